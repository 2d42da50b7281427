"""Organisations and the offices in them."""

from enum import Enum
from typing import ClassVar, final

import attrs

from csc_reform.entities.entity import Entity, check_id, refers_to
from csc_reform.history import NOTHING_STATED, History

__all__ = ["Office", "Organisation", "OrganisationKind"]


class OrganisationKind(Enum):
    """What kind of body an organisation is."""

    CHARITY = "charity"
    CLASS = "class of organisations"
    COMPANY = "company"
    COUNCIL = "council"
    DEPARTMENT = "government department"
    PARLIAMENT = "parliament"
    PARLIAMENTARY_GROUP = "parliamentary group"
    PRESS = "press"
    PUBLIC_BODY = "public body"
    REVIEW = "review"


@final
@attrs.frozen(kw_only=True)
class Organisation(Entity):
    """
    A body that publishes, promises, delivers or takes a position.

    Attributes:
        kind: What kind of body it is.
        linked_ids: Organisations it is tied to, so that the two are not independent voices.
    """

    KIND: ClassVar[str] = "organisations"
    IS_LABEL: ClassVar[bool] = True

    kind: OrganisationKind
    linked_ids: History[tuple[str, ...]] = attrs.field(
        default=NOTHING_STATED, metadata=refers_to("organisations")
    )


@final
@attrs.frozen(kw_only=True)
class Office(Entity):
    """
    A public office, and who is known to have held it.

    Attributes:
        organisation_id: The organisation the office is in.
        holders: The name of the office holder.
    """

    KIND: ClassVar[str] = "offices"

    organisation_id: str = attrs.field(validator=check_id, metadata=refers_to("organisations"))
    holders: History[str] = attrs.field(default=NOTHING_STATED)
