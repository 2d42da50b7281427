"""The laws of the interval engine, against members drawn at random and against brute force."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import Interval
from csc_reform.strategies import intervals

#: Members are tried at every quarter, and ends are whole, so that no open interval is missed.
GRID = tuple(Fraction(quarter, 4) for quarter in range(-20, 21))
SMALL = intervals(limit=3, places=0)
NUMBERS = st.fractions(-2_000_000, 2_000_000, max_denominator=1000)


def holds(interval: Interval, number: Fraction) -> bool:
    """Tell whether a number is in an interval, in the plainest way."""
    low, high = interval.low, interval.high
    above = low is None or (number > low or (number == low and not interval.low_open))
    below = high is None or (number < high or (number == high and not interval.high_open))
    return above and below


def on_grid(interval: Interval) -> list[Fraction]:
    """Give the members of an interval that are on the grid, at least one."""
    return [number for number in GRID if holds(interval, number)]


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    """Give a member of an interval: an end, where there is one, or something between."""
    low, high = (None if end is None else Fraction(end) for end in (interval.low, interval.high))
    part = Fraction(draw(st.integers(1, 15)), 16)
    if low is not None and high is not None:
        between = low + (high - low) * part
    elif low is not None:
        between = low + draw(st.integers(0, 1000)) + part
    elif high is not None:
        between = high - draw(st.integers(0, 1000)) - part
    else:
        between = draw(NUMBERS)
    ends = [end for end in (low, high) if end is not None and holds(interval, end)]
    return draw(st.sampled_from([*ends, between]))


@st.composite
def members_of_two(draw: st.DrawFn) -> tuple[Interval, Fraction, Interval, Fraction]:
    """Give two intervals, each with a member."""
    one, other = draw(intervals()), draw(intervals())
    return one, draw(members(one)), other, draw(members(other))


@st.composite
def divisors(draw: st.DrawFn) -> Interval:
    """Give an interval without nought, which it may come as near to as it likes."""
    found = draw(intervals(within=Interval(0, None), limit=300, places=0))
    if found.low == 0:
        found = Interval(0, found.high or 1, low_open=True, high_open=found.high_open)
    return -found if draw(st.booleans()) else found


def sum_of(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """Add two ends."""
    return None if one is None or other is None else one + other


@given(members_of_two())
def test_a_sum_of_members_is_in_the_sum(
    drawn: tuple[Interval, Fraction, Interval, Fraction],
) -> None:
    """Whatever the two numbers are, their sum was allowed for."""
    one, x, other, y = drawn
    assert holds(one + other, x + y)


@given(members_of_two())
def test_a_difference_of_members_is_in_the_difference(
    drawn: tuple[Interval, Fraction, Interval, Fraction],
) -> None:
    """Whatever the two numbers are, their difference was allowed for."""
    one, x, other, y = drawn
    assert holds(one - other, x - y)


@given(intervals(), st.decimals(-1000, 1000, places=3), st.data())
def test_a_multiple_of_a_member_is_in_the_scaled_interval(
    interval: Interval, factor: Decimal, data: st.DataObject
) -> None:
    """Whatever the number is, its product with the factor was allowed for."""
    x = data.draw(members(interval))
    assert holds(interval * factor, x * Fraction(factor))


@given(intervals(), divisors(), st.data())
def test_a_quotient_of_members_is_in_the_quotient(
    dividend: Interval, divisor: Interval, data: st.DataObject
) -> None:
    """Whatever the two numbers are, their quotient was allowed for."""
    x, y = data.draw(members(dividend)), data.draw(members(divisor))
    assert holds(dividend / divisor, x / y)


@given(intervals(), intervals())
def test_the_ends_of_a_sum_are_sums_of_ends(one: Interval, other: Interval) -> None:
    """An end of a sum is closed exactly when two ends that are allowed add up to it."""
    total = one + other
    assert total.low == sum_of(one.low, other.low)
    assert total.high == sum_of(one.high, other.high)
    assert total.low_open == (one.low_open or other.low_open)
    assert total.high_open == (one.high_open or other.high_open)


@given(intervals(), intervals())
def test_the_ends_of_a_difference_are_differences_of_ends(one: Interval, other: Interval) -> None:
    """An end of a difference is closed exactly when two ends that are allowed lie so far apart."""
    gap = one - other
    assert gap.low == (None if one.low is None or other.high is None else one.low - other.high)
    assert gap.high == (None if one.high is None or other.low is None else one.high - other.low)
    assert gap.low_open == (one.low_open or other.high_open)
    assert gap.high_open == (one.high_open or other.low_open)


@given(intervals(), st.decimals(-1000, 1000, places=3).map(lambda number: number or Decimal(1)))
def test_scaling_turns_every_end_into_an_end(interval: Interval, factor: Decimal) -> None:
    """An end of a scaled interval is closed exactly when the end it comes from is."""
    scaled = interval * factor
    ends = [(interval.low, interval.low_open), (interval.high, interval.high_open)]
    if factor < 0:
        ends.reverse()
    expected = [(None if end is None else end * factor, is_open) for end, is_open in ends]
    assert [(scaled.low, scaled.low_open), (scaled.high, scaled.high_open)] == expected


@given(intervals(), divisors())
def test_a_closed_end_of_a_quotient_is_a_quotient_of_ends(
    dividend: Interval, divisor: Interval
) -> None:
    """A quotient can come to each closed end, and so to nought when the dividend can."""
    quotient = dividend / divisor
    reached = {
        Fraction(x) / Fraction(y)
        for x, x_open in ((dividend.low, dividend.low_open), (dividend.high, dividend.high_open))
        for y, y_open in ((divisor.low, divisor.low_open), (divisor.high, divisor.high_open))
        if x is not None and y is not None and not (x_open or y_open)
    }
    if holds(dividend, Fraction(0)):
        reached.add(Fraction(0))
    if quotient.low is not None and not quotient.low_open:
        assert Fraction(quotient.low) in reached
    if quotient.high is not None and not quotient.high_open:
        assert Fraction(quotient.high) in reached


@given(intervals(within=Interval(-1000, 1000)), intervals(within=Interval("0.01", 1000)))
def test_a_quotient_is_tight_to_28_digits(dividend: Interval, divisor: Interval) -> None:
    """An end of a quotient lies no further out than rounding to 28 digits needs."""
    quotient = dividend / divisor
    corners = [
        Fraction(x) / Fraction(y)
        for x in (dividend.low, dividend.high)
        for y in (divisor.low, divisor.high)
        if x is not None and y is not None
    ]
    for end, true in ((quotient.low, min(corners)), (quotient.high, max(corners))):
        assert end is not None
        assert abs(Fraction(end) - true) <= abs(true) / 10**27


@given(SMALL, SMALL, st.sampled_from(GRID))
def test_an_intersection_holds_exactly_the_common_members(
    one: Interval, other: Interval, number: Fraction
) -> None:
    """A number is in the intersection when it is in both, and there is none without a number."""
    common = one.intersection(other)
    in_both = holds(one, number) and holds(other, number)
    assert in_both == (common is not None and holds(common, number))
    assert (common is None) == (not set(on_grid(one)) & set(on_grid(other)))


@given(members_of_two())
def test_a_hull_holds_the_members_of_both(
    drawn: tuple[Interval, Fraction, Interval, Fraction],
) -> None:
    """What is in either is in their hull."""
    one, x, other, y = drawn
    hull = one.hull(other)
    assert holds(hull, x)
    assert holds(hull, y)
    assert one.within(hull)
    assert other.within(hull)


@given(SMALL, SMALL)
def test_a_hull_is_the_smallest_of_all(one: Interval, other: Interval) -> None:
    """The first and the last number of a hull are numbers of one of the two."""
    members = on_grid(one.hull(other))
    either = set(on_grid(one)) | set(on_grid(other))
    assert min(members) in either
    assert max(members) in either


@given(SMALL, SMALL)
def test_it_certainly_exceeds_when_every_number_is_above_every_other(
    one: Interval, other: Interval
) -> None:
    """The answer from the ends is the answer from trying every pair."""
    assert one.certainly_exceeds(other) == all(
        x > y for x, y in product(on_grid(one), on_grid(other))
    )


@given(SMALL, SMALL)
def test_it_may_exceed_unless_every_number_is_at_most_every_other(
    one: Interval, other: Interval
) -> None:
    """The answer from the ends is the negation of the dual, by trying every pair."""
    assert one.may_exceed(other) == (
        not all(x <= y for x, y in product(on_grid(one), on_grid(other)))
    )


@given(SMALL, SMALL)
def test_they_are_consistent_when_they_have_a_number_in_common(
    one: Interval, other: Interval
) -> None:
    """The answer from the ends is the answer from trying every pair."""
    assert one.consistent_with(other) == any(
        x == y for x, y in product(on_grid(one), on_grid(other))
    )


@given(intervals(), NUMBERS.map(lambda number: Decimal(int(number * 100)).scaleb(-2)))
def test_it_contains_what_lies_between_its_ends(interval: Interval, number: Decimal) -> None:
    """Containment is the plain comparison with the ends."""
    assert interval.contains(number) == holds(interval, Fraction(number))


@given(intervals(), intervals())
def test_a_sum_has_no_order(one: Interval, other: Interval) -> None:
    """It makes no difference which comes first."""
    assert one + other == other + one


@given(intervals(), intervals(), intervals())
def test_a_sum_has_no_grouping(one: Interval, two: Interval, three: Interval) -> None:
    """It makes no difference which two are added first."""
    assert (one + two) + three == one + (two + three)


@given(intervals())
def test_a_number_less_itself_may_be_nought(interval: Interval) -> None:
    """Both sides of a subtraction may turn out to be the same number."""
    assert (interval - interval).contains(0)


@given(intervals())
def test_negating_twice_changes_nothing(interval: Interval) -> None:
    """The negation of a negation is where it started."""
    negated = -interval
    assert -negated == interval


@st.composite
def same_again(draw: st.DrawFn, interval: Interval) -> Interval:
    """Give an interval whose ends are the same numbers, with noughts at the end or scaled back."""
    if draw(st.booleans()):
        return interval * 8 * "0.125"
    low, high = (
        None if end is None else f"{end:f}{'' if end % 1 else '.'}00"
        for end in (interval.low, interval.high)
    )
    return Interval(low, high, low_open=interval.low_open, high_open=interval.high_open)


@given(intervals(), st.data())
def test_equal_intervals_look_and_hash_alike(interval: Interval, data: st.DataObject) -> None:
    """However it came about, an equal interval has the same hash and the same text."""
    again = data.draw(same_again(interval))
    assert again == interval
    assert hash(again) == hash(interval)
    assert repr(again) == repr(interval)


@given(SMALL, SMALL)
def test_intervals_are_equal_when_they_have_the_same_members(
    one: Interval, other: Interval
) -> None:
    """Equality, and the text, tell intervals of different numbers apart."""
    same = on_grid(one) == on_grid(other) and (one.low, one.high) == (other.low, other.high)
    assert (one == other) == same
    assert (repr(one) == repr(other)) == same


@given(members_of_two())
def test_a_product_of_members_is_in_the_product(
    drawn: tuple[Interval, Fraction, Interval, Fraction],
) -> None:
    """Whatever the two numbers are, their product was allowed for."""
    one, x, other, y = drawn
    assert holds(one * other, x * y)


@given(intervals(), intervals())
def test_a_closed_end_of_a_product_is_a_product_of_ends(one: Interval, other: Interval) -> None:
    """A product can come to each closed end, and so to nought when either number can."""
    product_ = one * other
    reached = {
        Fraction(x) * Fraction(y)
        for x, x_open in ((one.low, one.low_open), (one.high, one.high_open))
        for y, y_open in ((other.low, other.low_open), (other.high, other.high_open))
        if x is not None and y is not None and not (x_open or y_open)
    }
    if holds(one, Fraction(0)) or holds(other, Fraction(0)):
        reached.add(Fraction(0))
    for end, is_open in (
        (product_.low, product_.low_open),
        (product_.high, product_.high_open),
    ):
        assert end is None or is_open or Fraction(end) in reached


#: Numbers close to every end of a small interval, on its inner side, and far along a missing one.
NEAR = Fraction(1, 10**7)
FAR = Fraction(10**7)
WHOLE = intervals(limit=300, places=0)


def nearly_all(interval: Interval) -> list[Fraction]:
    """Give members of a small interval that come as close to its ends as makes no difference."""
    low = -FAR if interval.low is None else Fraction(interval.low)
    high = FAR if interval.high is None else Fraction(interval.high)
    inner = [low, low + NEAR, (low + high) / 2, high - NEAR, high, Fraction(0), NEAR, -NEAR]
    return [number for number in inner if holds(interval, number)]


def reaches(found: Interval, members: list[Fraction]) -> bool:
    """Tell whether members come close to each end of what was found, or far where it has none."""
    slack = Fraction(1, 1000)
    low, high = found.low, found.high
    near_low = min(members) <= (-FAR / 1000 if low is None else Fraction(low) + slack)
    near_high = max(members) >= (FAR / 1000 if high is None else Fraction(high) - slack)
    return near_low and near_high


@given(WHOLE, WHOLE)
def test_no_end_of_a_product_is_further_out_than_its_members_come(
    one: Interval, other: Interval
) -> None:
    """Two members can be found whose product is as near to an end as may be, or as far out."""
    products = [x * y for x, y in product(nearly_all(one), nearly_all(other))]
    assert reaches(one * other, products)


@given(WHOLE, divisors())
def test_no_end_of_a_quotient_is_further_out_than_its_members_come(
    dividend: Interval, divisor: Interval
) -> None:
    """Two members can be found whose quotient is as near to an end as may be, or as far out."""
    quotients = [x / y for x, y in product(nearly_all(dividend), nearly_all(divisor))]
    assert reaches(dividend / divisor, quotients)


@given(st.integers(1, 10**40), st.integers(1, 10**40), st.integers(0, 60))
def test_a_quotient_that_a_decimal_holds_is_exact(one: int, other: int, places: int) -> None:
    """However many digits it takes, what divides is divided without rounding."""
    divisor = Decimal(other).scaleb(-places)
    quotient = Interval.point(one) * Interval.point(divisor) / Interval.point(divisor)
    assert quotient == Interval.point(one)
    assert (Interval.point(one) / 2**places).is_exact


@given(intervals(), intervals())
def test_a_product_has_no_order(one: Interval, other: Interval) -> None:
    """It makes no difference which comes first."""
    assert one * other == other * one


@given(st.lists(intervals(), max_size=5))
def test_a_total_is_the_sums_one_after_another(found: list[Interval]) -> None:
    """Adding up many is adding each to the sum of those before it, beginning with nought."""
    added = Interval.point(0)
    for interval in found:
        added = added + interval
    assert Interval.total(iter(found)) == added


@given(intervals(limit=10**12, places=8))
def test_an_interval_reads_back_from_its_text(interval: Interval) -> None:
    """The bracket text of an interval means exactly it, and its repr is the call that reads it."""
    assert Interval.parse(str(interval)) == interval
    assert repr(interval) == f"Interval.parse({str(interval)!r})"


@given(SMALL, SMALL)
def test_they_certainly_equal_when_every_number_equals_every_other(
    one: Interval, other: Interval
) -> None:
    """Only two sets of one and the same number are certainly equal."""
    assert one.certainly_equals(other) == all(
        x == y for x, y in product(on_grid(one), on_grid(other))
    )


@given(SMALL, SMALL)
def test_one_is_within_another_when_all_its_numbers_are(one: Interval, other: Interval) -> None:
    """The answer from the ends is the answer from trying every number, and the ends beyond."""
    tried = set(on_grid(one)) <= set(on_grid(other))
    unbounded = (one.low is None and other.low is not None) or (
        one.high is None and other.high is not None
    )
    assert one.within(other) == (tried and not unbounded)


@given(intervals())
def test_an_interval_has_no_truth_value(interval: Interval) -> None:
    """A set of numbers cannot be tested as if it were a truth value."""
    with pytest.raises(TypeError, match="no truth value"):
        bool(interval)
