"""Running rules over a reform: a crash is never a pass."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, cast

import pytest

from csc_reform import (
    Citation,
    Group,
    InvalidValueError,
    PartialDate,
    Reform,
    Report,
    Rule,
    RuleSet,
    Severity,
    Source,
    SourceKind,
    loads,
    validate,
)
from csc_reform.rules import Context, OutcomeStatus, Problem, Skipped

Check = Callable[[Group, Context], Iterator[Problem]]
PASSAGE = Citation(source_id="paper", locator="¶1")
REFORM = Reform([Group(id="a", title="A"), Group(id="b", title="B")])


def rule(check: Check, code: str = "XYZ001", severity: Severity = Severity.ERROR) -> Rule[Group]:
    """Make a rule about groups."""
    return Rule(
        code=code,
        subject=Group,
        severity=severity,
        title="Test",
        rationale="For a test.",
        good=tuple,
        bad=tuple,
        check=check,
    )


def finds(group: Group, _context: Context) -> Iterator[Problem]:
    """Find two things wrong with the group a, and nothing with any other."""
    if group.id == "a":
        yield Problem("second")
        yield Problem("first", field="title", citations=(PASSAGE,))


def skips(_group: Group, _context: Context) -> Iterator[Problem]:
    """Lack something."""
    msg = "the day it opened"
    raise Skipped(msg)


def breaks(_group: Group, _context: Context) -> Iterator[Problem]:
    """Find something, and then break."""
    yield Problem("found before it broke")
    msg = "no such thing"
    raise ZeroDivisionError(msg)


def run(check: Check, reform: Reform = REFORM, **options: object) -> Report:
    """Run one rule over a reform."""
    return validate(reform, RuleSet((rule(check),)), **cast("Any", options))


class TestOutcomes:
    """How every rule came out on every subject."""

    def test_what_is_found_fails_and_the_rest_passes(self) -> None:
        """There is an outcome for each subject."""
        report = run(finds)
        assert [(outcome.entity_id, outcome.status) for outcome in report.outcomes] == [
            ("a", OutcomeStatus.FAILED),
            ("b", OutcomeStatus.PASSED),
        ]
        assert [(finding.message, finding.entity_id) for finding in report.findings] == [
            ("first", "a"),
            ("second", "a"),
        ]
        assert not report.ok

    def test_what_is_skipped_says_what_is_missing(self) -> None:
        """It is neither a pass nor a failure, and hinders nothing."""
        report = run(skips)
        assert {(OutcomeStatus.SKIPPED, "the day it opened")} == {
            (outcome.status, outcome.detail) for outcome in report.outcomes
        }
        assert report.findings == ()
        assert report.ok

    def test_a_crash_is_not_a_pass(self) -> None:
        """It is kept with what broke, once for each subject, and the report is not ok."""
        report = run(breaks)
        assert {(OutcomeStatus.CRASHED, "ZeroDivisionError: no such thing")} == {
            (outcome.status, outcome.detail) for outcome in report.outcomes
        }
        assert len(report.crashes) == 2
        assert (report.ok, report.exit_code) == (False, 1)

    def test_a_crash_stops_no_other_rule(self) -> None:
        """Whatever one rule does, the others are heard."""
        rules = RuleSet((rule(breaks, "ABC001"), rule(finds, "XYZ001")))
        report = validate(REFORM, rules)
        assert len(report.crashes) == 2
        assert len(report.findings) == 2

    def test_a_rule_that_asks_python_to_stop_is_heeded(self) -> None:
        """Ctrl-C in the middle of a rule is no crash of the rule."""

        def interrupts(_group: Group, _context: Context) -> Iterator[Problem]:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run(interrupts)

    def test_no_rules_find_nothing(self) -> None:
        """Without rules there are no outcomes."""
        assert Report((), ()) == validate(REFORM, RuleSet(()))


class TestDay:
    """The day on which the questions are asked."""

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            (None, date(2023, 12, 31)),
            ("2025-01-01", date(2025, 1, 1)),
            (date(2025, 1, 1), date(2025, 1, 1)),
        ],
    )
    def test_is_that_of_the_newest_source_unless_given(
        self, on: date | str | None, expected: date
    ) -> None:
        """There is no hidden today."""
        source = Source(
            id="paper", title="Paper", kind=SourceKind.ACT, published=PartialDate.parse("2023")
        )
        asked: list[date] = []

        def asks(_group: Group, context: Context) -> Iterator[Problem]:
            asked.append(context.on)
            return iter(())

        run(asks, Reform([source, Group(id="a", title="A")]), on=on)
        assert [expected] == asked

    def test_refuses_what_is_no_day(self) -> None:
        """A loose day is refused before any rule runs."""
        with pytest.raises(InvalidValueError) as caught:
            validate(REFORM, on="2025")
        assert caught.value.field == "on"


class TestPlaces:
    """Where a finding is."""

    def test_of_an_entity_from_a_document(self) -> None:
        """The file, the line of the record, and the pointer of the field when there is one."""
        text = (
            '{"schema_version": 1, "title": "Mine", "groups": [\n'
            '{"id": "b", "title": "B"},\n{"id": "a", "title": "A"}]}'
        )
        first, second = run(finds, loads(text)).findings
        assert (first.file, first.line, first.pointer) == ("<text>", 3, "/groups/1/title")
        assert (second.file, second.line, second.pointer) == ("<text>", 3, "/groups/1")
        assert first.citations == (PASSAGE,)

    def test_of_an_entity_from_no_document(self) -> None:
        """What was built in a program has no place."""
        finding = run(finds).findings[0]
        assert (finding.file, finding.line, finding.pointer) == ("", None, "")

    def test_of_the_whole_reform(self) -> None:
        """A finding about the whole is about no one entity."""

        def finds_whole(_reform: Reform, _context: Context) -> Iterator[Problem]:
            yield Problem("wrong")

        whole: Rule[Reform] = Rule(
            code="XYZ001",
            subject=Reform,
            severity=Severity.QUERY,
            title="Test",
            rationale="For a test.",
            good=tuple,
            bad=tuple,
            check=finds_whole,
        )
        report = validate(REFORM, RuleSet((whole,)))
        (finding,) = report.findings
        assert (finding.entity_id, finding.pointer, finding.line) == ("", "", None)
        assert Severity.QUERY is finding.severity
        assert [outcome.entity_id for outcome in report.outcomes] == [""]


class TestContext:
    """What a rule may look at beside its subject."""

    def test_is_the_reform_and_the_day(self) -> None:
        """Every other entity can be looked up."""

        def looks(group: Group, context: Context) -> Iterator[Problem]:
            if context.reform.get("b") is not group:
                yield Problem(f"b is {context.reform.get('b').title}")

        assert [finding.message for finding in run(looks).findings] == ["b is B"]
