"""The laws of confidence: what is left of a reform when only passages near enough count."""

from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar, cast

import attrs
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Citation,
    Confidence,
    Entity,
    History,
    Reform,
    Source,
    validate,
)
from csc_reform.entities.entity import Cited, Part, citations_of, facts_of, references_of
from csc_reform.strategies import reforms

T = TypeVar("T")
LEVELS = list(Confidence)
ANY = st.sampled_from(LEVELS)


@st.composite
def reforms_on_days(draw: st.DrawFn) -> tuple[Reform, date]:
    """Give a reform with a day that may tell its views apart."""
    reform = draw(reforms())
    published = {source.published.latest for source in reform.sources}
    return reform, draw(
        st.sampled_from(sorted({d - timedelta(days=n) for d in published for n in (0, 1)}))
    )


def is_near(citation: Citation, least: Confidence) -> bool:
    """Tell whether a passage counts."""
    return citation.confidence.value <= least.value


def bare(fact: Cited) -> tuple[object, ...]:
    """Give what a fact says; without its citations, and of an entity only which one it is."""
    if isinstance(fact, Entity):
        return (fact.KIND, fact.id)
    names = attrs.fields_dict(cast("type[attrs.AttrsInstance]", type(fact)))
    # What a statement does to others it can only do to what is left.
    left_out = ("citations", "revises", "kind")
    return (type(fact), *(getattr(fact, name) for name in names if name not in left_out))


def with_all(value: T, confidence: Confidence) -> T:
    """Give a value, an entity say, all of whose citations have one confidence."""
    if isinstance(value, Citation):
        return cast("T", attrs.evolve(value, confidence=confidence))
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return cast("T", tuple(with_all(item, confidence) for item in items))
    if isinstance(value, History):
        history = cast("History[object]", value)
        told = (
            attrs.evolve(one, citations=with_all(one.citations, confidence))
            for one in history.statements
        )
        return cast("T", attrs.evolve(history, statements=tuple(told)))
    if isinstance(value, Entity | Part):
        names = attrs.fields_dict(type(value))
        again = {name: with_all(getattr(value, name), confidence) for name in names}
        return cast("T", attrs.evolve(value, **again))
    return value


@given(reforms())
def test_the_lowest_confidence_gives_the_same_reform(reform: Reform) -> None:
    """Every passage has it."""
    assert reform.with_confidence(Confidence.C) is reform


@given(reforms(), ANY)
def test_the_letter_is_as_good_as_the_word(reform: Reform, least: Confidence) -> None:
    """A command line has only letters."""
    assert reform.with_confidence(least.value) == reform.with_confidence(least)


@given(reforms(), ANY, ANY)
def test_of_two_confidences_the_higher_counts(
    reform: Reform, first: Confidence, second: Confidence
) -> None:
    """In whatever order they are asked for; twice the same is as good as once."""
    higher = min(first, second, key=LEVELS.index)
    assert reform.with_confidence(first).with_confidence(second) == reform.with_confidence(higher)


@given(reforms_on_days(), ANY)
def test_it_commutes_with_what_was_known(drawn: tuple[Reform, date], least: Confidence) -> None:
    """What was known on a day from such passages is what is from such passages of that day."""
    reform, day = drawn
    one = reform.with_confidence(least).known_on(day)
    assert one == reform.known_on(day).with_confidence(least)


@given(reforms(), ANY)
def test_every_passage_that_is_left_is_near_enough(reform: Reform, least: Confidence) -> None:
    """None below is in any entity, statement or part."""
    for entity in reform.with_confidence(least):
        assert all(is_near(citation, least) for citation in citations_of(entity))


@given(reforms())
def test_a_lower_confidence_leaves_no_less(reform: Reform) -> None:
    """What rests on the nearest passages is part of what rests on those and others."""
    for higher, lower in pairwise(LEVELS):
        wider = reform.with_confidence(lower)
        for entity in reform.with_confidence(higher):
            facts = [(bare(fact), set(fact.citations)) for fact in facts_of(wider.get(entity.id))]
            for fact in facts_of(entity):
                assert any(
                    bare(fact) == same and set(fact.citations) <= passages
                    for same, passages in facts
                )


@given(reforms_on_days(), ANY)
def test_nothing_that_is_left_leads_nowhere(drawn: tuple[Reform, date], least: Confidence) -> None:
    """Whatever is named or cited is there, in every view too; and the rules find nothing amiss."""
    reform, day = drawn
    part = reform.with_confidence(least)
    for view in (part, part.known_on(day)):
        for entity in view:
            assert all(reference.target_id in view for reference in references_of(entity))
            assert set(entity.cited_ids) <= set(view.sources.ids())
    codes = {finding.code for finding in validate(part).findings if finding.code[:3] == "REF"}
    assert codes <= {finding.code for finding in validate(reform).findings}


@given(reforms(), ANY, ANY)
def test_where_all_passages_are_alike_all_is_left_or_nothing(
    reform: Reform, given_: Confidence, least: Confidence
) -> None:
    """Nothing near enough is lost, and sources stay whatever is read of them."""
    alike = Reform(with_all(entity, given_) for entity in reform)
    part = alike.with_confidence(least)
    if given_.value <= least.value:
        assert part == alike
    else:
        assert not any(citations_of(entity) for entity in part)
        assert set(part.sources.ids()) == set(alike.sources.ids())


@given(reforms(), ANY)
def test_what_names_only_labels_is_left_by_its_own_passages(
    reform: Reform, least: Confidence
) -> None:
    """Whole, where all of them count; without any of them, not at all."""
    part = reform.with_confidence(least)
    for entity in reform:
        named = {reform.get(one.target_id) for one in references_of(entity)}
        if entity.IS_LABEL or not all(one.IS_LABEL for one in named):
            continue
        near = [is_near(citation, least) for citation in citations_of(entity)]
        if all(near):
            assert part.get(entity.id) == entity
        if not any(near):
            assert entity.id not in part


@given(reforms(), ANY)
def test_every_source_stays(reform: Reform, least: Confidence) -> None:
    """Nobody doubts that it came out; what it states itself is cut as everything is."""
    part = reform.with_confidence(least)
    assert part.sources.ids() == reform.sources.ids()
    assert isinstance(part.newest_source, Source)
    assert part.newest_source.id == getattr(reform.newest_source, "id", None)
