"""Values without domain knowledge and without a clock: intervals, quantities, dates, verdicts."""
