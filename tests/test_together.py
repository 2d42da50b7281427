"""Sums together: what lines come to, as far as sources say how they overlap."""

from decimal import Decimal
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Basis,
    Citation,
    FundingBasis,
    FundingLine,
    FundingRole,
    History,
    Interval,
    InvalidValueError,
    Money,
    Pillar,
    Reform,
    Relation,
    RelationKind,
    Stated,
    Together,
    UnknownIdError,
    cite,
    load,
    together,
)
from csc_reform.strategies import reforms

PASSAGE = Citation(source_id="paper", locator="¶1")
RELATED = Citation(source_id="paper", locator="¶2")
PART, MORE, AGAIN, INSTEAD = (
    RelationKind.PART_OF,
    RelationKind.INCREASES,
    RelationKind.RESTATES,
    RelationKind.SUPERSEDES,
)


def line(id_: str, *amounts: str, **related: RelationKind) -> FundingLine:
    """Make a line of which so many amounts are printed, related to others by their ids."""
    return FundingLine(
        id=id_,
        title=id_.title(),
        role=FundingRole.ALLOCATION,
        amount=History.of(*(Stated(Money.parse(one), citations=(PASSAGE,)) for one in amounts)),
        relations=tuple(
            Relation(kind=kind, to_id=to_id, basis=Basis.STATED, citations=(RELATED,))
            for to_id, kind in related.items()
        ),
        citations=(PASSAGE,),
    )


def asked(*lines: FundingLine, only: tuple[str, ...] = ()) -> Together:
    """Ask what lines come to, or only some of them."""
    return together(Reform(lines), only or [one.id for one in lines])


class TestOverlap:
    """Nobody says how two sums overlap."""

    def test_from_the_larger_to_both(self) -> None:
        """One may be in the other, or neither."""
        found = asked(line("a", "£9m"), line("b", "£20m"))
        assert str(found.amount) == "£20 million to £29 million"
        assert found.unknown_overlaps
        assert found.because == found.citations == (PASSAGE,)
        assert found.in_words() == (
            "a and b come to £20 million to £29 million together; "
            "no source says how those that count overlap"
        )

    @pytest.mark.parametrize(
        ("amounts", "expected"),
        [
            (("over £45m", "£9m"), "over £45 million"),
            (("over £45m", "£45m"), "over £45 million"),
            (("up to £8.5m", "£2m"), "£2 million to £10.5 million"),
            (("about £2m", "£3m"), "at least £3 million"),
            (("under £8m", "£2m"), "[£2 million, £10 million)"),
            (("£1m", "£2m", "£3m"), "£3 million to £6 million"),
        ],
    )
    def test_hedges_count(self, amounts: tuple[str, ...], expected: str) -> None:
        """The largest of the least, and the sum of the most, each open where it is."""
        found = asked(*(line(f"line-{at}", one) for at, one in enumerate(amounts)))
        assert str(found.amount) == expected

    def test_one_line_is_itself(self) -> None:
        """However often it is named, and by whichever of its ids."""
        renamed = attrs.evolve(line("a", "£9m"), former_ids=("old-a",))
        found = together(Reform([renamed]), ["a", "old-a", "a"])
        assert (found.ids, str(found.amount)) == (("a",), "£9 million")
        assert not found.unknown_overlaps
        assert found.in_words() == "a comes to £9 million"

    def test_what_is_not_known_may_be_anything(self) -> None:
        """It adds nothing certain, and no end."""
        found = asked(line("a", "£9m"), line("b"))
        assert str(found.amount) == "at least £9 million"
        assert found.assumptions == ("the amount of b is not known, and may be anything",)

    def test_where_sources_disagree(self) -> None:
        """Any of their figures may be right."""
        found = asked(line("a", "£9m", "£12m"), line("b", "£20m"))
        assert str(found.amount) == "£20 million to £32 million"
        assert found.assumptions == (
            "the sources disagree on a, and any of their figures may be right",
        )

    def test_for_each_of_some(self) -> None:
        """There is one at least, and nobody says how many."""
        each = attrs.evolve(line("a", "£5m"), basis=FundingBasis.EACH)
        assert str(asked(each).amount) == "at least £5 million"
        roughly = attrs.evolve(line("a", "about £5m"), basis=FundingBasis.EACH)
        assert asked(roughly, line("b", "£1m")).amount == Money.at_least(1_000_000)
        more = attrs.evolve(line("a", "over £5m"), basis=FundingBasis.EACH)
        assert str(asked(more).amount) == "over £5 million"
        assert asked(more).assumptions == (
            "a is for each of its recipients, whose number is not taken in",
        )

    def test_what_is_not_known_is_so_for_each(self) -> None:
        """It has no figure to be multiplied, and both are told."""
        unknown = attrs.evolve(line("a"), basis=FundingBasis.EACH)
        found = asked(unknown, line("b", "over £5m"))
        assert str(found.amount) == "over £5 million"
        assert len(found.assumptions) == 2


class TestRelations:
    """Sources say how sums overlap."""

    def test_a_part_is_in_its_whole(self) -> None:
        """By way of a line that is not asked about, too."""
        lines = (line("a", "£9m", b=PART), line("b", "£20m", c=PART), line("c", "£200m"))
        found = asked(*lines, only=("a", "c"))
        assert str(found.amount) == "£200 million"
        assert found.left_out == (("a", "is part of c"),)
        assert not found.unknown_overlaps

    def test_what_is_restated_as_a_part_is_in_the_whole(self) -> None:
        """Though none of the two is asked about that says so, and the whole is restated itself."""
        lines = (
            line("a", "£270m"),
            line("again", "£270m", a=AGAIN, whole=PART),
            line("whole", "£541m"),
            line("total", "£541.5m", whole=AGAIN),
        )
        for asked_of in (("a", "whole"), ("a", "total")):
            found = asked(*lines, only=asked_of)
            assert found.left_out == (("a", f"is part of {asked_of[1]}"),)
            assert found.because == (PASSAGE, RELATED)
        # That one holds the other says nothing the other way round.
        assert asked(*lines, only=("again", "a")).left_out == (("a", "is restated by again"),)

    def test_two_parts_of_one_whole_may_overlap(self) -> None:
        """That both are in it does not say that they are apart."""
        lines = (line("a", "£9m", c=PART), line("b", "£20m", c=PART), line("c", "£200m"))
        assert str(asked(*lines, only=("a", "b")).amount) == "£20 million to £29 million"

    def test_what_is_replaced_or_restated_does_not_count(self) -> None:
        """Of each there is the newer."""
        replaced = asked(line("a", "£16m"), line("b", "£40m", a=INSTEAD))
        assert (str(replaced.amount), replaced.left_out) == (
            "£40 million",
            (("a", "is replaced by b"),),
        )
        restated = asked(line("a", "£16m"), line("b", "£40m", a=AGAIN))
        assert restated.left_out == (("a", "is restated by b"),)
        assert restated.because == (PASSAGE, RELATED)

    def test_an_increase_is_added(self) -> None:
        """Each to what it increases; several to one."""
        found = asked(line("a", "£25m"), line("b", "up to £8.5m", a=MORE), line("c", "£1m", a=MORE))
        assert str(found.amount) == "£26 million to £34.5 million"
        assert not found.unknown_overlaps
        chain = asked(line("a", "£25m"), line("b", "£8m", a=MORE), line("c", "£1m", b=MORE))
        assert str(chain.amount) == "£34 million"

    def test_an_increase_of_what_is_not_asked_about_is_not_the_last(self) -> None:
        """The next that it increases is found all the same."""
        lines = (line("a", "£25m"), line("b", "£8m", z=MORE, a=MORE), line("z", "£1m"))
        assert str(asked(*lines, only=("a", "b")).amount) == "£33 million"

    def test_an_increase_is_in_the_restated_total(self) -> None:
        """It is not added once more."""
        found = asked(line("a", "£25m"), line("b", "£8m", a=MORE), line("c", "£36m", a=AGAIN))
        assert str(found.amount) == "£36 million"
        assert dict(found.left_out) == {
            "a": "is restated by c",
            "b": "is an increase within c",
        }

    def test_an_increase_alone_may_overlap_with_another_sum(self) -> None:
        """What it increases is not asked about."""
        lines = (line("a", "£25m"), line("b", "£8m", a=MORE), line("c", "£2m"))
        assert str(asked(*lines, only=("b", "c")).amount) == "£8 million to £10 million"

    def test_in_a_circle_one_still_counts(self) -> None:
        """Two lines that are each in the other are not nothing."""
        found = asked(line("a", "£9m", b=PART), line("b", "£20m", a=PART))
        assert found.left_out == (("b", "is part of a"),)
        assert str(found.amount) == "£9 million"
        three = asked(
            line("a", "£1m", b=INSTEAD), line("b", "£2m", c=INSTEAD), line("c", "£3m", a=INSTEAD)
        )
        assert len(three.left_out) == 2


class TestRefusals:
    """What is no sum."""

    @pytest.mark.parametrize(
        ("ids", "words"),
        [
            ([], "ids must be at least one"),
            ("a", "ids must be several ids, got 'a'; give a list"),
            (None, "ids must be something to go through"),
            (["pillar"], "ids must be the ids of funding lines, got 'pillar'"),
            (["a", "weekly"], "ids must be sums in one unit"),
            (["odd"], "odd must be in one unit"),
            (["a", "cut"], "cut must be £0 or more, to be part of a sum or beside one, got '-£2"),
        ],
    )
    def test_each_is_one_error(self, ids: object, words: str) -> None:
        """It says what is meant."""
        reform = Reform(
            [
                line("a", "£9m"),
                line("weekly", "£9 a week"),
                line("odd", "£9", "£9 a week"),
                line("cut", "-£2 million"),
                Pillar(id="pillar", title="Pillar", number=1, citations=(PASSAGE,)),
            ]
        )
        with pytest.raises(InvalidValueError) as refused:
            together(reform, cast("Any", ids))
        assert str(refused.value).startswith(words)

    def test_an_unknown_id(self) -> None:
        """With those that look like it, and for what is no id at all."""
        with pytest.raises(UnknownIdError, match="got 3"):
            together(load(), cast("Any", [3]))
        with pytest.raises(UnknownIdError, match="did you mean 'kinship-9m'"):
            together(load(), ["kinship-9n"])


@given(reforms(), st.data())
def test_it_is_at_least_the_largest_and_at_most_all(reform: Reform, data: st.DataObject) -> None:
    """
    Whatever the relations: of what counts, no line is larger, and all are no less.

    What is added to a figure without bounds has none either.
    """
    ids = list(reform.funding.ids())
    if not ids:
        return
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=4))
    try:
        found = together(reform, chosen)
    except InvalidValueError:
        return
    out = dict(found.left_out)
    assert set(found.ids) == set(chosen)
    assert set(out) < set(found.ids)
    assert found.amount.interval == together(reform, chosen[::-1]).amount.interval or out
    counted = [reform.funding[id_] for id_ in found.ids if id_ not in out]
    figures = [one.amount.latest for one in counted]
    lows = [figure.low if isinstance(figure, Money) else None for figure in figures]
    known = [low for low in lows if low is not None]
    added = any(relation.kind is MORE for one in counted for relation in one.relations)
    if known and (len(known) == len(lows) or not added):
        low = found.amount.low
        assert low is not None
        assert low >= max(known)
    highs = [figure.high if isinstance(figure, Money) else None for figure in figures]
    plain = all(one.basis is not FundingBasis.EACH for one in counted)
    if plain and all(high is not None for high in highs):
        assert found.amount.high == sum((high for high in highs if high is not None), Decimal(0))


@given(st.lists(st.integers(0, 50), min_size=1, max_size=5), st.data())
def test_every_way_to_overlap_is_in_the_range(pounds: list[int], data: st.DataObject) -> None:
    """Sums that are sets of pounds, some of them shared, come to what is in the range."""
    lines = [line(f"line-{at}", f"£{one}") for at, one in enumerate(pounds)]
    pots = [set(data.draw(st.permutations(range(60)))[:one]) for one in pounds]
    spent = len(set[int]().union(*pots))
    assert asked(*lines).amount.interval.contains(spent)
    assert asked(*lines).amount.interval == Interval(max(pounds), sum(pounds))


def test_the_answer_is_cited() -> None:
    """Each figure with its passage."""
    view = load().known_on("2023-12-18")
    notes = cite(view, together(view, ["kinship-9m", "kinship-strategy-20m"]))
    assert [note.rpartition(", ")[2] for note in notes] == ["¶21: £9 million", "¶12: £20 million"]
