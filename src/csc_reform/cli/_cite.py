"""The command that prints footnotes."""

import argparse
import json
from typing import cast

import attrs

from csc_reform.entities.entity import Entity, Part
from csc_reform.errors import InvalidValueError, suggestion
from csc_reform.footnotes import cite
from csc_reform.history import History
from csc_reform.reform import Reform

__all__ = ["add_cite_arguments", "print_footnotes"]


def add_cite_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    command.add_argument("id", metavar="ID", help="the id of anything; a former one will do")
    words = "one of its fields, such as amount, strength or rates (default: all that it states)"
    command.add_argument("field", nargs="?", metavar="FIELD", help=words)


def print_footnotes(view: Reform, options: argparse.Namespace) -> None:
    """
    Print where a thing, or one of its fields, is stated: a line for each passage.

    Raises:
        UnknownIdError: For an id that nothing in view has.
        InvalidValueError: For a field that it has not, or that states nothing of its own.
    """
    entity = view.get(options.id)
    facts = (entity,) if options.field is None else _facts(entity, options.field)
    notes = list(dict.fromkeys(note for fact in facts for note in cite(view, fact)))
    if options.json:
        print(json.dumps(notes, ensure_ascii=False, indent=2))
    else:
        print(*(notes or ["nothing in view"]), sep="\n")


def _facts(entity: Entity, field: str) -> tuple[History[object] | Part, ...]:
    stating = {
        name: value
        for name in attrs.fields_dict(type(entity))
        if (value := _stated(getattr(entity, name))) is not None
    }
    if field not in stating:
        near = suggestion(field, stating).lstrip("; ")
        words = f"one of {', '.join(stating) or 'none'}"
        raise InvalidValueError("field", words, field, near)
    return stating[field]


def _stated(value: object) -> tuple[History[object] | Part, ...] | None:
    """Give what is stated in a field; None for a label, which states nothing."""
    if isinstance(value, History):
        return (cast("History[object]", value),)
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        parts = tuple(item for item in items if isinstance(item, Part))
        return parts if parts and len(parts) == len(items) else None
    return None
