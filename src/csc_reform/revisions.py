"""
Revisions: which statements of a history stand, and until when.

A statement stands until another takes its place. Which one does is said by the statements
themselves, in ``revises``, and never worked out from their age:

- what is corrected or restated never stood: the new statement stands in its place;
- what is changed stood until the change began, on whatever day its corrections give;
- what is withdrawn stood until the day of the withdrawal. Without a day, or with one before the
  statement was to begin, it is as if it had never been said, and what it revised stands again;
- what only reaffirms stands as long as what it says again, unless it speaks of a later time.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
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


#: From always: what this replaces never stood.
_ALWAYS = _From(date.min, date.min)


@final
@attrs.frozen
class Standing:
    """
    How long a statement stands.

    Attributes:
        until: The day from which something else stands in its place; None when nothing does.
        states: False for a withdrawal, which states nothing.
    """

    until: _From | None
    states: bool

    @property
    def is_live(self) -> bool:
        """True when it states something in the place of which nothing is known to stand."""
        return self.states and self.until is None

    @property
    def ever_stood(self) -> bool:
        """True when it states something, and nothing put it right or took it back."""
        return self.states and self.until != _ALWAYS

    def days(self, statement: Stated[object]) -> tuple[Days, Days]:
        """Give the days on which a statement may hold, and those on which it certainly does."""
        if not self.states:
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
        if any(one.kind is StatementKind.REAFFIRMS for one in statements):
            self._let_reaffirmations_fall(statements)

    def _judge(self, one: Stated[T], revisers: Iterable[Stated[T]]) -> None:
        acting = [reviser for reviser in revisers if id(reviser) not in self._taken_back]
        replacing = [self._begins[id(r)] for r in acting if r.kind in _REPLACING]
        changing = [self._begins[id(r)] for r in acting if r.kind is StatementKind.CHANGES]
        withdrawing = [r for r in acting if r.kind is StatementKind.WITHDRAWS]
        begins = _From.of(one)
        until: _From | None = None
        if any(_takes_back(withdrawal, one) for withdrawal in withdrawing):
            self._taken_back.add(id(one))
            until = _ALWAYS
        elif replacing:
            begins, until = _From.first(replacing), _ALWAYS
        elif changing or withdrawing:
            until = _From.first([*changing, *map(_From.of, withdrawing)])
            begins = _From.first([begins, *changing])
            if any(_may_take_back(withdrawal, one) for withdrawal in withdrawing):
                begins = _From(begins.earliest, None)
        self._begins[id(one)] = begins
        self.found[id(one)] = Standing(until, one.kind is not StatementKind.WITHDRAWS)

    def _let_reaffirmations_fall(self, statements: Sequence[Stated[T]]) -> None:
        stated: dict[T, list[Stated[T]]] = {}
        for one in statements:
            if one.kind not in (StatementKind.REAFFIRMS, StatementKind.WITHDRAWS):
                stated.setdefault(one.value, []).append(one)
        for one in statements:
            if one.kind is not StatementKind.REAFFIRMS or not self.found[id(one)].is_live:
                continue
            said = [other for other in stated.get(one.value, ()) if not _starts_after(other, one)]
            ends = [end for other in said if (end := self.found[id(other)].until) is not None]
            if said and len(ends) == len(said):
                until = _From.last(ends)
                if not _speaks_of(one, until):
                    self.found[id(one)] = Standing(until, states=True)


_REPLACING = (StatementKind.CORRECTS, StatementKind.RESTATES)


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


def _starts_after(one: Stated[object], other: Stated[object]) -> bool:
    """Tell whether a statement certainly speaks of a later time only than another begins with."""
    ours, theirs = _From.of(one), _From.of(other)
    return theirs.latest is not None and ours.earliest > theirs.latest


def _speaks_of(one: Stated[object], time: _From) -> bool:
    """Tell whether a statement may begin after a day that is known to some degree."""
    begins = _From.of(one).latest
    return begins is not None and time.earliest != date.min and begins >= time.earliest


def cut(
    statements: tuple[Stated[T], ...], is_known: Callable[[Citation], bool]
) -> tuple[Stated[T], ...]:
    """
    Give what is left of the statements of a history when only some passages are known.

    A statement stays with those of its passages that are known. One that revises a statement which
    is not known then revises what that one revised; a withdrawal of what is not known says nothing.
    The very same statements are given when all of them stay as they are.
    """
    passages = {id(one): tuple(filter(is_known, one.citations)) for one in statements}
    if all(len(passages[id(one)]) == len(one.citations) for one in statements):
        return statements
    if not any(passages.values()):
        return ()
    stays: set[int] = set()
    #: For each key, that of the nearest statement which stays on its chain of revisions.
    nearest: dict[str, str | None] = {}
    for one in in_order(statements):
        revised = None if one.revises is None else nearest[one.revises]
        is_of_the_unknown = one.kind is StatementKind.WITHDRAWS and revised != one.revises
        is_left = bool(passages[id(one)]) and not is_of_the_unknown
        if is_left:
            stays.add(id(one))
        if one.key is not None:
            nearest[one.key] = one.key if is_left else revised
    return tuple(
        _left(one, passages[id(one)], None if one.revises is None else nearest[one.revises])
        for one in statements
        if id(one) in stays
    )


def _left(one: Stated[T], citations: tuple[Citation, ...], revises: str | None) -> Stated[T]:
    if len(citations) == len(one.citations) and revises == one.revises:
        return one
    return attrs.evolve(one, citations=citations, revises=revises)
