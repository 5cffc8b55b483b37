from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st
from icalendar import Calendar, Event, vCalAddress, vText

from tourdetable.domain.meetings.listing import ListedMeeting
from tourdetable.domain.networks.models import Network
from tourdetable.interface.web.areas.calendars.ical import CalendarEntry, feed, fit

NOW = datetime(2027, 4, 6, 8, 0, 0, 123, tzinfo=UTC)
NETWORK = Network(pk=1, slug="circle", name="Cercle")


NAME = "Cercle, à table ; ensemble"
PAGE = "https://example.org/circle/programme/"


def meeting(**changed: Any) -> ListedMeeting:
    starts_at = datetime(2027, 5, 6, 7, 30, tzinfo=UTC)
    known = dict.fromkeys(ListedMeeting._fields, "") | {
        "pk": 12,
        "title": "Lecture",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "version": 3,
        "place_name": None,
    }
    return ListedMeeting(**(known | changed))


def written(*meetings: ListedMeeting, network: Network = NETWORK, description: str = "") -> bytes:
    entries = [CalendarEntry(m, "Lecture publique", PAGE, description) for m in meetings]
    return feed(network, entries, name=NAME, now=NOW)


def by_the_library(one: ListedMeeting, network: Network, description: str) -> bytes:
    """The same feed, as `icalendar` writes it."""
    calendar, told = Calendar(), Event()
    for name, value in {
        "prodid": "-//Tour de table//Programme//FR",
        "version": "2.0",
        "method": "PUBLISH",
        "name": NAME,
        "x-wr-calname": NAME,
    }.items():
        calendar.add(name, value)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    organizer = vCalAddress("mailto:tourdetable@localhost")
    organizer.params["CN"] = vText(fit(network.name))
    cancelled = one.state == "cancelled"
    said = {
        "uid": f"meeting-{one.pk}@{network.slug}.tourdetable",
        "dtstamp": NOW.replace(microsecond=0),
        "dtstart": one.starts_at.astimezone(UTC),
        "dtend": one.ends_at.astimezone(UTC),
        "summary": fit(f"Annulation\u00a0: {one.listed}" if cancelled else one.listed),
        "sequence": one.version,
        "status": "CANCELLED" if cancelled else "CONFIRMED",
        "categories": ["Lecture publique"],
        "url": PAGE,
        "organizer": organizer,
        "location": fit(one.where),
        "description": fit(description),
    }
    for name, value in said.items():
        if value or name in ("summary", "sequence"):
            told.add(name, value)
    calendar.add_component(told)
    content: bytes = calendar.to_ical()
    return content


def event(raw: bytes) -> Any:
    """The one event of a feed, read back; nothing in it may be ill-formed."""
    (found,) = Calendar.from_ical(raw).walk("VEVENT")
    assert found.errors == []
    return found


def test_a_meeting_is_told_in_utc_with_its_version() -> None:
    raw = written(meeting(place_words="Mairie, salle 2"))
    told = event(raw)
    assert (told["uid"], told["sequence"], told["status"]) == (
        "meeting-12@circle.tourdetable",
        3,
        "CONFIRMED",
    )
    assert b"DTSTART:20270506T073000Z\r\nDTEND:20270506T093000Z\r\n" in raw
    assert b"DTSTAMP:20270406T080000Z\r\n" in raw
    assert told["location"] == "Mairie, salle 2"


def test_a_cancelled_meeting_stays_and_says_so() -> None:
    assert event(written(meeting(state="cancelled")))["status"] == "CANCELLED"


def test_what_its_reader_is_shown_and_when_they_are_reminded() -> None:
    entry = CalendarEntry(meeting(), "Lecture", PAGE, title="À répondre, vite", tentative=True)
    reminded = entry._replace(alarms=("P1D", "PT1H"), free=True)
    told = event(feed(NETWORK, [reminded], name=NAME, now=NOW))
    assert (told["summary"], told["status"], told["transp"]) == (
        "À répondre, vite",
        "TENTATIVE",
        "TRANSPARENT",
    )
    alarms = [(a["action"], a["description"], a["trigger"].dt) for a in told.walk("VALARM")]
    assert alarms == [
        ("DISPLAY", "À répondre, vite", -timedelta(days=1)),
        ("DISPLAY", "À répondre, vite", -timedelta(hours=1)),
    ]


def test_calendars_mix_bodies_so_each_meeting_says_its_own_first() -> None:
    port = "ITC de l’Étang"
    titles = [meeting(body=port, title=title) for title in ("Séance", "ITC de l’Étang, avril")]
    assert [event(written(one))["summary"] for one in titles] == [
        "ITC de l’Étang – Séance",
        "ITC de l’Étang, avril",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Lire, écrire ; débattre : « Colette »",
        "Une barre \\ inverse, un \\n qui n’en est pas un",
        "Deux lignes\nen une",
        "🧑‍🤝‍🧑 " * 30,
        "É" * 200,
        'Guillemets "droits" et DTSTART:19700101',
    ],
)
def test_titles_come_back_as_they_were_written(title: str) -> None:
    assert event(written(meeting(title=title)))["summary"] == title


@pytest.mark.parametrize(
    ("typed", "told"),
    [("a\r\nb\rc", "a\nb\nc"), ("cloche\x07\x00", "cloche"), ("a\u2028b", "a\nb")],
)
def test_what_icalendar_cannot_carry_is_put_right(typed: str, told: str) -> None:
    assert event(written(meeting(title=typed)))["summary"] == told


ZONES = st.sampled_from(
    ("Europe/Paris", "America/Cayenne", "Indian/Reunion", "Pacific/Noumea", "America/Miquelon")
)
WRITTEN = st.text(max_size=200) | st.text("é’\\\\^;, \n\r\"'🧑x", max_size=200)
"""Anything, and what is written in several octets or escaped."""


@given(
    title=WRITTEN,
    body=st.text(max_size=30),
    place=WRITTEN,
    description=WRITTEN,
    network=WRITTEN.map(lambda name: name[:60]),
    zone=ZONES,
    minutes=st.integers(0, 1_600_000),
    cancelled=st.booleans(),
)
def test_the_bytes_are_those_of_a_well_kept_library(
    title: str,
    body: str,
    place: str,
    description: str,
    network: str,
    zone: str,
    minutes: int,
    cancelled: bool,
) -> None:
    """Whatever is typed, in whatever time zone. A capital N after a backslash apart, which the
    library takes for a line end."""
    texts = (title, body, place, description, network)
    assume(not any("\\N" in words for words in texts))
    starts_at = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)) + timedelta(minutes=minutes)
    one = meeting(
        title=title,
        body=body,
        place_words=place,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        state="cancelled" if cancelled else "planned",
    )
    circle = Network(slug="circle", name=network)
    with translation.override("fr"):
        ours = written(one, network=circle, description=description)
    assert ours == by_the_library(one, circle, description)


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_is_typed_no_line_is_forged_nor_too_long(title: str, place: str) -> None:
    """RFC 5545 §3.1: lines end with CRLF and are at most 75 octets."""
    raw = written(
        meeting(
            title=title.encode(errors="ignore").decode(),
            place_words=place.encode(errors="ignore").decode(),
        )
    )
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert [line for line in lines if line.startswith(b"BEGIN:")] == [
        b"BEGIN:VCALENDAR",
        b"BEGIN:VEVENT",
    ]


def test_the_feed_has_a_name_and_says_when_to_come_back() -> None:
    calendar = Calendar.from_ical(written())
    assert (str(calendar["x-wr-calname"]), str(calendar["name"])) == (
        "Cercle, à table ; ensemble",
    ) * 2
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert calendar["refresh-interval"].dt == timedelta(hours=6)
