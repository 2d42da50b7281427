"""JSON texts: read strictly, and where things stand in them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TypeAlias, cast

from csc_reform.errors import shown
from csc_reform.extensions import MOST_DIGITS
from csc_reform.io._faults import MOST, Pointer, Unreadable, nearest

__all__ = ["parse", "places"]

_DECODER = json.JSONDecoder()
_BLANK = re.compile(r"[ \t\r\n]*")
#: A text, a mark, or a number or word; on JSON that is known to be whole.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},:]|[^\s\[\]{},:"]+')
#: What is nested deeper is no document of ours, and may be more than Python can read.
_DEEPEST = 100


class _UnfitError(Exception):
    """A number is none that JSON or anybody has; it says so, beside the token that it was met in."""


def parse(text: str) -> object:
    """
    Read JSON, and nothing that only looks like it.

    Raises:
        Unreadable: With what is wrong, and where.
    """
    is_twofold = False

    def members(items: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal is_twofold
        found = dict(items)
        is_twofold = is_twofold or len(found) < len(items)
        return found

    try:
        whole: object = json.loads(
            text, object_pairs_hook=members, parse_int=_whole_number, parse_constant=_no_constant
        )
    except json.JSONDecodeError as error:
        raise Unreadable([_told(text, error)]) from None
    except RecursionError:
        at = _deepest(text)
        if at is None:
            # It is the caller who has no room left.
            raise
        message = f"text must be nested at most {_DEEPEST} deep"
        raise Unreadable([(message, (), at)]) from None
    except _UnfitError as error:
        message, unfit = error.args
        # The decoder does not say where it met it, nor what comes right after it.
        at = next(one.start() for one in _TOKEN.finditer(text) if one[0].startswith(unfit))
        raise Unreadable([(message, (), at)]) from None
    if is_twofold:
        raise Unreadable(list(_repeated(text)))
    return whole


def _whole_number(digits: str) -> int:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        raise _UnfitError(f"number must be of at most {MOST_DIGITS:,} digits", digits)
    return int(digits)


def _no_constant(name: str) -> object:
    raise _UnfitError(f"text must be JSON: {name} is no number of JSON", name)


def _told(text: str, error: json.JSONDecodeError) -> tuple[str, Pointer, int]:
    """Say what is wrong with a text that is no JSON, and what to do about what people often do."""
    at = error.pos
    after = _skip(text, at + 1 if text[at : at + 1] == "," else at)
    if text[after : after + 1] in ("}", "]") and text[:after].rstrip().endswith(","):
        return f"text must be JSON: no comma before {text[after]}", (), after
    advice = ""
    if text[at : at + 1] == "'":
        advice = "; ' is no quote of JSON"
    elif text[at : at + 1] in ("/", "#"):
        advice = "; JSON has no comments, and TOML has"
    elif error.msg == "Expecting ',' delimiter" and at < len(text):
        advice = "; a comma may be missing before it"
    return f"text must be JSON: {error.msg}{advice}", (), at


def _deepest(text: str) -> int | None:
    """Give the place where a text is nested too deep, if it is; it may be no JSON further on."""
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > _DEEPEST:
            return token.start()
    return None


def _repeated(text: str) -> Iterator[tuple[str, Pointer, int]]:
    """Give the keys that their object has had before, in one pass over the text."""
    #: The keys of each object around the place; None for a list, whose items are counted.
    open_: list[dict[str, None] | None] = []
    steps: list[str | int] = []
    is_key, found = False, 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "{[":
            open_.append({} if mark == "{" else None)
            steps.append(0)
            is_key = mark == "{"
        elif mark in "}]":
            open_.pop()
            steps.pop()
            is_key = False
        elif mark == ",":
            is_key = open_[-1] is not None
            if not is_key:
                steps[-1] = cast("int", steps[-1]) + 1
        elif is_key:
            is_key = False
            keys, key = open_[-1], cast("str", json.loads(mark))
            steps[-1] = key
            if keys is not None and key in keys:
                found += 1
                # One more than are told of says that there are more.
                if found > MOST + 1:
                    return
                yield f"key must be given once, got {shown(key)} twice", tuple(steps), token.start()
            elif keys is not None:
                keys[key] = None


# Places ---------------------------------------------------------------------------------------

#: The steps that lead to wanted things, and after each step those that lead on from there.
_Tree: TypeAlias = "dict[str | int, _Tree]"


def places(text: str, wanted: Iterable[Pointer]) -> Mapping[Pointer, int]:
    """
    Give where each thing stands: a member its key, an item itself.

    Of what is not there, the nearest around it is given. The text must be whole; it is gone through
    once, and only what is wanted is looked into.
    """
    pointers = list(wanted)
    tree: _Tree = {}
    for pointer in pointers:
        branch = tree
        for step in pointer:
            branch = branch.setdefault(step, {})
    start = _skip(text, 0)
    found: dict[Pointer, int] = {(): start}
    # What only just could be read from higher up is left: the nearest around it is known.
    with suppress(RecursionError):
        _find(text, start, tree, (), found)
    return {pointer: nearest(found, pointer) for pointer in pointers}


def _find(text: str, at: int, tree: _Tree, pointer: Pointer, found: dict[Pointer, int]) -> int:
    """Find what is wanted of the value at a place; give where the value ends."""
    opening = text[at]
    if not tree or opening not in "{[":
        return _DECODER.raw_decode(text, at)[1]
    at = _skip(text, at + 1)
    index = 0
    while text[at] not in "}]":
        step: str | int = index
        start = at
        if opening == "{":
            step, at = _DECODER.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        branch = tree.get(step)
        if branch is not None:
            found[(*pointer, step)] = start
        at = _skip(text, _find(text, at, branch or {}, (*pointer, step), found))
        if text[at] == ",":
            at = _skip(text, at + 1)
        index += 1
    return at + 1


def _skip(text: str, at: int) -> int:
    return cast("re.Match[str]", _BLANK.match(text, at)).end()
