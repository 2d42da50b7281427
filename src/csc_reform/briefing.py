"""The brief: where the reform stands on a day, for people and for machines."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import final

import attrs

from csc_reform._validators import check_type
from csc_reform.entities.allowances import Allowance, KeyedOn
from csc_reform.entities.commitments import Commitment, Nature, Progress, Strength
from csc_reform.entities.funding import FundingLine
from csc_reform.entities.rates import NoRate
from csc_reform.events import Event
from csc_reform.footnotes import cite
from csc_reform.history import Conflict, History, NotKnown
from csc_reform.rate_tables import year_name, years_in_words
from csc_reform.reconciliation import reconcile, totals
from csc_reform.reform import Reform
from csc_reform.rules import Report, Severity, validate
from csc_reform.slippage import Slip
from csc_reform.timelines import timeline
from csc_reform.values.dates import Day, day_in_words, exact_date
from csc_reform.values.spans import Span
from csc_reform.values.verdict import Verdict

__all__ = ["Brief", "make_brief"]

_WIDTH = 100
_NEXT = 5


@final
@attrs.frozen(kw_only=True)
class CommitmentRow:
    """A commitment: its nature when it is no plain action, its latest strength and progress."""

    id: str
    title: str
    nature: str
    strength: str
    progress: str


@final
@attrs.frozen(kw_only=True)
class PillarRows:
    """A pillar and its commitments; number 0 holds those of the strategy as a whole."""

    number: int
    title: str
    commitments: tuple[CommitmentRow, ...]


@final
@attrs.frozen(kw_only=True)
class FundingRow:
    """A sum of money, as hedged as its sources print it, and the time it is for."""

    id: str
    title: str
    amount: str
    role: str
    period: str


@final
@attrs.frozen(kw_only=True)
class RateRow:
    """The rates of one region, or the one rate of an allowance without regions, by age band."""

    region: str
    cells: tuple[tuple[str, str], ...]


@final
@attrs.frozen(kw_only=True)
class AllowanceRows:
    """The rates of an allowance on the day, or why there are none, and the years without a table."""

    id: str
    title: str
    unit: str
    keyed_on: str
    rates: tuple[RateRow, ...]
    no_rate: str
    years_without_table: tuple[str, ...]
    because: tuple[str, ...]


@final
@attrs.frozen(kw_only=True)
class EventRow:
    """Something that is to come or is overdue."""

    when: str
    subject_id: str
    what: str


@final
@attrs.frozen(kw_only=True)
class SlipRow:
    """A promise that is late for certain, beside what became of it, in words."""

    milestone_id: str
    title: str
    slip: str


@final
@attrs.frozen(kw_only=True)
class GapRow:
    """A stated total that does not agree with what it is made of, and what could explain it."""

    id: str
    title: str
    sums: tuple[str, ...]
    implied: str
    explanations: tuple[str, ...]
    because: tuple[str, ...]


@final
@attrs.frozen(kw_only=True)
class DueRow:
    """An allowance that no table in view is for any more."""

    id: str
    title: str
    since: str


@final
@attrs.frozen(kw_only=True)
class Brief:
    """
    Where the reform stands on a day.

    Attributes:
        title: What the reform is called.
        known: The day whose evening the knowledge is of; None for all that is bundled.
        on: The day on which rates and lateness are judged.
        on_is_newest: True when that day is the newest publication date in view.
        newest_source: The footnote of the newest source in view; empty without sources.
        content_id: The content id of the data in view.
        due: The allowances that a new table is needed for, on that day or before.
        pillars: The pillars with their commitments.
        funding: The sums of money.
        allowances: The allowances.
        overdue: What is overdue.
        late: What came, or is now promised, certainly later than first promised.
        upcoming: What comes next.
        gaps: What does not reconcile.
        findings: What validation found, in counts by severity; "crashes" counts broken rules.
        ok: Whether validation found no error.
    """

    title: str
    known: str | None
    on: str
    on_is_newest: bool
    newest_source: str
    content_id: str
    due: tuple[DueRow, ...]
    pillars: tuple[PillarRows, ...]
    funding: tuple[FundingRow, ...]
    allowances: tuple[AllowanceRows, ...]
    overdue: tuple[EventRow, ...]
    late: tuple[SlipRow, ...]
    upcoming: tuple[EventRow, ...]
    gaps: tuple[GapRow, ...]
    findings: tuple[tuple[str, int], ...]
    ok: bool

    def as_json(self) -> str:
        """Give the brief for a machine."""
        plain = attrs.asdict(self)
        plain["findings"] = dict(self.findings)
        return json.dumps(plain, ensure_ascii=False, indent=2)

    def as_text(self) -> str:
        """Give the brief as aligned text that reads well at 100 columns."""
        return "\n".join(line.rstrip() for line in _text(self))


def make_brief(reform: Reform, *, on: Day | None = None, known: Day | None = None) -> Brief:
    """
    Make the brief of a reform, or of it as it was known on a day.

    Args:
        reform: The reform.
        on: The day on which rates and lateness are judged; without one, the newest publication
            date in view.
        known: The day whose evening the knowledge is of; without one, all there is.

    Raises:
        InvalidValueError: For what is no reform or no day.
    """
    check_type("reform", reform, Reform)
    known_on = None if known is None else exact_date("known", known)
    view = reform if known_on is None else reform.known_on(known_on)
    newest = view.newest_source
    newest_day = newest.published.latest if newest else known_on or date.min
    day = newest_day if on is None else exact_date("on", on)
    events = timeline(view)
    upcoming = list(events.upcoming(day))
    report = validate(view, on=day)
    return Brief(
        title=view.title,
        known=known_on.isoformat() if known_on else None,
        on=day.isoformat(),
        on_is_newest=day == newest_day,
        newest_source=f"{newest.title}, {newest.published.in_words()}" if newest else "",
        content_id=view.content_id,
        due=tuple(_due(view, day)),
        pillars=tuple(_pillars(view)),
        funding=tuple(map(_funding, view.funding)),
        allowances=tuple(_allowance(view, one, day) for one in view.allowances),
        overdue=tuple(map(_event, events.overdue(day))),
        late=tuple(_slip(slip) for slip in events.slippage() if slip.is_late is Verdict.HOLDS),
        upcoming=tuple(map(_event, upcoming[:_NEXT])),
        gaps=tuple(_gaps(view)),
        findings=_counts(report),
        ok=report.ok,
    )


def _counts(report: Report) -> tuple[tuple[str, int], ...]:
    counts = [(severity.value, report.count(severity)) for severity in Severity]
    return (*counts, ("crashes", len(report.crashes)), ("checks", len(report.outcomes)))


def _due(view: Reform, day: date) -> Iterator[DueRow]:
    for allowance in view.allowances:
        due = allowance.review_due
        if due is not None and due <= day:
            yield DueRow(id=allowance.id, title=allowance.title, since=day_in_words(due))


def _pillars(view: Reform) -> Iterator[PillarRows]:
    for pillar in sorted(view.pillars, key=lambda pillar: pillar.number):
        rows = [_commitment(one) for one in view.commitments if one.pillar_id == pillar.id]
        heading = pillar.headings.latest
        title = heading if isinstance(heading, str) else pillar.title
        yield PillarRows(number=pillar.number, title=title, commitments=tuple(rows))
    across = [_commitment(one) for one in view.commitments if one.pillar_id is None]
    if across:
        yield PillarRows(number=0, title="Across the pillars", commitments=tuple(across))


def _commitment(commitment: Commitment) -> CommitmentRow:
    nature = "" if commitment.nature is Nature.ACTION else commitment.nature.value
    return CommitmentRow(
        id=commitment.id,
        title=commitment.title,
        nature=nature,
        strength=_latest(commitment.strength),
        progress=_latest(commitment.progress),
    )


def _latest(history: "History[Strength] | History[Progress] | History[KeyedOn]") -> str:
    latest = history.latest
    if isinstance(latest, NotKnown):
        return ""
    return str(latest) if isinstance(latest, Conflict) else latest.value


def _funding(line: FundingLine) -> FundingRow:
    amount = line.amount.latest
    return FundingRow(
        id=line.id,
        title=line.title,
        amount="not known" if isinstance(amount, NotKnown) else str(amount),
        role=line.role.value,
        period=_period(line),
    )


def _period(line: FundingLine) -> str:
    """Give the period as printed: what it means in days is often more than the source says."""
    printed = [c.as_printed for one in line.period.live for c in one.citations if c.as_printed]
    period = line.period.latest
    if printed:
        return ", ".join(dict.fromkeys(printed))
    return period.in_words() if isinstance(period, Span) else "period not stated"


def _allowance(view: Reform, allowance: Allowance, day: date) -> AllowanceRows:
    rates = allowance.in_force(day)
    agreed: dict[str, dict[str, str]] = {}
    for (region, band), found in allowance.cells_on(day).items():
        amount = found.reason.value if isinstance(found, NoRate) else str(found.amount)
        agreed.setdefault(region.value if region else "", {})[str(band or "")] = amount
    no_rate = "" if rates else allowance.why_no_rate(day)
    citations = dict.fromkeys(c for rate in rates for c in rate.citations)
    sources = {c.source_id: attrs.evolve(c, as_printed=None) for c in citations}
    return AllowanceRows(
        id=allowance.id,
        title=allowance.title,
        unit=allowance.unit.value if allowance.unit else "",
        keyed_on=_latest(allowance.keyed_on),
        rates=tuple(
            RateRow(region=region, cells=tuple(cells.items())) for region, cells in agreed.items()
        ),
        no_rate=no_rate,
        years_without_table=tuple(map(year_name, allowance.years_without_table(through=day))),
        because=tuple(note for c in sources.values() for note in cite(view, c)),
    )


def _event(event: Event) -> EventRow:
    return EventRow(
        when=event.at.in_words(),
        subject_id=event.subject_id,
        what=f"{event.title} ({event.kind.value})",
    )


def _slip(slip: Slip) -> SlipRow:
    return SlipRow(milestone_id=slip.milestone_id, title=slip.title, slip=slip.in_words())


def _gaps(view: Reform) -> Iterator[GapRow]:
    for id_ in totals(view):
        answer = reconcile(view, id_)
        if answer.verdict is not Verdict.FAILS:
            continue
        yield GapRow(
            id=id_,
            title=view.funding[id_].title,
            sums=tuple(
                f"{reading.name}: {' + '.join(str(amount) for _, amount in reading.terms)} = "
                f"{reading.added}, against {reading.total}: {reading.gap} missing"
                for reading in answer.readings
            ),
            implied=f"an earlier sum of {answer.implied} would be needed",
            explanations=answer.explanations,
            because=cite(view, answer),
        )


# Text -----------------------------------------------------------------------------------------


def _wrapped(text: str, indent: str = "  ", hang: str = "  ") -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_on_hyphens=False,
    )


def _said(day: str) -> str:
    return day_in_words(date.fromisoformat(day))


def _columns(rows: Iterable[tuple[str, ...]], widths: tuple[int, ...]) -> Iterator[str]:
    """Set rows in columns; a cell too wide for its column, or for the page, is wrapped."""
    rest = _WIDTH - 2 - sum(widths) - 2 * len(widths)
    for row in rows:
        first, *others = zip(row, (*widths, rest), strict=True)
        cells = [_id_in_lines(*first)]
        cells += [
            textwrap.wrap(cell, width, break_on_hyphens=False) or [""] for cell, width in others
        ]
        for at in range(max(map(len, cells))):
            parts = (
                f"{cell[at] if at < len(cell) else '':{width}}"
                for cell, width in zip(cells, (*widths, rest), strict=True)
            )
            yield "  " + "  ".join(parts)


def _id_in_lines(cell: str, width: int) -> list[str]:
    """Wrap an id after one of its hyphens, and not within a word."""
    lines = [""]
    for part in re.split(r"(?<=-)|(?<= )", cell):
        if len(lines[-1]) + len(part.rstrip()) > width and lines[-1]:
            lines.append("")
        lines[-1] += part
    return [line.rstrip() for line in lines]


def _heading(brief: Brief) -> Iterator[str]:
    yield brief.title
    known = f"As known on {_said(brief.known)}" if brief.known else "All bundled sources"
    yield from _wrapped(f"{known}, the newest being: {brief.newest_source or 'none'}", "")
    newest = ", the newest publication date in view" if brief.on_is_newest else ""
    yield f"Judged on {_said(brief.on)}{newest}"
    yield f"Content id {brief.content_id}"
    yield ""
    if brief.due:
        yield "REVIEW DUE: no table in view is for this day"
        for due in brief.due:
            yield from _wrapped(f"{due.title} ({due.id}), since {due.since}")
        yield ""


def _text(brief: Brief) -> Iterator[str]:
    yield from _heading(brief)
    yield "PILLARS AND COMMITMENTS, with the latest strength and what is known of progress"
    for pillar in brief.pillars:
        yield from _wrapped(f"{pillar.number or '-'} {pillar.title}", "")
        rows: list[tuple[str, ...]] = [
            (
                row.id,
                ", ".join(filter(None, (row.strength or "?", row.nature, row.progress))),
                row.title,
            )
            for row in pillar.commitments
        ]
        yield from _columns(rows, (36, 18))
    yield ""
    yield "FUNDING, as hedged as the sources print it"
    rows = [(row.id, row.amount, row.role, row.period) for row in brief.funding]
    yield from _columns(rows, (34, 22, 13))
    yield ""
    yield f"ALLOWANCES in force on {_said(brief.on)}"
    for allowance in brief.allowances:
        yield from _allowance_text(allowance)
    yield ""
    yield "OVERDUE, no source in view telling of delivery"
    yield from _events_text(brief.overdue)
    yield ""
    yield "LATE, beside what was first promised"
    for row in brief.late:
        yield from _wrapped(f"{row.milestone_id}: {row.title}")
        yield from _wrapped(row.slip, "    ")
    if not brief.late:
        yield "  nothing in view"
    yield ""
    yield "NEXT"
    yield from _events_text(brief.upcoming)
    yield ""
    yield "DOES NOT RECONCILE"
    for gap in brief.gaps:
        yield from _wrapped(f"{gap.id}: {gap.title}")
        for line in (*gap.sums, gap.implied, *gap.explanations):
            yield from _wrapped(line, "    ")
        for note in gap.because:
            yield from _wrapped(f"[{note}]", "    ")
    if not brief.gaps:
        yield "  nothing in view"
    yield ""
    yield "VALIDATION"
    counts = ", ".join(f"{name} {count}" for name, count in brief.findings)
    yield from _wrapped(f"{'ok' if brief.ok else 'not ok'}: {counts}")


def _events_text(rows: tuple[EventRow, ...]) -> Iterator[str]:
    if not rows:
        yield "  nothing in view"
    yield from _columns([(row.when, row.subject_id, row.what) for row in rows], (20, 44))


def _allowance_text(allowance: AllowanceRows) -> Iterator[str]:
    paid = f", paid {allowance.unit}" if allowance.unit else ""
    keyed = ", by start date" if allowance.keyed_on == "start date" else ""
    yield from _wrapped(f"{allowance.title} ({allowance.id}){paid}{keyed}")
    bands = [band for band, _ in allowance.rates[0].cells] if allowance.rates else []
    if any(bands):
        yield f"    {'age':18}" + "".join(f"{band:>8}" for band in bands)
    for row in allowance.rates:
        cells = (amount.removesuffix(f" {allowance.unit}") for _, amount in row.cells)
        if row.region:
            yield f"    {row.region:18}" + "".join(f"{cell:>8}" for cell in cells)
        else:
            yield "    " + "  ".join(cells)
    if allowance.no_rate:
        yield from _wrapped(f"no rate: {allowance.no_rate}", "    ")
    if allowance.years_without_table:
        years = years_in_words(allowance.years_without_table)
        yield from _wrapped(f"no table, or not a whole one, for: {years}", "    ")
    for note in allowance.because:
        yield from _wrapped(f"[{note}]", "    ")
