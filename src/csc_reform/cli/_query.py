"""The command that asks a reform: conditions in words, and what they find as a table."""

import argparse
import json
import sys
from pathlib import Path

from csc_reform.data import load
from csc_reform.entities.entity import Entity
from csc_reform.entities.kinds import KINDS
from csc_reform.errors import InvalidValueError, suggestion
from csc_reform.footnotes import cite
from csc_reform.io import dumps_query, loads_query, read_conditions, read_field, read_sort_key
from csc_reform.named_ids import check_ids
from csc_reform.query import Predicate
from csc_reform.query.predicates import joined_by
from csc_reform.reform import Reform
from csc_reform.tables import as_csv, as_data, as_text

__all__ = ["add_query_arguments", "print_query"]


def add_query_arguments(query: argparse.ArgumentParser) -> None:
    """Tell a parser what the command takes."""
    words = "the plural of the kind of entity, such as commitments"
    query.add_argument("kind", metavar="KIND", help=words)
    words = (
        "a field, an operator and a value, such as 'strength>=pilot', 'title contains kinship', "
    )
    words += "'not pillar_id is_none', 'strength ever = explore'; all of them are to hold"
    query.add_argument("conditions", nargs="*", metavar="CONDITION", help=words)
    words = "a saved query, which is to hold too"
    query.add_argument("--saved", metavar="FILE", help=words)
    query.add_argument("--any", action="store_true", help="let any one of the conditions do")
    words = "print what the conditions cannot decide, since a value is unknown or disputed"
    query.add_argument("--undetermined", action="store_true", help=words)
    words = "sort by these fields; ':desc' turns one around; of figures and dates take an end, "
    words += "such as amount.low or published.latest"
    query.add_argument("--sort", metavar="FIELD,…", help=words)
    words = "print these fields (default: id,title)"
    query.add_argument("--columns", default="id,title", metavar="FIELD,…", help=words)
    query.add_argument("--limit", type=int, metavar="N", help="print so many at the most")
    words = "as a table, as CSV, as JSON, or the conditions as a saved query"
    formats = ("table", "csv", "json", "saved")
    query.add_argument("--format", choices=formats, help=words)


def print_query(view: Reform, options: argparse.Namespace) -> None:
    """
    Print what a reform gives to the conditions asked.

    Raises:
        CscReformError: For what cannot be asked, with what is wrong about it.
    """
    if options.kind not in KINDS:
        near = suggestion(options.kind, KINDS).lstrip("; ")
        raise InvalidValueError("kind", f"one of {', '.join(KINDS)}", options.kind, near)
    kind = KINDS[options.kind]
    conditions = _conditions(options, kind)
    columns = [read_field(one, kind) for one in options.columns.split(",")]
    keys = [read_sort_key(one, kind) for one in options.sort.split(",")] if options.sort else []
    form = _format(options)
    if form == "saved":
        _print_saved(conditions)
        return
    entities = view.of_kind(kind)
    undecided = entities.undetermined(*conditions)
    found = undecided if options.undetermined else entities.where(*conditions)
    shown = found.order_by(*keys)
    shown = shown if options.limit is None else shown.limit(options.limit)
    notes = _notes(len(found) - len(shown), 0 if options.undetermined else len(undecided))
    if form == "json":
        rows = zip(shown, as_data(shown, *columns), strict=True)
        data = {
            "kind": options.kind,
            "count": len(found),
            "undetermined": undecided.ids(),
            "rows": [{**row, "because": cite(view, entity)} for entity, row in rows],
        }
        print(json.dumps(data, ensure_ascii=False, indent=2))
    elif form == "csv":
        print(as_csv(shown, *columns), end="")
        print(*notes, sep="\n", end="\n" if notes else "", file=sys.stderr)
    else:
        print(as_text(shown, *columns) if len(shown) else "nothing in view", *notes, sep="\n")


def _format(options: argparse.Namespace) -> str:
    of_a_view = ("known", "confidence", "undetermined", "sort", "limit")
    beside = [name for name in of_a_view if getattr(options, name)]
    if options.format == "saved" and beside:
        advice = f"only conditions are saved: leave out --{beside[0]}"
        raise InvalidValueError("format", "table, csv or json", "saved", advice)
    if options.json and options.format not in (None, "json"):
        raise InvalidValueError("format", "json, as --json says", options.format)
    return "json" if options.json else options.format or "table"


def _conditions(options: argparse.Namespace, kind: type[Entity]) -> list[Predicate[Entity]]:
    conditions = list(read_conditions(options.conditions, kind))
    if options.any and conditions:
        conditions = [joined_by("or", conditions)]
    if options.saved is not None:
        conditions.append(loads_query(_read_text(options.saved), kind))
    for one in conditions:
        check_ids(load(), one)
    return conditions


def _print_saved(conditions: list[Predicate[Entity]]) -> None:
    if not conditions:
        raise InvalidValueError("conditions", "at least one, to be saved", ())
    print(dumps_query(joined_by("and", conditions)), end="")


def _notes(left_out: int, undecided: int) -> list[str]:
    """Say what a table does not show."""
    found = [f"({left_out} more; --limit)"] if left_out else []
    if undecided:
        found.append(f"({undecided} could not be decided: --undetermined prints them)")
    return found


def _read_text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        words = error.strerror if isinstance(error, OSError) else "bytes that are not UTF-8"
        raise InvalidValueError("saved", f"a readable file, {path}", words) from None
