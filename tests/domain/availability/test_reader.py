"""Calendars as real programs write them, and what becomes of each."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from tests.domain.availability.test_free_busy import calendar, event
from tourdetable.domain.availability.free_busy import FreeBusy, busy
from tourdetable.domain.availability.recognition import Landmarks

PARIS, REUNION = ZoneInfo("Europe/Paris"), ZoneInfo("Indian/Reunion")
KNOWN = Landmarks(networks=("club",), owners=("ana@caf.example",), name="Ana Durand")

EXCHANGE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""
ODD_PARIS = EXCHANGE.format(name="Europe/Paris").replace("+0200", "-0900").replace("+0100", "-1000")

WEEKLY = event(
    "UID:w",
    "DTSTART;TZID=Europe/Paris:20270503T100000",
    "DTEND;TZID=Europe/Paris:20270503T110000",
    "RRULE:FREQ=WEEKLY;COUNT=3",
)
MONDAYS = ["05-03 AM", "05-10 AM", "05-17 AM"]


def read(*parts: str, zone: ZoneInfo = PARIS) -> FreeBusy:
    days = {"first": date(2027, 4, 6), "last": date(2029, 4, 6)}
    return busy(calendar(*parts), **days, zone=zone, landmarks=KNOWN)


def told(found: FreeBusy) -> list[str]:
    return [
        f"{s.first:%m-%d}{'' if s.first == s.last else f' {s.last:%m-%d}'} {s.part}"
        for s in found.stretches
    ]


def change(*lines: str) -> str:
    return event("UID:w", *lines)


def weekly(*lines: str) -> str:
    return WEEKLY.replace("END:VEVENT", "\n".join([*lines, "END:VEVENT"]))


ELEVEN = "20270510T110000"


@pytest.mark.parametrize(
    ("parts", "in_reunion"),
    [
        (
            (
                EXCHANGE.format(name="(UTC+01:00) Brussels\\, Copenhagen\\, Madrid\\, Paris"),
                event(
                    'DTSTART;TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris":' + ELEVEN,
                    "DURATION:PT1H",
                ),
            ),
            "PM",
        ),
        (
            (event(f"DTSTART;TZID=Romance Standard Time:{ELEVEN}", "DTEND:20270510T120000"),),
            "PM",
        ),
        (
            (
                EXCHANGE.format(name="Customized Time Zone"),
                event(
                    f'DTSTART;TZID="Customized Time Zone":{ELEVEN}',
                    "DURATION:PT1H",
                    "RRULE:FREQ=YEARLY;COUNT=1",
                ),
            ),
            "PM",
        ),
        ((ODD_PARIS, event(f"DTSTART;TZID=Europe/Paris:{ELEVEN}", "DURATION:PT1H")), "night"),
        (
            (
                EXCHANGE.format(name="X").replace("END:DAYLIGHT\nEND:VTIMEZONE", ""),
                event(f"DTSTART;TZID=X:{ELEVEN}", "DTEND:20270510T120000"),
            ),
            "PM",
        ),
        (
            (
                event(
                    f"DTSTART;TZID=Europe/Paris:{ELEVEN}", "DTEND;TZID=Nulle/Part:20270510T120000"
                ),
            ),
            "PM",
        ),
        ((event(f"DTSTART:{ELEVEN}", "DTEND:20270510T120000"),), "AM"),
        ((event(f"DTSTART;TZID=Mars:{ELEVEN}", "DURATION:PT1H"),), "AM"),
    ],
)
def test_an_hour_is_read_in_its_zone_for_a_network_of_reunion(
    parts: tuple[str, ...], in_reunion: str
) -> None:
    found = read(*parts, zone=REUNION)
    assert told(found) == ([] if in_reunion == "night" else [f"05-10 {in_reunion}"])


def test_an_unknown_zone_is_named() -> None:
    found = read(event(f"DTSTART;TZID=Mars:{ELEVEN}", "DURATION:PT1H"))
    assert (found.aside, found.zones) == ({"zone": 1}, ("Mars",))


@pytest.mark.parametrize(
    "series",
    [
        (
            WEEKLY,
            change("RECURRENCE-ID:20270510T080000Z", "DTSTART:20270511T15", "DURATION:PT1H"),
        ),
        (
            WEEKLY,
            change(
                "RECURRENCE-ID:20270510T080000Z",
                "DTSTART:20270511T150000Z",
                "DTEND:20270510T160000Z",
            ),
        ),
        (WEEKLY, change("RECURRENCE-ID:demain", "DTSTART:20270511T150000Z", "DURATION:PT1H")),
        (WEEKLY, change("RECURRENCE-ID;=:x", "DTSTART:20270511T150000Z", "DURATION:PT1H")),
        (weekly("EXDATE:demain"),),
        (weekly("EXDATE;=:x"),),
        (weekly("RDATE:20270230T100000"),),
        (weekly("RDATE;VALUE=PERIOD:20270511T100000Z/hier"),),
    ],
)
def test_one_odd_exception_does_not_lose_its_series(series: tuple[str, ...]) -> None:
    found = read(*series)
    assert (told(found), found.aside) == (MONDAYS, {"exception": 1})


@pytest.mark.parametrize(
    ("series", "kept"),
    [
        ((weekly("EXDATE:20270510T100000"),), ["05-03 AM", "05-17 AM"]),
        ((weekly("EXDATE;VALUE=DATE:20270510"),), ["05-03 AM", "05-17 AM"]),
        ((weekly("EXDATE:20270503T080000Z;20270510T080000Z"),), ["05-17 AM"]),
        (
            (
                WEEKLY,
                change(
                    "RECURRENCE-ID;VALUE=DATE:20270510",
                    "DTSTART:20270511T150000",
                    "DURATION:PT1H",
                ),
            ),
            ["05-03 AM", "05-11 PM", "05-17 AM"],
        ),
        (
            (
                WEEKLY,
                change(
                    "RECURRENCE-ID:20270510T100000",
                    "DTSTART:20270510T100000",
                    "DURATION:PT1H",
                    "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@caf.example",
                ),
            ),
            ["05-03 AM", "05-17 AM"],
        ),
        (
            (
                change(
                    "RECURRENCE-ID:20270510T080000Z",
                    "DTSTART:20270511T150000Z",
                    "DURATION:PT1H",
                ),
            ),
            ["05-11 PM"],
        ),
        (
            (WEEKLY, change("RECURRENCE-ID:20270510T080000Z", "STATUS:CANCELLED")),
            ["05-03 AM", "05-17 AM"],
        ),
        ((weekly("EXDATE:"),), MONDAYS),
        ((WEEKLY.replace("RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:"),), ["05-03 AM"]),
        (
            (
                WEEKLY,
                change("DTSTART:20270601T150000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"),
                change("RECURRENCE-ID:20270602T150000Z", "STATUS:CANCELLED"),
            ),
            [*MONDAYS, "06-01 PM"],
        ),
        (
            (
                WEEKLY,
                change("DTSTART:hier", "RRULE:FREQ=DAILY;COUNT=2"),
            ),
            MONDAYS,
        ),
    ],
)
def test_an_exception_is_understood_however_it_is_told(
    series: tuple[str, ...], kept: list[str]
) -> None:
    assert told(read(*series)) == kept


DAY = "DTSTART;VALUE=DATE:20270510"
GUEST = "ATTENDEE;CN=Ana;PARTSTAT={}:mailto:Ana@caf.example"
OTHER = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bao@caf.example"


@pytest.mark.parametrize(
    ("lines", "aside", "days"),
    [
        ((GUEST.format("DECLINED"), OTHER), {"declined": 1}, 0),
        (("ATTENDEE;PARTSTAT=DECLINED:mailto:moi@exemple.invalid",), {"declined": 1}, 0),
        ((GUEST.format("ACCEPTED"), OTHER), {}, 1),
        (("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "TRANSP:OPAQUE"), {"free": 1}, 0),
        (("X-MICROSOFT-CDO-BUSYSTATUS:OOF", "TRANSP:OPAQUE"), {}, 1),
        (("TRANSP:TRANSPARENT",), {"free": 1}, 0),
        (("STATUS:CANCELLED", GUEST.format("DECLINED")), {"cancelled": 1}, 0),
        (("UID:meeting-3@club.tourdetable", "STATUS:CANCELLED"), {"network": 1}, 0),
        (("UID:meeting-3@elsewhere.tourdetable",), {}, 1),
    ],
)
def test_what_takes_none_of_one_s_time_is_counted_by_kind(
    lines: tuple[str, ...], aside: dict[str, int], days: int
) -> None:
    found = read(event(DAY, *lines))
    assert (found.aside, found.days) == (aside, days)


@pytest.mark.parametrize(
    "lines",
    [
        (GUEST.format("TENTATIVE"), OTHER),
        (GUEST.format("NEEDS-ACTION"), OTHER),
        ("STATUS:TENTATIVE",),
        ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",),
    ],
)
def test_what_is_tentative_is_kept_apart_from_what_is_busy(lines: tuple[str, ...]) -> None:
    found = read(event(DAY, *lines), event("DTSTART:20270510T080000Z", "DURATION:PT1H"))
    assert (found.aside, told(found)) == ({"tentative": 1}, ["05-10 AM"])
    assert [(one.first, one.part) for one in found.tentative] == [(date(2027, 5, 10), "PM")]


def test_one_tentative_occurrence_leaves_the_others_busy() -> None:
    moved = change(
        "RECURRENCE-ID:20270510T080000Z",
        "DTSTART:20270511T080000Z",
        "DURATION:PT1H",
        "STATUS:TENTATIVE",
    )
    sure, both = read(weekly()), read(weekly(), moved)
    assert [one.first for one in both.tentative] == [date(2027, 5, 11)]
    assert {*sure.stretches} - {*both.stretches} == {
        one for one in sure.stretches if one.first == date(2027, 5, 10)
    }


def test_a_tentative_series_whose_one_meeting_is_sure_is_busy_then() -> None:
    series = weekly().replace("END:VEVENT", "STATUS:TENTATIVE\r\nEND:VEVENT")
    moved = change("RECURRENCE-ID:20270510T080000Z", "DTSTART:20270511T080000Z", "DURATION:PT1H")
    found = read(series, moved)
    assert [one.first for one in found.stretches] == [date(2027, 5, 11)]
    assert date(2027, 5, 11) not in {one.first for one in found.tentative}


def test_a_series_of_the_network_is_left_aside_whole() -> None:
    ours = weekly().replace("UID:w", "UID:meeting-3@club.tourdetable")
    moved = change("RECURRENCE-ID:20270510T080000Z", "DTSTART:20270511T150000Z", "DURATION:PT1H")
    found = read(ours, moved.replace("UID:w", "UID:meeting-3@club.tourdetable"))
    assert (found.stretches, found.aside) == ((), {"network": 2})


def test_an_event_that_is_not_closed_is_counted_by_what_can_be_read() -> None:
    found = read(event(DAY).replace("END:VEVENT", ""), event("DTSTART;VALUE=DATE:20270512"))
    assert (told(found), found.aside) == (["05-10 DAY", "05-12 DAY"], {"unclosed": 1})


def test_an_event_that_has_lost_its_beginning_is_counted() -> None:
    found = read(event(DAY), "DTSTART:20270512T100000Z", "END:VEVENT")
    assert (told(found), found.entries, found.aside) == (["05-10 DAY"], 2, {"torn": 1})
