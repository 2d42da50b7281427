"""What money, counts, shares and ratios have in common."""

import operator
from collections.abc import Callable
from typing import Any, cast

import attrs
import pytest

from csc_reform import Count, InvalidValueError, Money, Ratio, Share

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


class TestAbout:
    """Figures that only name a number, in products and quotients."""

    @pytest.mark.parametrize(
        ("find", "expected"),
        [
            (lambda: Money.parse("about £40m") / Money.parse("£5m"), Ratio.about(8)),
            (lambda: Money.parse("about £40m") / Money.parse("£3m"), Ratio.parse("(-∞, ∞)")),
            (lambda: Money.parse("about £40m") / Money.parse("£3m to £5m"), Ratio.parse("(-∞, ∞)")),
            (lambda: Money.parse("£40m") / Money.parse("£5m"), Ratio.exactly(8)),
            (lambda: Count.parse("about 40 areas") / Count.parse("5 areas"), Ratio.about(8)),
            (lambda: Share.parse("about 40%") / Share.parse("80%"), Ratio.about("0.5")),
            (lambda: Ratio.parse("about 40%") / Ratio.parse("80%"), Ratio.about("0.5")),
            (lambda: Ratio.parse("about 40%") / 2, Ratio.about("0.2")),
            (lambda: Share.parse("about 40%") / 2, Share.about("0.2")),
            (lambda: Share.parse("about 40%") * "0.5", Share.about("0.2")),
            (lambda: Ratio.parse("about 134%").change(), Ratio.about("0.34")),
            (lambda: Ratio.parse("about 120%") * Ratio.parse("50%"), Ratio.about("0.6")),
            (lambda: Ratio.parse("120%") * Ratio.parse("50%"), Ratio.exactly("0.6")),
            (lambda: Money.parse("£5m") * Share.parse("about 50%"), Money.about(2_500_000)),
            (lambda: Money.parse("about £9m") / Share.parse("45% to 90%"), Money.parse("(-∞, ∞)")),
            (lambda: Money.parse("about £9m") / Share.parse("45%"), Money.about(20_000_000)),
            (lambda: Money.parse("about £5") * 0, Money.exactly(0)),
        ],
    )
    def test_an_about_of_an_exact_figure_stays_one(
        self, find: Callable[[], object], expected: object
    ) -> None:
        """What one names over what the other is, is named; over a range, nothing is."""
        assert find() == expected


class TestProducts:
    """Products of figures, from either side."""

    def test_a_share_or_ratio_of_money_is_money(self) -> None:
        """It makes no difference which of the two is said first."""
        money = Money.parse("over £45m")
        assert Share.parse("10%") * money == money * Share.parse("10%") == Money.over(4_500_000)
        assert Ratio.parse("10%") * money == money * Ratio.parse("10%") == Money.over(4_500_000)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (Money.exactly(2), Money.exactly(3)),
            (Count.exactly(2, "areas"), Count.exactly(3, "areas")),
            (Share.exactly("0.2"), Share.exactly("0.3")),
            (Share.exactly("0.2"), Count.exactly(3, "areas")),
            (Count.exactly(3, "areas"), Share.exactly("0.2")),
            (Ratio.exactly("0.2"), Share.exactly("0.3")),
            (Count.exactly(2, "areas"), Money.exactly(3)),
        ],
    )
    def test_nothing_else_has_a_product(self, one: Figure, other: Figure) -> None:
        """Square pounds and areas times pounds mean nothing, and are refused by name."""
        with pytest.raises(InvalidValueError) as caught:
            operator.mul(cast("Any", one), other)
        assert caught.value.field == "factor"

    @pytest.mark.parametrize("factor", ["0.5", "1.5"])
    def test_a_count_is_multiplied_by_whole_numbers(self, factor: str) -> None:
        """Half of so many areas may be no number of areas."""
        with pytest.raises(InvalidValueError):
            _ = Count.parse("up to 6 areas") * factor


class TestNames:
    """What is counted, by its name."""

    def test_an_apostrophe_is_an_apostrophe(self) -> None:
        """Curly or straight, it is the same name."""
        one, other = Count.exactly(3, "children\u2019s homes"), Count.parse("3 children's homes")
        assert one == other
        assert one.of == "children's homes"
        assert one == Count.parse("3 children\u2019s homes")
        assert one == Count.parse("3", of="children\u2019s homes")
        assert one == Count.parse("3 children's homes", of="children\u2019s homes")
