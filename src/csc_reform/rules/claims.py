"""CLM: claims can be checked, and hold."""

from collections.abc import Iterator

from csc_reform.claim_checks import check_claims
from csc_reform.entities.allowances import Allowance
from csc_reform.entities.claims import Claim, ClaimKind, Operand, OperandRole
from csc_reform.entities.entity import Entity
from csc_reform.reform import Reform
from csc_reform.rules._examples import allowance, line, passage, rate, source
from csc_reform.rules._rule import Context, Problem, Rule, Severity
from csc_reform.values.dates import PartialDate
from csc_reform.values.shares import Share
from csc_reform.values.verdict import Verdict

__all__ = ["RULES"]


def _operands_are_dated(claim: Claim, context: Context) -> Iterator[Problem]:
    for operand in claim.operands:
        known = operand.subject_id is not None and operand.subject_id in context.reform
        subject = context.reform.get(operand.subject_id) if known and operand.subject_id else None
        if isinstance(subject, Allowance) and operand.at is None:
            yield Problem(
                f"operand must say on which day its {operand.role.value} is meant, "
                f"since the rate of {subject.id} changes",
                field="operands",
            )


def _claims_hold(reform: Reform, _context: Context) -> Iterator[Problem]:
    for check in check_claims(reform):
        if check.verdict is Verdict.FAILS:
            values = ", ".join(f"{role} {value}" for role, value in check.operands)
            yield Problem(
                f"claim {check.claim_id} must hold, got {values}", citations=check.because
            )


def _above_index(at: PartialDate | None) -> list[Entity]:
    table = allowance(
        rate("£100", "2022-04-06", "2023-04-05"), rate("£112", "2023-04-06", "2024-04-05")
    )
    old = Operand(
        role=OperandRole.OLD,
        what="the rate before",
        subject_id=table.id,
        at=PartialDate.parse("2023-04-05"),
    )
    new = Operand(role=OperandRole.NEW, what="the rate after", subject_id=table.id, at=at)
    index = Operand(role=OperandRole.INDEX, what="inflation")
    claim = Claim(
        id="claim",
        title="Claim",
        kind=ClaimKind.ABOVE_INDEX,
        operands=(old, new, index),
        citations=(passage(),),
    )
    return [source(), table, claim]


def _share(text: str) -> list[Entity]:
    part = Operand(role=OperandRole.NUMERATOR, what="the money", subject_id="money")
    whole = Operand(role=OperandRole.DENOMINATOR, what="the ask", subject_id="ask")
    claim = Claim(
        id="claim",
        title="Claim",
        kind=ClaimKind.SHARE_OF,
        asserted=Share.parse(text),
        operands=(part, whole),
        citations=(passage(),),
    )
    return [source(), line("money", "£200 million"), line("ask", "£2.6 billion"), claim]


RULES = (
    Rule(
        code="CLM001",
        subject=Claim,
        severity=Severity.ERROR,
        title="A claim says which day's rate it compares",
        rationale="An allowance has many rates; a comparison without a day compares nothing.",
        good=lambda: _above_index(PartialDate.parse("2023-04-06")),
        bad=lambda: _above_index(None),
        check=_operands_are_dated,
    ),
    Rule(
        code="CLM002",
        subject=Reform,
        severity=Severity.WARNING,
        title="A claim follows from what it compares",
        rationale="A claim that its own operands contradict should not be repeated unseen.",
        good=lambda: _share("7.7%"),
        bad=lambda: _share("20%"),
        check=_claims_hold,
    ),
)
