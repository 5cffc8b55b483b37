"""Bringing what was decided back to a meeting: decisions to look at again, actions to follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.agendas.backlog import ProposedPoint
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.decisions.ties import actions_proposed, review_proposed
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.agendas import digest
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By


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
    add_points(current, points)
    told = list(current.agenda.all())
    said = {"items": len(told), "agenda": digest(told)}
    return save("meeting.agenda_set", current, by, now, facts=["decisions"], **said)


def add_points(meeting: Meeting, points: Sequence[AgendaItem]) -> None:
    """Put points after those of an agenda, but for those that it has already."""
    here = list(meeting.agenda.all())
    known, last = {one.origin for one in here}, max((one.position for one in here), default=0)
    added = [point for point in points if point.origin not in known]
    if not added:
        raise ValidationError(_("The agenda has it already."))
    for position, point in enumerate(added, start=last + 1):
        point.meeting, point.position = meeting, position
        point.save()


def review_point(decision: Decision) -> AgendaItem:
    """The point at which a decision is looked at again, unsaved."""
    return made_of(review_proposed(decision))


def actions_point(actions: Sequence[FollowUp]) -> AgendaItem:
    """The point at which actions are followed, unsaved: its note lists them."""
    return made_of(actions_proposed(actions))


def made_of(proposed: ProposedPoint) -> AgendaItem:
    """A point of an agenda, unsaved, as it is proposed."""
    said = {"title": proposed.title, "purpose": proposed.purpose, "note": proposed.note}
    return AgendaItem(minutes=proposed.minutes, origin=proposed.code, **said)
