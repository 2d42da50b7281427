"""Slippage: what was first promised, beside what became of it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeVar, final

import attrs

from csc_reform.entities.milestones import Milestone
from csc_reform.history import Conflict, History, NotKnown, Step, agreed
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.statements import Stated, StatementKind
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline, days_between, hull, is_within
from csc_reform.values.interval import Interval
from csc_reform.values.verdict import Verdict

__all__ = ["Slip", "slips_of"]

M = TypeVar("M", bound=PartialDate | Deadline)


@final
@attrs.frozen(kw_only=True)
class Slip:
    """
    A promise beside what became of it.

    Attributes:
        milestone_id: The milestone.
        title: Its title.
        promised: The day for which it was first promised; a range where sources differ on it.
        moved_to: The day for which it is promised now; None when that is the same.
        delivered: The day on which it came about; None when no source in view tells.
        days: The days from the first promise to the delivery, or else to the new promise: above 0
            when that is late, below 0 when it is early, an interval when a day is partly known.
        citations: The passages that give the days.
    """

    milestone_id: str
    title: str
    promised: PartialDate | Deadline
    moved_to: PartialDate | Deadline | None
    delivered: PartialDate | None
    days: Interval
    citations: tuple[Citation, ...]

    @property
    def is_late(self) -> Verdict:
        """Whether it came, or is now to come, after the last day for which it was first promised."""
        came = self.delivered or self.moved_to or self.promised
        if came.earliest > self.promised.latest:
            return Verdict.HOLDS
        return Verdict.FAILS if came.latest <= self.promised.latest else Verdict.UNDETERMINED

    def in_words(self) -> str:
        """
        Print it for a reader.

        >>> from csc_reform import load, timeline
        >>> for slip in timeline(load()).about("leaving-care-allowance-effective").slippage():
        ...     print(slip.in_words())
        promised for April 2023, delivered 1 April 2023: within that time
        """
        moved = f", now for {self.moved_to.in_words()}" if self.moved_to else ""
        came = f", delivered {self.delivered.in_words()}" if self.delivered else ""
        late = "within that time" if self._is_within_its_time else _in_words(self.days)
        return f"promised for {self.promised.in_words()}{moved}{came}: {late}"

    @property
    def _is_within_its_time(self) -> bool:
        came, promised = self.delivered, self.promised
        return (
            came is not None and promised.earliest < promised.latest and is_within(came, promised)
        )


def _in_words(days: Interval) -> str:
    low, high = days.low, days.high
    if low is None or high is None:
        return _at_an_end(low, high)
    if low == high == 0:
        return "on the day"
    if high <= 0:
        return f"{_count(-high, -low)} early"
    if low >= 0:
        return f"{_count(low, high)} late"
    return f"{_count(-low, -low)} early to {_count(high, high)} late"


def _at_an_end(low: Decimal | None, high: Decimal | None) -> str:
    """Print days of which one end, or neither, is known."""
    if low is not None:
        return (
            f"{_count(low, low)} late or more" if low > 0 else f"{_count(-low, -low)} early at most"
        )
    if high is not None:
        return (
            f"{_count(-high, -high)} early or more"
            if high < 0
            else f"{_count(high, high)} late at most"
        )
    return "by days that nobody knows"


def _count(low: Decimal, high: Decimal) -> str:
    return f"{low} day{'' if low == 1 else 's'}" if low == high else f"{low} to {high} days"


def slips_of(reform: Reform) -> Iterator[Slip]:
    """Give, by milestone, each promise that was put off or of whose delivery a source tells."""
    for milestone in reform.milestones:
        slip = _slip(milestone)
        if slip is not None:
            yield slip


def _slip(milestone: Milestone) -> Slip | None:
    first = _first(milestone.promised.steps)
    if not first:
        return None
    promised = _day(agreed(first))
    now, delivered = _latest(milestone.promised), _latest(milestone.actual)
    moved_to = None if now == promised else now
    came = moved_to if delivered is None else delivered
    if came is None:
        return None
    rests_on = [*first, *milestone.promised.current, *milestone.actual.current]
    passages = dict.fromkeys(c for one in rests_on for c in one.citations)
    return Slip(
        milestone_id=milestone.id,
        title=milestone.title,
        promised=promised,
        moved_to=moved_to,
        delivered=delivered,
        days=days_between(promised, came),
        citations=tuple(passages),
    )


def _first(steps: tuple[Step[M], ...]) -> tuple[Stated[M], ...]:
    """Give the first promises: not what only says again, or agrees with, a later one."""
    moved = [step.statement.value for step in steps if step.before]
    changed = {id(one) for step in steps for one in step.before}
    first = [step.statement for step in steps if not step.before]
    said = [one for one in first if one.kind is not StatementKind.REAFFIRMS] or first
    return tuple(
        one for one in said if id(one) in changed or not any(_agree(one.value, m) for m in moved)
    )


def _agree(one: PartialDate | Deadline, other: PartialDate | Deadline) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _day(agreed_on: M | Conflict[M]) -> M | PartialDate:
    """Give the day that sources agree on, or the range in which they differ."""
    if isinstance(agreed_on, Conflict):
        return hull([side.value for side in agreed_on.sides])
    return agreed_on


def _latest(history: History[M]) -> M | PartialDate | None:
    latest = history.latest
    return None if isinstance(latest, NotKnown) else _day(latest)
