"""Do the sums that government stated agree with what they are made of?"""

from csc_reform import cite, load, reconcile
from csc_reform.reconciliation import totals


def main() -> None:
    """Print every stated total, both readings of it, and what could explain a gap."""
    reform = load()
    for total in totals(reform):
        answer = reconcile(reform, total)
        print(f"{reform.funding[total].title}: {answer.verdict.value}")
        for reading in answer.readings:
            print(f"  {reading.name}: {reading.added} against {reading.total}: {reading.gap} left")
        for words in (*answer.assumptions, *answer.explanations):
            print(f"  {words}")
        for footnote in cite(reform, answer):
            print(f"    {footnote}")


if __name__ == "__main__":
    main()
