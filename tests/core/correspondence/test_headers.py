from __future__ import annotations

from email import message_from_bytes

import pytest

from tourdetable.core.correspondence.headers import (
    addresses,
    identifiers,
    plain,
    read,
    recipients,
    seconds,
    taken_at,
    text,
)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("=?utf-8?B?w6k=?=", "é"),
        ("=?iso-8859-1?Q?=E9?= =?utf-8?Q?_=C3=A9?=", "é é"),
        ("=?nothing?Q?=E9?=", "é"),
        ("=?utf-8?B?w?=", "=?utf-8?B?w?="),
        ("plain", "plain"),
    ],
)
def test_words_are_decoded_or_left(written: str, found: str) -> None:
    assert read(written) == found


def test_addresses_are_read_bare() -> None:
    said = ['"Ruiz, Ana" <Ana@Port.example>, b@c.example', "rfc822;d@e.example", "nobody"]
    assert addresses(said) == [
        ("Ruiz, Ana", "ana@port.example"),
        ("", "b@c.example"),
        ("", "d@e.example"),
    ]
    assert plain("MAILTO:Box%2Bone@Here.example?subject=x") == "box+one@here.example"


def test_all_the_ways_by_which_it_came_are_known() -> None:
    data = b"To: a@x.example\r\nDelivered-To: b@x.example\r\nX-Original-To: c@x.example\r\n\r\n"
    assert recipients(message_from_bytes(data)) == [f"{name}@x.example" for name in "abc"]


def test_dates_that_make_no_sense_are_none() -> None:
    assert seconds("Tue, 6 Apr 2027 10:30:00 +0200") == 1807000200.0
    assert [seconds(one) for one in ("", "yesterday", "Tue, 99 Foo 2027")] == [None] * 3


def test_when_our_server_took_it_in_is_in_its_first_line() -> None:
    data = (
        b"Received: from a by b;\r\n\tTue, 6 Apr 2027 08:30:00 +0000\r\n"
        b"Received: from c by a; Mon, 5 Apr 2027 08:30:00 +0000\r\n\r\n"
    )
    assert taken_at(message_from_bytes(data)) == 1807000200.0
    assert taken_at(message_from_bytes(b"To: a\r\n\r\n")) is None


def test_identifiers_come_without_brackets() -> None:
    message = message_from_bytes(b"References: <a@b>\r\n <c@d>\r\nSubject: x\xe9\r\n\r\n")
    assert identifiers(message, "In-Reply-To", "References") == ["a@b", "c@d"]
    assert text(message, "Subject") == "xé"
