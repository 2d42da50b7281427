"""The command that checks documents of a user's own, and the bundled reform."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, final

import attrs

from csc_reform.cli._codes import COULD_NOT, FOUND, OK
from csc_reform.combination import CombineError, combine
from csc_reform.data import load
from csc_reform.errors import DocumentError, InvalidValueError, printable
from csc_reform.io import loads_suppressions, locate, read_texts, texts_in
from csc_reform.reform import Reform
from csc_reform.rules import (
    BUILTIN,
    Finding,
    Report,
    RuleSet,
    Severity,
    Suppression,
    as_data_of,
    as_github,
    as_markdown,
    as_sarif,
    as_text,
    validate,
)

__all__ = ["add_check_arguments", "check_documents"]

FORMATS: Final = ("text", "markdown", "json", "sarif", "github")
#: What no rule can find: a document that cannot be read, and one that clashes with another.
UNREADABLE: Final = "DOC001"
CLASHING: Final = "DOC002"
#: The rule that tells of a suppression which nothing needs.
_UNUSED: Final = "SUP001"


def add_check_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes, its days excepted."""
    words = "a document, or a folder of documents (default: the bundled reform)"
    command.add_argument("paths", nargs="*", metavar="FILE", help=words)
    words = "check each together with the bundled reform, whose ids it may name"
    command.add_argument("--combine", action="store_true", help=words)
    words = "only rules whose code begins with one of these: REF,SRC001; may be given again"
    command.add_argument("--select", action="append", metavar="CODES", help=words)
    words = "all rules but those whose code begins with one of these"
    command.add_argument("--ignore", action="append", metavar="CODES", help=words)
    words = "a file of what is accepted for a time, in JSON or TOML"
    command.add_argument("--suppressions", metavar="FILE", help=words)
    words = "how to print what is found; --json means json"
    command.add_argument("--format", choices=FORMATS, default="text", help=words)


@final
@attrs.frozen
class _Checked:
    """A path, what was found in it, and the texts that it was read from."""

    path: str | None
    report: Report = attrs.field(factory=Report)
    texts: Mapping[str, str] = attrs.field(factory=dict[str, str])
    error: str = ""


@final
@attrs.frozen
class _Checker:
    """What is asked of every path."""

    rules: RuleSet
    suppressions: tuple[Suppression, ...]
    on: date | None
    known: date | None
    combined: bool

    def check(self, path: str | None) -> _Checked:
        """Check what a path leads to; the bundled reform for none."""
        texts: Mapping[str, str] = {}
        try:
            if path is None:
                return _Checked(path, self._validated(load(), self.on))
            texts = texts_in(path)
            report = self._report(read_texts(texts))
        except DocumentError as error:
            report = Report(list(_faults(error)))
        except CombineError as error:
            report = Report(list(_clashes(error)))
        except OSError as error:
            return _Checked(path, error=f"{path} must be readable, got {error.strerror}")
        return _Checked(path, locate(_at_home(report, texts), texts), texts)

    def _report(self, reform: Reform) -> Report:
        if not self.combined:
            return self._validated(reform, self.on)
        whole = combine(load(), reform, licence=reform.licence)
        newest = self._view(whole).newest_source
        on = self.on or (newest.published.latest if newest is not None else None)
        report = self._validated(whole, on)
        # What is found in the bundled reform alone, on that day, is not told again.
        known = set(self._validated(load(), on, accept=False).findings)
        left = [one for one in report.findings if one not in known]
        return Report(left, report.outcomes, report.suppressed)

    def _view(self, reform: Reform) -> Reform:
        return reform if self.known is None else reform.known_on(self.known)

    def _validated(self, reform: Reform, on: date | None, *, accept: bool = True) -> Report:
        accepted = self.suppressions if accept else ()
        return validate(self._view(reform), self.rules, on=on, suppressions=accepted)


def check_documents(options: argparse.Namespace) -> int:
    """Check each path as a reform of its own; the worst of them decides the exit code."""
    if options.combine and not options.paths:
        raise InvalidValueError("paths", "given with --combine", None)
    if "" in options.paths:
        # A variable that is not set is not to make a check pass.
        raise InvalidValueError("path", "the name of a file or folder", "")
    rules = _chosen(options)
    accepted = _Accepted()
    if options.suppressions is not None:
        if options.on is None:
            advice = "so that they run out: --on YYYY-MM-DD"
            raise InvalidValueError("on", "given with --suppressions", None, advice)
        try:
            accepted = _read_accepted(options.suppressions)
        except OSError as error:
            words = f"{options.suppressions} must be readable, got {error.strerror}"
            print(f"csc-reform: {words}", file=sys.stderr)
            return COULD_NOT
    checker = _Checker(rules, accepted.found, options.on, options.known, options.combine)
    done = [checker.check(path) for path in options.paths or [None]]
    if accepted.found:
        done = accepted.placed(done)
    _print(done, "json" if options.json else options.format, rules)
    for one in done:
        if one.error:
            print(printable(f"csc-reform: {one.error}"), file=sys.stderr)
    if any(one.error for one in done):
        return COULD_NOT
    return FOUND if any(one.report.exit_code for one in done) else OK


def _chosen(options: argparse.Namespace) -> RuleSet:
    rules = BUILTIN
    if options.select is not None:
        rules = rules.select(*_codes(options.select))
    if options.ignore is not None:
        ignored = _codes(options.ignore)
        # What is not selected need not be there to be ignored, if there is such a rule at all.
        BUILTIN.without(*ignored)
        rules = RuleSet(rule for rule in rules if not rule.code.startswith(tuple(ignored)))
    if not len(rules):
        raise InvalidValueError("ignore", "such that some rule is left", str(options.ignore))
    return rules


def _codes(given: list[str]) -> list[str]:
    return [code.strip().upper() for codes in given for code in codes.split(",")]


def _at_home(report: Report, texts: Mapping[str, str]) -> Report:
    """Let what is about a document and the bundled reform, or about all of it, stand in the document."""
    return Report(
        [_turned(one, texts) for one in report.findings],
        report.outcomes,
        [_turned(one, texts) for one in report.suppressed],
    )


def _turned(found: Finding, texts: Mapping[str, str]) -> Finding:
    if not found.file and not found.entity_id and texts:
        return attrs.evolve(found, file=next(iter(texts)))
    own = next((place for place in found.related if place.file in texts), None)
    if found.file in texts or not found.file or own is None:
        return found
    related = (found.place, *(place for place in found.related if place is not own))
    return attrs.evolve(found, **attrs.asdict(own), related=related)


@final
@attrs.frozen
class _Accepted:
    """The suppressions of a file, and what it is called and says."""

    found: tuple[Suppression, ...] = ()
    file: str = ""
    text: str = ""

    def placed(self, done: list[_Checked]) -> list[_Checked]:
        """Let what is about a suppression stand in its file, once, and only if no document needs it."""
        unneeded = [
            {one.entity_id for one in checked.report.findings if one.code == _UNUSED}
            for checked in done
        ]
        # What one document needs is needed.
        everywhere = set[str].intersection(*unneeded) if unneeded else set[str]()
        places = {one.name: f"/suppressions/{at}" for at, one in enumerate(self.found)}
        told: set[tuple[str, str]] = set()
        left: list[_Checked] = []
        for checked in done:
            findings: list[Finding] = []
            for one in checked.report.findings:
                if one.entity_id not in places:
                    findings.append(one)
                elif (one.code, one.entity_id) not in told and (
                    one.code != _UNUSED or one.entity_id in everywhere
                ):
                    told.add((one.code, one.entity_id))
                    pointer = places[one.entity_id]
                    findings.append(attrs.evolve(one, file=self.file, pointer=pointer))
            report = Report(findings, checked.report.outcomes, checked.report.suppressed)
            report = locate(report, {self.file: self.text})
            texts = {**checked.texts, self.file: self.text}
            left.append(attrs.evolve(checked, report=report, texts=texts))
        return left


def _read_accepted(file: str) -> _Accepted:
    ((name, text),) = texts_in(file).items()
    found = loads_suppressions(text, name)
    for one in found:
        # A misspelt code would suppress nothing, unseen.
        _ = BUILTIN[one.code]
    return _Accepted(found, name, text)


def _print(done: list[_Checked], form: str, rules: RuleSet) -> None:
    if form == "sarif":
        whole = Report().merged_with(*(one.report for one in done))
        _print_json(as_sarif(whole, rules, troubles=[one.error for one in done if one.error]))
        return
    if form == "json":
        _print_json(json.dumps([_as_data(one) for one in done], ensure_ascii=False, indent=2))
        return
    for number, one in enumerate(done):
        if one.error:
            continue
        if len(done) > 1 and form != "github":
            heading = f"## {one.path}" if form == "markdown" else f"{one.path}:"
            print(f"\n{printable(heading)}" if number else printable(heading))
        if form == "text":
            print(as_text(one.report, one.texts))
        else:
            print(as_github(one.report) if form == "github" else as_markdown(one.report).rstrip())


def _print_json(text: str) -> None:
    """Print JSON that is whole whatever signs the output can show."""
    can_all = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    print(text if can_all else json.dumps(json.loads(text), indent=2))


def _as_data(done: _Checked) -> dict[str, object]:
    if done.error:
        return {"path": done.path, "ok": False, "error": done.error}
    return {"path": done.path, **as_data_of(done.report)}


def _faults(error: DocumentError) -> Iterator[Finding]:
    for fault in error.faults:
        yield Finding(
            code=UNREADABLE,
            severity=Severity.ERROR,
            entity_id="",
            message=fault.message,
            pointer=fault.pointer,
            file=fault.file,
            line=fault.line,
            column=fault.column,
            # Faults that are told in the same words have one cause.
            cause=fault.message,
        )
    if error.more:
        message = f"document must have fewer faults, got at least {error.more:,} more"
        yield Finding(code=UNREADABLE, severity=Severity.ERROR, entity_id="", message=message)


def _clashes(error: CombineError) -> Iterator[Finding]:
    for clash in error.clashes:
        origin = clash.origins[1]
        yield Finding(
            code=CLASHING,
            severity=Severity.ERROR,
            entity_id=clash.id,
            message=str(clash),
            pointer=origin.pointer if origin else "",
            file=origin.file if origin else "",
            line=origin.line if origin else None,
        )
