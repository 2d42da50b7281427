"""Documents: strict, lossless reading and writing of reforms as JSON."""

from csc_reform.io._documents import dumps, loads, read, read_texts, write

__all__ = ["dumps", "loads", "read", "read_texts", "write"]
