"""Where things stand in a TOML text."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform.io._faults import Pointer
from csc_reform.io._toml_places import places_in

Table = dict[str, object]


def members(value: object) -> list[tuple[str | int, object]]:
    """Give what is in a table or a list."""
    if isinstance(value, dict):
        return list(cast("dict[str | int, object]", value).items())
    return [*enumerate(cast("list[object]", value))] if isinstance(value, list) else []


def pointers(value: object, at: Pointer = ()) -> Iterator[Pointer]:
    """Give the pointer to each thing in a value."""
    for step, member in members(value):
        yield (*at, step)
        yield from pointers(member, (*at, step))


def unmarked(text: str) -> tuple[str, list[int]]:
    """Give a text without its marks, and where they were."""
    pieces = text.split("¦")
    places = [sum(map(len, pieces[:count])) for count in range(1, len(pieces))]
    return "".join(pieces), places


class TestForms:
    """Each form of TOML, with a mark wherever something stands."""

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " # a = 1",
            "\n\t # a = 1\r\n\r\n  ¦b = 1 # c = 2",
            "¦a=1\r\n¦b=2\r\n",
            "¦1979-05-27 = 1\n¦- = 2\n¦true = 3",
            "¦a.¦b . ¦c = 1\na.b\t.\t¦d\t=\t2\na.¦e = 3",
            "¦3.¦14 = 3.14",
            '¦"a b" = 1\n¦\'c "d\' = 2\n¦"".¦\'\' = 3',
            r"¦'a\'.¦b = 1" + "\n" + r'¦"c\\" = "\\"' + "\n" + r'¦"\"]=" = "\""',
            r'¦"\u0061\t\\" = 1' + "\n¦a = 2",
            '¦"é😀" = "é😀"\n¦"# ]" = 1',
            "¦a = ''\n¦b = \"\"\n¦c = ''''''\n¦d = \"\"\"\"\"\"\n¦e = 1",
            "¦a = \"# b = 1\" # '\n¦c = '# d = 1' # \"\n¦e = 1",
            '¦a = """\nb = 1 ""c"\\""" \\\\""" # d\n¦e = 1',
            '¦a = """b""""\n¦c = """d"""""\n¦e = """"f"""\n¦g = """""h"""\n¦i = 1',
            '¦a = """b \\\r\n   \\" c = 1\\\n\n"""\r\n¦d = 1',
            "¦a = '''\r\nb = 1 ''c' \\''' # d\n¦e = 1",
            "¦a = '''b''''\n¦c = '''d'''''\n¦e = ''''f'''\n¦g = '''''h'''\n¦i = 1",
            "¦a = [¦'''b'''',¦'''c''''', ¦\"\"\"d\"\"\"\",¦\"\"\"e\"\"\"\"\"]\n¦b = 1",
            "¦a = [¦-1_0, ¦+0.5e-3,¦0xF, ¦inf,¦-nan ,¦true,¦false]\n¦b = 1",
            "¦a = [¦1979-05-27 07:32:00,¦1979-05-27 , ¦1979-05-27T07:32:00.5-07:00]",
            "¦a = [¦{¦b = 1979-05-27 07:32:00}, ¦07:32:00, ¦1979-05-27 07:32:00]\n¦c = 07:32:00#",
            "¦a = 1979-05-27 07:32:00Z # b\n¦c = 1979-05-27 # 1\n¦d = 1979-05-27 \n¦4 = 1",
            "¦a = []\n¦b = {}\n¦c = [ \n ]\n¦d = { }\n¦e = 1",
            "¦a = [¦[¦1, ¦2], ¦[], ¦[¦[¦3],],]\n¦b = 1",
            "¦a = [ # ], 1\r\n  ¦1 # , 2\r\n # [\n , ¦2, # 3\n]# b = 1\n¦c = [¦1]",
            "¦a = [¦1\n,\n¦[\n¦2\n]\n]\n[¦b]",
            '¦a = {¦b = 1, ¦c.¦d = 2, c . ¦"e"= {¦f=3} } # g = 1\n¦h = 1',
            "¦a = [¦{¦b = 1}, ¦{¦b = [¦{¦b = '}'}]}]\n¦b = 1",
            "[¦a]\n¦b = 1\n[ ¦c ] # d\n¦b = 2",
            "¦a = 1\n[¦b.¦c]\n¦a = 2\n[b]\n¦a = 3\n[b.c.¦d]\n[ b . ¦'e.f' ]",
            "[¦a]\n¦b.¦c = 1\n[a.b.¦d]\n¦e = 2\n[¦b]\n¦b.¦c = 1",
            "¦[[¦a]]\n¦b = 1\n¦[[a]]\n ¦[[ a ]] # c\n¦b = 2",
            "¦[[¦a.¦b]]\n¦[[a.b]]\n¦c = 1\n[a]\n¦c = 2",
            "¦[[¦a]]\n[a.¦b]\n¦c = 1\n¦[[a]]\n[a.¦b]\n¦c = 1\n[¦d]\n[a.¦e]\n¦f = 1",
            "¦[[¦a]]\n¦[[a.¦b]]\n¦[[a.b]]\n[a.b.¦c]\n¦[[a]]\n¦[[a.¦b]]\n¦c = 1",
            "¦[[¦']] a'.¦\"]]\"]]\n[']] a'.\"]]\".¦b]",
        ],
    )
    def test_everything_stands_at_a_mark(self, text: str) -> None:
        """Each thing that the text says has a place, and each mark is one."""
        plain, places = unmarked(text)
        found = places_in(plain)
        assert sorted(found.values()) == places
        assert set(found) == set(pointers(tomllib.loads(plain)))

    def test_a_path_leads_into_the_last_table_of_a_list(self) -> None:
        """Places with one name are told apart."""
        text = "[[a]]\n[[a]]\n[[a.b]]\n[a.c]\nd.b = [{b = 1}]\n[c]\nb = 1"
        assert places_in(text) == {
            ("a",): 2,
            ("a", 0): 0,
            ("a", 1): 6,
            ("a", 1, "b"): 16,
            ("a", 1, "b", 0): 12,
            ("a", 1, "c"): 23,
            ("a", 1, "c", "d"): 26,
            ("a", 1, "c", "d", "b"): 28,
            ("a", 1, "c", "d", "b", 0): 33,
            ("a", 1, "c", "d", "b", 0, "b"): 34,
            ("c",): 43,
            ("c", "b"): 46,
        }

    def test_an_inline_table_may_have_lines(self) -> None:
        """What TOML 1.1 lets stand between the members of a table is passed over."""
        plain, places = unmarked("¦a = { # }, b = 1\r\n ¦c = 1 # d\n , ¦e.¦f = [¦2], \n}\n¦g = 1")
        assert sorted(places_in(plain).values()) == places


class TestDepth:
    """Much within much."""

    @pytest.mark.parametrize(
        ("opening", "closing", "step"), [("[", "]", 0), ("{a = ", "}", "a"), ("{a.a = ", "}", "a")]
    )
    def test_no_depth_is_too_much(self, opening: str, closing: str, step: str | int) -> None:
        """Things are placed to a hundred steps, and the rest is passed over."""
        text = f"a = {opening * 20_000}1{closing * 20_000}\nb = 1"
        places = places_in(text)
        assert set(places) == {("a", *[step] * count) for count in range(100)} | {("b",)}
        assert places["b",] == len(text) - len("b = 1")

    def test_a_long_key_is_not_copied_for_each_member(self) -> None:
        """Of what is deeper than a hundred steps, nothing is kept; a table after it is."""
        header = ".".join("a" * 20_000)
        text = f"[{header}]\n{''.join(f'k{count} = 1{chr(10)}' for count in range(20_000))}[b]"
        places = places_in(text)
        assert set(places) == {("a",) * count for count in range(1, 101)} | {("b",)}
        assert places["b",] == len(text) - len("b]")


class Writer:
    """Writes a document in forms drawn at random, and keeps where it put what."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.places: dict[Pointer, int] = {}

    def pick(self, *choices: str) -> str:
        """Draw one of several texts."""
        return self.draw(st.sampled_from(choices))

    def blank(self) -> None:
        """Write what may stand within a line."""
        self.text += self.pick("", " ", "\t ")

    def line_end(self) -> None:
        """Write the end of a line, and lines that say nothing."""
        self.blank()
        self.text += self.pick("\n", "\r\n", "# a = [']\n", '#"""\r\n\t\n', "\n\n # [a]\n ")

    def lines(self) -> None:
        """Write what may stand between the elements of a list."""
        self.blank()
        self.text += self.pick("", "", "\n ", "\r\n", "# ], 1 \"'\n", "\n\n#}\r\n\t")

    def mark(self, pointer: Pointer) -> None:
        """Keep that something stands here, if it has not been met before."""
        self.places.setdefault(pointer, len(self.text))

    def key(self, pointer: Pointer, start: int) -> None:
        """Write the names in a pointer, from a step on."""
        dot = ""
        for index in range(start, len(pointer)):
            name = pointer[index]
            if isinstance(name, str):
                self.text += dot
                self.blank()
                self.mark(pointer[: index + 1])
                is_bare = re.fullmatch("[A-Za-z0-9_-]+", name) is not None
                self.text += name if is_bare and self.flip() else self.quoted(name)
                self.blank()
                dot = "."

    def quoted(self, value: str) -> str:
        """Write a text within one line."""
        if "'" not in value and not re.search(r"[^\t -~\x80-\U0010ffff]", value):
            return self.pick(f"'{value}'", self.basic(value))
        return self.basic(value)

    def basic(self, value: str) -> str:
        """Write a text with escapes."""
        if self.pick("some", "all") == "all":
            return f'"{"".join(f"{chr(92)}U{ord(one):08x}" for one in value)}"'
        return f'"{escaped(value, chr(9), chr(34))}"'

    def long(self, value: str) -> str:
        """Write a text that may go over lines."""
        first = "\n" if value.startswith("\n") else self.pick("", "\n")
        inner = escaped(value, "\t\n", "").replace('"""', '""\\"')
        forms = [f'"""{first}{inner}{self.pick("", chr(92) + chr(10) + " ")}"""']
        if "'''" not in value and not re.search(r"[^\t\n -~\x80-\U0010ffff]", value):
            forms.append(f"'''{first}{value}'''")
        return self.pick(*forms).replace("\n", self.pick("\n", "\r\n"))

    def scalar(self, value: object) -> str:
        """Write a value that holds no others."""
        match value:
            case str():
                return self.pick(self.quoted(value), self.long(value))
            case bool():
                return str(value).lower()
            case int():
                return self.pick(str(value), f"{value:_}", hex(value) if value >= 0 else f"{value}")
            case datetime():
                return value.isoformat(self.pick(" ", "T", "t"))
            case date() | time():
                return value.isoformat()
            case _:
                return repr(value)

    def inline(self, value: object, pointer: Pointer) -> None:
        """Write a value after a key, or in a list."""
        if isinstance(value, list):
            self.text += "["
            self.listed(cast("list[object]", value), pointer)
            self.text += "]"
        elif isinstance(value, dict):
            self.text += "{"
            self.blank()
            for index, (to, member) in enumerate(self.pairs(cast("Table", value), pointer)):
                self.text += "," if index else ""
                self.pair(to, len(pointer), member)
                self.blank()
            self.text += "}"
        else:
            self.text += self.scalar(value)

    def listed(self, values: list[object], pointer: Pointer) -> None:
        """Write the elements of a list."""
        self.lines()
        for index, value in enumerate(values):
            self.mark((*pointer, index))
            self.inline(value, (*pointer, index))
            self.lines()
            if index < len(values) - 1 or self.flip():
                self.text += ","
                self.lines()

    def pair(self, pointer: Pointer, start: int, value: object) -> None:
        """Write a key and its value."""
        self.key(pointer, start)
        self.text += "="
        self.blank()
        self.inline(value, pointer)

    def pairs(self, table: Table, pointer: Pointer) -> list[tuple[Pointer, object]]:
        """Give what to write in a table, in any order; some tables in it by dotted keys."""
        found: list[tuple[Pointer, object]] = []
        for name, value in table.items():
            at: Pointer = (*pointer, name)
            inner = cast("Table", value) if isinstance(value, dict) else None
            found += self.pairs(inner, at) if inner and self.flip() else [(at, value)]
        return self.draw(st.permutations(found))

    def section(self, table: Table, pointer: Pointer, header: str) -> None:
        """Write a table with lines of its own, and those in it that have headers."""
        headed = [name for name, value in table.items() if can_be_headed(value) and self.flip()]
        own = {name: value for name, value in table.items() if name not in headed}
        if not header or header == "[[":
            order = ["own", "headed"]
        elif headed:
            order = self.draw(st.sampled_from([["own", "headed"], ["headed", "own"]]))
        else:
            order = ["own"]
        for part in order:
            if part == "headed":
                self.sections({name: table[name] for name in headed}, pointer)
            elif own or not headed or header == "[[" or self.flip():
                self.header(pointer, header)
                for to, value in self.pairs(own, pointer):
                    self.pair(to, len(pointer), value)
                    self.line_end()

    def flip(self) -> bool:
        """Draw yes or no."""
        return self.draw(st.booleans())

    def header(self, pointer: Pointer, header: str) -> None:
        """Write a header, if there is one."""
        if header:
            self.blank()
            if header == "[[":
                self.mark(pointer)
            self.text += header
            self.key(pointer, 0)
            self.text += "]" * len(header)
            self.line_end()

    def sections(self, tables: Mapping[str, object], pointer: Pointer) -> None:
        """Write tables, and lists of tables, that have headers."""
        for name in self.draw(st.permutations(list(tables))):
            value = tables[name]
            if isinstance(value, dict):
                self.section(cast("Table", value), (*pointer, name), "[")
            else:
                for index, element in enumerate(cast("list[Table]", value)):
                    self.section(element, (*pointer, name, index), "[[")


def escaped(value: str, raw: str, also: str) -> str:
    """Write with escapes what must have them in a text, but not some that stand for themselves."""
    pieces: list[str] = []
    for one in value:
        if one == "\\" or one in also:
            pieces.append(f"\\{one}")
        elif (one < " " and one not in raw) or one == "\x7f":
            pieces.append(f"\\u{ord(one):04x}")
        else:
            pieces.append(one)
    return "".join(pieces)


def can_be_headed(value: object) -> bool:
    """Tell whether a value is a table or a list of tables."""
    inside = [one for _, one in members(value)]
    return isinstance(value, dict) or (
        bool(inside) and all(isinstance(one, dict) for one in inside)
    )


TEXTS = st.text(
    st.sampled_from("ab\"'\\\n\r\t #=.,[]{}é😀\0") | st.characters(codec="utf-8"), max_size=8
)
KEYS = st.sampled_from(["a", "b", "c", "1", "-_", "true", "a.b", "", "'"]) | TEXTS
MOMENTS = st.datetimes(datetime(1000, 1, 1, tzinfo=UTC).replace(tzinfo=None))
SCALARS: st.SearchStrategy[object] = (
    TEXTS
    | st.sampled_from(["\"'", "''", '""', '"""', "\n''", '\\""', '""""""'])
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.dates(date(1000, 1, 1))
    | st.times()
    | MOMENTS
    | MOMENTS.map(lambda moment: moment.replace(tzinfo=UTC))
)


def tables(depth: int) -> st.SearchStrategy[Table]:
    """Give tables with values nested to a depth."""
    return st.dictionaries(KEYS, values(depth), max_size=4)


def values(depth: int) -> st.SearchStrategy[object]:
    """Give values of every kind, each as often, nested to a depth."""
    kinds: list[st.SearchStrategy[object]] = [SCALARS]
    if depth:
        kinds.append(tables(depth - 1))
        kinds.append(st.lists(values(depth - 1), max_size=3))
        kinds.append(st.lists(tables(depth - 1), min_size=1, max_size=3))
    return st.sampled_from(kinds).flatmap(lambda kind: kind)


@st.composite
def written(draw: st.DrawFn) -> tuple[Table, str, dict[Pointer, int]]:
    """Draw a document, with its text and where things stand in it."""
    table = draw(tables(3))
    writer = Writer(draw)
    writer.line_end()
    writer.section(table, (), "")
    return table, writer.text.rstrip(), writer.places


class TestAnyDocument:
    """Documents in any forms."""

    @given(written())
    def test_everything_stands_where_it_was_written(
        self, document: tuple[Table, str, dict[Pointer, int]]
    ) -> None:
        """Each thing is placed where it was put."""
        table, text, places = document
        assert tomllib.loads(text) == table
        assert set(places) == set(pointers(table))
        assert places_in(text) == places
