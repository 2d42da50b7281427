"""What a rule is, and a set of them."""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import cached_property
from typing import Any, Generic, Never, TypeAlias, TypeVar, cast, final

import attrs

from csc_reform._validators import check_type, checked_items, not_blank, of_type, tuple_of
from csc_reform.entities.entity import Entity
from csc_reform.errors import InvalidValueError, UnknownIdError
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.rules._context import Context
from csc_reform.rules._suppression import Suppression

__all__ = ["AnyRule", "Problem", "Rule", "RuleSet", "Severity", "Skipped", "subject_in_words"]

S_contra = TypeVar("S_contra", bound="Entity | Reform | Suppression", contravariant=True)

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
class Problem:
    """
    What a rule found wrong with a subject.

    Attributes:
        message: What is wrong, in one line.
        field: The way to it in the subject's record: names of fields and positions from 0, with
            slashes between them, as in ``rates/3/amount``; empty when it is about the whole.
        cause: What is at the root of it, where other problems may come from the same, such as the id
            that is in no document; empty when it is a matter of its own.
        related_ids: The ids of other entities that it is about.
        citations: The passages concerned.

    >>> Problem("title must be in English", field="title").field
    'title'
    """

    message: str = attrs.field(validator=not_blank)
    field: str = attrs.field(default="", validator=of_type(str), kw_only=True)
    cause: str = attrs.field(default="", validator=of_type(str), kw_only=True)
    related_ids: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str), kw_only=True)
    citations: tuple[Citation, ...] = attrs.field(
        default=(), validator=tuple_of(Citation), kw_only=True
    )


class Skipped(Exception):  # noqa: N818 (no error: a rule raises it to say what it lacks)
    """
    Raised by a rule that cannot judge a subject.

    Attributes:
        missing: What it would need.

    >>> Skipped("the day it opened").missing
    'the day it opened'
    """

    def __init__(self, missing: str) -> None:
        check_type("missing", missing, str)
        self.missing: str = missing or "something"
        super().__init__(missing)


def _check_code(_owner: object, attribute: "attrs.Attribute[str]", value: object) -> None:
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise InvalidValueError(attribute.name, "three capitals and three figures", value)


def _kinds(subject: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", subject) if isinstance(subject, tuple) else (subject,)


def _check_subject(_owner: object, _attribute: object, value: Any) -> None:  # noqa: ANN401 (unchecked)
    kinds = _kinds(value)
    judged = (Entity, Reform, Suppression)
    if not kinds or not all(isinstance(kind, type) and issubclass(kind, judged) for kind in kinds):
        words = "a class that a rule can judge, or a tuple of some"
        raise InvalidValueError("subject", words, value, "such as Commitment, Entity or Reform")


def _check_callable(_owner: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if not callable(value):
        raise InvalidValueError(attribute.name, "a function", value)


@final
@attrs.frozen(kw_only=True)
class Rule(Generic[S_contra]):
    """
    One rule, declared once: what it checks, and all that is said of it anywhere.

    Attributes:
        code: Three letters of its family and three figures; never used for another rule.
        subject: What it judges: a kind of entity or several, `Entity` for all, `Reform` for the
            whole, or `Suppression`.
        severity: How much a finding matters.
        title: What must be so, in a few words.
        rationale: Why.
        since: The version of the library that first had it.
        tags: Words to find it by.
        good: Makes something that it passes.
        bad: Makes something that it finds wrong.
        check: Gives the problems of a subject; may raise `Skipped` when it lacks what it needs.

    A rule about several kinds names them to the type checker too:
    ``Rule[Commitment | Programme](subject=(Commitment, Programme), …)``.

    Raises:
        InvalidValueError: For a code of another form, and for what is no class that can be judged.

    >>> from csc_reform import Group, Rule, Severity
    >>> from csc_reform.rules import Problem
    >>> def told(group, context):
    ...     if not group.summary:
    ...         yield Problem("summary must be given", field="summary")
    >>> Rule(
    ...     code="OWN001",
    ...     subject=Group,
    ...     severity=Severity.WARNING,
    ...     title="A group is described",
    ...     rationale="A name alone does not say who is in it.",
    ...     good=lambda: [Group(id="group", title="Group", summary="Whoever is in it")],
    ...     bad=lambda: [Group(id="group", title="Group")],
    ...     check=told,
    ... ).code
    'OWN001'
    """

    code: str = attrs.field(validator=_check_code)
    subject: type[S_contra] | tuple[type[S_contra], ...] = attrs.field(validator=_check_subject)
    severity: Severity = attrs.field(validator=of_type(Severity))
    title: str = attrs.field(validator=not_blank)
    rationale: str = attrs.field(validator=not_blank)
    since: str = attrs.field(default="0.1", validator=not_blank)
    tags: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    good: Callable[[], Iterable[Entity | Suppression]] = attrs.field(validator=_check_callable)
    bad: Callable[[], Iterable[Entity | Suppression]] = attrs.field(validator=_check_callable)
    check: Callable[[S_contra, Context], Iterable[Problem]] = attrs.field(validator=_check_callable)


#: A rule about whatever it is about.
AnyRule: TypeAlias = Rule[Never]


def subject_in_words(rule: AnyRule) -> str:
    """
    Say what a rule judges.

    >>> from csc_reform.rules import BUILTIN
    >>> subject_in_words(BUILTIN["CHR001"])
    'every consultation'
    """
    names = {Entity: "every record", Reform: "the reform as a whole"}
    words = [
        names.get(kind) or f"every {re.sub(r'(?<!^)(?=[A-Z])', ' ', kind.__name__).lower()}"
        for kind in _kinds(rule.subject)
        if isinstance(kind, type)
    ]
    return " and ".join(dict.fromkeys(words))


def _in_order(rules: Iterable[AnyRule]) -> tuple[AnyRule, ...]:
    found: list[AnyRule] = []
    for rule in checked_items("rules", rules):
        if not isinstance(rule, Rule):
            raise InvalidValueError("rules", "rules", rule, "such as BUILTIN.with_rules(mine)")
        found.append(cast("AnyRule", rule))
    return tuple(sorted(found, key=lambda rule: rule.code))


@final
@attrs.frozen
class RuleSet:
    """
    An immutable set of rules, in the order of their codes.

    Attributes:
        rules: The rules.

    Raises:
        InvalidValueError: When two rules have one code, and for what is no rule.

    >>> from csc_reform.rules import BUILTIN
    >>> [rule.code for rule in BUILTIN.select("CHR").without("CHR002")][:2]
    ['CHR001', 'CHR003']
    """

    rules: tuple[AnyRule, ...] = attrs.field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        if len(self._by_code) < len(self.rules):
            codes = [rule.code for rule in self.rules]
            twice = next(code for code in codes if codes.count(code) > 1)
            raise InvalidValueError("code", "unique among the rules", twice)

    @cached_property
    def _by_code(self) -> dict[str, AnyRule]:
        return {rule.code: rule for rule in self.rules}

    def __iter__(self) -> Iterator[AnyRule]:
        """Go through the rules."""
        return iter(self.rules)

    def __len__(self) -> int:
        """Count the rules."""
        return len(self.rules)

    def __contains__(self, code: object) -> bool:
        """Tell whether a rule of a code, or a rule, is in it."""
        return code in self._by_code if isinstance(code, str) else code in self.rules

    def __getitem__(self, code: str) -> AnyRule:
        """
        Give the rule of a code.

        Raises:
            UnknownIdError: With the codes that look like it.
        """
        if code not in self._by_code:
            raise UnknownIdError("rule", code, self._by_code)
        return self._by_code[code]

    def judging(self, kind: "type[Entity | Reform | Suppression]") -> tuple[AnyRule, ...]:
        """Give the rules that judge things of a class, in the order of their codes."""
        return tuple(
            rule
            for rule in self.rules
            if any(issubclass(kind, cast("type", judged)) for judged in _kinds(rule.subject))
        )

    def with_rules(self, *rules: AnyRule) -> "RuleSet":
        """
        Give a set that has these rules too.

        Raises:
            InvalidValueError: When a code is taken.
        """
        return RuleSet((*self.rules, *rules))

    def with_severity(self, severity: Severity, *prefixes: str) -> "RuleSet":
        """
        Give a set in which the rules whose code begins with one of these have another severity.

        Raises:
            UnknownIdError: When no rule's code begins with one of them.

        >>> from csc_reform import BUILTIN, Severity
        >>> strict = BUILTIN.with_severity(Severity.ERROR, "MON")
        >>> strict["MON001"].severity
        <Severity.ERROR: 'error'>
        """
        check_type("severity", severity, Severity)
        chosen = self.select(*prefixes)
        changed = [attrs.evolve(rule, severity=severity) for rule in chosen]
        return RuleSet((*changed, *(rule for rule in self.rules if rule.code not in chosen)))

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
            given: Any = prefix
            is_text = isinstance(given, str)
            if not is_text or not prefix or not any(c.startswith(prefix) for c in self._by_code):
                families = {code[:3] for code in self._by_code}
                raise UnknownIdError("rule", str(prefix), (*self._by_code, *families))
