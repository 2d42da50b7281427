"""Day tables: what holds on each day, made ready so that a look-up is one search."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Generic, TypeVar, final

__all__ = ["DayTable", "Days"]

T = TypeVar("T")

#: The first and the last of some days; the wrong way round for no days at all.
Days = tuple[date, date]

_ONE_DAY = timedelta(days=1)
#: How many answers are kept for the next time they are asked for.
_ANSWERS_KEPT = 256


@final
class DayTable(Generic[T]):
    """
    What certainly holds, and what may hold, on each day.

    Between two days on which something begins or ends nothing changes, so that the calendar falls
    into stretches. They are the leaves of a tree, and a thing is kept at the few branches that cover
    the days on which it holds. So a day is compared with some twenty of a million beginnings, and
    the rest is the way from a leaf to the root; a table of n things takes room for n log n.

    >>> april = (date(2023, 4, 1), date(2023, 4, 30))
    >>> table = DayTable([("rate", april, (date(2023, 4, 6), date(2023, 4, 30)))])
    >>> table.at(date(2023, 4, 3)), table.at(date(2023, 4, 6))
    (((), ('rate',)), (('rate',), ()))
    """

    def __init__(self, items: Iterable[tuple[T, Days, Days]]) -> None:
        """
        Make the table of some things.

        Args:
            items: Each thing with the days on which it may hold, and those of them on which it
                certainly does.
        """
        given = list(items)
        self._things = [thing for thing, _, _ in given]
        turns = {turn for _, may, sure in given for days in (may, sure) for turn in _turns(days)}
        self._begins = sorted(turns)
        self._may = self._tree(may for _, may, _ in given)
        self._sure = self._tree(sure for _, _, sure in given)
        #: Some of what was asked before, by leaf.
        self._answers: dict[int, tuple[tuple[T, ...], tuple[T, ...]]] = {}

    def _tree(self, all_days: Iterable[Days]) -> dict[int, list[int]]:
        """Keep the number of each thing at the branches that together cover its days."""
        tree: dict[int, list[int]] = {}
        for at, (first, last) in enumerate(all_days):
            if first > last:
                continue
            low, high = self._leaf(first), self._leaf(last) + 1
            while low < high:
                if low % 2:
                    tree.setdefault(low, []).append(at)
                    low += 1
                if high % 2:
                    high -= 1
                    tree.setdefault(high, []).append(at)
                low, high = low // 2, high // 2
        return tree

    def _leaf(self, day: date) -> int:
        """Give the leaf of the stretch that a day is in."""
        return len(self._begins) + bisect_right(self._begins, day) - 1

    def at(self, day: date) -> tuple[tuple[T, ...], tuple[T, ...]]:
        """Give what certainly holds on a day, then what only may, each in the order given."""
        leaf = self._leaf(day)
        answer = self._answers.get(leaf)
        if answer is None:
            if len(self._answers) == _ANSWERS_KEPT:
                self._answers.clear()
            answer = self._answers[leaf] = self._along(leaf)
        return answer

    def _along(self, leaf: int) -> tuple[tuple[T, ...], tuple[T, ...]]:
        """Gather what is kept on the way from a leaf to the root."""
        may: set[int] = set()
        sure: set[int] = set()
        # The first stretch has no leaf: nothing holds before anything begins.
        branch = leaf if leaf >= len(self._begins) else 0
        while branch:
            may.update(self._may.get(branch, ()))
            sure.update(self._sure.get(branch, ()))
            branch //= 2
        return self._named(sure), self._named(may - sure)

    def _named(self, numbers: set[int]) -> tuple[T, ...]:
        return tuple(self._things[at] for at in sorted(numbers))


def _turns(days: Days) -> Iterator[date]:
    """Give the day on which something begins to hold, and the first on which it no longer does."""
    first, last = days
    if first <= last:
        yield first
        if last < date.max:
            yield last + _ONE_DAY
