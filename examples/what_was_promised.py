"""What had government promised on kinship care, as it was known on two days?"""

from csc_reform import NotKnown, cite, load
from csc_reform.fields import commitment as c


def main() -> None:
    """Print the commitments of the pillar on kinship care, with their strength and its source."""
    for day in ("2023-02-02", "2023-12-18"):
        view = load().known_on(day)
        print(f"As known on {day}")
        kinship = view.commitments.where(c.pillar_id == "family-networks")
        for commitment in kinship.order_by(c.strength.descending()):
            strength = commitment.strength.latest
            if isinstance(strength, NotKnown):
                print(f"  {commitment.title}: {strength}")
                continue
            (statement, *_) = commitment.strength.live
            print(f"  {commitment.title}: {strength}")
            print(f"    {cite(view, statement)[0]}")


if __name__ == "__main__":
    main()
