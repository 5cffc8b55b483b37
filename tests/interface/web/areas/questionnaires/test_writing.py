"""Whoever is on duty writes a questionnaire; a colleague is told who may, others nothing."""

from __future__ import annotations

from typing import Any

from tests.domain.questionnaires.builders import crowd, questions, written
from tests.domain.questionnaires.builders import sent as sent_to
from tests.interface.web.areas.decisions.people import REFUSED, SECRETARY, Room, sent
from tourdetable.domain.questionnaires.models import Questionnaire


def form(room: Room, **more: Any) -> dict[str, Any]:
    return sent(room.circle.town.pk, **more)


def test_a_questionnaire_is_begun_for_those_who_came(room: Room) -> None:
    client, there = room.client(SECRETARY), room.url("questionnaire_new", "port")
    after = room.url("questionnaire_after", room.meeting.pk)
    page = client.get(after).content.decode()
    assert f'value="came-{room.meeting.pk}"' in page
    said = {"title": "Après mars", "whom": f"came-{room.meeting.pk}", "start": "hot"}
    said |= {"closes_on": "2027-04-20", "breakdown": "none"}
    done = client.post(there, form(room, **said))
    row = Questionnaire.objects.get()
    assert done.headers["Location"] == room.url("questionnaire", row.pk)
    assert (row.meeting, len(questions(row))) == (room.meeting, 5)
    page = client.get(room.url("questionnaire", row.pk)).content.decode()
    assert "En cours d’écriture" in page
    assert room.statuses(there) == room.statuses(after) == REFUSED


def test_its_questions_are_written_again(room: Room) -> None:
    client, row = room.client(SECRETARY), written(room.circle)
    added = {"text": "Un mot ?", "kind": "words", "version": "1"}
    assert client.post(room.url("question_new", row.pk), form(room, **added)).status_code == 302
    last = questions(row)[-1]
    url = room.url("question_change", row.pk, last.pk)
    wrong = {**added, "kind": "one", "choices": "Oui", "version": "2"}
    assert client.post(url, form(room, **wrong)).status_code == 422
    right = {**wrong, "choices": "Oui\nNon"}
    assert client.post(url, form(room, **right)).status_code == 302
    up = room.url("question_up", row.pk, last.pk)
    assert client.post(up, form(room, version="3")).status_code == 302
    gone = room.url("question_remove", row.pk, last.pk)
    assert client.post(gone, form(room, version="4")).status_code == 302
    assert [one.kind for one in questions(row)] == ["scale", "scale", "scale", "one", "words"]
    assert client.get(room.url("question_change", row.pk, last.pk)).status_code == 404


def test_what_is_said_of_it_is_changed_and_once_sent_its_last_day(room: Room) -> None:
    client, row = room.client(SECRETARY), written(room.circle)
    url = room.url("questionnaire_change", row.pk)
    said = {"title": "Autre", "whom": "network", "closes_on": "2027-04-21", "breakdown": "college"}
    assert client.post(url, form(room, version="1", **said)).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.sent_to, row.breakdown) == ("Autre", "network", "college")
    crowd(room.circle, 1)
    other = sent_to(room.circle)
    url = room.url("questionnaire_change", other.pk)
    later = form(room, version=str(other.version), closes_on="2027-04-25")
    assert client.post(url, later).status_code == 302
    other.refresh_from_db()
    assert (other.title, other.closes_on.day) == ("Après la lecture", 25)
