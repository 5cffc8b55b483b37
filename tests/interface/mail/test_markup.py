from __future__ import annotations

from typing import Any

import pytest

from tourdetable.interface.mail.markup import as_html

ANSWER = "https://tables.exemple.fr/answer/4-5-abc/?answer=attend"


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Bonjour\nAna", "<p>Bonjour<br>\nAna</p>"),
        ("- un\n- deux", '<ul style="padding-left:24px"><li>un</li><li>deux</li></ul>'),
        ("1. un\n2. deux", '<ol style="padding-left:28px"><li>un</li><li>deux</li></ol>'),
        ("ORDRE DU JOUR", '<h2 style="font-size:16px;margin:28px 0 8px">ORDRE DU JOUR</h2>'),
        ("<b>L’île</b> & « 1 »", "<p>&lt;b&gt;L’île&lt;/b&gt; &amp; « 1 »</p>"),
        ("", ""),
    ],
)
def test_what_a_line_is(text: str, tags: str):
    assert as_html(text) == tags


def test_blocks_stand_apart():
    html = as_html("ORDRE DU JOUR\n\n1. Choisir\n2. Lire\n\nÀ jeudi.\n- du pain\n--\nCercle")
    assert [line.partition(">")[0] for line in html.split("\n") if line.startswith("<")] == [
        '<h2 style="font-size:16px;margin:28px 0 8px"',
        '<ol style="padding-left:28px"',
        "<p",
        '<ul style="padding-left:24px"',
        '<hr style="border:0;border-top:1px solid #767676;margin:28px 0 8px"',
        "<p",
    ]


def test_addresses_are_links_without_the_point_that_ends_the_sentence():
    assert as_html("Lire https://lire.example/a?b=1&c=2.") == (
        '<p>Lire <a href="https://lire.example/a?b=1&amp;c=2">'
        "https://lire.example/a?b=1&amp;c=2</a>.</p>"
    )


@pytest.fixture(autouse=True)
def site(settings: Any) -> None:
    settings.SITE_URL = "https://tables.exemple.fr"


@pytest.mark.parametrize(
    "place", ["https://tables.exemple.fr.example", "https://x@a.example", "http://a.example"]
)
def test_what_somebody_wrote_is_no_button_that_leads_elsewhere(place: str):
    html = as_html(f"- Je viens : {place}/answer/1/?answer=attend")
    assert "inline-block" not in html
    assert f">{place}/answer/1/?answer=attend</a>" in html


def test_answers_are_buttons_that_lead_to_their_page():
    html = as_html(f"- Je viens\xa0: {ANSWER}\n- Non: {ANSWER}")
    assert html.count(f'<a href="{ANSWER}"') == 2
    assert (">Je viens</a>" in html, ">Non</a>" in html) == (True, True)


def test_words_that_lead_to_a_page_of_ours_are_its_link_and_others_are_shown_whole():
    ours, other = "https://tables.exemple.fr/cercle/works/1/", "https://a.example/works/1/"
    html = as_html(f"Lire la suite\xa0:\n{ours}\n- Le guide\xa0: {ours}\n\nLire\xa0:\n{other}")
    linked = (f'<a href="{ours}">Lire la suite</a>', f'<li><a href="{ours}">Le guide</a></li>')
    assert [words in html for words in linked] == [True, True]
    assert f'<p>Lire\xa0:<br>\n<a href="{other}">{other}</a></p>' in html


def test_nothing_written_becomes_a_link_that_runs():
    html = as_html('javascript:alert(1) "https://x.example/"onclick="y"')
    assert html.count("<a ") == 1
    assert 'onclick="y"' not in html
