"""The fields of milestones, to ask about them."""

from typing import Final, final

from csc_reform.entities.milestones import Milestone
from csc_reform.fields._entity import EntityFields
from csc_reform.query.fields import DateHistory, OptionalText, TextField
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline

__all__ = ["MilestoneFields", "milestone"]


@final
class MilestoneFields(EntityFields[Milestone]):
    """The fields of a `Milestone`."""

    __slots__ = ()

    subject_id: Final[OptionalText[Milestone]] = OptionalText(Milestone, "subject_id")
    """What it is about."""

    locator: Final[TextField[Milestone, str]] = TextField(Milestone, "locator")
    """The part of the subject that it is about, such as a section of an Act; may be empty."""

    promised: Final[DateHistory[Milestone, PartialDate | Deadline]] = DateHistory(
        Milestone, "promised"
    )
    """
    The day for which it was promised. A promise "by" or "before the end of" a time means the
    last day of it; a season is its three months, as in "spring 2025".
    """

    actual: Final[DateHistory[Milestone, PartialDate]] = DateHistory(Milestone, "actual")
    """The day on which it came about."""

    condition: Final[TextField[Milestone, str]] = TextField(Milestone, "condition")
    """What it depends on, in our words; empty when on nothing."""

    extent: Final[TextField[Milestone, str]] = TextField(Milestone, "extent")
    """Where it applies, when not in the whole of England; may be empty."""


milestone: Final[MilestoneFields] = MilestoneFields(Milestone)
"""The fields of a `Milestone`."""
