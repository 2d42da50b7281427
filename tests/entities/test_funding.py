"""Funding lines and how they are related."""

from typing import Any, cast

import pytest

from csc_reform import (
    Basis,
    Citation,
    FundingBasis,
    FundingLine,
    FundingRole,
    InvalidValueError,
    Newness,
    PartsComplete,
    Relation,
    RelationKind,
)

PASSAGE = Citation(source_id="paper", locator="¶1")


class TestFundingLine:
    """One sum of money in one scope."""

    def test_says_nothing_that_no_source_says(self) -> None:
        """Whether it is new, for each, and with what parts, is unstated until it is stated."""
        line = FundingLine(id="a", title="A", role=FundingRole.ENVELOPE, citations=(PASSAGE,))
        assert FundingBasis.UNSTATED is line.basis
        assert Newness.UNSTATED is line.newness
        assert PartsComplete.UNSTATED is line.parts_complete
        assert len(line.amount) == 0

    def test_has_a_role(self) -> None:
        """What a sum is cannot be left out."""
        with pytest.raises(TypeError):
            cast("Any", FundingLine)(id="a", title="A", citations=(PASSAGE,))

    @pytest.mark.parametrize(
        "relations",
        [
            [(RelationKind.PART_OF, "a")],
            [(RelationKind.PART_OF, "b"), (RelationKind.PART_OF, "b")],
            [(RelationKind.RESTATES, "b"), (RelationKind.RESTATES, "c")],
        ],
        ids=["to itself", "twice", "of two"],
    )
    def test_refuses_relations_that_cannot_be(
        self, relations: list[tuple[RelationKind, str]]
    ) -> None:
        """A line is related to others, to each in one way, and restates one at most."""
        with pytest.raises(InvalidValueError) as caught:
            line(*relations)
        assert caught.value.field == "relations"

    def test_may_be_related_to_one_line_in_two_ways(self) -> None:
        """What is part of another may also take its place."""
        kinds = [RelationKind.PART_OF, RelationKind.SUPERSEDES]
        found = line(*((kind, "b") for kind in kinds))
        assert kinds == [relation.kind for relation in found.relations]


def line(*relations: tuple[RelationKind, str]) -> FundingLine:
    """Make a line with these relations."""
    return FundingLine(
        id="a",
        title="A",
        role=FundingRole.ALLOCATION,
        relations=tuple(
            Relation(kind=kind, to_id=to_id, basis=Basis.STATED, citations=(PASSAGE,))
            for kind, to_id in relations
        ),
        citations=(PASSAGE,),
    )


class TestRelation:
    """How one line is related to another."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("kind", "part of"),
            ("to_id", "The Whole"),
            ("to_id", None),
            ("basis", "stated"),
            ("citations", ()),
            ("citations", [PASSAGE]),
        ],
    )
    def test_is_complete_and_cited(self, field: str, value: object) -> None:
        """A relation is a fact: it names another line, and a passage states it."""
        fields: dict[str, object] = {
            "kind": RelationKind.PART_OF,
            "to_id": "whole",
            "basis": Basis.STATED,
            "citations": (PASSAGE,),
        }
        with pytest.raises(InvalidValueError) as caught:
            Relation(**cast("Any", fields | {field: value}))
        assert field == caught.value.field
