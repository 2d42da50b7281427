"""Money in pounds sterling, once or at a rate, hedged as the source hedges it."""

import re
from enum import Enum
from typing import Any, ClassVar, Self, final, overload

import attrs

from csc_reform._validators import check_type, of_type
from csc_reform.errors import InvalidValueError
from csc_reform.values.interval import Interval
from csc_reform.values.notation import LARGE_SCALES, Notation, read_scale
from csc_reform.values.numbers import (
    SPACE,
    ZERO,
    Number,
    with_any_gaps,
    with_plain_gaps,
)
from csc_reform.values.periods import Period, PeriodUnit
from csc_reform.values.proportions import Proportion
from csc_reform.values.quantity import Quantity
from csc_reform.values.ratios import Ratio
from csc_reform.values.relative_periods import RelativePeriod
from csc_reform.values.shares import Share

__all__ = ["Money", "Per"]


class Per(Enum):
    """
    How often a sum of money is paid.

    >>> Money.parse("£225 a week").per
    <Per.A_WEEK: 'a week'>
    """

    ONCE = "once"
    A_WEEK = "a week"
    A_MONTH = "a month"
    A_YEAR = "a year"


_PER = {
    "": Per.ONCE,
    **dict.fromkeys(["a week", "per week", "each week", "every week", "weekly"], Per.A_WEEK),
    **dict.fromkeys(["pw", "p.w."], Per.A_WEEK),
    **dict.fromkeys(["a month", "per month", "each month", "every month", "monthly"], Per.A_MONTH),
    **dict.fromkeys(["per calendar month", "pcm", "p.c.m."], Per.A_MONTH),
    **dict.fromkeys(["a year", "per year", "each year", "every year", "per annum"], Per.A_YEAR),
    **dict.fromkeys(["yearly", "annually", "pa", "p.a."], Per.A_YEAR),
}
#: Whom a rate is for may stand before how often it is paid: "£225 per child per week".
_RATE = re.compile(
    rf"(?P<whom>(?:{SPACE}+per{SPACE}+(?:child|person|carer|family|household|place))?){SPACE}*"
    rf"(?P<per>{'|'.join(map(with_any_gaps, filter(None, _PER)))})(?![\w'\u2019-])",
    re.IGNORECASE,
)


@final
@attrs.frozen(repr=False, order=False)
class Money(Quantity):
    """
    An amount of pounds sterling: exact, or bounded as the source bounds it.

    Money once, a week, a month and a year are different units and do not mix: `paid_over` and
    `spread_over` turn the one into the other, over a period with its dates.

    Attributes:
        per: Whether it is paid once or at a rate.

    >>> Money.parse("over £45m") + Money.parse("up to £8.5 million")
    Money.parse('over £45 million')
    >>> print(Money.parse("£225 a week"))
    £225 a week
    >>> print(Money.parse("£2.6 billion") * Share.parse("7.7%"))
    £200.2 million
    """

    NOTATION: ClassVar[Notation] = Notation(
        field="money",
        requirement="a figure such as '£9 million', 'over £45m' or '£225 a week'",
        natural=Interval(),
        floor=ZERO,
        prefix="£",
        suffix=read_scale,
        scales=LARGE_SCALES,
        pence=True,
    )

    per: Per = attrs.field(default=Per.ONCE, kw_only=True, validator=of_type(Per))

    @classmethod
    def _read_unit(cls, rest: str) -> dict[str, Any] | None:
        per = _PER.get(with_plain_gaps(rest).lower())
        return None if per is None else {"per": per}

    @classmethod
    def _find_unit(cls, follows: str) -> tuple[dict[str, Any] | None, str]:
        match = _RATE.match(follows)
        if match is None:
            return {}, follows
        per = _PER[with_plain_gaps(match["per"]).lower()]
        return {"per": per}, f"{match['whom']}{follows[match.end() :]}"

    # Construction -----------------------------------------------------------------------------

    @classmethod
    def exactly(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """
        Give exactly so many pounds.

        >>> print(Money.exactly("13.61", per=Per.A_WEEK))
        £13.61 a week
        """
        return cls(cls._exact(pounds), per=per)

    @classmethod
    def over(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """
        Give more than so many pounds.

        >>> print(Money.over(45_000_000))
        over £45 million
        """
        return cls(cls._hedged("over", pounds), per=per)

    @classmethod
    def at_least(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """
        Give so many pounds or more.

        >>> print(Money.at_least(523_000_000, per=Per.A_YEAR))
        at least £523 million a year
        """
        return cls(cls._hedged("at least", pounds), per=per)

    @classmethod
    def up_to(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """
        Give from nothing to so many pounds, both included.

        >>> print(Money.up_to(8_500_000))
        up to £8.5 million
        """
        return cls(cls._hedged("up to", pounds), per=per)

    @classmethod
    def under(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """
        Give from nothing to less than so many pounds.

        >>> print(Money.under(40_000_000))
        under £40 million
        """
        return cls(cls._hedged("under", pounds), per=per)

    @classmethod
    def between(cls, low: Number, high: Number, *, per: Per = Per.ONCE) -> Self:
        """
        Give from the one to the other, both included.

        >>> print(Money.between(154, 270, per=Per.A_WEEK))
        £154 to £270 a week
        """
        return cls(Interval(low, high), per=per)

    @classmethod
    def about(cls, pounds: Number, *, per: Per = Per.ONCE) -> Self:
        """
        Give a nominal figure without bounds, until `within` gives it some.

        >>> print(Money.about(2_000_000_000))
        about £2 billion
        """
        return cls(cls.NOTATION.natural, nominal=cls._number(pounds), per=per)

    # Readings ---------------------------------------------------------------------------------

    def within(self, tolerance: "Money | Share") -> Self:
        """
        Give an "about" the bounds the caller chooses: so many pounds, or such a share, either way.

        Money that has bounds of its own is left as it is.

        Raises:
            UnitError: For a tolerance of another unit.

        >>> print(Money.parse("about £2bn").within(Share.parse("10%")))
        £1.8 billion to £2.2 billion
        """
        if isinstance(tolerance, Share):
            return self._within(self._part_of_nominal(tolerance.interval))
        self._check_unit(tolerance)
        return self._within(tolerance.interval)

    # Arithmetic -------------------------------------------------------------------------------

    def __mul__(self, factor: "Number | Share | Ratio") -> Self:
        """Multiply by one exact number, a share or a ratio, giving money of the same unit."""
        return self.__rmul__(factor)

    def __rmul__(self, factor: "Number | Share | Ratio") -> Self:
        """Multiply by one exact number, a share or a ratio, giving money of the same unit."""
        if isinstance(factor, Proportion):
            return self._times(factor.interval, factor.central)
        return super().__rmul__(factor)

    @overload
    def __truediv__(self, divisor: "Money") -> Ratio: ...
    @overload
    def __truediv__(self, divisor: "Number | Share | Ratio") -> Self: ...
    def __truediv__(self, divisor: "Money | Number | Share | Ratio") -> "Ratio | Self":
        """
        Divide by money of the same unit, giving a ratio; by a number, share or ratio, giving money.

        Raises:
            InvalidValueError: When the divisor may be nought.

        >>> (Money.parse("£3,000") / Money.parse("£2,000")).change()
        Ratio.parse('50%')
        >>> print(Money.parse("£9m") / Share.parse("45%"))
        £20 million
        """
        if isinstance(divisor, Money):
            interval, nominal = self._over(divisor)
            return Ratio(interval, nominal=nominal)
        if isinstance(divisor, Proportion):
            return self._divided(divisor.interval, divisor.central)
        return self._divided_by(divisor)

    # Units ------------------------------------------------------------------------------------

    @property
    def unit(self) -> str:
        """
        The unit in words; quantities of unlike units do not mix.

        >>> Money.parse("£225 a week").unit
        'money a week'
        """
        return f"money {self.per.value}"

    def comparable_with(self, other: object) -> bool:
        """
        Tell whether the other is money too, and paid as often.

        >>> Money.parse("£5 a week").comparable_with(Money.parse("£5 a year"))
        False
        """
        return isinstance(other, Money) and self.per is other.per

    def _suffix(self) -> str:
        return "" if self.per is Per.ONCE else f" {self.per.value}"

    def paid_over(self, period: Period) -> Self:
        """
        Give what a rate comes to, once, over a period of whole weeks, months or years.

        Raises:
            InvalidValueError: For money that is no rate, for a period that goes on, and for one
                that has a part of a week, month or year over: `Period.split` takes that off, and
                what is paid for it is for its payer to say.

        >>> print(Money.parse("£225 a week").paid_over(Period.weeks_from("2025-04-06", 52)))
        £11,700
        """
        if self.per is Per.ONCE:
            raise InvalidValueError("money", "a rate", str(self), "it is paid once")
        return attrs.evolve(self * _how_many(self.per, period), per=Per.ONCE)

    def spread_over(self, period: Period, per: Per) -> Self:
        """
        Give the rate that comes to this money, once, over a period of whole weeks, months or years.

        Raises:
            InvalidValueError: For money that is a rate, for a period that goes on, and for one that
                has a part of a week, month or year over.

        >>> two_years = Period.years_from("2023-04-01", 2)
        >>> print(Money.parse("£25 million").spread_over(two_years, Per.A_YEAR))
        £12.5 million a year
        """
        check_type("per", per, Per)
        if self.per is not Per.ONCE or per is Per.ONCE:
            given = str(self) if self.per is not Per.ONCE else f"{self} {per.value}"
            raise InvalidValueError("money", "paid once and spread at a rate", given)
        return attrs.evolve(self / _how_many(per, period), per=per)


_UNITS = {
    Per.A_WEEK: PeriodUnit.WEEK,
    Per.A_MONTH: PeriodUnit.MONTH,
    Per.A_YEAR: PeriodUnit.YEAR,
}


def _how_many(per: Per, period: Period) -> int:
    """Give how many whole weeks, months or years a period is."""
    check_type("period", period, Period)
    unit = _UNITS[per]
    whole = period.whole(unit)
    if not whole or RelativePeriod(whole, unit).starting(period.start) != period:
        raise InvalidValueError(
            "period", f"a number of whole {unit.value}s", period.in_words(), "see Period.split"
        )
    return whole
