"""CHR: things happen in an order that is possible."""

from collections.abc import Iterator

from csc_reform.entities.consultations import Consultation
from csc_reform.entities.entity import Entity
from csc_reform.entities.milestones import Milestone
from csc_reform.history import History
from csc_reform.rules._examples import passage, source
from csc_reform.rules._rule import Context, Problem, Rule, Severity, Skipped
from csc_reform.statements import Stated
from csc_reform.values.dates import PartialDate, day_in_words
from csc_reform.values.deadlines import Deadline

__all__ = ["RULES"]


def _closes_after_opening(consultation: Consultation, _context: Context) -> Iterator[Problem]:
    opens, closes = consultation.opens.latest, consultation.closes.latest
    if not isinstance(opens, PartialDate):
        raise Skipped("the day it opened")
    if not isinstance(closes, Deadline):
        raise Skipped("the day it closed")
    if closes.day < opens.earliest:
        yield Problem(
            f"closes must be after it opens on {opens.in_words()}, got {closes.in_words()}",
            field="closes",
        )


def _overdue(milestone: Milestone, context: Context) -> Iterator[Problem]:
    for event in context.overdue.get(milestone.id, ()):
        yield Problem(
            f"promised for {event.at.in_words()}, and on {day_in_words(context.on)} "
            "no source in view tells of its delivery",
            field="promised",
            citations=event.citations,
        )


def _consultation(opens: str, closes: str) -> list[Entity]:
    return [
        source(),
        Consultation(
            id="consultation",
            title="Consultation",
            opens=History.of(Stated(PartialDate.parse(opens), citations=(passage(),))),
            closes=History.of(Stated(Deadline.parse(closes), citations=(passage(),))),
        ),
    ]


def _milestone(promised: str, actual: str | None) -> list[Entity]:
    came = [] if actual is None else [Stated(PartialDate.parse(actual), citations=(passage(),))]
    return [
        source(),
        Milestone(
            id="milestone",
            title="Milestone",
            promised=History.of(Stated(PartialDate.parse(promised), citations=(passage(),))),
            actual=History.of(*came),
        ),
    ]


RULES = (
    Rule(
        code="CHR001",
        subject=Consultation,
        severity=Severity.ERROR,
        title="A consultation closes after it opens",
        rationale="Otherwise one of the two days is wrong.",
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
        good=lambda: _milestone("2022", "2023-02-02"),
        bad=lambda: _milestone("2022", None),
        check=_overdue,
    ),
)
