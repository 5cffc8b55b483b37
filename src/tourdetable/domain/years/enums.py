from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DraftState(TextChoices):
    """Where a draft of the year stands.

    `writing`: its wishes are being set; `working`: the planner is at it; `planned`: it has a valid
    year; `impossible`: no year keeps every rule, and it says why; `late`: time ran out without a
    year; `failed`: the search could not be done, and says why; `published`: it became the
    programme.
    """

    WRITING = "writing", pgettext_lazy("draft", "being written")
    WORKING = "working", pgettext_lazy("draft", "being planned")
    PLANNED = "planned", pgettext_lazy("draft", "planned")
    IMPOSSIBLE = "impossible", pgettext_lazy("draft", "impossible")
    LATE = "late", pgettext_lazy("draft", "unfinished")
    FAILED = "failed", pgettext_lazy("draft", "search failed")
    PUBLISHED = "published", pgettext_lazy("draft", "published")


class School(TextChoices):
    """What a series makes of school holidays (the planner's codes; `none`: nothing)."""

    HARD = "hard", _("never during school holidays")
    SOFT = "soft", _("rather not during school holidays")
    NONE = "none", _("school holidays do not matter")


class SchoolHolidays(TextChoices):
    """Those of each school year."""

    AUTUMN = "autumn", _("Autumn school holidays")
    CHRISTMAS = "christmas", _("Christmas school holidays")
    WINTER = "winter", _("Winter school holidays")
    SPRING = "spring", _("Spring school holidays")
    SUMMER = "summer", _("Summer school holidays")


class PinKind(TextChoices):
    """What somebody has said of one date of a draft."""

    LOCK = "lock", _("held")
    FORBID = "forbid", _("ruled out")


class RelationRule(TextChoices):
    """What two series owe each other (the planner's codes)."""

    APART_DAY = "apart_day", _("not on the same day")
    APART_WEEK = "apart_week", _("not in the same week")
    BEFORE = "before", _("one before the other")


class PeriodEffect(TextChoices):
    """What a network makes of some days when it looks for its dates."""

    CLOSED = "closed", _("closed (nobody meets)")
    AVOID = "avoid", _("to avoid if possible")
    TOLD = "told", _("pointed out only")
    NONE = "none", _("nothing special")


class KnownDays(TextChoices):
    """Days that a network may say something of without typing their dates."""

    AUGUST = "august", pgettext_lazy("period", "August")
    CHRISTMAS_WEEK = "christmas_week", _("Christmas week")
    SCHOOL_START = "school_start", _("First day of school")
    GOOD_FRIDAY = "good_friday", _("Good Friday")
    ARMENIAN_CHRISTMAS = "armenian_christmas", _("Armenian Christmas")
    ORTHODOX_CHRISTMAS = "orthodox_christmas", _("Orthodox Christmas")
    ORTHODOX_FRIDAY = "orthodox_friday", _("Orthodox Good Friday")
    ORTHODOX_EASTER = "orthodox_easter", _("Orthodox Easter Monday")
    ARMENIAN_REMEMBRANCE = "armenian_remembrance", _("Remembrance of the Armenian genocide")
    RAMADAN = "ramadan", _("Ramadan")
    EID_FITR = "eid_fitr", _("Eid al-Fitr")
    EID_ADHA = "eid_adha", _("Eid al-Adha")
    MAWLID = "mawlid", _("Mawlid")
    PASSOVER = "passover", _("Passover")
    SHAVUOT = "shavuot", _("Shavuot")
    ROSH_HASHANAH = "rosh_hashanah", _("Rosh Hashanah")
    YOM_KIPPUR = "yom_kippur", _("Yom Kippur")
    VESAK = "vesak", _("Vesak")
