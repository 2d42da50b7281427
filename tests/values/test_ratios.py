"""Ratios: growth, indexes and other numbers without a unit."""

from decimal import Decimal
from typing import Any, cast

import pytest

from csc_reform import Interval, InvalidValueError, ParseError, Ratio, Share, UnitError


class TestParse:
    """Reading percentages that are no part of a whole."""

    @pytest.mark.parametrize(
        ("text", "interval"),
        [
            ("6.88 per cent", "[0.0688, 0.0688]"),
            ("4.6%", "[0.046, 0.046]"),
            ("200%", "[2, 2]"),
            ("-5%", "[-0.05, -0.05]"),
            ("\u22125%", "[-0.05, -0.05]"),
            ("over 4.6 per cent", "(0.046, ∞)"),
            ("under 50%", "(-∞, 0.5)"),
            ("up to 50%", "(-∞, 0.5]"),
            ("at least 10%", "[0.1, ∞)"),
            ("-5% to -2%", "[-0.05, -0.02]"),
            ("about 5%", "(-∞, ∞)"),
        ],
    )
    def test_reads_without_limits(self, text: str, interval: str) -> None:
        """Growth may be below nought and above the whole, so that nothing bounds a hedge."""
        assert interval == str(Ratio.parse(text).interval)

    @pytest.mark.parametrize(
        ("text", "position"),
        [("", 0), ("4.6", 0), ("4.6% a year", 5), ("inflation", 0), ("5% to 2%", 0)],
    )
    def test_says_where_reading_stopped(self, text: str, position: int) -> None:
        """A number without its sign is no ratio in print."""
        with pytest.raises(ParseError) as caught:
            Ratio.parse(text)
        assert ("ratio", position) == (caught.value.field, caught.value.position)

    def test_no_digit_is_lost(self) -> None:
        """A figure of many digits is read whole, or refused, but never rounded."""
        ratio = Ratio.parse("12345678901234567890123456789.5%")
        assert Decimal("123456789012345678901234567.895") == ratio.low

    def test_refuses_what_is_no_text(self) -> None:
        """Only a text can be read."""
        with pytest.raises(InvalidValueError):
            Ratio.parse(cast("Any", 4.6))


class TestConstruction:
    """The named constructors take a number of the whole."""

    @pytest.mark.parametrize(
        ("ratio", "text"),
        [
            (Ratio.exactly("0.5"), "50%"),
            (Ratio.under("0.5"), "under 50%"),
            (Ratio.up_to(2), "up to 200%"),
        ],
    )
    def test_means_what_the_words_mean(self, ratio: Ratio, text: str) -> None:
        """Each constructor makes what its words, printed, are read as."""
        assert Ratio.parse(text) == ratio

    @pytest.mark.parametrize("number", [0.5, True, None, "50%", Decimal("NaN")])
    def test_refuses_inexact_numbers(self, number: object) -> None:
        """Only an exact number is a ratio."""
        with pytest.raises(InvalidValueError) as caught:
            Ratio.exactly(cast("Any", number))
        assert caught.value.field == "ratio"


class TestEqualityAndText:
    """Equal ratios are equal objects, and print as they are read."""

    def test_equal_ratios_hash_alike(self) -> None:
        """How the sign is printed makes no difference."""
        assert Ratio.parse("50%") == Ratio.exactly("0.5")
        assert hash(Ratio.parse("50%")) == hash(Ratio.exactly("0.5"))

    @pytest.mark.parametrize("other", [Ratio.parse("over 50%"), Share.parse("50%"), "50%"])
    def test_other_things_are_not_equal(self, other: object) -> None:
        """A growth rate is no part of a whole, even of the same number."""
        assert Ratio.parse("50%") != other

    @pytest.mark.parametrize(
        ("text", "printed", "spelled"),
        [
            ("6.880 per cent", "6.88%", "6.880%"),
            ("-5%", "-5%", "-5%"),
            ("1,200%", "1,200%", "1,200%"),
            ("up to 50%", "up to 50%", "up to 50%"),
            ("under 50%", "under 50%", "under 50%"),
            ("about 5%", "about 5%", "about 5%"),
            ("-5% to 2%", "-5% to 2%", "-5% to 2%"),
        ],
    )
    def test_prints_and_spells(self, text: str, printed: str, spelled: str) -> None:
        """Print is in plain English, and both texts are read back as the same."""
        ratio = Ratio.parse(text)
        assert (printed, spelled) == (str(ratio), ratio.spelled())
        assert f"Ratio.parse({printed!r})" == repr(ratio)
        assert ratio == Ratio.parse(printed) == Ratio.parse(spelled)


class TestDivision:
    """Ratios by numbers and by ratios, and by what they are rates per."""

    def test_by_either_is_a_ratio(self) -> None:
        """An index over an earlier one is how much it grew."""
        assert Ratio.parse("25%") == Ratio.parse("50%") / 2
        assert Ratio.exactly("1.5") == Ratio.per(150, 100) / Ratio.per(100, 100)
        assert Ratio.exactly("0.0067") == Ratio.per(67, 10_000)
        assert Ratio.exactly("67") == Ratio.per("67", "1")

    @pytest.mark.parametrize("text", ["67 per 10,000", "6 per 10", "5 per 1", "-5 per 10", "67%"])
    def test_a_rate_keeps_its_last_digit(self, text: str) -> None:
        """Whatever it is spelt per, its last digit is worth the same."""
        ratio = Ratio.parse(text)
        again = Ratio.parse(ratio.spelled())
        assert (ratio, ratio.resolution) == (again, again.resolution)

    @pytest.mark.parametrize(
        ("resolution", "expected"), [("1", "60 per 1"), ("0.1", "600 per 10"), ("0.01", "6,000%")]
    )
    def test_is_spelled_to_its_last_digit(self, resolution: str, expected: str) -> None:
        """A ratio printed to whole numbers is no percentage."""
        assert expected == Ratio(Interval.point(60), resolution=Decimal(resolution)).spelled()


class TestReadings:
    """Growth and rounding."""

    @pytest.mark.parametrize(
        ("ratio", "expected"),
        [
            (Ratio.exactly("1.5"), Ratio.exactly("0.5")),
            (Ratio.exactly(1), Ratio.exactly(0)),
            (Ratio.exactly("0.9"), Ratio.exactly("-0.1")),
            (Ratio.parse("over 150%"), Ratio.parse("over 50%")),
        ],
    )
    def test_change(self, ratio: Ratio, expected: Ratio) -> None:
        """New over old, less one, is the growth."""
        assert expected == ratio.change()

    @pytest.mark.parametrize(
        ("text", "expected"),
        [("4.6%", "[0.0455, 0.0465)"), ("-5%", "(-0.055, -0.045]"), ("120%", "[1.195, 1.205)")],
    )
    def test_as_rounded(self, text: str, expected: str) -> None:
        """A bare rate is what rounds to it, away from nought on both sides."""
        assert expected == str(Ratio.parse(text).as_rounded().interval)

    def test_does_not_mix_with_a_share(self) -> None:
        """A growth and a part of a whole are not compared."""
        with pytest.raises(UnitError) as caught:
            Ratio.parse("50%").certainly_exceeds(cast("Any", Share.parse("4%")))
        assert str(caught.value) == "operand must be ratio, as the other one is, got 'share'"
