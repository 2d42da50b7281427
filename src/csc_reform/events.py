"""Events: everything in a reform that has a day."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TypeVar, final

import attrs

from csc_reform.entities.commitments import Commitment, Progress, Strength
from csc_reform.entities.entity import Basis, Entity, citations_of
from csc_reform.entities.milestones import Milestone
from csc_reform.entities.programmes import Programme
from csc_reform.entities.rates import Rate
from csc_reform.entities.sources import DateBasis, Source, SourceKind
from csc_reform.history import Conflict, History, NotKnown, Step
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.statements import Stated, StatementKind
from csc_reform.values.dates import PartialDate, Precision
from csc_reform.values.deadlines import Deadline, hull, is_within

__all__ = ["Event", "EventKind", "events_of"]

M = TypeVar("M", bound=PartialDate | Deadline)
T = TypeVar("T")


class EventKind(Enum):
    """What happens on the day of an event."""

    #: A source came out.
    PUBLISHED = "published"
    #: A consultation opened.
    OPENS = "opens"
    #: A consultation closes.
    CLOSES = "closes"
    #: Rates of an allowance begin to hold.
    RATES_BEGIN = "rates begin"
    #: Government bound itself to something, or made a piece of work known.
    ANNOUNCED = "announced"
    #: Government said again what it had said.
    REAFFIRMED = "reaffirmed"
    #: Government bound itself more firmly than before.
    STRENGTHENED = "strengthened"
    #: Government bound itself less firmly than before.
    WEAKENED = "weakened"
    #: The day for which a thing is promised now.
    PROMISED = "promised"
    #: It became known that a promised day was put off.
    SLIPPED = "slipped"
    UNDER_WAY = "under way"
    DELIVERED = "delivered"
    #: A part of an Act came into force.
    COMMENCED = "commenced"
    SUPERSEDED = "superseded"
    NOT_LAUNCHED = "not launched"
    DROPPED = "dropped"
    #: What was said was taken back, and nothing put in its place.
    WITHDRAWN = "withdrawn"


@final
@attrs.frozen(kw_only=True)
class Event:
    """
    Something that happens on a day, as exactly as the sources give it.

    Attributes:
        id: A name for it, unique in its timeline, and made of its subject, kind and day.
        subject_id: The entity it belongs to.
        kind: What happens.
        at: The day.
        title: The title of the entity.
        detail: What happens more exactly, such as the days from and to which a promise slipped; may
            be empty.
        basis: INFERRED when the day was worked out: its source prints no date of its own, or gives
            no day for what came about, so that the day of the source stands for it.
        citations: The passages that tell of it; none for a source of which nothing tells.
        is_done: For a promise, whether any source in view gives the day on which it came about.
    """

    id: str
    subject_id: str
    kind: EventKind
    at: PartialDate | Deadline
    title: str
    detail: str = ""
    basis: Basis = Basis.STATED
    citations: tuple[Citation, ...] = ()
    is_done: bool = False

    @property
    def precision(self) -> Precision:
        """How exactly the day is given."""
        return self.at.precision

    def in_words(self) -> str:
        """
        Print what happens for a reader, without the day.

        >>> from csc_reform import load, timeline
        >>> timeline(load()).about("dashboard-promised").events[0].in_words()
        'Publication of the dashboard: promised'
        """
        detail = f", {self.detail}" if self.detail else ""
        return f"{self.title}: {self.kind.value}{detail}"


def events_of(reform: Reform) -> Iterable[Event]:
    """Give every event of a reform, in no order; of one kind and day a thing has one event."""
    found: dict[str, Event] = {}
    for event in _Teller(reform).events():
        there = found.get(event.id)
        found[event.id] = event if there is None else _joined(there, event)
    return found.values()


def _joined(one: Event, other: Event) -> Event:
    """Give two tellings of one event as one."""
    details = dict.fromkeys(filter(None, (one.detail, other.detail)))
    told = dict.fromkeys((*one.citations, *other.citations))
    stated = Basis.STATED in (one.basis, other.basis)
    return attrs.evolve(
        one,
        detail="; ".join(sorted(details)),
        citations=tuple(told),
        basis=Basis.STATED if stated else Basis.INFERRED,
    )


def _event(  # noqa: PLR0913 (by name)
    subject: Entity,
    kind: EventKind,
    at: PartialDate | Deadline,
    citations: Iterable[Citation],
    *,
    detail: str = "",
    basis: Basis = Basis.STATED,
    is_done: bool = False,
) -> Event:
    return Event(
        id=f"{subject.id}/{kind.value.replace(' ', '-')}/{at}",
        subject_id=subject.id,
        kind=kind,
        at=at,
        title=subject.title,
        detail=detail,
        basis=basis,
        citations=tuple(dict.fromkeys(citations)),
        is_done=is_done,
    )


_PROGRESS = {
    Progress.ANNOUNCED: EventKind.ANNOUNCED,
    Progress.UNDER_WAY: EventKind.UNDER_WAY,
    Progress.DELIVERED: EventKind.DELIVERED,
    Progress.SUPERSEDED: EventKind.SUPERSEDED,
    Progress.NOT_LAUNCHED: EventKind.NOT_LAUNCHED,
    Progress.DROPPED: EventKind.DROPPED,
}


@final
class _Teller:
    """Tells the events of a reform, kind by kind of entity."""

    def __init__(self, reform: Reform) -> None:
        self.reform = reform

    def events(self) -> Iterator[Event]:
        for source in self.reform.sources:
            basis = Basis.STATED if source.basis is DateBasis.PRINTED else Basis.INFERRED
            published = source.published
            yield _event(source, EventKind.PUBLISHED, published, source.citations, basis=basis)
        for consultation in self.reform.consultations:
            yield from _days(consultation, EventKind.OPENS, consultation.opens)
            yield from _days(consultation, EventKind.CLOSES, consultation.closes)
        for commitment in self.reform.commitments:
            yield from self._strength(commitment)
            yield from self._progress(commitment)
        for programme in self.reform.programmes:
            yield from self._progress(programme)
        for milestone in self.reform.milestones:
            yield from self._milestone(milestone)
        yield from self._superseded()
        yield from self._rates()

    def _told(
        self, statement: Stated[object], *, is_saying: bool
    ) -> Iterator[tuple[PartialDate, Basis]]:
        """
        Give the day of what a statement tells: the first it speaks of, or that of its source.

        What is said happens as the source comes out: its day is stated where the source prints one.
        Of anything else the day is stated only where it is another than that of the source.
        """
        start = statement.effective.start if statement.effective is not None else None
        came_out = self._came_out(statement.citations)
        if isinstance(start, PartialDate) and start.has_beginning:
            day = start
        elif came_out:
            day = min(came_out, key=lambda day: (day.latest, day.earliest))
        else:
            return
        of_another_day = any(published != day for published in came_out)
        stated = day is start and (of_another_day or not came_out)
        printed = is_saying and came_out.get(day) is DateBasis.PRINTED
        yield day, Basis.STATED if stated or printed else Basis.INFERRED

    def _came_out(self, citations: Iterable[Citation]) -> dict[PartialDate, DateBasis]:
        """Give the days on which sources came out; those not in view have none."""
        found: dict[PartialDate, DateBasis] = {}
        for citation in citations:
            id_ = citation.source_id
            source = self.reform.get(id_) if id_ in self.reform else None
            if isinstance(source, Source) and found.get(source.published) is not DateBasis.PRINTED:
                found[source.published] = source.basis
        return found

    def _strength(self, commitment: Commitment) -> Iterator[Event]:
        for step in commitment.strength.steps:
            kind, detail = _bound(step)
            # A correction may correct the day; one that gives none leaves it as it was told.
            one = step.statement if step.statement.effective else step.told[0]
            for day, basis in self._told(one, is_saying=True):
                yield _event(commitment, kind, day, step.citations, detail=detail, basis=basis)
        yield from self._withdrawn(commitment, commitment.strength)

    def _progress(self, entity: Commitment | Programme) -> Iterator[Event]:
        for one in entity.progress.stood:
            again = one.kind is StatementKind.REAFFIRMS
            kind = EventKind.REAFFIRMED if again else _PROGRESS[one.value]
            detail = one.value.value if again else ""
            for day, basis in self._told(one, is_saying=again):
                yield _event(entity, kind, day, one.citations, detail=detail, basis=basis)
        yield from self._withdrawn(entity, entity.progress)

    def _withdrawn(self, entity: Entity, history: History[T]) -> Iterator[Event]:
        for one in history.withdrawals:
            value = one.value.value if isinstance(one.value, Enum) else one.value
            detail = value.in_words() if isinstance(value, PartialDate | Deadline) else str(value)
            for day, basis in self._told(one, is_saying=True):
                yield _event(
                    entity, EventKind.WITHDRAWN, day, one.citations, detail=detail, basis=basis
                )

    def _milestone(self, milestone: Milestone) -> Iterator[Event]:
        came = bool(milestone.actual.live)
        yield from _days(milestone, EventKind.PROMISED, milestone.promised, is_done=came)
        commences = milestone.locator and self._is_of_an_act(milestone)
        kind = EventKind.COMMENCED if commences else EventKind.DELIVERED
        yield from _days(milestone, kind, milestone.actual)
        yield from self._withdrawn(milestone, milestone.promised)
        for step in milestone.promised.steps:
            told, now = step.told[0], step.statement.value
            if not step.before or not all(
                _is_put_off(one.value, told.value) for one in step.before
            ):
                continue
            before = " or ".join(sorted({one.value.in_words() for one in step.before}))
            later = "" if now == told.value else f", later given as {now.in_words()}"
            detail = f"from {before} to {told.value.in_words()}{later}"
            for day, basis in self._told(attrs.evolve(told, effective=None), is_saying=True):
                yield _event(
                    milestone, EventKind.SLIPPED, day, step.citations, detail=detail, basis=basis
                )

    def _is_of_an_act(self, milestone: Milestone) -> bool:
        id_ = milestone.subject_id
        subject = self.reform.get(id_) if id_ is not None and id_ in self.reform else None
        return isinstance(subject, Source) and subject.kind is SourceKind.ACT

    def _superseded(self) -> Iterator[Event]:
        reform = self.reform
        for newer in (*reform.sources, *reform.commitments, *reform.programmes):
            if newer.supersedes_id is None or newer.supersedes_id not in reform:
                continue
            older = reform.get(newer.supersedes_id)
            detail = f"by {newer.title}"
            for day, basis, citations in self._superseding(older, newer):
                yield _event(
                    older, EventKind.SUPERSEDED, day, citations, detail=detail, basis=basis
                )

    def _superseding(
        self, older: Entity, newer: Entity
    ) -> Iterator[tuple[PartialDate, Basis, tuple[Citation, ...]]]:
        """Give the day on which one thing took the place of another, stated or else published."""
        if isinstance(newer, Source):
            yield newer.published, Basis.INFERRED, newer.citations
            return
        told = older.progress.stood if isinstance(older, Commitment | Programme) else ()
        said = [one for one in told if one.value is Progress.SUPERSEDED]
        for one in said:
            for day, basis in self._told(one, is_saying=False):
                yield day, basis, one.citations
        if not said:
            came_out = self._came_out(citations_of(newer))
            for day in sorted(came_out, key=lambda day: (day.latest, day.earliest))[:1]:
                citations = (c for c in citations_of(newer) if day in self._came_out((c,)))
                yield day, Basis.INFERRED, tuple(citations)

    def _rates(self) -> Iterator[Event]:
        for allowance in self.reform.allowances:
            starts: dict[PartialDate, list[Rate]] = {}
            for rate in allowance.rates:
                start = rate.span.start
                if isinstance(start, PartialDate) and start.has_beginning:
                    starts.setdefault(start, []).append(rate)
            for start, rates in starts.items():
                amounts = list(dict.fromkeys(str(rate.amount) for rate in rates))
                detail = amounts[0] if len(amounts) == 1 else f"{len(rates)} rates"
                told = [c for rate in rates for c in rate.citations]
                yield _event(allowance, EventKind.RATES_BEGIN, start, told, detail=detail)


def _days(
    subject: Entity, kind: EventKind, history: History[M], *, is_done: bool = False
) -> Iterator[Event]:
    """Give the event of the day that sources agree on, or of the range in which they differ."""
    latest = history.latest
    if isinstance(latest, NotKnown):
        return
    told = [c for one in history.current for c in one.citations]
    if not isinstance(latest, Conflict):
        yield _event(subject, kind, latest, told, is_done=is_done)
        return
    days = [side.value for side in latest.sides]
    words = " or ".join(sorted({day.in_words() for day in days}))
    detail = f"{words}, as sources differ"
    yield _event(subject, kind, hull(days), told, detail=detail, is_done=is_done)


def _bound(step: Step[Strength]) -> tuple[EventKind, str]:
    """Give what a statement of strength does, and the strength in words."""
    now, before = step.statement.value, {one.value for one in step.before}
    if step.told[0].kind is StatementKind.REAFFIRMS or before == {now}:
        return EventKind.REAFFIRMED, now.value
    if not before:
        return EventKind.ANNOUNCED, now.value
    detail = f"from {' or '.join(one.value for one in Strength if one in before)} to {now.value}"
    if all(one < now for one in before):
        return EventKind.STRENGTHENED, detail
    if all(one > now for one in before):
        return EventKind.WEAKENED, detail
    return EventKind.ANNOUNCED, detail


def _is_put_off(before: PartialDate | Deadline, now: PartialDate | Deadline) -> bool:
    """Tell whether a promise is for a later day than before, and not only given otherwise."""
    later = now.earliest >= before.earliest and now.latest > before.latest
    return later and not is_within(before, now)
