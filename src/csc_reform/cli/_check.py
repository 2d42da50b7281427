"""The command that checks documents of a user's own."""

import argparse
import json
import sys
from pathlib import Path

from csc_reform.cli._codes import COULD_NOT, FOUND, OK
from csc_reform.combination import CombineError, combine
from csc_reform.data import load
from csc_reform.errors import CscReformError, DocumentError
from csc_reform.io import read
from csc_reform.rules import Report, as_data_of, as_text, validate

__all__ = ["add_check_arguments", "check_documents"]

#: What is told of a fault in JSON.
_FAULT = ("message", "pointer", "file", "line", "column")


def add_check_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    words = "a document, or a folder of documents"
    command.add_argument("paths", nargs="+", metavar="FILE", help=words)
    words = "check each together with the bundled reform, whose ids it may name"
    command.add_argument("--combine", action="store_true", help=words)


def check_documents(options: argparse.Namespace) -> int:
    """Check each path as a reform of its own; the worst of them decides the exit code."""
    code = OK
    results: list[dict[str, object]] = []
    for path in options.paths:
        try:
            report = _report(Path(path), combined=options.combine)
        except CscReformError as error:
            code = max(code, FOUND)
            results.append({"path": path, "ok": False, **_as_data(error)})
            if not options.json:
                done = (
                    "read" if isinstance(error, DocumentError) else "combined with the bundled one"
                )
                print(error, f"{path}: could not be {done}", sep="\n")
        except OSError as error:
            code = COULD_NOT
            message = f"{path} must be readable, got {error.strerror}"
            results.append({"path": path, "ok": False, "error": message})
            print(f"csc-reform: {message}", file=sys.stderr)
        else:
            code = max(code, report.exit_code)
            results.append({"path": path, **as_data_of(report)})
            if not options.json:
                print(as_text(report))
    if options.json:
        print(json.dumps(results, ensure_ascii=False, indent=2))
    return code


def _report(path: Path, *, combined: bool) -> Report:
    """Check a document; what is found in the bundled reform alone is not told again."""
    reform = read(path)
    if not combined:
        return validate(reform)
    report = validate(combine(load(), reform, licence=reform.licence))
    known = set(validate(load()).findings)
    return Report((one for one in report.findings if one not in known), report.outcomes)


def _as_data(error: CscReformError) -> dict[str, object]:
    if isinstance(error, CombineError):
        return {"clashes": [str(clash) for clash in error.clashes]}
    faults = error.faults if isinstance(error, DocumentError) else ()
    return {"faults": [{name: getattr(fault, name) for name in _FAULT} for fault in faults]}
