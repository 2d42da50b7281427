"""Dossiers: everything that is known about one thing, on one page."""

from csc_reform.dossiers._dossier import dossier
from csc_reform.dossiers._page import (
    Dossier,
    DossierMark,
    DossierPassage,
    DossierRow,
    DossierSection,
    DossierSource,
)

__all__ = [
    "Dossier",
    "DossierMark",
    "DossierPassage",
    "DossierRow",
    "DossierSection",
    "DossierSource",
    "dossier",
]
