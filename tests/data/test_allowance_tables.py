"""
Allowances, reliefs, bursaries and premiums: every rate as its source has it, and every gap said.

The table beside this module holds each cell of the National Minimum Allowance that was looked for,
with how far it can be trusted; "?" is what was not found. "Evidence" is the section of the notes
that the figures were taken from.
"""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from csc_reform import (
    AgeBand,
    Allowance,
    AllowanceKind,
    Conflict,
    Money,
    NoRate,
    NoRateReason,
    PartialDate,
    Rate,
    Ratio,
    Region,
    Verdict,
    YearKind,
    check_claims,
    cite,
    load,
    validate,
)

NMA = "foster-carer-national-minimum-allowance"
RECOMMENDED = "fostering-network-recommended-allowance"
HOME = "setting-up-home-allowance"
BURSARY = "care-leaver-apprenticeship-bursary"
FIXED = "qualifying-care-relief-fixed-amount"
WEEKLY = "qualifying-care-relief-weekly-amount"

#: The years that the allowance has had a table for, by the year in which each begins.
FIRST, LAST = 2007, 2026
#: How far a cell must be trusted to be in the data.
TRUSTED = ("high", "medium")


class Cell(NamedTuple):
    """One cell of the table: a year, a region, a band of ages, and a rate if one was found."""

    year: int
    region: Region
    band: AgeBand
    pounds: str
    confidence: str
    starts: str
    ends: str

    @property
    def is_known(self) -> bool:
        """True when the rate is trusted enough to be in the data."""
        return self.confidence in TRUSTED


def _cells() -> list[Cell]:
    with (Path(__file__).parent / "national_minimum_allowance.csv").open(encoding="utf-8") as file:
        return [
            Cell(
                year=int(row["financial_year"][:4]),
                region=Region(row["region"]),
                band=AgeBand(int(row["age_from"]), int(row["age_to"])),
                pounds=row["weekly_gbp"],
                confidence=row["confidence"],
                starts=row["effective_from"],
                ends=row["effective_to"],
            )
            for row in csv.DictReader(file)
        ]


CELLS = _cells()


def _name(cell: Cell) -> str:
    return f"evidence-1.2-{cell.year}-{cell.region.name}-{cell.band}"


def allowance(id_: str, known_on: str | None = None) -> Allowance:
    """Give an allowance, as all sources have it or as it was known on a day."""
    reform = load() if known_on is None else load().known_on(known_on)
    return reform.allowances[id_]


def answer(
    id_: str,
    on: str,
    *,
    age: int | None = None,
    region: Region | None = None,
    known_on: str | None = None,
) -> str:
    """Give the rate of a day as it is printed, or the reason why there is none."""
    found = allowance(id_, known_on).find_rate(on=on, age=age, region=region)
    return found.reason.value if isinstance(found, NoRate) else str(found.amount)


class TestNationalMinimumAllowance:
    """Evidence 1.1 and 1.2: the tables of 2007-08 to 2025-26, and what is missing of them."""

    def test_the_fixture_is_whole(self) -> None:
        """Ten years are in it, each with three regions and five bands; 112 cells are trusted."""
        assert len(CELLS) == len({cell[:3] for cell in CELLS}) == 150
        assert sum(cell.is_known for cell in CELLS) == 112
        assert {cell.year for cell in CELLS if cell.confidence == "low"} == {2015}

    @pytest.mark.parametrize("cell", CELLS, ids=_name)
    def test_each_cell_is_the_answer_in_the_middle_of_its_year(self, cell: Cell) -> None:
        """What is trusted is the rate, at both ends of the band; what is not is named as missing."""
        nma = allowance(NMA)
        for age in (cell.band.first, cell.band.last or 0):
            found = nma.find_rate(on=f"{cell.year}-10-01", age=age, region=cell.region)
            if cell.is_known:
                assert isinstance(found, Rate)
                assert found.amount == Money.parse(f"£{cell.pounds} a week")
                assert (found.band, found.region) == (cell.band, cell.region)
                assert cite(load(), found)
            else:
                assert isinstance(found, NoRate)
                expected = NoRateReason.GAP if cell.year == 2015 else NoRateReason.UNKNOWN_CELL
                assert found.reason is expected

    @pytest.mark.parametrize("year", range(FIRST, LAST + 1))
    def test_the_known_cells_of_each_year_are_those_of_the_fixture(self, year: int) -> None:
        """Evidence 1.2: in mid-year exactly these regions and bands have a rate, and no others."""
        known = {
            (rate.region, rate.band, rate.amount)
            for rate in allowance(NMA).in_force(f"{year}-10-01")
        }
        assert known == {
            (cell.region, cell.band, Money.parse(f"£{cell.pounds} a week"))
            for cell in CELLS
            if cell.year == year and cell.is_known
        }

    @pytest.mark.parametrize("region", Region)
    @pytest.mark.parametrize("year", sorted({*range(FIRST, LAST + 1)} - {c.year for c in CELLS}))
    def test_a_year_without_a_table_is_a_gap(self, year: int, region: Region) -> None:
        """Evidence 11: nothing is worked out from the years around it."""
        expected = "not yet known" if year == LAST else "gap"
        for age in (0, 3, 5, 11, 16):
            assert answer(NMA, f"{year}-10-01", age=age, region=region) == expected

    @pytest.mark.parametrize("cell", [c for c in CELLS if c.is_known], ids=_name)
    def test_the_days_are_as_exact_as_the_sources(self, cell: Cell) -> None:
        """A day where one is given; of a month or a year, every day that it can mean."""
        nma = allowance(NMA)
        on = f"{cell.year}-10-01"
        span = nma.rate(on=on, age=cell.band.first, region=cell.region).span
        assert isinstance(span.start, PartialDate)
        assert isinstance(span.end, PartialDate)
        assert str(span.start) == cell.starts
        if cell.ends != "?":
            assert str(span.end) == cell.ends
        elif cell.year != 2023:
            ends = (span.end.earliest.isoformat(), span.end.latest.isoformat())
            assert ends == (f"{cell.year + 1}-03-31", f"{cell.year + 1}-04-05")

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            ("2007-03-31", "before the first"),
            ("2007-04-10", "undecidable from the span"),
            ("2007-05-01", "£132 a week"),
            ("2008-03-31", "£132 a week"),
            ("2008-04-03", "undecidable from the span"),
            ("2008-04-06", "gap"),
            ("2017-03-31", "£163 a week"),
            ("2017-04-03", "undecidable from the span"),
            ("2017-04-30", "£165 a week"),
            ("2024-04-05", "unknown cell"),
            ("2024-04-06", "£217 a week"),
            ("2025-04-06", "£225 a week"),
            ("2026-04-06", "not yet known"),
        ],
    )
    def test_the_first_days_of_april_are_undecidable(self, on: str, expected: str) -> None:
        """Evidence 1.2: where only April is given, no day of April is certain."""
        assert answer(NMA, on, age=7, region=Region.LONDON) == expected

    def test_it_was_announced_and_began(self) -> None:
        """Evidence 1.1: announced on 26 or 27 July 2006, and there from April 2007."""
        reform = load()
        assert str(reform.milestones["foster-carer-nma-announced"].actual.require()) == (
            "2006-07-26/2006-07-27"
        )
        nma = allowance(NMA, "2006-07-27")
        assert str(nma.began.require()) == "2007-04"
        assert len(nma.rates) == 15
        assert NMA not in reform.known_on("2006-07-26").allowances

    def test_it_is_a_minimum_that_is_expected(self) -> None:
        """Evidence 1.1: the department expects it by Standard 28; no source of ours says more."""
        kind = allowance(NMA).kind
        assert kind.require() is AllowanceKind.MINIMUM
        locators = [one.locator for statement in kind.live for one in statement.citations]
        assert locators.count("answer, on standard 28") == 3

    @pytest.mark.parametrize(
        ("known_on", "on", "age", "region", "expected"),
        [
            # evidence 1.2: Rainbow Fostering reprinted the table in February 2018.
            ("2018-02-19", "2018-10-01", 7, Region.LONDON, "after the last"),
            ("2018-02-22", "2018-10-01", 7, Region.LONDON, "£168 a week"),
            ("2018-02-22", "2016-10-01", 7, Region.REST_OF_ENGLAND, "£139 a week"),
            ("2018-02-22", "2016-10-01", 7, Region.LONDON, "unknown cell"),
            # evidence 1.2: the department gave the range of 2023-24 on 15 December 2023.
            ("2023-12-14", "2023-10-01", 17, Region.LONDON, "announced without a figure"),
            ("2023-12-15", "2023-10-01", 17, Region.LONDON, "£270 a week"),
            ("2023-12-15", "2023-10-01", 1, Region.REST_OF_ENGLAND, "£154 a week"),
            ("2023-12-15", "2023-10-01", 7, Region.LONDON, "unknown cell"),
        ],
    )
    def test_what_was_known_when(
        self, known_on: str, on: str, age: int, region: Region, expected: str
    ) -> None:
        """A table is known from the day on which the first of its sources was out."""
        assert answer(NMA, on, age=age, region=region, known_on=known_on) == expected

    def test_a_table_with_the_wrong_year_over_it_corroborates_the_right_one(self) -> None:
        """Evidence 10, C1: the charity's page has the figures of 2024-25, headed 2023/4."""
        rate = allowance(NMA).rate(on="2024-10-01", age=7, region=Region.LONDON)
        assert [(one.source_id, one.locator, one.as_printed) for one in rate.citations] == [
            ("govuk-cost-of-fostering-2024", "table", "£217"),
            ("fostering-network-allowances-surveys", "table headed 2023/4", "£217"),
        ]
        assert answer(NMA, "2023-10-01", age=7, region=Region.LONDON) == "unknown cell"

    def test_the_missing_tables_are_told_by_the_rules(self) -> None:
        """Evidence 11: years without a table, and cells without a rate, are findings."""
        report = validate(load())
        told = {one.code for one in report.findings if one.entity_id == NMA}
        assert {"RAT003", "RAT004", "RAT008"} <= told
        assert not told & {"RAT001", "RAT002", "RAT005"}
        starts = [
            year.start.year for year in allowance(NMA).years_without_table(through="2026-10-01")
        ]
        assert starts[-1] == LAST
        assert not {2024, 2025} & set(starts)


class TestUplifts:
    """Evidence 1.3: by how much the allowance was raised, where anybody says."""

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            ("2014-10-01", "1.5% to 2.6%"),
            ("2023-10-01", "12.43%"),
            ("2024-10-01", "6.88%"),
            ("2025-10-01", "3.55%"),
        ],
    )
    def test_each_stated_uplift(self, on: str, expected: str) -> None:
        """A range for 2014, one figure since 2023."""
        observed = load().indicators["foster-carer-nma-uplift"].observations
        assert observed.on(on) == Ratio.parse(expected)

    @pytest.mark.parametrize("on", ["2016-10-01", "2022-10-01", "2026-10-01"])
    def test_no_uplift_is_guessed(self, on: str) -> None:
        """No source that is trusted gives one for 2016, 2022 or 2026."""
        observed = load().indicators["foster-carer-nma-uplift"].observations
        assert not isinstance(observed.on(on), Ratio)

    def test_the_uprating_of_2022_has_no_figure(self) -> None:
        """It is known to have taken place, from an answer of 2022."""
        assert allowance(NMA, "2022-12-31").announcements.require() == "uprated, no figure given"
        held = allowance(NMA).announcements.held_on("2023-02-02")
        assert [one.value for one in held] == ["above inflation, no figure given"]
        assert not allowance(NMA, "2022-12-30").announcements

    def test_sources_differ_on_when_the_last_one_was_announced(self) -> None:
        """Evidence 10, C7: in 2024 by one source, in January 2025 by another; both are kept."""
        actual = load().milestones["foster-carer-nma-uplift-2025-announced"].actual
        assert isinstance(actual.latest, Conflict)
        assert [str(one.value) for one in actual.latest.sides] == ["2024", "2025-01"]
        earlier = load().known_on("2025-01-31").milestones["foster-carer-nma-uplift-2025-announced"]
        assert str(earlier.actual.require()) == "2024"

    def test_seventeen_councils_were_below_it(self) -> None:
        """Evidence 1.1: a survey of October 2007."""
        below = "authorities-below-foster-carer-nma"
        assert str(load().indicators[below].observations.require()) == "17 councils"
        assert below not in load().known_on("2007-10-08").indicators
        assert below in load().known_on("2007-10-09").indicators


class TestRecommendedRates:
    """Evidence 1.6: what the Fostering Network recommends, apart from the national allowance."""

    @pytest.mark.parametrize(
        ("on", "region", "pounds"),
        [
            ("2014-10-01", Region.LONDON, "164.71 187.77 233.83 283.95"),
            ("2014-10-01", Region.SOUTH_EAST, "140.33 159.85 199.00 242.08"),
            ("2014-10-01", Region.REST_OF_ENGLAND, "140.33 159.85 199.00 242.08"),
            ("2015-10-01", Region.LONDON, "167.67 191.15 238.04 289.06"),
            ("2015-10-01", Region.SOUTH_EAST, "142.86 162.73 202.58 246.44"),
            ("2015-10-01", Region.REST_OF_ENGLAND, "142.86 162.73 202.58 246.44"),
            ("2025-10-01", Region.LONDON, "250 332 428 428"),
            ("2025-10-01", Region.REST_OF_ENGLAND, "250 332 428 428"),
        ],
    )
    def test_each_table(self, on: str, region: Region, pounds: str) -> None:
        """By its own bands, which the table of 2025-26 has fewer of, and to the penny."""
        recommended = allowance(RECOMMENDED)
        for age, expected in zip((4, 10, 15, 17), pounds.split(), strict=True):
            rate = recommended.rate(on=on, age=age, region=region)
            assert rate.amount == Money.parse(f"£{expected} a week")

    def test_it_binds_nobody(self) -> None:
        """It is a recommended minimum, never a row of the national table."""
        assert allowance(RECOMMENDED).kind.require() is AllowanceKind.RECOMMENDED_MINIMUM
        bands = {str(band) for band in allowance(RECOMMENDED).bands}
        assert bands == {"0-4", "5-10", "11-15", "11+", "16+"}
        assert not {str(band) for band in allowance(NMA).bands} & {"0-4", "11+", "16+"}

    def test_no_table_between_is_known(self) -> None:
        """Ten years lie between the second table and the third."""
        assert answer(RECOMMENDED, "2020-10-01", age=7, region=Region.LONDON) == "gap"
        assert answer(RECOMMENDED, "2026-10-01", age=7, region=Region.LONDON) == "not yet known"


class TestSettingUpHome:
    """Evidence 2: what care leavers get to set up home."""

    def test_the_sum_rose_on_the_first_of_april(self) -> None:
        """£2,000 until 31 March 2023, £3,000 from the day after."""
        assert answer(HOME, "2023-03-31") == "£2,000"
        assert answer(HOME, "2023-04-01") == "£3,000"

    def test_sources_differ_on_what_it_binds_councils_to(self) -> None:
        """Evidence 10, C13: a recommended minimum to two sources, a statutory one to a third."""
        kind = allowance(HOME).kind
        assert isinstance(kind.latest, Conflict)
        assert {one.value for one in kind.latest.sides} == {
            AllowanceKind.RECOMMENDED_MINIMUM,
            AllowanceKind.MINIMUM,
        }
        then = allowance(HOME, "2024-10-29").kind
        assert then.require() is AllowanceKind.RECOMMENDED_MINIMUM

    @pytest.mark.parametrize(
        ("id_", "expected"),
        [
            ("setting-up-home-survey-asked", "153 local authorities"),
            ("setting-up-home-survey-replied", "124 councils"),
            ("setting-up-home-survey-reply-rate", "81%"),
            ("setting-up-home-survey-below", "10%"),
        ],
    )
    def test_the_survey(self, id_: str, expected: str) -> None:
        """Whom it asked, who replied, and how many pay less."""
        assert str(load().indicators[id_].observations.require()) == expected


class TestBursariesAndSavings:
    """Evidence 3: bursaries for care leavers and others, and the Junior ISA."""

    @pytest.mark.parametrize(
        ("start", "amount", "days"),
        [
            ("2018-07-31", "undecidable from the span", []),
            ("2018-08-01", "£1,000", [60]),
            ("2023-07-31", "£1,000", [60]),
            ("2023-08-01", "£3,000", [60, 120, 300]),
        ],
    )
    def test_the_apprenticeship_bursary(self, start: str, amount: str, days: list[int]) -> None:
        """The day of the start decides the sum and its instalments."""
        assert answer(BURSARY, start) == amount
        parts = [
            one
            for one in allowance(BURSARY).instalments
            if one.span.holds_on(start).value == "holds"
        ]
        assert [one.day for one in parts] == days
        if days:
            assert str(sum((one.amount for one in parts[1:]), parts[0].amount)) == amount

    def test_who_can_get_the_apprenticeship_bursary(self) -> None:
        """The higher sum is for those who start on or after 1 August 2023."""
        assert "start on or after 1 August 2023" in allowance(BURSARY).eligibility.require()

    def test_the_third_instalment_of_short_apprenticeships(self) -> None:
        """It is announced to come earlier, without a day, and not known before June 2025."""
        assert not allowance(BURSARY, "2025-06-11").announcements
        announced = allowance(BURSARY, "2025-06-12").announcements
        assert "third instalment earlier" in announced.require()
        assert not announced.held_on("2025-07-31")
        assert announced.held_on("2025-08-01")

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            ("2011-05-01", "before the first"),
            ("2012-01-15", "£1,200 a year"),
            ("2014-01-15", "undecidable from the span"),
            ("2018-01-15", "up to £1,200 a year"),
            ("2025-01-15", "up to £1,200 a year"),
        ],
    )
    def test_the_16_to_19_bursary(self, on: str, expected: str) -> None:
        """Evidence 10, C28: flat at first, by need later; nobody says since when."""
        assert answer("vulnerable-student-bursary", on) == expected

    def test_the_16_to_19_bursary_became_a_cap(self) -> None:
        """It was owed in full, and is now what a student needs."""
        kind = allowance("vulnerable-student-bursary").kind
        assert kind.require() is AllowanceKind.CAP
        assert allowance("vulnerable-student-bursary", "2011-12-31").kind.require() is (
            AllowanceKind.ENTITLEMENT
        )

    @pytest.mark.parametrize(
        ("id_", "on", "expected"),
        [
            ("care-leaver-higher-education-bursary", "2008-08-31", "before the first"),
            ("care-leaver-higher-education-bursary", "2008-09-01", "£2,000"),
            ("care-leaver-higher-education-bursary", "2025-09-01", "£2,000"),
            ("looked-after-child-junior-isa", "2012-06-01", "undecidable from the span"),
            ("looked-after-child-junior-isa", "2013-01-01", "£200"),
            ("looked-after-child-junior-isa", "2025-01-01", "£200"),
        ],
    )
    def test_sums_that_are_paid_once(self, id_: str, on: str, expected: str) -> None:
        """£2,000 for a course, £200 for an account."""
        assert answer(id_, on) == expected


class TestQualifyingCareRelief:
    """Evidence 5: what carers may be paid before income tax."""

    @pytest.mark.parametrize(
        ("year", "fixed", "younger", "older"),
        [
            (2003, "£10,000", "£200", "£250"),
            (2012, "£10,000", "£200", "£250"),
            (2022, "£10,000", "£200", "£250"),
            (2023, "£18,140", "£375", "£450"),
            (2024, "£19,360", "£405", "£485"),
            (2025, "£19,690", "£415", "£495"),
        ],
    )
    def test_each_tax_year(self, year: int, fixed: str, younger: str, older: str) -> None:
        """On the first and the last day of the year; adults count as those of 11 or over do."""
        for day in (f"{year}-04-06", f"{year + 1}-04-05"):
            assert answer(FIXED, day) == f"{fixed} a year"
            for age, expected in ((0, younger), (10, younger), (11, older), (40, older)):
                assert answer(WEEKLY, day, age=age) == f"{expected} a week"

    def test_the_year_2026_is_not_worked_out(self) -> None:
        """No order for it was found, and the rule of rounding is not a figure."""
        assert answer(FIXED, "2026-04-06") == "not yet known"
        assert answer(WEEKLY, "2026-04-06", age=7) == "not yet known"
        missing = allowance(FIXED).years_without_table(through="2026-10-01")
        assert [year.in_words() for year in missing] == ["6 April 2026 to 5 April 2027"]

    @pytest.mark.parametrize(
        ("known_on", "on", "expected"),
        [
            ("2023-03-14", "2023-10-01", None),
            ("2023-03-15", "2023-10-01", "£18,140 a year"),
            ("2024-03-24", "2024-10-01", "not yet known"),
            ("2024-03-25", "2024-10-01", "£19,360 a year"),
            ("2025-01-20", "2025-10-01", "not yet known"),
            ("2025-01-21", "2025-10-01", "£19,690 a year"),
        ],
    )
    def test_each_is_known_from_its_order(
        self, known_on: str, on: str, expected: str | None
    ) -> None:
        """The policy paper of March 2023, then an order a year."""
        if expected is None:
            assert FIXED not in load().known_on(known_on).allowances
        else:
            assert answer(FIXED, on, known_on=known_on) == expected

    def test_it_is_a_relief_for_a_tax_year(self) -> None:
        """Nobody is paid it."""
        for id_ in (FIXED, WEEKLY):
            assert allowance(id_).kind.require() is AllowanceKind.TAX_RELIEF
            assert allowance(id_).year.require() is YearKind.TAX
            assert allowance(id_).payer_id is None
            assert "throughout the UK" in allowance(id_).summary


class TestPrices:
    """Evidence 8: the rate and the level of consumer prices."""

    @pytest.mark.parametrize(
        ("month", "expected"),
        [
            ("2021-03-15", "0.7%"),
            ("2021-09-15", "3.1%"),
            ("2022-03-15", "7.0%"),
            ("2022-09-15", "10.1%"),
            ("2022-10-15", "11.1%"),
            ("2022-12-15", "10.5%"),
            ("2023-03-15", "10.1%"),
            ("2023-04-15", "8.7%"),
            ("2023-09-15", "6.7%"),
            ("2024-03-15", "3.2%"),
            ("2024-04-15", "2.3%"),
            ("2024-09-15", "1.7%"),
            ("2024-10-15", "2.3%"),
            ("2024-11-15", "2.6%"),
            ("2024-12-15", "2.5%"),
            ("2025-01-15", "3.0%"),
            ("2025-02-15", "2.8%"),
            ("2025-03-15", "2.6%"),
            ("2025-04-15", "3.5%"),
            ("2025-09-15", "3.8%"),
        ],
    )
    def test_the_rate_of_each_month(self, month: str, expected: str) -> None:
        """Every month that was found."""
        rates = load().indicators["cpi-12-month-rate"].observations
        assert rates.on(month) == Ratio.parse(expected)

    @pytest.mark.parametrize("month", ["2022-04-15", "2026-04-15", "2026-09-15"])
    def test_other_months_are_not_known(self, month: str) -> None:
        """Evidence 11: these were looked for and not found."""
        rates = load().indicators["cpi-12-month-rate"].observations
        assert not isinstance(rates.on(month), Ratio)

    def test_the_level(self) -> None:
        """134.2 and 138.2, where 2015 is 100: prices rose by about 3 per cent between them."""
        levels = load().indicators["cpi-index-2015"].observations
        before, after = levels.on("2024-09-15"), levels.on("2025-04-15")
        assert isinstance(before, Ratio)
        assert isinstance(after, Ratio)
        assert (before, after) == (Ratio.per("134.2", 100), Ratio.per("138.2", 100))
        assert (after / before).change().consistent_with(Ratio.parse("3%").as_rounded())


class TestPupilPremium:
    """Evidence 9: money for the schooling of children who are or were in care."""

    @pytest.mark.parametrize(
        ("id_", "on", "expected"),
        [
            ("pupil-premium-plus", "2023-03-31", "before the first"),
            ("pupil-premium-plus", "2023-04-01", "£2,530 a year"),
            ("pupil-premium-plus", "2024-04-01", "£2,570 a year"),
            ("pupil-premium-plus", "2025-04-01", "£2,630 a year"),
            ("pupil-premium-plus", "2026-04-01", "not yet known"),
            ("early-years-pupil-premium", "2024-10-01", "up to £388 a year"),
            ("early-years-pupil-premium", "2025-04-01", "not yet known"),
        ],
    )
    def test_each_financial_year(self, id_: str, on: str, expected: str) -> None:
        """Three years of the one, one of the other."""
        assert answer(id_, on) == expected

    def test_the_rate_of_2024_is_known_from_the_autumn(self) -> None:
        """A council told schools before the census of 3 October 2024."""
        assert "pupil-premium-plus" not in load().known_on("2024-10-02").allowances
        then = answer("pupil-premium-plus", "2024-10-01", known_on="2024-10-03")
        assert then == "£2,570 a year"


class TestTheData:
    """What holds of all of it."""

    def test_no_error_remains(self) -> None:
        """Gaps and disagreements are warnings and queries."""
        assert validate(load()).ok

    def test_what_is_not_trusted_is_not_in(self) -> None:
        """No figure that was worked out, or seen in one weak source, is a rate."""
        held = {str(rate.amount) for rate in allowance(FIXED).rates}
        assert not held & {"£20,440 a year"}
        assert not allowance(NMA).in_force("2015-10-01")
        assert not allowance(NMA).in_force("2022-10-01")


def test_the_uplift_of_2025_beyond_inflation() -> None:
    """3.55% is more than an index below it; no source says which month is meant (evidence 8)."""
    claim_id = "nma-uplift-2025-above-inflation"
    for index, verdict in (
        (None, Verdict.UNDETERMINED),
        ("1.7%", Verdict.HOLDS),
        ("3.5%", Verdict.HOLDS),
        ("3.8%", Verdict.FAILS),
    ):
        assume = {} if index is None else {f"{claim_id}/index": Ratio.parse(index)}
        checks = {check.claim_id: check for check in check_claims(load(), assume)}
        assert checks[claim_id].verdict is verdict
