"""Selections: entities of one kind, in order, to narrow, sort, group, read off and add up."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, Protocol, TypeAlias, TypeVar, cast, final, overload

import attrs

from csc_reform.errors import (
    ConflictError,
    InvalidValueError,
    NotKnownError,
    NotOneError,
    UnknownIdError,
)
from csc_reform.history import Conflict, NotKnown
from csc_reform.query.fields import Field, HedgedField, RankedField, Sortable, SortKey, Told
from csc_reform.query.indexes import Indexes
from csc_reform.query.operands import types_of
from csc_reform.query.operators import Answer
from csc_reform.query.predicates import Predicate, about, joined_by, singular
from csc_reform.values.quantity import Quantity

__all__ = ["Selection"]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=_Identified)
V = TypeVar("V")
Q = TypeVar("Q", bound=Quantity)
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
F = TypeVar("F")
G = TypeVar("G")


_Slice: TypeAlias = "slice[int | None, int | None, int | None]"


@final
@attrs.frozen(repr=False, order=False)
class Selection(Generic[E]):
    """
    Entities of one kind, in order; immutable, so that every step gives a new selection.

    Attributes:
        what: What is selected, in the plural.
        items: The entities.

    >>> from csc_reform import Strength, load
    >>> from csc_reform.fields import commitment as c
    >>> explored = load().commitments.where(c.strength == Strength.EXPLORE)
    >>> explored.order_by(c.id.descending()).ids()
    ('kinship-workplace-explore', 'kinship-legal-aid-explore')
    """

    what: str
    items: tuple[E, ...]

    # A collection -----------------------------------------------------------------------------

    @cached_property
    def _by_id(self) -> Mapping[str, E]:
        former = {old: item for item in self.items for old in getattr(item, "former_ids", ())}
        return former | {item.id: item for item in self.items}

    @cached_property
    def _indexes(self) -> Indexes:
        return Indexes(self.items)

    def __iter__(self) -> Iterator[E]:
        """Go through the entities."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count the entities."""
        return len(self.items)

    def __contains__(self, item: object) -> bool:
        """Tell whether an entity, or an id, is selected."""
        if isinstance(item, str):
            return item in self._by_id
        found = self._by_id.get(getattr(item, "id", ""))
        return found is not None and found == item

    @overload
    def __getitem__(self, key: str) -> E: ...
    @overload
    def __getitem__(self, key: _Slice) -> "Selection[E]": ...
    def __getitem__(self, key: "str | _Slice") -> "E | Selection[E]":
        """
        Give the entity of an id, or a slice of the selection.

        Raises:
            UnknownIdError: With the ids that look like it.
            InvalidValueError: For what is neither an id nor a slice.
        """
        if isinstance(key, slice):
            return self._of(self._sliced(key))
        if not isinstance(cast("object", key), str):
            raise InvalidValueError("key", "an id, or a slice", key, "or ask .first() or .items")
        found = self._by_id.get(key)
        if found is None:
            raise UnknownIdError(singular(self.what), key, self.ids())
        return found

    def _sliced(self, key: _Slice) -> tuple[E, ...]:
        try:
            return self.items[key]
        except (TypeError, ValueError) as error:
            raise InvalidValueError("key", "a slice of whole numbers", key, str(error)) from None

    def _of(self, items: Iterable[E]) -> "Selection[E]":
        return Selection(self.what, tuple(items))

    def ids(self) -> tuple[str, ...]:
        """Give the ids, for `is_in` and `has_any`."""
        return tuple(item.id for item in self.items)

    def count(self) -> int:
        """Count the entities."""
        return len(self.items)

    def first(self) -> E | None:
        """Give the first entity, or None when there is none."""
        return self.items[0] if self.items else None

    def one(self) -> E:
        """
        Give the only entity.

        Raises:
            NotOneError: When there is none, or more than one.
        """
        if len(self.items) != 1:
            raise NotOneError(singular(self.what), len(self.items))
        return self.items[0]

    def one_or_none(self) -> E | None:
        """
        Give the only entity, or None when there is none.

        Raises:
            NotOneError: When there is more than one.
        """
        return self.one() if self.items else None

    def __repr__(self) -> str:
        """Name the kind and the number."""
        return f"<Selection of {len(self.items)} {self.what}>"

    # Narrowing --------------------------------------------------------------------------------

    def where(self, *predicates: Predicate[E]) -> "Selection[E]":
        """
        Keep what every predicate certainly holds for; see `undetermined` for what may be so.

        Raises:
            InvalidValueError: For what is no predicate about this kind of entity.

        >>> from csc_reform import Money, load
        >>> from csc_reform.fields import funding as f
        >>> above = f.amount.certainly_exceeds(Money.parse("£100m"))
        >>> load().funding.where(above, f.subject_id == "kinship-zones").ids()
        ('kinship-zones-126m',)
        """
        return self._judged(predicates, wanted=True)

    def undetermined(self, *predicates: Predicate[E]) -> "Selection[E]":
        """
        Keep what the predicates together cannot decide, since a value is unknown or disputed.

        >>> from csc_reform import Strength, load
        >>> from csc_reform.fields import commitment as c
        >>> load().commitments.undetermined(c.strength >= Strength.PILOT).ids()
        ('court-delays', 'las-review-local-offer')
        """
        return self._judged(predicates, wanted=None)

    def _judged(self, predicates: tuple[Predicate[E], ...], *, wanted: Answer) -> "Selection[E]":
        asked: list[Predicate[E]] = [about(self.what, predicate) for predicate in predicates]
        if not asked:
            return self if wanted else self._of(())
        joined = joined_by("and", asked)
        test = joined.test
        places = self._indexes.candidates(joined)
        if places is None:
            return self._of(item for item in self.items if test(item) is wanted)
        return self._of(
            item for item in map(self.items.__getitem__, sorted(places)) if test(item) is wanted
        )

    def filter(self, keep: Callable[[E], bool]) -> "Selection[E]":
        """
        Keep what a function of your own says to keep.

        Raises:
            InvalidValueError: For what is no function.
        """
        if not callable(cast("object", keep)):
            raise InvalidValueError("keep", "a function", keep, "predicates are for where")
        return self._of(filter(keep, self.items))

    def limit(self, most: int) -> "Selection[E]":
        """
        Keep the first ones, so many at the most.

        Raises:
            InvalidValueError: For what is no whole number from 0 on.
        """
        if type(most) is not int or most < 0:
            raise InvalidValueError("limit", "0 or more", most)
        return self._of(self.items[:most])

    # Sorting and grouping ---------------------------------------------------------------------

    def order_by(self, *keys: Sortable[E]) -> "Selection[E]":
        """
        Sort by fields: by the first one, where that is equal by the second, and so on.

        What is equal by all stays in its order. What is not known by one, since no source states it
        or sources disagree, comes after what is, whichever way it is sorted.

        Args:
            keys: Fields that have an order; of hedged figures and dates, one of their ends. Each may
                be turned around: ``c.strength.descending()``, ``f.amount.low.descending()``.

        Raises:
            InvalidValueError: For what is no field of this kind of entity that has an order.

        >>> from csc_reform import load
        >>> from csc_reform.fields import source
        >>> oldest = load().sources.order_by(source.published.latest, source.id).first()
        >>> oldest.published.in_words()
        'between 26 July 2006 and 27 July 2006'
        """
        items = list(self.items)
        for key in reversed([_checked_key(self.what, key) for key in keys]):
            places = list(key.places_of(items))
            known = [at for at, place in enumerate(places) if place is not None]
            known.sort(
                key=cast("Callable[[int], Any]", places.__getitem__), reverse=key.is_descending
            )
            unknown = (at for at, place in enumerate(places) if place is None)
            items = [items[at] for at in (*known, *unknown)]
        return self._of(items)

    def group_by(self, field: Field[E, A]) -> "dict[A, Selection[E]]":
        """
        Part the entities by the values of a field, in the order in which the values come up.

        Nothing is left out: what has no value is under None, and what is not known or disputed is
        under the `NotKnown` or `Conflict` that says so.

        >>> from csc_reform import load
        >>> from csc_reform.fields import commitment as c
        >>> promised = load().known_on("2023-12-18").commitments
        >>> for nature, commitments in promised.group_by(c.nature).items():
        ...     print(nature.value, len(commitments))
        action 23
        aim 9
        conditional 1
        expectation 1
        """
        groups: dict[A, list[E]] = {}
        for item, value in zip(self.items, self._read(field), strict=True):
            groups.setdefault(value, []).append(item)
        return {value: self._of(items) for value, items in groups.items()}

    # Reading off ------------------------------------------------------------------------------

    def _read(self, field: Field[E, A]) -> Iterator[A]:
        return map(_checked_field(self.what, field).reader(), self.items)

    @overload
    def select(self, a: Field[E, A], /) -> tuple[tuple[A], ...]: ...
    @overload
    def select(self, a: Field[E, A], b: Field[E, B], /) -> tuple[tuple[A, B], ...]: ...
    @overload
    def select(
        self, a: Field[E, A], b: Field[E, B], c: Field[E, C], /
    ) -> tuple[tuple[A, B, C], ...]: ...
    @overload
    def select(
        self, a: Field[E, A], b: Field[E, B], c: Field[E, C], d: Field[E, D], /
    ) -> tuple[tuple[A, B, C, D], ...]: ...
    @overload
    def select(
        self, a: Field[E, A], b: Field[E, B], c: Field[E, C], d: Field[E, D], e: Field[E, F], /
    ) -> tuple[tuple[A, B, C, D, F], ...]: ...
    @overload
    def select(
        self,
        a: Field[E, A],
        b: Field[E, B],
        c: Field[E, C],
        d: Field[E, D],
        e: Field[E, F],
        f: Field[E, G],
        /,
    ) -> tuple[tuple[A, B, C, D, F, G], ...]: ...
    @overload
    def select(
        self,
        a: Field[E, object],
        b: Field[E, object],
        c: Field[E, object],
        d: Field[E, object],
        e: Field[E, object],
        f: Field[E, object],
        g: Field[E, object],
        /,
        *more: Field[E, object],
    ) -> tuple[tuple[object, ...], ...]: ...
    def select(self, *fields: Field[E, object]) -> tuple[tuple[object, ...], ...]:
        """
        Read fields off every entity: a row each, typed field by field up to the sixth.

        Raises:
            InvalidValueError: For no field, and for what is no field of this kind of entity.

        >>> from csc_reform import load
        >>> from csc_reform.fields import pillar
        >>> load().pillars.order_by(pillar.number).limit(2).select(pillar.number, pillar.title)
        ((1, 'Family Help'), (2, 'Child protection'))
        """
        if not fields:
            raise InvalidValueError("fields", "at least one", ())
        return tuple(zip(*map(self._read, fields), strict=True))

    def distinct(self, field: Field[E, A]) -> tuple[A, ...]:
        """
        Give the values of a field, each once, in the order in which they come up.

        >>> from csc_reform import load
        >>> from csc_reform.fields import organisation as o
        >>> sorted(kind.value for kind in load().organisations.distinct(o.kind))[:2]
        ['charity', 'class of organisations']
        """
        return tuple(dict.fromkeys(self._read(field)))

    # Adding up --------------------------------------------------------------------------------

    def total(self, field: HedgedField[E, object, Q]) -> Q:
        """
        Add up a hedged field: an interval, as sound as its parts.

        It adds what is selected. Whether that may be added, or is partly the same money, is for
        `reconcile` to tell.

        Raises:
            NotKnownError: When the value of some entity is not known, with its id.
            ConflictError: When sources disagree on the value of some entity.
            UnitError: When the values are not of one unit.
            InvalidValueError: For what is no hedged field of this kind of entity, and for no values
                at all of a kind of which there is no nought, such as counts of nobody knows what.

        >>> from csc_reform import load
        >>> from csc_reform.fields import funding as f
        >>> parts = ["fostering-25m-2y", "fostering-up-to-8-5m"]
        >>> print(load().funding.where(f.id.is_in(parts)).total(f.amount))
        £25 million to £33.5 million
        """
        values = self._known(field, HedgedField)
        kinds = types_of(field.owner, field.path)
        for first in values:
            return type(first).total(values)
        if len(kinds) != 1:
            raise InvalidValueError("selection", f"of at least one {singular(self.what)}", 0)
        return cast("type[Q]", kinds[0]).total(())

    def minimum(self, field: RankedField[E, object, V]) -> V:
        """
        Give the least value of a field; of hedged figures and dates, all that it can be.

        Raises:
            NotKnownError: When the value of some entity is not known, with its id.
            ConflictError: When sources disagree on the value of some entity.
            UnitError: When the values are not of one unit.
            InvalidValueError: For an empty selection, and for what is no field of this kind of
                entity that has an order.

        >>> from csc_reform import load
        >>> from csc_reform.fields import source
        >>> load().sources.minimum(source.published)
        PartialDate.parse('2006-01-01/2006-07-27')
        """
        values = self._ranked(field)
        return field.least(values)

    def maximum(self, field: RankedField[E, object, V]) -> V:
        """Give the greatest value of a field; see `minimum`."""
        values = self._ranked(field)
        return field.greatest(values)

    def _ranked(self, field: RankedField[E, object, V]) -> tuple[V, ...]:
        values = self._known(field, RankedField)
        if not values:
            raise InvalidValueError("selection", f"of at least one {singular(self.what)}", 0)
        return values

    def _known(self, field: RankedField[E, object, V], kind: type) -> tuple[V, ...]:
        """Give the values of all; refuse when one has none to give."""
        values = list(self._read(_checked_field(self.what, field, kind)))
        pairs = list(zip(self.ids(), values, strict=True))
        disputed = [id_ for id_, value in pairs if isinstance(value, Conflict)]
        unknown = [id_ for id_, value in pairs if value is None or isinstance(value, NotKnown)]
        method = "is_known()" if isinstance(field, Told) else "is_none()"
        negation = "" if isinstance(field, Told) else "~"
        advice = f"leave these out with where({negation}{field!r}.{method})"
        if unknown:
            raise NotKnownError(
                f"{field!r} must be known of all, got none of {_some(unknown)}; {advice}"
            )
        if disputed:
            raise ConflictError(
                f"{field!r} must be agreed on by the sources, got a conflict on {_some(disputed)}; "
                f"{advice}"
            )
        return tuple(cast("V", value) for value in values)


def _some(ids: list[str]) -> str:
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return f"{', '.join(ids[:_NAMED])}{more}"


#: How many ids a message names.
_NAMED = 3


def _checked_field(what: str, field: V, kind: type = Field) -> V:
    """Refuse what is no field of a kind of entity; a type checker has refused it before."""
    if not isinstance(field, kind) or cast("Field[Any, Any]", field).kind != what:
        raise InvalidValueError("field", f"{_WORDS[kind]} of {what}", field)
    return field


_WORDS: Mapping[type, str] = {
    Field: "a field",
    HedgedField: "a field with hedged figures",
    RankedField: "a field with an order",
}


def _checked_key(what: str, key: Sortable[E]) -> SortKey[E]:
    advice = "of hedged figures take .low or .high, of dates .earliest or .latest"
    refusal = InvalidValueError("field", f"a field of {what} that has an order", key, advice)
    found = key.sort_key() if isinstance(cast("object", key), Sortable) else None
    if found is None or found.field.kind != what:
        raise refusal
    return found
