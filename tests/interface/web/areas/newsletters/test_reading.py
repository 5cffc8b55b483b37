"""Anybody reads what is open to all; members what has left; those who write the rest."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import Circle
from tests.domain.newsletters.newsroom import feast, sent, written
from tourdetable.domain.networks.actors import Actor

News = tuple[Circle, Actor]
LIST = "/circle/newsletters/"


def test_who_reads_which(news: News, hugo: Client) -> None:
    circle, by = news
    draft = written(circle, by, title="Brouillon secret")
    inner = sent(circle, by, title="Pour les membres", open_to_all=False)
    told = sent(circle, by, title="Pour tout le monde")
    ana = Client()
    ana.force_login(circle.ana.account)
    pages = {name: c.get(LIST).content.decode() for name, c in clients(ana, hugo).items()}
    shown = {
        name: [one.title in page for one in (draft, inner, told)] for name, page in pages.items()
    }
    assert shown == {
        "nobody": [False, False, True],
        "ana": [False, True, True],
        "hugo": [True, True, True],
    }
    urls = [f"{LIST}{one.pk}/" for one in (draft, inner, told)]
    read = {
        name: [c.get(url).status_code for url in urls] for name, c in clients(ana, hugo).items()
    }
    assert read == {"nobody": [302, 302, 200], "ana": [403, 200, 200], "hugo": [200, 200, 200]}


def clients(ana: Client, hugo: Client) -> dict[str, Client]:
    return {"nobody": Client(), "ana": ana, "hugo": hugo}


def test_a_draft_is_read_as_mail_that_runs_nothing(news: News, hugo: Client) -> None:
    circle, by = news
    one = written(circle, by, text="## Titre\n\nBonjour <script>x</script>", items=[feast(circle)])
    page = hugo.get(f"{LIST}{one.pk}/").content.decode()
    assert (f"{LIST}{one.pk}/page/" in page, "POURQUOI VOUS" in page) == (True, True)
    mail = hugo.get(f"{LIST}{one.pk}/page/")
    said = mail.content.decode()
    assert ("<script" in said, "Fête du livre" in said) == (False, True)
    assert "sandbox" in mail.headers["Content-Security-Policy"]


def test_a_newsletter_that_left_says_what_it_told(news: News) -> None:
    circle, by = news
    one = sent(circle, by, text="Deux **mots**.", items=[feast(circle)])
    page = Client().get(f"{LIST}{one.pk}/").content.decode()
    main = page.split("<main")[1].split("<footer")[0]
    assert ("<strong>mots</strong>" in main, "Fête du livre" in main) == (True, True)
    assert "boîte" not in main


def test_a_stranger_sees_the_last_one_on_the_public_face(news: News) -> None:
    circle, by = news
    sent(circle, by, title="Celle de mai")
    sent(circle, by, title="Canari", open_to_all=False)
    face = Client().get("/circle/").content.decode()
    assert ("Celle de mai" in face, "Canari" in face) == (True, False)


def test_the_list_costs_the_same_whatever_it_holds(news: News) -> None:
    circle, by = news
    sent(circle, by)
    costs = []
    for more in (2, 7):
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(LIST).status_code == 200
        costs.append(len(asked))
        for _time in range(more):
            sent(circle, by)
    assert costs[0] == costs[1]
