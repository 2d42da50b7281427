"""Sums together: what some lines come to, as far as sources say how they overlap."""

from collections.abc import Container, Iterable, Iterator
from typing import cast, final

import attrs

from csc_reform._validators import checked_items
from csc_reform.entities.funding import FundingBasis, FundingLine, RelationKind
from csc_reform.errors import InvalidValueError
from csc_reform.history import Conflict, NotKnown
from csc_reform.provenance import Citation
from csc_reform.reconciliation._lines import amount_of, line_of, relations_of
from csc_reform.reform import Reform
from csc_reform.values.interval import Interval
from csc_reform.values.money import Money

__all__ = ["Together", "together"]


@final
@attrs.frozen(kw_only=True)
class Together:
    """
    What some sums come to together.

    Attributes:
        ids: The funding lines asked about, each once.
        amount: What they come to: where no source says how they overlap, from the largest of their
            least to the sum of their most.
        left_out: Those that are in another of them already, each with the reason.
        unknown_overlaps: Whether some of those that count may overlap, no source telling.
        assumptions: What was taken for granted, each in a sentence.
        because: The passages that state the figures and relations.
    """

    ids: tuple[str, ...]
    amount: Money
    left_out: tuple[tuple[str, str], ...]
    unknown_overlaps: bool
    assumptions: tuple[str, ...]
    because: tuple[Citation, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The same as `because`, as every cited fact has it."""
        return self.because

    def in_words(self) -> str:
        """Tell what they come to, and why it is no narrower, in a few sentences."""
        one = len(self.ids) == 1
        words = "comes to" if one else "come to"
        sentences = [f"{' and '.join(self.ids)} {words} {self.amount}{'' if one else ' together'}"]
        sentences += [f"{id_} {reason}" for id_, reason in self.left_out]
        if self.unknown_overlaps:
            sentences.append("no source says how those that count overlap")
        return "; ".join([*sentences, *self.assumptions])


def together(reform: Reform, ids: Iterable[str]) -> Together:
    """
    Tell what some sums of money come to together, as far as sources say how they overlap.

    A sum that is part of another, that another restates or takes the place of, is in it already, by
    way of lines that are not asked about too; and so is an increase that a restated total has in it. An increase is added to what it increases. Of
    any other two, one may be in the other or neither: they come to at least the larger, and at most to
    both.

    Args:
        reform: The reform, or a view of it.
        ids: The funding lines, at least one.

    Raises:
        UnknownIdError: When there is no such id.
        InvalidValueError: For no lines, for what is no funding line, for sums in unlike units, and
            for what may be below £0.

    >>> from csc_reform import load, together
    >>> view = load().known_on("2023-12-18")
    >>> print(together(view, ["kinship-9m", "kinship-strategy-20m"]).amount)
    £20 million to £29 million
    """
    if isinstance(ids, str):
        raise InvalidValueError("ids", "several ids", ids, "give a list, of one at least")
    lines = {line.id: line for line in (_checked(reform, id_) for id_ in checked_items("ids", ids))}
    if not lines:
        raise InvalidValueError("ids", "at least one", ())
    known = {id_: _known(line) for id_, line in lines.items()}
    first, *others = known.values()
    for other in others:
        if not first.comparable_with(other):
            raise InvalidValueError("ids", "sums in one unit", f"{first} and {other}")
    inside = dict(_inside(reform, lines))
    counted = [line for line in lines.values() if line.id not in inside]
    groups = list(_added(reform, counted))
    because = [c for line in lines.values() for one in line.amount.live for c in one.citations]
    because += [
        citation
        for line in lines.values()
        for relation in line.relations
        if (to := line_of(reform, relation.to_id)) is not None and to.id in lines
        for citation in relation.citations
    ]
    because += [citation for _, passages in inside.values() for citation in passages]
    return Together(
        ids=tuple(lines),
        amount=_spanned([Money.total(known[line.id] for line in group) for group in groups]),
        left_out=tuple((id_, words) for id_, (words, _) in inside.items()),
        unknown_overlaps=len(groups) > 1,
        assumptions=tuple(_assumptions(counted)),
        because=tuple(dict.fromkeys(because)),
    )


def _checked(reform: Reform, id_: object) -> FundingLine:
    line = reform.get(cast("str", id_))  # which refuses what is no text
    if not isinstance(line, FundingLine):
        raise InvalidValueError("ids", "the ids of funding lines", id_)
    return line


def _known(line: FundingLine) -> Money:
    """Read the amount of a line: of one that is not known, nothing or more."""
    latest = line.amount.latest
    if isinstance(latest, NotKnown):
        return Money.at_least(0)
    if isinstance(latest, Conflict) and latest.is_of_unlike_kinds:
        raise InvalidValueError(line.id, "in one unit", str(latest))
    amount = amount_of(line, "exact")
    if any(end is not None and end < 0 for end in (amount.low, amount.high)):
        raise InvalidValueError(
            line.id, "£0 or more, to be part of a sum or beside one", str(amount)
        )
    if line.basis is not FundingBasis.EACH:
        return amount
    # There is at least one recipient, and nobody says how many.
    return _over(amount, Interval(amount.low, None, low_open=amount.low_open))


def _over(amount: Money, interval: Interval) -> Money:
    """Give money of the same unit, of other bounds."""
    return attrs.evolve(amount, interval=interval, nominal=None, resolution=None)


#: How a line is in another, in words, and the passages that say so by way of other lines.
_Way = tuple[str, tuple[Citation, ...]]


def _inside(reform: Reform, lines: dict[str, FundingLine]) -> Iterator[tuple[str, _Way]]:
    """Give the lines that are in another of them already, and how; not all of a circle."""
    within: dict[str, dict[str, _Way]] = {}
    for line in lines.values():
        wholes = _wholes(reform, line)
        within[line.id] = {
            other.id: (words, wholes.get(other.id, ()))
            for other in lines.values()
            if other is not line and (words := _way_into(reform, line, other, wholes))
        }
    counted = {id_ for id_, others in within.items() if not others}
    settled = _leading_to(counted, within)
    for id_ in within:
        if id_ not in settled:
            # Each is in the other: one of them has to count.
            counted.add(id_)
            settled = _leading_to(counted, within)
    for id_, others in within.items():
        if id_ not in counted:
            other_id, (words, passages) = next(iter(others.items()))
            yield id_, (f"{words} {other_id}", passages)


def _leading_to(ends: set[str], within: dict[str, dict[str, _Way]]) -> set[str]:
    """Give the ids from which a way leads to some of the ends, those themselves among them."""
    found = set(ends)
    grown = True
    while grown:
        more = {id_ for id_, others in within.items() if id_ not in found and found & set(others)}
        grown = bool(more)
        found |= more
    return found


def _way_into(reform: Reform, line: FundingLine, other: FundingLine, wholes: Container[str]) -> str:
    """Say how a line is in another; empty when no source says that it is."""
    if other.id in wholes:
        return "is part of"
    for kind, words in (
        (RelationKind.SUPERSEDES, "is replaced by"),
        (RelationKind.RESTATES, "is restated by"),
    ):
        if any(line_of(reform, one.to_id) is line for one in relations_of(other, kind)):
            return words
    restated = [line_of(reform, one.to_id) for one in relations_of(other, RelationKind.RESTATES)]
    increased = [line_of(reform, one.to_id) for one in relations_of(line, RelationKind.INCREASES)]
    if any(base is not None and base in restated for base in increased):
        return "is an increase within"
    return ""


def _wholes(reform: Reform, line: FundingLine) -> dict[str, tuple[Citation, ...]]:
    """Give all that a line is part of by what passages, by way of others too; itself in a circle."""
    found: dict[str, tuple[Citation, ...]] = {}
    waiting = _restating(reform, line)
    while waiting:
        part, passages = waiting.pop()
        for relation in relations_of(part, RelationKind.PART_OF):
            whole = line_of(reform, relation.to_id)
            if whole is None or whole.id in found:
                continue
            for one, more in _restating(reform, whole):
                if one.id not in found:
                    found[one.id] = (*passages, *relation.citations, *more)
                    waiting.append((one, found[one.id]))
    return found


def _restating(reform: Reform, line: FundingLine) -> list[tuple[FundingLine, tuple[Citation, ...]]]:
    """Give a line, and by what passages others restate it: what it is part of, they are in too."""
    found: dict[str, tuple[Citation, ...]] = {line.id: ()}
    waiting = [line]
    for restated in waiting:
        for other in reform.funding:
            if other.id in found:
                continue
            for relation in relations_of(other, RelationKind.RESTATES):
                if line_of(reform, relation.to_id) is restated:
                    found[other.id] = (*found[restated.id], *relation.citations)
                    waiting.append(other)
                    break
    return [(one, found[one.id]) for one in waiting]


def _added(reform: Reform, lines: list[FundingLine]) -> Iterator[list[FundingLine]]:
    """Give the lines in groups: those that sources say are added to each other together."""
    group = {line.id: [line] for line in lines}
    for line in lines:
        for relation in relations_of(line, RelationKind.INCREASES):
            base = line_of(reform, relation.to_id)
            if base is None or base.id not in group or group[base.id] is group[line.id]:
                continue
            joined = group[base.id] + group[line.id]
            group.update((one.id, joined) for one in joined)
    seen: set[int] = set()
    for joined in group.values():
        if id(joined) not in seen:
            seen.add(id(joined))
            yield joined


def _spanned(sums: list[Money]) -> Money:
    """Give the range of sums that may overlap: from the largest least to all of them added up."""
    if len(sums) == 1:
        return sums[0]
    added = Money.total(sums)
    least = Money.greatest(sums).interval
    interval = Interval(least.low, added.high, low_open=least.low_open, high_open=added.high_open)
    return _over(sums[0], interval)


def _assumptions(lines: Iterable[FundingLine]) -> Iterator[str]:
    for line in lines:
        latest = line.amount.latest
        if isinstance(latest, NotKnown):
            yield f"the amount of {line.id} is not known, and may be anything"
        elif isinstance(latest, Conflict):
            yield f"the sources disagree on {line.id}, and any of their figures may be right"
        if line.basis is FundingBasis.EACH:
            yield f"{line.id} is for each of its recipients, whose number is not taken in"
