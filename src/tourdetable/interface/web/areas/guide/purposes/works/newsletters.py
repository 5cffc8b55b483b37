"""Newsletters, and complaints."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

BEYOND = "ecrire-une-lettre"
COMPLAINTS = "repondre-aux-reclamations"

PURPOSES = (
    purpose(
        _("The newsletters that the network sent; those who animate it write them here."),
        BEYOND,
        "newsletters",
        "newsletter",
    ),
    purpose(
        _(
            "Write what the network tells beyond its members, choose what it announces and to "
            "whom it goes, read it as mail, then send it once."
        ),
        BEYOND,
        "newsletter_new",
        "newsletter_change",
        "newsletter_send",
        "newsletter_drop",
        "newsletter_again",
    ),
    purpose(
        _("Receive newsletters, or receive no more of them, without an account."),
        BEYOND,
        "newsletter_subscribe",
        "newsletter_confirm",
        "newsletter_stop",
    ),
    purpose(
        _("Say what does not work, and follow what becomes of it, without an account."),
        COMPLAINTS,
        "complain",
        "complaint_follow",
    ),
    purpose(
        _(
            "What people complain of, and by when each is answered: a week, or a reason and a "
            "later day."
        ),
        COMPLAINTS,
        "network_complaints",
        "network_complaint",
        "network_complaint_answer",
        "network_complaint_defer",
        "operate_complaints",
        "operate_complaint",
        "operate_complaint_answer",
        "operate_complaint_defer",
    ),
)
