"""
Mutants of the bundled documents: each is read, or refused with places, and nothing else happens.

And whatever is read is right by the JSON Schema; what that takes and the reader does not is of the few
kinds that `docs/documents.md` lists.
"""

import copy
import json
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

import jsonschema_rs
import pytest
from hypothesis import settings

from csc_reform import DocumentError, Fault, Reform, dumps, dumps_schema, load, loads
from csc_reform.entities.kinds import KINDS

#: JSON data that is changed in place.
Json: TypeAlias = Any
#: Something that holds parts, and the key or index of one of them.
Place: TypeAlias = tuple[Json, Any]

#: Every bundled record, with its kind.
BUNDLED: Final[Sequence[tuple[str, Json]]] = tuple(
    (kind, record)
    for kind in KINDS
    for record in json.loads(dumps(Reform(load().of_kind(KINDS[kind])))).get(kind, ())
)
ENVELOPE: Final = {"schema_version": 1, "title": "Mine", "scope": "England", "licence": "MIT"}
#: Every text of a bundled record that is no key.
TEXTS: Final[Sequence[str]] = sorted(
    {
        text
        for _, record in BUNDLED
        for text in re.findall(r'"((?:[^"\\]|\\.)*)"', json.dumps(record))
    }
)
STRANGE: Final[Sequence[Json]] = (
    None, True, False, 0, 1, -1, 10**30, 0.5, 1.0, "", " ", "x", "1", "£1", "2023-02-30", "open",
    "a\n", "\ufeffa", "a\u2028", "e\u0301", "\u202e", "\x00", "٣ areas", "None", "null", "NaN", "12",
    [], {}, [[]], [None], {"x": 1}, {"x_y": 1}, {"share": "60%"}, {"start": "2023", "end": "open"},
    "£" + "9" * 400, "a" * 5_000,
)  # fmt: skip
SIGNS: Final = '{}[]:,"\\ \n\t/#0-1.eE+\x00\u2028\ufeff£é\U0001f469'

#: What the reader refuses and the schema does not: the words for it in the docs, and its faults.
BEYOND_THE_SCHEMA: Final[Sequence[tuple[str, str]]] = (
    ("How a figure is worded", r"(money|count|share|ratio) must be"),
    ("Which days and zones there are", r"(date|deadline|zone) must be"),
    ("Which of two ends comes first", r"(end|latest|last) must be \S+ or later"),
    (
        "What revises what",
        (
            r"revises must be the key|kind must be one that can revise|key must be unique in its history"
            r"|value must be the value that is withdrawn"
        ),
    ),
    ("What a claim compares", r"operands must be one each|asserted must be a"),
    ("One unit in one allowance", r"(rates|instalments) must be paid"),
    ("Relations of a sum", r"relations must be (to other lines|each given once|a restatement)"),
    ("A target, or a topic in its place", r"target_ids must be given"),
    ("An id is used once", r"id must be unique"),
    (
        "A whole number has no point",
        (
            r"schema_version must be 1, got 1\.0$|\w+ must be a whole number, got -?\d+\.0$"
            r"|x_\w+ must be a text, whole number, .*got -?\d+\.0;"
        ),
    ),
    (
        "How much is too much",
        (
            r"x_\w+ must be (nested|a number of at most)|number must be of at most 1,000 digits"
            r"|\w+ must be at most \d+ characters long"
        ),
    ),
    ("Signs that turn text around", r"\w+ must be free of control characters"),
)
PATTERNS: Final = re.compile("|".join(f"(?:{pattern})" for _, pattern in BEYOND_THE_SCHEMA))
VALIDATOR: Final = jsonschema_rs.validator_for(json.loads(dumps_schema()))


def is_object(value: Json) -> bool:
    """Tell whether something has members."""
    return isinstance(value, dict)


def is_list(value: Json) -> bool:
    """Tell whether something has items."""
    return isinstance(value, list)


def a_document(rng: random.Random) -> Json:
    """Give a right document with a few of the bundled records."""
    document: Json = dict(ENVELOPE)
    for kind, record in rng.sample(BUNDLED, rng.choice((1, 1, 1, 2, 3))):
        document.setdefault(kind, []).append(copy.deepcopy(record))
    return document


def a_place(rng: random.Random, document: Json) -> Place:
    """Give a place, as often near the top as deep down."""
    holder, step = document, rng.choice(list(document))
    while is_object(holder[step]) or is_list(holder[step]):
        if not holder[step] or rng.random() < 0.1:
            break
        holder = holder[step]
        step = rng.choice(list(holder) if is_object(holder) else range(len(holder)))
    return holder, step


def replaces(rng: random.Random, document: Json) -> None:
    """Put something strange in the place of something."""
    holder, step = a_place(rng, document)
    holder[step] = copy.deepcopy(rng.choice(STRANGE))


def borrows(rng: random.Random, document: Json) -> None:
    """Put another text of the bundled data in the place of something."""
    holder, step = a_place(rng, document)
    holder[step] = json.loads(f'"{rng.choice(TEXTS)}"')


def drops(rng: random.Random, document: Json) -> None:
    """Leave something out."""
    holder, step = a_place(rng, document)
    del holder[step]


def doubles(rng: random.Random, document: Json) -> None:
    """Give an item of a list twice, or a member under another name."""
    holder, step = a_place(rng, document)
    if is_list(holder):
        holder.insert(step, copy.deepcopy(holder[step]))
    else:
        holder[
            rng.choice(("x_own", "x_", "x_Own", "titel", "$schema", "extensions", f"{step}s"))
        ] = copy.deepcopy(holder[step])


def swaps(rng: random.Random, document: Json) -> None:
    """Let two places change what they hold."""
    (holder, step), (other, at) = a_place(rng, document), a_place(rng, document)
    one, two = copy.deepcopy(holder[step]), copy.deepcopy(other[at])
    holder[step], other[at] = two, one


def wraps(rng: random.Random, document: Json) -> None:
    """Put something into a list or an object of its own."""
    holder, step = a_place(rng, document)
    holder[step] = rng.choice(([holder[step]], {"value": holder[step]}))


def misspells(rng: random.Random, document: Json) -> None:
    """Change a sign of a text, or of the name of a member."""
    holder, step = a_place(rng, document)
    if is_object(holder) and rng.random() < 0.3:
        holder[misspelt(rng, step)] = holder.pop(step)
    elif isinstance(holder[step], str):
        holder[step] = misspelt(rng, holder[step])
    else:
        holder[step] = str(holder[step])


def misspelt(rng: random.Random, text: str) -> str:
    """Change, add or leave out a sign."""
    at = rng.randrange(len(text) + 1)
    sign = rng.choice(("", rng.choice(SIGNS), rng.choice("abcdz0123456789-% ")))
    return text[:at] + sign + text[at + rng.choice((0, 1)) :]


def recounts(rng: random.Random, document: Json) -> None:
    """Change a figure, or a word, of a text into another."""
    holder, step = a_place(rng, document)
    if isinstance(holder[step], str):
        parts = re.split(r"(\d+|\w+)", holder[step])
        at = rng.randrange(len(parts))
        parts[at] = rng.choice(
            (str(rng.randrange(40)), "over", "a", "", parts[at] * 2, "31", "2024")
        )
        holder[step] = "".join(parts)


CHANGES: Final[Sequence[Callable[[random.Random, Json], None]]] = (
    replaces, borrows, drops, doubles, swaps, wraps, misspells, recounts, recounts,
)  # fmt: skip


def broken(rng: random.Random, text: str) -> str:
    """Change the text of a document, so that it may be no JSON."""
    at, to = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    match rng.randrange(6):
        case 0:
            return text[:at] + rng.choice(SIGNS) + text[at:]
        case 1:
            return text[:at] + text[at + 1 :]
        case 2:
            return text[:to]
        case 3:
            return text[:to] + text[at:]
        case 4:
            return text[:at] + rng.choice(("[" * 2_000, "9" * 2_000, "NaN", "'", "//")) + text[at:]
        case _:
            return misspelt(rng, text)


def a_mutant(rng: random.Random) -> str:
    """Give the text of a bundled document with a few things changed."""
    document = a_document(rng)
    for _ in range(rng.choice((1, 1, 2, 4))):
        if document:
            rng.choice(CHANGES)(rng, document)
    text = json.dumps(document, ensure_ascii=rng.random() < 0.1, indent=rng.choice((None, 2)))
    return broken(rng, text) if rng.random() < 0.2 else text


def check_faults(faults: Sequence[Fault], text: str) -> None:
    """There is one, each with a place in the text, and in the order of the text."""
    assert faults
    assert [fault.place for fault in faults] == sorted(fault.place for fault in faults)
    for fault in faults:
        check_fault(fault, text)


def check_fault(fault: Fault, text: str) -> None:
    """A fault has a place in the text, and says in a few words what is wrong."""
    assert re.fullmatch(r"(/([^~/]|~[01])*)*", fault.pointer)
    assert fault.line is not None
    assert fault.column is not None
    lines = text.split("\n")
    assert 1 <= fault.line <= len(lines)
    assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
    assert " must be " in fault.message
    # That would be an accident, told as a fault.
    assert "must be readable" not in fault.message
    assert len(str(fault)) < 1_500


def check_read(reform: Reform) -> None:
    """What was read is written, and read again as the same."""
    again = loads(dumps(reform))
    assert again == reform
    assert dumps(again) == dumps(reform)


def check_pointer(fault: Fault, document: Json) -> None:
    """A pointer leads to something that is there."""
    for step in fault.pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        document = document[name] if is_object(document) else document[int(name)]


def check_agreement(text: str, faults: Sequence[Fault]) -> None:
    """What was read is right by the schema, and what was not is wrong by it or of a listed kind."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return
    if any("given once" in fault.message or "byte order" in fault.message for fault in faults):
        return
    for fault in faults:
        check_pointer(fault, document)
    if not faults:
        VALIDATOR.validate(document)
    elif not any(PATTERNS.match(fault.message) for fault in faults):
        try:
            is_right = VALIDATOR.is_valid(document)
        except ValueError:
            # An unpaired surrogate, which this validator does not take.
            return
        assert not is_right, [str(fault) for fault in faults]


#: 20,000 mutants where all is tried, and fewer while one works.
ROUNDS: Final = 20
A_ROUND: Final = 5 * settings.default.max_examples if settings.default else 1_000


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_every_mutant_is_read_or_refused_with_a_place(seed: int) -> None:
    """Nothing but a reform or a `DocumentError` comes out, whatever goes in."""
    rng = random.Random(seed)  # noqa: S311 (the same ones each time)
    for _ in range(A_ROUND):
        text = a_mutant(rng)
        try:
            reform = loads(text)
        except DocumentError as error:
            faults = error.faults
            check_faults(faults, text)
        else:
            faults = ()
            check_read(reform)
        check_agreement(text, faults)


def test_the_docs_list_what_the_schema_cannot_hold() -> None:
    """Each kind of rule that is left to the reader is told of."""
    page = (Path(__file__).parents[2] / "docs" / "documents.md").read_text(encoding="utf-8")
    for words, _ in BEYOND_THE_SCHEMA:
        assert words in page
