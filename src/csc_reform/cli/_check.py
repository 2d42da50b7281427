"""The command that checks documents of a user's own, and the bundled reform."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final, final

import attrs

from csc_reform.cli._codes import COULD_NOT, FOUND, OK
from csc_reform.combination import CombineError, combine
from csc_reform.data import load
from csc_reform.errors import DocumentError
from csc_reform.io import loads_suppressions, locate, read
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

    path: str
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

    def check(self, path: str) -> _Checked:
        """Check what a path leads to; the bundled reform for none."""
        try:
            return self._checked(path)
        except DocumentError as error:
            report = Report(list(_faults(error)))
            return _Checked(path, report, _texts(path, report))
        except CombineError as error:
            return _Checked(path, Report(list(_clashes(error))))
        except OSError as error:
            return _Checked(path, error=f"{path} must be readable, got {error.strerror}")

    def _checked(self, path: str) -> _Checked:
        reform = read(Path(path)) if path else load()
        if not path or not self.combined:
            report = self._validated(reform)
        else:
            report = self._validated(combine(load(), reform, licence=reform.licence))
            # What is found in the bundled reform alone is not told again.
            known = set(self._validated(load()).findings)
            left = [one for one in report.findings if one not in known]
            report = Report(left, report.outcomes, report.suppressed)
        texts = _texts(path, report)
        return _Checked(path, locate(report, texts), texts)

    def _validated(self, reform: Reform) -> Report:
        view = reform if self.known is None else reform.known_on(self.known)
        return validate(view, self.rules, on=self.on, suppressions=self.suppressions)


def check_documents(options: argparse.Namespace) -> int:
    """Check each path as a reform of its own; the worst of them decides the exit code."""
    rules = BUILTIN
    if options.select is not None:
        rules = rules.select(*_codes(options.select))
    if options.ignore is not None:
        rules = rules.without(*_codes(options.ignore))
    suppressions: tuple[Suppression, ...] = ()
    if options.suppressions is not None:
        file = options.suppressions
        try:
            suppressions = loads_suppressions(Path(file).read_text(encoding="utf-8"), file)
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "no UTF-8"
            print(f"csc-reform: {file} must be readable, got {reason}", file=sys.stderr)
            return COULD_NOT
        for accepted in suppressions:
            # A misspelt code would suppress nothing, unseen.
            _ = BUILTIN[accepted.code]
    checker = _Checker(rules, suppressions, options.on, options.known, options.combine)
    done = [checker.check(path) for path in options.paths or [""]]
    _print(done, "json" if options.json else options.format, rules)
    for one in done:
        if one.error:
            print(f"csc-reform: {one.error}", file=sys.stderr)
    if any(one.error for one in done):
        return COULD_NOT
    return FOUND if any(one.report.exit_code for one in done) else OK


def _codes(given: list[str]) -> list[str]:
    return [code for codes in given for code in codes.split(",")]


def _print(done: list[_Checked], form: str, rules: RuleSet) -> None:
    if form == "sarif":
        print(as_sarif(Report().merged_with(*(one.report for one in done)), rules))
        return
    if form == "json":
        print(json.dumps([_as_data(one) for one in done], ensure_ascii=False, indent=2))
        return
    for one in done:
        if one.error:
            continue
        if form == "text":
            print(as_text(one.report, one.texts))
        else:
            print(as_github(one.report) if form == "github" else as_markdown(one.report).rstrip())


def _as_data(done: _Checked) -> dict[str, object]:
    if done.error:
        return {"path": done.path, "ok": False, "error": done.error}
    return {"path": done.path or None, **as_data_of(done.report)}


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


def _texts(path: str, report: Report) -> Mapping[str, str]:
    """Read again the files of a path in which something was found, to show its lines."""
    texts: dict[str, str] = {}
    files = {one.file for one in (*report.findings, *report.suppressed) if one.file}
    for file in sorted(files) if path else ():
        # The bundled documents have names too, and what is here under such a name is another.
        if Path(file) == Path(path) or Path(file).parent == Path(path):
            with suppress(OSError, UnicodeDecodeError):
                texts[file] = Path(file).read_bytes().decode("utf-8")
    return texts
