"""Strategies for citations, statements and histories."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import product
from typing import Final, final

import attrs
from hypothesis import strategies as st

from csc_reform.history import History
from csc_reform.provenance import Citation, Confidence
from csc_reform.statements import Stated, StatementKind
from csc_reform.strategies._choices import COIN, FIRST, LAST, T
from csc_reform.strategies._dates import spans
from csc_reform.values.quantity import Quantity
from csc_reform.values.spans import Span

__all__ = [
    "SOURCE_IDS",
    "SPANS",
    "Evidence",
    "citations",
    "histories",
    "history",
    "maybe",
    "some",
    "statements",
]

SPANS: Final = spans(min_value=FIRST, max_value=LAST)


_EFFECTIVE: Final[st.SearchStrategy[Span | None]] = st.none() | SPANS


SOURCE_IDS: Final = ("source-1", "source-2", "source-3")


#: Where in a source a fact stands, and how near that is to the publisher's own words.
_MANNERS: Final = st.sampled_from(
    list(product((*(f"¶{n}" for n in range(1, 10)), "s.7", "table", "title"), Confidence))
)


_STATING: Final = st.sampled_from([StatementKind.ASSERTS, StatementKind.REAFFIRMS])


_REVISING: Final = st.sampled_from(
    [
        StatementKind.CHANGES,
        StatementKind.CORRECTS,
        StatementKind.RESTATES,
        StatementKind.WITHDRAWS,
    ]
)


@final
@attrs.frozen
class Evidence:
    """
    What statements rest on.

    Attributes:
        source_ids: The sources that may be cited.
        speaker_ids: The bodies that may be quoted in them.
        effective: The times that a statement may be about, or None.
    """

    source_ids: Sequence[str]
    speaker_ids: Sequence[str] = ()
    effective: st.SearchStrategy[Span | None] = _EFFECTIVE

    @cached_property
    def _voices(self) -> st.SearchStrategy[tuple[str, str | None]]:
        return st.sampled_from(list(product(self.source_ids, (None, *self.speaker_ids))))

    def one(self, draw: st.DrawFn, as_printed: str | None = None) -> Citation:
        """Draw a citation."""
        source_id, speaker_id = draw(self._voices)
        locator, confidence = draw(_MANNERS)
        return Citation(
            source_id=source_id,
            locator=locator,
            as_printed=as_printed,
            speaker_id=speaker_id,
            confidence=confidence,
        )

    def some(self, draw: st.DrawFn, value: object = None) -> tuple[Citation, ...]:
        """Draw the citations of a value: one or two, and the first may print a figure."""
        as_printed = str(value) if isinstance(value, Quantity) and draw(COIN) else None
        first = self.one(draw, as_printed)
        return (first, self.one(draw)) if draw(COIN) else (first,)


def maybe(draw: st.DrawFn, options: Sequence[T]) -> T | None:
    """Draw one or none."""
    at = draw(st.integers(0, len(options)))
    return options[at - 1] if at else None


def some(draw: st.DrawFn, options: Iterable[T]) -> tuple[T, ...]:
    """Draw any of these, in their order."""
    return tuple(option for option in options if draw(COIN))


def citations(*, source_ids: Sequence[str] | None = None) -> st.SearchStrategy[Citation]:
    """
    Give citations of the source itself, without a figure.

    Shrinks to ¶1 of the first source.

    Args:
        source_ids: The sources that may be cited; a few that exist nowhere when not given.
    """
    return _citations(Evidence(source_ids or SOURCE_IDS))


@st.composite
def _citations(draw: st.DrawFn, evidence: Evidence) -> Citation:
    return evidence.one(draw)


def statements(
    values: st.SearchStrategy[T],
    *,
    source_ids: Sequence[str] | None = None,
    effective: st.SearchStrategy[Span | None] | None = None,
) -> st.SearchStrategy[Stated[T]]:
    """
    Give statements that revise no other.

    Shrinks to an assertion of the plainest value, cited once, for no time in particular.

    Args:
        values: What may be stated.
        source_ids: The sources that may be cited; a few that exist nowhere when not given.
        effective: The times that a statement may be about, or None; any when not given.
    """
    return _statements(values, _evidence(source_ids, effective))


def _evidence(
    source_ids: Sequence[str] | None, effective: st.SearchStrategy[Span | None] | None
) -> Evidence:
    return Evidence(
        source_ids or SOURCE_IDS, effective=_EFFECTIVE if effective is None else effective
    )


@st.composite
def _statements(draw: st.DrawFn, values: st.SearchStrategy[T], evidence: Evidence) -> Stated[T]:
    value = draw(values)
    return Stated(
        value,
        citations=evidence.some(draw, value),
        effective=draw(evidence.effective),
        kind=draw(_STATING),
    )


def histories(  # noqa: PLR0913 (switches, all of them by name)
    values: st.SearchStrategy[T],
    *,
    source_ids: Sequence[str] | None = None,
    effective: st.SearchStrategy[Span | None] | None = None,
    revisions: bool = True,
    min_size: int = 0,
    max_size: int = 3,
) -> st.SearchStrategy[History[T]]:
    """
    Give histories in which statements may revise others, not in circles, oldest first or last.

    Shrinks to the empty history, or to as many assertions as there must be.

    Args:
        values: What may be stated.
        source_ids: The sources that may be cited; a few that exist nowhere when not given.
        effective: The times that a statement may be about, or None; any when not given.
        revisions: Whether statements may revise others.
        min_size: How many statements there are at the least.
        max_size: How many statements there are at the most.
    """
    evidence = _evidence(source_ids, effective)
    return _histories(values, evidence, st.integers(min_size, max_size), revisions=revisions)


@st.composite
def _histories(
    draw: st.DrawFn,
    values: st.SearchStrategy[T],
    evidence: Evidence,
    sizes: st.SearchStrategy[int],
    *,
    revisions: bool,
) -> History[T]:
    return history(draw, values, evidence, draw(sizes), revisions=revisions)


def history(
    draw: st.DrawFn,
    values: st.SearchStrategy[T],
    evidence: Evidence,
    size: int,
    *,
    revisions: bool = True,
) -> History[T]:
    made: list[Stated[T]] = []
    for index in range(size):
        # Only what was made before is revised, so that nothing goes round in a circle.
        revised = draw(st.integers(0, index)) if revisions and index else 0
        kind = draw(_REVISING if revised else _STATING)
        withdraws = kind is StatementKind.WITHDRAWS
        value = made[revised - 1].value if withdraws else draw(values)
        statement = Stated(
            value,
            citations=evidence.some(draw, value),
            effective=draw(evidence.effective),
            kind=kind,
            key=f"s{index + 1}" if revisions else None,
            revises=f"s{revised}" if revised else None,
        )
        made.append(statement)
    if len(made) > 1 and draw(COIN):
        made.reverse()
    return History(tuple(made), incomplete=draw(COIN))
