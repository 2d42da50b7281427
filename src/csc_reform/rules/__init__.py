"""Rules: a catalogue that finds what is wrong with a reform, and never calls a crash a pass."""

from csc_reform.rules._catalogue import BUILTIN, validate
from csc_reform.rules._render import as_data_of, as_json, as_text
from csc_reform.rules._report import Finding, Outcome, OutcomeStatus, Report
from csc_reform.rules._rule import Context, Problem, Rule, RuleSet, Severity, Skipped

__all__ = [
    "BUILTIN",
    "Context",
    "Finding",
    "Outcome",
    "OutcomeStatus",
    "Problem",
    "Report",
    "Rule",
    "RuleSet",
    "Severity",
    "Skipped",
    "as_data_of",
    "as_json",
    "as_text",
    "validate",
]
