"""Money: figures as they are printed, and what may be done with them."""

from decimal import Decimal
from typing import Any, cast

import pytest

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
)

#: What is printed; its lower and upper end in pounds, each open or not; how often it is paid.
PRINTED = [
    # As the source texts print them.
    ("£9 million", "9000000", "9000000", False, False, Per.ONCE),
    ("£30m", "30000000", "30000000", False, False, Per.ONCE),
    ("£1000", "1000", "1000", False, False, Per.ONCE),
    ("£3,000", "3000", "3000", False, False, Per.ONCE),
    ("£2,000", "2000", "2000", False, False, Per.ONCE),
    ("£45m", "45000000", "45000000", False, False, Per.ONCE),
    ("over £45m", "45000000", None, True, True, Per.ONCE),
    ("£200 million", "200000000", "200000000", False, False, Per.ONCE),
    ("£25 million", "25000000", "25000000", False, False, Per.ONCE),
    ("up to £8.5 million", "0", "8500000", False, False, Per.ONCE),
    ("Up to £8.5 million", "0", "8500000", False, False, Per.ONCE),
    ("£36 million", "36000000", "36000000", False, False, Per.ONCE),
    ("£20 million", "20000000", "20000000", False, False, Per.ONCE),
    # As other publications do.
    ("£21million", "21000000", "21000000", False, False, Per.ONCE),
    ("£2.4bn", "2400000000", "2400000000", False, False, Per.ONCE),
    ("£2.6 billion", "2600000000", "2600000000", False, False, Per.ONCE),
    ("£10 billion", "10000000000", "10000000000", False, False, Per.ONCE),
    ("£1b", "1000000000", "1000000000", False, False, Per.ONCE),
    ("£3mn", "3000000", "3000000", False, False, Per.ONCE),
    ("£50,000", "50000", "50000", False, False, Per.ONCE),
    ("£1.5k", "1500", "1500", False, False, Per.ONCE),
    ("£30 thousand", "30000", "30000", False, False, Per.ONCE),
    ("£13.61", "13.61", "13.61", False, False, Per.ONCE),
    ("£0", "0", "0", False, False, Per.ONCE),
    ("£ 45m", "45000000", "45000000", False, False, Per.ONCE),
    ("  £45m  ", "45000000", "45000000", False, False, Per.ONCE),
    ("£45\u00a0million", "45000000", "45000000", False, False, Per.ONCE),
    ("-£91m", "-91000000", "-91000000", False, False, Per.ONCE),
    ("\u2212£91m", "-91000000", "-91000000", False, False, Per.ONCE),
    # Hedged.
    ("OVER £45M", "45000000", None, True, True, Per.ONCE),
    ("more than £45m", "45000000", None, True, True, Per.ONCE),
    ("in excess of £100m", "100000000", None, True, True, Per.ONCE),
    ("well over £1 billion", "1000000000", None, True, True, Per.ONCE),
    ("at least £523m", "523000000", None, False, True, Per.ONCE),
    ("a minimum of £40 million", "40000000", None, False, True, Per.ONCE),
    ("£45m or more", "45000000", None, False, True, Per.ONCE),
    ("no more than £8.5 million", "0", "8500000", False, False, Per.ONCE),
    ("a maximum of £3,000", "0", "3000", False, False, Per.ONCE),
    ("£3,000 or less", "0", "3000", False, False, Per.ONCE),
    ("just under £40m", "0", "40000000", False, True, Per.ONCE),
    ("nearly £40m", "0", "40000000", False, True, Per.ONCE),
    ("almost £2bn", "0", "2000000000", False, True, Per.ONCE),
    ("less than £1 billion", "0", "1000000000", False, True, Per.ONCE),
    ("exactly £109m", "109000000", "109000000", False, False, Per.ONCE),
    # Ranges.
    ("between £17 and £30", "17", "30", False, False, Per.ONCE),
    ("£154 to £270", "154", "270", False, False, Per.ONCE),
    ("£17\u2013£30", "17", "30", False, False, Per.ONCE),
    ("£17 - £30", "17", "30", False, False, Per.ONCE),
    ("£2 million to £3 million", "2000000", "3000000", False, False, Per.ONCE),
    ("between £2m and £3 million", "2000000", "3000000", False, False, Per.ONCE),
    # Brackets.
    ("(£45 million, £53.5 million]", "45000000", "53500000", True, False, Per.ONCE),
    ("[£0, £8.5m)", "0", "8500000", False, True, Per.ONCE),
    ("(-∞, £91 million)", None, "91000000", True, True, Per.ONCE),
    ("[£45m, ∞)", "45000000", None, False, True, Per.ONCE),
    ("(-∞, ∞)", None, None, True, True, Per.ONCE),
    # At a rate.
    ("£225 a week", "225", "225", False, False, Per.A_WEEK),
    ("£225 per week", "225", "225", False, False, Per.A_WEEK),
    ("£3.50 each week", "3.5", "3.5", False, False, Per.A_WEEK),
    ("£100 weekly", "100", "100", False, False, Per.A_WEEK),
    ("£154 to £270 a week", "154", "270", False, False, Per.A_WEEK),
    ("over £50 per month", "50", None, True, True, Per.A_MONTH),
    ("up to £18,140 a year", "0", "18140", False, False, Per.A_YEAR),
    ("£523m per annum", "523000000", "523000000", False, False, Per.A_YEAR),
    ("£500 or less a month", "0", "500", False, False, Per.A_MONTH),
]

#: What cannot be read as money, and where reading stops.
UNREADABLE = [
    ("", 0),
    ("   ", 3),
    ("45m", 0),
    ("$45m", 0),
    ("€45m", 0),
    ("45 pounds", 0),
    ("£", 0),
    ("£ million", 0),
    ("£-5", 0),
    ("£\u0663", 0),
    ("just 7.7%", 5),
    ("backed to £45m", 0),
    ("£1,00", 2),
    ("[£5, £6]x", 8),
    ("£0,000", 2),
    ("£1e6", 2),
    ("£45mm", 3),
    ("£9 millions", 3),
    ("£1000,000", 5),
    ("£45m pounds", 5),
    ("£45m, £9m", 4),
    ("£45m\n", 4),
    ("£225 a fortnight", 5),
    ("£9 million over the next two years", 11),
    ("over", 4),
    ("over over £45m", 5),
    ("£45m to", 5),
    ("£45m to £", 5),
    ("£45m or", 5),
    ("up to £5 or more", 9),
    ("between £17", 11),
    ("between £17 to £30", 11),
    ("between £17 and 30", 16),
    ("£2 to £3 million", 0),
    ("between £2 and £3 million", 8),
    ("£30 to £17", 0),
    ("up to -£5", 0),
    ("[£5, £6", 7),
    ("[£5 £6]", 3),
    ("(£5, £5)", 0),
    ("[£6, £5]", 0),
    ("(45, 50)", 1),
    ("£" + "9" * 201, 0),
]


class TestParse:
    """Reading figures as public documents print them."""

    @pytest.mark.parametrize(("text", "low", "high", "low_open", "high_open", "per"), PRINTED)
    def test_reads_the_interval_that_is_meant(  # noqa: PLR0913
        self,
        text: str,
        low: str | None,
        high: str | None,
        *,
        low_open: bool,
        high_open: bool,
        per: Per,
    ) -> None:
        """A printed figure means these pounds, with these ends, paid this often."""
        money = Money.parse(text)
        assert (None if low is None else Decimal(low)) == money.low
        assert (None if high is None else Decimal(high)) == money.high
        assert (low_open, high_open) == (money.low_open, money.high_open)
        assert per is money.per
        assert money.nominal is None

    @pytest.mark.parametrize("word", ["about", "around", "roughly", "approximately", "circa"])
    def test_an_about_has_a_nominal_figure_and_no_bounds(self, word: str) -> None:
        """Nobody has said how far from £40m an "about £40m" may be."""
        money = Money.parse(f"{word} £40m")
        assert (Decimal(40_000_000), Interval()) == (money.nominal, money.interval)

    @pytest.mark.parametrize(("text", "position"), UNREADABLE)
    def test_says_where_reading_stopped(self, text: str, position: int) -> None:
        """What is not understood is refused, with its position; nothing is guessed."""
        with pytest.raises(ParseError) as caught:
            Money.parse(text)
        assert ("money", text, position) == (
            caught.value.field,
            caught.value.value,
            caught.value.position,
        )

    def test_advises_on_a_scale_that_may_be_meant_twice(self) -> None:
        """£2 to £3 million may begin at two pounds, and the message says how to say which."""
        with pytest.raises(ParseError, match="repeat the scale word on both figures"):
            Money.parse("£2 to £3 million")

    def test_refuses_a_text_of_more_than_a_thousand_characters(self) -> None:
        """A text longer than any figure is refused before it is read, and not repeated whole."""
        with pytest.raises(InvalidValueError) as caught:
            Money.parse("£" + "9" * 1_000)
        assert caught.value.requirement == "at most 1000 characters long"
        assert len(str(caught.value)) < 200

    @pytest.mark.parametrize("value", [None, 45, 4.5, b"45", ["£45m"]])
    def test_refuses_what_is_no_text(self, value: object) -> None:
        """Only a text can be read."""
        with pytest.raises(InvalidValueError) as caught:
            Money.parse(cast("Any", value))
        assert caught.value.requirement == "a text"
        assert value is caught.value.value

    def test_no_digit_is_lost(self) -> None:
        """A figure of many digits is read whole, or refused, but never rounded."""
        money = Money.parse("£12345678901234567890123456789 thousand")
        assert Decimal(12345678901234567890123456789000) == money.low


class TestConstruction:
    """The named constructors, which say the bound."""

    @pytest.mark.parametrize(
        ("money", "text"),
        [
            (Money.exactly(45), "£45"),
            (Money.over("45000000"), "over £45m"),
            (Money.at_least(Decimal(45)), "at least £45"),
            (Money.up_to("8500000"), "up to £8.5 million"),
            (Money.under(40), "under £40"),
            (Money.between(17, 30), "between £17 and £30"),
            (Money.about(40), "about £40"),
            (Money.exactly(225, per=Per.A_WEEK), "£225 a week"),
            (Money.over(225, per=Per.A_WEEK), "over £225 a week"),
            (Money.at_least(225, per=Per.A_MONTH), "at least £225 a month"),
            (Money.up_to(225, per=Per.A_YEAR), "up to £225 a year"),
            (Money.under(225, per=Per.A_WEEK), "under £225 a week"),
            (Money.between(17, 30, per=Per.A_WEEK), "£17 to £30 a week"),
            (Money.about(225, per=Per.A_WEEK), "about £225 a week"),
        ],
    )
    def test_means_what_the_words_mean(self, money: Money, text: str) -> None:
        """Each constructor makes what its words, printed, are read as."""
        assert Money.parse(text) == money

    @pytest.mark.parametrize(
        "value", [45.0, True, None, Decimal("NaN"), Decimal("Infinity"), "£45"]
    )
    def test_refuses_inexact_numbers(self, value: object) -> None:
        """A float, a truth value, a NaN and a text that is no number are no pounds."""
        with pytest.raises(InvalidValueError) as caught:
            Money.exactly(cast("Any", value))
        assert caught.value.field == "money"

    def test_refuses_an_inverted_range(self) -> None:
        """The lower end comes first; nothing is swapped."""
        with pytest.raises(InvalidValueError) as caught:
            Money.between(30, 17)
        assert caught.value.field == "low"

    def test_refuses_a_limit_below_nought(self) -> None:
        """Up to less than nothing is nothing that can be."""
        with pytest.raises(InvalidValueError):
            Money.up_to(-5)

    @pytest.mark.parametrize("value", ["£45m", 45, None])
    def test_refuses_what_is_no_interval(self, value: object) -> None:
        """The plain constructor takes an interval, and says what to use in its place."""
        with pytest.raises(InvalidValueError) as caught:
            Money(cast("Any", value))
        assert (caught.value.field, caught.value.advice) == ("interval", "use a named constructor")

    @pytest.mark.parametrize("interval", [Interval(1, 1), Interval(1, 5)])
    def test_refuses_a_nominal_figure_beside_bounds(self, interval: Interval) -> None:
        """What is about £3 has no bounds, and would not be read back as the same."""
        with pytest.raises(InvalidValueError):
            Money(interval, nominal=Decimal(3))

    def test_refuses_a_unit_that_is_none(self) -> None:
        """How often it is paid is one of a few, and no text."""
        with pytest.raises((InvalidValueError, TypeError)):
            Money(Interval(1, 1), per=cast("Any", "a week"))


class TestEquality:
    """Equal meaning, equal object."""

    def test_one_figure_spelt_twice_is_one(self) -> None:
        """£45m and £45,000,000 are equal and hash alike, though rounded otherwise."""
        one, other = Money.parse("£45m"), Money.parse("£45,000,000")
        assert one == other
        assert hash(one) == hash(other)
        assert one.as_rounded() != other.as_rounded()

    @pytest.mark.parametrize(
        "other",
        [
            Money.parse("over £45m"),
            Money.parse("about £45m"),
            Money.parse("£45m a year"),
            Ratio.exactly(45_000_000),
            "£45m",
            45_000_000,
            Decimal(45_000_000),
        ],
    )
    def test_a_hedge_a_unit_and_a_stranger_make_a_difference(self, other: object) -> None:
        """Nothing but the same figure of the same unit is equal."""
        assert Money.parse("£45m") != other

    def test_two_abouts_are_told_apart(self) -> None:
        """Both are without bounds, and their nominal figures differ."""
        assert Money.parse("about £40m") != Money.parse("about £50m")


class TestText:
    """Printing money: for a reader, for a document and for a programmer."""

    @pytest.mark.parametrize(
        ("text", "printed", "spelled"),
        [
            ("£1000", "£1,000", "£1,000"),
            ("£45m", "£45 million", "£45 million"),
            ("£45,000,000", "£45 million", "£45,000,000"),
            ("£8.50m", "£8.5 million", "£8.50 million"),
            ("£1234.5m", "£1,234.5 million", "£1,234.5 million"),
            ("£2.4bn", "£2.4 billion", "£2.4 billion"),
            ("£1.5k", "£1,500", "£1.5 thousand"),
            ("£2.4", "£2.40", "£2.4"),
            ("£2.40", "£2.40", "£2.40"),
            ("£0", "£0", "£0"),
            ("-£91m", "-£91 million", "-£91 million"),
            ("-£2.50", "-£2.50", "-£2.50"),
            ("exactly £5", "£5", "exactly £5"),
            ("exactly £0.125", "£0.125", "exactly £0.125"),
            ("more than £45m", "over £45 million", "over £45 million"),
            ("£45m or more", "at least £45 million", "at least £45 million"),
            ("no more than £8.5m", "up to £8.5 million", "up to £8.5 million"),
            ("nearly £40m", "under £40 million", "under £40 million"),
            ("roughly £40m a year", "about £40 million a year", "about £40 million a year"),
            ("between £17 and £30", "£17 to £30", "£17 to £30"),
            ("[£500000, £2000000]", "£500,000 to £2,000,000", "£500,000 to £2,000,000"),
            ("(£45m, £53.5m]", "(£45 million, £53.5 million]", "(£45 million, £53.5 million]"),
            ("(-∞, £5]", "(-∞, £5]", "(-∞, £5]"),
            ("[£5, £10)", "[£5, £10)", "[£5, £10)"),
            (" [£5, £10)", "[£5, £10)", "[£5, £10)"),
            ("(£5, £10)", "(£5, £10)", "(£5, £10)"),
            ("£1,000,000", "£1 million", "£1,000,000"),
            ("£1,000,000,000", "£1 billion", "£1,000,000,000"),
            ("£999,999", "£999,999", "£999,999"),
            ("£1,234,567", "£1,234,567", "£1,234,567"),
            ("£1,234,000", "£1.234 million", "£1,234,000"),
            ("-£1.5m", "-£1.5 million", "-£1.5 million"),
            ("(-∞, ∞)", "(-∞, ∞)", "(-∞, ∞)"),
            ("£225 per week", "£225 a week", "£225 a week"),
        ],
    )
    def test_prints_and_spells(self, text: str, printed: str, spelled: str) -> None:
        """Print is in plain English; the spelling of a document keeps the printed digits too."""
        money = Money.parse(text)
        assert printed == str(money)
        assert f"Money.parse({printed!r})" == repr(money)
        assert spelled == money.spelled()

    @pytest.mark.parametrize("text", [row[0] for row in PRINTED] + ["about £40m a week"])
    def test_reads_back_what_it_prints(self, text: str) -> None:
        """Print gives the value again, and the spelling gives its resolution again too."""
        money = Money.parse(text)
        assert money == Money.parse(str(money))
        again = Money.parse(money.spelled())
        assert (money, money.resolution) == (again, again.resolution)

    def test_prints_a_sum_of_very_many_digits(self) -> None:
        """Whatever can be built can be printed, and is read back as the same."""
        money = Money.exactly(10**40)
        assert money == Money.parse(str(money))


class TestRounding:
    """Reading a bare figure as rounded, worked out by hand."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("£45m", "[44500000, 45500000)"),
            ("£8.5 million", "[8450000, 8550000)"),
            ("£1000", "[999.5, 1000.5)"),
            ("£3,000.00", "[2999.995, 3000.005)"),
            ("£2.4bn", "[2350000000, 2450000000)"),
            ("£0", "[-0.5, 0.5)"),
            ("-£45m", "(-45500000, -44500000]"),
        ],
    )
    def test_a_bare_figure_is_widened(self, text: str, expected: str) -> None:
        """It is what rounds to it: half a unit of its last printed digit either way."""
        assert expected == str(Money.parse(text).as_rounded().interval)

    @pytest.mark.parametrize(
        "money",
        [
            Money.parse("over £45m"),
            Money.parse("£17 to £30"),
            Money.parse("about £40m"),
            Money.parse("exactly £45m"),
            Money.exactly(45),
            Money.parse("£45m") + Money.parse("£9m"),
        ],
    )
    def test_any_other_figure_is_left_as_it_is(self, money: Money) -> None:
        """A hedged, a computed and an unprinted figure were not rounded in print."""
        assert money is money.as_rounded()


class TestArithmetic:
    """Sums, differences, products and quotients, worked out by hand."""

    @pytest.mark.parametrize(
        ("one", "other", "added", "taken"),
        [
            ("£25m", "£9m", "£34m", "£16m"),
            ("over £45m", "up to £8.5 million", "over £45m", "(£36.5m, ∞)"),
            ("£36m", "(£25m, £33.5m]", "(£61m, £69.5m]", "[£2.5m, £11m)"),
            ("£5", "£7", "£12", "-£2"),
            ("£225 a week", "£5 a week", "£230 a week", "£220 a week"),
            ("about £40m", "£2m", "about £42m", "about £38m"),
            ("about £40m", "about £2m", "about £42m", "about £38m"),
            ("about £40m", "over £2m", "(-∞, ∞)", "(-∞, ∞)"),
        ],
    )
    def test_sum_and_difference(self, one: str, other: str, added: str, taken: str) -> None:
        """Every sum of what the one and the other can be, and nothing else."""
        first, second = Money.parse(one), Money.parse(other)
        assert Money.parse(added) == first + second
        assert Money.parse(taken) == first - second

    @pytest.mark.parametrize(
        ("text", "factor", "expected"),
        [
            ("£225 a week", 52, "£11,700 a week"),
            ("up to £8.5m", "2", "up to £17m"),
            ("over £45m", Decimal("0.5"), "over £22.5m"),
            ("£17 to £30", -1, "[-£30, -£17]"),
            ("about £40m", 3, "about £120m"),
        ],
    )
    def test_product(self, text: str, factor: Decimal | int | str, expected: str) -> None:
        """A product with a number, from either side, keeps the unit and the hedge."""
        assert Money.parse(expected) == Money.parse(text) * factor
        assert Money.parse(expected) == factor * Money.parse(text)

    @pytest.mark.parametrize(
        ("text", "divisor", "expected"),
        [
            ("£9m", 2, "exactly £4.5m"),
            ("over £45m", "9", "over £5m"),
            ("about £40m", 2, "about £20m"),
            ("£104 a week", Decimal(-2), "exactly -£52 a week"),
        ],
    )
    def test_quotient_by_a_number(
        self, text: str, divisor: Decimal | int | str, expected: str
    ) -> None:
        """A quotient by a number is money of the same unit."""
        assert Money.parse(expected) == Money.parse(text) / divisor

    def test_quotient_by_money_is_a_ratio(self) -> None:
        """£3,000 over £2,000 is one and a half, and growth of a half."""
        ratio = Money.parse("£3,000") / Money.parse("£2,000")
        assert Ratio.exactly("1.5") == ratio
        assert Ratio.exactly("0.5") == ratio.change()

    @pytest.mark.parametrize("text", ["£40m", "over £40m", "about £40m"])
    def test_nothing_is_divided_by_nought(self, text: str) -> None:
        """There is no share of money for nobody."""
        with pytest.raises(InvalidValueError) as caught:
            _ = Money.parse(text) / 0
        assert caught.value.field == "divisor"

    @pytest.mark.parametrize("factor", [0.5, True, None, "half"])
    def test_a_factor_is_an_exact_number(self, factor: object) -> None:
        """Money is not multiplied by floats, and not divided by them."""
        with pytest.raises(InvalidValueError):
            _ = Money.exactly(1) * cast("Any", factor)
        with pytest.raises(InvalidValueError):
            _ = Money.exactly(1) / cast("Any", factor)

    def test_an_about_of_many_digits_is_not_rounded(self) -> None:
        """Arithmetic on the nominal figure is as exact as on the ends."""
        many = 10**30 + 1
        assert Money.about(many) == Money.about(many) * 1
        assert Money.about(many) == Money.about(many) + Money.exactly(0)

    def test_total(self) -> None:
        """A total adds up whatever it is given; of nothing at all it is £0 once."""
        items = [Money.parse(text) for text in ("over £45m", "£25m", "£9m", "£30m")]
        assert Money.parse("over £109m") == Money.total(iter(items))
        assert Money.exactly(0) == Money.total([])
        with pytest.raises(UnitError):
            Money.total(cast("Any", [5]))
        with pytest.raises(UnitError):
            Money.total(cast("Any", [Money.exactly(5), Count.exactly(5, "areas")]))
        weekly = [Money.parse("£5 a week"), Money.parse("£6 a week")]
        assert Money.parse("£11 a week") == Money.total(weekly)


class TestWithin:
    """Bounds for an "about", which only the caller can give."""

    @pytest.mark.parametrize(
        ("text", "tolerance", "expected"),
        [
            ("about £40m", Money.parse("£2m"), "£38m to £42m"),
            ("about £40m", Money.parse("up to £2m"), "£38m to £42m"),
            ("about £40m", Share.parse("10%"), "£36m to £44m"),
            ("about -£40m", Share.parse("10%"), "[-£44m, -£36m]"),
            ("about £40m", Money.parse("under £2m"), "(£38m, £42m)"),
            ("over £45m", Money.parse("£2m"), "over £45m"),
            ("£45m", Share.parse("10%"), "£45m"),
        ],
    )
    def test_gives_an_about_bounds(
        self, text: str, tolerance: Money | Share, expected: str
    ) -> None:
        """The nominal figure, less and more by the tolerance; what has bounds keeps them."""
        assert Money.parse(expected) == Money.parse(text).within(tolerance)

    def test_the_tolerance_has_the_same_unit(self) -> None:
        """A weekly tolerance says nothing of a sum paid once."""
        with pytest.raises(UnitError):
            Money.parse("about £40m").within(Money.parse("£2 a week"))


class TestUnits:
    """Money once and money at a rate do not mix, and money mixes with nothing else."""

    @pytest.mark.parametrize(
        "other",
        [Money.parse("£5 a week"), Count.exactly(5, "areas"), Share.exactly("0.5"), 5, "£5"],
    )
    @pytest.mark.parametrize(
        "method",
        [
            "__add__",
            "__sub__",
            "certainly_exceeds",
            "may_exceed",
            "certainly_equals",
            "consistent_with",
            "intersection",
        ],
    )
    def test_unlike_units_are_refused(self, method: str, other: object) -> None:
        """No sum and no comparison is given across units."""
        with pytest.raises(UnitError) as caught:
            getattr(Money.exactly(5), method)(other)
        assert caught.value.field == "operand"

    def test_says_which_units(self) -> None:
        """The message names both units."""
        with pytest.raises(UnitError) as caught:
            _ = Money.parse("£5 a week") + Money.parse("£5 a year")
        expected = "operand must be money a week, as the other one is, got 'money a year'"
        assert expected == str(caught.value)

    @pytest.mark.parametrize(
        ("other", "expected"),
        [
            (Money.parse("over £5"), True),
            (Money.parse("£5 a week"), False),
            (Count.exactly(5, "areas"), False),
            (5, False),
        ],
    )
    def test_comparable_with(self, other: object, *, expected: bool) -> None:
        """What may be compared can be asked before it is compared."""
        assert expected is Money.exactly(5).comparable_with(other)

    def test_division_by_money_of_another_unit_is_refused(self) -> None:
        """A week's money over a year's is no ratio until one of them is turned into the other."""
        with pytest.raises(UnitError):
            _ = Money.parse("£5 a week") / Money.parse("£5 a year")


class TestAgreement:
    """What two figures both allow."""

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ("over £45m", "£45.2m", "£45.2m"),
            ("over £45m", "£45m", None),
            ("£17 to £30", "at least £20", "£20 to £30"),
            ("about £40m", "over £45m", "over £45m"),
            ("about £40m", "(-∞, ∞)", "about £40m"),
            ("about £40m", "about £40m", "about £40m"),
            ("£45m", "£45m", "£45m"),
        ],
    )
    def test_intersection(self, one: str, other: str, expected: str | None) -> None:
        """The intersection is what both allow, either way round, or None."""
        first, second = Money.parse(one), Money.parse(other)
        common = None if expected is None else Money.parse(expected)
        assert common == first.intersection(second)
        assert common == second.intersection(first)
        assert (expected is not None) is first.consistent_with(second)

    def test_two_abouts_have_no_favourite(self) -> None:
        """What two nominal figures allow together does not hang on which one is asked."""
        one, other = Money.parse("about £40m"), Money.parse("about £50m")
        assert one.intersection(other) == other.intersection(one)

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ("£45m", "£45,000,000", True),
            ("£45m", "£46m", False),
            ("over £45m", "over £45m", False),
            ("about £45m", "about £45m", False),
        ],
    )
    def test_certainly_equals(self, one: str, other: str, *, expected: bool) -> None:
        """Only two exact figures are certainly equal."""
        assert expected is Money.parse(one).certainly_equals(Money.parse(other))

    @pytest.mark.parametrize(
        ("one", "other", "certainly", "possibly"),
        [
            ("over £45m", "£45m", True, True),
            ("over £45m", "£46m", False, True),
            ("up to £8.5m", "£8.5m", False, False),
            ("about £40m", "£1", False, True),
        ],
    )
    def test_exceeding(self, one: str, other: str, *, certainly: bool, possibly: bool) -> None:
        """A hedge decides what is certain and what is possible."""
        first, second = Money.parse(one), Money.parse(other)
        assert certainly is first.certainly_exceeds(second)
        assert possibly is first.may_exceed(second)


class TestConversion:
    """Rates and sums paid once, over a period with its dates."""

    @pytest.mark.parametrize(
        ("rate", "period", "expected"),
        [
            ("£225 a week", Period.weeks_from("2025-04-06", 52), "£11,700"),
            ("£225 a week", Period.of_days("2025-04-06", "2025-04-12"), "£225"),
            ("£100 a month", Period.tax_year(2025), "£1,200"),
            ("£100 a month", Period.months_from("2024-01-31", 1), "£100"),
            ("£100 a month", Period.month(2024, 2), "£100"),
            ("£12.5m a year", Period.years_from("2023-02-02", 2), "£25m"),
            ("£12.5m a year", Period.years_from("2024-02-29", 1), "£12.5m"),
            ("up to £5 a week", Period.weeks_from("2025-04-06", 2), "up to £10"),
            ("over £5 a year", Period.financial_year(2025), "over £5"),
            ("about £5 a year", Period.years_from("2025-04-01", 3), "about £15"),
        ],
    )
    def test_paid_over(self, rate: str, period: Period, expected: str) -> None:
        """A rate comes to itself times its whole weeks, months or years, with its hedge."""
        assert Money.parse(expected) == Money.parse(rate).paid_over(period)

    @pytest.mark.parametrize(
        ("money", "period", "per", "expected"),
        [
            ("£25 million", Period.years_from("2023-02-02", 2), Per.A_YEAR, "£12.5m a year"),
            ("over £45m", Period.years_from("2023-02-02", 2), Per.A_YEAR, "over £22.5m a year"),
            ("£1,200", Period.tax_year(2025), Per.A_MONTH, "£100 a month"),
            ("£11,700", Period.weeks_from("2025-04-06", 52), Per.A_WEEK, "£225 a week"),
            ("about £10", Period.weeks_from("2025-04-06", 4), Per.A_WEEK, "about £2.50 a week"),
        ],
    )
    def test_spread_over(self, money: str, period: Period, per: Per, expected: str) -> None:
        """A sum is the same every week, month or year of the period."""
        assert Money.parse(expected) == Money.parse(money).spread_over(period, per)

    def test_a_rate_that_no_decimal_holds_is_enclosed(self) -> None:
        """£10 over three weeks is between two figures of 28 digits, and can be neither."""
        rate = Money.exactly(10).spread_over(Period.weeks_from("2025-04-06", 3), Per.A_WEEK)
        assert rate.low_open
        assert rate.high_open
        assert rate.low == Decimal("3.333333333333333333333333333")
        assert rate.high == Decimal("3.333333333333333333333333334")

    @pytest.mark.parametrize(
        ("per", "period"),
        [
            (Per.A_WEEK, Period.tax_year(2025)),
            (Per.A_WEEK, Period.of_days("2025-04-06", "2025-04-11")),
            (Per.A_MONTH, Period.of_days("2025-04-06", "2025-05-06")),
            (Per.A_MONTH, Period.weeks_from("2025-04-06", 3)),
            (Per.A_YEAR, Period.months_from("2025-04-06", 18)),
            (Per.A_YEAR, Period.months_from("2025-04-06", 11)),
            (Per.A_YEAR, Period("2025-04-06")),
        ],
    )
    def test_a_part_of_a_week_month_or_year_is_refused(self, per: Per, period: Period) -> None:
        """What is paid for a part is for its payer to say, and nothing is assumed."""
        with pytest.raises(InvalidValueError) as caught:
            Money.exactly(5, per=per).paid_over(period)
        with pytest.raises(InvalidValueError):
            Money.exactly(5).spread_over(period, per)
        assert caught.value.field == "period"


class TestParts:
    """Shares and ratios of money."""

    @pytest.mark.parametrize(
        ("money", "factor", "expected"),
        [
            ("£2.6 billion", Share.parse("7.7%"), "£200.2m"),
            ("over £45m", Share.parse("10%"), "over £4.5m"),
            ("£100 a week", Share.parse("up to 10%"), "up to £10 a week"),
            ("£100", Ratio.parse("103.55%"), "£103.55"),
            ("about £100", Share.parse("10%"), "about £10"),
            ("about £100", Share.parse("over 10%"), "(-∞, ∞)"),
            ("about £100", Share.parse("0%"), "£0"),
        ],
    )
    def test_product(self, money: str, factor: Share | Ratio, expected: str) -> None:
        """A part of money is money of the same unit, as uncertain as both are together."""
        assert Money.parse(expected) == Money.parse(money) * factor

    @pytest.mark.parametrize(
        ("money", "divisor", "expected"),
        [
            ("£9m", Share.parse("45%"), "£20m"),
            ("over £45m", Share.parse("50%"), "over £90m"),
            ("£105", Ratio.parse("105%"), "£100"),
            ("£9m", Share.parse("45% to 90%"), "£10m to £20m"),
            ("about £9m", Share.parse("45%"), "about £20m"),
        ],
    )
    def test_quotient(self, money: str, divisor: Share | Ratio, expected: str) -> None:
        """What money is such a part of is money of the same unit."""
        assert Money.parse(expected) == Money.parse(money) / divisor

    def test_an_about_by_a_third_has_no_nominal_figure(self) -> None:
        """A figure that no decimal holds is not made up, and about nothing in particular."""
        third = Money.parse("about £40m") / 3
        assert third.nominal is None
        assert Interval() == third.interval


class TestConstructors:
    """Each hedge has a constructor, for money once and at a rate."""

    @pytest.mark.parametrize("per", list(Per))
    def test_means_what_the_words_mean(self, per: Per) -> None:
        """Each constructor makes what its words, printed, are read as."""
        suffix = "" if per is Per.ONCE else f" {per.value}"
        for text, money in (
            ("exactly £5", Money.exactly(5, per=per)),
            ("over £5", Money.over(5, per=per)),
            ("at least £5", Money.at_least(5, per=per)),
            ("up to £5", Money.up_to(5, per=per)),
            ("under £5", Money.under(5, per=per)),
            ("£5 to £6", Money.between(5, 6, per=per)),
            ("about £5", Money.about(5, per=per)),
        ):
            assert Money.parse(f"{text}{suffix}") == money
