"""Saying that one tried it here, on the screens."""

from __future__ import annotations

from uuid import uuid4

from tests.domain.experience.builders import proposed, published
from tests.interface.web.areas.decisions.people import NEIGHBOUR, SECRETARY, Room
from tests.interface.web.areas.experience.told import post, read
from tourdetable.domain.experience.models import ReportUse


def said(room: Room, **more: str) -> dict[str, str]:
    known = {"gesture": str(uuid4()), "acting": f"seat:{room.circle.town.pk}", "on": "2027-04-01"}
    return {**known, "outcome": "kept", "words": "Le matin.", **more}


def test_a_member_says_what_happened_then_more(room: Room) -> None:
    report = published(room.circle)
    done = post(room, said(room), "experience_tried", report.pk, who=SECRETARY).content.decode()
    assert ("Le matin." in done, "sont averti·es" in done or "averti·e à son tour" in done) == (
        True,
        True,
    )
    use = ReportUse.objects.get()
    more = said(room, words="Le soir aussi.", version="1")
    post(room, more, "experience_tried_more", use.pk, who=SECRETARY)
    assert "Le soir aussi." in read(room, "experience", report.pk)
    more_url = room.url("experience_tried_more", use.pk)
    assert room.client(NEIGHBOUR).get(more_url).status_code == 403


def test_a_draft_is_not_tried(room: Room) -> None:
    report = proposed(room.circle)
    assert room.client("bao").get(room.url("experience_tried", report.pk)).status_code == 404
