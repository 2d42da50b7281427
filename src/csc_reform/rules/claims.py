"""CLM: claims can be checked, compare like with like, and hold."""

from collections.abc import Iterator
from itertools import islice, product

from csc_reform.claim_checks import ClaimCheck
from csc_reform.entities.allowances import Allowance
from csc_reform.entities.claims import ASSERTED, Claim, ClaimKind, Operand, OperandRole
from csc_reform.entities.entity import Entity
from csc_reform.entities.indicators import Indicator
from csc_reform.rules._context import Context
from csc_reform.rules._examples import allowance, day, line, passage, rate, said, source
from csc_reform.rules._rule import Problem, Rule, Severity, Skipped
from csc_reform.values.counts import Count
from csc_reform.values.dates import PartialDate
from csc_reform.values.quantity import Quantity
from csc_reform.values.shares import Share
from csc_reform.values.spans import Span
from csc_reform.values.verdict import Verdict

__all__ = ["RULES"]


def _operands_are_dated(claim: Claim, context: Context) -> Iterator[Problem]:
    for index, operand in enumerate(claim.operands):
        id_ = operand.subject_id
        subject = context.reform.get(id_) if id_ is not None and id_ in context.reform else None
        if isinstance(subject, Allowance) and operand.at is None:
            yield Problem(
                f"operand must say on which day its {operand.role.value} is meant, "
                f"since the rate of {subject.id} changes",
                field=f"operands/{index}",
                related_ids=(subject.id,),
            )


def _holds(claim: Claim, context: Context) -> Iterator[Problem]:
    check = context.claim_checks[claim.id]
    # Growth above an index, and that of rates, have rules of their own, among those of rates.
    is_of_rates = claim.kind is ClaimKind.ABOVE_INDEX or claim.id in context.table_growths
    if check.verdict is Verdict.FAILS and not is_of_rates:
        values = ", ".join(f"{role} {value}" for role, value in check.operands)
        yield Problem(
            f"claim {claim.id} must hold, got {values}",
            related_ids=_named(claim),
            citations=check.because,
        )


def _can_be_checked(claim: Claim, context: Context) -> Iterator[Problem]:
    for operand in claim.operands:
        if operand.subject_id is not None and operand.subject_id not in context.reform:
            raise Skipped(f"the entity {operand.subject_id!r}")
    check = context.claim_checks[claim.id]
    asserts = claim.asserted is not None or not ASSERTED[claim.kind]
    if not asserts:
        yield Problem(
            f"asserted must be given in a claim that is a {claim.kind.value}, got none",
            citations=claim.citations,
        )
    got = [f"none for {' and '.join(check.missing)}"] if check.missing else []
    got += [
        f"{' or '.join(map(str, values))} for the {role}"
        for role, values in _by_role(check).items()
        if asserts and len(values) > 1
    ]
    if check.verdict is Verdict.UNDETERMINED and got:
        follows = f"; {', '.join(check.findings)}" if check.findings else ""
        yield Problem(
            f"operands must have one value each that the sources agree on, got "
            f"{', and '.join(got)}{follows}",
            field="operands",
            citations=claim.citations,
        )


def _by_role(check: ClaimCheck) -> dict[str, list[Quantity]]:
    """Give the known values of each operand: several where sources disagree."""
    values: dict[str, list[Quantity]] = {}
    for role, value in check.operands:
        if value is not None:
            values.setdefault(role, []).append(value)
    return values


def _misleads_nobody(claim: Claim, context: Context) -> Iterator[Problem]:
    for warning in context.claim_checks[claim.id].warnings:
        yield Problem(
            f"operands must be comparable, got a doubt: {warning}",
            field="operands",
            citations=claim.citations,
        )


_COMPARED = (
    (OperandRole.NUMERATOR.value, OperandRole.DENOMINATOR.value),
    (OperandRole.OLD.value, OperandRole.NEW.value),
    (OperandRole.SUBJECT.value, OperandRole.FIELD.value),
    (OperandRole.GROWTH.value, OperandRole.INDEX.value),
    (OperandRole.SUBJECT.value, "asserted"),
)


def _like_with_like(claim: Claim, context: Context) -> Iterator[Problem]:
    values = _by_role(context.claim_checks[claim.id])
    if claim.kind is ClaimKind.COUNT_OF and claim.asserted is not None:
        values["asserted"] = [claim.asserted]
    for one, other in _COMPARED:
        pairs = product(values.get(one, ()), values.get(other, ()))
        unlike = (pair for pair in pairs if not pair[0].comparable_with(pair[1]))
        for first, second in islice(unlike, 1):
            yield Problem(
                f"operands must be of one unit, got {one} {first} and {other} {second}",
                field="operands",
                related_ids=_named(claim),
                citations=claim.citations,
            )


def _named(claim: Claim) -> tuple[str, ...]:
    return tuple(one.subject_id for one in claim.operands if one.subject_id is not None)


def _above_index(at: PartialDate | None) -> list[Entity]:
    table = allowance(
        rate("£100", "2022-04-06", "2023-04-05"), rate("£112", "2023-04-06", "2024-04-05")
    )
    old = Operand(
        role=OperandRole.OLD, what="the rate before", subject_id=table.id, at=day("2023-04-05")
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


def _share(text: str, of: str | None = "ask", horizon: str | None = "2023") -> list[Entity]:
    part = Operand(role=OperandRole.NUMERATOR, what="the money", subject_id="money")
    whole = Operand(role=OperandRole.DENOMINATOR, what="the ask", subject_id=of)
    claim = Claim(
        id="claim",
        title="Claim",
        kind=ClaimKind.SHARE_OF,
        asserted=Share.parse(text),
        operands=(part, whole),
        horizon=None if horizon is None else Span.parse(horizon, horizon),
        citations=(passage(text),),
    )
    areas = Indicator(
        id="areas",
        title="Areas",
        unit="areas",
        observations=said(Count.parse("12 areas"), "12 areas"),
    )
    return [source(), line("money", "£200 million"), line("ask", "£2.6 billion"), areas, claim]


RULES = (
    Rule(
        code="CLM001",
        subject=Claim,
        severity=Severity.ERROR,
        title="A claim says which day's rate it compares",
        rationale="An allowance has many rates; a comparison without a day compares nothing.",
        tags=("claims",),
        good=lambda: _above_index(day("2023-04-06")),
        bad=lambda: _above_index(None),
        check=_operands_are_dated,
    ),
    Rule(
        code="CLM002",
        subject=Claim,
        severity=Severity.WARNING,
        title="A claim follows from what it compares",
        rationale="A claim that its own operands contradict should not be repeated unseen.",
        tags=("claims",),
        good=lambda: _share("7.7%"),
        bad=lambda: _share("20%"),
        check=_holds,
    ),
    Rule(
        code="CLM003",
        subject=Claim,
        severity=Severity.QUERY,
        title="A claim can be checked",
        rationale="A claim whose operands no source gives is neither true nor false here; what is "
        "missing is worth asking for.",
        tags=("claims",),
        good=lambda: _share("7.7%"),
        bad=lambda: _share("7.7%", of=None),
        check=_can_be_checked,
    ),
    Rule(
        code="CLM004",
        subject=Claim,
        severity=Severity.QUERY,
        title="What a claim compares is comparable",
        rationale="A share of sums over different years may come out and still mislead.",
        tags=("claims",),
        good=lambda: _share("7.7%"),
        bad=lambda: _share("7.7%", horizon=None),
        check=_misleads_nobody,
    ),
    Rule(
        code="CLM005",
        subject=Claim,
        severity=Severity.ERROR,
        title="A claim compares things of one unit",
        rationale="Pounds are no part of places: one of the operands names the wrong thing.",
        tags=("claims", "figures"),
        good=lambda: _share("7.7%"),
        bad=lambda: _share("7.7%", of="areas"),
        check=_like_with_like,
    ),
)
