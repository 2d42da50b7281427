"""The days that commands take."""

import argparse
from datetime import date

from csc_reform.errors import InvalidValueError
from csc_reform.values.dates import exact_date

__all__ = ["read_day"]


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
