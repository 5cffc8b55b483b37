from __future__ import annotations

from tests.domain.deliverables.builders import kept, written
from tests.interface.web.areas.decisions.people import Room
from tourdetable.core.documents.text.speakers import TextSpeaker
from tourdetable.domain.deliverables.enums import DeliverableState
from tourdetable.domain.networks.models import Mandate
from tourdetable.interface.web.areas.deliverables.words import (
    BADGES,
    Credit,
    audience_marks,
    credits_of,
    seats_to_name,
    step_of,
    steps,
)


def test_each_state_has_its_step_and_its_badge() -> None:
    assert len(steps()) == 5
    found = {state: step_of(state) for state in DeliverableState.values}
    assert (found["planned"], found["circulated"], found["abandoned"]) == (1, 5, 0)
    assert set(BADGES) == set(DeliverableState)


def test_two_holders_of_one_seat_are_one_institution_and_two_persons(room: Room) -> None:
    circle = room.circle
    Mandate.objects.create(seat=circle.town, person=circle.zoe, starts="2026-09-01")
    version = kept(circle, written(circle, held_by=[circle.town, circle.school]))
    charter = circle.of(circle.ana).charter
    told = {}
    for attribution in ("named", "institution", "college", "none"):
        version.attribution = attribution
        told[attribution] = [one.name for one in credits_of(version, charter, "Le cercle")]
    assert told == {
        "named": ["Zoé Ailleurs", "Ana Ruiz", "Chloé Émery"],
        "institution": ["Ville du Port", "École du Môle"],
        "college": ["Communes"],
        "none": ["Le cercle"],
    }


def test_a_person_is_sorted_by_their_family_name() -> None:
    assert Credit("Ana Ruiz", "Ana", "Ruiz").turned == "Ruiz, Ana"
    assert Credit("Ville du Port").turned == "Ville du Port"


def test_seats_are_named_by_their_reference_in_order() -> None:
    found = seats_to_name({2: TextSpeaker("Ville du Port"), 7: TextSpeaker("École du Môle")})
    assert [(one.written, one.name) for one in found] == [
        ("@{siège:7 École du Môle}", "École du Môle"),
        ("@{siège:2 Ville du Port}", "Ville du Port"),
    ]


def test_the_mark_of_a_passage_without_one_is_told() -> None:
    assert [one.usual for one in audience_marks("network")] == [False, False, True, False, False]
