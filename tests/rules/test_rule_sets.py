"""Rules as values, and sets of them."""

from collections.abc import Iterator
from typing import Any, cast

import attrs
import pytest

from csc_reform import (
    Commitment,
    Entity,
    FundingLine,
    InvalidValueError,
    Reform,
    Rule,
    RuleSet,
    Severity,
    Suppression,
    UnknownIdError,
)
from csc_reform.rules import BUILTIN, AnyRule, Context, Problem, subject_in_words


def passes(_entity: Entity, _context: Context) -> Iterator[Problem]:
    """Find nothing."""
    return iter(())


def rule(code: str) -> Rule[Entity]:
    """Make a rule that finds nothing."""
    return Rule(
        code=code,
        subject=Entity,
        severity=Severity.INFO,
        title=f"Rule {code}",
        rationale="For a test.",
        good=tuple,
        bad=tuple,
        check=passes,
    )


SET = RuleSet((rule("SRC002"), rule("SRC001"), rule("REF001"), rule("MON100")))


def codes(rules: RuleSet) -> list[str]:
    """Give the codes of a set."""
    return [one.code for one in rules]


class TestRule:
    """One rule."""

    @pytest.mark.parametrize(
        "code", ["", "SRC1", "SRC0001", "src001", "SRCS01", "SR1001", " SRC001", 1]
    )
    def test_refuses_what_is_no_code(self, code: object) -> None:
        """A code is three capitals and three figures."""
        with pytest.raises(InvalidValueError) as caught:
            rule(cast("Any", code))
        assert ("code", code) == (caught.value.field, caught.value.value)

    def test_cannot_be_changed(self) -> None:
        """A rule is declared once."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(rule("SRC001"), "code", "SRC002")  # noqa: B010


class TestRuleSet:
    """An immutable set of rules."""

    def test_is_in_the_order_of_codes(self) -> None:
        """Whatever order the rules are given in."""
        assert codes(SET) == ["MON100", "REF001", "SRC001", "SRC002"]
        assert len(SET) == 4

    def test_refuses_two_rules_of_one_code(self) -> None:
        """A code is given to one rule."""
        with pytest.raises(InvalidValueError) as caught:
            RuleSet((rule("SRC001"), rule("REF001"), rule("SRC001")))
        assert str(caught.value) == "code must be unique among the rules, got 'SRC001'"

    def test_gives_by_code(self) -> None:
        """A rule is found by its code."""
        assert SET["REF001"].title == "Rule REF001"

    def test_an_unknown_code_is_answered_with_near_ones(self) -> None:
        """The error has the code and the codes that look like it."""
        with pytest.raises(UnknownIdError) as caught:
            SET["SRC003"]
        assert caught.value.id == "SRC003"
        assert set(caught.value.near) >= {"SRC001", "SRC002"}

    @pytest.mark.parametrize(
        ("prefixes", "selected", "left"),
        [
            (("SRC",), ["SRC001", "SRC002"], ["MON100", "REF001"]),
            (("SRC001", "REF"), ["REF001", "SRC001"], ["MON100", "SRC002"]),
            (("M",), ["MON100"], ["REF001", "SRC001", "SRC002"]),
        ],
    )
    def test_selects_and_leaves_out(
        self, prefixes: tuple[str, ...], selected: list[str], left: list[str]
    ) -> None:
        """By a whole code, or by what several begin with."""
        assert selected == codes(SET.select(*prefixes))
        assert left == codes(SET.without(*prefixes))
        assert len(SET) == 4

    @pytest.mark.parametrize("method", ["select", "without"])
    @pytest.mark.parametrize("prefix", ["", "XYZ", "src", "SRC003", "SRC0011"])
    def test_a_prefix_of_nothing_is_an_error(self, method: str, prefix: str) -> None:
        """A misspelt code would leave a rule out, or in, unseen."""
        with pytest.raises(UnknownIdError) as caught:
            getattr(SET, method)("REF", prefix)
        assert prefix == caught.value.id

    def test_a_misspelt_family_is_answered_with_near_ones(self) -> None:
        """As a misspelt code is."""
        with pytest.raises(UnknownIdError) as caught:
            SET.select("SCR")
        assert "SRC" in caught.value.near

    def test_with_rules(self) -> None:
        """A new set has them too, and the old one is as it was."""
        more = BUILTIN.with_rules(rule("XYZ001"), rule("ABC001"))
        assert [codes(more)[0], codes(more)[-1]] == ["ABC001", "XYZ001"]
        assert len(more) == len(BUILTIN) + 2

    def test_with_a_rule_of_a_taken_code_is_an_error(self) -> None:
        """A shipped rule is not replaced in passing."""
        with pytest.raises(InvalidValueError):
            BUILTIN.with_rules(rule("SRC001"))

    def test_equality(self) -> None:
        """The same rules make the same set."""
        one, other = rule("SRC001"), rule("REF001")
        assert RuleSet((one, other)) == RuleSet((other, one))
        assert RuleSet((one,)) != RuleSet((other,))

    def test_may_be_empty(self) -> None:
        """A set without rules finds nothing."""
        assert len(RuleSet(())) == 0
        assert len(list(RuleSet(()))) == 0

    def test_refuses_what_is_no_rule(self) -> None:
        """A check alone is no rule, and a rule alone no set."""
        for wrong in ([passes], rule("SRC001"), None):
            with pytest.raises(InvalidValueError) as caught:
                RuleSet(cast("Any", wrong))
            assert caught.value.field == "rules"

    def test_another_severity(self) -> None:
        """Some rules may matter more to a user; the others and the set itself stay as they are."""
        strict = BUILTIN.with_severity(Severity.ERROR, "MON", "CHR002")
        assert {Severity.ERROR} == {one.severity for one in strict.select("MON", "CHR002")}
        assert strict.without("MON", "CHR002") == BUILTIN.without("MON", "CHR002")
        assert Severity.INFO is BUILTIN["CHR002"].severity

    def test_another_severity_of_no_rule_is_an_error(self) -> None:
        """And so is one that is none."""
        with pytest.raises(UnknownIdError):
            BUILTIN.with_severity(Severity.ERROR, "XYZ")
        with pytest.raises(InvalidValueError):
            BUILTIN.with_severity(cast("Any", "error"), "MON")

    def test_tells_what_is_in_it(self) -> None:
        """By code, or by rule."""
        assert "SRC001" in SET
        assert SET["SRC001"] in SET
        assert "SRC009" not in SET
        assert 7 not in SET


class TestSubjects:
    """What a rule judges."""

    @pytest.mark.parametrize(
        ("kind", "judging", "not_judging"),
        [
            (Commitment, ("COM001", "REF001", "COM007", "REF004"), ("MON001", "SUP001")),
            (FundingLine, ("MON001", "REF001", "REF004"), ("COM001", "COM007", "SUP001")),
            (Suppression, ("SUP001", "SUP002"), ("REF001",)),
        ],
    )
    def test_rules_for_a_kind(
        self,
        kind: type[Entity | Suppression],
        judging: tuple[str, ...],
        not_judging: tuple[str, ...],
    ) -> None:
        """Those of all entities, of the kind, and of several kinds with it among them."""
        found = [one.code for one in BUILTIN.judging(kind)]
        assert set(judging) <= set(found)
        assert not set(not_judging) & set(found)
        assert found == sorted(found)

    @pytest.mark.parametrize(
        "subject", ["commitments", str, (), (Commitment, str), None, Commitment.KIND]
    )
    def test_refuses_what_cannot_be_judged(self, subject: object) -> None:
        """A rule is about entities, the reform or suppressions."""
        with pytest.raises(InvalidValueError) as caught:
            attrs.evolve(rule("SRC001"), subject=cast("Any", subject))
        assert caught.value.field == "subject"

    @pytest.mark.parametrize(
        ("made", "words"),
        [
            (rule("ABC001"), "every record"),
            (BUILTIN["MON001"], "every funding line"),
            (BUILTIN["COM007"], "every commitment and every programme"),
            (BUILTIN["SUP001"], "every suppression"),
            (BUILTIN["CLM001"], "every claim"),
            (cast("Any", attrs.evolve)(rule("ABC001"), subject=Reform), "the reform as a whole"),
        ],
    )
    def test_in_words(self, made: AnyRule, words: str) -> None:
        """For whoever reads about the rule."""
        assert words == subject_in_words(made)
