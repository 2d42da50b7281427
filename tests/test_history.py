"""Stated facts and their histories."""

from typing import Any, cast

import attrs
import pytest

from csc_reform import (
    Citation,
    Conflict,
    ConflictError,
    Count,
    History,
    InvalidValueError,
    Money,
    NotKnown,
    NotKnownError,
    PartialDate,
    Ratio,
    Span,
    Stated,
    StatementKind,
    Strength,
)

PASSAGE = Citation(source_id="paper", locator="¶1")
LATER = Citation(source_id="later-paper", locator="¶2")


def says(  # noqa: PLR0913
    value: str,
    *,
    start: str | None = None,
    end: str = "open",
    kind: StatementKind = StatementKind.ASSERTS,
    key: str | None = None,
    revises: str | None = None,
) -> Stated[str]:
    """Make a statement of a word."""
    return Stated(
        value,
        citations=(PASSAGE,),
        effective=None if start is None else Span.parse(start, end),
        kind=kind,
        key=key,
        revises=revises,
    )


def prints(text: str) -> Stated[Money]:
    """Make a statement of a sum as it is printed."""
    return Stated(Money.parse(text), citations=(PASSAGE,))


class TestStated:
    """One statement of a value."""

    def test_a_fact_without_a_citation_cannot_be_built(self) -> None:
        """At least one passage states it."""
        with pytest.raises(InvalidValueError) as caught:
            Stated("pilot", citations=())
        assert (caught.value.field, caught.value.requirement) == (
            "citations",
            "at least one passage",
        )

    @pytest.mark.parametrize("citations", [[PASSAGE], PASSAGE, None, ("paper",)])
    def test_citations_are_a_tuple_of_citations(self, citations: object) -> None:
        """A list could change, and a text is no citation."""
        with pytest.raises(InvalidValueError) as caught:
            Stated("pilot", citations=cast("Any", citations))
        assert caught.value.field == "citations"

    @pytest.mark.parametrize("kind", [StatementKind.ASSERTS, StatementKind.REAFFIRMS])
    def test_what_only_asserts_revises_nothing(self, kind: StatementKind) -> None:
        """A statement that replaces another says in which way it does."""
        with pytest.raises(InvalidValueError) as caught:
            says("pilot", kind=kind, revises="first")
        assert ("kind", kind.value) == (caught.value.field, caught.value.value)

    @pytest.mark.parametrize(
        "kind",
        [
            StatementKind.RESTATES,
            StatementKind.CHANGES,
            StatementKind.CORRECTS,
            StatementKind.WITHDRAWS,
        ],
    )
    def test_what_revises_names_what_it_revises(self, kind: StatementKind) -> None:
        """Each kind that can revise may name what it replaces."""
        assert says("pilot", kind=kind, revises="first").revises == "first"

    @pytest.mark.parametrize("kind", ["restates", "changes", "corrects", "withdraws"])
    def test_a_revision_revises_something(self, kind: str) -> None:
        """Nothing can be revised that is not named."""
        with pytest.raises(InvalidValueError) as caught:
            says("pilot", kind=StatementKind(kind))
        assert str(caught.value) == (
            f"revises must be the key of what it {kind}, got None; or use the kind 'asserts'"
        )

    @pytest.mark.parametrize("value", [["dfe"], {"dfe": 1}, {"dfe"}, (["dfe"],)])
    def test_a_value_cannot_change(self, value: object) -> None:
        """What could be changed behind the back of a history is no value of one."""
        with pytest.raises(InvalidValueError) as caught:
            Stated(value, citations=(PASSAGE,))
        assert (caught.value.field, caught.value.value) == ("value", value)
        assert caught.value.advice == "such as a tuple"

    @pytest.mark.parametrize(
        ("field", "value"),
        [("effective", "2023"), ("kind", "asserts"), ("key", 1), ("revises", 1)],
    )
    def test_refuses_parts_of_another_type(self, field: str, value: object) -> None:
        """A text is neither a span nor a kind of statement."""
        with pytest.raises(InvalidValueError) as caught:
            Stated("pilot", citations=(PASSAGE,), **cast("Any", {field: value}))
        assert (field, value) == (caught.value.field, caught.value.value)

    def test_equality(self) -> None:
        """A statement is its value, its passages and all it says of others."""
        assert says("pilot", key="a") == says("pilot", key="a")
        assert hash(says("pilot")) == hash(says("pilot"))
        assert says("pilot") != says("pilot", start="2023")


class TestConstruction:
    """A history that exists hangs together."""

    def test_of_statements(self) -> None:
        """A history has its statements in their order, and its length is their number."""
        one, other = says("explore"), says("pilot")
        history = History.of(one, other)
        assert (one, other) == history.statements
        assert len(history) == 2
        assert len(History[str]()) == 0

    def test_with_a_statement_more(self) -> None:
        """A new history has it, and the old one is left as it was."""
        one, other = says("explore"), says("pilot")
        before = History((one,), incomplete=True)
        after = before.with_statement(other)
        assert History((one, other), incomplete=True) == after
        assert History((one,), incomplete=True) == before

    @pytest.mark.parametrize("statements", [[says("a")], says("a"), ("a",), None])
    def test_statements_are_a_tuple_of_statements(self, statements: object) -> None:
        """A list could change, and a bare value is cited by nobody."""
        with pytest.raises(InvalidValueError) as caught:
            History(cast("Any", statements))
        assert caught.value.field == "statements"

    def test_a_key_is_used_once(self) -> None:
        """Two statements of one name could not be told apart."""
        with pytest.raises(InvalidValueError) as caught:
            History.of(says("a", key="first"), says("b", key="first"))
        assert str(caught.value) == "key must be unique in its history, got 'first'"

    @pytest.mark.parametrize("key", [None, "other"])
    def test_what_is_revised_is_in_the_history(self, key: str | None) -> None:
        """A statement cannot replace what is not there."""
        with pytest.raises(InvalidValueError) as caught:
            History.of(says("a", key=key), says("b", kind=StatementKind.CHANGES, revises="first"))
        assert (caught.value.field, caught.value.value) == ("revises", "first")

    def test_nothing_revises_itself(self) -> None:
        """A circle of one is a circle."""
        with pytest.raises(InvalidValueError) as caught:
            History.of(says("a", kind=StatementKind.CHANGES, key="a", revises="a"))
        assert str(caught.value) == "revises must be free of circles, got 'a -> a'"

    def test_revisions_go_in_no_circle(self) -> None:
        """Of two statements that replace each other neither would be left; the circle is shown."""
        with pytest.raises(InvalidValueError) as caught:
            History.of(
                says("fine", key="fine"),
                says("leads there", kind=StatementKind.CHANGES, revises="a"),
                says("a", kind=StatementKind.CHANGES, key="a", revises="b"),
                says("b", kind=StatementKind.CHANGES, key="b", revises="a"),
            )
        assert str(caught.value) == "revises must be free of circles, got 'a -> b -> a'"

    def test_a_misspelt_key_is_answered_with_one_like_it(self) -> None:
        """Most revisions of nothing are slips of the pen."""
        with pytest.raises(InvalidValueError) as caught:
            History.of(
                says("a", key="first"), says("b", kind=StatementKind.CHANGES, revises="frist")
            )
        assert str(caught.value) == (
            "revises must be the key of another statement of the history, got 'frist'; "
            "did you mean 'first'?"
        )

    def test_what_is_withdrawn_is_what_was_stated(self) -> None:
        """A withdrawal of another value than was stated withdraws something else."""
        with pytest.raises(InvalidValueError) as caught:
            History.of(
                says("pilot", key="first"),
                says("explore", kind=StatementKind.WITHDRAWS, revises="first"),
            )
        assert str(caught.value) == "value must be what it withdraws, pilot, got 'explore'"

    def test_a_long_chain_is_no_deep_one(self) -> None:
        """Thousands of revisions of revisions are followed without running out of stack."""
        chain = [
            says("0", key="0"),
            *(
                says(
                    str(number),
                    start="2023-01-01",
                    kind=StatementKind.CHANGES,
                    key=str(number),
                    revises=str(number - 1),
                )
                for number in range(1, 5_000)
            ),
        ]
        history = History(tuple(reversed(chain)))
        assert history.latest == "4999"
        assert history.on("2024-01-01") == "4999"

    def test_equality(self) -> None:
        """Equal statements make equal histories; a gap before them makes a difference."""
        assert History.of(says("a")) == History.of(says("a"))
        assert hash(History.of(says("a"))) == hash(History.of(says("a")))
        assert History.of(says("a")) != History((says("a"),), incomplete=True)

    def test_cannot_be_changed(self) -> None:
        """Nothing is ever taken out of a history."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(History.of(says("a")), "statements", ())  # noqa: B010


class TestLive:
    """The statements that count."""

    def test_what_is_revised_is_not_live(self) -> None:
        """Of a chain of revisions only the last is live."""
        first = says("explore", key="first")
        second = says("pilot", kind=StatementKind.CHANGES, key="second", revises="first")
        third = says("commit", kind=StatementKind.CORRECTS, revises="second")
        assert (third,) == History.of(first, second, third).live

    def test_being_newer_never_wins_by_itself(self) -> None:
        """Statements that revise nothing stand beside each other."""
        one, other = says("explore"), says("pilot")
        assert (one, other) == History.of(one, other).live

    def test_a_withdrawal_leaves_nothing(self) -> None:
        """Neither what is withdrawn nor the withdrawal is live."""
        first = says("explore", key="first")
        back = says("explore", kind=StatementKind.WITHDRAWS, revises="first")
        assert History.of(first, back).live == ()

    def test_a_withdrawal_may_be_withdrawn(self) -> None:
        """What takes a withdrawal back states nothing of its own either."""
        first = says("explore", key="first")
        back = says("explore", kind=StatementKind.WITHDRAWS, key="back", revises="first")
        again = says("explore", kind=StatementKind.CORRECTS, revises="back")
        assert (again,) == History.of(first, back, again).live

    def test_what_a_withdrawn_change_had_replaced_counts_again(self) -> None:
        """A change that is taken back has changed nothing."""
        first = says("explore", start="2023-02-02", key="first")
        change = says(
            "pilot",
            start="2023-12-18",
            kind=StatementKind.CHANGES,
            key="change",
            revises="first",
        )
        back = says("pilot", kind=StatementKind.WITHDRAWS, revises="change")
        history = History.of(first, change, back)
        assert (first,) == history.live
        assert history.on("2024-06-01") == "explore"

    def test_a_withdrawal_that_is_withdrawn_takes_nothing_back(self) -> None:
        """What it had taken back stands again."""
        first = says("explore", key="first")
        back = says("explore", kind=StatementKind.WITHDRAWS, key="back", revises="first")
        again = says("explore", kind=StatementKind.WITHDRAWS, revises="back")
        assert (first,) == History.of(first, back, again).live

    def test_what_was_reaffirmed_and_then_changed_does_not_clash(self) -> None:
        """A reaffirmation says again what was said, and falls with it."""
        history = History.of(
            says("explore", start="2023-02-02", key="first"),
            says("explore", start="2023-09-21", kind=StatementKind.REAFFIRMS),
            says("pilot", start="2023-12-18", kind=StatementKind.CHANGES, revises="first"),
        )
        assert history.latest == "pilot"
        assert history.on("2023-10-01") == "explore"
        assert history.on("2023-12-18") == "pilot"

    def test_what_is_reaffirmed_after_the_change_clashes(self) -> None:
        """A source that still says the old after the change began contradicts it."""
        first = says("explore", start="2023-02-02", key="first")
        change = says("pilot", start="2023-12-18", kind=StatementKind.CHANGES, revises="first")
        still = says("explore", start="2024-03-01", kind=StatementKind.REAFFIRMS)
        history = History.of(first, change, still)
        assert Conflict((change, still)) == history.latest
        assert Conflict((change, still)) == history.on("2024-06-01")

    def test_a_reaffirmation_of_a_time_that_may_be_after_the_change_clashes(self) -> None:
        """Where the sources leave it open, the contradiction is shown."""
        first = says("explore", start="2023-02-02", key="first")
        change = says("pilot", start="2023-12-18", kind=StatementKind.CHANGES, revises="first")
        perhaps = says("explore", start="2023-12", kind=StatementKind.REAFFIRMS)
        assert Conflict((change, perhaps)) == History.of(first, change, perhaps).latest

    @pytest.mark.parametrize("kind", [StatementKind.CORRECTS, StatementKind.RESTATES])
    def test_what_only_repeats_an_error_falls_with_it(self, kind: StatementKind) -> None:
        """A figure that was wrong is no less so for being repeated."""
        history = History.of(
            says("82,170", start="2022", key="first"),
            says("82,170", kind=StatementKind.REAFFIRMS),
            says("82,080", start="2022", kind=kind, revises="first"),
        )
        assert history.latest == "82,080"
        assert history.on("2022-06-01") == NotKnown(
            "the sources do not say for which days they speak, 2022-06-01 among them"
        )

    @pytest.mark.parametrize("kind", [StatementKind.CORRECTS, StatementKind.RESTATES])
    def test_what_says_an_error_again_of_a_time_clashes(self, kind: StatementKind) -> None:
        """Nobody knows which of the two was said last, so that both are shown."""
        right = says("consult", start="2023-02", kind=kind, revises="first")
        again = says("explore", start="2025-01", kind=StatementKind.REAFFIRMS)
        history = History.of(says("explore", start="2023-02", key="first"), right, again)
        assert Conflict((right, again)) == history.latest

    def test_what_was_reaffirmed_and_then_taken_back_is_not_known(self) -> None:
        """A withdrawal takes the repetition back with what it repeats."""
        history = History.of(
            says("explore", key="first"),
            says("explore", kind=StatementKind.REAFFIRMS),
            says("explore", kind=StatementKind.WITHDRAWS, revises="first"),
        )
        assert NotKnown("what was stated has been withdrawn") == history.latest

    def test_what_repeats_two_statements_falls_with_the_last_of_them(self) -> None:
        """As long as one of them stands, so does the repetition."""
        history = History.of(
            says("explore", start="2023-01-01", key="one"),
            says("explore", start="2023-01-01", key="other"),
            says("explore", start="2023-02-01", kind=StatementKind.REAFFIRMS, key="again"),
            says("pilot", start="2024-01-01", kind=StatementKind.CHANGES, revises="one"),
            says("pilot", start="2025-01-01", kind=StatementKind.CHANGES, revises="other"),
        )
        assert history.latest == "pilot"
        assert {one.key for one in history.held_on("2024-06-01")} == {"other", "again", None}
        assert {one.key for one in history.held_on("2025-06-01")} == {None}
        assert history.on("2025-06-01") == "pilot"

    def test_what_repeats_without_a_time_ends_with_what_it_repeats(self) -> None:
        """From the day of the change on it says nothing any more."""
        history = History.of(
            says("explore", start="2023-02-02", key="first"),
            says("explore", kind=StatementKind.REAFFIRMS),
            says("pilot", start="2023-12-18", kind=StatementKind.CHANGES, revises="first"),
        )
        assert history.latest == "pilot"
        assert history.on("2023-12-17") == "explore"
        assert history.on("2023-12-18") == "pilot"

    @pytest.mark.parametrize("start", ["unknown", "../2022-12-31"])
    def test_what_is_reaffirmed_from_nobody_knows_when_clashes(self, start: str) -> None:
        """It speaks of a time that may be after the change, though not of its beginning."""
        first = says("explore", start="2019-01-01", key="first")
        change = says("pilot", start="2020-01-01", kind=StatementKind.CHANGES, revises="first")
        again = says("explore", start=start, end="2022-12-31", kind=StatementKind.REAFFIRMS)
        assert Conflict((change, again)) == History.of(first, change, again).latest

    def test_what_is_reaffirmed_on_the_day_of_the_change_clashes(self) -> None:
        """Nobody knows which of the two was said last."""
        first = says("explore", start="2023-02-02", key="first")
        change = says("pilot", start="2023-12-18", kind=StatementKind.CHANGES, revises="first")
        again = says("explore", start="2023-12-18", kind=StatementKind.REAFFIRMS)
        assert Conflict((change, again)) == History.of(first, change, again).latest

    def test_a_reaffirmation_alone_stands(self) -> None:
        """What it says again may be in no source here."""
        again = says("explore", kind=StatementKind.REAFFIRMS)
        other = says("explore", start="2024", kind=StatementKind.REAFFIRMS)
        assert (again, other) == History.of(again, other).live

    def test_a_reaffirmation_of_what_was_said_anew_stands(self) -> None:
        """It stands as long as one statement does that it may be repeating."""
        back_again = History.of(
            says("explore", start="2023-02", key="first"),
            says("pilot", start="2023-12", kind=StatementKind.CHANGES, key="then", revises="first"),
            says("explore", start="2024-06", kind=StatementKind.CHANGES, revises="then"),
            says("explore", start="2024-12", kind=StatementKind.REAFFIRMS),
            says("explore", start="2023-06", kind=StatementKind.REAFFIRMS),
        )
        assert back_again.latest == "explore"
        assert back_again.on("2024-03-01") == "pilot"
        assert back_again.on("2025-01-01") == "explore"

    def test_two_sources_that_clash_are_put_right_by_a_third(self) -> None:
        """It revises each of them, in a statement each; equal statements are one."""
        history = History.of(
            says("29 April", key="one"),
            says("30 April", key="other"),
            says("29 April", kind=StatementKind.CORRECTS, revises="one"),
            says("29 April", kind=StatementKind.CORRECTS, revises="other"),
        )
        assert history.latest == "29 April"


class TestLatest:
    """What the sources say, taken together."""

    def test_nothing_stated_is_not_known(self) -> None:
        """An empty history is neither nought nor none."""
        assert NotKnown("no source in view states it") == History[str]().latest
        assert str(History[str]().latest) == "not known: no source in view states it"

    def test_what_is_withdrawn_is_not_known(self) -> None:
        """The reason tells it apart from what was never stated."""
        history = History.of(
            says("explore", key="first"),
            says("explore", kind=StatementKind.WITHDRAWS, revises="first"),
        )
        assert NotKnown("what was stated has been withdrawn") == history.latest

    def test_one_statement_is_its_value(self) -> None:
        """One source is believed."""
        assert History.of(says("pilot")).latest == "pilot"

    def test_equal_statements_are_one_value(self) -> None:
        """Two sources that agree say one thing."""
        assert History.of(says("pilot"), says("pilot")).latest == "pilot"

    def test_unequal_statements_are_a_conflict(self) -> None:
        """Nobody is believed over anybody else."""
        one, other = says("pilot"), says("explore")
        latest = History.of(one, other).latest
        assert Conflict((one, other)) == latest
        assert str(latest) == "pilot | explore (conflict)"

    @pytest.mark.parametrize(
        ("figures", "expected"),
        [
            (["over £45m", "£46m"], "£46m"),
            (["at least £17", "up to £30"], "£17 to £30"),
            (["over £45m", "up to £60m", "£50m to £70m"], "£50m to £60m"),
            (["about £40m", "£41m"], "£41m"),
            (["£45m", "£45,000,000"], "£45m"),
        ],
    )
    def test_hedged_figures_that_agree_give_what_all_allow(
        self, figures: list[str], expected: str
    ) -> None:
        """Up to twelve, and twelve, is twelve."""
        for order in (figures, figures[::-1]):
            assert Money.parse(expected) == History.of(*map(prints, order)).latest

    def test_two_abouts_do_not_become_one(self) -> None:
        """About £40m and about £50m is not about £50m, whichever was printed first."""
        one, other = prints("about £40m"), prints("about £50m")
        assert History.of(one, other).latest != Money.parse("about £50m")
        assert History.of(other, one).latest != Money.parse("about £40m")

    def test_figures_that_agree_only_if_rounded_are_a_conflict(self) -> None:
        """Over £45m and £45m contradict each other as printed, and the conflict says so."""
        latest = History.of(prints("£45m"), prints("over £45m")).latest
        assert isinstance(latest, Conflict)
        assert latest.consistent_when_rounded
        assert not latest.is_of_unlike_kinds
        assert str(latest) == "£45 million | over £45 million (agree only if rounded)"

    def test_figures_that_never_agree_are_a_conflict(self) -> None:
        """£45m is no rounding of £50m."""
        latest = History.of(prints("£45m"), prints("£50m")).latest
        assert isinstance(latest, Conflict)
        assert not latest.consistent_when_rounded
        assert str(latest) == "£45 million | £50 million (conflict)"

    def test_figures_of_unlike_kinds_are_not_compared(self) -> None:
        """Areas are not authorities: the two only seem to clash."""
        counts = [Count.parse("12 local areas"), Count.parse("12 local authorities")]
        latest = History.of(*(Stated(count, citations=(PASSAGE,)) for count in counts)).latest
        assert isinstance(latest, Conflict)
        assert latest.is_of_unlike_kinds
        assert not latest.consistent_when_rounded
        expected = "12 local areas | 12 local authorities (unlike units, not compared)"
        assert expected == str(latest)

    def test_figures_and_words_are_not_compared(self) -> None:
        """A figure and something else are no two roundings of one number."""
        values: list[Ratio | str] = ["unknown", Ratio.parse("4.6%")]
        latest = History.of(*(Stated(value, citations=(PASSAGE,)) for value in values)).latest
        assert isinstance(latest, Conflict)
        assert not latest.consistent_when_rounded

    def test_a_repeated_side_is_printed_once(self) -> None:
        """Three printings of two figures are two sides for a reader."""
        latest = History.of(prints("£45m"), prints("£50m"), prints("£45m")).latest
        assert isinstance(latest, Conflict)
        assert len(latest.sides) == 3
        assert str(latest) == "£45 million | £50 million (conflict)"

    def test_of_statements_about_different_times_the_latest_counts(self) -> None:
        """The rate of last year does not clash with the rate of this year."""
        old = says("£2,000", start="2022-04-01", end="2023-03-31")
        new = says("£3,000", start="2023-04-01")
        assert History.of(old, new).latest == "£3,000"
        assert History.of(new, old).latest == "£3,000"

    @pytest.mark.parametrize("end", ["2023-04-01", "2023-04", "unknown", "open"])
    def test_times_that_may_overlap_do_not_decide(self, end: str) -> None:
        """What is not certainly over still counts."""
        old = says("£2,000", start="2022-04-01", end=end)
        new = says("£3,000", start="2023-04-01")
        assert Conflict((old, new)) == History.of(old, new).latest

    def test_a_statement_about_no_time_counts(self) -> None:
        """Without a time nothing is known to be over."""
        old = says("£2,000")
        new = says("£3,000", start="2023-04-01")
        assert Conflict((old, new)) == History.of(old, new).latest

    @pytest.mark.parametrize(
        ("dates", "expected"),
        [
            (["2023-04", "2023-04-01"], "2023-04-01"),
            (["2023-02-02/2023-05-11", "2023-05"], "2023-05-01/2023-05-11"),
        ],
    )
    def test_partial_dates_that_agree_give_what_all_allow(
        self, dates: list[str], expected: str
    ) -> None:
        """April, and the first of April, is the first of April."""
        for order in (dates, dates[::-1]):
            stated = [Stated(PartialDate.parse(text), citations=(PASSAGE,)) for text in order]
            assert PartialDate.parse(expected) == History.of(*stated).latest

    def test_partial_dates_that_disagree_are_a_conflict(self) -> None:
        """April is not May."""
        stated = [
            Stated(PartialDate.parse(t), citations=(PASSAGE,)) for t in ("2023-04", "2023-05")
        ]
        assert Conflict(tuple(stated)) == History.of(*stated).latest

    def test_a_conflict_has_the_passages_of_all_sides(self) -> None:
        """Each passage once, so that it can be cited like any fact."""
        sides = (
            Stated("pilot", citations=(PASSAGE, LATER)),
            Stated("explore", citations=(LATER,)),
        )
        assert Conflict(sides).citations == (PASSAGE, LATER)

    def test_what_the_latest_rests_on(self) -> None:
        """Of the live statements those about the latest time."""
        old = says("£2,000", start="2022-04-01", end="2023-03-31")
        new = says("£3,000", start="2023-04-01")
        assert (new,) == History.of(old, new).current
        assert (old, new) == History.of(old, new).live
        assert History[str]().current == ()

    def test_what_is_revised_does_not_clash(self) -> None:
        """A restated figure takes the place of the first one."""
        first = says("82,170", key="first")
        again = says("82,080", kind=StatementKind.RESTATES, revises="first")
        assert History.of(first, again).latest == "82,080"


def changed(kind: StatementKind) -> History[str]:
    """Make the history of a value from April 2022, and of one from April 2023 that replaces it."""
    return History.of(
        says("old", start="2022-04-01", key="first"),
        says("new", start="2023-04-01", kind=kind, revises="first"),
    )


class TestOn:
    """What held on a day."""

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2022-04-01", "old"),
            ("2023-03-31", "old"),
            ("2023-04-01", "new"),
            ("2030-01-01", "new"),
        ],
    )
    def test_a_change_leaves_the_old_value_until_it_begins(self, day: str, expected: str) -> None:
        """A change of policy does not reach back."""
        assert expected == changed(StatementKind.CHANGES).on(day)

    @pytest.mark.parametrize("kind", [StatementKind.CORRECTS, StatementKind.RESTATES])
    def test_what_was_corrected_never_held(self, kind: StatementKind) -> None:
        """Before the corrected time nothing is known, not even what was wrong."""
        history = changed(kind)
        assert NotKnown("no source in view speaks of 2022-12-31") == history.on("2022-12-31")
        assert history.on("2023-04-01") == "new"

    def test_what_was_withdrawn_never_held(self) -> None:
        """A withdrawal takes a statement back for every day."""
        history = History.of(
            says("old", start="2022-04-01", key="first"),
            says("old", kind=StatementKind.WITHDRAWS, revises="first"),
        )
        assert NotKnown("no source in view speaks of 2022-12-31") == history.on("2022-12-31")

    def test_what_was_withdrawn_from_a_day_on_held_until_then(self) -> None:
        """After that day no source says anything."""
        history = History.of(
            says("old", start="2022-04-01", key="first"),
            says("old", start="2024-01-01", kind=StatementKind.WITHDRAWS, revises="first"),
        )
        assert history.on("2023-12-31") == "old"
        assert NotKnown("no source in view speaks of 2024-01-01") == history.on("2024-01-01")
        assert NotKnown("what was stated has been withdrawn") == history.latest

    @pytest.mark.parametrize("day", ["2023-10-01", "2024-04-01"])
    def test_what_was_withdrawn_before_it_began_never_held(self, day: str) -> None:
        """A change called off in time has changed nothing."""
        history = History.of(
            says("old", start="2022-04-01", key="first"),
            says(
                "new",
                start="2024-04-01",
                kind=StatementKind.CHANGES,
                key="change",
                revises="first",
            ),
            says("new", start=day, kind=StatementKind.WITHDRAWS, revises="change"),
        )
        assert history.latest == "old"
        assert history.on("2025-01-01") == "old"

    def test_what_was_withdrawn_after_it_began_does_not_bring_the_old_back(self) -> None:
        """The change had taken place; then it ended."""
        history = History.of(
            says("old", start="2022-04-01", key="first"),
            says("new", start="2023-04-01", kind=StatementKind.CHANGES, key="c", revises="first"),
            says("new", start="2024-01-01", kind=StatementKind.WITHDRAWS, revises="c"),
        )
        assert history.on("2023-06-01") == "new"
        assert NotKnown("no source in view speaks of 2024-06-01") == history.on("2024-06-01")

    @pytest.mark.parametrize("day", ["2024-04", "2024-04-30", "2024-04-30/2024-06-01"])
    def test_what_may_have_been_withdrawn_in_time_decides_nothing(self, day: str) -> None:
        """The change may have been called off before it began, and the old may still hold."""
        history = History.of(
            says("old", start="2022-04-01", key="first"),
            says("new", start="2024-04", kind=StatementKind.CHANGES, key="change", revises="first"),
            says("new", start=day, kind=StatementKind.WITHDRAWS, revises="change"),
        )
        assert history.on("2024-03-31") == "old"
        expected = "the sources do not say for which days they speak, 2025-01-01 among them"
        assert NotKnown(expected) == history.on("2025-01-01")

    @pytest.mark.parametrize("kind", [StatementKind.CORRECTS, StatementKind.RESTATES])
    def test_a_change_whose_day_is_corrected_begins_on_the_right_day(
        self, kind: StatementKind
    ) -> None:
        """Until then the old value held."""
        history = History.of(
            says("old", start="2022-04-01", key="first"),
            says(
                "new",
                start="2024-04-01",
                kind=StatementKind.CHANGES,
                key="change",
                revises="first",
            ),
            says("new", start="2024-09-01", kind=kind, revises="change"),
        )
        assert history.on("2024-08-31") == "old"
        assert history.on("2024-09-01") == "new"

    def test_a_change_brought_forward_begins_earlier(self) -> None:
        """A change of the change takes the place of what both change."""
        history = History.of(
            says("old", start="2022-04-01", key="first"),
            says(
                "new",
                start="2025-04-01",
                kind=StatementKind.CHANGES,
                key="change",
                revises="first",
            ),
            says("newer", start="2024-04-01", kind=StatementKind.CHANGES, revises="change"),
        )
        assert history.on("2024-03-31") == "old"
        assert history.on("2024-04-01") == "newer"
        assert history.on("2026-01-01") == "newer"

    def test_what_an_answer_rests_on(self) -> None:
        """The statements that certainly held on the day, to be cited."""
        first = says("old", start="2022-04-01", key="first")
        change = says("new", start="2023-04", kind=StatementKind.CHANGES, revises="first")
        history = History.of(first, change)
        assert (first,) == history.held_on("2023-03-31")
        assert history.held_on("2023-04-15") == ()
        assert (change,) == history.held_on("2023-04-30")

    def test_a_change_from_a_day_not_given_decides_nothing(self) -> None:
        """The source says that it changed, and not when."""
        history = History.of(
            says("old", start="2022-04-01", key="first"),
            says("new", kind=StatementKind.CHANGES, revises="first"),
        )
        assert isinstance(history.on("2023-01-01"), NotKnown)

    def test_a_change_within_a_month_decides_nothing_in_it(self) -> None:
        """From April is undecided in April, and decided on both sides of it."""
        history = History.of(
            says("old", start="2022-04-01", key="first"),
            says("new", start="2023-04", kind=StatementKind.CHANGES, revises="first"),
        )
        assert history.on("2023-03-31") == "old"
        assert isinstance(history.on("2023-04-15"), NotKnown)
        assert history.on("2023-04-30") == "new"

    def test_a_statement_about_no_time_decides_nothing(self) -> None:
        """The source says it of no day in particular."""
        on = History.of(says("pilot")).on("2023-02-02")
        expected = "the sources do not say for which days they speak, 2023-02-02 among them"
        assert NotKnown(expected) == on

    def test_what_may_hold_does_no_harm_when_it_says_the_same(self) -> None:
        """Whether or not the undated source speaks of the day, the answer is one."""
        history = History.of(says("pilot", start="2023"), says("pilot"))
        assert history.on("2023-12-31") == "pilot"

    def test_what_may_hold_and_differs_decides_nothing(self) -> None:
        """The undated source may speak of the day, and then the two disagree."""
        history = History.of(says("pilot", start="2022"), says("explore"))
        assert isinstance(history.on("2023-12-31"), NotKnown)

    def test_two_values_on_one_day_are_a_conflict(self) -> None:
        """Both sources speak of the day, and differ."""
        one, other = says("pilot", start="2022"), says("explore", start="2021")
        assert Conflict((one, other)) == History.of(one, other).on("2023-12-31")

    def test_two_hedges_on_one_day_are_merged(self) -> None:
        """Hedged figures that agree give what both allow, on a day as overall."""
        span = Span.parse("2023-01-01")
        statements = [
            Stated(Money.parse(text), citations=(PASSAGE,), effective=span)
            for text in ("over £45m", "up to £50m")
        ]
        assert Money.parse("(£45m, £50m]") == History.of(*statements).on("2023-06-01")

    def test_before_the_first_statement(self) -> None:
        """Nothing speaks of the day, and an incomplete history says that something did."""
        known = History.of(says("pilot", start="2023-01-01"))
        assert NotKnown("no source in view speaks of 2022-12-31") == known.on("2022-12-31")
        unknown = History(known.statements, incomplete=True)
        expected = "the history is incomplete, and nothing recorded speaks of 2022-12-31"
        assert NotKnown(expected) == unknown.on("2022-12-31")

    def test_of_an_empty_history(self) -> None:
        """Nothing speaks of any day."""
        assert isinstance(History[str]().on("2023-01-01"), NotKnown)

    @pytest.mark.parametrize("day", ["20230101", "2023", None])
    def test_refuses_what_is_no_day(self, day: object) -> None:
        """There is no hidden today, and no loose day."""
        for method in ("on", "held_on"):
            with pytest.raises(InvalidValueError) as caught:
                getattr(History[str](), method)(day)
            assert caught.value.field == "day"


class TestSteps:
    """What was said first, what put it right, and what it changed."""

    def test_a_chain(self) -> None:
        """A correction of a change tells of that change, after what stood before it."""
        first = says("explore", key="first")
        right = says("consult", kind=StatementKind.CORRECTS, key="right", revises="first")
        change = says("pilot", kind=StatementKind.CHANGES, key="change", revises="first")
        exact = says("commit", kind=StatementKind.RESTATES, revises="change")
        one, other = History.of(first, right, change, exact).steps
        assert (one.told, one.before) == ((first, right), ())
        assert (other.told, other.before) == ((change, exact), (right,))
        assert (other.statement, other.citations) == (exact, (PASSAGE,))

    def test_what_was_taken_back_stood_before_nothing(self) -> None:
        """A change of it changes nothing that is known."""
        first = says("explore", key="first")
        back = says("explore", kind=StatementKind.WITHDRAWS, revises="first")
        change = says("pilot", kind=StatementKind.CHANGES, revises="first")
        (step,) = History.of(first, back, change).steps
        assert (step.told, step.before) == ((change,), ())

    def test_withdrawals(self) -> None:
        """Those that were not taken back."""
        first = says("explore", key="first")
        back = says("explore", kind=StatementKind.WITHDRAWS, key="back", revises="first")
        again = says("explore", kind=StatementKind.WITHDRAWS, revises="back")
        assert History.of(first, back).withdrawals == (back,)
        assert History.of(first, back, again).withdrawals == (again,)


class TestCut:
    """What is left when only some passages are known."""

    def test_a_skipped_change_makes_a_change(self) -> None:
        """However many statements are skipped on the way to what is left."""
        history = History.of(
            says("explore", start="2023-01-01", key="a"),
            attrs.evolve(
                says("pilot", start="2023-06-01", kind=StatementKind.CHANGES, key="b", revises="a"),
                citations=(LATER,),
            ),
            attrs.evolve(
                says(
                    "consult", start="2023-06-01", kind=StatementKind.CORRECTS, key="c", revises="b"
                ),
                citations=(LATER,),
            ),
            says("commit", start="2023-07-01", kind=StatementKind.CORRECTS, revises="c"),
        )
        left = history.cut(lambda citation: citation == PASSAGE)
        first, last = left.statements
        assert (last.kind, last.revises) == (StatementKind.CHANGES, "a")
        assert left.on("2023-03-01") == "explore"
        assert left.on("2023-08-01") == "commit"
        assert History.of(first).cut(lambda citation: citation == LATER) == History[str]()

    def test_a_skipped_correction_does_not(self) -> None:
        """What corrects a correction corrects what that corrected."""
        history = History.of(
            says("explore", key="a"),
            attrs.evolve(
                says("pilot", kind=StatementKind.CORRECTS, key="b", revises="a"), citations=(LATER,)
            ),
            says("commit", kind=StatementKind.RESTATES, revises="b"),
        )
        left = history.cut(lambda citation: citation == PASSAGE)
        assert (left.statements[1].kind, left.statements[1].revises) == (
            StatementKind.RESTATES,
            "a",
        )
        assert left.latest == "commit"


class TestEver:
    """Every value that was ever stated."""

    def test_what_was_revised_was_stated(self) -> None:
        """Each value once, in the order of the history."""
        history = History.of(
            says("explore", key="first"),
            says("pilot", kind=StatementKind.CHANGES, key="second", revises="first"),
            says("explore", kind=StatementKind.CHANGES, revises="second"),
        )
        assert history.ever == ("explore", "pilot")

    def test_a_withdrawal_states_nothing(self) -> None:
        """What it takes back was stated all the same."""
        history = History.of(
            says("explore", key="first"),
            says("explore", kind=StatementKind.WITHDRAWS, revises="first"),
        )
        assert history.ever == ("explore",)
        assert History[str]().ever == ()


class TestRequire:
    """A value, or an error that says why there is none."""

    def test_gives_the_value(self) -> None:
        """What is known is given."""
        history = History.of(Stated(Strength.PILOT, citations=(PASSAGE, LATER)))
        assert Strength.PILOT is history.require()

    def test_raises_when_nothing_is_stated(self) -> None:
        """The error gives the reason."""
        with pytest.raises(NotKnownError) as caught:
            History[str]().require()
        assert str(caught.value) == "not known: no source in view states it"

    def test_raises_when_the_sources_disagree(self) -> None:
        """The error gives the sides."""
        with pytest.raises(ConflictError) as caught:
            History.of(says("pilot"), says("explore")).require()
        assert str(caught.value) == "the sources disagree: pilot | explore (conflict)"
