"""What the page of a decision tells, and what it offers."""

from __future__ import annotations

from tests.domain.builders import NOW, consent, objection, propose, stated
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    Room,
    opposed,
)
from tests.interface.web.areas.decisions.test_register import reached
from tourdetable.domain.decisions.actions.positions import settle_objection
from tourdetable.domain.meetings.actions.sitting import mark_attendance


def test_the_page_tells_the_dissensus_with_its_author_and_what_would_lift_it(room: Room) -> None:
    page = room.client(COLLEAGUE).get(room.url("decision", opposed(room).pk)).context["page"]
    assert [(said.who, said.words, said.would_lift) for said in page.dissents] == [
        ("Médiathèque", "Argument.", "Remède.")
    ]
    assert [(taken.label, taken.count) for taken in page.counts] == [
        ("accord", 1),
        ("objection", 1),
    ]


def test_an_objection_that_was_lifted_is_no_dissensus(room: Room) -> None:
    circle = room.circle
    decision = stated(
        circle, propose(circle, room.meeting), consent(circle.town), objection(circle.library)
    )
    position = decision.positions.get(stance="object")
    settle_objection(
        position=position,
        state="integrated",
        how_lifted="Cent pages.",
        version=decision.version,
        by=circle.by_ana(),
        now=NOW,
    )
    page = room.client(COLLEAGUE).get(room.url("decision", decision.pk)).context["page"]
    assert (page.dissents, [said.how_lifted for said in page.lifted]) == ([], ["Cent pages."])


def test_a_seat_that_took_position_and_is_marked_absent_since_is_told(room: Room) -> None:
    decision, circle = opposed(room), room.circle
    url, colleague = room.url("decision", decision.pk), room.client(COLLEAGUE)
    assert colleague.get(url).context["page"].away == set()
    modes = {(circle.library.pk, circle.bao.pk): "absent"}
    words = {"by": circle.by_ana(), "now": NOW, "confirmed": True}
    mark_attendance(meeting=room.meeting, modes=modes, **words)
    answer = colleague.get(url)
    assert answer.context["page"].away == {circle.library.pk}
    assert answer.content.decode().count("Ce siège n’est pas marqué présent.") == 1


def test_the_table_of_seats_stays_in_the_body(room: Room) -> None:
    decision = opposed(room)
    reached(room, "network")
    url = room.url("decision", decision.pk)
    assert len({row[0] for row in room.client(COLLEAGUE).get(url).context["page"].voices}) == 2
    assert list(room.client(NEIGHBOUR).get(url).context["page"].voices) == []


def test_only_those_who_record_are_offered_the_next_step(room: Room) -> None:
    decision = propose(room.circle, room.meeting)
    url = room.url("decision", decision.pk)
    offered = [
        room.client(name).get(url).context["page"].may_record for name in (SECRETARY, COLLEAGUE)
    ]
    assert offered == [True, False]
