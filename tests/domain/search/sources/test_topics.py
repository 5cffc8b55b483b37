from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.search.people import found
from tests.domain.topics.builders import put_forward


def test_a_topic_is_found_by_those_for_whom_it_is(circle: Circle) -> None:
    put_forward(circle, "Lire dehors", question="Où donc ?", why="Pour l’été", existing="Un banc")
    put_forward(circle, "Lire partout", body=None)
    told = [found(circle, circle.ana, words) for words in ("où dehors", "été", "banc", "partout")]
    assert told == [["Lire dehors"]] * 3 + [["Lire partout"]]
    assert found(circle, circle.zoe, "lire") == found(circle, None, "lire") == []
