from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MinutesState(TextChoices):
    """The life of minutes; once adopted they are never edited, only superseded."""

    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    ADOPTED = "adopted", _("adopted")
    CIRCULATED = "circulated", _("circulated")


class CoverGround(TextChoices):
    """Why something is covered in minutes that are communicated (CRPA L311-5, L311-6)."""

    PRIVACY = "privacy", _("private life")
    PERSONS = "persons", _("an opinion on a person, or how somebody behaved")
    BUSINESS = "business", _("business secret")
    SECURITY = "security", _("security of persons or places")
    LEGAL = "legal", _("secret protected by law, or proceedings under way")
    PREPARATORY = "preparatory", _("preparatory document, not finished")


PREPARATORY = (MinutesState.DRAFT, MinutesState.REVIEW)
"""States in which minutes are not yet a record, and may change (CADA: preparatory documents)."""

RECORDS = (MinutesState.ADOPTED, MinutesState.CIRCULATED)
"""States in which minutes are a record of the body."""
