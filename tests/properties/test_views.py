"""The laws of views: what a reform was on a day, also against a replay of its document."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeAlias, cast

import attrs
from hypothesis import given
from hypothesis import strategies as st

from csc_reform import (
    Citation,
    Commitment,
    Entity,
    Figure,
    Group,
    History,
    Milestone,
    PartialDate,
    Pillar,
    Position,
    Reform,
    Source,
    SourceKind,
    Stance,
    Stated,
    StatementKind,
    Strength,
    Target,
    Topic,
    dumps,
    loads,
    validate,
)
from csc_reform.entities.entity import Cited, facts_of, references_of
from csc_reform.strategies import (
    citations,
    counts,
    days,
    histories,
    ratios,
    reforms,
    shares,
)

Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | float | bool | None"

FIGURES: st.SearchStrategy[Figure] = st.one_of(counts(), shares(), ratios())
#: Days before, between and after all that a reform tells of.
ANY_DAY = days(min_value=date(2010, 1, 1), max_value=date(2040, 1, 1))
LATER = Citation(source_id="later", locator="¶1")
LABELS = ("organisations", "groups")
#: What an entity is called; it names nothing by these.
WORDS = ("id", "title", "summary", "aliases", "former_ids")


def days_of(reform: Reform) -> Sequence[date]:
    """Give the days on which something becomes known, and the days before them."""
    published = {source.published.latest for source in reform.sources}
    return sorted(published | {day - timedelta(days=1) for day in published})


@st.composite
def reforms_on_days(draw: st.DrawFn) -> tuple[Reform, date, date]:
    """Give a reform with two days that may tell its views apart, the earlier one first."""
    reform = draw(reforms())
    day = st.sampled_from(days_of(reform))
    earlier, later = sorted((draw(day), draw(day)))
    return reform, earlier, later


# A replay of what was known, made from the document, which shares nothing with the library.


def passages(value: Json) -> int:
    """Count the citations in a value."""
    if isinstance(value, list):
        return sum(map(passages, value))
    if not isinstance(value, Mapping):
        return 0
    return 1 if is_citation(value) else sum(map(passages, value.values()))


def is_citation(value: Mapping[str, Json]) -> bool:
    """Tell a citation from the other objects of a document."""
    return {"source_id", "locator"} <= set(value)


def left_of(value: Json, known: set[str]) -> list[Json]:
    """Give what is left of a value when only some sources are known: one value, or none."""
    if isinstance(value, list):
        return [[left for item in value for left in left_of(item, known)]]
    if not isinstance(value, Mapping):
        return [value]
    if is_citation(value):
        return [value] if value["source_id"] in known else []
    kept = {key: left for key, item in value.items() for left in left_of(item, known)}
    if "statements" in kept:
        said = records(value["statements"])
        return [kept | {"statements": linked(records(kept["statements"]), said)}]
    # A statement or a part goes with the last of its passages, and an entity is seen to later.
    is_gone = "id" not in value and passages(value) > 0 and not passages(kept)
    return [] if is_gone else [kept]


def records(value: Json) -> list[Mapping[str, Json]]:
    """Give the objects of a list."""
    assert isinstance(value, list)
    return [item for item in value if isinstance(item, Mapping)]


def linked(left: list[Mapping[str, Json]], said: list[Mapping[str, Json]]) -> list[Json]:
    """Give statements so that each revises what is left of those that it led to."""
    keys = [one.get("key") for one in left]
    kept = [one for one in left if one.get("kind") != "withdraws" or one["revises"] in keys]
    if len(kept) < len(left):
        return linked(kept, said)
    by_key = {one["key"]: one for one in said if "key" in one}
    found: list[Json] = []
    for one in left:
        revised, kind = one.get("revises"), one.get("kind")
        while revised is not None and revised not in keys:
            skipped = by_key[revised]
            kind = "changes" if skipped.get("kind") == "changes" else kind
            revised = skipped.get("revises")
        if revised is None and "revises" in one:
            found.append({k: value for k, value in one.items() if k not in ("revises", "kind")})
        else:
            found.append(one if revised is None else {**one, "revises": revised, "kind": kind})
    return found


def texts(value: Json) -> Iterator[str]:
    """Give every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts(item)


def named_by(record: Json) -> set[str]:
    """Give every text of a record that may be the id of another."""
    assert isinstance(record, Mapping)
    return {text for key, item in record.items() if key not in WORDS for text in texts(item)}


def replayed(text: str, day: date) -> str:
    """Give the document of what was known on a day, from the document of everything."""
    document: Json = json.loads(text)
    assert isinstance(document, Mapping)
    kinds = {kind: records(items) for kind, items in document.items() if isinstance(items, list)}
    published = [
        source
        for source in kinds.pop("sources")
        if PartialDate.parse(str(source["published"])).latest <= day
    ]
    known = {str(source["id"]) for source in published}
    left = {
        kind: records([one for item in items for one in left_of(item, known)])
        for kind, items in kinds.items()
    }
    staying: dict[str, list[Json]] = {"sources": [*published]}
    for kind, items in left.items():
        staying[kind] = [item for item in items if passages(item)]
    # A label stays also when it is named by what stays.
    waiting = [(kind, item) for kind in LABELS for item in left.get(kind, []) if not passages(item)]
    while True:
        named = {name for items in staying.values() for item in items for name in named_by(item)}
        found = [(kind, item) for kind, item in waiting if item["id"] in named]
        if not found:
            return json.dumps({**document, **staying})
        for kind, item in found:
            staying[kind].append(item)
            waiting.remove((kind, item))


# Laws -----------------------------------------------------------------------------------------


@given(reforms())
def test_what_the_strategy_gives_is_whole(reform: Reform) -> None:
    """Every id and citation of a reform that was made up leads to something known in time."""
    codes = {finding.code for finding in validate(reform).findings}
    assert not codes & {"REF001", "REF002", "SRC001"}


@given(reforms())
def test_a_view_is_a_replay_of_what_was_known(reform: Reform) -> None:
    """Cutting a reform gives what leaving the unknown out of its document gives, on any day."""
    text = dumps(reform)
    for day in days_of(reform):
        assert reform.known_on(day) == loads(replayed(text, day))


YEARLY = ("first", "second", "third")


def yearly_sources() -> list[Source]:
    """Make three sources, published year by year."""
    return [
        Source(
            id=id_,
            title=id_.title(),
            kind=SourceKind.REPORT,
            published=PartialDate.parse(str(2020 + at)),
        )
        for at, id_ in enumerate(YEARLY)
    ]


@st.composite
def promises(draw: st.DrawFn) -> Reform:
    """Give a promise with figures that different sources, published year by year, state of it."""
    figures = histories(FIGURES, source_ids=YEARLY, max_size=2)
    passages_ = citations(source_ids=YEARLY)
    promise = Commitment(
        id="promise",
        title="Promise",
        citations=(Citation(source_id="first", locator="¶1"), draw(passages_)),
        targets=tuple(
            Target(what=what, cap=draw(figures), delivered=draw(figures))
            for what in draw(st.sampled_from([("one",), ("one", "other")]))
        ),
    )
    return Reform([*yearly_sources(), promise])


@given(promises())
def test_a_view_of_figures_is_a_replay_of_what_was_known(reform: Reform) -> None:
    """The same holds of parts that have facts of their own, and go with the last of those."""
    text = dumps(reform)
    for day in days_of(reform):
        assert reform.known_on(day) == loads(replayed(text, day))


@given(reforms(), ANY_DAY)
def test_a_view_of_a_view_is_the_view(reform: Reform, day: date) -> None:
    """What was known on a day, seen from that day, is what was known."""
    view = reform.known_on(day)
    assert view.known_on(day) == view


@given(reforms_on_days())
def test_a_view_of_a_view_is_that_of_the_earlier_day(drawn: tuple[Reform, date, date]) -> None:
    """It makes no difference from which later day one looks back, nor that one looks ahead."""
    reform, earlier, later = drawn
    view = reform.known_on(earlier)
    assert reform.known_on(later).known_on(earlier) == view
    assert view.known_on(later) == view


@given(reforms(), st.data())
def test_what_was_asked_before_changes_no_view(reform: Reform, data: st.DataObject) -> None:
    """In whatever order days are asked about, each answer is as if it were the first."""
    for day in data.draw(st.permutations(days_of(reform))):
        assert reform.known_on(day) == Reform(reform).known_on(day)


@given(reforms())
def test_on_the_last_day_all_is_known(reform: Reform) -> None:
    """The view of the day on which the last source came out is the reform."""
    assert reform.known_on(max(days_of(reform))) == reform


@given(reforms())
def test_before_the_first_day_nothing_is_known(reform: Reform) -> None:
    """The view of the day before the first source came out is empty."""
    assert len(reform.known_on(min(days_of(reform)))) == 0


def bare(fact: Cited) -> tuple[object, ...]:
    """Give what a fact says; without its citations, and of an entity only which one it is."""
    if isinstance(fact, Entity):
        return (fact.KIND, fact.id)
    names = attrs.fields_dict(cast("type[attrs.AttrsInstance]", type(fact)))
    # What a statement does to others it can only do to what is known.
    left_out = ("citations", "revises", "kind")
    said = (getattr(fact, name) for name in names if name not in left_out)
    return (type(fact), *said)


@given(reforms_on_days())
def test_what_was_known_stays_known(drawn: tuple[Reform, date, date]) -> None:
    """A later view has every entity, statement, part and citation that an earlier one has."""
    reform, earlier, later = drawn
    view = reform.known_on(later)
    for entity in reform.known_on(earlier):
        facts = [(bare(fact), set(fact.citations)) for fact in facts_of(view.get(entity.id))]
        for fact in facts_of(entity):
            assert any(
                bare(fact) == same and set(fact.citations) <= passages for same, passages in facts
            )


def histories_of(entity: Entity) -> Iterator[History[object]]:
    """Give the histories that an entity itself has."""
    for name in attrs.fields_dict(type(entity)):
        value = getattr(entity, name)
        if isinstance(value, History):
            yield cast("History[object]", value)


def leads_to(history: History[object], key: str) -> set[str]:
    """Give the keys that a key leads to by one revision after the other, itself among them."""
    revises = {one.key: one.revises for one in history.statements}
    found: set[str] = set()
    following: str | None = key
    while following is not None:
        found.add(following)
        following = revises[following]
    return found


@given(reforms_on_days())
def test_what_was_revised_stays_revised(drawn: tuple[Reform, date, date]) -> None:
    """What a statement revises in an earlier view, it leads to in a later one."""
    reform, earlier, later = drawn
    view = reform.known_on(later)
    for entity in reform.known_on(earlier):
        pairs = zip(histories_of(entity), histories_of(view.get(entity.id)), strict=True)
        for history, again in pairs:
            for one in history.statements:
                if one.key is not None and one.revises is not None:
                    assert one.revises in leads_to(again, one.key)


@given(reforms())
def test_nothing_in_a_view_leads_nowhere(reform: Reform) -> None:
    """Whatever an entity in a view names or cites is in the view too."""
    for view in map(reform.known_on, days_of(reform)):
        for entity in view:
            assert all(reference.target_id in view for reference in references_of(entity))
            cited = {citation.source_id for fact in facts_of(entity) for citation in fact.citations}
            assert cited <= set(view.sources.ids())


@st.composite
def thinly_cited_pillars(draw: st.DrawFn) -> Reform:
    """Give a pillar known by two headings alone, one corrected, and a promise that names it."""
    passage = citations(source_ids=YEARLY)
    old = Stated("old", citations=(draw(passage),), key="old")
    new = Stated("new", citations=(draw(passage),), kind=StatementKind.CORRECTS, revises="old")
    pillar = Pillar(id="pillar", title="Pillar", number=1, headings=History.of(old, new))
    promise = Commitment(
        id="promise", title="Promise", citations=(draw(passage),), pillar_id="pillar"
    )
    return Reform([*yearly_sources(), pillar, promise])


@given(thinly_cited_pillars())
def test_what_passes_the_rules_leads_nowhere_in_no_view(reform: Reform) -> None:
    """Where the rules find no reference to what is not yet known, no view has one."""
    if any(finding.code == "REF002" for finding in validate(reform).findings):
        return
    for view in map(reform.known_on, days_of(reform)):
        for entity in view:
            assert all(reference.target_id in view for reference in references_of(entity))


@given(reforms())
def test_nothing_in_a_view_was_published_later(reform: Reform) -> None:
    """The sources of a view are those that had certainly come out."""
    for day in days_of(reform):
        published = {one.id for one in reform.sources if one.published.latest <= day}
        assert set(reform.known_on(day).sources.ids()) == published


@given(reforms_on_days())
def test_equal_views_have_the_same_content_id(drawn: tuple[Reform, date, date]) -> None:
    """Views have one content id when they hold the same, and only then."""
    reform, earlier, later = drawn
    one, other = reform.known_on(earlier), reform.known_on(later)
    assert (one == other) == (one.content_id == other.content_id)


@st.composite
def with_later_facts(draw: st.DrawFn, reform: Reform) -> Reform:
    """Give a reform with one source more, and facts of all sorts that only that one states."""
    day = max(days_of(reform)) + timedelta(days=draw(st.integers(1, 400)))
    source = Source(
        id="later", title="Later", kind=SourceKind.ANSWER, published=PartialDate.on(day)
    )
    subjects = [None, *reform.commitments.ids(), *reform.pillars.ids(), *reform.sources.ids()]
    milestone = Milestone(
        id="later-milestone",
        title="Later milestone",
        citations=(LATER,),
        subject_id=draw(st.sampled_from(subjects)),
    )
    added: list[Entity] = [
        source,
        Group(id="later-group", title="Later group"),
        Pillar(id="later-pillar", title="Later pillar", number=9, citations=(LATER,)),
        milestone,
    ]
    if len(reform.organisations):
        position = Position(
            id="later-position",
            title="Later position",
            citations=(LATER,),
            holder_id=draw(st.sampled_from(reform.organisations.ids())),
            stance=Stance.URGES,
            topic=Topic.PACE,
            group_ids=("later-group",),
        )
        added.append(position)
    return Reform([*(draw(told_again(entity)) for entity in reform), *added])


@st.composite
def told_again(draw: st.DrawFn, entity: Entity) -> Entity:
    """Give an entity of which the later source tells something, or nothing."""
    if isinstance(entity, Source) or not draw(st.booleans()):
        return entity
    if isinstance(entity, Commitment):
        return attrs.evolve(entity, strength=draw(longer(entity.strength)))
    return attrs.evolve(entity, citations=(*entity.citations, LATER))


@st.composite
def longer(draw: st.DrawFn, history: History[Strength]) -> History[Strength]:
    """Give a history with a statement more, which may revise one of those before it."""
    keys = [one.key for one in history.statements if one.key is not None]
    revises = draw(st.sampled_from([None, *keys]))
    statement = Stated(
        draw(st.sampled_from(list(Strength))),
        citations=(LATER,),
        kind=StatementKind.ASSERTS if revises is None else StatementKind.CHANGES,
        revises=revises,
    )
    return history.with_statement(statement)


@given(reforms_on_days(), st.data())
def test_a_later_source_changes_no_earlier_view(
    drawn: tuple[Reform, date, date], data: st.DataObject
) -> None:
    """Whatever is learnt later, what was known before stays what it was."""
    reform, day, _ = drawn
    longer_reform = data.draw(with_later_facts(reform))
    assert longer_reform.known_on(day) == reform.known_on(day)


@given(reforms_on_days(), st.data())
def test_a_later_source_takes_no_label_away(
    drawn: tuple[Reform, date, date], data: st.DataObject
) -> None:
    """A label that nothing names is in an earlier view whether or not more is learnt later."""
    reform, day, _ = drawn
    with_label = Reform([*reform, Group(id="unnamed-group", title="Unnamed group")])
    longer_reform = data.draw(with_later_facts(with_label))
    assert longer_reform.known_on(day) == with_label.known_on(day)


def renamed(entity: Entity, kind: str) -> Entity:
    """Give an entity of a kind a new id, to which the old one leads."""
    if kind != entity.KIND:
        return entity
    return attrs.evolve(
        entity, id=f"renamed-{entity.id}", former_ids=(*entity.former_ids, entity.id)
    )


def restored(entity: Entity, kind: str) -> Entity:
    """Take the renaming of an entity back."""
    if kind != entity.KIND:
        return entity
    *former_ids, id_ = entity.former_ids
    return attrs.evolve(entity, id=id_, former_ids=tuple(former_ids))


@given(
    reforms_on_days(),
    st.sampled_from(["sources", "organisations", "groups", "pillars", "commitments", "funding"]),
)
def test_a_former_id_leads_to_the_same_in_every_view(
    drawn: tuple[Reform, date, date], kind: str
) -> None:
    """Giving things a new id, while others name them by the old one, takes nothing out of a view."""
    reform, day, _ = drawn
    view = Reform(renamed(entity, kind) for entity in reform).known_on(day)
    assert Reform(restored(entity, kind) for entity in view) == reform.known_on(day)
