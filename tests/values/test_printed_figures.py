"""
Every figure that the sources of the reform print, read as it is printed.

These are the figures of the strategy, the statements to Parliament, the stakeholders' responses,
the later publications and the tables of allowances, with the words that stand around them.
"""

import pytest

from csc_reform import Count, Money, ParseError, Per, Ratio, RelativePeriod, Share

#: As printed; the figure in brackets, in pounds; how often it is paid.
MONEY = [
    ("over £45m", "(45000000, ∞)"),
    ("over £45 million", "(45000000, ∞)"),
    ("over £10 billion", "(10000000000, ∞)"),
    ("over £2 billion", "(2000000000, ∞)"),
    ("over £2.4 billion", "(2400000000, ∞)"),
    ("over £250m", "(250000000, ∞)"),
    ("over £500 million", "(500000000, ∞)"),
    ("more than £700 million", "(700000000, ∞)"),
    ("up to £8.5 million", "[0, 8500000]"),
    ("up to £19.5 million", "[0, 19500000]"),
    ("up to £5m", "[0, 5000000]"),
    ("up to £9m", "[0, 9000000]"),
    ("up to £2.6bn", "[0, 2600000000]"),
    ("just under £40m", "[0, 40000000)"),
    ("between £154 and £270", "[154, 270]"),
    ("between £17 and £30", "[17, 30]"),
    ("£17\u2013£30", "[17, 30]"),
    ("£154 to £270", "[154, 270]"),
    ("£165\u2013170", "[165, 170]"),
    ("backed by £20 million", "[20000000, 20000000]"),
    ("backed by £45m", "[45000000, 45000000]"),
    ("£1 billion", "[1000000000, 1000000000]"),
    ("£1,000", "[1000, 1000]"),
    ("£1000", "[1000, 1000]"),
    ("£1.1bn", "[1100000000, 1100000000]"),
    ("£1.76m", "[1760000, 1760000]"),
    ("£1.95m", "[1950000, 1950000]"),
    ("£10.8m", "[10800000, 10800000]"),
    ("£142 million", "[142000000, 142000000]"),
    ("£15.5bn", "[15500000000, 15500000000]"),
    ("£21million", "[21000000, 21000000]"),
    ("£2.4 billion", "[2400000000, 2400000000]"),
    ("£2.6bn", "[2600000000, 2600000000]"),
    ("£3.85 billion", "[3850000000, 3850000000]"),
    ("£0.2m", "[200000, 200000]"),
    ("£253.5m", "[253500000, 253500000]"),
    ("£541.5m", "[541500000, 541500000]"),
    ("£50,000", "[50000, 50000]"),
    ("£142.86", "[142.86, 142.86]"),
    ("£13.61", "[13.61, 13.61]"),
]

#: A phrase; the figure; the length of time; the rest.
PHRASES = [
    ("£200 million over the next two years", "£200 million", "two years", ""),
    ("£25 million over the next two years", "£25 million", "two years", ""),
    ("£2.6 billion, over four years", "£2.6 billion", "four years", ""),
    ("roughly £2 billion, over the next five years", "about £2 billion", "five years", ""),
    ("£2.6bn over five years", "£2.6 billion", "five years", ""),
    ("£1 billion over 10 years", "£1 billion", "ten years", ""),
    ("£160 million over three years", "£160 million", "three years", ""),
    (
        "more than £30 million over 2 financial years",
        "over £30 million",
        "two financial years",
        "",
    ),
    ("£36m over three years", "£36 million", "three years", ""),
    ("99.8m over three years", None, None, None),
    ("£200 million by 2024/25", "£200 million", None, "by 2024/25"),
    ("£16 million 2024/25", "£16 million", None, "2024/25"),
    ("£2.6bn, by 2028-29", "£2.6 billion", None, "by 2028-29"),
    ("£36 million for 2023\u201325", "£36 million", None, "for 2023\u201325"),
    ("£4 million to Mar 2026", "£4 million", None, "to Mar 2026"),
    ("£523m each year to 2028/29", "£523 million a year", None, "to 2028/29"),
    ("up to £5m to each", "up to £5 million", None, "to each"),
    ("£3.46m to 2 regions", "£3.46 million", None, "to 2 regions"),
    ("£50,000 expected each", "£50,000", None, "expected each"),
    ("£6 million, up to 2,000 more people", "£6 million", None, "up to 2,000 more people"),
    ("between £154 and £270 per week per child", "£154 to £270 a week", None, "per child"),
    ("£17\u2013£30 a week per child", "£17 to £30 a week", None, "per child"),
    ("£1,000 single payment", "£1,000", None, "single payment"),
    ("£88 million over next two years", "£88 million", "two years", ""),
    ("£30,000 City of London", "£30,000", None, "City of London"),
    ("£7.6m in 2024-25", "£7.6 million", None, "in 2024-25"),
    ("£3m (capital)", "£3 million", None, "(capital)"),
    ("£45m (over two years)", "£45 million", "two years", ""),
    ("£225 per child per week", "£225 a week", None, "per child"),
    ("£225 per week per child", "£225 a week", None, "per child"),
    ("£25 pcm for carers", "£25 a month", None, "for carers"),
    ("£225 p.w.", "£225 a week", None, ""),
    ("£1.2 trillion", "£1,200 billion", None, ""),
    (
        "£1,000 to families waiting over two years",
        "£1,000",
        None,
        "to families waiting over two years",
    ),
    ("£25m over two years or more", "£25 million", None, "over two years or more"),
    ("£45m \u2013 a record", "£45 million", None, "\u2013 a record"),
    ("up to £5m from April", "up to £5 million", None, "from April"),
    ("£5m from April", "£5 million", None, "from April"),
]

#: Phrases whose figure is not the one that they begin with, or not only that one.
OTHERS = [
    *("£5 million at most", "£5 million at least", "£5m approximately", "£5m (approx)"),
    *(
        "£5m (or more)",
        "£5m (up to £6 million)",
        "£5m roughly",
        "£5m, give or take",
        "£9 million +",
    ),
    *("over £5m at most", "£5m, or thereabouts or so", "£5m on average", "£5m maximum"),
    *("£1 billion less £200 million", "£9 million & £2 million", "£25m + up to £8.5m", "£5m ÷ 2"),
    *("£5m / 2", "£5m +/- 10%", "£5m and a further £6m", "£5m and two million", "£1 in every £4"),
    *("£9m up to £12m", "£5 mill", "£5 mil", "£5 lakh", "£5 grand", "£5 2000 people", "£5 x 12"),
    *(
        "£45m \u2013 12 areas",
        "£45m - £50m - £60m",
        "£5m a large sum",
        "£5m two of them",
    ),
    *("£2,000 to £3,000 from April this year", "£5m minus tax", "£5m > £4m", "£5 million ten"),
]
OTHER_SHARES = [
    *("half a per cent of carers", "a quarter of a per cent", "half a million children"),
    *("three-quarters of a million", "over half a million", "10% at least", "10% points"),
    *("half of one per cent", "10% of £5m", "44% or 45%"),
]
OTHER_COUNTS = [
    *(
        "12 areas maximum",
        "two thirds of councils",
        "one half of councils",
        "three quarters of them",
    ),
    *("one in four children", "twenty five children", "two and a half children", "12th areas"),
    *("83,840 children are looked after", "12 homes of which 5 are new", "500 places a year"),
    *("12 areas approximately", "12 areas on average", "12 areas or more", "12 of them"),
    *("12 areas and 3 regions", "12 million", "a third of councils"),
]


class TestMoney:
    """Money as it is printed, alone and within a phrase."""

    @pytest.mark.parametrize(("text", "expected"), MONEY)
    def test_alone(self, text: str, expected: str) -> None:
        """Each figure is what its words say, and is paid once."""
        money = Money.parse(text)
        assert (expected, Per.ONCE) == (str(money.interval), money.per)

    @pytest.mark.parametrize(("text", "figure", "period", "rest"), PHRASES)
    def test_in_a_phrase(
        self, text: str, figure: str | None, period: str | None, rest: str | None
    ) -> None:
        """The figure, how long it is for and what else is said come apart; else it is refused."""
        if figure is None:
            with pytest.raises(ParseError):
                Money.read(text)
            return
        reading = Money.read(text)
        length = None if period is None else RelativePeriod.parse(period)
        assert (Money.parse(figure), length, rest) == (
            reading.figure,
            reading.period,
            reading.rest,
        )

    @pytest.mark.parametrize("text", OTHERS)
    def test_another_figure_is_not_read(self, text: str) -> None:
        """What might change a figure is refused, and not handed over as the rest of its phrase."""
        with pytest.raises(ParseError):
            Money.read(text)

    @pytest.mark.parametrize(
        ("text", "advice"),
        [
            ("from £2,000 to £3,000", "read the two figures of a change one by one"),
            ("From £2,000", "read the two figures of a change one by one"),
            ("£2 to £3 million", "repeat the scale word on both figures"),
            ("$45m", "amounts are in £"),
            ("over €45m", "amounts are in £"),
            ("between £5 - £6", "write the second figure after 'and'"),
            ("£5,000 \u2192 £3,000", ""),
            ("fromage", ""),
        ],
    )
    def test_advice(self, text: str, advice: str) -> None:
        """Where there is a plain remedy, the error names it."""
        with pytest.raises(ParseError) as caught:
            Money.parse(text)
        assert (advice in caught.value.advice) if advice else (";" not in caught.value.advice)

    @pytest.mark.parametrize(
        "text",
        [
            *("£225 a fortnight", "£5 a day", "£5 an hour", "£45 per mile", "£9m nightly"),
            *("£5 per term", "£5 quarterly", "£5 hourly", "£225 annual", "£5 every two weeks"),
            *("£225 every other week", "£225 biweekly", "£225 termly", "£5 per academic year"),
            *("£225 (a week)", "£225 each per week", "£5 a-week", "£225 per wk"),
        ],
    )
    def test_another_rate_is_not_money_paid_once(self, text: str) -> None:
        """A rate that is no unit here is refused, and not read without it."""
        with pytest.raises(ParseError) as caught:
            Money.read(text)
        assert text.index(" ") + 1 == caught.value.position


class TestOtherFigures:
    """Counts, shares and ratios as they are printed."""

    @pytest.mark.parametrize(
        ("text", "expected", "of"),
        [
            ("up to 12 local areas", "[0, 12]", "local areas"),
            ("12 local authorities", "[12, 12]", "local authorities"),
            ("over 3,000 foster carers", "[3001, ∞)", "foster carers"),
            ("82,170 children", "[82170, 82170]", "children"),
            ("10,500 more children in care", "[10500, 10500]", "more children in care"),
            ("6,521 FTE", "[6521, 6521]", "FTE"),
            ("six pillars", "[6, 6]", "pillars"),
            ("half a million children", None, ""),
            ("three independent reviews", "[3, 3]", "independent reviews"),
            ("278-page", None, ""),
        ],
    )
    def test_counts(self, text: str, expected: str | None, of: str) -> None:
        """A number of something, in digits or in words."""
        if expected is None:
            with pytest.raises(ParseError):
                Count.parse(text)
            return
        count = Count.parse(text)
        assert (expected, of) == (str(count.interval), count.of)

    @pytest.mark.parametrize("text", OTHER_COUNTS)
    def test_another_count_is_not_read(self, text: str) -> None:
        """Parts, words for numbers and hedges are no names of what is counted."""
        with pytest.raises(ParseError):
            Count.read(text)

    @pytest.mark.parametrize("text", OTHER_SHARES)
    def test_another_share_is_not_read(self, text: str) -> None:
        """A fraction of a per cent, or of a million, is no share."""
        with pytest.raises(ParseError):
            Share.read(text)

    @pytest.mark.parametrize(
        ("text", "of", "expected"),
        [
            ("up to 500", "apprentices", "up to 500 apprentices"),
            ("over 80", "recommendations", "over 80 recommendations"),
            ("82,170", "children", "82,170 children"),
            ("12 areas", "areas", "12 areas"),
        ],
    )
    def test_counts_in_a_table(self, text: str, of: str, expected: str) -> None:
        """What is counted may stand above the number, and not beside it."""
        assert Count.parse(expected) == Count.parse(text, of=of)

    def test_a_table_and_a_text_agree_on_what_is_counted(self) -> None:
        """A text that counts something else than it is asked for is refused."""
        with pytest.raises(ParseError) as caught:
            Count.parse("12 areas", of="councils")
        assert (caught.value.position, "councils" in caught.value.advice) == (3, True)

    @pytest.mark.parametrize(
        ("text", "count", "period", "rest"),
        [
            ("up to 500 apprentices over two years", "up to 500 apprentices", "two years", ""),
            ("45 LAs, 23 of them new", "45 LAs", None, "23 of them new"),
            ("10 areas for the next two years", "10 areas", "two years", ""),
            ("23 places for six months", "23 places", "six months", ""),
            ("83,840 children in care at 31 March", "83,840 children in care", None, "at 31 March"),
            ("12 areas in the North", "12 areas", None, "in the North"),
            ("12 areas in England", "12 areas", None, "in England"),
            ("12 areas - pilots", "12 areas", None, "- pilots"),
            ("82,170 looked after children", "82,170 looked after children", None, ""),
            ("12 health and care partners", "12 health and care partners", None, ""),
            ("up to 2,000 more people", "up to 2,000 more people", None, ""),
            ("12 most deprived areas", "12 most deprived areas", None, ""),
            ("thirty-five areas by 2024", "35 areas", None, "by 2024"),
        ],
    )
    def test_counts_in_a_phrase(self, text: str, count: str, period: str | None, rest: str) -> None:
        """What is counted is named by the words up to one that begins something else."""
        reading = Count.read(text)
        length = None if period is None else RelativePeriod.parse(period)
        assert (Count.parse(count), length, rest) == (
            reading.figure,
            reading.period,
            reading.rest,
        )

    @pytest.mark.parametrize(
        ("text", "expected", "rest"),
        [
            ("10% or lower", "[0, 0.1]", ""),
            ("just 7.7%", "[0.077, 0.077]", ""),
            (
                "over 60% of all local authorities in England",
                "(0.6, 1]",
                "of all local authorities in England",
            ),
            ("44% of families in crisis", "[0.44, 0.44]", "of families in crisis"),
            ("less than 10% by 2022", "[0, 0.1)", "by 2022"),
            ("one-fifth of it", "[0.2, 0.2]", "of it"),
            ("1.5% to 2.6% depending on age", "[0.015, 0.026]", "depending on age"),
            ("two-fifths", "[0.4, 0.4]", ""),
            ("a quarter of them", "[0.25, 0.25]", "of them"),
            ("half of them", "[0.5, 0.5]", "of them"),
            ("nine tenths", "[0.9, 0.9]", ""),
        ],
    )
    def test_shares(self, text: str, expected: str, rest: str) -> None:
        """A part of a whole, and of which whole."""
        reading = Share.read(text)
        assert (expected, rest) == (str(reading.figure.interval), reading.rest)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("12.43%", "[0.1243, 0.1243]"),
            ("6.88 per cent", "[0.0688, 0.0688]"),
            ("200%", "[2, 2]"),
            ("67 per 10,000", "[0.0067, 0.0067]"),
            ("70 per 10,000", "[0.007, 0.007]"),
            ("over 67 per 10000", "(0.0067, ∞)"),
            ("6 per 10", "[0.6, 0.6]"),
            ("134.2 per 100", "[1.342, 1.342]"),
            ("5\u201310 per 1,000", "[0.005, 0.01]"),
        ],
    )
    def test_ratios(self, text: str, expected: str) -> None:
        """Growth, rates per so many, and index values against the hundred of a base year."""
        assert expected == str(Ratio.parse(text).interval)

    @pytest.mark.parametrize("text", ["67 per 10,001", "67 per 0", "67 per child", "67 per 20"])
    def test_a_rate_is_per_a_power_of_ten(self, text: str) -> None:
        """So many per seven is nothing that a table prints."""
        with pytest.raises(ParseError):
            Ratio.parse(text)
