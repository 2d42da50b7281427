"""The grammar of hedges, which is the same whatever is counted."""

import pytest

from csc_reform import Count

MEANINGS = {
    "(12, ∞)": [
        "over 12",
        "more than 12",
        "above 12",
        "exceeding 12",
        "in excess of 12",
        "just over 12",
        "well over 12",
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
    ],
    "[0, 12)": [
        "under 12",
        "just under 12",
        "less than 12",
        "fewer than 12",
        "below 12",
        "nearly 12",
        "almost 12",
    ],
    "[12, 12]": ["12", "exactly 12", "EXACTLY 12", " 12"],
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
    "[0, ∞)": [
        "about 12",
        "around 12",
        "roughly 12",
        "approximately 12",
        "an estimated 12",
        "circa 12",
    ],
}


class TestHedges:
    """What each way of hedging means."""

    @pytest.mark.parametrize(
        ("phrase", "expected"),
        [(phrase, meaning) for meaning, phrases in MEANINGS.items() for phrase in phrases],
    )
    def test_means_an_interval(self, phrase: str, expected: str) -> None:
        """Each hedge means these numbers, and no others."""
        assert expected == str(Count.parse(f"{phrase} areas").interval)

    def test_only_a_bare_figure_has_a_resolution(self) -> None:
        """What was hedged in print was not rounded in print."""
        hedged = [p for phrases in MEANINGS.values() for p in phrases if p.strip() != "12"]
        assert {None} == {Count.parse(f"{phrase} areas").resolution for phrase in hedged}
        assert Count.parse("12 areas").resolution == 1
