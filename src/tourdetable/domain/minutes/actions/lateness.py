"""Reminding of minutes that are late: whoever has the duty of writing them, then, as many days
later, whoever coordinates."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.review.together import writing_rule
from tourdetable.domain.networks.actors import By, unless_done
from tourdetable.domain.networks.queries import local_day

LONGEST = timedelta(days=366)
"""How long after a meeting somebody may still be reminded: what is older is history."""
ON_DUTY, COORDINATING = 0, 1
"""Whom a reminder is for."""


def remind_of_minutes(*, now: datetime) -> int:
    """Remind of the minutes that are late; how many. To run every day, or more often."""
    unwritten = Q(record=None) | Q(record__state=MinutesState.DRAFT)
    held = Meeting.objects.filter(unwritten, state=MeetingState.OPENED, ends_at__lte=now)
    rows = held.filter(ends_at__gte=now - LONGEST, body__network__closed_on=None)
    return sum(remind_of(one, now) for one in rows.select_related("body__network").order_by("pk"))


def remind_of(meeting: Meeting, now: datetime) -> bool:
    """Remind of one meeting, if it is time and it was not done yet."""
    days = writing_rule(charter_of(meeting), meeting).days
    step = step_of(meeting.day, days, local_day(meeting.body.network, now))
    if step is None:
        return False
    named = f"minutes late:{meeting.pk}:{step}"
    return unless_done(named, lambda by: remind(meeting=meeting, step=step, by=by, now=now))


def step_of(held: date, days: int, today: date) -> int | None:
    """Which reminder it is time for: whoever writes has so many days, then as many more (a day at
    least); then whoever coordinates is told, and nobody any more once as many have passed again.

    >>> [step_of(date(2027, 3, 1), 14, date(2027, 3, day)) for day in (15, 16, 29, 30)]
    [None, 0, 0, 1]
    >>> step_of(date(2027, 3, 1), 14, date(2027, 5, 1)) is None
    True
    """
    late, round_ = (today - held).days - days, max(days, 1)
    if not 0 < late <= 2 * round_:
        return None
    return ON_DUTY if late <= round_ else COORDINATING


@once
def remind(*, meeting: Meeting, step: int, by: By, now: datetime) -> None:
    """Tell them, once."""
    tell("meeting.minutes_late", meeting, by, now, facts=[], step=step)
