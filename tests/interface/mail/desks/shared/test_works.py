"""What is written about deliverables."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.domain.builders import NOW, Circle
from tests.domain.deliverables.builders import answered, asked, kept, planned, written
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.deliverables.actions.reminding import remind_of_deliverables
from tourdetable.domain.deliverables.actions.reviewing import take_back_review
from tourdetable.domain.deliverables.models import Deliverable, PeerReview
from tourdetable.interface.mail.deliver import deliver

TOMORROW = NOW + timedelta(days=1)


def read(circle: Circle) -> PeerReview:
    """What Ana asks of Bao."""
    account_of(circle.bao)
    account_of(circle.ana)
    work = written(circle, "Secret.")
    kept(circle, work)
    return asked(circle, work)


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
