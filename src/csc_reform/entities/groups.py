"""Beneficiary groups: whom the reform is meant to help, and who carries it out."""

from typing import ClassVar, final

import attrs

from csc_reform.entities.entity import Entity, refers_to

__all__ = ["Group"]


@final
@attrs.frozen(kw_only=True)
class Group(Entity):
    """
    A group of people.

    Attributes:
        broader_id: The group that this one is part of; None when it is part of none.
    """

    KIND: ClassVar[str] = "groups"
    IS_LABEL: ClassVar[bool] = True

    broader_id: str | None = attrs.field(default=None, metadata=refers_to("groups"))
