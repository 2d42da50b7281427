"""Ratios: growth, inflation and other numbers of no unit, without limits and with a sign."""

import re
from decimal import Decimal
from typing import ClassVar, Self, final

import attrs

from csc_reform.values.interval import EXACT, Interval, Number, exact_number
from csc_reform.values.phrases import Notation, Printed, read_digits, spell_digits
from csc_reform.values.quantity import Quantity

__all__ = ["Ratio"]

_PERCENT = re.compile(r"[ \u00a0]*(?:%|per ?cent(?![a-z]))", re.IGNORECASE)
_HUNDREDTH = Decimal("0.01")


def read_percentage(text: str, at: int) -> Printed | None:
    """Read a percentage as a number of the whole: 0.6 for "60%"."""
    digits = read_digits(text, at)
    sign = _PERCENT.match(text, digits.end) if digits else None
    if digits is None or sign is None:
        return None
    value = EXACT.multiply(digits.value, _HUNDREDTH)
    return Printed(value, digits.resolution * _HUNDREDTH, Decimal(1), sign.end())


def _in_hundredths(number: Decimal) -> Decimal:
    return exact_number("figure", EXACT.multiply(number, Decimal(100)))


def spell_percentages(numbers: tuple[Decimal, ...]) -> tuple[str, ...]:
    """Print numbers of the whole as percentages."""
    return tuple(f"{spell_digits(_in_hundredths(number))}%" for number in numbers)


def spell_percentage_at(number: Decimal, resolution: Decimal) -> str:
    """Print a percentage so that its last digit is worth the resolution."""
    return f"{spell_digits(_in_hundredths(number), max(0, -(resolution * 100).adjusted()))}%"


@final
@attrs.frozen(repr=False, order=False)
class Ratio(Quantity):
    """
    A number without a unit: how much something grew, or one amount over another.

    0.5 is printed as 50%; growth may be negative, and may be over 100%.

    >>> Ratio.parse("6.88 per cent").certainly_exceeds(Ratio.parse("4.6%"))
    True
    """

    NOTATION: ClassVar[Notation] = Notation(
        field="ratio",
        requirement="a percentage such as '50%' or 'over 4.6 per cent'",
        natural=Interval(),
        floor=None,
        read=read_percentage,
        spell=spell_percentages,
        spell_at=spell_percentage_at,
    )

    @classmethod
    def exactly(cls, number: Number) -> Self:
        """Give one number: ``"0.5"`` is 50%."""
        return cls(cls._hedged("exactly", number))

    @classmethod
    def under(cls, number: Number) -> Self:
        """Give any number below this one."""
        return cls(cls._hedged("under", number))

    @classmethod
    def up_to(cls, number: Number) -> Self:
        """Give any number up to and including this one."""
        return cls(cls._hedged("up to", number))

    def change(self) -> Self:
        """Give the growth that this ratio of new to old means: 1.5 is a growth of 50%."""
        one = Decimal(1)
        return self._with(self.interval - Interval(one, one))
