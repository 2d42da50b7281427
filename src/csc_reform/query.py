"""
Typed queries: fields, predicates and selections. Knows no reform.

A predicate is a tree of plain data. Asked of an entity it gives a verdict, since a value may be
unknown or disputed. What can be checked before anything runs, the user's own type checker checks: a
misspelt field, an operand of the wrong type, a predicate on another kind of entity.
"""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cached_property
from typing import (
    Any,
    Generic,
    Literal,
    NoReturn,
    Protocol,
    TypeVar,
    cast,
    final,
    get_origin,
    overload,
)

import attrs

from csc_reform.errors import InvalidValueError, NotOneError, UnknownIdError
from csc_reform.history import Conflict, History, NotKnown
from csc_reform.values.quantity import Quantity
from csc_reform.values.verdict import Verdict

__all__ = [
    "Field",
    "HedgedField",
    "OptionalField",
    "OrderedField",
    "Predicate",
    "Selection",
    "SetField",
    "TextField",
]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


class _Ordered(Protocol):
    def __lt__(self, other: Any, /) -> bool: ...  # noqa: ANN401 (as typeshed has it)


O = TypeVar("O")  # noqa: E741 (the owner)
V = TypeVar("V")
Q = TypeVar("Q", bound=Quantity)
E = TypeVar("E", bound=_Identified)

_Op = Literal[
    "==", "!=", "in", "<", "<=", ">", ">=", "contains", "has", "is none",
    "certainly exceeds", "may exceed", "and", "or", "not",
]  # fmt: skip


@final
@attrs.frozen(repr=False)
class Predicate(Generic[O]):
    """
    A condition on entities of one kind: combine them with ``&``, ``|`` and ``~``.

    Attributes:
        kind: The plural of the kind of entity it is about.
        op: The operator; for a condition on one field its symbol, else "and", "or" or "not".
        path: The field; empty for a combination.
        value: What the field is compared with; None for a combination.
        parts: The predicates combined.
    """

    kind: str
    op: _Op
    path: str = attrs.field(default="", kw_only=True)
    value: object = attrs.field(default=None, kw_only=True)
    parts: "tuple[Predicate[O], ...]" = attrs.field(default=(), kw_only=True)

    def __and__(self, other: "Predicate[O]") -> "Predicate[O]":
        """Hold where both hold."""
        return self._joined("and", other)

    def __or__(self, other: "Predicate[O]") -> "Predicate[O]":
        """Hold where either holds."""
        return self._joined("or", other)

    def __invert__(self) -> "Predicate[O]":
        """Hold where this fails; what this cannot decide, its negation cannot either."""
        return Predicate(self.kind, "not", parts=(self,))

    def _joined(self, op: _Op, other: "Predicate[O]") -> "Predicate[O]":
        return Predicate(self.kind, op, parts=(self, _predicate(self.kind, other)))

    def __bool__(self) -> NoReturn:
        """Refuse: a predicate is neither true nor false until it is asked of something."""
        msg = "a predicate has no truth value; combine predicates with & | ~, not and, or, not"
        raise TypeError(msg)

    def __repr__(self) -> str:
        """Give the condition as Python writes it."""
        match self.op:
            case "and" | "or":
                sign = " & " if self.op == "and" else " | "
                return f"({sign.join(map(repr, self.parts))})"
            case "not":
                return f"~{self.parts[0]!r}"
            case "==" | "!=" | "<" | "<=" | ">" | ">=":
                return f"({self.path} {self.op} {self.value!r})"
            case _:
                name = {"in": "is_in", "is none": "is_none"}.get(self.op, self.op.replace(" ", "_"))
                return f"{self.path}.{name}({'' if self.op == 'is none' else repr(self.value)})"

    def holds_for(self, entity: O) -> Verdict:
        """Tell whether the condition holds for an entity, fails, or cannot be decided."""
        match self.op:
            case "and":
                return Verdict.all_of(part.holds_for(entity) for part in self.parts)
            case "or":
                return Verdict.any_of(part.holds_for(entity) for part in self.parts)
            case "not":
                return ~self.parts[0].holds_for(entity)
            case _:
                return _compared(self.op, getattr(entity, self.path), self.value)


def _predicate(kind: str, value: object) -> "Predicate[Any]":
    """Refuse what is no predicate about this kind of entity; a type checker has refused it before."""
    if not isinstance(value, Predicate):
        raise InvalidValueError(
            "condition", "a predicate", value, "such as field == value of the right type"
        )
    predicate = cast("Predicate[Any]", cast("object", value))
    if predicate.kind != kind:
        raise InvalidValueError("condition", f"about {kind}", predicate)
    return predicate


_SIMPLE: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "in": lambda value, options: value in options,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "contains": lambda value, text: text.casefold() in value.casefold(),
    "has": lambda value, item: item in value,
    "is none": lambda value, _: value is None,
}


def _compared(op: str, held: object, value: object) -> Verdict:
    if isinstance(held, History):
        held = cast("History[object]", held).latest
        if isinstance(held, NotKnown):
            return Verdict.UNDETERMINED
        if isinstance(held, Conflict):
            # A clash of sources decides nothing, unless all sides decide alike.
            sides = cast("Conflict[object]", held).sides
            verdicts = {_compared(op, side.value, value) for side in sides}
            return verdicts.pop() if len(verdicts) == 1 else Verdict.UNDETERMINED
    if isinstance(held, Quantity):
        return _compared_quantity(op, held, value)
    if held is None and op in ("<", "<=", ">", ">=", "contains", "has"):
        return Verdict.UNDETERMINED
    return Verdict.of(_SIMPLE[op](held, value))


def _compared_quantity(op: str, held: Quantity, value: object) -> Verdict:
    if op == "in":
        options = cast("Iterable[object]", value)
        return Verdict.any_of(_compared_quantity("==", held, option) for option in options)
    if not isinstance(value, Quantity) or not held.comparable_with(value):
        return Verdict.UNDETERMINED
    if op == "!=":
        return ~_compared_quantity("==", held, value)
    if op in _EXCEEDING:
        return Verdict.of(_EXCEEDING[op](held, value))
    if held.certainly_equals(value):
        return Verdict.HOLDS
    return Verdict.UNDETERMINED if held.consistent_with(value) else Verdict.FAILS


_EXCEEDING: Mapping[str, Callable[[Quantity, Quantity], bool]] = {
    "certainly exceeds": lambda held, value: held.certainly_exceeds(value),
    "may exceed": lambda held, value: held.may_exceed(value),
}


class Field(Generic[O, V]):
    """
    A field of one kind of entity, to make predicates with.

    Attributes:
        kind: The plural of the kind of entity.
        path: The field's name.
        value_type: The type of its values, which operands must have.
    """

    __slots__ = ("kind", "path", "value_type")

    def __init__(self, owner: type[O], path: str, value_type: type[V]) -> None:
        self.kind = _kind_of(owner)
        self.path = path
        self.value_type = value_type

    def _operand(self, value: object) -> object:
        # A type checker has seen to this; who runs without one is told the same.
        kind = get_origin(self.value_type) or self.value_type
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
            raise InvalidValueError(self.path, f"compared with {_named(self.value_type)}", value)
        return value

    def leaf(self, op: _Op, value: object) -> Predicate[O]:
        """Make the predicate of an operator and an operand; the other methods are short for it."""
        return Predicate(self.kind, op, path=self.path, value=self._operand(value))

    def __eq__(self, value: V, /) -> Predicate[O]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hold where the field has this value."""
        return self.leaf("==", value)

    def __ne__(self, value: V, /) -> Predicate[O]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hold where the field has another value."""
        return self.leaf("!=", value)

    def __hash__(self) -> int:
        """Hash by the name."""
        return hash(self.path)

    def __repr__(self) -> str:
        """Name the field."""
        return self.path

    def is_in(self, values: Iterable[V], /) -> Predicate[O]:
        """Hold where the field has one of these values."""
        options = tuple(self._operand(value) for value in _several(self.path, values))
        return Predicate(self.kind, "in", path=self.path, value=options)


def _several(field: str, values: object) -> Iterable[object]:
    # A text is a series of letters, which nobody means here.
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InvalidValueError(field, "compared with several values", values, "such as a tuple")
    return cast("Iterable[object]", values)


def _kind_of(owner: type) -> str:
    return str(getattr(owner, "KIND", owner.__name__))


def _named(kind: object) -> str:
    name = getattr(kind, "__name__", str(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"one of {', '.join(f'{name}.{member.name}' for member in kind)}"
    return f"a {name}"


class OrderedField(Field[O, V]):
    """A field whose values have an order."""

    __slots__ = ()

    def __lt__(self, value: V, /) -> Predicate[O]:
        """Hold where the field is below this value."""
        return self.leaf("<", value)

    def __le__(self, value: V, /) -> Predicate[O]:
        """Hold where the field is at most this value."""
        return self.leaf("<=", value)

    def __gt__(self, value: V, /) -> Predicate[O]:
        """Hold where the field is above this value."""
        return self.leaf(">", value)

    def __ge__(self, value: V, /) -> Predicate[O]:
        """Hold where the field is at least this value."""
        return self.leaf(">=", value)


@final
class TextField(OrderedField[O, str]):
    """A field of text."""

    __slots__ = ()

    def contains(self, text: str, /) -> Predicate[O]:
        """Hold where the text has this in it, in capitals or not."""
        return self.leaf("contains", text)


@final
class OptionalField(Field[O, V]):
    """A field that may have no value."""

    __slots__ = ()

    def is_none(self) -> Predicate[O]:
        """Hold where the field has no value."""
        return Predicate(self.kind, "is none", path=self.path)


@final
class SetField(Generic[O, V]):
    """
    A field of several values.

    Attributes:
        path: The field's name.
        value_type: The type of the values.
    """

    __slots__ = ("_item", "path", "value_type")

    def __init__(self, owner: type[O], path: str, value_type: type[V]) -> None:
        self.path = path
        self.value_type = value_type
        self._item: Field[O, V] = Field(owner, path, value_type)

    def has(self, item: V, /) -> Predicate[O]:
        """Hold where this is one of the values."""
        return self._item.leaf("has", item)

    def __repr__(self) -> str:
        """Name the field."""
        return self.path


@final
class HedgedField(Field[O, Q]):
    """A field of quantities, which may be intervals and then have no order."""

    __slots__ = ()

    def certainly_exceeds(self, value: Q, /) -> Predicate[O]:
        """Hold where the quantity is above this one, whatever the two turn out to be."""
        return self.leaf("certainly exceeds", value)

    def may_exceed(self, value: Q, /) -> Predicate[O]:
        """Hold where the quantity could turn out to be above this one."""
        return self.leaf("may exceed", value)


@final
@attrs.frozen(repr=False)
class Selection(Generic[E]):
    """
    Entities of one kind, in order; immutable, so that every step gives a new selection.

    Attributes:
        what: What is selected, in the plural.
        items: The entities.
    """

    what: str
    items: tuple[E, ...]

    @cached_property
    def _by_id(self) -> Mapping[str, E]:
        former = {old: item for item in self.items for old in getattr(item, "former_ids", ())}
        return former | {item.id: item for item in self.items}

    def __iter__(self) -> Iterator[E]:
        """Go through the entities."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count the entities."""
        return len(self.items)

    def __contains__(self, item: object) -> bool:
        """Tell whether an entity, or an id, is selected."""
        if isinstance(item, str):
            return item in self._by_id
        found = self._by_id.get(getattr(item, "id", ""))
        return found is not None and found == item

    @overload
    def __getitem__(self, key: str) -> E: ...
    @overload
    def __getitem__(self, key: slice) -> "Selection[E]": ...
    def __getitem__(self, key: str | slice) -> "E | Selection[E]":
        """
        Give the entity of an id, or a slice of the selection.

        Raises:
            UnknownIdError: With the ids that look like it.
        """
        if isinstance(key, slice):
            return self._of(self.items[key])
        found = self._by_id.get(key)
        if found is None:
            raise UnknownIdError(self.what, key, self.ids())
        return found

    def _of(self, items: Iterable[E]) -> "Selection[E]":
        return Selection(self.what, tuple(items))

    def where(self, *predicates: Predicate[E]) -> "Selection[E]":
        """Keep what every predicate certainly holds for; see `undetermined` for what may be so."""
        return self._judged(predicates, Verdict.HOLDS)

    def undetermined(self, *predicates: Predicate[E]) -> "Selection[E]":
        """Keep what the predicates together cannot decide, since a value is unknown or disputed."""
        return self._judged(predicates, Verdict.UNDETERMINED)

    def _judged(self, predicates: tuple[Predicate[E], ...], wanted: Verdict) -> "Selection[E]":
        asked = [_predicate(self.what, predicate) for predicate in predicates]
        return self._of(
            item
            for item in self.items
            if Verdict.all_of(predicate.holds_for(item) for predicate in asked) is wanted
        )

    def filter(self, keep: Callable[[E], bool]) -> "Selection[E]":
        """Keep what a function of your own says to keep."""
        return self._of(filter(keep, self.items))

    def order_by(self, *fields: "OrderedField[E, Any]", descending: bool = False) -> "Selection[E]":
        """Sort by fields, the first one first; equal ones stay in order; the unknown come last."""
        for field in fields:
            _check_field(self.what, field)

        def key(item: E) -> list[_Ordered]:
            return [_sort_key(getattr(item, field.path)) for field in fields]

        known = [item for item in self.items if _UNKNOWN not in key(item)]
        unknown = [item for item in self.items if _UNKNOWN in key(item)]
        return self._of([*sorted(known, key=key, reverse=descending), *unknown])

    def ids(self) -> tuple[str, ...]:
        """Give the ids, for `Field.is_in`."""
        return tuple(item.id for item in self.items)

    def count(self) -> int:
        """Count the entities."""
        return len(self.items)

    def first(self) -> E | None:
        """Give the first entity, or None when there is none."""
        return self.items[0] if self.items else None

    def one(self) -> E:
        """
        Give the only entity.

        Raises:
            NotOneError: When there is none, or more than one.
        """
        if len(self.items) != 1:
            raise NotOneError(self.what, len(self.items))
        return self.items[0]

    def __repr__(self) -> str:
        """Name the kind and the number."""
        return f"<Selection of {len(self.items)} {self.what}>"


def _check_field(kind: str, field: object) -> None:
    refusal = InvalidValueError("field", f"a field of {kind} that has an order", field)
    owner: object = getattr(field, "kind", "")
    if not isinstance(field, OrderedField) or owner != kind:
        raise refusal


_UNKNOWN: Any = object()


def _sort_key(value: object) -> Any:  # noqa: ANN401 (whatever the field holds)
    if isinstance(value, History):
        value = cast("History[object]", value).latest
    return _UNKNOWN if value is None or isinstance(value, NotKnown | Conflict) else value
