"""
The fields of entities: what can be read off one, asked of it, and sorted by.

Each kind of value has a class for a field that always has a value, one for a field that may have
none (`OptionalText`), and one for a field that holds a history of statements (`TextHistory`).
"""

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar, Union, cast, final

import attrs

from csc_reform.errors import InvalidValueError
from csc_reform.history import Conflict, History, NotKnown
from csc_reform.query.conditions import (
    Asked,
    DateValues,
    HedgedValues,
    OrderedValues,
    SetValues,
    SpanValues,
    TextValues,
    Values,
)
from csc_reform.query.operands import types_of
from csc_reform.query.operators import EVER, UNSETTLED
from csc_reform.query.predicates import Predicate, about, joined_by
from csc_reform.values.dates import Day, PartialDate, exact_date
from csc_reform.values.deadlines import Deadline
from csc_reform.values.quantity import Quantity
from csc_reform.values.spans import Span

__all__ = [
    "DateField",
    "DateHistory",
    "DateTold",
    "Field",
    "HedgedField",
    "HedgedHistory",
    "HedgedTold",
    "Historic",
    "MayBeNone",
    "OptionalDate",
    "OptionalHedged",
    "OptionalSpan",
    "OptionalText",
    "OptionalValue",
    "OrderedField",
    "OrderedHistory",
    "OrderedTold",
    "PartsField",
    "RankedField",
    "SetField",
    "SetHistory",
    "SetTold",
    "SortKey",
    "Sortable",
    "SpanField",
    "SpanHistory",
    "SpanTold",
    "TextField",
    "TextHistory",
    "TextTold",
    "Told",
    "ValueField",
    "ValueHistory",
    "ValueTold",
    "ends_of",
]

O = TypeVar("O")  # noqa: E741 (the owner)
V = TypeVar("V")
A = TypeVar("A")
F = TypeVar("F")
P = TypeVar("P")
Q = TypeVar("Q", bound=Quantity)
D = TypeVar("D", bound="PartialDate | Deadline")
#: What is read off an entity: a value, perhaps None; of a history, what sources say together.
H_co = TypeVar("H_co", covariant=True)

#: What a history says of one time.
Latest: TypeAlias = Union[V, Conflict[V], NotKnown]  # noqa: UP007 (subscripted as it is read)


class Field(Asked[O], Generic[O, H_co]):
    """Something that every entity of a kind has, and that can be read off it."""

    __slots__ = ()

    def of(self, entity: O) -> H_co:
        """
        Give what an entity has; of a history, what is latest in the view, or held on a day.

        Raises:
            InvalidValueError: For what is not of the kind that has the field.

        >>> from csc_reform import load
        >>> from csc_reform.fields import commitment as c
        >>> c.strength.on("2023-06-01").of(load().commitments["kinship-allowance"])
        <Strength.EXPLORE: 'explore'>
        """
        if getattr(entity, "KIND", None) != self.kind:
            raise InvalidValueError("entity", f"of {self.kind}", entity)
        return self.reader()(entity)

    def reader(self) -> Callable[[O], H_co]:
        """Give `of` as a function that reads many entities fast, and does not ask what they are."""
        if isinstance(self.when, date):
            return partial(_on, operator.attrgetter(self.path), self.when)
        is_history = isinstance(self, Told)
        return operator.attrgetter(f"{self.path}.latest" if is_history else self.path)


def _on(read: Callable[[O], History[A]], day: date, entity: O) -> Any:  # noqa: ANN401 (what it holds)
    return read(entity).on(day)


# Sorting and ranking --------------------------------------------------------------------------


class Sortable(ABC, Generic[O]):
    """What entities can be sorted by."""

    __slots__ = ()

    @abstractmethod
    def sort_key(self) -> "SortKey[O]":
        """Give what to sort by."""

    def descending(self) -> "SortKey[O]":
        """Sort the other way round, which is with the greatest first where it was the least."""
        key = self.sort_key()
        return attrs.evolve(key, is_descending=not key.is_descending)


@final
@attrs.frozen(repr=False, order=False)
class SortKey(Sortable[O]):
    """
    What to sort by: a field, or an end of one whose values have two.

    Attributes:
        field: The field.
        end: The end of its values that counts: "low", "high", "earliest" or "latest"; empty where
            they have an order themselves.
        is_descending: True to begin with the greatest. What is not known comes last either way.
    """

    # A field's own == makes a predicate.
    field: Field[O, object] = attrs.field(eq=repr)
    end: str = ""
    is_descending: bool = False

    def __attrs_post_init__(self) -> None:
        ends = ends_of(self.field)
        if self.end not in (ends or ("",)) or not (ends or isinstance(self.field, Sortable)):
            wanted = " or ".join(f".{end}" for end in ends) or "no end, of a field with an order"
            raise InvalidValueError("end", wanted, self.end)

    def sort_key(self) -> "SortKey[O]":
        """Give itself."""
        return self

    def places_of(self, entities: Iterable[O]) -> Iterator[object | None]:
        """Give, for each entity, something that sorts as it does; None where it is not known."""
        for value in map(self.field.reader(), entities):
            unsettled = isinstance(value, UNSETTLED)
            yield None if unsettled else self._place_of(value)

    def _place_of(self, value: object) -> object | None:
        if value is None or not self.end:
            return value
        if isinstance(value, Quantity):
            # Unlike units have no common order: each comes by itself. Of two ends at one number, the
            # open one is inside the other.
            if self.end == "low":
                low = -_INFINITE if value.low is None else value.low
                return value.unit, low, value.low_open
            high = _INFINITE if value.high is None else value.high
            return value.unit, high, not value.high_open
        return cast("object", getattr(value, self.end))

    def __repr__(self) -> str:
        """Give the Python that makes it."""
        end = f".{self.end}" if self.end else ""
        return f"{self.field!r}{end}{'.descending()' if self.is_descending else ''}"


_INFINITE = Decimal("Infinity")


def ends_of(field: Field[O, object]) -> tuple[str, ...]:
    """
    Give the ends of the values of a field, by one of which it is sorted; none for most.

    >>> from csc_reform.fields import funding
    >>> ends_of(funding.amount)
    ('low', 'high')
    """
    names = ("low", "high", "earliest", "latest")
    return tuple(n for n in names if isinstance(getattr(type(field), n, None), property))


class RankedField(Field[O, H_co], ABC, Generic[O, H_co, V]):
    """A field whose values have a least and a greatest among them."""

    __slots__ = ()

    @abstractmethod
    def least(self, values: Sequence[V]) -> V:
        """Give the least of one or more values."""

    @abstractmethod
    def greatest(self, values: Sequence[V]) -> V:
        """Give the greatest of one or more values."""


# One value ------------------------------------------------------------------------------------


class ValueField(Field[O, H_co], Values[O, V], Generic[O, H_co, V]):
    """A field whose values can be told apart."""

    __slots__ = ()


class OrderedField(RankedField[O, H_co, V], OrderedValues[O, V], Sortable[O]):
    """A field whose values have an order."""

    __slots__ = ()

    def sort_key(self) -> SortKey[O]:
        """Sort by the values, the least first."""
        return SortKey(self)

    def least(self, values: Sequence[V]) -> V:
        """Give the least of one or more values."""
        return cast("V", min(cast("Sequence[str]", values)))

    def greatest(self, values: Sequence[V]) -> V:
        """Give the greatest of one or more values."""
        return cast("V", max(cast("Sequence[str]", values)))


class TextField(OrderedField[O, H_co, str], TextValues[O]):
    """A field of text."""

    __slots__ = ()


class HedgedField(RankedField[O, H_co, Q], HedgedValues[O, Q]):
    """
    A field of quantities, which may be intervals, and are then sorted by one of their ends.

    What has no end on one side comes before, or after, all that have. So does an "about", whose bounds
    nobody has given.
    """

    __slots__ = ()

    @property
    def low(self) -> SortKey[O]:
        """Sort by the lower ends, the least first, each unit by itself."""
        return SortKey(self, "low")

    @property
    def high(self) -> SortKey[O]:
        """Sort by the upper ends, the least first, each unit by itself."""
        return SortKey(self, "high")

    def least(self, values: Sequence[Q]) -> Q:
        """Give what the least of one or more quantities can be."""
        return Quantity.least(values)

    def greatest(self, values: Sequence[Q]) -> Q:
        """Give what the greatest of one or more quantities can be."""
        return Quantity.greatest(values)


class DateField(RankedField[O, H_co, PartialDate], DateValues[O]):
    """A field of days, which may be inexact, and are then sorted by one of their ends."""

    __slots__ = ()

    @property
    def earliest(self) -> SortKey[O]:
        """Sort by the first day it can be, the earliest first."""
        return SortKey(self, "earliest")

    @property
    def latest(self) -> SortKey[O]:
        """Sort by the last day it can be, the earliest first."""
        return SortKey(self, "latest")

    def least(self, values: Sequence[PartialDate]) -> PartialDate:
        """Give what the first of one or more days can be."""
        first = min(one.earliest for one in values)
        return PartialDate(first, min(one.latest for one in values))

    def greatest(self, values: Sequence[PartialDate]) -> PartialDate:
        """Give what the last of one or more days can be."""
        first = max(one.earliest for one in values)
        return PartialDate(first, max(one.latest for one in values))


class SpanField(Field[O, H_co], SpanValues[O]):
    """A field of times from one day to another."""

    __slots__ = ()


class SetField(Field[O, H_co], SetValues[O, V], Generic[O, H_co, V]):
    """A field of several values."""

    __slots__ = ()


@final
class PartsField(Field[O, tuple[P, ...]]):
    """A field of parts that have fields of their own, such as the rates of an allowance."""

    __slots__ = ()

    @property
    def part_kind(self) -> str:
        """The plural of the kind of part."""
        return str(getattr(types_of(self.owner, self.path)[0], "KIND", ""))

    def any(self, *predicates: Predicate[P]) -> Predicate[O]:
        """
        Hold where one and the same part fulfils all of these predicates.

        Raises:
            InvalidValueError: For no predicate, and for one about something else.

        >>> from csc_reform import Region, load
        >>> from csc_reform.fields import allowance, rate
        >>> in_london = allowance.rates.any(rate.region == Region.LONDON)
        >>> load().allowances.where(in_london).ids()
        ('foster-carer-national-minimum-allowance', 'fostering-network-recommended-allowance')
        """
        if not predicates:
            raise InvalidValueError(self.path, "asked about with a predicate", ())
        asked: list[Predicate[P]] = [about(self.part_kind, one) for one in predicates]
        return self._leaf("any", joined_by("and", asked))

    def is_empty(self) -> Predicate[O]:
        """Hold where there are no parts."""
        return self._leaf("is_empty")


# One value or none ----------------------------------------------------------------------------


class MayBeNone(Asked[O]):
    """A field that may have no value."""

    __slots__ = ()

    def is_none(self) -> Predicate[O]:
        """Hold where the field has no value."""
        return self._leaf("is_none")


@final
class OptionalValue(ValueField[O, V | None, V], MayBeNone[O]):
    """A field whose values can be told apart, or that has none."""

    __slots__ = ()


@final
class OptionalText(TextField[O, str | None], MayBeNone[O]):
    """A field of text, or of none."""

    __slots__ = ()


@final
class OptionalHedged(HedgedField[O, Q | None, Q], MayBeNone[O]):
    """A field of a quantity, or of none."""

    __slots__ = ()


@final
class OptionalDate(DateField[O, PartialDate | None], MayBeNone[O]):
    """A field of a day, which may be inexact, or of none."""

    __slots__ = ()


@final
class OptionalSpan(SpanField[O, Span | None], MayBeNone[O]):
    """A field of a time from one day to another, or of none."""

    __slots__ = ()


# A history of statements ----------------------------------------------------------------------


class Told(Asked[O]):
    """A field of which sources tell, at one time of its history: latest, or on a day."""

    __slots__ = ()

    def is_known(self) -> Predicate[O]:
        """Hold where sources in view state it and agree."""
        return self._leaf("is_known")

    def is_disputed(self) -> Predicate[O]:
        """
        Hold where sources in view state different things and none revises the other.

        >>> from csc_reform import load
        >>> from csc_reform.fields import programme
        >>> load().programmes.where(programme.places.is_disputed()).ids()
        ('family-help-test-areas', 'foster-recruitment-retention-programme')
        """
        return self._leaf("is_disputed")


class Historic(Asked[O], Generic[O, A, F]):
    """
    A field with a history: asked as it is, it is what sources in view say latest.

    What no source in view states decides nothing, and neither do sources that disagree, unless all
    of them decide alike.
    """

    __slots__ = ()

    #: What asks every value that was ever stated, and what asks the one of a day.
    _AT: ClassVar[tuple[type[Asked[Any]], type[Asked[Any]]]]

    def ever(self) -> A:
        """
        Ask every value that was ever stated, also those revised since; one that fulfils it will do.

        That no such value was stated is ``~`` of the whole predicate.

        >>> from csc_reform import Strength, load
        >>> from csc_reform.fields import commitment as c
        >>> explored = c.strength.ever() == Strength.EXPLORE
        >>> load().commitments.where(explored, c.strength > Strength.EXPLORE).ids()
        ('kinship-allowance',)
        """
        return cast("A", self._AT[0](self.owner, self.path, EVER))

    def on(self, day: Day) -> F:
        """
        Ask what held on a day, as far as sources in view say for which time they speak.

        See `History.on`; to ask what was known on a day, ask `Reform.known_on` of that day.
        """
        return cast("F", self._AT[1](self.owner, self.path, exact_date("day", day)))


class ValueTold(ValueField[O, Latest[V], V], Told[O]):
    """A field of which sources tell, of values that can be told apart."""

    __slots__ = ()


@final
class ValueHistory(ValueTold[O, V], Historic[O, Values[O, V], ValueTold[O, V]]):
    """A field with a history of values that can be told apart."""

    __slots__ = ()

    _AT = (Values, ValueTold)


class OrderedTold(OrderedField[O, Latest[V], V], Told[O]):
    """A field of which sources tell, of values that have an order."""

    __slots__ = ()


@final
class OrderedHistory(OrderedTold[O, V], Historic[O, OrderedValues[O, V], OrderedTold[O, V]]):
    """A field with a history of values that have an order."""

    __slots__ = ()

    _AT = (OrderedValues, OrderedTold)


class TextTold(TextField[O, Latest[str]], Told[O]):
    """A field of which sources tell, of texts."""

    __slots__ = ()


@final
class TextHistory(TextTold[O], Historic[O, TextValues[O], TextTold[O]]):
    """A field with a history of texts."""

    __slots__ = ()

    _AT = (TextValues, TextTold)


class HedgedTold(HedgedField[O, Latest[Q], Q], Told[O]):
    """A field of which sources tell, of quantities, which may be intervals."""

    __slots__ = ()


@final
class HedgedHistory(HedgedTold[O, Q], Historic[O, HedgedValues[O, Q], HedgedTold[O, Q]]):
    """A field with a history of quantities, which may be intervals."""

    __slots__ = ()

    _AT = (HedgedValues, HedgedTold)


class DateTold(DateField[O, Latest[D]], Told[O]):
    """A field of which sources tell, of days, which may be inexact."""

    __slots__ = ()


@final
class DateHistory(DateTold[O, D], Historic[O, DateValues[O], DateTold[O, D]]):
    """A field with a history of days, which may be inexact."""

    __slots__ = ()

    _AT = (DateValues, DateTold)


class SpanTold(SpanField[O, Latest[Span]], Told[O]):
    """A field of which sources tell, of times from one day to another."""

    __slots__ = ()


@final
class SpanHistory(SpanTold[O], Historic[O, SpanValues[O], SpanTold[O]]):
    """A field with a history of times from one day to another."""

    __slots__ = ()

    _AT = (SpanValues, SpanTold)


class SetTold(SetField[O, Latest[tuple[V, ...]], V], Told[O]):
    """A field of which sources tell, of several values at once."""

    __slots__ = ()


@final
class SetHistory(SetTold[O, V], Historic[O, SetValues[O, V], SetTold[O, V]]):
    """A field with a history of several values at once."""

    __slots__ = ()

    _AT = (SetValues, SetTold)
