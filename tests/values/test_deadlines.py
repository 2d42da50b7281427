"""Deadlines: a time of day, on the clocks of a place."""

from datetime import UTC, date, datetime, time
from typing import Any, cast

import pytest

from csc_reform import (
    Deadline,
    InvalidValueError,
)


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

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("2023-03-26T00:59 Europe/London", "2023-03-26T00:59:00+00:00"),
            ("2023-03-26T01:00 Europe/London", None),
            ("2023-03-26T01:59 Europe/London", None),
            ("2023-03-26T02:00 Europe/London", "2023-03-26T02:00:00+01:00"),
            ("2023-10-29T00:59 Europe/London", "2023-10-29T00:59:00+01:00"),
            ("2023-10-29T01:00 Europe/London", None),
            ("2023-10-29T01:59 Europe/London", None),
            ("2023-10-29T02:00 Europe/London", "2023-10-29T02:00:00+00:00"),
        ],
    )
    def test_the_clocks_must_show_it_once(self, text: str, expected: str | None) -> None:
        """In spring an hour is skipped and in autumn one is shown twice: neither has a moment."""
        deadline = Deadline.parse(text)
        if expected is None:
            with pytest.raises(InvalidValueError) as caught:
                deadline.instant()
            assert caught.value.field == "at"
            return
        assert expected == deadline.instant().isoformat()

    def test_the_name_of_a_zone_has_at_most_60_letters(self) -> None:
        """The longest name that is taken can be read back."""
        deadline = Deadline("2023-05-11", time(23, 45), "A" * 60)
        assert Deadline.parse(str(deadline)) == deadline
        with pytest.raises(InvalidValueError):
            Deadline("2023-05-11", time(23, 45), "A" * 61)

    def test_names_a_zone_that_is_not_at_home(self) -> None:
        """A quarter to midnight in Tokyo is another moment than in London, and is said to be."""
        deadline = Deadline.parse("2023-05-11T23:45 Asia/Tokyo")
        assert deadline.in_words() == "11.45pm on 11 May 2023 (Asia/Tokyo)"

    def test_a_time_is_not_the_second_of_two(self) -> None:
        """Which of two like hours is meant cannot be said in its text, and so not at all."""
        with pytest.raises(InvalidValueError) as caught:
            Deadline("2023-10-29", time(1, 30, fold=1))
        assert caught.value.field == "at"
