"""Saved queries: a predicate as JSON, versioned, and read with every fault and its place."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar, cast, final

from csc_reform.entities.entity import Entity
from csc_reform.entities.kinds import KINDS
from csc_reform.errors import (
    CscReformError,
    InvalidValueError,
    UnknownFieldError,
    shown,
    suggestion,
)
from csc_reform.io._faults import Pointer, faults_of, key_fault
from csc_reform.io._pages import Page, refuse
from csc_reform.io._questions import (
    at_time,
    converter,
    field_named,
    operand_type,
    plural,
    question_of,
)
from csc_reform.query.conditions import Asked
from csc_reform.query.fields import Field, PartsField
from csc_reform.query.operators import BARE, EVER, SEVERAL
from csc_reform.query.predicates import DEEPEST, Predicate, joined_by

__all__ = ["dumps_query", "loads_query"]

E = TypeVar("E", bound=Entity)

#: The version of the form that this library reads and writes.
QUERY_VERSION = 1

_ENVELOPE: Final = ("query_version", "about", "where")
_NODE: Final = ("field", "ever", "on", "op", "value", "where")
_JOINS: Final = ("and", "or")


def dumps_query(predicate: Predicate[Any]) -> str:
    """
    Write a predicate as JSON, to save it and ask it again, of any view.

    Raises:
        InvalidValueError: For what is no predicate on the entities of a reform.

    >>> from csc_reform import Strength, dumps_query
    >>> from csc_reform.fields import commitment as c
    >>> print(dumps_query(c.strength >= Strength.PILOT), end="")
    {
      "query_version": 1,
      "about": "commitments",
      "where": {
        "field": "strength",
        "op": ">=",
        "value": "pilot"
      }
    }
    """
    is_one = isinstance(cast("object", predicate), Predicate)
    if not is_one or predicate.kind not in KINDS:
        raise InvalidValueError("predicate", "a predicate on entities", predicate)
    whole = {"query_version": QUERY_VERSION, "about": predicate.kind, "where": _written(predicate)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _written(predicate: Predicate[Any]) -> dict[str, object]:
    if predicate.op in _JOINS:
        return {predicate.op: [_written(part) for part in predicate.parts]}
    if predicate.op == "not":
        return {"not": _written(predicate.parts[0])}
    node: dict[str, object] = {"field": predicate.path}
    if predicate.when == EVER:
        node["ever"] = True
    elif predicate.when is not None:
        node["on"] = str(predicate.when)
    node["op"] = predicate.op
    if predicate.op == "any":
        node["where"] = _written(cast("Predicate[Any]", predicate.value))
    elif predicate.op not in BARE:
        field = field_named(predicate.kind, predicate.path)
        node["value"] = _written_operand(field, predicate.op, predicate.value)
    return node


def _written_operand(field: Field[Any, object], op: str, value: object) -> object:
    kind = operand_type(field, op)
    if op in SEVERAL:
        values = cast("tuple[object, ...]", value)
        return [converter().unstructure(one, kind) for one in values]
    return str(value) if kind is str else converter().unstructure(value, kind)


def loads_query(text: str, kind: type[E]) -> Predicate[E]:
    """
    Read a predicate on one kind of entity from the JSON of `dumps_query`.

    Args:
        text: The JSON.
        kind: The class of the entities that it is to be asked of.

    Raises:
        DocumentError: With every fault found, each with its place.
        InvalidValueError: For what is no text, and no kind of entity.

    >>> from csc_reform import Commitment, loads_query
    >>> loads_query('{"query_version": 1, "about": "commitments", "where": '
    ...             '{"field": "pilar_id", "op": "==", "value": "family-help"}}', Commitment)
    Traceback (most recent call last):
    csc_reform.errors.DocumentError: field must be one of the fields of a commitment, \
got 'pilar_id'; did you mean 'pillar_id' or 'also_pillar_ids' or 'lead_ids'? @ /where/field (<text>:1:56)
    """
    if not isinstance(cast("object", text), str):
        raise InvalidValueError("text", "a text", text)
    reader = _Reader(Page(text), plural(kind))
    predicate = reader.read()
    refuse([reader.page])
    return cast("Predicate[E]", predicate)


@final
class _Reader:
    """Reads one saved query: the predicate, or all that is wrong with it."""

    def __init__(self, page: Page, kind: str) -> None:
        self.page = page
        self.kind = kind

    def _fault(self, message: str, at: Pointer) -> None:
        self.page.note(message, at)

    def read(self) -> Predicate[Any] | None:
        """Read the query; what is given counts when the page is sound after it."""
        whole = self.page.data()
        if not isinstance(whole, dict):
            if self.page.is_sound:
                self._fault(f"query must be an object, got {type(whole).__name__}", ())
            return None
        envelope = cast("dict[str, object]", whole)
        self._check_keys(envelope, _ENVELOPE, ())
        self._check_version(envelope.get("query_version"))
        about = envelope.get("about")
        if about != self.kind:
            words = f"about must be {self.kind!r}, got {shown(about)}"
            near = suggestion(about, KINDS) if isinstance(about, str) and about not in KINDS else ""
            self._fault(words + near, ("about",))
        return self._node(envelope.get("where"), self.kind, ("where",), 1)

    def _check_version(self, version: object) -> None:
        if type(version) is not int or version != QUERY_VERSION:
            newer = type(version) is int and version > QUERY_VERSION
            advice = "; install a newer csc-reform to read it" if newer else ""
            words = f"query_version must be {QUERY_VERSION}, got {shown(version)}{advice}"
            self._fault(words, ("query_version",))

    def _check_keys(self, node: Mapping[str, object], known: Sequence[str], at: Pointer) -> None:
        for key in node:
            if key not in known:
                self._fault(key_fault(key, tuple(known)), (*at, key))

    def _node(self, value: object, kind: str, at: Pointer, depth: int) -> Predicate[Any] | None:
        """Read a predicate; give None where something is wrong with it."""
        found = shown(value)
        if depth > DEEPEST:
            self._fault(f"condition must be at most {DEEPEST} steps deep, got {found}", at)
            return None
        if not isinstance(value, dict):
            self._fault(f"condition must be an object, got {found}", at)
            return None
        node = cast("dict[str, object]", value)
        join = next((name for name in (*_JOINS, "not") if name in node), None)
        if join is None:
            return self._leaf(node, kind, at, depth)
        self._check_keys(node, (join,), at)
        if join == "not":
            inner = self._node(node[join], kind, (*at, join), depth + 1)
            return None if inner is None else ~inner
        return self._joined(join, node[join], kind, (*at, join), depth + 1)

    def _joined(
        self, join: str, value: object, kind: str, at: Pointer, depth: int
    ) -> Predicate[Any] | None:
        found = shown(value)
        parts = cast("list[object]", value) if isinstance(value, list) else []
        if len(parts) < 2:  # noqa: PLR2004 (a pair)
            self._fault(f"{join} must be a list of two conditions or more, got {found}", at)
            return None
        read = [self._node(part, kind, (*at, index), depth) for index, part in enumerate(parts)]
        sound = [part for part in read if part is not None]
        if len(sound) < len(read):
            return None
        return joined_by(join, sound)

    def _leaf(
        self, node: dict[str, object], kind: str, at: Pointer, depth: int
    ) -> Predicate[Any] | None:
        self._check_keys(node, _NODE, at)
        asked = self._asked(node, kind, at)
        op = node.get("op")
        if not isinstance(op, str):
            self._fault(f"op must be a text, got {shown(op)}", (*at, "op"))
            return None
        if asked is None:
            return None
        try:
            question = question_of(asked, op)
        except CscReformError as error:
            self._fault(str(error), (*at, "op"))
            return None
        if op == "any":
            if "value" in node:
                self._fault("value must be left out where op is 'any'", (*at, "value"))
            inner_kind = cast("PartsField[Any, Any]", asked).part_kind
            inner = self._node(node.get("where"), inner_kind, (*at, "where"), depth + 1)
            return None if inner is None else question(inner)
        return self._compared(node, asked, op, question, at)

    def _asked(self, node: dict[str, object], kind: str, at: Pointer) -> Asked[Any] | None:
        """Give the field that a condition is on, at the time that it asks about."""
        name = node.get("field")
        if not isinstance(name, str):
            self._fault(f"field must be the name of a field, got {shown(name)}", (*at, "field"))
            return None
        try:
            field = field_named(kind, name)
        except UnknownFieldError as error:
            self._fault(str(error), (*at, "field"))
            return None
        step = "ever" if "ever" in node else "on"
        try:
            return at_time(field, node)
        except CscReformError as error:
            self._fault(str(error), (*at, step))
            return None

    def _compared(
        self,
        node: dict[str, object],
        asked: Asked[Any],
        op: str,
        question: Callable[..., Predicate[Any]],
        at: Pointer,
    ) -> Predicate[Any] | None:
        if "where" in node:
            self._fault("where must be left out, unless op is 'any'", (*at, "where"))
        if op in BARE:
            if "value" in node:
                self._fault(f"value must be left out where op is {op!r}", (*at, "value"))
            return question()
        if "value" not in node:
            self._fault("value must be given", at)
            return None
        try:
            kind: Any = operand_type(asked, op)
            wanted = tuple[kind, ...] if op in SEVERAL else kind
            return question(converter().structure(node["value"], wanted))
        except Exception as error:  # noqa: BLE001 (whatever it is becomes a fault)
            for where, message in faults_of(error, (*at, "value")):
                self._fault(message, where)
            return None
