"""
What may be asked of a value: one class for each kind of value, with the questions it has a sense for.

`Values` can be told apart, `OrderedValues` have an order, and so on. How an entity holds them, as one
value or as a history, is for `csc_reform.query.fields`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

import attrs

from csc_reform.errors import InvalidValueError, UnknownFieldError
from csc_reform.query.operands import Date, Several, checked, partial_date, pattern, several
from csc_reform.query.operators import OPERATORS, SIGNS, When
from csc_reform.query.predicates import Predicate, as_python
from csc_reform.values.dates import Day, exact_date
from csc_reform.values.quantity import Quantity
from csc_reform.values.spans import Span

__all__ = [
    "Asked",
    "DateValues",
    "HedgedValues",
    "OrderedValues",
    "SetValues",
    "SpanValues",
    "TextValues",
    "Values",
]

O = TypeVar("O")  # noqa: E741 (the owner)
V = TypeVar("V")
Q = TypeVar("Q", bound=Quantity)


@attrs.frozen(eq=False, repr=False)
class Asked(Generic[O]):
    """
    Something of an entity that can be asked about.

    Attributes:
        owner: The class of the entities.
        path: The name of the field.
        when: The time of its history that is asked about: None for what is latest in the view, and
            for what has no history; a day; or "ever".
    """

    owner: type[O]
    path: str
    when: When = None

    @property
    def kind(self) -> str:
        """The plural of the kind of entity."""
        return str(getattr(self.owner, "KIND", self.owner.__name__))

    def _leaf(self, op: str, value: object = None) -> Predicate[O]:
        return Predicate(self.kind, op, path=self.path, value=value, when=self.when)

    def _leaf_of(self, op: str, value: object) -> Predicate[O]:
        # A type checker has seen to this; who runs without one is told the same.
        return self._leaf(op, checked(self.owner, self.path, value, self._instead_of(value)))

    def _instead_of(self, value: object) -> str:
        """Advise who compares with None."""
        known = self.questions() if value is None else ()
        asked = next((op for op in ("is_none", "is_known") if op in known), "")
        return f"ask {self!r}.{asked}()" if asked else ""

    def _leaf_of_several(self, op: str, values: object) -> Predicate[O]:
        options = [checked(self.owner, self.path, one) for one in several(self.path, values)]
        return self._leaf(op, tuple(dict.fromkeys(options)))

    def __hash__(self) -> int:
        """Hash by the name; a field is found as a key by itself, and by no other like it."""
        return hash((self.kind, self.path, self.when))

    def __repr__(self) -> str:
        """Give the Python that makes it."""
        return as_python(self.kind, self.path, self.when)

    def questions(self) -> "Mapping[str, Callable[..., Predicate[O]]]":
        """
        Give, by operator, the methods that make a predicate.

        >>> from csc_reform.fields import commitment as c
        >>> list(c.group_ids.questions())
        ['is_empty', 'has', 'has_any']
        """
        found = {op: getattr(type(self), SIGNS.get(op, op), None) for op in OPERATORS}
        return {
            op: partial(method, self)
            for op, method in found.items()
            # Signs that only refuse make no predicate.
            if method is not None and method is not getattr(Asked, SIGNS.get(op, op), None)
        }

    if not TYPE_CHECKING:
        # What a type checker has refused before is refused here in words of ours.

        def __getattr__(self, name: str) -> object:
            """Say what a field can be asked in the place of what it cannot."""
            if name.startswith("_"):
                raise AttributeError(name)
            times = [time for time in ("ever", "on") if hasattr(type(self), time)]
            known = (*self.questions(), *times)
            raise UnknownFieldError(self.kind, name, known, asked=self.path)

        def _refuse(self, sign: str) -> NoReturn:
            known = ", ".join(self.questions())
            raise InvalidValueError(self.path, f"asked with one of {known}", sign)

        def __eq__(self, other: object) -> NoReturn:
            self._refuse("==")

        def __ne__(self, other: object) -> NoReturn:
            self._refuse("!=")

        def __lt__(self, other: object) -> NoReturn:
            self._refuse("<")

        def __le__(self, other: object) -> NoReturn:
            self._refuse("<=")

        def __gt__(self, other: object) -> NoReturn:
            self._refuse(">")

        def __ge__(self, other: object) -> NoReturn:
            self._refuse(">=")

        def __contains__(self, _: object) -> NoReturn:
            self._refuse("in")

        def _not_joined(self, *_: object) -> NoReturn:
            # & binds its sides before == does.
            advice = "in brackets, such as (field == value) & …"
            raise InvalidValueError("condition", "a predicate", self, advice)

        __and__ = __rand__ = __or__ = __ror__ = __invert__ = _not_joined


class Values(Asked[O], Generic[O, V]):
    """Values that can be told apart."""

    __slots__ = ()

    def __eq__(self, value: V, /) -> Predicate[O]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hold where it is this value; a hedged figure only where it is certainly this one."""
        return self._leaf_of("==", value)

    def __ne__(self, value: V, /) -> Predicate[O]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hold where it is another value, or none; a hedged figure only where that is certain."""
        return self._leaf_of("!=", value)

    def __hash__(self) -> int:
        """Hash by the name."""
        return super().__hash__()

    def is_in(self, values: Several[V], /) -> Predicate[O]:
        """
        Hold where it is one of these values, such as the ids of another selection.

        >>> from csc_reform import load
        >>> from csc_reform.fields import commitment, pillar
        >>> reform = load()
        >>> first = reform.pillars.where(pillar.number <= 2)
        >>> reform.commitments.where(commitment.pillar_id.is_in(first.ids())).ids()[:2]
        ('court-delays', 'cp-lead-practitioner')
        """
        return self._leaf_of_several("is_in", values)


class OrderedValues(Values[O, V]):
    """Values that have an order; of no value at all, it decides nothing."""

    __slots__ = ()

    def __lt__(self, value: V, /) -> Predicate[O]:
        """Hold where it is below this value."""
        return self._leaf_of("<", value)

    def __le__(self, value: V, /) -> Predicate[O]:
        """Hold where it is at most this value."""
        return self._leaf_of("<=", value)

    def __gt__(self, value: V, /) -> Predicate[O]:
        """Hold where it is above this value."""
        return self._leaf_of(">", value)

    def __ge__(self, value: V, /) -> Predicate[O]:
        """Hold where it is at least this value."""
        return self._leaf_of(">=", value)


class TextValues(OrderedValues[O, str]):
    """Texts."""

    __slots__ = ()

    def contains(self, text: str, /) -> Predicate[O]:
        """Hold where the text has this in it, in capitals or not."""
        return self._leaf_of("contains", text)

    def matches(self, regular_expression: str, /) -> Predicate[O]:
        """
        Hold where a regular expression of Python's `re` finds something in the text.

        Capitals count, unless it begins with ``(?i)``.

        Raises:
            InvalidValueError: For what is no regular expression.

        >>> from csc_reform import load
        >>> from csc_reform.fields import commitment as c
        >>> load().commitments.where(c.id.matches("^kinship-.*-explore$")).ids()
        ('kinship-legal-aid-explore', 'kinship-workplace-explore')
        """
        return self._leaf("matches", pattern(self.path, regular_expression))


class HedgedValues(Values[O, Q]):
    """
    Quantities, which may be intervals, and then have no order.

    A figure of another unit decides nothing. "At least" is ``~may_be_below``, "at most" is
    ``~may_exceed``.
    """

    __slots__ = ()

    def certainly_exceeds(self, value: Q, /) -> Predicate[O]:
        """Hold where the quantity is above this one, whatever the two turn out to be."""
        return self._leaf_of("certainly_exceeds", value)

    def may_exceed(self, value: Q, /) -> Predicate[O]:
        """Hold where the quantity could turn out to be above this one."""
        return self._leaf_of("may_exceed", value)

    def certainly_below(self, value: Q, /) -> Predicate[O]:
        """Hold where the quantity is below this one, whatever the two turn out to be."""
        return self._leaf_of("certainly_below", value)

    def may_be_below(self, value: Q, /) -> Predicate[O]:
        """Hold where the quantity could turn out to be below this one."""
        return self._leaf_of("may_be_below", value)

    def may_equal(self, value: Q, /) -> Predicate[O]:
        """Hold where both could turn out to be the same quantity."""
        return self._leaf_of("may_equal", value)


class DateValues(Asked[O]):
    """
    Days, of which only the month, the year or two limits may be known.

    A day is given as a `datetime.date`, a `PartialDate`, a `Deadline`, or the text of a date, such
    as ``2023-02-02`` or ``2023``.
    """

    __slots__ = ()

    def _leaf_of_date(self, op: str, day: object) -> Predicate[O]:
        return self._leaf(op, partial_date(self.path, day))

    def __eq__(self, day: Date, /) -> Predicate[O]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hold where it is certainly this very day."""
        return self._leaf_of_date("==", day)

    def __ne__(self, day: Date, /) -> Predicate[O]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hold where it is certainly another day, or none."""
        return self._leaf_of_date("!=", day)

    def __hash__(self) -> int:
        """Hash by the name."""
        return super().__hash__()

    def is_in(self, days: Several[Date], /) -> Predicate[O]:
        """Hold where it is certainly one of these very days."""
        dates = [partial_date(self.path, day) for day in several(self.path, days)]
        return self._leaf("is_in", tuple(dict.fromkeys(dates)))

    def certainly_before(self, day: Date, /) -> Predicate[O]:
        """Hold where it is the earlier day, whatever the two turn out to be."""
        return self._leaf_of_date("certainly_before", day)

    def may_be_before(self, day: Date, /) -> Predicate[O]:
        """Hold where it could turn out to be the earlier day."""
        return self._leaf_of_date("may_be_before", day)

    def certainly_after(self, day: Date, /) -> Predicate[O]:
        """Hold where it is the later day, whatever the two turn out to be."""
        return self._leaf_of_date("certainly_after", day)

    def may_be_after(self, day: Date, /) -> Predicate[O]:
        """Hold where it could turn out to be the later day."""
        return self._leaf_of_date("may_be_after", day)

    def certainly_within(self, days: Date, /) -> Predicate[O]:
        """
        Hold where it is one of these days, such as those of a month or year.

        >>> from csc_reform import load
        >>> from csc_reform.fields import source
        >>> in_february = source.published.certainly_within("2023-02")
        >>> "stable-homes-built-on-love" in load().sources.where(in_february)
        True
        """
        return self._leaf_of_date("certainly_within", days)

    def may_be_within(self, days: Date, /) -> Predicate[O]:
        """Hold where it could turn out to be one of these days."""
        return self._leaf_of_date("may_be_within", days)


class SpanValues(Asked[O]):
    """Times from one day to another, as exact as a source gives them."""

    __slots__ = ()

    def certainly_holds_on(self, day: Day, /) -> Predicate[O]:
        """Hold where the day is certainly inside."""
        return self._leaf("certainly_holds_on", exact_date(self.path, day))

    def may_hold_on(self, day: Day, /) -> Predicate[O]:
        """Hold where the day could turn out to be inside."""
        return self._leaf("may_hold_on", exact_date(self.path, day))

    def certainly_overlaps(self, span: Span, /) -> Predicate[O]:
        """Hold where some day is certainly inside both."""
        return self._leaf_of("certainly_overlaps", span)

    def may_overlap(self, span: Span, /) -> Predicate[O]:
        """
        Hold where some day could turn out to be inside both.

        >>> from csc_reform import Span, load
        >>> from csc_reform.fields import funding as f
        >>> in_2026 = f.period.may_overlap(Span.parse("2026-01-01", "2026-12-31"))
        >>> load().known_on("2023-02-02").funding.where(in_2026).ids()
        ('review-family-help-ask',)
        """
        return self._leaf_of("may_overlap", span)


class SetValues(Asked[O], Generic[O, V]):
    """Several values at once, in no order that matters."""

    __slots__ = ()

    def has(self, item: V, /) -> Predicate[O]:
        """Hold where this is one of the values."""
        return self._leaf_of("has", item)

    def has_any(self, items: Several[V], /) -> Predicate[O]:
        """Hold where one of these, or more, is among the values, such as the ids of a selection."""
        return self._leaf_of_several("has_any", items)

    def is_empty(self) -> Predicate[O]:
        """Hold where there are no values."""
        return self._leaf("is_empty")
