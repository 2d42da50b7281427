"""Day tables: what holds on each day, found by one search."""

from datetime import date, timedelta

import pytest

from csc_reform.values.day_tables import Days, DayTable

DAY = timedelta(days=1)
FIRST = date(2023, 1, 1)
NEVER = (date.max, date.min)
ALWAYS = (date.min, date.max)


def day(number: int) -> date:
    """Give a day by its number."""
    return FIRST + number * DAY


def days(first: int, last: int) -> Days:
    """Give days by their numbers."""
    return day(first), day(last)


class TestAt:
    """What certainly holds on a day, and what may."""

    def test_of_an_empty_table(self) -> None:
        """Nothing holds on any day."""
        table = DayTable[str]([])
        assert table.at(FIRST) == ((), ())

    @pytest.mark.parametrize(
        ("number", "expected"),
        [
            (0, ((), ())),
            (1, ((), ("it",))),
            (2, ((), ("it",))),
            (3, (("it",), ())),
            (4, (("it",), ())),
            (5, ((), ("it",))),
            (6, ((), ())),
        ],
    )
    def test_both_ends_are_included(
        self, number: int, expected: tuple[tuple[str, ...], tuple[str, ...]]
    ) -> None:
        """It may hold from day 1 to 5, and certainly does on days 3 and 4."""
        assert DayTable([("it", days(1, 5), days(3, 4))]).at(day(number)) == expected

    def test_what_holds_always(self) -> None:
        """The calendar has a first and a last day, and on those it holds too."""
        table = DayTable([("certain", ALWAYS, ALWAYS), ("possible", ALWAYS, NEVER)])
        for on in (date.min, FIRST, date.max):
            assert table.at(on) == (("certain",), ("possible",))

    def test_what_never_holds(self) -> None:
        """A thing of no days is on none."""
        table = DayTable([("never", NEVER, NEVER)])
        assert all(table.at(on) == ((), ()) for on in (date.min, FIRST, date.max))

    def test_things_keep_their_order(self) -> None:
        """In whichever order they begin and end."""
        table = DayTable(
            [("a", days(3, 9), NEVER), ("b", days(2, 9), NEVER), ("c", days(1, 4), days(1, 4))]
        )
        assert table.at(day(3)) == (("c",), ("a", "b"))
        assert table.at(day(5)) == ((), ("a", "b"))

    def test_one_ends_as_the_other_begins(self) -> None:
        """There is no day between them and none on which both hold."""
        table = DayTable([("old", days(0, 4), days(0, 4)), ("new", days(5, 9), days(5, 9))])
        assert table.at(day(4)) == (("old",), ())
        assert table.at(day(5)) == (("new",), ())
