"""Days, spans, periods, deadlines and ages."""

import operator
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, cast

import pytest

from csc_reform import (
    AgeBand,
    Bound,
    Deadline,
    InvalidValueError,
    PartialDate,
    Period,
    Span,
    Verdict,
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


class TestSpan:
    """The time a source says something holds."""

    @pytest.mark.parametrize(
        ("start", "end", "day", "expected"),
        [
            ("2023-04-06", "2024-04-05", "2023-04-05", Verdict.FAILS),
            ("2023-04-06", "2024-04-05", "2023-04-06", Verdict.HOLDS),
            ("2023-04-06", "2024-04-05", "2024-04-05", Verdict.HOLDS),
            ("2023-04-06", "2024-04-05", "2024-04-06", Verdict.FAILS),
            ("2023-04", "open", "2023-03-31", Verdict.FAILS),
            ("2023-04", "open", "2023-04-01", Verdict.UNDETERMINED),
            ("2023-04", "open", "2023-04-29", Verdict.UNDETERMINED),
            ("2023-04", "open", "2023-04-30", Verdict.HOLDS),
            ("2023-04", "open", "2099-01-01", Verdict.HOLDS),
            ("2023-04-06", "2024-04", "2024-04-01", Verdict.HOLDS),
            ("2023-04-06", "2024-04", "2024-04-02", Verdict.UNDETERMINED),
            ("2023-04-06", "2024-04", "2024-05-01", Verdict.FAILS),
            ("2023-04-06", "unknown", "2023-04-06", Verdict.HOLDS),
            ("2023-04-06", "unknown", "2023-04-07", Verdict.UNDETERMINED),
            ("2023-04-06", "unknown", "2023-04-05", Verdict.FAILS),
            ("unknown", "2024-04-05", "2024-04-05", Verdict.HOLDS),
            ("unknown", "2024-04-05", "2024-04-04", Verdict.UNDETERMINED),
            ("unknown", "2024-04-05", "2024-04-06", Verdict.FAILS),
            ("unknown", "unknown", "2024-04-06", Verdict.UNDETERMINED),
            ("2023-04", "2023-04-10", "2023-04-10", Verdict.HOLDS),
            ("2023-04", "2023-04-10", "2023-04-09", Verdict.UNDETERMINED),
            ("2023-04", "2023-04-10", "2023-04-11", Verdict.FAILS),
            ("2023-04-10", "2023-04", "2023-04-10", Verdict.HOLDS),
            ("2023-04", "2023-04", "2023-04-15", Verdict.UNDETERMINED),
            ("2023-04", "2023-06", "2023-04-29", Verdict.UNDETERMINED),
            ("2023-04", "2023-06", "2023-05-15", Verdict.HOLDS),
            ("2023-04", "2023-06", "2023-06-02", Verdict.UNDETERMINED),
            ("../2023-02-02", "open", "2023-02-02", Verdict.HOLDS),
            ("../2023-02-02", "open", "1990-01-01", Verdict.UNDETERMINED),
        ],
    )
    def test_holds_on(self, start: str, end: str, day: str, expected: Verdict) -> None:
        """A day is inside, outside, or the source does not give enough to tell."""
        assert expected is Span.parse(start, end).holds_on(day)

    def test_an_end_is_open_unless_given(self) -> None:
        """A span of which only the start is given goes on."""
        assert Span.parse("2023-04", "open") == Span.parse("2023-04")
        assert Span(PartialDate.parse("2023-04"), Bound.OPEN) == Span.parse("2023-04")

    @pytest.mark.parametrize(
        ("start", "end", "earliest", "latest"),
        [
            ("2023-04", "2024-04", date(2023, 4, 1), date(2024, 4, 30)),
            ("2023-04", "open", date(2023, 4, 1), date.max),
            ("unknown", "unknown", date.min, date.max),
        ],
    )
    def test_limits(self, start: str, end: str, earliest: date, latest: date) -> None:
        """The days it may hold; without a date, those of the whole calendar."""
        span = Span.parse(start, end)
        assert (earliest, latest) == (span.earliest, span.latest)

    @pytest.mark.parametrize(
        ("start", "end", "field"),
        [
            ("open", "2024", "start"),
            ("2024", "2023", "end"),
            ("2023-05-01", "2023-04-30", "end"),
            ("20230401", "open", "date"),
            ("2023", "", "date"),
            ("2023", "OPEN", "date"),
        ],
    )
    def test_refuses_what_is_no_span(self, start: str, end: str, field: str) -> None:
        """An open start, an end before the start and what is no date are refused."""
        with pytest.raises(InvalidValueError) as caught:
            Span.parse(start, end)
        assert field == caught.value.field

    def test_an_end_that_may_be_before_the_start_is_kept(self) -> None:
        """Within one month the source may well mean the right order."""
        assert Span.parse("2023-04-15", "2023-04").latest == date(2023, 4, 30)

    @pytest.mark.parametrize(
        ("start", "end"),
        [
            ("2023-04", Bound.OPEN),
            (date(2023, 4, 1), Bound.OPEN),
            (None, Bound.OPEN),
            (PartialDate.parse("2023-04"), "open"),
            (PartialDate.parse("2023-04"), date(2024, 4, 1)),
            (PartialDate.parse("2023-04"), None),
        ],
    )
    def test_refuses_ends_of_another_type(self, start: object, end: object) -> None:
        """A text, a day or nothing at all is not taken for an end that nobody knows."""
        with pytest.raises(InvalidValueError):
            Span(cast("Any", start), cast("Any", end))

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (("2023-04-06", "2024-04-05"), ("2024-04-05", "open"), True),
            (("2023-04-06", "2024-04-05"), ("2024-04-06", "open"), False),
            (("2023-04-06", "unknown"), ("2023-04-06", "open"), True),
            (("2023-04", "open"), ("2023-04", "2023-05"), True),
            (("2023-04", "2023-04"), ("2023-04", "open"), False),
            (("unknown", "open"), ("2023", "open"), False),
        ],
    )
    def test_certainly_overlaps(
        self, one: tuple[str, str], other: tuple[str, str], *, expected: bool
    ) -> None:
        """Two spans overlap for certain when one day is certainly in both."""
        first, second = Span.parse(*one), Span.parse(*other)
        assert expected is first.certainly_overlaps(second)
        assert expected is second.certainly_overlaps(first)

    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            ("2024-04-06", "2025-04-05", "6 April 2024 to 5 April 2025"),
            ("2023-04", "open", "from April 2023"),
            ("2023-04", "unknown", "from April 2023, end not known"),
            ("unknown", "2025-04-05", "until 5 April 2025"),
            ("unknown", "unknown", "start not stated"),
            ("unknown", "open", "start not stated"),
        ],
    )
    def test_in_words(self, start: str, end: str, expected: str) -> None:
        """Whatever is not given is said not to be."""
        assert expected == Span.parse(start, end).in_words()

    def test_equality(self) -> None:
        """Equal ends make equal spans; an unknown end is not an open one."""
        one, other = Span.parse("2023-04", "2024"), Span.parse("2023-04-01/2023-04-30", "2024")
        assert one == other
        assert hash(one) == hash(other)
        assert Span.parse("2023", "open") != Span.parse("2023", "unknown")


class TestPeriod:
    """Stretches of whole days, known exactly."""

    @pytest.mark.parametrize(
        ("period", "first", "last"),
        [
            (Period.calendar_year(2024), "2024-01-01", "2024-12-31"),
            (Period.financial_year(2024), "2024-04-01", "2025-03-31"),
            (Period.tax_year(2024), "2024-04-06", "2025-04-05"),
            (Period.academic_year(2023), "2023-09-01", "2024-08-31"),
            (Period.of_days("2023-02-02", "2023-05-11"), "2023-02-02", "2023-05-11"),
            (Period.of_days("2023-02-02", "2023-02-02"), "2023-02-02", "2023-02-02"),
            (Period.years_from("2023-02-02", 2), "2023-02-02", "2025-02-01"),
            (Period.years_from("2024-03-01", 1), "2024-03-01", "2025-02-28"),
            (Period.years_from("2023-03-01", 1), "2023-03-01", "2024-02-29"),
            (Period.years_from("2024-02-29", 4), "2024-02-29", "2028-02-28"),
            (Period.years_from("2024-02-29", 1), "2024-02-29", "2025-02-28"),
        ],
    )
    def test_named_constructors(self, period: Period, first: str, last: str) -> None:
        """Each kind of year has its first and its last day, both included."""
        assert first == period.start.isoformat()
        assert last == str(period.last_day)
        assert period == Period.of_days(first, last)

    def test_is_half_open(self) -> None:
        """The start is inside, the end is not, so that one period can follow another."""
        year = Period("2024-04-06", "2025-04-06")
        assert year == Period.tax_year(2024)
        assert year.contains("2024-04-06")
        assert year.contains("2025-04-05")
        assert not year.contains("2025-04-06")
        assert not year.contains("2024-04-05")

    def test_may_go_on(self) -> None:
        """Without an end a period has no last day."""
        period = Period("2024-04-06")
        assert period.last_day is None
        assert period.contains(date.max)
        assert not period.contains("2024-04-05")

    @pytest.mark.parametrize(
        ("make", "field"),
        [
            (lambda: Period("2024-04-06", "2024-04-06"), "end"),
            (lambda: Period("2024-04-06", "2024-04-05"), "end"),
            (lambda: Period.of_days("2024-04-06", "2024-04-05"), "end"),
            (lambda: Period.years_from("2024-04-06", 0), "end"),
            (lambda: Period.years_from("2024-04-06", -1), "end"),
            (lambda: Period.years_from("9999-01-01", 1), "years"),
            (lambda: Period.years_from("2024-04-06", cast("Any", "two")), "years"),
            (lambda: Period.of_days("2024-04-06", "9999-12-31"), "last"),
            (lambda: Period.calendar_year(9999), "year"),
            (lambda: Period.tax_year(0), "year"),
            (lambda: Period.financial_year(cast("Any", "2024")), "year"),
            (lambda: Period("20240406"), "start"),
            (lambda: Period("2024-04-06", "2024-W14"), "end"),
            (lambda: Period.of_days("2024", "2024-04-05"), "first"),
            (lambda: Period.of_days("2024-04-05", "2024"), "last"),
            (lambda: Period(datetime(2024, 4, 6, tzinfo=UTC)), "start"),
            (lambda: Period.years_from("2024-04", 1), "start"),
        ],
    )
    def test_refuses_what_is_no_period(self, make: Callable[[], Period], field: str) -> None:
        """A period has at least one day, and its ends are days."""
        with pytest.raises(InvalidValueError) as caught:
            make()
        assert field == caught.value.field

    def test_contains_refuses_a_moment(self) -> None:
        """A datetime is no day."""
        with pytest.raises(InvalidValueError):
            Period.tax_year(2024).contains(datetime(2024, 5, 1, tzinfo=UTC))

    def test_equality(self) -> None:
        """A day given as text or as a date makes the same period."""
        one, other = Period("2024-04-06"), Period(date(2024, 4, 6))
        assert one == other
        assert hash(one) == hash(other)
        assert Period("2024-04-06") != Period.tax_year(2024)


class TestDeadline:
    """A time of day by which something must be done."""

    @pytest.mark.parametrize(
        ("text", "instant", "words"),
        [
            (
                "2023-05-11T23:45 Europe/London",
                "2023-05-11T23:45:00+01:00",
                "11.45pm on 11 May 2023",
            ),
            (
                "2023-01-11T23:45 Europe/London",
                "2023-01-11T23:45:00+00:00",
                "11.45pm on 11 January 2023",
            ),
            ("2023-05-11T00:00 Europe/London", "2023-05-11T00:00:00+01:00", None),
            (
                "2023-05-11T12:05 Europe/London",
                "2023-05-11T12:05:00+01:00",
                "12.05pm on 11 May 2023",
            ),
            (
                "2023-05-11T00:05 Europe/London",
                "2023-05-11T00:05:00+01:00",
                "12.05am on 11 May 2023",
            ),
            ("2023-05-11T23:45 UTC", "2023-05-11T23:45:00+00:00", None),
        ],
    )
    def test_reads_and_prints(self, text: str, instant: str, words: str | None) -> None:
        """The clocks of the place decide the moment: in May those of London are an hour on."""
        deadline = Deadline.parse(text)
        assert text == str(deadline)
        assert instant == deadline.instant().isoformat()
        assert words in (None, deadline.in_words())
        assert (
            date(2023, int(text[5:7]), 11) == deadline.day == deadline.earliest == deadline.latest
        )

    @pytest.mark.parametrize(
        ("text", "requirement"),
        [
            ("2023-05-11", "a time and a zone"),
            ("2023-05-11T23:45", "a time and a zone"),
            ("2023-05-11 23:45 Europe/London", "a time and a zone"),
            ("2023-05-11T23:45:00 Europe/London", "a time and a zone"),
            ("2023-05-11T23:45+01:00", "a time and a zone"),
            ("2023-05-11T23:45Z", "a time and a zone"),
            ("20230511T23:45 Europe/London", "a time and a zone"),
            ("", "a time and a zone"),
            ("T" * 1_001, "a time and a zone"),
            ("2023-05-11T24:00 Europe/London", "a time of day"),
            ("2023-05-11T23:60 Europe/London", "a time of day"),
            ("2023-02-29T23:45 Europe/London", "a day of the calendar"),
        ],
    )
    def test_refuses_what_is_no_deadline(self, text: str, requirement: str) -> None:
        """A deadline has a day, a time and a zone, spelt one way."""
        with pytest.raises(InvalidValueError) as caught:
            Deadline.parse(text)
        assert ("deadline", requirement) == (caught.value.field, caught.value.requirement)

    @pytest.mark.parametrize("value", [None, 5, datetime(2023, 5, 11, tzinfo=UTC)])
    def test_refuses_what_is_no_text(self, value: object) -> None:
        """Only a text can be read."""
        with pytest.raises(InvalidValueError):
            Deadline.parse(cast("Any", value))

    @pytest.mark.parametrize("zone", ["Europe/Lundun", "", "../etc/passwd"])
    def test_an_unknown_zone_has_no_moment(self, zone: str) -> None:
        """Where no clocks are known the moment is not known."""
        with pytest.raises(InvalidValueError) as caught:
            Deadline("2023-05-11", time(23, 45), zone).instant()
        assert ("zone", zone) == (caught.value.field, caught.value.value)

    def test_is_in_london_unless_said(self) -> None:
        """The zone of a deadline in England is London's."""
        deadline = Deadline(date(2023, 5, 11), time(23, 45))
        assert Deadline.parse("2023-05-11T23:45 Europe/London") == deadline

    @pytest.mark.parametrize(
        ("day", "at"),
        [
            (datetime(2023, 5, 11, tzinfo=UTC), time(23, 45)),
            ("2023-05-11", "23:45"),
            ("2023-05-11", time(23, 45, tzinfo=UTC)),
        ],
    )
    def test_refuses_parts_of_another_type(self, day: object, at: object) -> None:
        """The day is a day, and the time a time without a zone of its own."""
        with pytest.raises(InvalidValueError):
            Deadline(cast("Any", day), cast("Any", at))

    def test_what_can_be_built_can_be_read_back(self) -> None:
        """No part of a deadline is lost in its text, which has no seconds."""
        deadline = Deadline("2023-05-11", time(23, 45))
        assert deadline == Deadline.parse(str(deadline))
        with pytest.raises(InvalidValueError):
            Deadline("2023-05-11", time(23, 45, 30))


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
