from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ComplaintSubject(TextChoices):
    """What a complaint is about."""

    ACCESSIBILITY = "accessibility", _("Something that I cannot read, hear or use (accessibility)")
    PERSONAL_DATA = "data", _("My personal data")
    CONTENT = "content", _("A text, a name or an image that should not be there")
    OTHER = "other", _("Something else that does not work")


class ComplaintLetter(TextChoices):
    """What a message about a complaint says: to whoever made it (`received`, `deferred`,
    `answered`), to those who answer (`told`, `overdue`)."""

    RECEIVED = "received", _("complaint received")
    DEFERRED = "deferred", _("answer deferred")
    ANSWERED = "answered", _("complaint answered")
    TOLD = "told", _("complaint to answer")
    OVERDUE = "overdue", _("complaint overdue")


TO_WHOEVER_COMPLAINED = (
    ComplaintLetter.RECEIVED,
    ComplaintLetter.DEFERRED,
    ComplaintLetter.ANSWERED,
)
