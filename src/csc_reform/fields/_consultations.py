"""The fields of consultations, to ask about them."""

from typing import Final, final

from csc_reform.entities.consultations import Consultation
from csc_reform.fields._entity import EntityFields
from csc_reform.query.fields import DateHistory, SetField, SetHistory, TextHistory
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline

__all__ = ["ConsultationFields", "consultation"]


@final
class ConsultationFields(EntityFields[Consultation]):
    """The fields of a `Consultation`."""

    __slots__ = ()

    source_ids: Final[SetField[Consultation, tuple[str, ...], str]] = SetField(
        Consultation, "source_ids"
    )
    """The documents consulted on."""

    opens: Final[DateHistory[Consultation, PartialDate]] = DateHistory(Consultation, "opens")
    """The day it opened."""

    closes: Final[DateHistory[Consultation, PartialDate | Deadline]] = DateHistory(
        Consultation, "closes"
    )
    """The last moment for an answer, or the last day where no hour is stated."""

    audience: Final[TextHistory[Consultation]] = TextHistory(Consultation, "audience")
    """Whose views it asks for, in our words."""

    outcome_ids: Final[SetHistory[Consultation, str]] = SetHistory(Consultation, "outcome_ids")
    """The sources that give its outcome."""


consultation: Final[ConsultationFields] = ConsultationFields(Consultation)
"""The fields of a `Consultation`."""
