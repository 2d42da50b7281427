"""Days as documents print them in running text: "Thursday 5 May 2025", "1 Oct", "APRIL 2023"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import final

import attrs

from csc_reform.values.dates import MONTHS, PartialDate

__all__ = ["WEEKDAYS", "PrintedDay", "may_name_a_weekday", "printed_days", "the_day_printed"]

#: The days of the week, in the order of `datetime.date.weekday`.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Names of days and months begin with these, and are short for them.
_LETTERS = 3


def _names(names: tuple[str, ...]) -> str:
    """Give a pattern for names in full, or short, with a capital or in capitals."""
    shorter = [name[:length] for name in names for length in range(len(name), _LETTERS - 1, -1)]
    full = [f"{name}\\.?" if name not in names else name for name in dict.fromkeys(shorter)]
    return "|".join(sorted([*full, *map(str.upper, names)], key=len, reverse=True))


_WEEKDAY = re.compile(rf"\b(?:{_names(WEEKDAYS)})")
_PRINTED = re.compile(
    rf"(?:\b(?P<weekday>{_names(WEEKDAYS)})(?![A-Za-z]),?\s+(?:the\s+)?)?"
    r"(?:\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    rf"\b(?P<month>{_names(MONTHS)})(?![A-Za-z])(?:,?\s+(?P<year>\d{{4}})\b)?"
)
#: What stands before the last day of a range, or of a list.
_RANGE = re.compile(r"(?:\b(?:to|and|or|until|through)|[-\u2013])\s*$")
#: Words that leave a day what it is.
_OF_THE_DAY = re.compile(r"(?:on|from|by|the|[\s,.])*", re.IGNORECASE)


def _index(printed: str, names: tuple[str, ...]) -> int:
    start = printed[:_LETTERS].lower()
    return next(at for at, name in enumerate(names) if name[:_LETTERS].lower() == start)


def may_name_a_weekday(text: str) -> bool:
    """Tell quickly whether a text may name a day of the week."""
    return _WEEKDAY.search(text) is not None


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
        ends_a_range: Whether it is the last of a range or list, whose words may be of the first.
    """

    text: str
    weekday: int | None
    day: int | None
    month: int
    year: int | None
    ends_a_range: bool = False

    def in_year(self, year: int) -> PartialDate | None:
        """Give the day in a year, as exact as it is printed; None when there is no such day."""
        day = "" if self.day is None else f"-{self.day:02}"
        try:
            return PartialDate.parse(f"{year:04}-{self.month:02}{day}")
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
        if meant is None or meant.earliest != meant.latest:
            return None
        return date.weekday(meant.earliest)


def printed_days(text: str) -> Iterator[PrintedDay]:
    """
    Find the days and the months of a year in a text; a month alone may be anything and is left.

    >>> [(one.day, one.month, one.year) for one in printed_days("Thursday 5 May, by Apr 2026")]
    [(5, 5, None), (None, 4, 2026)]
    """
    for match in _PRINTED.finditer(text):
        weekday, day, month, year = match.group("weekday", "day", "month", "year")
        if day is None and year is None:
            continue
        yield PrintedDay(
            text=match[0],
            weekday=None if weekday is None else _index(weekday, WEEKDAYS),
            day=None if day is None else int(day),
            month=_index(month, MONTHS) + 1,
            year=None if year is None else int(year),
            ends_a_range=_RANGE.search(text[max(0, match.start() - 10) : match.start()])
            is not None,
        )


def the_day_printed(text: str) -> PrintedDay | None:
    """
    Give the day that is all of a text; None where other words may make another day of it.

    >>> the_day_printed("on 1 May 2025") is not None, the_day_printed("before 1 May 2025")
    (True, None)
    """
    found = list(printed_days(text))
    if len(found) != 1 or not _OF_THE_DAY.fullmatch(text.replace(found[0].text, " ")):
        return None
    return found[0]
