"""Putting a method into a point of an agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.methods.terms import WorkMethod
from tourdetable.domain.agendas.methods import fill
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.agendas import digest
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.people.wording import one_line


@once
def put_method(
    *,
    meeting: Meeting,
    method: WorkMethod,
    point: int | None,
    title: str,
    people: int | None,
    version: int,
    by: By,
    now: datetime,
) -> Meeting:
    """Fill a point of the agenda, or a new one at its end, which has a title; no word is lost."""
    current = versions.lock(meeting, version=version)
    must_be_in_calendar(current)
    items = list(current.agenda.all())
    item = one_of(items, point) if point else added(current, items, title)
    fill(item, method, people).save()
    told = list(current.agenda.all())
    said = {"items": len(told), "agenda": digest(told)}
    return save("meeting.agenda_set", current, by, now, facts=["decisions"], **said)


def one_of(items: Sequence[AgendaItem], point: int) -> AgendaItem:
    """A point of the agenda, by its key."""
    found = next((one for one in items if one.pk == point), None)
    if found is None:
        raise ValidationError(
            {"point": _("This point is no longer on the agenda: choose another.")}
        )
    return found


def added(meeting: Meeting, items: Sequence[AgendaItem], title: str) -> AgendaItem:
    """A point after the others."""
    missing = _("Give the new point a title.")
    last = max((one.position for one in items), default=0)
    try:
        words = one_line(title, limit=200, missing=missing)
    except ValidationError as error:
        raise ValidationError({"title": error.messages}) from error
    return AgendaItem(meeting=meeting, position=last + 1, title=words)
