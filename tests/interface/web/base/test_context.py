"""What every page shows around its content: the menu of the network, who reads and from where."""

from __future__ import annotations

import pytest

from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, STRANGER, Room, steward
from tourdetable.interface.web.base.context import place


def menu(room: Room, name: str, view: str) -> list[tuple[str, bool]]:
    """The entries of the menu, each with whether it is the page that is read."""
    context = room.client(name).get(room.url(view)).context
    return [(entry["url"], entry["current"]) for entry in context["nav"]]


def test_a_member_is_offered_the_pages_of_the_network(room: Room) -> None:
    pages = ("network", "programme", "charter", "decisions", "people")
    assert menu(room, COLLEAGUE, "network") == [
        (room.url(page), page == "network") for page in pages
    ]


def test_words_may_be_typed_on_each_page_but_the_one_that_searches(room: Room) -> None:
    pages = ("network", "decisions", "search")
    boxes = [room.client(COLLEAGUE).get(room.url(page)).context["search_box"] for page in pages]
    assert boxes == [room.url("search"), room.url("search"), ""]


def test_a_stranger_is_offered_what_strangers_may_read(room: Room) -> None:
    assert menu(room, STRANGER, "programme") == [
        (room.url("network"), False),
        (room.url("programme"), True),
    ]


@pytest.mark.parametrize("page", ["programme", "charter", "decisions", "people"])
def test_one_entry_at_most_is_the_page_that_is_read(room: Room, page: str) -> None:
    assert [url for url, current in menu(room, COLLEAGUE, page) if current] == [room.url(page)]


def test_a_page_below_an_entry_is_its_own(room: Room) -> None:
    nav = room.client(LEAD).get(room.url("programme_drafts")).context["nav"]
    assert [entry["url"] for entry in nav if entry["current"]] == [room.url("programme")]


def test_offices_come_before_institutions_and_each_is_said_once(room: Room) -> None:
    circle = room.circle
    assert place(circle.of(circle.ana)) == "Ville du Port"
    assert place(circle.of(circle.dora)) == "Référence"
    assert place(circle.of(steward(room))) == "Intendance"


def test_pages_outside_a_network_have_no_menu(room: Room) -> None:
    context = room.client(COLLEAGUE).get("/aide/").context
    assert (context["network"], context["nav"], context["standing"]) == (None, [], "")
    assert context["person"] == room.circle.bao
