"""Indexes: that they are made, what they spare, and that they change no answer."""

from collections import Counter
from typing import Any, cast

import attrs
import pytest

from csc_reform import Citation, Commitment, History, Predicate, Selection, Stated, Strength
from csc_reform.fields import commitment as c
from csc_reform.fields import pillar as p

PASSAGE = Citation(source_id="paper", locator="¶1")
#: How often each field was read.
READ: Counter[str] = Counter()


@attrs.frozen(kw_only=True)
class Watched:
    """Something like a commitment that counts how often it is read."""

    id: str
    former_ids: tuple[str, ...] = ()
    held: Commitment

    @property
    def pillar_id(self) -> str | None:
        """Count, and give the pillar."""
        READ["pillar_id"] += 1
        return self.held.pillar_id

    @property
    def group_ids(self) -> tuple[str, ...]:
        """Count, and give the groups."""
        READ["group_ids"] += 1
        return self.held.group_ids

    @property
    def strength(self) -> History[Strength]:
        """Count, and give the strength."""
        READ["strength"] += 1
        return self.held.strength


def watched(size: int = 100) -> Selection[Commitment]:
    """Make a selection that is watched: ten pillars, two groups, every fifth strength unknown."""
    items = [
        Commitment(
            id=f"c-{number}",
            title="C",
            pillar_id=f"p-{number % 10}",
            group_ids=(f"g-{number % 2}", "all"),
            strength=History.of(Stated(list(Strength)[number % 5], citations=(PASSAGE,)))
            if number % 5
            else History(),
            citations=(PASSAGE,),
        )
        for number in range(size)
    ]
    found = tuple(Watched(id=item.id, held=item) for item in items)
    return Selection("commitments", cast("tuple[Commitment, ...]", found))


def reads(selection: Selection[Commitment], predicate: Predicate[Commitment], field: str) -> int:
    """Count how often a field is read to answer a question."""
    READ.clear()
    selection.where(predicate)
    return READ[field]


@pytest.mark.parametrize(
    ("predicate", "field", "left"),
    [
        (c.pillar_id == "p-3", "pillar_id", 10),
        (c.pillar_id == "nobody", "pillar_id", 0),
        (c.pillar_id.is_in(["p-3", "p-4"]), "pillar_id", 20),
        (c.pillar_id.is_in([]), "pillar_id", 0),
        (c.group_ids.has("g-1"), "group_ids", 50),
        (c.group_ids.has_any(["g-0", "g-1"]), "group_ids", 100),
        # What is not decided has to be asked as well.
        (c.strength == Strength.PILOT, "strength", 40),
        ((c.pillar_id == "p-3") & (c.pillar_id != "p-3"), "pillar_id", 20),
    ],
)
def test_a_field_asked_again_is_indexed(
    predicate: Predicate[Commitment], field: str, left: int
) -> None:
    """The first question reads everything, the second makes the index, the third reads what is left."""
    selection = watched()
    assert reads(selection, predicate, field) >= 100
    assert reads(selection, predicate, field) >= 100
    assert reads(selection, predicate, field) == left


def test_a_field_asked_twice_in_one_question_is_indexed() -> None:
    """Either side of | has to be found by an index."""
    selection = watched()
    either = (c.pillar_id == "p-3") | (c.pillar_id == "p-4")
    assert reads(selection, either, "pillar_id") >= 100
    assert reads(selection, either, "pillar_id") == 30


@pytest.mark.parametrize(
    ("predicate", "field"),
    [
        (c.pillar_id != "p-3", "pillar_id"),
        (~(c.pillar_id == "p-3"), "pillar_id"),
        (c.pillar_id.contains("3"), "pillar_id"),
        (c.strength >= Strength.PILOT, "strength"),
        (c.strength.ever() == Strength.PILOT, "strength"),
        (c.strength.on("2023-06-01") == Strength.PILOT, "strength"),
        ((c.pillar_id == "p-3") | (c.strength >= Strength.PILOT), "strength"),
    ],
)
def test_what_no_index_can_tell_is_asked_of_all(
    predicate: Predicate[Commitment], field: str
) -> None:
    """Also when it is asked again and again."""
    selection = watched()
    for _ in range(4):
        assert reads(selection, predicate, field) >= 90


def test_the_most_selective_condition_narrows_the_others() -> None:
    """Within &, only what the index leaves is asked the rest."""
    selection = watched()
    both = (c.strength >= Strength.PILOT) & (c.pillar_id == "p-3")
    for _ in range(2):
        selection.where(both)
    assert reads(selection, both, "strength") == 10


def test_an_entity_is_found_once() -> None:
    """However often one of its members is named."""
    twice = Commitment(id="c", title="C", aliases=("a", "a", "b"), citations=(PASSAGE,))
    selection = Selection("commitments", (twice,))
    for _ in range(3):
        assert selection.where(c.aliases.has("a")).ids() == ("c",)
        assert selection.where(c.aliases.has_any(["a", "b"])).ids() == ("c",)


def test_an_id_of_today_goes_before_a_former_one() -> None:
    """Where a selection of somebody's own has both, the id is the one that is meant."""
    renamed = Commitment(id="new", title="C", former_ids=("old",), citations=(PASSAGE,))
    other = Commitment(id="old", title="C", citations=(PASSAGE,))
    for items in ((renamed, other), (other, renamed)):
        selection = Selection("commitments", items)
        assert selection["old"] is other
        assert selection["new"] is renamed


def test_values_that_are_asked_twice_count_once() -> None:
    """A predicate is the same whatever is said twice in it."""
    assert c.id.is_in(["a", "b", "a"]) == c.id.is_in(["a", "b"])
    assert c.group_ids.has_any(["a", "a"]) == c.group_ids.has_any(["a"])


def test_a_field_is_a_key() -> None:
    """A namespace gives the same field each time."""
    columns: dict[Any, str] = {c.id: "identifier", p.number: "number"}
    assert (columns[c.id], columns[p.number]) == ("identifier", "number")
