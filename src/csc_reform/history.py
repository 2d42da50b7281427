"""
Histories: every statement about one attribute of one thing, and what they say together.

A source states a value of something; a later one may reaffirm, restate, change, correct or withdraw
it. Nothing is ever taken out of a history: which statement counts is worked out from what each says
of the others, never from its age.
"""

from collections.abc import Callable
from enum import Enum
from functools import cached_property
from typing import Final, Generic, Never, TypeVar, cast, final

import attrs

from csc_reform._validators import of_type, tuple_of
from csc_reform.errors import ConflictError, NotKnownError
from csc_reform.provenance import Citation
from csc_reform.revisions import Standing, cut, in_order, standings
from csc_reform.statements import Stated, StatementKind
from csc_reform.values.dates import Day, PartialDate, exact_date
from csc_reform.values.day_tables import DayTable
from csc_reform.values.quantity import Quantity
from csc_reform.values.spans import Span

__all__ = ["NOTHING_STATED", "Conflict", "History", "NotKnown", "Step", "agreed"]

S = TypeVar("S")
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


def _in_words(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Span):
        return value.in_words()
    if isinstance(value, tuple):
        return ", ".join(map(str, cast("tuple[object, ...]", value)))
    return str(value)


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
        sides = " | ".join(dict.fromkeys(_in_words(side.value) for side in self.sides))
        if self.is_of_unlike_kinds:
            return f"{sides} (unlike units, not compared)"
        return (
            f"{sides} ({'agree only if rounded' if self.consistent_when_rounded else 'conflict'})"
        )


def agreed(statements: tuple[Stated[S], ...]) -> "S | Conflict[S]":
    """
    Give the one value that one or more statements agree on, or their conflict.

    Equal values are one value; hedged figures and partial dates that agree give what all allow.
    """
    values = [statement.value for statement in statements]
    first = values[0]
    if len(values) == 1:
        return first
    common: object = None
    if isinstance(first, Quantity) and all(map(first.comparable_with, values)):
        common = Quantity.common([value for value in values if isinstance(value, Quantity)])
    elif all(isinstance(value, PartialDate) for value in values):
        common = PartialDate.common(cast("list[PartialDate]", values))
    elif all(value == first for value in values):
        return first
    return Conflict(statements) if common is None else cast("S", common)


@final
@attrs.frozen
class Step(Generic[T_co]):
    """
    A statement that stood, and what led to it.

    Attributes:
        told: The statements that tell of it: the first, then what restated or corrected that, and
            last the one that stands in their place.
        before: What stood before the change that it tells of: more than one statement where sources
            are at odds, and none when it tells of no change.
    """

    told: tuple[Stated[T_co], ...]
    before: tuple[Stated[T_co], ...] = ()

    @property
    def statement(self) -> Stated[T_co]:
        """The statement that stands."""
        return self.told[-1]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages of all that tell of it, each once."""
        return tuple(dict.fromkeys(c for one in self.told for c in one.citations))


@final
@attrs.frozen
class History(Generic[T_co]):
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

    statements: tuple[Stated[T_co], ...] = attrs.field(default=(), validator=tuple_of(Stated))
    incomplete: bool = attrs.field(default=False, kw_only=True, validator=of_type(bool))

    @staticmethod
    def of(*statements: Stated[S]) -> "History[S]":
        """Make the history of these statements."""
        return History(statements)

    def __attrs_post_init__(self) -> None:
        in_order(self.statements)

    def __len__(self) -> int:
        """Count the statements."""
        return len(self.statements)

    def with_statement(self, statement: Stated[S]) -> "History[T_co | S]":
        """Give a new history that has one statement more."""
        statements: tuple[Stated[T_co | S], ...] = (*self.statements, statement)
        return History(statements, incomplete=self.incomplete)

    def cut(self, is_known: Callable[[Citation], bool]) -> "History[T_co]":
        """
        Give what is left of it when only some passages are known.

        A statement stays with those of its passages that are known. One that revises a statement
        which is not known then revises what that one revised, if anything; a withdrawal of what is
        not known says nothing. Itself, when all of it is known.
        """
        left = cut(self.statements, is_known)
        return self if left is self.statements else attrs.evolve(self, statements=left)

    @property
    def _is_plain(self) -> bool:
        """True of most histories: nobody said anything, or somebody asserted something once."""
        count = len(self.statements)
        return not count or (count == 1 and self.statements[0].kind is StatementKind.ASSERTS)

    @cached_property
    def _standings(self) -> list[Standing]:
        return standings(self.statements)

    @cached_property
    def live(self) -> tuple[Stated[T_co], ...]:
        """
        The statements that count: nothing else stands, or is to stand, in their place.

        A statement does not count once another restates, changes, corrects or withdraws it; a
        revision that has itself been withdrawn, as if it had never been, revises nothing. One that
        only reaffirms falls with what states the very same value, unless it speaks of a time that
        may be after that: then the sources are at odds, and both count.
        """
        if self._is_plain:
            return self.statements
        pairs = zip(self.statements, self._standings, strict=True)
        return tuple(statement for statement, standing in pairs if standing.is_live)

    @cached_property
    def stood(self) -> tuple[Stated[T_co], ...]:
        """The statements that stood at some time: nothing put them right or took them back."""
        pairs = zip(self.statements, self._standings, strict=True)
        return tuple(statement for statement, standing in pairs if standing.ever)

    @cached_property
    def steps(self) -> "tuple[Step[T_co], ...]":
        """
        Each statement that stood at some time, with what it put right and what it changed.

        >>> from csc_reform import load
        >>> for step in load().commitments["kinship-allowance"].strength.steps[:2]:
        ...     print([one.value.value for one in step.before], "->", step.statement.value.value)
        [] -> explore
        ['explore'] -> pilot
        """
        by_key: dict[str | None, Stated[T_co]] = {one.key: one for one in self.statements}
        standing_for: dict[str | None, list[Stated[T_co]]] = {}
        chains: list[tuple[Stated[T_co], ...]] = []
        for one in self.stood:
            chain = [one]
            while chain[-1].replaces and (told := by_key[chain[-1].revises]).states:
                chain.append(told)
            for told in chain:
                standing_for.setdefault(told.key, []).append(one)
            chains.append(tuple(reversed(chain)))
        return tuple(
            Step(told, tuple(standing_for.get(told[0].revises, ()) if told[0].changes else ()))
            for told in chains
        )

    @cached_property
    def withdrawals(self) -> tuple[Stated[T_co], ...]:
        """The statements that take something back, and were not taken back themselves."""
        pairs = zip(self.statements, self._standings, strict=True)
        return tuple(one for one, standing in pairs if standing.acts and not one.states)

    @cached_property
    def current(self) -> tuple[Stated[T_co], ...]:
        """The live statements that `latest` rests on: those that speak of the latest time."""
        if self._is_plain:
            return self.statements
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
    def latest(self) -> "T_co | Conflict[T_co] | NotKnown":
        """
        What the sources in view say, taken together.

        Of live statements about different times, those about the latest time count. Equal values
        are one value; hedged figures and partial dates that agree give what they all allow; anything
        else is a `Conflict`.
        """
        if self.current:
            return agreed(self.current)
        if self.statements:
            return NotKnown("what was stated has been withdrawn")
        return NotKnown("no source in view states it")

    @property
    def ever(self) -> tuple[T_co, ...]:
        """
        Every value that was ever stated, each once, in the order of the history.

        What was later revised is among them; a withdrawal adds nothing.

        >>> from csc_reform import load
        >>> [strength.value for strength in load().commitments["kinship-allowance"].strength.ever]
        ['explore', 'pilot']
        """
        return tuple(dict.fromkeys(one.value for one in self.statements if one.states))

    @cached_property
    def _days(self) -> DayTable[Stated[T_co]]:
        pairs = zip(self.statements, self._standings, strict=True)
        return DayTable((one, *standing.days(one)) for one, standing in pairs)

    def held_on(self, day: Day) -> tuple[Stated[T_co], ...]:
        """Give the statements that certainly held on a day: those that `on` rests on."""
        return self._days.at(exact_date("day", day))[0]

    def on(self, day: Day) -> "T_co | Conflict[T_co] | NotKnown":
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
            return agreed(holds)
        if self.incomplete:
            return NotKnown(f"the history is incomplete, and nothing recorded speaks of {when}")
        return NotKnown(f"no source in view speaks of {when}")

    def require(self) -> T_co:
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


#: The history of what no source in view states anything of.
NOTHING_STATED: Final[History[Never]] = History()
