"""Stretches of whole days, known exactly."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest

from csc_reform import (
    InvalidValueError,
    Period,
    PeriodUnit,
)


class TestPeriod:
    """Stretches of whole days, known exactly."""

    @pytest.mark.parametrize(
        ("period", "first", "last"),
        [
            (Period.calendar_year(2024), "2024-01-01", "2024-12-31"),
            (Period.financial_year(2024), "2024-04-01", "2025-03-31"),
            (Period.tax_year(2024), "2024-04-06", "2025-04-05"),
            (Period.academic_year(2023), "2023-09-01", "2024-08-31"),
            (Period.of_days("2023-02-02", "2023-05-11"), "2023-02-02", "2023-05-11"),
            (Period.of_days("2023-02-02", "2023-02-02"), "2023-02-02", "2023-02-02"),
            (Period.years_from("2023-02-02", 2), "2023-02-02", "2025-02-01"),
            (Period.years_from("2024-03-01", 1), "2024-03-01", "2025-02-28"),
            (Period.years_from("2023-03-01", 1), "2023-03-01", "2024-02-29"),
            (Period.years_from("2024-02-29", 4), "2024-02-29", "2028-02-28"),
            (Period.years_from("2024-02-29", 1), "2024-02-29", "2025-02-28"),
        ],
    )
    def test_named_constructors(self, period: Period, first: str, last: str) -> None:
        """Each kind of year has its first and its last day, both included."""
        assert first == period.start.isoformat()
        assert last == str(period.last_day)
        assert period == Period.of_days(first, last)

    def test_is_half_open(self) -> None:
        """The start is inside, the end is not, so that one period can follow another."""
        year = Period("2024-04-06", "2025-04-06")
        assert year == Period.tax_year(2024)
        assert year.contains("2024-04-06")
        assert year.contains("2025-04-05")
        assert not year.contains("2025-04-06")
        assert not year.contains("2024-04-05")

    def test_may_go_on(self) -> None:
        """Without an end a period has no last day."""
        period = Period("2024-04-06")
        assert period.last_day is None
        assert period.contains(date.max)
        assert not period.contains("2024-04-05")

    @pytest.mark.parametrize(
        ("make", "field"),
        [
            (lambda: Period("2024-04-06", "2024-04-06"), "end"),
            (lambda: Period("2024-04-06", "2024-04-05"), "end"),
            (lambda: Period.of_days("2024-04-06", "2024-04-05"), "end"),
            (lambda: Period.years_from("2024-04-06", 0), "years"),
            (lambda: Period.years_from("2024-04-06", -1), "years"),
            (lambda: Period.years_from("9999-01-01", 1), "end"),
            (lambda: Period.years_from("2024-04-06", cast("Any", "two")), "years"),
            (lambda: Period.of_days("2024-04-06", "9999-12-31"), "last"),
            (lambda: Period.calendar_year(9999), "year"),
            (lambda: Period.tax_year(0), "year"),
            (lambda: Period.financial_year(cast("Any", "2024")), "year"),
            (lambda: Period("20240406"), "start"),
            (lambda: Period("2024-04-06", "2024-W14"), "end"),
            (lambda: Period.of_days("2024", "2024-04-05"), "first"),
            (lambda: Period.of_days("2024-04-05", "2024"), "last"),
            (lambda: Period(datetime(2024, 4, 6, tzinfo=UTC)), "start"),
            (lambda: Period.years_from("2024-04", 1), "start"),
        ],
    )
    def test_refuses_what_is_no_period(self, make: Callable[[], Period], field: str) -> None:
        """A period has at least one day, and its ends are days."""
        with pytest.raises(InvalidValueError) as caught:
            make()
        assert field == caught.value.field

    def test_contains_refuses_a_moment(self) -> None:
        """A datetime is no day."""
        with pytest.raises(InvalidValueError):
            Period.tax_year(2024).contains(datetime(2024, 5, 1, tzinfo=UTC))

    def test_equality(self) -> None:
        """A day given as text or as a date makes the same period."""
        one, other = Period("2024-04-06"), Period(date(2024, 4, 6))
        assert one == other
        assert hash(one) == hash(other)
        assert Period("2024-04-06") != Period.tax_year(2024)

    @pytest.mark.parametrize(
        ("period", "first", "last"),
        [
            (Period.month(2024, 1), "2024-01-01", "2024-01-31"),
            (Period.month(2024, 2), "2024-02-01", "2024-02-29"),
            (Period.month(2023, 12), "2023-12-01", "2023-12-31"),
            (Period.months_from("2024-01-31", 1), "2024-01-31", "2024-02-29"),
            (Period.months_from("2024-01-30", 1), "2024-01-30", "2024-02-29"),
            (Period.months_from("2024-01-29", 1), "2024-01-29", "2024-02-28"),
            (Period.months_from("2023-11-15", 3), "2023-11-15", "2024-02-14"),
            (Period.weeks_from("2025-04-06", 52), "2025-04-06", "2026-04-04"),
        ],
    )
    def test_months_and_weeks(self, period: Period, first: str, last: str) -> None:
        """Months are those of the calendar, or as long from another day; weeks have seven days."""
        assert period == Period.of_days(first, last)

    @pytest.mark.parametrize(
        ("period", "days", "weeks", "months", "years"),
        [
            (Period.tax_year(2025), 365, 52, 12, 1),
            (Period.calendar_year(2024), 366, 52, 12, 1),
            (Period.of_days("2024-01-31", "2024-02-28"), 29, 4, 0, 0),
            (Period.of_days("2024-01-31", "2024-02-29"), 30, 4, 1, 0),
            (Period.of_days("2023-02-02", "2023-02-07"), 6, 0, 0, 0),
            (Period.of_days("2023-02-02", "2023-02-08"), 7, 1, 0, 0),
            (Period.years_from("2023-02-02", 2), 731, 104, 24, 2),
            (Period("2023-02-02"), None, None, None, None),
        ],
    )
    def test_length(
        self,
        period: Period,
        days: int | None,
        weeks: int | None,
        months: int | None,
        years: int | None,
    ) -> None:
        """Days are counted all, and weeks, months and years as far as they are whole."""
        assert days == period.days
        units = (PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.YEAR)
        assert [weeks, months, years] == [period.whole(unit) for unit in units]
        assert years == period.whole(PeriodUnit.FINANCIAL_YEAR)

    def test_split_at_days(self) -> None:
        """A day inside begins a part; any other, and one named twice, cuts nothing more."""
        year = Period.financial_year(2025)
        cuts = ("2025-09-01", "2025-04-01", "2030-01-01", "2025-09-01", "2026-04-01", "2020-01-01")
        assert year.split(*cuts) == (
            Period("2025-04-01", "2025-09-01"),
            Period("2025-09-01", "2026-04-01"),
        )
        assert year.split() == (year,)
        assert Period("2025-04-01").split("2026-01-01") == (
            Period("2025-04-01", "2026-01-01"),
            Period("2026-01-01"),
        )

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (
                Period.financial_year(2025),
                Period.tax_year(2025),
                Period("2025-04-06", "2026-04-01"),
            ),
            (Period.financial_year(2025), Period.financial_year(2026), None),
            (Period("2025-04-01"), Period("2026-01-01"), Period("2026-01-01")),
            (Period("2025-04-01"), Period.tax_year(2025), Period.tax_year(2025)),
            (Period.tax_year(2024), Period("2025-04-06"), None),
        ],
    )
    def test_intersection(self, one: Period, other: Period, expected: Period | None) -> None:
        """What is in both, whichever is asked, or None."""
        assert expected == one.intersection(other)
        assert expected == other.intersection(one)

    def test_in_words(self) -> None:
        """The last day is said, and not the day after it."""
        assert Period.tax_year(2025).in_words() == "6 April 2025 to 5 April 2026"
        assert Period("2025-04-06").in_words() == "from 6 April 2025"
