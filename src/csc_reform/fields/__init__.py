"""
The fields of every kind of entity, and of its parts, to make queries with.

One namespace a kind, named in the singular:

>>> from csc_reform import load
>>> from csc_reform.fields import commitment as c
>>> load().known_on("2023-12-18").commitments.where(c.pillar_id == "family-networks").count()
7
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from csc_reform.fields._allowances import allowance, instalment, rate
from csc_reform.fields._areas import area
from csc_reform.fields._claims import claim, operand
from csc_reform.fields._commitments import commitment, target
from csc_reform.fields._consultations import consultation
from csc_reform.fields._entity import EntityFields, Fields, fields_in
from csc_reform.fields._funding import funding, relation
from csc_reform.fields._groups import group
from csc_reform.fields._indicators import indicator
from csc_reform.fields._milestones import milestone
from csc_reform.fields._organisations import office, organisation
from csc_reform.fields._pillars import pillar
from csc_reform.fields._positions import position
from csc_reform.fields._programmes import programme
from csc_reform.fields._recommendations import outcome, recommendation
from csc_reform.fields._sources import source

__all__ = [
    "NAMESPACES",
    "EntityFields",
    "Fields",
    "allowance",
    "area",
    "claim",
    "commitment",
    "consultation",
    "fields_in",
    "funding",
    "group",
    "indicator",
    "instalment",
    "milestone",
    "office",
    "operand",
    "organisation",
    "outcome",
    "pillar",
    "position",
    "programme",
    "rate",
    "recommendation",
    "relation",
    "source",
    "target",
]

#: Every namespace under the plural of the kind of entity, or of part of one, that it is about.
NAMESPACES: Final[Mapping[str, Fields[Any]]] = MappingProxyType(
    {
        "allowances": allowance,
        "areas": area,
        "claims": claim,
        "commitments": commitment,
        "consultations": consultation,
        "funding": funding,
        "groups": group,
        "indicators": indicator,
        "instalments": instalment,
        "milestones": milestone,
        "offices": office,
        "operands": operand,
        "organisations": organisation,
        "outcomes": outcome,
        "pillars": pillar,
        "positions": position,
        "programmes": programme,
        "rates": rate,
        "recommendations": recommendation,
        "relations": relation,
        "sources": source,
        "targets": target,
    }
)
