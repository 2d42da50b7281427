"""What leads to one person: addresses and numbers that no text may hold, and no message tells again."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

__all__ = ["EMAIL", "PERSON", "TELEPHONE", "masked", "private_in"]

#: The kinds of what is private.
EMAIL: Final = "an e-mail address"
TELEPHONE: Final = "a telephone number"
PERSON: Final = ("a National Insurance number", "a unique pupil number", "an NHS number")

#: What may part the figures of a number: also blanks and hyphens that do not break.
_GAP = "[ .\u00a0\u2009\u202f\u2010\u2011\u2013-]"
_EMAIL = re.compile(
    r"(?<![\w.+@-])[\w.+-]{1,64}(?:\s?[@\uff20]\s?|\s?[\[({]\s?at\s?[\])}]\s?)"
    r"[\w-]{1,63}(?:\.[\w-]{1,63})+",
    re.IGNORECASE,
)
_MAY_BE_EMAIL = re.compile(r"[@\uff20\[({]")
#: Fewer figures are no telephone number and nobody's own.
_FIGURES = re.compile(rf"\d(?:{_GAP}|[()/])*\d(?:{_GAP}|[()/])*\d(?:{_GAP}|[()/])*\d")
#: Ten or eleven figures from nought, in one or in the groups in which numbers are given.
_TELEPHONE = re.compile(
    rf"(?<![\d.,/£-])(?:(?:\+|00)44{_GAP}?(?:\(0\){_GAP}?)?|\(?0)"
    rf"(?:\d{{9,10}}|\d{{2}}\)?{_GAP}\d{{4}}{_GAP}\d{{4}}|\d{{3}}\)?{_GAP}\d{{3}}{_GAP}\d{{3,4}}"
    rf"|\d{{4}}\)?(?:{_GAP}|/)\d{{3}}{_GAP}?\d{{2,3}}|\d{{2,3}}\)?{_GAP}\d{{7,8}})"
    r"(?![\d/]|[.,-]\d)"
    rf"|(?<![\d.,])\+(?!44)[1-9]\d{{0,2}}(?:{_GAP}?\d){{7,12}}(?!\d)"
)
_INSURANCE = re.compile(
    rf"\b(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ){_GAP}?\d\d{_GAP}?\d\d{_GAP}?\d\d{_GAP}?[A-D]\b",
    re.IGNORECASE,
)
_PUPIL = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]\b", re.IGNORECASE)
_HEALTH = re.compile(rf"(?<![\d.,£-])[1-9]\d\d{_GAP}?\d{{3}}{_GAP}?\d{{4}}(?![\d-]|[.,]\d)")


def _of_the_health_service(match: re.Match[str]) -> bool:
    """Tell whether the last of ten figures is the one that checks the others."""
    *figures, last = (int(sign) for sign in match[0] if sign.isdigit())
    rest = sum(weight * figure for weight, figure in zip(range(10, 1, -1), figures, strict=True))
    return (11 - rest % 11) % 11 == last


def _always(_match: re.Match[str]) -> bool:
    return True


#: For each kind: what a text must have to be looked at, the pattern, and what tells it from others.
_Kind = tuple[re.Pattern[str], re.Pattern[str], Callable[[re.Match[str]], bool]]
_KINDS: Final[Mapping[str, _Kind]] = {
    EMAIL: (_MAY_BE_EMAIL, _EMAIL, _always),
    TELEPHONE: (_FIGURES, _TELEPHONE, _always),
    PERSON[0]: (_FIGURES, _INSURANCE, _always),
    PERSON[1]: (_FIGURES, _PUPIL, _always),
    PERSON[2]: (_FIGURES, _HEALTH, _of_the_health_service),
}


def private_in(text: str, *kinds: str) -> str:
    """
    Give the kind of private thing that a text holds, of some kinds; empty for none.

    >>> private_in("Ring 01632 960 123", EMAIL, TELEPHONE)
    'a telephone number'
    """
    for kind in kinds:
        may_be, pattern, is_one = _KINDS[kind]
        if may_be.search(text) and any(map(is_one, pattern.finditer(text))):
            return kind
    return ""


def masked(text: str) -> str:
    """
    Give a text with a star for each sign of what is private in it.

    >>> masked("got 'Ring 01632 960 123'")
    "got 'Ring *************'"
    """
    for may_be, pattern, is_one in _KINDS.values():
        if may_be.search(text):
            text = pattern.sub(partial(_starred, is_one), text)
    return text


def _starred(is_one: Callable[[re.Match[str]], bool], match: re.Match[str]) -> str:
    return "*" * len(match[0]) if is_one(match) else match[0]
