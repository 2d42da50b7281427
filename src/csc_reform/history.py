"""
Histories: every statement about one attribute of one thing, and what they say together.

A source states a value of something; a later one may reaffirm, restate, change, correct or withdraw
it. Nothing is ever taken out of a history: which statement counts is worked out from what each says
of the others, never from its age.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar, cast, final

import attrs

from csc_reform._validators import tuple_of
from csc_reform.errors import ConflictError, NotKnownError
from csc_reform.provenance import Citation
from csc_reform.revisions import Standing, cut, in_order, standings
from csc_reform.statements import Stated
from csc_reform.values.dates import Day, PartialDate, exact_date
from csc_reform.values.day_tables import DayTable
from csc_reform.values.quantity import Quantity

__all__ = ["Conflict", "History", "NotKnown"]

S = TypeVar("S")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


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
    def citations(self) -> tuple[Citation, ...]:
        """The passages of all sides, each once."""
        return tuple(dict.fromkeys(c for side in self.sides for c in side.citations))

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


def _merged(statements: tuple[Stated[T], ...]) -> "T | Conflict[T]":
    """Give the one value that statements agree on, or their conflict."""
    values = [statement.value for statement in statements]
    first = values[0]
    common: object = None
    if isinstance(first, Quantity) and all(map(first.comparable_with, values)):
        common = Quantity.common([value for value in values if isinstance(value, Quantity)])
    elif all(isinstance(value, PartialDate) for value in values):
        common = PartialDate.common(cast("list[PartialDate]", values))
    elif all(value == first for value in values):
        return first
    return Conflict(statements) if common is None else cast("T", common)


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
        InvalidValueError: For a key used twice, a revision of nothing, revisions in a circle, and a
            withdrawal of another value than was stated.

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
        in_order(self.statements)

    def __len__(self) -> int:
        """Count the statements."""
        return len(self.statements)

    def with_statement(self, statement: Stated[T]) -> "History[T]":
        """Give a new history that has one statement more."""
        return attrs.evolve(self, statements=(*self.statements, statement))

    def cut(self, is_known: Callable[[Citation], bool]) -> "History[T]":
        """
        Give what is left of it when only some passages are known.

        A statement stays with those of its passages that are known. One that revises a statement
        which is not known then revises what that one revised, if anything; a withdrawal of what is
        not known says nothing. Itself, when all of it is known.
        """
        left = cut(self.statements, is_known)
        return self if left is self.statements else attrs.evolve(self, statements=left)

    @cached_property
    def _standings(self) -> list[Standing]:
        return standings(self.statements)

    @cached_property
    def live(self) -> tuple[Stated[T], ...]:
        """
        The statements that count: nothing else stands, or is to stand, in their place.

        A statement does not count once another restates, changes, corrects or withdraws it. One
        that only reaffirms counts as long as what it says again, unless it speaks of a later time;
        and a revision that has itself been withdrawn, as if it had never been, revises nothing.
        """
        pairs = zip(self.statements, self._standings, strict=True)
        return tuple(statement for statement, standing in pairs if standing.is_live)

    @cached_property
    def stood(self) -> tuple[Stated[T], ...]:
        """The statements that stood at some time: nothing put them right or took them back."""
        pairs = zip(self.statements, self._standings, strict=True)
        return tuple(statement for statement, standing in pairs if standing.ever_stood)

    def revised_by(self, statement: Stated[T]) -> Stated[T] | None:
        """Give the statement that a statement of the history revises; None when it revises none."""
        return self._by_key.get(statement.revises)

    @cached_property
    def _by_key(self) -> dict[str | None, Stated[T]]:
        return {one.key: one for one in self.statements if one.key is not None}

    @cached_property
    def current(self) -> tuple[Stated[T], ...]:
        """The live statements that `latest` rests on: those that speak of the latest time."""
        starts = [
            one.effective.start.earliest
            for one in self.live
            if one.effective is not None and isinstance(one.effective.start, PartialDate)
        ]
        newest = max(starts, default=None)
        return tuple(
            one
            for one in self.live
            if newest is None
            or one.effective is None
            or not isinstance(one.effective.end, PartialDate)
            or one.effective.end.latest >= newest
        )

    @cached_property
    def latest(self) -> "T | Conflict[T] | NotKnown":
        """
        What the sources in view say, taken together.

        Of live statements about different times, those about the latest time count. Equal values
        are one value; hedged figures and partial dates that agree give what they all allow; anything
        else is a `Conflict`.
        """
        if self.current:
            return _merged(self.current)
        if self.statements:
            return NotKnown("what was stated has been withdrawn")
        return NotKnown("no source in view states it")

    @property
    def ever(self) -> tuple[T, ...]:
        """
        Every value that was ever stated, each once, in the order of the history.

        What was later revised is among them; a withdrawal adds nothing.

        >>> from csc_reform import load
        >>> [strength.value for strength in load().commitments["kinship-allowance"].strength.ever]
        ['explore', 'pilot']
        """
        pairs = zip(self.statements, self._standings, strict=True)
        return tuple(dict.fromkeys(one.value for one, standing in pairs if standing.states))

    @cached_property
    def _days(self) -> DayTable[Stated[T]]:
        pairs = zip(self.statements, self._standings, strict=True)
        return DayTable((one, *standing.days(one)) for one, standing in pairs)

    def held_on(self, day: Day) -> tuple[Stated[T], ...]:
        """Give the statements that certainly held on a day: those that `on` rests on."""
        return self._days.at(exact_date("day", day))[0]

    def on(self, day: Day) -> "T | Conflict[T] | NotKnown":
        """
        Give what held on a day, as far as the sources in view say for which time they speak.

        A statement that a change of policy replaces still held until the change, and one that was
        withdrawn from some day on held until that day; one that was corrected, restated or
        withdrawn altogether never did.

        The first call makes a table of the history; from then on a day is found by one search.
        """
        when = exact_date("day", day)
        holds, unsure = self._days.at(when)
        if any(all(one.value != other.value for other in holds) for one in unsure):
            return NotKnown(f"the sources do not say for which days they speak, {when} among them")
        if holds:
            return _merged(holds)
        if self.incomplete:
            return NotKnown(f"the history is incomplete, and nothing recorded speaks of {when}")
        return NotKnown(f"no source in view speaks of {when}")

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
