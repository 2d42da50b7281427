"""What is left of a reform when only passages of some confidence count."""

from typing import Any, cast

import attrs
import pytest

from csc_reform import (
    Citation,
    Commitment,
    Confidence,
    Entity,
    FundingLine,
    FundingRole,
    Group,
    History,
    InvalidValueError,
    Money,
    Office,
    Organisation,
    OrganisationKind,
    PartialDate,
    Pillar,
    Position,
    Reform,
    Relation,
    RelationKind,
    Source,
    SourceKind,
    Stance,
    Stated,
    StatementKind,
    Strength,
    load,
    validate,
)
from csc_reform.entities.entity import Basis, citations_of, references_of


def paper(year: int) -> Source:
    """Make a source of a year."""
    published = PartialDate.parse(f"{year}-01-01")
    return Source(id=f"paper-{year}", title="Paper", kind=SourceKind.REPORT, published=published)


def passage(confidence: str, year: int = 2022, speaker_id: str | None = None) -> Citation:
    """Make a citation of the source of a year."""
    return Citation(
        source_id=f"paper-{year}",
        locator="¶1",
        confidence=Confidence(confidence),
        speaker_id=speaker_id,
    )


def promise(*citations: Citation, **fields: Any) -> Commitment:  # noqa: ANN401 (any field)
    """Make a commitment."""
    given: dict[str, Any] = {"id": "promise", **fields}
    return Commitment(title="Promise", citations=citations, **given)


def pillar(*citations: Citation) -> Pillar:
    """Make a pillar."""
    return Pillar(id="pillar", title="Pillar", number=1, citations=citations)


def left(*entities: Entity, least: str = "A") -> Reform:
    """Give what is left of these, beside the sources."""
    return Reform([paper(2022), paper(2023), *entities]).with_confidence(least)


class TestWhatIsLeft:
    """What counts, and what goes."""

    def test_what_rests_on_lower_passages_alone_is_gone(self) -> None:
        """An entity, when it has no others."""
        assert "promise" not in left(promise(passage("B"), passage("C", 2023)))
        assert "promise" in left(promise(passage("B"), passage("C", 2023)), least="B")

    def test_passages_below_are_cut(self) -> None:
        """What rests on others too stays, with those."""
        found = left(promise(passage("B"), passage("A", 2023))).commitments["promise"]
        assert found.citations == (passage("A", 2023),)

    def test_what_was_revised_is_live_again(self) -> None:
        """When only a lower passage tells of the revision."""
        explored = Stated(Strength.EXPLORE, citations=(passage("A"),), key="old")
        firmer = Stated(
            Strength.PILOT,
            citations=(passage("B", 2023),),
            kind=StatementKind.CHANGES,
            revises="old",
        )
        made = promise(passage("A"), strength=History.of(explored, firmer))
        assert left(made).commitments["promise"].strength.latest is Strength.EXPLORE
        assert left(made, least="B").commitments["promise"].strength.latest is Strength.PILOT

    def test_labels_go_with_what_names_them(self) -> None:
        """A group that only what is gone names is gone; sources are never."""
        groups = [Group(id="kept", title="Kept"), Group(id="gone", title="Gone")]
        found = left(
            *groups,
            promise(passage("A"), group_ids=("kept",)),
            promise(passage("B"), id="other", group_ids=("gone",)),
        )
        assert found.groups.ids() == ("kept",)
        assert found.sources.ids() == ("paper-2022", "paper-2023")

    def test_titles_and_origins_stay(self) -> None:
        """It is the same reform otherwise."""
        whole = Reform([paper(2022), promise(passage("B"))], title="Plan", licence="OGL")
        part = whole.with_confidence("A")
        assert (part.title, part.licence, len(part)) == ("Plan", "OGL", 1)

    def test_what_is_wholly_near_is_given_back_itself(self) -> None:
        """No copy is made."""
        whole = Reform([paper(2022), promise(passage("A"))])
        assert whole.with_confidence("A") is whole


class TestWhatIsNamed:
    """What names a thing rests on it."""

    def test_what_names_what_is_gone_goes_with_it(self) -> None:
        """Through as many as there are."""
        position = Position(
            id="position",
            title="Position",
            holder_id="charity",
            stance=Stance.URGES,
            target_ids=("promise",),
            citations=(passage("A"),),
        )
        charity = Organisation(id="charity", title="Charity", kind=OrganisationKind.CHARITY)
        made = (pillar(passage("B")), promise(passage("A"), pillar_id="pillar"), position, charity)
        assert set(left(*made)) == {paper(2022), paper(2023)}
        assert {"pillar", "promise", "position"} <= {one.id for one in left(*made, least="B")}

    def test_a_passage_counts_once_all_that_it_takes_for_granted_does(self) -> None:
        """What was named before that is known from then on, as a view tells too."""
        made = (
            pillar(passage("B"), passage("A", 2023)),
            promise(passage("A"), passage("A", 2023), pillar_id="pillar"),
        )
        found = left(*made)
        assert found.commitments["promise"].citations == (passage("A", 2023),)
        assert "promise" not in found.known_on("2022-12-31")
        assert "promise" not in left(*made).known_on("2022-12-31")
        early = Reform([paper(2022), paper(2023), *made]).known_on("2022-12-31")
        assert "promise" in early
        assert "promise" not in early.with_confidence("A")

    def test_what_names_what_is_known_only_later_goes(self) -> None:
        """The day moves on through all that name each other, one after the other."""
        position = Position(
            id="position",
            title="Position",
            holder_id="charity",
            stance=Stance.URGES,
            target_ids=("promise",),
            citations=(passage("A"),),
        )
        made = promise(passage("A"), passage("A", 2023), pillar_id="pillar")
        found = left(pillar(passage("B"), passage("A", 2023)), made, position)
        assert "promise" in found
        assert "position" not in found

    def test_a_part_goes_alone(self) -> None:
        """A relation to a sum that is gone takes no other fact of the line with it."""
        amount = History.of(Stated(Money.parse("£5m"), citations=(passage("A"),)))
        relation = Relation(
            kind=RelationKind.PART_OF,
            to_id="whole",
            basis=Basis.STATED,
            citations=(passage("A"),),
        )
        line = FundingLine(
            id="line",
            title="Line",
            role=FundingRole.ALLOCATION,
            amount=amount,
            relations=(relation,),
        )
        whole = FundingLine(
            id="whole", title="Whole", role=FundingRole.ENVELOPE, citations=(passage("B"),)
        )
        found = left(line, whole).funding
        assert found.ids() == ("line",)
        assert (found["line"].relations, found["line"].amount) == ((), amount)
        assert left(line, attrs.evolve(whole, citations=(passage("A"),))).funding["line"] == line

    def test_a_line_of_nothing_but_a_relation_to_what_is_gone(self) -> None:
        """Nothing of it is left."""
        relation = Relation(
            kind=RelationKind.PART_OF,
            to_id="whole",
            basis=Basis.STATED,
            citations=(passage("A"),),
        )
        line = FundingLine(
            id="line", title="Line", role=FundingRole.ALLOCATION, relations=(relation,)
        )
        whole = FundingLine(
            id="whole", title="Whole", role=FundingRole.ENVELOPE, citations=(passage("B"),)
        )
        assert len(left(line, whole).funding) == 0

    def test_a_passage_that_quotes_an_office_which_is_gone(self) -> None:
        """It is cut, and the fact stays by its others."""
        office = Office(
            id="office", title="Office", organisation_id="body", citations=(passage("B"),)
        )
        body = Organisation(id="body", title="Body", kind=OrganisationKind.DEPARTMENT)
        quoted = passage("A", speaker_id="office")
        found = left(office, body, promise(quoted, passage("A", 2023)))
        assert found.commitments["promise"].citations == (passage("A", 2023),)
        assert "office" not in found
        assert "promise" not in left(office, body, promise(quoted))

    def test_things_that_name_each_other(self) -> None:
        """In a circle, which the rules find, they stay together or go together."""
        one = promise(passage("A"), supersedes_id="other")
        other = promise(passage("A"), id="other", supersedes_id="promise")
        assert left(one, other).commitments.ids() == ("other", "promise")
        lower = attrs.evolve(other, citations=(passage("B"),))
        assert len(left(one, lower).commitments) == 0

    def test_what_nothing_has_the_id_of_is_left_to_the_rules(self) -> None:
        """A reference that led nowhere before takes nothing with it."""
        assert "promise" in left(promise(passage("A"), pillar_id="nowhere"))
        stray = attrs.evolve(passage("A"), source_id="no-paper")
        made = promise(stray, pillar_id="pillar")
        assert left(made, pillar(passage("A"))).commitments["promise"] == made

    def test_former_ids_name_the_same(self) -> None:
        """Of things as of sources."""
        renamed = attrs.evolve(pillar(passage("B")), id="new", former_ids=("pillar",))
        assert "promise" not in left(renamed, promise(passage("A"), pillar_id="pillar"))


class TestRefused:
    """What is no confidence."""

    @pytest.mark.parametrize("wrong", ["D", "", "high", None, 1, b"A", ["A"]])
    def test_it_is_told(self, wrong: object) -> None:
        """In the library's form, with the letters there are."""
        with pytest.raises(
            InvalidValueError, match=r"must be a Confidence, or one of A, B, C, got"
        ):
            load().with_confidence(cast("Any", wrong))

    def test_a_letter_that_is_nearly_right(self) -> None:
        """It is guessed at, and never taken."""
        with pytest.raises(InvalidValueError, match=r"got 'a'; did you mean 'A'\?") as caught:
            load().with_confidence("a")
        assert (caught.value.field, caught.value.value) == ("least", "a")


class TestBundled:
    """The bundled reform."""

    @pytest.mark.parametrize("least", ["A", "B"])
    def test_what_is_left_is_whole(self, least: str) -> None:
        """No passage below, no reference that leads nowhere, and no error that the rules find."""
        part = load().with_confidence(least)
        for entity in part:
            assert all(one.confidence.value <= least for one in citations_of(entity))
            assert all(reference.target_id in part for reference in references_of(entity))
        assert not [one for one in validate(part).findings if one.code.startswith("REF")]

    def test_what_only_reports_tell_is_left_out(self) -> None:
        """The sum for the Kinship Zones is known from a report of it."""
        reform = load().known_on("2026-02-27")
        assert "kinship-zones-126m" in reform.with_confidence("B")
        assert "kinship-zones-126m" not in reform.with_confidence("A")
        assert "strategy-200m" in reform.with_confidence("A")
