"""Calling for experiences, on the screens."""

from __future__ import annotations

from uuid import uuid4

from tests.domain.experience.builders import called, proposed, published
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, NEIGHBOUR, Room
from tests.interface.web.areas.experience.told import read
from tourdetable.domain.experience.models import ExperienceCall


def test_whoever_prepares_calls_and_closes(room: Room) -> None:
    client = room.client(LEAD)
    acting = f"office:{room.circle.lead.pk}"
    said = {"title": "Lire dehors", "place": "port", "acting": acting, "gesture": str(uuid4())}
    done = client.post(room.url("experience_call_new"), said, follow=True).content.decode()
    call = ExperienceCall.objects.get()
    assert (call.body, "L’appel est ouvert" in done) == (room.circle.body, True)
    url = room.url("experience_call_close", call.pk)
    client.post(url, {"version": 1, "acting": acting, "gesture": str(uuid4())})
    assert "Cet appel est terminé" in read(room, "experience_call", call.pk)


def test_what_was_proposed_is_told_by_its_title_to_those_who_prepare(room: Room) -> None:
    call = called(room.circle)
    proposed(room.circle, call=call, title="Un brouillon", session=False)
    published(room.circle, proposed(room.circle, call=call, session=False))
    assert "Un brouillon" in read(room, "experience_call", call.pk, who=LEAD)
    page = read(room, "experience_call", call.pk, who="ana")
    assert ("Un brouillon" in page, "Lire la nuit" in page) == (False, True)


def test_others_do_not(room: Room) -> None:
    call = called(room.circle)
    assert room.client(COLLEAGUE).get(room.url("experience_call_new")).status_code == 403
    close = room.url("experience_call_close", call.pk)
    assert room.client(COLLEAGUE).get(close).status_code == 403
    assert room.client(NEIGHBOUR).get(close).status_code == 404
