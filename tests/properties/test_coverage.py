"""The laws of coverage: everything stands where it should, and a cell says what is in it."""

from collections.abc import Iterator
from datetime import date

import attrs
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Allowance,
    Citation,
    Commitment,
    CoverageCell,
    Entity,
    Group,
    PartialDate,
    Pillar,
    Position,
    Reach,
    Reform,
    Source,
    SourceKind,
    Stance,
    Verdict,
    coverage,
)
from csc_reform.strategies import reforms

LAST = date(2040, 1, 1)
LATER = Citation(source_id="later", locator="¶1")
URGING = (Stance.URGES, Stance.WOULD_LIKE, Stance.CRITICISES)

# A naive evaluation, cell by cell and entity by entity, which shares nothing with the library.


def is_called(entity: Entity, id_: str | None) -> bool:
    """Tell whether an id, or a former one, is that of an entity."""
    return id_ is not None and id_ in (entity.id, *entity.former_ids)


def called(reform: Reform, id_: str | None) -> Entity | None:
    """Find what an id is that of, by going through everything."""
    return next((one for one in reform if is_called(one, id_)), None)


def stands_under(reform: Reform, entity: Entity | None, pillar: Pillar) -> bool:
    """Tell whether what a position is about belongs to a pillar."""
    if isinstance(entity, Commitment):
        return any(is_called(pillar, id_) for id_ in (entity.pillar_id, *entity.also_pillar_ids))
    subject_id = (
        getattr(entity, "subject_id", None) if getattr(entity, "KIND", "") == "funding" else None
    )
    if subject_id is not None:
        subject = called(reform, subject_id)
        return isinstance(subject, Commitment | Pillar) and stands_under(reform, subject, pillar)
    return entity is pillar


def broader_than(reform: Reform, group: Group) -> Iterator[Group]:
    """Give the groups that one is part of; the strategy makes no circles."""
    broader = called(reform, group.broader_id)
    if isinstance(broader, Group):
        yield broader
        yield from broader_than(reform, broader)


def for_group(entity: Commitment | Position, group: Group) -> bool:
    """Tell whether something is for a group."""
    return any(is_called(group, id_) for id_ in entity.group_ids)


def commitments_in(cell: CoverageCell, part: str) -> set[str]:
    """Give the commitments in a part of a cell."""
    return {one.entity_id for one in getattr(cell, part) if one.kind == "commitments"}


@given(reforms())
def test_every_commitment_stands_exactly_where_it_should(reform: Reform) -> None:
    """Under its pillars, for its groups; and kept apart, for those broader and narrower."""
    found = coverage(reform)
    for pillar in reform.pillars:
        under = [one for one in reform.commitments if stands_under(reform, one, pillar)]
        for group in reform.groups:
            cell = found.cell(pillar.id, group.id)
            broader = list(broader_than(reform, group))
            narrower = [one for one in reform.groups if group in broader_than(reform, one)]
            for part, groups in (
                ("reached_by", [group]),
                ("reached_by_broader", broader),
                ("reached_by_narrower", narrower),
            ):
                assert commitments_in(cell, part) == {
                    one.id for one in under if any(for_group(one, other) for other in groups)
                }


@given(reforms())
def test_every_position_stands_exactly_where_it_should(reform: Reform) -> None:
    """Under the pillars of what it is about, for the groups that it speaks up for."""
    found = coverage(reform)
    for pillar in reform.pillars:
        for group in reform.groups:
            assert {one.position_id for one in found.cell(pillar.id, group.id).spoken_for} == {
                one.id
                for one in reform.positions
                if for_group(one, group)
                and any(stands_under(reform, called(reform, id_), pillar) for id_ in one.target_ids)
            }


@given(reforms())
def test_nothing_is_lost(reform: Reform) -> None:
    """Every commitment, allowance and position stands somewhere, if under no pillar for no group."""
    cells = list(coverage(reform))
    reached = {one.entity_id for cell in cells for one in cell.reached_by}
    assert {*reform.commitments.ids(), *reform.allowances.ids()} <= reached
    assert {one.position_id for cell in cells for one in cell.spoken_for} == set(
        reform.positions.ids()
    )


@given(reforms())
def test_the_rows_without_a_pillar_hold_the_rest(reform: Reform) -> None:
    """A commitment stands there when it names no pillar as its own; an allowance always does."""
    row = list(coverage(reform).of_pillar(None))
    reached = {one.entity_id for cell in row for one in cell.reached_by}
    assert reached & set(reform.commitments.ids()) == {
        one.id for one in reform.commitments if one.pillar_id is None
    }
    assert set(reform.allowances.ids()) <= reached


@given(reforms())
def test_states_agree_with_contents(reform: Reform) -> None:
    """Each state says the one thing that is so of the cell, and of no cell before it in the list."""
    for cell in coverage(reform):
        standing = [
            any(one.has_ended is not Verdict.HOLDS for one in ones)
            for ones in (cell.reached_by, cell.reached_by_broader, cell.reached_by_narrower)
        ]
        has_any = any((cell.reached_by, cell.reached_by_broader, cell.reached_by_narrower))
        is_urged = any(one.stance in URGING for one in cell.spoken_for)
        assert cell.is_urged == is_urged
        assert {
            Reach.NO_GROUP: cell.group_id is None,
            Reach.REACHED: standing[0],
            Reach.AS_PART: standing[1] and not standing[0],
            Reach.IN_PART: standing[2] and not any(standing[:2]),
            Reach.ENDED: has_any and not any(standing),
            Reach.URGED: is_urged and not has_any,
            Reach.NEITHER: not is_urged and not has_any,
        }[cell.reach]
        assert (cell.reach is Reach.NO_GROUP) == (cell.group_id is None)
        others = (*cell.reached_by_broader, *cell.reached_by_narrower)
        assert all(one.group_id != cell.group_id for one in others)
        assert all(one.group_id != cell.group_id for one in cell.spoken_for_broader)
        assert all(one.group_id == cell.group_id for one in cell.reached_by)
        assert all(one.group_id == cell.group_id for one in cell.spoken_for)


@given(reforms())
def test_urged_is_where_somebody_urges_and_nothing_reaches_the_group(reform: Reform) -> None:
    """No more cells and no fewer, in the order of the whole."""
    found = coverage(reform)
    assert list(found.urged()) == [
        cell
        for cell in found
        if cell.group_id is not None
        and any(one.stance in URGING for one in cell.spoken_for)
        and all(one.has_ended is Verdict.HOLDS for one in cell.reached_by)
    ]


@given(reforms())
def test_the_parts_make_the_whole(reform: Reform) -> None:
    """The cells of each group together, and those of each pillar, are all cells."""
    found = coverage(reform)
    by_pillar = [cell for id_ in (*reform.pillars.ids(), None) for cell in found.of_pillar(id_)]
    by_group = [cell for id_ in (*reform.groups.ids(), None) for cell in found.of_group(id_)]
    assert len(by_pillar) == len(by_group) == len(found)
    assert set(by_pillar) == set(by_group) == set(found)


@given(reforms())
def test_every_passage_is_of_what_is_in_the_cell(reform: Reform) -> None:
    """An answer rests on its parts, and on nothing else."""
    for cell in coverage(reform):
        reaching = (*cell.reached_by, *cell.reached_by_broader, *cell.reached_by_narrower)
        speaking = (*cell.spoken_for, *cell.spoken_for_broader)
        passages = {c for one in reaching for c in one.citations}
        assert set(cell.citations) == passages | {c for one in speaking for c in one.citations}
        assert bool(cell.citations) != cell.is_empty
        assert len(set(cell.citations)) == len(cell.citations)


@given(reforms(), st.data())
def test_what_is_learnt_later_changes_no_earlier_coverage(
    reform: Reform, data: st.DataObject
) -> None:
    """Who was in and who was out on a day stays what it was, whoever is named afterwards."""
    day = max(source.published.latest for source in reform.sources)
    later = Source(
        id="later", title="Later", kind=SourceKind.ANSWER, published=PartialDate.on(LAST)
    )
    pillar_ids, group_ids = reform.pillars.ids(), reform.groups.ids()
    added: list[Entity] = [
        later,
        Commitment(
            id="later-commitment",
            title="Later commitment",
            citations=(LATER,),
            pillar_id=data.draw(st.sampled_from([None, *pillar_ids])),
            group_ids=group_ids,
        ),
        Allowance(id="later-pay", title="Later pay", citations=(LATER,)),
    ]
    if len(reform.organisations):
        position = Position(
            id="later-position",
            title="Later position",
            citations=(LATER,),
            holder_id=reform.organisations.ids()[0],
            stance=Stance.URGES,
            target_ids=(later.id, *pillar_ids),
            group_ids=group_ids,
        )
        added.append(position)
    longer = Reform([*reform, *added])
    for on in (day, min(source.published.latest for source in reform.sources)):
        assert list(coverage(longer.known_on(on))) == list(coverage(reform.known_on(on)))
    assert any(one.entity_id == "later-pay" for cell in coverage(longer) for one in cell.reached_by)


@given(reforms(), st.data())
def test_references_that_lead_nowhere_stop_nothing(reform: Reform, data: st.DataObject) -> None:
    """Whatever is missing, what is left is told, each thing somewhere."""
    entities = list(reform)
    kept = data.draw(st.lists(st.sampled_from(entities), unique_by=lambda one: one.id))
    part = Reform(kept)
    cells = list(coverage(part))
    reached = {one.entity_id for cell in cells for one in cell.reached_by}
    assert {*part.commitments.ids(), *part.allowances.ids()} <= reached
    assert {one.position_id for cell in cells for one in cell.spoken_for} == set(
        part.positions.ids()
    )


@given(reforms())
def test_the_order_of_entities_does_not_matter(reform: Reform) -> None:
    """The same reform has the same coverage, however it was put together."""
    turned = Reform(reversed(list(reform)))
    assert list(coverage(turned)) == list(coverage(reform))
    renamed = Reform(attrs.evolve(one, aliases=()) for one in reform)
    assert coverage(renamed).keys == coverage(reform).keys
