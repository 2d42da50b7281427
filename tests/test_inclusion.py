"""Coverage: whom each pillar reaches, whom it leaves out, and who said so."""

import copy
import pickle
from typing import Any, cast

import attrs
import pytest

from csc_reform import (
    Allowance,
    Basis,
    Citation,
    Commitment,
    Consultation,
    Coverage,
    Entity,
    FundingLine,
    FundingRole,
    Group,
    History,
    InvalidValueError,
    Organisation,
    OrganisationKind,
    Outcome,
    OutcomeKind,
    PartialDate,
    Pillar,
    Position,
    Programme,
    Progress,
    Reach,
    Recommendation,
    Reform,
    Source,
    SourceKind,
    Stance,
    Stated,
    Topic,
    UnknownIdError,
    Verdict,
    Voice,
    cite,
    coverage,
    load,
)
from csc_reform.entities.entity import citations_of

PASSAGE = Citation(source_id="paper", locator="¶1")
OTHER = Citation(source_id="paper", locator="¶2")
#: A pillar, and a group with one that it is part of and one that is part of it.
WORLD: tuple[Entity, ...] = (
    Source(
        id="paper",
        title="Paper",
        kind=SourceKind.STRATEGY,
        published=PartialDate.parse("2023-02-02"),
    ),
    Organisation(id="charity", title="Charity", kind=OrganisationKind.CHARITY),
    Pillar(id="help", title="Help", number=1, citations=(PASSAGE,)),
    Pillar(id="care", title="Care", number=2, citations=(PASSAGE,)),
    Group(id="children", title="Children", former_ids=("minors",)),
    Group(id="adopted", title="Adopted children", broader_id="children"),
    Group(id="adopted-late", title="Adopted late", broader_id="adopted"),
)
ADOPTED = ("help", "adopted")


def promise(id_: str = "promise", **fields: Any) -> Commitment:  # noqa: ANN401 (any field)
    """Make a commitment of the one pillar for the one group, unless it is said otherwise."""
    given: dict[str, Any] = {"pillar_id": "help", "group_ids": ("adopted",), **fields}
    return Commitment(id=id_, title=id_.title(), citations=(PASSAGE,), **given)


def position(*target_ids: str, **fields: Any) -> Position:  # noqa: ANN401 (any field)
    """Make a position that urges something for the one group."""
    given: dict[str, Any] = {"stance": Stance.URGES, "group_ids": ("adopted",), **fields}
    topic = None if target_ids else Topic.PACE
    return Position(
        id="position",
        title="More of it",
        holder_id="charity",
        target_ids=target_ids,
        topic=topic,
        citations=(OTHER,),
        **given,
    )


def line(subject_id: str | None, role: FundingRole = FundingRole.ALLOCATION) -> FundingLine:
    """Make a funding line."""
    return FundingLine(
        id="money", title="Money", subject_id=subject_id, role=role, citations=(PASSAGE,)
    )


def programme(*commitment_ids: str, **fields: Any) -> Programme:  # noqa: ANN401 (any field)
    """Make a programme that carries out these."""
    return Programme(
        id="programme",
        title="Programme",
        commitment_ids=commitment_ids,
        citations=(PASSAGE,),
        **fields,
    )


def progress(value: Progress) -> History[Progress]:
    """Give the history of one progress."""
    return History.of(Stated(value, citations=(PASSAGE,)))


def of(*entities: Entity) -> Coverage:
    """Give the coverage of the small world with these in it."""
    return coverage(Reform([*WORLD, *entities]))


def reaching(found: Coverage) -> dict[tuple[str | None, str | None], list[str]]:
    """Give what reaches the group of each cell itself, where anything does."""
    return {
        (cell.pillar_id, cell.group_id): [one.entity_id for one in cell.reached_by]
        for cell in found
        if cell.reached_by
    }


def speaking(found: Coverage) -> set[tuple[str | None, str | None]]:
    """Give the cells in which somebody speaks up for the group itself."""
    return {(cell.pillar_id, cell.group_id) for cell in found if cell.spoken_for}


class TestReached:
    """What reaches a group under a pillar."""

    def test_by_a_commitment_for_it(self) -> None:
        """Under its pillar and the others that it serves, for each of its groups."""
        made = promise(also_pillar_ids=("care",), group_ids=("adopted", "minors"))
        cells = [("care", "adopted"), ("care", "children"), ADOPTED, ("help", "children")]
        assert reaching(of(made)) == {key: ["promise"] for key in cells}

    def test_by_one_of_no_pillar(self) -> None:
        """What belongs to the strategy as a whole has a row of its own."""
        assert reaching(of(promise(pillar_id=None))) == {(None, "adopted"): ["promise"]}

    def test_by_one_for_nobody_in_particular(self) -> None:
        """What names no group stands in a cell of its own, and reaches no group."""
        found = of(promise(group_ids=()))
        assert reaching(found) == {("help", None): ["promise"]}
        assert found.cell("help", None).reach is Reach.NO_GROUP

    def test_by_a_programme_that_carries_it_out(self) -> None:
        """A programme reaches the groups of its commitments, where these do."""
        found = of(promise(), promise("other", pillar_id="care"), programme("promise", "other"))
        assert reaching(found) == {
            ("care", "adopted"): ["other", "programme"],
            ADOPTED: ["promise", "programme"],
        }
        assert found.cell(*ADOPTED).reached_by[1].through_ids == ("promise",)

    def test_by_a_programme_by_two_ways(self) -> None:
        """It stands in a cell once, with all that leads there."""
        found = of(promise(), promise("other"), programme("promise", "other"))
        (*_, one) = found.cell(*ADOPTED).reached_by
        assert (one.entity_id, one.through_ids) == ("programme", ("promise", "other"))

    def test_by_a_programme_nowhere_else(self) -> None:
        """Under a pillar of its own, nothing tells whom it is for."""
        found = of(promise(), programme("promise", pillar_ids=("care", "help")))
        assert reaching(found) == {
            ("care", None): ["programme"],
            ADOPTED: ["promise", "programme"],
        }

    @pytest.mark.parametrize("pillar_ids", [(), ("help",), ("nowhere",)])
    def test_by_a_programme_without_commitments(self, pillar_ids: tuple[str, ...]) -> None:
        """It is for nobody in particular, and is not lost."""
        row = "help" if pillar_ids == ("help",) else None
        assert reaching(of(programme(pillar_ids=pillar_ids))) == {(row, None): ["programme"]}

    @pytest.mark.parametrize("subject_id", ["promise", "programme"])
    def test_by_money_for_it(self, subject_id: str) -> None:
        """Money reaches those whom what it is for reaches."""
        cell = of(promise(), programme("promise"), line(subject_id)).cell(*ADOPTED)
        assert [one.entity_id for one in cell.reached_by] == ["promise", "programme", "money"]
        assert cell.reached_by[-1].through_ids == (subject_id,)

    @pytest.mark.parametrize(
        ("subject_id", "row"), [("help", "help"), ("paper", None), (None, None), ("gone", None)]
    )
    def test_by_money_for_nobody_in_particular(
        self, subject_id: str | None, row: str | None
    ) -> None:
        """Money for a pillar, or for the strategy as a whole, names no group."""
        assert reaching(of(line(subject_id))) == {(row, None): ["money"]}

    @pytest.mark.parametrize("role", [FundingRole.ASK, FundingRole.ESTIMATE])
    def test_by_no_money_that_nobody_gave(self, role: FundingRole) -> None:
        """What is asked for or reckoned reaches nobody."""
        assert reaching(of(promise(), line("promise", role))) == {ADOPTED: ["promise"]}

    @pytest.mark.parametrize("payee", ["adopted", None])
    def test_by_an_allowance(self, payee: str | None) -> None:
        """An allowance belongs to no pillar, and reaches whom it is paid to."""
        made = Allowance(id="pay", title="Pay", payee_group_id=payee, citations=(PASSAGE,))
        assert reaching(of(made)) == {(None, payee): ["pay"]}

    def test_a_broader_and_a_narrower_group_are_kept_apart(self) -> None:
        """What names another group never stands among what names the group itself."""
        found = of(
            promise("broad", group_ids=("children",)),
            promise("narrow", group_ids=("adopted-late",)),
            promise("exact"),
        )
        cell = found.cell(*ADOPTED)
        assert [one.entity_id for one in cell.reached_by] == ["exact"]
        assert [one.entity_id for one in cell.reached_by_broader] == ["broad"]
        assert [one.entity_id for one in cell.reached_by_narrower] == ["narrow"]
        assert [one.group_id for one in cell.reached_by_narrower] == ["adopted-late"]
        wide = found.cell("help", "children")
        assert [one.entity_id for one in wide.reached_by_narrower] == ["exact", "narrow"]
        late = found.cell("help", "adopted-late")
        assert [one.entity_id for one in late.reached_by_broader] == ["exact", "broad"]

    def test_groups_in_a_circle(self) -> None:
        """A fault in the groups, which the rules find, stops nothing."""
        circle = [
            Group(id="one", title="One", broader_id="two"),
            Group(id="two", title="Two", broader_id="one"),
            Group(id="self", title="Self", broader_id="self"),
            Group(id="lost", title="Lost", broader_id="gone"),
        ]
        found = of(*circle, promise(group_ids=("one", "self", "lost")))
        cell = found.cell("help", "two")
        assert [one.group_id for one in cell.reached_by_broader] == ["one"]
        assert [one.group_id for one in cell.reached_by_narrower] == ["one"]
        assert not found.cell("help", "self").reached_by_broader
        assert not found.cell("help", "self").reached_by_narrower
        assert not found.cell("help", "lost").reached_by_broader


class TestSpokenFor:
    """Who spoke up for a group under a pillar."""

    @pytest.mark.parametrize(
        ("target", "rows"),
        [
            ("help", {"help"}),
            ("promise", {"help", "care"}),
            ("programme", {"help", "care"}),
            ("recommendation", {"help", "care"}),
            ("money", {"help", "care"}),
            ("money-of-a-programme", {"help", "care"}),
            ("money-of-a-pillar", {"help"}),
            ("dropped-recommendation", {None}),
            ("money-of-nothing", {None}),
            ("consultation", {None}),
            ("paper", {None}),
            ("pay", {None}),
            ("nothing-at-all", {None}),
        ],
    )
    def test_by_a_position_on(self, target: str, rows: set[str | None]) -> None:
        """A position stands under the pillars of what it is about."""
        outcome = Outcome(
            kind=OutcomeKind.ADOPTS,
            commitment_id="promise",
            basis=Basis.STATED,
            citations=(PASSAGE,),
        )
        rejected = attrs.evolve(outcome, kind=OutcomeKind.REJECTS, commitment_id=None)
        recommendation = Recommendation(
            id="recommendation",
            title="Recommendation",
            source_id="paper",
            outcomes=(outcome, rejected),
            citations=(PASSAGE,),
        )
        found = of(
            promise(group_ids=(), also_pillar_ids=("care",)),
            programme("promise"),
            recommendation,
            attrs.evolve(recommendation, id="dropped-recommendation", outcomes=(rejected,)),
            line("promise"),
            attrs.evolve(line("programme"), id="money-of-a-programme"),
            attrs.evolve(line("help"), id="money-of-a-pillar"),
            attrs.evolve(line(None), id="money-of-nothing"),
            Consultation(id="consultation", title="Consultation", citations=(PASSAGE,)),
            Allowance(id="pay", title="Pay", citations=(PASSAGE,)),
            position(target),
        )
        assert speaking(found) == {(row, "adopted") for row in rows}
        for row in rows:
            (one,) = found.cell(row, "adopted").spoken_for
            assert one.about_ids == (target,)

    def test_by_a_position_on_a_programme_of_a_pillar(self) -> None:
        """Its own pillars count beside those of its commitments."""
        found = of(programme(pillar_ids=("care",)), position("programme"))
        assert speaking(found) == {("care", "adopted")}

    def test_by_a_position_on_several_things(self) -> None:
        """It stands under the pillar of each, with what of it belongs there."""
        found = of(promise(), position("care", "help", "promise", "paper"))
        assert {
            row: found.cell(row, "adopted").spoken_for[0].about_ids
            for row in ("care", "help", None)
        } == {"care": ("care",), "help": ("help", "promise"), None: ("paper",)}

    def test_by_a_position_on_a_topic_alone(self) -> None:
        """It is about no pillar."""
        found = of(position())
        assert speaking(found) == {(None, "adopted")}
        (one,) = found.cell(None, "adopted").spoken_for
        assert (one.about_ids, one.topic) == ((), Topic.PACE)

    def test_for_nobody_in_particular(self) -> None:
        """It is not lost, and leaves nobody out."""
        found = of(position("help", group_ids=()))
        assert speaking(found) == {("help", None)}
        assert len(found.urged()) == 0

    def test_for_a_broader_group(self) -> None:
        """That is kept apart; whoever speaks for a narrower one does not speak for the group."""
        found = of(position("help"))
        assert [
            (cell.group_id, len(cell.spoken_for), len(cell.spoken_for_broader))
            for cell in found.of_pillar("help")
        ] == [("adopted", 1, 0), ("adopted-late", 0, 1), ("children", 0, 0), (None, 0, 0)]

    def test_who_speaks_is_told(self) -> None:
        """The holder, the voice, the stance, and the passages."""
        found = of(position("help", voice=Voice.CHAIR, stance=Stance.WOULD_LIKE))
        (one,) = found.cell(*ADOPTED).spoken_for
        assert (one.position_id, one.holder_id, one.voice) == ("position", "charity", Voice.CHAIR)
        assert one.in_words() == "Charity (chair) would like: More of it"
        assert one.because == one.citations == (OTHER,)

    def test_a_holder_who_is_not_in_view_is_named_by_id(self) -> None:
        """A dangling reference, which the rules find, stops nothing."""
        made = attrs.evolve(position("help"), holder_id="stranger")
        (one,) = of(made).cell(*ADOPTED).spoken_for
        assert (one.holder_id, one.holder) == ("stranger", "stranger")


class TestReach:
    """The state of a cell."""

    @pytest.mark.parametrize(
        ("entities", "reach"),
        [
            ((), Reach.NEITHER),
            ((promise(),), Reach.REACHED),
            ((promise(), position("help")), Reach.REACHED),
            ((promise(group_ids=("children",)),), Reach.AS_PART),
            ((promise(group_ids=("children", "adopted-late")),), Reach.AS_PART),
            ((promise(group_ids=("adopted-late",)), position("help")), Reach.IN_PART),
            ((position("help"),), Reach.URGED),
            ((position("help", stance=Stance.WOULD_LIKE),), Reach.URGED),
            ((position("help", stance=Stance.CRITICISES),), Reach.URGED),
            ((position("help", stance=Stance.WELCOMES),), Reach.NEITHER),
            ((position("help", group_ids=("children",)),), Reach.NEITHER),
            ((position("care"),), Reach.NEITHER),
        ],
    )
    def test_it_is_what_is_in_the_cell(self, entities: tuple[Entity, ...], reach: Reach) -> None:
        """The first that is so."""
        assert of(*entities).cell(*ADOPTED).reach is reach

    @pytest.mark.parametrize(
        ("value", "reach"),
        [
            (Progress.ANNOUNCED, Reach.REACHED),
            (Progress.UNDER_WAY, Reach.REACHED),
            (Progress.DELIVERED, Reach.REACHED),
            (Progress.SUPERSEDED, Reach.ENDED),
            (Progress.NOT_LAUNCHED, Reach.ENDED),
            (Progress.DROPPED, Reach.ENDED),
        ],
    )
    def test_what_has_ended_reaches_nobody(self, value: Progress, reach: Reach) -> None:
        """It is told all the same, as what has ended, and so is what leads through it."""
        made = promise(progress=progress(value))
        found = of(made, programme("promise"), line("programme"), position("help"))
        cell = found.cell(*ADOPTED)
        assert cell.reach is reach
        assert {one.has_ended for one in cell.reached_by} == {Verdict.of(reach is Reach.ENDED)}
        assert len(found.urged()) == (reach is Reach.ENDED)

    def test_a_programme_that_has_ended_ends_no_commitment(self) -> None:
        """What it carried out stands for itself."""
        cell = of(promise(), programme("promise", progress=progress(Progress.DROPPED))).cell(
            *ADOPTED
        )
        assert [one.has_ended for one in cell.reached_by] == [Verdict.FAILS, Verdict.HOLDS]
        assert cell.reach is Reach.REACHED
        assert "by Programme (ended)" in cell.in_words()

    def test_a_programme_goes_on_with_one_of_two_commitments(self) -> None:
        """It has ended only where all that leads there has."""
        dropped = promise("dropped", progress=progress(Progress.DROPPED))
        (*_, one) = (
            of(promise(), dropped, programme("dropped", "promise")).cell(*ADOPTED).reached_by
        )
        assert (one.entity_id, one.has_ended) == ("programme", Verdict.FAILS)

    def test_on_what_sources_disagree_nothing_has_ended(self) -> None:
        """Nobody is told to be left out on the word of one side."""
        disputed = History.of(
            Stated(Progress.DROPPED, citations=(PASSAGE,)),
            Stated(Progress.UNDER_WAY, citations=(OTHER,)),
        )
        cell = of(promise(progress=disputed)).cell(*ADOPTED)
        assert cell.reach is Reach.REACHED
        assert [one.has_ended for one in cell.reached_by] == [Verdict.UNDETERMINED]
        assert "(ended, as some sources have it)" in cell.in_words()

    def test_what_is_replaced_has_ended(self) -> None:
        """By another commitment or programme, or, of money, by another sum."""
        found = of(promise("old"), promise("new", supersedes_id="old"))
        ended = {one.entity_id: one.has_ended for one in found.cell(*ADOPTED).reached_by}
        assert ended == {"old": Verdict.HOLDS, "new": Verdict.FAILS}

    def test_a_programme_names_whom_it_is_for(self) -> None:
        """Under its own pillars, or under none; beside the groups of what it carries out."""
        alone = programme(group_ids=("adopted",), pillar_ids=("help",))
        assert of(alone).cell(*ADOPTED).reach is Reach.REACHED
        assert of(programme(group_ids=("adopted",))).cell(None, "adopted").reach is Reach.REACHED
        both = programme("promise", group_ids=("children",))
        found = of(promise(), both)
        for group_id in ("adopted", "children"):
            cell = found.cell("help", group_id)
            assert "programme" in {one.entity_id for one in cell.reached_by}
        assert not found.cell("help", None).reached_by

    def test_an_ended_broader_reach_does_not_hide_a_narrower_one(self) -> None:
        """Each way is looked at by itself."""
        found = of(
            promise("old", group_ids=("children",), progress=progress(Progress.SUPERSEDED)),
            promise("new", group_ids=("adopted-late",)),
        )
        assert found.cell(*ADOPTED).reach is Reach.IN_PART
        assert found.cell("help", "children").reach is Reach.IN_PART

    def test_each_cell_of_no_group_says_so(self) -> None:
        """Whatever is in it."""
        found = of(promise(group_ids=()), position("help", group_ids=()))
        assert {cell.reach for cell in found.of_group(None)} == {Reach.NO_GROUP}


class TestUrged:
    """The cells in which somebody urges something for a group that nothing reaches itself."""

    @pytest.mark.parametrize(
        ("entities", "is_there"),
        [
            ((), True),
            ((promise(),), False),
            ((promise(group_ids=("children",)),), True),
            ((promise(group_ids=("adopted-late",)),), True),
            ((promise(pillar_id="care"),), True),
        ],
    )
    def test_only_what_names_the_group_itself_counts(
        self, entities: tuple[Entity, ...], *, is_there: bool
    ) -> None:
        """That a broader or narrower group is reached is no answer to who asks for this one."""
        found = of(position("help"), *entities).urged()
        assert [(cell.pillar_id, cell.group_id) for cell in found] == [ADOPTED] * is_there

    def test_it_can_be_narrowed(self) -> None:
        """By group and by pillar, in any order."""
        found = of(position("help", "care", group_ids=("adopted", "children")))
        assert len(found.urged()) == 4
        assert found.urged().of_group("children") == found.of_group("children").urged()
        assert len(found.urged().of_group("minors").of_pillar("care")) == 1


class TestAnswers:
    """What an answer is."""

    def test_cells_are_in_a_fixed_order(self) -> None:
        """Pillars by number, groups by id, and last what has none."""
        rows, groups = ("help", "care", None), ("adopted", "adopted-late", "children", None)
        found = of()
        assert found.keys == tuple((row, group) for row in rows for group in groups)
        assert [(cell.pillar_id, cell.group_id) for cell in found] == list(found.keys)
        assert len(found) == 12

    def test_every_answer_is_cited(self) -> None:
        """A cell, what is in it, and the whole, each passage once."""
        found = of(promise(), position("help"))
        cell = found.cell(*ADOPTED)
        assert cell.citations == cell.because == (PASSAGE, OTHER)
        assert found.citations == found.because == (PASSAGE, OTHER)
        assert cell.reached_by[0].citations == cell.reached_by[0].because == (PASSAGE,)
        assert cite(found.reform, cell) == (
            "Paper, strategy, 2 February 2023, ¶1",
            "Paper, strategy, 2 February 2023, ¶2",
        )
        assert cite(found.reform, found.cell("care", "adopted")) == ()

    def test_what_has_no_passage_of_its_own_is_cited_by_its_facts(self) -> None:
        """A commitment of which only the progress is cited is established by that."""
        made = attrs.evolve(promise(progress=progress(Progress.UNDER_WAY)), citations=())
        assert of(made).cell(*ADOPTED).citations == (PASSAGE,)

    def test_what_has_passages_of_its_own_is_cited_by_those(self) -> None:
        """How far a commitment has come does not establish that it is for the group."""
        told = History.of(Stated(Progress.UNDER_WAY, citations=(OTHER,)))
        assert of(promise(progress=told)).cell(*ADOPTED).citations == (PASSAGE,)

    def test_in_words(self) -> None:
        """On one line: the group, the pillar, how it is reached, by what, and who spoke up."""
        found = of(
            promise(),
            promise("broad", group_ids=("children",)),
            promise("narrow", group_ids=("adopted-late",)),
            position("help"),
            attrs.evolve(position("help", group_ids=("children",)), id="wide", title="All of it"),
        )
        assert found.cell(*ADOPTED).in_words() == (
            "Adopted children, Help: reached; by Promise; as part: by Broad; in part: by Narrow; "
            "Charity urges: More of it; for a broader group: Charity urges: All of it"
        )
        assert (
            of().of_group(None).of_pillar(None).in_words() == "no group, no pillar: names no group"
        )
        assert len(found.in_words().splitlines()) == len(found)

    def test_is_empty(self) -> None:
        """Nothing of any sort is in it."""
        assert of().cell(*ADOPTED).is_empty
        assert not of(promise(group_ids=("children",))).cell(*ADOPTED).is_empty
        assert not of(position("help", group_ids=("children",))).cell(*ADOPTED).is_empty

    def test_a_narrowed_one_still_gives_every_cell(self) -> None:
        """`cell` is asked of the reform."""
        found = of(promise())
        assert found.of_pillar("care").cell(*ADOPTED) == found.cell(*ADOPTED)

    def test_former_ids_lead_to_the_same(self) -> None:
        """In questions and in entities alike."""
        found = of(promise(group_ids=("minors",)))
        assert found.cell("help", "minors") == found.cell("help", "children")
        assert found.of_group("minors") == found.of_group("children")
        assert found.cell("help", "children").reach is Reach.REACHED

    def test_repr_and_copies(self) -> None:
        """It names the reform and counts; it can be copied and pickled."""
        found = coverage(Reform([*WORLD, promise()], title="Plan"))
        assert repr(found) == "<Coverage of 'Plan': 12 cells>"
        assert repr(found.of_pillar(None).of_group(None)) == "<Coverage of 'Plan': 1 cell>"
        assert copy.deepcopy(found) == found
        again = pickle.loads(pickle.dumps(found))  # noqa: S301 (made here)
        assert (again, list(again)) == (found, list(found))

    def test_what_is_nowhere_in_view_is_told_where_nothing_has_it(self) -> None:
        """Ids that lead nowhere, or to another kind, are taken for no pillar and no group."""
        assert reaching(of(promise(pillar_id="children"))) == {(None, "adopted"): ["promise"]}
        assert reaching(of(promise(group_ids=("care",)))) == {("help", None): ["promise"]}
        made = promise(pillar_id="adopted", also_pillar_ids=("gone",), group_ids=("lost", "help"))
        assert reaching(of(made)) == {(None, None): ["promise"]}
        made = promise(pillar_id="gone", also_pillar_ids=("help",), group_ids=("lost", "adopted"))
        rows = [(None, None), (None, "adopted"), ("help", None), ADOPTED]
        assert reaching(of(made)).keys() == set(rows)


class TestRefused:
    """What cannot be asked."""

    def test_an_unknown_id(self) -> None:
        """It is told, with what looks like it, also for an id of another kind."""
        words = "did you mean 'adopted' or 'adopted-late'"
        with pytest.raises(UnknownIdError, match=words) as caught:
            of().of_group("adoptee")
        assert caught.value.id == "adoptee"
        with pytest.raises(UnknownIdError, match=words):
            of().cell("help", "adoptee")
        words = "pillar id must be a known id, got 'children'"
        with pytest.raises(UnknownIdError, match=words):
            of().of_pillar("children")
        with pytest.raises(UnknownIdError, match=words):
            of().cell("children", "adopted")

    @pytest.mark.parametrize("wrong", [1, ("help",), slice(0, 1)])
    def test_what_is_no_id(self, wrong: object) -> None:
        """The field is named."""
        with pytest.raises(InvalidValueError) as caught:
            of().of_pillar(cast("Any", wrong))
        assert caught.value.field == "pillar_id"
        with pytest.raises(InvalidValueError) as caught:
            of().of_group(cast("Any", wrong))
        assert caught.value.field == "group_id"

    def test_what_is_no_reform(self) -> None:
        """The field is named."""
        with pytest.raises(InvalidValueError) as caught:
            coverage(cast("Any", [promise()]))
        assert caught.value.field == "reform"


class TestBundled:
    """Adopted and previously looked-after children, as it was known when the consultation closed."""

    VIEW = load().known_on("2023-05-11")
    URGED = coverage(VIEW).urged()

    @pytest.mark.parametrize(
        ("pillar_id", "group_id", "position_ids"),
        [
            ("family-help", "adoptive-families", {"auk-p1-urge-access"}),
            (
                "children-in-care",
                "adopted-children",
                {"auk-p4-urge-include", "auk-p4-wouldlike-extend", "appgap-2022-extend"},
            ),
            (
                "children-in-care",
                "previously-looked-after-children",
                {"auk-p4-urge-include", "auk-p4-wouldlike-extend"},
            ),
            ("workforce", "adopted-children", {"auk-p5-wouldlike-training"}),
            ("workforce", "adoptive-families", {"auk-p5-wouldlike-training"}),
            (None, "adoptive-families", {"appgap-2022-missed-raa"}),
        ],
    )
    def test_who_urged_what_for_whom(
        self, pillar_id: str | None, group_id: str, position_ids: set[str]
    ) -> None:
        """Nothing reaches them, and somebody says that it should."""
        (cell,) = self.URGED.of_group(group_id).of_pillar(pillar_id)
        assert cell.reach is Reach.URGED
        assert position_ids <= {one.position_id for one in cell.spoken_for if one.is_urging}
        for id_ in position_ids:
            assert set(self.VIEW.positions[id_].citations) <= set(cell.citations)

    def test_nothing_reaches_adopted_children(self) -> None:
        """Under no pillar; beside them by the fund for adoption support and its money."""
        cells = list(coverage(self.VIEW).of_group("adopted-children"))
        assert {cell.reach for cell in cells if cell.pillar_id} == {Reach.URGED, Reach.NEITHER}
        (other,) = (cell for cell in cells if cell.pillar_id is None)
        assert "adoption-and-special-guardianship-support-fund" in {
            one.entity_id for one in other.reached_by
        }

    def test_whom_the_pillars_do_reach(self) -> None:
        """Care leavers in care, by commitments and their money; kinship carers in networks."""
        found = coverage(self.VIEW)
        cell = found.cell("children-in-care", "care-leavers")
        assert {"leaving-care-allowance-rise", "family-finding-30m"} <= {
            one.entity_id for one in cell.reached_by
        }
        assert found.cell("family-networks", "kinship-carers").reach is Reach.REACHED

    def test_what_came_later_is_not_told_earlier(self) -> None:
        """On the day of the strategy, only the group had spoken."""
        found = coverage(load().known_on("2023-02-02"))
        assert {one.holder_id for cell in found for one in cell.spoken_for} == {"appgap"}

    def test_everything_has_its_place(self) -> None:
        """In the newest view too, no commitment, programme, allowance or position is lost."""
        reform = load()
        cells = list(coverage(reform))
        reached = {one.entity_id for cell in cells for one in cell.reached_by}
        kinds = (reform.commitments, reform.programmes, reform.allowances)
        assert reached >= {id_ for kind in kinds for id_ in kind.ids()}
        spoken = {one.position_id for cell in cells for one in cell.spoken_for}
        assert spoken == set(reform.positions.ids())

    def test_every_cell_can_be_cited(self) -> None:
        """Each passage has its footnote, and two of one place and print have one."""
        reform = load()
        for cell in coverage(reform):
            places = {(c.source_id, c.locator, c.as_printed) for c in cell.citations}
            assert len(cite(reform, cell)) <= len(places)
            assert set(cell.citations) <= {c for one in reform for c in citations_of(one)}
