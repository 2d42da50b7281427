"""The reform as a whole, and what was known of it on any day."""

import copy
import os
import pickle
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest

from csc_reform import (
    Basis,
    Citation,
    Commitment,
    Entity,
    FundingLine,
    FundingRole,
    Group,
    History,
    Indicator,
    InvalidValueError,
    Money,
    NotKnown,
    Organisation,
    OrganisationKind,
    Origin,
    PartialDate,
    Pillar,
    Ratio,
    Reform,
    Relation,
    RelationKind,
    Share,
    Source,
    SourceKind,
    Stated,
    StatementKind,
    Strength,
    UnknownIdError,
    load,
)
from csc_reform.entities.commitments import Figure

FIRST = Citation(source_id="first", locator="¶1")
SECOND = Citation(source_id="second", locator="¶2")
MISSING = Citation(source_id="nowhere", locator="¶3")


def source(id_: str, published: str, *publisher_ids: str) -> Source:
    """Make a source."""
    return Source(
        id=id_,
        title=id_.title(),
        kind=SourceKind.PRESS_RELEASE,
        published=PartialDate.parse(published),
        publisher_ids=publisher_ids,
    )


def organisation(id_: str) -> Organisation:
    """Make an organisation."""
    return Organisation(id=id_, title=id_.title(), kind=OrganisationKind.CHARITY)


def commitment(id_: str, *statements: Stated[Strength], **fields: object) -> Commitment:
    """Make a commitment with these statements of its strength."""
    least: dict[str, object] = {
        "id": id_,
        "title": id_.title(),
        "strength": History.of(*statements),
    }
    return Commitment(**cast("Any", least | fields))


PAPERS = (source("first", "2023-02-02"), source("second", "2023-12-18"))
CHANGING = commitment(
    "promise",
    Stated(Strength.EXPLORE, citations=(FIRST,), key="first"),
    Stated(Strength.PILOT, citations=(SECOND,), kind=StatementKind.CHANGES, revises="first"),
)
REFORM = Reform((*PAPERS, CHANGING), title="Mine", scope="England", licence="MIT")


class TestConstruction:
    """A reform that exists has one entity for each id."""

    def test_sorts_what_it_is_given(self) -> None:
        """Kind by kind and by id, whatever the order it came in."""
        entities = [
            commitment("b", citations=(FIRST,)),
            *PAPERS,
            commitment("a", citations=(FIRST,)),
        ]
        ids = ["first", "second", "a", "b"]
        assert ids == [entity.id for entity in Reform(entities)]
        assert ids == [entity.id for entity in Reform(reversed(entities))]

    def test_has_labels_of_its_own(self) -> None:
        """What it is called, where it applies and under what licence."""
        assert (REFORM.title, REFORM.scope, REFORM.licence) == ("Mine", "England", "MIT")
        assert (Reform([]).title, Reform([]).scope, Reform([]).licence) == ("", "England", "")

    @pytest.mark.parametrize(
        "entities",
        [
            [Group(id="a", title="One"), Group(id="a", title="Two")],
            [Group(id="a", title="One"), organisation("a")],
            [Group(id="a", title="One"), Group(id="b", title="Two", former_ids=("a",))],
            [
                Group(id="b", title="One", former_ids=("a",)),
                Group(id="c", title="Two", former_ids=("a",)),
            ],
            [Group(id="a", title="One"), Group(id="a", title="One")],
            [organisation("a")] * 2,
        ],
    )
    def test_refuses_two_entities_of_one_id(self, entities: list[Entity]) -> None:
        """An id, now or formerly, leads to one entity, whatever its kind."""
        with pytest.raises(InvalidValueError) as caught:
            Reform(entities)
        assert (caught.value.field, caught.value.value) == ("id", "a")

    @pytest.mark.parametrize("stranger", [None, "a", {"id": "a"}, PAPERS])
    def test_refuses_what_is_no_entity(self, stranger: object) -> None:
        """Nothing else is collected."""
        with pytest.raises(InvalidValueError) as caught:
            Reform(cast("Any", [stranger]))
        assert stranger is caught.value.value

    @pytest.mark.parametrize("entities", [None, 5, PAPERS[0]])
    def test_refuses_what_is_no_collection(self, entities: object) -> None:
        """One entity is no reform."""
        with pytest.raises(InvalidValueError) as caught:
            Reform(cast("Any", entities))
        assert caught.value.field == "entities"

    @pytest.mark.parametrize("name", ["title", "scope", "licence"])
    @pytest.mark.parametrize("value", [None, 5, "a\x00b", "a\x1b[31m", "\ud800"])
    def test_refuses_labels_that_cannot_be_printed(self, name: str, value: object) -> None:
        """A label is a text without control characters."""
        with pytest.raises(InvalidValueError) as caught:
            Reform([], **cast("Any", {name: value}))
        assert (name, value) == (caught.value.field, caught.value.value)

    @pytest.mark.parametrize("name", ["title", "scope", "licence", "origins", "anything"])
    def test_cannot_be_changed(self, name: str) -> None:
        """As everybody may share it, nobody may change it."""
        reform = Reform(PAPERS, title="Mine")
        with pytest.raises(AttributeError):
            setattr(reform, name, "changed")
        with pytest.raises(AttributeError):
            delattr(reform, name)
        assert reform.title == "Mine"

    @pytest.mark.parametrize("again", ["copied", "pickled"])
    def test_can_be_copied_and_pickled(self, again: str) -> None:
        """What comes back is equal, labels and all, in this process or another."""
        found = copy.deepcopy(REFORM) if again == "copied" else pickle.loads(pickle.dumps(REFORM))  # noqa: S301
        assert isinstance(found, Reform)
        assert found == REFORM
        assert (found.title, found.scope, found.licence) == ("Mine", "England", "MIT")
        assert REFORM.content_id == found.content_id

    def test_its_origins_cannot_be_changed(self) -> None:
        """Nor may what it holds."""
        reform = Reform(PAPERS, origins={"first": Origin(file="a", pointer="/sources/0", line=1)})
        assert reform.origins["first"].pointer == "/sources/0"
        with pytest.raises(TypeError):
            cast("Any", reform.origins)["second"] = None


class TestLookup:
    """Finding entities by id."""

    def test_each_kind_is_a_selection(self) -> None:
        """The entities of a kind are under its plural."""
        assert REFORM.sources.ids() == ("first", "second")
        assert REFORM.commitments.items == (CHANGING,)
        for name in (
            "organisations",
            "offices",
            "groups",
            "areas",
            "pillars",
            "programmes",
            "funding",
            "allowances",
            "milestones",
            "consultations",
            "positions",
            "recommendations",
            "indicators",
            "claims",
        ):
            assert getattr(REFORM, name).what == name
            assert len(getattr(REFORM, name)) == 0

    def test_gets_whatever_has_the_id(self) -> None:
        """The kind need not be known."""
        assert CHANGING is REFORM.get("promise")
        assert PAPERS[0] is REFORM.get("first")

    def test_a_former_id_leads_to_its_successor(self) -> None:
        """What is renamed is found under its old name too."""
        group = Group(id="new", title="New", former_ids=("old", "older"))
        reform = Reform([group])
        assert group is reform.get("old") is reform.get("older") is reform.groups["old"]
        assert "old" in reform
        assert len(reform) == 1

    def test_an_unknown_id_is_answered_with_near_ones(self) -> None:
        """The error has the id and the ids that look like it."""
        with pytest.raises(UnknownIdError) as caught:
            REFORM.get("promis")
        assert (caught.value.id, caught.value.near) == ("promis", ("promise",))

    @pytest.mark.parametrize(
        ("id_", "expected"), [("promise", True), ("first", True), ("nobody", False), (5, False)]
    )
    def test_contains(self, id_: object, *, expected: bool) -> None:
        """An id is in it when it leads to something."""
        assert expected is (id_ in REFORM)

    def test_counts(self) -> None:
        """Its length is the number of its entities."""
        assert len(REFORM) == 3
        assert len(Reform([])) == 0


class TestRelated:
    """What names an entity."""

    def test_gives_whatever_names_it(self) -> None:
        """Kind by kind; a former id names as well as the id."""
        charity = Organisation(
            id="charity",
            title="Charity",
            kind=OrganisationKind.CHARITY,
            former_ids=("old-charity",),
        )
        linked = Organisation(
            id="linked",
            title="Linked",
            kind=OrganisationKind.CHARITY,
            linked_ids=History.of(Stated(("old-charity",), citations=(FIRST,))),
        )
        paper = source("first", "2023-02-02", "charity")
        promise = commitment(
            "promise",
            Stated(
                Strength.EXPLORE,
                citations=(Citation(source_id="first", locator="¶1", speaker_id="charity"),),
            ),
            lead_ids=History.of(Stated(("charity",), citations=(FIRST,))),
        )
        reform = Reform([charity, linked, paper, promise])
        assert (paper, linked, promise) == reform.related("charity")
        assert (paper, linked, promise) == reform.related("old-charity")
        assert reform.related("promise") == ()

    def test_of_an_unknown_id_is_an_error(self) -> None:
        """Nothing can be said of what is not there."""
        with pytest.raises(UnknownIdError):
            REFORM.related("nobody")

    def test_a_broken_reference_breaks_nothing(self) -> None:
        """What names something that is not there is found by a rule, and is no error here."""
        reform = Reform([*PAPERS, commitment("a", citations=(FIRST,), pillar_id="ghost")])
        assert reform.related("first") == ()


class TestKnownFrom:
    """The day from which a fact is known."""

    @pytest.mark.parametrize(
        ("fact", "expected"),
        [
            (FIRST, date(2023, 2, 2)),
            (SECOND, date(2023, 12, 18)),
            (Stated("a", citations=(SECOND, FIRST)), date(2023, 2, 2)),
            (Stated("a", citations=(MISSING, SECOND)), date(2023, 12, 18)),
            (CHANGING, date(2023, 2, 2)),
            (CHANGING.strength.statements[1], date(2023, 12, 18)),
            (PAPERS[1], date(2023, 12, 18)),
        ],
    )
    def test_is_that_of_its_earliest_source(self, fact: Any, expected: date) -> None:  # noqa: ANN401
        """One source is enough to know by."""
        assert expected == REFORM.known_from(fact)

    def test_is_the_latest_day_that_the_publication_can_mean(self) -> None:
        """Of a source printed in some month nobody can be sure before its last day."""
        reform = Reform([source("first", "2023-04"), source("second", "2022/2023")])
        assert date(2023, 4, 30) == reform.known_from(FIRST)
        assert date(2023, 12, 31) == reform.known_from(SECOND)

    def test_of_an_entity_is_its_first_day_in_view(self) -> None:
        """A withdrawal says nothing before what it withdraws is known."""
        entity = commitment(
            "a",
            Stated(Strength.EXPLORE, citations=(SECOND,), key="first"),
            Stated(
                Strength.EXPLORE,
                citations=(FIRST,),
                kind=StatementKind.WITHDRAWS,
                revises="first",
            ),
        )
        reform = Reform([*PAPERS, entity])
        assert reform.known_from(entity) == date(2023, 12, 18)
        assert "a" not in reform.known_on("2023-12-17")
        assert "a" in reform.known_on("2023-12-18")

    def test_without_a_source_is_an_error(self) -> None:
        """What no source in view states is not known on any day."""
        with pytest.raises(UnknownIdError) as caught:
            REFORM.known_from(MISSING)
        assert caught.value.id == "nowhere"
        assert str(caught.value).startswith("source id must be a known id, got 'nowhere'")

    def test_of_a_bare_label_is_an_error(self) -> None:
        """A name is known by whatever names it, not by itself."""
        with pytest.raises(UnknownIdError):
            REFORM.known_from(organisation("charity"))


class TestKnownOn:
    """The reform as it was known in the evening of a day."""

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2023-02-02", Strength.EXPLORE),
            ("2023-12-17", Strength.EXPLORE),
            ("2023-12-18", Strength.PILOT),
            (date(2023, 12, 18), Strength.PILOT),
            ("2099-01-01", Strength.PILOT),
        ],
    )
    def test_what_was_revised_later_was_live_before(
        self, day: date | str, expected: Strength
    ) -> None:
        """A statement counts until the evening of the day on which another revises it."""
        assert expected is REFORM.known_on(day).commitments["promise"].strength.latest

    def test_before_the_first_source_nothing_is_known(self) -> None:
        """Neither the sources nor what they state; the reform's own labels stay."""
        view = REFORM.known_on("2023-02-01")
        assert len(view) == 0
        assert (view.title, view.scope, view.licence) == ("Mine", "England", "MIT")

    def test_after_the_last_source_it_is_the_reform(self) -> None:
        """Nothing is copied without need."""
        assert REFORM is REFORM.known_on("2023-12-18")

    def test_of_one_state_of_knowledge_there_is_one_view(self) -> None:
        """Between two publications nothing changes."""
        assert REFORM.known_on("2023-02-02") is REFORM.known_on("2023-12-17")

    def test_is_a_reform_again(self) -> None:
        """A view of a view is the view of the earlier day."""
        view = REFORM.known_on("2023-12-17")
        assert view == view.known_on("2023-12-18")
        assert REFORM.known_on("2023-02-01") == view.known_on("2023-02-01")

    def test_of_two_passages_the_later_one_is_cut(self) -> None:
        """A fact stands by the passages that are known."""
        entity = commitment("a", Stated(Strength.PILOT, citations=(SECOND, FIRST)))
        view = Reform([*PAPERS, entity]).known_on("2023-02-02")
        assert view.commitments["a"].strength.statements[0].citations == (FIRST,)

    def test_an_entity_without_a_known_fact_is_gone(self) -> None:
        """What only a later source tells of is not there yet."""
        entity = commitment("a", Stated(Strength.PILOT, citations=(SECOND,)))
        assert "a" not in Reform([*PAPERS, entity]).known_on("2023-02-02")

    def test_a_fact_of_an_unknown_source_is_never_known(self) -> None:
        """A passage of a source that is not in the reform is known on no day of the past."""
        entity = commitment("a", Stated(Strength.PILOT, citations=(MISSING,)), citations=(FIRST,))
        view = Reform([*PAPERS, entity]).known_on("2023-02-02")
        assert isinstance(view.commitments["a"].strength.latest, NotKnown)

    def test_a_revision_is_known_before_what_it_revises(self) -> None:
        """A statement is known with its source, even if what it replaces was only learnt later."""
        entity = commitment(
            "a",
            Stated(Strength.EXPLORE, citations=(SECOND,), key="first"),
            Stated(Strength.PILOT, citations=(FIRST,), kind=StatementKind.CHANGES, revises="first"),
            citations=(FIRST,),
        )
        view = Reform([*PAPERS, entity]).known_on("2023-02-02")
        assert view.commitments["a"].strength.latest is Strength.PILOT

    def test_a_view_keeps_what_the_reform_is_called(self) -> None:
        """It is the same reform, as it was known."""
        reform = Reform((*PAPERS, CHANGING), title="Mine", scope="Wales", licence="MIT")
        view = reform.known_on("2023-02-02")
        assert (view.title, view.scope, view.licence) == ("Mine", "Wales", "MIT")

    @pytest.mark.parametrize("day", ["2023", None, 20230202])
    def test_the_day_is_a_day(self, day: object) -> None:
        """There is no hidden today, and no loose day."""
        with pytest.raises(InvalidValueError) as caught:
            REFORM.known_on(cast("Any", day))
        assert caught.value.field == "day"

    def test_without_its_sources_nothing_is_ever_known(self) -> None:
        """Nobody can say when it became known."""
        reform = Reform([PAPERS[0], commitment("a", Stated(Strength.PILOT, citations=(SECOND,)))])
        assert reform.known_on("2999-01-01").commitments.ids() == ()

    def test_a_label_that_is_named_later_is_not_in_view(self) -> None:
        """Also when the thing that names it later is there already."""
        leads = Stated(("moj",), citations=(SECOND,))
        entity = commitment(
            "a", Stated(Strength.PILOT, citations=(FIRST,)), lead_ids=History.of(leads)
        )
        body = Organisation(id="moj", title="Justice", kind=OrganisationKind.DEPARTMENT)
        reform = Reform([*PAPERS, entity, body])
        assert "moj" not in reform.known_on("2023-02-02")
        assert "moj" in reform.known_on("2023-12-18")

    def test_a_withdrawal_of_what_is_not_known_says_nothing(self) -> None:
        """It comes into view with what it takes back."""
        entity = commitment(
            "a",
            Stated(Strength.EXPLORE, citations=(SECOND,), key="first"),
            Stated(
                Strength.EXPLORE,
                citations=(FIRST,),
                kind=StatementKind.WITHDRAWS,
                revises="first",
            ),
            citations=(FIRST,),
        )
        reform = Reform([*PAPERS, entity])
        assert len(reform.known_on("2023-02-02").commitments["a"].strength) == 0
        assert len(reform.known_on("2099-01-01").commitments["a"].strength) == 2

    def test_a_withdrawal_is_not_known_before_it_is_made(self) -> None:
        """What is taken back later still stood."""
        entity = commitment(
            "a",
            Stated(Strength.EXPLORE, citations=(FIRST,), key="first"),
            Stated(
                Strength.EXPLORE,
                citations=(SECOND,),
                kind=StatementKind.WITHDRAWS,
                revises="first",
            ),
        )
        reform = Reform([*PAPERS, entity])
        assert Strength.EXPLORE is reform.known_on("2023-02-02").commitments["a"].strength.latest
        assert isinstance(reform.commitments["a"].strength.latest, NotKnown)

    def test_a_label_is_kept_only_when_something_known_names_it(self) -> None:
        """A publisher is known by its first publication, and a group by the first promise to it."""
        reform = Reform(
            [
                source("first", "2023-02-02", "early"),
                source("second", "2023-12-18", "late"),
                organisation("early"),
                organisation("late"),
                organisation("unnamed"),
                Group(id="carers", title="Carers", broader_id="families"),
                Group(id="families", title="Families"),
                Group(id="leavers", title="Leavers"),
                commitment("a", citations=(FIRST,), group_ids=("carers",)),
                commitment("b", citations=(SECOND,), group_ids=("leavers",)),
            ]
        )
        view = reform.known_on("2023-02-02")
        assert view.organisations.ids() == ("early",)
        assert view.groups.ids() == ("carers", "families")
        assert "unnamed" in reform

    def test_a_label_is_kept_by_its_former_id(self) -> None:
        """Whoever is named under an old name is known."""
        charity = Organisation(
            id="charity",
            title="Charity",
            kind=OrganisationKind.CHARITY,
            former_ids=("old-charity",),
        )
        reform = Reform([source("first", "2023-02-02", "old-charity"), PAPERS[1], charity])
        assert reform.known_on("2023-02-02").organisations.ids() == ("charity",)

    def test_a_broken_reference_breaks_no_view(self) -> None:
        """What names something that is not there, or what another names too, is known all the same."""
        reform = Reform(
            [
                *PAPERS,
                Group(id="carers", title="Carers"),
                commitment("a", citations=(FIRST,), group_ids=("carers", "ghosts")),
                commitment("b", citations=(FIRST,), group_ids=("carers",), pillar_id="ghost"),
            ]
        )
        view = reform.known_on("2023-02-02")
        assert view.commitments.ids() == ("a", "b")
        assert view.groups.ids() == ("carers",)

    def test_a_cited_label_is_kept_by_its_passage(self) -> None:
        """An organisation of which a source states something needs nobody to name it."""
        cited = Organisation(
            id="cited", title="Cited", kind=OrganisationKind.CHARITY, citations=(FIRST,)
        )
        assert Reform([*PAPERS, cited]).known_on("2023-02-02").organisations.ids() == ("cited",)

    def test_a_cited_part_goes_with_its_passage(self) -> None:
        """That one sum is part of another is known when somebody says so."""
        relation = Relation(
            kind=RelationKind.PART_OF, to_id="whole", basis=Basis.STATED, citations=(SECOND,)
        )
        line = FundingLine(
            id="line",
            title="Line",
            role=FundingRole.ALLOCATION,
            relations=(relation,),
            amount=History.of(Stated(Money.parse("£9m"), citations=(FIRST,))),
        )
        assert Reform([*PAPERS, line]).known_on("2023-02-02").funding["line"].relations == ()

    def test_origins_are_those_of_what_is_left(self) -> None:
        """A view says where its own records were read from, and no others."""
        origins = {
            id_: Origin(file="a.json", pointer=f"/{id_}", line=1)
            for id_ in ("first", "second", "promise")
        }
        reform = Reform((*PAPERS, CHANGING), origins=origins)
        assert set(reform.known_on("2023-02-02").origins) == {"first", "promise"}

    @pytest.mark.parametrize(
        "day", ["20230202", "2023-02", "", None, datetime(2023, 2, 2, tzinfo=UTC)]
    )
    def test_refuses_what_is_no_day(self, day: object) -> None:
        """There is no hidden today, and no loose day."""
        with pytest.raises(InvalidValueError):
            REFORM.known_on(cast("Any", day))


class TestNewestSource:
    """The source published last."""

    def test_is_the_one_whose_day_can_be_latest(self) -> None:
        """A source of some day in 2023 may be newer than one of December."""
        assert PAPERS[1] == REFORM.newest_source
        vague = source("vague", "2023")
        assert vague == Reform([*PAPERS, vague]).newest_source

    def test_of_no_sources_is_none(self) -> None:
        """Without sources there is no newest."""
        assert Reform([]).newest_source is None


class TestIdentity:
    """Equality, the content id and the text of a reform."""

    def test_equality(self) -> None:
        """The same entities make the same reform, whatever it is called."""
        again = Reform((CHANGING, *reversed(PAPERS)), title="Other")
        stranger: object = "reform"
        assert again == REFORM
        assert hash(again) == hash(REFORM)
        assert Reform(PAPERS) != REFORM
        assert stranger != REFORM

    def test_the_content_id_is_a_checksum(self) -> None:
        """It names the algorithm, so that another one could follow."""
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", REFORM.content_id)

    def test_the_content_id_stays_the_same(self) -> None:
        """Another run of Python, which hashes in another order, gives the same."""
        program = "from csc_reform import load; print(load().content_id)"
        found = {
            subprocess.run(
                [sys.executable, "-c", program],
                env={**os.environ, "PYTHONHASHSEED": seed},
                check=True,
                capture_output=True,
                text=True,
            ).stdout.strip()
            for seed in ("1", "2")
        }
        assert {load().content_id} == found

    def test_the_content_id_does_not_hang_on_the_order(self) -> None:
        """The same entities have the same content."""
        assert Reform((CHANGING, *reversed(PAPERS))).content_id == REFORM.content_id

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (Share.parse("60%"), Share.parse("over 60%")),
            (Share.parse("60%"), Share.parse("61%")),
            (Share.parse("60%"), Ratio.parse("60%")),
            (Ratio.parse("about 5%"), Ratio.parse("about 6%")),
            (Ratio.parse(f"about {10**40}%"), Ratio.parse(f"about {10**40 + 1}%")),
        ],
    )
    def test_unequal_reforms_have_unequal_content(self, one: Figure, other: Figure) -> None:
        """Whatever makes a difference makes a difference to the content id."""

        def measured(figure: Figure) -> Reform:
            target = History.of(Stated(figure, citations=(FIRST,)))
            return Reform([Indicator(id="a", title="A", unit="share", target=target)])

        assert measured(one) != measured(other)
        assert measured(one).content_id != measured(other).content_id

    @pytest.mark.parametrize(
        ("reform", "expected"),
        [
            (REFORM, "<Reform 'Mine': 2 sources, 1 commitments>"),
            (Reform([], title="Mine"), "<Reform 'Mine': empty>"),
            (
                Reform([Pillar(id="a", title="A", number=1, citations=(FIRST,))]),
                "<Reform '': 1 pillars>",
            ),
        ],
    )
    def test_prints_what_is_in_it(self, reform: Reform, expected: str) -> None:
        """Its title and how many entities of which kind."""
        assert expected == repr(reform)
