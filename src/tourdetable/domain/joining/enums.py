from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class InvitationState(TextChoices):
    """`proposed` by a member, who waits for an answer; `sent`: its link waits for the person, until
    it expires."""

    PROPOSED = "proposed", _("proposed")
    DECLINED = "declined", _("declined")
    SENT = "sent", _("sent")
    ACCEPTED = "accepted", _("accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Coming(TextChoices):
    """Where somebody who is seated stands on their way in, as it is on a day."""

    NOT_INVITED = "not_invited", _("not invited yet")
    NO_ADDRESS = "no_address", _("without an address")
    SENT = "sent", _("invited")
    REFUSED = "refused", _("address refused")
    EXPIRED = "expired", _("invitation expired")
    WITHDRAWN = "withdrawn", _("invitation withdrawn")
    CAME = "came", _("came in")
    ENDED = "ended", _("no longer seated")


TO_INVITE = (Coming.NOT_INVITED, Coming.REFUSED, Coming.EXPIRED, Coming.WITHDRAWN)
"""Those whom an invitation may be sent to, who have none that waits."""


class Void(TextChoices):
    """Why a link opens nothing."""

    USED = "used", _("it has been used")
    REPLACED = "replaced", _("a newer one was sent")
    WITHDRAWN = "withdrawn", _("it was withdrawn")
    EXPIRED = "expired", _("it has expired")
    ENDED = "ended", _("the mandate has ended")
    CLOSED = "closed", _("the network is closed")
