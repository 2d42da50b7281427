"""
Coverage: whom each pillar reaches, whom it leaves out, and who said so.

Nothing is judged. A cell tells what names a group under a pillar, and who spoke up for it there.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Final, TypeAlias, TypeVar, final

import attrs

from csc_reform._validators import check_type
from csc_reform.entities.allowances import Allowance
from csc_reform.entities.commitments import Commitment, Progress
from csc_reform.entities.entity import Entity, citations_of
from csc_reform.entities.funding import FundingLine, FundingRole
from csc_reform.entities.groups import Group
from csc_reform.entities.organisations import Organisation
from csc_reform.entities.pillars import Pillar
from csc_reform.entities.positions import Position, Stance, Topic, Voice
from csc_reform.entities.programmes import Programme
from csc_reform.entities.recommendations import Recommendation
from csc_reform.provenance import Citation
from csc_reform.reform import Reform

__all__ = ["Coverage", "CoverageCell", "Reach", "ReachedBy", "SpokenFor", "coverage"]

E = TypeVar("E", bound=Entity)
T = TypeVar("T")

#: A pillar and a group, by their ids; None for no pillar, and for no group.
_Key: TypeAlias = tuple[str | None, str | None]

#: The stances in which a body asks for something that is not, or finds fault with what is.
_URGING: Final = frozenset({Stance.URGES, Stance.WOULD_LIKE, Stance.CRITICISES})
#: What has come to nothing, or has come to an end.
_ENDED: Final = frozenset({Progress.SUPERSEDED, Progress.NOT_LAUNCHED, Progress.DROPPED})
#: Sums that nobody has given.
_NOT_GIVEN: Final = frozenset({FundingRole.ASK, FundingRole.ESTIMATE})

_NO_PILLAR: Final = "no pillar"
_NO_GROUP: Final = "no group"


class Reach(Enum):
    """How a pillar reaches a group, as far as the sources in view tell; the first that is so."""

    #: Something in it names the group itself.
    REACHED = "reached"
    #: Nothing names the group itself, and something names a broader group that it is part of.
    AS_PART = "reached only as part of a broader group"
    #: Nothing names the group or a broader one, and something names a group that is part of it.
    IN_PART = "reached only in part, as a narrower group"
    #: All that names the group, or a broader or narrower one, was superseded, dropped or never began.
    ENDED = "reached only by what has ended"
    #: Nothing names any of them, and somebody urges something for the group itself.
    URGED = "urged, not reached"
    #: Nothing names any of them, and nobody urges anything for the group itself.
    NEITHER = "neither reached nor urged"
    #: The cell holds what names no group.
    NO_GROUP = "names no group"


@final
@attrs.frozen(kw_only=True)
class ReachedBy:
    """
    One thing that reaches a group under a pillar.

    Attributes:
        entity_id: The commitment, programme, funding line or allowance.
        kind: The plural of its kind, such as ``"commitments"``.
        title: Its title.
        group_id: The group that it names: the group of the cell, or a broader or narrower one; None
            when it names none.
        through_ids: What it reaches the group by, when it names none itself: the commitments that a
            programme carries out, or what money is for, which stand in the cell too. Empty when it
            names the group itself.
        has_ended: True when sources in view tell that it was superseded, dropped or not launched,
            or that all it reaches the group through was.
        citations: The passages that establish it.
    """

    entity_id: str
    kind: str
    title: str
    group_id: str | None
    through_ids: tuple[str, ...] = ()
    has_ended: bool = False
    citations: tuple[Citation, ...]

    @property
    def because(self) -> tuple[Citation, ...]:
        """The same as `citations`."""
        return self.citations

    def in_words(self) -> str:
        """Name it, and say so when it has ended."""
        return f"{self.title} (ended)" if self.has_ended else self.title


@final
@attrs.frozen(kw_only=True)
class SpokenFor:
    """
    One position in which a body speaks up for a group under a pillar.

    Attributes:
        position_id: The position.
        title: Its title.
        holder_id: The organisation whose position it is.
        holder: The title of the organisation; its id when it is not in view.
        voice: Who speaks for it.
        stance: What it does.
        topic: What the position is about beside or instead of what it names; None when nothing.
        group_id: The group that it speaks up for: the group of the cell, or a broader one; None when
            it speaks for none.
        about_ids: What it is about that belongs under the pillar; empty when only a topic.
        citations: The passages that establish it.
    """

    position_id: str
    title: str
    holder_id: str
    holder: str
    voice: Voice
    stance: Stance
    topic: Topic | None
    group_id: str | None
    about_ids: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def because(self) -> tuple[Citation, ...]:
        """The same as `citations`."""
        return self.citations

    @property
    def is_urging(self) -> bool:
        """True when the body urges something, would like something, or criticises."""
        return self.stance in _URGING

    def in_words(self) -> str:
        """Tell who does what."""
        chair = " (chair)" if self.voice is Voice.CHAIR else ""
        return f"{self.holder}{chair} {self.stance.value}: {self.title}"


@final
@attrs.frozen(kw_only=True)
class CoverageCell:
    """
    One group under one pillar: what reaches it there, and who spoke up for it.

    Attributes:
        pillar_id: The pillar; None for what belongs to no pillar in view.
        pillar: The title of the pillar, or ``"no pillar"``.
        group_id: The group; None for what names no group in view.
        group: The title of the group, or ``"no group"``.
        reached_by: What reaches the group itself.
        reached_by_broader: What reaches a broader group that it is part of, the nearest one first.
        reached_by_narrower: What reaches a group that is part of it, the nearest one first.
        spoken_for: The positions that speak up for the group itself.
        spoken_for_broader: The positions that speak up for a broader group that it is part of.

    >>> from csc_reform import cite, coverage, load
    >>> view = load().known_on("2023-05-11")
    >>> cell = coverage(view).cell("children-in-care", "previously-looked-after-children")
    >>> cell.reach
    <Reach.URGED: 'urged, not reached'>
    >>> [(one.holder_id, one.stance.value) for one in cell.spoken_for]
    [('adoption-uk', 'urges'), ('adoption-uk', 'would like')]
    >>> cite(view, cell)[0]
    'Adoption UK, briefing, between 2 February 2023 and 11 May 2023, ¶15'
    """

    pillar_id: str | None
    pillar: str
    group_id: str | None
    group: str
    reached_by: tuple[ReachedBy, ...] = ()
    reached_by_broader: tuple[ReachedBy, ...] = ()
    reached_by_narrower: tuple[ReachedBy, ...] = ()
    spoken_for: tuple[SpokenFor, ...] = ()
    spoken_for_broader: tuple[SpokenFor, ...] = ()

    @property
    def reach(self) -> Reach:
        """How the pillar reaches the group."""
        if self.group_id is None:
            return Reach.NO_GROUP
        ways = {
            Reach.REACHED: self.reached_by,
            Reach.AS_PART: self.reached_by_broader,
            Reach.IN_PART: self.reached_by_narrower,
        }
        for reach, ones in ways.items():
            if not all(one.has_ended for one in ones):
                return reach
        if any(ways.values()):
            return Reach.ENDED
        return Reach.URGED if self.is_urged else Reach.NEITHER

    @property
    def is_urged(self) -> bool:
        """True when somebody urges, would like or criticises something for the group itself."""
        return any(one.is_urging for one in self.spoken_for)

    @property
    def is_empty(self) -> bool:
        """True when nothing reaches the group in any way, and nobody speaks up for it."""
        return not any((*self._reaching, *self._speaking))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages of all that is in it, each once; none when it is empty."""
        reaching = (c for ones in self._reaching for one in ones for c in one.citations)
        speaking = (c for ones in self._speaking for one in ones for c in one.citations)
        return tuple(dict.fromkeys((*reaching, *speaking)))

    @property
    def because(self) -> tuple[Citation, ...]:
        """The same as `citations`."""
        return self.citations

    @property
    def _reaching(self) -> tuple[tuple[ReachedBy, ...], ...]:
        return self.reached_by, self.reached_by_broader, self.reached_by_narrower

    @property
    def _speaking(self) -> tuple[tuple[SpokenFor, ...], ...]:
        return self.spoken_for, self.spoken_for_broader

    def in_words(self) -> str:
        """
        Tell on one line what reaches the group, and who spoke up for it.

        >>> from csc_reform import coverage, load
        >>> view = load().known_on("2023-05-11")
        >>> print(coverage(view).cell("workforce", "adoptive-families").in_words())
        Adoptive families, Workforce: urged, not reached; Adoption UK would like: ...
        """
        parts = [f"{self.group}, {self.pillar}: {self.reach.value}"]
        parts += [f"by {one.in_words()}" for one in self.reached_by]
        parts += [f"as part: by {one.in_words()}" for one in self.reached_by_broader]
        parts += [f"in part: by {one.in_words()}" for one in self.reached_by_narrower]
        parts += [one.in_words() for one in self.spoken_for]
        parts += [f"for a broader group: {one.in_words()}" for one in self.spoken_for_broader]
        return "; ".join(parts)


@final
@attrs.frozen(repr=False)
class Coverage:
    """
    Cells, one for each pillar and group, in a fixed order; made by `coverage`.

    Pillars come by number and then by id, and last what belongs to no pillar; under each, groups by
    id, and last what names no group. What can be narrowed is a coverage again.

    Attributes:
        reform: The reform, or the view, that it is of.
        keys: The cells that it has: for each, the ids of its pillar and its group.

    >>> from csc_reform import coverage, load
    >>> left_out = coverage(load().known_on("2023-05-11")).of_group("adopted-children").urged()
    >>> [cell.pillar_id for cell in left_out]
    ['children-in-care', 'workforce', None]
    """

    reform: Reform
    keys: tuple[tuple[str | None, str | None], ...]
    _index: "_Index" = attrs.field(eq=False, kw_only=True, alias="index")

    def __iter__(self) -> Iterator[CoverageCell]:
        """Go through the cells."""
        return map(self._index.cell, self.keys)

    def __len__(self) -> int:
        """Count the cells."""
        return len(self.keys)

    def __repr__(self) -> str:
        """Name the reform and count the cells."""
        cells = "cell" if len(self) == 1 else "cells"
        return f"<Coverage of {self.reform.title!r}: {len(self)} {cells}>"

    def cell(self, pillar_id: str | None, group_id: str | None) -> CoverageCell:
        """
        Give one cell of the reform, whatever this coverage was narrowed to.

        Args:
            pillar_id: The pillar; None for what belongs to no pillar.
            group_id: The group; None for what names no group.

        Raises:
            UnknownIdError: When no pillar or no group in view has the id, with those that look like
                it.
            InvalidValueError: For what is no text.

        >>> from csc_reform import coverage, load
        >>> coverage(load()).cell("family-networks", "kinship-carer")
        Traceback (most recent call last):
        csc_reform.errors.UnknownIdError: group id must be a known id, got 'kinship-carer'; \
did you mean 'kinship-carers'...
        """
        return self._index.cell((self._pillar(pillar_id), self._group(group_id)))

    def of_group(self, group_id: str | None) -> "Coverage":
        """
        Keep the cells of a group, or for None those of what names no group.

        Raises:
            UnknownIdError: When no group in view has the id.
            InvalidValueError: For what is no text.

        >>> from csc_reform import Reach, coverage, load
        >>> carers = coverage(load().known_on("2023-02-02")).of_group("kinship-carers")
        >>> [cell.pillar_id for cell in carers if cell.reach is Reach.REACHED]
        ['family-networks', None]
        """
        wanted = self._group(group_id)
        return self._of(key for key in self.keys if key[1] == wanted)

    def of_pillar(self, pillar_id: str | None) -> "Coverage":
        """
        Keep the cells of a pillar, or for None those of what belongs to no pillar.

        Raises:
            UnknownIdError: When no pillar in view has the id.
            InvalidValueError: For what is no text.

        >>> from csc_reform import coverage, load
        >>> pillar = coverage(load().known_on("2023-02-02")).of_pillar("family-help")
        >>> [cell.group_id for cell in pillar if cell.reached_by]
        ['families-struggling']
        """
        wanted = self._pillar(pillar_id)
        return self._of(key for key in self.keys if key[0] == wanted)

    def urged(self) -> "Coverage":
        """
        Keep the cells in which somebody urges something for a group that nothing reaches itself.

        That a body would like something, or criticises, is among it. What has ended reaches nobody.
        That a broader or a narrower group is reached is told by each cell.

        >>> from csc_reform import coverage, load
        >>> left_out = coverage(load().known_on("2023-05-11")).urged()
        >>> [cell.group for cell in left_out.of_pillar("family-help")]
        ['Adoptive families']
        """
        cells = (self._index.cell(key) for key in self.keys)
        return self._of(
            (cell.pillar_id, cell.group_id)
            for cell in cells
            if cell.is_urged and cell.reach not in (Reach.REACHED, Reach.NO_GROUP)
        )

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages of all cells, each once."""
        return tuple(dict.fromkeys(citation for cell in self for citation in cell.citations))

    @property
    def because(self) -> tuple[Citation, ...]:
        """The same as `citations`."""
        return self.citations

    def in_words(self) -> str:
        """Tell of each cell on a line of its own."""
        return "\n".join(cell.in_words() for cell in self)

    def _of(self, keys: Iterable[_Key]) -> "Coverage":
        return attrs.evolve(self, keys=tuple(keys))

    def _pillar(self, id_: str | None) -> str | None:
        if id_ is None:
            return None
        check_type("pillar_id", id_, str)
        return self.reform.pillars[id_].id

    def _group(self, id_: str | None) -> str | None:
        if id_ is None:
            return None
        check_type("group_id", id_, str)
        return self.reform.groups[id_].id


def coverage(reform: Reform) -> Coverage:
    """
    Give whom each pillar reaches, whom it leaves out, and who said so.

    Commitments reach the groups they are for, under their pillar and the others they serve; a
    programme, the groups of the commitments it carries out, where these do; money, those of what it
    is for, unless it is only asked for or estimated; an allowance, which has no pillar, those it is
    paid to. A position speaks up for its groups under the pillars of what it is about: of a
    recommendation, those of the commitments that take it up; of the strategy as a whole, of
    consultations and of mere topics, none.

    Raises:
        InvalidValueError: For what is no reform.

    >>> from csc_reform import coverage, load
    >>> coverage(load()).cell("family-networks", "kinship-carers").reach
    <Reach.REACHED: 'reached'>
    """
    check_type("reform", reform, Reform)
    pillars = sorted(reform.pillars, key=lambda pillar: (pillar.number, pillar.id))
    groups = (*reform.groups.ids(), None)
    keys = tuple((id_, group) for id_ in (*(one.id for one in pillars), None) for group in groups)
    return Coverage(reform, keys, index=_gathered(reform))


def _gathered(reform: Reform) -> "_Index":
    places = _Places(reform)
    reached: dict[_Key, list[ReachedBy]] = {}
    for entity in (*reform.commitments, *reform.programmes, *reform.funding, *reform.allowances):
        for key, one in places.reached_by(entity).items():
            reached.setdefault(key, []).append(one)
    spoken: dict[_Key, list[SpokenFor]] = {}
    for position in reform.positions:
        for key, said in places.spoken_for(position):
            spoken.setdefault(key, []).append(said)
    narrower: dict[str, list[str]] = {}
    for group in reform.groups:
        broader = _present(reform, group.broader_id, Group)
        if broader is not None:
            narrower.setdefault(broader.id, []).append(group.id)
    return _Index(reform, reached, spoken, narrower)


@final
@attrs.frozen(eq=False)
class _Index:
    """What is in each cell, gathered in one pass; cells are made when they are asked for."""

    reform: Reform
    reached: Mapping[_Key, list[ReachedBy]]
    spoken: Mapping[_Key, list[SpokenFor]]
    narrower: Mapping[str, list[str]]
    made: dict[_Key, CoverageCell] = attrs.field(
        factory=dict[_Key, CoverageCell], init=False, repr=False
    )

    def cell(self, key: _Key) -> CoverageCell:
        if key not in self.made:
            self.made[key] = self._cell(key)
        return self.made[key]

    def _cell(self, key: _Key) -> CoverageCell:
        pillar_id, group_id = key
        broader = [(pillar_id, id_) for id_ in self._broader_than(group_id)]
        narrower = [(pillar_id, id_) for id_ in self._narrower_than(group_id)]
        return CoverageCell(
            pillar_id=pillar_id,
            pillar=_NO_PILLAR if pillar_id is None else self.reform.pillars[pillar_id].title,
            group_id=group_id,
            group=_NO_GROUP if group_id is None else self.reform.groups[group_id].title,
            reached_by=tuple(self.reached.get(key, ())),
            reached_by_broader=tuple(_at(self.reached, broader)),
            reached_by_narrower=tuple(_at(self.reached, narrower)),
            spoken_for=tuple(self.spoken.get(key, ())),
            spoken_for_broader=tuple(_at(self.spoken, broader)),
        )

    def _broader_than(self, group_id: str | None) -> Iterator[str]:
        """Give the groups that one is part of, the nearest first; once round in a circle."""
        seen = {group_id}
        while group_id is not None:
            broader_id = self.reform.groups[group_id].broader_id
            group = _present(self.reform, broader_id, Group)
            if group is None or group.id in seen:
                return
            group_id = group.id
            seen.add(group_id)
            yield group_id

    def _narrower_than(self, group_id: str | None) -> Iterator[str]:
        """Give the groups that are part of one, the nearest first."""
        seen = {group_id}
        waiting = [] if group_id is None else [group_id]
        for id_ in waiting:
            for narrower_id in self.narrower.get(id_, ()):
                if narrower_id not in seen:
                    seen.add(narrower_id)
                    waiting.append(narrower_id)
                    yield narrower_id


def _at(found: Mapping[_Key, list[T]], keys: Iterable[_Key]) -> Iterator[T]:
    return (one for key in keys for one in found.get(key, ()))


def _present(reform: Reform, id_: str | None, kind: type[E]) -> E | None:
    """Give what an id names, when it is in view and of the kind."""
    found = reform.get(id_) if id_ is not None and id_ in reform else None
    return found if isinstance(found, kind) else None


def _passages(entity: Entity) -> tuple[Citation, ...]:
    """Give the passages that establish an entity: its own, or where it has none, all it has."""
    return entity.citations or citations_of(entity)


@final
@attrs.frozen(eq=False)
class _Places:
    """Where the entities of a reform stand, each worked out once."""

    reform: Reform
    _reached_by: dict[str, Mapping[_Key, ReachedBy]] = attrs.field(
        factory=dict[str, Mapping[_Key, ReachedBy]], init=False
    )
    _rows: dict[str, tuple[str | None, ...]] = attrs.field(
        factory=dict[str, tuple[str | None, ...]], init=False
    )

    # Whom it reaches --------------------------------------------------------------------------

    def reached_by(self, entity: Entity) -> Mapping[_Key, ReachedBy]:
        """Give each cell in which a commitment, programme, line or allowance reaches a group."""
        if entity.id not in self._reached_by:
            self._reached_by[entity.id] = {
                key: ReachedBy(
                    entity_id=entity.id,
                    kind=entity.KIND,
                    title=entity.title,
                    group_id=key[1],
                    through_ids=tuple(way.entity_id for way in ways),
                    has_ended=_has_ended(entity) or bool(ways and all(w.has_ended for w in ways)),
                    citations=_passages(entity),
                )
                for key, ways in self._ways(entity).items()
            }
        return self._reached_by[entity.id]

    def _ways(self, entity: Entity) -> Mapping[_Key, list[ReachedBy]]:
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
                group = _present(self.reform, entity.payee_group_id, Group)
                return {(None, None if group is None else group.id): []}
            case _:
                return {}

    def _ways_of_programme(self, programme: Programme) -> Mapping[_Key, list[ReachedBy]]:
        ways: dict[_Key, list[ReachedBy]] = {}
        for commitment in self._commitments(programme.commitment_ids):
            for key, one in self.reached_by(commitment).items():
                ways.setdefault(key, []).append(one)
        # Whom it is for is told by its commitments alone, and so only under their pillars.
        told = {row for row, _ in ways}
        for row in self._pillars(programme.pillar_ids) if programme.pillar_ids or not ways else ():
            if row not in told:
                ways[row, None] = []
        return ways

    def _ways_of_money(self, line: FundingLine) -> Mapping[_Key, list[ReachedBy]]:
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
        return _ids(_present(self.reform, id_, Pillar) for id_ in ids)

    def _groups(self, ids: Iterable[str]) -> tuple[str | None, ...]:
        return _ids(_present(self.reform, id_, Group) for id_ in ids)

    def _commitments(self, ids: Iterable[str | None]) -> Iterator[Commitment]:
        """Give the commitments of these ids that are in view, each once."""
        found = (_present(self.reform, id_, Commitment) for id_ in ids)
        yield from {one.id: one for one in found if one is not None}.values()

    def _subject(self, line: FundingLine) -> Commitment | Programme | Pillar | None:
        """Give what money is for, when that belongs to pillars."""
        found = _present(self.reform, line.subject_id, Entity)
        return found if isinstance(found, Commitment | Programme | Pillar) else None

    # Who spoke up -----------------------------------------------------------------------------

    def spoken_for(self, position: Position) -> Iterator[tuple[_Key, SpokenFor]]:
        """Give each cell in which a position speaks up for a group, or for none."""
        about: dict[str | None, dict[str, None]] = {}
        for id_ in position.target_ids:
            target = _present(self.reform, id_, Entity)
            for row in self.rows(target):
                about.setdefault(row, {})[id_ if target is None else target.id] = None
        holder = _present(self.reform, position.holder_id, Organisation)
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


def _has_ended(entity: Entity) -> bool:
    if not isinstance(entity, Commitment | Programme):
        return False
    latest = entity.progress.latest
    return isinstance(latest, Progress) and latest in _ENDED
