from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db.models import Q, QuerySet

from tests.domain.builders import APRIL, MARCH, NOW, OPERATOR, Circle, draw
from tests.domain.programme.adopting import published
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, move_meeting
from tourdetable.domain.meetings.calendar.seasons import known_to, moments, of_season, season
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.places.models import Place
from tourdetable.domain.programme.changes import changed_since, changes_of, compared
from tourdetable.domain.programme.models import Programme, ProgrammeEntry

WEEK = timedelta(days=7)


@pytest.fixture
def programme(circle: Circle) -> Programme:
    """March and April are announced."""
    draw(circle.body, MARCH, "Lecture de mars")
    draw(circle.body, APRIL, "Lecture d’avril")
    return published(circle)


def changes(circle: Circle) -> list[tuple[str, str]]:
    """Kind of change and title, as the lead reads them."""
    charter = charter_in_force(circle.network, on=NOW.date())
    seen = known_to(circle.network, charter, circle.of(circle.dora))
    during = moments(circle.network, season(charter, 2027))
    found = told(Programme.objects.get(), seen, during)
    assert found == beside_lines(circle)
    return found


def told(
    programme: Programme, seen: QuerySet[Meeting], during: tuple[datetime, datetime]
) -> list[tuple[str, str]]:
    days = Q(starts_at__gte=during[0], starts_at__lt=during[1])
    changed = changed_since(programme, seen, days)
    found = changes_of(compared(changed, programme))
    return [(change.kind.value, line.title) for line, change in found if change]


def beside_lines(circle: Circle) -> list[tuple[str, str]]:
    """The same, as each line of the season says it."""
    charter = charter_in_force(circle.network, on=NOW.date())
    seen = of_season(circle.network, charter, 2027, circle.of(circle.dora))
    both = changes_of(compared(seen, Programme.objects.get()))
    return [(change.kind.value, line.title) for line, change in both if change]


def move(meeting: Meeting, delay: timedelta, place: Place | str | None = None) -> None:
    move_meeting(
        meeting=meeting,
        starts_at=meeting.starts_at + delay,
        ends_at=meeting.ends_at + delay,
        place=place,
        version=meeting.version,
        by=OPERATOR,
        now=NOW,
        confirmed=True,
    )


@pytest.mark.usefixtures("programme")
class TestChanges:
    def test_nothing_has_changed_on_the_first_day(self, circle: Circle):
        assert changes(circle) == []

    def test_a_meeting_moved(self, circle: Circle):
        move(Meeting.objects.get(starts_at=APRIL), WEEK)
        assert changes(circle) == [("moved", "Lecture d’avril")]

    def test_another_place_of_the_network(self, circle: Circle):
        first, second = (
            Place.objects.create(network=circle.network, name=name) for name in ("Môle", "Quai")
        )
        meeting = Meeting.objects.get(starts_at=APRIL)
        ProgrammeEntry.objects.filter(meeting=meeting).update(place=first, place_words="Môle")
        move(meeting, timedelta(), place=first)
        Place.objects.filter(pk=first.pk).update(address="1 quai Nord")
        assert changes(circle) == []
        meeting.refresh_from_db()
        move(meeting, timedelta(), place=second)
        assert changes(circle) == [("place", "Lecture d’avril")]

    def test_moved_back_it_has_not_changed(self, circle: Circle):
        for delay in (WEEK, -WEEK):
            move(Meeting.objects.get(title="Lecture d’avril"), delay)
        assert changes(circle) == []

    def test_another_place(self, circle: Circle):
        move(Meeting.objects.get(starts_at=APRIL), timedelta(), place="Ailleurs")
        assert changes(circle) == [("place", "Lecture d’avril")]

    def test_moved_to_another_place_is_moved(self, circle: Circle):
        move(Meeting.objects.get(starts_at=APRIL), WEEK, place="Ailleurs")
        assert changes(circle) == [("moved", "Lecture d’avril")]

    def test_added_and_cancelled_in_the_order_of_dates(self, circle: Circle):
        draw(circle.body, APRIL + 8 * WEEK, "Lecture de mai")
        march = Meeting.objects.get(starts_at=MARCH)
        cancel_meeting(meeting=march, reason="", version=1, by=OPERATOR, now=NOW, confirmed=True)
        assert changes(circle) == [("cancelled", "Lecture de mars"), ("added", "Lecture de mai")]

    def test_added_then_cancelled_changes_nothing(self, circle: Circle):
        late = draw(circle.body, APRIL + 8 * WEEK, "Lecture de mai")
        cancel_meeting(meeting=late, reason="", version=1, by=OPERATOR, now=NOW, confirmed=True)
        assert changes(circle) == []

    def test_a_programme_of_which_nothing_was_kept_has_no_known_change(self, circle: Circle):
        ProgrammeEntry.objects.all().delete()
        assert changes(circle) == []


def test_a_meeting_that_left_the_season_has_moved(circle: Circle, programme: Programme):
    Meeting.objects.filter(starts_at=APRIL).update(
        starts_at=APRIL + 52 * WEEK, ends_at=APRIL + 53 * WEEK
    )
    charter = charter_in_force(circle.network, on=NOW.date())
    seen = known_to(circle.network, charter, circle.of(circle.dora))
    during = moments(circle.network, season(charter, 2027))
    assert told(programme, seen, during) == [("moved", "Lecture d’avril")]


def test_what_is_cancelled_on_the_day_is_not_announced(circle: Circle, programme: Programme):
    assert [entry.starts_at for entry in programme.entries.all()] == [MARCH, APRIL]
