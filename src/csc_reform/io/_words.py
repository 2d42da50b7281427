"""Queries in words, as on a command line: conditions, fields, and what to sort by."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, Final, TypeVar, cast

from csc_reform.entities.entity import Entity
from csc_reform.errors import CscReformError, InvalidValueError
from csc_reform.fields import NAMESPACES, fields_in
from csc_reform.io._questions import (
    at_time,
    converter,
    field_named,
    operand_type,
    plural,
    question_of,
)
from csc_reform.query.conditions import Asked
from csc_reform.query.fields import Field, MayBeNone, PartsField, Sortable, SortKey, ends_of
from csc_reform.query.operands import types_of
from csc_reform.query.operators import BARE, SEVERAL
from csc_reform.query.predicates import Predicate
from csc_reform.values.dates import PartialDate
from csc_reform.values.quantity import Quantity
from csc_reform.values.spans import Bound, Span

__all__ = ["read_conditions", "read_field", "read_sort_key"]

E = TypeVar("E", bound=Entity)

#: What comes before the value: a field, perhaps at a time, and an operator.
_HEAD: Final = (
    r"\s*(?P<not>not\s+)?(?P<field>\w+)(?:\s+(?P<ever>ever)\b|\s+on\s+(?P<day>[\d-]+)\b)?"
    r"\s*(?:(?P<sign>==|!=|>=|<=|=|>|<)|\s(?P<op>\w+)\b)\s*"
)
_QUOTED: Final = r"'[^']*'|\"[^\"]*\""
_WORDS: Final = re.compile(rf"{_HEAD}(?P<value>.*)", re.DOTALL)
#: One of several values, with the comma after it.
_ITEM: Final = re.compile(rf"\s*(?P<item>{_QUOTED}|[^,]*?)\s*(?:,|\Z)", re.DOTALL)

_FIELD: Final = re.compile(r"\s*(?P<field>\w+)(?:\s+on\s+(?P<day>[\d-]+))?\s*")
_SORT_KEY: Final = re.compile(r"\s*(?P<field>[\w\s-]+?)(?:\.(?P<end>\w+))?(?P<desc>:desc)?\s*")


def read_conditions(words: Iterable[str], kind: type[E]) -> tuple[Predicate[E], ...]:
    """
    Read conditions written as a field, an operator and a value, as on the command line.

    The operator is a sign (``=`` means ``==``) or the name of a method. A value may be in quotes, and
    must be where it is empty or begins with a sign; of several values, parted by commas, one that has
    a comma in it is in quotes. A time is a date, or two with a slash between, whole days first
    and last: ``2024``, ``2024-04-06/2025-04-05``, ``2024-04/open``. "not" before the field turns a
    condition around, "ever" or "on" with a day after it asks about a time, and "any" of parts takes
    conditions on one, joined by "and".

    Raises:
        InvalidValueError: For what is no such condition, with what was wrong in it.
        UnknownFieldError: With the names of fields that look like it.

    >>> from csc_reform import Commitment, read_conditions
    >>> read_conditions(["strength on 2023-06-01 >= pilot", "not title contains kinship"], Commitment)
    ((commitment.strength.on('2023-06-01') >= Strength.PILOT), ~commitment.title.contains('kinship'))
    """
    name = plural(kind)
    if isinstance(words, str) or not isinstance(cast("object", words), Iterable):
        raise InvalidValueError("conditions", "several texts", words, "such as a list of one")
    return tuple(_condition(one, name) for one in words)


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
    match = _FIELD.fullmatch(words) if isinstance(cast("object", words), str) else None
    if match is None:
        advice = "such as 'strength' or 'strength on 2023-06-01'"
        raise InvalidValueError("field", "a name, or a name and a day", words, advice)
    field = field_named(plural(kind), match["field"])
    return cast("Field[E, object]", at_time(field, _time(match["day"], ever=False)))


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
    match = _SORT_KEY.fullmatch(words) if isinstance(cast("object", words), str) else None
    if match is None:
        advice = "such as 'title', 'strength:desc', 'amount.low' or 'published.latest'"
        raise InvalidValueError("sort", "a field, perhaps with an end", words, advice)
    field = read_field(match["field"], kind)
    key = _sortable(field, match["end"], words)
    return cast("SortKey[E]", key.descending() if match["desc"] else key.sort_key())


def _sortable(field: Field[Any, object], end: str | None, words: str) -> Sortable[Any]:
    """Give a field, or one of the ends of its values, to sort by."""
    ends = ends_of(field)
    if end in ends:
        return cast("Sortable[Any]", getattr(field, end))
    if isinstance(field, Sortable) and end is None:
        return cast("Sortable[Any]", field)
    wanted = "a field that has an order"
    if ends or isinstance(field, Sortable):
        wanted = f"{field.path} followed by {' or '.join(f'.{name}' for name in ends) or 'no end'}"
    raise InvalidValueError("sort", wanted, words)


def _condition(words: object, kind: str) -> Predicate[Any]:
    match = _WORDS.fullmatch(words) if isinstance(words, str) else None
    if match is None:
        advice = "such as 'strength>=pilot', 'title contains kinship' or 'pillar_id is_none'"
        raise InvalidValueError("condition", "a field, an operator and a value", words, advice)
    field = field_named(kind, match["field"])
    asked = at_time(field, _time(match["day"], ever=match["ever"] is not None))
    op = match["op"] or match["sign"]
    op = "==" if op == "=" else op
    ask = question_of(asked, op)
    text = match["value"].rstrip()
    if op in BARE:
        if text:
            raise InvalidValueError(field.path, f"followed by nothing after {op}", text)
        found = ask()
    elif op == "any":
        part_kind = cast("PartsField[Any, Any]", field).part_kind
        found = ask(*(_condition(one, part_kind) for one in _parted(text, part_kind)))
    elif op in SEVERAL:
        found = ask([_operand(asked, op, one) for one in _several(asked, op, text)])
    else:
        found = ask(_operand(asked, op, _value(asked, op, text)))
    return ~found if match["not"] else found


def _time(day: str | None, *, ever: bool) -> dict[str, object]:
    if ever:
        return {"ever": True}
    return {} if day is None else {"on": day}


def _parted(text: str, kind: str) -> Iterator[str]:
    """Part the conditions on one part at each "and" that another of its fields comes after."""
    names = "|".join(fields_in(NAMESPACES[kind]))
    after = rf"\s*\band\s+(?=(?:not\s+)?(?:{names})\b)|\s*\Z"
    condition = re.compile(rf"(?P<whole>{_HEAD}(?:{_QUOTED}|.*?))(?:{after})", re.DOTALL)
    at = 0
    while at < len(text) and (match := condition.match(text, at)) is not None:
        yield match["whole"]
        at = match.end()
    if at < len(text) or not text:
        yield text[at:]


def _several(asked: Asked[Any], op: str, text: str) -> list[str]:
    """Part values at the commas outside quotes."""
    _check_value(asked, op, text)
    items: list[str] = []
    at = 0
    while at <= len(text) and (match := _ITEM.match(text, at)) is not None:
        items.append(_value(asked, op, match["item"]))
        at = match.end() if match[0].endswith(",") else len(text) + 1
    return items


def _value(asked: Asked[Any], op: str, text: str) -> str:
    """Give the value in what comes after an operator; refuse what is likely to be no value."""
    if re.fullmatch(_QUOTED, text, re.DOTALL):
        return text[1:-1]
    _check_value(asked, op, text)
    if text[0] in "'\"":
        advice = "close the quotes that it begins with, or put others around it"
        raise InvalidValueError(asked.path, f"followed by a value after {op}", text, advice)
    return text


def _check_value(asked: Asked[Any], op: str, text: str) -> None:
    if not text or text[0] in "=<>!~":
        advice = "put a value in quotes that is empty or begins so"
        raise InvalidValueError(asked.path, f"followed by a value after {op}", text, advice)
    if isinstance(asked, MayBeNone) and text.casefold() in ("none", "null"):
        raise InvalidValueError(asked.path, f"followed by a value after {op}", text, "or is_none")


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
        return _span(text)
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


def _span(text: str) -> dict[str, str]:
    """Read a time from the first day of one date to the last of another, or of the same."""
    start, slash, end = (one.strip() for one in text.partition("/"))
    ends = {"start": str(PartialDate.parse(start).earliest), "end": end}
    if end not in [bound.value for bound in Bound]:
        ends["end"] = str(PartialDate.parse(end if slash else start).latest)
    return ends


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
