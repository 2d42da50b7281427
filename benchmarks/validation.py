"""
How long do rules take over 1,000 to 100,000 records, beside peers, and which of ours take long?

There are two parts. In the first, fifteen rules are put to made-up lines of funding, and the same
rules to rows that say the same, by whatever library is installed. Every fiftieth record breaks one
rule, in turn, and each library must find those records, each once, and no others, before it is timed.
Then all run in turn, library by library, then the next round, so that a change in the speed of the
machine meets all alike; medians, and how many times ours they are, are printed: what is above 1 is
slower than ours, and below 1 quicker.

Nine rules look at one field, two tell of one field by another (an increment names what it increases;
only a whole says that its parts are complete), three compare two fields (the hedge of an amount, the
length of a period, a scope that repeats the title), and one looks at other records (what a sum is
part of is there). The jobs are not of one size, mostly to our loss:

- csc_reform is given entities. An amount is what all live statements of a history say, with bounds
  that are decimals and may be open; a period has ends that may be partly known; and what is cited is
  looked for in every statement. It keeps how every rule came out on every record, sorted, since a rule
  that broke or could not judge must not look like one that passed; findings are sorted, too.
- "csc_reform" has entities just made, of whose histories nothing is worked out yet, as when a document
  has just been loaded. "again" has those of which rules were asked before. "checks alone" goes through
  those again, rule by rule and entity by entity, without a report: what is between it and "again"
  is what our report costs.
- All others are given flat rows: one statement and one citation, whole pounds, both bounds there, days
  as texts of one form. Nobody else keeps what passed.
- closures are fifteen functions in a list, put to every dict in turn: the naive way.
- JSON Schema can tell of one field by the value of another, but neither compare two fields nor look at
  another record: these do eleven rules. jsonschema and jsonschema-rs find all faults, fastjsonschema
  stops at the first of a record. jsonschema-rs is given all rows at once, which is its quickest way.
- pydantic also makes an object of every row, strictly, and checks the types of all fields. "pydantic"
  has constraints for what is about one field, which are checked in Rust, and one validator of the
  model for the rest, which stops at its first fault and is not asked when a field is wrong; the ids
  of other records are in the context. "by hand" has a validator in Python for each field instead.
- pandera is given a frame of Polars, and goes through columns, on all cores, in Rust.

What comes before is not timed: our entities, the rows, the frame, schemas compiled and models made.

In the second part the rules that the library ships are put to the bundled reform, copied under new
ids and titles with all that its records say of each other, first all of them to a reform just made,
and then each family again. What they find is not made up: each copy must give as many findings as the
original, or it is said which rule does not. A size is that of so many whole copies as are nearest.

No garbage is collected while a call is timed; freeing what was found is not timed. With ``--collect``
garbage is collected, as in most programs: that slows down most who keeps the most objects.

    python -m pip install . jsonschema fastjsonschema jsonschema-rs pydantic 'pandera[polars]'
    python benchmarks/validation.py
"""

import argparse
import gc
import json
import pickle
import platform
import statistics
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module
from importlib.metadata import version
from itertools import pairwise
from types import ModuleType
from typing import Any, Literal, NamedTuple, TypeVar, cast

from csc_reform import (
    Basis,
    Citation,
    Entity,
    FundingBasis,
    FundingLine,
    FundingRole,
    History,
    Interval,
    Money,
    PartialDate,
    PartsComplete,
    Reform,
    Relation,
    RelationKind,
    Span,
    Stated,
    dumps,
    load,
    loads,
)
from csc_reform.rules import (
    BUILTIN,
    Context,
    OutcomeStatus,
    Problem,
    Report,
    Rule,
    RuleSet,
    Severity,
    Skipped,
    validate,
)

T = TypeVar("T")

OURS, AGAIN, ALONE, CLOSURES = "csc_reform", "  again", "  checks alone", "closures"
MADE_UP, BUNDLED = "made-up", "bundled"
SIZES, LEAST_SIZE = (1_000, 10_000, 100_000), 1_000
FEWEST_ROUNDS = 7
#: Whoever takes longer for one call is called in fewer rounds.
SLOW, ROUNDS_OF_SLOW = 2.0, 3
SECONDS_A_TURN = 0.05
#: Rounds of the second part end after so many seconds in one size, but for the first.
SECONDS_A_SIZE = 20.0

OF_A_WHOLE, OF_A_FAULT, FAULTY = 100, 50, 7
LONGEST_TITLE, MOST_POUNDS, WIDEST, MOST_YEARS = 60, 10_000_000_000, 2, 5
LOCATORS = ("¶", "p. ")
WHOLES = (FundingRole.ENVELOPE, FundingRole.RUNNING_TOTAL)
WHOLES_AS_PRINTED = tuple(role.value for role in WHOLES)
TOLD_BASES = (FundingBasis.TOTAL.value, FundingBasis.EACH.value)
INCREMENT, COMPLETE = FundingRole.INCREMENT.value, PartsComplete.YES.value


# The facts --------------------------------------------------------------------------------------


class Sum(NamedTuple):
    """A row about a line of funding."""

    id: str
    title: str
    scope: str
    subject_id: str | None
    role: str
    basis: str
    parts_complete: str
    low: int
    high: int
    locator: str
    printed: str
    starts: str
    ends: str
    part_of: str | None


#: What a row is to those who take dicts, and the ids of all.
Row = dict[str, Any]
Ids = frozenset[str]


def make_sum(number: int) -> Sum:
    """Make a row; every so many is a whole that those after it are part of, and some are faulty."""
    into = number % OF_A_WHOLE
    role = FundingRole.INCREMENT if number % 5 == 0 else FundingRole.ALLOCATION
    low = 1_000_000 + number
    one = Sum(
        id=f"funding-{number:06}",
        title=f"Money for programme {number}",
        scope=f"family finding, befriending and mentoring in place {number}",
        subject_id=f"programme-{number % 1_000}",
        role=role.value if into else FundingRole.ENVELOPE.value,
        basis=TOLD_BASES[number % 2],
        parts_complete=PartsComplete.UNSTATED.value if into else COMPLETE,
        low=low,
        high=low + 500_000,
        locator=f"¶{number}",
        printed=f"£{low:,}",
        starts=f"{2020 + number % 5}-04-01",
        ends=f"{2022 + number % 5}-03-31",
        part_of=f"funding-{number - into:06}" if into else None,
    )
    turn, place = divmod(number, OF_A_FAULT)
    return one._replace(**CHECKS[turn % len(CHECKS)].fault) if place == FAULTY else one


def make_line(one: Sum) -> FundingLine:
    """Make our entity of a row."""
    passage = Citation(source_id="a-source", locator=one.locator, as_printed=one.printed)
    whole = one.part_of
    kind = RelationKind.INCREASES if one.role == INCREMENT else RelationKind.PART_OF
    related = () if whole is None else (whole,)
    return FundingLine(
        id=one.id,
        title=one.title,
        scope=one.scope,
        subject_id=one.subject_id,
        role=FundingRole(one.role),
        basis=FundingBasis(one.basis),
        parts_complete=PartsComplete(one.parts_complete),
        amount=History.of(Stated(Money(Interval(one.low, one.high)), citations=(passage,))),
        period=History.of(
            Stated(Span(day(one.starts), day(one.ends)), citations=(passage,)),
        ),
        relations=tuple(
            Relation(kind=kind, to_id=to_id, basis=Basis.STATED, citations=(passage,))
            for to_id in related
        ),
    )


def day(text: str) -> PartialDate:
    """Read a day."""
    return PartialDate.on(date.fromisoformat(text))


class Facts:
    """The facts, in the forms in which libraries take them."""

    def __init__(self, size: int) -> None:
        self.sums = [make_sum(number) for number in range(size)]
        self.rows: list[Row] = [one._asdict() for one in self.sums]
        self.ids = frozenset(one.id for one in self.sums)
        #: The ids of the records that break each rule.
        self.faulty: dict[str, list[str]] = {code: [] for code in CODES}
        for number in range(FAULTY, size, OF_A_FAULT):
            code = CODES[number // OF_A_FAULT % len(CODES)]
            self.faulty[code].append(self.sums[number].id)

    def reform(self) -> Reform:
        """Make our entities, and a reform of them."""
        return Reform(map(make_line, self.sums))


# The rules, ours and in dicts -------------------------------------------------------------------

Problems = Iterator[Problem]


def amount_of(line: FundingLine) -> Money:
    """Give the amount that the sources agree on."""
    amount = line.amount.latest
    if not isinstance(amount, Money):
        raise Skipped("an amount")
    return amount


def title_is_short(line: FundingLine, _context: Context) -> Problems:
    """Look at one field."""
    if len(line.title) > LONGEST_TITLE:
        yield Problem("title must be short", field="title")


def title_has_no_stop(line: FundingLine, _context: Context) -> Problems:
    """Look at one field."""
    if line.title.endswith("."):
        yield Problem("title must not end in a full stop", field="title")


def scope_is_told(line: FundingLine, _context: Context) -> Problems:
    """Look at one field."""
    if not line.scope:
        yield Problem("scope must be told", field="scope")


def subject_is_told(line: FundingLine, _context: Context) -> Problems:
    """Look at one field."""
    if line.subject_id is None:
        yield Problem("subject_id must be told", field="subject_id")


def basis_is_told(line: FundingLine, _context: Context) -> Problems:
    """Look at one field."""
    if line.basis is FundingBasis.UNSTATED:
        yield Problem("basis must be told", field="basis")


def amount_is_something(line: FundingLine, _context: Context) -> Problems:
    """Look at the low bound of a history of amounts."""
    amount = amount_of(line)
    if amount.low is None or amount.low <= 0:
        yield Problem(f"amount must be more than nothing, got {amount}", field="amount")


def amount_is_possible(line: FundingLine, _context: Context) -> Problems:
    """Look at the high bound of a history of amounts."""
    amount = amount_of(line)
    if amount.high is None or amount.high > MOST_POUNDS:
        yield Problem(f"amount must be possible, got {amount}", field="amount")


def locator_is_of_a_form(line: FundingLine, _context: Context) -> Problems:
    """Look at all citations of all statements of a history."""
    for statement in line.amount.statements:
        for citation in statement.citations:
            if not citation.locator.startswith(LOCATORS):
                yield Problem(f"locator must be of a form, got {citation.locator}", field="amount")


def pounds_are_printed(line: FundingLine, _context: Context) -> Problems:
    """Look at all citations of all statements of a history."""
    for statement in line.amount.statements:
        for citation in statement.citations:
            if citation.as_printed is None or not citation.as_printed.startswith("£"):
                yield Problem(f"pounds must be printed, got {citation.as_printed}", field="amount")


def increment_increases(line: FundingLine, _context: Context) -> Problems:
    """Tell of one field by another."""
    if line.role is FundingRole.INCREMENT and not line.relations:
        yield Problem("an increment must name what it increases", field="relations")


def parts_are_of_a_whole(line: FundingLine, _context: Context) -> Problems:
    """Tell of one field by another."""
    if line.parts_complete is PartsComplete.YES and line.role not in WHOLES:
        yield Problem("only a whole must have parts that are complete", field="parts_complete")


def hedge_is_narrow(line: FundingLine, _context: Context) -> Problems:
    """Compare the bounds of an amount."""
    amount = amount_of(line)
    if amount.low is None or amount.high is None or amount.high > WIDEST * amount.low:
        yield Problem(f"amount must be told more narrowly than {amount}", field="amount")


def period_is_short(line: FundingLine, _context: Context) -> Problems:
    """Compare the ends of a period."""
    period = line.period.latest
    if not isinstance(period, Span):
        raise Skipped("a period")
    if period.latest.year - period.earliest.year > MOST_YEARS:
        yield Problem(f"period must be short, got {period.in_words()}", field="period")


def scope_says_more(line: FundingLine, _context: Context) -> Problems:
    """Compare two fields."""
    if line.scope == line.title:
        yield Problem("scope must say more than the title", field="scope")


def whole_is_there(line: FundingLine, context: Context) -> Problems:
    """Look at other records."""
    for relation in line.relations:
        if relation.to_id not in context.reform:
            yield Problem(f"{relation.to_id} must be there", field="relations")


@dataclass(frozen=True)
class Check:
    """What must be so: as a rule of ours, as a closure over a dict, and what breaks it."""

    title: str
    ours: Callable[[FundingLine, Context], Problems]
    is_wrong: Callable[[Row, Ids], bool]
    fault: Mapping[str, Any]


#: First those that JSON Schema can express.
CHECKS: Sequence[Check] = (
    Check(
        "title is short",
        title_is_short,
        lambda row, _: len(row["title"]) > LONGEST_TITLE,
        {"title": "m" * (LONGEST_TITLE + 1)},
    ),
    Check(
        "title has no full stop",
        title_has_no_stop,
        lambda row, _: row["title"].endswith("."),
        {"title": "Money."},
    ),
    Check("scope is told", scope_is_told, lambda row, _: not row["scope"], {"scope": ""}),
    Check(
        "subject is told",
        subject_is_told,
        lambda row, _: row["subject_id"] is None,
        {"subject_id": None},
    ),
    Check(
        "basis is told",
        basis_is_told,
        lambda row, _: row["basis"] not in TOLD_BASES,
        {"basis": FundingBasis.UNSTATED.value},
    ),
    Check(
        "amount is more than nothing",
        amount_is_something,
        lambda row, _: row["low"] <= 0,
        {"low": 0, "high": 0},
    ),
    Check(
        "amount is possible",
        amount_is_possible,
        lambda row, _: row["high"] > MOST_POUNDS,
        {"low": MOST_POUNDS + 1, "high": MOST_POUNDS + 1},
    ),
    Check(
        "locator is of a form",
        locator_is_of_a_form,
        lambda row, _: not row["locator"].startswith(LOCATORS),
        {"locator": "above"},
    ),
    Check(
        "pounds are printed",
        pounds_are_printed,
        lambda row, _: not row["printed"].startswith("£"),
        {"printed": "45m"},
    ),
    Check(
        "an increment names what it increases",
        increment_increases,
        lambda row, _: row["role"] == INCREMENT and row["part_of"] is None,
        {"role": INCREMENT, "part_of": None},
    ),
    Check(
        "only a whole has parts that are complete",
        parts_are_of_a_whole,
        lambda row, _: row["parts_complete"] == COMPLETE and row["role"] not in WHOLES_AS_PRINTED,
        {"parts_complete": COMPLETE},
    ),
    Check(
        "amount is told narrowly",
        hedge_is_narrow,
        lambda row, _: row["high"] > WIDEST * row["low"],
        {"low": 1_000_000, "high": 3_000_000},
    ),
    Check(
        "period is short",
        period_is_short,
        lambda row, _: int(row["ends"][:4]) - int(row["starts"][:4]) > MOST_YEARS,
        {"starts": "2020-04-01", "ends": "2026-03-31"},
    ),
    Check(
        "scope says more than the title",
        scope_says_more,
        lambda row, _: row["scope"] == row["title"],
        {"title": "Money", "scope": "Money"},
    ),
    Check(
        "what it is part of is there",
        whole_is_there,
        lambda row, ids: row["part_of"] is not None and row["part_of"] not in ids,
        {"part_of": "funding-none"},
    ),
)
CODES = tuple(f"BEN{number:03}" for number in range(1, len(CHECKS) + 1))
#: The codes of those that JSON Schema can express.
IN_SCHEMA = CODES[:11]


def as_rule(code: str, check: Check) -> Rule[FundingLine]:
    """Make a rule of the library."""
    return Rule(
        code=code,
        subject=FundingLine,
        severity=Severity.WARNING,
        title=check.title,
        rationale="It is for measuring.",
        good=lambda: (),
        bad=lambda: (),
        check=check.ours,
    )


# Who runs them ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Library:
    """
    What is timed, and what is done before each call.

    Attributes:
        run: Gives what was found; it is timed.
        faulty: Gives the id of the record of every fault in what was found.
        codes: The rules that are run.
        before: What is done before each call.
    """

    run: Callable[[], Any]
    faulty: Callable[[Any], Sequence[str]]
    codes: Sequence[str] = CODES
    before: Callable[[], object] | None = None


class Ours:
    """This library."""

    def __init__(self, facts: Facts) -> None:
        self.rules = RuleSet(map(as_rule, CODES, CHECKS))
        self.reform = facts.reform()
        self.pickled = pickle.dumps(self.reform)

    def make_afresh(self) -> None:
        """Have a reform of whose histories nothing has been worked out."""
        self.reform = pickle.loads(self.pickled)  # noqa: S301 (made above)

    def run(self) -> Report:
        """Make a report."""
        return validate(self.reform, self.rules)

    def alone(self) -> list[tuple[str, str, Problem]]:
        """Make every check of every entity, and keep the problems only."""
        context = Context(self.reform, date.max)
        return [
            (code, line.id, problem)
            for code, check in zip(CODES, CHECKS, strict=True)
            for line in self.reform.funding
            for problem in check.ours(line, context)
        ]

    @staticmethod
    def faulty(report: Report) -> list[str]:
        """Give the ids of what was found."""
        expected = {OutcomeStatus.PASSED, OutcomeStatus.FAILED}
        for outcome in report.outcomes:
            if outcome.status not in expected:
                message = f"every rule must judge, got {outcome}"
                raise SystemExit(message)
        return [finding.entity_id for finding in report.findings]


def in_ours(facts: Facts) -> dict[str, Library]:
    """Give what this library does: for what is new to it, again, and without a report."""
    ours = Ours(facts)
    return {
        OURS: Library(ours.run, ours.faulty, before=ours.make_afresh),
        AGAIN: Library(ours.run, ours.faulty),
        ALONE: Library(ours.alone, lambda found: [id_ for _, id_, _ in found]),
    }


def in_closures(facts: Facts) -> dict[str, Library]:
    """Give what a list of functions does."""
    checks = [
        (code, check.title, check.is_wrong) for code, check in zip(CODES, CHECKS, strict=True)
    ]
    rows, ids = facts.rows, facts.ids

    def run() -> list[tuple[str, str, str]]:
        found: list[tuple[str, str, str]] = []
        for row in rows:
            for code, title, is_wrong in checks:
                if is_wrong(row, ids):
                    found.append((code, row["id"], title))
        return found

    return {CLOSURES: Library(run, lambda found: [id_ for _, id_, _ in found])}


SCHEMA: Mapping[str, Any] = {
    "properties": {
        "title": {"maxLength": LONGEST_TITLE, "pattern": r"[^.]$"},
        "scope": {"minLength": 1},
        "subject_id": {"type": "string"},
        "basis": {"enum": TOLD_BASES},
        "low": {"exclusiveMinimum": 0},
        "high": {"maximum": MOST_POUNDS},
        "locator": {"pattern": r"^(¶|p\. )"},
        "printed": {"pattern": "^£"},
    },
    "allOf": [
        {
            "if": {"properties": {"role": {"const": INCREMENT}}},
            "then": {"properties": {"part_of": {"type": "string"}}},
        },
        {
            "if": {"properties": {"parts_complete": {"const": COMPLETE}}},
            "then": {"properties": {"role": {"enum": WHOLES_AS_PRINTED}}},
        },
    ],
}


def in_jsonschema(facts: Facts, jsonschema: ModuleType) -> dict[str, Library]:
    """Give what jsonschema does."""
    errors_in, rows = jsonschema.Draft202012Validator(plain(SCHEMA)).iter_errors, facts.rows

    def run() -> list[tuple[str, str]]:
        return [(row["id"], error.message) for row in rows for error in errors_in(row)]

    return {"jsonschema": Library(run, first_of_each, IN_SCHEMA)}


def in_fastjsonschema(facts: Facts, fastjsonschema: ModuleType) -> dict[str, Library]:
    """Give what fastjsonschema does."""
    check, rows = fastjsonschema.compile(plain(SCHEMA)), facts.rows
    refused = fastjsonschema.JsonSchemaValueException

    def run() -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for row in rows:
            try:
                check(row)
            except refused as error:
                found.append((row["id"], str(error)))
        return found

    return {"fastjsonschema": Library(run, first_of_each, IN_SCHEMA)}


def in_jsonschema_rs(facts: Facts, jsonschema_rs: ModuleType) -> dict[str, Library]:
    """Give what jsonschema-rs does with all rows at once."""
    several = {"type": "array", "items": plain(SCHEMA)}
    errors_in, rows = jsonschema_rs.validator_for(several).iter_errors, facts.rows

    def run() -> list[tuple[str, str]]:
        return [(rows[error.instance_path[0]]["id"], error.message) for error in errors_in(rows)]

    return {"jsonschema-rs": Library(run, first_of_each, IN_SCHEMA)}


def plain(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Give a schema as JSON has it, with lists for tuples."""
    made: dict[str, Any] = json.loads(json.dumps(schema))
    return made


def first_of_each(found: Sequence[tuple[str, str]]) -> list[str]:
    """Give the ids, which come before the messages."""
    return [id_ for id_, _ in found]


#: The message, the field, and what must be so, for those who check by a function for each field.
BY_HAND: Sequence[tuple[str, str, Callable[[Any], bool]]] = (
    ("title is short", "title", lambda value: len(value) <= LONGEST_TITLE),
    ("title has no full stop", "title", lambda value: not value.endswith(".")),
    ("scope is told", "scope", bool),
    ("subject is told", "subject_id", lambda value: value is not None),
    ("basis is told", "basis", lambda value: value in TOLD_BASES),
    ("amount is more than nothing", "low", lambda value: value > 0),
    ("amount is possible", "high", lambda value: value <= MOST_POUNDS),
    ("locator is of a form", "locator", lambda value: value.startswith(LOCATORS)),
    ("pounds are printed", "printed", lambda value: value.startswith("£")),
)


def compare(one: Any, info: Any) -> Any:  # noqa: ANN401 (of a class of pydantic)
    """Compare fields, and look at other records: a validator of a model of pydantic."""
    if one.role == INCREMENT and one.part_of is None:
        raise ValueError("an increment names what it increases")
    if one.parts_complete == COMPLETE and one.role not in WHOLES_AS_PRINTED:
        raise ValueError("only a whole has parts that are complete")
    if one.high > WIDEST * one.low:
        raise ValueError("amount is told narrowly")
    if int(one.ends[:4]) - int(one.starts[:4]) > MOST_YEARS:
        raise ValueError("period is short")
    if one.scope == one.title:
        raise ValueError("scope says more than the title")
    if one.part_of is not None and one.part_of not in info.context:
        raise ValueError("what it is part of is there")
    return one


def in_pydantic(facts: Facts, pydantic: ModuleType) -> dict[str, Library]:
    """Give what pydantic does, row by row, which is quicker than all rows at once."""
    types: dict[str, Any] = dict.fromkeys(Sum._fields, str) | {"low": int, "high": int}
    types |= dict.fromkeys(("subject_id", "part_of"), str | None)
    fields = {name: (kind, ...) for name, kind in types.items()}
    constrained = {
        "title": (str, pydantic.Field(max_length=LONGEST_TITLE, pattern=r"[^.]$")),
        "scope": (str, pydantic.Field(min_length=1)),
        "subject_id": (str, ...),
        "basis": (Literal["total", "each"], ...),
        "low": (int, pydantic.Field(gt=0)),
        "high": (int, pydantic.Field(le=MOST_POUNDS)),
        "locator": (str, pydantic.Field(pattern=r"^(¶|p\. )")),
        "printed": (str, pydantic.Field(pattern=r"^£")),
    }

    def by_hand(message: str, is_right: Callable[[Any], bool]) -> Callable[[type, Any], Any]:
        def check(_cls: type, value: Any) -> Any:  # noqa: ANN401 (of any field)
            if not is_right(value):
                raise ValueError(message)
            return value

        return check

    compared = {"compare": pydantic.model_validator(mode="after")(compare)}
    handed = {
        f"check_{number}": pydantic.field_validator(name)(classmethod(by_hand(message, is_right)))
        for number, (message, name, is_right) in enumerate(BY_HAND)
    }

    def library(has: Mapping[str, Any], validators: Mapping[str, Any]) -> Library:
        model: Any = pydantic.create_model(
            "Sum", __config__={"strict": True}, __validators__=validators, **has
        )
        make, refused = model.model_validate, pydantic.ValidationError
        rows, ids = facts.rows, facts.ids

        def run() -> list[tuple[str, str]]:
            found: list[tuple[str, str]] = []
            for row in rows:
                try:
                    make(row, context=ids)
                except refused as error:
                    found += [(row["id"], one["msg"]) for one in error.errors()]
            return found

        return Library(run, first_of_each)

    return {
        "pydantic": library(fields | constrained, compared),
        "  by hand": library(fields, compared | handed),
    }


def in_pandera(facts: Facts, pandera: ModuleType, polars: ModuleType) -> dict[str, Library]:
    """Give what pandera does with a frame of Polars."""
    column, check, col = pandera.Column, pandera.Check, polars.col
    frame: Any = polars.DataFrame(facts.sums, Sum._fields, orient="row")

    def compare(message: str, holds: Any) -> Any:  # noqa: ANN401 (of Polars)
        def ask(data: Any) -> Any:  # noqa: ANN401 (of Polars)
            return data.lazyframe.select(holds)

        return check(ask, name=message)

    columns = {
        "title": [check.str_length(max_value=LONGEST_TITLE), check.str_matches(r".*[^.]$")],
        "scope": [check.str_length(min_value=1)],
        "subject_id": [],
        "basis": [check.isin(TOLD_BASES)],
        "low": [check.gt(0)],
        "high": [check.le(MOST_POUNDS)],
        "locator": [check.str_matches(r"^(¶|p\. )")],
        "printed": [check.str_startswith("£")],
    }
    years = [col(name).str.slice(0, 4).cast(int) for name in ("starts", "ends")]
    whole, whole_roles = col("part_of"), col("role").is_in(WHOLES_AS_PRINTED)
    compared = (
        ("an increment", (col("role") != INCREMENT) | whole.is_not_null()),
        ("parts of a whole", (col("parts_complete") != COMPLETE) | whole_roles),
        ("a narrow hedge", col("high") <= WIDEST * col("low")),
        ("a short period", years[1] - years[0] <= MOST_YEARS),
        ("a scope that says more", col("scope") != col("title")),
        ("a whole that is there", whole.is_null() | whole.is_in(frame["id"].implode())),
    )
    schema = pandera.DataFrameSchema(
        {name: column(None, checks) for name, checks in columns.items()},
        checks=[compare(message, holds) for message, holds in compared],
    )
    refused = pandera.errors.SchemaErrors

    def run() -> Any:  # noqa: ANN401 (a frame)
        try:
            schema.validate(frame, lazy=True)
        except refused as error:
            return error.failure_cases
        return None

    def faulty(found: Any) -> list[str]:  # noqa: ANN401 (a frame)
        places: list[int] = list(found["index"])
        return [facts.sums[place].id for place in places]

    return {"pandera": Library(run, faulty)}


#: The modules of each peer that must be installed, and what puts the facts into it.
OPTIONAL: Mapping[str, tuple[Sequence[str], Callable[..., dict[str, Library]]]] = {
    "jsonschema": (["jsonschema"], in_jsonschema),
    "fastjsonschema": (["fastjsonschema"], in_fastjsonschema),
    "jsonschema-rs": (["jsonschema_rs"], in_jsonschema_rs),
    "pydantic": (["pydantic"], in_pydantic),
    "pandera": (["pandera.polars", "polars"], in_pandera),
}
Makers = Mapping[str, Callable[[Facts], dict[str, Library]]]


def makers() -> Makers:
    """Give what puts the facts into each library that is installed; print what is not."""
    found: dict[str, Callable[[Facts], dict[str, Library]]] = {
        OURS: in_ours,
        CLOSURES: in_closures,
    }
    for name, (modules, make) in OPTIONAL.items():
        try:
            imported = [import_module(module) for module in modules]
        except ModuleNotFoundError as error:
            print(f"not installed: {error.name}, so {name} is not measured")
        else:
            # The facts come first, and are not known yet.
            found[name] = partial(call_with, make, imported)
    return found


def call_with(
    make: Callable[..., dict[str, Library]], modules: Sequence[ModuleType], facts: Facts
) -> dict[str, Library]:
    """Put the facts into a peer."""
    return make(facts, *modules)


# Measuring --------------------------------------------------------------------------------------

#: Seconds a call, by library and size.
Took = dict[tuple[str, int], list[float]]


@contextmanager
def collecting(*, wanted: bool) -> Generator[None, None, None]:
    """Have garbage collected, or not."""
    if not wanted:
        gc.disable()
    try:
        yield
    finally:
        gc.enable()


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """Make a call; give its answer and the seconds it took."""
    start = time.perf_counter()
    answer = call()
    return answer, time.perf_counter() - start


def turn(library: Library, *, collect: bool) -> tuple[Any, float]:
    """Run the rules once."""
    with collecting(wanted=collect):
        if library.before:
            library.before()
        return timed(library.run)


def check(found: Mapping[str, Library], facts: Facts, *, collect: bool) -> dict[str, float]:
    """Refuse faults that were not planted, or not found; give the seconds that each took."""
    spent: dict[str, float] = {}
    for name, library in found.items():
        answer, spent[name] = turn(library, collect=collect)
        expected = sorted(id_ for code in library.codes for id_ in facts.faulty[code])
        got = sorted(library.faulty(answer))
        if got != expected:
            odd = Counter(got)
            odd.subtract(expected)
            ids = [id_ for id_, count in odd.items() if count][:5]
            message = f"{name} must find {len(expected):,} faults, got {len(got):,}: {ids} differ"
            raise SystemExit(message)
    return spent


def measure(
    found: Mapping[str, Library], once: Mapping[str, float], rounds: int, *, collect: bool
) -> dict[str, list[float]]:
    """
    Have all run in turn, so many times; who is quick does so more often in its turn.

    The call of whoever is slow while it was checked, which was in turn too, is its first round.
    """
    took = {name: [spent] if spent > SLOW else [] for name, spent in once.items()}
    for number in range(rounds):
        gc.collect()
        for name, library in found.items():
            if once[name] > SLOW and number + 1 >= ROUNDS_OF_SLOW:
                continue
            often = max(1, round(SECONDS_A_TURN / once[name]))
            turns = [turn(library, collect=collect)[1] for _ in range(often)]
            took[name].append(statistics.fmean(turns))
    return took


def put_to_made_up(making: Makers, sizes: Sequence[int], rounds: int, *, collect: bool) -> None:
    """Measure and print the first part."""
    took: Took = {}
    codes: dict[str, Sequence[str]] = {}
    spreads: list[float] = []
    for size in sizes:
        facts = Facts(size)
        found = {name: one for make in making.values() for name, one in make(facts).items()}
        once = check(found, facts, collect=collect)
        faults = sum(map(len, facts.faulty.values()))
        print(f"{size:,} records, {faults:,} faults: all found, by who can tell of them")
        for name, times in measure(found, once, rounds, collect=collect).items():
            took[name, size] = times
            codes[name] = found[name].codes
            spreads.append((max(times) - min(times)) / statistics.median(times))
    heads = "".join(f"{size:>11,}{'of ours':>9}" for size in sizes)
    print(f"{'µs a record':20}{'rules':>6}{heads}   from size to size")
    for name, ran in codes.items():
        each = [statistics.median(took[name, size]) / size for size in sizes]
        line = f"    {name:16}{len(ran):6}"
        for size, median in zip(sizes, each, strict=True):
            ours = statistics.median(took[OURS, size]) / size
            line += f"{median * 1e6:11.2f}"
            line += f"{'':9}" if name == OURS else f"{median / ours:8.3f}x"
        print(f"{line}  {''.join(f'{more / less:8.2f}x' for less, more in pairwise(each))}")
    print(f"from least to most of a cell, as a rule: {statistics.median(spreads):.0%}")


# The rules that the library ships ----------------------------------------------------------------


class Copies:
    """The bundled reform, many times over."""

    def __init__(self, size: int) -> None:
        original = load()
        self.count = max(1, round(size / len(original)))
        self.ids = {id_ for one in original for id_ in (one.id, *one.former_ids)}
        data: object = json.loads(dumps(original))
        every: list[Entity] = []
        for number in range(self.count):
            every += loads(json.dumps(self.renamed(data, number)))
        self.size = len(every)
        self.pickled = pickle.dumps(Reform(every))
        #: How often each rule finds something in one copy.
        self.findings = Counter(finding.code for finding in validate(original).findings)

    def renamed(self, value: object, number: int, key: str = "") -> object:
        """Give what a record says, with other ids, and titles of its own."""
        if isinstance(value, dict):
            items = cast("dict[str, object]", value)
            # What a history of ids states is under "value", below their key.
            below = {"statements": key, "value": key}
            return {
                name: self.renamed(item, number, below.get(name, name))
                for name, item in items.items()
            }
        if isinstance(value, list):
            several = cast("list[object]", value)
            return [self.renamed(item, number, key) for item in several]
        if isinstance(value, str) and key.endswith(("id", "_ids")) and value in self.ids:
            return f"{value}-{number:06}"
        if isinstance(value, str) and key in {"title", "aliases"}:
            return f"{value} {number}"
        return value

    def reform(self) -> Reform:
        """Make a reform of which nothing has been worked out."""
        made: Reform = pickle.loads(self.pickled)  # noqa: S301 (made above)
        return made


ALL = "all, just made"


def put_to_bundled(sizes: Sequence[int], rounds: int, *, each: bool, collect: bool) -> None:
    """Measure and print the second part, by family or by rule."""
    parts = sorted({rule.code if each else rule.code[:3] for rule in BUILTIN})
    took: Took = {}
    asked: dict[tuple[str, int], int] = {}
    real: dict[int, int] = {}
    for size in sizes:
        copies = Copies(size)
        real[size] = copies.size
        turns = 0
        begun = time.perf_counter()
        while turns < rounds and (not turns or time.perf_counter() - begun < SECONDS_A_SIZE):
            gc.collect()
            reform = copies.reform()
            for name in (ALL, *parts):
                rules = BUILTIN if name == ALL else BUILTIN.select(name)
                with collecting(wanted=collect):
                    report, spent = timed(partial(validate, reform, rules))
                took.setdefault((name, size), []).append(spent)
                asked[name, size] = len(report.outcomes)
                if name == ALL and not turns:
                    check_report(report, copies)
            turns += 1
        print(f"{copies.size:,} records in {copies.count:,} copies, rounds: {turns}")
    show_bundled(parts, took, asked, real)


def check_report(report: Report, copies: Copies) -> None:
    """Refuse rules that broke; say which do not find in every copy what they find in the original."""
    if report.crashes:
        message = f"no rule must break, got {report.crashes[0]}"
        raise SystemExit(message)
    found = Counter(finding.code for finding in report.findings)
    for code in sorted(found | copies.findings):
        expected = copies.findings[code] * copies.count
        if found[code] != expected:
            print(f"{code} finds {found[code]:,} in the copies, not {expected:,}")


def show_bundled(
    parts: Sequence[str],
    took: Took,
    asked: Mapping[tuple[str, int], int],
    real: Mapping[int, int],
) -> None:
    """Print for each family or rule what a record takes, and what one rule on one record takes."""
    heads = "".join(f"{size:>11,}" for size in real.values())
    print(f"{'µs a record':20}{'rules':>6}{heads}{'a check':>10}{'of all':>8}   from size to size")
    largest = max(real)
    whole = sum(statistics.median(took[part, largest]) for part in parts)
    for name in (ALL, *parts):
        rules = len(BUILTIN if name == ALL else BUILTIN.select(name))
        medians = {size: statistics.median(took[name, size]) for size in real}
        each = [median / real[size] for size, median in medians.items()]
        line = f"    {name:16}{rules:6}{''.join(f'{one * 1e6:11.2f}' for one in each)}"
        line += f"{medians[largest] / max(1, asked[name, largest]) * 1e6:10.2f}"
        line += f"{'':8}" if name == ALL else f"{medians[largest] / whole:8.1%}"
        print(f"{line}  {''.join(f'{more / less:8.2f}x' for less, more in pairwise(each))}")
    again = "".join(
        f"{sum(statistics.median(took[part, size]) for part in parts) / real[size] * 1e6:11.2f}"
        for size in real
    )
    print(f"    {'all these, again':16}{'':6}{again}")


def main() -> None:
    """Print how long fifteen rules take beside peers, and how long the shipped ones take."""
    parser = argparse.ArgumentParser(description="Time rules beside peers.")
    parser.add_argument("--rounds", type=int, default=7, help=f"at least {FEWEST_ROUNDS}")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help=f"each at least {LEAST_SIZE}"
    )
    parser.add_argument(
        "--parts", nargs="+", choices=(MADE_UP, BUNDLED), default=(MADE_UP, BUNDLED)
    )
    parser.add_argument("--each", action="store_true", help="tell of each shipped rule")
    parser.add_argument("--collect", action="store_true", help="let garbage be collected")
    given = parser.parse_args()
    rounds: int = max(FEWEST_ROUNDS, given.rounds)
    sizes = sorted({max(LEAST_SIZE, size) for size in given.sizes})
    making = makers()
    peers = [name for name in making if name in OPTIONAL]
    versions = ", ".join(f"{name} {version(name)}" for name in (OURS, *peers))
    print(f"Python {platform.python_version()}, {versions}")
    print(f"garbage {'is' if given.collect else 'is not'} collected while a call is timed")
    if MADE_UP in given.parts:
        print(
            f"\n{len(CHECKS)} rules over made-up records; medians of {rounds} rounds in turn, "
            f"of {ROUNDS_OF_SLOW} for whoever takes more than {SLOW:.0f} s"
        )
        put_to_made_up(making, sizes, rounds, collect=given.collect)
    if BUNDLED in given.parts:
        print(
            f"\n{len(BUILTIN)} shipped rules over the bundled records; medians of {rounds} rounds, "
            f"or what fits into {SECONDS_A_SIZE:.0f} s"
        )
        put_to_bundled(sizes, rounds, each=given.each, collect=given.collect)


if __name__ == "__main__":
    main()
