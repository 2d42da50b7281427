"""Consultations: what was asked of whom, until when."""

from typing import ClassVar, final

import attrs

from csc_reform.entities.entity import Entity, check_ids, refers_to
from csc_reform.history import NOTHING_STATED, History
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline

__all__ = ["Consultation"]


@final
@attrs.frozen(kw_only=True)
class Consultation(Entity):
    """
    A public consultation; the document consulted on may also be a publication of its own.

    Attributes:
        source_ids: The documents consulted on.
        opens: The day it opened.
        closes: The last moment for an answer, or the last day where no hour is stated.
        audience: Whose views it asks for, in our words.
        outcome_ids: The sources that give its outcome.
    """

    KIND: ClassVar[str] = "consultations"

    source_ids: tuple[str, ...] = attrs.field(
        default=(), validator=check_ids, metadata=refers_to("sources")
    )
    opens: History[PartialDate] = attrs.field(default=NOTHING_STATED)
    closes: History[PartialDate | Deadline] = attrs.field(default=NOTHING_STATED)
    audience: History[str] = attrs.field(default=NOTHING_STATED)
    outcome_ids: History[tuple[str, ...]] = attrs.field(
        default=NOTHING_STATED, metadata=refers_to("sources")
    )
