"""Where the reform was tried out, and what fostering, care cooperatives and the workforce got."""

import pytest

from csc_reform import (
    Conflict,
    FundingBasis,
    Money,
    Nature,
    NotKnown,
    OutcomeKind,
    PartsComplete,
    Progress,
    Reform,
    RelationKind,
    Strength,
    Verdict,
    load,
    reconcile,
    validate,
)

PATHFINDER = "families-first-for-children-pathfinder"
FOSTERING = "foster-recruitment-retention-programme"
COOPERATIVES = "regional-care-cooperatives-pathfinder"
ROLL_OUT = "regional-care-cooperatives-roll-out"
FIRST_WAVE = ["Dorset", "Lincolnshire", "Wolverhampton"]
BOTH_WAVES = [
    "Dorset",
    "Lewisham",
    "Lincolnshire",
    "Luton",
    "Redbridge",
    "Walsall",
    "Warrington",
    "Warwickshire",
    "Wirral",
    "Wolverhampton",
]


def _areas(view: Reform, programme_id: str) -> list[str]:
    """Give the names of the areas that a programme is known to run in."""
    ids = view.programmes[programme_id].area_ids.require()
    return [view.areas[area_id].title for area_id in ids]


class TestMoney:
    """Each sum is the one printed, for all of its recipients or for each."""

    @pytest.mark.parametrize(
        ("line_id", "amount", "basis"),
        [
            pytest.param(
                "families-first-for-children-45m",
                "over £45 million",
                FundingBasis.TOTAL,
                id="evidence 2.3, pathfinder alone",
            ),
            pytest.param(
                "families-first-and-family-networks-45m",
                "£45 million",
                FundingBasis.TOTAL,
                id="evidence 2.3, both programmes together",
            ),
            pytest.param(
                "families-first-for-children-wave-2-money",
                "up to £19.5 million",
                FundingBasis.TOTAL,
                id="evidence 2.3, second wave",
            ),
            pytest.param(
                "families-first-for-children-lewisham-4m",
                "£4 million",
                FundingBasis.TOTAL,
                id="evidence 2.3, Lewisham",
            ),
            pytest.param(
                "fostering-south-east-4-4m",
                "£4.4 million",
                FundingBasis.TOTAL,
                id="evidence 2.5, South East",
            ),
            pytest.param(
                "fostering-15m-2025",
                "£15 million",
                FundingBasis.TOTAL,
                id="evidence 2.5, 2025-26",
            ),
            pytest.param(
                "fostering-25m-2026",
                "£25 million",
                FundingBasis.TOTAL,
                id="evidence 2.5, Spring Statement",
            ),
            pytest.param(
                "fostering-40m",
                "£40 million",
                FundingBasis.TOTAL,
                id="evidence 2.5, autumn 2025",
            ),
            pytest.param(
                "renewing-fostering-88m",
                "£88 million",
                FundingBasis.TOTAL,
                id="evidence 2.5, plan of 2026",
            ),
            pytest.param(
                "rcc-pathfinder-3-46m",
                "£3.46 million",
                FundingBasis.TOTAL,
                id="evidence 2.7, programme money",
            ),
            pytest.param(
                "rcc-pathfinder-capital-5m",
                "up to £5 million",
                FundingBasis.EACH,
                id="evidence 2.7, capital",
            ),
            pytest.param(
                "rcc-south-east-1-95m",
                "£1.95 million",
                FundingBasis.TOTAL,
                id="evidence 2.7, South East",
            ),
            pytest.param(
                "renewing-fostering-rcc-10-8m",
                "£10.8 million",
                FundingBasis.TOTAL,
                id="evidence 2.7, roll-out",
            ),
            pytest.param(
                "sw-apprentices-11-7m",
                "£11.7 million",
                FundingBasis.TOTAL,
                id="evidence 2.8, apprentices",
            ),
            pytest.param(
                "early-career-framework-early-adopters-50000",
                "£50,000",
                FundingBasis.EACH,
                id="evidence 2.8, early adopters",
            ),
        ],
    )
    def test_a_sum(self, line_id: str, amount: str, basis: FundingBasis) -> None:
        """The amount keeps its hedge, and its basis says for whom it is."""
        line = load().funding[line_id]
        assert line.amount.require() == Money.parse(amount)
        assert line.basis is basis

    @pytest.mark.parametrize(
        ("line_id", "start", "end"),
        [
            pytest.param(
                "families-first-for-children-45m", "2023-07", "2025-03", id="evidence 2.3"
            ),
            pytest.param(
                "families-first-for-children-wave-2-money",
                "2024-04",
                "2025-03",
                id="evidence 2.3, second wave",
            ),
            pytest.param("fostering-36m-total", "2023", "2025", id="evidence 2.5, £36m"),
            pytest.param("fostering-15m-2025", "2025-04-01", "2026-03-31", id="evidence 2.5, £15m"),
            pytest.param("fostering-40m", "2026-04-01", "2028-03-31", id="evidence 2.5, £40m"),
            pytest.param("rcc-pathfinder-3-46m", "2024-04-01", "2026-03-31", id="evidence 2.7"),
        ],
    )
    def test_a_period(self, line_id: str, start: str, end: str) -> None:
        """The time that a sum is for is the one that its source gives."""
        period = load().funding[line_id].period.require()
        assert (str(period.start), str(period.end)) == (start, end)

    @pytest.mark.parametrize(
        ("day", "names"),
        [
            pytest.param("2023-07-25", [], id="evidence 2.3, before"),
            pytest.param(
                "2023-07-31", ["families-first-and-family-networks-45m"], id="evidence 2.3, press"
            ),
            pytest.param(
                "2024-04-10",
                [
                    "families-first-and-family-networks-45m",
                    "families-first-for-children-45m",
                    "families-first-for-children-wave-2-money",
                ],
                id="evidence 2.3, official page",
            ),
        ],
    )
    def test_a_line_is_known_from_its_source(self, day: str, names: list[str]) -> None:
        """Both readings of the £45m are kept, each from the day on which it was printed."""
        view = load().known_on(day)
        assert [id_ for id_ in view.funding.ids() if id_.startswith("families-first")] == names


class TestFamiliesFirst:
    """The pathfinder and the Family Networks Pilot. Evidence 2.3."""

    @pytest.mark.parametrize(
        ("day", "areas"),
        [
            pytest.param("2023-07-26", FIRST_WAVE, id="evidence 2.3, first wave"),
            pytest.param("2024-04-09", FIRST_WAVE, id="evidence 2.3, the day before"),
            pytest.param("2024-04-10", BOTH_WAVES, id="evidence 2.3, second wave"),
            pytest.param("2026-06-30", BOTH_WAVES, id="evidence 2.3, two years on"),
        ],
    )
    def test_the_areas_known_on_a_day(self, day: str, areas: list[str]) -> None:
        """Three areas were known by name from July 2023, and ten from April 2024."""
        assert _areas(load().known_on(day), PATHFINDER) == areas

    def test_it_is_not_known_before(self) -> None:
        """On the day before the first areas were named, there is no such programme in view."""
        view = load().known_on("2023-07-25")
        assert PATHFINDER not in view.programmes
        assert "dorset" not in view.areas

    def test_the_areas_that_held_on_a_day(self) -> None:
        """On the other axis too the three areas come first; in April 2024 the day is not given."""
        areas = load().programmes[PATHFINDER].area_ids
        assert areas.on("2023-08-01") == ("dorset", "lincolnshire", "wolverhampton")
        assert isinstance(areas.on("2024-04-15"), NotKnown)
        later = areas.on("2024-05-01")
        assert isinstance(later, tuple)
        assert len(later) == len(BOTH_WAVES)

    def test_ten_areas_of_up_to_twelve(self) -> None:
        """Cap and delivery are both counted in local areas, and ten is within up to twelve."""
        (target,) = load().commitments["test-family-help"].targets
        delivered = target.delivered.require()
        assert str(delivered) == "10 local areas"
        cap = target.cap.statements[0].value
        assert delivered.comparable_with(cap)
        assert not delivered.interval.certainly_exceeds(cap.interval)
        (before,) = load().known_on("2025-03-19").commitments["test-family-help"].targets
        assert isinstance(before.delivered.latest, NotKnown)

    def test_the_pilot_has_seven_areas_in_two_groups(self) -> None:
        """Seven areas were chosen; four of them began first and three in summer 2024."""
        reform = load()
        assert _areas(reform, "family-networks-pilot") == [
            "Brighton and Hove",
            "Gateshead",
            "Hammersmith and Fulham",
            "Hartlepool",
            "Staffordshire",
            "Sunderland",
            "Telford and Wrekin",
        ]
        areas = reform.programmes["family-networks-pilot"].area_ids
        (first,) = areas.held_on("2024-01-30")
        assert first.value == ("brighton-and-hove", "gateshead", "sunderland", "telford-and-wrekin")
        assert areas.on("2025-01-01") == areas.latest

    def test_the_two_readings_of_the_money_are_not_resolved(self) -> None:
        """Over £45m for one programme and £45m for two both restate the sum of the strategy."""
        reform = load()
        for line_id in (
            "families-first-for-children-45m",
            "families-first-and-family-networks-45m",
        ):
            (relation,) = reform.funding[line_id].relations
            assert (relation.kind, relation.to_id) == (RelationKind.RESTATES, "family-help-45m")
            assert reconcile(reform, line_id).verdict is Verdict.UNDETERMINED

    def test_the_call_for_the_second_wave(self) -> None:
        """It closed a minute before midnight on 6 November 2023, under conditions."""
        call = load().milestones["families-first-for-children-wave-2-call"]
        assert str(call.promised.require()) == "2023-11-06T23:59 Europe/London"
        assert "section 114" in call.condition
        assert call.id not in load().known_on("2023-11-09").milestones

    def test_the_end_was_put_off_by_a_year(self) -> None:
        """March 2025 became March 2026, and an earlier view still says the former."""
        pathfinder = "families-first-for-children-pathfinder"
        period = load().programmes[pathfinder].period
        assert period.require().in_words() == "July 2023 to March 2026"
        before = load().known_on("2024-04-10").programmes[pathfinder].period
        assert before.require().in_words() == "July 2023 to March 2025"


class TestFostering:
    """What was announced for foster care, and what came of it. Evidence 2.5."""

    @pytest.mark.parametrize("day", ["2023-12-18", "2024-02-02", "2026-06-30"])
    def test_the_budget_of_2023_still_does_not_add_up(self, day: str) -> None:
        """With all that is known £25m and up to £8.5m leave a gap to £36m, as they did then."""
        answer = reconcile(load().known_on(day), "fostering-36m-total")
        assert answer.verdict is Verdict.FAILS
        assert str(answer.gap) == "£2.5 million to £11 million"

    def test_the_parts_of_the_plan_leave_a_remainder(self) -> None:
        """Five items come to £69.9m of £88m, and nobody says that they are all."""
        reform = load()
        line = reform.funding["renewing-fostering-88m"]
        assert line.parts_complete is PartsComplete.UNSTATED
        answer = reconcile(reform, line.id)
        assert answer.verdict is Verdict.UNDETERMINED
        assert answer.readings[0].added == Money.parse("£69.9 million")
        assert answer.gap == Money.parse("£18.1 million")
        assert {str(amount) for _, amount in answer.readings[0].terms} == {
            "£25 million",
            "£12.8 million",
            "£10.8 million",
            "£12.4 million",
            "£8.9 million",
        }

    def test_the_parts_of_the_south_east_add_up(self) -> None:
        """£2.4m for a hub and £2m for Mockingbird are £4.4m."""
        answer = reconcile(load(), "fostering-south-east-4-4m")
        assert answer.verdict is Verdict.HOLDS
        assert answer.gap == Money.parse("£0")

    def test_two_periods_of_one_sum_are_kept(self) -> None:
        """£25m is printed for 2026-27 and 2027-28, and for 2025-27; neither corrects the other."""
        period = load().funding["fostering-25m-2026"].period
        assert isinstance(period.latest, Conflict)
        printed = {one.citations[0].as_printed for one in period.latest.sides}
        assert printed == {"2026-27 and 2027-28", "2026/27 and 2027/28", "2025-27"}
        before = load().known_on("2025-06-11").funding["fostering-25m-2026"]
        assert str(before.period.require().start) == "2026-04-01"

    def test_nine_regions_or_ten_clusters(self) -> None:
        """Sources of one week count nine regions and ten clusters, and both stay."""
        places = load().programmes[FOSTERING].places
        assert isinstance(places.latest, Conflict)
        assert [str(one.value) for one in places.statements] == [
            "9 regions",
            "105 local authorities",
            "10 recruitment and retention clusters",
            "10 fostering regional programmes",
        ]

    def test_the_share_of_authorities_reached(self) -> None:
        """64% is what was delivered of over 60%, known from May 2025."""
        reform = load()
        (target,) = reform.commitments["fostering-budget-increase"].targets
        assert str(target.target.require()) == "over 60%"
        assert str(target.delivered.require()) == "64%"
        (before,) = reform.known_on("2025-05-20").commitments["fostering-budget-increase"].targets
        assert isinstance(before.delivered.latest, NotKnown)

    def test_the_north_east_began_before_the_strategy(self) -> None:
        """The pathfinder ran from January 2023, a month before the strategy came out."""
        programme = load().programmes["fostering-north-east-pathfinder"]
        (statement,) = programme.progress.statements
        assert statement.value is Progress.UNDER_WAY
        assert statement.effective is not None
        assert str(statement.effective.start) == "2023-01"
        assert _areas(load(), programme.id) == ["North East"]

    def test_the_plan_of_2026(self) -> None:
        """10,000 more places and over 100 Mockingbird groups are promised, from 4 February 2026."""
        plan = load().commitments["renewing-fostering-10000-places"]
        assert plan.strength.require() is Strength.COMMIT
        assert [str(one.target.require()) for one in plan.targets] == [
            "10,000 additional foster care places",
            "over 100 new Mockingbird constellations",
        ]
        assert plan.id not in load().known_on("2026-02-03").commitments

    def test_the_consultation_lasts_six_weeks(self) -> None:
        """Its length is kept as printed, and its last day, which is not printed, is not known."""
        consultation = load().consultations["renewing-fostering-consultation"]
        assert "six weeks" in {one.as_printed for one in consultation.citations}
        assert isinstance(consultation.closes.latest, NotKnown)

    def test_the_fall_of_foster_carers_is_told_on_two_bases(self) -> None:
        """12% since 2019 and almost 12% over a decade are two things, and not in conflict."""
        indicators = load().indicators
        since, decade = (
            indicators[id_].observations.require()
            for id_ in ("foster-carers-fall-since-2019", "foster-carers-fall-over-a-decade")
        )
        assert (str(since), str(decade)) == ("12%", "under 12%")


class TestCareCooperatives:
    """Regional Care Cooperatives. Evidence 2.7."""

    def test_the_two_regions(self) -> None:
        """They are Greater Manchester and the South East, known by name from November 2024."""
        reform = load()
        assert _areas(reform, COOPERATIVES) == ["Greater Manchester", "South East"]
        assert str(reform.programmes[COOPERATIVES].places.require()) == "2 pathfinder regions"
        assert COOPERATIVES not in reform.known_on("2024-11-17").programmes

    @pytest.mark.parametrize(
        ("milestone_id", "month"),
        [
            pytest.param("rcc-greater-manchester-launch", "2025-04", id="evidence 2.7, north"),
            pytest.param("rcc-south-east-launch", "2025-06", id="evidence 2.7, south"),
        ],
    )
    def test_a_launch(self, milestone_id: str, month: str) -> None:
        """Each region has a month of its own."""
        assert str(load().milestones[milestone_id].actual.require()) == month

    def test_the_roll_out_answers_the_recommendation(self) -> None:
        """Until February 2026 no source here links the recommendation to a commitment."""
        recommendation = load().recommendations["rec-regional-care-cooperatives"]
        (outcome,) = recommendation.outcomes
        assert (outcome.kind, outcome.commitment_id) == (OutcomeKind.ADOPTS, ROLL_OUT)
        before = load().known_on("2026-02-03")
        assert before.recommendations[recommendation.id].outcomes == ()
        assert before.commitments[ROLL_OUT].strength.require() is Strength.COMMIT

    def test_what_is_left_for_the_other_region(self) -> None:
        """£1.95m of £3.46m leaves £1.51m, of which no source says whose it is."""
        answer = reconcile(load(), "rcc-pathfinder-3-46m")
        assert answer.verdict is Verdict.UNDETERMINED
        assert answer.gap == Money.parse("£1.51 million")


class TestWorkforce:
    """Apprentices, the Early Career Framework, and agency social workers. Evidence 2.8."""

    def test_461_apprentices(self) -> None:
        """461 of up to 500 were paid for, in 79 authorities, as is known from October 2023."""
        reform = load()
        (target,) = reform.commitments["sw-apprentices"].targets
        assert str(target.delivered.require()) == "461 social work apprentices"
        places = reform.programmes["sw-apprenticeship-support"].places
        assert str(places.require()) == "79 authorities"
        (before,) = reform.known_on("2023-10-26").commitments["sw-apprentices"].targets
        assert isinstance(before.delivered.latest, NotKnown)

    @pytest.mark.parametrize(
        ("day", "progress"),
        [
            pytest.param("2023-09-21", Progress.UNDER_WAY, id="evidence 2.8, early adopters"),
            pytest.param("2025-03-19", Progress.UNDER_WAY, id="evidence 2.8, the day before"),
            pytest.param("2025-03-20", Progress.SUPERSEDED, id="evidence 2.8, proposal"),
        ],
    )
    def test_the_framework_gives_way(self, day: str, progress: Progress) -> None:
        """It was under way with its early adopters until the programme was proposed instead."""
        commitment = load().known_on(day).commitments["early-career-framework"]
        assert commitment.progress.require() is progress

    def test_the_start_of_the_framework_was_taken_back(self) -> None:
        """September 2026 was promised, and is no longer."""
        milestone = load().milestones["early-career-framework-start"]
        assert isinstance(milestone.promised.latest, NotKnown)
        before = load().known_on("2025-03-19").milestones[milestone.id]
        assert str(before.promised.require()) == "2026-09"

    def test_the_induction_programme_depends_on_money(self) -> None:
        """It is consulted on, for September 2027, if the Spending Review pays for it."""
        reform = load()
        programme = reform.commitments["social-work-induction-programme"]
        assert programme.nature is Nature.CONDITIONAL
        assert programme.strength.require() is Strength.CONSULT
        assert programme.supersedes_id == "early-career-framework"
        start = reform.milestones["social-work-induction-programme-start"]
        assert str(start.promised.require()) == "2027-09"
        assert start.condition == "money from the Spending Review"
        consultation = reform.consultations["social-work-induction-programme-consultation"]
        assert str(consultation.opens.require()) == "2025-03-20"
        assert str(consultation.closes.require()) == "2025-05-28"

    def test_the_rules_for_agency_workers(self) -> None:
        """They came into force when they were to; experience and a pause are asked for."""
        reform = load()
        rules = reform.milestones["agency-rules-in-force"]
        assert str(rules.promised.require()) == str(rules.actual.require()) == "2024-10-31"
        ends = reform.milestones["agency-rules-transition-ends"]
        assert str(ends.promised.require()) == "2025-10-01"
        targets = reform.commitments["agency-sw-consult"].targets
        assert [str(one.target.require()) for one in targets] == ["3 years", "3 months"]
        assert reform.commitments["agency-sw-consult"].progress.require() is Progress.UNDER_WAY

    def test_the_rules_were_put_off(self) -> None:
        """Most were to come in the summer of 2024, and data from the start of 2025."""
        then = load().known_on("2024-05-14").milestones
        assert str(then["agency-rules-in-force"].promised.require()) == "2024-06-01/2024-08-31"
        data = load().milestones["agency-data-collection"]
        assert str(data.promised.require()) == "2025-01-01/2025-03-31"
        assert isinstance(data.actual.latest, NotKnown)

    @pytest.mark.parametrize(
        ("known", "year", "rate"),
        [
            pytest.param("2024-02-29", "2022", "17.6%", id="evidence 2.8, 2022"),
            pytest.param("2024-02-29", "2023", "17.8%", id="evidence 2.8, 2023 as first printed"),
            pytest.param("2025-12-31", "2023", "17.9%", id="evidence 2.8, 2023 as restated"),
            pytest.param("2025-12-31", "2024", "16.2%", id="evidence 2.8, 2024"),
        ],
    )
    def test_the_agency_rate(self, known: str, year: str, rate: str) -> None:
        """The rate of a September is the one of the newest release in view."""
        indicator = load().known_on(known).indicators["agency-social-worker-rate"]
        assert str(indicator.observations.on(f"{year}-09-30")) == rate

    def test_the_number_of_agency_workers(self) -> None:
        """6,521 full-time equivalents in September 2024; of other years nothing is recorded."""
        observations = load().indicators["agency-social-worker-count"].observations
        assert str(observations.on("2024-09-30")) == "6,521 FTE"
        assert isinstance(observations.on("2023-09-30"), NotKnown)


class TestTensions:
    """What the rules find in these subjects is what the sources leave open."""

    def test_clashes_of_the_sources_are_told(self) -> None:
        """The rule on agreement names the places and the period. Evidence 2.5."""
        clashes = {one.entity_id for one in validate(load()).of_rules("SRC008").findings}
        assert {FOSTERING, "fostering-25m-2026"} <= clashes
