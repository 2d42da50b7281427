"""
What does a council's own plan look like beside the national reform?

The plan is a document written by hand. It is read, combined with the bundled reform, checked by the
same rules, and asked like everything else: also as it was known a year before.
"""

from pathlib import Path

from csc_reform import combine, load, read, timeline, validate

PLAN = Path(__file__).parent / "northshire" / "plan.toml"


def main() -> None:
    """Print what the plan adds to the reform."""
    plan = read(PLAN)
    both = combine(load(), plan, title=f"{load().title}, with {plan.title}")
    new = set(validate(both).findings) - set(validate(load()).findings)
    print(f"{both.title}: {len(both)} records, of which {len(plan)} from {PLAN.name}")
    for finding in sorted(new, key=lambda one: one.code):
        print(f"  {finding.severity.value} {finding.code}: {finding.message}")

    for day in ("2024-12-31", "2025-12-31"):
        view = both.known_on(day)
        commitment = view.commitments["northshire-family-help-teams"]
        (target,) = commitment.targets
        strength = commitment.strength.require().value
        print(f"{day}: {strength}; {target.cap.latest}, delivered: {target.delivered.latest}")

    for event in timeline(both).overdue("2025-12-31"):
        if event.subject_id.startswith("northshire"):
            print(f"overdue: {event.in_words()}")


if __name__ == "__main__":
    main()
