from __future__ import annotations

from tests.domain.builders import NOW, TODAY
from tests.domain.consultations.builders import consult, says
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.consultations.page import ConsultationPage, page_of
from tourdetable.interface.web.base.scene import Scene


def page(room: Room, person: Person, pk: int) -> ConsultationPage:
    member = room.circle.of(person)
    return page_of(Scene(room.circle.network, member.charter, NOW, TODAY, member), pk)


def test_who_has_spoken_is_known_and_not_what_they_said(room: Room) -> None:
    circle, one = room.circle, consult(room.circle)
    says(circle, one, circle.school, "abstain")
    seen = page(room, circle.bao, one.pk)
    assert (seen.heard, seen.silent, seen.has_spoken) == (1, [circle.library, circle.town], False)
    assert (seen.readable, seen.voices, seen.told, seen.counts) == (False, [], [], [])
    says(circle, one, circle.library)
    seen = page(room, circle.bao, one.pk)
    assert [told.who for told in seen.told] == ["École du Môle", "Médiathèque"]
    assert not page(room, circle.dora, one.pk).readable


def test_who_spoke_is_told_as_they_wish(room: Room) -> None:
    circle, one = room.circle, consult(room.circle)
    says(circle, one, circle.library, attribution="none")
    assert [told.who for told in page(room, circle.bao, one.pk).told] == ["Un siège de l’instance"]
