from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.feeds import reading
from tourdetable.core.feeds.reading import FeedItem, UnreadableFeed, read_feed

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Préfecture</title>
<entry><id>urn:1</id><title type="html">Arrêté &lt;b&gt;canicule&lt;/b&gt;</title>
<link href="https://prefecture.example/1"/><updated>2027-04-05T22:30:00Z</updated>
<summary type="html">&lt;p&gt;Seuil&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</summary></entry>
</feed>"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Caf</title>
<item><title>Appel à projets</title><link>https://caf.example/2</link>
<description><![CDATA[Dépôt avant <i>mai</i>]]></description>
<pubDate>Mon, 05 Apr 2027 10:00:00 +0200</pubDate></item>
<item><description>Sans titre ni lien</description></item>
<item><title>Lien douteux</title><link>javascript:alert(1)</link></item></channel></rss>"""


def test_atom_and_rss_give_plain_items() -> None:
    assert read_feed(ATOM.encode()) == (
        FeedItem(
            "urn:1", "Arrêté canicule", "https://prefecture.example/1", "Seuil", date(2027, 4, 5)
        ),
    )
    first, second, third = read_feed(RSS.encode())
    assert first == FeedItem(
        "https://caf.example/2",
        "Appel à projets",
        "https://caf.example/2",
        "Dépôt avant mai",
        date(2027, 4, 5),
    )
    assert (second.key, second.title, second.said_on) == ("Sans titre ni lien",) * 2 + (None,)
    assert (third.title, third.link) == ("Lien douteux", "")


def test_only_the_first_items_are_read_each_within_its_bounds() -> None:
    long = "x" * 5_000
    one = f"<item><title>{long}</title><description>{long}</description></item>"
    many = f"<rss version='2.0'><channel>{one * 60}</channel></rss>"
    items = read_feed(many.encode())
    assert len(items) == reading.MOST
    assert (len(items[0].title), len(items[0].summary)) == (reading.TITLE, reading.SUMMARY)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>404</body></html>",
        b"\x00\x01\x02",
        b"plain words",
        b"/etc/passwd",
        b"<feed><entry><title>Cut shor",
    ],
)
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFeed):
        read_feed(content)


def test_nothing_of_this_machine_is_read_by_an_entity() -> None:
    entity = '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    items = '<rss version="2.0"><channel><item><title>A&file;B</title></item></channel></rss>'
    text = f'<?xml version="1.0"?>{entity}{items}'
    words = [item.title for item in read_feed(text.encode())]
    assert "root:" not in str(words)


def test_entities_that_multiply_do_not() -> None:
    inner = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "rire">{inner}]>'
    text = f'{bomb}<rss version="2.0"><channel><item><title>A&l8;</title></item></channel></rss>'
    assert all(len(item.title) <= reading.TITLE for item in read_feed(text.encode()))
