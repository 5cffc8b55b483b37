from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, TODAY, Circle, last_event, nothing_changes
from tests.domain.library.builders import brought, lead
from tourdetable.domain.library.actions.keeping import ask_keepers, bring_back, renew, retire
from tourdetable.domain.library.models import Entry
from tourdetable.domain.networks.models import Mandate

LATER = TODAY + timedelta(days=90)


def near_its_end(circle: Circle, days: int = 10) -> Entry:
    return brought(circle, said={"deadline": TODAY + timedelta(days=days)})


def test_keepers_are_asked_once_two_weeks_before(circle: Circle) -> None:
    far, near = brought(circle, "Loin"), near_its_end(circle)
    assert (ask_keepers(now=NOW), ask_keepers(now=NOW)) == (1, 0)
    near.refresh_from_db()
    far.refresh_from_db()
    assert (near.asked_on, far.asked_on) == (TODAY, None)
    kind, subject, person, capacity, data = last_event()
    assert (kind, subject, person, capacity) == (
        "entry.asked",
        f"entry:{near.pk}",
        None,
        "operator",
    )
    assert data == {"body": circle.body.pk, "keeper": circle.library.pk}


def test_renewed_it_is_asked_about_again_before_its_new_day(circle: Circle) -> None:
    entry = near_its_end(circle)
    ask_keepers(now=NOW)
    entry.refresh_from_db()
    by = {"by": circle.by_bao(), "now": NOW}
    entry = renew(entry=entry, version=entry.version, expires_on=LATER, **by)
    assert (entry.expires_on, entry.asked_on) == (LATER, None)
    assert ask_keepers(now=NOW) == 0
    assert ask_keepers(now=NOW + timedelta(days=80)) == 1


def test_it_is_not_renewed_until_a_day_that_is_past(circle: Circle) -> None:
    entry, by = near_its_end(circle), {"by": circle.by_bao(), "now": NOW}
    with nothing_changes(), pytest.raises(ValidationError):
        renew(entry=entry, version=1, expires_on=TODAY - timedelta(days=1), **by)


def test_a_seat_that_renews_what_nobody_keeps_keeps_it(circle: Circle) -> None:
    entry = brought(circle, by=lead(circle))
    entry = renew(entry=entry, version=1, expires_on=LATER, by=circle.by_ana(), now=NOW)
    assert entry.keeper == circle.town
    entry = renew(entry=entry, version=2, expires_on=LATER, by=circle.by_bao(), now=NOW)
    assert entry.keeper == circle.town
    Mandate.objects.filter(seat=circle.town).update(ends=FOUNDED)
    entry = renew(entry=entry, version=3, expires_on=LATER, by=circle.by_bao(), now=NOW)
    assert entry.keeper == circle.library


def test_retired_it_says_why_and_may_come_back(circle: Circle) -> None:
    entry, by = near_its_end(circle), {"by": circle.by_bao(), "now": NOW}
    with nothing_changes(), pytest.raises(ValidationError):
        retire(entry=entry, version=1, words=" ", **by)
    entry = retire(entry=entry, version=1, words="Le guichet a rouvert.", **by)
    assert (entry.retired_on, entry.retired_because) == (TODAY, "Le guichet a rouvert.")
    assert ask_keepers(now=NOW) == 0
    entry = bring_back(entry=entry, version=2, **by)
    assert (entry.retired_on, entry.expires_on) == (None, TODAY + timedelta(days=183))
