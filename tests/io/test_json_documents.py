"""Documents: reading all or nothing, with every fault in its place, and writing all or nothing."""

import copy
import hashlib
import json
import os
import pickle
import stat
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import pytest

from csc_reform import (
    Citation,
    DocumentError,
    FundingLine,
    FundingRole,
    Group,
    History,
    InvalidValueError,
    Money,
    Organisation,
    OrganisationKind,
    Origin,
    PartialDate,
    Reform,
    Source,
    SourceKind,
    Stated,
    data,
    dumps,
    load,
    loads,
    read,
    write,
)
from csc_reform.io import canonical_bytes, document_id, read_texts

#: A small document, as it is written.
TEXT = """\
{
  "schema_version": 1,
  "title": "Mine",
  "scope": "England",
  "licence": "MIT",
  "sources": [
    {
      "id": "paper",
      "title": "Paper",
      "kind": "act",
      "published": "2023-02-02"
    }
  ],
  "funding": [
    {
      "id": "line",
      "title": "Line",
      "role": "allocation",
      "amount": {
        "statements": [
          {
            "value": "£45 million",
            "citations": [
              {
                "source_id": "paper",
                "locator": "¶1"
              }
            ]
          },
          {
            "value": "over £45 million",
            "citations": [
              {
                "source_id": "paper",
                "locator": "¶2"
              }
            ]
          }
        ]
      }
    }
  ]
}
"""
REFORM = Reform(
    [
        Source(
            id="paper",
            title="Paper",
            kind=SourceKind.ACT,
            published=PartialDate.parse("2023-02-02"),
        ),
        FundingLine(
            id="line",
            title="Line",
            role=FundingRole.ALLOCATION,
            amount=History.of(
                Stated(Money.parse("£45m"), citations=(Citation(source_id="paper", locator="¶1"),)),
                Stated(
                    Money.parse("over £45m"),
                    citations=(Citation(source_id="paper", locator="¶2"),),
                ),
            ),
        ),
    ],
    title="Mine",
    scope="England",
    licence="MIT",
)
#: The passages of its first statement.
PASSAGES = """\
"citations": [
              {
                "source_id": "paper",
                "locator": "¶1"
              }
            ]"""
BUNDLED = sorted(file.name for file in files(data).iterdir() if file.name.endswith(".json"))

Place = tuple[str, str, int | None, int | None]


def faults(text: str) -> list[Place]:
    """Give the faults of a document: message, pointer, line and column."""
    with pytest.raises(DocumentError) as caught:
        loads(text)
    return [(one.message, one.pointer, one.line, one.column) for one in caught.value.faults]


def envelope(**fields: object) -> str:
    """Give the text of an otherwise right document with these fields in its envelope."""
    return json.dumps({"schema_version": 1, "title": "Mine", **fields})


class TestReading:
    """A document that is right."""

    def test_reads(self) -> None:
        """The entities and the labels of the reform."""
        found = loads(TEXT)
        assert found == REFORM
        assert (found.title, found.scope, found.licence) == ("Mine", "England", "MIT")

    def test_needs_only_a_version_and_a_title(self) -> None:
        """All else may be left out."""
        found = loads('{"schema_version": 1, "title": "Mine"}')
        assert len(found) == 0
        assert (found.title, found.licence) == ("Mine", "")

    @pytest.mark.parametrize("name", ["scope", "licence"])
    def test_what_is_null_is_not_the_word_for_it(self, name: str) -> None:
        """Null is told of or read as nothing, and never as None."""
        try:
            found = getattr(loads(envelope(**{name: None})), name)
        except DocumentError:
            found = ""
        assert found in ("", "England")

    def test_says_where_each_record_was_read_from(self) -> None:
        """The file, the pointer and the line, by id."""
        origins = loads(TEXT).origins
        assert Origin(file="<text>", pointer="/sources/0", line=7) == origins["paper"]
        assert Origin(file="<text>", pointer="/funding/0", line=15) == origins["line"]
        assert len(origins) == 2

    def test_counts_lines_of_many_records(self) -> None:
        """Records on one line, and others on their own, each have theirs."""
        text = (
            '{"schema_version": 1, "title": "Mine", "groups": [\n'
            '{"id": "a", "title": "}]"}, {"id": "b", "title": "B \\"["},\n\n'
            '  {"id": "c", "title": "C"}], "areas":\n'
            '[{"id": "d", "title": "D", "kind": "region"}]}'
        )
        places = {id_: (one.pointer, one.line) for id_, one in loads(text).origins.items()}
        expected = {
            "a": ("/groups/0", 2),
            "b": ("/groups/1", 2),
            "c": ("/groups/2", 4),
            "d": ("/areas/0", 5),
        }
        assert expected == places

    @pytest.mark.parametrize("text", [b"{}", None, {"schema_version": 1, "title": "Mine"}])
    def test_refuses_what_is_no_text(self, text: object) -> None:
        """Bytes have to be decoded, and data has to be written, by whoever has them."""
        with pytest.raises(InvalidValueError) as caught:
            loads(cast("Any", text))
        assert (caught.value.field, caught.value.requirement) == ("text", "a text")

    def test_an_empty_list_is_no_fault(self) -> None:
        """A kind of which there is nothing may be named."""
        assert len(loads(envelope(groups=[], claims=[]))) == 0


class TestFaultsOfRecords:
    """What is wrong with a record, and where."""

    @pytest.mark.parametrize(
        ("right", "wrong", "expected"),
        [
            (
                '"title": "Line"',
                '"title": 5',
                [("title must be a text, got 5", "/funding/0/title", 17, 7)],
            ),
            (
                '"title": "Line",',
                '"title": "Line", "scop": "x",',
                [
                    (
                        "key must be a known one, got 'scop'; did you mean 'scope'?",
                        "/funding/0/scop",
                        17,
                        24,
                    )
                ],
            ),
            (
                '"role": "allocation",',
                "",
                [("role must be given", "/funding/0", 15, 5)],
            ),
            (
                '"role": "allocation",',
                '"role": "alocation",',
                [
                    (
                        (
                            "role must be one of envelope, allocation, increment, running total, "
                            "element, ask, estimate, got 'alocation'; did you mean 'allocation'?"
                        ),
                        "/funding/0/role",
                        18,
                        7,
                    )
                ],
            ),
            (
                '"over £45 million"',
                '"over £45 millions"',
                [
                    (
                        (
                            "money must be a figure such as '£9 million', 'over £45m' or "
                            "'£225 a week', got 'over £45 millions'; "
                            "not understood from position 9: 'millions'"
                        ),
                        "/funding/0/amount/statements/1/value",
                        31,
                        13,
                    )
                ],
            ),
            (
                '"published": "2023-02-02"',
                '"published": "2023-W05"',
                [
                    (
                        (
                            "date must be a day, month or year of the calendar, got '2023-W05'; "
                            "such as '2023-02-02' or '2023-04'"
                        ),
                        "/sources/0/published",
                        11,
                        7,
                    )
                ],
            ),
            (
                '"locator": "¶2"',
                '"locator": ["¶2"]',
                [
                    (
                        "locator must be a text, got list of 1",
                        "/funding/0/amount/statements/1/citations/0/locator",
                        35,
                        17,
                    )
                ],
            ),
            (
                '"source_id": "paper",\n                "locator": "¶2"',
                '"source_id": "paper"',
                [
                    (
                        "locator must be given",
                        "/funding/0/amount/statements/1/citations/0",
                        33,
                        15,
                    )
                ],
            ),
        ],
    )
    def test_one_fault(self, right: str, wrong: str, expected: list[Place]) -> None:
        """Each fault says what must be, what was got, and stands where it is."""
        assert TEXT.count(right) == 1
        assert expected == faults(TEXT.replace(right, wrong))

    @pytest.mark.parametrize(
        ("right", "wrong", "message", "within"),
        [
            ('"id": "line"', '"id": "A Line"', "id must be lower-case words", "/funding/0"),
            ('"title": "Line"', '"title": " Line"', "title must be a text", "/funding/0"),
            (
                '"locator": "¶2"',
                '"locator": ""',
                "locator must be a text",
                "/funding/0/amount/statements/1/citations/0",
            ),
            (
                '"value": "over £45 million",',
                '"value": "over £45 million", "kind": "withdraws",',
                "revises must be the key of what it withdraws",
                "/funding/0/amount/statements/1",
            ),
            (
                '"value": "over £45 million",',
                '"value": "over £45 million", "kind": "changes", "revises": "first",',
                "revises must be the key of another statement",
                "/funding/0/amount",
            ),
        ],
    )
    def test_what_the_model_refuses(
        self, right: str, wrong: str, message: str, within: str
    ) -> None:
        """What cannot be built is a fault of the record that it is in, or of a place inside it."""
        (fault,) = faults(TEXT.replace(right, wrong))
        assert fault[0].startswith(message)
        assert fault[1].startswith(within)

    def test_a_fact_without_a_passage(self) -> None:
        """A statement with an empty list of passages is refused where it stands."""
        text = TEXT.replace(PASSAGES, '"citations": []')
        (fault,) = faults(text)
        assert fault[0].startswith("citations must be at least one passage")
        assert fault[1].startswith("/funding/0/amount/statements/0")

    def test_keys_are_escaped_in_pointers(self) -> None:
        """A slash and a tilde in a key are written as RFC 6901 has it."""
        (fault,) = faults(envelope(groups=[{"id": "a", "title": "A", "b/c~d": 1}]))
        assert fault[1] == "/groups/0/b~1c~0d"

    def test_what_the_model_refuses_is_told_at_once_too(self) -> None:
        """Beside what is of the wrong type, field by field, each where it stands."""
        group = {"id": "A B", "title": " x", "former_ids": ["Q"], "summary": 1, "extra": 1}
        text = json.dumps({"schema_version": 1, "title": "M", "groups": [group]}, indent=1)
        assert [(one[0].split(",")[0], one[1], one[2]) for one in faults(text)] == [
            ("id must be lower-case words joined by hyphens", "/groups/0/id", 6),
            ("title must be a text without blanks around it", "/groups/0/title", 7),
            ("former_ids must be lower-case words joined by hyphens", "/groups/0/former_ids", 8),
            ("summary must be a text", "/groups/0/summary", 11),
            ("key must be a known one", "/groups/0/extra", 12),
        ]
        del group["summary"], group["extra"]
        assert len(faults(envelope(groups=[group]))) == 3

    @pytest.mark.parametrize("text", ["\\ud800", "\\u001b", "\\u0085a"])
    def test_what_cannot_be_written_is_not_read(self, text: str) -> None:
        """In none of the texts of a statement and its passages."""
        for right in ('"locator": "¶2"', '"value": "over £45 million",'):
            name = "speaker_id" if "locator" in right else "key"
            wrong = f'{right.rstrip(",")}, "{name}": "{text}"{"," * right.endswith(",")}'
            ((message, pointer, *_),) = faults(TEXT.replace(right, wrong))
            assert message.startswith(f"{name} must be a text without control characters")
            assert pointer.endswith(f"/{name}")

    def test_every_fault_is_told_at_once(self) -> None:
        """Nobody has to read a document six times to find six faults."""
        text = TEXT.replace('"kind": "act",\n', "").replace('"Line"', "5")
        text = text.replace('"£45 million"', "45").replace('"over £45 million"', "null")
        expected = [
            ("kind must be given", "/sources/0"),
            ("title must be a text, got 5", "/funding/0/title"),
            ("value must be a text, got 45", "/funding/0/amount/statements/0/value"),
            ("value must be a text, got None", "/funding/0/amount/statements/1/value"),
        ]
        assert sorted(expected) == sorted((one[0], one[1]) for one in faults(text))

    @pytest.mark.parametrize(
        "changes",
        [
            [('"Paper"', "5"), ('"Line"', "5"), ('"allocation"', "5")],
            [('"£45 million"', "45"), ('"over £45 million"', "45"), ('"Line"', "5")],
            [('"Line",', '"Line", "scop": 1,'), ('"allocation"', "5")],
            [('"licence": "MIT",', '"licence": "MIT", "claim": [],'), ('"Paper"', "5")],
            [("    }\n  ]\n}\n", '    }\n  ],\n  "claim": []\n}\n'), ('"Paper"', "5")],
            [('"sources": [', '"groups": [{}],\n"sources": ['), ('"Paper"', "5")],
        ],
    )
    def test_faults_are_in_the_order_of_the_document(self, changes: list[tuple[str, str]]) -> None:
        """Whoever mends a document goes through it once, from top to bottom."""
        text = TEXT
        for right, wrong in changes:
            assert right in text
            text = text.replace(right, wrong)
        places = [(line or 0, column or 0) for _, _, line, column in faults(text)]
        assert len(places) >= 2
        assert sorted(places) == places


class TestFaultsOfEnvelopes:
    """What is wrong with a document as a whole."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                '{"title": "Mine"}',
                [("schema_version must be given; it is 1", "", 1, 1)],
            ),
            *(
                (
                    f'{{"schema_version": {version}, "title": "Mine"}}',
                    [(f"schema_version must be 1, got {got}", "/schema_version", 1, 2)],
                )
                for version, got in (
                    ('"1"', "'1'"),
                    ("1.0", "1.0"),
                    ("true", "True"),
                    ("null", "None"),
                    ("1e999", "inf"),
                )
            ),
            (
                '{"schema_version": 2, "title": "Mine"}',
                [
                    (
                        "schema_version must be 1, got 2; install a newer csc-reform to read it",
                        "/schema_version",
                        1,
                        2,
                    )
                ],
            ),
            (
                '{"schema_version": 0, "title": "Mine"}',
                [("schema_version must be 1, got 0", "/schema_version", 1, 2)],
            ),
            ('{"schema_version": 1}', [("title must be given", "", 1, 1)]),
            (
                '{"schema_version": 1, "title": 5}',
                [("title must be a text, got 5", "/title", 1, 23)],
            ),
            (
                '{"schema_version": 1,\n "title": "Mine",\n  "scope": ["England"]}',
                [("scope must be a text, got list of 1", "/scope", 3, 3)],
            ),
            (
                '{"schema_version": 1, "title": "Mine",\n"alowances": []}',
                [
                    (
                        "key must be a known one, got 'alowances'; did you mean 'allowances'?",
                        "/alowances",
                        2,
                        1,
                    )
                ],
            ),
            (
                '{"schema_version": 1, "title": "Mine", "xyzzy": 1}',
                [("key must be a known one, got 'xyzzy'", "/xyzzy", 1, 40)],
            ),
            (
                '{"schema_version": 1, "title": "Mine", "funding": {}}',
                [("funding must be a list, got dict", "/funding", 1, 40)],
            ),
            (
                '{"schema_version": 1, "title": "Mine", "funding": null}',
                [("funding must be a list, got NoneType", "/funding", 1, 40)],
            ),
        ],
    )
    def test_is_told_with_its_place(self, text: str, expected: list[Place]) -> None:
        """The envelope is as strict as the records."""
        assert expected == faults(text)

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("[]", "list"),
            ('"Mine"', "str"),
            ("5", "int"),
            ("null", "NoneType"),
            ("true", "bool"),
            (" [1]", "list"),
        ],
    )
    def test_a_document_is_an_object(self, text: str, kind: str) -> None:
        """Any other JSON is none of ours."""
        column = 2 if text.startswith(" ") else 1
        expected = (f"document must be an object, got {kind}", "", 1, column)
        assert [expected] == faults(text)

    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [
            ("", 1, 1),
            ("{", 1, 2),
            ('{"schema_version": 1,}', 1, 22),
            ('{\n  "schema_version": 1\n  "title": "Mine"\n}', 3, 3),
            ("{'title': 'Mine'}", 1, 2),
            ('{"title": "Mine"} {}', 1, 19),
            ("// a comment\n{}", 1, 1),
        ],
    )
    def test_what_is_no_json_is_told_with_its_place(
        self, text: str, line: int, column: int
    ) -> None:
        """Where the text stops being JSON."""
        ((message, pointer, at_line, at_column),) = faults(text)
        assert message.startswith("text must be JSON: ")
        assert pointer == ""
        assert (line, column) == (at_line, at_column)

    def test_a_byte_order_mark_is_refused(self) -> None:
        """A mark that no editor shows would make two equal texts differ."""
        ((message, *_),) = faults("\ufeff" + TEXT)
        assert message == "text must be without a byte order mark"

    @pytest.mark.parametrize(
        "text",
        [
            '{"schema_version": 1, "title": "Mine", "title": "Yours"}',
            (
                '{"schema_version": 1, "title": "Mine", "groups": '
                '[{"id": "a", "title": "A", "title": "B"}]}'
            ),
        ],
    )
    def test_a_key_is_given_once(self, text: str) -> None:
        """JSON keeps the last of two, and nobody hears of the first."""
        ((message, pointer, line, column),) = faults(text)
        assert message == "key must be given once, got 'title' twice"
        assert pointer.endswith("/title")
        assert (1, text.rindex('"title"') + 1) == (line, column)

    @pytest.mark.parametrize(
        ("text", "message", "column"),
        [
            ("[" * 100_000, "text must be nested at most 100 deep", 101),
            ('{"a":' * 100_000, "text must be nested at most 100 deep", 501),
            ("[" * 100_000 + "]" * 100_000, "text must be nested at most 100 deep", 101),
            (
                f'{{"a": "{"1" * 5_000}", "schema_version": {"1" * 1_001}}}',
                "number must be of at most 1,000 digits",
                5_029,
            ),
            (
                '{"a": "NaN", "schema_version": NaN}',
                "text must be JSON: NaN is no number of JSON",
                32,
            ),
            ("[-Infinity]", "text must be JSON: -Infinity is no number of JSON", 2),
            ('["NaN", NaN2]', "text must be JSON: NaN is no number of JSON", 9),
            (f"[{'1' * 1_001}a]", "number must be of at most 1,000 digits", 2),
        ],
        ids=["lists", "objects", "closed", "integer", "nan", "infinity", "nan-more", "int-more"],
    )
    def test_what_is_made_to_break_a_reader_is_told_of(
        self, text: str, message: str, column: int
    ) -> None:
        """Deep nesting, endless integers and what is no number are a fault, and no crash."""
        assert [(message, "", 1, column)] == faults(text)

    def test_a_large_version_is_not_repeated_whole(self) -> None:
        """A message stays short whatever is in the document."""
        ((message, *_),) = faults(envelope(schema_version=10**4_000))
        assert len(message) < 500

    @pytest.mark.parametrize("name", ["title", "scope"])
    def test_a_long_text_is_not_repeated_whole(self, name: str) -> None:
        """Nor for what ought to be a text."""
        ((message, *_),) = faults(envelope(**{name: ["x" * 10_000]}))
        assert len(message) < 500

    def test_a_lone_surrogate_is_refused_or_can_be_written(self, tmp_path: Path) -> None:
        """What can be read can be written, so that half a character is not read."""
        text = '{"schema_version": 1, "title": "\\ud800"}'
        try:
            found = loads(text)
        except DocumentError:
            return
        write(found, tmp_path / "a.json")
        assert read(tmp_path / "a.json").title == found.title


class TestDuplicateIds:
    """An id is used once in all the documents of a reform."""

    def test_within_a_document(self) -> None:
        """Two records of one id, of one kind or of two."""
        text = (
            '{"schema_version": 1, "title": "Mine",\n'
            '"groups": [{"id": "a", "title": "A"},\n'
            '{"id": "a", "title": "B"}],\n'
            '"areas": [{"id": "a", "title": "C", "kind": "region"}]}'
        )
        found = faults(text)
        assert {("/groups/1/id", 3, 2), ("/areas/0/id", 4, 12)} == {one[1:] for one in found}
        for message, *_ in found:
            assert message.startswith("id must be unique, got 'a'")
            assert "<text>" in message

    def test_of_a_former_id(self) -> None:
        """An id that led somewhere else once cannot be given to another."""
        text = envelope(
            groups=[
                {"id": "a", "title": "A"},
                {"id": "b", "title": "B", "former_ids": ["a"]},
            ]
        )
        ((message, pointer, *_),) = faults(text)
        assert message.startswith("id must be unique, got 'a'")
        assert pointer.startswith("/groups/1")

    def test_of_an_id_that_is_its_own_former_one(self) -> None:
        """Whatever can be built can be written and read again."""
        group = Group(id="a", title="A", former_ids=("b",))
        assert Reform([group]) == loads(dumps(Reform([group], title="Mine")))
        try:
            odd = Reform([Group(id="a", title="A", former_ids=("a",))], title="Mine")
        except InvalidValueError:
            return
        assert odd == loads(dumps(odd))

    def test_across_documents(self) -> None:
        """The fault stands in the second document, and names the first."""
        with pytest.raises(DocumentError) as caught:
            read_texts(
                {
                    "one.json": envelope(groups=[{"id": "a", "title": "A"}]),
                    "two.json": envelope(groups=[{"id": "a", "title": "A"}]),
                }
            )
        (fault,) = caught.value.faults
        assert fault.message.startswith("id must be unique, got 'a'")
        assert "one.json:1" in fault.message
        assert (fault.file, fault.pointer) == ("two.json", "/groups/0/id")


class TestFolder:
    """A folder of documents that together make one reform."""

    def test_reads_every_document(self, tmp_path: Path) -> None:
        """Each record is known by the file it came from; other files are left alone."""
        (tmp_path / "one.json").write_text(envelope(groups=[{"id": "a", "title": "A"}]))
        (tmp_path / "two.json").write_text(envelope(groups=[{"id": "b", "title": "B"}]))
        (tmp_path / "notes.txt").write_text("nothing of ours")
        found = read(tmp_path)
        assert found.groups.ids() == ("a", "b")
        assert (
            Origin(file=str(tmp_path / "two.json"), pointer="/groups/0", line=1)
            == (found.origins["b"])
        )

    @pytest.mark.parametrize("name", ["title", "scope", "licence"])
    def test_documents_are_of_one_reform(self, tmp_path: Path, name: str) -> None:
        """A title, scope or licence that differs is a fault of the later document."""
        (tmp_path / "one.json").write_text(envelope(**{name: "Mine"}))
        (tmp_path / "two.json").write_text(envelope(**{name: "Yours"}))
        with pytest.raises(DocumentError) as caught:
            read(tmp_path)
        (fault,) = caught.value.faults
        assert f"{name} must be 'Mine' as in {tmp_path / 'one.json'}" == fault.message
        assert (str(tmp_path / "two.json"), f"/{name}") == (fault.file, fault.pointer)

    def test_faults_of_all_documents_are_told_at_once(self, tmp_path: Path) -> None:
        """One document that is wrong does not hide another."""
        (tmp_path / "one.json").write_text("[]")
        (tmp_path / "two.json").write_text("{")
        with pytest.raises(DocumentError) as caught:
            read(tmp_path)
        expected = [str(tmp_path / name) for name in ("one.json", "two.json")]
        assert expected == [fault.file for fault in caught.value.faults]

    def test_an_empty_folder_is_a_fault(self, tmp_path: Path) -> None:
        """A folder without a document is a mistake, and no empty reform."""
        with pytest.raises(DocumentError) as caught:
            read(tmp_path)
        expected = f"folder must hold at least one .json or .toml file @ / ({tmp_path})"
        assert expected == str(caught.value)


class TestFile:
    """One file."""

    @pytest.mark.parametrize("as_text", [True, False])
    def test_reads_a_path_or_its_name(self, tmp_path: Path, *, as_text: bool) -> None:
        """A path may be given as text."""
        place = tmp_path / "mine.json"
        place.write_text(TEXT, encoding="utf-8")
        found = read(str(place) if as_text else place)
        assert found == REFORM
        assert Origin(file=str(place), pointer="/funding/0", line=15) == found.origins["line"]

    def test_what_is_not_utf_8_is_a_fault(self, tmp_path: Path) -> None:
        """The pound sign of another encoding is no pound sign."""
        place = tmp_path / "mine.json"
        place.write_bytes(TEXT.encode("latin-1"))
        with pytest.raises(DocumentError) as caught:
            read(place)
        (fault,) = caught.value.faults
        assert fault.message.startswith("file must be UTF-8")
        assert str(place) == fault.file

    def test_a_byte_order_mark_is_a_fault(self, tmp_path: Path) -> None:
        """As some editors of Windows write one."""
        place = tmp_path / "mine.json"
        place.write_text(TEXT, encoding="utf-8-sig")
        with pytest.raises(DocumentError) as caught:
            read(place)
        assert [str(place)] == [fault.file for fault in caught.value.faults]

    def test_what_is_not_there_is_pythons_own_error(self, tmp_path: Path) -> None:
        """A file that cannot be opened is no faulty document."""
        with pytest.raises(FileNotFoundError):
            read(tmp_path / "mine.json")


class TestDumps:
    """Writing a reform as text."""

    def test_writes_as_it_is_read(self) -> None:
        """Sorted, indented, in UTF-8, ending in a line feed."""
        assert dumps(REFORM) == TEXT

    @pytest.mark.parametrize("name", BUNDLED)
    def test_the_bundled_data_is_written_as_it_is_read(self, name: str) -> None:
        """Every bundled document is as this library writes it, to the byte."""
        text = (files(data) / name).read_bytes().decode("utf-8")
        assert text == dumps(loads(text))

    def test_the_whole_bundled_reform_comes_back(self) -> None:
        """Nothing of it is lost in one document."""
        again = loads(dumps(load()))
        assert load() == again
        assert load().content_id == again.content_id
        assert (load().title, load().scope, load().licence) == (
            again.title,
            again.scope,
            again.licence,
        )

    def test_kinds_of_which_there_is_nothing_are_left_out(self) -> None:
        """An empty reform is its envelope."""
        expected = {"schema_version": 1, "title": "Mine", "scope": "England", "licence": ""}
        assert expected == json.loads(dumps(Reform([], title="Mine")))


class TestWrite:
    """Writing a reform to a file or a folder."""

    def test_writes_a_file(self, tmp_path: Path) -> None:
        """The text, in UTF-8, with line feeds, whatever the machine."""
        write(REFORM, tmp_path / "mine.json")
        assert TEXT.encode() == (tmp_path / "mine.json").read_bytes()

    def test_writes_a_folder(self, tmp_path: Path) -> None:
        """A document for each kind of which there is something."""
        place = tmp_path / "new" / "mine"
        write(REFORM, str(place))
        assert sorted(file.name for file in place.iterdir()) == ["funding.json", "sources.json"]
        assert read(place) == REFORM
        assert json.loads((place / "sources.json").read_text(encoding="utf-8")).keys() == {
            "schema_version",
            "title",
            "scope",
            "licence",
            "sources",
        }

    def test_what_is_written_over_a_folder_is_what_is_read(self, tmp_path: Path) -> None:
        """Records of a kind that the new reform does not have do not come back from the old one."""
        write(REFORM, tmp_path / "mine")
        smaller = Reform(REFORM.sources, title="Mine", scope="England", licence="MIT")
        write(smaller, tmp_path / "mine")
        assert smaller == read(tmp_path / "mine")

    @pytest.mark.parametrize("name", ["mine", "mine.json"])
    def test_an_empty_reform_comes_back(self, tmp_path: Path, name: str) -> None:
        """Nothing is written and read as nothing."""
        write(Reform([], title="Mine"), tmp_path / name)
        assert Reform([]) == read(tmp_path / name)

    def test_a_new_file_can_be_read_by_whoever_can_read_new_files(self, tmp_path: Path) -> None:
        """The way it is written does not make it private."""
        (tmp_path / "other.txt").write_text("anything")
        write(REFORM, tmp_path / "mine.json")
        expected = stat.S_IMODE((tmp_path / "other.txt").stat().st_mode)
        assert expected == stat.S_IMODE((tmp_path / "mine.json").stat().st_mode)

    def test_refuses_a_folder_that_is_named_as_a_file(self, tmp_path: Path) -> None:
        """A folder that ends in .json is left alone."""
        (tmp_path / "mine.json").mkdir()
        with pytest.raises(InvalidValueError) as caught:
            write(REFORM, tmp_path / "mine.json")
        assert caught.value.field == "path"
        assert list((tmp_path / "mine.json").iterdir()) == []

    def test_refuses_a_file_that_is_named_as_a_folder(self, tmp_path: Path) -> None:
        """A file that does not end in .json is left alone."""
        (tmp_path / "mine.txt").write_text("notes")
        with pytest.raises(InvalidValueError) as caught:
            write(REFORM, tmp_path / "mine.txt")
        assert caught.value.field == "path"
        assert (tmp_path / "mine.txt").read_text() == "notes"

    def test_refuses_a_new_path_that_is_named_as_another_kind_of_file(self, tmp_path: Path) -> None:
        """Whoever asks for a .txt file does not want a folder of that name."""
        with pytest.raises(InvalidValueError) as caught:
            write(REFORM, tmp_path / "mine.txt")
        assert caught.value.field == "path"
        assert list(tmp_path.iterdir()) == []

    def test_refuses_a_file_in_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        """Only the folder that is asked for is made."""
        with pytest.raises(OSError, match="mine"):
            write(REFORM, tmp_path / "nowhere" / "mine.json")
        assert list(tmp_path.iterdir()) == []


class FullDisk:
    """A disk that is full: whatever is written fails."""

    def __init__(self, after: int = 0) -> None:
        """Fail after so many calls."""
        self.left = after

    def fails(self) -> bool:
        """Count a call, and tell whether it fails."""
        self.left -= 1
        return self.left < 0


class TestAtomicity:
    """A file is replaced whole or not at all."""

    def test_a_failed_write_leaves_the_old_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The old text is whole, and nothing is left lying about."""
        place = tmp_path / "mine.json"
        write(REFORM, place)

        def fdopen(handle: int, *_: object, **__: object) -> Any:  # noqa: ANN401
            os.close(handle)
            msg = "No space left on device"
            raise OSError(msg)

        monkeypatch.setattr(os, "fdopen", fdopen)
        with pytest.raises(OSError, match="No space left"):
            write(Reform([], title="Mine"), place)
        monkeypatch.undo()
        assert place.read_text(encoding="utf-8") == TEXT
        assert [place] == list(tmp_path.iterdir())

    def test_a_failed_replacement_leaves_the_old_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The same, when moving into place is what fails."""
        place = tmp_path / "mine.json"
        write(REFORM, place)

        def replace(_self: Path, _target: object) -> Path:
            msg = "Permission denied"
            raise OSError(msg)

        monkeypatch.setattr(Path, "replace", replace)
        with pytest.raises(OSError, match="Permission denied"):
            write(Reform([], title="Mine"), place)
        monkeypatch.undo()
        assert place.read_text(encoding="utf-8") == TEXT
        assert [place] == list(tmp_path.iterdir())

    def test_a_folder_is_written_before_anything_is_replaced(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """When the second document of two cannot be written, the first is not replaced either."""
        place = tmp_path / "mine"
        write(REFORM, place)
        before = {file.name: file.read_bytes() for file in place.iterdir()}
        disk = FullDisk(after=1)
        real = os.fdopen

        def fdopen(handle: int, *rest: Any, **options: Any) -> Any:  # noqa: ANN401
            if disk.fails():
                os.close(handle)
                msg = "No space left on device"
                raise OSError(msg)
            return cast("Any", real)(handle, *rest, **options)

        monkeypatch.setattr(os, "fdopen", fdopen)
        changed = Reform(
            [
                Organisation(id="a", title="A", kind=OrganisationKind.PRESS),
                Group(id="b", title="B"),
            ],
            title="Yours",
        )
        with pytest.raises(OSError, match="No space left"):
            write(changed, place)
        monkeypatch.undo()
        assert before == {file.name: file.read_bytes() for file in place.iterdir()}


class TestBundled:
    """The bundled reform."""

    def test_is_read_once(self) -> None:
        """As it is immutable, everybody shares it."""
        assert load() is load()

    def test_knows_where_its_records_are(self) -> None:
        """Every record is in one of the bundled documents."""
        assert set(BUNDLED) == {origin.file for origin in load().origins.values()}
        assert {entity.id for entity in load()} == set(load().origins)

    def test_refuses_to_be_changed(self) -> None:
        """Where it was read from cannot be changed by one of those who share it."""
        with pytest.raises(TypeError):
            cast("Any", load().origins)["a"] = None


class TestCallers:
    """What is given in the place of a reform, or of texts, is named."""

    @pytest.mark.parametrize("wrong", [None, "mine.json", {}])
    def test_a_reform_is_written(self, wrong: object, tmp_path: Path) -> None:
        """And nothing else."""
        for call in (
            lambda: dumps(cast("Any", wrong)),
            lambda: write(cast("Any", wrong), tmp_path),
        ):
            with pytest.raises(InvalidValueError, match="reform must be a Reform, got"):
                call()

    @pytest.mark.parametrize("wrong", [{}, {"a.json": 5}, {"a.json": b"{}"}])
    def test_texts_are_read(self, wrong: object) -> None:
        """At least one."""
        with pytest.raises(InvalidValueError, match="texts must be at least one text by its name"):
            read_texts(cast("Any", wrong))

    def test_a_caller_with_no_room_is_told_so(self) -> None:
        """A flat document is not called deep because the stack is full."""

        def deeper() -> object:
            try:
                return deeper()
            except RecursionError:
                try:
                    return loads(TEXT)
                except RecursionError:
                    return None

        assert deeper() in (None, REFORM)


class TestVeryManyFaults:
    """A document with more faults than anybody reads is told of within bounds."""

    @pytest.mark.parametrize(
        ("text", "more"),
        [
            (envelope(groups=[1] * 3_000), 2_000),
            (envelope(groups=[{"id": "a", "title": "A", "aliases": [1] * 3_000}]), 1),
            (envelope(groups=[{"id": "a", **{f"k{n}": 1 for n in range(3_000)}}]), 2),
            (envelope(groups=[{"id": "a", "title": "A"}] * 3_001), 2_000),
            (envelope(**{f"k{n}": 1 for n in range(3_000)}), 2_000),
            (envelope(**{f"x_K{n}": 1 for n in range(3_000)}), 1),
            ("{" + ", ".join(['"a": 1'] * 3_000) + "}", 1),
        ],
        ids=["records", "items", "keys", "ids", "kinds", "extensions", "twice"],
    )
    def test_a_thousand_are_told_and_the_rest_is_counted(self, text: str, more: int) -> None:
        """The message is short, the first thousand have their places, and more are owned up to."""
        with pytest.raises(DocumentError) as caught:
            loads(text)
        assert len(caught.value.faults) == 1_000
        assert caught.value.more == more
        assert all(fault.line == 1 for fault in caught.value.faults)
        left = more if "more like it" in str(caught.value) else more + 980
        assert str(caught.value).endswith(f"\nand at least {left:,} more")
        assert len(str(caught.value)) < 3_000

    def test_what_is_alike_is_told_once(self) -> None:
        """One slip made again and again does not hide another."""
        groups: list[dict[str, object]] = [{"id": f"a{n}", "titel": "A"} for n in range(30)]
        text = envelope(groups=[*groups, {"id": "A", "title": "A"}])
        with pytest.raises(DocumentError) as caught:
            loads(text)
        assert len(caught.value.faults) == 61
        first, second, third = str(caught.value).split("\n")
        assert first.startswith("title must be given @ /groups/0 ")
        assert first.endswith(", and 29 more like it")
        assert second.startswith("key must be a known one, got 'titel'; did you mean 'title'? @")
        assert third.startswith("id must be lower-case words")


class TestOwnKeys:
    """Keys of a user's own are kept where they may be."""

    def test_in_records_and_in_the_envelope(self) -> None:
        """They come back after the fields, in order."""
        text = (
            '{\n  "$schema": "./a.json",\n  "schema_version": 1,\n  "title": "Mine",\n'
            '  "scope": "England",\n  "licence": "",\n  "x_a": [\n    1\n  ],\n  "x_b": null,\n'
            '  "groups": [\n    {\n      "id": "a",\n      "title": "A",\n      "x_own": {\n'
            '        "b": "1.50"\n      }\n    }\n  ]\n}\n'
        )
        found = loads(text)
        assert dumps(found) == text
        assert found.schema == "./a.json"
        assert dict(found.extensions) == {"x_a": [1], "x_b": None}
        assert found.groups["a"].extensions["x_own"] == {"b": "1.50"}
        view = found.known_on("2023-01-01")
        assert (view.schema, view.extensions) == (found.schema, found.extensions)

    def test_every_one_that_is_wrong_is_told_of(self) -> None:
        """With its own place, beside what else is wrong."""
        group: dict[str, object] = {"id": "a", "x_Own": 1, "x_b": 0.5, "x_": 1, "extensions": {}}
        text = envelope(x_a=0.5, groups=[group])
        assert {(message.split(",")[0], pointer) for message, pointer, *_ in faults(text)} == {
            ("x_a must be a text", "/x_a"),
            ("title must be given", "/groups/0"),
            ("key must be of a form such as 'x_owner'", "/groups/0/x_Own"),
            ("key must be of a form such as 'x_owner'", "/groups/0/x_"),
            ("x_b must be a text", "/groups/0/x_b"),
            ("key must be a known one", "/groups/0/extensions"),
        }

    def test_inside_a_record_they_are_refused(self) -> None:
        """The advice says where they may stand."""
        text = TEXT.replace('"locator": "¶1"', '"locator": "¶1", "x_own": 1')
        ((message, pointer, *_),) = faults(text)
        assert message == (
            "key must be a known one, got 'x_own'; keys of your own stand in a record or in the "
            "envelope"
        )
        assert pointer == "/funding/0/amount/statements/0/citations/0/x_own"

    def test_the_documents_of_a_folder_have_the_same(self) -> None:
        """One that differs, or is in one only, is a fault of the later."""
        one = envelope(**{"$schema": "a", "x_a": 1, "x_b": [1]})
        other = envelope(**{"$schema": "b", "x_a": True, "x_b": [1], "x_c": 2})
        with pytest.raises(DocumentError) as caught:
            read_texts({"one.json": one, "two.json": other})
        assert {(fault.file, fault.pointer) for fault in caught.value.faults} == {
            ("two.json", "/x_a"),
            ("two.json", "/x_c"),
        }
        assert len(read_texts({"one.json": one, "two.json": one})) == 0
        only = envelope(x_a=1, x_b=[1])
        assert read_texts({"one.json": only, "two.json": one}).schema == "a"


class TestVersions:
    """What another version means."""

    def test_of_a_newer_one_nothing_else_is_said(self) -> None:
        """Whatever else is in it may be right there."""
        text = '{"schema_version": 2, "name": "Mine", "measures": [{}], "groups": {}}'
        assert [message for message, *_ in faults(text)] == [
            "schema_version must be 1, got 2; install a newer csc-reform to read it"
        ]


class TestIds:
    """What a document is known by."""

    def test_the_id_of_a_document_is_that_of_what_it_says(self, tmp_path: Path) -> None:
        """Layout and order do not matter, and whether it is one file or many."""
        write(REFORM, tmp_path / "folder")
        write(REFORM, tmp_path / "mine.json")
        (tmp_path / "other.json").write_text(json.dumps(json.loads(TEXT), sort_keys=True))
        found = {
            document_id(read(tmp_path / name)) for name in ("folder", "mine.json", "other.json")
        }
        assert found == {document_id(REFORM)}
        assert f"sha256:{hashlib.sha256(canonical_bytes(REFORM)).hexdigest()}" in found
        assert loads(canonical_bytes(REFORM).decode()) == REFORM

    @pytest.mark.parametrize(
        ("right", "wrong"),
        [
            ('"title": "Mine"', '"title": "Yours"'),
            ('"licence": "MIT"', '"licence": "MIT", "x_own": 1'),
            ('"title": "Line"', '"title": "Line", "x_own": 1'),
            ('"£45 million"', '"£45.0 million"'),
            ('"locator": "¶1"', '"locator": "¶3"'),
        ],
    )
    def test_it_changes_with_anything_that_is_said(self, right: str, wrong: str) -> None:
        """Labels, keys of one's own, and digits; the content id with what is equal no longer."""
        changed = loads(TEXT.replace(right, wrong, 1))
        assert document_id(changed) != document_id(REFORM)
        assert (changed.content_id == REFORM.content_id) == (changed == REFORM)


def test_a_copy_knows_where_its_records_were_read_from() -> None:
    """Also one that comes from another process."""
    found = loads(TEXT)
    for again in (copy.copy(found), copy.deepcopy(found), pickle.loads(pickle.dumps(found))):  # noqa: S301
        assert again == found
        assert again.origins == found.origins
        assert document_id(again) == document_id(found)
