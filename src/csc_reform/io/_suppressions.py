"""Files of suppressions: what somebody accepts for a time, read with every fault and its place."""

from typing import Final, cast

import attrs

from csc_reform.errors import InvalidValueError, shown
from csc_reform.io._faults import Pointer, key_fault
from csc_reform.io._pages import Page, refuse
from csc_reform.rules import Suppression

__all__ = ["loads_suppressions"]

#: The version of the form that this library reads.
SUPPRESSIONS_VERSION: Final = 1

_ENVELOPE: Final = ("suppressions_version", "suppressions")
_FIELDS: Final = tuple(attrs.fields_dict(Suppression))


def loads_suppressions(text: str, file: str = "<text>") -> tuple[Suppression, ...]:
    """
    Read suppressions from JSON, or from TOML where the file's name says so.

    Args:
        text: The text.
        file: The name of the file, for messages; one that ends in ``.toml`` means TOML.

    Raises:
        DocumentError: With every fault found, each with its place.
        InvalidValueError: For what is no text.

    >>> text = '''
    ... suppressions_version = 1
    ...
    ... [[suppressions]]
    ... code = "HYG003"
    ... entity_id = "northshire-helpline"
    ... reason = "A public helpline, printed on the council's own page."
    ... until = 2027-03-31
    ... '''
    >>> loads_suppressions(text, "accepted.toml")[0].entity_id
    'northshire-helpline'
    """
    if not isinstance(cast("object", text), str):
        raise InvalidValueError("text", "a text", text)
    page = Page(text, file)
    found = tuple(_read(page))
    refuse([page])
    return found


def _read(page: Page) -> list[Suppression]:
    whole = page.data()
    if not isinstance(whole, dict):
        if page.is_sound:
            page.note(f"suppressions must be an object, got {type(whole).__name__}")
        return []
    envelope = cast("dict[str, object]", whole)
    for key in envelope:
        if key not in _ENVELOPE:
            page.note(key_fault(key, _ENVELOPE), (key,))
    version = envelope.get("suppressions_version")
    if type(version) is not int or version != SUPPRESSIONS_VERSION:
        words = f"suppressions_version must be {SUPPRESSIONS_VERSION}, got {shown(version)}"
        page.note(words, ("suppressions_version",))
    items = envelope.get("suppressions", [])
    if not isinstance(items, list):
        page.note(f"suppressions must be a list, got {type(items).__name__}", ("suppressions",))
        return []
    found: dict[tuple[str, str], Suppression] = {}
    for index, item in enumerate(cast("list[object]", items)):
        at: Pointer = ("suppressions", index)
        one = _suppression(page, item, at)
        if one is None:
            continue
        if (one.code, one.entity_id) in found:
            words = (
                f"code and entity_id must be suppressed once, got {one.code} of {one.entity_id!r}"
            )
            page.note(words, at)
        found[one.code, one.entity_id] = one
    return list(found.values())


def _suppression(page: Page, item: object, at: Pointer) -> Suppression | None:
    if not isinstance(item, dict):
        page.note(f"suppression must be an object, got {type(item).__name__}", at)
        return None
    record = cast("dict[str, object]", item)
    is_whole = True
    for key in record:
        if key not in _FIELDS:
            is_whole = False
            page.note(key_fault(key, _FIELDS), (*at, key))
    for name in _FIELDS:
        value = record.get(name)
        if name not in record:
            page.note(f"{name} must be given", at)
        elif not isinstance(value, str):
            page.note(str(InvalidValueError(name, "a text", value)), (*at, name))
        else:
            continue
        is_whole = False
    if not is_whole:
        return None
    try:
        return Suppression(**cast("dict[str, str]", record))
    except InvalidValueError as error:
        page.note(str(error), (*at, error.field))
        return None
