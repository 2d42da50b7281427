"""Print a report, for people and for machines."""

import json
from collections import Counter
from collections.abc import Iterator

import attrs

from csc_reform.rules._report import Finding, Outcome, Report
from csc_reform.rules._rule import Severity

__all__ = ["as_data_of", "as_json", "as_text", "summary"]

#: How many findings of one rule the text spells out.
_OF_EACH_RULE = 10


def summary(report: Report) -> str:
    """
    Give a report in one line.

    >>> summary(Report((), ()))
    '0 errors, 0 warnings, 0 queries, 0 infos, 0 crashes in 0 checks'
    """
    counts = [_counted(report.count(severity), severity.value) for severity in Severity]
    crashes = _counted(len(report.crashes), "crash")
    return f"{', '.join(counts)}, {crashes} in {_counted(len(report.outcomes), 'check')}"


def _counted(number: int, word: str) -> str:
    plural = {"query": "queries", "crash": "crashes"}.get(word, f"{word}s")
    return f"{number} {word if number == 1 else plural}"


def as_text(report: Report) -> str:
    """Give a report as lines: a finding each, crashes, and the summary last."""
    return "\n".join([*_lines(report), summary(report)])


def _lines(report: Report) -> Iterator[str]:
    shown: Counter[str] = Counter()
    for finding in report.findings:
        shown[finding.code] += 1
        if shown[finding.code] <= _OF_EACH_RULE:
            yield line(finding)
    for code, count in shown.items():
        if count > _OF_EACH_RULE:
            yield f"{code}: and {count - _OF_EACH_RULE} more"
    for crash in report.crashes:
        yield f"{crash.entity_id or 'reform'}: crashed {crash.code} {crash.detail}"


def line(finding: Finding) -> str:
    """Give a finding as one line, with its place when it came from a document."""
    place = f"{finding.file}:{finding.line}: " if finding.line else ""
    subject = finding.entity_id or "reform"
    return f"{place}{subject}: {finding.severity.value} {finding.code} {finding.message}"


def as_data_of(report: Report) -> dict[str, object]:
    """Give a report as JSON data: whether it is ok, the findings, and the rules that broke."""

    def crash(outcome: Outcome) -> dict[str, str]:
        return {"code": outcome.code, "entity_id": outcome.entity_id, "detail": outcome.detail}

    def finding(found: Finding) -> dict[str, object]:
        plain = attrs.asdict(found, filter=lambda _, value: value not in (None, "", ()))
        plain["severity"] = found.severity.value
        plain["citations"] = [f"{c.source_id} {c.locator}" for c in found.citations]
        return plain

    return {
        "ok": report.ok,
        "findings": [finding(found) for found in report.findings],
        "crashes": [crash(outcome) for outcome in report.crashes],
        "checks": len(report.outcomes),
    }


def as_json(report: Report) -> str:
    """Give a report as JSON text; see `as_data_of`."""
    return json.dumps(as_data_of(report), ensure_ascii=False, indent=2)
