"""
Extensions: what users of the library keep in their own documents, beside what the model knows.

A record, or the envelope of a document, may have keys of its own that begin with ``x_``. The library
asks nothing of them and answers nothing from them; it keeps them, and writes them back with their
members in order.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias, cast, final

import attrs

from csc_reform._validators import is_text
from csc_reform.errors import InvalidValueError

__all__ = ["DEEPEST", "EXTENSION_KEY", "MOST_DIGITS", "NO_EXTENSIONS", "Extensions", "Json"]

#: What JSON can say without a fraction: what is read from an extension.
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

#: What the key of an extension looks like.
EXTENSION_KEY = "x_[a-z0-9][a-z0-9_]{0,59}"
_KEY = re.compile(EXTENSION_KEY, re.ASCII)

#: How many lists and objects may stand inside one another.
DEEPEST = 20
#: The most digits of a whole number: of much longer ones, Python makes no text.
MOST_DIGITS = 1_000
_TOO_LARGE = 10**MOST_DIGITS


def _texts_of(values: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    if not isinstance(cast("object", values), Mapping):
        raise InvalidValueError("extensions", "a mapping", values)
    members = cast("Mapping[object, object]", values).items()
    return tuple(sorted(_text(key, value) for key, value in members))


def _text(key: object, value: object) -> tuple[str, str]:
    if type(key) is not str or not _KEY.fullmatch(key):
        raise InvalidValueError("key", "of a form such as 'x_owner'", key)
    return key, json.dumps(_checked(key, value, 0), ensure_ascii=False, sort_keys=True)


@final
@attrs.frozen(repr=False)
class Extensions(Mapping[str, Json]):
    """
    The keys of a user's own that a record or a document has, with their values; it cannot change.

    A value is anything JSON can say, without fractions: those are written as text, so that no digit
    is lost. What is asked for is made anew each time.

    Args:
        values: The values by key; a key is ``x_`` and up to 60 small letters, figures and underscores.

    Raises:
        InvalidValueError: For a key of another form, and for what JSON cannot say.

    >>> extensions = Extensions({"x_owner": "Team A", "x_seen": [1, None]})
    >>> extensions["x_seen"]
    [1, None]
    >>> Extensions({"owner": "Team A"})
    Traceback (most recent call last):
    csc_reform.errors.InvalidValueError: key must be of a form such as 'x_owner', got 'owner'
    """

    #: The values as JSON by key, in the order of the keys: they cannot change, and have a hash.
    _texts: tuple[tuple[str, str], ...] = attrs.field(converter=_texts_of, alias="values")

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return dict(self._texts)

    def __getitem__(self, key: str) -> Json:
        """Give a value, made anew."""
        return cast("Json", json.loads(self._by_key[key]))

    def __iter__(self) -> Iterator[str]:
        """Go through the keys, in order."""
        return (name for name, _ in self._texts)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._texts)

    def agrees_on(self, key: str, other: "Extensions") -> bool:
        """
        Tell whether both have the same value under a key, or neither has one.

        >>> Extensions({"x_own": 1}).agrees_on("x_own", Extensions({"x_own": True}))
        False
        """
        return self._by_key.get(key) == other._by_key.get(key)  # noqa: SLF001 (of its own kind)

    def __repr__(self) -> str:
        """Give the Python that makes it."""
        return f"Extensions({dict(self)!r})"


def _checked(key: str, value: object, depth: int) -> Json:
    """Give a value as JSON data; refuse what JSON cannot say, or another reader would change."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        if not is_text(value):
            raise InvalidValueError(key, "free of control characters", value)
        return value
    if isinstance(value, int):
        if abs(value) >= _TOO_LARGE:
            words = f"a number of at most {MOST_DIGITS:,} digits"
            raise InvalidValueError(key, words, value, "or write it as text")
        return value
    if depth >= DEEPEST:
        raise InvalidValueError(key, f"nested at most {DEEPEST} deep", value)
    if isinstance(value, list | tuple):
        items = cast("list[object] | tuple[object, ...]", value)
        return [_checked(key, item, depth + 1) for item in items]
    if isinstance(value, Mapping):
        members = cast("Mapping[object, object]", value).items()
        return {_name(key, name): _checked(key, item, depth + 1) for name, item in members}
    advice = "write a number with a fraction as text" if isinstance(value, float) else ""
    raise InvalidValueError(
        key, "a text, whole number, true, false, null, list or object", value, advice
    )


def _name(key: str, name: object) -> str:
    if not is_text(name):
        raise InvalidValueError(key, "an object whose keys are texts", name)
    return cast("str", name)


#: What nearly every record has.
NO_EXTENSIONS = Extensions({})
