"""The command that checks what sources claim against what is known."""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from csc_reform.claim_checks import ClaimCheck, check_claims, table_growth
from csc_reform.cli._days import read_day
from csc_reform.entities.claims import Claim, ClaimKind, Operand, OperandRole
from csc_reform.errors import InvalidValueError, suggestion
from csc_reform.footnotes import cite
from csc_reform.reform import Reform
from csc_reform.values.counts import Count
from csc_reform.values.money import Money
from csc_reform.values.quantity import Quantity
from csc_reform.values.ratios import Ratio
from csc_reform.values.shares import Share

__all__ = ["add_claims_arguments", "print_claims"]

#: The kinds of figure, in the order in which a text is tried when nothing decides.
_FIGURES: Final[Mapping[type[Quantity], str]] = {
    Money: "£9 million",
    Ratio: "10.1%",
    Share: "60%",
    Count: "12 local areas",
}
#: What an operand is compared with, so that the two are of one kind.
_BESIDE: Final[Mapping[OperandRole, OperandRole]] = {
    OperandRole.NUMERATOR: OperandRole.DENOMINATOR,
    OperandRole.DENOMINATOR: OperandRole.NUMERATOR,
    OperandRole.OLD: OperandRole.NEW,
    OperandRole.NEW: OperandRole.OLD,
    OperandRole.SUBJECT: OperandRole.FIELD,
    OperandRole.FIELD: OperandRole.SUBJECT,
}


def add_claims_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    words = "the id of a claim, or of what claims are about (default: every claim)"
    command.add_argument("id", nargs="?", metavar="ID", help=words)
    words = (
        "a figure of yours for an operand, such as 'some-claim/index=10.1%%'; may be given again"
    )
    command.add_argument(
        "--assume", action="append", default=[], metavar="CLAIM/ROLE=FIGURE", help=words
    )
    words = "the day whose index is meant (default: the day that each claim means)"
    command.add_argument("--on", type=read_day, metavar="YYYY-MM-DD", help=words)


def print_claims(view: Reform, options: argparse.Namespace) -> None:
    """
    Print how claims come out, and why. That one fails is an answer.

    Raises:
        CscReformError: For an id that nothing has, and for an assumption that is about no operand
            or gives no figure.
    """
    wanted = _wanted(view, options.id)
    known = {check.claim_id: check for check in check_claims(view, on=options.on)}
    assume = dict(_assumed(view, known, options.assume))
    checks = [
        check for check in check_claims(view, assume, on=options.on) if check.claim_id in wanted
    ]
    if options.json:
        data = [_as_data(view, check, assume) for check in checks]
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return
    if not checks:
        print("nothing in view")
    for check in checks:
        print(*_lines(view, check, assume), sep="\n")


def _wanted(view: Reform, id_: str | None) -> frozenset[str]:
    """Give the ids of the claims asked for: all, one, or those about something."""
    if id_ is None:
        return frozenset(view.claims.ids())
    found = view.get(id_)
    if isinstance(found, Claim):
        return frozenset({found.id})
    return frozenset(view.related(found.id, Claim).ids())


# Assumptions ----------------------------------------------------------------------------------


def _assumed(
    view: Reform, known: Mapping[str, ClaimCheck], texts: Iterable[str]
) -> Iterator[tuple[str, Quantity]]:
    operands = {
        f"{claim.id}/{operand.role.value}": (claim, operand)
        for claim in view.claims
        for operand in claim.operands
    }
    given: set[str] = set()
    for text in texts:
        about, _, figure = text.partition("=")
        id_, _, role = about.strip().partition("/")
        key = f"{view.get(id_).id if id_ in view else id_}/{role.replace('-', ' ')}"
        if not figure.strip():
            raise InvalidValueError("assume", "CLAIM/ROLE=FIGURE", text)
        if key not in operands:
            advice = suggestion(about, operands).lstrip("; ")
            raise InvalidValueError("assume", "about an operand of a claim", about, advice)
        if key in given:
            raise InvalidValueError("assume", "given once for an operand", key)
        given.add(key)
        claim, operand = operands[key]
        yield key, _figure(key, figure.strip(), _kinds(claim, operand, known[claim.id]))


def _kinds(claim: Claim, operand: Operand, check: ClaimCheck) -> tuple[type[Quantity], ...]:
    """Give the kinds of figure that an operand may be: of one kind with what it is held against."""
    if operand.role in (OperandRole.INDEX, OperandRole.GROWTH):
        return (Ratio,)
    if claim.kind is ClaimKind.COUNT_OF:
        return (Count,)
    values = dict(check.operands)
    beside = _BESIDE.get(operand.role)
    for role in (operand.role, beside):
        value = values.get(role.value) if role is not None else None
        if value is not None:
            return (type(value),)
    return tuple(_FIGURES)


def _figure(key: str, text: str, kinds: tuple[type[Quantity], ...]) -> Quantity:
    """Read a figure as the first of some kinds that it can be."""
    for kind in kinds:
        try:
            return kind.parse(text)
        except InvalidValueError:
            continue
    such = " or ".join(repr(_FIGURES[kind]) for kind in kinds if kind in _FIGURES)
    raise InvalidValueError("assume", f"a figure for {key}", text, f"such as {such}")


# Print ----------------------------------------------------------------------------------------


def _lines(view: Reform, check: ClaimCheck, assume: Mapping[str, Quantity]) -> Iterator[str]:
    yield f"{check.claim_id}: {check.verdict.value}"
    claim = view.claims[check.claim_id]
    yield f"  {claim.title}"
    figure = "" if claim.asserted is None else f" {claim.asserted}"
    yield f"  claimed: {claim.kind.value}{figure}"
    tables = table_growth(view, claim)
    cells = 0 if tables is None else tables.cells
    unknown = f"{cells} cells of a table of rates" if cells else "not known"
    for role, value in check.operands:
        assumed = " (assumed)" if f"{check.claim_id}/{role}" in assume else ""
        yield f"  {role}: {unknown if value is None else value}{assumed}"
    told = (("missing", check.missing), ("finding", check.findings), ("warning", check.warnings))
    for label, several in told:
        yield from (f"  {label}: {words}" for words in several)
    yield from (f"    [{note}]" for note in cite(view, check))


def _as_data(view: Reform, check: ClaimCheck, assume: Mapping[str, Quantity]) -> dict[str, object]:
    claim = view.claims[check.claim_id]
    return {
        "id": check.claim_id,
        "title": claim.title,
        "kind": claim.kind.value,
        "asserted": None if claim.asserted is None else str(claim.asserted),
        "verdict": check.verdict.value,
        "operands": [
            {
                "role": role,
                "value": None if value is None else str(value),
                "is_assumed": f"{check.claim_id}/{role}" in assume,
            }
            for role, value in check.operands
        ],
        "missing": check.missing,
        "findings": check.findings,
        "warnings": check.warnings,
        "because": cite(view, check),
    }
