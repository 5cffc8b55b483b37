from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingState(TextChoices):
    """`planned`: it has a date; `convened`: invitations are sent; `opened`: it has begun."""

    PLANNED = "planned", _("planned")
    CONVENED = "convened", _("convened")
    OPENED = "opened", _("opened")
    CANCELLED = "cancelled", _("cancelled")


FORESEEN = (MeetingState.PLANNED, MeetingState.CONVENED)
"""Meetings that nobody has opened."""
CALENDAR = (*FORESEEN, MeetingState.OPENED)
"""Meetings that stand in the calendar."""


class Purpose(TextChoices):
    """What an agenda item is for; people must know before coming (CONTEXT §4)."""

    INFORM = "inform", _("information")
    DISCUSS = "discuss", _("discussion")
    DECIDE = "decide", _("decision")


class PointKind(TextChoices):
    """What a line of an agenda is."""

    POINT = "point", _("point")
    BREAK = "break", _("break")
    MINUTES = "minutes", _("minutes to adopt")
    NEXT = "next_time", _("the next meeting: day, animation, secretariat")


class Bringing(TextChoices):
    """Who reads what members bring to a point before the meeting."""

    NOBODY = "nothing", _("nothing is asked")
    PREPARERS = "preparers", _("read by those who prepare the meeting")
    EVERYBODY = "everybody", _("read by all who are invited")


class Answer(TextChoices):
    """What a person answers to an invitation; what each says of them and of who holds their seat
    with them is in `answers`."""

    ATTEND = "attend", _("I will attend")
    REMOTE = "remote", _("I will attend remotely")
    PAIR = "pair", _("My pair partner will attend")
    BOTH = "both", _("We will both attend")
    EXCUSED = "excused", _("I send apologies")
    TENTATIVE = "tentative", _("I do not know yet")


COMING = (Answer.ATTEND, Answer.REMOTE, Answer.BOTH)
"""Answers of whoever comes themselves."""


class Channel(TextChoices):
    """How an answer reached us."""

    PAGE = "on_page", _("on the page of the meeting")
    LINK = "by_link", _("by the link of a message")
    MAIL = "by_mail", _("by answering a message")
    ENTERED = "entered", _("entered by somebody else")


class Mode(TextChoices):
    """How a person was at a meeting, for their seat."""

    IN_PERSON = "in_person", _("in the room")
    REMOTE = "remote", _("remotely")
    REPRESENTED = "pair", _("represented by the pair partner")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")
    FOLLOWS = "follows", _("follows through the minutes")


CAME = (Mode.IN_PERSON, Mode.REMOTE)
"""Modes that count as being there."""


class HowMarked(TextChoices):
    """How it is known that somebody was there."""

    HAND = "hand", _("marked in the room")
    SELF = "self", _("checked in by themselves")
    PAPER = "paper", _("read on the paper sheet")
