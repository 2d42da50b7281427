"""Strategies for predicates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, Final, TypeVar, cast, final

from hypothesis import strategies as st

from csc_reform.entities.entity import Entity, Part
from csc_reform.fields import NAMESPACES, fields_in
from csc_reform.history import History
from csc_reform.query.conditions import Asked, DateValues
from csc_reform.query.fields import Field, Historic, PartsField
from csc_reform.query.operands import types_of
from csc_reform.query.operators import BARE, SEVERAL
from csc_reform.query.predicates import Predicate
from csc_reform.strategies._choices import FIRST, LAST
from csc_reform.strategies._dates import age_bands, partial_dates, spans
from csc_reform.strategies._quantities import counts, money, ratios, shares
from csc_reform.values.ages import AgeBand
from csc_reform.values.counts import Count
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline
from csc_reform.values.money import Money
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share
from csc_reform.values.spans import Span

__all__ = ["predicates"]

E = TypeVar("E", bound=Entity)

_DAYS: Final = st.dates(FIRST, LAST)
_OPERANDS: Final[Mapping[type, st.SearchStrategy[Any]]] = {
    AgeBand: age_bands(),
    Count: counts(),
    Money: money(),
    PartialDate: partial_dates(),
    Ratio: ratios(),
    Share: shares(),
    Span: spans(),
    int: st.integers(0, 3),
    str: st.sampled_from(["", "a", "A", "b", "group-1", "pillar-1"]),
}
#: How many of the values of a field are taken as operands.
_ENOUGH = 30
_PATTERNS: Final = st.sampled_from(["a", "^[a-f]", "(?i)A", "1$", "."])


def predicates(
    kind: type[E], *, among: Iterable[E] = (), max_leaves: int = 4
) -> st.SearchStrategy[Predicate[E]]:
    """
    Give predicates on one kind of entity: every field, every operator, and their combinations.

    Shrinks to one condition on the id.

    Args:
        kind: The class of the entities.
        among: Entities whose own values are taken as operands too, so that conditions hold now and
            then; none for operands that know nothing of any entity.
        max_leaves: How many conditions are combined at the most, those on parts left out.
    """
    known = _Known(list(among))
    return cast("st.SearchStrategy[Predicate[E]]", _combined(kind.KIND, known, max_leaves))


@final
class _Known:
    """Entities, or parts of them, whose own values are taken as operands."""

    # Hypothesis prints what a strategy is made of, and that is a lot in a large selection.

    def __init__(self, things: Sequence[Entity | Part]) -> None:
        self._things = things

    def _held(self, path: str) -> Iterator[object]:
        return (getattr(one, path) for one in self._things)

    def parts(self, path: str) -> "_Known":
        """Give the parts in a field of them all."""
        return _Known(
            [part for some in self._held(path) for part in cast("tuple[Part, ...]", some)]
        )

    def values(self, path: str, kinds: tuple[type, ...]) -> list[object]:
        """Give some of the values of a field of them all."""
        plain = dict.fromkeys(value for held in self._held(path) for value in _plain(held))
        return [value for value in plain if isinstance(value, kinds)][:_ENOUGH]


def _combined(kind: str, among: _Known, most: int) -> st.SearchStrategy[Predicate[Any]]:
    return st.recursive(
        _conditions(kind, among),
        lambda inner: st.one_of(
            inner.map(lambda one: ~one),
            st.tuples(inner, inner).map(lambda pair: pair[0] & pair[1]),
            st.tuples(inner, inner).map(lambda pair: pair[0] | pair[1]),
        ),
        max_leaves=most,
    )


@st.composite
def _conditions(draw: st.DrawFn, kind: str, among: _Known) -> Predicate[Any]:
    """Give a condition on one field."""
    field = draw(st.sampled_from(list(fields_in(NAMESPACES[kind]).values())))
    asked = draw(_times(field))
    op, question = draw(st.sampled_from(list(asked.questions().items())))
    operand = _operands(asked, op, among)
    made: Predicate[Any] = question() if operand is None else question(draw(operand))
    return made


def _times(field: Field[Any, object]) -> st.SearchStrategy[Asked[Any]]:
    """Give a field at any time that can be asked about."""
    if not isinstance(field, Historic):
        return st.just(field)
    history = cast("Historic[Any, Asked[Any], Asked[Any]]", field)
    return st.one_of(st.just(field), st.just(history.ever()), _DAYS.map(history.on))


def _operands(asked: Asked[Any], op: str, among: _Known) -> st.SearchStrategy[Any] | None:
    """Give what may stand beside an operator; None where nothing does."""
    if op in BARE:
        return None
    if op in SEVERAL:
        return st.lists(_values(asked, among), max_size=3)
    match op:
        case "any":
            parts = among.parts(asked.path)
            return _combined(cast("PartsField[Any, Any]", asked).part_kind, parts, 2)
        case "matches":
            return _PATTERNS
        case "certainly_holds_on" | "may_hold_on":
            return _DAYS
        case _:
            return _values(asked, among)


def _values(asked: Asked[Any], among: _Known) -> st.SearchStrategy[Any]:
    """Give values of a field: those held, and any others of its types."""
    kinds = (PartialDate,) if isinstance(asked, DateValues) else types_of(asked.owner, asked.path)
    others = st.one_of(*map(_of_type, kinds))
    known = among.values(asked.path, kinds)
    return st.one_of(st.sampled_from(known), others) if known else others


def _of_type(kind: type) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(kind)) if issubclass(kind, Enum) else _OPERANDS[kind]


def _plain(held: object) -> Iterable[object]:
    """Give the values in what a field holds, without the times and sources that come with them."""
    if isinstance(held, History):
        for value in cast("History[object]", held).ever:
            yield from _plain(value)
    elif isinstance(held, tuple):
        yield from cast("tuple[object, ...]", held)
    elif isinstance(held, Deadline):
        yield PartialDate.on(held.day)
    elif held is not None:
        yield held
