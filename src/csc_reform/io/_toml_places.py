"""Where the things in a TOML text stand, which its reader does not tell."""

import re
from typing import Final, cast, final

import attrs

from csc_reform.io._faults import Pointer

__all__ = ["places_in"]

#: How many steps the longest pointer has. With no end to them, pointers would outgrow the text.
_MOST_STEPS: Final = 100

#: What may stand between members; in a text known to be whole, commas say nothing more.
_GAP: Final = re.compile(r"[ \t\r\n,]*(?:#[^\n]*[ \t\r\n,]*)*")
_BASIC: Final = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_LITERAL: Final = r"'[^']*'"
#: A part of a dotted key, with what comes after it: a dot, or the end of the key.
_PART: Final = re.compile(rf"(?P<name>{_BASIC}|{_LITERAL}|[\w-]+)[ \t]*(?P<after>\.|=[ \t]*|\]\]?)")
#: A value that holds no others. The second word of a bare one is a time after a date.
_SCALAR: Final = re.compile(
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"{3,5}'
    r"|'''[^']*(?:'(?!'')[^']*)*'{3,5}"
    rf"|{_BASIC}|{_LITERAL}"
    r"|[^\s,#\]}]+(?: \d[^\s,#\]}]*)?",
    re.DOTALL,
)


@final
@attrs.define(eq=False)
class _Place:
    """A place in the text, and those of what is in the table or list that stands there."""

    at: int
    is_list: bool = False
    inside: dict[str | int, "_Place"] = attrs.field(factory=dict["str | int", "_Place"])

    def member(self, step: str | int, at: int) -> "_Place":
        """Give a member, which stands where it was first met."""
        found = self.inside.get(step)
        if found is None:
            found = self.inside[step] = _Place(at)
        return found

    def element(self, at: int) -> "_Place":
        """Give a new element."""
        self.is_list = True
        return self.member(len(self.inside), at)

    def table(self) -> "_Place":
        """Give the table that a key looks into: of a list of tables, the last."""
        return self.inside[len(self.inside) - 1] if self.is_list else self


def places_in(text: str) -> dict[Pointer, int]:
    r"""
    Give where each key and each element stands in a TOML text that `tomllib` has accepted.

    A key stands where it, or that part of a dotted key, is first written; an element where its value
    begins, or the header that makes it. Of what is nested more than a hundred deep, nothing is given.
    The time taken grows as the text does, however its values are nested.

    >>> places_in("[[plan.aims]]\ncosts = [5, {low = 6}]")  # doctest: +NORMALIZE_WHITESPACE
    {('plan',): 2, ('plan', 'aims'): 7, ('plan', 'aims', 0): 0, ('plan', 'aims', 0, 'costs'): 14,
     ('plan', 'aims', 0, 'costs', 0): 23, ('plan', 'aims', 0, 'costs', 1): 26,
     ('plan', 'aims', 0, 'costs', 1, 'low'): 27}
    """
    found: dict[Pointer, int] = {}
    waiting: list[tuple[Pointer, _Place]] = [((), _read(text))]
    for around, place in waiting:
        for step, member in place.inside.items():
            pointer = (*around, step)
            found[pointer] = member.at
            if member.inside and len(pointer) < _MOST_STEPS:
                waiting.append((pointer, member))
    return found


def _read(text: str) -> _Place:
    """Find the places of a whole document."""
    root = _Place(0)
    open_ones = [root]
    at = _after(_GAP, text, 0)
    while at < len(text):
        if text[at] in "]}":
            open_ones.pop()
            at += 1
        elif text[at] == "[" and len(open_ones) == 1:
            open_ones[0], at = _header(text, at, root)
        else:
            at = _value(text, at, open_ones)
        at = _after(_GAP, text, at)
    return root


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Give where a match ends that is known to be there."""
    return cast("re.Match[str]", pattern.match(text, at)).end()


def _header(text: str, at: int, root: _Place) -> tuple[_Place, int]:
    """Give the table that a header opens, and where the header ends."""
    named, end = _keyed(text, at + 1, root)
    return named.element(at) if text.startswith("[[", at) else named, end


def _value(text: str, at: int, open_ones: list[_Place]) -> int:
    """Place a value in the innermost table or list; open it if it may hold others, else pass it."""
    around = open_ones[-1]
    if around.is_list:
        value = around.element(at)
    else:
        value, at = _keyed(text, at, around)
    if text[at] not in "[{":
        return _after(_SCALAR, text, at)
    value.is_list = text[at] == "["
    open_ones.append(value)
    return at + 1


def _keyed(text: str, at: int, place: _Place) -> tuple[_Place, int]:
    """Give the place that the next dotted key leads to, and where what comes after it begins."""
    for part in _PART.finditer(text, at):
        place = place.table().member(_name(part["name"]), part.start("name"))
        at = part.end()
        if part["after"] != ".":
            break
    return place, at


def _name(written: str) -> str:
    """Read a part of a key."""
    if "\\" in written:
        import tomllib  # noqa: PLC0415 (few documents need it)

        return cast("str", tomllib.loads(f"name = {written}")["name"])
    return written[1:-1] if written[0] in "\"'" else written
