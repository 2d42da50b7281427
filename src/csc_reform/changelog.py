"""The changelog of the reform: what changed from one view to another, for a reader."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from csc_reform.changes import Change
from csc_reform.differences import diff
from csc_reform.errors import UnknownIdError
from csc_reform.footnotes import footnote
from csc_reform.provenance import Citation
from csc_reform.reform import Reform

__all__ = ["as_markdown", "as_text", "sources_of"]

_WIDTH = 100
_NOTHING = "Nothing has changed."
#: What would be read as more than a mark of punctuation.
_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


def as_text(before: Reform, after: Reform) -> str:
    """
    Give what changed from one reform to another as text, kind by kind, each with its sources.

    >>> from csc_reform import load
    >>> reform = load()
    >>> print(as_text(reform.known_on("2023-12-14"), reform.known_on("2023-12-15")))
    SOURCES
    <BLANKLINE>
      Children's social care reform statement (csc-reform-statement-2023)
        new; 15 December 2023
    """
    return "\n".join(_text(before, after)) or _NOTHING


def _text(before: Reform, after: Reform) -> Iterator[str]:
    for number, (kind, of_kind) in enumerate(_by_kind(before, after)):
        if number:
            yield ""
        yield kind.upper()
        for id_, changes in groupby(of_kind, lambda change: change.subject_id):
            yield ""
            for at, change in enumerate(changes):
                if not at:
                    yield from _wrapped(f"{change.title} ({id_})", "  ")
                yield from _wrapped(change.in_words(), "    ")
                for note in sources_of(change, before, after):
                    yield from _wrapped(f"[{note}]", "      ")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def as_markdown(before: Reform, after: Reform) -> str:
    """
    Give what changed from one reform to another in Markdown, kind by kind, each with its sources.

    >>> from csc_reform import load
    >>> reform = load()
    >>> print(as_markdown(reform.known_on("2023-12-14"), reform.known_on("2023-12-15")))
    ## Sources
    <BLANKLINE>
    - **Children's social care reform statement** (`csc-reform-statement-2023`)
      - new; 15 December 2023
    """
    return "\n".join(_markdown(before, after)) or _NOTHING


def _markdown(before: Reform, after: Reform) -> Iterator[str]:
    for number, (kind, of_kind) in enumerate(_by_kind(before, after)):
        if number:
            yield ""
        yield f"## {kind.capitalize()}"
        yield ""
        for id_, changes in groupby(of_kind, lambda change: change.subject_id):
            for at, change in enumerate(changes):
                if not at:
                    yield f"- **{_escaped(change.title)}** (`{id_}`)"
                yield f"  - {_escaped(change.in_words())}"
                for note in sources_of(change, before, after):
                    yield f"    - {_escaped(note)}"


def _escaped(text: str) -> str:
    """Give a text that Markdown shows as it is, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _by_kind(before: Reform, after: Reform) -> Iterator[tuple[str, Iterable[Change]]]:
    return groupby(diff(before, after), lambda change: change.subject_kind)


def sources_of(change: Change, before: Reform, after: Reform) -> tuple[str, ...]:
    """
    Give the sources behind a change, a footnote each, with all the places in them.

    A source that neither reform has is named by its id.
    """
    places: dict[str, list[str]] = {}
    for citation in change.citations:
        places.setdefault(citation.source_id, []).append(citation.locator)
    cited = (
        Citation(source_id=id_, locator=", ".join(dict.fromkeys(locators)))
        for id_, locators in places.items()
    )
    return tuple(_note(citation, (after, before)) for citation in cited)


def _note(citation: Citation, reforms: Iterable[Reform]) -> str:
    for reform in reforms:
        try:
            return footnote(reform, citation)
        except UnknownIdError:
            continue
    return f"{citation.source_id}, {citation.locator}"
