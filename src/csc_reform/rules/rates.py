"""RAT: tables of rates have one rate for every cell and every day, and grow as it is said."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import TypeAlias

from csc_reform.entities.allowances import Allowance, YearKind
from csc_reform.entities.areas import Region
from csc_reform.entities.claims import Claim, ClaimKind, Operand, OperandRole
from csc_reform.entities.entity import Entity
from csc_reform.entities.indicators import Indicator
from csc_reform.entities.rates import Rate
from csc_reform.rules._context import Context
from csc_reform.rules._examples import allowance, day, passage, rate, said, source
from csc_reform.rules._rule import Problem, Rule, Severity, Skipped
from csc_reform.values.ages import AgeBand, partition_faults
from csc_reform.values.dates import PartialDate, day_in_words
from csc_reform.values.money import Money
from csc_reform.values.ratios import Ratio
from csc_reform.values.spans import Span
from csc_reform.values.verdict import Verdict

__all__ = ["RULES"]

_Cell: TypeAlias = tuple[AgeBand | None, Region | None]

_ONE_DAY = timedelta(days=1)
#: How many cells are told of by name.
_TOLD = 3


def _cells(subject: Allowance) -> dict[_Cell, list[tuple[int, Rate]]]:
    """Give the rates of each cell with their positions, by the day on which they begin."""
    cells: dict[_Cell, list[tuple[int, Rate]]] = {}
    for index, one in sorted(enumerate(subject.rates), key=lambda pair: pair[1].span.earliest):
        cells.setdefault((one.band, one.region), []).append((index, one))
    return cells


def _cell_in_words(cell: _Cell) -> str:
    band, region = cell
    words = [f"age {band}"] if band is not None else []
    words += [region.value] if region is not None else []
    return f" ({', '.join(words)})" if words else ""


def _one_rate_a_day(subject: Allowance, _context: Context) -> Iterator[Problem]:
    cells = _cells(subject)
    told: set[int] = set()
    for cell, rates in cells.items():
        # A rate for all ages, or all regions, is one of every cell in it.
        wider = [other for other in cells if other != cell and _is_in(cell, other)]
        together = [*rates, *(pair for other in wider for pair in cells[other])]
        going_on: dict[Money, Rate] = {}
        for index, one in sorted(together, key=lambda pair: pair[1].span.earliest):
            going_on = {
                amount: other
                for amount, other in going_on.items()
                if other.span.latest >= one.span.earliest
            }
            other = next((other for other in going_on.values() if _clash(one, other)), None)
            if other is not None and index not in told:
                told.add(index)
                yield Problem(
                    f"rates must be one a day{_cell_in_words(cell)}, "
                    f"got {other.amount} for {other.span.in_words()} "
                    f"and {one.amount} for {one.span.in_words()}",
                    field=f"rates/{index}",
                    citations=(*other.citations, *one.citations),
                )
            if other is not None and one.span.latest <= other.span.latest:
                continue
            # Of rates of one amount, the one that goes on longest stands for all.
            same = going_on.get(one.amount)
            if same is None or same.span.certain[1] <= one.span.certain[1]:
                going_on[one.amount] = one


def _is_in(cell: _Cell, other: _Cell) -> bool:
    """Tell whether a cell is in another that makes less difference between people."""
    (band, region), (wide_band, wide_region) = cell, other
    return wide_band in (None, band) and wide_region in (None, region)


def _clash(one: Rate, other: Rate) -> bool:
    """Tell whether two rates of a cell certainly hold on one day and cannot be one."""
    overlap = one.span.overlaps(other.span) is Verdict.HOLDS
    return overlap and not one.amount.consistent_with(other.amount)


def _bands_are_a_partition(subject: Allowance, _context: Context) -> Iterator[Problem]:
    faults: dict[tuple[str, str], int] = {}
    for region in {one.region: None for one in subject.rates}:
        for index, may, certain in _day_by_day(subject, region):
            # A gap is certain when nothing may fill it, an overlap when both bands hold.
            for bands, wanted in ((may, "gaps"), (certain, "overlaps")):
                for requirement, given in partition_faults(bands):
                    if wanted in requirement:
                        faults.setdefault((requirement, given), index)
    for (requirement, given), index in faults.items():
        yield Problem(f"bands must be {requirement}, got {given}", field=f"rates/{index}/band")


def _day_by_day(
    subject: Allowance, region: Region | None
) -> Iterator[tuple[int, list[AgeBand], list[AgeBand]]]:
    """Give the bands that may hold, and those that do, on every day on which one begins to."""
    rates = [
        (index, one)
        for index, one in enumerate(subject.rates)
        if one.band is not None and one.region is region
    ]
    days = sorted(
        {one_day for _, one in rates for one_day in (one.span.earliest, one.span.certain[0])}
    )
    beginning = sorted(rates, key=lambda pair: pair[1].span.earliest, reverse=True)
    going_on: list[tuple[int, Rate]] = []
    for today in days:
        while beginning and beginning[-1][1].span.earliest <= today:
            going_on.append(beginning.pop())
        going_on = [pair for pair in going_on if pair[1].span.latest >= today]
        if today in (date.min, date.max) or not going_on:
            continue
        sure = [one for _, one in going_on if one.span.certain[0] <= today <= one.span.certain[1]]
        yield going_on[-1][0], _in_order(one for _, one in going_on), _in_order(sure)


def _in_order(rates: Iterable[Rate]) -> list[AgeBand]:
    bands = {one.band for one in rates if one.band is not None}
    return sorted(bands, key=lambda band: (band.first, band.last or 0))


def _table_is_full(subject: Allowance, _context: Context) -> Iterator[Problem]:
    everybody = subject.people(subject.rates)
    if len(everybody) > 1 and not subject.year.live:
        raise Skipped("the kind of its year")
    # Bands may be drawn otherwise from year to year, and a cell may change within one: what has to
    # be there on every day that begins something is a rate for each age and region.
    going_on: list[Rate] = []
    rates = sorted(enumerate(subject.rates), key=lambda pair: pair[1].span.earliest)
    for begins, group in groupby(rates, key=lambda pair: pair[1].span.earliest):
        beginning = list(group)
        going_on = [one for one in going_on if one.span.latest >= begins]
        going_on += [one for _, one in beginning]
        lacking = everybody - subject.people(going_on)
        if begins > date.min and lacking:
            age, region = min(lacking, key=lambda one: (one[0], str(one[1])))
            of = f"age {age}" if subject.bands else "all ages"
            where = f" in {region.value}" if region is not None else ""
            yield Problem(
                f"table must have a rate for every age and region, "
                f"got none from {day_in_words(begins)} for {of}{where}",
                field=f"rates/{beginning[0][0]}",
            )


def _no_gap(subject: Allowance, _context: Context) -> Iterator[Problem]:
    gaps: dict[tuple[date, date], list[_Cell]] = {}
    after: dict[tuple[date, date], int] = {}
    for cell, rates in _cells(subject).items():
        reached = rates[0][1].span.latest
        for index, one in rates[1:]:
            # The day after the last day of the calendar is no day, and no gap can follow it.
            if reached < date.max and reached + _ONE_DAY < one.span.earliest:
                gap = (reached + _ONE_DAY, one.span.earliest - _ONE_DAY)
                # Bands that were drawn otherwise meanwhile may have covered the same people.
                if not subject.people([one]) <= subject.people(subject.in_force(gap[0])):
                    gaps.setdefault(gap, []).append(cell)
                    after.setdefault(gap, index)
            reached = max(reached, one.span.latest)
    for (first, last), cells in sorted(gaps.items()):
        of = f"in {len(cells)} cells" if len(cells) > 1 else f"in a cell{_cell_in_words(cells[0])}"
        yield Problem(
            f"rates must follow on each other, got none {of} "
            f"from {day_in_words(first)} to {day_in_words(last)}",
            field=f"rates/{after[first, last]}/span",
        )


def _has_beginning(span: Span) -> bool:
    return isinstance(span.start, PartialDate) and span.start.has_beginning


def _no_fall(subject: Allowance, _context: Context) -> Iterator[Problem]:
    for cell, rates in _cells(subject).items():
        # Of what began on a day that no source gives, nobody can say that it came before.
        known = [pair for pair in rates if _has_beginning(pair[1].span)]
        for (_, before), (index, after) in pairwise(known):
            if before.amount.certainly_exceeds(after.amount):
                yield Problem(
                    f"amount must be no lower than the rate before{_cell_in_words(cell)}, "
                    f"got {after.amount} after {before.amount}",
                    field=f"rates/{index}/amount",
                    citations=(*before.citations, *after.citations),
                )


def _grows_as_stated(claim: Claim, context: Context) -> Iterator[Problem]:
    tables = context.table_growths.get(claim.id)
    if tables is None:
        return
    if tables.off:
        more = f" and {len(tables.off) - _TOLD} more" if len(tables.off) > _TOLD else ""
        yield Problem(
            f"asserted growth of {claim.asserted} must be that of the rates as rounded, "
            f"got {', '.join(tables.off[:_TOLD])}{more}",
            field="asserted",
            citations=(*claim.citations, *tables.citations),
        )
    if tables.missing or not tables.cells:
        raise Skipped("a rate for every cell of the table on both days")


def _above_the_index(claim: Claim, context: Context) -> Iterator[Problem]:
    if claim.kind is not ClaimKind.ABOVE_INDEX:
        return
    check = context.claim_checks[claim.id]
    if check.verdict is Verdict.FAILS:
        values = ", ".join(f"{role} {value}" for role, value in check.operands)
        yield Problem(f"growth must be above the index, got {values}", citations=check.because)


def _table_is_known(subject: Allowance, context: Context) -> Iterator[Problem]:
    years = [
        year for year in subject.years_without_table(through=context.on) if year.start <= context.on
    ]
    if years:
        first, last = years[0], years[-1]
        span = (
            day_in_words(first.start)
            if len(years) == 1
            else (
                f"{day_in_words(first.start)}, and {len(years) - 1} more, "
                f"the last from {day_in_words(last.start)}"
            )
        )
        yield Problem(
            f"rates must be known for every year, got none for the year from {span}", field="rates"
        )


_YOUNG, _OLD = AgeBand(0, 4), AgeBand(5, 17)


def _two_years(second: str, year: YearKind | None = None) -> list[Entity]:
    return [
        source(),
        allowance(
            rate("£100", "2024-04-06", "2025-04-05"),
            rate(second, "2025-04-06", "2026-04-05"),
            year=year,
            began="2024-04-06",
        ),
    ]


def _by_age(young: str, old: str) -> list[Entity]:
    table = allowance(
        rate("£170", "2024-04-06", "2025-04-05", _YOUNG),
        rate("£203", "2024-04-06", "2025-04-05", _OLD),
        rate(young, "2025-04-06", "2026-04-05", _YOUNG),
        rate(old, "2025-04-06", "2026-04-05", _OLD),
    )
    claim = Claim(
        id="claim",
        title="Claim",
        kind=ClaimKind.GROWTH_OF,
        asserted=Ratio.parse("3.55%"),
        operands=(_operand(OperandRole.OLD, "2024-05-01"), _operand(OperandRole.NEW, "2025-05-01")),
        citations=(passage("3.55%"),),
    )
    return [source(), table, claim]


def _operand(role: OperandRole, at: str) -> Operand:
    return Operand(role=role, what="the allowance", subject_id="allowance", at=day(at))


def _prices() -> Indicator:
    return Indicator(
        id="prices", title="Prices", unit="change of prices", observations=said(Ratio.parse("2.5%"))
    )


def _above(new: str) -> list[Entity]:
    rates = (rate("£100", "2024-04-06", "2025-04-05"), rate(new, "2025-04-06", "2026-04-05"))
    claim = Claim(
        id="claim",
        title="Claim",
        kind=ClaimKind.ABOVE_INDEX,
        operands=(
            _operand(OperandRole.OLD, "2024-05-01"),
            _operand(OperandRole.NEW, "2025-05-01"),
            Operand(role=OperandRole.INDEX, what="prices", subject_id="prices"),
        ),
        citations=(passage(),),
    )
    return [source(), allowance(*rates), _prices(), claim]


RULES = (
    Rule(
        code="RAT001",
        subject=Allowance,
        severity=Severity.ERROR,
        title="A cell has one rate on any day",
        rationale="Two rates for one child on one day leave nobody knowing what is due.",
        tags=("rates",),
        good=lambda: [
            source(),
            allowance(
                rate("£100", "2024-04-06", "2025-04-05"), rate("£104", "2025-04-06", "2026-04-05")
            ),
        ],
        bad=lambda: [
            source(),
            allowance(
                rate("£100", "2024-04-06", "2025-04-06"), rate("£104", "2025-04-06", "2026-04-05")
            ),
        ],
        check=_one_rate_a_day,
    ),
    Rule(
        code="RAT002",
        subject=Allowance,
        severity=Severity.ERROR,
        title="Age bands neither overlap nor leave an age out",
        rationale="A child of an age in two bands, or in none, has no rate.",
        tags=("rates",),
        good=lambda: [
            source(),
            allowance(
                rate("£100", "2024-04-06", "open", _YOUNG), rate("£120", "2024-04-06", "open", _OLD)
            ),
        ],
        bad=lambda: [
            source(),
            allowance(
                rate("£100", "2024-04-06", "open", AgeBand(0, 3)),
                rate("£120", "2024-04-06", "open", _OLD),
            ),
        ],
        check=_bands_are_a_partition,
    ),
    Rule(
        code="RAT003",
        subject=Allowance,
        severity=Severity.WARNING,
        title="A yearly table has a rate in every cell",
        rationale="A missing cell answers some families and not others. What a table is, is known once "
        "the kind of its year is stated.",
        tags=("rates",),
        good=lambda: [
            source(),
            allowance(
                rate("£100", "2024-04-06", "2025-04-05", _YOUNG),
                rate("£120", "2024-04-06", "2025-04-05", _OLD),
                year=YearKind.TAX,
            ),
        ],
        bad=lambda: [
            source(),
            allowance(
                rate("£100", "2024-04-06", "2025-04-05", _YOUNG),
                rate("£120", "2024-04-06", "2025-04-05", _OLD),
                rate("£104", "2025-04-06", "2026-04-05", _YOUNG),
                year=YearKind.TAX,
            ),
        ],
        check=_table_is_full,
    ),
    Rule(
        code="RAT004",
        subject=Allowance,
        severity=Severity.WARNING,
        title="One rate follows on another without a gap",
        rationale="Nothing is payable on a day without a rate, and nobody meant that: a table is "
        "missing, or one of the days is wrong.",
        tags=("rates",),
        good=lambda: _two_years("£104"),
        bad=lambda: [
            source(),
            allowance(
                rate("£100", "2024-04-06", "2025-04-05"), rate("£104", "2026-04-06", "2027-04-05")
            ),
        ],
        check=_no_gap,
    ),
    Rule(
        code="RAT005",
        subject=Allowance,
        severity=Severity.QUERY,
        title="A rate does not fall",
        rationale="Allowances are seldom cut, and figures are often mistyped.",
        tags=("rates",),
        good=lambda: _two_years("£104"),
        bad=lambda: _two_years("£10.40"),
        check=_no_fall,
    ),
    Rule(
        code="RAT006",
        subject=Claim,
        severity=Severity.WARNING,
        title="A table grows by the uplift that is stated for it",
        rationale="Both tables are read as rounded from amounts that are not printed, which is how "
        "they are made: working the one out of the other as printed is wrong in every third cell.",
        tags=("rates", "claims"),
        good=lambda: _by_age("£176", "£210"),
        bad=lambda: _by_age("£176", "£220"),
        check=_grows_as_stated,
    ),
    Rule(
        code="RAT007",
        subject=Claim,
        severity=Severity.WARNING,
        title="What is said to rise above an index does",
        rationale="An increase below inflation that is called one above it should not be repeated "
        "unseen. The index is that of the month which the claim means.",
        tags=("rates", "claims"),
        good=lambda: _above("£104"),
        bad=lambda: _above("£101"),
        check=_above_the_index,
    ),
    Rule(
        code="RAT008",
        subject=Allowance,
        severity=Severity.INFO,
        title="There is a table for every year",
        rationale="A table that was not found, or not published yet, is no answer of nought: what is "
        "payable in those years is not known here.",
        tags=("rates", "timeline"),
        good=lambda: [source("paper", "2025-06-01"), *_two_years("£104", YearKind.TAX)[1:]],
        bad=lambda: [source("paper", "2027-06-01"), *_two_years("£104", YearKind.TAX)[1:]],
        check=_table_is_known,
    ),
)
