from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import TODAY, decided
from tests.domain.site.builders import by_lead, drafted, feast, news, prepared, published
from tests.interface.web.areas.decisions.people import LEAD, Room
from tourdetable.domain.site.actions.pages import take_back


def test_it_says_where_each_page_stands(room: Room) -> None:
    circle = room.circle
    drafted(circle, "Un")
    news(circle, "Deux")
    published(circle, drafted(circle, "Trois"), TODAY + timedelta(days=3))
    page = news(circle, "Quatre")
    take_back(page=page, version=page.version, **by_lead(circle))
    found = room.client(LEAD).get(room.url("site")).context["found"]
    assert [(one.title, state) for one, state, _badge in found.lines] == [
        ("Quatre", "retirée"),
        ("Trois", "à venir"),
        ("Deux", "publiée"),
        ("Un", "brouillon"),
    ]


def test_it_offers_what_could_be_told(room: Room) -> None:
    decision, meeting = decided(room.circle, room.meeting), feast(room.circle)
    url, client = room.url("site"), room.client(LEAD)
    found = client.get(url).context["found"]
    assert (found.publishable, found.meetings, found.days) == ([decision], [meeting], [])
    day = prepared(room.circle, meeting)
    found = client.get(url).context["found"]
    assert (found.meetings, found.days) == ([], [day])


def test_many_pages_cost_no_more_queries_than_few(room: Room) -> None:
    counted = []
    for some in (1, 12):
        for number in range(some):
            drafted(room.circle, f"{some} {number}")
        with CaptureQueriesContext(connection) as seen:
            room.client(LEAD).get(room.url("site"))
        counted.append(len(seen))
    assert counted[0] == counted[1]
