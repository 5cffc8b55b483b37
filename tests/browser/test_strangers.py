"""Those who are not of a network see its public face; everything else does not exist for them,
without a hint. Whoever has not signed in is asked to, whether there is something or not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import APIRequestContext, BrowserContext

from tests.browser.crawl import ENDLESS, addresses
from tests.browser.demo import Server
from tests.effort import EVERYTHING

pytestmark = pytest.mark.browser

ONE_TIME = re.compile(r'name="(?:csrfmiddlewaretoken|next)" value="[^"]*"')
PUBLIC = (
    "",
    "charter/",
    "programme/",
    "programme/print/",
    "programme/pdf/",
    "programme/odt/",
    "calendar.ics",
)
"""What a network shows to everybody, below its own address."""

ALIKE = ENDLESS if EVERYTHING else 2
"""How many meetings are asked for by a stranger: which one makes no difference to the answer."""

MEMBERS = {"club": "maud", "convention": "helene"}
"""Of each network, somebody who may reach everything."""


@pytest.mark.parametrize("network", MEMBERS)
def test_what_members_read_does_not_exist_for_others(
    still_server: Server, new_context: Callable[..., BrowserContext], network: str
) -> None:
    member, stranger, nobody = (new_context().request for _person in range(3))
    become(member, still_server, MEMBERS[network])
    become(
        stranger,
        still_server,
        next(persona for slug, persona in MEMBERS.items() if slug != network),
    )
    paths = reserved(member, still_server, network)
    assert len(paths) > 30
    for other, status in ((stranger, 404), (nobody, 302)):
        nothing = fetch(other, still_server, f"/{network}/meetings/999999/")
        assert nothing.status == status
        answers = {path: fetch(other, still_server, path) for path in paths}
        assert {path: answer.status for path, answer in answers.items() if answer != nothing} == {}


class Answer(NamedTuple):
    """What somebody is told, but for its one-time token and the address to which the demo's bar
    comes back."""

    status: int
    words: str


def fetch(request: APIRequestContext, server: Server, path: str) -> Answer:
    answer = request.get(server.url + path, max_redirects=0)
    return Answer(answer.status, ONE_TIME.sub("", answer.text()))


def reserved(request: APIRequestContext, server: Server, network: str) -> set[str]:
    """Every address of the network that a member's pages lead to, but its public ones."""
    found = {
        path
        for path in addresses(request, server.url, [f"/{network}/"], alike=ALIKE)
        if path.startswith(f"/{network}/")
    }
    plain = {path.partition("?")[0] for path in found if "/calendar/" not in path}
    return plain - {f"/{network}/{page}" for page in PUBLIC}


def become(request: APIRequestContext, server: Server, persona: str) -> None:
    request.post(f"{server.url}/demo/become/{persona}")
