"""What those who hold a seat are asked between meetings (an answer, an action), and how what they
were asked ended."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, Circle, decided, hold
from tests.domain.consultations.builders import SECRET, concludes, consult, says
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.consultations.actions.consulting import withdraw
from tourdetable.domain.consultations.actions.due import remind_consulted
from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.consultations.tokens import token_of
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.decisions.actions.reminding import remind_of_tasks
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.actions import collect
from tourdetable.interface.mail.deliver import deliver

LATER = NOW + timedelta(days=6)


def with_mailboxes(circle: Circle) -> None:
    for person in (circle.ana, circle.bao, circle.chloe, circle.dora):
        account_of(person)


def to_read(circle: Circle, meeting: Meeting) -> FollowUp:
    said = {"what": "Acheter le livre", "seat": circle.library, "due": date(2027, 4, 12)}
    return add_follow_up(decision=decided(circle, meeting), **said, by=circle.by_ana(), now=NOW)


def receivers(mailoutbox: list[Any]) -> list[str]:
    return sorted({message.to[0].rpartition("<")[2].rstrip(">") for message in mailoutbox})


def addresses(*people: Any) -> list[str]:
    return sorted({person.account.email for person in people})


def test_each_seat_is_asked_by_its_own_link(circle: Circle, mailoutbox: list[Any]) -> None:
    with_mailboxes(circle)
    one = consult(circle)
    deliver(NOW)
    assert receivers(mailoutbox) == addresses(circle.ana, circle.bao, circle.chloe)
    held = Mandate.objects.select_related("person__account").get(person=circle.bao)
    (message,) = (one for one in mailoutbox if circle.bao.account.email in one.to[0])
    assert f"/circle/consultations/link/{token_of(one.pk, held)}/" in message.body


def test_only_the_silent_are_reminded(circle: Circle, mailoutbox: list[Any]) -> None:
    with_mailboxes(circle)
    one = consult(circle)
    deliver(NOW)
    mailoutbox.clear()
    for seat in (circle.town, circle.school):
        says(circle, one, seat)
    assert remind_consulted(now=LATER) == 1
    deliver(LATER)
    assert receivers(mailoutbox) == addresses(circle.bao)


def test_overseas_one_is_asked_on_the_last_day_of_a_mandate(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    """It is the seventh in London, and still the sixth, a Tuesday evening, in Fort-de-France."""
    with_mailboxes(circle)
    circle.network.time_zone = circle.body.network.time_zone = "America/Martinique"
    circle.network.save()
    Mandate.objects.filter(person=circle.bao).update(ends=date(2027, 4, 6))
    evening = datetime(2027, 4, 7, 1, 0, tzinfo=UTC)
    consult(circle, now=evening)
    deliver(evening)
    assert receivers(mailoutbox) == addresses(circle.ana, circle.bao, circle.chloe)


def test_whoever_spoke_before_it_left_is_not_asked(circle: Circle, mailoutbox: list[Any]) -> None:
    with_mailboxes(circle)
    says(circle, consult(circle), circle.library)
    deliver(NOW)
    assert receivers(mailoutbox) == addresses(circle.ana, circle.chloe)


def test_an_action_is_recalled_to_those_who_hold_its_seat(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    with_mailboxes(circle)
    task = to_read(circle, hold(circle))
    assert [remind_of_tasks(now=NOW), remind_of_tasks(now=NOW)] == [1, 0]
    deliver(NOW)
    assert receivers(mailoutbox) == addresses(circle.bao)
    assert "Acheter le livre" in mailoutbox[0].body
    mark_done(follow_up=task, done_on=None, state="done", by=circle.by_bao(), now=NOW)
    assert remind_of_tasks(now=LATER) == 0


def test_what_is_done_before_it_leaves_is_not_recalled(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    with_mailboxes(circle)
    task = to_read(circle, hold(circle))
    remind_of_tasks(now=NOW)
    mark_done(follow_up=task, done_on=None, state="done", by=circle.by_bao(), now=NOW)
    deliver(NOW)
    assert mailoutbox == []


# ---- How their consultation ended


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
