"""
Reconciliation: whether sums of money that sources relate to each other add up.

Nothing is ever tuned until it does. Every answer gives both readings of the figures, as printed and
as rounded, the gap in each, and what could explain it. What several sums come to together hangs on
how they overlap, and where no source says so, on nothing narrower than the range of both.
"""

from csc_reform.reconciliation._together import Together, together
from csc_reform.reconciliation._totals import Reconciliation, SumReading, reconcile, totals

__all__ = ["Reconciliation", "SumReading", "Together", "reconcile", "together", "totals"]
