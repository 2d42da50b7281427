"""Turn what went wrong in reading into faults with a place: pointer, file, line and column."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import cast, final

import attrs
from cattrs import ClassValidationError, IterableValidationError
from cattrs.errors import ForbiddenExtraKeysError

from csc_reform.errors import CscReformError, Fault, InvalidValueError, suggestion

__all__ = ["Places", "Pointer", "faults_of", "parsed", "written"]

#: The keys and indexes that lead to a place in a document.
Pointer = tuple[str | int, ...]


def written(pointer: Pointer) -> str:
    """Write a JSON Pointer (RFC 6901)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in pointer)


def faults_of(error: BaseException, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Give every fault that an error holds, with its place."""
    if isinstance(error, IterableValidationError | ClassValidationError):
        for inner, steps in _inside(error):
            yield from faults_of(inner, (*at, *steps))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = attrs.fields_dict(cast("type[attrs.AttrsInstance]", error.cl))
        for key in sorted(error.extra_fields):
            yield (*at, key), f"key must be a known one, got {key!r}{suggestion(key, known)}"
    elif isinstance(error, InvalidValueError):
        yield from _invalid(error, at)
    elif isinstance(error, KeyError):
        yield at[:-1], f"{at[-1]} must be given"
    elif isinstance(error, CscReformError):
        yield at, str(error)
    else:
        yield at, f"{at[-1] if at else 'document'} must be readable, got {error!r}"


def _inside(
    error: IterableValidationError | ClassValidationError,
) -> Iterator[tuple[Exception, Pointer]]:
    """Give each error in a group, with the key or index that leads to it where there is one."""
    if isinstance(error, IterableValidationError):
        items, others = error.group_exceptions()
        yield from ((inner, (cast("int", item.index),)) for inner, item in items)
    else:
        fields, others = error.group_exceptions()
        yield from ((inner, (field.name,)) for inner, field in fields)
    yield from ((inner, ()) for inner in others)


def _invalid(error: InvalidValueError, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    # A hook knows what a value must be, and this knows what the value is called.
    if error.field == "value" and at:
        name = next((step for step in reversed(at) if isinstance(step, str)), "value")
        yield at, str(InvalidValueError(name, error.requirement, error.value, error.advice))
    else:
        yield at, str(error)


_DECODER = json.JSONDecoder()
_BLANK = " \t\r\n"


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def _members(text: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """Give the key or index of each member of the value at a position, and where it stands."""
    opening = text[at]
    if opening not in "{[":
        return
    at = _skip(text, at + 1)
    index = 0
    while text[at] not in "}]":
        key: str | int = index
        start = at
        if opening == "{":
            key, at = _DECODER.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        yield key, start, at
        _, at = _DECODER.raw_decode(text, at)
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)
        index += 1


@final
class Places:
    """
    Where things stand in a JSON text that is known to be whole.

    The positions of the records are found once, so that placing many faults costs little more than
    placing one.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _records(self) -> dict[Pointer, int]:
        text = self.text
        return {
            (key, index): at
            for key, _, value in _members(text, _skip(text, 0))
            for index, _, at in _members(text, value)
        }

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def place(self, pointer: Pointer) -> tuple[int, int]:
        """Give the line and column, from 1; of a place that is not there, the nearest around it."""
        known = self._records.get(pointer[:2])
        at = shown = _skip(self.text, 0) if known is None else known
        for step in pointer if known is None else pointer[2:]:
            for key, start, value in _members(self.text, at):
                if key == step:
                    shown, at = start, value
                    break
            else:
                break
        return self._line_of(shown)

    def repeated_keys(self, file: str) -> Iterator[Fault]:
        """Give a fault for every key that its object has had before."""
        waiting: list[tuple[Pointer, int]] = [((), _skip(self.text, 0))]
        while waiting:
            pointer, at = waiting.pop()
            seen: set[str | int] = set()
            for key, start, value in _members(self.text, at):
                if key in seen:
                    line, column = self._line_of(start)
                    message = f"key must be given once, got {key!r} twice"
                    yield Fault(message, written((*pointer, key)), file, line, column)
                seen.add(key)
                waiting.append(((*pointer, key), value))

    def _line_of(self, position: int) -> tuple[int, int]:
        line = bisect_right(self._lines, position)
        return line, position - self._lines[line - 1] + 1

    def fault(self, message: str, pointer: Pointer, file: str) -> Fault:
        """Make a fault with its place."""
        line, column = self.place(pointer)
        return Fault(message, written(pointer), file, line, column)


def parsed(places: Places, file: str, faults: list[Fault]) -> object:
    """Read JSON strictly; give None for what is none, and add what is wrong with it to the faults."""
    if places.text.startswith("\ufeff"):
        faults.append(Fault("text must be without a byte order mark", file=file))
        return None
    is_twofold = False

    def pairs(items: Sequence[tuple[str, object]]) -> dict[str, object]:
        nonlocal is_twofold
        found: dict[str, object] = {}
        for key, value in items:
            is_twofold = is_twofold or key in found
            found[key] = value
        return found

    try:
        whole: object = json.loads(places.text, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        faults.append(Fault(f"text must be JSON: {error.msg}", "", file, error.lineno, error.colno))
        return None
    except (RecursionError, ValueError) as error:
        faults.append(Fault(f"text must be JSON of bounded size: {error}", file=file))
        return None
    if is_twofold:
        faults += places.repeated_keys(file)
        return None
    return whole


_LINE_END = re.compile(r"\n")
