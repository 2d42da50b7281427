"""What a phrase says of a figure, beside the figure, and what it may not say."""

import re
from typing import Generic, TypeVar, final

import attrs

from csc_reform.values.numbers import SPACE
from csc_reform.values.relative_periods import RelativePeriod

__all__ = ["Reading", "leaves_it"]

F = TypeVar("F")
F_co = TypeVar("F_co", covariant=True)

#: The gaps and marks around what else a phrase says.
_MARKS = " \u00a0\u2009\u202f,;:."


@final
@attrs.frozen
class Reading(Generic[F_co]):
    """
    What a phrase says of a figure, beside the figure.

    Attributes:
        figure: The figure, with its hedge and its unit.
        period: The time it is for, as far as the phrase says it without a date; None when it does
            not. It stays relative until `RelativePeriod.starting` is told from which day it runs.
        rest: What else the phrase says, such as who gets it, word for word; empty when nothing.

    >>> from csc_reform import Money
    >>> reading = Money.read("£25 million over the next two years on recruitment")
    >>> print(reading.figure, "|", reading.period, "|", reading.rest)
    £25 million | two years | on recruitment
    """

    figure: F_co
    period: RelativePeriod | None
    rest: str

    @classmethod
    def of(cls, figure: F, follows: str) -> "Reading[F]":
        """
        Give the reading of a figure and what follows it in the phrase.

        >>> Reading.of("the figure", " over two years").period
        RelativePeriod(number=2, unit=<PeriodUnit.YEAR: 'year'>)
        """
        period, rest = RelativePeriod.find(follows)
        return Reading(figure, period, rest.strip(_MARKS))


#: What may stand right after a figure in a phrase: a gap, or a mark that ends something.
_GAP = re.compile(rf"(?:[,;:.)](?!\d)|{SPACE}|$)")
#: What after a figure says that it is another one than was read: nothing is guessed.
_CHANGES_IT = re.compile(
    # a scale that was not understood, a sign, or more digits; a year is no part of the figure
    rf"{SPACE}*(?:[£%]|(?!(?:19|20)\d\d\b)\d"
    r"|(?:hundred|thousand|\w*illion|dozen|percent|pence|points?)\w*|(?:bn|mn|tn|[bkmp])\b)"
    # one more hedge, a sum or a range
    rf"|[,;:.)]*{SPACE}*(?:[-+~±\u00d7x\u2010-\u2015]{SPACE}*(?=[£\d])"
    r"|(?:or|plus|minus|times|minimum|maximum|min|max|odd)\b"
    rf"|and{SPACE}+(?:£|[\d.,]+(?:[%m]|{SPACE}*(?:$|per ?cent))|(?:a half|over|above|up|more)\b)"
    rf"|to{SPACE}+(?:£|[\d.,]+{SPACE}*(?:$|[%,.;]|(?:m|mn|bn|k|million|billion|thousand|"
    r"per|a|each|or|and)\b)))",
    re.IGNORECASE,
)


def leaves_it(follows: str) -> bool:
    """Tell whether what follows a figure leaves it what it is."""
    return bool(_GAP.match(follows)) and not _CHANGES_IT.match(follows)
