"""RAT: tables of rates have one rate for every cell and every day."""

from collections.abc import Iterator
from itertools import combinations

from csc_reform.entities.allowances import Allowance, YearKind
from csc_reform.rules._examples import allowance, rate, source
from csc_reform.rules._rule import Context, Problem, Rule, Severity
from csc_reform.values.ages import AgeBand, partition_faults
from csc_reform.values.dates import PartialDate
from csc_reform.values.verdict import Verdict

__all__ = ["RULES"]


def _one_rate_a_day(subject: Allowance, _context: Context) -> Iterator[Problem]:
    for one, other in combinations(subject.rates, 2):
        same_cell = (one.band, one.region) == (other.band, other.region)
        if (
            same_cell
            and not one.amount.consistent_with(other.amount)
            and one.span.overlaps(other.span) is Verdict.HOLDS
        ):
            yield Problem(
                f"rates must be one a day, got {one.amount} for {one.span.in_words()} "
                f"and {other.amount} for {other.span.in_words()}",
                field="rates",
                citations=(*one.citations, *other.citations),
            )


def _bands_are_a_partition(subject: Allowance, _context: Context) -> Iterator[Problem]:
    for requirement, given in partition_faults(subject.bands):
        yield Problem(f"bands must be {requirement}, got {given}", field="rates")


def _table_is_full(subject: Allowance, _context: Context) -> Iterator[Problem]:
    cells = {(rate.band, rate.region) for rate in subject.rates}
    spans = {rate.span for rate in subject.rates if isinstance(rate.span.start, PartialDate)}
    for span in sorted(spans, key=lambda span: span.earliest):
        held = {(rate.band, rate.region) for rate in subject.rates if rate.span == span}
        if len(subject.year.live) > 0 and len(held) < len(cells):
            yield Problem(
                f"table must have {len(cells)} rates, got {len(held)} for {span.in_words()}",
                field="rates",
            )


_YOUNG, _OLD = AgeBand(0, 4), AgeBand(5, 17)


RULES = (
    Rule(
        code="RAT001",
        subject=Allowance,
        severity=Severity.ERROR,
        title="A cell has one rate on any day",
        rationale="Two rates for one child on one day leave nobody knowing what is due.",
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
        rationale="A missing cell answers some families and not others.",
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
)
