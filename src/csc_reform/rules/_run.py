"""How a set of rules is run over a reform: every rule on every subject, and a crash is no pass."""

import traceback
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, final

from csc_reform._validators import check_type, checked_items
from csc_reform.entities.kinds import KINDS
from csc_reform.errors import InvalidValueError, UnknownIdError
from csc_reform.reform import Reform
from csc_reform.rules._context import Context
from csc_reform.rules._report import Finding, Outcome, Outcomes, OutcomeStatus, Place, Report
from csc_reform.rules._rule import AnyRule, Problem, RuleSet, Skipped
from csc_reform.rules._suppression import Suppression, by_subject
from csc_reform.values.dates import Day, exact_date

__all__ = ["run"]

#: How much of a message is told; no message holds whole records.
_LONGEST = 1_000
#: How many other things a finding is about at the most.
_MOST_RELATED = 10


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def run(
    reform: Reform,
    rules: RuleSet,
    on: Day | None,
    suppressions: Iterable[Suppression],
    only: Iterable[str] | None,
) -> Report:
    """Run rules over a reform, or over a part of it; see `validate`."""
    check_type("reform", reform, Reform)
    check_type("rules", rules, RuleSet)
    newest = reform.newest_source
    # Where nothing is dated, nothing is past.
    day = newest.published.latest if newest else date.min
    chosen = None if only is None else _ids(reform, only)
    about_them = {rule.code for rule in rules.judging(Suppression)}
    accepted: dict[tuple[str, str], Suppression] = {}
    for (code, id_), one in by_subject(suppressions, reform).items():
        if code in about_them:
            raise InvalidValueError("suppressions", "of rules about the data", code)
        # Of what is not there, the share that has the reform itself is told.
        if code in rules and (chosen is None or (id_ if id_ in reform else "") in chosen):
            accepted[code, id_] = one
    runner = _Runner(Context(reform, day if on is None else exact_date("on", on)), accepted)
    for cls in KINDS.values():
        judging = rules.judging(cls)
        if judging:
            for entity in reform.of_kind(cls):
                if chosen is None or entity.id in chosen:
                    runner.judge(entity, entity.id, judging)
    if chosen is None or "" in chosen:
        runner.judge(reform, "", rules.judging(Reform))
    runner.context = runner.context_of_suppressions()
    for one in accepted.values():
        runner.judge(one, one.name, rules.judging(Suppression))
    return runner.report()


def _ids(reform: Reform, only: Iterable[str]) -> set[str]:
    """Give the ids of a part of a reform; refuse one that nothing has."""
    if isinstance(only, str):
        raise InvalidValueError("only", "several ids", only, "such as ['kinship-allowance']")
    ids: set[str] = set()
    for id_ in checked_items("only", only):
        if not isinstance(id_, str):
            raise InvalidValueError("only", "ids", id_)
        if id_ and (id_ not in reform or reform.get(id_).id != id_):
            raise UnknownIdError("entity", id_, (entity.id for entity in reform))
        ids.add(id_)
    return ids


@final
class _Runner:
    """Asks rules of subjects, and keeps how each comes out."""

    def __init__(self, context: Context, accepted: Mapping[tuple[str, str], Suppression]) -> None:
        self.context = context
        self.used: set[Suppression] = set()
        self._accepted = accepted
        self._findings: list[Finding] = []
        self._suppressed: list[Finding] = []
        self._outcomes: list[Outcome] = []
        self._passed: dict[str, list[str]] = {}

    def judge(self, subject: Any, id_: str, rules: Iterable[AnyRule]) -> None:  # noqa: ANN401 (of any kind)
        """Ask rules of a subject of theirs."""
        context, passed = self.context, self._passed
        for rule in rules:
            problems: list[Problem] = []
            try:
                # One by one, so that what was found is not lost when the rule then lacks something.
                for problem in rule.check(subject, context):
                    check_type("problem", problem, Problem)
                    problems.append(problem)
            except Skipped as skipped:
                if problems:
                    self._fail(rule, id_, problems)
                else:
                    self._note(rule, id_, OutcomeStatus.SKIPPED, _cut(skipped.missing))
            except (Exception, SystemExit) as error:  # noqa: BLE001 (a rule may break in any way, and is heard)
                self._crash(rule, id_, error)
            else:
                if problems:
                    self._fail(rule, id_, problems)
                else:
                    passed.setdefault(rule.code, []).append(id_)

    def _crash(self, rule: AnyRule, id_: str, error: BaseException) -> None:
        try:
            words = f"{type(error).__name__}: {error}"
            trace = "".join(traceback.format_exception(error))
        except Exception:  # noqa: BLE001 (an error may break while it is told of)
            words, trace = f"{type(error).__name__}: no message can be had of it", ""
        self._note(rule, id_, OutcomeStatus.CRASHED, _cut(words), trace)

    def context_of_suppressions(self) -> Context:
        """Give what is known once all else was judged: what was accepted, and what was not judged."""
        lacking = (OutcomeStatus.SKIPPED, OutcomeStatus.CRASHED)
        unjudged = {(o.code, o.entity_id) for o in self._outcomes if o.status in lacking}
        return Context(
            self.context.reform, self.context.on, frozenset(self.used), frozenset(unjudged)
        )

    def _note(
        self, rule: AnyRule, id_: str, status: OutcomeStatus, detail: str = "", trace: str = ""
    ) -> None:
        self._outcomes.append(
            Outcome(code=rule.code, entity_id=id_, status=status, detail=detail, trace=trace)
        )

    def _fail(self, rule: AnyRule, id_: str, problems: Sequence[Problem]) -> None:
        found = [self._finding(rule, id_, problem) for problem in problems]
        accepted = self._accepted.get((rule.code, id_))
        if accepted is not None:
            self.used.add(accepted)
        if accepted is None or accepted.until < self.context.on:
            self._findings += found
            self._note(rule, id_, OutcomeStatus.FAILED)
        else:
            self._suppressed += found
            self._note(rule, id_, OutcomeStatus.SUPPRESSED, accepted.reason)

    def _finding(self, rule: AnyRule, id_: str, problem: Problem) -> Finding:
        reform = self.context.reform
        related = [
            self._place(reform.get(other).id)
            for other in dict.fromkeys(problem.related_ids[:_MOST_RELATED])
            if other in reform
        ]
        place = self._place(id_, problem.field)
        return Finding(
            code=rule.code,
            severity=rule.severity,
            entity_id=id_,
            message=_cut(problem.message),
            pointer=place.pointer,
            file=place.file,
            line=place.line,
            cause=_cut(problem.cause),
            related=tuple(related),
            citations=tuple(dict.fromkeys(problem.citations)),
        )

    def _place(self, id_: str, field: str = "") -> Place:
        origin = self.context.reform.origins.get(id_)
        if origin is None:
            return Place(entity_id=id_, pointer=f"/{field}" if field and not id_ else "")
        pointer = f"{origin.pointer}/{field}" if field else origin.pointer
        return Place(entity_id=id_, pointer=pointer, file=origin.file, line=origin.line)

    def report(self) -> Report:
        """Give what was found."""
        return Report(self._findings, Outcomes(self._outcomes, self._passed), self._suppressed)
