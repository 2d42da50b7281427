"""The laws of money, counts, shares and ratios: their text, their rounding, their arithmetic."""

import ast
import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Count,
    Interval,
    InvalidValueError,
    Money,
    ParseError,
    Per,
    Period,
    Ratio,
    Share,
    UnitError,
    Verdict,
)
from csc_reform.strategies import counts, intervals, money, ratios, shares

Figure = Money | Count | Share | Ratio

FIGURES: st.SearchStrategy[Figure] = st.one_of(money(), counts(), shares(), ratios())
DIGITS = st.integers(1, 10**100).map(str)
#: Figures of as many digits as the library takes, and more than a Decimal keeps by itself.
LONG_FIGURES: st.SearchStrategy[Figure] = st.one_of(
    st.builds("{}.{}".format, DIGITS, DIGITS).map(Money.exactly),
    DIGITS.map(lambda digits: Count.exactly(digits, "local areas")),
    DIGITS.map("0.{}".format).map(Share.exactly),
    st.builds("-{}.{}".format, DIGITS, DIGITS).map(Ratio.exactly),
)


@st.composite
def prints(draw: st.DrawFn) -> Figure:
    """Give figures read from print, with so many places, noughts among them, and scale words."""
    number = draw(st.integers(0, 100))
    places = draw(st.sampled_from(["", ".0", ".5", ".50", ".25"]))
    match draw(st.sampled_from(["money", "count", "share", "ratio"])):
        case "money":
            scale = draw(st.sampled_from(["", "k", " thousand", "m", " million", "bn"]))
            return Money.parse(f"£{number}{places}{scale}")
        case "count":
            return Count.parse(f"{number} local areas")
        case "share":
            return Share.parse(f"{min(number, 99)}{places}%")
        case _:
            return Ratio.parse(f"-{number}{places} per cent")


@given(FIGURES)
def test_what_is_printed_reads_back_to_the_same_figure(figure: Figure) -> None:
    """The text of a figure is one that means exactly it."""
    assert type(figure).parse(str(figure)) == figure


@given(FIGURES)
def test_what_is_spelled_reads_back_with_the_same_resolution(figure: Figure) -> None:
    """The spelling of a figure, which documents hold, loses neither value nor resolution."""
    again = type(figure).parse(figure.spelled())
    assert again == figure
    assert again.resolution == figure.resolution


@given(LONG_FIGURES)
def test_a_long_figure_reads_back_from_its_text(figure: Figure) -> None:
    """No digit is lost or made up in printing, however many there are."""
    assert type(figure).parse(str(figure)) == figure
    assert type(figure).parse(figure.spelled()) == figure


@given(prints())
def test_what_was_printed_keeps_its_resolution_when_spelled(figure: Figure) -> None:
    """The last digit of a printed figure is worth the same after writing and reading."""
    again = type(figure).parse(figure.spelled())
    assert (again, again.resolution) == (figure, figure.resolution)


@given(st.integers(0, 99), st.text("ab -'\u2019", max_size=4), st.booleans())
def test_a_count_is_of_nothing_that_its_text_could_not_say(
    number: int,
    of: str,
    hedged: bool,  # noqa: FBT001 (a switch of what is tested)
) -> None:
    """What could not be read back after a number is refused as the name of what is counted."""
    try:
        count = Count.up_to(number, of) if hedged else Count.exactly(number, of)
    except InvalidValueError:
        return
    assert Count.parse(str(count)) == count


@given(FIGURES)
def test_its_repr_makes_it_again(figure: Figure) -> None:
    """The repr of a figure is the call that reads it."""
    name, call, argument = repr(figure).partition(".parse(")
    assert (name, call) == (type(figure).__name__, ".parse(")
    text: object = ast.literal_eval(argument.removesuffix(")"))
    assert isinstance(text, str)
    assert type(figure).parse(text) == figure


@given(st.one_of(money(), ratios()))
def test_equal_figures_look_and_hash_alike(figure: Money | Ratio) -> None:
    """A figure that was taken eight times and then one eighth of it is the same in every way."""
    again = figure * 8 * Decimal("0.125")
    assert again == figure
    assert hash(again) == hash(figure)
    assert repr(again) == repr(figure)


@given(FIGURES)
def test_a_rounded_figure_may_be_what_was_printed(figure: Figure) -> None:
    """Reading a figure as rounded leaves no number out that it could be as printed."""
    assert figure.interval.within(figure.as_rounded().interval)


@given(FIGURES)
def test_rounding_twice_is_rounding_once(figure: Figure) -> None:
    """What has been read as rounded is not widened again."""
    once = figure.as_rounded()
    assert once.as_rounded() == once


@given(FIGURES)
def test_only_a_bare_figure_is_widened(figure: Figure) -> None:
    """A hedged figure, and one that was never printed, is not read as rounded."""
    if figure.resolution is None:
        assert figure.as_rounded() == figure


@given(prints())
def test_a_rounded_figure_is_one_unit_of_its_last_digit_wide(figure: Figure) -> None:
    """Widening goes half a unit either way, unless it would leave what is natural or counted."""
    wide = figure.as_rounded()
    number, unit = figure.low, figure.resolution
    assert number is not None
    assert unit is not None
    if isinstance(figure, Count):
        assert wide == figure
        return
    # A half is rounded up, away from nought: so the end nearer to nought is inside.
    widened = Interval(
        number - unit / 2, number + unit / 2, low_open=number < 0, high_open=number >= 0
    )
    assert wide.interval == widened.intersection(figure.NOTATION.natural)


#: Strategies of which no two give figures of one unit.
UNITS: tuple[st.SearchStrategy[Figure], ...] = (
    *(money(per=per) for per in Per),
    counts(of="local areas"),
    counts(of="local authorities"),
    shares(),
    ratios(),
)


@st.composite
def unlike_figures(draw: st.DrawFn) -> tuple[Figure, Figure]:
    """Give two figures of unlike units."""
    one, other = draw(st.lists(st.sampled_from(UNITS), min_size=2, max_size=2, unique=True))
    return draw(one), draw(other)


@given(
    unlike_figures(),
    st.sampled_from(
        [
            "__add__",
            "__sub__",
            "certainly_equals",
            "certainly_exceeds",
            "consistent_with",
            "intersection",
            "may_exceed",
        ]
    ),
)
def test_unlike_units_do_not_mix(figures: tuple[Figure, Figure], operation: str) -> None:
    """Pounds a week and pounds a year, or shares and ratios, are neither added nor compared."""
    one, other = figures
    assert not one.comparable_with(other)
    with pytest.raises(UnitError):
        getattr(one, operation)(other)


@given(st.sampled_from(list(Per)), st.integers(), st.integers())
def test_about_and_exact_make_about(per: Per, pounds: int, change: int) -> None:
    """A figure nobody has bounded stays so when an exact one is added or taken away."""
    about, exact = Money.about(pounds, per=per), Money.exactly(change, per=per)
    assert about + exact == exact + about == Money.about(pounds + change, per=per)
    assert about - exact == Money.about(pounds - change, per=per)


@given(st.sampled_from(list(Per)), st.integers(), st.integers())
def test_exact_figures_add_up_exactly(per: Per, pounds: int, more: int) -> None:
    """The sum and the difference of two exact figures are exact."""
    one, other = Money.exactly(pounds, per=per), Money.exactly(more, per=per)
    assert one + other == Money.exactly(pounds + more, per=per)
    assert one - other == Money.exactly(pounds - more, per=per)


@given(
    st.one_of(
        st.tuples(counts(of="children"), counts(of="children")), st.tuples(shares(), shares())
    ),
    st.sampled_from([operator.add, operator.sub]),
)
def test_an_about_never_leaves_what_is_natural(
    figures: tuple[Count, Count] | tuple[Share, Share],
    operation: Callable[[Figure, Figure], Figure],
) -> None:
    """No sum or difference is about fewer than none, or about more than the whole."""
    one, other = figures
    try:
        found = operation(one, other)
    except InvalidValueError:
        return
    assert found.nominal is None or found.NOTATION.natural.contains(found.nominal)


@given(FIGURES)
def test_a_figure_has_no_truth_value(figure: Figure) -> None:
    """An uncertain figure cannot be tested as if it were a number."""
    with pytest.raises(TypeError):
        bool(figure)


@given(
    FIGURES,
    FIGURES,
    st.sampled_from([operator.lt, operator.le, operator.gt, operator.ge]),
)
def test_figures_have_no_order(
    one: Figure, other: Figure, compare: Callable[[object, object], object]
) -> None:
    """Which of two uncertain figures is the smaller often has no answer, so nobody is given one."""
    with pytest.raises(TypeError):
        compare(one, other)


ENDS = st.integers(0, 30)


def numbers_of(count: Count) -> set[int]:
    """Give the whole numbers up to 40 that a count can be, in the plainest way."""
    low, high = count.low, count.high
    return {
        number
        for number in range(41)
        if (low is None or number > low or (number == low and not count.low_open))
        and (high is None or number < high or (number == high and not count.high_open))
    }


def counted(low: int | None, high: int | None, *, low_open: bool, high_open: bool) -> set[int]:
    """Give the whole numbers up to 40 between two ends."""
    return {
        number
        for number in range(41)
        if (low is None or number > low or (number == low and not low_open))
        and (high is None or number < high or (number == high and not high_open))
    }


@given(ENDS, ENDS | st.none(), st.booleans(), st.booleans())
def test_a_count_is_the_whole_numbers_between_its_ends(
    low: int,
    high: int | None,
    low_open: bool,  # noqa: FBT001 (what is tested)
    high_open: bool,  # noqa: FBT001
) -> None:
    """A count has exactly the whole numbers between the ends it is given, and has some."""
    expected = counted(low, high, low_open=low_open, high_open=high_open)
    try:
        interval = Interval(low, high, low_open=low_open, high_open=high_open)
        count = Count(interval, of="areas")
    except InvalidValueError:
        assert not expected
        return
    assert numbers_of(count) == expected


@given(counts(of="areas"), counts(of="areas"))
def test_counts_are_equal_when_they_can_be_the_same_numbers(one: Count, other: Count) -> None:
    """However two counts were hedged, the same whole numbers make the same count and text."""
    same = (one.interval, one.nominal) == (other.interval, other.nominal)
    assert (one == other) == (str(one) == str(other)) == same
    assert not one.low_open
    assert one.high_open == (one.high is None)


@given(st.integers(0, 10**9))
def test_over_so_many_is_at_least_one_more(number: int) -> None:
    """More than twelve areas are thirteen areas or more, and fewer than thirteen are up to twelve."""
    assert Count.over(number, "areas") == Count.at_least(number + 1, "areas")
    assert Count.under(number + 1, "areas") == Count.up_to(number, "areas")


@given(counts(of="areas"), counts(of="areas"))
def test_each_end_of_a_sum_of_counts_is_reached(one: Count, other: Count) -> None:
    """The ends of a sum of counts are sums of numbers that the counts can be."""
    total = one + other
    if one.nominal is None and other.nominal is None:
        assert total.low == (one.low or 0) + (other.low or 0)
        both = None if one.high is None or other.high is None else one.high + other.high
        assert total.high == both


#: Two figures of one unit.
PAIRS: st.SearchStrategy[tuple[Figure, Figure]] = st.one_of(
    st.tuples(money(per=Per.A_WEEK), money(per=Per.A_WEEK)),
    st.tuples(counts(of="areas"), counts(of="areas")),
    st.tuples(shares(), shares()),
    st.tuples(ratios(), ratios()),
)


@given(PAIRS)
def test_a_verdict_on_exceeding_says_what_is_certain_and_what_is_possible(
    figures: tuple[Any, Any],
) -> None:
    """It holds when it is certain, fails when it is impossible, and is undetermined otherwise."""
    one, other = figures
    verdict = one.exceeds(other)
    assert (verdict is Verdict.HOLDS) == one.certainly_exceeds(other)
    assert (verdict is not Verdict.FAILS) == one.may_exceed(other)


@given(PAIRS)
def test_a_hull_allows_what_either_does(figures: tuple[Any, Any]) -> None:
    """The hull of two figures has their unit, and every number of both."""
    one, other = figures
    hull = one.hull(other)
    assert hull == other.hull(one)
    assert hull.comparable_with(one)
    for figure in figures:
        assert figure.interval.within(hull.interval)
        assert figure.intersection(hull) in (figure, figure.finer(hull))


@given(PAIRS)
def test_what_two_figures_have_in_common_is_within_both(figures: tuple[Any, Any]) -> None:
    """There is a common figure exactly when both could be one number, and it says no more."""
    one, other = figures
    common = one.intersection(other)
    assert (common is not None) == one.consistent_with(other)
    if common is not None:
        assert common.interval.within(one.interval)
        assert common.interval.within(other.interval)


@given(st.lists(money(per=Per.A_YEAR), min_size=1, max_size=5))
def test_a_total_is_the_sum_of_all(items: list[Money]) -> None:
    """Adding up many is adding one after another."""
    added = items[0]
    for item in items[1:]:
        added = added + item
    assert Money.total(iter(items)) == added


@given(st.one_of(money(), ratios()), st.integers(1, 1000))
def test_dividing_undoes_multiplying(figure: Money | Ratio, number: int) -> None:
    """What is multiplied by a number and divided by it is what it was."""
    assert figure * number / number == figure


@given(money(), shares(), st.data())
def test_a_share_of_money_allows_every_part_of_every_sum(
    whole: Money, share: Share, data: st.DataObject
) -> None:
    """Whatever the sum and the share turn out to be, the part was allowed for."""
    pounds = data.draw(intervals(within=closed(whole.interval), limit=10**11))
    part = data.draw(intervals(within=closed(share.interval), places=4))
    if pounds.within(whole.interval) and part.within(share.interval):
        assert (pounds * part).within((whole * share).interval)


def closed(interval: Interval) -> Interval:
    """Give an interval with its ends."""
    return Interval(interval.low, interval.high)


@given(
    money(per=Per.ONCE),
    st.sampled_from([Per.A_WEEK, Per.A_MONTH, Per.A_YEAR]),
    st.sampled_from([1, 2, 4, 5, 8, 10, 16, 20]),
    st.dates(date(2000, 1, 1), date(2030, 12, 28)),
)
def test_spreading_undoes_paying(sum_: Money, per: Per, number: int, start: date) -> None:
    """A sum spread over a period, and paid over it, is the sum again."""
    make = {
        Per.A_WEEK: Period.weeks_from,
        Per.A_MONTH: Period.months_from,
        Per.A_YEAR: Period.years_from,
    }[per]
    period = make(start, number)
    rate = sum_.spread_over(period, per)
    assert rate.per is per
    assert rate.paid_over(period) == sum_
    assert (rate * number).interval == sum_.interval


#: What may stand beside a figure in a phrase, and is no part of it.
RESTS = st.sampled_from(
    [
        "",
        "for carers",
        "to each",
        "per child",
        "of the budget",
        "by 2024/25",
        "(capital)",
        "in London",
    ]
)
LENGTHS = st.sampled_from(
    [
        ("", None),
        (" over the next two years", "two years"),
        (" over 2 financial years", "two financial years"),
        (" for six months", "six months"),
        (" within five years", "five years"),
    ]
)
NO_COUNTS: st.SearchStrategy[Money | Share | Ratio] = st.one_of(money(), shares(), ratios())


@given(NO_COUNTS, LENGTHS, RESTS)
def test_a_phrase_gives_back_what_it_was_made_of(
    figure: Money | Share | Ratio, length: tuple[str, str | None], rest: str
) -> None:
    """A figure, a length of time and anything else are read apart, and nothing is lost."""
    words, period = length
    reading = type(figure).read(f"{figure.spelled()}{words} {rest}".rstrip())
    assert reading.figure == figure
    assert reading.figure.resolution == figure.resolution
    assert period == (None if reading.period is None else str(reading.period))
    assert reading.rest == rest


@given(counts(of="local areas"), LENGTHS, st.sampled_from(["", "to each", "by 2024/25", "(new)"]))
def test_a_phrase_of_a_count_gives_back_what_it_was_made_of(
    count: Count, length: tuple[str, str | None], rest: str
) -> None:
    """What is counted ends where a length of time, or anything else, begins."""
    words, period = length
    reading = Count.read(f"{count}{words} {rest}".rstrip())
    assert reading.figure == count
    assert period == (None if reading.period is None else str(reading.period))
    assert reading.rest == rest


@given(
    NO_COUNTS,
    st.sampled_from(
        [
            " or less or so",
            " or",
            " plus £5",
            " and £5m",
            " and a half",
            " to £9m or less",
            " - £5",
            " + 5%",
            " minimum",
            "x",
            "-worth",
            ",000,000",
            ".5.5",
            " trillion",
            " hundred",
            " 5",
            " £5",
            " %",
            " points",
        ]
    ),
)
def test_what_would_make_another_figure_is_refused(
    figure: Money | Share | Ratio, more: str
) -> None:
    """A figure with something after it that may change it is not read as if it were not there."""
    try:
        reading = type(figure).read(f"{figure}{more}")
    except ParseError:
        return
    # What could be understood was understood, as a range or an upper limit.
    assert reading.figure != figure
    assert not reading.rest


@given(FIGURES, st.sampled_from(["1", "3", "0.3", "1e2", "-1", "0", "1e12"]))
def test_a_resolution_is_that_of_a_printed_digit(figure: Figure, resolution: str) -> None:
    """No figure is said to be printed to a digit that it was not, or could not be, printed to."""
    unit = Decimal(resolution)
    try:
        printed = attrs.evolve(figure, resolution=unit)
    except InvalidValueError:
        return
    assert printed.is_exact
    again = type(figure).parse(printed.spelled())
    assert (again, again.resolution) == (printed, unit)
