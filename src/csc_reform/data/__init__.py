"""The bundled reform: documents beside this file, read when first asked for, once."""

from functools import cache
from importlib.resources import files

from csc_reform.io import read_texts
from csc_reform.reform import Reform

__all__ = ["load"]


@cache
def load() -> Reform:
    """
    Give the bundled reform: everything it holds is cited, and it passes its own rules.

    It is read once a process; as a reform is immutable, everybody may share it.

    >>> from csc_reform import load
    >>> load().scope
    'England'
    """
    documents = sorted(
        (file for file in files(__name__).iterdir() if file.name.endswith(".json")),
        key=lambda file: file.name,
    )
    return read_texts({file.name: file.read_text(encoding="utf-8") for file in documents})
