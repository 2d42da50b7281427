"""
The one interval engine, on which money, counts, shares and ratios are built.

An interval is a set of decimal numbers between two ends, each closed, open or unbounded. Arithmetic
is sound (no possible result is left out) and tight (a closed end is a result that can be reached).
"""

import re
from collections.abc import Iterable
from decimal import ROUND_FLOOR, Context, Decimal, DivisionByZero, Inexact, InvalidOperation
from typing import Self, final

import attrs

from csc_reform._validators import checked_items, checked_text
from csc_reform.errors import InvalidValueError, ParseError, UnitError
from csc_reform.values.numbers import EXACT, MOST_DIGITS, SPACE, ZERO, Number, exact_number

__all__ = ["Interval"]

#: Rounds quotients that no decimal holds, always downwards.
_DOWN = Context(
    prec=28,
    rounding=ROUND_FLOOR,
    Emin=-10 * MOST_DIGITS,
    Emax=10 * MOST_DIGITS,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero],
)
_NUMBER = r"[-+]?\d+(?:\.\d+)?"
_BRACKETS = re.compile(
    rf"([\[(]){SPACE}*(-∞|{_NUMBER}){SPACE}*,{SPACE}*(∞|{_NUMBER}){SPACE}*([\])])", re.ASCII
)
#: No interval is longer in print: two ends, each of the most digits on both sides of the point.
_LONGEST = 2 * (2 * MOST_DIGITS + 2) + 10


def _read_low(value: Number | None) -> Decimal | None:
    return None if value is None else exact_number("low", value)


def _read_high(value: Number | None) -> Decimal | None:
    return None if value is None else exact_number("high", value)


def _check_bool(_owner: object, attribute: "attrs.Attribute[bool]", value: object) -> None:
    if type(value) is not bool:
        raise InvalidValueError(attribute.name, "True or False", value)


@final
@attrs.frozen(repr=False, order=False)
class Interval:
    """
    A set of numbers between two ends.

    Equal sets are equal, hash alike and print alike, however they came about. There is no ``<``,
    no ``float()`` and no truth value, because sets that overlap have no answer to those.

    Attributes:
        low: The lower end; None when there is none.
        high: The upper end; None when there is none.
        low_open: True when the lower end itself is outside (always so when there is none).
        high_open: True when the upper end itself is outside (always so when there is none).

    Raises:
        InvalidValueError: When the ends are the wrong way round, or leave nothing between them.

    >>> print(Interval(45, None, low_open=True) + Interval(0, "8.5"))
    (45, ∞)
    """

    low: Decimal | None = attrs.field(default=None, converter=_read_low)
    high: Decimal | None = attrs.field(default=None, converter=_read_high)
    low_open: bool = attrs.field(default=False, kw_only=True, validator=_check_bool)
    high_open: bool = attrs.field(default=False, kw_only=True, validator=_check_bool)

    def __attrs_post_init__(self) -> None:
        if self.low is None:
            object.__setattr__(self, "low_open", True)
        if self.high is None:
            object.__setattr__(self, "high_open", True)
        if self.low is None or self.high is None:
            return
        if self.low > self.high:
            raise InvalidValueError("low", "at most the high end", f"{self.low:f} > {self.high:f}")
        if self.low == self.high and (self.low_open or self.high_open):
            raise InvalidValueError("interval", "of at least one number", str(self))

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read bracket text, which is what `str` prints.

        Raises:
            ParseError: For anything else.
            InvalidValueError: For what is no text, or too long a one, and for ends that the
                constructor refuses.

        >>> Interval.parse("(45, 53.5]").contains("53.5")
        True
        """
        match = _BRACKETS.fullmatch(checked_text("interval", text, _LONGEST).strip())
        if match is None:
            raise ParseError("interval", "two ends in brackets, such as '(45, 53.5]'", text, 0)
        opening, low, high, closing = match.groups()
        return cls(
            None if low == "-∞" else low,
            None if high == "∞" else high,
            low_open=opening == "(",
            high_open=closing == ")",
        )

    @classmethod
    def point(cls, number: Number) -> Self:
        """
        Give the set of one number.

        >>> print(Interval.point("8.5"))
        [8.5, 8.5]
        """
        exact = exact_number("number", number)
        return cls(exact, exact)

    @classmethod
    def total(cls, intervals: "Iterable[Interval]") -> "Interval":
        """
        Give the set of all sums of one number from each; of no intervals at all, nought.

        >>> print(Interval.total([Interval(1, 2), Interval(3), Interval.point(5)]))
        [9, ∞)
        """
        low: Decimal | None = ZERO
        high: Decimal | None = ZERO
        low_open = high_open = False
        for one in map(_checked, checked_items("intervals", intervals)):
            low, high = _sum(low, one.low), _sum(high, one.high)
            low_open, high_open = low_open or one.low_open, high_open or one.high_open
        return cls(low, high, low_open=low_open, high_open=high_open)

    @property
    def is_exact(self) -> bool:
        """
        Tell whether this is one number.

        >>> Interval.point(5).is_exact
        True
        """
        return self.low is not None and self.low == self.high

    def __str__(self) -> str:
        """Give bracket text: ``(45, 53.5]``."""
        low = "-∞" if self.low is None else f"{self.low:f}"
        high = "∞" if self.high is None else f"{self.high:f}"
        return f"{'(' if self.low_open else '['}{low}, {high}{')' if self.high_open else ']'}"

    def __repr__(self) -> str:
        """Give a call that makes this again."""
        return f"Interval.parse({str(self)!r})"

    def __bool__(self) -> object:
        """Refuse: a set of numbers has no truth value."""
        msg = "an Interval has no truth value; ask contains, certainly_equals or consistent_with"
        raise TypeError(msg)

    # Arithmetic -------------------------------------------------------------------------------

    def __add__(self, other: "Interval") -> "Interval":
        """Give the set of all sums."""
        _checked(other)
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
        _checked(other)
        return self + -other

    def __mul__(self, factor: "Interval | Number") -> "Interval":
        """
        Give the set of all products, with the numbers of another interval or one exact number.

        >>> print(Interval(1, 2, high_open=True) * -3)
        (-6, -3]
        """
        other = factor if isinstance(factor, Interval) else _point(exact_number("factor", factor))
        corners = [
            _product(x, y)
            for x in (_lower(self), _upper(self))
            for y in (_lower(other), _upper(other))
        ]
        return _spanning(min(corners), max(corners, key=_reach))

    __rmul__ = __mul__

    def __truediv__(self, divisor: "Interval | Number") -> "Interval":
        """
        Give the set of all quotients; an end that no decimal can hold is rounded outwards and open.

        Raises:
            InvalidValueError: When the divisor may be zero.

        >>> print(Interval(10, 20) / Interval(2, 5))
        [2, 10]
        """
        other = (
            divisor if isinstance(divisor, Interval) else _point(exact_number("divisor", divisor))
        )
        if other.contains(0):
            raise InvalidValueError("divisor", "certainly not zero", str(other))
        if other.high is not None and other.high <= 0:
            return -self / -other
        low, low_open = _quotient_low(self, other)
        high, high_open = _quotient_low(-self, other)
        return Interval(low, _negated(high), low_open=low_open, high_open=high_open)

    # Sets -------------------------------------------------------------------------------------

    def contains(self, number: Number) -> bool:
        """
        Tell whether a number is in this set.

        >>> Interval(1, 2, high_open=True).contains(2)
        False
        """
        exact = exact_number("number", number)
        return _lower(self) <= (exact, False) and (exact, True) <= _reach(_upper(self))

    def intersection(self, other: "Interval") -> "Interval | None":
        """
        Give the numbers in both, or None when there are none.

        >>> print(Interval(1, 3).intersection(Interval(2, 4)))
        [2, 3]
        """
        if not self.consistent_with(other):
            return None
        return _spanning(
            max(_lower(self), _lower(other)), min(_upper(self), _upper(other), key=_reach)
        )

    def hull(self, other: "Interval") -> "Interval":
        """
        Give the smallest interval that holds both.

        >>> print(Interval(1, 2).hull(Interval(5, 6)))
        [1, 6]
        """
        _checked(other)
        return _spanning(
            min(_lower(self), _lower(other)), max(_upper(self), _upper(other), key=_reach)
        )

    def lesser(self, other: "Interval") -> "Interval":
        """
        Give what the lesser of a number here and a number there can be.

        >>> print(Interval(1, 5).lesser(Interval(2, 3)))
        [1, 3]
        """
        _checked(other)
        return _spanning(
            min(_lower(self), _lower(other)), min(_upper(self), _upper(other), key=_reach)
        )

    def greater(self, other: "Interval") -> "Interval":
        """
        Give what the greater of a number here and a number there can be.

        >>> print(Interval(1, 5).greater(Interval(2, 3)))
        [2, 5]
        """
        _checked(other)
        return _spanning(
            max(_lower(self), _lower(other)), max(_upper(self), _upper(other), key=_reach)
        )

    def within(self, limits: "Interval") -> bool:
        """
        Tell whether every number here is also in the limits.

        >>> Interval(1, 2).within(Interval(0))
        True
        """
        _checked(limits)
        return _lower(limits) <= _lower(self) and _reach(_upper(self)) <= _reach(_upper(limits))

    # Comparison -------------------------------------------------------------------------------

    def certainly_exceeds(self, other: "Interval") -> bool:
        """
        Tell whether every number here is above every number there.

        >>> Interval(3, 4).certainly_exceeds(Interval(1, 2))
        True
        """
        _checked(other)
        if self.low is None or other.high is None:
            return False
        apart = self.low_open or other.high_open
        return self.low > other.high or (apart and self.low == other.high)

    def may_exceed(self, other: "Interval") -> bool:
        """
        Tell whether some number here is above some number there.

        >>> Interval(1, 3).may_exceed(Interval(2, 4))
        True
        """
        _checked(other)
        return self.high is None or other.low is None or self.high > other.low

    def certainly_equals(self, other: "Interval") -> bool:
        """
        Tell whether both are one and the same exact number.

        >>> Interval(1, 2).certainly_equals(Interval(1, 2))
        False
        """
        _checked(other)
        return self.is_exact and self == other

    def consistent_with(self, other: "Interval") -> bool:
        """
        Tell whether one number could be in both.

        >>> Interval(1, 2, high_open=True).consistent_with(Interval(2, 3))
        False
        """
        return not (self.certainly_exceeds(other) or other.certainly_exceeds(self))


#: An end, infinite where there is none, and whether it is open. Lower ends are in order as they
#: are: of two at one number, the open one lets in less.
_End = tuple[Decimal, bool]
_INFINITY = Decimal("Infinity")
_MINUS_INFINITY = Decimal("-Infinity")


def _lower(interval: Interval) -> _End:
    return (_MINUS_INFINITY if interval.low is None else interval.low), interval.low_open


def _upper(interval: Interval) -> _End:
    return (_INFINITY if interval.high is None else interval.high), interval.high_open


def _reach(upper: _End) -> _End:
    """Give what upper ends are ordered by: of two at one number, the closed one lets in more."""
    number, is_open = upper
    return number, not is_open


def _spanning(lower: _End, upper: _End) -> Interval:
    (low, low_open), (high, high_open) = lower, upper
    return Interval(
        low if low.is_finite() else None,
        high if high.is_finite() else None,
        low_open=low_open,
        high_open=high_open,
    )


def _product(one: _End, other: _End) -> _End:
    """Multiply two ends: nought times anything is nought, and is reached where nought is."""
    (x, x_open), (y, y_open) = one, other
    if not x or not y:
        return ZERO, (x_open or bool(x)) and (y_open or bool(y))
    return EXACT.multiply(x, y), x_open or y_open


def _checked(other: object) -> Interval:
    if not isinstance(other, Interval):
        raise UnitError("operand", "an Interval", other)
    return other


def _point(number: Decimal) -> Interval:
    return Interval(number, number)


def _negated(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.copy_negate()


def _sum(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else EXACT.add(a, b)


def _quotient_low(a: Interval, b: Interval) -> tuple[Decimal | None, bool]:
    """Give the lower end of a / b, for a divisor that is above zero throughout."""
    if a.low is None:
        return None, True
    if not a.low:
        return ZERO, a.low_open
    # The smallest quotient of a positive number has the largest divisor, of a negative the smallest.
    divisor, divisor_open = (b.high, b.high_open) if a.low > 0 else (b.low, b.low_open)
    if divisor is None:
        return ZERO, True
    if not divisor:
        return None, True
    quotient = _exact_quotient(a.low, divisor)
    if quotient is not None:
        return quotient, a.low_open or divisor_open
    return _rounded_down(a.low, divisor), True


def _exact_quotient(dividend: Decimal, divisor: Decimal) -> Decimal | None:
    """Divide exactly; None when an interval could not hold all the digits."""
    try:
        return exact_number("quotient", EXACT.divide(dividend, divisor))
    except (Inexact, InvalidValueError):
        return None


def _rounded_down(dividend: Decimal, divisor: Decimal) -> Decimal:
    """Divide to 28 digits or to the unit, whichever is finer, rounding downwards."""
    down = _DOWN.copy()
    down.prec = max(_DOWN.prec, dividend.adjusted() - divisor.adjusted() + 2)
    return down.divide(dividend, divisor)
