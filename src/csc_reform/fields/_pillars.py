"""The fields of pillars, to ask about them."""

from typing import Final, final

from csc_reform.entities.pillars import Pillar
from csc_reform.fields._entity import EntityFields
from csc_reform.query.fields import OrderedField, TextHistory

__all__ = ["PillarFields", "pillar"]


@final
class PillarFields(EntityFields[Pillar]):
    """The fields of a `Pillar`."""

    __slots__ = ()

    number: Final[OrderedField[Pillar, int, int]] = OrderedField(Pillar, "number")
    """Its number, from 1."""

    headings: Final[TextHistory[Pillar]] = TextHistory(Pillar, "headings")
    """The headings that sources print over it."""


pillar: Final[PillarFields] = PillarFields(Pillar)
"""The fields of a `Pillar`."""
