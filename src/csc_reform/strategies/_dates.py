"""Strategies for days, dates, spans, periods, deadlines, ages and verdicts."""

import calendar
from datetime import date, time, timedelta
from typing import Final

from hypothesis import strategies as st

from csc_reform.strategies._choices import COIN, one_of
from csc_reform.values.ages import AgeBand, AgeBands
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline
from csc_reform.values.periods import Period, PeriodUnit
from csc_reform.values.relative_periods import RelativePeriod
from csc_reform.values.spans import Bound, Span
from csc_reform.values.verdict import Verdict

__all__ = [
    "age_bands",
    "age_partitions",
    "days",
    "deadlines",
    "partial_dates",
    "periods",
    "relative_periods",
    "spans",
    "verdicts",
]

_DAY: Final = timedelta(days=1)


#: What days shrink to.
_PLAIN_DAY: Final = date(2000, 1, 1)


def days(*, min_value: date = date.min, max_value: date = date.max) -> st.SearchStrategy[date]:
    """
    Give days.

    Shrinks to 1 January 2000, or to the day nearest to it.

    Args:
        min_value: The first day there may be.
        max_value: The last day there may be.
    """
    return _days(min_value, max_value)


@st.composite
def _days(draw: st.DrawFn, first: date, last: date) -> date:
    # One number is drawn much faster than a year, a month and a day.
    return _PLAIN_DAY + _DAY * draw(
        st.integers((first - _PLAIN_DAY).days, (last - _PLAIN_DAY).days)
    )


def partial_dates(
    *, min_value: date | None = None, max_value: date = date.max
) -> st.SearchStrategy[PartialDate]:
    """
    Give days, months, years, days between two days and, without a first day, days "by" one.

    Shrinks to the exact day 1 January 2000, or to the day nearest to it.

    Args:
        min_value: The first day that one may mean; when not given, it may have no beginning.
        max_value: The last day that one may mean.
    """
    forms = ["day", "month", "year", "between", *(["by"] if min_value is None else [])]
    first = min_value or date.min
    limits = PartialDate(first, max_value)
    return _partial_dates(st.sampled_from(forms), _days(first, max_value), limits)


@st.composite
def _partial_dates(
    draw: st.DrawFn,
    forms: st.SearchStrategy[str],
    dates: st.SearchStrategy[date],
    limits: PartialDate,
) -> PartialDate:
    form = draw(forms)
    day = draw(dates)
    match form:
        case "day":
            return PartialDate.on(day)
        case "between":
            return PartialDate(*sorted((day, draw(dates))))
        case "by":
            return PartialDate(date.min, day)
        case _:
            months = range(day.month, day.month + 1) if form == "month" else range(1, 13)
            start = date(day.year, months[0], 1)
            end = date(day.year, months[-1], calendar.monthrange(day.year, months[-1])[1])
            return PartialDate(max(start, limits.earliest), min(end, limits.latest))


def spans(*, min_value: date | None = None, max_value: date = date.max) -> st.SearchStrategy[Span]:
    """
    Give times with a start that may be unknown, and an end that may be open or unknown.

    Shrinks to the time from 1 January 2000, or from the day nearest to it, with an open end.

    Args:
        min_value: The first day that a start may mean; when not given, it may have no beginning.
        max_value: The last day that an end may mean.
    """
    return _spans(partial_dates(min_value=min_value, max_value=max_value))


@st.composite
def _spans(draw: st.DrawFn, dates: st.SearchStrategy[PartialDate]) -> Span:
    first = draw(dates)
    start_is, end_is = draw(_ENDS)
    start, end = start_is or first, end_is or draw(dates)
    if (
        isinstance(start, PartialDate)
        and isinstance(end, PartialDate)
        and end.certainly_before(start)
    ):
        return Span(end, start)
    return Span(start, end)


#: What the start and the end of a span are; None for a date.
_ENDS: Final[st.SearchStrategy[tuple[Bound | None, Bound | None]]] = st.sampled_from(
    [
        (None, Bound.OPEN),
        (None, None),
        (None, Bound.UNKNOWN),
        (Bound.UNKNOWN, Bound.OPEN),
        (Bound.UNKNOWN, None),
        (Bound.UNKNOWN, Bound.UNKNOWN),
    ]
)


def periods(*, min_value: date = date.min, max_value: date = date.max) -> st.SearchStrategy[Period]:
    """
    Give periods of at least a day, with and without an end.

    Shrinks to the period from 1 January 2000, or from the day nearest to it, without an end.

    Args:
        min_value: The first day on which one may start.
        max_value: The last day that may be the end of one, which is the day after its last.
    """
    return _periods(min_value, max_value)


@st.composite
def _periods(draw: st.DrawFn, min_value: date, max_value: date) -> Period:
    start = draw(_days(min_value, max_value - _DAY))
    if not draw(COIN):
        return Period(start)
    return Period(start, draw(_days(start + _DAY, max_value)))


def deadlines(
    *, min_value: date = date.min, max_value: date = date.max
) -> st.SearchStrategy[Deadline]:
    """
    Give deadlines to the minute, most of them in England.

    Shrinks to midnight on 1 January 2000, or on the day nearest to it, in London.

    Args:
        min_value: The first day there may be.
        max_value: The last day there may be.
    """
    return st.builds(
        Deadline,
        _days(min_value, max_value),
        st.builds(time, st.integers(0, 23), st.integers(0, 59)),
        st.sampled_from(["Europe/London", "UTC", "Europe/Isle_of_Man"]),
    )


def age_bands(*, max_age: int = 25) -> st.SearchStrategy[AgeBand]:
    """
    Give age bands, with and without an upper limit.

    Shrinks to 0, which is until the first birthday.

    Args:
        max_age: The highest age there may be.
    """
    return _age_bands(max_age)


@st.composite
def _age_bands(draw: st.DrawFn, max_age: int) -> AgeBand:
    first = draw(st.integers(0, max_age))
    last = draw(st.integers(first, max_age + 1))
    return AgeBand(first, None if last > max_age else last)


def age_partitions(*, max_age: int = 25) -> st.SearchStrategy[AgeBands]:
    """
    Give bands of ages that leave no age out and do not overlap, the last with or without a limit.

    Shrinks to the one band of nought.

    Args:
        max_age: The highest age that a band may begin with or end at.
    """
    return _age_partitions(max_age)


@st.composite
def _age_partitions(draw: st.DrawFn, max_age: int) -> AgeBands:
    first = draw(st.integers(0, max_age))
    starts = [first, *sorted(draw(st.sets(st.integers(first + 1, max_age + 1), max_size=6)))]
    starts = [start for start in starts if start <= max_age]
    last = draw(st.integers(starts[-1], max_age + 1))
    lasts = [*(start - 1 for start in starts[1:]), None if last > max_age else last]
    return AgeBands(tuple(map(AgeBand, starts, lasts)))


def relative_periods(*, max_number: int = 30) -> st.SearchStrategy[RelativePeriod]:
    """
    Give lengths of time: so many weeks, months, or years of one kind or another.

    Shrinks to one week.

    Args:
        max_number: The most weeks, months or years there may be.
    """
    return st.builds(RelativePeriod, st.integers(1, max_number), one_of(PeriodUnit))


def verdicts() -> st.SearchStrategy[Verdict]:
    """
    Give verdicts.

    Shrinks to HOLDS.
    """
    return one_of(Verdict)
