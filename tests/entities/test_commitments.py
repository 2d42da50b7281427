"""Commitments: how firmly government has bound itself."""

import operator

import pytest

from csc_reform import Progress, Strength

WEAKEST_FIRST = [
    Strength.EXPLORE,
    Strength.CONSULT,
    Strength.PILOT,
    Strength.COMMIT,
    Strength.LEGISLATE,
]


class TestStrength:
    """The order of strengths."""

    @pytest.mark.parametrize("weaker", range(5))
    @pytest.mark.parametrize("stronger", range(5))
    def test_each_is_stronger_than_those_before(self, weaker: int, stronger: int) -> None:
        """Exploring is weaker than consulting, and so on to legislating."""
        one, other = WEAKEST_FIRST[weaker], WEAKEST_FIRST[stronger]
        assert (weaker < stronger) is (one < other)
        assert (weaker <= stronger) is (one <= other)
        assert (weaker > stronger) is (one > other)
        assert (weaker >= stronger) is (one >= other)

    def test_sorts(self) -> None:
        """The weakest comes first, and every strength is in the order."""
        assert sorted(Strength) == WEAKEST_FIRST

    @pytest.mark.parametrize("comparison", ["lt", "ge"])
    @pytest.mark.parametrize("stranger", [Progress.DELIVERED, "pilot"])
    def test_has_no_order_with_strangers(self, comparison: str, stranger: object) -> None:
        """Delivered is a progress, and no strength above all others."""
        with pytest.raises(TypeError):
            getattr(operator, comparison)(Strength.PILOT, stranger)
