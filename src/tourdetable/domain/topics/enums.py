from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TopicState(TextChoices):
    """Where a topic went. Nothing disappears: each is answered, or still waits."""

    OPEN = "waiting", _("waiting for an answer")
    AGENDA = "on_agenda", _("on an agenda")
    GROUP = "in_group", _("taken up by a group")
    SENT = "sent_on", _("sent to another body")
    DECLINED = "declined", _("declined")
    MERGED = "merged", _("joined to another topic")
    WITHDRAWN = "withdrawn", _("withdrawn by whoever put it forward")


ANSWERED = (
    TopicState.AGENDA,
    TopicState.GROUP,
    TopicState.SENT,
    TopicState.DECLINED,
    TopicState.MERGED,
)
"""What whoever prepares answers."""
