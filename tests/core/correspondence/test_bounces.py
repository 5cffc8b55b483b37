from __future__ import annotations

from base64 import encodebytes
from quopri import encodestring

import pytest

from tourdetable.core.correspondence.bounces import code_in, lasts
from tourdetable.core.correspondence.message import read_message
from tourdetable.core.correspondence.terms import Nature, Refusal


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


def test_a_server_that_names_nobody_is_one_all_the_same() -> None:
    head = "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nSubject: Échec de la remise\r\n"
    body = "\r\nVotre message n’a pas pu être remis : boîte inconnue. 550 5.1.1\r\n"
    message = read_message((head + body).encode())
    assert (message.nature, message.refusals) == (Nature.BOUNCE, (Refusal("", "5.1.1"),))
    silent = read_message((head + "\r\nUn incident.\r\n").encode())
    assert silent.nature is not Nature.BOUNCE


@pytest.mark.parametrize("coding", ["7bit", "base64", "quoted-printable"])
@pytest.mark.parametrize("kind", ["delivery-status", "global-delivery-status"])
def test_a_report_is_read_whatever_it_is_encoded_in(coding: str, kind: str) -> None:
    report = (
        b"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ana@port.example\nAction: failed\n"
    )
    report += b"Status: 5.1.10\n\n"
    coded = {"base64": encodebytes, "quoted-printable": encodestring}.get(coding, bytes)(report)
    data = (
        b"From: postmaster@mx\nContent-Type: multipart/report; boundary=B\n\n--B\n"
        + f"Content-Type: message/{kind}\nContent-Transfer-Encoding: {coding}\n\n".encode()
        + coded
        + b"\n--B--\n"
    )
    assert read_message(data).refusals == (Refusal("ana@port.example", "5.1.10"),)


def test_a_person_who_speaks_of_a_failure_is_no_server() -> None:
    data = b"From: ana@port.example\r\nSubject: Undelivered mail\r\n\r\n550 <b@port.example>\r\n"
    assert read_message(data).nature is Nature.OTHER
