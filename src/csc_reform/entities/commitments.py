"""Commitments: what government said it would do, how firmly, and how far it has come."""

from enum import Enum
from typing import ClassVar, final

import attrs

from csc_reform.entities.entity import Entity, Part, check_ids, refers_to
from csc_reform.errors import UnitError
from csc_reform.history import NOTHING_STATED, History
from csc_reform.values.counts import Count
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share

__all__ = ["Commitment", "Figure", "Nature", "Progress", "Strength", "Target"]

#: A figure that is not money: so many things, a part of a whole, or a growth.
Figure = Count | Share | Ratio


class Nature(Enum):
    """What kind of promise a commitment is."""

    #: Something will be done.
    ACTION = "action"
    #: Something is aimed at.
    AIM = "aim"
    #: Something will be done if something else is so.
    CONDITIONAL = "conditional"
    #: Somebody else is expected to do something.
    EXPECTATION = "expectation"


class Strength(Enum):
    """
    How firmly government has bound itself; each is stronger than the ones before it.

    >>> Strength.PILOT > Strength.EXPLORE
    True
    """

    EXPLORE = "explore"
    CONSULT = "consult"
    PILOT = "pilot"
    COMMIT = "commit"
    LEGISLATE = "legislate"

    def __init__(self, _value: str) -> None:
        # Members are made in order, each after the weaker ones.
        self._rank = len(type(self).__members__)

    def _rank_of(self, other: object) -> int:
        if not isinstance(other, Strength):
            raise UnitError("operand", "a Strength", other)
        return other._rank  # noqa: SLF001 (of its own kind)

    def __lt__(self, other: "Strength") -> bool:
        """Tell whether this is the weaker."""
        return self._rank < self._rank_of(other)

    def __le__(self, other: "Strength") -> bool:
        """Tell whether this is no stronger."""
        return self._rank <= self._rank_of(other)

    def __gt__(self, other: "Strength") -> bool:
        """Tell whether this is the stronger."""
        return self._rank > self._rank_of(other)

    def __ge__(self, other: "Strength") -> bool:
        """Tell whether this is no weaker."""
        return self._rank >= self._rank_of(other)


class Progress(Enum):
    """How far a commitment or programme has come."""

    ANNOUNCED = "announced"
    UNDER_WAY = "under way"
    DELIVERED = "delivered"
    SUPERSEDED = "superseded"
    NOT_LAUNCHED = "not launched"
    DROPPED = "dropped"


@final
@attrs.frozen(kw_only=True)
class Target(Part):
    """
    A figure that a commitment is to reach or not to pass, beside what was delivered.

    Attributes:
        what: What is measured.
        cap: The most there will be, as "up to 12 local areas".
        target: What is to be reached.
        delivered: What was reached.
    """

    KIND: ClassVar[str] = "targets"

    what: str
    cap: History[Figure] = attrs.field(default=NOTHING_STATED)
    target: History[Figure] = attrs.field(default=NOTHING_STATED)
    delivered: History[Figure] = attrs.field(default=NOTHING_STATED)


@final
@attrs.frozen(kw_only=True)
class Commitment(Entity):
    """
    Something that government said it would do.

    Attributes:
        pillar_id: The pillar it belongs to; None when it belongs to the strategy as a whole.
        also_pillar_ids: Other pillars it serves.
        nature: What kind of promise it is.
        lead_ids: The organisations that are to do it.
        group_ids: The groups it is for.
        strength: How firmly government has bound itself; empty for an expectation of others.
        progress: How far it has come.
        targets: The figures it is to reach or not to pass.
        supersedes_id: The commitment that it replaces; None when it replaces none.
    """

    KIND: ClassVar[str] = "commitments"

    pillar_id: str | None = attrs.field(default=None, metadata=refers_to("pillars"))
    also_pillar_ids: tuple[str, ...] = attrs.field(
        default=(), validator=check_ids, metadata=refers_to("pillars")
    )
    nature: Nature = Nature.ACTION
    lead_ids: History[tuple[str, ...]] = attrs.field(
        default=NOTHING_STATED, metadata=refers_to("organisations")
    )
    group_ids: tuple[str, ...] = attrs.field(
        default=(), validator=check_ids, metadata=refers_to("groups")
    )
    strength: History[Strength] = attrs.field(default=NOTHING_STATED)
    progress: History[Progress] = attrs.field(default=NOTHING_STATED)
    targets: tuple[Target, ...] = ()
    supersedes_id: str | None = attrs.field(default=None, metadata=refers_to("commitments"))
