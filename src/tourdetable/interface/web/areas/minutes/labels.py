"""The headings of what is printed, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tourdetable.interface.web.areas.decisions.words import no_dissent


def record_labels() -> dict[str, str]:
    """The headings of the decision record, then those that only the minutes have."""
    return {
        "audience": _("Circulation:"),
        "integrity": _("Fingerprint of this reading:"),
        "no_decision": _("No decision was taken."),
        "effects": _("What it does once adopted"),
        "outcome": _("Outcome:"),
        "reservations": _("Reservations, and objections that no longer stand"),
        "dissensus": _("Dissensus"),
        "no_dissent": no_dissent(),
        "point": _("Point of the agenda:"),
        "lifted_by": _("What would lift it:"),
        "status": _("State:"),
        "positions": _("Positions:"),
        "actions": _("Follow-up"),
        "what": _("What"),
        "who": _("Who"),
        "when": _("When"),
        "date": _("Date:"),
        "place": _("Place:"),
        "writer": _("Written by:"),
        "duties": _("Duties:"),
        "absent": _("Absent:"),
        "follows": _("Follow through the minutes:"),
        "next": _("Next meeting:"),
        "attendance": _("Attendance"),
        "institution": _("Institution"),
        "college": _("College"),
        "present": _("Present"),
        "mode": pgettext("attendance", "How"),
        "excused": _("Excused"),
        "agenda": _("Agenda"),
        "item": _("Point"),
        "purpose": pgettext("point of the agenda", "Purpose"),
        "duration": _("Duration"),
        "decisions": _("Decisions"),
        "text": _("Exchanges"),
        "documents": _("Documents of the meeting"),
        "document": _("Document"),
        "nature": _("Kind"),
    }
