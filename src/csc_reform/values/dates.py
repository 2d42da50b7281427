"""
Days, as exact as a source gives them, and never more exact.

A `PartialDate` is one day of which only the month, the year or two limits may be known.
"""

import calendar
import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Self, final

import attrs

from csc_reform._validators import check_type, checked_items
from csc_reform.errors import InvalidValueError, UnitError
from csc_reform.values.verdict import Verdict

__all__ = ["MONTHS", "Day", "PartialDate", "Precision", "day_in_words", "exact_date", "short_text"]

#: What may be given where a day is meant: a `datetime.date`, or its text ``YYYY-MM-DD``.
Day = date | str

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
#: The names do not hang on the language that the machine is set to.
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
#: No date, deadline or age band is longer in writing.
_LONGEST = 80
_DAY_ADVICE = "such as '2023-02-02'"


def exact_date(field: str, value: Day) -> date:
    """
    Read a day given as a `datetime.date` or as ``YYYY-MM-DD``.

    Raises:
        InvalidValueError: For a `datetime.datetime`, which is no day, and for any other text.

    >>> exact_date("on", "2023-02-02")
    datetime.date(2023, 2, 2)
    """
    if type(value) is date:
        return value
    if isinstance(value, datetime):
        raise InvalidValueError(field, "a day", value, "take its .date() in the right time zone")
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise InvalidValueError(field, "a day of the calendar", value, str(error)) from None
    raise InvalidValueError(field, "a day written YYYY-MM-DD", value, _DAY_ADVICE)


def day_in_words(day: date) -> str:
    """
    Print a day the way it is said in England.

    >>> day_in_words(exact_date("on", "2023-02-02"))
    '2 February 2023'
    """
    return f"{day.day} {_month_in_words(day)}"


def _month_in_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_text(value: object) -> str:
    """Give a text to match; nothing for what a caller gave that is no text, or absurdly long."""
    return value if isinstance(value, str) and len(value) <= _LONGEST else ""


def _read_earliest(value: Day) -> date:
    return exact_date("earliest", value)


def _read_latest(value: Day) -> date:
    return exact_date("latest", value)


class Precision(Enum):
    """How exactly a source gives a day or a moment."""

    #: To the minute, as a deadline does.
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    #: Only two days that it lies between, or one that it is not after.
    RANGE = "range"


@final
@attrs.frozen(repr=False, order=False)
class PartialDate:
    """
    One day, known to lie between two days.

    Its text is EDTF: ``2023`` and ``2023-04`` for a year or month of which the day is not known,
    ``2023-04-06`` for a day, ``2023-02-02/2023-05-11`` for a day between those two, and
    ``../2023-02-02`` for a day not after that one.

    Attributes:
        earliest: The first day it can mean.
        latest: The last day it can mean.

    >>> PartialDate.parse("2023-04").latest
    datetime.date(2023, 4, 30)
    """

    earliest: date = attrs.field(converter=_read_earliest)
    latest: date = attrs.field(converter=_read_latest)

    def __attrs_post_init__(self) -> None:
        if self.latest < self.earliest:
            raise InvalidValueError("latest", f"{self.earliest} or later", str(self.latest))

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read EDTF text.

        Raises:
            InvalidValueError: For anything else.

        >>> PartialDate.parse("2023-02-02/2023-05-11").in_words()
        'between 2 February 2023 and 11 May 2023'
        """
        first, slash, last = short_text(text).partition("/")
        earliest = (date.min, date.min) if first == ".." else _limits(first)
        latest = _limits(last)
        if earliest is not None and (latest is not None or not slash) and text != "..":
            return cls(earliest[0], (latest or earliest)[1])
        raise InvalidValueError(
            "date",
            "a day, month or year of the calendar",
            text,
            "such as '2023-02-02' or '2023-04'",
        )

    @classmethod
    def on(cls, day: Day) -> Self:
        """
        Give the date that is exactly this day.

        >>> PartialDate.on("2023-02-02").is_exact
        True
        """
        exact = exact_date("day", day)
        return cls(exact, exact)

    @property
    def is_exact(self) -> bool:
        """
        True when the day is known.

        >>> PartialDate.parse("2023-04").is_exact
        False
        """
        return self.earliest == self.latest

    @property
    def has_beginning(self) -> bool:
        """
        False when it is only known not to be after a day.

        >>> PartialDate.parse("../2023-02-02").has_beginning
        False
        """
        return self.earliest != date.min

    def certainly_before(self, other: "PartialDate") -> bool:
        """
        Tell whether this is the earlier day, whatever the two turn out to be.

        >>> PartialDate.parse("2023-03").certainly_before(PartialDate.parse("2023-04"))
        True
        """
        _check_other(other)
        return self.latest < other.earliest

    def may_be_before(self, other: "PartialDate") -> bool:
        """
        Tell whether this could turn out to be the earlier day.

        >>> PartialDate.parse("2023").may_be_before(PartialDate.parse("2023-04"))
        True
        """
        _check_other(other)
        return self.earliest < other.latest

    def before(self, other: "PartialDate") -> Verdict:
        """
        Tell whether this is the earlier day: it is, it is not, or the dates do not decide it.

        >>> PartialDate.parse("2023-04").before(PartialDate.parse("2023-04-06"))
        <Verdict.UNDETERMINED: 'undetermined'>
        """
        if self.certainly_before(other):
            return Verdict.HOLDS
        return Verdict.UNDETERMINED if self.may_be_before(other) else Verdict.FAILS

    def certainly_equals(self, other: "PartialDate") -> bool:
        """
        Tell whether both are one and the same known day.

        >>> PartialDate.parse("2023-04").certainly_equals(PartialDate.parse("2023-04"))
        False
        """
        _check_other(other)
        return self.is_exact and self == other

    def consistent_with(self, other: "PartialDate") -> bool:
        """
        Tell whether both could turn out to be the same day.

        >>> PartialDate.parse("2023-04").consistent_with(PartialDate.on("2023-04-06"))
        True
        """
        return not (self.certainly_before(other) or other.certainly_before(self))

    @staticmethod
    def common(dates: "Sequence[PartialDate]") -> "PartialDate | None":
        """
        Give what one or more dates of one event all allow; None when they contradict each other.

        Raises:
            InvalidValueError: For no dates at all.

        >>> PartialDate.common([PartialDate.parse("2023-04"), PartialDate.on("2023-04-06")])
        PartialDate.parse('2023-04-06')
        """
        for one in checked_items("dates", dates):
            check_type("dates", one, PartialDate)
        if not dates:
            raise InvalidValueError("dates", "at least one", dates)
        earliest, latest = max(one.earliest for one in dates), min(one.latest for one in dates)
        return PartialDate(earliest, latest) if earliest <= latest else None

    @property
    def precision(self) -> Precision:
        """
        How exactly it is given.

        >>> PartialDate.parse("2023-04").precision
        <Precision.MONTH: 'month'>
        """
        first, last = self.earliest, self.latest
        if first == last:
            return Precision.DAY
        last_of_month = calendar.monthrange(last.year, last.month)[1]
        if first.day != 1 or last.day != last_of_month or first.year != last.year:
            return Precision.RANGE
        if first.month == last.month:
            return Precision.MONTH
        return Precision.YEAR if (first.month, last.month) == (1, 12) else Precision.RANGE

    def __str__(self) -> str:
        """Give the EDTF text."""
        match self.precision:
            case Precision.DAY:
                return self.earliest.isoformat()
            case Precision.MONTH:
                return self.earliest.isoformat()[:7]
            case Precision.YEAR:
                return self.earliest.isoformat()[:4]
            case _:
                earliest = self.earliest.isoformat() if self.has_beginning else ".."
                return f"{earliest}/{self.latest.isoformat()}"

    def __repr__(self) -> str:
        """Give a call that makes this again."""
        return f"PartialDate.parse({str(self)!r})"

    def in_words(self) -> str:
        """
        Print it for a reader.

        >>> PartialDate.parse("2023-04").in_words()
        'April 2023'
        """
        match self.precision:
            case Precision.DAY:
                return day_in_words(self.earliest)
            case Precision.MONTH:
                return _month_in_words(self.earliest)
            case Precision.YEAR:
                return str(self.earliest.year)
            case _ if not self.has_beginning:
                return f"by {day_in_words(self.latest)}"
            case _:
                return f"between {day_in_words(self.earliest)} and {day_in_words(self.latest)}"


def _check_other(other: object) -> None:
    if not isinstance(other, PartialDate):
        raise UnitError("operand", "a PartialDate", other, "such as PartialDate.parse('2024')")


def _limits(text: str) -> tuple[date, date] | None:
    match = _PARTIAL.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
        if day is not None:
            return first, first
        last_month = first.month if month is not None else 12
        last_day = calendar.monthrange(first.year, last_month)[1]
        return first, date(first.year, last_month, last_day)
    except ValueError:
        return None
