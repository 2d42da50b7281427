"""What the strategies promise: what they shrink to, and which types they make."""

import subprocess
import sys
from datetime import date, time

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from csc_reform import (
    AgeBand,
    AgeBands,
    Allowance,
    Citation,
    Commitment,
    Count,
    Deadline,
    FundingLine,
    Group,
    History,
    Interval,
    Milestone,
    Money,
    Organisation,
    PartialDate,
    Period,
    PeriodUnit,
    Pillar,
    Position,
    Ratio,
    Reform,
    RelativePeriod,
    Share,
    Source,
    Span,
    Stated,
    Verdict,
)
from csc_reform import strategies as s

QUICK = settings(database=None, phases=(Phase.generate, Phase.shrink))
PLAIN_DAY = date(2000, 1, 1)
PASSAGE = Citation(source_id="source-1", locator="¶1")
PLAINEST: list[tuple[st.SearchStrategy[object], object]] = [
    (s.age_bands(), AgeBand(0, 0)),
    (s.age_partitions(), AgeBands((AgeBand(0, 0),))),
    (s.citations(), PASSAGE),
    (s.counts(), Count.exactly(0, "children")),
    (s.days(), PLAIN_DAY),
    (s.deadlines(), Deadline(PLAIN_DAY, time(0))),
    (s.histories(st.integers()), History[int]()),
    (s.intervals(), Interval(0, 0)),
    (s.intervals(within=Interval(2, 5)), Interval(2, 2)),
    (s.money(), Money.exactly(0)),
    (s.partial_dates(), PartialDate.on(PLAIN_DAY)),
    (s.periods(), Period(PLAIN_DAY)),
    (s.ratios(), Ratio.exactly(0)),
    (s.relative_periods(), RelativePeriod(1, PeriodUnit.WEEK)),
    (s.shares(), Share.exactly(0)),
    (s.spans(), Span(PartialDate.on(PLAIN_DAY))),
    (s.statements(st.integers()), Stated(0, citations=(PASSAGE,))),
    (s.verdicts(), Verdict.HOLDS),
]


@pytest.mark.parametrize(("strategy", "plainest"), PLAINEST)
def test_a_strategy_shrinks_to_what_it_says(
    strategy: st.SearchStrategy[object], plainest: object
) -> None:
    """The simplest example of a strategy is the one that its docstring names."""
    assert find(strategy, lambda _: True, settings=QUICK) == plainest


def test_a_reform_shrinks_to_one_source() -> None:
    """The simplest reform has a source and nothing else."""
    reform = find(s.reforms(), lambda _: True, settings=QUICK)
    assert [type(entity) for entity in reform] == [Source]


@pytest.mark.parametrize(
    "kind",
    [
        AgeBand,
        AgeBands,
        Allowance,
        Citation,
        Commitment,
        Count,
        Deadline,
        FundingLine,
        Group,
        Interval,
        Milestone,
        Money,
        Organisation,
        PartialDate,
        Period,
        Pillar,
        Position,
        Ratio,
        Reform,
        RelativePeriod,
        Share,
        Source,
        Span,
    ],
)
def test_hypothesis_makes_a_registered_type(kind: type[object]) -> None:
    """After registration, asking for a type gives things of the type."""
    s.register_all()
    found: object = find(st.from_type(kind), lambda _: True, settings=QUICK)
    assert type(found) is kind


@given(s.reforms(max_size=0))
def test_a_reform_is_no_larger_than_asked(reform: Reform) -> None:
    """With no entities asked for there are a source, and the one body that may speak in it."""
    assert len(reform.sources) == 1
    assert len(reform) <= 2


@given(st.data())
def test_dates_keep_their_limits(data: st.DataObject) -> None:
    """What is made between two days means only days between them."""
    first, last = sorted((data.draw(s.days()), data.draw(s.days())))
    partial = data.draw(s.partial_dates(min_value=first, max_value=last))
    assert first <= partial.earliest <= partial.latest <= last
    span = data.draw(s.spans(min_value=first, max_value=last))
    for end in (span.start, span.end):
        assert not isinstance(end, PartialDate) or first <= end.earliest <= end.latest <= last


@given(st.data())
def test_intervals_keep_their_limits(data: st.DataObject) -> None:
    """What is made within limits does not leave them."""
    drawn = data.draw(s.intervals())
    limits = Interval(drawn.low, drawn.high)
    assert data.draw(s.intervals(within=limits, limit=10)).within(limits)


def test_strategies_read_no_data() -> None:
    """Making up reforms needs no module of the bundled data."""
    script = (
        "import sys\nfrom hypothesis import Phase, find, settings\n"
        "from csc_reform.strategies import reforms\n"
        "quick = settings(database=None, phases=[Phase.generate])\n"
        "find(reforms(), lambda _: True, settings=quick)\n"
        "assert 'csc_reform.data' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
