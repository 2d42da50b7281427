"""
Typed queries: predicates, fields and selections. Knows no reform.

A predicate is a tree of plain data. Asked of an entity it gives a verdict, since a value may be
unknown or disputed. What can be checked before anything runs, the user's own type checker checks: a
misspelt field, an operand of the wrong type, a predicate on another kind of entity.
"""

from csc_reform.query.fields import Field, RankedField, Sortable, SortKey
from csc_reform.query.predicates import Predicate
from csc_reform.query.selections import Selection

__all__ = ["Field", "Predicate", "RankedField", "Selection", "SortKey", "Sortable"]
