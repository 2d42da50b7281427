"""
Revisions: which statements of a history stand, and until when.

A statement stands until another takes its place. Which one does is said by the statements
themselves, in ``revises``, and never worked out from their age:

- what is corrected or restated never stood: the new statement stands in its place;
- what is changed stood until the change began, on whatever day its corrections give;
- what is withdrawn stood until the day of the withdrawal. Without a day, or with one before the
  statement was to begin, it is as if it had never been said, and what it revised stands again;
- what only reaffirms falls with what it says again, unless it speaks of a time that may be after
  that: then the sources are at odds, and both stand.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar, final

import attrs

from csc_reform.errors import InvalidValueError, suggestion
from csc_reform.provenance import Citation
from csc_reform.statements import Stated, StatementKind
from csc_reform.values.dates import PartialDate
from csc_reform.values.day_tables import Days

__all__ = ["Standing", "cut", "in_order", "standings"]

T = TypeVar("T")

_NO_DAYS = (date.max, date.min)
_ALL_DAYS = (date.min, date.max)


def in_order(statements: Sequence[Stated[T]]) -> Sequence[Stated[T]]:
    """
    Give statements so that each comes after the one it revises.

    Raises:
        InvalidValueError: For a key used twice, a revision of nothing, revisions in a circle, and a
            withdrawal of another value than was stated.
    """
    by_key: dict[str, Stated[T]] = {}
    for one in statements:
        if one.key is None:
            continue
        if one.key in by_key:
            raise InvalidValueError("key", "unique in its history", one.key)
        by_key[one.key] = one
    if all(one.revises is None for one in statements):
        return statements
    for one in statements:
        _check_revised(one, by_key)
    revisers = _revisers(statements)
    ordered = [one for one in statements if one.revises is None]
    for one in ordered:  # which grows
        ordered += revisers.get(one.key, ())
    if len(ordered) < len(statements):
        reached = set(map(id, ordered))
        lost = next(one for one in statements if id(one) not in reached)
        raise InvalidValueError("revises", "free of circles", _circle(lost, by_key))
    return ordered


def _check_revised(one: Stated[T], by_key: Mapping[str, Stated[T]]) -> None:
    if one.revises is None:
        return
    revised = by_key.get(one.revises)
    if revised is None:
        near = suggestion(one.revises, by_key).lstrip("; ")
        words = "the key of another statement of the history"
        raise InvalidValueError("revises", words, one.revises, near)
    if one.kind is StatementKind.WITHDRAWS and one.value != revised.value:
        words = f"what it withdraws, {revised.value}"
        raise InvalidValueError("value", words, str(one.value))


def _revisers(statements: Iterable[Stated[T]]) -> dict[str | None, list[Stated[T]]]:
    revisers: dict[str | None, list[Stated[T]]] = {}
    for one in statements:
        if one.revises is not None:
            revisers.setdefault(one.revises, []).append(one)
    return revisers


def _circle(lost: Stated[T], by_key: Mapping[str, Stated[T]]) -> str:
    """Give the keys of the circle that a statement is on or leads to."""
    path: dict[str, None] = {}
    key = lost.revises or ""
    while key not in path:
        path[key] = None
        key = by_key[key].revises or ""
    keys = list(path)
    return " -> ".join([*keys[keys.index(key) :], key])


@final
@attrs.frozen
class _From:
    """
    A day from which things are otherwise, as far as it is known.

    Attributes:
        earliest: The first day that it can be.
        latest: The last day that it can be; None when it may never come.
    """

    earliest: date
    latest: date | None

    @classmethod
    def of(cls, statement: Stated[object]) -> "_From":
        """Give the day from which a statement speaks."""
        start = statement.effective.start if statement.effective is not None else None
        if not isinstance(start, PartialDate):
            return cls(date.min, None)
        return cls(start.earliest, start.latest)

    @classmethod
    def first(cls, days: Iterable["_From"]) -> "_From":
        """Give the first of some days."""
        found = list(days)
        latest = [day.latest for day in found if day.latest is not None]
        return cls(min(day.earliest for day in found), min(latest, default=None))

    @classmethod
    def last(cls, days: Iterable["_From"]) -> "_From":
        """Give the last of some days."""
        found = list(days)
        latest = [day.latest for day in found if day.latest is not None]
        never = len(latest) < len(found)
        return cls(max(day.earliest for day in found), None if never else max(latest))

    def certainly_follows(self, statement: Stated[object]) -> bool:
        """Tell whether it comes after the day on which a statement begins, on any reading."""
        begins = _From.of(statement).latest
        return begins is not None and begins < self.earliest


_REPLACING = (StatementKind.CORRECTS, StatementKind.RESTATES)


@final
@attrs.frozen
class Standing:
    """
    How long a statement stands.

    Attributes:
        until: The day from which something else stands in its place; None when nothing does.
        ever: False for what never stood: it was put right or taken back, or is a withdrawal, which
            states nothing.
        acts: False for what was taken back, so that it does nothing to others either.
    """

    until: _From | None
    ever: bool
    acts: bool = True

    @property
    def is_live(self) -> bool:
        """True when it states something in the place of which nothing is known to stand."""
        return self.ever and self.until is None

    def days(self, statement: Stated[object]) -> tuple[Days, Days]:
        """Give the days on which a statement may hold, and those on which it certainly does."""
        if not self.ever:
            return _NO_DAYS, _NO_DAYS
        span = statement.effective
        may, sure = _ALL_DAYS, _NO_DAYS
        if span is not None:
            may, sure = (span.earliest, span.latest), span.certain
        if self.until is None:
            return may, sure
        if self.until.latest is not None:
            may = _before(may, self.until.latest)
        return may, _before(sure, self.until.earliest)


def _before(days: Days, end: date) -> Days:
    if end == date.min:
        return _NO_DAYS
    return days[0], min(days[1], end - timedelta(days=1))


def standings(statements: Sequence[Stated[T]]) -> list[Standing]:
    """Give the standing of each statement of a history."""
    found = _Standings(statements).found
    return [found[id(one)] for one in statements]


@final
class _Standings(Generic[T]):
    """The standings of the statements of a history, worked out from the last revision back."""

    def __init__(self, statements: Sequence[Stated[T]]) -> None:
        self.found: dict[int, Standing] = {}
        #: From when each statement, or what stands in its place, has had its effect.
        self._begins: dict[int, _From] = {}
        self._taken_back: set[int] = set()
        revisers = _revisers(statements)
        for one in reversed(in_order(statements)):
            self._judge(one, revisers.get(one.key, ()) if one.key is not None else ())
        again = _by_value(statements, StatementKind.REAFFIRMS)
        said = _by_value(statements, *_ORIGINAL) if again else {}
        for value, repeating in again.items():
            self._let_fall(repeating, said.get(value, []))

    def _judge(self, one: Stated[T], revisers: Iterable[Stated[T]]) -> None:
        acting = [reviser for reviser in revisers if id(reviser) not in self._taken_back]
        replacing = [self._begins[id(r)] for r in acting if r.kind in _REPLACING]
        changing = [self._begins[id(r)] for r in acting if r.kind is StatementKind.CHANGES]
        withdrawing = [r for r in acting if r.kind is StatementKind.WITHDRAWS]
        begins = _From.of(one)
        until: _From | None = None
        ever = one.states
        if any(_takes_back(withdrawal, one) for withdrawal in withdrawing):
            self._taken_back.add(id(one))
            ever = False
        elif replacing:
            begins, ever = _From.first(replacing), False
        elif changing or withdrawing:
            until = _From.first([*changing, *map(_From.of, withdrawing)])
            begins = _From.first([begins, *changing])
            if any(_may_take_back(withdrawal, one) for withdrawal in withdrawing):
                begins = _From(begins.earliest, None)
        self._begins[id(one)] = begins
        self.found[id(one)] = Standing(until, ever, id(one) not in self._taken_back)

    def _let_fall(self, again: Iterable[Stated[T]], said: list[Stated[T]]) -> None:
        """
        Let what says a value again fall with what first said it.

        It falls when nothing stands any more that it may be repeating: what only begins after it
        is no such thing. Where it gives a time of its own it falls only if it certainly begins
        before the end of what it says again; else the sources are at odds, which is to be seen.
        """
        said.sort(key=lambda one: _From.of(one).earliest)
        starts = [_From.of(one).earliest for one in said]
        ends = list(accumulate((self._end(one) for one in said), _End.joined))
        for one in again:
            latest = _From.of(one).latest
            known = bisect_right(starts, date.max if latest is None else latest)
            end = ends[known - 1] if known else None
            standing = self.found[id(one)]
            if end is None or not end.is_known or not standing.is_live:
                continue
            if one.effective is None:
                self.found[id(one)] = Standing(end.until, end.until is not None)
            elif end.until is not None and end.until.certainly_follows(one):
                self.found[id(one)] = Standing(end.until, ever=True)

    def _end(self, one: Stated[T]) -> "_End":
        standing = self.found[id(one)]
        return _End(standing.until, is_known=not standing.is_live)


@final
@attrs.frozen
class _End:
    """
    The end of one or more statements together.

    Attributes:
        until: The last day from which something else stands in their place; None for no such day.
        is_known: True when each has ended, or never stood.
    """

    until: _From | None
    is_known: bool

    def joined(self, other: "_End") -> "_End":
        """Give the end of both together."""
        days = [end.until for end in (self, other) if end.until is not None]
        return _End(_From.last(days) if days else None, self.is_known and other.is_known)


_ORIGINAL = (
    StatementKind.ASSERTS,
    StatementKind.RESTATES,
    StatementKind.CHANGES,
    StatementKind.CORRECTS,
)


def _by_value(statements: Iterable[Stated[T]], *kinds: StatementKind) -> dict[T, list[Stated[T]]]:
    found: dict[T, list[Stated[T]]] = {}
    for one in statements:
        if one.kind in kinds:
            found.setdefault(one.value, []).append(one)
    return found


def _takes_back(withdrawal: Stated[object], one: Stated[object]) -> bool:
    """Tell whether a withdrawal makes it as if a statement had never been made."""
    if withdrawal.effective is None:
        return True
    ended, began = _From.of(withdrawal), _From.of(one)
    return ended.latest is not None and began.latest is not None and ended.latest <= began.earliest


def _may_take_back(withdrawal: Stated[object], one: Stated[object]) -> bool:
    """Tell whether a withdrawal may turn out to be from before a statement was to begin."""
    began = _From.of(one).latest
    return began is None or _From.of(withdrawal).earliest <= began


def cut(
    statements: tuple[Stated[T], ...], is_known: Callable[[Citation], bool]
) -> tuple[Stated[T], ...]:
    """
    Give what is left of the statements of a history when only some passages are known.

    A statement stays with those of its passages that are known, and says what it does to what is
    left. One that revises a statement which is not known then revises what that one revised, as a
    change when either of them is one; if nothing of that is known it asserts. A withdrawal of what
    is not known says nothing. The very same statements are given when all of them stay.
    """
    passages = {id(one): tuple(filter(is_known, one.citations)) for one in statements}
    if all(len(passages[id(one)]) == len(one.citations) for one in statements):
        return statements
    if not any(passages.values()):
        return ()
    links: dict[str | None, _Link] = {None: _Link(None)}
    stays: set[int] = set()
    for one in in_order(statements):
        link = links[one.revises]
        is_of_the_unknown = one.kind is StatementKind.WITHDRAWS and link.key != one.revises
        is_left = bool(passages[id(one)]) and not is_of_the_unknown
        if is_left:
            stays.add(id(one))
        if one.key is not None:
            change = link.is_change or one.kind is StatementKind.CHANGES
            links[one.key] = _Link(one.key) if is_left else _Link(link.key, is_change=change)
    return tuple(
        _left(one, passages[id(one)], links[one.revises]) for one in statements if id(one) in stays
    )


@final
@attrs.frozen
class _Link:
    """
    What a key leads to in what is left.

    Attributes:
        key: That of the nearest statement that is left on its chain of revisions; None for none.
        is_change: Whether a change is skipped on the way there.
    """

    key: str | None
    is_change: bool = False


def _left(one: Stated[T], citations: tuple[Citation, ...], link: _Link) -> Stated[T]:
    if len(citations) == len(one.citations) and link.key == one.revises:
        return one
    kind = one.kind
    if one.revises is not None and link.key is None:
        kind = StatementKind.ASSERTS
    elif link.is_change:
        kind = StatementKind.CHANGES
    return attrs.evolve(one, citations=citations, revises=link.key, kind=kind)
