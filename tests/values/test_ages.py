"""Ages in whole years, and bands of them."""

from typing import Any, cast

import pytest

from csc_reform import (
    AgeBand,
    InvalidValueError,
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
