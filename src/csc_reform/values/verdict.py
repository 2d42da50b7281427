"""Three-valued logic: what holds, what fails, and what the facts do not decide."""

from collections.abc import Iterable
from enum import Enum

from csc_reform._validators import checked_items
from csc_reform.errors import InvalidValueError, UnitError

__all__ = ["Verdict"]


class Verdict(Enum):
    """
    The answer to a question that uncertain facts may not decide.

    A verdict has no truth value: compare it, as in ``verdict is Verdict.HOLDS``.

    >>> Verdict.HOLDS & Verdict.UNDETERMINED
    <Verdict.UNDETERMINED: 'undetermined'>
    >>> Verdict.FAILS & Verdict.UNDETERMINED
    <Verdict.FAILS: 'fails'>
    """

    HOLDS = "holds"
    FAILS = "fails"
    UNDETERMINED = "undetermined"

    @classmethod
    def of(cls, value: bool) -> "Verdict":  # noqa: FBT001 (the value is the subject)
        """Give HOLDS for true and FAILS for false."""
        if type(value) is not bool:
            raise InvalidValueError("value", "True or False", value)
        return cls.HOLDS if value else cls.FAILS

    @classmethod
    def all_of(cls, verdicts: "Iterable[Verdict]") -> "Verdict":
        """Hold when all hold, fail when any fails; of none at all, hold."""
        found = {_checked(verdict) for verdict in checked_items("verdicts", verdicts)}
        if cls.FAILS in found:
            return cls.FAILS
        return cls.UNDETERMINED if cls.UNDETERMINED in found else cls.HOLDS

    @classmethod
    def any_of(cls, verdicts: "Iterable[Verdict]") -> "Verdict":
        """Hold when any holds, fail when all fail; of none at all, fail."""
        return ~cls.all_of(~_checked(verdict) for verdict in checked_items("verdicts", verdicts))

    def __and__(self, other: "Verdict") -> "Verdict":
        """Hold when both hold, fail when either fails."""
        return Verdict.all_of((self, other))

    def __or__(self, other: "Verdict") -> "Verdict":
        """Hold when either holds, fail when both fail."""
        return Verdict.any_of((self, other))

    def __invert__(self) -> "Verdict":
        """Swap HOLDS and FAILS; the negation of UNDETERMINED is UNDETERMINED."""
        if self is Verdict.UNDETERMINED:
            return self
        return Verdict.FAILS if self is Verdict.HOLDS else Verdict.HOLDS

    def __bool__(self) -> object:
        """Refuse: a verdict may be neither true nor false."""
        msg = "a Verdict has no truth value; write `verdict is Verdict.HOLDS`"
        raise TypeError(msg)


def _checked(verdict: object) -> Verdict:
    if not isinstance(verdict, Verdict):
        raise UnitError("operand", "a Verdict", verdict)
    return verdict
