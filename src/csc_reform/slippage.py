"""Slippage: what was first promised, beside what became of it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeVar, final

import attrs

from csc_reform.entities.milestones import Milestone
from csc_reform.history import Conflict, History, NotKnown, agreed
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline, hull
from csc_reform.values.interval import Interval
from csc_reform.values.verdict import Verdict

__all__ = ["Slip", "days_between", "slips_of"]

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
        """Whether it came, or is now to come, after the day for which it was first promised."""
        low, high = self.days.low, self.days.high
        if low is not None and low > 0:
            return Verdict.HOLDS
        return Verdict.FAILS if high is not None and high <= 0 else Verdict.UNDETERMINED

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
        late = "within that time" if self._came_within else _in_words(self.days)
        return f"promised for {self.promised.in_words()}{moved}{came}: {late}"

    @property
    def _came_within(self) -> bool:
        came, promised = self.delivered, self.promised
        if came is None or promised.earliest == promised.latest:
            return False
        return promised.earliest <= came.earliest and came.latest <= promised.latest


def _in_words(days: Interval) -> str:
    low, high = days.low, days.high
    if low is None or high is None:
        return "the days cannot be counted" if low is None else f"{_count(low, low)} late or more"
    if low == high == 0:
        return "on the day"
    if high <= 0:
        return f"{_count(-high, -low)} early"
    if low >= 0:
        return f"{_count(low, high)} late"
    return f"{_count(-low, -low)} early to {_count(high, high)} late"


def _count(low: Decimal, high: Decimal) -> str:
    return f"{low} day{'' if low == 1 else 's'}" if low == high else f"{low} to {high} days"


def slips_of(reform: Reform) -> Iterator[Slip]:
    """Give, by milestone, each promise that was put off or of whose delivery a source tells."""
    for milestone in reform.milestones:
        slip = _slip(milestone)
        if slip is not None:
            yield slip


def _slip(milestone: Milestone) -> Slip | None:
    first = tuple(one.statement for one in milestone.promised.steps if one.before is None)
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


def _day(agreed_on: M | Conflict[M]) -> M | PartialDate:
    """Give the day that sources agree on, or the range in which they differ."""
    if isinstance(agreed_on, Conflict):
        return hull([side.value for side in agreed_on.sides])
    return agreed_on


def _latest(history: History[M]) -> M | PartialDate | None:
    latest = history.latest
    return None if isinstance(latest, NotKnown) else _day(latest)


def days_between(one: PartialDate | Deadline, other: PartialDate | Deadline) -> Interval:
    """Give the days from one day to another: below 0 when the other comes first."""
    low = high = None
    if not isinstance(other, PartialDate) or other.has_beginning:
        low = Decimal((other.earliest - one.latest).days)
    if not isinstance(one, PartialDate) or one.has_beginning:
        high = Decimal((other.latest - one.earliest).days)
    return Interval(low, high, low_open=low is None, high_open=high is None)
