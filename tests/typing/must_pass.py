"""What the checkers must make of the public API; checked with the other sources, never run."""

from datetime import date
from decimal import Decimal
from typing import assert_type

from csc_reform import (
    AgeBand,
    AgeBands,
    Allowance,
    Change,
    Citation,
    Commitment,
    Conflict,
    Count,
    Deadline,
    Entity,
    EntityAdded,
    EntityWithdrawn,
    Event,
    EventKind,
    FieldChanged,
    FigureRestated,
    HedgeChanged,
    History,
    HistoryChanged,
    Interval,
    ItemsChanged,
    Milestone,
    MilestoneMoved,
    Money,
    NoRate,
    NotKnown,
    PartialDate,
    Per,
    Period,
    Precision,
    Rate,
    Ratio,
    Reading,
    Reform,
    RelativePeriod,
    Selection,
    Share,
    Slip,
    Span,
    Stated,
    Strength,
    StrengthLowered,
    StrengthRaised,
    Timeline,
    Verdict,
    age_on,
    birthday,
    diff,
    load,
    rebanded,
    timeline,
)
from csc_reform.values.quantity import Quantity

reform = load()
assert_type(reform, Reform)
assert_type(reform.known_on("2023-02-02"), Reform)
assert_type(reform.commitments, Selection[Commitment])
assert_type(reform.commitments["kinship-allowance"], Commitment)
strength = reform.commitments["kinship-allowance"].strength
assert_type(strength, History[Strength])
assert_type(strength.latest, Strength | Conflict[Strength] | NotKnown)
assert_type(strength.require(), Strength)
allowance = reform.allowances["setting-up-home-allowance"]
assert_type(allowance, Allowance)
assert_type(allowance.find_rate(on="2023-04-06"), Rate | NoRate)
pounds, areas = Money.parse("£1m"), Count.parse("1 area")
share, ratio = Share.parse("10%"), Ratio.parse("10%")
assert_type(pounds + pounds, Money)
assert_type(pounds - pounds, Money)
assert_type(pounds / pounds, Ratio)
assert_type(pounds / 2, Money)
assert_type(pounds * "1.5", Money)
assert_type(2 * pounds, Money)
assert_type(pounds * share, Money)
assert_type(pounds / ratio, Money)
assert_type(areas + areas, Count)
assert_type(areas / areas, Ratio)
assert_type(areas * 2, Count)
assert_type(share * pounds, Money)
assert_type(ratio * pounds, Money)
assert_type(ratio * ratio, Ratio)
assert_type(areas.counting_as("councils").count, Count)
assert_type(share / share, Ratio)
assert_type(share / 2, Share)
assert_type(ratio / ratio, Ratio)
assert_type(ratio.change(), Ratio)
assert_type(Share.over("0.6"), Share)
assert_type(Count.total([areas]), Count)
assert_type(Money.total(iter([pounds])), Money)
assert_type(pounds.exceeds(pounds), Verdict)
assert_type(pounds.hull(pounds), Money)
assert_type(pounds.intersection(pounds), Money | None)
assert_type(pounds.as_rounded(), Money)
assert_type(pounds.within(share), Money)
assert_type(pounds.low, Decimal | None)
assert_type(Money.common([pounds]), Money | None)
assert_type(pounds.spread_over(Period.tax_year(2025), Per.A_YEAR), Money)
reading = Money.read("£25 million over the next two years")
assert_type(reading, Reading[Money])
assert_type(reading.figure, Money)
assert_type(reading.period, RelativePeriod | None)
assert_type(Count.read("12 areas").figure, Count)
assert_type(Interval(1, 2) * 3, Interval)
assert_type(Interval(1, 2) / Interval(3, 4), Interval)
assert_type(Interval(1, 2).intersection(Interval(2, 3)), Interval | None)
assert_type(Period.tax_year(2025).split("2025-09-01"), tuple[Period, ...])
assert_type(Period.tax_year(2025).intersection(Period("2026-01-01")), Period | None)
assert_type(Period("2026-01-01").days, int | None)
assert_type(PartialDate.parse("2023").before(PartialDate.parse("2024")), Verdict)
assert_type(Span.parse("2023").overlaps(Span.parse("2024")), Verdict)
assert_type(birthday("2018-09-01", 5), date)
assert_type(age_on("2018-09-01", "2025-05-01"), int)
table = {AgeBand(0, 2): Money.parse("£165"), AgeBand(3, 4): Money.parse("£170")}
assert_type(rebanded(table, AgeBands.parse("0-4")), dict[AgeBand, Money])

# Two time axes: what a history says, what happened, and what changed.
assert_type(strength.on("2023-06-01"), Strength | Conflict[Strength] | NotKnown)
assert_type(strength.ever, tuple[Strength, ...])
assert_type(strength.live, tuple[Stated[Strength], ...])
assert_type(strength.current, tuple[Stated[Strength], ...])
assert_type(strength.held_on("2023-06-01"), tuple[Stated[Strength], ...])
assert_type(History.of(strength.statements[0]), History[Strength])
assert_type(strength.with_statement(strength.statements[0]), History[Strength])
events = timeline(reform)
assert_type(events, Timeline)
assert_type(events.between("2023-01-01", "2023-12-31"), Timeline)
assert_type(events.overdue("2025-01-01").events[0], Event)
assert_type(events.events[0].at, PartialDate | Deadline)
assert_type(events.events[0].kind, EventKind)
assert_type(events.events[0].precision, Precision)
assert_type(events.slippage(), tuple[Slip, ...])
assert_type(events.slippage()[0].days, Interval)
assert_type(events.slippage()[0].is_late, Verdict)
assert_type(diff(reform, reform), tuple[Change, ...])
for change in diff(reform, reform):
    assert_type(change.citations, tuple[Citation, ...])
    match change:
        case StrengthRaised() | StrengthLowered():
            assert_type(change.old, Strength)
            assert_type(change.added, tuple[Stated[object], ...])
        case FigureRestated() | HedgeChanged():
            assert_type(change.new, Quantity)
        case MilestoneMoved():
            assert_type(change.days, Interval)
        case EntityAdded() | EntityWithdrawn():
            assert_type(change.entity, Entity)
        case HistoryChanged():
            assert_type(change.after, History[object])
        case FieldChanged():
            assert_type(change.before, object)
        case ItemsChanged():
            assert_type(change.added, tuple[object, ...])
        case _:
            pass
# A history of days is one of days or deadlines too, and so can be given where those are meant.
day = Stated(PartialDate.parse("2024"), citations=strength.statements[0].citations)
assert_type(History.of(day), History[PartialDate])
milestone = Milestone(id="milestone", title="Milestone", promised=History.of(day))
assert_type(milestone.promised, History[PartialDate | Deadline])
assert_type(strength.steps[0].before, tuple[Stated[Strength], ...])
