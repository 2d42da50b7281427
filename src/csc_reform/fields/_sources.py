"""The fields of sources, to ask about them."""

from typing import Final, final

from csc_reform.entities.sources import DateBasis, Source, SourceKind
from csc_reform.fields._entity import EntityFields
from csc_reform.query.fields import DateField, OptionalText, SetField, SetHistory, ValueField
from csc_reform.values.dates import PartialDate

__all__ = ["SourceFields", "source"]


@final
class SourceFields(EntityFields[Source]):
    """The fields of a `Source`."""

    __slots__ = ()

    kind: Final[ValueField[Source, SourceKind, SourceKind]] = ValueField(Source, "kind")
    """What kind of document it is."""

    publisher_ids: Final[SetField[Source, tuple[str, ...], str]] = SetField(Source, "publisher_ids")
    """The organisations that published it."""

    published: Final[DateField[Source, PartialDate]] = DateField(Source, "published")
    """
    The day it was published, as far as it is known; what it states is known from the latest
    day this can mean.
    """

    basis: Final[ValueField[Source, DateBasis, DateBasis]] = ValueField(Source, "basis")
    """Whether that date is printed in it or was worked out."""

    url: Final[OptionalText[Source]] = OptionalText(Source, "url")
    """Its address; None when there is none that may be given."""

    supersedes_id: Final[OptionalText[Source]] = OptionalText(Source, "supersedes_id")
    """The source that it replaces; None when it replaces none."""

    responds_to_ids: Final[SetHistory[Source, str]] = SetHistory(Source, "responds_to_ids")
    """The sources that it answers, such as reviews."""


source: Final[SourceFields] = SourceFields(Source)
"""The fields of a `Source`."""
