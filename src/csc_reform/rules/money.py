"""MON: sums of money that belong together add up."""

from collections.abc import Iterator

import attrs

from csc_reform.entities.entity import Basis, Entity
from csc_reform.entities.funding import FundingLine, FundingRole, Relation, RelationKind
from csc_reform.history import Conflict
from csc_reform.reconciliation import reconcile
from csc_reform.rules._examples import line, passage, source
from csc_reform.rules._rule import Context, Problem, Rule, Severity, Skipped
from csc_reform.statements import Stated
from csc_reform.values.money import Money
from csc_reform.values.verdict import Verdict

__all__ = ["RULES"]


def _adds_up(funding: FundingLine, context: Context) -> Iterator[Problem]:
    if funding.id not in context.totals:
        return
    answer = reconcile(context.reform, funding.id)
    if not answer.readings:
        raise Skipped("; ".join(answer.explanations))
    if answer.verdict is Verdict.FAILS:
        exact, rounded = answer.readings
        yield Problem(
            f"total of {exact.total} is not what {exact.added} comes to; "
            f"the gap is {exact.gap}, or if all is rounded {rounded.gap}",
            field="amount",
            citations=answer.because,
        )


def _one_amount(funding: FundingLine, _context: Context) -> Iterator[Problem]:
    latest = funding.amount.latest
    if isinstance(latest, Conflict):
        citations = tuple(c for side in latest.sides for c in side.citations)
        yield Problem(
            f"amount is printed as different figures: {latest}", field="amount", citations=citations
        )


def _fostering(total: str) -> list[Entity]:
    def related(kind: RelationKind) -> Relation:
        return Relation(kind=kind, to_id="base", basis=Basis.STATED, citations=(passage(),))

    return [
        source(),
        line("base", "£25 million"),
        line("more", "£8 million", FundingRole.INCREMENT, related(RelationKind.INCREASES)),
        line("total", total, FundingRole.RUNNING_TOTAL, related(RelationKind.RESTATES)),
    ]


def _printed_twice() -> list[Entity]:
    once = line("line", "over £45m")
    again = Stated(Money.parse("£45m"), citations=(passage("£45m"),))
    return [source(), attrs.evolve(once, amount=once.amount.with_statement(again))]


RULES = (
    Rule(
        code="MON001",
        subject=FundingLine,
        severity=Severity.WARNING,
        title="A stated total agrees with its parts or increments",
        rationale="Readers add the parts up; where sources do not, the gap has to be seen.",
        good=lambda: _fostering("£33 million"),
        bad=lambda: _fostering("£36 million"),
        check=_adds_up,
    ),
    Rule(
        code="MON002",
        subject=FundingLine,
        severity=Severity.QUERY,
        title="Every printing of a sum gives the same figure",
        rationale="A hedge lost between two pages of one release changes what may be concluded.",
        good=lambda: [source(), line("line", "over £45m")],
        bad=_printed_twice,
        check=_one_amount,
    ),
)
