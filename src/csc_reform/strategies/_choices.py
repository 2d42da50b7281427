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
    "TEXTS",
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

#: Texts that are hard to write down.
TEXTS: Final = st.sampled_from(
    [
        "",
        "plain",
        "two\nlines and\ta tab",
        'a "quoted" back\\slash',
        "~1/0",
        "£8.5m \u2013 “some”",
        "a line\u2028separator",
        "\U0001f469\u200d\U0001f467",
    ]
)


def one_of(kind: type[N]) -> st.SearchStrategy[N]:
    """Give the members of an enum; shrinks to the first."""
    return st.sampled_from(list(kind))
