"""Ratios: growth, indexes, rates per 10,000: numbers of no unit, without limits and with a sign."""

import re
from decimal import Decimal
from typing import ClassVar, Self, final

import attrs

from csc_reform.errors import InvalidValueError
from csc_reform.values.interval import Interval
from csc_reform.values.notation import Notation, Suffix
from csc_reform.values.numbers import (
    EXACT,
    ONE,
    SPACE,
    Number,
    exact_number,
    power_of_ten,
    read_digits,
)
from csc_reform.values.proportions import PERCENT, Proportion, read_fraction, read_percent

__all__ = ["Ratio"]

_PER = re.compile(rf"{SPACE}+per{SPACE}+(?=\d)", re.IGNORECASE)


def _read_suffix(text: str, at: int) -> Suffix | None:
    """Read "%", "per cent" or, of a rate, "per 10,000"."""
    per = _PER.match(text, at)
    if per is None:
        return read_percent(text, at)
    base = read_digits(text, per.end())
    if base is None or not power_of_ten(base.value) or base.value < ONE:
        return None
    return Suffix(ONE.scaleb(-base.value.adjusted(), EXACT), base.end)


@final
@attrs.frozen(repr=False, order=False)
class Ratio(Proportion):
    """
    A number without a unit: how much something grew, an index, a rate, one amount over another.

    0.5 is printed as 50%; growth may be negative, and may be over 100%. A rate of 67 per 10,000 is
    0.0067, and an index of 134.2 where the base year is 100 is 1.342: see `per`.

    >>> Ratio.parse("6.88 per cent").certainly_exceeds(Ratio.parse("4.6%"))
    True
    >>> Ratio.parse("67 per 10,000") == Ratio.per(67, 10_000)
    True
    """

    NOTATION: ClassVar[Notation] = Notation(
        field="ratio",
        requirement="a percentage or rate such as '50%', 'over 4.6 per cent' or '67 per 10,000'",
        natural=Interval(),
        floor=None,
        prefix="",
        suffix=_read_suffix,
        scales=(PERCENT, (Decimal("0.1"), " per 10"), (ONE, " per 1")),
        fraction=read_fraction,
    )

    @classmethod
    def per(cls, number: Number, base: Number) -> Self:
        """
        Give so many for each so many: a rate per 10,000, or an index whose base year is 100.

        Raises:
            InvalidValueError: When the base is nought or less.

        >>> growth = Ratio.per("138.2", 100) / Ratio.per("134.2", 100)
        >>> growth.change().consistent_with(Ratio.parse("3%").as_rounded())
        True
        """
        of = exact_number("base", base)
        if of <= 0:
            raise InvalidValueError("base", "above nought", base)
        return cls(Interval.point(exact_number("ratio", number)) / Interval.point(of))

    def __truediv__(self, divisor: "Ratio | Number") -> "Ratio":
        """
        Divide by another ratio or by one exact number.

        Raises:
            InvalidValueError: When the divisor may be nought.
        """
        if isinstance(divisor, Ratio):
            interval, nominal = self._over(divisor)
            return Ratio(interval, nominal=nominal)
        return self._divided_by(divisor)

    def __rmul__(self, factor: "Ratio | Number") -> "Ratio":
        """
        Multiply by another ratio, as growth upon growth is, or by one exact number.

        >>> print((Ratio.parse("112.43%") * Ratio.parse("106.88%")).change())
        20.165184%
        """
        if isinstance(factor, Ratio):
            return self._times(factor.interval, factor.central)
        return super().__rmul__(factor)

    def __mul__(self, factor: "Ratio | Number") -> "Ratio":
        """Multiply by another ratio, or by one exact number."""
        return self.__rmul__(factor) if isinstance(factor, Ratio) else super().__mul__(factor)

    def change(self) -> Self:
        """
        Give the growth that this ratio of new to old means.

        >>> from csc_reform import Money
        >>> print((Money.parse("£3,000") / Money.parse("£2,000")).change())
        50%
        """
        return self - type(self).exactly(ONE)
