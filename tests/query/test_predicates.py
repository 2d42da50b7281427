"""Typed queries: predicates over entities, and selections of them."""

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
    Pillar,
    Predicate,
    Programme,
    Progress,
    Selection,
    Stated,
    StatementKind,
    Strength,
    Verdict,
    fields,
)
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.fields import group as g
from csc_reform.fields import pillar as p
from csc_reform.fields import programme as r

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
    @pytest.mark.parametrize("stranger", [True, None, "id", g.id == "a"])
    def test_joins_only_predicates_on_the_same_kind(self, combine: str, stranger: object) -> None:
        """A truth value and a condition on another kind are refused."""
        with pytest.raises(InvalidValueError) as caught:
            getattr(c.id == "a", combine)(stranger)
        assert caught.value.field == "condition"

    @pytest.mark.parametrize("predicate", [True, False, None, "id", c.id, g.id == "a"])
    @pytest.mark.parametrize("method", ["where", "undetermined"])
    def test_selects_only_by_predicates_on_its_kind(self, method: str, predicate: object) -> None:
        """What a wrong comparison leaves behind never matches nothing in silence."""
        with pytest.raises(InvalidValueError) as caught:
            getattr(COMMITMENTS, method)(predicate)
        assert caught.value.field == "condition"

    def test_a_comparison_that_fell_back_to_a_truth_value_is_refused(self) -> None:
        """A set has no ==, so that Python compares the field itself, and selecting by that fails."""
        with pytest.raises(InvalidValueError):
            COMMITMENTS.where(cast("Any", c.group_ids) == "children")

    @pytest.mark.parametrize(
        ("make", "field"),
        [
            (lambda: c.strength == cast("Any", "pilot"), "strength"),
            (lambda: c.strength != cast("Any", 3), "strength"),
            (lambda: c.strength >= cast("Any", Progress.DELIVERED), "strength"),
            (lambda: c.pillar_id == cast("Any", None), "pillar_id"),
            (lambda: c.title.contains(cast("Any", 5)), "title"),
            (lambda: c.id.is_in(cast("Any", [5])), "id"),
            (lambda: c.group_ids.has(cast("Any", ("a",))), "group_ids"),
            (lambda: f.amount == cast("Any", 9_000_000), "amount"),
            (lambda: f.amount.may_exceed(cast("Any", Count.parse("9 areas"))), "amount"),
            (lambda: p.number == cast("Any", 1.0), "number"),
        ],
    )
    def test_operands_are_of_the_type_of_the_field(self, make: Any, field: str) -> None:  # noqa: ANN401
        """A wrong operand is refused when the predicate is made, not found to match nothing."""
        with pytest.raises(InvalidValueError) as caught:
            make()
        assert field == caught.value.field

    @pytest.mark.parametrize("values", ["piloted", 5, None])
    def test_several_values_are_several(self, values: object) -> None:
        """A text is no list of its letters."""
        with pytest.raises(InvalidValueError) as caught:
            c.id.is_in(cast("Any", values))
        assert ("id", values) == (caught.value.field, caught.value.value)

    def test_says_which_values_there_are(self) -> None:
        """The message lists the members of an enumeration."""
        with pytest.raises(InvalidValueError) as caught:
            _ = c.nature == cast("Any", "aim")
        expected = (
            "nature must be compared with one of Nature.ACTION, Nature.AIM, "
            "Nature.CONDITIONAL, Nature.EXPECTATION, got 'aim'"
        )
        assert expected == str(caught.value)

    def test_a_truth_value_is_no_number(self) -> None:
        """True is not the first pillar."""
        with pytest.raises(InvalidValueError):
            _ = p.number == True  # noqa: E712

    def test_has_no_truth_value(self) -> None:
        """Python's own and, or, not and if would drop a condition."""
        with pytest.raises(TypeError, match="combine predicates with"):
            bool(c.id == "a")
