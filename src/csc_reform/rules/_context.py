"""What a rule may look at beside its subject."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from csc_reform.claim_checks import ClaimCheck, TableGrowth, check_claims, table_growth
from csc_reform.entities.commitments import Commitment
from csc_reform.entities.entity import Cited, Entity, Reference, references_of
from csc_reform.entities.funding import FundingLine, RelationKind
from csc_reform.entities.positions import Stance, Topic
from csc_reform.entities.programmes import Programme
from csc_reform.entities.sources import Source
from csc_reform.errors import UnknownIdError, near_matches, suggestion
from csc_reform.events import Event
from csc_reform.reconciliation import totals
from csc_reform.reform import Reform
from csc_reform.rules._circles import circles
from csc_reform.rules._facts import PlacedFact, placed_facts
from csc_reform.rules._prose import Text, texts_of
from csc_reform.rules._purposes import overlapping_sums
from csc_reform.rules._suppression import Suppression
from csc_reform.timelines import timeline

__all__ = ["Context", "plain_name"]

#: How many missing ids get advice, and how many ids are compared for that in all.
_MOST_ADVISED = 50
_MOST_COMPARED = 500_000


def plain_name(name: str) -> str:
    """Give a name as it is compared: in small letters, however its signs are put together."""
    return unicodedata.normalize("NFKC", name).casefold()


@attrs.define(eq=False)
class _Seen:
    """What was last worked out of an entity: one rule after the other asks for the same."""

    facts_of: Entity | None = None
    facts: tuple[PlacedFact, ...] = ()
    references_of: Entity | None = None
    references: tuple[Reference, ...] = ()
    texts_of: Entity | Reform | None = None
    texts: tuple[Text, ...] = ()


@final
@attrs.frozen(eq=False)
class Context:
    """
    What a rule may look at beside its subject. It can change nothing.

    Whatever is worked out of the whole reform is worked out once, when a rule first asks for it, and
    not at all when none does.

    Attributes:
        reform: The whole reform, or the view of it that is judged.
        on: The day on which the questions are asked.
        used: The suppressions that something was found for; complete once all else was judged.
        unjudged: The code and the subject where a rule lacked something or broke; likewise.

    >>> from csc_reform import load
    >>> from csc_reform.values.dates import exact_date
    >>> "agency-price-caps" in Context(load(), exact_date("on", "2026-03-01")).overdue
    True
    """

    reform: Reform
    on: date
    used: frozenset[Suppression] = frozenset()
    unjudged: frozenset[tuple[str, str]] = frozenset()
    _seen: _Seen = attrs.field(init=False, factory=_Seen, repr=False)
    _near: dict[str, tuple[str, ...]] = attrs.field(
        init=False, factory=dict[str, tuple[str, ...]], repr=False
    )
    _known: dict[str, date | None] = attrs.field(
        init=False, factory=dict[str, "date | None"], repr=False
    )

    # Of one entity ----------------------------------------------------------------------------

    def facts(self, entity: Entity) -> tuple[PlacedFact, ...]:
        """Give everything in an entity that is cited, with the way to it in the record."""
        seen = self._seen
        if seen.facts_of is not entity:
            seen.facts, seen.facts_of = tuple(placed_facts(entity)), entity
        return seen.facts

    def references(self, entity: Entity) -> tuple[Reference, ...]:
        """Give every place where an entity names another, the sources it cites left out."""
        seen = self._seen
        if seen.references_of is not entity:
            seen.references, seen.references_of = tuple(references_of(entity)), entity
        return seen.references

    def texts(self, subject: Entity | Reform) -> tuple[Text, ...]:
        """Give every text that somebody wrote in an entity, or over all, with the way to it."""
        seen = self._seen
        if seen.texts_of is not subject:
            seen.texts, seen.texts_of = tuple(texts_of(subject)), subject
        return seen.texts

    # Of the whole -----------------------------------------------------------------------------

    def source(self, id: str) -> Source | None:  # noqa: A002 (it is one)
        """Give the source of an id, or of a former one; None when there is none."""
        found = self.reform.get(id) if id in self.reform else None
        return found if isinstance(found, Source) else None

    def published(self, fact: Cited) -> tuple[Source, ...]:
        """Give the sources of a fact that are in the reform, each once."""
        found = {one.id: one for c in fact.citations if (one := self.source(c.source_id))}
        return tuple(found.values())

    def near(self, id: str, own: str) -> str:  # noqa: A002 (it is one)
        """
        Give words of advice about an id that is not there: which are like it, but for its namer's.

        Of very many that are not there, the first by the alphabet get advice and the others none, so
        that a reform of which half is missing is judged as soon as any other.
        """
        if id not in self._near and id in self._advised:
            self._near[id] = near_matches(id, (entity.id for entity in self.reform))
        return suggestion(id, [one for one in self._near.get(id, ()) if one != own])

    @cached_property
    def _advised(self) -> frozenset[str]:
        """The missing ids that are looked up among the others; the same for every share."""
        named = {
            name
            for entity in self.reform
            for name in (*(one.target_id for one in references_of(entity)), *entity.cited_ids)
        }
        most = _MOST_COMPARED // max(len(self.reform), 1)
        missing = sorted(name for name in named if name not in self.reform)
        return frozenset(missing[: max(1, min(most, _MOST_ADVISED))])

    def known_from(self, fact: Cited) -> date | None:
        """Give the day from which a fact is known; None when none of its sources is here."""
        if isinstance(fact, Entity):
            if fact.id not in self._known:
                self._known[fact.id] = self._first_known(fact)
            return self._known[fact.id]
        return self._first_known(fact)

    def first_out(self, fact: Cited) -> date | None:
        """Give the first day on which a source of a fact may have come out; None without any."""
        return min((one.published.earliest for one in self.published(fact)), default=None)

    def _first_known(self, fact: Cited) -> date | None:
        try:
            return self.reform.known_from(fact)
        except UnknownIdError:
            return None

    @cached_property
    def overdue(self) -> Mapping[str, tuple[Event, ...]]:
        """The promises that are overdue on that day, by the id of their subject."""
        found: dict[str, list[Event]] = {}
        for event in timeline(self.reform).overdue(self.on):
            found.setdefault(event.subject_id, []).append(event)
        return MappingProxyType({id_: tuple(events) for id_, events in found.items()})

    @cached_property
    def totals(self) -> frozenset[str]:
        """The ids of the funding lines that are made of others."""
        return frozenset(totals(self.reform))

    @cached_property
    def overlapping_sums(self) -> Mapping[str, tuple[str, ...]]:
        """Sums that may be for one thing, without a word on how they overlap; each pair once."""
        return MappingProxyType(overlapping_sums(self.reform))

    @cached_property
    def claim_checks(self) -> Mapping[str, ClaimCheck]:
        """How each claim comes out, by its id."""
        return MappingProxyType({check.claim_id: check for check in check_claims(self.reform)})

    @cached_property
    def titles(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The ids of the entities of a kind that have a title, by both; see `plain_name`."""
        found: dict[tuple[str, str], list[str]] = {}
        for entity in self.reform:
            found.setdefault((entity.KIND, plain_name(entity.title)), []).append(entity.id)
        return MappingProxyType({name: tuple(ids) for name, ids in found.items()})

    @cached_property
    def aliases(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The ids of the entities of a kind that have an alias, by both; see `plain_name`."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for entity in self.reform:
            for name in entity.aliases:
                found.setdefault((entity.KIND, plain_name(name)), {})[entity.id] = None
        return MappingProxyType({name: tuple(ids) for name, ids in found.items()})

    @cached_property
    def cited(self) -> frozenset[str]:
        """The ids of the sources that something cites."""
        return frozenset(
            found.id
            for entity in self.reform
            for id_ in entity.cited_ids
            if (found := self.source(id_)) is not None
        )

    def present(self, id: str) -> str:  # noqa: A002 (it is one)
        """Give the present id for an id or a former one; the id itself when nothing has it."""
        return self.reform.get(id).id if id in self.reform else id

    @cached_property
    def positions(self) -> Mapping[tuple[str, str, Stance], tuple[str, ...]]:
        """The positions of a body about a thing, by the ids of both and the stance."""
        found: dict[tuple[str, str, Stance], list[str]] = {}
        for position in self.reform.positions:
            for target in position.target_ids:
                held = (self.present(position.holder_id), self.present(target), position.stance)
                found.setdefault(held, []).append(position.id)
        return MappingProxyType({held: tuple(ids) for held, ids in found.items()})

    @cached_property
    def positions_in(self) -> Mapping[tuple[str, str, Stance, Topic | None, str], tuple[str, ...]]:
        """The same, by the topic and by the source that tells of it as well."""
        found: dict[tuple[str, str, Stance, Topic | None, str], list[str]] = {}
        for held, ids in self.positions.items():
            for position in (self.reform.positions[id_] for id_ in ids):
                for source_id in position.cited_ids:
                    at = (*held, position.topic, self.present(source_id))
                    found.setdefault(at, []).append(position.id)
        return MappingProxyType({held: tuple(ids) for held, ids in found.items()})

    @cached_property
    def links(self) -> Mapping[str, tuple[str, ...]]:
        """The bodies that each body is tied to, whichever of the two says so."""
        found: dict[str, set[str]] = {}
        for body in self.reform.organisations:
            for id_ in (self.present(one) for said in body.linked_ids.live for one in said.value):
                found.setdefault(body.id, set()).add(id_)
                found.setdefault(id_, set()).add(body.id)
        return MappingProxyType({id_: tuple(sorted(ids)) for id_, ids in found.items()})

    @cached_property
    def squeezed_ids(self) -> Mapping[str, tuple[str, ...]]:
        """The ids that are one when nobody minds the hyphens, by what they are then."""
        found: dict[str, list[str]] = {}
        for entity in self.reform:
            found.setdefault(entity.id.replace("-", ""), []).append(entity.id)
        return MappingProxyType({text: tuple(ids) for text, ids in found.items()})

    @cached_property
    def superseded_by(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of what replaces a source, a commitment, a programme or a funding line, by its id."""
        found: dict[str, list[str]] = {}
        for entity in self.reform:
            for older in _replaces(entity):
                if older in self.reform:
                    found.setdefault(self.reform.get(older).id, []).append(entity.id)
        return MappingProxyType({id_: tuple(ids) for id_, ids in found.items()})

    @cached_property
    def table_growths(self) -> Mapping[str, TableGrowth]:
        """How the growth that a claim asserts agrees with two tables of rates, by the claim."""
        found = {claim.id: table_growth(self.reform, claim) for claim in self.reform.claims}
        return MappingProxyType({id_: one for id_, one in found.items() if one is not None})

    @cached_property
    def circles(self) -> Mapping[str, tuple[str, ...]]:
        """The entities that come round to themselves, each with a way round, from its first id."""
        return MappingProxyType(circles(self.reform))


def _replaces(entity: Entity) -> tuple[str, ...]:
    if isinstance(entity, Source | Commitment | Programme):
        return () if entity.supersedes_id is None else (entity.supersedes_id,)
    if isinstance(entity, FundingLine):
        kinds = entity.relations
        return tuple(one.to_id for one in kinds if one.kind is RelationKind.SUPERSEDES)
    return ()
