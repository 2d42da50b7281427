"""Selections as tables: a row an entity, a column a field, as text, CSV or JSON data."""

import csv
import io
from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar, cast

import attrs

from csc_reform.entities.entity import Entity, Part
from csc_reform.errors import InvalidValueError
from csc_reform.history import Conflict, History, NotKnown
from csc_reform.provenance import Citation
from csc_reform.query.fields import Field, PartsField
from csc_reform.query.predicates import singular
from csc_reform.query.selections import Selection
from csc_reform.values.spans import Span

__all__ = ["as_csv", "as_data", "as_text"]

E = TypeVar("E", bound=Entity)


def as_text(selection: Selection[E], *fields: Field[E, object]) -> str:
    """
    Print fields of entities in aligned columns, under the names of the fields.

    Raises:
        InvalidValueError: For no field, and for what is no field of this kind of entity.

    >>> from csc_reform import load
    >>> from csc_reform.fields import pillar
    >>> print(as_text(load().pillars.order_by(pillar.number).limit(2), pillar.number, pillar.title))
    number  title
    1       Family Help
    2       Child protection
    """
    table = _table(selection, fields, _in_words)
    # A line end within a text would break its row.
    rows = [[" ".join(cell.splitlines()) for cell in row] for row in table]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)


def as_csv(selection: Selection[E], *fields: Field[E, object]) -> str:
    """
    Write fields of entities as CSV, under the names of the fields.

    Several ids are parted by semicolons.

    Raises:
        InvalidValueError: For no field, for what is no field of this kind of entity, and for parts,
            which `as_data` gives whole.

    >>> from csc_reform import load
    >>> from csc_reform.fields import funding as f
    >>> parts = load().funding.where(f.subject_id == "family-help-test-areas")
    >>> print(as_csv(parts, f.id, f.amount), end="")
    id,amount
    family-help-45m,£45 million | over £45 million (agree only if rounded)
    """
    for field in fields:
        if isinstance(cast("object", field), PartsField):
            words = "fields of one value, or of several ids"
            raise InvalidValueError("fields", words, field, "as_data and JSON give parts whole")
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows(_table(selection, fields, _in_words))
    return written.getvalue()


def as_data(selection: Selection[E], *fields: Field[E, object]) -> list[dict[str, object]]:
    """
    Give fields of entities as JSON data: an object each, keyed by the names of the fields.

    What is not known is ``{"not_known": reason}``, what sources disagree on ``{"conflict": values}``.

    Raises:
        InvalidValueError: For no field, and for what is no field of this kind of entity.

    >>> from csc_reform import load
    >>> from csc_reform.fields import commitment as c
    >>> as_data(load().commitments.where(c.id == "court-delays"), c.id, c.strength)
    [{'id': 'court-delays', 'strength': {'not_known': 'no source in view states it'}}]
    """
    names, *rows = _table(selection, fields, _as_json)
    return [dict(zip(names, row, strict=True)) for row in rows]


def _table(
    selection: Selection[E],
    fields: tuple[Field[E, object], ...],
    written: Callable[[object], Any],
) -> list[list[Any]]:
    """Give the names of the fields, and a row for each entity."""
    if not fields:
        raise InvalidValueError("fields", "at least one", ())
    columns = [[written(value) for (value,) in selection.select(field)] for field in fields]
    names = [f"{one.path} on {one.when}" if one.when else one.path for one in fields]
    return [names, *map(list, zip(*columns, strict=True))]


def _in_words(value: object) -> str:
    match value:
        case None:
            return ""
        case Enum():
            return str(value.value)
        case Span():
            return f"{_in_words(value.start)} to {_in_words(value.end)}"
        case tuple():
            return _several(cast("tuple[object, ...]", value))
        case _:
            return str(value)


def _several(values: tuple[object, ...]) -> str:
    first = values[0] if values else None
    if isinstance(first, Part):
        return f"{len(values)} {first.KIND if len(values) > 1 else singular(first.KIND)}"
    return "; ".join(map(_in_words, values))


def _as_json(value: object) -> object:  # noqa: PLR0911 (one for each kind of value)
    match value:
        case None | str() | int():
            return value
        case tuple():
            return [_as_json(item) for item in cast("tuple[object, ...]", value)]
        case Enum():
            return value.value
        case NotKnown():
            return {"not_known": value.reason}
        case Conflict():
            sides = cast("Conflict[object]", value).sides
            values = dict.fromkeys(side.value for side in sides)
            return {"conflict": [_as_json(one) for one in values]}
        case History():
            return _as_json(cast("History[object]", value).latest)
        case Part() | Citation() | Span():
            fields = attrs.fields_dict(type(value))
            held = {name: _as_json(getattr(value, name)) for name in fields}
            return {name: one for name, one in held.items() if one not in (None, [], "")}
        case _:
            return str(value)
