from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, found_circle, nothing_changes
from tests.domain.notices.convened import convened, light_seat, told, with_mailboxes
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.actions import collect, pass_over
from tourdetable.domain.notices.latecomers import invite_latecomers
from tourdetable.domain.people.actions import mailbox, register_person
from tourdetable.domain.people.models import Person

LATER = NOW + timedelta(days=2)
FIRST = [("invitation", "Ana"), ("invitation", "Bao"), ("invitation", "Chloé")]


@pytest.fixture
def invited(db: None) -> Circle:
    """The circle, whose meeting of May is convened; everybody is told."""
    circle = with_mailboxes(found_circle())
    convened(circle)
    collect(now=NOW)
    return circle


def successor(circle: Circle) -> Person:
    """Rosa holds the seat of the town since today, after Ana."""
    mandate = Mandate.objects.get(person=circle.ana)
    end_mandate(mandate=mandate, ends=NOW.date(), by=OPERATOR, now=NOW)
    rosa = register_person(given_name="Rosa", family_name="Dune", email="rosa@port.example")
    day = NOW.date() + timedelta(days=1)
    give_mandate(seat=circle.town, person=rosa, starts=day, by=OPERATOR, now=LATER)
    return rosa


def test_nobody_is_late_when_all_were_told(invited: Circle):
    with nothing_changes():
        assert invite_latecomers(now=LATER) == 0
    assert told() == FIRST


def test_a_successor_is_invited_once(invited: Circle):
    successor(invited)
    assert invite_latecomers(now=LATER) == 1
    with nothing_changes():
        assert invite_latecomers(now=LATER) == 0
    collect(now=LATER)
    assert told() == [*FIRST, ("invitation", "Rosa")]
    with nothing_changes():
        assert invite_latecomers(now=LATER) == 0


def test_whoever_is_given_a_mailbox_is_invited(invited: Circle):
    person = register_person(given_name="Omar", family_name="Quai")
    give_mandate(seat=invited.school, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)
    assert invite_latecomers(now=LATER) == 0
    person.account = mailbox("omar@port.example")
    person.save()
    assert invite_latecomers(now=LATER) == 1


def test_nobody_is_once_the_meeting_is_over(invited: Circle):
    successor(invited)
    assert invite_latecomers(now=NOW + timedelta(days=90)) == 0


def test_a_seat_that_follows_is_not(invited: Circle):
    light_seat(invited)
    assert invite_latecomers(now=LATER) == 0


def test_nobody_is_late_for_what_nobody_was_told(db: None):
    circle = with_mailboxes(found_circle())
    convened(circle)
    pass_over(now=NOW)
    successor(circle)
    assert invite_latecomers(now=LATER) == 0
