"""The kinds of change from one reform to another, and how each is told."""

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import ClassVar, Generic, TypeVar, cast, final

import attrs

from csc_reform.entities.commitments import Strength
from csc_reform.entities.entity import Entity, Part
from csc_reform.history import Conflict, History, NotKnown
from csc_reform.provenance import Citation
from csc_reform.statements import Stated
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline
from csc_reform.values.interval import Interval
from csc_reform.values.quantity import Quantity
from csc_reform.values.spans import Span

__all__ = [
    "Change",
    "EntityAdded",
    "EntityWithdrawn",
    "FieldChanged",
    "FieldDifference",
    "FigureRestated",
    "HedgeChanged",
    "HistoryChanged",
    "ItemsChanged",
    "LatestChanged",
    "MilestoneMoved",
    "StrengthLowered",
    "StrengthRaised",
]

T = TypeVar("T")

_PART = re.compile(r"(\w+)\[(\d+)\]\.")
_ID = re.compile(r"_ids?\b")


@attrs.frozen(kw_only=True)
class Change(ABC):
    """
    One difference between two reforms; see the kinds of it.

    Attributes:
        subject_id: The entity that differs.
        subject_kind: Its kind, as the plural under which a reform holds it: ``"commitments"``.
        title: Its title.
        citations: The passages behind the change.
    """

    subject_id: str
    subject_kind: str
    title: str
    citations: tuple[Citation, ...]

    @abstractmethod
    def in_words(self) -> str:
        """Tell the change for a reader, without its subject and sources."""


@final
@attrs.frozen(kw_only=True)
class EntityAdded(Change):
    """
    An entity that the second reform has and the first has not.

    Attributes:
        entity: The entity.
    """

    entity: Entity

    def in_words(self) -> str:
        """Tell the change for a reader."""
        return "; ".join(("new", *_facts_in_words(self.entity)))


@final
@attrs.frozen(kw_only=True)
class EntityWithdrawn(Change):
    """
    An entity that the first reform has and the second has not.

    Attributes:
        entity: The entity.
    """

    entity: Entity

    def in_words(self) -> str:
        """Tell the change for a reader."""
        return "withdrawn"


@attrs.frozen(kw_only=True)
class FieldDifference(Change):
    """
    A difference in one field of an entity that both reforms have; see the kinds of it.

    Attributes:
        field: The field: ``strength``, or ``targets[0].cap`` for that of the first target.
    """

    field: str


@final
@attrs.frozen(kw_only=True)
class FieldChanged(FieldDifference):
    """
    Another value in a field that has no history of its own, such as a title or a pillar.

    Attributes:
        field: The field.
        before: What the first reform has in it.
        after: What the second reform has in it.
    """

    before: object
    after: object

    def in_words(self) -> str:
        """Tell the change for a reader."""
        return f"{_said(self.field)}: from {_shown(self.before)} to {_shown(self.after)}"


@final
@attrs.frozen(kw_only=True)
class ItemsChanged(FieldDifference):
    """
    More, fewer or other items in a field that has several: rates, relations, passages, ids.

    Attributes:
        field: The field.
        before: The items of the first reform.
        after: The items of the second reform.
        added: The items that only the second has; both empty when only their order differs.
        withdrawn: The items that only the first has.
    """

    before: tuple[object, ...]
    after: tuple[object, ...]
    added: tuple[object, ...]
    withdrawn: tuple[object, ...]

    def in_words(self) -> str:
        """Tell the change for a reader."""
        more = [f"{_counted(self.added)} more"] if self.added else []
        less = [f"{_counted(self.withdrawn)} less"] if self.withdrawn else []
        return f"{_said(self.field)}: {', '.join(more + less) or 'in another order'}"


@attrs.frozen(kw_only=True)
class HistoryChanged(FieldDifference):
    """
    Statements that only one of the two reforms has: the history entry that was added, mostly.

    Attributes:
        field: The field.
        before: The history of the first reform.
        after: The history of the second reform.
        added: The statements that only the second has.
        withdrawn: The statements that only the first has; between views of one reform there are
            none, since a withdrawal is itself a statement.
    """

    before: History[object]
    after: History[object]
    added: tuple[Stated[object], ...]
    withdrawn: tuple[Stated[object], ...]

    def in_words(self) -> str:
        """Tell the change for a reader."""
        old, new = self.before.latest, self.after.latest
        return f"{_said(self.field)}: {'; '.join(self._words(old, new))}"

    def _words(self, old: object, new: object) -> Iterator[str]:
        is_known = not isinstance(old, NotKnown)
        if old != new:
            yield f"now {_shown(new)}, before {_shown(old)}" if is_known else _shown(new)
        told = _sides(new)
        others = [one for one in self.added if one.value not in told or not one.states]
        if old == new and is_known:
            again = len(others) < len(self.added)
            yield f"{_shown(new)}{', said again' if again else ''}"
        if others:
            yield f"added {', '.join(map(_statement, others))}"
        if self.withdrawn:
            yield f"gone {', '.join(map(_statement, self.withdrawn))}"
        if self.before.incomplete is not self.after.incomplete:
            yield f"{'not ' if self.before.incomplete else ''}known to be incomplete"
        elif not self.added and not self.withdrawn:
            yield self._slight_difference()

    def _slight_difference(self) -> str:
        """Tell in what the same statements differ."""
        one, other = (Counter(history.statements) for history in (self.before, self.after))
        if one == other:
            return "in another order"
        cited, now_cited = (
            {citation for statement in statements for citation in statement.citations}
            for statements in (one, other)
        )
        return "with other passages" if cited != now_cited else "revising otherwise"


@attrs.frozen(kw_only=True)
class LatestChanged(HistoryChanged, Generic[T]):
    """
    Another latest value, because something that one reform rests on was revised; see its kinds.

    Attributes:
        old: What the first reform has.
        new: What the second reform has.
    """

    #: What became of the old value.
    VERB: ClassVar[str] = "changed"

    old: T
    new: T

    def in_words(self) -> str:
        """Tell the change for a reader."""
        return f"{_said(self.field)} {self.VERB} from {_shown(self.old)} to {_shown(self.new)}"


@final
@attrs.frozen(kw_only=True)
class StrengthRaised(LatestChanged[Strength]):
    """Government bound itself more firmly."""

    VERB: ClassVar[str] = "raised"


@final
@attrs.frozen(kw_only=True)
class StrengthLowered(LatestChanged[Strength]):
    """Government bound itself less firmly."""

    VERB: ClassVar[str] = "lowered"


@final
@attrs.frozen(kw_only=True)
class FigureRestated(LatestChanged[Quantity]):
    """A figure is another number now."""

    VERB: ClassVar[str] = "restated"


@final
@attrs.frozen(kw_only=True)
class HedgeChanged(LatestChanged[Quantity]):
    """A figure is the same number, hedged otherwise: "£45m" and then "over £45m"."""

    VERB: ClassVar[str] = "hedged otherwise:"


@final
@attrs.frozen(kw_only=True)
class MilestoneMoved(LatestChanged[PartialDate | Deadline]):
    """
    A thing is promised for another day.

    Attributes:
        days: The days from the old day to the new, above 0 for a later day; an interval when a day
            is only partly known.
    """

    VERB: ClassVar[str] = "moved"

    days: Interval


# Words ----------------------------------------------------------------------------------------


def _said(field: str) -> str:
    """Give the name of a field for a reader: ``targets[0].cap`` is the cap of the first target."""
    name = _PART.sub(lambda match: f"{match[1]} {int(match[2]) + 1}, ", field)
    return _ID.sub("", name).replace("_", " ")


def _shown(value: object) -> str:
    """Give a value for a reader."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, PartialDate | Deadline | Span):
        return value.in_words()
    if isinstance(value, tuple):
        return ", ".join(map(_shown, cast("tuple[object, ...]", value))) or "nothing"
    if isinstance(value, Conflict):
        sides = cast("Conflict[object]", value).sides
        return " or ".join(dict.fromkeys(_shown(side.value) for side in sides))
    return "nothing" if value in (None, "") else str(value)


def _sides(value: object) -> list[object]:
    """Give a value; of a conflict, those of all its sides."""
    if isinstance(value, Conflict):
        return [side.value for side in cast("Conflict[object]", value).sides]
    return [value]


def _statement(statement: Stated[object]) -> str:
    """Give what a statement says for a reader, and for which time."""
    what = _shown(statement.value)
    when = f" ({statement.effective.in_words()})" if statement.effective is not None else ""
    back = "" if statement.states else " withdrawn"
    return f"{what}{when}{back}"


def _counted(items: tuple[object, ...]) -> str:
    texts = [item for item in items if isinstance(item, str)]
    return ", ".join(texts) if len(texts) == len(items) else str(len(items))


def _facts_in_words(entity: Entity) -> Iterator[str]:
    """Tell the days of an entity, what its histories come to, and how many parts it has."""
    for name in attrs.fields_dict(type(entity)):
        value: object = getattr(entity, name)
        if isinstance(value, PartialDate):
            yield value.in_words()
        elif isinstance(value, History) and len(cast("History[object]", value)):
            yield f"{_said(name)} {_shown(cast('History[object]', value).latest)}"
        elif isinstance(value, tuple):
            parts = [item for item in cast("tuple[object, ...]", value) if isinstance(item, Part)]
            if parts:
                yield f"{_said(name)} {len(parts)}"
