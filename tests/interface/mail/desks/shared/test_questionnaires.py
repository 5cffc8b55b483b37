"""What somebody who is asked is written: a link of their own, once; nothing once they answered.

Bao and Chloé read the same mailbox.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from tests.domain.builders import NOW, Circle
from tests.domain.questionnaires.builders import BY, answers, asked_of, sent
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.questionnaires.actions.asking import remind
from tourdetable.domain.questionnaires.enums import SentTo
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.interface.mail.deliver import deliver

LINK = re.compile(r"/questions/\d+\.\d+\.[\w-]+/\?in=en")


def test_each_has_a_link_of_their_own_once(circle: Circle, mailoutbox: list[Any]) -> None:
    row = sent(circle)
    deliver(NOW)
    deliver(NOW + timedelta(minutes=5))
    links = {link for one in mailoutbox for link in LINK.findall(one.body)}
    assert (len(mailoutbox), len(links)) == (2, 3)
    assert "20 April 2027" in mailoutbox[0].body.replace("\xa0", " ")
    assert row.title in mailoutbox[0].subject
    assert "You sit there." in mailoutbox[0].body
    assert "in the room" not in mailoutbox[0].body
    assert Notice.objects.filter(state="sent").count() == 3


def test_whoever_answered_is_not_reminded(circle: Circle, mailoutbox: list[Any]) -> None:
    row = sent(circle)
    deliver(NOW)
    mailoutbox.clear()
    first, *others = asked_of(row)
    answers(row, first)
    later = NOW + timedelta(days=3)
    remind(questionnaire=row, version=row.version, by=BY["by"], now=later)
    deliver(later)
    told = sorted(re.findall(r"[\w.+-]+@[\w.-]+", " ".join(one.to[0] for one in mailoutbox)))
    assert told == sorted({one.person.account.email for one in others if one.person.account})
    assert "still waits for your answer" in mailoutbox[0].body.replace("\n", " ")


def test_whoever_is_asked_with_the_whole_network_is_told_so(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    sent(circle)
    Questionnaire.objects.update(sent_to=SentTo.NETWORK, room_code="dans-la-salle")
    deliver(NOW)
    body = mailoutbox[0].body.replace("\n", " ")
    assert "You sit in a body of this network." in body
    assert "If you have answered in the room already" in body


def test_nothing_leaves_for_an_answer_that_came_before_nor_once_it_is_over(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    row = sent(circle)
    answers(row, asked_of(row)[0])
    deliver(NOW)
    assert len(mailoutbox) == 1
    sent(circle)
    Questionnaire.objects.update(closes_on=NOW.date() - timedelta(days=1))
    deliver(NOW + timedelta(minutes=5))
    assert len(mailoutbox) == 1
