"""Reconciliation: whether sums that sources relate to each other add up."""

from collections.abc import Iterable

import pytest

from csc_reform import (
    Basis,
    Citation,
    FundingBasis,
    FundingLine,
    FundingRole,
    Group,
    History,
    InvalidValueError,
    Money,
    PartialDate,
    PartsComplete,
    Reconciliation,
    Reform,
    Relation,
    RelationKind,
    Source,
    SourceKind,
    Stated,
    UnknownIdError,
    Verdict,
    reconcile,
)
from csc_reform.reconciliation import totals

PASSAGE = Citation(source_id="paper", locator="¶1")
LATER = Citation(source_id="later", locator="¶2")
PAPERS = (
    Source(
        id="paper",
        title="Paper",
        kind=SourceKind.PRESS_RELEASE,
        published=PartialDate.parse("2023-02-02"),
    ),
    Source(
        id="later",
        title="Later",
        kind=SourceKind.STATEMENT,
        published=PartialDate.parse("2023-12-18"),
    ),
)


def line(  # noqa: PLR0913
    id_: str,
    *amounts: str,
    relations: Iterable[Relation] = (),
    complete: PartsComplete = PartsComplete.UNSTATED,
    scope: str = "",
    citation: Citation = PASSAGE,
    basis: FundingBasis = FundingBasis.UNSTATED,
    former_ids: tuple[str, ...] = (),
) -> FundingLine:
    """Make a funding line of which so many amounts are printed."""
    return FundingLine(
        id=id_,
        title=id_.title(),
        role=FundingRole.ALLOCATION,
        amount=History.of(
            *(Stated(Money.parse(amount), citations=(citation,)) for amount in amounts)
        ),
        relations=tuple(relations),
        parts_complete=complete,
        scope=scope,
        basis=basis,
        former_ids=former_ids,
        citations=(citation,),
    )


def to(
    id_: str,
    kind: RelationKind = RelationKind.PART_OF,
    basis: Basis = Basis.STATED,
    citation: Citation = PASSAGE,
) -> Relation:
    """Make a relation to another line."""
    return Relation(kind=kind, to_id=id_, basis=basis, citations=(citation,))


def parts(
    total: str | tuple[str, ...],
    *amounts: str,
    complete: PartsComplete = PartsComplete.UNSTATED,
) -> Reconciliation:
    """Reconcile a total with these parts."""
    printed = (total,) if isinstance(total, str) else total
    whole = line("whole", *printed, complete=complete)
    inner = [line(f"part-{n}", amount, relations=[to("whole")]) for n, amount in enumerate(amounts)]
    return reconcile(Reform([*PAPERS, whole, *inner]), "whole")


def money(text: str) -> Money:
    """Read money."""
    return Money.parse(text)


class TestParts:
    """A total and its parts."""

    @pytest.mark.parametrize(
        ("complete", "amounts", "expected"),
        [
            (PartsComplete.YES, ["£60m", "£40m"], Verdict.HOLDS),
            (PartsComplete.NO, ["£60m", "£40m"], Verdict.HOLDS),
            (PartsComplete.UNSTATED, ["£60m", "£40m"], Verdict.HOLDS),
            (PartsComplete.YES, ["£60m", "£20m"], Verdict.FAILS),
            (PartsComplete.NO, ["£60m", "£20m"], Verdict.HOLDS),
            (PartsComplete.UNSTATED, ["£60m", "£20m"], Verdict.UNDETERMINED),
            (PartsComplete.YES, ["£60m", "£60m"], Verdict.FAILS),
            (PartsComplete.NO, ["£60m", "£60m"], Verdict.FAILS),
            (PartsComplete.UNSTATED, ["£60m", "£60m"], Verdict.FAILS),
            (PartsComplete.YES, ["£60m", "up to £60m"], Verdict.UNDETERMINED),
            (PartsComplete.NO, ["£60m", "up to £60m"], Verdict.UNDETERMINED),
            (PartsComplete.NO, ["£60m", "up to £40m"], Verdict.HOLDS),
            (PartsComplete.YES, ["£60m", "up to £30m"], Verdict.FAILS),
            (PartsComplete.YES, ["over £60m", "£40m"], Verdict.UNDETERMINED),
            (PartsComplete.YES, ["over £61m", "£40m"], Verdict.FAILS),
            (PartsComplete.UNSTATED, ["about £60m", "£40m"], Verdict.UNDETERMINED),
        ],
    )
    def test_verdict(self, complete: PartsComplete, amounts: list[str], expected: Verdict) -> None:
        """Parts short of the total fail only if the list of them is complete; too much always does."""
        assert expected is parts("£100m", *amounts, complete=complete).verdict

    def test_gap(self) -> None:
        """What is not itemised, worked out by hand, and what is taken as given."""
        answer = parts("£200m", "over £45m", "£25m", "£9m", "£30m")
        assert Verdict.UNDETERMINED is answer.verdict
        exact, rounded = answer.readings
        assert (exact.name, rounded.name) == ("exact", "rounded")
        assert money("over £109m") == exact.added
        assert money("£200m") == exact.total
        assert money("(-∞, £91m)") == exact.gap == answer.gap
        assert money("(-∞, £91m)") == exact.implied == answer.implied
        assert [("part-0", money("over £45m")), ("part-1", money("£25m"))] == list(exact.terms[:2])
        # 45 + 24.5 + 8.5 + 29.5 = 107.5; 200.5 - 107.5 = 93.
        assert money("over £107.5m") == rounded.added
        assert money("(-∞, £93m)") == rounded.gap
        assert "no source says whether the list of parts is complete" in answer.explanations

    def test_rounding_may_explain_a_gap(self) -> None:
        """£33m, £33m and £33m may well be £100m, and the exact sum is £99m."""
        answer = parts("£100m", "£33m", "£33m", "£33m", complete=PartsComplete.YES)
        assert [one.verdict for one in answer.readings] == [Verdict.FAILS, Verdict.UNDETERMINED]
        assert Verdict.UNDETERMINED is answer.verdict
        assert money("£1m") == answer.gap

    def test_rounding_does_not_explain_any_gap(self) -> None:
        """£30m three times is no £100m however it is rounded."""
        answer = parts("£100m", "£30m", "£30m", "£30m", complete=PartsComplete.YES)
        assert [one.verdict for one in answer.readings] == [Verdict.FAILS, Verdict.FAILS]
        assert Verdict.FAILS is answer.verdict

    def test_an_inferred_part_is_told_of(self) -> None:
        """That the part is one is our own conclusion."""
        whole = line("whole", "£100m")
        part = line("part", "£60m", relations=[to("whole", basis=Basis.INFERRED)])
        answer = reconcile(Reform([*PAPERS, whole, part]), "whole")
        assert "that the lines belong together is inferred, not stated" in answer.explanations

    def test_a_sum_that_comes_out_needs_no_explanation(self) -> None:
        """Nothing has to be explained."""
        assert parts("£100m", "£60m", "£40m").explanations == ()

    def test_because(self) -> None:
        """The passages of the relations and of all amounts, each once."""
        whole = line("whole", "£100m", citation=LATER)
        part = line("part", "£60m", relations=[to("whole")])
        answer = reconcile(Reform([*PAPERS, whole, part]), "whole")
        assert {PASSAGE, LATER} == set(answer.because)
        assert len(answer.because) == 2
        assert answer.because == answer.citations

    def test_parts_of_parts_are_counted_once(self) -> None:
        """What is inside a part is inside the whole already."""
        entities = [
            line("whole", "£100m"),
            line("part", "£60m", relations=[to("whole")]),
            line("inner", "£50m", relations=[to("part"), to("whole")]),
        ]
        answer = reconcile(Reform([*PAPERS, *entities]), "whole")
        assert money("£60m") == answer.readings[0].added

    def test_what_is_replaced_is_not_added(self) -> None:
        """A line that another one takes the place of is no further part."""
        entities = [
            line("whole", "£100m"),
            line("old", "£60m", relations=[to("whole")]),
            line("new", "£70m", relations=[to("whole"), to("old", RelationKind.SUPERSEDES)]),
        ]
        answer = reconcile(Reform([*PAPERS, *entities]), "whole")
        assert money("£70m") == answer.readings[0].added

    def test_a_sum_for_each_is_no_sum_of_all(self) -> None:
        """£50,000 for each council is not £50,000 of the whole."""
        entities = [
            line("whole", "£100,000"),
            line("each", "£50,000", relations=[to("whole")], basis=FundingBasis.EACH),
            line("rest", "£50,000", relations=[to("whole")]),
        ]
        answer = reconcile(Reform([*PAPERS, *entities]), "whole")
        assert Verdict.UNDETERMINED is answer.verdict
        assert any("each is for each of its recipients" in one for one in answer.assumptions)


def fostering(
    base: str = "£25m",
    increment: str = "up to £8.5m",
    total: str = "£36m",
    *,
    scope: str = "",
) -> Reform:
    """Make a base, an increment and a total that restates the base."""
    return Reform(
        [
            *PAPERS,
            line("base", base, scope="recruitment"),
            line(
                "more",
                increment,
                relations=[to("base", RelationKind.INCREASES, citation=LATER)],
                citation=LATER,
            ),
            line(
                "total",
                total,
                relations=[to("base", RelationKind.RESTATES, citation=LATER)],
                citation=LATER,
                scope=scope,
            ),
        ]
    )


class TestIncrements:
    """An earlier sum, what was added to it, and what it is now."""

    def test_a_sum_that_does_not_come_out(self) -> None:
        """£25m and at most £8.5m are at most £33.5m, and no £36m, rounded or not."""
        answer = reconcile(fostering(), "total")
        assert Verdict.FAILS is answer.verdict
        exact, rounded = answer.readings
        assert money("£25m to £33.5m") == exact.added
        assert money("£2.5m to £11m") == exact.gap == answer.gap
        assert money("£27.5m to £36m") == exact.implied == answer.implied
        # [24.5, 25.5) + [0, 8.5] = [24.5, 34); [35.5, 36.5) less that is (1.5, 12).
        assert money("[£24.5m, £34m)") == rounded.added
        assert money("(£1.5m, £12m)") == rounded.gap
        assert money("[£27m, £36.5m)") == rounded.implied

    def test_a_sum_that_comes_out(self) -> None:
        """Exactly as stated."""
        answer = reconcile(fostering(increment="£11m"), "total")
        assert Verdict.HOLDS is answer.verdict
        assert money("£0") == answer.gap
        assert answer.explanations == ()

    def test_a_sum_that_comes_out_only_if_rounded(self) -> None:
        """£10.6m may have made £36m of £25m, and does not as printed."""
        answer = reconcile(fostering(increment="£10.6m"), "total")
        assert [one.verdict for one in answer.readings] == [Verdict.FAILS, Verdict.UNDETERMINED]
        assert Verdict.UNDETERMINED is answer.verdict

    def test_offers_what_could_explain_it(self) -> None:
        """The scope may differ, and the base may have been revised in the meantime."""
        answer = reconcile(fostering(scope="fostering"), "total")
        assert answer.explanations == (
            "the scope may differ: recruitment / fostering",
            "the earlier sum may have been revised between 2 February 2023 and 18 December 2023",
        )

    def test_offers_nothing_that_cannot_be(self) -> None:
        """Within one source nothing was revised, and within one scope none differs."""
        entities = [
            line("base", "£25m", scope="same"),
            line("more", "£5m", relations=[to("base", RelationKind.INCREASES)]),
            line("total", "£36m", relations=[to("base", RelationKind.RESTATES)], scope="same"),
        ]
        assert reconcile(Reform([*PAPERS, *entities]), "total").explanations == ()

    def test_in_words(self) -> None:
        """Both readings on one line, and the explanations."""
        words = reconcile(fostering(), "total").in_words()
        expected = (
            "total does not reconcile; exact: £25 million + up to £8.5 million = "
            "£25 million to £33.5 million, against £36 million, "
            "leaving £2.5 million to £11 million; rounded: "
        )
        assert words.startswith(expected)
        assert "may have been revised" in words

    @pytest.mark.parametrize(
        ("increment", "expected"),
        [("£11m", "total reconciles; "), ("at least £1m", "total cannot be decided; ")],
    )
    def test_in_words_begins_with_the_verdict(self, increment: str, expected: str) -> None:
        """Each verdict has its words."""
        assert reconcile(fostering(increment=increment), "total").in_words().startswith(expected)

    def test_an_increment_made_later_is_not_in_the_total(self) -> None:
        """What was added after the total was stated cannot be in it."""
        entities = [
            line("base", "£25m"),
            line("now", "£36m", relations=[to("base", RelationKind.RESTATES)]),
            line("more", "£11m", relations=[to("base", RelationKind.INCREASES)]),
            line(
                "then",
                "£9m",
                relations=[to("base", RelationKind.INCREASES, citation=LATER)],
                citation=LATER,
            ),
        ]
        answer = reconcile(Reform([*PAPERS, *entities]), "now")
        assert Verdict.HOLDS is answer.verdict


class TestUnknownAmounts:
    """Sums of which a figure is not known."""

    @pytest.mark.parametrize("missing", ["whole", "part"])
    def test_decide_nothing(self, missing: str) -> None:
        """The answer names the line, and has no readings."""
        entities = [
            line("whole", *(() if missing == "whole" else ("£100m",))),
            line("part", *(() if missing == "part" else ("£60m",)), relations=[to("whole")]),
        ]
        answer = reconcile(Reform([*PAPERS, *entities]), "whole")
        assert Verdict.UNDETERMINED is answer.verdict
        assert answer.readings == ()
        assert answer.gap is None
        assert answer.implied is None
        assert f"the amount of {missing} is not known" == answer.explanations[0]
        assert answer.in_words().startswith("whole cannot be decided; the amount of ")

    def test_are_not_taken_for_nought(self) -> None:
        """A part without a figure does not make a complete list fall short."""
        entities = [
            line("whole", "£100m", complete=PartsComplete.YES),
            line("part", relations=[to("whole")]),
        ]
        answer = reconcile(Reform([*PAPERS, *entities]), "whole")
        assert Verdict.UNDETERMINED is answer.verdict


class TestConflicts:
    """Sums that are printed in more than one way."""

    def test_that_rounding_reconciles(self) -> None:
        """The bare figure can only be a rounding of the hedged one, which counts as printed."""
        answer = parts(("£100m", "over £100m"), "£100m", complete=PartsComplete.YES)
        exact, rounded = answer.readings
        assert money("over £100m") == exact.total
        assert money("(£100m, £100.5m)") == rounded.total
        assert answer.assumptions == ("the £100 million also printed of whole is taken as rounded",)
        assert [one.verdict for one in answer.readings] == [Verdict.FAILS, Verdict.UNDETERMINED]

    def test_that_only_rounding_reconciles(self) -> None:
        """Of two bare figures that may be one, either may be right as printed."""
        answer = parts(("£100m", "£100.2m"), "£100.1m", complete=PartsComplete.YES)
        exact, rounded = answer.readings
        assert money("£100m to £100.2m") == exact.total
        assert money("[£100.15m, £100.25m)") == rounded.total
        assert Verdict.UNDETERMINED is answer.verdict

    def test_that_rounding_does_not_reconcile(self) -> None:
        """Whichever side is right, the total lies between the two."""
        answer = parts(("£100m", "£120m"), "£110m", complete=PartsComplete.YES)
        exact, rounded = answer.readings
        assert money("£100m to £120m") == exact.total == rounded.total
        assert Verdict.UNDETERMINED is answer.verdict
        assert answer.assumptions == (
            "the sources disagree on whole, and any of their figures may be right",
        )

    def test_that_no_side_reconciles(self) -> None:
        """Whichever side is right, the parts are too much."""
        assert Verdict.FAILS is parts(("£100m", "£120m"), "£130m").verdict

    def test_of_unlike_units(self) -> None:
        """A sum once and a sum a year cannot be added up, and nothing is decided."""
        answer = parts(("£100m", "£100m a year"), "£60m")
        assert Verdict.UNDETERMINED is answer.verdict
        assert answer.readings == ()


class TestUnlikeUnits:
    """Sums once and sums at a rate."""

    def test_are_not_added(self) -> None:
        """The answer says that the units differ."""
        answer = parts("£100m", "£60m a year")
        assert Verdict.UNDETERMINED is answer.verdict
        assert answer.readings == ()
        assert any("unlike units" in one for one in answer.explanations)

    def test_of_one_unit_are_added(self) -> None:
        """Sums a year are added to sums a year."""
        answer = parts("£100m a year", "£60m a year", "£40m a year")
        assert Verdict.HOLDS is answer.verdict


class TestWhatCanBeAsked:
    """Which lines can be reconciled."""

    def test_an_unrelated_line_is_refused(self) -> None:
        """The error says which lines are made of others."""
        reform = Reform([*fostering(), line("alone", "£5m")])
        with pytest.raises(InvalidValueError) as caught:
            reconcile(reform, "alone")
        expected = "id must be a sum made of others, got 'alone'; those are: total"
        assert expected == str(caught.value)

    def test_an_unrelated_line_among_none(self) -> None:
        """Where there are none, the error says so."""
        with pytest.raises(InvalidValueError, match="none in this view"):
            reconcile(Reform([*PAPERS, line("alone", "£5m")]), "alone")

    def test_what_is_no_funding_line_is_refused(self) -> None:
        """A group is no sum."""
        with pytest.raises(InvalidValueError) as caught:
            reconcile(Reform([Group(id="a", title="A")]), "a")
        assert (caught.value.field, caught.value.value) == ("id", "a")

    def test_an_unknown_id_is_an_error(self) -> None:
        """With the ids that look like it."""
        with pytest.raises(UnknownIdError) as caught:
            reconcile(fostering(), "totl")
        assert caught.value.near == ("total",)

    def test_a_view_in_which_nobody_says_so(self) -> None:
        """In February nobody had added anything up."""
        view = fostering().known_on("2023-02-02")
        assert totals(view) == ()
        with pytest.raises(InvalidValueError):
            reconcile(view, "base")

    def test_a_restatement_of_what_is_not_there_is_refused(self) -> None:
        """A sum whose base is not in view is made of nothing in view."""
        alone = line("total", "£36m", relations=[to("ghost", RelationKind.RESTATES)])
        reform = Reform([*PAPERS, alone])
        assert totals(reform) == ()
        with pytest.raises(InvalidValueError):
            reconcile(reform, "total")

    def test_a_broken_relation_elsewhere_does_no_harm(self) -> None:
        """What is wrong with one line is not the fault of another."""
        entities = [
            line("whole", "£100m"),
            line("part", "£60m", relations=[to("whole")]),
            line("lost", "£1m", relations=[to("ghost")]),
        ]
        reform = Reform([*PAPERS, *entities])
        assert totals(reform) == ("whole",)
        assert money("£40m") == reconcile(reform, "whole").gap

    def test_a_whole_may_be_named_by_its_former_id(self) -> None:
        """A part that names its whole by an old id is a part of it all the same."""
        entities = [
            line("whole", "£100m", former_ids=("old-whole",)),
            line("part", "£60m", relations=[to("old-whole")]),
        ]
        reform = Reform([*PAPERS, *entities])
        assert totals(reform) == ("whole",)
        assert money("£40m") == reconcile(reform, "old-whole").gap

    def test_both_kinds_of_total_are_listed(self) -> None:
        """Wholes of parts and restated sums, by id."""
        entities = [
            line("a-whole", "£100m"),
            line("part", "£60m", relations=[to("a-whole")]),
        ]
        assert totals(Reform([*fostering(), *entities])) == ("a-whole", "total")
