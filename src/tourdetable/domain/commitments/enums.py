from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CommitmentKind(TextChoices):
    """As what somebody takes part (CLUB-15)."""

    MEMBER = "member", _("member")
    CONTINUING_GUEST = "continuing_guest", _("guest for the whole work")
    ONE_OFF_GUEST = "one_off_guest", _("guest for one meeting")


class CommitmentState(TextChoices):
    """`ended`: before the last day that was asked for."""

    ASKED = "asked", pgettext_lazy("commitment", "asked")
    ACCEPTED = "accepted", pgettext_lazy("commitment", "accepted")
    DECLINED = "declined", pgettext_lazy("commitment", "declined")
    ENDED = "ended", pgettext_lazy("commitment", "ended early")
