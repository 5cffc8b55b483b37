"""One decision alone, for whoever put it forward."""

from __future__ import annotations

from tests.domain.builders import NOW, consent, objection, propose, stated
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, Room
from tests.interface.web.areas.minutes.test_views import reached, words_of
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import AgendaItem

HIDING = "Trop loin.\n::: present\nDans la salle.\n:::"


def concluded(room: Room) -> Decision:
    circle = room.circle
    against = objection(circle.library, HIDING, "Une navette.")
    decision = stated(circle, propose(circle, room.meeting), consent(circle.town), against)
    return conclude(
        decision=decision,
        outcome="adopted_with_dissent",
        version=decision.version,
        by=circle.by_ana(),
        now=NOW,
    )


def extract(room: Room, name: str, decision: Decision) -> str:
    return words_of(room.client(name).get(room.url("extract_pdf", decision.pk)))


def test_it_says_what_was_decided_where_and_the_dissensus(room: Room) -> None:
    decision = concluded(room)
    point = AgendaItem.objects.create(
        meeting=room.meeting, position=9, title="Le lieu", brought_by="La médiathèque"
    )
    Decision.objects.filter(pk=decision.pk).update(item=point)
    said = extract(room, COLLEAGUE, decision)
    told = (decision.reference, room.meeting.title, "Trop loin.", "Une navette.", "La médiathèque")
    assert [words for words in told if words not in said] == []


def test_it_is_a_draft_until_the_minutes_are_adopted(room: Room) -> None:
    decision = concluded(room)
    before = extract(room, COLLEAGUE, decision)
    reached(room, "network")
    after = extract(room, COLLEAGUE, decision)
    assert ["n’est pas adopté" in said for said in (before, after)] == [True, False]
    assert "Adopté" in after


def test_an_open_decision_says_that_it_is(room: Room) -> None:
    proposed = propose(room.circle, room.meeting)
    assert "rien n’est encore décidé" in extract(room, COLLEAGUE, proposed)


def test_what_a_reader_may_not_read_is_not_in_it(room: Room) -> None:
    decision = concluded(room)
    reached(room, "network")
    said = {name: extract(room, name, decision) for name in (COLLEAGUE, NEIGHBOUR)}
    assert {name: "Dans la salle." in words for name, words in said.items()} == {
        COLLEAGUE: True,
        NEIGHBOUR: False,
    }
    assert "Trop loin." in said[NEIGHBOUR]
