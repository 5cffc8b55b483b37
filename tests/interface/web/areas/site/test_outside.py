from __future__ import annotations

from xml.etree import ElementTree as ET

from django.test import Client

from tests.domain.builders import draw
from tests.domain.convention.builders import shared
from tests.domain.newsletters.newsroom import sent as letter
from tests.domain.site.builders import MAY, lead, news, opened, said_to_all
from tests.interface.web.areas.decisions.people import ANONYMOUS, SECRETARY, Room
from tourdetable.domain.convention.models import SharedDiagnosis

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_only_the_calendar_may_be_framed_and_it_sets_no_cookie(room: Room) -> None:
    opened(room.circle)
    draw(room.circle.body, MAY.replace(day=20), "Lecture de mai")
    page = room.client(SECRETARY).get(room.url("embed_calendar"), {"lang": "en"})
    text = page.content.decode()
    assert ("Fête de mai" in text, "Lecture de mai" in text) == (True, False)
    assert ("<form" in text, "<script" in text, "Ana" in text) == (False, False, False)
    policy = page["Content-Security-Policy"]
    assert ("frame-ancestors *" in policy, "script-src" in policy) == (True, False)
    assert ("X-Frame-Options" in page, dict(page.cookies)) == (False, {})
    others = [Client().get(room.url(name)) for name in ("network", "news", "open_data")]
    assert [one["X-Frame-Options"] for one in others] == ["DENY"] * 3
    assert ["frame-ancestors 'none'" in one["Content-Security-Policy"] for one in others] == [
        True
    ] * 3


def test_its_address_chooses_its_language(room: Room) -> None:
    client, url = room.client(ANONYMOUS), room.url("embed_calendar")
    found = {lang: client.get(url, {"lang": lang}).content.decode() for lang in ("fr", "en", "xx")}
    assert {lang: text.split('lang="')[1][:2] for lang, text in found.items()} == {
        "fr": "fr",
        "en": "en",
        "xx": "fr",
    }


def test_the_map_of_the_site_leads_to_what_everybody_reads(room: Room) -> None:
    page = news(room.circle)
    reading, day = said_to_all(room.circle, meeting=room.meeting), opened(room.circle)
    portrait = shared(room.circle)
    SharedDiagnosis.objects.filter(pk=portrait.pk).update(public=True)
    wanted = [
        room.url("site_page", page.slug),
        room.url("reading", reading.pk),
        room.url("open_day", day.pk),
        room.url("diagnosis", portrait.pk),
        room.url("newsletter", letter(room.circle, lead(room.circle)).pk),
    ]
    read = ET.fromstring(Client().get("/sitemap.xml").content)
    found = [one.text for one in read.iter(f"{NAMESPACE}loc")]
    assert set(found) >= {f"http://testserver{one}" for one in wanted}
    paths = [str(one).removeprefix("http://testserver") for one in found]
    assert {Client().get(path).status_code for path in paths} == {200}
    assert "Sitemap: http://testserver/sitemap.xml" in Client().get("/robots.txt").content.decode()
