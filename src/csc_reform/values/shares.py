"""Shares: parts of a whole, from nothing to all of it."""

from decimal import Decimal
from typing import ClassVar, Self, final

import attrs

from csc_reform.values.interval import Interval, Number
from csc_reform.values.phrases import Notation
from csc_reform.values.quantity import Quantity
from csc_reform.values.ratios import read_percentage, spell_percentage_at, spell_percentages

__all__ = ["Share"]


@final
@attrs.frozen(repr=False, order=False)
class Share(Quantity):
    """
    A part of a whole, between 0% and 100%.

    >>> Share.parse("over 60%").high
    Decimal('1')
    >>> print(Share.parse("10% or lower"))
    up to 10%
    """

    NOTATION: ClassVar[Notation] = Notation(
        field="share",
        requirement="a percentage from 0% to 100%, such as 'over 60%' or '10% or lower'",
        natural=Interval(Decimal(0), Decimal(1)),
        floor=Decimal(0),
        read=read_percentage,
        spell=spell_percentages,
        spell_at=spell_percentage_at,
    )

    @classmethod
    def exactly(cls, part: Number) -> Self:
        """Give one part of the whole: ``"0.6"`` is 60%."""
        return cls(cls._hedged("exactly", part))

    @classmethod
    def over(cls, part: Number) -> Self:
        """Give more than this part, up to the whole."""
        return cls(cls._hedged("over", part))

    @classmethod
    def up_to(cls, part: Number) -> Self:
        """Give from nothing to this part, both included."""
        return cls(cls._hedged("up to", part))
