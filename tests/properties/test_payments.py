"""The laws of payments, against a reckoning day by day that knows nothing of stretches."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    AgeBand,
    Allowance,
    Citation,
    History,
    Instalment,
    InvalidValueError,
    KeyedOn,
    Money,
    NoRate,
    NoRateReason,
    PartWeeks,
    Payment,
    PaymentGap,
    Per,
    Period,
    Rate,
    Region,
    Span,
    Stated,
    load,
)
from csc_reform.strategies import register_all

register_all()

DAY = timedelta(days=1)
FIRST = date(2025, 2, 20)
#: Few days, so that births, moves, tables and weeks meet on the same ones.
SOON = st.integers(0, 60).map(lambda days: FIRST + days * DAY)
PASSAGES = st.sampled_from([Citation(source_id=name, locator="table") for name in ("a", "b")])
AMOUNTS = st.sampled_from(["£70", "£77.77", "£100", "£0.01", "£154 to £270", "over £45"])
BANDS = st.sampled_from(
    [None, AgeBand(0, 0), AgeBand(0, 4), AgeBand(5, 10), AgeBand(3, 7), AgeBand(11)]
)
REGIONS = st.sampled_from([None, Region.LONDON, Region.REST_OF_ENGLAND])


@st.composite
def births(draw: st.DrawFn) -> date:
    """Give the birth of somebody who reaches an age at which bands change, on some day nearby."""
    day = draw(SOON)
    return day.replace(year=day.year - draw(st.sampled_from([0, 1, 3, 5, 8, 11])))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Give days near the others, with an end or open, exact or only to the month."""
    first, last = sorted([draw(SOON), draw(SOON)])
    if draw(st.integers(0, 5)) == 0:
        return Span.parse(f"{first:%Y-%m}", f"{last:%Y-%m}")
    return Span.parse(str(first), draw(st.sampled_from([str(last), "open", "unknown"])))


@st.composite
def allowances(draw: st.DrawFn) -> Allowance:
    """Give one paid by the week or the year, whose tables have gaps and contradictions."""
    per = draw(st.sampled_from(["a week", "a week", "a month", "a year"]))
    rates = [
        Rate(
            amount=Money.parse(f"{draw(AMOUNTS)} {per}"),
            span=draw(spans()),
            band=draw(BANDS),
            region=draw(REGIONS),
            citations=(draw(PASSAGES),),
        )
        for _ in range(draw(st.integers(1, 5)))
    ]
    keyed = History.of(Stated(KeyedOn.START_DATE, citations=rates[0].citations))
    return Allowance(
        id="ours",
        title="Ours",
        rates=tuple(rates),
        keyed_on=keyed if draw(st.booleans()) else History(),
    )


class Asked(NamedTuple):
    """What is asked of an allowance."""

    period: Period
    born: date
    started: date | None
    region: Region | list[tuple[Period, Region]]

    def region_on(self, day: date) -> Region:
        """Give where the person lives on a day."""
        if isinstance(self.region, Region):
            return self.region
        return next(region for stay, region in self.region if stay.contains(day))

    def of(self, allowance: Allowance, part_weeks: PartWeeks | None) -> Payment:
        """Ask."""
        return allowance.payable(
            self.period,
            born=self.born,
            started=self.started,
            region=self.region,
            part_weeks=part_weeks,
        )

    def rate_on(self, allowance: Allowance, day: date) -> Rate | NoRate:
        """Give the rate of one day."""
        years = day.year - self.born.year
        before = (day.month, day.day) < (self.born.month, self.born.day)
        keyed = allowance.keyed_on.latest is KeyedOn.START_DATE
        return allowance.find_rate(
            on=self.started if keyed and self.started else day,
            age=years - before,
            region=self.region_on(day),
        )

    def days(self) -> list[date]:
        """Give the days that are paid."""
        first = max(self.period.start, self.started or self.period.start)
        last = self.period.last_day or first
        return [first + at * DAY for at in range((last - first).days + 1)]


@st.composite
def asked(draw: st.DrawFn, *, started: bool = True) -> Asked:
    """Give a person, who may move, and up to some forty days."""
    first = draw(SOON)
    period = Period(first, first + draw(st.integers(1, 40)) * DAY)
    region: Region | list[tuple[Period, Region]] = draw(st.sampled_from(Region))
    if draw(st.booleans()):
        cuts = sorted(draw(st.sets(SOON, max_size=3)))
        stays = Period(date(2020, 1, 1)).split(*cuts)
        region = [(stay, draw(st.sampled_from(Region))) for stay in stays]
    born = draw(births())
    if not started:
        return Asked(period, min(born, first), None, region)
    # Who is born within the days starts on some day after that.
    return Asked(period, born, max(draw(SOON), born), region)


def units_of(asked: Asked, per: Per) -> Iterator[tuple[date, date]]:
    """Give the weeks, months or years from the first day paid: the first day and the one after."""
    start = asked.days()[0]
    for count in range(1000):
        if per is Per.A_WEEK:
            yield start + 7 * count * DAY, start + 7 * (count + 1) * DAY
        else:
            months = 12 if per is Per.A_YEAR else 1
            yield _months_on(start, count * months), _months_on(start, (count + 1) * months)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:  # a month without that day: the first of the next
        return date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)


def pence(pounds: Decimal | None, units: Fraction) -> Decimal | None:
    """Give what a figure comes to, to the penny, half a penny up."""
    if pounds is None:
        return None
    exact = Fraction(pounds) * units * 100 + Fraction(1, 2)
    whole = Decimal(exact.numerator) / Decimal(exact.denominator)
    return whole.to_integral_value(ROUND_FLOOR) / 100


def why(gap: PaymentGap | NoRate) -> str:
    """Give why there is no rate; of amounts at odds, those too."""
    at_odds = gap.reason in (NoRateReason.CONFLICTING, NoRateReason.UNDECIDABLE)
    return gap.message.partition(": ")[2] if at_odds else gap.reason.value


def check_lines(payment: Payment, expected: list[tuple[Rate, date, Fraction]]) -> None:
    """Hold the lines against a rate, a first day and a count of weeks for each."""
    assert len(payment.lines) == len(expected)
    for line, (rate, first, units) in zip(payment.lines, expected, strict=True):
        assert (line.rate, line.citations) == (rate.amount, rate.citations)
        assert (line.band, line.region) == (rate.band, rate.region)
        assert (line.period.start, line.units) == (first, units)
        assert line.amount.per is Per.ONCE
        assert line.amount.low == pence(rate.amount.low, units)
        assert line.amount.high == pence(rate.amount.high, units)
        assert not (line.amount.low_open and line.amount.low is not None)
        assert not (line.amount.high_open and line.amount.high is not None)


@given(allowances(), asked())
def test_day_by_day(allowance: Allowance, asked: Asked) -> None:
    """Each day is paid its part of the week at its own rate, or is in a gap for its own reason."""
    payment = asked.of(allowance, PartWeeks.BY_DAY)
    per = allowance.unit
    assert per is not None
    expected: list[tuple[Rate, date, Fraction]] = []
    gaps: list[tuple[object, int]] = []
    days = [(day, asked.rate_on(allowance, day)) for day in asked.days()]
    for key, same in groupby(
        days, lambda one: why(one[1]) if isinstance(one[1], NoRate) else one[1]
    ):
        stretch = list(same)
        if not isinstance(key, Rate):
            gaps.append((key, len(stretch)))
            continue
        units = Fraction()
        for day, _ in stretch:
            first, after = next(unit for unit in units_of(asked, per) if unit[0] <= day < unit[1])
            units += Fraction(1, (after - first).days)
        expected.append((key, stretch[0][0], units))
    check_lines(payment, expected)
    assert [(why(gap), gap.period.days) for gap in payment.gaps] == gaps


@given(allowances(), asked(), st.sampled_from([PartWeeks.IN_FULL, PartWeeks.NOT_PAID]))
def test_week_by_week(allowance: Allowance, asked: Asked, rule: PartWeeks) -> None:
    """Each week has the rate of its first day; the one cut short is paid in full or not at all."""
    payment = asked.of(allowance, rule)
    per = allowance.unit
    assert per is not None
    end = asked.period.end
    assert end is not None
    weeks: list[tuple[date, Rate | NoRate]] = []
    if asked.days():
        for first, after in units_of(asked, per):
            if first >= end or (after > end and rule is PartWeeks.NOT_PAID):
                break
            weeks.append((first, asked.rate_on(allowance, first)))
    expected: list[tuple[Rate, date, Fraction]] = []
    gaps: list[tuple[object, date]] = []
    for key, same in groupby(
        weeks, lambda one: why(one[1]) if isinstance(one[1], NoRate) else one[1]
    ):
        stretch = list(same)
        if isinstance(key, Rate):
            expected.append((key, stretch[0][0], Fraction(len(stretch))))
        else:
            gaps.append((key, stretch[0][0]))
    check_lines(payment, expected)
    assert [(why(gap), gap.period.start) for gap in payment.gaps] == gaps


@given(allowances(), asked())
def test_no_choice_is_made_in_silence(allowance: Allowance, asked: Asked) -> None:
    """Without a rule there is an answer only where every rule gives the same."""
    payment = None
    try:
        payment = asked.of(allowance, None)
    except InvalidValueError as error:
        words = str(error)
    else:
        words = ""
    if payment is None:
        # Of an allowance keyed on the start, the start has to be given too.
        assert "part_weeks must be chosen" in words or "started must be given" in words
        return
    for rule in PartWeeks:
        other = asked.of(allowance, rule)
        assert (other.lines, other.total) == (payment.lines, payment.total)


@given(allowances(), asked(), st.sampled_from(PartWeeks))
def test_the_total_is_of_the_lines(allowance: Allowance, asked: Asked, rule: PartWeeks) -> None:
    """It is their sum; where there are gaps, all that it may be is that or more."""
    payment = asked.of(allowance, rule)
    lines = Money.total(line.amount for line in payment.lines)
    assert payment.is_complete == (payment.gaps == ())
    assert payment.total.low == lines.low
    assert payment.total.high == (lines.high if payment.is_complete else None)
    assert payment.part_weeks is rule
    stays = [*(line.period for line in payment.lines), *(gap.period for gap in payment.gaps)]
    ordered = sorted(stays, key=lambda days: days.start)
    for before, after in pairwise(ordered):
        assert before.end is not None
        assert before.end <= after.start


@given(allowances(), asked(started=False), st.data())
def test_two_halves_are_the_whole(allowance: Allowance, asked: Asked, data: st.DataObject) -> None:
    """By days, what is paid until a day and from it on is what is paid in all, but for pennies."""
    days = asked.days()
    if allowance.unit is not Per.A_WEEK or len(days) == 1:
        return
    if allowance.keyed_on.latest is KeyedOn.START_DATE:
        return
    cut = data.draw(st.sampled_from(days[1:]))
    halves = [
        asked._replace(period=period).of(allowance, PartWeeks.BY_DAY)
        for period in asked.period.split(cut)
    ]
    whole = asked.of(allowance, PartWeeks.BY_DAY)
    units = sum((line.units for half in halves for line in half.lines), Fraction())
    assert units == sum((line.units for line in whole.lines), Fraction())
    low = [half.total.low or Decimal(0) for half in halves]
    assert abs(sum(low) - (whole.total.low or Decimal(0))) <= Decimal("0.01")


@given(st.from_type(Allowance), asked(), st.sampled_from([None, *PartWeeks]))
def test_any_allowance_answers_or_says_what_it_needs(
    allowance: Allowance, asked: Asked, rule: PartWeeks | None
) -> None:
    """Whatever may be in a document, there is a payment or an error that says what to give."""
    try:
        payment = asked.of(allowance, rule)
    except InvalidValueError:
        return
    assert payment.allowance_id == allowance.id
    assert f"total: {payment.total}" in payment.in_words().splitlines()[-1]


@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=4, unique=True),
    SOON,
    st.integers(1, 400),
)
def test_instalments_fall_due_one_by_one(days: list[int], start: date, length: int) -> None:
    """Each falls due so many days after the start, and is paid when that is asked of."""
    span, passage = Span.parse("2000-01-01"), Citation(source_id="a", locator="table")
    parts = tuple(
        Instalment(day=day, amount=Money.exactly(10 + day), span=span, citations=(passage,))
        for day in days
    )
    whole = Money.exactly(sum(10 + day for day in days))
    rates = (Rate(amount=whole, span=span, citations=(passage,)),)
    ours = Allowance(id="ours", title="Ours", rates=rates, instalments=parts)
    period = Period(FIRST, FIRST + length * DAY)
    payment = ours.payable(period, started=start)
    expected = [
        (start + day * DAY, Money.exactly(10 + day))
        for day in sorted(days)
        if period.contains(start + day * DAY)
    ]
    assert [(line.period.start, line.amount) for line in payment.lines] == expected


@pytest.mark.parametrize("region", Region)
@given(
    born=st.dates(date(2004, 1, 1), date(2018, 12, 31)),
    first=st.dates(date(2023, 1, 1), date(2026, 6, 1)),
    length=st.integers(1, 500),
)
def test_the_bundled_table_day_by_day(region: Region, born: date, first: date, length: int) -> None:
    """A child's allowance is the sum of its days, and each day without a rate is in a gap."""
    ours = load().allowances["foster-carer-national-minimum-allowance"]
    asked = Asked(Period(first, first + length * DAY), born, None, region)
    payment = asked.of(ours, PartWeeks.BY_DAY)
    known = [rate for day in asked.days() if isinstance(rate := asked.rate_on(ours, day), Rate)]
    assert sum(line.units for line in payment.lines) == Fraction(len(known), 7)
    assert sum(gap.period.days or 0 for gap in payment.gaps) == length - len(known)
    exact: Any = sum((Fraction(rate.amount.low or 0) / 7 for rate in known), Fraction())
    off = abs(Fraction(payment.total.low or 0) - exact)
    assert off <= Fraction(len(payment.lines), 200)
