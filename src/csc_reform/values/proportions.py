"""What shares and ratios have in common: numbers without a unit, printed as percentages."""

import re
from decimal import Decimal
from typing import Self

import attrs

from csc_reform.values.interval import Interval
from csc_reform.values.notation import Suffix
from csc_reform.values.numbers import EXACT, NUMBER_WORDS, ONE, SPACE, Number
from csc_reform.values.quantity import Quantity

__all__ = ["PERCENT", "Proportion", "read_fraction", "read_percent"]

#: The scale of a percentage, as it is printed.
PERCENT = (Decimal("0.01"), "%")
_SIGN = re.compile(rf"{SPACE}*(?:%|per ?cent(?![a-z]))", re.IGNORECASE)


def read_percent(text: str, at: int) -> Suffix | None:
    """Read the sign of a percentage, or "per cent" or "percent"."""
    match = _SIGN.match(text, at)
    return Suffix(PERCENT[0], match.end()) if match else None


#: Only fractions that a decimal holds exactly.
_PARTS = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "fifth": Decimal("0.2"),
    "tenth": Decimal("0.1"),
}
_HOW_MANY = ("a", *NUMBER_WORDS[1:10])
_FRACTION = re.compile(
    rf"(?:({'|'.join(_HOW_MANY)})(?:-|{SPACE}+))?({'|'.join(_PARTS)})(s?)(?![a-z])", re.IGNORECASE
)


def read_fraction(text: str, at: int) -> Suffix | None:
    """Read a fraction in words that a decimal can hold: "half", "one-fifth", "three quarters"."""
    match = _FRACTION.match(text, at)
    if match is None:
        return None
    how_many, part, plural = match.groups()
    number = max(1, _HOW_MANY.index(how_many.lower())) if how_many else 1
    fraction = EXACT.multiply(Decimal(number), _PARTS[part.lower()])
    if bool(plural) != (number > 1) or fraction >= ONE or (how_many is None and part != "half"):
        return None
    return Suffix(fraction, match.end())


@attrs.frozen(repr=False, order=False)
class Proportion(Quantity):
    """
    A number without a unit; the whole, or no change at all, is 1, and prints as 100%.

    Not used by itself: see `Share`, for a part of a whole, and `Ratio`, for everything else. The
    named constructors take the number and not the percentage: ``"0.6"`` is 60%.
    """

    @classmethod
    def exactly(cls, number: Number) -> Self:
        """
        Give exactly this number.

        >>> from csc_reform import Share
        >>> print(Share.exactly("0.6"))
        60%
        """
        return cls(cls._exact(number))

    @classmethod
    def over(cls, number: Number) -> Self:
        """
        Give any number above this one.

        >>> from csc_reform import Share
        >>> print(Share.over("0.6").interval)
        (0.6, 1]
        """
        return cls(cls._hedged("over", number))

    @classmethod
    def at_least(cls, number: Number) -> Self:
        """
        Give this number or any above it.

        >>> from csc_reform import Ratio
        >>> print(Ratio.at_least("0.1"))
        at least 10%
        """
        return cls(cls._hedged("at least", number))

    @classmethod
    def up_to(cls, number: Number) -> Self:
        """
        Give this number or any below it: of a share, from nothing on.

        >>> from csc_reform import Ratio, Share
        >>> print(Share.up_to("0.1").interval, Ratio.up_to("0.1").interval)
        [0, 0.1] (-∞, 0.1]
        """
        return cls(cls._hedged("up to", number))

    @classmethod
    def under(cls, number: Number) -> Self:
        """
        Give any number below this one: of a share, from nothing on.

        >>> from csc_reform import Ratio
        >>> print(Ratio.under("0.5"))
        under 50%
        """
        return cls(cls._hedged("under", number))

    @classmethod
    def between(cls, low: Number, high: Number) -> Self:
        """
        Give from the one number to the other, both included.

        >>> from csc_reform import Ratio
        >>> print(Ratio.between("0.015", "0.026"))
        1.5% to 2.6%
        """
        return cls(Interval(low, high))

    @classmethod
    def about(cls, number: Number) -> Self:
        """
        Give a nominal number without bounds, until `within` gives it some.

        >>> from csc_reform import Share
        >>> print(Share.about("0.4"))
        about 40%
        """
        return cls(cls.NOTATION.natural, nominal=cls._number(number))

    def within(self, tolerance: Self) -> Self:
        """
        Give an "about" the bounds the caller chooses, in points of a hundred either way.

        A figure that has bounds of its own is left as it is.

        Raises:
            UnitError: For a tolerance of another kind.

        >>> from csc_reform import Share
        >>> print(Share.about("0.4").within(Share.parse("5%")))
        35% to 45%
        """
        self._check_unit(tolerance)
        return self._within(tolerance.interval)
