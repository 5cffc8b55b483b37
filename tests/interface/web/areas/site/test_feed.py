from __future__ import annotations

from html import unescape

import feedparser

from tests.domain.newsletters.newsroom import sent as letter
from tests.domain.site.builders import drafted, lead, news, opened, said_to_all
from tests.interface.web.areas.decisions.people import ANONYMOUS, Room


def test_it_tells_what_is_published_and_nothing_else(room: Room) -> None:
    circle = room.circle
    news(circle, "Le Môle rouvre", "CANARI")
    drafted(circle, "Brouillon")
    said_to_all(circle, meeting=room.meeting)
    opened(circle)
    letter(circle, lead(circle))
    sent = room.client(ANONYMOUS).get(room.url("site_feed"))
    read = feedparser.parse(sent.content)
    assert (read.bozo, read.version, read.feed.title) == (False, "atom10", "Cercle")
    assert sorted(one.title for one in read.entries) == [
        "Décision C-01\xa0: On lit Colette".replace("C-01", said(room)),
        "Fête de mai",
        "Le Môle rouvre",
        "Lettre de mai",
    ]
    assert all(one.link.startswith("http://testserver/circle/") for one in read.entries)
    assert "CANARI" not in sent.content.decode()


def test_the_network_is_its_author_and_what_is_written_is_no_markup(room: Room) -> None:
    opened(room.circle, lead="Lire & dire, en moins de <3 h>")
    read = feedparser.parse(room.client(ANONYMOUS).get(room.url("site_feed")).content)
    assert (read.feed.author, read.entries[0].summary_detail.type) == ("Cercle", "text/html")
    assert unescape(read.entries[0].summary) == "Lire & dire, en moins de <3 h>"


def said(room: Room) -> str:
    """The reference of the decision."""
    return str(room.meeting.decisions.get().reference)
