"""Claim checks: whether what a source claims follows from what the reform holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR
from itertools import product
from math import prod
from types import MappingProxyType
from typing import Any, cast, final

import attrs

from csc_reform._validators import check_type
from csc_reform.entities.allowances import Allowance
from csc_reform.entities.areas import Region
from csc_reform.entities.claims import Claim, ClaimKind, Operand, OperandRole
from csc_reform.entities.commitments import Figure
from csc_reform.entities.entity import Entity
from csc_reform.entities.funding import FundingBasis, FundingLine
from csc_reform.entities.indicators import Indicator
from csc_reform.entities.rates import Rate
from csc_reform.errors import InvalidValueError, suggestion
from csc_reform.history import Conflict
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.statements import Stated
from csc_reform.values.ages import AgeBand
from csc_reform.values.dates import Day, PartialDate, exact_date
from csc_reform.values.interval import Interval
from csc_reform.values.money import Money
from csc_reform.values.quantity import Quantity
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share
from csc_reform.values.spans import Span
from csc_reform.values.verdict import Verdict

__all__ = ["ClaimCheck", "TableGrowth", "check_claims", "table_growth"]


@final
@attrs.frozen(kw_only=True)
class ClaimCheck:
    """
    How a claim comes out.

    Attributes:
        claim_id: The claim.
        verdict: HOLDS or FAILS when what is known decides it; otherwise UNDETERMINED.
        operands: The operands and their values; None for a value that no source in view gives. An
            operand on which sources disagree stands once for each of its values.
        missing: The operands that would have to be known to decide it, in words.
        findings: What follows all the same, such as the bound below which it holds; where sources
            disagree on operands, how it comes out with each of their values.
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


@final
@attrs.frozen(kw_only=True)
class TableGrowth:
    """
    How a stated growth agrees with two tables of rates, cell by cell.

    A publisher rounds each table from amounts that it does not print, and works neither out of the
    other as printed: a cell is off for certain only when no amounts that round to the two figures
    have grown by what is stated.

    Attributes:
        cells: How many cells both tables have.
        off: The cells that are off for certain, in words.
        off_as_printed: How many are off when the earlier table is taken as exact, and the outcome is
            rounded to the digits of the later.
        missing: The cells that one of the tables has and the other has not, in words.
        citations: The passages that state the rates.
    """

    cells: int
    off: tuple[str, ...]
    off_as_printed: int
    missing: tuple[str, ...]
    citations: tuple[Citation, ...]


def table_growth(reform: Reform, claim: Claim) -> TableGrowth | None:
    """
    Hold the growth that a claim asserts against the tables of rates that it compares.

    An allowance of one amount is a table of one cell. None for a claim that compares other things,
    and for days that are not known as days.
    """
    # A share is a growth by that part of what was there before.
    if claim.kind is not ClaimKind.GROWTH_OF or not isinstance(claim.asserted, Ratio | Share):
        return None
    old, new = (_table(reform, claim, role) for role in (OperandRole.OLD, OperandRole.NEW))
    if old is None or new is None:
        return None
    one = Interval.point(1)
    stated = one + claim.asserted.interval
    meant = one + claim.asserted.as_rounded().interval
    off: list[str] = []
    off_as_printed = 0
    both = [cell for cell in old if cell in new]
    for cell in both:
        before, after = old[cell].amount, new[cell].amount
        rounded = after.as_rounded().interval
        if not (before.as_rounded().interval * meant).consistent_with(rounded):
            off.append(f"{after} after {before}{_cell_in_words(cell)}")
        off_as_printed += not (before.interval * stated).consistent_with(rounded)
    rates = [rate for table in (old, new) for rate in table.values()]
    return TableGrowth(
        cells=len(both),
        off=tuple(off),
        off_as_printed=off_as_printed,
        missing=tuple(
            f"the rate{_cell_in_words(cell)} on both days"
            for cell in {**old, **new}
            if cell not in both
        ),
        citations=tuple(dict.fromkeys(c for rate in rates for c in rate.citations)),
    )


_Cell = tuple[AgeBand | None, Region | None]


def _table(reform: Reform, claim: Claim, role: OperandRole) -> dict[_Cell, Rate] | None:
    """Give the rates in force on the day of an operand, by cell; None where it is no table."""
    operand = next(one for one in claim.operands if one.role is role)
    id_, at = operand.subject_id, operand.at
    subject = reform.get(id_) if id_ is not None and id_ in reform else None
    if not isinstance(subject, Allowance) or at is None or at.earliest != at.latest:
        return None
    cells = subject.cells_on(at.earliest)
    # A cell on which sources disagree has no one rate, and is missing.
    return {
        (band, region): rate for (region, band), rate in cells.items() if isinstance(rate, Rate)
    }


def _cell_in_words(cell: _Cell) -> str:
    band, region = cell
    words = [f"age {band}"] if band is not None else []
    words += [region.value] if region is not None else []
    return f" ({', '.join(words)})" if words else ""


def check_claims(
    reform: Reform,
    assume: Mapping[str, Quantity] = MappingProxyType({}),
    *,
    on: Day | None = None,
) -> tuple[ClaimCheck, ...]:
    """
    Check every claim of a reform.

    What is known is a matter of the view that is checked; which day's index a claim is held against
    is a matter of `on`. So a sentence that was true of its own month can be false of another.

    Args:
        reform: The reform, or a view of it.
        assume: Values of the caller's for operands, by ``"claim-id/role"``: for "above inflation",
            what inflation is taken to be; for a superlative, the largest of all the others.
        on: The day whose index is meant, for every index that the reform holds; without it, the day
            that each claim means.

    Raises:
        InvalidValueError: When an assumption is about no operand of any claim in view, and for a
            day that is none.

    >>> from csc_reform import Ratio, check_claims, load
    >>> claim = "leaving-care-allowance-above-inflation"
    >>> checks = check_claims(load(), {f"{claim}/index": Ratio.parse("under 50%")})
    >>> next(check for check in checks if check.claim_id == claim).verdict
    <Verdict.HOLDS: 'holds'>

    An uplift of 6.88% is more than the inflation of October 2023, and less than that of March 2023:

    >>> claim = "nma-uplift-2024-above-inflation"
    >>> checks = [*check_claims(load()), *check_claims(load(), on="2023-03-31")]
    >>> for check in checks:
    ...     if check.claim_id == claim:
    ...         print(", ".join(f"{role} {value}" for role, value in check.operands), check.verdict)
    growth 6.88%, index 4.6% Verdict.HOLDS
    growth 6.88%, index 10.1% Verdict.FAILS
    """
    check_type("reform", reform, Reform)
    _check_mapping(assume)
    day = None if on is None else PartialDate.on(exact_date("on", on))
    known = {_key(claim, operand): None for claim in reform.claims for operand in claim.operands}
    for key, value in assume.items():
        _check_assumed(value)
        if key not in known:
            raise InvalidValueError(
                "assume", "about an operand of a claim", key, suggestion(key, known).lstrip("; ")
            )
    return tuple(_Check(reform, claim, assume, day).result() for claim in reform.claims)


def _check_mapping(assume: object) -> None:
    if not isinstance(assume, Mapping):
        raise InvalidValueError("assume", "a mapping of operands to quantities", assume)


def _check_assumed(value: object) -> None:
    if not isinstance(value, Quantity):
        raise InvalidValueError("assume", "of quantities", value, "such as Ratio.parse('4.6%')")


def _key(claim: Claim, operand: Operand) -> str:
    return f"{claim.id}/{operand.role.value}"


_Outcome = tuple[Verdict, str]
_Values = Mapping[OperandRole, Quantity | None]

_A_DAY = timedelta(days=1)
#: How many ways of choosing among rival values are told apart.
_MOST_READINGS = 100


@final
class _Check:
    """One claim, the rival values of its operands and where they come from."""

    def __init__(
        self,
        reform: Reform,
        claim: Claim,
        assume: Mapping[str, Quantity],
        on: PartialDate | None,
    ) -> None:
        self.reform = reform
        self.on = on
        self.claim = claim
        #: The values of each operand on which the sources in view do not agree, or the one.
        self.rivals: dict[OperandRole, tuple[Quantity, ...]] = {}
        self.because: list[Citation] = list(claim.citations)
        for operand in claim.operands:
            assumed = assume.get(_key(claim, operand))
            self.rivals[operand.role] = self._values(operand) if assumed is None else (assumed,)

    def _subject(self, operand: Operand) -> Entity | None:
        id_ = operand.subject_id
        return self.reform.get(id_) if id_ is not None and id_ in self.reform else None

    def _values(self, operand: Operand) -> tuple[Quantity, ...]:
        subject = self._subject(operand)
        moved = self.on if operand.role is OperandRole.INDEX else None
        at = operand.at if moved is None else moved
        if isinstance(subject, FundingLine):
            self.because += _passages(subject.amount.live)
            return _told(subject.amount.latest)
        if isinstance(subject, Indicator):
            observed = _observed(subject, at)
            self.because += _passages(observed)
            return _told_at(subject, at, observed)
        if isinstance(subject, Allowance) and at is not None and _has_one_rate(subject):
            found = [subject.find_rate(on=day) for day in _turns(at, _spans(subject.rates))]
            self.because += [c for one in found if isinstance(one, Rate) for c in one.citations]
            amounts = {one.amount for one in found if isinstance(one, Rate)}
            # A month in which the rate changes has no one rate.
            if len(amounts) == 1 and all(isinstance(one, Rate) for one in found):
                return tuple(amounts)
        return ()

    def result(self) -> ClaimCheck:
        tables = table_growth(self.reform, self.claim)
        if tables is not None and tables.cells and not any(self.rivals.values()):
            return self._of_tables(tables)
        missing = tuple(
            operand.what for operand in self.claim.operands if not self.rivals[operand.role]
        )
        verdict, findings = self._judged()
        if verdict is Verdict.UNDETERMINED and not missing and not findings:
            findings = ("the figures are too rough to decide it",)
        return ClaimCheck(
            claim_id=self.claim.id,
            verdict=verdict,
            operands=tuple(
                (role.value, value)
                for role, values in self.rivals.items()
                for value in values or (None,)
            ),
            missing=missing,
            findings=findings,
            warnings=tuple(self._warnings()),
            because=tuple(dict.fromkeys(self.because)),
        )

    def _judged(self) -> tuple[Verdict, tuple[str, ...]]:
        """Judge it by each choice among rival values; a verdict is one that all choices give."""
        sides = [values or (None,) for values in self.rivals.values()]
        many = prod(map(len, sides))
        if many > _MOST_READINGS:
            return Verdict.UNDETERMINED, (f"the sources disagree in {many} ways",)
        readings = [dict(zip(self.rivals, chosen, strict=True)) for chosen in product(*sides)]
        outcomes = [_Reading(self.claim, values).decide() for values in readings]
        if len(set(outcomes)) == 1:
            ((verdict, finding),) = set(outcomes)
            told = [finding] if finding else []
            return verdict, (*told, *self._if_rounded(verdict, readings))
        verdicts = {verdict for verdict, _ in outcomes}
        findings = tuple(
            f"with {self._choice(values)} it {_OUTCOMES[verdict]}{f': {words}' if words else ''}"
            for values, (verdict, words) in zip(readings, outcomes, strict=True)
        )
        if len(verdicts) == 1:
            (verdict,) = verdicts
            return verdict, (*findings, *self._if_rounded(verdict, readings))
        implied = _Reading(self.claim, readings[0]).implied()
        return Verdict.UNDETERMINED, (
            *findings,
            *([f"taken by itself it {implied}"] * bool(implied)),
        )

    def _if_rounded(self, verdict: Verdict, readings: Sequence[_Values]) -> Iterator[str]:
        """Say so when what is decided by the figures as printed is not, if they are rounded."""
        if verdict is Verdict.UNDETERMINED:
            return
        rounded = [
            {role: None if one is None else one.as_rounded() for role, one in values.items()}
            for values in readings
        ]
        if any(_Reading(self.claim, values).decide()[0] is not verdict for values in rounded):
            yield (
                f"it {_OUTCOMES[verdict]} by the figures as printed; if they are rounded, "
                "it cannot be decided"
            )

    def _choice(self, values: _Values) -> str:
        """Name the values that were chosen among rivals."""
        chosen = [
            f"the {role.value} of {values[role]}"
            for role, rivals in self.rivals.items()
            if len(rivals) > 1
        ]
        return " and ".join(chosen)

    def _of_tables(self, tables: TableGrowth) -> ClaimCheck:
        """Tell how growth comes out cell by cell: rounded figures can refute it, not prove it."""
        if tables.off:
            finding = f"off in {len(tables.off)} of {tables.cells} cells: {', '.join(tables.off)}"
        else:
            finding = (
                f"all {tables.cells} cells agree once both tables are read as rounded; "
                f"{tables.off_as_printed} are off when the earlier one is taken as exact"
            )
        return ClaimCheck(
            claim_id=self.claim.id,
            verdict=Verdict.FAILS if tables.off else Verdict.UNDETERMINED,
            operands=tuple((role.value, None) for role in self.rivals),
            missing=tables.missing,
            findings=(finding,),
            warnings=(),
            because=tuple(dict.fromkeys((*self.because, *tables.citations))),
        )

    def _warnings(self) -> Iterator[str]:
        if self.claim.kind is not ClaimKind.SHARE_OF:
            return
        if self.claim.horizon is None:
            yield "the source does not say over which years either sum runs"
        lines = {
            operand.role.value: subject
            for operand in self.claim.operands
            if isinstance(subject := self._subject(operand), FundingLine)
        }
        years = {role: _years(line) for role, line in lines.items()}
        told = {role: words for role, words in years.items() if words}
        if len(set(told.values())) > 1:
            words = " and ".join(f"the {role} for {words}" for role, words in told.items())
            yield f"they are for unlike years: {words}"
        for role, line in lines.items():
            if line.basis is FundingBasis.EACH:
                yield f"the {role} is for each of its recipients, not for all of them"


_OUTCOMES = {
    Verdict.HOLDS: "holds",
    Verdict.FAILS: "fails",
    Verdict.UNDETERMINED: "cannot be decided",
}


def _told(latest: object) -> tuple[Quantity, ...]:
    """Give the value of a fact, or each of those that its sources give."""
    if isinstance(latest, Quantity):
        return (latest,)
    if isinstance(latest, Conflict):
        sides = cast("Conflict[object]", latest).sides
        values = [side.value for side in sides if isinstance(side.value, Quantity)]
        return tuple(dict.fromkeys(values))
    return ()


def _years(line: FundingLine) -> str:
    """Give the time a sum is for, in words; empty when no source says so."""
    latest = line.period.latest
    if isinstance(latest, Conflict):
        return " or ".join(dict.fromkeys(side.value.in_words() for side in latest.sides))
    return latest.in_words() if isinstance(latest, Span) else ""


@final
@attrs.frozen
class _Reading:
    """One claim, with one value for each of its operands."""

    claim: Claim
    values: _Values

    def decide(self) -> _Outcome:
        match self.claim.kind:
            case ClaimKind.SHARE_OF:
                return self._share_of()
            case ClaimKind.GROWTH_OF:
                ratio, hindrance = self._ratio(OperandRole.NEW, OperandRole.OLD)
                return self._as_asserted(None if ratio is None else ratio.change(), hindrance)
            case ClaimKind.ABOVE_INDEX:
                return self._above_index()
            case ClaimKind.COUNT_OF:
                return self._as_asserted(self.values[OperandRole.SUBJECT], "")
            case ClaimKind.SUPERLATIVE:
                return _exceeds(self.values[OperandRole.SUBJECT], self.values[OperandRole.FIELD])

    def _ratio(self, over: OperandRole, under: OperandRole) -> tuple[Ratio | None, str]:
        """Give one operand over another, or why there is no such ratio."""
        top, bottom = self.values[over], self.values[under]
        if top is None or bottom is None:
            return None, ""
        if not top.comparable_with(bottom):
            return None, f"{top} and {bottom} are of unlike units"
        if bottom.interval.contains(0):
            return None, f"the {under.value} of {bottom} may be nothing at all"
        return Ratio(top.interval / bottom.interval), ""

    def _above_index(self) -> _Outcome:
        growth, hindrance = self._growth()
        if growth is None:
            return Verdict.UNDETERMINED, hindrance
        verdict, words = _exceeds(growth, self.values[OperandRole.INDEX])
        if words or growth.low is None:
            return verdict, words
        bound = Ratio.exactly(growth.low)
        beyond = " and for that" if growth.low_open else ""
        return verdict, f"growth of {growth}; it holds for every index below {bound}{beyond}"

    def _growth(self) -> tuple[Ratio | None, str]:
        """Give the growth, as stated or as worked out, or why there is none."""
        if OperandRole.GROWTH not in self.values:
            ratio, hindrance = self._ratio(OperandRole.NEW, OperandRole.OLD)
            return None if ratio is None else ratio.change(), hindrance
        stated = self.values[OperandRole.GROWTH]
        if stated is None or isinstance(stated, Ratio):
            return stated, ""
        return None, f"{stated} is no rate of growth"

    def _share_of(self) -> _Outcome:
        ratio, hindrance = self._ratio(OperandRole.NUMERATOR, OperandRole.DENOMINATOR)
        if ratio is not None or hindrance:
            return self._as_asserted(ratio, hindrance)
        implied = self.implied()
        return Verdict.UNDETERMINED, f"it {implied}" if implied else ""

    def implied(self) -> str:
        """Say what the share implies of the whole, by itself; empty when nothing."""
        part, asserted = self.values.get(OperandRole.NUMERATOR), self.claim.asserted
        if not isinstance(part, Money) or asserted is None:
            return ""
        share = asserted.as_rounded().interval
        if share.contains(0):
            return ""
        pounds = Money(_to_the_pound(part.interval / share))
        return f"implies a denominator of {pounds}"

    def _as_asserted(self, value: Quantity | None, hindrance: str) -> _Outcome:
        asserted = self.claim.asserted
        if value is None or hindrance:
            return Verdict.UNDETERMINED, hindrance
        if asserted is None:
            return Verdict.UNDETERMINED, "the claim asserts no figure"
        # A share of a whole is a ratio too; nothing else is like another kind.
        is_part = isinstance(value, Ratio) and isinstance(asserted, Share)
        if not asserted.comparable_with(value) and not is_part:
            return Verdict.UNDETERMINED, f"{value} is not of the unit of {asserted}"
        read = asserted.as_rounded().interval
        if value.interval.within(read):
            return Verdict.HOLDS, ""
        if value.interval.consistent_with(read):
            return Verdict.UNDETERMINED, ""
        return Verdict.FAILS, ""


def _has_one_rate(allowance: Allowance) -> bool:
    return not allowance.bands and not allowance.regions


def _passages(statements: Iterable[Stated[Any]]) -> list[Citation]:
    return [citation for one in statements for citation in one.citations]


def _observed(indicator: Indicator, at: PartialDate | None) -> list[Stated[Figure]]:
    """Give what still counts of what was observed, on days that may be those meant."""
    return [
        one
        for one in indicator.observations.live
        if at is None
        or one.effective is None
        or (one.effective.earliest <= at.latest and at.earliest <= one.effective.latest)
    ]


def _told_at(
    indicator: Indicator, at: PartialDate | None, observed: list[Stated[Figure]]
) -> tuple[Quantity, ...]:
    """Give what was observed on the days meant, when it is the same on all of them."""
    if at is None:
        return _told(indicator.observations.latest)
    spans = [one.effective for one in observed if one.effective is not None]
    told = {_told(indicator.observations.on(day)) for day in _turns(at, spans)}
    return told.pop() if len(told) == 1 else ()


def _spans(rates: Iterable[Rate]) -> list[Span]:
    return [rate.span for rate in rates]


def _turns(at: PartialDate, spans: Iterable[Span]) -> list[date]:
    """Give the days meant on which something begins or ends, with the first and the last of them."""
    days = {at.earliest, at.latest}
    for span in spans:
        for first, last in ((span.earliest, span.latest), span.certain):
            days.add(first)
            days.add(min(last, date.max - _A_DAY) + _A_DAY)
    return sorted(day for day in days if at.earliest <= day <= at.latest)


def _exceeds(value: Quantity | None, other: Quantity | None) -> _Outcome:
    if value is None or other is None:
        return Verdict.UNDETERMINED, ""
    if not value.comparable_with(other):
        return Verdict.UNDETERMINED, f"{value} and {other} are of unlike units"
    return value.exceeds(other), ""


def _to_the_pound(interval: Interval) -> Interval:
    """Widen an interval to whole pounds, for print."""
    low, high = interval.low, interval.high
    return Interval(
        None if low is None else low.to_integral_value(ROUND_FLOOR),
        None if high is None else high.to_integral_value(ROUND_CEILING),
        low_open=interval.low_open,
        high_open=interval.high_open,
    )
