"""The page of whoever leads."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.writes import HIDDEN
from tests.domain.builders import NOW, nothing_changes, propose
from tests.interface.web.areas.live.hall import Hall
from tests.interface.web.areas.meetings.people import text as hall_text
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.rounds.models import InTheRoom, LiveSession, Round, RoundEntry
from tourdetable.domain.rounds.voices import RoomVoice

LEAD = "meeting_lead"


def test_one_begins_goes_on_and_ends(hall: Hall) -> None:
    assert hall.press("ana", "begin").status_code == 302
    live = LiveSession.objects.get()
    assert live.seat == hall.circle.town
    assert hall.press("ana", "run").status_code == 302
    assert hall.press("ana", "on").status_code == 302
    live.refresh_from_db()
    assert live.point is not None
    assert (live.point.title, live.rings_at) == ("Choix du livre", None)
    assert hall.press("ana", "on").status_code == 422
    assert hall.press("ana", "back").status_code == 302
    assert hall.press("ana", "end").status_code == 302
    assert "Le direct est terminé" in hall.page("ana")


def test_a_clock_that_is_over_is_kind(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.begun()
    hall.press("ana", "run")
    assert "15:00" in hall.page("ana")
    later = NOW + timedelta(minutes=18)
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: later)
    assert "passé depuis 3 minutes" in hall.page("ana")


def test_a_go_round_from_its_opening_to_its_lines(hall: Hall) -> None:
    hall.begun()
    client = hall.client("ana")
    form = client.get(hall.url("meeting_ask")).context["form"]
    assert form["question"].value() == "Nouvelles"
    sent = {key: form[key].value() for key in form.fields if form[key].value() is not None}
    assert client.post(hall.url("meeting_ask"), sent)["Location"] == hall.url(LEAD)
    code = RoomVoice(hall.circle.school.pk).code
    assert hall.press("ana", "next", voice=code).status_code == 302
    assert "La parole est à : École du Môle" in hall.page("bao", "meeting_screen").replace(
        "\u00a0", " "
    )
    assert hall.press("ana", "next", words="Le préau est fini.").status_code == 302
    assert RoundEntry.objects.get().seat == hall.circle.school
    assert hall.press("ana", "close").status_code == 302
    assert Round.objects.get().state == "over"
    assert "Le préau est fini." in hall.page("bao")


def test_a_consent_goes_step_by_step(hall: Hall) -> None:
    hall.begun()
    one = hall.ask("consent", decision=propose(hall.circle, hall.meeting))
    for _step in range(4):
        assert hall.press("ana", "step").status_code == 302
    one.refresh_from_db()
    assert one.step == "object"
    sent = {"stance": "object", "words": "Trop long.", "would_lift": "Un extrait."}
    assert hall.press("bao", "say", "meeting_live", **sent).status_code == 302
    assert hall.press("chloé", "say", "meeting_live", stance="consent").status_code == 302
    assert hall.press("ana", "step").status_code == 302
    assert "Médiathèque – objection" in hall.page("chloé").replace("\u00a0", " ")
    assert [p.stance for p in one.decision.positions.order_by("seat")] != []  # type: ignore[union-attr]  # it has one


def test_the_lead_is_handed_over_in_one_gesture(hall: Hall) -> None:
    hall.begun()
    assert hall.press("ana", "hand").status_code == 422
    assert hall.press("ana", "hand", seat=hall.circle.school.pk).status_code == 302
    assert "École du Môle anime." in hall.page("bao")
    assert hall.client("chloé").get(hall.url(LEAD)).status_code == 200


def test_two_who_lead_at_once_are_told(hall: Hall) -> None:
    hall.begun()
    client = hall.client("ana")
    form = client.get(hall.url(LEAD)).context["form"]
    sent = {key: form[key].value() for key in form.fields if form[key].value() is not None}
    hall.press("ana", "run")
    with nothing_changes():
        answer = client.post(hall.url(LEAD), {**sent, "do": "on", "gesture": uuid4()})
    assert answer["Location"] == hall.url(LEAD)
    assert "Quelqu’un a été plus rapide" in hall_text(client.get(hall.url(LEAD)))


@pytest.mark.parametrize("do", ["more", "close", "end"])
def test_what_one_was_noting_is_kept_whatever_one_presses(hall: Hall, do: str) -> None:
    hall.begun()
    one = hall.ask("go_round")
    hall.press("ana", "next", voice=RoomVoice(hall.circle.school.pk).code)
    assert hall.press("ana", do, words="Le préau est fini.").status_code == 302
    entry = RoundEntry.objects.get()
    assert (entry.round, entry.seat) == (one, hall.circle.school)
    assert entry.words == "Le préau est fini."


def test_what_one_was_noting_is_given_back_when_the_floor_is_anothers(hall: Hall) -> None:
    hall.begun()
    hall.ask("go_round")
    hall.press("ana", "next", voice=RoomVoice(hall.circle.library.pk).code)
    client = hall.client("ana")
    form = client.get(hall.url(LEAD)).context["form"]
    sent = {key: form[key].value() for key in form.fields if form[key].value() is not None}
    hall.press("bao", "next", "meeting_live")
    with nothing_changes():
        client.post(hall.url(LEAD), {**sent, "do": "next", "words": "La cour.", "gesture": uuid4()})
    page = hall_text(client.get(hall.url(LEAD)))
    assert "Quelqu’un a été plus rapide" in page
    assert "La cour." in page


def test_whoever_keeps_the_register_finds_it_from_there(hall: Hall) -> None:
    hall.begun()
    assert hall.url("meeting_attendance") in hall.client("ana").get(hall.url(LEAD)).content.decode()


def test_a_link_is_closed(hall: Hall) -> None:
    hall.begun()
    client, link = hall.join("Inès Ortiz")
    assert "Inès Ortiz" in hall.page("ana", LEAD)
    assert "Inès Ortiz" not in hall.page("ana", "meeting_screen")
    one = InTheRoom.objects.get()
    assert hall.press("ana", "leave", leaves=one.pk).status_code == 302
    assert client.get(link).status_code == 410


def test_speaking_time_shows_to_all_only_when_it_is_said(hall: Hall) -> None:
    hall.begun()
    assert "Temps de parole" not in hall.page("bao")
    assert hall.press("ana", "show_time").status_code == 302
    assert "Temps de parole" in hall.page("bao")


def test_as_many_queries_for_many_points_rounds_and_joined(hall: Hall) -> None:
    hall.begun()
    counts = []
    for _time in range(2):
        for view in ("meeting_live", LEAD, "meeting_screen"):
            client = hall.client("ana")
            client.get(hall.url(view))
            with CaptureQueriesContext(connection) as asked:
                assert client.get(hall.url(view)).status_code == 200
            counts.append(len(asked))
        for place in range(3, 40):
            words = {"position": place, "title": f"Point {place}"}
            AgendaItem.objects.get_or_create(meeting=hall.meeting, **words)
        for _round in range(4):
            one = hall.ask("silent")
            hall.press("bao", "say", "meeting_live", words="Sand")
            Round.objects.filter(pk=one.pk).update(state="over")
        hall.join()
        hall.join(seat=hall.circle.school.pk)
    assert counts[3:] == [pytest.approx(n, abs=2) for n in counts[:3]]
    assert max(counts) <= 30


def test_a_browser_sends_what_the_page_holds(hall: Hall) -> None:
    """The session has no version before it begins: the form says 0, and not nothing."""
    client = hall.client("ana")
    page = client.get(hall.url(LEAD)).content.decode()
    sent = dict(HIDDEN.findall(page)) | {"do": "begin"}
    assert client.post(hall.url(LEAD), sent).status_code == 302
    assert LiveSession.objects.count() == 1
