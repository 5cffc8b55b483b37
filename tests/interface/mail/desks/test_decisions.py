"""What those who hold a seat are asked between meetings: an answer, an action."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.domain.builders import NOW, Circle, decided, hold
from tests.domain.consultations.builders import consult, says
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.consultations.actions.due import remind_consulted
from tourdetable.domain.consultations.tokens import token_of
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.decisions.actions.reminding import remind_of_tasks
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Mandate
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
