from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EntryKind(TextChoices):
    """What is brought. An innovation is a practice that has just begun."""

    WATCH = "watch", _("Watch item")
    TOOL = "tool", _("Tool")
    SHEET = "sheet", _("Practice sheet")
    INNOVATION = "innovation", _("Innovation")


PRACTICES = (EntryKind.SHEET, EntryKind.INNOVATION)
"""What is told in the fields of a practice sheet."""


class WatchNature(TextChoices):
    """What kind of news a watch item is."""

    TEXT = "text", pgettext_lazy("watch item", "A text: law, order, circular")
    OPENING = "opening", _("A service opens")
    CLOSING = "closing", _("A service closes")
    SIGNAL = "signal", _("A signal from the field")
    CALL = "call", _("A call for projects")
    FIGURE = "figure", _("A figure")


class FollowUpWish(TextChoices):
    """What whoever brings a watch item proposes to do with it."""

    INFORM = "inform", pgettext_lazy("watch item", "For information")
    AGENDA = "agenda", _("To be put on an agenda")
    REFERRAL = "referral", _("To be sent up as a question")


class PracticeState(TextChoices):
    """Whether a practice goes on."""

    UNSAID = "", pgettext_lazy("practice", "Not said")
    ONGOING = "ongoing", pgettext_lazy("practice", "Under way")
    OVER = "over", pgettext_lazy("practice", "Over")


class ItemState(TextChoices):
    """What became of an item of a source."""

    WAITING = "waiting", pgettext_lazy("item of a source", "waiting")
    KEPT = "kept", pgettext_lazy("item of a source", "kept as a watch item")
    DISMISSED = "dismissed", pgettext_lazy("item of a source", "set aside")
