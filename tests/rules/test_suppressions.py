"""Suppressions: what is accepted for a time and a reason, and the files that say so."""

from typing import Any, cast

import attrs
import pytest

from csc_reform import (
    BUILTIN,
    DocumentError,
    Entity,
    Finding,
    Group,
    InvalidValueError,
    Problem,
    Reform,
    Report,
    RuleSet,
    Severity,
    Suppression,
    validate,
)
from csc_reform.io import loads_suppressions
from csc_reform.rules import Context, OutcomeStatus

#: Two things that HYG001 finds, in a group with a former id.
HELPLINE = Group(id="helpline", title="Helpline", former_ids=("line",), summary="a@example.org")
REFORM = Reform([HELPLINE, Group(id="other", title="Other", summary="b@example.org")])
ON = "2026-06-30"


def accepted(
    entity_id: str = "helpline", until: str = "2026-06-30", code: str = "HYG001"
) -> Suppression:
    """Accept something."""
    return Suppression(code=code, entity_id=entity_id, reason="It is public.", until=until)


def judged(*suppressions: Suppression, prefixes: tuple[str, ...] = ("HYG001", "SUP")) -> Report:
    """Ask some rules, with suppressions."""
    return validate(REFORM, BUILTIN.select(*prefixes), on=ON, suppressions=suppressions)


def found(report: Report) -> list[tuple[str, str]]:
    """Give what was found, by code and entity."""
    return [(finding.code, finding.entity_id) for finding in report.findings]


class TestValidate:
    """What suppressions do to a report."""

    def test_what_is_accepted_is_found_no_more(self) -> None:
        """It is there, with the reason; other entities and other rules are as they were."""
        report = judged(accepted())
        assert found(report) == [("HYG001", "other")]
        assert [finding.entity_id for finding in report.suppressed] == ["helpline"]
        outcome = report.outcome("HYG001", "helpline")
        assert (outcome.status, outcome.detail) == (OutcomeStatus.SUPPRESSED, "It is public.")
        assert not report.ok

    def test_all_that_is_wrong_may_be_accepted(self) -> None:
        """Then the report is ok."""
        report = judged(accepted(), accepted("other"))
        assert report.ok
        assert [one.status for one in report.outcomes.of(OutcomeStatus.SUPPRESSED)] == [
            OutcomeStatus.SUPPRESSED
        ] * 2

    def test_the_last_day_is_included(self) -> None:
        """On the day after it, what is found counts again, and that it ran out is found."""
        report = judged(accepted(until="2026-06-29"))
        assert found(report) == [
            ("HYG001", "helpline"),
            ("HYG001", "other"),
            ("SUP002", "HYG001 of helpline"),
        ]
        assert report.suppressed == ()
        assert "look at it again: It is public." in report.findings[-1].message

    def test_what_nothing_needs_is_found(self) -> None:
        """An entity that is clean, and one that is not there."""
        clean = Suppression(code="HYG009", entity_id="other", reason="A.", until=ON)
        ghost = Suppression(code="HYG001", entity_id="ghost", reason="A.", until=ON)
        report = judged(clean, ghost, prefixes=("HYG", "SUP")).of_rules("SUP001")
        assert found(report) == [
            ("SUP001", "HYG001 of ghost"),
            ("SUP001", "HYG009 of other"),
        ]
        assert "HYG009" in report.findings[1].message

    def test_of_a_rule_that_is_not_asked_nothing_is_said(self) -> None:
        """Whoever selects a few rules is not told that the others found nothing."""
        assert found(judged(accepted(code="HYG009"))) == [
            ("HYG001", "helpline"),
            ("HYG001", "other"),
        ]

    def test_a_former_id_leads_to_its_entity(self) -> None:
        """As everywhere."""
        assert found(judged(accepted("line"))) == [("HYG001", "other")]

    def test_what_was_not_judged_is_not_said_to_be_clean(self) -> None:
        """A rule that lacks something, or breaks, has not found that nothing is wrong."""

        def breaks(_group: Group, _context: Context) -> list[Problem]:
            raise ZeroDivisionError

        broken = RuleSet((attrs.evolve(cast("Any", BUILTIN["HYG001"]), check=breaks),))
        rules = broken.with_rules(*BUILTIN.select("SUP"))
        report = validate(REFORM, rules, on=ON, suppressions=[accepted()])
        assert report.findings == ()
        (outcome,) = report.of_rules("SUP001").outcomes
        assert outcome.status is OutcomeStatus.SKIPPED
        # Of both groups, and of the reform as a whole.
        assert len(report.crashes) == 3

    def test_what_is_said_of_a_suppression_cannot_be_accepted(self) -> None:
        """Or one could accept that it is not needed."""
        with pytest.raises(InvalidValueError) as caught:
            judged(accepted(code="SUP001"))
        assert caught.value.field == "suppressions"

    def test_each_has_an_outcome_of_its_own(self) -> None:
        """Two of one entity are told apart."""
        report = judged(accepted(), accepted(code="HYG009"), prefixes=("HYG", "SUP"))
        assert report.outcome("SUP001", "HYG001 of helpline").status is OutcomeStatus.PASSED
        assert report.outcome("SUP001", "HYG009 of helpline").status is OutcomeStatus.FAILED

    def test_of_what_is_not_there_the_share_with_the_whole_is_told(self) -> None:
        """So that shares, merged, have said all."""
        ghost = accepted("ghost")
        ids = ["helpline", "other"]
        parts = [validate(REFORM, on=ON, suppressions=[ghost], only=only) for only in (ids, [""])]
        assert parts[0].merged_with(parts[1]) == validate(REFORM, on=ON, suppressions=[ghost])

    def test_a_reform_without_a_dated_source_can_accept(self) -> None:
        """Where nothing is dated, nothing has run out."""
        report = validate(REFORM, suppressions=[accepted(), accepted("other")])
        assert report.count(Severity.ERROR) == 0

    def test_only_what_it_is_about_is_accepted(self) -> None:
        """A suppression of the reform as a whole is none of its entities."""
        assert ("HYG001", "helpline") in found(judged(accepted("")))

    @pytest.mark.parametrize(
        "suppressions",
        [["HYG001"], [accepted(), accepted(until="2027-01-01")], 7, [accepted(), accepted("line")]],
    )
    def test_refuses_what_is_none(self, suppressions: object) -> None:
        """And two of one rule and entity, of which one would be forgotten."""
        with pytest.raises(InvalidValueError) as caught:
            validate(REFORM, suppressions=cast("Any", suppressions))
        assert caught.value.field == "suppressions"


class TestSuppression:
    """One suppression."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("reason", ""),
            ("reason", " "),
            ("reason", None),
            ("until", "2027"),
            ("until", None),
            ("code", ""),
            ("code", 7),
            ("entity_id", None),
        ],
    )
    def test_needs_a_reason_and_a_day(self, field: str, value: object) -> None:
        """Each fault names its field."""
        given: dict[str, Any] = {"code": "HYG001", "entity_id": "a", "reason": "A.", "until": ON}
        with pytest.raises(InvalidValueError) as caught:
            Suppression(**cast("Any", {**given, field: value}))
        assert field == caught.value.field


TOML = """
suppressions_version = 1

[[suppressions]]
code = "HYG001"
entity_id = "helpline"
reason = "It is public."
until = 2026-06-30
"""


class TestFiles:
    """Files of suppressions."""

    @pytest.mark.parametrize(
        ("text", "file"),
        [
            (TOML, "accepted.toml"),
            (
                (
                    '{"suppressions_version": 1, "suppressions": [{"code": "HYG001", '
                    '"entity_id": "helpline", "reason": "It is public.", "until": "2026-06-30"}]}'
                ),
                "accepted.json",
            ),
        ],
    )
    def test_are_read(self, text: str, file: str) -> None:
        """In either form."""
        assert (accepted(),) == loads_suppressions(text, file)

    def test_may_be_empty(self) -> None:
        """When all was mended."""
        assert loads_suppressions('{"suppressions_version": 1}') == ()

    def test_tell_all_that_is_wrong_with_them(self) -> None:
        """Each with its place."""
        text = (
            "suppressions_version = 2\nsupressions = 1\n"
            '[[suppressions]]\ncode = "HYG001"\nentity = "a"\nreason = 7\nuntil = "soon"\n'
            '[[suppressions]]\ncode = "HYG001"\nentity_id = "a"\nreason = ""\nuntil = 2027-01-01\n'
            '[[suppressions]]\ncode = "HYG001"\nentity_id = "a"\nreason = "A."\nuntil = "soon"\n'
            + '[[suppressions]]\ncode = "HYG001"\nentity_id = "a"\nreason = "A."\nuntil = 2027-01-01\n'
            * 2
        )
        with pytest.raises(DocumentError) as caught:
            loads_suppressions(text, "a.toml")
        assert [(fault.line, fault.message.split(",")[0]) for fault in caught.value.faults] == [
            (1, "suppressions_version must be 1"),
            (2, "key must be a known one"),
            (3, "entity_id must be given"),
            (5, "key must be a known one"),
            (6, "reason must be a text"),
            (11, "reason must be a text without blanks around it"),
            (17, "until must be a day written YYYY-MM-DD"),
            (23, "code and entity_id must be suppressed once"),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "[]",
            "7",
            "{",
            '{"suppressions_version": 1, "suppressions": {}}',
            "",
            "null",
            '{"suppressions_version": 1, "suppressions": [7]}',
            '{"suppressions_version": true}',
        ],
    )
    def test_refuse_what_is_none(self, text: str) -> None:
        """With a place."""
        with pytest.raises(DocumentError) as caught:
            loads_suppressions(text)
        assert all(fault.line for fault in caught.value.faults)

    def test_refuse_what_is_no_text(self) -> None:
        """Bytes are to be decoded first."""
        with pytest.raises(InvalidValueError):
            loads_suppressions(cast("Any", b"{}"))


def test_they_are_told_of_by_code_and_entity() -> None:
    """A finding about a suppression is about what it accepts."""
    (finding,) = judged(accepted("ghost")).of_rules("SUP001").findings
    assert isinstance(finding, Finding)
    assert finding.entity_id == "HYG001 of ghost"
    assert isinstance(HELPLINE, Entity)
