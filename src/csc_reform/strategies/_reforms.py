"""Strategies for sources and whole, consistent reforms."""

from collections.abc import Callable, Sequence
from typing import Final

import attrs
from hypothesis import strategies as st

from csc_reform.entities.allowances import Allowance
from csc_reform.entities.commitments import Commitment
from csc_reform.entities.entity import Entity, facts_of, references_of
from csc_reform.entities.funding import FundingLine
from csc_reform.entities.milestones import Milestone
from csc_reform.entities.pillars import Pillar
from csc_reform.entities.positions import Position
from csc_reform.extensions import NO_EXTENSIONS
from csc_reform.reform import Reform
from csc_reform.strategies._choices import COIN, RARELY, TEXTS
from csc_reform.strategies._entities import (
    DATES,
    World,
    allowance,
    commitment,
    funding_line,
    group,
    milestone,
    organisation,
    pillar,
    position,
    source,
)
from csc_reform.strategies._extensions import extensions

__all__ = [
    "STRUCTURE",
    "Build",
    "numbered",
    "reforms",
]

Build = Callable[[st.DrawFn, World, str, int], Entity]


#: How each kind is made that is no label, in such an order that each may name those before it.
STRUCTURE: Final[tuple[tuple[type[Entity], str, Build], ...]] = (
    (Pillar, "pillar", pillar),
    (Commitment, "commitment", commitment),
    (FundingLine, "line", funding_line),
    (Allowance, "allowance", allowance),
    (Milestone, "milestone", milestone),
    (Position, "position", position),
)


def reforms(*, max_size: int = 2) -> st.SearchStrategy[Reform]:
    """
    Give small, whole reforms, in which every id and citation leads to something known in time.

    There are sources of different dates, organisations and groups, pillars, commitments, funding
    lines, allowances, milestones and positions; every organisation and group is named or cited.

    Shrinks to one source and nothing else.

    Args:
        max_size: How many entities of one kind there are at the most; of sources, one more, and of
            groups, twice as many.
    """
    return _reforms(max_size)


@st.composite
def _reforms(draw: st.DrawFn, max_size: int) -> Reform:
    published = draw(st.lists(DATES, min_size=1, max_size=max_size + 1, unique=True))
    published.sort(key=lambda on: (on.latest, on.earliest))
    sizes = st.integers(0, max_size)
    world = World(
        numbered("source", len(published)),
        numbered("organisation", max(1, draw(sizes))),
        numbered("group", 2 * draw(sizes)),
    )
    world.known_from["sources"] = {id_: at for at, id_ in enumerate(world.source_ids)}
    since = st.integers(0, len(published) - 1)
    entities: list[Entity] = [
        source(draw, id_, on, world.organisation_ids, world.source_ids[:at])
        for at, (id_, on) in enumerate(zip(world.source_ids, published, strict=True))
    ]
    labels: list[Entity] = [
        *(organisation(draw, world, id_, draw(since)) for id_ in world.organisation_ids),
        *(group(draw, world, id_, draw(since)) for id_ in world.group_ids),
    ]
    for kind, name, build in STRUCTURE:
        for id_ in numbered(name, draw(sizes)):
            from_ = draw(since)
            entities.append(build(draw, world, id_, from_))
            world.known_from.setdefault(kind.KIND, {})[id_] = from_
    return Reform(
        [_told(draw, entity) for entity in (*entities, *_named(entities, labels))],
        title=draw(TEXTS),
        scope=draw(TEXTS),
        licence=draw(TEXTS),
        schema=draw(TEXTS) if draw(RARELY) else "",
        extensions=draw(extensions()) if draw(RARELY) else NO_EXTENSIONS,
    )


def numbered(name: str, number: int) -> tuple[str, ...]:
    return tuple(f"{name}-{index + 1}" for index in range(number))


def _named(entities: Sequence[Entity], labels: Sequence[Entity]) -> list[Entity]:
    """Give the labels that are cited, or that something names, through others or at once."""
    left = {label.id: label for label in labels}
    found = [left.pop(label.id) for label in labels if any(f.citations for f in facts_of(label))]
    waiting = [*entities, *found]
    while waiting:
        for reference in references_of(waiting.pop()):
            label = left.pop(reference.target_id, None)
            if label is not None:
                found.append(label)
                waiting.append(label)
    return found


def _told(draw: st.DrawFn, entity: Entity) -> Entity:
    """Give an entity the labels that matter to no other."""
    if not draw(COIN):
        return entity
    return attrs.evolve(
        entity,
        summary=draw(TEXTS),
        aliases=(draw(TEXTS),),
        former_ids=(f"former-{entity.id}",),
        extensions=draw(extensions()),
    )
