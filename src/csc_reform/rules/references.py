"""REF: every id names something, of the right kind, that is known in time."""

from collections.abc import Iterator

import attrs

from csc_reform.entities.commitments import Commitment
from csc_reform.entities.entity import Entity
from csc_reform.entities.funding import FundingLine
from csc_reform.entities.groups import Group
from csc_reform.entities.programmes import Programme
from csc_reform.entities.sources import Source
from csc_reform.rules._context import Context
from csc_reform.rules._examples import commitment, line, passage, pillar, source
from csc_reform.rules._facts import way_of
from csc_reform.rules._rule import Problem, Rule, Severity

__all__ = ["RULES"]


def _target_exists(entity: Entity, context: Context) -> Iterator[Problem]:
    for reference in context.references(entity):
        id_ = reference.target_id
        if id_ not in context.reform:
            yield Problem(
                f"{reference.field} must name an entity, got {id_!r}{context.near(id_, entity.id)}",
                field=way_of(reference, context.facts(entity)),
                cause=f"nothing has the id {id_!r}",
            )


def _target_is_of_the_kind(entity: Entity, context: Context) -> Iterator[Problem]:
    for reference in context.references(entity):
        if reference.target_id not in context.reform:
            continue
        target = context.reform.get(reference.target_id)
        if target.KIND not in reference.kinds:
            kinds = " or ".join(reference.kinds)
            yield Problem(
                f"{reference.field} must name one of the {kinds}, "
                f"got {reference.target_id!r} of the {target.KIND}",
                field=way_of(reference, context.facts(entity)),
                related_ids=(target.id,),
            )


def _target_known_in_time(entity: Entity, context: Context) -> Iterator[Problem]:
    for reference in context.references(entity):
        if reference.target_id not in context.reform:
            continue
        target = context.reform.get(reference.target_id)
        if target.IS_LABEL and not isinstance(target, Source):
            continue
        needed, known = context.known_from(reference.fact), context.known_from(target)
        if needed is not None and known is not None and known > needed:
            editions = isinstance(entity, Source) and isinstance(target, Source)
            yield Problem(
                f"{reference.field} must name what is known by {needed}, "
                f"got {reference.target_id!r}, known from {known}",
                field=way_of(reference, context.facts(entity)),
                cause=f"{target.id!r} came out after {entity.id!r}" if editions else "",
                related_ids=(target.id,),
                citations=reference.fact.citations,
            )


#: How much of a circle is spelt out.
_SHOWN = 5

_InOrder = Source | Group | Commitment | Programme | FundingLine


def _leads_nowhere_back(entity: _InOrder, context: Context) -> Iterator[Problem]:
    around = context.circles.get(entity.id)
    if around is not None:
        # One circle is one cause, wherever one enters it.
        shown = [*around[:_SHOWN], "…"] if len(around) > _SHOWN else around
        way = " to ".join((*shown, around[0]))
        yield Problem(
            f"what it replaces, adds to or belongs to must not lead back to it, got {way}",
            cause=f"{way} is a circle",
            related_ids=tuple(id_ for id_ in around[:_SHOWN] if id_ != entity.id),
        )


def _present_ids(entity: Entity, context: Context) -> Iterator[Problem]:
    facts = context.facts(entity)
    named = [(one.field, one.target_id, way_of(one, facts)) for one in context.references(entity)]
    for way, fact in facts:
        around = f"{way}/" if way else ""
        for index, citation in enumerate(fact.citations):
            place = f"{around}citations/{index}/source_id"
            named.append(("source_id", citation.source_id, place))
    for field, id_, way in named:
        if id_ in context.reform and context.reform.get(id_).id != id_:
            now = context.reform.get(id_).id
            yield Problem(
                f"{field} must be the present id {now!r}, got the former one {id_!r}",
                field=way,
                cause=f"{id_!r} is now {now!r}",
                related_ids=(now,),
            )


def _groups(broader_of_first: str | None) -> list[Entity]:
    return [
        Group(id="carers", title="Carers", broader_id=broader_of_first),
        Group(id="kinship-carers", title="Kinship carers", broader_id="carers"),
    ]


RULES = (
    Rule(
        code="REF001",
        subject=Entity,
        severity=Severity.ERROR,
        title="An id names an entity",
        rationale="A reference to nothing says nothing: the pillar of a commitment, the target of a "
        "position, the source that is answered.",
        tags=("references",),
        good=lambda: [source(), pillar(), commitment(pillar_id="pillar")],
        bad=lambda: [source(), pillar(), commitment(pillar_id="piller")],
        check=_target_exists,
    ),
    Rule(
        code="REF002",
        subject=Entity,
        severity=Severity.ERROR,
        title="What an entity names is known when the entity is",
        rationale="Otherwise the reform as it was known on some day would name what nobody knew; "
        "what is learnt later belongs into a statement of its own.",
        tags=("references", "chronology"),
        good=lambda: [source(), pillar(), commitment(pillar_id="pillar")],
        bad=lambda: [
            source(),
            source("later", "2023-12-18"),
            pillar("later"),
            commitment(pillar_id="pillar"),
        ],
        check=_target_known_in_time,
    ),
    Rule(
        code="REF003",
        subject=Entity,
        severity=Severity.ERROR,
        title="An id names an entity of the right kind",
        rationale="A commitment that belongs to a programme, or a speaker that is a pillar, was "
        "meant to name something else.",
        tags=("references",),
        good=lambda: [source(), pillar(), commitment(pillar_id="pillar")],
        bad=lambda: [source(), commitment("promise"), commitment(pillar_id="promise")],
        check=_target_is_of_the_kind,
    ),
    Rule[_InOrder](
        code="REF004",
        subject=(Source, Group, Commitment, Programme, FundingLine),
        severity=Severity.ERROR,
        title="Nothing replaces, adds to or belongs to itself by way of others",
        rationale="A circle has no beginning: nobody can say what came first, or what is in what.",
        tags=("references",),
        good=lambda: _groups(None),
        bad=lambda: _groups("kinship-carers"),
        check=_leads_nowhere_back,
    ),
    Rule(
        code="REF005",
        subject=Entity,
        severity=Severity.INFO,
        title="Ids are the present ones",
        rationale="A former id leads on for ever, so that old queries and links work; what is "
        "written now should not need it.",
        tags=("references", "identity"),
        good=lambda: [source(), line("line", "£9 million")],
        bad=lambda: [
            attrs.evolve(source("white-paper"), former_ids=("paper",)),
            attrs.evolve(line("line", "£9 million"), citations=(passage(),)),
        ],
        check=_present_ids,
    ),
)
