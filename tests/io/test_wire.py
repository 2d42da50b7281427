"""The wire table: how each type stands in a document."""

import json
from datetime import time
from typing import Any, cast

import pytest

from csc_reform import (
    AgeBand,
    Allowance,
    AllowanceKind,
    Area,
    AreaKind,
    Basis,
    Citation,
    Claim,
    ClaimKind,
    Commitment,
    Confidence,
    Consultation,
    Count,
    Deadline,
    DocumentError,
    Entity,
    FundingLine,
    FundingRole,
    Group,
    History,
    Instalment,
    KeyedOn,
    Milestone,
    Money,
    Operand,
    OperandRole,
    PartialDate,
    Pillar,
    Position,
    Programme,
    Rate,
    Ratio,
    Reform,
    Region,
    Relation,
    RelationKind,
    Share,
    Source,
    SourceKind,
    Span,
    Stance,
    Stated,
    StatementKind,
    Strength,
    Target,
    Topic,
    YearKind,
    dumps,
    loads,
)
from csc_reform.entities.commitments import Figure

PASSAGE = Citation(source_id="paper", locator="¶1")
WIRE_PASSAGE = {"source_id": "paper", "locator": "¶1"}


def labels(**fields: object) -> dict[str, Any]:
    """Give what every record begins with, and these fields."""
    return {"id": "a", "title": "A", **fields}


def statements(*values: object) -> dict[str, object]:
    """Give the wire form of a history of cited values."""
    return {"statements": [{"value": value, "citations": [WIRE_PASSAGE]} for value in values]}


def wire(entity: Entity) -> object:
    """Give the record that an entity is written as."""
    document = json.loads(dumps(Reform([entity], title="Mine")))
    return document[entity.KIND][0]


def read(kind: str, record: dict[str, object]) -> Entity:
    """Read one record."""
    document = {"schema_version": 1, "title": "Mine", kind: [record]}
    return next(iter(loads(json.dumps(document))))


RECORDS: list[tuple[Entity, dict[str, Any]]] = [
    (Group(id="a", title="A"), labels()),
    (
        Group(
            id="a",
            title="A",
            summary="Some.",
            aliases=("B", "C"),
            former_ids=("old-a",),
            broader_id="b",
            citations=(
                Citation(
                    source_id="paper",
                    locator="¶1",
                    as_printed="carers",
                    speaker_id="minister",
                    confidence=Confidence.B,
                ),
            ),
        ),
        labels(
            summary="Some.",
            aliases=["B", "C"],
            former_ids=["old-a"],
            broader_id="b",
            citations=[
                {
                    "source_id": "paper",
                    "locator": "¶1",
                    "as_printed": "carers",
                    "speaker_id": "minister",
                    "confidence": "B",
                }
            ],
        ),
    ),
    (
        Source(
            id="a",
            title="A",
            kind=SourceKind.STATEMENT,
            published=PartialDate.parse("2023-02-02/2023-05-11"),
            url="https://example.org/",
        ),
        labels(
            kind="written statement",
            published="2023-02-02/2023-05-11",
            url="https://example.org/",
        ),
    ),
    (
        Area(id="a", title="A", kind=AreaKind.LOCAL_AUTHORITY, gss_code="E10000019"),
        labels(kind="local authority", gss_code="E10000019"),
    ),
    (
        Pillar(
            id="a",
            title="A",
            number=6,
            headings=History(
                (
                    Stated("One", citations=(PASSAGE,), key="first"),
                    Stated(
                        "Two",
                        citations=(PASSAGE,),
                        effective=Span.parse("2023-04", "unknown"),
                        kind=StatementKind.RESTATES,
                        revises="first",
                    ),
                ),
                incomplete=True,
            ),
        ),
        labels(
            number=6,
            headings={
                "statements": [
                    {"value": "One", "citations": [WIRE_PASSAGE], "key": "first"},
                    {
                        "value": "Two",
                        "citations": [WIRE_PASSAGE],
                        "effective": {"start": "2023-04", "end": "unknown"},
                        "kind": "restates",
                        "revises": "first",
                    },
                ],
                "incomplete": True,
            },
        ),
    ),
    (
        Commitment(
            id="a",
            title="A",
            strength=History.of(Stated(Strength.PILOT, citations=(PASSAGE,))),
            lead_ids=History.of(Stated(("dfe", "nhs"), citations=(PASSAGE,))),
            targets=(
                Target(
                    what="areas",
                    cap=cast(
                        "History[Figure]",
                        History.of(Stated(Count.parse("up to 12 areas"), citations=(PASSAGE,))),
                    ),
                    target=cast(
                        "History[Figure]",
                        History.of(Stated(Share.parse("over 60%"), citations=(PASSAGE,))),
                    ),
                    delivered=cast(
                        "History[Figure]",
                        History.of(Stated(Ratio.parse("4.60%"), citations=(PASSAGE,))),
                    ),
                ),
            ),
        ),
        labels(
            strength=statements("pilot"),
            lead_ids=statements(["dfe", "nhs"]),
            targets=[
                {
                    "what": "areas",
                    "cap": statements({"count": "up to 12 areas"}),
                    "target": statements({"share": "over 60%"}),
                    "delivered": statements({"ratio": "4.60%"}),
                }
            ],
        ),
    ),
    (
        FundingLine(
            id="a",
            title="A",
            role=FundingRole.RUNNING_TOTAL,
            amount=History.of(
                *(
                    Stated(Money.parse(text), citations=(PASSAGE,))
                    for text in ("over £45m", "£45m", "exactly £45m", "£1000", "(£1, £2]")
                )
            ),
            relations=(
                Relation(
                    kind=RelationKind.RESTATES,
                    to_id="b",
                    basis=Basis.INFERRED,
                    citations=(PASSAGE,),
                ),
            ),
        ),
        labels(
            role="running total",
            amount=statements(
                "over £45 million", "£45 million", "exactly £45 million", "£1,000", "(£1, £2]"
            ),
            relations=[
                {
                    "kind": "restates",
                    "to_id": "b",
                    "basis": "inferred",
                    "citations": [WIRE_PASSAGE],
                }
            ],
        ),
    ),
    (
        Allowance(
            id="a",
            title="A",
            kind=History.of(Stated(AllowanceKind.RECOMMENDED_MINIMUM, citations=(PASSAGE,))),
            keyed_on=History.of(Stated(KeyedOn.START_DATE, citations=(PASSAGE,))),
            year=History.of(Stated(YearKind.TAX, citations=(PASSAGE,))),
            rates=(
                Rate(
                    amount=Money.parse("£225 a week"),
                    span=Span.parse("2025-04-06", "2026-04-05"),
                    band=AgeBand(5, 10),
                    region=Region.SOUTH_EAST,
                    citations=(PASSAGE,),
                ),
                Rate(
                    amount=Money.parse("about £1 a week"),
                    span=Span.parse("unknown", "open"),
                    band=AgeBand(18),
                    citations=(PASSAGE,),
                ),
            ),
            instalments=(
                Instalment(
                    day=60,
                    amount=Money.parse("£500 a week"),
                    span=Span.parse("2018-08-01"),
                    citations=(PASSAGE,),
                ),
            ),
        ),
        labels(
            kind=statements("recommended minimum"),
            keyed_on=statements("start date"),
            year=statements("tax year"),
            rates=[
                {
                    "amount": "£225 a week",
                    "span": {"start": "2025-04-06", "end": "2026-04-05"},
                    "band": "5-10",
                    "region": "South East",
                    "citations": [WIRE_PASSAGE],
                },
                {
                    "amount": "about £1 a week",
                    "span": {"start": "unknown", "end": "open"},
                    "band": "18+",
                    "citations": [WIRE_PASSAGE],
                },
            ],
            instalments=[
                {
                    "day": 60,
                    "amount": "£500 a week",
                    "span": {"start": "2018-08-01", "end": "open"},
                    "citations": [WIRE_PASSAGE],
                }
            ],
        ),
    ),
    (
        Milestone(
            id="a",
            title="A",
            promised=cast(
                "History[PartialDate | Deadline]",
                History.of(
                    Stated(PartialDate.parse("2024"), citations=(PASSAGE,)),
                    Stated(cast("Any", Deadline("2023-05-11", time(23, 45))), citations=(PASSAGE,)),
                ),
            ),
        ),
        labels(promised=statements("2024", "2023-05-11T23:45 Europe/London")),
    ),
    (
        Consultation(
            id="a",
            title="A",
            opens=History.of(Stated(PartialDate.parse("2023-02"), citations=(PASSAGE,))),
            closes=History.of(Stated(Deadline("2023-05-11", time(23, 45)), citations=(PASSAGE,))),
        ),
        labels(opens=statements("2023-02"), closes=statements("2023-05-11T23:45 Europe/London")),
    ),
    (
        Position(
            id="a",
            title="A",
            holder_id="b",
            stance=Stance.WITHHOLDS_JUDGEMENT,
            topic=Topic.PACE,
            date=PartialDate.parse("2022"),
            citations=(PASSAGE,),
        ),
        labels(
            holder_id="b",
            stance="withholds judgement",
            topic="pace",
            date="2022",
            citations=[WIRE_PASSAGE],
        ),
    ),
    (
        Claim(
            id="a",
            title="A",
            kind=ClaimKind.COUNT_OF,
            asserted=Count.parse("12 areas"),
            operands=(
                Operand(
                    role=OperandRole.SUBJECT,
                    what="areas",
                    subject_id="b",
                    at=PartialDate.parse("2023-04-06"),
                ),
            ),
            horizon=Span.parse("2023", "2025"),
            citations=(PASSAGE,),
        ),
        labels(
            kind="count of",
            asserted={"count": "12 areas"},
            operands=[{"role": "subject", "what": "areas", "subject_id": "b", "at": "2023-04-06"}],
            horizon={"start": "2023", "end": "2025"},
            citations=[WIRE_PASSAGE],
        ),
    ),
]


class TestForms:
    """How each type stands in a document."""

    @pytest.mark.parametrize(("entity", "record"), RECORDS, ids=lambda one: type(one).__name__)
    def test_writes_and_reads(self, entity: Entity, record: dict[str, Any]) -> None:
        """An entity is written as its record, what is empty left out, and read from it again."""
        assert record == wire(entity)
        assert entity == read(entity.KIND, record)

    @pytest.mark.parametrize("text", ["£45m", "£45,000,000", "£8.50 million", "£45m a year"])
    def test_keeps_the_resolution(self, text: str) -> None:
        """What a printed figure can be as rounded is the same after reading it again."""
        money = Money.parse(text)
        line = FundingLine(
            id="a",
            title="A",
            role=FundingRole.ELEMENT,
            amount=History.of(Stated(money, citations=(PASSAGE,))),
        )
        again = loads(dumps(Reform([line], title="Mine"))).funding["a"].amount.require()
        assert money.as_rounded() == again.as_rounded()

    def test_an_optional_part_may_be_null(self) -> None:
        """A figure, a date and a span that are not there may be said not to be."""
        record = labels(
            kind="count of",
            asserted=None,
            horizon=None,
            operands=[{"role": "subject", "what": "areas", "at": None, "subject_id": None}],
            citations=[WIRE_PASSAGE],
        )
        claim = read("claims", record)
        assert isinstance(claim, Claim)
        assert claim.asserted is None
        assert claim.horizon is None
        assert claim.operands[0].at is None


#: A record that is right but for one value, the pointer of that value, and what is said of it.
FAULTY: list[tuple[str, dict[str, Any], str, str]] = [
    ("groups", labels(summary=5), "/summary", "summary must be a text, got 5"),
    ("groups", labels(summary=None), "/summary", "summary must be a text, got None"),
    ("groups", labels(aliases="B"), "/aliases", "aliases must be a list, got 'B'"),
    ("groups", labels(aliases={}), "/aliases", "aliases must be a list, got dict of 0"),
    ("groups", labels(aliases=["B", 5]), "/aliases/1", "aliases must be a text, got 5"),
    (
        "groups",
        labels(citations=["paper"]),
        "/citations/0",
        "citations must be an object, got 'paper'",
    ),
    (
        "groups",
        labels(citations=[{**WIRE_PASSAGE, "confidence": "D"}]),
        "/citations/0/confidence",
        "confidence must be one of A, B, C, got 'D'",
    ),
    (
        "sources",
        labels(kind="pres release", published="2023"),
        "/kind",
        "did you mean 'press release'",
    ),
    ("sources", labels(kind=["act"], published="2023"), "/kind", "got list of 1"),
    (
        "sources",
        labels(kind="act", published=2023),
        "/published",
        "published must be a text, got 2023",
    ),
    (
        "sources",
        labels(kind="act", published="20230202"),
        "/published",
        "date must be a day, month or year of the calendar, got '20230202'",
    ),
    ("pillars", labels(number="6", citations=[WIRE_PASSAGE]), "/number", "a whole number, got '6'"),
    ("pillars", labels(number=6.0, citations=[WIRE_PASSAGE]), "/number", "a whole number, got 6.0"),
    (
        "pillars",
        labels(number=True, citations=[WIRE_PASSAGE]),
        "/number",
        "a whole number, got True",
    ),
    (
        "pillars",
        labels(number=6, headings={**statements("One"), "incomplete": 1}),
        "/headings/incomplete",
        "incomplete must be true or false, got 1",
    ),
    ("pillars", labels(number=6, headings=["One"]), "/headings", "headings must be an object"),
    (
        "pillars",
        labels(number=6, headings=statements("One", None)),
        "/headings/statements/1/value",
        "value must be a text, got None",
    ),
    (
        "pillars",
        labels(
            number=6,
            headings={
                "statements": [
                    {"value": "a", "citations": [WIRE_PASSAGE], "effective": {"start": "2023"}}
                ]
            },
        ),
        "/headings/statements/0/effective",
        "span must be an object of two texts, start and end",
    ),
    (
        "pillars",
        labels(
            number=6,
            headings={
                "statements": [{"value": "a", "citations": [WIRE_PASSAGE], "effective": "2023"}]
            },
        ),
        "/headings/statements/0/effective",
        "effective must be an object with start and end, got '2023'",
    ),
    (
        "pillars",
        labels(
            number=6,
            headings={
                "statements": [
                    {
                        "value": "a",
                        "citations": [WIRE_PASSAGE],
                        "effective": {"start": "2023", "end": None},
                    }
                ]
            },
        ),
        "/headings/statements/0/effective",
        "span must be an object of two texts",
    ),
    (
        "funding",
        labels(role="element", amount=statements("£2 to £3 million")),
        "/amount/statements/0/value",
        "repeat the scale word on both figures",
    ),
    (
        "funding",
        labels(role="element", amount=statements(45)),
        "/amount/statements/0/value",
        "value must be a text, got 45",
    ),
    (
        "programmes",
        labels(places=statements("12.5 areas")),
        "/places/statements/0/value",
        "count must be a whole number of something",
    ),
    (
        "indicators",
        labels(unit="areas", target=statements("12 areas")),
        "/target/statements/0/value",
        "figure must be an object of one text, named one of count, ratio, share, got '12 areas'",
    ),
    *(
        (
            "indicators",
            labels(unit="areas", target=statements(value)),
            "/target/statements/0/value",
            "figure must be an object of one text, named one of count, ratio, share",
        )
        for value in ({"shar": "5%"}, {"share": 5}, {}, {"share": "5%", "ratio": "5%"}, None)
    ),
    (
        "indicators",
        labels(unit="areas", target=statements({"share": "150%"})),
        "/target/statements/0/value",
        "share must be within [0, 1]",
    ),
    (
        "milestones",
        labels(promised=statements("2023-05-11T23:45")),
        "/promised/statements/0/value",
        "deadline must be a time and a zone",
    ),
    (
        "milestones",
        labels(promised=statements(2024)),
        "/promised/statements/0/value",
        "value must be a text, got 2024",
    ),
    (
        "consultations",
        labels(closes=statements("2023-05-11T23:45")),
        "/closes/statements/0/value",
        "deadline must be a time and a zone",
    ),
]


class TestFaults:
    """Nothing is coerced."""

    @pytest.mark.parametrize(("kind", "record", "pointer", "message"), FAULTY)
    def test_refuses_another_type(
        self, kind: str, record: dict[str, Any], pointer: str, message: str
    ) -> None:
        """The fault has the place of the value, and what it must be."""
        with pytest.raises(DocumentError) as caught:
            read(kind, record)
        (fault,) = caught.value.faults
        assert f"/{kind}/0{pointer}" == fault.pointer
        assert message in fault.message

    @pytest.mark.parametrize("record", ["a", 5, None, [], True])
    def test_refuses_what_is_no_record(self, record: object) -> None:
        """A record is an object."""
        with pytest.raises(DocumentError) as caught:
            read("groups", cast("Any", record))
        (fault,) = caught.value.faults
        assert fault.pointer == "/groups/0"
        assert fault.message.startswith("groups must be an object, got ")

    def test_a_figure_of_many_digits_is_read(self) -> None:
        """However long a number is, it is no crash."""
        programme = read("programmes", labels(places=statements(f"{'1' * 100} areas")))
        assert isinstance(programme, Programme)
        assert Count.exactly("1" * 100, "areas") == programme.places.require()

    @pytest.mark.parametrize("text", ["9999", "9999-12", "0999"])
    def test_a_date_at_the_end_of_the_calendar_is_written_as_it_is_read(self, text: str) -> None:
        """What can be read can be written."""
        record = labels(kind="act", published=text)
        assert record == wire(read("sources", record))
