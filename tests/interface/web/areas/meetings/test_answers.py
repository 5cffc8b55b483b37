"""Where the forms about a meeting lead, and the way to them."""

from __future__ import annotations

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.meetings.people import Port, filled, text
from tourdetable.domain.meetings.models import Meeting
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.base.scene import Scene


def test_the_way_goes_from_the_network_by_the_body_to_the_meeting(port: Port) -> None:
    circle = port.circle
    standing = circle.of(circle.ana)
    scene = Scene(circle.network, standing.charter, NOW, TODAY, standing)
    page = page_of(choose(scene, port.meeting.pk), "Convoquer")
    there = f"/circle/meetings/{port.meeting.pk}/"
    assert (page["title"], page["meeting"], page["cancel"]) == ("Convoquer", port.meeting, there)
    assert [(step["label"], step["url"]) for step in page["trail"]] == [
        ("Réseau", "/circle/"),
        ("Cercle du port", "/circle/bodies/port/"),
        ("Lecture d’avril", there),
        ("Convoquer", ""),
    ]


def test_once_done_one_is_back_at_the_meeting(port: Port) -> None:
    gaelle, url = port.client("gaëlle"), port.url("meeting_convene")
    answer = gaelle.post(url, filled(gaelle.get(url)))
    assert (answer.status_code, answer.headers["Location"]) == (302, port.url("meeting"))
    assert port.again().state == "convened"


def test_what_would_be_refused_is_said_before_anything_is_written(port: Port) -> None:
    gaelle = port.client("gaëlle")
    gaelle.post(port.url("meeting_convene"), filled(gaelle.get(port.url("meeting_convene"))))
    again = gaelle.get(port.url("meeting_convene"))
    assert "déjà été convoquée" in text(again)
    assert "<textarea" not in again.content.decode()
    Meeting.objects.filter(pk=port.meeting.pk).update(state="cancelled", reason="Pluie")
    for view in ("meeting_move", "meeting_amend", "meeting_cancel"):
        page = gaelle.get(port.url(view))
        assert ("form" in page.context, "est annulée" in text(page)) == (False, True)
