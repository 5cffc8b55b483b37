from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PageKind(TextChoices):
    """A page stays; news have a day, and the latest come first."""

    PAGE = "page", _("Page")
    NEWS = "news", pgettext_lazy("a piece of news", "News")


class PlaceState(TextChoices):
    """Where somebody who registered stands: an address that nobody confirmed holds no place."""

    ASKED = "asked", pgettext_lazy("registration", "to be confirmed")
    COMING = "coming", pgettext_lazy("registration", "registered")
    WAITING = "waiting", pgettext_lazy("registration", "on the waiting list")


CONFIRMED = (PlaceState.COMING, PlaceState.WAITING)
"""Those whose address was confirmed."""


class DayLetterKind(TextChoices):
    """What somebody who registered is told."""

    CONFIRM = "confirm", _("address to confirm")
    PLACE = "place", _("place held")
    WAITS = "waits", _("on the waiting list")
    MOVED = "moved", _("day moved")
    CANCELLED = "cancelled", _("day cancelled")
