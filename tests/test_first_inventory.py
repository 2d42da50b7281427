"""
What the five sources of the first inventory say, as it was gone through row by row.

Each table holds what was read in the texts; a record that changes must change here too, on purpose.
Later sources may add records and statements: these tables are about the first ones.
"""

import pytest

from csc_reform import Basis, Commitment, Outcome, Pillar, load
from csc_reform.entities.entity import citations_of

#: The pillar, the nature, and the strengths that the five sources state, in order.
COMMITMENTS = {
    "publish-reform-statement": (None, "action", "commit"),
    "early-help-earlier": ("family-help", "aim", "commit"),
    "family-help-needs": ("family-help", "action", "commit"),
    "test-family-help": ("family-help", "action", "pilot"),
    "court-delays": ("child-protection", "action", ""),
    "cp-lead-practitioner": ("child-protection", "action", "commit"),
    "harm-outside-home": ("child-protection", "aim", "commit"),
    "update-working-together": ("child-protection", "action", "commit"),
    "kinship-allowance": ("family-networks", "action", "explore pilot"),
    "kinship-legal-aid-explore": ("family-networks", "action", "explore"),
    "kinship-school-outcomes": ("family-networks", "aim", "commit"),
    "kinship-simplify": ("family-networks", "aim", "commit"),
    "kinship-training-support": ("family-networks", "action", "commit"),
    "kinship-workplace-explore": ("family-networks", "action", "explore"),
    "publish-kinship-strategy": ("family-networks", "action", "commit"),
    "care-experience-opportunity": ("children-in-care", "aim", "commit"),
    "care-leaver-apprentice-bursary-rise": ("children-in-care", "action", "commit"),
    "family-finding-befriending-mentoring": ("children-in-care", "action", "commit"),
    "foster-allowance-uplift": ("children-in-care", "action", "commit"),
    "foster-recruitment-retention": ("children-in-care", "action", "commit"),
    "foster-recruitment-targeting": ("children-in-care", "conditional", "commit"),
    "fostering-budget-increase": ("children-in-care", "action", "commit"),
    "improve-childrens-homes": ("children-in-care", "aim", "commit"),
    "leaving-care-allowance-rise": ("children-in-care", "action", "commit"),
    "placements-close-to-home": ("children-in-care", "aim", "commit"),
    "agency-sw-consult": ("workforce", "action", "consult"),
    "early-career-framework": ("workforce", "action", "commit"),
    "sw-apprentices": ("workforce", "action", "commit"),
    "sw-careers-workload": ("workforce", "aim", "commit"),
    "dashboard": ("learning-system", "action", "commit commit"),
    "las-review-local-offer": ("learning-system", "expectation", ""),
    "national-framework": ("learning-system", "action", "consult commit"),
    "publish-data-strategy": ("learning-system", "action", "commit"),
    "system-accountability": ("learning-system", "aim", "commit"),
}
#: Who speaks, what the body does, what it is about, and the topic beside that.
POSITIONS = {
    "appgap-2022-adopted-missing": (
        "group",
        "criticises",
        "independent-review-csc-final-report",
        "scope",
    ),
    "appgap-2022-contact": ("group", "welcomes", "rec-modernise-contact", ""),
    "appgap-2022-ecpp": ("chair", "welcomes", "rec-expert-cp-practitioner", ""),
    "appgap-2022-extend": ("group", "urges", "rec-attainment-jobs-health", "scope"),
    "appgap-2022-family-help": ("group", "welcomes", "rec-family-help", ""),
    "appgap-2022-foster-strengthen": ("group", "welcomes", "rec-foster-recruitment", ""),
    "appgap-2022-fund-fully": (
        "chair",
        "urges",
        "independent-review-csc-final-report rec-family-help",
        "funding",
    ),
    "appgap-2022-implementation": ("group", "commits", "independent-review-csc-final-report", ""),
    "appgap-2022-invest": (
        "group",
        "welcomes",
        "rec-kinship-investment rec-foster-recruitment rec-workforce rec-protected-characteristic",
        "",
    ),
    "appgap-2022-missed-raa": ("group", "criticises", "independent-review-csc-final-report", ""),
    "appgap-2022-race": (
        "group",
        "welcomes",
        "independent-review-csc-final-report rec-cultural-competency",
        "",
    ),
    "appgap-2022-rcc": ("group", "withholds judgement", "rec-regional-care-cooperatives", ""),
    "appgap-2022-welcome-adoption-recognised": (
        "group",
        "welcomes",
        "independent-review-csc-final-report",
        "",
    ),
    "appgap-2022-welcome-ambition": (
        "group",
        "welcomes",
        "independent-review-csc-final-report",
        "",
    ),
    "appgap-2023-funding": ("chair", "criticises", "strategy-200m", "funding"),
    "appgap-2023-lifelong": ("chair", "urges", "stable-homes-built-on-love", "scope"),
    "appgap-2023-postcode": ("chair", "criticises", "test-family-help", ""),
    "appgap-2023-urgency": ("chair", "urges", "stable-homes-built-on-love", "pace"),
    "appgap-2023-welcome": ("chair", "welcomes", "stable-homes-built-on-love", ""),
    "appgap-2023-will-respond": (
        "group",
        "commits",
        "stable-homes-built-on-love national-framework-consultation",
        "",
    ),
    "auk-p1-urge-access": ("group", "urges", "family-help", "scope"),
    "auk-p1-welcome": ("group", "welcomes", "family-help", ""),
    "auk-p2-welcome": ("group", "welcomes", "child-protection court-delays", ""),
    "auk-p3-caveat-adoption": ("group", "acknowledges", "family-networks", ""),
    "auk-p3-support": ("group", "supports", "family-networks", ""),
    "auk-p3-support-kinship-money": ("group", "supports", "family-networks", "funding"),
    "auk-p3-urge-silos": ("group", "urges", "family-networks", ""),
    "auk-p4-support-health": (
        "group",
        "supports",
        "children-in-care care-experience-opportunity",
        "",
    ),
    "auk-p4-support-opportunity": (
        "group",
        "supports",
        "children-in-care care-experience-opportunity",
        "",
    ),
    "auk-p4-urge-include": (
        "group",
        "urges",
        "children-in-care care-experience-opportunity",
        "scope",
    ),
    "auk-p4-welcome": ("group", "welcomes", "children-in-care improve-childrens-homes", ""),
    "auk-p4-wouldlike-extend": (
        "group",
        "would like",
        "children-in-care care-experience-opportunity",
        "scope",
    ),
    "auk-p5-concern-funding": ("group", "concern", "workforce", "funding"),
    "auk-p5-welcome": ("group", "welcomes", "workforce sw-careers-workload agency-sw-consult", ""),
    "auk-p5-wouldlike-training": ("group", "would like", "workforce", ""),
    "auk-p6-welcome": (
        "group",
        "welcomes",
        "learning-system national-framework system-accountability",
        "",
    ),
}
#: What commitments make of each recommendation of the Review; none of it is said by a source.
OUTCOMES = {
    "rec-attainment-jobs-health": {"care-experience-opportunity": "adopts"},
    "rec-cultural-competency": {},
    "rec-expert-cp-practitioner": {"cp-lead-practitioner": "renames"},
    "rec-family-help": {"test-family-help": "narrows"},
    "rec-foster-recruitment": {"foster-recruitment-retention": "adopts"},
    "rec-kinship-investment": {
        "kinship-training-support": "adopts",
        "publish-kinship-strategy": "adopts",
    },
    "rec-modernise-contact": {},
    "rec-protected-characteristic": {},
    "rec-radical-reset": {},
    "rec-regional-care-cooperatives": {},
    "rec-workforce": {"early-career-framework": "adopts", "sw-apprentices": "adopts"},
}
#: The paragraph of each heading: of the press release, and of Adoption UK's briefing.
HEADINGS = {
    "family-help": (1, "¶16", "¶7"),
    "child-protection": (2, "¶18", "¶9"),
    "family-networks": (3, "¶20", "¶11"),
    "children-in-care": (4, "¶22", "¶13"),
    "workforce": (5, "¶24", "¶16"),
    "learning-system": (6, "¶26", "¶18"),
}
RELEASE = "dfe-press-release-2023-02-02"
BRIEFING = "adoption-uk-consultation-briefing-2023"
FIRST = (
    "appgap-review-response-2022",
    "appgap-press-release-2023-02-02",
    RELEASE,
    BRIEFING,
    "hansard-wms-2023-12-18",
)


def first_passages(fact: "Commitment | Outcome | Pillar") -> set[tuple[str, str]]:
    """Give the sources and places of a fact, as far as they are of the first five."""
    cited = citations_of(fact.headings if isinstance(fact, Pillar) else fact)
    return {(one.source_id, one.locator) for one in cited if one.source_id in FIRST}


@pytest.mark.parametrize("id_", COMMITMENTS)
def test_commitments(id_: str) -> None:
    """Where each belongs, what kind of promise it is, and how firm it was said to be."""
    commitment = load().commitments[id_]
    strengths = [
        statement.value.value
        for statement in commitment.strength.statements
        if any(one.source_id in FIRST for one in statement.citations)
    ]
    found = commitment.pillar_id, commitment.nature.value, " ".join(strengths)
    assert found == COMMITMENTS[id_]


@pytest.mark.parametrize("id_", POSITIONS)
def test_positions(id_: str) -> None:
    """Who said what of what."""
    position = load().positions[id_]
    topic = position.topic.value if position.topic else ""
    found = position.voice.value, position.stance.value, " ".join(position.target_ids), topic
    assert found == POSITIONS[id_]
    assert position.holder_id == ("adoption-uk" if id_.startswith("auk-") else "appgap")


def test_a_chair_is_quoted_where_the_chair_speaks() -> None:
    """A position in the chair's voice has the chair as speaker, in some passage of it."""
    for position in load().positions:
        speakers = {one.speaker_id for one in position.citations}
        if position.id in POSITIONS and position.voice.value == "chair":
            assert "appgap-chair" in speakers, position.id


def test_a_position_names_the_commitments_that_its_sentence_is_all_that_is_known_of() -> None:
    """What is known from one paragraph of the briefing alone is named by a position that cites it."""
    reform = load()
    alone = 0
    for commitment in reform.commitments:
        passages = first_passages(commitment)
        if len(passages) != 1 or not all(id_ == BRIEFING for id_, _ in passages):
            continue
        alone += 1
        (passage,) = passages
        naming = [one for one in reform.positions if commitment.id in one.target_ids]
        assert naming, commitment.id
        for position in naming:
            assert passage in {(one.source_id, one.locator) for one in position.citations}
    assert alone == 4


@pytest.mark.parametrize("id_", OUTCOMES)
def test_outcomes(id_: str) -> None:
    """What became of each recommendation, worked out and not stated."""
    outcomes = load().recommendations[id_].outcomes
    first = [one for one in outcomes if first_passages(one)]
    assert OUTCOMES[id_] == {one.commitment_id: one.kind.value for one in first}
    assert all(one.basis is Basis.INFERRED for one in first)


@pytest.mark.parametrize("id_", HEADINGS)
def test_headings(id_: str) -> None:
    """Each pillar has the headings of both sources."""
    pillar = load().pillars[id_]
    number, release, briefing = HEADINGS[id_]
    assert pillar.number == number
    assert first_passages(pillar) == {(RELEASE, release), (BRIEFING, briefing)}


def test_consultations() -> None:
    """Three close at one moment; of two, children and families are asked expressly."""
    consultations = load().consultations
    closing = {one.id: one.closes.statements[0] for one in consultations if one.closes.statements}
    for id_ in ("stable-homes", "national-framework", "workforce"):
        statement = closing[f"{id_}-consultation"]
        assert str(statement.value) == "2023-05-11T23:45 Europe/London"
        assert statement.citations[0].as_printed == "11.45PM on 11th May, 2023"
        audience = consultations[f"{id_}-consultation"].audience.statements[0]
        assert ("expressly" in audience.value) is (id_ != "workforce")


def test_the_legal_statuses_are_groups() -> None:
    """Two orders a kinship carer may hold, each its own group, and legal aid is for both."""
    reform = load()
    holders = ("special-guardians", "child-arrangements-order-holders")
    assert [reform.groups[id_].broader_id for id_ in holders] == [
        "special-guardians-and-order-holders"
    ] * 2
    assert reform.commitments["kinship-legal-aid-explore"].group_ids == holders
    assert {"looked-after-children", "previously-looked-after-children"} <= set(reform.groups.ids())
