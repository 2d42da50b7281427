"""The ask, the money that came after it, the scrutiny of the strategy, and who held office."""

import pytest

from csc_reform import (
    ClaimCheck,
    Conflict,
    FundingRole,
    Money,
    NotKnown,
    OutcomeKind,
    PartsComplete,
    Progress,
    RelationKind,
    Span,
    Stance,
    Strength,
    Topic,
    Verdict,
    check_claims,
    load,
    reconcile,
)


def amounts(line_id: str, day: str | None = None) -> list[str]:
    """Give each figure that is live of a sum, as known on a day."""
    view = load() if day is None else load().known_on(day)
    return [str(statement.value) for statement in view.funding[line_id].amount.live]


def checked(claim_id: str, day: str | None = None) -> ClaimCheck:
    """Give how a claim comes out, as known on a day."""
    view = load() if day is None else load().known_on(day)
    return next(check for check in check_claims(view) if check.claim_id == claim_id)


class TestAsk:
    """What the Review asked for, evidence 2.1."""

    @pytest.mark.parametrize(
        ("day", "known"),
        [
            ("2023-03-08", "not known: no source in view states it"),
            ("2023-03-09", "over £2 billion"),
            ("2023-09-20", "£2.6 billion"),
            ("2024-02-01", "£2.6 billion"),
            ("2024-02-02", "over £2 billion | £2.6 billion | £2 billion (conflict)"),
        ],
    )
    def test_each_body_gives_its_figure(self, day: str, known: str) -> None:
        """A committee says over £2 billion, a peer £2.6 billion, a charity £2 billion."""
        assert str(load().known_on(day).funding["review-ask"].amount.latest) == known

    def test_the_rivals_are_all_kept(self) -> None:
        """None of them revises another, whoever is right."""
        line = load().funding["review-ask"]
        assert line.role is FundingRole.ASK
        latest = line.amount.latest
        assert isinstance(latest, Conflict)
        assert {citation.source_id for citation in latest.citations} == {
            "lords-public-services-committee-2023-03-09",
            "hansard-lords-2023-09-20",
            "alma-economics-2023-11-15",
            "fostering-network-2024-02-02",
            "nyas-stable-homes-response",
        }

    def test_over_four_years_or_over_five(self) -> None:
        """Its modellers say four years, and a charity five; both are kept, as printed."""
        period = load().funding["review-ask"].period
        assert isinstance(period.latest, Conflict)
        printed = [c.as_printed for one in period.statements for c in one.citations]
        assert printed == ["over four years", "over five years"]
        then = load().known_on("2023-11-15").funding["review-ask"].period.latest
        assert isinstance(then, Span)

    def test_the_part_for_family_help(self) -> None:
        """Roughly £2 billion over five years, known since the report, is a part of the ask."""
        line = load().known_on("2022-05-23").funding["review-family-help-ask"]
        assert str(line.amount.require()) == "about £2 billion"
        assert not line.relations
        (relation,) = load().funding["review-family-help-ask"].relations
        assert (relation.kind, relation.to_id) == (RelationKind.PART_OF, "review-ask")

    def test_delay_costs_as_much_and_is_something_else(self) -> None:
        """£1 billion over ten years and £2.6 billion over twenty are estimates, not the ask."""
        funding = load().funding
        for line_id, amount in (
            ("delay-cost-10-years", "£1 billion"),
            ("delay-cost-20-years", "£2.6 billion"),
        ):
            assert funding[line_id].role is FundingRole.ESTIMATE
            assert str(funding[line_id].amount.require()) == amount
            assert not funding[line_id].relations
            assert line_id not in load().known_on("2023-05-22").funding

    def test_more_children_in_care_through_delay(self) -> None:
        """10,500 more by 2027-28; no source in view gives what it could be held against."""
        check = checked("delay-more-children-in-care")
        assert check.verdict is Verdict.UNDETERMINED
        assert str(load().claims["delay-more-children-in-care"].asserted) == (
            "10,500 more children in care"
        )

    def test_how_many_recommendations(self) -> None:
        """Over 80, as councils' association counts them."""
        history = load().indicators["review-recommendations"].observations
        assert str(history.require()) == "over 80 recommendations"
        assert "review-recommendations" not in load().known_on("2022-12-30").indicators


class TestShareOfTheAsk:
    """What is said of the strategy's money beside the ask, evidence 2.1 and 2.16."""

    def test_in_february_2023_the_ask_has_no_figure(self) -> None:
        """The line is named by who speaks of it, and no figure of it is known yet."""
        view = load().known_on("2023-02-02")
        assert isinstance(view.funding["review-ask"].amount.latest, NotKnown)
        check = checked("ask-share-7-7", "2023-02-02")
        assert check.verdict is Verdict.UNDETERMINED
        assert check.missing == ("what the Review asked for",)

    @pytest.mark.parametrize(
        ("day", "verdict"),
        [
            ("2023-03-09", Verdict.UNDETERMINED),
            ("2023-09-20", Verdict.HOLDS),
            ("2023-11-15", Verdict.HOLDS),
        ],
    )
    def test_the_share_with_the_ask_as_known(self, day: str, verdict: Verdict) -> None:
        """Of over £2 billion it may be 7.7%; of £2.6 billion it is."""
        assert checked("ask-share-7-7", day).verdict is verdict

    def test_one_part_in_five(self) -> None:
        """A charity's one-fifth is kept as it is said; of £2.6 billion, £200 million is not."""
        claim = load().claims["ask-share-one-fifth"]
        assert str(claim.asserted) == "20%"
        assert [citation.as_printed for citation in claim.citations] == ["one-fifth"]
        assert [operand.subject_id for operand in claim.operands] == ["strategy-200m", "review-ask"]
        ask = {"ask-share-one-fifth/denominator": Money.parse("£2.6 billion")}
        (check,) = (c for c in check_claims(load(), ask) if c.claim_id == claim.id)
        assert check.verdict is Verdict.FAILS

    @pytest.mark.parametrize(
        ("claim_id", "speaker"),
        [
            ("ask-met", "independent-review-lead"),
            ("ask-not-met", "childrens-charities-coalition"),
        ],
    )
    def test_met_and_not_met(self, claim_id: str, speaker: str) -> None:
        """In one month two say the opposite of one ask; both are kept, with who says it."""
        claim = load().claims[claim_id]
        assert [citation.speaker_id for citation in claim.citations] == [speaker]
        assert claim.operands[1].subject_id == "review-ask"
        assert claim_id not in load().known_on("2025-06-11").claims

    def test_what_the_author_of_the_review_counts(self) -> None:
        """Up to £2.6 billion, by 2028-29: what he reckons, and no promise of money."""
        line = load().funding["since-2023-by-macalister"]
        assert line.role is FundingRole.ESTIMATE
        assert str(line.amount.require()) == "up to £2.6 billion"
        assert str(line.period.require().latest) == "2029-03-31"


class TestBesideTheStrategy:
    """Money that a minister named beside the strategy's, evidence 2.1."""

    @pytest.mark.parametrize(
        ("line_id", "amount", "period"),
        [
            ("unregulated-provision-142m", "£142 million", "until 31 March 2025"),
            (
                "adoption-strategy-160m",
                "£160 million",
                "between 1 March 2022 and 6 April 2022 to between 28 February 2025 and 5 April 2025",
            ),
            ("childrens-homes-259m", "£259 million", "1 April 2022 to 31 March 2025"),
            ("care-leavers-230m", "£230 million", "1 April 2022 to 31 March 2025"),
            ("social-care-grant-2023-24", "£3.85 billion", "1 April 2023 to 31 March 2024"),
        ],
    )
    def test_each_sum(self, line_id: str, amount: str, period: str | None) -> None:
        """Each has its figure, and a time only where the answer gives one."""
        line = load().known_on("2023-06-19").funding[line_id]
        assert str(line.amount.require()) == amount
        latest = line.period.latest
        assert (latest.in_words() if isinstance(latest, Span) else None) == period
        assert line_id not in load().known_on("2023-06-18").funding

    @pytest.mark.parametrize(
        ("line_id", "known", "amount"),
        [
            pytest.param("csc-yearly-spending-2023", "2023-05-23", "over £10 billion", id="2.2"),
            pytest.param("care-spending-2024-25", "2026-06-30", "about £9 billion", id="2.7"),
        ],
    )
    def test_what_is_spent(self, line_id: str, known: str, amount: str) -> None:
        """What is told of yearly spending is an estimate, and no money promised."""
        line = load().known_on(known).funding[line_id]
        assert line.role is FundingRole.ESTIMATE
        assert str(line.amount.require()) == amount

    def test_the_strategy_has_one_sum_throughout(self) -> None:
        """£200 million was said again a year after the Review, in June and in December 2023."""
        line = load().funding["strategy-200m"]
        assert str(line.amount.require()) == "£200 million"
        sources = {c.source_id for one in line.amount.statements for c in one.citations}
        assert sources >= {
            "wms-2023-05-23",
            "written-answer-187018-2023-06-19",
            "csc-reform-statement-2023",
            "local-government-association-2023",
        }


class TestScrutiny:
    """What was said of the strategy, and what was promised for it, evidence 2.2."""

    def test_the_statement_in_both_houses(self) -> None:
        """In the Commons on 2 February 2023, repeated in the Lords on the 8th."""
        milestones = load().milestones
        assert str(milestones["strategy-statement-commons"].actual.require()) == "2023-02-02"
        assert str(milestones["strategy-statement-lords"].actual.require()) == "2023-02-08"

    def test_the_strategy_is_to_be_refreshed(self) -> None:
        """After two years, as an answer of June 2023 says; nothing in view tells that it was."""
        milestone = load().milestones["strategy-refresh"]
        assert str(milestone.promised.require()) == "2025"
        assert isinstance(milestone.actual.latest, NotKnown)
        assert milestone.id not in load().known_on("2023-06-15").milestones

    def test_the_first_phase(self) -> None:
        """Its two years are told again in 2023 as a first phase, to March 2025."""
        period = load().funding["strategy-200m"].period
        assert str(period.require().end) == "2025-03"
        then = load().known_on("2023-02-02").funding["strategy-200m"].period.require()
        assert str(then.end) == "2025-02-01/2025-04-05"

    def test_what_a_committee_of_the_lords_criticises(self) -> None:
        """Money, pace and scale, in May 2023; pace again in March 2024."""
        positions = [
            one for one in load().positions if one.holder_id == "lords-public-services-committee"
        ]
        criticised = {
            (str(one.date), one.topic) for one in positions if one.stance is Stance.CRITICISES
        }
        assert criticised == {
            ("2023-05", Topic.FUNDING),
            ("2023-05", Topic.PACE),
            ("2023-05", Topic.SCOPE),
            ("None", Topic.PACE),
        }

    def test_the_consultation_has_an_outcome(self) -> None:
        """The government answered in September 2023; the day is not known."""
        consultation = load().consultations["stable-homes-consultation"]
        assert consultation.outcome_ids.require() == ("dfe-consultation-response-2023",)
        before = load().known_on("2023-09-29").consultations["stable-homes-consultation"]
        assert isinstance(before.outcome_ids.latest, NotKnown)

    def test_the_time_of_the_close_is_told_twice(self) -> None:
        """A quarter to midnight on 11 May 2023, known from a notice of April."""
        view = load().known_on("2023-04-12")
        closes = view.consultations["stable-homes-consultation"].closes
        assert str(closes.require()) == "2023-05-11T23:45 Europe/London"
        assert len(load().consultations["stable-homes-consultation"].closes) == len(closes) + 1

    def test_care_experience_is_not_to_be_a_protected_characteristic(self) -> None:
        """The recommendation was rejected, as a charity reports."""
        (outcome,) = load().recommendations["rec-protected-characteristic"].outcomes
        assert (outcome.kind, outcome.commitment_id) == (OutcomeKind.REJECTS, None)

    @pytest.mark.parametrize(
        ("milestone_id", "rivals"),
        [
            ("strategy-published", {"2023-02-02", "2023-02-08"}),
            ("independent-review-final-report", {"2022-05-23", "2023-05"}),
        ],
        ids=["evidence 2.16 strategy", "evidence 2.16 Review"],
    )
    def test_a_wrong_day_is_kept_beside_the_other(
        self, milestone_id: str, rivals: set[str]
    ) -> None:
        """A later page that prints another day revises nothing; until then there was one day."""
        latest = load().milestones[milestone_id].actual.latest
        assert isinstance(latest, Conflict)
        assert {str(side.value) for side in latest.sides} == rivals
        before = load().known_on("2026-06-29").milestones[milestone_id].actual.require()
        assert str(before) == min(rivals)


class TestGrants:
    """The grants of 2025-26, evidence 2.4."""

    def test_the_six_elements_of_the_children_and_families_grant(self) -> None:
        """Each has its figure; no source gives what they come to."""
        elements = {
            line.id.removeprefix("children-families-grant-"): str(line.amount.require())
            for line in load().funding
            if any(one.to_id == "children-families-grant-2025-26" for one in line.relations)
        }
        assert elements == {
            "supporting-families": "£253.5 million",
            "supported-accommodation": "£94.5 million",
            "staying-put": "£33.3 million",
            "virtual-school-heads": "£7.6 million",
            "leaving-care-allowance": "£13.4 million",
            "personal-advisers": "£12.1 million",
        }
        whole = load().funding["children-families-grant-2025-26"]
        assert isinstance(whole.amount.latest, NotKnown)

    def test_the_prevention_grant(self) -> None:
        """£270 million by its determination and the press; a council prints £253 million."""
        line = load().funding["prevention-grant-2025-26"]
        then = load().known_on("2025-05-14").funding[line.id]
        assert str(then.amount.require()) == "£270 million"
        assert str(line.amount.latest) == "£270 million | £253 million (conflict)"
        (side,) = (
            one
            for one in load().funding["prevention-grant-2025-26"].amount.live
            if str(one.value) == "£253 million"
        )
        assert [one.source_id for one in side.citations] == [
            "kent-county-council-decision-25-00047"
        ]

    def test_the_grant_was_raised(self) -> None:
        """£250 million was proposed, and £20 million added; it holds until a council differs."""
        then = reconcile(load().known_on("2025-05-14"), "prevention-grant-2025-26")
        assert then.verdict is Verdict.HOLDS
        assert [id_ for id_, _ in then.readings[0].terms] == [
            "prevention-grant-proposed",
            "prevention-grant-increase",
        ]
        now = reconcile(load(), "prevention-grant-2025-26")
        assert now.verdict is Verdict.UNDETERMINED
        assert str(now.gap) == "-£17,000,000 to £0"

    def test_the_first_year_comes_out(self) -> None:
        """£253.5 million, £270 million and £18 million are the £541.5 million that are told."""
        assert reconcile(load(), "ffp-2025-26-with-top-up").verdict is Verdict.HOLDS

    @pytest.mark.parametrize(
        ("place", "amount"), [("kent", "£6.7 million"), ("city-of-london", "£30,000")]
    )
    def test_the_most_and_the_least(self, place: str, amount: str) -> None:
        """What one council gets is a part of the grant."""
        assert amounts(f"prevention-grant-{place}") == [amount]


class TestFamiliesFirstPartnership:
    """The programme and its money, evidence 2.4."""

    def test_the_programme(self) -> None:
        """Announced on 20 March 2025, to begin in April."""
        reform = load()
        programme = reform.programmes["families-first-partnership"]
        assert programme.progress.require() is Progress.ANNOUNCED
        assert programme.pillar_ids == ("family-help",)
        promise = reform.commitments["families-first-partnership-roll-out"]
        assert promise.strength.require() is Strength.COMMIT
        begins = reform.milestones["families-first-partnership-begins"]
        assert str(begins.promised.require()) == "2025-04"
        assert programme.id not in reform.known_on("2025-03-19").programmes

    def test_its_first_year(self) -> None:
        """Over £500 million, and later £523.5 million, which agrees with it."""
        assert amounts("ffp-2025-26", "2025-03-20") == ["over £500 million"]
        assert str(load().funding["ffp-2025-26"].amount.require()) == "£523.5 million"
        answer = reconcile(load(), "ffp-2025-26")
        assert answer.verdict is Verdict.HOLDS
        assert [str(amount) for _, amount in answer.readings[0].terms] == [
            "£253.5 million",
            "£270 million",
        ]

    def test_three_parts_make_the_total(self) -> None:
        """£253.5 million, £270 million and £18 million are £541.5 million."""
        answer = reconcile(load(), "ffp-2025-26-with-top-up")
        assert answer.verdict is Verdict.HOLDS
        (exact, _) = answer.readings
        assert {id_: str(amount) for id_, amount in exact.terms} == {
            "children-families-grant-supporting-families": "£253.5 million",
            "ffp-prevention-grant": "£270 million",
            "ffp-transformation-grant": "£18 million",
        }
        assert str(exact.total) == "£541.5 million"

    def test_nobody_says_that_the_parts_are_all(self) -> None:
        """They come out, though no source says that the list is complete."""
        line = load().funding["ffp-2025-26-with-top-up"]
        assert line.parts_complete is PartsComplete.UNSTATED

    def test_an_answer_gives_half_a_million_less(self) -> None:
        """£541 million is what £541.5 million may have been rounded to: it is not decided."""
        answer = reconcile(load(), "ffp-2025-26-as-answered")
        assert answer.verdict is Verdict.UNDETERMINED
        assert Money.parse("£541 million") == answer.readings[0].total
        assert Money.parse("£541.5 million") == answer.readings[0].added

    def test_the_three_years_after(self) -> None:
        """£523 million three times, £300 million and £547 million are £2.416 billion."""
        answer = reconcile(load(), "ffp-2026-29")
        assert answer.verdict is Verdict.UNDETERMINED
        assert Money.parse("£2,416 million") == answer.readings[0].added
        assert len(answer.readings[0].terms) == 5
        assert amounts("ffp-2026-29") == ["£2.4 billion", "over £2.4 billion"]
        years = [
            load().funding[f"ffp-continued-{year}"].period.require().in_words()
            for year in ("2026-27", "2027-28", "2028-29")
        ]
        assert years == [
            "1 April 2026 to 31 March 2027",
            "1 April 2027 to 31 March 2028",
            "1 April 2028 to 31 March 2029",
        ]

    @pytest.mark.parametrize("claim_id", ["ffp-nearly-doubling", "ffp-more-than-doubling"])
    def test_growth_from_what_is_not_stated(self, claim_id: str) -> None:
        """It nearly or more than doubled; no source in view says from what."""
        check = checked(claim_id)
        assert check.verdict is Verdict.UNDETERMINED
        assert check.missing == ("the investment in preventative services before",)


class TestSpendingReview:
    """The Spending Review of 2025, evidence 2.4."""

    def test_the_years_of_the_transformation_fund_are_in_dispute(self) -> None:
        """£555 million over the review, over 2025 to 2028, or for three years from 2026."""
        line = load().funding["sr25-transformation-555m"]
        assert str(line.amount.require()) == "£555 million"
        latest = line.period.latest
        assert isinstance(latest, Conflict)
        assert [side.value for side in latest.sides] == [
            Span.parse("unknown", "unknown"),
            Span.parse("2025-04-01", "2028-03-31"),
            Span.parse("2026-04-01", "2029-03-31"),
        ]

    def test_part_of_the_fund_is_traced(self) -> None:
        """£300 million of it goes to the programme; the rest is not accounted for in view."""
        answer = reconcile(load(), "sr25-transformation-555m")
        assert Money.parse("£255 million") == answer.gap

    def test_the_press_adds_the_two_sums_up(self) -> None:
        """£555 million and £560 million are £1.115 billion, and £1.1 billion when rounded."""
        answer = reconcile(load(), "sr25-1-1bn")
        assert answer.verdict is Verdict.UNDETERMINED
        assert Money.parse("£1.115 billion") == answer.readings[0].added
        assert load().funding["sr25-1-1bn"].role is FundingRole.ESTIMATE


#: Whom a source shows in office, and on which day.
CHILDRENS_MINISTERS = {
    "2022-05-23": "Will Quince",
    "2023-02-02": "Claire Coutinho",
    "2023-09-14": "David Johnston",
    "2023-12-18": "David Johnston",
    "2025-05-21": "Janet Daby",
    "2026-02-24": "Josh MacAlister",
}


class TestOffices:
    """Who held which office, evidence 2.13."""

    @pytest.mark.parametrize(("day", "name"), CHILDRENS_MINISTERS.items())
    def test_childrens_ministers(self, day: str, name: str) -> None:
        """Each is in office on the day on which a source shows it, and known from then."""
        assert load().offices["children-minister"].holders.on(day) == name
        view = load().known_on(day)
        assert view.offices["children-minister"].holders.require() == name

    @pytest.mark.parametrize("day", ["2022-05-22", "2022-12-01", "2024-06-01", "2025-10-01"])
    def test_between_those_days_it_is_not_known(self, day: str) -> None:
        """Where no source says when one followed another, none is assumed."""
        assert isinstance(load().offices["children-minister"].holders.on(day), NotKnown)

    def test_the_author_of_the_review_is_minister_later(self) -> None:
        """In 2023 he led the Review; in office he is from September 2025."""
        offices = load().offices
        assert offices["independent-review-lead"].holders.require() == "Josh MacAlister"
        last = offices["children-minister"].holders.steps[-2]
        assert last.statement.value == "Josh MacAlister"
        assert str(last.statement.effective and last.statement.effective.start) == "2025-09"

    def test_the_chair_of_the_group(self) -> None:
        """One chair from 2021, when the group's report came out, to February 2023."""
        holders = load().offices["appgap-chair"].holders
        assert holders.require() == "Rachael Maskell"
        assert str(holders.statements[0].effective and holders.statements[0].effective.start) == (
            "2021"
        )
