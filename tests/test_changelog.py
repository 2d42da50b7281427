"""The changelog of the reform, as text and in Markdown."""

from typing import Any, cast

import attrs
import pytest

from csc_reform import (
    Citation,
    Commitment,
    Entity,
    History,
    InvalidValueError,
    Organisation,
    OrganisationKind,
    PartialDate,
    Pillar,
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
            "      [A body, A *paper* [1], report, 2 February 2023]\n"
            "\n"
            "COMMITMENTS\n"
            "\n"
            "  A promise_of_ours (promise)\n"
            "    new; strength pilot\n"
            "      [A body, A *paper* [1], report, 2 February 2023, ¶1, ¶2]"
        )

    def test_what_is_long_goes_on_below_itself(self) -> None:
        """Further in than it began, and never cut at a hyphen."""
        title = f"{'A long-winded title ' * 4}thirteen-words-of-a-paper"
        (_, _, first, second, *_) = as_text(*reforms(attrs.evolve(PAPER, title=title))).splitlines()
        assert first.startswith("  A long-winded")
        assert second.startswith("    ")
        assert first.endswith("title")

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
            "    - A body, A \\*paper\\* \\[1\\], report, 2 February 2023\n"
            "\n"
            "## Commitments\n"
            "\n"
            "- **A promise\\_of\\_ours** (`promise`)\n"
            "  - new; strength pilot\n"
            "    - A body, A \\*paper\\* \\[1\\], report, 2 February 2023, ¶1, ¶2"
        )

    def test_nothing(self) -> None:
        """An empty changelog says that it is."""
        assert as_markdown(Reform([BODY]), Reform([BODY])) == "Nothing has changed."

    @pytest.mark.parametrize("mark", list("\\`*_~[]<>#|&"))
    def test_marks_are_shown_as_they_are(self, mark: str) -> None:
        """Nothing in a title becomes a link, a heading or HTML."""
        paper = Source(
            id="paper", title=f"a{mark}b", kind=SourceKind.REPORT, published=PAPER.published
        )
        assert f"- **a\\{mark}b** (`paper`)" in as_markdown(*reforms(paper))

    @pytest.mark.parametrize("start", ["1.", "23)", "-", "+"])
    def test_nothing_begins_a_list_of_its_own(self, start: str) -> None:
        """A body whose name begins with a number is no numbered item."""
        body = Organisation(id="other", title=f"{start} body", kind=OrganisationKind.CHARITY)
        escaped = f"{start[:-1]}\\{start[-1]}"
        assert f"- **{escaped} body** (`other`)" in as_markdown(*reforms(body))


class TestPassages:
    """Things that are only named by more passages."""

    def test_they_are_told_together(self) -> None:
        """Under one heading for each kind, with all the sources."""
        pillars = [
            Pillar(id=id_, title=id_.title(), number=at + 1, citations=(PASSAGE,))
            for at, id_ in enumerate(("one", "other"))
        ]
        after = [
            attrs.evolve(pillar, citations=(PASSAGE, ELSEWHERE), aliases=aliases)
            for pillar, aliases in zip(pillars, ((), ("alias",)), strict=True)
        ]
        assert as_text(Reform([BODY, PAPER, *pillars]), Reform([BODY, PAPER, *after])) == (
            "PILLARS\n"
            "\n"
            "  Other (other)\n"
            "    aliases: alias more\n"
            "\n"
            "  Named in other passages\n"
            "    One (one); Other (other)\n"
            "      [A body, A *paper* [1], report, 2 February 2023, ¶2]"
        )
        markdown = as_markdown(Reform([BODY, PAPER, *pillars]), Reform([BODY, PAPER, *after]))
        assert markdown.endswith(
            "- **Named in other passages**\n"
            "  - One (one); Other (other)\n"
            "    - A body, A \\*paper\\* \\[1\\], report, 2 February 2023, ¶2"
        )


class TestSources:
    """The sources behind a change."""

    def test_of_a_new_source_it_is_the_source(self) -> None:
        """As long as no other tells of it; by its id when its publisher is not known."""
        after = Reform([BODY, PAPER])
        (change,) = diff(Reform([BODY]), after)
        assert sources_of(change, Reform([BODY]), after) == (
            "A body, A *paper* [1], report, 2 February 2023",
        )
        alone = Reform([PAPER])
        (change,) = diff(Reform([]), alone)
        assert sources_of(change, Reform([]), alone) == ("paper",)
        (gone,) = diff(after, Reform([BODY]))
        assert sources_of(gone, after, Reform([BODY])) == (
            "A body, A *paper* [1], report, 2 February 2023",
        )

    def test_only_of_a_change(self) -> None:
        """What is no change has no sources."""
        with pytest.raises(InvalidValueError) as caught:
            sources_of(cast("Any", None), Reform([]), Reform([]))
        assert str(caught.value) == "change must be a Change, got None"

    def test_of_what_was_withdrawn(self) -> None:
        """They may be in the first reform alone."""
        after, before = reforms(PAPER, PROMISE)
        (_, change) = diff(before, after)
        assert sources_of(change, before, after) == (
            "A body, A *paper* [1], report, 2 February 2023, ¶1, ¶2",
        )

    def test_a_source_that_neither_reform_has(self) -> None:
        """It is named, so that the gap can be seen."""
        before, after = reforms(PROMISE)
        (change,) = diff(before, after)
        assert sources_of(change, before, after) == ("paper, ¶1, ¶2",)
