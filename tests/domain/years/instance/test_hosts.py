"""Where series may be received: open, free, large enough, and not in two sectors on one day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from tests.domain.builders import NOW, Circle, draw
from tests.domain.years.planned import body_of, of_circle
from tourdetable.core.planner.terms.instance import HostSpec, Travel
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.instance.commitments import DatedMeeting
from tourdetable.domain.years.instance.hosts import full_days, large_enough
from tourdetable.domain.years.models import Draft

THURSDAY = date(2028, 3, 16)


def place(circle: Circle, name: str = "Salle", **more: object) -> Place:
    return Place.objects.create(network=circle.network, name=name, **more)


def received(circle: Circle, *places: Place) -> Draft:
    """A draft whose only series is received at these places."""
    draft = of_circle(circle)
    draft.series.get().places.add(*places)
    return draft


def hosts_in(draft: Draft) -> tuple[HostSpec, ...]:
    return body_of(instance_of(draft, NOW)).hosts


@pytest.mark.parametrize(
    ("opens", "closes", "closed"), [(9, 12, True), (14, 17, False), (9, 17, True)]
)
def test_a_place_is_closed_on_its_market_mornings(
    circle: Circle, opens: int, closes: int, closed: bool
) -> None:
    draft = received(circle, place(circle, weekly_closed=["3:AM"]))
    draft.series.update(opens=time(opens), closes=time(closes))
    (host,) = hosts_in(draft)
    assert (THURSDAY in host.closed, len(host.closed)) == (closed, 52 if closed else 0)


def test_a_meeting_of_the_calendar_takes_its_place(circle: Circle) -> None:
    hall = place(circle)
    draft = received(circle, hall)
    first = hosts_in(draft)
    meeting = draw(circle.body, datetime(2028, 3, 16, 9, tzinfo=UTC))
    Meeting.objects.filter(pk=meeting.pk).update(place=hall, kind="feast")
    assert (first[0].closed, hosts_in(draft)[0].closed) == (set(), {THURSDAY})
    Place.objects.update(rooms=2)
    assert hosts_in(draft)[0].closed == set()


def held(*parts: str) -> list[DatedMeeting]:
    return [DatedMeeting(at, 1, "reading", THURSDAY, part, "") for at, part in enumerate(parts)]


@pytest.mark.parametrize(
    ("parts", "part", "rooms", "full"),
    [
        (("AM",), "AM", 1, True), (("AM",), "PM", 1, False), (("AM",), "DAY", 1, True),
        (("DAY",), "PM", 1, True), (("AM", "PM"), "DAY", 2, False), (("AM", "DAY"), "AM", 2, True),
        (("AM", "AM", "AM"), "AM", None, False), ((), "AM", 1, False),
    ],
)  # fmt: skip
def test_a_place_is_full_when_it_holds_as_many_meetings_as_it_can(
    parts: tuple[str, ...], part: str, rooms: int | None, full: bool
) -> None:
    assert full_days(held(*parts), part, rooms) == ({THURSDAY} if full else set())


def test_small_places_are_left_aside_while_another_is_large_enough(circle: Circle) -> None:
    small, large = place(circle, "Petite", capacity=2), place(circle, "Grande", capacity=3)
    unknown = place(circle, "Autre")
    assert large_enough([small, large, unknown], 3) == [large, unknown]
    assert large_enough([small], 3) == [small]
    assert [host.id for host in hosts_in(received(circle, small, large))] == [f"place:{large.pk}"]


def test_places_that_received_before_are_counted(circle: Circle) -> None:
    hall, other = place(circle), place(circle, "Autre")
    for month in (2, 3):
        meeting = draw(circle.body, datetime(2027, month, 3, 9, tzinfo=UTC))
        Meeting.objects.filter(pk=meeting.pk).update(place=hall)
    body = body_of(instance_of(received(circle, hall, other), NOW))
    assert body.host_history == {f"place:{hall.pk}": 2}


@pytest.mark.parametrize(
    ("sectors", "xy"), [(("Aix", "aix "), (0.0, 0.0)), (("Aix", "Arles"), None), (("", ""), None)]
)
def test_a_body_is_in_the_sector_of_its_places(
    circle: Circle, sectors: tuple[str, ...], xy: tuple[float, float] | None
) -> None:
    places = [place(circle, f"{at}", sector=sector) for at, sector in enumerate(sectors)]
    instance = instance_of(received(circle, *places), NOW)
    assert (body_of(instance).xy, instance.travel) == (xy, Travel())


def test_nobody_goes_to_two_sectors_on_one_day(circle: Circle) -> None:
    draft = received(circle, place(circle, sector="Aix"))
    other = draft.series.get()
    other.pk, other.kind = None, "feast"
    other.save()
    other.places.add(place(circle, "Arles", sector="Arles"))
    instance = instance_of(draft, NOW)
    assert [body.xy for body in instance.bodies] == [(0.0, 0.0), (1000.0, 0.0)]
    assert instance.travel == Travel(500.0)
