"""Claims and the things they compare."""

import attrs
import pytest

from csc_reform import (
    Citation,
    Claim,
    ClaimKind,
    Count,
    InvalidValueError,
    Operand,
    OperandRole,
    Ratio,
    Share,
)
from csc_reform.entities.commitments import Figure

PASSAGE = Citation(source_id="paper", locator="¶1")
ROLES = {
    ClaimKind.SHARE_OF: [OperandRole.NUMERATOR, OperandRole.DENOMINATOR],
    ClaimKind.GROWTH_OF: [OperandRole.OLD, OperandRole.NEW],
    ClaimKind.ABOVE_INDEX: [OperandRole.OLD, OperandRole.NEW, OperandRole.INDEX],
    ClaimKind.COUNT_OF: [OperandRole.SUBJECT],
    ClaimKind.SUPERLATIVE: [OperandRole.SUBJECT, OperandRole.FIELD],
}


def claim(kind: ClaimKind, *roles: OperandRole) -> Claim:
    """Make a claim with an operand of each of these roles."""
    return Claim(
        id="claim",
        title="Claim",
        kind=kind,
        operands=tuple(Operand(role=role, what=f"the {role.value}") for role in roles),
        citations=(PASSAGE,),
    )


class TestOperands:
    """One operand of each role that the kind of claim needs."""

    def test_each_kind_is_here(self) -> None:
        """A new kind of claim gets a row in this test."""
        assert list(ROLES) == list(ClaimKind)

    @pytest.mark.parametrize(("kind", "roles"), ROLES.items())
    def test_has_one_of_each_role(self, kind: ClaimKind, roles: list[OperandRole]) -> None:
        """The roles may come in any order."""
        for order in (roles, roles[::-1]):
            found = claim(kind, *order)
            assert [f"the {role.value}" for role in order] == [one.what for one in found.operands]

    @pytest.mark.parametrize(
        ("kind", "roles"),
        [
            *((kind, roles[:-1]) for kind, roles in ROLES.items()),
            *((kind, [*roles, roles[0]]) for kind, roles in ROLES.items()),
            (ClaimKind.GROWTH_OF, [OperandRole.OLD, OperandRole.OLD]),
            (ClaimKind.COUNT_OF, [OperandRole.NUMERATOR]),
            (ClaimKind.SHARE_OF, [OperandRole.OLD, OperandRole.NEW]),
        ],
    )
    def test_refuses_any_other_roles(self, kind: ClaimKind, roles: list[OperandRole]) -> None:
        """One too few, one too many, one twice and one of another kind are refused."""
        with pytest.raises(InvalidValueError) as caught:
            claim(kind, *roles)
        assert caught.value.field == "operands"

    @pytest.mark.parametrize(
        ("kind", "asserted", "expected"),
        [
            (ClaimKind.SHARE_OF, Count.parse("5 areas"), "a Share or Ratio"),
            (ClaimKind.GROWTH_OF, Count.parse("5 areas"), "a Ratio or Share"),
            (ClaimKind.COUNT_OF, Share.parse("5%"), "a Count"),
            (ClaimKind.COUNT_OF, Ratio.parse("5%"), "a Count"),
            (ClaimKind.ABOVE_INDEX, Ratio.parse("5%"), "a None"),
            (ClaimKind.SUPERLATIVE, Count.parse("5 areas"), "a None"),
        ],
    )
    def test_asserts_only_what_its_kind_can(
        self, kind: ClaimKind, asserted: Figure, expected: str
    ) -> None:
        """A share is no count, and that something is the most of all has no figure."""
        with pytest.raises(InvalidValueError) as caught:
            attrs.evolve(claim(kind, *ROLES[kind]), asserted=asserted)
        assert ("asserted", asserted) == (caught.value.field, caught.value.value)
        assert caught.value.requirement.startswith(expected)

    @pytest.mark.parametrize(
        "roles",
        [
            [OperandRole.GROWTH, OperandRole.INDEX],
            [OperandRole.INDEX, OperandRole.GROWTH],
        ],
    )
    def test_growth_may_take_the_place_of_two_values(self, roles: list[OperandRole]) -> None:
        """A source may state how much a thing grew, and neither what it was nor what it is."""
        found = claim(ClaimKind.ABOVE_INDEX, *roles)
        assert roles == [one.role for one in found.operands]

    @pytest.mark.parametrize(
        "roles",
        [
            [OperandRole.GROWTH],
            [OperandRole.GROWTH, OperandRole.GROWTH, OperandRole.INDEX],
            [OperandRole.GROWTH, OperandRole.NEW, OperandRole.INDEX],
            [OperandRole.GROWTH, OperandRole.OLD, OperandRole.NEW, OperandRole.INDEX],
        ],
    )
    def test_growth_is_not_given_beside_the_values(self, roles: list[OperandRole]) -> None:
        """One way of saying it is needed, and it has to be whole; the message names both."""
        with pytest.raises(InvalidValueError) as caught:
            claim(ClaimKind.ABOVE_INDEX, *roles)
        expected = "one each of index and new value and old value, or of growth and index"
        assert expected == caught.value.requirement

    def test_growth_belongs_to_no_other_kind(self) -> None:
        """That a thing grew by so much is not checked against its growth."""
        with pytest.raises(InvalidValueError):
            claim(ClaimKind.GROWTH_OF, OperandRole.GROWTH)

    def test_says_which_it_needs(self) -> None:
        """The message names the roles that are needed and those that are given."""
        with pytest.raises(InvalidValueError) as caught:
            claim(ClaimKind.GROWTH_OF, OperandRole.OLD)
        expected = "operands must be one each of new value and old value, got 'old value'"
        assert expected == str(caught.value)
