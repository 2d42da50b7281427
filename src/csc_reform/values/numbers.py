"""
Exact numbers: what is taken for one, and how public documents print one.

Nothing here rounds, and nothing depends on the decimal context of whoever calls: every operation
uses a context of its own that would rather fail than lose a digit.
"""

import re
from decimal import (
    Clamped,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
    Underflow,
)
from typing import NoReturn, final

import attrs

from csc_reform.errors import InvalidValueError

__all__ = [
    "EXACT",
    "MOST_DIGITS",
    "NUMBER_WORDS",
    "ONE",
    "SPACE",
    "ZERO",
    "Digits",
    "Number",
    "exact_number",
    "power_of_ten",
    "read_digits",
    "read_whole",
    "spell_digits",
    "with_any_gaps",
    "with_plain_gaps",
]

#: What may be given where an exact number is meant: never a float.
Number = Decimal | int | str

#: How many digits a number may have on either side of the point.
MOST_DIGITS = 200
#: Never rounds: what it cannot hold is an error.
EXACT = Context(
    prec=5 * MOST_DIGITS,
    Emax=10 * MOST_DIGITS,
    Emin=-10 * MOST_DIGITS,
    clamp=0,
    capitals=1,
    flags=[],
    traps=[Inexact, InvalidOperation, Overflow, Underflow, Clamped, DivisionByZero],
)
ZERO, ONE = Decimal(0), Decimal(1)

_PLAIN = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)", re.ASCII)


def exact_number(field: str, value: Number) -> Decimal:
    """
    Read an exact, finite number in its canonical form (no trailing zeros, no negative zero).

    Raises:
        InvalidValueError: For a float, a bool, a NaN, an infinity, a text that is not a plain
            decimal, or a number of more than 200 digits on either side of the point.

    >>> exact_number("amount", "8.50")
    Decimal('8.5')
    """
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise InvalidValueError(field, "a finite number", value)
        return _canonical(field, value)
    if isinstance(value, int) and not isinstance(value, bool):
        if value.bit_length() > 4 * MOST_DIGITS:
            _refuse_size(field, value)
        return _canonical(field, Decimal(value))
    if isinstance(value, str):
        if len(value) > 3 * MOST_DIGITS or not _PLAIN.fullmatch(value):
            raise InvalidValueError(field, "a plain decimal number", value)
        return _canonical(field, Decimal(value))
    raise InvalidValueError(field, "an exact number", value, "write a str, int or Decimal")


def _canonical(field: str, number: Decimal) -> Decimal:
    """Strip a finite number of trailing zeros and of its exponent; refuse too many digits."""
    if not number:
        return ZERO
    # The first look costs the same however long the number is.
    if not -MOST_DIGITS <= number.adjusted() < MOST_DIGITS:
        _refuse_size(field, number)
    try:
        plain = EXACT.normalize(number)
    except Inexact:
        _refuse_size(field, number)
    exponent = plain.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -MOST_DIGITS:
        _refuse_size(field, number)
    return EXACT.quantize(plain, ONE) if exponent > 0 else plain


def _refuse_size(field: str, value: object) -> NoReturn:
    raise InvalidValueError(field, f"of at most {MOST_DIGITS} digits each side of the point", value)


def power_of_ten(number: Decimal) -> bool:
    """Tell whether a number is 1, 10, 0.1 and so on."""
    return number == ONE.scaleb(number.adjusted(), EXACT)


#: What stands between words and within figures in print.
SPACE = "[ \u00a0\u2009\u202f]"
_GAP = re.compile(f"{SPACE}+")


def with_any_gaps(words: str) -> str:
    """Give a pattern for words with whatever gaps print may set between them."""
    return re.escape(words).replace(r"\ ", f"{SPACE}+")


def with_plain_gaps(text: str) -> str:
    """Give a printed text with one plain space for each gap."""
    return _GAP.sub(" ", text)


#: Thousands are set apart by commas, or by one kind of space.
_DIGITS = re.compile(
    r"([1-9]\d{0,2}(?:,\d{3})+"
    rf"|[1-9]\d{{0,2}}(?:({SPACE})\d{{3}}(?:\2\d{{3}})*)(?!\d)|\d+)(\.\d+)?",
    re.ASCII,
)
_SIGN = re.compile("[-\u2212]")
_NOT_A_DIGIT = re.compile(r"\D+", re.ASCII)
#: Whole numbers in words, each at its own place.
NUMBER_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
    *(
        f"{tens}{units}"
        for tens in ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
        for units in (
            *("", "-one", "-two", "-three", "-four", "-five", "-six", "-seven", "-eight", "-nine"),
        )
        if (tens, units) != ("twenty", "")
    ),
)
_WHOLE_WORD = re.compile(rf"({'|'.join(reversed(NUMBER_WORDS))})(?![a-z-])", re.IGNORECASE)


@final
@attrs.frozen
class Digits:
    """
    The digits of one number as they were printed.

    Attributes:
        value: The number.
        resolution: What one of its last printed digit is worth: 0.1 for "8.5".
        end: The position after it.
    """

    value: Decimal
    resolution: Decimal
    end: int


def read_digits(text: str, at: int) -> Digits | None:
    """Read a plain number at a position, with or without thousands commas or spaces and a sign."""
    sign = _SIGN.match(text, at)
    match = _DIGITS.match(text, sign.end() if sign else at)
    if match is None:
        return None
    whole, fraction = _NOT_A_DIGIT.sub("", match[1]), match[3] or ""
    # How many digits there may be is for the figure to say, once its scale has been read too.
    value = Decimal(f"{'-' if sign else ''}{whole}{fraction}")
    resolution = ONE.scaleb(-max(len(fraction) - 1, 0), EXACT)
    return Digits(value, resolution, match.end())


def read_whole(text: str, at: int) -> Digits | None:
    """Read a whole number at a position in words, from "zero" to "ninety-nine"."""
    match = _WHOLE_WORD.match(text, at)
    if match is None:
        return None
    return Digits(Decimal(NUMBER_WORDS.index(match[1].lower())), ONE, match.end())


def spell_digits(number: Decimal, places: int | None = None) -> str:
    """Print a number with thousands commas; to so many places when given."""
    return f"{number:,f}" if places is None else f"{number:,.{places}f}"
