"""What is told to a person of the seats that they held, for the days on which they held them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.own.columns import WORDS, TableTold, of_meeting, of_seat

SEATS: Mapping[str, tuple[str | TruncDate, TableTold]] = {
    "meetings.Turn": (
        "meeting__starts_at__date",
        TableTold(
            _("Turns of my seats, while I held them"),
            (*of_meeting("meeting"), of_seat(), ("duty", _("Duty"))),
        ),
    ),
    "consultations.SeatVoice": (
        "said_at__date",
        TableTold(
            _("What my seats said in consultations, while I held them"),
            (
                ("consultation__title", _("Consultation")),
                of_seat(),
                ("stance", _("Position")),
                ("words", WORDS),
                ("would_lift", _("What would lift the objection")),
            ),
        ),
    ),
    "decisions.Position": (
        TruncDate(Coalesce("decision__consulted_at", "decision__meeting__starts_at")),
        TableTold(
            _("Positions of my seats, while I held them"),
            (
                *of_meeting("decision__meeting"),
                ("decision__title", _("Decision")),
                of_seat(),
                ("stance", _("Position")),
                ("words", WORDS),
                ("would_lift", _("What would lift the objection")),
            ),
        ),
    ),
}
"""Tables that name seats: the day of their rows, and what is told of those of a person's seats."""
