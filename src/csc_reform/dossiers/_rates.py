"""What an allowance pays: the table of a day, the tables that are known, and those that are not."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from csc_reform.dossiers._facts import Facts
from csc_reform.dossiers._page import DossierRow
from csc_reform.entities.allowances import Allowance, KeyedOn
from csc_reform.entities.areas import Region
from csc_reform.entities.rates import NoRate, Rate
from csc_reform.values.dates import day_in_words
from csc_reform.values.periods import Period
from csc_reform.values.spans import Span

__all__ = ["rate_rows", "review"]


def rate_rows(facts: Facts, allowance: Allowance, day: date) -> Iterator[DossierRow]:
    """Tell the rates of a day, of which days tables are known, and of which years none is."""
    yield _table(facts, allowance, day)
    spans: dict[Span, list[Rate]] = {}
    for rate in allowance.rates:
        spans.setdefault(rate.span, []).append(rate)
    for span, rates in spans.items():
        many = f"{len(rates)} rates" if len(rates) > 1 else str(rates[0].amount)
        marks = facts.notes.marks(c for rate in rates for c in rate.citations)
        yield DossierRow(label="known", text=f"{span.in_words()}: {many}", marks=marks)
    years = allowance.years_without_table(through=day)
    if years:
        text = f"no table, or not a whole one, for {', '.join(_runs(years))}"
        yield DossierRow(label="not known", text=text)
    due = allowance.review_due
    if due is not None:
        yield DossierRow(label="review due", text=day_in_words(due))
    yield from facts.field(allowance, "instalments")


def review(allowance: Allowance, day: date) -> Iterator[DossierRow]:
    """Say that a new table is due on a day, or has been."""
    due = allowance.review_due
    if due is not None and day >= due:
        text = f"since {day_in_words(due)}: no table in view is for that day or a later one"
        yield DossierRow(label="review due", text=text)


def _table(facts: Facts, allowance: Allowance, day: date) -> DossierRow:
    start = allowance.keyed_on.latest is KeyedOn.START_DATE
    words = f"{'for a start on' if start else 'on'} {day_in_words(day)}"
    rates = allowance.in_force(day)
    unit = f", paid {allowance.unit.value}" if allowance.unit else ""
    if not rates:
        found = _find(allowance, day, next(iter(allowance.rates), None))
        why = found.message.partition(": ")[2] if isinstance(found, NoRate) else ""
        return DossierRow(label="in force", text=f"{words}: no rate, {why}")
    marks = facts.notes.marks(c for rate in rates for c in rate.citations)
    cells: dict[tuple[str, str], str] = {}
    for rate in rates:
        found = _find(allowance, day, rate)
        amount = found.reason.value if isinstance(found, NoRate) else str(found.amount)
        region = rate.region.value if rate.region else "all regions"
        band = str(rate.band) if rate.band else "all ages"
        cells[region, band] = amount.removesuffix(f" {rate.amount.per.value}")
    if list(cells) == [("all regions", "all ages")]:
        (amount,) = cells.values()
        return DossierRow(label="in force", text=f"{words}: {amount}{unit}", marks=marks)
    bands = tuple(dict.fromkeys(band for _, band in cells))
    lines = [
        (region, *(cells.get((region, band), "none") for band in bands))
        for region in dict.fromkeys(region for region, _ in cells)
    ]
    return DossierRow(
        label="in force",
        text=f"{words}, by region and age{unit}",
        marks=marks,
        table=(("age", *bands), *lines),
    )


def _find(allowance: Allowance, day: date, rate: Rate | None) -> Rate | NoRate:
    """Ask for the rate of whom a cell is for; of any person where it is for all."""
    bands, regions = allowance.bands, allowance.regions
    ages = rate.band if rate and rate.band else next(iter(bands), None)
    region = rate.region if rate else None
    if region is None and regions:
        region = next(one for one in Region if one in regions)
    return allowance.find_rate(on=day, age=ages.first if ages else None, region=region)


def _runs(years: tuple[Period, ...]) -> Iterator[str]:
    """Draw years that follow each other together: 2007-08 to 2023-24."""
    numbered = [(year.start.year - at, year) for at, year in enumerate(years)]
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        run = [_year(year) for _, year in group]
        yield run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}"


def _year(period: Period) -> str:
    last = period.last_day or period.start
    return f"{period.start.year}-{last.year % 100:02}"
