"""The fields of positions, to ask about them."""

from typing import Final, final

from csc_reform.entities.positions import Position, Stance, Topic, Voice
from csc_reform.fields._entity import EntityFields
from csc_reform.query.fields import OptionalDate, OptionalValue, SetField, TextField, ValueField

__all__ = ["PositionFields", "position"]


@final
class PositionFields(EntityFields[Position]):
    """The fields of a `Position`."""

    __slots__ = ()

    holder_id: Final[TextField[Position, str]] = TextField(Position, "holder_id")
    """The organisation whose position it is."""

    voice: Final[ValueField[Position, Voice, Voice]] = ValueField(Position, "voice")
    """Who speaks for it."""

    stance: Final[ValueField[Position, Stance, Stance]] = ValueField(Position, "stance")
    """What it does."""

    target_ids: Final[SetField[Position, tuple[str, ...], str]] = SetField(Position, "target_ids")
    """What the position is about."""

    topic: Final[OptionalValue[Position, Topic]] = OptionalValue(Position, "topic")
    """What it is about beside or instead of those; None when nothing."""

    group_ids: Final[SetField[Position, tuple[str, ...], str]] = SetField(Position, "group_ids")
    """For whom the body speaks up."""

    date: Final[OptionalDate[Position]] = OptionalDate(Position, "date")
    """The day it was taken, where that is not the day of its source; otherwise None."""


position: Final[PositionFields] = PositionFields(Position)
"""The fields of a `Position`."""
