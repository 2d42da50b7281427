"""Sources: every publication, statement, table and page that facts are taken from."""

from enum import Enum
from typing import ClassVar, final

import attrs

from csc_reform.entities.entity import Entity, check_ids, refers_to
from csc_reform.history import NOTHING_STATED, History
from csc_reform.values.dates import PartialDate

__all__ = ["DateBasis", "Source", "SourceKind"]


class SourceKind(Enum):
    """What kind of document a source is."""

    ACT = "act"
    ANSWER = "parliamentary answer"
    BRIEFING = "briefing"
    CONSULTATION = "consultation"
    GUIDANCE = "statutory guidance"
    NEWS = "news article"
    ORAL_STATEMENT = "oral statement"
    PAGE = "web page"
    POLICY_PAPER = "policy paper"
    PRESS_RELEASE = "press release"
    REPORT = "report"
    RESPONSE = "response"
    STATEMENT = "written statement"
    STATISTICS = "statistics release"
    STRATEGY = "strategy"


class DateBasis(Enum):
    """Whether the source prints its date, or it was worked out."""

    PRINTED = "printed"
    INFERRED = "inferred"


@final
@attrs.frozen(kw_only=True)
class Source(Entity):
    """
    A document that states facts.

    Attributes:
        kind: What kind of document it is.
        publisher_ids: The organisations that published it.
        published: The day it was published, as far as it is known; what it states is known from the
            latest day this can mean.
        basis: Whether that date is printed in it or was worked out.
        url: Its address; None when there is none that may be given.
        supersedes_id: The source that it replaces; None when it replaces none.
        responds_to_ids: The sources that it answers, such as reviews.
    """

    KIND: ClassVar[str] = "sources"
    IS_LABEL: ClassVar[bool] = True

    kind: SourceKind
    publisher_ids: tuple[str, ...] = attrs.field(
        default=(), validator=check_ids, metadata=refers_to("organisations")
    )
    published: PartialDate
    basis: DateBasis = DateBasis.PRINTED
    url: str | None = None
    supersedes_id: str | None = attrs.field(default=None, metadata=refers_to("sources"))
    responds_to_ids: History[tuple[str, ...]] = attrs.field(
        default=NOTHING_STATED, metadata=refers_to("sources")
    )
