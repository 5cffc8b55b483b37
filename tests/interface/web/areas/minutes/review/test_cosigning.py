"""Putting one’s name under minutes that others wrote."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW, found_circle, hold, in_review
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    SECRETARY,
    Room,
    furnish,
    sent,
)
from tourdetable.domain.minutes.actions.minutes import write
from tourdetable.domain.minutes.models import CoSignature, Minutes


@pytest.fixture
def minutes(room: Room) -> Minutes:
    return in_review(room.circle, room.meeting)


def test_a_name_is_put_beside_that_of_who_wrote(room: Room, minutes: Minutes) -> None:
    bao, url = room.client(COLLEAGUE), room.url("minutes_cosign", room.meeting.pk)
    data = sent(room.circle.library.pk, version=minutes.version)
    assert bao.post(url, data).status_code == 302
    assert CoSignature.objects.get().person == room.circle.bao
    page = bao.get(room.url("minutes", room.meeting.pk)).context["page"]
    assert (page.writer, page.may["cosign"]) == ("Ana Ruiz, avec Bao Trần", False)


def test_a_change_takes_it_away_and_asks_again(room: Room, minutes: Minutes) -> None:
    bao, url = room.client(COLLEAGUE), room.url("minutes_cosign", room.meeting.pk)
    bao.post(url, sent(room.circle.library.pk, version=minutes.version))
    form = {"version": minutes.version, "by": room.circle.by_ana(), "now": NOW}
    write(minutes=minutes, text="On a relu.", **form)
    page = bao.get(room.url("minutes", room.meeting.pk)).context["page"]
    assert (page.writer, page.may["cosign"]) == ("Ana Ruiz", True)


def test_those_who_wrote_or_were_not_there_are_told_whose_it_is(db: None, clock: None) -> None:
    circle = found_circle()
    came = [(circle.town, circle.ana), (circle.school, circle.chloe)]
    room = furnish(circle, hold(circle, came=came))
    in_review(circle, room.meeting)
    url = room.url("minutes_cosign", room.meeting.pk)
    found = {n: room.client(n).get(url).status_code for n in (SECRETARY, COLLEAGUE, LEAD, "chloé")}
    assert found == {SECRETARY: 403, COLLEAGUE: 403, LEAD: 403, "chloé": 200}
