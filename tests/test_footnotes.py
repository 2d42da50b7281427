"""Footnotes: who printed a fact, in what, when and where."""

from typing import Any, cast

import attrs
import pytest

from csc_reform import (
    Citation,
    FundingLine,
    FundingRole,
    History,
    InvalidValueError,
    Money,
    Organisation,
    OrganisationKind,
    PartialDate,
    Reform,
    Source,
    SourceKind,
    Stated,
    UnknownIdError,
    check_claims,
    cite,
    load,
    reconcile,
)

PASSAGE = Citation(source_id="paper", locator="¶17", as_printed="over £45m")
BARE = Citation(source_id="paper", locator="s.7")
DEPARTMENT = Organisation(
    id="department", title="Department", kind=OrganisationKind.DEPARTMENT, former_ids=("ministry",)
)
CHARITY = Organisation(id="charity", title="Charity", kind=OrganisationKind.CHARITY)


def reform(published: str, *publisher_ids: str) -> Reform:
    """Make a reform with one source."""
    source = Source(
        id="paper",
        title="A Paper",
        kind=SourceKind.PRESS_RELEASE,
        published=PartialDate.parse(published),
        publisher_ids=publisher_ids,
        former_ids=("draft",),
    )
    return Reform([source, DEPARTMENT, CHARITY])


class TestCite:
    """The one-line footnote of a fact."""

    @pytest.mark.parametrize(
        ("subject", "citation", "expected"),
        [
            (
                reform("2023-02-02", "department"),
                PASSAGE,
                "Department, A Paper, press release, 2 February 2023, ¶17: over £45m",
            ),
            (
                reform("2023-02-02", "department"),
                BARE,
                "Department, A Paper, press release, 2 February 2023, s.7",
            ),
            (
                reform("2023-04", "department", "charity"),
                BARE,
                "Department, Charity, A Paper, press release, April 2023, s.7",
            ),
            (reform("2023"), BARE, "A Paper, press release, 2023, s.7"),
            (
                reform("2023-02-02/2023-05-11", "ministry"),
                BARE,
                "Department, A Paper, press release, between 2 February 2023 and 11 May 2023, s.7",
            ),
            (
                reform("2023", "department"),
                Citation(source_id="draft", locator="s.7"),
                "Department, A Paper, press release, 2023, s.7",
            ),
        ],
    )
    def test_says_who_what_when_and_where(
        self, subject: Reform, citation: Citation, expected: str
    ) -> None:
        """The publishers, the kind, the day as far as it is known, the place, and what is printed."""
        assert (expected,) == cite(subject, citation)

    def test_what_the_title_tells_is_not_told_again(self) -> None:
        """Neither who published it, nor what it is, nor when."""
        titled = attrs.evolve(
            reform("2023-02-02", "department").sources["paper"],
            title="Department Press Release of 2 February 2023",
        )
        subject = Reform([titled, DEPARTMENT])
        assert cite(subject, BARE) == ("Department Press Release of 2 February 2023, s.7",)

    def test_of_a_statement_gives_each_passage(self) -> None:
        """In their order."""
        statement = Stated(Money.parse("over £45m"), citations=(PASSAGE, BARE))
        found = cite(reform("2023", "charity"), statement)
        assert found == (
            "Charity, A Paper, press release, 2023, ¶17: over £45m",
            "Charity, A Paper, press release, 2023, s.7",
        )

    def test_of_an_entity_gives_every_passage_once(self) -> None:
        """Its own, and those of its statements."""
        line = FundingLine(
            id="line",
            title="Line",
            role=FundingRole.ALLOCATION,
            amount=History.of(Stated(Money.parse("over £45m"), citations=(PASSAGE, BARE))),
            citations=(BARE,),
        )
        found = cite(reform("2023"), line)
        assert {
            "A Paper, press release, 2023, ¶17: over £45m",
            "A Paper, press release, 2023, s.7",
        } == set(found)
        assert len(found) == 2

    def test_of_a_history_gives_every_passage_once(self) -> None:
        """Those of all its statements."""
        history = History.of(
            Stated("one", citations=(PASSAGE,)), Stated("other", citations=(BARE, PASSAGE))
        )
        found = cite(reform("2023"), history)
        assert found == (
            "A Paper, press release, 2023, ¶17: over £45m",
            "A Paper, press release, 2023, s.7",
        )

    @pytest.mark.parametrize("value", [None, 5, "paper", Money.parse("over £45m")])
    def test_of_what_is_not_cited_is_an_error(self, value: object) -> None:
        """A bare figure has no source to name."""
        with pytest.raises(InvalidValueError) as caught:
            cite(reform("2023"), cast("Any", value))
        assert ("fact", value) == (caught.value.field, caught.value.value)

    def test_of_an_answer_gives_what_it_rests_on(self) -> None:
        """A reconciliation and a claim check are cited facts too."""
        answer = reconcile(load(), "strategy-200m")
        assert len(answer.because) == len(cite(load(), answer)) > 0
        check = check_claims(load())[0]
        assert len(check.because) == len(cite(load(), check)) > 0

    def test_of_a_missing_source_is_an_error(self) -> None:
        """A passage that nobody can look up has no footnote."""
        with pytest.raises(UnknownIdError) as caught:
            cite(reform("2023"), Citation(source_id="papre", locator="¶1"))
        assert (caught.value.id, caught.value.near) == ("papre", ("paper",))

    def test_of_a_missing_publisher_is_an_error(self) -> None:
        """Nor has one whose publisher is not there."""
        with pytest.raises(UnknownIdError):
            cite(reform("2023", "nobody"), BARE)
