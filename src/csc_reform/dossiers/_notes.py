"""The sources of a page, numbered in the order in which they are first named."""

from collections.abc import Iterable
from typing import final

from csc_reform.dossiers._page import DossierMark, DossierPassage, DossierSource
from csc_reform.entities.sources import Source
from csc_reform.errors import UnknownIdError
from csc_reform.footnotes import source_note
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.values.dates import PartialDate

__all__ = ["Notes"]


@final
class Notes:
    """Numbers the sources that a page names, and keeps the passages that it rests on."""

    def __init__(self, view: Reform) -> None:
        self._view = view
        self._passages: dict[str, dict[Citation, None]] = {}

    def marks(self, citations: Iterable[Citation]) -> tuple[DossierMark, ...]:
        """Give the marks of passages, source by source; each source gets a number once."""
        found: dict[DossierMark, None] = {}
        for citation in citations:
            source = self._source(citation)
            id_ = source.id if source else citation.source_id
            self._passages.setdefault(id_, {})[citation] = None
            number = list(self._passages).index(id_) + 1
            found[DossierMark(number, citation.locator)] = None
        return tuple(sorted(found, key=lambda mark: mark.number))

    def came_out(self, citations: Iterable[Citation]) -> PartialDate | None:
        """Give the day on which the first of the sources came out; None when none is in view."""
        days = [source.published for one in citations if (source := self._source(one))]
        return min(days, key=lambda day: (day.latest, day.earliest), default=None)

    def sources(self) -> tuple[DossierSource, ...]:
        """Give the sources named so far, by number."""
        return tuple(
            DossierSource(
                number=number,
                id=id_,
                note=self._note(id_),
                passages=tuple(map(self._passage, passages)),
            )
            for number, (id_, passages) in enumerate(self._passages.items(), 1)
        )

    def _source(self, citation: Citation) -> Source | None:
        id_ = citation.source_id
        found = self._view.get(id_) if id_ in self._view else None
        return found if isinstance(found, Source) else None

    def _note(self, id_: str) -> str:
        found = self._view.get(id_) if id_ in self._view else None
        if not isinstance(found, Source):
            return f"{id_}, which is no source in view"
        try:
            return source_note(self._view, found)
        except UnknownIdError:
            # One of its publishers is not in view.
            return f"{found.title}, {found.kind.value}, {found.published.in_words()}"

    def _passage(self, citation: Citation) -> DossierPassage:
        speaker = citation.speaker_id
        if speaker is not None and speaker in self._view:
            speaker = self._view.get(speaker).title
        return DossierPassage(
            locator=citation.locator,
            as_printed=citation.as_printed,
            speaker=speaker,
            confidence=citation.confidence.value,
        )
