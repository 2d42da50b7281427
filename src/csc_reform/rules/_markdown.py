"""A report in Markdown, to be put under a change or into an issue."""

import re
from collections.abc import Iterator

from csc_reform.errors import printable
from csc_reform.rules._report import Finding, Report
from csc_reform.rules._words import MOST, most_of_each, others_in_words, subject_of, summary

__all__ = ["as_markdown", "escaped_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&$])")
#: What a host makes a link or calls somebody by, and an empty comment that keeps it from that.
_CALLS = re.compile(
    r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=:)(?=[a-z]\w*:)", re.IGNORECASE
)
_NOTHING = "<!-- -->"


def escaped_markdown(text: str) -> str:
    r"""
    Give a text so that Markdown shows it as it is, in a cell of a table too.

    >>> print(escaped_markdown("<b> | @team"))
    \<b\> \| @<!-- -->team
    """
    plain = _SPECIAL.sub(r"\\\1", printable(" ".join(text.split())))
    return _CALLS.sub(_NOTHING, plain)


def as_markdown(report: Report, *, most: int = MOST) -> str:
    """
    Give a report as a table in Markdown, a row for each root cause, with the summary above it.

    Args:
        report: The report.
        most: How many findings of one rule are spelt out.

    >>> from csc_reform import load, validate
    >>> from csc_reform.rules import BUILTIN
    >>> report = validate(load().known_on("2023-05-11"), BUILTIN.select("CHR001"))
    >>> print(as_markdown(report), end="")
    **0 errors, 0 warnings, 0 queries, 0 infos, 0 crashes in 3 checks**
    """
    return "".join(f"{line}\n" for line in _lines(report, most))


def _lines(report: Report, most: int) -> Iterator[str]:
    yield f"**{summary(report)}**"
    left: list[str] = []
    if report.findings:
        yield from ("", "| severity | rule | about | what |", "| --- | --- | --- | --- |")
    for cause, words in most_of_each(report, most):
        if cause is None:
            left.append(f"- {words}")
            continue
        first = cause.findings[0]
        others = others_in_words(cause, most)
        what = escaped_markdown(first.message) + (
            f"<br>{escaped_markdown(others)}" if others else ""
        )
        yield f"| {first.severity.value} | {first.code} | {_about(first)} | {what} |"
    left += [
        f"- crashed: {crash.code} on {escaped_markdown(crash.entity_id or 'reform')}: {escaped_markdown(crash.detail)}"
        for crash in report.crashes[:most]
    ]
    if len(report.crashes) > most:
        left.append(f"- and {len(report.crashes) - most:,} more crashes")
    if left:
        yield from ("", *left)


def _about(finding: Finding) -> str:
    place = str(finding.place)
    return escaped_markdown(subject_of(finding)) + (
        f"<br>{escaped_markdown(place)}" if place else ""
    )
