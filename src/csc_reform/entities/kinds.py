"""The list of all kinds of entity: the one place to add a new one."""

from collections.abc import Mapping
from types import MappingProxyType

from csc_reform.entities.allowances import Allowance
from csc_reform.entities.areas import Area
from csc_reform.entities.claims import Claim
from csc_reform.entities.commitments import Commitment
from csc_reform.entities.consultations import Consultation
from csc_reform.entities.entity import Entity
from csc_reform.entities.funding import FundingLine
from csc_reform.entities.groups import Group
from csc_reform.entities.indicators import Indicator
from csc_reform.entities.milestones import Milestone
from csc_reform.entities.organisations import Office, Organisation
from csc_reform.entities.pillars import Pillar
from csc_reform.entities.positions import Position
from csc_reform.entities.programmes import Programme
from csc_reform.entities.recommendations import Recommendation
from csc_reform.entities.sources import Source

__all__ = ["KINDS"]

#: Every kind of entity under its plural, in the order in which a reform is told.
KINDS: Mapping[str, type[Entity]] = MappingProxyType(
    {
        kind.KIND: kind
        for kind in (
            Source,
            Organisation,
            Office,
            Group,
            Area,
            Pillar,
            Commitment,
            Programme,
            FundingLine,
            Allowance,
            Milestone,
            Consultation,
            Position,
            Recommendation,
            Indicator,
            Claim,
        )
    }
)
