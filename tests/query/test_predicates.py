"""Typed queries: predicates over entities, and selections of them."""

import operator
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, cast

import pytest

import csc_reform
from csc_reform import (
    Citation,
    Commitment,
    Count,
    FundingLine,
    FundingRole,
    History,
    InvalidValueError,
    Money,
    Nature,
    PartialDate,
    Pillar,
    Predicate,
    Programme,
    Progress,
    Region,
    Selection,
    Span,
    Stated,
    StatementKind,
    Strength,
    UnknownFieldError,
    Verdict,
    fields,
)
from csc_reform.fields import (
    NAMESPACES,
    allowance,
    claim,
    fields_in,
    instalment,
    milestone,
    position,
    rate,
    source,
    target,
)
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.fields import group as g
from csc_reform.fields import pillar as p
from csc_reform.fields import programme as r
from csc_reform.query import Field

PASSAGE = Citation(source_id="paper", locator="¶1")
DAY, YEAR = date(2023, 2, 2), Span.parse("2023")
PREDICATE: Any = c.id == "a"
POUNDS, AREAS = Money.parse("£9m"), Count.parse("9 areas")


every_order = pytest.mark.parametrize(
    "compare", [operator.lt, operator.le, operator.gt, operator.ge], ids=["<", "<=", ">", ">="]
)


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


def line(id_: str, *amounts: str) -> FundingLine:
    """Make a funding line of which so many amounts are printed."""
    statements = [Stated(Money.parse(amount), citations=(PASSAGE,)) for amount in amounts]
    return FundingLine(
        id=id_,
        title=id_.title(),
        role=FundingRole.ALLOCATION,
        amount=History.of(*statements),
        citations=(PASSAGE,),
    )


def pillar(number: int) -> Pillar:
    """Make the pillar of a number."""
    return Pillar(id=f"p-{number}", title="Pillar", number=number, citations=(PASSAGE,))


EXPLORED = commitment("explored", Strength.EXPLORE, pillar_id="one", former_ids=("looked-into",))
PILOTED = commitment("piloted", Strength.PILOT, pillar_id="two", also_pillar_ids=("one",))
UNKNOWN = commitment("unknown", nature=Nature.AIM)
DISPUTED = commitment("disputed", Strength.CONSULT, Strength.COMMIT)
COMMITMENTS = Selection("commitments", (EXPLORED, PILOTED, UNKNOWN, DISPUTED))

BARE = line("bare", "£9m")
OVER = line("over", "over £45m")
RANGE = line("range", "£8m to £10m")
SILENT = line("silent")
CLASH = line("clash", "£1m", "£50m")
WEEKLY = line("weekly", "£9m a week")
LINES = Selection("funding", (BARE, OVER, RANGE, SILENT, CLASH, WEEKLY))


#: What a predicate prints with.
NAMES = {
    **{name: getattr(csc_reform, name) for name in csc_reform.__all__},
    **{name: getattr(fields, name) for name in fields.__all__},
}


def anew(predicate: Predicate[Any]) -> Predicate[Any]:
    """Make a predicate again, while the test runs, from the Python that it prints."""
    made: Predicate[Any] = eval(repr(predicate), dict(NAMES))  # noqa: S307 (our own text)
    return made


def decided(
    selection: Selection[Any], predicate: Predicate[Any]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the ids for which a predicate holds, and those for which it decides nothing."""
    made = anew(predicate)
    return selection.where(made).ids(), selection.undetermined(made).ids()


class TestPredicates:
    """For which entities a condition holds, and for which it cannot be decided."""

    @pytest.mark.parametrize(
        ("predicate", "holds", "open_"),
        [
            (c.id == "piloted", ("piloted",), ()),
            (c.id != "piloted", ("explored", "unknown", "disputed"), ()),
            (c.id.is_in(["piloted", "unknown", "nobody"]), ("piloted", "unknown"), ()),
            (c.id.is_in([]), (), ()),
            (c.title.contains("PLO"), ("explored",), ()),
            (c.title.contains(""), ("explored", "piloted", "unknown", "disputed"), ()),
            (c.title < "E", ("disputed",), ()),
            (c.pillar_id == "one", ("explored",), ()),
            (c.pillar_id != "one", ("piloted", "unknown", "disputed"), ()),
            (c.pillar_id.is_none(), ("unknown", "disputed"), ()),
            (c.pillar_id.is_in(["one", "two"]), ("explored", "piloted"), ()),
            (c.also_pillar_ids.has("one"), ("piloted",), ()),
            (c.nature == Nature.AIM, ("unknown",), ()),
            (c.nature.is_in([Nature.AIM, Nature.ACTION]), COMMITMENTS.ids(), ()),
            (c.progress == Progress.DELIVERED, (), COMMITMENTS.ids()),
            (c.lead_ids.has("dfe"), (), COMMITMENTS.ids()),
        ],
    )
    def test_of_one_field(
        self, predicate: Predicate[Commitment], holds: tuple[str, ...], open_: tuple[str, ...]
    ) -> None:
        """What is there is compared; what no source states decides nothing."""
        assert (holds, open_) == decided(COMMITMENTS, predicate)

    @pytest.mark.parametrize(
        ("predicate", "holds", "open_"),
        [
            (c.strength == Strength.PILOT, ("piloted",), ("unknown",)),
            (c.strength == Strength.COMMIT, (), ("unknown", "disputed")),
            (c.strength != Strength.PILOT, ("explored", "disputed"), ("unknown",)),
            (c.strength < Strength.PILOT, ("explored",), ("unknown", "disputed")),
            (c.strength <= Strength.PILOT, ("explored", "piloted"), ("unknown", "disputed")),
            (c.strength > Strength.EXPLORE, ("piloted", "disputed"), ("unknown",)),
            (c.strength >= Strength.CONSULT, ("piloted", "disputed"), ("unknown",)),
            (c.strength >= Strength.LEGISLATE, (), ("unknown",)),
            (c.strength.is_in(list(Strength)), ("explored", "piloted", "disputed"), ("unknown",)),
        ],
    )
    def test_of_a_history(
        self, predicate: Predicate[Commitment], holds: tuple[str, ...], open_: tuple[str, ...]
    ) -> None:
        """A clash of sources decides nothing, unless all sides decide alike."""
        assert (holds, open_) == decided(COMMITMENTS, predicate)

    @pytest.mark.parametrize(
        ("predicate", "holds", "open_"),
        [
            (f.amount == Money.parse("£9m"), ("bare",), ("range", "silent", "weekly")),
            (f.amount != Money.parse("£9m"), ("over", "clash"), ("range", "silent", "weekly")),
            (
                f.amount.certainly_exceeds(Money.parse("£45m")),
                ("over",),
                ("silent", "clash", "weekly"),
            ),
            (
                f.amount.may_exceed(Money.parse("£9m")),
                ("over", "range"),
                ("silent", "clash", "weekly"),
            ),
            (
                f.amount.is_in([Money.parse("£9m"), Money.parse("£1m")]),
                ("bare",),
                ("range", "silent", "clash", "weekly"),
            ),
        ],
    )
    def test_of_hedged_figures(
        self, predicate: Predicate[FundingLine], holds: tuple[str, ...], open_: tuple[str, ...]
    ) -> None:
        """An uncertain figure, and one of another unit, decide nothing that they do not decide."""
        assert (holds, open_) == decided(LINES, predicate)

    def test_of_figures_of_unlike_things(self) -> None:
        """Twelve areas are not twelve councils, and not certainly any other number of them."""
        places = History.of(Stated(Count.parse("12 areas"), citations=(PASSAGE,)))
        programme = Programme(id="a", title="A", places=places)
        councils = Count.parse("12 councils")
        for predicate in (
            r.places == councils,
            r.places != councils,
            r.places.may_exceed(councils),
        ):
            assert Verdict.UNDETERMINED is predicate.holds_for(programme)

    def test_of_a_set_that_is_stated(self) -> None:
        """A history of sets has what its latest value has."""
        leads = History.of(Stated(("dfe", "nhs"), citations=(PASSAGE,)))
        led = commitment("led", lead_ids=leads)
        assert Verdict.HOLDS is c.lead_ids.has("nhs").holds_for(led)
        assert Verdict.FAILS is c.lead_ids.has("police").holds_for(led)

    def test_of_what_was_withdrawn(self) -> None:
        """What is taken back decides nothing any more."""
        strength = History.of(
            Stated(Strength.PILOT, citations=(PASSAGE,), key="first"),
            Stated(
                Strength.PILOT,
                citations=(PASSAGE,),
                kind=StatementKind.WITHDRAWS,
                revises="first",
            ),
        )
        entity = commitment("withdrawn", strength=strength)
        assert Verdict.UNDETERMINED is (c.strength == Strength.PILOT).holds_for(entity)

    def test_of_a_number(self) -> None:
        """Numbers are ordered."""
        pillars = Selection("pillars", tuple(map(pillar, (1, 2, 3))))
        assert pillars.where(p.number > 1, p.number <= 2).ids() == ("p-2",)

    def test_of_no_value_there_is_no_order(self) -> None:
        """What is absent is neither above nor below, and has no part."""
        nothing = Predicate[Commitment]("commitments", "<", path="pillar_id", value="x")
        assert Verdict.UNDETERMINED is nothing.holds_for(UNKNOWN)


class TestCombination:
    """Three-valued logic over conditions."""

    @pytest.mark.parametrize(
        ("predicate", "holds", "open_"),
        [
            (
                (c.strength >= Strength.PILOT) & (c.pillar_id == "two"),
                ("piloted",),
                (),
            ),
            (
                (c.strength >= Strength.PILOT) & c.pillar_id.is_none(),
                (),
                ("unknown", "disputed"),
            ),
            (
                (c.strength >= Strength.PILOT) | c.pillar_id.is_none(),
                ("piloted", "unknown", "disputed"),
                (),
            ),
            (~(c.strength >= Strength.PILOT), ("explored",), ("unknown", "disputed")),
            (~(~(c.id == "piloted")), ("piloted",), ()),
            (
                ~((c.id == "piloted") | (c.nature == Nature.AIM)),
                ("explored", "disputed"),
                (),
            ),
        ],
    )
    def test_and_or_and_not(
        self, predicate: Predicate[Commitment], holds: tuple[str, ...], open_: tuple[str, ...]
    ) -> None:
        """What is not known stays so, unless the other side decides it alone."""
        assert (holds, open_) == decided(COMMITMENTS, predicate)

    def test_what_holds_fails_or_is_open_is_everything(self) -> None:
        """Nothing is lost between a predicate, its negation and what neither decides."""
        predicate = c.strength >= Strength.PILOT
        found = [
            *COMMITMENTS.where(predicate).ids(),
            *COMMITMENTS.where(~predicate).ids(),
            *COMMITMENTS.undetermined(predicate).ids(),
        ]
        assert sorted(COMMITMENTS.ids()) == sorted(found)

    def test_several_predicates_all_hold(self) -> None:
        """Conditions given one by one are joined as with &."""
        found = COMMITMENTS.where(c.strength >= Strength.EXPLORE, c.pillar_id != "one")
        assert found.ids() == ("piloted", "disputed")
        found = COMMITMENTS.undetermined(c.strength >= Strength.PILOT, c.pillar_id.is_none())
        assert found.ids() == ("unknown", "disputed")

    def test_without_a_predicate_everything_holds(self) -> None:
        """No condition is no hindrance."""
        assert COMMITMENTS.where() == COMMITMENTS
        assert len(COMMITMENTS.undetermined()) == 0


class TestText:
    """A predicate prints as Python writes it, and is plain data."""

    @pytest.mark.parametrize(
        ("predicate", "expected"),
        [
            (c.id == "a", "(commitment.id == 'a')"),
            (c.id != "a", "(commitment.id != 'a')"),
            (c.strength < Strength.PILOT, "(commitment.strength < Strength.PILOT)"),
            (c.title >= "a", "(commitment.title >= 'a')"),
            (c.title.contains("a"), "commitment.title.contains('a')"),
            (c.id.is_in(["a", "b"]), "commitment.id.is_in(['a', 'b'])"),
            (c.pillar_id.is_none(), "commitment.pillar_id.is_none()"),
            (c.group_ids.has("a"), "commitment.group_ids.has('a')"),
            ((c.id == "a") & (c.id == "b"), "((commitment.id == 'a') & (commitment.id == 'b'))"),
            ((c.id == "a") | (c.id == "b"), "((commitment.id == 'a') | (commitment.id == 'b'))"),
            (~(c.id == "a"), "~(commitment.id == 'a')"),
        ],
    )
    def test_prints(self, predicate: Predicate[Commitment], expected: str) -> None:
        """The condition can be read off."""
        assert expected == repr(predicate)

    def test_prints_hedged_conditions(self) -> None:
        """Questions of hedged figures print as methods."""
        money = Money.parse("£45m")
        expected = "funding.amount.certainly_exceeds(Money.parse('£45 million'))"
        assert expected == repr(f.amount.certainly_exceeds(money))
        assert (
            repr(f.amount.may_exceed(money))
            == "funding.amount.may_exceed(Money.parse('£45 million'))"
        )

    def test_is_plain_data(self) -> None:
        """The kind, the field, the operator and the value can be had."""
        leaf = c.strength >= Strength.PILOT
        expected = ("commitments", "strength", ">=", Strength.PILOT, ())
        assert expected == (leaf.kind, leaf.path, leaf.op, leaf.value, leaf.parts)
        both = leaf & (c.id == "a")
        assert (leaf, c.id == "a") == both.parts
        assert both.op == "and"

    def test_equality(self) -> None:
        """Equal conditions are equal and hash alike; unequal ones, and strangers, are not."""
        one, other = (c.id == "a") & (c.title == "b"), (c.id == "a") & (c.title == "b")
        stranger: object = "id"
        assert one == other
        assert hash(one) == hash(other)
        assert one != (c.id == "a") | (c.title == "b")
        assert one != stranger
        elsewhere: object = g.id == "a"
        assert (c.id == "a") != elsewhere

    def test_fields_print_their_names(self) -> None:
        """A field prints as it is written, and can be a key."""
        assert [repr(field) for field in (c.id, c.group_ids)] == [
            "commitment.id",
            "commitment.group_ids",
        ]
        assert len({c.id: 1, c.title: 2}) == 2


class TestRefusals:
    """Whoever runs without a type checker is told the same."""

    @pytest.mark.parametrize("combine", ["__and__", "__or__"])
    @pytest.mark.parametrize("stranger", [True, None, "id", c.id, g.id == "a", target.what == "a"])
    def test_joins_only_predicates_on_the_same_kind(self, combine: str, stranger: object) -> None:
        """A truth value and a condition on another kind are refused."""
        with pytest.raises(InvalidValueError) as caught:
            getattr(c.id == "a", combine)(stranger)
        assert caught.value.field == "condition"

    @pytest.mark.parametrize(
        "predicate",
        [
            True,
            False,
            None,
            "id",
            c.id,
            c.pillar_id.is_none,
            [c.id == "a"],
            bool,
            g.id == "a",
            ~(g.id == "a"),
            r.progress == Progress.DELIVERED,
            target.what == "a",
            allowance.rates.any(rate.region == Region.LONDON),
        ],
    )
    @pytest.mark.parametrize("method", ["where", "undetermined"])
    def test_selects_only_by_predicates_on_its_kind(self, method: str, predicate: object) -> None:
        """What a wrong comparison leaves behind never matches nothing in silence."""
        with pytest.raises(InvalidValueError) as caught:
            getattr(COMMITMENTS, method)(predicate)
        assert caught.value.field == "condition"

    @pytest.mark.parametrize(
        "field", [c.group_ids, c.lead_ids, c.lead_ids.ever(), c.targets, f.period, f.relations]
    )
    @pytest.mark.parametrize("compare", [operator.eq, operator.ne])
    def test_what_has_no_equality_is_not_asked_about_it(
        self,
        compare: Callable[[Any, Any], Any],
        field: Any,  # noqa: ANN401 (any kind of field)
    ) -> None:
        """Every object has a == of its own, and here it would find nothing in silence."""
        with pytest.raises(InvalidValueError, match="must be asked with one of") as caught:
            compare(field, "children")
        assert field.path == caught.value.field

    @pytest.mark.parametrize("compare", [operator.eq, operator.ne])
    @pytest.mark.parametrize(
        ("field", "operands"),
        [
            (c.nature, ["aim", Progress.DELIVERED, Nature, None, c.nature]),
            (c.progress, ["delivered", Strength.PILOT, None]),
            (c.progress.ever(), ["delivered", None]),
            (c.progress.on(DAY), ["delivered", None]),
            (position.topic, ["funding", None]),
            (rate.band, [(5, 10), "5-10", None]),
            (rate.region, ["london", None]),
            (p.number, ["1", 1.0, True, None]),
            (c.strength, ["pilot", Progress.DELIVERED, 3, None]),
            (c.strength.ever(), ["pilot", None]),
            (c.strength.on(DAY), ["pilot", None]),
            (c.title, [5, None, b"Kinship", Nature.AIM]),
            (c.pillar_id, [3, None, ("a",), p.id]),
            (p.headings, [5, None]),
            (p.headings.ever(), [5, None]),
            (p.headings.on(DAY), [5, None]),
            (rate.amount, [5, "£5", AREAS, None]),
            (claim.asserted, [5, POUNDS, None]),
            (f.amount, [9_000_000, 9.5, "£9m", AREAS, None]),
            (f.amount.ever(), [9_000_000, AREAS, None]),
            (f.amount.on(DAY), [9_000_000, AREAS, None]),
            (r.places, [12, POUNDS, None]),
            (source.published, [2023, YEAR, None, datetime(2023, 2, 2)]),  # noqa: DTZ001
            (position.date, [2023, None]),
            (milestone.promised, [2023, None]),
            (milestone.promised.ever(), [2023, None]),
            (milestone.promised.on(DAY), [2023, None]),
        ],
    )
    def test_values_are_compared_with_values_of_their_type(
        self,
        field: Any,  # noqa: ANN401 (any kind of field)
        operands: list[object],
        compare: Callable[[Any, Any], Any],
    ) -> None:
        """A wrong operand is refused when the predicate is made, not found to match nothing."""
        for operand in operands:
            with pytest.raises(InvalidValueError, match="must be compared with") as caught:
                compare(field, operand)
            assert field.path == caught.value.field
            # Enumerations and the like compare by themselves, so that nothing may depend on the side.
            with pytest.raises(InvalidValueError, match="must be compared with"):
                compare(operand, field)

    @every_order
    @pytest.mark.parametrize(
        ("field", "operand"),
        [
            (p.number, 1.5),
            (p.number, "1"),
            (instalment.day, DAY),
            (c.strength, "pilot"),
            (c.strength, Progress.DELIVERED),
            (c.strength.ever(), 2),
            (c.strength.on(DAY), None),
            (c.title, 5),
            (c.pillar_id, None),
            (p.headings, 5),
        ],
    )
    def test_an_order_is_asked_with_values_that_have_it(
        self,
        field: Any,  # noqa: ANN401 (any kind of field)
        operand: object,
        compare: Callable[[Any, Any], Any],
    ) -> None:
        """A wrong operand is refused as it is where equality is asked."""
        with pytest.raises(InvalidValueError, match="must be compared with"):
            compare(field, operand)

    @every_order
    @pytest.mark.parametrize(
        ("field", "operand"),
        [
            (c.nature, Nature.AIM),
            (c.progress, Progress.DELIVERED),
            (c.progress.ever(), Progress.DELIVERED),
            (position.topic, "funding"),
            (f.amount, POUNDS),
            (f.amount.on(DAY), POUNDS),
            (claim.asserted, AREAS),
            (source.published, DAY),
            (milestone.promised, DAY),
            (f.period, YEAR),
            (c.group_ids, ("children",)),
            (allowance.rates, 3),
        ],
    )
    def test_what_has_no_order_is_not_asked_about_it(
        self,
        field: Any,  # noqa: ANN401 (any kind of field)
        operand: object,
        compare: Callable[[Any, Any], Any],
    ) -> None:
        """The error has the field, and says what can be asked in its place."""
        with pytest.raises(InvalidValueError, match="must be asked with one of") as caught:
            compare(field, operand)
        assert field.path == caught.value.field

    @pytest.mark.parametrize(
        ("field", "question", "operand"),
        [
            (c.nature, "is_in", ["aim"]),
            (c.nature, "is_in", [Nature.AIM, None]),
            (c.nature, "is_in", Progress),
            (c.progress, "is_in", [Strength.PILOT]),
            (c.strength.ever(), "is_in", ["pilot"]),
            (c.id, "is_in", [5]),
            (c.id, "is_in", [["a"]]),
            (c.id, "is_in", [c.id]),
            (c.pillar_id, "is_in", [None]),
            (f.amount, "is_in", [POUNDS, 5]),
            (c.title, "contains", 5),
            (c.title, "contains", None),
            (c.title, "contains", ["kinship"]),
            (c.title, "matches", 5),
            (c.title, "matches", None),
            (c.title, "matches", b"kin"),
            (c.title, "matches", re.compile("kin")),
            (c.title, "matches", "("),
            (p.headings.ever(), "contains", 5),
            (p.headings.on(DAY), "matches", None),
            (rate.amount, "certainly_exceeds", 5),
            (f.amount, "certainly_exceeds", None),
            (f.amount, "may_exceed", AREAS),
            (f.amount, "certainly_below", 1.5),
            (f.amount.ever(), "may_be_below", "£9m"),
            (f.amount.on(DAY), "may_equal", 9_000_000),
            (claim.asserted, "may_exceed", POUNDS),
            (target.cap, "certainly_below", 12),
            (source.published, "certainly_before", 2023),
            (source.published, "may_be_before", None),
            (source.published, "certainly_after", "in the spring"),
            (position.date, "may_be_after", YEAR),
            (milestone.promised, "certainly_within", 2023),
            (milestone.promised.ever(), "may_be_within", None),
            (milestone.promised.on(DAY), "certainly_before", POUNDS),
            (rate.span, "certainly_holds_on", 2023),
            (rate.span, "may_hold_on", PartialDate.parse("2023")),
            (f.period, "certainly_holds_on", "2023"),
            (f.period.ever(), "certainly_overlaps", "2023"),
            (f.period.on(DAY), "may_overlap", DAY),
            (claim.horizon, "may_overlap", None),
            (c.group_ids, "has", ("a",)),
            (c.group_ids, "has", None),
            (c.group_ids, "has_any", [5]),
            (c.lead_ids, "has", 5),
            (c.lead_ids.ever(), "has_any", [None]),
            (c.lead_ids.on(DAY), "has", 5),
        ],
    )
    def test_operands_are_of_the_type_of_the_field(
        self,
        field: Any,  # noqa: ANN401 (any kind of field)
        question: str,
        operand: object,
    ) -> None:
        """A wrong operand is refused when the predicate is made, with the name of the field."""
        with pytest.raises(InvalidValueError) as caught:
            getattr(field, question)(operand)
        assert field.path == caught.value.field

    @pytest.mark.parametrize(
        ("field", "questions"),
        [
            (c.nature, "contains matches has has_any may_exceed is_none is_empty is_known ever on"),
            (c.nature, "descending low latest any equals"),
            (position.topic, "is_known is_disputed ever on descending"),
            (c.progress, "is_none contains descending"),
            (c.progress.ever(), "is_known is_disputed ever on of descending"),
            (c.progress.on(DAY), "ever on is_none"),
            (p.number, "is_none is_known ever on contains ascending low"),
            (c.strength, "is_none contains latest exceeds"),
            (c.strength.ever(), "is_known descending sort_key of"),
            (c.title, "has startswith lower is_none is_empty is_known ever on"),
            (c.pillar_id, "is_known ever on"),
            (p.headings, "is_none has"),
            (rate.amount, "contains exceeds is_none is_known ever on descending earliest"),
            (claim.asserted, "is_known ever on descending"),
            (f.amount, "is_none descending"),
            (f.amount.ever(), "is_known low"),
            (source.published, "contains before is_none is_known ever on descending low"),
            (position.date, "is_known on descending"),
            (milestone.promised, "is_none descending"),
            (milestone.promised.ever(), "latest is_known"),
            (rate.span, "is_in contains is_none is_known ever on descending earliest"),
            (claim.horizon, "is_known ever"),
            (f.period, "is_none"),
            (f.period.ever(), "is_known"),
            (c.group_ids, "has_all contains is_in is_none is_known ever on descending any"),
            (c.lead_ids, "is_none"),
            (c.lead_ids.on(DAY), "ever on is_none"),
            (allowance.rates, "all has region is_none is_known ever on descending"),
        ],
    )
    def test_a_question_that_a_field_does_not_take_is_answered_with_those_it_does(
        self,
        field: Any,  # noqa: ANN401 (any kind of field)
        questions: str,
    ) -> None:
        """The error has the question, and says what can be asked."""
        for question in questions.split():
            assert not hasattr(field, question)
            with pytest.raises(UnknownFieldError) as caught:
                getattr(field, question)
            assert question == caught.value.field
            assert str(caught.value).startswith(f"{field.path} must be asked with one of ")

    def test_says_which_questions_there_are(self) -> None:
        """The message lists them, and what may have been meant."""
        with pytest.raises(UnknownFieldError) as caught:
            _ = cast("Any", c.strength).is_none
        expected = (
            "strength must be asked with one of ==, !=, is_in, <, <=, >, >=, is_known, "
            "is_disputed, ever, on, got 'is_none'; did you mean 'is_known' or 'is_in'?"
        )
        assert expected == str(caught.value)

    @pytest.mark.parametrize("namespace", NAMESPACES.values(), ids=list(NAMESPACES))
    def test_a_misspelt_field_of_any_kind_is_answered_with_near_ones(self, namespace: Any) -> None:  # noqa: ANN401
        """Whatever is misspelt, the error is the same."""
        for name in fields_in(namespace):
            with pytest.raises(UnknownFieldError, match=f"did you mean .*{name!r}") as caught:
                getattr(namespace, f"{name}x")
            assert f"{name}x" == caught.value.field

    @pytest.mark.parametrize("day", [2023, None, "2023", YEAR, datetime(2023, 2, 2)])  # noqa: DTZ001
    def test_a_time_of_a_history_is_a_day(self, day: object) -> None:
        """A history is asked of one day, as exactly as a day is."""
        for field in (c.progress, c.strength, p.headings, f.amount, f.period, c.lead_ids):
            with pytest.raises(InvalidValueError, match="day must be a day"):
                cast("Any", field).on(day)

    @pytest.mark.parametrize(
        "predicate",
        [
            True,
            None,
            rate.region,
            allowance.id == "a",
            c.id == "a",
            instalment.day == 60,
            allowance.rates.is_empty(),
            (allowance.id == "a") & (allowance.title == "a"),
        ],
    )
    def test_parts_are_asked_by_predicates_on_the_part(self, predicate: object) -> None:
        """A condition on what has the parts, or on other parts, is refused."""
        for asked in ((predicate,), (rate.region == Region.LONDON, predicate)):
            with pytest.raises(InvalidValueError) as caught:
                cast("Any", allowance.rates).any(*asked)
            assert caught.value.field == "condition"

    def test_parts_are_asked_something(self) -> None:
        """No condition is no question."""
        with pytest.raises(InvalidValueError, match="rates must be asked about with a predicate"):
            allowance.rates.any()

    @pytest.mark.parametrize(
        "make",
        [
            lambda: cast("Any", c.id) & (c.title == "a"),
            lambda: cast("Any", c.id) | c.title,
            lambda: c.id == cast("Any", "a") & c.title == "b",
            lambda: (c.id == "a") & cast("Any", c.title),
            lambda: ~cast("Any", c.id),
        ],
    )
    def test_a_field_is_no_predicate(self, make: Callable[[], object]) -> None:
        """Without brackets & takes the field beside it, and the error says so."""
        with pytest.raises(InvalidValueError, match="condition must be a predicate") as caught:
            make()
        assert isinstance(caught.value.value, Field)

    def test_python_finds_nothing_in_a_field(self) -> None:
        """What is wanted of "in" is asked with has or contains."""
        for field in (c.group_ids, c.lead_ids, c.title, c.lead_ids.ever()):
            with pytest.raises(InvalidValueError, match=r"must be asked with one of .* got 'in'"):
                _ = "children" in cast("Any", field)

    @pytest.mark.parametrize("field", [c.id, c.strength, c.strength.ever(), f.amount, c.targets])
    @pytest.mark.parametrize("name", ["path", "owner", "when", "mine"])
    def test_a_field_cannot_be_changed(self, field: object, name: str) -> None:
        """It is shared by all who import it."""
        with pytest.raises(AttributeError):
            setattr(field, name, None)

    @pytest.mark.parametrize("entity", [pillar(1), line("a"), COMMITMENTS, "piloted", None])
    def test_is_asked_of_its_kind_only(self, entity: object) -> None:
        """Neither a predicate nor a field takes an entity of another kind for one of its own."""
        for ask in ((c.title == "a").holds_for, c.title.of, c.strength.of, c.strength.on(DAY).of):
            with pytest.raises(InvalidValueError, match="entity must be of commitments"):
                cast("Any", ask)(entity)

    @pytest.mark.parametrize("values", ["piloted", 5, None])
    def test_several_values_are_several(self, values: object) -> None:
        """A text is no list of its letters."""
        for ask in (c.id.is_in, c.pillar_id.is_in, p.headings.ever().is_in, c.group_ids.has_any):
            with pytest.raises(InvalidValueError, match="compared with several values") as caught:
                cast("Any", ask)(values)
            assert values == caught.value.value

    def test_several_values_may_be_held_in_any_way(self) -> None:
        """A set, the keys of a dictionary and a generator are several values as well."""
        expected = c.id.is_in(("a", "b"))
        for values in (["a", "b"], {"a": 1, "b": 2}, {"a": 1, "b": 2}.keys(), iter("ab")):
            assert expected == c.id.is_in(values)
        assert expected == c.id.is_in(letter for letter in "ab")

    def test_says_which_values_there_are(self) -> None:
        """The message lists the members of an enumeration."""
        with pytest.raises(InvalidValueError) as caught:
            _ = c.nature == cast("Any", "aim")
        expected = (
            "nature must be compared with one of Nature.ACTION, Nature.AIM, "
            "Nature.CONDITIONAL, Nature.EXPECTATION, got 'aim'"
        )
        assert expected == str(caught.value)

    @pytest.mark.parametrize(
        "judge",
        [
            lambda: bool(PREDICATE),
            lambda: not PREDICATE,
            lambda: PREDICATE and c.title == "a",
            lambda: PREDICATE or c.title == "a",
            lambda: 1 if PREDICATE else 0,
            lambda: [one for one in COMMITMENTS if PREDICATE],
            lambda: all([PREDICATE]),
            lambda: any([PREDICATE]),
            lambda: 1 < cast("Any", p.number) < 3,
        ],
    )
    def test_has_no_truth_value(self, judge: Callable[[], object]) -> None:
        """Python's own and, or, not and if would drop a condition."""
        with pytest.raises(
            TypeError, match=r"combine predicates with & \| ~, not and, or, not, if"
        ):
            judge()
