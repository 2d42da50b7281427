"""CHR: things happen in an order that is possible, and when they were to."""

from collections.abc import Iterator
from typing import cast

import attrs

from csc_reform.entities.allowances import Allowance
from csc_reform.entities.commitments import Commitment, Strength
from csc_reform.entities.consultations import Consultation
from csc_reform.entities.entity import Entity
from csc_reform.entities.milestones import Milestone
from csc_reform.entities.sources import Source, SourceKind
from csc_reform.history import History
from csc_reform.rules._context import Context
from csc_reform.rules._examples import (
    allowance,
    day,
    milestone,
    passage,
    rate,
    said,
    source,
)
from csc_reform.rules._facts import live_passages, standing
from csc_reform.rules._printed_days import (
    WEEKDAYS,
    PrintedDay,
    may_name_a_weekday,
    printed_days,
)
from csc_reform.rules._rule import Problem, Rule, Severity, Skipped
from csc_reform.statements import Stated, StatementKind
from csc_reform.values.dates import PartialDate, day_in_words
from csc_reform.values.deadlines import Deadline
from csc_reform.values.spans import Span

__all__ = ["RULES"]


def _closes_after_opening(consultation: Consultation, _context: Context) -> Iterator[Problem]:
    opens, closes = consultation.opens.latest, consultation.closes.latest
    if not isinstance(opens, PartialDate):
        raise Skipped("the day it opened")
    if not isinstance(closes, PartialDate | Deadline):
        raise Skipped("the day it closed")
    if closes.latest < opens.earliest:
        yield Problem(
            f"closes must be after it opens on {opens.in_words()}, got {closes.in_words()}",
            field="closes",
        )


def _overdue(milestone_: Milestone, context: Context) -> Iterator[Problem]:
    for event in context.overdue.get(milestone_.id, ()):
        yield Problem(
            f"promised for {event.at.in_words()}, and on {day_in_words(context.on)} "
            "no source in view tells of its delivery",
            field="promised",
            citations=event.citations,
        )


def _ends_after_it_began(entity: Entity, context: Context) -> Iterator[Problem]:
    stated = [
        (way, cast("Stated[object]", fact))
        for way, fact in context.facts(entity)
        if isinstance(fact, Stated)
    ]
    ending = [(way, fact) for way, fact in stated if fact.kind in _ENDING]
    if not ending:
        return
    # A key is one of the history that it is in.
    by_key = {(way.rpartition("/")[0], fact.key): fact for way, fact in stated}
    for way, fact in ending:
        ended = by_key.get((way.rpartition("/")[0], fact.revises))
        began = None if ended is None or ended.effective is None else ended.effective.start
        ends = None if fact.effective is None else fact.effective.start
        if (
            isinstance(began, PartialDate)
            and isinstance(ends, PartialDate)
            and ends.certainly_before(began)
        ):
            yield Problem(
                f"effective must start after {began.in_words()}, when what it "
                f"{fact.kind.value} began, got {ends.in_words()}",
                field=f"{way}/effective",
                citations=fact.citations,
            )


_ENDING = (StatementKind.CHANGES, StatementKind.WITHDRAWS)


def _promised_ahead(milestone_: Milestone, context: Context) -> Iterator[Problem]:
    for index, statement in standing(milestone_.promised):
        value = statement.value
        last = value.day if isinstance(value, Deadline) else value.latest
        made = context.first_out(statement)
        if made is not None and last < made:
            yield Problem(
                f"promised must be for a day that was still to come on {day_in_words(made)}, "
                f"got {value.in_words()}",
                field=f"promised/statements/{index}/value",
                citations=statement.citations,
            )


def _delivered_after_the_promise(milestone_: Milestone, context: Context) -> Iterator[Problem]:
    actual = milestone_.actual.latest
    made = [context.first_out(statement) for _, statement in standing(milestone_.promised)]
    if not made:
        return
    if not isinstance(actual, PartialDate):
        if milestone_.actual.live:
            raise Skipped("the one day on which it came about")
        return
    first = min((one for one in made if one is not None), default=None)
    if first is None:
        raise Skipped("the day on which it was promised")
    if actual.latest < first:
        yield Problem(
            f"actual must be no earlier than the promise of {day_in_words(first)}, "
            f"got {actual.in_words()}",
            field="actual",
            citations=live_passages(milestone_.actual),
        )


def _commences_after_assent(milestone_: Milestone, context: Context) -> Iterator[Problem]:
    act = context.source(milestone_.subject_id) if milestone_.subject_id is not None else None
    if act is None or act.kind is not SourceKind.ACT or not milestone_.locator:
        return
    actual = milestone_.actual.latest
    if isinstance(actual, PartialDate) and actual.certainly_before(act.published):
        yield Problem(
            f"actual must be no earlier than assent on {act.published.in_words()}, "
            f"got {actual.in_words()}",
            field="actual",
            related_ids=(act.id,),
            citations=live_passages(milestone_.actual),
        )


def _weekday_is_right(entity: Entity, context: Context) -> Iterator[Problem]:
    years: dict[str, int] | None = None
    for way, name, text in context.texts(entity):
        if not may_name_a_weekday(text):
            continue
        for printed in printed_days(text):
            if printed.weekday is None or printed.ends_a_range:
                continue
            year = printed.year
            if year is None:
                # Of a day without its year, the year is that of what is recorded.
                years = _years(entity, context) if years is None else years
                year = years.get(way.partition("/citations/")[0])
            wrong = "" if year is None else _wrong_weekday(printed, year)
            if wrong:
                yield Problem(f"{name} must name the weekday of its date, {wrong}", field=way)


def _years(entity: Entity, context: Context) -> dict[str, int]:
    """Give the year of the day that each fact records, by the way to the fact."""
    found: dict[str, int] = {}
    for way, fact in context.facts(entity):
        value = cast("Stated[object]", fact).value if isinstance(fact, Stated) else None
        if isinstance(value, Deadline):
            found[way] = value.day.year
        elif isinstance(value, PartialDate) and value.earliest.year == value.latest.year:
            found[way] = value.earliest.year
    return found


def _wrong_weekday(printed: PrintedDay, year: int) -> str:
    real = printed.weekday_in(year)
    if real is None or printed.weekday is None or real == printed.weekday:
        return ""
    return f"got {printed.text!r}, and {year} has it on a {WEEKDAYS[real]}"


def _begins_by_its_first_rate(subject: Allowance, _context: Context) -> Iterator[Problem]:
    began = subject.began.latest
    if not isinstance(began, PartialDate):
        return
    early = [
        (start.latest, index)
        for index, one in enumerate(subject.rates)
        if isinstance(start := one.span.start, PartialDate) and start.certainly_before(began)
    ]
    if early:
        _, index = min(early)
        first = subject.rates[index]
        yield Problem(
            f"rates must start no earlier than the allowance, which began {began.in_words()}, "
            f"got {first.span.in_words()}",
            field=f"rates/{index}/span",
            citations=(*first.citations, *(c for one in subject.began.live for c in one.citations)),
        )


def _answers_what_came_before(source_: Source, context: Context) -> Iterator[Problem]:
    for index, statement in standing(source_.responds_to_ids):
        for id_ in statement.value:
            other = context.source(id_)
            if other is not None and source_.published.certainly_before(other.published):
                yield Problem(
                    f"responds_to_ids must name what had come out by "
                    f"{source_.published.in_words()}, got {id_!r} of {other.published.in_words()}",
                    field=f"responds_to_ids/statements/{index}/value",
                    cause=f"{other.id!r} came out after {source_.id!r}",
                    related_ids=(other.id,),
                    citations=statement.citations,
                )


def _outcome_after_closing(consultation: Consultation, context: Context) -> Iterator[Problem]:
    closes = consultation.closes.latest
    for index, statement in standing(consultation.outcome_ids):
        for id_ in statement.value:
            outcome = context.source(id_)
            if outcome is None or not isinstance(closes, PartialDate | Deadline):
                continue
            if outcome.published.latest < closes.earliest:
                yield Problem(
                    f"outcome_ids must name what came out after it closed on {closes.in_words()}, "
                    f"got {id_!r} of {outcome.published.in_words()}",
                    field=f"outcome_ids/statements/{index}/value",
                    related_ids=(outcome.id,),
                    citations=statement.citations,
                )


def _consultation(opens: str, closes: str) -> list[Entity]:
    return [
        source(),
        Consultation(
            id="consultation",
            title="Consultation",
            opens=said(day(opens)),
            closes=said(Deadline.parse(closes)),
        ),
    ]


def _promised_by(source_id: str, for_: str) -> Milestone:
    promised = said(day(for_), None, source_id)
    return Milestone(id="milestone", title="Milestone", promised=promised)


def _changed_from(start: str) -> list[Entity]:
    first = Stated(
        Strength.COMMIT, citations=(passage(),), effective=Span.parse("2024-04-01"), key="first"
    )
    changed = Stated(
        Strength.PILOT,
        citations=(passage(),),
        effective=Span.parse(start),
        kind=StatementKind.CHANGES,
        revises="first",
    )
    return [
        source(),
        Commitment(id="commitment", title="Commitment", strength=History.of(first, changed)),
    ]


def _delivered(on: str) -> list[Entity]:
    actual = said(day(on), None, "later")
    return [source(), source("later", "2024-03-02"), attrs.evolve(milestone("2024"), actual=actual)]


def _commencement(on: str) -> list[Entity]:
    section = Milestone(
        id="milestone",
        title="Milestone",
        subject_id="act",
        locator="s.7",
        actual=said(day(on), None, "later"),
    )
    act = source("act", "2023-04-29", kind=SourceKind.ACT)
    return [act, source("later", "2023-07-01"), section]


def _printed_with(weekday: str) -> list[Entity]:
    printed = said(day("2025-05-01"), f"{weekday} 1 May 2025")
    return [source(), attrs.evolve(milestone("2025"), promised=printed)]


def _answering(published: str) -> list[Entity]:
    answer = attrs.evolve(source("answer"), responds_to_ids=said(("review",), None, "answer"))
    return [answer, source("review", published)]


def _with_outcome(published: str) -> list[Entity]:
    (paper, consultation) = _consultation("2023-02-02", "2023-05-11T23:45 Europe/London")
    asked = attrs.evolve(
        cast("Consultation", consultation), outcome_ids=said(("outcome",), None, "outcome")
    )
    return [paper, source("outcome", published), asked]


RULES = (
    Rule(
        code="CHR001",
        subject=Consultation,
        severity=Severity.ERROR,
        title="A consultation closes after it opens",
        rationale="Otherwise one of the two days is wrong.",
        tags=("chronology",),
        good=lambda: _consultation("2023-02-02", "2023-05-11T23:45 Europe/London"),
        bad=lambda: _consultation("2023-02-02", "2022-05-11T23:45 Europe/London"),
        check=_closes_after_opening,
    ),
    Rule(
        code="CHR002",
        subject=Milestone,
        severity=Severity.INFO,
        title="What was promised for a day that is past has come about",
        rationale="It was not delivered, or the delivery is not recorded: both are worth knowing.",
        tags=("timeline",),
        good=lambda: [source(), milestone("2022", "2023-02-02")],
        bad=lambda: [source("before", "2021"), source(), _promised_by("before", "2022")],
        check=_overdue,
    ),
    Rule(
        code="CHR003",
        subject=Entity,
        severity=Severity.ERROR,
        title="What is changed or withdrawn ends after it began",
        rationale="A change that takes effect before what it changes leaves nothing to change: one "
        "of the two days is wrong. That a span of its own ends before it starts is refused at once.",
        tags=("chronology",),
        good=lambda: _changed_from("2025-04-01"),
        bad=lambda: _changed_from("2023-04-01"),
        check=_ends_after_it_began,
    ),
    Rule(
        code="CHR004",
        subject=Milestone,
        severity=Severity.WARNING,
        title="A promise is made before its day",
        rationale="A promise for a day that is past when its source comes out was misread, or is a "
        "report of what came about, which is another field.",
        tags=("chronology",),
        good=lambda: [source(), milestone("2024")],
        bad=lambda: [source(), milestone("2022")],
        check=_promised_ahead,
    ),
    Rule(
        code="CHR005",
        subject=Milestone,
        severity=Severity.WARNING,
        title="What is delivered was promised before",
        rationale="A delivery before the promise is the delivery of something else, or an earlier "
        "promise is missing.",
        tags=("chronology",),
        good=lambda: _delivered("2024-03-01"),
        bad=lambda: _delivered("2022-03-01"),
        check=_delivered_after_the_promise,
    ),
    Rule(
        code="CHR006",
        subject=Milestone,
        severity=Severity.ERROR,
        title="A section commences after assent",
        rationale="No part of an Act is in force before there is an Act.",
        tags=("chronology",),
        good=lambda: _commencement("2023-06-29"),
        bad=lambda: _commencement("2022-06-29"),
        check=_commences_after_assent,
    ),
    Rule(
        code="CHR007",
        subject=Entity,
        severity=Severity.ERROR,
        title="A weekday is that of its date",
        rationale="Where the two differ one of them is wrong, and the weekday is the harder to "
        "mistype.",
        tags=("chronology", "sourcing"),
        good=lambda: _printed_with("Thursday"),
        bad=lambda: _printed_with("Monday"),
        check=_weekday_is_right,
    ),
    Rule(
        code="CHR008",
        subject=Allowance,
        severity=Severity.ERROR,
        title="An allowance has begun when its first rate starts",
        rationale="A rate from before there was an allowance belongs to another one, or the day on "
        "which it began is wrong.",
        tags=("chronology", "rates"),
        good=lambda: [source(), allowance(rate("£100", "2024-04-06", "open"), began="2024")],
        bad=lambda: [source(), allowance(rate("£100", "2024-04-06", "open"), began="2025")],
        check=_begins_by_its_first_rate,
    ),
    Rule(
        code="CHR009",
        subject=Source,
        severity=Severity.ERROR,
        title="A source answers what came out before it",
        rationale="Nobody can answer a report that is still to come.",
        tags=("chronology", "sourcing"),
        good=lambda: _answering("2022"),
        bad=lambda: _answering("2024"),
        check=_answers_what_came_before,
    ),
    Rule(
        code="CHR010",
        subject=Consultation,
        severity=Severity.WARNING,
        title="The outcome of a consultation comes out after it has closed",
        rationale="An outcome from before that is the outcome of another consultation.",
        tags=("chronology",),
        good=lambda: _with_outcome("2023-09-21"),
        bad=lambda: _with_outcome("2023-03-21"),
        check=_outcome_after_closing,
    ),
)
