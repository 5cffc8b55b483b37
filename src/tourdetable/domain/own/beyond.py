"""What the software knows of newsletters and complaints that a person wrote, received, answered."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tourdetable.domain.own.columns import MOMENT, NETWORK, WORDS, TableTold

BEYOND: Mapping[str, TableTold] = {
    "newsletters.Newsletter.written_by": TableTold(
        _("Newsletters that I wrote"),
        (("network__name", NETWORK), ("title", _("Title")), ("sent_at", _("Sent"))),
    ),
    "newsletters.NewsletterCopy.account": TableTold(
        _("Newsletters that were sent to me"),
        (
            ("newsletter__network__name", NETWORK),
            ("newsletter__title", _("Title")),
            ("state", _("State")),
            ("sent_at", _("Sent")),
        ),
    ),
    "newsletters.NewsSubscription.account": TableTold(
        _("Newsletters to which I subscribed"),
        (
            ("network__name", NETWORK),
            ("words", _("What I agreed to")),
            ("asked_at", _("Asked for")),
            ("confirmed_at", _("Confirmed")),
        ),
    ),
    "newsletters.NewsletterStop.account": TableTold(
        _("Newsletters that I receive no more"), (("network__name", NETWORK), ("at", MOMENT))
    ),
    "complaints.Complaint.answered_by": TableTold(
        _("Complaints that I answered"),
        (("network__name", NETWORK), ("answer", WORDS), ("answered_at", MOMENT)),
    ),
}
