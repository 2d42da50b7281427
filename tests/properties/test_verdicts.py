"""The laws of three-valued logic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import Verdict
from csc_reform.strategies import verdicts

YES, NO, UNKNOWN = Verdict.HOLDS, Verdict.FAILS, Verdict.UNDETERMINED
#: Kleene's tables, the second operand running through yes, unknown, no.
AND = {
    YES: (YES, UNKNOWN, NO),
    UNKNOWN: (UNKNOWN, UNKNOWN, NO),
    NO: (NO, NO, NO),
}
OR = {
    YES: (YES, YES, YES),
    UNKNOWN: (YES, UNKNOWN, UNKNOWN),
    NO: (YES, UNKNOWN, NO),
}
COLUMNS = (YES, UNKNOWN, NO)
LISTS = st.lists(verdicts(), max_size=5)


def known(verdict: Verdict) -> list[bool]:
    """Give the truth values that a verdict can turn out to have."""
    return {YES: [True], NO: [False], UNKNOWN: [True, False]}[verdict]


@given(verdicts(), verdicts())
def test_and_follows_the_table(one: Verdict, other: Verdict) -> None:
    """Conjunction is Kleene's."""
    assert one & other is AND[one][COLUMNS.index(other)]


@given(verdicts(), verdicts())
def test_or_follows_the_table(one: Verdict, other: Verdict) -> None:
    """Disjunction is Kleene's."""
    assert one | other is OR[one][COLUMNS.index(other)]


@given(verdicts(), verdicts())
def test_de_morgan(one: Verdict, other: Verdict) -> None:
    """The negation of a conjunction is the disjunction of the negations, and the other way."""
    assert ~(one & other) is ~one | ~other
    assert ~(one | other) is ~one & ~other


@given(verdicts())
def test_negating_twice_changes_nothing(verdict: Verdict) -> None:
    """The negation of a negation is where it started."""
    assert ~~verdict is verdict


@given(verdicts())
def test_negation_follows_the_truth_values(verdict: Verdict) -> None:
    """What a negation can turn out to be is the negation of what the verdict can."""
    assert set(known(~verdict)) == {not value for value in known(verdict)}


@given(LISTS)
def test_all_of_is_the_conjunction_of_all(found: list[Verdict]) -> None:
    """All of a list is its verdicts joined one by one, beginning with what holds."""
    joined = YES
    for verdict in found:
        joined = AND[joined][COLUMNS.index(verdict)]
    assert Verdict.all_of(found) is Verdict.all_of(iter(found)) is joined


@given(LISTS)
def test_any_of_is_the_disjunction_of_all(found: list[Verdict]) -> None:
    """Any of a list is its verdicts joined one by one, beginning with what fails."""
    joined = NO
    for verdict in found:
        joined = OR[joined][COLUMNS.index(verdict)]
    assert Verdict.any_of(found) is Verdict.any_of(iter(found)) is joined


@given(st.booleans())
def test_a_truth_value_is_decided(value: bool) -> None:  # noqa: FBT001 (the subject)
    """The verdict of a truth value can turn out to be that and nothing else."""
    assert known(Verdict.of(value)) == [value]


@given(verdicts())
def test_a_verdict_has_no_truth_value(verdict: Verdict) -> None:
    """A verdict cannot be tested as if it were a truth value."""
    with pytest.raises(TypeError):
        bool(verdict)
