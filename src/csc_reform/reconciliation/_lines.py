"""Funding lines as they are looked up and read."""

from collections.abc import Iterator
from functools import reduce

from csc_reform.entities.funding import FundingLine, Relation, RelationKind
from csc_reform.errors import InvalidValueError
from csc_reform.history import Conflict
from csc_reform.reform import Reform
from csc_reform.values.money import Money

__all__ = ["amount_of", "line_of", "relations_of", "values_of"]


def line_of(reform: Reform, id_: str) -> FundingLine | None:
    """Give the funding line of an id; None for an id that leads to none."""
    found = reform.get(id_) if id_ in reform else None
    return found if isinstance(found, FundingLine) else None


def relations_of(line: FundingLine, kind: RelationKind) -> Iterator[Relation]:
    return (relation for relation in line.relations if relation.kind is kind)


def amount_of(line: FundingLine, reading: str) -> Money:
    """Read the amount of a line of which something is known."""
    latest = line.amount.latest
    if isinstance(latest, Money):
        return latest.as_rounded() if reading == "rounded" else latest
    if not isinstance(latest, Conflict):  # callers ask only for what is known
        raise InvalidValueError(line.id, "a line whose amount is known", str(latest))
    sides = [side.value for side in latest.sides]
    rounded = Money.common([side.as_rounded() for side in sides])
    if rounded is not None:
        # The bare figure can only be a rounding of the hedged one: as printed, the latter counts.
        hedged = [side for side in sides if not side.is_exact]
        common = Money.common(hedged) if hedged else None
        if reading == "rounded":
            return rounded
        if common is not None:
            return common
    # Whichever side is right, it lies between the lowest and the highest.
    return reduce(Money.hull, sides)


def values_of(line: FundingLine) -> list[Money]:
    return [statement.value for statement in line.amount.live]
