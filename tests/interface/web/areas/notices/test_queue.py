"""For whoever runs the installation: how the mail goes, and what is sent again by hand."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, Circle
from tests.domain.notices.convened import convened, many, with_mailboxes
from tests.interface.web.areas.decisions.people import Room, account_of
from tourdetable.domain.inbox.actions.rounds import say_read
from tourdetable.domain.inbox.models import AddressTrouble
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.notices.queries import mail_queue
from tourdetable.domain.people.actions import register_person
from tourdetable.interface.mail.deliver import deliver


@pytest.fixture
def operator(room: Room) -> Client:
    account = account_of(register_person(given_name="Omar", family_name="Sy"))
    account.operates = True
    account.save()
    client = Client()
    client.force_login(account)
    return client


def sent(circle: Circle) -> None:
    with_mailboxes(circle)
    convened(circle)
    assert deliver(NOW).sent


def test_it_says_how_the_mail_goes_and_no_word_of_it(operator: Client, room: Room) -> None:
    sent(room.circle)
    Notice.objects.filter(person=room.circle.ana).update(
        state="uncertain", sent_at=None, error="smtp_451"
    )
    mailbox = room.circle.bao.account
    trouble = {"since": NOW, "last_at": NOW, "code": "5.1.1"}
    AddressTrouble.objects.create(account=mailbox, address=mailbox.email, **trouble)
    queue = mail_queue(now=NOW)
    assert (queue.sent, queue.uncertain, queue.waiting, queue.troubled) == (2, 1, 0, 1)
    assert (queue.written_to, queue.bounced, queue.trouble) == (2, 50.0, "")
    page = operator.get("/operate/mail/").content.decode()
    said = ("ana@port.example", "le serveur de courriel a répondu 451", "Cercle", "smtp_")
    assert [words in page for words in said] == [True, True, True, False]
    assert "Lecture de mai" not in page
    assert "(50\xa0%)" in page
    assert room.client("ana").get("/operate/mail/").status_code == 404


def test_an_address_that_was_mended_refuses_no_more(room: Room) -> None:
    sent(room.circle)
    trouble = {"since": NOW, "last_at": NOW, "address": "bao@former.example"}
    AddressTrouble.objects.create(account=room.circle.bao.account, **trouble)
    assert mail_queue(now=NOW).troubled == 0


def test_what_is_ticked_is_sent_again_once(operator: Client, room: Room) -> None:
    sent(room.circle)
    notice = Notice.objects.get(person=room.circle.ana)
    Notice.objects.filter(pk=notice.pk).update(state="uncertain", sent_at=None)
    odd = ["x", "notice:x", f"notice:{'9' * 30}", f"person:{notice.pk}"]
    for wanted in ({"message": [notice.key, *odd]}, {"message": [notice.key]}, {}):
        answer = operator.post("/operate/mail/again/", wanted)
        assert answer.headers["Location"] == "/operate/mail/"
    assert list(Notice.objects.filter(state="waiting")) == [notice]
    assert deliver(NOW).sent == 1
    refused = room.client("ana").post("/operate/mail/again/", {"message": [notice.key]})
    assert refused.status_code == 404


def test_it_costs_the_same_for_one_and_for_many(
    operator: Client, room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many(room.circle, 12)
    sent(room.circle)
    rows = Notice.objects.order_by("pk").values_list("pk", flat=True)
    for number in (1, 12):
        Notice.objects.filter(pk__in=list(rows[:number])).update(state="uncertain", sent_at=None)
        with django_assert_num_queries(15):
            assert len(operator.get("/operate/mail/").context["rows"]) == number


def test_it_says_whether_answers_are_read(operator: Client, settings: Any) -> None:
    settings.IMAP = {}
    assert "boîte des réponses" not in operator.get("/operate/mail/").content.decode()
    settings.IMAP = {"host": "127.0.0.1"}
    assert "read-mail" in operator.get("/operate/mail/").content.decode()
    say_read(trouble="ConnectionRefusedError", left=2, now=NOW)
    page = operator.get("/operate/mail/").content.decode()
    assert "ConnectionRefusedError" in page
    assert "2 messages reçus" in page
