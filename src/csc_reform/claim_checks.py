"""Claim checks: whether what a source claims follows from what the reform holds."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR
from types import MappingProxyType
from typing import final

import attrs

from csc_reform.entities.allowances import Allowance, NoRate
from csc_reform.entities.claims import Claim, ClaimKind, Operand, OperandRole
from csc_reform.entities.funding import FundingLine
from csc_reform.entities.indicators import Indicator
from csc_reform.errors import InvalidValueError, suggestion
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.values.interval import Interval
from csc_reform.values.money import Money
from csc_reform.values.quantity import Quantity
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share
from csc_reform.values.verdict import Verdict

__all__ = ["ClaimCheck", "check_claims"]


@final
@attrs.frozen(kw_only=True)
class ClaimCheck:
    """
    How a claim comes out.

    Attributes:
        claim_id: The claim.
        verdict: HOLDS or FAILS when what is known decides it; otherwise UNDETERMINED.
        operands: The operands and their values; None for a value that no source in view gives.
        missing: The operands that would have to be known to decide it, in words.
        findings: What follows all the same, such as the bound below which it holds.
        warnings: Why the comparison may mislead.
        because: The passages of the claim and of its operands.
    """

    claim_id: str
    verdict: Verdict
    operands: tuple[tuple[str, Quantity | None], ...]
    missing: tuple[str, ...]
    findings: tuple[str, ...]
    warnings: tuple[str, ...]
    because: tuple[Citation, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The same as `because`, as every cited fact has it."""
        return self.because


def check_claims(
    reform: Reform, assume: Mapping[str, Quantity] = MappingProxyType({})
) -> tuple[ClaimCheck, ...]:
    """
    Check every claim of a reform.

    Args:
        reform: The reform, or a view of it.
        assume: Values of the caller's for operands, by ``"claim-id/role"``: for "above inflation",
            what inflation is taken to be; for a superlative, the largest of all the others.

    Raises:
        InvalidValueError: When an assumption is about no operand of any claim in view.

    >>> from csc_reform import Ratio, check_claims, load
    >>> claim = "leaving-care-allowance-above-inflation"
    >>> checks = check_claims(load(), {f"{claim}/index": Ratio.parse("under 50%")})
    >>> next(check for check in checks if check.claim_id == claim).verdict
    <Verdict.HOLDS: 'holds'>
    """
    known = {_key(claim, operand): None for claim in reform.claims for operand in claim.operands}
    for key, value in assume.items():
        _check_assumed(value)
        if key not in known:
            raise InvalidValueError(
                "assume", "about an operand of a claim", key, suggestion(key, known).lstrip("; ")
            )
    return tuple(_Check(reform, claim, assume).result() for claim in reform.claims)


def _check_assumed(value: object) -> None:
    if not isinstance(value, Quantity):
        raise InvalidValueError("assume", "of quantities", value, "such as Ratio.parse('4.6%')")


def _key(claim: Claim, operand: Operand) -> str:
    return f"{claim.id}/{operand.role.value}"


_Outcome = tuple[Verdict, tuple[str, ...]]


@final
class _Check:
    """One claim, the values of its operands and where they come from."""

    def __init__(self, reform: Reform, claim: Claim, assume: Mapping[str, Quantity]) -> None:
        self.reform = reform
        self.claim = claim
        self.values: dict[OperandRole, Quantity | None] = {}
        self.because: list[Citation] = list(claim.citations)
        for operand in claim.operands:
            assumed = assume.get(_key(claim, operand))
            self.values[operand.role] = self._value(operand) if assumed is None else assumed

    def _value(self, operand: Operand) -> Quantity | None:
        if operand.subject_id is None or operand.subject_id not in self.reform:
            return None
        subject = self.reform.get(operand.subject_id)
        value: object = None
        if isinstance(subject, FundingLine):
            value = subject.amount.latest
            self.because += [c for one in subject.amount.live for c in one.citations]
        elif isinstance(subject, Indicator):
            day = operand.at
            history = subject.observations
            value = history.latest if day is None else history.on(day.latest)
            self.because += [c for one in history.live for c in one.citations]
        elif isinstance(subject, Allowance) and operand.at is not None and not subject.bands:
            found = subject.find_rate(on=operand.at.latest)
            if not isinstance(found, NoRate):
                value = found.amount
                self.because += found.citations
        return value if isinstance(value, Quantity) else None

    def result(self) -> ClaimCheck:
        verdict, findings = self._decide()
        missing = tuple(
            operand.what for operand in self.claim.operands if self.values[operand.role] is None
        )
        return ClaimCheck(
            claim_id=self.claim.id,
            verdict=verdict,
            operands=tuple((role.value, value) for role, value in self.values.items()),
            missing=missing,
            findings=findings,
            warnings=tuple(self._warnings()),
            because=tuple(dict.fromkeys(self.because)),
        )

    def _warnings(self) -> Iterator[str]:
        if self.claim.horizon is None and self.claim.kind is ClaimKind.SHARE_OF:
            yield "the source does not say over which years either sum runs"

    def _decide(self) -> _Outcome:
        match self.claim.kind:
            case ClaimKind.ABOVE_INDEX:
                return self._above_index()
            case ClaimKind.GROWTH_OF:
                growth = self._growth()
                return self._as_asserted(growth), ()
            case ClaimKind.SHARE_OF:
                return self._share_of()
            case ClaimKind.COUNT_OF:
                return self._as_asserted(self.values[OperandRole.SUBJECT]), ()
            case ClaimKind.SUPERLATIVE:
                subject = self.values[OperandRole.SUBJECT]
                return _exceeds(subject, self.values[OperandRole.FIELD]), ()

    def _growth(self) -> Ratio | None:
        old, new = self.values[OperandRole.OLD], self.values[OperandRole.NEW]
        if isinstance(old, Money) and isinstance(new, Money) and not old.interval.contains(0):
            return (new / old).change()
        return None

    def _above_index(self) -> _Outcome:
        growth = self._growth()
        if growth is None:
            return Verdict.UNDETERMINED, ()
        findings = (f"growth of {growth}; it holds for every index below that",)
        return _exceeds(growth, self.values[OperandRole.INDEX]), findings

    def _share_of(self) -> _Outcome:
        part, whole = self.values[OperandRole.NUMERATOR], self.values[OperandRole.DENOMINATOR]
        asserted = self.claim.asserted
        if isinstance(part, Money) and isinstance(whole, Money):
            return self._as_asserted(part / whole), ()
        if not isinstance(part, Money) or not isinstance(asserted, Share):
            return Verdict.UNDETERMINED, ()
        share = asserted.as_rounded().interval
        if share.contains(0):
            return Verdict.UNDETERMINED, ()
        implied = Money(part.interval / share)
        pounds = Money(_to_the_pound(implied.interval))
        return Verdict.UNDETERMINED, (f"it implies a denominator of {pounds}",)

    def _as_asserted(self, value: Quantity | None) -> Verdict:
        asserted = self.claim.asserted
        if value is None or asserted is None:
            return Verdict.UNDETERMINED
        read = asserted.as_rounded().interval
        if value.interval.within(read):
            return Verdict.HOLDS
        return Verdict.UNDETERMINED if value.interval.consistent_with(read) else Verdict.FAILS


def _exceeds(value: Quantity | None, other: Quantity | None) -> Verdict:
    if value is None or other is None or not value.comparable_with(other):
        return Verdict.UNDETERMINED
    if value.certainly_exceeds(other):
        return Verdict.HOLDS
    return Verdict.UNDETERMINED if value.may_exceed(other) else Verdict.FAILS


def _to_the_pound(interval: Interval) -> Interval:
    """Widen an interval to whole pounds, for print."""
    low, high = interval.low, interval.high
    return Interval(
        None if low is None else low.to_integral_value(ROUND_FLOOR),
        None if high is None else high.to_integral_value(ROUND_CEILING),
        low_open=interval.low_open,
        high_open=interval.high_open,
    )
