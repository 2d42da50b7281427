"""Deadlines: a time of day, on the clocks of a place."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Self, TypeVar, final

import attrs

from csc_reform.errors import InvalidValueError
from csc_reform.values.dates import (
    Day,
    PartialDate,
    Precision,
    day_in_words,
    exact_date,
    short_text,
)
from csc_reform.values.interval import Interval

__all__ = ["Deadline", "days_between", "hull", "is_within"]

M = TypeVar("M", bound="PartialDate | Deadline")

_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*", re.ASCII)
_DEADLINE = re.compile(
    rf"(\d{{4}}-\d{{2}}-\d{{2}})T(\d{{2}}):(\d{{2}}) ({_ZONE.pattern})", re.ASCII
)
#: No text of a deadline with a longer zone could be read.
_LONGEST_ZONE = 60
_AT_HOME = "Europe/London"


def _read_day(value: Day) -> date:
    return exact_date("day", value)


def _check_time(_owner: object, _attribute: object, value: Any) -> None:  # noqa: ANN401 (unchecked)
    odd = not isinstance(value, time) or value.second or value.microsecond
    if odd or value.tzinfo or value.fold:
        raise InvalidValueError("at", "a time of whole minutes without a zone", value)


def _check_zone(_owner: object, _attribute: object, value: object) -> None:
    if not isinstance(value, str) or len(value) > _LONGEST_ZONE or not _ZONE.fullmatch(value):
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

    Raises:
        InvalidValueError: For what is no day, no time of whole minutes, or no name of a zone.

    >>> str(Deadline.parse("2023-05-11T23:45 Europe/London").instant())
    '2023-05-11 23:45:00+01:00'
    """

    day: date = attrs.field(converter=_read_day)
    at: time = attrs.field(validator=_check_time)
    zone: str = attrs.field(default=_AT_HOME, validator=_check_zone)

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read a deadline written ``YYYY-MM-DDThh:mm Zone/Name``.

        Raises:
            InvalidValueError: For anything else.

        >>> Deadline.parse("2023-05-11T23:45 Europe/London").at
        datetime.time(23, 45)
        """
        match = _DEADLINE.fullmatch(short_text(text))
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
        """
        The day, as for a `PartialDate`.

        >>> Deadline.parse("2023-05-11T23:45 Europe/London").earliest
        datetime.date(2023, 5, 11)
        """
        return self.day

    @property
    def latest(self) -> date:
        """
        The day, as for a `PartialDate`.

        >>> Deadline.parse("2023-05-11T23:45 Europe/London").latest
        datetime.date(2023, 5, 11)
        """
        return self.day

    @property
    def precision(self) -> Precision:
        """
        How exactly it is given: to the minute.

        >>> Deadline.parse("2023-05-11T23:45 Europe/London").precision
        <Precision.MINUTE: 'minute'>
        """
        return Precision.MINUTE

    def instant(self) -> datetime:
        """
        Give the moment, with the offset that the clocks of the zone had.

        Raises:
            InvalidValueError: When this machine knows no such zone, and for a time that the clocks
                skipped or showed twice as they were changed.

        >>> Deadline.parse("2023-03-26T01:30 Europe/London").instant()
        Traceback (most recent call last):
        csc_reform.errors.InvalidValueError: at must be shown once on the clocks of Europe/London \
on 26 March 2023, got '01:30'
        """
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 (reads files)

        try:
            moment = datetime.combine(self.day, self.at, ZoneInfo(self.zone))
            other = moment.replace(fold=1)
            differs = moment.utcoffset() != other.utcoffset()
        except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
            raise InvalidValueError("zone", "a known time zone", self.zone) from None
        if differs:
            shown = f"shown once on the clocks of {self.zone} on {day_in_words(self.day)}"
            raise InvalidValueError("at", shown, f"{self.at:%H:%M}")
        return moment

    def __str__(self) -> str:
        """Give the text that `parse` reads."""
        return f"{self.day.isoformat()}T{self.at:%H:%M} {self.zone}"

    def in_words(self) -> str:
        """
        Print it for a reader, with its zone unless that is London's.

        >>> Deadline.parse("2023-05-11T23:45 Europe/London").in_words()
        '11.45pm on 11 May 2023'
        """
        half = "am" if self.at.hour < 12 else "pm"  # noqa: PLR2004 (noon)
        place = "" if self.zone == _AT_HOME else f" ({self.zone})"
        return f"{self.at.hour % 12 or 12}.{self.at:%M}{half} on {day_in_words(self.day)}{place}"


def hull(moments: Sequence[M]) -> M | PartialDate:
    """
    Give the days from the first to the last of one or more; a single one as it is.

    >>> hull([PartialDate.parse("2023-06"), PartialDate.parse("2025")])
    PartialDate.parse('2023-06-01/2025-12-31')
    """
    first = moments[0]
    if all(moment == first for moment in moments):
        return first
    return PartialDate(min(one.earliest for one in moments), max(one.latest for one in moments))


def is_within(one: PartialDate | Deadline, other: PartialDate | Deadline) -> bool:
    """
    Tell whether one is only given more exactly than the other, which may mean the same day.

    >>> is_within(PartialDate.parse("2024-04"), PartialDate.parse("2024"))
    True
    """
    return other.earliest <= one.earliest and one.latest <= other.latest


def days_between(one: PartialDate | Deadline, other: PartialDate | Deadline) -> Interval:
    """
    Give the days from one to the other, below 0 when the other comes first.

    >>> print(days_between(PartialDate.parse("2023-04"), PartialDate.parse("2023-05-01")))
    [1, 30]
    """
    low = high = None
    if not isinstance(other, PartialDate) or other.has_beginning:
        low = Decimal((other.earliest - one.latest).days)
    if not isinstance(one, PartialDate) or one.has_beginning:
        high = Decimal((other.latest - one.earliest).days)
    return Interval(low, high, low_open=low is None, high_open=high is None)
