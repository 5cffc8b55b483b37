from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MailKind(TextChoices):
    """What a message that we receive is."""

    ANSWER = "answer", _("answer to an invitation")
    COUNTER = "counter", _("another time proposed")
    AUTOMATIC = "automatic", _("automatic reply")
    BOUNCE = "bounce", _("message that did not arrive")
    OTHER = "other", _("message to read")


class MailState(TextChoices):
    """`counted`: it was recorded; `overtaken`: something later was already; `waiting`: somebody is
    to read it; `read`: somebody has; `ignored`: nothing is to be done."""

    COUNTED = "counted", _("recorded")
    OVERTAKEN = "overtaken", _("older than what is recorded")
    WAITING = "waiting", _("to read")
    READ = "read", _("read")
    IGNORED = "ignored", _("nothing to do")
