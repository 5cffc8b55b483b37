from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class GuestKind(TextChoices):
    """Whom the members call in (ITC-11)."""

    ACTOR = "actor", _("actor of the territory")
    EXPERT = "expert", _("resource person")


class Family(TextChoices):
    """The actors of a territory, as the charter lists them."""

    RESIDENT = "resident", _("resident")
    VOLUNTEER = "volunteer", _("volunteer")
    ASSOCIATION = "association", _("association")
    BUSINESS = "business", _("business")
    EDUCATION = "education", _("education")
    OTHER = "other", _("another actor of the territory")
