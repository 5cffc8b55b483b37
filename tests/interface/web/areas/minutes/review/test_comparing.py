"""Two texts compared as one reader has them."""

from __future__ import annotations

from tests.domain.builders import in_review
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.review.comparing import compared_for

OLD = "# Lire\n\nUn **mot**.\n\n- a\n- b\n\n# Fin\n\nRien."
NEW = "# Lire\n\nUn *mot*.\n\n- a\n- c\n\n# Fin\n\nRien.\n\nTout."


def record(room: Room) -> MinutesInContext:
    in_review(room.circle, room.meeting, OLD)
    return record_of(scene(room, COLLEAGUE), room.meeting.pk)


def test_only_what_differs_is_shown_under_the_title_of_its_part(room: Room) -> None:
    found = compared_for(record(room).reading, OLD, NEW)
    changes = [
        (one.title, [f"{piece.sign}{piece.text}" for piece in one.words]) for one in found.changes
    ]
    assert changes == [("Lire", ["-b", "+c"]), ("Fin", ["+Tout."])]
    assert found.silent is False


def test_what_is_gone_is_not_shown_where_the_text_of_today_keeps_something(room: Room) -> None:
    room.meeting.attendances.all().delete()
    today = f"{NEW}\n\n::: present\nSecret.\n:::"
    found = compared_for(record(room).reading, OLD, NEW, today=today)
    signs = [[piece.sign for piece in one.words] for one in found.changes]
    assert (found.silent, signs) == (True, [["+"], ["+"]])
