"""SRC: every fact names a source that exists, and says what is printed there."""

import re
from collections.abc import Iterator
from typing import cast

import attrs

from csc_reform.entities.entity import Cited, Entity, Part
from csc_reform.entities.funding import FundingLine
from csc_reform.entities.milestones import Milestone
from csc_reform.entities.programmes import Programme
from csc_reform.entities.rates import Instalment, Rate
from csc_reform.entities.sources import Source
from csc_reform.errors import InvalidValueError, shown
from csc_reform.history import Conflict, History
from csc_reform.provenance import Citation
from csc_reform.rules._context import Context
from csc_reform.rules._examples import day, line, milestone, passage, said, source
from csc_reform.rules._facts import figure_of, standing
from csc_reform.rules._printed_days import the_day_printed
from csc_reform.rules._rule import Problem, Rule, Severity
from csc_reform.statements import Stated, StatementKind
from csc_reform.values.counts import Count
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline
from csc_reform.values.money import Money
from csc_reform.values.quantity import Quantity
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share
from csc_reform.values.spans import Bound, Span

__all__ = ["RULES"]


def _passages(entity: Entity, context: Context) -> Iterator[tuple[Cited, Citation, str]]:
    """Give each fact with each of its passages, and the way to that."""
    for way, fact in context.facts(entity):
        around = f"{way}/" if way else ""
        for index, citation in enumerate(fact.citations):
            yield fact, citation, f"{around}citations/{index}"


def _source_exists(entity: Entity, context: Context) -> Iterator[Problem]:
    for _, citation, way in _passages(entity, context):
        id_ = citation.source_id
        if id_ not in context.reform:
            words = f"got {id_!r}{context.near(id_, entity.id)}"
            cause = f"nothing has the id {id_!r}"
        elif context.source(id_) is None:
            words = f"got {id_!r} of the {context.reform.get(id_).KIND}"
            cause = f"{id_!r} is no source"
        else:
            continue
        yield Problem(
            f"source_id must name a source, {words}",
            field=f"{way}/source_id",
            cause=cause,
            citations=(citation,),
        )


def _figure_as_printed(entity: Entity, context: Context) -> Iterator[Problem]:
    for fact, citation, way in _passages(entity, context):
        value = figure_of(fact)
        if value is None or citation.as_printed is None or _takes_back(fact):
            continue
        fault = _misread(fact, value, citation)
        if fault:
            yield Problem(fault, field=f"{way}/as_printed", citations=(citation,))


def _takes_back(fact: Cited) -> bool:
    """Tell whether a fact takes a figure back: it may print another in its place."""
    return isinstance(fact, Stated) and fact.kind is StatementKind.WITHDRAWS


#: Growth as it is told without figures, and without anything that hedges it.
_IN_WORDS = {
    "halved": "exactly -50%",
    "doubled": "exactly 100%",
    "trebled": "exactly 200%",
    "tripled": "exactly 200%",
    "quadrupled": "exactly 300%",
}
_GROWN = re.compile(rf"(?:(?:has|have|had|was|were|been) )*({'|'.join(_IN_WORDS)})", re.IGNORECASE)


def _misread(fact: Cited, value: Quantity, citation: Citation) -> str:
    """Say how a figure differs from its printing; empty when it does not."""
    printed = citation.as_printed or ""
    text = printed
    grown = _GROWN.fullmatch(printed)
    if isinstance(value, Ratio) and grown:
        text = _IN_WORDS[grown[1].lower()]
    # A table prints bare figures, and over them what they are: "a week", "%", "children".
    in_table = citation.locator.lower().startswith("table") and text[-1:].isdigit()
    if isinstance(fact, Rate | Instalment) and isinstance(value, Money):
        per = value.unit.removeprefix("money ")
        text = text if per == "once" else f"{text} {per}"
    elif in_table and isinstance(value, Ratio | Share):
        text = f"{text}%"
    elif in_table and isinstance(value, Count):
        text = f"{text} {value.of}"
    try:
        read = _read(type(value), text)
    except InvalidValueError:
        return f"as_printed must be the figure as it is printed and no more, got {shown(printed)}"
    if (read, read.resolution) == (value, value.resolution):
        return ""
    if isinstance(read, Count) and isinstance(value, Count):
        # The names of what is counted may be in capitals.
        alike = attrs.evolve(read, of=value.of) if read.of.lower() == value.of.lower() else read
        if (alike, read.resolution) == (value, value.resolution):
            return ""
    return f"value must be {shown(printed)} as printed, got {value.spelled()!r}"


def _read(kind: type[Quantity], text: str) -> Quantity:
    """Read a figure; beside it may be words that leave it what it is, such as a time."""
    try:
        return kind.parse(text)
    except InvalidValueError:
        if kind is not Money:
            raise
        return kind.read(text).figure


def _figure_has_a_print(entity: Entity, context: Context) -> Iterator[Problem]:
    for way, fact in context.facts(entity):
        value = figure_of(fact)
        if value is not None and all(one.as_printed is None for one in fact.citations):
            yield Problem(
                f"as_printed must be given for a figure, got {str(value)!r} alone",
                field=f"{way}/citations" if way else "citations",
                citations=fact.citations,
            )


def _date_as_printed(entity: Entity, context: Context) -> Iterator[Problem]:
    for fact, citation, way in _passages(entity, context):
        value = cast("Stated[object]", fact).value if isinstance(fact, Stated) else None
        if isinstance(value, Deadline):
            value = PartialDate.on(value.day)
        if not isinstance(value, PartialDate) or citation.as_printed is None:
            continue
        printed = the_day_printed(citation.as_printed)
        if printed is not None and not printed.may_be(value):
            yield Problem(
                f"value must be the day printed as {citation.as_printed!r}, got {value.in_words()}",
                field=f"{way}/as_printed",
                citations=(citation,),
            )


def _supersedes_an_older_one(source_: Source, context: Context) -> Iterator[Problem]:
    older = context.source(source_.supersedes_id) if source_.supersedes_id is not None else None
    if older is not None and source_.published.certainly_before(older.published):
        yield Problem(
            f"supersedes_id must name an older source, "
            f"got {source_.supersedes_id!r} of {older.published.in_words()}",
            field="supersedes_id",
            cause=f"{older.id!r} came out after {source_.id!r}",
            related_ids=(older.id,),
        )


def _tells_of_the_past(milestone_: Milestone, context: Context) -> Iterator[Problem]:
    for index, statement in standing(milestone_.actual):
        done = statement.value
        for number, citation in enumerate(statement.citations):
            teller = context.source(citation.source_id)
            if teller is None or not teller.published.certainly_before(done):
                continue
            yield Problem(
                f"source must have come out by {done.in_words()} to tell what came about then, "
                f"got {teller.id!r} of {teller.published.in_words()}",
                field=f"actual/statements/{index}/citations/{number}",
                related_ids=(teller.id,),
                citations=(citation,),
            )


def _edition_is_the_newest(entity: Entity, context: Context) -> Iterator[Problem]:
    if not context.superseded_by:
        return
    for name, history in _histories(entity):
        live = {id(one) for one in history.live}
        old: list[tuple[int, Stated[object], str]] = []
        said_again: list[object] = []
        for index, statement in enumerate(history.statements):
            cited = [one.id for one in context.published(statement)]
            if not cited or id(statement) not in live:
                continue
            if not all(id_ in context.superseded_by for id_ in cited):
                said_again.append(statement.value)
            elif not _has_an_end(statement.effective):
                old.append((index, statement, cited[0]))
        for index, statement, edition in old:
            if statement.value not in said_again:
                newer = context.superseded_by[edition][:_NAMED]
                yield Problem(
                    f"source must be the edition in force, got {edition!r}, "
                    f"which {' and '.join(newer)} replaces",
                    field=f"{name}/statements/{index}/citations",
                    cause=f"{edition!r} is superseded",
                    related_ids=(edition, *newer),
                    citations=statement.citations,
                )


#: How many newer editions are named.
_NAMED = 3


def _histories(thing: Entity | Part, around: str = "") -> Iterator[tuple[str, History[object]]]:
    """Give every history in an entity, with the way to it."""
    for name in attrs.fields_dict(type(thing)):
        value: object = getattr(thing, name)
        if isinstance(value, History):
            yield f"{around}{name}", cast("History[object]", value)
        elif isinstance(value, tuple):
            for index, item in enumerate(cast("tuple[object, ...]", value)):
                if isinstance(item, Part):
                    yield from _histories(item, f"{around}{name}/{index}/")


def _sources_agree(entity: Entity, _context: Context) -> Iterator[Problem]:
    for way, history in _histories(entity):
        # Sums of money have a rule of their own.
        if len(history.statements) < 2 or (isinstance(entity, FundingLine) and way == "amount"):  # noqa: PLR2004 (one agrees)
            continue
        latest = history.latest
        if isinstance(latest, Conflict):
            yield Problem(
                f"{way.rpartition('/')[2]} must be stated alike by all sources, got {latest}",
                field=way,
                citations=latest.citations,
            )


def _has_an_end(effective: Span | None) -> bool:
    return effective is not None and effective.end is not Bound.OPEN


def _misprint() -> list[Entity]:
    figure = said(Money.parse("£45m"), "over £45m")
    return [source(), attrs.evolve(line("line", "£45m"), amount=figure)]


def _printed_date(as_printed: str) -> list[Entity]:
    promised = said(day("2025-10-01"), as_printed)
    return [source(), attrs.evolve(milestone("2025"), promised=promised)]


def _places(again: str) -> list[Entity]:
    statements = [
        Stated(Count.parse(text), citations=(passage(text),))
        for text in ("up to 12 local areas", again)
    ]
    return [source(), Programme(id="areas", title="Areas", places=History.of(*statements))]


def _editions(*cited: str) -> list[Entity]:
    passages = tuple(passage("£9 million", id_) for id_ in cited)
    amount = History.of(Stated(Money.parse("£9 million"), citations=passages))
    return [
        source("first", "2018"),
        source("second", "2023", supersedes_id="first"),
        attrs.evolve(line("line", "£9 million"), amount=amount),
    ]


RULES = (
    Rule(
        code="SRC001",
        subject=Entity,
        severity=Severity.ERROR,
        title="Every citation names a source",
        rationale="A fact whose source nobody can look up is not cited.",
        tags=("sourcing", "references"),
        good=lambda: [source(), line("line", "£9 million")],
        bad=lambda: [source("papers"), line("line", "£9 million")],
        check=_source_exists,
    ),
    Rule(
        code="SRC002",
        subject=Entity,
        severity=Severity.ERROR,
        title="A figure as printed is the figure recorded",
        rationale="Hedges and scales are lost in copying; the printed text is the record, to its last "
        "digit: £400k is less exact than £400,000.",
        tags=("sourcing", "figures"),
        good=lambda: [source(), line("line", "over £45m")],
        bad=_misprint,
        check=_figure_as_printed,
    ),
    Rule(
        code="SRC003",
        subject=Source,
        severity=Severity.ERROR,
        title="A source supersedes an older one",
        rationale="An edition cannot replace one that came after it.",
        tags=("sourcing", "chronology"),
        good=lambda: [source("first", "2018"), source("second", "2023", supersedes_id="first")],
        bad=lambda: [source("first", "2023"), source("second", "2018", supersedes_id="first")],
        check=_supersedes_an_older_one,
    ),
    Rule(
        code="SRC004",
        subject=Milestone,
        severity=Severity.ERROR,
        title="A source tells as done only what was done when it came out",
        rationale="A source from before the day promised, expected or foresaw it; that it came "
        "about is for a later one to say.",
        tags=("sourcing", "chronology"),
        good=lambda: [source(), milestone(actual="2023-02-02")],
        bad=lambda: [source(), milestone(actual="2023-04-01")],
        check=_tells_of_the_past,
    ),
    Rule(
        code="SRC005",
        subject=Entity,
        severity=Severity.QUERY,
        title="What stands rests on the edition in force",
        rationale="A later edition may say it again, change it or leave it out. Cite that one too, "
        "or state until when the earlier one is meant.",
        tags=("sourcing",),
        good=lambda: _editions("first", "second"),
        bad=lambda: _editions("first"),
        check=_edition_is_the_newest,
    ),
    Rule(
        code="SRC006",
        subject=Entity,
        severity=Severity.WARNING,
        title="A figure is given as it is printed",
        rationale="Without the printed text nobody can see whether a hedge was lost.",
        tags=("sourcing", "figures"),
        good=lambda: [source(), line("line", "£9 million")],
        bad=lambda: [
            source(),
            attrs.evolve(line("line", "£9 million"), amount=said(Money.parse("£9 million"))),
        ],
        check=_figure_has_a_print,
    ),
    Rule(
        code="SRC007",
        subject=Entity,
        severity=Severity.ERROR,
        title="A day as printed is the day recorded",
        rationale="A slip of one figure moves a promise by months, and nobody sees it in "
        "2025-01-10. Days and months in words are read, alone or after on, from or by.",
        tags=("sourcing", "chronology"),
        good=lambda: _printed_date("1 October 2025"),
        bad=lambda: _printed_date("10 January 2025"),
        check=_date_as_printed,
    ),
    Rule(
        code="SRC008",
        subject=Entity,
        severity=Severity.QUERY,
        title="Sources agree",
        rationale="Where two sources state different things and neither revises the other, both are "
        "kept and no answer is given. Say which one changes, restates or corrects the other, if any "
        "does.",
        tags=("sourcing",),
        good=lambda: _places("12 local areas"),
        bad=lambda: _places("12 local authorities"),
        check=_sources_agree,
    ),
)
