from __future__ import annotations

from datetime import datetime, timedelta

from tests.domain.builders import NOW, OPERATOR, Circle, last_event
from tests.domain.site.builders import KEPT_UNTIL, MAY, asked, coming, opened
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, move_meeting
from tourdetable.domain.site.actions.forgetting import forget_registrations, tell_changes
from tourdetable.domain.site.models import DayLetter, DayRegistration

AFTER = datetime(KEPT_UNTIL.year, KEPT_UNTIL.month, KEPT_UNTIL.day, 4, tzinfo=MAY.tzinfo)


def test_what_nobody_confirmed_is_deleted_after_two_days(circle: Circle) -> None:
    day = opened(circle)
    asked(day)
    kept = coming(day, "b@example.org")
    forget_registrations(now=NOW + timedelta(days=2))
    assert DayRegistration.objects.count() == 2
    forget_registrations(now=NOW + timedelta(days=2, hours=1))
    assert list(DayRegistration.objects.all()) == [kept]


def test_names_are_deleted_on_the_day_that_was_said_and_counts_stay(circle: Circle) -> None:
    day = opened(circle, places=1)
    coming(day)
    coming(day, "b@example.org")
    assert forget_registrations(now=AFTER - timedelta(days=1)) == 0
    assert (forget_registrations(now=AFTER), forget_registrations(now=AFTER)) == (1, 0)
    day.refresh_from_db()
    assert (day.registered, day.came, day.registrations.count()) == (1, 0, 0)
    assert not DayLetter.objects.exists()
    assert last_event()[0] == "day.emptied"


def test_those_who_registered_are_told_once_that_it_moved_or_is_cancelled(circle: Circle) -> None:
    day = opened(circle)
    coming(day)
    assert tell_changes(now=NOW) == 0
    meeting, later = day.meeting, KEPT_UNTIL + timedelta(days=11)
    starts = MAY.replace(month=later.month, day=later.day)
    known = {"by": OPERATOR, "now": NOW, "confirmed": True}
    times = {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}
    meeting = move_meeting(meeting=meeting, version=meeting.version, **times, **known)
    assert (tell_changes(now=NOW), tell_changes(now=NOW)) == (1, 0)
    day.refresh_from_db()
    assert (day.forget_on, list(DayLetter.objects.values_list("kind", flat=True))) == (
        meeting.day,
        ["moved"],
    )
    cancel_meeting(meeting=meeting, version=meeting.version, reason="Non", **known)
    assert tell_changes(now=NOW) == 1
    assert list(DayLetter.objects.values_list("kind", flat=True)) == ["cancelled"]
