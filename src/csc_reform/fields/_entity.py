"""What all namespaces of fields have in common, and the fields that every entity has."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from csc_reform.entities.entity import Entity, Part
from csc_reform.errors import UnknownFieldError
from csc_reform.query.conditions import Asked
from csc_reform.query.fields import Field, SetField, TextField
from csc_reform.query.predicates import singular

__all__ = ["EntityFields", "Fields", "fields_in"]

O = TypeVar("O", bound=Entity | Part)  # noqa: E741 (the owner)
E = TypeVar("E", bound=Entity)


class Fields(Generic[O]):
    """The fields of one kind of entity, or of part of one."""

    __slots__ = ("_owner",)

    def __init__(self, owner: type[O]) -> None:
        self._owner = owner

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Say what a misspelt field should have been; a type checker has said so before."""
            if name.startswith("_"):
                raise AttributeError(name)
            raise UnknownFieldError(singular(self._owner.KIND), name, fields_in(self))

    def __repr__(self) -> str:
        """Name the kind."""
        return f"<Fields of {self._owner.KIND}>"


class EntityFields(Fields[E]):
    """The fields that every kind of entity has."""

    __slots__ = ("_aliases", "_cited_ids", "_former_ids", "_id", "_summary", "_title")

    def __init__(self, owner: type[E]) -> None:
        super().__init__(owner)
        self._id: TextField[E, str] = TextField(owner, "id")
        self._title: TextField[E, str] = TextField(owner, "title")
        self._summary: TextField[E, str] = TextField(owner, "summary")
        self._aliases: SetField[E, tuple[str, ...], str] = SetField(owner, "aliases")
        self._former_ids: SetField[E, tuple[str, ...], str] = SetField(owner, "former_ids")
        self._cited_ids: SetField[E, tuple[str, ...], str] = SetField(owner, "cited_ids")

    @property
    def id(self) -> TextField[E, str]:
        """Lower-case words joined by hyphens; unique in a reform, whatever the kind."""
        return self._id

    @property
    def title(self) -> TextField[E, str]:
        """A short name."""
        return self._title

    @property
    def summary(self) -> TextField[E, str]:
        """What it is, in a sentence of ours; may be empty."""
        return self._summary

    @property
    def aliases(self) -> SetField[E, tuple[str, ...], str]:
        """Other names that sources use."""
        return self._aliases

    @property
    def former_ids(self) -> SetField[E, tuple[str, ...], str]:
        """Ids that now lead here."""
        return self._former_ids

    @property
    def cited_ids(self) -> SetField[E, tuple[str, ...], str]:
        """The ids of the sources that it and all its facts are taken from, each once."""
        return self._cited_ids


def fields_in(namespace: Fields[O]) -> Mapping[str, Field[O, object]]:
    """Give the fields of a namespace by name, those of every entity first."""
    names = [name for cls in reversed(type(namespace).__mro__) for name in vars(cls)]
    found = {name: getattr(namespace, name) for name in names if not name.startswith("_")}
    return {
        name: cast("Field[O, object]", field)
        for name, field in found.items()
        if isinstance(field, Asked)
    }
