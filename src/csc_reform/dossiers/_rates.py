"""What an allowance pays: the table of a day, the tables that are known, and those that are not."""

from collections.abc import Iterator
from datetime import date

from csc_reform.dossiers._facts import Facts
from csc_reform.dossiers._page import DossierRow
from csc_reform.entities.allowances import Allowance, KeyedOn
from csc_reform.entities.rates import NoRate, Rate
from csc_reform.rate_tables import year_name, years_in_words
from csc_reform.values.dates import day_in_words
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
        text = f"no table, or not a whole one, for {years_in_words(map(year_name, years))}"
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
    found = allowance.cells_on(day)
    unit = f", paid {allowance.unit.value}" if allowance.unit else ""
    if not found:
        return DossierRow(label="in force", text=f"{words}: no rate, {allowance.why_no_rate(day)}")
    marks = facts.notes.marks(c for rate in allowance.in_force(day) for c in rate.citations)
    cells = {
        (region.value if region else "all regions", str(band) if band else "all ages"): (
            one.reason.value
            if isinstance(one, NoRate)
            else str(one.amount).removesuffix(f" {one.amount.per.value}")
        )
        for (region, band), one in found.items()
    }
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
