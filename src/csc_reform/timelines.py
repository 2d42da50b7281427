"""The timeline: everything that has a day, in order, and what is late."""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import TypeVar, final

import attrs

from csc_reform.errors import InvalidValueError
from csc_reform.history import History
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.values.dates import Day, PartialDate, exact_date
from csc_reform.values.deadlines import Deadline

__all__ = ["Event", "EventKind", "Timeline", "timeline"]


class EventKind(Enum):
    """What happens on the day of an event."""

    PUBLISHED = "published"
    OPENS = "opens"
    CLOSES = "closes"
    RATES_BEGIN = "rates begin"
    PROMISED = "promised"
    HAPPENED = "happened"


@final
@attrs.frozen(kw_only=True)
class Event:
    """
    Something that happens on a day, as exactly as the sources give it.

    Attributes:
        id: A name for it that stays the same from view to view.
        subject_id: The entity it belongs to.
        kind: What happens.
        at: The day.
        title: What happens, for a reader.
        citations: The passages that give the day; none for the publication of a source.
        is_done: For a promise, whether any source in view says that it came about.
    """

    id: str
    subject_id: str
    kind: EventKind
    at: PartialDate | Deadline
    title: str
    citations: tuple[Citation, ...] = ()
    is_done: bool = False


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: (event.at.earliest, event.at.latest, event.id)))


@final
@attrs.frozen
class Timeline:
    """
    Events in a fixed order: by the earliest day, the latest day, then the id.

    Attributes:
        events: The events.
    """

    events: tuple[Event, ...] = attrs.field(converter=_in_order)

    def __iter__(self) -> Iterator[Event]:
        """Go through the events."""
        return iter(self.events)

    def __len__(self) -> int:
        """Count the events."""
        return len(self.events)

    def _where(self, keep: Callable[[Event], bool]) -> "Timeline":
        return Timeline(filter(keep, self.events))

    def between(self, first: Day, last: Day) -> "Timeline":
        """
        Keep what may fall from the first day to the last, both included.

        Raises:
            InvalidValueError: When the last day is before the first.
        """
        start, end = exact_date("first", first), exact_date("last", last)
        if end < start:
            raise InvalidValueError("last", f"{start} or later", str(end))
        return self._where(lambda event: event.at.latest >= start and event.at.earliest <= end)

    def upcoming(self, on: Day) -> "Timeline":
        """Keep what may still come, on a day or after it, and of which no source tells yet."""
        day = exact_date("on", on)
        return self._where(
            lambda event: (
                event.at.latest >= day
                and not event.is_done
                and event.kind not in (EventKind.PUBLISHED, EventKind.HAPPENED)
            )
        )

    def overdue(self, on: Day) -> "Timeline":
        """Keep the promises whose day is certainly past, of whose delivery no source tells."""
        day = exact_date("on", on)
        return self._promises(lambda event: event.at.latest < day)

    def may_be_overdue(self, on: Day) -> "Timeline":
        """Keep the promises whose day may be past, of whose delivery no source tells."""
        day = exact_date("on", on)
        return self._promises(lambda event: event.at.earliest < day <= event.at.latest)

    def _promises(self, keep: Callable[[Event], bool]) -> "Timeline":
        return self._where(
            lambda event: event.kind is EventKind.PROMISED and not event.is_done and keep(event)
        )


def timeline(reform: Reform) -> Timeline:
    """
    Give everything in a reform that has a day.

    >>> from csc_reform import load, timeline
    >>> late = timeline(load()).overdue("2025-01-01")
    >>> [event.subject_id for event in late]
    ['dashboard-promised']
    """
    return Timeline(_events(reform))


def _events(reform: Reform) -> Iterator[Event]:
    for source in reform.sources:
        yield Event(
            id=f"{source.id}/published",
            subject_id=source.id,
            kind=EventKind.PUBLISHED,
            at=source.published,
            title=source.title,
        )
    for consultation in reform.consultations:
        yield from _told(consultation.id, EventKind.OPENS, consultation.title, consultation.opens)
        yield from _told(consultation.id, EventKind.CLOSES, consultation.title, consultation.closes)
    for milestone in reform.milestones:
        done = len(milestone.actual.live) > 0
        yield from _told(
            milestone.id, EventKind.PROMISED, milestone.title, milestone.promised, is_done=done
        )
        yield from _told(milestone.id, EventKind.HAPPENED, milestone.title, milestone.actual)
    for allowance in reform.allowances:
        starts: dict[PartialDate, list[Citation]] = {}
        for rate in allowance.rates:
            if isinstance(rate.span.start, PartialDate) and rate.span.start.has_beginning:
                starts.setdefault(rate.span.start, []).extend(rate.citations)
        for start, citations in starts.items():
            yield Event(
                id=f"{allowance.id}/rates-begin/{start}",
                subject_id=allowance.id,
                kind=EventKind.RATES_BEGIN,
                at=start,
                title=allowance.title,
                citations=tuple(dict.fromkeys(citations)),
            )


W = TypeVar("W", PartialDate, Deadline, PartialDate | Deadline)


def _told(
    subject_id: str, kind: EventKind, title: str, history: History[W], *, is_done: bool = False
) -> Iterator[Event]:
    """Give an event for each day that live statements give; one, where they agree."""
    days: dict[PartialDate | Deadline, list[Citation]] = {}
    for statement in history.live:
        days.setdefault(statement.value, []).extend(statement.citations)
    for day, citations in days.items():
        yield Event(
            id=f"{subject_id}/{kind.value}/{day}",
            subject_id=subject_id,
            kind=kind,
            at=day,
            title=title,
            citations=tuple(dict.fromkeys(citations)),
            is_done=is_done,
        )
