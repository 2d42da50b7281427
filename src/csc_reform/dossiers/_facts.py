"""What an entity tells of itself: its fields, histories and parts, as rows."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, Final, cast, final

import attrs

from csc_reform.dossiers._notes import Notes
from csc_reform.dossiers._page import DossierMark, DossierRow
from csc_reform.entities.claims import Operand
from csc_reform.entities.commitments import Target
from csc_reform.entities.entity import Entity, Part, citations_of, kinds_named
from csc_reform.entities.funding import Relation
from csc_reform.entities.rates import Instalment
from csc_reform.entities.recommendations import Outcome
from csc_reform.history import Conflict, History, NotKnown
from csc_reform.provenance import Citation
from csc_reform.reform import Reform
from csc_reform.statements import Stated, StatementKind
from csc_reform.values.dates import PartialDate
from csc_reform.values.deadlines import Deadline
from csc_reform.values.spans import Bound, Span

__all__ = ["Facts"]

#: The fields that the head of a page tells, or nobody but a program.
_HEAD: Final = frozenset(
    {"id", "title", "summary", "aliases", "former_ids", "citations", "extensions"}
)

#: What fields are called on a page, where that is not their name.
_WORDS: Final = {
    "pillar_id": "pillar",
    "also_pillar_ids": "also serves",
    "pillar_ids": "pillars",
    "lead_ids": "led by",
    "group_ids": "for",
    "supersedes_id": "replaces",
    "commitment_ids": "carries out",
    "area_ids": "areas",
    "payee_group_id": "paid to",
    "payer_id": "paid by",
    "year": "new table each",
    "subject_id": "about",
    "holder_id": "held by",
    "target_ids": "on",
    "source_ids": "documents",
    "source_id": "made in",
    "outcome_ids": "outcome in",
    "broader_id": "part of",
    "organisation_id": "office of",
    "linked_ids": "linked to",
    "publisher_ids": "published by",
    "responds_to_ids": "responds to",
    "gss_code": "GSS code",
    "url": "address",
    "actual": "came about",
    "locator": "part",
    "instalments": "instalment",
    "relations": "how related",
    "outcomes": "outcome",
}

#: Of these it matters when each statement was made.
_DATED: Final = frozenset({"strength", "progress", "promised"})

#: What a statement does to the one that it revises.
_REVISES: Final = {
    StatementKind.CHANGES: "changed from",
    StatementKind.RESTATES: "restated from",
    StatementKind.CORRECTS: "corrected from",
}


def _label(name: str) -> str:
    """Give what a field is called on a page."""
    return _WORDS.get(name, name.replace("_", " "))


def _parts(value: object) -> tuple[Part, ...]:
    """Give the parts that a field holds; none where it holds something else."""
    items = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    return tuple(item for item in items if isinstance(item, Part))


def _is_plain(history: History[Any]) -> bool:
    """Tell whether a history is one statement that stands by itself."""
    return (
        len(history) == 1
        and not history.incomplete
        and history.statements[0].kind is StatementKind.ASSERTS
    )


def _is_timeless(history: History[Any]) -> bool:
    """Tell whether nothing in a history revises anything, or speaks of some time only."""
    return not any(one.effective or one.revises for one in history.statements)


def _printed(value: object, citations: Iterable[Citation]) -> str:
    """Give a time as its sources print it: what it means in days is more than they say."""
    if not isinstance(value, Span):
        return ""
    return ", ".join(dict.fromkeys(one.as_printed for one in citations if one.as_printed))


@final
class Facts:
    """Tells entities of one view, and gathers what is not known."""

    def __init__(self, view: Reform, notes: Notes) -> None:
        self.view = view
        self.notes = notes

    def name(self, id_: str) -> str:
        """Give the title and id of what an id leads to."""
        if id_ not in self.view:
            return f"{id_} (not in view)"
        found = self.view.get(id_)
        return f"{found.title} ({found.id})"

    def words(self, value: object, *, is_id: bool = False) -> str:
        """Give a value as it is printed, and an id as the name of what it leads to."""
        match value:
            case Enum():
                return str(value.value)
            case PartialDate() | Deadline() | Span():
                return value.in_words()
            case tuple():
                several = cast("tuple[object, ...]", value)
                return ", ".join(self.words(one, is_id=is_id) for one in several)
            case str() if is_id:
                return self.name(value)
            case _:
                return str(value)

    # Fields -----------------------------------------------------------------------------------

    def own(self, thing: Entity | Part, *, without: Iterable[str] = ()) -> Iterator[DossierRow]:
        """Tell the fields of an entity or part, in their order."""
        left_out = _HEAD.union(without)
        for field in attrs.fields(cast("type[Any]", type(thing))):
            if field.name not in left_out:
                yield from self.field(thing, field.name)

    def field(self, thing: Entity | Part, name: str) -> Iterator[DossierRow]:
        """Tell one field; nothing for one that is empty."""
        value: object = getattr(thing, name)
        label = _label(name)
        is_id = bool(kinds_named(type(thing), name))
        if isinstance(value, History):
            history = cast("History[object]", value)
            yield from self.history(label, history, is_id=is_id, is_dated=name in _DATED)
        elif parts := _parts(value):
            yield from (self.part(label, part) for part in parts)
        elif value is not None and value not in ("", ()):
            yield DossierRow(label=label, text=self.words(value, is_id=is_id))

    def unknown(self, thing: Entity, *, without: Iterable[str] = ()) -> Iterator[DossierRow]:
        """Tell of which of its attributes no source in view states anything."""
        left_out = frozenset(without)
        for field in attrs.fields(cast("type[Any]", type(thing))):
            value: object = getattr(thing, field.name)
            if field.name in left_out:
                continue
            if isinstance(value, History) and not len(cast("History[object]", value)):
                latest = cast("History[object]", value).latest
                reason = latest.reason if isinstance(latest, NotKnown) else ""
                yield DossierRow(label=_label(field.name), text=reason)

    # Histories --------------------------------------------------------------------------------

    def history(
        self,
        label: str,
        history: History[object],
        *,
        is_id: bool = False,
        is_dated: bool = False,
        say_so: bool = False,
    ) -> Iterator[DossierRow]:
        """
        Tell a history: what its statements say together, then each that is more than that.

        Args:
            label: What it is the history of.
            history: The history.
            is_id: Whether its values are ids.
            is_dated: Whether to tell on which day each statement was made, though nothing changed.
            say_so: Whether to tell that nothing is known; otherwise there is then no row.
        """
        if not history.statements:
            if say_so:
                yield DossierRow(label=label, text=str(history.latest))
            return
        if _is_plain(history):
            (one,) = history.statements
            when = f", {one.effective.in_words()}" if one.effective else ""
            text = f"{self._value(one, is_id=is_id)}{when}"
            yield DossierRow(label=label, text=text, marks=self.notes.marks(one.citations))
            return
        text = self.latest(history, is_id=is_id)
        if not is_dated and _is_timeless(history):
            rows = self._sides(history, is_id=is_id)
            if [row.text for row in rows] == [text] and not history.incomplete:
                yield attrs.evolve(rows[0], label=label)
                return
        else:
            rows = [self._statement(history, one, is_id=is_id) for one in history.statements]
        if history.incomplete:
            rows.insert(0, DossierRow(label="earlier", text="not recorded here"))
        yield DossierRow(label=label, text=text, details=tuple(rows))

    def latest(self, history: History[Any], *, is_id: bool = False) -> str:
        """Give what a history says, in words, with all sides where its sources differ."""
        latest: object = history.latest
        if isinstance(latest, Conflict):
            conflict = cast("Conflict[object]", latest)
            sides = dict.fromkeys(self._value(side, is_id=is_id) for side in conflict.sides)
            how = ""
            if conflict.is_of_unlike_kinds:
                how = " (unlike units, not compared)"
            elif conflict.consistent_when_rounded:
                how = " (agree only if rounded)"
            return f"sources differ: {' | '.join(sides)}{how}"
        if isinstance(latest, Span):
            told = [c for one in history.current for c in one.citations]
            return _printed(latest, told) or latest.in_words()
        return self.words(latest, is_id=is_id)

    def _sides(self, history: History[object], *, is_id: bool) -> list[DossierRow]:
        """Tell each value that is stated once, with all who state it."""
        told: dict[str, list[Citation]] = {}
        for one in history.statements:
            told.setdefault(self._value(one, is_id=is_id), []).extend(one.citations)
        return [
            DossierRow(text=text, marks=self.notes.marks(citations))
            for text, citations in told.items()
        ]

    def _value(self, one: Stated[object], *, is_id: bool) -> str:
        return _printed(one.value, one.citations) or self.words(one.value, is_id=is_id)

    def _statement(
        self, history: History[object], one: Stated[object], *, is_id: bool
    ) -> DossierRow:
        text = self._value(one, is_id=is_id)
        revised = [other for other in history.statements if other.key and other.key == one.revises]
        if one.kind in _REVISES:
            before = ", ".join(self._value(other, is_id=is_id) for other in revised)
            text = f"{text}, {_REVISES[one.kind]} {before}"
        elif one.kind is StatementKind.REAFFIRMS:
            text = f"{text}, said again"
        elif one.kind is StatementKind.WITHDRAWS:
            text = f"{text}, taken back"
        return DossierRow(label=self._when(one), text=text, marks=self.notes.marks(one.citations))

    def _when(self, one: Stated[object]) -> str:
        """Give the day from which a statement speaks, or else that on which it was first made."""
        span = one.effective
        if span is not None and isinstance(span.start, PartialDate) and span.end is Bound.OPEN:
            return span.start.in_words()
        if span is not None:
            return span.in_words()
        came_out = self.notes.came_out(one.citations)
        return f"said {came_out.in_words()}" if came_out else "day not known"

    # Parts ------------------------------------------------------------------------------------

    def part(self, label: str, part: Part) -> DossierRow:
        """Tell something inside an entity."""
        match part:
            case Target():
                details = [
                    row
                    for name in ("cap", "target", "delivered")
                    for row in self.history(name, getattr(part, name), say_so=True)
                ]
                return DossierRow(text=part.what, details=tuple(details))
            case Relation():
                text = f"{part.kind.value} {self.name(part.to_id)}, {part.basis.value}"
            case Outcome():
                by = f"{self.name(part.commitment_id)} " if part.commitment_id else ""
                text = f"{by}{part.kind.value} it, {part.basis.value}"
            case Instalment():
                text = f"day {part.day}: {part.amount}, for a start {part.span.in_words()}"
            case Operand():
                rows = tuple(self.own(part, without=("role", "what")))
                return DossierRow(label=part.role.value, text=part.what, details=rows)
            case _:
                return DossierRow(label=label, text=part.KIND, details=tuple(self.own(part)))
        return DossierRow(label=label, text=text, marks=self._marks(part))

    def _marks(self, part: Part) -> tuple[DossierMark, ...]:
        return self.notes.marks(citations_of(part))
