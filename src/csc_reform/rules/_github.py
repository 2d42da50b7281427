"""A report as workflow commands, which GitHub shows beside the lines of a change."""

from collections.abc import Iterator
from pathlib import PurePath

from csc_reform.errors import printable
from csc_reform.rules._report import Report
from csc_reform.rules._rule import Severity
from csc_reform.rules._words import MOST, most_of_each, others_in_words, subject_of, summary

__all__ = ["as_github"]

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.QUERY: "notice",
    Severity.INFO: "notice",
}


def as_github(report: Report, *, most: int = MOST) -> str:
    """
    Give a report as GitHub annotations: one for each root cause and each rule that broke.

    An error is an error, a warning a warning, and the rest are notices.

    Args:
        report: The report.
        most: How many findings of one rule are spelt out.

    >>> from csc_reform.rules import Finding, Report
    >>> found = Finding(
    ...     code="HYG002",
    ...     severity=Severity.WARNING,
    ...     entity_id="a",
    ...     message="names clash",
    ...     file="plan.toml",
    ...     line=7,
    ... )
    >>> print(as_github(Report([found])).splitlines()[0])
    ::warning file=plan.toml,line=7,title=HYG002 a::names clash
    """
    return "\n".join([*_commands(report, most), summary(report)])


def _commands(report: Report, most: int) -> Iterator[str]:
    for cause, words in most_of_each(report, most):
        if cause is None:
            yield f"::notice::{_value(words)}"
            continue
        first = cause.findings[0]
        place = first.place
        properties = {
            "file": PurePath(place.file).as_posix() if place.file else "",
            "line": place.line or "",
            "col": place.column or "",
            "title": f"{first.code} {subject_of(first)}",
        }
        given = ",".join(f"{name}={_property(str(one))}" for name, one in properties.items() if one)
        others = others_in_words(cause, most)
        message = "\n".join(printable(line) for line in (first.message, others) if line)
        yield f"::{_COMMANDS[first.severity]} {given}::{_value(message)}"
    for crash in report.crashes[:most]:
        title = _property(f"{crash.code} crashed on {crash.entity_id or 'reform'}")
        yield f"::error title={title}::{_value(printable(crash.detail))}"
    if len(report.crashes) > most:
        yield f"::error::and {len(report.crashes) - most:,} more crashes"


def _value(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
