"""The laws of histories: what counts, and what held when."""

from collections import Counter
from datetime import date, timedelta
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Bound,
    Conflict,
    ConflictError,
    CscReformError,
    Figure,
    History,
    Money,
    NotKnown,
    NotKnownError,
    Span,
    Stated,
    StatementKind,
    Verdict,
)
from csc_reform.strategies import counts, histories, money, ratios, shares, spans, statements
from csc_reform.values.quantity import Quantity

FIRST = date(2024, 2, 26)
CALENDAR = tuple(FIRST + timedelta(days=number) for number in range(9))
DATED: st.SearchStrategy[Span | None] = spans(min_value=CALENDAR[0], max_value=CALENDAR[-1])
SMALL_SPANS = st.none() | DATED
WORDS = st.sampled_from(["some", "other", "third"])
#: Few figures, so that statements often agree, or nearly.
FEW_POUNDS = st.sampled_from(
    [
        Money.parse(text)
        for text in (
            "£45 million",
            "over £45 million",
            "up to £50 million",
            "£40 million to £45 million",
            "£45 million a year",
            "about £45 million",
            "about £46 million",
        )
    ]
)
#: One sum, printed to different digits, and once made rather than printed.
SAME_POUNDS = st.sampled_from(
    [Money.parse("£45 million"), Money.parse("£45,000,000"), Money.exactly(45_000_000)]
)
FIGURES: st.SearchStrategy[Figure | Money] = st.one_of(
    money(), counts(), shares(), ratios(), FEW_POUNDS
)


def comparable(latest: object) -> object:
    """Give an answer in a form that does not depend on the order of the sides of a conflict."""
    if isinstance(latest, Conflict):
        return Counter(cast("Conflict[object]", latest).sides)
    return latest


def rounded(latest: object) -> object:
    """Read an answer as rounded, which goes by digits that are no part of equality."""
    return comparable(latest.as_rounded() if isinstance(latest, Quantity) else latest)


@given(histories(st.one_of(WORDS, FIGURES)), st.data())
def test_the_latest_does_not_depend_on_the_order(
    history: "History[str | Figure | Money]", data: st.DataObject
) -> None:
    """Whichever statement was written down first, together they say the same."""
    shuffled = tuple(data.draw(st.permutations(history.statements)))
    again = attrs.evolve(history, statements=shuffled)
    assert comparable(again.latest) == comparable(history.latest)


@given(histories(FEW_POUNDS, max_size=4), st.data())
def test_the_latest_of_figures_does_not_depend_on_the_order(
    history: History[Money], data: st.DataObject
) -> None:
    """Whichever figure was written down first, together they allow the same."""
    shuffled = tuple(data.draw(st.permutations(history.statements)))
    again = attrs.evolve(history, statements=shuffled)
    assert comparable(again.latest) == comparable(history.latest)


@given(histories(SAME_POUNDS, revisions=False), st.data())
def test_the_latest_read_as_rounded_does_not_depend_on_the_order(
    history: History[Money], data: st.DataObject
) -> None:
    """Whichever printing of a figure was written down first, it is as exact as it was."""
    shuffled = tuple(data.draw(st.permutations(history.statements)))
    again = attrs.evolve(history, statements=shuffled)
    assert rounded(again.latest) == rounded(history.latest)


@given(histories(WORDS), st.sampled_from(CALENDAR), st.data())
def test_what_held_on_a_day_does_not_depend_on_the_order(
    history: History[str], day: date, data: st.DataObject
) -> None:
    """Whichever statement was written down first, the same held."""
    shuffled = tuple(data.draw(st.permutations(history.statements)))
    again = attrs.evolve(history, statements=shuffled)
    assert comparable(again.on(day)) == comparable(history.on(day))


@given(FIGURES, st.data())
def test_statements_that_agree_give_what_they_state(
    value: Figure | Money, data: st.DataObject
) -> None:
    """Where every source states one value, that is the value."""
    history = data.draw(histories(st.just(value), revisions=False, min_size=1))
    assert history.latest == value
    assert history.require() == value


@given(histories(WORDS, max_size=5))
def test_nothing_live_is_revised_and_all_else_is_live(history: History[str]) -> None:
    """A statement counts unless another revises it, or it only takes something back."""
    revised = {one.revises for one in history.statements if one.revises is not None}
    expected = [
        one
        for one in history.statements
        if one.key not in revised and one.kind is not StatementKind.WITHDRAWS
    ]
    assert list(history.live) == expected


@given(histories(WORDS), statements(WORDS))
def test_adding_a_statement_takes_nothing_away(history: History[str], more: Stated[str]) -> None:
    """A history with a statement more has all it had, and the old one is as it was."""
    before = history.statements
    after = history.with_statement(more)
    assert after.statements == (*before, more)
    assert after.incomplete == history.incomplete
    assert history.statements == before
    assert len(after) == len(history) + 1


def is_over(one: Stated[str], other: Stated[str]) -> bool:
    """Tell whether a statement is about a time that had ended, on any reading, before another's."""
    if one.effective is None or other.effective is None:
        return False
    ended, began = one.effective.end, other.effective.start
    if isinstance(ended, Bound) or isinstance(began, Bound):
        return False
    last_days = [day for day in CALENDAR if ended.earliest <= day <= ended.latest]
    first_days = [day for day in CALENDAR if began.earliest <= day <= began.latest]
    return all(last < first for last in last_days for first in first_days)


@given(histories(WORDS, effective=DATED, min_size=2, max_size=4))
def test_what_is_over_gives_way_to_what_came_after(history: History[str]) -> None:
    """The latest is what those live statements say that no other follows in time."""
    current = [
        one for one in history.live if not any(is_over(one, other) for other in history.live)
    ]
    latest = history.latest
    if isinstance(latest, NotKnown):
        assert not current
    elif isinstance(latest, Conflict):
        assert list(latest.sides) == current
        assert len({one.value for one in current}) > 1
    else:
        assert {one.value for one in current} == {latest}


def held_by(history: History[str], day: date) -> set[frozenset[str]]:
    """Give the values that held, for each way the sources may turn out to be meant."""
    worlds: set[frozenset[str]] = {frozenset()}
    for one in history.statements:
        verdict = Verdict.UNDETERMINED if one.effective is None else one.effective.holds_on(day)
        held = {world | {one.value} for world in worlds}
        if verdict is Verdict.HOLDS:
            worlds = held
        elif verdict is Verdict.UNDETERMINED:
            worlds |= held
    return worlds


@given(histories(WORDS, effective=SMALL_SPANS, revisions=False), st.sampled_from(CALENDAR))
def test_what_held_is_what_holds_however_the_sources_are_meant(
    history: History[str], day: date
) -> None:
    """Without revisions, a value is given when it held, and was alone, in every case there is."""
    worlds = held_by(history, day)
    answer = history.on(day)
    if len(worlds) > 1 or frozenset[str]() in worlds:
        assert isinstance(answer, NotKnown)
    elif len(held := next(iter(worlds))) > 1:
        assert isinstance(answer, Conflict)
        assert {side.value for side in answer.sides} == held
    else:
        assert {answer} == held


@given(histories(WORDS))
def test_a_value_is_required_in_vain_only_of_what_is_unknown_or_disputed(
    history: History[str],
) -> None:
    """Requiring gives the latest value, or the error that says why there is none."""
    latest = history.latest
    error: type[CscReformError]
    if isinstance(latest, NotKnown):
        error = NotKnownError
    elif isinstance(latest, Conflict):
        error = ConflictError
    else:
        assert history.require() == latest
        return
    with pytest.raises(error):
        history.require()


@given(histories(WORDS), st.sampled_from(CALENDAR))
def test_an_answer_is_a_value_that_was_stated(history: History[str], day: date) -> None:
    """No answer is made up: what is given, some source stated."""
    values = {one.value for one in history.statements}
    for answer in (history.latest, history.on(day)):
        if isinstance(answer, Conflict):
            assert {side.value for side in answer.sides} <= values
        elif not isinstance(answer, NotKnown):
            assert answer in values
