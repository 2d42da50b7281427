"""TOML texts, for people who write by hand: read strictly, as the data that JSON would hold."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import cast

from csc_reform.io._faults import Pointer, Unreadable, nearest
from csc_reform.io._toml_places import places_in

__all__ = ["LARGEST", "parse", "places"]

#: The most characters of a text that somebody wrote by hand.
LARGEST = 1_000_000

#: A dotted key of more parts: what reading it takes grows with the square of their number.
_MOST_PARTS = 20
_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{_MOST_PARTS}}}")

#: How tomllib says where it stopped.
_STOPPED = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


def parse(text: str) -> object:
    """
    Read TOML; a day is read as its text, as no digit of it changes.

    Raises:
        Unreadable: With what is wrong, and where.
    """
    if len(text) > LARGEST:
        message = f"text must be of at most {LARGEST:,} characters; write JSON for so much"
        raise Unreadable([(message, (), 0)])
    long_key = _LONG_KEY.search(text)
    if long_key is not None:
        message = f"key must be of at most {_MOST_PARTS} parts with dots between them"
        raise Unreadable([(message, (), long_key.start())])
    import tomllib  # noqa: PLC0415 (few documents need it)

    try:
        return _plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable([_told(text, str(error))]) from None
    except RecursionError:
        raise Unreadable([("text must be nested less deep", (), 0)]) from None
    except ValueError:
        # Python makes no number of so many digits; nothing else is a plain ValueError.
        raise Unreadable([("number must be of fewer digits", (), 0)]) from None


def _told(text: str, message: str) -> tuple[str, Pointer, int]:
    stopped = _STOPPED.search(message)
    at = len(text)
    if stopped is not None and stopped[1] is not None:
        lines = text.split("\n")
        at = sum(len(line) + 1 for line in lines[: int(stopped[1]) - 1]) + int(stopped[2]) - 1
    return f"text must be TOML: {_STOPPED.sub('', message)}", (), at


def _plain(value: object) -> object:
    """Give what JSON would hold for a day, and the parts of what has parts likewise."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [_plain(item) for item in cast("list[object]", value)]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value


def places(text: str, wanted: Iterable[Pointer]) -> Mapping[Pointer, int]:
    """Give where each thing stands, or the nearest around it; the text must be whole."""
    found = {(): 0, **places_in(text)}
    return {pointer: nearest(found, pointer) for pointer in wanted}
