"""Suppressions: findings that somebody has looked at and accepts, for a reason and for a time."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import final

import attrs

from csc_reform._validators import not_blank
from csc_reform.errors import InvalidValueError
from csc_reform.values.dates import Day, exact_date

__all__ = ["Suppression", "checked_suppressions"]


def _read_until(value: Day) -> date:
    return exact_date("until", value)


@final
@attrs.frozen(kw_only=True)
class Suppression:
    """
    Says that what one rule finds wrong with one entity is accepted for a time.

    Attributes:
        code: The code of the rule.
        entity_id: The id of the entity; empty for the reform as a whole.
        reason: Why it is accepted.
        until: The last day on which it is; give a day on which somebody will look again.

    Raises:
        InvalidValueError: Without a reason, and for what is no code or day.

    >>> Suppression(
    ...     code="HYG003",
    ...     entity_id="northshire-helpline",
    ...     reason="A public helpline, printed on the council's own page.",
    ...     until="2027-03-31",
    ... ).until
    datetime.date(2027, 3, 31)
    """

    code: str = attrs.field(validator=not_blank)
    entity_id: str = attrs.field(validator=attrs.validators.instance_of(str))
    reason: str = attrs.field(validator=not_blank)
    until: date = attrs.field(converter=_read_until)


def checked_suppressions(given: Iterable[Suppression]) -> Sequence[Suppression]:
    """Refuse what is no suppression, and two of one rule and entity."""
    seen: dict[tuple[str, str], Suppression] = {}
    for one in given:
        if not isinstance(one, Suppression):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidValueError("suppressions", "suppressions", one)
        if (one.code, one.entity_id) in seen:
            words = "one for each rule and entity"
            raise InvalidValueError("suppressions", words, f"{one.code} of {one.entity_id!r} twice")
        seen[one.code, one.entity_id] = one
    return tuple(seen.values())
