"""The page of a dossier: typed rows, for machines as JSON and for people as text."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, final

import attrs

from csc_reform.values.dates import day_in_words

__all__ = [
    "Dossier",
    "DossierMark",
    "DossierPassage",
    "DossierRow",
    "DossierSection",
    "DossierSource",
]

_WIDTH: Final = 80
#: The widest column of labels; a longer one is wrapped within it.
_LABELS: Final = 18
#: How many things a section shows before it is cut.
_SHOWN: Final = 12
#: How many printed figures of one passage a footnote repeats.
_FIGURES: Final = 3


@final
@attrs.frozen
class DossierMark:
    """
    The mark of a passage.

    Attributes:
        number: The number of its source on the page.
        locator: Where in the source it is.
    """

    number: int
    locator: str


@final
@attrs.frozen(kw_only=True)
class DossierRow:
    """
    One thing told.

    Attributes:
        label: What it is of: a field, a day, or how a thing is related; may be empty.
        text: What is told.
        id: The id of the entity that it is about; empty where that is the one asked about.
        marks: The passages that state it.
        table: A table that goes with it, the first line being the heads of its columns; may be empty.
        details: What is told more exactly.
    """

    label: str = ""
    text: str
    id: str = ""
    marks: tuple[DossierMark, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    details: "tuple[DossierRow, ...]" = ()

    def in_words(self) -> str:
        """
        Print what is told with the marks of its passages, without its label and details.

        >>> marks = (DossierMark(1, "¶8"), DossierMark(1, "¶17"), DossierMark(2, "¶4"))
        >>> print(DossierRow(text="pilot", marks=marks).in_words())
        pilot [1 ¶8, ¶17; 2 ¶4]
        """
        by_number: dict[int, list[str]] = {}
        for mark in self.marks:
            by_number.setdefault(mark.number, []).append(mark.locator)
        told = "; ".join(f"{number} {', '.join(where)}" for number, where in by_number.items())
        return f"{self.text} [{told}]".lstrip() if told else self.text


@final
@attrs.frozen(kw_only=True)
class DossierSection:
    """
    The rows under one heading.

    Attributes:
        heading: The heading, in lower case.
        rows: The rows, at least one.
    """

    heading: str
    rows: tuple[DossierRow, ...]


@final
@attrs.frozen(kw_only=True)
class DossierPassage:
    """
    A passage that something on the page rests on.

    Attributes:
        locator: Where in the source it is.
        as_printed: The figure letter for letter; None when it is no figure.
        speaker: Who is quoted there; None for the source itself.
        confidence: How near to the publisher's own words what was read is: A, B or C.
    """

    locator: str
    as_printed: str | None
    speaker: str | None
    confidence: str


@final
@attrs.frozen(kw_only=True)
class DossierSource:
    """
    A source of the page, numbered.

    Attributes:
        number: Its number, from 1, in the order in which the page first names it.
        id: Its id.
        note: Who published it, what it is, and when.
        passages: Its passages that something on the page rests on.
    """

    number: int
    id: str
    note: str
    passages: tuple[DossierPassage, ...]


@final
@attrs.frozen(kw_only=True)
class Dossier:
    """
    Everything that is known about one thing.

    Attributes:
        id: Its id.
        asked: The id asked for, which may be a former one.
        kind: The kind of entity, in the singular.
        title: Its title.
        summary: What it is, in a sentence of ours; may be empty.
        aliases: Other names that sources use.
        known: The day whose evening the knowledge is of; None for all there is.
        on: The day by which rates, reviews and lateness are judged.
        on_is_newest: True when that day is the newest publication date in view.
        notices: What is due or overdue on that day.
        sections: What is known, heading by heading; a heading without rows is left out.
        sources: The sources, numbered.

    >>> from csc_reform import dossier, load
    >>> page = dossier(load(), "test-family-help", known="2023-02-02")
    >>> [section.heading for section in page.sections][:3]
    ['what it is', 'how firmly', 'targets']
    """

    id: str
    asked: str
    kind: str
    title: str
    summary: str
    aliases: tuple[str, ...]
    known: str | None
    on: str
    on_is_newest: bool
    notices: tuple[DossierRow, ...]
    sections: tuple[DossierSection, ...]
    sources: tuple[DossierSource, ...]

    def section(self, heading: str) -> DossierSection | None:
        """
        Give the section of a heading; None when the page has none.

        >>> from csc_reform import dossier, load
        >>> page = dossier(load(), "kinship-zones", known="2026-02-27")
        >>> progress = page.section("progress")
        >>> print(progress.rows[0].text if progress else "nothing in view")
        under way, from 27 February 2026
        """
        return next((one for one in self.sections if one.heading == heading), None)

    def as_json(self) -> str:
        """Give the page for a machine, with every row."""
        return json.dumps(attrs.asdict(self), ensure_ascii=False, indent=2)

    def as_text(self, *, whole: bool = False) -> str:
        """
        Give the page as text that reads well at 80 columns.

        Args:
            whole: Print long lists to their end; otherwise one of more than twelve things is cut,
                and it is said how many more there are and which command prints them.

        >>> from csc_reform import dossier, load
        >>> text = dossier(load(), "test-family-help", known="2023-02-02").as_text()
        >>> print(text.splitlines()[0])
        Trial of Family Help in some areas
        """
        return "\n".join(line.rstrip() for line in _text(self, whole=whole))


# Text -----------------------------------------------------------------------------------------


def _wrapped(text: str, indent: int, hang: int | None = None) -> list[str]:
    """Wrap a text; whatever breaks a line in it is a blank."""
    return textwrap.wrap(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2 if hang is None else hang),
        break_on_hyphens=False,
    )


def _said(day: str) -> str:
    return day_in_words(date.fromisoformat(day))


def _text(page: Dossier, *, whole: bool) -> Iterator[str]:
    yield from _wrapped(page.title, 0, 0)
    yield from _wrapped(f"{page.kind} {page.id}", 0, 0)
    if page.asked != page.id:
        yield from _wrapped(f"{page.asked} is a former id: it is {page.id} now", 0, 0)
    if page.aliases:
        yield from _wrapped(f"also called: {', '.join(page.aliases)}", 0)
    yield from _wrapped(page.summary, 0, 0)
    known = f"As known on {_said(page.known)}" if page.known else "From all sources in view"
    newest = ", the newest publication date in view" if page.on_is_newest else ""
    yield from _wrapped(f"{known}; judged on {_said(page.on)}{newest}", 0, 0)
    for notice in page.notices:
        yield from _wrapped(f"{notice.label.upper()} {notice.text}", 0)
    for section in page.sections:
        yield ""
        yield from _wrapped(section.heading.upper(), 0, 0)
        cut = section.rows if whole or len(section.rows) <= _SHOWN else section.rows[:_SHOWN]
        yield from _rows(cut, 2)
        left = len(section.rows) - len(cut)
        if left:
            known = f" --known {page.known}" if page.known else ""
            on = "" if page.on_is_newest else f" --on {page.on}"
            command = f"python -m csc_reform show {page.id}{known}{on} --all"
            yield from _wrapped(f"and {left} more: {command}", 2)
    if page.sources:
        yield ""
        yield "SOURCES"
        for source in page.sources:
            yield from _wrapped(_footnote(source), 2, 6)


def _footnote(source: DossierSource) -> str:
    """Name a source, how well it was read, and the figures that its passages print."""
    grades = sorted({passage.confidence for passage in source.passages} - {"A"})
    grade = f", confidence {' and '.join(grades)}" if grades else ""
    told = "; ".join(filter(None, _printed(source.passages)))
    return f"[{source.number}] {source.note}{grade}{f': {told}' if told else ''}"


def _printed(passages: tuple[DossierPassage, ...]) -> Iterator[str]:
    """Tell, place by place, whom a source quotes and which figures it prints."""
    for locator in dict.fromkeys(passage.locator for passage in passages):
        here = [passage for passage in passages if passage.locator == locator]
        figures = list(dict.fromkeys(one.as_printed for one in here if one.as_printed))
        speakers = list(dict.fromkeys(one.speaker for one in here if one.speaker))
        said = [f"prints {', '.join(figures)}"] if figures else []
        if len(figures) > _FIGURES:
            said = [f"prints {len(figures)} figures"]
        said += [f"quotes {', '.join(speakers)}"] if speakers else []
        yield f"{locator} {' and '.join(said)}" if said else ""


def _rows(rows: Iterable[DossierRow], indent: int) -> Iterator[str]:
    """Print rows, with the labels of those that have some in a column."""
    rows = tuple(rows)
    width = min(max((len(row.label) for row in rows), default=0), _LABELS)
    for row in rows:
        text = row.in_words()
        if row.label:
            at = indent + width + 2
            labels = textwrap.wrap(row.label, width, break_on_hyphens=False)
            lines = [line[at:] for line in _wrapped(text, at, at)]
            for index in range(max(len(labels), len(lines))):
                label = labels[index] if index < len(labels) else ""
                line = lines[index] if index < len(lines) else ""
                yield f"{' ' * indent}{label:{width}}  {line}"
        else:
            yield from _wrapped(text, indent)
        yield from _table(row.table, indent + 2)
        yield from _rows(row.details, indent + 2)


def _table(table: tuple[tuple[str, ...], ...], indent: int) -> Iterator[str]:
    """Print a table in columns, or where it is too wide, line by line."""
    if not table:
        return
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    if indent + sum(widths) + 2 * len(widths) > _WIDTH:
        heads = table[0]
        for line in table[1:]:
            cells = (
                f"{heads[0]} {head} {cell}" for head, cell in zip(heads[1:], line[1:], strict=True)
            )
            yield from _wrapped(f"{line[0]}: {', '.join(cells)}", indent)
        return
    for line in table:
        first, *others = zip(line, widths, strict=True)
        rest = "".join(f"  {cell:>{width}}" for cell, width in others)
        yield f"{' ' * indent}{first[0]:{first[1]}}{rest}"
