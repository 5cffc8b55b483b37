"""Several letters as one message: all that each says, one greeting, what is true as it leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.domain.builders import NOW, Circle, draw
from tests.domain.notices.convened import MAY, SHARED, convened
from tourdetable.domain.meetings.actions.meetings import (
    AgendaDraft,
    cancel_meeting,
    convene,
    set_agenda,
)
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.notices.actions import choose_rhythms
from tourdetable.domain.notices.enums import NoticeFamily, NoticeKind, Rhythm
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.notices.tokens import stoppable
from tourdetable.interface.mail.deliver import Delivered, deliver
from tourdetable.interface.mail.digests import news_of
from tourdetable.interface.mail.message_ids import named_in

TOMORROW = NOW + timedelta(days=1)


def daily(circle: Circle, *families: NoticeFamily) -> None:
    """Bao and Chloé, who share a mailbox, are told of that once a day."""
    for who in (circle.bao, circle.chloe):
        choose_rhythms(
            person=who,
            network=circle.network,
            body=None,
            rhythms=dict.fromkeys(families, Rhythm.DAILY),
            by=Actor(who),
            now=NOW,
        )


def two(circle: Circle) -> tuple[Meeting, Meeting]:
    """Two meetings are convened, in May and in June."""
    june = draw(circle.body, MAY + timedelta(days=28), "Lecture de juin")
    june = convene(meeting=june, version=june.version, by=circle.by_ana(), now=NOW)
    return convened(circle), june


@pytest.fixture
def june(circle: Circle, mailoutbox: list[Any]) -> Meeting:
    """The agendas of two meetings change, of which Bao and Chloé are told once a day; that of
    June."""
    daily(circle, NoticeFamily.AGENDAS)
    meetings = two(circle)
    deliver(NOW)
    mailoutbox.clear()
    point = AgendaDraft("Deux romans", "discuss", 45)
    signed = {"items": [point], "by": circle.by_ana(), "now": NOW}
    _may, found = (set_agenda(meeting=one, version=one.version, **signed) for one in meetings)
    return found


def test_one_message_holds_them_all(june: Meeting, circle: Circle, mailoutbox: list[Any]):
    assert deliver(NOW) == Delivered()
    assert deliver(TOMORROW) == Delivered(sent=1)
    (mail,) = mailoutbox
    assert mail.to[0].endswith(f"<{SHARED}>")
    assert mail.subject == "Today in Cercle: 2 messages"
    body = mail.body
    flat = " ".join(body.split())
    assert (flat.count("Lecture de mai"), flat.count("Lecture de juin")) == (3, 3)
    assert (body.count("Hello "), body.count("\n--\n")) == (1, 1)
    assert flat.count("WHY YOU") == 2
    assert max(len(line) for line in body.split("\n") if "://" not in line) <= 72
    (html,) = (one for one, kind in mail.alternatives if kind == "text/html")
    assert (html.count("<h1"), html.count("<h2"), html.count("<h3")) == (1, 2, 6)
    assert (html.count("Lecture de juin"), html.count("Deux romans")) == (3, 2)
    assert html.count("/answer/") == body.count("/answer/")
    assert html.count("Hello ") == 1
    token = mail.extra_headers["List-Unsubscribe"].strip("<>/").rpartition("/")[2]
    found = stoppable(token)
    assert found is not None
    assert set(found.persons) == {circle.bao, circle.chloe}
    told = Notice.objects.filter(kind=NoticeKind.AGENDA).exclude(person=circle.ana)
    assert set(told.values_list("subject", flat=True)) == {mail.subject}
    assert deliver(TOMORROW + timedelta(days=9)) == Delivered()


def test_what_is_no_longer_true_is_not_in_it_and_one_alone_is_itself(
    june: Meeting, circle: Circle, mailoutbox: list[Any]
):
    signed = {"by": circle.by_bao(), "now": NOW, "confirmed": True}
    cancel_meeting(meeting=june, reason="", version=june.version, **signed)
    deliver(NOW)
    mailoutbox.clear()
    assert deliver(TOMORROW) == Delivered(sent=1)
    assert [mail.subject.partition(":")[0] for mail in mailoutbox] == ["New agenda"]


def test_an_invitation_leaves_as_itself_so_that_one_may_accept_it(
    circle: Circle, mailoutbox: list[Any]
):
    daily(circle, NoticeFamily.MEETINGS)
    two(circle)
    assert deliver(NOW) == Delivered(sent=2)
    mailoutbox.clear()
    assert deliver(TOMORROW) == Delivered(sent=2)
    assert [(mail.subject[:10], len(mail.attachments)) for mail in mailoutbox] == [
        ("Invitation", 1),
        ("Invitation", 1),
    ]


def test_refused_it_is_tried_again_whole(june: Meeting, circle: Circle, sink: Any):
    deliver(NOW)
    sink.refuses[SHARED] = 450
    assert deliver(TOMORROW) == Delivered(failed=1)
    sink.refuses.clear()
    assert deliver(TOMORROW + timedelta(minutes=2)) == Delivered(sent=1)


def test_news_is_what_stands_between_greeting_and_signature():
    assert news_of("Hello,\n\nOne.\n--- two\n\n--\nCercle\n") == "One.\n--- two\n"
    assert news_of("Hello,\n\nOne.\n") == "One.\n"


def test_an_answer_to_it_reaches_whoever_wrote(
    june: Meeting, circle: Circle, mailoutbox: list[Any]
):
    deliver(NOW)
    deliver(TOMORROW)
    (mail,) = mailoutbox
    assert "If you answer this message, they will receive it." in " ".join(mail.body.split())
    assert mail.reply_to == ["Ana Ruiz <ana@port.example>"]


def test_one_that_comes_back_says_which_address_refused_it(
    june: Meeting, circle: Circle, mailoutbox: list[Any], settings: Any
):
    settings.ANSWERS_ADDRESS = "reponses@reseau.example"
    deliver(NOW)
    deliver(TOMORROW)
    (mail,) = mailoutbox
    assert (mail.from_email, mail.extra_headers["From"]) == (
        "reponses@reseau.example",
        settings.DEFAULT_FROM_EMAIL,
    )
    named = named_in(mail.extra_headers["Message-ID"])
    assert named
    assert named[1] == circle.bao.account_id
