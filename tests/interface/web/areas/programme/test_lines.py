"""The meetings of a programme in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.utils import translation

from tests.domain.builders import NOW, TODAY, Circle, draw
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.meetings.listing import lines
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.interface.web.areas.programme.lines import by_month, line_writer
from tourdetable.interface.web.base.scene import Scene


def scene_of(circle: Circle, zone: str) -> Scene:
    Network.objects.filter(pk=circle.network.pk).update(time_zone=zone)
    network = Network.objects.get(pk=circle.network.pk)
    charter = charter_in_force(network, on=TODAY)
    return Scene(network, charter, NOW, TODAY, circle.of(circle.ana))


def test_hours_and_months_are_those_of_the_network(room: Room) -> None:
    circle = room.circle
    Meeting.objects.all().delete()
    """In Nouméa it is already July."""
    draw(circle.body, datetime(2027, 6, 30, 22, 30, tzinfo=UTC), "Lecture de nuit")
    told = {}
    for zone in ("Europe/Paris", "Pacific/Noumea"):
        with translation.override("fr"):
            (line,) = map(line_writer(scene_of(circle, zone)), lines(Meeting.objects.all()), [None])
        told[zone] = (line.day, line.starts, line.ends, line.iso, line.month)
    assert told == {
        "Europe/Paris": (
            "jeu.\xa01er",
            "0\xa0h\xa030",
            "2\xa0h\xa030",
            "2027-07-01T00:30:00+02:00",
            date(2027, 7, 1),
        ),
        "Pacific/Noumea": (
            "jeu.\xa01er",
            "9\xa0h\xa030",
            "11\xa0h\xa030",
            "2027-07-01T09:30:00+11:00",
            date(2027, 7, 1),
        ),
    }


def test_lines_are_grouped_by_month_in_their_order(room: Room) -> None:
    circle = room.circle
    Meeting.objects.all().delete()
    at = datetime(2027, 5, 6, 9, tzinfo=UTC)
    first = draw(circle.body, at, "Lecture 0")
    for number in (1, 2):
        first.pk, first.title = None, f"Lecture {number}"
        first.starts_at = at + timedelta(days=20 * number)
        first.ends_at = first.starts_at + timedelta(hours=1)
        first.save(force_insert=True)
    rows = lines(Meeting.objects.order_by("starts_at"))
    write = line_writer(scene_of(circle, "Europe/Paris"))
    months = by_month(write(row, None) for row in rows)
    assert [(first, [row.meeting.title for row in some]) for first, some in months] == [
        (date(2027, 5, 1), ["Lecture 0", "Lecture 1"]),
        (date(2027, 6, 1), ["Lecture 2"]),
    ]
