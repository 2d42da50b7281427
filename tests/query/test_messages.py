"""What is said of what cannot be asked: the field, what it must be, what it was, and what to do."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from csc_reform import (
    Citation,
    Claim,
    Commitment,
    Count,
    CscReformError,
    FundingLine,
    FundingRole,
    Group,
    History,
    Nature,
    Pillar,
    Position,
    Predicate,
    Reform,
    Selection,
    Stance,
    Topic,
)
from csc_reform.fields import allowance, area, claim, pillar, position, rate, source, target
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.query import SortKey

PASSAGE = Citation(source_id="paper", locator="¶1")
COMMITMENTS = Selection("commitments", (Commitment(id="one", title="One", citations=(PASSAGE,)),))
LINES = Selection(
    "funding",
    tuple(
        FundingLine(id=id_, title="F", role=FundingRole.ASK, citations=(PASSAGE,))
        for id_ in ("a", "b", "c", "d")
    ),
)
POSITION = Position(
    id="p", title="P", holder_id="h", stance=Stance.URGES, topic=Topic.FUNDING, citations=(PASSAGE,)
)
STRENGTHS = (
    "one of Strength.EXPLORE, Strength.CONSULT, Strength.PILOT, Strength.COMMIT, Strength.LEGISLATE"
)
FIGURE = "a Count or a Share or a Ratio"


def loose(value: object) -> Any:  # noqa: ANN401 (what a user without a checker has)
    """Hide a type from the checkers, which would refuse what is tried here."""
    return value


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        # Operands
        (lambda: c.id == loose(3), "id must be compared with a str, got 3"),
        (lambda: c.id != loose(None), "id must be compared with a str, got None"),
        (lambda: c.strength < loose("pilot"), f"strength must be compared with {STRENGTHS}, got 'pilot'"),
        (lambda: c.strength <= loose(2), f"strength must be compared with {STRENGTHS}, got 2"),
        (lambda: c.strength > loose(None), f"strength must be compared with {STRENGTHS}, got None"),
        (lambda: c.strength.ever() >= loose(1), f"strength must be compared with {STRENGTHS}, got 1"),
        (lambda: pillar.number == loose(True), "number must be compared with an int, got True"),
        (lambda: pillar.number == loose(1.0), "number must be compared with an int, got 1.0"),
        (lambda: rate.band == loose("0-4"), "band must be compared with an AgeBand, got '0-4'"),
        (lambda: f.amount == loose(9), "amount must be compared with a Money, got 9"),
        (lambda: f.amount.may_equal(loose("£9")), "amount must be compared with a Money, got '£9'"),
        (
            lambda: f.amount.may_be_below(loose(Count.parse("1 area"))),
            "amount must be compared with a Money, got Count.parse('1 area')",
        ),
        (lambda: target.cap == loose(9), f"cap must be compared with {FIGURE}, got 9"),
        (lambda: claim.asserted == loose(9), f"asserted must be compared with {FIGURE}, got 9"),
        (lambda: c.id.is_in(loose("one")), "id must be compared with several values, got 'one'; such as a tuple"),
        (lambda: c.id.is_in(loose(1)), "id must be compared with several values, got 1; such as a tuple"),
        (lambda: c.id.is_in(loose(["one", 2])), "id must be compared with a str, got 2"),
        (lambda: c.group_ids.has(loose(2)), "group_ids must be compared with a str, got 2"),
        (lambda: c.group_ids.has(loose(["a"])), "group_ids must be compared with a str, got list of 1"),
        (lambda: c.group_ids.has_any(loose([2])), "group_ids must be compared with a str, got 2"),
        (lambda: c.group_ids.has_any(loose("a")), "group_ids must be compared with several values, got 'a'; such as a tuple"),
        (lambda: c.title.contains(loose(2)), "title must be compared with a str, got 2"),
        (lambda: c.title.matches("("), "title must be matched with a regular expression, got '('; missing ), unterminated subpattern at position 0"),
        (lambda: c.title.matches(loose(2)), "title must be matched with a regular expression, got 2"),
        (lambda: c.title.matches(loose(b"a")), "title must be matched with a regular expression, got b'a'"),
        # Days and times
        (
            lambda: source.published == "soon",
            "published must be compared with a date, got 'soon'; such as '2023-02-02' or '2023-04'",
        ),
        (lambda: source.published == loose(2023), "published must be compared with a date, got 2023; such as '2023-02-02'"),
        (lambda: source.published == loose(None), "published must be compared with a date, got None; such as '2023-02-02'"),
        (
            lambda: source.published.certainly_before(datetime(2023, 2, 2, tzinfo=UTC)),
            "published must be compared with a date, got datetime.datetime(2023, 2, 2, 0, 0, tzinfo=datetime.timezone.utc); take its .date() in the right time zone",
        ),
        (lambda: f.period.may_hold_on("2023"), "period must be a day written YYYY-MM-DD, got '2023'; such as '2023-02-02'"),
        (lambda: f.period.may_overlap(loose("2023")), "period must be compared with a Span, got '2023'"),
        (lambda: c.strength.on("2023"), "day must be a day written YYYY-MM-DD, got '2023'; such as '2023-02-02'"),
        # Parts
        (lambda: allowance.rates.any(), "rates must be asked about with a predicate, got tuple of 0"),
        (lambda: allowance.rates.any(loose(allowance.id == "a")), "condition must be about rates, got (allowance.id == 'a')"),
        (lambda: allowance.rates.any(loose(True)), "condition must be a predicate, got True; such as field == value of the right type"),
        # Predicates
        (lambda: COMMITMENTS.where(loose(True)), "condition must be a predicate, got True; such as field == value of the right type"),
        (lambda: COMMITMENTS.where(loose(c.id)), "condition must be a predicate, got commitment.id; such as field == value of the right type"),
        (lambda: COMMITMENTS.undetermined(loose(area.id == "a")), "condition must be about commitments, got (area.id == 'a')"),
        (lambda: (c.id == "a") & loose(area.id == "a"), "condition must be about commitments, got (area.id == 'a')"),
        (lambda: (c.id == "a").holds_for(loose(POSITION)), f"entity must be of commitments, got {POSITION!r}"[:120]),
        (lambda: Predicate[Any]("commitments", "=>", path="id"), "op must be one of ==, !=, is_in, is_none, is_empty, contains, matches, any, <, <=, >, >=,"),
        # Fields
        (lambda: loose(c).titel, "field must be one of the fields of a commitment, got 'titel'; did you mean 'title'?"),
        (lambda: loose(rate).amont, "field must be one of the fields of a rate, got 'amont'; did you mean 'amount'?"),
        (lambda: COMMITMENTS.select(loose("id")), "field must be a field of commitments, got 'id'"),
        (lambda: COMMITMENTS.select(loose(area.id)), "field must be a field of commitments, got area.id"),
        (lambda: COMMITMENTS.group_by(loose(c.strength.ever())), "field must be a field of commitments, got commitment.strength.ever()"),
        (lambda: COMMITMENTS.distinct(loose(None)), "field must be a field of commitments, got None"),
        (lambda: loose(COMMITMENTS).select(), "fields must be at least one, got tuple of 0"),
        (lambda: LINES.total(loose(f.scope)), "field must be a field with hedged figures of funding, got funding.scope"),
        (lambda: LINES.minimum(loose(f.role)), "field must be a field with an order of funding, got funding.role"),
        (lambda: LINES.maximum(loose(f.amount.low)), "field must be a field with an order of funding, got funding.amount.low"),
        (
            lambda: LINES.order_by(loose(f.amount)),
            "field must be a field of funding that has an order, got funding.amount; of hedged figures take .low or .high, of dates .earliest or .latest",
        ),
        (
            lambda: LINES.order_by(loose(area.id.descending())),
            "field must be a field of funding that has an order, got area.id.descending(); of hedged figures take .low or .high, of dates .earliest or .latest",
        ),
        # Selections
        (lambda: LINES.limit(-1), "limit must be 0 or more, got -1"),
        (lambda: LINES.one(), "selection must be of exactly one funding, got 4"),
        (lambda: LINES[:0].one(), "selection must be of exactly one funding, got 0"),
        (lambda: LINES[:2].one_or_none(), "selection must be of exactly one funding, got 2"),
        (lambda: LINES["aa"], "funding id must be a known id, got 'aa'; did you mean 'a'?"),
        (lambda: LINES[:0].minimum(f.amount), "selection must be of at least one funding, got 0"),
        (
            lambda: LINES[:3].total(f.amount),
            "funding.amount must be known of all, got none of a, b, c; leave these out with where(funding.amount.is_known())",
        ),
        (
            lambda: LINES.total(f.amount),
            "funding.amount must be known of all, got none of a, b, c and 1 more; leave these out with where(funding.amount.is_known())",
        ),
        (
            lambda: Selection("positions", (POSITION,)).minimum(position.date),
            "position.date must be known of all, got none of p; leave these out with where(~position.date.is_none())",
        ),
        # Reforms
        (lambda: Reform([]).of_kind(loose("commitments")), "kind must be a class of entities, such as Commitment, got 'commitments'"),
        (lambda: Reform([]).of_kind(loose(History)), "kind must be a class of entities, such as Commitment, got <class 'csc_reform.history.History'>"),
        (lambda: Reform([]).related("x", Pillar), "entity id must be a known id, got 'x'"),
        (
            lambda: Reform([Group(id="g", title="G")]).related("g", loose("positions")),
            "kind must be a class of entities, such as Commitment, got 'positions'",
        ),
    ],
)  # fmt: skip
def test_what_is_said(ask: Callable[[], object], expected: str) -> None:
    """One clear error of ours, never a bare one of Python's."""
    with pytest.raises(CscReformError) as caught:
        ask()
    assert str(caught.value).startswith(expected)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: bool(c.id == "a"),
        lambda: (c.id == "a") and (c.id == "b"),
        lambda: (c.id == "a") or (c.id == "b"),
        lambda: not loose(c.id == "a"),
        lambda: 1 if loose(c.id == "a") else 2,
        lambda: "a" < loose(c.id) < "b",
    ],
)
def test_a_predicate_has_no_truth_value(ask: Callable[[], object]) -> None:
    """Python's own and, or, not, if and chains would drop a condition."""
    expected = "a predicate has no truth value; combine predicates with & | ~, not and, or, not, if"
    with pytest.raises(TypeError) as caught:
        ask()
    assert str(caught.value) == expected


HEDGED = (
    "==, !=, is_in, certainly_exceeds, may_exceed, certainly_below, may_be_below, may_equal, "
    "is_known, is_disputed"
)


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda: loose(c.nature) < Nature.AIM, "nature must be asked with one of ==, !=, is_in, got '<'"),
        (lambda: loose(f.amount) > 3, f"amount must be asked with one of {HEDGED}, got '>'"),
        (lambda: loose(f.amount) <= 3, f"amount must be asked with one of {HEDGED}, got '<='"),
        (
            lambda: loose(f.period) == "2024",
            "period must be asked with one of certainly_holds_on, may_hold_on, certainly_overlaps, may_overlap, is_known, is_disputed, got '=='",
        ),
        (lambda: loose(c.group_ids) != "a", "group_ids must be asked with one of is_empty, has, has_any, got '!='"),
        (lambda: loose(c.group_ids) >= "a", "group_ids must be asked with one of is_empty, has, has_any, got '>='"),
        (lambda: loose(allowance.rates) == rate, "rates must be asked with one of is_empty, any, got '=='"),
        (lambda: loose(c.title).contain("x"), "title must be asked with one of ==, !=, is_in, contains, matches, <, <=, >, >=, got 'contain'; did you mean 'contains'?"),
        (lambda: loose(c.group_ids).contains("x"), "group_ids must be asked with one of is_empty, has, has_any, got 'contains'"),
        (lambda: loose(c.strength).is_none(), "strength must be asked with one of ==, !=, is_in, <, <=, >, >=, is_known, is_disputed, ever, on, got 'is_none'; did you mean"),
        (lambda: loose(c.pillar_id).is_known(), "pillar_id must be asked with one of ==, !=, is_in, is_none, contains, matches, <, <=, >, >=, got 'is_known'; did you mean 'is_none' or 'is_in'?"),
        (lambda: loose(c.nature).ever(), "nature must be asked with one of ==, !=, is_in, got 'ever'"),
        (lambda: loose(c.nature).on("2023-06-01"), "nature must be asked with one of ==, !=, is_in, got 'on'"),
        (lambda: COMMITMENTS.filter(loose(c.id == "a")), "keep must be a function, got (commitment.id == 'a'); predicates are for where"),
        (lambda: COMMITMENTS.filter(loose(None)), "keep must be a function, got None; predicates are for where"),
        (lambda: True & loose(c.id == "a"), "condition must be a predicate, got True; such as field == value of the right type"),
        (lambda: None | loose(c.id == "a"), "condition must be a predicate, got None; such as field == value of the right type"),
        (lambda: loose(COMMITMENTS)[0], "key must be an id, or a slice, got 0; or ask .first() or .items"),
        (lambda: loose(COMMITMENTS)[["a"]], "key must be an id, or a slice, got list of 1; or ask .first() or .items"),
        (lambda: c.strength.of(loose(POSITION)), "entity must be of commitments, got Position("),
        (lambda: c.pillar_id == loose(None), "pillar_id must be compared with a str, got None; ask commitment.pillar_id.is_none()"),
        (lambda: c.strength.on("2023-06-01") == loose(None), f"strength must be compared with {STRENGTHS}, got None; ask commitment.strength.on('2023-06-01').is_known()"),
        (lambda: f.amount == loose("£9"), "amount must be compared with a Money, got '£9'; such as Money.parse(…)"),
        (lambda: c.id.is_in(loose(COMMITMENTS)), "id must be compared with a str, got Commitment(id='one', title='One'"),
        (lambda: source.published.is_in(loose("2023")), "published must be compared with several values, got '2023'; such as a tuple"),
        (lambda: source.published.is_in(["soon"]), "published must be compared with a date, got 'soon'; such as '2023-02-02' or '2023-04'"),
        (
            lambda: LINES.total(f.amount.on("2023-06-01")),
            "funding.amount.on('2023-06-01') must be known of all, got none of a, b, c and 1 more; leave these out with where(funding.amount.on('2023-06-01').is_known())",
        ),
        (lambda: Selection[Claim]("claims", ()).total(claim.asserted), "selection must be of at least one claim, got 0"),
        (lambda: SortKey(c.nature), "end must be no end, of a field with an order, got ''"),
        (lambda: SortKey(c.title, "low"), "end must be no end, of a field with an order, got 'low'"),
        (lambda: SortKey(f.amount), "end must be .low or .high, got ''"),
        (lambda: SortKey(f.amount, "latest"), "end must be .low or .high, got 'latest'"),
        (lambda: Predicate[Any]("commitments", "=="), "path must be the name of a field, got ''"),
        (lambda: Predicate[Any]("commitments", "any", path="targets"), "value must be a Predicate, got None"),
        (lambda: Predicate[Any]("commitments", "is_in", path="id", value=["a"]), "value must be something that cannot change, got list of 1; such as a tuple"),
        (lambda: Predicate[Any]("commitments", "and", parts=(c.id == "a",)), "parts must be as many as 'and' joins, got 1"),
        (lambda: pillar.number == 10**5000, "number must be compared with a number of 64 bits at most, got a very large integer"),
        (lambda: c.title == "\ud800", "title must be compared with a text without control characters, got '\\ud800'"),
        (lambda: c.title.contains("\x1b"), "title must be compared with a text without control characters, got '\\x1b'"),
        (lambda: loose(COMMITMENTS)["a":"b"], "key must be a slice of whole numbers, got slice('a', 'b', None)"),
        (lambda: COMMITMENTS[::0], "key must be a slice of whole numbers, got slice(None, None, 0); slice step cannot be zero"),
        (lambda: Predicate[Any]("commitments", "and"), "parts must be as many as 'and' joins, got 0"),
        (lambda: Predicate[Any]("commitments", "not", parts=(c.id == "a",) * 2), "parts must be as many as 'not' joins, got 2"),
        (lambda: Predicate[Any]("commitments", "==", path="id", parts=(c.id == "a",)), "parts must be as many as '==' joins, got 1"),
        (lambda: Predicate[Any]("funding", "not", parts=(c.id == "a",)), "condition must be about funding, got (commitment.id == 'a')"),
    ],
)  # fmt: skip
def test_what_a_checker_would_have_said(ask: Callable[[], object], expected: str) -> None:
    """Who runs without a checker is told the same, and what to ask in its place."""
    with pytest.raises(CscReformError) as caught:
        ask()
    assert str(caught.value).startswith(expected)


@pytest.mark.parametrize("name", ["contain", "is_none", "ever"])
def test_a_question_that_a_field_has_not_is_no_attribute(name: str) -> None:
    """Python's own `hasattr` is told that it is not there."""
    assert not hasattr(cast("Any", c.nature), name)
    assert not hasattr(cast("Any", c.nature), "__wrapped__")


def test_an_entity_in_the_place_of_its_id_is_answered_with_advice() -> None:
    """Of a selection in the place of its ids, too."""
    for ask in (lambda: c.id == loose(POSITION), lambda: c.id.is_in(loose(COMMITMENTS))):
        with pytest.raises(CscReformError) as caught:
            ask()
        assert str(caught.value).endswith("; such as its .id")
    with pytest.raises(CscReformError) as caught:
        _ = pillar.number == loose(POSITION)
    assert not str(caught.value).endswith("; such as its .id")
