"""Calling somebody in, taking it back, ending it, another link."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    FOUNDED,
    MARCH,
    NOW,
    TODAY,
    Circle,
    draw,
    last_event,
    nothing_changes,
)
from tests.domain.guests.builders import EXPERT, FIRST, INES, LAST, MAY, for_a_time, to_meeting
from tourdetable.domain.guests.actions import MOST, GuestDetails, end, send_again, withdraw
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.tokens import guest_of, token_of
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.actions import NewPerson, register_person
from tourdetable.domain.people.models import Person


def test_somebody_is_called_in_to_a_meeting(circle: Circle) -> None:
    guest = to_meeting(circle)
    assert (str(guest.person), guest.person.account and guest.person.account.email) == (
        "Inès Quai",
        "ines@exemple.invalid",
    )
    assert (guest.seat, guest.office, guest.called_by) == (circle.town, None, circle.ana)
    assert (guest.kind, guest.family, guest.speaks_for) == (
        "actor",
        "resident",
        "Collectif du quai",
    )
    assert (guest.first_day, guest.last_day, guest.continuing) == (MAY.date(), MAY.date(), False)
    kind, subject, _person, capacity, data = last_event()
    assert (kind, subject, capacity) == (
        "guest.called",
        f"guest:{guest.pk}",
        f"seat:{circle.town.pk}",
    )
    assert data == {"body": circle.body.pk}


def test_a_resource_person_is_called_in_for_a_time(circle: Circle) -> None:
    guest = for_a_time(circle, details=EXPERT)
    assert (guest.kind, guest.family, guest.quality) == ("expert", "", "resource person")
    assert (guest.theme, guest.first_day, guest.last_day) == ("Le quai", FIRST, LAST)
    assert [guest.covers(day) for day in (FIRST, LAST, LAST + timedelta(days=1))] == [
        True,
        True,
        False,
    ]


def test_the_same_form_sent_twice_calls_once(circle: Circle) -> None:
    meeting, gesture = draw(circle.body, MAY), uuid4()
    by = {"by": circle.by_ana(gesture=gesture)}
    to_meeting(circle, meeting, **by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        to_meeting(circle, meeting, **by)
    assert Event.objects.filter(gesture=gesture).values_list("kind", flat=True).get() == (
        "guest.called"
    )


def test_the_same_name_at_the_same_address_is_the_same_person(circle: Circle) -> None:
    first, second = to_meeting(circle), for_a_time(circle)
    assert first.person == second.person
    other = for_a_time(circle, who=NewPerson("Omar", "Quai", INES.email))
    assert other.person != first.person
    assert other.person.account == first.person.account


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"details": GuestDetails("actor", "resident", "", " ")}, "Say why"),
        ({"theme": " "}, "on which theme"),
        ({"starts": LAST, "ends": FIRST}, "last day is to come"),
        ({"starts": FOUNDED, "ends": TODAY - timedelta(days=1)}, "last day is to come"),
    ],
)
def test_what_makes_no_sense_is_refused(circle: Circle, more: dict[str, Any], words: str) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        for_a_time(circle, **more)


@pytest.mark.parametrize(("kind", "family"), [("actor", ""), ("expert", "resident"), ("x", "")])
def test_an_actor_is_of_a_family_and_an_expert_of_none(kind: str, family: str) -> None:
    if kind == "x":
        return
    with pytest.raises(ValidationError, match="as what"):
        GuestDetails(kind, family, "", "Pour voir")


def test_nobody_is_called_in_for_longer_than_a_body_lasts(circle: Circle) -> None:
    Body.objects.update(ends=LAST - timedelta(days=1))
    with nothing_changes(), pytest.raises(ValidationError, match="choose an earlier day"):
        for_a_time(circle)
    Body.objects.update(ends=LAST)
    assert for_a_time(circle).last_day == LAST


def test_a_member_is_no_guest_of_their_body(circle: Circle) -> None:
    meeting = draw(circle.body, MAY)
    with nothing_changes(), pytest.raises(ValidationError, match="sits in Cercle du port"):
        to_meeting(circle, meeting, who=circle.chloe)


def test_nobody_is_called_in_twice(circle: Circle) -> None:
    guest, lasting = to_meeting(circle), for_a_time(circle)
    assert guest.meeting is not None
    with nothing_changes(), pytest.raises(ValidationError, match="called in already"):
        to_meeting(circle, guest.meeting)
    with nothing_changes(), pytest.raises(ValidationError, match="called in already"):
        for_a_time(circle, starts=LAST, ends=LAST + timedelta(days=30))
    for_a_time(circle, starts=LAST + timedelta(days=1), ends=LAST + timedelta(days=30))
    withdraw(guest=guest, version=1, by=circle.by_ana(), now=NOW)
    to_meeting(circle, guest.meeting)
    assert lasting.person == guest.person


def test_not_more_than_a_room_holds(circle: Circle) -> None:
    meeting = draw(circle.body, MAY)
    first = to_meeting(circle, meeting)
    people = Person.objects.bulk_create(
        [Person(given_name="Jo", family_name=f"N{n}") for n in range(MOST)]
    )
    said = {"body": circle.body, "meeting": meeting, "kind": "expert", "why": "x"}
    rows = [Guest(**said, person=one, called_at=first.called_at) for one in people[1:]]
    Guest.objects.bulk_create(rows)
    with nothing_changes(), pytest.raises(ValidationError, match="40 people"):
        to_meeting(circle, meeting, who=people[0])


def test_a_meeting_that_is_over_or_cancelled_calls_nobody(circle: Circle) -> None:
    past, may = draw(circle.body, MARCH), draw(circle.body, MAY)
    with nothing_changes(), pytest.raises(ValidationError, match="is over"):
        to_meeting(circle, past)
    said = {"reason": "Grève", "version": 1, "confirmed": True, "by": circle.by_ana(), "now": NOW}
    cancel_meeting(meeting=may, **said)
    with nothing_changes(), pytest.raises(ValidationError):
        to_meeting(circle, may)


def test_it_is_taken_back_and_the_link_closes(circle: Circle) -> None:
    guest = to_meeting(circle)
    gone = withdraw(guest=guest, version=1, by=circle.by_ana(), now=NOW)
    assert (gone.withdrawn_on, gone.version) == (TODAY, 2)
    with nothing_changes(), pytest.raises(ValidationError, match="taken back on 6 April 2027"):
        send_again(guest=gone, version=2, by=circle.by_ana(), now=NOW)
    with nothing_changes(), pytest.raises(Changed):
        withdraw(guest=guest, version=1, by=circle.by_ana(), now=NOW)


def test_what_is_over_stays(circle: Circle) -> None:
    guest = to_meeting(circle)
    for act in (withdraw, send_again):
        with nothing_changes(), pytest.raises(ValidationError, match="over"):
            act(guest=guest, version=1, by=circle.by_ana(), now=MAY + timedelta(days=1))


def test_another_link_closes_the_former(circle: Circle) -> None:
    guest = to_meeting(circle)
    old = token_of(guest)
    new = token_of(send_again(guest=guest, version=1, by=circle.by_ana(), now=NOW))
    assert (guest_of(old), guest_of(new)) == (None, guest)
    assert last_event()[0] == "guest.sent_again"


def test_the_last_day_of_a_time_is_changed(circle: Circle) -> None:
    guest = for_a_time(circle)
    sooner = end(guest=guest, version=1, ends=TODAY, by=circle.by_bao(), now=NOW)
    assert sooner.ends == TODAY
    assert last_event()[4] == {
        "body": circle.body.pk,
        "was": str(LAST),
        "on": str(TODAY),
    }
    with nothing_changes(), pytest.raises(ValidationError, match="cannot end before"):
        end(guest=sooner, version=2, ends=date(2027, 3, 1), by=circle.by_bao(), now=NOW)
    once = to_meeting(circle, who=register_person(given_name="Omar", family_name="Quai"))
    with nothing_changes(), pytest.raises(ValidationError, match="one meeting only"):
        end(guest=once, version=1, ends=TODAY, by=circle.by_ana(), now=NOW)
