"""What money, counts, shares and ratios have in common: an interval, its arithmetic and its text."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import reduce
from typing import Any, ClassVar, Self, TypeVar

import attrs

from csc_reform._validators import check_type, checked_items
from csc_reform.errors import InvalidValueError, ParseError, UnitError
from csc_reform.values.interval import Interval
from csc_reform.values.notation import Notation
from csc_reform.values.numbers import EXACT, SPACE, ZERO, Number, exact_number, power_of_ten
from csc_reform.values.phrases import Phrase, read_phrase, write_phrase
from csc_reform.values.readings import Reading, leaves_it
from csc_reform.values.relative_periods import RelativePeriod
from csc_reform.values.verdict import Verdict

__all__ = ["Quantity"]

Q = TypeVar("Q", bound="Quantity")

_BLANK = " \u00a0\u2009\u202f"
#: The gaps and marks around what else a phrase says.
_MARKS = f"{_BLANK},;:."
_FROM = re.compile(rf"{SPACE}+from\b", re.IGNORECASE)
_TWO = Decimal(2)


def _is_change(phrase: Phrase, follows: str) -> bool:
    """Tell whether a range may be two figures of a change: "£2,000 to £3,000 from April"."""
    return phrase.is_range and bool(_FROM.match(follows))


def _check_natural(owner: "Quantity", _attribute: object, value: Any) -> None:  # noqa: ANN401 (unchecked)
    notation = owner.NOTATION
    if not isinstance(value, Interval):
        raise InvalidValueError("interval", "an Interval", value, "use a named constructor")
    if not value.within(notation.natural):
        raise InvalidValueError(notation.field, f"within {notation.natural}", str(value))


def _quotient(dividend: Decimal | None, divisor: Decimal | None) -> Decimal | None:
    """Divide two figures; None where there are not two, or no decimal holds their quotient."""
    if dividend is None or divisor is None:
        return None
    quotient = Interval.point(dividend) / divisor
    return quotient.low if quotient.is_exact else None


def _checked_several(quantities: Sequence[Q]) -> Sequence[Q]:
    for quantity in checked_items("quantities", quantities):
        check_type("quantities", quantity, Quantity)
    if not quantities:
        raise InvalidValueError("quantities", "at least one", quantities)
    return quantities


def _read_nominal(value: Number | None) -> Decimal | None:
    return None if value is None else exact_number("nominal", value)


def _read_resolution(value: Number | None) -> Decimal | None:
    return None if value is None else exact_number("resolution", value)


@attrs.frozen(repr=False, order=False)
class Quantity:
    """
    A figure as a source gives it: an interval of numbers in one unit.

    Not used by itself: see `Money`, `Count`, `Share` and `Ratio`. A quantity has no ``<``, no
    ``float()`` and no truth value, because an uncertain figure often has no answer to those: ask
    `exceeds`, `certainly_exceeds`, `may_exceed`, `certainly_equals` or `consistent_with`.

    Attributes:
        interval: The numbers it can be.
        nominal: The figure of an "about", whose bounds nobody has given; otherwise None.
        resolution: What the last printed digit of a bare figure is worth, for `as_rounded`; None
            when it was hedged or not printed. No part of equality.

    Raises:
        InvalidValueError: For numbers that are not natural (a share above 100%), a nominal figure
            beside bounds, and a resolution of what was not printed to that digit.
    """

    #: How the numbers of this kind are printed and read; set by each kind.
    NOTATION: ClassVar[Notation]
    #: Below this a figure cannot be told apart: people are counted whole.
    GRAIN: ClassVar[Decimal | None] = None

    interval: Interval = attrs.field(validator=_check_natural)
    nominal: Decimal | None = attrs.field(default=None, kw_only=True, converter=_read_nominal)
    resolution: Decimal | None = attrs.field(
        default=None, kw_only=True, eq=False, converter=_read_resolution
    )

    def __attrs_post_init__(self) -> None:
        if self.nominal is not None:
            natural = self.NOTATION.natural
            if not natural.contains(self.nominal):
                raise InvalidValueError(self.NOTATION.field, f"within {natural}", str(self.nominal))
            if self.interval != natural:
                raise InvalidValueError(
                    "nominal", "given only where there are no bounds", str(self.nominal)
                )
        if self.resolution is not None:
            self._check_resolution(self.resolution)

    def _check_resolution(self, resolution: Decimal) -> None:
        largest = self.NOTATION.scales[-1][0]
        if not power_of_ten(resolution) or resolution > largest:
            raise InvalidValueError(
                "resolution", f"a power of ten up to {largest:f}", str(resolution)
            )
        if self.low is None or not self.is_exact:
            raise InvalidValueError("resolution", "given only for a bare figure", str(resolution))
        if EXACT.remainder(self.low, resolution):
            raise InvalidValueError("resolution", f"a digit that {self} has", str(resolution))

    # Construction -----------------------------------------------------------------------------

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read a figure as public documents print it, and nothing beside it.

        Raises:
            ParseError: With the position of what was not understood.
            InvalidValueError: For what is no text, or too long a one.

        >>> from csc_reform import Money
        >>> Money.parse("over £45m").low
        Decimal('45000000')
        """
        return cls._parsed(text, None)

    @classmethod
    def _parsed(cls, text: str, given: dict[str, Any] | None) -> Self:
        """Read a figure whose unit, if its text does not say it, is the one given."""
        phrase = read_phrase(cls.NOTATION, text)
        rest = text[phrase.end :].strip(_BLANK)
        unit = given if given and not rest else cls._read_unit(rest)
        if unit is None or (given and unit != given):
            at = len(text.rstrip(_BLANK)) - len(rest)
            advice = f"the unit was given as {' '.join(given.values())!r}" if given else ""
            raise ParseError(cls.NOTATION.field, cls.NOTATION.requirement, text, at, advice)
        return cls._of_phrase(phrase, text, unit)

    @classmethod
    def read(cls, text: str) -> Reading[Self]:
        """
        Read a phrase that begins with a figure: the figure, its period, and the rest of it.

        Nothing of the phrase is lost: what is no part of the figure or its period is in the rest.

        Raises:
            ParseError: When it does not begin with a figure, or when what comes next would make
                another figure of it ("£5 trillion", "£9 million and £2 million", "£5 a fortnight").
            InvalidValueError: For what is no text, or too long a one.

        >>> from csc_reform import Share
        >>> Share.read("over 60% of all local authorities").rest
        'of all local authorities'
        """
        phrase = read_phrase(cls.NOTATION, text)
        unit, follows = cls._find_unit(text[phrase.end :])
        period, follows = RelativePeriod.leading(follows)
        if unit is None or not leaves_it(follows) or _is_change(phrase, follows):
            at = len(text) - len(follows.lstrip(_BLANK))
            raise ParseError(cls.NOTATION.field, cls.NOTATION.requirement, text, at)
        figure = cls._of_phrase(phrase, text, unit)
        return Reading(figure, period, follows.strip(_MARKS))

    @classmethod
    def _of_phrase(cls, phrase: Phrase, text: str, unit: dict[str, Any]) -> Self:
        try:
            return cls(
                phrase.interval, nominal=phrase.nominal, resolution=phrase.resolution, **unit
            )
        except InvalidValueError as error:
            field, requirement = cls.NOTATION.field, cls.NOTATION.requirement
            at = len(text) - len(text.lstrip(_BLANK))
            raise ParseError(field, requirement, text, at, str(error)) from None

    @classmethod
    def _read_unit(cls, rest: str) -> dict[str, Any] | None:
        """Read what follows the figure as fields of the unit; None when it is not understood."""
        return None if rest else {}

    @classmethod
    def _find_unit(cls, follows: str) -> tuple[dict[str, Any] | None, str]:
        """Read the unit that what follows a figure begins with, and give what is left."""
        return {}, follows

    @classmethod
    def _hedged(cls, hedge: str, number: Number) -> Interval:
        return cls.NOTATION.hedged(hedge, cls._number(number))

    @classmethod
    def _exact(cls, number: Number) -> Interval:
        return Interval.point(cls._number(number))

    @classmethod
    def _number(cls, number: Number) -> Decimal:
        return exact_number(cls.NOTATION.field, number)

    @classmethod
    def total(cls, items: Iterable[Self]) -> Self:
        """
        Add up figures of one unit; of none at all, nought of the plainest unit there is.

        Raises:
            UnitError: For items that are not of one kind and unit.
            InvalidValueError: For a sum that is not natural, and for no counts at all, since
                nothing then says what was counted.

        >>> from csc_reform import Money
        >>> print(Money.total([Money.parse("over £45m"), Money.parse("£25m")]))
        over £70 million
        """
        figures: list[Self] = []
        for item in checked_items("items", items):
            if not isinstance(item, cls):
                raise UnitError("items", cls.NOTATION.field, item)
            if figures and not figures[0].comparable_with(item):
                raise UnitError("operand", f"{figures[0].unit}, as the other one is", item.unit)
            figures.append(item)
        if not figures:
            return cls._nought()
        first, *others = figures
        if not others:
            return first
        interval, nominal = Interval.total(one.interval for one in figures), None
        named = [central for one in figures if (central := one.central) is not None]
        if len(named) == len(figures) and not interval.is_exact:
            interval, nominal = cls.NOTATION.natural, reduce(EXACT.add, named)
        return attrs.evolve(first, interval=interval, nominal=nominal, resolution=None)

    @classmethod
    def _nought(cls) -> Self:
        return cls(Interval.point(ZERO))

    # Ends -------------------------------------------------------------------------------------

    @property
    def low(self) -> Decimal | None:
        """
        The lower end; None when there is none.

        >>> from csc_reform import Share
        >>> Share.parse("over 60%").low
        Decimal('0.6')
        """
        return self.interval.low

    @property
    def high(self) -> Decimal | None:
        """
        The upper end; None when there is none.

        >>> from csc_reform import Money
        >>> Money.parse("over £45m").high is None
        True
        """
        return self.interval.high

    @property
    def low_open(self) -> bool:
        """
        True when the lower end itself is outside.

        >>> from csc_reform import Money
        >>> Money.parse("over £45m").low_open, Money.parse("at least £45m").low_open
        (True, False)
        """
        return self.interval.low_open

    @property
    def high_open(self) -> bool:
        """
        True when the upper end itself is outside.

        >>> from csc_reform import Money
        >>> Money.parse("just under £40m").high_open
        True
        """
        return self.interval.high_open

    @property
    def is_exact(self) -> bool:
        """
        True when this is one number.

        >>> from csc_reform import Money
        >>> Money.parse("£45m").is_exact, Money.parse("over £45m").is_exact
        (True, False)
        """
        return self.interval.is_exact

    # Readings ---------------------------------------------------------------------------------

    def as_rounded(self) -> Self:
        """
        Read a bare figure as rounded: widen it by half a unit of its last printed digit.

        A hedged or computed figure, and one that was not printed, is left as it is.

        >>> from csc_reform import Money
        >>> print(Money.parse("£45m").as_rounded())
        [£44.5 million, £45.5 million)
        """
        number, unit = self.low, self.resolution
        if number is None or unit is None:
            return self
        if self.GRAIN is not None and unit <= self.GRAIN:
            return self
        below = number < 0
        half = EXACT.divide(unit, _TWO)
        around = Interval(half.copy_negate(), half, low_open=below, high_open=not below)
        return self._widened(Interval.point(number) + around)

    def _within(self, spread: Interval) -> Self:
        """Give an "about" bounds that lie so far off its nominal figure, either way."""
        if self.nominal is None:
            return self
        around = Interval.point(self.nominal)
        return self._widened((around + spread).hull(around - spread))

    def _widened(self, wide: Interval) -> Self:
        """Give the figure wider bounds, as far as numbers are natural."""
        bounds = wide.intersection(self.NOTATION.natural)
        return self if bounds is None else self._with(bounds)

    def _part_of_nominal(self, part: Interval) -> Interval:
        return part * (ZERO if self.nominal is None else self.nominal.copy_abs())

    # Arithmetic -------------------------------------------------------------------------------

    def _with(self, interval: Interval, nominal: Decimal | None = None) -> Self:
        return attrs.evolve(self, interval=interval, nominal=nominal, resolution=None)

    @property
    def unit(self) -> str:
        """
        The unit in words; quantities of unlike units do not mix.

        >>> from csc_reform import Share
        >>> Share.parse("10%").unit
        'share'
        """
        return type(self).__name__.lower()

    def _check_unit(self, other: object) -> None:
        # The checkers know that both are of one kind; a caller at run time may not.
        if not self.comparable_with(other):
            given = other.unit if isinstance(other, Quantity) else other
            raise UnitError("operand", f"{self.unit}, as the other one is", given)

    @property
    def central(self) -> Decimal | None:
        """The one number that a figure names, exactly or about; None when it names no such."""
        return self.low if self.is_exact else self.nominal

    def _combined(self, other: Self, *, taken: bool) -> Self:
        self._check_unit(other)
        here, there = self.central, other.central
        interval = self.interval - other.interval if taken else self.interval + other.interval
        if here is None or there is None or interval.is_exact:
            return self._with(interval)
        nominal = EXACT.subtract(here, there) if taken else EXACT.add(here, there)
        return self._with(self.NOTATION.natural, nominal)

    def __add__(self, other: Self) -> Self:
        """Add a quantity of the same unit."""
        return self._combined(other, taken=False)

    def __sub__(self, other: Self) -> Self:
        """Subtract a quantity of the same unit."""
        return self._combined(other, taken=True)

    def __mul__(self, factor: Number) -> Self:
        """Multiply by one exact number."""
        if self._is_of_another_kind(factor):
            return NotImplemented  # what a share of money is, is for money to say
        return self.__rmul__(factor)

    def _is_of_another_kind(self, other: object) -> bool:
        return isinstance(other, Quantity) and type(other) is not type(self)

    def __rmul__(self, factor: Number) -> Self:
        """Multiply by one exact number."""
        number = exact_number("factor", factor)
        return self._times(Interval.point(number), number)

    def _times(self, factor: Interval, central: Decimal | None) -> Self:
        """Multiply by numbers, of which one may be a nominal figure or the only one."""
        interval = self.interval * factor
        here = self.central
        named = None if here is None or central is None else EXACT.multiply(here, central)
        return self._with_named(interval, named)

    def _divided(self, divisor: Interval, central: Decimal | None) -> Self:
        """Divide by numbers, of which one may be a nominal figure or the only one."""
        interval = self.interval / divisor
        # An exact figure over an exact one is no "about", even where no decimal holds it.
        return self._with_named(interval, _quotient(self.nominal, central))

    def _with_named(self, interval: Interval, named: Decimal | None) -> Self:
        """Give what a product or quotient is: these numbers, or about the one that it names."""
        if interval.is_exact:
            return self._with(interval)
        if named is not None:
            return self._with(self.NOTATION.natural, named)
        return self._with(interval)

    def _divided_by(self, divisor: Number) -> Self:
        number = exact_number("divisor", divisor)
        return self._divided(Interval.point(number), number)

    def _over(self, other: "Quantity") -> tuple[Interval, Decimal | None]:
        """Divide by a figure of the same unit, giving numbers, and the nominal one of an "about"."""
        self._check_unit(other)
        interval = self.interval / other.interval
        quotient = _quotient(self.nominal, other.central)
        return (interval, None) if quotient is None else (Interval(), quotient)

    def __bool__(self) -> object:
        """Refuse: an uncertain figure has no truth value."""
        msg = f"a {type(self).__name__} has no truth value; compare it with certainly_equals"
        raise TypeError(msg)

    # Comparison -------------------------------------------------------------------------------

    def certainly_exceeds(self, other: Self) -> bool:
        """
        Tell whether this is above the other, whatever the two turn out to be.

        >>> from csc_reform import Money
        >>> Money.parse("over £45m").certainly_exceeds(Money.parse("£45m"))
        True
        """
        self._check_unit(other)
        return self.interval.certainly_exceeds(other.interval)

    def may_exceed(self, other: Self) -> bool:
        """
        Tell whether this could turn out to be above the other.

        >>> from csc_reform import Money
        >>> Money.parse("up to £8.5m").may_exceed(Money.parse("£8.5m"))
        False
        """
        self._check_unit(other)
        return self.interval.may_exceed(other.interval)

    def exceeds(self, other: Self) -> Verdict:
        """
        Tell whether this is above the other: it is, it is not, or the figures do not decide it.

        >>> from csc_reform import Money
        >>> Money.parse("over £45m").exceeds(Money.parse("£50m"))
        <Verdict.UNDETERMINED: 'undetermined'>
        """
        if self.certainly_exceeds(other):
            return Verdict.HOLDS
        return Verdict.UNDETERMINED if self.may_exceed(other) else Verdict.FAILS

    def certainly_equals(self, other: Self) -> bool:
        """
        Tell whether both are one and the same exact number.

        >>> from csc_reform import Money
        >>> Money.parse("over £45m").certainly_equals(Money.parse("over £45m"))
        False
        """
        self._check_unit(other)
        return self.interval.certainly_equals(other.interval)

    def consistent_with(self, other: Self) -> bool:
        """
        Tell whether both could turn out to be the same number.

        >>> from csc_reform import Money
        >>> Money.parse("over £45m").consistent_with(Money.parse("£45m"))
        False
        """
        self._check_unit(other)
        return self.interval.consistent_with(other.interval)

    def comparable_with(self, other: object) -> bool:
        """
        Tell whether the other is of the same kind and unit, so that the two may be compared.

        >>> from csc_reform import Money
        >>> Money.parse("£5 a week").comparable_with(Money.parse("£5 a year"))
        False
        """
        return type(other) is type(self)

    def intersection(self, other: Self) -> Self | None:
        """
        Give what both allow, or None when they contradict each other.

        A figure that says no more than the other adds nothing to it; two different "about" figures
        allow whatever there is, and favour neither.

        >>> from csc_reform import Money
        >>> print(Money.parse("over £45m").intersection(Money.parse("£40m to £50m")))
        (£45 million, £50 million]
        """
        self._check_unit(other)
        both = self.interval.intersection(other.interval)
        if both is None:
            return None
        if self == other:
            return self.finer(other)
        saying_it_all = [
            one
            for one, another in ((self, other), (other, self))
            if both == one.interval and (one.nominal is None or another.nominal is None)
        ]
        # Of a figure without bounds and an "about", the latter says more.
        nominal_last = sorted(saying_it_all, key=lambda one: one.nominal is not None)
        return nominal_last[-1] if nominal_last else self._with(both)

    def hull(self, other: Self) -> Self:
        """
        Give the narrowest figure that allows whatever either does.

        >>> from csc_reform import Money
        >>> print(Money.parse("£165").hull(Money.parse("£170")))
        £165 to £170
        """
        self._check_unit(other)
        if self == other:
            return self.finer(other)
        return self._with(self.interval.hull(other.interval))

    def lesser(self, other: Self) -> Self:
        """
        Give what the lesser of the two can be.

        >>> from csc_reform import Money
        >>> print(Money.parse("over £45m").lesser(Money.parse("£50m")))
        (£45 million, £50 million]
        """
        self._check_unit(other)
        return self._ranked(other, self.interval.lesser(other.interval))

    def greater(self, other: Self) -> Self:
        """
        Give what the greater of the two can be.

        >>> from csc_reform import Money
        >>> print(Money.parse("over £45m").greater(Money.parse("£50m")))
        at least £50 million
        """
        self._check_unit(other)
        return self._ranked(other, self.interval.greater(other.interval))

    def _ranked(self, other: Self, ranked: Interval) -> Self:
        if self == other:
            return self.finer(other)
        # What is certainly the lesser, or the greater, stays as it was printed.
        for one in (self, other):
            if one.interval == ranked and one.nominal is None:
                return one
        return self._with(ranked)

    def finer(self, other: Self) -> Self:
        """
        Give, of two equal figures, the one that was printed to more digits.

        >>> from csc_reform import Money
        >>> Money.parse("£45m").finer(Money.parse("£45,000,000")).spelled()
        '£45,000,000'
        """
        self._check_unit(other)
        here, there = self.resolution or ZERO, other.resolution or ZERO
        return self if here <= there else other

    @staticmethod
    def common(quantities: "Sequence[Q]") -> "Q | None":
        """
        Give what all of one or more figures allow, or None when they contradict each other.

        "About this" and "about that" have nothing in common that is not made up.

        Raises:
            InvalidValueError: For no figures at all.
            UnitError: For figures that are not of one unit.

        >>> from csc_reform import Money
        >>> print(Money.common([Money.parse("over £45m"), Money.parse("£46m")]))
        £46 million
        """
        _checked_several(quantities)
        if len({quantity.nominal for quantity in quantities} - {None}) > 1:
            return None
        found: Q | None = quantities[0]
        for quantity in quantities[1:]:
            found = None if found is None else found.intersection(quantity)
        return found

    @staticmethod
    def least(quantities: "Sequence[Q]") -> "Q":
        """
        Give what the least of one or more figures can be.

        Raises:
            InvalidValueError: For no figures at all.
            UnitError: For figures that are not of one unit.

        >>> from csc_reform import Money
        >>> print(Money.least([Money.parse("over £45m"), Money.parse("£40m to £50m")]))
        £40 million to £50 million
        """
        return reduce(lambda one, other: one.lesser(other), _checked_several(quantities))

    @staticmethod
    def greatest(quantities: "Sequence[Q]") -> "Q":
        """
        Give what the greatest of one or more figures can be.

        Raises:
            InvalidValueError: For no figures at all.
            UnitError: For figures that are not of one unit.

        >>> from csc_reform import Money
        >>> print(Money.greatest([Money.parse("over £45m"), Money.parse("£40m to £50m")]))
        over £45 million
        """
        return reduce(lambda one, other: one.greater(other), _checked_several(quantities))

    # Text -------------------------------------------------------------------------------------

    def _suffix(self) -> str:
        """Give what follows the number in print."""
        return ""

    def __str__(self) -> str:
        """Print the figure: in English where a phrase means exactly this, else in brackets."""
        return write_phrase(self.NOTATION, self.interval, self.nominal) + self._suffix()

    def spelled(self) -> str:
        """
        Print the figure so that reading it gives this value with this resolution.

        A bare figure keeps the digits it was printed with; one that was never printed is written
        with "exactly". This is how documents hold a quantity.

        >>> from csc_reform import Money
        >>> Money.parse("£3,000.00").spelled(), Money.exactly(3000).spelled()
        ('£3,000.00', 'exactly £3,000')
        """
        if not self.is_exact or self.low is None:
            return str(self)
        if self.resolution is None:
            return f"exactly {self}"
        return self.NOTATION.spell_at(self.low, self.resolution) + self._suffix()

    def __repr__(self) -> str:
        """Give a call that makes this again."""
        return f"{type(self).__name__}.parse({str(self)!r})"
