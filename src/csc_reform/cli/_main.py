"""The commands, and what they take: argparse over the public API."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NoReturn

from csc_reform.briefing import make_brief
from csc_reform.changelog import as_markdown, sources_of
from csc_reform.changelog import as_text as as_changelog
from csc_reform.changes import Change, HistoryChanged
from csc_reform.cli._allowances import (
    add_payable_arguments,
    add_rate_arguments,
    print_payable,
    print_rate,
)
from csc_reform.cli._check import add_check_arguments, check_documents
from csc_reform.cli._codes import COULD_NOT, OK
from csc_reform.cli._coverage import add_coverage_arguments, print_coverage
from csc_reform.cli._days import read_day
from csc_reform.cli._query import add_query_arguments, print_query
from csc_reform.cli._rules import add_rules_arguments, print_rules
from csc_reform.data import load
from csc_reform.differences import diff
from csc_reform.entities.entity import Basis
from csc_reform.errors import CscReformError, InvalidValueError, suggestion
from csc_reform.footnotes import cite
from csc_reform.io import dumps_schema
from csc_reform.provenance import Confidence
from csc_reform.reconciliation import reconcile
from csc_reform.reform import Reform
from csc_reform.slippage import Slip
from csc_reform.statements import Stated
from csc_reform.timelines import Timeline, timeline
from csc_reform.values.interval import Interval

__all__ = ["main"]

#: What a timeline may be narrowed to, as seen from a day.
_ONLY = {
    "upcoming": "only what may still come, on that day or after it",
    "overdue": "only the promises certainly past on that day, of whose delivery no source tells",
    "may-be-overdue": "only the promises that may be past on that day",
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in the one form that every error of the library has."""

    def error(self, message: str) -> NoReturn:
        self.exit(COULD_NOT, f"csc-reform: {message}; try --help\n")


def _parser() -> _Parser:
    parser = _Parser(
        prog="csc-reform",
        description="The reform of children's social care in England, as cited data. "
        "Without a command, prints the brief.",
    )
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    def command(name: str, words: str, *, as_json: bool = True) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        if as_json:
            made.add_argument("--json", action="store_true", help="print JSON, for machines")
        return made

    def known(made: argparse.ArgumentParser) -> None:
        words = "ask of what was known in the evening of this day"
        made.add_argument("--known", type=read_day, metavar="YYYY-MM-DD", help=words)

    def of_a_view(made: argparse.ArgumentParser) -> None:
        known(made)
        words = "ask of what rests on passages of this confidence or a higher one; A is the highest"
        letters = [one.value for one in Confidence]
        made.add_argument("--confidence", choices=letters, help=words)

    def judged_on(made: argparse.ArgumentParser) -> None:
        words = "the day to judge by (default: the newest publication date in view)"
        made.add_argument("--on", type=read_day, metavar="YYYY-MM-DD", help=words)

    brief = command("brief", "print where the reform stands, on one page")
    known(brief)
    judged_on(brief)

    changes = command("diff", "print what changed from one day's knowledge to another's")
    changes.add_argument(
        "--from",
        dest="before",
        type=read_day,
        required=True,
        metavar="YYYY-MM-DD",
        help="the first of the two days, in whose evenings it is asked what was known",
    )
    words = "the second (default: all that is bundled)"
    changes.add_argument("--to", dest="after", type=read_day, metavar="YYYY-MM-DD", help=words)
    changes.add_argument("--format", choices=("text", "markdown"), default="text")

    check = command("check", "check documents; each file or folder is a reform of its own")
    known(check)
    judged_on(check)
    add_check_arguments(check)

    reach = command("coverage", "print whom each pillar reaches, whom not, and who said so")
    of_a_view(reach)
    add_coverage_arguments(reach)

    rate = command("rate", "print the rate of an allowance on a day")
    of_a_view(rate)
    add_rate_arguments(rate)

    payable = command("payable", "print what an allowance comes to for one person over some days")
    of_a_view(payable)
    add_payable_arguments(payable)

    sums = command("reconcile", "tell whether a stated total agrees with what it is made of")
    of_a_view(sums)
    sums.add_argument("line", metavar="LINE", help="the id of the funding line that is the total")

    events = command("timeline", "print everything that has a day, in order, with its sources")
    of_a_view(events)
    _add_timeline_arguments(events)

    query = command("query", "print the entities of a kind that fulfil conditions")
    of_a_view(query)
    add_query_arguments(query)

    command(
        "schema", "print the JSON Schema of documents, for editors and validators", as_json=False
    )
    add_rules_arguments(command("rules", "list the rules, or explain one"))
    return parser


def _add_timeline_arguments(events: argparse.ArgumentParser) -> None:
    words = "leave out what is certainly before this day"
    events.add_argument("--from", dest="first", type=read_day, metavar="YYYY-MM-DD", help=words)
    words = "leave out what is certainly after this day"
    events.add_argument("--to", dest="last", type=read_day, metavar="YYYY-MM-DD", help=words)
    words = "only the events of this entity; may be given more than once"
    events.add_argument("--about", action="append", metavar="ID", help=words)
    only = events.add_mutually_exclusive_group()
    for name, words in _ONLY.items():
        only.add_argument(f"--{name}", type=read_day, metavar="YYYY-MM-DD", help=words)
    words = "what was first promised, beside what became of it"
    only.add_argument("--slippage", action="store_true", help=words)


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command line.

    Returns:
        0 when all is well, 1 when a check found errors or some rate is not known, 2 when the
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
        return COULD_NOT
    for stream in (sys.stdout, sys.stderr):
        # A pound sign is better shown as an escape than not at all.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _options(given)
        code = _COMMANDS[options.command](options)
        sys.stdout.flush()
    except CscReformError as error:
        print(f"csc-reform: {error}", file=sys.stderr)
        return COULD_NOT
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            # Whoever read the output has seen enough.
            return OK
        print(f"csc-reform: output must be writable, got {error.strerror}", file=sys.stderr)
        return COULD_NOT
    return code


def _options(given: Sequence[str]) -> argparse.Namespace:
    """Read the command line; conditions may stand between the options of a query."""
    parser = _parser()
    options, rest = parser.parse_known_args(given)
    ends = rest.index("--") if "--" in rest else len(rest)
    if rest and (options.command != "query" or any(one.startswith("-") for one in rest[:ends])):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        options.conditions += [*rest[:ends], *rest[ends + 1 :]]
    return options


def _brief(options: argparse.Namespace) -> int:
    brief = make_brief(load(), on=options.on, known=options.known)
    print(brief.as_json() if options.json else brief.as_text())
    return OK


def _view(options: argparse.Namespace) -> Reform:
    view = load() if options.known is None else load().known_on(options.known)
    return view if options.confidence is None else view.with_confidence(options.confidence)


def _rate(options: argparse.Namespace) -> int:
    return print_rate(_view(options), options)


def _payable(options: argparse.Namespace) -> int:
    return print_payable(_view(options), options)


def _reconcile(options: argparse.Namespace) -> int:
    view = _view(options)
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
    return OK


def _check_order(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise InvalidValueError("to", f"{first} or later", str(last))


def _diff(options: argparse.Namespace) -> int:
    _check_order(options.before, options.after)
    before = load().known_on(options.before)
    after = load() if options.after is None else load().known_on(options.after)
    if options.json:
        data = [
            {
                "kind": type(change).__name__,
                "subject_kind": change.subject_kind,
                "subject_id": change.subject_id,
                "title": change.title,
                "change": change.in_words(),
                **_told(change),
                "because": sources_of(change, before, after),
            }
            for change in diff(before, after)
        ]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        made = as_markdown if options.format == "markdown" else as_changelog
        print(made(before, after))
    return OK


#: What is told of a change in JSON beside its words, where its kind has it.
_TOLD = ("field", "old", "new", "days")


def _told(change: Change) -> dict[str, object]:
    found: dict[str, object] = {
        name: _ends(value) if isinstance(value, Interval) else _as_text(value)
        for name in _TOLD
        if (value := getattr(change, name, None)) is not None
    }
    if isinstance(change, HistoryChanged):
        found["added"] = [_statement(one) for one in change.added]
        found["withdrawn"] = [_statement(one) for one in change.withdrawn]
    return found


def _statement(one: Stated[object]) -> dict[str, object]:
    span = one.effective
    return {
        "value": _as_text(one.value),
        "kind": one.kind.value,
        "effective": None if span is None else [_as_text(span.start), _as_text(span.end)],
    }


def _as_text(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)


def _ends(days: Interval) -> list[int | None]:
    """Give the least and the greatest number of days; null for none."""
    return [None if end is None else int(end) for end in (days.low, days.high)]


def _timeline(options: argparse.Namespace) -> int:
    _check_order(options.first, options.last)
    view = _view(options)
    events = timeline(view)
    if options.about is not None:
        events = events.about(*options.about)
    if options.first is not None or options.last is not None:
        events = events.between(options.first or date.min, options.last or date.max)
    for name in _ONLY:
        day = getattr(options, name.replace("-", "_"))
        if day is not None:
            events = getattr(events, name.replace("-", "_"))(day)
    if options.slippage:
        _print_slips(view, events.slippage(), as_data=options.json)
    else:
        _print_events(view, events, as_data=options.json)
    return OK


def _print_events(view: Reform, events: Timeline, *, as_data: bool) -> None:
    if as_data:
        data = [
            {
                "id": event.id,
                "subject_id": event.subject_id,
                "kind": event.kind.value,
                "at": str(event.at),
                "precision": event.precision.value,
                "basis": event.basis.value,
                "title": event.title,
                "detail": event.detail,
                "is_done": event.is_done,
                "because": cite(view, event),
            }
            for event in events
        ]
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return
    if not len(events):
        print("nothing in view")
    for event in events:
        inferred = " (inferred)" if event.basis is Basis.INFERRED else ""
        notes = [f"    [{note}]" for note in cite(view, event)]
        print(f"{event.at.in_words()}{inferred}", f"  {event.in_words()}", *notes, sep="\n")


def _print_slips(view: Reform, slips: Sequence[Slip], *, as_data: bool) -> None:
    if as_data:
        data = [
            {
                "milestone_id": slip.milestone_id,
                "title": slip.title,
                "promised": str(slip.promised),
                "moved_to": None if slip.moved_to is None else str(slip.moved_to),
                "delivered": None if slip.delivered is None else str(slip.delivered),
                "days": _ends(slip.days),
                "is_late": slip.is_late.value,
                "because": cite(view, slip),
            }
            for slip in slips
        ]
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return
    if not slips:
        print("nothing in view")
    for slip in slips:
        notes = [f"    [{note}]" for note in cite(view, slip)]
        print(slip.title, f"  {slip.in_words()}", *notes, sep="\n")


def _coverage(options: argparse.Namespace) -> int:
    print_coverage(_view(options), options)
    return OK


def _query(options: argparse.Namespace) -> int:
    print_query(_view(options), options)
    return OK


def _schema(_options: argparse.Namespace) -> int:
    print(dumps_schema(), end="")
    return OK


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "brief": _brief,
    "check": check_documents,
    "coverage": _coverage,
    "diff": _diff,
    "payable": _payable,
    "query": _query,
    "rate": _rate,
    "reconcile": _reconcile,
    "rules": print_rules,
    "schema": _schema,
    "timeline": _timeline,
}
