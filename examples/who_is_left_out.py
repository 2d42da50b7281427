"""Whom does somebody urge government to reach, and nothing reaches, pillar by pillar?"""

from csc_reform import cite, coverage, load


def main() -> None:
    """Print who urged what for whom, as it was known when the consultation closed."""
    view = load().known_on("2023-05-11")
    left_out = coverage(view).urged()
    for cell in left_out:
        print(f"{cell.group}, {cell.pillar}: {cell.reach.value}")
        for spoken in cell.spoken_for:
            if spoken.is_urging:
                print(f"  {spoken.in_words()}")
                print(f"    {cite(view, spoken)[0]}")
    # The same cells, as far as one group is concerned.
    adopted = left_out.of_group("adopted-children")
    print(f"Adopted children: {len(adopted)} of {len(left_out)}")


if __name__ == "__main__":
    main()
