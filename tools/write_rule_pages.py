"""
Write the pages of the rules, and what they find in the bundled reform, into ``docs/``.

Run it after a change of a rule or of the data; with ``--check`` it writes nothing, and says which
pages are not what they should be.
"""

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from csc_reform import BUILTIN, Reform, Severity, load, validate
from csc_reform.cli import rule_index, rule_page
from csc_reform.footnotes import footnote
from csc_reform.rules import Finding, as_markdown
from csc_reform.rules import escaped_markdown as escaped

DOCS = Path(__file__).parent.parent / "docs"
FOUND = "what-the-rules-find.md"
#: What is listed: infos are told by number.
LISTED = (Severity.ERROR, Severity.WARNING, Severity.QUERY)


def pages() -> Mapping[str, str]:
    """Give every page, by its name under ``docs/``."""
    found = {f"rules/{rule.code}.md": rule_page(rule) for rule in BUILTIN}
    found["rules/README.md"] = rule_index()
    found[FOUND] = "\n".join(what_is_found(load()))
    return found


def what_is_found(reform: Reform) -> Iterator[str]:
    """List what the rules find in the bundled reform, rule by rule, with the passages."""
    report = validate(reform)
    listed = [one for one in report.findings if one.severity in LISTED]
    yield "# What the rules find in the bundled reform"
    yield ""
    yield "This page is made from the data by `python tools/write_rule_pages.py`, and a test holds it to"
    yield "the data."
    yield ""
    yield "The bundled reform has no errors. The warnings and queries below are not slips of the data:"
    yield "they are where its sources are at odds with each other, leave out what a reader needs, or say"
    yield "nothing. They are kept and shown, never resolved; when a later source settles one, it goes."
    yield ""
    yield as_markdown(report, most=0).splitlines()[0]
    for code, findings in groupby(listed, key=lambda one: one.code):
        rule = BUILTIN[code]
        yield ""
        yield f"## {rule.title}"
        yield ""
        yield f"{rule.rationale} ([{code}](rules/{code}.md), {rule.severity.value})"
        yield ""
        for finding in findings:
            yield from item(reform, finding)
    yield ""


def item(reform: Reform, finding: Finding) -> Iterator[str]:
    """Tell of one finding, with its passages."""
    yield f"- `{finding.entity_id}`: {escaped(finding.message)}"
    for citation in finding.citations:
        yield f"  - {escaped(footnote(reform, citation))}"


def main() -> int:
    """Write the pages, or check them."""
    wrong: list[str] = []
    wanted = pages()
    for name, text in wanted.items():
        place = DOCS / name
        if not place.is_file() or place.read_text(encoding="utf-8") != text:
            wrong.append(name)
    left = {f"rules/{path.name}" for path in (DOCS / "rules").glob("*.md")} - set(wanted)
    if "--check" in sys.argv[1:]:
        print(*(f"docs/{name} must be written again" for name in wrong), sep="\n")
        print(*(f"docs/{name} must go: there is no such rule" for name in sorted(left)), sep="\n")
        return 1 if wrong or left else 0
    for name in wrong:
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(wanted[name], encoding="utf-8", newline="\n")
    for name in left:
        (DOCS / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
