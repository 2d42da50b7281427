"""Lengths of time of which a source does not say when they begin."""

import pytest

from csc_reform import Period, PeriodUnit, RelativePeriod

TWO_YEARS = RelativePeriod(2, PeriodUnit.YEAR)


class TestParse:
    """Reading a length of time, alone and within a phrase."""

    @pytest.mark.parametrize(
        "text",
        [
            *("two years", "2 years", "over two years", "over the next two years", "two-year"),
            *("over a two-year period", "for two years", "for a period of two years", "TWO YEARS"),
            *("within two years", "during the coming two years", "across the following two years"),
            *("in the next two years", "over\u00a0two\u00a0years"),
        ],
    )
    def test_two_years(self, text: str) -> None:
        """However it is said, it is two years."""
        assert RelativePeriod.parse(text) == TWO_YEARS

    @pytest.mark.parametrize(
        ("text", "number", "unit"),
        [
            ("one week", 1, PeriodUnit.WEEK),
            ("six months", 6, PeriodUnit.MONTH),
            ("twenty years", 20, PeriodUnit.YEAR),
            ("over 2 financial years", 2, PeriodUnit.FINANCIAL_YEAR),
            ("3 tax years", 3, PeriodUnit.TAX_YEAR),
            ("the next academic year", None, None),
            ("over the next one academic year", 1, PeriodUnit.ACADEMIC_YEAR),
            ("999 weeks", 999, PeriodUnit.WEEK),
        ],
    )
    def test_other_lengths(self, text: str, number: int | None, unit: PeriodUnit | None) -> None:
        """A number of weeks, months or years of some kind is read; what has no number is not."""
        if number is None or unit is None:
            assert RelativePeriod.leading(f" {text}") == (None, f" {text}")
            return
        assert RelativePeriod(number, unit) == RelativePeriod.parse(text)

    @pytest.mark.parametrize(
        ("text", "rest"),
        [
            (" over the next two years", ""),
            (", over two years", ""),
            (" over two years for carers", " for carers"),
            (" over two years, for carers", ", for carers"),
            (" for the next two years in England", " in England"),
            (" (over two years)", ""),
            (" (over two years), in England", ", in England"),
            (" over two years to each", " to each"),
            (" over a two-year period.", "."),
        ],
    )
    def test_leads_what_follows_a_figure(self, text: str, rest: str) -> None:
        """A length of time right after a figure is its, and what follows stays as it is."""
        assert RelativePeriod.leading(text) == (TWO_YEARS, rest)

    @pytest.mark.parametrize(
        "text",
        [
            *("", "over the last two years", "two years", "over two years ago"),
            *("for over two years", "just over two years", "well over two years", "in two years"),
            *("over two yearsx", "over two years' time", "over two years-long", "for 0 years"),
            *("moreover two years", "over two decades", "for slightly over two years"),
            *("for carers over two years", "to families waiting over two years for a place"),
            *("over two years or more", "over two years plus", "over two years of age"),
            *("over two years to 3 years", "over two years to 2026", "over two years late"),
            *("for two year placements", "(over two years", "(over two years, in England)"),
            *("over two years and over three years", "not over two years"),
        ],
    )
    def test_no_other_time_leads(self, text: str) -> None:
        """The past, what is longer or later, and the time of something else are left alone."""
        assert RelativePeriod.leading(f" {text}") == (None, f" {text}")


class TestStarting:
    """A length of time that begins on a day."""

    @pytest.mark.parametrize(
        ("length", "start", "expected"),
        [
            ("two years", "2023-02-02", Period("2023-02-02", "2025-02-02")),
            ("six months", "2023-08-31", Period("2023-08-31", "2024-03-01")),
            ("four weeks", "2023-02-02", Period("2023-02-02", "2023-03-02")),
            ("2 financial years", "2023-04-01", Period("2023-04-01", "2025-04-01")),
            ("2 tax years", "2023-04-06", Period("2023-04-06", "2025-04-06")),
            ("1 academic year", "2023-09-01", Period.academic_year(2023)),
        ],
    )
    def test_starting(self, length: str, start: str, expected: Period) -> None:
        """The period has its first day and its length."""
        assert expected == RelativePeriod.parse(length).starting(start)

    @pytest.mark.parametrize(
        ("number", "unit", "expected"),
        [
            (1, PeriodUnit.WEEK, "one week"),
            (2, PeriodUnit.YEAR, "two years"),
            (20, PeriodUnit.MONTH, "twenty months"),
            (21, PeriodUnit.FINANCIAL_YEAR, "21 financial years"),
        ],
    )
    def test_prints(self, number: int, unit: PeriodUnit, expected: str) -> None:
        """Up to twenty is said in words."""
        assert expected == str(RelativePeriod(number, unit))
