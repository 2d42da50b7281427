"""Three-valued logic, by its truth tables."""

import operator

import pytest

from csc_reform import Verdict

HOLDS, FAILS, UNDETERMINED = Verdict.HOLDS, Verdict.FAILS, Verdict.UNDETERMINED


class TestTruthTables:
    """Conjunction, disjunction and negation."""

    @pytest.mark.parametrize(
        ("one", "other", "both", "either"),
        [
            (HOLDS, HOLDS, HOLDS, HOLDS),
            (HOLDS, FAILS, FAILS, HOLDS),
            (HOLDS, UNDETERMINED, UNDETERMINED, HOLDS),
            (FAILS, FAILS, FAILS, FAILS),
            (FAILS, UNDETERMINED, FAILS, UNDETERMINED),
            (UNDETERMINED, UNDETERMINED, UNDETERMINED, UNDETERMINED),
        ],
    )
    def test_and_and_or(self, one: Verdict, other: Verdict, both: Verdict, either: Verdict) -> None:
        """What is not known decides nothing unless the other side decides it alone."""
        assert both is (one & other) is (other & one)
        assert either is (one | other) is (other | one)

    @pytest.mark.parametrize(
        ("verdict", "expected"),
        [(HOLDS, FAILS), (FAILS, HOLDS), (UNDETERMINED, UNDETERMINED)],
    )
    def test_not(self, verdict: Verdict, expected: Verdict) -> None:
        """The negation of what is not known is not known."""
        assert expected is ~verdict

    @pytest.mark.parametrize(
        ("verdicts", "every", "some"),
        [
            ([], HOLDS, FAILS),
            ([HOLDS, HOLDS], HOLDS, HOLDS),
            ([HOLDS, UNDETERMINED], UNDETERMINED, HOLDS),
            ([UNDETERMINED, FAILS, HOLDS], FAILS, HOLDS),
            ([FAILS, UNDETERMINED], FAILS, UNDETERMINED),
            ([FAILS, FAILS], FAILS, FAILS),
        ],
    )
    def test_of_many(self, verdicts: list[Verdict], every: Verdict, some: Verdict) -> None:
        """Of none at all, all hold and none does."""
        assert every is Verdict.all_of(iter(verdicts))
        assert some is Verdict.any_of(iter(verdicts))

    def test_of_a_truth_value(self) -> None:
        """True is HOLDS and false is FAILS."""
        assert HOLDS is Verdict.of(True)  # noqa: FBT003
        assert FAILS is Verdict.of(False)  # noqa: FBT003


class TestRefusals:
    """A verdict is no truth value, and mixes with none."""

    @pytest.mark.parametrize("verdict", list(Verdict))
    def test_has_no_truth_value(self, verdict: Verdict) -> None:
        """Asking whether a verdict is true raises, even of one that holds."""
        with pytest.raises(TypeError, match="no truth value"):
            bool(verdict)

    @pytest.mark.parametrize("operation", ["and_", "or_"])
    @pytest.mark.parametrize(
        ("verdict", "stranger"), [(HOLDS, False), (FAILS, True), (UNDETERMINED, "holds")]
    )
    def test_does_not_mix_with_strangers(
        self, operation: str, verdict: Verdict, stranger: object
    ) -> None:
        """A truth value joined with a verdict is a mistake, and is never left out in silence."""
        with pytest.raises(TypeError):
            getattr(operator, operation)(verdict, stranger)
