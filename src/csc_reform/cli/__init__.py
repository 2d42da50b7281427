"""The command line, and the pages that it makes of the rules."""

from csc_reform.cli._main import main
from csc_reform.cli._rules import rule_index, rule_page

__all__ = ["main", "rule_index", "rule_page"]
