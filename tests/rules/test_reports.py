"""Reports: findings and outcomes in a fixed order, and how they are printed."""

import json

import pytest

from csc_reform import Citation, Finding, Report, Severity
from csc_reform.rules import Outcome, OutcomeStatus, as_json, as_text


def finding(
    message: str = "wrong",
    severity: Severity = Severity.ERROR,
    code: str = "XYZ001",
    entity_id: str = "a",
) -> Finding:
    """Make a finding."""
    return Finding(code=code, severity=severity, entity_id=entity_id, message=message)


def outcome(status: OutcomeStatus, entity_id: str = "a", detail: str = "") -> Outcome:
    """Make an outcome."""
    return Outcome(code="XYZ001", entity_id=entity_id, status=status, detail=detail)


PASSED = outcome(OutcomeStatus.PASSED)
CRASHED = outcome(OutcomeStatus.CRASHED, "b", "KeyError: 'x'")


class TestReport:
    """What a set of rules found."""

    def test_the_gravest_come_first(self) -> None:
        """Then by code, entity and message, whatever the order they came in."""
        in_order = [
            finding(severity=Severity.ERROR, code="ABC001"),
            finding(severity=Severity.ERROR, code="XYZ001", entity_id="a", message="one"),
            finding(severity=Severity.ERROR, code="XYZ001", entity_id="a", message="two"),
            finding(severity=Severity.ERROR, code="XYZ001", entity_id="b"),
            finding(severity=Severity.WARNING, code="ABC001"),
            finding(severity=Severity.QUERY, code="ABC001"),
            finding(severity=Severity.INFO, code="ABC001"),
        ]
        assert tuple(in_order) == Report(tuple(reversed(in_order)), ()).findings

    def test_outcomes_are_in_order(self) -> None:
        """By code, entity and status."""
        assert tuple(Report((), (CRASHED, PASSED)).outcomes) == (PASSED, CRASHED)

    @pytest.mark.parametrize(
        ("findings", "outcomes", "ok"),
        [
            ((), (), True),
            ((finding(severity=Severity.WARNING),), (PASSED,), True),
            ((finding(severity=Severity.QUERY), finding(severity=Severity.INFO)), (), True),
            ((finding(severity=Severity.ERROR),), (), False),
            ((), (CRASHED,), False),
            ((), (outcome(OutcomeStatus.SKIPPED),), True),
        ],
    )
    def test_ok(
        self, findings: tuple[Finding, ...], outcomes: tuple[Outcome, ...], *, ok: bool
    ) -> None:
        """An error or a crash is not ok, and a command says so when it ends."""
        report = Report(findings, outcomes)
        assert ok is report.ok
        assert (0 if ok else 1) == report.exit_code

    def test_counts_by_severity(self) -> None:
        """How many findings there are of each."""
        report = Report((finding(), finding(severity=Severity.INFO), finding("more")), ())
        assert [report.count(severity) for severity in Severity] == [2, 0, 0, 1]

    def test_crashes(self) -> None:
        """The outcomes of rules that broke."""
        assert Report((), (PASSED, CRASHED)).crashes == (CRASHED,)

    def test_two_reports_make_one(self) -> None:
        """In the order in which one report would have had it all, whichever comes first."""
        one = Report((finding("one"),), (PASSED,))
        other = Report((finding("other", Severity.WARNING),), (CRASHED,))
        both = Report((finding("one"), finding("other", Severity.WARNING)), (PASSED, CRASHED))
        assert both == one.merged_with(other)
        assert both == other.merged_with(one)


class TestAsText:
    """A report for people."""

    def test_of_nothing(self) -> None:
        """The summary alone."""
        expected = "0 errors, 0 warnings, 0 queries, 0 infos, 0 crashes in 0 checks"
        assert expected == as_text(Report((), ()))

    def test_a_finding_is_a_line(self) -> None:
        """With its place when it came from a document; crashes after it, and the summary last."""
        placed = Finding(
            code="ABC001",
            severity=Severity.QUERY,
            entity_id="b",
            message="odd",
            pointer="/groups/0",
            file="a.json",
            line=7,
        )
        text = as_text(Report((finding(), placed), (PASSED, CRASHED)))
        assert text.splitlines() == [
            "a: error XYZ001 wrong",
            "a.json:7: b: query ABC001 odd",
            "b: crashed XYZ001 KeyError: 'x'",
            "1 error, 0 warnings, 1 query, 0 infos, 1 crash in 2 checks",
        ]

    def test_many_findings_of_one_rule_are_rolled_up(self) -> None:
        """Ten are spelt out, and the rest is counted, so that none hides another rule's."""
        many = [finding(f"wrong {number:02}") for number in range(13)]
        other = finding("else", Severity.INFO, "ABC001")
        lines = as_text(Report((*many, other), ())).splitlines()
        assert len(lines) == 13
        assert lines[9] == "a: error XYZ001 wrong 09"
        assert lines[10] == "a: info ABC001 else"
        assert lines[11] == "XYZ001: and 3 more"
        assert lines[12] == "13 errors, 0 warnings, 0 queries, 1 info, 0 crashes in 0 checks"

    def test_ten_findings_are_all_spelt_out(self) -> None:
        """Nothing is rolled up that need not be."""
        text = as_text(Report([finding(str(number)) for number in range(10)], ()))
        assert "more" not in text


class TestAsJson:
    """A report for machines."""

    def test_of_nothing(self) -> None:
        """Every key is there."""
        expected: dict[str, object] = {
            "ok": True,
            "checks": 0,
            "counts": {"error": 0, "warning": 0, "query": 0, "info": 0},
            "findings": [],
            "crashes": [],
            "skipped": [],
            "suppressed": [],
        }
        assert expected == json.loads(as_json(Report((), ())))

    def test_of_findings_and_crashes(self) -> None:
        """Whatever is empty in a finding is left out; its passages are one text each."""
        cited = Finding(
            code="ABC001",
            severity=Severity.WARNING,
            entity_id="a",
            message="odd",
            pointer="/groups/0",
            file="a.json",
            line=7,
            citations=(Citation(source_id="paper", locator="¶1"),),
        )
        expected: dict[str, object] = {
            "ok": False,
            "findings": [
                {
                    "code": "ABC001",
                    "severity": "warning",
                    "entity_id": "a",
                    "message": "odd",
                    "pointer": "/groups/0",
                    "file": "a.json",
                    "line": 7,
                    "citations": ["paper ¶1"],
                },
                {"code": "XYZ001", "severity": "info", "message": "wrong"},
            ],
            "crashes": [{"code": "XYZ001", "entity_id": "b", "detail": "KeyError: 'x'"}],
            "skipped": [],
            "suppressed": [],
            "checks": 2,
            "counts": {"error": 0, "warning": 1, "query": 0, "info": 1},
        }
        whole = finding(severity=Severity.INFO, entity_id="")
        assert expected == json.loads(as_json(Report((whole, cited), (PASSED, CRASHED))))
