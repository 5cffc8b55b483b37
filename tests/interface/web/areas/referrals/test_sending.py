"""Sending a question up, by its forms."""

from __future__ import annotations

from typing import Any

from tests.domain.library.builders import brought
from tests.domain.referrals.builders import outside, passed_on, sent
from tests.interface.web.areas.referrals.people import Hall, plain
from tourdetable.domain.referrals.models import Referral, ReferralStep

SAID: dict[str, Any] = {"title": "Un quai", "words": "Lire au quai.", "due_on": "2027-06-30"}


def test_a_question_goes_to_a_body_from_what_the_address_names(hall: Hall) -> None:
    floors = hall.floors
    code = f"topic:{floors.topic.pk}"
    form = hall.read(floors.felix, "referral_new", "bureau", asked=f"?of={code}")
    assert f'value="{code}" selected' in form
    assert 'value="2027-06-05"' in form, "sixty days, as the charter gives"
    page = hall.send(
        floors.felix, "referral_new", "bureau", **SAID, source=code, to=floors.council.pk
    )
    assert "C’est envoyé" in plain(page)
    assert Referral.objects.get().steps.get().body == floors.council


def test_outside_an_institution_and_an_address_are_asked(hall: Hall) -> None:
    floors = hall.floors
    said = SAID | {"source": f"topic:{floors.topic.pk}", "to": "outside"}
    refused = hall.send(floors.felix, "referral_new", "bureau", **said)
    assert (refused.status_code, Referral.objects.count()) == (422, 0)
    there = {"institution": "DGCS", "contact": "Mme Roy", "email": "roy@dgcs.example"}
    hall.send(floors.felix, "referral_new", "bureau", **said, **there)
    step = ReferralStep.objects.get()
    assert (step.whom, step.contact, step.email) == ("DGCS", "Mme Roy", "roy@dgcs.example")


def test_a_source_or_a_body_that_is_not_offered_is_refused(hall: Hall) -> None:
    floors = hall.floors
    code = f"topic:{floors.topic.pk}"
    for forged in ({"source": "topic:999"}, {"to": floors.board.pk}, {"to": "999"}):
        said = SAID | {"source": code, "to": floors.council.pk} | forged
        assert hall.send(floors.felix, "referral_new", "bureau", **said).status_code == 422
    assert hall.status(floors.gil, "referral_new", "bureau") == 404
    assert not Referral.objects.exists()


def test_a_watch_item_of_the_network_is_sent_up_by_whoever_acts_for_a_body(hall: Hall) -> None:
    floors = hall.floors
    entry = brought(floors.circle, body=None, said={"follow_up": "referral"})
    way = hall.url("referral_new", "bureau") + f"?of=entry:{entry.pk}"
    pages = {who: hall.read(who, "entry", entry.pk) for who in (floors.felix, floors.circle.bao)}
    assert [way in page for page in pages.values()] == [True, False]
    form = plain(hall.client(floors.felix).get(way))
    assert f'value="entry:{entry.pk}" selected' in form


def test_ivo_carries_it_further_and_the_page_says_so(hall: Hall) -> None:
    floors, ivo = hall.floors, hall.floors.ivo.person
    referral = sent(floors)
    said = {"reasons": "Au cercle.", "due_on": "2027-06-30", "version": 1}
    where = ("referral_pass_on", referral.pk)
    page = hall.send(ivo, *where, to=floors.circle.body.pk, **said)
    assert "à la place de l’instance" in plain(page)
    assert referral.steps.count() == 2


def test_it_is_withdrawn_by_those_who_asked_alone(hall: Hall) -> None:
    floors = hall.floors
    referral = passed_on(floors, sent(floors))
    where = ("referral_withdraw", referral.pk)
    assert hall.status(floors.gil, *where) == 403
    hall.send(floors.felix, *where, because="Le quai ferme.", version=2)
    assert "Le quai ferme." in hall.read(floors.circle.ana, "referral", referral.pk)


def test_an_address_outside_is_corrected(hall: Hall) -> None:
    floors = hall.floors
    referral = sent(floors, outside())
    where = ("referral_address", referral.pk)
    hall.send(floors.felix, *where, email="cabinet@prefecture.example", contact="", version=1)
    assert ReferralStep.objects.get().email == "cabinet@prefecture.example"
    inside = sent(floors)
    assert hall.status(floors.felix, "referral_address", inside.pk) == 403
