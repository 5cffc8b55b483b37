"""What a verdict rests on: pages and titles are for those who may open them."""

from __future__ import annotations

import pytest

from tests.domain.builders import CHARTER, decided, found_circle, hold
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, Room, furnish, steward
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.core.charter.terms.verdict import Evidence, State, Verdict
from tourdetable.core.words.phrase import Phrase, Title
from tourdetable.interface.web.areas.charter.verdicts.proof import Proof, Sources, judged

READING = 'name = "Lecture"\n'


@pytest.fixture
def discreet(clock: None, db: None) -> Room:
    """A circle whose readings are known only to those who sit there."""
    circle = found_circle(CHARTER.replace(READING, f'{READING}audience = "body"\n'))
    return furnish(circle, hold(circle))


def sources(room: Room, name: str) -> Sources:
    bodies = {str(body.pk): body for body in room.circle.network.bodies.all()}
    there = scene(room, name)
    return Sources(there, judged(there).facts, bodies)


def test_what_a_body_decided_is_told_to_those_who_sit_there(room: Room) -> None:
    decision = decided(room.circle, room.meeting)
    words = Phrase("Decided: %(decision)s", decision=Title("Lire Colette"))
    evidence, body = Evidence("decision", str(decision.pk), words), str(room.circle.body.pk)
    found = {name: sources(room, name).proof(evidence, body) for name in (COLLEAGUE, NEIGHBOUR)}
    hidden = Phrase("A decision that those who sit in %(body)s may read", body="Cercle du port")
    assert found == {
        COLLEAGUE: Proof(words, room.url("decision", decision.pk)),
        NEIGHBOUR: Proof(hidden, ""),
    }


def test_a_meeting_has_a_page_for_those_who_sit_in_its_body_and_the_body_for_all(
    room: Room,
) -> None:
    meeting = Evidence("meeting", str(room.meeting.pk), Phrase("x"))
    body = Evidence("body", str(room.circle.body.pk), Phrase("x"))
    found = {
        name: [sources(room, name).url(one) for one in (meeting, body)]
        for name in (COLLEAGUE, NEIGHBOUR)
    }
    page = room.url("body", "port")
    assert found == {
        COLLEAGUE: [room.url("meeting", room.meeting.pk), page],
        NEIGHBOUR: ["", page],
    }


def test_what_a_convention_rests_on_has_a_page_for_every_member(room: Room) -> None:
    proofs = [Evidence(kind, "7", Phrase("x")) for kind in ("agreement", "diagnosis", "campaign")]
    assert [sources(room, NEIGHBOUR).url(one) for one in proofs] == [
        room.url("agreement_period", 7),
        room.url("diagnosis", 7),
        room.url("evaluations"),
    ]


def test_the_title_of_a_discreet_meeting_stays_closed_to_the_others(discreet: Room) -> None:
    told, body = Phrase("%(meeting)s", meeting="Lecture de mars"), str(discreet.circle.body.pk)
    kinds = [
        type(sources(discreet, name).told(told, body).values["meeting"])
        for name in (COLLEAGUE, NEIGHBOUR)
    ]
    assert kinds == [str, Title]


def test_what_mends_it_is_offered_to_whoever_has_the_charge(room: Room) -> None:
    body, said = str(room.circle.body.pk), {"words": Phrase("x"), "mend": Phrase("y")}
    empty = Verdict("CIR-06", body, "pair_complete", State.BROKEN, **said)
    by = sources(room, COLLEAGUE)
    assert by.gesture(empty) is None
    by.standing = room.circle.of(steward(room))
    assert by.gesture(empty) == (room.url("composition_body", "port"), "Composer l’instance")


def test_what_those_who_sit_there_mend_is_offered_to_them_alone(room: Room) -> None:
    body, said = str(room.circle.body.pk), {"words": Phrase("x"), "mend": Phrase("y")}
    few = Verdict("CIR-06", body, "spread_of_initiative", State.NOT_CONCERNED, **said)
    put = (f"{room.url('topic_new')}?body=port", "Proposer un sujet")
    found = {name: sources(room, name).gesture(few) for name in (COLLEAGUE, NEIGHBOUR)}
    assert found == {COLLEAGUE: put, NEIGHBOUR: None}


def test_a_topic_has_a_page_for_those_who_sit_there(room: Room) -> None:
    body, put = str(room.circle.body.pk), Evidence("topic", "7", Phrase("x"))
    terms = Evidence("topic", "terms-3", Phrase("x"))
    by = sources(room, COLLEAGUE)
    assert [by.proof(one, body).url for one in (put, terms)] == [room.url("topic", 7), ""]
    assert sources(room, NEIGHBOUR).proof(put, body).url == ""
