from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CommitmentKind(TextChoices):
    """As what somebody takes part (CLUB-15)."""

    MEMBER = "member", _("member")
    CONTINUING_GUEST = "continuing_guest", _("guest for the whole work")
    ONE_OFF_GUEST = "one_off_guest", _("guest for one meeting")


class CommitmentState(TextChoices):
    """`ended`: before the last day that was asked for."""

    ASKED = "asked", _("asked")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    ENDED = "ended", _("ended early")
