"""The command that prints everything that has a day."""

import argparse
import json
from collections.abc import Sequence
from datetime import date
from typing import Final

from csc_reform.cli._days import check_order, ends_of, read_day
from csc_reform.entities.entity import Basis
from csc_reform.footnotes import cite
from csc_reform.reform import Reform
from csc_reform.slippage import Slip
from csc_reform.timelines import Timeline, timeline

__all__ = ["add_timeline_arguments", "print_timeline"]

#: What a timeline may be narrowed to, as seen from a day.
_ONLY: Final = {
    "upcoming": "only what may still come, on that day or after it",
    "overdue": "only the promises certainly past on that day, of whose delivery no source tells",
    "may-be-overdue": "only the promises that may be past on that day",
}


def add_timeline_arguments(events: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
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


def print_timeline(view: Reform, options: argparse.Namespace) -> None:
    """Print the events of a view that are asked for, or what was promised beside what came."""
    check_order(options.first, options.last)
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
                "days": ends_of(slip.days),
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
