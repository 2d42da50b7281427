"""REF: every id names something, of the right kind, that is known in time."""

from collections.abc import Iterator

from csc_reform.entities.commitments import Commitment
from csc_reform.entities.entity import Entity, references_of
from csc_reform.entities.pillars import Pillar
from csc_reform.errors import suggestion
from csc_reform.rules._examples import passage, source
from csc_reform.rules._rule import Context, Problem, Rule, Severity

__all__ = ["RULES"]


def _target_exists(entity: Entity, context: Context) -> Iterator[Problem]:
    for reference in references_of(entity):
        if reference.target_id not in context.reform:
            near = suggestion(reference.target_id, (other.id for other in context.reform))
            yield Problem(
                f"{reference.field} must name an entity, got {reference.target_id!r}{near}",
                field=reference.field,
            )
            continue
        target = context.reform.get(reference.target_id)
        if target.KIND not in reference.kinds:
            kinds = " or ".join(reference.kinds)
            yield Problem(
                f"{reference.field} must name one of the {kinds}, "
                f"got {reference.target_id!r} of the {target.KIND}",
                field=reference.field,
            )


def _target_known_in_time(entity: Entity, context: Context) -> Iterator[Problem]:
    reform = context.reform
    for reference in references_of(entity):
        if reference.target_id not in reform or not _is_sourced(reference.fact, context):
            continue
        target = reform.get(reference.target_id)
        if (target.IS_LABEL and target.KIND != "sources") or not _is_sourced(target, context):
            continue
        needed, known = reform.known_from(reference.fact), reform.known_from(target)
        if known > needed:
            yield Problem(
                f"{reference.field} must name what is known by {needed}, "
                f"got {reference.target_id!r}, known from {known}",
                field=reference.field,
            )


def _is_sourced(fact: object, context: Context) -> bool:
    try:
        context.reform.known_from(fact)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    except LookupError:
        return False
    return True


def _pillar(source_id: str = "paper") -> Pillar:
    return Pillar(id="pillar", title="Pillar", number=1, citations=(passage(source_id=source_id),))


def _commitment(pillar_id: str) -> Commitment:
    return Commitment(
        id="commitment", title="Commitment", pillar_id=pillar_id, citations=(passage(),)
    )


RULES = (
    Rule(
        code="REF001",
        subject=Entity,
        severity=Severity.ERROR,
        title="An id names an entity of the right kind",
        rationale="A reference to nothing, or to a thing of another kind, says nothing.",
        good=lambda: [source(), _pillar(), _commitment("pillar")],
        bad=lambda: [source(), _pillar(), _commitment("piller")],
        check=_target_exists,
    ),
    Rule(
        code="REF002",
        subject=Entity,
        severity=Severity.ERROR,
        title="What an entity names is known when the entity is",
        rationale="Otherwise the reform as it was known on some day would name what nobody knew; "
        "what is learnt later belongs into a statement of its own.",
        good=lambda: [source(), _pillar(), _commitment("pillar")],
        bad=lambda: [
            source(),
            source("later", "2023-12-18"),
            _pillar("later"),
            _commitment("pillar"),
        ],
        check=_target_known_in_time,
    ),
)
