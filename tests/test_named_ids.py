"""The ids that a question names, held against the reform that it is asked of."""

from typing import Any, cast

import pytest

from csc_reform import (
    Commitment,
    InvalidValueError,
    Predicate,
    UnknownFieldError,
    check_ids,
    load,
)
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.fields import outcome, recommendation
from csc_reform.fields import position as p


@pytest.mark.parametrize(
    "predicate",
    [
        c.pillar_id == "family-networks",
        ~(c.pillar_id.is_in(["family-networks", "workforce"]) | c.pillar_id.is_none()),
        c.group_ids.has("kinship-carers") & c.lead_ids.ever().has_any(["dfe"]),
        c.id != "kinship-allowance",
        c.cited_ids.has("stable-homes-built-on-love"),
        c.title == "no such id",
        c.pillar_id.contains("family"),
        c.former_ids.has("nobody"),
        c.strength.is_known(),
        c.id.is_in([]),
    ],
)
def test_what_is_known_passes(predicate: Predicate[Commitment]) -> None:
    """Ids that are there, and texts that are no ids, are given back as they are."""
    assert check_ids(load(), predicate) is predicate


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        (
            c.pillar_id == "family-network",
            (
                "pillar_id must be an id from pillars, got 'family-network'; did you mean "
                "'family-networks' or 'family-help'?"
            ),
        ),
        (
            ~((c.id == "kinship-allowance") & (c.also_pillar_ids.has("workforc"))),
            (
                "also_pillar_ids must be an id from pillars, got 'workforc'; did you mean "
                "'workforce'?"
            ),
        ),
        (
            c.pillar_id == "kinship-allowance",
            "pillar_id must be an id from pillars, got 'kinship-allowance'",
        ),
        (
            c.cited_ids.has_any(["stable-homes-built-on-love", "stable-homes"]),
            "cited_ids must be an id from sources, got 'stable-homes'",
        ),
        (f.id.is_in(["x"]), "id must be an id from funding, got 'x'"),
        (
            f.id == "strategy-200m-2y",
            "id must be an id of today, got 'strategy-200m-2y'; it is 'strategy-200m' now",
        ),
        (
            f.subject_id == "nothing-like-it",
            (
                "subject_id must be an id from commitments or programmes or pillars or "
                "sources, got 'nothing-like-it'"
            ),
        ),
        (
            recommendation.outcomes.any(outcome.commitment_id == "test-family-hel"),
            (
                "commitment_id must be an id from commitments, got 'test-family-hel'; did "
                "you mean 'test-family-help' or "
            ),
        ),
        (
            p.holder_id != "dfee",
            "holder_id must be an id from organisations, got 'dfee'; did you mean 'dfe'?",
        ),
    ],
)
def test_what_is_not_known_is_named(predicate: Predicate[Commitment], expected: str) -> None:
    """With the field it stands in, and what it may have been."""
    with pytest.raises(InvalidValueError) as caught:
        check_ids(load(), predicate)
    assert str(caught.value).startswith(expected)


def test_what_cannot_be_checked_is_refused() -> None:
    """What is no reform, no predicate, and a predicate on a field that there is not."""
    with pytest.raises(InvalidValueError, match="predicate must be a Predicate, got None"):
        check_ids(load(), cast("Any", None))
    with pytest.raises(InvalidValueError, match="reform must be a Reform, got None"):
        check_ids(cast("Any", None), c.id == "a")
    with pytest.raises(UnknownFieldError, match="did you mean 'title'"):
        check_ids(load(), Predicate[Commitment]("commitments", "==", path="titel", value="x"))
