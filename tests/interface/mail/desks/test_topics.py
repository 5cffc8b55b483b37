"""What is written about topics."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.agendas.actions.test_topics import LATER, on_agenda
from tests.domain.builders import NOW, OPERATOR, Circle, draw
from tests.domain.topics.actions.test_answering import board
from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.topics.actions.answering import (
    decline,
    give_to_group,
    merge,
    send_on,
)
from tourdetable.domain.topics.models import Topic
from tourdetable.interface.mail.deliver import deliver

TOMORROW = NOW + timedelta(days=1)
BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}


def put(circle: Circle, **more: Any) -> Topic:
    account_of(circle.bao)
    return put_forward(circle, **more)


def test_whoever_prepares_reads_the_urgent_one_at_once_and_the_other_the_next_day(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    account_of(circle.dora)
    put(circle, question="Où ?")
    deliver(NOW)
    assert mailoutbox == []
    urgent = put(circle, title="Vite", urgent=True)
    deliver(NOW)
    (message,) = mailoutbox
    assert message.subject == "Urgent topic – Cercle du port – Vite"
    assert f"/circle/topics/{urgent.pk}/" in message.body
    deliver(TOMORROW)
    assert mailoutbox[1].subject == "Topic to answer – Cercle du port – Lire dehors"
    assert "Où\xa0?" in mailoutbox[1].body


def test_one_that_was_answered_meanwhile_is_not_told(circle: Circle, mailoutbox: list[Any]) -> None:
    account_of(circle.dora)
    topic = put_forward(circle, urgent=True)
    decline(topic=topic, version=1, words="Non.", **BY)
    deliver(NOW)
    assert [one.subject for one in mailoutbox if "urgent" in one.subject] == []


def told(circle: Circle, mailoutbox: list[Any]) -> str:
    deliver(NOW)
    (message,) = mailoutbox
    mailoutbox.clear()
    body: str = message.body
    return body


def test_the_author_reads_where_it_went(circle: Circle, mailoutbox: list[Any]) -> None:
    on_agenda(put(circle), draw(circle.body, LATER, "Lecture de mai"))
    said = told(circle, mailoutbox)
    assert "is on an agenda" in said
    assert "Lecture de mai" in said
    give_to_group(
        topic=put(circle), version=1, group=circle.body, existing="Rien.", words="Oui.", **BY
    )
    assert "is taken up by “Cercle du port”" in told(circle, mailoutbox)
    decline(topic=put(circle), version=1, words="Il pleut.", **BY)
    assert "Il pleut." in told(circle, mailoutbox)
    merge(topic=put(circle), version=1, into=put(circle, title="Au parc"), words="", **BY)
    assert "is joined to another one" in told(circle, mailoutbox)
    send_on(topic=put(circle), version=1, to=board(circle), words="", **BY)
    assert "where it waits for an answer" in " ".join(told(circle, mailoutbox).split())
