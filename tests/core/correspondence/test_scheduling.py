"""Calendar texts, right and wrong."""

from __future__ import annotations

import pytest

from tourdetable.core.correspondence.pieces import MailPart
from tourdetable.core.correspondence.scheduling import read_response, response_in
from tourdetable.core.correspondence.terms import Respondent, Response

TEXT = """BEGIN:VCALENDAR
METHOD:REPLY
BEGIN:VEVENT
UID:meeting-1@circle.tourdetable
ATTENDEE;CN=Élodie;PARTSTAT=ACCEPTED:mailto:elodie@port.example
END:VEVENT
END:VCALENDAR
"""


def read(data: bytes, kind: str = "text/calendar", **more: str) -> Response | None:
    known = {"method": "", "charset": "", "name": ""} | more
    return read_response(MailPart(kind=kind, data=data, **known))


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\r\r\n"])
def test_in_every_encoding_and_line_end(charset: str, ends: str) -> None:
    response = read(TEXT.replace("\n", ends).encode(charset))
    assert response
    assert response.invitees == (Respondent("elodie@port.example", "Élodie", "ACCEPTED"),)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("ATTENDEE;PARTSTAT=DECLINED:MAILTO:A%2Bb@Here.example", "a+b@here.example"),
        ('ATTENDEE;CN="a:b;c";PARTSTAT=DECLINED:mailto:a@here.example', "a@here.example"),
        ("ATTENDEE;CN=Mairie: accueil;PARTSTAT=DECLINED:mailto:a@here.example", "a@here.example"),
        ("ATTENDEE;EMAIL=a@here.example;PARTSTAT=DECLINED:urn:uuid:1", "a@here.example"),
        ("attendee;partstat=declined:mailto:a@here.example", "a@here.example"),
    ],
)
def test_attendees_as_they_are_written(line: str, found: str) -> None:
    text = TEXT.replace(TEXT.splitlines()[4], line)
    response = read(text.encode())
    assert response
    assert [(one.address, one.status) for one in response.invitees] == [(found, "DECLINED")]


def test_the_method_may_be_that_of_the_part() -> None:
    text = TEXT.replace("METHOD:REPLY\n", "").encode()
    assert read(text) is None
    assert read(text, method="REPLY")


def test_an_alarm_says_nothing_of_the_event() -> None:
    alarm = "BEGIN:VALARM\nUID:other\nATTENDEE:mailto:x@y.example\nEND:VALARM\nEND:VEVENT"
    response = read(TEXT.replace("END:VEVENT", alarm).encode())
    assert response
    assert (response.uid, len(response.invitees)) == ("meeting-1@circle.tourdetable", 1)


def test_a_file_of_any_type_is_read_when_it_begins_as_one() -> None:
    parts = [
        MailPart("text/plain", "", "", "", b"Bonjour"),
        MailPart("application/octet-stream", "", "", "reply.ics", TEXT.encode()),
    ]
    assert response_in(parts)
    assert response_in(parts[:1]) is None


@pytest.mark.parametrize("value", ["", "mailto:", "MAILTO: ", "invalid:nomail"])
def test_a_state_counts_even_of_nobody_named(value: str) -> None:
    line = "ATTENDEE;CN=Élodie;PARTSTAT=ACCEPTED:mailto:elodie@port.example"
    response = read(TEXT.replace(line, f"ATTENDEE;PARTSTAT=DECLINED:{value}").encode())
    assert response
    assert response.invitees == (Respondent("", "", "DECLINED"),)
