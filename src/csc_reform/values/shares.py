"""Shares: parts of a whole, from nothing to all of it."""

from typing import ClassVar, Self, final, overload

import attrs

from csc_reform.values.interval import Interval
from csc_reform.values.notation import Notation
from csc_reform.values.numbers import ONE, ZERO, Number
from csc_reform.values.proportions import PERCENT, Proportion, read_fraction, read_percent
from csc_reform.values.ratios import Ratio

__all__ = ["Share"]


@final
@attrs.frozen(repr=False, order=False)
class Share(Proportion):
    """
    A part of a whole, between 0% and 100%.

    >>> Share.parse("over 60%").high
    Decimal('1')
    >>> print(Share.parse("10% or lower"))
    up to 10%
    >>> print(Share.parse("one-fifth"))
    20%
    """

    NOTATION: ClassVar[Notation] = Notation(
        field="share",
        requirement="a percentage from 0% to 100%, such as 'over 60%' or '10% or lower'",
        natural=Interval(ZERO, ONE),
        floor=ZERO,
        prefix="",
        suffix=read_percent,
        scales=(PERCENT,),
        fraction=read_fraction,
    )

    @overload
    def __truediv__(self, divisor: "Share") -> Ratio: ...
    @overload
    def __truediv__(self, divisor: Number) -> Self: ...
    def __truediv__(self, divisor: "Share | Number") -> "Ratio | Self":
        """
        Divide by another share, giving a ratio, or by one exact number.

        Raises:
            InvalidValueError: When the divisor may be nought, and for a quotient above the whole.

        >>> (Share.parse("60%") / Share.parse("53%")).consistent_with(Ratio.exactly("1.13"))
        False
        """
        if isinstance(divisor, Share):
            interval, nominal = self._over(divisor)
            return Ratio(interval, nominal=nominal)
        return self._divided_by(divisor)
