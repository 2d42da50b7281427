"""SRC: every fact names a source that exists, and says what is printed there."""

from collections.abc import Iterator
from typing import cast

import attrs

from csc_reform.entities.allowances import Instalment, Rate
from csc_reform.entities.claims import Claim
from csc_reform.entities.entity import Cited, Entity, facts_of
from csc_reform.entities.sources import Source
from csc_reform.errors import InvalidValueError, suggestion
from csc_reform.history import History
from csc_reform.rules._examples import line, passage, source
from csc_reform.rules._rule import Context, Problem, Rule, Severity
from csc_reform.statements import Stated
from csc_reform.values.money import Money
from csc_reform.values.quantity import Quantity

__all__ = ["RULES"]


def _source_exists(entity: Entity, context: Context) -> Iterator[Problem]:
    for fact in facts_of(entity):
        for citation in fact.citations:
            if citation.source_id not in context.reform.sources:
                near = suggestion(citation.source_id, context.reform.sources.ids())
                yield Problem(
                    f"source_id must name a source, got {citation.source_id!r}{near}",
                    field="citations",
                    citations=(citation,),
                )


def _as_printed(entity: Entity, _context: Context) -> Iterator[Problem]:
    for fact in facts_of(entity):
        value = _figure_of(fact)
        if value is None:
            continue
        # A table prints the bare figure of a rate, and "a week" over it.
        in_table = isinstance(fact, Rate | Instalment) and isinstance(value, Money)
        per = value.unit.removeprefix("money ") if in_table else "once"
        for citation in fact.citations:
            if citation.as_printed is None:
                continue
            text = citation.as_printed if per == "once" else f"{citation.as_printed} {per}"
            try:
                printed = type(value).parse(text)
            except InvalidValueError as error:
                yield Problem(str(error), field="as_printed", citations=(citation,))
                continue
            if (printed, printed.resolution) != (value, value.resolution):
                yield Problem(
                    f"value must be {citation.as_printed!r} as printed, got {value.spelled()!r}",
                    field="as_printed",
                    citations=(citation,),
                )


def _figure_of(fact: Cited) -> Quantity | None:
    """Give the figure that a fact states; None when it states none."""
    value: object = None
    if isinstance(fact, Stated):
        value = cast("Stated[object]", fact).value
    elif isinstance(fact, Rate | Instalment):
        value = fact.amount
    elif isinstance(fact, Claim):
        value = fact.asserted
    return value if isinstance(value, Quantity) else None


def _supersedes_an_older_one(source_: Source, context: Context) -> Iterator[Problem]:
    older = source_.supersedes_id
    if older is None or older not in context.reform.sources:
        return
    published = context.reform.sources[older].published
    if source_.published.certainly_before(published):
        yield Problem(
            f"supersedes_id must name an older source, got {older!r} of {published.in_words()}",
            field="supersedes_id",
        )


def _misprint() -> list[Entity]:
    statement = Stated(Money.parse("£45m"), citations=(passage("over £45m"),))
    return [source(), attrs.evolve(line("line", "£45m"), amount=History.of(statement))]


RULES = (
    Rule(
        code="SRC001",
        subject=Entity,
        severity=Severity.ERROR,
        title="Every citation names a source",
        rationale="A fact whose source nobody can look up is not cited.",
        good=lambda: [source(), line("line", "£9 million")],
        bad=lambda: [source("papers"), line("line", "£9 million")],
        check=_source_exists,
    ),
    Rule(
        code="SRC002",
        subject=Entity,
        severity=Severity.ERROR,
        title="A figure as printed is the figure recorded",
        rationale="Hedges and scales are lost in copying; the printed text is the record.",
        good=lambda: [source(), line("line", "over £45m")],
        bad=_misprint,
        check=_as_printed,
    ),
    Rule(
        code="SRC003",
        subject=Source,
        severity=Severity.ERROR,
        title="A source supersedes an older one",
        rationale="An edition cannot replace one that came after it.",
        good=lambda: [source("first", "2018"), source("second", "2023", supersedes_id="first")],
        bad=lambda: [source("first", "2023"), source("second", "2018", supersedes_id="first")],
        check=_supersedes_an_older_one,
    ),
)
