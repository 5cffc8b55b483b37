"""A newsletter is written, read as mail, sent once: by whoever animates the network."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client

from tests.domain.builders import Circle, nothing_changes
from tests.domain.newsletters.newsroom import feast, sent, written
from tourdetable.domain.journal.departures import DepartureState
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.newsletters.models import Newsletter, NewsletterCopy

News = tuple[Circle, Actor]
LIST = "/circle/newsletters/"


def form(by: Actor, **fields: Any) -> dict[str, Any]:
    return {"gesture": str(uuid4()), "acting": f"office:{by.office.pk}", **fields}


def words(by: Actor, **more: Any) -> dict[str, Any]:
    said = {"title": "Lettre de mai", "text": "Bonjour.", "segments": ["network"], **more}
    return form(by, **said)


def test_it_is_written_with_what_is_offered_then_changed(news: News, hugo: Client) -> None:
    circle, by = news
    code = feast(circle)
    page = hugo.get(f"{LIST}new/").content.decode()
    assert ("Fête du livre" in page, "Collège" in page, "4 boîtes aux lettres" in page) == (
        True,
        False,
        True,
    )
    answer = hugo.post(f"{LIST}new/", words(by, items=[code], open_to_all="on"))
    one = Newsletter.objects.get()
    assert answer["Location"] == f"{LIST}{one.pk}/"
    assert (one.open_to_all, one.items.get().source) == (True, "meeting")
    change = hugo.get(f"{LIST}{one.pk}/change/").content.decode()
    assert change.count("checked") == 3
    hugo.post(f"{LIST}{one.pk}/change/", words(by, title="Lettre de juin", version=1))
    one.refresh_from_db()
    assert (one.title, one.version, one.items.count(), one.open_to_all) == (
        "Lettre de juin",
        2,
        0,
        False,
    )


def test_what_was_not_said_is_asked_again(news: News, hugo: Client) -> None:
    with nothing_changes():
        answer = hugo.post(f"{LIST}new/", words(news[1], title="", segments=["kind:board"]))
    assert answer.status_code == 422


def test_it_leaves_once(news: News, hugo: Client) -> None:
    circle, by = news
    one = written(circle, by, segments=["network"])
    said = "4 boîtes aux lettres" in hugo.get(f"{LIST}{one.pk}/send/").content.decode()
    posted = form(by, version=1)
    answers = [hugo.post(f"{LIST}{one.pk}/send/", posted) for _time in range(2)]
    assert (said, answers[0]["Location"]) == (True, f"{LIST}{one.pk}/")
    assert NewsletterCopy.objects.count() == 4
    assert "Ce formulaire avait déjà été envoyé" in answers[1].content.decode()
    assert "elle ne change plus" in hugo.get(f"{LIST}{one.pk}/send/").content.decode()


def test_it_is_given_up(news: News, hugo: Client) -> None:
    circle, by = news
    one = written(circle, by)
    assert hugo.post(f"{LIST}{one.pk}/drop/", form(by, version=1))["Location"] == LIST
    assert Newsletter.objects.exists() is False


def test_mailboxes_that_refused_are_tried_again(news: News, hugo: Client) -> None:
    circle, by = news
    one = sent(circle, by)
    NewsletterCopy.objects.update(state=DepartureState.GIVEN_UP)
    assert "Refusée par la boîte" in hugo.get(f"{LIST}{one.pk}/").content.decode()
    hugo.post(f"{LIST}{one.pk}/again/", form(by, version=one.version))
    assert set(NewsletterCopy.objects.values_list("state", flat=True)) == {"waiting"}
