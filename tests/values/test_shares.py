"""Shares: parts of a whole."""

from decimal import Decimal
from typing import Any, cast

import pytest

from csc_reform import Interval, InvalidValueError, ParseError, Ratio, Share, UnitError


class TestParse:
    """Reading percentages of a whole."""

    @pytest.mark.parametrize(
        ("text", "interval"),
        [
            ("7.7%", "[0.077, 0.077]"),
            ("60%", "[0.6, 0.6]"),
            ("60 per cent", "[0.6, 0.6]"),
            ("60 percent", "[0.6, 0.6]"),
            ("60\u00a0%", "[0.6, 0.6]"),
            ("over 60%", "(0.6, 1]"),
            ("at least 60%", "[0.6, 1]"),
            ("10% or lower", "[0, 0.1]"),
            ("no more than 10%", "[0, 0.1]"),
            ("under 10%", "[0, 0.1)"),
            ("10% to 20%", "[0.1, 0.2]"),
            ("between 10% and 20%", "[0.1, 0.2]"),
            ("about 60%", "[0, 1]"),
            ("0%", "[0, 0]"),
            ("100%", "[1, 1]"),
            ("(10%, 20%]", "(0.1, 0.2]"),
        ],
    )
    def test_reads_within_nothing_and_all(self, text: str, interval: str) -> None:
        """A hedge ends at nothing and at the whole, where every share does."""
        assert interval == str(Share.parse(text).interval)

    @pytest.mark.parametrize(
        ("text", "position"),
        [
            ("", 0),
            ("60", 0),
            ("0.6", 0),
            ("%", 0),
            ("60 perch", 0),
            ("60% of councils", 4),
            ("over 100%", 0),
            ("20% to 10%", 0),
            ("a third", 0),
            ("quarter", 0),
            ("two halves", 0),
            ("five-quarters", 0),
            ("four-quarters", 0),
            ("ten tenths", 0),
        ],
    )
    def test_says_where_reading_stopped(self, text: str, position: int) -> None:
        """A number without its sign is no share, and more than the whole is none."""
        with pytest.raises(ParseError) as caught:
            Share.parse(text)
        assert ("share", position) == (caught.value.field, caught.value.position)

    @pytest.mark.parametrize("text", ["150%", "-5%", "100.1%", "[50%, 150%]"])
    def test_refuses_what_is_beyond_the_whole(self, text: str) -> None:
        """A share lies between nothing and all."""
        with pytest.raises(InvalidValueError) as caught:
            Share.parse(text)
        assert caught.value.field == "share"

    @pytest.mark.parametrize("text", ["about 150%", "about -5%"])
    def test_an_about_is_of_a_share_that_can_be(self, text: str) -> None:
        """About one and a half of the whole is no more possible than exactly that."""
        with pytest.raises(InvalidValueError):
            Share.parse(text)

    def test_refuses_what_is_no_text(self) -> None:
        """Only a text can be read."""
        with pytest.raises(InvalidValueError) as caught:
            Share.parse(cast("Any", 60))
        assert caught.value.value == 60


class TestConstruction:
    """The named constructors take a part of one."""

    @pytest.mark.parametrize(
        ("share", "text"),
        [
            (Share.exactly("0.6"), "60%"),
            (Share.over("0.6"), "over 60%"),
            (Share.up_to(Decimal("0.1")), "up to 10%"),
            (Share.exactly(1), "100%"),
        ],
    )
    def test_means_what_the_words_mean(self, share: Share, text: str) -> None:
        """Each constructor makes what its words, printed, are read as."""
        assert Share.parse(text) == share

    @pytest.mark.parametrize("part", [60, -1, "1.01", 0.6, True, None, "60%"])
    def test_refuses_what_is_no_part_of_one(self, part: object) -> None:
        """Sixty is not sixty per cent, and a float is no exact part."""
        with pytest.raises(InvalidValueError) as caught:
            Share.exactly(cast("Any", part))
        assert caught.value.field == "share"

    def test_refuses_an_interval_beyond_the_whole(self) -> None:
        """The limits hold however a share is made, and the message gives them."""
        with pytest.raises(InvalidValueError) as caught:
            Share(Interval(0, 2))
        assert str(caught.value) == "share must be within [0, 1], got '[0, 2]'"


class TestEqualityAndText:
    """Equal shares are equal objects, and print as they are read."""

    def test_equal_shares_hash_alike(self) -> None:
        """How the sign is printed makes no difference."""
        one, other = Share.parse("60%"), Share.parse("60.0 per cent")
        assert one == other
        assert hash(one) == hash(other)

    @pytest.mark.parametrize("other", [Share.parse("over 60%"), Ratio.parse("60%"), "60%", 0.6])
    def test_other_things_are_not_equal(self, other: object) -> None:
        """A share is no growth rate, even of the same number."""
        assert Share.parse("60%") != other

    @pytest.mark.parametrize(
        ("text", "printed", "spelled"),
        [
            ("7.70 per cent", "7.7%", "7.70%"),
            ("60%", "60%", "60%"),
            ("exactly 60%", "60%", "exactly 60%"),
            ("10% or lower", "up to 10%", "up to 10%"),
            ("more than 60%", "over 60%", "over 60%"),
            ("[0%, 100%]", "at least 0%", "at least 0%"),
            ("between 10% and 20%", "10% to 20%", "10% to 20%"),
            ("(10%, 20%)", "(10%, 20%)", "(10%, 20%)"),
            ("around 60%", "about 60%", "about 60%"),
        ],
    )
    def test_prints_and_spells(self, text: str, printed: str, spelled: str) -> None:
        """Print is in plain English, and both texts are read back as the same."""
        share = Share.parse(text)
        assert (printed, spelled) == (str(share), share.spelled())
        assert f"Share.parse({printed!r})" == repr(share)
        assert share == Share.parse(printed) == Share.parse(spelled)
        assert share.resolution == Share.parse(spelled).resolution


class TestRounding:
    """Reading a bare share as rounded, worked out by hand."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("7.7%", "[0.0765, 0.0775)"),
            ("60%", "[0.595, 0.605)"),
            ("60.00%", "[0.59995, 0.60005)"),
            ("0%", "[0, 0.005)"),
            ("100%", "[0.995, 1]"),
            ("over 60%", "(0.6, 1]"),
        ],
    )
    def test_stays_within_the_whole(self, text: str, expected: str) -> None:
        """What rounds to it, as far as it can be a share."""
        assert expected == str(Share.parse(text).as_rounded().interval)


class TestArithmetic:
    """No arithmetic leads beyond the whole."""

    def test_sums_within_the_whole(self) -> None:
        """A tenth and over a half are over three fifths."""
        assert Share.parse("(60%, 90%]") == Share.parse("10%") + Share.parse("(50%, 80%]")

    def test_sums_beyond_the_whole_are_refused(self) -> None:
        """Two parts of 60% are no part."""
        with pytest.raises(InvalidValueError):
            _ = Share.parse("60%") + Share.parse("60%")

    def test_an_about_is_no_way_round(self) -> None:
        """About 60% twice is no part either."""
        with pytest.raises(InvalidValueError):
            _ = Share.parse("about 60%") + Share.parse("about 60%")
        with pytest.raises(InvalidValueError):
            _ = Share.parse("about 40%") * 3

    def test_does_not_mix_with_a_ratio(self) -> None:
        """A part of a whole and a growth are not added."""
        with pytest.raises(UnitError):
            Share.parse("60%").consistent_with(cast("Any", Ratio.parse("60%")))


class TestDivision:
    """Shares by numbers and by shares."""

    def test_by_a_number_is_a_share(self) -> None:
        """Half of 60% is 30%, and there is no share of 120%."""
        assert Share.parse("30%") == Share.parse("60%") / 2
        assert Share.parse("up to 5%") == Share.parse("up to 10%") / "2"
        with pytest.raises(InvalidValueError):
            _ = Share.parse("60%") / "0.5"

    def test_by_a_share_is_a_ratio(self) -> None:
        """60% over 40% is one and a half."""
        assert Ratio.exactly("1.5") == Share.parse("60%") / Share.parse("40%")
