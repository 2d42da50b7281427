"""Which commitments say nobody who is to do them? A rule of one's own, beside the shipped ones."""

from collections.abc import Iterator
from pathlib import Path

import attrs

from csc_reform import BUILTIN, Commitment, History, Problem, Rule, Severity, load, validate
from csc_reform.io import read
from csc_reform.rules import Context, as_text, try_out

PLAN = read(Path(__file__).parent / "northshire" / "plan.toml")


def has_a_lead(promise: Commitment, _context: Context) -> Iterator[Problem]:
    """Find a commitment without anybody who leads on it."""
    if not promise.lead_ids.live:
        yield Problem("lead_ids must name who is to do it, got nobody", field="lead_ids")


def without_a_lead() -> list[Commitment]:
    """Give the commitments of the plan, with nobody to do them."""
    return [attrs.evolve(one, lead_ids=History.of()) for one in PLAN.commitments]


RULE = Rule(
    code="NOR001",
    subject=Commitment,
    severity=Severity.WARNING,
    title="Somebody is to do what is promised",
    rationale="What nobody leads on is nobody's work.",
    good=lambda: PLAN.commitments,
    bad=without_a_lead,
    check=has_a_lead,
)

# The examples of a rule are its test.
for name, one in (("right", RULE.good()), ("wrong", RULE.bad())):
    print(f"of the example that is {name}, {len(try_out(RULE, one).findings)} found")

report = validate(load(), BUILTIN.with_rules(RULE))
print(as_text(report.of_rules("NOR001"), most=5))
