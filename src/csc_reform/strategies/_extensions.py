"""A strategy for what users keep beside the model."""

from typing import Final

from hypothesis import strategies as st

from csc_reform.extensions import Extensions
from csc_reform.strategies._choices import TEXTS

__all__ = ["extensions"]

_KEYS: Final = st.sampled_from(["x_owner", "x_1", "x_seen_on", f"x_{'a' * 60}"])
_VALUES: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=3,
)


def extensions(*, max_size: int = 2) -> st.SearchStrategy[Extensions]:
    """
    Give keys of a user's own, with whatever values JSON can say without fractions.

    Shrinks to none.

    Args:
        max_size: How many keys there are at the most.
    """
    return st.dictionaries(_KEYS, _VALUES, max_size=max_size).map(Extensions)
