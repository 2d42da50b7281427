"""A report as JSON, for machines: all of it."""

import json

import attrs

from csc_reform.rules._report import Finding, Outcome, OutcomeStatus, Report
from csc_reform.rules._rule import Severity

__all__ = ["as_data_of", "as_json"]


def as_data_of(report: Report) -> dict[str, object]:
    """
    Give a report as JSON data: whether it is ok, what was found, and how else rules came out.

    Of a finding, what is empty is left out. What rules passed is only counted.

    >>> from csc_reform import load, validate
    >>> as_data_of(validate(load()))["ok"]
    True
    """
    return {
        "ok": report.ok,
        "checks": len(report.outcomes),
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "findings": [_finding(one) for one in report.findings],
        "crashes": [_outcome(one) for one in report.crashes],
        "skipped": [_outcome(one) for one in report.outcomes.of(OutcomeStatus.SKIPPED)],
        "suppressed": [
            {**_finding(one), "reason": report.outcome(one.code, one.entity_id).detail}
            for one in report.suppressed
        ],
    }


def _finding(found: Finding) -> dict[str, object]:
    plain: dict[str, object] = {
        "code": found.code,
        "severity": found.severity.value,
        **attrs.asdict(found.place),
        "message": found.message,
        "cause": found.cause,
        "related": [_filled(attrs.asdict(place)) for place in found.related],
        "citations": [f"{one.source_id} {one.locator}" for one in found.citations],
    }
    return _filled(plain)


def _filled(plain: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in plain.items() if value not in ("", None, [])}


def _outcome(outcome: Outcome) -> dict[str, str]:
    plain = {"code": outcome.code, "entity_id": outcome.entity_id, "detail": outcome.detail}
    return {name: value for name, value in plain.items() if value}


def as_json(report: Report) -> str:
    """
    Give a report as JSON text; see `as_data_of`.

    >>> from csc_reform.rules import Report
    >>> print(as_json(Report()).splitlines()[1])
      "ok": true,
    """
    return json.dumps(as_data_of(report), ensure_ascii=False, indent=2)
