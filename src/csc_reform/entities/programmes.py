"""Programmes: what is run with the money, and where."""

from typing import ClassVar, final

import attrs

from csc_reform.entities.commitments import Progress
from csc_reform.entities.entity import Entity, check_ids, refers_to
from csc_reform.history import NOTHING_STATED, History
from csc_reform.values.counts import Count
from csc_reform.values.spans import Span

__all__ = ["Programme"]


@final
@attrs.frozen(kw_only=True)
class Programme(Entity):
    """
    A funded piece of work; a new design of it is a new programme.

    Attributes:
        pillar_ids: The pillars it serves.
        commitment_ids: The commitments it carries out.
        group_ids: The groups it is for; those of the commitments it carries out need no naming.
        places: How many places it runs in.
        area_ids: The areas it runs in, by name.
        period: The time it runs, as planned or as it came about.
        progress: How far it has come.
        supersedes_id: The programme that it replaces; None when it replaces none.
    """

    KIND: ClassVar[str] = "programmes"

    pillar_ids: tuple[str, ...] = attrs.field(
        default=(), validator=check_ids, metadata=refers_to("pillars")
    )
    commitment_ids: tuple[str, ...] = attrs.field(
        default=(), validator=check_ids, metadata=refers_to("commitments")
    )
    group_ids: tuple[str, ...] = attrs.field(
        default=(), validator=check_ids, metadata=refers_to("groups")
    )
    places: History[Count] = attrs.field(default=NOTHING_STATED)
    area_ids: History[tuple[str, ...]] = attrs.field(
        default=NOTHING_STATED, metadata=refers_to("areas")
    )
    period: History[Span] = attrs.field(default=NOTHING_STATED)
    progress: History[Progress] = attrs.field(default=NOTHING_STATED)
    supersedes_id: str | None = attrs.field(default=None, metadata=refers_to("programmes"))
