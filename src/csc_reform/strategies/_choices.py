"""The choices that all strategies are made of."""

from datetime import date
from enum import Enum
from typing import Final, TypeVar

from hypothesis import strategies as st

__all__ = [
    "COIN",
    "FIRST",
    "LAST",
    "RARELY",
    "N",
    "T",
    "one_of",
]

T = TypeVar("T")
N = TypeVar("N", bound=Enum)

COIN: Final = st.booleans()
RARELY: Final = st.sampled_from([False, False, False, True])
#: The days between which what a reform tells of happens.
FIRST, LAST = date(2015, 1, 1), date(2030, 12, 31)


def one_of(kind: type[N]) -> st.SearchStrategy[N]:
    """Give the members of an enum; shrinks to the first."""
    return st.sampled_from(list(kind))
