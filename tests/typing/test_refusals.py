"""The promise that a user's own type checker refuses mistakes, kept by running the checkers."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MUST_FAIL = HERE / "must_fail.py"


def refused_lines() -> set[int]:
    """Give the numbers of the lines that must be refused."""
    lines = MUST_FAIL.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("# refused")}


def run(*arguments: str, at: Path) -> str:
    """Run a module of this interpreter in a folder, away from our settings; give what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], capture_output=True, text=True, check=False, cwd=at
    )
    return done.stdout


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
        str(MUST_FAIL),
        at=tmp_path,
    )
    found = {int(number) for number in re.findall(r"must_fail\.py:(\d+): error", out)}
    assert refused_lines() == found, out


@pytest.mark.skipif(
    importlib.util.find_spec("pyright") is None, reason="pyright is in the group 'types'"
)
def test_pyright_refuses_each_marked_line_and_no_other(tmp_path: Path) -> None:
    """The lines that pyright reports in strict mode are the lines that are marked."""
    out = run(
        "pyright", "--outputjson", "--pythonpath", sys.executable, str(MUST_FAIL), at=tmp_path
    )
    found = {
        found["range"]["start"]["line"] + 1
        for found in json.loads(out)["generalDiagnostics"]
        if found["severity"] == "error"
    }
    assert refused_lines() == found, out
