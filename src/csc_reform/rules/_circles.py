"""Entities that come round to themselves by way of what they replace, add to or belong to."""

from collections.abc import Iterator, Mapping

from csc_reform.entities.commitments import Commitment
from csc_reform.entities.entity import Entity
from csc_reform.entities.funding import FundingLine
from csc_reform.entities.groups import Group
from csc_reform.entities.programmes import Programme
from csc_reform.entities.sources import Source
from csc_reform.reform import Reform

__all__ = ["circles"]

_Ways = Mapping[str, list[str]]


def circles(reform: Reform) -> dict[str, tuple[str, ...]]:
    """
    Find everything that leads back to itself, with a shortest way round from its first id.

    Each way of leading on is followed by itself: a total may restate a sum that is part of it.
    """
    by_relation: dict[str, dict[str, list[str]]] = {}
    for entity in reform:
        for relation, id_ in _leads_to(entity):
            target = reform.get(id_) if id_ in reform else None
            if target is not None and target.KIND == entity.KIND:
                by_relation.setdefault(relation, {}).setdefault(entity.id, []).append(target.id)
    found: dict[str, tuple[str, ...]] = {}
    for ways in by_relation.values():
        for knot in _knots(ways):
            way = _way_round(min(knot), knot, ways)
            for id_ in knot:
                found.setdefault(id_, way)
    return found


def _leads_to(entity: Entity) -> Iterator[tuple[str, str]]:
    """Give the ids of what an entity comes after or lies within, each with how it leads there."""
    if isinstance(entity, FundingLine):
        for one in entity.relations:
            yield f"funding {one.kind.value}", one.to_id
    elif isinstance(entity, Group):
        if entity.broader_id is not None:
            yield "broader", entity.broader_id
    elif isinstance(entity, Source | Commitment | Programme) and entity.supersedes_id is not None:
        yield f"{entity.KIND} supersede", entity.supersedes_id


def _knots(ways: _Ways) -> Iterator[set[str]]:
    """
    Give each set of things that all lead to each other, or one that leads to itself.

    This is Tarjan's algorithm for strongly connected components, without recursion.
    """
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: dict[str, None] = {}
    for start in ways:
        if start in order:
            continue
        path = [(start, iter(ways[start]))]
        order[start] = lowest[start] = len(order)
        waiting[start] = None
        while path:
            id_, further = path[-1]
            step = next(further, None)
            if step is None:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[id_])
                if lowest[id_] == order[id_]:
                    yield from _knot(id_, waiting, ways)
            elif step not in order:
                order[step] = lowest[step] = len(order)
                waiting[step] = None
                path.append((step, iter(ways.get(step, ()))))
            elif step in waiting:
                lowest[id_] = min(lowest[id_], order[step])


def _knot(id_: str, waiting: dict[str, None], ways: _Ways) -> Iterator[set[str]]:
    """Take all that a thing began off what is waiting; give it when it is a knot."""
    knot: set[str] = set()
    while id_ not in knot:
        knot.add(waiting.popitem()[0])
    if len(knot) > 1 or id_ in ways.get(id_, ()):
        yield knot


def _way_round(start: str, knot: set[str], ways: _Ways) -> tuple[str, ...]:
    """Give a shortest way from a thing back to itself, without its end."""
    came_from: dict[str, str] = {}
    waiting = [start]
    for here in waiting:
        for step in ways.get(here, ()):
            if step == start:
                way = [here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return tuple(reversed(way))
            if step in knot and step not in came_from:
                came_from[step] = here
                waiting.append(step)
    return (start,)
