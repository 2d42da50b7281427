"""Every line marked ``refused`` must be refused by mypy and by pyright; this file is never run."""

# pyright: strict

from datetime import date

from csc_reform import Citation, Count, Money, Rate, Region, Stated, Strength, load
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.fields import pillar as p

reform = load()
release = Citation(source_id="dfe-press-release-2023-02-02", locator="¶17")

# Queries
reform.commitments.where(c.pilar_id == "family-help")  # refused
reform.commitments.where(c.pillar_id == 3)  # refused
reform.commitments.where(c.strength == "pilot")  # refused
reform.commitments.where(c.strength >= "pilot")  # refused
reform.commitments.where(p.number == 1)  # refused
reform.commitments.where(True)  # refused
reform.commitments.where((c.pillar_id == "family-help") & (p.number == 1))  # refused
reform.funding.where(f.amount > Money.parse("£1m"))  # refused
reform.funding.where(f.amount.may_exceed(1_000_000))  # refused
reform.pillars.order_by(c.strength)  # refused
reform.commitmets  # refused

# Values
Money.parse("£1m") + Count.parse("1 area")  # refused
Money.parse("£1m") < Money.parse("£2m")  # refused
Money.exactly(1.5)  # refused
float(Money.parse("£1m"))  # refused
reform.known_on(20230202)  # refused

# Facts
Stated(Strength.PILOT)  # refused
Stated(Strength.PILOT, citations=release)  # refused
allowance = reform.allowances["setting-up-home-allowance"]
found: Rate = allowance.find_rate(on=date(2023, 4, 6))  # refused
allowance.rate(on=date(2023, 4, 6), region="london")  # refused
strength: Strength = reform.commitments["kinship-allowance"].strength.latest  # refused
region: Region = Region.LONDO  # refused
