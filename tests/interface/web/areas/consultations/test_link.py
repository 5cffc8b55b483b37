"""The link of a message answers for one seat, and never shows what anybody said."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.test import Client

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, nothing_changes
from tests.domain.consultations.builders import SECRET, consult, says
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room, account_of
from tourdetable.domain.consultations.actions.consulting import withdraw
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.consultations.tokens import token_of
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Person


def link(room: Room, one: Consultation) -> str:
    held = Mandate.objects.select_related("person__account").get(person=room.circle.bao)
    return room.url("consultation_link", token_of(one.pk, held))


def form(**fields: Any) -> dict[str, Any]:
    kept = {"gesture": str(uuid4()), "stance": "consent", "attribution": "institution"}
    return kept | fields


def test_one_answers_without_signing_in(room: Room) -> None:
    one, client = consult(room.circle), Client()
    says(room.circle, one, room.circle.school, "reservation", words=SECRET)
    url = link(room, one)
    page = client.get(url)
    assert (page.status_code, "Lire dehors" in page.content.decode()) == (200, True)
    objects = form(stance="object", words="Trop de vent.", would_lift="Un abri.")
    assert client.post(url, objects).status_code == 302
    voice = SeatVoice.objects.get(seat=room.circle.library)
    assert (voice.stance, voice.words, voice.said_by) == (
        "object",
        "Trop de vent.",
        room.circle.bao,
    )
    after = client.get(url).content.decode()
    assert [words in after for words in (SECRET, "Trop de vent.", "Un abri.")] == [False] * 3


def test_a_link_that_opens_nothing(room: Room) -> None:
    one, client = consult(room.circle), Client()
    url = link(room, one)
    assert client.get(url.replace("link/", "link/1")).status_code == 410
    withdraw(consultation=one, version=1, by=room.circle.by_ana(), now=NOW)
    assert client.get(url).status_code == 410
    assert client.post(url, form()).status_code == 410


def voice_of_the_pair(room: Room) -> Person:
    """Èva, who shares the seat of the library with Bao."""
    eva = register_person(given_name="Èva", family_name="D’Anglemont", email="eva@port.example")
    held = {"seat": room.circle.library, "person": eva, "starts": FOUNDED}
    give_mandate(**held, by=OPERATOR, now=NOW)
    return eva


def test_a_pair_has_one_voice_and_neither_reads_before_the_seat_has_spoken(room: Room) -> None:
    one, eva, client = consult(room.circle), voice_of_the_pair(room), Client()
    says(room.circle, one, room.circle.school, "object", words=SECRET, would_lift="Dedans.")
    client.force_login(account_of(eva))
    here = room.url("consultation", one.pk)
    assert SECRET not in client.get(here).content.decode()
    assert SECRET not in room.client(COLLEAGUE).get(here).content.decode()
    assert Client().post(link(room, one), form()).status_code == 302
    assert SECRET in client.get(here).content.decode()
    other = Mandate.objects.select_related("person__account").get(person=eva)
    url = room.url("consultation_link", token_of(one.pk, other))
    page = Client().get(url).content.decode()
    assert ("Votre siège s’est exprimé" in page, SECRET in page) == (True, False)
    assert Client().post(url, form(stance="abstain")).status_code == 302
    assert SeatVoice.objects.get(seat=room.circle.library).stance == "abstain"


def test_a_light_seat_is_not_asked_and_its_link_opens_nothing(room: Room) -> None:
    one = consult(room.circle)
    url = link(room, one)
    Seat.objects.filter(pk=room.circle.library.pk).update(kind="light")
    assert [Client().get(url).status_code, Client().post(url, form()).status_code] == [410, 410]
    says(room.circle, one, room.circle.school, "object", words=SECRET, would_lift="Dedans.")
    here = room.url("consultation", one.pk)
    assert SECRET not in room.client(COLLEAGUE).get(here).content.decode()
    says(room.circle, one, room.circle.town)
    assert SECRET in room.client(COLLEAGUE).get(here).content.decode()


def test_a_mandate_that_ends_meanwhile_answers_no_more(room: Room) -> None:
    one = consult(room.circle)
    url, here = link(room, one), room.url("consultation", one.pk)
    assert Client().post(url, form()).status_code == 302
    held = Mandate.objects.get(person=room.circle.bao)
    Mandate.objects.filter(pk=held.pk).update(ends=TODAY - timedelta(days=1))
    assert [Client().get(url).status_code, Client().post(url, form()).status_code] == [410, 410]
    assert room.client(COLLEAGUE).get(here).status_code == 404
    assert SeatVoice.objects.get().seat == room.circle.library


def test_the_same_answer_sent_twice_is_recorded_once(room: Room) -> None:
    one = consult(room.circle)
    url, said = link(room, one), form()
    assert [Client().post(url, said).status_code for _time in range(2)] == [302, 409]
    assert Event.objects.filter(kind="consultation.answered").count() == 1


def test_five_megabytes_are_refused_and_nothing_is_recorded(room: Room) -> None:
    one = consult(room.circle)
    huge = form(stance="reservation", words="é" * 2_600_000)
    with nothing_changes():
        answer = Client().post(link(room, one), huge)
    assert answer.status_code in {400, 413, 422}
