from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, OPERATOR, TODAY, draw
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, convene
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.calendar.seasons import readable
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.founding import found_network
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.calendars.feed_secret import EVERY_BODY, secret_of

MAY, JUNE = datetime(2027, 5, 6, 9, 0, tzinfo=UTC), datetime(2027, 6, 3, 9, 0, tzinfo=UTC)


HOURS = timedelta(hours=2)


def summaries(raw: bytes) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(raw).walk("VEVENT")]


def test_the_public_feed_holds_public_meetings_only(room: Room) -> None:
    draw(room.circle.body, MAY, "Fête de mai", "feast")
    draw(room.circle.body, JUNE, "Lecture de juin", "reading")
    for name in ("anonymous", "ana"):
        answer = room.client(name).get(room.url("calendar_ics"))
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert summaries(answer.content) == ["Cercle du port – Fête de mai"]


def test_the_public_feed_says_no_more_than_the_programme(room: Room) -> None:
    """Neither the purpose, nor the link to join, nor an address that a stranger cannot open."""
    meeting = draw(room.circle.body, MAY, "Fête de mai", "feast")
    type(meeting).objects.filter(pk=meeting.pk).update(
        purpose="Entre nous", link="https://visio.example/secret"
    )
    raw = Client().get(room.url("calendar_ics")).content
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert str(event["url"]) == "http://testserver/circle/programme/"
    assert "description" not in event
    assert b"secret" not in raw


def test_a_cancelled_public_meeting_is_still_told(room: Room) -> None:
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")
    cancel_meeting(
        meeting=feast, reason="Pluie", version=feast.version, by=OPERATOR, now=NOW, confirmed=True
    )
    (event,) = Calendar.from_ical(Client().get(room.url("calendar_ics")).content).walk("VEVENT")
    assert (str(event["status"]), event["sequence"]) == ("CANCELLED", 2)


def test_a_personal_feed_holds_one_s_own_bodies_without_signing_in(room: Room) -> None:
    meeting = draw(room.circle.body, JUNE, "Lecture de juin", "reading")
    assign_turn(meeting=meeting, duty="secretary", seat=room.circle.town, by=OPERATOR, now=NOW)
    raw = (
        Client()
        .get(room.url("calendar_personal", secret_of(room.circle.of(room.circle.ana))))
        .content
    )
    assert summaries(raw) == [
        "Cercle du port – Lecture de mars (Secrétariat)",
        "Cercle du port – Lecture de juin (Secrétariat)",
    ]
    june = Calendar.from_ical(raw).walk("VEVENT")[1]
    assert str(june["url"]) == f"http://testserver/circle/meetings/{meeting.pk}/"
    assert "Secrétariat" in str(june["description"])
    neighbour = secret_of(room.circle.of(room.felix))
    assert summaries(Client().get(room.url("calendar_personal", neighbour)).content) == []


def test_a_forged_secret_opens_nothing(room: Room) -> None:
    secret = secret_of(room.circle.of(room.circle.ana))
    person, network, signature = secret.split(".")
    forged = [
        f"{room.circle.bao.pk}.{network}.{signature}",
        f"{person}.{network}.x",
        f"{person}.{network}",
        "x",
        "1.2.3.4",
    ]
    assert [Client().get(room.url("calendar_personal", f)).status_code for f in forged] == [404] * 5


def test_a_secret_opens_one_network_only(room: Room) -> None:
    text = room.circle.network.charters.get().text
    found_network(
        slug="other", name="Autre", charter=text, in_force_from=TODAY, by=OPERATOR, now=NOW
    )
    secret = secret_of(room.circle.of(room.circle.ana))
    assert Client().get(f"/other/calendar/{secret}.ics").status_code == 404


@pytest.mark.parametrize("body", [None, EVERY_BODY, "theirs"])
def test_the_calendars_of_somebody_who_left_are_empty_so_that_programs_lose_their_meetings(
    room: Room, body: int | str | None
) -> None:
    Meeting.objects.filter(pk=room.meeting.pk).update(kind="feast")
    covers = room.circle.body.pk if isinstance(body, str) else body
    secret = secret_of(room.circle.of(room.circle.ana), body=covers)
    url = room.url("calendar_personal", secret)
    assert b"BEGIN:VEVENT" in Client().get(url).content
    mandate = Mandate.objects.get(person=room.circle.ana)
    end_mandate(mandate=mandate, ends=date(2027, 4, 5), by=OPERATOR, now=NOW)
    answer = Client().get(url)
    assert (answer.status_code, answer.content.count(b"BEGIN:VEVENT")) == (200, 0)
    assert b"BEGIN:VCALENDAR" in answer.content


@pytest.mark.parametrize("count", [1, 12])
def test_feeds_cost_the_same_whatever_they_hold(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        draw(
            room.circle.body,
            datetime(2027, 5, 6, 9 + number, tzinfo=UTC),
            f"Fête {number}",
            "feast",
        )
    secret, client = secret_of(room.circle.of(room.circle.ana)), Client()
    client.get(room.url("calendar_ics"))
    with django_assert_num_queries(4):
        client.get(room.url("calendar_ics"))
    with django_assert_num_queries(9):
        client.get(room.url("calendar_personal", secret))


def test_a_cancelled_meeting_says_so_in_its_title(room: Room) -> None:
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")
    cancel_meeting(
        meeting=feast, reason="Pluie", version=feast.version, by=OPERATOR, now=NOW, confirmed=True
    )
    assert summaries(Client().get(room.url("calendar_ics")).content) == [
        "Annulation : Cercle du port – Fête de mai"
    ]


def test_the_network_is_the_organiser_at_nobody_s_own_address(room: Room) -> None:
    secret = secret_of(room.circle.of(room.circle.ana))
    raw = Client().get(room.url("calendar_personal", secret)).content
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert str(event["organizer"]) == "mailto:tourdetable@localhost"
    assert event["organizer"].params["CN"] == room.circle.network.name


def test_a_program_that_has_the_feed_already_is_told_so_until_something_changes(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")
    urls = [
        room.url("calendar_ics"),
        room.url("calendar_personal", secret_of(room.circle.of(room.circle.ana))),
    ]
    tags = [Client().get(url)["ETag"] for url in urls]
    later = NOW + timedelta(hours=6)
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: later)

    def again() -> list[tuple[int, bool]]:
        answers = [
            Client().get(url, headers={"If-None-Match": f"W/{tag}"})
            for url, tag in zip(urls, tags, strict=True)
        ]
        return [(answer.status_code, bool(answer.content)) for answer in answers]

    assert again() == [(304, False), (304, False)]
    cancel_meeting(
        meeting=feast, reason="Pluie", version=feast.version, by=OPERATOR, now=later, confirmed=True
    )
    assert again() == [(200, True), (200, True)]


def test_the_feed_of_whoever_follows_holds_what_reports_back_and_what_they_chose(
    room: Room,
) -> None:
    circle = room.circle
    seat, elie = light_seat(circle)
    draw(circle.body, MAY, "Fête de mai", "feast")
    draw(circle.body, JUNE, "Lecture de juin")
    july = draw(circle.body, JUNE + timedelta(days=28), "Lecture de juillet")
    convene(meeting=july, version=july.version, by=OPERATOR, now=NOW)
    reply(meeting=july, answer="attend", by=Actor(elie, seat=seat), now=NOW)
    url = room.url("calendar_personal", secret_of(circle.of(elie)))
    assert summaries(Client().get(url).content) == [
        "Cercle du port – Fête de mai",
        "Cercle du port – Lecture de juillet",
    ]


def test_a_body_has_a_public_calendar_where_something_is_public(room: Room) -> None:
    circle = room.circle
    url = room.url("calendar_body", "port")
    assert Client().get(room.url("calendar_body", "nowhere")).status_code == 404
    draw(circle.body, JUNE, "Lecture de juin", "reading")
    public = charter_in_force(circle.network, on=TODAY).public.bodies
    assert Client().get(url).status_code == (200 if circle.body.kind in public else 404)
    draw(circle.body, MAY, "Fête de mai", "feast")
    assert summaries(Client().get(url).content) == ["Cercle du port – Fête de mai"]


def test_a_member_has_the_calendar_of_a_body_and_of_all_by_addresses_of_their_own(
    room: Room,
) -> None:
    """It takes none of their time, and holds what they may know of."""
    circle = room.circle
    draw(circle.body, MAY, "Fête de mai", "feast")
    draw(circle.body, JUNE, "Lecture de juin", "reading")

    def titles(person: Person, body: int) -> list[str]:
        secret = secret_of(circle.of(person), body=body)
        raw = Client().get(room.url("calendar_personal", secret)).content
        events = Calendar.from_ical(raw).walk("VEVENT")
        assert {str(event["transp"]) for event in events} == {"TRANSPARENT"}
        assert not Calendar.from_ical(raw).walk("VALARM")
        return [title.removeprefix("Cercle du port – ") for title in summaries(raw)]

    every = ["Lecture de mars", "Fête de mai", "Lecture de juin"]
    assert [titles(circle.ana, body) for body in (0, circle.body.pk)] == [every, every]
    known = readable(Meeting.objects.all(), circle.of(room.felix).charter, circle.of(room.felix))
    assert titles(room.felix, 0) == [m.title for m in known.order_by("starts_at")]


def test_a_cancelled_meeting_leaves_after_a_week(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")
    known = {"version": feast.version, "by": OPERATOR, "now": NOW, "confirmed": True}
    cancel_meeting(meeting=feast, reason="Pluie", **known)

    def told(days: int) -> int:
        later = NOW + timedelta(days=days)
        monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: later)
        return len(summaries(Client().get(room.url("calendar_ics")).content))

    assert [told(0), told(6), told(7)] == [1, 1, 0]


def test_it_speaks_the_language_of_its_owner(room: Room) -> None:
    url = room.url("calendar_personal", secret_of(room.circle.of(room.circle.ana)))
    Person.objects.filter(pk=room.circle.ana.pk).update(language="en")
    assert "X-WR-CALNAME:Cercle: my meetings" in Client().get(url).content.decode()


@pytest.mark.parametrize(
    ("zone", "clock", "told"),
    [
        ("Europe/Paris", "2027-03-28 09:00", "20270328T070000Z"),
        ("Europe/Paris", "2027-10-31 09:00", "20271031T080000Z"),
        ("Indian/Reunion", "2027-05-06 09:00", "20270506T050000Z"),
        ("America/Cayenne", "2027-05-06 22:00", "20270507T010000Z"),
        ("Pacific/Noumea", "2027-05-06 08:00", "20270505T210000Z"),
    ],
)
def test_an_hour_is_that_of_its_network_wherever_it_is_read(
    room: Room, zone: str, clock: str, told: str
) -> None:
    """The days when the clocks change, and overseas."""
    Network.objects.filter(pk=room.circle.network.pk).update(time_zone=zone)
    starts = datetime.fromisoformat(clock).replace(tzinfo=ZoneInfo(zone))
    feast = draw(room.circle.body, MAY, "Fête", "feast")
    Meeting.objects.filter(pk=feast.pk).update(starts_at=starts, ends_at=starts + HOURS)
    assert f"DTSTART:{told}" in Client().get(room.url("calendar_ics")).content.decode()
