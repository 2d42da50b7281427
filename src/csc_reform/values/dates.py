"""
Days, as exact as a source gives them, and never more exact.

A `PartialDate` is one day of which only the month, the year or two limits may be known. A `Span` is
the time a source says that something holds. A `Period` is a stretch of whole days that is known
exactly. A `Deadline` has a time of day and a place.
"""

import calendar
import re
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any, Self, final

import attrs

from csc_reform.errors import InvalidValueError, UnitError
from csc_reform.values.verdict import Verdict

__all__ = [
    "AgeBand",
    "Bound",
    "Day",
    "Deadline",
    "PartialDate",
    "Period",
    "Span",
    "day_in_words",
    "exact_date",
]

#: What may be given where a day is meant: a `datetime.date`, or its text ``YYYY-MM-DD``.
Day = date | str

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*", re.ASCII)
_DEADLINE = re.compile(
    rf"(\d{{4}}-\d{{2}}-\d{{2}})T(\d{{2}}):(\d{{2}}) ({_ZONE.pattern})", re.ASCII
)
_BAND = re.compile(r"(\d{1,3})(\+|-(\d{1,3}))?", re.ASCII)
#: Nobody is older, and three figures print it.
_OLDEST = 150
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
    """Print a day the way it is said in England: 2 February 2023."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _read_earliest(value: Day) -> date:
    return exact_date("earliest", value)


def _read_latest(value: Day) -> date:
    return exact_date("latest", value)


def _read_start(value: Day) -> date:
    return exact_date("start", value)


def _read_end(value: Day | None) -> date | None:
    return None if value is None else exact_date("end", value)


def _read_day(value: Day) -> date:
    return exact_date("day", value)


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
        """
        first, slash, last = _short_text(text).partition("/")
        earliest = (date.min, date.min) if first == ".." else _limits(first)
        latest = _limits(last) if slash else None
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
        """Give the date that is exactly this day."""
        exact = exact_date("day", day)
        return cls(exact, exact)

    @property
    def is_exact(self) -> bool:
        """True when the day is known."""
        return self.earliest == self.latest

    @property
    def has_beginning(self) -> bool:
        """False when it is only known not to be after a day."""
        return self.earliest != date.min

    def certainly_before(self, other: "PartialDate") -> bool:
        """Tell whether this is the earlier day, whatever the two turn out to be."""
        _check_other(other)
        return self.latest < other.earliest

    def may_be_before(self, other: "PartialDate") -> bool:
        """Tell whether this could turn out to be the earlier day."""
        _check_other(other)
        return self.earliest < other.latest

    def _unit(self) -> str:
        first, last = self.earliest, self.latest
        if first == last:
            return "day"
        last_of_month = calendar.monthrange(last.year, last.month)[1]
        if first.day != 1 or last.day != last_of_month or first.year != last.year:
            return ""
        if first.month == last.month:
            return "month"
        return "year" if (first.month, last.month) == (1, 12) else ""

    def __str__(self) -> str:
        """Give the EDTF text."""
        match self._unit():
            case "day":
                return self.earliest.isoformat()
            case "month":
                return self.earliest.isoformat()[:7]
            case "year":
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
        match self._unit():
            case "day":
                return day_in_words(self.earliest)
            case "month":
                return f"{calendar.month_name[self.earliest.month]} {self.earliest.year}"
            case "year":
                return str(self.earliest.year)
            case _ if not self.has_beginning:
                return f"by {day_in_words(self.latest)}"
            case _:
                return f"between {day_in_words(self.earliest)} and {day_in_words(self.latest)}"


def _check_other(other: object) -> None:
    if not isinstance(other, PartialDate):
        raise UnitError("operand", "a PartialDate", other, "such as PartialDate.parse('2024')")


def _short_text(value: object) -> str:
    """Give a text to match; nothing for what a caller gave that is no text, or absurdly long."""
    return value if isinstance(value, str) and len(value) <= _LONGEST else ""


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


class Bound(Enum):
    """An end of a span that is not a date."""

    #: It goes on, as far as the source says.
    OPEN = "open"
    #: There is one, and the source does not give it.
    UNKNOWN = "unknown"


@final
@attrs.frozen(order=False)
class Span:
    """
    The time a source says something holds, first and last day included.

    Attributes:
        start: The first day, or UNKNOWN.
        end: The last day, or OPEN, or UNKNOWN.

    >>> Span.parse("2023-04", "open").holds_on("2023-04-15")
    <Verdict.UNDETERMINED: 'undetermined'>
    """

    start: PartialDate | Bound
    end: PartialDate | Bound = Bound.OPEN

    def __attrs_post_init__(self) -> None:
        for field, end in (("start", self.start), ("end", self.end)):
            _check_end(field, end)
        if self.start is Bound.OPEN:
            raise InvalidValueError("start", "a date or unknown", "open")
        if (
            isinstance(self.start, PartialDate)
            and isinstance(self.end, PartialDate)
            and self.end.certainly_before(self.start)
        ):
            raise InvalidValueError("end", f"{self.start} or later", str(self.end))

    @classmethod
    def parse(cls, start: str, end: str = "open") -> Self:
        """
        Read the two ends: each EDTF text, "unknown", or for the end "open".

        Raises:
            InvalidValueError: For anything else, and for an end certainly before the start.
        """
        return cls(_end(start), _end(end))

    @property
    def earliest(self) -> date:
        """The first day it may hold; the first of the calendar when the start is unknown."""
        return self.start.earliest if isinstance(self.start, PartialDate) else date.min

    @property
    def latest(self) -> date:
        """The last day it may hold; the last of the calendar when the end is open or unknown."""
        return self.end.latest if isinstance(self.end, PartialDate) else date.max

    @property
    def certain(self) -> tuple[date, date]:
        """The first and last of the days that it certainly has; the wrong way round for none."""
        # It ends no earlier than it starts: each end is also a limit of the other.
        first, last = date.max, date.min
        if isinstance(self.start, PartialDate):
            first, last = self.start.latest, self.start.earliest
        if isinstance(self.end, PartialDate):
            return min(first, self.end.latest), max(last, self.end.earliest)
        goes_on = self.end is Bound.OPEN and isinstance(self.start, PartialDate)
        return first, date.max if goes_on else last

    def holds_on(self, day: Day) -> Verdict:
        """Tell whether a day is inside, outside, or cannot be told from what the source gives."""
        on = exact_date("day", day)
        if on < self.earliest or on > self.latest:
            return Verdict.FAILS
        first, last = self.certain
        return Verdict.HOLDS if first <= on <= last else Verdict.UNDETERMINED

    def certainly_overlaps(self, other: "Span") -> bool:
        """Tell whether some day is certainly inside both."""
        (first, last), (other_first, other_last) = self.certain, other.certain
        return max(first, other_first) <= min(last, other_last)

    def in_words(self) -> str:
        """
        Print it for a reader.

        >>> Span.parse("2024-04-06", "2025-04-05").in_words()
        '6 April 2024 to 5 April 2025'
        """
        start = self.start.in_words() if isinstance(self.start, PartialDate) else ""
        end = self.end.in_words() if isinstance(self.end, PartialDate) else ""
        if start and end:
            return f"{start} to {end}"
        if end:
            return f"until {end}"
        if start:
            return f"from {start}" + ("" if self.end is Bound.OPEN else ", end not known")
        return "start not stated"


def _check_end(field: str, end: object) -> None:
    if not isinstance(end, PartialDate | Bound):
        raise InvalidValueError(field, "a PartialDate or a Bound", end, "or use Span.parse")


def _end(text: str) -> PartialDate | Bound:
    return Bound(text) if text in ("open", "unknown") else PartialDate.parse(text)


def _day_after(field: str, day: date) -> date:
    if day == date.max:
        raise InvalidValueError(field, f"before {date.max}", str(day))
    return day + timedelta(days=1)


def _day_of(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except (TypeError, ValueError):
        raise InvalidValueError("year", "a year of the calendar", year) from None


@final
@attrs.frozen(order=False)
class Period:
    """
    A stretch of whole days, known exactly: the start included, the end not.

    Attributes:
        start: The first day.
        end: The day after the last; None when it goes on.

    >>> Period.tax_year(2025).last_day
    datetime.date(2026, 4, 5)
    """

    start: date = attrs.field(converter=_read_start)
    end: date | None = attrs.field(default=None, converter=_read_end)

    def __attrs_post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise InvalidValueError("end", f"after {self.start}", str(self.end))

    @classmethod
    def of_days(cls, first: Day, last: Day) -> Self:
        """Give the days from the first to the last, both included."""
        return cls(exact_date("first", first), _day_after("last", exact_date("last", last)))

    @classmethod
    def calendar_year(cls, year: int) -> Self:
        """Give 1 January to 31 December."""
        return cls(_day_of(year, 1, 1), _day_of(year + 1, 1, 1))

    @classmethod
    def financial_year(cls, year: int) -> Self:
        """Give 1 April of this year to 31 March of the next, as councils count."""
        return cls(_day_of(year, 4, 1), _day_of(year + 1, 4, 1))

    @classmethod
    def tax_year(cls, year: int) -> Self:
        """Give 6 April of this year to 5 April of the next."""
        return cls(_day_of(year, 4, 6), _day_of(year + 1, 4, 6))

    @classmethod
    def academic_year(cls, year: int) -> Self:
        """Give 1 September of this year to 31 August of the next."""
        return cls(_day_of(year, 9, 1), _day_of(year + 1, 9, 1))

    @classmethod
    def years_from(cls, start: Day, years: int) -> Self:
        """
        Give so many years from a day; a year from 29 February has 28 February as its last day.

        >>> Period.years_from("2023-02-02", 2).last_day
        datetime.date(2025, 2, 1)
        """
        # dateutil costs more to import than the rest of this module together.
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415

        first = exact_date("start", start)
        try:
            end = first + relativedelta(years=years)
        except (TypeError, ValueError, OverflowError):
            raise InvalidValueError("years", "a number of years of the calendar", years) from None
        if end.day < first.day:
            # Where there is no such day, the anniversary is the day after the last of the month.
            end += timedelta(days=1)
        return cls(first, end)

    @property
    def last_day(self) -> date | None:
        """The last day; None when the period goes on."""
        return None if self.end is None else self.end - timedelta(days=1)

    def contains(self, day: Day) -> bool:
        """Tell whether a day is inside."""
        on = exact_date("day", day)
        return self.start <= on and (self.end is None or on < self.end)


def _check_time(_owner: object, _attribute: object, value: Any) -> None:  # noqa: ANN401 (unchecked)
    if not isinstance(value, time) or value.tzinfo or value.second or value.microsecond:
        raise InvalidValueError("at", "a time of whole minutes without a zone", value)


def _check_zone(_owner: object, _attribute: object, value: object) -> None:
    if not isinstance(value, str) or not _ZONE.fullmatch(value):
        raise InvalidValueError("zone", "the name of a time zone", value, "such as 'Europe/London'")


@final
@attrs.frozen(order=False)
class Deadline:
    """
    A time of day by which something must be done, on the clocks of a place.

    Attributes:
        day: The day.
        at: The time of day, without a zone of its own.
        zone: The name of the time zone, such as ``Europe/London``.

    >>> str(Deadline.parse("2023-05-11T23:45 Europe/London").instant())
    '2023-05-11 23:45:00+01:00'
    """

    day: date = attrs.field(converter=_read_day)
    at: time = attrs.field(validator=_check_time)
    zone: str = attrs.field(default="Europe/London", validator=_check_zone)

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read a deadline written ``YYYY-MM-DDThh:mm Zone/Name``.

        Raises:
            InvalidValueError: For anything else.
        """
        match = _DEADLINE.fullmatch(_short_text(text))
        if match is None:
            raise InvalidValueError(
                "deadline", "a time and a zone", text, "such as '2023-05-11T23:45 Europe/London'"
            )
        try:
            at = time(int(match[2]), int(match[3]))
        except ValueError as error:
            raise InvalidValueError("deadline", "a time of day", text, str(error)) from None
        return cls(exact_date("deadline", match[1]), at, match[4])

    @property
    def earliest(self) -> date:
        """The day, as for a `PartialDate`."""
        return self.day

    @property
    def latest(self) -> date:
        """The day, as for a `PartialDate`."""
        return self.day

    def instant(self) -> datetime:
        """
        Give the moment, with the offset that the clocks of the zone had.

        Raises:
            InvalidValueError: When this machine knows no such zone.
        """
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 (reads files)

        try:
            return datetime.combine(self.day, self.at, ZoneInfo(self.zone))
        except (ZoneInfoNotFoundError, ValueError):
            raise InvalidValueError("zone", "a known time zone", self.zone) from None

    def __str__(self) -> str:
        """Give the text that `parse` reads."""
        return f"{self.day.isoformat()}T{self.at:%H:%M} {self.zone}"

    def in_words(self) -> str:
        """
        Print it for a reader.

        >>> Deadline.parse("2023-05-11T23:45 Europe/London").in_words()
        '11.45pm on 11 May 2023'
        """
        half = "am" if self.at.hour < 12 else "pm"  # noqa: PLR2004 (noon)
        return f"{self.at.hour % 12 or 12}.{self.at:%M}{half} on {day_in_words(self.day)}"


def _is_age(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _OLDEST


def _check_age(field: str, age: object) -> None:
    if not _is_age(age):
        raise InvalidValueError(field, "an age in whole years", age)


@final
@attrs.frozen(order=False)
class AgeBand:
    """
    Ages from the first to the last birthday-age, both included: 5 to 10 is until the 11th birthday.

    Attributes:
        first: The youngest age, in whole years.
        last: The oldest age; None when the band has no upper limit.

    >>> 10 in AgeBand(5, 10)
    True
    """

    first: int
    last: int | None = None

    def __attrs_post_init__(self) -> None:
        _check_age("first", self.first)
        if self.last is not None:
            _check_age("last", self.last)
        if self.last is not None and self.last < self.first:
            raise InvalidValueError("last", f"{self.first} or more", self.last)

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read a band written ``5-10``, ``17`` or ``18+``.

        Raises:
            InvalidValueError: For anything else.
        """
        match = _BAND.fullmatch(_short_text(text))
        if match is None:
            raise InvalidValueError("band", "an age band", text, "such as '5-10' or '18+'")
        first = int(match[1])
        if match[2] == "+":
            return cls(first)
        return cls(first, int(match[3]) if match[3] else first)

    def __contains__(self, age: int) -> bool:
        """Tell whether an age in whole years is in the band."""
        _check_age("age", age)
        return self.first <= age and (self.last is None or age <= self.last)

    def __str__(self) -> str:
        """Print the band: ``5-10``, or ``18+``."""
        if self.last is None:
            return f"{self.first}+"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
