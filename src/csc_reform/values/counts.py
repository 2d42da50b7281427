"""Counts of named things: local areas are not local authorities."""

import re
from decimal import ROUND_FLOOR, Decimal
from typing import Any, ClassVar, Self, final

import attrs

from csc_reform._validators import is_text
from csc_reform.errors import InvalidValueError
from csc_reform.values.interval import Interval
from csc_reform.values.notation import LARGE_SCALES, Notation, read_scale
from csc_reform.values.numbers import (
    EXACT,
    NUMBER_WORDS,
    ONE,
    SPACE,
    ZERO,
    Number,
    exact_number,
    with_plain_gaps,
)
from csc_reform.values.quantity import Quantity
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share

__all__ = ["Count", "Recounted"]

#: A name and its figure fit together in a text that is not too long to read.
_LONGEST_KIND = 200
_TEN = Decimal(10)
_WORD = r"[a-zA-Z]+(?:['\u2019-][a-zA-Z]+)*['\u2019]?"
_KIND = re.compile(f"{_WORD}(?: {_WORD})*")
#: Words that belong to a figure, or to a sentence: a name with one was read in the wrong place.
_NOT_A_KIND = re.compile(
    rf"(?<![\w-])(?:{'|'.join(NUMBER_WORDS[1:])}|hal(?:f|ves)|thirds|quarters|fifths|sixths|eighths|"
    r"tenths|(?:third|quarter|fifth|tenth) of|per ?cent|millions?|billions?|trillions?|thousands?|"
    r"hundreds?|dozens?|bn|mn|tn|b|m|k|th|st|nd|rd|or|to|less|lower|higher|over|under|up|"
    r"about|exactly|approximately|approx|roughly|around|nearly|almost|circa|maximum|minimum|"
    r"are|is|was|were|be|been|has|have|had|will|who|which|that|of which|"
    r"(?:a|an|per|each|every) (?:hour|day|week|month|term|year))(?![\w-])",
    re.IGNORECASE,
)
#: A name does not begin or end with a word that only joins others.
_JOINS = r"(?:of|in|and|a|an|the|per|for|with|from|as|but|by|on|at)"
_JOINED = re.compile(rf"{_JOINS} .*|.* {_JOINS}|{_JOINS}", re.IGNORECASE)
#: "More" and "most" may say which things are counted, and not how many.
_OF_MORE = re.compile(r"(?:more|fewer|most|least) (?=[a-z])", re.IGNORECASE)
_MORE = re.compile(r"(?<![\w-])(?:more|fewer|most|least)(?![\w-])", re.IGNORECASE)
#: Within a phrase, what is counted is named by the words up to one that begins something else.
_BEGINS_ELSE = (
    r"(?:over|by|from|to|across|between|during|within|before|(?<!looked )after|since|until|at|on|"
    rf"in(?={SPACE}(?:the\b|\d|[A-Z]))"
    rf"|for(?={SPACE}(?:the\b|\d|(?:{'|'.join(NUMBER_WORDS)})\b)))(?![\w'\u2019-])"
)
_NAMED = re.compile(rf"{SPACE}*({_WORD}(?:{SPACE}+(?!{_BEGINS_ELSE}){_WORD})*)")


def _check_kind(_owner: object, _attribute: object, value: Any) -> None:  # noqa: ANN401 (unchecked)
    _require_kind(value)


def _require_kind(value: object) -> None:
    if not isinstance(value, str) or not _is_kind(value):
        requirement = f"what is counted, in words of at most {_LONGEST_KIND} letters"
        raise InvalidValueError("of", requirement, value)


def _straight(of: str) -> str:
    """Give a name with the apostrophe of a keyboard, so that equal names are equal."""
    return of.replace("\u2019", "'") if is_text(of) else of


def _is_kind(name: str) -> bool:
    if len(name) > _LONGEST_KIND or not _KIND.fullmatch(name):
        return False
    more = _OF_MORE.match(name)
    counted = name[more.end() :] if more else name
    return not (_NOT_A_KIND.search(counted) or _MORE.search(counted) or _JOINED.fullmatch(counted))


def _check_whole(number: Decimal | None) -> None:
    if number is not None and EXACT.remainder(number, ONE):
        raise InvalidValueError("count", "whole", str(number))


def _closed(interval: Interval) -> Interval:
    """Give the interval of whole numbers that has the same members, and closed ends."""
    low, high = interval.low, interval.high
    if low is not None and interval.low_open:
        low = EXACT.add(low, ONE)
    if high is not None and interval.high_open:
        high = EXACT.subtract(high, ONE)
    if low is not None and high is not None and low > high:
        raise InvalidValueError("interval", "of at least one whole number", str(interval))
    return Interval(low, high)


def _whole_part(spread: Interval) -> Interval:
    """Give how far off a whole number may be that is so far off at most."""
    reach = spread.high or ZERO  # a share has an end
    whole = reach.to_integral_value(ROUND_FLOOR)
    return Interval(ZERO, whole, high_open=spread.high_open and whole == reach)


def _is_round(number: Decimal) -> bool:
    """Tell whether a whole number ends in a nought, so that people would rather name it."""
    return bool(number) and not EXACT.remainder(number, _TEN)


@final
@attrs.frozen(repr=False, order=False)
class Count(Quantity):
    """
    A whole number of named things.

    Its ends are whole and closed, so that equal counts are equal however they were hedged: "over
    12 areas" is "at least 13 areas". Print says which of
    the two numbers is a round one.

    Attributes:
        of: What is counted, as a plural; counts of unlike things do not mix.

    Raises:
        InvalidValueError: For an end or nominal figure that is not whole, for hedges that leave no
            whole number, and for what is not named in words.

    >>> Count.parse("up to 12 local areas").consistent_with(Count.exactly(12, "local areas"))
    True
    >>> print(Count.parse("over 3,000 foster carers"))
    over 3,000 foster carers
    >>> Count.parse("over 3,000 foster carers").low
    Decimal('3001')
    """

    NOTATION: ClassVar[Notation] = Notation(
        field="count",
        requirement="a whole number of something, such as 'up to 12 local areas'",
        natural=Interval(ZERO),
        floor=ZERO,
        prefix="",
        suffix=read_scale,
        scales=LARGE_SCALES,
        whole=True,
    )
    GRAIN: ClassVar[Decimal | None] = ONE

    of: str = attrs.field(kw_only=True, converter=_straight, validator=_check_kind)

    def __attrs_post_init__(self) -> None:
        for number in (self.low, self.high, self.nominal):
            _check_whole(number)
        if self.low_open or self.high_open:
            object.__setattr__(self, "interval", _closed(self.interval))
        super().__attrs_post_init__()
        if self.resolution is not None and self.resolution < ONE:
            raise InvalidValueError("resolution", "1 or more", str(self.resolution))

    @classmethod
    def parse(cls, text: str, *, of: str | None = None) -> Self:
        """
        Read a count as public documents print it, and nothing beside it.

        Args:
            text: The number and what is counted.
            of: What is counted, for a text that leaves it to its surroundings, as tables do.

        Raises:
            ParseError: With the position of what was not understood.
            InvalidValueError: For what is no text, or too long a one.

        >>> Count.parse("seven local authorities") == Count.exactly(7, "local authorities")
        True
        >>> print(Count.parse("over 80", of="recommendations"))
        over 80 recommendations
        """
        if of is None:
            return cls._parsed(text, None)
        _require_kind(of)
        return cls._parsed(text, {"of": _straight(of)})

    @classmethod
    def _read_unit(cls, rest: str) -> dict[str, Any] | None:
        kind = _straight(with_plain_gaps(rest))
        return {"of": kind} if _is_kind(kind) else None

    @classmethod
    def _find_unit(cls, follows: str) -> tuple[dict[str, Any] | None, str]:
        match = _NAMED.match(follows)
        if match is None:
            return None, follows
        return cls._read_unit(match[1]), follows[match.end() :]

    @classmethod
    def _nought(cls) -> Self:
        raise InvalidValueError("items", "at least one count, which says of what", ())

    # Construction -----------------------------------------------------------------------------

    @classmethod
    def exactly(cls, number: Number, of: str) -> Self:
        """
        Give exactly so many.

        >>> print(Count.exactly(82_170, "children"))
        82,170 children
        """
        return cls(cls._exact(number), of=of)

    @classmethod
    def over(cls, number: Number, of: str) -> Self:
        """
        Give more than so many.

        >>> Count.over(12, "local areas") == Count.at_least(13, "local areas")
        True
        """
        return cls(cls._hedged("over", number), of=of)

    @classmethod
    def at_least(cls, number: Number, of: str) -> Self:
        """
        Give so many or more.

        >>> print(Count.at_least(32, "councils"))
        at least 32 councils
        """
        return cls(cls._hedged("at least", number), of=of)

    @classmethod
    def up_to(cls, number: Number, of: str) -> Self:
        """
        Give from none to so many, both included.

        >>> print(Count.up_to(500, "apprentices"))
        up to 500 apprentices
        """
        return cls(cls._hedged("up to", number), of=of)

    @classmethod
    def under(cls, number: Number, of: str) -> Self:
        """
        Give from none to fewer than so many.

        >>> print(Count.under(10, "areas"))
        under 10 areas
        """
        return cls(cls._hedged("under", number), of=of)

    @classmethod
    def between(cls, low: Number, high: Number, of: str) -> Self:
        """
        Give from the one to the other, both included.

        >>> print(Count.between(2, 4, "areas"))
        2 to 4 areas
        """
        return cls(Interval(low, high), of=of)

    @classmethod
    def about(cls, number: Number, of: str) -> Self:
        """
        Give a nominal number without bounds, until `within` gives it some.

        >>> print(Count.about(500_000, "children"))
        about 500,000 children
        """
        return cls(cls.NOTATION.natural, nominal=cls._number(number), of=of)

    # Readings and arithmetic ------------------------------------------------------------------

    def within(self, tolerance: "Count | Share") -> Self:
        """
        Give an "about" the bounds the caller chooses: so many, or such a share, either way.

        A count that has bounds of its own is left as it is.

        Raises:
            UnitError: For a tolerance of another unit.

        >>> print(Count.about(45, "children").within(Share.parse("10%")))
        41 to 49 children
        """
        if isinstance(tolerance, Share):
            return self._within(_whole_part(self._part_of_nominal(tolerance.interval)))
        self._check_unit(tolerance)
        return self._within(tolerance.interval)

    def __rmul__(self, factor: Number) -> Self:
        """
        Multiply by one whole number.

        Raises:
            InvalidValueError: For any other factor.

        >>> print(Count.parse("up to 3 areas") * 2)
        up to 6 areas
        """
        number = exact_number("factor", factor)
        if EXACT.remainder(number, ONE):
            raise InvalidValueError("factor", "whole", str(number))
        return super().__rmul__(number)

    def __truediv__(self, divisor: "Count") -> Ratio:
        """
        Divide by a count of the same things, giving a ratio.

        Raises:
            UnitError: For a count of other things, and for what is no count.
            InvalidValueError: When the divisor may be nought.

        >>> children = Count.parse("82,170 children")
        >>> (Count.parse("83,840 children") / children).change().consistent_with(
        ...     Ratio.parse("2%").as_rounded()
        ... )
        True
        """
        interval, nominal = self._over(divisor)
        return Ratio(interval, nominal=nominal)

    def counting_as(self, of: str) -> "Recounted":
        """
        Give the same number as a count of another thing, with a warning that says so.

        >>> Count.parse("12 local authorities").counting_as("local areas").warning
        'local authorities are counted as local areas'
        """
        return Recounted(attrs.evolve(self, of=of), f"{self.of} are counted as {of}")

    # Text -------------------------------------------------------------------------------------

    @property
    def unit(self) -> str:
        """
        The unit in words; quantities of unlike units do not mix.

        >>> Count.parse("12 areas").unit
        'count of areas'
        """
        return f"count of {self.of}"

    def comparable_with(self, other: object) -> bool:
        """
        Tell whether the other counts the same things.

        >>> Count.parse("12 areas").comparable_with(Count.parse("12 councils"))
        False
        """
        return isinstance(other, Count) and self.of == other.of

    def _suffix(self) -> str:
        return f" {self.of}"

    def __str__(self) -> str:
        """Print the count: "over" or "under" when the number that this takes is a round one."""
        low, high = self.low, self.high
        if low and high is None and _is_round(fewer := EXACT.subtract(low, ONE)):
            return f"over {self.NOTATION.spell((fewer,))[0]}{self._suffix()}"
        if high and not low and _is_round(more := EXACT.add(high, ONE)):
            return f"under {self.NOTATION.spell((more,))[0]}{self._suffix()}"
        return super().__str__()


@final
@attrs.frozen
class Recounted:
    """
    A count of one thing taken as a count of another.

    Attributes:
        count: The count under its new name.
        warning: What was taken for what: pass it on with any answer built on the count.

    >>> print(Count.parse("12 authorities").counting_as("areas").count)
    12 areas
    """

    count: Count
    warning: str
