"""Allowances: the rate of a day, or why there is none."""

from datetime import date
from typing import Any, TypeVar, cast

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
    NoRateError,
    NoRateReason,
    PartialDate,
    Per,
    Period,
    Rate,
    Region,
    Span,
    Stated,
    YearKind,
)

T = TypeVar("T")

PASSAGE = Citation(source_id="paper", locator="table")
OTHER = Citation(source_id="other", locator="table")
YOUNG, OLD = AgeBand(0, 4), AgeBand(5, 17)


def said(value: T) -> History[T]:
    """State a value."""
    return History.of(Stated(value, citations=(PASSAGE,)))


def rate(
    amount: str,
    start: str,
    end: str = "open",
    *,
    cell: tuple[AgeBand | None, Region | None] = (None, None),
    citation: Citation = PASSAGE,
) -> Rate:
    """Make a weekly rate of a band and a region."""
    return Rate(
        amount=Money.parse(f"{amount} a week"),
        span=Span.parse(start, end),
        band=cell[0],
        region=cell[1],
        citations=(citation,),
    )


def allowance(*rates: Rate, **fields: object) -> Allowance:
    """Make a weekly allowance of these rates."""
    least: dict[str, object] = {
        "id": "allowance",
        "title": "Allowance",
        "kind": said(AllowanceKind.MINIMUM),
        "rates": rates,
        "citations": (PASSAGE,),
    }
    return Allowance(**cast("Any", least | fields))


def yearly(amount: str) -> Rate:
    """Make a yearly rate."""
    return Rate(
        amount=Money.parse(f"{amount} a year"), span=Span.parse("2024"), citations=(PASSAGE,)
    )


def instalment(amount: str) -> Instalment:
    """Make an instalment."""
    return Instalment(
        day=60, amount=Money.parse(amount), span=Span.parse("2023"), citations=(PASSAGE,)
    )


def began(day: str) -> History[PartialDate]:
    """State the day from which there was the allowance."""
    return said(PartialDate.parse(day))


TWO_YEARS = allowance(
    rate("£100", "2023-04-06", "2024-04-05"),
    rate("£104", "2024-04-06", "2025-04-05"),
    year=said(YearKind.TAX),
)
TABLE = allowance(
    rate("£100", "2024-04-06", "2025-04-05", cell=(YOUNG, Region.LONDON)),
    rate("£120", "2024-04-06", "2025-04-05", cell=(OLD, Region.LONDON)),
    rate("£90", "2024-04-06", "2025-04-05", cell=(YOUNG, Region.REST_OF_ENGLAND)),
    year=said(YearKind.TAX),
)


class TestConstruction:
    """An allowance that exists has rates of one unit."""

    @pytest.mark.parametrize(
        ("field", "parts", "expected"),
        [
            (
                "rates",
                {"rates": (rate("£100", "2024"), yearly("£5,000"))},
                "£5,000 a year",
            ),
            (
                "instalments",
                {"rates": (rate("£100", "2024"),), "instalments": (instalment("£500"),)},
                "£500",
            ),
            (
                "instalments",
                {"instalments": (instalment("£500"), instalment("£500 a month"))},
                "£500 a month",
            ),
        ],
    )
    def test_is_paid_in_one_unit(self, field: str, parts: dict[str, object], expected: str) -> None:
        """A yearly rate among weekly ones, and a part paid otherwise than the whole, are mistakes."""
        with pytest.raises(InvalidValueError) as caught:
            allowance(**parts)
        assert (field, expected) == (caught.value.field, caught.value.value)

    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            ({}, None),
            ({"rates": (rate("£100", "2024"),)}, Per.A_WEEK),
            ({"rates": (yearly("£5,000"),)}, Per.A_YEAR),
            ({"instalments": (instalment("£500"),)}, Per.ONCE),
        ],
    )
    def test_unit(self, parts: dict[str, object], expected: Per | None) -> None:
        """How often it is paid is what its rates say; without any, nobody knows."""
        assert expected is allowance(**parts).unit

    def test_bands_are_given_from_the_youngest(self) -> None:
        """The age bands are those of the rates, in order of age, each once."""
        table = allowance(
            rate("£1", "2024", cell=(AgeBand(16, 17), None)),
            rate("£1", "2024", cell=(AgeBand(0, 2), None)),
            rate("£1", "2025", cell=(AgeBand(0, 2), None)),
            rate("£1", "2024", cell=(AgeBand(3, 4), None)),
        )
        assert (AgeBand(0, 2), AgeBand(3, 4), AgeBand(16, 17)) == table.bands
        assert TWO_YEARS.bands == ()


class TestRate:
    """The rate of a day."""

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2023-04-06", "£100 a week"),
            ("2024-04-05", "£100 a week"),
            ("2024-04-06", "£104 a week"),
            (date(2025, 4, 5), "£104 a week"),
        ],
    )
    def test_of_a_day(self, day: date | str, expected: str) -> None:
        """The first and the last day of a table are in it."""
        assert Money.parse(expected) == TWO_YEARS.rate(on=day).amount

    @pytest.mark.parametrize(
        ("age", "region", "expected"),
        [
            (0, Region.LONDON, "£100 a week"),
            (4, Region.LONDON, "£100 a week"),
            (5, Region.LONDON, "£120 a week"),
            (17, Region.LONDON, "£120 a week"),
            (4, Region.REST_OF_ENGLAND, "£90 a week"),
        ],
    )
    def test_of_a_cell(self, age: int, region: Region, expected: str) -> None:
        """The band that has the age, in the region."""
        found = TABLE.rate(on="2024-05-01", age=age, region=region)
        assert Money.parse(expected) == found.amount
        assert region is found.region

    def test_age_and_region_make_no_difference_where_rates_do_not_differ(self) -> None:
        """An allowance that is the same for everybody may be asked for anybody."""
        found = TWO_YEARS.rate(on="2024-05-01", age=7, region=Region.LONDON)
        assert Money.parse("£104 a week") == found.amount

    def test_of_an_open_span(self) -> None:
        """A rate that goes on holds on any later day."""
        found = allowance(rate("£100", "2024-04-06")).rate(on="2099-01-01")
        assert Money.parse("£100 a week") == found.amount

    def test_of_the_longer_of_two_spans(self) -> None:
        """A rate that ended meanwhile does not hide one that has not."""
        subject = allowance(
            rate("£100", "2020-01-01", "2030-12-31"), rate("£100", "2021-01-01", "2021-12-31")
        )
        assert Money.parse("£100 a week") == subject.rate(on="2025-01-01").amount

    def test_two_sources_of_one_rate_are_merged(self) -> None:
        """The one rate has the passages of both."""
        merged = allowance(
            rate("£100", "2024-04-06", "2025-04-05"),
            rate("£100", "2024-04-06", "2025-04-05", citation=OTHER),
        ).rate(on="2024-05-01")
        assert Money.parse("£100 a week") == merged.amount
        assert {PASSAGE, OTHER} == set(merged.citations)
        assert len(merged.citations) == 2

    def test_two_hedged_rates_are_narrowed(self) -> None:
        """What both sources allow is the rate."""
        merged = allowance(
            rate("at least £90", "2024-04-06", "2025-04-05"),
            rate("up to £100", "2024-01-01", citation=OTHER),
        ).rate(on="2024-05-01")
        assert Money.parse("£90 to £100 a week") == merged.amount


class TestNoRate:
    """Why there is no rate to give, for each reason."""

    @pytest.mark.parametrize(
        ("subject", "day", "reason", "words"),
        [
            (
                TWO_YEARS,
                "2023-04-05",
                NoRateReason.BEFORE_FIRST,
                (
                    "allowance has no one rate on 5 April 2023: before the first, "
                    "the first known begins on 6 April 2023"
                ),
            ),
            (
                TWO_YEARS,
                "2025-04-06",
                NoRateReason.NOT_YET_KNOWN,
                (
                    "allowance has no one rate on 6 April 2025: not yet known, "
                    "the last known ends on 5 April 2025; the next is in no source here"
                ),
            ),
            (
                allowance(rate("£100", "2023-04-06", "2024-04-05")),
                "2024-04-06",
                NoRateReason.AFTER_LAST,
                (
                    "allowance has no one rate on 6 April 2024: after the last, "
                    "the last known ends on 5 April 2024"
                ),
            ),
            (
                allowance(
                    rate("£100", "2023-04-06", "2024-04-05"),
                    rate("£110", "2025-04-06", "2026-04-05"),
                ),
                "2024-06-01",
                NoRateReason.GAP,
                "allowance has no one rate on 1 June 2024: gap, tables before and after are known",
            ),
            (
                allowance(
                    rate("£100", "2024-04-06", "2025-04-05"),
                    rate("£105", "2024-04-06", "2025-04-05", citation=OTHER),
                ),
                "2024-05-01",
                NoRateReason.CONFLICTING,
                "allowance has no one rate on 1 May 2024: conflicting, £100 a week or £105 a week",
            ),
            (
                allowance(rate("£100", "2024-04")),
                "2024-04-15",
                NoRateReason.UNDECIDABLE,
                (
                    "allowance has no one rate on 15 April 2024: undecidable from the span, "
                    "£100 a week; the sources give no exact day"
                ),
            ),
            (
                allowance(),
                "2024-04-15",
                NoRateReason.NOT_YET_KNOWN,
                (
                    "allowance has no one rate on 15 April 2024: not yet known, "
                    "no source in view states any rate"
                ),
            ),
            (
                allowance(
                    announcements=History.of(Stated("above inflation", citations=(PASSAGE,)))
                ),
                "2024-04-15",
                NoRateReason.ANNOUNCED_WITHOUT_FIGURE,
                (
                    "allowance has no one rate on 15 April 2024: announced without a figure, "
                    "a change is announced, not its size"
                ),
            ),
            (
                allowance(
                    rate("£100", "2024-04-06", "2025-04-05"), keyed_on=said(KeyedOn.START_DATE)
                ),
                "2024-04-05",
                NoRateReason.BEFORE_FIRST,
                (
                    "allowance has no one rate for a start on 5 April 2024: before the first, "
                    "the first known begins on 6 April 2024"
                ),
            ),
        ],
    )
    def test_says_why(self, subject: Allowance, day: str, reason: NoRateReason, words: str) -> None:
        """Each reason is told apart from the others, in a value and in words."""
        found = subject.find_rate(on=day)
        assert NoRate(reason=reason, allowance_id="allowance", message=words) == found
        assert words == str(found)

    @pytest.mark.parametrize(
        ("age", "region"),
        [(18, Region.LONDON), (5, Region.REST_OF_ENGLAND), (4, Region.SOUTH_EAST)],
    )
    def test_a_cell_that_no_table_has(self, age: int, region: Region) -> None:
        """An age beyond all bands and a region without a table are in no cell."""
        found = TABLE.find_rate(on="2024-05-01", age=age, region=region)
        assert isinstance(found, NoRate)
        assert NoRateReason.UNKNOWN_CELL is found.reason
        assert f"no rate for age {age} in {region.value}; bands are 0-4, 5-17" in found.message

    def test_a_region_that_no_table_has(self) -> None:
        """Where rates do not differ by age, nothing is said of bands."""
        subject = allowance(rate("£100", "2024", cell=(None, Region.LONDON)))
        found = subject.find_rate(on="2025-05-01", region=Region.SOUTH_EAST)
        assert isinstance(found, NoRate)
        assert NoRateReason.UNKNOWN_CELL is found.reason
        assert "bands" not in found.message

    def test_a_cell_that_the_table_of_the_day_lacks(self) -> None:
        """Another year has the cell; this one has others, and not it."""
        subject = allowance(
            rate("£100", "2024-04-06", "2025-04-05", cell=(YOUNG, None)),
            rate("£104", "2025-04-06", "2026-04-05", cell=(YOUNG, None)),
            rate("£120", "2024-04-06", "2025-04-05", cell=(OLD, None)),
        )
        found = subject.find_rate(on="2025-05-01", age=10)
        assert isinstance(found, NoRate)
        assert NoRateReason.UNKNOWN_CELL is found.reason

    @pytest.mark.parametrize("day", ["2024-04-30", "2024-05-01"])
    def test_a_span_decides_from_the_last_day_that_its_start_can_mean(self, day: str) -> None:
        """From April holds from the thirtieth for certain."""
        found = allowance(rate("£100", "2024-04")).find_rate(on=day)
        assert isinstance(found, Rate)

    def test_an_open_rate_that_may_have_been_replaced(self) -> None:
        """A rate that goes on, as far as its source says, may have given way to a newer one."""
        subject = allowance(rate("£100", "2023-04-06"), rate("£104", "2024-04"))
        found = subject.find_rate(on="2024-04-15")
        assert isinstance(found, NoRate)
        assert NoRateReason.UNDECIDABLE is found.reason
        assert Money.parse("£100 a week") == subject.rate(on="2024-03-31").amount

    def test_before_there_was_such_an_allowance(self) -> None:
        """Without any rate it is still known that there was none before it began."""
        found = allowance(began=began("2024-04")).find_rate(on="2024-03-31")
        assert isinstance(found, NoRate)
        assert NoRateReason.BEFORE_FIRST is found.reason
        assert "there was none before April 2024" in found.message

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2024-04-05", NoRateReason.NOT_YET_KNOWN),
            ("2024-04-06", NoRateReason.ANNOUNCED_WITHOUT_FIGURE),
        ],
    )
    def test_an_announcement_is_about_its_time(self, day: str, expected: NoRateReason) -> None:
        """A change from April says nothing of March."""
        change = Stated("above inflation", citations=(PASSAGE,), effective=Span.parse("2024-04-06"))
        found = allowance(announcements=History.of(change)).find_rate(on=day)
        assert isinstance(found, NoRate)
        assert expected is found.reason

    def test_two_rates_of_which_one_holds(self) -> None:
        """In the month of a change either may hold, and both are named, the newer last."""
        subject = allowance(
            rate("£100", "2023-04-06", "2024-03-31/2024-04-29"), rate("£104", "2024-04")
        )
        found = subject.find_rate(on="2024-04-15")
        assert isinstance(found, NoRate)
        assert NoRateReason.UNDECIDABLE is found.reason
        assert "£100 a week or £104 a week" in found.message

    def test_rate_raises_with_the_reason(self) -> None:
        """The error has the reason, the allowance and the words."""
        with pytest.raises(NoRateError) as caught:
            TWO_YEARS.rate(on="2023-04-05")
        assert NoRateReason.BEFORE_FIRST is caught.value.reason
        assert caught.value.allowance_id == "allowance"
        assert str(TWO_YEARS.find_rate(on="2023-04-05")) == str(caught.value)


class TestQuestions:
    """What is asked has to be asked right."""

    @pytest.mark.parametrize(
        ("age", "region", "field"),
        [
            (None, Region.LONDON, "age"),
            (7, None, "region"),
            (-1, Region.LONDON, "age"),
            (7.5, Region.LONDON, "age"),
            ("7", Region.LONDON, "age"),
            (True, Region.LONDON, "age"),
            (7, "London", "region"),
            (7, "LONDON", "region"),
        ],
    )
    def test_age_and_region_are_given_and_right(
        self, age: object, region: object, field: str
    ) -> None:
        """Where rates differ by age and region, both are needed, and neither is guessed."""
        with pytest.raises(InvalidValueError) as caught:
            TABLE.find_rate(on="2024-05-01", age=cast("Any", age), region=cast("Any", region))
        assert field == caught.value.field

    def test_says_which_regions_and_bands_there_are(self) -> None:
        """The advice lists what could be given."""
        with pytest.raises(InvalidValueError) as caught:
            TABLE.find_rate(on="2024-05-01", age=7)
        assert caught.value.advice == "Region.LONDON, Region.REST_OF_ENGLAND"
        with pytest.raises(InvalidValueError) as caught:
            TABLE.find_rate(on="2024-05-01", region=Region.LONDON)
        assert caught.value.advice == "0-4, 5-17"

    @pytest.mark.parametrize("day", ["2024-05", "20240501", "", None])
    def test_the_day_is_a_day(self, day: object) -> None:
        """There is no hidden today, and no loose day."""
        with pytest.raises(InvalidValueError) as caught:
            TABLE.find_rate(on=cast("Any", day), age=7, region=Region.LONDON)
        assert caught.value.field == "on"


class TestYears:
    """Which years have a table, and when the next is due."""

    @pytest.mark.parametrize(
        ("kind", "first", "last"),
        [
            (YearKind.TAX, "2024-04-06", "2025-04-05"),
            (YearKind.FINANCIAL, "2024-04-01", "2025-03-31"),
            (YearKind.ACADEMIC, "2024-09-01", "2025-08-31"),
        ],
    )
    def test_each_kind_of_year_has_its_days(self, kind: YearKind, first: str, last: str) -> None:
        """The year is named by the calendar year that it starts in."""
        assert Period.of_days(first, last) == kind.period(2024)

    @pytest.mark.parametrize(
        ("subject", "expected"),
        [
            (TWO_YEARS, date(2025, 4, 6)),
            (allowance(rate("£100", "2024", "2025-04-05")), None),
            (allowance(rate("£100", "2024"), year=said(YearKind.TAX)), None),
            (allowance(rate("£100", "2024", "unknown"), year=said(YearKind.TAX)), None),
            (allowance(year=said(YearKind.TAX)), None),
        ],
    )
    def test_review_due(self, subject: Allowance, expected: date | None) -> None:
        """The day after the last known table, for an allowance that has a yearly one."""
        assert expected == subject.review_due

    @pytest.mark.parametrize(
        ("subject", "through", "expected"),
        [
            (
                allowance(*TWO_YEARS.rates, year=said(YearKind.TAX), began=began("2023-04-06")),
                2025,
                [2025],
            ),
            (
                allowance(*TWO_YEARS.rates, year=said(YearKind.TAX), began=began("2021-04-06")),
                2027,
                [2021, 2022, 2025, 2026, 2027],
            ),
            (
                allowance(*TWO_YEARS.rates, year=said(YearKind.TAX), began=began("2021-04-07")),
                2024,
                [2022, 2025],
            ),
            (allowance(year=said(YearKind.TAX), began=began("2022-04-06")), 2023, [2022, 2023]),
            (allowance(*TWO_YEARS.rates, began=began("2021-04-06")), 2027, []),
            (TWO_YEARS, 2027, []),
            (
                allowance(
                    rate("£100", "2023-04-06", "2024-04-05", cell=(YOUNG, None)),
                    rate("£120", "2023-04-06", "2024-04-05", cell=(OLD, None)),
                    rate("£104", "2024-04-06", "2025-04-05", cell=(YOUNG, None)),
                    year=said(YearKind.TAX),
                    began=began("2023-04-06"),
                ),
                2024,
                [2024, 2025],
            ),
        ],
    )
    def test_years_without_table(
        self, subject: Allowance, through: int, expected: list[int]
    ) -> None:
        """The years from its first on for which a rate is wanting, through the one asked for."""
        found = subject.years_without_table(through=f"{through}-06-01")
        assert tuple(Period.tax_year(year) for year in expected) == found

    def test_a_table_of_part_of_a_year_is_none(self) -> None:
        """A year has a table when its first and its last day have."""
        subject = allowance(
            rate("£100", "2023-04-06", "2023-12-31"),
            year=said(YearKind.TAX),
            began=began("2023-04-06"),
        )
        assert (Period.tax_year(2023),) == subject.years_without_table(through="2023-06-01")

    def test_in_force(self) -> None:
        """Every rate that holds on the day, by region and then by age."""
        amounts = [str(rate.amount) for rate in TABLE.in_force("2024-05-01")]
        assert amounts == ["£100 a week", "£120 a week", "£90 a week"]
        assert TABLE.in_force("2025-05-01") == ()

    def test_in_force_without_bands(self) -> None:
        """An allowance that is the same for everybody has one rate in force."""
        assert TWO_YEARS.rates[1:] == TWO_YEARS.in_force("2024-05-01")

    def test_what_may_hold_is_not_in_force(self) -> None:
        """In a month of which the day is not given nothing is certain."""
        assert allowance(rate("£100", "2024-04")).in_force("2024-04-15") == ()
