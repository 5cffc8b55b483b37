"""The decisions that the page of the minutes shows: as all that was read of them would tell."""

from __future__ import annotations

from collections import Counter

from tests.domain.builders import NOW, consent, decided, objection, propose, stated
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.queries import of_meeting
from tourdetable.interface.web.areas.minutes.page import decided as page
from tourdetable.interface.web.opened import OpenLists


def shown(room: Room, **asked: str) -> tuple[list[str], int]:
    rows, total = page.decided(room.meeting, OpenLists(asked))
    return [row.decision.reference for row in rows], total


def test_positions_are_counted_and_those_told_in_words_are_read(room: Room) -> None:
    circle = room.circle
    decision = stated(
        circle,
        propose(circle, room.meeting),
        consent(circle.town),
        objection(circle.library, "Trop long.", "Un extrait."),
    )
    for what in ("Relire", "Imprimer"):
        add_follow_up(
            decision=decision, what=what, seat=circle.school, due=None, by=circle.by_ana(), now=NOW
        )
    ((read, taken),), total = page.decided(room.meeting, OpenLists({}))
    assert (total, taken.total(), +taken) == (1, 2, Counter(consent=1, object=1))
    assert [p.seat.institution.name for p in read.positions.all()] == ["Médiathèque"]
    assert [row.what for row in read.follow_ups.all()] == ["Relire", "Imprimer"]
    assert list(read.effects.all()) == []


def test_each_page_has_its_own(room: Room) -> None:
    known = decided(room.circle, room.meeting)
    for number in range(13):
        known.pk, known._state.adding, known.reference = None, True, f"D-{number:02}"
        known.save()
    names = [decision.reference for decision in of_meeting(room.meeting)]
    assert len(names) == Decision.objects.count() == 14
    assert shown(room) == (names[:5], 14)
    assert shown(room, open="decisions", page="3") == (names[10:], 14)
    assert shown(room, open="decisions", page="9") == (names[:5], 14)
    assert shown(room, show="all") == (names, 14)
