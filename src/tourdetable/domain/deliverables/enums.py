from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DeliverableKind(TextChoices):
    """What sort of work it is (CONTEXT §3.7)."""

    NOTE = "note", _("synthesis note")
    FACT_SHEET = "fact_sheet", _("fact sheet")
    GUIDE = "guide", _("guide")
    GRID = "grid", _("grid or tool")
    MAPPING = "mapping", _("mapping")
    PROPOSALS = "proposals", _("proposals to somebody")
    ANIMATION = "animation", _("animation kit")
    CONTRIBUTION = "contribution", _("written contribution")
    WEBINAR = "webinar", _("webinar")
    OTHER = "other", pgettext_lazy("deliverable", "other")


class DeliverableState(TextChoices):
    """Its life; those of the charter's facts, and that one gave it up."""

    PLANNED = "planned", pgettext_lazy("deliverable", "planned")
    DRAFTING = "drafting", pgettext_lazy("deliverable", "being written")
    REVIEW = "review", pgettext_lazy("deliverable", "being read elsewhere")
    APPROVED = "approved", pgettext_lazy("deliverable", "approved")
    CIRCULATED = "circulated", pgettext_lazy("deliverable", "circulated")
    ABANDONED = "abandoned", pgettext_lazy("deliverable", "given up")


OWED = (DeliverableState.PLANNED, DeliverableState.DRAFTING, DeliverableState.REVIEW)
"""States in which nothing is delivered yet."""

DONE = (DeliverableState.APPROVED, DeliverableState.CIRCULATED)
"""States in which a version is in force, and no other one is being read."""


class Licence(TextChoices):
    """Under which terms others may use it; all but the last one let them."""

    ETALAB = "etalab-2.0", _("Licence Ouverte 2.0 (Etalab)")
    CC_BY = "cc-by-4.0", _("Creative Commons Attribution 4.0")
    CC_BY_SA = "cc-by-sa-4.0", _("Creative Commons Attribution-ShareAlike 4.0")
    CC0 = "cc0-1.0", _("Creative Commons Zero 1.0")
    RESERVED = "reserved", _("All rights reserved: ask before using it")


LICENCE_TEXTS = {
    Licence.ETALAB: "https://github.com/etalab/licence-ouverte/blob/master/LO.md",
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Where each licence is written."""


class LineAnswer(TextChoices):
    """What a reader answers to a line of the checklist."""

    YES = "yes", pgettext_lazy("checklist", "yes")
    NO = "no", pgettext_lazy("checklist", "not yet")
    ASIDE = "aside", pgettext_lazy("checklist", "not concerned")


class ReviewVerdict(TextChoices):
    """What a reader of another institution says of a version; empty: they are awaited."""

    READY = "ready", _("ready to be approved")
    MISSING = "missing", _("something is missing")
    DECLINED = "declined", _("cannot read it")


class CirculationHow(TextChoices):
    """By which way a version went out."""

    MAIL = "mail", _("By mail")
    SITE = "site", _("On a site")
    MEETING = "meeting", _("At a meeting")
    PAPER = "paper", _("On paper")
    NEWSLETTER = "newsletter", _("In a newsletter")
    OTHER = "other", pgettext_lazy("circulation", "Otherwise")
