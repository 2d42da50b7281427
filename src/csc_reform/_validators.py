"""The attrs validators that several modules share."""

from collections.abc import Callable
from typing import Any, cast

import attrs

from csc_reform.errors import InvalidValueError

__all__ = ["not_blank", "of_type", "optional_type", "tuple_of"]

Validator = Callable[[object, "attrs.Attribute[Any]", object], None]


def of_type(kind: type) -> Validator:
    """Refuse what is not of a type, such as a text where an enum is meant."""

    def check(_owner: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, kind):
            raise InvalidValueError(attribute.name, f"a {kind.__name__}", value)

    return check


def optional_type(kind: type) -> Validator:
    """Refuse what is neither of a type nor None."""

    def check(_owner: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None and not isinstance(value, kind):
            raise InvalidValueError(attribute.name, f"a {kind.__name__} or None", value)

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


def not_blank(_owner: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Refuse what is not a text, or has nothing in it, or blanks around it."""
    if not isinstance(value, str) or not value or value != value.strip():
        raise InvalidValueError(attribute.name, "a text without blanks around it", value)
