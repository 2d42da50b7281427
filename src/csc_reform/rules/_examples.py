"""What the examples of rules are made of: the smallest entities that can stand."""

from csc_reform.entities.allowances import Allowance, Rate, YearKind
from csc_reform.entities.funding import FundingLine, FundingRole, Relation
from csc_reform.entities.sources import Source, SourceKind
from csc_reform.history import History
from csc_reform.provenance import Citation
from csc_reform.statements import Stated
from csc_reform.values.ages import AgeBand
from csc_reform.values.dates import PartialDate
from csc_reform.values.money import Money
from csc_reform.values.spans import Span

__all__ = ["allowance", "line", "passage", "rate", "source"]


def source(
    id: str = "paper",  # noqa: A002
    published: str = "2023-02-02",
    supersedes_id: str | None = None,
) -> Source:
    """Make a source."""
    return Source(
        id=id,
        title=id.title(),
        kind=SourceKind.POLICY_PAPER,
        published=PartialDate.parse(published),
        supersedes_id=supersedes_id,
    )


def passage(as_printed: str | None = None, source_id: str = "paper") -> Citation:
    """Make a citation of the source."""
    return Citation(source_id=source_id, locator="¶1", as_printed=as_printed)


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
        amount=History.of(Stated(Money.parse(amount), citations=(passage(amount),))),
        relations=relations,
    )


def rate(amount: str, start: str, end: str, band: AgeBand | None = None) -> Rate:
    """Make a weekly rate."""
    return Rate(
        amount=Money.parse(f"{amount} a week"),
        span=Span.parse(start, end),
        band=band,
        citations=(passage(amount),),
    )


def allowance(*rates: Rate, year: YearKind | None = None) -> Allowance:
    """Make a weekly allowance of these rates."""
    years = [] if year is None else [Stated(year, citations=(passage(),))]
    return Allowance(
        id="allowance",
        title="Allowance",
        citations=(passage(),),
        year=History.of(*years),
        rates=rates,
    )
