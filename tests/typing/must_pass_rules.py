"""What the checkers must make of rules; checked with the other sources, never run."""

from collections.abc import Iterator
from typing import assert_type

from csc_reform import (
    BUILTIN,
    Claim,
    Commitment,
    Entity,
    Finding,
    Problem,
    Programme,
    Reform,
    Report,
    Rule,
    RuleSet,
    Severity,
    Suppression,
    load,
    validate,
)
from csc_reform.rules import AnyRule, Context, Outcome, Place, try_out


def of_any(entity: Entity, context: Context) -> Iterator[Problem]:
    if entity.id not in context.reform:
        yield Problem("id must be in the reform")


def of_two(entity: Commitment | Programme, context: Context) -> list[Problem]:
    if entity.id in context.overdue:
        return [Problem("progress must be known")]
    return []


def of_all(reform: Reform, _context: Context) -> Iterator[Problem]:
    if not reform.title:
        yield Problem("title must be given")


def made(code: str) -> Rule[Claim]:
    return Rule(
        code=code,
        subject=Claim,
        severity=Severity.INFO,
        title="A",
        rationale="A.",
        good=list[Entity],
        bad=list[Entity],
        check=of_any,
    )


two = Rule[Commitment | Programme](
    code="OWN002",
    subject=(Commitment, Programme),
    severity=Severity.INFO,
    title="A",
    rationale="A.",
    good=list[Entity],
    bad=list[Entity],
    check=of_two,
)
whole = Rule(
    code="OWN003",
    subject=Reform,
    severity=Severity.INFO,
    title="A",
    rationale="A.",
    good=list[Entity],
    bad=list[Entity],
    check=of_all,
)
assert_type(whole, Rule[Reform])
rules = BUILTIN.with_rules(made("OWN001"), two, whole)
assert_type(rules, RuleSet)
assert_type(rules["OWN001"], AnyRule)
assert_type(rules.rules, tuple[AnyRule, ...])
assert_type(RuleSet((two, whole)), RuleSet)
report = validate(load(), rules, on="2026-01-01", only=["dashboard", ""])
assert_type(report, Report)
assert_type(report.findings, tuple[Finding, ...])
assert_type(report.findings[0].place, Place)
assert_type(report.findings[0].line, int | None)
assert_type(report.outcomes[0], Outcome)
assert_type(report.outcomes[:2], tuple[Outcome, ...])
assert_type(report.merged_with(report, report), Report)
assert_type(try_out(two, two.bad()), Report)
accepted = Suppression(code="REF001", entity_id="a", reason="It is to come.", until="2027-01-01")
assert_type(validate(load(), suppressions=[accepted]).ok, bool)
