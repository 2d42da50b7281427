"""Recommendations of reviews, and what government made of them."""

from enum import Enum
from typing import ClassVar, final

import attrs

from csc_reform.entities.entity import Basis, Entity, Part, check_id, refers_to
from csc_reform.provenance import Citation, cited

__all__ = ["Outcome", "OutcomeKind", "Recommendation"]


class OutcomeKind(Enum):
    """What a commitment makes of a recommendation."""

    ADOPTS = "adopts"
    RENAMES = "renames"
    NARROWS = "narrows"
    DEFERS = "defers"
    REJECTS = "rejects"


@final
@attrs.frozen(kw_only=True)
class Outcome(Part):
    """
    What one commitment makes of a recommendation.

    Attributes:
        kind: What it makes of it.
        commitment_id: The commitment; None for a rejection.
        basis: Whether a source says so, or it was worked out.
        citations: The passages, at least one.
    """

    KIND: ClassVar[str] = "outcomes"

    kind: OutcomeKind
    commitment_id: str | None = attrs.field(default=None, metadata=refers_to("commitments"))
    basis: Basis
    citations: tuple[Citation, ...] = attrs.field(validator=cited)


@final
@attrs.frozen(kw_only=True)
class Recommendation(Entity):
    """
    Something that a review recommended; that it has no counterpart is worked out, never stored.

    Attributes:
        source_id: The report that makes it.
        outcomes: What commitments make of it.
    """

    KIND: ClassVar[str] = "recommendations"

    source_id: str = attrs.field(validator=check_id, metadata=refers_to("sources"))
    outcomes: tuple[Outcome, ...] = ()
