from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from tests.domain.builders import NOW, OPERATOR, Circle, nothing_changes
from tourdetable.domain.journal.actions import AlreadyDone, once, record
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actors import Actor, By, Operator
from tourdetable.domain.people.models import Institution


@once
def rename(*, name: str, by: By, fail: bool = False) -> str:
    """An action of these tests: renames every institution, then may fail, then tells it."""
    Institution.objects.update(name=name)
    if fail:
        raise LookupError(name)
    record(
        kind="renamed",
        network="circle",
        subject="institution:all",
        by=by,
        now=NOW,
        on=str(date(2027, 1, 1)),
    )
    return name


def test_an_event_says_who_for_whom_and_what(circle: Circle):
    gesture = uuid4()
    rename(name="Tous", by=Actor(circle.ana, seat=circle.town, gesture=gesture))
    event = Event.objects.latest("pk")
    found = (
        event.network,
        event.kind,
        event.subject,
        event.person,
        event.capacity,
        event.gesture,
        event.at,
    )
    capacity = f"seat:{circle.town.pk}"
    assert found == ("circle", "renamed", "institution:all", circle.ana.pk, capacity, gesture, NOW)
    assert event.data == {"on": "2027-01-01"}


def test_capacities_are_opaque(circle: Circle):
    for by, capacity in (
        (Actor(circle.dora, office=circle.lead), f"office:{circle.lead.pk}"),
        (Actor(circle.zoe), ""),
        (Operator(), "operator"),
    ):
        rename(name="Tous", by=by)
        assert Event.objects.latest("pk").capacity == capacity


def test_a_gesture_sent_twice_changes_nothing(circle: Circle):
    by = Actor(circle.ana, gesture=uuid4())
    rename(name="Une fois", by=by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        rename(name="Deux fois", by=by)


def test_a_gesture_sent_twice_is_recognised_whatever_fails(circle: Circle):
    by = Actor(circle.ana, gesture=uuid4())
    rename(name="Une fois", by=by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        rename(name="Deux fois", by=by, fail=True)


def test_a_failure_of_its_own_undoes_everything(circle: Circle):
    with nothing_changes(), pytest.raises(LookupError):
        rename(name="Perdu", by=Actor(circle.ana, gesture=uuid4()), fail=True)
    with nothing_changes(), pytest.raises(LookupError):
        rename(name="Perdu", by=OPERATOR, fail=True)


def test_gestures_without_token_may_repeat(circle: Circle):
    assert [rename(name="Encore", by=OPERATOR) for _ in range(2)] == ["Encore", "Encore"]
