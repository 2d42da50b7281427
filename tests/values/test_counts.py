"""Counts: whole numbers of named things."""

from decimal import Decimal
from typing import Any, cast

import pytest

from csc_reform import (
    Count,
    Interval,
    InvalidValueError,
    ParseError,
    Ratio,
    Recounted,
    Share,
    UnitError,
)


class TestParse:
    """Reading counts as public documents print them."""

    @pytest.mark.parametrize(
        ("text", "interval", "of"),
        [
            ("12 local authorities", "[12, 12]", "local authorities"),
            ("up to 12 local areas", "[0, 12]", "local areas"),
            ("Up to 12 local areas", "[0, 12]", "local areas"),
            ("up to 500 social worker apprentices", "[0, 500]", "social worker apprentices"),
            ("82,170 children", "[82170, 82170]", "children"),
            ("over 3,000 foster carers", "[3001, ∞)", "foster carers"),
            ("at least 32 councils", "[32, ∞)", "councils"),
            ("fewer than 10 areas", "[0, 9]", "areas"),
            ("10 or fewer areas", "[0, 10]", "areas"),
            ("between 2 and 4 areas", "[2, 4]", "areas"),
            ("2 to 4 areas", "[2, 4]", "areas"),
            ("2-4 areas", "[2, 4]", "areas"),
            ("about 12 areas", "[0, ∞)", "areas"),
            ("0 carers", "[0, 0]", "carers"),
            ("3 carers' groups", "[3, 3]", "carers' groups"),
            ("(12, 20] areas", "[13, 20]", "areas"),
            ("seven areas", "[7, 7]", "areas"),
            ("1.2 million children", "[1200000, 1200000]", "children"),
            ("over 12 million children", "[12000001, ∞)", "children"),
            ("12\u00a0local\u00a0areas", "[12, 12]", "local areas"),
            ("82 170 children", "[82170, 82170]", "children"),
            ("12+ areas", "[12, ∞)", "areas"),
        ],
    )
    def test_reads_the_number_and_what_is_counted(self, text: str, interval: str, of: str) -> None:
        """A printed count means so many of that."""
        count = Count.parse(text)
        assert (interval, of) == (str(count.interval), count.of)

    @pytest.mark.parametrize(
        ("text", "position"),
        [
            ("", 0),
            ("12", 2),
            ("local areas", 0),
            ("a dozen areas", 0),
            ("12.5 areas", 0),
            ("12 million", 10),
            ("1.2345 thousand children", 0),
            ("60 per cent", 3),
            ("60 percent of councils", 3),
            ("60% of councils", 2),
            ("12 areas, 3 regions", 3),
            ("£12", 0),
            ("4 to 2 areas", 0),
            ("up to -5 areas", 0),
        ],
    )
    def test_says_where_reading_stopped(self, text: str, position: int) -> None:
        """A number of nothing, a part of a thing and a number below nought are no counts."""
        with pytest.raises(ParseError) as caught:
            Count.parse(text)
        assert ("count", position) == (caught.value.field, caught.value.position)

    @pytest.mark.parametrize(
        ("text", "position"), [("-5 areas", 0), ("  -5 areas", 2), ("about -5 areas", 0)]
    )
    def test_refuses_less_than_none(self, text: str, position: int) -> None:
        """There cannot be minus five areas, or about minus five."""
        with pytest.raises(ParseError) as caught:
            Count.parse(text)
        assert position == caught.value.position
        assert "must be within [0, ∞)" in caught.value.advice

    def test_an_about_is_of_a_number_that_can_be(self) -> None:
        """There cannot be about minus five areas, as there cannot be minus five."""
        with pytest.raises(InvalidValueError):
            Count.parse("about -5 areas")

    def test_reads_a_number_of_many_digits(self) -> None:
        """A count of 41 digits is unlikely, and is no reason to break."""
        assert Decimal(10**40) == Count.parse(f"1{'0' * 40} areas").low

    @pytest.mark.parametrize("value", [None, 12])
    def test_refuses_what_is_no_text(self, value: object) -> None:
        """Only a text can be read."""
        with pytest.raises(InvalidValueError) as caught:
            Count.parse(cast("Any", value))
        assert ("count", value) == (caught.value.field, caught.value.value)


class TestConstruction:
    """The named constructors."""

    @pytest.mark.parametrize(
        ("count", "text"),
        [
            (Count.exactly(12, "areas"), "12 areas"),
            (Count.exactly("12", "areas"), "12 areas"),
            (Count.up_to(12, "areas"), "up to 12 areas"),
            (Count.between(2, 4, "areas"), "2 to 4 areas"),
        ],
    )
    def test_means_what_the_words_mean(self, count: Count, text: str) -> None:
        """Each constructor makes what its words, printed, are read as."""
        assert Count.parse(text) == count

    @pytest.mark.parametrize("number", [12.0, 0.5, True, None, "12 areas", "0.5", "-1", -1])
    def test_refuses_what_cannot_be_counted(self, number: object) -> None:
        """A float, a half and less than none are no number of things."""
        with pytest.raises(InvalidValueError) as caught:
            Count.exactly(cast("Any", number), "areas")
        assert caught.value.field == "count"

    @pytest.mark.parametrize("of", ["", " areas", "12", "per cent", "million", 5, None])
    def test_refuses_what_is_not_named_in_words(self, of: object) -> None:
        """What is counted has a name, which no scale word is."""
        with pytest.raises(InvalidValueError) as caught:
            Count.exactly(12, cast("Any", of))
        assert of == caught.value.value

    @pytest.mark.parametrize("end", ["2.5", "0.1"])
    def test_refuses_a_broken_end(self, end: str) -> None:
        """The ends of an interval of counts are whole."""
        with pytest.raises(InvalidValueError) as caught:
            Count(Interval(0, end), of="areas")
        assert (caught.value.field, caught.value.requirement) == ("count", "whole")

    def test_is_built_of_a_number_of_many_digits(self) -> None:
        """A count of 41 digits is unlikely, and is no reason to break."""
        assert Decimal(10**40) == Count.exactly(10**40, "areas").low


class TestUnit:
    """Local areas are not local authorities."""

    def test_unlike_things_do_not_mix(self) -> None:
        """Counts of unlike things are neither added nor compared."""
        with pytest.raises(UnitError) as caught:
            Count.exactly(12, "local areas").consistent_with(Count.exactly(12, "councils"))
        expected = "operand must be count of local areas, as the other one is"
        assert str(caught.value).startswith(expected)

    def test_like_things_mix(self) -> None:
        """Counts of the same things are added and compared."""
        one, other = Count.parse("up to 12 areas"), Count.parse("3 areas")
        assert Count.parse("3 to 15 areas") == one + other
        assert not other.certainly_exceeds(one)

    def test_counting_as_another_thing_warns(self) -> None:
        """The number is kept, the name is not, and the warning says what was taken for what."""
        recounted = Count.parse("up to 12 local areas").counting_as("councils")
        expected = Recounted(
            Count.parse("up to 12 councils"), "local areas are counted as councils"
        )
        assert expected == recounted

    def test_more_than_twelve_and_fewer_than_thirteen_contradict(self) -> None:
        """No whole number is above twelve and below thirteen."""
        assert not Count.parse("over 12 areas").consistent_with(Count.parse("under 13 areas"))


class TestEqualityAndText:
    """Equal counts are equal objects, and print as they are read."""

    def test_equal_counts_hash_alike(self) -> None:
        """A comma makes no difference."""
        one, other = Count.parse("3,000 carers"), Count.parse("3000 carers")
        assert one == other
        assert hash(one) == hash(other)

    @pytest.mark.parametrize("other", [Count.exactly(12, "councils"), "12 areas", 12])
    def test_other_things_are_not_equal(self, other: object) -> None:
        """Twelve areas are neither twelve councils nor the number twelve."""
        assert Count.exactly(12, "areas") != other

    @pytest.mark.parametrize(
        ("text", "printed", "spelled"),
        [
            ("3000 carers", "3,000 carers", "3,000 carers"),
            ("exactly 12 areas", "12 areas", "exactly 12 areas"),
            ("no more than 12 areas", "up to 12 areas", "up to 12 areas"),
            ("(12, 20] areas", "13 to 20 areas", "13 to 20 areas"),
            ("over 12 areas", "at least 13 areas", "at least 13 areas"),
            ("over 3,000 carers", "over 3,000 carers", "over 3,000 carers"),
            ("at least 3,000 carers", "at least 3,000 carers", "at least 3,000 carers"),
            ("over 2,999 carers", "at least 3,000 carers", "at least 3,000 carers"),
            ("under 10 areas", "under 10 areas", "under 10 areas"),
            ("up to 10 areas", "up to 10 areas", "up to 10 areas"),
            ("under 11 areas", "up to 10 areas", "up to 10 areas"),
            ("under 13 areas", "up to 12 areas", "up to 12 areas"),
            ("over 0 areas", "at least 1 areas", "at least 1 areas"),
            ("1.2 million pupils", "1.2 million pupils", "1.2 million pupils"),
            ("1,200,000 pupils", "1.2 million pupils", "1,200,000 pupils"),
            ("12k pupils", "12,000 pupils", "12 thousand pupils"),
            ("roughly 12 areas", "about 12 areas", "about 12 areas"),
        ],
    )
    def test_prints_and_spells(self, text: str, printed: str, spelled: str) -> None:
        """Print is in plain English, and both texts are read back as the same."""
        count = Count.parse(text)
        assert (printed, spelled) == (str(count), count.spelled())
        assert f"Count.parse({printed!r})" == repr(count)
        assert count == Count.parse(printed) == Count.parse(spelled)


class TestRounding:
    """People are counted whole."""

    def test_a_bare_count_is_not_widened(self) -> None:
        """Twelve printed is twelve, as nobody prints a rounded twelve and a half."""
        count = Count.parse("12 areas")
        assert count is count.as_rounded()


class TestArithmetic:
    """No arithmetic leads below nought or in between."""

    def test_the_result_is_a_count_or_refused(self) -> None:
        """Five less ten is no count, and half of five is none."""
        with pytest.raises(InvalidValueError):
            _ = Count.exactly(5, "areas") - Count.exactly(10, "areas")
        with pytest.raises(InvalidValueError):
            _ = Count.exactly(5, "areas") * "0.5"

    def test_an_about_is_no_way_round(self) -> None:
        """About five less about ten is no count either."""
        with pytest.raises(InvalidValueError):
            _ = Count.parse("about 5 areas") - Count.parse("about 10 areas")

    def test_double_of_an_about(self) -> None:
        """Twice about five is about ten."""
        assert Count.parse("about 10 areas") == Count.parse("about 5 areas") * 2


class TestWithin:
    """Bounds for an "about", in whole numbers."""

    @pytest.mark.parametrize(
        ("text", "tolerance", "expected"),
        [
            ("about 40 areas", Share.parse("10%"), "36 to 44 areas"),
            ("about 45 areas", Share.parse("10%"), "41 to 49 areas"),
            ("about 46 areas", Share.parse("10%"), "42 to 50 areas"),
            ("about 49 areas", Share.parse("up to 10%"), "45 to 53 areas"),
            ("about 40 areas", Share.parse("under 10%"), "37 to 43 areas"),
            ("about 45 areas", Share.parse("under 10%"), "41 to 49 areas"),
            ("about 4 areas", Share.parse("10%"), "4 areas"),
            ("about 4 areas", Share.parse("under 25%"), "4 areas"),
            ("about 0 areas", Share.parse("10%"), "0 areas"),
            ("about 40 areas", Count.parse("3 areas"), "37 to 43 areas"),
            ("about 2 areas", Count.parse("3 areas"), "0 to 5 areas"),
            ("up to 40 areas", Share.parse("10%"), "up to 40 areas"),
            ("12 areas", Count.parse("3 areas"), "12 areas"),
        ],
    )
    def test_gives_an_about_bounds(
        self, text: str, tolerance: Count | Share, expected: str
    ) -> None:
        """No number further off is left in, and none is below nought."""
        assert Count.parse(expected) == Count.parse(text).within(tolerance)


class TestConstructors:
    """The hedges that have a constructor."""

    @pytest.mark.parametrize(
        ("count", "text"),
        [
            (Count.over(12, "areas"), "over 12 areas"),
            (Count.at_least(12, "areas"), "at least 12 areas"),
            (Count.under(12, "areas"), "under 12 areas"),
            (Count.about(12, "areas"), "about 12 areas"),
        ],
    )
    def test_means_what_the_words_mean(self, count: Count, text: str) -> None:
        """Each constructor makes what its words, printed, are read as."""
        assert Count.parse(text) == count

    def test_a_name_has_at_most_200_letters(self) -> None:
        """A longer one would not fit into a text that can be read."""
        name = "a" * 200
        assert Count.parse(f"12 {name}") == Count.exactly(12, name)
        with pytest.raises(InvalidValueError):
            Count.exactly(12, name + "a")

    def test_a_total_of_counts(self) -> None:
        """Counts of one thing are added up; of none at all nobody knows what was counted."""
        items = [Count.parse("3 areas"), Count.parse("up to 4 areas")]
        assert Count.parse("3 to 7 areas") == Count.total(items)
        assert Count.parse("3 areas") == Count.total(items[:1])
        with pytest.raises(InvalidValueError):
            Count.total([])

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [("3 areas", "4 areas", "75%"), ("up to 3 areas", "4 areas", "0% to 75%")],
    )
    def test_a_count_of_a_count_is_a_ratio(self, one: str, other: str, expected: str) -> None:
        """Three areas of four are three quarters."""
        assert Ratio.parse(expected) == Count.parse(one) / Count.parse(other)
        with pytest.raises(UnitError):
            _ = Count.parse("4 areas") / cast("Any", 2)
