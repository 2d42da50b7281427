"""
Hypothesis strategies for everything that the library models.

A strategy builds what it gives, so that nothing is ever thrown away, and shrinks to the plainest
thing there is. None reads the bundled data. This is the one package that needs Hypothesis: install
it, and ``st.from_type(Money)`` works by itself.
"""

from hypothesis import strategies as st

from csc_reform.entities.entity import Entity
from csc_reform.entities.groups import Group
from csc_reform.entities.organisations import Organisation
from csc_reform.entities.sources import Source
from csc_reform.extensions import Extensions
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.strategies._dates import (
    age_bands,
    age_partitions,
    days,
    deadlines,
    partial_dates,
    periods,
    relative_periods,
    spans,
    verdicts,
)
from csc_reform.strategies._entities import World, group, organisation, sources
from csc_reform.strategies._extensions import extensions
from csc_reform.strategies._facts import SOURCE_IDS, citations, histories, statements
from csc_reform.strategies._predicates import predicates
from csc_reform.strategies._quantities import counts, intervals, money, ratios, shares
from csc_reform.strategies._reforms import STRUCTURE, Build, numbered, reforms
from csc_reform.values.ages import AgeBand, AgeBands
from csc_reform.values.counts import Count
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline
from csc_reform.values.interval import Interval
from csc_reform.values.money import Money
from csc_reform.values.periods import Period
from csc_reform.values.ratios import Ratio
from csc_reform.values.relative_periods import RelativePeriod
from csc_reform.values.shares import Share
from csc_reform.values.spans import Span

__all__ = [
    "age_bands",
    "age_partitions",
    "citations",
    "counts",
    "days",
    "deadlines",
    "extensions",
    "histories",
    "intervals",
    "money",
    "partial_dates",
    "periods",
    "predicates",
    "ratios",
    "reforms",
    "register_all",
    "relative_periods",
    "shares",
    "sources",
    "spans",
    "statements",
    "verdicts",
]


@st.composite
def _alone(draw: st.DrawFn, name: str, build: Build) -> Entity:
    """Give an entity that names labels and sources that exist nowhere."""
    world = World(SOURCE_IDS, numbered("organisation", 2), numbered("group", 2))
    return build(draw, world, f"{name}-1", 0)


def register_all() -> None:
    """Tell Hypothesis which strategy makes which public type, for ``st.from_type``."""
    st.register_type_strategy(AgeBand, age_bands())
    st.register_type_strategy(AgeBands, age_partitions())
    st.register_type_strategy(Citation, citations())
    st.register_type_strategy(Count, counts())
    st.register_type_strategy(Deadline, deadlines())
    st.register_type_strategy(Extensions, extensions())
    st.register_type_strategy(Interval, intervals())
    st.register_type_strategy(Money, money())
    st.register_type_strategy(PartialDate, partial_dates())
    st.register_type_strategy(Period, periods())
    st.register_type_strategy(Ratio, ratios())
    st.register_type_strategy(Reform, reforms())
    st.register_type_strategy(RelativePeriod, relative_periods())
    st.register_type_strategy(Share, shares())
    st.register_type_strategy(Source, sources())
    st.register_type_strategy(Span, spans())
    for kind, name, build in (
        (Group, "group", group),
        (Organisation, "organisation", organisation),
        *STRUCTURE,
    ):
        st.register_type_strategy(kind, _alone(name, build))
