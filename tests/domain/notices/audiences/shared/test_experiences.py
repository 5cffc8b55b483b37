"""Who is told of experiences."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import FOUNDED, NOW, TODAY, Circle
from tests.domain.experience.builders import called, proposed, published
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.experience.actions import checking, reminding, trying, writing
from tourdetable.domain.experience.actions.calling import close_call
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actors import Actor, Operator
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.audience import audience


def told(circle: Circle) -> set[str]:
    """Who is told of the last event, by their given name."""
    people = {
        account_of(one) and one.pk: one.given_name
        for one in (circle.ana, circle.bao, circle.chloe, circle.dora)
    }
    event = Event.objects.latest("pk")
    return {people[pk] for pk in audience(event, now=NOW)}


def test_a_call_is_for_those_who_sit_as_long_as_it_is_open(circle: Circle) -> None:
    call = called(circle)
    assert told(circle) == {"Ana", "Bao", "Chloé"}
    event = Event.objects.latest("pk")
    close_call(call=call, version=1, by=circle.by_bao(), now=NOW)
    assert audience(event, now=NOW) == []


def test_whoever_is_invited_or_asked_is_told(circle: Circle) -> None:
    report, known = proposed(circle), {"by": circle.by_bao(), "now": NOW}
    report = writing.invite(report=report, version=1, person=circle.chloe, **known)
    assert told(circle) == {"Chloé"}
    report = checking.ask_second(report=report, version=2, seat=circle.town, **known)
    assert told(circle) == {"Ana"}
    row, text = report.readings.get(), checking.look_through(report).text
    said: dict[str, Any] = {"opinion": "all_fine", "by": circle.by_ana(), "now": NOW}
    checking.give_opinion(reading=row, text=text, **said)
    assert told(circle) == {"Bao", "Chloé"}


def test_those_who_told_it_are_told_who_tried_it(circle: Circle) -> None:
    report = published(circle)
    said = {"outcome": "kept", "on": TODAY, "words": "Bien.", "by": circle.by_ana(), "now": NOW}
    trying.say_tried(report=report, **said)
    assert told(circle) == {"Bao"}


def test_an_urgent_one_that_waits_is_for_those_who_prepare(circle: Circle) -> None:
    report = proposed(circle, urgent=True)
    freely = {"by": Operator(), "now": NOW}
    reminding.remind(report=report, kind="experience.waits", **freely)
    assert told(circle) == {"Dora"}
    reminding.remind(report=report, kind="experience.unwritten", **freely)
    assert told(circle) == {"Bao"}


def test_whoever_has_an_office_alone_is_told_of_their_own(circle: Circle) -> None:
    report = proposed(circle, by=Actor(circle.dora, office=circle.lead))
    reminding.remind(report=report, kind="experience.unwritten", by=Operator(), now=NOW)
    assert told(circle) == {"Dora"}


def test_whoever_was_invited_and_left_the_network_is_told_nothing_more(circle: Circle) -> None:
    report, known = proposed(circle), {"by": circle.by_bao(), "now": NOW}
    writing.invite(report=report, version=1, person=circle.chloe, **known)
    Mandate.objects.filter(person=circle.chloe).update(ends=FOUNDED)
    assert told(circle) == set()
    reminding.remind(report=report, kind="experience.unwritten", by=Operator(), now=NOW)
    assert told(circle) == {"Bao"}
