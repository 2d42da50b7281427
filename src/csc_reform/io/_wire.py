"""
The wire table: how each type stands in a document, and nothing else.

- A value that has a text stands as that text: see `TEXTS`. A figure is spelt so that its resolution
  is kept: "over £45 million".
- A figure that is not money says which kind it is: {"share": "over 60%"}.
- A span is {"start": …, "end": …}; the end may be "open", either end may be "unknown".
- An enum is its value. Everything else is an object of its fields, what is empty left out.
- A record may have keys of a user's own, which begin with "x_".

Nothing is coerced: 1 is not "1", and a key that is not known is refused.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from types import MappingProxyType, UnionType
from typing import Any, Final, Union, cast, get_args, get_origin

import attrs
from cattrs import ClassValidationError, Converter, IterableValidationError
from cattrs.errors import IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from csc_reform.entities.commitments import Figure
from csc_reform.entities.entity import Entity
from csc_reform.errors import InvalidValueError, suggestion
from csc_reform.extensions import Extensions
from csc_reform.history import History
from csc_reform.io._faults import MOST
from csc_reform.provenance import Citation
from csc_reform.values.ages import AgeBand, AgeBands
from csc_reform.values.counts import Count
from csc_reform.values.dates import PartialDate, exact_date
from csc_reform.values.deadlines import Deadline
from csc_reform.values.interval import Interval
from csc_reform.values.money import Money
from csc_reform.values.ratios import Ratio
from csc_reform.values.relative_periods import RelativePeriod
from csc_reform.values.shares import Share
from csc_reform.values.spans import Bound, Span

__all__ = ["FIGURES", "TEXTS", "make_converter"]

_Hook = Callable[[Any, Any], Any]
_Read = Callable[[str], object]
_Write = Callable[[Any], str]

#: The types that stand as a text: how it is read, and how it is written.
TEXTS: Final[Mapping[type, tuple[_Read, _Write]]] = MappingProxyType(
    {
        AgeBand: (AgeBand.parse, str),
        AgeBands: (AgeBands.parse, str),
        Count: (Count.parse, Count.spelled),
        Deadline: (Deadline.parse, str),
        Interval: (Interval.parse, str),
        Money: (Money.parse, Money.spelled),
        PartialDate: (PartialDate.parse, str),
        Ratio: (Ratio.parse, Ratio.spelled),
        RelativePeriod: (RelativePeriod.parse, str),
        Share: (Share.parse, Share.spelled),
        date: (lambda text: exact_date("date", text), date.isoformat),
    }
)
#: The figures that say which kind they are, by the word for it.
FIGURES: Final[Mapping[str, type[Count] | type[Share] | type[Ratio]]] = MappingProxyType(
    {"count": Count, "ratio": Ratio, "share": Share}
)
_FIGURE = frozenset(get_args(Figure))
_MOMENT = frozenset({PartialDate, Deadline})

#: What people write in the place of these, to begin with, is their value or their source.
_ADVICE: Final[Mapping[type, str]] = MappingProxyType(
    {
        History: 'such as {"statements": [{"value": …, "citations": […]}]}',
        Citation: 'such as {"source_id": …, "locator": …}',
    }
)

#: Where the extensions of a record are kept on their way; no key of an extension is so short.
_KEPT = "x_"
#: How many texts of a type are remembered: documents say the same days and sums again and again.
_REMEMBERED = 4_096


def make_converter(*, detailed: bool = True) -> Converter:
    """
    Make a strict cattrs converter between what this library models and JSON data.

    It reads and writes every entity, part, statement and value as a document holds it. Nothing is
    coerced: what is of another type, or has a key more than its class has fields, is refused.

    Args:
        detailed: Whether an error tells of everything that is wrong, each with its path, or only of
            the first thing; that is quicker.

    >>> from csc_reform import Money
    >>> from csc_reform.io import make_converter
    >>> converter = make_converter()
    >>> converter.structure("over £45m", Money)
    Money.parse('over £45 million')
    >>> converter.structure(45, Money)
    Traceback (most recent call last):
    csc_reform.errors.InvalidValueError: value must be a text, got 45
    """
    converter = Converter(
        forbid_extra_keys=True, omit_if_default=True, detailed_validation=detailed
    )

    def tuple_hook(kind: Any) -> _Hook:  # noqa: ANN401 (a type, maybe generic)
        return _tuple(kind, converter)

    def enum_hook(kind: Any) -> _Hook:  # noqa: ANN401
        return _enum(kind, converter)

    def optional_hook(kind: Any) -> _Hook:  # noqa: ANN401
        return _optional(kind, converter)

    def record_hook(kind: Any) -> _Hook:  # noqa: ANN401
        return _record(kind, converter)

    def record_writer(kind: Any) -> Callable[[Any], dict[str, Any]]:  # noqa: ANN401
        return _record_writer(kind, converter)

    converter.register_structure_hook(str, _exactly(str, "a text"))
    converter.register_structure_hook(int, _exactly(int, "a whole number"))
    converter.register_structure_hook(bool, _exactly(bool, "true or false"))
    converter.register_structure_hook_factory(_is_enum, enum_hook)
    converter.register_structure_hook_factory(_is_optional, optional_hook)
    converter.register_structure_hook_factory(_is_tuple, tuple_hook)
    converter.register_structure_hook_factory(_is_record, record_hook)
    converter.register_unstructure_hook_factory(_is_record, record_writer)
    for kind, (read, write) in TEXTS.items():
        converter.register_structure_hook(kind, _parsed(read))
        converter.register_unstructure_hook(kind, write)
    converter.register_structure_hook(Span, _span)
    converter.register_unstructure_hook(
        Span, lambda span: {"start": _end(span.start), "end": _end(span.end)}
    )
    converter.register_structure_hook(Extensions, _extensions)
    converter.register_unstructure_hook(Extensions, dict)
    converter.register_structure_hook_func(_is_union_of(_FIGURE), _figure)
    converter.register_unstructure_hook_func(_is_union_of(_FIGURE), _written_figure)
    converter.register_structure_hook_func(_is_union_of(_MOMENT), _day_or_deadline)
    converter.register_unstructure_hook_func(_is_union_of(_MOMENT), str)
    return converter


def _exactly(kind: type, words: str) -> _Hook:
    def structure(value: object, _: object) -> object:
        if type(value) is not kind:
            raise InvalidValueError("value", words, value)
        return value

    return structure


def _parsed(read: _Read) -> _Hook:
    remembered = lru_cache(_REMEMBERED)(read)

    def structure(value: object, _: object) -> object:
        if type(value) is not str:
            raise InvalidValueError("value", "a text", value)
        return remembered(value)

    return structure


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _enum(kind: type[Enum], converter: Converter) -> _Hook:
    members: dict[object, Enum] = {member.value: member for member in kind}

    def structure(value: object, _: object) -> Enum:
        found = members.get(value) if type(value) is str else None
        if found is None:
            looked_for = isinstance(value, str) and converter.detailed_validation
            near = suggestion(str(value), map(str, members)) if looked_for else ""
            words = f"one of {', '.join(map(str, members))}"
            raise InvalidValueError("value", words, value, near.lstrip("; "))
        return found

    return structure


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401 (a type, maybe generic)
    return get_origin(kind) is tuple


def _tuple(kind: object, converter: Converter) -> _Hook:
    item_type = get_args(kind)[0]
    hook: _Hook = cast("Any", converter.get_structure_hook(item_type))

    def structure(value: object, _: object) -> tuple[object, ...]:
        return tuple([hook(item, item_type) for item in _list(value)])

    def structure_in_detail(value: object, _: object) -> tuple[object, ...]:
        read: list[object] = []
        errors: list[Exception] = []
        for index, item in enumerate(_list(value)):
            try:
                read.append(hook(item, item_type))
            except Exception as error:  # noqa: BLE001 (each one becomes a fault of the document)
                errors.append(_noted(error, index, item_type))
                if len(errors) > MOST:
                    break
        _raise_all(errors, kind)
        return tuple(read)

    return structure_in_detail if converter.detailed_validation else structure


def _is_optional(kind: Any) -> bool:  # noqa: ANN401 (a type, maybe generic)
    arguments = get_args(kind)
    is_union = get_origin(kind) in (Union, UnionType)
    return is_union and len(arguments) == 2 and type(None) in arguments  # noqa: PLR2004 (a pair)


def _optional(kind: object, converter: Converter) -> _Hook:
    inner = next(argument for argument in get_args(kind) if argument is not type(None))
    hook: _Hook = cast("Any", converter.get_structure_hook(inner))

    def structure(value: object, _: object) -> object:
        return None if value is None else hook(value, inner)

    return structure


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise InvalidValueError("value", "a list", value)
    return cast("list[object]", value)


def _noted(error: Exception, step: int | str, kind: object) -> Exception:
    note = IterableValidationNote(f"at {step}", cast("int", step), kind)
    error.__notes__ = [*getattr(error, "__notes__", []), note]
    return error


def _raise_all(errors: list[Exception], kind: object) -> None:
    if errors:
        # pyright reads the signature of the group it is a kind of
        raise IterableValidationError("items", errors, cast("type", kind))  # pyright: ignore[reportCallIssue]


def _is_record(kind: object) -> bool:
    cls = get_origin(kind) or kind
    return isinstance(cls, type) and attrs.has(cls) and cls not in TEXTS and cls is not Extensions


def _fields(kind: Any) -> tuple[bool, dict[str, Any]]:  # noqa: ANN401 (a class, maybe generic)
    """Tell whether a class has extensions, and how fields that are none of a record's are treated."""
    cls = get_origin(kind) or kind
    overrides: dict[str, Any] = {
        field.name: override(omit=True) for field in attrs.fields(cls) if not field.init
    }
    has_extensions = issubclass(cls, Entity)
    if has_extensions:
        overrides["extensions"] = override(rename=_KEPT)
    return has_extensions, overrides


def _record(kind: Any, converter: Converter) -> _Hook:  # noqa: ANN401 (a class, maybe generic)
    has_extensions, overrides = _fields(kind)
    read: _Hook = cast(
        "Any",
        make_dict_structure_fn(
            kind,
            converter,
            _cattrs_forbid_extra_keys=True,
            _cattrs_detailed_validation=converter.detailed_validation,
            **overrides,
        ),
    )

    if converter.detailed_validation:
        read = _telling_all(read, converter)
    advice = _ADVICE.get(get_origin(kind) or kind, "")

    def structure(value: object, _: object) -> object:
        if type(value) is not dict:
            raise InvalidValueError("value", "an object", value, advice)
        return read(cast("dict[str, object]", value), kind)

    def structure_with_extensions(value: object, _: object) -> object:
        if type(value) is not dict:
            raise InvalidValueError("value", "an object", value)
        record = cast("dict[str, object]", value)
        own = {key: item for key, item in record.items() if key.startswith(_KEPT)}
        if own:
            record = {key: item for key, item in record.items() if key not in own} | {_KEPT: own}
        return read(record, kind)

    return structure_with_extensions if has_extensions else structure


def _telling_all(read: _Hook, converter: Converter) -> _Hook:
    """Let a reader of records tell also what a class refuses of fields that are of the right type."""

    def structure(record: Any, kind: Any) -> object:  # noqa: ANN401 (JSON, and a class)
        try:
            return read(record, kind)
        except ClassValidationError as error:
            refused = list(_refused(error, record, get_origin(kind) or kind, converter))
            errors, cls = [*error.exceptions, *refused], error.cl
        # pyright reads the signature of the group it is a kind of
        raise ClassValidationError("fields", errors, cls)  # pyright: ignore[reportCallIssue]

    return structure


def _refused(
    error: ClassValidationError,
    record: Mapping[str, object],
    cls: Any,  # noqa: ANN401 (a class)
    converter: Converter,
) -> Iterator[InvalidValueError]:
    """Give what a class refuses of single fields, beside what is told already."""
    fields, others = error.group_exceptions()
    told = {note.name for _, note in fields}
    told |= {one.field for one in others if isinstance(one, InvalidValueError)}
    for field in attrs.fields(cls):
        kind, check = field.type, cast("Callable[..., None] | None", field.validator)
        is_told = field.name in told or field.name not in record
        if check is not None and not is_told and not getattr(kind, "__parameters__", ()):
            hook: _Hook = cast("Any", converter.get_structure_hook(kind))
            value = hook(record[field.name], kind)
            try:
                check(None, field, value)
            except InvalidValueError as refusal:
                yield refusal


def _record_writer(
    kind: Any,  # noqa: ANN401 (a class, maybe generic)
    converter: Converter,
) -> Callable[[Any], dict[str, Any]]:
    has_extensions, overrides = _fields(kind)
    write = make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **overrides)
    if not has_extensions:
        return write

    def unstructure(value: object) -> dict[str, Any]:
        record = write(value)
        record.update(record.pop(_KEPT, {}))
        return record

    return unstructure


def _extensions(value: object, _: object) -> Extensions:
    errors: list[Exception] = []
    members = cast("dict[str, object]", value)
    for key, item in members.items():
        try:
            Extensions({key: item})
        except InvalidValueError as error:
            errors.append(_noted(error, key, Extensions))
            if len(errors) > MOST:
                break
    _raise_all(errors, Extensions)
    return Extensions(members)


def _span(value: object, _: object) -> Span:
    if not isinstance(value, dict):
        raise InvalidValueError("value", "an object with start and end", value)
    ends = cast("dict[str, object]", value)
    if set(ends) != {"start", "end"} or not all(isinstance(end, str) for end in ends.values()):
        advice = 'such as {"start": "2023-04", "end": "open"}'
        raise InvalidValueError("span", "an object of two texts, start and end", ends, advice)
    return _remembered_span(str(ends["start"]), str(ends["end"]))


_remembered_span = lru_cache(_REMEMBERED)(Span.parse)


def _end(end: PartialDate | Bound) -> str:
    return end.value if isinstance(end, Bound) else str(end)


def _is_union_of(kinds: frozenset[type]) -> Callable[[object], bool]:
    def matches(kind: object) -> bool:
        if get_origin(kind) not in (Union, UnionType):
            return False
        return frozenset(get_args(kind)) - {type(None)} == kinds

    return matches


def _figure(value: object, kind: object) -> Figure | None:
    if value is None and type(None) in get_args(kind):
        return None
    names = ", ".join(FIGURES)
    refusal = InvalidValueError(
        "figure",
        f"an object of one text, named one of {names}",
        value,
        'such as {"share": "over 60%"}',
    )
    if isinstance(value, dict):
        items = list(cast("dict[str, object]", value).items())
        if len(items) == 1 and items[0][0] in FIGURES and isinstance(items[0][1], str):
            return FIGURES[items[0][0]].parse(items[0][1])
    raise refusal


def _written_figure(figure: Figure | None) -> dict[str, str] | None:
    if figure is None:
        return None
    name = next(name for name, kind in FIGURES.items() if type(figure) is kind)
    return {name: figure.spelled()}


def _day_or_deadline(value: object, _: object) -> PartialDate | Deadline:
    if not isinstance(value, str):
        raise InvalidValueError("value", "a text", value)
    return Deadline.parse(value) if "T" in value else PartialDate.parse(value)
