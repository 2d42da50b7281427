"""The laws of dossiers: whatever is known of a thing, and whatever names it, is on its page."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import Dossier, Entity, Reform, UnknownIdError, dossier
from csc_reform.dossiers import DossierRow
from csc_reform.entities.entity import citations_of
from csc_reform.strategies import reforms

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def rows_of(page: Dossier) -> Iterator[DossierRow]:
    """Give every row of a page, with those inside others."""
    waiting = [row for section in page.sections for row in section.rows]
    while waiting:
        row = waiting.pop()
        waiting += row.details
        yield row


def pages(reform: Reform, day: date) -> Iterator[tuple[Entity, Dossier]]:
    """Give the page of every entity of a reform."""
    for entity in reform:
        yield entity, dossier(reform, entity.id, on=day)


@given(reforms(), DAYS)
def test_everything_has_a_page_that_a_screen_holds(reform: Reform, day: date) -> None:
    """As text no line is wider than 80 columns, and as JSON it can be read."""
    for entity, page in pages(reform, day):
        for whole in (False, True):
            assert max(map(len, page.as_text(whole=whole).split("\n"))) <= 80
        assert json.loads(page.as_json())["id"] == entity.id


@given(reforms(), DAYS)
def test_every_passage_of_a_thing_is_among_the_sources(reform: Reform, day: date) -> None:
    """Nothing that states something of it is left out of the footnotes."""
    for entity, page in pages(reform, day):
        told = {
            (source.id, passage.locator, passage.as_printed)
            for source in page.sources
            for passage in source.passages
        }
        for citation in citations_of(entity):
            source_id = reform.get(citation.source_id).id
            assert (source_id, citation.locator, citation.as_printed) in told


@given(reforms(), DAYS)
def test_a_source_has_one_number_and_each_mark_leads_to_one(reform: Reform, day: date) -> None:
    """The numbers run from 1, no source comes twice, and no mark or source is idle."""
    for _, page in pages(reform, day):
        numbers = [source.number for source in page.sources]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len({source.id for source in page.sources}) == len(numbers)
        places = {
            (source.number, passage.locator)
            for source in page.sources
            for passage in source.passages
        }
        marks = {(mark.number, mark.locator) for row in rows_of(page) for mark in row.marks}
        assert marks == places


@given(reforms(), DAYS)
def test_whatever_names_a_thing_is_on_its_page(reform: Reform, day: date) -> None:
    """Nothing that is related to it is left out."""
    for entity, page in pages(reform, day):
        told = {row.id for row in rows_of(page)}
        assert {one.id for one in reform.related(entity.id) if one is not entity} <= told


@given(reforms(), DAYS)
def test_a_page_of_a_day_is_the_page_of_its_view(reform: Reform, day: date) -> None:
    """Nothing that was learnt later is on it; what is learnt later only is told from which day."""
    view = reform.known_on(day)
    for entity in reform:
        if entity.id in view:
            page, seen = dossier(reform, entity.id, known=day), dossier(view, entity.id)
            assert page.sections == seen.sections
            assert page.sources == seen.sources
            continue
        with pytest.raises(UnknownIdError) as raised:
            dossier(reform, entity.id, known=day)
        days = sorted({source.published.latest for source in reform.sources})
        first = next(one for one in days if entity.id in reform.known_on(one))
        assert f"{first.day} {first:%B} {first.year}" in str(raised.value)


@given(reforms(), DAYS)
def test_a_former_id_leads_to_the_same_page(reform: Reform, day: date) -> None:
    """The page says what was asked for, and is otherwise the same."""
    for entity in reform:
        for former in entity.former_ids:
            page = dossier(reform, former, on=day)
            assert (page.id, page.asked) == (entity.id, former)
            assert page.sections == dossier(reform, entity.id, on=day).sections
            assert f"it is {entity.id} now" in " ".join(page.as_text().split())
