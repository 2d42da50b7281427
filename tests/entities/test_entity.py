"""What every entity has, and how one is taken apart."""

from typing import Any, cast

import attrs
import pytest

from csc_reform import (
    AgeBand,
    Allowance,
    AllowanceKind,
    Area,
    AreaKind,
    Basis,
    Citation,
    Claim,
    ClaimKind,
    Commitment,
    Consultation,
    Count,
    Deadline,
    Entity,
    FundingLine,
    FundingRole,
    Group,
    History,
    Indicator,
    Instalment,
    InvalidValueError,
    Milestone,
    Money,
    Office,
    Operand,
    OperandRole,
    Organisation,
    OrganisationKind,
    Outcome,
    OutcomeKind,
    PartialDate,
    Pillar,
    Position,
    Programme,
    Rate,
    Recommendation,
    Region,
    Relation,
    RelationKind,
    Source,
    SourceKind,
    Span,
    Stance,
    Stated,
    StatementKind,
    Strength,
    Target,
    Topic,
)
from csc_reform.entities.entity import cut, facts_of, references_of
from csc_reform.entities.kinds import KINDS

PASSAGE = Citation(source_id="paper", locator="¶1")
LATER = Citation(source_id="later", locator="¶2")

#: What each kind needs beside an id, a title and a passage.
NEEDED: dict[type[Entity], dict[str, object]] = {
    Source: {"kind": SourceKind.ACT, "published": PartialDate.parse("2023")},
    Organisation: {"kind": OrganisationKind.CHARITY},
    Office: {"organisation_id": "department"},
    Group: {},
    Area: {"kind": AreaKind.REGION},
    Pillar: {"number": 1},
    Commitment: {},
    Programme: {},
    FundingLine: {"role": FundingRole.ELEMENT},
    Allowance: {},
    Milestone: {},
    Consultation: {},
    Position: {"holder_id": "charity", "stance": Stance.WELCOMES, "topic": Topic.PACE},
    Recommendation: {"source_id": "report"},
    Indicator: {"unit": "areas"},
    Claim: {
        "kind": ClaimKind.COUNT_OF,
        "operands": (Operand(role=OperandRole.SUBJECT, what="areas"),),
    },
}
KINDS_IN_ORDER = [
    "sources",
    "organisations",
    "offices",
    "groups",
    "areas",
    "pillars",
    "commitments",
    "programmes",
    "funding",
    "allowances",
    "milestones",
    "consultations",
    "positions",
    "recommendations",
    "indicators",
    "claims",
]
LABELS = {"sources", "organisations", "groups", "areas"}

every_kind = pytest.mark.parametrize("kind", list(NEEDED), ids=lambda kind: kind.__name__)


def make(kind: type[Entity], /, **fields: object) -> Entity:
    """Make the least entity of a kind, with these fields too."""
    labels = {"id": "thing", "title": "Thing", "citations": (PASSAGE,)}
    return kind(**cast("Any", labels | NEEDED[kind] | fields))


def stated(value: str, citation: Citation = PASSAGE) -> Stated[str]:
    """Make a statement of a word."""
    return Stated(value, citations=(citation,))


def known(citation: Citation) -> bool:
    """Tell whether a passage is in the paper, and so known before what is later."""
    return citation.source_id == "paper"


class TestKinds:
    """The list of all kinds."""

    def test_is_in_the_order_of_telling(self) -> None:
        """A reform is told from its sources to its claims."""
        assert list(KINDS) == KINDS_IN_ORDER

    def test_holds_each_kind_under_its_plural(self) -> None:
        """Every kind has one name, and it is here."""
        assert list(NEEDED) == list(KINDS.values())
        assert [kind.KIND for kind in NEEDED] == KINDS_IN_ORDER

    def test_cannot_be_changed(self) -> None:
        """Nobody adds a kind from outside."""
        with pytest.raises(TypeError):
            cast("Any", KINDS)["things"] = Group


@every_kind
class TestLabels:
    """The id, the title and the other names of an entity of each kind."""

    def test_equality(self, kind: type[Entity]) -> None:
        """Equal fields make equal entities that hash alike."""
        assert make(kind) == make(kind)
        assert hash(make(kind)) == hash(make(kind))
        assert make(kind) != make(kind, title="Another thing")
        stranger: object = "thing"
        assert make(kind) != stranger

    def test_cannot_be_changed(self, kind: type[Entity]) -> None:
        """An entity stays what it is, and gets no further fields."""
        entity = make(kind)
        for name in ("title", "anything"):
            with pytest.raises(AttributeError):
                setattr(entity, name, "Another thing")

    def test_is_built_by_name(self, kind: type[Entity]) -> None:
        """Nobody remembers the order of that many fields."""
        with pytest.raises(TypeError):
            cast("Any", kind)("thing", "Thing")

    @pytest.mark.parametrize(
        "value",
        ["", "Thing", "a thing", "a_thing", "-thing", "thing-", "a--thing", "thé", "a.b", 5, None],
    )
    def test_refuses_what_is_no_id(self, kind: type[Entity], value: object) -> None:
        """An id is lower-case words and figures, joined by hyphens."""
        with pytest.raises(InvalidValueError) as caught:
            make(kind, id=value)
        assert ("id", value) == (caught.value.field, caught.value.value)

    @pytest.mark.parametrize("value", ["a", "7", "a-1", "family-help-45m", "2023"])
    def test_takes_an_id(self, kind: type[Entity], value: str) -> None:
        """Figures are as good as letters."""
        assert value == make(kind, id=value).id

    @pytest.mark.parametrize("value", ["", " ", " Thing", "Thing\n", 5, None])
    def test_refuses_what_is_no_title(self, kind: type[Entity], value: object) -> None:
        """A title is a text without blanks around it."""
        with pytest.raises(InvalidValueError) as caught:
            make(kind, title=value)
        assert ("title", value) == (caught.value.field, caught.value.value)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("summary", 5),
            ("summary", None),
            ("aliases", ["Thing"]),
            ("aliases", "Thing"),
            ("aliases", (5,)),
            ("former_ids", ["old-thing"]),
            ("former_ids", "old-thing"),
            ("former_ids", ("Old thing",)),
            ("former_ids", ("old-thing", "old-thing")),
            ("former_ids", (5,)),
            ("citations", [PASSAGE]),
            ("citations", PASSAGE),
            ("citations", ("paper",)),
        ],
    )
    def test_refuses_lists_and_strangers(
        self, kind: type[Entity], field: str, value: object
    ) -> None:
        """A list could change and has no hash; a text is no tuple of letters."""
        with pytest.raises(InvalidValueError) as caught:
            make(kind, **{field: value})
        assert field == caught.value.field

    def test_is_cited_unless_it_is_only_a_label(self, kind: type[Entity]) -> None:
        """A fact without a passage cannot be built; a name without one can."""
        if kind.KIND in LABELS:
            assert make(kind, citations=()).citations == ()
        else:
            with pytest.raises(InvalidValueError) as caught:
                make(kind, citations=())
            expected = (
                "citations must be of at least one passage, here or in a statement, got tuple of 0"
            )
            assert expected == str(caught.value)


class TestCitedByAFact:
    """A passage anywhere in an entity establishes it."""

    @pytest.mark.parametrize(
        ("kind", "fields"),
        [
            (Commitment, {"strength": History.of(Stated(Strength.PILOT, citations=(PASSAGE,)))}),
            (Pillar, {"headings": History.of(stated("Family Help"))}),
            (
                FundingLine,
                {
                    "relations": (
                        Relation(
                            kind=RelationKind.PART_OF,
                            to_id="whole",
                            basis=Basis.STATED,
                            citations=(PASSAGE,),
                        ),
                    )
                },
            ),
            (
                Commitment,
                {
                    "targets": (
                        Target(
                            what="areas",
                            cap=History.of(
                                Stated(Count.parse("up to 12 areas"), citations=(PASSAGE,))
                            ),
                        ),
                    )
                },
            ),
        ],
    )
    def test_needs_no_passage_of_its_own(
        self, kind: type[Entity], fields: dict[str, object]
    ) -> None:
        """A statement, a cited part or a statement within a part will do."""
        assert make(kind, citations=(), **fields).citations == ()

    def test_a_part_without_a_statement_does_not(self) -> None:
        """A target of which nothing is stated cites nothing."""
        with pytest.raises(InvalidValueError) as caught:
            make(Commitment, citations=(), targets=(Target(what="areas"),))
        assert caught.value.field == "citations"


class TestTypes:
    """What a field holds is what it is annotated with, with or without a type checker."""

    @pytest.mark.parametrize(
        ("kind", "field", "value"),
        [
            (Source, "kind", "act"),
            (Source, "published", "2023"),
            (Source, "publisher_ids", ["department"]),
            (Source, "publisher_ids", ("Department",)),
            (Source, "basis", "printed"),
            (Source, "url", 5),
            (Source, "supersedes_id", 5),
            (Organisation, "kind", "charity"),
            (Organisation, "linked_ids", ("charity",)),
            (Office, "organisation_id", "Department for Education"),
            (Office, "holders", "Minister"),
            (Group, "broader_id", 5),
            (Area, "kind", SourceKind.ACT),
            (Pillar, "headings", ("Family Help",)),
            (Commitment, "pillar_id", 5),
            (Commitment, "also_pillar_ids", ["workforce"]),
            (Commitment, "also_pillar_ids", ("workforce", "workforce")),
            (Commitment, "nature", "action"),
            (Commitment, "lead_ids", ("department",)),
            (Commitment, "lead_ids", History.of(stated("department"))),
            (Commitment, "strength", Strength.PILOT),
            (Commitment, "strength", History.of(stated("pilot"))),
            (Commitment, "strength", None),
            (Commitment, "targets", [Target(what="areas")]),
            (Commitment, "targets", ("areas",)),
            (Programme, "places", History.of(Stated(12, citations=(PASSAGE,)))),
            (Programme, "pillar_ids", "workforce"),
            (FundingLine, "role", "element"),
            (FundingLine, "amount", Money.parse("£9 million")),
            (FundingLine, "amount", History.of(stated("£9 million"))),
            (FundingLine, "relations", []),
            (FundingLine, "scope", None),
            (FundingLine, "parts_complete", True),
            (Allowance, "kind", AllowanceKind.MINIMUM),
            (Allowance, "keyed_on", "start date"),
            (Allowance, "rates", ["£100"]),
            (Allowance, "year", "tax year"),
            (Milestone, "promised", PartialDate.parse("2024")),
            (Milestone, "subject_id", ("pillar",)),
            (Consultation, "closes", Deadline.parse("2023-05-11T23:45 Europe/London")),
            (Consultation, "closes", History.of(Stated("2023-05-11", citations=(PASSAGE,)))),
            (Position, "stance", "welcomes"),
            (Position, "topic", "pace"),
            (Position, "date", "2023"),
            (Recommendation, "outcomes", []),
            (Indicator, "unit", None),
            (Indicator, "target", History.of(Stated(Money.parse("£5"), citations=(PASSAGE,)))),
            (Claim, "asserted", Money.parse("£5")),
            (Claim, "horizon", "2023"),
        ],
    )
    def test_refuses_another_type(self, kind: type[Entity], field: str, value: object) -> None:
        """A bare value where a history is meant would be a fact that nobody cites."""
        with pytest.raises(InvalidValueError) as caught:
            make(kind, **{field: value})
        assert field == caught.value.field

    @pytest.mark.parametrize(
        ("part", "fields", "field", "value"),
        [
            (Target, {"what": "areas"}, "what", None),
            (Target, {"what": "areas"}, "cap", Count.parse("12 areas")),
            (Operand, {"role": OperandRole.OLD, "what": "it"}, "role", "old value"),
            (Operand, {"role": OperandRole.OLD, "what": "it"}, "what", 5),
            (Operand, {"role": OperandRole.OLD, "what": "it"}, "at", "2023"),
            (Operand, {"role": OperandRole.OLD, "what": "it"}, "subject_id", 5),
        ],
    )
    def test_refuses_another_type_in_a_part(
        self, part: type[object], fields: dict[str, object], field: str, value: object
    ) -> None:
        """A part is as strict as the whole."""
        with pytest.raises(InvalidValueError) as caught:
            cast("Any", part)(**(fields | {field: value}))
        assert field == caught.value.field

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("amount", "£100 a week"),
            ("span", "2023"),
            ("band", "5-10"),
            ("region", "London"),
            ("citations", ()),
            ("citations", [PASSAGE]),
        ],
    )
    def test_refuses_another_type_in_a_rate(self, field: str, value: object) -> None:
        """A rate has an amount, a span, and at least one passage."""
        fields: dict[str, object] = {
            "amount": Money.parse("£100 a week"),
            "span": Span.parse("2023"),
            "band": AgeBand(5, 10),
            "region": Region.LONDON,
            "citations": (PASSAGE,),
        }
        with pytest.raises(InvalidValueError) as caught:
            Rate(**cast("Any", fields | {field: value}))
        assert field == caught.value.field

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("day", "60"),
            ("day", 60.0),
            ("day", True),
            ("day", -1),
            ("amount", 500),
            ("span", "2023"),
            ("citations", ()),
        ],
    )
    def test_refuses_another_type_in_an_instalment(self, field: str, value: object) -> None:
        """An instalment falls due on a whole day, and has an amount and a passage."""
        fields: dict[str, object] = {
            "day": 60,
            "amount": Money.parse("£500"),
            "span": Span.parse("2023"),
            "citations": (PASSAGE,),
        }
        with pytest.raises(InvalidValueError) as caught:
            Instalment(**cast("Any", fields | {field: value}))
        assert field == caught.value.field

    def test_says_what_it_must_be(self) -> None:
        """The message names the field and the type."""
        with pytest.raises(InvalidValueError) as caught:
            make(Commitment, nature="action")
        assert str(caught.value) == "nature must be a Nature, got 'action'"


class TestFactsOf:
    """Everything in an entity that is cited."""

    def test_gives_the_entity_its_statements_and_its_parts(self) -> None:
        """Parts within parts too; what has no passages of its own is only gone through."""
        cap = Stated(Count.parse("up to 12 areas"), citations=(PASSAGE,))
        strength = Stated(Strength.PILOT, citations=(PASSAGE,))
        commitment = make(
            Commitment,
            strength=History.of(strength),
            targets=(Target(what="areas", cap=History.of(cap)),),
        )
        assert [commitment, strength, cap] == list(facts_of(commitment))

    def test_gives_cited_parts(self) -> None:
        """A relation is a fact."""
        relation = Relation(
            kind=RelationKind.PART_OF, to_id="whole", basis=Basis.STATED, citations=(LATER,)
        )
        line = make(FundingLine, relations=(relation,))
        assert [line, relation] == list(facts_of(line))


class TestReferencesOf:
    """Every place where one entity names another."""

    @pytest.mark.parametrize(
        ("entity", "expected"),
        [
            (make(Group), set[tuple[str, str, tuple[str, ...]]]()),
            (make(Group, broader_id="all"), {("broader_id", "all", ("groups",))}),
            (
                make(Source, publisher_ids=("one", "two"), supersedes_id="old"),
                {
                    ("publisher_ids", "one", ("organisations",)),
                    ("publisher_ids", "two", ("organisations",)),
                    ("supersedes_id", "old", ("sources",)),
                },
            ),
            (
                make(
                    Commitment,
                    pillar_id="family-help",
                    lead_ids=History.of(Stated(("dfe", "nhs"), citations=(PASSAGE,))),
                ),
                {
                    ("pillar_id", "family-help", ("pillars",)),
                    ("lead_ids", "dfe", ("organisations",)),
                    ("lead_ids", "nhs", ("organisations",)),
                },
            ),
            (
                make(
                    Claim,
                    operands=(
                        Operand(role=OperandRole.SUBJECT, what="areas", subject_id="places"),
                    ),
                ),
                {
                    (
                        "subject_id",
                        "places",
                        ("funding", "allowances", "indicators", "commitments"),
                    )
                },
            ),
            (
                make(
                    Recommendation,
                    outcomes=(
                        Outcome(
                            kind=OutcomeKind.ADOPTS,
                            commitment_id="promise",
                            basis=Basis.STATED,
                            citations=(PASSAGE,),
                        ),
                    ),
                ),
                {
                    ("source_id", "report", ("sources",)),
                    ("commitment_id", "promise", ("commitments",)),
                },
            ),
            (
                make(Group, citations=(attrs.evolve(PASSAGE, speaker_id="minister"),)),
                {("speaker_id", "minister", ("offices", "organisations"))},
            ),
        ],
    )
    def test_gives_the_field_the_target_and_the_kinds(
        self, entity: Entity, expected: set[tuple[str, str, tuple[str, ...]]]
    ) -> None:
        """Fields, statements, parts and speakers name others; the sources cited are left out."""
        found = {(one.field, one.target_id, one.kinds) for one in references_of(entity)}
        assert expected == found

    def test_gives_the_fact_that_makes_it(self) -> None:
        """A statement or part names for itself, and the entity for what it is."""
        leads = Stated(("dfe",), citations=(LATER,))
        commitment = make(Commitment, pillar_id="family-help", lead_ids=History.of(leads))
        facts = {one.field: one.fact for one in references_of(commitment)}
        assert {"pillar_id": commitment, "lead_ids": leads} == facts


class TestCut:
    """What is left of an entity when only some passages are known."""

    def test_what_is_known_is_left_as_it_is(self) -> None:
        """Nothing is copied without need."""
        entity = make(Commitment, strength=History.of(Stated(Strength.PILOT, citations=(PASSAGE,))))
        assert entity is cut(entity, known)

    def test_unknown_passages_go(self) -> None:
        """Of two passages the known one is left, in an entity and in a statement."""
        entity = make(
            Pillar,
            citations=(LATER, PASSAGE),
            headings=History.of(Stated("Family Help", citations=(PASSAGE, LATER))),
        )
        expected = make(Pillar, headings=History.of(stated("Family Help")))
        assert expected == cut(entity, known)

    def test_a_statement_of_which_nothing_is_known_goes(self) -> None:
        """The entity stays, by its own passage."""
        entity = make(Pillar, headings=History.of(stated("Family Help", LATER)))
        assert make(Pillar) == cut(entity, known)

    def test_an_entity_of_which_nothing_is_known_goes(self) -> None:
        """Nothing is left of it."""
        entity = make(Pillar, citations=(LATER,), headings=History.of(stated("Help", LATER)))
        assert cut(entity, known) is None

    def test_an_entity_stays_by_any_fact(self) -> None:
        """A known statement keeps an entity whose own passages are unknown."""
        entity = make(Pillar, citations=(LATER,), headings=History.of(stated("Help")))
        expected = make(Pillar, citations=(), headings=History.of(stated("Help")))
        assert expected == cut(entity, known)

    def test_a_label_always_stays(self) -> None:
        """A name is no fact."""
        assert make(Group, citations=()) == cut(make(Group, citations=(LATER,)), known)

    def test_a_cited_part_goes_with_its_passages(self) -> None:
        """A relation that only a later source states is not there yet."""

        def related(to_id: str, *citations: Citation) -> Relation:
            return Relation(
                kind=RelationKind.PART_OF, to_id=to_id, basis=Basis.STATED, citations=citations
            )

        early = related("early", PASSAGE)
        relations = (related("later", LATER), related("whole", PASSAGE, LATER), early)
        line = make(FundingLine, relations=relations)
        left = cut(line, known)
        assert make(FundingLine, relations=(related("whole", PASSAGE), early)) == left

    def test_a_part_goes_with_its_statements(self) -> None:
        """A target of which nothing is stated yet is no target yet."""

        def target(*statements: Stated[Count]) -> Target:
            return Target(what="areas", cap=cast("Any", History.of(*statements)))

        first = Stated(Count.parse("up to 12 areas"), citations=(PASSAGE,))
        second = Stated(Count.parse("10 areas"), citations=(LATER,))
        entity = make(Commitment, targets=(target(first, second), target(second)))
        assert make(Commitment, targets=(target(first),)) == cut(entity, known)

    def test_what_was_revised_is_live_again(self) -> None:
        """When the revision is not known yet, what it revises still counts."""
        first = attrs.evolve(stated("Family Help"), key="first")
        second = attrs.evolve(stated("Help", LATER), kind=StatementKind.RESTATES, revises="first")
        entity = make(Pillar, headings=History.of(first, second))
        left = cut(entity, known)
        assert isinstance(left, Pillar)
        assert left.headings.latest == "Family Help"

    def test_a_revision_is_known_with_its_own_source(self) -> None:
        """What it revises may be learnt later; down a whole chain the links that are left hold."""
        first = attrs.evolve(stated("one", LATER), key="first")
        second = attrs.evolve(
            stated("two"), key="second", kind=StatementKind.RESTATES, revises="first"
        )
        third = attrs.evolve(stated("three"), kind=StatementKind.RESTATES, revises="second")
        entity = make(Pillar, headings=History.of(first, second, third))
        asserts = StatementKind.ASSERTS
        left = History.of(attrs.evolve(second, revises=None, kind=asserts), third)
        assert make(Pillar, headings=left) == cut(entity, known)

    def test_an_incomplete_history_stays_so(self) -> None:
        """What is not recorded is not recorded in any view."""
        history = History((stated("one", LATER), stated("two")), incomplete=True)
        left = cut(make(Pillar, headings=history), known)
        assert make(Pillar, headings=History((stated("two"),), incomplete=True)) == left
