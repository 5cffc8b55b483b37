"""Whoever writes says from which day minutes leave the body."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import NOW, in_review
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    Room,
    sent,
)
from tourdetable.domain.minutes.models import Minutes


@pytest.fixture
def adopted(room: Room) -> Room:
    minutes = in_review(room.circle, room.meeting)
    Minutes.objects.filter(pk=minutes.pk).update(
        state="adopted", adoption="seats", adopted_on=NOW.date()
    )
    return room


def post(room: Room, view: str, **fields: object) -> int:
    known = {"version": Minutes.objects.get().version, **fields}
    data = sent(room.circle.town.pk, **known)
    return room.client(SECRETARY).post(room.url(view, room.meeting.pk), data).status_code


def test_they_stay_in_the_body_until_the_day_that_was_said(adopted: Room) -> None:
    assert post(adopted, "minutes_circulate", audience="network", embargo="2027-05-01") == 302
    url = adopted.url("minutes", adopted.meeting.pk)
    page = adopted.client(COLLEAGUE).get(url).content.decode()
    assert "jusqu’au samedi 1er\xa0mai 2027" in page
    assert adopted.client(NEIGHBOUR).get(url).status_code == 404


def test_the_day_is_changed_then_given_up(adopted: Room) -> None:
    post(adopted, "minutes_circulate", audience="network", embargo="2027-05-01")
    assert post(adopted, "minutes_embargo", embargo="2027-06-01") == 302
    assert Minutes.objects.get().embargo == date(2027, 6, 1)
    assert post(adopted, "minutes_embargo", embargo="") == 302
    url = adopted.url("minutes", adopted.meeting.pk)
    assert adopted.client(NEIGHBOUR).get(url).status_code == 200
    assert adopted.client(LEAD).get(adopted.url("minutes_embargo", 1)).status_code == 404
