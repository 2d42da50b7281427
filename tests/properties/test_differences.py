"""The laws of differences: they are empty for equals, and say all there is to say."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

import attrs
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Change,
    Entity,
    EntityAdded,
    EntityWithdrawn,
    FieldChanged,
    FieldDifference,
    HistoryChanged,
    ItemsChanged,
    Reform,
    diff,
)
from csc_reform.changelog import as_markdown, as_text, sources_of
from csc_reform.entities.entity import citations_of
from csc_reform.strategies import days, reforms

DAYS = days(min_value=date(2010, 1, 1), max_value=date(2040, 1, 1))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Reform, Reform]:
    """Give two reforms: unrelated ones, views of one, or two that differ in a few entities."""
    reform = draw(reforms())
    match draw(st.sampled_from(["unrelated", "views", "mixed"])):
        case "unrelated":
            return reform, draw(reforms())
        case "views":
            return reform.known_on(draw(DAYS)), reform.known_on(draw(DAYS))
        case _:
            other = {one.id: one for one in draw(reforms())}
            mixed = {one.id: one for one in reform}
            for id_ in draw(st.sets(st.sampled_from([*other]))):
                mixed[id_] = other[id_]
            return reform, Reform(attrs.evolve(one, former_ids=()) for one in mixed.values())


def changed(entity: Entity, changes: Iterable[FieldDifference]) -> Entity:
    """Make the changes of an entity at once, since some hold only together."""
    fields: dict[str, Any] = {}
    in_parts: list[tuple[str, int, str, object]] = []
    for change in changes:
        assert isinstance(change, FieldChanged | ItemsChanged | HistoryChanged)
        into = re.fullmatch(r"(\w+)\[(\d+)\]\.(\w+)", change.field)
        if into is None:
            fields[change.field] = change.after
        else:
            in_parts.append((into[1], int(into[2]), into[3], change.after))
    for field, at, name, value in in_parts:
        parts = list(fields.get(field, getattr(entity, field)))
        parts[at] = attrs.evolve(parts[at], **cast("Any", {name: value}))
        fields[field] = tuple(parts)
    return attrs.evolve(entity, **fields)


def followed(reform: Reform, changes: tuple[Change, ...]) -> Reform:
    """Make each change, and nothing else."""
    entities = {(one.KIND, one.id): one for one in reform}
    in_fields: dict[tuple[str, str], list[FieldDifference]] = {}
    for change in changes:
        key = change.subject_kind, change.subject_id
        if isinstance(change, EntityAdded):
            entities[key] = change.entity
        elif isinstance(change, EntityWithdrawn):
            del entities[key]
        else:
            assert isinstance(change, FieldDifference)
            in_fields.setdefault(key, []).append(change)
    for key, found in in_fields.items():
        entities[key] = changed(entities[key], found)
    return Reform(entities.values())


@given(pairs())
def test_following_the_changes_leads_to_the_other(pair: tuple[Reform, Reform]) -> None:
    """They name everything needed to get from one reform to the other, and back."""
    before, after = pair
    assert followed(before, diff(before, after)) == after
    assert followed(after, diff(after, before)) == before


@given(pairs())
def test_they_are_empty_exactly_for_equals(pair: tuple[Reform, Reform]) -> None:
    """No change is told of what is the same, and none is missed."""
    before, after = pair
    assert (diff(before, after) == ()) is (before == after)
    assert diff(after, Reform(after)) == ()


@given(reforms(), DAYS, DAYS)
def test_between_views_nothing_is_withdrawn(reform: Reform, one: date, other: date) -> None:
    """From an earlier view to a later one, entities, statements and items are only added."""
    earlier, later = sorted((one, other))
    for change in diff(reform.known_on(earlier), reform.known_on(later)):
        assert not isinstance(change, EntityWithdrawn | FieldChanged)
        if isinstance(change, ItemsChanged | HistoryChanged):
            assert not change.withdrawn


@given(reforms(), DAYS, DAYS)
def test_between_views_each_change_rests_on_a_source_that_came_out(
    reform: Reform, one: date, other: date
) -> None:
    """What was learnt was learnt from a source, unless it is only a label that was named."""
    earlier, later = sorted((one, other))
    before, after = reform.known_on(earlier), reform.known_on(later)
    for change in diff(before, after):
        came = [c for c in change.citations if c.source_id not in before.sources]
        assert came or (isinstance(change, EntityAdded) and change.entity.IS_LABEL)


@given(pairs())
def test_the_changelog_tells_of_each(pair: tuple[Reform, Reform]) -> None:
    """Every change and each of its sources is in the text and in the Markdown."""
    before, after = pair
    text, markdown = as_text(before, after), as_markdown(before, after)
    for change in diff(before, after):
        assert f"({change.subject_id})" in " ".join(text.split())
        assert change.subject_id in markdown
        cited = {citation.source_id for citation in change.citations}
        came = isinstance(change, EntityAdded | EntityWithdrawn)
        itself = came and not cited and change.subject_kind == "sources"
        assert len(sources_of(change, before, after)) == len(cited) + itself
        assert set(change.citations) <= {
            citation
            for reform in pair
            for entity in reform
            if entity.id == change.subject_id
            for citation in citations_of(entity)
        }
