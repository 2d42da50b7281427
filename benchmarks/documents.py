"""
How long do documents of 1,000 to 100,000 records take to load and to dump, beside peers?

To load is to make typed, checked objects of a text; to dump is to make the text of them again. Three
shapes of record are grown, so that readers see what the size of a record does: the mix that is
bundled, every record again and again under new ids; lines of funding with one statement, whose
figures all differ; and groups, which are labels only. The mix repeats its words and figures with
every copy, from which whoever remembers texts would profit; lines of funding do not.

All that is installed load the same indented text and then dump what they have just loaded, in turn,
library by library, then the next round, so that a change in the speed of the machine meets all
alike; medians, and how many times ours they are, are printed: what is above 1 is slower than ours.
Before that, each must find the same ids in the text, and dump a text that says the same. No garbage
is collected while a call is timed, and freeing what was loaded is not timed. With ``--collect``
garbage is collected, as in most programs: that slows down most who makes the most objects.

The jobs are not of one size, mostly to our loss:

- csc_reform reads every figure and date into exact intervals and days, checks the type of everything
  held, the form and uniqueness of ids, that every fact is cited, that no key is given twice or
  unknown, and rules within records such as that a revision names what it revises. It finds all the
  faults of a document, each with its line and column. It gives a `Reform`, sorted and found by id.
- json and orjson give dicts and lists, of which nothing is checked but that the text is JSON.
- cattrs, pydantic and msgspec have frozen classes that mirror our records field by field and are made
  from them, nested and generic ones too, but with texts for figures, dates, deadlines, ages and the
  ends of spans, which none of them reads. All check that keys are known, that those wanted are
  there, and the values of enums. None checks the form of ids or that they differ, that there is a
  citation, or what a text says. A key that is given twice is not noticed.
- cattrs makes a text of what should be one: 1 becomes "1". With details it collects all errors with
  their path; "quick" is without, and stops at the first. It reads and writes by the json of Python.
- pydantic is strict: 1 is no text. It collects all errors with their path, no line. It reads and
  writes JSON in Rust, and does not make dicts on the way.
- msgspec does not take 1 for a text either, and stops at the first error, which it names with its
  path. It reads and writes JSON in C.

That is tried, too: what each makes of a flawed record is printed.

A dump is indented by two spaces, as ours is. A compact one is told beside it for those who have one,
as a multiple of our indented one. What orjson and msgspec give as bytes is decoded, since a dump is
a text here. All but csc_reform, json and orjson leave out what has its default value, as ours does;
dicts never had it.

Memory is measured apart from time, in one size: what Python has allocated for what was loaded, and
the most while it was loaded and while it was dumped, both with what was loaded and without the text
that it was loaded from. What orjson, pydantic and msgspec allocate outside of Python is not seen.

    python -m pip install . orjson pydantic msgspec && python benchmarks/documents.py
"""

import argparse
import gc
import json
import platform
import random
import re
import statistics
import time
import tracemalloc
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import partial
from importlib import import_module
from importlib.metadata import version
from itertools import pairwise
from operator import attrgetter, itemgetter
from types import GenericAlias, ModuleType, UnionType
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from cattrs.preconf.json import make_converter

from csc_reform import (
    AgeBand,
    Bound,
    Citation,
    Count,
    Deadline,
    Entity,
    FundingLine,
    FundingRole,
    Group,
    History,
    Money,
    PartialDate,
    Ratio,
    Reform,
    Share,
    Span,
    Stated,
    dumps,
    load,
    loads,
)

T = TypeVar("T")

OURS = "csc_reform"
SIZES, LEAST_SIZE = (1_000, 10_000, 100_000), 100
FEWEST_ROUNDS, LARGE, ROUNDS_OF_LARGE = 7, 100_000, 3
SECONDS_A_TURN = 0.05
MOST_FOR_MEMORY = 10_000
#: Characters of text: more than is read without being asked for.
ENOUGH = 2**30
ENVELOPE = {"schema_version": int, "title": str, "scope": str, "licence": str}


class Job(Enum):
    """What is timed, as it is printed."""

    LOAD = "load"
    DUMP = "dump, indented"
    COMPACT = "dump, compact; of our indented one"


# Records ----------------------------------------------------------------------------------------


def mix(size: int) -> list[Entity]:
    """Give copies of the bundled records, in an order that makes every part of it a mix."""
    every = list(load())
    random.Random(size).shuffle(every)  # noqa: S311 (nothing is secret)
    return [
        attrs.evolve(one, id=f"{one.id}-{number:06}", former_ids=())
        for number, one in enumerate(every[turn % len(every)] for turn in range(size))
    ]


def lines(size: int) -> list[Entity]:
    """Give lines of funding with one statement; the figures differ."""
    return [
        FundingLine(
            id=f"funding-{number:06}",
            title=f"Money for programme {number}",
            scope="family finding, befriending and mentoring",
            role=FundingRole.ALLOCATION,
            amount=History.of(Stated(Money.parse(printed), citations=(passage(number, printed),))),
        )
        for number, printed in ((number, f"£{1_000_000 + number:,}") for number in range(size))
    ]


def passage(number: int, printed: str | None = None) -> Citation:
    """Cite one of some sources."""
    return Citation(source_id=f"source-{number % 50}", locator=f"¶{number}", as_printed=printed)


def groups(size: int) -> list[Entity]:
    """Give groups of people, which are labels only."""
    return [
        Group(id=f"group-{number:06}", title=f"Group {number}", citations=(passage(number),))
        for number in range(size)
    ]


SHAPES: Mapping[str, Callable[[int], list[Entity]]] = {
    "mix": mix,
    "funding": lines,
    "groups": groups,
}


# Classes that mirror ours -----------------------------------------------------------------------

FIGURES = (Count, Share, Ratio)
#: What is a text to peers. One of several kinds of figure is an object of its kind and its text.
TEXTS = (*FIGURES, Money, PartialDate, Deadline, AgeBand, Bound)
ONE_OF_FIGURES = GenericAlias(dict, (str, str))


class PeerField(NamedTuple):
    """A field of a class of a peer; its default is `attrs.NOTHING` when there is none."""

    name: str
    kind: Any
    default: object


MakeClass = Callable[[str, Sequence[PeerField]], Any]


class Mirror:
    """Makes a peer's classes after ours."""

    def __init__(self, make: MakeClass) -> None:
        self.make = make
        self.made: dict[object, Any] = {}

    def document(self) -> Any:  # noqa: ANN401 (a class)
        """Make the class of a whole document."""
        fields = [PeerField(name, kind, attrs.NOTHING) for name, kind in ENVELOPE.items()]
        for plural, cls in kinds().items():
            fields.append(PeerField(plural, self.of(GenericAlias(tuple, (cls, ...))), ()))
        return self.make("Document", fields)

    def of(self, hint: Any) -> Any:  # noqa: ANN401 (an annotation)
        """Give the annotation that mirrors one of ours."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            figures = [one for one in arguments if one in FIGURES]
            members = [ONE_OF_FIGURES if one in figures else self.of(one) for one in arguments]
            kind, *others = dict.fromkeys(members)
            for other in others:
                kind = kind | other
            return kind
        if origin is tuple:
            return GenericAlias(tuple, (self.of(arguments[0]), ...))
        if hint in TEXTS:
            return str
        return self.record(hint) if attrs.has(origin or hint) else hint

    def record(self, hint: Any) -> Any:  # noqa: ANN401 (a class, maybe generic)
        """Give the class that mirrors one of ours; a generic one has one for each argument."""
        if hint not in self.made:
            cls = get_origin(hint) or hint
            filled = dict(zip(getattr(cls, "__parameters__", ()), get_args(hint), strict=True))
            hints = get_type_hints(cls)
            fields = [
                self.field(cls, field, fill(hints[field.name], filled))
                for field in attrs.fields(cls)
                if field.init
            ]
            self.made[hint] = self.make(f"{cls.__name__}{len(self.made)}", fields)
        return self.made[hint]

    def field(self, cls: type, field: "attrs.Attribute[Any]", hint: object) -> PeerField:
        """Give the field that mirrors one of ours; a default that is made is an empty record."""
        kind, default = self.of(hint), field.default
        if cls is Span:  # of which both ends are always written
            default = attrs.NOTHING
        return PeerField(field.name, kind, kind() if hasattr(default, "factory") else default)


def kinds() -> Mapping[str, type[Entity]]:
    """Give the kinds of the bundled records, under their plurals."""
    return {one.KIND: type(one) for one in load()}


def fill(hint: Any, filled: Mapping[Any, object]) -> Any:  # noqa: ANN401 (an annotation)
    """Put arguments in the place of type variables."""
    if isinstance(hint, TypeVar):
        return filled[hint]
    free = getattr(hint, "__parameters__", ())
    return hint[tuple(filled[letter] for letter in free)] if free else hint


# Who loads and dumps ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Library:
    """How a library loads and dumps a document, and how the ids in what it has loaded are found."""

    load: Callable[[str], Any]
    dump: Callable[[Any], str]
    compact: Callable[[Any], str] | None
    ids: Callable[[Any], list[str]]


def ids_in(
    part: Callable[[Any, str], Any], id_of: Callable[[Any], str], loaded: object
) -> list[str]:
    """Give the ids of all records in a document."""
    return [id_of(record) for kind in kinds() for record in part(loaded, kind)]


DICTS = partial(ids_in, lambda whole, kind: whole.get(kind, ()), itemgetter("id"))
OBJECTS = partial(ids_in, getattr, attrgetter("id"))


def in_ours() -> Library:
    """Give what this library does."""
    return Library(
        partial(loads, largest=ENOUGH), dumps, None, lambda reform: [one.id for one in reform]
    )


def in_json() -> Library:
    """Give what the json of Python does."""
    write = partial(json.dumps, ensure_ascii=False)
    compact = partial(write, separators=(",", ":"))
    return Library(json.loads, partial(write, indent=2), compact, DICTS)


def in_orjson(orjson: ModuleType) -> Library:
    """Give what orjson does."""

    def write(loaded: object, option: int = 0) -> str:
        text: bytes = orjson.dumps(loaded, option=option)
        return text.decode()

    return Library(orjson.loads, partial(write, option=orjson.OPT_INDENT_2), write, DICTS)


def in_cattrs(*, detailed: bool) -> Library:
    """Give what cattrs does, by the json of Python."""
    converter = make_converter(
        forbid_extra_keys=True, omit_if_default=True, detailed_validation=detailed
    )

    def make(name: str, fields: Sequence[PeerField]) -> Any:  # noqa: ANN401 (a class)
        has = {field.name: attrs.field(type=field.kind, default=field.default) for field in fields}
        return attrs.make_class(name, has, frozen=True, kw_only=True)

    document = Mirror(make).document()
    write = partial(converter.dumps, ensure_ascii=False)
    return Library(
        lambda text: converter.loads(text, document),
        partial(write, indent=2),
        partial(write, separators=(",", ":")),
        OBJECTS,
    )


def in_pydantic(pydantic: ModuleType) -> Library:
    """Give what pydantic does."""
    config = {"frozen": True, "extra": "forbid", "strict": True}

    def make(name: str, fields: Sequence[PeerField]) -> Any:  # noqa: ANN401 (a class)
        has = {
            field.name: (field.kind, ... if field.default is attrs.NOTHING else field.default)
            for field in fields
        }
        return pydantic.create_model(name, __config__=config, **has)

    document = Mirror(make).document()

    def write(loaded: Any, indent: int | None = None) -> str:  # noqa: ANN401 (of a class made here)
        text: str = loaded.model_dump_json(exclude_defaults=True, indent=indent)
        return text

    return Library(document.model_validate_json, partial(write, indent=2), write, OBJECTS)


def in_msgspec(msgspec: ModuleType) -> Library:
    """Give what msgspec does; what it writes is indented afterwards, as there is no other way."""
    options = {"frozen": True, "kw_only": True, "omit_defaults": True}

    def make(name: str, fields: Sequence[PeerField]) -> Any:  # noqa: ANN401 (a class)
        has = [field[:2] if field.default is attrs.NOTHING else tuple(field) for field in fields]
        return msgspec.defstruct(name, has, forbid_unknown_fields=True, **options)

    decoder = msgspec.json.Decoder(Mirror(make).document())
    encoder = msgspec.json.Encoder()

    def write(loaded: object) -> str:
        text: bytes = encoder.encode(loaded)
        return text.decode()

    def write_indented(loaded: object) -> str:
        text: bytes = msgspec.json.format(encoder.encode(loaded), indent=2)
        return text.decode()

    return Library(decoder.decode, write_indented, write, OBJECTS)


#: What each peer that must be installed does, under its name.
OPTIONAL: Mapping[str, Callable[[ModuleType], Library]] = {
    "orjson": in_orjson,
    "pydantic": in_pydantic,
    "msgspec": in_msgspec,
}


def libraries() -> dict[str, Library]:
    """Give the libraries that are installed; print what is not."""
    found = {
        OURS: in_ours(),
        "json": in_json(),
        "cattrs": in_cattrs(detailed=True),
        "cattrs, quick": in_cattrs(detailed=False),
    }
    for name, make in OPTIONAL.items():
        try:
            found[name] = make(import_module(name))
        except ModuleNotFoundError as error:
            print(f"not installed: {error.name}, so {name} is not measured")
    return found


# What each checks -------------------------------------------------------------------------------

#: What is put in the place of what, in a document of two lines of funding.
FLAWS: Mapping[str, tuple[str, str]] = {
    "no JSON": ('"id"', "id"),
    "a key that is not known": ('"role"', '"rule": "", "role"'),
    "a key that is not there": ('"locator": "¶0",', ""),
    "a key twice": ('"role"', '"role": "ask", "role"'),
    "a number for a text": ('"Money for programme 0"', "1"),
    "a value that is not of the enum": ('"allocation"', '"alocation"'),
    "a figure that cannot be read": ('"value": "£1,000,000"', '"value": "some"'),
    "an id of another form": ('"funding-000000"', '"Funding 0"'),
    "a control character in a title": ("programme 0", r"programme\\u0007"),
    "a fact without a citation": (r'"citations": \[[^]]*\]', '"citations": []'),
    "an id that two records have": ('"funding-000001"', '"funding-000000"'),
}


def show_checks(found: Mapping[str, Library]) -> None:
    """Print who refuses what."""
    whole = dumps(Reform(lines(2)))
    print("\nrefused by")
    for flaw, (right, wrong) in FLAWS.items():
        text = re.sub(right, wrong, whole, count=1)
        if text == whole:
            message = f"{flaw}: {right} must be in the text"
            raise SystemExit(message)
        by = [name for name, library in found.items() if refuses(library, text)]
        print(f"    {flaw:34}{'all' if len(by) == len(found) else '; '.join(by)}")


def refuses(library: Library, text: str) -> bool:
    """Tell whether a text is refused."""
    try:
        library.load(text)
    except Exception:  # noqa: BLE001 (each has errors of its own)
        return True
    return False


def check(found: Mapping[str, Library], text: str, size: int) -> None:
    """Refuse what was not loaded whole, and a dump that does not say the same."""
    whole = json.loads(text)
    ids = sorted(DICTS(whole))
    for name, library in found.items():
        loaded = library.load(text)
        got = library.ids(loaded)
        if len(got) != size or sorted(got) != ids:
            message = f"{name} must find {size:,} records, got {len(got):,}, or other ids"
            raise SystemExit(message)
        for dump in filter(None, (library.dump, library.compact)):
            if json.loads(dump(loaded)) != whole:
                message = f"{name} must dump what it has loaded, got something else"
                raise SystemExit(message)
    if dumps(loads(text, largest=ENOUGH)) != text:
        message = f"{OURS} must dump the very text that it has loaded"
        raise SystemExit(message)


# Measuring --------------------------------------------------------------------------------------

#: Seconds a document, by job, library and size.
Took = dict[tuple[Job, str, int], list[float]]


@contextmanager
def collecting(*, wanted: bool) -> Generator[None, None, None]:
    """Have garbage collected, or not, and clear away what is left of it."""
    gc.collect()
    if not wanted:
        gc.disable()
    try:
        yield
    finally:
        gc.enable()


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """Make a call; give its answer and the seconds it took."""
    start = time.perf_counter()
    answer = call()
    return answer, time.perf_counter() - start


def turn(library: Library, text: str, *, collect: bool) -> dict[Job, float]:
    """Load and dump once."""
    with collecting(wanted=collect):
        loaded, spent = timed(partial(library.load, text))
        took = {Job.LOAD: spent}
        _, took[Job.DUMP] = timed(partial(library.dump, loaded))
        if library.compact:
            _, took[Job.COMPACT] = timed(partial(library.compact, loaded))
        return took


def measure(
    found: Mapping[str, Library], text: str, rounds: int, *, collect: bool
) -> dict[tuple[Job, str], list[float]]:
    """Have all load and dump in turn, so many times; who is quick does so more often in its turn."""
    often = {
        name: max(1, round(SECONDS_A_TURN / turn(library, text, collect=collect)[Job.LOAD]))
        for name, library in found.items()
    }
    took: dict[tuple[Job, str], list[float]] = {}
    for _ in range(rounds):
        for name, library in found.items():
            turns = [turn(library, text, collect=collect) for _ in range(often[name])]
            for job in turns[0]:
                spent = statistics.fmean(one[job] for one in turns)
                took.setdefault((job, name), []).append(spent)
    return took


def remember(library: Library, text: str) -> tuple[int, int, int]:
    """Give the bytes of what is loaded, and the most while it is loaded and while it is dumped."""
    gc.collect()
    tracemalloc.start()
    try:
        loaded = library.load(text)
        kept, most_of_load = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        library.dump(loaded)
        _, most_of_dump = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return kept, most_of_load, most_of_dump


# Printing ---------------------------------------------------------------------------------------


def show(found: Mapping[str, Library], took: Took, sizes: Sequence[int]) -> None:
    """Print for each job and library the medians, their ratios to ours, and the growth."""
    heads = "".join(f"{size:>11,}{'of ours':>9}" for size in sizes)
    print(f"{'µs a record':20}{heads}   from size to size")
    for job in Job:
        print(job.value)
        base = Job.LOAD if job is Job.LOAD else Job.DUMP
        for name in found:
            if (job, name, sizes[0]) not in took:
                continue
            each = [statistics.median(took[job, name, size]) / size for size in sizes]
            line = f"    {name:16}"
            for size, median in zip(sizes, each, strict=True):
                ours = statistics.median(took[base, OURS, size]) / size
                line += f"{median * 1e6:11.2f}"
                line += f"{'':9}" if name == OURS else f"{median / ours:8.3f}x"
            print(f"{line}  {''.join(f'{more / less:8.2f}x' for less, more in pairwise(each))}")


def show_memory(found: Mapping[str, Library], text: str, size: int) -> None:
    """Print the memory that each library needs."""
    heads = ("kept", "of ours", "most, load", "most, dump")
    print(f"{f'bytes a record of {size:,}':24}{''.join(f'{head:>12}' for head in heads)}")
    needs = {name: remember(library, text) for name, library in found.items()}
    for name, (kept, *most) in needs.items():
        ratio = "" if name == OURS else f"{kept / needs[OURS][0]:.2f}x"
        peaks = "".join(f"{peak / size:12,.0f}" for peak in most)
        print(f"    {name:20}{kept / size:12,.0f}{ratio:>12}{peaks}")


def main() -> None:
    """Print what each checks, and for each shape of record how long each takes, and its memory."""
    parser = argparse.ArgumentParser(description="Time documents beside peers.")
    parser.add_argument("--rounds", type=int, default=7, help=f"at least {FEWEST_ROUNDS}")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help=f"each at least {LEAST_SIZE}"
    )
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--collect", action="store_true", help="let garbage be collected")
    given = parser.parse_args()
    rounds: int = max(FEWEST_ROUNDS, given.rounds)
    sizes = sorted({max(LEAST_SIZE, size) for size in given.sizes})
    found = libraries()
    peers = ("attrs", "cattrs", *(name for name in found if name in OPTIONAL))
    versions = ", ".join(f"{name} {version(name)}" for name in (OURS, *peers))
    print(f"Python {platform.python_version()}, {versions}")
    print(f"medians of {rounds} rounds in turn, of {ROUNDS_OF_LARGE} from {LARGE:,} records on")
    print(f"garbage {'is' if given.collect else 'is not'} collected while a call is timed")
    show_checks(found)
    for shape in given.shapes:
        took: Took = {}
        spreads: list[float] = []
        for_memory: tuple[str, int] | None = None
        print()
        for size in sizes:
            text = dumps(Reform(SHAPES[shape](size)))
            print(f"{shape}: {size:,} records, {len(text) / size:,.0f} characters each")
            check(found, text, size)
            turns = min(rounds, ROUNDS_OF_LARGE) if size >= LARGE else rounds
            for (job, name), times in measure(found, text, turns, collect=given.collect).items():
                took[job, name, size] = times
                spreads.append((max(times) - min(times)) / statistics.median(times))
            if for_memory is None or size <= MOST_FOR_MEMORY:
                for_memory = text, size
        show(found, took, sizes)
        print(f"from least to most of a cell, as a rule: {statistics.median(spreads):.0%}")
        if for_memory:
            show_memory(found, *for_memory)


if __name__ == "__main__":
    main()
