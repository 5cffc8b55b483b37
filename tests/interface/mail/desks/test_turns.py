"""What is written about turns: a swap that is asked, its answer, the kit of a duty."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import NOW, OPERATOR, Circle, draw
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.rota.actions.kits import send_kits
from tourdetable.domain.rota.actions.swaps import accept_swap, ask_swap
from tourdetable.domain.rota.actions.voided import close_swaps
from tourdetable.domain.rota.models import Swap
from tourdetable.interface.mail.deliver import deliver


def coming(circle: Circle) -> Meeting:
    """A meeting soon, where the town has the duty; Ana and Bao have mailboxes."""
    for person in (circle.ana, circle.bao):
        account_of(person)
    meeting = draw(circle.body, NOW + timedelta(days=9), "Lecture d’avril")
    assign_turn(meeting=meeting, duty="secretary", seat=circle.town, by=OPERATOR, now=NOW)
    return meeting


def asked(circle: Circle) -> Swap:
    said = {"duty": "secretary", "other": circle.library, "words": "Je pars."}
    return ask_swap(meeting=coming(circle), by=circle.by_ana(), now=NOW, **said)


def test_the_seat_that_is_asked_is_told_once(circle: Circle, mailoutbox: list[Any]) -> None:
    swap = asked(circle)
    deliver(NOW)
    (message,) = mailoutbox
    assert f"/circle/swaps/{swap.pk}/" in message.body
    assert "Je pars." in message.body
    assert "Bao" in message.to[0]
    deliver(NOW)
    assert len(mailoutbox) == 1


def test_the_seat_that_asked_is_told_the_answer(circle: Circle, mailoutbox: list[Any]) -> None:
    swap = asked(circle)
    accept_swap(swap=swap, version=1, by=circle.by_bao(), now=NOW)
    deliver(NOW)
    (message,) = mailoutbox
    assert "Ana" in message.to[0]
    assert "Médiathèque" in message.body


def test_the_seat_that_asked_is_told_that_it_is_no_longer_possible(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    swap = asked(circle)
    mandate = Mandate.objects.get(seat=circle.library)
    end_mandate(mandate=mandate, ends=NOW.date(), by=OPERATOR, now=NOW)
    later = NOW + timedelta(days=1)
    close_swaps(now=later)
    deliver(later)
    (message,) = [one for one in mailoutbox if "Ana" in one.to[0]]
    assert message.subject.endswith("Swap no longer possible: Secrétariat, Thursday 15 April 2027")
    assert "Your turn stays yours" in " ".join(message.body.split())
    assert f"/circle/bodies/{swap.meeting.body.slug}/turns/" in message.body


def test_a_kit_goes_to_whoever_has_the_duty(circle: Circle, mailoutbox: list[Any]) -> None:
    meeting = coming(circle)
    send_kits(now=NOW)
    deliver(NOW)
    (message,) = mailoutbox
    assert f"/circle/meetings/{meeting.pk}/duties/secretary/kit/" in message.body
    assert "Before:" in message.body
    assert "- Speak with whoever did it last time" in message.body
    assert "Nobody has had this duty before" in " ".join(message.body.split())
    assert "Ana" in message.to[0]


def test_a_kit_whose_turn_has_changed_hands_does_not_leave(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    meeting = coming(circle)
    send_kits(now=NOW)
    assign_turn(meeting=meeting, duty="secretary", seat=circle.school, by=OPERATOR, now=NOW)
    deliver(NOW)
    assert mailoutbox == []
