"""Ages in whole years, and bands of them."""

from datetime import date
from typing import Any, ClassVar, cast

import pytest

from csc_reform import (
    AgeBand,
    AgeBands,
    Count,
    InvalidValueError,
    Money,
    Period,
    age_on,
    birthday,
    rebanded,
)


class TestAgeBand:
    """Ages in whole years, both ends included."""

    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [("5-10", 5, 10), ("17", 17, 17), ("18+", 18, None), ("0-2", 0, 2), ("0+", 0, None)],
    )
    def test_reads_and_prints(self, text: str, first: int, last: int | None) -> None:
        """A band is printed as it is read."""
        band = AgeBand.parse(text)
        assert AgeBand(first, last) == band
        assert hash(AgeBand(first, last)) == hash(band)
        assert text == str(band)

    def test_a_band_of_one_age_has_one_text(self) -> None:
        """16 to 16 is 16."""
        assert str(AgeBand.parse("16-16")) == "16"

    @pytest.mark.parametrize(
        ("text", "inside", "outside"),
        [("5-10", [5, 7, 10], [4, 11]), ("18+", [18, 99], [17]), ("17", [17], [16, 18])],
    )
    def test_contains(self, text: str, inside: list[int], outside: list[int]) -> None:
        """A child of ten is in 5-10 until the eleventh birthday."""
        band = AgeBand.parse(text)
        assert [True] * len(inside) == [age in band for age in inside]
        assert [False] * len(outside) == [age in band for age in outside]

    @pytest.mark.parametrize(
        "text", ["", "5-", "-5", "5 - 10", "5\u201310", "five", "5-10+", "1000", "5+-10", "\u0665"]
    )
    def test_refuses_what_is_no_band(self, text: str) -> None:
        """A band is spelt one way."""
        with pytest.raises(InvalidValueError) as caught:
            AgeBand.parse(text)
        assert ("band", text) == (caught.value.field, caught.value.value)

    @pytest.mark.parametrize("value", [None, 5, ["5-10"]])
    def test_refuses_what_is_no_text(self, value: object) -> None:
        """Only a text can be read."""
        with pytest.raises(InvalidValueError):
            AgeBand.parse(cast("Any", value))

    @pytest.mark.parametrize(
        ("first", "last", "field"),
        [
            (-1, 5, "first"),
            (5.0, 10, "first"),
            (True, 10, "first"),
            ("5", 10, "first"),
            (None, 10, "first"),
            (5, 4, "last"),
            (5, 10.5, "last"),
            (5, "10", "last"),
        ],
    )
    def test_refuses_what_is_no_age(self, first: object, last: object, field: str) -> None:
        """Ages are whole numbers from nought, the youngest first."""
        with pytest.raises(InvalidValueError) as caught:
            AgeBand(cast("Any", first), cast("Any", last))
        assert field == caught.value.field

    @pytest.mark.parametrize("other", [AgeBand(5), AgeBand(5, 11), "5-10", (5, 10)])
    def test_other_things_are_not_equal(self, other: object) -> None:
        """A band is neither another band nor its text."""
        assert AgeBand(5, 10) != other


class TestBirthdays:
    """On which day an age is reached."""

    @pytest.mark.parametrize(
        ("born", "age", "expected"),
        [
            ("2018-09-01", 0, "2018-09-01"),
            ("2018-09-01", 5, "2023-09-01"),
            ("2008-02-29", 1, "2009-03-01"),
            ("2008-02-29", 4, "2012-02-29"),
            ("2008-02-29", 18, "2026-03-01"),
            ("1896-02-29", 4, "1900-03-01"),
            ("2000-12-31", 150, "2150-12-31"),
        ],
    )
    def test_birthday(self, born: str, age: int, expected: str) -> None:
        """It is the day of birth again, or 1 March where there is no 29 February."""
        assert date.fromisoformat(expected) == birthday(born, age)
        assert date.fromisoformat(expected) == birthday(date.fromisoformat(born), age)

    @pytest.mark.parametrize(
        ("born", "on", "expected"),
        [
            ("2018-09-01", "2018-09-01", 0),
            ("2018-09-01", "2019-08-31", 0),
            ("2018-09-01", "2019-09-01", 1),
            ("2008-02-29", "2026-02-28", 17),
            ("2008-02-29", "2026-03-01", 18),
            ("2008-02-29", "2028-02-28", 19),
            ("2008-02-29", "2028-02-29", 20),
            ("2000-01-15", "2150-01-15", 150),
        ],
    )
    def test_age_on(self, born: str, on: str, expected: int) -> None:
        """An age lasts until the day before the next birthday."""
        assert expected == age_on(born, on)

    @pytest.mark.parametrize(
        ("band", "born", "expected"),
        [
            ("5-10", "2018-09-01", Period("2023-09-01", "2029-09-01")),
            ("0", "2018-09-01", Period("2018-09-01", "2019-09-01")),
            ("18+", "2008-02-29", Period("2026-03-01")),
            ("16-17", "2008-02-29", Period("2024-02-29", "2026-03-01")),
            ("150", "1800-01-01", Period("1950-01-01", "1951-01-01")),
        ],
    )
    def test_period_of_a_band(self, band: str, born: str, expected: Period) -> None:
        """A band is from the birthday of its first age to the one after its last."""
        assert expected == AgeBand.parse(band).period_of(born)


class TestAgeBands:
    """Partitions of ages."""

    def test_reads_and_prints(self) -> None:
        """The text is the bands, with commas."""
        bands = AgeBands.parse("0-2,3-4,  5-10, 11-15, 16-17")
        assert str(bands) == "0-2, 3-4, 5-10, 11-15, 16-17"
        assert len(bands) == 5
        assert next(iter(bands)) == AgeBand(0, 2)
        assert hash(bands) == hash(AgeBands(tuple(bands)))

    def test_finds_the_band_of_an_age(self) -> None:
        """Each age is in one band, or in none."""
        bands = AgeBands.parse("3-4, 5-10, 11+")
        assert [str(bands.band_of(age)) for age in (3, 4, 5, 10, 11, 99)] == [
            *("3-4", "3-4", "5-10", "5-10", "11+", "11+")
        ]
        assert 2 not in bands
        assert 5 in bands


class TestRebanded:
    """A table by other bands."""

    TABLE: ClassVar[dict[AgeBand, Money]] = {
        AgeBand(3, 4): Money.parse("£170"),
        AgeBand(0, 2): Money.parse("£165"),
        AgeBand(5, 10): Money.parse("£187"),
        AgeBand(11): Money.parse("£213"),
    }

    @pytest.mark.parametrize(
        ("into", "expected"),
        [
            ("0-4", ["£165 to £170"]),
            ("0-2, 3-4", ["£165", "£170"]),
            ("0-1, 2-3, 4", ["£165", "£165 to £170", "£170"]),
            ("4-5", ["£170 to £187"]),
            ("0-10", ["£165 to £187"]),
            ("0-17", ["£165 to £213"]),
            ("3+", ["£170 to £213"]),
            ("12-15, 16+", ["£213", "£213"]),
        ],
    )
    def test_a_band_has_what_its_ages_have(self, into: str, expected: list[str]) -> None:
        """Where a new band has ages of several bands, it has the range of their figures."""
        found = rebanded(self.TABLE, AgeBands.parse(into))
        assert expected == [str(figure) for figure in found.values()]

    def test_hedges_are_kept(self) -> None:
        """The range of "over £5" and "up to £3" has no upper end, and one of counts is a count."""
        bands = AgeBand(0, 4), AgeBand(5, 9)
        into = AgeBands.parse("0-9")
        money = dict(zip(bands, (Money.parse("over £5"), Money.parse("up to £3")), strict=True))
        assert Money.parse("at least £0") == rebanded(money, into)[AgeBand(0, 9)]
        counts = dict(zip(bands, (Count.parse("3 places"), Count.parse("5 places")), strict=True))
        assert Count.parse("3 to 5 places") == rebanded(counts, into)[AgeBand(0, 9)]
