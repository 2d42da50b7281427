"""
Differences: what changed between two reforms, or between two views of one.

There is one change for each field that differs, of the kind that says most about it. Together they
say all there is to say: whoever takes the first reform and makes each change has the second.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar, cast, final

import attrs

from csc_reform.changes import (
    Change,
    EntityAdded,
    EntityWithdrawn,
    FieldChanged,
    FieldDifference,
    FigureRestated,
    HedgeChanged,
    HistoryChanged,
    ItemsChanged,
    MilestoneMoved,
    StrengthLowered,
    StrengthRaised,
)
from csc_reform.entities.commitments import Strength
from csc_reform.entities.entity import Entity, Part, citations_of
from csc_reform.entities.kinds import KINDS
from csc_reform.entities.milestones import Milestone
from csc_reform.errors import InvalidValueError
from csc_reform.history import History
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.statements import Stated
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline, days_between, is_within
from csc_reform.values.quantity import Quantity

__all__ = ["diff"]

C = TypeVar("C", bound=FieldDifference)

_MOMENT = (PartialDate, Deadline)


def diff(before: Reform, after: Reform) -> tuple[Change, ...]:
    """
    Give what changed from one reform to another, kind by kind, by id, field by field.

    Empty exactly when the two are equal. What is kept of a reform beside its entities, such as its
    title, is no part of it.

    Raises:
        InvalidValueError: For what is no reform.

    >>> from csc_reform import load
    >>> reform = load()
    >>> changes = diff(reform.known_on("2023-02-02"), reform.known_on("2023-12-18"))
    >>> next(change for change in changes if change.subject_id == "kinship-allowance").in_words()
    'strength raised from explore to pilot'
    """
    for name, value in (("before", before), ("after", after)):
        _check_reform(name, value)
    return tuple(_changes(before, after))


def _check_reform(name: str, value: object) -> None:
    if not isinstance(value, Reform):
        raise InvalidValueError(name, "a Reform", value, "such as load().known_on('2023-02-02')")


def _changes(before: Reform, after: Reform) -> Iterator[Change]:
    kinds = list(KINDS)
    old = {(kinds.index(entity.KIND), entity.id): entity for entity in before}
    new = {(kinds.index(entity.KIND), entity.id): entity for entity in after}
    for key in sorted({*old, *new}):
        one, other = old.get(key), new.get(key)
        if one is not None and other is not None:
            if one is not other:
                yield from _Comparison(other).of_fields(one, other, "")
        elif other is not None:
            yield _presence(EntityAdded, other)
        elif one is not None:
            yield _presence(EntityWithdrawn, one)


def _presence(made: type[EntityAdded] | type[EntityWithdrawn], entity: Entity) -> Change:
    return made(
        subject_id=entity.id,
        subject_kind=entity.KIND,
        title=entity.title,
        citations=citations_of(entity),
        entity=entity,
    )


@final
class _Comparison:
    """The comparison of one entity as two reforms have it."""

    def __init__(self, entity: Entity) -> None:
        self.entity = entity

    def of_fields(self, one: Entity | Part, other: Entity | Part, path: str) -> Iterator[Change]:
        """Compare field by field; the path leads to a part of the entity, or is empty."""
        for name in attrs.fields_dict(type(other)):
            before: object = getattr(one, name)
            after: object = getattr(other, name)
            if before is after or before == after:
                continue
            field = f"{path}{name}"
            if isinstance(before, History) and isinstance(after, History):
                yield self._history(
                    field, cast("History[object]", before), cast("History[object]", after)
                )
            elif isinstance(before, tuple) and isinstance(after, tuple):
                old = cast("tuple[object, ...]", before)
                yield from self._items(field, old, cast("tuple[object, ...]", after))
            else:
                cited = self.entity.citations or citations_of(self.entity)
                yield self._made(FieldChanged, field, cited, before=before, after=after)

    def _made(
        self,
        kind: type[C],
        field: str,
        citations: Iterable[Citation],
        **fields: Any,  # noqa: ANN401 (the fields of the kind)
    ) -> C:
        return kind(
            subject_id=self.entity.id,
            subject_kind=self.entity.KIND,
            title=self.entity.title,
            citations=tuple(dict.fromkeys(citations)),
            field=field,
            **fields,
        )

    def _items(
        self, field: str, before: tuple[object, ...], after: tuple[object, ...]
    ) -> Iterator[Change]:
        """Compare items; a part of which only facts of its own differ is compared by its fields."""
        pairs = _paired(before, after)
        kept, found = {old for old, _ in pairs}, {new for _, new in pairs}
        withdrawn = tuple(item for at, item in enumerate(before) if at not in kept)
        added = tuple(item for at, item in enumerate(after) if at not in found)
        if added or withdrawn or [old for old, _ in pairs] != sorted(kept):
            told = (c for item in added or withdrawn or after for c in _cited(item))
            yield self._made(
                ItemsChanged,
                field,
                told,
                before=before,
                after=after,
                added=added,
                withdrawn=withdrawn,
            )
        for old, new in pairs:
            one, other = before[old], after[new]
            if isinstance(one, Part) and isinstance(other, Part) and one != other:
                yield from self.of_fields(one, other, f"{field}[{new}].")

    def _history(self, field: str, before: History[object], after: History[object]) -> Change:
        pairs = _paired(before.statements, after.statements)
        kept, found = {old for old, _ in pairs}, {new for _, new in pairs}
        added = tuple(one for at, one in enumerate(after.statements) if at not in found)
        withdrawn = tuple(one for at, one in enumerate(before.statements) if at not in kept)
        more = [
            citation
            for old, new in pairs
            for citation in after.statements[new].citations
            if citation not in before.statements[old].citations
        ]
        told = [c for one in added for c in one.citations] + more
        told = told or [c for one in withdrawn for c in one.citations]
        kind, fields = self._meaning(field, before, after)
        return self._made(
            kind,
            field,
            told or citations_of(after),
            before=before,
            after=after,
            added=added,
            withdrawn=withdrawn,
            **fields,
        )

    def _meaning(
        self, field: str, before: History[object], after: History[object]
    ) -> tuple[type[HistoryChanged], dict[str, object]]:
        """Give the kind that says most about what a history came to, and comes to now."""
        old, new = before.latest, after.latest
        values = {"old": old, "new": new}
        if old == new or not (_revised(before, after) and _revised(after, before)):
            return HistoryChanged, {}
        if isinstance(old, Strength) and isinstance(new, Strength):
            return (StrengthRaised if new > old else StrengthLowered), values
        if isinstance(old, Quantity) and isinstance(new, Quantity) and old.comparable_with(new):
            return (HedgeChanged if _numbers(old) == _numbers(new) else FigureRestated), values
        is_promise = isinstance(self.entity, Milestone) and field == "promised"
        if not (is_promise and isinstance(old, _MOMENT) and isinstance(new, _MOMENT)):
            return HistoryChanged, {}
        if is_within(old, new) or is_within(new, old):
            return HistoryChanged, {}
        return MilestoneMoved, {**values, "days": days_between(old, new)}


def _revised(before: History[object], after: History[object]) -> bool:
    """Tell whether something that one history rests on does not count any more in the other."""
    counts = {_bare(one) for one in after.live}
    return not {_bare(one) for one in before.current} <= counts


def _paired(before: Sequence[object], after: Sequence[object]) -> list[tuple[int, int]]:
    """
    Give the positions of items that are the same but for their facts, by the second.

    What is wholly the same comes first, so that an item is not taken for another that is like it.
    """
    found: dict[int, int] = {}
    left = set(range(len(before)))
    for likeness in (_itself, _bare):
        places: dict[object, deque[int]] = {}
        for at in sorted(left):
            places.setdefault(likeness(before[at]), deque()).append(at)
        for at, item in enumerate(after):
            same = places.get(likeness(item)) if at not in found else None
            if same:
                found[at] = same.popleft()
        left -= set(found.values())
    return [(found[at], at) for at in sorted(found)]


def _itself(item: object) -> object:
    return item


def _bare(item: object) -> object:
    """Give what an item is, without the facts and passages in it."""
    if isinstance(item, Stated):
        one = cast("Stated[object]", item)
        # What it does to others it can only do to what is known.
        return one.value, one.effective, one.key
    if not isinstance(item, Part):
        return item
    values = ((name, getattr(item, name)) for name in attrs.fields_dict(type(item)))
    return type(item), tuple(
        (name, value)
        for name, value in values
        if not isinstance(value, History) and name != "citations"
    )


def _cited(item: object) -> tuple[Citation, ...]:
    return citations_of(item) if isinstance(item, Citation | Part) else ()


def _numbers(figure: Quantity) -> set[Decimal]:
    """Give the numbers that a figure names, and not nought or all, which go without saying."""
    unsaid = {Decimal(0), figure.NOTATION.natural.high}
    return {n for n in (figure.low, figure.high, figure.nominal) if n is not None} - unsaid
