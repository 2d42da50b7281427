"""Claims: statements that can be checked against other statements."""

from enum import Enum
from typing import ClassVar, final

import attrs

from csc_reform.entities.commitments import Figure
from csc_reform.entities.entity import Entity, Part, refers_to
from csc_reform.errors import InvalidValueError
from csc_reform.values.counts import Count
from csc_reform.values.dates import PartialDate
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share
from csc_reform.values.spans import Span

__all__ = ["Claim", "ClaimKind", "Operand", "OperandRole"]


class ClaimKind(Enum):
    """What a claim says."""

    #: One sum is such a part of another: a numerator and a denominator.
    SHARE_OF = "share of"
    #: A thing grew by so much: an old and a new value.
    GROWTH_OF = "growth of"
    #: A thing grew by more than an index: an old and a new value, or the growth, and the index.
    ABOVE_INDEX = "above index"
    #: There are so many of a thing.
    COUNT_OF = "count of"
    #: A thing is the most of all: the thing, and the list it is the most of.
    SUPERLATIVE = "superlative"


class OperandRole(Enum):
    """What an operand is in a claim."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    OLD = "old value"
    NEW = "new value"
    #: How much a thing grew, where the source states that itself.
    GROWTH = "growth"
    INDEX = "index"
    SUBJECT = "subject"
    FIELD = "field of comparison"


@final
@attrs.frozen(kw_only=True)
class Operand(Part):
    """
    One of the things that a claim compares.

    Attributes:
        role: What it is in the claim.
        what: What it is, in words; named when it is missing.
        subject_id: The entity that holds its value; None when no source in the reform states it.
        at: The day whose value is meant; None when that is not in question.
    """

    KIND: ClassVar[str] = "operands"

    role: OperandRole
    what: str
    subject_id: str | None = attrs.field(
        default=None, metadata=refers_to("funding", "allowances", "indicators", "commitments")
    )
    at: PartialDate | None = None


#: The operands that each kind of claim needs: one of each role of one of these sets.
NEEDED: dict[ClaimKind, tuple[frozenset[OperandRole], ...]] = {
    ClaimKind.SHARE_OF: (frozenset({OperandRole.NUMERATOR, OperandRole.DENOMINATOR}),),
    ClaimKind.GROWTH_OF: (frozenset({OperandRole.OLD, OperandRole.NEW}),),
    ClaimKind.ABOVE_INDEX: (
        frozenset({OperandRole.OLD, OperandRole.NEW, OperandRole.INDEX}),
        frozenset({OperandRole.GROWTH, OperandRole.INDEX}),
    ),
    ClaimKind.COUNT_OF: (frozenset({OperandRole.SUBJECT}),),
    ClaimKind.SUPERLATIVE: (frozenset({OperandRole.SUBJECT, OperandRole.FIELD}),),
}


#: The figures that each kind of claim can assert.
ASSERTED: dict[ClaimKind, tuple[type[Figure], ...]] = {
    ClaimKind.SHARE_OF: (Share, Ratio),
    ClaimKind.GROWTH_OF: (Ratio, Share),
    ClaimKind.ABOVE_INDEX: (),
    ClaimKind.COUNT_OF: (Count,),
    ClaimKind.SUPERLATIVE: (),
}


@final
@attrs.frozen(kw_only=True)
class Claim(Entity):
    """
    Something a source says that follows, or not, from other things that are stated.

    Attributes:
        kind: What it says.
        asserted: The figure it asserts; None when it asserts none.
        operands: What it compares: one of each role that its kind needs. A claim of growth above an
            index has an old and a new value, or the growth where the source states that itself.
        horizon: The time it is about; None when the source gives none.
    """

    KIND: ClassVar[str] = "claims"

    kind: ClaimKind
    asserted: Figure | None = None
    operands: tuple[Operand, ...] = ()
    horizon: Span | None = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        asserts = ASSERTED[self.kind]
        if self.asserted is not None and not isinstance(self.asserted, asserts):
            names = " or ".join(kind.__name__ for kind in asserts) or "None"
            raise InvalidValueError("asserted", f"a {names} in a claim of this kind", self.asserted)
        roles = [operand.role for operand in self.operands]
        needed = NEEDED[self.kind]
        if len(set(roles)) < len(roles) or frozenset(roles) not in needed:
            names = ", or of ".join(
                " and ".join(sorted(role.value for role in alternative)) for alternative in needed
            )
            raise InvalidValueError(
                "operands", f"one each of {names}", ", ".join(role.value for role in roles)
            )
