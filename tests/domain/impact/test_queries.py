"""What is counted, and who is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle, decided, draw, found_circle, hold
from tests.domain.complaints.desk import complained
from tests.domain.newsletters.newsroom import newsroom, sent
from tests.domain.notices.convened import many
from tourdetable.core.words.days import add_months
from tourdetable.domain.complaints.actions import answer_complaint
from tourdetable.domain.impact import queries
from tourdetable.domain.impact.queries import UNTOLD, PeopleCounted, impact, people
from tourdetable.domain.journal.actions import record
from tourdetable.domain.networks.actors import Actor

NEXT = add_months(TODAY, 1)
"""What happened today is counted from next month on."""

pytestmark = pytest.mark.django_db


def acts(circle: Circle, *persons: object) -> None:
    """They did something today."""
    for person in persons:
        known = {"network": circle.network.slug, "subject": "x:1", "by": Actor(person), "now": NOW}
        record(kind="meeting.answered", **known)


def test_things_are_counted_in_a_network_and_in_all() -> None:
    circle, by = newsroom()
    decided(circle, hold(circle))
    draw(circle.body, title="Jamais ouverte")
    sent(circle, by)
    answer_complaint(complaint=complained(circle), answer="Oui.", version=1, by=OPERATOR, now=NOW)
    complained()
    of_it, of_all = (impact(one, on=NEXT) for one in (circle.network, None))
    assert (of_it.meetings, of_it.decisions, of_it.newsletters) == (1, 1, 1)
    assert (of_it.complaints, of_it.answered_in_time) == (1, 1)
    assert (of_all.complaints, of_all.answered_in_time, of_all.meetings) == (2, 1, 1)


def test_fewer_than_five_are_never_counted_apart() -> None:
    found_circle(slug="small")
    assert people(on=NEXT) == {}
    large = found_circle(slug="large")
    others = many(large, 12)
    acts(large, *others)
    found = people(on=NEXT)
    assert set(found) <= {"", "large"}
    assert found.get("small", UNTOLD) == UNTOLD
    assert found[""].seated == 18
    told = found.get("large", UNTOLD)
    assert told.seated in (None, 15)
    assert told.acting is None


def test_nothing_of_a_day_is_told_before_its_month_is_over() -> None:
    circle = found_circle()
    others = many(circle, 12)
    acts(circle, *others[:6])
    told = {on.day: people(on=on)["circle"] for on in (TODAY, add_months(TODAY, 1) - timedelta(7))}
    assert {one.acting for one in told.values()} == {None}
    again = [impact(circle.network, on=NEXT + timedelta(days)) for days in (0, 9)]
    assert again[0] == again[1]


def test_a_few_uses_are_not_told() -> None:
    told = impact(found_circle().network, on=NEXT)
    assert (told.uses, told.institutions) == (None, None)
    assert [queries.many(number) for number in (0, 4, 5, 9, 14)] == [None, None, 5, 5, 10]


def test_enough_people_are_counted() -> None:
    circle = found_circle()
    others = many(circle, 12)
    acts(circle, *others[:6])
    assert people(on=NEXT)["circle"] == PeopleCounted(15, 6)
