from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, draw, last_event, nothing_changes
from tests.domain.site.builders import (
    MAY,
    VISITOR,
    asked,
    by_lead,
    coming,
    details,
    feast,
    opened,
    prepared,
)
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.site.actions import days
from tourdetable.domain.site.actions.registering import withdraw
from tourdetable.domain.site.queries import coming_days, counted


def shown(circle: Circle) -> list[str]:
    charter = charter_in_force(circle.network, on=NOW.date())
    return [str(day) for day in coming_days(circle.network, charter, now=NOW)]


def test_it_is_read_once_it_is_opened(circle: Circle) -> None:
    day = prepared(circle)
    assert shown(circle) == []
    day = days.open_day(day=day, version=1, **by_lead(circle))
    assert shown(circle) == ["Fête de mai"]
    assert last_event()[:2] == ("day.opened", f"day:{day.pk}")
    day = days.withdraw_day(day=day, version=2, **by_lead(circle))
    assert shown(circle) == []


def test_only_a_meeting_for_everybody_and_to_come_is_opened_once(circle: Circle) -> None:
    known = {"details": details(), **by_lead(circle)}
    reading = draw(circle.body, MAY, "Lecture de mai")
    with nothing_changes(), pytest.raises(ValidationError, match="does not open"):
        days.prepare_day(meeting=reading, **known)
    day = prepared(circle)
    with nothing_changes(), pytest.raises(Changed):
        days.prepare_day(meeting=day.meeting, **known)
    with nothing_changes(), pytest.raises(ValidationError, match="over"):
        days.open_day(day=day, version=1, **by_lead(circle) | {"now": day.meeting.ends_at})


@pytest.mark.parametrize(
    "wrong",
    [
        {"programme": " "},
        {"programme": "::: body\nsecret\n:::"},
        {"for_whom": "::: body\nsecret\n:::"},
        {"closes_on": date(2027, 5, 14)},
        {"forget_on": date(2027, 5, 12)},
        {"forget_on": date(2029, 1, 1)},
    ],
)
def test_what_is_said_of_it_is_for_everybody_and_ends(
    circle: Circle, wrong: dict[str, object]
) -> None:
    meeting = feast(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        days.prepare_day(meeting=meeting, details=details(**wrong), **by_lead(circle))


def test_more_places_go_to_those_who_wait(circle: Circle) -> None:
    day = opened(circle, places=1)
    for email in ("a@example.org", "b@example.org"):
        coming(day, email)
    assert counted(day) == {"asked": 0, "coming": 1, "waiting": 1}
    more = details(places=2)
    days.change_day(day=day, version=day.version, details=more, **by_lead(circle))
    assert counted(day) == {"asked": 0, "coming": 2, "waiting": 0}


def test_names_are_not_kept_longer_than_was_said(circle: Circle) -> None:
    day = opened(circle)
    asked(day)
    later = details(forget_on=date(2027, 12, 1))
    with nothing_changes(), pytest.raises(ValidationError):
        days.change_day(day=day, version=day.version, details=later, **by_lead(circle))


def test_it_is_not_taken_away_from_those_who_registered(circle: Circle) -> None:
    day = opened(circle)
    one = coming(day)
    with nothing_changes(), pytest.raises(ValidationError, match="cancel the meeting"):
        days.withdraw_day(day=day, version=day.version, **by_lead(circle))
    withdraw(registration=one, by=VISITOR, now=NOW)
    assert days.withdraw_day(day=day, version=2, **by_lead(circle)).published_on is None


def test_who_came_is_noted_from_the_beginning(circle: Circle) -> None:
    day = opened(circle)
    one, other = coming(day), coming(day, "b@example.org")
    seen = {"came": [one.pk], "among": [one.pk, other.pk]}
    known = {"day": day, "version": day.version, **seen, **by_lead(circle)}
    with nothing_changes(), pytest.raises(ValidationError):
        days.note_who_came(**known)
    days.note_who_came(**known | {"now": MAY})
    assert list(day.registrations.filter(came=True)) == [one]
    assert last_event()[4]["came"] == 1
