"""Payments: what an allowance comes to for one person over some days."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Final, NoReturn, cast, final

import attrs

from csc_reform._validators import check_type
from csc_reform.entities.areas import Region
from csc_reform.entities.rates import AllowanceKind, Instalment, NoRate, Rate
from csc_reform.errors import InvalidValueError, NoRateReason
from csc_reform.history import Conflict, NotKnown
from csc_reform.provenance import Citation
from csc_reform.values.ages import OLDEST, AgeBand, age_on, birthday
from csc_reform.values.dates import Day, day_in_words, exact_date
from csc_reform.values.interval import Interval
from csc_reform.values.money import Money, Per
from csc_reform.values.numbers import EXACT
from csc_reform.values.periods import Period, months_after
from csc_reform.values.verdict import Verdict

__all__ = [
    "Case",
    "PartWeeks",
    "Payment",
    "PaymentGap",
    "PaymentLine",
    "Places",
    "pay_at_rates",
    "pay_once",
]

#: Where a person lives: one region, or each of several for some of the days.
Places = Region | Sequence[tuple[Period, Region]]
#: The rate of a day for one person, or why there is none.
Finder = Callable[[date], Rate | NoRate]

#: A penny, as a part of a pound.
_PENCE = 100
_HALF = Fraction(1, 2)
_DAYS_A_WEEK = 7


class PartWeeks(Enum):
    """
    What is paid for a part of a week, by the choice of whoever pays; no source in view sets one.

    Weeks are counted from the first day that is paid. For a rate a month or a year, its months or
    years stand in the place of weeks, counted from that day too.
    """

    #: Every day is paid its part of the week: a seventh of the rate of that day.
    BY_DAY = "by day"
    #: The first day of a week decides what it is paid; a week that is cut short is paid in full.
    IN_FULL = "in full"
    #: The first day of a week decides what it is paid; a week that is cut short is not paid.
    NOT_PAID = "not paid"


@final
@attrs.frozen(kw_only=True)
class PaymentLine:
    """
    What one rate comes to, or one part of a sum that is paid once.

    Attributes:
        period: The days it is for; of a sum paid once, the day on which it falls due.
        amount: What it comes to, to the nearest penny, half a penny up.
        rate: What it is reckoned from.
        units: How many weeks, months or years of the rate; 1 for a sum paid once.
        band: The ages that the rate is for; None for all.
        region: The region that the rate is for; None for all.
        citations: The passages that state the rate.
    """

    period: Period
    amount: Money
    rate: Money
    units: Fraction
    band: AgeBand | None
    region: Region | None
    citations: tuple[Citation, ...]

    def in_words(self) -> str:
        """Tell what it is for and how it is reckoned, on one line."""
        if self.rate.per is Per.ONCE:
            return f"{day_in_words(self.period.start)}: {self.amount}"
        whom = [] if self.band is None else [f"age {self.band}"]
        whom += [] if self.region is None else [self.region.value]
        whose = f" ({', '.join(whom)})" if whom else ""
        counted = _counted(self.units, self.rate.per)
        return f"{self.period.in_words()}: {counted} of {self.rate}{whose} is {self.amount}"


@final
@attrs.frozen(kw_only=True)
class PaymentGap:
    """
    Days for which no source in view gives one rate, so that what is paid for them is not known.

    Attributes:
        period: The days.
        reason: Why there is no rate.
        message: Why, in words, of the first of the days.
    """

    period: Period
    reason: NoRateReason
    message: str

    def in_words(self) -> str:
        """Tell which days and why, on one line."""
        return f"{self.period.in_words()}: not known; {self.message}"


#: What a total is, by the kind of an allowance that is paid; an entitlement is just that.
_IS: Final = {
    AllowanceKind.MINIMUM: ", the least that is to be paid",
    AllowanceKind.RECOMMENDED_MINIMUM: ", the least that is recommended",
}


@final
@attrs.frozen(kw_only=True)
class Payment:
    """
    What an allowance comes to for one person over some days.

    Whether that is the least, the most or just what is paid is for the kind of the allowance to
    say: of a minimum, it is the least.

    Attributes:
        allowance_id: The allowance.
        kind: What the allowance is, as far as sources in view agree on it.
        lines: What is paid, in the order of the days.
        gaps: The days for which the rate is not known, in their order.
        elsewhere: Of a sum paid once, what falls due outside the days asked of.
        part_weeks: How parts of weeks were paid; None when the caller chose nothing.
        not_paid: The part of a week at the end that is not paid, by that choice; None for none.
    """

    allowance_id: str
    kind: AllowanceKind | Conflict[AllowanceKind] | NotKnown
    lines: tuple[PaymentLine, ...]
    gaps: tuple[PaymentGap, ...]
    elsewhere: tuple[PaymentLine, ...] = ()
    part_weeks: PartWeeks | None = None
    not_paid: Period | None = None

    @property
    def is_complete(self) -> bool:
        """Whether the rate of every day is known."""
        return not self.gaps

    @property
    def total(self) -> Money:
        """
        What the lines come to, each being rounded to the penny; where there are gaps, at least that.

        No rate is below nought.
        """
        total = Money.total(line.amount for line in self.lines)
        if self.is_complete:
            return total
        return Money.at_least(total.low or 0)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages that state the rates, each once."""
        lines = (*self.lines, *self.elsewhere)
        return tuple(dict.fromkeys(one for line in lines for one in line.citations))

    @property
    def because(self) -> tuple[Citation, ...]:
        """The same as `citations`, as every answer has it."""
        return self.citations

    def in_words(self) -> str:
        """Tell the lines, the gaps, the total and what it is, each on a line."""
        parts: list[PaymentLine | PaymentGap] = [*self.lines, *self.gaps]
        parts.sort(key=lambda part: part.period.start)
        words = [part.in_words() for part in parts]
        words += [f"outside the days asked of: {line.in_words()}" for line in self.elsewhere]
        if self.not_paid is not None:
            words.append(f"{self.not_paid.in_words()}: part of a week, not paid")
        if self.part_weeks is not None:
            words.append(f"parts of weeks: {self.part_weeks.value}")
        return "\n".join([*words, f"total: {self.total}{self.kind_in_words()}"])

    def kind_in_words(self) -> str:
        """Tell what the total is by the kind of the allowance, to be put after it."""
        if isinstance(self.kind, AllowanceKind):
            return _IS.get(self.kind, "")
        if isinstance(self.kind, NotKnown):
            return ", no source in view saying what it binds its payer to"
        sides = dict.fromkeys(side.value.value for side in self.kind.sides)
        return f", sources differing on whether it is {' or '.join(sides)}"


def _counted(units: Fraction, per: Per) -> str:
    """Print how many weeks, months or years: ``3 weeks and 2 days``, or ``1/4 of a year``."""
    unit = per.value.removeprefix("a ")
    whole = units.numerator // units.denominator
    words = [f"{whole} {unit}{'' if whole == 1 else 's'}"] if whole else []
    if rest := units - whole:
        days = rest * _DAYS_A_WEEK
        if per is Per.A_WEEK:
            words.append(f"{days} day{'' if days == 1 else 's'}")
        else:
            words.append(f"{rest} of a {unit}")
    return " and ".join(words)


def _read_places(period: Period, places: Places | None) -> tuple[tuple[Period, Region], ...]:
    """Read where a person lives: sorted, without an overlap, and for every day that is asked of."""
    if places is None:
        return ()
    if isinstance(places, Region):
        return ((Period(date.min), places),)
    _check_pairs(places)
    ordered = tuple(sorted(places, key=lambda place: place[0].start))
    for (earlier, _), (later, _) in pairwise(ordered):
        if earlier.intersection(later) is not None:
            words = f"{earlier.in_words()} and {later.in_words()}"
            raise InvalidValueError("region", "one on each day", words)
    day = period.start
    for stay, _ in ordered:
        if stay.contains(day):
            day = stay.end or date.max
    if period.contains(day):
        raise InvalidValueError("region", "given for every day", f"none for {day_in_words(day)}")
    return ordered


def _check_pairs(places: object) -> None:
    """Refuse what is no sequence of pairs of a period and its region."""
    if isinstance(places, str) or not isinstance(places, Sequence):
        _refuse_places(places)
    for place in cast("Sequence[object]", places):
        if not isinstance(place, tuple):
            _refuse_places(place)
        kinds = [type(part) for part in cast("tuple[object, ...]", place)]
        if kinds != [Period, Region]:
            _refuse_places(cast("object", place))


def _refuse_places(given: object) -> NoReturn:
    names = ", ".join(f"Region.{region.name}" for region in Region)
    advice = "or give pairs of a Period and its Region"
    raise InvalidValueError("region", f"one of {names}", given, advice)


@final
@attrs.frozen(kw_only=True)
class Case:
    """
    One person and the days that are asked of.

    Attributes:
        period: The days.
        born: The day of birth; None when age makes no difference.
        started: The day on which the person started; None when that is not in question.
        places: The region of each stretch of the days; none when it makes no difference.
        part_weeks: What is paid for a part of a week; None while the caller has not chosen.
    """

    period: Period
    born: date | None
    started: date | None
    places: tuple[tuple[Period, Region], ...]
    part_weeks: PartWeeks | None

    @classmethod
    def of(
        cls,
        period: Period,
        born: Day | None,
        started: Day | None,
        region: Places | None,
        part_weeks: PartWeeks | None,
    ) -> "Case":
        """
        Read what a caller gives.

        Raises:
            InvalidValueError: For what is none of it, a period that goes on, and a person born
                after it begins.
        """
        check_type("period", period, Period)
        if part_weeks is not None:
            check_type("part_weeks", part_weeks, PartWeeks)
        if period.last_day is None:
            raise InvalidValueError("period", "one with an end", period.in_words())
        birth = None if born is None else exact_date("born", born)
        start = None if started is None else exact_date("started", started)
        if birth is not None and start is not None and start < birth:
            raise InvalidValueError("started", f"{birth} or later", str(start))
        if birth is not None and start is None and birth > period.start:
            advice = "of somebody born later, give the day of the start"
            raise InvalidValueError("born", f"{period.start} or earlier", str(birth), advice)
        if birth is not None:
            age_on(birth, max(period.last_day, birth))
        return cls(
            period=period,
            born=birth,
            started=start,
            places=_read_places(period, region),
            part_weeks=part_weeks,
        )

    @cached_property
    def paid(self) -> Period | None:
        """The days from the start on; None when there are none."""
        if self.started is None:
            return self.period
        return self.period.intersection(Period(self.started))

    def age_on(self, day: date) -> int | None:
        """Give the person's age on a day."""
        return None if self.born is None else age_on(self.born, day)

    def region_on(self, day: date) -> Region | None:
        """Give the region that the person lives in on a day."""
        at = bisect_right(self._moves, day) - 1
        if at < 0 or not self.places[at][0].contains(day):
            return None
        return self.places[at][1]

    @cached_property
    def _moves(self) -> list[date]:
        return [stay.start for stay, _ in self.places]

    def turns(self, bands: Iterable[AgeBand]) -> Iterator[date]:
        """Give the days on which the person comes into another band, or another region."""
        for stay, _ in self.places:
            yield stay.start
            if stay.end is not None:
                yield stay.end
        if self.born is None:
            return
        ages = {
            age
            for band in bands
            for age in (band.first, (OLDEST if band.last is None else band.last) + 1)
        }
        last = age_on(self.born, max(self.period.last_day or self.born, self.born))
        yield from (birthday(self.born, age) for age in ages if age <= last)


# Rates ------------------------------------------------------------------------------------------

#: Days of one rate, or of none.
_Stretch = tuple[Period, Rate | NoRate]


def pay_at_rates(case: Case, per: Per | None, turns: Iterable[date], find: Finder) -> "Reckoning":
    """
    Give what a rate a week, a month or a year comes to.

    Args:
        case: The person and the days.
        per: What the rate is for; None while no rate is known.
        turns: The days on which a rate may begin or end, those outside the days asked of too.
        find: The rate of a day.

    Raises:
        InvalidValueError: When a part of a week is to be paid and nothing says how, and for days so
            late that the last week would not be over within the calendar.
    """
    if case.paid is None:
        return Reckoning()
    stretches = list(_stretches(case.paid, turns, find))
    if per is None:
        return Reckoning(gaps=tuple(_gaps(stretches)))
    units = list(_units(case.paid, per))
    if case.part_weeks is None:
        _check_whole(stretches, units, case.paid, per)
    not_paid = None
    if case.part_weeks in (PartWeeks.IN_FULL, PartWeeks.NOT_PAID):
        stretches = list(_by_first_days(units, case.paid, find, case.part_weeks))
        stub = units[-1].intersection(case.paid)
        if case.part_weeks is PartWeeks.NOT_PAID and stub != units[-1]:
            not_paid = stub
    counter = _Counter(units, in_full=case.part_weeks is PartWeeks.IN_FULL)
    lines = (
        _line(days, found, counter.count(days))
        for days, found in stretches
        if isinstance(found, Rate)
    )
    return Reckoning(lines=tuple(lines), gaps=tuple(_gaps(stretches)), not_paid=not_paid)


@final
@attrs.frozen(kw_only=True)
class Reckoning:
    """What of a payment is worked out from the rates; see `Payment`."""

    lines: tuple[PaymentLine, ...] = ()
    gaps: tuple[PaymentGap, ...] = ()
    elsewhere: tuple[PaymentLine, ...] = ()
    not_paid: Period | None = None


def _gaps(stretches: Iterable[_Stretch]) -> Iterator[PaymentGap]:
    return (
        PaymentGap(period=days, reason=found.reason, message=found.message)
        for days, found in stretches
        if isinstance(found, NoRate)
    )


_AT_ODDS: Final = frozenset({NoRateReason.CONFLICTING, NoRateReason.UNDECIDABLE})


def _joined(stretches: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """Join neighbours of the same rate, and of no rate for the same reason."""
    held: _Stretch | None = None
    for days, found in stretches:
        if held is not None and _is_same(held[1], found):
            held = Period(held[0].start, days.end), held[1]
            continue
        if held is not None:
            yield held
        held = days, found
    if held is not None:
        yield held


def _is_same(one: Rate | NoRate, other: Rate | NoRate) -> bool:
    if isinstance(one, NoRate) and isinstance(other, NoRate):
        # Between other amounts that are at odds, it is another matter.
        return one.reason is other.reason and (one.reason not in _AT_ODDS or one.why == other.why)
    return one == other


def _stretches(period: Period, turns: Iterable[date], find: Finder) -> Iterator[_Stretch]:
    """Cut a period where its rate changes."""
    return _joined((days, find(days.start)) for days in period.split(*turns))


def _units(period: Period, per: Per) -> Iterator[Period]:
    """Give the weeks, months or years from the first day on; the last may go beyond the period."""
    start, count = period.start, 0
    while period.contains(start):
        count += 1
        end = _after(period.start, count, per)
        yield Period(start, end)
        start = end


def _after(start: date, count: int, per: Per) -> date:
    try:
        if per is Per.A_WEEK:
            return start + timedelta(weeks=count)
        return months_after(start, count * (12 if per is Per.A_YEAR else 1))
    except (OverflowError, InvalidValueError):
        unit = per.value.removeprefix("a ")
        words = f"over a {unit} before the calendar is"
        raise InvalidValueError("period", words, f"from {day_in_words(start)}") from None


def _check_whole(stretches: list[_Stretch], units: list[Period], period: Period, per: Per) -> None:
    """Refuse to go on without a rule when the days of some rate are no whole weeks."""
    ends = {unit.end for unit in units}
    for days, _ in stretches:
        if days.end is None or days.end in ends:
            continue
        unit = per.value.removeprefix("a ")
        ended = "the days end" if days.end == period.end else "the rate changes"
        words = f"chosen, since {ended} within a {unit}, on {day_in_words(days.end)}"
        names = ", ".join(f"PartWeeks.{rule.name}" for rule in PartWeeks)
        raise InvalidValueError("part_weeks", words, None, f"one of {names}")


def _by_first_days(
    units: list[Period], period: Period, find: Finder, rule: PartWeeks
) -> Iterator[_Stretch]:
    """Give each week the rate of its first day, and only the days that are asked of."""
    whole = [unit for unit in units if unit.end and period.end and unit.end <= period.end]
    paid = units if rule is PartWeeks.IN_FULL else whole
    return _joined(
        (days, find(unit.start)) for unit in paid if (days := unit.intersection(period)) is not None
    )


@final
class _Counter:
    """Counts the weeks, months or years in some days."""

    def __init__(self, units: list[Period], *, in_full: bool) -> None:
        self._units = units
        self._starts = [unit.start for unit in units]
        self._in_full = in_full

    def count(self, days: Period) -> Fraction:
        first = bisect_right(self._starts, days.start) - 1
        last = bisect_right(self._starts, days.last_day or days.start) - 1
        if self._in_full:
            return Fraction(last - first + 1)
        if first == last:
            return self._part(first, days)
        return self._part(first, days) + (last - first - 1) + self._part(last, days)

    def _part(self, at: int, days: Period) -> Fraction:
        """Give the part of a week that some days are."""
        both = self._units[at].intersection(days)
        return Fraction((both and both.days) or 0, self._units[at].days or 1)


def _line(days: Period, rate: Rate, units: Fraction) -> PaymentLine:
    return PaymentLine(
        period=days,
        amount=_to_the_penny(rate.amount, units),
        rate=rate.amount,
        units=units,
        band=rate.band,
        region=rate.region,
        citations=rate.citations,
    )


def _to_the_penny(rate: Money, units: Fraction) -> Money:
    """
    Give what a rate comes to, each end to the nearest penny, half a penny up.

    What lies just above an open end is rounded to it, so that no end stays open.
    """
    low, high, nominal = (
        None if value is None else _nearest_penny(Fraction(value) * units)
        for value in (rate.low, rate.high, rate.nominal)
    )
    return Money(Interval(low, high), nominal=nominal)


def _nearest_penny(pounds: Fraction) -> Decimal:
    return Decimal((pounds * _PENCE + _HALF).__floor__()).scaleb(-2, EXACT)


# Sums paid once ---------------------------------------------------------------------------------


def pay_once(case: Case, instalments: Iterable[Instalment], find: Finder) -> Reckoning:
    """
    Give what of a sum paid once falls due on the days asked of, and what on others.

    Args:
        case: The person and the days, with the day of the start.
        instalments: How the sum is paid out.
        find: The rate of a day.

    Raises:
        InvalidValueError: When the day of the start is not given.
    """
    start = case.started
    if start is None:
        advice = "the day of the start, or on which the sum falls due"
        raise InvalidValueError("started", "given, since it is paid once", None, advice)
    if case.paid is None:
        # It falls due later, whatever it is.
        return Reckoning()
    if case.places and case.region_on(start) is None:
        raise InvalidValueError("region", "given for the day of the start", f"none for {start}")
    rate = find(start)
    if isinstance(rate, NoRate):
        return _unknown(case, rate.reason, rate.message)
    verdicts = [(part, part.span.holds_on(start)) for part in instalments]
    parts = [part for part, verdict in verdicts if verdict is Verdict.HOLDS]
    if any(verdict is Verdict.UNDETERMINED for _, verdict in verdicts):
        words = "the sources do not say how it is paid out for that start"
        return _unknown(case, NoRateReason.UNDECIDABLE, words)
    if not parts:
        parts = [Instalment(day=0, amount=rate.amount, span=rate.span, citations=rate.citations)]
    due: dict[int, list[Instalment]] = {}
    for part in parts:
        due.setdefault(part.day, []).append(part)
    amounts = {day: Money.common([part.amount for part in due[day]]) for day in sorted(due)}
    known = [amount for amount in amounts.values() if amount is not None]
    if len(known) < len(amounts) or not Money.total(known).consistent_with(rate.amount):
        told = " + ".join(str(part.amount) for part in parts)
        return _unknown(case, NoRateReason.CONFLICTING, f"{told} is paid out of {rate.amount}")
    lines = [
        _part_line(falls, amount, rate, due[day])
        for day, amount in amounts.items()
        if amount is not None and (falls := _days_after(start, day)) is not None
    ]
    inside = tuple(line for line in lines if case.period.contains(line.period.start))
    return Reckoning(lines=inside, elsewhere=tuple(line for line in lines if line not in inside))


def _part_line(falls: date, amount: Money, rate: Rate, parts: Iterable[Instalment]) -> PaymentLine:
    facts: list[Instalment | Rate] = [*parts, rate]
    passages = (citation for fact in facts for citation in fact.citations)
    return PaymentLine(
        period=Period.of_days(falls, falls),
        amount=amount,
        rate=amount,
        units=Fraction(1),
        band=rate.band,
        region=rate.region,
        citations=tuple(dict.fromkeys(passages)),
    )


def _unknown(case: Case, reason: NoRateReason, message: str) -> Reckoning:
    return Reckoning(gaps=(PaymentGap(period=case.period, reason=reason, message=message),))


def _days_after(day: date, days: int) -> date | None:
    """Give the day so many days on; None beyond the calendar."""
    left = (date.max - day).days
    # The last day of the calendar has none after it, and so no period of its own.
    return day + timedelta(days=days) if days < left else None
