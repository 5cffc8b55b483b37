"""Whoever complained, and those who answer, are written to once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.domain.builders import NOW, OPERATOR, Circle
from tests.domain.complaints.desk import DESK, LEA, ODILE, complained, running
from tests.interface.mail.sink import Sink
from tourdetable.domain.complaints.actions import answer_complaint, remind_overdue
from tourdetable.domain.complaints.models import ComplaintMessage
from tourdetable.domain.complaints.tokens import follow_token
from tourdetable.domain.networks.actors import Actor
from tourdetable.interface.mail.deliver import Delivered, deliver

Site = tuple[Circle, Actor]


@pytest.fixture
def site(db: None) -> Site:
    return running()


def test_the_acknowledgement_leaves_with_the_link_and_the_desk_is_told(
    site: Site, mailoutbox: list[Any]
) -> None:
    one = complained(site[0])
    assert deliver(NOW) == Delivered(sent=4)
    by_address = {mail.to[0]: mail for mail in mailoutbox}
    mine = by_address[LEA]
    assert (one.reference in mine.subject, follow_token(one) in mine.body) == (True, True)
    assert mine.reply_to == [DESK]
    desk = by_address[ODILE]
    assert (f"/circle/complaints/{one.pk}/" in desk.body, one.words in desk.body) == (True, False)
    assert deliver(NOW + timedelta(days=2)) == Delivered()


def test_nobody_is_reminded_of_what_was_answered(site: Site, mailoutbox: list[Any]) -> None:
    one = complained()
    deliver(NOW)
    late = NOW + timedelta(days=8)
    remind_overdue(now=late)
    answer_complaint(complaint=one, answer="C’est corrigé.", version=1, by=OPERATOR, now=late)
    assert deliver(late) == Delivered(sent=1)
    assert (mailoutbox[-1].to, "C’est corrigé." in mailoutbox[-1].body) == ([LEA], True)
    states = ComplaintMessage.objects.filter(letter="overdue").values_list("state", flat=True)
    assert set(states) == {"overtaken"}


def test_an_address_that_refuses_keeps_nobody_waiting(site: Site, sink: Sink) -> None:
    sink.refuses[LEA] = 550
    complained()
    assert deliver(NOW) == Delivered(sent=2, failed=1)
    assert sorted(sink.addresses()) == [DESK, ODILE]


def test_what_is_overdue_is_said_so(site: Site, mailoutbox: list[Any]) -> None:
    complained(email="")
    deliver(NOW)
    late = NOW + timedelta(days=8)
    remind_overdue(now=late)
    assert deliver(late) == Delivered(sent=2)
    assert "retard" in mailoutbox[-1].subject
