"""
Write the pages that tell what the fields of a record mean and what the bundled reform holds.

What a field means is what the docstring of its class says, by way of the JSON Schema; how many records
have it is counted in the data. Run it after a change of a class or of the data; with ``--check`` it
writes nothing, and says which pages are not what they should be.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

import attrs

from csc_reform import Confidence, Conflict, History, Reform, Source, dumps, load
from csc_reform.briefing import AllowanceRows, make_brief
from csc_reform.entities.entity import Entity, Part, facts_of, kinds_named
from csc_reform.entities.kinds import KINDS
from csc_reform.footnotes import source_note
from csc_reform.io import dumps_schema
from csc_reform.rate_tables import years_in_words
from csc_reform.rules import escaped_markdown as escaped
from csc_reform.statements import Stated

DOCS: Final = Path(__file__).resolve().parent.parent / "docs"
DICTIONARY: Final = "data-dictionary.md"
COVERAGE: Final = "what-is-in-it.md"

_Schema: TypeAlias = Mapping[str, Any]
_MADE = "python tools/write_data_pages.py"


def pages() -> Mapping[str, str]:
    """Give every page, by its name under ``docs/``."""
    reform = load()
    return {
        DICTIONARY: _page(dictionary(reform)),
        COVERAGE: _page(coverage(reform)),
    }


def _page(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _table(head: Sequence[str], rows: Iterator[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(str(cell) for cell in row)} |"


# The dictionary -------------------------------------------------------------------------------

#: What every record has; told of once.
_COMMON: Final = ("id", "title", "summary", "aliases", "former_ids", "citations")
#: What a history and a statement are, whatever is stated.
_GENERIC: Final = {"HistoryOfText": "A history", "StatedOfText": "A statement"}
_FIGURES: Final = ("Money", "Count", "Share", "Ratio", "PartialDate", "Deadline", "AgeBand")
_NAMES: Final = {
    "Money": "money",
    "Count": "count",
    "Share": "share",
    "Ratio": "ratio",
    "PartialDate": "date",
    "Deadline": "deadline",
    "AgeBand": "ages",
    "Figure": "count, share or ratio",
    "PartialDateOrDeadline": "date or deadline",
    "Span": "span",
    "Text": "text",
    "Texts": "list of texts",
    "Name": "text",
    "Id": "id",
}


class _Dictionary:
    """The schema of documents, and all that the data holds by its definitions."""

    def __init__(self, reform: Reform) -> None:
        schema = cast("_Schema", json.loads(dumps_schema()))
        self.definitions = cast("Mapping[str, _Schema]", schema["$defs"])
        self.of_kind = {
            kind: _name_of(cast("_Schema", schema["properties"][kind]["items"])) for kind in KINDS
        }
        #: What stands in the data for each definition.
        self.held: dict[str, list[object]] = {}
        data = cast("dict[str, Any]", json.loads(dumps(reform)))
        for kind in KINDS:
            self._walk(cast("_Schema", schema["properties"][kind]), data.get(kind, []))

    def _walk(self, schema: _Schema, value: object) -> None:
        if "$ref" in schema:
            name = _name_of(schema)
            self.held.setdefault(name, []).append(value)
            self._walk(self.definitions[name], value)
        for option in cast("list[_Schema]", schema.get("anyOf", [])):
            # Of what may be left out, one way is left; what is plain has nothing inside.
            if "$ref" in option and (_has_fields(value) or self._is_word(_name_of(option))):
                self._walk(option, value)
        if isinstance(value, list) and "items" in schema:
            for item in cast("list[object]", value):
                self._walk(cast("_Schema", schema["items"]), item)
        if isinstance(value, dict):
            self._walk_fields(schema.get("properties", {}), cast("dict[str, object]", value))

    def _walk_fields(self, fields: Mapping[str, _Schema], given: Mapping[str, object]) -> None:
        for key, schema in fields.items():
            if key in given:
                self._walk(schema, given[key])
            elif "default" in schema and "$ref" in schema:
                # A word that is meant when none is given is said all the same.
                self.held.setdefault(_name_of(schema), []).append(schema["default"])

    def _is_word(self, name: str) -> bool:
        return "enum" in self.definitions[name]

    def _records(self, name: str) -> list[Mapping[str, object]]:
        """Give the objects that the data holds of a definition; of a generic one, of all its forms."""
        form = name.removesuffix("Text") if name in _GENERIC else ""
        names = [one for one in self.held if one.startswith(form)] if form else [name]
        held = [one for key in names for one in self.held.get(key, [])]
        return [cast("dict[str, object]", one) for one in held if isinstance(one, dict)]

    def parts(self) -> list[str]:
        """Give the definitions of what has fields and is no record of a kind, in the order of names."""
        return [
            name
            for name, definition in self.definitions.items()
            if "properties" in definition
            and name not in self.of_kind.values()
            and (not name.startswith(("HistoryOf", "StatedOf")) or name in _GENERIC)
            and name != "Figure"
        ]

    def words(self) -> list[str]:
        """Give the definitions of what is one of a few words."""
        return [name for name in self.definitions if self._is_word(name)]

    def fields(
        self, name: str, cls: type[Entity | Part] | None, *, common: bool
    ) -> Iterator[Sequence[object]]:
        """Give a row for each field of a definition."""
        definition = self.definitions[name]
        held = self._records(name)
        required = cast("Sequence[str]", definition.get("required", ()))
        for field, schema in cast("Mapping[str, _Schema]", definition["properties"]).items():
            if cls is not None and issubclass(cls, Entity) and (field in _COMMON) is not common:
                continue
            meaning = str(schema["description"]).replace("null", "left out").replace("``", "`")
            yield (
                f"`{field}`",
                escaped_cell(meaning),
                self._stands_in(name, cls, field, schema),
                "never" if field in required else left_out(schema),
                f"{sum(field in one for one in held):,} of {len(held):,}",
            )

    def _stands_in(
        self, name: str, cls: type[Entity | Part] | None, field: str, schema: _Schema
    ) -> str:
        if name in _GENERIC and field == "value":
            return "as the history has it"
        return self.stands(schema, kinds_named(cls, field) if cls and field != "id" else ())

    def stands(self, schema: _Schema, kinds: tuple[str, ...] = ()) -> str:
        """Say how a field stands in a document."""
        if schema.get("type") == "array":
            inner = self.stands(schema["items"], kinds)
            return f"list: {inner}"
        if "anyOf" in schema:
            options = [self.stands(one, kinds) for one in schema["anyOf"] if _is_told(one)]
            return " or ".join(dict.fromkeys(options))
        if "enum" in schema:
            return " or ".join(f"`{word}`" for word in schema["enum"])
        if "$ref" not in schema:
            return {"integer": "whole number", "boolean": "true or false"}.get(
                str(schema.get("type")), "text"
            )
        return self._named(_name_of(schema), kinds)

    def _named(self, name: str, kinds: tuple[str, ...]) -> str:
        if name.startswith("HistoryOf"):
            inner = name.removeprefix("HistoryOf")
            return f"[history](#a-history): {self._named(inner, kinds)}"
        if kinds and name in ("Text", "Texts", "Id", "Name"):
            words = " or ".join(kinds)
            return f"ids of {words}" if name == "Texts" else f"id of {words}"
        if name in _NAMES:
            return _NAMES[name]
        if "enum" in self.definitions.get(name, {}):
            return f"[{name}](#words)"
        heading = heading_of(name)
        label = heading.removeprefix("A ") if name in _GENERIC else heading
        return f"[{label}](#{heading.lower().replace(' ', '-')})"


def _has_fields(value: object) -> bool:
    return isinstance(value, dict)


def _name_of(schema: _Schema) -> str:
    return str(schema["$ref"]).rpartition("/")[2]


def _is_told(option: _Schema) -> bool:
    return option.get("type") != "null"


def escaped_cell(words: str) -> str:
    """Give words for a cell of a table; what is code in them stays code."""
    return words.replace("|", "\\|").replace("<", "&lt;")


def left_out(schema: _Schema) -> str:
    """Say what it means when a field is left out."""
    if "default" in schema:
        default = schema["default"]
        return f"`{json.dumps(default) if isinstance(default, bool) else default}`"
    if "left out" in str(schema["description"]).replace("null", "left out"):
        return "as told"
    if schema.get("type") == "array":
        return "none"
    if "HistoryOf" in str(schema.get("$ref", "")):
        return "nobody states it"
    return "nothing to say"


def heading_of(name: str) -> str:
    """Give the heading over a definition."""
    return _GENERIC.get(name, name)


def dictionary(reform: Reform) -> Iterator[str]:
    """Tell of every kind, every field and every word."""
    book = _Dictionary(reform)
    head = ("field", "what it means", "how it stands", "left out", "in the bundled reform")
    yield "# Data dictionary"
    yield ""
    yield f"This page is made from the classes and the data by `{_MADE}`, and a test"
    yield "holds it to both."
    yield ""
    yield "Every kind of record, every field, what it means, in what unit, and what it means when it is"
    yield "not there. The last column says how many of the records of the bundled reform have it written;"
    yield "where a word is meant when it is left out, the others mean that. How each type is written is told"
    yield "in [Documents](documents.md)."
    yield ""
    yield "## What every record has"
    yield ""
    yield "These are labels of ours, apart from the citations. They carry no date."
    yield ""
    yield from _table(
        head[:-1], (row[:-1] for row in book.fields("Group", KINDS["groups"], common=True))
    )
    for kind, cls in KINDS.items():
        name = book.of_kind[kind]
        yield ""
        yield f"## {kind.capitalize()}"
        yield ""
        count = len(book.held.get(name, []))
        yield f"{book.definitions[name]['description']} There are {count:,}."
        yield ""
        yield from _table(head, book.fields(name, cls, common=False))
    yield ""
    yield "## Parts"
    yield ""
    yield "What stands inside records, and has no id of its own."
    for name in sorted(book.parts(), key=heading_of):
        yield ""
        yield f"### {heading_of(name)}"
        yield ""
        yield str(book.definitions[name]["description"])
        yield ""
        yield from _table(head, book.fields(name, _part_of(name), common=False))
    yield ""
    yield "## Figures and days"
    yield ""
    rows = (
        (
            f"`{name}`",
            book.definitions[name]["description"],
            ", ".join(f"`{one}`" for one in book.definitions[name]["examples"]),
        )
        for name in _FIGURES
    )
    yield from _table(("type", "what it is, and its unit", "as it stands"), rows)
    yield ""
    yield "## Words"
    yield ""
    yield "What is one of a few, and how often each is said in the bundled reform; where it is left out,"
    yield "its field says what is meant."
    yield ""
    yield from _table(
        ("type", "what it says", "words"), (_word_row(book, one) for one in book.words())
    )


def _word_row(book: _Dictionary, name: str) -> Sequence[object]:
    said = Counter(str(one) for one in book.held.get(name, []) if isinstance(one, str))
    words = (f"`{word}` {said[word]:,}" for word in book.definitions[name]["enum"])
    return f"`{name}`", book.definitions[name]["description"], ", ".join(words)


def _part_of(name: str) -> type[Part] | None:
    """Give the class of a part that a definition is of; None for what is no part of an entity."""
    found = {cls.__name__: cls for cls in Part.__subclasses__()}
    return found.get(name)


# The coverage ---------------------------------------------------------------------------------


def _holders(reform: Reform) -> Iterator[str]:
    """Say who holds positions, and how many."""
    held = Counter(position.holder_id for position in reform.positions)
    for id_, many in held.most_common():
        yield f"- {reform.get(id_).title} (`{id_}`): {many}"


_NOT_IN = """\
- **What rests on one doubtful source.** A fact enters when the publisher's own text was read, or a
  dependable copy or report of it; a single secondary source that does not agree with itself is not
  enough, and no citation has the confidence `C`.
- **What can be worked out.** Growth, totals, shares, delays and what is overdue are answers of the
  library, never records. Where an author works one out and prints it, that is a claim, and is checked.
- **What nobody printed.** A sum without a time, places without names, a ratio without what it is a ratio
  of: the field is left out, the answer is "not known", and a rule may ask for it.
- **Private people.** Holders of public offices are named where a source names them; nobody else is.
- **The texts.** Facts are in our words; only figures as printed and official titles are carried over.
  Whoever has the texts can compare them: see [Correcting a figure](correcting-a-figure.md).

These were looked for and not found in anything that was read: the day and the numbers of answers of the
government's response of September 2023; how the sum that the Independent Review asked for is divided
into years; what the programme that follows the Family Help test areas gets in each of its years; a first
publication of the dashboard; the days on which the sections on social care of the Act of 2026 come into
force. That they were not found does not say that there are none.
"""


def coverage(reform: Reform) -> Iterator[str]:
    """Say what is in the bundled reform, as of when, and what is not."""
    newest = reform.newest_source
    day = newest.published.in_words() if newest is not None else "no day"
    yield "# What is in it, and what is not"
    yield ""
    yield f"The tables of this page are made from the data by `{_MADE}`, and a test"
    yield "holds them to it."
    yield ""
    yield f"The bundled reform is as of **{day}**, the day of its newest source."
    yield f"It holds {len(reform):,} records and {_citations(reform):,} citations of {_cited(reform):,} sources."
    yield "It tells what these sources say, and where they are silent it is silent too."
    yield ""
    yield "## Kinds"
    yield ""
    yield "What the fields of each mean is told in the [data dictionary](data-dictionary.md). Some sources"
    yield "are not cited: they are there because others name them."
    yield ""
    head = ("kind", "records", "statements", "citations")
    yield from _table(head, (_kind_row(reform, kind) for kind in KINDS))
    yield ""
    yield "Where sources are at odds, each statement is kept and none is chosen. What else is odd about them"
    yield "is [listed](what-the-rules-find.md). They are at odds on:"
    yield ""
    for entity in reform:
        yield from (f"- {entity.title} (`{entity.id}`): `{way}`" for way in _disputed(entity))
    yield ""
    yield "What was urged, welcomed or criticised is recorded of these only; that a page says nothing of"
    yield "another body's view does not say that it has none:"
    yield ""
    yield from _holders(reform)
    yield ""
    yield "## Sources"
    yield ""
    yield "In the order of their days, with how often each is cited. The confidence is how near what was"
    yield "read is to the publisher's own words: `A` is the publisher's own text, `B` a dependable copy or"
    yield "report. Sources that are only named are not listed."
    yield ""
    head = ("id", "source", "citations", "confidence")
    yield from _table(head, _source_rows(reform))
    yield ""
    yield "## Allowances without a table"
    yield ""
    yield f"As of {day}:"
    yield ""
    for row in make_brief(reform).allowances:
        yield f"- {row.title} (`{row.id}`): {_rates_in_words(reform, row)}"
    yield ""
    yield "## What is not in it, and why"
    yield ""
    yield from _NOT_IN.rstrip().split("\n")


def _citations(reform: Reform) -> int:
    return sum(len(fact.citations) for entity in reform for fact in facts_of(entity))


def _cited(reform: Reform) -> int:
    return len(_by_source(reform))


def _by_source(reform: Reform) -> Mapping[str, Counter[Confidence]]:
    found: dict[str, Counter[Confidence]] = {}
    for entity in reform:
        for fact in facts_of(entity):
            for citation in fact.citations:
                found.setdefault(citation.source_id, Counter())[citation.confidence] += 1
    return found


def _kind_row(reform: Reform, kind: str) -> Sequence[object]:
    entities: list[Entity] = [entity for entity in reform if kind == entity.KIND]
    facts = [fact for entity in entities for fact in facts_of(entity)]
    statements = sum(isinstance(fact, Stated) for fact in facts)
    cited = sum(len(fact.citations) for fact in facts)
    return kind, f"{len(entities):,}", f"{statements:,}", f"{cited:,}"


def _source_rows(reform: Reform) -> Iterator[Sequence[object]]:
    counts = _by_source(reform)

    def when(source: Source) -> tuple[object, ...]:
        return source.published.latest, source.published.earliest, source.id

    for source in sorted((one for one in reform.sources if one.id in counts), key=when):
        said = counts[source.id]
        grades = ", ".join(f"`{grade.value}`" for grade in Confidence if said[grade])
        note = escaped(source_note(reform, source))
        name = f"[{note}]({source.url})" if source.url else note
        yield f"`{source.id}`", name, f"{said.total():,}", grades


def _disputed(thing: Entity | Part, around: str = "") -> Iterator[str]:
    """Give the way to each history in a record on which statements are in conflict."""
    for name in attrs.fields_dict(type(thing)):
        value: object = getattr(thing, name)
        if isinstance(value, History) and isinstance(
            cast("History[object]", value).latest, Conflict
        ):
            yield f"{around}{name}"
        elif isinstance(value, tuple):
            for index, item in enumerate(cast("tuple[object, ...]", value)):
                if isinstance(item, Part):
                    yield from _disputed(item, f"{around}{name}/{index}/")


def _rates_in_words(reform: Reform, row: AllowanceRows) -> str:
    count = len(reform.allowances[row.id].rates)
    if row.years_without_table:
        years = years_in_words(row.years_without_table)
        return f"{count:,} rates; no table, or not a whole one, for {years}"
    if not count:
        return "no rate is stated"
    return f"{count:,} rates, of no yearly table"


# The command ----------------------------------------------------------------------------------


def main() -> int:
    """Write the pages, or check them."""
    wanted = pages()
    wrong = [
        name
        for name, text in wanted.items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        print(*(f"docs/{name} must be written again" for name in wrong), sep="\n")
        return 1 if wrong else 0
    for name in wrong:
        (DOCS / name).write_text(wanted[name], encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
