from __future__ import annotations

import pytest

from tourdetable.core.correspondence.bounces import code_in, lasts
from tourdetable.core.correspondence.message import read_message
from tourdetable.core.correspondence.terms import Nature


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (("5.0.0", "smtp; 550 5.1.1 unknown"), "5.1.1"),
        (("5.0.0",), "5.0.0"),
        (("", "smtp; 550 no such user"), "550"),
        (("the file 5.1.1.2 of 2027",), ""),
    ],
)
def test_the_most_telling_code(texts: tuple[str, ...], code: str) -> None:
    assert code_in(*texts) == code


def test_what_lasts() -> None:
    codes = ["5.1.1", "550", "", "4.2.2", "421", "5.2.2"]
    assert [lasts(code) for code in codes] == [True, True, True, False, False, False]


def test_exim_names_whom_it_could_not_reach() -> None:
    data = (
        b"From: Mail Delivery System <Mailer-Daemon@mx.example>\r\n"
        b"X-Failed-Recipients: ana@port.example\r\n"
        b"Subject: Mail delivery failed: returning message to sender\r\n\r\n"
        b"  ana@port.example\r\n    SMTP error: 550 5.7.1 refused\r\n"
    )
    message = read_message(data)
    assert message.nature is Nature.BOUNCE
    assert [(one.address, one.code) for one in message.refusals] == [("ana@port.example", "5.7.1")]


def test_a_person_who_speaks_of_a_failure_is_no_server() -> None:
    data = b"From: ana@port.example\r\nSubject: Undelivered mail\r\n\r\n550 <b@port.example>\r\n"
    assert read_message(data).nature is Nature.OTHER
