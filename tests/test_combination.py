"""Several reforms as one: everything of each is kept, and nothing is overwritten."""

from collections.abc import Sequence
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Citation,
    Claim,
    CombineError,
    Commitment,
    Conflict,
    Entity,
    Extensions,
    FundingBasis,
    FundingLine,
    FundingRole,
    Group,
    History,
    InvalidValueError,
    Money,
    Nature,
    Organisation,
    OrganisationKind,
    Progress,
    Reform,
    Stated,
    StatementKind,
    Strength,
    Target,
    combine,
    load,
    loads,
)
from csc_reform.entities.entity import citations_of, facts_of
from csc_reform.strategies import reforms
from csc_reform.values.counts import Count

A = Citation(source_id="paper-a", locator="¶1")
B = Citation(source_id="paper-b", locator="¶2")


def stated(value: Any, *citations: Citation, **more: Any) -> Stated[Any]:  # noqa: ANN401
    """Give a statement, of passage A unless others are given."""
    return Stated(value, citations=citations or (A,), **more)


def commitment(**fields: Any) -> Commitment:  # noqa: ANN401
    """Give one and the same commitment, with these fields."""
    made: dict[str, Any] = {"id": "family-help", "title": "Family Help", "citations": (A,)}
    return Commitment(**{**made, **fields})


def one_of(*entities: Entity, **labels: Any) -> Reform:  # noqa: ANN401
    """Give a reform of these entities."""
    return Reform(entities, **labels)


def clashes(*sides: Reform) -> Sequence[tuple[str, str]]:
    """Give the id and field of everything that reforms clash on."""
    with pytest.raises(CombineError) as caught:
        combine(*sides)
    return [(clash.id, clash.field) for clash in caught.value.clashes]


class TestWhatOneHas:
    """What only one of them has is kept as it is."""

    def test_of_either(self) -> None:
        """Entities of both, under their ids."""
        one, other = Group(id="a", title="A"), Group(id="b", title="B")
        assert combine(one_of(one), one_of(other)) == one_of(one, other)

    def test_nothing_is_added_to_itself(self) -> None:
        """One alone, and one twice, are the one."""
        assert combine(load()) == load()
        assert combine(load(), load()) == load()

    def test_labels_are_those_of_the_first(self) -> None:
        """Its title and scope; a title and a licence may be given."""
        base = one_of(title="Base", scope="England", licence="MIT", schema="a.json")
        mine = one_of(title="Mine", scope="Northshire", licence="MIT", schema="b.json")
        found = combine(base, mine)
        assert (found.title, found.scope, found.licence, found.schema) == (
            "Base",
            "England",
            "MIT",
            "a.json",
        )
        assert combine(base, mine, title="Both").title == "Both"
        assert combine(base, one_of(licence="OGL"), licence="both").licence == "both"

    def test_licences_are_not_mixed_in_silence(self) -> None:
        """Two licences are a clash, unless the caller says what holds of both."""
        assert clashes(one_of(licence="MIT"), one_of(licence="OGL")) == [("", "licence")]
        with pytest.raises(CombineError, match=r"got 'MIT' and 'OGL'; or give licence="):
            combine(one_of(licence="MIT"), one_of(licence="OGL"))

    def test_extensions_of_documents_are_kept(self) -> None:
        """Those of the envelope, under different keys; one key with two values is a clash."""
        one = one_of(extensions=Extensions({"x_a": 1, "x_b": [1]}))
        other = one_of(extensions=Extensions({"x_b": [1], "x_c": 2}))
        assert combine(one, other).extensions == Extensions({"x_a": 1, "x_b": [1], "x_c": 2})
        assert clashes(one, one_of(extensions=Extensions({"x_a": True}))) == [("", "x_a")]

    def test_origins_are_kept(self) -> None:
        """Each record is known by the document it came from; a shared one by the first."""
        text = '{"schema_version": 1, "title": "M", "groups": [{"id": "%s", "title": "%s"}]}'
        one, other = loads(text % ("a", "A")), loads(text % ("b", "B"))
        assert combine(one, other).origins == {**one.origins, **other.origins}


class TestWhatBothHave:
    """What two of them say of one thing stands side by side."""

    def test_statements_of_one_history(self) -> None:
        """A later document adds what was delivered, and may contradict."""
        base = commitment(strength=History.of(stated(Strength.PILOT)))
        mine = commitment(
            strength=History.of(stated(Strength.COMMIT, B)),
            progress=History.of(stated(Progress.DELIVERED, B)),
        )
        found = combine(one_of(base), one_of(mine)).commitments["family-help"]
        assert isinstance(found.strength.latest, Conflict)
        assert found.progress.require() is Progress.DELIVERED
        assert citations_of(found) == (A, B)

    def test_a_statement_may_revise_one_of_the_other(self) -> None:
        """Their keys are names in one history."""
        base = commitment(strength=History.of(stated(Strength.PILOT, key="first")))
        change = stated(
            Strength.COMMIT, B, kind=StatementKind.CHANGES, revises="first", key="second"
        )
        whole = History.of(stated(Strength.PILOT, key="first"), change)
        found = combine(one_of(base), one_of(commitment(strength=whole)))
        assert found.commitments["family-help"].strength.require() is Strength.COMMIT
        assert len(found.commitments["family-help"].strength) == 2

    def test_one_statement_with_the_passages_of_both(self) -> None:
        """Two who say the same thing of the same time are one statement, found in two places."""
        one = commitment(strength=History.of(stated(Strength.PILOT, A, key="k")))
        other = commitment(strength=History.of(stated(Strength.PILOT, B, key="k")))
        (found,) = combine(one_of(one), one_of(other)).commitments["family-help"].strength.live
        assert found.citations == (A, B)

    def test_what_is_equal_is_kept_once(self) -> None:
        """Of two statements of one value, the one that both have is not added to the other."""
        both = History.of(stated(Strength.PILOT, A), stated(Strength.PILOT, B))
        second = History.of(stated(Strength.PILOT, B))
        for pair in ((both, second), (second, both)):
            found = combine(*(one_of(commitment(strength=history)) for history in pair))
            left = found.commitments["family-help"].strength.statements
            assert {one.citations for one in left} == {(A,), (B,)}

    def test_targets_of_one_name(self) -> None:
        """A target beside which another says what was delivered is one target."""
        promised = Target(what="areas", cap=History.of(stated(Count.up_to(12, "areas"))))
        reached = Target(what="areas", delivered=History.of(stated(Count.exactly(9, "areas"), B)))
        apart = Target(what="families")
        found = combine(
            one_of(commitment(targets=(promised,))), one_of(commitment(targets=(reached, apart)))
        )
        assert found.commitments["family-help"].targets == (
            attrs.evolve(promised, delivered=reached.delivered),
            apart,
        )

    def test_names_and_passages(self) -> None:
        """Other names, passages and extensions are put together."""
        one = commitment(aliases=("A", "B"), extensions=Extensions({"x_a": 1}))
        other = commitment(
            aliases=("B", "C"), citations=(B,), extensions=Extensions({"x_b": 2}), summary="S"
        )
        found = combine(one_of(one), one_of(other)).commitments["family-help"]
        assert found.aliases == ("A", "B", "C")
        assert found.citations == (A, B)
        assert found.extensions == Extensions({"x_a": 1, "x_b": 2})
        assert found.summary == "S"

    def test_a_former_id_leads_on(self) -> None:
        """A document that knows a thing by its former id speaks of that thing."""
        base = commitment(former_ids=("early-help",))
        mine = commitment(id="early-help", progress=History.of(stated(Progress.UNDER_WAY, B)))
        for pair in ((one_of(base), one_of(mine)), (one_of(mine), one_of(base))):
            found = combine(*pair)
            assert len(found.commitments) == 1
            assert found.get("early-help") is found.get("family-help")
            assert found.commitments["family-help"].progress.require() is Progress.UNDER_WAY

    def test_a_thing_may_be_named_by_its_former_id(self) -> None:
        """Two ids that lead to one thing do not clash, and the first is kept."""
        broader = Group(id="new", title="N", former_ids=("old",))
        one, other = (Group(id="k", title="K", broader_id=name) for name in ("new", "old"))
        found = combine(one_of(broader, one), one_of(other))
        assert found.groups["k"].broader_id == "new"
        gone = Group(id="k", title="K", broader_id="nothing")
        assert clashes(one_of(broader, one), one_of(gone)) == [("k", "broader_id")]

    def test_what_one_leaves_out_the_other_may_say(self) -> None:
        """None, and a word for what is not stated, say nothing."""
        line = FundingLine(id="a", title="A", role=FundingRole.ELEMENT, citations=(A,))
        other = attrs.evolve(line, subject_id="b", basis=FundingBasis.EACH)
        assert combine(one_of(line), one_of(other)) == one_of(other)
        assert combine(one_of(other), one_of(line)) == one_of(other)


class TestClashes:
    """What cannot stand side by side is told, all of it at once."""

    def test_labels_that_differ(self) -> None:
        """Each field, with both values."""
        one = commitment(pillar_id="a", group_ids=("x",), nature=Nature.AIM)
        other = commitment(title="Other", pillar_id="b", group_ids=("y",))
        expected = [("family-help", name) for name in ("group_ids", "nature", "pillar_id", "title")]
        assert clashes(one_of(one), one_of(other)) == expected

    def test_says_both_values_and_where_they_stand(self) -> None:
        """With the file and line of each, where they came from documents."""
        text = '{"schema_version": 1, "title": "M",\n"groups": [{"id": "a", "title": "%s"}]}'
        with pytest.raises(CombineError) as caught:
            combine(loads(text % "A"), loads(text % "B"))
        assert str(caught.value) == (
            "title of 'a' must be the same in both, got 'A' (<text>:2) and 'B' (<text>:2)"
        )
        (clash,) = caught.value.clashes
        assert clash.values == ("A", "B")

    def test_kinds_that_differ(self) -> None:
        """An id is of one kind."""
        organisation = Organisation(id="a", title="A", kind=OrganisationKind.CHARITY)
        assert clashes(one_of(Group(id="a", title="A")), one_of(organisation)) == [("a", "kind")]

    def test_keys_of_statements_that_differ(self) -> None:
        """One key is of one statement."""
        one = commitment(strength=History.of(stated(Strength.PILOT, key="k")))
        other = commitment(strength=History.of(stated(Strength.COMMIT, key="k")))
        assert clashes(one_of(one), one_of(other)) == [("family-help", "strength")]
        with pytest.raises(CombineError, match="must be such that both can stand, got key must be"):
            combine(one_of(one), one_of(other))

    def test_an_id_that_leads_to_two(self) -> None:
        """What the other takes for one thing is two here."""
        base = one_of(Group(id="a", title="A"), Group(id="b", title="B"))
        assert clashes(base, one_of(Group(id="b", title="B", former_ids=("a",)))) == [("b", "id")]

    def test_what_both_say_and_the_model_refuses(self) -> None:
        """Relations to two lines that each would restate cannot be in one."""

        def line(to: str) -> FundingLine:
            return cast(
                "FundingLine",
                loads(
                    '{"schema_version": 1, "title": "M", "funding": [{"id": "a", "title": "A",'
                    f'"role": "element", "relations": [{{"kind": "restates", "to_id": "{to}",'
                    '"basis": "stated", "citations": [{"source_id": "s", "locator": "1"}]}]}]}'
                ).get("a"),
            )

        assert clashes(one_of(line("b")), one_of(line("c"))) == [("a", "relations")]

    def test_extensions_that_differ(self) -> None:
        """A key of a user's own has one value."""
        one = Group(id="a", title="A", extensions=Extensions({"x_own": "1"}))
        other = attrs.evolve(one, extensions=Extensions({"x_own": "2"}))
        assert clashes(one_of(one), one_of(other)) == [("a", "x_own")]

    def test_very_many_are_counted(self) -> None:
        """The message is bounded; all are held."""
        sides = [one_of(*(Group(id=f"g{n}", title=name) for n in range(50))) for name in "AB"]
        with pytest.raises(CombineError) as caught:
            combine(*sides)
        assert len(caught.value.clashes) == 50
        assert str(caught.value).endswith("\nand 30 more")

    @pytest.mark.parametrize("other", [None, "council.json", {}])
    def test_refuses_what_is_no_reform(self, other: object) -> None:
        """A path has to be read first."""
        with pytest.raises(InvalidValueError, match="others must be reforms"):
            combine(load(), cast("Reform", other))


@given(reforms(max_size=1), st.data())
def test_parts_of_a_reform_combine_to_the_whole(reform: Reform, data: st.DataObject) -> None:
    """However its entities are dealt out, in whatever order."""
    whole = list(reform)
    first = data.draw(st.sets(st.sampled_from([one.id for one in whole])))
    one = Reform(entity for entity in whole if entity.id in first)
    other = Reform(entity for entity in whole if entity.id not in first)
    assert combine(one, other) == combine(other, one) == reform


@given(reforms(max_size=1))
def test_a_reform_adds_nothing_to_itself(reform: Reform) -> None:
    """What is equal is kept once."""
    assert combine(reform, reform) == reform


@given(reforms(max_size=1), reforms(max_size=1))
def test_nothing_is_lost(one: Reform, other: Reform) -> None:
    """Every id leads somewhere, and every value and passage of each is in what they come to."""
    try:
        both = combine(one, other, licence="any")
    except CombineError:
        return
    for entity in (*one, *other):
        assert entity.id in both
        found = [
            (getattr(fact, "value", None), fact.citations) for fact in facts_of(both.get(entity.id))
        ]
        for fact in facts_of(entity):
            assert any(
                getattr(fact, "value", None) == value and set(fact.citations) <= set(citations)
                for value, citations in found
            )


def test_a_claim_is_united_with_itself_only() -> None:
    """Operands have no passages of their own, so that two lists of them cannot stand together."""
    (claim, *_) = load().claims
    assert isinstance(claim, Claim)
    fewer = attrs.evolve(claim, summary="Another")
    assert combine(one_of(claim), one_of(attrs.evolve(claim, summary=""))).get(claim.id) == claim
    if claim.summary:
        assert clashes(one_of(claim), one_of(fewer)) == [(claim.id, "summary")]


def test_money_that_differs_is_a_conflict() -> None:
    """Two sums for one line are kept, and asking for one says so."""
    line = FundingLine(id="a", title="A", role=FundingRole.ELEMENT, citations=(A,))
    sides = [
        attrs.evolve(line, amount=History.of(stated(Money.parse(text), cite)))
        for text, cite in (("£45m", A), ("£46m", B))
    ]
    found = combine(*map(one_of, sides)).funding["a"].amount.latest
    assert isinstance(found, Conflict)
