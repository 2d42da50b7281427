"""
The laws of predicates and selections.

What an index finds, what a scan finds, and what a plain evaluator finds that is written here, with
nothing of the library's but the values and their own questions, must be the same.
"""

import copy
import pickle
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise, permutations
from typing import Any, TypeGuard, TypeVar, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import csc_reform
from csc_reform import (
    Allowance,
    Commitment,
    Conflict,
    Entity,
    FundingLine,
    History,
    Milestone,
    Money,
    NotKnown,
    PartialDate,
    Pillar,
    Position,
    Predicate,
    Reform,
    Selection,
    Source,
    Strength,
    Verdict,
    dumps_query,
    fields,
    load,
    loads_query,
)
from csc_reform.entities.kinds import KINDS
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.fields import milestone as m
from csc_reform.query import Sortable
from csc_reform.strategies import histories, money, partial_dates, predicates, reforms
from csc_reform.values.quantity import Quantity

E = TypeVar("E", bound=Entity)

#: The kinds of entity that random reforms have.
DRAWN: list[type[Entity]] = [
    Allowance, Commitment, FundingLine, Milestone, Pillar, Position, Source,
]  # fmt: skip


# A plain evaluator ----------------------------------------------------------------------------

HOLDS, FAILS, OPEN = Verdict.HOLDS, Verdict.FAILS, Verdict.UNDETERMINED


def judged(predicate: Predicate[Any], thing: object) -> Verdict:
    """Judge a thing by a predicate, as its documentation says, one value at a time."""
    match predicate.op:
        case "and":
            return Verdict.all_of(judged(part, thing) for part in predicate.parts)
        case "or":
            return Verdict.any_of(judged(part, thing) for part in predicate.parts)
        case "not":
            return ~judged(predicate.parts[0], thing)
        case _:
            return of_one_field(predicate, getattr(thing, predicate.path))


def of_one_field(predicate: Predicate[Any], held: Any) -> Verdict:  # noqa: ANN401
    """Ask what an entity has in a field."""
    if predicate.op in ("is_known", "is_disputed"):
        told = held.latest if predicate.when is None else held.on(predicate.when)
        unlike = (NotKnown, Conflict) if predicate.op == "is_known" else ()
        return Verdict.of(not isinstance(told, unlike) if unlike else isinstance(told, Conflict))
    if not isinstance(held, History):
        return asked(predicate.op, held, predicate.value)
    history = cast("History[Any]", cast("object", held))
    if predicate.when == "ever":
        stated = [one.value for one in history.statements if one.states]
        verdict = Verdict.any_of(asked(predicate.op, one, predicate.value) for one in stated)
        return OPEN if verdict is FAILS and history.incomplete else verdict
    said: object = history.latest if predicate.when is None else history.on(predicate.when)
    if isinstance(said, NotKnown):
        return OPEN
    sides = [one.value for one in said.sides] if is_conflict(said) else [said]
    verdicts = {asked(predicate.op, side, predicate.value) for side in sides}
    return verdicts.pop() if len(verdicts) == 1 else OPEN


def is_conflict(value: object) -> TypeGuard[Conflict[object]]:
    """Tell whether sources disagree."""
    return isinstance(value, Conflict)


def asked(op: str, value: Any, operand: Any) -> Verdict:  # noqa: ANN401, PLR0911
    """Ask one value."""
    match op:
        case "is_none":
            return Verdict.of(value is None)
        case "is_empty":
            return Verdict.of(len(value) == 0)
        case "==":
            return FAILS if value is None else equal(value, operand)
        case "!=":
            return HOLDS if value is None else ~equal(value, operand)
        case "is_in":
            return Verdict.any_of(asked("==", value, one) for one in operand)
        case "has_any":
            return Verdict.any_of(Verdict.of(one in value) for one in operand)
        case "any":
            return Verdict.any_of(judged(operand, part) for part in value)
        case _:
            return of_a_value(op, value, operand)


def of_a_value(op: str, value: Any, operand: Any) -> Verdict:  # noqa: ANN401
    """Ask a value that has to be there."""
    if value is None:
        return OPEN
    if isinstance(value, Quantity) and not value.comparable_with(operand):
        return OPEN
    return Verdict.of(TRUE[op](value, operand))


def equal(value: Any, operand: Any) -> Verdict:  # noqa: ANN401
    """Tell whether two values are certainly the same."""
    if isinstance(value, Quantity):
        if not value.comparable_with(operand):
            return OPEN
        if value.certainly_equals(operand):
            return HOLDS
        return OPEN if value.consistent_with(operand) else FAILS
    if isinstance(operand, PartialDate):
        days = PartialDate(value.earliest, value.latest)
        if days.certainly_equals(operand):
            return HOLDS
        return OPEN if days.consistent_with(operand) else FAILS
    return Verdict.of(value == operand)


def exact(day: date) -> PartialDate:
    """Give a day as a date that is exactly it."""
    return PartialDate(day, day)


def as_date(value: Any) -> PartialDate:  # noqa: ANN401
    """Give the days that a date or deadline may be."""
    return PartialDate(value.earliest, value.latest)


TRUE: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": lambda value, operand: operand > value,
    "<=": lambda value, operand: not value > operand,
    ">": lambda value, operand: operand < value,
    ">=": lambda value, operand: not value < operand,
    "contains": lambda value, operand: operand.casefold() in value.casefold(),
    "matches": lambda value, operand: re.search(operand, value) is not None,
    "has": lambda value, operand: operand in value,
    "certainly_exceeds": lambda value, operand: value.certainly_exceeds(operand),
    "may_exceed": lambda value, operand: value.may_exceed(operand),
    "certainly_below": lambda value, operand: operand.certainly_exceeds(value),
    "may_be_below": lambda value, operand: operand.may_exceed(value),
    "may_equal": lambda value, operand: value.consistent_with(operand),
    "certainly_before": lambda value, operand: as_date(value).certainly_before(operand),
    "may_be_before": lambda value, operand: as_date(value).may_be_before(operand),
    "certainly_after": lambda value, operand: operand.certainly_before(as_date(value)),
    "may_be_after": lambda value, operand: operand.may_be_before(as_date(value)),
    "certainly_within": lambda value, operand: (
        not exact(value.earliest).certainly_before(exact(operand.earliest))
        and not exact(operand.latest).certainly_before(exact(value.latest))
    ),
    "may_be_within": lambda value, operand: as_date(value).consistent_with(operand),
    "certainly_holds_on": lambda value, operand: value.holds_on(operand) is HOLDS,
    "may_hold_on": lambda value, operand: value.holds_on(operand) is not FAILS,
    "certainly_overlaps": lambda value, operand: value.overlaps(operand) is HOLDS,
    "may_overlap": lambda value, operand: value.overlaps(operand) is not FAILS,
}


# Predicates -----------------------------------------------------------------------------------


def fresh(selection: Selection[E]) -> Selection[E]:
    """Give the same selection without the indexes that it has made."""
    return Selection(selection.what, selection.items)


def check(selection: Selection[E], predicate: Predicate[E]) -> None:
    """Hold what a selection finds, again and again, against the plain evaluator."""
    verdicts = [(item.id, judged(predicate, item)) for item in selection]
    expected = {
        verdict: tuple(id_ for id_, found in verdicts if found is verdict) for verdict in Verdict
    }
    asked_again = fresh(selection)
    for _ in range(3):  # by a scan, by making an index, and by the index
        assert asked_again.where(predicate).ids() == expected[HOLDS]
        assert asked_again.where(~predicate).ids() == expected[FAILS]
        assert asked_again.undetermined(predicate).ids() == expected[OPEN]
    assert [(item.id, predicate.holds_for(item)) for item in selection] == verdicts


@pytest.mark.parametrize("kind", DRAWN)
@given(data=st.data())
def test_index_scan_and_plain_evaluation_agree(kind: type[Entity], data: st.DataObject) -> None:
    """For random predicates on random reforms, each entity is in the part where it belongs."""
    selection = data.draw(reforms()).of_kind(kind)
    check(selection, data.draw(predicates(kind, among=selection)))


@pytest.mark.parametrize("kind", KINDS.values())
@given(data=st.data())
def test_they_agree_on_the_real_reform(kind: type[Entity], data: st.DataObject) -> None:
    """Of every kind, also in views in which not all is known."""
    day = data.draw(st.sampled_from(["2023-02-02", "2023-12-18", "2026-11-01"]))
    selection = load().known_on(day).of_kind(kind)
    check(selection, data.draw(predicates(kind, among=selection)))


@given(
    strengths=st.lists(histories(st.sampled_from(Strength), max_size=3), max_size=5),
    data=st.data(),
)
def test_they_agree_on_histories(strengths: list[History[Strength]], data: st.DataObject) -> None:
    """Of what was said, revised, taken back and disputed, latest, on a day and ever."""
    selection = Selection(
        "commitments",
        tuple(
            attrs_commitment(f"c-{number}", strength) for number, strength in enumerate(strengths)
        ),
    )
    check(selection, data.draw(predicates(Commitment, among=selection)))


def attrs_commitment(id_: str, strength: History[Strength]) -> Commitment:
    """Make a commitment of a history."""
    citation = csc_reform.Citation(source_id="paper", locator="¶1")
    return Commitment(id=id_, title="C", strength=strength, citations=(citation,))


@given(st.data())
def test_several_predicates_are_one_that_joins_them(data: st.DataObject) -> None:
    """Conditions given one by one hold together where each does."""
    selection = load().commitments
    given_ = data.draw(st.lists(predicates(Commitment, among=selection), max_size=3))
    verdicts = {
        item.id: Verdict.all_of(one.holds_for(item) for one in given_) for item in selection
    }
    for verdict, found in (
        (HOLDS, selection.where(*given_)),
        (OPEN, selection.undetermined(*given_)),
    ):
        assert found.ids() == tuple(id_ for id_, one in verdicts.items() if one is verdict)


def in_order_asked(kind: type[E], predicates_: Sequence[Predicate[E]]) -> Selection[E]:
    """Ask one selection several questions; give the last answer."""
    selection = fresh(load().of_kind(kind))
    for predicate in predicates_:
        selection.where(predicate)
    return selection.where(predicates_[-1])


@given(st.lists(predicates(FundingLine, among=load().funding), min_size=1, max_size=4))
def test_what_was_asked_before_makes_no_difference(asked_: list[Predicate[FundingLine]]) -> None:
    """An index that one question made answers another as a scan would."""
    found = in_order_asked(FundingLine, asked_)
    assert found == fresh(load().funding).where(asked_[-1])


# Predicates as data ---------------------------------------------------------------------------

NAMES: Mapping[str, object] = {
    **{name: getattr(csc_reform, name) for name in csc_reform.__all__},
    **{name: getattr(fields, name) for name in fields.__all__},
}


@pytest.mark.parametrize("kind", KINDS.values())
@given(data=st.data())
def test_a_predicate_is_data(kind: type[Entity], data: st.DataObject) -> None:
    """It prints as the Python that makes it, is saved and read, copied and pickled: all are equal."""
    predicate = data.draw(predicates(kind, among=load().of_kind(kind)))
    copies = [
        eval(repr(predicate), dict(NAMES)),  # noqa: S307 (our own text)
        loads_query(dumps_query(predicate), kind),
        copy.deepcopy(predicate),
        pickle.loads(pickle.dumps(predicate)),  # noqa: S301 (our own bytes)
    ]
    for one in copies:
        assert one == predicate
        assert hash(one) == hash(predicate)
        assert repr(one) == repr(predicate)


@given(st.data())
def test_predicates_differ_that_ask_differently(data: st.DataObject) -> None:
    """Equal predicates are saved as the same text, and unequal ones as another."""
    one = data.draw(predicates(Commitment))
    other = data.draw(predicates(Commitment))
    assert (one == other) == (dumps_query(one) == dumps_query(other)) == (repr(one) == repr(other))


@given(
    predicates(Milestone, among=load().milestones), st.dates(date(2022, 1, 1), date(2026, 12, 31))
)
def test_a_saved_query_asks_any_view(predicate: Predicate[Milestone], day: date) -> None:
    """What was saved is asked of what was known on a day as the predicate itself is."""
    view = load().known_on(day).milestones
    assert view.where(loads_query(dumps_query(predicate), Milestone)) == view.where(predicate)


# Sorting, grouping, reading off ---------------------------------------------------------------

KEYS: Sequence[tuple[Sortable[Commitment], Callable[[Commitment], Any], bool]] = [
    (c.strength, lambda one: one.strength.latest, False),
    (c.strength.descending(), lambda one: one.strength.latest, True),
    (c.title, lambda one: one.title, False),
    (c.pillar_id.descending(), lambda one: one.pillar_id, True),
]


def is_known(value: object) -> bool:
    """Tell whether a value has a place in an order."""
    return value is not None and not isinstance(value, NotKnown | Conflict)


@given(reforms(max_size=3), st.lists(st.sampled_from(range(len(KEYS))), max_size=3, unique=True))
def test_sorting(reform: Reform, chosen: list[int]) -> None:
    """The first key that tells two apart orders them, the unknown last; equals stay as they were."""
    selection = reform.commitments
    keys = [KEYS[index] for index in chosen]
    result = selection.order_by(*(key for key, _, _ in keys))
    assert sorted(result.ids()) == sorted(selection.ids())
    place = {id_: position for position, id_ in enumerate(selection.ids())}
    for one, other in pairwise(result):
        for _, read, is_descending in keys:
            first, second = read(one), read(other)
            if not (is_known(first) and is_known(second)):
                assert is_known(first) or not is_known(second)
                if is_known(first) != is_known(second):
                    break
            elif first != second:
                assert (first > second) if is_descending else (first < second)
                break
        else:
            assert place[one.id] < place[other.id]


@given(reforms(max_size=3))
def test_reading_off_is_a_plain_loop(reform: Reform) -> None:
    """Rows, groups and distinct values are those that a loop gives, and lose nothing."""
    selection = reform.commitments
    rows = selection.select(c.id, c.strength, c.pillar_id)
    assert rows == tuple((one.id, one.strength.latest, one.pillar_id) for one in selection)
    groups = selection.group_by(c.strength)
    assert [one.id for group in groups.values() for one in group] == sorted(
        selection.ids(), key=lambda id_: list(groups).index(selection[id_].strength.latest)
    )
    assert tuple(groups) == selection.distinct(c.strength)
    assert sum(map(len, groups.values())) == len(selection)


# Adding up ------------------------------------------------------------------------------------


def lines(amounts: Iterable[Money]) -> Selection[FundingLine]:
    """Make funding lines of known amounts."""
    citation = csc_reform.Citation(source_id="paper", locator="¶1")
    return Selection(
        "funding",
        tuple(
            FundingLine(
                id=f"line-{number}",
                title="Line",
                role=csc_reform.FundingRole.ALLOCATION,
                amount=History.of(csc_reform.Stated(amount, citations=(citation,))),
            )
            for number, amount in enumerate(amounts)
        ),
    )


AMOUNTS = money(per=csc_reform.Per.ONCE)


@given(st.lists(AMOUNTS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_least_greatest_and_total_are_sound(amounts: list[Money], random: Any) -> None:  # noqa: ANN401
    """Whatever numbers the amounts turn out to be, theirs are inside; the order does not matter."""
    selection = lines(amounts)
    numbers = [inside(amount, random) for amount in amounts]
    for found, number in (
        (selection.minimum(f.amount), min(numbers)),
        (selection.maximum(f.amount), max(numbers)),
        (selection.total(f.amount), sum(numbers)),
    ):
        assert found.interval.contains(number)
    for mixed in list(permutations(amounts))[:6]:
        other = lines(mixed)
        assert other.minimum(f.amount).interval == selection.minimum(f.amount).interval
        assert other.maximum(f.amount).interval == selection.maximum(f.amount).interval


def inside(amount: Money, random: Any) -> Decimal:  # noqa: ANN401
    """Give a number that an amount can be: one of its ends, or near, or between."""
    high = amount.high if amount.high is not None else (amount.low or Decimal()) + 7
    low = amount.low if amount.low is not None else high - 7
    candidates = [low, high, (low + high) / 2, low + (high - low) / 64]
    found: Decimal = random.choice([one for one in candidates if amount.interval.contains(one)])
    return found


@given(st.lists(partial_dates(min_value=date(2020, 1, 1)), min_size=1, max_size=4), st.data())
def test_the_first_and_the_last_day_are_sound(
    dates: list[PartialDate], data: st.DataObject
) -> None:
    """Whatever days the dates turn out to be, the first and the last of them are inside."""
    citation = csc_reform.Citation(source_id="paper", locator="¶1")
    selection = Selection(
        "milestones",
        tuple(
            Milestone(
                id=f"m-{number}",
                title="M",
                actual=History.of(csc_reform.Stated(one, citations=(citation,))),
            )
            for number, one in enumerate(dates)
        ),
    )
    days = [data.draw(st.dates(one.earliest, one.latest)) for one in dates]
    first, last = selection.minimum(m.actual), selection.maximum(m.actual)
    assert first.earliest <= min(days) <= first.latest
    assert last.earliest <= max(days) <= last.latest
    assert first.earliest in [one.earliest for one in dates]
    assert last.latest in [one.latest for one in dates]
