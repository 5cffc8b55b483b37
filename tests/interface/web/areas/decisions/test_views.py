from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, consent, decided, objection, propose, stated
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
)
from tests.interface.web.areas.decisions.test_register import reached
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.decisions.actions.positions import record_positions, settle_objection
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.meetings.actions.sitting import mark_attendance


def opposed(room: Room, **more: str) -> Decision:
    """Adopted with the library's objection maintained."""
    circle = room.circle
    decision = propose(circle, room.meeting, **more)
    decision = stated(
        circle, decision, consent(circle.town), objection(circle.library, "Argument.", "Remède.")
    )
    return conclude(
        decision=decision,
        outcome="adopted_with_dissent",
        version=decision.version,
        by=circle.by_ana(),
        now=NOW,
    )


def test_the_page_tells_the_dissensus_with_its_author_and_what_would_lift_it(room: Room) -> None:
    page = room.client(COLLEAGUE).get(room.url("decision", opposed(room).pk)).context["page"]
    assert [(said.who, said.words, said.would_lift) for said in page.dissents] == [
        ("Médiathèque", "Argument.", "Remède.")
    ]
    assert page.counts == [("accord", 1), ("objection", 1)] or [n for _, n in page.counts] == [1, 1]


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


def test_the_table_of_seats_stays_in_the_body(room: Room) -> None:
    decision = opposed(room)
    reached(room, "network")
    url = room.url("decision", decision.pk)
    assert len(room.client(COLLEAGUE).get(url).context["page"].colleges) == 2
    assert room.client(NEIGHBOUR).get(url).context["page"].colleges == []


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


def test_who_reads_a_decision(room: Room) -> None:
    decision = decided(room.circle, room.meeting)
    url = room.url("decision", decision.pk)
    names = (SECRETARY, COLLEAGUE, NEIGHBOUR, STRANGER, ANONYMOUS)
    assert [room.client(name).get(url).status_code for name in names] == [200, 200, 404, 404, 404]
    assert room.client(SECRETARY).get(room.url("decision", 9999)).status_code == 404
    assert room.client(SECRETARY).post(url).status_code == 405


def test_only_those_who_record_are_offered_the_next_step(room: Room) -> None:
    decision = propose(room.circle, room.meeting)
    url = room.url("decision", decision.pk)
    offered = [
        room.client(name).get(url).context["page"].may_record for name in (SECRETARY, COLLEAGUE)
    ]
    assert offered == [True, False]


def test_the_number_of_queries_does_not_depend_on_the_number_of_positions(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    circle, ana = room.circle, room.client(SECRETARY)
    one = stated(circle, propose(circle, room.meeting), consent(circle.town))
    three = stated(
        circle,
        propose(circle, room.meeting),
        *map(consent, (circle.town, circle.library, circle.school)),
    )
    for decision in (one, three):
        with django_assert_num_queries(12):
            ana.get(room.url("decision", decision.pk))
