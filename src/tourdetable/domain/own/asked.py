"""What the software knows of a person who sends questions up for a body, or answers some."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tourdetable.domain.own.columns import MOMENT, WORDS, TableTold

IN_NAME = ("said_for", _("In the name of"))

ASKED: Mapping[str, TableTold] = {
    "referrals.ReferralStep.person": TableTold(
        _("Questions that I sent up"),
        (("referral__title", _("Title")), IN_NAME, ("asks", WORDS), ("sent_on", MOMENT)),
    ),
    "referrals.ReferralAnswer.person": TableTold(
        _("Questions that I answered"),
        (("step__referral__title", _("Title")), IN_NAME, ("reasons", WORDS), ("on", MOMENT)),
    ),
    "referrals.ReferralSequel.person": TableTold(
        _("What I told of what became of questions"),
        (("referral__title", _("Title")), IN_NAME, ("words", WORDS), ("on", MOMENT)),
    ),
}
