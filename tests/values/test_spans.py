"""The time a source says that something holds."""

from datetime import date
from typing import Any, cast

import pytest

from csc_reform import (
    Bound,
    InvalidValueError,
    PartialDate,
    Span,
    UnitError,
    Verdict,
)


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
            (("2023-04-06", "2024-04-05"), ("2024-04-05", "open"), Verdict.HOLDS),
            (("2023-04-06", "2024-04-05"), ("2024-04-06", "open"), Verdict.FAILS),
            (("2023-04-06", "unknown"), ("2023-04-06", "open"), Verdict.HOLDS),
            (("2023-04", "open"), ("2023-04", "2023-05"), Verdict.HOLDS),
            (("2023-04", "2023-04"), ("2023-04", "open"), Verdict.UNDETERMINED),
            (("unknown", "open"), ("2023", "open"), Verdict.HOLDS),
            (("unknown", "unknown"), ("2023", "open"), Verdict.UNDETERMINED),
            (("unknown", "2022"), ("2023", "open"), Verdict.FAILS),
            # Each may be any stretch within ten days, and meets the whole of them all the same.
            (("2023-04-10", "2023-04-20"), ("2023-04-10/2023-04-20", "unknown"), Verdict.HOLDS),
            (
                ("2023-04-10", "2023-04-20"),
                ("2023-04-10/2023-04-20", "2023-04-10/2023-04-20"),
                Verdict.HOLDS,
            ),
        ],
    )
    def test_overlaps(
        self, one: tuple[str, str], other: tuple[str, str], expected: Verdict
    ) -> None:
        """Two spans overlap when some day is in both, whichever way round they are asked."""
        first, second = Span.parse(*one), Span.parse(*other)
        assert expected is first.overlaps(second)
        assert expected is second.overlaps(first)

    @pytest.mark.parametrize("stranger", [("2023", "open"), None, PartialDate.parse("2023")])
    def test_overlaps_its_like_only(self, stranger: object) -> None:
        """What is no span is refused."""
        with pytest.raises(UnitError):
            Span.parse("2023").overlaps(cast("Any", stranger))

    @pytest.mark.parametrize(
        "ends", [("2023-04", "2024"), ("unknown", "open"), ("2023", "unknown"), ("../2023", "open")]
    )
    def test_its_repr_makes_it_again(self, ends: tuple[str, str]) -> None:
        """The repr is a call with the texts of the two ends."""
        span = Span.parse(*ends)
        start, end = ("../2023-12-31" if text == "../2023" else text for text in ends)
        assert f"Span.parse({start!r}, {end!r})" == repr(span)

    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            ("2024-04-06", "2025-04-05", "6 April 2024 to 5 April 2025"),
            ("2023-04", "open", "from April 2023"),
            ("2023-04", "unknown", "from April 2023, end not known"),
            ("unknown", "2025-04-05", "until 5 April 2025"),
            ("unknown", "unknown", "start not stated, end not known"),
            ("../2023-02-02", "open", "from 2 February 2023 or earlier"),
            ("../2023-02-02", "2024", "2 February 2023 or earlier to 2024"),
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
