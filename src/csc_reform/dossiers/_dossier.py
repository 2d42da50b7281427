"""The dossier of one entity: which sections its page has, and in what order."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, final

import attrs

from csc_reform._validators import check_type
from csc_reform.dossiers._around import Around
from csc_reform.dossiers._facts import Facts
from csc_reform.dossiers._notes import Notes
from csc_reform.dossiers._page import Dossier, DossierRow, DossierSection
from csc_reform.dossiers._rates import rate_rows, review
from csc_reform.entities.allowances import Allowance
from csc_reform.entities.claims import Claim
from csc_reform.entities.commitments import Commitment
from csc_reform.entities.entity import Entity, citations_of
from csc_reform.entities.funding import FundingLine
from csc_reform.entities.kinds import KINDS
from csc_reform.entities.milestones import Milestone
from csc_reform.entities.positions import Position
from csc_reform.entities.programmes import Programme
from csc_reform.entities.recommendations import Recommendation
from csc_reform.errors import UnknownIdError
from csc_reform.query.predicates import singular
from csc_reform.reform import Reform
from csc_reform.values.dates import Day, day_in_words, exact_date

__all__ = ["dossier"]

#: The fields that have a section of their own, or are told in one.
_ELSEWHERE: Final = frozenset(
    {"strength", "targets", "progress", "places", "area_ids", "rates", "instalments"}
)
_OF_MILESTONES: Final = frozenset({"promised", "actual", "condition", "extent", "locator"})
#: What names an entity, told in a section of its own kind of rows.
_TOLD: Final = (Programme, Milestone, FundingLine, Position, Recommendation, Claim)
#: The headings over kinds of entity, where they are not the kind; the sources come last.
_HEADINGS: Final = {"sources": "documents"}
#: What every commitment and programme is asked for; that there is none is said.
_EXPECTED: Final[Mapping[type[Entity], tuple[str, ...]]] = {
    Commitment: (
        "programmes",
        "money",
        "promised days",
        "positions",
        "recommendations",
        "claims",
    ),
    Programme: ("money", "promised days", "positions"),
    Allowance: ("positions", "claims"),
}


def dossier(
    reform: Reform,
    id: str,  # noqa: A002 (it is one)
    *,
    on: Day | None = None,
    known: Day | None = None,
) -> Dossier:
    """
    Gather everything that is known about one thing: states and days only, and no judgement.

    Args:
        reform: The reform.
        id: The id of any entity; a former one leads to the one it is now.
        on: The day by which rates, reviews and lateness are judged; without one, the newest
            publication date in view.
        known: The day whose evening the knowledge is of; without one, all there is.

    Raises:
        UnknownIdError: For an id that nothing has, with those that look like it; and for what is
            not known on that day yet, with the day from which it is.
        InvalidValueError: For what is no reform or no day.

    >>> from csc_reform import dossier, load
    >>> page = dossier(load(), "kinship-allowance-pathfinder", known="2023-12-18")
    >>> page.id, page.asked
    ('kinship-allowance', 'kinship-allowance-pathfinder')
    >>> for row in page.section("how firmly").rows[0].details:
    ...     print(row.label, "|", row.text)
    2 February 2023 | explore
    18 December 2023 | pilot, changed from explore
    """
    check_type("reform", reform, Reform)
    known_on = None if known is None else exact_date("known", known)
    view = reform if known_on is None else reform.known_on(known_on)
    if known_on is not None and id not in view and id in reform:
        raise UnknownIdError("entity", id, (), _when_known(reform, id, known_on))
    entity = view.get(id)
    newest = view.newest_source
    newest_day = newest.published.latest if newest else known_on or date.min
    day = newest_day if on is None else exact_date("on", on)
    page = _Page(view, entity, day)
    sections = tuple(page.sections())
    return Dossier(
        id=entity.id,
        asked=id,
        kind=singular(entity.KIND),
        title=entity.title,
        summary=entity.summary,
        aliases=entity.aliases,
        known=known_on.isoformat() if known_on else None,
        on=day.isoformat(),
        on_is_newest=day == newest_day,
        notices=tuple(page.notices()),
        sections=sections,
        sources=page.notes.sources(),
    )


def _when_known(reform: Reform, id_: str, known: date) -> str:
    """Say from which day an id is known that is not known on another."""
    days = sorted({source.published.latest for source in reform.sources})
    # What is in view on a day is so on every later one.
    at = bisect_left(days, 1, key=lambda day: int(id_ in reform.known_on(day)))
    unknown = f"it is not known on {day_in_words(known)}"
    if at == len(days):
        return f"{unknown}, and no source in view gives a day from which it is"
    return f"{unknown}, but is from {day_in_words(days[at])}"


@final
class _Page:
    """The sections of a page, made in the order in which they are printed."""

    def __init__(self, view: Reform, entity: Entity, day: date) -> None:
        self.notes = Notes(view)
        self.facts = Facts(view, self.notes)
        self.around = Around(self.facts, entity, day)
        self.entity = entity
        self.day = day

    def notices(self) -> Iterator[DossierRow]:
        """Say what is due or overdue on the day."""
        if isinstance(self.entity, Allowance):
            yield from review(self.entity, self.day)
        for id_, row in self.around.overdue.items():
            which = "" if id_ == self.entity.id else f" ({id_})"
            yield attrs.evolve(row, text=f"{row.text}{which}", id=id_)

    def sections(self) -> Iterator[DossierSection]:
        """Give the sections that have rows; last what is not known."""
        lacking: list[str] = []
        for heading, rows in self._all():
            made = tuple(rows)
            if made:
                yield DossierSection(heading=heading, rows=made)
            else:
                lacking.append(heading)
        told = _OF_MILESTONES if isinstance(self.entity, Milestone) else ()
        unknown = list(self.facts.unknown(self.entity, without=told))
        expected = _EXPECTED.get(type(self.entity), ())
        unknown += (
            DossierRow(label=heading, text="nothing in view")
            for heading in expected
            if heading in lacking
        )
        if isinstance(self.entity, Recommendation) and not self.entity.outcomes:
            words = "no commitment in view is related to it"
            unknown.append(DossierRow(label="outcomes", text=words))
        if unknown:
            yield DossierSection(heading="not known", rows=tuple(unknown))

    def _all(self) -> Iterator[tuple[str, Iterable[DossierRow]]]:
        entity, around = self.entity, self.around
        yield "what it is", self._own()
        yield "how firmly", self._field("strength")
        yield "targets", self._field("targets")
        yield "where", [*self._field("places"), *self._field("area_ids")]
        yield "progress", self._field("progress")
        if isinstance(entity, Allowance):
            yield "rates", rate_rows(self.facts, entity, self.day)
        yield "replaced by", self._replaced()
        yield "programmes", around.programme_rows()
        yield "promised days", around.milestone_rows()
        yield "money", around.money_rows()
        yield "positions", around.position_rows()
        yield "recommendations", around.recommendation_rows()
        yield "claims", around.claim_rows()
        for kind, cls in KINDS.items():
            if cls not in _TOLD:
                yield _HEADINGS.get(kind, kind), self._plain(cls)
        yield "what rests on it", around.stated_rows()

    def _own(self) -> Iterator[DossierRow]:
        without = _ELSEWHERE
        if isinstance(self.entity, Milestone):
            without = without | _OF_MILESTONES
        yield from self.facts.own(self.entity, without=without)
        if self.entity.citations:
            marks = self.notes.marks(self.entity.citations)
            yield DossierRow(label="established by", text="", marks=marks)

    def _field(self, name: str) -> Iterable[DossierRow]:
        has = name in attrs.fields_dict(type(self.entity))
        return self.facts.field(self.entity, name) if has else ()

    def _replacing(self) -> Iterator[Entity]:
        for one in self.around.named_by:
            replaced = getattr(one, "supersedes_id", None)
            if replaced in (self.entity.id, *self.entity.former_ids):
                yield one

    def _replaced(self) -> Iterator[DossierRow]:
        for one in self._replacing():
            marks = self.notes.marks(citations_of(one))
            yield DossierRow(text=self.facts.name(one.id), id=one.id, marks=marks)

    def _plain(self, cls: type[Entity]) -> Iterator[DossierRow]:
        replacing = {one.id for one in self._replacing()}
        yield from (row for row in self.around.plain_rows(cls) if row.id not in replacing)
