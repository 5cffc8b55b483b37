"""What this app keeps for a seat: turns, answers, and who came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from tourdetable.domain.meetings.calendar.occasions import occasion, same_occasion
from tourdetable.domain.meetings.enums import CALENDAR, CAME, MeetingState
from tourdetable.domain.meetings.models import Attendance, Meeting, Reply, Turn
from tourdetable.domain.meetings.ties import turns_changed
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.wording import short_day


class SeatAtMeetings:
    """A turn is the seat's, an answer is a holder's, an attendance says who held the seat."""

    def weigh(self, seat: Seat, since: date) -> None:
        """An answer stands while whoever gave it holds the seat on the day of the meeting."""
        for meeting in meetings_from(seat, since):
            weigh_replies(meeting, seat=seat)

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """All that is of these days is of the other seat; turns to come, if it takes turns."""
        later = [meeting.pk for meeting in meetings_from(seat, since)]
        for rows in (Reply.objects, Attendance.objects):
            rows.filter(meeting__in=later, seat=seat).update(seat=to)
        Turn.objects.filter(meeting__in=later, seat=seat).update(seat=to)
        Turn.objects.filter(meeting__in=later, instead_of=seat).update(instead_of=to)
        if not to.takes_turns:
            free_turns(later, to)
        turns_changed(later)
        self.weigh(to, since)

    def free(self, seat: Seat, ends: date) -> None:
        """Its turns to come are to be taken by others."""
        later = [m.pk for m in meetings_from(seat, ends) if m.day > ends]
        free_turns(later, seat)

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Whoever came held it that day."""
        came = Attendance.objects.filter(seat=seat, mode__in=CAME)
        for row in came.select_related("person", "meeting__body__network"):
            words = _("%(person)s came to “%(meeting)s”, on %(day)s, for this seat")
            said = {"person": row.person, "meeting": row.meeting, "day": short_day(row.meeting.day)}
            yield SeatTrace(row.person_id, row.meeting.day, words % said)


def free_turns(meetings: Sequence[int], seat: Seat) -> None:
    """The turns of a seat at those of these meetings that have not begun are to be taken."""
    ahead = Turn.objects.filter(meeting__in=meetings, seat=seat)
    ahead.exclude(meeting__state=MeetingState.OPENED).delete()
    turns_changed(meetings)


def meetings_from(seat: Seat, since: date) -> list[Meeting]:
    """The meetings of its body from a day on, in the network's time zone: locked, as by all that
    writes what a seat has there."""
    rows = Meeting.objects.filter(body=seat.body_id, starts_at__date__gte=day_before(since))
    rows = rows.filter(state__in=CALENDAR).select_related("body__network").order_by("pk")
    locked = rows.select_for_update(no_key=True, of=("self",))
    return [meeting for meeting in locked if meeting.day >= since]


def day_before(day: date) -> date:
    """A day early enough for all time zones."""
    return date.fromordinal(max(day.toordinal() - 1, 1))


def holders_at(meeting: Meeting) -> set[tuple[int, int]]:
    """Who holds which seat of its body on the day of a meeting."""
    sitting = Mandate.objects.active(meeting.day).filter(seat__body=meeting.body_id)
    return set(sitting.values_list("seat", "person"))


def weigh_replies(meeting: Meeting, *, seat: Seat | None = None) -> int:
    """Say of each answer (of a seat, or all) whether it stands; how many no longer do.

    It stands for the time at which the meeting is held, from whoever holds the seat that day.
    Answers given for a time to which the meeting comes back stand again.
    """
    zone = ZoneInfo(meeting.body.network.time_zone)
    held, fallen = occasion(meeting.starts_at, meeting.ends_at, zone), 0
    holders = holders_at(meeting)
    for row in meeting.replies.all() if seat is None else meeting.replies.filter(seat=seat):
        same = same_occasion(occasion(row.starts_at, row.ends_at, zone), held)
        stands = same and (row.seat_id, row.person_id) in holders
        fallen += row.stands and not stands
        if row.stands != stands:
            meeting.replies.filter(pk=row.pk).update(stands=stands)
    return fallen


HOLDINGS.append(SeatAtMeetings())
