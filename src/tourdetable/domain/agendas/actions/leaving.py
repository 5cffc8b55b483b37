"""Saying at the end of a meeting which of its points wait for another agenda, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tourdetable.domain.agendas.models import PointLeftOver
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.meetings import must_not_be_sealed
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.wording import one_line


@once
def leave_over(
    *, meeting: Meeting, left: Mapping[int, str], version: int, by: By, now: datetime
) -> Meeting:
    """Leave some points of an opened meeting (by their ids, each with why) for another agenda; the
    others were dealt with."""
    current = lock(meeting, version=version)
    must_be_sitting(current)
    items = current.agenda.in_bulk(list(left))
    if len(items) != len(left):
        raise ValidationError(_("One of these points has left the agenda."))
    former = PointLeftOver.objects.filter(item__meeting=current)
    waits_no_more(former, left)
    for pk, why in left.items():
        wait(items[pk], why, current.body, now)
    return save("meeting.points_left", current, by, now, facts=[], points=sorted(left))


def must_be_sitting(meeting: Meeting) -> None:
    """Refuse a meeting that was not opened, or whose minutes are in review."""
    if meeting.state != MeetingState.OPENED:
        raise ValidationError(_("The meeting has not been opened."))
    must_not_be_sealed(meeting)


def wait(item: AgendaItem, why: str, body: Body, now: datetime) -> None:
    """A point waits for another agenda of the body."""
    missing = _("Say why “%(point)s” is to be taken up again.") % {"point": item.title}
    said = {"why": one_line(why, limit=300, missing=missing), "at": now, "dropped_at": None}
    PointLeftOver.objects.update_or_create(item=item, defaults={**said, "body": body})


def waits_no_more(former: QuerySet[PointLeftOver], left: Mapping[int, str]) -> None:
    """Forget those that were dealt with after all, unless another agenda has taken them up."""
    done = former.exclude(item__in=list(left))
    taken = done.exclude(taken_by=None).select_related("item").first()
    if taken is not None:
        words = _("“%(point)s” is already on another agenda: take it off there first.")
        raise ValidationError(words % {"point": taken.item.title})
    done.delete()


@once
def let_go(*, left: PointLeftOver, by: By, now: datetime) -> PointLeftOver:
    """Take a point left over out of what waits: nobody will take it up again."""
    current = (
        PointLeftOver.objects.select_for_update(no_key=True, of=("self",))
        .select_related("item__meeting__body__network")
        .get(pk=left.pk)
    )
    if current.taken_by_id is not None or current.dropped_at is not None:
        raise ValidationError(_("This point does not wait any more."))
    current.dropped_at = now
    current.save()
    tell("meeting.point_let_go", current.item.meeting, by, now, facts=[], point=current.item_id)
    return current
