"""How entities are drawn in a world whose sources are known."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import permutations, product
from typing import Final, final

import attrs
from hypothesis import strategies as st

from csc_reform.entities.allowances import Allowance, KeyedOn, YearKind
from csc_reform.entities.areas import Region
from csc_reform.entities.commitments import Commitment, Figure, Nature, Progress, Strength, Target
from csc_reform.entities.entity import Basis
from csc_reform.entities.funding import (
    FundingBasis,
    FundingLine,
    FundingRole,
    Newness,
    PartsComplete,
    Relation,
    RelationKind,
)
from csc_reform.entities.groups import Group
from csc_reform.entities.milestones import Milestone
from csc_reform.entities.organisations import Organisation, OrganisationKind
from csc_reform.entities.pillars import Pillar
from csc_reform.entities.positions import Position, Stance, Topic, Voice
from csc_reform.entities.rates import AllowanceKind, Instalment, Rate
from csc_reform.entities.sources import DateBasis, Source, SourceKind
from csc_reform.history import History
from csc_reform.provenance import Citation
from csc_reform.strategies._choices import COIN, FIRST, LAST, RARELY, TEXTS, T, one_of
from csc_reform.strategies._dates import deadlines, partial_dates
from csc_reform.strategies._facts import SPANS, Evidence, history, maybe, some
from csc_reform.strategies._quantities import PAID, counts, money, ratios, shares
from csc_reform.values.ages import AgeBand
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline
from csc_reform.values.money import Money, Per

__all__ = [
    "DATES",
    "World",
    "allowance",
    "commitment",
    "funding_line",
    "group",
    "milestone",
    "organisation",
    "pillar",
    "position",
    "source",
    "sources",
]

DATES: Final = partial_dates(min_value=FIRST, max_value=LAST)


_FIGURES: Final[st.SearchStrategy[Figure]] = st.one_of(counts(), shares(), ratios())


_MOMENTS: Final[st.SearchStrategy[PartialDate | Deadline]] = st.one_of(
    DATES, deadlines(min_value=FIRST, max_value=LAST)
)


_POUNDS: Final = money(per=Per.ONCE)


_SIZES: Final = st.integers(0, 2)


_NATURES: Final = one_of(Nature)


_ORGANISATION_KINDS: Final = one_of(OrganisationKind)


_STRENGTHS: Final = one_of(Strength)


_PROGRESS: Final = one_of(Progress)


# What matters to nothing else is drawn at once, since every draw takes time.
_FUNDING_WORDS: Final = st.sampled_from(
    list(product(FundingRole, FundingBasis, Newness, PartsComplete))
)


_RELATION_WORDS: Final = st.sampled_from(list(product(RelationKind, Basis)))


_OTHER_RELATION_WORDS: Final = st.sampled_from(
    [
        (kind, basis)
        for kind, basis in product(RelationKind, Basis)
        if kind is not RelationKind.RESTATES
    ]
)


_ALLOWANCE_KINDS: Final = one_of(AllowanceKind)


_KEYED_ON: Final = one_of(KeyedOn)


_YEARS: Final = one_of(YearKind)


_POSITION_WORDS: Final = st.sampled_from(list(product(Stance, Voice, Topic, (False, True))))


_SOURCE_WORDS: Final = st.sampled_from(list(product(SourceKind, DateBasis)))


_CELLS: Final = st.sampled_from(
    list(product((None, AgeBand(0, 4), AgeBand(5, 17), AgeBand(18)), (None, *Region)))
)


@final
@attrs.define
class World:
    """
    What an entity may name and cite.

    An entity may name what is known no later than itself. So each is given the source from which it
    is known, cites that one and later ones only, and names only what is known from that or before.

    Attributes:
        source_ids: The sources, the one known first in front.
        organisation_ids: The organisations; they are labels, known as soon as they are named.
        group_ids: The groups; they are labels too.
        known_from: By kind and id, the number of the source from which an entity is known.
    """

    source_ids: Sequence[str]
    organisation_ids: Sequence[str]
    group_ids: Sequence[str]
    known_from: dict[str, dict[str, int]] = attrs.field(factory=dict[str, dict[str, int]])

    def evidence(self, since: int) -> Evidence:
        """Give what an entity may cite that is known from a source on."""
        return self._evidence[since]

    @cached_property
    def _evidence(self) -> list[Evidence]:
        numbers = range(len(self.source_ids))
        return [Evidence(self.source_ids[since:], self.organisation_ids) for since in numbers]

    def first(self, draw: st.DrawFn, since: int) -> Citation:
        """Draw the citation that makes an entity known from a source on."""
        return Evidence(self.source_ids[since : since + 1], self.organisation_ids).one(draw)

    def history(
        self, draw: st.DrawFn, since: int, values: st.SearchStrategy[T], min_size: int = 0
    ) -> History[T]:
        """Draw a history that an entity may have that is known from a source on."""
        return history(draw, values, self.evidence(since), max(min_size, draw(_SIZES)))

    def names(self, since: int, *kinds: str) -> list[str]:
        """Give what an entity may name that is known from a source on."""
        known = [item for kind in kinds for item in self.known_from.get(kind, {}).items()]
        return [id_ for id_, from_ in known if from_ <= since]


def _titled(id_: str) -> str:
    return id_.replace("-", " ").capitalize()


def organisation(draw: st.DrawFn, world: World, id_: str, since: int) -> Organisation:
    others = [other for other in world.organisation_ids if other != id_]
    return Organisation(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),) if draw(RARELY) else (),
        kind=draw(_ORGANISATION_KINDS),
        linked_ids=world.history(draw, since, _tuples(others)),
    )


def _tuples(ids: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Give none, one or two of these, in any order."""
    return st.sampled_from([some for size in range(3) for some in permutations(ids, size)])


def group(draw: st.DrawFn, world: World, id_: str, since: int) -> Group:
    # Only a group made later is broader, so that nothing goes round in a circle.
    later = world.group_ids[world.group_ids.index(id_) + 1 :]
    return Group(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),) if draw(RARELY) else (),
        broader_id=maybe(draw, later),
    )


def pillar(draw: st.DrawFn, world: World, id_: str, since: int) -> Pillar:
    return Pillar(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),),
        number=len(world.known_from.get("pillars", ())) + 1,
        headings=world.history(draw, since, TEXTS),
    )


def commitment(draw: st.DrawFn, world: World, id_: str, since: int) -> Commitment:
    pillar_ids = world.names(since, "pillars")
    pillar_id = maybe(draw, pillar_ids)
    return Commitment(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),),
        pillar_id=pillar_id,
        also_pillar_ids=some(draw, (other for other in pillar_ids if other != pillar_id)),
        nature=draw(_NATURES),
        lead_ids=world.history(draw, since, _tuples(world.organisation_ids)),
        group_ids=some(draw, world.group_ids),
        strength=world.history(draw, since, _STRENGTHS),
        progress=world.history(draw, since, _PROGRESS),
        targets=(_target(draw, world, since),) if draw(COIN) else (),
        supersedes_id=maybe(draw, world.names(since, "commitments")),
    )


def _target(draw: st.DrawFn, world: World, since: int) -> Target:
    # A target may be set later than the promise that it belongs to.
    set_in = draw(st.integers(since, len(world.source_ids) - 1))
    return Target(
        what=draw(TEXTS),
        cap=world.history(draw, set_in, _FIGURES),
        target=world.history(draw, set_in, _FIGURES),
    )


def funding_line(draw: st.DrawFn, world: World, id_: str, since: int) -> FundingLine:
    role, basis, newness, parts_complete = draw(_FUNDING_WORDS)
    return FundingLine(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),),
        subject_id=maybe(draw, world.names(since, "commitments", "pillars", "sources")),
        amount=world.history(draw, since, _POUNDS),
        period=world.history(draw, since, SPANS),
        scope=draw(TEXTS),
        role=role,
        basis=basis,
        newness=newness,
        relations=tuple(_relations(draw, world, since)),
        parts_complete=parts_complete,
    )


def _relations(draw: st.DrawFn, world: World, since: int) -> Iterator[Relation]:
    words = _RELATION_WORDS
    for to_id, from_ in world.known_from.get("funding", {}).items():
        if draw(COIN):
            kind, basis = draw(words)
            # A relation may be learnt later than either line, and is when one line is.
            citations_ = world.evidence(max(since, from_)).some(draw)
            yield Relation(kind=kind, to_id=to_id, basis=basis, citations=citations_)
            if kind is RelationKind.RESTATES:  # which a line may do to one other only
                words = _OTHER_RELATION_WORDS


def allowance(draw: st.DrawFn, world: World, id_: str, since: int) -> Allowance:
    amounts = money(per=draw(PAID))
    evidence = world.evidence(since)
    return Allowance(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),),
        payee_group_id=maybe(draw, world.group_ids),
        payer_id=maybe(draw, world.organisation_ids),
        kind=world.history(draw, since, _ALLOWANCE_KINDS),
        keyed_on=world.history(draw, since, _KEYED_ON),
        year=world.history(draw, since, _YEARS),
        began=world.history(draw, since, DATES),
        rates=tuple(_rate(draw, evidence, amounts) for _ in range(draw(st.integers(0, 3)))),
        instalments=(_instalment(draw, evidence, amounts),) if draw(COIN) else (),
        eligibility=world.history(draw, since, TEXTS),
        announcements=world.history(draw, since, TEXTS),
    )


def _rate(draw: st.DrawFn, evidence: Evidence, amounts: st.SearchStrategy[Money]) -> Rate:
    band, region = draw(_CELLS)
    return Rate(
        amount=draw(amounts),
        span=draw(SPANS),
        band=band,
        region=region,
        citations=evidence.some(draw),
    )


def _instalment(
    draw: st.DrawFn, evidence: Evidence, amounts: st.SearchStrategy[Money]
) -> Instalment:
    return Instalment(
        day=draw(st.integers(0, 365)),
        amount=draw(amounts),
        span=draw(SPANS),
        citations=evidence.some(draw),
    )


def milestone(draw: st.DrawFn, world: World, id_: str, since: int) -> Milestone:
    cites = draw(COIN)
    return Milestone(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),) if cites else (),
        subject_id=maybe(
            draw, world.names(since, "allowances", "commitments", "pillars", "sources")
        ),
        locator=draw(TEXTS),
        # Without a citation of its own it is known from what is stated of it.
        promised=world.history(draw, since, _MOMENTS, 0 if cites else 1),
        actual=world.history(draw, since, DATES),
        condition=draw(TEXTS),
        extent=draw(TEXTS),
    )


def position(draw: st.DrawFn, world: World, id_: str, since: int) -> Position:
    kinds = ("allowances", "commitments", "funding", "pillars", "sources")
    target_ids = some(draw, world.names(since, *kinds))
    stance, voice, topic, has_topic = draw(_POSITION_WORDS)
    return Position(
        id=id_,
        title=_titled(id_),
        citations=world.evidence(since).some(draw),
        holder_id=draw(st.sampled_from(world.organisation_ids)),
        voice=voice,
        stance=stance,
        target_ids=target_ids,
        topic=topic if has_topic or not target_ids else None,
        group_ids=some(draw, world.group_ids),
        date=draw(st.none() | DATES),
    )


def sources(*, min_value: date = FIRST, max_value: date = LAST) -> st.SearchStrategy[Source]:
    """
    Give sources that name nothing else.

    Shrinks to an Act published on the first day.

    Args:
        min_value: The first day on which one may have been published.
        max_value: The last day on which one may have been published.
    """
    dates = partial_dates(min_value=min_value, max_value=max_value)
    return _sources(st.integers(1, 9).map("source-{}".format), dates)


@st.composite
def _sources(
    draw: st.DrawFn, ids: st.SearchStrategy[str], dates: st.SearchStrategy[PartialDate]
) -> Source:
    return source(draw, draw(ids), draw(dates), (), ())


def source(
    draw: st.DrawFn,
    id_: str,
    published: PartialDate,
    publisher_ids: Sequence[str],
    older_ids: Sequence[str],
) -> Source:
    kind, basis = draw(_SOURCE_WORDS)
    return Source(
        id=id_,
        title=_titled(id_),
        kind=kind,
        publisher_ids=some(draw, publisher_ids),
        published=published,
        basis=basis,
        url=maybe(draw, (f"https://example.org/{id_}",)),
        supersedes_id=maybe(draw, older_ids),
    )
