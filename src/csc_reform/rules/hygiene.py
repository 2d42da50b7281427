"""HYG: the data is fit to be published, and its names can be told apart."""

from collections.abc import Iterator

import attrs

from csc_reform.entities.entity import Entity
from csc_reform.entities.groups import Group
from csc_reform.entities.sources import Source
from csc_reform.errors import shown
from csc_reform.reform import Reform
from csc_reform.rules._context import Context, plain_name
from csc_reform.rules._examples import line, source
from csc_reform.rules._private import EMAIL, PERSON, TELEPHONE, private_in
from csc_reform.rules._rule import Problem, Rule, Severity

__all__ = ["RULES"]


def _no_email(subject: Entity | Reform, context: Context) -> Iterator[Problem]:
    return _none_of(subject, context, EMAIL)


def _no_telephone(subject: Entity | Reform, context: Context) -> Iterator[Problem]:
    return _none_of(subject, context, TELEPHONE)


def _nobodys_number(subject: Entity | Reform, context: Context) -> Iterator[Problem]:
    return _none_of(subject, context, *PERSON)


def _none_of(subject: Entity | Reform, context: Context, *kinds: str) -> Iterator[Problem]:
    for way, name, text in context.texts(subject):
        kind = private_in(text, *kinds)
        if kind:
            yield Problem(f"{name} must not hold {kind}", field=way)


def _title_differs(entity: Entity, context: Context) -> Iterator[Problem]:
    ids = context.titles[entity.KIND, plain_name(entity.title)]
    if len(ids) > 1 and entity.id != ids[0]:
        yield Problem(
            f"title must differ within the {entity.KIND}, "
            f"got {shown(entity.title)} for {ids[0]} and {entity.id}",
            field="title",
            cause=f"{shown(entity.title)} is the title of several {entity.KIND}",
            related_ids=ids[:1],
        )


def _alias_is_nobody_elses(entity: Entity, context: Context) -> Iterator[Problem]:
    for index, alias in enumerate(entity.aliases):
        name = (entity.KIND, plain_name(alias))
        other = next((id_ for id_ in context.titles.get(name, ())[:2] if id_ != entity.id), "")
        # Of two that share an alias, the later by its id is told of.
        if not other and context.aliases[name][0] < entity.id:
            other = context.aliases[name][0]
        if other:
            yield Problem(
                f"aliases must be of one of the {entity.KIND}, "
                f"got {shown(alias)} for {other} and {entity.id}",
                field=f"aliases/{index}",
                cause=f"{shown(alias)} names several {entity.KIND}",
                related_ids=(other,),
            )


def _ids_are_told_apart(entity: Entity, context: Context) -> Iterator[Problem]:
    ids = context.squeezed_ids[entity.id.replace("-", "")]
    if len(ids) > 1 and entity.id != ids[0]:
        yield Problem(
            f"id must differ from others by more than hyphens, got {ids[0]!r} and {entity.id!r}",
            field="id",
            related_ids=ids[:1],
        )


def _alias_adds_a_name(entity: Entity, _context: Context) -> Iterator[Problem]:
    seen = {plain_name(entity.title)}
    for index, alias in enumerate(entity.aliases):
        if plain_name(alias) in seen or not alias.strip():
            yield Problem(
                f"aliases must be other names than the title, each once, got {shown(alias)}",
                field=f"aliases/{index}",
            )
        seen.add(plain_name(alias))


def _is_used(entity: Entity, context: Context) -> Iterator[Problem]:
    if not entity.IS_LABEL or context.reform.related(entity.id):
        return
    if not isinstance(entity, Source) or entity.id not in context.cited:
        yield Problem(f"{entity.id} must be named by something, got nothing that needs it")


def _title_stands_alone(entity: Entity, _context: Context) -> Iterator[Problem]:
    if entity.title.endswith((".", ",", ";", ":")) or entity.title != " ".join(
        entity.title.split()
    ):
        yield Problem(
            f"title must be on one line and without a stop at its end, got {shown(entity.title)}",
            field="title",
        )


def _summed_up(summary: str) -> list[Entity]:
    return [attrs.evolve(source(), summary=summary)]


def _named(title: str, *aliases: str) -> list[Entity]:
    return [
        Group(id="carers", title="Carers", aliases=("Foster families",)),
        Group(id="other", title=title, aliases=aliases),
    ]


RULES = (
    Rule[Entity | Reform](
        code="HYG001",
        subject=(Entity, Reform),
        severity=Severity.ERROR,
        title="No text holds an e-mail address",
        rationale="The data is about public bodies; private contacts stay out of it.",
        tags=("hygiene", "privacy"),
        good=lambda: _summed_up("Ask the council"),
        bad=lambda: _summed_up("Ask press@example.org"),
        check=_no_email,
    ),
    Rule(
        code="HYG002",
        subject=Entity,
        severity=Severity.WARNING,
        title="Titles within a kind differ",
        rationale="Two entities of one name are one entity, or one of them needs a telling name.",
        tags=("hygiene", "identity"),
        good=lambda: _named("Foster carers"),
        bad=lambda: _named("CARERS"),
        check=_title_differs,
    ),
    Rule[Entity | Reform](
        code="HYG003",
        subject=(Entity, Reform),
        severity=Severity.ERROR,
        title="No text holds a telephone number",
        rationale="The data is about public bodies; private contacts stay out of it.",
        tags=("hygiene", "privacy"),
        good=lambda: _summed_up("Ask the council"),
        bad=lambda: _summed_up("Ring 01632 960 123"),
        check=_no_telephone,
    ),
    Rule[Entity | Reform](
        code="HYG004",
        subject=(Entity, Reform),
        severity=Severity.ERROR,
        title="No text holds a number by which a person is known",
        rationale="A National Insurance, NHS or pupil number leads to one child or carer.",
        tags=("hygiene", "privacy"),
        good=lambda: _summed_up("One of 83,630 children"),
        # The number is one that is printed as an example, and given to nobody.
        bad=lambda: _summed_up("The child known as QQ 12 34 56 C"),
        check=_nobodys_number,
    ),
    Rule(
        code="HYG005",
        subject=Entity,
        severity=Severity.WARNING,
        title="Ids are not mistaken for each other",
        rationale="Nobody remembers where the hyphens were.",
        tags=("hygiene", "identity"),
        good=lambda: [source("white-paper"), source("paper")],
        bad=lambda: [source("white-paper"), source("whitepaper")],
        check=_ids_are_told_apart,
    ),
    Rule(
        code="HYG006",
        subject=Entity,
        severity=Severity.WARNING,
        title="An alias names one thing within a kind",
        rationale="Whoever looks something up by that name finds two.",
        tags=("hygiene", "identity"),
        good=lambda: _named("Foster carers", "Fosterers"),
        bad=lambda: _named("Foster carers", "foster families"),
        check=_alias_is_nobody_elses,
    ),
    Rule(
        code="HYG007",
        subject=Entity,
        severity=Severity.INFO,
        title="An alias adds a name",
        rationale="The title again, or the same alias twice, says nothing new.",
        tags=("hygiene",),
        good=lambda: _named("Foster carers", "Fosterers"),
        bad=lambda: _named("Foster carers", "foster carers"),
        check=_alias_adds_a_name,
    ),
    Rule(
        code="HYG008",
        subject=Entity,
        severity=Severity.INFO,
        title="What is only a label is named by something",
        rationale="A source that nothing cites and a group that nothing is for are left over from "
        "something, or something is still to come.",
        tags=("hygiene",),
        good=lambda: [source(), line("line", "£9 million")],
        bad=lambda: [source(), source("other"), line("line", "£9 million")],
        check=_is_used,
    ),
    Rule(
        code="HYG009",
        subject=Entity,
        severity=Severity.INFO,
        title="A title is one line without a stop",
        rationale="Titles stand in tables and in the middle of sentences.",
        tags=("hygiene",),
        good=lambda: _named("Foster carers"),
        bad=lambda: _named("Foster carers."),
        check=_title_stands_alone,
    ),
)
