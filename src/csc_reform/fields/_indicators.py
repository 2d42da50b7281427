"""The fields of indicators, to ask about them."""

from typing import Final, final

from csc_reform.entities.commitments import Figure
from csc_reform.entities.indicators import Indicator
from csc_reform.fields._entity import EntityFields
from csc_reform.query.fields import HedgedHistory, TextField

__all__ = ["IndicatorFields", "indicator"]


@final
class IndicatorFields(EntityFields[Indicator]):
    """The fields of an `Indicator`."""

    __slots__ = ()

    unit: Final[TextField[Indicator, str]] = TextField(Indicator, "unit")
    """What is measured, in words."""

    observations: Final[HedgedHistory[Indicator, Figure]] = HedgedHistory(Indicator, "observations")
    """What was measured; each with the time it is about, the release being its source."""

    target: Final[HedgedHistory[Indicator, Figure]] = HedgedHistory(Indicator, "target")
    """What is to be reached, as an interval: "10% or lower"."""


indicator: Final[IndicatorFields] = IndicatorFields(Indicator)
"""The fields of an `Indicator`."""
