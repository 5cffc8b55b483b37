"""What a reader sees of the work of a body."""

from __future__ import annotations

from tests.domain.builders import NOW, OPERATOR, TODAY
from tests.domain.commitments.builders import LAST, asked_of, theme_of
from tests.interface.web.areas.decisions.people import Room, steward
from tourdetable.domain.commitments.actions.asking import answer
from tourdetable.domain.commitments.actions.themes import close_theme
from tourdetable.interface.web.areas.commitments.board import WorkBoard
from tourdetable.interface.web.base.scene import Scene


def board(room: Room) -> WorkBoard:
    circle = room.circle
    place = circle.of(steward(room))
    return WorkBoard(Scene(circle.network, place.charter, NOW, TODAY, place), circle.body)


def test_what_is_over_is_apart_and_nobody_is_left_to_ask_there(room: Room) -> None:
    old = theme_of(room.circle, title="Avant")
    close_theme(theme=old, version=1, ends=TODAY.replace(day=1), by=OPERATOR, now=NOW)
    theme_of(room.circle)
    seen = board(room)
    assert [work.theme and work.theme.title for work in seen.current] == ["Le quai"]
    assert [(work.theme and work.theme.title, work.left) for work in seen.past] == [("Avant", ())]


def test_each_answer_is_counted_and_silence_comes_first(room: Room) -> None:
    theme = theme_of(room.circle)
    first, *_others = asked_of(room.circle, theme)
    answer(commitment=first, version=1, accepts=True, words="", by=OPERATOR, now=NOW)
    (work,) = board(room).current
    assert (work.counts, work.left, work.days.ends) == ([("asked", 2), ("accepted", 1)], (), LAST)
    assert [one.state for one in work.rows] == ["asked", "asked", "accepted"]
    assert work.committed == [first]
