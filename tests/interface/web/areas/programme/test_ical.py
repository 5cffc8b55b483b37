from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Network
from tourdetable.interface.web.areas.programme.ical import CalendarEntry, feed

NOW = datetime(2027, 4, 6, 8, 0, 0, 123, tzinfo=UTC)
NETWORK = Network(pk=1, slug="circle", name="Cercle")


def meeting(**changed: Any) -> Meeting:
    starts_at = datetime(2027, 5, 6, 7, 30, tzinfo=UTC)
    known = {
        "pk": 12,
        "title": "Lecture",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "version": 3,
        "body": Body(name=""),
    }
    return Meeting(**(known | changed))


def written(*meetings: Meeting, description: str = "") -> bytes:
    entries = [
        CalendarEntry(m, "Lecture publique", "https://example.org/circle/programme/", description)
        for m in meetings
    ]
    return feed(NETWORK, entries, name="Cercle, à table ; ensemble", now=NOW)


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


def test_calendars_mix_bodies_so_each_meeting_says_its_own_first() -> None:
    port = Body(name="ITC de l’Étang")
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
