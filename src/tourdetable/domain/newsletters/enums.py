from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReaderProfile(TextChoices):
    """Whom somebody who subscribes reads for, as they say it."""

    ASSOCIATION = "association", _("An association, a social centre, a federation")
    INSTITUTION = "institution", _("An institution, a local authority, a public service")
    OTHER = "other", _("Myself, or somebody else")
