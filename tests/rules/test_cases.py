"""What each rule must tell apart: cases on both sides of the line that it draws, as documents."""

import json
from typing import Any

import pytest

from csc_reform import BUILTIN, loads, validate
from csc_reform.io import locate
from csc_reform.rules import (
    OutcomeStatus,
    as_github,
    as_json,
    as_markdown,
    as_sarif,
    as_text,
)

Record = dict[str, Any]


def source(id_: str = "paper", published: str = "2023-02-02", **more: object) -> Record:
    """Write a source."""
    return {"id": id_, "title": id_, "kind": "policy paper", "published": published, **more}


def passages(*ids: str, as_printed: str | None = None) -> list[Record]:
    """Write the passages of some sources."""
    printed = {} if as_printed is None else {"as_printed": as_printed}
    return [{"source_id": id_, "locator": "¶1", **printed} for id_ in ids or ("paper",)]


def stated(value: object, *ids: str, as_printed: str | None = None, **more: object) -> Record:
    """Write a statement."""
    return {"value": value, "citations": passages(*ids, as_printed=as_printed), **more}


def history(*statements: Record) -> Record:
    """Write a history."""
    return {"statements": list(statements)}


def said(value: object, *ids: str, as_printed: str | None = None) -> Record:
    """Write a history of one statement."""
    return history(stated(value, *ids, as_printed=as_printed))


def record(id_: str, **fields: object) -> Record:
    """Write a record with a passage of its own."""
    return {"id": id_, "title": id_, "citations": passages(), **fields}


def line(
    id_: str, amount: str = "£9 million", as_printed: str | None = None, **fields: object
) -> Record:
    """Write a funding line."""
    printed = said(amount, as_printed=as_printed or amount)
    given = {"role": "allocation", "basis": "total", "amount": printed}
    return {"id": id_, "title": id_, **given, **fields}


def relation(kind: str, to_id: str) -> Record:
    """Write a relation to another line."""
    return {"kind": kind, "to_id": to_id, "basis": "stated", "citations": passages()}


def rate(amount: str, start: str, end: str = "open", **more: object) -> Record:
    """Write a weekly rate."""
    span = {"start": start, "end": end}
    return {"amount": f"{amount} a week", "span": span, "citations": passages(), **more}


def span(start: str, end: str = "open") -> Record:
    """Write a span."""
    return {"start": start, "end": end}


def changing(kind: str, begins: str, ends: str) -> list[Record]:
    """Write a commitment whose strength is changed or withdrawn from a day on."""
    first = stated("commit", effective=span(begins), key="first")
    value = "commit" if kind == "withdraws" else "pilot"
    second = stated(value, kind=kind, revises="first", effective=span(ends))
    return [record("a", strength=history(first, second))]


def claim(kind: str, asserted: Record | None, *operands: Record, **more: object) -> Record:
    """Write a claim."""
    given = {} if asserted is None else {"asserted": asserted}
    return record("claim", kind=kind, operands=list(operands), **given, **more)


def operand(role: str, subject_id: str | None = None, at: str | None = None) -> Record:
    """Write an operand."""
    given = {"subject_id": subject_id, "at": at}
    return {"role": role, "what": role, **{name: one for name, one in given.items() if one}}


def position(id_: str, holder: str, stance: str, *targets: str, **more: object) -> Record:
    """Write a position."""
    return record(id_, holder_id=holder, stance=stance, target_ids=list(targets), **more)


def body(id_: str, *linked: str) -> Record:
    """Write an organisation."""
    given = {"linked_ids": said(list(linked))} if linked else {}
    return {"id": id_, "title": id_, "kind": "charity", **given}


def outcome(kind: str, commitment_id: str | None, *sources: str) -> Record:
    """Write what a commitment makes of a recommendation."""
    given = {} if commitment_id is None else {"commitment_id": commitment_id}
    return {"kind": kind, "basis": "stated", "citations": passages(*sources), **given}


TABLE = {
    "rates": [
        rate("£170", "2024-04-06", "2025-04-05", band="0-2"),
        rate("£201", "2024-04-06", "2025-04-05", band="3-17"),
        rate("£176", "2025-04-06", "2026-04-05", band="0-2"),
        rate("£208", "2025-04-06", "2026-04-05", band="3-17"),
    ]
}
OLD, NEW = operand("old value", "table", "2025-04-05"), operand("new value", "table", "2025-04-06")

#: The rule, the records by kind (one source is always there), and the ids of what it finds.
CASES: list[tuple[str, dict[str, list[Record]], list[str]]] = [
    # What is undated, or dated roughly, is found only when it is certainly wrong.
    ("CHR003", {"commitments": changing("changes", "2024-04-01", "2024-04-01")}, []),
    ("CHR003", {"commitments": changing("changes", "2024-04-02", "2024-04-01")}, ["a"]),
    ("CHR003", {"commitments": changing("withdraws", "2024-04-02", "2024-04-01")}, ["a"]),
    ("CHR003", {"commitments": changing("corrects", "2024-04-02", "2024-04-01")}, []),
    ("CHR003", {"commitments": changing("changes", "2024", "2024-04-01")}, []),
    ("CHR003", {"commitments": changing("changes", "unknown", "2024-04-01")}, []),
    ("CHR004", {"milestones": [record("a", promised=said("2023-02-02"))]}, []),
    ("CHR004", {"milestones": [record("a", promised=said("2023-02-01"))]}, ["a"]),
    ("CHR004", {"milestones": [record("a", promised=said("2023-02"))]}, []),
    (
        "CHR004",
        {"milestones": [record("a", promised=said("2023-02-01T23:45 Europe/London"))]},
        ["a"],
    ),
    ("CHR005", {"milestones": [record("a", promised=said("2024"), actual=said("2023-02-02"))]}, []),
    ("CHR005", {"milestones": [record("a", promised=said("2024"), actual=said("2023-02"))]}, []),
    ("CHR005", {"milestones": [record("a", promised=said("2024"), actual=said("2023-01"))]}, ["a"]),
    ("CHR005", {"milestones": [record("a", actual=said("2023-01"))]}, []),
    (
        "CHR006",
        {
            "sources": [source("act", "2026-04-29", kind="act")],
            "milestones": [record("a", subject_id="act", locator="s.7", actual=said("2026-04-29"))],
        },
        [],
    ),
    (
        "CHR006",
        {
            "sources": [source("act", "2026-04-29", kind="act")],
            "milestones": [record("a", subject_id="act", locator="s.7", actual=said("2026-04-28"))],
        },
        ["a"],
    ),
    # Royal Assent itself is no commencement, and no other source commences.
    (
        "CHR006",
        {
            "sources": [source("act", "2026-04-29", kind="act"), source("plan", "2026-04-29")],
            "milestones": [
                record("a", subject_id="act", actual=said("2026-04-28")),
                record("b", subject_id="plan", locator="p.7", actual=said("2026-04-28")),
            ],
        },
        [],
    ),
    ("CHR007", {"pillars": [record("a", number=1, summary="On Thursday 5 May 2022")]}, []),
    ("CHR007", {"pillars": [record("a", number=1, summary="On Thursday, 5 May, 2025")]}, ["a"]),
    ("CHR007", {"pillars": [record("a", number=1, summary="Monday the 5th of May 2025")]}, []),
    ("CHR007", {"pillars": [record("a", number=1, summary="on some Thursday in May 2025")]}, []),
    ("CHR007", {"pillars": [record("a", number=1, summary="Thursday 31 February 2025")]}, []),
    (
        "CHR007",
        {"milestones": [record("a", promised=said("2025-05-05", as_printed="Thursday 5 May"))]},
        ["a"],
    ),
    (
        "CHR007",
        {"milestones": [record("a", promised=said("2022-05-05", as_printed="Thursday 5 May"))]},
        [],
    ),
    (
        "CHR008",
        {"allowances": [record("a", rates=[rate("£1", "2024-04-06")], began=said("2024-04"))]},
        [],
    ),
    (
        "CHR008",
        {"allowances": [record("a", rates=[rate("£1", "2024-04-06")], began=said("2024-05"))]},
        ["a"],
    ),
    (
        "CHR008",
        {
            "allowances": [
                record(
                    "a",
                    rates=[rate("£1", "unknown", "2024-01-01"), rate("£1", "2024-04-06")],
                    began=said("2024-05"),
                )
            ]
        },
        ["a"],
    ),
    (
        "CHR009",
        {"sources": [source("a", "2023", responds_to_ids=said(["b"])), source("b", "2023-06-01")]},
        [],
    ),
    (
        "CHR010",
        {
            "sources": [source("b", "2023-05-11")],
            "consultations": [
                record("a", closes=said("2023-05-11T23:45 Europe/London"), outcome_ids=said(["b"]))
            ],
        },
        [],
    ),
    ("CHR010", {"consultations": [record("a", outcome_ids=said(["paper"]))]}, []),
    # Money.
    ("MON004", {"funding": [line("a", basis="unstated")]}, []),
    (
        "MON004",
        {
            "programmes": [record("p", places=said("1 area"))],
            "funding": [line("a", basis="unstated", subject_id="p")],
        },
        [],
    ),
    (
        "MON004",
        {
            "programmes": [record("p", places=said("at least 1 area"))],
            "funding": [line("a", basis="unstated", subject_id="p")],
        },
        ["a"],
    ),
    (
        "MON005",
        {
            "funding": [
                line("whole"),
                line("half", relations=[relation("part of", "whole")]),
                line("other", relations=[relation("part of", "whole")]),
                line("a", relations=[relation("part of", "half"), relation("part of", "other")]),
            ]
        },
        ["a"],
    ),
    (
        "MON006",
        {
            "pillars": [record("p", number=1)],
            "groups": [{"id": "g", "title": "g"}, {"id": "h", "title": "h"}],
            "commitments": [
                record("c", pillar_id="p", group_ids=["g"]),
                record("d", pillar_id="p", group_ids=["h"]),
                record("e", pillar_id="p", group_ids=["g", "h"]),
            ],
            "programmes": [record("f", commitment_ids=["c"])],
            "funding": [
                line("l1", subject_id="f"),
                line("l2", subject_id="d"),
                line("l3", subject_id="e", period=said(span("2023-04-01", "2024-03-31"))),
                line("l4", subject_id="c", period=said(span("2024-04-01", "2025-03-31"))),
                line("l5", subject_id="c", relations=[relation("supersedes", "l4")]),
                line("l6", subject_id="c", role="ask"),
                line("l7"),
            ],
        },
        # l1 with l3 and l5, l2 with l3, l3 with l5: for the same people, and not tied.
        ["l1", "l2", "l3"],
    ),
    ("MON007", {"funding": [line("a", role="ask"), line("b", role="element")]}, []),
    ("MON007", {"funding": [line("a", role="increment"), line("b", role="envelope")]}, ["a", "b"]),
    (
        "MON008",
        {
            "funding": [
                line("w", period=said(span("2024-04-01", "2026-03-31"))),
                line(
                    "a",
                    period=said(span("2024-04-01", "2026-03-31")),
                    relations=[relation("part of", "w")],
                ),
                line(
                    "b",
                    period=said(span("2024-03-31", "2026-03-31")),
                    relations=[relation("part of", "w")],
                ),
                line(
                    "c",
                    period=said(span("2024-04-01", "2026-04-01")),
                    relations=[relation("part of", "w")],
                ),
                line(
                    "d", period=said(span("2024", "unknown")), relations=[relation("part of", "w")]
                ),
            ]
        },
        ["b", "c"],
    ),
    # Rates.
    (
        "RAT004",
        {
            "allowances": [
                record(
                    "a",
                    rates=[rate("£1", "2024-04-06", "2025-04"), rate("£1", "2025-05-01")],
                ),
                record(
                    "b", rates=[rate("£1", "2024-04-06", "2025-04-05"), rate("£1", "2025-04-07")]
                ),
                record("c", rates=[rate("£1", "2024-04-06"), rate("£1", "2026-04-06")]),
                record("d", rates=[rate("£1", "2024-04-06", "unknown"), rate("£1", "2026-04-06")]),
            ]
        },
        ["b"],
    ),
    (
        "RAT005",
        {
            "allowances": [
                record(
                    "a", rates=[rate("£9", "2024-04-06", "2025-04-05"), rate("£9", "2025-04-06")]
                ),
                record(
                    "b",
                    rates=[rate("£9", "2024-04-06", "2025-04-05"), rate("£8.99", "2025-04-06")],
                ),
                record(
                    "c",
                    rates=[rate("about £9", "2024-04-06", "2025-04-05"), rate("£8", "2025-04-06")],
                ),
            ]
        },
        ["b"],
    ),
    (
        "RAT006",
        {
            "allowances": [record("table", **TABLE)],
            "claims": [claim("growth of", {"ratio": "3.55%"}, OLD, NEW)],
        },
        [],
    ),
    (
        "RAT006",
        {
            "allowances": [record("table", **TABLE)],
            "claims": [claim("growth of", {"ratio": "4.55%"}, OLD, NEW)],
        },
        ["claim"],
    ),
    # A rate of one amount is a table of one cell.
    (
        "RAT006",
        {
            "allowances": [
                record(
                    "table",
                    rates=[rate("£1", "2024-04-06", "2025-04-05"), rate("£3", "2025-04-06")],
                )
            ],
            "claims": [claim("growth of", {"ratio": "3.55%"}, OLD, NEW)],
        },
        ["claim"],
    ),
    # Commitments.
    (
        "COM005",
        {
            "commitments": [
                record("a", strength=said("commit"), progress=said("delivered", "paper", "later")),
                record("b", strength=said("commit"), progress=said("under way")),
                record("c", progress=said("delivered")),
                record("d", strength=said("commit", "later"), progress=said("delivered")),
            ],
            "sources": [source("later", "2023-12-18")],
        },
        [],
    ),
    (
        "COM008",
        {
            "commitments": [
                record("a", progress=said("delivered")),
                record("b", progress=said("announced")),
                record("c"),
                record("d", supersedes_id="a"),
                record("e", supersedes_id="b"),
                record("f", supersedes_id="c"),
            ]
        },
        ["e", "f"],
    ),
    # Claims.
    (
        "CLM002",
        {
            "allowances": [record("table", **TABLE)],
            "claims": [claim("growth of", {"ratio": "9%"}, OLD, NEW)],
        },
        [],
    ),
    (
        "CLM003",
        {
            "claims": [
                claim(
                    "share of",
                    {"share": "5%"},
                    operand("numerator", "ghost"),
                    operand("denominator", "ghost"),
                )
            ]
        },
        [],
    ),
    # Positions.
    (
        "POS001",
        {
            "organisations": [body("b")],
            "commitments": [record("c")],
            "positions": [
                position("p1", "b", "urges", "c", date="2023-02-02"),
                position("p2", "b", "urges", "c", date="2023-02"),
                position("p3", "b", "urges", "c", date="2023-02-03"),
            ],
        },
        ["p3"],
    ),
    (
        "POS002",
        {
            "organisations": [body("b"), body("d")],
            "commitments": [record("c"), record("e")],
            "sources": [source("later", "2023-12-18")],
            "positions": [
                position("p1", "b", "supports", "c"),
                position("p2", "b", "concern", "c"),
                position("p3", "b", "concern", "e"),
                position("p4", "d", "concern", "c"),
                position("p5", "b", "concern", "c", citations=passages("later")),
            ],
        },
        ["p2"],
    ),
    (
        "POS003",
        {
            "organisations": [body("b", "d"), body("d", "b"), body("f")],
            "commitments": [record("c")],
            "positions": [
                position("p1", "b", "urges", "c"),
                position("p2", "d", "urges", "c"),
                position("p3", "d", "welcomes", "c"),
                position("p4", "f", "urges", "c"),
            ],
        },
        ["p1"],
    ),
    # Recommendations.
    (
        "REC003",
        {
            "commitments": [record("c")],
            "recommendations": [
                record("a", source_id="paper", outcomes=[outcome("rejects", "c")]),
                record("b", source_id="paper", outcomes=[outcome("narrows", None)]),
                record("d", source_id="paper", outcomes=[outcome("narrows", "c")]),
            ],
        },
        ["a", "b"],
    ),
    # References.
    (
        "REF004",
        {
            "commitments": [
                record("a", supersedes_id="b"),
                record("b", supersedes_id="c"),
                record("c", supersedes_id="b"),
                record("d", supersedes_id="a"),
            ]
        },
        ["b", "c"],
    ),
    (
        "REF004",
        {
            "funding": [
                line("a", relations=[relation("part of", "b"), relation("increases", "c")]),
                line("b", relations=[relation("part of", "c")]),
                line("c"),
            ]
        },
        [],
    ),
    # Sources.
    (
        "SRC004",
        {
            "sources": [source("rough", "2023")],
            "milestones": [
                record("a", actual=said("2023-02-02")),
                record("b", actual=said("2023-02-03")),
                record("c", actual=said("2023-06-01", "rough")),
                record("d", actual=said("2024", "rough")),
            ],
        },
        ["b", "d"],
    ),
    (
        "SRC005",
        {
            "sources": [source("new", "2023-06-01", supersedes_id="paper")],
            "pillars": [
                record("a", number=1, headings=said("A", "paper")),
                record("b", number=2, headings=said("B", "paper", "new")),
                record(
                    "c",
                    number=3,
                    headings=history(
                        stated("C", key="old"), stated("D", "new", kind="restates", revises="old")
                    ),
                ),
                record(
                    "d",
                    number=4,
                    headings=history(stated("D", effective=span("2022", "2023-06-01"))),
                ),
            ],
        },
        ["a"],
    ),
    (
        "SRC007",
        {
            "milestones": [
                record("a", promised=said("2025-10-01", as_printed="1 October, 2025")),
                record("b", promised=said("2025-10-01", as_printed="by 1 October")),
                record("c", promised=said("2025-10", as_printed="October 2025")),
                record("d", promised=said("2025-11", as_printed="October 2025")),
                record("e", promised=said("2025-10-02", as_printed="by 1 October")),
                record("f", promised=said("2025-10-02", as_printed="spring")),
                record("g", promised=said("2025-10-02", as_printed="1 May or 2 October 2025")),
                record(
                    "h",
                    promised=said("2025-10-02T12:00 Europe/London", as_printed="1 October 2025"),
                ),
            ]
        },
        ["d", "e", "h"],
    ),
    # Found by looking at it from outside.
    (
        "CHR004",
        {
            "sources": [source("year", "2024")],
            "milestones": [record("a", promised=said("2024-06-01", "year"))],
        },
        [],
    ),
    (
        "CHR004",
        {
            "milestones": [
                record(
                    "a",
                    promised=history(
                        stated("2022-06-01", key="slip"),
                        stated("2024-06-01", kind="corrects", revises="slip"),
                    ),
                )
            ]
        },
        [],
    ),
    (
        "CHR005",
        {
            "sources": [source("year", "2024")],
            "milestones": [
                record("a", promised=said("2025", "year"), actual=said("2024-03-01", "year"))
            ],
        },
        [],
    ),
    (
        "CHR007",
        {"pillars": [record("a", number=1, summary="Open Monday to Friday 5 May 2025")]},
        [],
    ),
    (
        "CHR007",
        {"pillars": [record("a", number=1, summary="THURSDAY 5 MAY 2025; Thur 5 May 2022")]},
        ["a"],
    ),
    (
        "CHR009",
        {
            "sources": [
                source(
                    "a",
                    "2023",
                    responds_to_ids=history(
                        stated(["b"], key="slip"),
                        stated(["b"], kind="withdraws", revises="slip"),
                    ),
                ),
                source("b", "2024-06-01"),
            ]
        },
        [],
    ),
    (
        "SRC004",
        {
            "milestones": [
                record(
                    "a",
                    actual=history(
                        stated("2024-06-01", key="slip"),
                        stated("2024-06-01", kind="withdraws", revises="slip"),
                    ),
                )
            ]
        },
        [],
    ),
    (
        "COM001",
        {
            "sources": [source("later", "2023-12-18")],
            "commitments": [
                record(
                    "a",
                    strength=history(
                        stated("pilot", key="slip"),
                        stated("explore", "later", kind="corrects", revises="slip"),
                    ),
                ),
                record("b", strength=history(stated("pilot"), stated("explore"))),
                record("c", strength=history(stated("explore", "later"), stated("pilot"))),
            ],
        },
        ["c"],
    ),
    (
        "SRC005",
        {
            "sources": [source("new", "2023-06-01", supersedes_id="paper")],
            "pillars": [
                record(
                    "a",
                    number=1,
                    headings=history(stated("A"), stated("A", "new", kind="reaffirms")),
                ),
                record("b", number=2, headings=history(stated("A"), stated("B", "new"))),
            ],
        },
        ["b"],
    ),
    (
        "REF004",
        {
            "funding": [
                line("base", relations=[relation("part of", "total")]),
                line("total", relations=[relation("restates", "base")]),
            ]
        },
        [],
    ),
    (
        "REF004",
        {
            "funding": [
                line("a", relations=[relation("part of", "b"), relation("part of", "c")]),
                line("b", relations=[relation("part of", "a")]),
                line("c", relations=[relation("part of", "b")]),
                line("d", relations=[relation("part of", "a")]),
            ]
        },
        ["a", "b", "c"],
    ),
    (
        "RAT001",
        {
            "allowances": [
                record("a", rates=[rate("£1", "2024"), rate("£2", "2024-06-01", band="0-17")]),
                record(
                    "b",
                    rates=[
                        rate("£1", "2024", region="London"),
                        rate("£2", "2024-06-01", region="South East"),
                    ],
                ),
                record(
                    "c",
                    rates=[rate("£1", "2024", band="0-4"), rate("£2", "2024", region="London")],
                ),
            ]
        },
        ["a"],
    ),
    (
        "RAT002",
        {
            "allowances": [
                record(
                    "a",
                    rates=[
                        rate("£1", "2023-04-06", "2024-04-05", band="0-3"),
                        rate("£1", "2023-04-06", "2024-04-05", band="4-17"),
                        rate("£1", "2024-04-06", "2025-04-05", band="0-4"),
                        rate("£1", "2024-04-06", "2025-04-05", band="5-17"),
                    ],
                ),
                record(
                    "b",
                    rates=[
                        rate("£1", "2023-04-06", band="0-3", region="London"),
                        rate("£1", "2023-04-06", band="4-17", region="London"),
                        rate("£1", "2023-04-06", band="0-4", region="South East"),
                        rate("£1", "2023-04-06", band="6-17", region="South East"),
                    ],
                ),
            ]
        },
        ["b"],
    ),
    (
        "RAT003",
        {
            "allowances": [
                record(
                    "a",
                    year=said("tax year"),
                    rates=[
                        rate("£1", "2023-04-06", "2024-04-05", band="0-3"),
                        rate("£1", "2023-04-06", "2024-04-05", band="4-17"),
                        rate("£1", "2024-04-06", "2024-10-05", band="0-4"),
                        rate("£2", "2024-10-06", "2025-04-05", band="0-4"),
                        rate("£1", "2024-04-06", "2025-04-05", band="5-17"),
                    ],
                ),
                record(
                    "b",
                    year=said("tax year"),
                    rates=[
                        rate("£1", "2023-04-06", "2024-04-05", region="London"),
                        rate("£1", "2023-04-06", "2024-04-05", region="South East"),
                        rate("£1", "2024-04-06", "2025-04-05", region="London"),
                    ],
                ),
            ]
        },
        ["b"],
    ),
    (
        "RAT006",
        {
            "allowances": [
                record(
                    "table",
                    rates=[
                        *TABLE["rates"][:2],
                        rate("£1,000", "2025-04-06", "2026-04-05", band="0-2"),
                    ],
                )
            ],
            "claims": [claim("growth of", {"ratio": "3.55%"}, OLD, NEW)],
        },
        ["claim"],
    ),
    (
        "MON005",
        {
            "funding": [
                line("whole", former_ids=["old"]),
                line("a", relations=[relation("part of", "whole"), relation("part of", "old")]),
            ]
        },
        ["a"],
    ),
    (
        "MON006",
        {
            "pillars": [record("p", number=1, former_ids=["q"])],
            "groups": [{"id": "g", "title": "g"}],
            "commitments": [
                record("c", pillar_id="p", group_ids=["g"]),
                record("d", pillar_id="q", group_ids=["g"]),
            ],
            "funding": [line("l1", subject_id="c"), line("l2", subject_id="d")],
        },
        ["l1"],
    ),
    (
        "CLM003",
        {"claims": [claim("count of", None, operand("subject"))]},
        ["claim", "claim"],
    ),
    (
        "CLM005",
        {
            "funding": [line("money")],
            "claims": [claim("count of", {"count": "12 areas"}, operand("subject", "money"))],
        },
        ["claim"],
    ),
    (
        "POS002",
        {
            "organisations": [body("b")],
            "commitments": [record("c", former_ids=["old"])],
            "positions": [
                position("p1", "b", "supports", "c"),
                position("p2", "b", "concern", "old"),
            ],
        },
        ["p2"],
    ),
    (
        "POS003",
        {
            "organisations": [body("b"), body("d", "b")],
            "commitments": [record("c")],
            "positions": [position("p1", "b", "urges", "c"), position("p2", "d", "urges", "c")],
        },
        ["p1"],
    ),
    (
        "SRC002",
        {
            "indicators": [
                {
                    "id": id_,
                    "title": id_,
                    "unit": "u",
                    "observations": {
                        "statements": [
                            {
                                "value": value,
                                "citations": [
                                    {"source_id": "paper", "locator": at, "as_printed": printed}
                                ],
                            }
                        ]
                    },
                }
                for id_, value, at, printed in (
                    ("a", {"count": "83,630 children"}, "Table 3", "83,630"),
                    ("b", {"count": "83,630 children"}, "¶3", "83,630"),
                    ("c", {"ratio": "12.4%"}, "Table 3", "12.4"),
                    ("d", {"ratio": "12.4%"}, "Table 3", "12.5"),
                    ("e", {"ratio": "exactly 100%"}, "¶3", "has doubled"),
                    ("f", {"ratio": "exactly 100%"}, "¶3", "has halved"),
                    ("f2", {"ratio": "exactly 100%"}, "¶3", "nearly doubled"),
                    ("f3", {"ratio": "exactly 100%"}, "¶3", "has not doubled"),
                    ("f4", {"ratio": "under 100%"}, "¶3", "nearly doubling"),
                    ("f5", {"ratio": "over 100%"}, "¶3", "has more than doubled"),
                    ("f6", {"ratio": "exactly 0%"}, "¶3", "was unchanged"),
                    ("f7", {"ratio": "exactly -50%"}, "¶3", "more than halved"),
                    ("f8", {"ratio": "exactly 0%"}, "¶3", "nearly unchanged"),
                    ("g", {"count": "12 local areas"}, "¶3", "12 Local Areas"),
                    ("h", {"count": "12 local areas"}, "¶3", "12 Local Authorities"),
                )
            ],
            "funding": [
                line("i", "£200 million", as_printed="£200 million over two years"),
                line("j", "£200 million", as_printed="£20 million over two years"),
            ],
        },
        ["b", "d", "f", "f2", "f3", "f7", "f8", "h", "j"],
    ),
    (
        "SRC007",
        {
            "milestones": [
                record(id_, promised=said(value, as_printed=printed))
                for id_, value, printed in (
                    ("a", "2025-05-01", "1 to 5 May 2025"),
                    ("b", "2025-05-01", "1\u20135 May 2025"),
                    ("c", "2025-09", "before 1 October 2025"),
                    ("d", "2025-12-18", "within a year of 1 April 2025"),
                    ("e", "2025-05-07", "the week beginning 5 May 2025"),
                    ("f", "2025-10-01", "1 Oct 2025"),
                    ("g", "2025-10-02", "1 Oct 2025"),
                    ("h", "2025-10-02", "From 1 OCTOBER, 2025."),
                )
            ]
        },
        ["g", "h"],
    ),
    (
        "RAT004",
        {
            "allowances": [
                record(
                    id_,
                    rates=[
                        rate("£1", "2023-04-06", "2024-04-05", band="0-3"),
                        rate("£1", "2023-04-06", "2024-04-05", band="4-17"),
                        rate("£1", "2024-04-06", "2025-04-05", band=band),
                        rate("£1", "2025-04-06", "2026-04-05", band="0-3"),
                        rate("£1", "2025-04-06", "2026-04-05", band="4-17"),
                    ],
                )
                for id_, band in (("a", "0-17"), ("b", "0-4"))
            ]
        },
        ["b"],
    ),
    # Found by a stranger.
    (
        "MON001",
        {
            "funding": [
                {**line("base"), "amount": said("£9 million", "papers", as_printed="£9 million")},
                line("total", "£9 million", relations=[relation("restates", "base")]),
            ]
        },
        [],
    ),
    (
        "RAT002",
        {
            "allowances": [
                record(
                    id_,
                    rates=[
                        rate("£1", "2025-04-06", "2026-04-05", band="0-4"),
                        rate("£1", "2025-04-06", "2025-09-30", band="5-10"),
                        rate("£2", "2025-10-01", "2026-04-05", band=band),
                        rate("£1", "2025-04-06", end, band="11-17"),
                    ],
                )
                for id_, band, end in (
                    ("a", "5-10", "2026-04-05"),
                    ("b", "5-10", "unknown"),
                    ("c", "5-9", "2026-04-05"),
                    ("d", "5-11", "2026-04-05"),
                )
            ]
        },
        ["c", "d"],
    ),
    (
        "RAT003",
        {
            "allowances": [
                record(
                    "a",
                    year=said("tax year"),
                    rates=[
                        rate("£1", "2023-04-06", "2024-04-05"),
                        rate("£1", "2024-04-06", "2025-04-05", band="0-10"),
                        rate("£2", "2024-04-06", "2025-04-05", band="11-17"),
                    ],
                )
            ]
        },
        [],
    ),
    (
        "RAT006",
        {
            "allowances": [record("table", **TABLE)],
            "claims": [claim("growth of", {"share": "5.3%"}, OLD, NEW)],
        },
        ["claim"],
    ),
    (
        "CLM003",
        {
            "allowances": [record("table", **TABLE)],
            "claims": [claim("growth of", {"share": "3.5%"}, OLD, NEW)],
        },
        [],
    ),
    (
        "RAT008",
        {
            "sources": [source("last", "2026-01-01")],
            "allowances": [
                record(
                    "a",
                    year=said("tax year"),
                    began=said("2024-04-06"),
                    rates=[
                        rate("£1", "2024-04-06", "2025-04-05", band="0-17"),
                        rate("£1", "2025-04-06", "2026-04-05", band="0-10"),
                        rate("£2", "2025-04-06", "2026-04-05", band="11-17"),
                    ],
                ),
                record(
                    "b",
                    year=said("tax year"),
                    began=said("2024-04-06"),
                    rates=[
                        rate("£1", "2024-04-06", "2025-04-05", band="0-17"),
                        rate("£1", "2025-04-06", "2026-04-05", band="0-10"),
                    ],
                ),
            ],
        },
        ["b"],
    ),
    (
        "POS002",
        {
            "organisations": [body("b")],
            "commitments": [record("c")],
            "positions": [
                position("p1", "b", "supports", "c"),
                position("p2", "b", "concern", "c", topic="funding"),
            ],
        },
        [],
    ),
]


@pytest.mark.parametrize(
    ("code", "records", "expected"),
    CASES,
    ids=[f"{code}-{number}" for number, (code, _, _) in enumerate(CASES)],
)
def test_a_rule_finds_what_is_wrong_and_only_that(
    code: str, records: dict[str, list[Record]], expected: list[str]
) -> None:
    """By the ids of what it finds, in order."""
    own = {**records, "sources": [source(), *records.get("sources", [])]}
    reform = loads(json.dumps({"schema_version": 1, "title": "Test", **own}))
    report = validate(reform, BUILTIN.select(code))
    assert report.crashes == ()
    assert expected == [finding.entity_id for finding in report.findings]


@pytest.mark.parametrize(
    ("code", "records", "missing"),
    [
        (
            "CHR005",
            {
                "milestones": [
                    record(
                        "a",
                        promised=said("2024"),
                        actual=history(stated("2023-03-01"), stated("2023-04-01")),
                    )
                ]
            },
            "the one day on which it came about",
        ),
        (
            "RAT006",
            {
                "allowances": [record("table", rates=TABLE["rates"][:3])],
                "claims": [claim("growth of", {"ratio": "3.55%"}, OLD, NEW)],
            },
            "a rate for every cell of the table on both days",
        ),
        (
            "CLM003",
            {"claims": [claim("count of", {"count": "1 area"}, operand("subject", "ghost"))]},
            "the entity 'ghost'",
        ),
        (
            "RAT003",
            {
                "allowances": [
                    record(
                        "a", rates=[rate("£1", "2024", band="0-4"), rate("£1", "2024", band="5+")]
                    )
                ]
            },
            "the kind of its year",
        ),
        (
            "COM002",
            {
                "commitments": [
                    record(
                        "a",
                        targets=[
                            {
                                "what": "groups",
                                "cap": said({"count": "up to 6 groups"}),
                                "delivered": said({"count": "8 sessions"}),
                            }
                        ],
                    )
                ]
            },
            "a cap and a delivery of one unit, not up to 6 groups and 8 sessions",
        ),
    ],
)
def test_a_rule_says_what_it_lacks(
    code: str, records: dict[str, list[Record]], missing: str
) -> None:
    """What cannot be judged is neither right nor wrong."""
    own = {**records, "sources": [source()]}
    reform = loads(json.dumps({"schema_version": 1, "title": "Test", **own}))
    report = validate(reform, BUILTIN.select(code))
    assert report.findings == ()
    assert [missing] == [one.detail for one in report.outcomes.of(OutcomeStatus.SKIPPED)]


def test_every_way_round_is_one_circle() -> None:
    """Wherever one enters it, in the words of one cause."""
    records = [
        record("b", supersedes_id="c"),
        record("c", supersedes_id="a"),
        record("a", supersedes_id="b"),
    ]
    text = json.dumps(
        {"schema_version": 1, "title": "T", "sources": [source()], "commitments": records}
    )
    report = validate(loads(text), BUILTIN.select("REF004"))
    assert [cause.cause for cause in report.causes] == ["a to b to c to a is a circle"]
    assert len(report.findings) == 3


def test_a_record_is_no_advice_to_itself() -> None:
    """What it names is not there; that its own id looks like it helps nobody."""
    groups = [
        {"id": "our-kinship-carers", "title": "a", "broader_id": "kinship-carers"},
        {"id": "your-kinship-carers", "title": "b"},
    ]
    text = json.dumps({"schema_version": 1, "title": "T", "groups": groups})
    (finding,) = validate(loads(text), BUILTIN.select("REF001")).findings
    assert finding.message.endswith("got 'kinship-carers'; did you mean 'your-kinship-carers'?")


def test_the_envelope_is_read_too() -> None:
    """What is private is so wherever it stands."""
    envelope = {
        "schema_version": 1,
        "title": "Ring 07700 900123",
        "x_owner": {"mail": "jo@example.org"},
    }
    report = validate(loads(json.dumps(envelope)), BUILTIN.select("HYG"))
    assert [(one.code, one.entity_id, one.pointer) for one in report.findings] == [
        ("HYG001", "", "/x_owner/mail"),
        ("HYG003", "", "/title"),
    ]


def test_what_is_private_is_told_nowhere() -> None:
    """Neither in a message nor in a cause or passage, whichever rule finds what."""
    private = "Ring Sue on 07700 900123."
    groups = [
        {"id": "a", "title": private, "aliases": ["sue@example.org"]},
        {"id": "b", "title": private, "broader_id": "c", "aliases": ["sue@example.org"]},
        {
            "id": "d",
            "title": "D",
            "citations": [{"source_id": "ghost", "locator": "ask sue@example.org"}],
        },
    ]
    text = json.dumps({"schema_version": 1, "title": "T", "groups": groups}, indent=1)
    report = locate(validate(loads(text)), {"<text>": text})
    assert {"HYG002", "HYG006", "HYG009", "SRC001"} <= {one.code for one in report.findings}
    for print_ in (as_text, as_markdown, as_json, as_sarif, as_github):
        printed = print_(report)
        assert "900123" not in printed
        assert "sue@" not in printed
    assert "900123" not in as_text(report, {"<text>": text})
