"""What can a briefing print of the money for fostering, with a footnote for each figure?"""

from csc_reform import NotKnown, cite, load
from csc_reform.fields import funding


def main() -> None:
    """Print each sum with its number, the footnotes under them, and as of when they are."""
    reform = load().with_confidence("A").known_on("2023-12-18")
    notes: list[str] = []
    for line in reform.funding.where(funding.id.contains("fostering")):
        amount = line.amount.latest
        if isinstance(amount, NotKnown):
            continue
        notes += [note for note in cite(reform, line.amount) if note not in notes]
        numbers = [str(notes.index(note) + 1) for note in cite(reform, line.amount)]
        print(f"{line.title}: {amount} [{', '.join(numbers)}]")
    for number, note in enumerate(notes, 1):
        print(f"[{number}] {note}")
    newest = reform.newest_source
    if newest is not None:
        print(f"As of {newest.published.in_words()}, from publishers' own texts.")


if __name__ == "__main__":
    main()
