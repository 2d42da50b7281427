"""What the checkers must make of the public API; checked with the other sources, never run."""

from typing import assert_type

from csc_reform import (
    Allowance,
    Commitment,
    Conflict,
    History,
    Money,
    NoRate,
    NotKnown,
    Predicate,
    Rate,
    Ratio,
    Reform,
    Selection,
    Strength,
    load,
)
from csc_reform.fields import commitment as c

reform = load()
assert_type(reform, Reform)
assert_type(reform.known_on("2023-02-02"), Reform)
assert_type(reform.commitments, Selection[Commitment])
assert_type(reform.commitments["kinship-allowance"], Commitment)
assert_type(reform.commitments[:3], Selection[Commitment])
assert_type(reform.commitments.first(), Commitment | None)
assert_type(c.strength >= Strength.PILOT, Predicate[Commitment])
assert_type((c.pillar_id == "family-help") & ~c.title.contains("x"), Predicate[Commitment])
assert_type(reform.commitments.where(c.strength >= Strength.PILOT).one(), Commitment)
strength = reform.commitments["kinship-allowance"].strength
assert_type(strength, History[Strength])
assert_type(strength.latest, Strength | Conflict[Strength] | NotKnown)
assert_type(strength.require(), Strength)
allowance = reform.allowances["setting-up-home-allowance"]
assert_type(allowance, Allowance)
assert_type(allowance.find_rate(on="2023-04-06"), Rate | NoRate)
assert_type(Money.parse("£1m") + Money.parse("£2m"), Money)
assert_type(Money.parse("£1m") / Money.parse("£2m"), Ratio)
assert_type(Money.parse("£1m") / 2, Money)
