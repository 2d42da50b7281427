"""
The reform as a whole: every entity under its id, and what was known of it on any day.

A reform is immutable. `Reform.known_on` gives it as it stood on a day, and what it gives is a reform
again, so that every question works on any past state of knowledge.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property, lru_cache, partial
from types import MappingProxyType
from typing import Any, TypedDict, TypeVar, cast, final, overload

import attrs

from csc_reform._validators import check_type, is_text
from csc_reform.entities.allowances import Allowance
from csc_reform.entities.areas import Area
from csc_reform.entities.claims import Claim
from csc_reform.entities.commitments import Commitment
from csc_reform.entities.consultations import Consultation
from csc_reform.entities.entity import (
    Cited,
    Entity,
    citations_of,
    cut,
    facts_of,
    references_of,
)
from csc_reform.entities.funding import FundingLine
from csc_reform.entities.groups import Group
from csc_reform.entities.indicators import Indicator
from csc_reform.entities.kinds import KINDS
from csc_reform.entities.milestones import Milestone
from csc_reform.entities.organisations import Office, Organisation
from csc_reform.entities.pillars import Pillar
from csc_reform.entities.positions import Position
from csc_reform.entities.programmes import Programme
from csc_reform.entities.recommendations import Recommendation
from csc_reform.entities.sources import Source
from csc_reform.errors import InvalidValueError, UnknownIdError
from csc_reform.extensions import NO_EXTENSIONS, Extensions
from csc_reform.footing import Footing
from csc_reform.provenance import Citation, Confidence, Origin
from csc_reform.query import Selection
from csc_reform.statements import Stated
from csc_reform.values.dates import Day, exact_date
from csc_reform.values.interval import Interval
from csc_reform.values.numbers import EXACT
from csc_reform.values.quantity import Quantity

__all__ = ["Reform"]

E = TypeVar("E", bound=Entity)

#: How many views of a reform are kept for the next time they are asked for.
_VIEWS_KEPT = 64


class _Labels(TypedDict):
    """What a reform has beside its entities."""

    title: str
    scope: str
    licence: str
    schema: str
    extensions: Extensions


@final
class Reform:
    """
    An immutable collection of the entities of one reform.

    Attributes:
        title: What the reform is called.
        scope: Where it applies.
        licence: The licence of the data.
        schema: Where an editor finds the JSON Schema of its documents; empty when it is not said.
        extensions: What a user keeps in the envelope of its documents, under keys of their own.

    Raises:
        InvalidValueError: When two entities claim one id, and for what is no entity or no text.

    >>> from csc_reform import load
    >>> reform = load()
    >>> reform.pillars["family-help"].number
    1
    """

    title: str
    scope: str
    licence: str
    schema: str
    extensions: Extensions
    _origins: Mapping[str, Origin]
    _by_id: dict[str, Entity]
    _by_kind: dict[str, Selection[Entity]]
    _view: "Callable[[date | None], Reform]"

    def __init__(  # noqa: PLR0913 (labels, each under its name)
        self,
        entities: Iterable[Entity],
        *,
        title: str = "",
        scope: str = "England",
        licence: str = "",
        schema: str = "",
        extensions: Extensions = NO_EXTENSIONS,
        origins: Mapping[str, Origin] | None = None,
    ) -> None:
        labels = {"title": title, "scope": scope, "licence": licence, "schema": schema}
        for name, text in labels.items():
            if not is_text(text):
                raise InvalidValueError(name, "a text without control characters", text)
        check_type("extensions", extensions, Extensions)
        by_kind: dict[str, list[Entity]] = {kind: [] for kind in KINDS}
        by_id: dict[str, Entity] = {}
        for entity in sorted(_checked(entities), key=lambda entity: entity.id):
            by_kind[entity.KIND].append(entity)
            for id_ in (entity.id, *entity.former_ids):
                if id_ in by_id:
                    raise InvalidValueError(
                        "id", "unique in the reform", id_, f"{by_id[id_].title!r} has it too"
                    )
                by_id[id_] = entity
        selections = {kind: Selection(kind, tuple(items)) for kind, items in by_kind.items()}
        # The one place where its attributes are set.
        keep = partial(object.__setattr__, self)
        for name, label in {**labels, "extensions": extensions}.items():
            keep(name, label)
        keep("_origins", {} if origins is None else origins)
        keep("_by_id", by_id)
        keep("_by_kind", selections)
        keep("_view", lru_cache(maxsize=_VIEWS_KEPT)(self._cut_to))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a reform is shared, and never changes."""
        msg = f"a Reform cannot be changed; make a new one with another {name}"
        raise AttributeError(msg)

    def __delattr__(self, name: str) -> None:
        """Refuse: a reform is shared, and never changes."""
        msg = f"a Reform cannot be changed; {name} stays"
        raise AttributeError(msg)

    def __reduce__(self) -> tuple[object, ...]:
        """Let a reform be copied and pickled; it is made again from what is in it."""
        made = partial(Reform, origins=dict(self.origins), **self._labels)
        return made, (tuple(self),)

    @property
    def _labels(self) -> _Labels:
        """What it has beside its entities, by the names that it is made with."""
        return {
            "title": self.title,
            "scope": self.scope,
            "licence": self.licence,
            "schema": self.schema,
            "extensions": self.extensions,
        }

    # What there is ----------------------------------------------------------------------------

    def of_kind(self, kind: type[E]) -> Selection[E]:
        """
        Give the entities of a kind, by its class.

        Raises:
            InvalidValueError: For what is no class of entities.

        >>> from csc_reform import Pillar, load
        >>> len(load().of_kind(Pillar))
        6
        """
        name = getattr(kind, "KIND", "")
        if not isinstance(cast("object", kind), type) or name not in self._by_kind:
            raise InvalidValueError("kind", "a class of entities, such as Commitment", kind)
        return cast("Selection[E]", self._by_kind[name])

    @property
    def sources(self) -> Selection[Source]:
        """Every publication, statement, table and page that facts are taken from."""
        return self.of_kind(Source)

    @property
    def organisations(self) -> Selection[Organisation]:
        """The bodies that publish, promise, deliver or take a position."""
        return self.of_kind(Organisation)

    @property
    def offices(self) -> Selection[Office]:
        """Public offices and their holders."""
        return self.of_kind(Office)

    @property
    def groups(self) -> Selection[Group]:
        """The groups of people the reform is for."""
        return self.of_kind(Group)

    @property
    def areas(self) -> Selection[Area]:
        """The areas that programmes run in."""
        return self.of_kind(Area)

    @property
    def pillars(self) -> Selection[Pillar]:
        """The pillars of the strategy."""
        return self.of_kind(Pillar)

    @property
    def commitments(self) -> Selection[Commitment]:
        """What government said it would do."""
        return self.of_kind(Commitment)

    @property
    def programmes(self) -> Selection[Programme]:
        """What is run with the money."""
        return self.of_kind(Programme)

    @property
    def funding(self) -> Selection[FundingLine]:
        """The sums of money."""
        return self.of_kind(FundingLine)

    @property
    def allowances(self) -> Selection[Allowance]:
        """The allowances and their rates."""
        return self.of_kind(Allowance)

    @property
    def milestones(self) -> Selection[Milestone]:
        """What was promised for a day, and when it came."""
        return self.of_kind(Milestone)

    @property
    def consultations(self) -> Selection[Consultation]:
        """What was consulted on."""
        return self.of_kind(Consultation)

    @property
    def positions(self) -> Selection[Position]:
        """What bodies said of the reform."""
        return self.of_kind(Position)

    @property
    def recommendations(self) -> Selection[Recommendation]:
        """What reviews recommended."""
        return self.of_kind(Recommendation)

    @property
    def indicators(self) -> Selection[Indicator]:
        """What is measured."""
        return self.of_kind(Indicator)

    @property
    def claims(self) -> Selection[Claim]:
        """What sources claim that can be checked."""
        return self.of_kind(Claim)

    def __iter__(self) -> Iterator[Entity]:
        """Go through every entity, kind by kind, by id."""
        for selection in self._by_kind.values():
            yield from selection

    def __len__(self) -> int:
        """Count the entities."""
        return sum(map(len, self._by_kind.values()))

    def __contains__(self, id: object) -> bool:  # noqa: A002 (it is one)
        """Tell whether an id, or a former id, leads to an entity."""
        return isinstance(id, str) and id in self._by_id

    def get(self, id: str) -> Entity:  # noqa: A002 (it is one)
        """
        Give the entity of an id, whatever its kind; a former id leads to its successor.

        Raises:
            UnknownIdError: With the ids that look like it.
        """
        if id not in self:
            raise UnknownIdError("entity", id, (entity.id for entity in self))
        return self._by_id[id]

    @cached_property
    def _referrers(self) -> Mapping[str, tuple[str, ...]]:
        naming: dict[str, dict[str, None]] = {}
        for entity in self:
            for name in self._named[entity.id]:
                target = self._by_id.get(name)
                if target is not None:
                    naming.setdefault(target.id, {})[entity.id] = None
        return {id_: tuple(names) for id_, names in naming.items()}

    @overload
    def related(self, id: str) -> tuple[Entity, ...]: ...
    @overload
    def related(self, id: str, kind: type[E]) -> Selection[E]: ...
    def related(
        self,
        id: str,  # noqa: A002 (it is one)
        kind: type[E] | None = None,
    ) -> "tuple[Entity, ...] | Selection[E]":
        """
        Give every entity that names this one, kind by kind, or a selection of those of one kind.

        Args:
            id: The id that is named.
            kind: The class of the entities wanted; None for all of them.

        Raises:
            UnknownIdError: When nothing has the id.
            InvalidValueError: For what is no class of entities.

        >>> from csc_reform import Position, load
        >>> load().related("leaving-care-allowance-rise", Position).ids()[:1]
        ()
        """
        named = tuple(self._by_id[name] for name in self._referrers.get(self.get(id).id, ()))
        if kind is None:
            return named
        what = self.of_kind(kind).what
        return Selection(what, tuple(entity for entity in named if isinstance(entity, kind)))

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        """Where each record was read from, by id; empty for what was not read from a document."""
        found = {id_: origin for id_, origin in self._origins.items() if id_ in self._by_id}
        return MappingProxyType(found)

    # What was known when ----------------------------------------------------------------------

    def known_from(self, fact: Cited | Citation) -> date:
        """
        Give the day from which a fact is known: the latest its earliest source can have come out.

        Raises:
            UnknownIdError: When none of its sources is in the reform.
        """
        if isinstance(fact, Source):
            return fact.published.latest
        citations = citations_of(fact)
        if isinstance(fact, Entity):
            return self._entity_known_from(fact, citations)
        return self._first_published(citations)

    def _entity_known_from(self, entity: Entity, citations: tuple[Citation, ...]) -> date:
        """Give the first day on which something of an entity is in view."""
        if all(fact.states for fact in facts_of(entity) if isinstance(fact, Stated)):
            return self._first_published(citations)
        # A withdrawal waits for what it withdraws: ask what is left, day by day.
        days = {c.source_id: self._first_published((c,)) for c in citations if self._is_source(c)}
        for day in sorted(set(days.values())):
            left = cut(entity, _published_by(day, days))
            if left is not None and citations_of(left):
                return day
        return self._first_published(citations)

    def _is_source(self, citation: Citation) -> bool:
        return isinstance(self._by_id.get(citation.source_id), Source)

    def _first_published(self, citations: tuple[Citation, ...]) -> date:
        days = [
            source.published.latest
            for citation in citations
            if isinstance(source := self._by_id.get(citation.source_id), Source)
        ]
        if not days:
            missing = citations[0].source_id if citations else ""
            raise UnknownIdError("source", missing, self.sources.ids())
        return min(days)

    def known_on(self, day: Day) -> "Reform":
        """
        Give the reform as it was known in the evening of a day.

        Statements and citations from sources not yet published are cut; what is left with none of
        its facts is gone; what was revised by a statement not yet known is live again. A source
        whose day is only partly known is taken for published on the last day it can mean. A label,
        such as a group, is in view once something in view names it. See `History.cut`.

        A view is made in one pass over the entities, and some are kept for the next time.

        Args:
            day: The day, as a date or as ``YYYY-MM-DD``.

        Raises:
            InvalidValueError: For what is no day.

        >>> from csc_reform import load
        >>> load().known_on("2023-02-02").commitments["kinship-allowance"].strength.latest
        <Strength.EXPLORE: 'explore'>
        """
        on = exact_date("day", day)
        # Between two publications nothing changes, so that there is one view for each.
        published = bisect_right(self._publication_days, on)
        return self._view(self._publication_days[published - 1] if published else None)

    def with_confidence(self, least: Confidence | str) -> "Reform":
        """
        Give the part of the reform that rests on passages of at least some confidence.

        Citations below it are cut as `known_on` cuts those of later sources: statements and parts
        left with none are gone, and so is what is left with none of its facts; what was revised by a
        statement that is gone is live again. A passage counts once all that its fact names counts:
        a commitment whose pillar is known only from passages below goes with the pillar. Every
        source stays, since nobody doubts that it came out. Of `known_on` and this, either may be
        asked first.

        Args:
            least: The lowest confidence that counts, as a `Confidence` or by its letter; A is the
                highest.

        Raises:
            InvalidValueError: For what is no confidence.

        >>> from csc_reform import load
        >>> reform = load()
        >>> "kinship-zones-126m" in reform, "kinship-zones-126m" in reform.with_confidence("A")
        (True, False)
        """
        wanted = _as_confidence(least)
        if wanted is _LOWEST:
            return self
        return self._of_what_is_left(Footing(self._by_id, self._known, wanted).left_of)

    @cached_property
    def _known(self) -> Mapping[str, date]:
        """The day from which each source is known, under its id and its former ids."""
        return {
            id_: source.published.latest
            for source in self.sources
            for id_ in (source.id, *source.former_ids)
        }

    @cached_property
    def _publication_days(self) -> list[date]:
        """The days from which a source more is known, in order."""
        return sorted({source.published.latest for source in self.sources})

    @cached_property
    def _passages(self) -> Mapping[str, tuple[date | None, date | None]]:
        """For each entity with citations, the days from which one is known, and all are."""
        known = self._known
        found: dict[str, tuple[date | None, date | None]] = {}
        for entity in self:
            cited = [c.source_id for fact in facts_of(entity) for c in fact.citations]
            days = [known[id_] for id_ in cited if id_ in known]
            all_known = max(days, default=None) if len(days) == len(cited) else None
            if cited:
                found[entity.id] = min(days, default=None), all_known
        return found

    @cached_property
    def _named(self) -> Mapping[str, tuple[str, ...]]:
        """For each entity, the ids that it names."""
        return {entity.id: _names_in(entity) for entity in self}

    def _cut_to(self, on: date | None) -> "Reform":
        """Give the view of the day on which a source came out; of no day, the empty one."""
        published = [source for source in self.sources if on and source.published.latest <= on]
        known = {source.id for source in published}
        citable = known.union(*(source.former_ids for source in published))

        def is_known(citation: Citation) -> bool:
            return citation.source_id in citable

        def left_of(entity: Entity) -> Entity | None:
            if isinstance(entity, Source) and entity.id not in known:
                return None
            return self._left(entity, on, is_known)

        return self._of_what_is_left(left_of)

    def _of_what_is_left(self, left_of: Callable[[Entity], Entity | None]) -> "Reform":
        """Give the reform of what is left of each entity, with the labels that it names."""
        kept: dict[str, Entity] = {}
        labels: dict[str, Entity] = {}
        for entity in self:
            left = left_of(entity)
            if left is None:
                continue
            is_label = left.IS_LABEL and not isinstance(left, Source) and not citations_of(left)
            (labels if is_label else kept)[left.id] = left
        self._add_named(kept, labels)
        if len(kept) == len(self) and all(kept[one.id] is one for one in self):
            return self
        return Reform(kept.values(), origins=self._origins, **self._labels)

    def _left(
        self, entity: Entity, on: date | None, is_known: Callable[[Citation], bool]
    ) -> Entity | None:
        """Give what is left of an entity; most are wholly known or not at all."""
        if entity.id not in self._passages:
            return entity
        first, last = self._passages[entity.id]
        if on is not None and last is not None and last <= on:
            return entity
        if not entity.IS_LABEL and (on is None or first is None or first > on):
            return None
        return cut(entity, is_known)

    def _add_named(self, kept: dict[str, Entity], labels: dict[str, Entity]) -> None:
        """Move to what is kept the labels that it names: these are known as soon as named."""
        waiting = list(kept.values())
        while waiting and labels:
            entity = waiting.pop()
            whole = self._by_id[entity.id] is entity
            for name in self._named[entity.id] if whole else _names_in(entity):
                target = self._by_id.get(name)
                label = labels.pop(target.id, None) if target is not None else None
                if label is not None:
                    kept[label.id] = label
                    waiting.append(label)

    @property
    def newest_source(self) -> Source | None:
        """The source published last, by the latest day its date can mean; None without sources."""
        return max(
            self.sources,
            key=lambda source: (source.published.latest, source.published.earliest),
            default=None,
        )

    # Identity ---------------------------------------------------------------------------------

    @cached_property
    def content_id(self) -> str:
        """
        The SHA-256 of its entities, the same on every machine and Python version.

        Equal reforms have the same, and others another, however their figures are printed; see
        `csc_reform.io.document_id` for one that tells that apart.
        """
        plain = [[entity.KIND, _plain(entity)] for entity in self]
        text = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        return f"sha256:{hashlib.sha256(text.encode('ascii')).hexdigest()}"

    def __eq__(self, other: object) -> bool:
        """Tell whether the other holds the same entities."""
        if not isinstance(other, Reform):
            return NotImplemented
        return tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """Hash by the ids."""
        return hash(tuple(self._by_id))

    def __repr__(self) -> str:
        """Name the reform and count what is in it."""
        counts = ", ".join(
            f"{len(items)} {kind}" for kind, items in self._by_kind.items() if items.items
        )
        return f"<Reform {self.title!r}: {counts or 'empty'}>"


#: The confidence that every passage has at least.
_LOWEST = tuple(Confidence)[-1]


def _as_confidence(least: object) -> Confidence:
    if isinstance(least, Confidence):
        return least
    letters = [one.value for one in Confidence]
    if type(least) is not str or least not in letters:
        words = f"a Confidence, or one of {', '.join(letters)}"
        near = least.strip().upper() if isinstance(least, str) else ""
        advice = f"did you mean {near!r}?" if near in letters else ""
        raise InvalidValueError("least", words, least, advice)
    return Confidence(least)


def _names_in(entity: Entity) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reference.target_id for reference in references_of(entity)))


def _published_by(day: date, days: Mapping[str, date]) -> Callable[[Citation], bool]:
    return lambda citation: days.get(citation.source_id, date.max) <= day


def _checked(entities: object) -> Iterator[Entity]:
    if not isinstance(entities, Iterable):
        raise InvalidValueError("entities", "entities", entities)
    for entity in cast("Iterable[object]", entities):
        if not isinstance(entity, Entity) or entity.KIND not in KINDS:
            raise InvalidValueError("entities", "entities", entity)
        yield entity


_TEXTUAL: tuple[tuple[type, Callable[[object], object]], ...] = (
    (Enum, lambda value: cast("Enum", value).value),
    (Decimal, lambda value: f"{EXACT.normalize(cast('Decimal', value)):f}"),
    (Interval, str),
    (date, str),
    (Extensions, lambda value: dict(cast("Extensions", value))),
)


_EMPTY = (None, (), "", NO_EXTENSIONS)


def _plain(value: object) -> object:
    """Give a value as JSON data, with whatever is empty left out."""
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    for kind, text in _TEXTUAL:
        if isinstance(value, kind):
            return text(value)
    cls: type[Any] = type(value)
    if attrs.has(cls):
        # What equality leaves out, such as the digits that a figure is printed to, is left out.
        fields = [(one.name, getattr(value, one.name)) for one in attrs.fields(cls) if one.eq]
        if isinstance(value, Quantity):
            fields.append(("is", cls.__name__))
        return {name: _plain(held) for name, held in fields if held not in _EMPTY}
    return value if isinstance(value, str | int | bool) or value is None else str(value)
