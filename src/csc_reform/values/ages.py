"""Ages in whole years: birthdays, bands of ages, and tables that go by them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Self, TypeVar, final

import attrs

from csc_reform._validators import check_type, checked_text, tuple_of
from csc_reform.errors import InvalidValueError
from csc_reform.values.dates import Day, exact_date, short_text
from csc_reform.values.periods import Period, months_after
from csc_reform.values.quantity import Quantity

__all__ = [
    "OLDEST",
    "AgeBand",
    "AgeBands",
    "age_on",
    "birthday",
    "partition_faults",
    "rebanded",
]

Q = TypeVar("Q", bound=Quantity)

_BAND = re.compile(r"(\d{1,3})(\+|-(\d{1,3}))?", re.ASCII)
#: Nobody is older, and three figures print it.
OLDEST = 150
#: No text of bands is longer: one for each age.
_LONGEST_BANDS = 1_000
_MONTHS_A_YEAR = 12


def _is_age(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= OLDEST


def _check_age(field: str, age: object) -> None:
    if not _is_age(age):
        raise InvalidValueError(field, f"an age in whole years, up to {OLDEST}", age)


def birthday(born: Day, age: int) -> date:
    """
    Give the day on which a person reaches an age; at nought, the day of birth.

    An age is reached as the anniversary of the birth begins (Family Law Reform Act 1969, section
    9). Of a birth on 29 February, that is taken to be 1 March in a year without that day: the
    first day on which the whole year is over.

    Args:
        born: The day of birth.
        age: The age in whole years.

    Raises:
        InvalidValueError: For what is no day or no age, and for a birthday beyond the calendar.

    >>> birthday("2008-02-29", 18), birthday("2008-02-29", 20)
    (datetime.date(2026, 3, 1), datetime.date(2028, 2, 29))
    """
    _check_age("age", age)
    return _anniversary(born, age)


def _anniversary(born: Day, years: int) -> date:
    return months_after(exact_date("born", born), _MONTHS_A_YEAR * years)


def age_on(born: Day, on: Day) -> int:
    """
    Give a person's age on a day, in whole years.

    Args:
        born: The day of birth.
        on: The day.

    Raises:
        InvalidValueError: For a day before the birth, and for an age of over 150.

    >>> age_on("2008-02-29", "2026-02-28"), age_on("2008-02-29", "2026-03-01")
    (17, 18)
    """
    first, day = exact_date("born", born), exact_date("on", on)
    if day < first:
        raise InvalidValueError("on", f"{first} or later", str(day))
    age = day.year - first.year - ((day.month, day.day) < (first.month, first.day))
    _check_age("age", age)
    return age


@final
@attrs.frozen(order=False)
class AgeBand:
    """
    Ages from the first to the last birthday-age, both included: 5 to 10 is until the 11th birthday.

    Attributes:
        first: The youngest age, in whole years.
        last: The oldest age; None when the band has no upper limit.

    Raises:
        InvalidValueError: For what is no age in whole years, and for ages the wrong way round.

    >>> 10 in AgeBand(5, 10)
    True
    """

    first: int
    last: int | None = None

    def __attrs_post_init__(self) -> None:
        _check_age("first", self.first)
        if self.last is not None:
            _check_age("last", self.last)
        if self.last is not None and self.last < self.first:
            raise InvalidValueError("last", f"{self.first} or more", self.last)

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read a band written ``5-10``, ``17`` or ``18+``.

        Raises:
            InvalidValueError: For anything else.

        >>> AgeBand.parse("18+").last is None
        True
        """
        match = _BAND.fullmatch(short_text(text))
        if match is None:
            raise InvalidValueError("band", "an age band", text, "such as '5-10' or '18+'")
        first = int(match[1])
        if match[2] == "+":
            return cls(first)
        return cls(first, int(match[3]) if match[3] else first)

    def __contains__(self, age: int) -> bool:
        """Tell whether an age in whole years is in the band."""
        _check_age("age", age)
        return self.first <= age and (self.last is None or age <= self.last)

    def __str__(self) -> str:
        """Print the band: ``5-10``, or ``18+``."""
        if self.last is None:
            return f"{self.first}+"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def overlaps(self, other: "AgeBand") -> bool:
        """
        Tell whether some age is in both.

        >>> AgeBand(0, 4).overlaps(AgeBand(4, 10))
        True
        """
        check_type("other", other, AgeBand)
        starts_in = other.last is None or self.first <= other.last
        return starts_in and (self.last is None or other.first <= self.last)

    def period_of(self, born: Day) -> Period:
        """
        Give the days on which a person is of these ages.

        Raises:
            InvalidValueError: For what is no day, and for birthdays beyond the calendar.

        >>> AgeBand(5, 10).period_of("2018-09-01").in_words()
        '1 September 2023 to 31 August 2029'
        """
        end = None if self.last is None else _anniversary(born, self.last + 1)
        return Period(_anniversary(born, self.first), end)


def partition_faults(bands: Iterable[AgeBand]) -> Iterator[tuple[str, str]]:
    """Give, for each two neighbours that overlap or leave an age out, what they must be and are."""
    for younger, older in pairwise(bands):
        if younger.last is None or older.first <= younger.last:
            yield "free of overlaps, the youngest first", f"{younger} and {older}"
        elif older.first > younger.last + 1:
            yield "free of gaps", f"{younger} and then {older}"


def _check_partition(_owner: object, _attribute: object, bands: tuple[AgeBand, ...]) -> None:
    if not bands:
        raise InvalidValueError("bands", "at least one", bands)
    for requirement, given in partition_faults(bands):
        raise InvalidValueError("bands", requirement, given)


@final
@attrs.frozen(order=False)
class AgeBands:
    """
    Bands of ages that leave no age out between them and do not overlap, the youngest first.

    Attributes:
        bands: The bands, at least one.

    Raises:
        InvalidValueError: For bands with a gap or an overlap, or out of order.

    >>> ages = AgeBands.parse("0-4, 5-10, 11-15, 16-17")
    >>> print(ages.band_of(7))
    5-10
    """

    bands: tuple[AgeBand, ...] = attrs.field(validator=[tuple_of(AgeBand), _check_partition])

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read bands written ``0-4, 5-10, 11+``.

        Raises:
            InvalidValueError: For anything else.

        >>> [str(band) for band in AgeBands.parse("0-4, 5-10, 11+")]
        ['0-4', '5-10', '11+']
        """
        parts = checked_text("bands", text, _LONGEST_BANDS).split(",")
        return cls(tuple(AgeBand.parse(part.strip()) for part in parts))

    def __len__(self) -> int:
        """Count the bands."""
        return len(self.bands)

    def __iter__(self) -> Iterator[AgeBand]:
        """Give the bands, the youngest first."""
        return iter(self.bands)

    def __contains__(self, age: int) -> bool:
        """Tell whether an age in whole years is in one of the bands."""
        return any(age in band for band in self.bands)

    def band_of(self, age: int) -> AgeBand:
        """
        Give the band that an age is in.

        Raises:
            InvalidValueError: For an age that is in none.

        >>> AgeBands.parse("0-4, 5-10").band_of(4)
        AgeBand(first=0, last=4)
        """
        for band in self.bands:
            if age in band:
                return band
        raise InvalidValueError("age", f"in one of the bands {self}", age)

    def __str__(self) -> str:
        """Give the text that `parse` reads."""
        return ", ".join(map(str, self.bands))


def rebanded(figures: Mapping[AgeBand, Q], into: AgeBands) -> dict[AgeBand, Q]:
    """
    Give a table that goes by some bands of ages by other bands.

    What holds for a whole new band is whatever the table has for any age of it: where two bands
    with unlike figures are merged, the narrowest range that allows both, and no average.

    Args:
        figures: The figure of each band; the bands leave no age out and do not overlap.
        into: The new bands.

    Raises:
        InvalidValueError: When the bands of the table are no partition, and when the table lacks
            an age of a new band.
        UnitError: When the figures are not of one unit.

    >>> from csc_reform import Money
    >>> table = {AgeBand(0, 2): Money.parse("£165"), AgeBand(3, 4): Money.parse("£170")}
    >>> print(rebanded(table, AgeBands.parse("0-4"))[AgeBand(0, 4)])
    £165 to £170
    """
    check_type("figures", figures, Mapping)
    check_type("into", into, AgeBands)
    for band, figure in figures.items():
        check_type("figures", band, AgeBand)
        check_type("figures", figure, Quantity)
    ours = AgeBands(tuple(sorted(figures, key=lambda band: band.first)))
    youngest, oldest = ours.bands[0].first, ours.bands[-1].last
    found: dict[AgeBand, Q] = {}
    for band in into:
        too_old = oldest is not None and (band.last is None or band.last > oldest)
        if band.first < youngest or too_old:
            raise InvalidValueError("into", f"of ages that the table {ours} has", str(band))
        inside = [figures[one] for one in ours if one.overlaps(band)]
        hull = inside[0]
        for figure in inside[1:]:
            hull = hull.hull(figure)
        found[band] = hull
    return found
