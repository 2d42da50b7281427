"""Footing: what is left of entities when only passages of some confidence count."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, final

import attrs

from csc_reform.entities.entity import Entity, Part, citations_of, cut, references_of
from csc_reform.provenance import Citation, Confidence

__all__ = ["Footing"]

#: From the nearest passages to the farthest.
_IN_ORDER: Final = tuple(Confidence)


@final
@attrs.frozen(eq=False)
class Footing:
    """
    The passages that count: those near enough, once all that they take for granted is known too.

    What names another thing, such as the pillar of a commitment, rests on it. Where that is known
    only from passages that do not count, or from later ones, so is what names it. So nothing that is
    left names what is not, on any day. Labels are known as soon as anything names them, and what no
    entity has the id of is left to the rules.

    Attributes:
        by_id: The entities under their ids and former ids.
        published: The day from which each source is known, under its ids and former ids.
        least: The lowest confidence that counts.
    """

    by_id: Mapping[str, Entity]
    published: Mapping[str, date]
    least: Confidence
    #: From when each entity that is no label is known by what counts; None for never.
    _since: dict[str, date | None] = attrs.field(factory=dict[str, "date | None"], init=False)

    def __attrs_post_init__(self) -> None:
        naming: dict[str, list[Entity]] = {}
        entities = {one.id: one for one in self.by_id.values() if not one.IS_LABEL}
        for entity in entities.values():
            for reference in references_of(entity):
                target = self.by_id.get(reference.target_id)
                if target is not None and not target.IS_LABEL:
                    naming.setdefault(target.id, []).append(entity)
        # All are taken to be known at first; every day that moves, moves to a later one.
        self._since.update(dict.fromkeys(entities, date.min))
        waiting = deque(entities.values())
        queued = set(entities)
        while waiting:
            entity = waiting.popleft()
            queued.discard(entity.id)
            since = self._first_day(entity)
            if since != self._since[entity.id]:
                self._since[entity.id] = since
                for other in naming.get(entity.id, ()):
                    if other.id not in queued:
                        queued.add(other.id)
                        waiting.append(other)

    def left_of(self, entity: Entity) -> Entity | None:
        """Give what is left of an entity; None when nothing is."""
        return self._cut(entity, date.max)

    def _first_day(self, entity: Entity) -> date | None:
        days = {self._day(one) for one in citations_of(entity) if self._is_near(one)}
        return next((day for day in sorted(days) if self._cut(entity, day) is not None), None)

    def _cut(self, entity: Entity, day: date) -> Entity | None:
        """Give what is left of an entity on a day."""
        taken: dict[int, list[str]] = {}
        for reference in references_of(entity):
            # Whom a passage quotes, it takes for granted itself.
            if reference.field != "speaker_id":
                taken.setdefault(id(reference.fact), []).append(reference.target_id)
        whole = taken.get(id(entity), ())

        def counts(citation: Citation) -> bool:
            spoken = () if citation.speaker_id is None else (citation.speaker_id,)
            at = self._day(citation)
            return at <= day and self._is_near(citation) and self._are_known((*whole, *spoken), at)

        def counts_in(part: Part) -> Callable[[Citation], bool]:
            named = taken.get(id(part), ())
            return lambda citation: self._are_known(named, self._day(citation))

        return cut(entity, counts, counts_in)

    def _is_near(self, citation: Citation) -> bool:
        return _IN_ORDER.index(citation.confidence) <= _IN_ORDER.index(self.least)

    def _day(self, citation: Citation) -> date:
        """Give the day from which a passage is known; that of no source in the reform, the last."""
        return self.published.get(citation.source_id, date.max)

    def _are_known(self, ids: Iterable[str], day: date) -> bool:
        return all(since is not None and since <= day for since in self._days_of(ids))

    def _days_of(self, ids: Iterable[str]) -> Iterator[date | None]:
        for id_ in ids:
            target = self.by_id.get(id_)
            if target is not None and not target.IS_LABEL:
                yield self._since[target.id]
