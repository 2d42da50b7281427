"""The cited facts of an entity with the way to each, and the figure that a fact states."""

from collections.abc import Iterator
from typing import TypeAlias, TypeVar, cast

import attrs

from csc_reform.entities.claims import Claim
from csc_reform.entities.entity import Cited, Entity, Part, Reference
from csc_reform.entities.rates import Instalment, Rate
from csc_reform.history import History
from csc_reform.provenance import Citation
from csc_reform.statements import Stated
from csc_reform.values.quantity import Quantity

__all__ = ["PlacedFact", "figure_of", "live_passages", "placed_facts", "standing", "way_of"]

T = TypeVar("T")

#: The way to a fact in a record, and the fact; the way to the entity itself is empty.
PlacedFact: TypeAlias = tuple[str, Cited]


def placed_facts(entity: Entity) -> Iterator[PlacedFact]:
    """
    Give everything in an entity that is cited, with the way to it in the record.

    >>> from csc_reform import load
    >>> [way for way, _ in placed_facts(load().funding["kinship-9m"])]
    ['', 'amount/statements/0', 'relations/0']
    """
    yield "", entity
    yield from _inside(entity, "")


def _inside(thing: Entity | Part, around: str) -> Iterator[PlacedFact]:
    for name in attrs.fields_dict(type(thing)):
        value: object = getattr(thing, name)
        if isinstance(value, History):
            for index, statement in enumerate(cast("History[object]", value).statements):
                yield f"{around}{name}/statements/{index}", statement
        elif isinstance(value, tuple):
            for index, item in enumerate(cast("tuple[object, ...]", value)):
                if isinstance(item, Part):
                    way = f"{around}{name}/{index}"
                    if hasattr(item, "citations"):
                        yield way, cast("Cited", item)
                    yield from _inside(item, f"{way}/")


def standing(history: History[T]) -> Iterator[tuple[int, Stated[T]]]:
    """Give the statements that nothing put right or took back, with their positions."""
    stood = {id(one) for one in history.stood}
    for index, statement in enumerate(history.statements):
        if id(statement) in stood:
            yield index, statement


def live_passages(history: History[object]) -> tuple[Citation, ...]:
    """Give the passages of the statements that count, each once."""
    return tuple(dict.fromkeys(c for one in history.live for c in one.citations))


def way_of(reference: Reference, facts: tuple[PlacedFact, ...]) -> str:
    """Give the way to the place where an entity names another."""
    around = next((way for way, fact in facts if fact is reference.fact), "")
    if reference.field == "speaker_id":
        return f"{around}/citations" if around else "citations"
    if not around:
        return reference.field
    return (
        f"{around}/value" if isinstance(reference.fact, Stated) else f"{around}/{reference.field}"
    )


def figure_of(fact: Cited) -> Quantity | None:
    """Give the figure that a fact states; None when it states none."""
    value: object = None
    if isinstance(fact, Stated):
        value = cast("Stated[object]", fact).value
    elif isinstance(fact, Rate | Instalment):
        value = fact.amount
    elif isinstance(fact, Claim):
        value = fact.asserted
    return value if isinstance(value, Quantity) else None
