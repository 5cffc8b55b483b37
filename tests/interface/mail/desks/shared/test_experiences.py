"""What is written about experiences."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.experience.builders import addressed, called, proposed, published
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.experience.actions import checking, reminding, trying, writing
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.networks.actors import Operator
from tourdetable.interface.mail.deliver import deliver


def on(report: ExperienceReport) -> dict[str, Any]:
    report.refresh_from_db()
    return {"report": report, "version": report.version}


def sent(mailoutbox: list[Any]) -> tuple[str, str]:
    """The one message that left: its subject and its text."""
    deliver(NOW)
    (message,) = mailoutbox
    mailoutbox.clear()
    return message.subject, message.body


def test_a_call_says_what_for_and_where_one_answers(circle: Circle, mailoutbox: list[Any]) -> None:
    account_of(circle.ana)
    call = called(circle, words="Dedans aussi.", until=TODAY)
    deliver(NOW)
    subjects = {message.subject for message in mailoutbox}
    assert subjects == {"Call for experiences – Cercle du port – Lire dehors"}
    assert "Dedans aussi." in mailoutbox[0].body
    assert f"/circle/experience/calls/{call.pk}/" in mailoutbox[0].body


def test_a_second_pair_of_eyes_is_not_told_whose_it_is_when_nobody_is(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    account_of(circle.ana)
    report = addressed(circle, proposed(circle), attribution="none")
    checking.ask_second(**on(report), seat=circle.town, by=circle.by_bao(), now=NOW)
    subject, body = sent(mailoutbox)
    assert subject == "A draft to read – Lire la nuit"
    assert f"/circle/experience/second/{report.readings.get().pk}/" in body
    assert [word for word in ("Bao", "Médiathèque") if word in body] == []


def test_those_who_write_are_told_what_others_say_and_tried(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    report = published(circle)
    account_of(circle.bao)
    said = {"outcome": "kept", "on": TODAY, "words": "Bien.", "by": circle.by_ana(), "now": NOW}
    trying.say_tried(report=report, **said)
    subject, body = sent(mailoutbox)
    assert subject == "Tried elsewhere – Lire la nuit"
    assert "Ville du Port tried it" in " ".join(body.split())
    draft = proposed(circle, title="Le soir")
    writing.invite(**on(draft), person=circle.ana, by=circle.by_chloe(), now=NOW)
    account_of(circle.ana)
    assert sent(mailoutbox)[0] == "To write with others – Le soir"


def test_whoever_prepares_is_recalled_an_urgent_one(circle: Circle, mailoutbox: list[Any]) -> None:
    report = proposed(circle, urgent=True)
    deliver(NOW)
    mailoutbox.clear()
    account_of(circle.dora)
    reminding.remind(report=report, kind="experience.waits", by=Operator(), now=NOW)
    subject, body = sent(mailoutbox)
    assert subject == "Urgent experience – Lire la nuit"
    assert f"/circle/topics/{report.topic_id}/" in body
