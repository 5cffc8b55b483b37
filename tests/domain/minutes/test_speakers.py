from __future__ import annotations

import pytest

from tests.domain.builders import TODAY, found_circle, hold
from tourdetable.core.documents.text.speakers import TextSpeaker
from tourdetable.domain.minutes.speakers import speakers_at
from tourdetable.domain.networks.queries import charter_in_force


@pytest.mark.django_db
def test_the_seats_of_the_body_speak_by_those_who_came() -> None:
    circle = found_circle()
    meeting = hold(circle, came=[(circle.town, circle.ana), (circle.library, circle.bao)])
    assert speakers_at(meeting, charter_in_force(circle.network, on=TODAY)) == {
        circle.town.pk: TextSpeaker("Ville du Port", "Communes", ("Ana Ruiz",)),
        circle.library.pk: TextSpeaker("Médiathèque", "Médiathèques", ("Bao Trần",)),
        circle.school.pk: TextSpeaker("École du Môle", "Communes"),
    }
