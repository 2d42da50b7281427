"""Positions: what a body said of the reform, neutrally recorded."""

from enum import Enum
from typing import ClassVar, final

import attrs

from csc_reform.entities.entity import Entity, check_id, check_ids, refers_to
from csc_reform.errors import InvalidValueError
from csc_reform.values.dates import PartialDate

__all__ = ["Position", "Stance", "Topic", "Voice"]


class Stance(Enum):
    """What a body does in a position; the words are those of the texts."""

    WELCOMES = "welcomes"
    SUPPORTS = "supports"
    URGES = "urges"
    WOULD_LIKE = "would like"
    CONCERN = "concern"
    CRITICISES = "criticises"
    ACKNOWLEDGES = "acknowledges"
    WITHHOLDS_JUDGEMENT = "withholds judgement"
    #: A promise of the body's own.
    COMMITS = "commits"


class Voice(Enum):
    """Who speaks for the body."""

    GROUP = "group"
    CHAIR = "chair"


class Topic(Enum):
    """What a position is about when it is about no one thing that is modelled."""

    FUNDING = "funding"
    PACE = "pace"
    SCOPE = "scope"


@final
@attrs.frozen(kw_only=True)
class Position(Entity):
    """
    What a body said of a part of the reform.

    Attributes:
        holder_id: The organisation whose position it is.
        voice: Who speaks for it.
        stance: What it does.
        target_ids: What the position is about.
        topic: What it is about beside or instead of those; None when nothing.
        group_ids: For whom the body speaks up.
        date: The day it was taken, where that is not the day of its source; otherwise None.
    """

    KIND: ClassVar[str] = "positions"

    holder_id: str = attrs.field(validator=check_id, metadata=refers_to("organisations"))
    voice: Voice = Voice.GROUP
    stance: Stance
    target_ids: tuple[str, ...] = attrs.field(
        default=(),
        validator=check_ids,
        metadata=refers_to(
            "pillars",
            "commitments",
            "programmes",
            "sources",
            "consultations",
            "recommendations",
            "funding",
            "allowances",
        ),
    )
    topic: Topic | None = None
    group_ids: tuple[str, ...] = attrs.field(
        default=(), validator=check_ids, metadata=refers_to("groups")
    )
    date: PartialDate | None = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if not self.target_ids and self.topic is None:
            raise InvalidValueError("target_ids", "given, or a topic in their place", ())
