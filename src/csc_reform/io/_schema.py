"""
The JSON Schema of documents, made from the classes, so that editors help whoever writes one.

Whatever can be read is right by the schema. What it cannot hold is told of in
``docs/documents.md``: how figures are worded, the calendar, and what hangs on another place.
"""

import inspect
import json
import re
from collections.abc import Mapping
from enum import Enum
from types import UnionType
from typing import Any, Final, TypeAlias, Union, cast, get_args, get_origin, get_type_hints

import attrs

from csc_reform._validators import not_blank
from csc_reform.entities.areas import Area
from csc_reform.entities.commitments import Figure
from csc_reform.entities.entity import Entity, Part, check_id, check_ids
from csc_reform.entities.kinds import KINDS
from csc_reform.entities.pillars import Pillar
from csc_reform.entities.rates import Instalment
from csc_reform.extensions import EXTENSION_KEY, Extensions
from csc_reform.history import History
from csc_reform.io._documents import SCHEMA_VERSION
from csc_reform.io._wire import FIGURES, make_converter
from csc_reform.provenance import cited
from csc_reform.values.ages import AgeBand
from csc_reform.values.counts import Count
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline
from csc_reform.values.money import Money
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share
from csc_reform.values.spans import Bound, Span

__all__ = ["dumps_schema"]

_Schema: TypeAlias = dict[str, Any]

#: What no text may have, and what a name may not begin or end with, as in `_validators`.
_UNFIT: Final = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f"
_BLANK: Final = r" \t\n\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

_YEAR: Final = "(?!0000)[0-9]{4}"
_MONTH: Final = "(0[1-9]|1[0-2])"
_DAY: Final = "(0[1-9]|[12][0-9]|3[01])"
_PARTIAL: Final = f"{_YEAR}(-{_MONTH}(-{_DAY})?)?"

#: What every text of a type looks like; a reader looks closer.
_TEXTS: Final[Mapping[type, _Schema]] = {
    AgeBand: {"pattern": r"^[0-9]{1,3}(\+|-[0-9]{1,3})?$", "examples": ["5-10", "17", "18+"]},
    Count: {"pattern": "[a-zA-Z]", "examples": ["12 areas", "up to 12 areas"]},
    Deadline: {
        "pattern": f"^{_YEAR}-{_MONTH}-{_DAY}T([01][0-9]|2[0-3]):[0-5][0-9] [A-Za-z]",
        "examples": ["2023-05-11T23:45 Europe/London"],
    },
    Money: {
        "pattern": "[£∞]",
        "examples": ["£9 million", "over £45m", "between £17 and £30", "£225 a week"],
    },
    PartialDate: {
        "pattern": f"^({_PARTIAL}(/{_PARTIAL})?|\\.\\./{_PARTIAL})$",
        "examples": ["2023-02-02", "2023-04", "2023", "2023-02-02/2023-05-11"],
    },
    Ratio: {"minLength": 1, "examples": ["50%", "over 4.6 per cent", "67 per 10,000"]},
    Share: {"minLength": 1, "examples": ["60%", "over 60%", "10% or lower"]},
}

#: What a class asks of a field beside its type.
_NARROWED: Final[Mapping[tuple[type, str], _Schema]] = {
    (Area, "gss_code"): {"pattern": "^E(06|08|09|10|12)[0-9]{6}$"},
    (Instalment, "day"): {"minimum": 0},
    (Pillar, "number"): {"minimum": 1},
}

#: The heads of the lists that tell of fields in a docstring, and what comes after such a list.
_FIELDS_TOLD: Final = re.compile(r"^Attributes:\n(?P<fields>(?:[ ]{4}.*\n|\n)*)", re.MULTILINE)
_NONE: Final = re.compile(r"\bNone\b")
_FIELD_TOLD: Final = re.compile(r"^[ ]{4}(\w+): (.*(?:\n[ ]{8}.*)*)", re.MULTILINE)


def dumps_schema() -> str:
    """
    Write the JSON Schema (2020-12) of documents, as the text of ``csc-reform-1.schema.json``.

    Whatever `read` takes is right by it, and it refuses nearly all that `read` refuses: the rules it
    cannot hold are in ``docs/documents.md``.

    >>> json.loads(dumps_schema())["required"]
    ['schema_version', 'title']
    """
    return json.dumps(_Maker().document(), ensure_ascii=False, indent=2) + "\n"


class _Maker:
    """Makes the schema of a document, each type once, under its name."""

    def __init__(self) -> None:
        self._definitions: dict[str, _Schema] = {}
        self._converter = make_converter()

    def document(self) -> _Schema:
        kinds = {
            kind: {"description": _summary(cls), "type": "array", "items": self._of(cls)}
            for kind, cls in KINDS.items()
        }
        text = self._of(str)
        labels = {
            "$schema": {**text, "description": "Where an editor finds this schema."},
            "schema_version": {
                "description": "The version of the format.",
                "type": "integer",
                "const": SCHEMA_VERSION,
            },
            "title": {**text, "description": "What the reform is called."},
            "scope": {**text, "description": "Where it applies.", "default": "England"},
            "licence": {**text, "description": "The licence of the data."},
        }
        own = {f"^{EXTENSION_KEY}$": self._of(Extensions)}
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:csc-reform:document:{SCHEMA_VERSION}",
            "title": f"A document of csc-reform, version {SCHEMA_VERSION}",
            "description": "A reform, or a part of one: its sources and what they state.",
            "type": "object",
            "properties": labels | kinds,
            "patternProperties": own,
            "additionalProperties": False,
            "required": ["schema_version", "title"],
            "$defs": dict(sorted(self._definitions.items())),
        }

    def _named(self, name: str, schema: _Schema) -> _Schema:
        self._definitions[name] = schema
        return {"$ref": f"#/$defs/{name}"}

    def _of(self, hint: Any) -> _Schema:  # noqa: ANN401 (an annotation)
        """Give the schema of a type, by reference where it has a name."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return self._union(tuple(arguments))
        if origin is tuple:
            return {"type": "array", "items": self._of(arguments[0])}
        if origin is None and hint in _PLAIN:
            return self._plain(hint)
        if hint in _TEXTS:
            words = _summary(hint)
            return self._named(
                hint.__name__, {"description": words, "type": "string", **_TEXTS[hint]}
            )
        if isinstance(hint, type) and issubclass(hint, Enum):
            values = [member.value for member in hint]
            return self._named(hint.__name__, {"description": _summary(hint), "enum": values})
        return self._record(hint)

    def _plain(self, kind: type) -> _Schema:
        if kind is str:
            return self._named("Text", {"type": "string", "pattern": f"^[^{_UNFIT}]*$"})
        if kind is Extensions:
            return self._extension()
        if kind is Span:
            return self._span()
        return {"type": {int: "integer", bool: "boolean"}[kind]}

    def _union(self, kinds: tuple[type, ...]) -> _Schema:
        if frozenset(kinds) - {type(None)} == frozenset(get_args(Figure)):
            properties = {name: self._of(kind) for name, kind in FIGURES.items()}
            figure = self._named(
                "Figure",
                {
                    "description": "A figure that is not money, under the word for its kind.",
                    "type": "object",
                    "properties": properties,
                    "additionalProperties": False,
                    "minProperties": 1,
                    "maxProperties": 1,
                },
            )
            kinds = tuple(kind for kind in kinds if kind is type(None))
            return {"anyOf": [figure, {"type": "null"}]} if kinds else figure
        return {
            "anyOf": [{"type": "null"} if kind is type(None) else self._of(kind) for kind in kinds]
        }

    def _extension(self) -> _Schema:
        inner = {"$ref": "#/$defs/Extension"}
        text = self._of(str)
        return self._named(
            "Extension",
            {
                "description": "A user's own; a number with a fraction is written as text.",
                "anyOf": [
                    text,
                    {"type": ["integer", "boolean", "null"]},
                    {"type": "array", "items": inner},
                    {"type": "object", "propertyNames": text, "additionalProperties": inner},
                ],
            },
        )

    def _span(self) -> _Schema:
        words = _told(Span)
        day = self._of(PartialDate)
        ends = {"start": ["unknown"], "end": [bound.value for bound in Bound]}
        return self._named(
            "Span",
            {
                "description": _summary(Span),
                "type": "object",
                "properties": {
                    name: {"description": words.get(name, ""), "anyOf": [day, {"enum": bounds}]}
                    for name, bounds in ends.items()
                },
                "additionalProperties": False,
                "required": ["start", "end"],
            },
        )

    def _record(self, hint: Any) -> _Schema:  # noqa: ANN401 (a class, maybe generic)
        cls: Any = get_origin(hint) or hint
        name = _name(hint)
        if name in self._definitions:
            return {"$ref": f"#/$defs/{name}"}
        # It may hold itself.
        reference = self._named(name, {})
        words, hints = _told(cls), _hints(hint)
        properties: dict[str, _Schema] = {}
        required: list[str] = []
        for field in attrs.fields(cls):
            if not field.init or field.type is Extensions:
                continue
            properties[field.name] = {
                "description": words.get(field.name, ""),
                **self._field(cls, field, hints[field.name]),
            }
            if field.default is attrs.NOTHING:
                required.append(field.name)
        schema: _Schema = {"description": _summary(cls), "type": "object", "properties": properties}
        if issubclass(cls, Entity):
            schema["patternProperties"] = {f"^{EXTENSION_KEY}$": self._of(Extensions)}
        schema |= {"additionalProperties": False} | ({"required": required} if required else {})
        if issubclass(cls, Entity) and not cls.IS_LABEL:
            schema["anyOf"] = list(_ways_to_cite(cls))
        self._definitions[name] = schema
        return reference

    def _field(self, cls: type, field: "attrs.Attribute[Any]", hint: object) -> _Schema:
        check: Any = field.validator
        check = getattr(check, "validator", check)
        schema = self._of(hint)
        if check is not_blank:
            schema = _with_null(hint, self._name_like())
        elif check is check_id:
            schema = self._id()
        elif check is check_ids:
            schema = {"type": "array", "items": self._id(), "uniqueItems": True}
        elif check is cited:
            schema = {**schema, "minItems": 1}
        if (cls, field.name) in _NARROWED:
            schema = _with_null(hint, {**self._first(hint), **_NARROWED[cls, field.name]})
        default = field.default
        if isinstance(default, str | bool | Enum) and default not in ("", attrs.NOTHING):
            schema = {**schema, "default": self._converter.unstructure(default)}
        return schema

    def _first(self, hint: object) -> _Schema:
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return self._of(kinds[0] if kinds else hint)

    def _id(self) -> _Schema:
        words = "Lower-case words joined by hyphens."
        pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"
        return self._named("Id", {"description": words, "type": "string", "pattern": pattern})

    def _name_like(self) -> _Schema:
        words = "A text without blanks around it."
        edge = f"[^{_UNFIT}{_BLANK}]"
        pattern = f"^{edge}([^{_UNFIT}]*{edge})?$"
        return self._named("Name", {"description": words, "type": "string", "pattern": pattern})


_PLAIN: Final = (str, int, bool, Span, Extensions)


def _with_null(hint: object, schema: _Schema) -> _Schema:
    return {"anyOf": [schema, {"type": "null"}]} if type(None) in get_args(hint) else schema


def _ways_to_cite(cls: Any) -> "list[_Schema]":  # noqa: ANN401 (a class)
    """Give what holds of an object of a class with a passage in it, one schema for each field."""
    ways: list[_Schema] = []
    for name, hint in get_type_hints(cls).items():
        origin, arguments = get_origin(hint), get_args(hint)
        held: _Schema | None = None
        if name == "citations":
            held = {"minItems": 1}
        elif origin is History:
            held = {"properties": {"statements": {"minItems": 1}}, "required": ["statements"]}
        elif origin is tuple and isinstance(arguments[0], type) and issubclass(arguments[0], Part):
            inner = _ways_to_cite(arguments[0])
            held = {"contains": {"anyOf": inner}} if inner else None
        if held is not None:
            ways.append({"properties": {name: held}, "required": [name]})
    return ways


def _name(hint: Any) -> str:  # noqa: ANN401 (a type, maybe generic)
    """Give a name for a class, made of its own and those of its arguments."""
    origin: Any = get_origin(hint)
    arguments = get_args(hint)
    if origin is None:
        return "Text" if hint is str else str(hint.__name__)
    if origin in (Union, UnionType):
        is_figure = frozenset(arguments) == frozenset(get_args(Figure))
        return "Figure" if is_figure else "Or".join(_name(argument) for argument in arguments)
    if origin is tuple:
        return "Texts"
    return f"{origin.__name__}Of{''.join(_name(argument) for argument in arguments)}"


def _hints(hint: Any) -> dict[str, Any]:  # noqa: ANN401 (a class, maybe generic)
    """Give the types of the fields of a class, with its parameter put in where it has one."""
    cls: Any = get_origin(hint) or hint
    hints = get_type_hints(cls)
    if get_origin(hint) is None:
        return hints
    (argument,) = get_args(hint)
    (parameter,) = cls.__parameters__
    return {name: _filled(one, parameter, argument) for name, one in hints.items()}


def _filled(hint: Any, parameter: object, argument: object) -> Any:  # noqa: ANN401
    if hint is parameter:
        return argument
    inner = get_args(hint)
    if get_origin(hint) is tuple:
        return cast("Any", tuple)[_filled(inner[0], parameter, argument), ...]
    if inner and parameter in getattr(hint, "__parameters__", ()):
        return hint[argument]
    return hint


def _summary(cls: type) -> str:
    """Give the first paragraph of the docstring of a class."""
    return " ".join((inspect.getdoc(cls) or "").split("\n\n")[0].split())


def _told(cls: type) -> dict[str, str]:
    """Give what the docstrings of a class and its parents tell of each field."""
    words: dict[str, str] = {}
    for one in reversed(cls.__mro__):
        told = _FIELDS_TOLD.search(f"{inspect.cleandoc(one.__doc__ or '')}\n")
        if told is not None:
            found = _FIELD_TOLD.findall(told["fields"])
            words |= {name: _NONE.sub("null", " ".join(text.split())) for name, text in found}
    return words
