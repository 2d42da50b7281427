"""The fields of areas, to ask about them."""

from typing import Final, final

from csc_reform.entities.areas import Area, AreaKind
from csc_reform.fields._entity import EntityFields
from csc_reform.query.fields import OptionalText, ValueField

__all__ = ["AreaFields", "area"]


@final
class AreaFields(EntityFields[Area]):
    """The fields of an `Area`."""

    __slots__ = ()

    kind: Final[ValueField[Area, AreaKind, AreaKind]] = ValueField(Area, "kind")
    """What kind of area it is."""

    gss_code: Final[OptionalText[Area]] = OptionalText(Area, "gss_code")
    """Its official nine-character code; None when no source of ours gives it."""


area: Final[AreaFields] = AreaFields(Area)
"""The fields of an `Area`."""
