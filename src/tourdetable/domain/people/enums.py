from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Tier(TextChoices):
    """Territorial level of an institution (échelon)."""

    NATIONAL = "national", _("national")
    REGIONAL = "regional", _("regional")
    DEPARTMENTAL = "departmental", _("departmental")
    INTERMUNICIPAL = "intermunicipal", _("intermunicipal")
    MUNICIPAL = "municipal", _("municipal")
    LOCAL = "local", _("local")


class PhoneFor(TextChoices):
    """Who sees somebody's telephone."""

    NOBODY = "nobody", pgettext_lazy("who sees a telephone", "nobody")
    BODIES = "bodies", _("those who sit with me")
    NETWORK = "network", _("the members of my networks")


class Alike(TextChoices):
    """Why two persons, or two institutions, are probably one."""

    ADDRESS = "address", _("the same address")
    SIRET = "siret", _("the same SIRET")
    NAME = "name", _("the same name")
    SPELLING = "spelling", _("nearly the same name")
    INITIALS = "initials", _("initials of the same name")
