"""Those who were asked between meetings learn how their consultation ended."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, Circle
from tests.domain.consultations.builders import SECRET, concludes, consult, says
from tests.interface.mail.desks.test_decisions import addresses, receivers, with_mailboxes
from tourdetable.domain.consultations.actions.consulting import withdraw
from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.notices.actions import collect
from tourdetable.interface.mail.deliver import deliver


@pytest.fixture
def asked(circle: Circle, mailoutbox: list[Any]) -> Consultation:
    """A consultation to which all have answered, one with an objection; what was asked has left."""
    with_mailboxes(circle)
    one = consult(circle)
    deliver(NOW)
    for seat in (circle.town, circle.library):
        says(circle, one, seat)
    says(circle, one, circle.school, "object", words=SECRET, would_lift="Un autre lieu.")
    mailoutbox.clear()
    return one


def test_whoever_was_asked_is_told_the_outcome_and_where_to_read_it(
    circle: Circle, asked: Consultation, mailoutbox: list[Any]
) -> None:
    decision = concludes(circle, asked, "adopted_with_dissent")
    deliver(NOW)
    assert receivers(mailoutbox) == addresses(circle.bao, circle.chloe)
    (message,) = mailoutbox
    assert message.subject == "Consultation concluded – Cercle du port – Lire dehors"
    assert f"Decision {decision.reference}: adopted with dissent." in message.body
    assert f"?next=/circle/decisions/{decision.pk}/" in message.body
    assert SECRET not in str(message.message())


def test_whoever_was_asked_is_told_that_nothing_is_asked_any_more(
    circle: Circle, asked: Consultation, mailoutbox: list[Any]
) -> None:
    withdraw(consultation=asked, version=asked.version, by=circle.by_ana(), now=NOW)
    deliver(NOW)
    assert receivers(mailoutbox) == addresses(circle.bao, circle.chloe)
    (message,) = mailoutbox
    assert message.subject == "Consultation withdrawn – Cercle du port – Lire dehors"
    assert f"?next=/circle/consultations/{asked.pk}/" in message.body
    assert "nothing of what was answered is kept" in " ".join(message.body.split())


def test_two_endings_are_told_with_as_many_queries_as_one(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    with_mailboxes(circle)
    counts = []
    for several in (1, 2):
        rows = [consult(circle, title=f"Question {several}-{n}") for n in range(several)]
        deliver(NOW)
        for one in rows:
            withdraw(consultation=one, version=one.version, by=circle.by_ana(), now=NOW)
        collect(now=NOW)
        mailoutbox.clear()
        with CaptureQueriesContext(connection) as seen:
            deliver(NOW)
        counts.append(sum("consultations_consultation" in one["sql"] for one in seen))
        assert len(mailoutbox) == several
    assert counts[0] == counts[1]
