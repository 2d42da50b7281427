"""What became of kinship care, and of the support of adoption and of leaving care."""

import pytest

from csc_reform import (
    Allowance,
    Conflict,
    DateBasis,
    Money,
    NoRate,
    NoRateReason,
    NotKnown,
    Progress,
    Rate,
    RelationKind,
    Strength,
    Verdict,
    check_claims,
    load,
    reconcile,
)

FUND = "adoption-and-special-guardianship-support-fund"


class TestKinshipAllowance:
    """Whom each design of the allowance is for, and how much each pays."""

    @pytest.mark.parametrize(
        ("day", "eligible"),
        [
            pytest.param("2024-11-30", "in care before", id="evidence 2.6, first design"),
            pytest.param("2025-06-17", "otherwise be in care", id="evidence 2.6, second design"),
        ],
    )
    def test_eligibility_was_widened(self, day: str, eligible: str) -> None:
        """First special guardians after care alone, then others whose child would be in care."""
        allowance = load().known_on(day).allowances["kinship-financial-allowance"]
        assert eligible in allowance.eligibility.require()

    def test_where_the_trial_is_to_be_is_told_in_two_ways(self) -> None:
        """One report says England and Wales; it is kept beside the other (evidence 2.16)."""
        eligibility = load().allowances["kinship-financial-allowance"].eligibility.latest
        assert isinstance(eligibility, Conflict)
        assert ["England and Wales" in side.value for side in eligibility.sides] == [False, True]

    def test_the_pilot_has_no_table_of_its_own(self) -> None:
        """It pays what foster carers get; no figure is copied (evidence allowances 4.2)."""
        allowance = load().allowances["kinship-zones-allowance"]
        found = allowance.find_rate(on="2026-05-01")
        assert isinstance(found, NoRate)
        assert found.reason is NoRateReason.ANNOUNCED_WITHOUT_FIGURE
        assert "National Minimum Allowance" in allowance.announcements.require()
        then = load().known_on("2026-02-27").allowances[allowance.id]
        assert "three and a half years" in then.announcements.require()
        assert allowance.id not in load().known_on("2026-02-26").allowances

    def test_whom_the_pilot_is_to_reach(self) -> None:
        """About 5,000 children, which bounds nothing (evidence 2.6)."""
        (target,) = load().commitments["kinship-allowance"].targets
        figure = target.target.require()
        assert (str(figure), figure.high) == ("about 5,000 children", None)
        assert load().known_on("2026-02-26").commitments["kinship-allowance"].targets == ()

    def test_special_guardians_have_no_national_rate(self) -> None:
        """Each local authority works out its own (evidence allowances 4.3)."""
        allowance = load().allowances["special-guardianship-allowance"]
        assert (allowance.rates, allowance.payer_id) == ((), "local-authorities")
        assert "no rate" in allowance.announcements.require()


class TestKinshipSupport:
    """Training, legal aid, guidance and leave."""

    def test_the_training_contract_is_part_of_what_was_promised(self) -> None:
        """£3m of a tender of up to £9m was let; £6m was left then (evidence 2.6)."""
        funding = load().funding
        parts = ("kinship-training-contract-3m", "kinship-training-unallocated-6m")
        assert [str(funding[id_].amount.require()) for id_ in parts] == ["£3 million", "£6 million"]
        for id_ in parts:
            (relation,) = funding[id_].relations
            assert (relation.kind, relation.to_id) == (
                RelationKind.PART_OF,
                "kinship-training-tender-9m",
            )
        tender = funding["kinship-training-tender-9m"]
        assert str(tender.amount.require()) == "up to £9 million"
        assert str(funding["kinship-9m"].amount.require()) == "£9 million"
        assert tender.id not in load().known_on("2023-10-30").funding
        assert reconcile(load(), tender.id).verdict is not Verdict.FAILS

    @pytest.mark.parametrize(
        ("milestone", "promised", "actual"),
        [
            pytest.param("kinship-training-contract-let", "", "2023-10-31", id="evidence 2.6"),
            pytest.param("kinship-training-live", "", "2024-04", id="evidence 2.6, live"),
            pytest.param("kinship-training-option-end", "2027-03", "", id="evidence 2.6, option"),
            pytest.param(
                "kinship-legal-aid-extended", "2023-05-01", "2023-05-01", id="evidence 2.6, law"
            ),
            pytest.param("virtual-school-heads-kinship", "2024-09", "", id="evidence 2.6, heads"),
            pytest.param(
                "kinship-care-guidance-published", "", "2024-10", id="evidence 2.6, paper"
            ),
            pytest.param("kinship-ambassador-appointed", "", "2024-09", id="evidence 2.6, post"),
            pytest.param("dfe-staff-kinship-leave", "", "2025-01-08", id="evidence allowances 4.4"),
            pytest.param("kinship-zones-evaluators", "", "2026-02-27", id="evidence 2.6, study"),
            pytest.param("family-finding-year-1-findings", "", "2025-09-25", id="evidence 2.11"),
            pytest.param("adoption-support-fund-started", "", "2015-05-01", id="evidence allow. 6"),
            pytest.param("staying-put-duty", "", "2014", id="evidence allowances 7"),
        ],
    )
    def test_days(self, milestone: str, promised: str, actual: str) -> None:
        """What was promised for a day and what came on one are told apart."""
        found = load().milestones[milestone]
        for history, day in ((found.promised, promised), (found.actual, actual)):
            assert str(history.latest) == day if day else isinstance(history.latest, NotKnown)

    @pytest.mark.parametrize(
        ("programme", "period"),
        [
            pytest.param(
                "kinship-training-support-offer", "April 2024 to March 2025", id="evidence 2.6, end"
            ),
            pytest.param(
                "kinship-allowance-trial", "until March 2029", id="evidence 2.6, second design"
            ),
            pytest.param(
                "kinship-financial-allowance-pathfinder", "2024 to 2028", id="evidence 2.6, first"
            ),
        ],
    )
    def test_how_long_programmes_run(self, programme: str, period: str) -> None:
        """The time that was planned or contracted for."""
        assert load().programmes[programme].period.require().in_words() == period

    def test_peer_groups(self) -> None:
        """More than 150 by the strategy, over 140 by a later answer: both hold (evidence 2.6)."""
        observations = load().indicators["kinship-peer-groups"].observations
        assert [str(value) for value in observations.ever] == [
            "over 150 peer groups",
            "over 140 peer groups",
        ]
        assert str(observations.require()) == "over 150 peer groups"

    def test_the_ministry_of_justice_extends_legal_aid(self) -> None:
        """What one department was to examine, another did in part (evidence 2.6)."""
        before, after = (
            load().known_on(day).commitments["kinship-legal-aid-explore"]
            for day in ("2023-04-29", "2023-04-30")
        )
        assert before.lead_ids.require() == ("dfe",)
        assert after.lead_ids.require() == ("moj",)
        assert isinstance(before.progress.latest, NotKnown)
        assert after.progress.require() is Progress.ANNOUNCED
        now = load().commitments["kinship-legal-aid-explore"]
        assert now.progress.require() is Progress.UNDER_WAY
        assert now.strength.require() is Strength.EXPLORE
        (target,) = now.targets
        assert str(target.cap.require()) == "up to 2,000 more people"
        assert str(load().funding["kinship-legal-aid-6m"].amount.require()) == "£6 million"

    def test_the_guidance_takes_the_place_of_that_of_2011(self) -> None:
        """The edition of October 2024 says so of itself (evidence 2.6)."""
        guidance = load().sources["kinship-care-guidance-2024"]
        assert guidance.supersedes_id == "family-and-friends-care-guidance-2011"
        assert str(guidance.published) == "2024-10"
        assert guidance.basis is DateBasis.INFERRED


class TestFamilyFinding:
    """Programmes for lasting relationships."""

    def test_the_money_is_more_than_was_announced(self) -> None:
        """£30m when announced, more than £30 million in the guide (evidence 2.11)."""
        line = load().funding["family-finding-30m"]
        assert str(line.amount.require()) == "over £30 million"
        before = load().known_on("2023-07-20").funding[line.id]
        assert str(before.amount.require()) == "£30 million"
        assert isinstance(before.period.latest, NotKnown)

    def test_its_reach(self) -> None:
        """50 programmes in 45 local authorities, 23 of one kind (evidence 2.11)."""
        reform = load()
        programme = reform.programmes["family-finding-befriending-mentoring-programmes"]
        assert str(programme.places.require()) == "45 local authorities"
        series = ("family-finding-programmes", "lifelong-links-programmes")
        counts = [str(reform.indicators[id_].observations.require()) for id_ in series]
        assert counts == ["50 programmes", "23 Lifelong Links"]


def _limit(name: str, day: str | None = None) -> Allowance:
    reform = load() if day is None else load().known_on(day)
    return reform.allowances[f"adoption-support-fund-{name}-limit"]


class TestAdoptionSupportFund:
    """The limits of the fund, its money, and how long it is assured."""

    @pytest.mark.parametrize(
        ("name", "day", "found"),
        [
            pytest.param("therapy", "2016-11-01", "£5,000 a year", id="evidence allowances 6, a"),
            pytest.param("therapy", "2025-03-31", "£5,000 a year", id="evidence allowances 6, b"),
            pytest.param("therapy", "2025-04-01", "£3,000 a year", id="evidence allowances 6, c"),
            pytest.param("therapy", "2027-03-31", "£3,000 a year", id="evidence allowances 6, d"),
            pytest.param(
                "therapy", "2016-09-30", "before the first", id="evidence allowances 6, e"
            ),
            pytest.param("therapy", "2016-10-05", "undecidable", id="evidence allowances 6, f"),
            pytest.param("therapy", "2027-04-01", "not yet known", id="evidence allowances 6, g"),
            pytest.param("assessment", "2017-03-31", "before the first", id="evidence allow. 6, h"),
            pytest.param(
                "assessment", "2025-03-31", "up to £2,500 a year", id="evidence allow. 6, i"
            ),
            pytest.param(
                "assessment", "2025-04-01", "up to £2,500 a year", id="evidence allow. 6, j"
            ),
            pytest.param("assessment", "2026-04-01", "not yet known", id="evidence allow. 6, k"),
            pytest.param(
                "match-funding", "2025-03-31", "£30,000 a year", id="evidence allow. 6, l"
            ),
            pytest.param(
                "match-funding", "2025-04-01", "after the last", id="evidence allowances 6, m"
            ),
        ],
    )
    def test_the_limit_of_a_day(self, name: str, day: str, found: str) -> None:
        """£5,000 from October 2016, £3,000 from April 2025; the shared cost ends then."""
        answer = _limit(name).find_rate(on=day)
        words = str(answer.amount) if isinstance(answer, Rate) else answer.reason.value
        assert words == found or words.startswith(f"{found} ")

    def test_a_view_does_not_know_of_the_cut(self) -> None:
        """In April 2025 the limit of that year came out three weeks late (evidence 2.11)."""
        before = _limit("therapy", "2025-04-21").find_rate(on="2025-04-01")
        assert isinstance(before, NoRate)
        assert before.reason is NoRateReason.NOT_YET_KNOWN
        after = _limit("therapy", "2025-04-22").rate(on="2025-04-01")
        assert Money.parse("£3,000 a year") == after.amount

    def test_whether_the_limit_is_unchanged(self) -> None:
        """A body calls it unchanged from 2024-25; the cut refutes that (evidence 2.16)."""
        checks = {check.claim_id: check for check in check_claims(load())}
        check = checks["adoption-support-fund-limit-unchanged"]
        assert check.verdict is Verdict.FAILS
        assert {str(value) for _, value in check.operands} == {"£5,000 a year", "£3,000 a year"}
        assert "potato-group-2026" in {citation.source_id for citation in check.because}

    def test_whether_assessments_are_still_paid_for(self) -> None:
        """Within the limit for therapy, or no longer: both are kept (evidence allowances 10)."""
        told = _limit("assessment").announcements
        assert isinstance(told.latest, Conflict)
        assert told.on("2020-01-01") == "beside the limit for therapy"

    @pytest.mark.parametrize(
        ("line", "amount"),
        [
            pytest.param("2016-17", "£23 million", id="evidence allowances 6, 2016"),
            pytest.param("2016-17-added", "£2 million", id="evidence allowances 6, added"),
            pytest.param("2017-18", "£28 million", id="evidence allowances 6, 2017"),
            pytest.param("2022-25", "about £50 million a year", id="evidence allowances 6, 2022"),
            pytest.param("2025-26", "£50 million", id="evidence allowances 6, 2025"),
            pytest.param("2026-27", "£55 million", id="evidence allowances 6, 2026"),
        ],
    )
    def test_its_money(self, line: str, amount: str) -> None:
        """Each year has its line; about £50 million bounds nothing."""
        found = load().funding[f"adoption-support-fund-{line}"]
        assert found.subject_id == FUND
        assert str(found.amount.require()) == amount
        assert found.amount.require().low is None or "about" not in amount

    def test_a_tenth_more(self) -> None:
        """£55m is 10% more than £50m (evidence 2.11)."""
        (check,) = (
            one
            for one in check_claims(load())
            if one.claim_id == "adoption-support-fund-2026-up-10"
        )
        assert check.verdict is Verdict.HOLDS

    @pytest.mark.parametrize(
        ("day", "until"),
        [
            pytest.param("2025-09-30", "2027-03", id="evidence 2.11, first extension"),
            pytest.param("2026-02-10", "2028-03", id="evidence 2.11, second extension"),
        ],
    )
    def test_the_fund_is_extended_twice(self, day: str, until: str) -> None:
        """The later statement changes the earlier one; it is no conflict."""
        period = load().known_on(day).programmes[FUND].period.require()
        assert (str(period.start), str(period.end)) == ("2015-05-01", until)

    def test_adoption_uk_in_2026(self) -> None:
        """It welcomes the review, and is concerned about the fund's future (evidence 2.11)."""
        positions = load().positions
        welcome, concern = (
            positions[f"auk-2026-{name}"] for name in ("welcome-review", "concern-devolving")
        )
        assert (welcome.stance.value, welcome.target_ids) == (
            "welcomes",
            ("adoption-support-consultation-2026",),
        )
        assert (concern.stance.value, concern.target_ids) == ("concern", (FUND,))
        crisis = load().indicators["adoptive-families-in-crisis"].observations
        assert str(crisis.require()) == "44%"
        assert welcome.id not in load().known_on("2026-02-15").positions


class TestLeavingCare:
    """Staying Put and Staying Close."""

    @pytest.mark.parametrize(
        ("line", "amount"),
        [
            pytest.param("2016-17", "£22.2 million", id="evidence allowances 7, 2016"),
            pytest.param("2020-21", "£33 million", id="evidence allowances 7, 2020"),
            pytest.param("2020-21-rise", "about £9.5 million", id="evidence allowances 7, rise"),
            pytest.param("2021-22", "£33 million", id="evidence allowances 7, 2021"),
            pytest.param("2022-25", "£99.8 million", id="evidence allowances 7, 2022"),
            pytest.param("since-2014", "over £174 million", id="evidence allowances 7, total"),
        ],
    )
    def test_staying_put_grants(self, line: str, amount: str) -> None:
        """Each grant is as printed, and those up to 2022 are parts of the total."""
        assert str(load().funding[f"staying-put-{line}"].amount.require()) == amount

    def test_one_rise_is_told_of_two_years(self) -> None:
        """40% on 2019-20 is said of both years; nobody gives that year's grant (evidence 10)."""
        checks = {one.claim_id: one for one in check_claims(load())}
        for claim in ("staying-put-rise-2020", "staying-put-rise-2021"):
            assert str(load().claims[claim].asserted) == "40%"
            assert checks[claim].verdict is Verdict.UNDETERMINED
            assert checks[claim].missing == ("the grant of 2019-20",)

    def test_staying_close_has_grown(self) -> None:
        """£36m became £53m for the same three years: a change (evidence allowances 7)."""
        line = load().funding["staying-close-2022-25"]
        assert str(line.amount.require()) == "£53 million"
        before = load().known_on("2023-12-31").funding[line.id]
        assert str(before.amount.require()) == "£36 million"
        places = load().programmes["staying-close-programme"].places
        assert str(places.require()) == "47 authorities"


class TestProgress:
    """How far the commitments of the strategy have come, evidence 2.14."""

    @pytest.mark.parametrize(
        ("commitment", "progress", "from_"),
        [
            ("leaving-care-allowance-rise", Progress.DELIVERED, "2023-04-01"),
            ("care-leaver-apprentice-bursary-rise", Progress.DELIVERED, "2023-08-01"),
            ("foster-allowance-uplift", Progress.DELIVERED, "2023-04"),
            ("family-finding-befriending-mentoring", Progress.UNDER_WAY, None),
            ("kinship-allowance", Progress.UNDER_WAY, "2026-02-27"),
            ("foster-recruitment-retention", Progress.UNDER_WAY, None),
        ],
    )
    def test_what_became_of_it(
        self, commitment: str, progress: Progress, from_: str | None
    ) -> None:
        """Each is told by a source of its own, and by none on the day of the strategy."""
        (statement,) = load().commitments[commitment].progress.live
        assert statement.value is progress
        start = None if statement.effective is None else str(statement.effective.start)
        assert start == from_
        then = load().known_on("2023-02-02").commitments[commitment]
        assert isinstance(then.progress.latest, NotKnown)

    @pytest.mark.parametrize(
        ("survey", "share"), [("no-top-up", "36%"), ("top-up-not-known", "23%")]
    )
    def test_topping_up_earlier_recipients(self, survey: str, share: str) -> None:
        """What councils answered of those who were paid the lower sum (evidence allowances 2)."""
        observations = load().indicators[f"setting-up-home-survey-{survey}"].observations
        assert str(observations.require()) == share

    def test_whether_the_allowance_kept_pace(self) -> None:
        """The department says so; what it compares is not told (evidence allowances, C33)."""
        checks = {one.claim_id: one for one in check_claims(load())}
        assert checks["nma-kept-pace-with-inflation"].verdict is Verdict.UNDETERMINED
