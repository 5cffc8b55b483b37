from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DraftState(TextChoices):
    """Where a draft of the year stands.

    `writing`: its wishes are being set; `working`: the planner is at it; `planned`: it has a valid
    year; `impossible`: no year keeps every rule, and it says why; `late`: time ran out without a
    year; `failed`: the planner could not read it, and says why; `published`: it became the
    programme.
    """

    WRITING = "writing", pgettext_lazy("draft", "being written")
    WORKING = "working", pgettext_lazy("draft", "being planned")
    PLANNED = "planned", pgettext_lazy("draft", "planned")
    IMPOSSIBLE = "impossible", pgettext_lazy("draft", "impossible")
    LATE = "late", pgettext_lazy("draft", "unfinished")
    FAILED = "failed", pgettext_lazy("draft", "unreadable")
    PUBLISHED = "published", pgettext_lazy("draft", "published")


class School(TextChoices):
    """What a series makes of school holidays (the planner's codes; `none`: nothing)."""

    HARD = "hard", _("never during school holidays")
    SOFT = "soft", _("rather not during school holidays")
    NONE = "none", _("school holidays do not matter")


class PinKind(TextChoices):
    """What somebody has said of one date of a draft."""

    LOCK = "lock", _("held")
    FORBID = "forbid", _("ruled out")
