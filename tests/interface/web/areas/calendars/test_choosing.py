from __future__ import annotations

from uuid import uuid4

from django.test import Client

from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.programme.models import PersonalFeed
from tourdetable.interface.web.areas.calendars.feed_secret import secret_of


def test_renewing_closes_the_former_address(room: Room) -> None:
    ana = room.client("ana")
    url = room.url("calendar_renew")
    old = secret_of(room.circle.of(room.circle.ana))
    bao = secret_of(room.circle.of(room.circle.bao))
    assert ana.get(url).status_code == 200
    gesture = str(uuid4())
    answer = ana.post(url, {"gesture": gesture})
    assert (answer.status_code, answer["Location"]) == (302, room.url("calendars"))
    assert ana.post(url, {"gesture": gesture}).status_code == 409
    new = ana.get(room.url("programme")).context["page"].secret
    statuses = [
        Client().get(room.url("calendar_personal", secret)).status_code
        for secret in (old, new, bao)
    ]
    assert statuses == [404, 200, 200]
    ana.post(url, {"gesture": str(uuid4())})
    assert Client().get(room.url("calendar_personal", new)).status_code == 404


def test_one_chooses_one_s_reminders(room: Room) -> None:
    ana, url = room.client("ana"), room.url("calendar_alarms")
    form = ana.get(url).context["form"]
    assert (form.initial["day_before"], form.initial["hour_before"]) == (True, True)
    gesture = str(uuid4())
    answer = ana.post(url, {"gesture": gesture, "hour_before": "on"})
    assert (answer.status_code, answer["Location"]) == (302, room.url("calendars"))
    feed = PersonalFeed.objects.get(person=room.circle.ana)
    assert (feed.day_before, feed.hour_before) == (False, True)
    assert ana.post(url, {"gesture": gesture, "day_before": "on"}).status_code == 409
    again = ana.get(url).context["form"]
    assert (again.initial["day_before"], again.initial["hour_before"]) == (False, True)
    shown = ana.get(room.url("calendars")).content.decode().replace("\xa0", " ")
    assert "Rappel : une heure avant." in shown
