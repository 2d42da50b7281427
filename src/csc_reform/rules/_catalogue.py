"""The shipped rules, and how a set of rules is run."""

from datetime import date
from typing import Any

from csc_reform.reform import Reform
from csc_reform.rules import (
    chronology,
    claims,
    commitments,
    hygiene,
    money,
    rates,
    references,
    sourcing,
)
from csc_reform.rules._report import Finding, Outcome, OutcomeStatus, Report
from csc_reform.rules._rule import Context, Problem, Rule, RuleSet, Skipped
from csc_reform.values.dates import Day, exact_date

__all__ = ["BUILTIN", "validate"]

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
        *hygiene.RULES,
    )
)


def validate(reform: Reform, rules: RuleSet = BUILTIN, *, on: Day | None = None) -> Report:
    """
    Run rules over a reform.

    Args:
        reform: The reform, or a view of it.
        rules: The rules; without any, all that the library ships.
        on: The day on which the questions are asked; without one, that of the newest source.

    Returns:
        The report; a rule that breaks is in it as crashed, and then it is not ok.

    >>> from csc_reform import load, validate
    >>> validate(load()).ok
    True
    """
    newest = reform.newest_source
    day = newest.published.latest if newest else date.max
    context = Context(reform, day if on is None else exact_date("on", on))
    findings: list[Finding] = []
    outcomes: list[Outcome] = []
    for rule in rules:
        for subject in rule.subjects(reform):
            entity_id = "" if isinstance(subject, Reform) else subject.id
            status, detail, problems = _run(rule, subject, context)
            outcomes.append(
                Outcome(code=rule.code, entity_id=entity_id, status=status, detail=detail)
            )
            findings += (_finding(rule, entity_id, problem, reform) for problem in problems)
    return Report(findings, outcomes)


def _run(
    rule: Rule[Any], subject: object, context: Context
) -> tuple[OutcomeStatus, str, list[Problem]]:
    try:
        problems = list(rule.check(subject, context))
    except Skipped as skipped:
        return OutcomeStatus.SKIPPED, skipped.missing, []
    except Exception as error:  # noqa: BLE001 (a rule may break in any way, and is heard)
        return OutcomeStatus.CRASHED, f"{type(error).__name__}: {error}", []
    return (OutcomeStatus.FAILED if problems else OutcomeStatus.PASSED), "", problems


def _finding(rule: Rule[Any], entity_id: str, problem: Problem, reform: Reform) -> Finding:
    origin = reform.origins.get(entity_id)
    field = f"/{problem.field}" if problem.field else ""
    return Finding(
        code=rule.code,
        severity=rule.severity,
        entity_id=entity_id,
        message=problem.message,
        pointer=f"{origin.pointer}{field}" if origin else "",
        file=origin.file if origin else "",
        line=origin.line if origin else None,
        citations=problem.citations,
    )
