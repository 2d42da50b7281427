"""What the checkers must make of queries; checked with the other sources, never run."""

from datetime import date
from typing import assert_type

from csc_reform import (
    Allowance,
    AllowanceKind,
    Claim,
    Commitment,
    Conflict,
    Consultation,
    Count,
    Deadline,
    Entity,
    FundingLine,
    Instalment,
    Milestone,
    Money,
    Nature,
    NotKnown,
    Outcome,
    PartialDate,
    Pillar,
    Position,
    Predicate,
    Programme,
    Rate,
    Recommendation,
    Reform,
    Region,
    Selection,
    Source,
    Span,
    Strength,
    Target,
    Topic,
    Verdict,
    load,
    loads_query,
    read_conditions,
    read_field,
    read_sort_key,
)
from csc_reform.fields import (
    allowance,
    claim,
    consultation,
    milestone,
    outcome,
    pillar,
    position,
    programme,
    rate,
    recommendation,
    source,
    target,
)
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.query import Field, Sortable, SortKey
from csc_reform.query.conditions import OrderedValues
from csc_reform.query.fields import (
    DateField,
    DateHistory,
    HedgedHistory,
    OptionalDate,
    OptionalHedged,
    OptionalSpan,
    OptionalText,
    OptionalValue,
    OrderedField,
    OrderedHistory,
    PartsField,
    SetField,
    SetHistory,
    SpanHistory,
    TextField,
    TextHistory,
    ValueField,
    ValueHistory,
)
from csc_reform.tables import as_csv, as_data, as_text

reform: Reform = load()

# Fields know the class they are of, and what they hold.
assert_type(c.id, TextField[Commitment, str])
assert_type(c.cited_ids, SetField[Commitment, tuple[str, ...], str])
assert_type(c.pillar_id, OptionalText[Commitment])
assert_type(c.nature, ValueField[Commitment, Nature, Nature])
assert_type(c.group_ids, SetField[Commitment, tuple[str, ...], str])
assert_type(c.lead_ids, SetHistory[Commitment, str])
assert_type(c.strength, OrderedHistory[Commitment, Strength])
assert_type(c.targets, PartsField[Commitment, Target])
assert_type(f.amount, HedgedHistory[FundingLine, Money])
assert_type(f.period, SpanHistory[FundingLine])
assert_type(pillar.number, OrderedField[Pillar, int, int])
assert_type(pillar.headings, TextHistory[Pillar])
assert_type(source.published, DateField[Source, PartialDate])
assert_type(consultation.closes, DateHistory[Consultation, Deadline])
assert_type(milestone.promised, DateHistory[Milestone, PartialDate | Deadline])
assert_type(position.date, OptionalDate[Position])
assert_type(position.topic, OptionalValue[Position, Topic])
assert_type(allowance.kind, ValueHistory[Allowance, AllowanceKind])
assert_type(claim.horizon, OptionalSpan[Claim])
assert_type(rate.region, OptionalValue[Rate, Region])
asserted: OptionalHedged[Claim, Count] | object = claim.asserted

# Every question is a predicate about the class.
questions = [
    assert_type(c.id == "a", Predicate[Commitment]),
    assert_type(c.id != "a", Predicate[Commitment]),
    assert_type(c.id.is_in(("a", "b")), Predicate[Commitment]),
    assert_type(c.id.is_in(reform.commitments.ids()), Predicate[Commitment]),
    assert_type(c.title < "b", Predicate[Commitment]),
    assert_type(c.title.contains("a"), Predicate[Commitment]),
    assert_type(c.title.matches("a"), Predicate[Commitment]),
    assert_type(c.pillar_id.is_none(), Predicate[Commitment]),
    assert_type(c.pillar_id == "a", Predicate[Commitment]),
    assert_type(c.nature.is_in([Nature.AIM]), Predicate[Commitment]),
    assert_type(c.strength >= Strength.PILOT, Predicate[Commitment]),
    assert_type(c.strength.is_known(), Predicate[Commitment]),
    assert_type(c.strength.is_disputed(), Predicate[Commitment]),
    assert_type(c.strength.ever() == Strength.EXPLORE, Predicate[Commitment]),
    assert_type(c.strength.on("2023-06-01") < Strength.PILOT, Predicate[Commitment]),
    assert_type(c.strength.on(date(2023, 6, 1)) < Strength.PILOT, Predicate[Commitment]),
    assert_type(c.group_ids.has("a"), Predicate[Commitment]),
    assert_type(c.group_ids.has_any({"a", "b"}), Predicate[Commitment]),
    assert_type(c.group_ids.is_empty(), Predicate[Commitment]),
    assert_type(c.lead_ids.ever().has("dfe"), Predicate[Commitment]),
    assert_type(c.targets.any(target.cap.may_exceed(Count.parse("1 area"))), Predicate[Commitment]),
    assert_type((c.id == "a") & (c.id == "b") | ~(c.id == "c"), Predicate[Commitment]),
]
assert_type(f.amount.certainly_exceeds(Money.parse("£1m")), Predicate[FundingLine])
assert_type(f.amount.on("2024-01-01").may_equal(Money.parse("£1m")), Predicate[FundingLine])
assert_type(f.period.may_overlap(Span.parse("2024")), Predicate[FundingLine])
assert_type(f.period.certainly_holds_on("2024-04-06"), Predicate[FundingLine])
assert_type(source.published == "2023-02-02", Predicate[Source])
assert_type(source.published.certainly_within(PartialDate.parse("2023")), Predicate[Source])
assert_type(source.published.may_be_after(date(2023, 2, 2)), Predicate[Source])
assert_type(allowance.rates.any(rate.region == Region.LONDON), Predicate[Allowance])
assert_type(rate.region == Region.LONDON, Predicate[Rate])
assert_type(allowance.instalments.is_empty(), Predicate[Allowance])
assert_type(allowance.instalments.of(reform.allowances.one()), tuple[Instalment, ...])
assert_type(recommendation.outcomes.any(outcome.commitment_id == "a"), Predicate[Recommendation])
assert_type(outcome.commitment_id.is_none(), Predicate[Outcome])
assert_type((c.id == "a").holds_for(reform.commitments["a"]), Verdict)
assert_type(c.strength.ever(), OrderedValues[Commitment, Strength])

# Fields are read off.
Strengths = Strength | Conflict[Strength] | NotKnown
commitments = reform.commitments
one = commitments["kinship-allowance"]
assert_type(c.strength.of(one), Strengths)
assert_type(c.strength.on("2023-06-01").of(one), Strengths)
assert_type(c.pillar_id.of(one), str | None)
assert_type(c.lead_ids.of(one), tuple[str, ...] | Conflict[tuple[str, ...]] | NotKnown)

# A selection keeps its type through every step.
firm = commitments.where(*questions)
assert_type(firm, Selection[Commitment])
assert_type(commitments.where(), Selection[Commitment])
assert_type(commitments.undetermined(c.strength >= Strength.PILOT), Selection[Commitment])
assert_type(commitments.filter(lambda each: len(each.targets) > 1), Selection[Commitment])
assert_type(commitments.limit(3), Selection[Commitment])
assert_type(commitments[:3], Selection[Commitment])
assert_type(commitments.first(), Commitment | None)
assert_type(commitments.one(), Commitment)
assert_type(commitments.one_or_none(), Commitment | None)
assert_type([each for each in commitments], list[Commitment])
assert_type(
    commitments.order_by(c.strength.descending(), c.title, c.pillar_id), Selection[Commitment]
)
assert_type(
    reform.funding.order_by(f.amount.low, f.amount.high.descending()), Selection[FundingLine]
)
assert_type(reform.sources.order_by(source.published.latest), Selection[Source])
assert_type(c.title.descending(), SortKey[Commitment])
assert_type(commitments.select(c.id), tuple[tuple[str], ...])
assert_type(commitments.select(c.id, c.strength), tuple[tuple[str, Strengths], ...])
assert_type(
    commitments.select(c.id, c.strength, c.pillar_id, c.nature, c.group_ids, c.title),
    tuple[tuple[str, Strengths, str | None, Nature, tuple[str, ...], str], ...],
)
for id_, held, latest in commitments.select(c.id, c.strength.on("2023-06-01"), c.strength):
    assert_type(id_, str)
    assert_type(held, Strengths)
    assert_type(latest, Strengths)
assert_type(commitments.group_by(c.nature), dict[Nature, Selection[Commitment]])
assert_type(commitments.group_by(c.pillar_id), dict[str | None, Selection[Commitment]])
assert_type(commitments.group_by(c.strength), dict[Strengths, Selection[Commitment]])
assert_type(commitments.distinct(c.nature), tuple[Nature, ...])
assert_type(reform.funding.total(f.amount), Money)
assert_type(reform.programmes.total(programme.places), Count)
assert_type(reform.funding.minimum(f.amount), Money)
assert_type(reform.funding.maximum(f.amount.on("2024-01-01")), Money)
assert_type(commitments.minimum(c.strength), Strength)
assert_type(commitments.maximum(c.title), str)
assert_type(reform.pillars.maximum(pillar.number), int)
assert_type(reform.sources.minimum(source.published), PartialDate)
assert_type(reform.milestones.maximum(milestone.promised), PartialDate)

# Selections are got at by class, and through references.
assert_type(reform.of_kind(Programme), Selection[Programme])
assert_type(reform.related("kinship-allowance"), tuple[Entity, ...])
assert_type(reform.related("kinship-allowance", Position), Selection[Position])

# What was saved or typed is about the class it is read for.
assert_type(loads_query("{}", Commitment), Predicate[Commitment])
assert_type(read_conditions(["id=a"], Commitment), tuple[Predicate[Commitment], ...])
assert_type(read_field("id", Commitment), Field[Commitment, object])
assert_type(read_sort_key("id", Commitment), SortKey[Commitment])
assert_type(as_text(firm, c.id, c.strength), str)
assert_type(as_csv(firm, c.id), str)
assert_type(as_data(firm, c.id), list[dict[str, object]])


# Functions of a user's own say what they take.
def table(
    condition: Predicate[Commitment],
    columns: list[Field[Commitment, object]],
    key: Sortable[Commitment],
) -> str:
    """Take any condition, columns and order."""
    return as_text(load().commitments.where(condition).order_by(key), *columns)


table(c.strength >= Strength.PILOT, [c.id, c.strength, c.targets], c.title)
table(c.strength.ever() >= Strength.PILOT, [c.strength.on("2023-06-01")], c.strength.descending())
