"""The pillars of the strategy "Stable Homes, Built on Love"."""

from typing import ClassVar, final

import attrs

from csc_reform.entities.entity import Entity
from csc_reform.errors import InvalidValueError
from csc_reform.history import NOTHING_STATED, History

__all__ = ["Pillar"]


def _check_number(_owner: object, attribute: "attrs.Attribute[int]", value: int) -> None:
    if type(value) is not int or value < 1:
        raise InvalidValueError(attribute.name, "1 or more", value)


@final
@attrs.frozen(kw_only=True)
class Pillar(Entity):
    """
    One pillar of the strategy.

    Attributes:
        number: Its number, from 1.
        headings: The headings that sources print over it.
    """

    KIND: ClassVar[str] = "pillars"

    number: int = attrs.field(validator=_check_number)
    headings: History[str] = attrs.field(default=NOTHING_STATED)
