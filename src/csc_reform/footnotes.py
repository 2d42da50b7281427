"""Footnotes: who printed a fact, in what, when and where, on one line."""

from typing import Any

from csc_reform.entities.entity import Cited, Part, citations_of
from csc_reform.entities.sources import Source
from csc_reform.history import History
from csc_reform.provenance import Citation
from csc_reform.reform import Reform

__all__ = ["cite", "footnote", "source_note"]


def footnote(reform: Reform, citation: Citation) -> str:
    """
    Give the one-line footnote of a citation.

    Raises:
        UnknownIdError: When the source is not in the reform.

    >>> from csc_reform import Citation, load
    >>> passage = Citation(
    ...     source_id="dfe-press-release-2023-02-02", locator="¶17", as_printed="over £45m"
    ... )
    >>> footnote(load(), passage)
    'Department for Education press release of 2 February 2023, ¶17: over £45m'
    """
    source = reform.sources[citation.source_id]
    tail = f": {citation.as_printed}" if citation.as_printed else ""
    return f"{source_note(reform, source)}, {citation.locator}{tail}"


def source_note(reform: Reform, source: Source) -> str:
    """
    Name a source on one line: who published it, its title, what it is, and when.

    What the title tells already is not told again.

    Raises:
        UnknownIdError: When a publisher is not in the reform.

    >>> from csc_reform import load
    >>> source_note(load(), load().sources["hansard-wms-2023-12-18"])
    "Department for Education, Houses of Parliament, Written statement on children's social care, 18 December 2023"
    """
    title = source.title
    publishers = [reform.organisations[id_].title for id_ in source.publisher_ids]
    before = [name for name in publishers if name not in title]
    after = [
        words
        for words in (source.kind.value, source.published.in_words())
        if words.casefold() not in title.casefold()
    ]
    return ", ".join([*before, title, *after])


def cite(reform: Reform, fact: "Cited | Citation | History[Any] | Part") -> tuple[str, ...]:
    """
    Give the footnotes of a fact, an answer, a history, or an entity with all its facts; each once.

    Raises:
        UnknownIdError: When a source is not in the reform.
        InvalidValueError: For what has no citations.
    """
    return tuple(dict.fromkeys(footnote(reform, citation) for citation in citations_of(fact)))
