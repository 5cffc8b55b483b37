"""A world café in the room: each telephone says where to sit, and says it again by itself when
tables change."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.hands import Hands
from tests.browser.test_live import CAF, Sitting, says, shows
from tests.browser.words import fr

pytestmark = pytest.mark.browser

KEPT = "Une table sous le préau"


def table_of(one: Hands) -> str:
    """Where the telephone of somebody says to sit."""
    found = re.search(r"Vous êtes à la table (\d+)", one.read())
    assert found is not None
    return found[1]


def all_are_told(room: Sitting, turn: int, screen: Hands, *seated: Hands) -> None:
    """The conversation shows everywhere by itself, and each telephone of a seat its one table."""
    for one in (screen, *seated):
        shows(one, f"Conversation {turn} sur 2")
    table = table_of(room.comes("chloe"))
    for one in seated:
        shows(one, f"Vous êtes à la table {table}")


def test_a_pair_sits_at_one_table_and_everybody_learns_that_tables_change(
    hands: Hands, new_context: Callable[..., BrowserContext]
) -> None:
    room = Sitting(hands, new_context)
    screen, chloe = room.comes("leila", "screen/"), room.comes("chloe", width=375)
    pair = room.joins(screen, "Camille", CAF)
    hands.open(f"{room.path}ask/")
    hands.page.locator('input[name="kind"][value="cafe"]').check()
    hands.page.locator('input[name="question"]').fill("Où se croise-t-on ?")
    hands.page.locator('input[name="at_table"]').fill("3")
    hands.page.locator('input[name="conversations"]').fill("2")
    hands.press(fr("Ask it now"))
    all_are_told(room, 1, screen, chloe, pair)
    says(chloe, KEPT)
    shows(pair, KEPT)
    hands.press(fr("Change tables"))
    all_are_told(room, 2, screen, chloe, pair)
    hands.press(fr("End it"))
    for one in (screen, chloe):
        shows(one, KEPT)
    hands.open(f"{room.path}captured/")
    assert KEPT in hands.page.locator('textarea[name="text"]').input_value()
