"""Areas of England, and the regions by which allowances are set."""

import re
from enum import Enum
from typing import ClassVar, final

import attrs

from csc_reform.entities.entity import Entity
from csc_reform.errors import InvalidValueError

__all__ = ["Area", "AreaKind", "Region"]

#: Children's services are run by unitaries, metropolitan districts, London boroughs and counties;
#: E12 is a region.
_GSS = re.compile(r"E(06|08|09|10|12)\d{6}", re.ASCII)


class Region(Enum):
    """The three regions by which the foster carers' National Minimum Allowance is set."""

    LONDON = "London"
    SOUTH_EAST = "South East"
    REST_OF_ENGLAND = "Rest of England"


class AreaKind(Enum):
    """What kind of area it is."""

    LOCAL_AUTHORITY = "local authority"
    PARTNERSHIP = "partnership"
    REGION = "region"


def _check_gss(_owner: object, attribute: "attrs.Attribute[str | None]", value: str | None) -> None:
    if value is not None and (type(value) is not str or not _GSS.fullmatch(value)):
        raise InvalidValueError(attribute.name, "a code such as 'E10000019'", value)


@final
@attrs.frozen(kw_only=True)
class Area(Entity):
    """
    A part of England that a programme runs in.

    Attributes:
        kind: What kind of area it is.
        gss_code: Its official nine-character code; None when no source of ours gives it.
    """

    KIND: ClassVar[str] = "areas"
    IS_LABEL: ClassVar[bool] = True

    kind: AreaKind
    gss_code: str | None = attrs.field(default=None, validator=_check_gss)
