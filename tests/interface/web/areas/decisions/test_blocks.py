"""A decision as every reading tells it: reservations, dissensus, counts and follow-ups."""

from __future__ import annotations

from datetime import date, timedelta

from tests.domain.builders import NOW, settle
from tests.domain.consultations.builders import concludes, consult
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.core.documents.kinds.decision_record import (
    DecisionBlock,
    Dissent,
    FollowUpRow,
    PositionCount,
    Reservation,
)
from tourdetable.core.documents.text.tree import EMPTY
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.decisions.models import Decision
from tourdetable.interface.web.areas.decisions import blocks
from tourdetable.interface.web.areas.decisions.words import ReaderWords


def told(room: Room, decision: Decision) -> DecisionBlock:
    """The decision as Bao reads it."""
    reading = ReaderWords(scene(room, COLLEAGUE).charter, Audience.BODY, Audience.NETWORK)
    return blocks.block(decision, reading, {room.circle.library.pk: ("Bao Trần",)}, EMPTY)


def test_an_objection_that_stands_is_the_dissensus(room: Room, opposed: Decision) -> None:
    settle(room.circle, opposed, "sustained")
    block = told(room, opposed)
    assert block.dissents == (
        Dissent(
            institution="Médiathèque",
            argument="Trop long.",
            lifted_by="Un extrait.",
            status="Maintenue",
        ),
    )
    assert block.reservations == ()
    assert block.positions == (
        PositionCount(label="accord", count=1),
        PositionCount(label="objection", count=1),
    )


def test_an_objection_that_was_lifted_is_told_with_what_lifted_it(
    room: Room, opposed: Decision
) -> None:
    settle(room.circle, opposed, "integrated", "On lit un extrait.")
    block = told(room, opposed)
    words = "Trop long. — objection\N{NO-BREAK SPACE}: levée par un amendement (On lit un extrait.)"
    kept = Reservation(institution="Médiathèque", text=words)
    assert (block.dissents, block.reservations) == ((), (kept,))


def test_a_follow_up_says_who_does_it_and_by_when(room: Room, decision: Decision) -> None:
    school = room.circle.school
    row = add_follow_up(
        decision=decision,
        what="Réserver la salle",
        seat=school,
        due=date(2027, 4, 8),
        by=room.circle.by_ana(),
        now=NOW,
    )
    day = "jeudi 8\N{NO-BREAK SPACE}avril 2027"
    task = FollowUpRow(what="Réserver la salle", who="École du Môle", when=day)
    assert told(room, decision).actions == (task,)
    row.done_on = date(2027, 4, 8)
    assert blocks.task(row).when == f"Fait le {day}"


def test_a_consultation_is_told_with_its_day(room: Room) -> None:
    made = concludes(room.circle, consult(room.circle), "no_decision", now=NOW + timedelta(days=8))
    end = "par une consultation conclue le mercredi 14\N{NO-BREAK SPACE}avril 2027"
    assert told(room, made).outcome == f"Pas de décision, {end}"
