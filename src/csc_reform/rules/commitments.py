"""COM: commitments change for a reason, and are delivered within what was promised."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import attrs

from csc_reform.entities.commitments import (
    Commitment,
    Figure,
    Nature,
    Progress,
    Strength,
    Target,
)
from csc_reform.entities.entity import Entity
from csc_reform.entities.programmes import Programme
from csc_reform.history import History
from csc_reform.rules._context import Context
from csc_reform.rules._examples import commitment, passage, pillar, said, source
from csc_reform.rules._facts import live_passages
from csc_reform.rules._rule import Problem, Rule, Severity, Skipped
from csc_reform.statements import Stated, StatementKind
from csc_reform.values.counts import Count
from csc_reform.values.quantity import Quantity

__all__ = ["RULES"]


def _strength_falls_by_a_change(promise: Commitment, context: Context) -> Iterator[Problem]:
    # What is put right or taken back was never so, and what does that says nothing of a fall.
    undone = {one.revises for one in promise.strength.statements if one.kind in _UNDOING}
    told: dict[date, list[tuple[int, Stated[Strength]]]] = {}
    for index, one in enumerate(promise.strength.statements):
        known = context.known_from(one)
        is_told = one.kind not in _UNDOING and (one.key is None or one.key not in undone)
        if known is not None and is_told:
            told.setdefault(known, []).append((index, one))
    for earlier, later in pairwise(told[day] for day in sorted(told)):
        # Sources of one day that differ are at odds, and neither falls from the other.
        before = min((one for _, one in earlier), key=lambda one: one.value)
        for index, after in later:
            if after.value < before.value and not after.changes:
                yield Problem(
                    f"strength must not fall without a change of policy, "
                    f"got {before.value.value} and then {after.value.value}",
                    field=f"strength/statements/{index}",
                    citations=(*before.citations, *after.citations),
                )


_UNDOING = (StatementKind.CORRECTS, StatementKind.WITHDRAWS)


def _delivered_within_the_cap(promise: Commitment, _context: Context) -> Iterator[Problem]:
    for index, target in enumerate(promise.targets):
        cap, delivered = target.cap.latest, target.delivered.latest
        if not isinstance(cap, Quantity) or not isinstance(delivered, Quantity):
            continue
        if not delivered.comparable_with(cap):
            raise Skipped(f"a cap and a delivery of one unit, not {cap} and {delivered}")
        if delivered.interval.certainly_exceeds(cap.interval):
            yield Problem(
                f"delivered must be within the cap of {cap}, got {delivered}",
                field=f"targets/{index}/delivered",
                citations=live_passages(target.delivered),
            )


def _belongs_to_a_pillar(promise: Commitment, context: Context) -> Iterator[Problem]:
    if promise.pillar_id is None:
        yield Problem(
            "pillar_id must name a pillar, got none: it belongs to the strategy as a whole"
        )
    elif context.present(promise.pillar_id) in map(context.present, promise.also_pillar_ids):
        yield Problem(
            f"also_pillar_ids must name other pillars, got {promise.pillar_id!r} again",
            field="also_pillar_ids",
        )


def _target_has_a_figure(promise: Commitment, _context: Context) -> Iterator[Problem]:
    for index, target in enumerate(promise.targets):
        if not target.cap.statements and not target.target.statements:
            yield Problem(
                f"target must have a cap or a figure to reach, got none for {target.what!r}",
                field=f"targets/{index}",
                citations=live_passages(target.delivered),
            )


def _delivery_has_evidence(promise: Commitment, context: Context) -> Iterator[Problem]:
    delivered = [one for one in promise.progress.live if one.value is Progress.DELIVERED]
    promised = _days(promise.strength, context)
    if not delivered or not promised:
        return
    told = [day for day in map(context.known_from, delivered) if day is not None]
    if not told:
        raise Skipped("the source that tells of the delivery")
    tellers = {one.id for statement in delivered for one in context.published(statement)}
    promisers = {
        one.id for statement in promise.strength.statements for one in context.published(statement)
    }
    if max(told) <= min(promised) and tellers <= promisers:
        yield Problem(
            "progress must rest on a source other than that of the promise, "
            f"got {' and '.join(sorted(tellers))}, which promises it",
            field="progress",
            citations=tuple(c for one in delivered for c in one.citations),
        )


def _days(history: History[Strength], context: Context) -> list[date]:
    return [day for day in map(context.known_from, history.statements) if day is not None]


def _delivery_has_a_count(promise: Commitment, _context: Context) -> Iterator[Problem]:
    if promise.progress.latest is not Progress.DELIVERED:
        return
    for index, target in enumerate(promise.targets):
        if not target.delivered.live:
            yield Problem(
                f"delivered must be given once all is, got none for {target.what!r}",
                field=f"targets/{index}",
                citations=live_passages(promise.progress),
            )


def _superseded_by_something(entity: Commitment | Programme, context: Context) -> Iterator[Problem]:
    superseded = [one for one in entity.progress.live if one.value is Progress.SUPERSEDED]
    if superseded and entity.id not in context.superseded_by:
        yield Problem(
            "progress must not be superseded while nothing supersedes it",
            field="progress",
            citations=tuple(c for one in superseded for c in one.citations),
        )


#: What a thing may be when another takes its place, other than superseded.
_OVER = (Progress.SUPERSEDED, Progress.DELIVERED, Progress.NOT_LAUNCHED, Progress.DROPPED)


def _replaced_is_over(entity: Commitment | Programme, context: Context) -> Iterator[Problem]:
    old = entity.supersedes_id
    replaced = context.reform.get(old) if old is not None and old in context.reform else None
    if not isinstance(replaced, Commitment | Programme):
        return
    going_on = [one for one in replaced.progress.live if one.value not in _OVER]
    if going_on or not replaced.progress.live:
        states = " or ".join(dict.fromkeys(one.value.value for one in going_on))
        yield Problem(
            f"supersedes_id must name what is over, got {old!r}, "
            + (f"which is {states}" if states else "of whose progress nothing is said"),
            field="supersedes_id",
            related_ids=(replaced.id,),
            citations=tuple(c for one in going_on for c in one.citations),
        )


def _nobody_is_bound_by_hope(promise: Commitment, _context: Context) -> Iterator[Problem]:
    if promise.nature is Nature.EXPECTATION and promise.strength.live:
        value = promise.strength.live[0].value.value
        yield Problem(
            f"strength must be left out of an expectation of others, got {value}",
            field="strength",
            citations=live_passages(promise.strength),
        )


def _falling(kind: StatementKind) -> list[Entity]:
    later = Stated(
        Strength.EXPLORE,
        citations=(passage(source_id="later"),),
        kind=kind,
        revises="first" if kind is StatementKind.CHANGES else None,
    )
    first = Stated(Strength.PILOT, citations=(passage(),), key="first")
    promise = Commitment(id="commitment", title="Commitment", strength=History.of(first, later))
    return [source(), source("later", "2023-12-18"), promise]


def _counted(text: str) -> History[Figure]:
    return said(Count.parse(text), text)


def _with_target(target: Target, progress: Progress | None = None) -> list[Entity]:
    return [source(), attrs.evolve(commitment(progress=progress), targets=(target,))]


def _delivering(number: int) -> list[Entity]:
    delivered = _counted(f"{number} areas")
    return _with_target(Target(what="areas", cap=_counted("up to 12 areas"), delivered=delivered))


def _delivered_says(teller: str) -> list[Entity]:
    promise = attrs.evolve(
        commitment(),
        strength=said(Strength.COMMIT),
        progress=said(Progress.DELIVERED, None, teller),
    )
    return [source(), source("later", "2023-12-18"), promise]


def _replacing(before: Progress | None) -> list[Entity]:
    return [source(), commitment("old", progress=before), commitment("new", supersedes_id="old")]


def _of_nature(nature: Nature) -> list[Entity]:
    promise = attrs.evolve(commitment(), nature=nature, strength=said(Strength.COMMIT))
    return [source(), promise]


RULES = (
    Rule(
        code="COM001",
        subject=Commitment,
        severity=Severity.WARNING,
        title="Strength falls only by a change of policy",
        rationale="A promise that grows weaker without anybody saying so was misread, or quietly "
        "dropped.",
        tags=("commitments",),
        good=lambda: _falling(StatementKind.CHANGES),
        bad=lambda: _falling(StatementKind.ASSERTS),
        check=_strength_falls_by_a_change,
    ),
    Rule(
        code="COM002",
        subject=Commitment,
        severity=Severity.WARNING,
        title="What was delivered is within the cap",
        rationale="More than the most there was to be is a misreading, or news.",
        tags=("commitments", "figures"),
        good=lambda: _delivering(10),
        bad=lambda: _delivering(13),
        check=_delivered_within_the_cap,
    ),
    Rule(
        code="COM003",
        subject=Commitment,
        severity=Severity.INFO,
        title="A commitment belongs to one pillar first",
        rationale="Whoever counts by pillar leaves out a commitment that names none, and counts one "
        "twice that names its own again. A few do belong to the strategy as a whole.",
        tags=("commitments",),
        good=lambda: [source(), pillar(), commitment(pillar_id="pillar")],
        bad=lambda: [source(), commitment()],
        check=_belongs_to_a_pillar,
    ),
    Rule(
        code="COM004",
        subject=Commitment,
        severity=Severity.WARNING,
        title="A target has a figure",
        rationale="What is to be reached, or not to be passed, has to be known before anybody can "
        "say whether it was.",
        tags=("commitments", "figures"),
        good=lambda: _delivering(10),
        bad=lambda: _with_target(Target(what="areas", delivered=_counted("10 areas"))),
        check=_target_has_a_figure,
    ),
    Rule(
        code="COM005",
        subject=Commitment,
        severity=Severity.QUERY,
        title="A delivery has evidence of its own",
        rationale="The source that makes a promise cannot show that it was kept. Where the only "
        "trace of a promise is the report that it was honoured, an earlier source is missing.",
        tags=("commitments", "sourcing"),
        good=lambda: _delivered_says("later"),
        bad=lambda: _delivered_says("paper"),
        check=_delivery_has_evidence,
    ),
    Rule(
        code="COM006",
        subject=Commitment,
        severity=Severity.WARNING,
        title="What is delivered is counted",
        rationale="A commitment with a figure is delivered when the figure is; without it, that it "
        "was delivered is only said.",
        tags=("commitments", "figures"),
        good=lambda: _with_target(
            Target(what="areas", cap=_counted("up to 12 areas"), delivered=_counted("10 areas")),
            Progress.DELIVERED,
        ),
        bad=lambda: _with_target(
            Target(what="areas", cap=_counted("up to 12 areas")), Progress.DELIVERED
        ),
        check=_delivery_has_a_count,
    ),
    Rule[Commitment | Programme](
        code="COM007",
        subject=(Commitment, Programme),
        severity=Severity.WARNING,
        title="What is superseded is superseded by something",
        rationale="Otherwise it was dropped, or what takes its place is missing.",
        tags=("commitments", "references"),
        good=lambda: _replacing(Progress.SUPERSEDED),
        bad=lambda: [source(), commitment("old", progress=Progress.SUPERSEDED)],
        check=_superseded_by_something,
    ),
    Rule[Commitment | Programme](
        code="COM008",
        subject=(Commitment, Programme),
        severity=Severity.WARNING,
        title="What is replaced is over",
        rationale="Two things cannot both go on when one takes the place of the other.",
        tags=("commitments", "references"),
        good=lambda: _replacing(Progress.DROPPED),
        bad=lambda: _replacing(Progress.UNDER_WAY),
        check=_replaced_is_over,
    ),
    Rule(
        code="COM009",
        subject=Commitment,
        severity=Severity.WARNING,
        title="An expectation of others binds nobody",
        rationale="Strength says how firmly government has bound itself; what it expects of others "
        "has none.",
        tags=("commitments",),
        good=lambda: _of_nature(Nature.ACTION),
        bad=lambda: _of_nature(Nature.EXPECTATION),
        check=_nobody_is_bound_by_hope,
    ),
)
