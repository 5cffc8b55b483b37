"""Decisions as they are told: who spoke, as attribution allows, and what a reader may have."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW, consent, propose
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    Room,
    opposed,
)
from tests.interface.web.areas.decisions.test_register import reached
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.decisions.actions.positions import record_positions
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.interface.web.areas.decisions.words import names_of


@pytest.mark.parametrize(
    ("attribution", "told"),
    [
        ("named", ["École", "Chloé"]),
        ("institution", ["École"]),
        ("college", ["Communes"]),
        ("none", []),
    ],
)
def test_attribution_holds_outside_the_body(room: Room, attribution: str, told: list[str]) -> None:
    circle = room.circle
    decision = propose(circle, room.meeting)
    against = PositionDraft(circle.school.pk, "object", "Argument.", "Remède.", attribution)
    record_positions(
        decision=decision,
        positions=[consent(circle.town), against],
        version=decision.version,
        by=circle.by_ana(),
        now=NOW,
    )
    decision.refresh_from_db()
    conclude(
        decision=decision,
        outcome="adopted_with_dissent",
        version=decision.version,
        by=circle.by_ana(),
        now=NOW,
    )
    reached(room, "network")
    shown = room.client(NEIGHBOUR).get(room.url("decision", decision.pk)).content.decode()
    assert [word for word in ("École", "Communes", "Chloé") if word in shown] == told


def test_a_marked_passage_reaches_only_those_it_is_for(room: Room) -> None:
    circle = room.circle
    text = "Ouvert.\n\n::: body\nEntre nous.\n:::\n\n::: present\nDans la salle.\n:::\n"
    decision = opposed(room, text=text)
    modes = {(circle.school.pk, circle.chloe.pk): "excused"}
    mark_attendance(meeting=room.meeting, modes=modes, by=circle.by_ana(), now=NOW)
    reached(room, "network")
    url, passages = room.url("decision", decision.pk), ("Ouvert.", "Entre nous.", "Dans la salle.")
    found = {
        name: [
            passage
            for passage in passages
            if passage in room.client(name).get(url).content.decode()
        ]
        for name in (COLLEAGUE, "chloé", NEIGHBOUR)
    }
    assert found == {
        COLLEAGUE: ["Ouvert.", "Entre nous.", "Dans la salle."],
        "chloé": ["Ouvert.", "Entre nous."],
        NEIGHBOUR: ["Ouvert."],
    }


def test_seats_are_named_by_those_who_came(room: Room) -> None:
    circle = room.circle
    modes = {(circle.library.pk, circle.bao.pk): "excused"}
    mark_attendance(meeting=room.meeting, modes=modes, by=circle.by_ana(), now=NOW)
    assert names_of(room.meeting.attendances.all()) == {
        circle.town.pk: ("Ana Ruiz",),
        circle.school.pk: ("Chloé Émery",),
    }
