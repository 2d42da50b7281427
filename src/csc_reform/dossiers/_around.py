"""What is known around an entity: whatever in view names it, kind by kind, as rows."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Final, final

from csc_reform.claim_checks import ClaimCheck, check_claims
from csc_reform.dossiers._facts import Facts
from csc_reform.dossiers._page import DossierMark, DossierRow
from csc_reform.entities.claims import Claim
from csc_reform.entities.commitments import Commitment
from csc_reform.entities.entity import Entity, citations_of, references_of
from csc_reform.entities.funding import (
    FundingBasis,
    FundingLine,
    Newness,
    PartsComplete,
    Relation,
    RelationKind,
)
from csc_reform.entities.milestones import Milestone
from csc_reform.entities.positions import Position, Voice
from csc_reform.entities.programmes import Programme
from csc_reform.entities.recommendations import Recommendation
from csc_reform.entities.sources import Source
from csc_reform.query.predicates import singular
from csc_reform.reconciliation import Reconciliation, reconcile, totals
from csc_reform.slippage import Slip, slips_of
from csc_reform.timelines import timeline
from csc_reform.values.dates import day_in_words

__all__ = ["Around"]

#: How an entity is related to what names it in a field.
_RELATED: Final[Mapping[str, str]] = {
    "pillar_id": "in it",
    "also_pillar_ids": "also serves it",
    "pillar_ids": "serves it",
    "lead_ids": "led by it",
    "group_ids": "for them",
    "supersedes_id": "replaces it",
    "commitment_ids": "carries it out",
    "area_ids": "runs there",
    "payee_group_id": "paid to them",
    "payer_id": "paid by it",
    "subject_id": "about it",
    "holder_id": "held by it",
    "target_ids": "about it",
    "source_ids": "consults on it",
    "source_id": "made in it",
    "outcome_ids": "outcome in it",
    "broader_id": "part of them",
    "organisation_id": "office in it",
    "linked_ids": "linked to it",
    "publisher_ids": "published by it",
    "responds_to_ids": "responds to it",
    "to_id": "related to it",
    "commitment_id": "answered by it",
    "speaker_id": "quotes it",
}

#: How a line is related to one that is related to it.
_INVERSE: Final[Mapping[RelationKind, str]] = {
    RelationKind.PART_OF: "includes",
    RelationKind.INCREASES: "increased by",
    RelationKind.RESTATES: "restated by",
    RelationKind.SUPERSEDES: "replaced by",
}

_VERDICTS: Final = {"holds": "reconciles", "fails": "does not reconcile"}


@final
class Around:
    """Tells what is related to one entity of a view, as judged on a day."""

    def __init__(self, facts: Facts, entity: Entity, day: date) -> None:
        self.facts = facts
        self.view = facts.view
        self.entity = entity
        self.day = day

    @cached_property
    def named_by(self) -> tuple[Entity, ...]:
        """Whatever in view names it."""
        return tuple(one for one in self.view.related(self.entity.id) if one is not self.entity)

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """The programmes that carry it out, where it is a commitment."""
        is_one = isinstance(self.entity, Commitment)
        return tuple(one for one in self.named_by if is_one and isinstance(one, Programme))

    @cached_property
    def _subjects(self) -> tuple[Entity, ...]:
        """It and the programmes that carry it out."""
        return (self.entity, *self.programmes)

    def of(self, one: Entity) -> str:
        """Say how something is related to it, unless as a whole."""
        target = self.entity.id
        fields = [
            _RELATED.get(reference.field, f"{reference.field.replace('_', ' ')} it")
            for reference in references_of(one)
            if reference.target_id in (target, *self.entity.former_ids)
        ]
        return ", ".join(dict.fromkeys(fields))

    def _marks(self, one: Entity) -> tuple[DossierMark, ...]:
        """Give the passages by which something is related to it; none where it is so of itself."""
        told = [
            citation
            for reference in references_of(one)
            if reference.target_id in (self.entity.id, *self.entity.former_ids)
            and reference.fact is not one
            for citation in reference.fact.citations
        ]
        return self.facts.notes.marks(told)

    # Programmes, and what has no section of its own -------------------------------------------

    def programme_rows(self) -> Iterator[DossierRow]:
        """Tell the programmes that name it, with their places, areas and progress."""
        if not isinstance(self.entity, Commitment):
            yield from self.plain_rows(Programme)
        for one in self.programmes:
            rows = [
                row
                for name in ("places", "area_ids", "progress", "supersedes_id")
                for row in self.facts.field(one, name)
            ]
            yield DossierRow(text=self.facts.name(one.id), id=one.id, details=tuple(rows))

    def plain_rows(self, kind: type[Entity]) -> Iterator[DossierRow]:
        """Tell whatever of a kind names it, how it does, and how far it has come."""
        yield from (self.plain_row(one) for one in self.named_by if isinstance(one, kind))

    def plain_row(self, one: Entity) -> DossierRow:
        """Tell in one line what names it."""
        states: list[str] = []
        if isinstance(one, Commitment):
            states = [self.facts.latest(h) for h in (one.strength, one.progress) if len(h)]
        elif isinstance(one, Programme):
            states = [self.facts.latest(one.progress)] if len(one.progress) else []
        state = f": {', '.join(states)}" if states else ""
        return DossierRow(
            label=self.of(one),
            text=f"{self.facts.name(one.id)}{state}",
            id=one.id,
            marks=self._marks(one),
        )

    # Days -------------------------------------------------------------------------------------

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """The milestones about it and its programmes, and itself where it is one."""
        found = [self.entity] if isinstance(self.entity, Milestone) else []
        found += [
            one for subject in self._subjects for one in self.view.related(subject.id, Milestone)
        ]
        return tuple({one.id: one for one in found}.values())

    def milestone_rows(self) -> Iterator[DossierRow]:
        """Tell what was promised for which day, what came of it, and how late."""
        if not self.milestones:
            return
        slips = {slip.milestone_id: slip for slip in slips_of(self.view)}
        for one in self.milestones:
            rows = [
                row
                for name in ("subject_id", "locator", "condition", "extent")
                for row in self.facts.field(one, name)
                if name != "subject_id" or one.subject_id != self.entity.id
            ]
            rows += self.facts.history("promised for", one.promised, is_dated=True, say_so=True)
            rows += self.facts.history("came about", one.actual, say_so=True)
            rows += self._lateness(one, slips.get(one.id))
            yield DossierRow(text=self.facts.name(one.id), id=one.id, details=tuple(rows))

    def _lateness(self, milestone: Milestone, slip: Slip | None) -> Iterator[DossierRow]:
        if slip is not None:
            marks = self.facts.notes.marks(slip.citations)
            yield DossierRow(label="in days", text=slip.in_words(), marks=marks)
        if milestone.id in self.overdue:
            yield self.overdue[milestone.id]

    @cached_property
    def overdue(self) -> Mapping[str, DossierRow]:
        """What is overdue on the day, or may be, by the id of the milestone."""
        if not self.milestones:
            return {}
        events = timeline(self.view)
        on = day_in_words(self.day)
        found = {
            event.subject_id: DossierRow(
                label="may be overdue", text=f"on {on}: the promise gives no exact day"
            )
            for event in events.may_be_overdue(self.day)
        }
        for event in events.overdue(self.day):
            text = f"on {on}: no source in view tells of its delivery"
            found[event.subject_id] = DossierRow(label="overdue", text=text)
        return {one.id: found[one.id] for one in self.milestones if one.id in found}

    # Money ------------------------------------------------------------------------------------

    @cached_property
    def lines(self) -> tuple[FundingLine, ...]:
        """The money for it and its programmes, and itself where it is a sum."""
        found = [self.entity] if isinstance(self.entity, FundingLine) else []
        found += [
            one
            for subject in self._subjects
            for one in self.view.related(subject.id, FundingLine)
            if one.subject_id == subject.id
        ]
        return tuple({one.id: one for one in found}.values())

    def money_rows(self) -> Iterator[DossierRow]:
        """Tell the sums, how they are related to others, and what reconciling says of totals."""
        for line in self.lines:
            rows: list[DossierRow] = []
            if line is not self.entity:
                if line.subject_id != self.entity.id:
                    rows += self.facts.field(line, "subject_id")
                rows += self.facts.history("amount", line.amount, say_so=True)
                rows += self.facts.history("period", line.period, say_so=True)
                rows.append(DossierRow(label="what it is", text=_what(line)))
                rows += (self.facts.part("how related", one) for one in line.relations)
            rows += self._inverse(line)
            if rows:
                yield DossierRow(text=self.facts.name(line.id), id=line.id, details=tuple(rows))
        told = {line.id for line in self.lines} | self._tied()
        for one in self.named_by:
            if isinstance(one, FundingLine) and one.id not in told:
                yield self.plain_row(one)
        for id_ in totals(self.view):
            if id_ in told:
                yield self._sum(reconcile(self.view, id_))

    def _related_to(self, line: FundingLine) -> Iterator[tuple[FundingLine, Relation]]:
        for other in self.view.related(line.id, FundingLine):
            for relation in other.relations:
                if relation.to_id in (line.id, *line.former_ids):
                    yield other, relation

    def _tied(self) -> set[str]:
        """Give the ids of the lines that the sums are related to, either way."""
        found = {relation.to_id for line in self.lines for relation in line.relations}
        found = {self.view.get(id_).id for id_ in found if id_ in self.view}
        return found | {other.id for line in self.lines for other, _ in self._related_to(line)}

    def _inverse(self, line: FundingLine) -> Iterator[DossierRow]:
        for other, relation in self._related_to(line):
            amount = self.facts.latest(other.amount)
            text = f"{_INVERSE[relation.kind]} {self.facts.name(other.id)}: {amount}, "
            text += relation.basis.value
            told = (*relation.citations, *citations_of(other.amount))
            marks = self.facts.notes.marks(told)
            yield DossierRow(label="how related", text=text, id=other.id, marks=marks)

    def _sum(self, answer: Reconciliation) -> DossierRow:
        verdict = _VERDICTS.get(answer.verdict.value, "cannot be decided")
        rows = [
            DossierRow(
                label=reading.name,
                text=f"{' + '.join(str(amount) for _, amount in reading.terms)} = {reading.added}, "
                f"against {reading.total}, leaving {reading.gap}",
            )
            for reading in answer.readings
        ]
        rows += (DossierRow(label="assumed", text=words) for words in answer.assumptions)
        rows += (DossierRow(label="could be", text=words) for words in answer.explanations)
        return DossierRow(
            text=f"{self.facts.name(answer.id)} {verdict}",
            id=answer.id,
            marks=self.facts.notes.marks(answer.because),
            details=tuple(rows),
        )

    # What was said of it ----------------------------------------------------------------------

    def position_rows(self) -> Iterator[DossierRow]:
        """Tell who took which position on it, when, and for whom."""
        for one in self.named_by:
            if isinstance(one, Position):
                yield self._position(one)

    def _position(self, one: Position) -> DossierRow:
        facts = self.facts
        day = one.date or facts.notes.came_out(one.citations)
        voice = "" if one.voice is Voice.GROUP else f", its {one.voice.value},"
        about = facts.words(one.target_ids, is_id=True)
        if self.entity.id in one.target_ids:
            about = facts.words(
                tuple(id_ for id_ in one.target_ids if id_ != self.entity.id), is_id=True
            )
        rows = [DossierRow(label="on", text=about)] if about else []
        rows += facts.field(one, "topic")
        rows += facts.field(one, "group_ids")
        return DossierRow(
            label=day.in_words() if day else "day not known",
            text=f"{facts.name(one.holder_id)}{voice} {one.stance.value}: {one.title} ({one.id})",
            id=one.id,
            marks=facts.notes.marks(citations_of(one)),
            details=tuple(rows),
        )

    def recommendation_rows(self) -> Iterator[DossierRow]:
        """Tell the recommendations that it answers, or that it makes."""
        for one in self.named_by:
            if isinstance(one, Recommendation):
                outcomes = [
                    outcome
                    for outcome in one.outcomes
                    if outcome.commitment_id in (self.entity.id, *self.entity.former_ids)
                    or self.entity.id == one.source_id
                ]
                rows = [self.facts.part("what came of it", outcome) for outcome in outcomes]
                if not one.outcomes:
                    rows.append(DossierRow(text="no commitment in view is related to it"))
                rows += self.facts.field(one, "source_id")
                yield DossierRow(
                    text=self.facts.name(one.id),
                    id=one.id,
                    marks=self.facts.notes.marks(one.citations),
                    details=tuple(rows),
                )

    @cached_property
    def _checks(self) -> Mapping[str, ClaimCheck]:
        return {check.claim_id: check for check in check_claims(self.view)}

    def claim_rows(self) -> Iterator[DossierRow]:
        """Tell how the claims about it, its programmes and their money come out."""
        ids = {one.id for one in (*self._subjects, *self.lines)}
        claims = [self.entity] if isinstance(self.entity, Claim) else []
        claims += [one for id_ in ids for one in self.view.related(id_, Claim)]
        for id_ in sorted({one.id for one in claims}):
            check = self._checks[id_]
            rows = [
                DossierRow(label=role, text="not known" if value is None else str(value))
                for role, value in check.operands
            ]
            told = (("missing", check.missing), ("finding", check.findings))
            for label, several in (*told, ("warning", check.warnings)):
                rows += (DossierRow(label=label, text=words) for words in several)
            yield DossierRow(
                text=f"{self.facts.name(id_)}: {check.verdict.value}",
                id=id_,
                marks=self.facts.notes.marks(check.because),
                details=tuple(rows),
            )

    # Sources ----------------------------------------------------------------------------------

    def stated_rows(self) -> Iterator[DossierRow]:
        """Tell what rests on it, where it is a source."""
        if not isinstance(self.entity, Source):
            return
        ids = {self.entity.id, *self.entity.former_ids}
        for one in self.view:
            told = [c for c in citations_of(one) if c.source_id in ids]
            if told and one is not self.entity:
                marks = self.facts.notes.marks(told)
                text = self.facts.name(one.id)
                yield DossierRow(label=singular(one.KIND), text=text, id=one.id, marks=marks)


def _what(line: FundingLine) -> str:
    """Say what a sum is, as far as anybody says."""
    words: list[str] = [line.role.value]
    words += [line.basis.value] if line.basis is not FundingBasis.UNSTATED else []
    words += [line.newness.value] if line.newness is not Newness.UNSTATED else []
    if line.parts_complete is not PartsComplete.UNSTATED:
        words.append(f"list of parts complete: {line.parts_complete.value}")
    return ", ".join([*words, *filter(None, [line.scope])])
