"""The Act of 2026, the guidance and data strategy, and statistics with their vintages."""

import pytest

from csc_reform import (
    Conflict,
    NotKnown,
    Progress,
    SourceKind,
    Span,
    StatementKind,
    Strength,
    Verdict,
    check_claims,
    load,
)

ACT = "childrens-wellbeing-and-schools-act-2026"


class TestBill:
    """The stages of the Bill, from its introduction to Royal Assent."""

    @pytest.mark.parametrize(
        ("stage", "day"),
        [
            pytest.param("cws-introduced", "2024-12-17", id="evidence 2.10: introduction"),
            pytest.param("cws-2r", "2025-01-08", id="evidence 2.10: second reading"),
            pytest.param("cws-committee", "2025-02-11", id="evidence 2.10: committee"),
            pytest.param("cws-commons-end", "2025-03-18", id="evidence 2.10: last Commons stage"),
            pytest.param("cws-lords-1r", "2025-03-19", id="evidence 2.10: first reading, Lords"),
            pytest.param(
                "cws-lords-committee", "2025-05-20/2025-09-18", id="evidence 2.10: Lords committee"
            ),
            pytest.param("cws-lords-report", "2026-01", id="evidence 2.10: Lords report"),
        ],
    )
    def test_each_stage_has_its_day(self, stage: str, day: str) -> None:
        """A stage came about on one day, in one month, or from one day to another."""
        assert str(load().milestones[stage].actual.require()) == day

    def test_second_reading_in_the_lords_is_disputed(self) -> None:
        """Evidence 2.10, 2.16: two pages of Parliament print 1 May and 5 May; both are kept."""
        actual = load().milestones["cws-lords-2r"].actual
        assert isinstance(actual.latest, Conflict)
        printed = {
            str(side.value): [one.source_id for one in side.citations]
            for side in actual.latest.sides
        }
        assert printed == {
            "2025-05-01": ["uk-parliament-2025-05-02", "ed-yourself-cws-bill-2025-05"],
            "2025-05-05": ["uk-parliament-2025-05-16"],
        }

    @pytest.mark.parametrize(
        ("day", "known"),
        [
            pytest.param("2025-05-01", None, id="evidence 2.10: only announced so far"),
            pytest.param("2025-05-02", "2025-05-01", id="evidence 2.10: told the day after"),
            pytest.param("2025-05-15", "2025-05-01", id="evidence 2.16: before the other page"),
        ],
    )
    def test_nobody_disputed_it_at_first(self, day: str, known: str | None) -> None:
        """Until the second page came out there was one day, and before that a promise."""
        milestone = load().known_on(day).milestones["cws-lords-2r"]
        assert str(milestone.promised.require()) == "2025-05-01"
        latest = milestone.actual.latest
        assert (None if isinstance(latest, NotKnown) else str(latest)) == known

    def test_royal_assent_is_disputed(self) -> None:
        """Evidence 2.10, 2.16: the Act has 29 April 2026, a provider's page 30 April."""
        milestone = load().milestones["cws-royal-assent"]
        assert isinstance(milestone.actual.latest, Conflict)
        assert [str(side.value) for side in milestone.actual.latest.sides] == [
            "2026-04-29",
            "2026-04-30",
        ]
        then = load().known_on("2026-05-11").milestones["cws-royal-assent"]
        assert str(then.actual.require()) == "2026-04-29"


class TestAct:
    """What the Act binds government to, and from when."""

    def test_it_is_a_source_of_its_day(self) -> None:
        """Evidence 2.10: it was passed on 29 April 2026, and no earlier view has it."""
        act = load().sources[ACT]
        assert (act.kind, str(act.published)) == (SourceKind.ACT, "2026-04-29")
        before = load().known_on("2026-04-28")
        assert ACT not in before.sources
        assert not any(milestone.subject_id == ACT for milestone in before.milestones)

    @pytest.mark.parametrize(
        ("commitment", "section", "pillar"),
        [
            pytest.param(
                "family-group-decision-making-duty", "s.1", "family-networks", id="evidence 2.10: 1"
            ),
            pytest.param(
                "multi-agency-child-protection-teams",
                "s.3",
                "child-protection",
                id="evidence 2.10: 3",
            ),
            pytest.param(
                "staying-close-support-duty", "s.7", "children-in-care", id="evidence 2.10: 7"
            ),
        ],
    )
    def test_it_legislates(self, commitment: str, section: str, pillar: str) -> None:
        """Each duty rests on a section, which regulations are to bring into force on no known day."""
        reform = load()
        duty = reform.commitments[commitment]
        assert (duty.strength.require(), duty.pillar_id) == (Strength.LEGISLATE, pillar)
        assert [(one.source_id, one.locator) for one in duty.strength.statements[0].citations] == [
            (ACT, section)
        ]
        assert isinstance(duty.strength.on("2026-04-28"), NotKnown)
        assert duty.strength.on("2026-04-29") is Strength.LEGISLATE
        milestone = reform.milestones[f"cws-commencement-{section.replace('.', '')}"]
        assert (milestone.locator, milestone.condition[:11]) == (section, "regulations")
        assert isinstance(milestone.promised.latest, NotKnown)
        assert isinstance(milestone.actual.latest, NotKnown)

    def test_sections_that_commence_two_months_on(self) -> None:
        """Evidence 2.10: eleven sections are due at the end of June 2026, the powers at once."""
        sections = {
            milestone.locator: str(milestone.promised.require())
            for milestone in load().milestones
            if milestone.subject_id == ACT and milestone.promised.statements
        }
        numbers = (5, 22, 31, 36, 51, 55, 56, 58, 59, 60, 61)
        assert sections == {f"s.{number}": "2026-06-28/2026-06-30" for number in numbers}
        powers = load().milestones["cws-commencement-s78"]
        assert (powers.locator, str(powers.actual.require())) == ("s.78", "2026-04-29")

    def test_other_lands_have_their_own_days(self) -> None:
        """Evidence 2.10: ministers in Wales and Scotland commence what is theirs."""
        reform = load()
        extents = {
            milestone.extent: milestone.condition
            for milestone in reform.milestones
            if milestone.extent and milestone.id.startswith("cws-")
        }
        assert extents == {
            "Wales": "regulations of ministers in Wales",
            "Scotland": "regulations of ministers in Scotland",
        }
        assert reform.milestones["cws-commencement-rest"].extent == ""

    def test_teams_were_planned_before(self) -> None:
        """Evidence 2.9: a paper of January 2026 aims at late 2027, and binds to nothing yet."""
        reform = load()
        assert (
            "multi-agency-child-protection-teams" not in reform.known_on("2026-01-06").commitments
        )
        then = reform.known_on("2026-01-07")
        assert str(then.milestones["macpt-regs"].promised.require()) == "2027"
        teams = then.commitments["multi-agency-child-protection-teams"]
        assert isinstance(teams.strength.latest, NotKnown)


class TestGuidance:
    """The National Framework, the data strategy and the editions of Working Together."""

    def test_the_framework_is_statutory(self) -> None:
        """Evidence 2.9: it was issued as statutory guidance on 15 December 2023."""
        progress = load().commitments["national-framework"].progress
        (delivered, *_) = progress.statements
        assert delivered.value is Progress.DELIVERED
        assert str(delivered.effective and delivered.effective.start) == "2023-12-15"
        assert "csc-reform-statement-2023" in {one.source_id for one in delivered.citations}

    def test_the_data_strategy_has_an_official_title(self) -> None:
        """Evidence 2.9: both that name and the one used in Parliament lead to it."""
        aliases = load().sources["csc-data-strategy"].aliases
        assert "Children's Social Care Data and Digital Strategy" in aliases
        assert "digital and data strategy" in aliases

    def test_each_edition_replaces_the_one_before(self) -> None:
        """Evidence 2.9: 2026 takes the place of 2023, and 2023 that of 2018."""
        sources = load().sources
        newest = sources["working-together-2026"]
        assert newest.supersedes_id == "working-together-2023"
        assert sources["working-together-2023"].supersedes_id == "working-together-2018"
        assert newest.id not in load().known_on("2025-12-31").sources

    def test_the_edition_of_2018(self) -> None:
        """Evidence 1.11, 2.9: it is of 2018, and had a factual update in 2020."""
        milestones = load().milestones
        days = [
            str(milestones[f"working-together-2018-{event}"].actual.require())
            for event in ("published", "factual-update")
        ]
        assert days == ["2018", "2020"]

    def test_what_the_newest_edition_replaces_is_disputed(self) -> None:
        """Evidence 2.16: one page has the edition of 2018 replaced in 2026; both are kept."""
        id_ = "working-together-2018-replaced"
        assert str(load().known_on("2025-12-31").milestones[id_].actual.require()) == "2023-12"
        latest = load().milestones[id_].actual.latest
        assert isinstance(latest, Conflict)
        assert str(latest.sides[1].value) == "2026-01-01/2026-06-30"

    def test_its_consultation_closed(self) -> None:
        """Evidence 2.9: the consultation on the edition of 2023 closed on 6 September 2023."""
        consultation = load().consultations["working-together-consultation"]
        assert str(consultation.closes.require()) == "2023-09-06"
        assert consultation.id not in load().known_on("2024-02-04").consultations


class TestEarlierEvents:
    """Events that the first sources mention."""

    @pytest.mark.parametrize(
        ("event", "year"),
        [
            pytest.param("strengthening-families-inquiry", "2021", id="evidence 1.11: inquiry"),
            pytest.param("national-adoption-strategy", "2021", id="evidence 1.11: adoption"),
        ],
    )
    def test_events_of_a_year(self, event: str, year: str) -> None:
        """Of some events only the year is known."""
        assert str(load().milestones[event].actual.require()) == year

    def test_wider_money_as_the_chair_has_it(self) -> None:
        """Evidence 1.11: "two years' time" from February 2023 is 2025, by the words of the chair."""
        promised = load().milestones["family-help-wider-money"].promised
        assert str(promised.require()) == "2025"
        assert promised.statements[0].citations[0].speaker_id == "appgap-chair"


#: How many children were looked after on 31 March of a year, by the day on which that is asked.
CHILDREN = {
    ("2022", "2022-12-31"): "82,170 children",
    ("2022", "2023-11-19"): "82,080 children",
    ("2022", "2024-12-31"): "82,090 children",
    ("2023", "2023-11-19"): "83,840 children",
    ("2023", "2024-12-31"): "83,760 children",
    ("2023", "2025-11-30"): "83,750 children",
    ("2024", "2024-12-31"): "83,630 children",
    ("2024", "2025-11-30"): "83,530 children",
    ("2025", "2025-11-30"): "81,770 children",
}


class TestChildrenLookedAfter:
    """Statistics that each release restates."""

    @pytest.mark.parametrize(
        ("year", "asked"), CHILDREN, ids=[f"evidence 2.12: {y} on {d}" for y, d in CHILDREN]
    )
    def test_each_release_restates_the_earlier_years(self, year: str, asked: str) -> None:
        """The number for a year is that of the newest release of the day of the question."""
        observations = load().known_on(asked).indicators["children-looked-after"].observations
        assert str(observations.on(f"{year}-03-31")) == CHILDREN[year, asked]

    def test_nothing_is_carried_forward(self) -> None:
        """Evidence 2.12: the number for March 2026 is not known, and no release asserts twice."""
        observations = load().indicators["children-looked-after"].observations
        assert isinstance(observations.on("2026-03-31"), NotKnown)
        assert isinstance(observations.on("2021-03-31"), NotKnown)
        assert str(observations.require()) == "81,770 children"
        kinds = [one.kind for one in observations.statements]
        assert kinds.count(StatementKind.RESTATES) == 5

    @pytest.mark.parametrize(
        ("asked", "year", "rate"),
        [
            pytest.param("2024-12-31", "2024", "0.7%", id="evidence 2.12: 70 per 10,000"),
            pytest.param("2025-11-30", "2024", "0.69%", id="evidence 2.12: 69 per 10,000"),
            pytest.param("2025-11-30", "2025", "0.67%", id="evidence 2.12: 67 per 10,000"),
        ],
    )
    def test_the_rate_is_restated_too(self, asked: str, year: str, rate: str) -> None:
        """The rate for 2024 went from 70 to 69 in 10,000."""
        observations = load().known_on(asked).indicators["children-looked-after-rate"].observations
        assert str(observations.on(f"{year}-03-31")) == rate

    def test_the_peak_was_not_in_2025(self) -> None:
        """Evidence 2.16: a report has it in 2025, and the releases have more children in 2023."""
        check = next(
            check for check in check_claims(load()) if check.claim_id == "care-population-peak-2025"
        )
        assert check.verdict is Verdict.FAILS
        assert [str(value) for _, value in check.operands] == ["81,770 children", "83,750 children"]


class TestJudgements:
    """How services are judged by inspectors, and what was aimed at."""

    def test_the_target_was_worded_in_two_ways(self) -> None:
        """Evidence 2.12: "less than 10%" by 2022 in 2019, "10% or lower" in 2023; both are kept."""
        target = load().indicators["inadequate-share-max-10"].target
        assert [str(one.value) for one in target.statements] == ["under 10%", "up to 10%"]
        then = load().known_on("2023-02-01").indicators["inadequate-share-max-10"]
        assert str(then.target.require()) == "under 10%"
        assert target.statements[0].effective == Span.parse("unknown", "2022")
        assert str(target.require()) == "up to 10%"

    def test_authorities_judged_inadequate(self) -> None:
        """Evidence 2.12: 30 in July 2017 and 19 two years later; the days are not known."""
        observations = load().indicators["inadequate-authorities"].observations
        assert [str(value) for value in observations.ever] == [
            "30 local authorities",
            "19 local authorities",
        ]
        assert str(observations.require()) == "19 local authorities"
        assert isinstance(observations.on("2018-07-15"), NotKnown)

    def test_shares_judged_inadequate(self) -> None:
        """Evidence 2.12: 13% in 2018, and from 22% to 14% on 31 March 2020, as the press has it."""
        observations = load().indicators["inadequate-series"].observations
        assert [str(value) for value in observations.ever] == ["13%", "22%", "14%"]
        assert str(observations.on("2020-03-31")) == "14%"
        assert {c.confidence.value for one in observations.statements for c in one.citations} == {
            "B"
        }

    @pytest.mark.parametrize(
        ("indicator", "day", "figure"),
        [
            pytest.param("good-outstanding-share", "2022-03-31", "53%", id="evidence 2.12: 2022"),
            pytest.param("good-outstanding-share", "2024-03-31", "60%", id="evidence 2.12: 2024"),
            pytest.param(
                "authorities-with-childrens-services",
                "2024-03-31",
                "153 local authorities",
                id="evidence 2.12: authorities",
            ),
        ],
    )
    def test_inspection_outcomes(self, indicator: str, day: str, figure: str) -> None:
        """Ofsted's release of 30 August 2024 has them, and no view before it."""
        assert str(load().indicators[indicator].observations.on(day)) == figure
        assert indicator not in load().known_on("2024-08-29").indicators
