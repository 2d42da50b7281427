"""The rules that the library ships, each by its own examples and by what else it must tell apart."""

import re
from collections.abc import Iterable

import attrs
import pytest

from csc_reform import (
    AgeBand,
    Allowance,
    Basis,
    Citation,
    Claim,
    ClaimKind,
    Commitment,
    Consultation,
    Count,
    Deadline,
    Entity,
    Extensions,
    FundingLine,
    FundingRole,
    Group,
    History,
    Indicator,
    Instalment,
    Milestone,
    Money,
    Operand,
    OperandRole,
    PartialDate,
    Pillar,
    Rate,
    Ratio,
    Reform,
    Region,
    Relation,
    RelationKind,
    Report,
    RuleSet,
    Severity,
    Share,
    Source,
    SourceKind,
    Span,
    Stated,
    StatementKind,
    Strength,
    Suppression,
    Target,
    YearKind,
    load,
    validate,
)
from csc_reform.entities.commitments import Figure
from csc_reform.rules import BUILTIN, AnyRule, OutcomeStatus, RootCause, try_out

PASSAGE = Citation(source_id="paper", locator="¶1")
PAPER = Source(
    id="paper",
    title="Paper",
    kind=SourceKind.POLICY_PAPER,
    published=PartialDate.parse("2023-02-02"),
)
LATER = attrs.evolve(PAPER, id="later", title="Later", published=PartialDate.parse("2023-12-18"))

every_rule = pytest.mark.parametrize("rule", list(BUILTIN), ids=[rule.code for rule in BUILTIN])


def found(code: str, *entities: Entity, on: str | None = None) -> list[str]:
    """Give the messages of one rule on entities and a source."""
    known = {entity.id for entity in entities}
    reform = Reform([*(paper for paper in (PAPER,) if paper.id not in known), *entities])
    report = validate(reform, BUILTIN.select(code), on=on)
    assert report.crashes == ()
    return [finding.message for finding in report.findings]


def passage(as_printed: str) -> Citation:
    """Make a passage with a figure."""
    return attrs.evolve(PASSAGE, as_printed=as_printed)


def line(id_: str, *amounts: str, relations: Iterable[Relation] = ()) -> FundingLine:
    """Make a funding line of which so many amounts are printed."""
    return FundingLine(
        id=id_,
        title=id_.title(),
        role=FundingRole.ALLOCATION,
        amount=History.of(
            *(Stated(Money.parse(amount), citations=(PASSAGE,)) for amount in amounts)
        ),
        relations=tuple(relations),
        citations=(PASSAGE,),
    )


def related(kind: RelationKind, to_id: str) -> Relation:
    """Make a relation to another line."""
    return Relation(kind=kind, to_id=to_id, basis=Basis.STATED, citations=(PASSAGE,))


def allowance(*rates: Rate, **fields: object) -> Allowance:
    """Make a weekly allowance of these rates."""
    made = Allowance(
        id="allowance",
        title="Allowance",
        rates=rates,
        citations=(PASSAGE,),
    )
    return attrs.evolve(made, **fields)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def rate(
    amount: str, start: str, end: str, band: AgeBand | None = None, region: Region | None = None
) -> Rate:
    """Make a weekly rate."""
    return Rate(
        amount=Money.parse(f"{amount} a week"),
        span=Span.parse(start, end),
        band=band,
        region=region,
        citations=(PASSAGE,),
    )


def milestone(promised: str, actual: str | None = None) -> Milestone:
    """Make a milestone."""
    came = () if actual is None else (Stated(PartialDate.parse(actual), citations=(PASSAGE,)),)
    return Milestone(
        id="milestone",
        title="Milestone",
        promised=History.of(Stated(PartialDate.parse(promised), citations=(PASSAGE,))),
        actual=History(came),
    )


class TestEveryRule:
    """What each shipped rule keeps to."""

    @every_rule
    def test_passes_its_good_example(self, rule: AnyRule) -> None:
        """What the rule shows as right has no finding, and was judged."""
        report = try_out(rule, rule.good())
        assert report.findings == ()
        assert {OutcomeStatus.PASSED} == {outcome.status for outcome in report.outcomes}

    @every_rule
    def test_finds_its_bad_example(self, rule: AnyRule) -> None:
        """What the rule shows as wrong has a finding of its own code and severity."""
        report = try_out(rule, rule.bad())
        assert len(report.findings) >= 1
        assert {(rule.code, rule.severity)} == {(f.code, f.severity) for f in report.findings}
        assert report.crashes == ()

    @every_rule
    def test_no_rule_breaks_on_its_examples(self, rule: AnyRule) -> None:
        """Every rule judges whatever another finds right or wrong, or says what it lacks."""
        for example in (rule.good(), rule.bad()):
            assert judged(example).crashes == ()

    @every_rule
    def test_its_good_example_has_no_other_error(self, rule: AnyRule) -> None:
        """What one rule shows as right is not what another calls an error."""
        assert judged(rule.good()).count(Severity.ERROR) == 0

    @every_rule
    def test_its_bad_example_has_one_root(self, rule: AnyRule) -> None:
        """What it shows as wrong is wrong in one way: other errors come from the same cause."""
        report = judged(rule.bad())
        causes = [cause for cause in report.causes if is_an_error_beside(cause, rule)]
        assert causes == []

    @every_rule
    def test_tells_a_reader_what_and_why(self, rule: AnyRule) -> None:
        """A title without a full stop, and a reason with one."""
        assert re.fullmatch(r"[A-Z].*[^.]", rule.title)
        assert re.fullmatch(r"[A-Z].*\.", rule.rationale)
        assert rule.since == "0.1"
        assert rule.tags

    @every_rule
    def test_says_what_must_be_so(self, rule: AnyRule) -> None:
        """Its messages are in the form of the library: what must be so, and what is."""
        for finding in try_out(rule, rule.bad()).findings:
            assert re.search(r"\bmust\b|^promised for ", finding.message)
            # The last words of a suppression are its author's.
            assert finding.message[-1] != "." or rule.code == "SUP002"
            assert "\n" not in finding.message

    @every_rule
    def test_finds_nothing_in_an_empty_reform(self, rule: AnyRule) -> None:
        """Of nothing nothing is wrong."""
        report = validate(Reform([]), RuleSet((rule,)))
        assert report.findings == ()
        assert report.outcomes.others == ()


def judged(example: Iterable[Entity | Suppression]) -> Report:
    """Ask every rule of an example."""
    things = list(example)
    entities = [one for one in things if isinstance(one, Entity)]
    return validate(
        Reform(entities), suppressions=[one for one in things if isinstance(one, Suppression)]
    )


def is_an_error_beside(cause: RootCause, rule: AnyRule) -> bool:
    """Tell whether a cause is an error that has nothing to do with a rule."""
    is_error = Severity.ERROR in {finding.severity for finding in cause.findings}
    # What ran out is found again, which is what the rule is for.
    is_its_own = rule.code in {finding.code for finding in cause.findings} or rule.code == "SUP002"
    return is_error and not is_its_own


class TestBundledData:
    """The rules over the bundled reform."""

    def test_is_sound(self) -> None:
        """No rule finds an error in it, and none breaks."""
        report = validate(load())
        assert report.ok
        assert report.exit_code == 0
        # There is nothing to be suppressed in it.
        judging = [rule.code for rule in BUILTIN.without("SUP")]
        assert judging == sorted({outcome.code for outcome in report.outcomes})


class TestCodes:
    """The names of the shipped rules."""

    def test_are_these(self) -> None:
        """A code is never given to another rule, and none goes without a word."""
        expected = {
            "CHR": "001 002 003 004 005 006 007 008 009 010",
            "CLM": "001 002 003 004 005",
            "COM": "001 002 003 004 005 006 007 008 009",
            "HYG": "001 002 003 004 005 006 007 008 009",
            "MON": "001 002 003 004 005 006 007 008",
            "POS": "001 002 003",
            "RAT": "001 002 003 004 005 006 007 008",
            "REC": "001 002 003",
            "REF": "001 002 003 004 005",
            "SRC": "001 002 003 004 005 006 007 008",
            "SUP": "001 002",
        }
        codes = [family + number for family, ones in expected.items() for number in ones.split()]
        assert codes == [rule.code for rule in BUILTIN]

    def test_titles_differ(self) -> None:
        """Two rules of one title would be one rule."""
        assert len({rule.title for rule in BUILTIN}) == len(BUILTIN)


class TestReferences:
    """REF: ids name something of the right kind that is known in time."""

    def test_a_misspelt_id_is_answered_with_near_ones(self) -> None:
        """The message names the field, the id and what it may have been."""
        commitment = Commitment(id="a", title="A", pillar_id="paperr", citations=(PASSAGE,))
        expected = "pillar_id must name an entity, got 'paperr'; did you mean 'paper'?"
        assert [expected] == found("REF001", commitment)

    def test_an_id_of_another_kind_is_found(self) -> None:
        """A source is no pillar."""
        commitment = Commitment(id="a", title="A", pillar_id="paper", citations=(PASSAGE,))
        expected = "pillar_id must name one of the pillars, got 'paper' of the sources"
        assert [expected] == found("REF003", commitment)

    def test_a_speaker_is_an_office_or_an_organisation(self) -> None:
        """Nobody else is quoted."""
        group = Group(id="a", title="A", citations=(attrs.evolve(PASSAGE, speaker_id="paper"),))
        expected = (
            "speaker_id must name one of the offices or organisations, got 'paper' of the sources"
        )
        assert [expected] == found("REF003", group)

    def test_a_former_id_names_its_successor(self) -> None:
        """What was renamed is still named."""
        pillar = Pillar(id="new", title="New", number=1, former_ids=("old",), citations=(PASSAGE,))
        commitment = Commitment(id="a", title="A", pillar_id="old", citations=(PASSAGE,))
        assert found("REF001", pillar, commitment) == []

    def test_what_is_learnt_later_is_found(self) -> None:
        """A field may not name what is known only from a later source, and a statement may."""
        pillar = Pillar(
            id="pillar",
            title="Pillar",
            number=1,
            citations=(attrs.evolve(PASSAGE, source_id="later"),),
        )
        early = Commitment(id="a", title="A", pillar_id="pillar", citations=(PASSAGE,))
        expected = (
            "pillar_id must name what is known by 2023-02-02, got 'pillar', known from 2023-12-18"
        )
        assert [expected] == found("REF002", LATER, pillar, early)
        late = attrs.evolve(early, citations=pillar.citations)
        assert found("REF002", LATER, pillar, late) == []

    def test_a_label_may_be_named_at_any_time(self) -> None:
        """A group has no day of its own."""
        group = Group(id="g", title="G", citations=(attrs.evolve(PASSAGE, source_id="later"),))
        commitment = Commitment(id="a", title="A", group_ids=("g",), citations=(PASSAGE,))
        assert found("REF002", LATER, group, commitment) == []

    def test_what_has_no_source_is_left_to_another_rule(self) -> None:
        """Of what is cited to nothing no day can be told."""
        nowhere = Citation(source_id="nowhere", locator="¶1")
        pillar = Pillar(id="pillar", title="Pillar", number=1, citations=(nowhere,))
        commitment = Commitment(id="a", title="A", pillar_id="pillar", citations=(PASSAGE,))
        ghost = Commitment(id="b", title="B", pillar_id="ghost", citations=(PASSAGE,))
        assert found("REF002", pillar, commitment, ghost) == []


class TestSourcing:
    """SRC: every fact names a source, and says what is printed there."""

    def test_a_citation_without_a_source_is_found_wherever_it_is(self) -> None:
        """In the entity itself, in a statement and in a part."""
        nowhere = Citation(source_id="papre", locator="¶1")
        pillar = Pillar(
            id="a",
            title="A",
            number=1,
            citations=(nowhere,),
            headings=History.of(Stated("H", citations=(nowhere, PASSAGE))),
        )
        expected = "source_id must name a source, got 'papre'; did you mean 'paper'?"
        assert [expected] * 2 == found("SRC001", pillar)

    @pytest.mark.parametrize(
        ("printed", "value", "expected"),
        [
            ("£45m", "£45m", None),
            ("£45,000,000", "£45,000,000", None),
            (
                "£45,000,000",
                "£45m",
                "value must be '£45,000,000' as printed, got '£45 million'",
            ),
            ("over £45m", "£45m", "value must be 'over £45m' as printed, got '£45 million'"),
            ("£46m", "£45m", "value must be '£46m' as printed, got '£45 million'"),
            ("£45m a year", "£45m", "value must be '£45m a year' as printed, got '£45 million'"),
        ],
    )
    def test_a_figure_is_what_is_printed(
        self, printed: str, value: str, expected: str | None
    ) -> None:
        """A hedge, a digit or a unit that was lost in copying is found."""
        statement = Stated(Money.parse(value), citations=(passage(printed),))
        entity = attrs.evolve(line("a"), amount=History.of(statement))
        assert ([] if expected is None else [expected]) == found("SRC002", entity)

    def test_a_figure_that_cannot_be_read_is_found(self) -> None:
        """What is printed has to be a figure, where a figure is recorded."""
        statement = Stated(Money.parse("£45m"), citations=(passage("lots of money"),))
        (message,) = found("SRC002", attrs.evolve(line("a"), amount=History.of(statement)))
        assert message.startswith("as_printed must be the figure")

    @pytest.mark.parametrize("figure", [Count.parse("12 areas"), Share.parse("60%")])
    def test_every_kind_of_figure_is_held_against_print(self, figure: Figure) -> None:
        """Counts and shares as well as money."""
        statement = Stated(figure, citations=(passage("over 60%"),))
        target = Target(what="it", cap=History.of(statement))
        entity = Commitment(id="a", title="A", targets=(target,))
        assert len(found("SRC002", entity)) == 1

    def test_a_rate_is_what_is_printed_in_its_table(self) -> None:
        """A table prints the bare figure, and how often it is paid over it."""
        right = attrs.evolve(rate("£100", "2024", "2025"), citations=(passage("£100"),))
        assert found("SRC002", allowance(right)) == []
        wrong = attrs.evolve(rate("£100", "2024", "2025"), citations=(passage("£110"),))
        expected = "value must be '£110' as printed, got '£100 a week'"
        assert [expected] == found("SRC002", allowance(wrong))

    def test_an_instalment_is_what_is_printed(self) -> None:
        """A part-payment is a figure like any other."""
        instalment = Instalment(
            day=60,
            amount=Money.parse("£500"),
            span=Span.parse("2023"),
            citations=(passage("£600"),),
        )
        entity = attrs.evolve(allowance(), instalments=(instalment,))
        assert len(found("SRC002", entity)) == 1

    def test_words_are_not_held_against_print(self) -> None:
        """What is printed of a word is no figure."""
        heading = Stated("Family Help", citations=(passage("anything"),))
        pillar = Pillar(id="a", title="A", number=1, headings=History.of(heading))
        assert found("SRC002", pillar) == []

    @pytest.mark.parametrize(
        ("older", "newer", "expected"),
        [
            ("2018", "2023", []),
            ("2023", "2023-06", []),
            (
                "2023",
                "2018",
                ["supersedes_id must name an older source, got 'old' of 2023"],
            ),
        ],
    )
    def test_an_edition_replaces_an_older_one(
        self, older: str, newer: str, expected: list[str]
    ) -> None:
        """Only what is certainly the wrong way round is found."""
        old = attrs.evolve(PAPER, id="old", published=PartialDate.parse(older))
        new = attrs.evolve(PAPER, id="new", published=PartialDate.parse(newer), supersedes_id="old")
        assert expected == found("SRC003", old, new)

    def test_a_missing_edition_is_left_to_another_rule(self) -> None:
        """An edition that is not there has no day."""
        assert found("SRC003", attrs.evolve(PAPER, supersedes_id="ghost")) == []


class TestChronology:
    """CHR: things happen in an order that is possible."""

    @pytest.mark.parametrize(
        ("opens", "closes", "missing"),
        [
            (None, "2023-05-11T23:45 Europe/London", "the day it opened"),
            ("2023-02-02", None, "the day it closed"),
        ],
    )
    def test_a_consultation_of_unknown_days_is_not_judged(
        self, opens: str | None, closes: str | None, missing: str
    ) -> None:
        """The outcome says what is missing."""
        consultation = Consultation(id="a", title="A", citations=(PASSAGE,))
        if opens is not None:
            opened = History.of(Stated(PartialDate.parse(opens), citations=(PASSAGE,)))
            consultation = attrs.evolve(consultation, opens=opened)
        if closes is not None:
            closed = History.of(Stated(Deadline.parse(closes), citations=(PASSAGE,)))
            consultation = attrs.evolve(consultation, closes=closed)
        report = validate(Reform([PAPER, consultation]), BUILTIN.select("CHR001"))
        (outcome,) = report.outcomes
        assert OutcomeStatus.SKIPPED is outcome.status
        assert missing == outcome.detail
        assert report.ok

    def test_a_consultation_may_close_on_the_day_it_opens(self) -> None:
        """One that may have opened before it closed is no mistake."""
        consultation = Consultation(
            id="a",
            title="A",
            opens=History.of(Stated(PartialDate.parse("2023-05"), citations=(PASSAGE,))),
            closes=History.of(
                Stated(Deadline.parse("2023-05-01T23:45 Europe/London"), citations=(PASSAGE,))
            ),
        )
        assert found("CHR001", consultation) == []

    @pytest.mark.parametrize(
        ("promised", "actual", "on", "is_late"),
        [
            ("2024", None, "2024-12-31", False),
            ("2024", None, "2025-01-01", True),
            ("2024", "2024-06", "2025-01-01", False),
            ("2022", None, None, True),
            ("2023-02-02", None, None, False),
        ],
    )
    def test_what_is_promised_is_late_when_its_day_is_past(
        self, promised: str, actual: str | None, on: str | None, *, is_late: bool
    ) -> None:
        """Without a day the question is asked on that of the newest source."""
        messages = found("CHR002", milestone(promised, actual), on=on)
        assert is_late is (len(messages) == 1)

    def test_says_for_when_it_was_promised(self) -> None:
        """The message has both days."""
        (message,) = found("CHR002", milestone("2024"), on="2025-01-01")
        expected = (
            "promised for 2024, and on 1 January 2025 no source in view tells of its delivery"
        )
        assert expected == message


class TestMoney:
    """MON: sums that belong together add up."""

    def test_a_total_whose_amount_is_unknown_is_not_judged(self) -> None:
        """The outcome says which amount is missing."""
        part = line("part", "£5", relations=[related(RelationKind.PART_OF, "whole")])
        report = validate(Reform([PAPER, line("whole"), part]), BUILTIN.select("MON003"))
        outcomes = {outcome.entity_id: outcome for outcome in report.outcomes}
        assert OutcomeStatus.SKIPPED is outcomes["whole"].status
        assert outcomes["whole"].detail.startswith("the amount of whole is not known")
        assert OutcomeStatus.PASSED is outcomes["part"].status

    def test_says_by_how_much_it_does_not_come_out(self) -> None:
        """The message has both readings of the gap."""
        part = line("part", "£15m", relations=[related(RelationKind.PART_OF, "whole")])
        (message,) = found("MON003", line("whole", "£10m"), part)
        assert message.startswith(
            "total of £10 million must be no less than its parts, got £15 million"
        )
        assert "the gap is -£5 million" in message

    def test_a_total_named_by_its_former_id_is_judged(self) -> None:
        """A part that names its whole by an old id is a part of it all the same."""
        whole = attrs.evolve(line("whole", "£10m"), former_ids=("old-whole",))
        part = line("part", "£15m", relations=[related(RelationKind.PART_OF, "old-whole")])
        assert len(found("MON003", whole, part)) == 1

    @pytest.mark.parametrize(
        "entities",
        [
            [
                line("whole", "£10m"),
                line("part", "£5m", relations=[related(RelationKind.PART_OF, "whole")]),
                line("lost", "£5m", relations=[related(RelationKind.PART_OF, "ghost")]),
            ],
            [line("whole", "£10m", relations=[related(RelationKind.RESTATES, "ghost")])],
            [
                line("whole", "£10m"),
                line("part", "£5m a year", relations=[related(RelationKind.PART_OF, "whole")]),
            ],
            [
                line("whole", "£10m", "£10m a year"),
                line("part", "£5m", relations=[related(RelationKind.PART_OF, "whole")]),
            ],
        ],
        ids=["broken part", "broken base", "unlike units", "unlike printings"],
    )
    def test_no_reform_breaks_it(self, entities: list[Entity]) -> None:
        """A broken reference or an unlike unit is found or not judged, and is no crash."""
        report = validate(Reform([PAPER, *entities]), BUILTIN.select("MON"))
        assert report.crashes == ()

    def test_a_clash_of_printings_is_shown(self) -> None:
        """The message has both, and whether rounding explains it."""
        expected = (
            "amount must be printed as one figure, got "
            "£45 million | over £45 million (agree only if rounded)"
        )
        assert [expected] == found("MON002", line("a", "£45m", "over £45m"))


class TestRates:
    """RAT: tables of rates have one rate for every cell and every day."""

    @pytest.mark.parametrize(
        ("rates", "expected"),
        [
            ([rate("£1", "2024-01-01", "2024-12-31"), rate("£1", "2024-01-01", "2024-12-31")], 0),
            ([rate("£1", "2024-01-01", "2024-12-31"), rate("£2", "2024-12-31", "2025-12-31")], 1),
            ([rate("£1", "2024-01-01", "2024-12-31"), rate("£2", "2025-01-01", "2025-12-31")], 0),
            ([rate("£1", "2024", "unknown"), rate("£2", "2024", "unknown")], 0),
            (
                [
                    rate("£1", "2024-01-01", "open", region=Region.LONDON),
                    rate("£2", "2024-01-01", "open", region=Region.SOUTH_EAST),
                ],
                0,
            ),
            (
                [
                    rate("at least £1", "2024-01-01", "open"),
                    rate("£2", "2024-01-01", "open"),
                ],
                0,
            ),
        ],
    )
    def test_one_rate_a_day(self, rates: list[Rate], expected: int) -> None:
        """Only what certainly clashes on a day is found."""
        assert expected == len(found("RAT001", allowance(*rates)))

    @pytest.mark.parametrize(
        ("bands", "expected"),
        [
            (["0-4", "5-10", "11+"], []),
            (["0-4"], []),
            (
                ["0-4", "4-10"],
                ["bands must be free of overlaps, the youngest first, got 0-4 and 4-10"],
            ),
            (["0-4", "6-10"], ["bands must be free of gaps, got 0-4 and then 6-10"]),
            (
                ["0+", "5-10"],
                ["bands must be free of overlaps, the youngest first, got 0+ and 5-10"],
            ),
        ],
    )
    def test_bands(self, bands: list[str], expected: list[str]) -> None:
        """No age is in two bands, and none between two is in none."""
        rates = [rate("£1", "2024", "open", AgeBand.parse(band)) for band in bands]
        assert expected == found("RAT002", allowance(*rates))

    def test_only_a_yearly_table_has_to_be_full(self) -> None:
        """Rates that change now and then may change one by one."""
        rates = [
            rate("£1", "2024-01-01", "2024-12-31", AgeBand(0, 4)),
            rate("£1", "2024-01-01", "2024-12-31", AgeBand(5, 9)),
            rate("£2", "2025-01-01", "2025-12-31", AgeBand(5, 9)),
        ]
        assert found("RAT003", allowance(*rates)) == []
        yearly = History.of(Stated(YearKind.FINANCIAL, citations=(PASSAGE,)))
        expected = "table must have a rate for every age and region, got none from 1 January 2025 for age 0"
        assert [expected] == found("RAT003", allowance(*rates, year=yearly))


class TestCommitments:
    """COM: commitments change for a reason, and are delivered within what was promised."""

    @pytest.mark.parametrize(
        ("second", "kind", "expected"),
        [
            (Strength.COMMIT, StatementKind.ASSERTS, 0),
            (Strength.PILOT, StatementKind.ASSERTS, 0),
            (Strength.EXPLORE, StatementKind.ASSERTS, 1),
            (Strength.EXPLORE, StatementKind.RESTATES, 1),
            (Strength.EXPLORE, StatementKind.CHANGES, 0),
        ],
    )
    def test_strength(self, second: Strength, kind: StatementKind, expected: int) -> None:
        """A promise grows weaker only by a change of policy, whatever order it is written in."""
        first = Stated(Strength.PILOT, citations=(PASSAGE,), key="first")
        then = Stated(
            second,
            citations=(attrs.evolve(PASSAGE, source_id="later"),),
            kind=kind,
            revises=None if kind is StatementKind.ASSERTS else "first",
        )
        for statements in ((first, then), (then, first)):
            commitment = Commitment(id="a", title="A", strength=History(statements))
            assert expected == len(found("COM001", PAPER, LATER, commitment))

    def test_a_statement_without_a_source_is_left_to_another_rule(self) -> None:
        """Of what is cited to nothing no order can be told."""
        nowhere = Citation(source_id="nowhere", locator="¶1")
        strength = History.of(
            Stated(Strength.PILOT, citations=(PASSAGE,)),
            Stated(Strength.EXPLORE, citations=(nowhere,)),
        )
        assert found("COM001", Commitment(id="a", title="A", strength=strength)) == []

    @pytest.mark.parametrize(
        ("cap", "delivered", "expected"),
        [
            ("up to 12 areas", "12 areas", 0),
            ("up to 12 areas", "13 areas", 1),
            ("up to 12 areas", "at least 12 areas", 0),
            ("up to 12 areas", "13 councils", 0),
            ("up to 12 areas", None, 0),
            (None, "13 areas", 0),
        ],
    )
    def test_cap(self, cap: str | None, delivered: str | None, expected: int) -> None:
        """Only what is certainly more of the same thing is found."""

        def counted(text: str | None) -> History[Figure]:
            if text is None:
                return History()
            return History.of(Stated(Count.parse(text), citations=(PASSAGE,)))

        target = Target(what="areas", cap=counted(cap), delivered=counted(delivered))
        commitment = Commitment(id="a", title="A", targets=(target,), citations=(PASSAGE,))
        assert expected == len(found("COM002", commitment))


class TestClaims:
    """CLM: claims can be checked, and hold."""

    def test_a_claim_about_what_is_not_there_is_left_to_another_rule(self) -> None:
        """An operand without a subject, and one whose subject is missing, need no day."""
        claim = Claim(
            id="claim",
            title="Claim",
            kind=ClaimKind.SUPERLATIVE,
            operands=(
                Operand(role=OperandRole.SUBJECT, what="it", subject_id="ghost"),
                Operand(role=OperandRole.FIELD, what="all"),
            ),
            citations=(PASSAGE,),
        )
        assert found("CLM001", claim) == []
        assert found("CLM002", claim) == []

    def test_a_claim_that_fails_is_shown_with_its_values(self) -> None:
        """The message names the claim and what it compares."""
        claim = Claim(
            id="claim",
            title="Claim",
            kind=ClaimKind.SUPERLATIVE,
            operands=(
                Operand(role=OperandRole.SUBJECT, what="it", subject_id="small"),
                Operand(role=OperandRole.FIELD, what="the other", subject_id="large"),
            ),
            citations=(PASSAGE,),
        )
        expected = "claim claim must hold, got subject £1 million, field of comparison £2 million"
        assert [expected] == found("CLM002", claim, line("small", "£1m"), line("large", "£2m"))


class TestHygiene:
    """HYG: the data is fit to be published."""

    @pytest.mark.parametrize(
        ("code", "text", "what"),
        [
            ("HYG001", "Ask press@example.org", "an e-mail address"),
            ("HYG001", "first.last+news@mail.example.co.uk", "an e-mail address"),
            ("HYG001", "press [at] example.org", "an e-mail address"),
            ("HYG003", "020 7946 0000", "a telephone number"),
            ("HYG003", "call 02079460000 now", "a telephone number"),
            ("HYG003", "+44 20 7946 0000", "a telephone number"),
            ("HYG003", "(01632) 960 123, mornings", "a telephone number"),
            ("HYG003", "01632-960-123.", "a telephone number"),
            ("HYG004", "known as AB 12 34 56 C", "a National Insurance number"),
            ("HYG004", "AB123456C", "a National Insurance number"),
            ("HYG004", "pupil A123456789012", "a unique pupil number"),
            ("HYG004", "943 476 5919", "an NHS number"),
            ("HYG004", "NHS 9434765919.", "an NHS number"),
            ("HYG001", "press(at)example.org", "an e-mail address"),
            ("HYG001", "press\uff20example.org", "an e-mail address"),
            ("HYG003", "020.7946.0958", "a telephone number"),
            ("HYG003", "020\u00a07946\u00a00958", "a telephone number"),
            ("HYG003", "07700 900123", "a telephone number"),
            ("HYG003", "07700/900123", "a telephone number"),
            ("HYG003", "07700 900 123", "a telephone number"),
            ("HYG003", "+353 1 234 5678", "a telephone number"),
            ("HYG003", "0117 496 0123", "a telephone number"),
            ("HYG003", "+44 (0)117 496 0123", "a telephone number"),
            ("HYG004", "AB-12-34-56-C", "a National Insurance number"),
            ("HYG004", "ab 12 34 56 c", "a National Insurance number"),
            ("HYG004", "QQ 12 34 56 C", "a National Insurance number"),
            ("HYG004", "943\u00a0476\u00a05919", "an NHS number"),
            ("HYG004", "943.476.5919", "an NHS number"),
        ],
    )
    def test_what_is_private_is_found(self, code: str, text: str, what: str) -> None:
        """In a label of ours, and by its own rule alone; the message does not tell it again."""
        group = Group(id="a", title="A", summary=text)
        assert [f"summary must not hold {what}"] == found(code, group)
        for other in {"HYG001", "HYG003", "HYG004"} - {code}:
            assert found(other, group) == []

    @pytest.mark.parametrize(
        "text",
        [
            "£200 million over two years, 2023 to 2025",
            "82,170 children on 31 March 2023",
            "E10000019",
            "one @ two",
            "on 2023-02-02 and 2023-12-18",
            "0.0123456789 of it",
            "943 476 5918, which checks nothing",
            "£1 234 567 8901",
            "see [1] and [2023]",
            "0-4 5-10 11-15 16-17",
            "ISBN 978-0-10-144782-9, or 978 0 10 144782 9",
            "ISBN 0-19-852663-6",
            "01-04-2024 31-03-2025",
            "2023-02-02 2023-05-11",
            "UPRN 010012345678",
            "company 01234567 2023",
            "0800-1700 0900-1800",
            "https://example.org/0123456789.pdf",
            "S.I. 2011/582",
            "E06000001 E10000019",
            "children looked after [at] 31 March",
            "@council@social.example",
            "£0.25 million, 10,000 of 100,000 in 2018-19",
            "from 0.7% to 11.1%, 2021-2025",
            "CP 1234, HC 567 2022-23",
        ],
    )
    def test_figures_and_dates_are_nobodys(self, text: str) -> None:
        """What the data is full of is not taken for a number of somebody's."""
        for code in ("HYG001", "HYG003", "HYG004"):
            assert found(code, Group(id="a", title="A", summary=text)) == []

    def test_what_a_user_keeps_beside_it_is_read_too(self) -> None:
        """It is published with the rest."""
        kept = Extensions({"x_contact": {"mail": ["a@example.org"]}})
        group = Group(id="a", title="A", extensions=kept)
        assert found("HYG001", group) == ["x_contact must not hold an e-mail address"]

    def test_an_address_may_have_a_sign(self) -> None:
        """The address of a page is no address of a person."""
        source = attrs.evolve(PAPER, url="https://example.org/@office/02079460000")
        assert found("HYG001", source) == []

    @pytest.mark.parametrize(
        "entity",
        [
            Group(id="a", title="press@example.org"),
            Group(id="a", title="A", aliases=("B", "press@example.org")),
            Pillar(
                id="a",
                title="A",
                number=1,
                headings=History.of(Stated("press@example.org", citations=(PASSAGE,))),
            ),
            Group(
                id="a",
                title="A",
                citations=(attrs.evolve(PASSAGE, locator="press@example.org"),),
            ),
            Claim(
                id="a",
                title="A",
                kind=ClaimKind.COUNT_OF,
                operands=(Operand(role=OperandRole.SUBJECT, what="press@example.org"),),
                citations=(PASSAGE,),
            ),
            Commitment(
                id="a",
                title="A",
                targets=(Target(what="press@example.org"),),
                citations=(PASSAGE,),
            ),
            Indicator(id="a", title="A", unit="press@example.org", citations=(PASSAGE,)),
        ],
        ids=["title", "alias", "statement", "locator", "operand", "target", "unit"],
    )
    def test_a_private_contact_is_found_wherever_it_is(self, entity: Entity) -> None:
        """No text holds one: in a label, a statement, a passage or a part."""
        assert len(found("HYG001", entity)) == 1

    def test_names_differ_within_a_kind(self) -> None:
        """In capitals or not; a name of another kind, or one given twice to one, is no clash."""
        one = Group(id="a", title="Carers", aliases=("carers", "CARERS", "Fosterers"))
        other = Group(id="b", title="Others", aliases=("Carers", "fosterers"))
        third = Group(id="d", title="carers")
        pillar = Pillar(id="c", title="Carers", number=1, citations=(PASSAGE,))
        assert found("HYG002", one, other, third, pillar) == [
            "title must differ within the groups, got 'carers' for a and d"
        ]
        assert found("HYG006", one, other, pillar) == [
            "aliases must be of one of the groups, got 'Carers' for a and b",
            "aliases must be of one of the groups, got 'fosterers' for a and b",
        ]
        for code in ("HYG002", "HYG006"):
            assert found(code, one, pillar) == []
        assert len(found("HYG007", one, other, pillar)) == 2


def test_a_report_of_all_rules_is_a_report() -> None:
    """Rules of every family run together."""
    report = validate(Reform([PAPER, milestone("2022"), line("a", "£45m", "over £45m")]))
    assert isinstance(report, Report)
    expected = ["CHR004", "SRC006", "SRC006", "MON002", "MON007", "CHR002"]
    assert expected == [finding.code for finding in report.findings]
    ratio = Indicator(
        id="cpi",
        title="CPI",
        unit="a year",
        observations=History.of(Stated(Ratio.parse("4.6%"), citations=(passage("4.6%"),))),
    )
    assert validate(Reform([PAPER, ratio])).findings == ()
