"""Selections: limits, rows, groups, totals and the least and greatest."""

from typing import Any, cast

import pytest

from csc_reform import (
    Citation,
    Commitment,
    Conflict,
    ConflictError,
    Count,
    FundingLine,
    FundingRole,
    History,
    InvalidValueError,
    Milestone,
    Money,
    Nature,
    NotKnown,
    NotKnownError,
    NotOneError,
    PartialDate,
    Programme,
    Selection,
    Stated,
    Strength,
    UnitError,
)
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.fields import milestone as m
from csc_reform.fields import pillar as p
from csc_reform.fields import programme as r

PASSAGE = Citation(source_id="paper", locator="¶1")


def history(*values: Any) -> History[Any]:  # noqa: ANN401 (any value)
    """Make the history of values that sources state side by side."""
    return History.of(*(Stated(value, citations=(PASSAGE,)) for value in values))


def lines(**amounts: str) -> Selection[FundingLine]:
    """Make funding lines, each of the amounts that are printed, apart by bars."""
    return Selection(
        "funding",
        tuple(
            FundingLine(
                id=id_,
                title=id_,
                role=FundingRole.ASK,
                citations=(PASSAGE,),
                amount=history(*(Money.parse(one) for one in text.split("|") if one)),
            )
            for id_, text in amounts.items()
        ),
    )


def commitments(*strengths: History[Strength], **fields: Any) -> Selection[Commitment]:  # noqa: ANN401
    """Make commitments of these strengths."""
    return Selection(
        "commitments",
        tuple(
            Commitment(id=f"c-{number}", title="C", strength=one, citations=(PASSAGE,), **fields)
            for number, one in enumerate(strengths)
        ),
    )


HEDGED = lines(exact="£9m", over="over £45m", between="£8m to £10m")
PILOT, NONE = history(Strength.PILOT), History[Strength]()
DISPUTED = history(Strength.PILOT, Strength.COMMIT)


class TestLimits:
    """So many at the most."""

    @pytest.mark.parametrize(("most", "expected"), [(0, 0), (2, 2), (3, 3), (9, 3)])
    def test_keeps_the_first(self, most: int, expected: int) -> None:
        """Fewer where there are fewer."""
        assert HEDGED.limit(most).ids() == HEDGED.ids()[:expected]

    @pytest.mark.parametrize("most", [-1, 1.0, True, None, "1"])
    def test_refuses_what_is_no_number_of_things(self, most: object) -> None:
        """It never counts from the end."""
        with pytest.raises(InvalidValueError, match="limit must be 0 or more"):
            HEDGED.limit(cast("Any", most))

    def test_one_or_none(self) -> None:
        """The only one, None of none, and an error that says how many there were."""
        assert HEDGED.limit(1).one_or_none() is HEDGED.first()
        assert HEDGED.limit(0).one_or_none() is None
        with pytest.raises(NotOneError, match="exactly one funding, got 3") as caught:
            HEDGED.one_or_none()
        assert caught.value.count == 3


class TestRows:
    """Fields read off, a row each."""

    def test_of_each_number_of_fields(self) -> None:
        """What is not known, or disputed, is in its row as it is."""
        selection = commitments(PILOT, NONE, DISPUTED, pillar_id="one")
        assert selection.select(c.id) == (("c-0",), ("c-1",), ("c-2",))
        rows = selection.select(c.id, c.strength, c.pillar_id, c.group_ids, c.title, c.nature)
        assert rows[0] == ("c-0", Strength.PILOT, "one", (), "C", Nature.ACTION)
        assert isinstance(rows[1][1], NotKnown)
        assert isinstance(rows[2][1], Conflict)

    def test_of_a_day(self) -> None:
        """A field on a day is a column as well."""
        ((held, latest),) = commitments(PILOT).select(c.strength.on("2023-06-01"), c.strength)
        assert isinstance(held, NotKnown)
        assert latest is Strength.PILOT

    def test_of_nothing(self) -> None:
        """An empty selection has no rows, and no field no columns."""
        assert HEDGED[:0].select(f.id, f.amount) == ()
        with pytest.raises(InvalidValueError, match="fields must be at least one"):
            cast("Any", HEDGED).select()

    def test_distinct(self) -> None:
        """Each value once, in the order in which they come up."""
        selection = commitments(PILOT, history(Strength.EXPLORE), PILOT, NONE)
        found = selection.distinct(c.strength)
        assert found[:2] == (Strength.PILOT, Strength.EXPLORE)
        assert isinstance(found[2], NotKnown)
        assert len(found) == 3


class TestGroups:
    """Parted by the values of a field."""

    def test_nothing_is_left_out(self) -> None:
        """What is not known and what is disputed have groups of their own."""
        groups = commitments(PILOT, NONE, DISPUTED, PILOT).group_by(c.strength)
        assert [group.ids() for group in groups.values()] == [("c-0", "c-3"), ("c-1",), ("c-2",)]
        pilot, silence, clash = groups
        assert pilot is Strength.PILOT
        assert isinstance(silence, NotKnown)
        assert isinstance(clash, Conflict)

    def test_what_has_no_value_is_under_none(self) -> None:
        """Absence is a value of an optional field."""
        assert list(commitments(PILOT).group_by(c.pillar_id)) == [None]

    def test_a_group_is_a_selection(self) -> None:
        """It can be asked again."""
        group = commitments(PILOT, NONE).group_by(c.nature)[Nature.ACTION]
        assert group.where(c.strength == Strength.PILOT).ids() == ("c-0",)


class TestTotals:
    """Added up, as hedged as they are."""

    def test_a_total_is_an_interval(self) -> None:
        """Every hedge is in the sum."""
        assert HEDGED.total(f.amount) == Money.parse("over £62m")

    def test_of_nothing(self) -> None:
        """No money is nought; no counts are counts of nothing that could be named."""
        assert HEDGED[:0].total(f.amount) == Money.parse("£0")
        with pytest.raises(InvalidValueError):
            Selection[Programme]("programmes", ()).total(r.places)

    def test_units_do_not_mix(self) -> None:
        """Pounds a week are no pounds."""
        with pytest.raises(UnitError):
            lines(once="£9", weekly="£9 a week").total(f.amount)

    @pytest.mark.parametrize("method", ["total", "minimum", "maximum"])
    def test_what_is_not_known_is_named(self, method: str) -> None:
        """A sum of what is known only would be another sum."""
        selection = lines(a="£1", b="", c="", d="", e="")
        with pytest.raises(NotKnownError) as caught:
            getattr(selection, method)(f.amount)
        assert str(caught.value) == (
            "funding.amount must be known of all, got none of b, c, d and 1 more; leave these out "
            "with where(funding.amount.is_known())"
        )

    @pytest.mark.parametrize("method", ["total", "minimum", "maximum"])
    def test_what_is_disputed_is_named(self, method: str) -> None:
        """No side is taken."""
        with pytest.raises(ConflictError) as caught:
            getattr(lines(a="£1", b="£1|£2"), method)(f.amount)
        assert str(caught.value) == (
            "funding.amount must be agreed on by the sources, got a conflict on b; leave these out "
            "with where(funding.amount.is_known())"
        )


class TestLeastAndGreatest:
    """The least and the greatest, as far as the values decide them."""

    @pytest.mark.parametrize(
        ("selection", "least", "greatest"),
        [
            (HEDGED, "£8m to £9m", "over £45m"),
            (HEDGED[:1], "£9m", "£9m"),
            (lines(a="over £5", b="£10"), "more than £5 and up to £10", "at least £10"),
            (lines(a="under £5", b="up to £5"), "under £5", "up to £5"),
            (lines(a="over £5", b="at least £5"), "at least £5", "over £5"),
            (lines(a="about £5", b="about £5"), "about £5", "about £5"),
        ],
    )
    def test_of_hedged_figures(
        self, selection: Selection[FundingLine], least: str, greatest: str
    ) -> None:
        """Whatever the figures turn out to be, the least and the greatest of them are inside."""
        wanted = ["(£5, £10]" if text.startswith("more") else text for text in (least, greatest)]
        assert [str(Money.parse(text)) if "(" not in text else text for text in wanted] == [
            str(selection.minimum(f.amount)),
            str(selection.maximum(f.amount)),
        ]

    def test_of_what_has_an_order(self) -> None:
        """Strengths, texts and numbers have one."""
        selection = commitments(PILOT, history(Strength.EXPLORE), history(Strength.COMMIT))
        assert selection.minimum(c.strength) is Strength.EXPLORE
        assert selection.maximum(c.strength) is Strength.COMMIT
        assert selection.maximum(c.id) == "c-2"

    def test_of_days(self) -> None:
        """The first and the last day, as far as the dates tell."""
        dates = [PartialDate.parse(text) for text in ("2023", "2023-06-01", "2024-02")]
        selection = Selection(
            "milestones",
            tuple(
                Milestone(id=f"m-{number}", title="M", actual=history(one))
                for number, one in enumerate(dates)
            ),
        )
        assert selection.minimum(m.actual) == PartialDate.parse("2023-01-01/2023-06-01")
        assert selection.maximum(m.actual) == PartialDate.parse("2024-02")
        assert selection.order_by(m.actual.earliest).ids() == ("m-0", "m-1", "m-2")
        assert selection.order_by(m.actual.latest).ids() == ("m-1", "m-0", "m-2")
        assert selection.order_by(m.actual.latest.descending()).ids() == ("m-2", "m-0", "m-1")

    def test_of_counts(self) -> None:
        """Twelve areas are not twelve councils."""
        selection = Selection(
            "programmes",
            tuple(
                Programme(id=f"p-{number}", title="P", places=history(Count.parse(text)))
                for number, text in enumerate(["up to 12 areas", "3 areas"])
            ),
        )
        assert selection.maximum(r.places) == Count.between(3, 12, "areas")
        assert selection.total(r.places) == Count.between(3, 15, "areas")
        other = Programme(id="p-2", title="P", places=history(Count.parse("1 council")))
        with pytest.raises(UnitError):
            Selection("programmes", (*selection, other)).maximum(r.places)

    @pytest.mark.parametrize("method", ["minimum", "maximum"])
    def test_of_nothing(self, method: str) -> None:
        """Nothing has neither a least nor a greatest."""
        with pytest.raises(InvalidValueError, match="selection must be of at least one funding"):
            getattr(HEDGED[:0], method)(f.amount)


class TestSortingByEnds:
    """Hedged figures are sorted by an end, each unit by itself, the unbounded at the end."""

    LINES = lines(b="£9m", a="over £1m", weekly="£5 a week", c="up to £20m", silent="")

    @pytest.mark.parametrize(
        ("key", "expected"),
        [
            (f.amount.low, ("weekly", "c", "a", "b", "silent")),
            (f.amount.high, ("weekly", "b", "c", "a", "silent")),
            (f.amount.low.descending(), ("b", "a", "c", "weekly", "silent")),
            (f.amount.high.descending(), ("a", "c", "b", "weekly", "silent")),
        ],
    )
    def test_by_low_and_high(self, key: Any, expected: tuple[str, ...]) -> None:  # noqa: ANN401
        """What has no upper end is above all that have."""
        assert expected == self.LINES.order_by(key).ids()

    def test_what_has_no_end_is_below_and_above_all(self) -> None:
        """About a figure may be any."""
        selection = lines(a="£1", b="about £5", c="£9")
        assert selection.order_by(f.amount.low).ids() == ("b", "a", "c")
        assert selection.order_by(f.amount.high).ids() == ("a", "c", "b")

    def test_of_two_ends_at_one_figure_the_open_one_is_inside(self) -> None:
        """Over £5 is above at least £5, and under £5 below up to £5."""
        selection = lines(a="over £5", b="at least £5", c="up to £5", d="under £5")
        assert selection[:2].order_by(f.amount.low).ids() == ("b", "a")
        assert selection[2:].order_by(f.amount.high).ids() == ("d", "c")

    def test_a_key_prints_as_it_is_made(self) -> None:
        """Also turned around twice."""
        assert repr(f.amount.low.descending()) == "funding.amount.low.descending()"
        assert repr(f.amount.low.descending().descending()) == "funding.amount.low"
        assert repr(c.title.sort_key()) == "commitment.title"

    def test_several_directions(self) -> None:
        """Each key has its own."""
        selection = commitments(PILOT, history(Strength.COMMIT), PILOT)
        assert selection.order_by(c.strength.descending(), c.id).ids() == ("c-1", "c-0", "c-2")
        assert selection.order_by(c.strength, c.id.descending()).ids() == ("c-2", "c-0", "c-1")

    def test_the_unknown_come_last_key_by_key(self) -> None:
        """What one key cannot place, the next one still orders."""
        selection = commitments(NONE, DISPUTED, PILOT)
        assert selection.order_by(c.strength, c.id.descending()).ids() == ("c-2", "c-1", "c-0")

    def test_keys_are_data(self) -> None:
        """Keys are equal that sort alike, and others are not."""
        assert p.number.descending().sort_key() == p.number.descending()
        assert hash(p.number.descending()) == hash(p.number.descending())
        assert f.amount.low != f.amount.high
        assert c.title.sort_key() != c.id.sort_key()
        assert c.title.sort_key() != c.title.descending()
