from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from tourdetable.domain.availability.free_busy import FreeBusy, busy
from tourdetable.domain.availability.ics import UnreadableCalendar

PARIS = ZoneInfo("Europe/Paris")
FIRST, LAST = date(2027, 4, 6), date(2028, 12, 31)
LONDON_BUT_ODD = (
    "BEGIN:VTIMEZONE\nTZID:Chez "
    "nous\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0900\nTZOFFSETTO:+0900\n"
    "TZNAME:X\nEND:STANDARD\nEND:VTIMEZONE"
)


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def calendar(*parts: str) -> bytes:
    return "\r\n".join(
        "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR"]).split("\n")
    ).encode()


def read(*parts: str) -> FreeBusy:
    return busy(calendar(*parts), first=FIRST, last=LAST, zone=PARIS)


def told(*parts: str) -> list[str]:
    """What is kept, one stretch a line: `05-10 AM`, or `05-10 05-12 DAY`."""
    found = read(*parts).stretches
    return [
        f"{s.first:%m-%d}{'' if s.first == s.last else f' {s.last:%m-%d}'} {s.part}" for s in found
    ]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("DTSTART:20270510T080000Z", "DTEND:20270510T090000Z"), ["05-10 AM"]),
        (("DTSTART:20270510T120000", "DURATION:PT1H"), ["05-10 DAY"]),
        (("DTSTART:20270510T123000", "DTEND:20270510T190000"), ["05-10 PM"]),
        (("DTSTART:20270510T060000", "DTEND:20270510T080000"), []),
        (("DTSTART:20270510T190000", "DTEND:20270511T080100"), ["05-11 AM"]),
        (("DTSTART;TZID=Asia/Tokyo:20270510T170000", "DURATION:PT1H"), ["05-10 AM"]),
        (('DTSTART;TZID="Tokyo Standard Time":20270510T170000', "DURATION:PT1H"), ["05-10 AM"]),
        (
            ("DTSTART;TZID=/vendor.example/2026/Asia/Tokyo:20270510T170000", "DURATION:PT1H"),
            ["05-10 AM"],
        ),
        (("DTSTART;TZID=Mars/Olympus:20270510T140000", "DURATION:PT1H"), ["05-10 PM"]),
        (("DTSTART;VALUE=DATE:20270510",), ["05-10 DAY"]),
        (("DTSTART;VALUE=DATE:20270510", "DTEND;VALUE=DATE:20270510"), ["05-10 DAY"]),
        (("DTSTART;VALUE=DATE:20270510", "DTEND;VALUE=DATE:20270513"), ["05-10 05-12 DAY"]),
        (("DTSTART;VALUE=DATE:20270510", "DURATION:P2D"), ["05-10 05-11 DAY"]),
        (("DTSTART;VALUE=DATE:20270510", "DTEND:20270511T100000"), ["05-10 DAY", "05-11 AM"]),
        (("DTSTART;VALUE=DATE:20270508",), []),
        (("DTSTART;VALUE=DATE:20270507", "DTEND;VALUE=DATE:20270512"), ["05-07 05-11 DAY"]),
        (("DTSTART;VALUE=DATE:20270301", "DTEND;VALUE=DATE:20270408"), ["04-06 04-07 DAY"]),
        (("DTSTART;VALUE=DATE:20290510",), []),
        (("DTSTART:00010101T000000Z", "DTEND:20270407T000000Z"), ["04-06 DAY"]),
    ],
)
def test_an_event_fills_the_half_days_that_it_overlaps(
    lines: tuple[str, ...], kept: list[str]
) -> None:
    assert told(event("UID:1", *lines)) == kept


@pytest.mark.parametrize(
    "line",
    [
        "TRANSP:TRANSPARENT",
        "STATUS:CANCELLED",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
    ],
)
def test_what_its_owner_shows_as_free_is_free(line: str) -> None:
    assert told(event("DTSTART;VALUE=DATE:20270510", line)) == []
    assert (
        told(event("UID:1", "DTSTART;VALUE=DATE:20270510", "RRULE:FREQ=DAILY;COUNT=3", line)) == []
    )


def test_a_zone_that_the_file_defines_holds_for_this_file_only() -> None:
    late = event("DTSTART;TZID=Chez nous:20270510T170000", "DURATION:PT1H")
    assert told(LONDON_BUT_ODD, late) == ["05-10 AM"]
    assert told(late) == ["05-10 PM"]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((), "no_entry"),
        (("BEGIN:VTODO", "DTSTART:20270510T100000Z", "END:VTODO"), "no_entry"),
        (("METHOD:CANCEL", event("DTSTART;VALUE=DATE:20270510")), "message"),
        ((event("DTSTART:tomorrow"), event()), "nothing_understood"),
    ],
)
def test_a_calendar_that_says_nothing_is_refused(parts: tuple[str, ...], code: str) -> None:
    with pytest.raises(UnreadableCalendar) as refused:
        read(*parts)
    assert refused.value.code == code


def test_free_and_busy_times_are_read() -> None:
    assert told(
        "BEGIN:VFREEBUSY",
        "FREEBUSY:20270510T080000Z/20270510T090000Z,20270511T120000Z/PT2H",
        "FREEBUSY;FBTYPE=FREE:20270512T080000Z/PT1H",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270513T080000Z/PT9H",
        "END:VFREEBUSY",
    ) == ["05-10 AM", "05-11 PM"]


def test_tentative_times_are_kept_apart() -> None:
    found = read(
        "BEGIN:VFREEBUSY",
        "FREEBUSY:20270513T080000Z/20270513T090000Z",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270513T080000Z/PT9H",
        "END:VFREEBUSY",
    )
    assert [(one.first, one.part) for one in found.stretches] == [(date(2027, 5, 13), "AM")]
    assert [(one.first, one.part) for one in found.tentative] == [(date(2027, 5, 13), "PM")]
    assert (found.days, found.tentative_days, found.aside) == (1, 1, {"tentative": 1})


WEEKLY = event(
    "UID:a",
    "DTSTART;TZID=Europe/Paris:20270105T090000",
    "DTEND;TZID=Europe/Paris:20270105T100000",
    "RRULE:FREQ=WEEKLY;UNTIL=20270519T000000Z",
    "EXDATE;TZID=Europe/Paris:20270413T090000",
)
MOVED = event(
    "UID:a",
    "RECURRENCE-ID;TZID=Europe/Paris:20270420T090000",
    "DTSTART;TZID=Europe/Paris:20270421T140000",
    "DTEND;TZID=Europe/Paris:20270421T150000",
)
CANCELLED = event(
    "UID:a",
    "RECURRENCE-ID;TZID=Europe/Paris:20270427T090000",
    "DTSTART;TZID=Europe/Paris:20270427T090000",
    "DTEND;TZID=Europe/Paris:20270427T100000",
    "STATUS:CANCELLED",
)


def test_a_series_has_its_exceptions() -> None:
    assert told(WEEKLY, MOVED, CANCELLED) == [
        "04-06 AM",
        "04-21 PM",
        "05-04 AM",
        "05-11 AM",
        "05-18 AM",
    ]


def test_an_exception_may_hold_from_its_day_onwards() -> None:
    assert told(
        event("UID:a", "DTSTART:20270412T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=5"),
        event(
            "UID:a",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20270414T090000",
            "DTSTART:20270414T150000",
            "DURATION:PT1H",
        ),
    ) == ["04-12 04-13 AM", "04-14 04-16 PM"]


@pytest.mark.parametrize(
    ("start", "rule", "kept"),
    [
        (";VALUE=DATE:20270402", "FREQ=DAILY;COUNT=6", ["04-06 04-07 DAY"]),
        (";TZID=Europe/Paris:20270412T090000", "FREQ=DAILY;UNTIL=20270414", ["04-12 04-14 AM"]),
        (
            ";TZID=Europe/Paris:20270412T090000",
            "FREQ=DAILY;UNTIL=20270414T090000",
            ["04-12 04-14 AM"],
        ),
        (";VALUE=DATE:20270412", "FREQ=DAILY;UNTIL=20270414T235959Z", ["04-12 04-14 DAY"]),
        (";VALUE=DATE:19040229", "FREQ=YEARLY", ["02-29 DAY"]),
        (
            ";TZID=Europe/Paris:20010131T090000",
            "FREQ=MONTHLY;UNTIL=20270901",
            ["05-31 AM", "08-31 AM"],
        ),
        (
            ";TZID=Europe/Paris:20150106T090000",
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270501",
            ["04-13 AM", "04-27 AM"],
        ),
        (":00010101T070000Z", "FREQ=DAILY;UNTIL=20270408T235959Z", ["04-06 04-08 AM"]),
        (
            ";VALUE=DATE:20270105",
            "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270602",
            ["04-06 DAY", "05-04 DAY", "06-01 DAY"],
        ),
    ],
)
def test_a_rule_is_followed(start: str, rule: str, kept: list[str]) -> None:
    duration = () if "VALUE=DATE" in start else ("DURATION:PT1H",)
    assert told(event("UID:a", f"DTSTART{start}", *duration, f"RRULE:{rule}")) == kept


def test_dates_may_be_added_one_by_one_and_with_their_own_end() -> None:
    assert told(
        event(
            "UID:a",
            "DTSTART;TZID=Europe/Paris:20270412T090000",
            "DURATION:PT1H",
            "RDATE;TZID=Europe/Paris:20270415T090000,20270416T140000",
            "RDATE;VALUE=PERIOD:20270419T060000Z/PT8H",
        )
    ) == ["04-12 AM", "04-15 AM", "04-16 PM", "04-19 DAY"]


def test_an_event_sent_again_is_read_as_last_sent() -> None:
    assert told(
        event("UID:1", "SEQUENCE:0", "DTSTART;VALUE=DATE:20270510"),
        event("UID:1", "SEQUENCE:1", "DTSTART;VALUE=DATE:20270512"),
    ) == ["05-12 DAY"]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ((), "undated"),
        (("DTSTART:tomorrow",), "undated"),
        (("DTSTART;=:20270510",), "undated"),
        (("DTSTART:2027",), "undated"),
        (("DTSTART;VALUE=DATE:20270230",), "undated"),
        (("DTSTART:20270510T100000",), "endless"),
        (("DTSTART:20270510T100000", "DURATION:PT0S"), "endless"),
        (("DTSTART:20270510T100000", "DTEND:20270510"), "reversed"),
        (("DTSTART:20270510T100000", "DTEND:midi"), "endless"),
        (("DTSTART:20270510T100000", "DTEND:20270510T090000"), "reversed"),
        (("DTSTART:20270510T100000", "DURATION:P99999999999999D"), "endless"),
        (("DTSTART:20270101T000000Z", "DURATION:PT1H", "RRULE;=:FREQ=DAILY"), "rule"),
        (("DTSTART:00010101T000000Z", "DURATION:PT1H", "RRULE:FREQ=SECONDLY"), "rule"),
        (("DTSTART:20270101T000000Z", "DURATION:PT1H", "RRULE:FREQ=MINUTELY;INTERVAL=5"), "rule"),
        (
            (
                "DTSTART:20270101T000000Z",
                "DURATION:PT1H",
                f"RRULE:FREQ=DAILY;BYMINUTE={','.join(map(str, range(60)))}",
            ),
            "rule",
        ),
        (("DTSTART:20270101T000000Z", "DURATION:PT1H", "RRULE:FREQ=SOMETIMES"), "rule"),
        (("DTSTART:20270101T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;INTERVAL=0"), "rule"),
        (("DTSTART:20270101T000000Z", "DURATION:PT1H", "RRULE:garbage"), "rule"),
        (("DTSTART:20270508T090000", "DURATION:PT9H"), "hours"),
        (("DTSTART:20270510T200000", "DURATION:PT1H"), "hours"),
        (("DTSTART;VALUE=DATE:20270405",), "past"),
        (("DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=DAILY;COUNT=5"), "past"),
        (("DTSTART;VALUE=DATE:20290510",), "far"),
        (("DTSTART;VALUE=DATE:20290510", "RRULE:FREQ=DAILY"), "far"),
        (("DTSTART;VALUE=DATE:99991231",), "far"),
        (("DTSTART;VALUE=DATE:20270510", "STATUS:CANCELLED"), "cancelled"),
        (("DTSTART;VALUE=DATE:20270510", "TRANSP:TRANSPARENT"), "free"),
    ],
)
def test_what_is_left_out_is_counted_by_kind(lines: tuple[str, ...], kind: str) -> None:
    sound = event("UID:sound", "DTSTART;VALUE=DATE:20270510")
    found = read(event("UID:odd", "SUMMARY:Dentiste", *lines), sound)
    assert ([s.part for s in found.stretches], found.entries) == (["DAY"], 2)
    assert found.aside == {kind: 1}


def test_what_could_not_be_read_is_told_apart() -> None:
    found = read(event(), event("DTSTART;VALUE=DATE:20270510", "STATUS:CANCELLED"))
    assert (found.not_understood, found.days) == (1, 0)
