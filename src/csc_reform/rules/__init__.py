"""Rules: a catalogue that finds what is wrong with a reform, and never calls a crash a pass."""

from csc_reform.rules._catalogue import BUILTIN, try_out, validate
from csc_reform.rules._context import Context
from csc_reform.rules._github import as_github
from csc_reform.rules._json import as_data_of, as_json
from csc_reform.rules._markdown import as_markdown, escaped_markdown
from csc_reform.rules._report import (
    Finding,
    Outcome,
    Outcomes,
    OutcomeStatus,
    Place,
    Report,
    RootCause,
)
from csc_reform.rules._rule import (
    AnyRule,
    Problem,
    Rule,
    RuleSet,
    Severity,
    Skipped,
    subject_in_words,
)
from csc_reform.rules._sarif import as_sarif
from csc_reform.rules._suppression import Suppression
from csc_reform.rules._text import as_text

__all__ = [
    "BUILTIN",
    "AnyRule",
    "Context",
    "Finding",
    "Outcome",
    "OutcomeStatus",
    "Outcomes",
    "Place",
    "Problem",
    "Report",
    "RootCause",
    "Rule",
    "RuleSet",
    "Severity",
    "Skipped",
    "Suppression",
    "as_data_of",
    "as_github",
    "as_json",
    "as_markdown",
    "as_sarif",
    "as_text",
    "escaped_markdown",
    "subject_in_words",
    "try_out",
    "validate",
]
