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

FILES = sorted(Path(__file__).parent.glob("must_fail*.py"))
MARK = re.compile(r"# refused(?: by (mypy|pyright))?$")
#: What pyright says of any line that does nothing, whatever is in it.
IDLE = {"reportUnusedExpression", "reportUnusedCallResult"}

each_file = pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
with_pyright = pytest.mark.skipif(
    importlib.util.find_spec("pyright") is None, reason="pyright is in the group 'types'"
)

#: The messages for each file, by the number of the line.
Messages = Mapping[str, Mapping[int, list[str]]]


def run(*arguments: str, at: Path) -> str:
    """Run a module of this interpreter in a folder, away from our settings; give what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], capture_output=True, text=True, check=False, cwd=at
    )
    return done.stdout


def by_line(found: list[tuple[str, int, str]]) -> Messages:
    """Sort messages by file and line."""
    messages: dict[str, dict[int, list[str]]] = {path.name: {} for path in FILES}
    for file, line, message in found:
        messages[Path(file).name].setdefault(line, []).append(message)
    return messages


@pytest.fixture(scope="module")
def said_by_mypy(tmp_path_factory: pytest.TempPathFactory) -> Messages:
    """Give what mypy --strict reports of all the files, in one run."""
    at = tmp_path_factory.mktemp("mypy")
    options = ("--strict", "--config-file", os.devnull, "--cache-dir", str(at))
    out = run("mypy", *options, "--no-error-summary", *map(str, FILES), at=at)
    errors = re.findall(r"^(.*?\.py):(\d+): error: (.*)$", out, re.MULTILINE)
    return by_line([(file, int(line), message) for file, line, message in errors])


@pytest.fixture(scope="module")
def said_by_pyright(tmp_path_factory: pytest.TempPathFactory) -> Messages:
    """Give what pyright reports of all the files in strict mode, in one run."""
    at = tmp_path_factory.mktemp("pyright")
    out = run("pyright", "--outputjson", "--pythonpath", sys.executable, *map(str, FILES), at=at)
    found: list[dict[str, Any]] = json.loads(out)["generalDiagnostics"]
    return by_line(
        [
            (one["file"], one["range"]["start"]["line"] + 1, one["message"])
            for one in found
            if one["severity"] == "error" and one.get("rule") not in IDLE
        ]
    )


def check(path: Path, checker: str, messages: Messages) -> None:
    """Compare the lines that a checker reports of a file with those marked for it."""
    marks = map(MARK.search, path.read_text(encoding="utf-8").splitlines())
    marked = {number for number, mark in enumerate(marks, 1) if mark and mark[1] in (None, checker)}
    found = messages[path.name]
    wrongly = {line: found[line] for line in found.keys() - marked}
    assert (marked - found.keys(), wrongly) == (set(), {}), "not refused, and wrongly refused"


@each_file
def test_mypy_refuses_each_marked_line_and_no_other(path: Path, said_by_mypy: Messages) -> None:
    """The lines that mypy --strict reports are the lines that are marked."""
    check(path, "mypy", said_by_mypy)


@with_pyright
@each_file
def test_pyright_refuses_each_marked_line_and_no_other(
    path: Path, said_by_pyright: Messages
) -> None:
    """The lines that pyright reports in strict mode are the lines that are marked."""
    check(path, "pyright", said_by_pyright)


@with_pyright
def test_every_public_type_is_known(tmp_path: Path) -> None:
    """A user's checker has no type to guess: pyright finds the library's types complete."""
    out = run(
        "pyright",
        "--verifytypes",
        "csc_reform",
        "--ignoreexternal",
        "--outputjson",
        "--pythonpath",
        sys.executable,
        at=tmp_path,
    )
    found = json.loads(out)["typeCompleteness"]
    unknown = [
        symbol["name"]
        for symbol in found["symbols"]
        if symbol["isExported"] and not (symbol["isTypeKnown"] and not symbol["isTypeAmbiguous"])
    ]
    assert (found["completenessScore"], unknown) == (1, [])
    assert found["exportedSymbolCounts"]["withKnownType"] > 1000
