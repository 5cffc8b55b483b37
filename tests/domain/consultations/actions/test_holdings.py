from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.consultations.builders import consult, says
from tourdetable.domain.consultations.actions.holdings import SeatInConsultations
from tourdetable.domain.consultations.models import SeatVoice


def test_a_voice_goes_with_the_seat(circle: Circle):
    says(circle, consult(circle), circle.library)
    SeatInConsultations().pass_on(circle.library, circle.school, TODAY)
    assert SeatVoice.objects.get().seat == circle.school


def test_a_seat_that_has_spoken_keeps_its_own(circle: Circle):
    one = consult(circle)
    for seat in (circle.library, circle.school):
        says(circle, one, seat)
    SeatInConsultations().pass_on(circle.library, circle.school, TODAY)
    assert set(SeatVoice.objects.values_list("seat", flat=True)) == {
        circle.library.pk,
        circle.school.pk,
    }
