"""
Check that what an entity holds is of the types that its fields are annotated with.

A type checker does so before anything runs; this is for whoever runs without one. A checker is made
for each annotation once, so that making an entity costs little.
"""

from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import attrs

from csc_reform._validators import is_text
from csc_reform.errors import InvalidValueError
from csc_reform.history import History

__all__ = ["check_types"]

_Check = Callable[[object], bool]


def check_types(owner: object) -> None:
    """
    Refuse an object with a field of another type than it is annotated with.

    Raises:
        InvalidValueError: With the name of the field and what it must be.
    """
    cls: Any = type(owner)
    for name, words, check in _checks_of(cls):
        value = getattr(owner, name)
        if not check(value):
            raise InvalidValueError(name, words, value)


@cache
def _checks_of(cls: Any) -> tuple[tuple[str, str, _Check], ...]:  # noqa: ANN401 (a class)
    hints = get_type_hints(cls)
    names = [field.name for field in attrs.fields(cls)]
    return tuple((name, _words(hints[name]), _check(hints[name])) for name in names)


def _check(hint: Any) -> _Check:  # noqa: ANN401 (an annotation)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        checks = [_check(argument) for argument in arguments]
        return lambda value: any(check(value) for check in checks)
    if origin is tuple:
        inner = _check(arguments[0])
        return lambda value: (
            isinstance(value, tuple)
            and all(inner(item) for item in cast("tuple[object, ...]", value))
        )
    if origin is History:
        inner = _check(arguments[0])
        return lambda value: (
            isinstance(value, History)
            and all(inner(one.value) for one in cast("History[object]", value).statements)
        )
    if hint is str:
        return is_text
    if hint is int:
        return lambda value: type(value) is int
    return lambda value: isinstance(value, hint)


def _words(hint: Any) -> str:  # noqa: ANN401 (an annotation)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return " or ".join(_words(argument) for argument in arguments)
    if origin is tuple:
        return f"a tuple of {_words(arguments[0]).removeprefix('a ')}"
    if origin is History:
        return f"a History of {_words(arguments[0]).removeprefix('a ')}"
    if hint is str:
        return "a text without control characters"
    return "None" if hint is type(None) else f"a {hint.__name__}"
