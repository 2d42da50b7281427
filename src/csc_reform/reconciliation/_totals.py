"""Totals: whether a stated sum agrees with what it is made of."""

from collections.abc import Iterator
from datetime import date
from typing import final

import attrs

from csc_reform.entities.entity import Basis
from csc_reform.entities.funding import (
    FundingBasis,
    FundingLine,
    PartsComplete,
    Relation,
    RelationKind,
)
from csc_reform.errors import InvalidValueError, UnknownIdError
from csc_reform.history import Conflict, NotKnown
from csc_reform.provenance import Citation
from csc_reform.reconciliation._lines import amount_of, line_of, relations_of, values_of
from csc_reform.reform import Reform
from csc_reform.values.dates import day_in_words
from csc_reform.values.money import Money
from csc_reform.values.verdict import Verdict

__all__ = ["Reconciliation", "SumReading", "reconcile", "totals"]


@final
@attrs.frozen(kw_only=True)
class SumReading:
    """
    One way of reading the figures of a sum, and how it comes out.

    Attributes:
        name: ``"exact"``, as printed; or ``"rounded"``, every bare figure being the rounding of a
            number half a unit of its last digit away at the most.
        terms: The lines added up and what each is read as.
        added: What they come to.
        total: What the stated total is read as.
        gap: The total less what was added up: what is missing, or below nought what is too much.
        implied: The earlier sum that the total implies, where increments were added to one;
            otherwise the part that is not itemised, which is the gap.
        verdict: Whether the sum comes out.
    """

    name: str
    terms: tuple[tuple[str, Money], ...]
    added: Money
    total: Money
    gap: Money
    implied: Money
    verdict: Verdict


@final
@attrs.frozen(kw_only=True)
class Reconciliation:
    """
    Whether a stated total agrees with what it is made of.

    Attributes:
        id: The funding line that is the total.
        verdict: HOLDS when the figures as printed come out; FAILS when they do not in either
            reading; otherwise UNDETERMINED.
        readings: The readings, the exact one first; none when a figure is not known.
        assumptions: What was taken for granted, each in a sentence.
        explanations: What could explain a sum that does not come out.
        because: The passages that state the figures and relations.
    """

    id: str
    verdict: Verdict
    readings: tuple[SumReading, ...]
    assumptions: tuple[str, ...]
    explanations: tuple[str, ...]
    because: tuple[Citation, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The same as `because`, as every cited fact has it."""
        return self.because

    @property
    def gap(self) -> Money | None:
        """The gap as printed; None when a figure is not known."""
        return self.readings[0].gap if self.readings else None

    @property
    def implied(self) -> Money | None:
        """The implied sum as printed; None when a figure is not known."""
        return self.readings[0].implied if self.readings else None

    def in_words(self) -> str:
        """Tell how it comes out, in a few sentences."""
        words = {
            Verdict.HOLDS: "reconciles",
            Verdict.FAILS: "does not reconcile",
            Verdict.UNDETERMINED: "cannot be decided",
        }
        sentences = [f"{self.id} {words[self.verdict]}"]
        for reading in self.readings:
            terms = " + ".join(str(amount) for _, amount in reading.terms)
            sentences.append(
                f"{reading.name}: {terms} = {reading.added}, against {reading.total}, "
                f"leaving {reading.gap}"
            )
        return "; ".join([*sentences, *self.assumptions, *self.explanations])


def totals(reform: Reform) -> tuple[str, ...]:
    """Give the ids of the funding lines that can be reconciled: those made of others in view."""
    made: set[str] = set()
    for line in reform.funding:
        for relation in line.relations:
            target = line_of(reform, relation.to_id)
            if target is not None and relation.kind is RelationKind.PART_OF:
                made.add(target.id)
            if target is not None and relation.kind is RelationKind.RESTATES:
                made.add(line.id)
    return tuple(id_ for id_ in reform.funding.ids() if id_ in made)


def reconcile(reform: Reform, id: str) -> Reconciliation:  # noqa: A002 (it is one)
    """
    Tell whether a stated total agrees with its parts, or with an earlier sum and its increments.

    Args:
        reform: The reform, or a view of it.
        id: The funding line that is the total.

    Raises:
        UnknownIdError: When there is no such id.
        InvalidValueError: When the line is made of no others that are in view.

    >>> from csc_reform import load, reconcile
    >>> answer = reconcile(load().known_on("2023-12-18"), "fostering-36m-total")
    >>> answer.verdict
    <Verdict.FAILS: 'fails'>
    >>> print(answer.gap)
    £2.5 million to £11 million
    """
    line = reform.get(id)
    if not isinstance(line, FundingLine):
        raise InvalidValueError("id", "the id of a funding line", id)
    for relation in relations_of(line, RelationKind.RESTATES):
        base = line_of(reform, relation.to_id)
        if base is not None:
            increments = [
                (inner, increase)
                for inner, increase in _related_to(reform, base, RelationKind.INCREASES)
                if inner is not line and _is_known_with(reform, inner, line)
            ]
            return _sum(reform, line, [(base, relation), *increments], base)
    parts = list(_related_to(reform, line, RelationKind.PART_OF))
    if not parts:
        known = ", ".join(totals(reform)) or "none in this view"
        raise InvalidValueError("id", "a sum made of others", id, f"those are: {known}")
    return _sum(reform, line, list(_outermost(reform, parts)), None)


def _related_to(
    reform: Reform, line: FundingLine, kind: RelationKind
) -> Iterator[tuple[FundingLine, Relation]]:
    for other in reform.related(line.id, FundingLine):
        for relation in relations_of(other, kind):
            if line_of(reform, relation.to_id) is line:
                yield other, relation


def _is_known_with(reform: Reform, increment: FundingLine, total: FundingLine) -> bool:
    """Tell whether an increment was known when the total was stated, and so can be in it."""
    first, last = _known_from(reform, increment), _known_from(reform, total)
    # Of what has no source in view, nothing tells that it came later.
    return first is None or last is None or first <= last


def _known_from(reform: Reform, line: FundingLine) -> date | None:
    """Give the day from which a line is known; None when none of its sources is in the reform."""
    try:
        return reform.known_from(line)
    except UnknownIdError:
        return None


def _outermost(
    reform: Reform, parts: list[tuple[FundingLine, Relation]]
) -> Iterator[tuple[FundingLine, Relation]]:
    """Leave out what is itself part of another part, and what another part takes the place of."""
    lines = {line.id for line, _ in parts}
    inside = {
        line.id
        for line, _ in parts
        for relation in relations_of(line, RelationKind.PART_OF)
        if (whole := line_of(reform, relation.to_id)) is not None and whole.id in lines
    }
    replaced = {
        old.id
        for line, _ in parts
        for relation in relations_of(line, RelationKind.SUPERSEDES)
        if (old := line_of(reform, relation.to_id)) is not None
    }
    return ((line, relation) for line, relation in parts if line.id not in inside | replaced)


def _sum(
    reform: Reform,
    total: FundingLine,
    terms: list[tuple[FundingLine, Relation]],
    base: FundingLine | None,
) -> Reconciliation:
    relations = [relation for _, relation in terms]
    return _Sum(reform, total, base, relations).of([line for line, _ in terms])


@final
@attrs.frozen
class _Sum:
    """A total, the earlier sum that it restates when it does, and the relations between lines."""

    reform: Reform
    total: FundingLine
    base: FundingLine | None
    relations: list[Relation]

    def of(self, terms: list[FundingLine]) -> Reconciliation:
        lines = [*terms, self.total]
        because = [c for relation in self.relations for c in relation.citations]
        because += [c for line in lines for one in line.amount.live for c in one.citations]
        hindrances = list(self._hindrances(lines))
        readings = () if hindrances else tuple(self._read(terms, name) for name in _READINGS)
        verdict = _overall(readings)
        if any(line.basis is FundingBasis.EACH for line in lines):
            verdict = Verdict.UNDETERMINED
        explanations: list[str] = hindrances
        if verdict is not Verdict.HOLDS:
            explanations += self._explanations(terms)
        return Reconciliation(
            id=self.total.id,
            verdict=verdict,
            readings=readings,
            assumptions=tuple(self._assumptions(lines)),
            explanations=tuple(explanations),
            because=tuple(dict.fromkeys(because)),
        )

    def _hindrances(self, lines: list[FundingLine]) -> Iterator[str]:
        """Say what keeps the lines from being added up at all."""
        for line in lines:
            latest = line.amount.latest
            if isinstance(latest, NotKnown):
                yield f"the amount of {line.id} is not known"
            elif isinstance(latest, Conflict) and latest.is_of_unlike_kinds:
                yield f"the sources give {line.id} in unlike units"
        known = [value for line in lines for value in values_of(line)]
        if known and not all(map(known[0].comparable_with, known)):
            yield f"the amounts are in unlike units: {', '.join(map(str, known))}"

    def _assumptions(self, lines: list[FundingLine]) -> Iterator[str]:
        for line in lines:
            latest = line.amount.latest
            if isinstance(latest, Conflict) and latest.consistent_when_rounded:
                bare = dict.fromkeys(str(s.value) for s in latest.sides if s.value.is_exact)
                yield f"the {' and '.join(bare)} also printed of {line.id} is taken as rounded"
            elif isinstance(latest, Conflict):
                yield f"the sources disagree on {line.id}, and any of their figures may be right"
            if line.basis is FundingBasis.EACH:
                yield f"{line.id} is for each of its recipients, whose number is not taken in"
        if self.base is None and len(lines) > 2:  # noqa: PLR2004 (two parts and their total)
            yield "the parts are taken not to overlap, which no source says"

    def _read(self, terms: list[FundingLine], name: str) -> SumReading:
        amounts = [(line.id, amount_of(line, name)) for line in terms]
        total = amount_of(self.total, name)
        added = Money.total(amount for _, amount in amounts)
        gap = total - added
        increments = Money.total(a for id_, a in amounts if self.base and id_ != self.base.id)
        return SumReading(
            name=name,
            terms=tuple(amounts),
            added=added,
            total=total,
            gap=gap,
            implied=total - increments if self.base else gap,
            verdict=self._verdict(added, total),
        )

    def _verdict(self, added: Money, total: Money) -> Verdict:
        complete = PartsComplete.YES if self.base else self.total.parts_complete
        if added.certainly_exceeds(total):
            return Verdict.FAILS
        if added.certainly_equals(total):
            return Verdict.HOLDS
        if complete is PartsComplete.YES and not added.consistent_with(total):
            return Verdict.FAILS
        if complete is PartsComplete.NO and not added.may_exceed(total):
            return Verdict.HOLDS
        return Verdict.UNDETERMINED

    def _explanations(self, terms: list[FundingLine]) -> Iterator[str]:
        if self.base is not None:
            scopes = dict.fromkeys(line.scope for line in (*terms, self.total) if line.scope)
            if len(scopes) > 1:
                yield f"the scope may differ: {' / '.join(scopes)}"
            first, last = _known_from(self.reform, self.base), _known_from(self.reform, self.total)
            if first is not None and last is not None and first < last:
                yield (
                    f"the earlier sum may have been revised between {day_in_words(first)} "
                    f"and {day_in_words(last)}"
                )
        elif self.total.parts_complete is PartsComplete.UNSTATED:
            yield "no source says whether the list of parts is complete"
        if any(relation.basis is Basis.INFERRED for relation in self.relations):
            yield "that the lines belong together is inferred, not stated"


_READINGS = ("exact", "rounded")


def _overall(readings: tuple[SumReading, ...]) -> Verdict:
    verdicts = [reading.verdict for reading in readings]
    if verdicts and verdicts[0] is Verdict.HOLDS:
        return Verdict.HOLDS
    if verdicts and all(verdict is Verdict.FAILS for verdict in verdicts):
        return Verdict.FAILS
    return Verdict.UNDETERMINED
