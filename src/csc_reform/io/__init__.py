"""Documents: strict, lossless reading and writing of reforms, and of saved queries, as JSON."""

from csc_reform.io._documents import canonical_bytes, document_id, dumps, loads, read_texts
from csc_reform.io._files import read, texts_in, write
from csc_reform.io._queries import dumps_query, loads_query
from csc_reform.io._reports import locate
from csc_reform.io._schema import dumps_schema
from csc_reform.io._suppressions import loads_suppressions
from csc_reform.io._wire import make_converter
from csc_reform.io._words import read_conditions, read_field, read_sort_key

__all__ = [
    "canonical_bytes",
    "document_id",
    "dumps",
    "dumps_query",
    "dumps_schema",
    "loads",
    "loads_query",
    "loads_suppressions",
    "locate",
    "make_converter",
    "read",
    "read_conditions",
    "read_field",
    "read_sort_key",
    "read_texts",
    "texts_in",
    "write",
]
