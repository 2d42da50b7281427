"""Indicators: measured series and the targets set for them."""

from typing import ClassVar, final

import attrs

from csc_reform.entities.commitments import Figure
from csc_reform.entities.entity import Entity
from csc_reform.history import NOTHING_STATED, History

__all__ = ["Indicator"]


@final
@attrs.frozen(kw_only=True)
class Indicator(Entity):
    """
    Something that is measured.

    Attributes:
        unit: What is measured, in words.
        observations: What was measured; each with the time it is about, the release being its
            source.
        target: What is to be reached, as an interval: "10% or lower".
    """

    KIND: ClassVar[str] = "indicators"

    unit: str
    observations: History[Figure] = attrs.field(default=NOTHING_STATED)
    target: History[Figure] = attrs.field(default=NOTHING_STATED)
