from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience


class ReportState(TextChoices):
    """Whether others read it: nobody but its carriers reads a draft."""

    DRAFT = "in_draft", _("being written")
    PUBLISHED = "published", pgettext_lazy("experience", "published")
    WITHDRAWN = "given_up", pgettext_lazy("experience", "given up")


class KeptBecause(TextChoices):
    """Why a passage that was found may stay."""

    PROFESSIONAL = "in_role", _("A professional, an elected person or a service, in their role")
    PLACE = (
        "place",
        _("A place or a public address: nobody who is accompanied lives there"),
    )
    CHANGED = "made_up", _("An invented name, or details that were changed")
    MANY = "so_many", _("So many people are in this situation here that nobody can be recognised")
    LOOKED = "looked_in", _("I opened this document, its properties too: nobody can be recognised")
    OTHER = "other_why", pgettext_lazy("why kept", "Another reason")


class SecondOpinion(TextChoices):
    """What a second pair of eyes says."""

    WAITED = "not_yet", _("not read yet")
    FINE = "all_fine", _("nobody can be recognised")
    CHANGE = "to_change", _("something is to be changed")


PUBLISHED_FOR = (Audience.BODY, Audience.NETWORK, Audience.PARTNERS, Audience.PUBLIC)
"""How far a sheet may go, narrowest first."""

DISCREET = (Attribution.COLLEGE, Attribution.NONE)
"""Attributions under which nothing tells which institution it was."""
