"""The changelog of the reform, as text and in Markdown."""

import pytest

from csc_reform import (
    Citation,
    Commitment,
    Entity,
    History,
    Organisation,
    OrganisationKind,
    PartialDate,
    Reform,
    Source,
    SourceKind,
    Stated,
    Strength,
    diff,
    load,
)
from csc_reform.changelog import as_markdown, as_text, sources_of

PASSAGE = Citation(source_id="paper", locator="¶1", as_printed="£1")
ELSEWHERE = Citation(source_id="paper", locator="¶2")
BODY = Organisation(id="body", title="A body", kind=OrganisationKind.CHARITY)
PAPER = Source(
    id="paper",
    title="A *paper* [1]",
    kind=SourceKind.REPORT,
    published=PartialDate.parse("2023-02-02"),
    publisher_ids=("body",),
)
PROMISE = Commitment(
    id="promise",
    title="A promise_of_ours",
    strength=History.of(Stated(Strength.PILOT, citations=(PASSAGE, ELSEWHERE, PASSAGE))),
)


def reforms(*entities: Entity) -> tuple[Reform, Reform]:
    """Give a reform without these entities, and one with them."""
    return Reform([BODY]), Reform([BODY, *entities])


class TestText:
    """For a terminal."""

    def test_kind_by_kind(self) -> None:
        """Each change under what it is about, and each source once, with all its places."""
        assert as_text(*reforms(PAPER, PROMISE)) == (
            "SOURCES\n"
            "\n"
            "  A *paper* [1] (paper)\n"
            "    new; 2 February 2023\n"
            "\n"
            "COMMITMENTS\n"
            "\n"
            "  A promise_of_ours (promise)\n"
            "    new; strength pilot\n"
            "      [A body, report, 2 February 2023, ¶1, ¶2]"
        )

    def test_nothing(self) -> None:
        """An empty changelog says that it is."""
        assert as_text(Reform([BODY]), Reform([BODY])) == "Nothing has changed."

    def test_it_reads_well_at_100_columns(self) -> None:
        """No line of the real one is longer."""
        text = as_text(load().known_on("2022-01-01"), load())
        assert max(map(len, text.splitlines())) <= 100


class TestMarkdown:
    """For a page."""

    def test_kind_by_kind(self) -> None:
        """As lists in lists; what Markdown would take for marks is shown as it is."""
        assert as_markdown(*reforms(PAPER, PROMISE)) == (
            "## Sources\n"
            "\n"
            "- **A \\*paper\\* \\[1\\]** (`paper`)\n"
            "  - new; 2 February 2023\n"
            "\n"
            "## Commitments\n"
            "\n"
            "- **A promise\\_of\\_ours** (`promise`)\n"
            "  - new; strength pilot\n"
            "    - A body, report, 2 February 2023, ¶1, ¶2"
        )

    def test_nothing(self) -> None:
        """An empty changelog says that it is."""
        assert as_markdown(Reform([BODY]), Reform([BODY])) == "Nothing has changed."

    @pytest.mark.parametrize("mark", list("\\`*_[]<>#|"))
    def test_marks_are_shown_as_they_are(self, mark: str) -> None:
        """Nothing in a title becomes a link, a heading or HTML."""
        paper = Source(
            id="paper", title=f"a{mark}b", kind=SourceKind.REPORT, published=PAPER.published
        )
        assert f"- **a\\{mark}b** (`paper`)" in as_markdown(*reforms(paper))


class TestSources:
    """The sources behind a change."""

    def test_of_what_was_withdrawn(self) -> None:
        """They may be in the first reform alone."""
        after, before = reforms(PAPER, PROMISE)
        (_, change) = diff(before, after)
        assert sources_of(change, before, after) == ("A body, report, 2 February 2023, ¶1, ¶2",)

    def test_a_source_that_neither_reform_has(self) -> None:
        """It is named, so that the gap can be seen."""
        before, after = reforms(PROMISE)
        (change,) = diff(before, after)
        assert sources_of(change, before, after) == ("paper, ¶1, ¶2",)
