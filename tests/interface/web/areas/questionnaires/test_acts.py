from __future__ import annotations

from typing import Any

from tests.domain.questionnaires.builders import answered_by, written
from tests.interface.web.areas.decisions.people import COLLEAGUE, REFUSED, SECRETARY, Room, sent
from tourdetable.domain.questionnaires.models import AnswerComment, Questionnaire


def press(room: Room, name: str, row: Questionnaire, *more: object, **said: Any) -> int:
    """The secretary's button."""
    row.refresh_from_db()
    form = sent(room.circle.town.pk, version=str(row.version), **said)
    return room.client(SECRETARY).post(room.url(name, row.pk, *more), form).status_code


def test_it_is_sent_shown_and_closed(room: Room) -> None:
    row = written(room.circle)
    assert press(room, "questionnaire_send", row) == 302
    assert press(room, "questionnaire_remind", row) == 422
    assert press(room, "questionnaire_open_room", row) == 302
    page = room.client(SECRETARY).get(room.url("questionnaire", row.pk)).content.decode()
    row.refresh_from_db()
    assert f"/questions/room/{row.room_code}/" in page
    assert room.client(SECRETARY).get(room.url("questionnaire_results", row.pk)).status_code == 404
    assert press(room, "questionnaire_close", row) == 302
    assert room.statuses(room.url("questionnaire", row.pk)) == {**REFUSED, COLLEAGUE: 404}


def test_comments_are_read_then_results_published(room: Room) -> None:
    row = answered_by(room.circle, "44555")
    page = room.client(SECRETARY).get(room.url("questionnaire_comments", row.pk))
    assert page.content.decode().count("Mot ") >= 5
    assert press(room, "questionnaire_publish", row, read_by="network") == 422
    for one in AnswerComment.objects.all():
        assert press(room, "questionnaire_comment", row, one.pk, text="Vu.") == 302
    results = room.url("questionnaire_results", row.pk)
    assert room.client("félix").get(results).status_code == 404
    assert press(room, "questionnaire_publish", row, read_by="network") == 302
    assert "Vu." in room.client("félix").get(results).content.decode()
    assert room.client("zoé").get(results).status_code == 404


def test_a_draft_is_thrown_away(room: Room) -> None:
    assert press(room, "questionnaire_throw_away", written(room.circle)) == 302
    assert not Questionnaire.objects.exists()


def test_comments_of_too_few_are_nobodys(room: Room) -> None:
    row = answered_by(room.circle, "44")
    there = room.url("questionnaire_comments", row.pk)
    assert room.client(SECRETARY).get(there).status_code == 404
    page = room.client(SECRETARY).get(room.url("questionnaire", row.pk)).content.decode()
    assert there not in page
