"""The laws of day tables."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csc_reform.values.day_tables import Days, DayTable

FIRST = date(2024, 2, 25)
CALENDAR = [FIRST + timedelta(days=number) for number in range(12)]
ENDS = st.sampled_from([date.min, *CALENDAR, date.max])


@st.composite
def items(draw: st.DrawFn) -> tuple[str, Days, Days]:
    """Give a thing that may hold on some days, and certainly does on some of these."""
    first, last = draw(ENDS), draw(ENDS)
    begins, ends = draw(ENDS), draw(ENDS)
    return draw(st.text(max_size=1)), (first, last), (max(first, begins), min(last, ends))


def holds(days: Days, day: date) -> bool:
    """Tell whether a day is one of some days."""
    return days[0] <= day <= days[1]


@given(st.lists(items(), max_size=9))
def test_a_day_is_looked_up_as_by_looking_at_each_thing(
    things: list[tuple[str, Days, Days]],
) -> None:
    """However the days of things overlap, on every day, asked once or again."""
    table = DayTable(things)
    for day in [date.min, *CALENDAR, date.max] * 2:
        sure = tuple(thing for thing, _, certain in things if holds(certain, day))
        only_may = tuple(
            thing for thing, may, certain in things if holds(may, day) and not holds(certain, day)
        )
        assert table.at(day) == (sure, only_may)
