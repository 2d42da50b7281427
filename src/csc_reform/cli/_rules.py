"""The command that lists the rules, and explains one by its own examples."""

import argparse
import json
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from itertools import islice
from typing import Final, cast

import attrs

from csc_reform.cli._codes import OK
from csc_reform.entities.entity import Entity
from csc_reform.entities.kinds import KINDS
from csc_reform.io import dumps
from csc_reform.reform import Reform
from csc_reform.rules import BUILTIN, AnyRule, Suppression, subject_in_words, try_out

__all__ = ["add_rules_arguments", "print_rules", "rule_index", "rule_page"]

FORMATS: Final = ("text", "markdown")


def add_rules_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    words = "the code of a rule, or what the codes of several begin with"
    command.add_argument("code", nargs="?", metavar="CODE", help=words)
    words = "as text, or in Markdown, with the examples"
    command.add_argument("--format", choices=FORMATS, default="text", help=words)


def print_rules(options: argparse.Namespace) -> int:
    """List the rules, or some of them, or explain the one that is asked for."""
    code = (options.code or "").upper()
    # What is no code may be what the codes of a family begin with.
    chosen = list(BUILTIN.select(code) if code else BUILTIN)
    explained = code in BUILTIN
    if options.json:
        print(json.dumps([_as_data(rule) for rule in chosen], ensure_ascii=False, indent=2))
    elif options.format == "markdown":
        print(rule_page(chosen[0]) if explained else rule_index(), end="")
    else:
        for rule in chosen:
            print(f"{rule.code}  {rule.severity.value:8}  {rule.title}")
            if explained:
                print(*_explained(rule), sep="\n")
    return OK


def _as_data(rule: AnyRule) -> dict[str, object]:
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "subject": subject_in_words(rule),
        "title": rule.title,
        "rationale": rule.rationale,
        "since": rule.since,
        "tags": list(rule.tags),
    }


def _explained(rule: AnyRule) -> Iterator[str]:
    yield f"  {rule.rationale}"
    yield f"  judges: {subject_in_words(rule)}"
    yield f"  tags: {', '.join(rule.tags)}; since {rule.since}"
    for finding in try_out(rule, rule.bad()).findings:
        yield f"  for example: {finding.message}"


#: What the families of rules are about, by the letters that their codes begin with.
_FAMILIES: Final = {
    "REF": "Ids and what they name",
    "SRC": "Sources, figures and days as printed",
    "CHR": "Chronology",
    "MON": "Money",
    "RAT": "Rates of allowances",
    "COM": "Commitments and programmes",
    "CLM": "Claims",
    "POS": "Positions",
    "REC": "Recommendations",
    "HYG": "Hygiene",
    "SUP": "Suppressions",
}


def rule_index() -> str:
    """
    Give the list of the rules in Markdown, family by family, with links to their pages.

    >>> print(rule_index().splitlines()[0])
    # The rules
    """
    return "\n".join(_index()) + "\n"


def _index() -> Iterator[str]:
    yield "# The rules"
    yield ""
    yield f"There are {len(BUILTIN)}. A code is never given to another rule. `csc-reform rules CODE` explains one on the"
    yield "command line, and [checking](../checking.md) tells how they are run, left out, accepted for a"
    yield "time, and joined by rules of your own."
    for letters, words in _FAMILIES.items():
        yield ""
        yield f"## {letters}: {words}"
        yield ""
        yield "| code | severity | what must be so |"
        yield "| --- | --- | --- |"
        for rule in BUILTIN.select(letters):
            yield f"| [{rule.code}]({rule.code}.md) | {rule.severity.value} | {rule.title} |"


def rule_page(rule: AnyRule) -> str:
    """
    Give the page of a rule in Markdown: what it is for, what it finds, and what makes that right.

    >>> print(rule_page(BUILTIN["REF001"]).splitlines()[0])
    # REF001: An id names an entity
    """
    return "\n".join(_page(rule)) + "\n"


def _page(rule: AnyRule) -> Iterator[str]:
    yield f"# {rule.code}: {rule.title}"
    yield ""
    yield f"{rule.rationale}"
    yield ""
    yield f"- severity: {rule.severity.value}"
    yield f"- judges: {subject_in_words(rule)}"
    yield f"- tags: {', '.join(rule.tags)}"
    yield f"- since: {rule.since}"
    yield ""
    bad, good = list(_records(rule.bad())), list(_records(rule.good()))
    yield "## What it finds"
    yield ""
    yield "```json"
    yield from bad
    yield "```"
    yield ""
    for finding in try_out(rule, rule.bad()).findings:
        yield f"- `{finding.entity_id or 'reform'}`: {finding.message}"
    yield ""
    yield "## What it passes"
    yield ""
    yield "```diff"
    # The first two lines name the files that there are not.
    yield from islice(unified_diff(bad, good, lineterm=""), 2, None)
    yield "```"


def _records(example: Iterable[Entity | Suppression]) -> Iterator[str]:
    """Give the records of an example, as they stand in documents."""
    things = list(example)
    reform = Reform(thing for thing in things if isinstance(thing, Entity))
    document = cast("dict[str, object]", json.loads(dumps(reform)))
    records = {kind: document[kind] for kind in KINDS if kind in document}
    accepted = [attrs.asdict(one) for one in things if isinstance(one, Suppression)]
    if accepted:
        records["suppressions"] = accepted
    yield from json.dumps(records, ensure_ascii=False, indent=2, default=str).splitlines()
