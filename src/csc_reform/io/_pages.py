"""Pages: the text of one document while it is read, and what is found to be wrong with it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import final

from csc_reform.errors import DocumentError, Fault
from csc_reform.io import _json, _toml
from csc_reform.io._faults import MOST, Pointer, Unreadable, written

__all__ = ["Page", "refuse"]

_LINE_END = re.compile(r"\n")


@final
class Page:
    """
    One text that is read, and the faults in it.

    Faults are noted where they are met, and their places in the text are found all at once, so that
    many cost little more than one. From `MOST` on they are counted only.
    """

    def __init__(self, text: str, file: str = "<text>") -> None:
        self.text = text
        self.file = file
        #: How many faults there are beside those that are told of.
        self.more = 0
        self.is_toml = file.lower().endswith(".toml")
        self._form = _toml if self.is_toml else _json
        self._noted: list[tuple[str, Pointer, int | None]] = []

    @property
    def is_sound(self) -> bool:
        """True while no fault was met."""
        return not self._noted

    @property
    def is_full(self) -> bool:
        """True when further faults are only counted."""
        return len(self._noted) >= MOST

    def note(self, message: str, pointer: Pointer = (), position: int | None = None) -> None:
        """Note a fault of what a pointer leads to; its position in the text, where that is known."""
        if self.is_full:
            self.more += 1
        else:
            self._noted.append((message, pointer, position))

    def data(self) -> object:
        """Give the data that the text holds; None, with the faults noted, when it holds none."""
        if self.text.startswith("\ufeff"):
            self.note("text must be without a byte order mark", (), 0)
            return None
        try:
            return self._form.parse(self.text)
        except Unreadable as error:
            for message, pointer, position in error.faults:
                self.note(message, pointer, position)
            return None

    def faults(self) -> list[Fault]:
        """Give the faults with their places, from the top of the text."""
        wanted = [pointer for _, pointer, position in self._noted if position is None]
        places: Mapping[Pointer, int] = self._form.places(self.text, wanted) if wanted else {}
        faults: list[Fault] = []
        for message, pointer, position in self._noted:
            line, column = self._line_of(places[pointer] if position is None else position)
            faults.append(Fault(message, written(pointer), self.file, line, column))
        return sorted(faults, key=lambda fault: fault.place)

    def places(self, pointers: Iterable[Pointer]) -> dict[Pointer, tuple[int, int]]:
        """Give the line and the column at which each thing stands, both from 1."""
        places = self._form.places(self.text, pointers)
        return {pointer: self._line_of(at) for pointer, at in places.items()}

    def lines(self, pointers: Iterable[Pointer]) -> dict[Pointer, int]:
        """Give the line on which each thing stands, from 1."""
        return {pointer: line for pointer, (line, _) in self.places(pointers).items()}

    def _line_of(self, position: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, position)
        return line, position - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]


def refuse(pages: Sequence[Page]) -> None:
    """
    Refuse texts of which any has a fault.

    Raises:
        DocumentError: With the faults of all, in the order of the texts.
    """
    faults = [fault for page in pages for fault in page.faults()]
    if faults:
        more = sum(page.more for page in pages)
        raise DocumentError(faults, more=more)
