"""
What saved queries and words on a command line share: how an operator and its operand are read.

Both are read into calls of the very methods that make predicates in Python, so that the three are
one language, with one set of checks.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final, Union, cast

from cattrs import Converter

from csc_reform.entities.entity import Entity
from csc_reform.entities.kinds import KINDS
from csc_reform.errors import InvalidValueError, UnknownFieldError, suggestion
from csc_reform.fields import NAMESPACES, fields_in
from csc_reform.io._wire import make_converter
from csc_reform.query.conditions import Asked, DateValues
from csc_reform.query.fields import Field, Historic
from csc_reform.query.operands import types_of
from csc_reform.query.predicates import Predicate, singular
from csc_reform.values.dates import PartialDate

__all__ = [
    "BARE",
    "SEVERAL",
    "at_time",
    "converter",
    "field_named",
    "operand_type",
    "plural",
    "question_of",
]

#: These compare with nothing; these with several values.
BARE: Final = ("is_none", "is_empty", "is_known", "is_disputed")
SEVERAL: Final = ("is_in", "has_any")


@cache
def converter() -> Converter:
    return make_converter()


def plural(kind: type[Entity]) -> str:
    name = getattr(kind, "KIND", "")
    if not isinstance(cast("object", kind), type) or name not in KINDS:
        raise InvalidValueError("kind", "a class of entities, such as Commitment", kind)
    return str(name)


def field_named(kind: str, name: str) -> Field[Any, object]:
    known = fields_in(NAMESPACES[kind])
    if name not in known:
        raise UnknownFieldError(singular(kind), name, known)
    return known[name]


def question_of(asked: Asked[Any], op: str) -> Callable[..., Predicate[Any]]:
    """Give the method that an operator calls."""
    known = asked.questions()
    if op not in known:
        near = suggestion(op, known).lstrip("; ")
        raise InvalidValueError("op", f"one that {asked!r} has ({', '.join(known)})", op, near)
    return known[op]


def operand_type(asked: Asked[Any], op: str) -> object:
    """Give the type of what stands beside an operator, as the wire knows it."""
    if isinstance(asked, DateValues):
        return PartialDate
    if op in ("certainly_holds_on", "may_hold_on"):
        return str
    return Union[types_of(asked.owner, asked.path)]  # noqa: UP007 (of types known at run time)


def at_time(field: Field[Any, object], *, ever: object, day: object) -> Asked[Any]:
    """Give a field at the time asked about."""
    if ever is False and day is None:
        return field
    if not isinstance(field, Historic):
        raise InvalidValueError("field", "one with a history, to be asked of a time", field.path)
    if ever is not False and (ever is not True or day is not None):
        raise InvalidValueError("ever", "true, and given without on", ever)
    history = cast("Historic[Any, Asked[Any], Asked[Any]]", field)
    return history.ever() if ever else history.on(cast("str", day))
