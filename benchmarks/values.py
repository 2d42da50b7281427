"""
How long do values take to make, add, read and compare, beside the same jobs in peers?

All run in this process in turn, job by job, library by library, then the next round, so that a
change in the speed of the machine meets all alike; medians and their ratios to ours are printed.
Each call is first made once, and an answer of a peer that is not ours is printed. Whatever is not
installed is named. A cell is empty where a peer has no such job: portion has no arithmetic on
intervals, and no peer has amounts with a hedge, such as "over" or "up to".

The jobs are not of one size, now to our loss and now to theirs:

- An amount in Pint or py-moneyed is one number; ours has two ends, each open or closed.
- An interval of portion may have gaps, and may be of anything that has an order.
- Pint reads expressions of all its units; `Money` reads English about pounds.
- edtf reads every level of EDTF by a grammar; `PartialDate` reads a few of its forms.
- By the ``<`` of edtf, 2023 is before 2023-04, since it compares first days. What is timed is a
  last day before a first day, which is what `certainly_before` means.

What a peer does once is not counted, such as its import, or the reading of its units by Pint.

    python -m pip install . portion pint py-moneyed edtf && python benchmarks/values.py
"""

import argparse
import platform
import statistics
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from importlib import import_module
from importlib.metadata import version
from timeit import timeit
from types import ModuleType
from typing import TypeVar

from csc_reform import Interval, Money, PartialDate

T = TypeVar("T")
#: The call that is timed, and its answer in plain values.
Cell = tuple[Callable[[], object], object]

OURS = "csc_reform"
FEWEST_ROUNDS = 7
FIRST_CALLS = 50
SECONDS_A_TURN = 0.02


class Job(Enum):
    """What is timed, as it is printed."""

    MAKE_INTERVAL = 'make     Interval(45, "53.5")'
    MAKE_EXACT = "make     Money.exactly(45)"
    ADD_INTERVALS = "add      Interval + Interval"
    ADD_HEDGED = "add      Money + Money, hedged"
    ADD_EXACT = "add      Money + Money, exact"
    READ_HEDGED = "read     Money 'over £45m'"
    READ_RATE = "read     Money '£225 a week'"
    READ_INTERVAL = "read     Interval '(45, 53.5]'"
    READ_DATE = "read     PartialDate '2023-04'"
    INTERVAL_EXCEEDS = "compare  Interval.certainly_exceeds"
    INTERVAL_CONSISTENT = "compare  Interval.consistent_with"
    HEDGED_EXCEEDS = "compare  Money.certainly_exceeds, hedged"
    HEDGED_CONSISTENT = "compare  Money.consistent_with, hedged"
    EXACT_EXCEEDS = "compare  Money.certainly_exceeds, exact"
    DATE_BEFORE = "compare  PartialDate.certainly_before"


def cell(call: Callable[[], T], plain: Callable[[T], object]) -> Cell:
    """Make a call once, and keep it with its answer."""
    return call, plain(call())


def data(one: Interval) -> object:
    """Give an interval as portion gives its own: its parts, and whether each end is closed."""
    return [(not one.low_open, one.low, one.high, not one.high_open)]


def days(date: PartialDate) -> object:
    """Give the first and the last day, each as year, month and day."""
    return date.earliest.timetuple()[:3], date.latest.timetuple()[:3]


def in_ours() -> dict[Job, Cell]:
    """Give every job in this library."""
    low, high = Interval(45, "53.5"), Interval(60, "68.5")
    over, up_to = Money.parse("over £45m"), Money.parse("up to £8.5 million")
    less, more = Money.exactly(45), Money.exactly(60)
    april, may = PartialDate.parse("2023-04"), PartialDate.parse("2023-05")
    return {
        Job.MAKE_INTERVAL: cell(lambda: Interval(45, "53.5"), data),
        Job.MAKE_EXACT: cell(lambda: Money.exactly(45), lambda it: it.low),
        Job.ADD_INTERVALS: cell(lambda: low + high, data),
        Job.ADD_HEDGED: cell(lambda: over + up_to, str),
        Job.ADD_EXACT: cell(lambda: less + more, lambda it: it.low),
        Job.READ_HEDGED: cell(lambda: Money.parse("over £45m"), str),
        Job.READ_RATE: cell(lambda: Money.parse("£225 a week"), lambda it: it.low),
        Job.READ_INTERVAL: cell(lambda: Interval.parse("(45, 53.5]"), data),
        Job.READ_DATE: cell(lambda: PartialDate.parse("2023-04"), days),
        Job.INTERVAL_EXCEEDS: cell(lambda: high.certainly_exceeds(low), bool),
        Job.INTERVAL_CONSISTENT: cell(lambda: high.consistent_with(low), bool),
        Job.HEDGED_EXCEEDS: cell(lambda: over.certainly_exceeds(up_to), bool),
        Job.HEDGED_CONSISTENT: cell(lambda: over.consistent_with(up_to), bool),
        Job.EXACT_EXCEEDS: cell(lambda: more.certainly_exceeds(less), bool),
        Job.DATE_BEFORE: cell(lambda: april.certainly_before(may), bool),
    }


def in_portion(portion: ModuleType) -> dict[Job, Cell]:
    """Give the jobs that portion has: intervals."""
    closed, read, plain = portion.closed, portion.from_string, portion.to_data
    low, high = closed(Decimal(45), Decimal("53.5")), closed(Decimal(60), Decimal("68.5"))
    return {
        Job.MAKE_INTERVAL: cell(lambda: closed(Decimal(45), Decimal("53.5")), plain),
        Job.READ_INTERVAL: cell(lambda: read("(45, 53.5]", conv=Decimal), plain),
        Job.INTERVAL_EXCEEDS: cell(lambda: high > low, bool),
        Job.INTERVAL_CONSISTENT: cell(lambda: high.overlaps(low), bool),
    }


def in_pint(pint: ModuleType) -> dict[Job, Cell]:
    """Give the jobs that Pint has: exact amounts, once it is told of pounds."""
    units = pint.UnitRegistry(non_int_type=Decimal)
    units.define("GBP = [currency]")
    less, more = units.Quantity(Decimal(45), "GBP"), units.Quantity(Decimal(60), "GBP")
    return {
        Job.MAKE_EXACT: cell(lambda: units.Quantity(Decimal(45), "GBP"), lambda it: it.magnitude),
        Job.ADD_EXACT: cell(lambda: less + more, lambda it: it.magnitude),
        Job.READ_RATE: cell(lambda: units.Quantity("225 GBP/week"), lambda it: it.magnitude),
        Job.EXACT_EXCEEDS: cell(lambda: more > less, bool),
    }


def in_moneyed(moneyed: ModuleType) -> dict[Job, Cell]:
    """Give the jobs that py-moneyed has: exact amounts."""
    less, more = moneyed.Money(45, "GBP"), moneyed.Money(60, "GBP")
    return {
        Job.MAKE_EXACT: cell(lambda: moneyed.Money(45, "GBP"), lambda it: it.amount),
        Job.ADD_EXACT: cell(lambda: less + more, lambda it: it.amount),
        Job.EXACT_EXCEEDS: cell(lambda: more > less, bool),
    }


def in_edtf(edtf: ModuleType) -> dict[Job, Cell]:
    """Give the jobs that edtf has: dates."""
    parse = edtf.parse_edtf
    april, may = parse("2023-04"), parse("2023-05")
    return {
        Job.READ_DATE: cell(
            lambda: parse("2023-04"), lambda it: (it.lower_strict()[:3], it.upper_strict()[:3])
        ),
        Job.DATE_BEFORE: cell(lambda: april.upper_strict() < may.lower_strict(), bool),
    }


#: The module of each peer, and its jobs.
PEERS = {
    "portion": ("portion", in_portion),
    "Pint": ("pint", in_pint),
    "py-moneyed": ("moneyed", in_moneyed),
    "edtf": ("edtf", in_edtf),
}


def libraries() -> dict[str, dict[Job, Cell]]:
    """Give the jobs of what is installed; print what is not, and which answers are not ours."""
    found = {OURS: in_ours()}
    for name, (module, jobs) in PEERS.items():
        try:
            found[name] = jobs(import_module(module))
        except ModuleNotFoundError as error:
            print(f"not installed: {error.name}, so {name} is not measured")
    for name, cells in found.items():
        for job, (_, answer) in cells.items():
            if answer != found[OURS][job][1]:
                print(f"{name} disagrees, {job.value}: {answer}, ours {found[OURS][job][1]}")
    return found


def measure(found: dict[str, dict[Job, Cell]], rounds: int) -> dict[tuple[Job, str], list[float]]:
    """Time every call in turn, so many times, in microseconds."""
    calls = {(job, name): has[job][0] for job in Job for name, has in found.items() if job in has}
    once = {turn: timeit(call, number=FIRST_CALLS) / FIRST_CALLS for turn, call in calls.items()}
    took: dict[tuple[Job, str], list[float]] = {turn: [] for turn in calls}
    for _ in range(rounds):
        for turn, call in calls.items():
            number = max(1, round(SECONDS_A_TURN / once[turn]))
            took[turn].append(timeit(call, number=number) / number * 1e6)
    return took


def main() -> None:
    """Print the median of each job in each library, and its ratio to ours."""
    parser = argparse.ArgumentParser(description="Time values beside those of peers.")
    parser.add_argument("--rounds", type=int, default=9, help=f"at least {FEWEST_ROUNDS}")
    rounds = max(FEWEST_ROUNDS, parser.parse_args().rounds)
    found = libraries()
    took = measure(found, rounds)
    medians = {turn: statistics.median(times) for turn, times in took.items()}
    versions = ", ".join(f"{name} {version(name)}" for name in found)
    print(f"Python {platform.python_version()}, {versions}")
    print(f"microseconds a call, and how many times ours; median of {rounds} rounds in turn")
    print(f"{'':40}{OURS:>11}" + "".join(f"{name:>18}" for name in found if name != OURS))
    for job in Job:
        ours = medians[job, OURS]
        line = f"{job.value:40}{ours:11.2f}"
        for name, cells in found.items():
            if name != OURS:
                median = medians.get((job, name), 0.0)
                line += f"{median:9.2f}{median / ours:8.2f}x" if job in cells else f"{'':18}"
        print(line.rstrip())
    spread = max((max(times) - min(times)) / medians[turn] for turn, times in took.items())
    print(f"widest spread, from the least round of a cell to the most: {spread:.0%} of its median")
    print(f"a call of nothing, which is in every figure: {timeit(lambda: None, number=10**6):.2f}")


if __name__ == "__main__":
    main()
