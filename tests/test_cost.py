"""What a look-up costs, in comparisons and passages looked at: counted, since clocks are noisy."""

from collections.abc import Callable
from datetime import date, timedelta
from math import ceil, log2

import pytest

from csc_reform import (
    Allowance,
    Citation,
    Commitment,
    Entity,
    History,
    Money,
    PartialDate,
    Rate,
    Reform,
    Source,
    SourceKind,
    Span,
    Stated,
    StatementKind,
    Strength,
)
from csc_reform.entities import entity as entity_module
from csc_reform.revisions import cut
from csc_reform.values.day_tables import DayTable

FIRST = date(2000, 1, 1)
SIZES = (10, 100, 1_000, 10_000)


class CountingDay(date):
    """A day that counts how often it is compared with another."""

    count = 0

    def __lt__(self, other: date, /) -> bool:
        """Count one more comparison."""
        CountingDay.count += 1
        return date.toordinal(self) < date.toordinal(other)

    def __le__(self, other: date, /) -> bool:
        """Count one more comparison."""
        CountingDay.count += 1
        return date.toordinal(self) <= date.toordinal(other)

    def __gt__(self, other: date, /) -> bool:
        """Count one more comparison."""
        CountingDay.count += 1
        return date.toordinal(self) > date.toordinal(other)

    def __ge__(self, other: date, /) -> bool:
        """Count one more comparison."""
        CountingDay.count += 1
        return date.toordinal(self) >= date.toordinal(other)

    __hash__ = date.__hash__


def comparisons(size: int) -> int:
    """Give the most comparisons that a search among the stretches of so many entries may take."""
    return ceil(log2(2 * size + 1)) + 1


def counting(number: int) -> CountingDay:
    """Give a day by its number, and begin to count."""
    day = FIRST + timedelta(days=number)
    CountingDay.count = 0
    return CountingDay(day.year, day.month, day.day)


@pytest.fixture(autouse=True)
def _days_may_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a day of another type than `datetime.date` through, which is refused otherwise."""

    def as_given(_field: str, value: date) -> date:
        return value

    for module in ("csc_reform.history", "csc_reform.entities.allowances"):
        monkeypatch.setattr(f"{module}.exact_date", as_given)


def passage(number: int) -> Citation:
    """Give the passage of a source by the number of the source."""
    return Citation(source_id=f"paper-{number}", locator="¶1")


def one_day(number: int) -> Span:
    """Give the span of one day by its number."""
    day = PartialDate.on(FIRST + timedelta(days=number))
    return Span(day, day)


class TestHistory:
    """A day in a history."""

    @pytest.mark.parametrize("size", SIZES)
    def test_one_statement_a_day(self, size: int) -> None:
        """Ten times the statements take some three comparisons more."""
        history = History(
            tuple(
                Stated(number, citations=(passage(0),), effective=one_day(number))
                for number in range(size)
            )
        )
        for number in (0, size // 2, size - 1):
            assert history.on(counting(number)) == number
            assert 0 < CountingDay.count <= comparisons(size)

    @pytest.mark.parametrize("size", SIZES[:-1])
    def test_one_change_a_day(self, size: int) -> None:
        """No statement has an end of its own, and each holds until the next change begins."""
        history = History(
            tuple(
                Stated(
                    number,
                    citations=(passage(0),),
                    effective=Span(PartialDate.on(FIRST + timedelta(days=number))),
                    kind=StatementKind.CHANGES if number else StatementKind.ASSERTS,
                    key=str(number),
                    revises=str(number - 1) if number else None,
                )
                for number in range(size)
            )
        )
        for number in (0, size // 2, size - 1):
            assert history.on(counting(number)) == number
            assert 0 < CountingDay.count <= comparisons(size)


class TestRates:
    """A day in a table of rates."""

    @pytest.mark.parametrize("size", SIZES)
    def test_one_rate_a_day(self, size: int) -> None:
        """As for a history."""
        pounds = [Money.exactly(number) for number in range(size)]
        allowance = Allowance(
            id="allowance",
            title="Allowance",
            rates=tuple(
                Rate(amount=amount, span=one_day(number), citations=(passage(0),))
                for number, amount in enumerate(pounds)
            ),
        )
        for number in (0, size // 2, size - 1):
            assert allowance.rate(on=counting(number)).amount == pounds[number]
            assert 0 < CountingDay.count <= comparisons(size)

    @pytest.mark.parametrize("size", SIZES)
    def test_one_rate_that_goes_on_beside_the_others(self, size: int) -> None:
        """A first rate without an end does not make every later look-up go back to it."""
        table = DayTable(
            [
                ("first", (FIRST, date.max), (FIRST, date.max)),
                *(
                    (str(number), (on, on), (on, on))
                    for number in range(size)
                    for on in (FIRST + timedelta(days=number),)
                ),
            ]
        )
        assert table.at(counting(size - 1)) == (("first", str(size - 1)), ())
        assert 0 < CountingDay.count <= comparisons(size)


def reform_of(size: int) -> Reform:
    """Give a reform in which each source states something of each of so many commitments."""
    sources = [
        Source(
            id=f"paper-{number}",
            title=f"Paper {number}",
            kind=SourceKind.REPORT,
            published=PartialDate.on(FIRST + timedelta(days=number)),
        )
        for number in range(3)
    ]
    commitments = [
        Commitment(
            id=f"commitment-{number}",
            title=f"Commitment {number}",
            strength=History(
                tuple(Stated(Strength.COMMIT, citations=(passage(by),)) for by in range(3))
            ),
        )
        for number in range(size)
    ]
    return Reform([*sources, *commitments])


class TestViews:
    """The making of a view."""

    @pytest.mark.parametrize("size", SIZES[:3])
    def test_each_passage_is_looked_at_once(self, size: int) -> None:
        """Also where statements revise each other, in the wrong order."""
        statements = tuple(
            Stated(
                number,
                citations=(passage(number % 3), passage(3)),
                kind=StatementKind.RESTATES if number else StatementKind.ASSERTS,
                key=str(number),
                revises=str(number - 1) if number else None,
            )
            for number in range(size)
        )
        seen: list[Citation] = []

        def is_known(citation: Citation) -> bool:
            seen.append(citation)
            return citation == passage(0)

        left = cut(tuple(reversed(statements)), is_known)
        assert len(seen) == 2 * size
        assert len(left) == ceil(size / 3)

    @pytest.mark.parametrize("size", [10, 100, 1_000])
    def test_each_entity_is_cut_once(self, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """At the most; the next time, and on the days until the next source, the view is there."""
        reform = reform_of(size)
        cuts: list[str] = []

        def counted(entity: Entity, is_known: Callable[[Citation], bool]) -> Entity | None:
            cuts.append(entity.id)
            return entity_module.cut(entity, is_known)

        monkeypatch.setattr("csc_reform.reform.cut", counted)
        view = reform.known_on("2000-01-02")
        assert sorted(cuts) == sorted(reform.commitments.ids())
        assert reform.known_on("2000-01-02") is view
        assert reform.known_on("2000-01-03") is reform
        assert reform.known_on("2999-01-01") is reform
        assert len(cuts) == size
