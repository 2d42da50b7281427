"""Turn what went wrong in reading into what is wrong with a document, and where in it."""

from collections.abc import Iterator, Mapping
from typing import cast

import attrs
from cattrs import ClassValidationError, IterableValidationError
from cattrs.errors import ForbiddenExtraKeysError

from csc_reform.entities.entity import Entity
from csc_reform.errors import CscReformError, InvalidValueError, shown, suggestion

__all__ = ["MOST", "Pointer", "Unreadable", "faults_of", "key_fault", "nearest", "written"]

#: The keys and indexes that lead to a place in a document.
Pointer = tuple[str | int, ...]

#: How many faults are told of in one reading; beyond, they are counted.
MOST = 1_000


class Unreadable(Exception):  # noqa: N818 (no error of a user's: it becomes faults)
    """A text is not in the form that it should be in."""

    def __init__(self, faults: list[tuple[str, Pointer, int | None]]) -> None:
        super().__init__(faults)
        #: What is wrong, the place in the data where it has one, and in the text.
        self.faults = faults


def written(pointer: Pointer) -> str:
    """Write a JSON Pointer (RFC 6901)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in pointer)


def nearest(places: Mapping[Pointer, int], pointer: Pointer) -> int:
    """Give where a thing stands, or the nearest thing around it whose place is known."""
    while pointer not in places:
        pointer = pointer[:-1]
    return places[pointer]


def key_fault(key: str, known: tuple[str, ...]) -> str:
    """Say that a key is none of those that may be there."""
    near = suggestion(key, known)
    if not near and key.startswith("x_"):
        near = "; keys of your own stand in a record or in the envelope"
    if not near and key in ("schema_version", "title", "scope", "licence"):
        near = "; the keys of the envelope stand above all records"
    return f"key must be a known one, got {shown(key)}{near}"


def faults_of(error: BaseException, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Give every fault that an error holds, with its place."""
    if isinstance(error, IterableValidationError | ClassValidationError):
        for inner, steps in _inside(error):
            yield from faults_of(inner, (*at, *steps))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = tuple(
            field.name
            for field in attrs.fields(cast("type[attrs.AttrsInstance]", error.cl))
            if field.init and field.name != "extensions"
        )
        # One more than are told of says that there are more.
        for key in sorted(error.extra_fields)[: MOST + 1]:
            yield (*at, key), key_fault(key, known)
    elif isinstance(error, InvalidValueError):
        yield from _invalid(error, at)
    elif isinstance(error, KeyError):
        yield at[:-1], f"{at[-1]} must be given"
    elif isinstance(error, CscReformError):
        yield at, str(error)
    else:
        yield at, f"{at[-1] if at else 'document'} must be readable, got {error!r}"


def _inside(
    error: IterableValidationError | ClassValidationError,
) -> Iterator[tuple[Exception, Pointer]]:
    """Give each error in a group, with the key or index that leads to it where there is one."""
    if isinstance(error, IterableValidationError):
        items, others = error.group_exceptions()
        yield from ((inner, (item.index,)) for inner, item in items)
    else:
        fields, others = error.group_exceptions()
        # Extensions stand beside the fields of their record.
        extensions = issubclass(error.cl, Entity)
        for inner, field in fields:
            yield inner, () if extensions and field.name == "extensions" else (field.name,)
    fields_of = attrs.fields_dict(error.cl) if attrs.has(error.cl) else {}
    for inner in others:
        # What a class refuses of one of its fields stands where the field does.
        name = inner.field if isinstance(inner, InvalidValueError) else ""
        yield inner, (name,) if name in fields_of else ()


def _invalid(error: InvalidValueError, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    # A hook knows what a value must be, and this knows what the value is called.
    if error.field == "value" and at:
        name = next((step for step in reversed(at) if isinstance(step, str)), "value")
        yield at, str(InvalidValueError(name, error.requirement, error.value, error.advice))
    else:
        yield at, str(error)
