"""
What each operator makes of a value: True, False, or None where the value does not decide it.

A value that sources state may be unknown or disputed, and a figure may be hedged. This is the one
place that says what that means for a question.
"""

import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Literal, cast

from csc_reform.history import Conflict, History, NotKnown
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline
from csc_reform.values.interval import Interval
from csc_reform.values.quantity import Quantity
from csc_reform.values.verdict import Verdict

__all__ = [
    "BARE",
    "EVER",
    "OPERATORS",
    "SEVERAL",
    "SIGNS",
    "UNSETTLED",
    "Answer",
    "Test",
    "When",
    "asks",
    "joined",
    "negated",
]

#: What a question comes to: None is "not decided".
Answer = bool | None
Test = Callable[[Any], Answer]

#: What a history says when it settles nothing; one tuple, for a union would be made at every question.
UNSETTLED: Final = (NotKnown, Conflict)

EVER: Final = "ever"
#: The time of a history that is asked about: None for what it says latest, a day, or ever.
When = date | Literal["ever"] | None

#: The operators that are written between a field and its operand, and the methods that they call;
#: the others are called what their methods are called.
SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {"==": "__eq__", "!=": "__ne__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}
)


def negated(answer: Answer) -> Answer:
    """Turn an answer around; what is not decided stays so."""
    return None if answer is None else not answer


def joined(tests: Sequence[Test], *, decisive: bool) -> Test:
    """
    Join tests: what one of them finds decisive is so, and what none leaves open is the other.

    With False decisive all are to hold; with True it is enough that any does.
    """

    def ask(entity: object) -> Answer:
        answer: Answer = not decisive
        for test in tests:
            one = test(entity)
            if one is decisive:
                return decisive
            if one is None:
                answer = None
        return answer

    return ask


def _any_of(answers: Iterable[Answer]) -> Answer:
    """Give True when any is, False when all are, and otherwise None."""
    found: Answer = False
    for answer in answers:
        if answer is True:
            return True
        if answer is None:
            found = None
    return found


# Of one value ---------------------------------------------------------------------------------


def _equal_to(operand: object) -> Test:
    if isinstance(operand, Quantity):
        return lambda value: value is not None and _equal_quantities(value, operand)
    if isinstance(operand, PartialDate):
        return lambda value: value is not None and _equal_dates(value, operand)
    return lambda value: operand == value


def _unequal_to(operand: object) -> Test:
    equal = _equal_to(operand)
    return lambda value: negated(equal(value))


def _equal_quantities(value: Quantity, operand: Quantity) -> Answer:
    if not value.comparable_with(operand):
        return None
    if value.certainly_equals(operand):
        return True
    return None if value.consistent_with(operand) else False


def _equal_dates(value: PartialDate | Deadline, operand: PartialDate) -> Answer:
    if value.latest < operand.earliest or operand.latest < value.earliest:
        return False
    return True if operand.is_exact and value.earliest == value.latest else None


def _one_of(operands: tuple[object, ...]) -> Test:
    if any(isinstance(operand, Quantity | PartialDate) for operand in operands):
        return joined([_equal_to(operand) for operand in operands], decisive=True)
    options = frozenset(operands)
    return lambda value: value in options


def _of_quantities(compare: Callable[[Interval, Interval], bool]) -> Callable[[Any, Any], Answer]:
    """Decide nothing of figures of unlike units."""
    return lambda value, operand: (
        compare(value.interval, operand.interval) if value.comparable_with(operand) else None
    )


#: The operators that compare a value that is there with their operand. Of one that is not there they
#: decide nothing: it is neither above nor below, and has no part.
_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], Answer]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "has": operator.contains,
    "has_any": lambda items, wanted: not set(wanted).isdisjoint(items),
    "certainly_exceeds": _of_quantities(lambda one, other: one.certainly_exceeds(other)),
    "may_exceed": _of_quantities(lambda one, other: one.may_exceed(other)),
    "certainly_below": _of_quantities(lambda one, other: other.certainly_exceeds(one)),
    "may_be_below": _of_quantities(lambda one, other: other.may_exceed(one)),
    "may_equal": _of_quantities(lambda one, other: one.consistent_with(other)),
    "certainly_before": lambda one, other: one.latest < other.earliest,
    "may_be_before": lambda one, other: one.earliest < other.latest,
    "certainly_after": lambda one, other: one.earliest > other.latest,
    "may_be_after": lambda one, other: one.latest > other.earliest,
    "certainly_within": lambda one, other: (
        other.earliest <= one.earliest and one.latest <= other.latest
    ),
    "may_be_within": lambda one, other: (
        one.earliest <= other.latest and other.earliest <= one.latest
    ),
    "certainly_holds_on": lambda span, day: span.holds_on(day) is Verdict.HOLDS,
    "may_hold_on": lambda span, day: span.holds_on(day) is not Verdict.FAILS,
    "certainly_overlaps": lambda one, other: one.overlaps(other) is Verdict.HOLDS,
    "may_overlap": lambda one, other: one.overlaps(other) is not Verdict.FAILS,
}


def _compared(compare: Callable[[Any, Any], Answer]) -> Callable[[Any], Test]:
    return lambda operand: lambda value: None if value is None else compare(value, operand)


def _containing(text: str) -> Test:
    folded = text.casefold()
    return lambda value: None if value is None else folded in value.casefold()


def _matching(pattern: str) -> Test:
    found = re.compile(pattern).search
    return lambda value: None if value is None else found(value) is not None


#: For each operator, what makes a test of its operand.
_TESTS: Final[Mapping[str, Callable[[Any], Test]]] = {
    "==": _equal_to,
    "!=": _unequal_to,
    "is_in": _one_of,
    "is_none": lambda _: lambda value: value is None,
    "is_empty": lambda _: lambda value: not value,
    "contains": _containing,
    "matches": _matching,
    "any": lambda predicate: lambda parts: _any_of(map(predicate.test, parts)),
    **{op: _compared(compare) for op, compare in _COMPARISONS.items()},
}


#: What is asked of what sources say together, rather than of a value.
_OF_HISTORIES: Final[Mapping[str, Test]] = {
    "is_known": lambda told: not isinstance(told, UNSETTLED),
    "is_disputed": lambda told: isinstance(told, Conflict),
}
#: Every operator; those that compare with nothing; those that compare with several values.
OPERATORS: Final = (*_TESTS, *_OF_HISTORIES)
BARE: Final = ("is_none", "is_empty", *_OF_HISTORIES)
SEVERAL: Final = ("is_in", "has_any")


# Of what is held ------------------------------------------------------------------------------


def asks(path: str, op: str, operand: Any, when: When) -> Test:  # noqa: ANN401 (whatever it takes)
    """
    Give the question that an operator and its operand make of a field, to ask entities.

    A field holds a value, or a history of statements, of which a time is asked about.
    """
    read = operator.attrgetter(path)
    if op in _OF_HISTORIES:
        told = _OF_HISTORIES[op]
        return lambda entity: told(read(entity).latest if when is None else read(entity).on(when))
    test = _TESTS[op](operand)
    if when == EVER:
        return lambda entity: _ever(read(entity), test)
    if when is not None:
        return lambda entity: _stated(read(entity).on(when), test)

    def ask(entity: object) -> Answer:
        held: Any = read(entity)
        is_history: bool = held.__class__ is History
        return _stated(held.latest, test) if is_history else test(held)

    return ask


def _stated(value: object, test: Test) -> Answer:
    """Ask what sources say together; a clash decides nothing, unless all sides decide alike."""
    if not isinstance(value, UNSETTLED):
        return test(value)
    if isinstance(value, NotKnown):
        return None
    answers = {test(side.value) for side in cast("Conflict[object]", value).sides}
    return answers.pop() if len(answers) == 1 else None


def _ever(history: History[object], test: Test) -> Answer:
    """Ask every value that was ever stated; an incomplete history may lack the one that would do."""
    answer = _any_of(map(test, history.ever))
    return None if answer is False and history.incomplete else answer
