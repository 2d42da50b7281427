"""What no answer may hang on: the caller's decimal context, and the language of the machine."""

import locale
from collections.abc import Callable
from decimal import (
    ROUND_CEILING,
    ROUND_UP,
    Context,
    Inexact,
    InvalidOperation,
    Rounded,
    localcontext,
)
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Count,
    CscReformError,
    Interval,
    Money,
    PartialDate,
    Per,
    Period,
    Ratio,
    Share,
)
from csc_reform.strategies import counts, intervals, money, ratios, shares

#: Contexts in which careless arithmetic rounds, or raises.
CONTEXTS = st.builds(
    Context,
    prec=st.integers(1, 5),
    rounding=st.sampled_from([ROUND_UP, ROUND_CEILING]),
    Emin=st.sampled_from([-1, -999_999]),
    Emax=st.sampled_from([1, 999_999]),
    traps=st.sampled_from([[], [Inexact], [Inexact, Rounded, InvalidOperation]]),
)


def everything(one: Interval, other: Interval, figure: Money | Count | Share | Ratio) -> list[str]:
    """Do all arithmetic and all printing there is, and give what comes out, refusals too."""
    tenth = Share.exactly("0.1")
    attempts: list[Callable[[], object]] = [
        lambda: one + other,
        lambda: one - other,
        lambda: one * other,
        lambda: one / other,
        lambda: one / 3,
        lambda: Interval.parse(str(one)),
        lambda: one.intersection(other),
        lambda: one.hull(other),
        lambda: Interval.total([one, other, one]),
        lambda: type(figure).parse(str(figure)),
        lambda: type(figure).parse(figure.spelled()).resolution,
        figure.as_rounded,
        lambda: type(figure).total(cast("Any", [figure, figure])),
        lambda: figure * "1.1",
        lambda: Money.parse("£1,234,567.89") / 3,
        lambda: Money.about("123456789.01").within(tenth),
        lambda: Count.about(12_345_678, "areas").within(tenth),
        lambda: Money.parse("£123,456,789.01") / Money.parse("£7"),
        lambda: Money.parse("£123,456,789.01") * Share.exactly("0.123456789"),
        lambda: Ratio.parse("1,234.5 per 10,000"),
        lambda: Share.parse("three-quarters"),
        lambda: Money.exactly("123456.78").spread_over(Period.tax_year(2025), Per.A_MONTH),
    ]
    found: list[str] = []
    for attempt in attempts:
        try:
            found.append(repr(attempt()))
        except CscReformError as error:
            found.append(str(error))
    return found


@given(
    CONTEXTS,
    intervals(limit=10**9, places=4),
    intervals(limit=10**9, places=4),
    st.one_of(money(), counts(), shares(), ratios()),
)
def test_no_answer_hangs_on_the_decimal_context(
    context: Context, one: Interval, other: Interval, figure: Money | Count | Share | Ratio
) -> None:
    """A caller who rounds to one digit, or lets inexact results raise, gets the same answers."""
    expected = everything(one, other, figure)
    with localcontext(context):
        found = everything(one, other, figure)
    assert found == expected


def test_months_are_named_in_english_whatever_the_machine_speaks() -> None:
    """A machine set to another language prints the same dates."""
    before = locale.setlocale(locale.LC_TIME)
    others = [name for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8") if has_locale(name)]
    try:
        for name in [*others, "C"]:
            locale.setlocale(locale.LC_TIME, name)
            assert PartialDate.parse("2023-05").in_words() == "May 2023"
            assert PartialDate.parse("2023-03-02").in_words() == "2 March 2023"
    finally:
        locale.setlocale(locale.LC_TIME, before)


def has_locale(name: str) -> bool:
    """Tell whether this machine has a locale."""
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, name)
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_TIME, before)
    return True


def test_all_months_have_their_names() -> None:
    """Twelve months are printed by name."""
    names = [PartialDate.parse(f"2023-{month:02}").in_words() for month in range(1, 13)]
    assert names == [
        f"{name} 2023"
        for name in (
            *("January", "February", "March", "April", "May", "June", "July"),
            *("August", "September", "October", "November", "December"),
        )
    ]


@pytest.mark.parametrize("attribute", ["prec", "Emax"])
def test_the_context_of_the_caller_is_left_alone(attribute: str) -> None:
    """Arithmetic here changes nothing of the context in which it is done."""
    with localcontext(Context(prec=3)) as context:
        before = getattr(context, attribute)
        _ = Money.parse("£1,234.56") / 7
        assert getattr(context, attribute) == before
        assert not any(context.flags.values())
