"""The fields of funding, to ask about them."""

from typing import Final, final

from csc_reform.entities.entity import Basis
from csc_reform.entities.funding import (
    FundingBasis,
    FundingLine,
    FundingRole,
    Newness,
    PartsComplete,
    Relation,
    RelationKind,
)
from csc_reform.fields._entity import EntityFields, Fields
from csc_reform.query.fields import (
    HedgedHistory,
    OptionalText,
    PartsField,
    SpanHistory,
    TextField,
    ValueField,
)
from csc_reform.values.money import Money

__all__ = ["FundingFields", "RelationFields", "funding", "relation"]


@final
class RelationFields(Fields[Relation]):
    """The fields of a `Relation`."""

    __slots__ = ()

    kind: Final[ValueField[Relation, RelationKind, RelationKind]] = ValueField(Relation, "kind")
    """How."""

    to_id: Final[TextField[Relation, str]] = TextField(Relation, "to_id")
    """The other line."""

    basis: Final[ValueField[Relation, Basis, Basis]] = ValueField(Relation, "basis")
    """Whether a source says so, or it was worked out."""


relation: Final[RelationFields] = RelationFields(Relation)
"""The fields of a `Relation`."""


@final
class FundingFields(EntityFields[FundingLine]):
    """The fields of a `FundingLine`."""

    __slots__ = ()

    subject_id: Final[OptionalText[FundingLine]] = OptionalText(FundingLine, "subject_id")
    """What the money is for."""

    amount: Final[HedgedHistory[FundingLine, Money]] = HedgedHistory(FundingLine, "amount")
    """How much."""

    period: Final[SpanHistory[FundingLine]] = SpanHistory(FundingLine, "period")
    """The time it is for."""

    scope: Final[TextField[FundingLine, str]] = TextField(FundingLine, "scope")
    """What it covers, in our words; lines of different scope are different lines."""

    role: Final[ValueField[FundingLine, FundingRole, FundingRole]] = ValueField(FundingLine, "role")
    """What the sum is."""

    basis: Final[ValueField[FundingLine, FundingBasis, FundingBasis]] = ValueField(
        FundingLine, "basis"
    )
    """Whether it is for all recipients together or for each."""

    newness: Final[ValueField[FundingLine, Newness, Newness]] = ValueField(FundingLine, "newness")
    """Whether the source says that the money is new."""

    relations: Final[PartsField[FundingLine, Relation]] = PartsField(FundingLine, "relations")
    """How it is related to other lines."""

    parts_complete: Final[ValueField[FundingLine, PartsComplete, PartsComplete]] = ValueField(
        FundingLine, "parts_complete"
    )
    """Whether anybody says that the list of its parts is complete."""


funding: Final[FundingFields] = FundingFields(FundingLine)
"""The fields of a `FundingLine`."""
