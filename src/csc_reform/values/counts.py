"""Counts of named things: local areas are not local authorities."""

import re
from decimal import Decimal
from typing import Any, ClassVar, Self, final

import attrs

from csc_reform.errors import InvalidValueError
from csc_reform.values.interval import EXACT, Interval, Number, exact_number
from csc_reform.values.phrases import Notation, Printed, read_digits, spell_digits
from csc_reform.values.quantity import Quantity

__all__ = ["Count", "Recounted"]

_KIND = re.compile(r"[a-zA-Z](?:[a-zA-Z '\u2019-]*[a-zA-Z'\u2019])?")
#: Words that belong to a figure: a name that holds one was read in the wrong place.
_NOT_A_KIND = re.compile(
    r"\b(per cent|percent|million|billion|thousand|hundred|dozen|bn|mn|m|k|"
    r"or|to|more|fewer|less|lower|higher|most|least|over|under|up|about|exactly)\b",
    re.IGNORECASE,
)


def _read(text: str, at: int) -> Printed | None:
    digits = read_digits(text, at)
    return None if digits is None or digits.resolution < 1 else digits


def _spell(numbers: tuple[Decimal, ...]) -> tuple[str, ...]:
    return tuple(spell_digits(number) for number in numbers)


def _spell_at(number: Decimal, _resolution: Decimal) -> str:
    return spell_digits(number)


def _check_kind(_owner: object, _attribute: object, value: Any) -> None:  # noqa: ANN401 (unchecked)
    if not isinstance(value, str) or not _KIND.fullmatch(value) or _NOT_A_KIND.search(value):
        raise InvalidValueError("count", "a count of something named in words", value)


def _closed(interval: Interval) -> Interval:
    """Give the interval of whole numbers that has the same members, and closed ends."""
    low, high = interval.low, interval.high
    one = Decimal(1)
    return Interval(
        EXACT.add(low, one) if low is not None and interval.low_open else low,
        EXACT.subtract(high, one) if high is not None and interval.high_open else high,
    )


@final
@attrs.frozen(repr=False, order=False)
class Count(Quantity):
    """
    A whole number of named things.

    It is kept as it is hedged, and compared as whole numbers are: over twelve is thirteen or more.

    Attributes:
        of: What is counted, as a plural; counts of unlike things do not mix.

    >>> Count.parse("up to 12 local areas").consistent_with(Count.exactly(12, "local areas"))
    True
    """

    NOTATION: ClassVar[Notation] = Notation(
        field="count",
        requirement="a whole number of something, such as 'up to 12 local areas'",
        natural=Interval(Decimal(0)),
        floor=Decimal(0),
        read=_read,
        spell=_spell,
        spell_at=_spell_at,
    )
    GRAIN: ClassVar[Decimal | None] = Decimal(1)

    of: str = attrs.field(kw_only=True, validator=_check_kind)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        for end in (self.low, self.high, self.nominal):
            if end is not None and EXACT.remainder(end, Decimal(1)):
                raise InvalidValueError("count", "whole", str(self.interval))
        _closed(self.interval)  # of which there must be something left

    @classmethod
    def _read_unit(cls, rest: str) -> dict[str, Any] | None:
        return None if _NOT_A_KIND.search(rest) or not _KIND.fullmatch(rest) else {"of": rest}

    @classmethod
    def exactly(cls, number: Number, of: str) -> Self:
        """Give exactly so many."""
        return cls(cls._hedged("exactly", number), of=of)

    @classmethod
    def up_to(cls, number: Number, of: str) -> Self:
        """Give from none to so many, both included."""
        return cls(cls._hedged("up to", number), of=of)

    @classmethod
    def between(cls, low: Number, high: Number, of: str) -> Self:
        """Give from the one to the other, both included."""
        return cls(Interval(exact_number("low", low), exact_number("high", high)), of=of)

    @property
    def _members(self) -> Interval:
        return _closed(self.interval)

    def counting_as(self, of: str) -> "Recounted":
        """
        Give the same number as a count of another thing, with a warning that says so.

        >>> Count.parse("12 local authorities").counting_as("local areas").warning
        'local authorities are counted as local areas'
        """
        return Recounted(attrs.evolve(self, of=of), f"{self.of} are counted as {of}")

    @property
    def unit(self) -> str:
        """The unit in words; quantities of unlike units do not mix."""
        return f"count of {self.of}"

    def _suffix(self) -> str:
        return f" {self.of}"


@final
@attrs.frozen
class Recounted:
    """
    A count of one thing taken as a count of another.

    Attributes:
        count: The count under its new name.
        warning: What was taken for what: pass it on with any answer built on the count.
    """

    count: Count
    warning: str
