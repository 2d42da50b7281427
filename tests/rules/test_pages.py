"""The pages of the rules are those that the rules make."""

import subprocess
import sys
from pathlib import Path

from csc_reform import BUILTIN
from csc_reform.cli import rule_index

ROOT = Path(__file__).parent.parent.parent


def test_the_pages_are_up_to_date() -> None:
    """A page for each rule, the list of them, and what they find in the bundled reform."""
    script = ROOT / "tools" / "write_rule_pages.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr, done.returncode) == ("", "", 0)


def test_no_rule_is_left_out_of_the_list() -> None:
    """Whatever family it is of."""
    index = rule_index()
    assert [
        code for rule in BUILTIN if f"[{rule.code}](" not in index for code in [rule.code]
    ] == []


def test_the_hook_runs_the_command() -> None:
    """What pre-commit installs is there."""
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "id: csc-reform-check" in hook
    assert "entry: csc-reform check" in hook
