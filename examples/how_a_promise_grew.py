"""How did the allowance for kinship carers go from a case to be explored to seven zones?"""

from csc_reform import Programme, Reform, cite, load, timeline
from csc_reform.fields import funding as f
from csc_reform.fields import programme as p

ALLOWANCE = "kinship-allowance"


def print_design(reform: Reform, programme: Programme) -> None:
    """Print where a design was to run, what became of it, and its money, with every source."""
    print(f"{programme.title}: {programme.progress.require().value}")
    print(f"  {programme.places.latest}")
    for note in cite(reform, programme.places):
        print(f"    {note}")
    for line in reform.funding.where(f.subject_id == programme.id):
        print(f"  {line.amount.latest}")
        for note in cite(reform, line.amount):
            print(f"    {note}")


def main() -> None:
    """Print each step with its day and every source, then each design of the allowance."""
    reform = load()
    designs = sorted(
        reform.programmes.where(p.commitment_ids.has(ALLOWANCE)),
        key=reform.known_from,
    )
    events = timeline(reform).about(ALLOWANCE, *(programme.id for programme in designs))
    for event in events:
        print(event.at.in_words())
        print(f"  {event.in_words()}")
        for note in cite(reform, event):
            print(f"    {note}")
    print()
    for slip in events.slippage():
        print(f"{slip.title}: {slip.in_words()}")
    print()
    for programme in designs:
        print_design(reform, programme)


if __name__ == "__main__":
    main()
