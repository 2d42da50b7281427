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
