"""
Queries that must be refused; this file is never run.

A line marked ``refused`` by mypy and by pyright, one marked ``refused by pyright`` by it alone, and
no other line by either.
"""

# pyright: strict

from datetime import date, datetime
from decimal import Decimal

from csc_reform import (
    AgeBand,
    Commitment,
    Count,
    Deadline,
    Entity,
    FundingLine,
    KeyedOn,
    Money,
    Nature,
    Pillar,
    Position,
    Predicate,
    Programme,
    Progress,
    Rate,
    Ratio,
    Region,
    Selection,
    Share,
    Span,
    Strength,
    dumps_query,
    load,
    loads_query,
    read_conditions,
    read_field,
    read_sort_key,
)
from csc_reform.fields import (
    allowance,
    area,
    claim,
    consultation,
    funding,
    group,
    indicator,
    instalment,
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
from csc_reform.query import Field, RankedField, Sortable

reform = load()
commitments, pillars, programmes = reform.commitments, reform.pillars, reform.programmes
pounds, areas = Money.parse("£1m"), Count.parse("12 areas")
share, ratio = Share.parse("10%"), Ratio.parse("10%")
day, year = date(2023, 2, 2), Span.parse("2023")
kinship = commitments["kinship-allowance"]

# Misspelt fields, and those of another kind
allowance.payee  # refused
allowance.strength  # refused
area.gss  # refused
claim.assertion  # refused
c.strenght  # refused
c.pilar_id  # refused
c.pillar  # refused
c.amount  # refused
c.citations  # refused
c.KIND  # refused
consultation.closed  # refused
funding.ammount  # refused
funding.places  # refused
group.broader  # refused
indicator.unitt  # refused
instalment.days  # refused
instalment.id  # refused
milestone.promise  # refused
office.holder  # refused
operand.rôle  # refused
organisation.type  # refused
outcome.commitment  # refused
pillar.nummer  # refused
pillar.pillar_id  # refused
position.stances  # refused
programme.place  # refused
rate.bands  # refused
rate.title  # refused
recommendation.source  # refused
relation.target_id  # refused
source.publisher  # refused
target.what_  # refused

# Fields that can be told apart, and no more. Every value of Python has an ==, so that a comparison
# with a wrong operand is taken for a truth value: it is refused where it is used.
commitments.where(c.nature == "aim")  # refused
commitments.where(c.nature != "aim")  # refused
commitments.where(c.nature == Progress.DELIVERED)  # refused
commitments.where(c.nature == Nature)  # refused
commitments.where(c.nature == None)  # refused
commitments.where(c.nature != None)  # refused
c.nature == c.nature  # refused
c.nature.is_in(["aim"])  # refused
c.nature.is_in(["aim", Nature.AIM])  # refused
c.nature.is_in([None])  # refused
c.nature.is_in(Nature.AIM)  # refused
c.nature.is_in(Progress)  # refused
c.nature.is_in(None)  # refused
c.nature.is_in()  # refused
c.nature.is_in(Nature.AIM, Nature.ACTION)  # refused
c.nature < Nature.AIM  # refused
c.nature < c.nature  # refused
c.nature <= Nature.AIM  # refused
c.nature > Nature.AIM  # refused
c.nature >= Nature.AIM  # refused
c.nature.contains("aim")  # refused
c.nature.matches("aim")  # refused
c.nature.has(Nature.AIM)  # refused
c.nature.has_any([Nature.AIM])  # refused
c.nature.may_exceed(Nature.AIM)  # refused
c.nature.is_none()  # refused
c.nature.is_empty()  # refused
c.nature.is_known()  # refused
c.nature.is_disputed()  # refused
c.nature.ever()  # refused
c.nature.on("2023-06-01")  # refused
c.nature.descending()  # refused
c.nature.low  # refused
c.nature.latest  # refused
c.nature.any()  # refused
c.nature.equals(Nature.AIM)  # refused
reform.positions.where(position.topic == "money")  # refused
reform.positions.where(position.topic == None)  # refused
position.topic.is_in(["money"])  # refused
position.topic < "money"  # refused
position.topic.is_known()  # refused
position.topic.ever()  # refused
position.topic.is_none(True)  # refused
allowance.rates.any(rate.band == (5, 10))  # refused
allowance.rates.any(rate.band == "5-10")  # refused
rate.band >= AgeBand(5, 10)  # refused
allowance.rates.any(rate.region == "london")  # refused
allowance.rates.any(rate.region == AgeBand(5, 10))  # refused

# A history of such values
commitments.where(c.progress == "delivered")  # refused
commitments.where(c.progress == Strength.PILOT)  # refused
commitments.where(c.progress == None)  # refused
c.progress.is_in([Strength.PILOT])  # refused
c.progress < Progress.DELIVERED  # refused
c.progress >= Progress.DELIVERED  # refused
c.progress.is_none()  # refused
c.progress.contains("delivered")  # refused
commitments.where(c.progress.ever() == "delivered")  # refused
commitments.where(c.progress.ever() != None)  # refused
c.progress.ever().is_in([Strength.PILOT])  # refused
c.progress.ever() < Progress.DELIVERED  # refused
allowance.keyed_on.ever() < KeyedOn.START_DATE  # refused
c.progress.ever().is_known()  # refused
c.progress.ever().ever()  # refused
c.progress.ever().on("2023-06-01")  # refused
c.progress.ever().of(kinship)  # refused
commitments.where(c.progress.ever == Progress.DELIVERED)  # refused
c.progress.ever("2023-06-01")  # refused
commitments.where(c.progress.on("2023-06-01") == "delivered")  # refused
commitments.where(c.progress.on("2023-06-01") == None)  # refused
c.progress.on("2023-06-01").is_in([Strength.PILOT])  # refused
c.progress.on("2023-06-01") > Progress.DELIVERED  # refused
c.progress.on("2023-06-01").is_none()  # refused
c.progress.on("2023-06-01").ever()  # refused
c.progress.on("2023-06-01").on("2023-06-01")  # refused
c.progress.on(20230601)  # refused
c.progress.on(None)  # refused
c.progress.on()  # refused
c.progress.on(year)  # refused

# Fields that have an order
pillars.where(pillar.number == "1")  # refused
pillars.where(pillar.number == 1.0)  # refused
pillars.where(pillar.number == None)  # refused
pillars.where(pillar.number == Decimal(1))  # refused
pillars.where(pillar.number != "1")  # refused
pillar.number < 1.5  # refused
pillar.number <= "1"  # refused
pillar.number > None  # refused
pillar.number >= areas  # refused
pillar.number.is_in([1.5])  # refused
pillar.number.is_in("12")  # refused
pillar.number.is_in(1)  # refused
pillar.number.contains("1")  # refused
pillar.number.is_none()  # refused
pillar.number.ever()  # refused
pillar.number.on(day)  # refused
pillar.number.is_known()  # refused
pillar.number.is_disputed()  # refused
pillar.number.descending  # not called: no predicate, no key
pillar.number.ascending()  # refused
pillar.number.low  # refused
instalment.day >= day  # refused
instalment.day < 60.5  # refused
commitments.where(1 < pillar.number)  # refused

# A history of such values
commitments.where(c.strength == "pilot")  # refused
commitments.where(c.strength == Progress.DELIVERED)  # refused
commitments.where(c.strength == None)  # refused
commitments.where(c.strength != 3)  # refused
c.strength < "pilot"  # refused
c.strength <= Progress.DELIVERED  # refused
c.strength > None  # refused
c.strength >= 2  # refused
c.strength.is_disputed >= Strength.PILOT  # refused
c.strength.is_in(["pilot"])  # refused
c.strength.is_in("pilot")  # refused
c.strength.is_in(Strength.PILOT)  # refused
c.strength.is_in([Strength.PILOT, None])  # refused
c.strength.is_in(Progress)  # refused
c.strength.is_none()  # refused
c.strength.contains("pilot")  # refused
c.strength.exceeds(Strength.PILOT)  # refused
c.strength.latest  # refused
commitments.where(c.strength.ever() == "pilot")  # refused
c.strength.ever() < "pilot"  # refused
c.strength.ever() >= Progress.DELIVERED  # refused
c.strength.ever().is_in(["pilot"])  # refused
c.strength.ever().is_known()  # refused
c.strength.ever().is_disputed()  # refused
c.strength.ever().descending()  # refused
c.strength.ever().sort_key()  # refused
commitments.where(c.strength.on(day) == "pilot")  # refused
c.strength.on(day) > Progress.DELIVERED  # refused
c.strength.on(day).is_in(["pilot"])  # refused
c.strength.on(2023)  # refused
Strength.PILOT <= pillar.number  # refused
"pilot" <= c.strength  # refused

# Text
commitments.where(c.title == 5)  # refused
commitments.where(c.title == None)  # refused
commitments.where(c.title == Nature.AIM)  # refused
commitments.where(c.title == b"Kinship")  # refused
commitments.where(c.title != 5)  # refused
c.title < 5  # refused
c.title >= None  # refused
c.title.is_in([5])  # refused
c.title.is_in(["a", None])  # refused
c.title.is_in("kinship")  # refused
c.title.contains(5)  # refused
c.title.contains(None)  # refused
c.title.contains(["kinship"])  # refused
c.title.contains()  # refused
c.title.contains("kinship", "allowance")  # refused
c.title.matches(5)  # refused
c.title.matches(None)  # refused
c.title.matches(b"kin")  # refused
c.title.has("kinship")  # refused
c.title.startswith("kinship")  # refused
c.title.lower()  # refused
c.title.is_none()  # refused
c.title.is_empty()  # refused
c.title.is_known()  # refused
c.title.ever()  # refused
c.title.on(day)  # refused
"kinship" in c.title  # refused
len(c.title)  # refused
c.title + "x"  # refused
commitments.where(c.pillar_id == 3)  # refused
commitments.where(c.pillar_id == None)  # refused
commitments.where(c.pillar_id != None)  # refused
commitments.where(c.pillar_id == pillars["family-help"])  # refused
c.pillar_id == pillar.id  # refused
c.pillar_id < None  # refused
c.pillar_id.is_in(pillars)  # refused
c.pillar_id.is_in([None])  # refused
c.pillar_id.is_in(pillars.ids)  # refused
c.pillar_id.is_in("family-help")  # refused
c.pillar_id.contains(None)  # refused
c.pillar_id.is_known()  # refused
c.pillar_id.ever()  # refused
c.pillar_id.on(day)  # refused
c.pillar_id.is_none  # not called: no predicate
commitments.where(c.pillar_id.is_none)  # refused
commitments.where(c.pillar_id is None)  # refused
pillars.where(pillar.headings == 5)  # refused
pillars.where(pillar.headings == None)  # refused
pillar.headings < 5  # refused
pillar.headings.contains(5)  # refused
pillar.headings.matches(5)  # refused
pillar.headings.is_in([5])  # refused
pillar.headings.is_none()  # refused
pillar.headings.has("Family Help")  # refused
pillars.where(pillar.headings.ever() == 5)  # refused
pillar.headings.ever().contains(5)  # refused
pillar.headings.ever().is_known()  # refused
pillar.headings.ever().descending()  # refused
pillar.headings.on(day).contains(5)  # refused
pillar.headings.on(day).matches(None)  # refused

# Hedged figures
allowance.rates.any(rate.amount == 5)  # refused
allowance.rates.any(rate.amount == "£5")  # refused
allowance.rates.any(rate.amount == None)  # refused
allowance.rates.any(rate.amount == areas)  # refused
allowance.rates.any(rate.amount != 5)  # refused
rate.amount < pounds  # refused
rate.amount <= pounds  # refused
rate.amount > pounds  # refused
rate.amount >= pounds  # refused
rate.amount.is_in([5])  # refused
rate.amount.is_in([pounds, areas])  # refused
rate.amount.is_in(pounds)  # refused
rate.amount.certainly_exceeds(5)  # refused
rate.amount.may_exceed("£5")  # refused
rate.amount.certainly_below(areas)  # refused
rate.amount.may_be_below(None)  # refused
rate.amount.may_equal(5.5)  # refused
rate.amount.exceeds(pounds)  # refused
rate.amount.certainly_above(pounds)  # refused
rate.amount.may_be_above(pounds)  # refused
rate.amount.contains("£5")  # refused
rate.amount.is_none()  # refused
rate.amount.is_known()  # refused
rate.amount.ever()  # refused
rate.amount.on(day)  # refused
rate.amount.descending()  # refused
rate.amount.earliest  # refused
rate.amount.low > pounds  # refused
rate.amount.low.may_exceed(pounds)  # refused
rate.amount.low.high  # refused
rate.amount.low < rate.amount.high  # refused
reform.claims.where(claim.asserted == pounds)  # refused
reform.claims.where(claim.asserted == 5)  # refused
reform.claims.where(claim.asserted == None)  # refused
claim.asserted.is_in([pounds])  # refused
claim.asserted.may_exceed(pounds)  # refused
claim.asserted.certainly_exceeds(5)  # refused
claim.asserted > areas  # refused
claim.asserted.is_known()  # refused
claim.asserted.ever()  # refused
claim.asserted.on(day)  # refused
claim.asserted.descending()  # refused
reform.funding.where(funding.amount == 1_000_000)  # refused
reform.funding.where(funding.amount == "£1m")  # refused
reform.funding.where(funding.amount == None)  # refused
reform.funding.where(funding.amount != areas)  # refused
funding.amount > pounds  # refused
funding.amount >= pounds  # refused
funding.amount < pounds  # refused
funding.amount <= pounds  # refused
funding.amount.is_in([areas])  # refused
funding.amount.is_in([pounds, 5])  # refused
funding.amount.certainly_exceeds(areas)  # refused
funding.amount.may_exceed(1_000_000)  # refused
funding.amount.certainly_below(1.5)  # refused
funding.amount.may_be_below(share)  # refused
funding.amount.may_equal(None)  # refused
funding.amount.is_none()  # refused
funding.amount.descending()  # refused
funding.amount.low()  # refused
reform.funding.where(funding.amount.ever() == 5)  # refused
funding.amount.ever() > pounds  # refused
funding.amount.ever().may_exceed(areas)  # refused
funding.amount.ever().low  # refused
funding.amount.ever().is_known()  # refused
reform.funding.where(funding.amount.on(day) == areas)  # refused
funding.amount.on(day) < pounds  # refused
funding.amount.on(day).certainly_below(5)  # refused
programmes.where(programme.places == pounds)  # refused
programmes.where(programme.places == 12)  # refused
programme.places >= areas  # refused
programme.places.may_exceed(pounds)  # refused
programme.places.certainly_exceeds(12)  # refused
programme.places.is_in([12])  # refused
programme.places.ever().may_equal(pounds)  # refused
programme.places.on(day).may_equal(12)  # refused
reform.indicators.where(indicator.target == pounds)  # refused
indicator.target.may_exceed(0.6)  # refused
indicator.target > share  # refused
indicator.observations.ever().may_exceed(pounds)  # refused
target.cap.certainly_below(12)  # refused
target.cap.on(day).certainly_below(pounds)  # refused

# Days
reform.sources.where(source.published == 2023)  # refused
reform.sources.where(source.published == None)  # refused
reform.sources.where(source.published == year)  # refused
reform.sources.where(source.published != 2023)  # refused
source.published < day  # refused
source.published <= "2023"  # refused
source.published > day  # refused
source.published >= "2023-02-02"  # refused
source.published.certainly_before(2023)  # refused
source.published.may_be_before(None)  # refused
source.published.certainly_after(year)  # refused
source.published.may_be_after(20230202)  # refused
source.published.certainly_within(2023)  # refused
source.published.may_be_within(year)  # refused
source.published.certainly_within("2023-01-01", "2023-12-31")  # refused
source.published.before(day)  # refused
source.published.contains("2023")  # refused
source.published.is_none()  # refused
source.published.is_known()  # refused
source.published.ever()  # refused
source.published.on(day)  # refused
source.published.descending()  # refused
source.published.low  # refused
source.published.earliest < day  # refused
source.published.year  # refused
reform.positions.where(position.date == 2023)  # refused
reform.positions.where(position.date == None)  # refused
position.date < day  # refused
position.date.certainly_before(2023)  # refused
position.date.is_known()  # refused
position.date.on(day)  # refused
position.date.descending()  # refused
operand.at.may_be_after(2023)  # refused
operand.at.ever()  # refused
reform.milestones.where(milestone.promised == 2023)  # refused
reform.milestones.where(milestone.promised == None)  # refused
reform.milestones.where(milestone.promised != 2023)  # refused
milestone.promised < day  # refused
milestone.promised.certainly_before(2023)  # refused
milestone.promised.may_be_within(None)  # refused
milestone.promised.is_none()  # refused
milestone.promised.descending()  # refused
reform.milestones.where(milestone.promised.ever() == 2023)  # refused
milestone.promised.ever() < day  # refused
milestone.promised.ever().certainly_before(2023)  # refused
milestone.promised.ever().latest  # refused
milestone.promised.ever().is_known()  # refused
reform.milestones.where(milestone.promised.on(day) == 2023)  # refused
milestone.promised.on(day) >= day  # refused
milestone.promised.on(day).may_be_after(2023)  # refused
consultation.closes.certainly_after(2023)  # refused
consultation.closes > day  # refused
consultation.closes.certainly_after(Deadline(day, "23:45"))  # refused
reform.consultations.where(consultation.closes == Deadline(day, "23:45"))  # refused

# Times from one day to another
rate.span.certainly_holds_on(2023)  # refused
rate.span.certainly_holds_on(None)  # refused
rate.span.may_hold_on(year)  # refused
rate.span.certainly_overlaps("2023")  # refused
rate.span.may_overlap(day)  # refused
rate.span.may_overlap(None)  # refused
rate.span.certainly_before(day)  # refused
rate.span < year  # refused
rate.span.is_in([year])  # refused
rate.span.contains("2023")  # refused
rate.span.is_none()  # refused
rate.span.is_known()  # refused
rate.span.ever()  # refused
rate.span.on(day)  # refused
rate.span.descending()  # refused
rate.span.earliest  # refused
allowance.rates.any(rate.span == year)  # refused
allowance.rates.any(rate.span != year)  # refused
claim.horizon.may_overlap("2023")  # refused
claim.horizon.certainly_holds_on(2023)  # refused
claim.horizon.is_known()  # refused
claim.horizon.ever()  # refused
reform.claims.where(claim.horizon == None)  # refused
reform.claims.where(claim.horizon is None)  # refused
funding.period.may_overlap("2023")  # refused
funding.period.certainly_overlaps(day)  # refused
funding.period.certainly_holds_on(2023)  # refused
funding.period.may_hold_on(None)  # refused
funding.period > year  # refused
funding.period.is_none()  # refused
funding.period.ever().may_overlap("2023")  # refused
funding.period.ever().is_known()  # refused
funding.period.on(day).may_overlap("2023")  # refused
funding.period.on(day).may_hold_on(2023)  # refused
funding.period.on(day).on(day)  # refused
reform.funding.where(funding.period == year)  # refused

# Several values at once
c.group_ids.has(5)  # refused
c.group_ids.has(None)  # refused
c.group_ids.has(("children",))  # refused
c.group_ids.has(reform.groups)  # refused
c.group_ids.has_any([5])  # refused
c.group_ids.has_any(None)  # refused
c.group_ids.has_any("children")  # refused
c.group_ids.has_any(reform.groups)  # refused
c.group_ids.has_any("children", "parents")  # refused
c.group_ids.has_all(["children"])  # refused
c.group_ids.contains("children")  # refused
c.group_ids.is_in(["children"])  # refused
c.group_ids < ("children",)  # refused
c.group_ids.is_none()  # refused
c.group_ids.is_known()  # refused
c.group_ids.ever()  # refused
c.group_ids.on(day)  # refused
c.group_ids.descending()  # refused
c.group_ids.any()  # refused
"children" in c.group_ids  # refused
commitments.where(c.group_ids == ("children",))  # refused
commitments.where(c.group_ids != "children")  # refused
commitments.where(c.group_ids.is_empty)  # refused
c.lead_ids.has(5)  # refused
c.lead_ids.has_any([5])  # refused
c.lead_ids.has_any("dfe")  # refused
c.lead_ids < ("dfe",)  # refused
c.lead_ids.is_none()  # refused
c.lead_ids.ever().has(5)  # refused
c.lead_ids.ever().has_any([None])  # refused
c.lead_ids.ever().is_known()  # refused
c.lead_ids.on(day).has(None)  # refused
c.lead_ids.on(day).has_any("dfe")  # refused
c.lead_ids.on(day).ever()  # refused
commitments.where(c.lead_ids == ("dfe",))  # refused
commitments.where(c.lead_ids.ever() == ("dfe",))  # refused

# Parts
allowance.rates.any(allowance.id == "x")  # refused
allowance.rates.any(c.title == "x")  # refused
allowance.rates.any(instalment.day == 60)  # refused
allowance.rates.any(True)  # refused
allowance.rates.any(rate.region)  # refused
allowance.rates.any(rate.region == Region.LONDON, allowance.id == "x")  # refused
allowance.rates.any((rate.region == Region.LONDON) & (allowance.id == "x"))  # refused
allowance.rates.any(lambda one: one.region is Region.LONDON)  # refused
allowance.rates.any(allowance.rates.is_empty())  # refused
allowance.rates.all(rate.region == Region.LONDON)  # refused
allowance.rates.has(rate.region == Region.LONDON)  # refused
allowance.rates.region == Region.LONDON  # refused
allowance.rates.is_none()  # refused
allowance.rates.is_known()  # refused
allowance.rates.ever()  # refused
allowance.rates.on(day)  # refused
allowance.rates.descending()  # refused
allowance.rates > 3  # refused
len(allowance.rates)  # refused
c.targets.any(c.id == "x")  # refused
c.targets.any(rate.region == Region.LONDON)  # refused
funding.relations.any(outcome.commitment_id == "x")  # refused
reform.allowances.where(rate.region == Region.LONDON)  # refused
reform.allowances.undetermined(rate.region == Region.LONDON)  # refused
reform.allowances.where(allowance.rates.any)  # refused
reform.allowances.where(allowance.rates)  # refused
reform.allowances.where(allowance.rates == rate)  # refused
commitments.where(allowance.rates.any(rate.region == Region.LONDON))  # refused
(allowance.id == "x") & (rate.region == Region.LONDON)  # refused

# Predicates on another kind, and what is no predicate
commitments.where(pillar.number == 1)  # refused
commitments.where(pillar.title == "x")  # refused
commitments.where(c.id == "x", pillar.number == 1)  # refused
commitments.where((c.id == "x") & (pillar.number == 1))  # refused
commitments.where((c.id == "x") | (pillar.number == 1))  # refused
commitments.where(~(pillar.number == 1))  # refused
commitments.undetermined(pillar.number == 1)  # refused
commitments.undetermined(c.id == "x", programme.progress == Progress.DELIVERED)  # refused
programmes.where(c.progress == Progress.DELIVERED)  # refused
commitments[:3].where(pillar.number == 1)  # refused
commitments.where(c.id == "x").where(pillar.number == 1)  # refused
commitments.where(True)  # refused
commitments.where(None)  # refused
commitments.where("strength")  # refused
commitments.where(c.id)  # refused
commitments.where(c.strength.ever())  # refused
commitments.where([c.id == "x"])  # refused
commitments.where(id="x")  # refused
commitments.where(lambda one: one.id == "x")  # refused
commitments.where(kinship.pillar_id == "family-help")  # refused
commitments.where("x" == c.id)  # refused
commitments.undetermined(True)  # refused
commitments.undetermined(lambda one: one.id == "x")  # refused
(c.id == "x") & True  # refused
(c.id == "x") | None  # refused
(c.id == "x") & (lambda one: True)  # refused
(c.id == "x") & c.title  # refused
True & (c.id == "x")  # refused
(c.id == "x") ^ (c.title == "x")  # refused
(c.id == "x") - (c.title == "x")  # refused
(c.id == "x") < (c.title == "x")  # refused
answer: bool = c.id == "x"  # refused
stranger: Predicate[Position] = c.id == "x"  # refused
c.id == "x" & c.title  # refused
~c.pillar_id  # refused
c.pillar_id & c.title  # refused
(c.id == "x")(kinship)  # refused
(c.id == "x").holds_for(pillars["family-help"])  # refused
(c.id == "x").holds_for("kinship-allowance")  # refused
(pillar.number == 1).holds_for(kinship)  # refused
commitments.filter(c.id == "x")  # refused
commitments.filter(lambda one: one.strenght)  # refused
commitments.filter("kinship")  # refused

# The truth value of a predicate
predicate = c.id == "x"
if predicate:  # refused by pyright
    commitments.where(pillar.number == 1)  # refused
commitments.where(not predicate)  # refused
not predicate  # refused by pyright
assert predicate  # refused by pyright
commitments.where(pillar.number == 1)  # refused
while predicate:  # refused by pyright
    break
chosen = [one for one in commitments if c.id == one.id]  # refused by pyright
either = "x" if predicate else "y"  # refused by pyright
list(filter(predicate, commitments))  # refused
# No checker refuses these, and the library does when they are run: Python asks the predicate for its
# truth value, and takes a bool for a number and a datetime for a date.
commitments.where(predicate and c.title == "x")
commitments.where(predicate or c.title == "x")
pillars.where(1 < pillar.number < 3)
bool(predicate)
all([predicate])
any([predicate])
pillars.where(pillar.number == True)
reform.sources.where(source.published == datetime(2023, 2, 2))

# Sorting
commitments.order_by(c.nature)  # refused
commitments.order_by(c.progress)  # refused
commitments.order_by(c.group_ids)  # refused
commitments.order_by(c.lead_ids)  # refused
commitments.order_by(c.targets)  # refused
commitments.order_by(c.strength.ever())  # refused
commitments.order_by(c.strength == Strength.PILOT)  # refused
commitments.order_by(c.strength.descending)  # refused
commitments.order_by("title")  # refused
commitments.order_by(None)  # refused
commitments.order_by(True)  # refused
commitments.order_by(["title"])  # refused
commitments.order_by([c.title])  # refused
commitments.order_by(lambda one: one.title)  # refused
commitments.order_by(c.title, reverse=True)  # refused
commitments.order_by(pillar.number)  # refused
commitments.order_by(pillar.title)  # refused
commitments.order_by(pillar.number.descending())  # refused
commitments.order_by(c.title, pillar.number)  # refused
commitments.order_by(funding.amount.low)  # refused
reform.funding.order_by(funding.amount)  # refused
reform.funding.order_by(funding.amount.on(day))  # refused
reform.funding.order_by(funding.amount.ever())  # refused
reform.funding.order_by(funding.period)  # refused
reform.funding.order_by(funding.relations)  # refused
key: Sortable[Commitment] = c.nature  # refused
reform.sources.order_by(source.published)  # refused
reform.positions.order_by(position.date)  # refused
reform.positions.order_by(position.topic)  # refused
reform.milestones.order_by(milestone.promised)  # refused
reform.milestones.order_by(milestone.promised.ever())  # refused
reform.claims.order_by(claim.asserted)  # refused
reform.claims.order_by(claim.horizon)  # refused

# Rows, groups and distinct values
commitments.select()  # refused
commitments.select("id")  # refused
commitments.select(c.id, "title")  # refused
commitments.select([c.id, c.title])  # refused
commitments.select(c.id, pillar.number)  # refused
commitments.select(pillar.title)  # refused
commitments.select(c.strength.ever())  # refused
commitments.select(c.strength == Strength.PILOT)  # refused
commitments.select(c.targets, target.cap)  # refused
reform.funding.select(funding.amount.low)  # refused
commitments.group_by()  # refused
commitments.group_by("nature")  # refused
commitments.group_by(c.nature, c.strength)  # refused
commitments.group_by(pillar.number)  # refused
commitments.group_by(c.strength.ever())  # refused
commitments.group_by(lambda one: one.nature)  # refused
reform.funding.group_by(funding.amount.low)  # refused
commitments.distinct()  # refused
commitments.distinct("nature")  # refused
commitments.distinct(pillar.number)  # refused
commitments.distinct(c.strength.ever())  # refused
reform.funding.distinct(funding.amount.high)  # refused

# Totals, and the least and greatest
commitments.total(c.title)  # refused
commitments.total(c.strength)  # refused
commitments.total(c.nature)  # refused
commitments.total(c.group_ids)  # refused
commitments.total(c.targets)  # refused
commitments.total(funding.amount)  # refused
pillars.total(pillar.number)  # refused
reform.sources.total(source.published)  # refused
reform.funding.total("amount")  # refused
reform.funding.total(funding.period)  # refused
reform.funding.total(funding.amount.ever())  # refused
reform.funding.total(funding.amount.low)  # refused
reform.funding.total(programme.places)  # refused
reform.funding.total()  # refused
commitments.minimum(c.nature)  # refused
commitments.minimum(c.progress)  # refused
commitments.minimum(c.group_ids)  # refused
commitments.minimum(c.lead_ids)  # refused
commitments.minimum(c.targets)  # refused
commitments.minimum(c.strength.ever())  # refused
commitments.minimum(pillar.number)  # refused
commitments.minimum("title")  # refused
commitments.maximum(c.nature)  # refused
commitments.maximum(c.progress)  # refused
commitments.maximum(c.lead_ids)  # refused
commitments.maximum(c.strength.ever())  # refused
commitments.maximum(pillar.number)  # refused
reform.funding.minimum(funding.period)  # refused
reform.funding.minimum(funding.amount.low)  # refused
reform.funding.maximum(funding.role)  # refused
reform.funding.maximum(funding.amount.ever())  # refused
reform.claims.maximum(claim.horizon)  # refused

# What is taken out of a selection
reform.commitmets  # refused
reform.commitments()  # refused
commitments.were(c.id == "x")  # refused
commitments[0]  # refused
commitments[c.id]  # refused
commitments["kinship-allowance"].strenght  # refused
commitments["kinship-allowance"][:1]  # refused
commitments.first().title  # refused
commitments.one_or_none().title  # refused
commitments.one.title  # refused
commitments.limit("3")  # refused
commitments.limit(2.5)  # refused
commitments.limit()  # refused
commitments.items.append(kinship)  # refused
commitments + commitments  # refused
commitments < commitments  # refused
commitments.one().number  # refused
title: str = commitments.first()  # refused
first: Commitment = commitments.first()  # refused
only: Commitment = commitments.one_or_none()  # refused
the_pillar: Pillar = commitments.one()  # refused
found: list[Commitment] = commitments.where(c.id == "x")  # refused
strangers: Selection[Pillar] = commitments  # refused
ids: list[str] = commitments.ids()  # refused
sorted_: Selection[Pillar] = commitments.order_by(c.title)  # refused
rows: tuple[tuple[str, int], ...] = pillars.select(pillar.number, pillar.title)  # refused
pairs: list[tuple[int, str]] = pillars.select(pillar.number, pillar.title)  # refused
strengths: tuple[tuple[Strength], ...] = commitments.select(c.strength)  # refused
pillar_ids: tuple[tuple[str], ...] = commitments.select(c.pillar_id)  # refused
for number, heading, rest in pillars.select(pillar.number, pillar.title):  # refused
    pass
for name, count in pillars.select(pillar.title, pillar.number):
    wrong_name: int = name  # refused
    wrong_count: str = count  # refused
for latest, held in commitments.select(c.strength, c.strength.on(day)):
    wrong_latest: Strength = latest  # refused
    wrong_held: Strength = held  # refused
by_pillar: dict[str, Selection[Commitment]] = commitments.group_by(c.pillar_id)  # refused
by_strength: dict[Strength, Selection[Commitment]] = commitments.group_by(c.strength)  # refused
by_nature: dict[str, Selection[Commitment]] = commitments.group_by(c.nature)  # refused
commitments.group_by(c.nature)["aim"]  # refused
natures: tuple[str, ...] = commitments.distinct(c.nature)  # refused
all_strengths: tuple[Strength, ...] = commitments.distinct(c.strength)  # refused
total: Count = reform.funding.total(funding.amount)  # refused
total_pounds: int = reform.funding.total(funding.amount)  # refused
places: Money = programmes.total(programme.places)  # refused
figure: Share = reform.indicators.total(indicator.target)  # refused
least: Count = reform.funding.minimum(funding.amount)  # refused
weakest: str = commitments.minimum(c.strength)  # refused
last_number: str = pillars.maximum(pillar.number)  # refused
first_day: date = reform.sources.minimum(source.published)  # refused
strength: Strength = c.strength.of(kinship)  # refused
strength_then: Strength = c.strength.on(day).of(kinship)  # refused
pillar_id: str = c.pillar_id.of(kinship)  # refused
c.strength.of(pillars["family-help"])  # refused
pillar.title.of(kinship)  # refused
c.title.of(commitments)  # refused
c.title.of("kinship-allowance")  # refused

# What names something, saved queries, and queries in words
reform.related("family-help", str)  # refused
reform.related("family-help", "commitments")  # refused
reform.related("family-help", Rate)  # refused
reform.related("family-help", kinship)  # refused
reform.related(5)  # refused
positions: Selection[Commitment] = reform.related("kinship-allowance", Position)  # refused
entities: Selection[Entity] = reform.related("kinship-allowance")  # refused
reform.related("kinship-allowance").where(c.id == "x")  # refused
reform.related("kinship-allowance", Position).where(c.id == "x")  # refused
reform.of_kind("commitments")  # refused
reform.of_kind(str)  # refused
reform.of_kind(Rate)  # refused
reform.of_kind(kinship)  # refused
reform.of_kind(AgeBand)  # refused
reform.of_kind(Pillar).where(c.id == "x")  # refused
text = dumps_query(c.id == "x")
loads_query(text)  # refused
loads_query(text, "commitments")  # refused
loads_query(text, Rate)  # refused
loads_query(text.encode(), Commitment)  # refused
programmes.where(loads_query(text, Commitment))  # refused
commitments.where(text)  # refused
saved: Predicate[Programme] = loads_query(text, Commitment)  # refused
dumps_query(c.id)  # refused
dumps_query(True)  # refused
read_conditions(["id=x"], "commitments")  # refused
read_conditions(["id=x"], Rate)  # refused
read_conditions([c.id], Commitment)  # refused
programmes.where(*read_conditions(["id=x"], Commitment))  # refused
commitments.where(read_conditions(["id=x"], Commitment))  # refused
read_field("id", "commitments")  # refused
pillars.select(read_field("id", Commitment))  # refused
read_sort_key("id", "commitments")  # refused
pillars.order_by(read_sort_key("id", Commitment))  # refused
commitments.order_by(read_field("id", Commitment))  # refused


# Functions of the user's own
def matching(predicate: Predicate[Commitment]) -> Selection[Commitment]:
    return commitments.where(predicate)


def column(field: Field[Commitment, object]) -> int:
    return len(commitments.distinct(field))


def texts(field: Field[Commitment, str]) -> tuple[str, ...]:
    return commitments.distinct(field)


def ranked(key: Sortable[Commitment]) -> Selection[Commitment]:
    return commitments.order_by(key)


def greatest(field: RankedField[FundingLine, object, Money]) -> Money:
    return reform.funding.maximum(field)


matching(pillar.number == 1)  # refused
matching(True)  # refused
matching(c.id)  # refused
matching(kinship.id == "x")  # refused
column(pillar.number)  # refused
column("title")  # refused
column(c.strength.ever())  # refused
texts(c.strength)  # refused
texts(c.pillar_id)  # refused
ranked(pillar.number)  # refused
ranked(c.nature)  # refused
ranked(c.strength.ever())  # refused
greatest(funding.role)  # refused
greatest(programme.places)  # refused

# What is fixed
c.strength = c.strength  # refused
c.strength = None  # refused
c.id = c.id  # refused
c.mine = c.id  # refused
c.progress.path = "nature"  # refused
c.progress.when = day  # refused
c.progress.owner = Commitment  # refused
predicate.op = "!="  # refused
predicate.kind = "pillars"  # refused
commitments.what = "pillars"  # refused
commitments.items = ()  # refused
c.title.descending().is_descending = False  # refused
del c.strength  # refused by pyright


class Mine(Predicate[Commitment]):  # refused
    pass
