"""A report as text, for people, with the lines of the documents that it is about."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from csc_reform.errors import printable
from csc_reform.rules._private import masked
from csc_reform.rules._report import Finding, Place, Report
from csc_reform.rules._words import MOST, most_of_each, others_in_words, subject_of, summary

__all__ = ["as_text"]

_NO_TEXTS: Mapping[str, str] = MappingProxyType({})
#: How much of a line of a document is shown.
_WIDEST = 100


def as_text(report: Report, texts: Mapping[str, str] = _NO_TEXTS, *, most: int = MOST) -> str:
    """
    Give a report as lines: a finding for each root cause, what broke, and the summary last.

    Args:
        report: The report.
        texts: The texts of the documents by their names, from which the lines are shown.
        most: How many findings of one rule are spelt out, and how many others of one cause.

    >>> from csc_reform import load, validate
    >>> from csc_reform.rules import BUILTIN
    >>> report = validate(load().known_on("2023-05-11"), BUILTIN.select("CHR001"))
    >>> print(as_text(report))
    0 errors, 0 warnings, 0 queries, 0 infos, 0 crashes in 3 checks
    """
    return "\n".join([*_lines(report, texts, most), summary(report)])


def _lines(report: Report, texts: Mapping[str, str], most: int) -> Iterator[str]:
    shelf = {name: text.split("\n") for name, text in texts.items()}
    for cause, words in most_of_each(report, most):
        if cause is None:
            yield words
            continue
        first = cause.findings[0]
        yield printable(_line(first))
        yield from _excerpt(first.place, shelf)
        others = others_in_words(cause, most)
        if others:
            yield printable(f"    {others}")
    for crash in report.crashes[:most]:
        yield printable(f"{crash.entity_id or 'reform'}: crashed {crash.code} {crash.detail}")
        yield from (f"    {printable(line)}" for line in crash.trace.splitlines()[-3:-1])
    if len(report.crashes) > most:
        yield f"and {len(report.crashes) - most:,} more crashes"


def _line(finding: Finding) -> str:
    place = f"{finding.place}: " if str(finding.place) else ""
    # A document that cannot be read has no entities, and its name is there.
    subject = f"{subject_of(finding)}: " if finding.entity_id or not place else ""
    return f"{place}{subject}{finding.severity.value} {finding.code} {finding.message}"


def _excerpt(place: Place, shelf: Mapping[str, list[str]]) -> Iterator[str]:
    """Show the line that something stands on, and the place in it."""
    lines = shelf.get(place.file, [])
    if place.line is None or place.line > len(lines):
        return
    # A sign that is not for the eye is shown as one that is, so that the mark stands where it should.
    line = "".join(sign if sign.isprintable() else " " for sign in masked(lines[place.line - 1]))
    number = f"    {place.line} | "
    at = (place.column or 1) - 1
    # Of a long line, what is around the place.
    first = max(0, at - _WIDEST // 2) if len(line) > _WIDEST else 0
    part = line[first : first + _WIDEST]
    before, after = "…" if first else "", "…" if first + _WIDEST < len(line) else ""
    yield f"{number}{before}{part.rstrip()}{after}"
    if place.column is not None:
        yield f"{' ' * (len(number) - 2)}| {' ' * (len(before) + at - first)}^"
