"""What somebody who is called in is written."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import NOW, OPERATOR, Circle, draw
from tests.domain.guests.builders import INES, MAY, for_a_time, to_meeting
from tourdetable.domain.guests.actions import send_again, withdraw
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.tokens import token_of
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, move_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.people.actions import NewPerson
from tourdetable.domain.places.models import Place
from tourdetable.interface.mail.deliver import deliver

LATER = MAY + timedelta(days=7)


def sent(mailoutbox: list[Any]) -> list[tuple[str, str]]:
    """To whom a message left, and what it says."""
    deliver(NOW)
    said = [(message.to[0], str(message.body)) for message in mailoutbox]
    mailoutbox.clear()
    return [one for one in said if INES.email in one[0]]


def moved(meeting: Meeting) -> Meeting:
    said = {"starts_at": LATER, "ends_at": LATER + timedelta(hours=2), "confirmed": True}
    return move_meeting(
        meeting=meeting, version=meeting.version, **said, place="", by=OPERATOR, now=NOW
    )


def test_one_message_leaves_with_the_link(circle: Circle, mailoutbox: list[Any]) -> None:
    guest = to_meeting(circle)
    ((address, words),) = sent(mailoutbox)
    assert address.endswith("<ines@exemple.invalid>")
    assert f"/guest/{token_of(guest)}/" in words
    assert "Elle connaît le quai." in words
    assert "Lecture de mai" in words
    assert sent(mailoutbox) == []


def test_nothing_leaves_without_an_address(circle: Circle, mailoutbox: list[Any]) -> None:
    to_meeting(circle, who=NewPerson("Omar", "Quai"))
    deliver(NOW)
    assert (len(mailoutbox), Notice.objects.count()) == (0, 0)


def test_an_invitation_for_a_time_says_its_theme(circle: Circle, mailoutbox: list[Any]) -> None:
    for_a_time(circle)
    ((_address, words),) = sent(mailoutbox)
    assert "Le quai" in words
    assert "31 October 2027" in words


def test_what_was_taken_back_before_it_left_stays(circle: Circle, mailoutbox: list[Any]) -> None:
    withdraw(guest=to_meeting(circle), version=1, by=circle.by_ana(), now=NOW)
    assert sent(mailoutbox) == []


def test_another_link_is_sent_once_and_the_former_no_more(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    guest = to_meeting(circle)
    old = token_of(guest)
    again = send_again(guest=guest, version=1, by=circle.by_ana(), now=NOW)
    ((_address, words),) = sent(mailoutbox)
    assert token_of(again) in words
    assert old not in words


def test_a_guest_is_told_that_the_meeting_moves_or_is_cancelled(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    guest = to_meeting(circle)
    sent(mailoutbox)
    assert guest.meeting is not None
    meeting = moved(guest.meeting)
    ((_address, words),) = sent(mailoutbox)
    assert "new date, time or place" in words
    assert "13 May 2027" in words
    said = {"reason": "Grève", "version": meeting.version, "confirmed": True}
    cancel_meeting(meeting=meeting, **said, by=OPERATOR, now=NOW)
    ((_address, words),) = sent(mailoutbox)
    assert "cancelled." in words
    assert "/guest/" not in words


def test_whoever_was_called_in_since_is_not_told_of_what_was_before(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    meeting = moved(draw(circle.body, MAY))
    later = NOW + timedelta(minutes=1)
    to_meeting(circle, meeting, now=later)
    ((_address, words),) = sent(mailoutbox)
    assert "You are invited" in words
    assert Guest.objects.count() == 1


def test_a_guest_is_not_told_why_a_meeting_is_cancelled(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    """The reason is for those who sit in the body, as whoever writes it is told."""
    meeting = draw(circle.body, MAY, "Lecture de mai")
    to_meeting(circle, meeting)
    deliver(NOW)
    mailoutbox.clear()
    said = {"reason": "Deuil chez l’hôte", "by": OPERATOR, "now": NOW, "confirmed": True}
    cancel_meeting(meeting=meeting, version=meeting.version, **said)
    deliver(NOW)
    (message,) = [one for one in mailoutbox if INES.email in one.to[0]]
    parts = [part.get_payload(decode=True) or b"" for part in message.message().walk()]
    assert any(b"STATUS:CANCELLED" in part for part in parts)
    assert "Deuil" not in b"".join(parts).decode()


def test_it_says_how_to_come_until_it_is_cancelled(circle: Circle, mailoutbox: list[Any]) -> None:
    place = Place.objects.create(network=circle.network, name="Quai", directions="Bus 2.")
    meeting = draw(circle.body, MAY, "Lecture de mai")
    Meeting.objects.filter(pk=meeting.pk).update(place=place, link="https://visio.example/x")
    meeting.refresh_from_db()
    to_meeting(circle, meeting)
    ((_address, words),) = sent(mailoutbox)
    assert "HOW TO COME" in words
    assert "- How to get there: Bus 2." in words
    assert "Online: https://visio.example/x" in words
