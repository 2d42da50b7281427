"""What rules found: findings, the outcome of every rule on every subject, and the whole report."""

from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from typing import final

import attrs

from csc_reform.provenance import Citation
from csc_reform.rules._rule import Severity

__all__ = ["Finding", "Outcome", "OutcomeStatus", "Report"]


class OutcomeStatus(Enum):
    """How a rule came out on a subject."""

    PASSED = "passed"
    FAILED = "failed"
    #: It could not judge, for want of something.
    SKIPPED = "skipped"
    #: It broke. That is never a pass.
    CRASHED = "crashed"


@final
@attrs.frozen(kw_only=True)
class Outcome:
    """
    How one rule came out on one subject.

    Attributes:
        code: The rule's code.
        entity_id: The subject; empty for the whole reform.
        status: How it came out.
        detail: What was missing, or what broke; otherwise empty.
    """

    code: str
    entity_id: str
    status: OutcomeStatus
    detail: str = ""


@final
@attrs.frozen(kw_only=True)
class Finding:
    """
    One thing that a rule found.

    Attributes:
        code: The rule's code.
        severity: How much it matters.
        entity_id: The entity; empty for the whole reform.
        message: What is wrong, in one line.
        pointer: The JSON Pointer of the place, when the entity came from a document.
        file: The document; empty when the entity came from none.
        line: The line in it, from 1; None when the entity came from no document.
        citations: The passages concerned.
    """

    code: str
    severity: Severity
    entity_id: str
    message: str
    pointer: str = ""
    file: str = ""
    line: int | None = None
    citations: tuple[Citation, ...] = ()


_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def _findings_in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(findings, key=lambda f: (_ORDER[f.severity], f.code, f.entity_id, f.message))
    )


def _outcomes_in_order(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    return tuple(sorted(outcomes, key=lambda o: (o.code, o.entity_id, o.status.value, o.detail)))


@final
@attrs.frozen
class Report:
    """
    What a set of rules found in a reform.

    Attributes:
        findings: The findings, the gravest first, then by code and entity.
        outcomes: How every rule came out on every subject.
    """

    findings: tuple[Finding, ...] = attrs.field(converter=_findings_in_order)
    outcomes: tuple[Outcome, ...] = attrs.field(converter=_outcomes_in_order)

    @cached_property
    def crashes(self) -> tuple[Outcome, ...]:
        """The outcomes of rules that broke."""
        return tuple(o for o in self.outcomes if o.status is OutcomeStatus.CRASHED)

    @property
    def ok(self) -> bool:
        """True when there is no error and no rule broke."""
        return not self.crashes and not self.count(Severity.ERROR)

    @property
    def exit_code(self) -> int:
        """What a command that made this report should exit with: 0 for ok, otherwise 1."""
        return 0 if self.ok else 1

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def merged_with(self, other: "Report") -> "Report":
        """Give one report of two."""
        return Report((*self.findings, *other.findings), (*self.outcomes, *other.outcomes))
