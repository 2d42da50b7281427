"""The law of bad input: whatever anybody gives, there is a value or one clear error, and soon."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    AgeBand,
    AgeBands,
    Count,
    CscReformError,
    Deadline,
    Interval,
    Money,
    PartialDate,
    Per,
    Period,
    PeriodUnit,
    Ratio,
    RelativePeriod,
    Share,
    Span,
    Verdict,
    age_on,
    birthday,
    rebanded,
)
from csc_reform.strategies import counts, deadlines, money, partial_dates, ratios, shares

LONG = 10_000_000
#: What is no number, no text and no day, or too much of one.
STRANGERS: list[object] = [
    *(None, True, False, 1.5, float("nan"), float("inf"), 1j, b"5", Fraction(1, 3), object()),
    *((), [], {}, set[int](), range(3), print, int, Money, Interval(), Per.ONCE, Verdict.HOLDS),
    *(0, -1, 151, 10**30, 10**5000, -(10**5000)),
    *(Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), Decimal("1E+999999")),
    *(Decimal("1E-999999"), Decimal("1E+300"), Decimal(10) ** 27),
    *(datetime(2023, 2, 2, tzinfo=UTC), date.min, date.max, time(12), time(12, tzinfo=UTC)),
    *(time(1, 30, fold=1), time(12, 0, 30)),
    *("", " ", "\x00", "\ud800", "\u202e£5", "£\u0665", "\u05d0\u05d1", "١٢ areas", "e\u0301"),
    *("$45m", "€45m", "¥5", "GBP 5", "£1e6", "1e999999999", "£5.5.5", "£5,5", "£-5", "£--5"),
    *("£5" * 400, "£" + "9" * 900, "9" * 900, "0." + "0" * 900 + "1", "(" * 900, "[1, " * 200),
    *("over " * 190, "£1" + " " * 990, "£5 to " * 150, "a" * 999, "5-" * 400, "1,000" * 190),
    *("2023-02-30", "0000", "9999-12-31", "2023-02-02T24:00 Europe/London", "../..", "99-98"),
    *("2023-02-02T23:45 " + "A/" * 30, "2023-02-02T23:45 Europe/../etc/passwd"),
]
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text("£0123456789.,- tomillionbkforverupweekyad%[](∞)\u2013\u00a0", max_size=40),
    st.builds(
        "".join,
        st.lists(
            st.sampled_from(
                [
                    *(
                        "£",
                        "5",
                        "12",
                        ",000",
                        ".5",
                        " ",
                        "-",
                        "\u2013",
                        " to ",
                        " and ",
                        "between ",
                    ),
                    *(
                        "over ",
                        "up to ",
                        "about ",
                        "m",
                        " million",
                        "bn",
                        "%",
                        " per cent",
                        " a week",
                    ),
                    *(
                        "seven ",
                        "half",
                        "-fifth",
                        " per 10,000",
                        " areas",
                        " or less",
                        "+",
                        "(",
                        "]",
                    ),
                    *(
                        " over two years",
                        "2023",
                        "-04",
                        "/",
                        "..",
                        "T23:45 ",
                        "Europe/London",
                        "[0, ",
                    ),
                ]
            ),
            max_size=8,
        ),
    ),
)
ANYTHING: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(STRANGERS), TEXTS, st.integers(), st.floats(), st.decimals(), st.dates()
)
ONE_ARGUMENT: list[Callable[[Any], object]] = [
    *(Money.parse, Money.read, Money.exactly, Money.over, Money.at_least, Money.up_to, Money.under),
    *(Money.about, Money.total, Money),
    *(Count.parse, Count.read, Count.total),
    *(Share.parse, Share.read, Share.exactly, Share.over, Share.at_least, Share.up_to, Share.under),
    *(Share.about, Share.total, Share),
    *(Ratio.parse, Ratio.read, Ratio.exactly, Ratio.over, Ratio.up_to, Ratio.under, Ratio.about),
    *(Ratio.total, Ratio, Interval, Interval.parse, Interval.point, Interval.total),
    *(PartialDate.parse, PartialDate.on, Deadline.parse, Span.parse, Span),
    *(Period, Period.calendar_year, Period.financial_year, Period.tax_year, Period.academic_year),
    *(RelativePeriod.parse, AgeBand, AgeBand.parse, AgeBands, AgeBands.parse),
    *(Verdict.all_of, Verdict.any_of, Verdict.of, Money.common, Count.common),
    *(RelativePeriod.leading, AgeBand(5, 10).overlaps, AgeBand(5, 10).period_of),
    *(AgeBands.parse("0-4, 5-9").band_of, Period.tax_year(2025).whole),
    *(Period.tax_year(2025).contains, Period.tax_year(2025).intersection),
    *(Span.parse("2023").overlaps, Span.parse("2023").holds_on, Money.exactly(5).finer),
    *(Interval(1, 2).contains, Interval(1, 2).within, Interval(1, 2).hull),
    *(Interval(1, 2).__add__, Interval(1, 2).__mul__, Interval(1, 2).__truediv__),
]
TWO_ARGUMENTS: list[Callable[[Any, Any], object]] = [
    *(Count.exactly, Count.over, Count.at_least, Count.up_to, Count.under, Count.about, Ratio.per),
    *(Money.between, Share.between, Ratio.between, Interval, PartialDate, Span, Span.parse, Period),
    *(Period.of_days, Period.month, Period.years_from, Period.months_from, Period.weeks_from),
    *(RelativePeriod, AgeBand, birthday, age_on, rebanded, Deadline),
    lambda a, b: Money(a, per=b),
    lambda a, b: Money(Interval(), nominal=a, per=b),
    lambda a, b: Money(Interval.point(5), resolution=a, per=b),
    lambda a, b: Interval(1, 2, low_open=a, high_open=b),
    lambda a, b: Count.parse(a, of=b),
    lambda a, b: Period("2023-02-02", "2023-05-11").split(a, b),
    lambda a, b: Money.exactly(5, per=Per.A_WEEK).paid_over(Period(a, b)),
]


def is_heard(call: Callable[..., object], *arguments: object) -> None:
    """Make a call that gives something or raises an error of ours, with a message of one length."""
    try:
        call(*arguments)
    except CscReformError as error:
        text = str(error)
        assert 0 < len(text) < 1_000
        assert text.encode()  # no half of a character


@given(st.sampled_from(ONE_ARGUMENT), ANYTHING)
def test_what_takes_one_thing_takes_it_or_says_why_not(
    call: Callable[[Any], object], given_: object
) -> None:
    """No error but ours leaves a constructor or reader of one argument."""
    is_heard(call, given_)


@given(st.sampled_from(TWO_ARGUMENTS), ANYTHING, ANYTHING)
def test_what_takes_two_things_takes_them_or_says_why_not(
    call: Callable[[Any, Any], object], first: object, second: object
) -> None:
    """No error but ours leaves a constructor or reader of two arguments."""
    is_heard(call, first, second)


@pytest.mark.parametrize("call", ONE_ARGUMENT, ids=lambda call: call.__qualname__)
def test_every_stranger_is_heard(call: Callable[[Any], object]) -> None:
    """Each of the worst things there are is tried on each reader."""
    for stranger in STRANGERS:
        is_heard(call, stranger)


FIGURES = st.one_of(money(), counts(), shares(), ratios())
METHODS = st.sampled_from(
    [
        *("__add__", "__sub__", "__mul__", "__truediv__", "exceeds", "certainly_exceeds"),
        *("may_exceed", "certainly_equals", "consistent_with", "intersection", "hull", "within"),
    ]
)


@given(FIGURES, METHODS, ANYTHING)
def test_what_is_asked_of_a_figure_is_answered_or_refused(
    figure: Money | Count | Share | Ratio, method: str, given_: object
) -> None:
    """No error but ours leaves the arithmetic and the comparisons of figures."""
    is_heard(getattr(figure, method), given_)


@given(
    partial_dates() | deadlines(),
    st.sampled_from(["before", "certainly_before", "consistent_with", "certainly_equals"]),
    ANYTHING,
)
def test_what_is_asked_of_a_date_is_answered_or_refused(
    moment: PartialDate | Deadline, method: str, given_: object
) -> None:
    """No error but ours leaves the comparisons of dates, or the clocks of a zone."""
    if isinstance(moment, PartialDate):
        is_heard(getattr(moment, method), given_)
    else:
        is_heard(moment.instant)
        is_heard(lambda: Deadline(moment.day, moment.at, given_))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("call", ONE_ARGUMENT, ids=lambda call: call.__qualname__)
@pytest.mark.parametrize(
    "unit", ["9", "£", " ", "\u202e", "\ud800", "over ", "[", "2023-", "1,000", "a/", "5-10, "]
)
def test_ten_megabytes_are_refused_without_being_read(
    call: Callable[[Any], object], unit: str
) -> None:
    """A text far too long is never taken for anything, and its error repeats little of it."""
    text = unit * (LONG // len(unit))
    with pytest.raises(CscReformError) as caught:
        call(text)
    assert len(str(caught.value)) < 1_000


@pytest.mark.parametrize("read", [Money.read, Count.read, Share.read, Money.parse, Count.parse])
@pytest.mark.parametrize("odd", ["\ud800", "\x1b[31m", "\u202e", "\u2066", "\x00", "\x85"])
def test_nothing_unfit_for_print_is_handed_on(read: Callable[[str], object], odd: str) -> None:
    """Half characters, what steers a terminal and what turns text around are refused."""
    for text in (f"£5 million {odd}for carers", f"12 areas {odd}", f"10% of {odd}them"):
        with pytest.raises(CscReformError):
            read(text)


@pytest.mark.parametrize(
    "text",
    [
        *("£5 " + "per child " * 99, "£5 " + "a " * 490, "£5 " + "(" * 990, "£5 to " * 160),
        *("12 " + "areas and " * 98, "12 " + "a'" * 490, "12 " + "in " * 320, "12 " + "-a" * 490),
        *("£5 over " + "the next " * 100, "£5 " + "every other " * 80, "£5 " + ", " * 490),
        *("£1" + ",000" * 240, "£1" + " 000" * 240, "one-" * 240, "half " * 190, "5 per " * 160),
    ],
)
def test_a_long_phrase_is_read_or_refused_in_few_steps(text: str) -> None:
    """No text of a thousand letters makes a pattern try again and again."""
    for read in (Money.read, Count.read, Share.read, Ratio.read):
        is_heard(read, text)


@pytest.mark.parametrize("unit", list(PeriodUnit))
@pytest.mark.parametrize("day", ["9999-12-31", "9999-04-01", "0001-01-01", date.max])
def test_the_ends_of_the_calendar_are_no_trap(unit: PeriodUnit, day: date | str) -> None:
    """What would run over the last day of the calendar is refused."""
    is_heard(RelativePeriod(999, unit).starting, day)
    is_heard(RelativePeriod(1, unit).starting, day)
    is_heard(birthday, day, 150)
    is_heard(AgeBand(0, 150).period_of, day)
