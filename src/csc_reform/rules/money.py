"""MON: sums of money add up, or it is said that they do not, and it is said what they are."""

from collections.abc import Iterator

import attrs

from csc_reform.entities.entity import Entity
from csc_reform.entities.funding import FundingBasis, FundingLine, FundingRole, RelationKind
from csc_reform.entities.groups import Group
from csc_reform.entities.programmes import Programme
from csc_reform.errors import InvalidValueError
from csc_reform.history import Conflict, History
from csc_reform.reconciliation import reconcile, together
from csc_reform.rules._context import Context
from csc_reform.rules._examples import commitment, line, passage, pillar, related, said, source
from csc_reform.rules._facts import live_passages
from csc_reform.rules._rule import Problem, Rule, Severity, Skipped
from csc_reform.statements import Stated
from csc_reform.values.counts import Count
from csc_reform.values.money import Money
from csc_reform.values.spans import Span
from csc_reform.values.verdict import Verdict

__all__ = ["RULES"]


def _restates(funding: FundingLine, context: Context) -> bool:
    """Tell whether a line is an earlier one as it stands after increases."""
    return any(
        one.kind is RelationKind.RESTATES and one.to_id in context.reform
        for one in funding.relations
    )


def _restated_total(funding: FundingLine, context: Context) -> Iterator[Problem]:
    if funding.id in context.totals and _restates(funding, context):
        yield from _adds_up(funding, context, "what its earlier sum and the increments come to")


def _parts_within(funding: FundingLine, context: Context) -> Iterator[Problem]:
    if funding.id in context.totals and not _restates(funding, context):
        yield from _adds_up(funding, context, "no less than its parts")


def _adds_up(funding: FundingLine, context: Context, made_of: str) -> Iterator[Problem]:
    answer = reconcile(context.reform, funding.id)
    if not answer.readings:
        raise Skipped("; ".join(answer.explanations))
    if answer.verdict is Verdict.FAILS:
        exact, rounded = answer.readings
        yield Problem(
            f"total of {exact.total} must be {made_of}, got {exact.added}; "
            f"the gap is {exact.gap}, or if all is rounded {rounded.gap}",
            field="amount",
            related_ids=tuple(id_ for id_, _ in exact.terms),
            citations=answer.because,
        )


def _one_amount(funding: FundingLine, _context: Context) -> Iterator[Problem]:
    latest = funding.amount.latest
    if isinstance(latest, Conflict):
        yield Problem(
            f"amount must be printed as one figure, got {latest}",
            field="amount",
            citations=latest.citations,
        )


def _each_or_total(funding: FundingLine, context: Context) -> Iterator[Problem]:
    if funding.basis is not FundingBasis.UNSTATED or funding.subject_id is None:
        return
    subject = (
        context.reform.get(funding.subject_id) if funding.subject_id in context.reform else None
    )
    if not isinstance(subject, Programme):
        return
    places = [
        one.value for one in subject.places.live if one.value.high is None or one.value.high > 1
    ]
    if places:
        yield Problem(
            f"basis must say whether the sum is for all recipients or for each, "
            f"got {places[0]} in {subject.id}",
            related_ids=(subject.id,),
            citations=live_passages(funding.amount),
        )


def _counted_once(funding: FundingLine, context: Context) -> Iterator[Problem]:
    wholes = _wholes(funding, context)
    if len(wholes) < 2:  # noqa: PLR2004 (there is one way to one whole)
        return
    by: dict[str, str] = {}
    seen = 0
    for whole in wholes:
        own: set[str] = set()
        waiting = [whole]
        while waiting:
            here = waiting.pop()
            if here.id in own:
                continue
            own.add(here.id)
            seen += 1
            if seen > _MOST_SEEN:
                raise Skipped("a shorter way to the totals that it is in")
            if here.id in by:
                yield Problem(
                    f"relations must lead to {here.id} on one way, "
                    f"got one by {by[here.id]} and one by {whole.id}",
                    field="relations",
                    related_ids=(here.id, by[here.id], whole.id),
                    citations=tuple(c for one in funding.relations for c in one.citations),
                )
                return
            waiting += _wholes(here, context)
        by |= dict.fromkeys(own, whole.id)


#: How many sums are followed from one; no real one is in so many.
_MOST_SEEN = 500


def _wholes(funding: FundingLine, context: Context) -> list[FundingLine]:
    """Give the lines that a line is directly said to be in."""
    named = [
        context.reform.get(one.to_id)
        for one in funding.relations
        if one.kind is RelationKind.PART_OF and one.to_id in context.reform
    ]
    return [one for one in named if isinstance(one, FundingLine)]


def _together(id_: str, others: tuple[str, ...], context: Context) -> str:
    try:
        amount = together(context.reform, (id_, *others)).amount
    except InvalidValueError:
        return "what they come to together cannot be told"
    return f"together they come to {amount}"


def _overlap_is_stated(funding: FundingLine, context: Context) -> Iterator[Problem]:
    others = context.overlapping_sums.get(funding.id, ())
    if others:
        yield Problem(
            "relations must say how it overlaps with other sums for the same people, "
            f"got none to {' or '.join(others)}; {_together(funding.id, others, context)}",
            related_ids=others,
            citations=live_passages(funding.amount),
        )


_SET_ASIDE = (
    FundingRole.ENVELOPE,
    FundingRole.ALLOCATION,
    FundingRole.INCREMENT,
    FundingRole.RUNNING_TOTAL,
)


def _period_is_stated(funding: FundingLine, _context: Context) -> Iterator[Problem]:
    if funding.role in _SET_ASIDE and not funding.period.live:
        amounts = " or ".join(dict.fromkeys(str(one.value) for one in funding.amount.live))
        yield Problem(
            f"period must be given for money set aside, got {amounts or 'a sum'} "
            "for a time that no source states",
            citations=live_passages(funding.amount),
        )


def _part_in_its_time(funding: FundingLine, context: Context) -> Iterator[Problem]:
    period = funding.period.latest
    for whole in _wholes(funding, context):
        around = whole.period.latest
        if not isinstance(period, Span) or not isinstance(around, Span):
            continue
        if _ends_outside(period, around):
            yield Problem(
                f"period must lie within that of {whole.id}, {around.in_words()}, "
                f"got {period.in_words()}",
                field="period",
                related_ids=(whole.id,),
                citations=tuple(
                    c
                    for sum_ in (funding, whole)
                    for one in sum_.period.live
                    for c in one.citations
                ),
            )


def _ends_outside(period: Span, around: Span) -> bool:
    """Tell whether a span certainly has days outside another."""
    first, last = period.certain
    return first <= last and (first < around.earliest or last > around.latest)


def _fostering(total: str) -> list[Entity]:
    return [
        source(),
        line("base", "£25 million"),
        line("more", "£8 million", FundingRole.INCREMENT, related(RelationKind.INCREASES, "base")),
        line("total", total, FundingRole.RUNNING_TOTAL, related(RelationKind.RESTATES, "base")),
    ]


def _parts(*amounts: str) -> list[Entity]:
    inside = related(RelationKind.PART_OF, "whole")
    parts = [
        line(f"part-{number}", amount, FundingRole.ELEMENT, inside)
        for number, amount in enumerate(amounts, 1)
    ]
    return [source(), line("whole", "£90 million", FundingRole.ENVELOPE), *parts]


def _printed_twice(again: str) -> list[Entity]:
    once = line("line", "over £45m")
    other = Stated(Money.parse(again), citations=(passage(again),))
    return [source(), attrs.evolve(once, amount=once.amount.with_statement(other))]


def _for_areas(basis: FundingBasis) -> list[Entity]:
    areas = Programme(
        id="areas",
        title="Areas",
        places=said(Count.parse("up to 12 local areas"), "up to 12 local areas"),
    )
    return [source(), areas, attrs.evolve(line("line", "£45m"), subject_id="areas", basis=basis)]


def _nested(*directly_in: str) -> list[Entity]:
    relations = [related(RelationKind.PART_OF, id_) for id_ in directly_in]
    return [
        source(),
        line("whole", "£200 million", FundingRole.ENVELOPE),
        line(
            "half", "£100 million", FundingRole.ALLOCATION, related(RelationKind.PART_OF, "whole")
        ),
        line("piece", "£9 million", FundingRole.ELEMENT, *relations),
    ]


def _for_carers(*relations: RelationKind) -> list[Entity]:
    promise = attrs.evolve(commitment(pillar_id="pillar"), group_ids=("carers",))
    tied = [related(kind, "strategy") for kind in relations]
    return [
        source(),
        pillar(),
        Group(id="carers", title="Kinship carers"),
        promise,
        attrs.evolve(
            line("offer", "£9 million", FundingRole.ALLOCATION, *tied), subject_id=promise.id
        ),
        attrs.evolve(line("strategy", "£20 million", FundingRole.ENVELOPE), subject_id=promise.id),
    ]


def _over(start: str, end: str) -> History[Span]:
    return said(Span.parse(start, end))


def _part_for(start: str, end: str) -> list[Entity]:
    part = line("part", "£9 million", FundingRole.ELEMENT, related(RelationKind.PART_OF, "whole"))
    whole = line("whole", "£90 million", FundingRole.ENVELOPE)
    return [
        source(),
        attrs.evolve(whole, period=_over("2023-04-01", "2025-03-31")),
        attrs.evolve(part, period=_over(start, end)),
    ]


RULES = (
    Rule(
        code="MON001",
        subject=FundingLine,
        severity=Severity.WARNING,
        title="A restated total is the earlier sum and what was added to it",
        rationale="Readers add the increments up; where sources do not, the gap has to be seen. The "
        "scope may have changed, or the earlier sum was revised on the way. What comes out when every "
        "bare figure is read as rounded is not told.",
        tags=("money", "reconciliation"),
        good=lambda: _fostering("£33 million"),
        bad=lambda: _fostering("£36 million"),
        check=_restated_total,
    ),
    Rule(
        code="MON002",
        subject=FundingLine,
        severity=Severity.QUERY,
        title="Every printing of a sum gives the same figure",
        rationale="A hedge lost between two pages of one release changes what may be concluded.",
        tags=("money", "figures"),
        good=lambda: _printed_twice("over £45 million"),
        bad=lambda: _printed_twice("£45m"),
        check=_one_amount,
    ),
    Rule(
        code="MON003",
        subject=FundingLine,
        severity=Severity.WARNING,
        title="The parts of a sum are within it",
        rationale="Parts that come to more than the whole, however they are rounded, overlap, are not "
        "all in it, or are of another time.",
        tags=("money", "reconciliation"),
        good=lambda: _parts("£45 million", "£25 million"),
        bad=lambda: _parts("£65 million", "£35 million"),
        check=_parts_within,
    ),
    Rule(
        code="MON004",
        subject=FundingLine,
        severity=Severity.QUERY,
        title="Money for several places is for each or for all of them",
        rationale="The two readings are a whole number of places apart, and a reader who takes one "
        "for the other is wrong by as much.",
        tags=("money",),
        good=lambda: _for_areas(FundingBasis.TOTAL),
        bad=lambda: _for_areas(FundingBasis.UNSTATED),
        check=_each_or_total,
    ),
    Rule(
        code="MON005",
        subject=FundingLine,
        severity=Severity.WARNING,
        title="A sum is counted once in a total",
        rationale="A sum that is in a total by itself and again within another part is added twice.",
        tags=("money", "reconciliation"),
        good=lambda: _nested("half"),
        bad=lambda: _nested("half", "whole"),
        check=_counted_once,
    ),
    Rule(
        code="MON006",
        subject=FundingLine,
        severity=Severity.QUERY,
        title="It is said how sums for one purpose overlap",
        rationale="Two announcements for the same people may be one sum of money twice, one within "
        "the other, or two. Where no source says so, adding them up is a guess.",
        tags=("money",),
        good=lambda: _for_carers(RelationKind.PART_OF),
        bad=_for_carers,
        check=_overlap_is_stated,
    ),
    Rule(
        code="MON007",
        subject=FundingLine,
        severity=Severity.QUERY,
        title="Money set aside is for a time",
        rationale="A sum for one year and one for four are compared every day by people who were "
        "not told which is which.",
        tags=("money",),
        good=lambda: [
            source(),
            attrs.evolve(line("line", "£9 million"), period=_over("2024-04-01", "2025-03-31")),
        ],
        bad=lambda: [source(), line("line", "£9 million")],
        check=_period_is_stated,
    ),
    Rule(
        code="MON008",
        subject=FundingLine,
        severity=Severity.WARNING,
        title="A part is for the time of its total",
        rationale="Money for a later year is no part of what ended before.",
        tags=("money", "chronology"),
        good=lambda: _part_for("2024-04-01", "2025-03-31"),
        bad=lambda: _part_for("2025-04-01", "2026-03-31"),
        check=_part_in_its_time,
    ),
)
