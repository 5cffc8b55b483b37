from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import TODAY
from tests.domain.site.builders import drafted, illustrated, news, published, said_to_all
from tests.interface.web.areas.decisions.people import ANONYMOUS, LEAD, Room


def test_news_are_read_by_everybody_from_their_day_on(room: Room) -> None:
    news(room.circle, "Ancien")
    published(room.circle, drafted(room.circle, "Demain"), TODAY + timedelta(days=1))
    page = room.client(ANONYMOUS).get(room.url("news"))
    assert [one.title for one in page.context["page"]] == ["Ancien"]


def test_many_news_cost_no_more_queries_than_few(room: Room) -> None:
    counted = []
    room.client(ANONYMOUS).get(room.url("news"))
    for some in (1, 12):
        for number in range(some):
            news(room.circle, f"{some} {number}")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            room.client(ANONYMOUS).get(room.url("news"))
        counted.append(len(seen))
    assert counted[0] == counted[1]


def test_an_image_that_nothing_shows_is_for_those_who_write(room: Room) -> None:
    page = published(room.circle, illustrated(room.circle, drafted(room.circle)))
    url = room.url("site_image", page.slug, 1)
    assert [room.client(who).get(url).status_code for who in (ANONYMOUS, LEAD)] == [302, 200]


def test_a_decision_is_read_in_its_own_words_alone(room: Room) -> None:
    reading = said_to_all(room.circle, meeting=room.meeting)
    decision = reading.decision
    type(decision).objects.filter(pk=decision.pk).update(text="CANARI", why="CANARI")
    client = room.client(ANONYMOUS)
    for url in (room.url("decided"), room.url("reading", reading.pk)):
        text = client.get(url).content.decode()
        assert ("On lit Colette" in text, "CANARI" in text, "Lire Colette" in text) == (
            True,
            False,
            False,
        )
    text = client.get(room.url("reading", reading.pk), {"lang": "en"}).content.decode()
    own = ('<html lang="en">' in text, '<h1 lang="fr">On lit Colette' in text)
    assert ("Cercle du port" in text, *own) == (False, True, True)
