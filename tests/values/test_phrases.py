"""The grammar of hedges, which is the same whatever is counted."""

import re

import pytest

from csc_reform import Count, Money, ParseError, Ratio, Share

MEANINGS = {
    "(12, ∞)": [
        "over 12",
        "more than 12",
        "above 12",
        "exceeding 12",
        "in excess of 12",
        "just over 12",
        "well over 12",
        "slightly more than 12",
        "greater than 12",
        "more\u00a0than 12",
        ">12",
        "> 12",
    ],
    "[12, ∞)": [
        "at least 12",
        "no less than 12",
        "not less than 12",
        "no fewer than 12",
        "a minimum of 12",
        "12 or more",
        "12 or higher",
        "12 or above",
        "12 or over",
        "12 or greater",
        "upwards of 12",
        "minimum of 12",
        "≥12",
        ">= 12",
        "12+",
    ],
    "[0, 12]": [
        "up to 12",
        "no more than 12",
        "not more than 12",
        "at most 12",
        "a maximum of 12",
        "12 or lower",
        "12 or less",
        "12 or fewer",
        "12 or under",
        "12 or below",
        "as much as 12",
        "as many as 12",
        "a total of up to 12",
        "≤ 12",
        "<=12",
    ],
    "[0, 12)": [
        "under 12",
        "just under 12",
        "less than 12",
        "fewer than 12",
        "below 12",
        "nearly 12",
        "almost 12",
        "well below 12",
        "slightly under 12",
        "<12",
    ],
    "[12, 12]": [
        "12",
        "exactly 12",
        "EXACTLY 12",
        " 12",
        "just 12",
        "only 12",
        "backed by 12",
        "a total of 12",
        "backed by just 12",
    ],
    "[12, 20]": [
        "between 12 and 20",
        "12 to 20",
        "12-20",
        "12 - 20",
        "12\u201320",
        "12\u201420",
        "12\u00a0to\u00a020",
        "Between 12 AND 20",
        "[12, 20]",
        "[12,20]",
    ],
    "(-∞, ∞)": [
        "about 12",
        "around 12",
        "roughly 12",
        "approximately 12",
        "an estimated 12",
        "circa 12",
        "c. 12",
        "c.12",
        "ca. 12",
        "~12",
        "approx. 12",
        "approx 12",
        "some 12",
        "estimated 12",
        "12 or so",
        "12 or thereabouts",
    ],
}


def in_pounds(phrase: str) -> str:
    """Give a phrase of plain numbers as one of money."""
    return re.sub(r"(\d+)", r"£\1", phrase)


class TestHedges:
    """What each way of hedging means."""

    @pytest.mark.parametrize(
        ("phrase", "expected"),
        [(phrase, meaning) for meaning, phrases in MEANINGS.items() for phrase in phrases],
    )
    def test_means_an_interval(self, phrase: str, expected: str) -> None:
        """Each hedge means these numbers, and no others."""
        assert expected == str(Money.parse(in_pounds(phrase)).interval)

    def test_only_a_bare_figure_has_a_resolution(self) -> None:
        """What was hedged in print was not rounded in print."""
        bare = {"12", " 12", "just 12", "only 12", "backed by 12", "a total of 12"}
        bare |= {"backed by just 12"}
        for phrase in (phrase for phrases in MEANINGS.values() for phrase in phrases):
            expected = 1 if phrase in bare else None
            assert expected == Money.parse(in_pounds(phrase)).resolution

    @pytest.mark.parametrize("phrase", ["about 12", "~12", "12 or so", "some 12"])
    def test_an_about_has_a_nominal_figure(self, phrase: str) -> None:
        """An "about" names a figure and no bounds."""
        assert Money.parse(in_pounds(phrase)).nominal == 12

    @pytest.mark.parametrize(
        ("text", "position"),
        [
            ("over over £12", 5),
            ("exactly about £12", 8),
            ("over £12 or more", 9),
            ("£12 + £5", 4),
            ("£12+ £5", 3),
            ("overt £12", 0),
            ("over", 4),
            ("just", 4),
        ],
    )
    def test_one_figure_has_one_hedge(self, text: str, position: int) -> None:
        """A second hedge would say what the first does not, and a sum is no figure."""
        with pytest.raises(ParseError) as caught:
            Money.parse(text)
        assert position == caught.value.position


class TestSharedSigns:
    """Ranges of which the one figure has the sign or the scale for both."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("£165\u2013170", "£165 to £170"),
            ("£165-170", "£165 to £170"),
            ("£165\u2013£170", "£165 to £170"),
            ("£2-3 million", "£2 million to £3 million"),
            ("£2\u20133m", "£2 million to £3 million"),
            ("£2m-3m", "£2 million to £3 million"),
            ("£1.5-2.5bn a year", "£1.5 billion to £2.5 billion a year"),
        ],
    )
    def test_of_money(self, text: str, expected: str) -> None:
        """Set close together, two figures share what stands before the one or after the other."""
        assert Money.parse(expected) == Money.parse(text)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("5-10%", "5% to 10%"),
            ("5 to 10%", "5% to 10%"),
            ("5 \u2013 10 per cent", "5% to 10%"),
            ("between 5 and 10 per cent", "5% to 10%"),
            ("five to ten per cent", "5% to 10%"),
            ("half to three-quarters", "50% to 75%"),
            ("half to 60%", "50% to 60%"),
        ],
    )
    def test_of_shares(self, text: str, expected: str) -> None:
        """Without its sign the first figure of a percentage means nothing else."""
        assert Share.parse(expected) == Share.parse(text)

    def test_of_rates_and_counts(self) -> None:
        """The same goes for rates, and for the scale words of counts."""
        assert Ratio.between("0.0005", "0.001") == Ratio.parse("5-10 per 10,000")
        assert Count.parse("2,000,000 to 3,000,000 pupils") == Count.parse("2-3 million pupils")

    @pytest.mark.parametrize(
        ("text", "position"),
        [
            ("£165 to 170", 5),
            ("£165 - 170", 5),
            ("£165 \u2013 170", 5),
            ("£2 to £3 million", 0),
            ("£2-£3 million", 0),
            ("£2m-3", 0),
            ("£3-2 million", 0),
            ("between £17 and 30", 16),
            ("£17--30", 3),
        ],
    )
    def test_nothing_is_guessed(self, text: str, position: int) -> None:
        """Set apart, a second figure without a sign may be anything; and so may a lone scale."""
        with pytest.raises(ParseError) as caught:
            Money.parse(text)
        assert position == caught.value.position
