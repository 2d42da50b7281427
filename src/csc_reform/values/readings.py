"""What a phrase says of a figure, beside the figure, and what it may not say."""

import re
from typing import Generic, TypeVar, final

import attrs

from csc_reform.values.numbers import NUMBER_WORDS, SPACE
from csc_reform.values.phrases import HEDGES
from csc_reform.values.relative_periods import RelativePeriod

__all__ = ["Reading", "leaves_it"]

F_co = TypeVar("F_co", covariant=True)


@final
@attrs.frozen
class Reading(Generic[F_co]):
    """
    What a phrase says of a figure, beside the figure.

    Attributes:
        figure: The figure, with its hedge and its unit.
        period: The time it is for, when the phrase says so without a date right after the figure;
            None when it does not. It stays relative until `RelativePeriod.starting` is told from
            which day it runs.
        rest: What else the phrase says, such as who gets it, word for word; empty when nothing.

    >>> from csc_reform import Money
    >>> reading = Money.read("£25 million over the next two years on recruitment")
    >>> print(reading.figure, "|", reading.period, "|", reading.rest)
    £25 million | two years | on recruitment
    """

    figure: F_co
    period: RelativePeriod | None
    rest: str


#: What may stand right after a figure in a phrase: a gap, or a mark that ends something.
_GAP = re.compile(rf"(?:[,;:.)](?!\d)|{SPACE}|$)")
_A_TIME = (
    r"(?:hour|day|night|week|wk|fortnight|month|mth|quarter|term|session|half|year|yr|annum|mile)s?"
)
#: Wherever it stands, a word of how often something is paid may belong to the figure.
_A_RATE = re.compile(
    rf"\b(?:per|an?|each|every)[\s-]+(?:[\w']+[\s-]+){{0,2}}?{_A_TIME}\b"
    r"|\b(?:hourly|daily|nightly|weekly|bi-?weekly|fortnightly|monthly|quarterly|termly|yearly)\b"
    r"|\b(?:bi-?)?annual(?:ly)?\b|\bp\.?(?:a|w|m|cm|h)\b|\bpcm\b",
    re.IGNORECASE,
)
_NUMBERS = "|".join(NUMBER_WORDS)
#: A year, or two, that are no digits of the figure before them.
_A_YEAR = rf"(?:19|20)\d\d(?:[/\u2013-]\d{{2,4}}\b|(?={SPACE}*(?:$|[,;:.)])))"
#: Right after a figure, these say that it is another one, or that another is added to it.
_CHANGES_IT = re.compile(
    rf"{SPACE}*(?:"
    # more digits, an operation, a scale that was not understood, "half a million"
    rf"(?!{_A_YEAR})\d|[-\u2010-\u2015](?!{SPACE}*[a-z])"
    rf"|[+&*/=<>~|^\u00b1\u00d7\u00f7\u2192\u2248\u2264\u2265]|an?\b|x\b"
    rf"|(?:{_NUMBERS})\b"
    r"|(?:hundred|thousand|\w*illion|dozen|percent|pence)\w*|(?:mill?|grand|lakh|crore|point)s?\b"
    r"|(?:bn|mn|tn|[bkmp])\b"
    rf"|of{SPACE}+(?:an?|one){SPACE}+(?:per ?cent|percent|\w*illion|thousand|hundred|dozen)"
    rf"|(?:and|to){SPACE}+(?:an?\b|another\b|further\b|half\b|over\b|above\b|up\b|more\b|rising\b"
    rf"|counting\b|(?:{_NUMBERS})\b(?:{SPACE}+(?:million|billion|thousand|hundred|per ?cent)|"
    rf"{SPACE}*(?:$|[.,;)]))|[\d.,]+{SPACE}*(?:$|[.,;)]|(?:m|mn|bn|k|"
    r"million|billion|thousand|per|each|or|and)\b))"
    r")",
    re.IGNORECASE,
)
#: Behind a comma or a bracket, too, a hedge or an "or" is about the figure.
_HEDGES_IT = re.compile(
    rf"[\s,;:.()\u2010-\u2015-]*(?:or\b|and/or\b|plus\b|minus\b|less\b|times\b|give or take\b|odd\b"
    r"|at (?:the )?(?:very )?(?:most|least)\b|on average\b|(?:maximum|minimum|max|min)\b"
    rf"|(?:{HEDGES})(?!{SPACE}+(?:the{SPACE}+)?(?:[\d]|(?:{_NUMBERS}|next|coming|following)\b)))",
    re.IGNORECASE,
)
#: Up to the next mark that ends a clause there is no second sum of money and no percentage.
_SECOND_FIGURE = re.compile(r"[^,;:]*?[£$\u20ac%]|[\s,(]*\([^)]*[£$\u20ac%]", re.IGNORECASE)


def leaves_it(follows: str) -> bool:
    """
    Tell whether what follows a figure in a phrase leaves it what it is.

    A hedge, a rate, a second figure or an operation that was not read as part of the figure may
    change it, and so nothing is guessed.

    >>> leaves_it(" to each region"), leaves_it(" or thereabouts"), leaves_it(" and a half")
    (True, False, False)
    """
    return bool(_GAP.match(follows)) and not (
        _CHANGES_IT.match(follows)
        or _HEDGES_IT.match(follows)
        or _SECOND_FIGURE.match(follows)
        or _A_RATE.search(follows)
    )
