from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DiagnosisState(TextChoices):
    """Where a diagnosis stands: written, put to those asked, shared by all of them."""

    DRAFT = "draft", _("being written")
    ASKED = "asked", _("put to the partners")
    SHARED = "shared", _("shared")


class DiagnosisEntryKind(TextChoices):
    """What an entry of a diagnosis is."""

    FIGURE = "figure", _("a figure of the portrait")
    FACILITY = "facility", _("a facility")
    ISSUE = "issue", _("an issue")
    SOURCE = "source", _("a source")
    WORDS = "words", _("what an institution sees")


PUBLIC_ENTRIES = (
    DiagnosisEntryKind.FIGURE,
    DiagnosisEntryKind.FACILITY,
    DiagnosisEntryKind.ISSUE,
    DiagnosisEntryKind.SOURCE,
)
"""What strangers read of a diagnosis that is public: not what institutions say of what they see."""


class PartnerAnswer(TextChoices):
    """What a partner answers, once the diagnosis is put to it."""

    APPROVED = "approved", _("approves")
    OBJECTED = "objected", _("does not approve yet")


class DiagnosisLetter(TextChoices):
    """What a message says to a partner that has no seat."""

    CALLED = "called", _("call to a diagnosis")
    PUT = "put", _("diagnosis to approve")


class DiagnosisLack(TextChoices):
    """What a diagnosis lacks before it is put to the partners."""

    FIGURE = "figure", _("no figure of the portrait, with its source and its year")
    FACILITY = "facility", _("no facility of the territory")
    ISSUE = "issue", _("no issue")
    SOURCE = "source", _("no source")
    CONTRIBUTORS = "contributors", _("too few institutions have contributed")
    PARTNERS = "partners", _("too few partners to be asked for their approval")


class RenewalStepKind(TextChoices):
    """What has to be done before a period ends."""

    ASSESSMENT = "assessment", _("The assessment of the period is adopted")
    DIAGNOSES = "diagnoses", _("Each territory has a diagnosis shared during the period")
    COMPOSITION = "composition", _("The signatories of the next period are written")
    SIGNATURE = "signature", _("The next period is signed")


class Unexpected(TextChoices):
    """Why nothing expects an institution that is said to be present."""

    UNSIGNED = "unsigned", _("the agreement does not seat it in such bodies")
    UNPLACED = "unplaced", _("nobody has said which divisions it covers")
    AWAY = "away", _("what it covers is not of this territory")
