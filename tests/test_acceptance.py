"""The acceptance cases that the source texts demand, under their numbers, over the bundled reform."""

from decimal import Decimal

import pytest

from csc_reform import (
    AgeBand,
    AgeBands,
    Conflict,
    Count,
    Deadline,
    EventKind,
    Interval,
    InvalidValueError,
    KeyedOn,
    Money,
    NotKnown,
    Precision,
    Progress,
    Ratio,
    Reform,
    Region,
    Share,
    Strength,
    StrengthRaised,
    Verdict,
    check_claims,
    cite,
    diff,
    load,
    rebanded,
    reconcile,
    timeline,
    together,
)
from csc_reform.changelog import sources_of
from csc_reform.claim_checks import ClaimCheck


@pytest.fixture
def february() -> Reform:
    """Give the reform as it was known on the evening of the strategy's publication."""
    return load().known_on("2023-02-02")


@pytest.fixture
def december() -> Reform:
    """Give the reform as it was known on the evening of the statement of December 2023."""
    return load().known_on("2023-12-18")


def claim(checks: tuple[ClaimCheck, ...], claim_id: str) -> ClaimCheck:
    """Give the check of one claim."""
    return next(check for check in checks if check.claim_id == claim_id)


class TestA1:
    """Over £45m and £45m, in one release."""

    def test_both_are_kept_and_agree_only_if_rounded(self, february: Reform) -> None:
        """The two printings contradict each other exactly, and agree when the bare one is rounded."""
        latest = february.funding["family-help-45m"].amount.latest
        assert isinstance(latest, Conflict)
        assert {"£45 million", "over £45 million"} == {str(side.value) for side in latest.sides}
        assert latest.consistent_when_rounded
        assert not Money.parse("over £45m").consistent_with(Money.parse("£45m"))

    def test_each_printing_has_its_passage(self, february: Reform) -> None:
        """The bare figure is cited to paragraph 8, the hedged one to paragraph 17."""
        line = february.funding["family-help-45m"]
        places = {
            (str(one.value), citation.locator)
            for one in line.amount.statements
            for citation in one.citations
            if citation.source_id == "dfe-press-release-2023-02-02"
        }
        assert places == {("£45 million", "¶8"), ("over £45 million", "¶17")}


class TestA2:
    """Up to 12 local areas and 12 local authorities."""

    def test_unlike_counts_are_not_compared_without_a_warning(self, february: Reform) -> None:
        """Both are kept; they agree as they stand once areas are counted as authorities."""
        places = february.programmes["family-help-test-areas"].places
        latest = places.latest
        assert isinstance(latest, Conflict)
        assert latest.is_of_unlike_kinds
        areas, authorities = (
            Count.parse("up to 12 local areas"),
            Count.parse("12 local authorities"),
        )
        assert {areas, authorities} == {side.value for side in latest.sides}
        recounted = authorities.counting_as("local areas")
        assert recounted.count.consistent_with(areas)
        assert recounted.warning == "local authorities are counted as local areas"


class TestA3:
    """The fostering budget: £25m, up to £8.5m more, £36m in total."""

    def test_it_does_not_reconcile(self, december: Reform) -> None:
        """It is £2.5m short as printed and still more than £1.5m short when rounded."""
        answer = reconcile(december, "fostering-36m-total")
        assert answer.verdict is Verdict.FAILS
        exact, rounded = answer.readings
        assert Money.between(2_500_000, 11_000_000) == answer.gap == exact.gap
        assert (Decimal(1_500_000), True) == (rounded.gap.low, rounded.gap.low_open)

    def test_the_implied_base_is_larger(self, december: Reform) -> None:
        """The total implies an earlier sum of at least £27.5m, or £27.0m when rounded."""
        exact, rounded = reconcile(december, "fostering-36m-total").readings
        assert Decimal(27_500_000) == exact.implied.low
        assert Decimal(27_000_000) == rounded.implied.low

    def test_explanations_are_offered_and_sources_named(self, december: Reform) -> None:
        """Differing scope and a revised base are offered, and both sources are cited."""
        answer = reconcile(december, "fostering-36m-total")
        assert any("scope may differ" in words for words in answer.explanations)
        assert any("may have been revised between" in words for words in answer.explanations)
        assert {"dfe-press-release-2023-02-02", "hansard-wms-2023-12-18"} == {
            citation.source_id for citation in answer.because
        }

    def test_it_is_not_asked_before_it_was_known(self, february: Reform) -> None:
        """In February 2023 there is no such total."""
        assert "fostering-36m-total" not in february.funding


class TestA4:
    """£200m over two years, with four named parts."""

    @pytest.mark.parametrize("day", ["2023-02-02", "2023-12-18"])
    def test_the_remainder_is_strictly_below_91_million(self, day: str) -> None:
        """The parts come to over £109m; nobody says that the list is complete."""
        answer = reconcile(load().known_on(day), "strategy-200m")
        assert answer.verdict is Verdict.UNDETERMINED
        exact = answer.readings[0]
        assert Money.over(109_000_000) == exact.added
        assert (Decimal(91_000_000), True) == (exact.gap.high, exact.gap.high_open)
        assert answer.because

    def test_that_the_parts_are_inside_is_marked_as_inferred(self, february: Reform) -> None:
        """No relation is stated by the release, and the answer says so."""
        answer = reconcile(february, "strategy-200m")
        assert "that the lines belong together is inferred, not stated" in answer.explanations


class TestA5:
    """Just 7.7% of what was asked for."""

    def test_the_share_implies_a_denominator(self, february: Reform) -> None:
        """Without the ask it is undetermined, and implies one of £2,580.6m to £2,614.4m."""
        check = claim(check_claims(february), "ask-share-7-7")
        assert check.verdict is Verdict.UNDETERMINED
        assert check.missing == ("what the Review asked for",)
        (finding,) = check.findings
        assert "£2,580,645,161" in finding
        assert "£2,614,379,085" in finding
        assert check.warnings

    def test_once_the_ask_is_known_it_is_one_of_rivals(self) -> None:
        """£2.6bn over four years holds, £2bn does not; the years of the two sums are unlike."""
        check = claim(check_claims(load()), "ask-share-7-7")
        assert check.verdict is Verdict.UNDETERMINED
        assert check.missing == ()
        asks = [str(value) for role, value in check.operands if role == "denominator"]
        assert asks == ["over £2 billion", "£2.6 billion", "£2 billion"]
        told = [finding.partition(" it ")[2] for finding in check.findings]
        assert told[:3] == ["cannot be decided", "holds", "fails"]
        assert "£2,580,645,161" in told[3]
        assert "£2,614,379,085" in told[3]
        assert any("unlike years" in warning for warning in check.warnings)

    def test_of_one_ask_it_holds(self) -> None:
        """As known in December 2023 nobody had named another sum than £2.6bn, or over £2bn."""
        check = claim(check_claims(load().known_on("2023-12-18")), "ask-share-7-7")
        assert check.verdict is Verdict.HOLDS
        assert any("unlike years" in warning for warning in check.warnings)

    def test_with_the_ask_it_is_consistent(self, february: Reform) -> None:
        """Taking the ask as £2.6bn, £200m is 7.7% of it as printed, with a warning on horizons."""
        ask = {"ask-share-7-7/denominator": Money.parse("£2.6 billion")}
        check = claim(check_claims(february, ask), "ask-share-7-7")
        assert check.verdict is Verdict.HOLDS
        assert check.warnings


class TestA6:
    """£2,000 to £3,000, an above inflation increase."""

    def test_a_bound_decides_it(self, february: Reform) -> None:
        """It holds for every index below 50%, and fails for one of 50% or more."""
        claim_id = "leaving-care-allowance-above-inflation"
        for index, verdict in (
            ("under 50%", Verdict.HOLDS),
            ("50%", Verdict.FAILS),
            ("up to 60%", Verdict.UNDETERMINED),
        ):
            checks = check_claims(february, {f"{claim_id}/index": Ratio.parse(index)})
            assert claim(checks, claim_id).verdict is verdict
        unaided = claim(check_claims(february), claim_id)
        assert unaided.verdict is Verdict.UNDETERMINED
        assert "growth of 50%; it holds for every index below 50%" in unaided.findings


class TestA7:
    """An above-inflation increase without a figure."""

    def test_it_is_undetermined_with_the_operand_named(self, february: Reform) -> None:
        """It is neither true nor false, and what is missing is named: the rise and the index."""
        check = claim(check_claims(february), "foster-allowance-above-inflation")
        assert check.verdict is Verdict.UNDETERMINED
        assert check.missing == (
            "how much the allowance was raised",
            "the inflation index and month meant",
        )
        assert check.findings == ()
        assert {c.source_id for c in check.because} == {"dfe-press-release-2023-02-02"}

    def test_it_gets_an_operand_once_the_uplift_is_known(self) -> None:
        """The uplift of 12.43% bounds it, and only the index remains to be named."""
        check = claim(check_claims(load()), "foster-allowance-above-inflation")
        assert check.verdict is Verdict.UNDETERMINED
        assert check.missing == ("the inflation index and month meant",)
        assert check.findings == ("growth of 12.43%; it holds for every index below 12.43%",)
        assert "rotherham-decision-2023-03-15" in {c.source_id for c in check.because}


class TestA8:
    """The apprenticeship bursary, £1000 to £3,000."""

    def test_it_grows_by_200_percent(self, february: Reform) -> None:
        """Both figures are recorded as printed, and one over the other is a growth of 200%."""
        bursary = february.allowances["care-leaver-apprenticeship-bursary"]
        old, new = sorted((rate.amount for rate in bursary.rates), key=lambda money: str(money.low))
        assert str((new / old).change()) == "200%"
        later = load().allowances["care-leaver-apprenticeship-bursary"]
        assert later.keyed_on.latest is KeyedOn.START_DATE
        printed = {citation.as_printed for rate in bursary.rates for citation in rate.citations}
        assert printed == {"£1000", "£3,000"}


class TestA9:
    """Hedged counts and shares."""

    def test_each_is_an_interval_within_its_natural_limits(self, december: Reform) -> None:
        """Up to 500, over 60% and 10% or lower are read as printed."""
        (apprentices,) = december.commitments["sw-apprentices"].targets
        cap = apprentices.cap.require()
        assert isinstance(cap, Count)
        assert (Decimal(0), Decimal(500)) == (cap.low, cap.high)
        (reach,) = december.commitments["fostering-budget-increase"].targets
        assert Share.parse("over 60%") == reach.target.require()
        assert Decimal(1) == reach.target.require().high
        assert Share.parse("10% or lower") == (
            december.indicators["inadequate-share-max-10"].target.require()
        )


class TestA10:
    """From exploring the case to launching a pathfinder."""

    def test_it_is_a_strengthening_and_not_a_replacement(self, december: Reform) -> None:
        """Both strengths are there, each with its day and source."""
        strength = december.commitments["kinship-allowance"].strength
        assert [one.value for one in strength.statements] == [Strength.EXPLORE, Strength.PILOT]
        assert strength.latest is Strength.PILOT
        assert strength.on("2023-06-01") is Strength.EXPLORE
        assert strength.on("2023-12-18") is Strength.PILOT
        assert [cite(december, one)[0] for one in strength.statements] == [
            "Department for Education press release of 2 February 2023, ¶21",
            (
                "Department for Education, Houses of Parliament, Written statement on children's social care, "
                "18 December 2023, ¶12"
            ),
        ]

    def test_the_timeline_shows_a_strengthening(self, december: Reform) -> None:
        """One thing grows stronger: nothing is superseded, and each step has its source."""
        events = timeline(december).about("kinship-allowance")
        assert [(str(event.at), event.kind, event.detail) for event in events] == [
            ("2023-02-02", EventKind.ANNOUNCED, "explore"),
            ("2023-12-18", EventKind.STRENGTHENED, "from explore to pilot"),
        ]
        assert [citation.locator for event in events for citation in event.citations] == [
            "¶21",
            "¶12",
        ]

    def test_the_difference_is_a_strengthening(self, february: Reform, december: Reform) -> None:
        """From one view to the other the commitment stays, and its strength is raised."""
        (change,) = (
            one for one in diff(february, december) if one.subject_id == "kinship-allowance"
        )
        assert isinstance(change, StrengthRaised)
        assert (change.old, change.new) == (Strength.EXPLORE, Strength.PILOT)
        (source,) = sources_of(change, february, december)
        assert source.endswith("children's social care, 18 December 2023, ¶12")

    def test_later_designs_are_programmes_of_their_own(self) -> None:
        """Three designs, each in the place of the one before; the commitment is still one."""
        reform = load()
        designs = [
            programme
            for programme in reform.programmes
            if "kinship-allowance" in programme.commitment_ids
        ]
        places = {one.id: str(one.places.latest) for one in designs}
        assert places == {
            "kinship-allowance-trial": "up to 10 local authorities",
            "kinship-financial-allowance-pathfinder": "up to 8 local authorities",
            "kinship-zones": "7 local authorities",
        }
        assert reform.commitments["kinship-allowance"].strength.latest is Strength.PILOT
        before = {one.id: one.supersedes_id for one in designs}
        assert before["kinship-zones"] == "kinship-allowance-trial"
        assert before["kinship-allowance-trial"] == "kinship-financial-allowance-pathfinder"

    def test_in_february_it_was_to_be_explored(self, february: Reform) -> None:
        """The earlier view knows nothing of the pathfinder."""
        assert february.commitments["kinship-allowance"].strength.latest is Strength.EXPLORE


class TestA11:
    """Deadlines with a time of day; promised and delivered apart."""

    def test_the_consultations_close_at_a_quarter_to_midnight(self) -> None:
        """All three close at 11.45pm on 11 May 2023, on the clocks of London."""
        consultations = load().known_on("2023-05-11").consultations
        assert len(consultations) == 3
        for consultation in consultations:
            closes = consultation.closes.require()
            assert isinstance(closes, Deadline)
            assert closes.in_words() == "11.45pm on 11 May 2023"
            assert closes.instant().isoformat() == "2023-05-11T23:45:00+01:00"

    def test_the_framework_was_delivered_and_the_dashboard_promised(self, december: Reform) -> None:
        """The framework is delivered; the dashboard is promised for 2024 and overdue after it."""
        assert december.commitments["national-framework"].progress.latest is Progress.DELIVERED
        assert isinstance(december.commitments["dashboard"].progress.latest, NotKnown)
        events = timeline(december)
        promised = "dashboard-promised"
        assert promised in [event.subject_id for event in events.upcoming("2023-12-18")]
        assert promised not in [event.subject_id for event in events.overdue("2024-12-31")]
        assert promised in [event.subject_id for event in events.may_be_overdue("2024-12-31")]
        assert promised in [event.subject_id for event in events.overdue("2025-01-01")]

    def test_promised_and_not_delivered_as_known_on_a_day(self) -> None:
        """The same question of each view: what was promised by then, and not yet delivered."""
        waited_for = {
            day: {
                event.subject_id
                for event in timeline(load().known_on(day))
                if event.kind is EventKind.PROMISED and not event.is_done
            }
            for day in ("2022-05-23", "2023-02-01", "2023-02-02", "2023-12-18", "2024-10-29")
        }
        assert waited_for["2022-05-23"] == {"strategy-published"}
        assert waited_for["2023-02-01"] == {"strategy-published"}
        assert "strategy-published" not in waited_for["2023-02-02"]
        assert "leaving-care-allowance-effective" in waited_for["2023-12-18"]
        assert "leaving-care-allowance-effective" not in waited_for["2024-10-29"]
        assert "dashboard-promised" in waited_for["2024-10-29"]

    def test_the_consultations_close_in_the_timeline_to_the_minute(self) -> None:
        """A deadline is no day of which the hour is not known."""
        view = load().known_on("2023-05-11")
        closing = [one for one in timeline(view) if one.kind is EventKind.CLOSES]
        assert [one.precision for one in closing] == [Precision.MINUTE] * 3

    def test_the_framework_was_delivered_and_reported_to_parliament(self, december: Reform) -> None:
        """Consulted on in February, guidance on 15 December, before Parliament on the 18th."""
        events = timeline(december).about("national-framework")
        assert [(str(event.at), event.kind) for event in events] == [
            ("2023-02-02", EventKind.ANNOUNCED),
            ("2023-12-15", EventKind.DELIVERED),
            ("2023-12-18", EventKind.STRENGTHENED),
        ]


class TestLateness:
    """What the texts promised, beside what came of it."""

    def test_the_strategy_came_after_the_end_of_2022(self) -> None:
        """Promised to the Commons for before the end of 2022, published on 2 February 2023."""
        view = load().known_on("2023-12-18")
        slips = {slip.milestone_id: slip for slip in timeline(view).slippage()}
        slip = slips["strategy-published"]
        assert slip.days == Interval(33, 33)
        assert slip.is_late is Verdict.HOLDS
        assert cite(load(), slip)[0].startswith(
            "Department for Education, Houses of Parliament, Oral statement on the Independent Review, 23 May 2022"
        )

    def test_the_strategy_was_overdue_in_january(self) -> None:
        """As it was known then, and no longer once it was out."""
        for known, late in (("2023-02-01", True), ("2023-02-02", False)):
            overdue = timeline(load().known_on(known)).overdue("2023-01-15")
            assert ("strategy-published" in {one.subject_id for one in overdue}) is late

    def test_the_price_caps_are_a_year_late(self) -> None:
        """As known in May 2024: from the spring of one year to the spring of the next."""
        view = load().known_on("2024-05-14")
        (slip,) = timeline(view).about("agency-price-caps").slippage()
        assert (str(slip.promised), str(slip.moved_to)) == (
            "2024-03-01/2024-05-31",
            "2025-03-01/2025-05-31",
        )
        assert slip.days == Interval(274, 456)
        assert slip.days.contains(365)
        slipped = [
            (str(event.at), event.detail)
            for event in timeline(view).about("agency-price-caps")
            if event.kind is EventKind.SLIPPED
        ]
        assert [day for day, _ in slipped] == ["2023-10-27", "2024-05-14"]

    def test_the_dashboard_is_overdue_after_2024(self) -> None:
        """Promised for 2024 and, as far as any source here tells, not delivered."""
        events = timeline(load())
        for day, overdue, maybe in (
            ("2024-01-01", 0, 0),
            ("2024-07-01", 0, 1),
            ("2025-01-01", 1, 0),
        ):
            promised = [
                [one for one in kept if one.subject_id == "dashboard-promised"]
                for kept in (events.overdue(day), events.may_be_overdue(day))
            ]
            assert [len(found) for found in promised] == [overdue, maybe]


class TestA12:
    """£9 million for kinship training, and £20 million for the kinship strategy."""

    def test_they_come_to_a_range_and_never_to_29(self, december: Reform) -> None:
        """Nobody says how they overlap: from £20 million to £29 million."""
        found = together(december, ["kinship-9m", "kinship-strategy-20m"])
        assert Money.between(20_000_000, 29_000_000) == found.amount
        assert found.unknown_overlaps
        assert [(c.source_id, c.locator) for c in found.because] == [
            ("dfe-press-release-2023-02-02", "¶21"),
            ("hansard-wms-2023-12-18", "¶12"),
        ]

    def test_in_february_there_was_only_the_one(self, february: Reform) -> None:
        """The strategy is not known yet."""
        assert "kinship-strategy-20m" not in february.funding
        assert str(together(february, ["kinship-9m"]).amount) == "£9 million"


class TestA13:
    """The largest investment in recent history, the largest ever."""

    def test_a_superlative_needs_a_closed_list(self, december: Reform) -> None:
        """It is undetermined until the caller says what the largest of all the others was."""
        claim_id = "fostering-largest-ever"
        assert claim(check_claims(december), claim_id).verdict is Verdict.UNDETERMINED
        others = {f"{claim_id}/field of comparison": Money.parse("£30 million")}
        assert claim(check_claims(december, others), claim_id).verdict is Verdict.HOLDS


class TestA14:
    """Rates by age band and region, and a publisher who merges the two youngest bands."""

    MERGED = AgeBands.parse("0-4, 5-10, 11-15, 16-17")

    def table(self, region: Region) -> dict[AgeBand, Money]:
        """Give the rates of 2024-25 for a region, as the publisher of record has them."""
        allowance = load().allowances["foster-carer-national-minimum-allowance"]
        held = allowance.in_force("2024-05-01")
        return {rate.band: rate.amount for rate in held if rate.region is region and rate.band}

    def test_merging_the_youngest_bands_gives_an_interval(self) -> None:
        """0-2 and 3-4 become 0-4 at £165 to £170 a week, as printed, and exactly that."""
        merged = rebanded(self.table(Region.REST_OF_ENGLAND), self.MERGED)
        printed = Money.parse("£165\u2013170 a week")
        assert merged[AgeBand(0, 4)] == printed
        assert [str(amount) for amount in merged.values()] == [
            "£165 to £170 a week",
            "£187 a week",
            "£213 a week",
            "£249 a week",
        ]

    def test_every_region_is_merged_alike(self) -> None:
        """London and the South East have ranges of their own, and the other bands stay exact."""
        for region, expected in (
            (Region.LONDON, "£191 to £195 a week"),
            (Region.SOUTH_EAST, "£183 to £189 a week"),
        ):
            merged = rebanded(self.table(region), self.MERGED)
            assert str(merged[AgeBand(0, 4)]) == expected
            assert all(merged[band].is_exact for band in list(self.MERGED)[1:])

    def test_the_bands_are_checked(self) -> None:
        """The table has a band for each age up to 17, and none for a person of 18."""
        table = self.table(Region.LONDON)
        assert AgeBands.parse("0-2, 3-4, 5-10, 11-15, 16-17") == AgeBands(tuple(table))
        with pytest.raises(InvalidValueError) as caught:
            rebanded(table, AgeBands.parse("0-4, 5+"))
        expected = "into must be of ages that the table 0-2, 3-4, 5-10, 11-15, 16-17 has, got '5+'"
        assert str(caught.value) == expected

    def test_the_finer_table_and_the_merged_one_agree(self) -> None:
        """Each finer rate may be what the merged one means, and no other rate is."""
        fine = self.table(Region.REST_OF_ENGLAND)
        coarse = rebanded(fine, self.MERGED)
        back = rebanded(coarse, AgeBands(tuple(fine)))
        assert all(back[band].consistent_with(amount) for band, amount in fine.items())
        assert not back[AgeBand(0, 2)].consistent_with(Money.parse("£164 a week"))


class TestA15:
    """An uplift of 6.88 per cent, beyond the current inflation rate of 4.6 per cent."""

    CLAIM = "nma-uplift-2024-above-inflation"
    BULLETIN = "Office for National Statistics, Consumer price inflation, UK: "
    RELEASE = "The Fostering Network on the rise of the fostering allowance, December 2023, press release, between 5 December 2023 and 10 December 2023"

    @pytest.fixture
    def own_day(self) -> Reform:
        """Give the reform as it was known on the last day the release can have come out."""
        return load().known_on(load().sources["fostering-network-2023-12"].published.latest)

    def check(self, view: Reform, on: str | None = None) -> ClaimCheck:
        """Check the claim in a view, against the index of a day."""
        return claim(check_claims(view, on=on), self.CLAIM)

    def test_it_holds_of_its_own_month_then_and_now(self, own_day: Reform) -> None:
        """On its own day and in the newest view, 6.88% is more than the 4.6% of October 2023."""
        for view in (own_day, load()):
            check = self.check(view)
            assert check.verdict is Verdict.HOLDS
            assert check.operands == (
                ("growth", Ratio.parse("6.88%")),
                ("index", Ratio.parse("4.6%")),
            )
            assert check.missing == ()
            assert check.findings == ("growth of 6.88%; it holds for every index below 6.88%",)
            assert cite(view, check) == (
                f"{self.RELEASE}, release",
                f"{self.RELEASE}, release: 6.88 per cent",
                f"{self.BULLETIN}October 2023, statistics release, 15 November 2023, main points: 4.6%",
                f"{self.RELEASE}, release: 4.6 per cent",
            )

    def test_it_is_false_of_other_months(self, own_day: Reform) -> None:
        """Against the 10.1% of March 2023 or the 11.1% of October 2022 the sentence fails."""
        for view in (own_day, load()):
            for day, rate, month, published in (
                ("2023-03-31", "10.1%", "April 2023", "24 May 2023"),
                ("2022-10-15", "11.1%", "October 2022", "16 November 2022"),
            ):
                check = self.check(view, day)
                assert check.verdict is Verdict.FAILS
                assert ("index", Ratio.parse(rate)) == check.operands[1]
                release = f"{self.BULLETIN}{month}, statistics release, {published}"
                assert cite(view, check)[-1] == f"{release}, main points: {rate}"

    def test_a_month_may_be_known_in_one_view_only(self, own_day: Reform) -> None:
        """The 2.3% of April 2024 decides it today, and on its own day nobody knew that rate."""
        assert self.check(load(), "2024-04-15").verdict is Verdict.HOLDS
        then = self.check(own_day, "2024-04-15")
        assert then.verdict is Verdict.UNDETERMINED
        assert then.missing == ("the inflation rate of the month meant",)

    def test_a_month_without_a_rate_decides_nothing(self) -> None:
        """For November 2023 no bulletin is held here; the uplift still bounds the claim."""
        check = self.check(load(), "2023-11-15")
        assert check.verdict is Verdict.UNDETERMINED
        assert check.missing == ("the inflation rate of the month meant",)
        assert check.findings == ("growth of 6.88%; it holds for every index below 6.88%",)

    def test_it_is_not_asked_before_it_was_said(self) -> None:
        """In November 2023 there was the index, and no such claim."""
        view = load().known_on("2023-11-15")
        assert self.CLAIM not in view.claims
        assert str(view.indicators["cpi-12-month-rate"].observations.on("2023-10-31")) == "4.6%"


class TestRates:
    """What the issue asks of the rates."""

    def test_a_child_of_seven_in_london(self) -> None:
        """On 1 May 2025 the rate is £225 a week."""
        allowance = load().allowances["foster-carer-national-minimum-allowance"]
        rate = allowance.rate(on="2025-05-01", age=7, region=Region.LONDON)
        assert str(rate.amount) == "£225 a week"
        assert cite(load(), rate)

    def test_all_thirty_cells_are_there(self) -> None:
        """Two years, three regions and five bands, each with one rate."""
        allowance = load().allowances["foster-carer-national-minimum-allowance"]
        for day in ("2024-10-01", "2025-10-01"):
            rates = allowance.in_force(day)
            assert len({(rate.region, rate.band) for rate in rates}) == len(rates) == 15
