"""
What every entity has: labels of our own, and the passages that establish it.

Also how an entity is taken apart, whatever its kind: its cited facts, its references, and what is
left of it when only some sources are known.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Any, ClassVar, Protocol, TypeVar, cast

import attrs

from csc_reform._validators import not_blank, tuple_of
from csc_reform.entities.conformity import check_types
from csc_reform.errors import InvalidValueError
from csc_reform.extensions import NO_EXTENSIONS, Extensions
from csc_reform.history import History
from csc_reform.provenance import Citation

__all__ = [
    "Basis",
    "Cited",
    "Entity",
    "Part",
    "Reference",
    "check_id",
    "check_ids",
    "citations_of",
    "cut",
    "facts_of",
    "kinds_named",
    "references_of",
    "refers_to",
]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_REFERS = "csc_reform.refers_to"
#: The fields that every entity has.
_LABELS = ("id", "title", "summary", "aliases", "former_ids", "citations", "extensions")


class Basis(Enum):
    """Whether a source says a thing, or it was worked out from what the source says."""

    STATED = "stated"
    INFERRED = "inferred"


class Cited(Protocol):
    """Anything that carries citations."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages that state it."""
        ...


def check_id(_owner: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Refuse, as an attrs validator, what is no id: lower case, figures and single hyphens."""
    if type(value) is not str or not _ID.fullmatch(value):
        raise InvalidValueError(attribute.name, "lower-case words joined by hyphens", value)


def check_ids(owner: object, attribute: "attrs.Attribute[Any]", value: tuple[str, ...]) -> None:
    """Refuse, as an attrs validator, ids that are none or that come twice."""
    tuple_of(str)(owner, attribute, value)
    for item in value:
        check_id(owner, attribute, item)
    if len(set(value)) < len(value):
        raise InvalidValueError(attribute.name, "ids that differ", value)


def refers_to(*kinds: str) -> Mapping[str, tuple[str, ...]]:
    """Give the attrs metadata of a field whose ids name entities of these kinds (plurals)."""
    return {_REFERS: kinds}


@attrs.frozen(kw_only=True)
class Part:
    """Something inside an entity that has no id of its own, such as one rate of an allowance."""

    #: The plural of this kind of part; set by each.
    KIND: ClassVar[str] = ""

    def __attrs_post_init__(self) -> None:
        check_types(self)


@attrs.frozen(kw_only=True)
class Entity:
    """
    The labels that every entity has. They are ours, and reveal nothing that was learnt later.

    Attributes:
        id: Lower-case words joined by hyphens; unique in a reform, whatever the kind.
        title: A short name.
        summary: What it is, in a sentence of ours; may be empty.
        aliases: Other names that sources use.
        former_ids: Ids that now lead here.
        citations: The passages that establish it, beside those of its own facts.
        extensions: What a user keeps beside it, under keys of their own. As a label it carries no
            date, and must reveal nothing that was learnt later.
    """

    #: The plural under which a reform holds this kind; set by each kind.
    KIND: ClassVar[str] = ""
    #: True for the kinds that are labels only: they are known as soon as anything names them.
    IS_LABEL: ClassVar[bool] = False

    id: str = attrs.field(validator=check_id)
    title: str = attrs.field(validator=not_blank)
    summary: str = ""
    aliases: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = attrs.field(default=(), validator=check_ids)
    citations: tuple[Citation, ...] = ()
    extensions: Extensions = attrs.field(default=NO_EXTENSIONS, repr=False)

    def __attrs_post_init__(self) -> None:
        check_types(self)
        if not self.IS_LABEL and not any(fact.citations for fact in facts_of(self)):
            raise InvalidValueError(
                "citations", "of at least one passage, here or in a statement", ()
            )

    @property
    def cited_ids(self) -> tuple[str, ...]:
        """The ids of the sources that it and all its facts are taken from, each once."""
        return tuple(dict.fromkeys(citation.source_id for citation in citations_of(self)))


E = TypeVar("E", bound=Entity)


def _fields(thing: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give each field's name with the kinds that its ids name."""
    return _fields_of(cast("Hashable", type(thing)))


@cache
def _fields_of(cls: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:  # noqa: ANN401 (a class)
    return tuple(
        (field.name, field.metadata.get(_REFERS, ()))
        for field in attrs.fields(cls)
        if field.name not in _LABELS
    )


def kinds_named(owner: type, path: str) -> tuple[str, ...]:
    """Give the kinds (plurals) whose ids a field of a class holds; none where it holds no ids."""
    if issubclass(owner, Entity):
        own = {"id": (owner.KIND,), "cited_ids": ("sources",)}
        if path in own:
            return own[path]
    return dict(_fields_of(cast("Hashable", owner))).get(path, ())


def facts_of(entity: Entity) -> Iterator[Cited]:
    """Give everything in an entity that is cited: itself, its statements, its cited parts."""
    yield entity
    for name, _ in _fields(entity):
        yield from _facts_in(getattr(entity, name))


def citations_of(fact: "Cited | Citation | History[Any] | Part") -> tuple[Citation, ...]:
    """
    Give every citation of a fact, a history, a part, or an entity and all its facts; each once.

    Raises:
        InvalidValueError: For what has no citations.
    """
    given: object = fact
    if isinstance(given, Citation):
        return (given,)
    if isinstance(given, Entity):
        facts = list(facts_of(given))
    elif isinstance(given, History | Part):
        facts = list(_facts_in(cast("History[object] | Part", given)))
    elif hasattr(given, "citations"):
        facts = [given]
    else:
        raise InvalidValueError("fact", "something that is cited", given)
    return tuple(dict.fromkeys(citation for one in facts for citation in one.citations))


def _facts_in(value: object) -> Iterator[Cited]:
    if isinstance(value, History):
        yield from cast("History[object]", value).statements
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _facts_in(item)
    elif isinstance(value, Part):
        if hasattr(value, "citations"):
            yield cast("Cited", value)
        for name, _ in _fields(value):
            yield from _facts_in(getattr(value, name))


@attrs.frozen(kw_only=True)
class Reference:
    """
    A place where one entity names another.

    Attributes:
        field: The name of the field.
        target_id: The id it names.
        kinds: The kinds (plurals) that it may name.
        fact: The fact that makes the reference; the entity itself when it is part of what it is.
    """

    field: str
    target_id: str
    kinds: tuple[str, ...]
    fact: Cited


def references_of(entity: Entity) -> Iterator[Reference]:
    """Give every place where an entity names another, the sources it cites left out."""
    yield from _references_in(entity, entity)
    for fact in facts_of(entity):
        for citation in fact.citations:
            if citation.speaker_id is not None:
                yield Reference(
                    field="speaker_id",
                    target_id=citation.speaker_id,
                    kinds=("offices", "organisations"),
                    fact=fact,
                )


def _references_in(owner: object, fact: Cited) -> Iterator[Reference]:
    for name, kinds in _fields(owner):
        value: object = getattr(owner, name)
        if isinstance(value, History):
            for statement in cast("History[object]", value).statements:
                yield from _named(name, statement.value, kinds, statement)
        elif isinstance(value, tuple):
            for item in cast("tuple[object, ...]", value):
                if isinstance(item, Part):
                    inner = cast("Cited", item) if hasattr(item, "citations") else fact
                    yield from _references_in(item, inner)
        yield from _named(name, getattr(owner, name), kinds, fact)


def _named(field: str, value: object, kinds: tuple[str, ...], fact: Cited) -> Iterator[Reference]:
    if not kinds:
        return
    for item in cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,):
        if isinstance(item, str):
            yield Reference(field=field, target_id=item, kinds=kinds, fact=fact)


def cut(
    entity: E,
    is_known: Callable[[Citation], bool],
    known_in: "Callable[[Part], Callable[[Citation], bool]] | None" = None,
) -> E | None:
    """
    Give what is left of an entity when only some citations are known; None when nothing is.

    Statements and parts whose citations are all unknown go; see `History.cut`. What is only a label
    stays.

    Args:
        entity: The entity.
        is_known: Which citations are.
        known_in: Which of these are in one of its parts; all of them when not given.
    """
    names = ("citations", *(name for name, _ in _fields(entity)))
    left = {name: _cut_value(getattr(entity, name), is_known, known_in) for name in names}
    if not entity.IS_LABEL and not left["citations"] and not any(map(_is_cited, left.values())):
        return None
    changes: dict[str, Any] = {
        name: value for name, value in left.items() if value is not getattr(entity, name)
    }
    return attrs.evolve(entity, **changes) if changes else entity


def _is_cited(value: object) -> bool:
    return any(fact.citations for fact in _facts_in(value))


def _cut_value(
    value: object,
    is_known: Callable[[Citation], bool],
    known_in: "Callable[[Part], Callable[[Citation], bool]] | None",
) -> object:
    """Give what is left of a value: the value itself when all of it is; None for a part that goes."""
    if isinstance(value, History):
        return cast("History[object]", value).cut(is_known)
    if isinstance(value, Citation):
        return value if is_known(value) else None
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        left = tuple(_cut_value(item, is_known, known_in) for item in items)
        if all(new is old for new, old in zip(left, items, strict=True)):
            return items
        return tuple(item for item in left if item is not None)
    if isinstance(value, Part):
        return _cut_part(value, is_known, known_in)
    return value


def _cut_part(
    part: Part,
    is_known: Callable[[Citation], bool],
    known_in: "Callable[[Part], Callable[[Citation], bool]] | None",
) -> Part | None:
    changes: dict[str, Any] = {}
    if known_in is not None:
        outside, inside = is_known, known_in(part)
        is_known = lambda citation: outside(citation) and inside(citation)  # noqa: E731
    citations = getattr(part, "citations", None)
    for name in attrs.fields_dict(type(part)):
        value = getattr(part, name)
        left = _cut_value(value, is_known, known_in)
        if left is not value:
            changes[name] = left
    if citations is not None and changes.get("citations") == ():
        return None
    if not changes:
        return part
    left = attrs.evolve(part, **changes)
    is_empty = citations is None and not any(True for _ in _facts_in(left))
    return None if is_empty else left
