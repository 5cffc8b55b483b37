from __future__ import annotations

from email import message_from_bytes

import pytest

from tourdetable.core.correspondence.pieces import pieces, readable, shown, words_of


@pytest.mark.parametrize(
    ("data", "charset", "found"),
    [
        ("é’".encode(), "utf-8", "é’"),
        ("é’".encode("cp1252"), "iso-8859-1", "é’"),
        ("é".encode("cp1252"), "utf-8", "é"),
        ("é".encode(), "us-ascii", "é"),
        ("é".encode(), "nothing-known", "é"),
        ("été".encode("utf-16"), "", "été"),
        (b"\r\n", "", "\r\n"),
        (b"", "utf-8", ""),
    ],
)
def test_bytes_are_read_as_they_look(data: bytes, charset: str, found: str) -> None:
    assert readable(data, charset) == found


def test_a_page_is_shown_as_its_words() -> None:
    page = "<style>p{}</style><p>Je viens&nbsp;!</p><!-- x --><div>À <b>mai</b></div>"
    assert shown(page) == "Je viens !\nÀ mai\n"
    message = message_from_bytes(b"Content-Type: text/html\r\n\r\n<p>Oui</p>")
    assert words_of(pieces(message)) == "Oui"


def test_messages_that_it_carries_are_no_part_of_it() -> None:
    data = (
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
        b"--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: other\r\n\r\nNon\r\n"
        b"--x\r\nContent-Type: text/plain\r\n\r\nOui\r\n--x--\r\n"
    )
    assert [part.data.strip() for part in pieces(message_from_bytes(data))] == [b"Oui"]


def test_parts_in_parts_have_an_end() -> None:
    data = b"".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n'.encode()
        for n in range(40)
    )
    assert len(pieces(message_from_bytes(data + b"\r\n\r\nend"))) <= 1
