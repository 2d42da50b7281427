"""Indexes over selections, made field by field when a field is asked again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar, cast, final

from csc_reform.history import Conflict, History, NotKnown
from csc_reform.query.predicates import Predicate
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline
from csc_reform.values.quantity import Quantity

__all__ = ["Indexes"]

O = TypeVar("O")  # noqa: E741 (the owner)

#: Positions in a selection, each once.
Places = Sequence[int] | frozenset[int]
#: Where each value of a field is found.
_Index = Mapping[object, Sequence[int]]


class _NotDecided:
    """Where an index keeps the entities whose value is unknown or disputed."""


#: Equality of these is more than equality of data.
_HEDGED: Final = (Quantity, PartialDate, Deadline)


@final
class Indexes:
    """
    For a selection, where to look for what a predicate may hold for.

    An index only narrows: what it leaves is still asked, so that it can be wrong about nothing. The
    first time that a field is asked about, everything is gone through; the second makes the index.
    """

    def __init__(self, items: Sequence[object]) -> None:
        self._items = items
        self._asked: set[str] = set()
        self._made: dict[str, _Index | None] = {}

    def candidates(self, predicate: Predicate[O]) -> "Places | None":
        """
        Give the positions outside which a predicate certainly fails.

        None when no index can tell.
        """
        match predicate.op:
            case "and":
                found = [self.candidates(part) for part in predicate.parts]
                return min((one for one in found if one is not None), key=len, default=None)
            case "or":
                sides = [self.candidates(part) for part in predicate.parts]
                known = [side for side in sides if side is not None]
                return _together(known) if len(known) == len(sides) else None
            case "==" | "has" if predicate.when is None:
                return self._found(predicate.path, (predicate.value,))
            case "is_in" | "has_any" if predicate.when is None:
                return self._found(predicate.path, cast("tuple[object, ...]", predicate.value))
            case _:
                return None

    def _found(self, path: str, options: tuple[object, ...]) -> "Places | None":
        index = self._of(path)
        if index is None:
            return None
        return _together([index[one] for one in (*options, _NotDecided) if one in index])

    def _of(self, path: str) -> _Index | None:
        if path in self._made:
            return self._made[path]
        if path not in self._asked:
            self._asked.add(path)
            return None
        return self._made.setdefault(path, _index(self._items, path))


def _together(found: Sequence[Places]) -> Places:
    return found[0] if len(found) == 1 else frozenset[int]().union(*found)


def _index(items: Sequence[object], path: str) -> _Index | None:
    """Index a field; None for one whose values are hedged, which no index can tell apart."""
    made: dict[object, list[int]] = {}
    for position, item in enumerate(items):
        held: object = getattr(item, path)
        if isinstance(held, History):
            held = cast("History[object]", held).latest
        if isinstance(held, _HEDGED):
            return None
        for value in _values(held):
            made.setdefault(value, []).append(position)
    return made


def _values(held: object) -> Iterable[object]:
    """Give what to find an entity by: its value, the members of a set, or that it is not decided."""
    if isinstance(held, NotKnown | Conflict):
        return (_NotDecided,)
    return dict.fromkeys(cast("tuple[object, ...]", held)) if isinstance(held, tuple) else (held,)
