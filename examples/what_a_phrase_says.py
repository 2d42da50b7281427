"""What does a printed figure say, and what does it leave open?"""

from csc_reform import Money, Per

PHRASES = (
    "over £45m to test a new approach",
    "£25 million over the next two years",
    "up to £8.5 million, taking the total to £36 million",
    "£154 to £270 per week per child",
)


def main() -> None:
    """Print for each phrase the figure, what it may be, for how long, and what else is said."""
    for phrase in PHRASES:
        reading = Money.read(phrase)
        print(phrase)
        print(f"  the figure: {reading.figure}, which may be anything in {reading.figure.interval}")
        if reading.figure.as_rounded() != reading.figure:
            print(f"  if it was rounded: {reading.figure.as_rounded()}")
        if reading.period is not None:
            # A source that says "the next two years" says so on the day it was published.
            period = reading.period.starting("2023-02-02")
            a_year = reading.figure.spread_over(period, Per.A_YEAR)
            print(f"  for {period.in_words()}: {a_year}")
        if reading.rest:
            print(f"  and beside it: {reading.rest}")


if __name__ == "__main__":
    main()
