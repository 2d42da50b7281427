"""The pages about the data are those that the classes and the data make."""

import json
import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from csc_reform import load
from csc_reform.entities.entity import citations_of, facts_of
from csc_reform.entities.kinds import KINDS
from csc_reform.io import dumps_schema

ROOT = Path(__file__).resolve().parent.parent
DICTIONARY = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
COVERAGE = (ROOT / "docs" / "what-is-in-it.md").read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """Give what stands under a heading of a page."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", page, re.DOTALL | re.MULTILINE)
    assert found is not None, heading
    return found[1]


def rows(text: str) -> dict[str, list[str]]:
    """Give the cells of the rows of a table by the first of each, head and rule left out."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return {first: rest for first, *rest in cells[1:] if first != "---"}


def test_the_pages_are_up_to_date() -> None:
    """They are what the tool makes."""
    script = ROOT / "tools" / "write_data_pages.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_told_of_and_counted(kind: str) -> None:
    """Each field of each kind has its meaning and the number of records that have it."""
    entities = [entity for entity in load() if kind == entity.KIND]
    told = section(DICTIONARY, kind.capitalize())
    assert f"There are {len(entities):,}." in told
    table = rows(told)
    common = rows(section(DICTIONARY, "What every record has"))
    names = [field.name for field in attrs.fields(KINDS[kind]) if field.name != "extensions"]
    assert sorted([*table, *common]) == sorted(f"`{name}`" for name in names)
    defaults = {field.name: field.default for field in attrs.fields(KINDS[kind])}
    for cell, (meaning, _, left_out, count) in table.items():
        name = cell.strip("`")
        assert meaning
        assert left_out
        having = [one for one in entities if getattr(one, name) != defaults[name]]
        assert count == f"{len(having):,} of {len(entities):,}"


def test_every_part_and_every_word_is_told_of() -> None:
    """Whatever the JSON Schema defines is somewhere in the dictionary."""
    schema = json.loads(dumps_schema())
    kinds = [schema["properties"][kind]["items"]["$ref"].rpartition("/")[2] for kind in KINDS]
    words = rows(section(DICTIONARY, "Words"))
    for name, definition in schema["$defs"].items():
        if "enum" in definition:
            told = words[f"`{name}`"][-1]
            assert re.findall(r"`([^`]+)` [\d,]+", told) == definition["enum"]
        elif (
            "properties" in definition
            and name not in kinds
            and not name.startswith(("HistoryOf", "StatedOf"))
        ):
            assert name == "Figure" or rows(section(DICTIONARY, name))


def test_links_lead_to_headings() -> None:
    """A type that is linked is told of in the same page."""
    headings = re.findall(r"^#+ (.+)$", DICTIONARY, re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    links = set(re.findall(r"\(#([^)]+)\)", DICTIONARY))
    assert links
    assert links <= anchors


def test_every_citation_is_counted_once() -> None:
    """The sources of the page are those that are cited, and their counts come to the whole."""
    reform = load()
    listed = rows(section(COVERAGE, "Sources"))
    cited = {citation.source_id for entity in reform for citation in citations_of(entity)}
    assert len(listed) == len(cited)
    for id_ in cited:
        assert reform.sources[id_].title in listed[f"`{id_}`"][0]
    total = sum(len(fact.citations) for entity in reform for fact in facts_of(entity))
    assert sum(int(cells[1].replace(",", "")) for cells in listed.values()) == total
    by_kind = rows(section(COVERAGE, "Kinds"))
    assert sum(int(cells[2].replace(",", "")) for cells in by_kind.values()) == total


def test_every_allowance_is_listed() -> None:
    """With the years that have no table."""
    told = section(COVERAGE, "Allowances without a table")
    newest = load().newest_source
    assert newest is not None
    assert f"as of **{newest.published.in_words()}**" in COVERAGE
    for allowance in load().allowances:
        (line,) = [line for line in told.splitlines() if f"(`{allowance.id}`)" in line]
        missing = allowance.years_without_table(through=newest.published.latest)
        assert ("no table, or not a whole one, for" in line) is bool(missing)
        if missing:
            years = line.partition(", for ")[2]
            first, last = missing[0].start.year, missing[-1].start.year
            assert years.startswith(f"{first}-{(first + 1) % 100:02}")
            assert years.endswith(f"{last}-{(last + 1) % 100:02}")
        assert ("no rate" in line) is (not allowance.rates)
