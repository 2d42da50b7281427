"""Places: under which pillars, and for which groups, the entities of a reform stand."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, TypeAlias, TypeVar, final

import attrs

from csc_reform.entities.allowances import Allowance
from csc_reform.entities.commitments import Commitment, Progress
from csc_reform.entities.entity import Entity, citations_of
from csc_reform.entities.funding import FundingLine, FundingRole, RelationKind
from csc_reform.entities.groups import Group
from csc_reform.entities.organisations import Organisation
from csc_reform.entities.pillars import Pillar
from csc_reform.entities.positions import Position
from csc_reform.entities.programmes import Programme
from csc_reform.entities.recommendations import Recommendation
from csc_reform.history import Conflict
from csc_reform.inclusion._cells import ReachedBy, SpokenFor
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.values.verdict import Verdict

__all__ = ["Key", "Places", "present"]

E = TypeVar("E", bound=Entity)

#: A pillar and a group, by their ids; None for no pillar, and for no group.
Key: TypeAlias = tuple[str | None, str | None]

#: What has come to nothing, or has come to an end.
_ENDED: Final = frozenset({Progress.SUPERSEDED, Progress.NOT_LAUNCHED, Progress.DROPPED})
#: Sums that nobody has given.
_NOT_GIVEN: Final = frozenset({FundingRole.ASK, FundingRole.ESTIMATE})


def present(reform: Reform, id_: str | None, kind: type[E]) -> E | None:
    """Give what an id names, when it is in view and of the kind."""
    found = reform.get(id_) if id_ is not None and id_ in reform else None
    return found if isinstance(found, kind) else None


def _passages(entity: Entity) -> tuple[Citation, ...]:
    """Give the passages that establish an entity: its own, or where it has none, all it has."""
    return entity.citations or citations_of(entity)


@final
@attrs.frozen(eq=False)
class Places:
    """Where the entities of a reform stand, each worked out once."""

    reform: Reform
    _reached_by: dict[str, Mapping[Key, ReachedBy]] = attrs.field(
        factory=dict[str, Mapping[Key, ReachedBy]], init=False
    )
    _rows: dict[str, tuple[str | None, ...]] = attrs.field(
        factory=dict[str, tuple[str | None, ...]], init=False
    )

    # Whom it reaches --------------------------------------------------------------------------

    def reached_by(self, entity: Entity) -> Mapping[Key, ReachedBy]:
        """Give each cell in which a commitment, programme, line or allowance reaches a group."""
        if entity.id not in self._reached_by:
            self._reached_by[entity.id] = {
                key: ReachedBy(
                    entity_id=entity.id,
                    kind=entity.KIND,
                    title=entity.title,
                    group_id=key[1],
                    through_ids=tuple(way.entity_id for way in ways),
                    has_ended=self._has_ended(entity, ways),
                    citations=_passages(entity),
                )
                for key, ways in self._ways(entity).items()
            }
        return self._reached_by[entity.id]

    def _has_ended(self, entity: Entity, ways: Iterable[ReachedBy]) -> Verdict:
        """Tell whether sources say that a thing has ended, or all that it reaches a group by."""
        if entity.id in self._replaced:
            return Verdict.HOLDS
        own = _by_progress(entity) if isinstance(entity, Commitment | Programme) else Verdict.FAILS
        through = [way.has_ended for way in ways]
        if not through or own is Verdict.HOLDS:
            return own
        if all(one is Verdict.HOLDS for one in through):
            return Verdict.HOLDS
        undecided = own is Verdict.UNDETERMINED or Verdict.FAILS not in through
        return Verdict.UNDETERMINED if undecided else Verdict.FAILS

    @cached_property
    def _replaced(self) -> frozenset[str]:
        """The ids of what something else in view takes the place of."""
        things: tuple[Commitment | Programme, ...] = (
            *self.reform.commitments,
            *self.reform.programmes,
        )
        named = [one.supersedes_id for one in things]
        named += [
            relation.to_id
            for line in self.reform.funding
            for relation in line.relations
            if relation.kind is RelationKind.SUPERSEDES
        ]
        found = (present(self.reform, id_, Entity) for id_ in named)
        return frozenset(one.id for one in found if one is not None)

    def _ways(self, entity: Entity) -> Mapping[Key, list[ReachedBy]]:
        """Give the cells of an entity, each with what it reaches the group through."""
        match entity:
            case Commitment():
                groups = self._groups(entity.group_ids)
                return {(row, group): [] for row in self.rows(entity) for group in groups}
            case Programme():
                return self._ways_of_programme(entity)
            case FundingLine():
                return {} if entity.role in _NOT_GIVEN else self._ways_of_money(entity)
            case Allowance():
                group = present(self.reform, entity.payee_group_id, Group)
                return {(None, None if group is None else group.id): []}
            case _:
                return {}

    def _ways_of_programme(self, programme: Programme) -> Mapping[Key, list[ReachedBy]]:
        ways: dict[Key, list[ReachedBy]] = {}
        for commitment in self._commitments(programme.commitment_ids):
            for key, one in self.reached_by(commitment).items():
                ways.setdefault(key, []).append(one)
        own = self._pillars(programme.pillar_ids) if programme.pillar_ids else ()
        groups = self._groups(programme.group_ids) if programme.group_ids else ()
        rows = own or tuple(dict.fromkeys(row for row, _ in ways)) or (None,)
        ways.update({(row, group): [] for row in rows for group in groups})
        # Where it names nobody, whom it is for is told by its commitments alone.
        told = {row for row, _ in ways}
        ways.update({(row, None): [] for row in rows if row not in told})
        return ways

    def _ways_of_money(self, line: FundingLine) -> Mapping[Key, list[ReachedBy]]:
        subject = self._subject(line)
        if isinstance(subject, Commitment | Programme):
            return {key: [one] for key, one in self.reached_by(subject).items()}
        return {(row, None): [] for row in self.rows(line)}

    # Under which pillars it stands ------------------------------------------------------------

    def rows(self, entity: Entity | None) -> tuple[str | None, ...]:
        """Give the pillars that an entity belongs to; None in them for no pillar in view."""
        if entity is None:
            return (None,)
        if entity.id not in self._rows:
            self._rows[entity.id] = self._rows_of(entity)
        return self._rows[entity.id]

    def _rows_of(self, entity: Entity) -> tuple[str | None, ...]:
        match entity:
            case Pillar():
                return (entity.id,)
            case Commitment():
                return self._pillars((entity.pillar_id, *entity.also_pillar_ids))
            case Programme():
                own = self._pillars(entity.pillar_ids) if entity.pillar_ids else ()
                return self._joined(self._commitments(entity.commitment_ids), own)
            case Recommendation():
                ids = (one.commitment_id for one in entity.outcomes)
                return self._joined(self._commitments(ids))
            case FundingLine():
                return self.rows(self._subject(entity))
            case _:
                return (None,)

    def _joined(
        self, commitments: Iterable[Commitment], own: tuple[str | None, ...] = ()
    ) -> tuple[str | None, ...]:
        found = (*own, *(row for one in commitments for row in self.rows(one)))
        return tuple(dict.fromkeys(found)) or (None,)

    def _pillars(self, ids: Iterable[str | None]) -> tuple[str | None, ...]:
        return _ids(present(self.reform, id_, Pillar) for id_ in ids)

    def _groups(self, ids: Iterable[str]) -> tuple[str | None, ...]:
        return _ids(present(self.reform, id_, Group) for id_ in ids)

    def _commitments(self, ids: Iterable[str | None]) -> Iterator[Commitment]:
        """Give the commitments of these ids that are in view, each once."""
        found = (present(self.reform, id_, Commitment) for id_ in ids)
        yield from {one.id: one for one in found if one is not None}.values()

    def _subject(self, line: FundingLine) -> Commitment | Programme | Pillar | None:
        """Give what money is for, when that belongs to pillars."""
        found = present(self.reform, line.subject_id, Entity)
        return found if isinstance(found, Commitment | Programme | Pillar) else None

    # Who spoke up -----------------------------------------------------------------------------

    def spoken_for(self, position: Position) -> Iterator[tuple[Key, SpokenFor]]:
        """Give each cell in which a position speaks up for a group, or for none."""
        about: dict[str | None, dict[str, None]] = {}
        for id_ in position.target_ids:
            target = present(self.reform, id_, Entity)
            for row in self.rows(target):
                about.setdefault(row, {})[id_ if target is None else target.id] = None
        holder = present(self.reform, position.holder_id, Organisation)
        for row, ids in (about or {None: {}}).items():
            for group_id in self._groups(position.group_ids):
                yield (
                    (row, group_id),
                    SpokenFor(
                        position_id=position.id,
                        title=position.title,
                        holder_id=position.holder_id if holder is None else holder.id,
                        holder=position.holder_id if holder is None else holder.title,
                        voice=position.voice,
                        stance=position.stance,
                        topic=position.topic,
                        group_id=group_id,
                        about_ids=tuple(ids),
                        citations=_passages(position),
                    ),
                )


def _ids(found: Iterable[Entity | None]) -> tuple[str | None, ...]:
    """Give the ids of what is in view, each once; None for what is not, and for nothing at all."""
    return tuple(dict.fromkeys(None if one is None else one.id for one in found)) or (None,)


def _by_progress(entity: Commitment | Programme) -> Verdict:
    """Tell whether a thing has ended by how far it has come; undetermined where sources disagree."""
    latest = entity.progress.latest
    if isinstance(latest, Conflict):
        ended = {side.value in _ENDED for side in latest.sides}
        return Verdict.UNDETERMINED if len(ended) > 1 else Verdict.of(ended.pop())
    return Verdict.of(isinstance(latest, Progress) and latest in _ENDED)
