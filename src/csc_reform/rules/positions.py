"""POS: positions are recorded as they were taken, by whom and when."""

from collections.abc import Iterator

import attrs

from csc_reform.entities.entity import Entity
from csc_reform.entities.positions import Position, Stance
from csc_reform.rules._context import Context
from csc_reform.rules._examples import body, commitment, day, passage, said, source
from csc_reform.rules._rule import Problem, Rule, Severity

__all__ = ["RULES"]


def _dated_within_its_source(position: Position, context: Context) -> Iterator[Problem]:
    taken = position.date
    if taken is None:
        return
    for teller in context.published(position):
        if teller.published.certainly_before(taken):
            yield Problem(
                f"date must be no later than its source, {teller.id} of "
                f"{teller.published.in_words()}, got {taken.in_words()}",
                field="date",
                related_ids=(teller.id,),
                citations=position.citations,
            )


_FOR = (Stance.WELCOMES, Stance.SUPPORTS)
_AGAINST = (Stance.CRITICISES, Stance.CONCERN)


def _one_mind(position: Position, context: Context) -> Iterator[Problem]:
    if position.stance not in _AGAINST:
        return
    holder = context.present(position.holder_id)
    for target in dict.fromkeys(map(context.present, position.target_ids)):
        for stance in _FOR:
            beside = [
                other
                for source_id in position.cited_ids
                for other in context.positions_in.get(
                    (holder, target, stance, position.topic, context.present(source_id)), ()
                )[:_NAMED]
            ]
            if beside:
                yield Problem(
                    f"stance must be one in one source, got {position.stance.value} "
                    f"beside {stance.value} of {target}",
                    field="stance",
                    cause=f"{holder} is of two minds about {target}",
                    related_ids=tuple(beside),
                    citations=position.citations,
                )
                break


#: How many other positions are named beside one.
_NAMED = 10


def _voices_are_told_apart(position: Position, context: Context) -> Iterator[Problem]:
    holder = context.present(position.holder_id)
    # Of two that are linked, the one named first in the alphabet is told of.
    linked = [id_ for id_ in context.links.get(holder, ()) if holder < id_]
    for target in dict.fromkeys(map(context.present, position.target_ids)) if linked else ():
        for id_ in linked:
            alike = context.positions.get((id_, target, position.stance), ())
            if alike:
                yield Problem(
                    f"holder_id must be a voice of its own to be counted as one, "
                    f"got {holder}, linked to {id_}, which {position.stance.value} {target} too",
                    field="holder_id",
                    cause=f"{holder} and {id_} are linked",
                    related_ids=alike[:_NAMED],
                    citations=position.citations,
                )


def _position(holder: str, stance: Stance, date: str | None = None) -> Position:
    return Position(
        id=f"{holder}-{stance.value.replace(' ', '-')}",
        title=f"{holder.title()} {stance.value}",
        holder_id=holder,
        stance=stance,
        target_ids=("commitment",),
        date=None if date is None else day(date),
        citations=(passage(),),
    )


def _dated(date: str) -> list[Entity]:
    return [source(), body("charity"), commitment(), _position("charity", Stance.WELCOMES, date)]


def _two(first: Stance, second: Stance) -> list[Entity]:
    return [
        source(),
        body("charity"),
        commitment(),
        _position("charity", first),
        _position("charity", second),
    ]


def _linked(*ids: str) -> list[Entity]:
    secretariat = attrs.evolve(body("charity"), linked_ids=said(ids))
    positions = [_position("charity", Stance.URGES), _position("group", Stance.URGES)]
    return [source(), secretariat, body("group"), body("other"), commitment(), *positions]


RULES = (
    Rule(
        code="POS001",
        subject=Position,
        severity=Severity.ERROR,
        title="A position was taken by the time its source came out",
        rationale="A source cannot report what a body is yet to say.",
        tags=("positions", "chronology"),
        good=lambda: _dated("2023-02-01"),
        bad=lambda: _dated("2023-03-01"),
        check=_dated_within_its_source,
    ),
    Rule(
        code="POS002",
        subject=Position,
        severity=Severity.QUERY,
        title="A body is of one mind about a thing in one source",
        rationale="A body that welcomes and criticises the same thing at once means different parts "
        "of it: say which by a topic, so that neither is quoted without the other.",
        tags=("positions",),
        good=lambda: _two(Stance.WELCOMES, Stance.URGES),
        bad=lambda: _two(Stance.WELCOMES, Stance.CRITICISES),
        check=_one_mind,
    ),
    Rule(
        code="POS003",
        subject=Position,
        severity=Severity.INFO,
        title="Bodies that say the same are independent",
        rationale="Two linked bodies are not two voices; whoever counts who called for a thing has "
        "to know.",
        tags=("positions",),
        good=lambda: _linked("other"),
        bad=lambda: _linked("group"),
        check=_voices_are_told_apart,
    ),
)
