"""The fields of organisations and offices, to ask about them."""

from typing import Final, final

from csc_reform.entities.organisations import Office, Organisation, OrganisationKind
from csc_reform.fields._entity import EntityFields
from csc_reform.query.fields import SetHistory, TextField, TextHistory, ValueField

__all__ = ["OfficeFields", "OrganisationFields", "office", "organisation"]


@final
class OrganisationFields(EntityFields[Organisation]):
    """The fields of an `Organisation`."""

    __slots__ = ()

    kind: Final[ValueField[Organisation, OrganisationKind, OrganisationKind]] = ValueField(
        Organisation, "kind"
    )
    """What kind of body it is."""

    linked_ids: Final[SetHistory[Organisation, str]] = SetHistory(Organisation, "linked_ids")
    """Organisations it is tied to, so that the two are not independent voices."""


organisation: Final[OrganisationFields] = OrganisationFields(Organisation)
"""The fields of an `Organisation`."""


@final
class OfficeFields(EntityFields[Office]):
    """The fields of an `Office`."""

    __slots__ = ()

    organisation_id: Final[TextField[Office, str]] = TextField(Office, "organisation_id")
    """The organisation the office is in."""

    holders: Final[TextHistory[Office]] = TextHistory(Office, "holders")
    """The name of the office holder."""


office: Final[OfficeFields] = OfficeFields(Office)
"""The fields of an `Office`."""
