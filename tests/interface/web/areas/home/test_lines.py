from __future__ import annotations

from tests.domain.consultations.builders import consult
from tests.interface.web.areas.decisions.people import Room
from tourdetable.interface.web.areas.home.lines import ConsultationLine


def test_a_consultation_waits_for_the_word_of_a_seat(room: Room) -> None:
    circle = room.circle
    one = consult(circle)
    line = ConsultationLine(circle.network, one, circle.library)
    assert (line.consultation.title, str(line.seat)) == ("Lire dehors", "Médiathèque")
