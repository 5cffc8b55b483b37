"""What members put forward: topics, who supports them, what came of each (CLUB-03, CLUB-06)."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TopicState(TextChoices):
    """Where a topic went. Nothing disappears: each is answered, or still waits."""

    OPEN = "waiting", _("waiting for an answer")
    AGENDA = "on_agenda", _("on an agenda")
    GROUP = "in_group", _("taken up by a group")
    SENT = "sent_on", _("sent to another body, and waiting there")
    DECLINED = "declined", pgettext_lazy("topic", "declined")
    MERGED = "merged", _("joined to another topic")
    WITHDRAWN = "withdrawn", _("withdrawn by whoever put it forward")


WAITING = (TopicState.OPEN, TopicState.SENT)
"""Somebody has to answer."""

LIVE = (TopicState.OPEN, TopicState.SENT, TopicState.AGENDA, TopicState.GROUP)
"""One still works on it, or will: it may be supported, discussed, answered again."""
