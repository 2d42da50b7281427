"""The interval engine: sets of numbers whose ends are closed, open or missing."""

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any, cast

import attrs
import pytest

from csc_reform import Interval, InvalidValueError


def closed(low: str, high: str) -> Interval:
    """Make an interval that has both its ends."""
    return Interval(low, high)


def between(low: str, high: str) -> Interval:
    """Make an interval that has neither of its ends."""
    return Interval(low, high, low_open=True, high_open=True)


def over(low: str) -> Interval:
    """Make the interval of all numbers above one."""
    return Interval(low, low_open=True)


EVERYTHING = Interval()


class TestConstruction:
    """An interval that exists has numbers in it."""

    @pytest.mark.parametrize(
        ("interval", "expected"),
        [
            (closed("1", "2"), "[1, 2]"),
            (between("1", "2"), "(1, 2)"),
            (Interval("1", "2", high_open=True), "[1, 2)"),
            (Interval("1", "2", low_open=True), "(1, 2]"),
            (Interval("8.50", "8.5"), "[8.5, 8.5]"),
            (Interval("45"), "[45, ∞)"),
            (over("45"), "(45, ∞)"),
            (Interval(None, "8.5"), "(-∞, 8.5]"),
            (EVERYTHING, "(-∞, ∞)"),
            (Interval(Decimal("1E+6"), 10**7), "[1000000, 10000000]"),
        ],
    )
    def test_prints_in_brackets(self, interval: Interval, expected: str) -> None:
        """A square bracket is an end that is inside, a round one an end that is not."""
        assert expected == str(interval)
        assert f"Interval.parse({expected!r})" == repr(interval)
        assert interval == Interval.parse(expected)

    @pytest.mark.parametrize("name", ["low_open", "high_open"])
    def test_a_missing_end_is_always_open(self, name: str) -> None:
        """There is no closed infinity, whatever is asked for."""
        assert getattr(Interval(None, None, low_open=False, high_open=False), name) is True

    @pytest.mark.parametrize(
        ("make", "field"),
        [
            (lambda: Interval(2, 1), "low"),
            (lambda: Interval(1, 1, low_open=True), "interval"),
            (lambda: Interval(1, 1, high_open=True), "interval"),
            (lambda: Interval(1, 1, low_open=True, high_open=True), "interval"),
            (lambda: Interval(cast("Any", 1.0), 2), "low"),
            (lambda: Interval(1, cast("Any", 2.0)), "high"),
            (lambda: Interval("a", 2), "low"),
        ],
    )
    def test_refuses_bad_ends(self, make: Callable[[], Interval], field: str) -> None:
        """Ends that are the wrong way round, that leave nothing, or that are no numbers raise."""
        with pytest.raises(InvalidValueError) as caught:
            make()
        assert field == caught.value.field

    def test_says_what_is_wrong_with_the_ends(self) -> None:
        """The message of an inverted range names both of its ends."""
        with pytest.raises(InvalidValueError) as caught:
            Interval(500, 200)
        assert str(caught.value) == "low must be at most the high end, got '500 > 200'"

    def test_cannot_be_changed(self) -> None:
        """An end cannot be set."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            closed("1", "2").low = Decimal(0)  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


class TestEquality:
    """Equal sets are equal objects."""

    def test_equal_sets_are_equal_and_hash_alike(self) -> None:
        """How an end was spelt makes no difference."""
        one, other = Interval("8.50", Decimal("1E+1")), Interval(Decimal("8.5"), 10)
        assert one == other
        assert hash(one) == hash(other)

    @pytest.mark.parametrize(
        "other",
        [closed("1", "3"), closed("0", "2"), between("1", "2"), Interval("1"), "[1, 2]", (1, 2)],
    )
    def test_other_sets_and_strangers_are_not_equal(self, other: object) -> None:
        """Another end, another bracket and another type make another thing."""
        assert closed("1", "2") != other


class TestStrangers:
    """What is no interval does not mix with one."""

    @pytest.mark.parametrize("operation", ["add", "sub"])
    @pytest.mark.parametrize("stranger", [5, None])
    def test_arithmetic_with_a_stranger_is_a_type_error(
        self, operation: str, stranger: object
    ) -> None:
        """Python is told that the types do not mix, as for any two types that do not."""
        with pytest.raises(TypeError):
            getattr(operator, operation)(closed("1", "2"), stranger)

    @pytest.mark.parametrize("comparison", ["lt", "le", "gt", "ge"])
    def test_has_no_order(self, comparison: str) -> None:
        """Overlapping sets have no order, so that no two sets have one."""
        with pytest.raises(TypeError):
            getattr(operator, comparison)(closed("1", "2"), closed("3", "4"))


class TestMembership:
    """Which numbers are in a set, and which sets are in each other."""

    @pytest.mark.parametrize(
        ("interval", "number", "expected"),
        [
            (closed("1", "2"), "1", True),
            (closed("1", "2"), "2", True),
            (closed("1", "2"), "0.999", False),
            (between("1", "2"), "1", False),
            (between("1", "2"), "2", False),
            (between("1", "2"), "1.5", True),
            (over("45"), "45", False),
            (over("45"), "45.01", True),
            (EVERYTHING, "-1", True),
        ],
    )
    def test_contains(self, interval: Interval, number: str, *, expected: bool) -> None:
        """An open end is outside, a closed one inside."""
        assert expected is interval.contains(number)

    def test_contains_refuses_a_float(self) -> None:
        """A float is no exact number, and no answer is given about it."""
        with pytest.raises(InvalidValueError):
            closed("1", "2").contains(cast("Any", 1.5))

    @pytest.mark.parametrize(
        ("interval", "expected"),
        [(closed("5", "5"), True), (closed("5", "6"), False), (EVERYTHING, False)],
    )
    def test_is_exact(self, interval: Interval, *, expected: bool) -> None:
        """Only a set of one number is exact."""
        assert expected is interval.is_exact

    @pytest.mark.parametrize(
        ("inner", "outer", "expected"),
        [
            (closed("1", "2"), closed("1", "2"), True),
            (between("1", "2"), closed("1", "2"), True),
            (closed("1", "2"), between("1", "2"), False),
            (over("45"), EVERYTHING, True),
            (EVERYTHING, over("45"), False),
            (closed("1", "2"), closed("3", "4"), False),
        ],
    )
    def test_within(self, inner: Interval, outer: Interval, *, expected: bool) -> None:
        """A set is within another when the other has every number of it."""
        assert expected is inner.within(outer)


class TestCombination:
    """What two sets share, and what holds both."""

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (closed("1", "3"), closed("2", "4"), "[2, 3]"),
            (closed("1", "2"), closed("2", "3"), "[2, 2]"),
            (over("45"), closed("44.5", "45.5"), "(45, 45.5]"),
            (over("45"), closed("45", "45"), None),
            (closed("1", "2"), closed("3", "4"), None),
            (closed("1", "2"), between("2", "3"), None),
            (closed("1", "2"), between("1", "2"), "(1, 2)"),
            (EVERYTHING, closed("1", "2"), "[1, 2]"),
            (Interval(None, "5"), over("2"), "(2, 5]"),
        ],
    )
    def test_intersection(self, one: Interval, other: Interval, expected: str | None) -> None:
        """The intersection has what is in both, either way round, or there is none."""
        for both in (one.intersection(other), other.intersection(one)):
            assert expected == (None if both is None else str(both))
        assert (expected is not None) is one.consistent_with(other)

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (closed("1", "2"), closed("5", "6"), "[1, 6]"),
            (closed("1", "2"), between("1", "2"), "[1, 2]"),
            (between("1", "2"), between("1", "3"), "(1, 3)"),
            (over("45"), closed("45", "45"), "[45, ∞)"),
            (Interval(None, "5"), over("2"), "(-∞, ∞)"),
        ],
    )
    def test_hull(self, one: Interval, other: Interval, expected: str) -> None:
        """The hull is the smallest interval that holds both, either way round."""
        assert expected == str(one.hull(other))
        assert expected == str(other.hull(one))


class TestComparison:
    """What is certain of two sets, and what is possible."""

    @pytest.mark.parametrize(
        ("one", "other", "certainly", "possibly"),
        [
            (closed("3", "4"), closed("1", "2"), True, True),
            (closed("1", "2"), closed("3", "4"), False, False),
            (closed("1", "3"), closed("2", "4"), False, True),
            (closed("2", "3"), closed("1", "2"), False, True),
            (Interval("2", "3", low_open=True), closed("1", "2"), True, True),
            (closed("2", "3"), Interval("1", "2", high_open=True), True, True),
            (closed("1", "2"), closed("2", "3"), False, False),
            (closed("5", "5"), closed("5", "5"), False, False),
            (over("45"), closed("45", "45"), True, True),
            (over("45"), over("45"), False, True),
            (EVERYTHING, closed("1", "1"), False, True),
            (closed("1", "1"), EVERYTHING, False, True),
            (Interval(None, "5"), closed("5", "5"), False, False),
        ],
    )
    def test_exceeding(
        self, one: Interval, other: Interval, *, certainly: bool, possibly: bool
    ) -> None:
        """One set exceeds another for certain when each of its numbers does; may, when one does."""
        assert certainly is one.certainly_exceeds(other)
        assert possibly is one.may_exceed(other)


class TestSums:
    """Sums and differences, worked out by hand."""

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (closed("1", "2"), closed("3", "4"), "[4, 6]"),
            (closed("0.1", "0.1"), closed("0.2", "0.2"), "[0.3, 0.3]"),
            (over("45"), closed("0", "8.5"), "(45, ∞)"),
            (between("1", "2"), closed("3", "3"), "(4, 5)"),
            (Interval(None, "0"), Interval("0"), "(-∞, ∞)"),
            (Interval(None, "1", high_open=True), Interval(None, "2"), "(-∞, 3)"),
            (closed("-1", "1"), closed("-1", "1"), "[-2, 2]"),
        ],
    )
    def test_sum(self, one: Interval, other: Interval, expected: str) -> None:
        """A sum has the sums of the ends, and is open where either end is."""
        assert expected == str(one + other)
        assert expected == str(other + one)

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (closed("1", "2"), closed("3", "4"), "[-3, -1]"),
            (closed("36", "36"), closed("25", "33.5"), "[2.5, 11]"),
            (over("45"), over("45"), "(-∞, ∞)"),
            (Interval("1", "2", high_open=True), Interval("0", "1", low_open=True), "[0, 2)"),
            (closed("200", "200"), over("109"), "(-∞, 91)"),
        ],
    )
    def test_difference(self, one: Interval, other: Interval, expected: str) -> None:
        """A difference takes the far end of the other from each end."""
        assert expected == str(one - other)

    def test_negation_swaps_the_ends(self) -> None:
        """The negated upper end is the lower one, open or closed as it was."""
        assert str(-Interval("1", "2", low_open=True)) == "[-2, -1)"
        assert str(-over("45")) == "(-∞, -45)"


class TestProducts:
    """Products with one number and quotients of two sets, worked out by hand."""

    @pytest.mark.parametrize(
        ("interval", "factor", "expected"),
        [
            (closed("1", "2"), "3", "[3, 6]"),
            (Interval("1", low_open=True), "-2", "(-∞, -2)"),
            (closed("-1", "2"), "-0.5", "[-1, 0.5]"),
            (between("1", "2"), "0", "[0, 0]"),
            (EVERYTHING, "0", "[0, 0]"),
        ],
    )
    def test_product_with_a_number(self, interval: Interval, factor: str, expected: str) -> None:
        """A negative factor turns the set round; nought times anything is nought."""
        assert expected == str(interval * Decimal(factor))

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (closed("1", "2"), closed("3", "4"), "[3, 8]"),
            (closed("-1", "2"), closed("-3", "4"), "[-6, 8]"),
            (between("1", "2"), closed("3", "4"), "(3, 8)"),
            (between("-1", "0"), closed("0", "1"), "(-1, 0]"),
            (between("0", "1"), closed("0", "1"), "[0, 1)"),
            (closed("1", "2"), Interval("0", "1", low_open=True), "(0, 2]"),
            (between("0", "1"), between("0", "1"), "(0, 1)"),
            (over("0"), closed("0", "1"), "[0, ∞)"),
            (over("0"), over("0"), "(0, ∞)"),
            (over("2"), closed("-1", "3"), "(-∞, ∞)"),
            (over("2"), closed("-3", "-1"), "(-∞, -2)"),
            (EVERYTHING, closed("0", "0"), "[0, 0]"),
            (EVERYTHING, closed("1", "1"), "(-∞, ∞)"),
            (Interval(None, "0"), Interval("0"), "(-∞, 0]"),
        ],
    )
    def test_product_of_two(self, one: Interval, other: Interval, expected: str) -> None:
        """A product has every product of two numbers, and nought where either can be nought."""
        assert expected == str(one * other)
        assert expected == str(other * one)

    @pytest.mark.parametrize(
        ("dividend", "divisor", "expected"),
        [
            (closed("10", "20"), closed("2", "5"), "[2, 10]"),
            (closed("1", "1"), closed("8", "8"), "[0.125, 0.125]"),
            (over("45"), closed("9", "9"), "(5, ∞)"),
            (closed("1", "2"), Interval("0", "4", low_open=True), "[0.25, ∞)"),
            (closed("1", "2"), between("0", "4"), "(0.25, ∞)"),
            (closed("0", "1"), Interval("0", "1", low_open=True), "[0, ∞)"),
            (closed("0", "0"), Interval("0", "1", low_open=True), "[0, 0]"),
            (closed("0", "0"), Interval("1"), "[0, 0]"),
            (closed("-2", "-1"), Interval("0", "4", low_open=True), "(-∞, -0.25]"),
            (closed("-1", "2"), Interval("1"), "[-1, 2]"),
            (closed("1", "2"), Interval("1"), "(0, 2]"),
            (closed("1", "2"), closed("-4", "-2"), "[-1, -0.25]"),
            (closed("-1", "-1"), Interval("-1", "0", high_open=True), "[1, ∞)"),
            (closed("-1", "-1"), Interval(None, "-1"), "(0, 1]"),
            (EVERYTHING, closed("1", "2"), "(-∞, ∞)"),
            (over("0"), over("0"), "(0, ∞)"),
        ],
    )
    def test_quotient(self, dividend: Interval, divisor: Interval, expected: str) -> None:
        """A quotient has every quotient of two numbers, and a closed end only if it is reached."""
        assert expected == str(dividend / divisor)

    @pytest.mark.parametrize(
        ("dividend", "divisor"),
        [("1" + "0" * 40, "3"), ("1" + "0" * 30, "0.0000000003"), ("1" + "0" * 30, "30000000")],
    )
    def test_an_endless_quotient_of_many_digits_is_within_one(
        self, dividend: str, divisor: str
    ) -> None:
        """However large it is, it lies between two numbers that are less than one apart."""
        quotient = Interval.point(dividend) / Interval.point(divisor)
        assert quotient.low is not None
        assert quotient.high is not None
        assert 0 < quotient.high - quotient.low < 1

    def test_a_long_quotient_is_exact(self) -> None:
        """A decimal of a hundred places is held, and one of three hundred is not."""
        assert (Interval.point(1) / 2**100).is_exact
        assert not (Interval.point(1) / 2**300).is_exact
        assert Interval.point(1) / 2**300 * 2**300 != Interval.point(1)
        assert (Interval.point(1) / 2**300 * 2**300).contains(1)

    def test_an_endless_quotient_is_rounded_outwards(self) -> None:
        """One third lies strictly between the two nearest numbers of 28 digits."""
        third = closed("1", "1") / closed("3", "3")
        assert str(third) == f"(0.{'3' * 28}, 0.{'3' * 27}4)"

    @pytest.mark.parametrize(
        "divisor",
        [
            closed("0", "0"),
            closed("0", "5"),
            closed("-5", "0"),
            closed("-1", "1"),
            between("-1", "1"),
            Interval("0"),
            EVERYTHING,
        ],
    )
    def test_a_divisor_that_may_be_nought_is_refused(self, divisor: Interval) -> None:
        """There is no quotient by what may be nought, so none is given."""
        with pytest.raises(InvalidValueError) as caught:
            _ = closed("1", "2") / divisor
        assert (caught.value.field, caught.value.requirement) == ("divisor", "certainly not zero")

    def test_a_product_too_long_is_refused(self) -> None:
        """Two numbers of 200 digits have a product that no interval holds, and nothing is cut."""
        with pytest.raises(InvalidValueError):
            _ = closed("9" * 200, "9" * 200) * ("9" * 200)
