"""Payments: sums worked out by hand, and what is refused."""

from datetime import date
from decimal import Decimal, Inexact, localcontext
from typing import Any, TypeVar, cast

import attrs
import pytest

from csc_reform import (
    AgeBand,
    Allowance,
    AllowanceKind,
    Citation,
    History,
    Instalment,
    InvalidValueError,
    KeyedOn,
    Money,
    NoRate,
    NoRateReason,
    PartWeeks,
    Payment,
    Per,
    Period,
    Rate,
    Region,
    Span,
    Stated,
    YearKind,
    cite,
    load,
)

T = TypeVar("T")

PASSAGE = Citation(source_id="paper", locator="table")
OTHER = Citation(source_id="other", locator="table")
YOUNG, OLD = AgeBand(0, 4), AgeBand(5, 17)
LONDON, REST = Region.LONDON, Region.REST_OF_ENGLAND
BY_DAY, IN_FULL, NOT_PAID = PartWeeks.BY_DAY, PartWeeks.IN_FULL, PartWeeks.NOT_PAID


def said(value: T) -> History[T]:
    """State a value."""
    return History.of(Stated(value, citations=(PASSAGE,)))


def rate(  # noqa: PLR0913 (a cell of a table, each part under its name)
    amount: str,
    start: str = "2024-04-01",
    end: str = "open",
    *,
    band: AgeBand | None = None,
    region: Region | None = None,
    citation: Citation = PASSAGE,
) -> Rate:
    """Make a rate."""
    return Rate(
        amount=Money.parse(amount),
        span=Span.parse(start, end),
        band=band,
        region=region,
        citations=(citation,),
    )


def allowance(*rates: Rate, **more: Any) -> Allowance:  # noqa: ANN401 (any fields)
    """Make an allowance of some rates."""
    return Allowance(id="ours", title="Ours", rates=rates, **more)


def instalment(day: int, amount: str, start: str = "2024-04-01", end: str = "open") -> Instalment:
    """Make a part of a sum."""
    span = Span.parse(start, end)
    return Instalment(day=day, amount=Money.parse(amount), span=span, citations=(OTHER,))


def told(payment: Payment) -> list[tuple[str, str]]:
    """Give the days and the amount of each line."""
    return [(line.period.in_words(), str(line.amount)) for line in payment.lines]


class TestWholeWeeks:
    """Where no week is cut, no rule for parts of weeks is needed."""

    def test_weeks_of_one_rate(self) -> None:
        """Ten weeks of £70.01."""
        payment = allowance(rate("£70.01 a week")).payable(Period.weeks_from("2025-01-06", 10))
        assert told(payment) == [("6 January 2025 to 16 March 2025", "£700.10")]
        assert payment.total == Money.parse("£700.10")
        assert payment.lines[0].units == 10
        assert payment.is_complete
        assert payment.part_weeks is None
        assert payment.because == payment.citations == (PASSAGE,)

    def test_a_new_rate_at_the_end_of_a_week(self) -> None:
        """Two weeks of the old and one of the new."""
        ours = allowance(
            rate("£70 a week", end="2025-01-19"),
            rate("£77 a week", "2025-01-20", citation=OTHER),
        )
        payment = ours.payable(Period.weeks_from("2025-01-06", 3))
        assert [str(line.amount) for line in payment.lines] == ["£140", "£77"]
        assert payment.citations == (PASSAGE, OTHER)

    def test_any_rule_gives_the_same(self) -> None:
        """Whole weeks come to the same by every rule."""
        ours = allowance(rate("£70 a week"))
        period = Period.weeks_from("2025-01-06", 3)
        lines = ours.payable(period).lines
        for rule in PartWeeks:
            assert ours.payable(period, part_weeks=rule).lines == lines

    def test_the_same_rate_stated_anew_is_another_line(self) -> None:
        """Each year's table has passages of its own."""
        ours = allowance(
            rate("£70 a week", end="2025-01-12"), rate("£70 a week", "2025-01-13", citation=OTHER)
        )
        payment = ours.payable(Period.weeks_from("2025-01-06", 2))
        assert [line.citations for line in payment.lines] == [(PASSAGE,), (OTHER,)]


class TestParts:
    """Parts of weeks, by each rule."""

    OURS = allowance(rate("£70 a week", end="2025-01-21"), rate("£100 a week", "2025-01-22"))
    #: Two weeks and a day of the first rate; then one week, by days, and a day over.
    PERIOD = Period.of_days("2025-01-07", "2025-01-29")

    def test_by_day(self) -> None:
        """15 days at £10 and 8 days at a seventh of £100: £150 and £114.29 to the penny."""
        payment = self.OURS.payable(self.PERIOD, part_weeks=BY_DAY)
        assert told(payment) == [
            ("7 January 2025 to 21 January 2025", "£150"),
            ("22 January 2025 to 29 January 2025", "£114.29"),
        ]
        assert str(payment.total) == "£264.29"

    def test_in_full(self) -> None:
        """Weeks begin on 7, 14, 21 and 28 January: three at £70, the last at £100 in full."""
        payment = self.OURS.payable(self.PERIOD, part_weeks=IN_FULL)
        assert told(payment) == [
            ("7 January 2025 to 27 January 2025", "£210"),
            ("28 January 2025 to 29 January 2025", "£100"),
        ]
        assert [line.units for line in payment.lines] == [3, 1]

    def test_not_paid(self) -> None:
        """The week that is cut short is not paid."""
        payment = self.OURS.payable(self.PERIOD, part_weeks=NOT_PAID)
        assert told(payment) == [("7 January 2025 to 27 January 2025", "£210")]

    def test_less_than_a_week(self) -> None:
        """Three days come to three sevenths, to a week, or to nothing."""
        period = Period.of_days("2025-01-07", "2025-01-09")
        totals = [str(self.OURS.payable(period, part_weeks=rule).total) for rule in PartWeeks]
        assert totals == ["£30", "£70", "£0"]

    def test_half_a_penny_is_rounded_up(self) -> None:
        """A seventh of £0.35 is five pence; of £0.455, six and a half, paid as seven."""
        for amount, total in (("£0.35", "£0.05"), ("£0.455", "£0.07")):
            payment = allowance(rate(f"{amount} a week")).payable(
                Period.of_days("2025-01-07", "2025-01-07"), part_weeks=BY_DAY
            )
            assert str(payment.total) == total

    def test_a_choice_has_to_be_made(self) -> None:
        """When the days end within a week, and when a rate changes within one."""
        with pytest.raises(InvalidValueError) as refused:
            self.OURS.payable(Period.of_days("2025-01-07", "2025-01-15"))
        assert str(refused.value) == (
            "part_weeks must be chosen, since the days end within a week, on 16 January 2025, "
            "got None; one of PartWeeks.BY_DAY, PartWeeks.IN_FULL, PartWeeks.NOT_PAID"
        )
        with pytest.raises(InvalidValueError, match="the rate changes within a week, on 22 Jan"):
            self.OURS.payable(Period.weeks_from("2025-01-07", 4))

    def test_a_rate_a_year_and_a_month(self) -> None:
        """Years and months stand in the place of weeks, counted from the first day."""
        yearly = allowance(rate("£3,650 a year"))
        assert str(yearly.payable(Period.financial_year(2025)).total) == "£3,650"
        by_day = yearly.payable(Period.of_days("2025-04-01", "2025-05-10"), part_weeks=BY_DAY)
        assert str(by_day.total) == "£400"
        assert by_day.lines[0].in_words().endswith("8/73 of a year of £3,650 a year is £400")
        monthly = allowance(rate("£310 a month"))
        period = Period.of_days("2025-01-01", "2025-02-14")
        assert str(monthly.payable(period, part_weeks=BY_DAY).total) == "£465"
        assert str(monthly.payable(period, part_weeks=IN_FULL).total) == "£620"
        assert str(monthly.payable(period, part_weeks=NOT_PAID).total) == "£310"

    def test_hedged_rates_stay_hedged(self) -> None:
        """Each end is reckoned by itself; a figure without bounds stays without."""
        week = Period.of_days("2025-01-07", "2025-01-09")
        for amount, total in (
            ("£154 to £270 a week", "£66 to £115.71"),
            # What lies just above £70 comes to what is rounded to £30.
            ("over £70 a week", "at least £30"),
            ("over £100 a week", "at least £42.86"),
            ("under £70 a week", "up to £30"),
            ("about £70 a week", "about £30"),
        ):
            payment = allowance(rate(amount)).payable(week, part_weeks=BY_DAY)
            assert str(payment.total) == total


class TestPerson:
    """Birthdays, regions and the day of the start."""

    TABLE = allowance(
        *(
            rate(f"£{pounds} a week", band=band, region=region)
            for pounds, band, region in (
                (70, YOUNG, LONDON),
                (77, OLD, LONDON),
                (63, YOUNG, REST),
                (84, OLD, REST),
            )
        )
    )

    def test_a_birthday_changes_the_band(self) -> None:
        """The fifth birthday is the first day of the other band; a fourth changes nothing."""
        payment = self.TABLE.payable(
            Period.of_days("2025-01-01", "2025-01-14"),
            born="2020-01-08",
            region=LONDON,
        )
        assert told(payment) == [
            ("1 January 2025 to 7 January 2025", "£70"),
            ("8 January 2025 to 14 January 2025", "£77"),
        ]
        assert [line.band for line in payment.lines] == [YOUNG, OLD]
        fourth = self.TABLE.payable(
            Period.weeks_from("2025-01-01", 2), born="2021-01-08", region=LONDON
        )
        assert told(fourth) == [("1 January 2025 to 14 January 2025", "£140")]

    def test_a_birthday_on_29_february(self) -> None:
        """In a year without that day the age is reached on 1 March."""
        payment = self.TABLE.payable(
            Period.of_days("2025-02-22", "2025-03-07"), born="2020-02-29", region=LONDON
        )
        assert [line.period.start for line in payment.lines] == [
            date(2025, 2, 22),
            date(2025, 3, 1),
        ]

    def test_a_move_to_another_region(self) -> None:
        """Each day has the rate of where the person lives; the order given does not matter."""
        stays = [
            (Period("2025-01-08"), REST),
            (Period.of_days("2024-12-01", "2025-01-07"), LONDON),
        ]
        payment = self.TABLE.payable(
            Period.weeks_from("2025-01-01", 3), born="2015-01-01", region=stays
        )
        assert [(line.region, str(line.amount)) for line in payment.lines] == [
            (LONDON, "£77"),
            (REST, "£168"),
        ]

    def test_an_age_that_no_band_has_is_a_gap(self) -> None:
        """From the 18th birthday on there is no rate, and the total is a least one."""
        payment = self.TABLE.payable(
            Period.weeks_from("2025-01-01", 3), born="2007-01-15", region=LONDON
        )
        (gap,) = payment.gaps
        assert (gap.reason, gap.period.in_words()) == (
            NoRateReason.UNKNOWN_CELL,
            "15 January 2025 to 21 January 2025",
        )
        assert "no rate for age 18 in London" in gap.message
        assert str(payment.total) == "at least £154"
        assert not payment.is_complete

    def test_nothing_is_paid_before_the_start(self) -> None:
        """Weeks are counted from the first day that is paid."""
        ours = allowance(rate("£70 a week"))
        period = Period.of_days("2025-01-01", "2025-01-21")
        payment = ours.payable(period, started="2025-01-08")
        assert told(payment) == [("8 January 2025 to 21 January 2025", "£140")]
        assert told(ours.payable(period, started="2024-01-08", part_weeks=BY_DAY)) == [
            ("1 January 2025 to 21 January 2025", "£210")
        ]
        after = ours.payable(period, started="2025-01-22")
        assert (after.lines, str(after.total), after.is_complete) == ((), "£0", True)

    def test_the_start_can_decide_the_rate(self) -> None:
        """Who started under the old table keeps it, and still grows older."""
        ours = allowance(
            rate("£70 a week", end="2024-12-31", band=YOUNG),
            rate("£77 a week", end="2024-12-31", band=OLD),
            rate("£700 a week", "2025-01-01"),
            keyed_on=said(KeyedOn.START_DATE),
        )
        payment = ours.payable(
            Period.weeks_from("2025-01-01", 2), born="2020-01-08", started="2024-12-31"
        )
        assert [str(line.amount) for line in payment.lines] == ["£70", "£77"]


class TestGaps:
    """Days without a known rate are named."""

    def test_each_reason_is_a_gap_of_its_own(self) -> None:
        """Before the first table, between two, and after the last."""
        ours = allowance(
            rate("£70 a week", "2025-01-08", "2025-01-14"),
            rate("£84 a week", "2025-01-22", "2025-01-28"),
            year=said(YearKind.FINANCIAL),
        )
        payment = ours.payable(Period.weeks_from("2025-01-01", 5))
        assert [(gap.reason, gap.period.days) for gap in payment.gaps] == [
            (NoRateReason.BEFORE_FIRST, 7),
            (NoRateReason.GAP, 7),
            (NoRateReason.NOT_YET_KNOWN, 7),
        ]
        assert str(payment.total) == "at least £154"
        words = payment.in_words().splitlines()
        assert [line.partition(":")[0] for line in words] == [
            "1 January 2025 to 7 January 2025",
            "8 January 2025 to 14 January 2025",
            "15 January 2025 to 21 January 2025",
            "22 January 2025 to 28 January 2025",
            "29 January 2025 to 4 February 2025",
            "total",
        ]

    def test_days_that_the_sources_leave_open(self) -> None:
        """From "April" to "April" is certain but for the Aprils."""
        ours = allowance(rate("£70 a week", "2024-04", "2025-04"))
        payment = ours.payable(Period.of_days("2024-04-01", "2024-05-06"), part_weeks=BY_DAY)
        assert [(gap.reason, gap.period.days) for gap in payment.gaps] == [
            (NoRateReason.UNDECIDABLE, 29)
        ]
        assert [line.period.days for line in payment.lines] == [7]

    def test_sources_that_disagree(self) -> None:
        """No figure is chosen."""
        ours = allowance(rate("£70 a week"), rate("£71 a week", citation=OTHER))
        payment = ours.payable(Period.weeks_from("2025-01-01", 1))
        assert [gap.reason for gap in payment.gaps] == [NoRateReason.CONFLICTING]

    def test_a_change_announced_for_after_the_last_rate(self) -> None:
        """Its size is not known, and that is the reason; before it is due, it is none."""
        announced = Stated("more", citations=(PASSAGE,), effective=Span.parse("2025-01"))
        ours = allowance(
            rate("£70 a week", "2024-01-08", "2024-12-31"),
            announcements=History.of(announced),
            year=said(YearKind.FINANCIAL),
        )
        week = ours.payable(Period.weeks_from("2025-01-01", 1))
        assert [gap.reason for gap in week.gaps] == [NoRateReason.ANNOUNCED_WITHOUT_FIGURE]
        assert "the last known ends on 31 December 2024; a change is announced" in (
            week.gaps[0].message
        )
        told = attrs.evolve(announced, effective=Span.parse("2024-06-01"))
        earlier = attrs.evolve(ours, announcements=History.of(told))
        (gap,) = earlier.payable(Period.weeks_from("2025-01-01", 1)).gaps
        assert gap.reason is NoRateReason.NOT_YET_KNOWN
        (gap,) = attrs.evolve(ours, year=History()).payable(Period.weeks_from("2025-01-01", 1)).gaps
        assert gap.reason is NoRateReason.AFTER_LAST

    def test_an_allowance_without_rates(self) -> None:
        """All of it is a gap, whatever is asked."""
        payment = allowance(announcements=said("more")).payable(Period("2025-01-01", "2025-01-09"))
        assert [gap.reason for gap in payment.gaps] == [NoRateReason.ANNOUNCED_WITHOUT_FIGURE]
        assert str(payment.total) == "at least £0"

    def test_a_gap_in_a_week_is_seen_by_its_first_day(self) -> None:
        """With the first day deciding, the week is paid or is a gap as a whole."""
        ours = allowance(rate("£70 a week", end="2025-01-08"))
        payment = ours.payable(Period.weeks_from("2025-01-01", 3), part_weeks=IN_FULL)
        assert told(payment) == [("1 January 2025 to 14 January 2025", "£140")]
        assert [gap.period.start for gap in payment.gaps] == [date(2025, 1, 15)]


class TestOnce:
    """Sums paid once, whole or in instalments."""

    def test_it_falls_due_on_the_day_of_the_start(self) -> None:
        """Within the days it is paid, outside it is not."""
        ours = allowance(rate("£3,000"))
        day = ours.payable(Period.financial_year(2025), started="2025-06-01")
        assert told(day) == [("1 June 2025 to 1 June 2025", "£3,000")]
        assert ours.payable(Period.financial_year(2026), started="2025-06-01").lines == ()

    def test_the_bursary_in_three_instalments(self) -> None:
        """£1,000 on each of days 60, 120 and 300 after a start from 1 August 2023 on."""
        bursary = load().allowances["care-leaver-apprenticeship-bursary"]
        year = Period.academic_year(2023)
        payment = bursary.payable(Period("2023-09-01", "2025-09-01"), started="2023-09-01")
        assert [(str(line.period.start), str(line.amount)) for line in payment.lines] == [
            ("2023-10-31", "£1,000"),
            ("2023-12-30", "£1,000"),
            ("2024-06-27", "£1,000"),
        ]
        assert str(payment.total) == "£3,000"
        assert cite(load(), payment)
        assert str(bursary.payable(year, started="2024-04-01").total) == "£2,000"

    def test_the_day_of_the_start_decides(self) -> None:
        """One instalment until 31 July 2023, whenever it falls due."""
        bursary = load().allowances["care-leaver-apprenticeship-bursary"]
        payment = bursary.payable(Period.academic_year(2023), started="2023-07-31")
        assert [(str(line.period.start), str(line.amount)) for line in payment.lines] == [
            ("2023-09-29", "£1,000")
        ]

    def test_an_unknown_rate_is_a_gap(self) -> None:
        """Before the first table nothing is known of it."""
        payment = allowance(rate("£3,000")).payable(
            Period.financial_year(2020), started="2020-06-01"
        )
        assert [gap.reason for gap in payment.gaps] == [NoRateReason.BEFORE_FIRST]
        assert str(payment.total) == "at least £0"

    def test_instalments_of_an_unsure_start(self) -> None:
        """When the sources do not give the day from which it is paid out in parts."""
        ours = allowance(rate("£100"), instalments=(instalment(60, "£100", "2025-04"),))
        payment = ours.payable(Period.financial_year(2025), started="2025-04-10")
        assert [gap.reason for gap in payment.gaps] == [NoRateReason.UNDECIDABLE]

    @pytest.mark.parametrize(
        "parts",
        [
            (instalment(60, "£40"), instalment(120, "£50")),
            (instalment(60, "£100"), instalment(60, "£90")),
        ],
    )
    def test_instalments_that_do_not_come_to_the_sum(self, parts: tuple[Instalment, ...]) -> None:
        """Neither the sum nor its parts are preferred."""
        payment = allowance(rate("£100"), instalments=parts).payable(
            Period.years_from("2025-04-10", 2), started="2025-04-10"
        )
        assert [gap.reason for gap in payment.gaps] == [NoRateReason.CONFLICTING]

    def test_one_instalment_stated_twice_is_paid_once(self) -> None:
        """Both passages are named."""
        twice = Instalment(
            day=60, amount=Money.parse("£100"), span=Span.parse("2024-04-01"), citations=(PASSAGE,)
        )
        ours = allowance(rate("£100"), instalments=(instalment(60, "£100"), twice))
        (line,) = ours.payable(Period.financial_year(2025), started="2025-04-10").lines
        assert (str(line.amount), line.citations) == ("£100", (OTHER, PASSAGE))

    def test_the_end_of_the_calendar(self) -> None:
        """What falls due beyond it falls due on no day that can be asked of."""
        ours = allowance(rate("£100"), instalments=(instalment(60, "£100"),))
        payment = ours.payable(Period("9999-01-01", "9999-12-31"), started="9999-12-01")
        assert payment.lines == ()


class TestKinds:
    """What the total is, by what the allowance binds its payer to."""

    @pytest.mark.parametrize(
        ("kinds", "words"),
        [
            ((AllowanceKind.ENTITLEMENT,), "total: £70"),
            ((AllowanceKind.MINIMUM,), "total: £70, the least that is to be paid"),
            ((AllowanceKind.RECOMMENDED_MINIMUM,), "total: £70, the least that is recommended"),
            ((), "total: £70, no source in view saying what it binds its payer to"),
            (
                (AllowanceKind.MINIMUM, AllowanceKind.RECOMMENDED_MINIMUM),
                "total: £70, sources differing on whether it is minimum or recommended minimum",
            ),
        ],
    )
    def test_it_is_said_after_the_total(self, kinds: tuple[AllowanceKind, ...], words: str) -> None:
        """A minimum is the least."""
        kind = History.of(*(Stated(one, citations=(PASSAGE,)) for one in kinds))
        ours = allowance(rate("£70 a week"), kind=kind)
        payment = ours.payable(Period.weeks_from("2025-01-06", 1))
        assert payment.in_words().splitlines()[-1] == words
        assert payment.kind == kind.latest

    @pytest.mark.parametrize("kind", [AllowanceKind.CAP, AllowanceKind.TAX_RELIEF])
    def test_a_limit_is_no_payment(self, kind: AllowanceKind) -> None:
        """No part of it is worked out, nor is it added up."""
        ours = allowance(rate("£5,000 a year"), kind=said(kind))
        with pytest.raises(InvalidValueError) as refused:
            ours.payable(Period.financial_year(2025))
        assert str(refused.value) == (
            f"kind must be that of a payment, got {kind.value!r}; "
            "no part of a limit is worked out, so ask for its rate on a day"
        )
        assert isinstance(ours.find_rate(on="2025-06-01"), Rate)


class TestEdges:
    """What was once wrong."""

    def test_no_decimal_context_matters(self) -> None:
        """A context of three digits changes nothing, nor do figures of thirty."""
        ours = allowance(rate("£225 a week"))
        days = Period.of_days("2025-05-05", "2025-05-07")
        with localcontext() as context:
            context.prec = 3
            context.traps[Inexact] = True
            assert str(ours.payable(days, part_weeks=BY_DAY).total) == "£96.43"
        large = Decimal("9" * 30)
        huge = attrs.evolve(rate("£1 a week"), amount=Money.exactly(large, per=Per.A_WEEK))
        assert allowance(huge).payable(Period.weeks_from("2025-01-06", 2)).total.low == 2 * int(
            large
        )

    def test_a_band_of_babies_ends_at_the_first_birthday(self) -> None:
        """Nought is an age."""
        ours = allowance(rate("£70 a week", band=AgeBand(0, 0)))
        payment = ours.payable(Period.weeks_from("2025-01-06", 2), born="2024-01-13")
        assert told(payment) == [("6 January 2025 to 12 January 2025", "£70")]
        assert [gap.period.start for gap in payment.gaps] == [date(2025, 1, 13)]

    def test_sources_may_differ_on_the_day_that_decides(self) -> None:
        """Unless it makes no difference, nothing is chosen."""
        both = History.of(
            Stated(KeyedOn.START_DATE, citations=(PASSAGE,)),
            Stated(KeyedOn.IN_FORCE, citations=(OTHER,)),
        )
        rates = (rate("£10 a week", end="2025-01-05"), rate("£20 a week", "2025-01-06"))
        ours = allowance(*rates, keyed_on=both)
        week = Period.weeks_from("2025-01-06", 1)
        (gap,) = ours.payable(week, started="2024-05-01").gaps
        assert gap.reason is NoRateReason.CONFLICTING
        assert "start date | in force (conflict)" in gap.message
        assert str(ours.payable(week, started="2025-01-06").total) == "£20"
        with pytest.raises(InvalidValueError, match="started must be given"):
            ours.payable(week)

    def test_somebody_born_within_the_days(self) -> None:
        """Nothing is asked of the days before the start."""
        ours = allowance(rate("£70 a week", band=YOUNG))
        payment = ours.payable(
            Period.of_days("2025-01-01", "2025-01-21"), born="2025-01-03", started="2025-01-08"
        )
        assert told(payment) == [("8 January 2025 to 21 January 2025", "£140")]

    def test_conflicts_that_differ_are_gaps_of_their_own(self) -> None:
        """Each names the amounts that are at odds."""
        ours = allowance(
            rate("£70 a week", end="2025-01-12"),
            rate("£71 a week", end="2025-01-12", citation=OTHER),
            rate("£80 a week", "2025-01-13"),
            rate("£81 a week", "2025-01-13", citation=OTHER),
        )
        gaps = ours.payable(Period.weeks_from("2025-01-06", 2)).gaps
        assert [gap.message.rpartition(", ")[2] for gap in gaps] == [
            "£70 a week or £71 a week",
            "£80 a week or £81 a week",
        ]

    def test_a_rate_without_bounds_and_a_gap(self) -> None:
        """Of what is not known at all, nothing is certain but that it is not below nought."""
        ours = allowance(rate("about £70 a week", end="2025-01-12"))
        assert ours.payable(Period.weeks_from("2025-01-06", 2)).total == Money.at_least(0)

    def test_the_part_that_is_not_paid_is_named(self) -> None:
        """And only that."""
        ours = allowance(rate("£70 a week"))
        days = Period.of_days("2025-01-06", "2025-01-14")
        payment = ours.payable(days, part_weeks=NOT_PAID)
        assert payment.not_paid == Period.of_days("2025-01-13", "2025-01-14")
        assert "13 January 2025 to 14 January 2025: part of a week, not paid" in payment.in_words()
        assert (
            ours.payable(Period.weeks_from("2025-01-06", 1), part_weeks=NOT_PAID).not_paid is None
        )

    def test_what_falls_due_at_another_time_is_told(self) -> None:
        """An empty answer says why it is empty, with its sources."""
        payment = allowance(rate("£3,000")).payable(
            Period.of_days("2025-01-01", "2025-02-01"), started="2024-07-01"
        )
        assert (payment.lines, str(payment.total), payment.citations) == ((), "£0", (PASSAGE,))
        assert "outside the days asked of: 1 July 2024: £3,000" in payment.in_words()

    def test_a_start_after_the_days_owes_nothing(self) -> None:
        """Whatever the rate will be."""
        payment = allowance(rate("£3,000", end="2024-12-31")).payable(
            Period.of_days("2025-01-01", "2025-02-01"), started="2025-07-01"
        )
        assert (payment.is_complete, str(payment.total)) == (True, "£0")

    def test_the_last_weeks_of_the_calendar(self) -> None:
        """A week that would not be over is refused, in every unit."""
        for unit in ("a week", "a month", "a year"):
            with pytest.raises(InvalidValueError, match=f"period must be over {unit} before the"):
                allowance(rate(f"£70 {unit}")).payable(
                    Period("9999-12-20", "9999-12-31"), part_weeks=BY_DAY
                )

    def test_stays_that_lack_the_day_of_the_start(self) -> None:
        """Where somebody lived then decides the rate."""
        ours = allowance(rate("£3,000", region=LONDON))
        with pytest.raises(
            InvalidValueError, match="region must be given for the day of the start"
        ):
            ours.payable(
                Period.financial_year(2025),
                started="2025-01-01",
                region=[(Period("2025-04-01"), LONDON)],
            )

    def test_many_stays_and_many_weeks(self) -> None:
        """A century of weeks between two regions, in no time."""
        moves = [
            (Period(f"{year}-01-01", f"{year + 1}-01-01"), Region.LONDON if year % 2 else REST)
            for year in range(2024, 2124)
        ]
        ours = allowance(rate("£70 a week", region=LONDON), rate("£77 a week", region=REST))
        payment = ours.payable(Period("2024-04-01", "2123-04-01"), region=moves, part_weeks=BY_DAY)
        assert len(payment.lines) == 100


class TestWords:
    """How an answer reads, line by line."""

    def test_weeks_days_and_whose_rate(self) -> None:
        """As many as there are, and one is not several."""
        ours = allowance(rate("£70 a week", band=OLD, region=LONDON))

        def words(days: int) -> str:
            period = Period.of_days("2025-01-06", date(2025, 1, 5 + days))
            payment = ours.payable(period, born="2015-01-01", region=LONDON, part_weeks=BY_DAY)
            return payment.lines[0].in_words().partition(": ")[2]

        whose = "of £70 a week (age 5-17, London)"
        assert words(1) == f"1 day {whose} is £10"
        assert words(3) == f"3 days {whose} is £30"
        assert words(7) == f"1 week {whose} is £70"
        assert words(8) == f"1 week and 1 day {whose} is £80"
        assert words(16) == f"2 weeks and 2 days {whose} is £160"

    def test_months_and_years(self) -> None:
        """A part of them is a fraction."""
        monthly = allowance(rate("£310 a month")).payable(
            Period.of_days("2025-01-01", "2025-03-01"), part_weeks=BY_DAY
        )
        assert monthly.lines[0].in_words() == (
            "1 January 2025 to 1 March 2025: 2 months and 1/31 of a month of £310 a month is £630"
        )
        yearly = allowance(rate("£3,650 a year", region=REST)).payable(
            Period.years_from("2025-01-01", 1), region=REST
        )
        assert yearly.lines[0].in_words() == (
            "1 January 2025 to 31 December 2025: 1 year of £3,650 a year (Rest of England) "
            "is £3,650"
        )

    def test_the_whole_of_an_answer(self) -> None:
        """Paid and not known in the order of the days, then the rule, then the total."""
        ours = allowance(
            rate("£70 a week", "2025-01-08"), kind=said(AllowanceKind.ENTITLEMENT)
        ).payable(Period.of_days("2025-01-01", "2025-01-16"), part_weeks=NOT_PAID)
        assert ours.in_words().splitlines() == [
            (
                "1 January 2025 to 7 January 2025: not known; ours has no one rate on "
                "1 January 2025: before the first, the first known begins on 8 January 2025"
            ),
            "8 January 2025 to 14 January 2025: 1 week of £70 a week is £70",
            "15 January 2025 to 16 January 2025: part of a week, not paid",
            "parts of weeks: not paid",
            "total: at least £70",
        ]

    def test_a_sum_paid_once(self) -> None:
        """Its day and what it comes to; the rate's band and region are kept."""
        ours = allowance(rate("£3,000", band=OLD, region=LONDON))
        (line,) = ours.payable(
            Period.financial_year(2025), started="2025-06-01", born="2015-01-01", region=LONDON
        ).lines
        assert line.in_words() == "1 June 2025: £3,000"
        assert (line.band, line.region, str(line.units)) == (OLD, LONDON, "1")
        assert line.rate == line.amount

    def test_why_a_sum_paid_once_is_not_known(self) -> None:
        """For all of the days that are asked of."""
        year = Period.financial_year(2025)

        def gap(ours: Allowance, started: str = "2025-04-10") -> tuple[Period, str]:
            (one,) = ours.payable(year, started=started).gaps
            return one.period, one.message

        short = (instalment(60, "£40"), instalment(120, "£50"))
        assert gap(allowance(rate("£100"), instalments=short)) == (
            year,
            "£40 + £50 is paid out of £100",
        )
        unsure = (instalment(60, "£100", "2025-04"),)
        assert gap(allowance(rate("£100"), instalments=unsure)) == (
            year,
            "the sources do not say how it is paid out for that start",
        )
        ended = allowance(rate("£100", end="2024-12-31"))
        missing = ended.find_rate(on="2025-04-10")
        assert isinstance(missing, NoRate)
        assert gap(ended) == (year, missing.message)


class TestRefusals:
    """What is not understood is refused, with what to give instead."""

    ONE = allowance(rate("£70 a week"))
    WEEK = Period.weeks_from("2025-01-01", 1)

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"period": "2025"}, "period must be a Period, got '2025'"),
            (
                {"period": Period("2025-01-01")},
                "period must be one with an end, got 'from 1 January 2025'",
            ),
            ({"born": "2025-01-02"}, "born must be 2025-01-01 or earlier, got '2025-01-02'"),
            ({"born": "yesterday"}, "born must be a day written YYYY-MM-DD"),
            ({"born": "1800-01-01"}, "age must be an age in whole years, up to 150, got 225"),
            ({"started": 3}, "started must be"),
            (
                {"born": "2020-01-01", "started": "2019-01-01"},
                "started must be 2020-01-01 or later, got '2019-01-01'",
            ),
            ({"region": "London"}, "region must be one of Region.LONDON"),
            ({"region": [("2025", LONDON)]}, "region must be one of Region.LONDON"),
            ({"region": [LONDON]}, "region must be one of Region.LONDON"),
            ({"region": 7}, "region must be one of Region.LONDON"),
            ({"part_weeks": "by day"}, "part_weeks must be a PartWeeks, got 'by day'"),
            (
                {"region": [(Period("2025-01-02"), LONDON)]},
                "region must be given for every day, got 'none for 1 January 2025'",
            ),
            (
                {"region": [(Period("2020-01-02"), LONDON), (Period("2025-01-02"), REST)]},
                "region must be one on each day, got 'from 2 January 2020 and from 2 January 2025'",
            ),
        ],
    )
    def test_what_is_wrong_with_the_case(self, given: dict[str, object], words: str) -> None:
        """Each is one clear error."""
        with pytest.raises(InvalidValueError) as refused:
            self.ONE.payable(**cast("Any", {"period": self.WEEK, **given}))
        assert str(refused.value).startswith(words)

    @pytest.mark.parametrize(
        ("ours", "words"),
        [
            (
                allowance(rate("£70 a week", band=OLD)),
                "born must be given, since rates differ by age, got None; 5-17",
            ),
            (
                allowance(rate("£70 a week", region=LONDON)),
                "region must be given, since rates differ by region, got None; Region.LONDON",
            ),
            (
                allowance(rate("£70 a week"), keyed_on=said(KeyedOn.START_DATE)),
                "started must be given, since the day of the start decides the rate, got None",
            ),
            (allowance(rate("£70")), "started must be given, since it is paid once, got None"),
        ],
    )
    def test_what_the_allowance_needs(self, ours: Allowance, words: str) -> None:
        """What its rates differ by has to be given."""
        with pytest.raises(InvalidValueError) as refused:
            ours.payable(self.WEEK)
        assert str(refused.value).startswith(words)

    def test_the_advice(self) -> None:
        """What to give in the place of it."""
        for given, advice in (
            ({"region": [LONDON]}, "; or give pairs of a Period and its Region"),
            ({"born": "2025-01-02"}, "; of somebody born later, give the day of the start"),
        ):
            with pytest.raises(InvalidValueError) as refused:
                self.ONE.payable(**cast("Any", {"period": self.WEEK, **given}))
            assert str(refused.value).endswith(advice)
        with pytest.raises(InvalidValueError, match="the day of the start, or on which the sum"):
            allowance(rate("£70")).payable(self.WEEK)
        names = ", ".join(f"Region.{region.name}" for region in Region)
        with pytest.raises(InvalidValueError, match=f"region must be one of {names}, got 'London'"):
            self.ONE.payable(self.WEEK, region=cast("Any", "London"))

    def test_what_is_just_allowed(self) -> None:
        """Born on the first of the days, and started on the day of birth."""
        assert self.ONE.payable(self.WEEK, born="2025-01-01").is_complete
        assert self.ONE.payable(self.WEEK, born="2025-01-01", started="2025-01-01").is_complete


class TestFosterCarers:
    """The National Minimum Allowance of a child, by hand."""

    def test_a_birthday_and_a_new_table(self) -> None:
        """
        A child in the South East turns five on 1 March 2025.

        Twelve weeks from 1 February: four at £189, then five weeks and a day (36 days) at £208
        until 5 April, and 20 days at £216.
        """
        ours = load().allowances["foster-carer-national-minimum-allowance"]
        payment = ours.payable(
            Period.weeks_from("2025-02-01", 12),
            born="2020-03-01",
            region=Region.SOUTH_EAST,
            part_weeks=BY_DAY,
        )
        assert told(payment) == [
            ("1 February 2025 to 28 February 2025", "£756"),
            ("1 March 2025 to 5 April 2025", "£1,069.71"),
            ("6 April 2025 to 25 April 2025", "£617.14"),
        ]
        assert str(payment.total) == "£2,442.85"

    def test_the_rates_of_2026_are_not_known(self) -> None:
        """They are named as a gap, and nothing is carried forward."""
        ours = load().allowances["foster-carer-national-minimum-allowance"]
        payment = ours.payable(
            Period.of_days("2026-03-30", "2026-04-12"),
            born="2016-01-01",
            region=LONDON,
            part_weeks=BY_DAY,
        )
        (gap,) = payment.gaps
        assert gap.period == Period.of_days("2026-04-06", "2026-04-12")
        assert gap.reason is NoRateReason.NOT_YET_KNOWN
        assert str(payment.total) == "at least £225"
