"""
The wire table: how each type stands in a document, and nothing else.

- A quantity is its figure as text, spelt so that its resolution is kept: "over £45 million".
- A figure that is not money says which kind it is: {"share": "over 60%"}.
- A date is EDTF text, a deadline "2023-05-11T23:45 Europe/London", an age band "5-10".
- A span is {"start": …, "end": …}; the end may be "open", either end may be "unknown".
- An enum is its value. Everything else is an object of its fields, what is empty left out.

Nothing is coerced: 1 is not "1", and a key that is not known is refused.
"""

from collections.abc import Callable
from enum import Enum
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin

import attrs
from cattrs import Converter, IterableValidationError
from cattrs.errors import IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from csc_reform.entities.commitments import Figure
from csc_reform.errors import InvalidValueError, suggestion
from csc_reform.values.ages import AgeBand
from csc_reform.values.counts import Count
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline
from csc_reform.values.money import Money
from csc_reform.values.quantity import Quantity
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share
from csc_reform.values.spans import Bound, Span

__all__ = ["make_converter"]

_Hook = Callable[[Any, Any], Any]
_FIGURES: dict[str, type[Count] | type[Share] | type[Ratio]] = {
    "count": Count,
    "ratio": Ratio,
    "share": Share,
}


def make_converter() -> Converter:
    """Make a converter between entities and JSON data."""
    converter = Converter(forbid_extra_keys=True, omit_if_default=True, detailed_validation=True)

    def tuple_hook(kind: Any) -> _Hook:  # noqa: ANN401 (a type, maybe generic)
        return _tuple(kind, converter)

    def record_hook(kind: Any) -> _Hook:  # noqa: ANN401
        return _record(kind, converter)

    def record_writer(kind: Any) -> Callable[[Any], dict[str, Any]]:  # noqa: ANN401
        return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)

    converter.register_structure_hook(str, _exactly(str, "a text"))
    converter.register_structure_hook(int, _exactly(int, "a whole number"))
    converter.register_structure_hook(bool, _exactly(bool, "true or false"))
    converter.register_structure_hook_func(_is_enum, _enum)
    converter.register_structure_hook_factory(_is_tuple, tuple_hook)
    converter.register_structure_hook_factory(_is_record, record_hook)
    converter.register_unstructure_hook_factory(_is_record, record_writer)
    for quantity in (Money, Count, Share, Ratio):
        converter.register_structure_hook(quantity, _parsed(quantity.parse))
        converter.register_unstructure_hook(quantity, quantity.spelled)
    for moment in (PartialDate, Deadline, AgeBand):
        converter.register_structure_hook(moment, _parsed(moment.parse))
        converter.register_unstructure_hook(moment, str)
    converter.register_structure_hook(Span, _span)
    converter.register_unstructure_hook(
        Span, lambda span: {"start": _end(span.start), "end": _end(span.end)}
    )
    figures = frozenset(get_args(Figure))
    converter.register_structure_hook_func(_is_union_of(figures), _figure)
    converter.register_unstructure_hook_func(_is_union_of(figures), _written_figure)
    days = frozenset({PartialDate, Deadline})
    converter.register_structure_hook_func(_is_union_of(days), _day_or_deadline)
    converter.register_unstructure_hook_func(_is_union_of(days), str)
    return converter


def _exactly(kind: type, words: str) -> _Hook:
    def structure(value: object, _: object) -> object:
        if type(value) is not kind:
            raise InvalidValueError("value", words, value)
        return value

    return structure


def _parsed(parse: Callable[[str], object]) -> _Hook:
    def structure(value: object, _: object) -> object:
        if not isinstance(value, str):
            raise InvalidValueError("value", "a text", value)
        return parse(value)

    return structure


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _enum(value: object, kind: type[Enum]) -> Enum:
    for member in kind:
        if type(value) is str and member.value == value:
            return member
    values = [str(member.value) for member in kind]
    near = suggestion(value, values).lstrip("; ") if isinstance(value, str) else ""
    raise InvalidValueError("value", f"one of {', '.join(values)}", value, near)


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401 (a type, maybe generic)
    return get_origin(kind) is tuple


def _tuple(kind: object, converter: Converter) -> _Hook:
    item_type = get_args(kind)[0]
    hook: _Hook = cast("Any", converter.get_structure_hook(item_type))

    def structure(value: object, _: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise InvalidValueError("value", "a list", value)
        read: list[object] = []
        errors: list[Exception] = []
        for index, item in enumerate(cast("list[object]", value)):
            try:
                read.append(hook(item, item_type))
            except Exception as error:  # noqa: BLE001 (each one becomes a fault of the document)
                note = IterableValidationNote(f"item {index}", index, item_type)
                error.__notes__ = [*getattr(error, "__notes__", []), note]
                errors.append(error)
        if errors:
            # pyright reads the signature of the group it is a kind of
            raise IterableValidationError("list", errors, cast("type", kind))  # pyright: ignore[reportCallIssue]
        return tuple(read)

    return structure


def _is_record(kind: object) -> bool:
    cls = get_origin(kind) or kind
    return isinstance(cls, type) and attrs.has(cls) and not issubclass(cls, Quantity | AgeBand)


def _record(kind: Any, converter: Converter) -> _Hook:  # noqa: ANN401 (a class, maybe generic)
    cls = get_origin(kind) or kind
    computed = {field.name: override(omit=True) for field in attrs.fields(cls) if not field.init}
    read: _Hook = cast(
        "Any",
        make_dict_structure_fn(
            kind, converter, _cattrs_forbid_extra_keys=True, **cast("Any", computed)
        ),
    )

    def structure(value: object, _: object) -> object:
        if not isinstance(value, dict):
            raise InvalidValueError("value", "an object", value)
        return read(cast("dict[str, object]", value), kind)

    return structure


def _span(value: object, _: object) -> Span:
    if not isinstance(value, dict):
        raise InvalidValueError("value", "an object with start and end", value)
    ends = cast("dict[str, object]", value)
    if set(ends) != {"start", "end"} or not all(isinstance(end, str) for end in ends.values()):
        advice = 'such as {"start": "2023-04", "end": "open"}'
        raise InvalidValueError("span", "an object of two texts, start and end", ends, advice)
    return Span.parse(str(ends["start"]), str(ends["end"]))


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
    names = ", ".join(_FIGURES)
    refusal = InvalidValueError(
        "figure",
        f"an object of one text, named one of {names}",
        value,
        'such as {"share": "over 60%"}',
    )
    if isinstance(value, dict):
        items = list(cast("dict[str, object]", value).items())
        if len(items) == 1 and items[0][0] in _FIGURES and isinstance(items[0][1], str):
            return _FIGURES[items[0][0]].parse(items[0][1])
    raise refusal


def _written_figure(figure: Figure | None) -> dict[str, str] | None:
    if figure is None:
        return None
    name = next(name for name, kind in _FIGURES.items() if type(figure) is kind)
    return {name: figure.spelled()}


def _day_or_deadline(value: object, _: object) -> PartialDate | Deadline:
    if not isinstance(value, str):
        raise InvalidValueError("value", "a text", value)
    return Deadline.parse(value) if "T" in value else PartialDate.parse(value)
