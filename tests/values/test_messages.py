"""Every error of the values, word for word: what a user reads who typed something wrong."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

import csc_reform
from csc_reform import CscReformError

#: A call on each line, and on the next one the error that it ends in.
MESSAGES = (Path(__file__).parent / "messages.txt").read_text(encoding="utf-8")
CASES = [tuple(case.split("\n    ")) for case in MESSAGES.rstrip().split("\n\n")]
NAMES = {
    **{name: getattr(csc_reform, name) for name in csc_reform.__all__},
    "UTC": UTC,
    "Decimal": Decimal,
    "date": date,
    "datetime": datetime,
    "time": time,
}


@pytest.mark.parametrize(("call", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_mistake_is_told_of_in_these_words(call: str, expected: str) -> None:
    """The message says what was wrong, what it must be, what it was and what to do."""
    with pytest.raises((CscReformError, TypeError)) as caught:
        eval(call, dict(NAMES))  # noqa: S307 (the calls are ours)
    assert expected == f"{type(caught.value).__name__}: {caught.value}"


def test_no_call_stands_there_twice() -> None:
    """Each mistake is listed once."""
    assert len({case[0] for case in CASES}) == len(CASES)
