"""The changelog of the reform: what changed from one view to another, for a reader."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import final

import attrs

from csc_reform._validators import check_type
from csc_reform.changes import Change, EntityAdded, EntityWithdrawn, ItemsChanged
from csc_reform.differences import diff
from csc_reform.entities.entity import Entity
from csc_reform.entities.sources import Source
from csc_reform.errors import UnknownIdError
from csc_reform.footnotes import footnote, source_note
from csc_reform.provenance import Citation
from csc_reform.reform import Reform

__all__ = ["as_markdown", "as_text", "sources_of"]

_WIDTH = 100
_NOTHING = "Nothing has changed."
#: What would be read as more than a mark of punctuation, anywhere or at the start of an item.
_MARKS = re.compile(r"([\\`*_~\[\]<>#|&])")
_ITEM = re.compile(r"^(\d*)([-+.)])(?= )")


@final
@attrs.frozen
class _Entry:
    """
    What is told under one heading.

    Attributes:
        title: The title of what changed.
        id: Its id; empty for a heading of ours.
        lines: The changes in words, each with the sources behind it.
    """

    title: str
    id: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


def as_text(before: Reform, after: Reform) -> str:
    """
    Give what changed from one reform to another as text, kind by kind, each with its sources.

    Raises:
        InvalidValueError: For what is no reform.

    >>> from csc_reform import load
    >>> reform = load()
    >>> text = as_text(reform.known_on("2023-12-14"), reform.known_on("2023-12-15"))
    >>> print(text[text.index("COMMITMENTS") : text.index("  Reform statement")].rstrip())
    COMMITMENTS
    <BLANKLINE>
      National Framework (national-framework)
        progress: delivered
          [Department for Education, Children's social care reform statement, policy paper, 15 December
            2023, publication page]
    """
    return "\n".join(_text(before, after)) or _NOTHING


def _text(before: Reform, after: Reform) -> Iterator[str]:
    for number, (kind, entries) in enumerate(_by_kind(before, after)):
        if number:
            yield ""
        yield kind.upper()
        for entry in entries:
            yield ""
            yield from _wrapped(f"{entry.title} ({entry.id})" if entry.id else entry.title, "  ")
            for words, notes in entry.lines:
                yield from _wrapped(words, "    ")
                for note in notes:
                    yield from _wrapped(f"[{note}]", "      ")


def _wrapped(text: str, indent: str) -> list[str]:
    hang = f"{indent}  "
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=hang, break_on_hyphens=False
    )


def as_markdown(before: Reform, after: Reform) -> str:
    """
    Give what changed from one reform to another in Markdown, kind by kind, each with its sources.

    Raises:
        InvalidValueError: For what is no reform.

    >>> from csc_reform import load
    >>> reform = load()
    >>> text = as_markdown(reform.known_on("2023-12-14"), reform.known_on("2023-12-15"))
    >>> print(text[text.index("## Commitments") : text.index("- **Reform statement")].rstrip())
    ## Commitments
    <BLANKLINE>
    - **National Framework** (`national-framework`)
      - progress: delivered
        - Department for Education, Children's social care reform statement, policy paper, 15 December 2023, publication page
    """
    return "\n".join(_markdown(before, after)) or _NOTHING


def _markdown(before: Reform, after: Reform) -> Iterator[str]:
    for number, (kind, entries) in enumerate(_by_kind(before, after)):
        if number:
            yield ""
        yield f"## {kind.capitalize()}"
        yield ""
        for entry in entries:
            name = f" (`{entry.id}`)" if entry.id else ""
            yield f"- **{_escaped(entry.title)}**{name}"
            for words, notes in entry.lines:
                yield f"  - {_escaped(words)}"
                for note in notes:
                    yield f"    - {_escaped(note)}"


def _escaped(text: str) -> str:
    """Give a text that Markdown shows as it is, on one line."""
    return _ITEM.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(text.split())))


def _by_kind(before: Reform, after: Reform) -> Iterator[tuple[str, list[_Entry]]]:
    for kind, of_kind in groupby(diff(before, after), lambda change: change.subject_kind):
        entries: list[_Entry] = []
        cited: list[Change] = []
        for id_, changes in groupby(of_kind, lambda change: change.subject_id):
            told: list[Change] = []
            for change in changes:
                (cited if _is_of_passages(change) else told).append(change)
            if told:
                lines = ((one.in_words(), sources_of(one, before, after)) for one in told)
                entries.append(_Entry(told[0].title, id_, tuple(lines)))
        if cited:
            words = "; ".join(f"{one.title} ({one.subject_id})" for one in cited)
            passages = (citation for one in cited for citation in one.citations)
            notes = _notes(passages, before, after)
            entries.append(_Entry("Named in other passages", "", ((words, notes),)))
        yield kind, entries


def _is_of_passages(change: Change) -> bool:
    """Tell whether a thing is only named by more passages, or by fewer."""
    return isinstance(change, ItemsChanged) and change.field == "citations"


def sources_of(change: Change, before: Reform, after: Reform) -> tuple[str, ...]:
    """
    Give the sources behind a change, a footnote each, with all the places in them.

    Behind a source that came out stands the source itself, as long as no other tells of it. A source
    is named by its id when neither reform has it, or its publisher.

    Raises:
        InvalidValueError: For what is no change.

    >>> from csc_reform import load
    >>> reform = load()
    >>> before, after = reform.known_on("2023-12-14"), reform.known_on("2023-12-15")
    >>> change = next(one for one in diff(before, after) if one.subject_id == "national-framework")
    >>> sources_of(change, before, after)
    ("Department for Education, Children's social care reform statement, policy paper, 15 December 2023, publication page",)
    """
    check_type("change", change, Change)
    if not change.citations and isinstance(change, EntityAdded | EntityWithdrawn):
        reform = after if isinstance(change, EntityAdded) else before
        return _own_note(change.entity, reform)
    return _notes(change.citations, before, after)


def _own_note(entity: Entity, reform: Reform) -> tuple[str, ...]:
    if not isinstance(entity, Source):
        return ()
    try:
        return (source_note(reform, entity),)
    except UnknownIdError:
        return (entity.id,)


def _notes(citations: Iterable[Citation], before: Reform, after: Reform) -> tuple[str, ...]:
    places: dict[str, list[str]] = {}
    for citation in citations:
        places.setdefault(citation.source_id, []).append(citation.locator)
    return tuple(
        _note(Citation(source_id=id_, locator=", ".join(dict.fromkeys(found))), (after, before))
        for id_, found in places.items()
    )


def _note(citation: Citation, reforms: Iterable[Reform]) -> str:
    for reform in reforms:
        try:
            return footnote(reform, citation)
        except UnknownIdError:
            continue
    return f"{citation.source_id}, {citation.locator}"
