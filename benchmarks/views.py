"""
How do questions of time grow with a reform, beside the same questions in SQLite and in a plain scan?

Reforms of 300, 3,000 and 30,000 entities are made up, always the same ones. The same facts are put
into this library, into tables of SQLite in memory with the indexes that the questions want, and into
Python lists of dicts that are read from end to end. All three must give the same answers, or nothing
is timed. Then they are asked in turn, round by round, each round of things made afresh, so that a
change in the speed of the machine meets all alike and no answer is an old one; medians, their ratios
to ours, and how many times they grow from one size to the next are printed.

The jobs are not of one size, mostly to our loss:

- `known_on` gives a whole reform, cut in all its kinds, of which anything may then be asked; the
  peers only list the statements of strength that are live.
- A statement here may rest on several passages, be withdrawn, reaffirm another or speak of days that
  are partly known, and all of it is looked after. None of the made ones does, so that the peers need
  not know how; and their rows have the day of their source beside them, which ours look up.
- An event of ours has its title, detail and passages; those of the peers have a day, a thing and a
  kind. A timeline of ours also works out what slipped, and by how much.
- SQLite answers each question from its tables. Ours and the scan keep the events in order once they
  are made, and take a month out of them.

What is made before the first question is not counted: our entities, the rows of the peers. Counted
with the first question is what it makes ready: our tables of days, the indexes of SQLite. A new day
is one on which another source came out, so that no view kept answers for it. No garbage is collected
while a call is timed.

A larger reform has more to answer, such as more events in a month. And what fits into the caches of
the processor at 3,000 entities does not at 30,000: then all three grow faster than what they do.

    python -m pip install . && python benchmarks/views.py
"""

import argparse
import platform
import random
import sqlite3
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import partial
from itertools import pairwise
from timeit import timeit
from typing import ClassVar, Protocol, TypedDict, cast

from csc_reform import (
    AgeBand,
    Allowance,
    Citation,
    Commitment,
    Conflict,
    Consultation,
    Deadline,
    Entity,
    History,
    Milestone,
    Money,
    NotKnown,
    PartialDate,
    Per,
    Rate,
    Reform,
    Source,
    SourceKind,
    Span,
    Stated,
    StatementKind,
    Strength,
    Timeline,
    timeline,
    validate,
)

OURS, SQLITE, SCAN = "csc_reform", "sqlite3", "scan"
SIZES = (300, 3_000, 30_000)
#: Each reform must have as many sources as days are asked of it.
LEAST_SIZE = 200
LENGTHS = (10, 100, 1_000, 10_000)
#: From this size on there are no more rounds than a few: they take long, and vary little.
LARGE, ROUNDS_OF_LARGE = 20_000, 3
FEWEST_ROUNDS = 3
NEW_DAYS = 3
LOOK_UPS = 20
SECONDS_A_TURN = 0.01

FIRST_DAY, DAYS = date(2015, 1, 1), 3_650
MOST_SOURCES = 1_000
LONG_AGO = date(1990, 1, 1)
BANDS = (AgeBand(0, 4), AgeBand(5, 17))
A_MONTH = (date(2020, 4, 1), date(2020, 4, 30))
STRENGTHS = list(Strength)

# The facts, as the scan reads them ------------------------------------------------------------


class SourceRow(TypedDict):
    """A source."""

    id: str
    published: str


class StrengthRow(TypedDict):
    """A statement of how firm a commitment is, from a day on."""

    id: int
    subject: str
    value: str
    rank: int
    kind: str
    revises: int | None
    source: str
    published: str
    start: str


class PromiseRow(TypedDict):
    """A statement of the day for which a milestone is promised."""

    id: int
    subject: str
    at: str
    earliest: str
    latest: str
    kind: str
    revises: int | None
    source: str
    published: str


class DeliveryRow(TypedDict):
    """The day on which a milestone came about."""

    subject: str
    day: str
    source: str


class RateRow(TypedDict):
    """A rate of an allowance for one band of ages in one year."""

    subject: str
    band: int
    pounds: int
    start: str
    end: str
    source: str


class ConsultationRow(TypedDict):
    """A consultation, with the moment it closes and the day of that."""

    subject: str
    opens: str
    closes: str
    closing_day: str
    source: str


class EventRow(TypedDict):
    """An event, as the scan makes it."""

    earliest: str
    latest: str
    subject: str
    kind: str
    at: str
    is_done: bool


@dataclass
class Facts:
    """The facts of one made-up reform."""

    sources: list[SourceRow] = field(default_factory=list[SourceRow])
    strengths: list[StrengthRow] = field(default_factory=list[StrengthRow])
    promises: list[PromiseRow] = field(default_factory=list[PromiseRow])
    deliveries: list[DeliveryRow] = field(default_factory=list[DeliveryRow])
    rates: list[RateRow] = field(default_factory=list[RateRow])
    consultations: list[ConsultationRow] = field(default_factory=list[ConsultationRow])

    @property
    def statements(self) -> int:
        """How many cited facts there are; a consultation has two."""
        of_commitments, of_milestones = len(self.strengths), len(self.promises)
        of_milestones += len(self.deliveries)
        return of_commitments + of_milestones + len(self.rates) + 2 * len(self.consultations)


class Maker:
    """Makes up the facts of a reform of so many entities."""

    def __init__(self, size: int) -> None:
        self.facts = Facts()
        self.draw = random.Random(size)  # noqa: S311 (nothing is secret)
        count = min(MOST_SOURCES, size // 10)
        for number in range(count):
            published = FIRST_DAY + timedelta(days=number * DAYS // count)
            row = SourceRow(id=f"source-{number:05}", published=published.isoformat())
            self.facts.sources.append(row)
        kinds = [self.commitment] * 5 + [self.milestone] * 3 + [self.allowance, self.consultation]
        for number in range(size - count):
            kinds[number % len(kinds)](number)

    def some_sources(self, most: int) -> list[SourceRow]:
        """Draw from two sources to so many, in the order in which they came out."""
        numbers = range(len(self.facts.sources))
        drawn = self.draw.sample(numbers, self.draw.randint(2, most))
        return [self.facts.sources[number] for number in sorted(drawn)]

    def commitment(self, number: int) -> None:
        """Make up a commitment that is changed, and now and then corrected at first."""
        rows = self.facts.strengths
        subject = f"commitment-{number:05}"
        for place, source in enumerate(self.some_sources(5)):
            kind, start = StatementKind.ASSERTS, source["published"]
            if place:
                kind = StatementKind.CHANGES
                if place == 1 and self.draw.random() < 1 / 5:
                    kind, start = StatementKind.CORRECTS, rows[-1]["start"]
            rank = self.draw.randrange(len(STRENGTHS))
            revises = len(rows) if place else None
            rows.append(strength_row(len(rows) + 1, subject, rank, kind, revises, source, start))

    def milestone(self, number: int) -> None:
        """Make up a milestone that is put off or brought forward, and may have come about."""
        rows = self.facts.promises
        subject = f"milestone-{number:05}"
        drawn = self.some_sources(4)
        for place, source in enumerate(drawn[:-1]):
            ahead = timedelta(days=self.draw.randint(30, 900))
            day = (date.fromisoformat(source["published"]) + ahead).isoformat()
            at = PartialDate.parse(day if self.draw.random() < 1 / 2 else day[:7])
            rows.append(
                PromiseRow(
                    id=len(rows) + 1,
                    subject=subject,
                    at=str(at),
                    earliest=at.earliest.isoformat(),
                    latest=at.latest.isoformat(),
                    kind=(StatementKind.CHANGES if place else StatementKind.ASSERTS).value,
                    revises=len(rows) if place else None,
                    source=source["id"],
                    published=source["published"],
                )
            )
        if self.draw.random() < 1 / 2:
            came = drawn[-1]
            delivery = DeliveryRow(subject=subject, day=came["published"], source=came["id"])
            self.facts.deliveries.append(delivery)

    def allowance(self, number: int) -> None:
        """Make up an allowance with a new table in each of some years."""
        subject = f"allowance-{number:05}"
        first = self.draw.randint(2015, 2022)
        for year, source in enumerate(self.some_sources(4), first):
            for band in range(len(BANDS)):
                self.facts.rates.append(
                    RateRow(
                        subject=subject,
                        band=band,
                        pounds=self.draw.randint(100, 300),
                        start=f"{year}-04-06",
                        end=f"{year + 1}-04-05",
                        source=source["id"],
                    )
                )

    def consultation(self, number: int) -> None:
        """Make up a consultation of some weeks."""
        source = self.draw.choice(self.facts.sources)
        opens = date.fromisoformat(source["published"])
        closing_day = (opens + timedelta(weeks=self.draw.randint(6, 14))).isoformat()
        self.facts.consultations.append(
            ConsultationRow(
                subject=f"consultation-{number:05}",
                opens=opens.isoformat(),
                closes=f"{closing_day}T23:45 Europe/London",
                closing_day=closing_day,
                source=source["id"],
            )
        )


def strength_row(  # noqa: PLR0913, PLR0917 (the columns)
    id_: int,
    subject: str,
    rank: int,
    kind: StatementKind,
    revises: int | None,
    source: SourceRow,
    start: str,
) -> StrengthRow:
    """Make the row of a statement of strength."""
    return StrengthRow(
        id=id_,
        subject=subject,
        value=STRENGTHS[rank].value,
        rank=rank,
        kind=kind.value,
        revises=revises,
        source=source["id"],
        published=source["published"],
        start=start,
    )


def one_history(length: int) -> Facts:
    """Make up one commitment that is changed day by day, so many times."""
    draw = random.Random(length)  # noqa: S311 (nothing is secret)
    source = SourceRow(id="source-00000", published=LONG_AGO.isoformat())
    facts = Facts(sources=[source])
    for place in range(length):
        kind = StatementKind.CHANGES if place else StatementKind.ASSERTS
        rank = draw.randrange(len(STRENGTHS))
        start = (LONG_AGO + timedelta(days=place)).isoformat()
        facts.strengths.append(
            strength_row(place + 1, "commitment-00000", rank, kind, place or None, source, start)
        )
    return facts


# Who is asked -----------------------------------------------------------------------------------


class Contestant(Protocol):
    """Whoever is asked; each gives its answers in its own form."""

    def live(self, day: date) -> Sequence[object]:
        """Give the keys of the statements of strength that were live as was known on a day."""
        ...

    def how_many(self, day: date) -> int:
        """Count them."""
        ...

    def held(self, subject: str, day: date) -> object:
        """Give how firm a commitment was on a day."""
        ...

    def events(self) -> object:
        """Give all events in order."""
        ...

    def between(self, first: date, last: date) -> object:
        """Give the events that may fall from a day to a day."""
        ...

    def overdue(self, day: date) -> object:
        """Give the promises that are past on a day, of whose delivery nothing tells."""
        ...


class Ours:
    """This library."""

    def __init__(self, facts: Facts) -> None:
        self.reform = Reform([*_sources(facts), *_entities(facts)])
        self._timeline = Timeline(())

    def live(self, day: date) -> list[str | None]:
        """See `Contestant`."""
        view = self.reform.known_on(day)
        return [one.key for commitment in view.commitments for one in commitment.strength.live]

    def how_many(self, day: date) -> int:
        """See `Contestant`."""
        view = self.reform.known_on(day)
        return sum(len(commitment.strength.live) for commitment in view.commitments)

    def held(self, subject: str, day: date) -> Strength | Conflict[Strength] | NotKnown:
        """See `Contestant`."""
        return self.reform.commitments[subject].strength.on(day)

    def events(self) -> Timeline:
        """See `Contestant`."""
        self._timeline = timeline(self.reform)
        return self._timeline

    def between(self, first: date, last: date) -> Timeline:
        """See `Contestant`."""
        return self._timeline.between(first, last)

    def overdue(self, day: date) -> Timeline:
        """See `Contestant`."""
        return self._timeline.overdue(day)


def _told(source_id: str) -> tuple[Citation, ...]:
    return (Citation(source_id=source_id, locator="¶1"),)


def _key(id_: int | None) -> str | None:
    return None if id_ is None else str(id_)


def _sources(facts: Facts) -> Iterator[Source]:
    for row in facts.sources:
        published = PartialDate.parse(row["published"])
        kind = SourceKind.POLICY_PAPER
        yield Source(id=row["id"], title=row["id"], kind=kind, published=published)


def _entities(facts: Facts) -> Iterator[Entity]:
    strengths: dict[str, list[Stated[Strength]]] = {}
    for row in facts.strengths:
        strengths.setdefault(row["subject"], []).append(
            Stated(
                Strength(row["value"]),
                citations=_told(row["source"]),
                effective=Span.parse(row["start"]),
                kind=StatementKind(row["kind"]),
                key=_key(row["id"]),
                revises=_key(row["revises"]),
            )
        )
    for id_, said in strengths.items():
        yield Commitment(id=id_, title=id_, strength=History(tuple(said)))
    promises: dict[str, list[Stated[PartialDate | Deadline]]] = {}
    for promise in facts.promises:
        promises.setdefault(promise["subject"], []).append(
            Stated(
                PartialDate.parse(promise["at"]),
                citations=_told(promise["source"]),
                kind=StatementKind(promise["kind"]),
                key=_key(promise["id"]),
                revises=_key(promise["revises"]),
            )
        )
    came = {
        row["subject"]: Stated(PartialDate.parse(row["day"]), citations=_told(row["source"]))
        for row in facts.deliveries
    }
    for id_, promised in promises.items():
        actual = History((came[id_],)) if id_ in came else History[PartialDate]()
        yield Milestone(id=id_, title=id_, promised=History(tuple(promised)), actual=actual)
    rates: dict[str, list[Rate]] = {}
    for rate in facts.rates:
        rates.setdefault(rate["subject"], []).append(
            Rate(
                amount=Money.exactly(rate["pounds"], per=Per.A_WEEK),
                span=Span.parse(rate["start"], rate["end"]),
                band=BANDS[rate["band"]],
                citations=_told(rate["source"]),
            )
        )
    for id_, table in rates.items():
        yield Allowance(id=id_, title=id_, rates=tuple(table))
    for asked in facts.consultations:
        told = _told(asked["source"])
        yield Consultation(
            id=asked["subject"],
            title=asked["subject"],
            opens=History.of(Stated(PartialDate.parse(asked["opens"]), citations=told)),
            closes=History.of(Stated(Deadline.parse(asked["closes"]), citations=told)),
        )


class Tables:
    """SQLite, with the same facts in tables."""

    TABLES = """
        CREATE TABLE source (id TEXT PRIMARY KEY, published TEXT) WITHOUT ROWID;
        CREATE TABLE strength (
            id INTEGER PRIMARY KEY, subject TEXT, value TEXT, rank INTEGER, kind TEXT,
            revises INTEGER REFERENCES strength, source TEXT, published TEXT, start TEXT
        );
        CREATE TABLE promise (
            id INTEGER PRIMARY KEY, subject TEXT, at TEXT, earliest TEXT, latest TEXT, kind TEXT,
            revises INTEGER REFERENCES promise, source TEXT, published TEXT
        );
        CREATE TABLE delivery (subject TEXT, day TEXT, source TEXT);
        CREATE TABLE rate (
            subject TEXT, band INTEGER, pounds INTEGER, start TEXT, "end" TEXT, source TEXT
        );
        CREATE TABLE consultation (
            subject TEXT PRIMARY KEY, opens TEXT, closes TEXT, closing_day TEXT, source TEXT
        );
        CREATE VIEW event (earliest, latest, subject, kind, at) AS
            SELECT published, published, id, 'published', published FROM source
            UNION ALL
            SELECT opens, opens, subject, 'opens', opens FROM consultation
            UNION ALL
            SELECT closing_day, closing_day, subject, 'closes', closes FROM consultation
            UNION ALL
            SELECT one.start, one.start, one.subject,
                CASE
                    WHEN one.kind <> 'changes' THEN 'announced'
                    WHEN one.rank > before.rank THEN 'strengthened'
                    WHEN one.rank < before.rank THEN 'weakened'
                    ELSE 'reaffirmed'
                END,
                one.start
            FROM strength AS one LEFT JOIN strength AS before ON before.id = one.revises
            WHERE NOT EXISTS (
                SELECT 1 FROM strength AS other
                WHERE other.revises = one.id AND other.kind = 'corrects'
            )
            UNION ALL
            SELECT earliest, latest, subject, 'promised', at FROM promise AS one
            WHERE NOT EXISTS (SELECT 1 FROM promise AS other WHERE other.revises = one.id)
            UNION ALL
            SELECT one.published, one.published, one.subject, 'slipped', one.published
            FROM promise AS one JOIN promise AS before ON before.id = one.revises
            WHERE one.earliest >= before.earliest AND one.latest > before.latest
            UNION ALL
            SELECT day, day, subject, 'delivered', day FROM delivery
            UNION ALL
            SELECT DISTINCT start, start, subject, 'rates begin', start FROM rate;
    """
    INDEXES: ClassVar[Mapping[str, str]] = {
        "strength": """
            CREATE INDEX strength_published ON strength (published);
            CREATE INDEX strength_revises ON strength (revises, published);
            CREATE INDEX strength_start ON strength (start);
            CREATE INDEX strength_subject ON strength (subject, start);
        """,
        "others": """
            CREATE INDEX source_published ON source (published);
            CREATE INDEX promise_revises ON promise (revises);
            CREATE INDEX promise_latest ON promise (latest);
            CREATE INDEX promise_published ON promise (published);
            CREATE INDEX delivery_subject ON delivery (subject);
            CREATE INDEX delivery_day ON delivery (day);
            CREATE INDEX rate_start ON rate (start, subject);
            CREATE INDEX consultation_opens ON consultation (opens);
            CREATE INDEX consultation_closing_day ON consultation (closing_day);
        """,
    }
    LIVE = """
        FROM strength AS one WHERE published <= :day AND NOT EXISTS (
            SELECT 1 FROM strength AS other
            WHERE other.revises = one.id AND other.published <= :day
        )
    """
    LIVE_KEYS, LIVE_COUNT = f"SELECT id {LIVE}", f"SELECT count(*) {LIVE}"
    HELD = """
        SELECT value FROM strength AS one
        WHERE subject = :subject AND start <= :day AND NOT EXISTS (
            SELECT 1 FROM strength AS other
            WHERE other.revises = one.id AND (other.kind = 'corrects' OR other.start <= :day)
        )
        ORDER BY start DESC LIMIT 1
    """
    EVENTS = "SELECT subject, kind, at FROM event ORDER BY earliest, latest, subject, kind, at"
    BETWEEN = """
        SELECT subject, kind, at FROM event WHERE earliest <= :last AND latest >= :first
        ORDER BY earliest, latest, subject, kind, at
    """
    OVERDUE = """
        SELECT subject, 'promised', at FROM promise AS one
        WHERE latest < :day
        AND NOT EXISTS (SELECT 1 FROM promise AS other WHERE other.revises = one.id)
        AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.subject = one.subject)
        ORDER BY earliest, latest, subject
    """

    def __init__(self, facts: Facts) -> None:
        self.store = sqlite3.connect(":memory:")
        self.store.executescript(self.TABLES)
        put = self.store.executemany
        put("INSERT INTO source VALUES (:id, :published)", facts.sources)
        put(
            "INSERT INTO strength VALUES "
            "(:id, :subject, :value, :rank, :kind, :revises, :source, :published, :start)",
            facts.strengths,
        )
        put(
            "INSERT INTO promise VALUES "
            "(:id, :subject, :at, :earliest, :latest, :kind, :revises, :source, :published)",
            facts.promises,
        )
        put("INSERT INTO delivery VALUES (:subject, :day, :source)", facts.deliveries)
        put(
            "INSERT INTO rate VALUES (:subject, :band, :pounds, :start, :end, :source)", facts.rates
        )
        put(
            "INSERT INTO consultation VALUES (:subject, :opens, :closes, :closing_day, :source)",
            facts.consultations,
        )
        self.store.executescript(self.INDEXES["others"])
        self.store.commit()
        self._is_ready = False

    def _make_ready(self) -> None:
        """Make the indexes of what is asked first, once."""
        if not self._is_ready:
            self.store.executescript(self.INDEXES["strength"])
            self._is_ready = True

    def live(self, day: date) -> list[int]:
        """See `Contestant`."""
        self._make_ready()
        return [id_ for (id_,) in self.store.execute(self.LIVE_KEYS, {"day": day.isoformat()})]

    def how_many(self, day: date) -> int:
        """See `Contestant`."""
        self._make_ready()
        (count,) = self.store.execute(self.LIVE_COUNT, {"day": day.isoformat()}).fetchone()
        return int(count)

    def held(self, subject: str, day: date) -> object:
        """See `Contestant`."""
        self._make_ready()
        asked = {"subject": subject, "day": day.isoformat()}
        found = self.store.execute(self.HELD, asked).fetchone()
        return None if found is None else found[0]

    def events(self) -> list[object]:
        """See `Contestant`."""
        return self.store.execute(self.EVENTS).fetchall()

    def between(self, first: date, last: date) -> list[object]:
        """See `Contestant`."""
        asked = {"first": first.isoformat(), "last": last.isoformat()}
        return self.store.execute(self.BETWEEN, asked).fetchall()

    def overdue(self, day: date) -> list[object]:
        """See `Contestant`."""
        return self.store.execute(self.OVERDUE, {"day": day.isoformat()}).fetchall()


class Scan:
    """Lists of dicts, read from end to end."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._events: list[EventRow] = []

    def live(self, day: date) -> list[int]:
        """See `Contestant`."""
        on = day.isoformat()
        known = [row for row in self.facts.strengths if row["published"] <= on]
        revised = {row["revises"] for row in known}
        return [row["id"] for row in known if row["id"] not in revised]

    def how_many(self, day: date) -> int:
        """See `Contestant`."""
        return len(self.live(day))

    def held(self, subject: str, day: date) -> str | None:
        """See `Contestant`."""
        on = day.isoformat()
        said = [row for row in self.facts.strengths if row["subject"] == subject]
        gone = {row["revises"] for row in said if row["kind"] == "corrects" or row["start"] <= on}
        held = [row["value"] for row in said if row["start"] <= on and row["id"] not in gone]
        return held[0] if held else None

    def events(self) -> list[EventRow]:
        """See `Contestant`."""
        found = [*self._published(), *self._bound(), *self._promised(), *self._others()]
        found.sort(
            key=lambda row: (row["earliest"], row["latest"], row["subject"], row["kind"], row["at"])
        )
        self._events = found
        return found

    def _published(self) -> Iterator[EventRow]:
        for row in self.facts.sources:
            yield _event_row(row["id"], "published", row["published"])

    def _bound(self) -> Iterator[EventRow]:
        rows = self.facts.strengths
        by_id = {row["id"]: row for row in rows}
        corrected = {row["revises"] for row in rows if row["kind"] == "corrects"}
        for row in rows:
            if row["id"] in corrected:
                continue
            kind, revises = "announced", row["revises"]
            if row["kind"] == "changes" and revises is not None:
                rank = by_id[revises]["rank"]
                kind = "reaffirmed"
                if row["rank"] != rank:
                    kind = "strengthened" if row["rank"] > rank else "weakened"
            yield _event_row(row["subject"], kind, row["start"])

    def _promised(self) -> Iterator[EventRow]:
        rows = self.facts.promises
        by_id = {row["id"]: row for row in rows}
        revised = {row["revises"] for row in rows}
        came = {row["subject"] for row in self.facts.deliveries}
        for row in rows:
            subject, earliest, latest = row["subject"], row["earliest"], row["latest"]
            before = None if row["revises"] is None else by_id[row["revises"]]
            if before and earliest >= before["earliest"] and latest > before["latest"]:
                yield _event_row(subject, "slipped", row["published"])
            if row["id"] not in revised:
                yield EventRow(
                    earliest=earliest,
                    latest=latest,
                    subject=subject,
                    kind="promised",
                    at=row["at"],
                    is_done=subject in came,
                )

    def _others(self) -> Iterator[EventRow]:
        for delivery in self.facts.deliveries:
            yield _event_row(delivery["subject"], "delivered", delivery["day"])
        for row in self.facts.consultations:
            yield _event_row(row["subject"], "opens", row["opens"])
            yield _event_row(row["subject"], "closes", row["closing_day"], row["closes"])
        for subject, start in dict.fromkeys(
            (row["subject"], row["start"]) for row in self.facts.rates
        ):
            yield _event_row(subject, "rates begin", start)

    def between(self, first: date, last: date) -> list[EventRow]:
        """See `Contestant`."""
        start, end = first.isoformat(), last.isoformat()
        return [row for row in self._events if row["earliest"] <= end and row["latest"] >= start]

    def overdue(self, day: date) -> list[EventRow]:
        """See `Contestant`."""
        on = day.isoformat()
        return [
            row
            for row in self._events
            if row["kind"] == "promised" and not row["is_done"] and row["latest"] < on
        ]


def _event_row(subject: str, kind: str, day: str, at: str = "") -> EventRow:
    return EventRow(
        earliest=day, latest=day, subject=subject, kind=kind, at=at or day, is_done=False
    )


def made(facts: Facts) -> tuple[Ours, dict[str, Contestant]]:
    """Make all three afresh of the same facts; ours also by itself."""
    ours = Ours(facts)
    return ours, {OURS: ours, SQLITE: Tables(facts), SCAN: Scan(facts)}


# What is asked ----------------------------------------------------------------------------------


class Job(Enum):
    """What is timed, as it is printed."""

    FIRST_LIVE = "what is live, the first day asked"
    LIVE = "what is live, a new day"
    COUNT = "how many are live, a new day"
    AGAIN = "what is live, the same day again"
    FIRST_KNOWN = "known_on alone, the first day asked"
    KNOWN = "known_on alone, a new day"
    HELD = "held on a day, one commitment of all"
    FIRST_HELD = "held on a day, the first asked"
    LATER_HELD = "held on a day, later"
    EVENTS = "all events in order"
    BETWEEN = "the events of a month"
    OVERDUE = "the promises overdue"


KNOWN_JOBS = (Job.FIRST_LIVE, Job.LIVE, Job.COUNT, Job.AGAIN, Job.FIRST_KNOWN, Job.KNOWN)
HISTORY_JOBS = (Job.FIRST_HELD, Job.LATER_HELD)
EVENT_JOBS = (Job.EVENTS, Job.BETWEEN, Job.OVERDUE)

#: Seconds by job, by whom, and by the size asked of.
Took = dict[tuple[Job, str, int], list[float]]
#: Keeps what a job took whom.
Note = Callable[[Job, str, float], None]


def plain(answer: object) -> object:
    """Give an answer in plain values; an event as its thing, kind and day."""
    if isinstance(answer, Timeline):
        return [(event.subject_id, event.kind.value, str(event.at)) for event in answer]
    if isinstance(answer, Strength):
        return answer.value
    if isinstance(answer, NotKnown):
        return None
    if isinstance(answer, list):
        return [plain(item) for item in cast("list[object]", answer)]
    if isinstance(answer, dict):
        row = cast("EventRow", answer)
        return row["subject"], row["kind"], row["at"]
    return answer


def days_to_ask(facts: Facts) -> list[date]:
    """Give days on which a source came out, spread over the time: the middle one, then the rest."""
    sources, wanted = facts.sources, 1 + 3 * NEW_DAYS
    places = [len(sources) * (wanted + 8 * place) // (10 * wanted) for place in range(wanted)]
    days = [date.fromisoformat(sources[place]["published"]) for place in places]
    middle = days.pop(wanted // 2)
    return [middle, *days]


def look_ups(facts: Facts) -> list[tuple[str, date]]:
    """Draw commitments, and for each a day."""
    draw = random.Random(len(facts.strengths))  # noqa: S311 (nothing is secret)
    days = sorted({row["start"] for row in facts.strengths})
    subjects = sorted({row["subject"] for row in facts.strengths})
    return [(draw.choice(subjects), date.fromisoformat(draw.choice(days))) for _ in range(LOOK_UPS)]


def agreed(
    asked: Mapping[str, Contestant], what: str, ask: Callable[[Contestant], object]
) -> list[object]:
    """Give the answer of all; refuse answers that differ."""
    answers = {name: ask(contestant) for name, contestant in asked.items()}
    for name, answer in answers.items():
        if answer != answers[OURS]:
            message = (
                f"{name} disagrees, {what}: {str(answer)[:500]}, "
                f"and {OURS}: {str(answers[OURS])[:500]}"
            )
            raise SystemExit(message)
    return cast("list[object]", answers[OURS])


def held(it: Contestant, subject: str, day: date) -> object:
    """Give what held, in plain values."""
    return plain(it.held(subject, day))


def how_many(it: Contestant, day: date) -> int:
    """Give how many statements are live, and how many are listed: one number, or the two differ."""
    count, listed = it.how_many(day), len(it.live(day))
    return count if count == listed else -listed


def check_held(facts: Facts) -> None:
    """Refuse answers that differ on what held on a day."""
    _, asked = made(facts)
    for subject, day in look_ups(facts):
        what = f"what held of {subject} on {day}"
        agreed(asked, what, partial(held, subject=subject, day=day))


def check(facts: Facts) -> str:
    """Refuse answers that differ; say how large they are."""
    check_held(facts)
    _, asked = made(facts)
    middle, *days = days_to_ask(facts)
    for day in days:
        agreed(asked, f"how many are live on {day}", partial(how_many, day=day))
    live = agreed(asked, f"live on {middle}", lambda it: sorted(map(str, it.live(middle))))
    events = agreed(asked, "events", lambda it: plain(it.events()))
    of_month = agreed(asked, "events of a month", lambda it: plain(it.between(*A_MONTH)))
    overdue = agreed(asked, "overdue", lambda it: plain(it.overdue(days[-1])))
    return (
        f"{facts.statements:,} cited facts from {len(facts.sources):,} sources; "
        f"{len(live):,} of {len(facts.strengths):,} statements of strength live on {middle}; "
        f"{len(events):,} events, {len(of_month):,} in a month, {len(overdue):,} promises overdue"
    )


def keep(took: Took, size: int, job: Job, name: str, spent: float) -> None:
    """Keep what a job took whom, at a size."""
    took.setdefault((job, name, size), []).append(spent)


def once(call: Callable[[], object]) -> float:
    """Time a call that may be made only once."""
    return timeit(call, number=1)


def often(call: Callable[[], object]) -> float:
    """Time a call that may be made again and again."""
    number = max(1, round(SECONDS_A_TURN / max(once(call), 1e-7)))
    return timeit(call, number=number) / number


def measure(facts: Facts, rounds: int, note: Note) -> None:
    """Ask all three in turn, so many times, of what is made afresh in each round."""
    middle, *days = days_to_ask(facts)
    pairs = look_ups(facts)
    for _ in range(rounds):
        ours, asked = made(facts)
        # A reform of the same entities has none of the answers of the other, and they have none yet.
        other = Reform(ours.reform)
        note(Job.FIRST_KNOWN, OURS, once(partial(other.known_on, middle)))
        for name, it in asked.items():
            note(Job.FIRST_LIVE, name, once(partial(it.live, middle)))
        for first, second, third in zip(days[::3], days[1::3], days[2::3], strict=True):
            for name, it in asked.items():
                note(Job.LIVE, name, once(partial(it.live, first)))
                note(Job.COUNT, name, once(partial(it.how_many, second)))
            note(Job.KNOWN, OURS, once(partial(ours.reform.known_on, third)))
        for name, it in asked.items():
            note(Job.AGAIN, name, often(partial(it.live, middle)))
        for name, it in asked.items():
            note(Job.HELD, name, each(it, pairs))
        asked[OURS] = Ours(facts)  # which has not yet worked out what stands
        for name, it in asked.items():
            note(Job.EVENTS, name, once(it.events))
        for name, it in asked.items():
            note(Job.BETWEEN, name, often(partial(it.between, *A_MONTH)))
            note(Job.OVERDUE, name, often(partial(it.overdue, days[-1])))


def measure_history(facts: Facts, rounds: int, note: Note) -> None:
    """Ask all three of one long history, for the first time and later."""
    pairs = look_ups(facts)
    subject, day = pairs[0]
    for _ in range(rounds):
        _, asked = made(facts)
        for name, it in asked.items():
            note(Job.FIRST_HELD, name, once(partial(it.held, subject, day)))
        for name, it in asked.items():
            note(Job.LATER_HELD, name, each(it, pairs))


def each(it: Contestant, pairs: Sequence[tuple[str, date]]) -> float:
    """Time one look-up of some, all of which were made before."""

    def all_of_them() -> None:
        for subject, day in pairs:
            it.held(subject, day)

    return often(all_of_them) / len(pairs)


def short(ratio: float) -> str:
    """Give a ratio to the hundredth, and a small one more exactly."""
    return f"{ratio:.2f}" if ratio >= 1 / 10 else f"{ratio:.4f}"


def show(title: str, jobs: Sequence[Job], took: Took, sizes: Sequence[int], unit: str) -> None:
    """Print a table: for each job and contestant the medians, their ratios to ours, the growth."""
    scale = {"ms": 1e3, "µs": 1e6}[unit]
    print(f"\n{title}, {unit}")
    heads = "".join(f"{size:>11,}{'of ours':>9}" for size in sizes)
    print(f"{'':16}{heads}   from size to size")
    for job in jobs:
        print(job.value)
        ours = [statistics.median(took[job, OURS, size]) for size in sizes]
        for name in (OURS, SQLITE, SCAN):
            if (job, name, sizes[0]) not in took:
                continue
            medians = [statistics.median(took[job, name, size]) for size in sizes]
            line = f"    {name:12}"
            for median, our in zip(medians, ours, strict=True):
                line += f"{median * scale:11.3f}"
                line += f"{'':9}" if name == OURS else f"{short(median / our):>8}x"
            growth = "".join(f"{more / less:8.2f}x" for less, more in pairwise(medians))
            print(f"{line}  {growth}")


def main() -> None:
    """Print the median of each job, its ratio to ours, and how it grows."""
    parser = argparse.ArgumentParser(description="Time questions of time as a reform grows.")
    parser.add_argument("--rounds", type=int, default=7, help=f"at least {FEWEST_ROUNDS}")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help=f"each at least {LEAST_SIZE}"
    )
    given = parser.parse_args()
    rounds: int = max(FEWEST_ROUNDS, given.rounds)
    sizes = sorted({max(LEAST_SIZE, size) for size in given.sizes})
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    took: Took = {}
    statements: dict[int, int] = {}
    for size in sizes:
        facts = Maker(size).facts
        if size == sizes[0] and not validate(made(facts)[0].reform).ok:
            message = "the reform must be free of errors"
            raise SystemExit(message)
        print(f"{size:,} entities: {check(facts)}")
        statements[size] = facts.statements
        turns = min(rounds, ROUNDS_OF_LARGE) if size >= LARGE else rounds
        measure(facts, turns, partial(keep, took, size))
    for length in LENGTHS:
        facts = one_history(length)
        check_held(facts)
        measure_history(facts, rounds, partial(keep, took, length))
    print(f"median of {rounds} rounds in turn, of {ROUNDS_OF_LARGE} from {LARGE:,} entities on")
    show("1. known_on, by entities", KNOWN_JOBS, took, sizes, "ms")
    for job in (Job.FIRST_KNOWN, Job.KNOWN):
        a_statement = [
            f"{statistics.median(took[job, OURS, size]) / statements[size] * 1e6:.2f}"
            for size in sizes
        ]
        print(f"{job.value}, µs a cited fact: {', '.join(a_statement)}")
    show("2. on, by entities", (Job.HELD,), took, sizes, "µs")
    show("   on, by statements of one history", HISTORY_JOBS, took, LENGTHS, "µs")
    show("3. timeline, by entities", EVENT_JOBS, took, sizes, "ms")
    print(
        f"\na call of nothing, µs, which is in every figure: {timeit(lambda: None, number=10**6):.2f}"
    )


if __name__ == "__main__":
    main()
