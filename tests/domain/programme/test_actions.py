from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from tests.domain.builders import (
    MARCH,
    NOW,
    Circle,
    draw,
    last_event,
    nothing_changes,
)
from tests.domain.programme.adopting import published
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.programme.actions import renew_feed, set_alarms


def test_a_programme_is_published_on_the_day_of_its_network(circle: Circle) -> None:
    draw(circle.body)
    programme = published(circle, by=circle.by_ana())
    assert (programme.year, programme.published_on) == (2027, date(2027, 4, 6))
    assert list(programme.entries.values_list("meeting__title", "starts_at")) == [
        ("Lecture de mars", MARCH)
    ]
    assert last_event() == (
        "programme.published",
        f"programme:{programme.pk}",
        circle.ana.pk,
        f"seat:{circle.town.pk}",
        {"year": 2027, "decision": 0},
    )


def test_a_season_is_published_once(circle: Circle) -> None:
    draw(circle.body)
    published(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        published(circle)


def test_an_empty_season_is_not_published(circle: Circle) -> None:
    draw(circle.body)
    with nothing_changes(), pytest.raises(ValidationError), transaction.atomic():
        published(circle, 2028)


# ---- The address of one's own calendar


def test_each_renewal_is_counted_and_told(circle: Circle) -> None:
    by = Actor(circle.ana)
    for count in (1, 2):
        feed = renew_feed(network=circle.network, person=circle.ana, by=by, now=NOW)
        assert (feed.person, feed.network, feed.renewals) == (circle.ana, circle.network, count)
    subject = f"person:{circle.ana.pk}"
    assert last_event() == ("feed.renewed", subject, circle.ana.pk, "", {})


def test_nobody_sees_to_it_for_another(circle: Circle) -> None:
    about = {"network": circle.network, "person": circle.bao, "by": Actor(circle.ana), "now": NOW}
    for act in (renew_feed, partial(set_alarms, day_before=False, hour_before=False)):
        with nothing_changes(), pytest.raises(PermissionDenied):
            act(**about)


def test_one_chooses_one_s_own_reminders_and_keeps_one_s_address(circle: Circle) -> None:
    about = {"network": circle.network, "person": circle.ana, "by": Actor(circle.ana), "now": NOW}
    renew_feed(**about)
    feed = set_alarms(**about, day_before=True, hour_before=False)
    assert (feed.renewals, feed.day_before, feed.hour_before) == (1, True, False)
    said = {"day_before": True, "hour_before": False}
    assert last_event() == ("feed.alarms", f"person:{circle.ana.pk}", circle.ana.pk, "", said)
