"""Answering a question, by its forms."""

from __future__ import annotations

from tests.domain.referrals.builders import answered, outside, sent
from tests.interface.web.areas.referrals.people import Hall, plain
from tourdetable.domain.referrals.models import Referral, ReferralAnswer, ReferralSequel


def test_it_is_acknowledged_then_answered_by_the_body_that_is_asked(hall: Hall) -> None:
    floors = hall.floors
    referral = sent(floors)
    for person in (floors.ivo.person, floors.felix):
        assert hall.status(person, "referral_answer", referral.pk) == 403
    assert hall.status(floors.circle.ana, "referral_answer", referral.pk) == 404
    hall.send(floors.gil, "referral_receive", referral.pk, version=1)
    said = {"reply": "examined", "reasons": "On regarde.", "until": "2027-06-01", "version": 2}
    page = hall.send(floors.gil, "referral_answer", referral.pk, **said)
    assert "examen" in plain(page)
    conflict = hall.send(floors.gil, "referral_answer", referral.pk, **said)
    assert (conflict.status_code, ReferralAnswer.objects.count()) == (409, 1)


def test_the_answer_is_heard_and_what_became_of_it_told(hall: Hall) -> None:
    floors = hall.floors
    referral = answered(sent(floors), floors.gil and floors.by_gil())
    assert "Prendre acte" in hall.read(floors.felix, "referral", referral.pk)
    hall.send(floors.felix, "referral_heard", referral.pk, version=2)
    assert Referral.objects.get().heard_on is not None
    told = {"state": "done", "words": "Le quai ouvre.", "on": "2027-04-06", "version": 3}
    page = hall.send(floors.gil, "referral_follow", referral.pk, **told)
    assert "Le quai ouvre." in plain(page)
    assert ReferralSequel.objects.get().said_for == "Région"


def test_what_came_by_letter_is_recorded(hall: Hall) -> None:
    floors = hall.floors
    referral = sent(floors, outside())
    said = {"reply": "refused", "reasons": "Non.", "version": 1}
    page = hall.send(floors.felix, "referral_answer", referral.pk, **said)
    assert "arrivée autrement" in plain(page)
