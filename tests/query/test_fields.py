"""The field namespaces, held against the classes whose fields they are."""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

import attrs
import pytest

from csc_reform import (
    Deadline,
    Entity,
    History,
    PartialDate,
    Span,
    Strength,
    UnknownFieldError,
    fields,
    load,
)
from csc_reform.entities.entity import Part
from csc_reform.entities.kinds import KINDS
from csc_reform.fields import NAMESPACES, fields_in
from csc_reform.query import conditions
from csc_reform.values.quantity import Quantity

#: The kinds of part that have fields of their own.
PARTS = {part.KIND: part for part in Part.__subclasses__()}
OWNERS: Mapping[str, type[Entity] | type[Part]] = {**KINDS, **PARTS}

#: The kind of field for each kind of value; the first that fits.
FAMILIES: list[tuple[tuple[type, ...], str]] = [
    ((str,), "Text"),
    ((int, Strength), "Ordered"),
    ((Quantity,), "Hedged"),
    ((PartialDate, Deadline), "Date"),
    ((Span,), "Span"),
    ((object,), "Value"),
]

every_kind = pytest.mark.parametrize("kind", list(OWNERS))


def hints(kind: str) -> Mapping[str, object]:
    """Give the annotations of the class that a namespace is about, of what can be asked about."""
    owner = OWNERS[kind]
    declared = {field.name for field in attrs.fields(cast("Any", owner))} - {
        "citations",
        "extensions",
    }
    found = {key: hint for key, hint in get_type_hints(owner).items() if key in declared}
    return found | ({"cited_ids": tuple[str, ...]} if issubclass(owner, Entity) else {})


def expected(hint: Any) -> tuple[str, frozenset[object]]:  # noqa: ANN401 (an annotation)
    """Give the kind of field and the types of value that an annotation wants."""
    suffix, inner = "Field", hint
    if get_origin(hint) is History:
        suffix, inner = "History", get_args(hint)[0]
    is_union = get_origin(inner) in (Union, UnionType)
    kinds: set[object] = set(get_args(inner) if is_union else (inner,))
    prefix = "Optional" if NoneType in kinds else ""
    kinds -= {NoneType}
    first = next(iter(kinds))
    if get_origin(first) is tuple:
        item = get_args(first)[0]
        family = f"Set{suffix}" if item is str else "PartsField"
        return family, frozenset({item})
    family = next(name for types, name in FAMILIES if issubclass(cast("type", first), types))
    return f"{prefix}{family}" if prefix else f"{family}{suffix}", frozenset(kinds)


def annotation(kind: str, name: str) -> Any:  # noqa: ANN401 (an annotation)
    """Give what a type checker is told of a field of a namespace."""
    namespace = type(NAMESPACES[kind])
    computed = getattr(namespace, name)
    if isinstance(computed, property):
        return get_type_hints(computed.fget)["return"]
    told = get_type_hints(namespace)[name]
    assert get_origin(told) is Final
    return get_args(told)[0]


def told_types(told: Any) -> set[object]:  # noqa: ANN401 (an annotation)
    """Give the plain types in what a type checker is told, without the owner."""
    found: set[object] = set()
    for argument in get_args(told)[1:]:
        if get_origin(argument) in (Union, UnionType, tuple):
            found |= set(get_args(argument)) - {...}
        else:
            found.add(argument)
    return found


def documented(owner: type) -> Iterator[tuple[str, str]]:
    """Give what a class says of its attributes."""
    text = inspect.getdoc(owner) or ""
    section = re.search(r"Attributes:\n(.*?)(?:\n\n|\Z)", text, re.DOTALL)
    for entry in re.split(r"\n(?= {4}\w)", section[1] if section else ""):
        name, _, words = entry.strip().partition(": ")
        yield name, " ".join(words.split())


def shown_by_editors(namespace: type) -> Iterator[tuple[str, str]]:
    """Give the docstring that stands after each field, and those of properties."""
    for base in namespace.__mro__:
        for name, value in vars(base).items():
            if isinstance(value, property):
                yield name, " ".join((value.__doc__ or "").split())
    tree = ast.parse(inspect.getsource(namespace))
    body = cast("ast.ClassDef", tree.body[0]).body
    for field, text in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
        ):
            yield cast("ast.Name", field.target).id, " ".join(str(text.value.value).split())


class TestDrift:
    """Every namespace says what its class says."""

    def test_every_kind_and_part_has_a_namespace(self) -> None:
        """A new kind of entity, or of part, can be asked about at once, under its singular."""
        assert set(NAMESPACES) == set(OWNERS)
        for kind, namespace in NAMESPACES.items():
            assert namespace is getattr(fields, kind.removesuffix("s"))
            assert kind.removesuffix("s") in fields.__all__

    @every_kind
    def test_every_field_of_the_class_is_there_and_no_other(self, kind: str) -> None:
        """Nothing that can be compared is left out."""
        assert set(hints(kind)) == set(fields_in(NAMESPACES[kind]))

    @every_kind
    def test_every_field_has_the_name_and_the_type_of_the_class(self, kind: str) -> None:
        """A field leads to an attribute of its own name, and is of the kind that its type wants."""
        for name, field in fields_in(NAMESPACES[kind]).items():
            family, kinds = expected(hints(kind)[name])
            assert (OWNERS[kind], kind, name) == (field.owner, field.kind, field.path)
            assert type(field).__name__ == family, name
            told = annotation(kind, name)
            assert get_origin(told) is type(field), name
            assert get_args(told)[0] is OWNERS[kind] or get_args(told)[0].__name__ == "E"
            # Texts, spans and optional dates have one type, which need not be told.
            assert told_types(told) in (set(kinds), set()), name

    @every_kind
    def test_every_field_says_what_the_class_says(self, kind: str) -> None:
        """What an editor shows of a field is what the class says of the attribute."""
        owner = OWNERS[kind]
        said = dict(documented(Entity)) if issubclass(owner, Entity) else {}
        said |= dict(documented(owner))
        said["cited_ids"] = (Entity.cited_ids.__doc__ or "").strip()
        shown = dict(shown_by_editors(type(NAMESPACES[kind])))
        for name in fields_in(NAMESPACES[kind]):
            assert said[name] == shown[name], name

    def test_every_question_has_a_docstring(self) -> None:
        """What editors show of the methods that make predicates is there."""
        for name in conditions.__all__:
            for member, function in inspect.getmembers(
                getattr(conditions, name), inspect.isfunction
            ):
                assert inspect.getdoc(function) or member.startswith("_"), member

    def test_a_namespace_is_private_to_nobody(self) -> None:
        """Each module of namespaces belongs to a module of entities."""
        folder = Path(fields.__file__).parent
        entities = Path(inspect.getfile(Entity)).parent
        for module in folder.glob("_[a-z]*.py"):
            assert (entities / module.name.removeprefix("_")).exists()


class TestNamespaces:
    """What cannot be done with a namespace."""

    def test_a_misspelt_field_is_answered_with_near_ones(self) -> None:
        """The error has the name asked for and says what it may have been."""
        with pytest.raises(UnknownFieldError) as caught:
            _ = cast("Any", fields.commitment).strenght
        assert caught.value.field == "strenght"
        expected_text = (
            "field must be one of the fields of a commitment, got 'strenght'; "
            "did you mean 'strength'?"
        )
        assert expected_text == str(caught.value)

    def test_what_python_looks_for_by_itself_is_answered_in_its_words(self) -> None:
        """Copying and the like ask for names that nobody typed."""
        with pytest.raises(AttributeError) as caught:
            _ = cast("Any", fields.commitment).__wrapped__
        assert not isinstance(caught.value, UnknownFieldError)

    @pytest.mark.parametrize("name", ["strength", "id", "anything"])
    def test_a_namespace_cannot_be_changed(self, name: str) -> None:
        """Its fields are shared by all who import it."""
        with pytest.raises(AttributeError):
            setattr(fields.commitment, name, None)

    def test_a_namespace_says_what_it_is(self) -> None:
        """It prints the kind it is about, and help() tells of its fields."""
        assert repr(fields.funding) == "<Fields of funding>"
        assert type(fields.funding).__doc__ == "The fields of a `FundingLine`."


class TestReading:
    """A field reads itself off an entity."""

    def test_of_every_kind(self) -> None:
        """What it reads is what the attribute holds, and of a history what is latest."""
        for kind in KINDS:
            for entity in load().of_kind(KINDS[kind]).limit(3):
                for name, field in fields_in(NAMESPACES[kind]).items():
                    held: object = getattr(entity, name)
                    if isinstance(held, History):
                        held = cast("History[object]", held).latest
                    assert held == field.of(entity)
