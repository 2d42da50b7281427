"""The time a source says that something holds, as exact as the source is."""

from datetime import date
from enum import Enum
from typing import Self, final

import attrs

from csc_reform.errors import InvalidValueError, UnitError
from csc_reform.values.dates import Day, PartialDate, day_in_words, exact_date
from csc_reform.values.verdict import Verdict

__all__ = ["Bound", "Span"]


class Bound(Enum):
    """
    An end of a span that is not a date.

    >>> Span.parse("2023-04", "unknown").end is Bound.UNKNOWN
    True
    """

    #: It goes on, as far as the source says.
    OPEN = "open"
    #: There is one, and the source does not give it.
    UNKNOWN = "unknown"


@final
@attrs.frozen(repr=False, order=False)
class Span:
    """
    The time a source says something holds, first and last day included.

    Attributes:
        start: The first day, or UNKNOWN.
        end: The last day, or OPEN, or UNKNOWN.

    Raises:
        InvalidValueError: For an open start, and for an end certainly before the start.

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

        >>> print(Span.parse("unknown", "2025-04-05").in_words())
        until 5 April 2025
        """
        return cls(_end(start), _end(end))

    @property
    def earliest(self) -> date:
        """
        The first day it may hold; the first of the calendar when the start is unknown.

        >>> Span.parse("2023-04").earliest
        datetime.date(2023, 4, 1)
        """
        return self.start.earliest if isinstance(self.start, PartialDate) else date.min

    @property
    def latest(self) -> date:
        """
        The last day it may hold; the last of the calendar when the end is open or unknown.

        >>> Span.parse("2023-04", "2024-04").latest
        datetime.date(2024, 4, 30)
        """
        return self.end.latest if isinstance(self.end, PartialDate) else date.max

    @property
    def certain(self) -> tuple[date, date]:
        """
        The first and last of the days that it certainly has; the wrong way round for none.

        >>> Span.parse("2023-04", "2024-04").certain
        (datetime.date(2023, 4, 30), datetime.date(2024, 4, 1))
        """
        # It ends no earlier than it starts: each end is also a limit of the other.
        first, last = date.max, date.min
        if isinstance(self.start, PartialDate):
            first, last = self.start.latest, self.start.earliest
        if isinstance(self.end, PartialDate):
            return min(first, self.end.latest), max(last, self.end.earliest)
        goes_on = self.end is Bound.OPEN and isinstance(self.start, PartialDate)
        return first, date.max if goes_on else last

    def holds_on(self, day: Day) -> Verdict:
        """
        Tell whether a day is inside, outside, or cannot be told from what the source gives.

        >>> Span.parse("2023-04", "2024-04").holds_on("2024-04-01")
        <Verdict.HOLDS: 'holds'>
        """
        on = exact_date("day", day)
        if on < self.earliest or on > self.latest:
            return Verdict.FAILS
        first, last = self.certain
        return Verdict.HOLDS if first <= on <= last else Verdict.UNDETERMINED

    def overlaps(self, other: "Span") -> Verdict:
        """
        Tell whether some day is inside both, or that the sources do not give enough to tell.

        >>> april = Span.parse("2023-04", "2023-04")
        >>> april.overlaps(Span.parse("2023-04-15"))
        <Verdict.UNDETERMINED: 'undetermined'>
        >>> april.overlaps(Span.parse("2023-05"))
        <Verdict.FAILS: 'fails'>
        """
        _check_operand(other)
        if self.earliest > other.latest or other.earliest > self.latest:
            return Verdict.FAILS
        (start, end), (other_start, other_end) = _inmost(self), _inmost(other)
        return Verdict.HOLDS if start <= other_end and other_start <= end else Verdict.UNDETERMINED

    def __repr__(self) -> str:
        """Give a call that makes this again."""
        return f"Span.parse({_text(self.start)!r}, {_text(self.end)!r})"

    def in_words(self) -> str:
        """
        Print it for a reader.

        >>> Span.parse("2024-04-06", "2025-04-05").in_words()
        '6 April 2024 to 5 April 2025'
        """
        start = "" if isinstance(self.start, Bound) else _start_in_words(self.start)
        if isinstance(self.end, PartialDate):
            end = self.end.in_words()
            return f"{start} to {end}" if start else f"until {end}"
        goes_on = "" if self.end is Bound.OPEN else ", end not known"
        return f"from {start}{goes_on}" if start else f"start not stated{goes_on}"


def _start_in_words(start: PartialDate) -> str:
    if start.has_beginning:
        return start.in_words()
    return f"{day_in_words(start.latest)} or earlier"


def _check_operand(other: object) -> None:
    if not isinstance(other, Span):
        raise UnitError("operand", "a Span", other, "or use Span.parse")


def _inmost(span: Span) -> tuple[date, date]:
    """Give the latest day on which a span may start, and the earliest on which it may end."""
    start, end = span.certain
    return start, date.max if span.end is Bound.OPEN else end


def _check_end(field: str, end: object) -> None:
    if not isinstance(end, PartialDate | Bound):
        raise InvalidValueError(field, "a PartialDate or a Bound", end, "or use Span.parse")


def _end(text: str) -> PartialDate | Bound:
    return Bound(text) if text in ("open", "unknown") else PartialDate.parse(text)


def _text(end: PartialDate | Bound) -> str:
    return end.value if isinstance(end, Bound) else str(end)
