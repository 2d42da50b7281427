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
    Predicate,
    Programme,
    Rate,
    Reform,
    Selection,
    Stated,
    Strength,
    UnknownIdError,
    dumps_query,
    loads_query,
    read_conditions,
    read_field,
    read_sort_key,
)
from csc_reform.fields import (
    allowance,
    claim,
    milestone,
    pillar,
    position,
    programme,
    source,
    target,
)
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
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

    def test_of_a_selection_without_what_is_asked(self) -> None:
        """An empty selection is sorted already."""
        groups = Selection[Group]("groups", ())
        assert groups == groups.order_by(g.title)


#: What is no field of a commitment, whatever a field is wanted for.
STRANGERS: list[object] = [
    "title",
    None,
    True,
    ["title"],
    len,
    pillar.number,
    pillar.title,
    f.amount,
    c.strength.ever(),
    c.strength == Strength.PILOT,
    c.strength.descending,
    target.what,
]

every_selection = pytest.mark.parametrize(
    "selection", [COMMITMENTS, COMMITMENTS[:0]], ids=["some", "none"]
)


class TestRefusals:
    """Whoever runs without a type checker is told the same, also of nothing at all."""

    @every_selection
    @pytest.mark.parametrize("stranger", STRANGERS)
    @pytest.mark.parametrize(
        "method", ["order_by", "select", "group_by", "distinct", "total", "minimum", "maximum"]
    )
    def test_takes_only_fields_of_its_kind(
        self, selection: Selection[Commitment], method: str, stranger: object
    ) -> None:
        """A name, a function, a predicate and a field of another kind are no such field."""
        with pytest.raises(InvalidValueError, match=r"^field must be a field .*of commitments"):
            getattr(selection, method)(stranger)

    @every_selection
    @pytest.mark.parametrize("stranger", STRANGERS)
    def test_takes_only_fields_of_its_kind_beside_others(
        self, selection: Selection[Commitment], stranger: object
    ) -> None:
        """One that is right excuses no other."""
        for method in (selection.order_by, selection.select):
            with pytest.raises(InvalidValueError, match=r"^field must be a field .*of commitments"):
                cast("Any", method)(c.title, stranger)

    @pytest.mark.parametrize(
        ("kind", "field"),
        [
            ("commitments", c.nature),
            ("commitments", c.progress),
            ("commitments", c.progress.on("2023-06-01")),
            ("commitments", c.group_ids),
            ("commitments", c.lead_ids),
            ("commitments", c.targets),
            ("positions", position.topic),
            ("funding", f.period),
            ("funding", f.role),
            ("funding", f.relations),
            ("claims", claim.horizon),
            ("allowances", allowance.rates),
        ],
    )
    @pytest.mark.parametrize("method", ["order_by", "total", "minimum", "maximum"])
    def test_what_has_no_order_is_neither_sorted_nor_ranked(
        self,
        kind: str,
        field: Any,  # noqa: ANN401 (any kind of field)
        method: str,
    ) -> None:
        """There is no first and no greatest of it, and no total."""
        with pytest.raises(InvalidValueError, match=r"^field must be a field ") as caught:
            getattr(Selection(kind, ()), method)(field)
        assert caught.value.value is field

    @pytest.mark.parametrize(
        ("kind", "field"),
        [
            ("funding", f.amount),
            ("funding", f.amount.on("2023-06-01")),
            ("programmes", programme.places),
            ("claims", claim.asserted),
            ("sources", source.published),
            ("positions", position.date),
            ("milestones", milestone.promised),
        ],
    )
    def test_what_may_be_inexact_is_sorted_by_an_end(self, kind: str, field: object) -> None:
        """The error names the ends."""
        with pytest.raises(InvalidValueError, match=r"take \.low or \.high, of dates \.earliest"):
            Selection(kind, ()).order_by(cast("Any", field))

    @pytest.mark.parametrize(
        ("kind", "field"),
        [
            ("commitments", c.title),
            ("commitments", c.strength),
            ("pillars", pillar.number),
            ("sources", source.published),
            ("milestones", milestone.promised),
            ("funding", f.amount.low),
            ("funding", f.amount.ever()),
        ],
    )
    def test_only_hedged_figures_have_a_total(self, kind: str, field: object) -> None:
        """Neither texts nor days are added up, nor an end of what may be inexact."""
        with pytest.raises(InvalidValueError, match="field must be a field with hedged figures"):
            Selection(kind, ()).total(cast("Any", field))

    @pytest.mark.parametrize("key", [0, None, c.id, EXPLORED, ["explored"], ("explored",)])
    def test_an_entity_is_had_by_its_id(self, key: object) -> None:
        """Nothing else is one, not even what cannot be looked up."""
        with pytest.raises(InvalidValueError, match="key must be an id, or a slice"):
            COMMITMENTS[cast("Any", key)]

    @every_selection
    @pytest.mark.parametrize("keep", [c.id == "piloted", "piloted", None, True, c.id])
    def test_filters_only_by_a_function(
        self, selection: Selection[Commitment], keep: object
    ) -> None:
        """A predicate is for `where`, and the error says so."""
        with pytest.raises(InvalidValueError, match=r"keep must be a function, .* are for where"):
            selection.filter(cast("Any", keep))

    @pytest.mark.parametrize("kind", ["commitments", str, Rate, EXPLORED, int, ["commitments"]])
    def test_a_kind_is_named_by_its_class(self, kind: Any) -> None:  # noqa: ANN401 (what is refused)
        """The plural, a part, and one of the kind are no class of entities."""
        reform = Reform([EXPLORED])
        for ask in (
            lambda: reform.of_kind(kind),
            lambda: reform.related("explored", kind),
            lambda: loads_query(dumps_query(c.id == "a"), kind),
            lambda: read_conditions(["id=a"], kind),
            lambda: read_field("id", kind),
            lambda: read_sort_key("id", kind),
        ):
            with pytest.raises(InvalidValueError, match="kind must be a class of entities"):
                ask()

    @pytest.mark.parametrize("id_", [5, None, ["explored"], c.id, EXPLORED])
    def test_what_names_something_is_asked_by_its_id(self, id_: object) -> None:
        """Nothing else is an id."""
        with pytest.raises(UnknownIdError):
            Reform([EXPLORED]).related(cast("Any", id_))

    def test_a_query_that_was_saved_is_asked_of_its_kind(self) -> None:
        """Reading it again does not make it one about something else."""
        saved: Predicate[Any] = loads_query(dumps_query(c.id == "a"), Commitment)
        with pytest.raises(InvalidValueError, match="condition must be about programmes"):
            Selection[Programme]("programmes", ()).where(saved)

    @pytest.mark.parametrize("words", [5, None, c.id, b"id=a"])
    def test_words_are_texts(self, words: Any) -> None:  # noqa: ANN401 (what is refused)
        """What is no text is refused as a text that cannot be read is."""
        for ask in (
            lambda: read_conditions([words], Commitment),
            lambda: read_field(words, Commitment),
            lambda: read_sort_key(words, Commitment),
            lambda: loads_query(words, Commitment),
        ):
            with pytest.raises(InvalidValueError) as caught:
                ask()
            assert caught.value.value is words

    @pytest.mark.parametrize("words", ["id=a", 5, None])
    def test_conditions_in_words_are_several(self, words: object) -> None:
        """A text is no list of its letters."""
        with pytest.raises(InvalidValueError, match="conditions must be several texts"):
            read_conditions(cast("Any", words), Commitment)
