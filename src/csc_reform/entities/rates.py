"""Rates: the cells of a table, the instalments of a sum, and the answer when there is none."""

from enum import Enum
from typing import ClassVar, final

import attrs

from csc_reform.entities.areas import Region
from csc_reform.entities.entity import Part
from csc_reform.errors import InvalidValueError, NoRateReason
from csc_reform.provenance import Citation, cited
from csc_reform.values.ages import AgeBand
from csc_reform.values.money import Money
from csc_reform.values.spans import Span

__all__ = ["AllowanceKind", "Instalment", "NoRate", "Rate"]


class AllowanceKind(Enum):
    """What an allowance binds its payer to."""

    ENTITLEMENT = "entitlement"
    MINIMUM = "minimum"
    RECOMMENDED_MINIMUM = "recommended minimum"
    CAP = "cap"
    TAX_RELIEF = "tax relief"


@final
@attrs.frozen(kw_only=True)
class NoRate:
    """
    The answer when there is no rate to give.

    Attributes:
        reason: Why.
        allowance_id: The allowance asked about.
        message: Why, in words, with the allowance and the day.
    """

    reason: NoRateReason
    allowance_id: str
    message: str

    @property
    def why(self) -> str:
        """Why, in words, without the allowance and the day."""
        return self.message.partition(": ")[2]

    def __str__(self) -> str:
        """Give the reason in words."""
        return self.message


@final
@attrs.frozen(kw_only=True)
class Rate(Part):
    """
    One cell of a table of rates.

    Attributes:
        amount: The rate, in the unit of its allowance.
        span: The days for which it holds, first and last included.
        band: The ages it is for; None for all.
        region: The region it is for; None for all.
        citations: The passages that state it, at least one.

    >>> from csc_reform import Region, load
    >>> allowance = load().allowances["foster-carer-national-minimum-allowance"]
    >>> print(allowance.rate(on="2025-05-01", age=7, region=Region.LONDON))
    £225 a week, age 5-10, London, 6 April 2025 to 5 April 2026
    """

    KIND: ClassVar[str] = "rates"

    amount: Money
    span: Span
    band: AgeBand | None = None
    region: Region | None = None
    citations: tuple[Citation, ...] = attrs.field(validator=cited)

    def __str__(self) -> str:
        """Print the amount, whom it is for, and the days, each after a comma."""
        whom = [] if self.band is None else [f"age {self.band}"]
        whom += [] if self.region is None else [self.region.value]
        return ", ".join([str(self.amount), *whom, self.span.in_words()])


@final
@attrs.frozen(kw_only=True)
class Instalment(Part):
    """
    One part-payment of a one-off allowance.

    Attributes:
        day: The day it falls due, counted from the start; day 60 is 60 days after it.
        amount: How much.
        span: The start dates for which it holds.
        citations: The passages that state it, at least one.
    """

    KIND: ClassVar[str] = "instalments"

    day: int
    amount: Money
    span: Span
    citations: tuple[Citation, ...] = attrs.field(validator=cited)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.day < 0:
            raise InvalidValueError("day", "0 or more days after the start", self.day)
