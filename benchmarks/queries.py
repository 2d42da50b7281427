"""
How long do questions to 10,000 and 100,000 entities take, beside the same questions to peers?

So many commitments and lines of funding are made up, always the same ones, and put into this
library, a list of our entities that comprehensions go through, SQLite in memory, the MemoryStore of
stix2, data frames of Polars, and DuckDB. All must give the same answers, or nothing is timed. Then
all are asked in turn, question by question, library by library, then the next round, so that a
change in the speed of the machine meets all alike; medians, and how many times ours they are, are
printed: what is above 1 is slower than ours. Whatever is not installed is named.

Our predicates are made anew at every call, as a program would write them; the filters, expressions
and SQL of peers are ready. Ours scans when a field is first asked, and makes an index the second
time: "first ask" and "makes the index" are of selections made afresh, all else is asked again. The
databases have an index on every field that is asked, but for the summary, and for the table of those
two rows. A cell is empty where a peer has no such thing: stix2 does not sort, group, add up or pick
columns, nor tell what is unknown from what fails, and only databases make an index when told to.

The jobs are not of one size, mostly to our loss:

- Ours answers with entities, as the list does, and stix2 with dicts; databases give rows of ids, and
  Polars a column of ids of its own, not turned into Python. What is selected is rows in all.
- A strength of ours is what a history says latest, and may be unknown. Peers are given a number, or
  NULL, and answer alike: in SQL and Polars what is unknown neither holds nor fails, stix2 passes
  over what lacks a property, and the comprehension sees to it. No peer knows of sources that
  disagree; here none do.
- An amount of ours has a unit, and bounds that are open or closed. Peers have two columns, low and
  high: here all amounts are of one unit, and all bounds are closed.
- Groups are a table of pairs in the databases and Polars.
- Polars and DuckDB use all cores. MemoryStore checks nothing, since it keeps dicts of a type that is
  not registered as they are.

What comes before all that has lines of its own: how long each library takes to be made of the
entities, rows or dicts, and how long ours takes to work out what each history says latest, which it
does when that is first asked. No garbage is collected while a call is timed.

    python -m pip install . stix2 polars duckdb && python benchmarks/queries.py
"""

import argparse
import json
import platform
import random
import sqlite3
import statistics
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from importlib import import_module
from importlib.metadata import version
from timeit import timeit
from types import MappingProxyType, ModuleType
from typing import Any, ClassVar, NamedTuple, TypeVar
from uuid import NAMESPACE_OID, uuid5

from csc_reform import (
    Citation,
    Commitment,
    Entity,
    FundingLine,
    FundingRole,
    History,
    Interval,
    Money,
    Nature,
    Stated,
    Strength,
)
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.query import Field, Selection

T = TypeVar("T")

OURS, LIST, SQLITE = "csc_reform", "list", "SQLite"
SIZES, LEAST_SIZE = (10_000, 100_000), 1_000
FEWEST_ROUNDS, TIMES_MADE = 3, 3
SECONDS_A_TURN = 0.02
#: How often a call is timed in a round when something must be done before each.
CALLS_AFRESH = 3

OF_A_PILLAR = 20
GROUP_IDS, MOST_GROUPS = [f"group-{number:02}" for number in range(40)], 3
IDS_ASKED = 100
STRENGTHS, NATURES = list(Strength), list(Nature)
RANKS: Mapping[object, int] = {strength: rank for rank, strength in enumerate(STRENGTHS)}
PILOT, RANK = Strength.PILOT, RANKS[Strength.PILOT]
GROUP, WORD, LIMIT = "group-07", "kinship", 8_000_000
WORDS = [
    *("care", "children", "court", "family", "foster", "help", "home"),
    *("kinship", "learn", "local", "plan", "safe", "school", "work"),
]
STIX_TYPE = "x-entity"
TOLD = (Citation(source_id="a-source", locator="¶1"),)


class Question(Enum):
    """What is asked, as it is printed."""

    BY_ID = "one by its id"
    FIRST = "pillar_id ==, first ask"
    INDEX = "pillar_id ==, makes the index"
    EQUAL = "pillar_id =="
    IS_IN = f"id.is_in, {IDS_ASKED} ids"
    HAS = "group_ids.has"
    SAME = "strength =="
    AT_LEAST = "strength >="
    UNDECIDED = "undetermined, strength >="
    BOTH = "pillar_id == & strength >="
    CONTAINS = "summary.contains"
    EXCEEDS = "amount.certainly_exceeds"
    ORDER = "order_by strength down, title up"
    FEW_GROUPS = "group_by nature, count"
    MANY_GROUPS = "group_by pillar_id, count"
    TOTAL = "total of amount"
    SELECT = "select id, pillar_id, nature"


# The facts --------------------------------------------------------------------------------------


class Promise(NamedTuple):
    """A row about a commitment; its strength is a rank."""

    id: str
    title: str
    summary: str
    pillar_id: str
    nature: str
    strength: int | None


class Amount(NamedTuple):
    """A row about a line of funding: at least so much, and perhaps at most so much."""

    id: str
    low: int
    high: int | None


class Facts:
    """The facts, in the forms in which libraries take them, and what is asked about them."""

    def __init__(self, size: int) -> None:
        draw = random.Random(size)  # noqa: S311 (nothing is secret)
        self.promises = [
            Promise(
                id=f"commitment-{number:06}",
                title=f"{' '.join(draw.choices(WORDS, k=2))} {number}",
                summary=f"To {' '.join(draw.choices(WORDS, k=5))}",
                pillar_id=f"pillar-{draw.randrange(size // OF_A_PILLAR):05}",
                nature=draw.choice(NATURES).value,
                strength=draw.choice([None, *range(len(STRENGTHS))]),
            )
            for number in range(size)
        ]
        groups = {
            row.id: sorted(draw.sample(GROUP_IDS, draw.randint(0, MOST_GROUPS)))
            for row in self.promises
        }
        self.members = [(group_id, id_) for id_, of in groups.items() for group_id in of]
        lows = [draw.randrange(10_000) * 1_000 for _ in range(size)]
        self.amounts = [
            Amount(f"funding-{number:06}", low, draw.choice([low, low + 500_000, None]))
            for number, low in enumerate(lows)
        ]
        self.commitment_dicts = [as_dict(row, group_ids=groups[row.id]) for row in self.promises]
        self.funding_dicts = [as_dict(row) for row in self.amounts]
        self.id, self.ids = self.promises[size // 2].id, draw.sample(list(groups), IDS_ASKED)
        self.pillar_id = self.promises[size // 3].pillar_id
        self.groups = groups
        self.commitments: tuple[Commitment, ...] = ()
        self.funding: tuple[FundingLine, ...] = ()

    def make_entities(self) -> None:
        """Make our entities afresh, so that nothing has been worked out from their histories."""
        self.commitments = tuple(
            Commitment(
                id=row.id,
                title=row.title,
                summary=row.summary,
                pillar_id=row.pillar_id,
                nature=Nature(row.nature),
                group_ids=tuple(self.groups[row.id]),
                strength=told(None if row.strength is None else STRENGTHS[row.strength]),
                citations=TOLD,
            )
            for row in self.promises
        )
        self.funding = tuple(
            FundingLine(
                id=row.id,
                title=row.id,
                scope="all of it",
                role=FundingRole.ALLOCATION,
                amount=told(Money(Interval(row.low, row.high))),
            )
            for row in self.amounts
        )


def told(value: T | None) -> History[T]:
    """Make a history of one statement, or of none."""
    return History() if value is None else History.of(Stated(value, citations=TOLD))


def stix_id(id_: str) -> str:
    """Give an id in the form that stix2 wants."""
    return f"{STIX_TYPE}--{uuid5(NAMESPACE_OID, id_)}"


def as_dict(row: Promise | Amount, **more: object) -> dict[str, object]:
    """Give a row as an object of STIX, which leaves out what is not known."""
    known = {name: value for name, value in row._asdict().items() if value is not None}
    return {**known, **more, "type": STIX_TYPE, "id": stix_id(row.id), "name": row.id}


# Who is asked -----------------------------------------------------------------------------------

Calls = dict[Question, Callable[[], object]]


class Library(ABC):
    """Whatever the facts have been put into."""

    #: What must be done before each call of a question.
    before: Mapping[Question, Callable[[], object]] = MappingProxyType({})

    @abstractmethod
    def calls(self, facts: Facts) -> Calls:
        """Give the questions that it can be asked."""


class Ours(Library):
    """This library."""

    def __init__(self, facts: Facts) -> None:
        self.commitments = Selection("commitments", facts.commitments)
        self.funding = Selection("funding", facts.funding)
        self.pillar_id = facts.pillar_id
        self.fresh = self.commitments
        self.before = {Question.INDEX: self.first}

    def first(self) -> Selection[Commitment]:
        """Ask a selection made afresh, which has no index."""
        self.fresh = Selection("commitments", self.commitments.items)
        return self.fresh.where(c.pillar_id == self.pillar_id)

    def at_least(self) -> Selection[Commitment]:
        """Ask all histories of strength."""
        return self.commitments.where(c.strength >= PILOT)

    def exceeds(self) -> Selection[FundingLine]:
        """Ask all histories of amounts."""
        return self.funding.where(f.amount.certainly_exceeds(Money.exactly(LIMIT)))

    def counts(self, field: Field[Commitment, T]) -> list[tuple[T, int]]:
        """Count by the values of a field."""
        return [(value, len(group)) for value, group in self.commitments.group_by(field).items()]

    def calls(self, facts: Facts) -> Calls:
        """See `Library`."""
        every, where, total = self.commitments, self.commitments.where, self.funding.total
        id_, ids, pillar_id = facts.id, facts.ids, facts.pillar_id
        return {
            Question.BY_ID: lambda: every[id_],
            Question.FIRST: self.first,
            Question.INDEX: lambda: self.fresh.where(c.pillar_id == pillar_id),
            Question.EQUAL: lambda: where(c.pillar_id == pillar_id),
            Question.IS_IN: lambda: where(c.id.is_in(ids)),
            Question.HAS: lambda: where(c.group_ids.has(GROUP)),
            Question.SAME: lambda: where(c.strength == PILOT),
            Question.AT_LEAST: self.at_least,
            Question.UNDECIDED: lambda: every.undetermined(c.strength >= PILOT),
            Question.BOTH: lambda: where((c.pillar_id == pillar_id) & (c.strength >= PILOT)),
            Question.CONTAINS: lambda: where(c.summary.contains(WORD)),
            Question.EXCEEDS: self.exceeds,
            Question.ORDER: lambda: every.order_by(c.strength.descending(), c.title),
            Question.FEW_GROUPS: lambda: self.counts(c.nature),
            Question.MANY_GROUPS: lambda: self.counts(c.pillar_id),
            Question.TOTAL: lambda: total(f.amount),
            Question.SELECT: lambda: every.select(c.id, c.pillar_id, c.nature),
        }


class InList(Library):
    """Comprehensions over lists of our entities."""

    def __init__(self, facts: Facts) -> None:
        self.commitments, self.funding = list(facts.commitments), list(facts.funding)

    def in_order(self) -> list[Commitment]:
        """Sort by the second key, then by the first; what is not known has the least rank."""
        found = sorted(self.commitments, key=lambda one: one.title)
        return sorted(found, key=lambda one: RANKS.get(one.strength.latest, -1), reverse=True)

    def calls(self, facts: Facts) -> Calls:
        """See `Library`."""
        every, funding, limit = self.commitments, self.funding, Money.exactly(LIMIT)
        id_, ids, pillar_id = facts.id, set(facts.ids), facts.pillar_id
        return {
            Question.BY_ID: lambda: next(one for one in every if one.id == id_),
            Question.FIRST: lambda: [one for one in every if one.pillar_id == pillar_id],
            Question.EQUAL: lambda: [one for one in every if one.pillar_id == pillar_id],
            Question.IS_IN: lambda: [one for one in every if one.id in ids],
            Question.HAS: lambda: [one for one in every if GROUP in one.group_ids],
            Question.SAME: lambda: [one for one in every if one.strength.latest is PILOT],
            Question.AT_LEAST: lambda: [
                one
                for one in every
                if isinstance(latest := one.strength.latest, Strength) and latest >= PILOT
            ],
            Question.UNDECIDED: lambda: [
                one for one in every if not isinstance(one.strength.latest, Strength)
            ],
            Question.BOTH: lambda: [
                one
                for one in every
                if one.pillar_id == pillar_id
                and isinstance(latest := one.strength.latest, Strength)
                and latest >= PILOT
            ],
            Question.CONTAINS: lambda: [one for one in every if WORD in one.summary.casefold()],
            Question.EXCEEDS: lambda: [
                one for one in funding if one.amount.require().certainly_exceeds(limit)
            ],
            Question.ORDER: self.in_order,
            Question.FEW_GROUPS: lambda: Counter(one.nature for one in every).items(),
            Question.MANY_GROUPS: lambda: Counter(one.pillar_id for one in every).items(),
            Question.TOTAL: lambda: Money.total(one.amount.require() for one in funding),
            Question.SELECT: lambda: [(one.id, one.pillar_id, one.nature) for one in every],
        }


class InStix2(Library):
    """Two stores of stix2."""

    def __init__(self, stix2: ModuleType, facts: Facts) -> None:
        self.filter = stix2.Filter
        self.commitments = stix2.MemoryStore(facts.commitment_dicts)
        self.funding = stix2.MemoryStore(facts.funding_dicts)

    def calls(self, facts: Facts) -> Calls:
        """See `Library`; the filter on a list holds where it holds for one of its items."""
        ask, funding, new = self.commitments.query, self.funding.query, self.filter
        of_pillar, at_least = new("pillar_id", "=", facts.pillar_id), new("strength", ">=", RANK)
        return {
            Question.BY_ID: partial(self.commitments.get, stix_id(facts.id)),
            Question.FIRST: partial(ask, [of_pillar]),
            Question.EQUAL: partial(ask, [of_pillar]),
            Question.IS_IN: partial(ask, [new("name", "in", facts.ids)]),
            Question.HAS: partial(ask, [new("group_ids", "=", GROUP)]),
            Question.SAME: partial(ask, [new("strength", "=", RANK)]),
            Question.AT_LEAST: partial(ask, [at_least]),
            Question.BOTH: partial(ask, [of_pillar, at_least]),
            Question.CONTAINS: partial(ask, [new("summary", "contains", WORD)]),
            Question.EXCEEDS: partial(funding, [new("low", ">", LIMIT)]),
        }


class InPolars(Library):
    """Data frames of Polars."""

    def __init__(self, polars: ModuleType, facts: Facts) -> None:
        self.polars = polars
        self.commitments = polars.DataFrame(facts.promises, Promise._fields, orient="row")
        self.members = polars.DataFrame(facts.members, ["group_id", "id"], orient="row")
        self.funding = polars.DataFrame(facts.amounts, Amount._fields, orient="row")

    def calls(self, facts: Facts) -> Calls:
        """See `Library`; each query is planned anew at every call."""
        every, members, funding = self.commitments, self.members, self.funding
        col, when = self.polars.col, self.polars.when
        of_pillar, at_least = col("pillar_id") == facts.pillar_id, col("strength") >= RANK

        def where(condition: object, frame: Any = every) -> Callable[[], object]:  # noqa: ANN401
            return lambda: frame.lazy().filter(condition).select("id").collect()

        def in_order() -> object:
            turned = {"descending": [True, False], "nulls_last": True}
            return every.lazy().sort("strength", "title", **turned).select("id").collect()

        high = when(col("high").null_count() == 0).then(col("high").sum())
        return {
            Question.BY_ID: lambda: every.filter(col("id") == facts.id),
            Question.FIRST: where(of_pillar),
            Question.EQUAL: where(of_pillar),
            Question.IS_IN: where(col("id").is_in(facts.ids)),
            Question.HAS: where(col("group_id") == GROUP, members),
            Question.SAME: where(col("strength") == RANK),
            Question.AT_LEAST: where(at_least),
            Question.UNDECIDED: where(at_least.is_null()),
            Question.BOTH: where(of_pillar & at_least),
            Question.CONTAINS: where(col("summary").str.contains(f"(?i){WORD}")),
            Question.EXCEEDS: where(col("low") > LIMIT, funding),
            Question.ORDER: in_order,
            Question.FEW_GROUPS: lambda: every.group_by("nature").len(),
            Question.MANY_GROUPS: lambda: every.group_by("pillar_id").len(),
            Question.TOTAL: lambda: funding.select(col("low").sum(), high),
            Question.SELECT: lambda: every.select("id", "pillar_id", "nature").rows(),
        }


class Tables(Library):
    """Tables of a database: SQLite and DuckDB are asked in the same words, but for a few."""

    OPTIONS: ClassVar[str] = ""
    SCHEMA: ClassVar[Mapping[str, str]] = {
        "commitment": "id TEXT PRIMARY KEY, title TEXT, summary TEXT, pillar_id TEXT, "
        "nature TEXT, strength INTEGER",
        "member": "group_id TEXT, id TEXT, PRIMARY KEY (group_id, id)",
        "funding": "id TEXT PRIMARY KEY, low BIGINT, high BIGINT",
    }
    INDEXES: ClassVar[Sequence[tuple[str, str]]] = (
        *(("commitment", column) for column in ("pillar_id", "nature", "strength", "title")),
        ("funding", "low"),
    )
    SQL: ClassVar[Mapping[Question, str]] = {
        Question.BY_ID: "SELECT * FROM commitment WHERE id = $one",
        Question.FIRST: "SELECT id FROM bare WHERE pillar_id = $pillar",
        Question.EQUAL: "SELECT id FROM commitment WHERE pillar_id = $pillar",
        Question.HAS: "SELECT id FROM member WHERE group_id = $group",
        Question.SAME: "SELECT id FROM commitment WHERE strength = $rank",
        Question.AT_LEAST: "SELECT id FROM commitment WHERE strength >= $rank",
        Question.UNDECIDED: "SELECT id FROM commitment WHERE (strength >= $rank) IS NULL",
        Question.BOTH: "SELECT id FROM commitment WHERE pillar_id = $pillar AND strength >= $rank",
        Question.EXCEEDS: "SELECT id FROM funding WHERE low > $limit",
        Question.ORDER: "SELECT id FROM commitment ORDER BY strength DESC NULLS LAST, title",
        Question.FEW_GROUPS: "SELECT nature, count(*) FROM commitment GROUP BY nature",
        Question.MANY_GROUPS: "SELECT pillar_id, count(*) FROM commitment GROUP BY pillar_id",
        Question.TOTAL: "SELECT sum(low), CASE WHEN count(high) = count(*) THEN sum(high) END "
        "FROM funding",
        Question.SELECT: "SELECT id, pillar_id, nature FROM commitment",
    }

    def __init__(self, store: Any, facts: Facts) -> None:  # noqa: ANN401 (of either)
        self.store, self.execute = store, store.execute
        drop = partial(self.execute, "DROP INDEX IF EXISTS of_bare")
        self.before = {Question.FIRST: drop, Question.INDEX: drop}
        for table, columns in self.SCHEMA.items():
            self.execute(f"CREATE TABLE {table} ({columns}) {self.OPTIONS}")
        self.put("commitment", facts.promises)
        self.put("member", facts.members)
        self.put("funding", facts.amounts)
        for table, column in self.INDEXES:
            self.execute(f"CREATE INDEX of_{column} ON {table} ({column})")

    @abstractmethod
    def put(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Put rows into a table, in the quickest way that needs no other library."""

    def calls(self, facts: Facts) -> Calls:
        """See `Library`."""
        self.execute("CREATE TABLE bare AS SELECT id, pillar_id FROM commitment")
        values = {
            "one": facts.id,
            "several": facts.ids,
            "json": json.dumps(facts.ids),
            "pillar": facts.pillar_id,
            "group": GROUP,
            "rank": RANK,
            "limit": LIMIT,
            "word": WORD,
        }

        def ask(sql: str) -> Callable[[], object]:
            given = {name: value for name, value in values.items() if f"${name}" in sql}
            return lambda: self.execute(sql, given).fetchall()

        asks = {asked: ask(sql) for asked, sql in self.SQL.items()}

        def make_index() -> object:
            self.execute("CREATE INDEX of_bare ON bare (pillar_id)")
            return asks[Question.FIRST]()

        return {**asks, Question.INDEX: make_index}


class InSQLite(Tables):
    """Tables of SQLite."""

    OPTIONS = "WITHOUT ROWID"
    SQL: ClassVar[Mapping[Question, str]] = {
        **Tables.SQL,
        Question.IS_IN: "SELECT id FROM commitment WHERE id IN (SELECT value FROM json_each($json))",
        Question.CONTAINS: "SELECT id FROM commitment WHERE summary LIKE '%' || $word || '%'",
    }

    def __init__(self, facts: Facts) -> None:
        super().__init__(sqlite3.connect(":memory:"), facts)

    def put(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        """See `Tables`."""
        marks = ", ".join("?" * len(rows[0]))
        with self.store:
            self.store.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608


class InDuckDB(Tables):
    """Tables of DuckDB."""

    SQL: ClassVar[Mapping[Question, str]] = {
        **Tables.SQL,
        Question.IS_IN: "SELECT id FROM commitment WHERE list_contains($several, id)",
        Question.CONTAINS: "SELECT id FROM commitment WHERE summary ILIKE '%' || $word || '%'",
    }

    def __init__(self, duckdb: ModuleType, facts: Facts) -> None:
        super().__init__(duckdb.connect(":memory:"), facts)

    def put(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        """See `Tables`."""
        columns = [list(column) for column in zip(*rows, strict=True)]
        items = ", ".join(["unnest(?)"] * len(columns))
        self.execute(f"INSERT INTO {table} SELECT {items}", columns)


# Asking -----------------------------------------------------------------------------------------

#: The module of each peer that must be installed, and what puts the facts into it.
OPTIONAL: Mapping[str, tuple[str, Callable[[ModuleType, Facts], Library]]] = {
    "stix2": ("stix2", InStix2),
    "Polars": ("polars", InPolars),
    "DuckDB": ("duckdb", InDuckDB),
}
Makers = Mapping[str, Callable[[Facts], Library]]


@dataclass(frozen=True)
class Cell:
    """The call that is timed, its answer in plain values, and what is done before each call."""

    call: Callable[[], object]
    answer: list[Any]
    before: Callable[[], object] | None


Cells = Mapping[Question, Cell]
#: Seconds by question and library.
Took = dict[tuple[Question, str], list[float]]


def plain(asked: Question, answer: Any) -> list[Any]:  # noqa: ANN401 (of any library)
    """Give an answer as rows of plain values; of entities, dicts and rows found, only the ids."""
    if hasattr(answer, "rows"):
        answer = answer.rows()
    elif isinstance(answer, Entity | Money) or hasattr(answer, "keys"):
        answer = [answer]
    found = [plain_row(row) for row in answer]
    if asked not in {Question.FEW_GROUPS, Question.MANY_GROUPS, Question.TOTAL, Question.SELECT}:
        found = [row[0] for row in found]
    return found if asked is Question.ORDER else sorted(found)


def plain_row(row: Any) -> Sequence[Any]:  # noqa: ANN401 (of any library)
    """Give one row; a nature is a text to the peers."""
    if isinstance(row, Entity):
        return (row.id,)
    if isinstance(row, Money):
        return row.low, row.high
    if hasattr(row, "keys"):
        return (row["name"],)
    return tuple(item.value if isinstance(item, Nature) else item for item in row)


def cells(library: Library, facts: Facts) -> Cells:
    """Make every call twice, since ours finds by an index what is asked again; keep the answers."""
    found: dict[Question, Cell] = {}
    for asked, call in library.calls(facts).items():
        before = library.before.get(asked)
        for first in (before, call, before):
            if first:
                first()
        found[asked] = Cell(call, plain(asked, call()), before)
    return found


def makers() -> Makers:
    """Give what puts the facts into each library that is installed; print what is not."""
    found: dict[str, Callable[[Facts], Library]] = {OURS: Ours, LIST: InList, SQLITE: InSQLite}
    for name, (module, make) in OPTIONAL.items():
        try:
            found[name] = partial(make, import_module(module))
        except ModuleNotFoundError as error:
            print(f"not installed: {error.name}, so {name} is not measured")
    return found


def time_making(making: Makers, facts: Facts) -> None:
    """Time how each library is made, and the first asks of ours, of entities made afresh."""
    took: dict[tuple[str, str], list[float]] = {}
    for _ in range(TIMES_MADE):
        facts.make_entities()
        for name, make in making.items():
            took.setdefault(("made", name), []).append(timeit(partial(make, facts), number=1))
        ours = Ours(facts)
        for what, ask in (
            ("strength >=, first ask", ours.at_least),
            ("amount exceeds, first ask", ours.exceeds),
        ):
            took.setdefault((what, OURS), []).append(timeit(ask, number=1))
    for (what, name), times in took.items():
        print(f"{what:28}{name:12}{statistics.median(times) * 1e3:10,.2f} ms")


def check(found: Mapping[str, Cells]) -> None:
    """Refuse answers that differ."""
    for name, of_one in found.items():
        for asked, it in of_one.items():
            ours = found[OURS][asked].answer
            if it.answer != ours:
                message = f"{name} disagrees, {asked.value}: {str(it.answer)[:200]}, "
                raise SystemExit(f"{message}and {OURS}: {str(ours)[:200]}")


def measure(found: Mapping[str, Cells], rounds: int) -> Took:
    """Time every call in turn, so many times."""
    turns = {
        (asked, name): of_one[asked]
        for asked in Question
        for name, of_one in found.items()
        if asked in of_one
    }
    once = {turn: timeit(one.call, one.before or "", number=1) for turn, one in turns.items()}
    took: Took = {turn: [] for turn in turns}
    for _ in range(rounds):
        for turn, one in turns.items():
            if one.before:
                times = [timeit(one.call, one.before, number=1) for _ in range(CALLS_AFRESH)]
                took[turn].append(statistics.median(times))
            else:
                number = max(1, round(SECONDS_A_TURN / once[turn]))
                took[turn].append(timeit(one.call, number=number) / number)
    return took


def short(ratio: float) -> str:
    """Give a ratio to a tenth, and a small one more exactly."""
    return f"{ratio:,.1f}" if ratio >= 1 else f"{ratio:.3g}"


def show(found: Mapping[str, Cells], took: Took) -> None:
    """Print for each question our median, and those of peers as multiples of it."""
    medians = {turn: statistics.median(times) for turn, times in took.items()}
    peers = [name for name in found if name != OURS]
    print(f"{'':33}{'found':>8}{'ours, µs':>14}{''.join(f'{name:>11}' for name in peers)}")
    for asked in Question:
        ours = medians[asked, OURS]
        line = f"{asked.value:33}{len(found[OURS][asked].answer):8,}{ours * 1e6:14,.2f}"
        for name in peers:
            median = medians.get((asked, name))
            line += f"{'':11}" if median is None else f"{short(median / ours):>10}x"
        print(line.rstrip())
    spread = statistics.median(
        (max(times) - min(times)) / medians[turn] for turn, times in took.items()
    )
    print(f"from the least round of a cell to the most, as a rule: {spread:.0%} of its median")


def main() -> None:
    """Print how long each library takes to be made, and to answer each question."""
    parser = argparse.ArgumentParser(description="Time questions to entities beside peers.")
    parser.add_argument("--rounds", type=int, default=7, help=f"at least {FEWEST_ROUNDS}")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help=f"each at least {LEAST_SIZE}"
    )
    given = parser.parse_args()
    rounds: int = max(FEWEST_ROUNDS, given.rounds)
    making = makers()
    versions = ", ".join(f"{name} {version(name)}" for name in making if name in {OURS, *OPTIONAL})
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {versions}")
    for size in sorted({max(LEAST_SIZE, size) for size in given.sizes}):
        facts = Facts(size)
        print(
            f"\n{size:,} entities; peers as multiples of ours, medians of {rounds} rounds in turn"
        )
        time_making(making, facts)
        found = {name: cells(make(facts), facts) for name, make in making.items()}
        check(found)
        show(found, measure(found, rounds))


if __name__ == "__main__":
    main()
