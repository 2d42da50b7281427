"""Documents: strict, lossless reading and writing of reforms, and of saved queries, as JSON."""

from csc_reform.io._documents import dumps, loads, read, read_texts, write
from csc_reform.io._queries import dumps_query, loads_query
from csc_reform.io._words import read_conditions, read_field, read_sort_key

__all__ = [
    "dumps",
    "dumps_query",
    "loads",
    "loads_query",
    "read",
    "read_conditions",
    "read_field",
    "read_sort_key",
    "read_texts",
    "write",
]
