"""Where a fact comes from: the passage of a source, and the place in a document of ours."""

from enum import Enum
from typing import Any, final

import attrs

from csc_reform._validators import not_blank, of_type, optional_type, tuple_of
from csc_reform.errors import InvalidValueError

__all__ = ["Citation", "Confidence", "Origin", "cited"]


class Confidence(Enum):
    """How near the passage is to the publisher's own words."""

    #: The publisher's own text was read, in its own place or printed whole elsewhere.
    A = "A"
    #: A dependable copy of a part, or a dependable report of it, was read.
    B = "B"
    #: One secondary source, or one that does not quite agree with itself.
    C = "C"


@final
@attrs.frozen(kw_only=True)
class Citation:
    """
    The passage of one source that states a fact.

    Attributes:
        source_id: The id of the source.
        locator: Where in the source: ``¶17`` for a paragraph, ``s.7`` for a section, ``table``.
        as_printed: The figure letter for letter; None when the fact is no figure.
        speaker_id: Who is quoted there, as an office or organisation; None for the source itself.
        confidence: How near the passage is to the publisher's own words.

    >>> Citation(source_id="hansard-wms-2023-12-18", locator="¶11").confidence
    <Confidence.A: 'A'>
    """

    source_id: str = attrs.field(validator=not_blank)
    locator: str = attrs.field(validator=not_blank)
    as_printed: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(not_blank)
    )
    speaker_id: str | None = attrs.field(default=None, validator=optional_type(str))
    confidence: Confidence = attrs.field(default=Confidence.A, validator=of_type(Confidence))


@final
@attrs.frozen(kw_only=True)
class Origin:
    """
    Where a record was read from.

    Attributes:
        file: The file's name.
        pointer: The JSON Pointer of the record.
        line: The line it starts on, counted from 1.
    """

    file: str
    pointer: str
    line: int


def cited(owner: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Refuse, as an attrs validator, a fact without a citation."""
    tuple_of(Citation)(owner, attribute, value)
    if not value:
        raise InvalidValueError(attribute.name, "at least one passage", value)
