"""Funding lines: one sum of money in one scope, and how it is related to others."""

from enum import Enum
from typing import ClassVar, final

import attrs

from csc_reform.entities.entity import Basis, Entity, Part, check_id, refers_to
from csc_reform.errors import InvalidValueError
from csc_reform.history import NOTHING_STATED, History
from csc_reform.provenance import Citation, cited
from csc_reform.values.money import Money
from csc_reform.values.spans import Span

__all__ = [
    "FundingBasis",
    "FundingLine",
    "FundingRole",
    "Newness",
    "PartsComplete",
    "Relation",
    "RelationKind",
]


class FundingRole(Enum):
    """What a sum is."""

    #: The whole that others are parts of.
    ENVELOPE = "envelope"
    #: A sum set aside for one purpose.
    ALLOCATION = "allocation"
    #: A sum added to an earlier one.
    INCREMENT = "increment"
    #: What an earlier sum and its increments come to, as stated.
    RUNNING_TOTAL = "running total"
    #: One of the grants or items that a sum is made of.
    ELEMENT = "element"
    #: What somebody asked for.
    ASK = "ask"
    #: What somebody reckons a thing costs.
    ESTIMATE = "estimate"


class FundingBasis(Enum):
    """Whether a sum is for all of its recipients together or for each."""

    TOTAL = "total"
    EACH = "each"
    UNSTATED = "unstated"


class Newness(Enum):
    """Whether the source says that the money is new."""

    NEW = "new"
    REPURPOSED = "repurposed"
    UNSTATED = "unstated"


class PartsComplete(Enum):
    """Whether anybody says that the list of a sum's parts is complete."""

    YES = "yes"
    NO = "no"
    UNSTATED = "unstated"


class RelationKind(Enum):
    """How one sum is related to another."""

    #: It is inside the other.
    PART_OF = "part of"
    #: It is added to the other.
    INCREASES = "increases"
    #: It is the other as it stands after increases.
    RESTATES = "restates"
    #: It takes the place of the other.
    SUPERSEDES = "supersedes"


@final
@attrs.frozen(kw_only=True)
class Relation(Part):
    """
    How a funding line is related to another.

    Attributes:
        kind: How.
        to_id: The other line.
        basis: Whether a source says so, or it was worked out.
        citations: The passages, at least one.
    """

    KIND: ClassVar[str] = "relations"

    kind: RelationKind
    to_id: str = attrs.field(validator=check_id, metadata=refers_to("funding"))
    basis: Basis
    citations: tuple[Citation, ...] = attrs.field(validator=cited)


@final
@attrs.frozen(kw_only=True)
class FundingLine(Entity):
    """
    One sum of money in one scope; every printing of it is a statement of its amount.

    Attributes:
        subject_id: What the money is for.
        amount: How much.
        period: The time it is for.
        scope: What it covers, in our words; lines of different scope are different lines.
        role: What the sum is.
        basis: Whether it is for all recipients together or for each.
        newness: Whether the source says that the money is new.
        relations: How it is related to other lines.
        parts_complete: Whether anybody says that the list of its parts is complete.

    Raises:
        InvalidValueError: For a relation to itself, one given twice, and restating two lines.
    """

    KIND: ClassVar[str] = "funding"

    subject_id: str | None = attrs.field(
        default=None, metadata=refers_to("commitments", "programmes", "pillars", "sources")
    )
    amount: History[Money] = attrs.field(default=NOTHING_STATED)
    period: History[Span] = attrs.field(default=NOTHING_STATED)
    scope: str = ""
    role: FundingRole
    basis: FundingBasis = FundingBasis.UNSTATED
    newness: Newness = Newness.UNSTATED
    relations: tuple[Relation, ...] = ()
    parts_complete: PartsComplete = PartsComplete.UNSTATED

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        kinds = [(relation.kind, relation.to_id) for relation in self.relations]
        if self.id in [to_id for _, to_id in kinds]:
            raise InvalidValueError("relations", "to other lines", self.id)
        if len(set(kinds)) < len(kinds):
            raise InvalidValueError("relations", "each given once", len(kinds))
        if sum(kind is RelationKind.RESTATES for kind, _ in kinds) > 1:
            raise InvalidValueError("relations", "a restatement of one line at most", len(kinds))
