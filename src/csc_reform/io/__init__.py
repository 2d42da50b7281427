"""Documents: strict, lossless reading and writing of reforms, and of saved queries, as JSON."""

from csc_reform.io._documents import dumps, loads, read, read_texts, write
from csc_reform.io._queries import dumps_query, field_named, loads_query, read_conditions

__all__ = [
    "dumps",
    "dumps_query",
    "field_named",
    "loads",
    "loads_query",
    "read",
    "read_conditions",
    "read_texts",
    "write",
]
