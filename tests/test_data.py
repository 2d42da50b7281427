"""The bundled reform: complete for what it says it holds, sound in every view, fit to publish."""

import re

import pytest

from csc_reform import (
    AgeBand,
    Basis,
    Confidence,
    Money,
    NotKnown,
    PartialDate,
    Progress,
    Region,
    RelationKind,
    Strength,
    Verdict,
    load,
    reconcile,
    validate,
)
from csc_reform.entities.entity import facts_of, references_of
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f

PUBLICATION_DAYS = sorted({source.published.latest for source in load().sources})
BANDS = (AgeBand(0, 2), AgeBand(3, 4), AgeBand(5, 10), AgeBand(11, 15), AgeBand(16, 17))
#: Pounds a week, as the GOV.UK page prints them for the two years.
NATIONAL_MINIMUM_ALLOWANCE = {
    ("2024-04-06", Region.LONDON): (191, 195, 217, 248, 289),
    ("2024-04-06", Region.SOUTH_EAST): (183, 189, 208, 238, 278),
    ("2024-04-06", Region.REST_OF_ENGLAND): (165, 170, 187, 213, 249),
    ("2025-04-06", Region.LONDON): (198, 201, 225, 257, 299),
    ("2025-04-06", Region.SOUTH_EAST): (189, 196, 216, 247, 288),
    ("2025-04-06", Region.REST_OF_ENGLAND): (170, 176, 194, 220, 258),
}


class TestContent:
    """What is in the data."""

    def test_each_kind_is_as_complete_as_the_sources_make_it(self) -> None:
        """On the day of the statement there are six pillars, 34 commitments and three consultations."""
        reform = load().known_on("2023-12-18")
        counts = {
            "pillars": len(reform.pillars),
            "commitments": len(reform.commitments),
            "consultations": len(reform.consultations),
            "recommendations": len(reform.recommendations),
        }
        assert counts == {
            "pillars": 6,
            "commitments": 34,
            "consultations": 3,
            "recommendations": 11,
        }
        first = {
            "appgap-press-release-2023-02-02",
            "appgap-review-response-2022",
            "adoption-uk-consultation-briefing-2023",
        }
        assert sum(bool(first & set(one.cited_ids)) for one in reform.positions) == 36

    def test_later_governments_promise_more(self) -> None:
        """What later sources promise comes to the 34, and takes the place of none but one."""
        before = set(load().known_on("2023-12-18").commitments.ids())
        later = load().commitments.where(~c.id.is_in(before))
        assert before < set(load().commitments.ids())
        assert {one.id: one.supersedes_id for one in later if one.supersedes_id} == {
            "social-work-induction-programme": "early-career-framework"
        }

    @pytest.mark.parametrize(("start", "region"), sorted(NATIONAL_MINIMUM_ALLOWANCE, key=str))
    def test_the_allowance_is_as_published(self, start: str, region: Region) -> None:
        """Each cell is the published one, on the first and on the last day of its year."""
        allowance = load().allowances["foster-carer-national-minimum-allowance"]
        pounds = NATIONAL_MINIMUM_ALLOWANCE[start, region]
        for day in (start, f"{int(start[:4]) + 1}-04-05"):
            for band, expected in zip(BANDS, pounds, strict=True):
                for age in (band.first, band.last):
                    rate = allowance.rate(on=day, age=age, region=region)
                    assert f"£{expected} a week" == str(rate.amount)

    def test_the_other_allowances(self) -> None:
        """£3,000 to set up home from 1 April 2023; £3,000 for starts from 1 August 2023."""
        reform = load()
        home = reform.allowances["setting-up-home-allowance"]
        assert str(home.rate(on="2023-03-31").amount) == "£2,000"
        assert str(home.rate(on="2023-04-01").amount) == "£3,000"
        bursary = reform.allowances["care-leaver-apprenticeship-bursary"]
        assert str(bursary.rate(on="2023-07-31").amount) == "£1,000"
        assert str(bursary.rate(on="2023-08-01").amount) == "£3,000"
        days = [part.day for part in bursary.instalments if str(part.span.start) == "2023-08-01"]
        assert days == [60, 120, 300]

    def test_former_ids_lead_on(self) -> None:
        """The two slugs of the kinship allowance are one commitment now."""
        reform = load()
        for former in ("kinship-allowance-explore", "kinship-allowance-pathfinder"):
            assert reform.get(former) is reform.commitments["kinship-allowance"]


class TestPromises:
    """What was promised for one day, and came or is to come on another."""

    def test_the_strategy_was_promised_for_2022(self) -> None:
        """The Commons were told before the end of 2022; it came on 2 February 2023."""
        milestone = load().known_on("2023-12-18").milestones["strategy-published"]
        assert str(milestone.promised.require()) == "2022-12-31"
        assert str(milestone.actual.require()) == "2023-02-02"
        then = load().known_on("2022-05-23").milestones["strategy-published"]
        assert str(then.promised.require()) == "2022-12-31"
        assert isinstance(then.actual.latest, NotKnown)

    @pytest.mark.parametrize(
        ("day", "promised"),
        [
            ("2023-10-27", "2024-09-01/2024-11-30"),
            ("2024-05-14", "2025-03-01/2025-05-31"),
            ("2024-05-15", "2025-04-01"),
            ("2024-10-31", "2025-10-01"),
        ],
    )
    def test_the_price_caps_were_put_off(self, day: str, promised: str) -> None:
        """Planned for spring 2024, they were put off to autumn, to spring 2025 and to October."""
        milestone = load().known_on(day).milestones["agency-price-caps"]
        assert str(milestone.promised.require()) == promised
        assert str(milestone.promised.statements[0].value) == "2024-03-01/2024-05-31"
        assert isinstance(milestone.actual.latest, NotKnown)

    def test_the_price_caps_are_not_known_before(self) -> None:
        """The report that states the first day states the second one too."""
        assert "agency-price-caps" not in load().known_on("2023-10-26").milestones


class TestKinshipAllowance:
    """Three designs of one allowance, and how far each has come."""

    DESIGNS = ("kinship-financial-allowance-pathfinder", "kinship-allowance-trial", "kinship-zones")

    def test_each_design_takes_the_place_of_the_one_before(self) -> None:
        """Up to 8 authorities, then up to 10, then seven by name; only the last is under way."""
        reform = load()
        first, second, third = (reform.programmes[id_] for id_ in self.DESIGNS)
        assert (second.supersedes_id, third.supersedes_id) == (first.id, second.id)
        assert [str(one.places.require()) for one in (first, second, third)] == [
            "up to 8 local authorities",
            "up to 10 local authorities",
            "7 local authorities",
        ]
        assert [one.progress.require() for one in (first, second, third)] == [
            Progress.NOT_LAUNCHED,
            Progress.SUPERSEDED,
            Progress.UNDER_WAY,
        ]
        assert [reform.areas[area].title for area in third.area_ids.require()] == [
            "Bexley",
            "Bolton",
            "Medway",
            "Newcastle upon Tyne",
            "North East Lincolnshire",
            "Thurrock",
            "Wiltshire",
        ]

    @pytest.mark.parametrize(
        ("day", "known"),
        [
            ("2023-12-18", [Progress.ANNOUNCED]),
            ("2024-10-27", [Progress.ANNOUNCED, Progress.ANNOUNCED]),
            ("2024-11-30", [Progress.NOT_LAUNCHED, Progress.ANNOUNCED]),
            ("2026-02-26", [Progress.NOT_LAUNCHED, Progress.ANNOUNCED]),
        ],
    )
    def test_a_view_knows_the_designs_of_its_day(self, day: str, known: list[Progress]) -> None:
        """A later design is in no earlier view, nor are its places."""
        view = load().known_on(day)
        designs = [id_ for id_ in self.DESIGNS if id_ in view.programmes]
        assert [view.programmes[id_].progress.require() for id_ in designs] == known
        zones = load().programmes["kinship-zones"].area_ids.require()
        assert not any(area_id in view.areas for area_id in zones)

    def test_the_commitment_stays_a_pilot(self) -> None:
        """After the pathfinder each design reaffirms the strength, with a day of its own."""
        strength = load().commitments["kinship-allowance"].strength
        assert strength.require() is Strength.PILOT
        days = [str(one.effective.start) for one in strength.statements if one.effective]
        assert days == ["2023-02-02", "2023-12-18", "2024-10-27", "2025-06-13", "2026-02-27"]

    def test_the_pilot_began_later_than_promised(self) -> None:
        """It was due in autumn 2025, and was launched on 27 February 2026."""
        milestone = load().milestones["kinship-allowance-pilot-launch"]
        assert str(milestone.promised.require()) == "2025-09-01/2025-11-30"
        assert str(milestone.actual.require()) == "2026-02-27"
        assert isinstance(
            load().known_on("2026-02-26").milestones[milestone.id].actual.latest, NotKnown
        )

    def test_each_design_has_its_money(self) -> None:
        """£16m is a part of £20m and £40m a part of £44m; £126m takes the place of the £40m."""
        funding = load().funding
        amounts = {
            line.id: str(line.amount.require())
            for line in funding.where(f.subject_id.is_in(self.DESIGNS))
        }
        assert amounts == {
            "kinship-trial-money": "£40 million",
            "kinship-pathfinder-16m": "£16 million",
            "kinship-zones-126m": "£126 million",
        }
        related = {
            (line_id, one.kind, one.to_id, one.basis)
            for line_id in amounts
            for one in funding[line_id].relations
        }
        part, instead = RelationKind.PART_OF, RelationKind.SUPERSEDES
        stated, inferred = Basis.STATED, Basis.INFERRED
        assert related == {
            ("kinship-pathfinder-16m", part, "kinship-strategy-20m", inferred),
            ("kinship-trial-money", part, "kinship-and-fostering-44m", stated),
            ("kinship-trial-money", instead, "kinship-pathfinder-16m", inferred),
            ("kinship-zones-126m", instead, "kinship-trial-money", inferred),
        }

    def test_the_money_of_the_strategy_is_nearly_accounted_for(self) -> None:
        """£16m and £3.8m leave £0.2m of £20m, and nobody says that the list is complete."""
        answer = reconcile(load(), "kinship-strategy-20m")
        assert answer.verdict is Verdict.UNDETERMINED
        assert Money.parse("£200,000") == answer.gap


#: Per cent, as the bulletins of the Office for National Statistics print them.
CONSUMER_PRICES = {
    "2021-03": "0.7%",
    "2021-09": "3.1%",
    "2022-03": "7%",
    "2022-09": "10.1%",
    "2022-10": "11.1%",
    "2022-12": "10.5%",
    "2023-03": "10.1%",
    "2023-04": "8.7%",
    "2023-09": "6.7%",
    "2023-10": "4.6%",
    "2024-03": "3.2%",
    "2024-04": "2.3%",
    "2024-09": "1.7%",
    "2024-10": "2.3%",
    "2024-11": "2.6%",
    "2024-12": "2.5%",
    "2025-01": "3%",
    "2025-02": "2.8%",
    "2025-03": "2.6%",
    "2025-04": "3.5%",
    "2025-09": "3.8%",
}


class TestRatesOfChange:
    """How much dearer things became, and by how much the foster carers' allowance was raised."""

    @pytest.mark.parametrize(("month", "rate"), CONSUMER_PRICES.items())
    def test_consumer_prices(self, month: str, rate: str) -> None:
        """Each month has the rate of its bulletin, on its first day as on its last."""
        observations = load().indicators["cpi-12-month-rate"].observations
        days = PartialDate.parse(month)
        for day in (days.earliest, days.latest):
            assert str(observations.on(day)) == rate

    def test_no_other_month_has_a_rate(self) -> None:
        """A month whose bulletin is not held here is not known, and nothing is carried forward."""
        observations = load().indicators["cpi-12-month-rate"].observations
        assert len({str(one.effective) for one in observations.statements}) == len(CONSUMER_PRICES)
        for day in ("2021-02-28", "2023-05-01", "2023-11-30", "2025-10-01"):
            assert isinstance(observations.on(day), NotKnown)

    @pytest.mark.parametrize(
        ("year", "uplift"), [("2023", "12.43%"), ("2024", "6.88%"), ("2025", "3.55%")]
    )
    def test_the_uplift_of_the_allowance(self, year: str, uplift: str) -> None:
        """Each financial year has its own, from April to March."""
        observations = load().indicators["foster-carer-nma-uplift"].observations
        for day in (f"{year}-04-01", f"{int(year) + 1}-03-31"):
            assert str(observations.on(day)) == uplift

    def test_an_uplift_is_known_from_the_day_of_its_source(self) -> None:
        """In February 2023 a rise was announced, and no source in view says by how much."""
        uplift = load().known_on("2023-02-02").indicators["foster-carer-nma-uplift"]
        assert isinstance(uplift.observations.on("2023-04-01"), NotKnown)


class TestViews:
    """The data as it was known on each day of publication."""

    @pytest.mark.parametrize("day", PUBLICATION_DAYS, ids=str)
    def test_every_view_passes_the_rules(self, day: object) -> None:
        """No view has an error, and no rule breaks on it."""
        report = validate(load().known_on(str(day)))
        assert report.ok, [finding.message for finding in report.findings]

    @pytest.mark.parametrize("day", PUBLICATION_DAYS, ids=str)
    def test_no_view_names_what_is_not_in_it(self, day: object) -> None:
        """Every reference and every citation of a view leads somewhere in the view."""
        view = load().known_on(str(day))
        for entity in view:
            assert all(reference.target_id in view for reference in references_of(entity))
            for fact in facts_of(entity):
                assert all(citation.source_id in view.sources for citation in fact.citations)


#: The sites on which publishers put out what is cited here, each by itself.
PUBLISHERS = {
    "adoptionsupportblog.com",
    "almaeconomics.com",
    "appgap.info",
    "basw.co.uk",
    "careappointments.com",
    "civilsociety.co.uk",
    "commonslibrary.parliament.uk",
    "consult.education.gov.uk",
    "corambaaf.org.uk",
    "coramvoice.org.uk",
    "democracy.kent.gov.uk",
    "edyourself.org",
    "explore-education-statistics.service.gov.uk",
    "families.leicester.gov.uk",
    "fosteringnews.co.uk",
    "fostertalk.org",
    "greatermanchester-ca.gov.uk",
    "hansard.parliament.uk",
    "independentsafeguardingservice.org",
    "kinship.org.uk",
    "lewisham.gov.uk",
    "localgovernmentlawyer.co.uk",
    "moderngov.rotherham.gov.uk",
    "mybracknell.co.uk",
    "perpetualfostering.co.uk",
    "poplarfarm.eschools.co.uk",
    "questions-statements.parliament.uk",
    "rainbowfostering.co.uk",
    "schools.norfolk.gov.uk",
    "sharefound.org",
    "southdevonutc.org",
    "staffsscb.org.uk",
    "support-for-social-workers.education.gov.uk",
    "thefosteringnetwork.org.uk",
    "thurrock.gov.uk",
    "todaysfamilylawyer.co.uk",
    "webarchive.nationalarchives.gov.uk",
    "www.adoptionsupportcentre.org",
    "www.adoptionuk.org",
    "www.afcfostering.org.uk",
    "www.bacp.co.uk",
    "www.barnsley.gov.uk",
    "www.cloughwoodacademy.co.uk",
    "www.communitycare.co.uk",
    "www.cypnow.co.uk",
    "www.decorumcarehomes.co.uk",
    "www.dudley.gov.uk",
    "www.familylaw.co.uk",
    "www.fenews.co.uk",
    "www.flyfordflavellprimaryschool.com",
    "www.fostering.net",
    "www.fosterline.info",
    "www.gov.uk",
    "www.interfaceenterprises.co.uk",
    "www.lawsociety.org.uk",
    "www.leedsscp.org.uk",
    "www.legislation.gov.uk",
    "www.lincolnshire.gov.uk",
    "www.local.gov.uk",
    "www.locumtoday.co.uk",
    "www.mutualventures.co.uk",
    "www.ncb.org.uk",
    "www.nspcc.org.uk",
    "www.nyas.net",
    "www.onefile.co.uk",
    "www.ons.gov.uk",
    "www.parliament.uk",
    "www.seemp.co.uk",
    "www.socialworktoday.co.uk",
    "www.thefosteringnetwork.org.uk",
    "www.thepotatogroup.org.uk",
    "www.willispalmer.com",
    "www.wirralglobe.co.uk",
    "www.wolverhampton.gov.uk",
}


class TestHygiene:
    """What must not be in it, and what must."""

    def test_addresses_are_those_of_publishers(self) -> None:
        """No mirror or repost is named."""
        for source in load().sources:
            if source.url is not None:
                host = re.fullmatch(r"https://([^/]+)/\S+", source.url)
                assert host is not None
                assert host[1] in PUBLISHERS, source.id

    def test_every_figure_has_its_printed_text(self) -> None:
        """Each amount, count and share carries the text it was read from."""
        reform = load()
        for line in reform.funding:
            for statement in line.amount.statements:
                assert all(citation.as_printed for citation in statement.citations)
        for allowance in reform.allowances:
            for rate in allowance.rates:
                assert all(citation.as_printed for citation in rate.citations)

    def test_nothing_rests_on_one_doubtful_source(self) -> None:
        """No citation has the lowest confidence."""
        for entity in load():
            for fact in facts_of(entity):
                assert all(c.confidence is not Confidence.C for c in fact.citations)
