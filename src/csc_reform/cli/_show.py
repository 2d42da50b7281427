"""The command that prints everything that is known about one thing."""

import argparse

from csc_reform.cli._codes import OK
from csc_reform.data import load
from csc_reform.dossiers import dossier

__all__ = ["add_show_arguments", "print_dossier"]


def add_show_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    words = "the id of a commitment, programme, allowance, or anything else; a former one will do"
    command.add_argument("id", metavar="ID", help=words)
    command.add_argument("--all", action="store_true", help="print long lists to their end")


def print_dossier(options: argparse.Namespace) -> int:
    """
    Print the page of one thing.

    Raises:
        UnknownIdError: For an id that nothing has, or not yet on the day asked of.
    """
    reform = load()
    if options.confidence is not None:
        reform = reform.with_confidence(options.confidence)
    page = dossier(reform, options.id, on=options.on, known=options.known)
    print(page.as_json() if options.json else page.as_text(whole=options.all))
    return OK
