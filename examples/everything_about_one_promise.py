"""What is known about one promise: how firm, how large, with what money, and what is not known?"""

from csc_reform import dossier, load
from csc_reform.dossiers import DossierRow


def print_row(row: DossierRow, heading: str, indent: str = "") -> None:
    """Print a row of the page with the marks of its passages, and below it its details."""
    words = ", ".join(filter(None, (heading, row.label)))
    print(f"{indent}{words or 'stated'}: {row.in_words()}")
    for detail in row.details:
        print_row(detail, "", f"{indent}  ")


def main() -> None:
    """Print some of what the evening of 2 February 2023 knew of the trial of Family Help."""
    page = dossier(load(), "test-family-help", known="2023-02-02")
    print(page.title)
    for heading in ("how firmly", "targets", "positions", "not known"):
        section = page.section(heading)
        for row in section.rows if section else ():
            print_row(row, heading)
    for source in page.sources:
        print(f"[{source.number}] {source.note}")


if __name__ == "__main__":
    main()
