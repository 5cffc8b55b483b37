from __future__ import annotations

from tests.domain.builders import NOW, Circle
from tests.domain.newsletters.newsroom import sent
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.newsletters.actions.sending import keep_unsent, take_copies


def test_what_is_taken_is_not_taken_twice_nor_what_is_kept(news: tuple[Circle, Actor]) -> None:
    circle, by = news
    sent(circle, by)
    first = take_copies(worker="one", now=NOW, most=3)
    others = take_copies(worker="two", now=NOW, most=3)
    assert (len(first), len(others), {*first} & {*others}) == (3, 1, set())
    keep_unsent(copies=others)
    states = {copy.state for copy in type(others[0]).objects.filter(held_until=None)}
    assert states == {"unwanted"}
