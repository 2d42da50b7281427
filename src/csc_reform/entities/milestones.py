"""Milestones: days by which something was promised, and days on which it came."""

from typing import ClassVar, final

import attrs

from csc_reform.entities.entity import Entity, refers_to
from csc_reform.history import NOTHING_STATED, History
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline

__all__ = ["Milestone"]


@final
@attrs.frozen(kw_only=True)
class Milestone(Entity):
    """
    Something that is to happen by a day, or has happened on one.

    Attributes:
        subject_id: What it is about.
        locator: The part of the subject that it is about, such as a section of an Act; may be empty.
        promised: The day for which it was promised. A promise "by" or "before the end of" a time
            means the last day of it; a season is its three months, as in "spring 2025".
        actual: The day on which it came about.
        condition: What it depends on, in our words; empty when on nothing.
        extent: Where it applies, when not in the whole of England; may be empty.
    """

    KIND: ClassVar[str] = "milestones"

    subject_id: str | None = attrs.field(
        default=None,
        metadata=refers_to(
            "commitments", "programmes", "pillars", "sources", "allowances", "consultations"
        ),
    )
    locator: str = ""
    promised: History[PartialDate | Deadline] = attrs.field(default=NOTHING_STATED)
    actual: History[PartialDate] = attrs.field(default=NOTHING_STATED)
    condition: str = ""
    extent: str = ""
