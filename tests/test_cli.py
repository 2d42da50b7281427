"""The command line: what it prints, and what it exits with."""

import argparse
import json
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from csc_reform import (
    AgeBand,
    Allowance,
    Citation,
    Claim,
    ClaimKind,
    Count,
    Group,
    InvalidValueError,
    Money,
    Operand,
    OperandRole,
    PartialDate,
    Rate,
    Reform,
    Severity,
    Source,
    SourceKind,
    Span,
    Strength,
    dossier,
    dumps_schema,
    load,
    validate,
    write,
)
from csc_reform.briefing import make_brief
from csc_reform.cli import main
from csc_reform.cli._claims import print_claims
from csc_reform.fields import commitment as c
from csc_reform.reconciliation import totals

STATEMENT = "Department for Education, Houses of Parliament, Written statement on children's social care, 18 December 2023"


ROOT = Path(__file__).parent.parent


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command line, and give its exit code, output and errors."""
    code = main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


class TestBrief:
    """The brief."""

    def test_it_tells_where_the_reform_stands(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Pillars, strengths, hedges, periods, rates, lateness, gaps and validation are there."""
        code, out, err = run(capsys)
        assert (code, err) == (0, "")
        for words in (
            "1 Family Help provides the right support at the right time",
            "kinship-allowance                     pilot",
            "las-review-local-offer                ?, expectation",
            "national-framework                    commit, delivered",
            "up to £8.5 million      increment",
            "over the next two years",
            "Judged on 30 June 2026, the newest publication date in view",
            f"Content id {load().content_id}",
            "2008-09 to 2009-10, 2011-12 to 2015-16, 2019-20 to 2023-24,",
            "REVIEW DUE: no table in view is for this day",
            "National Minimum Allowance for foster carers (foster-carer-national-minimum-allowance), since",
            "dashboard-promised",
            "promised for 31 December 2022, delivered between 2 February 2023 and 8 February 2023",
            "£2.5 million to £11 million missing",
            "the scope may differ: recruitment and retention programme / fostering reforms",
            "ok: error 0, ",
        ):
            assert words in out
        report = validate(load())
        counts = ", ".join(f"{one.value} {report.count(one)}" for one in Severity)
        assert f"ok: {counts}, crashes 0" in out

    def test_it_reads_well_at_100_columns(self, capsys: pytest.CaptureFixture[str]) -> None:
        """No line is longer, on any day of publication."""
        for day in ("2022-12-31", "2023-02-02", "2023-12-18", "2026-11-23"):
            _, out, _ = run(capsys, "--known", day)
            assert max(map(len, out.splitlines())) <= 100

    def test_known_on_the_day_of_the_strategy(self, capsys: pytest.CaptureFixture[str]) -> None:
        """That evening nothing of December was known."""
        code, out, _ = run(capsys, "--known", "2023-02-02")
        assert code == 0
        assert "As known on 2 February 2023, the newest being" in out
        assert re.search(r"kinship-allowance +explore", out)
        assert "Judged on 2 February 2023" in out
        for later in (
            "fostering-36m-total",
            "publish-kinship-strategy",
            "£198",
            "commit, delivered",
        ):
            assert later not in out

    def test_before_anything_was_known(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A view without any source still makes a brief."""
        code, out, _ = run(capsys, "--known", "1999-01-01")
        assert code == 0
        assert "the newest being: none" in out

    def test_on_another_day(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Rates are those of the day asked about."""
        _, out, _ = run(capsys, "--on", "2024-06-01")
        assert "Judged on 1 June 2024" in out
        assert "the newest publication date in view" not in out.split("\n", 3)[2]
        assert "London                £191    £195    £217    £248    £289" in out

    def test_bands_that_come_and_go(self) -> None:
        """A table by age one year, and one rate for all the next, stand as they are."""
        citation = Citation(source_id="paper", locator="table")
        spans = (Span.parse("2024-04-01", "2025-03-31"), Span.parse("2025-04-01", "2026-03-31"))
        rates = tuple(
            Rate(amount=Money.parse(amount), span=span, band=band, citations=(citation,))
            for amount, span, band in (
                ("£70 a week", spans[0], AgeBand(0, 4)),
                ("£77 a week", spans[0], AgeBand(5, 17)),
                ("£80 a week", spans[1], None),
            )
        )
        paper = Source(
            id="paper",
            title="Paper",
            kind=SourceKind.PAGE,
            published=PartialDate.parse("2024-01-01"),
            citations=(citation,),
        )
        ours = Reform([paper, Allowance(id="ours", title="Ours", rates=rates)])
        for day, cells in (
            ("2024-06-01", (("0-4", "£70 a week"), ("5-17", "£77 a week"))),
            ("2025-06-01", (("", "£80 a week"),)),
        ):
            (row,) = make_brief(ours, on=day).allowances
            assert row.rates[0].cells == cells

    def test_json_is_for_machines(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The JSON holds the same things."""
        _, out, _ = run(capsys, "brief", "--json", "--known", "2023-12-18")
        brief = json.loads(out)
        assert brief["known"] == "2023-12-18"
        assert brief["ok"] is True
        assert brief["content_id"] == load().known_on("2023-12-18").content_id
        assert [pillar["number"] for pillar in brief["pillars"]] == [1, 2, 3, 4, 5, 6, 0]
        assert [gap["id"] for gap in brief["gaps"]] == ["fostering-36m-total"]

    def test_what_is_due_is_due_from_its_day_on(self) -> None:
        """The day before, the last table still holds."""
        nma = "foster-carer-national-minimum-allowance"
        for day, is_due in (("2026-04-05", False), ("2026-04-06", True)):
            due = {row.id: row.since for row in make_brief(load(), on=day).due}
            assert (due.get(nma) == "6 April 2026") is is_due

    def test_python_dash_m_runs_it(self) -> None:
        """The module can be run, and survives a reader that stops early."""
        done = subprocess.run(
            [sys.executable, "-m", "csc_reform"], capture_output=True, text=True, check=True
        )
        assert done.stdout.startswith("Children's social care reform in England\n")


class TestRate:
    """The rate command."""

    def test_it_prints_the_rate_and_its_source(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A child of seven in London on 1 May 2025: £225 a week."""
        arguments = ("--on", "2025-05-01", "--age", "7", "--region", "london")
        nma = "foster-carer-national-minimum-allowance"
        code, out, _ = run(capsys, "rate", nma, *arguments)
        assert code == 0
        assert out.startswith(
            "£225 a week\n  [GOV.UK, Help with the cost of fostering, 2025 to 2026, web page,"
        )
        _, out, _ = run(capsys, "rate", nma, *arguments, "--json")
        assert json.loads(out)["amount"] == "£225 a week"

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ((), "age must be given, since rates differ by age, got None; with --age YEARS\n"),
            (
                ("--age", "9"),
                (
                    "region must be given, since rates differ by region, got None; "
                    "with --region london, rest-of-england, south-east\n"
                ),
            ),
        ],
    )
    def test_what_is_not_given_is_asked_for(
        self, given: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """As it is typed here."""
        nma = "foster-carer-national-minimum-allowance"
        code, out, err = run(capsys, "rate", nma, "--on", "2025-05-01", *given)
        assert (code, out, err) == (2, "", f"csc-reform: {words}")

    def test_a_day_that_no_source_has_seen(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A rate without an end holds as far as is known, and that is said."""
        asked = ("rate", "setting-up-home-allowance", "--on")
        _, out, _ = run(capsys, *asked, "2040-01-01", "--known", "2025-01-01")
        assert out.splitlines()[0] == "£3,000"
        assert re.fullmatch(
            r"as far as is known: the newest source here is of \d+ \w+ 202[45]",
            out.splitlines()[-1],
        )
        _, out, _ = run(capsys, *asked, "2040-01-01", "--json")
        assert json.loads(out)["newest_source"] == "2026-06-30"
        _, out, _ = run(capsys, *asked, "2026-06-30")
        assert "as far as is known" not in out

    def test_a_region_may_be_spelt_as_it_is_printed(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """With a capital and a space."""
        nma = "foster-carer-national-minimum-allowance"
        asked = ("rate", nma, "--on", "2025-05-01", "--age", "7", "--region")
        printed = {run(capsys, *asked, name)[1] for name in ("South East", "south-east")}
        assert len(printed) == 1
        assert printed.pop().startswith("£216 a week\n")

    def test_no_rate_is_said_with_its_reason(self, capsys: pytest.CaptureFixture[str]) -> None:
        """That there is none is an answer, with a reason for people and for machines."""
        nma = "foster-carer-national-minimum-allowance"
        arguments = ("--on", "2026-05-01", "--age", "7", "--region", "london")
        code, out, err = run(capsys, "rate", nma, *arguments)
        assert (code, err) == (1, "")
        assert "not yet known" in out
        code, out, _ = run(capsys, "rate", nma, *arguments, "--json")
        assert (code, json.loads(out)["reason"]) == (1, "not yet known")


class TestTogether:
    """The together command."""

    KINSHIP = ("together", "kinship-9m", "kinship-strategy-20m", "--known", "2023-12-18")

    def test_sums_whose_overlap_nobody_states(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A range, with the passages."""
        code, out, err = run(capsys, *self.KINSHIP)
        assert (code, err) == (0, "")
        assert out.splitlines()[:2] == [
            "kinship-9m and kinship-strategy-20m come to £20 million to £29 million together",
            "no source says how those that count overlap",
        ]
        assert f"  [{STATEMENT}, ¶12: £20 million]" in out
        _, out, _ = run(capsys, *self.KINSHIP, "--json")
        data = json.loads(out)
        assert (data["amount"], data["unknown_overlaps"]) == ("£20 million to £29 million", True)

    def test_what_is_in_another_is_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        """With the reason."""
        _, out, _ = run(capsys, "together", "kinship-pathfinder-16m", "kinship-strategy-20m")
        assert "kinship-pathfinder-16m is part of kinship-strategy-20m\n" in out
        code, _, err = run(capsys, "together", "kinship-9m", "family-help")
        assert code == 2
        assert err == "csc-reform: ids must be the ids of funding lines, got 'family-help'\n"


class TestCite:
    """The cite command."""

    def test_the_footnotes_of_one_thing(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A line for each passage, each once."""
        code, out, err = run(capsys, "cite", "fostering-36m-total", "--known", "2023-12-18")
        assert (code, err) == (0, "")
        assert out.splitlines() == [f"{STATEMENT}, ¶11: £36 million", f"{STATEMENT}, ¶11"]

    def test_of_one_field(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A history, or the parts of a table; a former id leads on."""
        known = ("--known", "2023-02-02")
        _, out, _ = run(capsys, "cite", "family-help-over-45m", "amount", *known)
        assert [line.rpartition(", ")[2] for line in out.splitlines()] == [
            "¶8: £45m",
            "¶17: over £45m",
            "¶4: over £45m",
        ]
        _, out, _ = run(capsys, "cite", "family-help-45m", "period", *known)
        assert out == "nothing in view\n"
        _, out, _ = run(capsys, "cite", "setting-up-home-allowance", "rates", "--json", *known)
        assert [note.rpartition(": ")[2] for note in json.loads(out)] == ["£2,000", "£3,000"]

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            (("famly-help",), "entity id must be a known id, got 'famly-help'; did you mean"),
            (("family-help-45m", "amont"), "field must be one of amount, period, relations"),
            (("family-help-45m", "title"), "field must be one of amount, period, relations"),
            (("bexley", "kind"), "field must be one of none, got 'kind'"),
        ],
    )
    def test_what_is_none(
        self, given: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """One line, and exit code 2."""
        code, out, err = run(capsys, "cite", *given)
        assert (code, out) == (2, "")
        assert err.startswith(f"csc-reform: {words}")


class TestPayable:
    """The payable command."""

    NMA = "foster-carer-national-minimum-allowance"
    YEAR = ("--from", "2025-04-06", "--to", "2026-04-05", "--born", "2014-09-10")

    def test_it_prints_lines_total_and_sources(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A child who moves on 1 September and is eleven on the 10th."""
        places = ("--region", "london", "--region", "south-east@2025-09-01")
        code, out, err = run(
            capsys, "payable", self.NMA, *self.YEAR, *places, "--part-weeks", "by-day"
        )
        assert (code, err) == (0, "")
        lines = out.splitlines()
        assert [line.rpartition(" is ")[2] for line in lines[:3]] == [
            "£4,757.14",
            "£277.71",
            "£7,339.43",
        ]
        assert lines[3:5] == [
            "parts of weeks: by day",
            "total: £12,374.28, the least that is to be paid",
        ]
        assert lines[5].startswith("for: carers of a child in foster care, approved")
        assert lines[6].startswith(
            "  [GOV.UK, Help with the cost of fostering, 2025 to 2026, web page,"
        )

    def test_a_gap_is_told_and_heard(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What is not known is named, in the text and in JSON, and the exit code says so."""
        given = ["--from", "2026-03-30", "--to", "2026-04-12", "--born", "2014-09-10"]
        given += ["--region", "london", "--part-weeks", "in-full"]
        code, out, _ = run(capsys, "payable", self.NMA, *given)
        assert code == 1
        assert "6 April 2026 to 12 April 2026: not known" in out
        assert "total: at least £257" in out
        code, out, _ = run(capsys, "payable", self.NMA, *given, "--json")
        data = json.loads(out)
        assert (code, data["total"], data["is_complete"]) == (1, "at least £257", False)
        assert [gap["reason"] for gap in data["gaps"]] == ["not yet known"]
        assert data["lines"][0]["rate"] == "£257 a week"
        assert data["because"]

    def test_the_bursary_in_instalments(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Three times £1,000, as known on a day on which the guidance was out."""
        given = ("--from", "2023-09-01", "--to", "2024-08-31", "--started", "2023-09-15")
        code, out, _ = run(
            capsys, "payable", "care-leaver-apprenticeship-bursary", *given, "--known", "2024-01-01"
        )
        assert code == 0
        assert out.startswith("14 November 2023: £1,000\n13 January 2024: £1,000\n11 July 2024")

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            (("--region", "lodon"), "region must be one of london, rest-of-england, south-east"),
            (("--region", "london@soon"), "region must be a day written YYYY-MM-DD"),
            (("--region", "london@2025-09-01"), "region must be given for the first day too"),
            (("--region", "london", "--region", "south-east"), "region must be one on each day"),
            (
                ("--region", "london", "--region", "south-east@2027-01-01"),
                "region must be that of a day asked of, 2026-04-05 or earlier",
            ),
            (("--to", "2025-04-05"), "to must be 2025-04-06 or later, got '2025-04-05'"),
            (
                (),
                (
                    "region must be given, since rates differ by region, got None; "
                    "with --region london, rest-of-england, south-east\n"
                ),
            ),
            (
                ("--region", "london"),
                (
                    "part_weeks must be chosen, since the rate changes within a week, on 10 September 2025, "
                    "got None; with --part-weeks by-day, in-full, not-paid\n"
                ),
            ),
        ],
    )
    def test_what_is_wrong_is_said(
        self, given: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """One line each, and exit code 2."""
        code, out, err = run(capsys, "payable", self.NMA, *self.YEAR, *given)
        assert (code, out) == (2, "")
        assert err.startswith(f"csc-reform: {words}")
        assert err.count("\n") == 1


class TestReconcile:
    """The reconcile command."""

    def test_it_says_that_the_fostering_lines_do_not(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Both readings, the explanations and the sources are printed."""
        code, out, _ = run(capsys, "reconcile", "fostering-36m-total")
        assert code == 0
        assert out.startswith("fostering-36m-total does not reconcile\nexact: ")
        assert (
            "[Department for Education press release of 2 February 2023, ¶10: £25 million]" in out
        )
        _, out, _ = run(capsys, "reconcile", "fostering-36m-total", "--json")
        assert json.loads(out)["gap"] == "£2.5 million to £11 million"

    def test_without_an_id_every_total_has_a_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Each total that can be reconciled, its verdict and gap; as JSON a list of them."""
        known = ("--known", "2023-12-18")
        code, out, _ = run(capsys, "reconcile", *known)
        assert code == 0
        assert re.search(
            r"^fostering-36m-total +fails +leaving £2.5 million to £11 m", out, re.MULTILINE
        )
        assert out.splitlines() == sorted(out.splitlines())
        _, told, _ = run(capsys, "reconcile", *known, "--json")
        ids = [answer["id"] for answer in json.loads(told)]
        assert ids == list(totals(load().known_on("2023-12-18")))
        assert ids == [line.split()[0] for line in out.splitlines()]
        _, out, _ = run(capsys, "reconcile", "--known", "1999-01-01")
        assert out == "nothing in view\n"

    def test_what_is_no_total_is_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        """That it could not be asked is no answer."""
        code, out, err = run(capsys, "reconcile", "family-help")
        assert (code, out) == (2, "")
        assert err.startswith("csc-reform: id must be the id of a funding line")


class TestShow:
    """The show command."""

    def test_it_prints_the_page(self, capsys: pytest.CaptureFixture[str]) -> None:
        """As text the page of the day, as JSON the same."""
        arguments = ("show", "kinship-allowance-explore", "--known", "2023-12-18")
        page = dossier(load(), arguments[1], known="2023-12-18")
        assert run(capsys, *arguments) == (0, page.as_text() + "\n", "")
        assert run(capsys, *arguments, "--json") == (0, page.as_json() + "\n", "")
        page = dossier(load(), "dfe", known="2023-12-18", on="2024-01-01")
        judged = ("--known", "2023-12-18", "--on", "2024-01-01", "--all")
        assert run(capsys, "show", "dfe", *judged) == (0, page.as_text(whole=True) + "\n", "")

    def test_the_command_that_prints_the_rest_is_right(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What a cut list says is there to be run, and prints a list that is not cut."""
        _, out, _ = run(capsys, "show", "hansard-wms-2023-12-18", "--known", "2023-12-18")
        cut = re.search(r"and \d+ more: python -m csc_reform (.*--all)", " ".join(out.split()))
        assert cut
        code, out, _ = run(capsys, *cut[1].split())
        assert code == 0
        assert "--all" not in out

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("kinship-alowance",), "did you mean 'kinship-allowance'"),
            (("kinship-zones", "--known", "2023-02-02"), "but is from 27 February 2026"),
        ],
    )
    def test_an_id_that_leads_nowhere(
        self, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
    ) -> None:
        """It is told whether it is misspelt or only not known yet."""
        code, out, err = run(capsys, "show", *arguments)
        assert (code, out) == (2, "")
        assert err.startswith("csc-reform: entity id must be a known id, got ")
        assert words in err


class TestClaims:
    """The claims command."""

    LEAVING = "leaving-care-allowance-above-inflation"
    KNOWN = ("--known", "2023-12-18")

    def test_tables_that_are_held_against_each_other(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """They are no single figure, and are not told as unknown."""
        _, out, _ = run(capsys, "claims", "nma-uplift-2025")
        assert out.splitlines()[3:5] == [
            "  old value: 15 cells of a table of rates",
            "  new value: 15 cells of a table of rates",
        ]

    def test_every_claim_in_view_is_checked(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Each with its verdict; nothing that was claimed later is there."""
        code, out, _ = run(capsys, "claims", *self.KNOWN)
        assert code == 0
        ids = re.findall(r"^([a-z0-9-]+): (?:holds|fails|undetermined)$", out, re.MULTILINE)
        assert ids == list(load().known_on("2023-12-18").claims.ids())
        assert "nma-uplift-2025" not in ids
        _, out, _ = run(capsys, "claims", *self.KNOWN, "--json")
        assert [check["id"] for check in json.loads(out)] == ids
        assert run(capsys, "claims", "--known", "1999-01-01")[1] == "nothing in view\n"

    def test_one_claim_with_all_it_rests_on(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Its operands, what is missing, what follows all the same, and the passages."""
        _, out, _ = run(capsys, "claims", self.LEAVING, *self.KNOWN)
        assert out.startswith(f"{self.LEAVING}: undetermined\n")
        for words in (
            "  old value: £2,000\n",
            "  index: not known\n",
            "  missing: the inflation index and month meant\n",
            "  finding: growth of 50%; it holds for every index below 50%\n",
            "    [Department for Education press release of 2 February 2023, ¶23: £3,000]\n",
        ):
            assert words in out

    def test_the_claims_about_something(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The id of what is compared leads to its claims; a former id does too."""
        _, out, _ = run(capsys, "claims", "strategy-200m-2y", *self.KNOWN)
        assert out.startswith("ask-share-7-7: holds\n")
        assert "warning: the source does not say over which years either sum runs" in out
        _, out, _ = run(capsys, "claims", "family-help", *self.KNOWN)
        assert out == "nothing in view\n"

    @pytest.mark.parametrize(
        ("assumed", "verdict"),
        [
            ((f"{LEAVING}/index=10.1%",), "holds"),
            ((f"{LEAVING}/index=at least 60%",), "fails"),
            (("ask-share-7-7/denominator=£2.6 billion",), "holds"),
            (("ask-share-7-7/denominator=£1 billion",), "fails"),
            (("inadequate-halved/old-value=10%", "inadequate-halved/new-value=5%"), "holds"),
            (("inadequate-halved/old value=£10", "inadequate-halved/new value=£9"), "fails"),
            (("fostering-largest-ever/field of comparison=£40 million",), "fails"),
        ],
    )
    def test_figures_can_be_assumed(
        self, capsys: pytest.CaptureFixture[str], assumed: tuple[str, ...], verdict: str
    ) -> None:
        """A figure is read as what it is held against; that a claim fails is an answer."""
        options = [word for one in assumed for word in ("--assume", one)]
        id_ = assumed[0].split("/")[0]
        code, out, err = run(capsys, "claims", id_, *self.KNOWN, *options)
        assert (code, err) == (0, "")
        assert out.startswith(f"{id_}: {verdict}\n")
        assert out.count(" (assumed)\n") == len(assumed)
        _, out, _ = run(capsys, "claims", id_, *self.KNOWN, *options, "--json")
        (check,) = json.loads(out)
        assert check["verdict"] == verdict
        assert sum(operand["is_assumed"] for operand in check["operands"]) == len(assumed)

    def test_a_count_is_assumed_as_a_count(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What a claim counts is read as so many of a thing, never as a rate or as money."""
        passage = Citation(source_id="paper", locator="¶1")
        paper = Source(
            id="paper",
            title="Paper",
            kind=SourceKind.REPORT,
            published=PartialDate.parse("2020-01-02"),
        )
        claim = Claim(
            id="seven",
            title="Seven",
            kind=ClaimKind.COUNT_OF,
            asserted=Count.parse("7 areas"),
            operands=(Operand(role=OperandRole.SUBJECT, what="the areas"),),
            citations=(passage,),
        )
        options = argparse.Namespace(id=None, on=None, json=False, assume=["seven/subject=6 areas"])
        print_claims(Reform([paper, claim]), options)
        assert capsys.readouterr().out.startswith(
            "seven: fails\n  Seven\n  claimed: count of 7 areas\n"
        )
        options.assume = ["seven/subject=6%"]
        with pytest.raises(InvalidValueError, match="such as '12 local areas'"):
            print_claims(Reform([paper, claim]), options)

    def test_the_index_of_another_day(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What was more than the inflation of one month was less than that of another."""
        claim = "nma-uplift-2024-above-inflation"
        assert run(capsys, "claims", claim)[1].startswith(f"{claim}: holds\n")
        _, out, _ = run(capsys, "claims", claim, "--on", "2023-03-31")
        assert out.startswith(f"{claim}: fails\n")
        assert "  index: 10.1%\n" in out

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("leaving-care-alowance",), "entity id must be a known id, got"),
            (("--assume", "x"), "assume must be CLAIM/ROLE=FIGURE, got 'x'"),
            (("--assume", f"{LEAVING}/index="), "assume must be CLAIM/ROLE=FIGURE"),
            (
                ("--assume", f"{LEAVING}/indx=4%"),
                f"assume must be about an operand of a claim, got '{LEAVING}/indx'; did you mean",
            ),
            (
                ("--assume", f"{LEAVING}/index=£3"),
                f"assume must be a figure for {LEAVING}/index, got '£3'; such as '10.1%'",
            ),
            (
                ("--assume", "inadequate-halved/old-value=many"),
                "such as '£9 million' or '10.1%' or '60%' or '12 local areas'",
            ),
            (
                ("--assume", f"{LEAVING}/index=3%", "--assume", f"{LEAVING}/index=4%"),
                "assume must be given once for an operand",
            ),
            (("--on", "soon"), "argument --on: day must be"),
        ],
    )
    def test_what_cannot_be_run(
        self, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
    ) -> None:
        """It is one clear error, and nothing is printed."""
        try:
            code, out, err = run(capsys, "claims", *arguments)
        except SystemExit as stopped:
            printed = capsys.readouterr()
            code, out, err = int(str(stopped.code)), printed.out, printed.err
        assert (code, out) == (2, "")
        assert words in err


class TestRules:
    """The rules command."""

    def test_it_lists_and_explains(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Without a code all are listed; with one, its rationale is given."""
        _, out, _ = run(capsys, "rules")
        assert (
            "MON001  warning   A restated total is the earlier sum and what was added to it" in out
        )
        _, out, _ = run(capsys, "rules", "MON001")
        assert "Readers add the increments up" in out
        _, out, _ = run(capsys, "rules", "--json")
        assert "MON001" in [rule["code"] for rule in json.loads(out)]
        code, _, err = run(capsys, "rules", "MON01")
        assert code == 2
        assert "did you mean 'MON001'" in err


class TestRulesOfAFamily:
    """The rules command, with what several codes begin with."""

    def test_lists_them(self, capsys: pytest.CaptureFixture[str]) -> None:
        """In small letters, too."""
        code, out, _ = run(capsys, "rules", "sup")
        assert code == 0
        assert [line[:6] for line in out.splitlines()] == ["SUP001", "SUP002"]

    def test_explains_by_example(self, capsys: pytest.CaptureFixture[str]) -> None:
        """With what the rule finds in its own."""
        code, out, _ = run(capsys, "rules", "mon006")
        assert code == 0
        assert "  judges: every funding line\n" in out
        assert "  for example: relations must say how it overlaps" in out

    def test_gives_its_page(self, capsys: pytest.CaptureFixture[str]) -> None:
        """As it stands in the documentation; and the list of all."""
        _, out, _ = run(capsys, "rules", "MON006", "--format", "markdown")
        assert out == (ROOT / "docs" / "rules" / "MON006.md").read_text(encoding="utf-8")
        _, out, _ = run(capsys, "rules", "--format", "markdown")
        assert out == (ROOT / "docs" / "rules" / "README.md").read_text(encoding="utf-8")


class TestCheck:
    """The check command."""

    def test_a_reform_without_errors(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The exit code is 0, findings have a place, and JSON can be had."""
        file = tmp_path / "reform.json"
        write(load(), file)
        code, out, _ = run(capsys, "check", str(file))
        assert code == 0
        assert re.search(rf"{file}:\d+:7: fostering-36m-total: warning MON001 ", out)
        code, out, _ = run(capsys, "check", "--json", str(file))
        assert [result["ok"] for result in json.loads(out)] == [True]

    def test_errors_that_rules_find(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A reference to nothing is an error, and the exit code is 1."""
        file = tmp_path / "reform.json"
        write(load(), file)
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace('"pillar_id": "family-help"', '"pillar_id": "family-hlp"', 1))
        code, out, _ = run(capsys, "check", str(file))
        assert code == 1
        assert "error REF001 pillar_id must name an entity, got 'family-hlp'" in out

    def test_bad_input_is_one_clear_line_a_fault(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Each fault of a document is one line that says what, and where."""
        file = tmp_path / "mine.json"
        file.write_text('{"schema_version": 1,\n "title": 7,\n "pilars": []}\n', encoding="utf-8")
        code, out, err = run(capsys, "check", str(file))
        assert (code, err) == (1, "")
        assert out.splitlines() == [
            f"{file}:2:2: error DOC001 title must be a text, got 7",
            '    2 |  "title": 7,',
            "      |  ^",
            f"{file}:3:2: error DOC001 key must be a known one, got 'pilars'; did you mean 'pillars'?",
            '    3 |  "pilars": []}',
            "      |  ^",
            "2 errors, 0 warnings, 0 queries, 0 infos, 0 crashes in 0 checks",
        ]
        code, out, _ = run(capsys, "check", "--json", str(file))
        assert code == 1
        found = json.loads(out)[0]["findings"]
        assert [(one["line"], one["pointer"]) for one in found] == [(2, "/title"), (3, "/pilars")]

    def test_a_file_that_is_not_there(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What cannot be opened could not be checked, and the exit code is 2."""
        code, out, err = run(capsys, "check", str(tmp_path / "none.json"))
        assert (code, out) == (2, "")
        assert (
            err
            == f"csc-reform: {tmp_path / 'none.json'} must be readable, got No such file or directory\n"
        )

    def test_the_worst_of_several_files_counts(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Every file is checked, whatever became of the one before."""
        good, bad = tmp_path / "good.json", tmp_path / "bad.json"
        write(load(), good)
        bad.write_text("{", encoding="utf-8")
        code, out, _ = run(capsys, "check", str(bad), str(good))
        assert code == 1
        assert f"{bad}:1:2: error DOC001 text must be JSON" in out
        assert "\n0 errors" in out

    def test_together_with_the_bundled_reform(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A document that builds on it may name its ids, and is told of its own faults only."""
        file = tmp_path / "mine.toml"
        text = (
            'schema_version = 1\ntitle = "Mine"\n[[groups]]\nid = "a"\ntitle = "A"\nbroader_id = '
        )
        file.write_text(f'{text}"care-leavers"\n', encoding="utf-8")
        code, out, _ = run(capsys, "check", str(file))
        assert code == 1
        assert f"{file}:6:1: a: error REF001 broader_id must name an entity" in out
        code, out, _ = run(capsys, "check", "--combine", str(file))
        assert code == 0
        assert "0 errors, 0 warnings, 0 queries, 1 info" in out
        file.write_text(f'{text}"care-leaver"\n', encoding="utf-8")
        code, out, _ = run(capsys, "check", "--combine", str(file))
        assert code == 1
        assert "did you mean 'care-leavers'" in out
        assert out.splitlines()[-1].startswith("1 error, 0 warnings")

    def test_what_clashes_with_the_bundled_reform(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Both values, and where each stands."""
        file = tmp_path / "mine.json"
        write(Reform([Group(id="care-leavers", title="Mine")]), file)
        code, out, _ = run(capsys, "check", "--combine", str(file))
        assert code == 1
        assert re.match(
            rf"{file}:\d+:\d+: care-leavers: error DOC002 title of 'care-leavers' must be the same in "
            rf"both, got .* and 'Mine' \({file}:\d+\)\n",
            out,
        )
        code, out, _ = run(capsys, "check", "--combine", "--json", str(file))
        assert code == 1
        assert [one["code"] for one in json.loads(out)[0]["findings"]] == ["DOC002"]


class TestCheckOptions:
    """What can be asked of the check command."""

    PLAN = "examples/northshire/plan.toml"

    @pytest.fixture(autouse=True)
    def in_a_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Run it where the plan of Northshire lies, as the page shows it."""
        text = (ROOT / self.PLAN).read_text(encoding="utf-8")
        (tmp_path / "plan.toml").write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def test_prints_what_the_page_shows(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Line for line."""
        code, out, err = run(capsys, "check", "plan.toml")
        page = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
        assert (code, err) == (1, "")
        assert f"```text\n{out}```\n" in page

    def test_without_a_path_checks_the_bundled_reform(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is found has the names of its documents; no line is shown of another such file."""
        Path("funding.json").write_text("not this one\n" * 999, encoding="utf-8")
        code, out, _ = run(capsys, "check")
        assert code == 0
        assert re.search(
            r"^funding\.json:\d+: fostering-36m-total: warning MON001", out, re.MULTILINE
        )
        assert "not this one" not in out

    @pytest.mark.parametrize(
        ("options", "codes"),
        [
            (("--select", "REF"), {"REF001"}),
            (("--select", "MON007,CHR"), {"MON007", "CHR002"}),
            (("--select", "MON", "--select", "REF001"), {"MON007", "REF001"}),
            (("--ignore", "REF,CHR"), {"MON007"}),
            (("--select", "REF,MON", "--ignore", "MON007"), {"REF001"}),
            (("--combine",), {"MON007", "CHR002"}),
            (("--on", "2025-01-01"), {"REF001", "MON007"}),
            (("--known", "2024-06-11", "--select", "REF,CHR"), {"REF001"}),
            (("--combine", "--known", "2023-12-18"), set[str]()),
        ],
    )
    def test_asks_some_rules_on_some_day(
        self, options: tuple[str, ...], codes: set[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """By code or by what codes begin with; of a view, and judged on a day."""
        code, out, _ = run(capsys, "check", "plan.toml", "--json", *options)
        assert codes == {finding["code"] for finding in json.loads(out)[0]["findings"]}
        assert code == ("REF001" in codes)

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    @pytest.mark.parametrize("codes", ["XYZ", "REF,", "REF0001"])
    def test_a_code_of_no_rule_is_an_error(
        self, option: str, codes: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A misspelt one would leave something out, unseen."""
        code, out, err = run(capsys, "check", "plan.toml", option, codes)
        assert (code, out) == (2, "")
        assert "rule id must be a known one" in err or "rule" in err

    def test_accepts_what_a_file_says(self, capsys: pytest.CaptureFixture[str]) -> None:
        """For a time; then it counts again."""
        accepted = (
            'suppressions_version = 1\n[[suppressions]]\ncode = "REF001"\n'
            'entity_id = "northshire-family-help-teams"\nreason = "It is bundled."\n'
            "until = 2025-12-31\n"
        )
        Path("accepted.toml").write_text(accepted, encoding="utf-8")
        options = ("check", "plan.toml", "--suppressions", "accepted.toml")
        code, out, _ = run(capsys, *options, "--on", "2025-12-31")
        assert code == 0
        assert "1 suppressed" in out
        code, out, _ = run(capsys, *options, "--on", "2026-01-01")
        assert code == 1
        assert "warning SUP002 until must be 2026-01-01 or later" in out

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (None, "none.toml must be readable, got No such file or directory"),
            (b"\xff", "file must be UTF-8"),
            (b"a = ", "text must be TOML"),
            (
                (
                    b'suppressions_version = 1\n[[suppressions]]\ncode = "REF0001"\n'
                    b'entity_id = "a"\nreason = "A."\nuntil = 2025-12-31\n'
                ),
                "did you mean 'REF001'",
            ),
        ],
    )
    def test_a_file_that_says_nothing_is_an_error(
        self, text: bytes | None, told: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Nothing is checked as if nothing were accepted."""
        if text is not None:
            Path("none.toml").write_bytes(text)
        code, out, err = run(
            capsys, "check", "plan.toml", "--suppressions", "none.toml", "--on", "2025-01-01"
        )
        assert (code, out) == (2, "")
        assert told in err
        assert err.startswith("csc-reform: ")

    def test_prints_in_every_form(self, capsys: pytest.CaptureFixture[str]) -> None:
        """With one exit code."""
        printed: dict[str, str] = {}
        for form in ("text", "markdown", "json", "sarif", "github"):
            code, printed[form], err = run(capsys, "check", "plan.toml", "--format", form)
            assert (code, err) == (1, "")
        assert "::error file=plan.toml,line=31,col=1,title=REF001 northshire" in printed["github"]
        assert (
            "| error | REF001 | northshire-family-help-teams<br>plan.toml:31:1 |"
            in (printed["markdown"])
        )
        assert json.loads(printed["json"])[0]["path"] == "plan.toml"
        (run_,) = json.loads(printed["sarif"])["runs"]
        assert run_["results"][0]["ruleId"] == "REF001"
        assert run_["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 31

    def test_several_documents_make_one_log(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One that cannot be read among them; one that is not there is told of elsewhere."""
        Path("bad.json").write_text("{", encoding="utf-8")
        code, out, err = run(
            capsys, "check", "plan.toml", "bad.json", "none.json", "--format", "sarif"
        )
        assert code == 2
        assert "none.json must be readable" in err
        results = json.loads(out)["runs"][0]["results"]
        assert {"REF001", "DOC001"} <= {result["ruleId"] for result in results}

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
    def test_what_is_no_document_is_not_read_again(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A pipe that never ends is refused once."""
        os.mkfifo("pipe.json")
        code, out, _ = run(capsys, "check", "pipe.json")
        assert code == 1
        assert "pipe.json: error DOC001 file must be an ordinary file" in out

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("",), "path must be the name of a file or folder"),
            (("--combine",), "paths must be given with --combine"),
            (("plan.toml", "--suppressions", "a.toml"), "on must be given with --suppressions"),
            (("plan.toml", "--select", "HYG", "--ignore", "HYG"), "some rule is left"),
        ],
    )
    def test_what_checks_nothing_is_an_error(
        self, arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A variable that is not set must not make a check pass."""
        code, out, err = run(capsys, "check", *arguments)
        assert (code, out) == (2, "")
        assert told in err

    def test_codes_may_be_written_as_they_come(self, capsys: pytest.CaptureFixture[str]) -> None:
        """In small letters, and with blanks after the commas."""
        code, out, _ = run(capsys, "check", "plan.toml", "--select", "mon007, ref")
        assert code == 1
        assert "MON007" in out

    def test_a_suppression_that_one_document_needs_is_needed(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """One file of suppressions serves several documents."""
        accepted = (
            'suppressions_version = 1\n[[suppressions]]\ncode = "REF001"\n'
            'entity_id = "northshire-family-help-teams"\nreason = "It is bundled."\n'
            "until = 2025-12-31\n"
        )
        Path("accepted.toml").write_text(accepted, encoding="utf-8")
        write(load(), "other.json")
        options = ("--suppressions", "accepted.toml", "--on", "2025-01-01")
        code, out, _ = run(capsys, "check", "other.json", "plan.toml", *options)
        assert code == 0
        assert "SUP001" not in out
        assert out.startswith("other.json:\n")
        code, out, _ = run(capsys, "check", "other.json", *options)
        assert "SUP001" in out

    def test_what_is_not_there_is_told_of_in_the_log(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A run that could not look at a file is no successful one."""
        code, out, _ = run(capsys, "check", "none.json", "--format", "sarif")
        assert code == 2
        (invocation,) = json.loads(out)["runs"][0]["invocations"]
        assert invocation["executionSuccessful"] is False
        assert "none.json" in invocation["toolExecutionNotifications"][0]["message"]["text"]

    @pytest.mark.parametrize("form", ["json", "sarif"])
    def test_json_is_whole_on_any_output(self, form: str) -> None:
        """A pound sign that cannot be shown is written as JSON writes it."""
        done = subprocess.run(
            [sys.executable, "-m", "csc_reform", "check", "--format", form],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
            check=True,
        )
        assert "£36 million" in str(json.loads(done.stdout))

    def test_only_what_is_new_is_told_of_beside_the_bundled_reform(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Also when a later source moves the day on which all is judged."""
        Path("late.toml").write_text(
            'schema_version = 1\ntitle = "Late"\n[[sources]]\nid = "late"\ntitle = "Late"\n'
            'kind = "report"\npublished = 2031-01-01\n',
            encoding="utf-8",
        )
        _, out, _ = run(capsys, "check", "--combine", "--json", "late.toml")
        assert {one["entity_id"] for one in json.loads(out)[0]["findings"]} == {"late"}

    def test_a_suppression_by_a_former_id_stands_in_its_file_too(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """As it is written there, and told of once, however many documents do not need it."""
        group = Group(id="now", title="Now", former_ids=("then",), summary="Ask sue@example.org")
        write(Reform([group]), "a.json")
        write(Reform([]), "b.json")
        Path("accepted.toml").write_text(
            'suppressions_version = 1\n\n[[suppressions]]\ncode = "HYG001"\nentity_id = "then"\n'
            'reason = "A."\nuntil = 2027-01-01\n\n[[suppressions]]\ncode = "HYG001"\n'
            'entity_id = "ghost"\nreason = "A."\nuntil = 2025-01-01\n',
            encoding="utf-8",
        )
        options = ("--suppressions", "accepted.toml", "--on", "2026-01-01")
        code, out, _ = run(capsys, "check", "a.json", "b.json", *options)
        assert code == 0
        assert "HYG001 of then" not in out
        assert out.count("accepted.toml:9:1: HYG001 of ghost: warning SUP001") == 1
        assert out.count("accepted.toml:9:1: HYG001 of ghost: warning SUP002") == 1
        code, out, _ = run(capsys, "check", "b.json", *options)
        assert "accepted.toml:3:1: HYG001 of then: warning SUP001" in out

    def test_what_is_said_of_a_suppression_stands_in_its_file(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """On its line, so that whoever reads the log can go there."""
        Path("accepted.toml").write_text(
            'suppressions_version = 1\n\n[[suppressions]]\ncode = "HYG001"\nentity_id = "ghost"\n'
            'reason = "A."\nuntil = 2027-01-01\n',
            encoding="utf-8",
        )
        options = ("--combine", "--suppressions", "accepted.toml", "--on", "2026-01-01")
        _, out, _ = run(capsys, "check", "plan.toml", *options)
        assert "accepted.toml:3:1: HYG001 of ghost: warning SUP001" in out
        _, out, _ = run(capsys, "check", "plan.toml", *options, "--format", "sarif")
        for result in json.loads(out)["runs"][0]["results"]:
            assert "physicalLocation" in result["locations"][0]

    def test_what_clashes_with_a_bundled_name_stands_in_the_document(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Nobody has the documents of the bundled reform at hand."""
        write(
            Reform([Group(id="a-group", title="Kinship carers")], title="T 07700 900123"), "a.json"
        )
        _, out, _ = run(capsys, "check", "--combine", "a.json")
        assert re.search(r"^a.json:\d+:\d+: a-group: warning HYG002", out, re.MULTILINE)
        assert "groups.json" not in out
        _, out, _ = run(capsys, "check", "a.json")
        assert re.search(r"^a.json:3:3: error HYG003 title must not hold", out, re.MULTILINE)

    def test_a_line_with_something_private_is_masked(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The log of a check is read by more people than the document."""
        text = Path("plan.toml").read_text(encoding="utf-8")
        Path("plan.toml").write_text(
            text.replace('title = "Northshire Council"', 'title = "Ask jo@example.org"'), "utf-8"
        )
        _, out, _ = run(capsys, "check", "plan.toml")
        assert "error HYG001 title must not hold an e-mail address" in out
        assert "jo@example.org" not in out

    def test_of_a_long_line_the_place_is_shown(self, capsys: pytest.CaptureFixture[str]) -> None:
        """In a document on one line, too."""
        write(Reform([Group(id=f"g{n}", title=f"G {n}.") for n in range(30)]), "long.json")
        text = json.dumps(json.loads(Path("long.json").read_text(encoding="utf-8")))
        Path("long.json").write_text(text, encoding="utf-8")
        _, out, _ = run(capsys, "check", "long.json", "--select", "HYG009")
        lines = out.splitlines()
        assert lines[1].startswith("    1 | ")
        for shown, mark in zip(lines[1::3], lines[2::3], strict=False):
            assert shown[mark.index("^") :].startswith('"title"')

    def test_a_folder_is_one_reform(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Lines are those of its files."""
        Path("reform").mkdir()
        write(load(), "reform")
        code, out, _ = run(capsys, "check", "reform", "--select", "MON001")
        assert code == 0
        assert re.search(r"^reform/funding\.json:\d+:7: fostering-36m-total: warning MON001", out)
        assert re.search(r'\n +\d+ \|       "amount": \{\n', out)


class TestSchema:
    """The schema command."""

    def test_prints_what_is_shipped(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Whoever has no file at hand can make one."""
        code, out, _ = run(capsys, "schema")
        assert (code, out) == (0, dumps_schema())


class TestMakeBrief:
    """The brief of any reform."""

    def test_days_are_given_as_everywhere(self) -> None:
        """As a day or as its text."""
        one = make_brief(load(), on="2025-01-01", known="2023-12-18")
        other = make_brief(load(), on=date(2025, 1, 1), known=date(2023, 12, 18))
        assert one == other
        assert (one.on, one.known) == ("2025-01-01", "2023-12-18")

    @pytest.mark.parametrize(
        ("given", "field"),
        [
            ({"reform": None}, "reform"),
            ({"known": "2023"}, "known"),
            ({"on": datetime(2023, 1, 1, tzinfo=UTC)}, "on"),
        ],
    )
    def test_what_is_no_reform_or_day(self, given: dict[str, object], field: str) -> None:
        """It is named."""
        with pytest.raises(InvalidValueError) as caught:
            make_brief(**cast("Any", {"reform": load(), **given}))
        assert caught.value.field == field


class TestConfidence:
    """What rests on passages of a confidence."""

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            (("query", "funding"), "kinship-zones-126m"),
            (("timeline", "--slippage"), "Kinship allowance pilot"),
            (("timeline",), "Kinship Zones: under way"),
            (("coverage", "--group", "kinship-carers"), "by Kinship Zones"),
        ],
    )
    def test_what_is_below_is_not_told(
        self, given: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """It is among all there is, and not among what was read at its own place."""
        given = (*given, "--known", "2026-02-27")
        everything = run(capsys, *given)[1]
        assert words.lower() in everything.lower()
        assert run(capsys, *given, "--confidence", "C")[1] == everything
        code, out, err = run(capsys, *given, "--confidence", "A")
        assert (code, err) == (0, "")
        assert words.lower() not in out.lower()

    def test_what_is_none(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The letters are told."""
        with pytest.raises(SystemExit) as caught:
            run(capsys, "timeline", "--confidence", "D")
        assert caught.value.code == 2
        assert "invalid choice: 'D' (choose from" in capsys.readouterr().err


class TestCoverage:
    """Whom each pillar reaches, whom not, and who said so."""

    def test_all_at_a_glance(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A sign for each pillar and group, and what it means."""
        code, out, err = run(capsys, "coverage", "--known", "2023-05-11")
        assert (code, err) == (0, "")
        assert " 1  Family Help (family-help)\n" in out
        assert " -  no pillar\n" in out
        signs = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line}
        assert signs["adopted-children"] == [".", ".", ".", "U", "U", ".", "R"]
        assert signs["special-guardians"][2] == "R"
        assert signs["special-guardians-and-order-holders"][2] == "p"
        assert " U  urged, not reached\n" in out
        assert max(map(len, out.splitlines())) <= 100

    def test_a_group_with_its_passages(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Who urges what for it under each pillar, and how many cells are empty."""
        given = ("coverage", "--group", "adopted-children", "--known", "2023-05-11")
        _, out, _ = run(capsys, *given)
        assert out.startswith("Adopted children, Children in care and care leavers: urged, not")
        assert "\n  Adoption UK would like: Training in adoption for the social" in out
        assert (
            "\n    [Adoption UK on the consultations of 2023, briefing, between 2 February 2023 and 11 May 2023, ¶17]\n"
            in out
        )
        assert out.endswith(
            "(4 more, where nothing reaches the group and nobody speaks up for it)\n"
        )

    def test_what_reaches_a_group(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A commitment, its programme, its money; of a broader group it is said."""
        given = ("--pillar", "family-networks", "--known", "2023-02-02")
        _, out, _ = run(capsys, "coverage", *given, "--group", "kinship-carers")
        assert "Kinship carers, Family networks and kinship care: reached\n  by " in out
        assert "\n  in part: by " in out
        _, out, _ = run(
            capsys, "coverage", *given, "--group", "special-guardians-and-order-holders"
        )
        assert "\n  as part: by " in out

    def test_only_what_is_urged(self, capsys: pytest.CaptureFixture[str]) -> None:
        """No cell in which something reaches the group."""
        _, out, _ = run(capsys, "coverage", "--urged", "--known", "2023-05-11")
        assert "Adoptive families, Family Help: urged, not reached\n" in out
        assert not re.search(r": reached(;|$)", out, re.MULTILINE)

    def test_what_belongs_to_no_pillar_and_names_no_group(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The word none stands for both."""
        given = ("coverage", "--pillar", "none", "--group", "none", "--known", "2023-02-02")
        _, out, _ = run(capsys, *given)
        assert out.startswith("no group, no pillar: names no group\n  by ")

    @pytest.mark.parametrize("more", [(), ("--urged",), ("--pillar", "none")])
    def test_of_nothing_it_says_so(
        self, more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Before anything was published."""
        given = ("coverage", "--known", "2000-01-01", *more)
        assert run(capsys, *given) == (0, "nothing in view\n", "")

    def test_an_unknown_id(self, capsys: pytest.CaptureFixture[str]) -> None:
        """It is told, with what looks like it."""
        code, out, err = run(capsys, "coverage", "--pillar", "family-hlep")
        assert (code, out) == (2, "")
        assert "pillar id must be a known id, got 'family-hlep'; did you mean 'family-help'" in err

    def test_for_a_machine(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Every cell asked for, also an empty one, with the passages of each thing in it."""
        given = ("coverage", "--json", "--known", "2023-05-11")
        _, out, _ = run(capsys, *given, "--group", "adopted-children")
        cells = {cell["pillar_id"]: cell for cell in json.loads(out)}
        assert len(cells) == 7
        assert cells["child-protection"]["reach"] == "neither reached nor urged"
        (spoken,) = cells["workforce"]["spoken_for"]
        assert spoken == {
            "id": "auk-p5-wouldlike-training",
            "title": spoken["title"],
            "holder_id": "adoption-uk",
            "voice": "group",
            "stance": "would like",
            "topic": None,
            "group_id": "adopted-children",
            "about_ids": ["workforce"],
            "because": [
                "Adoption UK on the consultations of 2023, briefing, between 2 February 2023 and 11 May 2023, ¶17"
            ],
        }
        _, out, _ = run(capsys, *given, "--group", "foster-carers", "--pillar", "children-in-care")
        (cell,) = json.loads(out)
        reached = {one["id"]: one for one in cell["reached_by"]}
        assert reached["foster-recruitment-retention"]["kind"] == "commitments"
        programme = reached["foster-recruitment-retention-programme"]
        assert programme["through_ids"] == ["foster-recruitment-retention"]
        assert all(one["because"] for one in cell["reached_by"])


class TestTimeline:
    """What happened and is to happen."""

    def test_an_event_with_its_sources(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The day, what happens, and each passage that tells of it."""
        code, out, err = run(
            capsys, "timeline", "--about", "kinship-allowance", "--to", "2023-12-31"
        )
        assert (code, err) == (0, "")
        assert out == (
            "2 February 2023\n"
            "  Financial allowance for kinship carers: announced, explore\n"
            "    [Department for Education press release of 2 February 2023, ¶21]\n"
            "18 December 2023\n"
            "  Financial allowance for kinship carers: strengthened, from explore to pilot\n"
            f"    [{STATEMENT}, ¶12]\n"
        )

    def test_a_day_that_was_worked_out_says_so(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Nobody takes the day of a page for one that is printed."""
        _, out, _ = run(capsys, "timeline", "--about", "letterswap")
        assert out.startswith("between 23 May 2022 and 31 December 2022 (inferred)\n")

    def test_from_and_to_include_both_days(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What may fall on them is there."""
        _, out, _ = run(capsys, "timeline", "--from", "2023-05-11", "--to", "2023-05-11")
        assert out.count("closes") == 3
        _, out, _ = run(capsys, "timeline", "--from", "2026-02-27")
        assert "Kinship Zones: under way" in out
        assert "published" in out
        assert "explore" not in out

    @pytest.mark.parametrize(
        ("only", "there", "not_there"),
        [
            (("--upcoming", "2023-03-01"), "closes", "published"),
            (("--overdue", "2025-01-01"), "dashboard", "closes"),
            (("--may-be-overdue", "2024-12-31"), "dashboard", "closes"),
        ],
    )
    def test_as_seen_from_a_day(
        self,
        only: tuple[str, str],
        there: str,
        not_there: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """What is to come, what is late, and what may be."""
        code, out, _ = run(capsys, "timeline", *only)
        assert code == 0
        assert there in out
        assert not_there not in out

    def test_slippage(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What was first promised beside what became of it, with the passages."""
        code, out, _ = run(capsys, "timeline", "--slippage", "--known", "2023-12-18")
        assert code == 0
        assert "promised for 31 December 2022, delivered 2 February 2023: 33 days late" in out
        assert "Oral statement on the Independent Review, 23 May 2022" in out

    def test_as_it_was_known(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Of what came later nothing is told."""
        _, out, _ = run(capsys, "timeline", "--known", "2023-02-02")
        assert "explore" in out
        assert "strengthened" not in out

    @pytest.mark.parametrize("only", [("--overdue", "2000-01-01"), ("--slippage",)])
    def test_of_nothing_it_says_so(
        self, only: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """An empty answer is no empty page."""
        assert run(capsys, "timeline", "--known", "2000-01-01", *only) == (
            0,
            "nothing in view\n",
            "",
        )

    def test_for_a_machine(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Days as text that can be read back, with precision and basis."""
        _, out, _ = run(capsys, "timeline", "--about", "dashboard-promised", "--json")
        (event,) = json.loads(out)
        assert event == {
            "id": "dashboard-promised/promised/2024",
            "subject_id": "dashboard-promised",
            "kind": "promised",
            "at": "2024",
            "precision": "year",
            "basis": "stated",
            "title": "Publication of the dashboard",
            "detail": "",
            "is_done": False,
            "because": [f"{STATEMENT}, ¶15"],
        }

    def test_slippage_for_a_machine(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Days that are not known are null."""
        _, out, _ = run(capsys, "timeline", "--slippage", "--json", "--known", "2024-10-31")
        slips = {slip["milestone_id"]: slip for slip in json.loads(out)}
        caps, strategy = slips["agency-price-caps"], slips["strategy-published"]
        assert (strategy["days"], strategy["is_late"]) == ([33, 33], "holds")
        assert (strategy["moved_to"], strategy["delivered"]) == (None, "2023-02-02")
        assert (caps["moved_to"], caps["delivered"]) == ("2025-10-01", None)


class TestDiff:
    """What changed from one day's knowledge to another's."""

    def test_as_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The changelog of the reform between two days."""
        code, out, err = run(capsys, "diff", "--from", "2023-02-02", "--to", "2023-12-18")
        assert (code, err) == (0, "")
        assert (
            "  Financial allowance for kinship carers (kinship-allowance)\n"
            "    strength raised from explore to pilot\n"
            "      [Department for Education, Houses of Parliament, Written statement on children's social care,\n"
            "        18 December 2023, ¶12]\n"
        ) in out

    def test_up_to_all_there_is(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Without a second day, it is all that is bundled."""
        _, out, _ = run(capsys, "diff", "--from", "2023-12-18", "--format", "markdown")
        assert "- **Kinship Zones** (`kinship-zones`)\n  - new; places 7 local authorities" in out

    def test_of_nothing_it_says_so(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Nothing came out between the two days."""
        _, out, _ = run(capsys, "diff", "--from", "2023-12-19", "--to", "2023-12-20")
        assert out == "Nothing has changed.\n"

    def test_for_a_machine(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Each change with its kind, its words and its sources."""
        _, out, _ = run(capsys, "diff", "--from", "2023-02-02", "--to", "2023-12-18", "--json")
        changes = [one for one in json.loads(out) if one["subject_id"] == "kinship-allowance"]
        assert changes == [
            {
                "kind": "StrengthRaised",
                "subject_kind": "commitments",
                "subject_id": "kinship-allowance",
                "title": "Financial allowance for kinship carers",
                "change": "strength raised from explore to pilot",
                "field": "strength",
                "old": "explore",
                "new": "pilot",
                "added": [
                    {"value": "pilot", "kind": "changes", "effective": ["2023-12-18", "open"]}
                ],
                "withdrawn": [],
                "because": [f"{STATEMENT}, ¶12"],
            }
        ]


class TestQuery:
    """Asking for entities of a kind."""

    def test_what_the_conditions_find_is_a_table(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Columns are aligned, sorted as asked."""
        code, out, err = run(
            capsys, "query", "commitments", "pillar_id=family-networks", "strength>=pilot",
            "--sort", "title", "--columns", "id,title,strength", "--known", "2023-12-18",
        )  # fmt: skip
        assert (code, err) == (0, "")
        assert out.splitlines() == [
            "id                        title                                    strength",
            "kinship-school-outcomes   Children in kinship care at school       commit",
            "kinship-allowance         Financial allowance for kinship carers   pilot",
            "publish-kinship-strategy  National kinship strategy                commit",
            "kinship-simplify          Simpler kinship care                     commit",
            "kinship-training-support  Training and support for kinship carers  commit",
        ]

    def test_what_is_left_out_is_said(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Neither a limit nor an unknown value drops anything in silence."""
        _, out, _ = run(capsys, "query", "commitments", "strength >= pilot", "--limit", "1")
        firm = load().commitments.where(c.strength >= Strength.PILOT).count()
        assert f"({firm - 1} more; --limit)" in out
        assert "(2 could not be decided: --undetermined prints them)" in out
        _, out, _ = run(capsys, "query", "commitments", "strength>=pilot", "--undetermined")
        assert [line.split()[0] for line in out.splitlines()] == [
            "id", "court-delays", "las-review-local-offer",
        ]  # fmt: skip

    def test_as_csv(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What is no row goes to the errors, so that the file stays a table."""
        code, out, err = run(
            capsys, "query", "funding", "amount certainly_exceeds £9bn", "--format", "csv",
            "--sort", "amount.low:desc", "--columns", "id,amount", "--limit", "1",
        )  # fmt: skip
        assert code == 0
        assert out == "id,amount\ncsc-yearly-spending-2023,over £10 billion\n"
        assert err.startswith("(")
        assert err.endswith(" could not be decided: --undetermined prints them)\n")

    @pytest.mark.parametrize("options", [("--json",), ("--format", "json")])
    def test_as_json(self, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]) -> None:
        """Each row says what it rests on, and the unknown are named."""
        words = ("query", "commitments", "strength=explore", "--columns", "id,strength,lead_ids")
        code, out, _ = run(capsys, *words, *options)
        data = json.loads(out)
        assert (code, data["kind"], data["count"]) == (0, "commitments", 2)
        assert data["undetermined"] == ["court-delays", "las-review-local-offer"]
        row = data["rows"][0]
        assert (row["id"], row["strength"]) == ("kinship-legal-aid-explore", "explore")
        assert any("Department for Education" in note for note in row["because"])

    def test_conditions_may_stand_between_options(self, capsys: pytest.CaptureFixture[str]) -> None:
        """As people type them."""
        words = ("query", "pillars", "--columns", "number", "number>1", "--limit", "1", "number<3")
        assert run(capsys, *words)[1].split() == ["number", "2"]
        ended = ("query", "pillars", "--columns", "number", "--", "number>1", "number<3")
        assert run(capsys, *ended)[1].split() == ["number", "2"]

    def test_a_limit_leaves_the_count(self, capsys: pytest.CaptureFixture[str]) -> None:
        """JSON tells how many were found, and prints so many."""
        _, out, _ = run(capsys, "query", "pillars", "--limit", "2", "--json")
        data = json.loads(out)
        assert (data["count"], len(data["rows"])) == (6, 2)

    def test_a_saved_query_is_read_as_utf_8(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """What is no text is said in one line, and so are the faults of a query."""
        file = tmp_path / "query.json"
        file.write_bytes(b"\xff")
        code, _, err = run(capsys, "query", "pillars", "--saved", str(file))
        assert (code, err.count("\n")) == (2, 1)
        assert "got 'bytes that are not UTF-8'" in err
        file.write_text('{"query_version": 2, "about": "pillars"}', encoding="utf-8")
        code, _, err = run(capsys, "query", "pillars", "--saved", str(file))
        assert code == 2
        assert err.splitlines() == [
            "csc-reform: condition must be an object, got None @ /where (<text>:1:1)",
            (
                "query_version must be 1, got 2; install a newer csc-reform to read it "
                "@ /query_version (<text>:1:2)"
            ),
        ]

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
    def test_a_full_disk_is_one_line(self) -> None:
        """What could not be written is not taken for written."""
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(
                [sys.executable, "-m", "csc_reform", "query", "sources", "--format", "csv"],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert done.returncode == 2
        assert done.stderr == "csc-reform: output must be writable, got No space left on device\n"

    @pytest.mark.skipif(os.name != "posix", reason="a POSIX shell closes the output")
    def test_a_closed_output_is_one_line(self) -> None:
        """There is nowhere to write, and no traceback for it."""
        done = subprocess.run(
            ["/bin/sh", "-c", f"'{sys.executable}' -m csc_reform query pillars >&-"],
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr == "csc-reform: output must be open, got none\n"

    def test_any_of_the_conditions(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Conditions are joined by & unless one of them is enough."""
        words = ("query", "pillars", "number=1", "number=2", "--columns", "number")
        assert run(capsys, *words)[1] == "nothing in view\n"
        assert run(capsys, *words, "--any")[1].split() == ["number", "2", "1"]

    def test_a_query_is_saved_and_asked_again_of_any_view(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """What is saved asks what was known on a day as well."""
        file = tmp_path / "piloted.json"
        words = ("query", "commitments", "strength=pilot")
        _, saved, _ = run(capsys, *words, "pillar_id=family-networks", "--format", "saved")
        file.write_text(saved, encoding="utf-8")
        again = ("query", "commitments", "--saved", str(file), "--columns", "id")
        assert run(capsys, *again)[1].split() == ["id", "kinship-allowance"]
        assert run(capsys, *again, "--known", "2023-02-02")[1] == "nothing in view\n"

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            (("commitmets",), "kind must be one of sources, organisations, offices, groups, areas"),
            (("commitmets",), "did you mean 'commitments'?"),
            (("commitments", "strenght>=pilot"), "did you mean 'strength'?"),
            (("commitments", "strength>=pilott"), "strength must be one of explore, consult"),
            (("commitments", "strength"), "condition must be a field, an operator and a value"),
            (("commitments", "nature < aim"), "op must be one that commitment.nature has (==, !=,"),
            (("commitments", "title on 2023-02-02 = x"), "field must be one with a history"),
            (("commitments", "strength on 2023-2-2 = pilot"), "day must be a day written YYYY-MM"),
            (("commitments", "pillar_id is_none x"), "pillar_id must be followed by nothing after"),
            (
                ("commitments", "--sort", "nature"),
                "sort must be a field that has an order, got 'nature'",
            ),
            (
                ("funding", "--sort", "amount"),
                "sort must be amount followed by .low or .high, got 'amount'",
            ),
            (("funding", "--sort", "id.low"), "sort must be id followed by no end, got 'id.low'"),
            (("funding", "--sort", "?"), "sort must be a field, perhaps with an end, got '?'"),
            (("funding", "--columns", "amont"), "did you mean 'amount'?"),
            (("funding", "--columns", "a b c"), "field must be a name, or a name and a day"),
            (
                ("funding", "--sort", "id,,title"),
                "sort must be a field, perhaps with an end, got ''",
            ),
            (
                ("funding", "amount is_known", "--format", "saved", "--undetermined"),
                "only conditions are saved: leave out --undetermined",
            ),
            (
                ("funding", "amount is_known", "--format", "saved", "--known", "2023-02-02"),
                "only conditions are saved: leave out --known",
            ),
            (
                ("funding", "amount is_known", "--format", "saved", "--confidence", "A"),
                "only conditions are saved: leave out --confidence",
            ),
            (("funding", "--json", "--format", "csv"), "format must be json, as --json says, got"),
            (("funding", "--format", "saved", "--sort", "nope"), "must be one of the fields"),
            (
                ("commitments", "pillar_id=family-network"),
                "pillar_id must be an id from pillars, got 'family-network'; did you mean",
            ),
            (
                ("funding", "id=strategy-200m-2y"),
                "id must be an id of today, got 'strategy-200m-2y'; it is 'strategy-200m' now",
            ),
            (("funding", "--limit", "-1"), "limit must be 0 or more, got -1"),
            (("funding", "--format", "saved"), "conditions must be at least one, to be saved"),
            (("funding", "--saved", "nowhere.json"), "saved must be a readable file, nowhere.json"),
            (("claims", "asserted may_exceed 50%"), "say which before it, such as 'share 60%'"),
        ],
    )
    def test_what_cannot_be_asked_is_one_line_and_exit_code_2(
        self, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], expected: str
    ) -> None:
        """The field or value that is wrong is named, and what it may have been."""
        code, out, err = run(capsys, "query", *words)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        assert expected in err


class TestMistakes:
    """What a user may type wrong."""

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (
                ("chekc",),
                "command must be one of brief, check, cite, claims, coverage, diff, payable, query, rate, reconcile, rules, schema, show, timeline, together, got 'chekc'",
            ),
            (("--known", "yesterday"), "day must be a day written YYYY-MM-DD, got 'yesterday'"),
            (("--know",), "ambiguous option"),
            (("rate", "kinship-allowence", "--on", "2025-05-01"), "allowance id must be a known"),
            (
                ("reconcile", "kinship-zones-126m"),
                "id must be a sum made of others, got 'kinship-zones-126m'",
            ),
            (("check", "--format", "xml"), "argument --format: invalid choice: 'xml'"),
            (("query", "funding", "--limitt", "1"), "unrecognized arguments: --limitt 1"),
            (("rate", "x", "--on", "2025-05-01", "y"), "unrecognized arguments: y"),
            (("diff", "--to", "2023-12-18"), "the following arguments are required: --from"),
            (
                ("diff", "--from", "2023-12-18", "--to", "2023-02-02"),
                "to must be 2023-12-18 or later, got '2023-02-02'",
            ),
            (("diff", "--from", "2023"), "day must be a day written YYYY-MM-DD, got '2023'"),
            (("timeline", "--about", "kinship-alowance"), "did you mean 'kinship-allowance'"),
            (
                ("timeline", "--from", "2024-01-01", "--to", "2023-01-01"),
                "to must be 2024-01-01 or later, got '2023-01-01'",
            ),
            (("timeline", "--overdue", "2024-01-01", "--slippage"), "not allowed with argument"),
        ],
    )
    def test_a_mistake_is_one_line_and_exit_code_2(
        self, arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """No traceback, one line, and the code for what could not be run."""
        try:
            code = main(arguments)
        except SystemExit as stopped:
            code = int(str(stopped.code))
        err = capsys.readouterr().err
        assert code == 2
        if arguments != ("--know",):
            assert words in err
        assert err.count("\n") == 1
        assert err.startswith("csc-reform: ")
