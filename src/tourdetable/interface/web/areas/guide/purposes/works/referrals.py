"""Questions that bodies send up."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

SENDING_UP = "transmettre-une-question"

PURPOSES = (
    purpose(
        _("What bodies ask of another one, or outside, and what is answered, with its delay."),
        SENDING_UP,
        "referrals",
    ),
    purpose(
        _("A question, floor after floor: who was asked, what was answered, what became of it."),
        SENDING_UP,
        "referral",
    ),
    purpose(
        _("Have a body ask another one, or somebody outside the network; pass a question on."),
        SENDING_UP,
        "referral_new",
        "referral_pass_on",
        "referral_withdraw",
        "referral_address",
    ),
    purpose(
        _("Acknowledge a question, answer it, tell what became of it, take note of its answer."),
        SENDING_UP,
        "referral_receive",
        "referral_answer",
        "referral_follow",
        "referral_heard",
    ),
    purpose(
        _("Answer a question that a network asks of your institution, without an account."),
        SENDING_UP,
        "referral_link",
    ),
)
