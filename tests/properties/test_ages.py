"""The laws of ages, of bands of ages and of tables that go by them, against age by age."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    AgeBand,
    AgeBands,
    InvalidValueError,
    Money,
    age_on,
    birthday,
    rebanded,
)
from csc_reform.strategies import age_bands, age_partitions, days, intervals, money

DAY = timedelta(days=1)
BIRTHS = days(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)) | st.sampled_from(
    [date(2000, 2, 29), date(2008, 2, 29), date(2100, 2, 28), date(1999, 12, 31)]
)
AGES = st.integers(0, 100)
#: Old enough for every band that is drawn here.
ALL_AGES = range(40)


def ages_of(band: AgeBand) -> set[int]:
    """Give the ages of a band, as far as the highest looked at."""
    last = ALL_AGES[-1] if band.last is None else band.last
    return set(range(band.first, last + 1))


@given(BIRTHS, AGES)
def test_a_birthday_is_the_first_day_of_an_age(born: date, age: int) -> None:
    """On the day before it a person is a year younger, and on the day itself not."""
    day = birthday(born, age)
    assert age_on(born, day) == age
    if age:
        assert age_on(born, day - DAY) == age - 1


@given(BIRTHS, AGES)
def test_a_birthday_is_the_day_of_birth_again_or_the_first_of_march(born: date, age: int) -> None:
    """Only who was born on 29 February has a birthday on another day of the year."""
    day = birthday(born, age)
    assert day.year == born.year + age
    if (day.month, day.day) != (born.month, born.day):
        assert (born.month, born.day) == (2, 29)
        assert (day.month, day.day) == (3, 1)


@given(BIRTHS, st.integers(0, 36_000))
def test_nobody_grows_younger(born: date, later: int) -> None:
    """An age is that of the day before, or one year more."""
    day = born + later * DAY
    assert age_on(born, day + DAY) - age_on(born, day) in (0, 1)


@given(age_bands(max_age=25), BIRTHS, st.integers(0, 30 * 366))
def test_the_days_of_a_band_are_those_on_which_one_is_of_its_ages(
    band: AgeBand, born: date, later: int
) -> None:
    """A day is in the period of a band exactly when the age on it is in the band."""
    day = born + later * DAY
    assert band.period_of(born).contains(day) == (age_on(born, day) in band)


@given(age_bands(), age_bands())
def test_bands_overlap_when_they_have_an_age_in_common(one: AgeBand, other: AgeBand) -> None:
    """The answer from the ends is the answer from trying every age."""
    assert one.overlaps(other) == bool(ages_of(one) & ages_of(other))


@given(st.lists(age_bands(max_age=6), max_size=4))
def test_bands_are_taken_for_a_partition_when_they_are_one(bands: list[AgeBand]) -> None:
    """Bands in order, of which each age is in one and none between them is in none."""
    followed = all(
        younger.last is not None and older.first == younger.last + 1
        for younger, older in pairwise(bands)
    )
    try:
        found = AgeBands(tuple(bands))
    except InvalidValueError:
        assert not (bands and followed)
        return
    assert followed
    assert list(found) == bands


@given(age_partitions())
def test_each_age_of_a_partition_is_in_one_band(bands: AgeBands) -> None:
    """Whoever is of an age that the bands have is in one of them, and is told which."""
    for age in ALL_AGES:
        inside = [band for band in bands if age in band]
        assert len(inside) == (age in bands)
        try:
            assert [bands.band_of(age)] == inside
        except InvalidValueError:
            assert not inside


@given(age_partitions(max_age=39))
def test_a_partition_reads_back_from_its_text(bands: AgeBands) -> None:
    """The text of bands means exactly them."""
    assert AgeBands.parse(str(bands)) == bands
    assert len(bands) == len(list(bands))


@given(age_partitions(), age_partitions(), st.data())
def test_a_table_by_other_bands_has_what_each_age_has(
    ours: AgeBands, into: AgeBands, data: st.DataObject
) -> None:
    """The figure of a new band allows what any age of it has, and no more than that needs."""
    table = {band: Money(data.draw(intervals())) for band in ours}
    try:
        found = rebanded(table, into)
    except InvalidValueError:
        assert any(age in into and age not in ours for age in ALL_AGES)
        return
    assert list(found) == list(into)
    for band, figure in found.items():
        inside = [table[ours.band_of(age)].interval for age in sorted(ages_of(band))]
        hull = inside[0]
        for interval in inside[1:]:
            hull = hull.hull(interval)
        assert figure.interval == hull


@given(age_partitions(), st.data())
def test_a_table_by_its_own_bands_stays_as_it_is(bands: AgeBands, data: st.DataObject) -> None:
    """Nothing changes where the bands do not, in whatever order the table has them."""
    table = {band: data.draw(money()) for band in reversed(list(bands))}
    assert rebanded(table, bands) == table
