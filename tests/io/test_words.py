"""Queries in words: the language of the command line."""

from typing import Any, cast

import pytest

from csc_reform import (
    Allowance,
    Citation,
    Claim,
    Commitment,
    Count,
    CscReformError,
    Entity,
    FundingLine,
    FundingRole,
    InvalidValueError,
    Money,
    OperandRole,
    Pillar,
    Predicate,
    Progress,
    Region,
    Share,
    Source,
    Span,
    Strength,
    load,
    read_conditions,
    read_field,
    read_sort_key,
)
from csc_reform.fields import allowance, claim, operand, pillar, rate, source, target
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f


class TestConditions:
    """Conditions in words, and the Python they stand for."""

    @pytest.mark.parametrize(
        ("kind", "words", "expected"),
        [
            (Commitment, "strength>=pilot", c.strength >= Strength.PILOT),
            (Commitment, " strength  >=  pilot ", c.strength >= Strength.PILOT),
            (Commitment, "strength>=PILOT", c.strength >= Strength.PILOT),
            (Commitment, "id=a", c.id == "a"),
            (Commitment, "id==a", c.id == "a"),
            (Commitment, "id!=a", c.id != "a"),
            (Commitment, "title<b", c.title < "b"),
            (Commitment, "title = two words", c.title == "two words"),
            (Commitment, "summary=''", c.summary == ""),
            (Commitment, "title = 'two words'", c.title == "two words"),
            (Commitment, 'title = "=="', c.title == "=="),
            (Commitment, "pillar_id = 'none'", c.pillar_id == "none"),
            (Commitment, "title contains is_in", c.title.contains("is_in")),
            (Commitment, "title matches ^a = b$", c.title.matches("^a = b$")),
            (Commitment, "not title contains x", ~c.title.contains("x")),
            (Commitment, "pillar_id is_none", c.pillar_id.is_none()),
            (Commitment, "id is_in a,b, c", c.id.is_in(["a", "b", "c"])),
            (Commitment, "id is_in 'a', 'b, c'", c.id.is_in(["a", "b, c"])),
            (Commitment, "title = it's so", c.title == "it's so"),
            (Commitment, """title = "'tis so\"""", c.title == "'tis so"),
            (Commitment, "title is_in a\nb, c", c.title.is_in(["a\nb", "c"])),
            (
                Claim,
                "operands any what contains 'pay and what contains conditions'",
                claim.operands.any(operand.what.contains("pay and what contains conditions")),
            ),
            (
                Claim,
                'operands any what = "a and b" and role = old value',
                claim.operands.any(operand.what == "a and b", operand.role == OperandRole.OLD),
            ),
            (
                FundingLine,
                "period may_overlap 2024-04-06 / unknown",
                f.period.may_overlap(Span.parse("2024-04-06", "unknown")),
            ),
            (
                Source,
                "published is_in 2023-02-02, 2023-03",
                source.published.is_in(["2023-02-02", "2023-03"]),
            ),
            (
                FundingLine,
                "role is_in ask, running total",
                f.role.is_in([FundingRole.ASK, FundingRole.RUNNING_TOTAL]),
            ),
            (Commitment, 'id is_in "a, b", c', c.id.is_in(["a, b", "c"])),
            (
                FundingLine,
                'amount is_in "£126,000,000",£9m',
                f.amount.is_in([Money.parse("£126m"), Money.parse("£9m")]),
            ),
            (Commitment, "group_ids has a", c.group_ids.has("a")),
            (Commitment, "lead_ids ever has dfe", c.lead_ids.ever().has("dfe")),
            (Commitment, "strength ever = pilot", c.strength.ever() == Strength.PILOT),
            (Commitment, "strength ever=pilot", c.strength.ever() == Strength.PILOT),
            (
                Commitment,
                "strength on 2023-06-01<pilot",
                c.strength.on("2023-06-01") < Strength.PILOT,
            ),
            (Commitment, "progress = under way", c.progress == Progress.UNDER_WAY),
            (Commitment, "progress = under_way", c.progress == Progress.UNDER_WAY),
            (Commitment, "strength is_disputed", c.strength.is_disputed()),
            (Pillar, "number>2", pillar.number > 2),
            (FundingLine, "amount=over £45m", f.amount == Money.parse("over £45m")),
            (
                FundingLine,
                "period may_overlap 2023-04/2024-03",
                f.period.may_overlap(Span.parse("2023-04-01", "2024-03-31")),
            ),
            (
                FundingLine,
                "period may_overlap 2026",
                f.period.may_overlap(Span.parse("2026-01-01", "2026-12-31")),
            ),
            (
                FundingLine,
                "period may_overlap 2026/open",
                f.period.may_overlap(Span.parse("2026-01-01")),
            ),
            (
                FundingLine,
                "period certainly_holds_on 2024-01-01",
                f.period.certainly_holds_on("2024-01-01"),
            ),
            (
                Source,
                "published certainly_within 2023-02",
                source.published.certainly_within("2023-02"),
            ),
            (Claim, "asserted = share 60%", claim.asserted == Share.parse("60%")),
            (Claim, "asserted = 12 areas", claim.asserted == Count.parse("12 areas")),
            (Claim, "asserted = count 12 areas", claim.asserted == Count.parse("12 areas")),
            (Pillar, "number != -12345678901", pillar.number != -12345678901),
            (
                Allowance,
                "rates any region = London",
                allowance.rates.any(rate.region == Region.LONDON),
            ),
            (
                Allowance,
                "rates any region = London and not band is_none and span may_hold_on 2025-05-01",
                allowance.rates.any(
                    rate.region == Region.LONDON,
                    ~rate.band.is_none(),
                    rate.span.may_hold_on("2025-05-01"),
                ),
            ),
            (
                Commitment,
                "targets any what = fish and chips",
                c.targets.any(target.what == "fish and chips"),
            ),
            (
                Allowance,
                "not rates any not band is_none",
                ~allowance.rates.any(~rate.band.is_none()),
            ),
        ],
    )
    def test_stand_for_python(
        self, kind: type[Entity], words: str, expected: Predicate[Any]
    ) -> None:
        """A condition in words is the very predicate that Python makes."""
        assert read_conditions([words], kind) == (expected,)

    def test_several(self) -> None:
        """Each is a condition of its own."""
        assert read_conditions(["id=a", "id=b"], Commitment) == (c.id == "a", c.id == "b")
        assert read_conditions([], Commitment) == ()

    @pytest.mark.parametrize(
        ("kind", "words", "expected"),
        [
            (Pillar, "number = 2.5", "number must be a whole number, got '2.5'"),
            (Pillar, "number = two", "number must be a whole number, got 'two'"),
            (Pillar, "number = \u0662", "number must be a whole number, got '\u0662'"),
            (
                FundingLine,
                "amount = 9",
                (
                    "money must be a figure such as '£9 million', 'over £45m' or '£225 a week', got "
                    "'9'; not understood from position 0: '9'"
                ),
            ),
            (
                FundingLine,
                "role = asks",
                (
                    "role must be one of envelope, allocation, increment, running total, element, ask, "
                    "estimate, got 'asks'; did you mean 'ask'?"
                ),
            ),
            (
                Source,
                "published = soon",
                (
                    "date must be a day, month or year of the calendar, got 'soon'; such as "
                    "'2023-02-02' or '2023-04'"
                ),
            ),
            (
                FundingLine,
                "period may_overlap soon",
                (
                    "date must be a day, month or year of the calendar, got 'soon'; such as "
                    "'2023-02-02' or '2023-04'"
                ),
            ),
            (
                Claim,
                "asserted = 5%",
                (
                    "figure must be one of count, share, ratio, got '5%'; say which before it, such as "
                    "'share 60%'"
                ),
            ),
            (
                Claim,
                "asserted = much",
                (
                    "figure must be one of count, share, ratio, got 'much'; say which before it, such "
                    "as 'share 60%'"
                ),
            ),
            (
                Commitment,
                "targets any what",
                (
                    "condition must be a field, an operator and a value, got 'what'; such as "
                    "'strength>=pilot', 'title contains kinship' or 'pillar_id is_none'"
                ),
            ),
            (
                Commitment,
                "not",
                (
                    "condition must be a field, an operator and a value, got 'not'; such as "
                    "'strength>=pilot', 'title contains kinship' or 'pillar_id is_none'"
                ),
            ),
            (
                Commitment,
                "id ever = a",
                "field must be one with a history, to be asked of a time, got 'id'",
            ),
            (
                Commitment,
                "pillar_id=",
                (
                    "pillar_id must be followed by a value after ==, got ''; put a value in quotes that is empty or begins so"
                ),
            ),
            (
                Commitment,
                "title<>a",
                (
                    "title must be followed by a value after <, got '>a'; put a value in quotes that is empty or begins so"
                ),
            ),
            (
                Commitment,
                "title=>a",
                (
                    "title must be followed by a value after ==, got '>a'; put a value in quotes that is empty or begins so"
                ),
            ),
            (
                Commitment,
                "title=~kin",
                (
                    "title must be followed by a value after ==, got '~kin'; put a value in quotes that is empty or begins so"
                ),
            ),
            (
                Commitment,
                "title contains",
                (
                    "title must be followed by a value after contains, got ''; put a value in quotes that is empty or begins so"
                ),
            ),
            (
                Commitment,
                "id is_in",
                (
                    "id must be followed by a value after is_in, got ''; put a value in quotes that is empty or begins so"
                ),
            ),
            (
                Commitment,
                "title contains 'kin",
                (
                    'title must be followed by a value after contains, got "\'kin"; close the quotes that '
                    "it begins with, or put others around it"
                ),
            ),
            (
                Commitment,
                'title contains "a" or "b"',
                (
                    'title must be followed by a value after contains, got \'"a" or "b"\'; close the '
                    "quotes that it begins with, or put others around it"
                ),
            ),
            (
                Commitment,
                "id is_in 'a, b",
                (
                    'id must be followed by a value after is_in, got "\'a"; close the quotes that it '
                    "begins with, or put others around it"
                ),
            ),
            (
                Commitment,
                "id is_in a,,b",
                (
                    "id must be followed by a value after is_in, got ''; put a value in quotes that is "
                    "empty or begins so"
                ),
            ),
            (
                Commitment,
                "id is_in a,",
                (
                    "id must be followed by a value after is_in, got ''; put a value in quotes that is "
                    "empty or begins so"
                ),
            ),
            (
                Allowance,
                "rates any ",
                (
                    "condition must be a field, an operator and a value, got ''; such as "
                    "'strength>=pilot', 'title contains kinship' or 'pillar_id is_none'"
                ),
            ),
            (
                Commitment,
                "pillar_id != null",
                "pillar_id must be followed by a value after !=, got 'null'; or is_none",
            ),
            (
                Commitment,
                "pillar_id = None",
                "pillar_id must be followed by a value after ==, got 'None'; or is_none",
            ),
            (
                Commitment,
                "pillar_id is_none x",
                "pillar_id must be followed by nothing after is_none, got 'x'",
            ),
            (
                Commitment,
                "titel = x",
                (
                    "field must be one of the fields of a commitment, got 'titel'; did you mean "
                    "'title'?"
                ),
            ),
            (
                Allowance,
                "rates any regoin = London",
                "field must be one of the fields of a rate, got 'regoin'; did you mean 'region'?",
            ),
        ],
    )
    def test_refusals(self, kind: type[Entity], words: str, expected: str) -> None:
        """What is wrong is named by its field, with what it may have been."""
        with pytest.raises(CscReformError) as caught:
            read_conditions([words], kind)
        assert expected == str(caught.value)

    @pytest.mark.parametrize("words", ["id=a", 5, None])
    def test_conditions_are_several(self, words: object) -> None:
        """A text is no list of its letters."""
        with pytest.raises(InvalidValueError) as caught:
            read_conditions(cast("Any", words), Commitment)
        expected = f"conditions must be several texts, got {words!r}; such as a list of one"
        assert expected == str(caught.value)

    @pytest.mark.parametrize("words", [5, None])
    def test_a_condition_is_a_text(self, words: object) -> None:
        """Anything else is said to be no condition."""
        with pytest.raises(InvalidValueError, match="condition must be a field, an operator"):
            read_conditions([cast("Any", words)], Commitment)

    @pytest.mark.parametrize("kind", ["commitments", None, Citation])
    def test_the_kind_is_a_class_of_entities(self, kind: object) -> None:
        """The name of a kind is no class, for a checker could not follow it."""
        with pytest.raises(InvalidValueError) as caught:
            read_conditions(["id=a"], cast("Any", kind))
        expected = f"kind must be a class of entities, such as Commitment, got {kind!r}"
        assert expected == str(caught.value)


class TestFieldsAndSortKeys:
    """What to print, and what to sort by."""

    def test_a_field(self) -> None:
        """A field, or a field on a day."""
        assert repr(read_field(" title ", Commitment)) == "commitment.title"
        assert (
            repr(read_field("strength on 2023-06-01", Commitment))
            == "commitment.strength.on('2023-06-01')"
        )

    @pytest.mark.parametrize(
        ("kind", "words", "expected"),
        [
            (Commitment, "title", c.title),
            (Commitment, "strength:desc", c.strength.descending()),
            (
                Commitment,
                "strength on 2023-06-01:desc",
                c.strength.on("2023-06-01").descending(),
            ),
            (FundingLine, "amount.low", f.amount.low),
            (FundingLine, "amount.high:desc", f.amount.high.descending()),
            (Source, "published.latest", source.published.latest),
            (Source, "published.earliest:desc", source.published.earliest.descending()),
        ],
    )
    def test_a_sort_key(self, kind: type[Entity], words: str, expected: Any) -> None:  # noqa: ANN401
        """A field or an end of one, turned around or not."""
        key = read_sort_key(words, kind)
        assert repr(expected.sort_key()) == repr(key)
        entities = load().of_kind(kind)
        assert entities.order_by(expected) == entities.order_by(key)

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            (
                "title on",
                (
                    "field must be a name, or a name and a day, got 'title on'; such as 'strength' or "
                    "'strength on 2023-06-01'"
                ),
            ),
            (
                "title on 2023-06-01",
                "field must be one with a history, to be asked of a time, got 'title'",
            ),
            (
                "titel",
                "field must be one of the fields of a funding, got 'titel'; did you mean 'title'?",
            ),
        ],
    )
    def test_what_is_no_field(self, words: str, expected: str) -> None:
        """What is wrong is named, with what it may have been."""
        with pytest.raises(CscReformError) as caught:
            read_field(words, FundingLine)
        assert expected == str(caught.value)

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            (
                "title:up",
                (
                    "sort must be a field, perhaps with an end, got 'title:up'; such as 'title', "
                    "'strength:desc', 'amount.low' or 'published.latest'"
                ),
            ),
            ("role", "sort must be a field that has an order, got 'role'"),
            ("role.low", "sort must be a field that has an order, got 'role.low'"),
            ("title.low", "sort must be title followed by no end, got 'title.low'"),
            ("amount", "sort must be amount followed by .low or .high, got 'amount'"),
            ("amount.latest", "sort must be amount followed by .low or .high, got 'amount.latest'"),
            ("amount.unit", "sort must be amount followed by .low or .high, got 'amount.unit'"),
        ],
    )
    def test_what_is_no_sort_key(self, words: str, expected: str) -> None:
        """What is wrong is named, with what it may have been."""
        with pytest.raises(CscReformError) as caught:
            read_sort_key(words, FundingLine)
        assert expected == str(caught.value)
