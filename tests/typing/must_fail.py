"""
What must be refused; this file is never run.

A line marked ``refused`` by mypy and by pyright, one marked ``refused by pyright`` by it alone, and
no other line by either.
"""

# pyright: strict

from datetime import date, timedelta

from csc_reform import (
    AgeBand,
    AgeBands,
    Citation,
    Count,
    Deadline,
    Interval,
    Money,
    PartialDate,
    Period,
    Rate,
    Ratio,
    Region,
    Share,
    Span,
    Stated,
    Strength,
    Verdict,
    load,
    rebanded,
)

reform = load()
release = Citation(source_id="dfe-press-release-2023-02-02", locator="¶17")

# Values
pounds, areas = Money.parse("£1m"), Count.parse("1 area")
share, ratio = Share.parse("10%"), Ratio.parse("10%")
pounds + areas  # refused
areas - pounds  # refused
share + ratio  # refused
pounds + 1  # refused
pounds < Money.parse("£2m")  # refused
areas >= areas  # refused
Interval(1, 2) < Interval(3, 4)  # refused
PartialDate.parse("2023") <= PartialDate.parse("2024")  # refused
pounds * 1.5  # refused
pounds * pounds  # refused
pounds / areas  # refused
areas / share  # refused
areas / 2  # refused
share * areas  # refused
share / ratio  # refused
areas * share  # refused
sum([pounds, pounds])  # refused
Money.exactly(1.5)  # refused
Count.exactly(1)  # refused
Count.over(12)  # refused
Money.over(45, "a week")  # refused
Ratio.per(67.0, 10_000)  # refused
Interval(0.5, 1)  # refused
float(pounds)  # refused
int(areas)  # refused
pounds.certainly_exceeds(areas)  # refused
pounds.may_exceed(5)  # refused
areas.consistent_with(share)  # refused
share.exceeds(ratio)  # refused
pounds.hull(areas)  # refused
pounds.within(areas)  # refused
share.within(pounds)  # refused
ratio.within(share)  # refused
pounds.low + 1  # refused
areas.counting_as("councils").consistent_with(areas)  # refused
pounds.paid_over("2025-26")  # refused
pounds.spread_over(Period.tax_year(2025), "a year")  # refused
wrong: Count = Money.read("£1m over two years").figure  # refused
Money.read("£1m over two years").period.starting("2023-02-02")  # refused
Period.tax_year("2025")  # refused
Period.tax_year(2025).last_day + timedelta(days=1)  # refused
Span("2023-04")  # refused
Deadline("2023-05-11", "23:45")  # refused
PartialDate.parse(date(2023, 4, 6))  # refused
PartialDate.parse("2023").certainly_before(date(2023, 4, 6))  # refused
"7" in AgeBand(5, 10)  # refused
AgeBands([AgeBand(5, 10)])  # refused
rebanded({"0-4": pounds}, AgeBands.parse("0-4"))  # refused
Verdict.HOLDS & True  # refused
Verdict.of("holds")  # refused
reform.known_on(20230202)  # refused

# Truth values; what hangs on one, and what comes after it, is checked as everything is
if pounds:  # refused by pyright
    pounds + areas  # refused
if not Verdict.HOLDS:  # refused by pyright
    pounds + areas  # refused
assert pounds.exceeds(pounds)  # refused by pyright
assert Interval(1, 2)  # refused by pyright
assert pounds  # refused by pyright
pounds + areas  # refused

# Facts
Stated(Strength.PILOT)  # refused
Stated(Strength.PILOT, citations=release)  # refused
allowance = reform.allowances["setting-up-home-allowance"]
found: Rate = allowance.find_rate(on=date(2023, 4, 6))  # refused
allowance.rate(on=date(2023, 4, 6), region="london")  # refused
strength: Strength = reform.commitments["kinship-allowance"].strength.latest  # refused
region: Region = Region.LONDO  # refused
