"""Days as documents print them in running text: "Thursday 5 May 2025", "1 October", "April 2023"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import final

import attrs

from csc_reform.values.dates import PartialDate

__all__ = ["WEEKDAYS", "PrintedDay", "printed_days"]

#: The days of the week, in the order of `datetime.date.weekday`.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_PRINTED = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)})\b,?\s+(?:the\s+)?)?"
    r"(?:\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    rf"\b(?P<month>{'|'.join(_MONTHS)})\b(?:,?\s+(?P<year>\d{{4}})\b)?"
)


@final
@attrs.frozen
class PrintedDay:
    """
    A day, or a month of a year, as it is printed.

    Attributes:
        text: What is printed.
        weekday: The day of the week, from 0 for Monday; None when none is printed.
        day: The day of the month; None when none is printed.
        month: The month, from 1.
        year: The year; None when none is printed.
    """

    text: str
    weekday: int | None
    day: int | None
    month: int
    year: int | None

    def in_year(self, year: int) -> PartialDate | None:
        """Give the day in a year, as exact as it is printed; None when there is no such day."""
        try:
            return PartialDate.parse(
                f"{year:04}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")
            )
        except ValueError:
            return None

    def may_be(self, value: PartialDate) -> bool:
        """Tell whether what is printed and what is recorded can be one day."""
        years = range(value.earliest.year, value.latest.year + 1)
        if self.year is not None:
            years = range(self.year, self.year + 1)
        meant = (self.in_year(year) for year in years)
        return any(
            one is not None and one.earliest <= value.latest and value.earliest <= one.latest
            for one in meant
        )

    def weekday_in(self, year: int) -> int | None:
        """Give the weekday that it is in a year; None when no one day is printed."""
        meant = self.in_year(year)
        is_day = meant is not None and meant.earliest == meant.latest
        return date.weekday(meant.earliest) if meant is not None and is_day else None


def printed_days(text: str) -> Iterator[PrintedDay]:
    """
    Find the days and the months of a year in a text; a month alone may be anything and is left.

    >>> [(one.day, one.month, one.year) for one in printed_days("Thursday 5 May, by April 2026")]
    [(5, 5, None), (None, 4, 2026)]
    """
    for match in _PRINTED.finditer(text):
        weekday, day, month, year = match.group("weekday", "day", "month", "year")
        if day is None and year is None:
            continue
        yield PrintedDay(
            text=match[0],
            weekday=None if weekday is None else WEEKDAYS.index(weekday),
            day=None if day is None else int(day),
            month=_MONTHS.index(month) + 1,
            year=None if year is None else int(year),
        )
