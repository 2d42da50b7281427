"""The fields of recommendations, to ask about them."""

from typing import Final, final

from csc_reform.entities.entity import Basis
from csc_reform.entities.recommendations import Outcome, OutcomeKind, Recommendation
from csc_reform.fields._entity import EntityFields, Fields
from csc_reform.query.fields import OptionalText, PartsField, TextField, ValueField

__all__ = ["OutcomeFields", "RecommendationFields", "outcome", "recommendation"]


@final
class OutcomeFields(Fields[Outcome]):
    """The fields of an `Outcome`."""

    __slots__ = ()

    kind: Final[ValueField[Outcome, OutcomeKind, OutcomeKind]] = ValueField(Outcome, "kind")
    """What it makes of it."""

    commitment_id: Final[OptionalText[Outcome]] = OptionalText(Outcome, "commitment_id")
    """The commitment; None for a rejection."""

    basis: Final[ValueField[Outcome, Basis, Basis]] = ValueField(Outcome, "basis")
    """Whether a source says so, or it was worked out."""


outcome: Final[OutcomeFields] = OutcomeFields(Outcome)
"""The fields of an `Outcome`."""


@final
class RecommendationFields(EntityFields[Recommendation]):
    """The fields of a `Recommendation`."""

    __slots__ = ()

    source_id: Final[TextField[Recommendation, str]] = TextField(Recommendation, "source_id")
    """The report that makes it."""

    outcomes: Final[PartsField[Recommendation, Outcome]] = PartsField(Recommendation, "outcomes")
    """What commitments make of it."""


recommendation: Final[RecommendationFields] = RecommendationFields(Recommendation)
"""The fields of a `Recommendation`."""
