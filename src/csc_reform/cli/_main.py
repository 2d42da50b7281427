"""The commands, and what they take: argparse over the public API."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, NoReturn, cast, final

from csc_reform.briefing import make_brief
from csc_reform.cli._allowances import (
    add_payable_arguments,
    add_rate_arguments,
    print_payable,
    print_rate,
)
from csc_reform.cli._check import add_check_arguments, check_documents
from csc_reform.cli._cite import add_cite_arguments, print_footnotes
from csc_reform.cli._claims import add_claims_arguments, print_claims
from csc_reform.cli._codes import COULD_NOT, OK
from csc_reform.cli._coverage import add_coverage_arguments, print_coverage
from csc_reform.cli._days import read_day
from csc_reform.cli._diff import add_diff_arguments, print_diff
from csc_reform.cli._query import add_query_arguments, print_query
from csc_reform.cli._reconcile import (
    add_reconcile_arguments,
    add_together_arguments,
    print_sums,
    print_together,
)
from csc_reform.cli._rules import add_rules_arguments, print_rules
from csc_reform.cli._show import add_show_arguments, print_dossier
from csc_reform.cli._timeline import add_timeline_arguments, print_timeline
from csc_reform.data import load
from csc_reform.errors import CscReformError, suggestion
from csc_reform.io import dumps_schema
from csc_reform.provenance import Confidence
from csc_reform.reform import Reform

__all__ = ["main"]


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
    for name, command in _COMMANDS.items():
        made = commands.add_parser(name, help=command.words, description=command.words)
        if command.as_json:
            made.add_argument("--json", action="store_true", help="print JSON, for machines")
        for add in (*command.asked_of, command.add):
            add(made)
    return parser


def _known(made: argparse.ArgumentParser) -> None:
    words = "ask of what was known in the evening of this day"
    made.add_argument("--known", type=read_day, metavar="YYYY-MM-DD", help=words)


def _confidence(made: argparse.ArgumentParser) -> None:
    words = "ask of what rests on passages of this confidence or a higher one; A is the highest"
    letters = [one.value for one in Confidence]
    made.add_argument("--confidence", choices=letters, help=words)


def _judged_on(made: argparse.ArgumentParser) -> None:
    words = "the day to judge by (default: the newest publication date in view)"
    made.add_argument("--on", type=read_day, metavar="YYYY-MM-DD", help=words)


def _nothing(_made: argparse.ArgumentParser) -> None:
    pass


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
    if cast("object", sys.stdout) is None:
        # Python has none where the shell closed it: `>&-`.
        print("csc-reform: output must be open, got none", file=sys.stderr)
        return COULD_NOT
    for stream in (sys.stdout, sys.stderr):
        # A pound sign is better shown as an escape than not at all.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _options(given)
        code = _COMMANDS[options.command].run(options)
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


def _of_view(
    told: Callable[[Reform, argparse.Namespace], int | None],
) -> Callable[[argparse.Namespace], int]:
    """Make a command of what is told of a view; that it was told is well, if nothing is said."""
    return lambda options: told(_view(options), options) or OK


def _schema(_options: argparse.Namespace) -> int:
    print(dumps_schema(), end="")
    return OK


#: Adds to what a command takes.
_Adds = Callable[[argparse.ArgumentParser], None]


@final
class _Command(NamedTuple):
    """What a command does, and what it takes: of its own, and as all do that are asked of a view."""

    words: str
    run: Callable[[argparse.Namespace], int]
    add: _Adds = _nothing
    asked_of: tuple[_Adds, ...] = ()
    as_json: bool = True


_VIEW: Final = (_known, _confidence)
_COMMANDS: Final[Mapping[str, _Command]] = {
    "brief": _Command("print where the reform stands", _brief, asked_of=(_known, _judged_on)),
    "check": _Command(
        "check documents; each file or folder is a reform of its own",
        check_documents,
        add_check_arguments,
        (_known, _judged_on),
    ),
    "cite": _Command(
        "print the footnotes of one thing, or of one of its fields",
        _of_view(print_footnotes),
        add_cite_arguments,
        _VIEW,
    ),
    "claims": _Command(
        "check what sources claim against what is known",
        _of_view(print_claims),
        add_claims_arguments,
        _VIEW,
    ),
    "coverage": _Command(
        "print whom each pillar reaches, whom not, and who said so",
        _of_view(print_coverage),
        add_coverage_arguments,
        _VIEW,
    ),
    "diff": _Command(
        "print what changed from one day's knowledge to another's", print_diff, add_diff_arguments
    ),
    "payable": _Command(
        "print what an allowance comes to for one person over some days",
        _of_view(print_payable),
        add_payable_arguments,
        _VIEW,
    ),
    "query": _Command(
        "print the entities of a kind that fulfil conditions",
        _of_view(print_query),
        add_query_arguments,
        _VIEW,
    ),
    "rate": _Command(
        "print the rate of an allowance on a day", _of_view(print_rate), add_rate_arguments, _VIEW
    ),
    "reconcile": _Command(
        "tell whether stated totals agree with what they are made of",
        _of_view(print_sums),
        add_reconcile_arguments,
        _VIEW,
    ),
    "rules": _Command("list the rules, or explain one", print_rules, add_rules_arguments),
    "schema": _Command(
        "print the JSON Schema of documents, for editors and validators", _schema, as_json=False
    ),
    "show": _Command(
        "print everything that is known about one thing, on one page",
        print_dossier,
        add_show_arguments,
        (*_VIEW, _judged_on),
    ),
    "timeline": _Command(
        "print everything that has a day, in order, with its sources",
        _of_view(print_timeline),
        add_timeline_arguments,
        _VIEW,
    ),
    "together": _Command(
        "print what sums of money come to together, as far as it is said how they overlap",
        _of_view(print_together),
        add_together_arguments,
        _VIEW,
    ),
}
