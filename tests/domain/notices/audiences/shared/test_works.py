from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle
from tests.domain.deliverables.builders import answered, approved, asked, kept, planned, written
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.deliverables.actions.reminding import remind
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.audience import audience


def told(circle: Circle) -> list[int]:
    """Who is told of what has just happened."""
    for person in (circle.ana, circle.bao, circle.chloe):
        account_of(person)
    return audience(Event.objects.latest("pk"), now=NOW)


def test_those_whose_seats_make_it_are_reminded(circle: Circle):
    work = planned(circle, held_by=[circle.town, circle.school])
    remind(deliverable=work, by=OPERATOR, now=NOW)
    assert told(circle) == sorted([circle.ana.pk, circle.chloe.pk])


def test_those_who_lead_are_reminded_of_what_nobody_makes_any_more(circle: Circle):
    account_of(circle.dora)
    work = planned(circle, held_by=[circle.town])
    Mandate.objects.filter(seat=circle.town).update(ends=FOUNDED)
    remind(deliverable=work, by=OPERATOR, now=NOW)
    assert told(circle) == [circle.dora.pk]


def test_nobody_is_reminded_of_what_came(circle: Circle):
    work, _decision = approved(circle)
    remind(deliverable=work, by=OPERATOR, now=NOW)
    assert told(circle) == []


def test_those_who_hold_the_seat_that_is_asked_are_told_then_those_who_asked(circle: Circle):
    work = written(circle)
    kept(circle, work)
    review = asked(circle, work)
    assert told(circle) == [circle.bao.pk]
    event = Event.objects.latest("pk")
    answered(circle, review)
    assert (told(circle), audience(event, now=NOW)) == ([circle.ana.pk], [])
