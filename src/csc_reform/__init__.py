"""
A typed, cited model of the reform of children's social care in England.

Everything a user needs is imported from here; nothing is imported or read before it is used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csc_reform.claim_checks import ClaimCheck as ClaimCheck
    from csc_reform.claim_checks import check_claims as check_claims
    from csc_reform.data import load as load
    from csc_reform.entities.allowances import Allowance as Allowance
    from csc_reform.entities.allowances import AllowanceKind as AllowanceKind
    from csc_reform.entities.allowances import Instalment as Instalment
    from csc_reform.entities.allowances import KeyedOn as KeyedOn
    from csc_reform.entities.allowances import NoRate as NoRate
    from csc_reform.entities.allowances import NoRateReason as NoRateReason
    from csc_reform.entities.allowances import Rate as Rate
    from csc_reform.entities.allowances import YearKind as YearKind
    from csc_reform.entities.areas import Area as Area
    from csc_reform.entities.areas import AreaKind as AreaKind
    from csc_reform.entities.areas import Region as Region
    from csc_reform.entities.claims import Claim as Claim
    from csc_reform.entities.claims import ClaimKind as ClaimKind
    from csc_reform.entities.claims import Operand as Operand
    from csc_reform.entities.claims import OperandRole as OperandRole
    from csc_reform.entities.commitments import Commitment as Commitment
    from csc_reform.entities.commitments import Figure as Figure
    from csc_reform.entities.commitments import Nature as Nature
    from csc_reform.entities.commitments import Progress as Progress
    from csc_reform.entities.commitments import Strength as Strength
    from csc_reform.entities.commitments import Target as Target
    from csc_reform.entities.consultations import Consultation as Consultation
    from csc_reform.entities.entity import Basis as Basis
    from csc_reform.entities.entity import Entity as Entity
    from csc_reform.entities.funding import FundingBasis as FundingBasis
    from csc_reform.entities.funding import FundingLine as FundingLine
    from csc_reform.entities.funding import FundingRole as FundingRole
    from csc_reform.entities.funding import Newness as Newness
    from csc_reform.entities.funding import PartsComplete as PartsComplete
    from csc_reform.entities.funding import Relation as Relation
    from csc_reform.entities.funding import RelationKind as RelationKind
    from csc_reform.entities.groups import Group as Group
    from csc_reform.entities.indicators import Indicator as Indicator
    from csc_reform.entities.milestones import Milestone as Milestone
    from csc_reform.entities.organisations import Office as Office
    from csc_reform.entities.organisations import Organisation as Organisation
    from csc_reform.entities.organisations import OrganisationKind as OrganisationKind
    from csc_reform.entities.pillars import Pillar as Pillar
    from csc_reform.entities.positions import Position as Position
    from csc_reform.entities.positions import Stance as Stance
    from csc_reform.entities.positions import Topic as Topic
    from csc_reform.entities.positions import Voice as Voice
    from csc_reform.entities.programmes import Programme as Programme
    from csc_reform.entities.recommendations import Outcome as Outcome
    from csc_reform.entities.recommendations import OutcomeKind as OutcomeKind
    from csc_reform.entities.recommendations import Recommendation as Recommendation
    from csc_reform.entities.sources import DateBasis as DateBasis
    from csc_reform.entities.sources import Source as Source
    from csc_reform.entities.sources import SourceKind as SourceKind
    from csc_reform.errors import ConflictError as ConflictError
    from csc_reform.errors import CscReformError as CscReformError
    from csc_reform.errors import DocumentError as DocumentError
    from csc_reform.errors import Fault as Fault
    from csc_reform.errors import InvalidValueError as InvalidValueError
    from csc_reform.errors import NoRateError as NoRateError
    from csc_reform.errors import NotKnownError as NotKnownError
    from csc_reform.errors import NotOneError as NotOneError
    from csc_reform.errors import ParseError as ParseError
    from csc_reform.errors import UnitError as UnitError
    from csc_reform.errors import UnknownIdError as UnknownIdError
    from csc_reform.footnotes import cite as cite
    from csc_reform.history import Conflict as Conflict
    from csc_reform.history import History as History
    from csc_reform.history import NotKnown as NotKnown
    from csc_reform.history import Stated as Stated
    from csc_reform.history import StatementKind as StatementKind
    from csc_reform.io import dumps as dumps
    from csc_reform.io import loads as loads
    from csc_reform.io import read as read
    from csc_reform.io import write as write
    from csc_reform.provenance import Citation as Citation
    from csc_reform.provenance import Confidence as Confidence
    from csc_reform.provenance import Origin as Origin
    from csc_reform.query import Predicate as Predicate
    from csc_reform.query import Selection as Selection
    from csc_reform.reconciliation import Reconciliation as Reconciliation
    from csc_reform.reconciliation import SumReading as SumReading
    from csc_reform.reconciliation import reconcile as reconcile
    from csc_reform.reform import Reform as Reform
    from csc_reform.rules import Finding as Finding
    from csc_reform.rules import Report as Report
    from csc_reform.rules import Rule as Rule
    from csc_reform.rules import RuleSet as RuleSet
    from csc_reform.rules import Severity as Severity
    from csc_reform.rules import validate as validate
    from csc_reform.timelines import Event as Event
    from csc_reform.timelines import EventKind as EventKind
    from csc_reform.timelines import Timeline as Timeline
    from csc_reform.timelines import timeline as timeline
    from csc_reform.values.counts import Count as Count
    from csc_reform.values.counts import Recounted as Recounted
    from csc_reform.values.dates import AgeBand as AgeBand
    from csc_reform.values.dates import Bound as Bound
    from csc_reform.values.dates import Deadline as Deadline
    from csc_reform.values.dates import PartialDate as PartialDate
    from csc_reform.values.dates import Period as Period
    from csc_reform.values.dates import Span as Span
    from csc_reform.values.interval import Interval as Interval
    from csc_reform.values.money import Money as Money
    from csc_reform.values.money import Per as Per
    from csc_reform.values.ratios import Ratio as Ratio
    from csc_reform.values.shares import Share as Share
    from csc_reform.values.verdict import Verdict as Verdict

__version__ = "0.1.0"

_HOMES = {
    "AgeBand": "values.dates",
    "Allowance": "entities.allowances",
    "AllowanceKind": "entities.allowances",
    "Area": "entities.areas",
    "AreaKind": "entities.areas",
    "Basis": "entities.entity",
    "Bound": "values.dates",
    "Citation": "provenance",
    "Claim": "entities.claims",
    "ClaimCheck": "claim_checks",
    "ClaimKind": "entities.claims",
    "Commitment": "entities.commitments",
    "Confidence": "provenance",
    "Conflict": "history",
    "ConflictError": "errors",
    "Consultation": "entities.consultations",
    "Count": "values.counts",
    "CscReformError": "errors",
    "DateBasis": "entities.sources",
    "Deadline": "values.dates",
    "DocumentError": "errors",
    "Entity": "entities.entity",
    "Event": "timelines",
    "EventKind": "timelines",
    "Fault": "errors",
    "Figure": "entities.commitments",
    "Finding": "rules",
    "FundingBasis": "entities.funding",
    "FundingLine": "entities.funding",
    "FundingRole": "entities.funding",
    "Group": "entities.groups",
    "History": "history",
    "Indicator": "entities.indicators",
    "Instalment": "entities.allowances",
    "Interval": "values.interval",
    "InvalidValueError": "errors",
    "KeyedOn": "entities.allowances",
    "Milestone": "entities.milestones",
    "Money": "values.money",
    "Nature": "entities.commitments",
    "Newness": "entities.funding",
    "NoRate": "entities.allowances",
    "NoRateError": "errors",
    "NoRateReason": "entities.allowances",
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
    "PartialDate": "values.dates",
    "PartsComplete": "entities.funding",
    "Per": "values.money",
    "Period": "values.dates",
    "Pillar": "entities.pillars",
    "Position": "entities.positions",
    "Predicate": "query",
    "Programme": "entities.programmes",
    "Progress": "entities.commitments",
    "Rate": "entities.allowances",
    "Ratio": "values.ratios",
    "Recommendation": "entities.recommendations",
    "Reconciliation": "reconciliation",
    "Recounted": "values.counts",
    "Reform": "reform",
    "Region": "entities.areas",
    "Relation": "entities.funding",
    "RelationKind": "entities.funding",
    "Report": "rules",
    "Rule": "rules",
    "RuleSet": "rules",
    "Selection": "query",
    "Severity": "rules",
    "Share": "values.shares",
    "Source": "entities.sources",
    "SourceKind": "entities.sources",
    "Span": "values.dates",
    "Stance": "entities.positions",
    "Stated": "history",
    "StatementKind": "history",
    "Strength": "entities.commitments",
    "SumReading": "reconciliation",
    "Target": "entities.commitments",
    "Timeline": "timelines",
    "Topic": "entities.positions",
    "UnitError": "errors",
    "UnknownIdError": "errors",
    "Verdict": "values.verdict",
    "Voice": "entities.positions",
    "YearKind": "entities.allowances",
    "check_claims": "claim_checks",
    "cite": "footnotes",
    "dumps": "io",
    "load": "data",
    "loads": "io",
    "read": "io",
    "reconcile": "reconciliation",
    "timeline": "timelines",
    "validate": "rules",
    "write": "io",
}

__all__ = [
    "AgeBand",
    "Allowance",
    "AllowanceKind",
    "Area",
    "AreaKind",
    "Basis",
    "Bound",
    "Citation",
    "Claim",
    "ClaimCheck",
    "ClaimKind",
    "Commitment",
    "Confidence",
    "Conflict",
    "ConflictError",
    "Consultation",
    "Count",
    "CscReformError",
    "DateBasis",
    "Deadline",
    "DocumentError",
    "Entity",
    "Event",
    "EventKind",
    "Fault",
    "Figure",
    "Finding",
    "FundingBasis",
    "FundingLine",
    "FundingRole",
    "Group",
    "History",
    "Indicator",
    "Instalment",
    "Interval",
    "InvalidValueError",
    "KeyedOn",
    "Milestone",
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
    "PartialDate",
    "PartsComplete",
    "Per",
    "Period",
    "Pillar",
    "Position",
    "Predicate",
    "Programme",
    "Progress",
    "Rate",
    "Ratio",
    "Recommendation",
    "Reconciliation",
    "Recounted",
    "Reform",
    "Region",
    "Relation",
    "RelationKind",
    "Report",
    "Rule",
    "RuleSet",
    "Selection",
    "Severity",
    "Share",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "Stated",
    "StatementKind",
    "Strength",
    "SumReading",
    "Target",
    "Timeline",
    "Topic",
    "UnitError",
    "UnknownIdError",
    "Verdict",
    "Voice",
    "YearKind",
    "check_claims",
    "cite",
    "dumps",
    "load",
    "loads",
    "read",
    "reconcile",
    "timeline",
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
