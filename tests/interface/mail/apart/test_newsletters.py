"""Newsletters as each mailbox receives them: once, with why, and a way out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.domain.builders import CHARTER, NOW, Circle
from tests.domain.newsletters.newsroom import LEA, feast, newsroom, sent, subscribed, written
from tests.domain.notices.convened import SHARED
from tests.interface.mail.sink import Sink
from tests.interface.mail.test_deliver import SCRIPT, database
from tourdetable.domain.founding.actions.closing import close_network
from tourdetable.domain.inbox.actions.troubles import note_refusal
from tourdetable.domain.networks.actors import Actor, Operator
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.newsletters.actions.subscribing import receive_no_more
from tourdetable.domain.newsletters.models import NewsletterCopy, NewsSubscription
from tourdetable.domain.newsletters.tokens import SubscriptionAsked, asked_by
from tourdetable.interface.mail.apart.newsletters import NewsletterLetter, confirmation, words_of
from tourdetable.interface.mail.deliver import Delivered, deliver
from tourdetable.interface.mail.message_ids import named_in

News = tuple[Circle, Actor]


@pytest.fixture
def news(db: None) -> News:
    return newsroom(CHARTER.replace('language = "fr"', 'language = "en"'))


def states() -> Counter[str]:
    return Counter(NewsletterCopy.objects.values_list("state", flat=True))


def test_each_mailbox_receives_it_once(news: News, sink: Sink) -> None:
    circle, by = news
    subscribed(circle, LEA, language="en")
    sent(circle, by)
    assert deliver(NOW) == Delivered(sent=5)
    assert sorted(sink.addresses()) == sorted(
        ["ana@port.example", "dora@port.example", "hugo@port.example", SHARED, LEA]
    )
    assert deliver(NOW + timedelta(days=2)) == Delivered()
    assert states() == {"sent": 5}


def test_a_server_that_falls_silent_is_never_given_it_again(news: News, sink: Sink) -> None:
    circle, by = news
    sink.falls_silent_at = 2
    sent(circle, by)
    assert deliver(NOW) == Delivered(sent=3, uncertain=1)
    assert deliver(NOW + timedelta(days=2)) == Delivered()
    assert (len(sink.received), states()) == (4, {"sent": 3, "uncertain": 1})


def test_it_says_why_and_how_to_leave(news: News, mailoutbox: list[Any]) -> None:
    circle, by = news
    subscribed(circle, LEA, language="en")
    one = sent(circle, by, items=[feast(circle)], text="## Deux mots\n\nBonjour.")
    deliver(NOW)
    ana, lea = (mail_to(mailoutbox, address) for address in ("ana@port.example", LEA))
    assert (ana.subject, lea.subject) == ("Lettre de mai", "Lettre de mai")
    assert "You hold the seat “Ville du Port”, in “Cercle du port”" in " ".join(ana.body.split())
    assert "You subscribed on" in lea.body
    assert "MEETINGS TO COME" in lea.body
    assert "Fête du livre" in lea.body
    link = lea.extra_headers["List-Unsubscribe"].strip("<>")
    assert (link in lea.body, lea.extra_headers["List-Unsubscribe-Post"]) == (
        True,
        "List-Unsubscribe=One-Click",
    )
    assert named_in(lea.extra_headers["Message-ID"]) == (
        one.event_id,
        NewsSubscription.objects.get().account_id,
    )
    (html,) = [words for words, kind in lea.alternatives if kind == "text/html"]
    assert link in html


def mail_to(outbox: list[Any], address: str) -> Any:
    return next(mail for mail in outbox if address in mail.to[0])


def test_who_left_in_between_receives_nothing(news: News, mailoutbox: list[Any]) -> None:
    circle, by = news
    sent(circle, by)
    receive_no_more(network=circle.network, account=circle.ana.account, now=NOW)
    assert (deliver(NOW), states()) == (Delivered(sent=3), {"sent": 3, "unwanted": 1})


def test_a_subscriber_whose_mailbox_returned_what_it_was_sent_is_spared(
    news: News, mailoutbox: list[Any]
) -> None:
    circle, by = news
    account = subscribed(circle, LEA).account
    for dead in (account, circle.ana.account):
        note_refusal(account=dead, code="5.1.1", lasting=True, at=NOW)
    sent(circle, by)
    assert (deliver(NOW), states()) == (Delivered(sent=4), {"sent": 4, "given_up": 1})


def test_a_network_that_closed_sends_nothing(news: News, mailoutbox: list[Any]) -> None:
    circle, by = news
    sent(circle, by)
    close_network(network=circle.network, name=circle.network.name, by=Operator(), now=NOW)
    assert (deliver(NOW), states()) == (Delivered(), {"waiting": 4})


def test_a_passage_that_is_marked_for_some_leaves_with_nobody(news: News) -> None:
    circle, by = news
    text = (
        "Pour tout le monde.\n\n::: reserve present\nEntre nous.\n:::\n\n::: instance\nCanari.\n:::"
    )
    one = written(circle, by, text=text)
    letter = NewsletterLetter(one, [], by_charter(circle)).written()
    assert ("Entre nous" in letter.body, "Canari" in letter.body) == (False, False)
    assert words_of(one).blocks


def by_charter(circle: Circle) -> Any:
    return charter_in_force(circle.network, on=NOW.date())


def test_before_it_leaves_its_way_out_is_nobodys(news: News) -> None:
    circle, by = news
    letter = NewsletterLetter(written(circle, by), [], by_charter(circle))
    mail = letter.written()
    assert (letter.stop_url.endswith("/stop/0/"), "List-Unsubscribe" in mail.extra_headers) == (
        True,
        False,
    )


def test_whoever_subscribes_is_sent_a_link_and_nothing_is_kept(news: News) -> None:
    circle, _by = news
    asked = SubscriptionAsked(LEA, "other", "en", NOW)
    mail = confirmation(circle.network, asked).written()
    token = next(line for line in mail.body.split() if "/confirm/" in line).split("/")[-2]
    assert asked_by(circle.network, token, now=NOW) == asked
    assert NewsSubscription.objects.exists() is False


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_nobody_receives_it_twice_and_the_rest_leaves_at_once(
    news: News, sink: Sink, tmp_path: Path
) -> None:
    circle, by = news
    sent(circle, by)
    known = {"TDT_SMTP_HOST": "127.0.0.1", "TDT_SMTP_PORT": str(sink.port), "TDT_DEMO_TODAY": ""}
    known |= {"TDT_SECRET_KEY": settings.SECRET_KEY, **database(tmp_path)}
    environment = {**os.environ, **known, "PYTHONPATH": str(Path(settings.PACKAGE).parent)}

    def start(now: datetime) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", SCRIPT, now.isoformat()]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    sink.waits_at = 2
    worker = start(NOW)
    assert sink.reached.wait(240)
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    sink.let_go.set()
    assert start(NOW + timedelta(minutes=1)).communicate(timeout=240)[0] == "2 1\n"
    assert Counter(sink.addresses()).most_common(1)[0][1] == 1
    assert len(sink.received) == 4
