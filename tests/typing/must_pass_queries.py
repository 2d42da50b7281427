"""What the checkers must make of queries; checked with the other sources, never run."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import TypeVar, assert_type

from csc_reform import (
    AgeBand,
    Allowance,
    AllowanceKind,
    Area,
    AreaKind,
    Basis,
    Claim,
    ClaimKind,
    Commitment,
    Conflict,
    Consultation,
    Count,
    DateBasis,
    Deadline,
    Entity,
    Figure,
    FundingBasis,
    FundingLine,
    FundingRole,
    Group,
    Indicator,
    Instalment,
    KeyedOn,
    Milestone,
    Money,
    Nature,
    Newness,
    NotKnown,
    Office,
    Operand,
    OperandRole,
    Organisation,
    OrganisationKind,
    Outcome,
    OutcomeKind,
    PartialDate,
    PartsComplete,
    Pillar,
    Position,
    Predicate,
    Programme,
    Progress,
    Rate,
    Recommendation,
    Region,
    Relation,
    RelationKind,
    Selection,
    Share,
    Source,
    SourceKind,
    Span,
    Stance,
    Strength,
    Target,
    Topic,
    Verdict,
    Voice,
    YearKind,
    dumps_query,
    load,
    loads_query,
    read_conditions,
    read_field,
    read_sort_key,
)
from csc_reform.fields import (
    EntityFields,
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
from csc_reform.query import (
    Field,
    RankedField,
    Sortable,
    SortKey,
)
from csc_reform.query.conditions import (
    DateValues,
    HedgedValues,
    OrderedValues,
    SetValues,
    SpanValues,
    TextValues,
    Values,
)
from csc_reform.query.fields import (
    DateField,
    DateHistory,
    DateTold,
    HedgedField,
    HedgedHistory,
    HedgedTold,
    OptionalDate,
    OptionalHedged,
    OptionalSpan,
    OptionalText,
    OptionalValue,
    OrderedField,
    OrderedHistory,
    OrderedTold,
    PartsField,
    SetField,
    SetHistory,
    SetTold,
    SpanField,
    SpanHistory,
    SpanTold,
    TextField,
    TextHistory,
    TextTold,
    ValueField,
    ValueHistory,
    ValueTold,
)
from csc_reform.tables import as_csv, as_data, as_text

reform = load()
commitments, pillars, funding_lines = reform.commitments, reform.pillars, reform.funding
pounds, areas, share = Money.parse("£1m"), Count.parse("12 areas"), Share.parse("10%")
day, year = date(2023, 2, 2), Span.parse("2023")
kinship = commitments["kinship-allowance"]

# Every field of every namespace
assert_type(c.id, TextField[Commitment, str])
assert_type(pillar.title, TextField[Pillar, str])
assert_type(source.summary, TextField[Source, str])
assert_type(area.aliases, SetField[Area, tuple[str, ...], str])
assert_type(group.cited_ids, SetField[Group, tuple[str, ...], str])
assert_type(allowance.payee_group_id, OptionalText[Allowance])
assert_type(allowance.payer_id, OptionalText[Allowance])
assert_type(allowance.kind, ValueHistory[Allowance, AllowanceKind])
assert_type(allowance.keyed_on, ValueHistory[Allowance, KeyedOn])
assert_type(allowance.year, ValueHistory[Allowance, YearKind])
assert_type(allowance.began, DateHistory[Allowance, PartialDate])
assert_type(allowance.rates, PartsField[Allowance, Rate])
assert_type(allowance.instalments, PartsField[Allowance, Instalment])
assert_type(allowance.eligibility, TextHistory[Allowance])
assert_type(allowance.announcements, TextHistory[Allowance])
assert_type(area.kind, ValueField[Area, AreaKind, AreaKind])
assert_type(area.gss_code, OptionalText[Area])
assert_type(claim.kind, ValueField[Claim, ClaimKind, ClaimKind])
assert_type(claim.asserted, OptionalHedged[Claim, Figure])
assert_type(claim.operands, PartsField[Claim, Operand])
assert_type(claim.horizon, OptionalSpan[Claim])
assert_type(c.pillar_id, OptionalText[Commitment])
assert_type(c.also_pillar_ids, SetField[Commitment, tuple[str, ...], str])
assert_type(c.nature, ValueField[Commitment, Nature, Nature])
assert_type(c.lead_ids, SetHistory[Commitment, str])
assert_type(c.group_ids, SetField[Commitment, tuple[str, ...], str])
assert_type(c.strength, OrderedHistory[Commitment, Strength])
assert_type(c.progress, ValueHistory[Commitment, Progress])
assert_type(c.targets, PartsField[Commitment, Target])
assert_type(c.supersedes_id, OptionalText[Commitment])
assert_type(consultation.source_ids, SetField[Consultation, tuple[str, ...], str])
assert_type(consultation.opens, DateHistory[Consultation, PartialDate])
assert_type(consultation.closes, DateHistory[Consultation, PartialDate | Deadline])
assert_type(consultation.audience, TextHistory[Consultation])
assert_type(consultation.outcome_ids, SetHistory[Consultation, str])
assert_type(funding.subject_id, OptionalText[FundingLine])
assert_type(funding.amount, HedgedHistory[FundingLine, Money])
assert_type(funding.period, SpanHistory[FundingLine])
assert_type(funding.scope, TextField[FundingLine, str])
assert_type(funding.role, ValueField[FundingLine, FundingRole, FundingRole])
assert_type(funding.basis, ValueField[FundingLine, FundingBasis, FundingBasis])
assert_type(funding.newness, ValueField[FundingLine, Newness, Newness])
assert_type(funding.relations, PartsField[FundingLine, Relation])
assert_type(funding.parts_complete, ValueField[FundingLine, PartsComplete, PartsComplete])
assert_type(group.broader_id, OptionalText[Group])
assert_type(indicator.unit, TextField[Indicator, str])
assert_type(indicator.observations, HedgedHistory[Indicator, Figure])
assert_type(indicator.target, HedgedHistory[Indicator, Figure])
assert_type(instalment.day, OrderedField[Instalment, int, int])
assert_type(instalment.amount, HedgedField[Instalment, Money, Money])
assert_type(instalment.span, SpanField[Instalment, Span])
assert_type(milestone.subject_id, OptionalText[Milestone])
assert_type(milestone.locator, TextField[Milestone, str])
assert_type(milestone.promised, DateHistory[Milestone, PartialDate | Deadline])
assert_type(milestone.actual, DateHistory[Milestone, PartialDate])
assert_type(milestone.condition, TextField[Milestone, str])
assert_type(milestone.extent, TextField[Milestone, str])
assert_type(office.organisation_id, TextField[Office, str])
assert_type(office.holders, TextHistory[Office])
assert_type(operand.role, ValueField[Operand, OperandRole, OperandRole])
assert_type(operand.what, TextField[Operand, str])
assert_type(operand.subject_id, OptionalText[Operand])
assert_type(operand.at, OptionalDate[Operand])
assert_type(organisation.kind, ValueField[Organisation, OrganisationKind, OrganisationKind])
assert_type(organisation.linked_ids, SetHistory[Organisation, str])
assert_type(outcome.kind, ValueField[Outcome, OutcomeKind, OutcomeKind])
assert_type(outcome.commitment_id, OptionalText[Outcome])
assert_type(outcome.basis, ValueField[Outcome, Basis, Basis])
assert_type(pillar.number, OrderedField[Pillar, int, int])
assert_type(pillar.headings, TextHistory[Pillar])
assert_type(position.holder_id, TextField[Position, str])
assert_type(position.voice, ValueField[Position, Voice, Voice])
assert_type(position.stance, ValueField[Position, Stance, Stance])
assert_type(position.target_ids, SetField[Position, tuple[str, ...], str])
assert_type(position.topic, OptionalValue[Position, Topic])
assert_type(position.group_ids, SetField[Position, tuple[str, ...], str])
assert_type(position.date, OptionalDate[Position])
assert_type(programme.pillar_ids, SetField[Programme, tuple[str, ...], str])
assert_type(programme.commitment_ids, SetField[Programme, tuple[str, ...], str])
assert_type(programme.places, HedgedHistory[Programme, Count])
assert_type(programme.area_ids, SetHistory[Programme, str])
assert_type(programme.progress, ValueHistory[Programme, Progress])
assert_type(programme.supersedes_id, OptionalText[Programme])
assert_type(rate.amount, HedgedField[Rate, Money, Money])
assert_type(rate.span, SpanField[Rate, Span])
assert_type(rate.band, OptionalValue[Rate, AgeBand])
assert_type(rate.region, OptionalValue[Rate, Region])
assert_type(recommendation.source_id, TextField[Recommendation, str])
assert_type(recommendation.outcomes, PartsField[Recommendation, Outcome])
assert_type(relation.kind, ValueField[Relation, RelationKind, RelationKind])
assert_type(relation.to_id, TextField[Relation, str])
assert_type(relation.basis, ValueField[Relation, Basis, Basis])
assert_type(source.kind, ValueField[Source, SourceKind, SourceKind])
assert_type(source.publisher_ids, SetField[Source, tuple[str, ...], str])
assert_type(source.published, DateField[Source, PartialDate])
assert_type(source.basis, ValueField[Source, DateBasis, DateBasis])
assert_type(source.url, OptionalText[Source])
assert_type(source.supersedes_id, OptionalText[Source])
assert_type(source.responds_to_ids, SetHistory[Source, str])
assert_type(target.what, TextField[Target, str])
assert_type(target.cap, HedgedHistory[Target, Figure])
assert_type(target.target, HedgedHistory[Target, Figure])
assert_type(target.delivered, HedgedHistory[Target, Figure])

# What each kind of field can be asked
about_source: Predicate[Source] = source.basis == DateBasis.PRINTED
assert_type(c.nature == Nature.AIM, Predicate[Commitment])
assert_type(c.nature != Nature.AIM, Predicate[Commitment])
assert_type(c.nature.is_in([Nature.AIM, Nature.ACTION]), Predicate[Commitment])
assert_type(c.nature.is_in(list(Nature)), Predicate[Commitment])
assert_type(position.topic.is_none(), Predicate[Position])
assert_type(position.topic == Topic.FUNDING, Predicate[Position])
assert_type(c.progress == Progress.DELIVERED, Predicate[Commitment])
assert_type(c.progress.is_known(), Predicate[Commitment])
assert_type(c.progress.is_disputed(), Predicate[Commitment])
assert_type(pillar.number == 1, Predicate[Pillar])
assert_type(pillar.number < 3, Predicate[Pillar])
assert_type(3 > pillar.number, Predicate[Pillar])
assert_type(pillar.number <= 3, Predicate[Pillar])
assert_type(pillar.number > 3, Predicate[Pillar])
assert_type(pillar.number >= 3, Predicate[Pillar])
assert_type(pillar.number.is_in(range(3)), Predicate[Pillar])
assert_type(c.strength == Strength.PILOT, Predicate[Commitment])
assert_type(c.strength >= Strength.PILOT, Predicate[Commitment])
assert_type(Strength.PILOT <= c.strength, Predicate[Commitment])
assert_type(c.strength.is_in({Strength.PILOT, Strength.EXPLORE}), Predicate[Commitment])
assert_type(c.title == "x", Predicate[Commitment])
assert_type(c.title < "x", Predicate[Commitment])
assert_type(c.title.contains("x"), Predicate[Commitment])
assert_type(c.title.matches("^x"), Predicate[Commitment])
assert_type(c.pillar_id.is_none(), Predicate[Commitment])
assert_type(c.pillar_id != "x", Predicate[Commitment])
assert_type(pillar.headings.contains("x"), Predicate[Pillar])
assert_type(rate.amount == pounds, Predicate[Rate])
assert_type(claim.asserted.may_exceed(areas), Predicate[Claim])
assert_type(claim.asserted.may_exceed(share), Predicate[Claim])
assert_type(claim.asserted.is_none(), Predicate[Claim])
assert_type(funding.amount == pounds, Predicate[FundingLine])
assert_type(funding.amount.is_in([pounds]), Predicate[FundingLine])
assert_type(funding.amount.certainly_exceeds(pounds), Predicate[FundingLine])
assert_type(funding.amount.may_exceed(pounds), Predicate[FundingLine])
assert_type(funding.amount.certainly_below(pounds), Predicate[FundingLine])
assert_type(funding.amount.may_be_below(pounds), Predicate[FundingLine])
assert_type(funding.amount.may_equal(pounds), Predicate[FundingLine])
assert_type(programme.places.certainly_exceeds(areas), Predicate[Programme])
assert_type(source.published == day, Predicate[Source])
assert_type(source.published == "2023", Predicate[Source])
assert_type(source.published != PartialDate.parse("2023"), Predicate[Source])
assert_type(source.published.certainly_before(day), Predicate[Source])
assert_type(source.published.may_be_before("2023"), Predicate[Source])
assert_type(source.published.certainly_after(PartialDate.parse("2023")), Predicate[Source])
assert_type(source.published.may_be_after(day), Predicate[Source])
assert_type(source.published.certainly_within("2023-02"), Predicate[Source])
assert_type(source.published.may_be_within("2023-02"), Predicate[Source])
assert_type(position.date.is_none(), Predicate[Position])
assert_type(milestone.promised.may_be_after(day), Predicate[Milestone])
assert_type(consultation.closes == day, Predicate[Consultation])
assert_type(rate.span.certainly_holds_on(day), Predicate[Rate])
assert_type(claim.horizon.is_none(), Predicate[Claim])
assert_type(funding.period.may_hold_on("2023-02-02"), Predicate[FundingLine])
assert_type(funding.period.certainly_overlaps(year), Predicate[FundingLine])
assert_type(funding.period.may_overlap(year), Predicate[FundingLine])
assert_type(c.group_ids.has("x"), Predicate[Commitment])
assert_type(c.group_ids.has_any(reform.groups.ids()), Predicate[Commitment])
assert_type(c.group_ids.is_empty(), Predicate[Commitment])
assert_type(c.lead_ids.has("x"), Predicate[Commitment])
assert_type(allowance.rates.is_empty(), Predicate[Allowance])
assert_type(allowance.rates.any(rate.region == Region.LONDON), Predicate[Allowance])
assert_type(
    allowance.rates.any(rate.region == Region.LONDON, rate.amount.may_exceed(pounds)),
    Predicate[Allowance],
)
assert_type(
    c.targets.any(target.cap.may_exceed(areas) | ~(target.what == "x")), Predicate[Commitment]
)

# Several values, however they are held
assert_type(c.id.is_in([]), Predicate[Commitment])
assert_type(c.id.is_in(()), Predicate[Commitment])
assert_type(c.id.is_in(("a", "b")), Predicate[Commitment])
assert_type(c.id.is_in({"a", "b"}), Predicate[Commitment])
assert_type(c.id.is_in({"a": 1}), Predicate[Commitment])
assert_type(c.id.is_in({"a": 1}.keys()), Predicate[Commitment])
assert_type(c.id.is_in({1: "a"}.values()), Predicate[Commitment])
assert_type(c.id.is_in(one.id for one in commitments), Predicate[Commitment])
assert_type(c.id.is_in(map(str.lower, ["A"])), Predicate[Commitment])
assert_type(c.id.is_in(commitments.ids()), Predicate[Commitment])
assert_type(c.pillar_id.is_in(pillars.distinct(pillar.id)), Predicate[Commitment])
assert_type(c.group_ids.has_any([]), Predicate[Commitment])
assert_type(c.group_ids.has_any({"a"}), Predicate[Commitment])
assert_type(c.group_ids.has_any(one.id for one in reform.groups), Predicate[Commitment])

# Times of a history
assert_type(c.progress.ever(), Values[Commitment, Progress])
assert_type(c.strength.ever(), OrderedValues[Commitment, Strength])
assert_type(pillar.headings.ever(), TextValues[Pillar])
assert_type(funding.amount.ever(), HedgedValues[FundingLine, Money])
assert_type(milestone.promised.ever(), DateValues[Milestone])
assert_type(funding.period.ever(), SpanValues[FundingLine])
assert_type(c.lead_ids.ever(), SetValues[Commitment, str])
assert_type(c.progress.ever() == Progress.DELIVERED, Predicate[Commitment])
assert_type(c.strength.ever() >= Strength.PILOT, Predicate[Commitment])
assert_type(pillar.headings.ever().contains("x"), Predicate[Pillar])
assert_type(funding.amount.ever().may_exceed(pounds), Predicate[FundingLine])
assert_type(milestone.promised.ever().may_be_before("2023"), Predicate[Milestone])
assert_type(funding.period.ever().may_overlap(year), Predicate[FundingLine])
assert_type(c.lead_ids.ever().has_any(["x"]), Predicate[Commitment])
assert_type(c.progress.on(day), ValueTold[Commitment, Progress])
assert_type(c.strength.on("2023-06-01"), OrderedTold[Commitment, Strength])
assert_type(pillar.headings.on(day), TextTold[Pillar])
assert_type(funding.amount.on(day), HedgedTold[FundingLine, Money])
assert_type(milestone.actual.on(day), DateTold[Milestone, PartialDate])
assert_type(funding.period.on(day), SpanTold[FundingLine])
assert_type(c.lead_ids.on(day), SetTold[Commitment, str])
assert_type(c.strength.on(day).is_known(), Predicate[Commitment])
assert_type(c.lead_ids.on(day).is_disputed(), Predicate[Commitment])
assert_type(source.published.is_in([day, "2023"]), Predicate[Source])
assert_type(c.strength.on(day) >= Strength.PILOT, Predicate[Commitment])
assert_type(c.lead_ids.on(day).has("x"), Predicate[Commitment])
assert_type(funding.amount.on(day).low, SortKey[FundingLine])

# Read off one entity
assert_type(c.id.of(kinship), str)
assert_type(c.pillar_id.of(kinship), str | None)
assert_type(c.nature.of(kinship), Nature)
assert_type(c.group_ids.of(kinship), tuple[str, ...])
assert_type(c.targets.of(kinship), tuple[Target, ...])
assert_type(c.strength.of(kinship), Strength | Conflict[Strength] | NotKnown)
assert_type(c.strength.on(day).of(kinship), Strength | Conflict[Strength] | NotKnown)
assert_type(c.lead_ids.of(kinship), tuple[str, ...] | Conflict[tuple[str, ...]] | NotKnown)
assert_type(pillar.number.of(pillars["family-help"]), int)
assert_type(claim.asserted.of(reform.claims.one()), Figure | None)
assert_type(position.date.of(reform.positions.one()), PartialDate | None)

# Predicates
both = (c.pillar_id == "family-help") & ~c.title.contains("x")
assert_type(both, Predicate[Commitment])
assert_type(both | (c.strength >= Strength.PILOT), Predicate[Commitment])
assert_type(both.holds_for(kinship), Verdict)
assert_type(both.kind, str)
assert_type(both.parts, tuple[Predicate[Commitment], ...])
assert_type(both == both, bool)

# Selections
assert_type(commitments, Selection[Commitment])
assert_type(reform.funding, Selection[FundingLine])
assert_type(kinship, Commitment)
assert_type(commitments[:3], Selection[Commitment])
assert_type(commitments.where(both), Selection[Commitment])
assert_type(commitments.where(both, c.strength >= Strength.PILOT), Selection[Commitment])
assert_type(commitments.where(*[both, both]), Selection[Commitment])
assert_type(commitments.where(), Selection[Commitment])
assert_type(commitments.undetermined(both), Selection[Commitment])
assert_type(commitments.filter(lambda one: one.pillar_id is None), Selection[Commitment])
assert_type(commitments.limit(3), Selection[Commitment])
assert_type(commitments.first(), Commitment | None)
assert_type(commitments.one(), Commitment)
assert_type(commitments.one_or_none(), Commitment | None)
assert_type(commitments.items, tuple[Commitment, ...])
assert_type(commitments.ids(), tuple[str, ...])
assert_type(commitments.count(), int)
assert_type(len(commitments), int)
assert_type("kinship-allowance" in commitments, bool)
assert_type([one for one in commitments], list[Commitment])
assert_type(commitments.order_by(c.title), Selection[Commitment])
assert_type(commitments.order_by(c.strength.descending(), c.id), Selection[Commitment])
assert_type(commitments.order_by(c.strength.on(day)), Selection[Commitment])
assert_type(commitments.order_by(*[c.title, c.id]), Selection[Commitment])
assert_type(funding_lines.order_by(funding.amount.low.descending()), Selection[FundingLine])
assert_type(reform.sources.order_by(source.published.latest), Selection[Source])
assert_type(c.title.descending(), SortKey[Commitment])
assert_type(source.published.earliest, SortKey[Source])
assert_type(funding.amount.high.descending(), SortKey[FundingLine])

# Rows
assert_type(commitments.select(c.id), tuple[tuple[str], ...])
assert_type(commitments.select(c.id, c.pillar_id), tuple[tuple[str, str | None], ...])
assert_type(
    commitments.select(c.id, c.pillar_id, c.strength),
    tuple[tuple[str, str | None, Strength | Conflict[Strength] | NotKnown], ...],
)
assert_type(
    commitments.select(c.id, c.strength, c.strength.on(day), c.nature),
    tuple[
        tuple[
            str,
            Strength | Conflict[Strength] | NotKnown,
            Strength | Conflict[Strength] | NotKnown,
            Nature,
        ],
        ...,
    ],
)
assert_type(
    commitments.select(c.id, c.title, c.nature, c.group_ids, c.targets),
    tuple[tuple[str, str, Nature, tuple[str, ...], tuple[Target, ...]], ...],
)
assert_type(
    commitments.select(c.id, c.title, c.nature, c.group_ids, c.targets, c.progress),
    tuple[
        tuple[
            str,
            str,
            Nature,
            tuple[str, ...],
            tuple[Target, ...],
            Progress | Conflict[Progress] | NotKnown,
        ],
        ...,
    ],
)
for number, title in pillars.select(pillar.number, pillar.title):
    assert_type(number, int)
    assert_type(title, str)
for name, amount in funding_lines.select(funding.id, funding.amount):
    assert_type(name, str)
    match amount:
        case Money():
            assert_type(amount, Money)
        case Conflict():
            assert_type(amount, Conflict[Money])
        case NotKnown():
            assert_type(amount, NotKnown)

# Groups and distinct values
assert_type(commitments.group_by(c.nature), dict[Nature, Selection[Commitment]])
assert_type(commitments.group_by(c.pillar_id), dict[str | None, Selection[Commitment]])
assert_type(
    commitments.group_by(c.strength),
    dict[Strength | Conflict[Strength] | NotKnown, Selection[Commitment]],
)
assert_type(commitments.group_by(c.group_ids), dict[tuple[str, ...], Selection[Commitment]])
assert_type(commitments.group_by(c.nature)[Nature.AIM].ids(), tuple[str, ...])
assert_type(commitments.distinct(c.nature), tuple[Nature, ...])
assert_type(commitments.distinct(c.pillar_id), tuple[str | None, ...])
assert_type(commitments.distinct(c.strength), tuple[Strength | Conflict[Strength] | NotKnown, ...])

# Totals, and the least and greatest
assert_type(funding_lines.total(funding.amount), Money)
assert_type(funding_lines.total(funding.amount.on(day)), Money)
assert_type(reform.programmes.total(programme.places), Count)
assert_type(reform.claims.total(claim.asserted), Figure)
assert_type(commitments.minimum(c.strength), Strength)
assert_type(commitments.maximum(c.strength.on(day)), Strength)
assert_type(commitments.maximum(c.title), str)
assert_type(commitments.maximum(c.pillar_id), str)
assert_type(pillars.maximum(pillar.number), int)
assert_type(funding_lines.maximum(funding.amount), Money)
assert_type(reform.programmes.minimum(programme.places), Count)
assert_type(reform.sources.minimum(source.published), PartialDate)
assert_type(reform.positions.minimum(position.date), PartialDate)
assert_type(reform.milestones.maximum(milestone.promised), PartialDate)

# What names something, and entities by their class
assert_type(reform.related("kinship-allowance"), tuple[Entity, ...])
assert_type(reform.related("kinship-allowance", Position), Selection[Position])
assert_type(reform.of_kind(Commitment), Selection[Commitment])
assert_type(reform.of_kind(Pillar).where(pillar.number == 1).one(), Pillar)

# Saved queries, and queries in words
assert_type(dumps_query(both), str)
assert_type(loads_query("", Commitment), Predicate[Commitment])
assert_type(commitments.where(loads_query("", Commitment) & both), Selection[Commitment])
assert_type(read_conditions(["strength>=pilot"], Commitment), tuple[Predicate[Commitment], ...])
assert_type(commitments.where(*read_conditions([], Commitment)), Selection[Commitment])
assert_type(read_field("title", Commitment), Field[Commitment, object])
assert_type(read_sort_key("title", Commitment), SortKey[Commitment])
assert_type(commitments.order_by(read_sort_key("title", Commitment)), Selection[Commitment])
assert_type(
    commitments.select(c.id, read_field("title", Commitment)), tuple[tuple[str, object], ...]
)

# Functions of the user's own
E = TypeVar("E", bound=Entity)
A = TypeVar("A")


def matching(predicate: Predicate[Commitment]) -> Selection[Commitment]:
    return commitments.where(predicate & (c.nature == Nature.ACTION))


def column(field: Field[Commitment, object]) -> tuple[object, ...]:
    return commitments.distinct(field)


def ranked(*keys: Sortable[Commitment]) -> Selection[Commitment]:
    return commitments.order_by(*keys)


def spread(field: RankedField[FundingLine, object, Money]) -> Money:
    return funding_lines.maximum(field) - funding_lines.minimum(field)


def titled(selection: Selection[E], fields: EntityFields[E], words: str) -> Selection[E]:
    return selection.where(fields.title.contains(words)).order_by(fields.title, fields.id)


def one_of_each(selection: Selection[E], field: Field[E, A]) -> dict[A, E]:
    return {value: group[:1].one() for value, group in selection.group_by(field).items()}


def together(predicates: Iterable[Predicate[E]], first: Predicate[E]) -> Predicate[E]:
    return reduce(lambda one, other: one & other, predicates, first)


matching(c.strength >= Strength.PILOT)
matching(both & c.targets.any(target.what == "x"))
matching(loads_query("", Commitment))
column(c.title)
column(c.strength)
column(c.strength.on(day))
column(c.targets)
column(c.group_ids)
ranked(c.title, c.strength.descending(), c.strength.on(day))
ranked(read_sort_key("title", Commitment))
spread(funding.amount)
spread(funding.amount.on(day))
assert_type(titled(pillars, pillar, "x"), Selection[Pillar])
assert_type(one_of_each(commitments, c.nature), dict[Nature, Commitment])
assert_type(one_of_each(pillars, pillar.number), dict[int, Pillar])
assert_type(together([both], both), Predicate[Commitment])
columns: list[Field[Commitment, object]] = [c.id, c.strength, c.targets, c.strength.on(day)]
assert_type(as_text(commitments, *columns), str)
assert_type(as_csv(commitments, c.id), str)
assert_type(as_data(commitments, c.id), list[dict[str, object]])

# Rows of more than six columns are read off too, and their values are checked where they are used.
assert_type(
    commitments.select(c.id, c.id, c.id, c.id, c.id, c.id, c.strength),
    tuple[tuple[object, ...], ...],
)
