"""What may be asked of each kind of value, and what it answers where that is uncertain."""

from typing import Any, cast

import attrs
import pytest

import csc_reform
from csc_reform import (
    AgeBand,
    Allowance,
    Citation,
    Claim,
    ClaimKind,
    Commitment,
    Consultation,
    Count,
    Deadline,
    FundingLine,
    FundingRole,
    History,
    Milestone,
    Money,
    Operand,
    OperandRole,
    PartialDate,
    Position,
    Predicate,
    Rate,
    Region,
    Share,
    Source,
    SourceKind,
    Span,
    Stance,
    Stated,
    StatementKind,
    Strength,
    Target,
    Topic,
    Verdict,
    fields,
)
from csc_reform.fields import allowance as a
from csc_reform.fields import claim, consultation, operand, rate, target
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.fields import milestone as m
from csc_reform.fields import position as p
from csc_reform.fields import source as s

PASSAGE = Citation(source_id="paper", locator="¶1")
HOLDS, FAILS, OPEN = Verdict.HOLDS, Verdict.FAILS, Verdict.UNDETERMINED


#: What a predicate prints with.
NAMES = {
    **{name: getattr(csc_reform, name) for name in csc_reform.__all__},
    **{name: getattr(fields, name) for name in fields.__all__},
}


def anew(predicate: Predicate[Any]) -> Predicate[Any]:
    """Make a predicate again, while the test runs, from the Python that it prints."""
    made: Predicate[Any] = eval(repr(predicate), dict(NAMES))  # noqa: S307 (our own text)
    return made


def stated(*values: Any) -> History[Any]:  # noqa: ANN401 (any value)
    """Make the history of values that sources state side by side."""
    return History.of(*(Stated(value, citations=(PASSAGE,)) for value in values))


def source(published: str) -> Source:
    """Make a source of a day."""
    return Source(id="s", title="S", kind=SourceKind.REPORT, published=PartialDate.parse(published))


def line(*, amount: str = "", period: Span | None = None) -> FundingLine:
    """Make a funding line."""
    return FundingLine(
        id="f",
        title="F",
        role=FundingRole.ASK,
        citations=(PASSAGE,),
        amount=stated(Money.parse(amount)) if amount else History(),
        period=stated(period) if period else History(),
    )


def position(date: str | None) -> Position:
    """Make a position of a day, or of that of its source."""
    return Position(
        id="p",
        title="P",
        holder_id="body",
        stance=Stance.WELCOMES,
        topic=next(iter(Topic)),
        citations=(PASSAGE,),
        date=None if date is None else PartialDate.parse(date),
    )


class TestDates:
    """Days, of which only the month or the year may be known."""

    @pytest.mark.parametrize(
        ("published", "predicate", "expected"),
        [
            ("2023-02-02", s.published == "2023-02-02", HOLDS),
            ("2023-02-02", s.published == "2023-02-03", FAILS),
            ("2023-02", s.published == "2023-02-03", OPEN),
            ("2023-02-02", s.published == "2023-02", OPEN),
            ("2023-02", s.published == "2023-02", OPEN),
            ("2023-02", s.published == "2023-03", FAILS),
            ("2023-02", s.published != "2023-03-01", HOLDS),
            ("2023-02", s.published != "2023-02-01", OPEN),
            ("2023-02-02", s.published.certainly_before("2023-02-03"), HOLDS),
            ("2023-02-02", s.published.certainly_before("2023-02-02"), FAILS),
            ("2023-02", s.published.certainly_before("2023-03"), HOLDS),
            ("2023-02", s.published.certainly_before("2023-02-28"), FAILS),
            ("2023-02", s.published.may_be_before("2023-02-02"), HOLDS),
            ("2023-02", s.published.may_be_before("2023-02-01"), FAILS),
            ("2023-02", s.published.may_be_before("2023-02"), HOLDS),
            ("2023-02", s.published.certainly_after("2023-01-31"), HOLDS),
            ("2023-02", s.published.certainly_after("2023-02-01"), FAILS),
            ("2023-02", s.published.may_be_after("2023-02-27"), HOLDS),
            ("2023-02", s.published.may_be_after("2023-02-28"), FAILS),
            ("2023-02", s.published.certainly_within("2023"), HOLDS),
            ("2023-02", s.published.certainly_within("2023-02"), HOLDS),
            ("2023-02", s.published.certainly_within("2023-02-01/2023-02-27"), FAILS),
            ("2023-02", s.published.certainly_within("2023-02-02/2023-02-28"), FAILS),
            ("2023-02", s.published.may_be_within("2023-02-28/2024-01-01"), HOLDS),
            ("2023-02", s.published.may_be_within("2022-01-01/2023-02-01"), HOLDS),
            ("2023-02", s.published.may_be_within("2023-03"), FAILS),
            ("2023-02", s.published.may_be_within("2023-01"), FAILS),
        ],
    )
    def test_of_a_source(
        self, published: str, predicate: Predicate[Source], expected: Verdict
    ) -> None:
        """What is certain holds, and what could be so may."""
        assert expected is anew(predicate).holds_for(source(published))

    def test_one_of_several_days(self) -> None:
        """An inexact day is certainly none of them, or may be one."""
        exact, vague = source("2023-02-02"), source("2023-02")
        days: list[str | PartialDate] = ["2023-02-02", PartialDate.parse("2023-04"), "2023-02-02"]
        assert s.published.is_in(days) == s.published.is_in(days[:2])
        assert s.published.is_in(days).holds_for(exact) is HOLDS
        assert s.published.is_in(days).holds_for(vague) is OPEN
        assert s.published.is_in(days[1:2]).holds_for(vague) is FAILS
        assert s.published.is_in([]).holds_for(vague) is FAILS

    def test_days_are_given_in_any_way(self) -> None:
        """A date, a partial date and its text are one."""
        day = PartialDate.parse("2023-02-02")
        assert (s.published == day) == (s.published == "2023-02-02")
        assert (s.published == day.earliest) == (s.published == "2023-02-02")
        deadline = Deadline.parse("2023-02-02T23:45 Europe/London")
        assert (s.published == deadline) == (s.published == "2023-02-02")

    def test_a_deadline_is_its_day(self) -> None:
        """The time of day makes no difference to a question about days."""
        closes = Deadline.parse("2023-05-11T23:45 Europe/London")
        asked = Consultation(id="c", title="C", citations=(PASSAGE,), closes=stated(closes))
        assert HOLDS is (consultation.closes == "2023-05-11").holds_for(asked)
        assert FAILS is consultation.closes.certainly_after("2023-05-11").holds_for(asked)
        assert HOLDS is consultation.closes.certainly_before("2023-05-12").holds_for(asked)
        milestone = Milestone(id="m", title="M", promised=stated(closes, closes))
        assert HOLDS is m.promised.certainly_within("2023-05").holds_for(milestone)

    @pytest.mark.parametrize(
        ("date", "predicate", "expected"),
        [
            (None, p.date.is_none(), HOLDS),
            (None, p.date == "2023-02-02", FAILS),
            (None, p.date != "2023-02-02", HOLDS),
            (None, p.date.certainly_before("2023-02-02"), OPEN),
            ("2023-02-02", p.date.is_none(), FAILS),
            ("2023-02-02", p.date == "2023-02-02", HOLDS),
        ],
    )
    def test_of_no_day(
        self, date: str | None, predicate: Predicate[Position], expected: Verdict
    ) -> None:
        """A day that is not given is no other day, and neither before nor after one."""
        assert expected is anew(predicate).holds_for(position(date))


class TestSpans:
    """Times from one day to another."""

    YEAR = Span.parse("2024-04", "2025-03-31")

    @pytest.mark.parametrize(
        ("predicate", "expected"),
        [
            (f.period.certainly_holds_on("2024-05-01"), HOLDS),
            (f.period.certainly_holds_on("2024-04-15"), FAILS),
            (f.period.may_hold_on("2024-04-15"), HOLDS),
            (f.period.may_hold_on("2024-03-31"), FAILS),
            (f.period.certainly_overlaps(Span.parse("2025-01-01")), HOLDS),
            (f.period.certainly_overlaps(Span.parse("2024-01-01", "2024-04-15")), FAILS),
            (f.period.may_overlap(Span.parse("2024-01-01", "2024-04-15")), HOLDS),
            (f.period.may_overlap(Span.parse("2025-04-01")), FAILS),
        ],
    )
    def test_of_a_period(self, predicate: Predicate[FundingLine], expected: Verdict) -> None:
        """What is certain holds, and what could be so may."""
        assert expected is anew(predicate).holds_for(line(period=self.YEAR))
        assert anew(predicate).holds_for(line()) is OPEN


class TestHedges:
    """Figures that may be intervals."""

    @pytest.mark.parametrize(
        ("amount", "predicate", "expected"),
        [
            ("£9m", f.amount.certainly_below(Money.parse("£10m")), HOLDS),
            ("£9m", f.amount.certainly_below(Money.parse("£9m")), FAILS),
            ("up to £9m", f.amount.certainly_below(Money.parse("£9m")), FAILS),
            ("under £9m", f.amount.certainly_below(Money.parse("£9m")), HOLDS),
            ("up to £9m", f.amount.may_be_below(Money.parse("£9m")), HOLDS),
            ("over £9m", f.amount.may_be_below(Money.parse("£9m")), FAILS),
            ("over £9m", f.amount.may_equal(Money.parse("£45m")), HOLDS),
            ("over £9m", f.amount.may_equal(Money.parse("£9m")), FAILS),
            ("about £9m", f.amount.certainly_exceeds(Money.parse("£1m")), FAILS),
            ("about £9m", f.amount.may_exceed(Money.parse("£10m")), HOLDS),
            ("£9m", f.amount.is_in([Money.parse("£9m")]), HOLDS),
            ("over £8m", f.amount.is_in([Money.parse("£9m"), Money.parse("£1m")]), OPEN),
            ("over £8m", f.amount.is_in([Money.parse("£1m")]), FAILS),
            ("over £8m", f.amount.is_in([]), FAILS),
            ("£9 a week", f.amount.certainly_below(Money.parse("£10m")), OPEN),
            ("£9 a week", f.amount.may_equal(Money.parse("£9")), OPEN),
            ("£9 a week", f.amount.is_in([Money.parse("£9")]), OPEN),
            ("£9m", ~f.amount.may_be_below(Money.parse("£9m")), HOLDS),
        ],
    )
    def test_of_an_amount(
        self, amount: str, predicate: Predicate[FundingLine], expected: Verdict
    ) -> None:
        """No certain verdict is drawn from an uncertain figure, and none at all from another unit."""
        assert expected is anew(predicate).holds_for(line(amount=amount))

    @pytest.mark.parametrize(
        ("predicate", "expected"),
        [
            (claim.asserted.is_none(), HOLDS),
            (claim.asserted == Share.parse("10%"), FAILS),
            (claim.asserted != Share.parse("10%"), HOLDS),
            (claim.asserted.may_exceed(Share.parse("10%")), OPEN),
        ],
    )
    def test_of_no_figure(self, predicate: Predicate[Claim], expected: Verdict) -> None:
        """A figure that is not given is no other figure, and neither above nor below one."""
        operands = (
            Operand(role=OperandRole.NUMERATOR, what="a part"),
            Operand(role=OperandRole.DENOMINATOR, what="the whole"),
        )
        asserting = Claim(
            id="c", title="C", kind=ClaimKind.SHARE_OF, operands=operands, citations=(PASSAGE,)
        )
        assert expected is anew(predicate).holds_for(asserting)
        share = attrs.evolve(asserting, asserted=Share.parse("20%"))
        assert claim.asserted.may_exceed(Share.parse("10%")).holds_for(share) is HOLDS
        assert claim.asserted.may_exceed(Count.parse("1 area")).holds_for(share) is OPEN
        denominator = claim.operands.any(operand.role == OperandRole.DENOMINATOR)
        assert HOLDS is denominator.holds_for(share)


class TestSetsAndTexts:
    """Several values at once, and words."""

    @pytest.mark.parametrize(
        ("predicate", "expected"),
        [
            (c.group_ids.has_any(["a", "z"]), HOLDS),
            (c.group_ids.has_any(["z"]), FAILS),
            (c.group_ids.has_any([]), FAILS),
            (c.group_ids.is_empty(), FAILS),
            (c.also_pillar_ids.is_empty(), HOLDS),
            (c.also_pillar_ids.has("a"), FAILS),
            (c.lead_ids.has_any(["dfe"]), OPEN),
            (c.lead_ids.is_empty(), OPEN),
            (c.cited_ids.has("paper"), HOLDS),
            (c.cited_ids.has("other"), FAILS),
            (c.title.matches("^T"), HOLDS),
            (c.title.matches("^t"), FAILS),
            (c.title.matches("(?i)^t"), HOLDS),
            (c.title.matches("tl"), HOLDS),
            (c.pillar_id.contains("x"), OPEN),
            (c.pillar_id.matches("x"), OPEN),
            (c.pillar_id < "x", OPEN),
        ],
    )
    def test_of_a_commitment(self, predicate: Predicate[Commitment], expected: Verdict) -> None:
        """Members, words, and what is not there."""
        commitment = Commitment(id="c", title="Title", group_ids=("a", "b"), citations=(PASSAGE,))
        assert expected is anew(predicate).holds_for(commitment)


class TestParts:
    """Parts of an entity, such as the rates of an allowance."""

    ALLOWANCE = Allowance(
        id="a",
        title="A",
        rates=(
            Rate(
                amount=Money.parse("£165 a week"),
                span=Span.parse("2023-04-06", "2024-04-05"),
                band=AgeBand(0, 2),
                region=Region.LONDON,
                citations=(PASSAGE,),
            ),
            Rate(
                amount=Money.parse("over £200 a week"),
                span=Span.parse("2024-04-06", "unknown"),
                region=Region.SOUTH_EAST,
                citations=(PASSAGE,),
            ),
        ),
    )

    @pytest.mark.parametrize(
        ("predicate", "expected"),
        [
            (a.rates.any(rate.region == Region.LONDON), HOLDS),
            (a.rates.any(rate.region == Region.REST_OF_ENGLAND), FAILS),
            (a.rates.any(rate.region == Region.LONDON, rate.band == AgeBand(0, 2)), HOLDS),
            (a.rates.any(rate.region == Region.SOUTH_EAST, rate.band == AgeBand(0, 2)), FAILS),
            (a.rates.any(rate.band.is_none()), HOLDS),
            (a.rates.any(rate.amount == Money.parse("£205 a week")), OPEN),
            (a.rates.any(rate.amount == Money.parse("£165 a week")), HOLDS),
            (a.rates.any(~(rate.amount == Money.parse("£205 a week"))), HOLDS),
            (~a.rates.any(rate.amount == Money.parse("£205 a week")), OPEN),
            (a.rates.any(rate.span.certainly_holds_on("2024-01-01")), HOLDS),
            (a.rates.any(rate.span.certainly_holds_on("2025-01-01")), FAILS),
            (a.rates.any(rate.span.may_hold_on("2025-01-01")), HOLDS),
            (a.rates.is_empty(), FAILS),
            (a.instalments.is_empty(), HOLDS),
        ],
    )
    def test_one_part_will_do(self, predicate: Predicate[Allowance], expected: Verdict) -> None:
        """One and the same part fulfils all; what none decides is open."""
        assert expected is anew(predicate).holds_for(self.ALLOWANCE)

    def test_several_predicates_ask_one_part(self) -> None:
        """They are joined as by &, within the part."""
        in_london, for_babies = rate.region == Region.LONDON, rate.band == AgeBand(0, 2)
        assert a.rates.any(in_london, for_babies) == a.rates.any(in_london & for_babies)

    def test_a_history_in_a_part(self) -> None:
        """A part may have histories of its own."""
        capped = Target(what="areas", cap=stated(Count.parse("up to 12 areas")))
        commitment = Commitment(id="c", title="C", targets=(capped,), citations=(PASSAGE,))
        few = c.targets.any(~target.cap.may_exceed(Count.parse("12 areas")))
        assert HOLDS is few.holds_for(commitment)
        assert OPEN is c.targets.any(target.delivered.may_exceed(Count.parse("1 area"))).holds_for(
            commitment
        )


class TestHistories:
    """What sources said, latest, on a day, and ever."""

    EXPLORED = Stated(
        Strength.EXPLORE,
        citations=(PASSAGE,),
        key="first",
        effective=Span.parse("2023-02-02"),
    )
    PILOTED = Stated(
        Strength.PILOT,
        citations=(PASSAGE,),
        kind=StatementKind.CHANGES,
        revises="first",
        effective=Span.parse("2023-12-15"),
    )
    RAISED = History.of(EXPLORED, PILOTED)

    @pytest.mark.parametrize(
        ("strength", "predicate", "expected"),
        [
            (RAISED, c.strength == Strength.PILOT, HOLDS),
            (RAISED, c.strength.ever() == Strength.EXPLORE, HOLDS),
            (RAISED, c.strength.ever() != Strength.EXPLORE, HOLDS),
            (RAISED, ~(c.strength.ever() == Strength.EXPLORE), FAILS),
            (RAISED, c.strength.ever() == Strength.COMMIT, FAILS),
            (RAISED, c.strength.ever() > Strength.PILOT, FAILS),
            (RAISED, c.strength.on("2023-06-01") == Strength.EXPLORE, HOLDS),
            (RAISED, c.strength.on("2023-12-15") == Strength.EXPLORE, FAILS),
            (RAISED, c.strength.on("2023-12-15") >= Strength.PILOT, HOLDS),
            (RAISED, c.strength.on("2022-01-01") == Strength.EXPLORE, OPEN),
            (RAISED, c.strength.is_known(), HOLDS),
            (RAISED, c.strength.is_disputed(), FAILS),
            (History(), c.strength == Strength.PILOT, OPEN),
            (History(), c.strength.ever() == Strength.PILOT, FAILS),
            (History(), c.strength.is_known(), FAILS),
            (History(), c.strength.is_disputed(), FAILS),
            (stated(Strength.EXPLORE, Strength.PILOT), c.strength.is_known(), FAILS),
            (stated(Strength.EXPLORE, Strength.PILOT), c.strength.is_disputed(), HOLDS),
            (stated(Strength.EXPLORE, Strength.PILOT), c.strength < Strength.COMMIT, HOLDS),
            (stated(Strength.EXPLORE, Strength.PILOT), c.strength < Strength.PILOT, OPEN),
            (History((EXPLORED,), incomplete=True), c.strength.ever() > Strength.PILOT, OPEN),
            (History((EXPLORED,), incomplete=True), c.strength.ever() < Strength.PILOT, HOLDS),
        ],
    )
    def test_of_a_strength(
        self,
        strength: History[Strength],
        predicate: Predicate[Commitment],
        expected: Verdict,
    ) -> None:
        """What nobody states and what is disputed decide nothing, unless all sides decide alike."""
        commitment = Commitment(id="c", title="C", strength=strength, citations=(PASSAGE,))
        assert expected is anew(predicate).holds_for(commitment)

    def test_of_a_time_a_field_is_another(self) -> None:
        """A field on a day and a field at any time print as they are made, and hash apart."""
        assert repr(c.strength.on("2023-06-01")) == "commitment.strength.on('2023-06-01')"
        assert repr(c.strength.ever()) == "commitment.strength.ever()"
        assert (
            len({hash(c.strength), hash(c.strength.ever()), hash(c.strength.on("2023-06-01"))}) == 3
        )

    def test_a_predicate_knows_its_time(self) -> None:
        """The time asked about is among its data."""
        assert [
            (c.strength == Strength.PILOT).when,
            (c.strength.ever() == Strength.PILOT).when,
            str((c.strength.on("2023-06-01") == Strength.PILOT).when),
        ] == [None, "ever", "2023-06-01"]

    @pytest.mark.parametrize("stranger", [None, "c", source("2023")])
    def test_only_an_entity_of_the_kind_is_judged(self, stranger: object) -> None:
        """Anything else is refused rather than found to lack something."""
        with pytest.raises(ValueError, match="entity must be of commitments"):
            (c.id == "c").holds_for(cast("Any", stranger))
