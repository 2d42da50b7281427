"""Statements: what one source states of one thing, and what it does to what was said before."""

from enum import Enum
from typing import Generic, TypeVar, final

import attrs

from csc_reform._validators import of_type, optional_type
from csc_reform.errors import InvalidValueError
from csc_reform.provenance import Citation, cited
from csc_reform.values.spans import Span

__all__ = ["Stated", "StatementKind"]

T_co = TypeVar("T_co", covariant=True)


class StatementKind(Enum):
    """What a statement does to what was said before."""

    #: It states a value.
    ASSERTS = "asserts"
    #: It says again what was said.
    REAFFIRMS = "reaffirms"
    #: It gives another figure for the same fact, as a later release of statistics does.
    RESTATES = "restates"
    #: It announces that from some day on things are otherwise: a change of policy.
    CHANGES = "changes"
    #: It says that what was said was wrong.
    CORRECTS = "corrects"
    #: It takes back what was said and puts nothing in its place: as if it had not been said when it
    #: gives no day, and otherwise from that day on.
    WITHDRAWS = "withdraws"


_STATING = (StatementKind.ASSERTS, StatementKind.REAFFIRMS)


@final
@attrs.frozen(kw_only=True)
class Stated(Generic[T_co]):
    """
    One statement of a value, with the passages that make it.

    Attributes:
        value: The value, which cannot change; of a withdrawal, the value that is taken back.
        citations: The passages, at least one.
        effective: The time for which the source says it; None when the source says none. Of a
            change or withdrawal, its start is the day from which things are otherwise.
        kind: What it does to what was said before.
        key: A name within the history, for another statement to revise; None when none needs to.
        revises: The key of the statement that this one restates, changes, corrects or withdraws;
            None for one that only asserts or reaffirms.

    Raises:
        InvalidValueError: Without a citation; for a list or the like as value; for a revision that
            names nothing, and for an assertion or reaffirmation that names something.

    >>> passage = Citation(source_id="hansard-wms-2023-12-18", locator="¶12")
    >>> Stated("pilot", citations=(passage,), kind=StatementKind.CHANGES, revises="explore").value
    'pilot'
    """

    value: T_co = attrs.field(kw_only=False)
    citations: tuple[Citation, ...] = attrs.field(validator=cited)
    effective: Span | None = attrs.field(default=None, validator=optional_type(Span))
    kind: StatementKind = attrs.field(
        default=StatementKind.ASSERTS, validator=of_type(StatementKind)
    )
    key: str | None = attrs.field(default=None, validator=optional_type(str))
    revises: str | None = attrs.field(default=None, validator=optional_type(str))

    @property
    def states(self) -> bool:
        """False for a withdrawal, which takes back and states nothing."""
        return self.kind is not StatementKind.WITHDRAWS

    @property
    def replaces(self) -> bool:
        """True for one that restates or corrects, and so puts another in the place of an error."""
        return self.kind in (StatementKind.RESTATES, StatementKind.CORRECTS)

    @property
    def changes(self) -> bool:
        """True for one that announces a change."""
        return self.kind is StatementKind.CHANGES

    def __attrs_post_init__(self) -> None:
        try:
            hash(self.value)
        except TypeError:
            words, advice = "something that cannot change", "such as a tuple"
            raise InvalidValueError("value", words, self.value, advice) from None
        if self.revises is not None and self.kind in _STATING:
            kinds = ", ".join(kind.value for kind in StatementKind if kind not in _STATING)
            raise InvalidValueError(
                "kind", f"one that can revise ({kinds})", self.kind.value, "or drop 'revises'"
            )
        if self.revises is None and self.kind not in _STATING:
            words = f"the key of what it {self.kind.value}"
            raise InvalidValueError("revises", words, None, "or use the kind 'asserts'")
