"""The command line: argparse over the public API."""

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from csc_reform.briefing import make_brief
from csc_reform.data import load
from csc_reform.entities.allowances import NoRate
from csc_reform.entities.areas import Region
from csc_reform.errors import CscReformError, DocumentError, InvalidValueError, suggestion
from csc_reform.footnotes import cite
from csc_reform.io import read
from csc_reform.reconciliation import reconcile
from csc_reform.reform import Reform
from csc_reform.rules import BUILTIN, as_data_of, as_text, validate
from csc_reform.values.dates import exact_date

__all__ = ["main"]

_REGIONS = {region.name.lower().replace("_", "-"): region for region in Region}
_OK, _FOUND, _COULD_NOT = 0, 1, 2
#: What is told of a fault in JSON.
_FAULT = ("message", "pointer", "file", "line", "column")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in the one form that every error of the library has."""

    def error(self, message: str) -> NoReturn:
        self.exit(_COULD_NOT, f"csc-reform: {message}; try --help\n")


def _day(text: str) -> date:
    try:
        return exact_date("day", text)
    except InvalidValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _parser() -> _Parser:
    parser = _Parser(
        prog="csc-reform",
        description="The reform of children's social care in England, as cited data. "
        "Without a command, prints the brief.",
    )
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    def command(name: str, words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.add_argument("--json", action="store_true", help="print JSON, for machines")
        return made

    def known(made: argparse.ArgumentParser) -> None:
        words = "ask of what was known in the evening of this day"
        made.add_argument("--known", type=_day, metavar="YYYY-MM-DD", help=words)

    brief = command("brief", "print where the reform stands, on one page")
    known(brief)
    words = "the day to judge by (default: the newest publication date in view)"
    brief.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help=words)

    check = command("check", "check documents; each file or folder is a reform of its own")
    words = "a document, or a folder of documents"
    check.add_argument("paths", nargs="+", metavar="FILE", help=words)

    rate = command("rate", "print the rate of an allowance on a day")
    known(rate)
    rate.add_argument("allowance", metavar="ALLOWANCE", help="the id of the allowance")
    rate.add_argument("--on", type=_day, required=True, metavar="YYYY-MM-DD", help="the day")
    rate.add_argument("--age", type=int, help="the age in whole years")
    rate.add_argument("--region", choices=sorted(_REGIONS), help="the region")

    sums = command("reconcile", "tell whether a stated total agrees with what it is made of")
    known(sums)
    sums.add_argument("line", metavar="LINE", help="the id of the funding line that is the total")

    rules = command("rules", "list the rules, or explain one")
    rules.add_argument("code", nargs="?", metavar="CODE", help="the code of a rule")
    return parser


_COMMANDS = ("brief", "check", "rate", "reconcile", "rules")


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command line.

    Returns:
        0 when all is well, 1 when a check found errors or there is no rate to give, 2 when the
        command could not be run. That a sum does not reconcile is an answer, and gives 0.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help")):
        given.insert(0, "brief")
    elif not given[0].startswith("-") and given[0] not in _COMMANDS:
        near = suggestion(given[0], _COMMANDS)
        names = ", ".join(_COMMANDS)
        print(
            f"csc-reform: command must be one of {names}, got {given[0]!r}{near}", file=sys.stderr
        )
        return _COULD_NOT
    for stream in (sys.stdout, sys.stderr):
        # A pound sign is better shown as an escape than not at all.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(_parser().parse_args(given))
        sys.stdout.flush()
    except CscReformError as error:
        print(f"csc-reform: {error}", file=sys.stderr)
        return _COULD_NOT
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _OK
    return code


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "brief":
            brief = make_brief(load(), on=options.on, known=options.known)
            print(brief.as_json() if options.json else brief.as_text())
            return _OK
        case "check":
            return _check_all(options.paths, as_data=options.json)
        case "rate":
            return _rate(_view(options), options)
        case "reconcile":
            return _reconcile(_view(options), options)
        case _:
            return _rules(options)


def _view(options: argparse.Namespace) -> Reform:
    return load() if options.known is None else load().known_on(options.known)


def _check_all(paths: Sequence[str], *, as_data: bool) -> int:
    """Check each path as a reform of its own; the worst of them decides the exit code."""
    code = _OK
    results: list[dict[str, object]] = []
    for path in paths:
        try:
            reform = read(Path(path))
        except DocumentError as error:
            code = max(code, _FOUND)
            faults = [{name: getattr(fault, name) for name in _FAULT} for fault in error.faults]
            results.append({"path": path, "ok": False, "faults": faults})
            if not as_data:
                print(error, f"{path}: could not be read", sep="\n")
            continue
        except OSError as error:
            code = _COULD_NOT
            message = f"{path} must be readable, got {error.strerror}"
            results.append({"path": path, "ok": False, "error": message})
            print(f"csc-reform: {message}", file=sys.stderr)
            continue
        report = validate(reform)
        code = max(code, report.exit_code)
        results.append({"path": path, **as_data_of(report)})
        if not as_data:
            print(as_text(report))
    if as_data:
        print(json.dumps(results, ensure_ascii=False, indent=2))
    return code


def _rate(view: Reform, options: argparse.Namespace) -> int:
    allowance = view.allowances[str(options.allowance)]
    region = _REGIONS.get(options.region or "")
    found = allowance.find_rate(on=options.on, age=options.age, region=region)
    if isinstance(found, NoRate):
        data: dict[str, object] = {"reason": found.reason.value, "message": found.message}
        lines = [found.message]
    else:
        notes = cite(view, found)
        data = {"amount": str(found.amount), "because": notes}
        lines = [str(found.amount), *(f"  [{note}]" for note in notes)]
    print(json.dumps(data, ensure_ascii=False) if options.json else "\n".join(lines))
    return _FOUND if isinstance(found, NoRate) else _OK


def _reconcile(view: Reform, options: argparse.Namespace) -> int:
    answer = reconcile(view, options.line)
    notes = cite(view, answer)
    if options.json:
        data = {
            "id": answer.id,
            "verdict": answer.verdict.value,
            "gap": None if answer.gap is None else str(answer.gap),
            "implied": None if answer.implied is None else str(answer.implied),
            "assumptions": answer.assumptions,
            "explanations": answer.explanations,
            "because": notes,
        }
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print(*answer.in_words().split("; "), *(f"  [{note}]" for note in notes), sep="\n")
    return _OK


def _rules(options: argparse.Namespace) -> int:
    chosen = list(BUILTIN) if options.code is None else [BUILTIN[options.code]]
    if options.json:
        data = [
            {
                "code": rule.code,
                "severity": rule.severity.value,
                "title": rule.title,
                "rationale": rule.rationale,
                "since": rule.since,
            }
            for rule in chosen
        ]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for rule in chosen:
            print(f"{rule.code}  {rule.severity.value:8}  {rule.title}")
            if options.code is not None:
                print(f"  {rule.rationale}")
    return _OK
