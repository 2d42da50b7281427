"""What changed between two reforms, and how it is told."""

from typing import Any, TypeVar, cast

import attrs
import pytest

from csc_reform import (
    Allowance,
    Change,
    Citation,
    Commitment,
    Count,
    Deadline,
    Entity,
    EntityAdded,
    EntityWithdrawn,
    FieldChanged,
    Figure,
    FigureRestated,
    FundingLine,
    FundingRole,
    HedgeChanged,
    History,
    HistoryChanged,
    Indicator,
    Interval,
    InvalidValueError,
    ItemsChanged,
    KeyedOn,
    Milestone,
    MilestoneMoved,
    Money,
    PartialDate,
    Pillar,
    Position,
    Progress,
    Rate,
    Ratio,
    Reform,
    Share,
    Source,
    SourceKind,
    Span,
    Stance,
    Stated,
    StatementKind,
    Strength,
    StrengthLowered,
    StrengthRaised,
    Target,
    Topic,
    diff,
)

T = TypeVar("T")
FIRST = Citation(source_id="paper", locator="¶1")
SECOND = Citation(source_id="paper", locator="¶2")
PAPER = Source(
    id="paper", title="Paper", kind=SourceKind.REPORT, published=PartialDate.parse("2023-02-02")
)


def said(value: T, by: Citation = FIRST, start: str | None = None, end: str = "open") -> Stated[T]:
    """Make a statement."""
    effective = None if start is None else Span.parse(start, end)
    return Stated(value, citations=(by,), effective=effective, key=str(value))


def then(value: T, revises: object, by: Citation = SECOND) -> Stated[T]:
    """Make a statement that changes an earlier one."""
    return Stated(
        value, citations=(by,), kind=StatementKind.CHANGES, key=str(value), revises=str(revises)
    )


def changes(before: Entity | None, after: Entity | None) -> list[Change]:
    """Give what changed between two reforms of one entity each, or none."""
    old, new = (Reform([PAPER, *([one] if one else [])]) for one in (before, after))
    return list(diff(old, new))


def only(before: Entity | None, after: Entity | None) -> Change:
    """Give the one change between two reforms of one entity each."""
    (change,) = changes(before, after)
    return change


def commitment(**fields: object) -> Commitment:
    """Make a commitment."""
    return Commitment(id="it", title="It", citations=(FIRST,), **cast("Any", fields))


def of_strength(*statements: Stated[Strength]) -> Commitment:
    """Make a commitment of a strength."""
    return commitment(strength=History.of(*statements))


class TestDiff:
    """What is compared, and in what order."""

    def test_of_equals_there_is_none(self) -> None:
        """Whether they are one and the same, or only equal."""
        reform = Reform([PAPER, commitment()])
        assert diff(reform, reform) == ()
        assert diff(reform, Reform([PAPER, commitment()])) == ()

    def test_a_title_is_no_part_of_it(self) -> None:
        """Reforms of the same entities are equal."""
        assert diff(Reform([PAPER], title="a"), Reform([PAPER], title="b")) == ()

    @pytest.mark.parametrize("field", ["before", "after"])
    @pytest.mark.parametrize("value", [None, "2023-02-02", [PAPER]])
    def test_only_reforms_are_compared(self, field: str, value: object) -> None:
        """A day is no reform: the error says how to get one from it."""
        given = {"before": Reform([]), "after": Reform([]), field: value}
        with pytest.raises(InvalidValueError) as caught:
            diff(**cast("Any", given))
        assert (caught.value.field, caught.value.requirement) == (field, "a Reform")
        assert caught.value.value == value
        assert caught.value.advice == "such as load().known_on('2023-02-02')"

    def test_the_order_is_that_of_a_reform(self) -> None:
        """Kind by kind, by id, and field by field as the entity has them."""
        before = Reform([PAPER])
        after = Reform(
            [
                attrs.evolve(PAPER, title="Another", url="https://example.org"),
                Pillar(id="b", title="B", number=2, citations=(FIRST,)),
                Pillar(id="a", title="A", number=1, citations=(FIRST,)),
                commitment(),
            ]
        )
        found = [(one.subject_kind, one.subject_id, one.title) for one in diff(before, after)]
        assert found == [
            ("sources", "paper", "Another"),
            ("sources", "paper", "Another"),
            ("pillars", "a", "A"),
            ("pillars", "b", "B"),
            ("commitments", "it", "It"),
        ]
        fields = [one.field for one in diff(before, after) if isinstance(one, FieldChanged)]
        assert fields == ["title", "url"]


class TestEntities:
    """What one of the two reforms lacks."""

    def test_added(self) -> None:
        """With all its passages, and what it comes to in words."""
        entity = of_strength(said(Strength.PILOT, SECOND))
        change = only(None, entity)
        assert isinstance(change, EntityAdded)
        assert (change.entity, change.citations) == (entity, (FIRST, SECOND))
        assert change.in_words() == "new; strength pilot"

    def test_withdrawn(self) -> None:
        """The other way round."""
        change = only(commitment(), None)
        assert isinstance(change, EntityWithdrawn)
        assert (change.entity, change.citations) == (commitment(), (FIRST,))
        assert change.in_words() == "withdrawn"

    def test_an_id_of_another_kind_is_another_entity(self) -> None:
        """One is withdrawn, the other added."""
        pillar = Pillar(id="it", title="It", number=1, citations=(FIRST,))
        assert [type(one) for one in changes(pillar, commitment())] == [
            EntityWithdrawn,
            EntityAdded,
        ]

    def test_what_is_new_is_told_by_what_is_stated_of_it(self) -> None:
        """Days, histories and the number of parts; what is empty is left out."""
        rates = tuple(
            Rate(amount=Money.parse("£1 a week"), span=Span.parse(year), citations=(FIRST,))
            for year in ("2023", "2024")
        )
        allowance = Allowance(id="it", title="It", rates=rates)
        assert only(None, allowance).in_words() == "new; rates 2"
        later = attrs.evolve(PAPER, id="it")
        assert only(None, later).in_words() == "new; 2 February 2023"
        position = Position(
            id="it",
            title="It",
            citations=(FIRST,),
            holder_id="body",
            stance=Stance.URGES,
            topic=Topic.PACE,
        )
        assert only(None, position).in_words() == "new"


class TestFields:
    """What has no history of its own."""

    def test_another_value(self) -> None:
        """From what to what; nothing is said to be nothing."""
        change = only(commitment(), commitment(pillar_id="family-help"))
        assert isinstance(change, FieldChanged)
        assert (change.field, change.before, change.after) == ("pillar_id", None, "family-help")
        assert change.in_words() == "pillar: from nothing to family-help"
        assert change.citations == (FIRST,)

    def test_of_what_is_cited_only_in_its_facts(self) -> None:
        """The passages of those stand behind it."""
        one = Milestone(
            id="m", title="M", actual=History.of(said(PartialDate.parse("2024"), SECOND))
        )
        change = only(one, attrs.evolve(one, title="Other"))
        assert change.citations == (SECOND,)
        assert change.in_words() == "title: from M to Other"

    def test_more_and_fewer_items(self) -> None:
        """Only the items that differ are counted, and their passages given."""
        old, new = (
            Rate(amount=Money.parse("£1 a week"), span=Span.parse(year), citations=(by,))
            for year, by in (("2023", FIRST), ("2024", SECOND))
        )
        before = Allowance(id="it", title="It", rates=(old,))
        change = only(before, attrs.evolve(before, rates=(old, new)))
        assert isinstance(change, ItemsChanged)
        assert (change.before, change.after) == ((old,), (old, new))
        assert (change.added, change.withdrawn) == ((new,), ())
        assert change.citations == (SECOND,)
        assert change.in_words() == "rates: 1 more"
        change = only(attrs.evolve(before, rates=(old, new)), before)
        assert (change.in_words(), change.citations) == ("rates: 1 less", (SECOND,))
        change = only(
            attrs.evolve(before, rates=(old, new)), attrs.evolve(before, rates=(new, old))
        )
        assert change.citations == (SECOND, FIRST)
        change = only(before, attrs.evolve(before, rates=(new,)))
        assert change.in_words() == "rates: 1 more, 1 less"
        assert change.citations == (SECOND,)

    def test_what_is_wholly_the_same_is_not_taken_for_what_is_like_it(self) -> None:
        """Of two equal rates from two sources, the one that was not there is the new one."""
        there, new = (
            Rate(amount=Money.parse("£1 a week"), span=Span.parse("2023"), citations=(by,))
            for by in (FIRST, SECOND)
        )
        before = Allowance(id="it", title="It", rates=(there,))
        change = only(before, attrs.evolve(before, rates=(new, there)))
        assert isinstance(change, ItemsChanged)
        assert (change.added, change.withdrawn, change.citations) == ((new,), (), (SECOND,))
        one, other = (Stated(Strength.PILOT, citations=(by,)) for by in (FIRST, SECOND))
        change = only(of_strength(one), of_strength(other, one))
        assert isinstance(change, HistoryChanged)
        assert (change.added, change.citations) == ((other,), (SECOND,))

    def test_another_order(self) -> None:
        """It is a difference, though nothing was added or withdrawn."""
        change = only(commitment(aliases=("a", "b")), commitment(aliases=("b", "a")))
        assert isinstance(change, ItemsChanged)
        assert (change.added, change.withdrawn) == ((), ())
        assert change.in_words() == "aliases: in another order"

    def test_names_are_told_by_name(self) -> None:
        """Ids and aliases are short enough to be printed."""
        change = only(commitment(group_ids=("a",)), commitment(group_ids=("b", "c")))
        assert change.in_words() == "group: b, c more, a less"

    def test_a_passage_more_for_a_part(self) -> None:
        """The part stays; its passages are the field that differs."""
        rate = Rate(amount=Money.parse("£1 a week"), span=Span.parse("2023"), citations=(FIRST,))
        more = attrs.evolve(rate, citations=(FIRST, SECOND))
        before = Allowance(id="it", title="It", rates=(rate,))
        change = only(before, attrs.evolve(before, rates=(more,)))
        assert isinstance(change, ItemsChanged)
        assert (change.field, change.added) == ("rates[0].citations", (SECOND,))
        assert change.in_words() == "rates 1, citations: 1 more"

    def test_a_figure_of_a_part(self) -> None:
        """It is found in its part, by the place of the part."""
        areas = Target(what="areas", cap=History.of(said(figure("up to 12 areas"))))
        people = Target(what="people", cap=History.of(said(figure("up to 500 people"))))
        came = attrs.evolve(people, delivered=History.of(said(figure("461 people"), SECOND)))
        (change,) = changes(commitment(targets=(areas, people)), commitment(targets=(areas, came)))
        assert isinstance(change, HistoryChanged)
        assert change.field == "targets[1].delivered"
        assert change.in_words() == "targets 2, delivered: 461 people"

    def test_a_part_more_beside_a_part_that_differs(self) -> None:
        """Each is told by itself."""
        areas = Target(what="areas", cap=History.of(said(figure("up to 12 areas"))))
        came = attrs.evolve(areas, delivered=History.of(said(figure("10 areas"), SECOND)))
        people = Target(what="people", cap=History.of(said(figure("up to 500 people"))))
        found = changes(commitment(targets=(areas,)), commitment(targets=(people, came)))
        assert [one.in_words() for one in found] == [
            "targets: 1 more",
            "targets 2, delivered: 10 areas",
        ]


def figure(text: str) -> Figure:
    """Make a count."""
    return Count.parse(text)


class TestHistories:
    """What was stated, restated, said again and taken back."""

    def test_strength_raised(self) -> None:
        """The change has both strengths, the new statement and its passage."""
        first, second = said(Strength.EXPLORE), then(Strength.PILOT, Strength.EXPLORE)
        change = only(of_strength(first), of_strength(first, second))
        assert isinstance(change, StrengthRaised)
        assert (change.old, change.new) == (Strength.EXPLORE, Strength.PILOT)
        assert (change.added, change.withdrawn, change.citations) == ((second,), (), (SECOND,))
        assert change.before == History.of(first)
        assert change.after == History.of(first, second)
        assert change.in_words() == "strength raised from explore to pilot"

    def test_strength_lowered(self) -> None:
        """The other way round, the statement is missing."""
        first, second = said(Strength.EXPLORE), then(Strength.PILOT, Strength.EXPLORE)
        change = only(of_strength(first, second), of_strength(first))
        assert isinstance(change, StrengthLowered)
        assert (change.added, change.withdrawn, change.citations) == ((), (second,), (SECOND,))
        assert change.in_words() == "strength lowered from pilot to explore"

    def test_stated_for_the_first_time(self) -> None:
        """Nothing was known before."""
        change = only(commitment(), commitment(progress=History.of(said(Progress.DELIVERED))))
        assert type(change) is HistoryChanged
        assert change.in_words() == "progress: delivered"

    def test_said_again(self) -> None:
        """A history entry was added, and says the same."""
        first, again = said(Strength.PILOT), attrs.evolve(said(Strength.PILOT, SECOND), key="again")
        change = only(of_strength(first), of_strength(first, again))
        assert type(change) is HistoryChanged
        assert (change.added, change.citations) == ((again,), (SECOND,))
        assert change.in_words() == "strength: pilot, said again"

    def test_another_source_of_the_same_statement(self) -> None:
        """No entry was added; the passage that was is given."""
        first = said(Strength.PILOT)
        more = attrs.evolve(first, citations=(FIRST, SECOND))
        change = only(of_strength(first), of_strength(more))
        assert type(change) is HistoryChanged
        assert (change.added, change.withdrawn, change.citations) == ((), (), (SECOND,))
        assert change.in_words() == "strength: pilot; with other passages"

    def test_a_gap_that_was_found(self) -> None:
        """A history that is now known to be incomplete is another history."""
        before = of_strength(said(Strength.PILOT))
        gap = attrs.evolve(before, strength=attrs.evolve(before.strength, incomplete=True))
        change = only(before, gap)
        assert change.citations == (FIRST,)
        assert change.in_words() == "strength: pilot; known to be incomplete"
        assert only(gap, before).in_words() == "strength: pilot; not known to be incomplete"
        empty = only(commitment(), commitment(progress=History((), incomplete=True)))
        assert empty.citations == ()
        assert empty.in_words() == "progress: known to be incomplete"

    def test_another_order_of_statements(self) -> None:
        """A history is what it says and in which order that was written down."""
        one = said(Strength.PILOT)
        other = attrs.evolve(said(Strength.PILOT, SECOND, "2024"), key="other")
        change = only(of_strength(one, other), of_strength(other, one))
        assert change.in_words() == "strength: pilot; in another order"

    def test_other_links_between_the_same_statements(self) -> None:
        """What they do to each other differs, and nothing else."""
        one = said(Progress.ANNOUNCED)
        beside, instead = said(Progress.DROPPED, SECOND), then(Progress.DROPPED, one.value)
        other = then(Progress.NOT_LAUNCHED, beside.value)
        change = only(
            commitment(progress=History.of(one, beside, other)),
            commitment(progress=History.of(one, instead, other)),
        )
        assert isinstance(change, HistoryChanged)
        assert (change.added, change.withdrawn) == ((), ())
        assert change.in_words() == (
            "progress: now not launched, before announced or not launched; revising otherwise"
        )

    def test_a_statement_that_is_gone(self) -> None:
        """Backwards, from a later view to an earlier one."""
        one = said(Strength.PILOT)
        other = attrs.evolve(said(Strength.PILOT, SECOND, "2024"), key="other")
        change = only(of_strength(one, other), of_strength(one))
        assert change.in_words() == "strength: pilot; gone pilot (from 2024)"
        more = attrs.evolve(said(Strength.PILOT, SECOND, "2025"), key="more")
        change = only(of_strength(one, other, more), of_strength(one))
        assert change.in_words() == "strength: pilot; gone pilot (from 2024), pilot (from 2025)"

    def test_what_is_added_and_changes_nothing(self) -> None:
        """It is told with its value and time, and not put into the mouth of other sources."""
        now = said(Money.parse("£45m"), start="2024")
        old = said(Money.parse("£30m"), SECOND, "2019", "2019")
        change = only(line(now), line(now, old))
        assert change.in_words() == "amount: £45 million; added £30 million (2019 to 2019)"

    def test_what_is_restated_and_taken_back(self) -> None:
        """Both statements are told, and what still counts."""
        first = said(Money.parse("£45m"))
        wrong = then(Money.parse("£50m"), first.value)
        back = attrs.evolve(wrong, kind=StatementKind.WITHDRAWS, key=None, revises=wrong.key)
        change = only(line(first), line(first, wrong, back))
        assert change.in_words() == (
            "amount: £45 million; added £50 million, £50 million withdrawn"
        )

    def test_two_hedges_that_are_merged_restate_nothing(self) -> None:
        """Both still count, and what both allow is what is known now."""
        one, other = said(Money.parse("over £45m")), said(Money.parse("up to £60m"), SECOND)
        for before, after in ((line(one), line(one, other)), (line(one, other), line(one))):
            assert type(only(before, after)) is HistoryChanged
        assert only(line(one), line(one, other)).in_words() == (
            "amount: now (£45 million, £60 million], before over £45 million; "
            "added up to £60 million"
        )

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("2024", "2024-04"),
            ("2024", "2024-01"),
            ("2024", "2024-12"),
            ("2025-03-01/2025-05-31", "2025-04-01"),
            ("2024-04", "2024"),
        ],
    )
    def test_a_promise_given_more_exactly_does_not_move(self, before: str, after: str) -> None:
        """Whether it is restated so, or another source says so."""
        old, new = PartialDate.parse(before), PartialDate.parse(after)
        one = Milestone(id="m", title="M", promised=History.of(said(old)))
        for statement in (said(new, SECOND), then(new, old)):
            other = attrs.evolve(one, promised=one.promised.with_statement(statement))
            assert all(not isinstance(change, MilestoneMoved) for change in changes(one, other))

    def test_names_and_nothing(self) -> None:
        """Several ids are told in a row, and none as nothing; a field is told in words."""
        leads = History.of(said(("dfe", "moj")), Stated((), citations=(SECOND,)))
        change = only(commitment(), commitment(lead_ids=leads))
        assert change.in_words() == "lead: dfe, moj or nothing"
        change = only(commitment(), commitment(summary="A summary."))
        assert change.in_words() == "summary: from nothing to A summary."
        old = Allowance(id="a", title="A", citations=(FIRST,))
        change = only(old, attrs.evolve(old, keyed_on=History.of(said(KeyedOn.START_DATE))))
        assert change.in_words() == "keyed on: start date"

    def test_progress(self) -> None:
        """What is known now, and what was before."""
        first = said(Progress.ANNOUNCED)
        after = History.of(first, then(Progress.NOT_LAUNCHED, Progress.ANNOUNCED))
        change = only(commitment(progress=History.of(first)), commitment(progress=after))
        assert change.in_words() == "progress: now not launched, before announced"

    def test_sources_that_come_to_disagree(self) -> None:
        """Both sides are told."""
        one, other = said(Progress.ANNOUNCED), said(Progress.DROPPED, SECOND)
        change = only(
            commitment(progress=History.of(one)), commitment(progress=History.of(one, other))
        )
        assert change.in_words() == "progress: now announced or dropped, before announced"

    @pytest.mark.parametrize(
        ("before", "after", "kind", "words"),
        [
            ("£25 million", "£36 million", FigureRestated, "restated from £25 million to £36"),
            ("£45m", "over £45m", HedgeChanged, "hedged otherwise: from £45 million to over £45"),
            ("up to £8.5m", "£8.5m", HedgeChanged, "hedged otherwise: from up to £8.5 million"),
            ("about £45m", "£45m", HedgeChanged, "hedged otherwise: from about £45 million to £45"),
            ("up to £8.5m", "up to £9m", FigureRestated, "restated from up to £8.5 million"),
            ("£5 to £10", "£5", FigureRestated, "restated from £5 to £10 to £5"),
            ("£1 a week", "£1 a year", HistoryChanged, ": now £1 a year, before £1 a week"),
        ],
    )
    def test_figures(self, before: str, after: str, kind: type[Change], words: str) -> None:
        """Another number, the same number hedged otherwise, or another unit."""
        first = said(Money.parse(before))
        old = line(first)
        change = only(old, line(first, then(Money.parse(after), Money.parse(before))))
        assert type(change) is kind
        assert change.in_words().startswith(f"amount {words}".replace("amount :", "amount:"))

    @pytest.mark.parametrize(
        ("before", "after", "kind"),
        [
            (Share.parse("60%"), Share.parse("over 60%"), HedgeChanged),
            (Share.parse("10%"), Share.parse("10% or lower"), HedgeChanged),
            (Ratio.parse("6.7%"), Ratio.parse("6.8%"), FigureRestated),
            (Count.parse("up to 12 areas"), Count.parse("12 areas"), HedgeChanged),
        ],
    )
    def test_nought_and_all_are_not_named(
        self, before: Figure, after: Figure, kind: type[Change]
    ) -> None:
        """That a share is at most 100% goes without saying, and changes no figure."""
        first = said(before)
        old = Indicator(id="i", title="I", unit="share", target=History.of(first))
        new = attrs.evolve(old, target=History.of(first, then(after, before)))
        assert type(only(old, new)) is kind

    def test_the_figure_of_another_time_is_no_restatement(self) -> None:
        """The rate of March still stands beside that of April."""
        march, april = (
            said(cast("Figure", Ratio.parse(text)), FIRST, start, end)
            for text, start, end in (
                ("3.2%", "2024-03-01", "2024-03-31"),
                ("2.3%", "2024-04-01", "2024-04-30"),
            )
        )
        old = Indicator(id="i", title="I", unit="share", observations=History.of(march))
        change = only(old, attrs.evolve(old, observations=History.of(march, april)))
        assert type(change) is HistoryChanged
        assert change.in_words() == "observations: now 2.3%, before 3.2%"

    @pytest.mark.parametrize(
        ("before", "after", "low", "high", "words"),
        [
            ("2024", "2025", 1, 730, "promised moved from 2024 to 2025"),
            (
                "2024-06-15",
                "2024-06-01",
                -14,
                -14,
                "promised moved from 15 June 2024 to 1 June 2024",
            ),
            (
                "2024-06-15T12:00 Europe/London",
                "2024-06-16T12:00 Europe/London",
                1,
                1,
                "promised moved from 12.00pm on 15 June 2024 to 12.00pm on 16 June 2024",
            ),
        ],
    )
    def test_a_milestone_moved(
        self, before: str, after: str, low: int, high: int, words: str
    ) -> None:
        """By a number of days, as an interval when a day is only partly known."""
        old, new = moment(before), moment(after)
        first = said(old)
        one = Milestone(id="m", title="M", promised=History.of(first))
        change = only(one, attrs.evolve(one, promised=History.of(first, then(new, old))))
        assert isinstance(change, MilestoneMoved)
        assert (change.old, change.new, change.days) == (old, new, Interval(low, high))
        assert change.in_words() == words

    def test_only_a_promise_moves(self) -> None:
        """The day on which a thing came about is another statement of what happened."""
        first = said(PartialDate.parse("2024-06-15"))
        one = Milestone(id="m", title="M", actual=History.of(first))
        put_right = then(PartialDate.parse("2024-06-16"), first.value)
        change = only(one, attrs.evolve(one, actual=History.of(first, put_right)))
        assert type(change) is HistoryChanged
        assert change.in_words() == "actual: now 16 June 2024, before 15 June 2024"


def moment(text: str) -> PartialDate | Deadline:
    """Read a day or a deadline."""
    return Deadline.parse(text) if "T" in text else PartialDate.parse(text)


def line(*statements: Stated[Money]) -> FundingLine:
    """Make a line of money."""
    return FundingLine(
        id="l", title="L", role=FundingRole.ALLOCATION, amount=History.of(*statements)
    )
