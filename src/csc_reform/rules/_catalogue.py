"""The shipped rules, and the one function that runs rules."""

from collections.abc import Iterable

from csc_reform.entities.entity import Entity
from csc_reform.reform import Reform
from csc_reform.rules import (
    chronology,
    claims,
    commitments,
    hygiene,
    money,
    positions,
    rates,
    recommendations,
    references,
    sourcing,
)
from csc_reform.rules import (
    suppressions as suppressing,
)
from csc_reform.rules._report import Report
from csc_reform.rules._rule import AnyRule, RuleSet
from csc_reform.rules._run import run
from csc_reform.rules._suppression import Suppression
from csc_reform.values.dates import Day

__all__ = ["BUILTIN", "try_out", "validate"]

#: Every rule that the library ships.
BUILTIN = RuleSet(
    (
        *references.RULES,
        *sourcing.RULES,
        *chronology.RULES,
        *money.RULES,
        *rates.RULES,
        *commitments.RULES,
        *claims.RULES,
        *positions.RULES,
        *recommendations.RULES,
        *hygiene.RULES,
        *suppressing.RULES,
    )
)


def validate(
    reform: Reform,
    rules: RuleSet = BUILTIN,
    *,
    on: Day | None = None,
    suppressions: Iterable[Suppression] = (),
    only: Iterable[str] | None = None,
) -> Report:
    """
    Run rules over a reform.

    Args:
        reform: The reform, or a view of it.
        rules: The rules; without any, all that the library ships.
        on: The day on which the questions are asked, and on which a suppression must not have run
            out; without one, the day of the newest source, and where there is no source nothing is
            past.
        suppressions: What is accepted for a time. Those of other rules, and of entities left out by
            `only`, are not looked at.
        only: The ids of the entities to judge, each beside the whole reform, and an empty text for
            the reform itself; None for all. Reports of parts, merged, are the report of the whole.

    Returns:
        The report; a rule that breaks is in it as crashed, and then it is not ok.

    Raises:
        InvalidValueError: For what is no reform, rule set, day or suppression.
        UnknownIdError: For an id that nothing in the reform has.

    >>> from csc_reform import load, validate
    >>> validate(load()).ok
    True
    """
    return run(reform, rules, on, suppressions, only)


def try_out(rule: AnyRule, example: Iterable[Entity | Suppression]) -> Report:
    """
    Run a rule on an example, as its own `good` and `bad` make them, and tell of that rule alone.

    So a rule of your own is tested in two lines.

    >>> rule = BUILTIN["REF001"]
    >>> try_out(rule, rule.good()).ok, try_out(rule, rule.bad()).ok
    (True, False)
    """
    things = list(example)
    entities = [thing for thing in things if isinstance(thing, Entity)]
    suppressions = [thing for thing in things if isinstance(thing, Suppression)]
    # Suppressions are about what other rules find.
    of_suppressions = rule in RuleSet((rule,)).judging(Suppression)
    others = RuleSet(one for one in BUILTIN if one.code != rule.code) if of_suppressions else ()
    rules = RuleSet((*others, rule))
    report = validate(Reform(entities), rules, suppressions=suppressions)
    return report.of_rules(rule.code)
