"""Bringing what was decided back to a meeting: decisions to look at again, actions to follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.agendas import digest
from tourdetable.domain.meetings.enums import Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.people.wording import short_day

TITLE, EACH, ALL = 200, 10, 15
"""How long a title is; the minutes of a decision, and of all the actions together."""


@once
def bring_back(
    *,
    meeting: Meeting,
    reviews: Sequence[Decision],
    actions: Sequence[FollowUp],
    version: int,
    by: By,
    now: datetime,
) -> Meeting:
    """Add to an agenda a point for each decision to look at again, and one for all the actions
    that are followed."""
    if not (reviews or actions):
        raise ValidationError(_("Choose at least one of them."))
    current = lock(meeting, version=version)
    must_be_in_calendar(current)
    points = [review_point(one) for one in reviews]
    points += [actions_point(actions)] if actions else []
    last = current.agenda.aggregate(last=Max("position"))["last"] or 0
    for position, point in enumerate(points, start=last + 1):
        point.meeting, point.position = current, position
        point.save()
    said = {"items": last + len(points), "agenda": digest(current.agenda.all())}
    return save("meeting.agenda_set", current, by, now, facts=["decisions"], **said)


def review_point(decision: Decision) -> AgendaItem:
    """The point at which a decision is looked at again, unsaved."""
    said = {"reference": decision.reference, "title": decision.title}
    title = _("Look again at %(reference)s: %(title)s") % said
    return AgendaItem(title=title[:TITLE], purpose=Purpose.DISCUSS, minutes=EACH)


def actions_point(actions: Sequence[FollowUp]) -> AgendaItem:
    """The point at which actions are followed, unsaved: its note lists them."""
    note = "\n".join(f"- {in_a_line(one)}" for one in actions)
    title = _("What follows from earlier decisions")
    return AgendaItem(title=title, purpose=Purpose.DISCUSS, minutes=ALL, note=note)


def in_a_line(action: FollowUp) -> str:
    """What, who, by when, because of which decision."""
    words = [action.what, str(action.seat.institution), action.decision.reference]
    return ", ".join([*words, short_day(action.due)] if action.due else words)
