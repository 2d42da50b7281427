"""The laws of money, counts, shares and ratios: their text, their rounding, their arithmetic."""

import ast
import operator
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import Count, Interval, InvalidValueError, Money, Per, Ratio, Share, UnitError
from csc_reform.strategies import counts, money, ratios, shares

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
