"""The headings of what is printed, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tourdetable.core.documents.kinds.decision_record import DecisionLabels, DecisionRecordLabels
from tourdetable.core.documents.kinds.minutes import MinutesLabels
from tourdetable.interface.web.areas.decisions.words import no_dissent


def minutes_labels() -> MinutesLabels:
    """The headings of the minutes."""
    return MinutesLabels(
        date=_("Date:"),
        place=_("Place:"),
        writer=_("Written by:"),
        audience=_("Circulation:"),
        attendance=_("Attendance"),
        institution=_("Institution"),
        college=_("College"),
        present=_("Present"),
        mode=pgettext("attendance", "How"),
        excused=_("Excused"),
        agenda=_("Agenda"),
        item=_("Point"),
        purpose=pgettext("point of the agenda", "Purpose"),
        duration=_("Duration"),
        decisions=_("Decisions"),
        no_decision=_("No decision was taken."),
        text=_("Exchanges"),
        integrity=_("Fingerprint of this reading:"),
        decision=decision_labels(),
    )


def decision_record_labels() -> DecisionRecordLabels:
    """The headings of the decision record."""
    same = minutes_labels()
    return DecisionRecordLabels(
        audience=same.audience,
        integrity=same.integrity,
        no_decision=same.no_decision,
        decision=same.decision,
    )


def decision_labels() -> DecisionLabels:
    """The headings inside a decision."""
    return DecisionLabels(
        outcome=_("Outcome:"),
        reservations=_("Reservations, and objections that no longer stand"),
        dissensus=_("Dissensus"),
        no_dissent=no_dissent(),
        lifted_by=_("What would lift it:"),
        status=_("State:"),
        positions=_("Positions:"),
        actions=_("Follow-up"),
        what=_("What"),
        who=_("Who"),
        when=_("When"),
    )
