"""
How each kind of quantity prints one number: its sign, its scale and its digits.

What hedges say is the same whatever is counted, and lives in `phrases`.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import final

import attrs

from csc_reform.values.interval import Interval
from csc_reform.values.numbers import (
    EXACT,
    ONE,
    SPACE,
    Digits,
    read_digits,
    read_whole,
    spell_digits,
)

__all__ = [
    "DASH",
    "LARGE_SCALES",
    "THOUSAND",
    "TIGHT_DASH",
    "Notation",
    "Printed",
    "Suffix",
    "read_scale",
]

#: What joins the two figures of a range: a hyphen or a dash.
DASH = "[-\u2010-\u2014]"
TIGHT_DASH = re.compile(DASH)


@final
@attrs.frozen
class Suffix:
    """
    What follows the digits of a figure and belongs to it.

    Attributes:
        factor: What the digits are multiplied by: 1,000,000 for "million", 0.01 for "%".
        end: The position after it.
    """

    factor: Decimal
    end: int


_TRILLION, _BILLION, _MILLION, THOUSAND = (
    Decimal("1" + "0" * noughts) for noughts in (12, 9, 6, 3)
)
_PENNY = Decimal("0.01")
_SCALES = {
    "trillion": _TRILLION,
    "tn": _TRILLION,
    "billion": _BILLION,
    "bn": _BILLION,
    "b": _BILLION,
    "million": _MILLION,
    "mn": _MILLION,
    "m": _MILLION,
    "thousand": THOUSAND,
    "k": THOUSAND,
}
_SCALE = re.compile(rf"{SPACE}*({'|'.join(_SCALES)})(?![a-z]|[-'\u2019][a-z])", re.IGNORECASE)
#: The scales of money and counts, from the smallest to the largest, as they are printed.
LARGE_SCALES = (
    (ONE, ""),
    (THOUSAND, " thousand"),
    (_MILLION, " million"),
    (_BILLION, " billion"),
    (_TRILLION, " trillion"),
)


def read_scale(text: str, at: int) -> Suffix:
    """Read a scale word such as "million", or that there is none."""
    match = _SCALE.match(text, at)
    return Suffix(_SCALES[match[1].lower()], match.end()) if match else Suffix(ONE, at)


@final
@attrs.frozen
class Printed:
    """One number as it was printed: what it is, and what one of its last digit is worth."""

    value: Decimal
    resolution: Decimal | None
    factor: Decimal
    end: int


@final
@attrs.frozen
class Notation:
    """
    How one kind of quantity prints its numbers.

    Attributes:
        field: What to call the text in an error.
        requirement: What the text must be, in an error.
        natural: The numbers that the quantity can be: a share is between nothing and all.
        floor: Where "up to" begins: nought for money and counts; None for what may be negative.
        prefix: What stands before the digits, "£"; empty when nothing does.
        suffix: Reads what stands after the digits; None from it when the figure lacks it.
        scales: What a printed number is a multiple of, and how that is printed after the digits,
            from the smallest to the largest.
        whole: Whether only whole numbers are figures.
        pence: Whether a number that is not whole prints with two places, if those are enough.
        fraction: Reads a fraction in words, such as "one-fifth"; None where there are none.
    """

    field: str
    requirement: str
    natural: Interval
    floor: Decimal | None
    prefix: str
    suffix: Callable[[str, int], Suffix | None]
    scales: tuple[tuple[Decimal, str], ...]
    whole: bool = False
    pence: bool = False
    fraction: Callable[[str, int], Suffix | None] | None = None

    def hedged(self, meaning: str, number: Decimal) -> Interval:
        """Give the interval that a hedge and a number mean, within what is natural."""
        low, high = self.natural.low, self.natural.high
        match meaning:
            case "over":
                return Interval(number, high, low_open=True)
            case "at least":
                return Interval(number, high)
            case "up to":
                return Interval(self.floor, number)
            case "under":
                return Interval(self.floor, number, high_open=True)
            case "about":
                return Interval(low, high)
            case _:
                return Interval(number, number)

    # Reading one number -----------------------------------------------------------------------

    def _digits(self, text: str, at: int, *, prefixed: bool = True) -> Digits | None:
        """Read the digits of a number, after its prefix and before its suffix."""
        sign = ""
        if prefixed and self.prefix:
            if text[at : at + 1] in ("-", "\u2212"):
                sign, at = "-", at + 1
            if not text.startswith(self.prefix, at):
                return None
            at += len(self.prefix)
            if re.match(SPACE, text[at : at + 1]):
                at += 1
        digits = read_digits(text, at)
        if digits is None and not self.prefix:
            return read_whole(text, at)
        if digits is None or (self.prefix and digits.value < 0):
            return None
        return attrs.evolve(digits, value=digits.value.copy_negate()) if sign else digits

    def _complete(self, digits: Digits | None, text: str) -> Printed | None:
        suffix = None if digits is None else self.suffix(text, digits.end)
        if digits is None or suffix is None:
            return None
        printed = _scaled(digits, suffix)
        return None if self.whole and not _is_whole(printed.value, ONE) else printed

    def read(self, text: str, at: int) -> Printed | None:
        """Read the number at a position, or give None when there is none."""
        found = self._complete(self._digits(text, at), text)
        if found is None and self.fraction is not None:
            fraction = self.fraction(text, at)
            if fraction is not None:
                return Printed(fraction.factor, None, fraction.factor, fraction.end)
        return found

    def read_shared(
        self, text: str, at: int, joint: re.Pattern[str]
    ) -> tuple[Printed, Printed] | None:
        """
        Read two numbers of which the second has no prefix, or the first no suffix, of its own.

        Print sets them close together, "£165-170" or "£2-3 million". A percentage may also have a
        word between them, "5 to 10%", because without its sign the first can mean nothing else.
        """
        first = self._digits(text, at)
        if first is None:
            return None
        own = self.suffix(text, first.end)
        end = first.end if own is None else own.end
        between = (joint if own is None else TIGHT_DASH).match(text, end)
        if between is None:
            return None
        second = self._digits(text, between.end(), prefixed=False)
        last = self._complete(second, text)
        if last is None:
            return None
        # A first number that is large enough to stand alone has no need of the other's scale.
        shares = own is None or (own.end == first.end and first.value < THOUSAND)
        return _scaled(first, Suffix(last.factor, end) if own is None or shares else own), last

    # Printing numbers -------------------------------------------------------------------------

    def spell(self, numbers: tuple[Decimal, ...]) -> tuple[str, ...]:
        """Print numbers so that they read alike: all at the one scale."""
        scales = {self._scale_of(number) for number in numbers}
        scale, word = scales.pop() if len(scales) == 1 else self.scales[0]
        return tuple(self._spell_one(number, scale, word) for number in numbers)

    def _scale_of(self, number: Decimal) -> tuple[Decimal, str]:
        """Give the scale at which a number prints with at most three places; no "thousands"."""
        for scale, word in reversed(self.scales):
            if (
                scale >= _MILLION
                and number.copy_abs() >= scale
                and _is_whole(number, EXACT.divide(scale, THOUSAND))
            ):
                return scale, word
        return self.scales[0]

    def _spell_one(self, number: Decimal, scale: Decimal, word: str) -> str:
        scaled = EXACT.divide(number.copy_abs(), scale)
        in_pence = self.pence and scale == ONE and not _is_whole(scaled, ONE)
        places = 2 if in_pence and _is_whole(scaled, _PENNY) else None
        return f"{'-' if number < 0 else ''}{self.prefix}{spell_digits(scaled, places)}{word}"

    def spell_at(self, number: Decimal, resolution: Decimal) -> str:
        """Print a number so that its last digit is worth the resolution."""
        scale, word = next(one for one in self.scales if resolution <= one[0])
        places = max(0, -EXACT.divide(resolution, scale).adjusted())
        text = spell_digits(EXACT.divide(number.copy_abs(), scale), places)
        return f"{'-' if number < 0 else ''}{self.prefix}{text}{word}"


def _scaled(digits: Digits, suffix: Suffix) -> Printed:
    return Printed(
        EXACT.multiply(digits.value, suffix.factor),
        EXACT.multiply(digits.resolution, suffix.factor),
        suffix.factor,
        suffix.end,
    )


def _is_whole(number: Decimal, unit: Decimal) -> bool:
    return not EXACT.remainder(number, unit)
