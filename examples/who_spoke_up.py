"""Who asked that adopted children be included, of what, and in which words were they heard?"""

from csc_reform import cite, load
from csc_reform.fields import position as p


def main() -> None:
    """Print the positions taken for adopted and previously looked-after children, by stance."""
    reform = load()
    groups = ("adopted-children", "adoptive-families", "previously-looked-after-children")
    known = [group for group in groups if group in reform.groups]
    condition = p.group_ids.has(known[0])
    for group in known[1:]:
        condition |= p.group_ids.has(group)
    for position in reform.positions.where(condition):
        holder = reform.organisations[position.holder_id].title
        print(f"{holder} {position.stance.value}: {position.summary or position.title}")
        print(f"  {cite(reform, position)[0]}")


if __name__ == "__main__":
    main()
