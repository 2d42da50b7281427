"""Running rules over a reform: a crash is never a pass."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Suppression,
    UnknownIdError,
    load,
    loads,
    validate,
)
from csc_reform.io import canonical_bytes
from csc_reform.rules import BUILTIN, Context, OutcomeStatus, Problem, Skipped
from csc_reform.strategies import reforms

Check = Callable[[Group, Context], Iterable[Problem]]


class Unspeakable(Exception):  # noqa: N818 (it is none of ours)
    """Breaks when it is told of."""

    def __str__(self) -> str:
        """Break."""
        msg = "no words"
        raise ValueError(msg)


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


SHARES = st.sampled_from(["first", "second", "third"])


class TestShares:
    """The work may be shared out."""

    @given(data=st.data(), reform=reforms(max_size=3))
    def test_reports_of_parts_make_the_report_of_the_whole(
        self, data: st.DataObject, reform: Reform
    ) -> None:
        """However entities and rules are shared out, and whatever is accepted."""
        ids = [entity.id for entity in reform]
        accepted = [
            Suppression(code=code, entity_id=id_, reason="A.", until=until)
            for id_ in data.draw(st.lists(st.sampled_from(["", *ids]), unique=True, max_size=3))
            for code in data.draw(
                st.lists(st.sampled_from(["SRC001", "REF001", "MON007"]), unique=True, max_size=2)
            )
            for until in [data.draw(st.sampled_from(["0001-01-02", "9999-12-30"]))]
        ]
        whole = validate(reform, on="2025-01-01", suppressions=accepted)
        by_id = {id_: data.draw(SHARES) for id_ in ["", *ids]}
        families = sorted({rule.code[:3] for rule in BUILTIN} - {"SUP"})
        # What is said of suppressions hangs on the rules that find what they accept.
        rules = [BUILTIN.select(*chosen, "SUP") for chosen in (families[::2], families[1::2])]
        parts = [
            validate(
                reform,
                some,
                on="2025-01-01",
                suppressions=accepted,
                only=[id_ for id_, share in by_id.items() if share == name],
            )
            for some in rules
            for name in ("first", "second", "third")
        ]
        assert Report().merged_with(*data.draw(st.permutations(parts))) == whole

    @given(reform=reforms(max_size=3), data=st.data())
    def test_neither_order_nor_company_matters(self, reform: Reform, data: st.DataObject) -> None:
        """Rules are asked apart and in any order, and nothing they see has changed."""
        before = canonical_bytes(reform)
        whole = validate(reform, on="2025-01-01")
        assert whole.crashes == ()
        shuffled = Reform(data.draw(st.permutations(list(reform))))
        assert validate(shuffled, on="2025-01-01") == whole
        for rule in data.draw(st.lists(st.sampled_from(BUILTIN.rules), max_size=5)):
            alone = validate(reform, RuleSet((rule,)), on="2025-01-01")
            assert alone == whole.of_rules(rule.code)
        assert canonical_bytes(reform) == before

    def test_an_id_that_nothing_has_is_an_error(self) -> None:
        """A misspelt one would leave something out, unseen."""
        with pytest.raises(UnknownIdError) as caught:
            validate(REFORM, only=["a", "c"])
        assert caught.value.id == "c"
        with pytest.raises(InvalidValueError):
            validate(REFORM, only="a")

    def test_nothing_is_judged_of_nothing(self) -> None:
        """An empty share has an empty report."""
        assert validate(REFORM, only=[]) == Report()


@pytest.mark.parametrize("day", ["2023-02-02", "2023-12-18", "2024-11-01", "2026-02-27"])
def test_every_view_can_be_judged(day: str) -> None:
    """No rule breaks on what was known on some day, and no view has an error."""
    report = validate(load().known_on(day))
    assert report.crashes == ()
    assert report.count(Severity.ERROR) == 0


class TestChecks:
    """What a rule gives."""

    @pytest.mark.parametrize("given", [["wrong"], None, 7, [Problem("a"), "b"]])
    def test_of_another_kind_is_a_crash(self, given: object) -> None:
        """And no pass: a check that forgets to yield finds nothing by accident."""

        def gives(_group: Group, _context: Context) -> Any:  # noqa: ANN401 (whatever is given)
            return given

        report = run(gives)
        assert {OutcomeStatus.CRASHED} == {outcome.status for outcome in report.outcomes}
        assert not report.ok

    def test_a_crash_says_where(self) -> None:
        """With the line that broke; two reports are equal all the same."""
        report = run(breaks)
        assert "raise ZeroDivisionError(msg)" in report.crashes[0].trace
        assert report == run(breaks)

    def test_a_problem_has_a_message(self) -> None:
        """One without is no problem, and the rule that gives it breaks."""
        with pytest.raises(InvalidValueError):
            Problem("")

    def test_related_things_have_places(self) -> None:
        """Where they were read from; what is not there is left out."""

        def relates(_group: Group, _context: Context) -> Iterator[Problem]:
            yield Problem("wrong", related_ids=("b", "ghost", "b"), cause="c")

        text = (
            '{"schema_version": 1, "title": "Mine", "groups": [\n'
            '{"id": "b", "title": "B"},\n{"id": "a", "title": "A"}]}'
        )
        first = run(relates, loads(text)).findings[0]
        assert [(one.entity_id, one.line) for one in first.related] == [("b", 2)]
        assert first.cause == "c"


class TestSlips:
    """What goes wrong in a rule of a user's own is heard, whatever it is."""

    @pytest.mark.parametrize(
        "error", [SystemExit(0), RecursionError(), MemoryError(), StopIteration(), Unspeakable()]
    )
    def test_whatever_is_raised_is_a_crash(self, error: BaseException) -> None:
        """Also what would end the program as if all were well, and what cannot be told of."""

        def raises(_group: Group, _context: Context) -> list[Problem]:
            raise error

        report = run(raises)
        assert len(report.crashes) == 2
        assert report.crashes[0].detail.startswith(f"{type(error).__name__}: ")
        assert not report.ok

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("related_ids", None),
            ("related_ids", "paper"),
            ("related_ids", (["a"],)),
            ("citations", None),
            ("citations", ("paper",)),
            ("cause", ["a"]),
            ("field", None),
        ],
    )
    def test_a_wrong_problem_is_a_crash(self, field: str, value: object) -> None:
        """It is refused where it is made, in the rule."""

        def gives(_group: Group, _context: Context) -> Iterator[Problem]:
            yield Problem("wrong", **cast("Any", {field: value}))

        report = run(gives)
        assert report.findings == ()
        assert f"InvalidValueError: {field} must be" in report.crashes[0].detail

    def test_what_was_found_before_something_was_lacking_counts(self) -> None:
        """An error is not lost because the rule could not go on."""

        def lacks(_group: Group, _context: Context) -> Iterator[Problem]:
            yield Problem("wrong")
            msg = "the rest"
            raise Skipped(msg)

        report = run(lacks)
        assert len(report.findings) == 2
        assert {OutcomeStatus.FAILED} == {outcome.status for outcome in report.outcomes}

    def test_what_is_lacking_is_told(self) -> None:
        """In words."""

        def lacks(_group: Group, _context: Context) -> list[Problem]:
            raise Skipped(cast("Any", None))

        assert len(run(lacks).crashes) == 2

    @pytest.mark.parametrize(
        ("field", "value"),
        [("severity", "error"), ("check", None), ("good", ()), ("tags", "abc"), ("title", "")],
    )
    def test_a_wrong_rule_is_refused(self, field: str, value: object) -> None:
        """Where it is made."""
        with pytest.raises(InvalidValueError) as caught:
            attrs.evolve(rule(finds), **cast("Any", {field: value}))
        assert field == caught.value.field

    def test_what_broke_tells_nothing_private(self) -> None:
        """A rule may break on the very text that nobody should read."""

        def breaks_on(_group: Group, _context: Context) -> list[Problem]:
            raise KeyError("ask sue@example.org")

        report = run(breaks_on)
        assert report.crashes[0].detail == "KeyError: 'ask ***************'"

    def test_messages_are_cut(self) -> None:
        """No message holds whole records."""

        def tells_all(_group: Group, _context: Context) -> Iterator[Problem]:
            yield Problem("x" * 10**6, cause="y" * 10**6, related_ids=("b",) * 99)

        (finding, _) = run(tells_all).findings
        assert len(finding.message) < 1100
        assert len(finding.cause) < 1100


class TestContextIsReadOnly:
    """A rule can change nothing."""

    @pytest.mark.parametrize("name", ["reform", "on", "used", "titles", "overdue", "anything"])
    def test_its_attributes_are_fixed(self, name: str) -> None:
        """Neither what it is made of nor what it works out."""

        def meddles(_group: Group, context: Context) -> Iterator[Problem]:
            with pytest.raises(AttributeError):
                setattr(context, name, None)
            return iter(())

        assert run(meddles).crashes == ()

    @pytest.mark.parametrize(
        "name",
        [
            "aliases",
            "circles",
            "claim_checks",
            "overdue",
            "overlapping_sums",
            "positions",
            "squeezed_ids",
            "superseded_by",
            "titles",
        ],
    )
    def test_what_it_works_out_is_fixed(self, name: str) -> None:
        """No entry is put in or taken out."""

        def meddles(_group: Group, context: Context) -> Iterator[Problem]:
            with pytest.raises(TypeError):
                getattr(context, name)["a"] = ()
            return iter(())

        assert run(meddles).crashes == ()
