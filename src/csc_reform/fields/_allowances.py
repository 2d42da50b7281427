"""The fields of allowances, to ask about them."""

from typing import Final, final

from csc_reform.entities.allowances import Allowance, KeyedOn, YearKind
from csc_reform.entities.areas import Region
from csc_reform.entities.rates import AllowanceKind, Instalment, Rate
from csc_reform.fields._entity import EntityFields, Fields
from csc_reform.query.fields import (
    DateHistory,
    HedgedField,
    OptionalText,
    OptionalValue,
    OrderedField,
    PartsField,
    SpanField,
    TextHistory,
    ValueHistory,
)
from csc_reform.values.ages import AgeBand
from csc_reform.values.dates import PartialDate
from csc_reform.values.money import Money
from csc_reform.values.spans import Span

__all__ = ["AllowanceFields", "InstalmentFields", "RateFields", "allowance", "instalment", "rate"]


@final
class RateFields(Fields[Rate]):
    """The fields of a `Rate`."""

    __slots__ = ()

    amount: Final[HedgedField[Rate, Money, Money]] = HedgedField(Rate, "amount")
    """The rate, in the unit of its allowance."""

    span: Final[SpanField[Rate, Span]] = SpanField(Rate, "span")
    """The days for which it holds, first and last included."""

    band: Final[OptionalValue[Rate, AgeBand]] = OptionalValue(Rate, "band")
    """The ages it is for; None for all."""

    region: Final[OptionalValue[Rate, Region]] = OptionalValue(Rate, "region")
    """The region it is for; None for all."""


rate: Final[RateFields] = RateFields(Rate)
"""The fields of a `Rate`."""


@final
class InstalmentFields(Fields[Instalment]):
    """The fields of an `Instalment`."""

    __slots__ = ()

    day: Final[OrderedField[Instalment, int, int]] = OrderedField(Instalment, "day")
    """The day it falls due, counted from the start; day 60 is 60 days after it."""

    amount: Final[HedgedField[Instalment, Money, Money]] = HedgedField(Instalment, "amount")
    """How much."""

    span: Final[SpanField[Instalment, Span]] = SpanField(Instalment, "span")
    """The start dates for which it holds."""


instalment: Final[InstalmentFields] = InstalmentFields(Instalment)
"""The fields of an `Instalment`."""


@final
class AllowanceFields(EntityFields[Allowance]):
    """The fields of an `Allowance`."""

    __slots__ = ()

    payee_group_id: Final[OptionalText[Allowance]] = OptionalText(Allowance, "payee_group_id")
    """Who gets it."""

    payer_id: Final[OptionalText[Allowance]] = OptionalText(Allowance, "payer_id")
    """Who pays it."""

    kind: Final[ValueHistory[Allowance, AllowanceKind]] = ValueHistory(Allowance, "kind")
    """What it binds its payer to."""

    keyed_on: Final[ValueHistory[Allowance, KeyedOn]] = ValueHistory(Allowance, "keyed_on")
    """Which day decides the rate; where no source says, the day for which it is paid."""

    year: Final[ValueHistory[Allowance, YearKind]] = ValueHistory(Allowance, "year")
    """The kind of year for which a new table is made; empty when there is none."""

    began: Final[DateHistory[Allowance, PartialDate]] = DateHistory(Allowance, "began")
    """The day from which there was such an allowance at all."""

    rates: Final[PartsField[Allowance, Rate]] = PartsField(Allowance, "rates")
    """The rates, each with the days for which it holds."""

    instalments: Final[PartsField[Allowance, Instalment]] = PartsField(Allowance, "instalments")
    """How a one-off allowance is paid out."""

    eligibility: Final[TextHistory[Allowance]] = TextHistory(Allowance, "eligibility")
    """Who can get it, in our words."""

    announcements: Final[TextHistory[Allowance]] = TextHistory(Allowance, "announcements")
    """Changes announced without a figure."""


allowance: Final[AllowanceFields] = AllowanceFields(Allowance)
"""The fields of an `Allowance`."""
