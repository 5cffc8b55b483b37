from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SeatKind(TextChoices):
    """How a seat takes part (the codes are the charter core's)."""

    STANDING = "standing", _("standing member")
    LIGHT = "light", _("follows through the minutes")
    INVITED = "invited", _("invited")


class Accent(TextChoices):
    """The palettes of the theme that a network may choose."""

    BLUE = "blue", _("blue")
    TEAL = "teal", _("teal")
    PLUM = "plum", _("plum")
    OCHRE = "ochre", _("ochre")
    FOREST = "forest", _("forest")
    SLATE = "slate", _("slate")
