"""The timeline: what happened and is to happen, in order, what is late, and by how much."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import cast, final

import attrs

from csc_reform._validators import check_type, checked_items, optional_type
from csc_reform.errors import InvalidValueError
from csc_reform.events import Event, EventKind, events_of
from csc_reform.reform import Reform
from csc_reform.slippage import Slip, slips_of
from csc_reform.values.dates import Day, exact_date

__all__ = ["Timeline", "timeline"]

#: What is not told of as done, and may be to come on the very day.
_TO_COME = frozenset({EventKind.OPENS, EventKind.CLOSES, EventKind.RATES_BEGIN, EventKind.PROMISED})
#: What is said: it is a record, and never lies ahead.
_SAID = frozenset(
    {
        EventKind.PUBLISHED,
        EventKind.ANNOUNCED,
        EventKind.REAFFIRMED,
        EventKind.STRENGTHENED,
        EventKind.WEAKENED,
        EventKind.SLIPPED,
    }
)


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    found = list(checked_items("events", events))
    for event in found:
        check_type("events", event, Event)
    return tuple(
        sorted(
            cast("list[Event]", found),
            key=lambda event: (event.at.earliest, event.at.latest, event.id),
        )
    )


def _checked(slips: Iterable[Slip]) -> list[Slip]:
    found = list(checked_items("slips", slips))
    for slip in found:
        check_type("slips", slip, Slip)
    return cast("list[Slip]", found)


def _by_promise(slips: Iterable[Slip]) -> tuple[Slip, ...]:
    return tuple(
        sorted(
            _checked(slips),
            key=lambda slip: (slip.promised.earliest, slip.promised.latest, slip.milestone_id),
        )
    )


@final
@attrs.frozen
class Timeline:
    """
    Events in a fixed order: by the earliest day, the latest day, then the id.

    Attributes:
        events: The events.
        slips: Given when it is made; `slippage` gives them in order.
        reform: The reform that it is the timeline of, by which ids are checked; no part of equality.
    """

    events: tuple[Event, ...] = attrs.field(converter=_in_order)
    _slips: tuple[Slip, ...] = attrs.field(
        default=(), converter=_by_promise, alias="slips", kw_only=True
    )
    reform: Reform | None = attrs.field(
        default=None, eq=False, repr=False, kw_only=True, validator=optional_type(Reform)
    )

    def __iter__(self) -> Iterator[Event]:
        """Go through the events."""
        return iter(self.events)

    def __len__(self) -> int:
        """Count the events."""
        return len(self.events)

    @cached_property
    def _earliest(self) -> list[date]:
        return [event.at.earliest for event in self.events]

    @cached_property
    def _reach(self) -> list[date]:
        """For each event, the last day that it or any before it can be."""
        return list(accumulate((event.at.latest for event in self.events), max))

    @cached_property
    def _waited_for(self) -> tuple[Event, ...]:
        return tuple(
            event for event in self.events if event.kind is EventKind.PROMISED and not event.is_done
        )

    def _of(self, events: Iterable[Event]) -> "Timeline":
        kept = tuple(events)
        subjects = {event.subject_id for event in kept}
        slips = (slip for slip in self._slips if slip.milestone_id in subjects)
        return Timeline(kept, slips=slips, reform=self.reform)

    def _where(self, keep: Callable[[Event], bool]) -> "Timeline":
        return self._of(filter(keep, self.events))

    def about(self, *ids: str) -> "Timeline":
        """
        Keep the events of these entities, named by their ids or former ids, and of their milestones.

        Raises:
            UnknownIdError: When nothing in the reform has an id.

        >>> from csc_reform import load
        >>> for event in timeline(load()).about("kinship-allowance").between(
        ...     "2023-01-01", "2023-12-31"
        ... ):
        ...     print(event.at, event.kind.value, event.detail)
        2023-02-02 announced explore
        2023-12-18 strengthened from explore to pilot
        """
        wanted = set(ids)
        if self.reform is not None:
            wanted = {self.reform.get(id_).id for id_ in ids}
            wanted |= {one.id for one in self.reform.milestones if one.subject_id in wanted}
        return self._where(lambda event: event.subject_id in wanted)

    def between(self, first: Day, last: Day) -> "Timeline":
        """
        Keep what may fall from the first day to the last, both included.

        Raises:
            InvalidValueError: When the last day is before the first.
        """
        start, end = exact_date("first", first), exact_date("last", last)
        if end < start:
            raise InvalidValueError("last", f"{start} or later", str(end))
        # None of those before the first is over later than the start of the time.
        at = slice(bisect_left(self._reach, start), bisect_right(self._earliest, end))
        return self._of(event for event in self.events[at] if event.at.latest >= start)

    def upcoming(self, on: Day) -> "Timeline":
        """
        Keep what may still come, on a day or after it, of which no source in view tells that it has.

        What a source says will come about after the day, such as a part of an Act that is to come
        into force, is among it. To look ahead from a day with no more than was known then, ask it of
        that day's view.
        """
        day = exact_date("on", on)
        return self._where(lambda event: _is_ahead(event, day))

    def overdue(self, on: Day) -> "Timeline":
        """
        Keep the promises whose day is certainly past, of whose delivery no source in view tells.

        A milestone is delivered when a source says so of it. That the commitment it belongs to is
        delivered as a whole does not say that, nor that it was superseded or dropped.
        """
        day = exact_date("on", on)
        return self._of(event for event in self._waited_for if event.at.latest < day)

    def may_be_overdue(self, on: Day) -> "Timeline":
        """Keep the promises whose day may be past, of whose delivery no source tells."""
        day = exact_date("on", on)
        return self._of(
            event for event in self._waited_for if event.at.earliest < day <= event.at.latest
        )

    def slippage(self) -> tuple[Slip, ...]:
        """
        Give what was first promised beside what became of it, in the order of the promises.

        What was neither put off nor, as far as any source in view tells, delivered is not among it:
        see `overdue`.

        >>> from csc_reform import load
        >>> slips = timeline(load()).about("leaving-care-allowance-effective").slippage()
        >>> print(slips[0].days)
        [-29, 0]
        """
        return self._slips


def _is_ahead(event: Event, day: date) -> bool:
    if event.kind in _TO_COME:
        return event.at.latest >= day and not event.is_done
    return event.kind not in _SAID and event.at.earliest > day


def timeline(reform: Reform) -> Timeline:
    """
    Give everything in a reform that has a day.

    Raises:
        InvalidValueError: For what is no reform.

    >>> from csc_reform import load, timeline
    >>> late = timeline(load().known_on("2023-12-18")).about("dashboard").overdue("2025-01-01")
    >>> [event.subject_id for event in late]
    ['dashboard-promised']
    """
    check_type("reform", reform, Reform)
    return Timeline(events_of(reform), slips=slips_of(reform), reform=reform)
