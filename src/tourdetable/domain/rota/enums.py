from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RotaOrder(TextChoices):
    """In which order seats take a duty."""

    FEWEST = "fewest", _("whoever has had the fewest turns")
    LIST = "list", _("in the order of a list")
    COLLEGE = "college", _("one college after the other")


class SwapState(TextChoices):
    """`void`: the turn changed hands otherwise, or its time came, before anybody answered."""

    ASKED = "asked", _("asked")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")
    VOID = "void", _("no longer possible")
