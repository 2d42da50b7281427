"""The ids that a question names, held against the reform that it is asked of."""

from collections.abc import Iterator
from typing import Any, TypeVar, cast

from csc_reform._validators import check_type
from csc_reform.entities.entity import Entity, kinds_named
from csc_reform.errors import InvalidValueError, UnknownFieldError, suggestion
from csc_reform.fields import NAMESPACES, fields_in
from csc_reform.query import Predicate
from csc_reform.query.predicates import singular
from csc_reform.reform import Reform

__all__ = ["check_ids"]

E = TypeVar("E", bound=Entity)

#: The operators whose operands are whole values of a field, so that they are ids where it has ids.
_WHOLE = ("==", "!=", "is_in", "has", "has_any")


def check_ids(reform: Reform, predicate: Predicate[E]) -> Predicate[E]:
    """
    Give a predicate whose ids are all ids of the reform; refuse another, which would find nothing.

    A predicate compares the ids that are there, and knows of no other. Ask this of a saved query
    before asking it of a later release, in which ids may have changed, and of one that somebody has
    written by hand.

    Raises:
        InvalidValueError: For an id that nothing in the reform has, with those that look like it,
            and for a former id, with the one that it leads to now.

    >>> from csc_reform import load
    >>> from csc_reform.fields import commitment as c
    >>> check_ids(load(), c.pillar_id == "family-network")
    Traceback (most recent call last):
    csc_reform.errors.InvalidValueError: pillar_id must be an id from pillars, \
got 'family-network'; did you mean 'family-networks' or 'family-help'?
    """
    check_type("reform", reform, Reform)
    check_type("predicate", predicate, Predicate)
    for path, kinds, id_ in _ids_in(predicate):
        named = reform.get(id_) if id_ in reform else None
        if named is None or named.KIND not in kinds:
            known = [entity.id for entity in reform if entity.KIND in kinds]
            near = suggestion(id_, known).lstrip("; ")
            words = f"an id from {' or '.join(kinds)}"
            raise InvalidValueError(path, words, id_, near)
        if named.id != id_:
            raise InvalidValueError(path, "an id of today", id_, f"it is {named.id!r} now")
    return predicate


def _ids_in(predicate: Predicate[Any]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Give every id that a predicate names, with its field and the kinds that this names."""
    for part in predicate.parts:
        yield from _ids_in(part)
    value = predicate.value
    if predicate.op == "any":
        yield from _ids_in(cast("Predicate[Any]", value))
    elif predicate.op in _WHOLE:
        known = fields_in(NAMESPACES[predicate.kind])
        if predicate.path not in known:
            raise UnknownFieldError(singular(predicate.kind), predicate.path, known)
        field = known[predicate.path]
        kinds = kinds_named(field.owner, field.path)
        ids = cast("tuple[str, ...]", value) if isinstance(value, tuple) else (value,)
        yield from ((field.path, kinds, str(id_)) for id_ in ids if kinds)
