"""REC: what reviews recommended, and what became of it."""

from collections.abc import Iterator

from csc_reform.entities.entity import Basis, Entity
from csc_reform.entities.recommendations import Outcome, OutcomeKind, Recommendation
from csc_reform.rules._context import Context
from csc_reform.rules._examples import commitment, passage, source
from csc_reform.rules._rule import Problem, Rule, Severity

__all__ = ["RULES"]


def _has_a_counterpart(recommendation: Recommendation, _context: Context) -> Iterator[Problem]:
    if not recommendation.outcomes:
        yield Problem(
            "outcomes must say what was made of it, got none: no source in view adopts, narrows, "
            "defers or rejects it",
            citations=recommendation.citations,
        )


def _recommended_before(recommendation: Recommendation, context: Context) -> Iterator[Problem]:
    report = context.source(recommendation.source_id)
    for index, outcome in enumerate(recommendation.outcomes):
        id_ = outcome.commitment_id
        promise = context.reform.get(id_) if id_ is not None and id_ in context.reform else None
        known = None if promise is None else context.known_from(promise)
        if report is None or promise is None or known is None:
            continue
        if known < report.published.earliest:
            yield Problem(
                f"commitment_id must name what came after the report of "
                f"{report.published.in_words()}, got {promise.id!r}, known from {known}",
                field=f"outcomes/{index}/commitment_id",
                related_ids=(promise.id, report.id),
                citations=outcome.citations,
            )


def _only_a_rejection_is_bare(
    recommendation: Recommendation, _context: Context
) -> Iterator[Problem]:
    for index, outcome in enumerate(recommendation.outcomes):
        rejected = outcome.kind is OutcomeKind.REJECTS
        if rejected == (outcome.commitment_id is None):
            continue
        wanted = "left out of a rejection" if rejected else f"given where it {outcome.kind.value}"
        yield Problem(
            f"commitment_id must be {wanted}, got {outcome.commitment_id!r}",
            field=f"outcomes/{index}",
            citations=outcome.citations,
        )


def _recommended(kind: OutcomeKind | None, commitment_id: str | None = None) -> list[Entity]:
    outcome = (
        ()
        if kind is None
        else (
            Outcome(
                kind=kind,
                commitment_id=commitment_id,
                basis=Basis.INFERRED,
                citations=(passage(source_id="answer"),),
            ),
        )
    )
    recommendation = Recommendation(
        id="recommendation",
        title="Recommendation",
        source_id="report",
        outcomes=outcome,
        citations=(passage(source_id="report"),),
    )
    report, answer = source("report", "2022-05-23"), source("answer", "2024-09-21")
    return [report, source(), answer, commitment(), recommendation]


def _adopted_after(report: str) -> list[Entity]:
    return [source("report", report), *_recommended(OutcomeKind.ADOPTS, "commitment")[1:]]


RULES = (
    Rule(
        code="REC001",
        subject=Recommendation,
        severity=Severity.QUERY,
        title="A recommendation has a counterpart",
        rationale="What nobody took up is as much a part of the record as what was adopted; or the "
        "answer was given in a source that is missing here.",
        tags=("recommendations",),
        good=lambda: _recommended(OutcomeKind.ADOPTS, "commitment"),
        bad=lambda: _recommended(None),
        check=_has_a_counterpart,
    ),
    Rule(
        code="REC002",
        subject=Recommendation,
        severity=Severity.WARNING,
        title="What is made of a recommendation comes after it",
        rationale="A promise from before the report answers something else, or the report asked for "
        "what was promised already.",
        tags=("recommendations", "chronology"),
        good=lambda: _adopted_after("2022-05-23"),
        bad=lambda: _adopted_after("2024-05-23"),
        check=_recommended_before,
    ),
    Rule(
        code="REC003",
        subject=Recommendation,
        severity=Severity.ERROR,
        title="Only a rejection names no commitment",
        rationale="What adopts, renames, narrows or defers a recommendation is a commitment; what "
        "rejects it is none.",
        tags=("recommendations", "references"),
        good=lambda: _recommended(OutcomeKind.REJECTS),
        bad=lambda: _recommended(OutcomeKind.ADOPTS),
        check=_only_a_rejection_is_bare,
    ),
)
