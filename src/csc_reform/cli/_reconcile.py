"""The command that tells whether stated totals agree with what they are made of."""

import argparse
import json

from csc_reform.footnotes import cite
from csc_reform.reconciliation import Reconciliation, reconcile, together, totals
from csc_reform.reform import Reform

__all__ = [
    "add_reconcile_arguments",
    "add_together_arguments",
    "print_sums",
    "print_together",
]


def add_reconcile_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    words = "the id of the funding line that is the total (default: every one, a line each)"
    command.add_argument("line", nargs="?", metavar="LINE", help=words)


def add_together_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    words = "the ids of funding lines"
    command.add_argument("lines", nargs="+", metavar="LINE", help=words)


def print_together(view: Reform, options: argparse.Namespace) -> None:
    """
    Print what sums come to together, as far as sources say how they overlap.

    Raises:
        CscReformError: For what is no funding line in this view, and for sums in unlike units.
    """
    answer = together(view, options.lines)
    notes = cite(view, answer)
    if options.json:
        data = {
            "ids": answer.ids,
            "amount": str(answer.amount),
            "left_out": dict(answer.left_out),
            "unknown_overlaps": answer.unknown_overlaps,
            "assumptions": answer.assumptions,
            "because": notes,
        }
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print(*answer.in_words().split("; "), *(f"  [{note}]" for note in notes), sep="\n")


def print_sums(view: Reform, options: argparse.Namespace) -> None:
    """
    Print how one total comes out, or all that can be reconciled.

    Raises:
        CscReformError: For what is no total in this view.
    """
    if options.line is not None:
        answer = reconcile(view, options.line)
        if options.json:
            print(json.dumps(_as_data(view, answer), ensure_ascii=False, indent=2))
        else:
            notes = (f"  [{note}]" for note in cite(view, answer))
            print(*answer.in_words().split("; "), *notes, sep="\n")
        return
    answers = [reconcile(view, id_) for id_ in totals(view)]
    if options.json:
        data = [_as_data(view, answer) for answer in answers]
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return
    width = max((len(answer.id) for answer in answers), default=0)
    for answer in answers:
        gap = f"leaving {answer.gap}" if answer.gap is not None else "a figure is not known"
        print(f"{answer.id:{width}}  {answer.verdict.value:12}  {gap}")
    if not answers:
        print("nothing in view")


def _as_data(view: Reform, answer: Reconciliation) -> dict[str, object]:
    return {
        "id": answer.id,
        "verdict": answer.verdict.value,
        "gap": None if answer.gap is None else str(answer.gap),
        "implied": None if answer.implied is None else str(answer.implied),
        "assumptions": answer.assumptions,
        "explanations": answer.explanations,
        "because": cite(view, answer),
    }
