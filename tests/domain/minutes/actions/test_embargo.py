"""Minutes that wait for a day stay in the body, and leave it by themselves."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    TODAY,
    Circle,
    found_circle,
    hold,
    in_review,
    last_event,
    nothing_changes,
)
from tests.domain.notices.convened import with_mailboxes
from tourdetable.domain.journal.models import Event
from tourdetable.domain.minutes.actions.embargo import change_embargo, open_embargoed
from tourdetable.domain.minutes.actions.minutes import circulate
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.models import Notice

MAY = date(2027, 5, 1)
THEN = datetime(2027, 5, 1, 6, 0, tzinfo=NOW.tzinfo)


@pytest.fixture
def circle(db: None) -> Circle:
    return found_circle()


@pytest.fixture
def adopted(circle: Circle) -> Minutes:
    minutes = in_review(circle, hold(circle))
    said: dict[str, Any] = {"state": "adopted", "adoption": "seats", "adopted_on": TODAY}
    Minutes.objects.filter(pk=minutes.pk).update(**said)
    return Minutes.objects.get(pk=minutes.pk)


def sent(circle: Circle, minutes: Minutes, audience: str = "network", on: date = MAY) -> Minutes:
    form = {"version": minutes.version, "by": circle.by_ana(), "now": NOW}
    return circulate(minutes=minutes, audience=audience, embargo=on, **form)


def test_until_its_day_the_body_has_them_alone(circle: Circle, adopted: Minutes) -> None:
    minutes = sent(circle, adopted)
    assert (minutes.state, minutes.audience, minutes.later) == ("circulated", "body", "network")
    assert (minutes.embargo, minutes.circulated_on) == (MAY, TODAY)
    assert last_event()[4] == {
        "body": circle.body.pk,
        "meeting": adopted.meeting_id,
        "audience": "network",
        "embargo": "2027-05-01",
    }


def test_on_its_day_they_go_further_once(circle: Circle, adopted: Minutes) -> None:
    minutes = sent(circle, adopted)
    assert [open_embargoed(now=THEN - timedelta(days=1)), open_embargoed(now=THEN)] == [0, 1]
    minutes.refresh_from_db()
    assert (minutes.audience, minutes.later, minutes.embargo) == ("network", "", MAY)
    assert last_event()[0] == "minutes.opened"
    with nothing_changes():
        assert open_embargoed(now=THEN) == 0


def test_those_of_the_body_are_told_then(circle: Circle, adopted: Minutes) -> None:
    with_mailboxes(circle)
    sent(circle, adopted)
    open_embargoed(now=THEN)
    collect(now=THEN)
    opened = Event.objects.get(kind="minutes.opened")
    people = Notice.objects.filter(event=opened, kind="circulated").values_list("person", flat=True)
    assert sorted(people) == sorted([circle.ana.pk, circle.bao.pk, circle.chloe.pk])


def test_a_closed_network_lets_nothing_go(circle: Circle, adopted: Minutes) -> None:
    sent(circle, adopted)
    Network.objects.update(closed_on=TODAY)
    assert open_embargoed(now=THEN) == 0


def test_the_day_may_be_changed_or_given_up(circle: Circle, adopted: Minutes) -> None:
    minutes = sent(circle, adopted)
    form: dict[str, Any] = {"by": circle.by_ana(), "now": NOW}
    june = date(2027, 6, 1)
    minutes = change_embargo(minutes=minutes, embargo=june, version=minutes.version, **form)
    assert (minutes.embargo, last_event()[0]) == (june, "minutes.held_back")
    minutes = change_embargo(minutes=minutes, embargo=None, version=minutes.version, **form)
    assert (minutes.audience, minutes.later, last_event()[0]) == ("network", "", "minutes.opened")
    with nothing_changes(), pytest.raises(ValidationError, match="do not wait"):
        change_embargo(minutes=minutes, embargo=june, version=minutes.version, **form)


@pytest.mark.parametrize(
    ("audience", "on", "words"),
    [
        ("body", MAY, "no further than the body"),
        ("network", TODAY, "a day to come"),
        ("public", MAY, "narrower audience"),
    ],
)
def test_a_day_that_means_nothing_is_refused(
    circle: Circle, adopted: Minutes, audience: str, on: date, words: str
) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        sent(circle, adopted, audience, on)
