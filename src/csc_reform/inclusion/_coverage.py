"""Coverage: every pillar beside every group."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar, final

import attrs

from csc_reform._validators import check_type
from csc_reform.entities.groups import Group
from csc_reform.inclusion._cells import CoverageCell, Reach, ReachedBy, SpokenFor
from csc_reform.inclusion._places import Key, Places, present
from csc_reform.provenance import Citation
from csc_reform.reform import Reform

__all__ = ["Coverage", "coverage"]

T = TypeVar("T")

_NO_PILLAR: Final = "no pillar"
_NO_GROUP: Final = "no group"


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
    ['children-in-care', 'workforce']
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

    def _of(self, keys: Iterable[Key]) -> "Coverage":
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
    places = Places(reform)
    reached: dict[Key, list[ReachedBy]] = {}
    for entity in (*reform.commitments, *reform.programmes, *reform.funding, *reform.allowances):
        for key, one in places.reached_by(entity).items():
            reached.setdefault(key, []).append(one)
    spoken: dict[Key, list[SpokenFor]] = {}
    for position in reform.positions:
        for key, said in places.spoken_for(position):
            spoken.setdefault(key, []).append(said)
    narrower: dict[str, list[str]] = {}
    for group in reform.groups:
        broader = present(reform, group.broader_id, Group)
        if broader is not None:
            narrower.setdefault(broader.id, []).append(group.id)
    return _Index(reform, reached, spoken, narrower)


@final
@attrs.frozen(eq=False)
class _Index:
    """What is in each cell, gathered in one pass; cells are made when they are asked for."""

    reform: Reform
    reached: Mapping[Key, list[ReachedBy]]
    spoken: Mapping[Key, list[SpokenFor]]
    narrower: Mapping[str, list[str]]
    made: dict[Key, CoverageCell] = attrs.field(
        factory=dict[Key, CoverageCell], init=False, repr=False
    )

    def cell(self, key: Key) -> CoverageCell:
        if key not in self.made:
            self.made[key] = self._cell(key)
        return self.made[key]

    def _cell(self, key: Key) -> CoverageCell:
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
            group = present(self.reform, broader_id, Group)
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


def _at(found: Mapping[Key, list[T]], keys: Iterable[Key]) -> Iterator[T]:
    return (one for key in keys for one in found.get(key, ()))
