"""The JSON Schema of documents: committed, shipped, and at one with the reader."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final

import attrs
import jsonschema_rs
import pytest
from hypothesis import given

from csc_reform import (
    AgeBand,
    Count,
    Deadline,
    Entity,
    Money,
    PartialDate,
    Ratio,
    Reform,
    Share,
    data,
    dumps,
    dumps_schema,
)
from csc_reform.entities.kinds import KINDS
from csc_reform.strategies import reforms

SCHEMA: Final[Any] = json.loads(dumps_schema())
VALIDATOR: Final = jsonschema_rs.validator_for(SCHEMA)
BUNDLED: Final = sorted(file.name for file in files(data).iterdir() if file.name.endswith(".json"))

every_kind = pytest.mark.parametrize("kind", KINDS)


def definition(name: str) -> Any:  # noqa: ANN401 (JSON)
    """Give the schema of a type."""
    return SCHEMA["$defs"][name]


def document(of: str, /, **record: object) -> object:
    """Give a document with one record."""
    return {"schema_version": 1, "title": "Mine", of: [{"id": "a", "title": "A", **record}]}


class TestFile:
    """The schema that is shipped."""

    def test_is_the_one_that_the_classes_make(self) -> None:
        """Make it anew with `python -m csc_reform schema` when a class has changed."""
        shipped = files("csc_reform.io") / "csc-reform-1.schema.json"
        assert shipped.read_text(encoding="utf-8") == dumps_schema()

    def test_is_a_schema_of_2020_12(self) -> None:
        """By the schema of schemas, which is told by its address."""
        assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert jsonschema_rs.meta.is_valid(SCHEMA)

    def test_names_its_version(self) -> None:
        """That of the format."""
        assert SCHEMA["$id"] == "urn:csc-reform:document:1"
        assert SCHEMA["properties"]["schema_version"]["const"] == 1


class TestCompleteness:
    """It tells of everything there is."""

    @every_kind
    def test_every_field_of_every_kind(self, kind: str) -> None:
        """Under its name, required where it must be given."""
        reference = SCHEMA["properties"][kind]["items"]["$ref"]
        found = definition(reference.removeprefix("#/$defs/"))
        cls: type[Entity] = KINDS[kind]
        fields = [field for field in attrs.fields(cls) if field.name != "extensions"]
        assert list(found["properties"]) == [field.name for field in fields]
        needed = [field.name for field in fields if field.default is attrs.NOTHING]
        assert found.get("required", []) == needed
        assert found["additionalProperties"] is False

    def test_every_key_is_told_of(self) -> None:
        """Hovering over a key shows what it is."""

        def keys(schema: Any, at: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (JSON)
            for name, inner in schema.get("properties", {}).items():
                yield f"{at}/{name}", inner.get("description", "")

        told = [*keys(SCHEMA, "")]
        for name, schema in SCHEMA["$defs"].items():
            if name != "Figure":
                told += keys(schema, name)
        assert len(told) > 150
        assert [at for at, words in told if not words] == []
        assert not [at for at, words in told if "None" in words.split()]

    @pytest.mark.parametrize("kind", [AgeBand, Count, Deadline, Money, PartialDate, Ratio, Share])
    def test_every_example_reads(self, kind: Any) -> None:  # noqa: ANN401 (a class with parse)
        """What an editor offers is right, and is of the pattern."""
        examples = definition(kind.__name__)["examples"]
        for text in examples:
            assert isinstance(kind.parse(text), kind)
            assert jsonschema_rs.is_valid(definition(kind.__name__), text)

    def test_every_reference_leads_somewhere(self) -> None:
        """And every definition is used."""
        text = json.dumps(SCHEMA)
        for name in SCHEMA["$defs"]:
            assert f'"#/$defs/{name}"' in text
        for reference in text.split('"$ref": "#/$defs/')[1:]:
            assert reference.split('"')[0] in SCHEMA["$defs"]


class TestWhatIsRight:
    """What can be read is right by it; `test_mutants.py` tries what is nearly right."""

    @pytest.mark.parametrize("name", BUNDLED)
    def test_the_bundled_documents(self, name: str) -> None:
        """Each of them."""
        VALIDATOR.validate(json.loads((files(data) / name).read_text(encoding="utf-8")))

    @given(reforms(max_size=1))
    def test_whatever_is_written(self, reform: Reform) -> None:
        """Any reform."""
        VALIDATOR.validate(json.loads(dumps(reform)))

    def test_keys_of_a_users_own(self) -> None:
        """In a record and in the envelope; and the address of the schema."""
        found: Any = document("groups", x_own=[{"a": None}])
        VALIDATOR.validate({**found, "x_own": 1, "$schema": "./a.json"})


class TestWhatIsWrong:
    """What a schema can hold, it holds."""

    @pytest.mark.parametrize(
        "wrong",
        [
            {"title": "Mine"},
            {"schema_version": 2, "title": "Mine"},
            {"schema_version": 1},
            {"schema_version": 1, "title": 5},
            {"schema_version": 1, "title": "Mine", "group": []},
            {"schema_version": 1, "title": "Mine", "groups": {}},
            {"schema_version": 1, "title": "Mine", "x_": 1},
            document("groups", id="A"),
            document("groups", title=" A"),
            document("groups", title="\u00a0A"),
            document("groups", summary="\x00"),
            document("groups", former_ids=["b", "b"]),
            document("groups", x_own=0.5),
            document("groups", extensions={}),
            document("groups", broader_id=5),
            document("areas", kind="region", gss_code="E1"),
            document("areas", kind="town"),
            document("pillars", number=0, headings={}),
            document("pillars", number=1),
            document("pillars", number=1, headings={"statements": []}),
            document("sources", kind="act", published="20230202"),
            document("sources", kind="act", published="2023-13"),
            document("commitments", citations=[{"source_id": "b"}]),
            document("indicators", unit="areas", target={"statements": [{"value": {"shar": ""}}]}),
            document("funding", role="element", amount={"statements": [{"value": "45m"}]}),
        ],
    )
    def test_is_refused(self, wrong: object) -> None:
        """Types, keys, words, patterns, and that each fact has a passage."""
        assert not VALIDATOR.is_valid(wrong)
