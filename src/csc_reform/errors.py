"""
The errors of the library: one tree, each error with fields as well as words.

Every message has one form, ``{field} must be {requirement}, got {value!r}``, then advice after a
semicolon when a remedy is known. What went wrong in a document also says where: see
`DocumentError`.
"""

import difflib
from collections.abc import Iterable, Sequence, Sized
from enum import Enum
from typing import cast, final

__all__ = [
    "ConflictError",
    "CscReformError",
    "DocumentError",
    "Fault",
    "InvalidValueError",
    "NoRateError",
    "NoRateReason",
    "NotKnownError",
    "NotOneError",
    "ParseError",
    "UnitError",
    "UnknownFieldError",
    "UnknownIdError",
    "printable",
    "shown",
    "suggestion",
]

#: How much of a wrong value is repeated in a message.
_SHOWN_LENGTH = 60
#: How much of a pointer is printed: a document may name its keys as it likes.
_LONGEST_POINTER = 200
#: Of these only the length is told.
_COLLECTIONS = (list, tuple, dict, set, frozenset)


class CscReformError(Exception):
    """The parent of every error that this library raises on purpose."""

    def __reduce__(self) -> tuple[object, ...]:
        """Let an error be copied, and pass from a worker process, with its words and fields."""
        return _remade, (type(self), self.args, self.__dict__)


def _remade(
    cls: type[CscReformError], arguments: tuple[object, ...], fields: dict[str, object]
) -> CscReformError:
    error = cls.__new__(cls, *arguments)
    error.__dict__.update(fields)
    return error


class InvalidValueError(CscReformError, ValueError):
    """
    A value that may not be what it is.

    Attributes:
        field: The name of what was wrong, such as ``"effective.end"``.
        requirement: What it must be.
        value: What was given.
        advice: What to do about it; empty when there is nothing more to say.

    >>> print(InvalidValueError("age", "0 or more", -3))
    age must be 0 or more, got -3
    """

    def __init__(self, field: str, requirement: str, value: object, advice: str = "") -> None:
        self.field = field
        self.requirement = requirement
        self.value = value
        self.advice = advice
        tail = f"; {advice}" if advice else ""
        super().__init__(f"{field} must be {requirement}, got {shown(value)}{tail}")


class ParseError(InvalidValueError):
    """
    A text that could not be read.

    Attributes:
        position: Where reading stopped, counted in characters from 0.
    """

    def __init__(
        self, field: str, requirement: str, value: str, position: int, advice: str = ""
    ) -> None:
        self.position = position
        rest = value[position:]
        place = f"not understood from position {position}: {shown(rest)}"
        if not rest:
            place = f"the text ends at position {position}"
        super().__init__(field, requirement, value, f"{place}; {advice}" if advice else place)


class UnitError(InvalidValueError, TypeError):
    """Two quantities whose units do not mix, such as pounds a week and pounds a year."""


class UnknownIdError(CscReformError, LookupError):
    """
    An id that nothing in the reform (or in this view of it) has.

    Attributes:
        id: The id asked for.
        near: Known ids that look like it, the nearest first.
    """

    def __init__(
        self,
        what: str,
        id: str,  # noqa: A002 (the field)
        known: Iterable[str],
        advice: str = "",
    ) -> None:
        self.id = id
        self.near: tuple[str, ...] = near_matches(id, known)
        tail = f"; {advice}" if advice else _did_you_mean(self.near)
        super().__init__(f"{what} id must be a known id, got {shown(id)}{tail}")


class UnknownFieldError(CscReformError, AttributeError):
    """
    A field that no entity of a kind has, or a question that a field does not take.

    Attributes:
        field: The field asked for, or the question.
    """

    def __init__(self, kind: str, field: str, known: Iterable[str], *, asked: str = "") -> None:
        self.field = field
        names = tuple(known)
        article = "an" if kind[:1] in "aeiou" else "a"
        wanted = f"field must be one of the fields of {article} {kind}"
        if asked:
            wanted = f"{asked} must be asked with one of {', '.join(names)}"
        message = f"{wanted}, got {field!r}{suggestion(field, names)}"
        # Where an object is given and no name, Python adds no guess of its own to ours.
        AttributeError.__init__(self, message, obj=kind)


class NotOneError(CscReformError, LookupError):
    """
    A selection asked for its one item, and it had none or several.

    Attributes:
        count: How many there were.
    """

    def __init__(self, what: str, count: int) -> None:
        self.count = count
        super().__init__(f"selection must be of exactly one {what}, got {count}")


class NotKnownError(CscReformError, LookupError):
    """A fact was required that no source in this view states."""


class ConflictError(CscReformError, LookupError):
    """A single value was required of a fact on which the sources disagree."""


class NoRateReason(Enum):
    """Why there is no rate to give."""

    #: The day is before the first rate that is known.
    BEFORE_FIRST = "before the first"
    #: The day is after the last rate that is known, of a table that is not made anew every year.
    AFTER_LAST = "after the last"
    #: Rates before and after the day are known, and none for it.
    GAP = "gap"
    #: The table of the day lacks the age or region.
    UNKNOWN_CELL = "unknown cell"
    #: A rate is due, and no source in view states it.
    NOT_YET_KNOWN = "not yet known"
    #: A change is announced, and not its size.
    ANNOUNCED_WITHOUT_FIGURE = "announced without a figure"
    #: Sources state different rates.
    CONFLICTING = "conflicting"
    #: The sources do not give the days exactly enough.
    UNDECIDABLE = "undecidable from the span"


class NoRateError(CscReformError, LookupError):
    """
    No rate could be given; the message is the reason in words.

    Attributes:
        reason: The reason.
        allowance_id: The allowance asked about.
    """

    def __init__(self, reason: NoRateReason, allowance_id: str, message: str) -> None:
        self.reason = reason
        self.allowance_id = allowance_id
        super().__init__(message)


@final
class Fault:
    """
    One thing wrong with a document, and where.

    Attributes:
        message: What is wrong, in one line.
        pointer: The JSON Pointer of the place, such as ``/commitments/3/pillar_id``.
        file: The file's name, or ``"<text>"`` for text that came from no file.
        line: The line, counted from 1; None when it cannot be told.
        column: The column, counted from 1; None when it cannot be told.
    """

    __slots__ = ("column", "file", "line", "message", "pointer")

    def __init__(
        self,
        message: str,
        pointer: str = "",
        file: str = "<text>",
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        self.message: str = message
        self.pointer: str = pointer
        self.file: str = file
        self.line: int | None = line
        self.column: int | None = column

    @property
    def place(self) -> tuple[int, int]:
        """The line and column, for sorting; nought for what is not known."""
        return self.line or 0, self.column or 0

    def __str__(self) -> str:
        """One line: the message, then ``@`` with pointer, file, line and column."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        pointer = self.pointer or "/"
        if len(pointer) > _LONGEST_POINTER:
            pointer = f"{pointer[:_LONGEST_POINTER]}…"
        return printable(f"{self.message} @ {pointer} ({place})")

    def __repr__(self) -> str:
        """Name the class and the fault."""
        return f"<Fault {self}>"


class DocumentError(CscReformError, ValueError):
    """
    A document that could not be read; holds every fault that was found in it.

    The message has a line for each different fault, and says how often it is met.

    Attributes:
        faults: The faults, in the order of the document.
        more: How many there are at least beyond these, in a document with very many.
    """

    #: How many lines the message has for faults; `faults` holds them all.
    SPELLED_OUT = 20

    def __init__(self, faults: Sequence[Fault], *, more: int = 0) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        self.more = more
        alike: dict[str, list[Fault]] = {}
        for fault in self.faults:
            alike.setdefault(fault.message, []).append(fault)
        groups = list(alike.values())[: self.SPELLED_OUT]
        lines = [_line_for(group) for group in groups]
        left = len(self.faults) - sum(map(len, groups)) + more
        if left:
            lines.append(f"and {left:,} more" if not more else f"and at least {left:,} more")
        super().__init__("\n".join(lines))


def printable(line: str) -> str:
    r"""
    Give a line with what is no sign for the eye escaped.

    A document may name its keys as it likes, and a terminal is not to obey them.

    >>> printable("a\x1b[2J")
    'a\\x1b[2J'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)


def _line_for(alike: Sequence[Fault]) -> str:
    """Tell of faults with one message: the first, and how many are like it."""
    return str(alike[0]) + (f", and {len(alike) - 1:,} more like it" if alike[1:] else "")


def shown(value: object) -> str:
    """
    Give a value for use in a message: its repr, cut when long.

    >>> shown("pilot")
    "'pilot'"
    """
    # A long text is cut before its repr is made, so that the cost does not grow with the text.
    if isinstance(value, str | bytes) and len(value) > _SHOWN_LENGTH:
        return f"{value[:_SHOWN_LENGTH]!r}… ({len(value)} long)"
    if isinstance(value, int) and value.bit_length() > 4 * _SHOWN_LENGTH:
        return "a very large integer"
    if type(value) in _COLLECTIONS:
        return f"{type(value).__name__} of {len(cast('Sized', value))}"
    text = repr(value)
    return text if len(text) <= 2 * _SHOWN_LENGTH else f"{text[: 2 * _SHOWN_LENGTH]}…"


def near_matches(name: object, known: Iterable[str]) -> tuple[str, ...]:
    """Give up to three known names that look like this one, the nearest first."""
    if not isinstance(name, str):
        return ()
    return tuple(difflib.get_close_matches(name[:_SHOWN_LENGTH], list(known), n=3, cutoff=0.6))


def suggestion(name: str, known: Iterable[str]) -> str:
    """
    Give the words to add to a message about a misspelt name; empty when nothing is near.

    >>> suggestion("pilar_id", ["pillar_id", "title"])
    "; did you mean 'pillar_id'?"
    """
    return _did_you_mean(near_matches(name, known))


def _did_you_mean(near: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
