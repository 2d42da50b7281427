"""The example scripts: each is short, runs by itself, and answers its question."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
ANSWERS = {
    "describe_your_own.py": "2025-12-31: commit; up to 8 teams, delivered: 5 teams",
    "does_it_add_up.py": "Fostering budget in total: fails",
    "what_a_phrase_says.py": "  for 2 February 2023 to 1 February 2025: £12.5 million a year",
    "ask_again_later.py": "2023-12-18: 5 firm, of 34 known",
    "own_rule.py": "of the example that is wrong, 1 found\ncommitments.json:7: agency-sw-consult",
    "everything_about_one_promise.py": "how firmly, strength: pilot, from 2 February 2023 [1 ¶4; 2 ¶8, ¶17]",
    "is_that_claim_true.py": "by the index of March 2023: fails (growth 6.88%, index 10.1%)",
    "footnotes_for_a_briefing.py": "Increase of the fostering budget: up to £8.5 million [3]",
    "how_a_promise_grew.py": "  Kinship Zones: under way",
    "what_a_carer_is_due.py": "together at least £12,374.28, parts of weeks being paid by the day",
    "weekly_rate.py": "  London: £225 a week  [GOV.UK, Help with the cost of fostering, 2025 to 2026, web page,",
    "what_was_promised.py": "  Financial allowance for kinship carers: Strength.EXPLORE",
    "who_is_left_out.py": "  Adoption UK urges: Early help open to all families",
    "who_spoke_up.py": "Adoption UK urges: Early help open to all families",
}


def test_every_script_is_known() -> None:
    """No script is without an expected answer, and none has gone."""
    assert set(ANSWERS) == {file.name for file in EXAMPLES.glob("*.py")}


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_script_answers_its_question(name: str) -> None:
    """It prints its answer, and has between 20 and 50 lines."""
    script = EXAMPLES / name
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script)], capture_output=True, text=True, check=True
    )
    assert ANSWERS[name] in done.stdout
    assert 20 <= len(script.read_text(encoding="utf-8").splitlines()) <= 50


def test_the_page_on_ones_own_reform_shows_the_whole_document() -> None:
    """What a reader copies from the page is what is tried here."""
    page = EXAMPLES.parent / "docs" / "describe-your-own-reform.md"
    plan = (EXAMPLES / "northshire" / "plan.toml").read_text(encoding="utf-8")
    assert f"```toml\n{plan}```\n" in page.read_text(encoding="utf-8")
