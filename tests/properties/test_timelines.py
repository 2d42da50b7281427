"""The laws of timelines: their order, and what is upcoming, overdue and late."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Citation,
    Event,
    EventKind,
    History,
    Milestone,
    PartialDate,
    Reform,
    Stated,
    StatementKind,
    Timeline,
    timeline,
)
from csc_reform.strategies import days, partial_dates, reforms

FIRST, LAST = date(2014, 1, 1), date(2036, 1, 1)
DAYS = days(min_value=FIRST, max_value=LAST)
DATES = partial_dates(min_value=date(2020, 1, 1), max_value=date(2024, 1, 1))
PASSAGE = Citation(source_id="paper", locator="¶1")


@given(reforms())
def test_the_order_is_total(reform: Reform) -> None:
    """No two events have one id, and each comes after the one before it."""
    events = timeline(reform)
    assert len({event.id for event in events}) == len(events)
    keys = [(event.at.earliest, event.at.latest, event.id) for event in events]
    assert all(one < other for one, other in pairwise(keys))


@given(reforms(), st.randoms(use_true_random=False))
def test_the_timeline_does_not_depend_on_the_order_of_entities(
    reform: Reform, random: Random
) -> None:
    """In whichever order they were put together."""
    entities = list(reform)
    random.shuffle(entities)
    assert timeline(Reform(entities)) == timeline(reform)


@given(reforms())
def test_every_event_belongs_to_something_and_rests_on_something(reform: Reform) -> None:
    """Its subject is in the reform, and so is each source that tells of it."""
    for event in timeline(reform):
        assert event.subject_id in reform
        assert all(citation.source_id in reform.sources for citation in event.citations)
        assert event.citations or event.kind in (EventKind.PUBLISHED, EventKind.SUPERSEDED)


def ids(events: Timeline) -> list[str]:
    """Give the ids of events."""
    return [event.id for event in events]


@given(reforms(), DAYS, DAYS)
def test_between_is_what_may_fall_into_the_time(reform: Reform, one: date, other: date) -> None:
    """It is found as by looking at each event."""
    first, last = sorted((one, other))
    events = timeline(reform)

    def may_fall(event: Event) -> bool:
        return event.at.latest >= first and event.at.earliest <= last

    assert ids(events.between(first, last)) == [one.id for one in events if may_fall(one)]


@given(reforms(), DAYS)
def test_a_promise_is_overdue_may_be_or_is_upcoming(reform: Reform, day: date) -> None:
    """Of what is promised and not done, each is in one of these, and none in two but the last."""
    events = timeline(reform)
    overdue, maybe = set(ids(events.overdue(day))), set(ids(events.may_be_overdue(day)))
    upcoming = set(ids(events.upcoming(day)))
    waited_for = {
        event.id for event in events if event.kind is EventKind.PROMISED and not event.is_done
    }
    assert overdue | maybe | (upcoming & waited_for) == waited_for
    assert not overdue & maybe
    assert not overdue & upcoming
    assert maybe <= upcoming


@given(reforms(), DAYS, DAYS)
def test_what_is_overdue_stays_overdue(reform: Reform, one: date, other: date) -> None:
    """As long as no source tells of its delivery, on every later day."""
    earlier, later = sorted((one, other))
    events = timeline(reform)
    assert set(ids(events.overdue(earlier))) <= set(ids(events.overdue(later)))


@given(DATES, DATES, st.none() | DATES, st.data())
def test_the_days_of_a_slip_hold_however_the_dates_are_meant(
    first: PartialDate, then: PartialDate, came: PartialDate | None, data: st.DataObject
) -> None:
    """Whichever day each of them turns out to be, the number of days between is in the interval."""
    promised: History[PartialDate] = History.of(
        Stated(first, citations=(PASSAGE,), key="first"),
        Stated(then, citations=(PASSAGE,), kind=StatementKind.CHANGES, revises="first"),
    )
    actual = [] if came is None else [Stated(came, citations=(PASSAGE,))]
    milestone = Milestone(
        id="milestone",
        title="Milestone",
        promised=promised,
        actual=History.of(*actual),
    )
    slips = timeline(Reform([milestone])).slippage()
    if came is None and then == first:
        assert slips == ()
        return
    (slip,) = slips
    end = then if came is None else came
    start_day = data.draw(st.dates(first.earliest, first.latest))
    end_day = data.draw(st.dates(end.earliest, end.latest))
    assert slip.days.contains((end_day - start_day) // timedelta(days=1))
    ends = {(end.latest - first.earliest).days, (end.earliest - first.latest).days}
    assert ends == {slip.days.low, slip.days.high}
