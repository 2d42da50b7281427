"""HYG: the data is fit to be published."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, cast

import attrs

from csc_reform.entities.entity import Entity
from csc_reform.reform import Reform
from csc_reform.rules._examples import line, source
from csc_reform.rules._rule import Context, Problem, Rule, Severity

__all__ = ["RULES"]

_PRIVATE = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "a telephone number": re.compile(r"(?<!\d)(?:\+44|0)[\d ]{9,13}(?!\d)"),
}


def _texts(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Give every text in an entity, however deep, with the name of its field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _texts(item, field)
    elif attrs.has(type(value)):
        for name in attrs.fields_dict(cast("Any", type(value))):
            yield from _texts(getattr(value, name), name)


def _nothing_private(entity: Entity, _context: Context) -> Iterator[Problem]:
    for field, text in _texts(entity):
        for what, pattern in _PRIVATE.items():
            if field != "url" and pattern.search(text):
                yield Problem(f"{field} must not hold {what}", field=field)


def _titles_differ(reform: Reform, _context: Context) -> Iterator[Problem]:
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity in reform:
        for name in dict.fromkeys(name.casefold() for name in (entity.title, *entity.aliases)):
            holders[entity.KIND, name].append(entity.id)
    for (kind, name), ids in holders.items():
        if len(ids) > 1:
            yield Problem(f"names of {kind} must differ, got {name!r} for {' and '.join(ids)}")


RULES = (
    Rule(
        code="HYG001",
        subject=Entity,
        severity=Severity.ERROR,
        title="No text holds an e-mail address or a telephone number",
        rationale="The data is about public bodies; private contacts stay out of it.",
        good=lambda: [source(), line("line", "£9 million")],
        bad=lambda: [attrs.evolve(source(), summary="Ask press@example.org")],
        check=_nothing_private,
    ),
    Rule(
        code="HYG002",
        subject=Reform,
        severity=Severity.WARNING,
        title="Names within a kind differ",
        rationale="Two entities of one name are one entity, or one of them needs a telling name.",
        good=lambda: [source(), source("other")],
        bad=lambda: [source(), attrs.evolve(source("other"), aliases=("PAPER",))],
        check=_titles_differ,
    ),
)
