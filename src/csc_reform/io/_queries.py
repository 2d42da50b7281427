"""
Saved queries: a predicate as JSON, and as the words of a command line.

Both are read into calls of the very methods that make predicates in Python, so that the three are
one language, with one set of checks.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cache, reduce
from typing import Any, Final, TypeVar, Union, cast, final

from cattrs import Converter

from csc_reform.entities.entity import Entity
from csc_reform.entities.kinds import KINDS
from csc_reform.errors import (
    CscReformError,
    DocumentError,
    Fault,
    InvalidValueError,
    UnknownFieldError,
    shown,
    suggestion,
)
from csc_reform.fields import NAMESPACES, fields_in
from csc_reform.io._faults import Places, Pointer, faults_of, parsed
from csc_reform.io._wire import make_converter
from csc_reform.query.conditions import Asked, DateValues
from csc_reform.query.fields import Field, Historic, PartsField
from csc_reform.query.operands import types_of
from csc_reform.query.operators import EVER
from csc_reform.query.predicates import Predicate, singular
from csc_reform.values.dates import PartialDate
from csc_reform.values.quantity import Quantity
from csc_reform.values.spans import Span

__all__ = ["dumps_query", "field_named", "loads_query", "read_conditions"]

E = TypeVar("E", bound=Entity)

#: The version of the form that this library reads and writes.
QUERY_VERSION = 1

_ENVELOPE: Final = ("query_version", "about", "where")
_NODE: Final = ("field", "ever", "on", "op", "value", "where")
_JOINS: Final = ("and", "or")
#: These compare with nothing; these with several values.
_BARE: Final = ("is_none", "is_empty", "is_known", "is_disputed")
_SEVERAL: Final = ("is_in", "has_any")
#: Nobody asks a question so deep, and following it would take all the memory there is.
_DEEPEST = 50


@cache
def _converter() -> Converter:
    return make_converter()


def field_named(kind: str, name: str) -> Field[Any, object]:
    """
    Give the field of a kind of entity, or of part of one, by its name.

    Raises:
        UnknownFieldError: With the names that look like it.
    """
    known = fields_in(NAMESPACES[kind])
    if name not in known:
        raise UnknownFieldError(singular(kind), name, known)
    return known[name]


def _question(asked: Asked[Any], op: str) -> Callable[..., Predicate[Any]]:
    """Give the method that an operator calls."""
    known = asked.questions()
    if op not in known:
        near = suggestion(op, known).lstrip("; ")
        raise InvalidValueError("op", f"one that {asked!r} has ({', '.join(known)})", op, near)
    return known[op]


def _operand_type(asked: Asked[Any], op: str) -> object:
    """Give the type of what stands beside an operator, as the wire knows it."""
    if isinstance(asked, DateValues):
        return PartialDate
    if op in ("contains", "matches", "certainly_holds_on", "may_hold_on"):
        return str
    return Union[types_of(asked.owner, asked.path)]  # noqa: UP007 (of types known at run time)


# JSON -----------------------------------------------------------------------------------------


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
    elif predicate.op not in _BARE:
        field = field_named(predicate.kind, predicate.path)
        node["value"] = _written_operand(field, predicate.op, predicate.value)
    return node


def _written_operand(field: Field[Any, object], op: str, value: object) -> object:
    kind = _operand_type(field, op)
    if op in _SEVERAL:
        values = cast("tuple[object, ...]", value)
        return [_converter().unstructure(one, kind) for one in values]
    return str(value) if kind is str else _converter().unstructure(value, kind)


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
got 'pilar_id'; did you mean 'pillar_id' or 'also_pillar_ids' or 'lead_ids'? @ /where/field (<text>:1:65)
    """
    if not isinstance(cast("object", text), str):
        raise InvalidValueError("text", "a text", text)
    reader = _Reader(text, _plural(kind))
    predicate = reader.read()
    if predicate is None:
        raise DocumentError(sorted(reader.faults, key=lambda fault: fault.place))
    return predicate


def _plural(kind: type[Entity]) -> str:
    name = getattr(kind, "KIND", "")
    if name not in KINDS:
        raise InvalidValueError("kind", "a class of entities, such as Commitment", kind)
    return str(name)


@final
class _Reader:
    """Reads one saved query: the predicate, or all that is wrong with it."""

    def __init__(self, text: str, kind: str) -> None:
        self.places = Places(text)
        self.kind = kind
        self.faults: list[Fault] = []

    def _fault(self, message: str, at: Pointer) -> None:
        self.faults.append(self.places.fault(message, at, "<text>"))

    def read(self) -> Predicate[Any] | None:
        whole = parsed(self.places, "<text>", self.faults)
        if not isinstance(whole, dict):
            if not self.faults:
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
        found = self._node(envelope.get("where"), self.kind, ("where",))
        return None if self.faults else found

    def _check_version(self, version: object) -> None:
        if type(version) is not int or version != QUERY_VERSION:
            newer = type(version) is int and version > QUERY_VERSION
            advice = "; install a newer csc-reform to read it" if newer else ""
            words = f"query_version must be {QUERY_VERSION}, got {shown(version)}{advice}"
            self._fault(words, ("query_version",))

    def _check_keys(self, node: Mapping[str, object], known: Sequence[str], at: Pointer) -> None:
        for key in node:
            if key not in known:
                near = suggestion(key, known)
                self._fault(f"key must be a known one, got {key!r}{near}", (*at, key))

    def _node(self, value: object, kind: str, at: Pointer) -> Predicate[Any] | None:
        """Read a predicate; give None where something is wrong with it."""
        found = shown(value)
        if len(at) > _DEEPEST:
            self._fault(f"condition must be at most {_DEEPEST} steps deep, got {found}", at)
            return None
        if not isinstance(value, dict):
            self._fault(f"condition must be an object, got {found}", at)
            return None
        node = cast("dict[str, object]", value)
        join = next((name for name in (*_JOINS, "not") if name in node), None)
        if join is None:
            return self._leaf(node, kind, at)
        self._check_keys(node, (join,), at)
        if join == "not":
            inner = self._node(node[join], kind, (*at, join))
            return None if inner is None else ~inner
        return self._joined(join, node[join], kind, (*at, join))

    def _joined(self, join: str, value: object, kind: str, at: Pointer) -> Predicate[Any] | None:
        found = shown(value)
        parts = cast("list[object]", value) if isinstance(value, list) else []
        if len(parts) < 2:  # noqa: PLR2004 (a pair)
            self._fault(f"{join} must be a list of two conditions or more, got {found}", at)
            return None
        read = [self._node(part, kind, (*at, index)) for index, part in enumerate(parts)]
        sound = [part for part in read if part is not None]
        if len(sound) < len(read):
            return None
        return reduce(lambda a, b: a & b if join == "and" else a | b, sound)

    def _leaf(self, node: dict[str, object], kind: str, at: Pointer) -> Predicate[Any] | None:
        self._check_keys(node, _NODE, at)
        asked = self._asked(node, kind, at)
        op = node.get("op")
        if not isinstance(op, str):
            self._fault(f"op must be a text, got {shown(op)}", (*at, "op"))
            return None
        if asked is None:
            return None
        try:
            question = _question(asked, op)
        except CscReformError as error:
            self._fault(str(error), (*at, "op"))
            return None
        if op == "any":
            inner_kind = cast("PartsField[Any, Any]", asked).part_kind
            inner = self._node(node.get("where"), inner_kind, (*at, "where"))
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
            return _at_time(field, node.get("ever", False), node.get("on"))
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
        if op in _BARE:
            if "value" in node:
                self._fault(f"value must be left out where op is {op!r}", (*at, "value"))
            return question()
        if "value" not in node:
            self._fault("value must be given", at)
            return None
        try:
            kind: Any = _operand_type(asked, op)
            wanted = tuple[kind, ...] if op in _SEVERAL else kind
            return question(_converter().structure(node["value"], wanted))
        except Exception as error:  # noqa: BLE001 (whatever it is becomes a fault)
            for where, message in faults_of(error, (*at, "value")):
                self._fault(message, where)
            return None


def _at_time(field: Field[Any, object], ever: object, day: object) -> Asked[Any]:
    """Give a field at the time asked about."""
    if ever is False and day is None:
        return field
    if not isinstance(field, Historic):
        raise InvalidValueError("field", "one with a history, to be asked of a time", field.path)
    if ever is not False and (ever is not True or day is not None):
        raise InvalidValueError("ever", "true, and given without on", ever)
    history = cast("Historic[Any, Asked[Any], Asked[Any]]", field)
    return history.ever() if ever else history.on(cast("str", day))


# Words ----------------------------------------------------------------------------------------

_WORDS: Final = re.compile(
    r"\s*(?P<not>not\s+)?(?P<field>\w+)(?:\s+(?P<ever>ever)\b|\s+on\s+(?P<day>[\d-]+))?"
    r"\s*(?:(?P<sign>==|!=|>=|<=|=|>|<)|\s(?P<op>\w+)\b)\s*(?P<value>.*?)\s*",
    re.DOTALL,
)


def read_conditions(words: Iterable[str], kind: type[E]) -> tuple[Predicate[E], ...]:
    """
    Read conditions written as a field, an operator and a value, as on the command line.

    The operator is a sign (``=`` means ``==``) or the name of a method. Several values are parted by
    commas. "not" before the field turns a condition around, "ever" or "on" with a day after it asks
    about a time, and "any" of parts takes a condition on one.

    Raises:
        InvalidValueError: For what is no such condition, with what was wrong in it.
        UnknownFieldError: With the names of fields that look like it.

    >>> from csc_reform import Commitment, read_conditions
    >>> read_conditions(["strength on 2023-06-01 >= pilot", "not title contains kinship"], Commitment)
    ((commitment.strength.on('2023-06-01') >= Strength.PILOT), ~commitment.title.contains('kinship'))
    """
    return tuple(_condition(one, _plural(kind)) for one in words)


def _condition(words: str, kind: str) -> Predicate[Any]:
    match = _WORDS.fullmatch(words)
    if match is None:
        advice = "such as 'strength>=pilot', 'title contains kinship' or 'pillar_id is_none'"
        raise InvalidValueError("condition", "a field, an operator and a value", words, advice)
    field = field_named(kind, match["field"])
    asked = _at_time(field, match["ever"] is not None, match["day"])
    op = match["op"] or match["sign"]
    op = "==" if op == "=" else op
    question = _question(asked, op)
    text = match["value"]
    if op in _BARE:
        if text:
            raise InvalidValueError(field.path, f"followed by nothing after {op}", text)
        found = question()
    elif op == "any":
        found = question(_condition(text, cast("PartsField[Any, Any]", field).part_kind))
    elif op in _SEVERAL:
        found = question(
            [_operand(asked, op, one.strip()) for one in text.split(",") if one.strip()]
        )
    else:
        found = question(_operand(asked, op, text))
    return ~found if match["not"] else found


def _operand(asked: Asked[Any], op: str, text: str) -> object:
    """Read what stands beside an operator, as the wire reads it."""
    kind: Any = _operand_type(asked, op)
    try:
        return _converter().structure(_on_the_wire(asked, kind, text), kind)
    except CscReformError as error:
        if isinstance(error, InvalidValueError) and error.field == "value":
            raise InvalidValueError(
                asked.path, error.requirement, error.value, error.advice
            ) from None
        raise


def _on_the_wire(asked: Asked[Any], kind: Any, text: str) -> object:  # noqa: ANN401 (a type)
    """Give the JSON data that a word stands for."""
    if kind is int and re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        return int(text)
    if kind is Span:
        start, _, end = text.partition("/")
        return {"start": start, "end": end or "open"}
    if isinstance(kind, type) and issubclass(kind, Enum):
        names = {
            name.casefold(): member for member in kind for name in (str(member.value), member.name)
        }
        found = names.get(text.casefold())
        return text if found is None else found.value
    kinds = types_of(asked.owner, asked.path)
    if len(kinds) > 1 and issubclass(kinds[0], Quantity):
        return _figure(kinds, text)
    return text


def _figure(kinds: tuple[type, ...], text: str) -> dict[str, str]:
    """Tell which kind of figure is meant, by its name before it or by what alone can be read."""
    names = {kind.__name__.lower(): cast("type[Quantity]", kind) for kind in kinds}
    first, _, rest = text.partition(" ")
    if first in names:
        return {first: rest}
    readable = [name for name, kind in names.items() if _reads(kind, text)]
    if len(readable) != 1:
        advice = "say which before it, such as 'share 60%'"
        raise InvalidValueError("figure", f"one of {', '.join(names)}", text, advice)
    return {readable[0]: text}


def _reads(kind: type[Quantity], text: str) -> bool:
    try:
        kind.parse(text)
    except InvalidValueError:
        return False
    return True
