"""The timeline: everything that has a day, in order, and what is late."""

from typing import Any, cast

import pytest

from csc_reform import (
    Allowance,
    Citation,
    Consultation,
    Deadline,
    EventKind,
    History,
    InvalidValueError,
    Milestone,
    Money,
    PartialDate,
    Rate,
    Reform,
    Source,
    SourceKind,
    Span,
    Stated,
    StatementKind,
    Timeline,
    timeline,
)

PASSAGE = Citation(source_id="paper", locator="¶1")
OTHER = Citation(source_id="paper", locator="¶2")
PAPER = Source(
    id="paper", title="Paper", kind=SourceKind.ACT, published=PartialDate.parse("2023-02-02")
)


def milestone(id_: str, *promised: str, actual: str | None = None) -> Milestone:
    """Make a milestone with these promises."""
    came = () if actual is None else (Stated(PartialDate.parse(actual), citations=(PASSAGE,)),)
    promises = [
        Stated(
            Deadline.parse(text) if "T" in text else PartialDate.parse(text), citations=(PASSAGE,)
        )
        for text in promised
    ]
    return Milestone(
        id=id_, title=id_.title(), promised=History(tuple(promises)), actual=History(came)
    )


def consultation(opens: str | None, closes: str | None) -> Consultation:
    """Make a consultation."""
    opened = [] if opens is None else [Stated(PartialDate.parse(opens), citations=(PASSAGE,))]
    closed = [] if closes is None else [Stated(Deadline.parse(closes), citations=(OTHER,))]
    return Consultation(
        id="consultation",
        title="Consultation",
        opens=History.of(*opened),
        closes=History.of(*closed),
        citations=(PASSAGE,),
    )


def rate(start: str, citation: Citation = PASSAGE) -> Rate:
    """Make a weekly rate."""
    return Rate(amount=Money.parse("£1 a week"), span=Span.parse(start), citations=(citation,))


def allowance(*rates: Rate) -> Allowance:
    """Make a weekly allowance."""
    return Allowance(
        id="allowance",
        title="Allowance",
        rates=rates,
    )


def ids(events: Timeline) -> list[str]:
    """Give the ids of events."""
    return [event.id for event in events]


class TestEvents:
    """Everything in a reform that has a day."""

    def test_each_kind(self) -> None:
        """Publications, consultations, promises and deliveries, and new rates, by their days."""
        events = timeline(
            Reform(
                [
                    PAPER,
                    consultation("2023-02-03", "2023-05-11T23:45 Europe/London"),
                    milestone("late", "2024"),
                    milestone("done", "2023-06", actual="2023-07-01"),
                    allowance(rate("2023-04-06")),
                ]
            )
        )
        assert [(one.id, one.subject_id, one.kind, str(one.at), one.title) for one in events] == [
            ("paper/published", "paper", EventKind.PUBLISHED, "2023-02-02", "Paper"),
            (
                "consultation/opens/2023-02-03",
                "consultation",
                EventKind.OPENS,
                "2023-02-03",
                "Consultation",
            ),
            (
                "allowance/rates-begin/2023-04-06",
                "allowance",
                EventKind.RATES_BEGIN,
                "2023-04-06",
                "Allowance",
            ),
            (
                "consultation/closes/2023-05-11T23:45 Europe/London",
                "consultation",
                EventKind.CLOSES,
                "2023-05-11T23:45 Europe/London",
                "Consultation",
            ),
            ("done/promised/2023-06", "done", EventKind.PROMISED, "2023-06", "Done"),
            ("done/happened/2023-07-01", "done", EventKind.HAPPENED, "2023-07-01", "Done"),
            ("late/promised/2024", "late", EventKind.PROMISED, "2024", "Late"),
        ]
        assert len(events) == 7

    def test_a_promise_kept_is_done(self) -> None:
        """Whether anything tells of its delivery, not whether it was in time."""
        events = timeline(
            Reform([milestone("done", "2023", actual="2025"), milestone("late", "2023")])
        )
        done = {event.id: event.is_done for event in events}
        assert done == {
            "done/promised/2023": True,
            "done/happened/2025": False,
            "late/promised/2023": False,
        }

    def test_each_event_has_its_passages(self) -> None:
        """Two sources of one day are one event with both passages, each once."""
        promised = [
            Stated(PartialDate.parse("2024"), citations=(PASSAGE,)),
            Stated(PartialDate.parse("2024"), citations=(OTHER, PASSAGE)),
            Stated(PartialDate.parse("2025"), citations=(OTHER,)),
        ]
        entity = Milestone(id="m", title="M", promised=cast("Any", History.of(*promised)))
        events = {event.id: event.citations for event in timeline(Reform([entity]))}
        assert events == {"m/promised/2024": (PASSAGE, OTHER), "m/promised/2025": (OTHER,)}

    def test_rates_that_begin_on_one_day_are_one_event(self) -> None:
        """A whole table begins at once."""
        events = timeline(
            Reform([allowance(rate("2024-04-06"), rate("2024-04-06", OTHER), rate("2025-04-06"))])
        )
        assert ids(events) == [
            "allowance/rates-begin/2024-04-06",
            "allowance/rates-begin/2025-04-06",
        ]
        assert events.events[0].citations == (PASSAGE, OTHER)

    @pytest.mark.parametrize("start", ["unknown", "../2023-02-02"])
    def test_a_rate_without_a_beginning_is_no_event(self, start: str) -> None:
        """Nobody says when it began."""
        assert len(timeline(Reform([allowance(rate(start))]))) == 0

    def test_what_was_revised_is_no_event(self) -> None:
        """A day that was put off is not waited for any more."""
        promised = History.of(
            Stated(PartialDate.parse("2024"), citations=(PASSAGE,), key="first"),
            Stated(
                PartialDate.parse("2025"),
                citations=(OTHER,),
                kind=StatementKind.CHANGES,
                revises="first",
            ),
        )
        entity = Milestone(id="m", title="M", promised=cast("Any", promised))
        assert ids(timeline(Reform([entity]))) == ["m/promised/2025"]

    def test_a_consultation_of_unknown_days_is_no_event(self) -> None:
        """What is not stated does not happen on any day."""
        assert len(timeline(Reform([consultation(None, None)]))) == 0

    def test_the_order_is_fixed(self) -> None:
        """By the earliest day, then the latest, then the id."""
        entities = [
            milestone("b", "2023-02-01"),
            milestone("a", "2023-02-01"),
            milestone("c", "2023-02"),
            milestone("d", "2023-01-31"),
            milestone("e", "2023"),
        ]
        expected = [
            "e/promised/2023",
            "d/promised/2023-01-31",
            "a/promised/2023-02-01",
            "b/promised/2023-02-01",
            "c/promised/2023-02",
        ]
        assert expected == ids(timeline(Reform(entities)))
        assert timeline(Reform(entities)) == timeline(Reform(reversed(entities)))


EVENTS = timeline(
    Reform(
        [
            milestone("day", "2024-06-15"),
            milestone("month", "2024-06"),
            milestone("done", "2024-06-15", actual="2024-06-20"),
            milestone("deadline", "2024-06-15T12:00 Europe/London"),
        ]
    )
)


def promised(events: Timeline) -> list[str]:
    """Give the subjects of the promises among events, in order of their names."""
    return sorted(event.subject_id for event in events if event.kind is EventKind.PROMISED)


class TestQuestions:
    """What is between two days, to come, and late."""

    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [
            ("2024-06-15", "2024-06-15", ["day", "deadline", "done", "month"]),
            ("2024-06-16", "2024-12-31", ["month"]),
            ("2024-06-30", "2024-06-30", ["month"]),
            ("2024-07-01", "2024-12-31", []),
            ("2024-01-01", "2024-05-31", []),
            ("2024-01-01", "2024-06-01", ["month"]),
        ],
    )
    def test_between(self, first: str, last: str, expected: list[str]) -> None:
        """What may fall into the time, both days included."""
        assert expected == promised(EVENTS.between(first, last))

    def test_between_two_days_the_wrong_way_round_is_an_error(self) -> None:
        """Nothing is quietly swapped, and no time is empty unseen."""
        with pytest.raises(InvalidValueError):
            EVENTS.between("2024-06-30", "2024-06-01")

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            ("2024-01-01", ["day", "deadline", "month"]),
            ("2024-06-14", ["day", "deadline", "month"]),
            ("2024-06-15", ["day", "deadline", "month"]),
            ("2024-06-16", ["month"]),
            ("2024-06-30", ["month"]),
            ("2024-07-01", []),
        ],
    )
    def test_upcoming(self, on: str, expected: list[str]) -> None:
        """What may still come, on the day or after it, and is not done."""
        assert expected == promised(EVENTS.upcoming(on))

    @pytest.mark.parametrize(
        ("on", "overdue", "maybe"),
        [
            ("2024-06-01", [], []),
            ("2024-06-02", [], ["month"]),
            ("2024-06-15", [], ["month"]),
            ("2024-06-16", ["day", "deadline"], ["month"]),
            ("2024-06-30", ["day", "deadline"], ["month"]),
            ("2024-07-01", ["day", "deadline", "month"], []),
        ],
    )
    def test_overdue(self, on: str, overdue: list[str], maybe: list[str]) -> None:
        """A promise is late when its day is past, and may be when its day may be; what is done is not."""
        assert overdue == promised(EVENTS.overdue(on))
        assert maybe == promised(EVENTS.may_be_overdue(on))

    def test_only_promises_are_late(self) -> None:
        """What happened, and what was published, is never overdue."""
        events = timeline(Reform([PAPER, milestone("done", actual="2023-07-01")]))
        assert len(events) == 2
        assert len(events.overdue("2099-01-01")) == 0
        assert len(events.may_be_overdue("2099-01-01")) == 0

    @pytest.mark.parametrize("method", ["upcoming", "overdue", "may_be_overdue"])
    @pytest.mark.parametrize("day", ["2024", "20240615", None])
    def test_the_day_is_a_day(self, method: str, day: object) -> None:
        """There is no hidden today, and no loose day."""
        with pytest.raises(InvalidValueError) as caught:
            getattr(EVENTS, method)(day)
        assert caught.value.field == "on"

    @pytest.mark.parametrize(
        ("first", "last", "field"), [("2024", "2024-06-15", "first"), ("2024-06-15", "", "last")]
    )
    def test_both_days_are_days(self, first: str, last: str, field: str) -> None:
        """The one that is wrong is named."""
        with pytest.raises(InvalidValueError) as caught:
            EVENTS.between(first, last)
        assert field == caught.value.field
