"""Messages that are made to hold a reader up: each is read in a short time, or by its head."""

from __future__ import annotations

import time

import pytest

from tests.core.correspondence.clients import Exchange, gmail
from tourdetable.core.correspondence.bounds import (
    MOST_TEXT,
    beginning,
    is_charset,
    is_reasonable,
    sound,
)
from tourdetable.core.correspondence.message import read_message
from tourdetable.core.correspondence.terms import Nature

HEAD = b"From: Ana <ana@port.example>\r\nSubject: Lecture\r\n"
PART = b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"
NESTED = b"".join(
    b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (one, one)
    for one in range(3000)
)
MANY = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'


def calendar(line: bytes) -> bytes:
    event = b"METHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:x\r\n" + line + b"\r\nEND:VEVENT\r\n"
    return HEAD + b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n" + event


READ = {
    "five megabytes": HEAD + b"\r\n" + b"bonjour \xe9\r\n" * 450_000,
    "a thousand parts": HEAD + MANY + PART * 1000,
    "styles without an end": HEAD + b"Content-Type: text/html\r\n\r\n" + b"<style " * 40_000,
    "comments without an end": HEAD + b"Content-Type: text/html\r\n\r\n" + b"<!--" * 60_000,
    "words of headers": HEAD.replace(b"Lecture", b"=?a?q?" * 15_000) + b"\r\n",
    "addresses": HEAD + b"To: " + b"a@b.example, " * 7_000 + b"\r\n\r\n",
    "brackets": b"To: " + b"(" * 90_000 + b"\r\n" + HEAD + b"\r\n",
    "a charset of Python": HEAD
    + b"Content-Type: text/plain; charset=punycode\r\n\r\n"
    + b"b" * 400_000,
    "half a character": HEAD + b"Content-Type: text/plain; charset=utf-7\r\n\r\n+2AA-",
    "returns": calendar(b"\r" * 1_000_000),
    "a calendar of everybody": calendar(b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.c\r\n" * 20_000),
    "parameters": calendar(b"ATTENDEE" + b";CN=x" * 200_000 + b":mailto:a@b.c"),
}
BY_THE_HEAD = {
    "parts": HEAD + MANY + PART * 50_000,
    "parts in parts": HEAD + NESTED,
    "messages in messages": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 5000,
    "headers": HEAD + b"".join(b"X-%d: a\r\n" % one for one in range(50_000)) + b"\r\nx",
    "a type": HEAD + b"Content-Type: text/plain" + b";a=b" * 500_000 + b"\r\n\r\nx",
    "a type of a part": HEAD + MANY + PART.replace(b"plain", b"plain" + b";a=b" * 300_000),
}


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_what_is_large_is_read_soon(data: bytes) -> None:
    assert is_reasonable(data)
    before = time.process_time()
    message = read_message(data)
    assert time.process_time() - before < 4
    assert (message.sender, message.legible) == ("ana@port.example", True)
    message.words.encode()


@pytest.mark.parametrize("data", BY_THE_HEAD.values(), ids=BY_THE_HEAD)
def test_what_is_made_to_be_long_is_read_by_its_head(data: bytes) -> None:
    before = time.process_time()
    message = read_message(data)
    assert time.process_time() - before < 2
    told = (message.nature, message.legible, message.sender, message.subject)
    assert told == (Nature.OTHER, False, "ana@port.example", "Lecture")


def test_a_name_that_holds_headers_is_a_name() -> None:
    name = "Ana\r\nBcc: all@port.example\r\nX: y"
    message = read_message(
        calendar(f'ATTENDEE;CN="{name}";PARTSTAT=DECLINED:mailto:a@b.c'.encode())
    )
    assert message.response
    assert "\n" not in "".join(one.name for one in message.response.invitees)
    assert message.recipients == ()


def test_of_a_long_text_the_beginning_is_read_at_the_end_of_a_line() -> None:
    assert beginning(b"short") == b"short"
    assert beginning("é\n".encode() * MOST_TEXT).endswith(b"\n") is False
    assert len(beginning(b"x" * (MOST_TEXT + 1))) == MOST_TEXT


def test_charsets_are_those_of_mail() -> None:
    assert [is_charset(name) for name in ("utf-8", "cp1252", "punycode")] == [True, True, False]
    assert sound("\ud800é") == "?é"


def test_messages_of_programs_are_within_bounds() -> None:
    assert is_reasonable(gmail(Exchange()))
