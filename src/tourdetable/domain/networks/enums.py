from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.model import SeatKind


class Accent(TextChoices):
    """The palettes of the theme that a network may choose."""

    BLUE = "blue", _("blue")
    TEAL = "teal", _("teal")
    PLUM = "plum", _("plum")
    OCHRE = "ochre", _("ochre")
    FOREST = "forest", _("forest")
    SLATE = "slate", _("slate")


class SchoolZone(TextChoices):
    """The school calendar that a network follows where the territory of a body does not tell."""

    A = "A", _("zone A")
    B = "B", _("zone B")
    C = "C", _("zone C")
    OWN = "own", _("a calendar of its own (Corsica, overseas)")


SEAT_KINDS = (
    (SeatKind.STANDING.value, _("standing member")),
    (SeatKind.LIGHT.value, _("follows through the minutes")),
    (SeatKind.INVITED.value, _("invited")),
)
"""How a seat takes part, in words."""
