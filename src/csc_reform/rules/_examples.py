"""What the examples of rules are made of: the smallest entities that can stand."""

from typing import TypeVar

from csc_reform.entities.allowances import Allowance, YearKind
from csc_reform.entities.commitments import Commitment, Progress
from csc_reform.entities.entity import Basis
from csc_reform.entities.funding import FundingLine, FundingRole, Relation, RelationKind
from csc_reform.entities.milestones import Milestone
from csc_reform.entities.organisations import Organisation, OrganisationKind
from csc_reform.entities.pillars import Pillar
from csc_reform.entities.rates import Rate
from csc_reform.entities.sources import Source, SourceKind
from csc_reform.history import History
from csc_reform.provenance import Citation
from csc_reform.statements import Stated
from csc_reform.values.ages import AgeBand
from csc_reform.values.dates import PartialDate
from csc_reform.values.money import Money
from csc_reform.values.spans import Span

__all__ = [
    "allowance",
    "body",
    "commitment",
    "day",
    "line",
    "milestone",
    "passage",
    "pillar",
    "rate",
    "related",
    "said",
    "source",
]

T = TypeVar("T")


def day(text: str) -> PartialDate:
    """Read a day."""
    return PartialDate.parse(text)


def source(
    id: str = "paper",  # noqa: A002
    published: str = "2023-02-02",
    supersedes_id: str | None = None,
    kind: SourceKind = SourceKind.POLICY_PAPER,
) -> Source:
    """Make a source."""
    return Source(
        id=id,
        title=id.title(),
        kind=kind,
        published=day(published),
        supersedes_id=supersedes_id,
    )


def passage(as_printed: str | None = None, source_id: str = "paper") -> Citation:
    """Make a citation of the source."""
    return Citation(source_id=source_id, locator="¶1", as_printed=as_printed)


def said(value: T, as_printed: str | None = None, source_id: str = "paper") -> History[T]:
    """Make a history of one statement."""
    return History.of(Stated(value, citations=(passage(as_printed, source_id),)))


def body(id: str, kind: OrganisationKind = OrganisationKind.CHARITY) -> Organisation:  # noqa: A002
    """Make an organisation."""
    return Organisation(id=id, title=id.title(), kind=kind)


def pillar(source_id: str = "paper") -> Pillar:
    """Make the first pillar."""
    return Pillar(id="pillar", title="Pillar", number=1, citations=(passage(None, source_id),))


def commitment(
    id: str = "commitment",  # noqa: A002
    pillar_id: str | None = None,
    progress: Progress | None = None,
    supersedes_id: str | None = None,
) -> Commitment:
    """Make a commitment."""
    return Commitment(
        id=id,
        title=id.title(),
        pillar_id=pillar_id,
        progress=History.of() if progress is None else said(progress),
        supersedes_id=supersedes_id,
        citations=(passage(),),
    )


def line(
    id: str,  # noqa: A002
    amount: str,
    role: FundingRole = FundingRole.ALLOCATION,
    *relations: Relation,
) -> FundingLine:
    """Make a funding line whose amount is printed in the source."""
    return FundingLine(
        id=id,
        title=id.title(),
        role=role,
        amount=said(Money.parse(amount), amount),
        relations=relations,
    )


def related(kind: RelationKind, to_id: str) -> Relation:
    """Make a relation to another line."""
    return Relation(kind=kind, to_id=to_id, basis=Basis.STATED, citations=(passage(),))


def milestone(
    promised: str | None = None, actual: str | None = None, subject_id: str | None = None
) -> Milestone:
    """Make a milestone."""
    return Milestone(
        id="milestone",
        title="Milestone",
        subject_id=subject_id,
        promised=History.of() if promised is None else said(day(promised)),
        actual=History.of() if actual is None else said(day(actual)),
    )


def rate(amount: str, start: str, end: str, band: AgeBand | None = None) -> Rate:
    """Make a weekly rate."""
    return Rate(
        amount=Money.parse(f"{amount} a week"),
        span=Span.parse(start, end),
        band=band,
        citations=(passage(amount),),
    )


def allowance(*rates: Rate, year: YearKind | None = None, began: str | None = None) -> Allowance:
    """Make a weekly allowance of these rates."""
    return Allowance(
        id="allowance",
        title="Allowance",
        citations=(passage(),),
        year=History.of() if year is None else said(year),
        began=History.of() if began is None else said(day(began)),
        rates=rates,
    )
