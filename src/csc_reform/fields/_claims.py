"""The fields of claims, to ask about them."""

from typing import Final, final

from csc_reform.entities.claims import Claim, ClaimKind, Operand, OperandRole
from csc_reform.entities.commitments import Figure
from csc_reform.fields._entity import EntityFields, Fields
from csc_reform.query.fields import (
    OptionalDate,
    OptionalHedged,
    OptionalSpan,
    OptionalText,
    PartsField,
    TextField,
    ValueField,
)

__all__ = ["ClaimFields", "OperandFields", "claim", "operand"]


@final
class OperandFields(Fields[Operand]):
    """The fields of an `Operand`."""

    __slots__ = ()

    role: Final[ValueField[Operand, OperandRole, OperandRole]] = ValueField(Operand, "role")
    """What it is in the claim."""

    what: Final[TextField[Operand, str]] = TextField(Operand, "what")
    """What it is, in words; named when it is missing."""

    subject_id: Final[OptionalText[Operand]] = OptionalText(Operand, "subject_id")
    """The entity that holds its value; None when no source in the reform states it."""

    at: Final[OptionalDate[Operand]] = OptionalDate(Operand, "at")
    """The day whose value is meant; None when that is not in question."""


operand: Final[OperandFields] = OperandFields(Operand)
"""The fields of an `Operand`."""


@final
class ClaimFields(EntityFields[Claim]):
    """The fields of a `Claim`."""

    __slots__ = ()

    kind: Final[ValueField[Claim, ClaimKind, ClaimKind]] = ValueField(Claim, "kind")
    """What it says."""

    asserted: Final[OptionalHedged[Claim, Figure]] = OptionalHedged(Claim, "asserted")
    """The figure it asserts; None when it asserts none."""

    operands: Final[PartsField[Claim, Operand]] = PartsField(Claim, "operands")
    """
    What it compares: one of each role that its kind needs. A claim of growth above an index
    has an old and a new value, or the growth where the source states that itself.
    """

    horizon: Final[OptionalSpan[Claim]] = OptionalSpan(Claim, "horizon")
    """The time it is about; None when the source gives none."""


claim: Final[ClaimFields] = ClaimFields(Claim)
"""The fields of a `Claim`."""
