"""Claim checks: whether what a source claims follows from what the reform holds."""

from datetime import UTC, datetime
from typing import Any, cast

import attrs
import pytest

from csc_reform import (
    AgeBand,
    Allowance,
    Citation,
    Claim,
    ClaimCheck,
    ClaimKind,
    Count,
    Entity,
    FundingBasis,
    FundingLine,
    FundingRole,
    History,
    Indicator,
    InvalidValueError,
    Money,
    Operand,
    OperandRole,
    PartialDate,
    Rate,
    Ratio,
    Reform,
    Region,
    Share,
    Span,
    Stated,
    StatementKind,
    Verdict,
    check_claims,
)
from csc_reform.entities.commitments import Figure
from csc_reform.values.quantity import Quantity

PASSAGE = Citation(source_id="paper", locator="¶1")
FIGURES = Citation(source_id="paper", locator="table")
NEEDED = {
    ClaimKind.SHARE_OF: (OperandRole.NUMERATOR, OperandRole.DENOMINATOR),
    ClaimKind.GROWTH_OF: (OperandRole.OLD, OperandRole.NEW),
    ClaimKind.ABOVE_INDEX: (OperandRole.OLD, OperandRole.NEW, OperandRole.INDEX),
    ClaimKind.COUNT_OF: (OperandRole.SUBJECT,),
    ClaimKind.SUPERLATIVE: (OperandRole.SUBJECT, OperandRole.FIELD),
}


def line(id_: str, *amounts: str) -> FundingLine:
    """Make a funding line of which so many amounts are printed."""
    return FundingLine(
        id=id_,
        title=id_.title(),
        role=FundingRole.ALLOCATION,
        amount=History.of(
            *(Stated(Money.parse(amount), citations=(FIGURES,)) for amount in amounts)
        ),
        citations=(FIGURES,),
    )


def indicator(id_: str, *figures: Figure, effective: Span | None = None) -> Indicator:
    """Make an indicator of which so many figures were observed."""
    return Indicator(
        id=id_,
        title=id_.title(),
        unit="things",
        observations=History.of(
            *(Stated(figure, citations=(FIGURES,), effective=effective) for figure in figures)
        ),
        citations=(FIGURES,),
    )


def claim(
    kind: ClaimKind,
    *subjects: str | None,
    at: str | None = None,
    asserted: Figure | None = None,
    horizon: Span | None = None,
) -> Claim:
    """Make a claim that compares these subjects, in the order of its roles."""
    operands = tuple(
        Operand(
            role=role,
            what=f"the {role.value}",
            subject_id=subject,
            at=None if at is None else PartialDate.parse(at),
        )
        for role, subject in zip(NEEDED[kind], subjects, strict=True)
    )
    return Claim(
        id="claim",
        title="Claim",
        kind=kind,
        operands=operands,
        asserted=asserted,
        horizon=horizon,
        citations=(PASSAGE,),
    )


def check(*entities: Entity, **assume: Quantity) -> ClaimCheck:
    """Check the one claim among entities, assuming values by role."""
    values = {f"claim/{role.replace('_', ' ')}": value for role, value in assume.items()}
    (found,) = check_claims(Reform(entities), values)
    return found


class TestShareOf:
    """One sum is such a part of another."""

    @pytest.mark.parametrize(
        ("part", "whole", "asserted", "expected"),
        [
            ("£200m", "£2.6bn", "7.7%", Verdict.HOLDS),
            ("£200m", "£2.6bn", "8%", Verdict.HOLDS),
            ("£200m", "£2.6bn", "7.6%", Verdict.FAILS),
            ("£200m", "£2.6bn", "20%", Verdict.FAILS),
            ("£200m", "£2.6bn", "under 10%", Verdict.HOLDS),
            ("£200m", "over £2.6bn", "7.7%", Verdict.UNDETERMINED),
            ("£200m", "over £2.6bn", "under 8%", Verdict.HOLDS),
            ("£200m", "over £2.6bn", "over 8%", Verdict.FAILS),
        ],
    )
    def test_verdict(self, part: str, whole: str, asserted: str, expected: Verdict) -> None:
        """A printed share is what rounds to it; a hedge leaves open what it leaves open."""
        found = check(
            line("part", part),
            line("whole", whole),
            claim(ClaimKind.SHARE_OF, "part", "whole", asserted=Share.parse(asserted)),
        )
        assert expected is found.verdict

    @pytest.mark.parametrize("whole", ["up to £2.6bn", "about £2.6bn", "£0", "£2.6bn a year"])
    def test_a_whole_by_which_nothing_can_be_divided_decides_nothing(self, whole: str) -> None:
        """What may be nothing, and what is of another unit, has no share."""
        found = check(
            line("part", "£200m"),
            line("whole", whole),
            claim(ClaimKind.SHARE_OF, "part", "whole", asserted=Share.parse("7.7%")),
        )
        assert Verdict.UNDETERMINED is found.verdict
        assert len(found.findings) == 1

    def test_a_missing_whole_is_bounded_by_the_share(self) -> None:
        """7.7%, as rounded, of what makes £200m: between £200m over 0.0775 and over 0.0765."""
        found = check(
            line("part", "£200m"),
            claim(ClaimKind.SHARE_OF, "part", None, asserted=Share.parse("7.7%")),
        )
        assert Verdict.UNDETERMINED is found.verdict
        assert found.missing == ("the denominator",)
        expected = "it implies a denominator of (£2,580,645,161, £2,614,379,085)"
        assert (expected,) == found.findings

    @pytest.mark.parametrize("asserted", [None, Share.parse("0%"), Share.parse("up to 10%")])
    def test_a_share_that_may_be_nothing_bounds_nothing(self, asserted: Share | None) -> None:
        """Without a figure, or with one that may be nought, nothing is implied."""
        found = check(
            line("part", "£200m"),
            claim(ClaimKind.SHARE_OF, "part", None, asserted=asserted),
        )
        assert Verdict.UNDETERMINED is found.verdict
        assert found.missing == ("the denominator",)
        assert found.findings == ()

    def test_a_missing_part_is_named(self) -> None:
        """The operand is named in the words of the claim."""
        found = check(
            line("whole", "£2.6bn"),
            claim(ClaimKind.SHARE_OF, None, "whole", asserted=Share.parse("7.7%")),
        )
        assert found.missing == ("the numerator",)
        assert Verdict.UNDETERMINED is found.verdict

    def test_without_a_horizon_it_warns(self) -> None:
        """Two years over four is no share of one whole."""
        entities = [line("part", "£200m"), line("whole", "£2.6bn")]
        unsaid = claim(ClaimKind.SHARE_OF, "part", "whole", asserted=Share.parse("7.7%"))
        said = claim(
            ClaimKind.SHARE_OF,
            "part",
            "whole",
            asserted=Share.parse("7.7%"),
            horizon=Span.parse("2023", "2025"),
        )
        expected = "the source does not say over which years either sum runs"
        assert (expected,) == check(*entities, unsaid).warnings
        assert check(*entities, said).warnings == ()


class TestGrowthOf:
    """A thing grew by so much."""

    @pytest.mark.parametrize(
        ("old", "new", "asserted", "expected"),
        [
            ("£1000", "£3,000", "200%", Verdict.HOLDS),
            ("£2,000", "£3,000", "50%", Verdict.HOLDS),
            ("£2,000", "£3,000", "over 60%", Verdict.FAILS),
            ("£2,000", "over £3,000", "over 60%", Verdict.UNDETERMINED),
            ("£3,000", "£2,000", "under 0%", Verdict.HOLDS),
            ("up to £2,000", "£3,000", "50%", Verdict.UNDETERMINED),
            ("£2,000 a week", "£3,000", "50%", Verdict.UNDETERMINED),
        ],
    )
    def test_verdict(self, old: str, new: str, asserted: str, expected: Verdict) -> None:
        """New over old, less one."""
        found = check(
            line("old", old),
            line("new", new),
            claim(ClaimKind.GROWTH_OF, "old", "new", asserted=Ratio.parse(asserted)),
        )
        assert expected is found.verdict

    def test_without_a_figure_nothing_is_decided(self) -> None:
        """A claim that asserts no figure asserts nothing that could be checked."""
        found = check(
            line("old", "£1"), line("new", "£2"), claim(ClaimKind.GROWTH_OF, "old", "new")
        )
        assert Verdict.UNDETERMINED is found.verdict


def table(*rates: tuple[str, str, str], band: AgeBand | None = None) -> Allowance:
    """Make an allowance of these rates, each an amount and two ends."""
    return Allowance(
        id="allowance",
        title="Allowance",
        rates=tuple(
            Rate(
                amount=Money.parse(f"{amount} a week"),
                span=Span.parse(start, end),
                band=band,
                citations=(FIGURES,),
            )
            for amount, start, end in rates
        ),
    )


class TestAboveIndex:
    """A thing grew by more than an index."""

    @pytest.mark.parametrize(
        ("index", "expected"),
        [
            ("10%", Verdict.HOLDS),
            ("under 50%", Verdict.HOLDS),
            ("50%", Verdict.FAILS),
            ("over 50%", Verdict.FAILS),
            ("over 10%", Verdict.UNDETERMINED),
        ],
    )
    def test_against_an_assumed_index(self, index: str, expected: Verdict) -> None:
        """£2,000 to £3,000 is growth of a half, and the caller says what inflation was."""
        found = check(
            line("old", "£2,000"),
            line("new", "£3,000"),
            claim(ClaimKind.ABOVE_INDEX, "old", "new", None),
            index=Ratio.parse(index),
        )
        assert expected is found.verdict
        assert ("index", Ratio.parse(index)) == found.operands[2]
        assert found.missing == ()

    def test_without_an_index_it_gives_the_bound(self) -> None:
        """It holds for every index below the growth, whatever that was."""
        found = check(
            line("old", "£2,000"),
            line("new", "£3,000"),
            claim(ClaimKind.ABOVE_INDEX, "old", "new", None),
        )
        assert Verdict.UNDETERMINED is found.verdict
        assert found.missing == ("the index",)
        (finding,) = found.findings
        assert finding == "growth of 50%; it holds for every index below 50%"

    def test_an_observed_index_counts(self) -> None:
        """An indicator gives what was observed."""
        found = check(
            line("old", "£100"),
            line("new", "£106.88"),
            indicator("cpi", Ratio.parse("4.6%")),
            claim(ClaimKind.ABOVE_INDEX, "old", "new", "cpi"),
        )
        assert Verdict.HOLDS is found.verdict

    def test_an_index_that_is_no_rate_decides_nothing(self) -> None:
        """Growth is not compared with a share."""
        found = check(
            line("old", "£2,000"),
            line("new", "£3,000"),
            indicator("cpi", Share.parse("4.6%")),
            claim(ClaimKind.ABOVE_INDEX, "old", "new", "cpi"),
        )
        assert Verdict.UNDETERMINED is found.verdict

    def test_without_growth_there_is_no_bound(self) -> None:
        """A missing operand leaves nothing to say."""
        found = check(line("old", "£2,000"), claim(ClaimKind.ABOVE_INDEX, "old", None, None))
        assert found.missing == ("the new value", "the index")
        assert found.findings == ()
        assert Verdict.UNDETERMINED is found.verdict


def growing(growth: str | None, index: str | None, at: str | None = None) -> Claim:
    """Make a claim that growth, as a source states it, is more than an index."""
    day = None if at is None else PartialDate.parse(at)
    return Claim(
        id="claim",
        title="Claim",
        kind=ClaimKind.ABOVE_INDEX,
        operands=(
            Operand(role=OperandRole.GROWTH, what="the uplift", subject_id=growth),
            Operand(role=OperandRole.INDEX, what="inflation", subject_id=index, at=day),
        ),
        citations=(PASSAGE,),
    )


class TestStatedGrowth:
    """A thing grew by more than an index, and the source states by how much."""

    @pytest.mark.parametrize(
        ("growth", "index", "expected"),
        [
            ("6.88%", "4.6%", Verdict.HOLDS),
            ("6.88%", "6.88%", Verdict.FAILS),
            ("6.88%", "10.1%", Verdict.FAILS),
            ("over 6%", "6%", Verdict.HOLDS),
            ("at least 6%", "6%", Verdict.UNDETERMINED),
            ("up to 6%", "6%", Verdict.FAILS),
            ("about 6%", "4%", Verdict.UNDETERMINED),
        ],
    )
    def test_verdict(self, growth: str, index: str, expected: Verdict) -> None:
        """The growth is taken as it is stated, hedge and all."""
        found = check(
            indicator("uplift", Ratio.parse(growth)),
            indicator("cpi", Ratio.parse(index)),
            growing("uplift", "cpi"),
        )
        assert expected is found.verdict
        assert found.operands == (
            ("growth", Ratio.parse(growth)),
            ("index", Ratio.parse(index)),
        )

    @pytest.mark.parametrize(
        ("growth", "finding"),
        [
            ("6.88%", "growth of 6.88%; it holds for every index below 6.88%"),
            ("over 6%", "growth of over 6%; it holds for every index below 6% and for that"),
        ],
    )
    def test_without_an_index_it_gives_the_bound(self, growth: str, finding: str) -> None:
        """What is stated bounds the claim, as growth that was worked out does."""
        found = check(indicator("uplift", Ratio.parse(growth)), growing("uplift", None))
        assert Verdict.UNDETERMINED is found.verdict
        assert found.missing == ("inflation",)
        assert found.findings == (finding,)

    def test_without_growth_there_is_no_bound(self) -> None:
        """Both operands are named, and nothing is concluded."""
        found = check(growing(None, None))
        assert Verdict.UNDETERMINED is found.verdict
        assert found.missing == ("the uplift", "inflation")
        assert found.findings == ()

    def test_growth_may_be_assumed(self) -> None:
        """The caller says what the uplift is taken to be."""
        found = check(
            indicator("cpi", Ratio.parse("4.6%")),
            growing(None, "cpi"),
            growth=Ratio.parse("6.88%"),
        )
        assert Verdict.HOLDS is found.verdict

    def test_what_is_no_rate_of_growth_decides_nothing(self) -> None:
        """A number of areas is not how much a thing grew, and it bounds no index."""
        found = check(
            indicator("uplift", Count.parse("5 areas")),
            indicator("cpi", Ratio.parse("4.6%")),
            growing("uplift", "cpi"),
        )
        assert Verdict.UNDETERMINED is found.verdict
        assert found.findings == ("5 areas is no rate of growth",)


class TestDayOfTheIndex:
    """The same sentence, held against the index of another day."""

    @staticmethod
    def monthly() -> Indicator:
        """Make an index of two months, each with a passage of its own, and none between."""
        rates = (("10.1%", "2023-03", "31"), ("4.6%", "2023-10", "31"))
        return Indicator(
            id="cpi",
            title="CPI",
            unit="prices",
            observations=History.of(
                *(
                    Stated[Figure](
                        Ratio.parse(rate),
                        citations=(Citation(source_id="paper", locator=month),),
                        effective=Span.parse(f"{month}-01", f"{month}-{last}"),
                    )
                    for rate, month, last in rates
                )
            ),
        )

    @pytest.mark.parametrize(
        ("on", "expected", "index", "passage"),
        [
            (None, Verdict.HOLDS, "4.6%", "2023-10"),
            ("2023-10-01", Verdict.HOLDS, "4.6%", "2023-10"),
            ("2023-03-31", Verdict.FAILS, "10.1%", "2023-03"),
            ("2023-06-15", Verdict.UNDETERMINED, None, None),
        ],
    )
    def test_the_index_is_that_of_the_day(
        self, on: str | None, expected: Verdict, index: str | None, passage: str | None
    ) -> None:
        """Without a day it is that of the claim; of a month without a rate nothing is known."""
        reform = Reform(
            [
                indicator("uplift", Ratio.parse("6.88%")),
                self.monthly(),
                growing("uplift", "cpi", "2023-10"),
            ]
        )
        (found,) = check_claims(reform, on=on)
        assert expected is found.verdict
        assert ("index", None if index is None else Ratio.parse(index)) == found.operands[1]
        assert found.missing == (() if index else ("inflation",))
        cited = [c.locator for c in found.because if c not in (PASSAGE, FIGURES)]
        assert cited == ([passage] if passage else [])

    def test_only_the_index_moves(self) -> None:
        """The growth stays that of the claim, whatever day the index is of."""
        uplift = indicator(
            "uplift", Ratio.parse("6.88%"), effective=Span.parse("2024-04-01", "2025-03-31")
        )
        subject = growing("uplift", "cpi", "2023-10")
        growth = Operand(
            role=OperandRole.GROWTH,
            what="the uplift",
            subject_id="uplift",
            at=PartialDate.parse("2024-04"),
        )
        subject = attrs.evolve(subject, operands=(growth, subject.operands[1]))
        (found,) = check_claims(Reform([uplift, self.monthly(), subject]), on="2023-03-15")
        assert Verdict.FAILS is found.verdict
        assert ("growth", Ratio.parse("6.88%")) == found.operands[0]

    def test_an_allowance_as_index_moves_too(self) -> None:
        """Whatever holds the index is asked of the day: here a rate, which is of another unit."""
        subject = growing("uplift", "allowance", "2022-05")
        rates = table(("£100", "2022-04-06", "2023-04-05"), ("£112", "2023-04-06", "2024-04-05"))
        reform = Reform([indicator("uplift", Ratio.parse("5%")), rates, subject])
        (found,) = check_claims(reform, on="2023-05-01")
        assert ("index", Money.parse("£112 a week")) == found.operands[1]

    def test_a_month_with_two_rates_has_no_one_rate(self) -> None:
        """A span of months is no month; what both months say is cited all the same."""
        (found,) = check_claims(
            Reform(
                [
                    indicator("uplift", Ratio.parse("6.88%")),
                    self.monthly(),
                    growing("uplift", "cpi", "2023-03/2023-10"),
                ]
            )
        )
        assert found.missing == ("inflation",)
        assert [c.locator for c in found.because][-2:] == ["2023-03", "2023-10"]

    def test_an_index_that_only_the_caller_knows_stays_as_assumed(self) -> None:
        """The day is for indices that the reform holds; an assumption has no day."""
        reform = Reform([indicator("uplift", Ratio.parse("6.88%")), growing("uplift", None)])
        assumed = {"claim/index": Ratio.parse("4.6%")}
        (found,) = check_claims(reform, assumed, on="2023-03-31")
        assert Verdict.HOLDS is found.verdict

    @pytest.mark.parametrize("day", ["2023", "yesterday", 5, datetime(2023, 3, 31, tzinfo=UTC)])
    def test_what_is_no_day_is_refused(self, day: object) -> None:
        """A year has no one index, and a moment is no day."""
        with pytest.raises(InvalidValueError) as caught:
            check_claims(Reform([]), on=cast("Any", day))
        assert caught.value.field == "on"


class TestCountOf:
    """There are so many of a thing."""

    @pytest.mark.parametrize(
        ("observed", "asserted", "expected"),
        [
            (Count.parse("12 areas"), "12 areas", Verdict.HOLDS),
            (Count.parse("12 areas"), "up to 12 areas", Verdict.HOLDS),
            (Count.parse("13 areas"), "up to 12 areas", Verdict.FAILS),
            (Count.parse("over 10 areas"), "12 areas", Verdict.UNDETERMINED),
            (Count.parse("12 councils"), "12 areas", Verdict.UNDETERMINED),
            (Count.parse("13 councils"), "12 areas", Verdict.UNDETERMINED),
            (Ratio.parse("1200%"), "12 areas", Verdict.UNDETERMINED),
            (Share.parse("100%"), "1 areas", Verdict.UNDETERMINED),
        ],
    )
    def test_verdict(self, observed: Figure, asserted: str, expected: Verdict) -> None:
        """Only counts of the same things are compared: areas are not councils."""
        found = check(
            indicator("places", observed),
            claim(ClaimKind.COUNT_OF, "places", asserted=Count.parse(asserted)),
        )
        assert expected is found.verdict

    def test_money_is_no_count(self) -> None:
        """£12 is not twelve areas."""
        found = check(
            line("money", "£12"),
            claim(ClaimKind.COUNT_OF, "money", asserted=Count.parse("12 areas")),
        )
        assert Verdict.UNDETERMINED is found.verdict


class TestSuperlative:
    """A thing is the most of all."""

    @pytest.mark.parametrize(
        ("subject", "others", "expected"),
        [
            ("£36m", "£25m", Verdict.HOLDS),
            ("£36m", "up to £35m", Verdict.HOLDS),
            ("£36m", "£36m", Verdict.FAILS),
            ("£36m", "£40m", Verdict.FAILS),
            ("£36m", "over £25m", Verdict.UNDETERMINED),
            ("£36m", "£25m a year", Verdict.UNDETERMINED),
        ],
    )
    def test_verdict(self, subject: str, others: str, expected: Verdict) -> None:
        """Against the largest of all the others, which the caller gives."""
        found = check(
            line("subject", subject),
            claim(ClaimKind.SUPERLATIVE, "subject", None),
            field_of_comparison=Money.parse(others),
        )
        assert expected is found.verdict

    def test_without_the_others_nothing_is_decided(self) -> None:
        """Nobody has told of every other, and the claim says what is missing."""
        found = check(line("subject", "£36m"), claim(ClaimKind.SUPERLATIVE, "subject", None))
        assert Verdict.UNDETERMINED is found.verdict
        assert found.missing == ("the field of comparison",)


class TestOperands:
    """Where the values of operands come from."""

    def test_an_allowance_gives_the_rate_of_the_day(self) -> None:
        """The rate is that of the day the claim means."""
        rates = table(("£100", "2022-04-06", "2023-04-05"), ("£112", "2023-04-06", "2024-04-05"))
        old, new, index = (
            Operand(
                role=role,
                what=role.value,
                subject_id=subject,
                at=None if at is None else PartialDate.parse(at),
            )
            for role, subject, at in (
                (OperandRole.OLD, "allowance", "2023-04-05"),
                (OperandRole.NEW, "allowance", "2023-04-06"),
                (OperandRole.INDEX, None, None),
            )
        )
        subject = Claim(
            id="claim",
            title="Claim",
            kind=ClaimKind.ABOVE_INDEX,
            operands=(old, new, index),
            citations=(PASSAGE,),
        )
        found = check(rates, subject, index=Ratio.parse("10%"))
        assert Verdict.HOLDS is found.verdict
        assert found.operands[:2] == (
            ("old value", Money.parse("£100 a week")),
            ("new value", Money.parse("£112 a week")),
        )
        assert found.because == (PASSAGE, FIGURES)
        assert found.because == found.citations

    @pytest.mark.parametrize(
        ("subject", "at"),
        [
            (table(("£100", "2022-04-06", "2023-04-05")), None),
            (table(("£100", "2022-04-06", "2023-04-05")), "2023-04-06"),
            (table(("£100", "2022-04-06", "2023-04-05"), band=AgeBand(0, 4)), "2022-05-01"),
            (
                table(("£100", "2022-04-06", "2023-04-05"), ("£112", "2023-04-06", "open")),
                "2023-04",
            ),
        ],
        ids=["no day", "no rate", "bands", "a month of two rates"],
    )
    def test_an_allowance_without_one_rate_gives_none(
        self, subject: Allowance, at: str | None
    ) -> None:
        """Without a day, a rate or an age there is no one figure to compare."""
        found = check(subject, claim(ClaimKind.GROWTH_OF, "allowance", "allowance", at=at))
        assert list(found.operands) == [("old value", None), ("new value", None)]
        assert found.missing == ("the old value", "the new value")

    def test_an_allowance_that_differs_by_region_gives_none(self) -> None:
        """Nor without a region; and it does not keep other claims from being checked."""
        rate = Rate(
            amount=Money.parse("£100 a week"),
            span=Span.parse("2022"),
            region=Region.LONDON,
            citations=(FIGURES,),
        )
        subject = Allowance(
            id="allowance",
            title="Allowance",
            rates=(rate,),
        )
        found = check(
            subject, claim(ClaimKind.GROWTH_OF, "allowance", "allowance", at="2023-05-01")
        )
        assert found.missing == ("the old value", "the new value")

    def test_an_indicator_gives_what_was_observed_on_the_day(self) -> None:
        """Of two releases the one about the day counts."""
        first = Stated[Figure](
            Count.parse("10 areas"),
            citations=(FIGURES,),
            effective=Span.parse("2022-01-01", "2022-12-31"),
        )
        second = Stated[Figure](
            Count.parse("12 areas"),
            citations=(FIGURES,),
            effective=Span.parse("2023-01-01", "2023-12-31"),
        )
        places = Indicator(
            id="places", title="Places", unit="areas", observations=History.of(first, second)
        )
        asserted = Count.parse("10 areas")
        for at, expected in (
            ("2022-06-01", Verdict.HOLDS),
            ("2023-06-01", Verdict.FAILS),
            (None, Verdict.FAILS),
            ("2024-06-01", Verdict.UNDETERMINED),
        ):
            found = check(places, claim(ClaimKind.COUNT_OF, "places", at=at, asserted=asserted))
            assert expected is found.verdict

    def test_what_is_unknown_gives_none(self) -> None:
        """The operand is missing."""
        found = check(
            line("money"),
            claim(ClaimKind.SUPERLATIVE, "money", None),
            field_of_comparison=Money.parse("£10"),
        )
        assert found.missing == ("the subject",)
        assert Verdict.UNDETERMINED is found.verdict

    def test_what_is_not_in_view_gives_none(self) -> None:
        """An id that leads to nothing is missing, and no crash."""
        found = check(claim(ClaimKind.SUPERLATIVE, "ghost", None))
        assert found.missing == ("the subject", "the field of comparison")

    def test_an_assumption_takes_the_place_of_what_is_known(self) -> None:
        """The caller asks what would be if."""
        found = check(
            line("subject", "£36m"),
            claim(ClaimKind.SUPERLATIVE, "subject", None),
            subject=Money.parse("£1m"),
            field_of_comparison=Money.parse("£2m"),
        )
        assert Verdict.FAILS is found.verdict


class TestRivals:
    """Operands on which sources disagree: each value is a reading, and no side is taken."""

    def test_each_reading_is_told(self) -> None:
        """The same share holds of one ask and fails of another: it is not decided."""
        found = check(
            line("part", "£200m"),
            line("whole", "£2.6bn", "£2bn"),
            claim(ClaimKind.SHARE_OF, "part", "whole", asserted=Share.parse("7.7%")),
        )
        assert found.verdict is Verdict.UNDETERMINED
        assert found.missing == ()
        assert [(role, str(value)) for role, value in found.operands] == [
            ("numerator", "£200 million"),
            ("denominator", "£2.6 billion"),
            ("denominator", "£2 billion"),
        ]
        assert found.findings == (
            "with the denominator of £2.6 billion it holds",
            "with the denominator of £2 billion it fails",
            "taken by itself it implies a denominator of (£2,580,645,161, £2,614,379,085)",
        )

    @pytest.mark.parametrize(
        ("others", "expected"),
        [(("£1", "£5"), Verdict.HOLDS), (("£20", "£30"), Verdict.FAILS)],
    )
    def test_what_all_readings_give_is_the_verdict(
        self, others: tuple[str, str], expected: Verdict
    ) -> None:
        """More than either of two, or less than both."""
        found = check(
            line("money", "£10"),
            line("rest", *others),
            claim(ClaimKind.SUPERLATIVE, "money", "rest"),
        )
        assert found.verdict is expected

    def test_a_reading_may_be_left_open(self) -> None:
        """What one reading decides and another does not is not decided."""
        found = check(
            line("part", "£200m"),
            line("whole", "over £2.6bn", "£2bn"),
            claim(ClaimKind.SHARE_OF, "part", "whole", asserted=Share.parse("7.7%")),
        )
        assert found.verdict is Verdict.UNDETERMINED
        assert found.findings[0] == "with the denominator of over £2.6 billion it cannot be decided"

    def test_with_another_operand_missing_each_reading_bounds_it(self) -> None:
        """What each value implies of the missing one is told."""
        found = check(
            line("part", "£200m", "£100m"),
            claim(ClaimKind.SHARE_OF, "part", None, asserted=Share.parse("10%")),
        )
        assert found.missing == ("the denominator",)
        assert len(found.findings) == 2
        assert "£100 million it cannot be decided: it implies a denominator" in found.findings[1]

    def test_an_indicator_may_have_rivals_too(self) -> None:
        """Two figures of one month, of which either decides it alike."""
        asserted = Count.parse("at least 12 areas")
        places = indicator("places", Count.parse("12 areas"), Count.parse("13 areas"))
        found = check(places, claim(ClaimKind.COUNT_OF, "places", asserted=asserted))
        assert found.verdict is Verdict.HOLDS
        assert len(found.operands) == 2

    def test_an_assumption_settles_it(self) -> None:
        """The caller chooses, and nobody else."""
        found = check(
            line("part", "£200m"),
            line("whole", "£2.6bn", "£2bn"),
            claim(ClaimKind.SHARE_OF, "part", "whole", asserted=Share.parse("7.7%")),
            denominator=Money.parse("£2.6bn"),
        )
        assert found.verdict is Verdict.HOLDS

    def test_very_many_readings_are_counted_and_not_told(self) -> None:
        """Eleven values of each operand are 121 ways to choose."""
        figures = [f"£{pounds}" for pounds in range(10, 21)]
        found = check(
            line("one", *figures),
            line("other", *figures),
            claim(ClaimKind.SUPERLATIVE, "one", "other"),
        )
        assert found.verdict is Verdict.UNDETERMINED
        assert found.findings == ("the sources disagree in 121 ways",)


class TestReadings:
    """What is certain by the figures as printed, and on every day that is meant."""

    def test_figures_that_may_be_rounded_are_said_to_be(self) -> None:
        """£200m of £2.6bn is 7.7% as printed, and may be 7.5% or 7.9%."""
        found = check(
            line("part", "£200m"),
            line("whole", "£2.6bn"),
            claim(ClaimKind.SHARE_OF, "part", "whole", asserted=Share.parse("7.7%")),
        )
        assert found.verdict is Verdict.HOLDS
        assert found.findings == (
            "it holds by the figures as printed; if they are rounded, it cannot be decided",
        )
        apart = check(
            line("part", "£200m"),
            line("whole", "£2.6bn"),
            claim(ClaimKind.SHARE_OF, "part", "whole", asserted=Share.parse("20%")),
        )
        assert (apart.verdict, apart.findings) == (Verdict.FAILS, ())

    def test_a_value_between_the_ends_of_the_time_counts(self) -> None:
        """An index of 5%, then 10%, then 5% within a year has no one value that year."""
        months = History.of(
            *(
                Stated(
                    Ratio.parse(rate),
                    citations=(FIGURES,),
                    effective=Span.parse(first, last),
                )
                for rate, first, last in (
                    ("5%", "2023-01-01", "2023-05-31"),
                    ("10%", "2023-06-01", "2023-06-30"),
                    ("5%", "2023-07-01", "2023-12-31"),
                )
            )
        )
        index = Indicator(
            id="index", title="Index", unit="%", observations=months, citations=(FIGURES,)
        )
        operands = (
            Operand(role=OperandRole.GROWTH, what="the rise"),
            Operand(
                role=OperandRole.INDEX,
                what="inflation",
                subject_id="index",
                at=PartialDate.parse("2023"),
            ),
        )
        rise = Claim(
            id="claim",
            title="Claim",
            kind=ClaimKind.ABOVE_INDEX,
            operands=operands,
            citations=(PASSAGE,),
        )
        found = check(index, rise, growth=Ratio.parse("7%"))
        assert (found.verdict, found.missing) == (Verdict.UNDETERMINED, ("inflation",))
        summer = attrs.evolve(operands[1], at=PartialDate.parse("2023-07"))
        later = attrs.evolve(rise, operands=(operands[0], summer))
        assert check(index, later, growth=Ratio.parse("7%")).verdict is Verdict.HOLDS

    def test_only_passages_that_count_are_cited(self) -> None:
        """What was corrected is no ground of the answer."""
        old = Stated(Money.parse("£100m"), citations=(PASSAGE,), key="first")
        new = Stated(
            Money.parse("£200m"),
            citations=(FIGURES,),
            kind=StatementKind.CORRECTS,
            revises="first",
        )
        part = attrs.evolve(line("part"), amount=History.of(old, new))
        asserted = claim(ClaimKind.SHARE_OF, "part", "whole", asserted=Share.parse("10%"))
        found = check(part, line("whole", "£2bn"), attrs.evolve(asserted, citations=(FIGURES,)))
        assert (found.verdict, found.because) == (Verdict.HOLDS, (FIGURES,))

    def test_a_cell_on_which_sources_differ_is_no_table(self) -> None:
        """Neither rate is taken, in whichever order they stand."""
        rates = [
            Rate(amount=Money.parse(amount), span=Span.parse(first, last), citations=(FIGURES,))
            for amount, first, last in (
                ("£10 a week", "2023-01-01", "2023-01-31"),
                ("£9 a week", "2023-01-01", "2023-01-31"),
                ("£11 a week", "2023-03-01", "2023-03-31"),
            )
        ]
        for ordered in (rates, rates[::-1]):
            table = Allowance(id="table", title="Table", rates=tuple(ordered), citations=(FIGURES,))
            operands = tuple(
                Operand(role=role, what=role.value, subject_id="table", at=PartialDate.parse(day))
                for role, day in ((OperandRole.OLD, "2023-01-10"), (OperandRole.NEW, "2023-03-10"))
            )
            growth = Claim(
                id="claim",
                title="Claim",
                kind=ClaimKind.GROWTH_OF,
                asserted=Ratio.parse("22%"),
                operands=operands,
                citations=(PASSAGE,),
            )
            found = check(table, growth)
            assert found.verdict is Verdict.UNDETERMINED
            assert found.missing == ("old value",)

    def test_what_is_no_reform_is_refused(self) -> None:
        """In the form that every error has."""
        with pytest.raises(InvalidValueError, match="reform must be a Reform, got None"):
            check_claims(cast("Any", None))


class TestComparability:
    """Why a share may mislead."""

    def sums(self, basis: FundingBasis = FundingBasis.UNSTATED, *years: str) -> list[Entity]:
        """Make a part for two years of a whole, whose years are given."""
        part = attrs.evolve(line("part", "£200m"), period=self.span("2023-04-01", "2025-03-31"))
        period = self.span("2022-04-01", *years) if years else History[Span]()
        whole = attrs.evolve(line("whole", "£2.6bn"), period=period, basis=basis)
        asserted = Share.parse("7.7%")
        return [part, whole, claim(ClaimKind.SHARE_OF, "part", "whole", asserted=asserted)]

    def span(self, start: str, *ends: str) -> History[Span]:
        """State a period, or rival ones."""
        return History.of(*(Stated(Span.parse(start, end), citations=(FIGURES,)) for end in ends))

    def test_unlike_years_are_told(self) -> None:
        """Two years over four; rival periods are both named."""
        _, warning = check(*self.sums(FundingBasis.UNSTATED, "2026-03-31")).warnings
        assert warning == (
            "they are for unlike years: the numerator for 1 April 2023 to 31 March 2025 and the "
            "denominator for 1 April 2022 to 31 March 2026"
        )
        _, warning = check(*self.sums(FundingBasis.UNSTATED, "2026-03-31", "2027-03-31")).warnings
        assert warning.endswith("31 March 2026 or 1 April 2022 to 31 March 2027")

    def test_years_that_no_source_gives_are_not_unlike(self) -> None:
        """That the claim gives no years is all that can be said."""
        assert len(check(*self.sums()).warnings) == 1

    def test_a_sum_for_each_is_told(self) -> None:
        """What each recipient gets is no whole."""
        assert check(*self.sums(FundingBasis.EACH)).warnings[-1] == (
            "the denominator is for each of its recipients, not for all of them"
        )


class TestAssumptions:
    """Values of the caller's, by claim and role."""

    def test_an_unknown_operand_is_answered_with_near_ones(self) -> None:
        """A misspelt key would be an assumption that is never made."""
        entities = [line("subject", "£36m"), claim(ClaimKind.SUPERLATIVE, "subject", None)]
        with pytest.raises(InvalidValueError) as caught:
            check_claims(Reform(entities), {"claim/subjct": Money.parse("£1")})
        assert (caught.value.field, caught.value.value) == ("assume", "claim/subjct")
        assert caught.value.advice == "did you mean 'claim/subject'?"

    @pytest.mark.parametrize("value", [5, "4.6%", None, Verdict.HOLDS])
    def test_what_is_no_quantity_is_refused(self, value: object) -> None:
        """A bare number has no unit to compare by."""
        entities = [line("subject", "£36m"), claim(ClaimKind.SUPERLATIVE, "subject", None)]
        with pytest.raises(InvalidValueError) as caught:
            check_claims(Reform(entities), {"claim/subject": cast("Any", value)})
        assert ("assume", value) == (caught.value.field, caught.value.value)

    @pytest.mark.parametrize("assume", [[("claim/subject", Money.parse("£1"))], "claim/subject", 5])
    def test_what_is_no_mapping_is_refused(self, assume: object) -> None:
        """Values are given by the keys of their operands."""
        with pytest.raises(InvalidValueError) as caught:
            check_claims(Reform([]), cast("Any", assume))
        assert ("assume", assume) == (caught.value.field, caught.value.value)

    def test_without_claims_there_is_nothing_to_assume(self) -> None:
        """A reform without claims has no checks."""
        assert check_claims(Reform([])) == ()
        with pytest.raises(InvalidValueError):
            check_claims(Reform([]), {"claim/subject": Money.parse("£1")})
