"""An address is fetched as if whoever gave it meant harm."""

from __future__ import annotations

import gzip
import socket
import zlib
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address
from typing import Any

import pytest

from tests.interface.feeds.server import HERE, Page, Site, serving
from tourdetable.interface.feeds.fetching import Bounds, CannotFetch, FetchedFeed, fetch, is_public


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


def why(address: str, bounds: Bounds = HERE) -> str:
    with pytest.raises(CannotFetch) as refused:
        fetch(address, bounds=bounds)
    return str(refused.value)


def test_what_is_there_comes_with_its_marks_and_only_once(site: Site) -> None:
    site.pages["/feed?a=é"] = site.pages["/feed?a=%C3%A9"] = Page(
        b"<rss/>", headers={"ETag": '"1"', "Last-Modified": "Mon"}
    )
    found = fetch(f"{site.origin}/feed?a=é", bounds=HERE)
    assert found == FetchedFeed(b"<rss/>", '"1"', "Mon")
    again = fetch(f"{site.origin}/feed?a=é", etag='"1"', modified="Mon", bounds=HERE)
    assert again == FetchedFeed(None, '"1"', "Mon")
    path, headers = site.asked[-1]
    assert (path, headers["If-None-Match"]) == ("/feed?a=%C3%A9", '"1"')
    assert headers["Host"] == site.origin.removeprefix("http://")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a01:203",
    ],
)
def test_no_address_around_us_is_of_the_internet(address: str) -> None:
    assert is_public(ip_address(address)) is False


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_others_are(address: str) -> None:
    assert is_public(ip_address(address)) is True


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("file:///etc/passwd", "address"),
        ("ftp://feeds.example.org/a", "address"),
        ("http://", "address"),
        ("http://[::1", "address"),
        ("http://bob:secret@feeds.example.org/", "address"),
        ("http://127.0.0.1:8000/", "port"),
        ("http://127.0.0.1/", "private"),
        ("http://localhost/", "private"),
        ("http://2130706433/", "private"),
        ("http://0x7f.1/", "private"),
        ("http://[::ffff:127.0.0.1]/", "private"),
        ("https://[::1]/", "private"),
    ],
)
def test_what_is_not_of_the_web_is_not_opened(address: str, code: str) -> None:
    assert why(address, Bounds()) == code


def test_a_redirection_is_looked_at_as_the_first_address_was(site: Site) -> None:
    site.pages["/a"] = Page(status=302, headers={"Location": "/b"})
    site.pages["/b"] = Page(b"<rss/>")
    assert fetch(f"{site.origin}/a", bounds=HERE).content == b"<rss/>"
    site.pages["/a"] = Page(status=302, headers={"Location": "file:///etc/passwd"})
    assert why(f"{site.origin}/a") == "address"
    site.pages["/a"] = Page(status=301, headers={"Location": "/a"})
    assert why(f"{site.origin}/a") == "hops"


def test_a_redirection_to_this_machine_is_not_followed(site: Site) -> None:
    inside = site.origin.replace("localhost", "127.0.0.1")
    allowed = {ip_address(row[4][0]) for row in socket.getaddrinfo("localhost", 80)}
    asked: list[str] = []

    def once(address: Any) -> bool:
        asked.append(str(address))
        return address in allowed and len(asked) <= len(allowed)

    site.pages["/a"] = Page(status=302, headers={"Location": f"{inside}/secret"})
    assert why(f"{site.origin}/a", replace(HERE, allowed=once)) == "private"
    assert [path for path, _headers in site.asked] == ["/a"]


def test_a_name_is_asked_for_once_and_the_address_looked_at_is_the_one_opened(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers something public, then this machine (DNS rebinding)."""
    asked: list[str] = []
    known = socket.getaddrinfo

    def answers(host: str, *more: Any, **others: Any) -> Any:
        asked.append(host)
        return known("localhost" if len(asked) == 1 else "192.0.2.1", *more, **others)

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    site.pages["/a"] = Page(b"<rss/>")
    address = site.origin.replace("localhost", "rebound.example")
    assert fetch(f"{address}/a", bounds=HERE).content == b"<rss/>"
    assert asked == ["rebound.example"]


def test_one_private_address_among_others_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answers(_host: str, port: int, **_more: Any) -> Any:
        family = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*family, ("1.1.1.1", port)), (*family, ("10.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    assert why("http://mixed.example/", Bounds()) == "private"


def test_what_is_too_large_is_not_kept_packed_or_not(site: Site) -> None:
    small = replace(HERE, octets=1000)
    site.pages["/large"] = Page(b"x" * 1001)
    site.pages["/bomb"] = Page(
        gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"}
    )
    site.pages["/packed"] = Page(gzip.compress(b"<rss/>"), headers={"Content-Encoding": "gzip"})
    site.pages["/odd"] = Page(zlib.compress(b"<rss/>"), headers={"Content-Encoding": "br"})
    site.pages["/torn"] = Page(b"not packed", headers={"Content-Encoding": "gzip"})
    paths = ("/large", "/bomb", "/odd", "/torn")
    assert [why(site.origin + path, small) for path in paths] == ["large"] * 2 + ["packed"] * 2
    assert why(f"{site.origin}/bomb") == "large"
    assert fetch(f"{site.origin}/packed", bounds=small).content == b"<rss/>"


def test_who_answers_drop_by_drop_is_left(site: Site) -> None:
    site.pages["/slow"] = Page(slow=True)
    assert why(f"{site.origin}/slow", replace(HERE, seconds=0.4)) == "late"


def test_what_a_server_refuses_is_told_apart(site: Site) -> None:
    site.pages["/no"] = Page(status=403)
    site.pages["/broken"] = Page(status=500)
    paths = ("/none", "/no", "/broken")
    assert [why(site.origin + path) for path in paths] == ["gone", "refused", "refused"]
    assert why("http://nobody.invalid/", HERE) == "unknown"


def test_nobody_listens_or_speaks_in_secret(site: Site) -> None:
    assert why(site.origin.replace("http:", "https:")) == "certificate"
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    assert why(f"http://localhost:{port}/") == "silent"
