"""What is written about deliverables."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.domain.builders import FOUNDED, NOW, Circle
from tests.domain.deliverables.builders import (
    answered,
    approved,
    asked,
    kept,
    out,
    planned,
    sent,
    written,
)
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.deliverables.actions.circulating import take_back_circulation
from tourdetable.domain.deliverables.actions.reminding import remind_of_deliverables
from tourdetable.domain.deliverables.actions.reviewing import take_back_review
from tourdetable.domain.deliverables.models import Deliverable, PeerReview
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.registry import FactScope
from tourdetable.domain.relays.facts import relays
from tourdetable.interface.mail.deliver import deliver

TOMORROW = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages that a message opens are of its day."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


def read(circle: Circle) -> PeerReview:
    """What Ana asks of Bao."""
    account_of(circle.bao)
    account_of(circle.ana)
    work = written(circle, "Secret.")
    kept(circle, work)
    return asked(circle, work)


def test_one_is_told_why_one_answers_for_it(circle: Circle, mailoutbox: list[Any]) -> None:
    account_of(circle.ana)
    account_of(circle.dora)
    planned(circle, due_on=NOW.date())
    remind_of_deliverables(now=NOW)
    deliver(NOW)
    Mandate.objects.filter(person=circle.ana).update(ends=FOUNDED)
    remind_of_deliverables(now=TOMORROW)
    deliver(TOMORROW)
    mine, ours = mailoutbox
    assert "A seat of yours makes it." in mine.body
    assert "Nobody makes it any more, and you prepare the meetings there." in ours.body


def test_its_reader_is_asked_and_those_who_make_it_have_the_answer(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    review = read(circle)
    deliver(NOW)
    (message,) = mailoutbox
    assert message.subject == "Deliverable to read – Cercle du port – Qui lit quoi ?"
    assert f"/circle/works/1/reviews/{review.pk}/" in message.body
    assert "Secret" not in message.body
    mailoutbox.clear()
    answered(circle, review, "missing", "no", "Les sources.")
    deliver(NOW)
    (message,) = mailoutbox
    assert message.subject == "Read elsewhere – Cercle du port – Qui lit quoi ?"
    assert "something is missing" in message.body
    assert "Les sources" not in message.body


def test_what_is_asked_no_more_is_not_told(circle: Circle, mailoutbox: list[Any]) -> None:
    review = read(circle)
    take_back_review(review=review, version=1, by=circle.by_ana(), now=NOW)
    deliver(NOW)
    assert mailoutbox == []


def test_what_is_late_is_told_to_those_who_make_it(circle: Circle, mailoutbox: list[Any]) -> None:
    account_of(circle.ana)
    planned(circle, due_on=date(2027, 4, 1))
    remind_of_deliverables(now=NOW)
    deliver(NOW)
    (message,) = mailoutbox
    assert message.subject == "Deliverable to make – Cercle du port – Qui lit quoi ?"
    assert "was to deliver “Qui lit quoi\xa0?” by" in message.body
    mailoutbox.clear()
    Deliverable.objects.update(due_on=date(2027, 4, 12))
    remind_of_deliverables(now=TOMORROW)
    deliver(TOMORROW)
    assert "is to deliver" in mailoutbox[0].body


def test_those_to_whose_body_it_goes_are_told_and_relay_it_by_their_link(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    account_of(circle.bao)
    account_of(circle.ana)
    work = out(circle, text="Secret.", audience="public", summary="Une page.")
    deliver(NOW)
    (message,) = [one for one in mailoutbox if "circulated" in one.subject]
    assert circle.bao.account is not None
    assert circle.bao.account.email in message.to[0]
    assert ("Une page." in message.body, "Secret" in message.body) == (True, False)
    urls = re.findall(r"http://\S+?(/circle/relays/link/\S+?)#relay", message.body)
    form = {"gesture": str(uuid4()), "acting": f"seat:{circle.library.pk}", "how": "word"}
    assert sorted(Client().post(url, form).status_code for url in urls) == [302, 422]
    (fact,) = relays(FactScope(circle.network))
    assert (fact.seat, fact.content) == (str(circle.library.pk), f"work:{work.pk}")


def test_what_did_not_go_there_is_not_told(circle: Circle, mailoutbox: list[Any]) -> None:
    account_of(circle.bao)
    work, _decision = approved(circle)
    circulation = sent(circle, work)
    said = {"version": circulation.version, "by": circle.by_ana(), "now": NOW}
    take_back_circulation(circulation=circulation, **said)
    deliver(NOW)
    assert [one.subject for one in mailoutbox if "circulated" in one.subject] == []
