"""
Stated facts and their histories.

A source states a value of something; a later one may reaffirm, restate, change, correct or withdraw
it. All statements about one attribute of one thing are its history, and nothing is ever taken out of
it: which statement counts is worked out from what each says of the others, never from its age.
"""

from datetime import date
from enum import Enum
from functools import cached_property
from typing import Generic, TypeVar, cast, final

import attrs

from csc_reform._validators import of_type, optional_type, tuple_of
from csc_reform.errors import ConflictError, InvalidValueError, NotKnownError
from csc_reform.provenance import Citation, cited
from csc_reform.values.dates import Day, PartialDate, exact_date
from csc_reform.values.quantity import Quantity
from csc_reform.values.spans import Span
from csc_reform.values.verdict import Verdict

__all__ = ["Conflict", "History", "NotKnown", "Stated", "StatementKind"]

S = TypeVar("S")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class StatementKind(Enum):
    """What a statement does to what was said before."""

    #: It states a value.
    ASSERTS = "asserts"
    #: It says again what was said.
    REAFFIRMS = "reaffirms"
    #: It gives another figure for the same fact, as a later release of statistics does.
    RESTATES = "restates"
    #: It announces that from some day on things are otherwise: a change of policy.
    CHANGES = "changes"
    #: It says that what was said was wrong.
    CORRECTS = "corrects"
    #: It takes back what was said and puts nothing in its place.
    WITHDRAWS = "withdraws"


_REVISING = frozenset(
    {
        StatementKind.RESTATES,
        StatementKind.CHANGES,
        StatementKind.CORRECTS,
        StatementKind.WITHDRAWS,
    }
)


@final
@attrs.frozen(kw_only=True)
class Stated(Generic[T_co]):
    """
    One statement of a value, with the passages that make it.

    Attributes:
        value: The value; of a withdrawal, the value that is taken back.
        citations: The passages, at least one.
        effective: The time for which the source says it; None when the source says none.
        kind: What it does to what was said before.
        key: A name within the history, for another statement to revise; None when none needs to.
        revises: The key of the statement that this one replaces; None when it replaces none.

    Raises:
        InvalidValueError: Without a citation; for a withdrawal that revises nothing, and for an
            assertion that revises something.
    """

    value: T_co = attrs.field(kw_only=False)
    citations: tuple[Citation, ...] = attrs.field(validator=cited)
    effective: Span | None = attrs.field(default=None, validator=optional_type(Span))
    kind: StatementKind = attrs.field(
        default=StatementKind.ASSERTS, validator=of_type(StatementKind)
    )
    key: str | None = attrs.field(default=None, validator=optional_type(str))
    revises: str | None = attrs.field(default=None, validator=optional_type(str))

    def __attrs_post_init__(self) -> None:
        if self.revises is not None and self.kind not in _REVISING:
            kinds = ", ".join(sorted(kind.value for kind in _REVISING))
            raise InvalidValueError(
                "kind", f"one that can revise ({kinds})", self.kind.value, "or drop 'revises'"
            )
        if self.revises is None and self.kind is StatementKind.WITHDRAWS:
            raise InvalidValueError("revises", "the key of what is withdrawn", None)


@final
@attrs.frozen
class NotKnown:
    """
    The answer when no source in view settles the matter. It is neither nought nor none.

    Attributes:
        reason: Why it is not known, in words.
    """

    reason: str

    def __str__(self) -> str:
        """Give the reason."""
        return f"not known: {self.reason}"


@final
@attrs.frozen
class Conflict(Generic[T_co]):
    """
    The answer when sources in view state different things and none revises the other.

    Attributes:
        sides: The statements, in the order of the history.
    """

    sides: tuple[Stated[T_co], ...]

    @property
    def is_of_unlike_kinds(self) -> bool:
        """True when the figures are of different kinds or units, so that they only seem to clash."""
        first, *others = (side.value for side in self.sides)
        return isinstance(first, Quantity) and not all(map(first.comparable_with, others))

    @property
    def consistent_when_rounded(self) -> bool:
        """True when the figures agree once every bare figure is read as rounded."""
        values = [side.value for side in self.sides]
        quantities = [value for value in values if isinstance(value, Quantity)]
        if len(quantities) < len(values) or self.is_of_unlike_kinds:
            return False
        return Quantity.common([quantity.as_rounded() for quantity in quantities]) is not None

    def __str__(self) -> str:
        """Give the sides, and what can be said of the clash."""
        sides = " | ".join(dict.fromkeys(str(side.value) for side in self.sides))
        if self.is_of_unlike_kinds:
            return f"{sides} (unlike units, not compared)"
        return (
            f"{sides} ({'agree only if rounded' if self.consistent_when_rounded else 'conflict'})"
        )


def _merged(statements: list[Stated[T]]) -> "T | Conflict[T]":
    """Give the one value that statements agree on, or their conflict."""
    values = [statement.value for statement in statements]
    first = values[0]
    if all(value == first for value in values[1:]) and not isinstance(first, Quantity):
        return first
    if isinstance(first, Quantity) and all(map(first.comparable_with, values)):
        common = Quantity.common([value for value in values if isinstance(value, Quantity)])
        if common is not None:
            return cast("T", common)
    return Conflict(tuple(statements))


@final
@attrs.frozen
class History(Generic[T]):
    """
    Every statement about one attribute of one thing.

    Attributes:
        statements: The statements, oldest first where that is known.
        incomplete: True when earlier statements exist that are not recorded here; a question about
            the time before the first one then has no answer.

    Raises:
        InvalidValueError: For a key used twice, a revision of nothing, and revisions in a circle.

    >>> from csc_reform import Citation, Money
    >>> release = Citation(source_id="dfe-press-release-2023-02-02", locator="¶17")
    >>> History.of(Stated(Money.parse("over £45m"), citations=(release,))).latest
    Money.parse('over £45 million')
    """

    statements: tuple[Stated[T], ...] = attrs.field(default=(), validator=tuple_of(Stated))
    incomplete: bool = attrs.field(default=False, kw_only=True)

    @staticmethod
    def of(*statements: Stated[S]) -> "History[S]":
        """Make the history of these statements."""
        return History(statements)

    def __attrs_post_init__(self) -> None:
        by_key: dict[str, Stated[T]] = {}
        for statement in self.statements:
            if statement.key is not None and statement.key in by_key:
                raise InvalidValueError("key", "unique in its history", statement.key)
            if statement.key is not None:
                by_key[statement.key] = statement
        for statement in self.statements:
            seen = {statement.key}
            revised = statement.revises
            while revised is not None:
                if revised not in by_key:
                    raise InvalidValueError(
                        "revises", "the key of another statement of the history", revised
                    )
                if revised in seen:
                    raise InvalidValueError("revises", "free of circles", revised)
                seen.add(revised)
                revised = by_key[revised].revises

    def __len__(self) -> int:
        """Count the statements."""
        return len(self.statements)

    def with_statement(self, statement: Stated[T]) -> "History[T]":
        """Give a new history that has one statement more."""
        return attrs.evolve(self, statements=(*self.statements, statement))

    @cached_property
    def live(self) -> tuple[Stated[T], ...]:
        """The statements that no other revises and that withdraw nothing."""
        revised = {statement.revises for statement in self.statements} - {None}
        return tuple(
            statement
            for statement in self.statements
            if statement.key not in revised and statement.kind is not StatementKind.WITHDRAWS
        )

    @cached_property
    def latest(self) -> "T | Conflict[T] | NotKnown":
        """
        What the sources in view say, taken together.

        Of live statements about different times, those about the latest time count. Equal values
        are one value; hedged figures that agree give what they all allow; anything else is a
        `Conflict`.
        """
        if not self.live:
            if self.statements:
                return NotKnown("what was stated has been withdrawn")
            return NotKnown("no source in view states it")
        current = [one for one in self.live if not any(_is_over(one, other) for other in self.live)]
        return _merged(current)

    def on(self, day: Day) -> "T | Conflict[T] | NotKnown":
        """
        Give what held on a day, as far as the sources in view say for which time they speak.

        A statement that a change of policy replaces still held until the change; one that was
        corrected or restated never did.
        """
        when = exact_date("day", day)
        holds: list[Stated[T]] = []
        unsure: list[Stated[T]] = []
        for statement in self.statements:
            verdict = self._held(statement, when)
            if verdict is Verdict.HOLDS:
                holds.append(statement)
            elif verdict is Verdict.UNDETERMINED:
                unsure.append(statement)
        if any(all(one.value != other.value for other in holds) for one in unsure):
            return NotKnown(f"the sources do not say for which days they speak, {when} among them")
        if holds:
            return _merged(holds)
        if self.incomplete:
            return NotKnown(f"the history is incomplete, and nothing recorded speaks of {when}")
        return NotKnown(f"no source in view speaks of {when}")

    def _held(self, statement: Stated[T], day: date) -> Verdict:
        if statement.kind is StatementKind.WITHDRAWS:
            return Verdict.FAILS
        verdict = _covers(statement, day)
        for reviser in self.statements:
            if statement.key is None or reviser.revises != statement.key:
                continue
            changed = reviser.kind is StatementKind.CHANGES
            verdict &= ~_begun(reviser, day) if changed else Verdict.FAILS
        return verdict

    def require(self) -> T:
        """
        Give the latest value.

        Raises:
            NotKnownError: When no source in view states one.
            ConflictError: When the sources disagree.
        """
        latest = self.latest
        if isinstance(latest, NotKnown):
            raise NotKnownError(str(latest))
        if isinstance(latest, Conflict):
            raise ConflictError(f"the sources disagree: {latest}")
        return latest


def _covers(statement: Stated[T], day: date) -> Verdict:
    return (
        Verdict.UNDETERMINED if statement.effective is None else statement.effective.holds_on(day)
    )


def _begun(statement: Stated[T], day: date) -> Verdict:
    """Tell whether what a statement says has begun by a day."""
    if statement.effective is None:
        return Verdict.UNDETERMINED
    return Span(statement.effective.start).holds_on(day)


def _is_over(one: Stated[T], other: Stated[T]) -> bool:
    """Tell whether one statement is about a time that ended before the other's began."""
    if one.effective is None or other.effective is None:
        return False
    ended, began = one.effective.end, other.effective.start
    return (
        isinstance(ended, PartialDate)
        and isinstance(began, PartialDate)
        and ended.certainly_before(began)
    )
