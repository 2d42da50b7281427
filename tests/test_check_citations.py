"""The tool that compares citations with the texts of their sources finds each fault once."""

import doctest
import importlib.util
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Citation,
    FundingLine,
    FundingRole,
    History,
    Money,
    PartialDate,
    Reform,
    Source,
    SourceKind,
    Stated,
)
from csc_reform.io import read_texts

ROOT = Path(__file__).resolve().parent.parent

if TYPE_CHECKING:
    from tools import check_citations as tool
else:
    # It is no part of the package, and the working directory may be any.
    _spec = importlib.util.spec_from_file_location(
        "check_citations", ROOT / "tools" / "check_citations.py"
    )
    tool = sys.modules["check_citations"] = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(tool)

#: Where the real texts are, if they are anywhere.
TEXTS = Path(os.environ.get("CSC_REFORM_TEXTS", ROOT.parent / "shared" / "sources"))

RELEASE = "dfe-press-release-2023-02-02"
PARAGRAPHS = """[1] The department's release

[2] Up to 12 local areas will get over £45m, and the children\u2019s minister said:

[3] The allowance rises from £2,000 to £3,000 in 2012,
  and services judged poor are now 10% or lower. Places are 5 to 8 in all.

[4] The total is £36 million, with £30 for each. Jo Bloggs spoke.
"""


def folder(tmp_path: Path, text: str = PARAGRAPHS, name: str = "001.txt") -> Path:
    """Make a folder with one text."""
    place = tmp_path / "texts"
    place.mkdir(exist_ok=True)
    (place / name).write_text(text, encoding="utf-8")
    return place


def document(tmp_path: Path, *citations: dict[str, str], **parts: object) -> Path:
    """Make a document with a group that has these citations, and whatever else is given."""
    passages = [{"source_id": RELEASE, **citation} for citation in citations]
    whole = {
        "schema_version": 1,
        "title": "Mine",
        "licence": "MIT",
        "groups": [{"id": "a", "title": "A", "citations": passages}],
        "organisations": [{"id": "dfe", "title": "DfE", "kind": "government department"}],
        **parts,
    }
    place = tmp_path / "mine.json"
    place.write_text(json.dumps(whole, indent=1), encoding="utf-8")
    return place


def told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, *citations: dict[str, str]
) -> list[str]:
    """Give the lines that are printed about some citations, the summary last."""
    code = tool.main(
        ["--texts", str(folder(tmp_path)), str(document(tmp_path, *citations))],
    )
    lines = capsys.readouterr().out.splitlines()
    assert code == (0 if len(lines) == 1 else 1)
    return lines


class TestSoundCitations:
    """Where text and citation agree, nothing is found."""

    @pytest.mark.parametrize(
        ("locator", "printed"),
        [
            ("¶2", "over £45m"),
            ("¶2", "Up to 12 local areas"),
            ("¶2", "children's minister"),
            ("¶3", "£2,000"),
            ("¶3", "£3,000"),
            ("¶3", "from £2,000 to £3,000"),
            ("¶3", "10% or lower"),
            ("¶3", "2012, and"),
            ("¶3", "5 to 8"),
            ("¶4", "£36 million"),
            ("¶4", "£30"),
            ("¶1, ¶4", "£36 million"),
            ("¶1-3", "over £45m"),
            ("¶¶1\u20132, 4", "£30"),
            ("¶2 and ¶3", "10% or lower"),
        ],
    )
    def test_nothing_is_found(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, locator: str, printed: str
    ) -> None:
        """Blanks and curly marks count for nothing, and a change is two figures."""
        lines = told(capsys, tmp_path, {"locator": locator, "as_printed": printed})
        assert lines == [
            "1 citation of 1 source compared, 0 faults; 0 citations of sources without a text"
        ]

    def test_a_source_without_a_text_is_counted(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """It cannot be compared, and that is said."""
        lines = told(
            capsys,
            tmp_path,
            {"locator": "¶2"},
            {"source_id": "another", "locator": "page", "as_printed": "£3"},
        )
        assert lines == [
            "1 citation of 1 source compared, 0 faults; 1 citation of sources without a text"
        ]


class TestFaults:
    """Each fault is found once, with its place."""

    @pytest.mark.parametrize(
        ("citation", "fault"),
        [
            ({"locator": "page 2"}, "locator must be paragraphs, such as ¶17, ¶3-5 or ¶3, ¶7, got"),
            ({"locator": "17"}, "locator must be paragraphs, such as ¶17, ¶3-5 or ¶3, ¶7, got"),
            ({"locator": f"¶{'1' * 5_000}"}, "locator must be paragraphs, such as ¶17"),
            ({"locator": "¶1-999999999"}, "locator must be of paragraphs 1 to 4, got"),
            ({"locator": "¶5"}, "locator must be of paragraphs 1 to 4, got '¶5'"),
            ({"locator": "¶0"}, "locator must be of paragraphs 1 to 4, got '¶0'"),
            ({"locator": "¶2-5"}, "locator must be of paragraphs 1 to 4, got '¶2-5'"),
            ({"locator": "¶3-2"}, "locator must be of paragraphs 1 to 4, got '¶3-2'"),
            (
                {"locator": "¶2", "as_printed": "£46m"},
                "as_printed must be what ¶2 prints, got '£46m' @",
            ),
            (
                {"locator": "¶3", "as_printed": "over £45m"},
                "as_printed must be what ¶3 prints, got 'over £45m'; it stands in ¶2",
            ),
            ({"locator": "¶4", "as_printed": "£3"}, "as_printed must be what ¶4 prints, got '£3'"),
            ({"locator": "¶2", "as_printed": "£45"}, "as_printed must be what ¶2 prints"),
            (
                {"locator": "¶3", "as_printed": "12"},
                "as_printed must be what ¶3 prints, got '12'; it stands in ¶2",
            ),
            ({"locator": "¶2", "as_printed": "up to 12"}, "as_printed must be what ¶2 prints"),
            (
                {"locator": "¶2", "as_printed": "£45m"},
                "as_printed must be the whole of 'over £45m', got '£45m'",
            ),
            (
                {"locator": "¶2", "as_printed": "12 local areas"},
                "as_printed must be the whole of 'Up to 12', got '12 local areas'",
            ),
            (
                {"locator": "¶3", "as_printed": "10%"},
                "as_printed must be the whole of '10% or lower', got '10%'",
            ),
            (
                {"locator": "¶3", "as_printed": "8"},
                "as_printed must be the whole of '5 to 8', got '8'",
            ),
            (
                {"locator": "¶4", "as_printed": "£36"},
                "as_printed must be the whole of '£36 million', got '£36'",
            ),
        ],
    )
    def test_a_fault_is_told_with_its_place(
        self,
        capsys: pytest.CaptureFixture[str],
        tmp_path: Path,
        citation: dict[str, str],
        fault: str,
    ) -> None:
        """What must be, what is, and where in the document."""
        lines = told(capsys, tmp_path, {"locator": "¶1"}, citation)
        assert len(lines) == 2
        assert lines[0].startswith(fault)
        field = fault.partition(" ")[0]
        written = (tmp_path / "mine.json").read_text(encoding="utf-8").splitlines()
        pointer = f"/groups/0/citations/1/{field}"
        place = re.search(rf" @ {pointer} \((.*):(\d+):(\d+)\)$", lines[0])
        assert place is not None
        assert place[1] == str(tmp_path / "mine.json")
        assert written[int(place[2]) - 1][int(place[3]) - 1 :].startswith(f'"{field}"')
        assert lines[1].startswith("2 citations of 1 source compared, 1 fault;")

    def test_a_speaker_is_somebody_whom_the_source_names(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """An office is named by its title or its holder; a quotation of nobody named is a slip."""
        bloggs = {"value": "Jo Bloggs", "citations": [{"source_id": RELEASE, "locator": "¶4"}]}
        other = {"value": "Sam Smith", "citations": [{"source_id": RELEASE, "locator": "¶4"}]}
        offices = [
            {
                "id": id_,
                "title": title,
                "organisation_id": "dfe",
                "holders": {"statements": [holder]},
            }
            for id_, title, holder in (
                ("minister", "Children's Minister", other),
                ("chair", "Chair", bloggs),
                ("clerk", "Clerk", other),
            )
        ]
        speakers = ("minister", "chair", "clerk", "dfe", "nobody")
        citations = [{"locator": "¶2", "speaker_id": id_} for id_ in speakers]
        place = document(tmp_path, *citations, offices=offices)
        assert tool.main(["--texts", str(folder(tmp_path)), str(place)]) == 1
        lines = capsys.readouterr().out.splitlines()
        # That a speaker is in the reform at all is for the rules to say.
        assert [line.partition(" (")[0] for line in lines[:-1]] == [
            f"speaker_id must be somebody whom the source names, got {id_!r} "
            f"@ /groups/0/citations/{index}/speaker_id"
            for index, id_ in ((2, "clerk"), (3, "dfe"))
        ]

    def test_a_heading_is_as_it_is_printed(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """The words of a pillar's heading are the source's own."""
        headings = [
            {"value": value, "citations": [{"source_id": id_, "locator": locator}]}
            for value, id_, locator in (
                ("The total is £36 million", RELEASE, "¶4"),
                ("The total was £36 million", RELEASE, "¶4"),
                ("The total was £37 million", RELEASE, "¶9"),
                ("The total was £38 million", "another", "¶4"),
            )
        ]
        pillar = {"id": "b", "title": "B", "number": 1, "headings": {"statements": headings}}
        place = document(tmp_path, pillars=[pillar])
        assert tool.main(["--texts", str(folder(tmp_path)), str(place)]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert [line.partition(" (")[0] for line in lines[:-1]] == [
            (
                "value must be what ¶4 prints, got 'The total was £36 million' "
                "@ /pillars/0/headings/statements/1/value"
            ),
            (
                "locator must be of paragraphs 1 to 4, got '¶9' "
                "@ /pillars/0/headings/statements/2/citations/0/locator"
            ),
        ]

    def test_citations_are_found_wherever_they_are(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """In a statement, in a relation, in a target of a commitment, in a rate; prints too."""
        wrong = [{"source_id": RELEASE, "locator": "¶9"}]
        stated = {"statements": [{"value": {"count": "up to 2 areas"}, "citations": wrong}]}
        amount = {"statements": [{"value": "£5", "citations": wrong}]}
        relation = {"kind": "part of", "to_id": "b", "basis": "stated", "citations": wrong}
        rate = {"amount": "£5", "span": {"start": "2024", "end": "open"}, "citations": wrong}
        line = {"id": "c", "title": "C", "role": "ask", "amount": amount, "relations": [relation]}
        place = document(
            tmp_path,
            commitments=[{"id": "d", "title": "D", "targets": [{"what": "E", "cap": stated}]}],
            funding=[line],
            allowances=[{"id": "f", "title": "F", "payee_group_id": "a", "rates": [rate]}],
        )
        assert tool.main(["--texts", str(folder(tmp_path)), str(place)]) == 1
        pointers = re.findall(r"@ (\S+) ", capsys.readouterr().out)
        assert sorted(pointers) == [
            "/allowances/0/rates/0/citations/0",
            "/allowances/0/rates/0/citations/0/locator",
            "/commitments/0/targets/0/cap/statements/0/citations/0",
            "/commitments/0/targets/0/cap/statements/0/citations/0/locator",
            "/funding/0/amount/statements/0/citations/0",
            "/funding/0/amount/statements/0/citations/0/locator",
            "/funding/0/relations/0/citations/0/locator",
        ]


class TestUncovered:
    """Figures that nothing cites are told on request, and are no faults."""

    def test_figures_that_nothing_cites(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """Money, percentages and counts; neither years nor what a citation reaches."""
        place = document(
            tmp_path,
            {"locator": "¶2", "as_printed": "over £45m"},
            {"locator": "¶1-4", "as_printed": "£2,000"},
            {"locator": "¶9", "as_printed": "£36 million"},
        )
        tool.main(["--texts", str(folder(tmp_path)), "--uncovered", str(place)])
        lines = capsys.readouterr().out.splitlines()
        assert [line for line in lines if line.startswith("nothing cites")] == [
            f"nothing cites {RELEASE}, ¶2: 12 local areas",
            f"nothing cites {RELEASE}, ¶3: £3,000",
            f"nothing cites {RELEASE}, ¶3: 10%",
            f"nothing cites {RELEASE}, ¶3: 5 to",
            f"nothing cites {RELEASE}, ¶3: 8 in all",
            f"nothing cites {RELEASE}, ¶4: £36 million",
            f"nothing cites {RELEASE}, ¶4: £30",
        ]


class TestCannotRun:
    """Without texts, or a document that can be read, the exit code is 2 and one line says why."""

    @pytest.mark.parametrize(
        ("name", "text", "words"),
        [
            ("notes.txt", PARAGRAPHS, "/texts must be at least one of 000.txt,"),
            ("001.txt", "No numbers here.", "001.txt must be of paragraphs that begin with [1],"),
            ("001.txt", "[1] One\n\n[3] Three", "001.txt must be of paragraphs that begin"),
            ("001.txt", "Before\n[1] One", "001.txt must be of paragraphs that begin"),
        ],
    )
    def test_texts_that_are_none(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, text: str, words: str
    ) -> None:
        """A folder with no text of a source, and texts whose paragraphs have no numbers."""
        assert tool.main(["--texts", str(folder(tmp_path, text, name))]) == 2
        out, err = capsys.readouterr()
        assert (out, len(err.splitlines())) == ("", 1)
        assert words in err

    def test_a_folder_that_is_not_there(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """It is named."""
        assert tool.main(["--texts", str(tmp_path / "nowhere")]) == 2
        err = capsys.readouterr().err
        wanted = (
            f"check_citations: texts in {tmp_path / 'nowhere'} must be at least one of 000.txt,"
        )
        assert err.startswith(wanted)
        assert err.endswith(", got None\n")

    def test_a_text_that_is_not_in_utf_8(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """It is refused, and named."""
        place = folder(tmp_path)
        (place / "001.txt").write_bytes(b"[1] \xa345m")
        assert tool.main(["--texts", str(place)]) == 2
        assert "001.txt must be in UTF-8" in capsys.readouterr().err

    def test_a_document_that_cannot_be_read(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """It is told as reading tells it."""
        place = tmp_path / "mine.json"
        place.write_text("{", encoding="utf-8")
        assert tool.main(["--texts", str(folder(tmp_path)), str(place)]) == 2
        assert "mine.json:1:2" in capsys.readouterr().err


#: A figure as it may be printed, with the hedge before it.
FIGURES = st.builds(
    "{}£{}{}".format,
    st.sampled_from(["", "over ", "up to ", "at least "]),
    st.integers(1, 999),
    st.sampled_from(["", "m", " million", "k", ",000"]),
)


def reform_of(figures: list[str]) -> Reform:
    """Make a reform with a sum for each figure, cited from the paragraph of its number."""
    release = Source(
        id=RELEASE, title="R", kind=SourceKind.PRESS_RELEASE, published=PartialDate.parse("2023")
    )
    lines = [
        FundingLine(
            id=f"line-{number}",
            title="Line",
            role=FundingRole.ALLOCATION,
            amount=History.of(
                Stated(
                    Money.parse(figure),
                    citations=(
                        Citation(source_id=RELEASE, locator=f"¶{number}", as_printed=figure),
                    ),
                )
            ),
        )
        for number, figure in enumerate(figures, 1)
    ]
    return Reform([release, *lines], title="Made up")


class TestLaws:
    """What holds of any text."""

    @given(figures=st.lists(FIGURES, min_size=1, max_size=4), data=st.data())
    def test_a_changed_digit_is_found(self, figures: list[str], data: st.DataObject) -> None:
        """In a sound text nothing is; when one digit of it changes, that figure is, and no other."""
        text = {
            number: f"The sum to be given is {figure} in all, it is said."
            for number, figure in enumerate(figures, 1)
        }
        reform = reform_of(figures)
        assert tool.compare(reform, {RELEASE: text}).findings == ()
        number = data.draw(st.sampled_from(sorted(text)), label="paragraph")
        digits = [at for at, sign in enumerate(text[number]) if sign.isdigit()]
        at = data.draw(st.sampled_from(digits), label="position")
        others = [sign for sign in "0123456789" if sign != text[number][at]]
        other = data.draw(st.sampled_from(others), label="digit")
        changed = text[number][:at] + other + text[number][at + 1 :]
        found = tool.compare(reform, {RELEASE: {**text, number: changed}}).findings
        assert [one.entity_id for one in found] == [f"line-{number}"]

    @given(figure=FIGURES)
    def test_a_dropped_hedge_is_found(self, figure: str) -> None:
        """Whatever hedge a text prints, a citation without it is a fault; with it, none."""
        text = {RELEASE: {1: f"The sum to be given is {figure} in all."}}
        bare = figure[figure.index("£") :]
        found = tool.compare(reform_of([bare]), text).findings
        wanted = [] if bare == figure else [f"as_printed must be the whole of {figure!r}"]
        assert [one.message.partition(", got")[0] for one in found] == wanted

    @pytest.mark.parametrize(
        "text",
        [
            "They get £45m at the most, they say.",
            "They get £45m-plus in all.",
            "They get close to £45m in all.",
            "They get over half of £45m.",
            "They get over the £45m.",
            'They get more than "£45m".',
            "They get over [£45m] in all.",
            "They get £45m or so.",
        ],
    )
    def test_a_hedge_in_other_words_is_found(self, text: str) -> None:
        """What the library does not read as a hedge, the tool takes for one."""
        (found,) = tool.compare(reform_of(["£45m"]), {RELEASE: {1: text}}).findings
        assert "£45m" in found.message
        assert "must be" in found.message

    def test_a_figure_without_its_print_is_found(self) -> None:
        """The passage alone does not show that it says so."""
        (line,) = reform_of(["£45m"]).funding
        (stated,) = line.amount.statements
        bare = attrs.evolve(stated.citations[0], as_printed=None)
        unsaid = attrs.evolve(line, amount=History.of(attrs.evolve(stated, citations=(bare,))))
        reform = Reform([*reform_of(["£45m"]).sources, unsaid])
        (found,) = tool.compare(reform, {RELEASE: {1: "They get £45m."}}).findings
        assert found.pointer == "amount/statements/0/citations/0/as_printed"
        assert found.message == "as_printed must be given of £45 million, got None"

    def test_a_year_is_not_part_of_another_time(self) -> None:
        """2024 is not what "2024-25" prints."""
        assert list(tool.occurrences("2024", "in 2024-25, 2024/25 and 2024")) == [24]
        assert list(tool.occurrences("25", "in 2024-25 and 25")) == [15]


class TestTheBundledReform:
    """The tool over the data of the library."""

    def test_every_citation_of_the_documents_is_looked_at(self) -> None:
        """As many as there are locators beside a source in the documents themselves."""
        texts = "".join(file.read_text("utf-8") for file in sorted(tool.DATA.glob("*.json")))
        known = tuple(tool.TEXTS)
        reform = read_texts(tool.documents_in(tool.DATA))
        found = [citation.source_id for _, _, citation in tool.citations_in(reform)]
        assert len(found) == texts.count('"source_id": ') - len(reform.recommendations)
        for id_ in known:
            review = [one for one in reform.recommendations if one.source_id == id_]
            assert found.count(id_) == texts.count(f'"source_id": "{id_}"') - len(review)

    def test_every_text_is_of_a_source(self) -> None:
        """The table of texts names sources of the reform, and no text twice."""
        reform = read_texts(tool.documents_in(tool.DATA))
        assert [id_ for id_ in tool.TEXTS if id_ not in reform.sources] == []
        assert len(set(tool.TEXTS.values())) == len(tool.TEXTS)

    def test_it_agrees_with_the_texts(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Where the texts are at hand, all five are compared and no fault is found."""
        if not TEXTS.is_dir():
            pytest.skip("the texts of the sources are not at hand")
        assert tool.main(["--texts", str(TEXTS)]) == 0
        summary = capsys.readouterr().out
        assert " of 5 sources compared, 0 faults;" in summary

    def test_every_figure_of_the_texts_is_held(self) -> None:
        """Where the texts are at hand: with any digit of a cited figure changed, a fault is found."""
        if not TEXTS.is_dir():
            pytest.skip("the texts of the sources are not at hand")
        shelf = tool.shelf_of(TEXTS)
        reform = read_texts(tool.documents_in(tool.DATA))
        for entity, _, citation in tool.citations_in(reform):
            printed = citation.as_printed or ""
            digit = re.search(r"\d", printed)
            if citation.source_id not in shelf or digit is None:
                continue
            other = "7" if digit[0] != "7" else "4"
            changed = f"{printed[: digit.start()]}{other}{printed[digit.end() :]}"
            slip = attrs.evolve(citation, as_printed=changed)
            faults = list(tool.faults_of(slip, shelf[citation.source_id], reform))
            assert [fault.field for fault in faults] == ["as_printed"], (entity.id, changed)


def test_the_examples_of_the_tool_hold() -> None:
    """They are run here, as the tools are no part of the package."""
    done = doctest.testmod(tool)
    assert done.attempted > 0
    assert done.failed == 0
