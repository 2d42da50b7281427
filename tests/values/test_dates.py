"""Days, as exact as a source gives them."""

import operator
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest

from csc_reform import (
    InvalidValueError,
    PartialDate,
)
from csc_reform.values.dates import day_in_words, exact_date

#: Spellings that Python reads as days, or nearly, and that a document must not hold.
LOOSE_DAYS = [
    "20230401",
    "2023-W14-1",
    "2023-W14",
    "2023-91",
    "2023-4-1",
    "23-04-01",
    "01/04/2023",
    "1 April 2023",
    "2023-04-01T00:00",
    " 2023-04-01",
    "2023-04-01\n",
    "\u0662\u0660\u0662\u0663-04-01",
    "+2023-04-01",
]


class TestExactDate:
    """What may be given where a day is meant."""

    @pytest.mark.parametrize("given", ["2023-02-02", date(2023, 2, 2)])
    def test_reads_a_day(self, given: date | str) -> None:
        """A day is a date, or its text."""
        assert date(2023, 2, 2) == exact_date("on", given)

    @pytest.mark.parametrize("text", [*LOOSE_DAYS, "", "2023", "2023-04", "today"])
    def test_refuses_loose_spellings(self, text: str) -> None:
        """One day has one spelling, whatever the version of Python would read."""
        with pytest.raises(InvalidValueError) as caught:
            exact_date("on", text)
        assert ("on", "a day written YYYY-MM-DD", text) == (
            caught.value.field,
            caught.value.requirement,
            caught.value.value,
        )

    @pytest.mark.parametrize("text", ["2023-02-29", "2023-13-01", "2023-04-31", "0000-01-01"])
    def test_refuses_what_is_in_no_calendar(self, text: str) -> None:
        """A day that never was is told apart from a text that is no day."""
        with pytest.raises(InvalidValueError) as caught:
            exact_date("on", text)
        assert caught.value.requirement == "a day of the calendar"

    @pytest.mark.parametrize(
        "moment", [datetime(2023, 2, 2, tzinfo=UTC), datetime(2023, 2, 2, 12, tzinfo=UTC)]
    )
    def test_refuses_a_moment(self, moment: datetime) -> None:
        """A datetime has a time and a zone, and which day it is depends on where."""
        with pytest.raises(InvalidValueError) as caught:
            exact_date("on", moment)
        assert caught.value.requirement == "a day"
        assert "time zone" in caught.value.advice

    @pytest.mark.parametrize("value", [None, 20230202, 2023.0, (2023, 2, 2)])
    def test_refuses_strangers(self, value: object) -> None:
        """Nothing else is a day."""
        with pytest.raises(InvalidValueError):
            exact_date("on", cast("Any", value))

    def test_in_words(self) -> None:
        """A day is printed as it is said in England."""
        assert day_in_words(date(2023, 2, 2)) == "2 February 2023"


class TestPartialDate:
    """One day, known to lie between two days."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest", "words"),
        [
            ("2023", "2023-01-01", "2023-12-31", "2023"),
            ("2023-04", "2023-04-01", "2023-04-30", "April 2023"),
            ("2023-02", "2023-02-01", "2023-02-28", "February 2023"),
            ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
            ("2023-12", "2023-12-01", "2023-12-31", "December 2023"),
            ("2023-04-06", "2023-04-06", "2023-04-06", "6 April 2023"),
            (
                "2023-02-02/2023-05-11",
                "2023-02-02",
                "2023-05-11",
                "between 2 February 2023 and 11 May 2023",
            ),
            (
                "2023-04-01/2023-04-29",
                "2023-04-01",
                "2023-04-29",
                "between 1 April 2023 and 29 April 2023",
            ),
            (
                "2023-04-02/2023-04-30",
                "2023-04-02",
                "2023-04-30",
                "between 2 April 2023 and 30 April 2023",
            ),
            (
                "2023-04-01/2023-05-31",
                "2023-04-01",
                "2023-05-31",
                "between 1 April 2023 and 31 May 2023",
            ),
            (
                "2022-01-01/2023-12-31",
                "2022-01-01",
                "2023-12-31",
                "between 1 January 2022 and 31 December 2023",
            ),
            ("../2023-02-02", "0001-01-01", "2023-02-02", "by 2 February 2023"),
            ("9999-12-31", "9999-12-31", "9999-12-31", "31 December 9999"),
        ],
    )
    def test_reads_and_prints(self, text: str, earliest: str, latest: str, words: str) -> None:
        """EDTF text gives the two limits, and is given again."""
        found = PartialDate.parse(text)
        assert (earliest, latest) == (found.earliest.isoformat(), found.latest.isoformat())
        assert text == str(found)
        assert f"PartialDate.parse({text!r})" == repr(found)
        assert words == found.in_words()

    @pytest.mark.parametrize(
        ("text", "canonical"),
        [
            ("2023-04-01/2023-04-30", "2023-04"),
            ("2023-01-01/2023-12-31", "2023"),
            ("2023-01/2023-12", "2023"),
            ("2022/2023", "2022-01-01/2023-12-31"),
            ("2023-02-02/2023-02-02", "2023-02-02"),
            ("../2023", "../2023-12-31"),
        ],
    )
    def test_has_one_text(self, text: str, canonical: str) -> None:
        """The same two limits are the same date, however they were written."""
        one, other = PartialDate.parse(text), PartialDate.parse(canonical)
        assert one == other
        assert hash(one) == hash(other)
        assert canonical == str(one)

    @pytest.mark.parametrize("text", ["9999", "9999-12", "../9999-12-31", "0999", "0999-04"])
    def test_prints_every_year_that_it_reads(self, text: str) -> None:
        """The ends of the calendar are printed as they were read."""
        assert text == str(PartialDate.parse(text))

    @pytest.mark.parametrize(
        "text",
        [
            *LOOSE_DAYS,
            "",
            "..",
            "../..",
            "../",
            "/",
            "/2023",
            "2023/",
            "2023/..",
            "2023-13",
            "2023-00",
            "2023-00-05",
            "2023-04-00",
            "../2023-00",
            "2023-02-29",
            "2023-02-30/2023-03-01",
            "0000",
            "2023/2024/2025",
            "2023-02-02/2023-05-111",
            "spring 2026",
            "2023?",
            "unknown",
            "open",
            "2" * 1_001,
        ],
    )
    def test_refuses_what_is_no_date(self, text: str) -> None:
        """Any other text is refused whole."""
        with pytest.raises(InvalidValueError) as caught:
            PartialDate.parse(text)
        assert ("date", text) == (caught.value.field, caught.value.value)

    @pytest.mark.parametrize("value", [None, 2023, date(2023, 4, 6), b"2023"])
    def test_refuses_what_is_no_text(self, value: object) -> None:
        """Only a text can be read; a day is given to `PartialDate.on`."""
        with pytest.raises(InvalidValueError) as caught:
            PartialDate.parse(cast("Any", value))
        assert value is caught.value.value

    def test_refuses_inverted_limits(self) -> None:
        """The earliest day comes first."""
        with pytest.raises(InvalidValueError) as caught:
            PartialDate.parse("2023-05-11/2023-02-02")
        assert str(caught.value) == "latest must be 2023-05-11 or later, got '2023-02-02'"

    def test_refuses_a_moment(self) -> None:
        """A datetime is no day."""
        with pytest.raises(InvalidValueError) as caught:
            PartialDate.on(datetime(2023, 2, 2, tzinfo=UTC))
        assert caught.value.field == "day"

    def test_on_a_day(self) -> None:
        """A day that is known is a partial date too."""
        assert PartialDate.parse("2023-02-02") == PartialDate.on("2023-02-02")
        assert PartialDate.on(date(2023, 2, 2)).is_exact
        assert not PartialDate.parse("2023-02").is_exact

    @pytest.mark.parametrize(
        ("text", "expected"), [("2023", True), ("../2023", False), ("2022/2023", True)]
    )
    def test_has_beginning(self, text: str, *, expected: bool) -> None:
        """Only a date of which nothing but the latest day is known has no beginning."""
        assert expected is PartialDate.parse(text).has_beginning

    @pytest.mark.parametrize(
        ("one", "other", "certainly", "possibly"),
        [
            ("2023-04-05", "2023-04-06", True, True),
            ("2023-04-06", "2023-04-06", False, False),
            ("2023-03", "2023-04", True, True),
            ("2023-04", "2023-04-01", False, False),
            ("2023-04", "2023-04-02", False, True),
            ("2023-04", "2023-04", False, True),
            ("2023", "2023-01-01", False, False),
            ("2024", "2023", False, False),
        ],
    )
    def test_comparisons(self, one: str, other: str, *, certainly: bool, possibly: bool) -> None:
        """What is certain of two partial dates and what is possible are two questions."""
        first, second = PartialDate.parse(one), PartialDate.parse(other)
        assert certainly is first.certainly_before(second)
        assert possibly is first.may_be_before(second)

    @pytest.mark.parametrize("stranger", [date(2023, 4, 1), "2023-04", None])
    @pytest.mark.parametrize("method", ["certainly_before", "may_be_before"])
    def test_is_compared_with_its_like(self, method: str, stranger: object) -> None:
        """A day or a text is turned into a partial date before it is compared."""
        with pytest.raises(TypeError):
            getattr(PartialDate.parse("2023"), method)(stranger)

    @pytest.mark.parametrize("comparison", ["lt", "le", "gt", "ge"])
    def test_has_no_order(self, comparison: str) -> None:
        """A month and a day of it have no order."""
        with pytest.raises(TypeError):
            getattr(operator, comparison)(PartialDate.parse("2023"), PartialDate.parse("2024"))

    @pytest.mark.parametrize("other", ["2023-04", date(2023, 4, 1), PartialDate.parse("2023")])
    def test_other_things_are_not_equal(self, other: object) -> None:
        """A month is neither its text nor its first day nor its year."""
        assert PartialDate.parse("2023-04") != other
