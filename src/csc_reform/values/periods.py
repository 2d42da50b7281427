"""Stretches of whole days that are known exactly."""

from datetime import date, timedelta
from enum import Enum
from typing import NoReturn, Self, final

import attrs

from csc_reform._validators import check_type
from csc_reform.errors import InvalidValueError, UnitError, shown
from csc_reform.values.dates import Day, day_in_words, exact_date

__all__ = ["Period", "PeriodUnit", "many", "months_after"]

_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)
_MONTHS_A_YEAR = 12


class PeriodUnit(Enum):
    """
    What the length of a relative period is counted in.

    >>> Period.tax_year(2025).whole(PeriodUnit.MONTH)
    12
    """

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    #: From 1 April to 31 March.
    FINANCIAL_YEAR = "financial year"
    #: From 6 April to 5 April.
    TAX_YEAR = "tax year"
    #: From 1 September to 31 August.
    ACADEMIC_YEAR = "academic year"


def _read_start(value: Day) -> date:
    return exact_date("start", value)


def _read_end(value: Day | None) -> date | None:
    return None if value is None else exact_date("end", value)


def many(field: str, value: object) -> int:
    """Give a whole number above nought, such as the number of years of a period."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise InvalidValueError(field, "a whole number above nought", value)
    return value


def _day_of(year: int, month: int, day: int) -> date:
    if type(year) is not int:
        raise InvalidValueError("year", "a year of the calendar", year)
    try:
        return date(year, month, day)
    except (OverflowError, ValueError):
        raise InvalidValueError("year", "a year of the calendar", year) from None


def _year_from(year: int, month: int, day: int) -> tuple[date, date]:
    start = _day_of(year, month, day)
    return start, _day_of(year + 1, month, day)


def months_after(day: date, months: int) -> date:
    """
    Give the day so many months on, on which a month, a year or a year of age begins.

    Where a month lacks the day, it is the first of the next month: a year from 29 February is up
    on 1 March, so that its last day is 28 February.

    Raises:
        InvalidValueError: For a day beyond the calendar.
    """
    # dateutil costs more to import than the rest of this module together.
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415

    try:
        found = day + relativedelta(months=months)
        return found if found.day == day.day else found + _A_DAY
    except (OverflowError, ValueError):
        _refuse_end(f"{shown(months)} months from {day}")


def _refuse_end(given: str) -> NoReturn:
    raise InvalidValueError("end", "a day of the calendar", given)


@final
@attrs.frozen(order=False)
class Period:
    """
    A stretch of whole days, known exactly: the start included, the end not.

    Attributes:
        start: The first day.
        end: The day after the last; None when it goes on.

    Raises:
        InvalidValueError: For an end that is not after the start, and for what is no day.

    >>> Period.tax_year(2025).last_day
    datetime.date(2026, 4, 5)
    """

    start: date = attrs.field(converter=_read_start)
    end: date | None = attrs.field(default=None, converter=_read_end)

    def __attrs_post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise InvalidValueError("end", f"after {self.start}", str(self.end))

    # Construction -----------------------------------------------------------------------------

    @classmethod
    def of_days(cls, first: Day, last: Day) -> Self:
        """
        Give the days from the first to the last, both included.

        >>> Period.of_days("2023-02-02", "2023-05-11").days
        99
        """
        last_day = exact_date("last", last)
        if last_day == date.max:
            raise InvalidValueError("last", f"before {date.max}", str(last_day))
        return cls(exact_date("first", first), last_day + _A_DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """
        Give a month of the calendar.

        >>> Period.month(2024, 2).last_day
        datetime.date(2024, 2, 29)
        """
        if type(month) is not int or not 1 <= month <= _MONTHS_A_YEAR:
            raise InvalidValueError("month", "a month from 1 to 12", month)
        start = _day_of(year, month, 1)
        return cls(start, _day_of(year + month // _MONTHS_A_YEAR, month % _MONTHS_A_YEAR + 1, 1))

    @classmethod
    def calendar_year(cls, year: int) -> Self:
        """
        Give 1 January to 31 December.

        >>> Period.calendar_year(2024).days
        366
        """
        return cls(*_year_from(year, 1, 1))

    @classmethod
    def financial_year(cls, year: int) -> Self:
        """
        Give 1 April of this year to 31 March of the next, as councils count.

        >>> Period.financial_year(2024).last_day
        datetime.date(2025, 3, 31)
        """
        return cls(*_year_from(year, 4, 1))

    @classmethod
    def tax_year(cls, year: int) -> Self:
        """
        Give 6 April of this year to 5 April of the next.

        >>> Period.tax_year(2024).start
        datetime.date(2024, 4, 6)
        """
        return cls(*_year_from(year, 4, 6))

    @classmethod
    def academic_year(cls, year: int) -> Self:
        """
        Give 1 September of this year to 31 August of the next.

        >>> Period.academic_year(2023).last_day
        datetime.date(2024, 8, 31)
        """
        return cls(*_year_from(year, 9, 1))

    @classmethod
    def years_from(cls, start: Day, years: int) -> Self:
        """
        Give so many years from a day; a year from 29 February has 28 February as its last day.

        >>> Period.years_from("2023-02-02", 2).last_day
        datetime.date(2025, 2, 1)
        """
        first = exact_date("start", start)
        return cls(first, months_after(first, _MONTHS_A_YEAR * many("years", years)))

    @classmethod
    def months_from(cls, start: Day, months: int) -> Self:
        """
        Give so many months from a day; a month from 31 January ends with February.

        >>> Period.months_from("2024-01-31", 1).last_day
        datetime.date(2024, 2, 29)
        """
        first = exact_date("start", start)
        return cls(first, months_after(first, many("months", months)))

    @classmethod
    def weeks_from(cls, start: Day, weeks: int) -> Self:
        """
        Give so many weeks from a day.

        >>> Period.weeks_from("2025-04-06", 52).last_day
        datetime.date(2026, 4, 4)
        """
        first = exact_date("start", start)
        try:
            return cls(first, first + _A_WEEK * many("weeks", weeks))
        except OverflowError:
            _refuse_end(f"{shown(weeks)} weeks from {first}")

    # Length -----------------------------------------------------------------------------------

    @property
    def last_day(self) -> date | None:
        """
        The last day; None when the period goes on.

        >>> Period("2023-02-02", "2023-05-12").last_day
        datetime.date(2023, 5, 11)
        """
        return None if self.end is None else self.end - _A_DAY

    @property
    def days(self) -> int | None:
        """
        How many days it has; None when it goes on.

        >>> Period.calendar_year(2024).days
        366
        """
        return None if self.end is None else (self.end - self.start).days

    def whole(self, unit: PeriodUnit) -> int | None:
        """
        Give how many whole weeks, months or years are over by its end; None when it goes on.

        Years are counted from its start, whichever years are meant.

        >>> Period.tax_year(2025).whole(PeriodUnit.WEEK)
        52
        """
        check_type("unit", unit, PeriodUnit)
        if self.end is None:
            return None
        if unit is PeriodUnit.WEEK:
            return (self.end - self.start) // _A_WEEK
        months = _MONTHS_A_YEAR * (self.end.year - self.start.year)
        months += self.end.month - self.start.month - (self.end.day < self.start.day)
        return months if unit is PeriodUnit.MONTH else months // _MONTHS_A_YEAR

    # Days and other periods -------------------------------------------------------------------

    def contains(self, day: Day) -> bool:
        """
        Tell whether a day is inside.

        >>> Period("2023-02-02", "2023-05-12").contains("2023-05-12")
        False
        """
        on = exact_date("day", day)
        return self.start <= on and (self.end is None or on < self.end)

    def intersection(self, other: "Period") -> "Period | None":
        """
        Give the days in both, or None when there are none.

        >>> both = Period.financial_year(2025).intersection(Period.tax_year(2025))
        >>> both == Period.of_days("2025-04-06", "2026-03-31")
        True
        """
        _check_operand(other)
        start = max(self.start, other.start)
        ends = [end for end in (self.end, other.end) if end is not None]
        end = min(ends, default=None)
        return None if end is not None and end <= start else Period(start, end)

    def split(self, *days: Day) -> "tuple[Period, ...]":
        """
        Cut this at days, each of which becomes the first day of a part.

        Together the parts are this period, so that a day outside it, or its own first day, cuts
        nothing.

        >>> year = Period.financial_year(2025)
        >>> [part.days for part in year.split("2025-09-01", "2026-01-01", "2030-01-01")]
        [153, 122, 90]
        """
        cuts = {exact_date("days", day) for day in days}
        starts = sorted({self.start, *filter(self.contains, cuts)})
        return tuple(map(Period, starts, [*starts[1:], self.end]))

    def in_words(self) -> str:
        """
        Print it for a reader, first and last day included.

        >>> Period.tax_year(2025).in_words()
        '6 April 2025 to 5 April 2026'
        """
        if self.last_day is None:
            return f"from {day_in_words(self.start)}"
        return f"{day_in_words(self.start)} to {day_in_words(self.last_day)}"


def _check_operand(other: object) -> None:
    if not isinstance(other, Period):
        raise UnitError("operand", "a Period", other)
