"""The field namespaces, held against the classes whose fields they are."""

from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import attrs
import pytest

from csc_reform import Entity, History, Strength, UnknownFieldError, fields
from csc_reform.entities.kinds import KINDS
from csc_reform.query import (
    Field,
    HedgedField,
    OptionalField,
    OrderedField,
    SetField,
    TextField,
)
from csc_reform.values.quantity import Quantity

AnyField = Field[Any, Any] | SetField[Any, Any]

#: The plural of the kind whose fields each namespace has.
NAMESPACES = {
    "allowance": "allowances",
    "area": "areas",
    "claim": "claims",
    "commitment": "commitments",
    "consultation": "consultations",
    "funding": "funding",
    "group": "groups",
    "indicator": "indicators",
    "milestone": "milestones",
    "office": "offices",
    "organisation": "organisations",
    "pillar": "pillars",
    "position": "positions",
    "programme": "programmes",
    "recommendation": "recommendations",
    "source": "sources",
}
#: Names of ours that nobody asks by, and passages.
LEFT_OUT = {"aliases", "former_ids", "citations"}

#: The kind of field that each kind of value has; the first that fits.
SIMPLE: list[tuple[type[object], type[object]]] = [
    (str, TextField),
    (int, OrderedField),
    (Strength, OrderedField),
    (Enum, Field),
    (Quantity, HedgedField),
]

every_namespace = pytest.mark.parametrize("name", list(NAMESPACES))


def members(name: str) -> dict[str, AnyField]:
    """Give the fields of a namespace by their names."""
    namespace = cast("dict[str, Any]", vars(getattr(fields, name)))
    return {key: value for key, value in namespace.items() if not key.startswith("_")}


def hints(name: str) -> dict[str, object]:
    """Give the annotations of the class that a namespace is about."""
    kind: type[Entity] = KINDS[NAMESPACES[name]]
    declared = {field.name for field in attrs.fields(cast("Any", kind))}
    return {key: hint for key, hint in get_type_hints(kind).items() if key in declared}


def expected(hint: Any) -> tuple[type[object], object] | None:  # noqa: ANN401 (an annotation)
    """Give the kind of field and the type of value that an annotation wants; None for neither."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is History:
        return expected(arguments[0])
    if origin in (Union, UnionType):
        inner = [argument for argument in arguments if argument is not NoneType]
        found = expected(inner[0]) if len(inner) == 1 else None
        return None if found is None else (OptionalField, found[1])
    if origin is tuple:
        return (SetField, str) if arguments[0] is str else None
    return next(((field, hint) for kinds, field in SIMPLE if issubclass(hint, kinds)), None)


class TestDrift:
    """Every namespace says what its class says."""

    def test_every_kind_has_a_namespace(self) -> None:
        """A new kind of entity can be asked about at once."""
        assert list(NAMESPACES) == fields.__all__
        assert set(NAMESPACES.values()) == set(KINDS)

    @every_namespace
    def test_every_field_has_the_name_and_the_type_of_the_class(self, name: str) -> None:
        """A field leads to an attribute of its own name, and its operands are of its type."""
        annotations = hints(name)
        for key, field in members(name).items():
            assert key == field.path
            assert expected(annotations[key]) == (type(field), field.value_type), key

    @every_namespace
    def test_every_field_of_the_class_is_there(self, name: str) -> None:
        """Nothing that can be compared is left out."""
        comparable = {key for key, hint in hints(name).items() if expected(hint) is not None}
        assert comparable - LEFT_OUT == set(members(name))

    @every_namespace
    def test_every_predicate_is_about_the_kind(self, name: str) -> None:
        """A condition on a field is a condition on the kind whose field it is."""
        for field in members(name).values():
            if isinstance(field, SetField):
                assert NAMESPACES[name] == field.has("x").kind
            else:
                assert NAMESPACES[name] == field.kind
                assert NAMESPACES[name] == field.is_in([]).kind


class TestMisspelling:
    """A field that is not there."""

    def test_is_answered_with_near_ones(self) -> None:
        """The error has the name asked for and says what it may have been."""
        with pytest.raises(UnknownFieldError) as caught:
            _ = cast("Any", fields.commitment).strenght
        assert caught.value.field == "strenght"
        expected_text = (
            "field must be one of the fields of a commitment, got 'strenght'; "
            "did you mean 'strength'?"
        )
        assert expected_text == str(caught.value)

    def test_of_pythons_own_names_is_pythons_own_error(self) -> None:
        """What Python looks for by itself is not answered in our words."""
        with pytest.raises(AttributeError) as caught:
            _ = cast("Any", fields.commitment).__wrapped__
        assert not isinstance(caught.value, UnknownFieldError)
