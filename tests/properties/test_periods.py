"""The laws of periods and of lengths of time, against counting day by day."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csc_reform import InvalidValueError, Period, PeriodUnit, RelativePeriod
from csc_reform.strategies import days, periods, relative_periods

DAY = timedelta(days=1)
FIRST, LAST = date(2023, 12, 20), date(2024, 3, 10)
SMALL = periods(min_value=FIRST, max_value=LAST)
#: Days of which months and years can be counted on without leaving the calendar.
STARTS = days(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))
MAKE = {
    PeriodUnit.WEEK: Period.weeks_from,
    PeriodUnit.MONTH: Period.months_from,
    PeriodUnit.YEAR: Period.years_from,
}
UNITS = st.sampled_from(list(MAKE))


def days_of(period: Period) -> set[date]:
    """Give the days of a period, as far as some time after the small calendar."""
    end = period.end or LAST + 100 * DAY
    return {period.start + number * DAY for number in range((end - period.start).days)}


@given(SMALL, SMALL)
def test_an_intersection_has_exactly_the_days_of_both(one: Period, other: Period) -> None:
    """A day is in the intersection when it is in both, and there is none without a day."""
    both = one.intersection(other)
    expected = days_of(one) & days_of(other)
    assert (set() if both is None else days_of(both)) == expected
    assert both == other.intersection(one)


@given(SMALL, st.lists(days(min_value=FIRST - 5 * DAY, max_value=LAST + 5 * DAY), max_size=6))
def test_the_parts_of_a_period_follow_one_another_and_make_it_up(
    period: Period, cuts: list[date]
) -> None:
    """Every day of a period is in one part, and every day inside at which it is cut begins one."""
    parts = period.split(*cuts)
    assert [part.start for part in parts] == sorted(
        {period.start, *(cut for cut in cuts if period.contains(cut))}
    )
    assert [part.end for part in parts] == [*(part.start for part in parts[1:]), period.end]


@given(SMALL)
def test_the_length_of_a_period_is_its_days_counted(period: Period) -> None:
    """Days and whole weeks are what counting gives, and a period that goes on has no number."""
    if period.end is None:
        assert period.days is None
        assert period.whole(PeriodUnit.WEEK) is None
        return
    assert period.days == len(days_of(period))
    assert period.whole(PeriodUnit.WEEK) == len(days_of(period)) // 7


@given(STARTS, st.integers(1, 40_000), UNITS)
def test_whole_units_are_as_many_as_fit(start: date, length: int, unit: PeriodUnit) -> None:
    """So many weeks, months or years from the start fit into a period, and one more does not."""
    period = Period(start, start + length * DAY)
    whole = period.whole(unit)
    assert whole is not None
    assert period.end is not None
    if whole:
        fits = MAKE[unit](start, whole).end
        assert fits is not None
        assert fits <= period.end
    more = MAKE[unit](start, whole + 1).end
    assert more is not None
    assert more > period.end


@given(STARTS, st.integers(1, 1200))
def test_a_month_later_is_the_same_day_or_the_day_after_the_month(start: date, months: int) -> None:
    """Where the month has the day it ends before it, and where it has not, with its last day."""
    end = Period.months_from(start, months).end
    assert end is not None
    number = start.month - 1 + months
    year, month = start.year + number // 12, number % 12 + 1
    try:
        expected = date(year, month, start.day)
    except ValueError:
        expected = date(year + month // 12, month % 12 + 1, 1)
    assert end == expected


@given(STARTS, st.integers(1, 50))
def test_years_are_twelve_months_each(start: date, years: int) -> None:
    """So many years are twelve times so many months."""
    assert Period.years_from(start, years) == Period.months_from(start, 12 * years)


@given(st.integers(1, 9998))
def test_the_months_of_a_year_make_up_the_year(year: int) -> None:
    """Each month begins where the one before it ends."""
    months = [Period.month(year, month) for month in range(1, 13)]
    calendar_year = Period.calendar_year(year)
    assert calendar_year.split(*(month.start for month in months)) == tuple(months)


@given(
    st.sampled_from(
        [
            Period.calendar_year,
            Period.financial_year,
            Period.tax_year,
            Period.academic_year,
        ]
    ),
    st.integers(1, 9997),
)
def test_one_year_follows_another(make: Callable[[int], Period], year: int) -> None:
    """A year of any kind ends where the next one begins, and is one year long."""
    this, following = make(year), make(year + 1)
    assert this.end == following.start
    assert this.whole(PeriodUnit.YEAR) == 1


@given(relative_periods(max_number=999))
def test_a_length_of_time_reads_back_from_its_text(length: RelativePeriod) -> None:
    """The text of a length means exactly it, alone and with the words around it in print."""
    assert RelativePeriod.parse(str(length)) == length
    for words in ("over", "over the next", "for", "over a period of", "within", "in the coming"):
        assert RelativePeriod.parse(f"{words} {length}".upper()) == length


@given(relative_periods(max_number=50), STARTS)
def test_a_length_of_time_starts_on_a_day_or_says_on_which_it_could(
    length: RelativePeriod, start: date
) -> None:
    """It runs from the day given, for so long, unless years of its kind begin on another day."""
    try:
        period = length.starting(start)
    except InvalidValueError:
        assert length.unit not in MAKE
        return
    assert period.start == start
    unit = length.unit if length.unit in MAKE else PeriodUnit.YEAR
    assert period.whole(unit) == length.number
    assert period == MAKE[unit](start, length.number)
