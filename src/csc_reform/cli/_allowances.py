"""The commands that tell the rate of an allowance, and what it comes to over some days."""

import argparse
import json
from datetime import date
from typing import Final

from csc_reform.cli._codes import FOUND, OK
from csc_reform.cli._days import check_order, read_day
from csc_reform.entities.allowances import Allowance
from csc_reform.entities.areas import Region
from csc_reform.entities.payments import PartWeeks, Payment, PaymentLine, Places
from csc_reform.entities.rates import AllowanceKind, NoRate
from csc_reform.errors import InvalidValueError
from csc_reform.footnotes import cite
from csc_reform.reform import Reform
from csc_reform.values.dates import day_in_words, exact_date
from csc_reform.values.periods import Period

__all__ = ["add_payable_arguments", "add_rate_arguments", "print_payable", "print_rate"]

_REGIONS: Final = {region.name.lower().replace("_", "-"): region for region in Region}
_RULES: Final = {rule.name.lower().replace("_", "-"): rule for rule in PartWeeks}


def add_rate_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command `rate` takes."""
    command.add_argument("allowance", metavar="ALLOWANCE", help="the id of the allowance")
    command.add_argument("--on", type=read_day, required=True, metavar="YYYY-MM-DD", help="the day")
    command.add_argument("--age", type=int, help="the age in whole years")
    command.add_argument("--region", type=_spelt, choices=sorted(_REGIONS), help="the region")


def add_payable_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command `payable` takes."""
    command.add_argument("allowance", metavar="ALLOWANCE", help="the id of the allowance")
    for name, words in (("from", "the first day asked of"), ("to", "the last, which is included")):
        command.add_argument(
            f"--{name}", dest=name, type=read_day, required=True, metavar="YYYY-MM-DD", help=words
        )
    words = "the day of birth, where rates differ by age"
    command.add_argument("--born", type=read_day, metavar="YYYY-MM-DD", help=words)
    words = "the day of the start, or on which a sum paid once falls due"
    command.add_argument("--started", type=read_day, metavar="YYYY-MM-DD", help=words)
    words = (
        "the region, where rates differ by region; for somebody who moves, given again with the "
        f"first day there, as in south-east@2025-09-01; one of {', '.join(sorted(_REGIONS))}"
    )
    command.add_argument("--region", action="append", metavar="REGION[@DAY]", help=words)
    words = "what is paid for a part of a week, which no source here sets; needed when there is one"
    command.add_argument("--part-weeks", choices=list(_RULES), help=words)


def _spelt(region: str) -> str:
    """Spell a region as it is chosen here: South East is south-east."""
    return "-".join(region.lower().replace("_", " ").split())


def print_rate(view: Reform, options: argparse.Namespace) -> int:
    """Print the rate of a day with its sources, or why there is none."""
    allowance = view.allowances[str(options.allowance)]
    region = _REGIONS.get(options.region or "")
    try:
        found = allowance.find_rate(on=options.on, age=options.age, region=region)
    except InvalidValueError as error:
        raise _as_typed(error) from None
    if isinstance(found, NoRate):
        data: dict[str, object] = {
            "allowance_id": allowance.id,
            "reason": found.reason.value,
            "message": found.message,
        }
        lines = [found.message]
    else:
        notes = cite(view, found)
        data = {"allowance_id": allowance.id, "amount": str(found.amount), "because": notes}
        lines = [str(found.amount), *(f"  [{note}]" for note in notes)]
        newest = view.newest_source
        if newest is not None and options.on > newest.published.latest:
            # It holds until a source says otherwise, and none can have.
            words = day_in_words(newest.published.latest)
            data["newest_source"] = str(newest.published.latest)
            lines.append(f"as far as is known: the newest source here is of {words}")
    print(json.dumps(data, ensure_ascii=False, indent=2) if options.json else "\n".join(lines))
    return FOUND if isinstance(found, NoRate) else OK


def print_payable(view: Reform, options: argparse.Namespace) -> int:
    """Print what an allowance comes to, line by line, what is not known, and the sources."""
    first, last = getattr(options, "from"), options.to
    check_order(first, last)
    allowance = view.allowances[str(options.allowance)]
    try:
        payment = allowance.payable(
            Period.of_days(first, last),
            born=options.born,
            started=options.started,
            region=_read_places(options.region or [], first, last),
            part_weeks=None if options.part_weeks is None else _RULES[options.part_weeks],
        )
    except InvalidValueError as error:
        raise _as_typed(error) from None
    if options.json:
        print(json.dumps(_as_data(view, allowance, payment), ensure_ascii=False, indent=2))
    else:
        whom = (f"for: {statement.value}" for statement in allowance.eligibility.live)
        notes = (f"  [{note}]" for note in cite(view, payment))
        print(payment.in_words(), *whom, *notes, sep="\n")
    return OK if payment.is_complete else FOUND


#: What to give here, where the library says what to give in Python.
_TYPED: Final = {
    "part_weeks": f"--part-weeks {', '.join(_RULES)}",
    "region": f"--region {', '.join(sorted(_REGIONS))}",
    "born": "--born YYYY-MM-DD",
    "age": "--age YEARS",
    "started": "--started YYYY-MM-DD",
}


def _as_typed(error: InvalidValueError) -> InvalidValueError:
    """Say what to type for what was not given."""
    if error.value is not None or error.field not in _TYPED:
        return error
    return InvalidValueError(error.field, error.requirement, None, f"with {_TYPED[error.field]}")


def _read_places(texts: list[str], first: date, last: date) -> Places | None:
    """Read where somebody lives: a region, and each further one with the first day there."""
    if not texts:
        return None
    moves = [_read_place(text, first) for text in texts]
    moves.sort(key=lambda move: move[0])
    if moves[0][0] > first:
        words = f"given for the first day too, {first}"
        raise InvalidValueError("region", words, texts[0])
    if moves[-1][0] > last:
        words = f"that of a day asked of, {last} or earlier"
        raise InvalidValueError("region", words, texts[-1])
    if len({day for day, _ in moves}) < len(moves):
        advice = "write a move as south-east@2025-09-01"
        raise InvalidValueError("region", "one on each day", ", ".join(texts), advice)
    stays = Period(moves[0][0]).split(*(day for day, _ in moves))
    return [(stay, region) for stay, (_, region) in zip(stays, moves, strict=True)]


def _read_place(text: str, first: date) -> tuple[date, Region]:
    name, _, day = text.partition("@")
    spelt = _spelt(name)
    if spelt not in _REGIONS:
        raise InvalidValueError("region", f"one of {', '.join(sorted(_REGIONS))}", name)
    return (exact_date("region", day) if day else first), _REGIONS[spelt]


def _as_data(view: Reform, allowance: Allowance, payment: Payment) -> dict[str, object]:
    return {
        "allowance_id": payment.allowance_id,
        "total": str(payment.total),
        "kind": payment.kind.value if isinstance(payment.kind, AllowanceKind) else None,
        "kind_in_words": payment.kind_in_words().removeprefix(", "),
        "eligibility": [statement.value for statement in allowance.eligibility.live],
        "is_complete": payment.is_complete,
        "part_weeks": None if payment.part_weeks is None else payment.part_weeks.value,
        "lines": [_line(view, line) for line in payment.lines],
        "elsewhere": [_line(view, line) for line in payment.elsewhere],
        "gaps": [
            {**_days(gap.period), "reason": gap.reason.value, "message": gap.message}
            for gap in payment.gaps
        ],
        "not_paid": None if payment.not_paid is None else _days(payment.not_paid),
        "because": cite(view, payment),
    }


def _line(view: Reform, line: PaymentLine) -> dict[str, object]:
    return {
        **_days(line.period),
        "amount": str(line.amount),
        "rate": str(line.rate),
        "units": str(line.units),
        "band": None if line.band is None else str(line.band),
        "region": None if line.region is None else line.region.value,
        "because": cite(view, line),
    }


def _days(period: Period) -> dict[str, object]:
    """Give the first and the last day."""
    return {"from": str(period.start), "to": str(period.last_day)}
