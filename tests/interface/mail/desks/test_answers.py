"""The reminder and the news of a place: what they say, and that they leave only while it is so."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parseaddr
from typing import Any

from django.core import mail

from tests.domain.builders import NOW, Circle
from tests.domain.notices.convened import SHARED, convened
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.reminding import remind
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.notices.actions import collect
from tourdetable.interface.mail.deliver import deliver

LATER = NOW + timedelta(days=1)


def left(meeting: Meeting, circle: Circle) -> None:
    """The invitations leave."""
    deliver(NOW)
    mail.outbox.clear()


def test_a_reminder_leaves_to_whoever_is_still_silent(circle: Circle, settings: Any) -> None:
    settings.ANSWERS_ADDRESS = "reponses@reseau.example"
    may = convened(circle)
    left(may, circle)
    remind(meeting=may, by=circle.by_ana(), now=LATER)
    collect(now=LATER)
    reply(meeting=may, answer="attend", by=circle.by_chloe(), now=LATER)
    deliver(LATER)
    by_address = {parseaddr(one.to[0])[1]: one for one in mail.outbox}
    assert set(by_address) == {SHARED}
    message = by_address[SHARED]
    assert message.subject.startswith("Will you be there? Cercle du port – Thursday 6 May 2027")
    assert "Bao Trần" in message.body
    assert "Chloé" not in message.body
    assert "You have not yet said whether you will be" in message.body
    assert "accept or decline" not in message.body  # it carries nothing that could be accepted


def test_the_news_of_a_place(circle: Circle) -> None:
    may = convened(circle)
    left(may, circle)
    Meeting.objects.filter(pk=may.pk).update(capacity=1, link="https://visio.example/mai")
    reply(meeting=may, answer="attend", by=circle.by_ana(), now=NOW)
    reply(meeting=may, answer="attend", by=circle.by_bao(), now=NOW + timedelta(minutes=1))
    reply(meeting=may, answer="excused", by=circle.by_ana(), now=LATER)
    deliver(LATER)
    assert [parseaddr(one.to[0])[1] for one in mail.outbox] == [SHARED]
    assert mail.outbox[0].subject.startswith("A place is free for you")
    assert "you are no longer on the waiting list" in " ".join(mail.outbox[0].body.split())


def test_a_place_taken_again_meanwhile_is_no_news(circle: Circle) -> None:
    may = convened(circle)
    left(may, circle)
    Meeting.objects.filter(pk=may.pk).update(capacity=1)
    reply(meeting=may, answer="attend", by=circle.by_ana(), now=NOW)
    reply(meeting=may, answer="attend", by=circle.by_bao(), now=NOW + timedelta(minutes=1))
    reply(meeting=may, answer="excused", by=circle.by_ana(), now=LATER)
    collect(now=LATER)
    reply(meeting=may, answer="excused", by=circle.by_bao(), now=LATER)
    deliver(LATER)
    assert mail.outbox == []
