"""The fields of commitments, to ask about them."""

from typing import Final, final

from csc_reform.entities.commitments import Commitment, Figure, Nature, Progress, Strength, Target
from csc_reform.fields._entity import EntityFields, Fields
from csc_reform.query.fields import (
    HedgedHistory,
    OptionalText,
    OrderedHistory,
    PartsField,
    SetField,
    SetHistory,
    TextField,
    ValueField,
    ValueHistory,
)

__all__ = ["CommitmentFields", "TargetFields", "commitment", "target"]


@final
class TargetFields(Fields[Target]):
    """The fields of a `Target`."""

    __slots__ = ()

    what: Final[TextField[Target, str]] = TextField(Target, "what")
    """What is measured."""

    cap: Final[HedgedHistory[Target, Figure]] = HedgedHistory(Target, "cap")
    """The most there will be, as "up to 12 local areas"."""

    target: Final[HedgedHistory[Target, Figure]] = HedgedHistory(Target, "target")
    """What is to be reached."""

    delivered: Final[HedgedHistory[Target, Figure]] = HedgedHistory(Target, "delivered")
    """What was reached."""


target: Final[TargetFields] = TargetFields(Target)
"""The fields of a `Target`."""


@final
class CommitmentFields(EntityFields[Commitment]):
    """The fields of a `Commitment`."""

    __slots__ = ()

    pillar_id: Final[OptionalText[Commitment]] = OptionalText(Commitment, "pillar_id")
    """The pillar it belongs to; None when it belongs to the strategy as a whole."""

    also_pillar_ids: Final[SetField[Commitment, tuple[str, ...], str]] = SetField(
        Commitment, "also_pillar_ids"
    )
    """Other pillars it serves."""

    nature: Final[ValueField[Commitment, Nature, Nature]] = ValueField(Commitment, "nature")
    """What kind of promise it is."""

    lead_ids: Final[SetHistory[Commitment, str]] = SetHistory(Commitment, "lead_ids")
    """The organisations that are to do it."""

    group_ids: Final[SetField[Commitment, tuple[str, ...], str]] = SetField(Commitment, "group_ids")
    """The groups it is for."""

    strength: Final[OrderedHistory[Commitment, Strength]] = OrderedHistory(Commitment, "strength")
    """How firmly government has bound itself; empty for an expectation of others."""

    progress: Final[ValueHistory[Commitment, Progress]] = ValueHistory(Commitment, "progress")
    """How far it has come."""

    targets: Final[PartsField[Commitment, Target]] = PartsField(Commitment, "targets")
    """The figures it is to reach or not to pass."""

    supersedes_id: Final[OptionalText[Commitment]] = OptionalText(Commitment, "supersedes_id")
    """The commitment that it replaces; None when it replaces none."""


commitment: Final[CommitmentFields] = CommitmentFields(Commitment)
"""The fields of a `Commitment`."""
