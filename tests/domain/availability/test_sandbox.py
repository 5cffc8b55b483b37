from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tourdetable.domain.availability import sandbox as apart
from tourdetable.domain.availability.free_busy import FreeBusy
from tourdetable.domain.availability.half_days import Stretch
from tourdetable.domain.availability.ics import UnreadableCalendar
from tourdetable.domain.availability.recognition import Landmarks, MeetingMark
from tourdetable.domain.availability.sandbox import busy_apart

NOON = datetime(2027, 5, 10, 12, tzinfo=UTC)
FIRST, LAST = date(2027, 4, 6), date(2028, 12, 31)


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def read(*events: str) -> FreeBusy:
    data = "\n".join(["BEGIN:VCALENDAR", *events, "END:VCALENDAR"]).encode()
    return busy_apart(data, first=FIRST, last=LAST, zone="Pacific/Tahiti")


def test_a_calendar_is_read_in_its_zone() -> None:
    noon_in_papeete = event("DTSTART:20270510T230000Z", "DURATION:PT1H")
    assert read(noon_in_papeete, event()) == FreeBusy(
        (Stretch(date(2027, 5, 10), date(2027, 5, 10), "PM"),), 2, {"undated": 1}
    )


def test_what_is_known_of_the_owner_goes_along() -> None:
    landmarks = Landmarks(
        networks=("club",),
        owners=("ana@x.example",),
        meetings=(MeetingMark(NOON, NOON, "Lecture", "club", 12),),
    )
    ours = event("UID:meeting-12@club.tourdetable", "DTSTART;VALUE=DATE:20270510")
    mine = event("ATTENDEE;PARTSTAT=DECLINED:mailto:Ana@x.example", "DTSTART;VALUE=DATE:20270511")
    data = "\n".join(["BEGIN:VCALENDAR", ours, mine, "END:VCALENDAR"]).encode()
    found = busy_apart(data, first=FIRST, last=LAST, zone="Europe/Paris", landmarks=landmarks)
    assert found == FreeBusy((), 2, {"network": 1, "declined": 1})


def test_a_refused_file_says_why() -> None:
    with pytest.raises(UnreadableCalendar, match="not_a_calendar"):
        busy_apart(b"%PDF", first=FIRST, last=LAST, zone="Europe/Paris")
    with pytest.raises(UnreadableCalendar, match="large"):
        busy_apart(b"\n" * 5_000_001, first=FIRST, last=LAST, zone="Europe/Paris")


def test_a_file_that_asks_for_centuries_of_work_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 2)
    never = [
        event(f"UID:{n}", "DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
        for n in range(9)
    ]
    with pytest.raises(UnreadableCalendar, match="slow"):
        read(*never)
