"""What a field can be compared with: the types of its operands, read from the class it is of."""

import re
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Protocol, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from csc_reform._validators import is_text
from csc_reform.errors import InvalidValueError
from csc_reform.history import History
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline

__all__ = ["Date", "Several", "checked", "partial_date", "pattern", "several", "types_of"]

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)

#: What may be given where a day is meant that may be inexact: a `datetime.date`, a `PartialDate`, a
#: `Deadline`, whose day is meant, or the text of a date, such as ``2023-02-02`` or ``2023``.
Date = date | str | PartialDate | Deadline


class Members(Protocol[V_co]):
    """What anything may be asked to be in; a text takes nothing but texts there, and so is none."""

    def __iter__(self) -> Iterator[V_co]: ...
    def __contains__(self, item: object, /) -> bool: ...


#: What may be given where several values are meant: a tuple, a list, a set or a generator. A text,
#: which is a series of letters to Python, is not among them.
Several = Members[V] | Iterator[V]


#: No number of ours is larger.
_BITS = 64


def types_of(owner: type, path: str) -> tuple[type, ...]:
    """Give the types of the values of a field: of a history those stated, of a tuple its items."""
    return _types_of(cast("Hashable", owner), path)


@cache
def _types_of(owner: Any, path: str) -> tuple[type, ...]:  # noqa: ANN401 (a class)
    computed = getattr(owner, path, None)
    if isinstance(computed, property):
        return _plain(get_type_hints(computed.fget)["return"])
    return _plain(get_type_hints(owner)[path])


def _plain(hint: Any) -> tuple[type, ...]:  # noqa: ANN401 (an annotation)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is History or origin is tuple:
        return _plain(arguments[0])
    if origin in (Union, UnionType):
        return tuple(kind for one in arguments if one is not NoneType for kind in _plain(one))
    return (hint,)


def checked(owner: type, path: str, value: object, advice: str = "") -> object:
    """
    Give what a field is compared with, as plain data; refuse what it cannot be compared with.

    A type checker has refused it before.
    """
    kinds = types_of(owner, path)
    # True and False are numbers to Python, and to nobody else.
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        named = " or ".join(map(_named, kinds))
        raise InvalidValueError(
            path, f"compared with {named}", value, advice or _advice(kinds, value)
        )
    if isinstance(value, str) and str in kinds:
        text = str.__str__(value)
        if not is_text(text):
            raise InvalidValueError(path, "compared with a text without control characters", text)
        return text
    if isinstance(value, int) and int in kinds:
        if value.bit_length() > _BITS:
            raise InvalidValueError(path, f"compared with a number of {_BITS} bits at most", value)
        return int(value)
    return value


def _advice(kinds: tuple[type, ...], value: object) -> str:
    if isinstance(value, str) and hasattr(kinds[0], "parse"):
        return f"such as {kinds[0].__name__}.parse(…)"
    return "such as its .id" if hasattr(value, "id") and str in kinds else ""


def _named(kind: type) -> str:
    if issubclass(kind, Enum):
        return f"one of {', '.join(f'{kind.__name__}.{member.name}' for member in kind)}"
    return f"{'an' if kind.__name__[0] in 'aeiouAEIOU' else 'a'} {kind.__name__}"


def several(path: str, values: object) -> Iterable[object]:
    """Refuse what is not several values: a text is a series of letters, which nobody means here."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InvalidValueError(path, "compared with several values", values, "such as a tuple")
    return cast("Iterable[object]", values)


def partial_date(path: str, value: object) -> PartialDate:
    """Read a day, or the days that one may be."""
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, Deadline):
        return PartialDate.on(value.day)
    try:
        if isinstance(value, str):
            return PartialDate.parse(value)
        return PartialDate.on(cast("date", value))
    except InvalidValueError as error:
        raise InvalidValueError(path, "compared with a date", value, error.advice) from None


def pattern(path: str, value: object) -> str:
    """Refuse what is no regular expression."""
    requirement = "matched with a regular expression"
    if not isinstance(value, str):
        raise InvalidValueError(path, requirement, value, "given as a text")
    try:
        re.compile(value)
    except (re.error, RecursionError, OverflowError) as error:
        raise InvalidValueError(path, requirement, value, str(error)) from None
    return str.__str__(value)
