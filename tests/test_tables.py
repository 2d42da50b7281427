"""Selections as tables."""

import csv
import io
import re
from typing import Any, cast

import attrs
import pytest

from csc_reform import InvalidValueError, Selection, load
from csc_reform.fields import allowance as a
from csc_reform.fields import claim as cl
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f
from csc_reform.fields import group as g
from csc_reform.fields import source as s
from csc_reform.tables import as_csv, as_data, as_text

LINES = load().funding.where(f.id.is_in(["family-help-45m", "fostering-25m-2y", "kinship-9m"]))


class TestText:
    """Aligned columns."""

    def test_each_kind_of_value(self) -> None:
        """Hedges, clashes, what is not known and times are printed as they are."""
        rows = as_text(LINES, f.id, f.amount, f.period, f.role).splitlines()
        assert [re.split(r" {2,}", row) for row in rows] == [
            ["id", "amount", "period", "role"],
            [
                "family-help-45m",
                "£45 million | over £45 million (agree only if rounded)",
                "not known: no source in view states it",
                "allocation",
            ],
            [
                "fostering-25m-2y",
                "£25 million",
                "2023-02-02/2023-04-06 to 2025-02-01/2025-04-05",
                "allocation",
            ],
            ["kinship-9m", "£9 million", "not known: no source in view states it", "allocation"],
        ]
        assert len({row.rindex("  ") for row in rows}) == 1

    def test_sets_and_parts(self) -> None:
        """Sets are listed, parts are counted, and nothing is an empty cell."""
        text = as_text(load().allowances, a.id, a.rates, a.instalments, a.aliases)
        rows = [line.split("  ") for line in text.splitlines()]
        nma = next(row for row in rows if row[0].startswith("foster-carer"))
        assert "112 rates" in [cell.strip() for cell in nma]
        text = as_text(load().claims, cl.id, cl.operands, cl.asserted, cl.horizon)
        assert " 2 operands " in text
        one = as_csv(
            load().commitments.where(c.id == "kinship-allowance"), c.group_ids, c.pillar_id
        )
        assert one.splitlines()[1] == "kinship-carers,family-networks"

    def test_of_no_value(self) -> None:
        """What has no value is an empty cell, one part is one, and several ids are apart."""
        commitment = load().commitments.where(c.pillar_id.is_none()).limit(1)
        assert as_csv(commitment, c.pillar_id, c.nature) == "pillar_id,nature\n,action\n"
        with_one = load().commitments.filter(lambda one: len(one.targets) == 1).limit(1)
        assert as_text(with_one, c.targets) == "targets\n1 target"
        with_two = load().sources.filter(lambda one: len(one.publisher_ids) == 2).limit(1)
        publishers = "; ".join(with_two.one().publisher_ids)
        assert as_csv(with_two, s.publisher_ids) == f"publisher_ids\n{publishers}\n"

    def test_a_day_in_the_heading(self) -> None:
        """What held on a day says which."""
        kinship = load().commitments.where(c.id == "kinship-allowance")
        assert as_text(kinship, c.strength.on("2023-06-01"), c.strength).splitlines() == [
            "strength on 2023-06-01  strength",
            "explore                 pilot",
        ]

    def test_of_nothing(self) -> None:
        """An empty selection has a heading."""
        assert as_text(LINES[:0], f.id, f.amount) == "id  amount"


class TestCsv:
    """For spreadsheets."""

    def test_is_read_back(self) -> None:
        """Commas, quotes and line ends in a text stay in their cell."""
        text = as_csv(load().sources, s.id, s.title, s.summary, s.published, s.publisher_ids)
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[0] == ["id", "title", "summary", "published", "publisher_ids"]
        assert [row[0] for row in rows[1:]] == list(load().sources.ids())
        assert [row[1] for row in rows[1:]] == [source.title for source in load().sources]
        assert [row[3] for row in rows[1:]] == [str(one.published) for one in load().sources]


class TestData:
    """For machines."""

    def test_each_kind_of_value(self) -> None:
        """What is unknown or disputed is an object that says so."""
        first, second, _ = as_data(LINES, f.amount, f.period, f.subject_id)
        assert first["amount"] == {"conflict": ["£45 million", "over £45 million"]}
        assert first["period"] == {"not_known": "no source in view states it"}
        assert second["period"] == {
            "start": "2023-02-02/2023-04-06",
            "end": "2025-02-01/2025-04-05",
        }

    def test_parts_are_objects(self) -> None:
        """A part has its fields, those that are empty left out."""
        nma = load().allowances.where(a.id == "foster-carer-national-minimum-allowance")
        rates = cast("list[dict[str, Any]]", as_data(nma, a.rates)[0]["rates"])
        assert len(rates) == len(nma.one().rates)
        assert rates[0]["amount"] == str(nma.one().rates[0].amount)
        assert rates[0]["region"] == "London"
        bursary = load().allowances.where(a.id == "setting-up-home-allowance")
        assert all("band" not in one for one in cast("Any", as_data(bursary, a.rates)[0]["rates"]))

    def test_targets_have_their_latest_figures(self) -> None:
        """A history within a part is what it says latest."""
        tested = (
            load()
            .known_on("2023-12-18")
            .commitments.where(c.id.is_in(["fostering-budget-increase", "test-family-help"]))
        )
        rows = as_data(tested, c.targets)
        one, other = (cast("list[dict[str, Any]]", row["targets"])[0] for row in rows)
        assert one["target"] == "over 60%"
        assert one["delivered"] == {"not_known": "no source in view states it"}
        assert other["cap"] == {"conflict": ["up to 12 local areas", "12 local authorities"]}
        assert list(one) == ["what", "cap", "target", "delivered"]


@pytest.mark.parametrize("made", [as_text, as_csv, as_data])
class TestRefusals:
    """What is no table."""

    def test_no_field(self, made: Any) -> None:  # noqa: ANN401
        """A table has a column."""
        with pytest.raises(InvalidValueError, match="fields must be at least one"):
            made(LINES)

    @pytest.mark.parametrize("field", ["id", None, g.id, f.amount.ever()])
    def test_what_is_no_field_of_the_kind(self, made: Any, field: object) -> None:  # noqa: ANN401
        """A name as text, a field of another kind and what was ever said are no columns."""
        with pytest.raises(InvalidValueError, match="field"):
            made(LINES, field)


def test_parts_are_no_cells_of_csv() -> None:
    """A number of parts would be read as if it were what is there."""
    with pytest.raises(InvalidValueError) as caught:
        as_csv(load().allowances, a.id, a.rates)
    assert str(caught.value) == (
        "fields must be fields of one value, or of several ids, got allowance.rates; as_data and "
        "JSON give parts whole"
    )


def test_a_line_end_in_a_text_breaks_no_row() -> None:
    """A row of a table is a line."""
    commitment = attrs.evolve(load().commitments.items[0], title="Two\nlines")
    selection = Selection("commitments", (commitment,))
    assert as_text(selection, c.title).splitlines() == ["title", "Two lines"]
    assert as_csv(selection, c.title) == 'title\n"Two\nlines"\n'
