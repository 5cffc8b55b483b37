"""Adopted minutes carry the digest of what was adopted, and the link that holds it."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from tests.domain.builders import APRIL, NOW, Circle, hold, in_review
from tourdetable.domain.journal.models import ChainLink, Event
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting
from tourdetable.domain.minutes.actions.superseding import (
    open_correction,
    put_correction,
    supersede_at_meeting,
)
from tourdetable.domain.minutes.models import Edition, Minutes
from tourdetable.domain.minutes.proofs import adoption_link, altered, lost


def adopted(circle: Circle) -> Minutes:
    """Minutes of March, adopted in April."""
    minutes = in_review(circle, hold(circle), "On a lu.")
    form = {"version": minutes.version, "by": circle.by_ana(), "now": NOW}
    return adopt_at_meeting(minutes=minutes, at=hold(circle, APRIL, "Avril"), **form)


def test_the_event_of_the_adoption_carries_the_digest_of_the_text(circle: Circle):
    adopted(circle)
    event = Event.objects.get(kind="minutes.adopted")
    assert event.data["text"] == sha256(b"On a lu.").hexdigest()


def test_they_carry_the_link_of_their_adoption(circle: Circle):
    draft = in_review(circle, hold(circle))
    assert adoption_link(draft) is None
    form = {"version": draft.version, "by": circle.by_ana(), "now": NOW}
    minutes = adopt_at_meeting(minutes=draft, at=hold(circle, APRIL, "Avril"), **form)
    assert adoption_link(minutes) == ChainLink.objects.get(event__kind="minutes.adopted")


def test_a_text_that_was_changed_behind_the_back_is_found(circle: Circle):
    minutes = adopted(circle)
    assert list(altered(circle.network)) == []
    Minutes.objects.filter(pk=minutes.pk).update(text="On a bu.")
    assert list(altered(circle.network)) == [minutes]


def test_an_adoption_that_was_undone_behind_the_back_is_found(circle: Circle):
    minutes = adopted(circle)
    undone = {"adoption": "", "adopted_on": None, "adopted_at": None, "decision": None}
    Minutes.objects.filter(pk=minutes.pk).update(state="review", **undone)
    assert list(altered(circle.network)) == [minutes]


def test_those_that_nobody_adopted_are_found(circle: Circle):
    minutes = in_review(circle, hold(circle))
    made = {"state": "adopted", "adoption": "silence", "adopted_on": APRIL}
    Minutes.objects.filter(pk=minutes.pk).update(**made)
    assert list(altered(circle.network)) == [minutes]


def test_both_editions_of_corrected_minutes_are_proved(circle: Circle):
    minutes = adopted(circle)
    said = {"reason": "Un oubli.", "by": circle.by_ana(), "now": NOW}
    row = open_correction(minutes=minutes, text="On a bien lu.", **said)
    row = put_correction(correction=row, version=1, by=circle.by_ana(), now=NOW)
    at = hold(circle, APRIL + timedelta(days=1), "Le lendemain")
    form = {"version": row.version, "by": circle.by_ana(), "now": NOW}
    minutes = supersede_at_meeting(correction=row, at=at, **form)
    assert list(altered(circle.network)) == []
    assert adoption_link(minutes) == ChainLink.objects.get(event__kind="minutes.superseded")
    Edition.objects.update(text="On a bu.")
    assert list(altered(circle.network)) == [minutes]
    Edition.objects.all().delete()
    assert list(altered(circle.network)) == [minutes]


def test_those_that_were_taken_away_are_missed(circle: Circle):
    minutes = adopted(circle)
    assert lost(circle.network) == []
    Minutes.objects.filter(pk=minutes.pk).delete()
    assert lost(circle.network) == [f"minutes:{minutes.pk}"]
