"""What rules found in documents, placed where it stands in their texts."""

from collections.abc import Mapping
from typing import cast

import attrs

from csc_reform.io._faults import Pointer, written
from csc_reform.io._pages import Page
from csc_reform.rules import Finding, Report

__all__ = ["locate"]


def locate(report: Report, texts: Mapping[str, str]) -> Report:
    """
    Give a report whose findings say at which line and column of their documents they are.

    Without it a finding knows the line of its record. A pointer to something that a record leaves
    out becomes one to what is around it.

    Args:
        report: The report.
        texts: The texts of the documents by their names; of others nothing changes.

    >>> from csc_reform import loads, validate
    >>> text = '''{"schema_version": 1, "title": "Mine", "groups": [
    ...   {"id": "carers",
    ...    "title": "Carers."}]}'''
    >>> report = validate(loads(text))
    >>> [one.line for one in report.findings if one.code == "HYG009"]
    [2]
    >>> report = locate(report, {"<text>": text})
    >>> [(one.line, one.column) for one in report.findings if one.code == "HYG009"]
    [(3, 4)]
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in (*report.findings, *report.suppressed):
        if finding.file in texts and finding.pointer:
            by_file.setdefault(finding.file, []).append(finding)
    placed: dict[Finding, Finding] = {}
    for file, findings in by_file.items():
        placed |= _placed(Page(texts[file], file), findings)
    return Report(
        [placed.get(one, one) for one in report.findings],
        report.outcomes,
        [placed.get(one, one) for one in report.suppressed],
    )


def _placed(page: Page, findings: list[Finding]) -> dict[Finding, Finding]:
    whole = page.data()
    if not page.is_sound:
        # It is not what it was when it was read.
        return {}
    ways = {one: _way(one.pointer, whole) for one in findings}
    places = page.places(set(ways.values()))
    return {
        one: attrs.evolve(one, pointer=written(way), line=places[way][0], column=places[way][1])
        for one, way in ways.items()
    }


def _way(pointer: str, whole: object) -> Pointer:
    """Give the steps of a pointer, as far as they lead to something that is there."""
    steps: list[str | int] = []
    here = whole
    for part in pointer.split("/")[1:]:
        step = part.replace("~1", "/").replace("~0", "~")
        if isinstance(here, dict) and step in here:
            here = cast("dict[str, object]", here)[step]
            steps.append(step)
        elif (
            isinstance(here, list)
            and step.isdigit()
            and int(step) < len(cast("list[object]", here))
        ):
            here = cast("list[object]", here)[int(step)]
            steps.append(int(step))
        else:
            break
    return tuple(steps)
