from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


class RemarkKind(TextChoices):
    """What a remark asks: a correction stops adoption until it is answered, a comment does not."""

    CORRECTION = "correction", _("correction asked for")
    COMMENT = "comment", _("comment")


class RemarkAnswer(TextChoices):
    """How a remark was answered."""

    SETTLED = "settled", pgettext_lazy("remark", "settled")
    TAKEN = "taken", pgettext_lazy("remark", "taken up")
    DECLINED = "declined", pgettext_lazy("remark", "declined")


class CorrectionState(TextChoices):
    """The life of a corrected version of adopted minutes."""

    WRITING = "writing", _("being written")
    PUT = "put", _("put to the body")
    ADOPTED = "adopted", pgettext_lazy("corrected version", "adopted")
    WITHDRAWN = "withdrawn", pgettext_lazy("corrected version", "given up")


UNDER_WAY = (CorrectionState.WRITING, CorrectionState.PUT)
"""States of a corrected version that may still supersede the minutes."""
