"""The table of an allowance on one day, cell by cell, and the years that have none."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from csc_reform.entities.allowances import Allowance
from csc_reform.entities.areas import Region
from csc_reform.entities.rates import NoRate, Rate
from csc_reform.values.ages import AgeBand
from csc_reform.values.periods import Period

__all__ = ["cells_on", "why_no_rate", "year_name", "years_in_words"]


def cells_on(
    allowance: Allowance, day: date
) -> dict[tuple[Region | None, AgeBand | None], Rate | NoRate]:
    """
    Give what each cell in force on a day comes to: its rate, or why its sources give no one rate.

    Args:
        allowance: The allowance.
        day: The day; for one keyed on the start date, the day of the start.

    >>> from csc_reform import AgeBand, Region, load
    >>> allowance = load().allowances["foster-carer-national-minimum-allowance"]
    >>> len(cells_on(allowance, date(2025, 5, 1)))
    15
    """
    return {
        (rate.region, rate.band): _rate_of(allowance, day, rate) for rate in allowance.in_force(day)
    }


def why_no_rate(allowance: Allowance, day: date) -> str:
    """Give why no rate is in force on a day; empty when some rate is."""
    found = _rate_of(allowance, day, next(iter(allowance.rates), None))
    return found.message.partition(": ")[2] if isinstance(found, NoRate) else ""


def _rate_of(allowance: Allowance, day: date, rate: Rate | None) -> Rate | NoRate:
    """Ask for the rate of whom a cell is for; of some person where it is for all."""
    band = rate.band if rate and rate.band else next(iter(allowance.bands), None)
    region = rate.region if rate else None
    if region is None and allowance.regions:
        region = next(one for one in Region if one in allowance.regions)
    return allowance.find_rate(on=day, age=band.first if band else None, region=region)


def year_name(year: Period) -> str:
    """
    Name a year as tables do.

    >>> from csc_reform import Period
    >>> year_name(Period.tax_year(2007))
    '2007-08'
    """
    last = year.last_day or year.start
    return f"{year.start.year}-{last.year % 100:02}"


def years_in_words(names: Iterable[str]) -> str:
    """
    Name years, those that follow each other together.

    >>> years_in_words(["2007-08", "2008-09", "2009-10", "2026-27"])
    '2007-08 to 2009-10, 2026-27'
    """
    numbered = ((int(name[:4]) - at, name) for at, name in enumerate(names))
    runs = [[pair[1] for pair in group] for _, group in groupby(numbered, key=lambda pair: pair[0])]
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
