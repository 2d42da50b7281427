"""The fields of groups, to ask about them."""

from typing import Final, final

from csc_reform.entities.groups import Group
from csc_reform.fields._entity import EntityFields
from csc_reform.query.fields import OptionalText

__all__ = ["GroupFields", "group"]


@final
class GroupFields(EntityFields[Group]):
    """The fields of a `Group`."""

    __slots__ = ()

    broader_id: Final[OptionalText[Group]] = OptionalText(Group, "broader_id")
    """The group that this one is part of; None when it is part of none."""


group: Final[GroupFields] = GroupFields(Group)
"""The fields of a `Group`."""
