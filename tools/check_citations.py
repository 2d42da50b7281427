"""
Compare the citations of the bundled reform with the texts of its sources, where these are at hand.

The texts are no part of the library. Each is a file of paragraphs that begin with their number in
brackets, ``[17] …``; a paragraph goes on until the next number. Of every citation of such a source,
wherever in the reform it is, the locator must name paragraphs that are there, and what is given as
printed must stand in one of them letter for letter, as whole words, and with whatever hedges it. A
figure must be given as printed. The headings of pillars are held to their sources likewise.
Blanks of any kind and number are one blank, and curly quotation marks are straight ones; nothing else
is put right before they are compared. A figure that is told as a change, "from £2,000 to £3,000", is
two figures; in any other range neither is whole without the other.

It says one line for each fault, and then how much was compared. The exit code is 0 without faults, 1
with some, and 2 when it could not run.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias, final

import attrs

from csc_reform import (
    Citation,
    Count,
    DocumentError,
    Entity,
    Fault,
    InvalidValueError,
    Money,
    Office,
    Organisation,
    Pillar,
    Ratio,
    Reform,
    Severity,
    Share,
)
from csc_reform.errors import printable
from csc_reform.io import locate, read_texts, texts_in
from csc_reform.rules import Context, Finding, Report
from csc_reform.values.dates import exact_date
from csc_reform.values.numbers import NUMBER_WORDS
from csc_reform.values.phrases import Phrase, read_phrase
from csc_reform.values.quantity import Quantity

ROOT: Final = Path(__file__).resolve().parent.parent
DATA: Final = ROOT / "src" / "csc_reform" / "data"
OK, FOUND, COULD_NOT = 0, 1, 2

#: Which text is that of which source.
TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "appgap-press-release-2023-02-02": "000.txt",
        "dfe-press-release-2023-02-02": "001.txt",
        "adoption-uk-consultation-briefing-2023": "002.txt",
        "appgap-review-response-2022": "003.txt",
        "hansard-wms-2023-12-18": "004.txt",
    }
)

# Texts ----------------------------------------------------------------------------------------

#: The paragraphs of a text, by their numbers.
Text: TypeAlias = Mapping[int, str]
#: The way to something in a record, and what is wrong with it.
Placed: TypeAlias = tuple[str, InvalidValueError]

_NUMBERED = re.compile(r"^\[(\d{1,9})\](?:[ \t]+|$)", re.MULTILINE)
_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def plain(words: str) -> str:
    """Give words as they are compared: with single blanks, and with straight quotation marks."""
    return " ".join(words.translate(_STRAIGHT).split())


def read_text(words: str, name: str = "text") -> Text:
    """
    Read the paragraphs of a text.

    Raises:
        InvalidValueError: For a text whose paragraphs are not numbered 1, 2, 3 and so on.
    """
    starts = list(_NUMBERED.finditer(words))
    numbers = [int(start[1]) for start in starts]
    if (
        not numbers
        or numbers != list(range(1, len(numbers) + 1))
        or words[: starts[0].start()].strip()
    ):
        wanted = "of paragraphs that begin with [1], [2] and so on"
        raise InvalidValueError(name, wanted, numbers)
    ends = [*(start.start() for start in starts[1:]), len(words)]
    parts = (words[start.end() : end] for start, end in zip(starts, ends, strict=True))
    return dict(zip(numbers, map(plain, parts), strict=True))


def shelf_of(folder: Path) -> dict[str, Text]:
    """
    Give the texts of a folder by the ids of their sources.

    Raises:
        InvalidValueError: When none of them is there, and for one that is not numbered.
        OSError: When one cannot be read.
    """
    found = {id_: folder / name for id_, name in TEXTS.items() if (folder / name).is_file()}
    if not found:
        wanted = f"at least one of {', '.join(sorted(TEXTS.values()))}"
        raise InvalidValueError(f"texts in {folder}", wanted, None)
    return {id_: read_text(_words_of(file), str(file)) for id_, file in found.items()}


def _words_of(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidValueError(str(file), "in UTF-8", error.object[error.start :][:8]) from None


# Locators -------------------------------------------------------------------------------------

_ONE = r"¶?\s*(\d{1,9})(?:\s*[-\u2013]\s*¶?\s*(\d{1,9}))?"
_LOCATOR = re.compile(rf"¶{{1,2}}\s*{_ONE}(?:\s*(?:,|and|,\s*and)\s*{_ONE})*")


def paragraphs_of(locator: str, text: Text) -> tuple[int, ...]:
    """
    Give the numbers of the paragraphs that a locator names: ``¶17``, ``¶3-5``, ``¶3, ¶7 and ¶9``.

    Raises:
        InvalidValueError: For any other form, and for a paragraph that the text has not.

    >>> paragraphs_of("¶1-2, ¶4", {1: "a", 2: "b", 3: "c", 4: "d"})
    (1, 2, 4)
    """
    if not _LOCATOR.fullmatch(locator):
        wanted = "paragraphs, such as ¶17, ¶3-5 or ¶3, ¶7"
        raise InvalidValueError("locator", wanted, locator)
    named: list[int] = []
    for first, last in re.findall(_ONE, locator):
        ends = int(first), int(last or first)
        if ends[0] > ends[1] or not all(end in text for end in ends):
            raise InvalidValueError("locator", f"of paragraphs 1 to {len(text)}", locator)
        named += range(ends[0], ends[1] + 1)
    return tuple(dict.fromkeys(named))


def known_paragraphs(locator: str, text: Text) -> tuple[int, ...]:
    """Give the paragraphs that a locator names; none for one that is a fault, and told as such."""
    try:
        return paragraphs_of(locator, text)
    except InvalidValueError:
        return ()


# What is printed ------------------------------------------------------------------------------

_KINDS = (Money, Share, Ratio, Count)
#: Where a word or a figure begins that a hedge or the first figure of a range may be.
_BEGINNING = re.compile(r"(?<![\w£])[\w£<>~\u2264\u2265-]")
#: How many beginnings before a figure are looked at, and how much of what follows it.
_BEFORE, _AFTER = 6, 80
#: Hedges that the library does not read, before a figure and after it.
_HEDGED_BEFORE = re.compile(
    r"(?:close to|half of|(?:over|under)(?: the)?|some|an estimated|more than|less than|up to)"
    r"[\s,\"'\[(]*$",
    re.IGNORECASE,
)
_HEDGED_AFTER = re.compile(
    r"[\s,\"'\])]*(?:plus\b|-plus\b|at (?:the )?(?:most|least)\b|or (?:so|more|less|fewer|lower|higher)\b"
    r"|and (?:more|upwards)\b)",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\bfrom $", re.IGNORECASE)


def occurrences(printed: str, paragraph: str) -> Iterator[int]:
    """
    Give where something stands in a paragraph, as whole words and whole figures.

    >>> list(occurrences("12", "in 2012, 12 areas and 12.5% of 1,12"))
    [9]
    """
    whole = rf"(?<![\w£$€])(?<!\d[.,/\u2013-]){re.escape(printed)}(?![\w%])(?![.,/\u2013-]\d)"
    return (match.start() for match in re.finditer(whole, paragraph))


def cut_from(paragraph: str, start: int, printed: str) -> str:
    """
    Give the whole figure that a printed one was cut out of; empty when nothing is cut off.

    >>> cut_from("They get over £45m in all", 14, "£45m")
    'over £45m'
    >>> cut_from("It rises from £2,000 to £3,000", 14, "£2,000")
    ''
    """
    for kind in _KINDS:
        alone = _phrase(kind, printed)
        if alone is None:
            continue
        end = start + alone.end
        before = [match.start() for match in _BEGINNING.finditer(paragraph, 0, start)]
        for at in (*before[-_BEFORE:], start):
            whole = _phrase(kind, paragraph[at : end + _AFTER])
            if whole is None or at + whole.end < end or _says_the_same(whole, alone):
                continue
            if not (whole.is_range and _CHANGE.search(paragraph[:at])):
                return paragraph[at : at + whole.end]
    end = start + len(printed)
    hedge, tail = _HEDGED_BEFORE.search(paragraph[:start]), _HEDGED_AFTER.match(paragraph, end)
    is_figure = any(_phrase(kind, printed) is not None for kind in _KINDS)
    if is_figure and (hedge or tail):
        return paragraph[hedge.start() if hedge else start : tail.end() if tail else end]
    return ""


def _phrase(kind: type[Money | Share | Ratio | Count], words: str) -> Phrase | None:
    try:
        return read_phrase(kind.NOTATION, words)
    except InvalidValueError:
        return None


def _says_the_same(one: Phrase, other: Phrase) -> bool:
    return (one.interval, one.nominal) == (other.interval, other.nominal)


def check_print(printed: str, text: Text, named: Sequence[int], field: str = "as_printed") -> None:
    """
    Refuse what does not stand, or stands with more to it, in the paragraphs that are named.

    Raises:
        InvalidValueError: With what stands there, or where else it stands.
    """
    words = plain(printed)
    wholes: list[str] = []
    for number in named:
        for start in occurrences(words, text[number]):
            whole = cut_from(text[number], start, words)
            if not whole:
                return
            wholes.append(whole)
    if wholes:
        raise InvalidValueError(field, f"the whole of {wholes[0]!r}", printed)
    others = [number for number in text if any(True for _ in occurrences(words, text[number]))]
    advice = f"it stands in {_in_words(others)}" if others else ""
    raise InvalidValueError(field, f"what {_in_words(named)} prints", printed, advice)


def _in_words(numbers: Iterable[int]) -> str:
    return ", ".join(f"¶{number}" for number in numbers)


# Citations ------------------------------------------------------------------------------------


def names_of(reform: Reform, speaker_id: str) -> tuple[str, ...]:
    """Give the names by which a text may call a speaker; none for one that the reform has not."""
    found = reform.get(speaker_id) if speaker_id in reform else None
    if isinstance(found, Organisation):
        return (found.title, *found.aliases)
    if isinstance(found, Office):
        return (found.title, *found.aliases, *(one.value for one in found.holders.statements))
    return ()


def faults_of(citation: Citation, text: Text, reform: Reform) -> Iterator[InvalidValueError]:
    """Give what is wrong with one citation of a source whose text is at hand."""
    try:
        named = paragraphs_of(citation.locator, text)
        if citation.as_printed is not None:
            check_print(citation.as_printed, text, named)
    except InvalidValueError as fault:
        yield fault
    if citation.speaker_id is not None:
        names = names_of(reform, citation.speaker_id)
        whole = " ".join(text.values()).lower()
        if names and not any(plain(name).lower() in whole for name in names):
            wanted = "somebody whom the source names"
            yield InvalidValueError("speaker_id", wanted, citation.speaker_id)


def heading_faults(pillar: Pillar, shelf: Mapping[str, Text]) -> Iterator[Placed]:
    """Give each heading of a pillar that its source does not print so, with the way to it."""
    for index, statement in enumerate(pillar.headings.statements):
        for citation in statement.citations:
            text = shelf.get(citation.source_id)
            if text is None:
                continue
            named = known_paragraphs(citation.locator, text)
            try:
                if named:
                    check_print(statement.value, text, named, "value")
            except InvalidValueError as fault:
                yield f"headings/statements/{index}/value", fault


@final
@attrs.frozen(kw_only=True)
class Comparison:
    """
    What came of comparing the citations of a reform with texts.

    Attributes:
        findings: The faults.
        compared: How many citations were compared.
        sources: Of how many sources they are.
        others: How many citations are of sources without a text.
    """

    findings: tuple[Finding, ...]
    compared: int
    sources: int
    others: int

    def __str__(self) -> str:
        """Say how much was compared, and how many faults there are."""
        return (
            f"{_counted(self.compared, 'citation')} of {_counted(self.sources, 'source')} compared, "
            f"{_counted(len(self.findings), 'fault')}; "
            f"{_counted(self.others, 'citation')} of sources without a text"
        )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def citations_in(reform: Reform) -> Iterator[tuple[Entity, str, Citation]]:
    """Give every citation in a reform, with its record and the way to it in that."""
    context = Context(reform, exact_date("on", "2000-01-01"))
    for entity in reform:
        for way, fact in context.facts(entity):
            around = f"{way}/" if way else ""
            for index, citation in enumerate(fact.citations):
                yield entity, f"{around}citations/{index}", citation


def unprinted(reform: Reform, entity: Entity, shelf: Mapping[str, Text]) -> Iterator[Placed]:
    """Give each figure whose print in a text is not given, with the way to its first passage there."""
    for way, fact in Context(reform, exact_date("on", "2000-01-01")).facts(entity):
        value: object = getattr(fact, "value", getattr(fact, "amount", None))
        if not isinstance(value, Quantity):
            continue
        here = {at: one for at, one in enumerate(fact.citations) if one.source_id in shelf}
        if here and not any(one.as_printed for one in here.values()):
            fault = InvalidValueError("as_printed", f"given of {value}", None)
            yield f"{way}/citations/{next(iter(here))}/as_printed", fault


def compare(reform: Reform, shelf: Mapping[str, Text]) -> Comparison:
    """Compare every citation of a source that has a text with that text."""
    findings: list[Finding] = []
    compared: list[str] = []
    others = 0
    for entity, way, citation in citations_in(reform):
        text = shelf.get(citation.source_id)
        if text is None:
            others += 1
            continue
        compared.append(citation.source_id)
        findings += (
            _finding(reform, entity, f"{way}/{fault.field}", fault)
            for fault in faults_of(citation, text, reform)
        )
    for entity in reform:
        findings += (
            _finding(reform, entity, way, fault) for way, fault in unprinted(reform, entity, shelf)
        )
    for pillar in reform.pillars:
        findings += (
            _finding(reform, pillar, way, fault) for way, fault in heading_faults(pillar, shelf)
        )
    return Comparison(
        findings=tuple(findings),
        compared=len(compared),
        sources=len(set(compared)),
        others=others,
    )


def _finding(reform: Reform, entity: Entity, way: str, fault: InvalidValueError) -> Finding:
    origin = reform.origins.get(entity.id)
    return Finding(
        code="CIT001",
        severity=Severity.ERROR,
        entity_id=entity.id,
        message=str(fault),
        pointer=f"{origin.pointer}/{way}" if origin else way,
        file=origin.file if origin else "",
        line=origin.line if origin else None,
    )


# Figures that nothing cites -------------------------------------------------------------------

_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?!one\b)(?:{'|'.join(NUMBER_WORDS)})\b)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
#: Money, a percentage, or a number with the word after it; days and years are no counts.
_FIGURE = re.compile(
    r"£\d[\d,]*(?:\.\d+)?(?:\s?(?:million|billion|thousand|bn|m|k)\b)?"
    rf"|(?<![\w.,/£]){_NUMBER}(?:%|\s?per ?cent\b)"
    rf"|(?<![\w.,/£])(?!(?:19|20)\d\d\b){_NUMBER}[ -](?!{_MONTH}\b)[a-z][\w'-]*(?: [a-z][\w'-]*)?",
    re.IGNORECASE,
)


def uncovered(reform: Reform, shelf: Mapping[str, Text]) -> Iterator[str]:
    """Give a line for each figure in a text that no citation gives as printed."""
    printed: dict[tuple[str, int], set[str]] = {}
    for _, _, citation in citations_in(reform):
        if citation.source_id not in shelf or citation.as_printed is None:
            continue
        named = known_paragraphs(citation.locator, shelf[citation.source_id])
        for number in named:
            printed.setdefault((citation.source_id, number), set()).add(plain(citation.as_printed))
    for id_, text in shelf.items():
        for number, paragraph in text.items():
            known = printed.get((id_, number), set())
            for figure in _figures_beside(paragraph, known):
                yield f"{id_}, ¶{number}: {figure}"


def _figures_beside(paragraph: str, known: Iterable[str]) -> Iterator[str]:
    """Give the figures of a paragraph that none of the known passages reaches."""
    covered = [(at, at + len(one)) for one in known for at in occurrences(one, paragraph)]
    for match in _FIGURE.finditer(paragraph):
        if not any(start < match.end() and match.start() < end for start, end in covered):
            yield match[0]


# The command ----------------------------------------------------------------------------------


def documents_in(path: Path) -> dict[str, str]:
    """Give the texts of documents by their names, which are short for those of this checkout."""
    return {
        str(Path(name).relative_to(ROOT)) if Path(name).is_relative_to(ROOT) else name: text
        for name, text in texts_in(path).items()
    }


def lines_of(comparison: Comparison, documents: Mapping[str, str]) -> Iterator[str]:
    """Give a line for each fault, in the order of the documents."""
    report = locate(Report(comparison.findings), documents)
    for one in sorted(report.findings, key=lambda one: (one.file, one.line or 0, one.column or 0)):
        yield str(Fault(one.message, one.pointer, one.file or one.entity_id, one.line, one.column))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare citations with the texts of sources.")
    words = "the folder of the texts"
    parser.add_argument("--texts", metavar="DIR", type=Path, required=True, help=words)
    words = "say which figures of the texts nothing cites; they are no faults"
    parser.add_argument("--uncovered", action="store_true", help=words)
    words = "a document or a folder of them (default: the bundled reform)"
    parser.add_argument("path", nargs="?", metavar="FILE", type=Path, default=DATA, help=words)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, and print what was found."""
    options = _options(arguments)
    try:
        shelf = shelf_of(options.texts)
        documents = documents_in(options.path)
        reform = read_texts(documents)
    except (DocumentError, InvalidValueError, OSError) as error:
        print(f"check_citations: {printable(str(error))}", file=sys.stderr)
        return COULD_NOT
    comparison = compare(reform, shelf)
    for line in lines_of(comparison, documents):
        print(line)
    if options.uncovered:
        for line in uncovered(reform, shelf):
            print(printable(f"nothing cites {line}"))
    print(comparison)
    return FOUND if comparison.findings else OK


if __name__ == "__main__":
    sys.exit(main())
