"""Day tables: what holds on each day, made ready so that a look-up is one search."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Generic, TypeVar, final

__all__ = ["DayTable", "Days"]

T = TypeVar("T")

#: The first and the last of some days; the wrong way round for no days at all.
Days = tuple[date, date]

_ONE_DAY = timedelta(days=1)


@final
class DayTable(Generic[T]):
    """
    What certainly holds, and what may hold, on each day.

    Between two days on which something begins or ends nothing changes. So the calendar falls into
    stretches, and of each the answer is ready: a look-up compares the day with some of the days on
    which a stretch begins, about twenty of a million. A table takes as much room as it has
    stretches, each with what may hold in it.

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
        things: list[T] = []
        turns: dict[date, list[tuple[int, bool | None]]] = {}

        def turn(day: date, at: int, *, to: bool | None) -> None:
            turns.setdefault(day, []).append((at, to))

        for at, (thing, may, sure) in enumerate(items):
            things.append(thing)
            if may[0] > may[1]:
                continue
            turn(may[0], at, to=False)
            if sure[0] <= sure[1]:
                turn(sure[0], at, to=True)
                if sure[1] < may[1]:
                    turn(sure[1] + _ONE_DAY, at, to=False)
            if may[1] < date.max:
                turn(may[1] + _ONE_DAY, at, to=None)
        self._begins = sorted(turns)
        self._answers: list[tuple[tuple[T, ...], tuple[T, ...]]] = []
        held: dict[int, bool] = {}
        for day in self._begins:
            for at, to in turns[day]:
                if to is None:
                    del held[at]
                else:
                    held[at] = to
            in_order = sorted(held)
            self._answers.append(
                (
                    tuple(things[at] for at in in_order if held[at]),
                    tuple(things[at] for at in in_order if not held[at]),
                )
            )

    def at(self, day: date) -> tuple[tuple[T, ...], tuple[T, ...]]:
        """Give what certainly holds on a day, then what only may, each in the order given."""
        found = bisect_right(self._begins, day)
        return self._answers[found - 1] if found else ((), ())
