"""Those who are not of a network see its public face; everything else does not exist for them, without a hint."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import APIRequestContext, BrowserContext
from tests.browser.crawl import addresses
from tests.browser.demo import Server

pytestmark = [pytest.mark.browser, pytest.mark.scenario]

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
NUMBER = re.compile(r"/\d+/")
PUBLIC = ("", "programme/", "programme/print/", "calendar.ics")
"""What a network shows to everybody, below its own address."""

MEMBERS = {"club": "maud", "convention": "helene"}
"""Of each network, somebody who may reach everything."""


@pytest.mark.parametrize("network", MEMBERS)
@pytest.mark.parametrize("knocker", ["anonymous", "stranger"])
def test_what_members_read_does_not_exist_for_others(
    still_server: Server, new_context: Callable[..., BrowserContext], network: str, knocker: str
) -> None:
    member, other = new_context().request, new_context().request
    become(member, still_server, MEMBERS[network])
    if knocker == "stranger":
        become(other, still_server, next(persona for slug, persona in MEMBERS.items() if slug != network))
    paths = sorted(reserved(member, still_server, network))
    assert len(paths) > 30
    nothing = {path: fetch(other, still_server, path) for path in paths}
    elsewhere = {path: fetch(other, still_server, NUMBER.sub("/999999/", path)) for path in paths}
    assert {path: status for path, (status, _body) in nothing.items() if status != 404} == {}
    assert [path for path in paths if NUMBER.search(path) and told(nothing, path) != told(elsewhere, path)] == []


def told(answers: dict[str, tuple[int, str]], path: str) -> str:
    """The words of an answer, but for its one-time token and the address to which the demo's bar comes back."""
    body = TOKEN.sub("", answers[path][1])
    return re.sub(r'name="next" value="[^"]*"', "", body)


def reserved(request: APIRequestContext, server: Server, network: str) -> set[str]:
    """Every address of the network that a member's pages lead to, but its public ones."""
    found = {path for path in addresses(request, server.url, [f"/{network}/"]) if path.startswith(f"/{network}/")}
    plain = {path.partition("?")[0] for path in found if "/calendar/" not in path}
    return plain - {f"/{network}/{page}" for page in PUBLIC}


def fetch(request: APIRequestContext, server: Server, path: str) -> tuple[int, str]:
    answer = request.get(server.url + path, max_redirects=0)
    return answer.status, answer.text()


def become(request: APIRequestContext, server: Server, persona: str) -> None:
    request.post(f"{server.url}/demo/become/{persona}")
