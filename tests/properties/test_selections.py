"""The laws of predicates and selections, against plain loops."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Citation,
    Commitment,
    Conflict,
    FundingLine,
    FundingRole,
    Money,
    Nature,
    NotKnown,
    Predicate,
    Selection,
    Strength,
    Verdict,
)
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.strategies import histories

E = TypeVar("E", Commitment, FundingLine)

PASSAGE = Citation(source_id="paper", locator="¶1")
STRENGTHS = st.sampled_from([Strength.EXPLORE, Strength.PILOT, Strength.LEGISLATE])
AMOUNTS = st.sampled_from(
    [
        Money.parse(text)
        for text in ("£9 million", "over £9 million", "£5 to £9", "about £9", "£9 a week")
    ]
)
ONE_SIDED = Money.parse("over £8 million")

#: Conditions by a name each; each is made anew when it is called for.
ABOUT_COMMITMENTS: Mapping[str, Callable[[], Predicate[Commitment]]] = {
    "strength is pilot": lambda: c.strength == Strength.PILOT,
    "strength is not pilot": lambda: c.strength != Strength.PILOT,
    "strength below pilot": lambda: c.strength < Strength.PILOT,
    "strength from pilot": lambda: c.strength >= Strength.PILOT,
    "strength in two": lambda: c.strength.is_in([Strength.PILOT, Strength.LEGISLATE]),
    "no pillar": c.pillar_id.is_none,
    "the pillar": lambda: c.pillar_id == "pillar-1",
    "for the group": lambda: c.group_ids.has("group-1"),
    "led by the body": lambda: c.lead_ids.has("organisation-1"),
    "title with a": lambda: c.title.contains("A"),
    "an aim": lambda: c.nature == Nature.AIM,
    "an action or aim": lambda: c.nature.is_in([Nature.ACTION, Nature.AIM]),
}
ABOUT_FUNDING: Mapping[str, Callable[[], Predicate[FundingLine]]] = {
    "amount is": lambda: f.amount == Money.parse("£9 million"),
    "amount is not": lambda: f.amount != Money.parse("£9 million"),
    "amount in two": lambda: f.amount.is_in([Money.parse("£9 million"), Money.parse("£5")]),
    "amount certainly exceeds": lambda: f.amount.certainly_exceeds(ONE_SIDED),
    "amount may exceed": lambda: f.amount.may_exceed(ONE_SIDED),
    "an ask": lambda: f.role == FundingRole.ASK,
    "scope before b": lambda: f.scope < "b",
}

#: How a condition is made: a name, or "not", "and" or "or" with what it joins.
Recipe: TypeAlias = "str | tuple[str, Recipe] | tuple[str, Recipe, Recipe]"


def recipes(names: Sequence[str]) -> st.SearchStrategy[Recipe]:
    """Give ways to make conditions of a few named ones."""
    leaves: st.SearchStrategy[Recipe] = st.sampled_from(names)
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(st.just("not"), inner),
            st.tuples(st.sampled_from(["and", "or"]), inner, inner),
        ),
        max_leaves=4,
    )


COMMITMENT_RECIPES = recipes(list(ABOUT_COMMITMENTS))
FUNDING_RECIPES = recipes(list(ABOUT_FUNDING))


def made(names: Mapping[str, Callable[[], Predicate[E]]], recipe: Recipe) -> Predicate[E]:
    """Make the condition of a recipe."""
    if isinstance(recipe, str):
        return names[recipe]()
    if len(recipe) == 2:
        return ~made(names, recipe[1])
    join, one, other = recipe
    if join == "and":
        return made(names, one) & made(names, other)
    return made(names, one) | made(names, other)


def judged(names: Mapping[str, Callable[[], Predicate[E]]], recipe: Recipe, entity: E) -> Verdict:
    """Judge an entity by the verdicts on the named conditions, joined as verdicts are."""
    if isinstance(recipe, str):
        return names[recipe]().holds_for(entity)
    if len(recipe) == 2:
        return ~judged(names, recipe[1], entity)
    join, one, other = recipe
    if join == "and":
        return judged(names, one, entity) & judged(names, other, entity)
    return judged(names, one, entity) | judged(names, other, entity)


@st.composite
def commitments(draw: st.DrawFn) -> Selection[Commitment]:
    """Give a few commitments, in no order, of which not everything is known."""
    numbers = draw(st.permutations(range(draw(st.integers(0, 5)))))
    nobody_or_one = st.sampled_from([(), ("organisation-1",)])
    return Selection(
        "commitments",
        tuple(
            Commitment(
                id=f"commitment-{number}",
                title=draw(st.sampled_from(["A", "B", "Ab"])),
                citations=(PASSAGE,),
                pillar_id=draw(st.sampled_from([None, "pillar-1", "pillar-2"])),
                nature=draw(st.sampled_from(list(Nature))),
                group_ids=draw(st.sampled_from([(), ("group-1",), ("group-2", "group-1")])),
                lead_ids=draw(histories(nobody_or_one, max_size=2)),
                strength=draw(histories(STRENGTHS, max_size=2)),
            )
            for number in numbers
        ),
    )


@st.composite
def funding_lines(draw: st.DrawFn) -> Selection[FundingLine]:
    """Give a few funding lines, in no order, of which not everything is known."""
    numbers = draw(st.permutations(range(draw(st.integers(0, 4)))))
    return Selection(
        "funding",
        tuple(
            FundingLine(
                id=f"line-{number}",
                title="Line",
                citations=(PASSAGE,),
                scope=draw(st.sampled_from(["", "a", "b"])),
                role=draw(st.sampled_from([FundingRole.ALLOCATION, FundingRole.ASK])),
                amount=draw(histories(AMOUNTS, max_size=2)),
            )
            for number in numbers
        ),
    )


@given(commitments(), COMMITMENT_RECIPES)
def test_selecting_is_a_plain_loop(selection: Selection[Commitment], recipe: Recipe) -> None:
    """What is kept is what the condition holds for, in the order in which it was."""
    condition = made(ABOUT_COMMITMENTS, recipe)
    kept = [item for item in selection if condition.holds_for(item) is Verdict.HOLDS]
    unsure = [item for item in selection if condition.holds_for(item) is Verdict.UNDETERMINED]
    assert list(selection.where(condition)) == kept
    assert list(selection.undetermined(condition)) == unsure


@given(commitments(), st.lists(COMMITMENT_RECIPES, max_size=3))
def test_several_conditions_are_one_that_joins_them(
    selection: Selection[Commitment], recipes: list[Recipe]
) -> None:
    """Several conditions hold together when each holds, and none at all holds always."""
    conditions = [made(ABOUT_COMMITMENTS, recipe) for recipe in recipes]
    verdicts = {
        item.id: Verdict.all_of(condition.holds_for(item) for condition in conditions)
        for item in selection
    }
    for verdict, found in (
        (Verdict.HOLDS, selection.where(*conditions)),
        (Verdict.UNDETERMINED, selection.undetermined(*conditions)),
    ):
        assert found.ids() == tuple(id_ for id_, given_ in verdicts.items() if given_ is verdict)


@given(commitments(), COMMITMENT_RECIPES)
def test_a_condition_splits_a_selection_in_three(
    selection: Selection[Commitment], recipe: Recipe
) -> None:
    """Each entity is in one of: what it holds for, what its negation does, what is undecided."""
    condition = made(ABOUT_COMMITMENTS, recipe)
    parts = (
        selection.where(condition),
        selection.where(~condition),
        selection.undetermined(condition),
    )
    assert sorted(id_ for part in parts for id_ in part.ids()) == sorted(selection.ids())
    assert selection.undetermined(~condition) == selection.undetermined(condition)


@given(funding_lines(), FUNDING_RECIPES)
def test_a_condition_on_amounts_splits_a_selection_in_three(
    selection: Selection[FundingLine], recipe: Recipe
) -> None:
    """Hedged and disputed figures are undecided rather than lost or counted twice."""
    condition = made(ABOUT_FUNDING, recipe)
    parts = (
        selection.where(condition),
        selection.where(~condition),
        selection.undetermined(condition),
    )
    assert sorted(id_ for part in parts for id_ in part.ids()) == sorted(selection.ids())


@given(commitments(), COMMITMENT_RECIPES)
def test_conditions_are_joined_as_verdicts_are(
    selection: Selection[Commitment], recipe: Recipe
) -> None:
    """And, or and not of conditions give and, or and not of their verdicts."""
    condition = made(ABOUT_COMMITMENTS, recipe)
    for item in selection:
        assert condition.holds_for(item) is judged(ABOUT_COMMITMENTS, recipe, item)


@given(funding_lines(), FUNDING_RECIPES)
def test_conditions_on_amounts_are_joined_as_verdicts_are(
    selection: Selection[FundingLine], recipe: Recipe
) -> None:
    """And, or and not do the same where figures are hedged."""
    condition = made(ABOUT_FUNDING, recipe)
    for item in selection:
        assert condition.holds_for(item) is judged(ABOUT_FUNDING, recipe, item)


def known_strengths(commitment: Commitment) -> list[Strength]:
    """Give every strength that the sources leave possible; none when it is not known."""
    latest = commitment.strength.latest
    if isinstance(latest, NotKnown):
        return []
    if isinstance(latest, Conflict):
        return [side.value for side in latest.sides]
    return [latest]


@given(commitments(), STRENGTHS)
def test_what_the_sources_dispute_is_decided_when_all_sides_agree(
    selection: Selection[Commitment], strength: Strength
) -> None:
    """A condition on a history is true or false when it is so of every side, else undecided."""
    for item in selection:
        found = known_strengths(item)
        for condition, holds in (
            (c.strength == strength, [one is strength for one in found]),
            (c.strength != strength, [one is not strength for one in found]),
            (c.strength < strength, [one < strength for one in found]),
            (c.strength >= strength, [one >= strength for one in found]),
        ):
            decided = len(set(holds)) == 1
            expected = Verdict.of(holds[0]) if decided else Verdict.UNDETERMINED
            assert condition.holds_for(item) is expected


@given(commitments(), st.booleans())
def test_sorting_is_stable_with_the_unknown_last(
    selection: Selection[Commitment],
    descending: bool,  # noqa: FBT001 (a switch of what is tested)
) -> None:
    """Sorting orders what is known, keeps equals as they were, and loses nothing."""
    result = selection.order_by(c.strength, c.title, descending=descending)
    places = {item.id: place for place, item in enumerate(selection)}
    keys = [
        (item.strength.latest, item.title)
        for item in result
        if isinstance(item.strength.latest, Strength)
    ]
    known, unknown = result.items[: len(keys)], result.items[len(keys) :]
    assert all(isinstance(item.strength.latest, Strength) for item in known)
    assert [item.id for item in unknown] == [
        item.id for item in selection if not isinstance(item.strength.latest, Strength)
    ]
    assert sorted(result.ids()) == sorted(selection.ids())
    for (key, item), (next_key, next_item) in pairwise(zip(keys, known, strict=True)):
        first, last = (next_key, key) if descending else (key, next_key)
        assert first < last or (key == next_key and places[item.id] < places[next_item.id])


@given(COMMITMENT_RECIPES, COMMITMENT_RECIPES)
def test_conditions_are_equal_when_they_are_made_alike(one: Recipe, other: Recipe) -> None:
    """Conditions are equal, and hash and look alike, when their structure is the same."""
    conditions = made(ABOUT_COMMITMENTS, one), made(ABOUT_COMMITMENTS, other)
    again = made(ABOUT_COMMITMENTS, one)
    assert again == conditions[0]
    assert hash(again) == hash(conditions[0])
    assert repr(again) == repr(conditions[0])
    assert (conditions[0] == conditions[1]) == (one == other)


@given(commitments())
def test_a_selection_gives_what_it_has_by_id(selection: Selection[Commitment]) -> None:
    """Every id leads to its entity, and counting counts them."""
    assert [selection[id_] for id_ in selection.ids()] == list(selection.items)
    assert selection.count() == len(selection) == len(selection.items)
    assert selection.first() == (selection.items[0] if selection.items else None)
