"""COM: commitments change for a reason, and are delivered within what was promised."""

from collections.abc import Iterator
from itertools import pairwise

from csc_reform.entities.commitments import Commitment, Figure, Strength, Target
from csc_reform.entities.entity import Entity
from csc_reform.history import History
from csc_reform.rules._examples import passage, source
from csc_reform.rules._rule import Context, Problem, Rule, Severity
from csc_reform.statements import Stated, StatementKind
from csc_reform.values.counts import Count
from csc_reform.values.quantity import Quantity

__all__ = ["RULES"]


def _strength_falls_by_a_change(commitment: Commitment, context: Context) -> Iterator[Problem]:
    sourced = [
        one
        for one in commitment.strength.statements
        if any(citation.source_id in context.reform.sources for citation in one.citations)
    ]
    in_order = sorted(sourced, key=context.reform.known_from)
    for before, after in pairwise(in_order):
        if after.value < before.value and after.kind is not StatementKind.CHANGES:
            yield Problem(
                f"strength must not fall without a change of policy, "
                f"got {before.value.value} and then {after.value.value}",
                field="strength",
                citations=(*before.citations, *after.citations),
            )


def _delivered_within_the_cap(commitment: Commitment, _context: Context) -> Iterator[Problem]:
    for target in commitment.targets:
        cap, delivered = target.cap.latest, target.delivered.latest
        if (
            isinstance(cap, Quantity)
            and isinstance(delivered, Quantity)
            and delivered.comparable_with(cap)
            and delivered.interval.certainly_exceeds(cap.interval)
        ):
            yield Problem(
                f"delivered must be within the cap of {cap}, got {delivered}", field="targets"
            )


def _stated(
    strength: Strength, kind: StatementKind, key: str | None, revises: str | None
) -> Stated[Strength]:
    return Stated(strength, citations=(passage(),), kind=kind, key=key, revises=revises)


def _falling(kind: StatementKind) -> list[Entity]:
    revises = "first" if kind is StatementKind.CHANGES else None
    return [
        source(),
        Commitment(
            id="commitment",
            title="Commitment",
            strength=History.of(
                _stated(Strength.PILOT, StatementKind.ASSERTS, "first", None),
                _stated(Strength.EXPLORE, kind, None, revises),
            ),
        ),
    ]


def _delivering(number: int) -> list[Entity]:
    def counted(text: str) -> History[Figure]:
        return History.of(Stated(Count.parse(text), citations=(passage(text),)))

    target = Target(
        what="areas", cap=counted("up to 12 areas"), delivered=counted(f"{number} areas")
    )
    return [source(), Commitment(id="commitment", title="Commitment", targets=(target,))]


RULES = (
    Rule(
        code="COM001",
        subject=Commitment,
        severity=Severity.WARNING,
        title="Strength falls only by a change of policy",
        rationale="A promise that grows weaker without anybody saying so was misread, or quietly "
        "dropped.",
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
        good=lambda: _delivering(10),
        bad=lambda: _delivering(13),
        check=_delivered_within_the_cap,
    ),
)
