from __future__ import annotations

import pytest

from tourdetable.domain.availability.ics import MOST_BYTES, Component, UnreadableCalendar, read

EVENT = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{title}\nDTSTART;VALUE=DATE:20270510\n"
    "END:VEVENT\nEND:VCALENDAR"
)


def start(data: bytes) -> str:
    (entry,) = read(data).entries
    return entry.word("DTSTART")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_a_calendar_is_read_whatever_its_encoding(encoding: str) -> None:
    assert start(EVENT.format(title="Été").encode(encoding)) == "20270510"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_calendar_is_read_whatever_its_line_ends_and_folds(end: str) -> None:
    folded = (
        EVENT.format(title="x").replace("VALUE", "VA\n LUE").replace("20270510", "2027\n\t0510")
    )
    assert start(folded.replace("\n", end).encode()) == "20270510"


def test_only_what_says_when_is_kept() -> None:
    lines = (
        "SUMMARY:Dentiste",
        "LOCATION:Lyon",
        "ATTENDEE:mailto:a@b.example",
        "DTSTART:20270510T100000Z",
        "X-A:b",
    )
    (entry,) = read(
        "\n".join(
            ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"]
        ).encode()
    ).entries
    assert list(entry.properties) == ["DTSTART"]


def test_an_alarm_says_nothing_of_its_event() -> None:
    alarm = "BEGIN:VALARM\nTRIGGER:-PT1H\nDURATION:P90D\nEND:VALARM\nEND:VEVENT"
    (entry,) = read(EVENT.format(title="x").replace("END:VEVENT", alarm).encode()).entries
    assert list(entry.properties) == ["DTSTART"]


def test_tasks_are_not_events() -> None:
    assert read(EVENT.format(title="x").replace("VEVENT", "VTODO").encode()).entries == ()


def test_an_empty_calendar_is_a_calendar() -> None:
    assert read(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n").entries == ()


def test_a_line_that_cannot_be_read_is_as_if_absent() -> None:
    assert read(
        EVENT.format(title="x").replace("DTSTART;VALUE=DATE:20270510", "DTSTART;=;:").encode()
    ).entries == (Component("VEVENT"),)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_calendar"),
        (b"PK\x03\x04\x00\xff", "not_a_calendar"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2027", "cut"),
        (b"BEGIN:VCALENDAR" + b"\n" * MOST_BYTES + b"END:VCALENDAR", "large"),
        (
            b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 20_001 + b"END:VCALENDAR",
            "entries",
        ),
    ],
)
def test_a_file_that_is_no_calendar_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableCalendar) as refused:
        read(data)
    assert refused.value.code == code
