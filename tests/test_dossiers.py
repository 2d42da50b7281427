"""Dossiers: what is known about one thing, on one page, as of some day."""

import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from csc_reform import (
    Allowance,
    Citation,
    Commitment,
    Count,
    Dossier,
    Entity,
    FundingLine,
    FundingRole,
    History,
    Milestone,
    Money,
    NotKnown,
    PartialDate,
    Per,
    Programme,
    Progress,
    Reform,
    Relation,
    RelationKind,
    Source,
    SourceKind,
    Span,
    Stated,
    StatementKind,
    Strength,
    Target,
    UnknownIdError,
    dossier,
    load,
)
from csc_reform.dossiers import DossierRow
from csc_reform.entities.allowances import KeyedOn, YearKind
from csc_reform.entities.commitments import Figure
from csc_reform.entities.entity import Basis, citations_of
from csc_reform.entities.rates import Rate
from csc_reform.values.ages import AgeBand

NMA = "foster-carer-national-minimum-allowance"
PASSAGE = Citation(source_id="paper", locator="¶1")
LATER = Citation(source_id="release", locator="¶2", as_printed="12 areas")
SOURCES: tuple[Entity, ...] = (
    Source(
        id="paper", title="Paper", kind=SourceKind.REPORT, published=PartialDate.parse("2020-01-02")
    ),
    Source(
        id="release",
        title="Release",
        kind=SourceKind.PRESS_RELEASE,
        published=PartialDate.parse("2021-03-04"),
    ),
)


def lines(page: Dossier, heading: str) -> list[str]:
    """Give the lines that the page prints under a heading, without their indentation."""
    blocks = page.as_text().split("\n\n")
    found = [block.split("\n") for block in blocks if block.startswith(f"{heading}\n")]
    return [line.strip() for block in found for line in block[1:]]


def rows(page: Dossier, heading: str) -> tuple[DossierRow, ...]:
    """Give the rows under a heading; none where it is not on the page."""
    section = page.section(heading)
    return section.rows if section else ()


def flat(text: str) -> str:
    """Give a text without the ends of its lines."""
    return " ".join(text.split())


def everything(page: Dossier) -> Iterator[DossierRow]:
    """Give every row of a page, with those inside others."""
    waiting = [row for section in page.sections for row in section.rows]
    while waiting:
        row = waiting.pop()
        waiting += row.details
        yield row


class TestCommitment:
    """The page of a commitment."""

    def test_the_trial_of_family_help_on_the_day_of_the_strategy(self) -> None:
        """Who leads it, how firmly, and the cap that one release prints in two ways."""
        page = dossier(load(), "test-family-help", known="2023-02-02")
        assert page.as_text().startswith(
            "Trial of Family Help in some areas\ncommitment test-family-help\n"
        )
        own = lines(page, "WHAT IT IS")
        assert "pillar          Family Help (family-help)" in own
        assert "led by          Department for Education (dfe) [1 ¶4]" in own
        assert lines(page, "HOW FIRMLY") == [
            "strength  pilot, from 2 February 2023 [1 ¶4; 2 ¶8, ¶17]"
        ]
        targets = lines(page, "TARGETS")
        assert targets[0] == "places where Family Help is tried out"
        assert flat(" ".join(targets[1:3])) == (
            "cap sources differ: up to 12 local areas | 12 local authorities (unlike units, "
            "not compared)"
        )
        assert "up to 12 local areas [1 ¶4; 2 ¶17]" in targets
        assert "12 local authorities [2 ¶8]" in targets
        assert "delivered  not known: no source in view states it" in targets

    def test_its_money_is_as_hedged_as_it_is_printed(self) -> None:
        """Both figures of one release are there, and what reconciling says of the whole."""
        money = dossier(load(), "test-family-help", known="2023-02-02")
        text = flat(" ".join(lines(money, "MONEY")))
        assert "amount sources differ: £45 million | over £45 million (agree only if rounded)" in (
            text
        )
        assert "over £45 million [1 ¶4; 2 ¶17]" in text
        assert "period not known: no source in view states it" in text
        assert "part of Money behind the strategy (strategy-200m), inferred" in text
        assert "Money behind the strategy (strategy-200m) cannot be decided" in text

    def test_its_positions_and_recommendations(self) -> None:
        """Who said what of it, in which voice, and which recommendation it answers."""
        page = dossier(load(), "test-family-help", known="2023-02-02")
        (position,) = rows(page, "positions")
        assert position.label == "2 February 2023"
        assert "(appgap), its chair, criticises: " in position.text
        (recommendation,) = rows(page, "recommendations")
        assert recommendation.id == "rec-family-help"
        assert recommendation.details[0].text.endswith(" narrows it, inferred")

    def test_how_the_kinship_allowance_grew(self) -> None:
        """Each strength has its day; in February nothing of December is on the page."""
        december = dossier(load(), "kinship-allowance", known="2023-12-18")
        assert lines(december, "HOW FIRMLY") == [
            "strength  pilot",
            "2 February 2023   explore [1 ¶21]",
            "18 December 2023  pilot, changed from explore [2 ¶12]",
        ]
        february = dossier(load(), "kinship-allowance", known="2023-02-02")
        assert lines(february, "HOW FIRMLY") == ["strength  explore, from 2 February 2023 [1 ¶21]"]
        assert not rows(february, "programmes")
        assert "programmes       nothing in view" in lines(february, "NOT KNOWN")

    def test_how_late_its_pilot_came(self) -> None:
        """The promised season, the day it came, and the days between, with their sources."""
        page = dossier(load(), "kinship-allowance", known="2026-02-27")
        text = flat(" ".join(lines(page, "PROMISED DAYS")))
        assert "said 13 June 2025 between 1 September 2025 and 30 November 2025" in text
        assert "delivered 27 February 2026: 89 to 179 days late" in text
        assert not page.notices

    def test_what_is_overdue_is_said_at_the_top(self) -> None:
        """A promise whose day is past is told in the head of the page and beside itself."""
        page = dossier(load(), "dashboard", known="2023-12-18", on="2025-01-01")
        head = page.as_text().split("\n\n", maxsplit=1)[0]
        assert "OVERDUE on 1 January 2025: no source in view tells of its delivery" in head
        page = dossier(load(), "dashboard", known="2023-12-18", on="2024-06-01")
        assert [notice.label for notice in page.notices] == ["may be overdue"]

    def test_a_former_id_leads_to_it(self) -> None:
        """The page says which id it is now."""
        page = dossier(load(), "kinship-allowance-explore", known="2023-12-18")
        text = "kinship-allowance-explore is a former id: it is kinship-allowance now"
        assert text in page.as_text()


class TestProgramme:
    """The page of a programme."""

    def test_the_kinship_zones(self) -> None:
        """Its seven areas by name, its progress, and what it replaces."""
        page = dossier(load(), "kinship-zones", known="2026-02-27")
        where = flat(" ".join(lines(page, "WHERE")))
        assert where.startswith("places 7 local authorities [")
        assert "Bexley (bexley), Bolton (bolton), Medway (medway), Newcastle upon Tyne" in where
        (progress,) = rows(page, "progress")
        assert progress.text == "under way, from 27 February 2026"
        own = [row.text for row in rows(page, "what it is") if row.label == "replaces"]
        assert own == ["Kinship allowance trial (kinship-allowance-trial)"]
        assert "amount       £126 million" in "\n".join(lines(page, "MONEY"))

    def test_what_replaced_an_earlier_design(self) -> None:
        """The page of what was replaced names what came after it."""
        page = dossier(load(), "kinship-allowance-trial", known="2026-02-27")
        assert [row.id for row in rows(page, "replaced by")] == ["kinship-zones"]


class TestAllowance:
    """The page of an allowance."""

    def test_the_table_of_a_day(self) -> None:
        """The rates by region and band are those of the day, under the heads of the bands."""
        page = dossier(load(), NMA, known="2025-04-06", on="2025-05-01")
        rates = [re.sub(r" \[\d+ ", " [", line) for line in lines(page, "RATES")]
        assert rates[:5] == [
            "in force    on 1 May 2025, by region and age, paid a week [table]",
            "age               0-2   3-4  5-10  11-15  16-17",
            "London           £198  £201  £225   £257   £299",
            "South East       £189  £196  £216   £247   £288",
            "Rest of England  £170  £176  £194   £220   £258",
        ]
        assert "known       6 April 2024 to 5 April 2025: 15 rates [table]" in rates
        assert any(line.startswith("not known   no table, or not a whole one") for line in rates)
        assert "review due  6 April 2026" in rates
        assert not page.notices

    def test_a_review_that_is_due_is_said_loudly(self) -> None:
        """From the day on which a new table is needed, and not on the day before."""
        loud = "REVIEW DUE since 6 April 2026: no table in view is for that day or a later one"
        due = dossier(load(), NMA, known="2025-04-06", on="2026-04-06")
        assert loud in due.as_text().split("\n\n", maxsplit=1)[0]
        assert "no rate, not yet known, the last known ends on 5" in due.as_text()
        assert loud not in dossier(load(), NMA, known="2025-04-06", on="2026-04-05").as_text()

    def test_before_any_rate_was_known(self) -> None:
        """What was announced without a figure is told as such."""
        page = dossier(load(), NMA, known="2023-02-02")
        assert "announced without a figure" in rows(page, "rates")[0].text
        announced = [row for row in rows(page, "what it is") if row.label == "announcements"]
        assert announced[0].text == "above inflation, no figure given"

    def test_one_rate_for_all(self) -> None:
        """An allowance that differs by neither age nor region has no table."""
        page = dossier(load(), "setting-up-home-allowance", known="2026-02-27")
        rate = rows(page, "rates")[0]
        assert (rate.text, rate.table) == ("on 27 February 2026: £3,000, paid once", ())

    def test_bands_that_a_later_table_has_no_longer(self) -> None:
        """A rate for all ages after a table by age, keyed on the day of the start."""
        table = [
            Rate(
                amount=Money.parse(amount),
                span=Span.parse(*span),
                band=band,
                citations=(PASSAGE,),
            )
            for amount, span, band in (
                ("£10 a week", ("2020-01-01", "2020-12-31"), AgeBand(0, 4)),
                ("£20 a week", ("2020-01-01", "2020-12-31"), AgeBand(5, 17)),
                ("£30 a week", ("2021-01-01", "2021-12-31"), None),
            )
        ]
        allowance = Allowance(
            id="allowance",
            title="Allowance",
            rates=tuple(table),
            keyed_on=History.of(Stated(KeyedOn.START_DATE, citations=(PASSAGE,))),
        )
        reform = Reform([*SOURCES, allowance])
        later = rows(dossier(reform, "allowance", on="2021-06-01"), "rates")[0]
        assert later.text == "for a start on 1 June 2021: £30, paid a week"
        earlier = rows(dossier(reform, "allowance", on="2020-06-01"), "rates")[0]
        assert earlier.table == (("age", "0-4", "5-17"), ("all regions", "£10", "£20"))

    def test_how_a_one_off_allowance_is_paid_out(self) -> None:
        """Each instalment has its day after the start, its amount and its sources."""
        known = dossier(load(), "care-leaver-apprenticeship-bursary")
        allowance = load().allowances["care-leaver-apprenticeship-bursary"]
        assert allowance.instalments
        told = [row.text for row in rows(known, "rates") if row.label == "instalment"]
        assert [text.split(", for a start ")[0] for text in told] == [
            f"day {one.day}: {one.amount}" for one in allowance.instalments
        ]

    def test_a_table_too_wide_for_the_screen_is_told_line_by_line(self) -> None:
        """No column is lost, and no line is longer than the screen is wide."""
        year = History.of(Stated(YearKind.TAX, citations=(PASSAGE,)))
        cells = tuple(
            Rate(
                amount=Money.exactly(1_000_000 + age, per=Per.A_WEEK),
                span=Span.parse("2020-04-06", "2021-04-05"),
                band=AgeBand(age, age),
                citations=(PASSAGE,),
            )
            for age in range(12)
        )
        allowance = Allowance(id="allowance", title="Allowance", rates=cells, year=year)
        text = dossier(Reform([*SOURCES, allowance]), "allowance", on="2020-05-01").as_text()
        assert max(map(len, text.split("\n"))) <= 80
        assert "all regions: age 0 £1 million, age 1 £1,000,001," in flat(text)
        assert "age 11 £1,000,011" in flat(text)


class TestHistories:
    """How statements are told."""

    @staticmethod
    def of(*statements: Stated[Figure], incomplete: bool = False) -> list[str]:
        """Print the cap of a target of which so many statements are made."""
        target = Target(what="areas", cap=History(statements, incomplete=incomplete))
        commitment = Commitment(
            id="mine", title="Mine", targets=(target,), citations=(PASSAGE, LATER)
        )
        return lines(dossier(Reform([*SOURCES, commitment]), "mine"), "TARGETS")[1:]

    def test_a_correction_names_what_was_wrong(self) -> None:
        """Each statement has its day, and says what it does to the other."""
        wrong = Stated(Count.parse("2 areas"), citations=(PASSAGE,), key="wrong")
        right = Stated(
            Count.parse("12 areas"),
            citations=(LATER,),
            kind=StatementKind.CORRECTS,
            revises="wrong",
        )
        told = self.of(wrong, right)
        assert told[:3] == [
            "cap        12 areas",
            "said 2 January      2 areas [1 ¶1]",
            "2020",
        ]
        assert "said 4 March 2021   12 areas, corrected from 2 areas [2 ¶2]" in told

    def test_a_withdrawal_leaves_it_unknown(self) -> None:
        """What was taken back is told, and that nothing is known in its place."""
        said = Stated(Count.parse("2 areas"), citations=(PASSAGE,), key="said")
        back = Stated(said.value, citations=(LATER,), kind=StatementKind.WITHDRAWS, revises="said")
        told = self.of(said, back)
        assert told[0] == "cap        not known: what was stated has been withdrawn"
        assert "said 4 March 2021   2 areas, taken back [2 ¶2]" in told

    def test_what_is_incomplete_says_so(self) -> None:
        """Earlier statements that are not recorded are told of."""
        told = self.of(Stated(Count.parse("2 areas"), citations=(PASSAGE,)), incomplete=True)
        assert told[1:3] == ["earlier  not recorded here", "2 areas [1 ¶1]"]

    def test_a_footnote_repeats_what_is_printed(self) -> None:
        """The figure as printed stands beside its place in the source."""
        commitment = Commitment(id="mine", title="Mine", citations=(LATER,))
        page = dossier(Reform([*SOURCES, commitment]), "mine")
        assert page.as_text().endswith(
            "SOURCES\n  [1] Release, press release, 4 March 2021: ¶2 prints 12 areas"
        )


class TestWhatIsMissing:
    """What a page says of what is not there."""

    def test_a_misspelt_id_is_heard(self) -> None:
        """It is refused, with those that look like it."""
        with pytest.raises(UnknownIdError, match="did you mean 'kinship-allowance'") as raised:
            dossier(load(), "kinship-alowance", known="2023-12-18")
        assert raised.value.near[0] == "kinship-allowance"

    def test_what_is_known_later_is_told_from_which_day(self) -> None:
        """It is not misspelt, so nothing else is suggested."""
        with pytest.raises(UnknownIdError) as raised:
            dossier(load(), "kinship-zones", known="2023-02-02")
        assert str(raised.value) == (
            "entity id must be a known id, got 'kinship-zones'; it is not known on 2 February "
            "2023, but is from 27 February 2026"
        )
        assert raised.value.near == ()

    def test_a_label_is_known_from_the_day_on_which_it_is_named(self) -> None:
        """An area has no source of its own."""
        with pytest.raises(UnknownIdError, match="but is from 27 February 2026"):
            dossier(load(), "bexley", known="2023-02-02")

    def test_what_no_view_ever_holds(self) -> None:
        """What rests on a source that is not there is known on no day."""
        lost = Commitment(
            id="lost", title="Lost", citations=(Citation(source_id="none", locator="¶1"),)
        )
        reform = Reform([*SOURCES, lost])
        with pytest.raises(UnknownIdError, match="no source in view gives a day"):
            dossier(reform, "lost", known="2030-01-01")
        page = dossier(reform, "lost")
        assert [source.note for source in page.sources] == ["none, which is no source in view"]

    def test_what_is_named_and_not_there(self) -> None:
        """A reference that leads nowhere is printed as such, and a publisher too."""
        orphan = Source(
            id="orphan",
            title="Orphan",
            kind=SourceKind.REPORT,
            publisher_ids=("nobody",),
            published=PartialDate.parse("2020"),
        )
        commitment = Commitment(
            id="mine",
            title="Mine",
            pillar_id="nowhere",
            citations=(Citation(source_id="orphan", locator="¶1", speaker_id="someone"),),
        )
        page = dossier(Reform([orphan, commitment]), "mine")
        assert rows(page, "what it is")[0].text == "nowhere (not in view)"
        (source,) = page.sources
        assert source.note == "Orphan, report, 2020"
        assert source.passages[0].speaker == "someone"

    def test_a_reform_without_sources(self) -> None:
        """There is then no newest day, and the page is made all the same."""
        group = next(one for one in load().groups if one.id == "foster-carers")
        page = dossier(Reform([attrs.evolve(group, citations=())]), "foster-carers")
        assert (page.on, page.sources, page.sections) == ("0001-01-01", (), ())


class TestLongLists:
    """Lists that are longer than a screen."""

    def test_a_list_is_cut_with_a_count_and_a_command(self) -> None:
        """Twelve are shown, and how many there are more; the command shows them."""
        view = load().known_on("2023-12-18")
        page = dossier(load(), "hansard-wms-2023-12-18", known="2023-12-18", on="2024-01-01")
        resting = [one for one in view if page.id in one.cited_ids and one.id != page.id]
        command = (
            "python -m csc_reform show hansard-wms-2023-12-18 --known 2023-12-18 "
            "--on 2024-01-01 --all"
        )
        assert f"and {len(resting) - 12} more: {command}" in flat(page.as_text())
        whole = page.as_text(whole=True)
        assert command not in flat(whole)
        for one in resting:
            assert f"({one.id})" in flat(whole)

    def test_machines_get_all_of_it(self) -> None:
        """The JSON is never cut."""
        page = dossier(load(), "hansard-wms-2023-12-18", known="2023-12-18")
        assert len(rows(page, "what rests on it")) > 12
        for row in rows(page, "what rests on it"):
            assert f'"id": "{row.id}"' in page.as_json()


class TestMoney:
    """Sums and how they are related."""

    def test_a_sum_that_is_part_of_others_is_told_both_ways(self) -> None:
        """The page of a whole names its parts, that of a part the whole, and both how it sums."""
        lines_ = [
            FundingLine(
                id=id_,
                title=id_.title(),
                role=FundingRole.ALLOCATION,
                amount=History.of(Stated(Money.parse(amount), citations=(PASSAGE,))),
                relations=tuple(
                    Relation(
                        kind=RelationKind.PART_OF,
                        to_id="whole",
                        basis=Basis.STATED,
                        citations=(PASSAGE,),
                    )
                    for _ in range(id_ != "whole")
                ),
            )
            for id_, amount in (("whole", "£10 million"), ("part", "over £4 million"))
        ]
        reform = Reform([*SOURCES, *lines_])
        whole = flat(" ".join(lines(dossier(reform, "whole"), "MONEY")))
        assert "includes Part (part): over £4 million, stated [1 ¶1]" in whole
        assert "exact over £4 million = over £4 million, against £10 million" in whole
        part = flat(" ".join(lines(dossier(reform, "part"), "MONEY")))
        assert part.startswith("Whole (whole) cannot be decided [1 ¶1] exact ")

    def test_figures_are_those_of_the_record(self) -> None:
        """Every amount, cap, place and rate on a page is the record's own."""
        reform = load()
        for commitment in reform.commitments:
            page = dossier(reform, commitment.id)
            texts = "\n".join(row.text for row in everything(page))
            for line in reform.funding:
                if line.subject_id == commitment.id:
                    amounts = [str(one.value) for one in line.amount.statements]
                    assert all(amount in texts for amount in amounts)
            for target in commitment.targets:
                for history in (target.cap, target.target, target.delivered):
                    latest = history.latest
                    words = [str(one.value) for one in history.statements]
                    assert all(word in texts for word in words)
                    assert not isinstance(latest, NotKnown) or str(latest) in texts


class TestEveryKind:
    """A page for whatever there is."""

    def test_every_entity_that_is_bundled_has_a_page(self) -> None:
        """All that names it is on its page, in 80 columns."""
        reform = load()
        for entity in reform:
            page = dossier(reform, entity.id)
            told = {row.id for row in everything(page)}
            assert {one.id for one in reform.related(entity.id) if one is not entity} <= told
            assert max(map(len, page.as_text(whole=True).split("\n"))) <= 80
            passages = {
                (source.id, passage.locator, passage.as_printed)
                for source in page.sources
                for passage in source.passages
            }
            for citation in citations_of(entity):
                told_of = (citation.source_id, citation.locator, citation.as_printed)
                assert told_of in passages

    def test_a_programme_of_ones_own(self) -> None:
        """A milestone of a programme is also on the page of the commitment that it carries out."""
        commitment = Commitment(
            id="mine",
            title="Mine",
            strength=History.of(Stated(Strength.COMMIT, citations=(PASSAGE,))),
        )
        programme = Programme(
            id="work",
            title="Work",
            commitment_ids=("mine",),
            progress=History.of(Stated(Progress.UNDER_WAY, citations=(LATER,))),
        )
        milestone = Milestone(
            id="day",
            title="Day",
            subject_id="work",
            promised=History.of(Stated(PartialDate.parse("2021-02-03"), citations=(PASSAGE,))),
        )
        page = dossier(Reform([*SOURCES, commitment, programme, milestone]), "mine")
        assert rows(page, "programmes")[0].details[0].text == "under way"
        (promised,) = rows(page, "promised days")
        assert [row.label for row in promised.details] == [
            "about",
            "promised for",
            "came about",
            "overdue",
        ]
        assert page.notices[0].text.endswith("tells of its delivery (day)")


def test_the_page_of_the_documentation_is_what_is_printed() -> None:
    """Each line that it shows is on the page, in that order; the page may have more."""
    text = (Path(__file__).parent.parent / "docs" / "everything-about-one-thing.md").read_text(
        encoding="utf-8"
    )
    shown = text.split("```text\n")[1].split("```")[0].splitlines()
    printed = iter(dossier(load(), "kinship-allowance", known="2023-12-18").as_text().split("\n"))
    assert [line for line in shown if line not in printed] == []
