"""The promise that a user's own type checker refuses mistakes, kept by running the checkers."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
MUST_FAIL = sorted(HERE.glob("must_fail*.py"))

needs_pyright = pytest.mark.skipif(
    importlib.util.find_spec("pyright") is None, reason="pyright is in the group 'types'"
)


def lines_marked(*marks: str) -> Mapping[str, set[int]]:
    """Give, for each file, the numbers of the lines that end in one of these marks."""
    return {
        file.name: {
            number
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
            if line.endswith(marks)
        }
        for file in MUST_FAIL
    }


def run(*arguments: str, at: Path) -> str:
    """Run a module of this interpreter in a folder, away from our settings; give what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], capture_output=True, text=True, check=False, cwd=at
    )
    return done.stdout


def pyright(*arguments: str, at: Path) -> dict[str, Any]:
    """Run pyright, and give what it finds."""
    out = run("pyright", "--outputjson", "--pythonpath", sys.executable, *arguments, at=at)
    found: dict[str, Any] = json.loads(out)
    return found


def test_mypy_refuses_each_marked_line_and_no_other(tmp_path: Path) -> None:
    """The lines that mypy --strict reports are the lines that are marked."""
    out = run(
        "mypy",
        "--strict",
        "--config-file",
        os.devnull,
        "--cache-dir",
        str(tmp_path),
        "--no-error-summary",
        *map(str, MUST_FAIL),
        at=tmp_path,
    )
    found: dict[str, set[int]] = {file.name: set() for file in MUST_FAIL}
    for name, number in re.findall(r"(must_fail\w*\.py):(\d+): error", out):
        found[name].add(int(number))
    assert lines_marked("# refused") == found, out


@needs_pyright
def test_pyright_refuses_each_marked_line_and_no_other(tmp_path: Path) -> None:
    """The lines that pyright reports in strict mode are the lines that are marked."""
    out = pyright(*map(str, MUST_FAIL), at=tmp_path)
    found: dict[str, set[int]] = {file.name: set() for file in MUST_FAIL}
    for error in out["generalDiagnostics"]:
        if error["severity"] == "error":
            found[Path(error["file"]).name].add(error["range"]["start"]["line"] + 1)
    assert lines_marked("# refused", "# refused by pyright") == found, out


@needs_pyright
def test_every_public_symbol_has_a_known_type(tmp_path: Path) -> None:
    """A checker of somebody else's code is told everything, and never has to guess."""
    out = pyright("--verifytypes", "csc_reform", "--ignoreexternal", at=tmp_path)
    found = out["typeCompleteness"]
    unknown = [
        symbol["name"]
        for symbol in found["symbols"]
        if symbol["isExported"] and not symbol["isTypeKnown"]
    ]
    assert (found["completenessScore"], unknown) == (1, [])
    assert found["exportedSymbolCounts"]["withKnownType"] > 1000
