"""
Read and write hedged figures the way public documents print them.

The grammar of hedges ("over", "up to", "between … and …") is the same whatever is counted; what a
number looks like is not, so each kind of quantity brings its own `Notation`.
"""

import re
from decimal import Decimal
from typing import final
from unicodedata import category

import attrs

from csc_reform._validators import checked_text
from csc_reform.errors import InvalidValueError, ParseError
from csc_reform.values.interval import Interval
from csc_reform.values.notation import DASH, THOUSAND, TIGHT_DASH, Notation, Printed
from csc_reform.values.numbers import (
    ONE,
    SPACE,
    with_any_gaps,
    with_plain_gaps,
)

__all__ = ["HEDGES", "Phrase", "read_phrase", "write_phrase"]

#: A longer text is refused before it is looked at; no figure that can be made prints to one.
_LONGEST_TEXT = 1_000

_BEFORE = {
    "over": [
        *("over", "more than", "above", "exceeding", "in excess of", "greater than", "just over"),
        *("slightly over", "slightly more than", "well over", "well above", ">"),
    ],
    "at least": [
        *("at least", "no less than", "not less than", "no fewer than", "not fewer than"),
        *("a minimum of", "minimum of", "upwards of", "≥", ">="),
    ],
    "up to": [
        *("up to", "no more than", "not more than", "at most", "a maximum of", "maximum of"),
        *("as much as", "as many as", "≤", "<="),
    ],
    "under": [
        *("under", "just under", "slightly under", "well under", "less than", "slightly less than"),
        *("fewer than", "below", "just below", "well below", "nearly", "almost", "<"),
    ],
    "about": [
        *("about", "around", "roughly", "approximately", "approx.", "approx", "an estimated"),
        *("estimated", "some", "circa", "ca.", "c.", "~"),
    ],
    "exactly": ["exactly"],
    "between": ["between"],
    # What is said beside a figure and does not hedge it.
    "": ["just", "only", "backed by", "a total of"],
}
_AFTER = {
    "up to": ["or lower", "or less", "or fewer", "or under", "or below"],
    "at least": ["or more", "or higher", "or greater", "or above", "or over"],
    "about": ["or so", "or thereabouts"],
}
_BLANKS = re.compile(f"{SPACE}*")
_TO = re.compile(rf"{SPACE}*(?:to\b|{DASH}){SPACE}*", re.IGNORECASE)
_AND = re.compile(rf"{SPACE}+and\b{SPACE}*", re.IGNORECASE)
_FROM = re.compile(r"from\b", re.IGNORECASE)
_COMMA = re.compile(rf"{SPACE}*,{SPACE}*")


def _any_of(words: dict[str, list[str]]) -> str:
    # The longest first, so that "just under" is not read as "just" and then "under".
    spellings = sorted((w for ws in words.values() for w in ws), key=len, reverse=True)
    return "|".join(with_any_gaps(w) + ("(?![a-z])" if w[-1].isalpha() else "") for w in spellings)


_HEDGE_BEFORE = re.compile(_any_of(_BEFORE), re.IGNORECASE)
#: A plus sign belongs to the figure before it, unless another figure is added.
_HEDGE_AFTER = re.compile(rf"{SPACE}+(?:{_any_of(_AFTER)})|\+(?!{SPACE}*[£\d])", re.IGNORECASE)
#: A pattern for every hedge that may stand before a figure.
HEDGES = _any_of({meaning: words for meaning, words in _BEFORE.items() if meaning})
_MEANING_BEFORE = {w: meaning for meaning, words in _BEFORE.items() for w in words}
_MEANING_AFTER = {w: meaning for meaning, words in _AFTER.items() for w in words} | {
    "+": "at least"
}


def _meaning(printed: str, meanings: dict[str, str]) -> str:
    return meanings[with_plain_gaps(printed).strip().lower()]


@final
@attrs.frozen
class Phrase:
    """
    What a phrase says.

    Attributes:
        interval: The numbers it allows.
        nominal: The figure of an "about"; None for any other.
        resolution: What its last digit is worth, for a bare figure; None for any other.
        end: The position after it.
        is_range: Whether it is a range of two figures.
    """

    interval: Interval
    nominal: Decimal | None
    resolution: Decimal | None
    end: int
    is_range: bool = False


@final
class _Reader:
    """A position in a text, and the error for what stands there."""

    def __init__(self, notation: Notation, text: str) -> None:
        self.notation = notation
        self.text = text
        self.at = 0

    def error(self, at: int, advice: str = "") -> ParseError:
        advice = advice or _advice(self.notation, self.text, at)
        return ParseError(self.notation.field, self.notation.requirement, self.text, at, advice)

    def take(self, pattern: re.Pattern[str]) -> str | None:
        match = pattern.match(self.text, self.at)
        if match is None:
            return None
        self.at = match.end()
        return match[0]

    def number(self) -> Printed:
        printed = self.notation.read(self.text, self.at)
        if printed is None:
            raise self.error(self.at)
        self.at = printed.end
        return printed


def _advice(notation: Notation, text: str, at: int) -> str:
    """Give the remedy for what stands at a position, where there is a plain one."""
    sign = text[at : at + 1]
    if notation.prefix and sign not in ("", notation.prefix) and category(sign) == "Sc":
        return f"amounts are in {notation.prefix}"
    if _FROM.match(text, at):
        return "read the two figures of a change one by one; write a range without 'from'"
    return ""


def read_phrase(notation: Notation, text: object) -> Phrase:
    """
    Read the phrase that a text begins with; what follows it is the caller's.

    Raises:
        ParseError: With the position of what was not understood.
        InvalidValueError: When the text is no text, or too long a one.
    """
    text = checked_text(notation.field, text, _LONGEST_TEXT)
    reader = _Reader(notation, text)
    reader.take(_BLANKS)
    start = reader.at
    try:
        if text[start : start + 1] in ("(", "["):
            return _read_brackets(reader)
        return _read_words(reader)
    except ParseError:
        raise
    except InvalidValueError as error:
        # The figures were read, but leave nothing between them, or are not natural.
        raise reader.error(start, str(error)) from None


def _read_brackets(reader: _Reader) -> Phrase:
    low_open = reader.text[reader.at] == "("
    reader.at += 1
    low = _read_bound(reader, "-∞")
    if reader.take(_COMMA) is None:
        raise reader.error(reader.at)
    high = _read_bound(reader, "∞")
    close = reader.text[reader.at : reader.at + 1]
    if close not in (")", "]"):
        raise reader.error(reader.at)
    reader.at += 1
    interval = Interval(low, high, low_open=low_open, high_open=close == ")")
    return Phrase(interval, None, None, reader.at)


def _read_bound(reader: _Reader, unbounded: str) -> Decimal | None:
    if reader.text.startswith(unbounded, reader.at):
        reader.at += len(unbounded)
        return None
    return reader.number().value


def _read_words(reader: _Reader) -> Phrase:
    notation = reader.notation
    hedge = ""
    while not hedge and (word := reader.take(_HEDGE_BEFORE)) is not None:
        hedge = _meaning(word, _MEANING_BEFORE)
        reader.take(_BLANKS)
    start = reader.at
    first = notation.read(reader.text, start)
    may_share = first is None or TIGHT_DASH.match(reader.text, first.end)
    if hedge in ("", "between") and may_share:
        shared = notation.read_shared(reader.text, start, _AND if hedge else _TO)
        if shared is not None:
            reader.at = shared[1].end
            return _range(reader, *shared, start)
    if first is None:
        raise reader.error(start)
    reader.at = first.end
    if hedge == "between":
        if reader.take(_AND) is None:
            raise reader.error(reader.at, "write the second figure after 'and'")
        return _range(reader, first, reader.number(), start)
    if not hedge:
        here = reader.at
        if reader.take(_TO) is not None:
            if notation.read(reader.text, reader.at) is not None:
                return _range(reader, first, reader.number(), start)
            reader.at = here
        after = reader.take(_HEDGE_AFTER)
        hedge = "" if after is None else _meaning(after, _MEANING_AFTER)
    return Phrase(
        notation.hedged(hedge, first.value),
        first.value if hedge == "about" else None,
        first.resolution if not hedge else None,
        reader.at,
    )


def _range(reader: _Reader, first: Printed, last: Printed, start: int) -> Phrase:
    if first.factor == ONE < last.factor and first.value < THOUSAND:
        # "£2 to £3 million" may mean two pounds or two million: nothing is guessed.
        raise reader.error(start, "repeat the scale word on both figures")
    return Phrase(Interval(first.value, last.value), None, None, reader.at, is_range=True)


def write_phrase(notation: Notation, interval: Interval, nominal: Decimal | None) -> str:
    """Write an interval as the English phrase that means exactly it, else in brackets."""
    if nominal is not None:
        return f"about {notation.spell((nominal,))[0]}"
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return notation.spell((low,))[0]
    natural, floor = notation.natural, notation.floor
    if low is not None and (high, interval.high_open) == (natural.high, natural.high_open):
        return f"{'over' if interval.low_open else 'at least'} {notation.spell((low,))[0]}"
    if high is not None and (low, interval.low_open) == (floor, floor is None):
        return f"{'under' if interval.high_open else 'up to'} {notation.spell((high,))[0]}"
    ends = tuple(end for end in (low, high) if end is not None)
    spelt = iter(notation.spell(ends))
    first = "-∞" if low is None else next(spelt)
    last = "∞" if high is None else next(spelt)
    if not interval.low_open and not interval.high_open:
        return f"{first} to {last}"
    opening, closing = "(" if interval.low_open else "[", ")" if interval.high_open else "]"
    return f"{opening}{first}, {last}{closing}"
