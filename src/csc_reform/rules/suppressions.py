"""SUP: what is accepted is still there, and still accepted."""

from collections.abc import Iterator

import attrs

from csc_reform.entities.entity import Entity
from csc_reform.rules._context import Context
from csc_reform.rules._examples import source
from csc_reform.rules._rule import Problem, Rule, Severity, Skipped
from csc_reform.rules._suppression import Suppression
from csc_reform.values.dates import day_in_words

__all__ = ["RULES"]


def _is_used(suppression: Suppression, context: Context) -> Iterator[Problem]:
    id_ = suppression.entity_id
    present = context.reform.get(id_).id if id_ in context.reform else id_
    if (suppression.code, present) in context.unjudged:
        raise Skipped(f"what {suppression.code} finds: it could not judge {id_ or 'the reform'}")
    if suppression not in context.used:
        of = id_ or "the reform"
        yield Problem(
            f"suppression must be of something that {suppression.code} finds, "
            f"got nothing found of {of}; take it out",
        )


def _has_not_run_out(suppression: Suppression, context: Context) -> Iterator[Problem]:
    if suppression.until < context.on:
        yield Problem(
            f"until must be {context.on} or later for {suppression.code} to be accepted, "
            f"got {day_in_words(suppression.until)}; look at it again: {suppression.reason}"
        )


def _helpline(summary: str, until: str) -> list[Entity | Suppression]:
    return [
        attrs.evolve(source("helpline"), summary=summary),
        Suppression(
            code="HYG001", entity_id="helpline", reason="It is the public one.", until=until
        ),
    ]


RULES = (
    Rule(
        code="SUP001",
        subject=Suppression,
        severity=Severity.WARNING,
        title="What is accepted is found",
        rationale="A suppression that nothing needs hides the next fault of its kind.",
        tags=("suppressions",),
        good=lambda: _helpline("Ask help@example.org", "2027-03-31"),
        bad=lambda: _helpline("Ask the council", "2027-03-31"),
        check=_is_used,
    ),
    Rule(
        code="SUP002",
        subject=Suppression,
        severity=Severity.WARNING,
        title="What is accepted is accepted still",
        rationale="What was accepted for a time is to be looked at again when the time is over; what "
        "is found then counts again.",
        tags=("suppressions",),
        good=lambda: _helpline("Ask help@example.org", "2027-03-31"),
        bad=lambda: _helpline("Ask help@example.org", "2022-03-31"),
        check=_has_not_run_out,
    ),
)
