"""How a report is printed: as text with the lines it is about, as a table, as SARIF, as annotations."""

import json
from pathlib import Path
from typing import Any, cast

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import BUILTIN, Citation, Finding, Report, Severity, load, validate
from csc_reform.rules import (
    Outcome,
    OutcomeStatus,
    Place,
    as_data_of,
    as_github,
    as_json,
    as_markdown,
    as_sarif,
    as_text,
)

SCHEMA = json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)

TEXT = 'schema_version = 1\n\n[[commitments]]\nid = "a"\n\tpillar_id = "piller"\n'
MISSING = "nothing has the id 'piller'"


def finding(id_: str = "a", **fields: Any) -> Finding:  # noqa: ANN401 (of any of its fields)
    """Make a finding of a pillar that is not there."""
    given: dict[str, Any] = {
        "code": "REF001",
        "severity": Severity.ERROR,
        "entity_id": id_,
        "message": f"pillar_id of {id_} must name an entity",
        "pointer": "/commitments/0/pillar_id",
        "file": "plan.toml",
        "line": 5,
        "column": 2,
        "cause": MISSING,
    }
    return Finding(**{**given, **fields})


CRASH = Outcome(
    code="XYZ001",
    entity_id="b",
    status=OutcomeStatus.CRASHED,
    detail="KeyError: 'x'",
    trace='Traceback\n  File "mine.py", line 3, in check\n    group["x"]\nKeyError: \'x\'\n',
)
SUPPRESSED = Outcome(
    code="REF001", entity_id="s", status=OutcomeStatus.SUPPRESSED, detail="It is to come."
)
SKIPPED = Outcome(
    code="MON001", entity_id="m", status=OutcomeStatus.SKIPPED, detail="the amount of m"
)
FULL = Report(
    [
        finding(),
        finding("b", line=9, column=None),
        finding(
            "c",
            code="MON001",
            severity=Severity.QUERY,
            cause="",
            file="",
            line=None,
            column=None,
            pointer="",
            related=(Place(entity_id="a", file="plan.toml", line=3, pointer="/commitments/0"),),
            citations=(Citation(source_id="paper", locator="¶1", as_printed="£1"),),
        ),
    ],
    [CRASH, SUPPRESSED, SKIPPED],
    [finding("s")],
)


class TestText:
    """For people."""

    def test_shows_the_line_and_the_place_in_it(self) -> None:
        """With a tab as one blank, so that the mark stands where it should."""
        assert as_text(FULL, {"plan.toml": TEXT}).splitlines() == [
            "plan.toml:5:2: a: error REF001 pillar_id of a must name an entity",
            '    5 |  pillar_id = "piller"',
            "      |  ^",
            "    nothing has the id 'piller': 1 more from this: b (REF001)",
            "c: query MON001 pillar_id of c must name an entity",
            "b: crashed XYZ001 KeyError: 'x'",
            '      File "mine.py", line 3, in check',
            '        group["x"]',
            "2 errors, 0 warnings, 1 query, 0 infos, 1 crash, 1 skipped, 1 suppressed in 3 checks",
        ]

    @pytest.mark.parametrize("texts", [{}, {"other.toml": TEXT}, {"plan.toml": "short"}])
    def test_shows_no_line_that_is_not_there(self, texts: dict[str, str]) -> None:
        """A text that is not given, or is another by now, is left out."""
        assert "|" not in as_text(Report([finding()]), texts)

    def test_many_from_one_cause_are_one(self) -> None:
        """However many entities name what is not there; the first are named, the rest counted."""
        many = Report([finding(f"id-{number:03}") for number in range(500)])
        lines = as_text(many).splitlines()
        assert len(lines) == 3
        assert lines[1].startswith(
            "    nothing has the id 'piller': 499 more from this: id-001 (REF"
        )
        assert lines[1].endswith("id-010 (REF001) and 489 more")

    def test_is_bounded(self) -> None:
        """A million findings make a page, whatever they are; no rule hides another."""
        of_its_own = [
            finding(f"{code}-{number}", code=code, cause="", message="x " * 50)
            for code in ("ABC001", "DEF001")
            for number in range(3000)
        ]
        crashes = [
            Outcome(code="XYZ001", entity_id=str(number), status=OutcomeStatus.CRASHED, detail="E")
            for number in range(3000)
        ]
        report = Report(of_its_own, crashes)
        for text in (as_text(report), as_markdown(report), as_github(report)):
            assert len(text) < 10_000
            assert "ABC001: and 2,990 more" in text
            assert "DEF001: and 2,990 more" in text
        assert "and 2,990 more crashes" in as_text(report)
        assert "and 2,990 more crashes" in as_markdown(report)
        assert len(as_text(report, most=2)) < len(as_text(report))

    def test_a_terminal_is_not_obeyed(self) -> None:
        """Neither by a message nor by the line of a document."""
        text = as_text(
            Report([finding(message="a\x1b[2J", line=1, column=1)]), {"plan.toml": "\x1b[31m" * 99}
        )
        assert "\x1b" not in text
        assert all(len(line) < 1000 for line in text.splitlines())


class TestMarkdown:
    """To be put under a change."""

    def test_is_a_table(self) -> None:
        """A row for each cause, and what broke below."""
        assert as_markdown(FULL).splitlines() == [
            "**2 errors, 0 warnings, 1 query, 0 infos, 1 crash, 1 skipped, 1 suppressed in 3 checks**",
            "",
            "| severity | rule | about | what |",
            "| --- | --- | --- | --- |",
            (
                r"| error | REF001 | a<br>plan.toml:5:2 | pillar\_id of a must name an entity"
                "<br>nothing has the id 'piller': 1 more from this: b (REF001) |"
            ),
            r"| query | MON001 | c | pillar\_id of c must name an entity |",
            "",
            "- crashed: XYZ001 on b: KeyError: 'x'",
        ]

    def test_nothing_in_it_is_obeyed(self) -> None:
        """No table is broken, nobody is called, no tag is opened."""
        row = as_markdown(Report([finding(message="a|b\n<img> @team `x` [l](u)", cause="")]))
        assert r"a\|b \<img\> @<!-- -->team \`x\` \[l\](u)" in row
        assert len(row.splitlines()) == 5


class TestGithub:
    """Beside the lines of a change."""

    def test_is_a_command_for_each_cause(self) -> None:
        """And one for each rule that broke; a query is a notice."""
        lines = as_github(FULL).splitlines()
        assert lines[:3] == [
            (
                "::error file=plan.toml,line=5,col=2,title=REF001 a::pillar_id of a must name an entity"
                "%0Anothing has the id 'piller': 1 more from this: b (REF001)"
            ),
            "::notice title=MON001 c::pillar_id of c must name an entity",
            "::error title=XYZ001 crashed on b::KeyError: 'x'",
        ]
        assert lines[3].startswith("2 errors")

    def test_nothing_in_it_ends_the_command(self) -> None:
        """Signs that mean something to the runner are written otherwise."""
        odd = finding("a,b:c", message="50%\r\n::error::x", file="a,b:c.toml", cause="")
        command, _ = as_github(Report([odd])).splitlines()
        assert command == (
            "::error file=a%2Cb%3Ac.toml,line=5,col=2,title=REF001 a%2Cb%3Ac::50%25\\r\\n::error::x"
        )


class TestSarif:
    """For code hosts and editors."""

    @pytest.mark.parametrize(
        "report", [Report(), FULL, validate(load())], ids=["empty", "full", "bundled"]
    )
    def test_is_valid(self, report: Report) -> None:
        """By the schema of those who make the format."""
        VALIDATOR.validate(json.loads(as_sarif(report, BUILTIN)))

    def test_describes_the_rules(self) -> None:
        """Each once, and results lead to theirs."""
        run = json.loads(as_sarif(FULL, BUILTIN))["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [rule.code for rule in BUILTIN]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]

    def test_has_results_with_places(self) -> None:
        """In the file, and in the data; with what else they are about."""
        run = json.loads(as_sarif(FULL, BUILTIN))["runs"][0]
        first, _, third, accepted = run["results"]
        assert first["level"] == "error"
        assert first["locations"][0]["physicalLocation"] == {
            "artifactLocation": {"uri": "plan.toml"},
            "region": {"startLine": 5, "startColumn": 2},
        }
        assert first["locations"][0]["logicalLocations"] == [
            {"name": "a", "kind": "member", "fullyQualifiedName": "/commitments/0/pillar_id"}
        ]
        assert (third["level"], third["properties"]["severity"]) == ("note", "query")
        assert "physicalLocation" not in third["locations"][0]
        assert third["relatedLocations"][0]["logicalLocations"][0]["name"] == "a"
        assert accepted["suppressions"] == [
            {"kind": "external", "status": "accepted", "justification": "It is to come."}
        ]

    def test_a_crash_makes_the_run_unsuccessful(self) -> None:
        """It is told of as a failure of the tool, not as a result."""
        (invocation,) = json.loads(as_sarif(FULL, BUILTIN))["runs"][0]["invocations"]
        assert invocation["executionSuccessful"] is False
        assert "XYZ001 broke on b" in invocation["toolExecutionNotifications"][0]["message"]["text"]
        (invocation,) = json.loads(as_sarif(Report(), BUILTIN))["runs"][0]["invocations"]
        assert invocation["executionSuccessful"] is True

    def test_a_code_that_no_rule_has(self) -> None:
        """A document that cannot be read has no rule, and is a result all the same."""
        log = json.loads(as_sarif(Report([finding(code="DOC001")]), BUILTIN))
        VALIDATOR.validate(log)
        assert "ruleIndex" not in log["runs"][0]["results"][0]

    @pytest.mark.parametrize(
        ("file", "uri"),
        [
            ("a folder/plän.toml", "a%20folder/pl%C3%A4n.toml"),
            ("/tmp/plan.toml", "file:///tmp/plan.toml"),  # noqa: S108 (no file is made)
            ("<text>", "%3Ctext%3E"),
        ],
    )
    def test_files_are_addresses(self, file: str, uri: str) -> None:
        """Relative to where it was run, unless they are absolute."""
        log = json.loads(as_sarif(Report([finding(file=file)]), BUILTIN))
        location = log["runs"][0]["results"][0]["locations"][0]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == uri

    def test_a_finding_keeps_its_fingerprint_when_it_moves(self) -> None:
        """So that a host does not take it for a new one."""

        def prints(*findings: Finding) -> list[object]:
            results = json.loads(as_sarif(Report(findings), BUILTIN))["runs"][0]["results"]
            return [result["partialFingerprints"] for result in results]

        assert prints(finding()) == prints(finding(line=50, pointer="/commitments/9/pillar_id"))
        assert prints(finding()) != prints(finding("b"))


ODD = st.text(max_size=30)
FINDINGS = st.builds(
    Finding,
    code=st.sampled_from(["REF001", "ABC123"]),
    severity=st.sampled_from(Severity),
    entity_id=ODD,
    message=ODD,
    pointer=ODD,
    file=ODD,
    line=st.none() | st.integers(1, 10**6),
    column=st.none() | st.integers(1, 10**6),
    cause=ODD,
    related=st.lists(st.builds(Place, entity_id=ODD, file=ODD), max_size=2).map(tuple),
)
REPORTS = st.builds(
    Report,
    st.lists(FINDINGS, max_size=4),
    st.lists(
        st.builds(
            Outcome,
            code=st.sampled_from(["REF001", "ABC123"]),
            entity_id=ODD,
            status=st.sampled_from(OutcomeStatus),
            detail=ODD,
            trace=ODD,
        ),
        max_size=4,
    ),
)


@given(REPORTS, st.text(max_size=60))
def test_whatever_is_in_it_can_be_printed(report: Report, text: str) -> None:
    """In every way: text and commands of one line each, tables unbroken, JSON whole, SARIF valid."""
    texts = {one.file: text for one in report.findings}
    for line in as_text(report, texts).split("\n"):
        assert line.isprintable()
    rows = [line for line in as_markdown(report).split("\n") if line.startswith("| ")]
    assert all(row.count(" | ") >= 3 for row in rows)
    for command in as_github(report).split("\n")[:-1]:
        assert command.startswith("::")
    data = json.loads(as_json(report))
    assert data == as_data_of(report)
    assert len(cast("list[object]", data["findings"])) == len(report.findings)
    VALIDATOR.validate(json.loads(as_sarif(report, BUILTIN)))
