"""Suppressions: findings that somebody has looked at and accepts, for a reason and for a time."""

from collections.abc import Iterable
from datetime import date
from typing import final

import attrs

from csc_reform._validators import checked_items, not_blank, of_type
from csc_reform.errors import InvalidValueError
from csc_reform.reform import Reform
from csc_reform.values.dates import Day, exact_date

__all__ = ["Suppression", "by_subject"]


def _read_until(value: Day) -> date:
    return exact_date("until", value)


@final
@attrs.frozen(kw_only=True)
class Suppression:
    """
    Says that what one rule finds wrong with one entity is accepted for a time.

    Attributes:
        code: The code of the rule.
        entity_id: The id of the entity, or a former one; empty for the reform as a whole.
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
    entity_id: str = attrs.field(validator=of_type(str))
    reason: str = attrs.field(validator=not_blank)
    until: date = attrs.field(converter=_read_until)

    @property
    def name(self) -> str:
        """
        What it is called where something is said of it.

        >>> Suppression(code="HYG003", entity_id="", reason="It is ours.", until="2027-03-31").name
        'HYG003 of reform'
        """
        return f"{self.code} of {self.entity_id or 'reform'}"


def by_subject(
    suppressions: Iterable[Suppression], reform: Reform
) -> dict[tuple[str, str], Suppression]:
    """Give each suppression under its code and the present id of its entity."""
    found: dict[tuple[str, str], Suppression] = {}
    for one in checked_items("suppressions", suppressions):
        if not isinstance(one, Suppression):
            raise InvalidValueError("suppressions", "suppressions", one)
        id_ = reform.get(one.entity_id).id if one.entity_id in reform else one.entity_id
        if (one.code, id_) in found:
            words = "one for each rule and entity"
            raise InvalidValueError("suppressions", words, f"two of {one.code} and {id_}")
        found[one.code, id_] = one
    return found
