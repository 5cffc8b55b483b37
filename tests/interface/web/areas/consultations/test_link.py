"""The link of a message answers for one seat, and never shows what anybody said."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client

from tests.domain.builders import NOW
from tests.domain.consultations.builders import SECRET, consult, says
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.consultations.actions.consulting import withdraw
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.consultations.tokens import token_of
from tourdetable.domain.networks.models import Mandate


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
