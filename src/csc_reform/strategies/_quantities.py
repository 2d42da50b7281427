"""Strategies for intervals, money, counts, shares and ratios."""

from decimal import Decimal
from math import ceil, floor
from typing import Final, final

import attrs
from hypothesis import strategies as st

from csc_reform.strategies._choices import COIN, one_of
from csc_reform.values.counts import Count
from csc_reform.values.interval import Interval
from csc_reform.values.money import Money, Per
from csc_reform.values.notation import Notation
from csc_reform.values.numbers import exact_number
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share

__all__ = [
    "PAID",
    "counts",
    "intervals",
    "money",
    "ratios",
    "shares",
]


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
    return _intervals(Interval() if within is None else within, limit, places)


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
    return Interval(low, high, low_open=draw(COIN), high_open=draw(COIN))


def _point(number: Decimal) -> Interval:
    return Interval(number, number)


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


_RATES: Final = st.sampled_from(["0.01", "0.001", "0.0001", "0.1", "1"])


_RATIO: Final = _shapes(Ratio.NOTATION, 100, 4, _RATES)


PAID: Final = one_of(Per)


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
    paid = draw(PAID) if per is None else per
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
