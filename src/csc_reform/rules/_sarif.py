"""A report as SARIF 2.1.0, which code hosts and editors read."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from csc_reform.rules._catalogue import BUILTIN
from csc_reform.rules._report import Finding, Outcome, Place, Report
from csc_reform.rules._rule import AnyRule, RuleSet, Severity, subject_in_words

__all__ = ["as_sarif"]

#: SARIF has no word for a query; what is no error and no warning is a note.
_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.QUERY: "note",
    Severity.INFO: "note",
}


def as_sarif(report: Report, rules: RuleSet = BUILTIN, *, troubles: Iterable[str] = ()) -> str:
    """
    Give a report as a SARIF 2.1.0 log of one run.

    All rules that were asked are described in it; queries and infos are notes, and say in their
    properties what they are. What is suppressed is there with its reason, and a rule that broke makes
    the run an unsuccessful one. A finding has a file when its entity was read from one; some hosts
    take no other.

    Args:
        report: The report.
        rules: The rules that were asked; without any, all that the library ships.
        troubles: What else kept the run from being a whole one, such as a file that is not there.

    >>> from csc_reform import load, validate
    >>> json.loads(as_sarif(validate(load())))["version"]
    '2.1.0'
    """
    indexes = {rule.code: number for number, rule in enumerate(rules)}
    results = [_result(one, indexes) for one in report.findings]
    for one in report.suppressed:
        reason = report.outcome(one.code, one.entity_id).detail
        accepted = [{"kind": "external", "status": "accepted", "justification": reason}]
        results.append({**_result(one, indexes), "suppressions": accepted})
    notifications = [
        *(_notification(one) for one in report.crashes),
        *({"level": "error", "message": {"text": trouble}} for trouble in troubles),
    ]
    run = {
        "tool": {
            "driver": {"name": "csc-reform", "rules": [_descriptor(rule) for rule in rules]},
        },
        "invocations": [
            {
                "executionSuccessful": not notifications,
                "toolExecutionNotifications": notifications,
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _descriptor(rule: AnyRule) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.rationale},
        "help": {"text": f"{rule.rationale} Run: csc-reform rules {rule.code}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "severity": rule.severity.value,
            "subject": subject_in_words(rule),
            "since": rule.since,
            "tags": list(dict.fromkeys(rule.tags)),
        },
    }


def _result(found: Finding, indexes: Mapping[str, int]) -> dict[str, object]:
    result: dict[str, object] = {"ruleId": found.code}
    if found.code in indexes:
        result["ruleIndex"] = indexes[found.code]
    properties: dict[str, object] = {"severity": found.severity.value}
    if found.cause:
        properties["cause"] = found.cause
    if found.citations:
        properties["citations"] = [f"{one.source_id} {one.locator}" for one in found.citations]
    result |= {
        "level": _LEVELS[found.severity],
        "message": {"text": found.message},
        "locations": [_location(found.place)],
        "partialFingerprints": {"codeEntityMessage/v1": _fingerprint(found)},
        "properties": properties,
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number, **_location(place)} for number, place in enumerate(found.related, 1)
        ]
    return result


def _location(place: Place) -> dict[str, object]:
    name = place.entity_id or "reform"
    logical: dict[str, object] = {"name": name, "kind": "member"}
    if place.pointer:
        logical["fullyQualifiedName"] = place.pointer
    location: dict[str, object] = {"logicalLocations": [logical]}
    if place.file:
        physical: dict[str, object] = {"artifactLocation": {"uri": _uri(place.file)}}
        if place.line:
            region = {"startLine": place.line, "startColumn": place.column}
            physical["region"] = {key: one for key, one in region.items() if one is not None}
        location["physicalLocation"] = physical
    return location


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _fingerprint(found: Finding) -> str:
    """Tell one finding from another, wherever in its document it moves."""
    parts: Iterable[str] = (found.code, found.entity_id, found.message)
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()[:32]


def _notification(crash: Outcome) -> dict[str, object]:
    return {
        "level": "error",
        "associatedRule": {"id": crash.code},
        "message": {"text": f"{crash.code} broke on {crash.entity_id or 'reform'}: {crash.detail}"},
    }
