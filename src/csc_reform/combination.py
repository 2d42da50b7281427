"""
Combinations: several reforms as one, such as the bundled one and a council's own.

Nothing is overwritten. What two of them state of one thing is kept side by side, as statements of
one history; where they name one thing differently, which no history could hold, they clash.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, cast, final

import attrs

from csc_reform.entities.entity import Entity, Part, kinds_named
from csc_reform.errors import CscReformError, InvalidValueError, printable, shown
from csc_reform.extensions import Extensions
from csc_reform.history import History
from csc_reform.provenance import Citation, Origin
from csc_reform.reform import Reform
from csc_reform.statements import Stated

__all__ = ["Clash", "CombineError", "combine"]

F = TypeVar("F", bound="Part | Stated[object]")

#: The fields that each may add to: names, passages, and ids that lead on.
_ADDED_TO = ("aliases", "citations", "former_ids")


@final
@attrs.frozen(kw_only=True)
class Clash:
    """
    Something that reforms to be combined do not agree on.

    Attributes:
        id: The id of the entity; empty for a label of the whole reform.
        field: The name of the field, ``kind`` when one id is of two kinds.
        values: What each of the two has.
        origins: Where each of the two was read from; None for what was not read from a document.
        reason: Why the two cannot stand together; empty when it is that they differ.
    """

    id: str
    field: str
    values: tuple[object, object]
    origins: tuple[Origin | None, Origin | None] = (None, None)
    reason: str = ""

    def __str__(self) -> str:
        """One line: what must be the same, what it is in each, and where that stands."""
        of = f" of {self.id!r}" if self.id else ""
        if self.reason:
            reason = f"{self.field}{of} must be such that both can stand, got {self.reason}"
            return printable(reason)
        one, other = (
            f"{shown(value)}{_place(origin)}"
            for value, origin in zip(self.values, self.origins, strict=True)
        )
        advice = "; or give licence=" if not self.id and self.field == "licence" else ""
        return printable(
            f"{self.field}{of} must be the same in both, got {one} and {other}{advice}"
        )


def _place(origin: Origin | None) -> str:
    return "" if origin is None else f" ({origin.file}:{origin.line})"


class CombineError(CscReformError, ValueError):
    """
    Reforms that cannot be combined; holds everything they clash on.

    Attributes:
        clashes: The clashes, by id.
    """

    #: How many clashes the message spells out; `clashes` holds them all.
    SPELLED_OUT = 20

    def __init__(self, clashes: Sequence[Clash]) -> None:
        self.clashes: tuple[Clash, ...] = tuple(clashes)
        lines = [str(clash) for clash in self.clashes[: self.SPELLED_OUT]]
        more = len(self.clashes) - len(lines)
        super().__init__("\n".join([*lines, f"and {more:,} more"] if more else lines))


def combine(
    base: Reform, *others: Reform, title: str | None = None, licence: str | None = None
) -> Reform:
    """
    Give one reform with all that several hold.

    An entity that two of them have, under its id or a former one, is one entity: statements, rates
    and other cited parts, passages and other names of both are kept, what is equal once, in the order
    of the reforms. So a later document can add what was delivered to a commitment of an earlier one,
    and where the two are at odds, the history says so. Everything else of an entity must be the same,
    or be left out of all but one.

    Its scope, and the address of the schema, are those of the base.

    Args:
        base: The first reform.
        others: The reforms that add to it.
        title: What the combination is called; None for the title of the base.
        licence: The licence of the combination; None when it is the same in all.

    Raises:
        CombineError: With everything that they clash on.
        InvalidValueError: For what is no reform.

    >>> from csc_reform import Group, Reform, combine, load
    >>> mine = Reform([Group(id="young-parents", title="Young parents")], licence="MIT")
    >>> combine(load(), mine).groups["young-parents"].title
    'Young parents'
    """
    for reform in (base, *others):
        if not isinstance(cast("object", reform), Reform):
            raise InvalidValueError("others", "reforms", reform, "such as load() and read(path)")
    work = _Combination(base)
    for other in others:
        work.add(other)
        if licence is None and other.licence != base.licence:
            work.clashes.append(Clash(id="", field="licence", values=(base.licence, other.licence)))
    return work.result(
        base.title if title is None else title, base.licence if licence is None else licence
    )


@final
class _Combination:
    """Reforms as they are combined one by one."""

    def __init__(self, base: Reform) -> None:
        self._base = base
        self._entities = {entity.id: entity for entity in base}
        #: The entity that each id, and each former one, leads to.
        self._leads = {id_: one.id for one in base for id_ in (one.id, *one.former_ids)}
        self._origins = dict(base.origins)
        self._extensions = base.extensions
        #: What was found so far.
        self.clashes: list[Clash] = []

    def add(self, reform: Reform) -> None:
        """Put all of a reform to what there is."""
        self._extensions = self._extended("", self._extensions, reform.extensions)
        for entity in reform:
            self._put(entity, reform.origins.get(entity.id))

    def result(self, title: str, licence: str) -> Reform:
        """Give the combination."""
        if self.clashes:
            raise CombineError(sorted(self.clashes, key=lambda clash: (clash.id, clash.field)))
        base = self._base
        return Reform(
            self._entities.values(),
            title=title,
            scope=base.scope,
            licence=licence,
            schema=base.schema,
            extensions=self._extensions,
            origins=self._origins,
        )

    def _put(self, entity: Entity, origin: Origin | None) -> None:
        names = (entity.id, *entity.former_ids)
        found = dict.fromkeys(self._leads[name] for name in names if name in self._leads)
        if not found:
            self._keep(entity, origin)
            return
        id_, *rest = found
        one = self._entities[id_]
        if rest:
            self._clash(one, entity, "id", origin, f"it leads to {' and '.join(found)}")
        elif type(one) is not type(entity):
            self._clash(one, entity, "kind", origin)
        elif one != entity:
            self._unite(one, entity, origin)

    def _keep(self, entity: Entity, origin: Origin | None) -> None:
        self._entities[entity.id] = entity
        self._leads |= dict.fromkeys((entity.id, *entity.former_ids), entity.id)
        if origin is not None:
            self._origins.setdefault(entity.id, origin)

    def _unite(self, one: Entity, other: Entity, origin: Origin | None) -> None:
        """Put what another of the same id says to an entity."""
        former = tuple(
            dict.fromkeys(
                name for name in (*one.former_ids, other.id, *other.former_ids) if name != one.id
            )
        )
        other = attrs.evolve(other, id=one.id, former_ids=former)
        one = attrs.evolve(one, former_ids=former)
        changes: dict[str, Any] = {}
        for field in attrs.fields(type(one)):
            name = field.name
            mine, theirs = getattr(one, name), getattr(other, name)
            if isinstance(mine, Extensions):
                changes[name] = self._extended(one.id, mine, theirs)
                continue
            if kinds_named(type(one), name) and self._is_one(mine, theirs):
                # One of them knows what it names by a former id.
                continue
            try:
                changes[name] = _united(name, mine, theirs)
            except _DifferError:
                self._clash(one, other, name, origin)
            except InvalidValueError as error:
                self._clash(one, other, name, origin, str(error))
        try:
            self._keep(attrs.evolve(one, **changes), None)
        except InvalidValueError as error:
            self._clash(one, other, error.field, origin, str(error))

    def _is_one(self, mine: object, theirs: object) -> bool:
        """Tell whether two ids lead to one entity."""
        if not isinstance(mine, str) or not isinstance(theirs, str):
            return False
        return mine in self._leads and self._leads[mine] == self._leads.get(theirs)

    def _extended(self, id_: str, one: Extensions, other: Extensions) -> Extensions:
        for key in one.keys() & other.keys():
            if not one.agrees_on(key, other):
                self.clashes.append(Clash(id=id_, field=key, values=(one[key], other[key])))
        return Extensions({**other, **one})

    def _clash(
        self, one: Entity, other: Entity, field: str, origin: Origin | None, reason: str = ""
    ) -> None:
        values = tuple(
            entity.KIND
            if field == "kind" and type(one) is not type(other)
            else getattr(entity, field, None)
            for entity in (one, other)
        )
        self.clashes.append(
            Clash(
                id=one.id,
                field=field,
                values=cast("tuple[object, object]", values),
                origins=(self._origins.get(one.id), origin),
                reason=reason,
            )
        )


class _DifferError(Exception):
    """Two values of a field that can have one only."""


def _says_nothing(value: object) -> bool:
    """Tell whether a field that holds this was left out, or holds the word for it."""
    return value in (None, "", (), History()) or getattr(value, "name", "") == "UNSTATED"


def _united(name: str, one: object, other: object) -> object:
    """Give what two values of one field come to; refuse two that cannot both be."""
    if one == other or _says_nothing(other):
        return one
    if _says_nothing(one):
        return other
    if isinstance(one, History):
        return _history(cast("History[object]", one), cast("History[object]", other))
    if isinstance(one, tuple):
        mine, theirs = cast("tuple[object, ...]", one), cast("tuple[object, ...]", other)
        if name in _ADDED_TO:
            return tuple(dict.fromkeys((*mine, *theirs)))
        if isinstance(mine[0], Part):
            return tuple(_facts(cast("tuple[Part, ...]", mine), cast("tuple[Part, ...]", theirs)))
    raise _DifferError


def _history(one: History[object], other: History[object]) -> History[object]:
    statements = tuple(_facts(one.statements, other.statements))
    return History(statements, incomplete=one.incomplete or other.incomplete)


def _facts(mine: Sequence[F], theirs: Sequence[F]) -> Iterator[F]:
    """Give the facts of both; two that only differ in what is said of them are one that says both."""
    known, same = set(mine), set(theirs)
    left: dict[object, list[F]] = {}
    for fact in theirs:
        if fact not in known:
            left.setdefault(_label(fact), []).append(fact)
    for fact in mine:
        alike = [] if fact in same else left.get(_label(fact), [])
        yield _both(fact, alike.pop(0)) if alike else fact
    for alike in left.values():
        yield from alike


def _both(one: F, other: F) -> F:
    names = [field.name for field in attrs.fields(type(one))]
    held = {name: _united(name, getattr(one, name), getattr(other, name)) for name in names}
    return attrs.evolve(one, **cast("dict[str, Any]", held))


def _label(fact: Part | Stated[object]) -> tuple[object, ...]:
    """Give what a fact is, without the passages that state it and the histories inside it."""
    held = [getattr(fact, field.name) for field in attrs.fields(type(fact))]
    return tuple(value for value in held if not isinstance(value, History) and not _cites(value))


def _cites(value: object) -> bool:
    items = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    return bool(items) and isinstance(items[0], Citation)
