"""
What must be refused of rules; this file is never run.

A line marked ``refused`` by mypy and by pyright, one marked ``refused by pyright`` by it alone, and
no other line by either.
"""

# pyright: strict
# fmt: off

from collections.abc import Iterator

from csc_reform import (
    BUILTIN,
    Claim,
    Commitment,
    Entity,
    Problem,
    Programme,
    Reform,
    Rule,
    Severity,
)
from csc_reform import RuleSet, Suppression, load, validate
from csc_reform.rules import Context, as_sarif, try_out


def of_claims(claim: Claim, context: Context) -> Iterator[Problem]:
    yield Problem(f"{claim.kind} on {context.on}")


def of_any(entity: Entity, context: Context) -> Iterator[Problem]:
    yield Problem(f"{entity.id} on {context.on}")


def of_two(entity: Commitment | Programme, context: Context) -> Iterator[Problem]:
    yield Problem(f"{entity.progress.latest} on {context.on}")


def texts(claim: Claim, context: Context) -> Iterator[str]:
    yield f"{claim.kind} on {context.on}"


good = Rule(code="OWN001", subject=Claim, severity=Severity.INFO, title="A", rationale="A.", good=list[Entity], bad=list[Entity], check=of_claims)
wide = Rule(code="OWN002", subject=Claim, severity=Severity.INFO, title="A", rationale="A.", good=list[Entity], bad=list[Entity], check=of_any)
both = Rule[Commitment | Programme](code="OWN003", subject=(Commitment, Programme), severity=Severity.INFO, title="A", rationale="A.", good=list[Entity], bad=list[Entity], check=of_two)

# A rule judges what its check takes.
Rule(code="OWN004", subject=Commitment, severity=Severity.INFO, title="A", rationale="A.", good=list[Entity], bad=list[Entity], check=of_claims)  # refused
Rule(code="OWN004", subject=Entity, severity=Severity.INFO, title="A", rationale="A.", good=list[Entity], bad=list[Entity], check=of_claims)  # refused
Rule(code="OWN004", subject=Reform, severity=Severity.INFO, title="A", rationale="A.", good=list[Entity], bad=list[Entity], check=of_any)  # refused
Rule(code="OWN004", subject=str, severity=Severity.INFO, title="A", rationale="A.", good=list[Entity], bad=list[Entity], check=of_any)  # refused
Rule(code="OWN004", subject=Claim, severity=Severity.INFO, title="A", rationale="A.", good=list[Entity], bad=list[Entity], check=texts)  # refused
Rule(code="OWN004", subject=Claim, severity="info", title="A", rationale="A.", good=list[Entity], bad=list[Entity], check=of_claims)  # refused
Rule(code="OWN004", subject=Claim, severity=Severity.INFO, title="A", rationale="A.", good=list[str], bad=list[Entity], check=of_claims)  # refused
Rule(code="OWN004", subject=Claim, severity=Severity.INFO, title="A", rationale="A.", check=of_claims)  # refused
Rule[Commitment | Programme](code="OWN004", subject=(Commitment, Claim), severity=Severity.INFO, title="A", rationale="A.", good=list[Entity], bad=list[Entity], check=of_two)  # refused

# Rules and sets cannot be changed, and hold nothing else.
good.code = "OWN005"  # refused
BUILTIN.rules = ()  # refused
BUILTIN.with_rules(of_claims)  # refused
BUILTIN.with_severity("error", "MON")  # refused
BUILTIN.select(1)  # refused
RuleSet((good, wide, both, "OWN001"))  # refused

# What is asked, and what is given.
validate(load(), [good])  # refused
validate(load(), on=2024)  # refused
validate(load(), suppressions=["REF001"])  # refused
validate(load(), BUILTIN, "2024-01-01")  # refused
try_out(good, ["a"])  # refused
Suppression(code="REF001", entity_id="a", until="2027-01-01")  # refused
Suppression(code="REF001", entity_id="a", reason="A", until=2027)  # refused
Problem(7)  # refused
Problem("must", "title")  # refused
validate(load()).findings[0].message = "all is well"  # refused
as_sarif(validate(load()), [good])  # refused


def meddles(_claim: Claim, context: Context) -> Iterator[Problem]:
    context.reform = load()  # refused
    context.on = context.on  # refused
    context.titles["groups", "a"] = ()  # refused
    context.claim_checks.clear()  # refused
    return iter(())
