"""
Every mistake in a query that is promised to be refused; this file is never run.

A line marked ``refused`` is refused by mypy and by pyright, one marked ``refused by pyright`` by
pyright alone.
"""

# pyright: strict

from datetime import date, datetime

from csc_reform import (
    AgeBand,
    Commitment,
    Count,
    Deadline,
    KeyedOn,
    Money,
    Nature,
    Position,
    Predicate,
    Progress,
    Reform,
    Region,
    Selection,
    Share,
    Span,
    Strength,
    load,
    loads_query,
    read_conditions,
)
from csc_reform.fields import (
    allowance,
    area,
    claim,
    consultation,
    group,
    indicator,
    milestone,
    office,
    operand,
    organisation,
    outcome,
    pillar,
    position,
    programme,
    rate,
    recommendation,
    relation,
    source,
    target,
)
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.query import Sortable

reform = load()
commitments, funding, pillars = reform.commitments, reform.funding, reform.pillars
million = Money.parse("£1m")
year = Span.parse("2024-04-06", "2025-04-05")

# A field that is not there, in each namespace
reform.commitmets  # refused
c.pilar_id  # refused
f.amont  # refused
allowance.rate  # refused
area.gss  # refused
claim.assert_  # refused
consultation.close  # refused
group.wider_id  # refused
indicator.units  # refused
milestone.promise  # refused
office.holder  # refused
operand.roles  # refused
organisation.type  # refused
outcome.commitment  # refused
pillar.name  # refused
position.holder  # refused
programme.place  # refused
rate.bands  # refused
recommendation.source  # refused
relation.to  # refused
source.date  # refused
target.caps  # refused
c.strength = c.progress  # refused
c.id = c.title  # refused
del c.strength  # refused by pyright

# Values that can be told apart
commitments.where(c.nature == "aim")  # refused
commitments.where(c.nature == Strength.PILOT)  # refused
commitments.where(c.nature == None)  # refused
commitments.where(c.nature != "aim")  # refused
c.nature.is_in(["aim"])  # refused
c.nature.is_in(Nature.AIM)  # refused
c.nature < Nature.AIM  # refused
c.nature.contains("aim")  # refused
c.nature.has(Nature.AIM)  # refused
c.nature.is_none()  # refused
c.nature.ever()  # refused
c.nature.on("2023-06-01")  # refused
c.nature.is_known()  # refused
c.nature.certainly_exceeds(Nature.AIM)  # refused
reform.allowances.where(allowance.rates.any(rate.region == "London"))  # refused
reform.allowances.where(allowance.rates.any(rate.band == "0-4"))  # refused
reform.allowances.where(allowance.rates.any(rate.band == 4))  # refused

# Values that have an order
pillars.where(pillar.number == "1")  # refused
pillars.where(pillar.number == 1.5)  # refused
pillar.number < 1.5  # refused
pillar.number >= "1"  # refused
pillar.number.is_in(["1"])  # refused
pillar.number.is_in(1)  # refused
commitments.where(c.strength == "pilot")  # refused
c.strength >= "pilot"  # refused
c.strength >= Progress.DELIVERED  # refused
c.strength > None  # refused
c.strength.is_disputed >= Strength.PILOT  # refused

# Texts
commitments.where(c.pillar_id == 3)  # refused
commitments.where(c.pillar_id == None)  # refused
c.title < 3  # refused
c.title.contains(3)  # refused
c.title.contains(None)  # refused
c.title.matches(3)  # refused
c.title.is_none()  # refused
c.title.has("x")  # refused
c.title.ever()  # refused
c.id.is_in([3])  # refused
c.id.is_in(commitments)  # refused

# Hedged figures
funding.where(f.amount > million)  # refused
f.amount <= million  # refused
funding.where(f.amount == 1_000_000)  # refused
funding.where(f.amount == Count.parse("1 area"))  # refused
f.amount.may_exceed(1_000_000)  # refused
f.amount.certainly_exceeds(Count.parse("1 area"))  # refused
f.amount.certainly_below("£1m")  # refused
f.amount.may_be_below(None)  # refused
f.amount.may_equal(Share.parse("10%"))  # refused
f.amount.is_in([1_000_000])  # refused
f.amount.is_none()  # refused
f.amount.contains("£")  # refused
programme.places.may_exceed(12)  # refused
programme.places.may_exceed(million)  # refused
claim.asserted.may_exceed(million)  # refused
claim.asserted.is_known()  # refused
indicator.target.may_exceed(million)  # refused

# Days
reform.sources.where(source.published == 2023)  # refused
source.published < "2023-02-02"  # refused
source.published.certainly_before(2023)  # refused
source.published.certainly_after(None)  # refused
source.published.may_be_within(year)  # refused
source.published.is_none()  # refused
source.published.ever()  # refused
position.date.is_known()  # refused
milestone.promised >= date(2023, 2, 2)  # refused
milestone.promised.certainly_before(Deadline.parse("2023-05-11T23:45 Europe/London"))  # refused
consultation.closes.contains("2023")  # refused

# Times from one day to another
funding.where(f.period == year)  # refused
f.period < year  # refused
f.period.may_overlap("2024")  # refused
f.period.certainly_overlaps(date(2024, 4, 6))  # refused
f.period.may_hold_on(year)  # refused
f.period.certainly_holds_on(2024)  # refused
f.period.is_none()  # refused
claim.horizon.is_disputed()  # refused

# Several values
commitments.where(c.group_ids == "kinship-carers")  # refused
commitments.where(c.group_ids == ("kinship-carers",))  # refused
c.group_ids.has(3)  # refused
c.group_ids.has(("kinship-carers",))  # refused
c.group_ids.has_any([3])  # refused
c.group_ids.has_any(3)  # refused
c.group_ids.is_in(["kinship-carers"])  # refused
c.group_ids.contains("kinship")  # refused
c.group_ids < "x"  # refused
c.group_ids.ever()  # refused
c.lead_ids.has(3)  # refused
c.lead_ids.ever().has(3)  # refused
c.lead_ids.on("2023-06-01").has_any(3)  # refused

# Parts
allowance.rates.any(allowance.id == "x")  # refused
allowance.rates.any(True)  # refused
allowance.rates.any(target.what == "x")  # refused
allowance.rates.has(rate.region == Region.LONDON)  # refused
allowance.rates.is_none()  # refused
reform.allowances.where(rate.region == Region.LONDON)  # refused
reform.allowances.where(allowance.rates)  # refused
reform.allowances.where(allowance.rates == rate)  # refused

# Times that are asked about
commitments.where(c.strength.ever() == "explore")  # refused
c.strength.ever() >= "pilot"  # refused
c.strength.ever().ever()  # refused
c.strength.ever().on("2023-06-01")  # refused
c.strength.ever().is_known()  # refused
c.strength.ever(Strength.PILOT)  # refused
commitments.where(c.strength.ever())  # refused
c.strength.on(2023)  # refused
c.strength.on(None)  # refused
c.strength.on("2023-06-01").on("2023-06-01")  # refused
c.strength.on("2023-06-01") >= "pilot"  # refused
c.progress.on("2023-06-01") < Progress.DELIVERED  # refused
allowance.keyed_on.ever() < KeyedOn.START_DATE  # refused
f.amount.ever() > million  # refused
f.amount.on("2023-06-01").may_exceed(3)  # refused
milestone.promised.ever() < "2023"  # refused

# Predicates of another kind, and what is no predicate
commitments.where(pillar.number == 1)  # refused
commitments.undetermined(pillar.number == 1)  # refused
commitments.where(c.id == "a", pillar.number == 1)  # refused
(c.id == "a") & (pillar.number == 1)  # refused
(c.id == "a") | (pillar.number == 1)  # refused
(c.id == "a") & True  # refused
commitments.where(True)  # refused
commitments.where(c.id)  # refused
commitments.where("id == 'a'")  # refused
commitments.where(lambda one: one.id == "a")  # refused
commitments.undetermined(True)  # refused
commitments.filter(c.id == "a")  # refused
commitments.filter(lambda one: one.idd == "a")  # refused
(pillar.number == 1).holds_for(commitments["x"])  # refused
one: bool = c.id == "a"  # refused
another: Predicate[Position] = c.id == "a"  # refused
(c.id == "a") < (c.id == "b")  # refused
commitments < commitments  # refused
f.amount.low < f.amount.high  # refused
if c.id == "a":  # refused by pyright
    pass
not (c.id == "a")  # refused by pyright

# Sorting
commitments.order_by("title")  # refused
commitments.order_by(c.nature)  # refused
commitments.order_by(c.progress)  # refused
commitments.order_by(c.group_ids)  # refused
commitments.order_by(c.targets)  # refused
commitments.order_by(pillar.number)  # refused
commitments.order_by(pillar.number.descending())  # refused
commitments.order_by(c.strength.ever())  # refused
commitments.order_by(c.id == "a")  # refused
commitments.order_by(c.title, descending=True)  # refused
funding.order_by(f.amount)  # refused
funding.order_by(f.amount.descending())  # refused
funding.order_by(f.amount.ever().low)  # refused
funding.order_by(f.period)  # refused
reform.sources.order_by(source.published)  # refused
c.nature.descending()  # refused
f.amount.earliest  # refused
source.published.low  # refused
key: Sortable[Commitment] = c.nature  # refused
pillars.limit("3")  # refused

# Reading off
commitments.select()  # refused
commitments.select("id")  # refused
commitments.select(pillar.number)  # refused
commitments.select(c.id, pillar.number)  # refused
commitments.select(c.strength.ever())  # refused
commitments.group_by("nature")  # refused
commitments.group_by(pillar.number)  # refused
commitments.distinct(pillar.number)  # refused
commitments.distinct(c.strength.ever())  # refused
ids: tuple[str, ...] = commitments.select(c.id)  # refused
(strength,) = commitments.limit(1).distinct(c.strength)
firm: Strength = strength  # refused
for id_, title in commitments.select(c.id):  # refused
    pass
by_nature: dict[str, Selection[Commitment]] = commitments.group_by(c.nature)  # refused

# Adding up
funding.total(f.scope)  # refused
funding.total(f.period)  # refused
funding.total(f.amount.ever())  # refused
funding.total(f.amount.low)  # refused
funding.total(programme.places)  # refused
pillars.total(pillar.number)  # refused
areas: Count = funding.total(f.amount)  # refused
commitments.minimum(c.nature)  # refused
commitments.maximum(c.group_ids)  # refused
commitments.minimum(c.strength.ever())  # refused
commitments.minimum(pillar.number)  # refused
commitments.maximum("title")  # refused
funding.minimum(f.period)  # refused
weakest: str = commitments.minimum(c.strength)  # refused
first: date = reform.sources.minimum(source.published)  # refused

# Selections, and getting at them
commitments[0]  # refused
commitments.first().id  # refused
commitments.one_or_none().id  # refused
commitments.one().number  # refused
commitments.where(c.id == "a").items.append(commitments.one())  # refused
reform.related("kinship-allowance", str)  # refused
reform.related("kinship-allowance", "positions")  # refused
reform.related(3)  # refused
reform.related("kinship-allowance", Position).where(c.id == "a")  # refused
reform.of_kind("commitments")  # refused
reform.of_kind(Reform)  # refused
reform.of_kind(AgeBand)  # refused
commitments.where(loads_query("{}", Position))  # refused
loads_query("{}", "commitments")  # refused
loads_query(b"{}", Commitment)  # refused
commitments.where(read_conditions(["id=a"], Commitment))  # refused
commitments.where(*read_conditions(["id=a"], Position))  # refused
source.published.certainly_before(datetime(2023, 2, 2))  # a datetime is a date to both
