"""
Hypothesis strategies for everything that the library models.

A strategy builds what it gives, so that nothing is ever thrown away, and shrinks to the plainest
thing there is. None reads the bundled data. This is the one module that needs Hypothesis: install
it, and ``st.from_type(Money)`` works by itself.
"""

import calendar
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import permutations, product
from math import ceil, floor
from typing import Final, TypeVar, final

import attrs
from hypothesis import strategies as st

from csc_reform.entities.allowances import (
    Allowance,
    AllowanceKind,
    Instalment,
    KeyedOn,
    Rate,
    YearKind,
)
from csc_reform.entities.areas import Region
from csc_reform.entities.commitments import Commitment, Figure, Nature, Progress, Strength, Target
from csc_reform.entities.entity import Basis, Entity, facts_of, references_of
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
from csc_reform.entities.sources import DateBasis, Source, SourceKind
from csc_reform.history import History, Stated, StatementKind
from csc_reform.provenance import Citation, Confidence
from csc_reform.reform import Reform
from csc_reform.values.counts import Count
from csc_reform.values.dates import AgeBand, Bound, Deadline, PartialDate, Period, Span
from csc_reform.values.interval import Interval, exact_number
from csc_reform.values.money import Money, Per
from csc_reform.values.phrases import Notation
from csc_reform.values.quantity import Quantity
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share
from csc_reform.values.verdict import Verdict

__all__ = [
    "age_bands",
    "citations",
    "counts",
    "days",
    "deadlines",
    "histories",
    "intervals",
    "money",
    "partial_dates",
    "periods",
    "ratios",
    "reforms",
    "register_all",
    "shares",
    "sources",
    "spans",
    "statements",
    "verdicts",
]

T = TypeVar("T")
N = TypeVar("N", bound=Enum)

_COIN: Final = st.booleans()
_RARELY: Final = st.sampled_from([False, False, False, True])
#: The days between which what a reform tells of happens.
_FIRST, _LAST = date(2015, 1, 1), date(2030, 12, 31)


def _one_of(kind: type[N]) -> st.SearchStrategy[N]:
    return st.sampled_from(list(kind))


# Intervals ------------------------------------------------------------------------------------


def _numbers(limits: Interval, limit: int, places: int) -> st.SearchStrategy[Decimal]:
    """Give numbers of so many places, round ones too, from the one limit to the other."""
    low, high = limits.low, limits.high
    if low is None:
        low = Decimal(-limit) if high is None else min(Decimal(-limit), high)
    if high is None:
        high = max(Decimal(limit), low)
    units = [Decimal(1).scaleb(-places), Decimal(1), Decimal(1_000_000)]
    ranges = [(unit, ceil(low / unit), floor(high / unit)) for unit in dict.fromkeys(units)]
    return st.one_of(
        # The finest has some, or Hypothesis says that there are none.
        [_multiples(*one) for at, one in enumerate(ranges) if not at or one[1] <= one[2]]
    )


@st.composite
def _multiples(draw: st.DrawFn, unit: Decimal, fewest: int, most: int) -> Decimal:
    return exact_number("number", unit * draw(st.integers(fewest, most)))


def intervals(
    *, within: Interval | None = None, limit: int = 1_000_000, places: int = 2
) -> st.SearchStrategy[Interval]:
    """
    Give exact, bounded, half-bounded and unbounded intervals, their ends closed or open.

    Shrinks to the exact number nearest to nought.

    Args:
        within: What no interval may leave, its own ends being closed; everything when not given.
        limit: How far from nought a finite end may be, where ``within`` sets no limit.
        places: How many decimal places an end may have.
    """
    return _intervals(within or Interval(), limit, places)


_INTERVALS: Final = st.sampled_from(["exact", "between", "from", "to", "all"])


@st.composite
def _intervals(draw: st.DrawFn, within: Interval, limit: int, places: int) -> Interval:
    ends = _numbers(within, limit, places)
    one = draw(ends)
    form = draw(_INTERVALS)
    if form == "exact":
        return _point(one)
    ends_at = sorted((one, draw(ends)))
    # Without an end of its own, it ends where everything does.
    low = ends_at[0] if form in ("between", "from") else within.low
    high = ends_at[1] if form in ("between", "to") else within.high
    if low is not None and low == high:
        return _point(low)
    return Interval(low, high, low_open=draw(_COIN), high_open=draw(_COIN))


def _point(number: Decimal) -> Interval:
    return Interval(number, number)


# Quantities -----------------------------------------------------------------------------------

_FORMS: Final = st.sampled_from(["exact", "printed", "hedged", "about", "any"])
_HEDGES: Final = st.sampled_from(["over", "at least", "up to", "under"])
_THINGS: Final = (
    "children",
    "children's homes",
    "family group conferences",
    "foster carers",
    "kinship-carer groups",
    "local areas",
    "local authorities",
)


@final
@attrs.frozen
class _Shape:
    """What a quantity is made of, its unit apart."""

    interval: Interval
    nominal: Decimal | None = None
    resolution: Decimal | None = None


@st.composite
def _shapes(
    draw: st.DrawFn,
    notation: Notation,
    limit: int,
    places: int,
    resolutions: st.SearchStrategy[str],
) -> _Shape:
    """Give figures that are exact, printed, hedged, about something, or any interval."""
    natural = notation.natural
    form = draw(_FORMS)
    match form:
        case "exact":
            return _Shape(_point(draw(_numbers(natural, limit, places))))
        case "printed":
            # So many units of the last digit.
            unit = Decimal(draw(resolutions))
            most = int(limit / unit)
            fewest = -most if natural.low is None else 0
            return _Shape(_point(unit * draw(st.integers(fewest, most))), resolution=unit)
        case "hedged":
            hedge = draw(_HEDGES)
            number = draw(_numbers(_hedgeable(notation, hedge, places), limit, places))
            return _Shape(notation.hedged(hedge, number))
        case "about":
            return _Shape(natural, nominal=draw(_numbers(natural, limit, places)))
        case _:
            return _Shape(draw(_intervals(natural, limit, places)))


def _hedgeable(notation: Notation, hedge: str, places: int) -> Interval:
    """Give the numbers of which one may say so: over the most and under nothing there is none."""
    low, high = notation.natural.low, notation.natural.high
    last_place = Decimal(1).scaleb(-places)
    if hedge in ("up to", "under") and notation.floor is not None:
        low = notation.floor + last_place if hedge == "under" else notation.floor
    if hedge == "over" and high is not None:
        high -= last_place
    return Interval(low, high)


_MONEY: Final = _shapes(
    Money.NOTATION,
    10**10,
    2,
    st.sampled_from(["1", "0.01", "0.1", "100", "1e3", "1e5", "1e6", "1e8", "1e9"]),
)
_COUNT: Final = _shapes(Count.NOTATION, 100_000, 0, st.just("1"))
_PERCENTAGES: Final = st.sampled_from(["0.01", "0.001", "0.0001"])
_SHARE: Final = _shapes(Share.NOTATION, 1, 4, _PERCENTAGES)
_RATIO: Final = _shapes(Ratio.NOTATION, 100, 4, _PERCENTAGES)
_PAID: Final = _one_of(Per)


def money(*, per: Per | None = None) -> st.SearchStrategy[Money]:
    """
    Give money that is exact, as printed, hedged, between two figures or about one.

    Shrinks to exactly £0, once.

    Args:
        per: How often it is paid; any of them when not given.
    """
    return _money(per)


@st.composite
def _money(draw: st.DrawFn, per: Per | None) -> Money:
    paid = draw(_PAID) if per is None else per
    shape = draw(_MONEY)
    return Money(shape.interval, nominal=shape.nominal, resolution=shape.resolution, per=paid)


def counts(*, of: str | None = None) -> st.SearchStrategy[Count]:
    """
    Give counts that are exact, as printed, hedged, between two numbers or about one.

    Shrinks to exactly 0 children.

    Args:
        of: What is counted; one of a few things when not given.
    """
    return _counts(of)


@st.composite
def _counts(draw: st.DrawFn, of: str | None) -> Count:
    thing = draw(st.sampled_from(_THINGS)) if of is None else of
    shape = draw(_COUNT)
    interval = _with_a_whole_number(shape.interval)
    return Count(interval, nominal=shape.nominal, resolution=shape.resolution, of=thing)


def _with_a_whole_number(interval: Interval) -> Interval:
    """Close the lower end of an interval when no whole number is inside its ends."""
    low, high = interval.low, interval.high
    is_empty = low is not None and high is not None and high - low == 1 and interval.low_open
    if not (is_empty and interval.high_open):
        return interval
    return Interval(low, high, high_open=True)


def shares() -> st.SearchStrategy[Share]:
    """
    Give shares that are exact, as printed, hedged, between two figures or about one.

    Shrinks to exactly 0%.
    """
    return _SHARE.map(
        lambda shape: Share(shape.interval, nominal=shape.nominal, resolution=shape.resolution)
    )


def ratios() -> st.SearchStrategy[Ratio]:
    """
    Give ratios that are exact, as printed, hedged, between two figures or about one.

    Shrinks to exactly 0%.
    """
    return _RATIO.map(
        lambda shape: Ratio(shape.interval, nominal=shape.nominal, resolution=shape.resolution)
    )


# Dates and verdicts ---------------------------------------------------------------------------

_DAY: Final = timedelta(days=1)
#: What days shrink to.
_PLAIN_DAY: Final = date(2000, 1, 1)


def days(*, min_value: date = date.min, max_value: date = date.max) -> st.SearchStrategy[date]:
    """
    Give days.

    Shrinks to 1 January 2000, or to the day nearest to it.

    Args:
        min_value: The first day there may be.
        max_value: The last day there may be.
    """
    return _days(min_value, max_value)


@st.composite
def _days(draw: st.DrawFn, first: date, last: date) -> date:
    # One number is drawn much faster than a year, a month and a day.
    return _PLAIN_DAY + _DAY * draw(
        st.integers((first - _PLAIN_DAY).days, (last - _PLAIN_DAY).days)
    )


def partial_dates(
    *, min_value: date | None = None, max_value: date = date.max
) -> st.SearchStrategy[PartialDate]:
    """
    Give days, months, years, days between two days and, without a first day, days "by" one.

    Shrinks to the exact day 1 January 2000, or to the day nearest to it.

    Args:
        min_value: The first day that one may mean; when not given, it may have no beginning.
        max_value: The last day that one may mean.
    """
    forms = ["day", "month", "year", "between", *(["by"] if min_value is None else [])]
    first = min_value or date.min
    limits = PartialDate(first, max_value)
    return _partial_dates(st.sampled_from(forms), _days(first, max_value), limits)


@st.composite
def _partial_dates(
    draw: st.DrawFn,
    forms: st.SearchStrategy[str],
    dates: st.SearchStrategy[date],
    limits: PartialDate,
) -> PartialDate:
    form = draw(forms)
    day = draw(dates)
    match form:
        case "day":
            return PartialDate.on(day)
        case "between":
            return PartialDate(*sorted((day, draw(dates))))
        case "by":
            return PartialDate(date.min, day)
        case _:
            months = range(day.month, day.month + 1) if form == "month" else range(1, 13)
            start = date(day.year, months[0], 1)
            end = date(day.year, months[-1], calendar.monthrange(day.year, months[-1])[1])
            return PartialDate(max(start, limits.earliest), min(end, limits.latest))


def spans(*, min_value: date | None = None, max_value: date = date.max) -> st.SearchStrategy[Span]:
    """
    Give times with a start that may be unknown, and an end that may be open or unknown.

    Shrinks to the time from 1 January 2000, or from the day nearest to it, with an open end.

    Args:
        min_value: The first day that a start may mean; when not given, it may have no beginning.
        max_value: The last day that an end may mean.
    """
    return _spans(partial_dates(min_value=min_value, max_value=max_value))


@st.composite
def _spans(draw: st.DrawFn, dates: st.SearchStrategy[PartialDate]) -> Span:
    first = draw(dates)
    start_is, end_is = draw(_ENDS)
    start, end = start_is or first, end_is or draw(dates)
    if (
        isinstance(start, PartialDate)
        and isinstance(end, PartialDate)
        and end.certainly_before(start)
    ):
        return Span(end, start)
    return Span(start, end)


#: What the start and the end of a span are; None for a date.
_ENDS: Final[st.SearchStrategy[tuple[Bound | None, Bound | None]]] = st.sampled_from(
    [
        (None, Bound.OPEN),
        (None, None),
        (None, Bound.UNKNOWN),
        (Bound.UNKNOWN, Bound.OPEN),
        (Bound.UNKNOWN, None),
        (Bound.UNKNOWN, Bound.UNKNOWN),
    ]
)


def periods(*, min_value: date = date.min, max_value: date = date.max) -> st.SearchStrategy[Period]:
    """
    Give periods of at least a day, with and without an end.

    Shrinks to the period from 1 January 2000, or from the day nearest to it, without an end.

    Args:
        min_value: The first day on which one may start.
        max_value: The last day that may be the end of one, which is the day after its last.
    """
    return _periods(min_value, max_value)


@st.composite
def _periods(draw: st.DrawFn, min_value: date, max_value: date) -> Period:
    start = draw(_days(min_value, max_value - _DAY))
    if not draw(_COIN):
        return Period(start)
    return Period(start, draw(_days(start + _DAY, max_value)))


def deadlines(
    *, min_value: date = date.min, max_value: date = date.max
) -> st.SearchStrategy[Deadline]:
    """
    Give deadlines to the minute, most of them in England.

    Shrinks to midnight on 1 January 2000, or on the day nearest to it, in London.

    Args:
        min_value: The first day there may be.
        max_value: The last day there may be.
    """
    return st.builds(
        Deadline,
        _days(min_value, max_value),
        st.builds(time, st.integers(0, 23), st.integers(0, 59)),
        st.sampled_from(["Europe/London", "UTC", "Europe/Isle_of_Man"]),
    )


def age_bands(*, max_age: int = 25) -> st.SearchStrategy[AgeBand]:
    """
    Give age bands, with and without an upper limit.

    Shrinks to 0, which is until the first birthday.

    Args:
        max_age: The highest age there may be.
    """
    return _age_bands(max_age)


@st.composite
def _age_bands(draw: st.DrawFn, max_age: int) -> AgeBand:
    first = draw(st.integers(0, max_age))
    last = draw(st.integers(first, max_age + 1))
    return AgeBand(first, None if last > max_age else last)


def verdicts() -> st.SearchStrategy[Verdict]:
    """
    Give verdicts.

    Shrinks to HOLDS.
    """
    return _one_of(Verdict)


# Citations, statements and histories ----------------------------------------------------------

_SPANS: Final = spans(min_value=_FIRST, max_value=_LAST)
_EFFECTIVE: Final[st.SearchStrategy[Span | None]] = st.none() | _SPANS
_SOURCE_IDS: Final = ("source-1", "source-2", "source-3")
#: Where in a source a fact stands, and how near that is to the publisher's own words.
_MANNERS: Final = st.sampled_from(
    list(product((*(f"¶{n}" for n in range(1, 10)), "s.7", "table", "title"), Confidence))
)
_STATING: Final = st.sampled_from(
    [
        StatementKind.ASSERTS,
        StatementKind.REAFFIRMS,
        StatementKind.RESTATES,
        StatementKind.CHANGES,
        StatementKind.CORRECTS,
    ]
)
_REVISING: Final = st.sampled_from(
    [
        StatementKind.CHANGES,
        StatementKind.CORRECTS,
        StatementKind.RESTATES,
        StatementKind.WITHDRAWS,
    ]
)


@final
@attrs.frozen
class _Evidence:
    """
    What statements rest on.

    Attributes:
        source_ids: The sources that may be cited.
        speaker_ids: The bodies that may be quoted in them.
        effective: The times that a statement may be about, or None.
    """

    source_ids: Sequence[str]
    speaker_ids: Sequence[str] = ()
    effective: st.SearchStrategy[Span | None] = _EFFECTIVE

    @cached_property
    def _voices(self) -> st.SearchStrategy[tuple[str, str | None]]:
        return st.sampled_from(list(product(self.source_ids, (None, *self.speaker_ids))))

    def one(self, draw: st.DrawFn, as_printed: str | None = None) -> Citation:
        """Draw a citation."""
        source_id, speaker_id = draw(self._voices)
        locator, confidence = draw(_MANNERS)
        return Citation(
            source_id=source_id,
            locator=locator,
            as_printed=as_printed,
            speaker_id=speaker_id,
            confidence=confidence,
        )

    def some(self, draw: st.DrawFn, value: object = None) -> tuple[Citation, ...]:
        """Draw the citations of a value: one or two, and the first may print a figure."""
        as_printed = str(value) if isinstance(value, Quantity) and draw(_COIN) else None
        first = self.one(draw, as_printed)
        return (first, self.one(draw)) if draw(_COIN) else (first,)


def _maybe(draw: st.DrawFn, options: Sequence[T]) -> T | None:
    """Draw one or none."""
    at = draw(st.integers(0, len(options)))
    return options[at - 1] if at else None


def _some(draw: st.DrawFn, options: Iterable[T]) -> tuple[T, ...]:
    """Draw any of these, in their order."""
    return tuple(option for option in options if draw(_COIN))


def citations(*, source_ids: Sequence[str] | None = None) -> st.SearchStrategy[Citation]:
    """
    Give citations of the source itself, without a figure.

    Shrinks to ¶1 of the first source.

    Args:
        source_ids: The sources that may be cited; a few that exist nowhere when not given.
    """
    return _citations(_Evidence(source_ids or _SOURCE_IDS))


@st.composite
def _citations(draw: st.DrawFn, evidence: _Evidence) -> Citation:
    return evidence.one(draw)


def statements(
    values: st.SearchStrategy[T],
    *,
    source_ids: Sequence[str] | None = None,
    effective: st.SearchStrategy[Span | None] | None = None,
) -> st.SearchStrategy[Stated[T]]:
    """
    Give statements that revise no other.

    Shrinks to an assertion of the plainest value, cited once, for no time in particular.

    Args:
        values: What may be stated.
        source_ids: The sources that may be cited; a few that exist nowhere when not given.
        effective: The times that a statement may be about, or None; any when not given.
    """
    return _statements(values, _evidence(source_ids, effective))


def _evidence(
    source_ids: Sequence[str] | None, effective: st.SearchStrategy[Span | None] | None
) -> _Evidence:
    return _Evidence(
        source_ids or _SOURCE_IDS, effective=_EFFECTIVE if effective is None else effective
    )


@st.composite
def _statements(draw: st.DrawFn, values: st.SearchStrategy[T], evidence: _Evidence) -> Stated[T]:
    value = draw(values)
    return Stated(
        value,
        citations=evidence.some(draw, value),
        effective=draw(evidence.effective),
        kind=draw(_STATING),
    )


def histories(  # noqa: PLR0913 (switches, all of them by name)
    values: st.SearchStrategy[T],
    *,
    source_ids: Sequence[str] | None = None,
    effective: st.SearchStrategy[Span | None] | None = None,
    revisions: bool = True,
    min_size: int = 0,
    max_size: int = 3,
) -> st.SearchStrategy[History[T]]:
    """
    Give histories in which statements may revise others, not in circles, oldest first or last.

    Shrinks to the empty history, or to as many assertions as there must be.

    Args:
        values: What may be stated.
        source_ids: The sources that may be cited; a few that exist nowhere when not given.
        effective: The times that a statement may be about, or None; any when not given.
        revisions: Whether statements may revise others.
        min_size: How many statements there are at the least.
        max_size: How many statements there are at the most.
    """
    evidence = _evidence(source_ids, effective)
    return _histories(values, evidence, st.integers(min_size, max_size), revisions=revisions)


@st.composite
def _histories(
    draw: st.DrawFn,
    values: st.SearchStrategy[T],
    evidence: _Evidence,
    sizes: st.SearchStrategy[int],
    *,
    revisions: bool,
) -> History[T]:
    return _history(draw, values, evidence, draw(sizes), revisions=revisions)


def _history(
    draw: st.DrawFn,
    values: st.SearchStrategy[T],
    evidence: _Evidence,
    size: int,
    *,
    revisions: bool = True,
) -> History[T]:
    made: list[Stated[T]] = []
    for index in range(size):
        # Only what was made before is revised, so that nothing goes round in a circle.
        revised = draw(st.integers(0, index)) if revisions and index else 0
        kind = draw(_REVISING if revised else _STATING)
        withdraws = kind is StatementKind.WITHDRAWS
        value = made[revised - 1].value if withdraws else draw(values)
        statement = Stated(
            value,
            citations=evidence.some(draw, value),
            effective=draw(evidence.effective),
            kind=kind,
            key=f"s{index + 1}" if revisions else None,
            revises=f"s{revised}" if revised else None,
        )
        made.append(statement)
    if len(made) > 1 and draw(_COIN):
        made.reverse()
    return History(tuple(made), incomplete=draw(_COIN))


# Entities -------------------------------------------------------------------------------------

#: Texts that are hard to write down.
_TEXTS: Final = st.sampled_from(
    [
        "",
        "plain",
        "two\nlines and\ta tab",
        'a "quoted" back\\slash',
        "~1/0",
        "£8.5m \u2013 “some”",
        "a line\u2028separator",
        "\U0001f469\u200d\U0001f467",
    ]
)
_DATES: Final = partial_dates(min_value=_FIRST, max_value=_LAST)
_FIGURES: Final[st.SearchStrategy[Figure]] = st.one_of(counts(), shares(), ratios())
_MOMENTS: Final[st.SearchStrategy[PartialDate | Deadline]] = st.one_of(
    _DATES, deadlines(min_value=_FIRST, max_value=_LAST)
)
_POUNDS: Final = money(per=Per.ONCE)
_SIZES: Final = st.integers(0, 2)
_NATURES: Final = _one_of(Nature)
_ORGANISATION_KINDS: Final = _one_of(OrganisationKind)
_STRENGTHS: Final = _one_of(Strength)
_PROGRESS: Final = _one_of(Progress)
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
_ALLOWANCE_KINDS: Final = _one_of(AllowanceKind)
_KEYED_ON: Final = _one_of(KeyedOn)
_YEARS: Final = _one_of(YearKind)
_POSITION_WORDS: Final = st.sampled_from(list(product(Stance, Voice, Topic, (False, True))))
_SOURCE_WORDS: Final = st.sampled_from(list(product(SourceKind, DateBasis)))
_CELLS: Final = st.sampled_from(
    list(product((None, AgeBand(0, 4), AgeBand(5, 17), AgeBand(18)), (None, *Region)))
)


@final
@attrs.define
class _World:
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

    def evidence(self, since: int) -> _Evidence:
        """Give what an entity may cite that is known from a source on."""
        return self._evidence[since]

    @cached_property
    def _evidence(self) -> list[_Evidence]:
        numbers = range(len(self.source_ids))
        return [_Evidence(self.source_ids[since:], self.organisation_ids) for since in numbers]

    def first(self, draw: st.DrawFn, since: int) -> Citation:
        """Draw the citation that makes an entity known from a source on."""
        return _Evidence(self.source_ids[since : since + 1], self.organisation_ids).one(draw)

    def history(
        self, draw: st.DrawFn, since: int, values: st.SearchStrategy[T], min_size: int = 0
    ) -> History[T]:
        """Draw a history that an entity may have that is known from a source on."""
        return _history(draw, values, self.evidence(since), max(min_size, draw(_SIZES)))

    def names(self, since: int, *kinds: str) -> list[str]:
        """Give what an entity may name that is known from a source on."""
        known = [item for kind in kinds for item in self.known_from.get(kind, {}).items()]
        return [id_ for id_, from_ in known if from_ <= since]


def _titled(id_: str) -> str:
    return id_.replace("-", " ").capitalize()


def _organisation(draw: st.DrawFn, world: _World, id_: str, since: int) -> Organisation:
    others = [other for other in world.organisation_ids if other != id_]
    return Organisation(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),) if draw(_RARELY) else (),
        kind=draw(_ORGANISATION_KINDS),
        linked_ids=world.history(draw, since, _tuples(others)),
    )


def _tuples(ids: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Give none, one or two of these, in any order."""
    return st.sampled_from([some for size in range(3) for some in permutations(ids, size)])


def _group(draw: st.DrawFn, world: _World, id_: str, since: int) -> Group:
    # Only a group made later is broader, so that nothing goes round in a circle.
    later = world.group_ids[world.group_ids.index(id_) + 1 :]
    return Group(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),) if draw(_RARELY) else (),
        broader_id=_maybe(draw, later),
    )


def _pillar(draw: st.DrawFn, world: _World, id_: str, since: int) -> Pillar:
    return Pillar(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),),
        number=len(world.known_from.get("pillars", ())) + 1,
        headings=world.history(draw, since, _TEXTS),
    )


def _commitment(draw: st.DrawFn, world: _World, id_: str, since: int) -> Commitment:
    pillar_ids = world.names(since, "pillars")
    pillar_id = _maybe(draw, pillar_ids)
    return Commitment(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),),
        pillar_id=pillar_id,
        also_pillar_ids=_some(draw, (other for other in pillar_ids if other != pillar_id)),
        nature=draw(_NATURES),
        lead_ids=world.history(draw, since, _tuples(world.organisation_ids)),
        group_ids=_some(draw, world.group_ids),
        strength=world.history(draw, since, _STRENGTHS),
        progress=world.history(draw, since, _PROGRESS),
        targets=(_target(draw, world, since),) if draw(_COIN) else (),
        supersedes_id=_maybe(draw, world.names(since, "commitments")),
    )


def _target(draw: st.DrawFn, world: _World, since: int) -> Target:
    # A target may be set later than the promise that it belongs to.
    set_in = draw(st.integers(since, len(world.source_ids) - 1))
    return Target(
        what=draw(_TEXTS),
        cap=world.history(draw, set_in, _FIGURES),
        target=world.history(draw, set_in, _FIGURES),
    )


def _funding_line(draw: st.DrawFn, world: _World, id_: str, since: int) -> FundingLine:
    role, basis, newness, parts_complete = draw(_FUNDING_WORDS)
    return FundingLine(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),),
        subject_id=_maybe(draw, world.names(since, "commitments", "pillars", "sources")),
        amount=world.history(draw, since, _POUNDS),
        period=world.history(draw, since, _SPANS),
        scope=draw(_TEXTS),
        role=role,
        basis=basis,
        newness=newness,
        relations=tuple(_relations(draw, world, since)),
        parts_complete=parts_complete,
    )


def _relations(draw: st.DrawFn, world: _World, since: int) -> Iterator[Relation]:
    words = _RELATION_WORDS
    for to_id, from_ in world.known_from.get("funding", {}).items():
        if draw(_COIN):
            kind, basis = draw(words)
            # A relation may be learnt later than either line, and is when one line is.
            citations_ = world.evidence(max(since, from_)).some(draw)
            yield Relation(kind=kind, to_id=to_id, basis=basis, citations=citations_)
            if kind is RelationKind.RESTATES:  # which a line may do to one other only
                words = _OTHER_RELATION_WORDS


def _allowance(draw: st.DrawFn, world: _World, id_: str, since: int) -> Allowance:
    amounts = money(per=draw(_PAID))
    evidence = world.evidence(since)
    return Allowance(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),),
        payee_group_id=_maybe(draw, world.group_ids),
        payer_id=_maybe(draw, world.organisation_ids),
        kind=world.history(draw, since, _ALLOWANCE_KINDS),
        keyed_on=world.history(draw, since, _KEYED_ON),
        year=world.history(draw, since, _YEARS),
        began=world.history(draw, since, _DATES),
        rates=tuple(_rate(draw, evidence, amounts) for _ in range(draw(st.integers(0, 3)))),
        instalments=(_instalment(draw, evidence, amounts),) if draw(_COIN) else (),
        eligibility=world.history(draw, since, _TEXTS),
        announcements=world.history(draw, since, _TEXTS),
    )


def _rate(draw: st.DrawFn, evidence: _Evidence, amounts: st.SearchStrategy[Money]) -> Rate:
    band, region = draw(_CELLS)
    return Rate(
        amount=draw(amounts),
        span=draw(_SPANS),
        band=band,
        region=region,
        citations=evidence.some(draw),
    )


def _instalment(
    draw: st.DrawFn, evidence: _Evidence, amounts: st.SearchStrategy[Money]
) -> Instalment:
    return Instalment(
        day=draw(st.integers(0, 365)),
        amount=draw(amounts),
        span=draw(_SPANS),
        citations=evidence.some(draw),
    )


def _milestone(draw: st.DrawFn, world: _World, id_: str, since: int) -> Milestone:
    cites = draw(_COIN)
    return Milestone(
        id=id_,
        title=_titled(id_),
        citations=(world.first(draw, since),) if cites else (),
        subject_id=_maybe(
            draw, world.names(since, "allowances", "commitments", "pillars", "sources")
        ),
        locator=draw(_TEXTS),
        # Without a citation of its own it is known from what is stated of it.
        promised=world.history(draw, since, _MOMENTS, 0 if cites else 1),
        actual=world.history(draw, since, _DATES),
        condition=draw(_TEXTS),
        extent=draw(_TEXTS),
    )


def _position(draw: st.DrawFn, world: _World, id_: str, since: int) -> Position:
    kinds = ("allowances", "commitments", "funding", "pillars", "sources")
    target_ids = _some(draw, world.names(since, *kinds))
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
        group_ids=_some(draw, world.group_ids),
        date=draw(st.none() | _DATES),
    )


def sources(*, min_value: date = _FIRST, max_value: date = _LAST) -> st.SearchStrategy[Source]:
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
    return _source(draw, draw(ids), draw(dates), (), ())


def _source(
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
        publisher_ids=_some(draw, publisher_ids),
        published=published,
        basis=basis,
        url=_maybe(draw, (f"https://example.org/{id_}",)),
        supersedes_id=_maybe(draw, older_ids),
    )


# Reforms --------------------------------------------------------------------------------------

_Build = Callable[[st.DrawFn, _World, str, int], Entity]

#: How each kind is made that is no label, in such an order that each may name those before it.
_STRUCTURE: Final[tuple[tuple[type[Entity], str, _Build], ...]] = (
    (Pillar, "pillar", _pillar),
    (Commitment, "commitment", _commitment),
    (FundingLine, "line", _funding_line),
    (Allowance, "allowance", _allowance),
    (Milestone, "milestone", _milestone),
    (Position, "position", _position),
)


def reforms(*, max_size: int = 2) -> st.SearchStrategy[Reform]:
    """
    Give small, whole reforms, in which every id and citation leads to something known in time.

    There are sources of different dates, organisations and groups, pillars, commitments, funding
    lines, allowances, milestones and positions; every organisation and group is named or cited.

    Shrinks to one source and nothing else.

    Args:
        max_size: How many entities of one kind there are at the most; of sources, one more, and of
            groups, twice as many.
    """
    return _reforms(max_size)


@st.composite
def _reforms(draw: st.DrawFn, max_size: int) -> Reform:
    published = draw(st.lists(_DATES, min_size=1, max_size=max_size + 1, unique=True))
    published.sort(key=lambda on: (on.latest, on.earliest))
    sizes = st.integers(0, max_size)
    world = _World(
        _numbered("source", len(published)),
        _numbered("organisation", max(1, draw(sizes))),
        _numbered("group", 2 * draw(sizes)),
    )
    world.known_from["sources"] = {id_: at for at, id_ in enumerate(world.source_ids)}
    since = st.integers(0, len(published) - 1)
    entities: list[Entity] = [
        _source(draw, id_, on, world.organisation_ids, world.source_ids[:at])
        for at, (id_, on) in enumerate(zip(world.source_ids, published, strict=True))
    ]
    labels: list[Entity] = [
        *(_organisation(draw, world, id_, draw(since)) for id_ in world.organisation_ids),
        *(_group(draw, world, id_, draw(since)) for id_ in world.group_ids),
    ]
    for kind, name, build in _STRUCTURE:
        for id_ in _numbered(name, draw(sizes)):
            from_ = draw(since)
            entities.append(build(draw, world, id_, from_))
            world.known_from.setdefault(kind.KIND, {})[id_] = from_
    return Reform(
        [_told(draw, entity) for entity in (*entities, *_named(entities, labels))],
        title=draw(_TEXTS),
        scope=draw(_TEXTS),
        licence=draw(_TEXTS),
    )


def _numbered(name: str, number: int) -> tuple[str, ...]:
    return tuple(f"{name}-{index + 1}" for index in range(number))


def _named(entities: Sequence[Entity], labels: Sequence[Entity]) -> list[Entity]:
    """Give the labels that are cited, or that something names, through others or at once."""
    left = {label.id: label for label in labels}
    found = [left.pop(label.id) for label in labels if any(f.citations for f in facts_of(label))]
    waiting = [*entities, *found]
    while waiting:
        for reference in references_of(waiting.pop()):
            label = left.pop(reference.target_id, None)
            if label is not None:
                found.append(label)
                waiting.append(label)
    return found


def _told(draw: st.DrawFn, entity: Entity) -> Entity:
    """Give an entity the labels that matter to no other."""
    if not draw(_COIN):
        return entity
    return attrs.evolve(
        entity,
        summary=draw(_TEXTS),
        aliases=(draw(_TEXTS),),
        former_ids=(f"former-{entity.id}",),
    )


# Registration ---------------------------------------------------------------------------------


@st.composite
def _alone(draw: st.DrawFn, name: str, build: _Build) -> Entity:
    """Give an entity that names labels and sources that exist nowhere."""
    world = _World(_SOURCE_IDS, _numbered("organisation", 2), _numbered("group", 2))
    return build(draw, world, f"{name}-1", 0)


def register_all() -> None:
    """Tell Hypothesis which strategy makes which public type, for ``st.from_type``."""
    st.register_type_strategy(AgeBand, age_bands())
    st.register_type_strategy(Citation, citations())
    st.register_type_strategy(Count, counts())
    st.register_type_strategy(Deadline, deadlines())
    st.register_type_strategy(Interval, intervals())
    st.register_type_strategy(Money, money())
    st.register_type_strategy(PartialDate, partial_dates())
    st.register_type_strategy(Period, periods())
    st.register_type_strategy(Ratio, ratios())
    st.register_type_strategy(Reform, reforms())
    st.register_type_strategy(Share, shares())
    st.register_type_strategy(Source, sources())
    st.register_type_strategy(Span, spans())
    for kind, name, build in (
        (Group, "group", _group),
        (Organisation, "organisation", _organisation),
        *_STRUCTURE,
    ):
        st.register_type_strategy(kind, _alone(name, build))
