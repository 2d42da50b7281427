"""
The one interval engine, on which money, counts, shares and ratios are built.

An interval is a set of decimal numbers between two ends, each closed, open or unbounded. Arithmetic
is sound (no possible result is left out) and tight (a closed end is a result that can be reached).
"""

import re
from decimal import (
    ROUND_FLOOR,
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

from csc_reform.errors import InvalidValueError, UnitError

__all__ = ["EXACT", "Interval", "Number", "exact_number"]

#: What may be given where an exact number is meant: never a float.
Number = Decimal | int | str

#: How many digits a number may have on either side of the point.
_MOST_DIGITS = 200
_PLAIN = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
#: Never rounds: what it cannot hold is an error.
EXACT = Context(
    prec=5 * _MOST_DIGITS,
    traps=[Inexact, InvalidOperation, Overflow, Underflow, Clamped, DivisionByZero],
)
_DOWN = Context(prec=28, rounding=ROUND_FLOOR, traps=[InvalidOperation, DivisionByZero])


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
        number = value
    elif isinstance(value, int) and not isinstance(value, bool):
        if value.bit_length() > 4 * _MOST_DIGITS:
            _refuse_size(field, value)
        number = Decimal(value)
    elif isinstance(value, str):
        if len(value) > 3 * _MOST_DIGITS or not _PLAIN.fullmatch(value):
            raise InvalidValueError(field, "a plain decimal number", value)
        number = Decimal(value)
    else:
        raise InvalidValueError(field, "an exact number", value, "write a str, int or Decimal")
    if not number.is_finite():
        raise InvalidValueError(field, "a finite number", value)
    return _canonical(field, number)


def _canonical(field: str, number: Decimal) -> Decimal:
    """Normalise a finite number, and refuse one of too many digits."""
    if not number:
        return Decimal(0)
    if number.adjusted() >= _MOST_DIGITS or len(number.as_tuple().digits) > 2 * _MOST_DIGITS:
        _refuse_size(field, number)
    number = number.normalize(EXACT)
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_MOST_DIGITS:
        _refuse_size(field, number)
    return Decimal(int(number)) if isinstance(exponent, int) and exponent > 0 else number


def _refuse_size(field: str, value: object) -> NoReturn:
    raise InvalidValueError(
        field, f"of at most {_MOST_DIGITS} digits each side of the point", value
    )


def _read_low(value: Number | None) -> Decimal | None:
    return None if value is None else exact_number("low", value)


def _read_high(value: Number | None) -> Decimal | None:
    return None if value is None else exact_number("high", value)


@final
@attrs.frozen(repr=False, order=False)
class Interval:
    """
    A set of numbers between two ends.

    Attributes:
        low: The lower end; None when there is none.
        high: The upper end; None when there is none.
        low_open: True when the lower end itself is outside (always so when there is none).
        high_open: True when the upper end itself is outside (always so when there is none).

    Raises:
        InvalidValueError: When the ends are the wrong way round, or leave nothing between them.

    >>> Interval(45, None, low_open=True) + Interval(0, "8.5")
    (45, ∞)
    """

    low: Decimal | None = attrs.field(default=None, converter=_read_low)
    high: Decimal | None = attrs.field(default=None, converter=_read_high)
    low_open: bool = attrs.field(default=False, kw_only=True)
    high_open: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.low is None:
            object.__setattr__(self, "low_open", True)
        if self.high is None:
            object.__setattr__(self, "high_open", True)
        if self.low is None or self.high is None:
            return
        if self.low > self.high:
            raise InvalidValueError("low", "at most the high end", f"{self.low} > {self.high}")
        if self.low == self.high and (self.low_open or self.high_open):
            raise InvalidValueError("interval", "of at least one number", str(self))

    @property
    def is_exact(self) -> bool:
        """Tell whether this is one number."""
        return self.low is not None and self.low == self.high

    def __str__(self) -> str:
        """Give bracket text: ``(45, 53.5]``."""
        low = "-∞" if self.low is None else f"{self.low:f}"
        high = "∞" if self.high is None else f"{self.high:f}"
        return f"{'(' if self.low_open else '['}{low}, {high}{')' if self.high_open else ']'}"

    __repr__ = __str__

    def contains(self, number: Number) -> bool:
        """Tell whether a number is in this set."""
        return self.intersection(_point(exact_number("number", number))) is not None

    def __add__(self, other: "Interval") -> "Interval":
        """Give the set of all sums."""
        _check_operand(other)
        return Interval(
            _sum(self.low, other.low),
            _sum(self.high, other.high),
            low_open=self.low_open or other.low_open,
            high_open=self.high_open or other.high_open,
        )

    def __neg__(self) -> "Interval":
        """Give the set of all negated numbers."""
        return Interval(
            _negated(self.high),
            _negated(self.low),
            low_open=self.high_open,
            high_open=self.low_open,
        )

    def __sub__(self, other: "Interval") -> "Interval":
        """Give the set of all differences."""
        _check_operand(other)
        return self + -other

    def scaled(self, factor: Decimal) -> "Interval":
        """Give the set of all products with one exact number."""
        if not factor:
            return _point(Decimal(0))
        if factor < 0:
            return (-self).scaled(-factor)
        return Interval(
            None if self.low is None else EXACT.multiply(self.low, factor),
            None if self.high is None else EXACT.multiply(self.high, factor),
            low_open=self.low_open,
            high_open=self.high_open,
        )

    def __truediv__(self, other: "Interval") -> "Interval":
        """
        Give the set of all quotients; an end that no decimal can hold is rounded outwards and open.

        Raises:
            InvalidValueError: When the divisor may be zero.
        """
        _check_operand(other)
        if other.contains(0):
            raise InvalidValueError("divisor", "certainly not zero", str(other))
        if other.high is not None and other.high <= 0:
            return -self / -other
        low, low_open = _quotient_low(self, other)
        high, high_open = _quotient_low(-self, other)
        return Interval(low, _negated(high), low_open=low_open, high_open=high_open)

    def intersection(self, other: "Interval") -> "Interval | None":
        """Give the numbers in both, or None when there are none."""
        _check_operand(other)
        low, low_open = _tighter(
            (self.low, self.low_open), (other.low, other.low_open), prefer_larger=True
        )
        high, high_open = _tighter(
            (self.high, self.high_open), (other.high, other.high_open), prefer_larger=False
        )
        if (
            low is not None
            and high is not None
            and (low > high or (low == high and (low_open or high_open)))
        ):
            return None
        return Interval(low, high, low_open=low_open, high_open=high_open)

    def hull(self, other: "Interval") -> "Interval":
        """Give the smallest interval that holds both."""
        low, low_open = _looser(
            (self.low, self.low_open), (other.low, other.low_open), prefer_larger=False
        )
        high, high_open = _looser(
            (self.high, self.high_open), (other.high, other.high_open), prefer_larger=True
        )
        return Interval(low, high, low_open=low_open, high_open=high_open)

    def certainly_exceeds(self, other: "Interval") -> bool:
        """Tell whether every number here is above every number there."""
        if self.low is None or other.high is None:
            return False
        if self.low == other.high:
            return self.low_open or other.high_open
        return self.low > other.high

    def may_exceed(self, other: "Interval") -> bool:
        """Tell whether some number here is above some number there."""
        return self.high is None or other.low is None or self.high > other.low

    def consistent_with(self, other: "Interval") -> bool:
        """Tell whether one number could be in both."""
        return self.intersection(other) is not None

    def within(self, limits: "Interval") -> bool:
        """Tell whether every number here is also in the limits."""
        return self.intersection(limits) == self


def _check_operand(other: object) -> None:
    if not isinstance(other, Interval):
        raise UnitError("operand", "an Interval", other)


_End = tuple[Decimal | None, bool]


def _point(number: Decimal) -> Interval:
    return Interval(number, number)


def _negated(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.copy_negate()


def _sum(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else EXACT.add(a, b)


def _quotient_low(a: Interval, b: Interval) -> _End:
    """Give the lower end of a / b, for a divisor that is above zero throughout."""
    if a.low is None:
        return None, True
    if not a.low:
        return Decimal(0), a.low_open
    # The smallest quotient of a positive number has the largest divisor, of a negative the smallest.
    divisor, divisor_open = (b.high, b.high_open) if a.low > 0 else (b.low, b.low_open)
    if divisor is None:
        return Decimal(0), True
    if not divisor:
        return None, True
    down = _DOWN.copy()
    quotient = down.divide(a.low, divisor)
    inexact = bool(down.flags[Inexact])
    return quotient, a.low_open or divisor_open or inexact


def _tighter(a: _End, b: _End, *, prefer_larger: bool) -> _End:
    """Give the end that leaves less; at the same number an open end does."""
    if a[0] is None or b[0] is None:
        return b if a[0] is None else a
    if a[0] == b[0]:
        return a[0], a[1] or b[1]
    return max(a, b) if prefer_larger else min(a, b)


def _looser(a: _End, b: _End, *, prefer_larger: bool) -> _End:
    """Give the end that leaves more; at the same number a closed end does."""
    if a[0] is None or b[0] is None:
        return None, True
    if a[0] == b[0]:
        return a[0], a[1] and b[1]
    return max(a, b) if prefer_larger else min(a, b)
