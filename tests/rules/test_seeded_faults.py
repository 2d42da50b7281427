"""Each kind of fault, planted in the bundled reform: what is found then and was not found before."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs
import pytest

from csc_reform import (
    BUILTIN,
    AgeBand,
    Allowance,
    Citation,
    Claim,
    ClaimKind,
    Commitment,
    Count,
    Deadline,
    Entity,
    Finding,
    FundingBasis,
    FundingLine,
    Group,
    History,
    Indicator,
    Milestone,
    Money,
    Nature,
    Operand,
    OperandRole,
    PartialDate,
    Position,
    Programme,
    Progress,
    Rate,
    Ratio,
    Recommendation,
    Reform,
    Relation,
    RelationKind,
    Share,
    Source,
    SourceKind,
    Span,
    Stance,
    Stated,
    StatementKind,
    Strength,
    Suppression,
    load,
    validate,
)
from csc_reform.entities.entity import Basis
from csc_reform.entities.recommendations import OutcomeKind

T = TypeVar("T")
E = TypeVar("E", bound=Entity)

#: A source that came out in the middle, and one that came out last.
FIRST, LAST = "dfe-press-release-2023-02-02", "dfe-press-release-2026-02-27"


def passage(as_printed: str | None = None, source_id: str = LAST) -> Citation:
    """Make a passage of a bundled source."""
    return Citation(source_id=source_id, locator="¶1", as_printed=as_printed)


def said(value: T, as_printed: str | None = None, source_id: str = LAST) -> History[T]:
    """Make a history of one statement."""
    return History.of(Stated(value, citations=(passage(as_printed, source_id),)))


def printed(text: str) -> History[Money]:
    """Make a sum that is printed as it is meant."""
    return said(Money.parse(text), text, "hansard-wms-2023-12-18")


class Data:
    """The entities of the bundled reform, to plant something in."""

    def __init__(self) -> None:
        self.entities = {entity.id: entity for entity in load()}

    def get(self, id_: str, kind: type[E]) -> E:
        """Give an entity of a kind."""
        found = self.entities[id_]
        assert isinstance(found, kind)
        return found

    def change(self, id_: str, **changes: Any) -> None:  # noqa: ANN401 (whatever its field holds)
        """Put something else into an entity."""
        assert id_ in self.entities
        self.entities[id_] = attrs.evolve(self.entities[id_], **changes)

    def add(self, *entities: Entity) -> None:
        """Put in something new."""
        self.entities.update({entity.id: entity for entity in entities})


def summed_up(text: str) -> Callable[[Data], None]:
    """Put a text where anything may stand."""
    return lambda data: data.change("family-help", summary=text)


def rates_with(data: Data, id_: str, change: Callable[[Rate], Rate | None]) -> None:
    """Change the rates of an allowance, or leave some out."""
    rates = map(change, data.get(id_, Allowance).rates)
    data.change(id_, rates=tuple(rate for rate in rates if rate is not None))


NMA, HOME = "foster-carer-national-minimum-allowance", "setting-up-home-allowance"


def in_2025(rate: Rate, change: Callable[[Rate], Rate | None]) -> Rate | None:
    """Change a rate of the last table only."""
    return change(rate) if str(rate.span.start) == "2025-04-06" else rate


def is_of_the_cell(rate: Rate) -> bool:
    """Tell whether a rate is for the youngest in London."""
    return str(rate.band) == "0-2" and rate.region is not None and rate.region.value == "London"


def only_the_cell(rate: Rate, change: Callable[[Rate], Rate | None]) -> Rate | None:
    """Change one cell of the last table only."""
    return in_2025(rate, lambda one: change(one) if is_of_the_cell(one) else one)


def dear(rate: Rate, amount: str) -> Rate:
    """Make a rate of another amount, printed as it is."""
    cited = tuple(attrs.evolve(one, as_printed=amount) for one in rate.citations)
    return attrs.evolve(rate, amount=Money.parse(f"{amount} a week"), citations=cited)


def with_strength(*statements: Stated[Strength]) -> Callable[[Data], None]:
    """Give a commitment another history of strength."""
    return lambda data: data.change("dashboard", strength=History.of(*statements))


def with_progress(progress: Progress) -> Callable[[Data], None]:
    """Give a commitment another progress."""
    return lambda data: data.change("dashboard", progress=said(progress))


def plant_target(data: Data, **changes: Any) -> None:  # noqa: ANN401 (whatever its field holds)
    """Put something else into the target of the apprentices."""
    (target,) = data.get("sw-apprentices", Commitment).targets
    data.change("sw-apprentices", targets=(attrs.evolve(target, **changes),))


def plant_consumer_prices(data: Data) -> None:
    """Let prices have risen more in the month that the uplift of 2024 is held against."""
    statements = [
        attrs.evolve(one, value=Ratio.parse("7.6%"), citations=_reprinted(one.citations, "7.6%"))
        if str(one.value) == "4.6%"
        else one
        for one in data.get("cpi-12-month-rate", Indicator).observations.statements
    ]
    data.change("cpi-12-month-rate", observations=History.of(*statements))


def _reprinted(citations: tuple[Citation, ...], text: str) -> tuple[Citation, ...]:
    return tuple(attrs.evolve(one, as_printed=text) for one in citations)


def plant_act(data: Data) -> None:
    """Let a section commence before there is an Act."""
    act = Source(
        id="act",
        title="An Act",
        kind=SourceKind.ACT,
        published=PartialDate.parse("2025-04-29"),
    )
    section = Milestone(
        id="act-s-7",
        title="Section 7 commences",
        subject_id="act",
        locator="s.7",
        actual=said(PartialDate.parse("2025-01-01")),
    )
    data.add(act, section)


def plant_claim(asserted: str, under: str, horizon: str | None) -> Callable[[Data], None]:
    """Add a claim that the money for kinship training is such a part of something."""
    claim = Claim(
        id="a-part",
        title="A part",
        kind=ClaimKind.SHARE_OF,
        asserted=Share.parse(asserted),
        horizon=None if horizon is None else Span.parse(horizon, horizon),
        operands=(
            Operand(role=OperandRole.NUMERATOR, what="the money", subject_id="kinship-9m"),
            Operand(role=OperandRole.DENOMINATOR, what="the whole", subject_id=under),
        ),
        citations=(passage(asserted, "hansard-wms-2023-12-18"),),
    )
    return lambda data: data.add(claim)


def plant_operand(data: Data, id_: str, role: OperandRole, **changes: Any) -> None:  # noqa: ANN401 (whatever its field holds)
    """Put something else into an operand of a claim."""
    operands = tuple(
        attrs.evolve(one, **changes) if one.role is role else one
        for one in data.get(id_, Claim).operands
    )
    data.change(id_, operands=operands)


def plant_day(data: Data) -> None:
    """Let a day be another than the one that is printed."""
    statements = [
        attrs.evolve(one, value=PartialDate.parse("2025-01-04"))
        if str(one.value) == "2025-04-01"
        else one
        for one in data.get("agency-price-caps", Milestone).promised.statements
    ]
    data.change("agency-price-caps", promised=History.of(*statements))


def plant_heading(data: Data) -> None:
    """Let something rest on an edition that is superseded."""
    headings = data.entities["learning-system"]
    old = Stated("Learning", citations=(passage(None, "working-together-2018"),))
    data.change("learning-system", headings=getattr(headings, "headings").with_statement(old))  # noqa: B009


def inside(to_id: str) -> Relation:
    """Make a relation to a whole."""
    return Relation(
        kind=RelationKind.PART_OF, to_id=to_id, basis=Basis.STATED, citations=(passage(),)
    )


def plant_second_whole(data: Data) -> None:
    """Let a part be in its whole twice."""
    relations = data.get("kinship-school-heads-3-8m", FundingLine).relations
    data.change(
        "kinship-school-heads-3-8m", relations=(*relations, inside("kinship-pathfinder-16m"))
    )


def plant_outcome(data: Data) -> None:
    """Let a rejection name a commitment."""
    (outcome,) = data.get("rec-family-help", Recommendation).outcomes
    data.change("rec-family-help", outcomes=(attrs.evolve(outcome, kind=OutcomeKind.REJECTS),))


def first(value: Strength, start: str | None = None) -> Stated[Strength]:
    """Make a strength that is stated first."""
    span = None if start is None else Span.parse(start)
    return Stated(value, citations=(passage(None, FIRST),), effective=span, key="first")


def then(value: Strength, start: str | None = None) -> Stated[Strength]:
    """Make a strength that is stated later, as a change where it has a day."""
    if start is None:
        return Stated(value, citations=(passage(),))
    return Stated(
        value,
        citations=(passage(),),
        effective=Span.parse(start),
        kind=StatementKind.CHANGES,
        revises="first",
    )


def _day(text: str) -> PartialDate:
    return PartialDate.parse(text)


#: For each rule what is planted, where it is to be found, and the codes of what follows from it.
SEEDS: Mapping[str, tuple[Callable[[Data], None], str, tuple[str, ...]]] = {
    "CHR001": (
        lambda data: data.change(
            "workforce-consultation", closes=said(Deadline.parse("2022-05-11T23:45 Europe/London"))
        ),
        "workforce-consultation",
        (),
    ),
    "CHR002": (
        lambda data: data.change("kinship-allowance-pilot-launch", actual=History.of()),
        "kinship-allowance-pilot-launch",
        (),
    ),
    "CHR003": (
        with_strength(first(Strength.COMMIT, "2024-04-01"), then(Strength.PILOT, "2023-04-01")),
        "dashboard",
        (),
    ),
    "CHR004": (
        lambda data: data.change(
            "strategy-published",
            promised=said(_day("2021-12-31"), None, "commons-statement-2022-05-23"),
        ),
        "strategy-published",
        (),
    ),
    "CHR005": (
        lambda data: data.change("strategy-published", actual=said(_day("2022-03-01"))),
        "strategy-published",
        # What prints another day is then named by nothing.
        ("HYG008",),
    ),
    "CHR006": (plant_act, "act-s-7", ()),
    "CHR007": (summed_up("Announced on Monday 2 February 2023"), "family-help", ()),
    "CHR008": (lambda data: data.change(HOME, began=said(_day("2024"))), HOME, ()),
    "CHR009": (
        lambda data: data.change(
            "appgap-review-response-2022",
            responds_to_ids=said(("championing-kinship-care",), None, FIRST),
        ),
        "appgap-review-response-2022",
        ("REF002",),
    ),
    "CHR010": (
        lambda data: data.change(
            "workforce-consultation", outcome_ids=said(("cma-childrens-social-care-review",))
        ),
        "workforce-consultation",
        (),
    ),
    # Of a day that is not given, nothing can be looked up.
    "CLM001": (
        lambda data: plant_operand(data, "nma-uplift-2025", OperandRole.NEW, at=None),
        "nma-uplift-2025",
        ("CLM003",),
    ),
    "CLM002": (
        lambda data: plant_operand(
            data, "ask-share-7-7", OperandRole.DENOMINATOR, subject_id="strategy-200m"
        ),
        "ask-share-7-7",
        (),
    ),
    "CLM003": (
        lambda data: plant_operand(
            data, "nma-uplift-2024-above-inflation", OperandRole.INDEX, subject_id=None
        ),
        "nma-uplift-2024-above-inflation",
        (),
    ),
    "CLM004": (plant_claim("45%", "kinship-strategy-20m", None), "a-part", ()),
    "CLM005": (plant_claim("12.5%", "cpi-12-month-rate", "2023"), "a-part", ()),
    # Neither says that it revises the other, so that they are at odds as well.
    "COM001": (
        with_strength(first(Strength.COMMIT), then(Strength.EXPLORE)),
        "dashboard",
        ("SRC008",),
    ),
    "COM002": (
        lambda data: plant_target(
            data,
            delivered=said(
                Count.parse("600 new child and family social worker apprentices"),
                "600 new child and family social worker apprentices",
            ),
        ),
        "sw-apprentices",
        (),
    ),
    "COM003": (lambda data: data.change("dashboard", pillar_id=None), "dashboard", ()),
    "COM004": (
        lambda data: plant_target(
            data, cap=History.of(), delivered=said(Count.parse("461 people"), "461 people")
        ),
        "sw-apprentices",
        (),
    ),
    "COM005": (
        lambda data: data.change(
            "dashboard", strength=said(Strength.COMMIT), progress=said(Progress.DELIVERED)
        ),
        "dashboard",
        (),
    ),
    "COM006": (
        lambda data: data.change("foster-recruitment-retention", progress=said(Progress.DELIVERED)),
        "foster-recruitment-retention",
        (),
    ),
    "COM007": (with_progress(Progress.SUPERSEDED), "dashboard", ()),
    "COM008": (
        lambda data: data.change("sw-apprenticeship-support", supersedes_id="letterswap"),
        "sw-apprenticeship-support",
        (),
    ),
    "COM009": (
        lambda data: data.change("dashboard", nature=Nature.EXPECTATION),
        "dashboard",
        (),
    ),
    "HYG001": (summed_up("Ask press@example.org"), "family-help", ()),
    "HYG002": (
        lambda data: data.add(Group(id="z", title="Foster carers", broader_id="care-leavers")),
        "z",
        ("HYG008",),
    ),
    "HYG003": (summed_up("Ring 01632 960 123"), "family-help", ()),
    "HYG004": (summed_up("The child 943 476 5919"), "family-help", ()),
    "HYG005": (
        lambda data: data.add(Group(id="fostercarers", title="Those who foster")),
        "fostercarers",
        ("HYG008",),
    ),
    "HYG006": (
        lambda data: data.change("foster-carers", aliases=("Care leavers",)),
        "foster-carers",
        (),
    ),
    "HYG007": (
        lambda data: data.change("foster-carers", aliases=("FOSTER CARERS",)),
        "foster-carers",
        (),
    ),
    "HYG008": (lambda data: data.add(Group(id="z", title="Nobody at all")), "z", ()),
    "HYG009": (lambda data: data.change("dashboard", title="Dashboard."), "dashboard", ()),
    "MON001": (
        lambda data: data.change("fostering-36m-total", amount=printed("£40 million")),
        "fostering-36m-total",
        (),
    ),
    "MON002": (
        lambda data: data.change(
            "strategy-200m",
            amount=data.get("strategy-200m", FundingLine).amount.with_statement(
                Stated(Money.parse("over £200m"), citations=(passage("over £200m"),))
            ),
        ),
        "strategy-200m",
        # What is claimed of the sum implies less than it did.
        ("CLM003",),
    ),
    "MON003": (
        lambda data: data.change("kinship-school-heads-3-8m", amount=printed("£38 million")),
        "kinship-strategy-20m",
        (),
    ),
    "MON004": (
        lambda data: data.change("kinship-zones-126m", basis=FundingBasis.UNSTATED),
        "kinship-zones-126m",
        (),
    ),
    "MON005": (plant_second_whole, "kinship-school-heads-3-8m", ()),
    "MON006": (
        lambda data: data.change("kinship-school-heads-3-8m", relations=()),
        "kinship-school-heads-3-8m",
        (),
    ),
    "MON007": (
        lambda data: data.change("kinship-zones-126m", period=History.of()),
        "kinship-zones-126m",
        (),
    ),
    "MON008": (
        lambda data: data.change(
            "kinship-school-heads-3-8m", period=said(Span.parse("2026-04-01", "2027-03-31"))
        ),
        "kinship-school-heads-3-8m",
        (),
    ),
    "POS001": (
        lambda data: data.change("appgap-2023-welcome", date=_day("2023-03-01")),
        "appgap-2023-welcome",
        (),
    ),
    "POS002": (
        lambda data: data.change("appgap-2023-urgency", stance=Stance.CRITICISES, topic=None),
        "appgap-2023-urgency",
        (),
    ),
    "POS003": (
        lambda data: data.change(
            "auk-p1-welcome",
            target_ids=(
                *data.get("auk-p1-welcome", Position).target_ids,
                "stable-homes-built-on-love",
            ),
        ),
        "auk-p1-welcome",
        (),
    ),
    "RAT001": (
        lambda data: data.change(
            HOME,
            rates=(
                *data.get(HOME, Allowance).rates,
                Rate(
                    amount=Money.parse("£5,000"),
                    span=Span.parse("2023-06-01"),
                    citations=(passage("£5,000"),),
                ),
            ),
        ),
        HOME,
        (),
    ),
    "RAT002": (
        lambda data: rates_with(
            data,
            NMA,
            lambda one: attrs.evolve(one, band=AgeBand(3, 3)) if str(one.band) == "3-4" else one,
        ),
        NMA,
        (),
    ),
    # A table without all its cells is none for its year, and cannot be compared.
    "RAT003": (
        lambda data: rates_with(data, NMA, lambda one: only_the_cell(one, lambda _: None)),
        NMA,
        ("CLM003", "RAT008"),
    ),
    "RAT004": (
        lambda data: rates_with(
            data,
            NMA,
            lambda one: in_2025(
                one, lambda late: attrs.evolve(late, span=Span.parse("2025-05-01", "2026-04-05"))
            ),
        ),
        NMA,
        ("CLM003", "RAT008"),
    ),
    # What falls did not grow by what is stated.
    "RAT005": (
        lambda data: rates_with(
            data, NMA, lambda one: only_the_cell(one, lambda cell: dear(cell, "£100"))
        ),
        NMA,
        ("RAT006",),
    ),
    "RAT006": (
        lambda data: data.change(
            "nma-uplift-2025",
            asserted=Ratio.parse("5.55%"),
            citations=(passage("5.55%", "fostering-network-2024"),),
        ),
        "nma-uplift-2025",
        (),
    ),
    "RAT007": (plant_consumer_prices, "nma-uplift-2024-above-inflation", ()),
    "RAT008": (lambda data: data.change(NMA, began=said(_day("2005-04-06"))), NMA, ()),
    "REC001": (lambda data: data.change("rec-workforce", outcomes=()), "rec-workforce", ()),
    # A report that came out later was not known when the recommendation was.
    "REC002": (
        lambda data: data.change("rec-foster-recruitment", source_id="hansard-wms-2023-12-18"),
        "rec-foster-recruitment",
        ("REF002",),
    ),
    "REC003": (plant_outcome, "rec-family-help", ()),
    "REF001": (
        lambda data: data.change("dashboard", pillar_id="learning-sytem"),
        "dashboard",
        (),
    ),
    "REF002": (
        lambda data: data.change(
            "appgap-2023-postcode", target_ids=("test-family-help", "kinship-strategy-20m")
        ),
        "appgap-2023-postcode",
        (),
    ),
    "REF003": (
        lambda data: data.change("dashboard", pillar_id="national-framework"),
        "dashboard",
        (),
    ),
    "REF004": (
        lambda data: data.change("foster-carers", broader_id="foster-carers"),
        "foster-carers",
        (),
    ),
    "REF005": (
        lambda data: data.change("appgap-2023-funding", target_ids=("family-help-over-45m",)),
        "appgap-2023-funding",
        (),
    ),
    "SRC001": (
        lambda data: data.change("rec-radical-reset", citations=(passage(None, "independent"),)),
        "rec-radical-reset",
        (),
    ),
    "SRC002": (
        lambda data: data.change(
            "family-finding-30m", amount=said(Money.parse("£30 million"), "over £30m", FIRST)
        ),
        "family-finding-30m",
        (),
    ),
    "SRC003": (
        lambda data: data.change(
            "community-care-2006-07-27", supersedes_id="stable-homes-guide-children-young-people"
        ),
        "community-care-2006-07-27",
        ("REF002",),
    ),
    "SRC004": (
        lambda data: data.change(
            "december-2023-package",
            actual=said(_day("2024-01-05"), None, "hansard-wms-2023-12-18"),
        ),
        "december-2023-package",
        (),
    ),
    "SRC005": (plant_heading, "learning-system", ("SRC008",)),
    "SRC006": (
        lambda data: data.change(
            "family-finding-30m", amount=said(Money.parse("£30 million"), None, FIRST)
        ),
        "family-finding-30m",
        (),
    ),
    "SRC008": (
        lambda data: data.change(
            "kinship-zones",
            places=data.get("kinship-zones", Programme).places.with_statement(
                Stated(
                    Count.parse("8 local authorities"), citations=(passage("8 local authorities"),)
                )
            ),
        ),
        "kinship-zones",
        (),
    ),
    "SRC007": (plant_day, "agency-price-caps", ()),
}

Told = tuple[str, str, str]


def told(finding: Finding) -> Told:
    """Give what makes a finding another one for a reader."""
    return finding.code, finding.entity_id, finding.message


BEFORE = {told(finding) for finding in validate(load()).findings}


@pytest.mark.parametrize("code", [rule.code for rule in BUILTIN.without("SUP")])
def test_what_is_planted_is_found_and_nothing_else(code: str) -> None:
    """Where it is, by its own rule, with nothing beside it but what follows from it."""
    plant, entity_id, follows = SEEDS[code]
    data = Data()
    plant(data)
    report = validate(Reform(data.entities.values()))
    new = [finding for finding in report.findings if told(finding) not in BEFORE]
    assert report.crashes == ()
    assert [(code, entity_id)] == [(f.code, f.entity_id) for f in new if f.code == code]
    assert {code, *follows} == {finding.code for finding in new}


@pytest.mark.parametrize(
    ("entity_id", "until", "expected"),
    [
        ("family-help", "2026-12-31", []),
        ("family-help", "2025-12-31", ["HYG001", "SUP002"]),
        ("dashboard", "2026-12-31", ["HYG001", "SUP001"]),
        ("dashboard", "2025-12-31", ["HYG001", "SUP001", "SUP002"]),
    ],
)
def test_what_is_accepted_is_found_no_more(entity_id: str, until: str, expected: list[str]) -> None:
    """As long as it is, and as long as there is something to accept."""
    data = Data()
    summed_up("Ask press@example.org")(data)
    accepted = Suppression(code="HYG001", entity_id=entity_id, reason="For a test.", until=until)
    report = validate(Reform(data.entities.values()), suppressions=[accepted])
    new = [finding.code for finding in report.findings if told(finding) not in BEFORE]
    assert expected == new
