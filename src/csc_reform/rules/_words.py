"""The words that every way of printing a report uses."""

from collections import Counter
from collections.abc import Iterator

from csc_reform.rules._report import Finding, OutcomeStatus, Report, RootCause
from csc_reform.rules._rule import Severity

__all__ = ["MOST", "most_of_each", "others_in_words", "subject_of", "summary"]

#: How many findings of one rule, or from one cause, are spelt out unless a caller says otherwise.
MOST = 10

_PLURALS = {"query": "queries", "crash": "crashes"}
_TOLD_WHEN_THERE = (OutcomeStatus.SKIPPED, OutcomeStatus.SUPPRESSED)


def summary(report: Report) -> str:
    """
    Give a report in one line.

    >>> from csc_reform.rules import Report
    >>> summary(Report())
    '0 errors, 0 warnings, 0 queries, 0 infos, 0 crashes in 0 checks'
    """
    counts = [_counted(report.count(severity), severity.value) for severity in Severity]
    counts.append(_counted(len(report.crashes), "crash"))
    for status in _TOLD_WHEN_THERE:
        number = sum(1 for _ in report.outcomes.of(status))
        if number:
            counts.append(f"{number:,} {status.value}")
    return f"{', '.join(counts)} in {_counted(len(report.outcomes), 'check')}"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word if number == 1 else _PLURALS.get(word, f'{word}s')}"


def subject_of(finding: Finding) -> str:
    """Name what a finding is about."""
    return finding.entity_id or "reform"


def most_of_each(report: Report, most: int) -> Iterator[tuple[RootCause | None, str]]:
    """
    Give what is to be spelt out: for each rule so many causes, and then words for what is left.

    A cause stands with the gravest of what comes from it; one rule's many cannot hide another's.
    """
    shown: Counter[str] = Counter()
    for cause in report.causes:
        code = cause.findings[0].code
        shown[code] += 1
        if shown[code] <= most:
            yield cause, ""
    for code, count in shown.items():
        if count > most:
            yield None, f"{code}: and {count - most:,} more"


def others_in_words(cause: RootCause, most: int) -> str:
    """Say what else comes from a cause; empty when nothing does."""
    others = cause.findings[1:]
    if not others:
        return ""
    names = list(dict.fromkeys(f"{subject_of(one)} ({one.code})" for one in others))
    left = len(names) - most
    listed = ", ".join(names[:most]) + (f" and {left:,} more" if left > 0 else "")
    return f"{cause.cause}: {len(others):,} more from this: {listed}"
