"""Reminding those who have not answered: on the days that the convener chose, or at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.answering import must_be_asked
from tourdetable.domain.meetings.actions.places import settle_places
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import unanswered
from tourdetable.domain.networks.actors import By, Operator, unless_done
from tourdetable.domain.networks.queries import local_day

ASKED, REMINDED = ("meeting.convened", "meeting.moved"), "meeting.reminded"


@once
def remind(*, meeting: Meeting, by: By, now: datetime) -> int:
    """Write again to those who have not answered, at most once a day; how many they are."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "body__network"
    )
    current = rows.get(pk=meeting.pk)
    must_be_asked(current, now)
    silent = {person for _seat, person in unanswered(current, now=now)}
    if not silent:
        raise ValidationError(_("Everybody who is waited for has answered: nobody to remind."))
    must_not_be_reminded_today(current, now)
    tell(REMINDED, current, by, now, facts=[], people=len(silent))
    return len(silent)


def must_not_be_reminded_today(meeting: Meeting, now: datetime) -> None:
    """Refuse to write to the same people twice in a day."""
    last = letters_of([meeting])[meeting.pk].reminded
    if last is not None and last >= local_day(meeting.body.network, now):
        raise ValidationError(_("They were already reminded today: wait until tomorrow."))


@dataclass(frozen=True)
class Letters:
    """The days on which people were last asked to answer (invited, or told that the meeting
    moved), and reminded."""

    asked: date | None = None
    reminded: date | None = None


def letters_of(meetings: Iterable[Meeting]) -> dict[int, Letters]:
    """When people were last written to about these meetings (one query)."""
    known = {f"meeting:{meeting.pk}": meeting for meeting in meetings}
    found = {meeting.pk: Letters() for meeting in known.values()}
    told = Event.objects.filter(subject__in=list(known), kind__in=[*ASKED, REMINDED])
    for subject, kind, at in told.order_by("pk").values_list("subject", "kind", "at"):
        meeting = known[subject]
        day = local_day(meeting.body.network, at)
        which = "reminded" if kind == REMINDED else "asked"
        found[meeting.pk] = replace(found[meeting.pk], **{which: day})
    return found


def remind_due(*, now: datetime) -> int:
    """Remind of all meetings of which the day to do so has come; how many. To run every day, or
    more often: each is reminded of once."""
    meetings = [one for one in asked_about(now) if one.reminders]
    letters = letters_of(meetings)
    return sum(remind_of(one, letters[one.pk], now) for one in meetings)


def remind_of(meeting: Meeting, letters: Letters, now: datetime) -> bool:
    """Remind of one meeting, if it is time and somebody is silent."""
    due = due_day(meeting, letters, today=local_day(meeting.body.network, now))
    if due is None:
        return False
    named = f"remind:{meeting.pk}:{meeting.time_code}:{due}"
    try:
        return unless_done(named, lambda by: remind(meeting=meeting, by=by, now=now))
    except ValidationError:
        return False


def due_day(meeting: Meeting, letters: Letters, *, today: date) -> date | None:
    """The last day before a meeting on which one was to remind, when nobody has since; None when
    there is none. Nobody is reminded of what they were asked that day, or since."""
    days = [meeting.day - timedelta(days=before) for before in meeting.reminders]
    due = max((day for day in days if day <= today < meeting.day), default=None)
    if due is None or (letters.asked is not None and letters.asked >= due):
        return None
    return None if letters.reminded is not None and letters.reminded >= due else due


def settle_due(*, now: datetime) -> int:
    """See again who has a place at the meetings to come whose places are counted (a mandate may
    have ended); how many persons have one now."""
    counted = [one for one in asked_about(now) if one.capacity is not None]
    return sum(len(settle_places(meeting=one, by=Operator(), now=now)) for one in counted)


def asked_about(now: datetime) -> Iterable[Meeting]:
    """The meetings for which answers are awaited, in networks that are open."""
    rows = Meeting.objects.filter(state=MeetingState.CONVENED, ends_at__gt=now)
    return rows.filter(body__network__closed_on=None).select_related("body__network")
