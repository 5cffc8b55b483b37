from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReferralState(TextChoices):
    """Where a question stands: what its last answer says of it."""

    WAITING = "waiting", pgettext_lazy("question", "waiting for an answer")
    EXAMINED = "examined", pgettext_lazy("question", "under examination")
    ACCEPTED = "accepted", pgettext_lazy("question", "accepted")
    PARTLY = "partly", pgettext_lazy("question", "accepted in part")
    REFUSED = "refused", pgettext_lazy("question", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("question", "withdrawn")


LIVE = (ReferralState.WAITING, ReferralState.EXAMINED)
"""States of a question to which somebody still has to answer."""

ANSWERED = (ReferralState.ACCEPTED, ReferralState.PARTLY, ReferralState.REFUSED)
"""States of one that has its answer."""


class ReferralReply(TextChoices):
    """What is answered to a step; the last three end the question."""

    EXAMINED = "examined", _("It is under examination: the answer comes later")
    PASSED_ON = "passed_on", _("It is passed on")
    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Accepted in part")
    REFUSED = "refused", _("Refused")


GIVEN = (
    ReferralReply.ACCEPTED,
    ReferralReply.PARTLY,
    ReferralReply.REFUSED,
    ReferralReply.EXAMINED,
)
"""What one chooses among, when one does not pass it on."""


class SequelState(TextChoices):
    """What was done since the answer."""

    UNDER_WAY = "under_way", pgettext_lazy("what became of it", "under way")
    DONE = "done", pgettext_lazy("what became of it", "done")
    GIVEN_UP = "given_up", pgettext_lazy("what became of it", "given up")


class ReferralLetter(TextChoices):
    """What a message says to whoever is asked outside the network."""

    ASKED = "asked", _("question asked")
    OVERDUE = "overdue", _("question overdue")
    WITHDRAWN = "withdrawn", _("question withdrawn")
