from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingState(TextChoices):
    """`planned`: it has a date; `convened`: invitations are sent; `opened`: it has begun."""

    PLANNED = "planned", _("planned")
    CONVENED = "convened", _("convened")
    OPENED = "opened", _("opened")
    CANCELLED = "cancelled", _("cancelled")


CALENDAR = (MeetingState.PLANNED, MeetingState.CONVENED, MeetingState.OPENED)
"""Meetings that stand in the calendar."""


class Purpose(TextChoices):
    """What an agenda item is for; people must know before coming (CONTEXT §4)."""

    INFORM = "inform", _("information")
    DISCUSS = "discuss", _("discussion")
    DECIDE = "decide", _("decision")


class Answer(TextChoices):
    """What a person answers to an invitation."""

    ATTEND = "attend", _("I will attend")
    PAIR = "pair", _("My pair partner will attend")
    EXCUSED = "excused", _("I send apologies")


class Mode(TextChoices):
    """How a person was at a meeting, for their seat."""

    IN_PERSON = "in_person", _("in the room")
    REMOTE = "remote", _("remotely")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")


CAME = (Mode.IN_PERSON, Mode.REMOTE)
"""Modes that count as being there."""
