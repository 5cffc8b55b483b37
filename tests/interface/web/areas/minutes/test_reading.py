"""Élie's seat follows through the minutes: one button says that it has read them."""

from __future__ import annotations

from django.test import Client

from tests.domain.minutes.actions.test_reading import circulated
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room, account_of, sent
from tourdetable.domain.minutes.models import MinutesReading


def test_one_button_says_that_one_has_read_them(room: Room) -> None:
    minutes = circulated(room.circle)
    seat, elie = light_seat(room.circle)
    client = Client()
    client.force_login(account_of(elie))
    url = room.url("minutes", minutes.meeting_id)
    assert client.get(url).context["page"].reading is not None
    assert not client.get("/").context["table"].followed[0].has_read
    answer = client.post(room.url("minutes_read", minutes.meeting_id), sent(seat.pk))
    assert (answer.status_code, MinutesReading.objects.get().seat) == (302, seat)
    page = client.get(url)
    assert page.context["page"].reading is None
    assert "Votre siège l’a lu" in page.content.decode()
    assert client.get("/").context["table"].followed[0].has_read


def test_others_are_not_asked(room: Room) -> None:
    minutes = circulated(room.circle)
    client = room.client(COLLEAGUE)
    page = client.get(room.url("minutes", minutes.meeting_id)).context["page"]
    assert (page.reading, page.followed) == (None, False)
    assert client.get(room.url("minutes_read", minutes.meeting_id)).status_code == 403
