"""Allowances, their dated rates, and what is payable on a day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from typing import ClassVar, Final, final

import attrs

from csc_reform.entities.areas import Region
from csc_reform.entities.entity import Entity, refers_to
from csc_reform.entities.payments import (
    Case,
    PartWeeks,
    Payment,
    PaymentGap,
    Places,
    Reckoning,
    pay_at_rates,
    pay_once,
)
from csc_reform.entities.rates import AllowanceKind, Instalment, NoRate, Rate
from csc_reform.errors import InvalidValueError, NoRateError, NoRateReason
from csc_reform.history import NOTHING_STATED, Conflict, History
from csc_reform.statements import Stated
from csc_reform.values.ages import OLDEST, AgeBand
from csc_reform.values.dates import Day, PartialDate, day_in_words, exact_date
from csc_reform.values.day_tables import DayTable
from csc_reform.values.money import Money, Per
from csc_reform.values.periods import Period
from csc_reform.values.spans import Bound

__all__ = ["Allowance", "KeyedOn", "YearKind"]


#: Older than anybody; the end of a band that has none.
_NOBODY = OLDEST + 1
_A_DAY = timedelta(days=1)
#: What an allowance may be without being paid to anybody.
_NO_PAYMENT: Final = frozenset({AllowanceKind.CAP, AllowanceKind.TAX_RELIEF})


class KeyedOn(Enum):
    """Which day decides the rate."""

    #: The day for which it is paid.
    IN_FORCE = "in force"
    #: The day on which the person started, whenever it is paid.
    START_DATE = "start date"


class YearKind(Enum):
    """The year for which a table of rates is made."""

    TAX = "tax year"
    FINANCIAL = "financial year"
    ACADEMIC = "academic year"

    def period(self, year: int) -> Period:
        """Give the year of this kind that starts in a calendar year."""
        match self:
            case YearKind.TAX:
                return Period.tax_year(year)
            case YearKind.FINANCIAL:
                return Period.financial_year(year)
            case YearKind.ACADEMIC:
                return Period.academic_year(year)


def _may_replace(rate: Rate, others: list[Rate]) -> bool:
    """Tell whether a rate may have taken over from others that were stated without an end."""
    return any(
        other.span.end is Bound.OPEN
        and other.amount != rate.amount
        and other.span.earliest < rate.span.earliest
        for other in others
    )


def _from(statement: Stated[str]) -> date:
    return date.min if statement.effective is None else statement.effective.earliest


_Cell = tuple[AgeBand | None, Region | None]


def _by_day(rates: list[Rate]) -> DayTable[Rate]:
    return DayTable(
        (rate, (rate.span.earliest, rate.span.latest), rate.span.certain) for rate in rates
    )


@final
@attrs.frozen(kw_only=True)
class Allowance(Entity):
    """
    Money that a person is paid, or a limit or relief that a person has.

    Attributes:
        payee_group_id: Who gets it.
        payer_id: Who pays it.
        kind: What it binds its payer to.
        keyed_on: Which day decides the rate; where no source says, the day for which it is paid.
        year: The kind of year for which a new table is made; empty when there is none.
        began: The day from which there was such an allowance at all.
        rates: The rates, each with the days for which it holds.
        instalments: How a one-off allowance is paid out.
        eligibility: Who can get it, in our words.
        announcements: Changes announced without a figure.

    Raises:
        InvalidValueError: For rates or instalments in more than one unit.
    """

    KIND: ClassVar[str] = "allowances"

    payee_group_id: str | None = attrs.field(default=None, metadata=refers_to("groups"))
    payer_id: str | None = attrs.field(default=None, metadata=refers_to("organisations"))
    kind: History[AllowanceKind] = attrs.field(default=NOTHING_STATED)
    keyed_on: History[KeyedOn] = attrs.field(default=NOTHING_STATED)
    year: History[YearKind] = attrs.field(default=NOTHING_STATED)
    began: History[PartialDate] = attrs.field(default=NOTHING_STATED)
    rates: tuple[Rate, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    eligibility: History[str] = attrs.field(default=NOTHING_STATED)
    announcements: History[str] = attrs.field(default=NOTHING_STATED)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        amounts = [("rates", rate.amount) for rate in self.rates]
        amounts += [("instalments", part.amount) for part in self.instalments]
        for field, amount in amounts:
            if amount.per is not self.unit:
                unit = amounts[0][1].per.value
                raise InvalidValueError(field, f"paid {unit}, as the first is", str(amount))

    @property
    def unit(self) -> Per | None:
        """Whether it is paid once, a week, a month or a year; None while no rate is known."""
        amounts = [rate.amount for rate in self.rates]
        amounts += [part.amount for part in self.instalments]
        return amounts[0].per if amounts else None

    @property
    def _year(self) -> YearKind | None:
        year = self.year.latest
        return year if isinstance(year, YearKind) else None

    @cached_property
    def _table(self) -> dict[_Cell, DayTable[Rate]]:
        cells: dict[_Cell, list[Rate]] = {}
        for rate in sorted(self.rates, key=lambda rate: rate.span.earliest):
            cells.setdefault((rate.band, rate.region), []).append(rate)
        return {cell: _by_day(rates) for cell, rates in cells.items()}

    @cached_property
    def bands(self) -> tuple[AgeBand, ...]:
        """The age bands of the rates, the youngest first; empty when age makes no difference."""
        found = {band for band, _ in self._table if band is not None}
        return tuple(sorted(found, key=lambda band: (band.first, band.last or 0)))

    @cached_property
    def regions(self) -> frozenset[Region]:
        """The regions of the rates; empty when the region makes no difference."""
        return frozenset(region for _, region in self._table if region is not None)

    @cached_property
    def _last_day(self) -> date:
        return max((rate.span.latest for rate in self.rates), default=date.min)

    def rate(self, *, on: Day, age: int | None = None, region: Region | None = None) -> Rate:
        """
        Give the rate of a day.

        Args:
            on: The day; for an allowance keyed on the start date, the day of the start.
            age: The person's age in whole years on that day, where rates differ by age.
            region: The region, where rates differ by region.

        Raises:
            NoRateError: When there is no one rate; its ``reason`` says why.
            InvalidValueError: When age or region is needed and not given.

        >>> from csc_reform import Region, load
        >>> allowance = load().allowances["foster-carer-national-minimum-allowance"]
        >>> print(allowance.rate(on="2025-05-01", age=7, region=Region.LONDON).amount)
        £225 a week
        """
        found = self.find_rate(on=on, age=age, region=region)
        if isinstance(found, NoRate):
            raise NoRateError(found.reason, self.id, found.message)
        return found

    def find_rate(
        self, *, on: Day, age: int | None = None, region: Region | None = None
    ) -> Rate | NoRate:
        """
        Give the rate of a day, or why there is none; see `rate`.

        Raises:
            InvalidValueError: When age or region is needed and not given.
        """
        day = exact_date("on", on)
        if not self.rates:
            return self._without_rates(day)
        self._check(age, region)
        cells = [
            cell
            for cell in self._table
            if (cell[0] is None or (age is not None and age in cell[0]))
            and (cell[1] is None or cell[1] is region)
        ]
        if not cells:
            words = "no rate" if age is None else f"no rate for age {age}"
            words += "" if region is None else f" in {region.value}"
            words += f"; bands are {', '.join(map(str, self.bands))}" if self.bands else ""
            return self._none(NoRateReason.UNKNOWN_CELL, day, words)
        holds: list[Rate] = []
        unsure: list[Rate] = []
        for cell in cells:
            certain, possible = self._table[cell].at(day)
            holds += certain
            unsure += possible
        if holds and not any(_may_replace(one, holds) for one in unsure):
            return self._agreed(holds, day)
        if unsure:
            amounts = " or ".join(dict.fromkeys(str(rate.amount) for rate in (*holds, *unsure)))
            return self._none(
                NoRateReason.UNDECIDABLE, day, f"{amounts}; the sources give no exact day"
            )
        return self._absent(day)

    def payable(
        self,
        period: Period,
        *,
        born: Day | None = None,
        started: Day | None = None,
        region: Places | None = None,
        part_weeks: PartWeeks | None = None,
    ) -> Payment:
        """
        Give what it comes to for one person over some days, to the penny.

        A cap and a tax relief are no payment: their sums are for years and weeks of their own, of
        which no part is worked out. Ask `find_rate` for the limit that holds on a day.

        A rate is cut where a new one begins, where a birthday changes the band, and where the
        person moves to another region; days without a known rate are gaps, and then the total is
        a least one. Each line is rounded to the penny. A sum that is paid once falls due on the day
        of the start, or in its instalments so many days after it; what falls due on other days is
        told apart.

        Args:
            period: The days.
            born: The day of birth, where rates differ by age.
            started: The day on which the person started, or on which a sum paid once falls due.
                Nothing is paid before it. None where it makes no difference.
            region: The region, where rates differ by region; or, for somebody who moves, pairs of
                a period and its region.
            part_weeks: What is paid for a part of a week; needed when there is one.

        Raises:
            InvalidValueError: When something is needed and not given, or is none of what is meant;
                for a cap or a tax relief.

        >>> from csc_reform import PartWeeks, Period, Region, load
        >>> allowance = load().allowances["foster-carer-national-minimum-allowance"]
        >>> payment = allowance.payable(
        ...     Period.tax_year(2025),
        ...     born="2014-09-10",
        ...     region=Region.LONDON,
        ...     part_weeks=PartWeeks.BY_DAY,
        ... )
        >>> print(payment.in_words())
        6 April 2025 to 9 September 2025: 22 weeks and 3 days of £225 a week (age 5-10, London) is £5,046.43
        10 September 2025 to 5 April 2026: 29 weeks and 5 days of £257 a week (age 11-15, London) is £7,636.57
        parts of weeks: by day
        total: £12,683, the least that is to be paid
        """
        kind = self.kind.latest
        if isinstance(kind, AllowanceKind) and kind in _NO_PAYMENT:
            advice = "no part of a limit is worked out, so ask for its rate on a day"
            raise InvalidValueError("kind", "that of a payment", kind.value, advice)
        case = Case.of(period, born, started, region, part_weeks)
        self._check_case(case)
        keyed_on = self.keyed_on.latest
        if isinstance(keyed_on, Conflict):
            ways = [self._reckoned(case, by_start=by_start) for by_start in (False, True)]
            reckoned = ways[0] if ways[0] == ways[1] else self._undecided(case, keyed_on)
        else:
            reckoned = self._reckoned(case, by_start=keyed_on is KeyedOn.START_DATE)
        return Payment(
            allowance_id=self.id,
            kind=kind,
            lines=reckoned.lines,
            gaps=reckoned.gaps,
            elsewhere=reckoned.elsewhere,
            part_weeks=case.part_weeks,
            not_paid=reckoned.not_paid,
        )

    def _reckoned(self, case: Case, *, by_start: bool) -> Reckoning:
        def find(day: date) -> Rate | NoRate:
            on = case.started if by_start and case.started else day
            return self.find_rate(on=on, age=case.age_on(day), region=case.region_on(day))

        if self.unit is Per.ONCE:
            return pay_once(case, self.instalments, find)
        return pay_at_rates(case, self.unit, {*case.turns(self.bands), *self._turns}, find)

    def _undecided(self, case: Case, keyed_on: Conflict[KeyedOn]) -> Reckoning:
        words = f"sources differ on which day decides the rate: {keyed_on}"
        found = self._none(NoRateReason.CONFLICTING, case.period.start, words)
        gap = PaymentGap(period=case.period, reason=found.reason, message=found.message)
        return Reckoning(gaps=(gap,))

    def _check_case(self, case: Case) -> None:
        if self.bands and case.born is None:
            bands = ", ".join(map(str, self.bands))
            raise InvalidValueError("born", "given, since rates differ by age", None, bands)
        if self.regions and not case.places:
            names = ", ".join(sorted(f"Region.{region.name}" for region in self.regions))
            raise InvalidValueError("region", "given, since rates differ by region", None, names)
        keyed_on = self.keyed_on.latest
        by_start = keyed_on is KeyedOn.START_DATE or isinstance(keyed_on, Conflict)
        if case.started is None and by_start:
            words = "given, since the day of the start decides the rate"
            raise InvalidValueError("started", words, None)

    @cached_property
    def _turns(self) -> frozenset[date]:
        """The days on which what is known of the rates changes."""
        ends = [
            (first, last)
            for rate in self.rates
            for first, last in ((rate.span.earliest, rate.span.latest), rate.span.certain)
        ]
        turns = {first for first, _ in ends}
        return frozenset(turns | {last + _A_DAY for _, last in ends if last < date.max})

    def _check(self, age: object, region: object) -> None:
        if age is not None and (not isinstance(age, int) or isinstance(age, bool) or age < 0):
            raise InvalidValueError("age", "an age in whole years", age)
        if region is not None and not isinstance(region, Region):
            names = ", ".join(f"Region.{region.name}" for region in Region)
            raise InvalidValueError("region", f"one of {names}", region)
        if age is None and self.bands:
            bands = ", ".join(map(str, self.bands))
            raise InvalidValueError("age", "given, since rates differ by age", age, bands)
        if region is None and self.regions:
            names = ", ".join(sorted(f"Region.{region.name}" for region in self.regions))
            raise InvalidValueError("region", "given, since rates differ by region", region, names)

    def _none(self, reason: NoRateReason, day: date, words: str) -> NoRate:
        keyed = "for a start on" if self.keyed_on.latest is KeyedOn.START_DATE else "on"
        message = f"{self.id} has no one rate {keyed} {day_in_words(day)}: {reason.value}, {words}"
        return NoRate(reason=reason, allowance_id=self.id, message=message)

    def _without_rates(self, day: date) -> NoRate:
        began = self.began.latest
        if isinstance(began, PartialDate) and day < began.earliest:
            words = f"there was none before {began.in_words()}"
            return self._none(NoRateReason.BEFORE_FIRST, day, words)
        if any(day >= _from(one) for one in self.announcements.live):
            return self._none(
                NoRateReason.ANNOUNCED_WITHOUT_FIGURE, day, "a change is announced, not its size"
            )
        return self._none(NoRateReason.NOT_YET_KNOWN, day, "no source in view states any rate")

    def _agreed(self, rates: list[Rate], day: date) -> Rate | NoRate:
        """Give rates that hold together as one, with all their citations."""
        amount = Money.common([rate.amount for rate in rates])
        if amount is None:
            amounts = " or ".join(str(rate.amount) for rate in rates)
            return self._none(NoRateReason.CONFLICTING, day, amounts)
        if len(rates) == 1:
            return rates[0]
        citations = dict.fromkeys(c for rate in rates for c in rate.citations)
        return attrs.evolve(rates[0], amount=amount, citations=tuple(citations))

    def _absent(self, day: date) -> NoRate:
        """Say why the cells asked for have no rate on a day."""
        tables = [table.at(day) for table in self._table.values()]
        if any(holds or unsure for holds, unsure in tables):
            return self._none(NoRateReason.UNKNOWN_CELL, day, "the table of that day lacks it")
        first = min(rate.span.earliest for rate in self.rates)
        if day < first:
            words = f"the first known begins on {day_in_words(first)}"
            return self._none(NoRateReason.BEFORE_FIRST, day, words)
        if day <= self._last_day:
            return self._none(NoRateReason.GAP, day, "tables before and after are known")
        words = f"the last known ends on {day_in_words(self._last_day)}"
        if self._year is None:
            return self._none(NoRateReason.AFTER_LAST, day, words)
        if self._is_announced_for(day):
            words += "; a change is announced, not its size"
            return self._none(NoRateReason.ANNOUNCED_WITHOUT_FIGURE, day, words)
        return self._none(
            NoRateReason.NOT_YET_KNOWN, day, f"{words}; the next is in no source here"
        )

    def _is_announced_for(self, day: date) -> bool:
        """Tell whether a change that comes after the last known rate is announced for a day."""
        begun = [one.effective for one in self.announcements.live if one.effective is not None]
        return any(
            span.earliest <= day and self._last_day < min(span.certain[0], span.latest)
            for span in begun
        )

    @property
    def review_due(self) -> date | None:
        """The day from which a new table is needed; None when rates go on or are not yearly."""
        if self._year is None or not self.rates or self._last_day == date.max:
            return None
        return self._last_day + _A_DAY

    def in_force(self, day: Day) -> tuple[Rate, ...]:
        """Give every rate that certainly holds on a day, by region and age."""
        on = exact_date("day", day)
        held = [rate for table in self._table.values() for rate in table.at(on)[0]]
        regions = list(Region)
        return tuple(
            sorted(
                held,
                key=lambda rate: (
                    regions.index(rate.region) if rate.region else -1,
                    rate.band.first if rate.band else -1,
                ),
            )
        )

    def cells_on(self, day: Day) -> dict[tuple[Region | None, AgeBand | None], Rate | NoRate]:
        """
        Give what each cell in force on a day comes to: its rate, or why there is no one rate.

        Args:
            day: The day; for an allowance keyed on the start date, the day of the start.

        >>> from csc_reform import AgeBand, Region, load
        >>> allowance = load().allowances["foster-carer-national-minimum-allowance"]
        >>> print(allowance.cells_on("2025-05-01")[Region.LONDON, AgeBand(5, 10)].amount)
        £225 a week
        """
        return {(one.region, one.band): self._rate_of(one, day) for one in self.in_force(day)}

    def why_no_rate(self, day: Day) -> str:
        """Give why no rate is in force on a day; empty when some rate is."""
        found = self._rate_of(next(iter(self.rates), None), day)
        return found.why if isinstance(found, NoRate) else ""

    def _rate_of(self, rate: Rate | None, day: Day) -> Rate | NoRate:
        """Ask for the rate of whom a cell is for; of some person where it is for all."""
        band = rate.band if rate and rate.band else next(iter(self.bands), None)
        region = rate.region if rate else None
        if region is None and self.regions:
            region = next(one for one in Region if one in self.regions)
        return self.find_rate(on=day, age=band.first if band else None, region=region)

    def years_without_table(self, *, through: Day) -> tuple[Period, ...]:
        """
        Give the years, from its first on, for which not everybody's rate is known.

        The last is the year of the day given or the one after the last known table, whichever is
        later. Empty for an allowance that has no yearly table or whose beginning is not known.
        """
        began = self.began.latest
        if self._year is None or not isinstance(began, PartialDate):
            return ()
        last = max(exact_date("through", through), self.review_due or date.min)
        years: list[Period] = []
        start = began.earliest.year
        while start < date.max.year and (year := self._year.period(start)).start <= last:
            if year.start >= began.earliest and not self._has_table(year):
                years.append(year)
            start += 1
        return tuple(years)

    def _has_table(self, year: Period) -> bool:
        """Tell whether everybody's rate is known; at the ends of a year, days may be inexact."""
        first, last = year.start, year.last_day or year.start
        middle = first + (last - first) / 2
        everybody = self.people(self.rates)
        return bool(everybody) and all(
            self.people(self._may_hold(day, certainly=day == middle)) == everybody
            for day in (first, middle, last)
        )

    def _may_hold(self, day: date, *, certainly: bool) -> Iterator[Rate]:
        for table in self._table.values():
            holds, unsure = table.at(day)
            yield from holds if certainly else (*holds, *unsure)

    @cached_property
    def _ages(self) -> tuple[int, ...]:
        """The first age of each stretch of ages that some rate tells from others."""
        lasts = [_NOBODY if band.last is None else band.last for band in self.bands]
        starts = {band.first for band in self.bands} | {last + 1 for last in lasts}
        # Nobody is meant who is older than any band.
        return tuple(sorted(age for age in starts if age <= max(lasts))) or (0,)

    def people(self, rates: "Iterable[Rate]") -> frozenset[tuple[int, Region | None]]:
        """
        Give whom some of its rates are for: a region, and the first age of a stretch of ages.

        So two tables are compared whose bands are drawn otherwise.

        >>> from csc_reform import load
        >>> allowance = load().allowances["foster-carer-national-minimum-allowance"]
        >>> len(allowance.people(allowance.in_force("2025-05-01")))
        15
        """
        return frozenset(
            (age, rate.region)
            for rate in rates
            for age in self._ages
            if rate.band is None or age in rate.band
        )
