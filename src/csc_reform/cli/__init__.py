"""The command line."""

from csc_reform.cli._main import main

__all__ = ["main"]
