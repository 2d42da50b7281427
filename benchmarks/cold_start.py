"""
How long from a cold process to the first rate, beside the same job in a peer?

Each program is a new interpreter that answers one question: the weekly rate of a child of seven in
London on 1 May 2025. They are run in turn, round by round, so that a change in the speed of the
machine meets all alike; medians and their ratios are printed. Whatever is not installed is named.

The jobs are not of one size, and that is to our loss: the peers read the thirty rates and nothing
else, this library reads and checks the whole cited reform.

    python -m pip install . openfisca-core && python benchmarks/cold_start.py
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from csc_reform import AgeBand, PartialDate, Region, load

ANSWER = "225"
ALLOWANCE = "foster-carer-national-minimum-allowance"

BARE = "print(225)"

OURS = f"""
from csc_reform import Region, load
allowance = load().allowances["{ALLOWANCE}"]
print(allowance.rate(on="2025-05-01", age=7, region=Region.LONDON).amount.low)
"""

OPENFISCA = """
from openfisca_core.parameters import load_parameter_file
rates = load_parameter_file({folder!r}, "rates")
print(rates("2025-05-01").LONDON.age_5_10)
"""

STDLIB = """
import json
from bisect import bisect_right
with open({file!r}, encoding="utf-8") as file:
    rates = json.load(file)["LONDON"]["age_5_10"]
starts = sorted(rates)
print(rates[starts[bisect_right(starts, "2025-05-01") - 1]])
"""


def rates() -> dict[str, dict[str, dict[str, int]]]:
    """Give the thirty rates by region, band and first day."""
    found: dict[str, dict[str, dict[str, int]]] = {region.name: {} for region in Region}
    for rate in load().allowances[ALLOWANCE].rates:
        start, band, region = rate.span.start, rate.band, rate.region
        if isinstance(start, PartialDate) and isinstance(band, AgeBand) and region is not None:
            cell = found[region.name].setdefault(f"age_{band.first}_{band.last}", {})
            cell[str(start)] = int(rate.amount.low or 0)
    return found


def write_peers(folder: Path) -> dict[str, str]:
    """Write the rates in the form of each peer, and give the programs."""
    table = rates()
    file = folder / "rates.json"
    file.write_text(json.dumps(table), encoding="utf-8")
    parameters = folder / "parameters"
    for region, bands in table.items():
        (parameters / region).mkdir(parents=True)
        for band, values in bands.items():
            lines = [f"  {day}:\n    value: {pounds}" for day, pounds in values.items()]
            text = "\n".join(["description: weekly rate", "values:", *lines, ""])
            (parameters / region / f"{band}.yaml").write_text(text, encoding="utf-8")
    return {
        "a bare interpreter": BARE,
        "csc_reform": OURS,
        "OpenFisca-Core": OPENFISCA.format(folder=str(parameters)),
        "json and bisect": STDLIB.format(file=str(file)),
    }


def run(program: str) -> float | None:
    """Run a program in a new interpreter; give the seconds, or None when it lacks a library."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    took = time.perf_counter() - start
    if "ModuleNotFoundError" in done.stderr:
        return None
    if done.stdout.strip() != ANSWER:
        message = f"the answer must be {ANSWER}, got {done.stdout!r} {done.stderr[-500:]}"
        raise SystemExit(message)
    return took


def measure(programs: Mapping[str, str], rounds: int) -> dict[str, list[float]]:
    """Run each program once unmeasured, then in turn so many times."""
    able = {name: program for name, program in programs.items() if run(program) is not None}
    for name in programs:
        if name not in able:
            print(f"{name}: not installed, not measured")
    took: dict[str, list[float]] = {name: [] for name in able}
    for _ in range(rounds):
        for name, program in able.items():
            took[name].append(run(program) or 0.0)
    return took


def main() -> None:
    """Print the median of each program, and its ratio to a bare interpreter and to ours."""
    parser = argparse.ArgumentParser(description="Time a cold process to its first rate.")
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        took = measure(write_peers(Path(folder)), rounds)
    medians = {name: statistics.median(times) for name, times in took.items()}
    bare, ours = medians["a bare interpreter"], medians["csc_reform"]
    print(f"cold process to first rate, median of {rounds} rounds in turn")
    print(f"{'':20}{'ms':>8}{'of bare':>10}{'of ours':>10}{'least':>8}{'most':>8}")
    for name, median in medians.items():
        least, most = min(took[name]) * 1000, max(took[name]) * 1000
        print(
            f"{name:20}{median * 1000:8.0f}{median / bare:9.1f}x{median / ours:9.2f}x"
            f"{least:8.0f}{most:8.0f}"
        )


if __name__ == "__main__":
    main()
