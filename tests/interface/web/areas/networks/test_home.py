"""The page of a network as its members see it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    decided,
    draw,
    hold,
)
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    Room,
)
from tests.interface.web.areas.networks.people import MAY, page
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.networks.actions.founding import install_body


def test_members_see_the_next_meetings_and_open_their_own(room: Room) -> None:
    draw(room.circle.body, MAY, "Lecture de mai")
    for name, opens in ((COLLEAGUE, True), (NEIGHBOUR, False)):
        assert [(m.title, may) for m, may in page(room, name).meetings] == [
            ("Lecture de mai", opens)
        ]


def test_bodies_are_listed_by_kind_with_their_state(room: Room) -> None:
    install_body(
        network=room.circle.network,
        kind="board",
        name="Bureau",
        slug="board",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    gone = {"starts": FOUNDED, "ends": date(2027, 1, 31), "by": OPERATOR, "now": NOW}
    install_body(
        network=room.circle.network, kind="board", name="Ancien bureau", slug="old", **gone
    )
    found = [
        (name, [(r.name, r.mine) for r in rows])
        for name, rows in page(room, COLLEAGUE).bodies.groups
    ]
    assert found == [
        ("Cercle", [("Cercle du port", True), ("Cercle du bourg", False)]),
        ("Bureau", [("Bureau", False)]),
    ]


def test_the_charter_is_summed_up_worst_first(room: Room) -> None:
    """More than two months from December's meeting to March's; Thursdays both; and nothing was
    to be decided."""
    hold(room.circle, datetime(2026, 12, 31, 9, tzinfo=UTC), "Lecture de décembre")
    found = page(room, COLLEAGUE)
    assert list(found.tally.items()) == [
        (State.BROKEN, 1),
        (State.KEPT, 1),
        (State.NOT_CONCERNED, 1),
    ]
    assert found.articles == 3


def test_decisions_are_those_the_reader_may_read(room: Room) -> None:
    decided(room.circle, room.meeting, title="Lire Colette")
    assert [row.decision.title for row in page(room, COLLEAGUE).decisions] == ["Lire Colette"]
    assert page(room, NEIGHBOUR).decisions == []
