"""What a rule is, and a set of them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, Generic, TypeVar, final

import attrs

from csc_reform.entities.entity import Entity
from csc_reform.errors import InvalidValueError, UnknownIdError
from csc_reform.events import Event
from csc_reform.provenance import Citation
from csc_reform.reconciliation import totals
from csc_reform.reform import Reform
from csc_reform.timelines import timeline

__all__ = ["Context", "Problem", "Rule", "RuleSet", "Severity", "Skipped"]

S = TypeVar("S", bound="Entity | Reform")

_CODE = re.compile(r"[A-Z]{3}\d{3}", re.ASCII)


class Severity(Enum):
    """How much a finding matters; each more than the ones after it."""

    #: The data contradicts itself or its sources, and cannot be relied on.
    ERROR = "error"
    #: Something is very likely wrong.
    WARNING = "warning"
    #: Something is unusual and wants a look; it may be a real tension between sources.
    QUERY = "query"
    #: Something worth knowing.
    INFO = "info"


@final
@attrs.frozen
class Context:
    """
    What a rule may look at beside its subject. It can change nothing.

    Attributes:
        reform: The whole reform.
        on: The day on which the questions are asked.
    """

    reform: Reform
    on: date

    @cached_property
    def overdue(self) -> Mapping[str, tuple[Event, ...]]:
        """The promises that are overdue on that day, by the id of their subject."""
        found: dict[str, tuple[Event, ...]] = {}
        for event in timeline(self.reform).overdue(self.on):
            found[event.subject_id] = (*found.get(event.subject_id, ()), event)
        return found

    @cached_property
    def totals(self) -> frozenset[str]:
        """The ids of the funding lines that are made of others."""
        return frozenset(totals(self.reform))


@final
@attrs.frozen
class Problem:
    """
    What a rule found wrong with a subject.

    Attributes:
        message: What is wrong, in one line.
        field: The field that it is about; empty when it is about the whole.
        citations: The passages concerned.
    """

    message: str
    field: str = attrs.field(default="", kw_only=True)
    citations: tuple[Citation, ...] = attrs.field(default=(), kw_only=True)


class Skipped(Exception):  # noqa: N818 (no error: a rule raises it to say what it lacks)
    """
    Raised by a rule that cannot judge a subject.

    Attributes:
        missing: What it would need.
    """

    def __init__(self, missing: str) -> None:
        self.missing = missing
        super().__init__(missing)


def _check_code(_owner: object, attribute: "attrs.Attribute[str]", value: Any) -> None:  # noqa: ANN401 (unchecked)
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise InvalidValueError(attribute.name, "three capitals and three figures", value)


@final
@attrs.frozen(kw_only=True)
class Rule(Generic[S]):
    """
    One rule, declared once.

    Attributes:
        code: Three letters of its family and three figures; never used for another rule.
        subject: What it judges: a kind of entity, `Entity` for all, or `Reform` for the whole.
        severity: How much a finding matters.
        title: What must be so, in a few words.
        rationale: Why.
        since: The version of the library that first had it.
        good: Makes entities that pass it.
        bad: Makes entities that do not.
        check: Gives the problems of a subject; may raise `Skipped`.
    """

    code: str = attrs.field(validator=_check_code)
    subject: type[S]
    severity: Severity
    title: str
    rationale: str
    since: str = "0.1"
    good: Callable[[], Iterable[Entity]]
    bad: Callable[[], Iterable[Entity]]
    check: Callable[[S, Context], Iterator[Problem]]

    def subjects(self, reform: Reform) -> Iterator[S]:
        """Give what the rule judges in a reform."""
        things: Iterable[Entity | Reform] = (reform,) if self.subject is Reform else reform
        for thing in things:
            if isinstance(thing, self.subject):
                yield thing


def _in_order(rules: "Iterable[Rule[Any]]") -> "tuple[Rule[Any], ...]":
    return tuple(sorted(rules, key=lambda rule: rule.code))


@final
@attrs.frozen
class RuleSet:
    """
    An immutable set of rules, in the order of their codes.

    Attributes:
        rules: The rules.

    Raises:
        InvalidValueError: When two rules have one code.
    """

    rules: tuple[Rule[Any], ...] = attrs.field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        if len(self._by_code) < len(self.rules):
            codes = [rule.code for rule in self.rules]
            twice = next(code for code in codes if codes.count(code) > 1)
            raise InvalidValueError("code", "unique among the rules", twice)

    @cached_property
    def _by_code(self) -> dict[str, Rule[Any]]:
        return {rule.code: rule for rule in self.rules}

    def __iter__(self) -> Iterator[Rule[Any]]:
        """Go through the rules."""
        return iter(self.rules)

    def __len__(self) -> int:
        """Count the rules."""
        return len(self.rules)

    def __getitem__(self, code: str) -> Rule[Any]:
        """
        Give the rule of a code.

        Raises:
            UnknownIdError: With the codes that look like it.
        """
        if code not in self._by_code:
            raise UnknownIdError("rule", code, self._by_code)
        return self._by_code[code]

    def with_rules(self, *rules: Rule[Any]) -> "RuleSet":
        """Give a set that has these rules too."""
        return RuleSet((*self.rules, *rules))

    def select(self, *prefixes: str) -> "RuleSet":
        """
        Give the rules whose code begins with one of these.

        Raises:
            UnknownIdError: When no rule's code begins with one of them.
        """
        self._check(prefixes)
        return RuleSet(rule for rule in self.rules if rule.code.startswith(prefixes))

    def without(self, *prefixes: str) -> "RuleSet":
        """
        Give the rules whose code begins with none of these.

        Raises:
            UnknownIdError: When no rule's code begins with one of them.
        """
        self._check(prefixes)
        return RuleSet(rule for rule in self.rules if not rule.code.startswith(prefixes))

    def _check(self, prefixes: tuple[str, ...]) -> None:
        for prefix in prefixes:
            if not prefix or not any(code.startswith(prefix) for code in self._by_code):
                raise UnknownIdError("rule", prefix, self._by_code)
