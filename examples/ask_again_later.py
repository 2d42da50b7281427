"""Which promises on kinship care were firm, asked by one saved question of three evenings?"""

from csc_reform import Commitment, Strength, dumps_query, load, loads_query
from csc_reform.fields import commitment as c


def main() -> None:
    """Save a question as JSON, and ask it of what was known when."""
    firm = (c.pillar_id == "family-networks") & (c.strength >= Strength.PILOT)
    saved = dumps_query(firm)
    print(saved)

    question = loads_query(saved, Commitment)
    for day in ("2023-02-01", "2023-02-02", "2023-12-18"):
        commitments = load().known_on(day).commitments
        print(f"{day}: {len(commitments.where(question))} firm, of {len(commitments)} known")
        for id_, strength in commitments.where(question).order_by(c.id).select(c.id, c.strength):
            print(f"  {id_}: {strength}")
        for commitment in commitments.undetermined(question):
            print(f"  {commitment.id}: no source decides it")


if __name__ == "__main__":
    main()
