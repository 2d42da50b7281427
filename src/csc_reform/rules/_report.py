"""What rules found: findings, the outcome of every rule on every subject, and the whole report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import final, overload

import attrs

from csc_reform.errors import UnknownIdError
from csc_reform.provenance import Citation
from csc_reform.rules._private import masked
from csc_reform.rules._rule import Severity

__all__ = ["Finding", "Outcome", "OutcomeStatus", "Outcomes", "Place", "Report", "RootCause"]


class OutcomeStatus(Enum):
    """How a rule came out on a subject."""

    PASSED = "passed"
    FAILED = "failed"
    #: It could not judge, for want of something.
    SKIPPED = "skipped"
    #: It broke. That is never a pass.
    CRASHED = "crashed"
    #: It failed, and somebody accepts that for a time.
    SUPPRESSED = "suppressed"


@final
@attrs.frozen(kw_only=True)
class Outcome:
    """
    How one rule came out on one subject.

    Attributes:
        code: The rule's code.
        entity_id: The subject; empty for the whole reform, and of a suppression ``HYG001 of id``.
        status: How it came out.
        detail: What was missing, what broke, or why it is accepted; otherwise empty. Whatever is
            private in it is masked.
        trace: Where in the rule it broke, as Python prints it; no part of what makes it equal.
    """

    code: str
    entity_id: str
    status: OutcomeStatus
    detail: str = attrs.field(default="", converter=masked)
    trace: str = attrs.field(default="", eq=False, repr=False)


@final
@attrs.frozen(kw_only=True)
class Place:
    """
    A thing that a finding is about, and where it stands.

    Attributes:
        entity_id: The entity; empty for the whole reform.
        pointer: The JSON Pointer of the place, when it came from a document.
        file: The document; empty when it came from none.
        line: The line in it, from 1; None when it came from no document.
        column: The column in it, from 1; None when only the line of its record is known.
    """

    entity_id: str
    pointer: str = ""
    file: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Give file, line and column, as far as they are known; empty when nothing is."""
        known = [self.file, self.line, self.column]
        return ":".join(str(one) for one in known if one) if self.file else ""


def _masked_passages(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(_masked_passage(one) for one in citations)


def _masked_passage(citation: Citation) -> Citation:
    locator = masked(citation.locator)
    printed = citation.as_printed
    printed = None if printed is None else masked(printed)
    if (locator, printed) == (citation.locator, citation.as_printed):
        return citation
    return attrs.evolve(citation, locator=locator, as_printed=printed)


@final
@attrs.frozen(kw_only=True)
class Finding:
    """
    One thing that a rule found; whatever is private in its words is masked.

    Attributes:
        code: The rule's code.
        severity: How much it matters.
        entity_id: The entity; empty for the whole reform, and of a suppression ``HYG001 of id``.
        message: What is wrong, in one line.
        pointer: The JSON Pointer of the place, when the entity came from a document.
        file: The document; empty when the entity came from none.
        line: The line in it, from 1; None when the entity came from no document.
        column: The column in it, from 1; None when only the line of its record is known.
        cause: What is at the root of it, where other findings may come from the same; otherwise
            empty.
        related: Other things that it is about, and where these stand; ten at the most.
        citations: The passages concerned.
    """

    code: str
    severity: Severity
    entity_id: str
    message: str = attrs.field(converter=masked)
    pointer: str = ""
    file: str = ""
    line: int | None = None
    column: int | None = None
    cause: str = attrs.field(default="", converter=masked)
    related: tuple[Place, ...] = ()
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=_masked_passages)

    @property
    def place(self) -> Place:
        """What it is about, and where that stands."""
        return Place(
            entity_id=self.entity_id,
            pointer=self.pointer,
            file=self.file,
            line=self.line,
            column=self.column,
        )


@final
@attrs.frozen
class RootCause:
    """
    What one or more findings come from.

    Attributes:
        cause: What it is, such as an id that is in no document; empty for a finding of its own.
        findings: The findings, the gravest first; at least one.
    """

    cause: str
    findings: tuple[Finding, ...]


_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def _findings_in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                *(_ORDER[f.severity], f.code, f.entity_id, f.file),
                *(f.line or 0, f.column or 0, f.message, f.pointer),
            ),
        )
    )


def _by_code(outcome: Outcome) -> tuple[str, str, str, str]:
    return outcome.code, outcome.entity_id, outcome.status.value, outcome.detail


@final
class Outcomes(Sequence[Outcome]):
    """
    How every rule came out on every subject, by code and subject.

    Of what was passed only the ids are kept, so that a million of them take little room.

    >>> one = Outcome(code="REF001", entity_id="a", status=OutcomeStatus.PASSED)
    >>> outcomes = Outcomes([one])
    >>> outcomes.passed, outcomes[0] == one
    ({'REF001': ('a',)}, True)
    """

    #: The ids of the subjects that each rule passed, by its code.
    passed: Mapping[str, tuple[str, ...]]
    #: How the rules came out that did not pass.
    others: tuple[Outcome, ...]

    def __init__(
        self,
        outcomes: Iterable[Outcome] = (),
        passed: Mapping[str, Iterable[str]] = MappingProxyType({}),
    ) -> None:
        ids = {code: list(passed[code]) for code in passed}
        others: list[Outcome] = []
        for outcome in outcomes:
            if outcome.status is OutcomeStatus.PASSED:
                ids.setdefault(outcome.code, []).append(outcome.entity_id)
            else:
                others.append(outcome)
        self.passed = {code: tuple(sorted(ids[code])) for code in sorted(ids) if ids[code]}
        self.others = tuple(sorted(others, key=_by_code))

    @cached_property
    def _all(self) -> tuple[Outcome, ...]:
        return tuple(sorted((*self.of(OutcomeStatus.PASSED), *self.others), key=_by_code))

    @overload
    def __getitem__(self, index: int) -> Outcome: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Outcome, ...]: ...
    def __getitem__(self, index: int | slice) -> Outcome | tuple[Outcome, ...]:
        """Give one by its position, or some."""
        return self._all[index]

    def __iter__(self) -> Iterator[Outcome]:
        """Go through all."""
        return iter(self._all)

    def __len__(self) -> int:
        """Count them."""
        return len(self.others) + sum(map(len, self.passed.values()))

    def __eq__(self, other: object) -> bool:
        """Tell whether all came out alike."""
        if not isinstance(other, Outcomes):
            return NotImplemented
        return self.passed == other.passed and self.others == other.others

    def __hash__(self) -> int:
        """Hash by what did not pass."""
        return hash(self.others)

    def __repr__(self) -> str:
        """Count them."""
        return f"<Outcomes: {len(self):,}, of which {len(self.others):,} not passed>"

    def of(self, status: OutcomeStatus) -> Iterator[Outcome]:
        """
        Go through those of a status.

        >>> from csc_reform import load, validate
        >>> next(validate(load()).outcomes.of(OutcomeStatus.PASSED)).code
        'CHR001'
        """
        if status is not OutcomeStatus.PASSED:
            yield from (outcome for outcome in self.others if outcome.status is status)
            return
        for code, ids in self.passed.items():
            for id_ in ids:
                yield Outcome(code=code, entity_id=id_, status=status)


def _as_outcomes(given: "Iterable[Outcome] | Outcomes") -> Outcomes:
    return given if isinstance(given, Outcomes) else Outcomes(given)


@final
@attrs.frozen
class Report:
    """
    What a set of rules found in a reform.

    Attributes:
        findings: The findings, the gravest first, then by code, entity and place.
        outcomes: How every rule came out on every subject, by code and subject.
        suppressed: The findings that somebody accepts for a time; they are in `findings` no more.

    >>> from csc_reform import load, validate
    >>> report = validate(load())
    >>> report.ok, report.count(Severity.ERROR)
    (True, 0)
    """

    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_findings_in_order)
    outcomes: Outcomes = attrs.field(factory=Outcomes, converter=_as_outcomes)
    suppressed: tuple[Finding, ...] = attrs.field(default=(), converter=_findings_in_order)

    def outcome(self, code: str, entity_id: str) -> Outcome:
        """
        Give how a rule came out on a subject.

        Args:
            code: The rule's code.
            entity_id: The subject; empty for the whole reform.

        Raises:
            UnknownIdError: When that rule was not asked of that subject.

        >>> from csc_reform import load, validate
        >>> validate(load()).outcome("REF001", "kinship-allowance").status
        <OutcomeStatus.PASSED: 'passed'>
        """
        found = self._by_subject.get((code, entity_id))
        if found is not None:
            return found
        passed = self.outcomes.passed.get(code, ())
        if entity_id in passed:
            return Outcome(code=code, entity_id=entity_id, status=OutcomeStatus.PASSED)
        asked = [id_ for rule, id_ in self._by_subject if rule == code]
        raise UnknownIdError(f"subject of {code}", entity_id, (*passed, *asked))

    @cached_property
    def _by_subject(self) -> dict[tuple[str, str], Outcome]:
        return {(outcome.code, outcome.entity_id): outcome for outcome in self.outcomes.others}

    @cached_property
    def crashes(self) -> tuple[Outcome, ...]:
        """The outcomes of rules that broke."""
        return tuple(self.outcomes.of(OutcomeStatus.CRASHED))

    @cached_property
    def causes(self) -> tuple[RootCause, ...]:
        """
        The findings by what is at the root of them, the gravest first.

        An id that is in no document is one cause, however many entities name it; a finding that
        gives no cause is a cause of its own.
        """
        found: dict[str, list[Finding]] = {}
        for number, finding in enumerate(self.findings):
            found.setdefault(finding.cause or f"\0{number}", []).append(finding)
        return tuple(RootCause(group[0].cause, tuple(group)) for group in found.values())

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

    def of_rules(self, *codes: str) -> "Report":
        """
        Give what rules of these codes found, and how they came out.

        >>> from csc_reform import load, validate
        >>> validate(load()).of_rules("MON001").count(Severity.WARNING)
        1
        """
        return Report(
            [one for one in self.findings if one.code in codes],
            Outcomes(
                [one for one in self.outcomes.others if one.code in codes],
                {code: ids for code, ids in self.outcomes.passed.items() if code in codes},
            ),
            [one for one in self.suppressed if one.code in codes],
        )

    def merged_with(self, *others: "Report") -> "Report":
        """
        Give one report of several, of other rules or of other subjects.

        However the work was shared out, the report of all of it is the same, as long as the rules
        about suppressions were asked along with those that these accept.

        >>> from csc_reform import BUILTIN, load, validate
        >>> codes = validate(load(), BUILTIN.select("MON"))
        >>> rest = validate(load(), BUILTIN.without("MON"))
        >>> codes.merged_with(rest) == validate(load())
        True
        """
        reports = (self, *others)
        passed: dict[str, list[str]] = {}
        for report in reports:
            for code, ids in report.outcomes.passed.items():
                passed.setdefault(code, []).extend(ids)
        left = [one for report in reports for one in report.outcomes.others]
        return Report(
            [one for report in reports for one in report.findings],
            Outcomes(left, passed),
            [one for report in reports for one in report.suppressed],
        )
