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


class EndReason(TextChoices):
    """Why a mandate ended: a code, since the journal keeps no personal text."""

    TERM = "term", _("end of the term")
    LEFT = "left", _("left the institution, or changed posts there")
    RESIGNED = "resigned", _("gave the mandate back")
    INSTITUTION = "institution", _("the institution no longer sits")
    SILENCE = "silence", _("no answer and no presence for long")
    SUCCEEDED = "succeeded", _("handed over to a successor")
    MOVED = "moved", _("represents another institution")
    SEAT = "seat", _("the seat ended, or changed")

    @classmethod
    def said(cls) -> tuple[str, ...]:
        """Those that somebody chooses; the others come with another gesture."""
        return (cls.TERM, cls.LEFT, cls.RESIGNED, cls.INSTITUTION, cls.SILENCE)
