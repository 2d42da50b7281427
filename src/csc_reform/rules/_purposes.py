"""Which sums of money may be for one and the same thing, without anybody saying how they overlap."""

from collections.abc import Iterator, Mapping
from itertools import islice

from csc_reform.entities.commitments import Commitment
from csc_reform.entities.funding import FundingLine, FundingRole, RelationKind
from csc_reform.entities.programmes import Programme
from csc_reform.reform import Reform
from csc_reform.values.spans import Span
from csc_reform.values.verdict import Verdict

__all__ = ["overlapping_sums"]

#: How many others are named beside a sum.
_MOST = 10
#: How many sums after it one is held against; no purpose has so many.
_MOST_LOOKED_AT = 200

_SET_ASIDE = (FundingRole.ENVELOPE, FundingRole.ALLOCATION)
#: What the money is for: a pillar and a group of people.
_Purpose = tuple[str, str]


def overlapping_sums(reform: Reform) -> Mapping[str, tuple[str, ...]]:
    """
    Give, by the id of a sum, the sums after it for the same people under the same pillar.

    Left out are sums that a chain of relations ties together, sums inside others for the same
    purpose, sums that others replace, and sums for times that certainly do not overlap.
    """
    tied = _tied(reform)
    replaced = {
        reform.get(relation.to_id).id
        for line in reform.funding
        for relation in line.relations
        if relation.kind is RelationKind.SUPERSEDES and relation.to_id in reform
    }
    for_: dict[_Purpose, list[FundingLine]] = {}
    for line in reform.funding:
        if line.role in _SET_ASIDE and line.id not in replaced:
            for purpose in _purposes(reform, line) - _of_wholes(reform, line):
                for_.setdefault(purpose, []).append(line)
    found: dict[str, dict[str, None]] = {}
    for lines in for_.values():
        for at, line in enumerate(lines):
            after = (
                other
                for other in islice(lines, at + 1, at + 1 + _MOST_LOOKED_AT)
                if tied[other.id] != tied[line.id] and _may_overlap(line, other)
            )
            for other in islice(after, _MOST):
                found.setdefault(line.id, {})[other.id] = None
    return {id_: tuple(others) for id_, others in found.items()}


def _tied(reform: Reform) -> dict[str, str]:
    """Give each sum the name of the chain of relations that it is in."""
    chain = {line.id: line.id for line in reform.funding}

    def end(id_: str) -> str:
        while chain[id_] != id_:
            chain[id_] = chain[chain[id_]]
            id_ = chain[id_]
        return id_

    for line in reform.funding:
        for relation in line.relations:
            target = reform.get(relation.to_id).id if relation.to_id in reform else ""
            if target in chain:
                chain[end(line.id)] = end(target)
    return {id_: end(id_) for id_ in chain}


def _purposes(reform: Reform, line: FundingLine) -> set[_Purpose]:
    return {
        (_present(reform, promise.pillar_id), _present(reform, group))
        for promise in _promises(reform, line)
        if promise.pillar_id is not None
        for group in promise.group_ids
    }


def _present(reform: Reform, id_: str) -> str:
    return reform.get(id_).id if id_ in reform else id_


def _of_wholes(reform: Reform, line: FundingLine) -> set[_Purpose]:
    wholes = [
        reform.get(relation.to_id)
        for relation in line.relations
        if relation.kind is RelationKind.PART_OF and relation.to_id in reform
    ]
    return {
        purpose
        for whole in wholes
        if isinstance(whole, FundingLine)
        for purpose in _purposes(reform, whole)
    }


def _promises(reform: Reform, line: FundingLine) -> Iterator[Commitment]:
    """Give the commitments that a sum is for, also by way of a programme."""
    if line.subject_id is None or line.subject_id not in reform:
        return
    subject = reform.get(line.subject_id)
    ids = subject.commitment_ids if isinstance(subject, Programme) else (subject.id,)
    for id_ in ids:
        promise = reform.get(id_) if id_ in reform else None
        if isinstance(promise, Commitment):
            yield promise


def _may_overlap(one: FundingLine, other: FundingLine) -> bool:
    first, second = one.period.latest, other.period.latest
    if isinstance(first, Span) and isinstance(second, Span):
        return first.overlaps(second) is not Verdict.FAILS
    return True
