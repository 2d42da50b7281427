"""Selections: entities of one kind, in order, to narrow, sort, group, read off and add up."""

from typing import Any, cast

import pytest

from csc_reform import (
    Citation,
    Commitment,
    Group,
    History,
    InvalidValueError,
    Nature,
    NotOneError,
    Selection,
    Stated,
    Strength,
    UnknownIdError,
)
from csc_reform.fields import commitment as c
from csc_reform.fields import group as g
from csc_reform.query import Sortable

PASSAGE = Citation(source_id="paper", locator="¶1")


def commitment(id_: str, *strengths: Strength, **fields: object) -> Commitment:
    """Make a commitment of which so many strengths are stated."""
    statements = [Stated(strength, citations=(PASSAGE,)) for strength in strengths]
    least: dict[str, object] = {
        "id": id_,
        "title": id_.title(),
        "strength": History.of(*statements),
        "citations": (PASSAGE,),
    }
    return Commitment(**cast("Any", least | fields))


EXPLORED = commitment("explored", Strength.EXPLORE, pillar_id="one", former_ids=("looked-into",))
PILOTED = commitment("piloted", Strength.PILOT, pillar_id="two", also_pillar_ids=("one",))
UNKNOWN = commitment("unknown", nature=Nature.AIM)
DISPUTED = commitment("disputed", Strength.CONSULT, Strength.COMMIT)
COMMITMENTS = Selection("commitments", (EXPLORED, PILOTED, UNKNOWN, DISPUTED))


class TestSelection:
    """Entities of one kind, in order."""

    def test_is_a_collection(self) -> None:
        """It has a length, an order and its members."""
        assert list(COMMITMENTS) == [EXPLORED, PILOTED, UNKNOWN, DISPUTED]
        assert len(COMMITMENTS) == COMMITMENTS.count() == 4
        assert COMMITMENTS.ids() == ("explored", "piloted", "unknown", "disputed")

    @pytest.mark.parametrize(
        ("item", "expected"),
        [
            ("explored", True),
            ("looked-into", True),
            ("nobody", False),
            (EXPLORED, True),
            (commitment("explored"), False),
            (commitment("nobody"), False),
            (5, False),
            (None, False),
        ],
    )
    def test_contains(self, item: object, *, expected: bool) -> None:
        """An id, a former id or an equal entity is in it."""
        assert expected is (item in COMMITMENTS)

    def test_gives_by_id(self) -> None:
        """A former id leads to its successor."""
        assert EXPLORED is COMMITMENTS["explored"]
        assert EXPLORED is COMMITMENTS["looked-into"]

    def test_an_unknown_id_is_answered_with_near_ones(self) -> None:
        """The error has the id and the ids that look like it."""
        with pytest.raises(UnknownIdError) as caught:
            COMMITMENTS["explord"]
        assert (caught.value.id, caught.value.near) == ("explord", ("explored",))
        expected = "commitment id must be a known id, got 'explord'; did you mean 'explored'?"
        assert expected == str(caught.value)

    def test_a_number_is_no_id(self) -> None:
        """Members are not counted off."""
        with pytest.raises(InvalidValueError, match="key must be an id, or a slice, got 0"):
            COMMITMENTS[cast("Any", 0)]

    def test_slices(self) -> None:
        """A slice of a selection is a selection."""
        assert Selection("commitments", (EXPLORED, PILOTED)) == COMMITMENTS[:2]
        assert COMMITMENTS[::-1].ids() == ("disputed", "unknown", "piloted", "explored")

    def test_filters_by_a_function(self) -> None:
        """What no predicate can say, a function can."""
        found = COMMITMENTS.filter(lambda one: len(one.strength) > 1)
        assert found.items == (DISPUTED,)

    @pytest.mark.parametrize(
        ("selection", "expected"),
        [(COMMITMENTS, EXPLORED), (COMMITMENTS[1:], PILOTED), (COMMITMENTS[:0], None)],
    )
    def test_first(self, selection: Selection[Commitment], expected: Commitment | None) -> None:
        """The first member, or None of none."""
        assert expected is selection.first()

    def test_one(self) -> None:
        """The only member."""
        assert PILOTED is COMMITMENTS.where(c.id == "piloted").one()

    @pytest.mark.parametrize("count", [0, 2, 4])
    def test_one_of_none_or_several_is_an_error(self, count: int) -> None:
        """The error has the number there were."""
        with pytest.raises(NotOneError) as caught:
            COMMITMENTS[:count].one()
        assert count == caught.value.count

    def test_equality_and_text(self) -> None:
        """Equal members in one order make equal selections."""
        assert COMMITMENTS[:] == COMMITMENTS
        assert hash(COMMITMENTS[:]) == hash(COMMITMENTS)
        assert COMMITMENTS[::-1] != COMMITMENTS
        assert repr(COMMITMENTS) == "<Selection of 4 commitments>"
        assert repr(COMMITMENTS[:0]) == "<Selection of 0 commitments>"

    def test_is_left_as_it_is(self) -> None:
        """Every step gives a new selection."""
        COMMITMENTS.where(c.id == "piloted").order_by(c.title)
        assert len(COMMITMENTS) == 4


class TestOrder:
    """Sorting by fields."""

    def test_by_a_label(self) -> None:
        """Text is sorted by its letters."""
        found = COMMITMENTS.order_by(c.title)
        assert found.ids() == ("disputed", "explored", "piloted", "unknown")

    @pytest.mark.parametrize(
        ("key", "expected"),
        [
            (c.strength, ("explored", "piloted", "unknown", "disputed")),
            (c.strength.descending(), ("piloted", "explored", "unknown", "disputed")),
            (c.strength.descending().descending(), ("explored", "piloted", "unknown", "disputed")),
        ],
    )
    def test_the_unknown_and_disputed_come_last(
        self, key: Sortable[Commitment], expected: tuple[str, ...]
    ) -> None:
        """Whichever way it is sorted, what has no place stays behind, in its order."""
        assert expected == COMMITMENTS.order_by(key).ids()

    def test_by_two_fields(self) -> None:
        """The first one decides, the second where the first does not."""
        one = commitment("b", Strength.PILOT)
        two = commitment("a", Strength.PILOT)
        three = commitment("c", Strength.EXPLORE)
        found = Selection("commitments", (one, two, three)).order_by(c.strength, c.id)
        assert found.ids() == ("c", "a", "b")

    @pytest.mark.parametrize("key", [c.strength, c.strength.descending()])
    def test_is_stable(self, key: Sortable[Commitment]) -> None:
        """What is equal stays in its order."""
        equal = Selection("commitments", tuple(commitment(i, Strength.PILOT) for i in "cab"))
        assert equal.order_by(key).ids() == ("c", "a", "b")

    def test_refuses_what_is_no_field(self) -> None:
        """A name as text, what has no order, and a field of another kind sort nothing."""
        for field in ("title", c.nature, c.group_ids, g.title):
            with pytest.raises(InvalidValueError) as caught:
                COMMITMENTS.order_by(cast("Any", field))
            assert caught.value.field == "field"

    def test_of_a_selection_without_what_is_asked(self) -> None:
        """An empty selection is sorted already."""
        groups = Selection[Group]("groups", ())
        assert groups == groups.order_by(g.title)
