"""Queries in words, as on a command line: conditions, fields, and what to sort by."""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Any, Final, TypeVar, cast

from csc_reform.entities.entity import Entity
from csc_reform.errors import CscReformError, InvalidValueError
from csc_reform.io._questions import (
    BARE,
    SEVERAL,
    at_time,
    converter,
    field_named,
    operand_type,
    plural,
    question_of,
)
from csc_reform.query.conditions import Asked
from csc_reform.query.fields import Field, PartsField, Sortable, SortKey
from csc_reform.query.operands import types_of
from csc_reform.query.predicates import Predicate
from csc_reform.values.quantity import Quantity
from csc_reform.values.spans import Span

__all__ = ["read_conditions", "read_field", "read_sort_key"]

E = TypeVar("E", bound=Entity)

_WORDS: Final = re.compile(
    r"\s*(?P<not>not\s+)?(?P<field>\w+)(?:\s+(?P<ever>ever)\b|\s+on\s+(?P<day>[\d-]+)\b)?"
    r"\s*(?:(?P<sign>==|!=|>=|<=|=|>|<)|\s(?P<op>\w+)\b)\s*(?P<value>.*?)\s*",
    re.DOTALL,
)

_FIELD: Final = re.compile(r"\s*(?P<field>\w+)(?:\s+on\s+(?P<day>[\d-]+))?\s*")
_SORT_KEY: Final = re.compile(r"\s*(?P<field>[\w\s-]+?)(?:\.(?P<end>\w+))?(?P<desc>:desc)?\s*")
_ENDS: Final = ("low", "high", "earliest", "latest")


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
    if isinstance(words, str) or not isinstance(cast("object", words), Iterable):
        raise InvalidValueError("conditions", "several texts", words, "such as a list of one")
    return tuple(_condition(one, plural(kind)) for one in words)


def read_field(words: str, kind: type[E]) -> Field[E, object]:
    """
    Read a field written as its name, or as its name, "on" and a day.

    Raises:
        InvalidValueError: For what is no such thing.
        UnknownFieldError: With the names of fields that look like it.

    >>> from csc_reform import Commitment, read_field
    >>> read_field("strength on 2023-06-01", Commitment)
    commitment.strength.on('2023-06-01')
    """
    match = _match(_FIELD, words)
    if match is None:
        advice = "such as 'strength' or 'strength on 2023-06-01'"
        raise InvalidValueError("field", "a name, or a name and a day", words, advice)
    field = field_named(plural(kind), match["field"])
    return cast("Field[E, object]", at_time(field, ever=False, day=match["day"]))


def read_sort_key(words: str, kind: type[E]) -> SortKey[E]:
    """
    Read what to sort by: a field, an end of it where its values have two, ":desc" to turn it round.

    Raises:
        InvalidValueError: For what is no such thing, and for a field without an order.
        UnknownFieldError: With the names of fields that look like it.

    >>> from csc_reform import FundingLine, read_sort_key
    >>> read_sort_key("amount.low:desc", FundingLine)
    funding.amount.low.descending()
    """
    match = _match(_SORT_KEY, words)
    if match is None:
        advice = "such as 'title', 'strength:desc', 'amount.low' or 'published.latest'"
        raise InvalidValueError("sort", "a field, perhaps with an end", words, advice)
    field = read_field(match["field"], kind)
    key = _sortable(field, match["end"])
    return cast("SortKey[E]", key.descending() if match["desc"] else key.sort_key())


def _match(form: re.Pattern[str], words: object) -> re.Match[str] | None:
    return form.fullmatch(words) if isinstance(words, str) else None


def _sortable(field: Field[Any, object], end: str | None) -> Sortable[Any]:
    """Give a field, or one of the ends of its values, to sort by."""
    ends = [name for name in _ENDS if isinstance(getattr(type(field), name, None), property)]
    if end in ends:
        return cast("Sortable[Any]", getattr(field, end))
    if isinstance(field, Sortable) and end is None:
        return cast("Sortable[Any]", field)
    wanted = "a field that has an order"
    if ends or isinstance(field, Sortable):
        wanted = f"followed by {' or '.join(f'.{name}' for name in ends) or 'no end'}"
    raise InvalidValueError(field.path, wanted, end)


def _condition(words: str, kind: str) -> Predicate[Any]:
    match = _match(_WORDS, words)
    if match is None:
        advice = "such as 'strength>=pilot', 'title contains kinship' or 'pillar_id is_none'"
        raise InvalidValueError("condition", "a field, an operator and a value", words, advice)
    field = field_named(kind, match["field"])
    asked = at_time(field, ever=match["ever"] is not None, day=match["day"])
    op = match["op"] or match["sign"]
    op = "==" if op == "=" else op
    ask = question_of(asked, op)
    text = match["value"]
    if op in BARE:
        if text:
            raise InvalidValueError(field.path, f"followed by nothing after {op}", text)
        found = ask()
    elif op == "any":
        found = ask(_condition(text, cast("PartsField[Any, Any]", field).part_kind))
    elif op in SEVERAL:
        found = ask([_operand(asked, op, one.strip()) for one in text.split(",") if one.strip()])
    else:
        found = ask(_operand(asked, op, text))
    return ~found if match["not"] else found


def _operand(asked: Asked[Any], op: str, text: str) -> object:
    """Read what stands beside an operator, as the wire reads it."""
    kind: Any = operand_type(asked, op)
    try:
        return converter().structure(_on_the_wire(asked, kind, text), kind)
    except CscReformError as error:
        if isinstance(error, InvalidValueError) and error.field == "value":
            raise InvalidValueError(
                asked.path, error.requirement, error.value, error.advice
            ) from None
        raise


def _on_the_wire(asked: Asked[Any], kind: Any, text: str) -> object:  # noqa: ANN401 (a type)
    """Give the JSON data that a word stands for."""
    if kind is int and re.fullmatch(r"-?\d{1,1000}", text, re.ASCII):
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
