"""The attrs validators that several modules share."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

import attrs

from csc_reform.errors import InvalidValueError

__all__ = [
    "check_type",
    "checked_items",
    "checked_text",
    "is_text",
    "not_blank",
    "of_type",
    "optional_type",
    "tuple_of",
]

Validator = Callable[[object, "attrs.Attribute[Any]", object], None]


def check_type(field: str, value: object, kind: type) -> None:
    """Refuse what is not of a type, such as a text where an enum is meant."""
    if not isinstance(value, kind):
        article = "an" if kind.__name__[0] in "AEIOU" else "a"
        raise InvalidValueError(field, f"{article} {kind.__name__}", value)


def of_type(kind: type) -> Validator:
    """Refuse what is not of a type, as an attrs validator."""

    def check(_owner: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        check_type(attribute.name, value, kind)

    return check


def optional_type(kind: type) -> Validator:
    """Refuse what is neither of a type nor None."""

    def check(_owner: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is None:
            return
        if not isinstance(value, kind):
            raise InvalidValueError(attribute.name, f"a {kind.__name__} or None", value)
        if kind is str and not is_text(value):
            raise InvalidValueError(attribute.name, "a text without control characters", value)

    return check


def tuple_of(kind: type) -> Validator:
    """Refuse what is not a tuple of things of a type: a list could change, and has no hash."""

    def check(_owner: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, tuple):
            raise InvalidValueError(attribute.name, f"a tuple of {kind.__name__}", value)
        for item in cast("tuple[object, ...]", value):
            if not isinstance(item, kind):
                raise InvalidValueError(attribute.name, f"a tuple of {kind.__name__}", item)

    return check


def checked_text(field: str, value: object, longest: int) -> str:
    """Give a text that is to be read; refuse what is none, and one too long to look at."""
    if not isinstance(value, str):
        raise InvalidValueError(field, "a text", value)
    if len(value) > longest:
        raise InvalidValueError(field, f"at most {longest} characters long", value)
    if _UNFIT.search(value) or _TURNS_AROUND.search(value):
        raise InvalidValueError(field, "free of control characters", value)
    return value


def checked_items(field: str, value: object) -> Iterator[object]:
    """Give the things of what should have some; refuse what has none to give."""
    if not isinstance(value, Iterable):
        raise InvalidValueError(field, "something to go through", value)
    return iter(cast("Iterable[object]", value))


#: Unpaired surrogates cannot be written; control characters disturb whoever prints them.
#: These turn what follows them around on the screen of whoever reads it.
_TURNS_AROUND = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def is_text(value: object) -> bool:
    """Tell whether this is a text that can be written, and printed without disturbing anything."""
    return type(value) is str and not _UNFIT.search(value)


def not_blank(_owner: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Refuse what is not a text, or has nothing in it, or blanks around it."""
    if not isinstance(value, str) or not is_text(value) or not value or value != value.strip():
        raise InvalidValueError(attribute.name, "a text without blanks around it", value)
