"""Lengths of time of which a source does not say when they begin: "over the next two years"."""

import re
from collections.abc import Callable
from typing import Self, final

import attrs

from csc_reform._validators import checked_text, of_type
from csc_reform.errors import InvalidValueError
from csc_reform.values.dates import Day, day_in_words, exact_date
from csc_reform.values.numbers import NUMBER_WORDS, SPACE, with_any_gaps, with_plain_gaps
from csc_reform.values.periods import Period, PeriodUnit, many

__all__ = ["RelativePeriod"]

#: The years that begin on a day of their own.
_NAMED_YEARS: dict[PeriodUnit, Callable[[int], Period]] = {
    PeriodUnit.FINANCIAL_YEAR: Period.financial_year,
    PeriodUnit.TAX_YEAR: Period.tax_year,
    PeriodUnit.ACADEMIC_YEAR: Period.academic_year,
}
_LONGEST = 999
_SAID_IN_WORDS = 20
_LONGEST_TEXT = 200
_LONGEST_PHRASE = 1_000
_UNITS = "|".join(with_any_gaps(unit.value) for unit in PeriodUnit)
_NUMBER = rf"(?P<number>[1-9]\d{{0,2}}|{'|'.join(NUMBER_WORDS[1:])})"
_LENGTH = rf"{_NUMBER}(?:{SPACE}+|-)(?P<unit>{_UNITS})s?(?:{SPACE}+period)?(?![\w'\u2019-])"
_AHEAD = rf"(?:(?:next|coming|following){SPACE}+|period{SPACE}+of{SPACE}+)"
_FOR = (
    rf"(?:(?:over|for|within|during|across){SPACE}+(?:(?:the|a){SPACE}+)?{_AHEAD}?"
    rf"|in{SPACE}+the{SPACE}+{_AHEAD})"
)
_PERIOD = re.compile(f"{_FOR}?{_LENGTH}", re.IGNORECASE | re.ASCII)
#: Right after a figure, and with nothing behind it that would make another length of it.
_PERIOD_NEXT = re.compile(
    rf",?{SPACE}+(\()?{_FOR}{_LENGTH}(?(1)\))"
    rf"(?={SPACE}*$|[,;:.)]|{SPACE}+\(|{SPACE}+(?:for|in|on|from|until|across|per|with|at|by|through"
    rf"|to(?!{SPACE}+\w*\d)|of(?!{SPACE}+age\b))\b)",
    re.IGNORECASE | re.ASCII,
)


@final
@attrs.frozen(repr=False, order=False)
class RelativePeriod:
    """
    A length of time of which nobody has yet said when it begins, such as "the next two years".

    Attributes:
        number: How many.
        unit: Of what.

    Raises:
        InvalidValueError: For a number that is not whole, or not from 1 to 999.

    >>> RelativePeriod.parse("over the next two years").starting("2023-02-02").last_day
    datetime.date(2025, 2, 1)
    """

    number: int
    unit: PeriodUnit = attrs.field(validator=of_type(PeriodUnit))

    def __attrs_post_init__(self) -> None:
        if many("number", self.number) > _LONGEST:
            raise InvalidValueError("number", f"at most {_LONGEST}", self.number)

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read what public documents print of a length of time, and nothing beside it.

        Raises:
            InvalidValueError: For anything else.

        >>> print(RelativePeriod.parse("over the next 2 financial years"))
        two financial years
        """
        match = _PERIOD.fullmatch(checked_text("period", text, _LONGEST_TEXT))
        if match is None:
            raise InvalidValueError(
                "period", "a length of time", text, "such as 'over the next two years'"
            )
        return cls._matched(match)

    @classmethod
    def leading(cls, text: str) -> "tuple[Self | None, str]":
        """
        Give the length of time that what follows a figure begins with, and what follows that.

        >>> RelativePeriod.leading(" over two years, in England")
        (RelativePeriod.parse('two years'), ', in England')
        >>> RelativePeriod.leading(" to families waiting over two years")
        (None, ' to families waiting over two years')
        """
        match = _PERIOD_NEXT.match(checked_text("phrase", text, _LONGEST_PHRASE))
        return (None, text) if match is None else (cls._matched(match), text[match.end() :])

    @classmethod
    def _matched(cls, match: re.Match[str]) -> Self:
        number, unit = match["number"].lower(), with_plain_gaps(match["unit"]).lower()
        many = int(number) if number.isdecimal() else NUMBER_WORDS.index(number)
        return cls(many, PeriodUnit(unit))

    def starting(self, day: Day) -> Period:
        """
        Give the period that begins on a day.

        Raises:
            InvalidValueError: For a day on which no such year begins.

        >>> two_years = RelativePeriod.parse("over 2 financial years")
        >>> two_years.starting("2023-04-01").in_words()
        '1 April 2023 to 31 March 2025'
        """
        first = exact_date("start", day)
        match self.unit:
            case PeriodUnit.WEEK:
                return Period.weeks_from(first, self.number)
            case PeriodUnit.MONTH:
                return Period.months_from(first, self.number)
            case PeriodUnit.YEAR:
                return Period.years_from(first, self.number)
            case _:
                named = _NAMED_YEARS[self.unit](first.year)
                if named.start != first:
                    begins = f"{day_in_words(named.start)}, as a year of its kind begins"
                    raise InvalidValueError("start", begins, str(first))
                return Period.years_from(first, self.number)

    def __str__(self) -> str:
        """Print it the way it is said, so that `parse` reads it."""
        number = str(self.number)
        if self.number <= _SAID_IN_WORDS:
            number = NUMBER_WORDS[self.number]
        return f"{number} {self.unit.value}{'' if self.number == 1 else 's'}"

    def __repr__(self) -> str:
        """Give a call that makes this again."""
        return f"RelativePeriod.parse({str(self)!r})"
