"""The texts in an entity, wherever they are, found without looking at what can hold none."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Any, TypeAlias, Union, cast, get_args, get_origin, get_type_hints

import attrs

from csc_reform.entities.entity import Entity, Part
from csc_reform.history import History
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.statements import Stated

__all__ = ["Text", "texts_of"]

#: The way to a text in a record, the name of its field, and the text.
Text: TypeAlias = tuple[str, str, str]

_Reader: TypeAlias = Callable[[str, str, Any], Iterator[Text]]

#: Names and addresses that are no prose.
_NO_PROSE = ("id", "former_ids", "source_id", "speaker_id", "key", "revises", "url", "gss_code")


def texts_of(thing: object, way: str = "") -> Iterator[Text]:
    """
    Give every text that somebody wrote in an entity, a part of one, or the labels of a reform.

    Ids and addresses are left out; what a user keeps in extensions is there.

    >>> from csc_reform import Group
    >>> list(texts_of(Group(id="a", title="Group", aliases=("Gruppe",))))
    [('title', 'title', 'Group'), ('aliases/0', 'aliases', 'Gruppe')]
    """
    if isinstance(thing, Reform):
        for name in ("title", "scope", "licence"):
            yield name, name, getattr(thing, name)
    for name, read in () if isinstance(thing, Reform) else _readers(cast("Any", type(thing))):
        value = getattr(thing, name)
        if value:
            yield from read(f"{way}{name}", name, value)
    if isinstance(thing, Entity | Reform):
        for key, value in thing.extensions.items():
            yield from _json(key, key, value)


@cache
def _readers(cls: Any) -> tuple[tuple[str, _Reader], ...]:  # noqa: ANN401 (a class)
    hints = get_type_hints(cls)
    readers = ((field.name, _reader(field.name, hints[field.name])) for field in attrs.fields(cls))
    return tuple((name, read) for name, read in readers if read is not None)


def _reader(name: str, hint: Any) -> _Reader | None:  # noqa: ANN401 (an annotation)
    """Give what reads the texts of a field of a type; None for a type that has none."""
    origin, arguments = get_origin(hint), get_args(hint)
    is_prose = name not in _NO_PROSE and not name.endswith(("_id", "_ids"))
    if origin is History:
        # A history of ids has passages all the same.
        return _history(_reader(name, arguments[0]) if is_prose else None)
    if origin is tuple:
        return _items(_reader(name, arguments[0]))
    if isinstance(hint, type) and issubclass(hint, Part | Citation):
        return _part
    is_text = hint is str or (origin in (Union, UnionType) and str in arguments)
    return _text if is_text and is_prose else None


def _text(way: str, name: str, value: str) -> Iterator[Text]:
    yield way, name, value


def _json(way: str, name: str, value: object) -> Iterator[Text]:
    if isinstance(value, str):
        yield way, name, value
    elif isinstance(value, Mapping):
        for key, item in cast("Mapping[str, object]", value).items():
            yield from _json(f"{way}/{key}", name, item)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(cast("Sequence[object]", value)):
            yield from _json(f"{way}/{index}", name, item)


def _part(way: str, _name: str, value: object) -> Iterator[Text]:
    yield from texts_of(value, f"{way}/")


def _items(read: _Reader | None) -> _Reader | None:
    if read is None:
        return None

    def items(way: str, name: str, value: tuple[object, ...]) -> Iterator[Text]:
        for index, item in enumerate(value):
            yield from read(f"{way}/{index}", name, item)

    return items


def _history(read: _Reader | None) -> _Reader:
    def statements(way: str, name: str, value: History[object]) -> Iterator[Text]:
        for index, one in enumerate(value.statements):
            stated: Stated[object] = one
            here = f"{way}/statements/{index}"
            if read is not None:
                yield from read(f"{here}/value", name, stated.value)
            for number, citation in enumerate(stated.citations):
                yield from _part(f"{here}/citations/{number}", "", citation)

    return statements
