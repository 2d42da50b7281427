"""What money, counts, shares and ratios have in common."""

import operator
from collections.abc import Callable

import attrs
import pytest

from csc_reform import Count, Money, Ratio, Share

Figure = Money | Count | Share | Ratio

ONE_OF_EACH = [
    Money.parse("over £45m"),
    Count.parse("12 areas"),
    Share.parse("60%"),
    Ratio.parse("4.6%"),
]


@pytest.mark.parametrize("figure", ONE_OF_EACH, ids=repr)
class TestRefusals:
    """What an uncertain figure cannot do."""

    @pytest.mark.parametrize("comparison", ["lt", "le", "gt", "ge"])
    def test_has_no_order(self, figure: Figure, comparison: str) -> None:
        """Two figures are compared by a named question, never by a sign."""
        with pytest.raises(TypeError):
            getattr(operator, comparison)(figure, figure)

    @pytest.mark.parametrize("convert", [float, int, round, abs])
    def test_is_no_number(self, figure: Figure, convert: Callable[[object], object]) -> None:
        """A figure is not turned into a number, since that would drop its hedge and unit."""
        with pytest.raises(TypeError):
            convert(figure)

    def test_has_no_truth_value(self, figure: Figure) -> None:
        """Whether a figure is nought is a question with a name."""
        with pytest.raises(TypeError, match="has no truth value"):
            bool(figure)

    @pytest.mark.parametrize("stranger", [5, 0, "5", None, 1.5])
    @pytest.mark.parametrize("operation", ["add", "sub"])
    def test_does_not_mix_with_strangers(
        self, figure: Figure, operation: str, stranger: object
    ) -> None:
        """A bare number has no unit, and is neither added to a figure nor has one added."""
        with pytest.raises(TypeError):
            getattr(operator, operation)(figure, stranger)
        with pytest.raises(TypeError):
            getattr(operator, operation)(stranger, figure)

    def test_cannot_be_changed(self, figure: Figure) -> None:
        """A figure stays what it is."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(figure, "interval", None)  # noqa: B010 (a type checker refuses the other way)


class TestAgreement:
    """What several figures allow, and which of two equal ones was printed finer."""

    @pytest.mark.parametrize(
        ("texts", "expected"),
        [
            (["£5"], "£5"),
            (["over £5", "under £10", "£5 to £7"], "(£5, £7]"),
            (["over £5", "£5"], None),
            (["£1", "£2", "£1"], None),
            (["about £5", "over £3"], "over £3"),
            (["about £5", "about £5"], "about £5"),
            (["about £5", "about £6"], None),
            (["about £5", "over £3", "about £6"], None),
        ],
    )
    def test_common(self, texts: list[str], expected: str | None) -> None:
        """One or more figures have in common what all of them allow, or nothing."""
        common = Money.common([Money.parse(text) for text in texts])
        assert common == (None if expected is None else Money.parse(expected))

    def test_the_finer_of_equal_figures_is_kept(self) -> None:
        """£45,000,000 says more of its last digits than £45m."""
        rough, fine = Money.parse("£45m"), Money.parse("£45,000,000")
        never = Money.exactly(45_000_000)
        assert rough.finer(fine) is fine is fine.finer(rough)
        assert never.finer(rough) is never is rough.finer(never)
        assert fine.finer(fine) is fine
        assert rough.finer(Money.parse("£45 million")) is rough
