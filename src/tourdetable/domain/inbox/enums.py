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


class WhyKept(TextChoices):
    """Why a message waits for somebody, or counts for nothing."""

    UNSIGNED = "unsigned", _("nothing proves who sent it")
    OTHER_SENDER = "sender", _("it comes from another address than the one that was invited")
    SEVERAL = "several", _("several people read this mailbox, and it does not say who answers")
    OTHER_MEETING = "meeting", _("it is about another meeting than the address that it was sent to")
    NOT_SEATED = "no_seat", _("nobody of this mailbox holds a seat there on that day")
    ELSEWHERE = "elsewhere", _("it names somebody else to come, who does not share the seat")
    UNCLEAR = "unclear", _("it does not say whether they come")
    CLOSED = "closed", _("answers are closed: cancelled, begun, over, or not convened yet")
    MOVED = "moved", _("it answers for another time than the one at which it is now held")
    LATER = "later", _("a later answer was already recorded")
    PROPOSES = "proposes", _("it proposes another time")
    IN_WORDS = "in_words", _("somebody wrote a message")
    TOO_LARGE = "too_large", _("it is too large: only its beginning was read")
    UNREADABLE = "failed", _("it could not be read")
