"""Is what a source claims true, and of which month was it so?"""

from csc_reform import Ratio, check_claims, cite, load

UPLIFT = "nma-uplift-2024-above-inflation"
LEAVING = "leaving-care-allowance-above-inflation"


def main() -> None:
    """Hold two claims of a rise above inflation against the inflation of different months."""
    reform = load()
    print(reform.claims[UPLIFT].title)
    for month, day in (("March 2023", "2023-03-31"), ("October 2023", "2023-10-31")):
        for check in check_claims(reform, on=day):
            if check.claim_id == UPLIFT:
                operands = ", ".join(f"{role} {value}" for role, value in check.operands)
                print(f"  by the index of {month}: {check.verdict.value} ({operands})")
    print(reform.claims[LEAVING].title)
    for inflation in ("10.1%", "over 60%"):
        assumed = {f"{LEAVING}/index": Ratio.parse(inflation)}
        for check in check_claims(reform, assumed):
            if check.claim_id == LEAVING:
                print(f"  if inflation was {inflation}: {check.verdict.value}")
                for footnote in cite(reform, check):
                    print(f"    {footnote}")


if __name__ == "__main__":
    main()
