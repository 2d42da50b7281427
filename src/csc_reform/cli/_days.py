"""The days that commands take and print."""

import argparse
from datetime import date

from csc_reform.errors import InvalidValueError
from csc_reform.values.dates import exact_date
from csc_reform.values.interval import Interval

__all__ = ["check_order", "ends_of", "read_day"]


def read_day(text: str) -> date:
    """
    Read a day written YYYY-MM-DD.

    Raises:
        argparse.ArgumentTypeError: For anything else, in the form that every error has.
    """
    try:
        return exact_date("day", text)
    except InvalidValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def check_order(first: date | None, last: date | None) -> None:
    """
    Refuse two days in the wrong order.

    Raises:
        InvalidValueError: When the last is before the first.
    """
    if first is not None and last is not None and last < first:
        raise InvalidValueError("to", f"{first} or later", str(last))


def ends_of(days: Interval) -> list[int | None]:
    """
    Give the least and the greatest number of days; null for none.

    >>> ends_of(Interval.point(3))
    [3, 3]
    """
    return [None if end is None else int(end) for end in (days.low, days.high)]
