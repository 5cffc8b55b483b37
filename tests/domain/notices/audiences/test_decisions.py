from __future__ import annotations

from tests.domain.builders import NOW, Circle, decided, hold
from tests.domain.consultations.builders import concludes, consult, says
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.decisions.actions.reminding import remind
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.notices.audience import audience


def test_the_holders_of_the_seats_that_are_silent(circle: Circle):
    for person in (circle.ana, circle.bao, circle.chloe, circle.dora):
        account_of(person)
    one = consult(circle)
    event = Event.objects.get(kind="consultation.opened")
    everybody = sorted([circle.ana.pk, circle.bao.pk, circle.chloe.pk])
    assert audience(event, now=NOW) == everybody
    says(circle, one, circle.library)
    assert audience(event, now=NOW) == sorted([circle.ana.pk, circle.chloe.pk])


def test_the_holders_of_the_seats_that_were_asked_whoever_concluded(circle: Circle):
    for person in (circle.ana, circle.bao, circle.chloe, circle.dora):
        account_of(person)
    one = consult(circle)
    for seat in (circle.town, circle.library, circle.school):
        says(circle, one, seat)
    concludes(circle, one, "consent")
    event = Event.objects.get(kind="consultation.concluded")
    assert audience(event, now=NOW) == sorted([circle.bao.pk, circle.chloe.pk])


def test_the_holders_of_the_seat_that_has_to_do_it(circle: Circle):
    for person in (circle.ana, circle.bao):
        account_of(person)
    said = {"what": "Lire", "seat": circle.library, "due": None}
    task = add_follow_up(
        decision=decided(circle, hold(circle)), **said, by=circle.by_ana(), now=NOW
    )
    remind(follow_up=task, by=Operator(), now=NOW)
    event = Event.objects.get(kind="follow_up.reminded")
    assert audience(event, now=NOW) == [circle.bao.pk]
