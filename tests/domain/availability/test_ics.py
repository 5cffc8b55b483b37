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


def test_only_what_says_when_and_whose_is_kept() -> None:
    lines = (
        "LOCATION:Lyon",
        "DESCRIPTION:Rage de dents",
        "ATTENDEE:mailto:a@b.example",
        "DTSTART:20270510T100000Z",
        "X-ALT-DESC;FMTTYPE=text/html:<a href='https://x.example/club/meetings/3/'>",
        "X-A:b",
    )
    (entry,) = read(
        "\n".join(
            ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"]
        ).encode()
    ).entries
    assert list(entry.properties) == ["ATTENDEE", "DTSTART", "X-ALT-DESC"]


def test_an_alarm_says_nothing_of_its_event() -> None:
    alarm = "BEGIN:VALARM\nTRIGGER:-PT1H\nDURATION:P90D\nEND:VALARM\nEND:VEVENT"
    (entry,) = read(EVENT.format(title="x").replace("END:VEVENT", alarm).encode()).entries
    assert list(entry.properties) == ["SUMMARY", "DTSTART"]


def test_tasks_are_not_events() -> None:
    assert read(EVENT.format(title="x").replace("VEVENT", "VTODO").encode()).entries == ()


def test_an_empty_calendar_is_a_calendar() -> None:
    assert read(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n").entries == ()


def test_a_line_that_cannot_be_read_is_named() -> None:
    odd = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;=;:\nEND:VEVENT\nEND:VCALENDAR"
    assert read(odd.encode()).entries == (Component("VEVENT", odd=frozenset({"DTSTART"})),)


def event(number: int, end: str = "END:VEVENT\n") -> str:
    return f"BEGIN:VEVENT\nUID:{number}\nDTSTART;VALUE=DATE:2027051{number}\n{end}"


@pytest.mark.parametrize(
    ("body", "unclosed", "torn"),
    [
        (event(1) + event(2), [False, False], 0),
        (event(1, "") + event(2), [True, False], 0),
        (event(1) + event(2, ""), [False, True], 0),
        (event(1, "") + "END:VCALENDAR\nBEGIN:VCALENDAR\n" + event(2), [True, False], 0),
        (event(1) + "DTSTART:20270510T100000Z\nEND:VEVENT\n" + event(2), [False, False], 1),
        (event(1, "BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VEVENT\n") + event(2), [True, False], 0),
        (event(1, "") + "BEGIN:VTODO\nUID:9\nEND:VTODO\n" + event(2), [True, False], 0),
        (event(1, "DTSTART;VALUE=DATE:20270519\nEND:VEVENT\n") + event(2), [True, False], 0),
        (event(1) + event(2) + "END:VTIMEZONE\n", [False, False], 0),
    ],
)
def test_an_entry_that_is_not_closed_does_not_swallow_the_next(
    body: str, unclosed: list[bool], torn: int
) -> None:
    found = read(f"BEGIN:VCALENDAR\n{body}END:VCALENDAR\n".encode())
    assert [(one.text("UID"), one.unclosed) for one in found.entries] == [
        (str(number), odd) for number, odd in enumerate(unclosed, 1)
    ]
    assert found.torn == torn


def test_words_between_calendars_and_around_them_are_not_read() -> None:
    whole = EVENT.format(title="BEGIN:VCALENDAR")
    assert start(f"\n\n{whole}\n<html>".encode()) == "20270510"


@pytest.mark.parametrize(
    "line",
    [
        'DTSTART;TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris":20270510T110000',
        "DTSTART;TZID=(UTC+01:00) Brussels\\, Copenhagen\\, Madrid\\, Paris:20270510T110000",
        "DTSTART;TZID=(UTC+01:00) Brussels, Copenhagen, Madrid, Paris;X-A=b:20270510T110000",
        'DTSTART;VALUE=DATE-TIME;TZID="(UTC+01:00) Brussels\\, Copenhagen\\, Madrid\\, Paris"'
        ":20270510T110000",
    ],
)
def test_a_zone_is_read_with_or_without_its_quotes(line: str) -> None:
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{line}\nEND:VEVENT\nEND:VCALENDAR"
    (entry,) = read(text.encode()).entries
    found = entry.one("DTSTART")
    assert found
    assert found.zone_name.replace("\\", "") == "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"
    assert found.value == "20270510T110000"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"PK\x03\x04\x00\xff", "zip"),
        (b"\n<!DOCTYPE html>\n<title>BEGIN:VCALENDAR</title>", "web_page"),
        (b"BEGIN:VCARD\nEND:VCARD", "not_a_calendar"),
        (b"Sujet;Debut\nDentiste;10/05/2027", "not_a_calendar"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2027", "cut"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCALENDAR\nBEGIN:VEVENT\n", "cut"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:END:VCALENDAR\n", "cut"),
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
