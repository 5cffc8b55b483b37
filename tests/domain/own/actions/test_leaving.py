"""Leaving a network: what one holds there ends on a chosen day, the rest stays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    circle_with,
    kinds_of_events,
    last_event,
    nothing_changes,
    once_sent,
)
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.networks.actions.seats import give_mandate, give_office
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.gates import NeedsConfirmation
from tourdetable.domain.networks.models import Correction, Mandate, Office
from tourdetable.domain.own.actions.leaving import holdings, leave_network
from tourdetable.domain.people.models import Person

PAIRS = 'check = "pair_complete"\nbodies = ["circle"]\nholders = 1'
NEXT_MONTH = TODAY + timedelta(days=30)


def leave(circle: Circle, person: Person, last_day: date = TODAY, **more: Any) -> date:
    said = {"by": once_sent(Actor(person)), "now": NOW} | more
    return leave_network(person=person, network=circle.network, last_day=last_day, **said)


def belongs(circle: Circle, person: Person) -> tuple[bool, bool]:
    """Whether they belong to the network today, and tomorrow."""
    tomorrow = TODAY + timedelta(days=1)
    return circle.of(person).belongs, circle.of(person, tomorrow).belongs


def test_access_ends_the_day_after(circle: Circle) -> None:
    assert belongs(circle, circle.dora) == (True, True)
    leave(circle, circle.dora)
    assert belongs(circle, circle.dora) == (True, False)
    assert Office.objects.get(person=circle.dora).ends == TODAY
    kind, subject, person, _capacity, data = last_event()
    assert (kind, subject, person, data["on"]) == (
        "member.left",
        f"person:{circle.dora.pk}",
        circle.dora.pk,
        str(TODAY),
    )
    assert kinds_of_events()[-2:] == ["office.ended", "member.left"]


def test_all_that_is_held_ends_on_a_chosen_day_and_what_ends_before_is_left(circle: Circle) -> None:
    until = TODAY + timedelta(days=10)
    give = {"person": circle.dora, "by": OPERATOR, "now": NOW}
    give_mandate(seat=circle.school, starts=FOUNDED, ends=until, **give)
    give_mandate(seat=circle.library, starts=FOUNDED, **give)
    leave(circle, circle.dora, NEXT_MONTH)
    rows = Mandate.objects.filter(person=circle.dora).order_by("pk")
    assert [(row.ends, row.reason) for row in rows] == [(until, ""), (NEXT_MONTH, "resigned")]
    assert Office.objects.get(person=circle.dora).ends == NEXT_MONTH
    assert circle.of(circle.dora, NEXT_MONTH).belongs


def test_what_was_to_begin_later_never_does(circle: Circle) -> None:
    give = {"person": circle.zoe, "starts": NEXT_MONTH, "by": OPERATOR, "now": NOW}
    give_mandate(seat=circle.school, **give)
    give_office(network=circle.network, kind="lead", body=circle.body, **give)
    leave(circle, circle.zoe)
    held = holdings(circle.zoe, circle.network, after=TODAY)
    assert (held.mandates, held.offices) == ([], [])
    assert Correction.objects.filter(person=circle.zoe).count() == 2


@pytest.mark.django_db
def test_the_charter_is_asked_once_about_all_of_it() -> None:
    circle = circle_with(PAIRS, "confirm")
    with nothing_changes(), pytest.raises(NeedsConfirmation) as asked:
        leave(circle, circle.bao)
    assert [obstacle.article for obstacle in asked.value.obstacles] == ["CIR-09"]
    leave(circle, circle.bao, confirmed=True)
    assert last_event()[-1]["against"] == ["CIR-09"]


@pytest.mark.parametrize(
    ("last_day", "words"),
    [
        (TODAY - timedelta(days=1), "today at the earliest"),
        (TODAY + timedelta(days=400), "more than a year ahead"),
    ],
)
def test_the_last_day_is_near(circle: Circle, last_day: date, words: str) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        leave(circle, circle.bao, last_day)


def test_who_holds_nothing_has_left_already(circle: Circle) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match="left already"):
        leave(circle, circle.zoe)


def test_the_last_who_composes_first_finds_somebody_else(circle: Circle) -> None:
    asked = {"network": circle.network, "kind": "steward", "person": circle.zoe}
    give_office(**asked, starts=FOUNDED, by=OPERATOR, now=NOW)
    with nothing_changes(), pytest.raises(ValidationError, match="first give this office"):
        leave(circle, circle.zoe)


def test_sent_twice_one_leaves_once(circle: Circle) -> None:
    by = once_sent(Actor(circle.bao))
    leave(circle, circle.bao, by=by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        leave(circle, circle.bao, by=by)


def test_nobody_leaves_for_somebody_else(circle: Circle) -> None:
    with nothing_changes(), pytest.raises(PermissionDenied):
        leave(circle, circle.bao, by=Actor(circle.ana))
