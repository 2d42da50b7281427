"""The laws of histories: what counts, and what held when."""

from collections import Counter
from datetime import date, timedelta
from typing import cast, final

import attrs
import pytest
from hypothesis import assume, given
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
    PartialDate,
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


def revisers_of(history: History[str], one: Stated[str]) -> list[Stated[str]]:
    """Give the statements that name one, those that were themselves taken back left out."""
    found = [other for other in history.statements if other.revises and other.revises == one.key]
    return [other for other in found if not is_taken_back(history, other)]


def is_taken_back(history: History[str], one: Stated[str]) -> bool:
    """Tell whether a statement was withdrawn without a day."""
    return any(
        other.kind is StatementKind.WITHDRAWS and other.effective is None
        for other in revisers_of(history, one)
    )


@given(histories(WORDS, max_size=5, effective=st.none()))
def test_nothing_live_is_revised_and_all_else_is_live(history: History[str]) -> None:
    """
    A statement counts unless another revises it, or it only takes something back.

    A revision that was taken back revises nothing. What only reaffirms counts as long as one counts
    of those that say it.
    """
    expected: list[Stated[str]] = []
    for one in history.statements:
        counts_itself = one.kind is not StatementKind.WITHDRAWS and not revisers_of(history, one)
        if one.kind is StatementKind.REAFFIRMS and counts_itself:
            said = [
                other
                for other in history.statements
                if other.value == one.value
                and other.kind not in (StatementKind.REAFFIRMS, StatementKind.WITHDRAWS)
            ]
            counts_itself = not said or any(not revisers_of(history, other) for other in said)
        if counts_itself:
            expected.append(one)
    assert list(history.live) == expected


@given(histories(WORDS, max_size=5))
def test_something_counts_unless_it_was_withdrawn(history: History[str]) -> None:
    """No revision leaves a history with nothing to say; only a withdrawal does."""
    if all(one.kind is not StatementKind.WITHDRAWS for one in history.statements):
        assert bool(history.live) == bool(history.statements)


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


@final
class World:
    """One way in which the sources may turn out to be meant: a first and last day for each."""

    def __init__(self, history: History[str], data: st.DataObject) -> None:
        """Draw the days of each statement."""
        self.history = history
        self.days: dict[int, tuple[date, date]] = {}
        for one in history.statements:
            start, end = any_day(data, one, "start"), any_day(data, one, "end")
            assume(start <= end)  # as in every time there is
            self.days[id(one)] = start, end

    def start(self, one: Stated[str]) -> date:
        """Give the first day of which a statement speaks."""
        return self.days[id(one)][0]

    def revisers(self, one: Stated[str], *kinds: StatementKind) -> list[Stated[str]]:
        """Give the statements of some kinds that revise one and were not taken back."""
        return [
            other
            for other in self.history.statements
            if other.revises is not None
            and other.revises == one.key
            and other.kind in kinds
            and not self.is_taken_back(other)
        ]

    def is_taken_back(self, one: Stated[str]) -> bool:
        """Tell whether a statement was withdrawn without a day, or before it was to begin."""
        return any(
            other.effective is None or self.start(other) <= self.start(one)
            for other in self.revisers(one, StatementKind.WITHDRAWS)
        )

    def begins(self, one: Stated[str]) -> date:
        """Give the day from which a statement, or what stands in its place, has its effect."""
        instead = self.revisers(one, StatementKind.CORRECTS, StatementKind.RESTATES)
        if instead:
            return min(map(self.begins, instead))
        changes = self.revisers(one, StatementKind.CHANGES)
        return min([self.start(one), *map(self.begins, changes)])

    def held(self, day: date) -> set[str]:
        """Give the values that held on a day."""
        return {one.value for one in self.history.statements if self.holds(one, day)}

    def holds(self, one: Stated[str], day: date) -> bool:
        """Tell whether a statement held on a day."""
        first, last = self.days[id(one)]
        if one.kind is StatementKind.WITHDRAWS or self.is_taken_back(one):
            return False
        if self.revisers(one, StatementKind.CORRECTS, StatementKind.RESTATES):
            return False
        ends = [self.begins(other) for other in self.revisers(one, StatementKind.CHANGES)]
        ends += [self.start(other) for other in self.revisers(one, StatementKind.WITHDRAWS)]
        return first <= day <= last and all(day < end for end in ends)


def any_day(data: st.DataObject, one: Stated[str], which: str) -> date:
    """Draw a day that an end of the time of a statement may turn out to be."""
    end = None if one.effective is None else getattr(one.effective, which)
    if isinstance(end, PartialDate):
        return data.draw(st.dates(end.earliest, end.latest))
    if end is Bound.OPEN:
        return date.max
    # It may have begun, or ended, long ago, or never.
    ends = [date.min, *CALENDAR, date.max]
    return data.draw(st.sampled_from(ends))


def without_reaffirming(history: History[str]) -> History[str]:
    """Give a history in which what only reaffirms asserts."""
    kinds = {StatementKind.REAFFIRMS: StatementKind.ASSERTS}
    return attrs.evolve(
        history,
        statements=tuple(
            attrs.evolve(one, kind=kinds.get(one.kind, one.kind)) for one in history.statements
        ),
    )


@given(histories(WORDS, effective=SMALL_SPANS, max_size=4), st.sampled_from(CALENDAR), st.data())
def test_what_held_held_however_the_sources_are_meant(
    history: History[str], day: date, data: st.DataObject
) -> None:
    """With revisions of all kinds, an answer is true in every case there may turn out to be."""
    history = without_reaffirming(history)
    held = World(history, data).held(day)
    answer = history.on(day)
    if isinstance(answer, Conflict):
        assert {side.value for side in answer.sides} == held
    elif not isinstance(answer, NotKnown):
        assert held == {answer}


@given(histories(WORDS, effective=SMALL_SPANS, max_size=4))
def test_what_held_on_a_day_is_found_as_by_looking_at_each_statement(
    history: History[str],
) -> None:
    """Nothing is lost between the days on which something begins or ends."""
    begins = [one.effective.earliest for one in history.statements if one.effective is not None]
    for day in (*CALENDAR, *begins, date.min, date.max):
        for one in history.held_on(day):
            assert one in history.statements
            assert one.effective is not None
            assert one.effective.holds_on(day) is Verdict.HOLDS


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
