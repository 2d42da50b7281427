"""The timeline: everything that has a day, in order, and what is late."""

from typing import Any, TypeVar, cast

import attrs
import pytest

from csc_reform import (
    Allowance,
    Basis,
    Citation,
    Commitment,
    Consultation,
    DateBasis,
    Deadline,
    Entity,
    EventKind,
    History,
    Interval,
    InvalidValueError,
    Milestone,
    Money,
    PartialDate,
    Precision,
    Programme,
    Progress,
    Rate,
    Reform,
    Source,
    SourceKind,
    Span,
    Stated,
    StatementKind,
    Strength,
    Timeline,
    UnknownIdError,
    Verdict,
    timeline,
)

T = TypeVar("T")
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
            (
                "paper/published/2023-02-02",
                "paper",
                EventKind.PUBLISHED,
                "2023-02-02",
                "Paper",
            ),
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
            ("done/delivered/2023-07-01", "done", EventKind.DELIVERED, "2023-07-01", "Done"),
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
            "done/delivered/2025": False,
            "late/promised/2023": False,
        }

    def test_each_event_has_its_passages(self) -> None:
        """Two sources of one day are one event with both passages, each once."""
        promised = [
            Stated(PartialDate.parse("2024"), citations=(PASSAGE,)),
            Stated(PartialDate.parse("2024"), citations=(OTHER, PASSAGE)),
        ]
        entity = Milestone(id="m", title="M", promised=History.of(*promised))
        events = {event.id: event.citations for event in timeline(Reform([entity]))}
        assert events == {"m/promised/2024": (PASSAGE, OTHER)}

    def test_sources_that_differ_make_one_event(self) -> None:
        """It may be on any day that one of them gives, and the event says so."""
        promised = [
            Stated(PartialDate.parse("2023-06"), citations=(PASSAGE,)),
            Stated(PartialDate.parse("2025"), citations=(OTHER,)),
        ]
        entity = Milestone(id="m", title="M", promised=History.of(*promised))
        (event,) = timeline(Reform([entity]))
        assert (event.id, event.citations) == (
            "m/promised/2023-06-01/2025-12-31",
            (PASSAGE, OTHER),
        )
        assert event.in_words() == "M: promised, 2025 or June 2023, as sources differ"
        assert not event.is_done
        done = attrs.evolve(
            entity, actual=History.of(Stated(PartialDate.parse("2024"), citations=(OTHER,)))
        )
        assert [one.is_done for one in timeline(Reform([done]))] == [True, False]

    def test_nothing_is_overdue_for_certain_while_sources_differ(self) -> None:
        """Not before the last of the days that they give is past."""
        events = timeline(Reform([milestone("m", "2023-06", "2025")]))
        for day, overdue, maybe in (
            ("2024-01-01", 0, 1),
            ("2025-12-31", 0, 1),
            ("2026-01-01", 1, 0),
        ):
            assert len(events.overdue(day)) == overdue
            assert len(events.may_be_overdue(day)) == maybe

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

    def test_how_many_rates_begin(self) -> None:
        """One amount is told, and otherwise how many rates there are."""
        one = rate("2024-04-06")
        more = attrs.evolve(rate("2024-04-06"), amount=Money.parse("£2 a week"))
        for rates, detail in (
            ((one,), "£1 a week"),
            ((one, one), "£1 a week"),
            ((one, one, more), "3 rates"),
        ):
            (event,) = timeline(Reform([allowance(*rates)]))
            assert event.detail == detail
            assert not event.is_done

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

    def test_dates_that_agree_are_one_event(self) -> None:
        """April, and the first of April, are one promise, on the first of April."""
        promised = [
            Stated(PartialDate.parse("2024-04"), citations=(PASSAGE,)),
            Stated(PartialDate.parse("2024-04-01"), citations=(OTHER,)),
        ]
        entity = Milestone(id="m", title="M", promised=cast("Any", History.of(*promised)))
        (event,) = timeline(Reform([entity]))
        assert (event.id, event.citations) == ("m/promised/2024-04-01", (PASSAGE, OTHER))

    @pytest.mark.parametrize(
        ("day", "precision"),
        [
            ("2024-04-01", Precision.DAY),
            ("2024-04", Precision.MONTH),
            ("2024", Precision.YEAR),
            ("2024-03-01/2024-05-31", Precision.RANGE),
            ("2024-06-15T12:00 Europe/London", Precision.MINUTE),
        ],
    )
    def test_how_exactly_the_day_is_given(self, day: str, precision: Precision) -> None:
        """As exactly as the source gives it."""
        (event,) = timeline(Reform([milestone("m", day)]))
        assert event.precision is precision

    @pytest.mark.parametrize("basis", DateBasis)
    def test_a_publication_date_that_is_not_printed_is_inferred(self, basis: DateBasis) -> None:
        """Whoever reads the day can tell whether anybody printed it."""
        (event,) = timeline(Reform([attrs.evolve(PAPER, basis=basis, citations=(OTHER,))]))
        expected = Basis.STATED if basis is DateBasis.PRINTED else Basis.INFERRED
        assert (event.basis, event.citations) == (expected, (OTHER,))


def stated(
    value: T,
    start: str | None = None,
    *,
    by: Citation = PASSAGE,
    kind: StatementKind = StatementKind.ASSERTS,
    revises: str | None = None,
) -> Stated[T]:
    """Make a statement that others can revise under its own value."""
    return Stated(
        value,
        citations=(by,),
        effective=None if start is None else Span.parse(start),
        kind=kind,
        key=str(value),
        revises=revises,
    )


def told(*entities: Entity) -> list[tuple[str, str, str, str]]:
    """Give day, kind, detail and basis of the events of entities, in order."""
    return [
        (str(event.at), event.kind.value, event.detail, event.basis.value)
        for event in timeline(Reform([PAPER, *entities]))
        if event.subject_id != "paper"
    ]


class TestStrength:
    """How firmly government bound itself, and when."""

    def test_growing_stronger_and_weaker(self) -> None:
        """It is no replacement: what was said before is in the detail."""
        history = History.of(
            stated(Strength.EXPLORE, "2023-02-02"),
            Stated(
                Strength.EXPLORE,
                citations=(PASSAGE,),
                effective=Span.parse("2023-06"),
                kind=StatementKind.REAFFIRMS,
            ),
            stated(
                Strength.PILOT,
                "2023-12-18",
                kind=StatementKind.CHANGES,
                revises=str(Strength.EXPLORE),
            ),
            stated(
                Strength.CONSULT,
                "2024-07-05",
                kind=StatementKind.CHANGES,
                revises=str(Strength.PILOT),
            ),
        )
        assert told(Commitment(id="c", title="C", strength=history)) == [
            ("2023-02-02", "announced", "explore", "stated"),
            ("2023-06", "reaffirmed", "explore", "stated"),
            ("2023-12-18", "strengthened", "from explore to pilot", "stated"),
            ("2024-07-05", "weakened", "from pilot to consult", "stated"),
        ]

    def test_a_change_to_the_same_is_a_reaffirmation(self) -> None:
        """Nothing has become stronger or weaker."""
        again = Stated(
            Strength.EXPLORE,
            citations=(PASSAGE,),
            effective=Span.parse("2024"),
            kind=StatementKind.CHANGES,
            revises=str(Strength.EXPLORE),
        )
        history = History.of(stated(Strength.EXPLORE, "2023-02-02"), again)
        assert told(Commitment(id="c", title="C", strength=history))[1:] == [
            ("2024", "reaffirmed", "explore", "stated")
        ]

    def test_a_change_that_is_put_right_is_still_a_change(self) -> None:
        """On the day that the correction gives; that of the first source where it gives none."""
        changes = StatementKind.CHANGES
        history = History.of(
            stated(Strength.EXPLORE, "2023-02-02"),
            stated(Strength.PILOT, "2023-06", kind=changes, revises="Strength.EXPLORE"),
            stated(
                Strength.COMMIT,
                "2023-07",
                by=OTHER,
                kind=StatementKind.CORRECTS,
                revises="Strength.PILOT",
            ),
        )
        commitment = Commitment(id="c", title="C", strength=history)
        assert told(commitment) == [
            ("2023-02-02", "announced", "explore", "stated"),
            ("2023-07", "strengthened", "from explore to commit", "stated"),
        ]
        first, change, right = history.statements
        undated = History.of(first, change, attrs.evolve(right, effective=None))
        assert told(attrs.evolve(commitment, strength=undated))[1:] == [
            ("2023-06", "strengthened", "from explore to commit", "stated"),
        ]
        events = timeline(Reform([PAPER, commitment])).about("c")
        assert [event.citations for event in events] == [(PASSAGE,), (PASSAGE, OTHER)]

    @pytest.mark.parametrize("kind", [StatementKind.CORRECTS, StatementKind.WITHDRAWS])
    def test_a_change_is_compared_with_what_stood(self, kind: StatementKind) -> None:
        """Not with what was put right or taken back."""
        first = stated(Strength.COMMIT, "2023-01")
        if kind is StatementKind.CORRECTS:
            second = stated(Strength.EXPLORE, "2023-01", kind=kind, revises="Strength.COMMIT")
        else:
            second = Stated(
                Strength.COMMIT, citations=(PASSAGE,), kind=kind, revises="Strength.COMMIT"
            )
        change = Stated(
            Strength.PILOT,
            citations=(PASSAGE,),
            effective=Span.parse("2024"),
            kind=StatementKind.CHANGES,
            revises="Strength.COMMIT",
        )
        found = told(Commitment(id="c", title="C", strength=History.of(first, second, change)))
        if kind is StatementKind.CORRECTS:
            assert found[1:] == [("2024", "strengthened", "from explore to pilot", "stated")]
        else:
            assert found == [
                ("2023-02-02", "withdrawn", "commit", "stated"),
                ("2024", "announced", "pilot", "stated"),
            ]

    def test_a_change_of_what_sources_differ_on(self) -> None:
        """It is stronger or weaker only if it is so than each of them, in whichever order."""
        first = stated(Strength.CONSULT, "2023")
        differing = [
            Stated(
                value,
                citations=(PASSAGE,),
                effective=Span.parse("2023"),
                kind=StatementKind.CORRECTS,
                revises=str(Strength.CONSULT),
            )
            for value in (Strength.EXPLORE, Strength.COMMIT)
        ]
        for now, kind in (
            (Strength.PILOT, "announced"),
            (Strength.COMMIT, "announced"),
            (Strength.LEGISLATE, "strengthened"),
        ):
            change = Stated(
                now,
                citations=(PASSAGE,),
                effective=Span.parse("2024"),
                kind=StatementKind.CHANGES,
                revises=str(Strength.CONSULT),
            )
            for order in (differing, differing[::-1]):
                history = History.of(first, *order, change)
                assert told(Commitment(id="c", title="C", strength=history))[-1] == (
                    "2024",
                    kind,
                    f"from explore or commit to {now.value}",
                    "stated",
                )

    def test_what_is_taken_back_is_told(self) -> None:
        """Nobody is to take it for a promise that still stands; unless that is taken back."""
        one = stated(Strength.COMMIT, "2023-02-02")
        back = attrs.evolve(
            one,
            effective=Span.parse("2024-01-01"),
            kind=StatementKind.WITHDRAWS,
            key="back",
            revises=one.key,
        )
        again = attrs.evolve(back, effective=None, key=None, revises="back")
        commitment = Commitment(id="c", title="C", strength=History.of(one, back))
        assert told(commitment) == [
            ("2023-02-02", "announced", "commit", "stated"),
            ("2024-01-01", "withdrawn", "commit", "stated"),
        ]
        commitment = Commitment(id="c", title="C", strength=History.of(one, back, again))
        assert [kind for _, kind, _, _ in told(commitment)] == ["announced", "withdrawn"]
        assert told(commitment)[1][0] == "2023-02-02"

    def test_what_corrects_a_withdrawal_is_announced_on_its_own_day(self) -> None:
        """It does not tell of what was withdrawn."""
        one = stated(Strength.EXPLORE, "2020")
        back = attrs.evolve(
            one,
            effective=Span.parse("2021"),
            kind=StatementKind.WITHDRAWS,
            key="back",
            revises=one.key,
        )
        right = Stated(
            Strength.COMMIT,
            citations=(OTHER,),
            effective=Span.parse("2022"),
            kind=StatementKind.CORRECTS,
            revises="back",
        )
        commitment = Commitment(id="c", title="C", strength=History.of(one, back, right))
        assert ("2022", "announced", "commit", "stated") in told(commitment)

    def test_what_was_put_right_is_no_event(self) -> None:
        """What never stood did not happen; what stands in its place did."""
        right = stated(
            Strength.PILOT, "2023", kind=StatementKind.CORRECTS, revises=str(Strength.EXPLORE)
        )
        history = History.of(stated(Strength.EXPLORE, "2023"), right)
        assert told(Commitment(id="c", title="C", strength=history)) == [
            ("2023", "announced", "pilot", "stated")
        ]

    @pytest.mark.parametrize("start", [None, "unknown", "../2023-01-01"])
    @pytest.mark.parametrize("basis", DateBasis)
    def test_without_a_day_it_was_said_on_that_of_the_source(
        self, start: str | None, basis: DateBasis
    ) -> None:
        """What is said is said as the source comes out, on a day that may not be printed."""
        history = History.of(stated(Strength.EXPLORE, start))
        paper = attrs.evolve(PAPER, basis=basis)
        events = timeline(Reform([paper, Commitment(id="c", title="C", strength=history)]))
        (event,) = events.about("c")
        expected = Basis.STATED if basis is DateBasis.PRINTED else Basis.INFERRED
        assert (str(event.at), event.detail, event.basis) == ("2023-02-02", "explore", expected)

    def test_of_several_sources_the_first_stands_for_it(self) -> None:
        """It is known from the first of them."""
        later = attrs.evolve(PAPER, id="later", published=PartialDate.parse("2024"))
        elsewhere = Citation(source_id="later", locator="¶1")
        one = Stated(Strength.EXPLORE, citations=(elsewhere, PASSAGE))
        assert told(later, Commitment(id="c", title="C", strength=History.of(one)))[:1] == [
            ("2023-02-02", "announced", "explore", "stated")
        ]

    def test_a_day_that_one_source_prints_is_stated(self) -> None:
        """Though another came out on the same day and prints none."""
        for bases in ((DateBasis.PRINTED, DateBasis.INFERRED), (DateBasis.INFERRED,) * 2):
            papers = [
                attrs.evolve(PAPER, id=f"paper-{at}", basis=basis) for at, basis in enumerate(bases)
            ]
            for order in (papers, papers[::-1]):
                cited = tuple(Citation(source_id=paper.id, locator="¶1") for paper in order)
                one = Stated(Strength.EXPLORE, citations=cited)
                commitment = Commitment(id="c", title="C", strength=History.of(one))
                (event,) = timeline(Reform([*papers, commitment])).about("c")
                printed = DateBasis.PRINTED in bases
                assert event.basis is (Basis.STATED if printed else Basis.INFERRED)

    def test_two_things_said_on_a_day_are_one_event(self) -> None:
        """With both details; the day is stated if one of them states it."""
        both = History.of(stated(Strength.EXPLORE), stated(Strength.PILOT, by=OTHER))
        paper = attrs.evolve(PAPER, basis=DateBasis.INFERRED)
        commitment = Commitment(id="c", title="C", strength=both)
        (event,) = timeline(Reform([paper, commitment])).about("c")
        assert (event.detail, event.basis) == ("explore; pilot", Basis.INFERRED)

    def test_without_a_source_there_is_no_day(self) -> None:
        """A reform that lacks its sources has no day to give."""
        commitment = Commitment(id="c", title="C", strength=History.of(stated(Strength.EXPLORE)))
        assert len(timeline(Reform([commitment]))) == 0


class TestProgress:
    """How far things have come, and what took their place."""

    def test_each_state_is_an_event(self) -> None:
        """Of commitments and of programmes alike."""
        for progress in Progress:
            history = History.of(stated(progress, "2024"))
            expected = [("2024", progress.value, "", "stated")]
            assert told(Commitment(id="c", title="C", progress=history)) == expected
            assert told(Programme(id="p", title="P", progress=history)) == expected

    @pytest.mark.parametrize(
        ("start", "day", "basis"),
        [
            (None, "2023-02-02", "inferred"),
            ("2023-02-02", "2023-02-02", "inferred"),
            ("2023-02-01", "2023-02-01", "stated"),
        ],
    )
    def test_the_day_of_the_source_only_stands_for_that_of_the_thing(
        self, start: str | None, day: str, basis: str
    ) -> None:
        """A source that tells of a delivery on the day it comes out does not date the delivery."""
        history = History.of(stated(Progress.DELIVERED, start))
        assert told(Commitment(id="c", title="C", progress=history)) == [
            (day, "delivered", "", basis)
        ]

    def test_a_later_source_that_gives_the_day_states_it(self) -> None:
        """Though the first came out on that very day."""
        later = attrs.evolve(PAPER, id="later", published=PartialDate.parse("2024"))
        elsewhere = Citation(source_id="later", locator="¶1")
        both = Stated(
            Progress.DELIVERED, citations=(PASSAGE, elsewhere), effective=Span.parse("2023-02-02")
        )
        commitment = Commitment(id="c", title="C", progress=History.of(both))
        assert told(later, commitment)[0] == ("2023-02-02", "delivered", "", "stated")

    def test_a_delivery_that_is_told_again_is_no_second_one(self) -> None:
        """It is reaffirmed."""
        again = Stated(Progress.DELIVERED, citations=(OTHER,), kind=StatementKind.REAFFIRMS)
        history = History.of(stated(Progress.DELIVERED, "2020-05-01"), again)
        assert told(Commitment(id="c", title="C", progress=history)) == [
            ("2020-05-01", "delivered", "", "stated"),
            ("2023-02-02", "reaffirmed", "delivered", "stated"),
        ]

    def test_two_facts_of_one_day_and_kind_are_one_event(self) -> None:
        """A commitment whose strength and progress are both announced is announced once."""
        commitment = Commitment(
            id="c",
            title="C",
            strength=History.of(stated(Strength.EXPLORE, "2023-02-02")),
            progress=History.of(stated(Progress.ANNOUNCED, None, by=OTHER)),
        )
        (event,) = timeline(Reform([PAPER, commitment])).about("c")
        assert (event.detail, event.citations, event.basis) == (
            "explore",
            (PASSAGE, OTHER),
            Basis.STATED,
        )

    def test_a_source_supersedes_another_as_it_comes_out(self) -> None:
        """The event belongs to what was superseded."""
        newer = attrs.evolve(
            PAPER, id="new", title="New", published=PartialDate.parse("2024"), supersedes_id="paper"
        )
        events = timeline(Reform([PAPER, newer])).about("paper")
        (_, event) = events
        assert (event.id, event.in_words(), event.basis) == (
            "paper/superseded/2024",
            "Paper: superseded, by New",
            Basis.INFERRED,
        )

    def test_a_programme_is_superseded_on_the_day_that_is_stated(self) -> None:
        """The day a source gives comes before that of the source."""
        old = Programme(
            id="old",
            title="Old",
            progress=History.of(stated(Progress.SUPERSEDED, "2024-10-30")),
        )
        new = Programme(id="new", title="New", supersedes_id="old", citations=(PASSAGE,))
        assert told(old, new) == [("2024-10-30", "superseded", "by New", "stated")]
        undated = attrs.evolve(old, progress=History.of(stated(Progress.SUPERSEDED)))
        assert told(undated, new) == [("2023-02-02", "superseded", "by New", "inferred")]

    def test_a_programme_is_superseded_when_the_new_one_is_known(self) -> None:
        """Where no source says on which day, that of the source stands for it."""
        old = Programme(id="old", title="Old", citations=(PASSAGE,))
        new = Programme(id="new", title="New", supersedes_id="old", citations=(PASSAGE,))
        assert told(old, new) == [("2023-02-02", "superseded", "by New", "inferred")]

    def test_only_the_passages_of_that_day_tell_of_it(self) -> None:
        """What later sources say of the newer one says nothing of the day."""
        later = attrs.evolve(PAPER, id="later", published=PartialDate.parse("2024"))
        elsewhere = Citation(source_id="later", locator="¶1")
        old = Programme(id="old", title="Old", citations=(PASSAGE,))
        new = Programme(
            id="new", title="New", supersedes_id="old", citations=(elsewhere, PASSAGE, OTHER)
        )
        (event,) = timeline(Reform([PAPER, later, old, new])).about("old")
        assert event.citations == (PASSAGE, OTHER)

    def test_what_is_not_in_view_is_superseded_by_nothing(self) -> None:
        """A view may lack the older of the two."""
        new = Programme(id="new", title="New", supersedes_id="old", citations=(PASSAGE,))
        assert told(new) == []


ACT = Source(id="act", title="Act", kind=SourceKind.ACT, published=PartialDate.parse("2026-04-29"))


class TestMilestones:
    """Promises that are kept, moved, and forgotten."""

    @pytest.mark.parametrize(
        ("subject_id", "locator", "kind"),
        [
            ("act", "s.7", "commenced"),
            ("act", "", "delivered"),
            ("paper", "s.7", "commenced"),
            ("report", "s.7", "delivered"),
            (None, "s.7", "delivered"),
        ],
    )
    def test_a_section_of_an_act_commences(
        self, subject_id: str | None, locator: str, kind: str
    ) -> None:
        """Anything else is delivered."""
        report = attrs.evolve(ACT, id="report", kind=SourceKind.REPORT)
        entity = attrs.evolve(
            milestone("m", actual="2026-06-29"), subject_id=subject_id, locator=locator
        )
        (event,) = timeline(Reform([PAPER, ACT, report, entity])).about("m")
        assert event.kind.value == kind

    def test_a_promise_is_not_kept_by_the_delivery_of_its_subject(self) -> None:
        """A strategy that is published has not for that done what it promises."""
        commitment = Commitment(
            id="c", title="C", progress=History.of(stated(Progress.DELIVERED, "2023-12-18"))
        )
        entity = attrs.evolve(milestone("m", "2023"), subject_id="c")
        overdue = timeline(Reform([commitment, entity])).overdue("2025-01-01")
        assert ids(overdue) == ["m/promised/2023"]

    def test_a_promise_that_is_put_off_slips(self) -> None:
        """On the day on which the source came out that says so, from one day to another."""
        moved = moved_milestone("2024-03-01/2024-05-31", "2025-03-01/2025-05-31")
        assert told(moved) == [
            (
                "2023-02-02",
                "slipped",
                "from between 1 March 2024 and 31 May 2024 to between 1 March 2025 and 31 May 2025",
                "stated",
            ),
            ("2025-03-01/2025-05-31", "promised", "", "stated"),
        ]

    @pytest.mark.parametrize(
        ("before", "after", "slips"),
        [
            ("2024", "2025", True),
            ("2024", "2024-12", False),
            ("2024-06", "2024", False),
            ("2024-06", "2024-06-01/2024-07-31", False),
            ("2024-06", "2024-06-15/2024-07-31", True),
            ("2024-04-01", "2024-04", False),
            ("2025", "2024", False),
            ("2024-06-15", "2024-06-15", False),
        ],
    )
    def test_only_what_becomes_later_slips(self, before: str, after: str, slips: bool) -> None:  # noqa: FBT001
        """A promise that is brought forward, or only made more exact, does not."""
        kinds = [kind for _, kind, _, _ in told(moved_milestone(before, after))]
        assert ("slipped" in kinds) is slips

    def test_a_slip_is_told_as_its_source_comes_out(self) -> None:
        """Not on a day for which the promise is said to hold, nor with a day that is not printed."""
        moved = moved_milestone("2024", "2025")
        first, then = moved.promised.statements
        dated = attrs.evolve(then, effective=Span.parse("2023-06-01"))
        entity = attrs.evolve(moved, promised=History.of(first, dated))
        paper = attrs.evolve(PAPER, basis=DateBasis.INFERRED)
        (_, slipped, _) = timeline(Reform([paper, entity]))
        assert (str(slipped.at), slipped.basis) == ("2023-02-02", Basis.INFERRED)

    @pytest.mark.parametrize("kind", [StatementKind.CORRECTS, StatementKind.RESTATES])
    def test_a_slip_that_is_put_right_is_still_a_slip(self, kind: StatementKind) -> None:
        """It became known when the first source said so, whatever day was given later."""
        later = attrs.evolve(PAPER, id="later", published=PartialDate.parse("2025-01-01"))
        elsewhere = Citation(source_id="later", locator="¶1")
        moved = moved_milestone("2024-03", "2025")
        keyed = attrs.evolve(moved.promised.statements[1], key="then")
        exact = Stated(
            PartialDate.parse("2025-04-01"), citations=(elsewhere,), kind=kind, revises="then"
        )
        promised = History.of(moved.promised.statements[0], keyed, exact)
        entity = attrs.evolve(moved, promised=promised)
        events = timeline(Reform([PAPER, later, entity])).about("moved")
        slipped = [event for event in events if event.kind is EventKind.SLIPPED]
        assert [(str(one.at), one.detail, one.citations) for one in slipped] == [
            (
                "2023-02-02",
                "from March 2024 to 2025, later given as 1 April 2025",
                (OTHER, elsewhere),
            )
        ]

    def test_a_promise_that_is_taken_back_is_told(self) -> None:
        """It is not waited for, and does not vanish either."""
        promise = Stated(PartialDate.parse("2024"), citations=(PASSAGE,), key="p")
        back = attrs.evolve(promise, kind=StatementKind.WITHDRAWS, key=None, revises="p")
        entity = Milestone(id="m", title="M", promised=History.of(promise, back))
        assert told(entity) == [("2023-02-02", "withdrawn", "2024", "stated")]

    @pytest.mark.parametrize("kind", [StatementKind.CORRECTS, StatementKind.RESTATES])
    def test_what_is_put_right_does_not_slip(self, kind: StatementKind) -> None:
        """The first day was never the promise."""
        events = told(moved_milestone("2024", "2025", kind))
        assert [kind for _, kind, _, _ in events] == ["promised"]


def moved_milestone(
    before: str, after: str, kind: StatementKind = StatementKind.CHANGES, actual: str | None = None
) -> Milestone:
    """Make a milestone whose promise was moved."""
    first = Stated(PartialDate.parse(before), citations=(PASSAGE,), key="first")
    then = Stated(PartialDate.parse(after), citations=(OTHER,), kind=kind, revises="first")
    return attrs.evolve(
        milestone("moved", before, actual=actual), promised=cast("Any", History.of(first, then))
    )


class TestSlippage:
    """What was first promised beside what became of it."""

    @pytest.mark.parametrize(
        ("promised", "actual", "low", "high", "words"),
        [
            ("2022-12-31", "2023-02-02", 33, 33, "33 days late"),
            ("2023-04", "2023-04-01", -29, 0, "within that time"),
            ("2023-04", "2023-04-02/2023-04-30", -28, 29, "within that time"),
            ("2023-04", "2023-03-31", -30, -1, "1 to 30 days early"),
            ("2023-04", "2023-03-31/2023-04-01", -30, 0, "0 to 30 days early"),
            ("2023-04-01", "2023-04-01", 0, 0, "on the day"),
            ("2023-04-01", "2023-04-02", 1, 1, "1 day late"),
            ("2023-04-01", "2023-04", 0, 29, "0 to 29 days late"),
            ("2023-04-02", "2023-04-01", -1, -1, "1 day early"),
            ("2023-04", "2023-04", -29, 29, "within that time"),
            ("2023-04", "2023-04-15/2023-05-15", -15, 44, "15 days early to 44 days late"),
            ("2023-05-11T23:45 Europe/London", "2023-05-12", 1, 1, "1 day late"),
            ("../2023-02-02", "2023-02-04", 2, None, "2 days late or more"),
            ("2023-02-02", "../2023-02-04", None, 2, "2 days late at most"),
            ("2023-02-02", "../2023-01-31", None, -2, "2 days early or more"),
            ("../2023-02-02", "2023-01-31", -2, None, "within that time"),
            ("../2023-02-02", "../2023-02-02", None, None, "within that time"),
            ("../2023-02-02", "../2024", None, None, "by days that nobody knows"),
        ],
    )
    def test_promised_beside_delivered(
        self, promised: str, actual: str, low: int | None, high: int | None, words: str
    ) -> None:
        """In days, as an interval where a day is only partly known."""
        (slip,) = timeline(Reform([milestone("m", promised, actual=actual)])).slippage()
        assert (slip.days.low, slip.days.high) == (low, high)
        assert slip.in_words().endswith(f": {words}")
        assert (slip.milestone_id, slip.title, slip.moved_to) == ("m", "M", None)
        assert slip.delivered == PartialDate.parse(actual)
        assert slip.citations == (PASSAGE,)

    @pytest.mark.parametrize(
        ("promised", "actual", "late"),
        [
            ("2023", "2024", Verdict.HOLDS),
            ("2023", "2023", Verdict.FAILS),
            ("2023", "2023-12-31", Verdict.FAILS),
            ("2023", "2023-12-31/2024-01-01", Verdict.UNDETERMINED),
            ("2023-06-15", "2023-06", Verdict.UNDETERMINED),
            ("2023-06-15", "2023-06-15", Verdict.FAILS),
            ("2024", "2023", Verdict.FAILS),
            ("../2023", "../2024", Verdict.UNDETERMINED),
        ],
    )
    def test_whether_it_is_late(self, promised: str, actual: str, late: Verdict) -> None:
        """Never for certain where the days do not decide it."""
        (slip,) = timeline(Reform([milestone("m", promised, actual=actual)])).slippage()
        assert slip.is_late is late

    def test_promised_and_put_off(self) -> None:
        """Before it is delivered, the new promise is set against the first one."""
        (slip,) = timeline(Reform([moved_milestone("2024-05-31", "2025-04-01")])).slippage()
        assert slip.in_words() == ("promised for 31 May 2024, now for 1 April 2025: 305 days late")
        assert slip.citations == (PASSAGE, OTHER)

    def test_brought_forward_from_a_day_of_which_only_the_last_is_known(self) -> None:
        """Only the most that it can be early is known."""
        (slip,) = timeline(Reform([moved_milestone("../2024-12-31", "2024-06-01")])).slippage()
        assert slip.in_words().endswith(": 213 days early at most")
        assert slip.is_late is Verdict.FAILS

    def test_promised_put_off_and_delivered(self) -> None:
        """The delivery is set against the first promise, not against the last."""
        entity = moved_milestone("2024-05-31", "2025-04-01", actual="2025-03-31")
        (slip,) = timeline(Reform([entity])).slippage()
        assert slip.in_words() == (
            "promised for 31 May 2024, now for 1 April 2025, delivered 31 March 2025: 304 days late"
        )

    @pytest.mark.parametrize("kind", [StatementKind.CORRECTS, StatementKind.RESTATES])
    def test_the_first_promise_is_the_one_put_right(self, kind: StatementKind) -> None:
        """What was never promised is not set against anything."""
        entity = moved_milestone("2024", "2025", kind, actual="2025")
        (slip,) = timeline(Reform([entity])).slippage()
        assert slip.promised == PartialDate.parse("2025")
        assert slip.moved_to is None

    def test_a_move_that_is_put_right_is_no_first_promise(self) -> None:
        """The correction of a move is a move."""
        promised = History.of(
            stated(PartialDate.parse("2024")),
            stated(PartialDate.parse("2025"), kind=StatementKind.CHANGES, revises="2024"),
            stated(PartialDate.parse("2026"), kind=StatementKind.CORRECTS, revises="2025"),
        )
        entity = Milestone(id="m", title="M", promised=cast("Any", promised))
        (slip,) = timeline(Reform([entity])).slippage()
        assert (slip.promised, slip.moved_to) == (
            PartialDate.parse("2024"),
            PartialDate.parse("2026"),
        )

    def test_what_is_only_given_more_exactly_is_not_put_off(self) -> None:
        """A year, and a month of it, are one promise, for the month."""
        entity = milestone("m", "2024", "2024-04")
        assert timeline(Reform([entity])).slippage() == ()
        done = milestone("m", "2024", "2024-04", actual="2024-05-01")
        (slip,) = timeline(Reform([done])).slippage()
        assert (slip.promised, slip.moved_to) == (PartialDate.parse("2024-04"), None)
        assert slip.days == Interval(1, 30)

    def test_a_delivery_that_was_withdrawn_is_none(self) -> None:
        """The promise is waited for again."""
        came = Stated(PartialDate.parse("2024"), citations=(PASSAGE,), key="came")
        back = attrs.evolve(came, kind=StatementKind.WITHDRAWS, key=None, revises="came")
        entity = attrs.evolve(milestone("m", "2023"), actual=History.of(came, back))
        events = timeline(Reform([entity]))
        assert events.slippage() == ()
        assert ids(events.overdue("2025-01-01")) == ["m/promised/2023"]

    @pytest.mark.parametrize("kind", [StatementKind.REAFFIRMS, StatementKind.ASSERTS])
    @pytest.mark.parametrize("day", ["2025", "2025-06"])
    def test_what_says_the_new_day_again_is_no_first_promise(
        self, kind: StatementKind, day: str
    ) -> None:
        """Only what was promised before it was put off is."""
        moved = moved_milestone("2024", "2025")
        again = Stated(PartialDate.parse(day), citations=(OTHER,), kind=kind)
        entity = attrs.evolve(moved, promised=moved.promised.with_statement(again))
        (slip,) = timeline(Reform([entity])).slippage()
        assert slip.promised == PartialDate.parse("2024")
        assert slip.is_late is Verdict.HOLDS

    def test_what_differs_from_all_is_a_first_promise_too(self) -> None:
        """The sources differ on what was promised."""
        moved = moved_milestone("2024", "2026")
        other = Stated(PartialDate.parse("2023"), citations=(OTHER,))
        entity = attrs.evolve(moved, promised=moved.promised.with_statement(other))
        (slip,) = timeline(Reform([entity])).slippage()
        assert slip.promised == PartialDate.parse("2023-01-01/2024-12-31")

    def test_a_promise_that_is_only_said_again(self) -> None:
        """What it says again may be in no source here."""
        entity = milestone("m", "2024", actual="2025")
        (one,) = entity.promised.statements
        again = History.of(attrs.evolve(one, kind=StatementKind.REAFFIRMS))
        (slip,) = timeline(Reform([attrs.evolve(entity, promised=again)])).slippage()
        assert slip.promised == PartialDate.parse("2024")

    def test_sources_that_differ_give_a_range(self) -> None:
        """From the earliest day that any of them gives to the latest."""
        entity = milestone("m", "2023-04-01", "2023-06-01", actual="2023-05-01")
        (slip,) = timeline(Reform([entity])).slippage()
        assert slip.promised == PartialDate.parse("2023-04-01/2023-06-01")
        assert slip.days == Interval(-31, 30)

    def test_what_is_neither_put_off_nor_delivered_is_not_among_it(self) -> None:
        """Nor what was never promised for a day."""
        events = timeline(Reform([milestone("a", "2024"), milestone("b", actual="2024")]))
        assert events.slippage() == ()

    def test_in_the_order_of_the_promises(self) -> None:
        """By the day first promised, then by the id."""
        entities = [
            milestone("c", "2023-02", actual="2024"),
            milestone("a", "2023-03", actual="2024"),
            milestone("b", "2023-02", actual="2024"),
        ]
        slips = timeline(Reform(entities)).slippage()
        assert [slip.milestone_id for slip in slips] == ["b", "c", "a"]

    def test_only_of_what_is_kept(self) -> None:
        """A timeline about one thing tells of the slips of that thing alone."""
        entities = [milestone("a", "2023", actual="2024"), milestone("b", "2023", actual="2024")]
        events = timeline(Reform(entities)).about("b")
        assert {event.subject_id for event in events} == {"b"}
        assert [slip.milestone_id for slip in events.slippage()] == ["b"]


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
        with pytest.raises(InvalidValueError) as caught:
            EVENTS.between("2024-06-30", "2024-06-01")
        assert str(caught.value) == "last must be 2024-06-30 or later, got '2024-06-01'"

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

    def test_what_a_source_says_will_come_is_ahead(self) -> None:
        """A section that is to come into force, until the day it does; what was said never is."""
        act = attrs.evolve(milestone("m", actual="2026-06-29"), subject_id="act", locator="s.7")
        progress = History.of(stated(Progress.UNDER_WAY, "2026-06-29"))
        strength = History.of(stated(Strength.PILOT, "2026-06-29"))
        entities = [
            PAPER,
            ACT,
            act,
            Commitment(id="c", title="C", progress=progress, strength=strength),
        ]
        events = timeline(Reform(entities))
        for day, expected in (("2026-06-28", ["c/under-way", "m/commenced"]), ("2026-06-29", [])):
            assert [one.id.rpartition("/")[0] for one in events.upcoming(day)] == expected

    @pytest.mark.parametrize("value", [None, "2023-02-02", [PAPER]])
    def test_only_a_reform_has_a_timeline(self, value: object) -> None:
        """A day has none."""
        with pytest.raises(InvalidValueError) as caught:
            timeline(cast("Any", value))
        assert (caught.value.field, caught.value.requirement) == ("reform", "a Reform")

    @pytest.mark.parametrize("value", [None, 1, ["2023"]])
    def test_only_events_make_one(self, value: object) -> None:
        """Nothing else has a day in the same way."""
        with pytest.raises(InvalidValueError) as caught:
            Timeline(cast("Any", value))
        assert caught.value.field == "events"

    def test_about_a_former_id(self) -> None:
        """It leads to the same thing."""
        entity = attrs.evolve(milestone("m", "2024"), former_ids=("was",))
        assert ids(timeline(Reform([entity])).about("was")) == ["m/promised/2024"]
        assert ids(timeline(Reform([entity])).upcoming("2024-01-01").about("was")) == [
            "m/promised/2024"
        ]

    def test_about_something_with_milestones(self) -> None:
        """Theirs belong to it, and what slipped of them."""
        entity = attrs.evolve(milestone("m", "2024", actual="2025"), subject_id="c")
        commitment = Commitment(
            id="c", title="C", progress=History.of(stated(Progress.DELIVERED, "2025"))
        )
        events = timeline(Reform([commitment, entity, milestone("other", "2024")])).about("c")
        assert {event.subject_id for event in events} == {"c", "m"}
        assert [slip.milestone_id for slip in events.slippage()] == ["m"]

    @pytest.mark.parametrize("value", [None, 1, [1]])
    def test_only_slips_are_slips(self, value: object) -> None:
        """Nothing else tells what became of a promise."""
        with pytest.raises(InvalidValueError) as caught:
            Timeline((), slips=cast("Any", value))
        assert caught.value.field == "slips"

    def test_about_what_is_not_there(self) -> None:
        """A slip of the pen is no empty answer."""
        with pytest.raises(UnknownIdError) as caught:
            EVENTS.about("deadlin")
        assert caught.value.near[0] == "deadline"

    def test_of_events_alone_any_id_can_be_asked(self) -> None:
        """A timeline that was put together by hand knows of no reform."""
        assert len(Timeline(EVENTS.events).about("deadlin")) == 0
        assert Timeline(EVENTS.events, slips=EVENTS.slippage()) == EVENTS

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
