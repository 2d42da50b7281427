"""The command that tells what changed from one day's knowledge to another's."""

import argparse
import json
from enum import Enum

from csc_reform.changelog import as_markdown, as_text, sources_of
from csc_reform.changes import Change, HistoryChanged
from csc_reform.cli._codes import OK
from csc_reform.cli._days import check_order, ends_of, read_day
from csc_reform.data import load
from csc_reform.differences import diff
from csc_reform.statements import Stated
from csc_reform.values.interval import Interval

__all__ = ["add_diff_arguments", "print_diff"]

#: What is told of a change in JSON beside its words, where its kind has it.
_TOLD = ("field", "old", "new", "days")


def add_diff_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    command.add_argument(
        "--from",
        dest="before",
        type=read_day,
        required=True,
        metavar="YYYY-MM-DD",
        help="the first of the two days, in whose evenings it is asked what was known",
    )
    words = "the second (default: all that is bundled)"
    command.add_argument("--to", dest="after", type=read_day, metavar="YYYY-MM-DD", help=words)
    command.add_argument("--format", choices=("text", "markdown"), default="text")


def print_diff(options: argparse.Namespace) -> int:
    """
    Print what changed.

    Raises:
        InvalidValueError: When the second day is before the first.
    """
    check_order(options.before, options.after)
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
        made = as_markdown if options.format == "markdown" else as_text
        print(made(before, after))
    return OK


def _told(change: Change) -> dict[str, object]:
    found: dict[str, object] = {
        name: ends_of(value) if isinstance(value, Interval) else _as_text(value)
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
