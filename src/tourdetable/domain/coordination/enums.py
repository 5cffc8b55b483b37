from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SupportKind(TextChoices):
    """How one was in touch with a body, or with a seat."""

    VISIT = "visit", pgettext_lazy("support", "Visit")
    CALL = "call", pgettext_lazy("support", "Call")
    MEETING = "meeting", pgettext_lazy("support", "Came to a meeting")
    WORDS = "words", pgettext_lazy("support", "Message, letter")


class OutreachKind(TextChoices):
    """What is done for many bodies at once."""

    ANSWERS = "answers", _("Remind those who have not answered the next invitation")
    TASKS = "tasks", _("Remind of the actions that are overdue")
    DOCUMENT = "document", _("Attach a document to the next meeting")
    DATES = "dates", _("Call for dates")
