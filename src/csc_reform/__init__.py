"""
A typed, cited model of the reform of children's social care in England.

Everything a user needs is imported from here; nothing is imported or read before it is used.
"""

#: Type checkers take this for true; importing `typing` for it would cost more than all the rest.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from csc_reform.changes import (
        Change,
        EntityAdded,
        EntityWithdrawn,
        FieldChanged,
        FieldDifference,
        FigureRestated,
        HedgeChanged,
        HistoryChanged,
        ItemsChanged,
        LatestChanged,
        MilestoneMoved,
        StrengthLowered,
        StrengthRaised,
    )
    from csc_reform.claim_checks import ClaimCheck, check_claims
    from csc_reform.combination import Clash, CombineError, combine
    from csc_reform.data import load
    from csc_reform.differences import diff
    from csc_reform.dossiers import Dossier, dossier
    from csc_reform.entities.allowances import Allowance, KeyedOn, YearKind
    from csc_reform.entities.areas import Area, AreaKind, Region
    from csc_reform.entities.claims import Claim, ClaimKind, Operand, OperandRole
    from csc_reform.entities.commitments import (
        Commitment,
        Figure,
        Nature,
        Progress,
        Strength,
        Target,
    )
    from csc_reform.entities.consultations import Consultation
    from csc_reform.entities.entity import Basis, Entity
    from csc_reform.entities.funding import (
        FundingBasis,
        FundingLine,
        FundingRole,
        Newness,
        PartsComplete,
        Relation,
        RelationKind,
    )
    from csc_reform.entities.groups import Group
    from csc_reform.entities.indicators import Indicator
    from csc_reform.entities.milestones import Milestone
    from csc_reform.entities.organisations import Office, Organisation, OrganisationKind
    from csc_reform.entities.payments import PartWeeks, Payment, PaymentGap, PaymentLine
    from csc_reform.entities.pillars import Pillar
    from csc_reform.entities.positions import Position, Stance, Topic, Voice
    from csc_reform.entities.programmes import Programme
    from csc_reform.entities.rates import AllowanceKind, Instalment, NoRate, Rate
    from csc_reform.entities.recommendations import Outcome, OutcomeKind, Recommendation
    from csc_reform.entities.sources import DateBasis, Source, SourceKind
    from csc_reform.errors import (
        ConflictError,
        CscReformError,
        DocumentError,
        Fault,
        InvalidValueError,
        NoRateError,
        NoRateReason,
        NotKnownError,
        NotOneError,
        ParseError,
        UnitError,
        UnknownFieldError,
        UnknownIdError,
    )
    from csc_reform.events import Event, EventKind
    from csc_reform.extensions import Extensions
    from csc_reform.footnotes import cite
    from csc_reform.history import Conflict, History, NotKnown
    from csc_reform.inclusion import (
        Coverage,
        CoverageCell,
        Reach,
        ReachedBy,
        SpokenFor,
        coverage,
    )
    from csc_reform.io import (
        dumps,
        dumps_query,
        dumps_schema,
        loads,
        loads_query,
        read,
        read_conditions,
        read_field,
        read_sort_key,
        write,
    )
    from csc_reform.named_ids import check_ids
    from csc_reform.provenance import Citation, Confidence, Origin
    from csc_reform.query import Predicate, Selection
    from csc_reform.reconciliation import (
        Reconciliation,
        SumReading,
        Together,
        reconcile,
        together,
    )
    from csc_reform.reform import Reform
    from csc_reform.rules import (
        BUILTIN,
        Finding,
        Problem,
        Report,
        Rule,
        RuleSet,
        Severity,
        Suppression,
        validate,
    )
    from csc_reform.slippage import Slip
    from csc_reform.statements import Stated, StatementKind
    from csc_reform.timelines import Timeline, timeline
    from csc_reform.values.ages import AgeBand, AgeBands, age_on, birthday, rebanded
    from csc_reform.values.counts import Count, Recounted
    from csc_reform.values.dates import PartialDate, Precision
    from csc_reform.values.deadlines import Deadline
    from csc_reform.values.interval import Interval
    from csc_reform.values.money import Money, Per
    from csc_reform.values.periods import Period, PeriodUnit
    from csc_reform.values.ratios import Ratio
    from csc_reform.values.readings import Reading
    from csc_reform.values.relative_periods import RelativePeriod
    from csc_reform.values.shares import Share
    from csc_reform.values.spans import Bound, Span
    from csc_reform.values.verdict import Verdict

__version__ = "0.1.0"

#: The module that each public name comes from.
_HOMES = {
    "AgeBand": "values.ages",
    "AgeBands": "values.ages",
    "Allowance": "entities.allowances",
    "AllowanceKind": "entities.rates",
    "Area": "entities.areas",
    "AreaKind": "entities.areas",
    "BUILTIN": "rules",
    "Basis": "entities.entity",
    "Bound": "values.spans",
    "Change": "changes",
    "Citation": "provenance",
    "Claim": "entities.claims",
    "ClaimCheck": "claim_checks",
    "ClaimKind": "entities.claims",
    "Clash": "combination",
    "CombineError": "combination",
    "Commitment": "entities.commitments",
    "Confidence": "provenance",
    "Conflict": "history",
    "ConflictError": "errors",
    "Consultation": "entities.consultations",
    "Count": "values.counts",
    "Coverage": "inclusion",
    "CoverageCell": "inclusion",
    "CscReformError": "errors",
    "DateBasis": "entities.sources",
    "Deadline": "values.deadlines",
    "DocumentError": "errors",
    "Dossier": "dossiers",
    "Entity": "entities.entity",
    "EntityAdded": "changes",
    "EntityWithdrawn": "changes",
    "Event": "events",
    "EventKind": "events",
    "Extensions": "extensions",
    "Fault": "errors",
    "FieldChanged": "changes",
    "FieldDifference": "changes",
    "Figure": "entities.commitments",
    "FigureRestated": "changes",
    "Finding": "rules",
    "FundingBasis": "entities.funding",
    "FundingLine": "entities.funding",
    "FundingRole": "entities.funding",
    "Group": "entities.groups",
    "HedgeChanged": "changes",
    "History": "history",
    "HistoryChanged": "changes",
    "Indicator": "entities.indicators",
    "Instalment": "entities.rates",
    "Interval": "values.interval",
    "InvalidValueError": "errors",
    "ItemsChanged": "changes",
    "KeyedOn": "entities.allowances",
    "LatestChanged": "changes",
    "Milestone": "entities.milestones",
    "MilestoneMoved": "changes",
    "Money": "values.money",
    "Nature": "entities.commitments",
    "Newness": "entities.funding",
    "NoRate": "entities.rates",
    "NoRateError": "errors",
    "NoRateReason": "errors",
    "NotKnown": "history",
    "NotKnownError": "errors",
    "NotOneError": "errors",
    "Office": "entities.organisations",
    "Operand": "entities.claims",
    "OperandRole": "entities.claims",
    "Organisation": "entities.organisations",
    "OrganisationKind": "entities.organisations",
    "Origin": "provenance",
    "Outcome": "entities.recommendations",
    "OutcomeKind": "entities.recommendations",
    "ParseError": "errors",
    "PartWeeks": "entities.payments",
    "PartialDate": "values.dates",
    "PartsComplete": "entities.funding",
    "Payment": "entities.payments",
    "PaymentGap": "entities.payments",
    "PaymentLine": "entities.payments",
    "Per": "values.money",
    "Period": "values.periods",
    "PeriodUnit": "values.periods",
    "Pillar": "entities.pillars",
    "Position": "entities.positions",
    "Precision": "values.dates",
    "Predicate": "query",
    "Problem": "rules",
    "Programme": "entities.programmes",
    "Progress": "entities.commitments",
    "Rate": "entities.rates",
    "Ratio": "values.ratios",
    "Reach": "inclusion",
    "ReachedBy": "inclusion",
    "Reading": "values.readings",
    "Recommendation": "entities.recommendations",
    "Reconciliation": "reconciliation",
    "Recounted": "values.counts",
    "Reform": "reform",
    "Region": "entities.areas",
    "Relation": "entities.funding",
    "RelationKind": "entities.funding",
    "RelativePeriod": "values.relative_periods",
    "Report": "rules",
    "Rule": "rules",
    "RuleSet": "rules",
    "Selection": "query",
    "Severity": "rules",
    "Share": "values.shares",
    "Slip": "slippage",
    "Source": "entities.sources",
    "SourceKind": "entities.sources",
    "Span": "values.spans",
    "SpokenFor": "inclusion",
    "Stance": "entities.positions",
    "Stated": "statements",
    "StatementKind": "statements",
    "Strength": "entities.commitments",
    "StrengthLowered": "changes",
    "StrengthRaised": "changes",
    "SumReading": "reconciliation",
    "Suppression": "rules",
    "Target": "entities.commitments",
    "Timeline": "timelines",
    "Topic": "entities.positions",
    "Together": "reconciliation",
    "UnitError": "errors",
    "UnknownFieldError": "errors",
    "UnknownIdError": "errors",
    "Verdict": "values.verdict",
    "Voice": "entities.positions",
    "YearKind": "entities.allowances",
    "age_on": "values.ages",
    "birthday": "values.ages",
    "check_claims": "claim_checks",
    "check_ids": "named_ids",
    "cite": "footnotes",
    "combine": "combination",
    "coverage": "inclusion",
    "diff": "differences",
    "dossier": "dossiers",
    "dumps": "io",
    "dumps_query": "io",
    "dumps_schema": "io",
    "load": "data",
    "loads": "io",
    "loads_query": "io",
    "read": "io",
    "read_conditions": "io",
    "read_field": "io",
    "read_sort_key": "io",
    "rebanded": "values.ages",
    "reconcile": "reconciliation",
    "timeline": "timelines",
    "together": "reconciliation",
    "validate": "rules",
    "write": "io",
}

__all__ = [
    "BUILTIN",
    "AgeBand",
    "AgeBands",
    "Allowance",
    "AllowanceKind",
    "Area",
    "AreaKind",
    "Basis",
    "Bound",
    "Change",
    "Citation",
    "Claim",
    "ClaimCheck",
    "ClaimKind",
    "Clash",
    "CombineError",
    "Commitment",
    "Confidence",
    "Conflict",
    "ConflictError",
    "Consultation",
    "Count",
    "Coverage",
    "CoverageCell",
    "CscReformError",
    "DateBasis",
    "Deadline",
    "DocumentError",
    "Dossier",
    "Entity",
    "EntityAdded",
    "EntityWithdrawn",
    "Event",
    "EventKind",
    "Extensions",
    "Fault",
    "FieldChanged",
    "FieldDifference",
    "Figure",
    "FigureRestated",
    "Finding",
    "FundingBasis",
    "FundingLine",
    "FundingRole",
    "Group",
    "HedgeChanged",
    "History",
    "HistoryChanged",
    "Indicator",
    "Instalment",
    "Interval",
    "InvalidValueError",
    "ItemsChanged",
    "KeyedOn",
    "LatestChanged",
    "Milestone",
    "MilestoneMoved",
    "Money",
    "Nature",
    "Newness",
    "NoRate",
    "NoRateError",
    "NoRateReason",
    "NotKnown",
    "NotKnownError",
    "NotOneError",
    "Office",
    "Operand",
    "OperandRole",
    "Organisation",
    "OrganisationKind",
    "Origin",
    "Outcome",
    "OutcomeKind",
    "ParseError",
    "PartWeeks",
    "PartialDate",
    "PartsComplete",
    "Payment",
    "PaymentGap",
    "PaymentLine",
    "Per",
    "Period",
    "PeriodUnit",
    "Pillar",
    "Position",
    "Precision",
    "Predicate",
    "Problem",
    "Programme",
    "Progress",
    "Rate",
    "Ratio",
    "Reach",
    "ReachedBy",
    "Reading",
    "Recommendation",
    "Reconciliation",
    "Recounted",
    "Reform",
    "Region",
    "Relation",
    "RelationKind",
    "RelativePeriod",
    "Report",
    "Rule",
    "RuleSet",
    "Selection",
    "Severity",
    "Share",
    "Slip",
    "Source",
    "SourceKind",
    "Span",
    "SpokenFor",
    "Stance",
    "Stated",
    "StatementKind",
    "Strength",
    "StrengthLowered",
    "StrengthRaised",
    "SumReading",
    "Suppression",
    "Target",
    "Timeline",
    "Together",
    "Topic",
    "UnitError",
    "UnknownFieldError",
    "UnknownIdError",
    "Verdict",
    "Voice",
    "YearKind",
    "age_on",
    "birthday",
    "check_claims",
    "check_ids",
    "cite",
    "combine",
    "coverage",
    "diff",
    "dossier",
    "dumps",
    "dumps_query",
    "dumps_schema",
    "load",
    "loads",
    "loads_query",
    "read",
    "read_conditions",
    "read_field",
    "read_sort_key",
    "rebanded",
    "reconcile",
    "timeline",
    "together",
    "validate",
    "write",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        msg = f"module 'csc_reform' has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415 (nothing is imported before it is used)

    value: object = getattr(import_module(f"csc_reform.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
