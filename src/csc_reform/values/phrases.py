"""
Read and write hedged figures the way public documents print them.

The grammar of hedges ("over", "up to", "between … and …") is the same whatever is counted; what a
number looks like is not, so each kind of quantity brings its own reader and speller of one number.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import final

import attrs

from csc_reform.errors import InvalidValueError, ParseError
from csc_reform.values.interval import Interval, exact_number

__all__ = [
    "Notation",
    "Phrase",
    "Printed",
    "read_digits",
    "read_phrase",
    "spell_digits",
    "write_phrase",
]

#: No figure of a public document is longer; a longer text is refused before it is looked at.
LONGEST_TEXT = 1_000

_BEFORE = {
    "over": ["over", "more than", "above", "exceeding", "in excess of", "just over", "well over"],
    "at least": ["at least", "no less than", "not less than", "no fewer than", "a minimum of"],
    "up to": ["up to", "no more than", "not more than", "at most", "a maximum of"],
    "under": ["under", "just under", "less than", "fewer than", "below", "nearly", "almost"],
    "about": ["about", "around", "roughly", "approximately", "an estimated", "circa"],
    "exactly": ["exactly"],
    "between": ["between"],
}
_AFTER = {
    "up to": ["or lower", "or less", "or fewer", "or under", "or below"],
    "at least": ["or more", "or higher", "or above", "or over"],
}
_SPACE = re.compile(r"[ \u00a0\u202f]*")
_TO = re.compile(r"[ \u00a0]*(?:to\b|[-\u2013\u2014])[ \u00a0]*", re.IGNORECASE)
_AND = re.compile(r"[ \u00a0]+and\b[ \u00a0]*", re.IGNORECASE)
_COMMA = re.compile(r"[ \u00a0]*,[ \u00a0]*")


def _any_of(words: dict[str, list[str]]) -> re.Pattern[str]:
    # The longest first, so that "just under" is not read as "just" and then "under".
    spellings = sorted((w for ws in words.values() for w in ws), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(spellings)})(?![a-z])", re.IGNORECASE)


_HEDGE_BEFORE = _any_of(_BEFORE)
_HEDGE_AFTER = _any_of(_AFTER)
_MEANING_BEFORE = {w: meaning for meaning, words in _BEFORE.items() for w in words}
_MEANING_AFTER = {w: meaning for meaning, words in _AFTER.items() for w in words}


@final
@attrs.frozen
class Printed:
    """
    One number as it was printed.

    Attributes:
        value: The number.
        resolution: What one of its last printed digit is worth: 100,000 for "£8.5 million".
        scale: What its scale word multiplies by: 1,000,000 for "million", 1 for none.
        end: The position after it.
    """

    value: Decimal
    resolution: Decimal
    scale: Decimal
    end: int


@final
@attrs.frozen
class Phrase:
    """What a phrase says: an interval, with the nominal figure of an "about" and the resolution."""

    interval: Interval
    nominal: Decimal | None
    resolution: Decimal | None
    end: int


@final
@attrs.frozen
class Notation:
    """
    How one kind of quantity prints its numbers.

    Attributes:
        field: What to call the text in an error.
        requirement: What the text must be, in an error.
        natural: The numbers that the quantity can be: a share is between nothing and all.
        floor: Where "up to" begins: nought for money and counts; None for what may be negative.
        read: Reads the number at a position, or gives None when there is none.
        spell: Prints numbers so that they read alike: all at the one scale.
        spell_at: Prints a number so that its last digit is worth the resolution.
    """

    field: str
    requirement: str
    natural: Interval
    floor: Decimal | None
    read: Callable[[str, int], Printed | None]
    spell: Callable[[tuple[Decimal, ...]], tuple[str, ...]]
    spell_at: Callable[[Decimal, Decimal], str]

    def hedged(self, meaning: str, number: Decimal) -> Interval:
        """Give the interval that a hedge and a number mean, within what is natural."""
        low, high = self.natural.low, self.natural.high
        match meaning:
            case "over":
                return Interval(number, high, low_open=True)
            case "at least":
                return Interval(number, high)
            case "up to":
                return Interval(self.floor, number)
            case "under":
                return Interval(self.floor, number, high_open=True)
            case "about":
                return Interval(low, high)
            case _:
                return Interval(number, number)


@final
class _Reader:
    """A position in a text, and the error for what stands there."""

    def __init__(self, notation: Notation, text: str) -> None:
        self.notation = notation
        self.text = text
        self.at = 0

    def error(self, at: int, advice: str = "") -> ParseError:
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


def read_phrase(notation: Notation, text: object) -> Phrase:
    """
    Read the phrase that a text begins with; what follows it is the caller's.

    Raises:
        ParseError: With the position of what was not understood.
        InvalidValueError: When the text is no text, or the figures make no interval.
    """
    if not isinstance(text, str):
        raise InvalidValueError(notation.field, "a text", text)
    if len(text) > LONGEST_TEXT:
        raise InvalidValueError(notation.field, f"at most {LONGEST_TEXT} characters long", text)
    reader = _Reader(notation, text)
    reader.take(_SPACE)
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
    word = reader.take(_HEDGE_BEFORE)
    hedge = _MEANING_BEFORE[word.lower()] if word else ""
    reader.take(_SPACE)
    start = reader.at
    first = reader.number()
    if hedge == "between":
        if reader.take(_AND) is None:
            raise reader.error(reader.at, "write the second figure after 'and'")
        return _range(reader, first, start)
    if not hedge:
        here = reader.at
        if reader.take(_TO) is not None:
            if notation.read(reader.text, reader.at) is not None:
                return _range(reader, first, start)
            reader.at = here
        reader.take(_SPACE)
        after = reader.take(_HEDGE_AFTER)
        if after is None:
            reader.at = here
        else:
            hedge = _MEANING_AFTER[after.lower()]
    interval = notation.hedged(hedge, first.value)
    return Phrase(
        interval,
        first.value if hedge == "about" else None,
        first.resolution if not hedge else None,
        reader.at,
    )


def _range(reader: _Reader, first: Printed, start: int) -> Phrase:
    last = reader.number()
    if first.scale != last.scale:
        # "£2 to £3 million" may mean two pounds or two million: nothing is guessed.
        raise reader.error(start, "repeat the scale word on both figures")
    return Phrase(Interval(first.value, last.value), None, None, reader.at)


def write_phrase(notation: Notation, interval: Interval, nominal: Decimal | None) -> str:
    """Write an interval as the English phrase that means exactly it, else in brackets."""
    if nominal is not None:
        return f"about {notation.spell((nominal,))[0]}"
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return notation.spell((low,))[0]
    for hedge, number in (("over", low), ("at least", low), ("up to", high), ("under", high)):
        if number is not None and _is_hedged(notation, hedge, number, interval):
            return f"{hedge} {notation.spell((number,))[0]}"
    ends = tuple(end for end in (low, high) if end is not None)
    spelt = iter(notation.spell(ends))
    first = "-∞" if low is None else next(spelt)
    last = "∞" if high is None else next(spelt)
    if not interval.low_open and not interval.high_open:
        return f"{first} to {last}"
    opening, closing = "(" if interval.low_open else "[", ")" if interval.high_open else "]"
    return f"{opening}{first}, {last}{closing}"


def _is_hedged(notation: Notation, hedge: str, number: Decimal, interval: Interval) -> bool:
    try:
        return notation.hedged(hedge, number) == interval
    except InvalidValueError:  # "up to" a number below the floor
        return False


_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?", re.ASCII)
_SIGN = re.compile("[-\u2212]")


def read_digits(text: str, at: int) -> Printed | None:
    """Read a plain number, with or without thousands commas and a sign."""
    sign = _SIGN.match(text, at)
    match = _DIGITS.match(text, sign.end() if sign else at)
    if match is None:
        return None
    whole, fraction = match[1].replace(",", ""), match[2] or ""
    value = exact_number("figure", f"{'-' if sign else ''}{whole}{fraction}")
    resolution = Decimal(1).scaleb(-max(len(fraction) - 1, 0))
    return Printed(value, resolution, Decimal(1), match.end())


def spell_digits(number: Decimal, places: int | None = None) -> str:
    """Print a number with thousands commas; to so many places when given."""
    size = number.copy_abs()
    text = f"{size:,f}" if places is None else f"{size:,.{places}f}"
    return f"-{text}" if number < 0 else text
