"""The laws of dates, spans, periods, deadlines and age bands, against brute force."""

from datetime import date, time, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    AgeBand,
    Bound,
    Deadline,
    InvalidValueError,
    PartialDate,
    Period,
    Span,
    Verdict,
)
from csc_reform.strategies import (
    age_bands,
    days,
    deadlines,
    partial_dates,
    periods,
    spans,
)

#: A small calendar, over the end of a short month, for brute force.
FIRST, LAST = date(2024, 2, 26), date(2024, 3, 5)
CALENDAR = tuple(FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))
#: What an unknown or open end may be: also later than the calendar, or earlier.
AROUND = (FIRST - timedelta(days=1), *CALENDAR, LAST + timedelta(days=1))
SMALL_DATES = partial_dates(min_value=FIRST, max_value=LAST)
SMALL_SPANS = spans(min_value=FIRST, max_value=LAST)


def meant_by(end: PartialDate | Bound) -> list[date]:
    """Give every day that an end of a span can be."""
    if isinstance(end, PartialDate):
        return [day for day in CALENDAR if end.earliest <= day <= end.latest]
    return [AROUND[-1]] if end is Bound.OPEN else list(AROUND)


def stretches(span: Span) -> list[tuple[date, date]]:
    """Give each pair of days that the ends of a span can be."""
    pairs = product(meant_by(span.start), meant_by(span.end))
    return [(start, end) for start, end in pairs if start <= end]


def verdicts_of(span: Span, day: date) -> set[Verdict]:
    """Give the verdict on a day for each pair of days that the ends of a span can be."""
    return {Verdict.of(start <= day <= end) for start, end in stretches(span)}


@given(partial_dates())
def test_a_partial_date_reads_back_from_its_text(partial: PartialDate) -> None:
    """The EDTF text of a date means exactly it, wherever in the calendar it is."""
    assert PartialDate.parse(str(partial)) == partial


@given(SMALL_DATES, SMALL_DATES)
def test_dates_are_in_order_when_every_pair_of_days_is(
    one: PartialDate, other: PartialDate
) -> None:
    """The answers from the limits are the answers from trying every pair of days."""
    pairs = list(product(meant_by(one), meant_by(other)))
    assert one.certainly_before(other) == all(x < y for x, y in pairs)
    assert one.may_be_before(other) == any(x < y for x, y in pairs)


@given(SMALL_DATES, SMALL_DATES)
def test_dates_are_the_same_day_when_every_pair_of_days_is(
    one: PartialDate, other: PartialDate
) -> None:
    """What is certain, what is possible and the verdict are those from trying every pair."""
    pairs = list(product(meant_by(one), meant_by(other)))
    assert one.certainly_equals(other) == all(x == y for x, y in pairs)
    assert one.consistent_with(other) == any(x == y for x, y in pairs)
    possible = {Verdict.of(x < y) for x, y in pairs}
    expected = possible.pop() if len(possible) == 1 else Verdict.UNDETERMINED
    assert one.before(other) is expected


@given(spans())
def test_a_span_reads_back_from_the_texts_of_its_ends(span: Span) -> None:
    """The two texts of a span mean exactly it."""
    ends = [end.value if isinstance(end, Bound) else str(end) for end in (span.start, span.end)]
    assert Span.parse(*ends) == span


@given(SMALL_SPANS, st.sampled_from(CALENDAR))
def test_a_span_decides_nothing_wrongly(span: Span, day: date) -> None:
    """What holds, or fails, does so whichever days the ends turn out to be."""
    verdict = span.holds_on(day)
    assert verdict is Verdict.UNDETERMINED or verdicts_of(span, day) == {verdict}


@given(SMALL_SPANS, st.sampled_from(CALENDAR))
def test_a_span_decides_whatever_can_be_decided(span: Span, day: date) -> None:
    """Undetermined is the answer only where the days that the ends can be would differ in it."""
    possible = verdicts_of(span, day)
    expected = possible.pop() if len(possible) == 1 else Verdict.UNDETERMINED
    assert span.holds_on(day) is expected


@given(SMALL_SPANS, SMALL_SPANS)
def test_spans_overlap_when_they_do_whatever_their_ends_turn_out_to_be(
    one: Span, other: Span
) -> None:
    """The answer from the limits is the answer from trying every pair of stretches of days."""
    possible = {
        Verdict.of(start <= other_end and other_start <= end)
        for (start, end), (other_start, other_end) in product(stretches(one), stretches(other))
    }
    expected = possible.pop() if len(possible) == 1 else Verdict.UNDETERMINED
    assert one.overlaps(other) is expected


@given(periods(min_value=FIRST, max_value=LAST), st.sampled_from(AROUND))
def test_a_period_contains_the_days_that_it_counts(period: Period, day: date) -> None:
    """A day is in a period when it is met on the way from its start to its end."""
    end = period.end or AROUND[-1] + timedelta(days=1)
    met = [period.start + timedelta(days=number) for number in range((end - period.start).days)]
    assert period.contains(day) == (day in met)
    assert period.last_day in (None, met[-1])


@given(periods())
def test_a_period_is_made_again_from_its_first_and_last_day(period: Period) -> None:
    """A period with an end is the days from the first to the last."""
    if period.last_day is not None:
        assert Period.of_days(period.start, period.last_day) == period


@given(days(), days())
def test_a_period_of_days_holds_both_or_is_refused(first: date, last: date) -> None:
    """Whatever two days are given, there is a period of both or a plain refusal."""
    try:
        period = Period.of_days(first, last)
    except InvalidValueError:
        return
    assert period.contains(first)
    assert period.contains(last)


@given(deadlines())
def test_a_deadline_reads_back_from_its_text(deadline: Deadline) -> None:
    """The text of a deadline means exactly it."""
    assert Deadline.parse(str(deadline)) == deadline


@given(
    days(),
    st.times(),
    st.sampled_from(["Europe/London", "America/Port-au-Prince", "Etc/GMT+1", "EST5EDT", ""]),
)
def test_a_deadline_holds_no_more_than_its_text_says(day: date, at: time, zone: str) -> None:
    """What the text of a deadline could not hold is refused when the deadline is made."""
    try:
        deadline = Deadline(day, at, zone)
    except InvalidValueError:
        return
    assert Deadline.parse(str(deadline)) == deadline


@given(age_bands())
def test_an_age_band_reads_back_from_its_text(band: AgeBand) -> None:
    """The text of a band means exactly it."""
    assert AgeBand.parse(str(band)) == band


@given(st.integers(), st.none() | st.integers())
def test_an_age_band_holds_no_more_than_its_text_says(first: int, last: int | None) -> None:
    """What the text of a band could not hold is refused when the band is made."""
    try:
        band = AgeBand(first, last)
    except InvalidValueError:
        return
    assert AgeBand.parse(str(band)) == band


@given(age_bands(), st.integers(0, 30))
def test_an_age_is_in_a_band_when_it_is_met_on_the_way(band: AgeBand, age: int) -> None:
    """A band holds every age from the first to the last."""
    last = 30 if band.last is None else band.last
    assert (age in band) == (age in range(band.first, last + 1))
