"""The fields of programmes, to ask about them."""

from typing import Final, final

from csc_reform.entities.commitments import Progress
from csc_reform.entities.programmes import Programme
from csc_reform.fields._entity import EntityFields
from csc_reform.query.fields import (
    HedgedHistory,
    OptionalText,
    SetField,
    SetHistory,
    SpanHistory,
    ValueHistory,
)
from csc_reform.values.counts import Count

__all__ = ["ProgrammeFields", "programme"]


@final
class ProgrammeFields(EntityFields[Programme]):
    """The fields of a `Programme`."""

    __slots__ = ()

    pillar_ids: Final[SetField[Programme, tuple[str, ...], str]] = SetField(Programme, "pillar_ids")
    """The pillars it serves."""

    commitment_ids: Final[SetField[Programme, tuple[str, ...], str]] = SetField(
        Programme, "commitment_ids"
    )
    """The commitments it carries out."""

    group_ids: Final[SetField[Programme, tuple[str, ...], str]] = SetField(Programme, "group_ids")
    """The groups it is for; those of the commitments it carries out need no naming."""

    places: Final[HedgedHistory[Programme, Count]] = HedgedHistory(Programme, "places")
    """How many places it runs in."""

    area_ids: Final[SetHistory[Programme, str]] = SetHistory(Programme, "area_ids")
    """The areas it runs in, by name."""

    period: Final[SpanHistory[Programme]] = SpanHistory(Programme, "period")
    """The time it runs, as planned or as it came about."""

    progress: Final[ValueHistory[Programme, Progress]] = ValueHistory(Programme, "progress")
    """How far it has come."""

    supersedes_id: Final[OptionalText[Programme]] = OptionalText(Programme, "supersedes_id")
    """The programme that it replaces; None when it replaces none."""


programme: Final[ProgrammeFields] = ProgrammeFields(Programme)
"""The fields of a `Programme`."""
