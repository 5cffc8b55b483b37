"""Ana’s seat carries the minutes of March to its institution, and says so (ITC-16)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, Circle, hold, in_review, nothing_changes
from tests.domain.minutes.actions.test_reading import circulated
from tests.domain.notices.convened import light_seat
from tourdetable.core.charter.facts.record import RelayFact
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.registry import FactScope
from tourdetable.domain.relays.actions.relaying import amend_relay, say_relayed, take_back
from tourdetable.domain.relays.facts import relays
from tourdetable.domain.relays.models import Relay


def test_a_relay_is_told_to_the_charter_and_its_words_to_nobody(circle: Circle):
    minutes = circulated(circle)
    said = {"how": "mail", "to_whom": "Les chef·fes de service", "came_back": "Deux questions"}
    row = say_relayed(content=minutes, by=circle.by_ana(), now=NOW, **said)
    fact = RelayFact(str(row.pk), str(circle.town.pk), str(minutes.pk), TODAY)
    assert relays(FactScope(circle.network)) == (fact,)
    event = Event.objects.get(kind="relay.said")
    assert event.data == {
        "body": circle.body.pk,
        "minutes": minutes.pk,
        "meeting": minutes.meeting_id,
        "seat": circle.town.pk,
        "how": "mail",
    }


def test_what_came_back_is_said_later_by_whoever_holds_the_seat(circle: Circle):
    row = say_relayed(content=circulated(circle), how="word", by=circle.by_ana(), now=NOW)
    said = {"how": "meeting", "to_whom": "Au bureau", "came_back": "Une salle est prêtée."}
    later = NOW + timedelta(days=9)
    amend_relay(relay=row, version=1, by=circle.by_ana(), now=later, **said)
    row = Relay.objects.get()
    assert (row.how, row.to_whom, row.came_back, row.on, row.version) == (
        *said.values(),
        TODAY,
        2,
    )
    with nothing_changes(), pytest.raises(Changed):
        amend_relay(relay=row, version=1, by=circle.by_ana(), now=later, **said)


def test_a_relay_said_by_mistake_is_taken_back(circle: Circle):
    row = say_relayed(content=circulated(circle), how="word", by=circle.by_ana(), now=NOW)
    with nothing_changes(), pytest.raises(ValidationError, match="who holds this seat"):
        take_back(relay=row, version=1, by=circle.by_bao(), now=NOW)
    take_back(relay=row, version=1, by=circle.by_ana(), now=NOW)
    assert relays(FactScope(circle.network)) == ()
    assert Event.objects.filter(kind="relay.taken_back").count() == 1


def test_a_seat_that_follows_through_the_minutes_relays_too(circle: Circle):
    minutes = circulated(circle)
    seat, elie = light_seat(circle)
    row = say_relayed(content=minutes, how="intranet", by=Actor(elie, seat=seat), now=NOW)
    assert (row.seat, row.person) == (seat, elie)


def test_nothing_is_relayed_before_it_is_circulated(circle: Circle):
    minutes = in_review(circle, hold(circle))
    with nothing_changes(), pytest.raises(ValidationError, match="not been circulated"):
        say_relayed(content=minutes, how="mail", by=circle.by_ana(), now=NOW)


def test_nobody_relays_for_another_nor_in_a_way_that_does_not_exist(circle: Circle):
    minutes = circulated(circle)
    stranger = Actor(circle.zoe, seat=circle.town)
    with nothing_changes(), pytest.raises(ValidationError, match="who holds this seat"):
        say_relayed(content=minutes, how="mail", by=stranger, now=NOW)
    with nothing_changes(), pytest.raises(ValidationError, match="not in the list"):
        say_relayed(content=minutes, how="pigeon", by=circle.by_ana(), now=NOW)
