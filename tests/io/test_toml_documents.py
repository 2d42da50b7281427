"""Documents in TOML: the same data as in JSON, and the same care."""

import json
import time
import tomllib
from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from csc_reform import DocumentError, Reform, dumps, load
from csc_reform.io import read_texts
from csc_reform.strategies import reforms

HEAD = 'schema_version = 1\ntitle = "Mine"\n'
SOURCE = '[[sources]]\nid = "a"\ntitle = "A"\nkind = "act"\npublished = '


def faults(text: str) -> Sequence[tuple[str, str, int | None, int | None]]:
    """Give what is wrong with a document in TOML."""
    with pytest.raises(DocumentError) as caught:
        read_texts({"mine.toml": text})
    assert all(one.file == "mine.toml" for one in caught.value.faults)
    return [(one.message, one.pointer, one.line, one.column) for one in caught.value.faults]


def as_toml(value: object) -> str:
    """Write JSON data as a value of TOML, on one line; what is null, TOML has no word for."""
    if isinstance(value, dict):
        members = cast("dict[str, object]", value).items()
        return f"{{{', '.join(f'{as_toml(key)} = {as_toml(item)}' for key, item in members)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, cast('list[object]', value)))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_of(reform: Reform) -> str:
    """Write a reform as TOML."""
    data = json.loads(dumps(reform))
    return "".join(f"{json.dumps(key)} = {as_toml(value)}\n" for key, value in data.items())


class TestReading:
    """What can be said in JSON can be said in TOML."""

    def test_the_whole_bundled_reform(self) -> None:
        """As one document."""
        found = read_texts({"all.toml": toml_of(load())})
        assert found == load()
        assert dumps(found) == dumps(load())

    @given(reforms(max_size=1))
    def test_any_reform(self, reform: Reform) -> None:
        """Whatever is in it, but for null: TOML has none."""
        assume("null" not in dumps(reform))
        assert dumps(read_texts({"mine.toml": toml_of(reform)})) == dumps(reform)

    def test_a_day_needs_no_quotes(self) -> None:
        """No digit of it changes."""
        found = read_texts({"mine.toml": f"{HEAD}{SOURCE}2023-02-02\n"})
        assert found == read_texts({"mine.toml": f'{HEAD}{SOURCE}"2023-02-02"\n'})
        own = read_texts({"mine.toml": f"{HEAD}x_day = 2023-02-02\nx_days = [{{on = 2023-02-02}}]"})
        assert dict(own.extensions) == {"x_day": "2023-02-02", "x_days": [{"on": "2023-02-02"}]}

    def test_origins_have_lines(self) -> None:
        """That of the header of a record."""
        found = read_texts({"mine.toml": f"# mine\n{HEAD}\n{SOURCE}2023\n"[:-5] + '"2023"\n'})
        assert (found.origins["a"].pointer, found.origins["a"].line) == ("/sources/0", 5)


class TestFaults:
    """As strict as JSON, with the same places."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                'title = "Mine"',
                [("schema_version must be given; it is 1", "", 1, 1)],
            ),
            (
                f"{HEAD}{SOURCE}2023\n",
                [("published must be a text, got 2023", "/sources/0/published", 7, 1)],
            ),
            (
                f"{HEAD}{SOURCE}2023-02-02T09:00:00\n",
                [
                    (
                        "published must be a text, got datetime.datetime(2023, 2, 2, 9, 0)",
                        "/sources/0/published",
                        7,
                        1,
                    )
                ],
            ),
            (
                f'{HEAD}groups = [{{id = "a",\ttitel = "A"}}]\n',
                [
                    ("title must be given", "/groups/0", 3, 11),
                    (
                        "key must be a known one, got 'titel'; did you mean 'title'?",
                        "/groups/0/titel",
                        3,
                        22,
                    ),
                ],
            ),
            (
                f"{HEAD}x_own = 0.5\n",
                [
                    (
                        (
                            "x_own must be a text, whole number, true, false, null, list or object, "
                            "got 0.5; write a number with a fraction as text"
                        ),
                        "/x_own",
                        3,
                        1,
                    )
                ],
            ),
            (
                "a = 1\na = 2\n",
                [("text must be TOML: Cannot overwrite a value", "", 2, 6)],
            ),
            ("a = \n", [("text must be TOML: Invalid value", "", 1, 5)]),
            ("a = [1,\n", [("text must be TOML: Invalid value", "", 2, 1)]),
            ('{"schema_version": 1}', [("text must be TOML: Invalid statement", "", 1, 1)]),
            ("\ufeffa = 1", [("text must be without a byte order mark", "", 1, 1)]),
            (f"a = {'[' * 5_000}", [("text must be nested less deep", "", 1, 1)]),
            (f"a = {'1' * 5_000}", [("number must be of fewer digits", "", 1, 1)]),
            (
                f"b = 1\na{'.a' * 5_000} = 1",
                [("key must be of at most 20 parts with dots between them", "", 2, 1)],
            ),
            (
                "b = 1\n[{} 'a']".format(' "a\\"" . ' * 20),
                [("key must be of at most 20 parts with dots between them", "", 2, 3)],
            ),
            (
                "#" * 1_000_001,
                [
                    (
                        "text must be of at most 1,000,000 characters; write JSON for so much",
                        "",
                        1,
                        1,
                    )
                ],
            ),
        ],
        ids=range(15),
    )
    def test_each(self, text: str, expected: object) -> None:
        """What is wrong, with its pointer, line and column."""
        assert faults(text) == expected

    def test_dots_in_texts_are_no_keys(self) -> None:
        """Nor are those of a number."""
        text = f'{HEAD}x_own = "a.b, c.d, e.f, {"1.2 " * 30}"\n'
        assert read_texts({"mine.toml": text}).title == "Mine"

    @pytest.mark.parametrize(
        "text",
        [
            "a" * 900_000,
            "a." * 400_000,
            '"' * 900_000,
            "'" * 900_000,
            '"a".' * 200_000,
            f"a = [{'[],' * 200_000}]",
            f"a = {{{'b = 1, ' * 100_000}}}",
            "[a]\n" * 200_000,
            "[[a]]\n" * 150_000,
            "a = '''" + "''x" * 200_000,
            "a " * 400_000,
            "a\t.\t" * 200_000,
        ],
        ids=range(12),
    )
    def test_hostile_texts_are_refused_before_long(self, text: str) -> None:
        """Nothing takes a time that grows with the square of the text."""
        start = time.perf_counter()
        with pytest.raises(DocumentError):
            read_texts({"mine.toml": text})
        # Minutes and more, if it did.
        assert time.perf_counter() - start < 30

    @given(st.text(max_size=60) | st.text('ab=[]{}",.#\n\'"0-9', max_size=60))
    def test_any_text_is_read_or_refused_with_a_place(self, text: str) -> None:
        """Nothing else happens, also after a right beginning."""
        for one in (text, HEAD + text):
            try:
                read_texts({"mine.toml": one})
            except DocumentError as error:
                for fault in error.faults:
                    assert fault.line is not None
                    assert 1 <= fault.line <= one.count("\n") + 1
                    assert "must be readable" not in fault.message
            else:
                assert tomllib.loads(one)
