"""What a WSGI application reads of a request."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.interface.gateway.fakes import Request, SaidHeaders
from tourdetable.interface.gateway.environ import FIXED, environ_of, place_of


def test_a_request_as_pep_3333_says_it() -> None:
    headers = SaidHeaders(
        ("host", "tables.example"),
        ("content-type", "text/plain"),
        ("content-length", "3"),
        ("x-forwarded-for", "192.0.2.1"),
        ("x_forwarded_for", "203.0.113.9"),
        ("x-forwarded-for", "192.0.2.2"),
        ("cookie", "a=1"),
        ("cookie", "b=2"),
    )
    body = BytesIO(b"oui")
    found = environ_of(Request("/café/", "POST", headers, "a=%C3%A9"), body)
    assert {name: found[name] for name in found if name not in (*FIXED, "wsgi.errors")} == {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/cafÃ©/",
        "QUERY_STRING": "a=%C3%A9",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.7",
        "REMOTE_PORT": "51000",
        "wsgi.url_scheme": "http",
        "wsgi.input": body,
        "HTTP_HOST": "tables.example",
        "CONTENT_TYPE": "text/plain",
        "CONTENT_LENGTH": "3",
        "HTTP_X_FORWARDED_FOR": "192.0.2.1,192.0.2.2",
        "HTTP_COOKIE": "a=1; b=2",
    }


@pytest.mark.parametrize(
    ("address", "place"),
    [("127.0.0.1:80", ("127.0.0.1", "80")), ("[::1]:8000", ("::1", "8000"))],
)
def test_an_address_and_its_port(address: str, place: tuple[str, str]) -> None:
    assert place_of(address) == place
