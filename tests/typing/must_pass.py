"""What the checkers must make of the public API; checked with the other sources, never run."""

from datetime import date
from decimal import Decimal
from typing import assert_type

from csc_reform import (
    AgeBand,
    AgeBands,
    Allowance,
    Commitment,
    Conflict,
    Count,
    History,
    Interval,
    Money,
    NoRate,
    NotKnown,
    PartialDate,
    Per,
    Period,
    Predicate,
    Rate,
    Ratio,
    Reading,
    Reform,
    RelativePeriod,
    Selection,
    Share,
    Span,
    Strength,
    Verdict,
    age_on,
    birthday,
    load,
    rebanded,
)
from csc_reform.fields import commitment as c

reform = load()
assert_type(reform, Reform)
assert_type(reform.known_on("2023-02-02"), Reform)
assert_type(reform.commitments, Selection[Commitment])
assert_type(reform.commitments["kinship-allowance"], Commitment)
assert_type(reform.commitments[:3], Selection[Commitment])
assert_type(reform.commitments.first(), Commitment | None)
assert_type(c.strength >= Strength.PILOT, Predicate[Commitment])
assert_type((c.pillar_id == "family-help") & ~c.title.contains("x"), Predicate[Commitment])
assert_type(reform.commitments.where(c.strength >= Strength.PILOT).one(), Commitment)
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
