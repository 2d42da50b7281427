"""Money in pounds sterling, once or at a rate, hedged as the source hedges it."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar, Self, final, overload

import attrs

from csc_reform._validators import of_type
from csc_reform.errors import UnitError
from csc_reform.values.interval import EXACT, Interval, Number, exact_number
from csc_reform.values.phrases import Notation, Printed, read_digits, spell_digits
from csc_reform.values.quantity import Quantity
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share

__all__ = ["Money", "Per"]


class Per(Enum):
    """How often a sum of money is paid."""

    ONCE = "once"
    A_WEEK = "a week"
    A_MONTH = "a month"
    A_YEAR = "a year"


_PER = {
    "": Per.ONCE,
    "a week": Per.A_WEEK,
    "per week": Per.A_WEEK,
    "each week": Per.A_WEEK,
    "weekly": Per.A_WEEK,
    "a month": Per.A_MONTH,
    "per month": Per.A_MONTH,
    "a year": Per.A_YEAR,
    "per year": Per.A_YEAR,
    "per annum": Per.A_YEAR,
}
_BILLION, _MILLION, _THOUSAND, _ONE = (Decimal(10) ** n for n in (9, 6, 3, 0))
_SCALES = {
    "billion": _BILLION,
    "bn": _BILLION,
    "b": _BILLION,
    "million": _MILLION,
    "mn": _MILLION,
    "m": _MILLION,
    "thousand": _THOUSAND,
    "k": _THOUSAND,
}
#: From the smallest to the largest.
_WORDS = {_ONE: "", _THOUSAND: " thousand", _MILLION: " million", _BILLION: " billion"}
_POUND = re.compile("([-\u2212]?)£[ \u00a0]?")
_SCALE = re.compile(r"[ \u00a0]*(billion|bn|b|million|mn|m|thousand|k)(?![a-z])", re.IGNORECASE)
_PENCE = Decimal("0.01")


def _read(text: str, at: int) -> Printed | None:
    pound = _POUND.match(text, at)
    digits = read_digits(text, pound.end()) if pound else None
    if pound is None or digits is None or digits.value < 0:
        return None
    word = _SCALE.match(text, digits.end)
    scale = _SCALES[word[1].lower()] if word else _ONE
    value = EXACT.multiply(digits.value, scale)
    return Printed(
        value.copy_negate() if pound[1] else value,
        digits.resolution * scale,
        scale,
        word.end() if word else digits.end,
    )


def _spell_one(number: Decimal, scale: Decimal) -> str:
    scaled = exact_number("figure", EXACT.divide(number.copy_abs(), scale))
    # Pence have two places; what is no whole number of pence has as many as it needs.
    whole_pence = scale == _ONE and _is_whole(scaled, _PENCE) and not _is_whole(scaled, _ONE)
    text = spell_digits(scaled, 2 if whole_pence else None)
    return f"{'-' if number < 0 else ''}£{text}{_WORDS[scale]}"


def _is_whole(number: Decimal, unit: Decimal) -> bool:
    return not EXACT.remainder(number, unit)


def _scale_of(number: Decimal) -> Decimal:
    """Give the largest scale at which a number prints with at most three places."""
    for scale in (_BILLION, _MILLION):
        if number.copy_abs() >= scale and _is_whole(number, scale / 1000):
            return scale
    return _ONE


def _spell(numbers: tuple[Decimal, ...]) -> tuple[str, ...]:
    scales = {_scale_of(number) for number in numbers}
    scale = scales.pop() if len(scales) == 1 else _ONE
    return tuple(_spell_one(number, scale) for number in numbers)


def _spell_at(number: Decimal, resolution: Decimal) -> str:
    scale = next((scale for scale in _WORDS if resolution <= scale), _BILLION)
    places = max(0, -(resolution / scale).adjusted())
    text = spell_digits(EXACT.divide(number.copy_abs(), scale), places)
    return f"{'-' if number < 0 else ''}£{text}{_WORDS[scale]}"


def _check_money(item: object) -> None:
    if not isinstance(item, Money):
        raise UnitError("items", "money", item)


@final
@attrs.frozen(repr=False, order=False)
class Money(Quantity):
    """
    An amount of pounds sterling: exact, or bounded as the source bounds it.

    Money once, a week, a month and a year are different units and do not mix.

    Attributes:
        per: Whether it is paid once or at a rate.

    >>> Money.parse("over £45m") + Money.parse("up to £8.5 million")
    Money.parse('over £45 million')
    >>> print(Money.parse("£225 a week"))
    £225 a week
    """

    NOTATION: ClassVar[Notation] = Notation(
        field="money",
        requirement="a figure such as '£9 million', 'over £45m' or '£225 a week'",
        natural=Interval(),
        floor=Decimal(0),
        read=_read,
        spell=_spell,
        spell_at=_spell_at,
    )

    per: Per = attrs.field(default=Per.ONCE, kw_only=True, validator=of_type(Per))

    @classmethod
    def _read_unit(cls, rest: str) -> dict[str, Any] | None:
        per = _PER.get(rest.lower())
        return None if per is None else {"per": per}

    @classmethod
    def exactly(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """Give exactly so many pounds."""
        return cls(cls._hedged("exactly", pounds), per=per)

    @classmethod
    def over(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """Give more than so many pounds."""
        return cls(cls._hedged("over", pounds), per=per)

    @classmethod
    def at_least(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """Give so many pounds or more."""
        return cls(cls._hedged("at least", pounds), per=per)

    @classmethod
    def up_to(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """Give from nothing to so many pounds, both included."""
        return cls(cls._hedged("up to", pounds), per=per)

    @classmethod
    def under(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """Give from nothing to less than so many pounds."""
        return cls(cls._hedged("under", pounds), per=per)

    @classmethod
    def between(cls, low: Number, high: Number, *, per: Per = Per.ONCE) -> Self:
        """Give from the one to the other, both included."""
        return cls(Interval(exact_number("low", low), exact_number("high", high)), per=per)

    @classmethod
    def about(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """Give a nominal figure without bounds, until `within` gives it some."""
        nominal = exact_number("money", pounds)
        return cls(cls.NOTATION.natural, nominal=nominal, per=per)

    @classmethod
    def total(cls, items: Iterable[Self]) -> Self:
        """Add up money of one unit; nothing at all is £0 once."""
        total: Self | None = None
        for item in items:
            _check_money(item)
            total = item if total is None else total + item
        return cls.exactly(0) if total is None else total

    def within(self, tolerance: "Money | Share") -> Self:
        """
        Give an "about" the bounds the caller chooses: so many pounds, or such a share, either way.

        Money that has bounds of its own is left as it is.
        """
        if self.nominal is None:
            return self
        if isinstance(tolerance, Share):
            spread = tolerance.interval.scaled(abs(self.nominal))
        else:
            self._check_unit(tolerance)
            spread = tolerance.interval
        around = Interval(self.nominal, self.nominal)
        return self._with((around + spread).hull(around - spread))

    @overload
    def __truediv__(self, other: "Money") -> Ratio: ...
    @overload
    def __truediv__(self, other: Number) -> "Money": ...
    def __truediv__(self, other: "Money | Number") -> "Ratio | Money":
        """Divide by money of the same unit, giving a ratio, or by one exact number."""
        if isinstance(other, Money):
            self._check_unit(other)
            return Ratio(self.interval / other.interval)
        number = exact_number("divisor", other)
        interval = self.interval / Interval(number, number)
        return self._with(interval, None if self.nominal is None else self.nominal / number)

    @property
    def unit(self) -> str:
        """The unit in words; quantities of unlike units do not mix."""
        return f"money {self.per.value}"

    def _suffix(self) -> str:
        return "" if self.per is Per.ONCE else f" {self.per.value}"
