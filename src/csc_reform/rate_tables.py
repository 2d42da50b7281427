"""The years of tables of rates, in words."""

from collections.abc import Iterable
from itertools import groupby

from csc_reform.values.periods import Period

__all__ = ["year_name", "years_in_words"]


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
