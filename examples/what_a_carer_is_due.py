"""What is the least that a foster carer is due for a child who grows older and moves?"""

from csc_reform import PartWeeks, Period, Region, cite, load


def main() -> None:
    """Print each stretch of one rate, what is not known, the total, and the footnotes."""
    reform = load()
    allowance = reform.allowances["foster-carer-national-minimum-allowance"]
    payment = allowance.payable(
        Period.of_days("2025-04-06", "2026-04-12"),
        born="2014-09-10",
        region=[
            (Period("2025-04-06", "2025-09-01"), Region.LONDON),
            (Period("2025-09-01"), Region.SOUTH_EAST),
        ],
        part_weeks=PartWeeks.BY_DAY,
    )
    for line in payment.lines:
        print(f"{line.period.in_words()}: {line.amount}")
    for gap in payment.gaps:
        print(f"{gap.period.in_words()}: {gap.reason.value}")
    print(f"together {payment.total}, parts of weeks being paid by the day")
    for note in cite(reform, payment):
        print(f"  [{note}]")


if __name__ == "__main__":
    main()
