"""What is a foster carer to be paid a week for a child of seven, and who says so?"""

from csc_reform import NoRate, Region, cite, load


def main() -> None:
    """Print the rate of each region on some days, with the footnote or the reason for none."""
    reform = load()
    allowance = reform.allowances["foster-carer-national-minimum-allowance"]
    for day in ("2024-05-01", "2025-05-01", "2026-05-01"):
        print(day)
        for region in Region:
            found = allowance.find_rate(on=day, age=7, region=region)
            if isinstance(found, NoRate):
                print(f"  {region.value}: {found.reason.value}")
            else:
                print(f"  {region.value}: {found.amount}  [{cite(reform, found)[0]}]")


if __name__ == "__main__":
    main()
