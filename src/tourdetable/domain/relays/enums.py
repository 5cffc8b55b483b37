from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RelayHow(TextChoices):
    """By which way contents reached an institution."""

    UNSAID = "unsaid", _("Without saying how")
    MAIL = "mail", _("By mail")
    MEETING = "meeting", _("At a meeting")
    NOTE = "note", _("By a note, posted or handed out")
    INTRANET = "intranet", _("On the intranet, or in a newsletter")
    WORD = "word", _("By word of mouth")
    OTHER = "other", pgettext_lazy("relay", "Otherwise")
