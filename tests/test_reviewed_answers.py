"""
The reviewer's table: questions whose answers a person looked up in the sources, one by one.

Each row has the answer as it was read there, and the passage it was read in; the answer of the
library has to be the same, and has to rest on that passage.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, cast

import pytest

from csc_reform import (
    Citation,
    History,
    Position,
    Region,
    coverage,
    load,
    reconcile,
)

#: What an answer is, in words, and the passages it rests on.
Answer: TypeAlias = tuple[str, Iterable[Citation]]

RELEASE = "dfe-press-release-2023-02-02"
STATEMENT = "hansard-wms-2023-12-18"
GROUP = "appgap-press-release-2023-02-02"
RESPONSE = "appgap-review-response-2022"
BRIEFING = "adoption-uk-consultation-briefing-2023"
STRATEGY_DAY, STATEMENT_DAY, NOW = "2023-02-02", "2023-12-18", "2026-06-30"


def said(history: History[Any], *, at: str = "") -> Answer:
    """Give the value that a history has, and where it is stated; of one day, what held then."""
    value = history.on(at) if at else history.latest
    text = getattr(value, "value", value)
    words = ", ".join(cast("tuple[str, ...]", text)) if isinstance(text, tuple) else str(text)
    return words, [c for one in history.statements for c in one.citations]


def printed(history: History[Any], text: str) -> Answer:
    """Give the statement of a history that is printed so."""
    for one in history.statements:
        if text in [citation.as_printed for citation in one.citations]:
            return str(one.value), one.citations
    return "nothing", ()


def ask(kind: str, id_: str, field: str, known: str, **options: str) -> Callable[[], Answer]:
    """Ask for a field of an entity, as it was known on a day."""
    return lambda: said(getattr(getattr(load().known_on(known), kind)[id_], field), **options)


def print_of(kind: str, id_: str, field: str, text: str) -> Callable[[], Answer]:
    """Ask for what one printing of a field says."""
    return lambda: printed(getattr(getattr(load(), kind)[id_], field), text)


def target(id_: str, part: str, known: str, at: int = 0) -> Callable[[], Answer]:
    """Ask for a figure of a commitment."""
    return lambda: said(getattr(load().known_on(known).commitments[id_].targets[at], part))


def heading(id_: str) -> Callable[[], Answer]:
    """Ask for the heading of a pillar in the briefing."""

    def answer() -> Answer:
        headings = load().pillars[id_].headings
        one = next(s for s in headings.statements if s.citations[0].source_id == BRIEFING)
        return one.value, one.citations

    return answer


def position(id_: str) -> Callable[[], Answer]:
    """Ask who says what for whom."""

    def answer() -> Answer:
        one: Position = load().positions[id_]
        whom = ", ".join(one.group_ids)
        holder = (
            one.holder_id if one.voice.value == "group" else f"{one.holder_id} ({one.voice.value})"
        )
        return f"{holder} {one.stance.value}: {whom}", one.citations

    return answer


def asserted(id_: str) -> Callable[[], Answer]:
    """Ask for the figure that a claim asserts."""
    return lambda: (str(load().claims[id_].asserted), load().claims[id_].citations)


def rate(
    id_: str, on: str, age: int | None = None, region: Region | None = None
) -> Callable[[], Answer]:
    """Ask for the rate of an allowance."""

    def answer() -> Answer:
        found = load().allowances[id_].rate(on=on, age=age, region=region)
        return str(found.amount), found.citations

    return answer


def gap(id_: str, known: str = NOW) -> Callable[[], Answer]:
    """Ask whether a total comes out, and what is left."""

    def answer() -> Answer:
        found = reconcile(load().known_on(known), id_)
        return f"{found.verdict.value}, {found.gap}", found.because

    return answer


#: Question, how it is asked, the answer as read, the source and the passage where it was read.
TABLE: tuple[tuple[str, Callable[[], Answer], str, str, str], ...] = (
    # The Department for Education on the day of the strategy.
    (
        "What backs the strategy?",
        ask("funding", "strategy-200m", "amount", STRATEGY_DAY),
        "£200 million",
        RELEASE,
        "¶6",
    ),
    (
        "For the next how many years?",
        print_of("funding", "strategy-200m", "period", "over the next two years"),
        "Span.parse('2023-02-02/2023-04-06', '2025-02-01/2025-04-05')",
        RELEASE,
        "¶6",
    ),
    (
        "How many reviews does the strategy answer?",
        lambda: (
            str(len(load().sources["stable-homes-built-on-love"].responds_to_ids.require())),
            load().sources["stable-homes-built-on-love"].responds_to_ids.statements[0].citations,
        ),
        "3",
        RELEASE,
        "¶7",
    ),
    (
        "Who led the Independent Review?",
        ask("offices", "independent-review-lead", "holders", STRATEGY_DAY),
        "Josh MacAlister",
        RELEASE,
        "¶7",
    ),
    (
        "What backs Family Help, where it is to start in 12 authorities?",
        print_of("funding", "family-help-45m", "amount", "£45m"),
        "£45 million",
        RELEASE,
        "¶8",
    ),
    (
        "And where up to 12 areas are to test it?",
        print_of("funding", "family-help-45m", "amount", "over £45m"),
        "over £45 million",
        RELEASE,
        "¶17",
    ),
    (
        "In how many authorities does it start?",
        print_of("programmes", "family-help-test-areas", "places", "12 local authorities"),
        "12 local authorities",
        RELEASE,
        "¶8",
    ),
    (
        "In how many areas is it tested?",
        print_of("programmes", "family-help-test-areas", "places", "Up to 12 local areas"),
        "up to 12 local areas",
        RELEASE,
        "¶17",
    ),
    (
        "What is there for recruiting and retaining foster carers?",
        ask("funding", "fostering-25m-2y", "amount", STRATEGY_DAY),
        "£25 million",
        RELEASE,
        "¶10",
    ),
    (
        "Who is the minister?",
        ask("offices", "children-minister", "holders", STRATEGY_DAY, at=STRATEGY_DAY),
        "Claire Coutinho",
        RELEASE,
        "¶12",
    ),
    (
        "How firm is an allowance for kinship carers?",
        ask("commitments", "kinship-allowance", "strength", STRATEGY_DAY),
        "explore",
        RELEASE,
        "¶21",
    ),
    (
        "And workplace entitlements?",
        ask("commitments", "kinship-workplace-explore", "strength", STRATEGY_DAY),
        "explore",
        RELEASE,
        "¶21",
    ),
    (
        "And legal aid?",
        ask("commitments", "kinship-legal-aid-explore", "strength", STRATEGY_DAY),
        "explore",
        RELEASE,
        "¶21",
    ),
    (
        "What is there for the training of kinship carers?",
        ask("funding", "kinship-9m", "amount", STRATEGY_DAY),
        "£9 million",
        RELEASE,
        "¶21",
    ),
    (
        "What is there for family finding, befriending and mentoring?",
        print_of("funding", "family-finding-30m", "amount", "£30m"),
        "£30 million",
        RELEASE,
        "¶23",
    ),
    (
        "From when is the leaving care allowance higher?",
        ask("milestones", "leaving-care-allowance-effective", "promised", STRATEGY_DAY),
        "2023-04",
        RELEASE,
        "¶23",
    ),
    (
        "How much is it then?",
        rate("setting-up-home-allowance", "2023-05-01"),
        "£3,000",
        RELEASE,
        "¶23",
    ),
    (
        "And before?",
        rate("setting-up-home-allowance", "2023-02-02"),
        "£2,000",
        RELEASE,
        "¶23",
    ),
    (
        "How many apprentices in social work are to be helped?",
        target("sw-apprentices", "cap", STRATEGY_DAY),
        "up to 500 new child and family social worker apprentices",
        RELEASE,
        "¶25",
    ),
    (
        "How firm is it to use fewer agency social workers?",
        ask("commitments", "agency-sw-consult", "strength", STRATEGY_DAY),
        "consult",
        RELEASE,
        "¶25",
    ),
    (
        "How firm is an Early Career Framework?",
        ask("commitments", "early-career-framework", "strength", STRATEGY_DAY),
        "commit",
        RELEASE,
        "¶25",
    ),
    (
        "How firm is the National Framework?",
        ask("commitments", "national-framework", "strength", STRATEGY_DAY),
        "consult",
        RELEASE,
        "¶27",
    ),
    (
        "How few services are to be judged Inadequate?",
        ask("indicators", "inadequate-share-max-10", "target", STRATEGY_DAY),
        "up to 10%",
        RELEASE,
        "¶28",
    ),
    (
        "By how much did failure rates fall in five years?",
        asserted("inadequate-halved"),
        "-50%",
        RELEASE,
        "¶28",
    ),
    # The parliamentary group on the same day.
    (
        "What does the group print of the money for Family Help?",
        lambda: (
            "over £45 million",
            [
                c
                for one in load().funding["family-help-45m"].amount.statements
                if str(one.value) == "over £45 million"
                for c in one.citations
            ],
        ),
        "over £45 million",
        GROUP,
        "¶4",
    ),
    (
        "Who chairs the group?",
        ask("offices", "appgap-chair", "holders", STRATEGY_DAY, at=STRATEGY_DAY),
        "Rachael Maskell",
        GROUP,
        "¶5",
    ),
    (
        "What part of the Review's ask is the money?",
        asserted("ask-share-7-7"),
        "7.7%",
        GROUP,
        "¶5",
    ),
    (
        "What does the chair say of a handful of areas?",
        lambda: (
            (
                f"{load().positions['appgap-2023-postcode'].voice.value} "
                f"{load().positions['appgap-2023-postcode'].stance.value}"
            ),
            load().positions["appgap-2023-postcode"].citations,
        ),
        "chair criticises",
        GROUP,
        "¶5",
    ),
    (
        "Who is to have lifelong support?",
        lambda: (
            load().positions["appgap-2023-lifelong"].stance.value,
            load().positions["appgap-2023-lifelong"].citations,
        ),
        "urges",
        GROUP,
        "¶6",
    ),
    # Adoption UK on the consultations.
    (
        "When do the consultations close?",
        lambda: (
            load()
            .known_on("2023-05-11")
            .consultations["workforce-consultation"]
            .closes.require()
            .in_words(),
            load().consultations["workforce-consultation"].closes.statements[0].citations,
        ),
        "11.45pm on 11 May 2023",
        BRIEFING,
        "¶3",
    ),
    (
        "What is pillar 1 called?",
        heading("family-help"),
        (
            "Family Help provides the right support at the right time so that children can thrive "
            "with their families"
        ),
        BRIEFING,
        "¶7",
    ),
    (
        "And pillar 2?",
        heading("child-protection"),
        "A decisive multi-agency child protection system",
        BRIEFING,
        "¶9",
    ),
    (
        "And pillar 3?",
        heading("family-networks"),
        "Unlocking the potential of family networks",
        BRIEFING,
        "¶11",
    ),
    (
        "And pillar 4?",
        heading("children-in-care"),
        "Putting love, relationships and a stable home at the heart of being a child in care",
        BRIEFING,
        "¶13",
    ),
    (
        "And pillar 5?",
        heading("workforce"),
        "A valued, supported and highly-skilled social worker for every child who needs one",
        BRIEFING,
        "¶16",
    ),
    (
        "And pillar 6?",
        heading("learning-system"),
        (
            "A system that continuously learns and improves, and makes better use of evidence "
            "and data"
        ),
        BRIEFING,
        "¶18",
    ),
    (
        "For whom should Family Help be open?",
        position("auk-p1-urge-access"),
        "adoption-uk urges: adoptive-families",
        BRIEFING,
        "¶8",
    ),
    (
        "To whom should chances in education and work be extended?",
        position("auk-p4-wouldlike-extend"),
        "adoption-uk would like: previously-looked-after-children, adopted-children",
        BRIEFING,
        "¶15",
    ),
    (
        "Who else should have better health?",
        position("auk-p4-urge-include"),
        "adoption-uk urges: previously-looked-after-children, adopted-children",
        BRIEFING,
        "¶15",
    ),
    (
        "Are previously looked-after children reached by a commitment of pillar 4?",
        lambda: (
            coverage(load().known_on("2023-05-11"))
            .cell("children-in-care", "previously-looked-after-children")
            .reach.value,
            coverage(load().known_on("2023-05-11"))
            .cell("children-in-care", "previously-looked-after-children")
            .citations,
        ),
        "urged, not reached",
        BRIEFING,
        "¶15",
    ),
    # The parliamentary group on the Review.
    (
        "When was the Review's report published?",
        ask("milestones", "independent-review-final-report", "actual", STRATEGY_DAY),
        "2022-05-23",
        RESPONSE,
        "¶2",
    ),
    (
        "What does the group say of contact with birth families?",
        position("appgap-2022-contact"),
        "appgap welcomes: adopted-children, birth-parents-and-family",
        RESPONSE,
        "¶3",
    ),
    (
        "What does it say of Regional Care Cooperatives?",
        lambda: (
            load().positions["appgap-2022-rcc"].stance.value,
            load().positions["appgap-2022-rcc"].citations,
        ),
        "withholds judgement",
        RESPONSE,
        "¶10",
    ),
    (
        "Who speaks of Expert Child Protection Practitioners?",
        position("appgap-2022-ecpp"),
        "appgap (chair) welcomes: children-at-risk-of-harm",
        RESPONSE,
        "¶7",
    ),
    (
        "Whom did the Review leave out?",
        position("appgap-2022-adopted-missing"),
        "appgap criticises: adopted-children",
        RESPONSE,
        "¶8",
    ),
    # The statement of December 2023.
    (
        "What does the fostering budget come to?",
        ask("funding", "fostering-36m-total", "amount", STATEMENT_DAY),
        "£36 million",
        STATEMENT,
        "¶11",
    ),
    (
        "By how much was it raised?",
        ask("funding", "fostering-up-to-8-5m", "amount", STATEMENT_DAY),
        "up to £8.5 million",
        STATEMENT,
        "¶11",
    ),
    (
        "Does that add up with the £25 million?",
        gap("fostering-36m-total", STATEMENT_DAY),
        "fails, £2.5 million to £11 million",
        STATEMENT,
        "¶11",
    ),
    (
        "How many authorities are programmes rolled out to?",
        target("fostering-budget-increase", "target", STATEMENT_DAY),
        "over 60%",
        STATEMENT,
        "¶11",
    ),
    (
        "What backs the kinship strategy?",
        ask("funding", "kinship-strategy-20m", "amount", STATEMENT_DAY),
        "£20 million",
        STATEMENT,
        "¶12",
    ),
    (
        "How firm is the kinship allowance now?",
        ask("commitments", "kinship-allowance", "strength", STATEMENT_DAY),
        "pilot",
        STATEMENT,
        "¶12",
    ),
    (
        "What came of the National Framework?",
        ask("commitments", "national-framework", "progress", STATEMENT_DAY),
        "delivered",
        STATEMENT,
        "¶13",
    ),
    (
        "What came of Working Together?",
        ask("commitments", "update-working-together", "progress", STATEMENT_DAY),
        "delivered",
        STATEMENT,
        "¶14",
    ),
    (
        "When is the dashboard to be published?",
        ask("milestones", "dashboard-promised", "promised", STATEMENT_DAY),
        "2024",
        STATEMENT,
        "¶15",
    ),
    (
        "In which years are the actions of the data strategy?",
        ask("milestones", "data-strategy-actions", "promised", STATEMENT_DAY),
        "2023-01-01/2025-12-31",
        STATEMENT,
        "¶15",
    ),
    # What became of it.
    (
        "How many apprentices were helped in the end?",
        target("sw-apprentices", "delivered", NOW),
        "461 social work apprentices",
        "community-care-apprentices-2023-10-27",
        "article",
    ),
    (
        "In how many areas was Family Help tried out?",
        target("test-family-help", "delivered", NOW),
        "10 local areas",
        "wms-2025-03-20",
        "statement",
    ),
    (
        "Which areas were the first?",
        ask("programmes", "families-first-for-children-pathfinder", "area_ids", "2023-12-18"),
        "dorset, lincolnshire, wolverhampton",
        "wolverhampton-council-2023-07-26",
        "article",
    ),
    (
        "What is there for the Kinship Zones?",
        ask("funding", "kinship-zones-126m", "amount", NOW),
        "£126 million",
        "kinship-2026-02-27",
        "article",
    ),
    (
        "Do the parts of the Families First Partnership come to its total?",
        gap("ffp-2025-26-with-top-up"),
        "holds, £0",
        "community-care-ffp-extra-18m-2025",
        "article",
    ),
    (
        "What is left of the £88 million when its items are taken off?",
        gap("renewing-fostering-88m"),
        "undetermined, £18.1 million",
        "wms-2026-02-04",
        "statement",
    ),
    (
        "What is a London carer due a week for a child of seven in 2025-26?",
        rate("foster-carer-national-minimum-allowance", "2025-05-01", 7, Region.LONDON),
        "£225 a week",
        "govuk-cost-of-fostering-2025",
        "table",
    ),
    (
        "And elsewhere for one of sixteen in 2017-18?",
        rate("foster-carer-national-minimum-allowance", "2017-10-01", 16, Region.REST_OF_ENGLAND),
        "£188 a week",
        "rainbow-fostering-2018-02",
        "table of 2017-18",
    ),
    (
        "What is the fixed amount of Qualifying Care Relief in 2024-25?",
        rate("qualifying-care-relief-fixed-amount", "2024-10-01"),
        "£19,360 a year",
        "si-2024-423",
        "order",
    ),
    (
        "How many children were looked after on 31 March 2025?",
        ask("indicators", "children-looked-after", "observations", NOW, at="2025-03-31"),
        "81,770 children",
        "dfe-children-looked-after-2025",
        "table, children looked after on 31 March",
    ),
    (
        "How much dearer were things in September 2022?",
        ask("indicators", "cpi-12-month-rate", "observations", NOW, at="2022-09-30"),
        "10.1%",
        "ons-cpi-2022-09",
        "main points",
    ),
    (
        "By how much was the foster carers' allowance raised in April 2023?",
        ask("indicators", "foster-carer-nma-uplift", "observations", NOW, at="2023-04-06"),
        "12.43%",
        "written-answer-147321-2023",
        "answer",
    ),
    (
        "When was the Royal Assent, by the Act itself?",
        ask("milestones", "cws-royal-assent", "actual", "2026-04-29"),
        "2026-04-29",
        "childrens-wellbeing-and-schools-act-2026",
        "s.2",
    ),
)


def test_the_table_is_long_enough() -> None:
    """Sixty questions at the least, none asked twice."""
    assert len({row[0] for row in TABLE}) == len(TABLE) >= 60


@pytest.mark.parametrize(
    ("question", "asked", "answer", "source_id", "locator"), TABLE, ids=[row[0] for row in TABLE]
)
def test_the_answer_is_what_the_source_says(
    question: str, asked: Callable[[], Answer], answer: str, source_id: str, locator: str
) -> None:
    """It is the answer as read, and rests on the passage it was read in."""
    found, citations = asked()
    passages = {(citation.source_id, citation.locator) for citation in citations}
    assert found == answer, question
    assert (source_id, locator) in passages, sorted(passages)
