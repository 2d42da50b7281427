"""The laws of documents: nothing is lost in writing, and nothing wrong is read."""

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import TypeAlias, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import csc_reform
from csc_reform import (
    AgeBand,
    AgeBands,
    Allowance,
    Change,
    Citation,
    ClaimCheck,
    Clash,
    Commitment,
    Conflict,
    Count,
    Coverage,
    CoverageCell,
    Deadline,
    DocumentError,
    Dossier,
    Entity,
    Event,
    Extensions,
    Fault,
    FieldDifference,
    Figure,
    Finding,
    FundingLine,
    Group,
    History,
    Interval,
    InvalidValueError,
    Milestone,
    Money,
    NoRate,
    NotKnown,
    Organisation,
    Origin,
    PartialDate,
    Payment,
    PaymentGap,
    PaymentLine,
    Period,
    Pillar,
    Position,
    Predicate,
    Problem,
    Ratio,
    ReachedBy,
    Reading,
    Reconciliation,
    Recounted,
    Reform,
    RelativePeriod,
    Report,
    Rule,
    RuleSet,
    Selection,
    Share,
    Slip,
    Source,
    Span,
    SpokenFor,
    Stated,
    SumReading,
    Suppression,
    Target,
    Timeline,
    Together,
    dumps,
    loads,
    read,
    write,
)
from csc_reform.entities.entity import Part, facts_of
from csc_reform.entities.kinds import KINDS
from csc_reform.io import make_converter
from csc_reform.strategies import counts, ratios, reforms, register_all, shares
from csc_reform.values.quantity import Quantity

Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | float | bool | None"
Place: TypeAlias = tuple[str | int, ...]

EMPTY = Reform(())
#: One of each kind is enough where laws are about single facts, and is made faster.
SMALL = reforms(max_size=1)
PASSAGE = Citation(source_id="paper", locator="¶1")
FIGURES: st.SearchStrategy[Figure] = st.one_of(counts(), shares(), ratios())
#: Values of every type that JSON has, to stand where they may not.
STRANGERS: tuple[Json, ...] = (
    None, True, False, 0, -1, 10**30, 0.5, float("nan"), "", " ", "x", "\x00", [], ["x"], [[]],
    {}, {"x": None},
)  # fmt: skip


@given(reforms())
def test_what_is_written_reads_back_to_the_same_reform(reform: Reform) -> None:
    """A document holds all of a reform."""
    again = loads(dumps(reform))
    assert again == reform
    assert (again.title, again.scope, again.licence) == (
        reform.title,
        reform.scope,
        reform.licence,
    )


@given(SMALL)
def test_writing_again_gives_the_same_text(reform: Reform) -> None:
    """What was read is written as it was."""
    text = dumps(reform)
    assert dumps(loads(text)) == text


@given(SMALL)
def test_writing_and_reading_keeps_the_content_id(reform: Reform) -> None:
    """A reform has the same content id wherever it was read."""
    assert loads(dumps(reform)).content_id == reform.content_id


def resolutions_of(reform: Reform) -> list[object]:
    """Give the resolution of every stated figure of a reform, in order."""
    facts = [fact for entity in reform for fact in facts_of(entity)]
    values = [cast("Stated[object]", fact).value for fact in facts if isinstance(fact, Stated)]
    return [value.resolution for value in values if isinstance(value, Quantity)]


@given(SMALL)
def test_writing_and_reading_keeps_every_resolution(reform: Reform) -> None:
    """A figure can be read as rounded after writing and reading as it could before."""
    assert resolutions_of(loads(dumps(reform))) == resolutions_of(reform)


@given(SMALL)
def test_every_record_can_be_found_in_its_document(reform: Reform) -> None:
    """The pointer and the line of a record that was read lead to its text."""
    text = dumps(reform)
    document, lines = json.loads(text), text.split("\n")
    for id_, origin in loads(text).origins.items():
        _, kind, index = origin.pointer.split("/")
        assert document[kind][int(index)]["id"] == id_
        assert lines[origin.line - 1] == "    {"
        assert (
            json.loads(lines[origin.line].strip().removesuffix(",").removeprefix('"id": ')) == id_
        )


@given(SMALL)
def test_a_file_reads_back_to_the_same_reform(
    tmp_path_factory: pytest.TempPathFactory, reform: Reform
) -> None:
    """What is written to a file is what is read from it."""
    path = tmp_path_factory.mktemp("file") / "reform.json"
    write(reform, path)
    assert read(path) == reform
    assert path.read_text(encoding="utf-8") == dumps(reform)


@given(st.just(EMPTY) | SMALL)
def test_a_folder_reads_back_to_the_same_reform(
    tmp_path_factory: pytest.TempPathFactory, reform: Reform
) -> None:
    """What is written to a folder is what is read from it, with all its labels."""
    path = tmp_path_factory.mktemp("folder") / "reform"
    write(reform, path)
    again = read(path)
    assert again == reform
    assert (again.title, again.scope, again.licence) == (
        reform.title,
        reform.scope,
        reform.licence,
    )


@given(SMALL, SMALL)
def test_a_folder_never_mixes_two_reforms(
    tmp_path_factory: pytest.TempPathFactory, first: Reform, second: Reform
) -> None:
    """Writing where something was written before is refused, or leaves nothing of it to read."""
    path = tmp_path_factory.mktemp("folder") / "reform"
    write(first, path)
    try:
        write(second, path)
    except InvalidValueError:
        assert read(path) == first
    else:
        assert read(path) == second


@given(st.text(st.characters(), max_size=5), st.sampled_from(["title", "summary", "value"]))
def test_a_text_is_refused_or_reads_back(text: str, where: str) -> None:
    """Whatever text is put into a reform, nobody writes a document that nobody can read."""
    try:
        group = Group(id="group", title="Group", summary=text if where == "summary" else "")
        stated = Stated(text if where == "value" else "", citations=(PASSAGE,))
        pillar = Pillar(id="pillar", title="Pillar", number=1, headings=History.of(stated))
        reform = Reform([group, pillar], title=text if where == "title" else "")
        written = dumps(reform)
    except InvalidValueError:
        return
    written.encode("utf-8")
    assert loads(written) == reform


def scalars(value: Json, at: Place = ()) -> Iterator[tuple[Place, Json]]:
    """Give every value of a document that has no parts, with its place."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from scalars(item, (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from scalars(item, (*at, index))
    else:
        yield at, value


def replaced(value: Json, at: Place, new: Json) -> Json:
    """Give a document with another value at a place."""
    if not at:
        return new
    step, *rest = at
    if isinstance(value, Mapping):
        return {
            key: replaced(item, (*rest,), new) if key == step else item
            for key, item in value.items()
        }
    assert isinstance(value, list)
    return [
        replaced(item, (*rest,), new) if index == step else item for index, item in enumerate(value)
    ]


def faults_in(text: str) -> Sequence[Fault]:
    """Give what is wrong with a document, at least one thing where it is refused."""
    try:
        loads(text)
    except DocumentError as error:
        return error.faults or [Fault("refused without a fault", "nowhere")]
    return ()


@given(reforms(), st.data())
def test_a_value_of_the_wrong_type_is_a_fault_with_a_place(
    reform: Reform, data: st.DataObject
) -> None:
    """A document with one strange value is read or refused with places, and nothing else happens."""
    document: Json = json.loads(dumps(reform))
    at, old = data.draw(st.sampled_from(list(scalars(document))))
    strangers = [new for new in STRANGERS if type(new) is not type(old)]
    text = json.dumps(replaced(document, at, data.draw(st.sampled_from(strangers))))
    for fault in faults_in(text):
        assert fault.pointer == "" or fault.pointer.startswith("/")
        assert fault.line is None or 1 <= fault.line <= text.count("\n") + 1


@given(reforms(), st.data())
def test_a_fault_is_where_the_value_is(reform: Reform, data: st.DataObject) -> None:
    """A number where a text must be is refused at that very place."""
    document: Json = json.loads(dumps(reform))
    # Under a key of a user's own, a number may stand as well.
    texts = [
        at
        for at, value in scalars(document)
        if isinstance(value, str) and not any(str(step).startswith("x_") for step in at)
    ]
    at = data.draw(st.sampled_from(texts))
    text = json.dumps(replaced(document, at, 7))
    pointer = "".join(f"/{step}" for step in at)
    pointers = [fault.pointer for fault in faults_in(text)]
    assert any(place and f"{pointer}/".startswith(f"{place}/") for place in pointers)


def holding(figure: Figure) -> Reform:
    """Give a reform in which a source states a figure."""
    stated: Stated[Figure] = Stated(figure, citations=(PASSAGE,))
    target = Target(what="a figure", target=History.of(stated))
    return Reform([Commitment(id="commitment", title="Commitment", targets=(target,))])


@st.composite
def likenesses(draw: st.DrawFn) -> tuple[Figure, Figure]:
    """Give two figures, which may be of the same numbers and yet of different kinds."""
    figure = draw(FIGURES)
    if isinstance(figure, Share) and draw(st.booleans()):
        interval = figure.interval if figure.nominal is None else Interval()
        return figure, Ratio(interval, nominal=figure.nominal)
    return figure, draw(FIGURES)


@given(likenesses())
def test_what_differs_has_different_content_ids(figures: tuple[Figure, Figure]) -> None:
    """Two reforms with one content id hold the same."""
    one, other = map(holding, figures)
    assert one == other or one.content_id != other.content_id


#: Everything public that documents hold, or that a program may hold in the same form.
HELD = (
    *(AgeBand, AgeBands, Count, Deadline, Interval, Money, PartialDate, Period, Ratio),
    *(RelativePeriod, Share, Span, Extensions, Citation, Group, Organisation, Pillar, Commitment),
    *(FundingLine, Allowance, Milestone, Position, Source),
)
#: What nobody writes down: answers, errors, catalogues, and what only names others.
NOT_HELD = (
    *(BaseException, Change, ClaimCheck, Clash, Conflict, Event, Fault, Finding, NoRate, NotKnown),
    *(Origin, Predicate, Problem, Reading, Reconciliation, Recounted, Reform, Report, Rule),
    *(Payment, PaymentGap, PaymentLine, Dossier),
    *(RuleSet, Selection, Slip, SumReading, Suppression, Timeline, FieldDifference),
    *(Coverage, CoverageCell, ReachedBy, SpokenFor, Together),
)


@pytest.mark.parametrize("kind", HELD, ids=lambda kind: kind.__name__)
@settings(max_examples=max(20, settings().max_examples // 4))  # of each of very many
@given(data=st.data())
def test_every_public_type_reads_back(kind: type[object], data: st.DataObject) -> None:
    """By the converter that users can have for themselves, through the text of JSON."""
    register_all()
    value = data.draw(st.from_type(kind))
    for detailed in (True, False):
        converter = make_converter(detailed=detailed)
        text = json.dumps(converter.unstructure(value, kind))
        again = converter.structure(json.loads(text), kind)
        assert again == value
        assert type(again) is type(value)
        assert json.dumps(converter.unstructure(again, kind)) == text


def test_no_public_type_is_forgotten() -> None:
    """Each is held, is a part or kind of what is held, is one of a few words, or is an answer."""
    public = [getattr(csc_reform, name) for name in csc_reform.__all__]
    kinds = [cast("type[object]", one) for one in public if isinstance(one, type)]
    inside = (Entity, Part, Enum, History, Stated)
    forgotten = [one for one in kinds if not issubclass(one, (*HELD, *NOT_HELD, *inside))]
    assert forgotten == []
    assert {one for one in kinds if issubclass(one, Entity)} == {Entity, *KINDS.values()}
