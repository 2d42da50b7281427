"""Predicates: conditions on entities of one kind, as plain data."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar, cast, final

import attrs

from csc_reform._validators import check_type
from csc_reform.errors import InvalidValueError, suggestion
from csc_reform.query.operators import (
    EVER,
    OPERATORS,
    SIGNS,
    Answer,
    Test,
    When,
    asks,
    joined,
    negated,
)
from csc_reform.values.verdict import Verdict

__all__ = ["DEEPEST", "Predicate", "about", "as_python", "joined_by", "singular"]

O = TypeVar("O")  # noqa: E741 (the owner)

_JOINS = {"and": " & ", "or": " | "}
#: Nobody asks a question so deep, and following it would take all the memory there is. A chain of "and"
#: or of "or" is one step, however long.
DEEPEST = 50
#: How many parts the combinations have, at least and at most.
_PARTS = {"and": (2, sys.maxsize), "or": (2, sys.maxsize), "not": (1, 1)}
_VERDICTS = {True: Verdict.HOLDS, False: Verdict.FAILS, None: Verdict.UNDETERMINED}


def singular(kind: str) -> str:
    """
    Give the name of one thing of a kind: the name of its namespace in `csc_reform.fields`.

    >>> singular("commitments"), singular("funding")
    ('commitment', 'funding')
    """
    return kind.removesuffix("s")


def _check_op(_owner: object, _attribute: object, op: Any) -> None:  # noqa: ANN401 (unchecked)
    if op not in OPERATORS and op not in _PARTS:
        known = (*OPERATORS, *_PARTS)
        near = suggestion(op, known).lstrip("; ") if isinstance(op, str) else ""
        raise InvalidValueError("op", f"one of {', '.join(known)}", op, near)


@final
@attrs.frozen(repr=False, order=False)
class Predicate(Generic[O]):
    """
    A condition on entities of one kind: combine them with ``&``, ``|`` and ``~``.

    Made by the fields of `csc_reform.fields`. It is a tree of plain data: equal when made alike,
    hashable, and printed as the Python that makes it.

    Attributes:
        kind: The plural of the kind of entity, or of part of one, that it is about.
        op: The operator: its sign, or the name of the field's method; "and", "or" or "not" for a
            combination.
        path: The name of the field; empty for a combination.
        value: What the field is compared with: a tuple where there are several, a predicate on the
            parts for "any", and None for a combination and where nothing is compared.
        parts: The predicates combined, in order: two or more for "and" and "or", one for "not", none
            for a condition on one field.
        when: For a field with a history, the time asked about: None for what is latest in the view,
            a day, or "ever".

    Raises:
        InvalidValueError: For an operator that there is not, parts that it does not join or that are
            about another kind, a value that can change, and conditions too deep within each other.

    >>> from csc_reform import Strength
    >>> from csc_reform.fields import commitment as c
    >>> (c.pillar_id == "family-networks") & ~(c.strength < Strength.PILOT)
    ((commitment.pillar_id == 'family-networks') & ~(commitment.strength < Strength.PILOT))
    """

    kind: str
    op: str = attrs.field(validator=_check_op)
    path: str = attrs.field(default="", kw_only=True)
    value: object = attrs.field(default=None, kw_only=True)
    parts: "tuple[Predicate[O], ...]" = attrs.field(default=(), kw_only=True)
    when: When = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        for part in self.parts:
            about(self.kind, part)
        if self.op in _JOINS:
            # A chain is one predicate of many parts, however long, and however it is bracketed.
            flat = (one for part in self.parts for one in _flat(self.op, part))
            object.__setattr__(self, "parts", tuple(flat))
        least, most = _PARTS.get(self.op, (0, 0))
        if not least <= len(self.parts) <= most:
            raise InvalidValueError("parts", f"as many as {self.op!r} joins", len(self.parts))
        if self.op not in _PARTS:
            self._check_leaf()
        if self.depth > DEEPEST:
            raise InvalidValueError("condition", f"at most {DEEPEST} steps deep", self.depth)

    def _check_leaf(self) -> None:
        if not self.path:
            raise InvalidValueError("path", "the name of a field", self.path)
        try:
            hash(self.value)
        except TypeError:
            words, advice = "something that cannot change", "such as a tuple"
            raise InvalidValueError("value", words, self.value, advice) from None
        if self.op == "any":
            check_type("value", self.value, Predicate)

    @cached_property
    def depth(self) -> int:
        """How deep conditions are within conditions: 1 for a condition on one field."""
        inner: tuple[object, ...] = (*self.parts, self.value)
        return 1 + max((one.depth for one in inner if isinstance(one, Predicate)), default=0)

    def __and__(self, other: "Predicate[O]") -> "Predicate[O]":
        """Hold where both hold."""
        return self._joined("and", other)

    def __or__(self, other: "Predicate[O]") -> "Predicate[O]":
        """Hold where either holds."""
        return self._joined("or", other)

    def __invert__(self) -> "Predicate[O]":
        """Hold where this fails; what this cannot decide, its negation cannot either."""
        return Predicate(self.kind, "not", parts=(self,))

    def _joined(self, op: str, other: "Predicate[O]") -> "Predicate[O]":
        return Predicate(self.kind, op, parts=(self, about(self.kind, other)))

    if not TYPE_CHECKING:

        def __rand__(self, other: object) -> NoReturn:
            """Refuse what stands before; a type checker has refused it before."""
            about(self.kind, other)

        __ror__ = __rand__

    # Pyright takes no object for a truth value, and mypy thinks that either may come after it.
    def __bool__(self) -> object:
        """Refuse: a predicate is neither true nor false until it is asked of something."""
        msg = "a predicate has no truth value; combine predicates with & | ~, not and, or, not, if"
        raise TypeError(msg)

    def __repr__(self) -> str:
        """Give the Python that makes it, with the fields as `csc_reform.fields` names them."""
        if self.op in _JOINS:
            return f"({_JOINS[self.op].join(map(repr, self.parts))})"
        if self.op == "not":
            return f"~{self.parts[0]!r}"
        field = as_python(self.kind, self.path, self.when)
        if self.op in SIGNS:
            return f"({field} {self.op} {_spelt(self.value)})"
        operand = "" if self.value is None else _spelt(self.value)
        return f"{field}.{self.op}({operand})"

    @cached_property
    def test(self) -> Callable[[O], Answer]:
        """The question as a function: True, False, or None where it cannot be decided."""
        tests: list[Test] = [part.test for part in self.parts]
        match self.op:
            case "and":
                return joined(tests, decisive=False)
            case "or":
                return joined(tests, decisive=True)
            case "not":
                return lambda entity: negated(tests[0](entity))
            case _:
                return asks(self.path, self.op, self.value, self.when)

    def holds_for(self, entity: O) -> Verdict:
        """
        Tell whether the condition holds for an entity, fails, or cannot be decided.

        Raises:
            InvalidValueError: For what is not of the kind that the predicate is about.

        >>> from csc_reform import Strength, load
        >>> from csc_reform.fields import commitment as c
        >>> kinship = load().commitments["kinship-allowance"]
        >>> (c.strength >= Strength.PILOT).holds_for(kinship)
        <Verdict.HOLDS: 'holds'>
        """
        if getattr(entity, "KIND", None) != self.kind:
            raise InvalidValueError("entity", f"of {self.kind}", entity)
        return _VERDICTS[self.test(entity)]


def _flat(op: str, part: "Predicate[O]") -> "tuple[Predicate[O], ...]":
    return part.parts if part.op == op else (part,)


def joined_by(op: str, predicates: "Sequence[Predicate[O]]") -> "Predicate[O]":
    """Join one or more predicates on one kind by "and" or by "or"; give a single one as it is."""
    first, *others = predicates
    return Predicate(first.kind, op, parts=(first, *others)) if others else first


def about(kind: str, predicate: Predicate[O]) -> Predicate[O]:
    """Refuse what is no predicate about a kind; a type checker has refused it before."""
    value = cast("object", predicate)
    if not isinstance(value, Predicate):
        raise InvalidValueError(
            "condition", "a predicate", value, "such as field == value of the right type"
        )
    if predicate.kind != kind:
        raise InvalidValueError("condition", f"about {kind}", predicate)
    return predicate


def as_python(kind: str, path: str, when: When) -> str:
    """Give a field as `csc_reform.fields` names it, and the time asked about."""
    field = f"{singular(kind)}.{path}"
    if when is None:
        return field
    return f"{field}.ever()" if when == EVER else f"{field}.on('{when}')"


def _spelt(value: object) -> str:
    """Give the Python that makes an operand."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return f"[{', '.join(map(_spelt, items))}]"
    return repr(str(value)) if type(value) is date else repr(value)
