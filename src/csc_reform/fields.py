"""
The fields of every kind of entity, to make queries with.

One class a kind, named in the singular, used as a namespace:

>>> from csc_reform import load
>>> from csc_reform.fields import commitment as c
>>> load().commitments.where(c.pillar_id == "family-networks").count()
7
"""

from typing import TYPE_CHECKING, Final, final

from csc_reform.entities.allowances import Allowance, AllowanceKind, KeyedOn, YearKind
from csc_reform.entities.areas import Area, AreaKind
from csc_reform.entities.claims import Claim, ClaimKind
from csc_reform.entities.commitments import Commitment, Nature, Progress, Strength
from csc_reform.entities.consultations import Consultation
from csc_reform.entities.funding import (
    FundingBasis,
    FundingLine,
    FundingRole,
    Newness,
    PartsComplete,
)
from csc_reform.entities.groups import Group
from csc_reform.entities.indicators import Indicator
from csc_reform.entities.milestones import Milestone
from csc_reform.entities.organisations import Office, Organisation, OrganisationKind
from csc_reform.entities.pillars import Pillar
from csc_reform.entities.positions import Position, Stance, Topic, Voice
from csc_reform.entities.programmes import Programme
from csc_reform.entities.recommendations import Recommendation
from csc_reform.entities.sources import DateBasis, Source, SourceKind
from csc_reform.errors import UnknownFieldError
from csc_reform.query import (
    Field,
    HedgedField,
    OptionalField,
    OrderedField,
    SetField,
    TextField,
)
from csc_reform.values.counts import Count
from csc_reform.values.money import Money

__all__ = [
    "allowance",
    "area",
    "claim",
    "commitment",
    "consultation",
    "funding",
    "group",
    "indicator",
    "milestone",
    "office",
    "organisation",
    "pillar",
    "position",
    "programme",
    "recommendation",
    "source",
]


class _Namespace(type):
    """Says what a misspelt field should have been; a type checker has said so before."""

    if not TYPE_CHECKING:

        def __getattr__(cls, name: str) -> object:
            if name.startswith("__"):
                raise AttributeError(name)
            known = [field for field in vars(cls) if not field.startswith("_")]
            raise UnknownFieldError(cls.__name__, name, known)


@final
class source(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Source`."""

    id: Final = TextField(Source, "id", str)
    title: Final = TextField(Source, "title", str)
    summary: Final = TextField(Source, "summary", str)
    kind: Final = Field(Source, "kind", SourceKind)
    publisher_ids: Final = SetField(Source, "publisher_ids", str)
    basis: Final = Field(Source, "basis", DateBasis)
    url: Final = OptionalField(Source, "url", str)
    supersedes_id: Final = OptionalField(Source, "supersedes_id", str)
    responds_to_ids: Final = SetField(Source, "responds_to_ids", str)


@final
class organisation(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Organisation`."""

    id: Final = TextField(Organisation, "id", str)
    title: Final = TextField(Organisation, "title", str)
    summary: Final = TextField(Organisation, "summary", str)
    kind: Final = Field(Organisation, "kind", OrganisationKind)
    linked_ids: Final = SetField(Organisation, "linked_ids", str)


@final
class office(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Office`."""

    id: Final = TextField(Office, "id", str)
    title: Final = TextField(Office, "title", str)
    summary: Final = TextField(Office, "summary", str)
    organisation_id: Final = TextField(Office, "organisation_id", str)
    holders: Final = TextField(Office, "holders", str)


@final
class group(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Group`."""

    id: Final = TextField(Group, "id", str)
    title: Final = TextField(Group, "title", str)
    summary: Final = TextField(Group, "summary", str)
    broader_id: Final = OptionalField(Group, "broader_id", str)


@final
class area(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Area`."""

    id: Final = TextField(Area, "id", str)
    title: Final = TextField(Area, "title", str)
    summary: Final = TextField(Area, "summary", str)
    kind: Final = Field(Area, "kind", AreaKind)
    gss_code: Final = OptionalField(Area, "gss_code", str)


@final
class pillar(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Pillar`."""

    id: Final = TextField(Pillar, "id", str)
    title: Final = TextField(Pillar, "title", str)
    summary: Final = TextField(Pillar, "summary", str)
    number: Final = OrderedField(Pillar, "number", int)
    headings: Final = TextField(Pillar, "headings", str)


@final
class commitment(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Commitment`."""

    id: Final = TextField(Commitment, "id", str)
    title: Final = TextField(Commitment, "title", str)
    summary: Final = TextField(Commitment, "summary", str)
    pillar_id: Final = OptionalField(Commitment, "pillar_id", str)
    also_pillar_ids: Final = SetField(Commitment, "also_pillar_ids", str)
    nature: Final = Field(Commitment, "nature", Nature)
    lead_ids: Final = SetField(Commitment, "lead_ids", str)
    group_ids: Final = SetField(Commitment, "group_ids", str)
    strength: Final = OrderedField(Commitment, "strength", Strength)
    progress: Final = Field(Commitment, "progress", Progress)
    supersedes_id: Final = OptionalField(Commitment, "supersedes_id", str)


@final
class programme(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Programme`."""

    id: Final = TextField(Programme, "id", str)
    title: Final = TextField(Programme, "title", str)
    summary: Final = TextField(Programme, "summary", str)
    pillar_ids: Final = SetField(Programme, "pillar_ids", str)
    commitment_ids: Final = SetField(Programme, "commitment_ids", str)
    places: Final = HedgedField(Programme, "places", Count)
    area_ids: Final = SetField(Programme, "area_ids", str)
    progress: Final = Field(Programme, "progress", Progress)
    supersedes_id: Final = OptionalField(Programme, "supersedes_id", str)


@final
class funding(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `FundingLine`."""

    id: Final = TextField(FundingLine, "id", str)
    title: Final = TextField(FundingLine, "title", str)
    summary: Final = TextField(FundingLine, "summary", str)
    subject_id: Final = OptionalField(FundingLine, "subject_id", str)
    amount: Final = HedgedField(FundingLine, "amount", Money)
    scope: Final = TextField(FundingLine, "scope", str)
    role: Final = Field(FundingLine, "role", FundingRole)
    basis: Final = Field(FundingLine, "basis", FundingBasis)
    newness: Final = Field(FundingLine, "newness", Newness)
    parts_complete: Final = Field(FundingLine, "parts_complete", PartsComplete)


@final
class allowance(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Allowance`."""

    id: Final = TextField(Allowance, "id", str)
    title: Final = TextField(Allowance, "title", str)
    summary: Final = TextField(Allowance, "summary", str)
    kind: Final = Field(Allowance, "kind", AllowanceKind)
    payee_group_id: Final = OptionalField(Allowance, "payee_group_id", str)
    payer_id: Final = OptionalField(Allowance, "payer_id", str)
    keyed_on: Final = Field(Allowance, "keyed_on", KeyedOn)
    year: Final = Field(Allowance, "year", YearKind)
    eligibility: Final = TextField(Allowance, "eligibility", str)
    announcements: Final = TextField(Allowance, "announcements", str)


@final
class milestone(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Milestone`."""

    id: Final = TextField(Milestone, "id", str)
    title: Final = TextField(Milestone, "title", str)
    summary: Final = TextField(Milestone, "summary", str)
    subject_id: Final = OptionalField(Milestone, "subject_id", str)
    locator: Final = TextField(Milestone, "locator", str)
    condition: Final = TextField(Milestone, "condition", str)
    extent: Final = TextField(Milestone, "extent", str)


@final
class consultation(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Consultation`."""

    id: Final = TextField(Consultation, "id", str)
    title: Final = TextField(Consultation, "title", str)
    summary: Final = TextField(Consultation, "summary", str)
    source_ids: Final = SetField(Consultation, "source_ids", str)
    audience: Final = TextField(Consultation, "audience", str)
    outcome_ids: Final = SetField(Consultation, "outcome_ids", str)


@final
class position(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Position`."""

    id: Final = TextField(Position, "id", str)
    title: Final = TextField(Position, "title", str)
    summary: Final = TextField(Position, "summary", str)
    holder_id: Final = TextField(Position, "holder_id", str)
    voice: Final = Field(Position, "voice", Voice)
    stance: Final = Field(Position, "stance", Stance)
    target_ids: Final = SetField(Position, "target_ids", str)
    topic: Final = OptionalField(Position, "topic", Topic)
    group_ids: Final = SetField(Position, "group_ids", str)


@final
class recommendation(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Recommendation`."""

    id: Final = TextField(Recommendation, "id", str)
    title: Final = TextField(Recommendation, "title", str)
    summary: Final = TextField(Recommendation, "summary", str)
    source_id: Final = TextField(Recommendation, "source_id", str)


@final
class indicator(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Indicator`."""

    id: Final = TextField(Indicator, "id", str)
    title: Final = TextField(Indicator, "title", str)
    summary: Final = TextField(Indicator, "summary", str)
    unit: Final = TextField(Indicator, "unit", str)


@final
class claim(metaclass=_Namespace):  # noqa: N801 (used as a namespace)
    """The fields of a `Claim`."""

    id: Final = TextField(Claim, "id", str)
    title: Final = TextField(Claim, "title", str)
    summary: Final = TextField(Claim, "summary", str)
    kind: Final = Field(Claim, "kind", ClaimKind)
