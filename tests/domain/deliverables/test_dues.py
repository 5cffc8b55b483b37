"""The deliverables of a group are on its road map, from its terms or since."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, TODAY
from tests.domain.groups.builders import Groups, found_groups, group_of
from tourdetable.domain.deliverables.actions.planning import WorkDetails, abandon, plan
from tourdetable.domain.deliverables.dues import due_of, works
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.groups.dues import DuesAsked, dues
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import charter_in_force

pytestmark = pytest.mark.django_db
MAY = date(2027, 5, 3)


def asked(groups: Groups, body: Body) -> DuesAsked:
    return DuesAsked([body.pk], charter_in_force(groups.circle.network, on=TODAY), NOW)


def test_each_tells_its_day_its_state_and_who_makes_it() -> None:
    groups = found_groups()
    body = group_of(groups, works=(("Un guide", MAY),))
    inside = WorkDetails("note", "Pour nous", due_on=MAY, audience="body")
    seat = body.seats.get(institution=groups.circle.library.institution)
    plan(body=body, details=WorkDetails(**{**vars(inside), "held_by": [seat]}), **groups.by)
    told = [due for due in dues(asked(groups, body)) if due.kind == "work"]
    found = [(one.key, one.title, one.due, one.told, one.inside) for one in told]
    assert found == [
        (2, "Pour nous", MAY, "planned", True),
        (1, "Un guide", MAY, "planned", False),
    ]
    assert told[0].who == str(seat)
    assert told[0].is_late(date(2027, 5, 4))


def test_its_state_is_told_with_the_day_of_that_state() -> None:
    later = date(2027, 5, 7)
    days = {"due_on": MAY, "delivered_on": MAY, "circulated_on": later, "body_id": 1}
    network = found_groups().circle.network
    every = [
        Deliverable(network=network, number=number, title=state, state=state, **days)
        for number, state in enumerate(("approved", "circulated"), 8)
    ]
    for one in every:
        one.pk = one.number
    assert [due_of(one).stands_since for one in every] == [MAY, later]


def test_what_was_given_up_leaves_it() -> None:
    groups = found_groups()
    body = group_of(groups, works=(("Un guide", MAY),))
    work = Deliverable.objects.get()
    abandon(deliverable=work, because="Fait ailleurs.", version=work.version, **groups.by)
    assert list(works(asked(groups, body))) == []


def test_as_many_queries_for_one_as_for_twenty() -> None:
    groups = found_groups()
    lines = tuple((f"Guide {n}", MAY) for n in range(20))
    body = group_of(groups, works=lines)
    with CaptureQueriesContext(connection) as read:
        assert len(list(works(asked(groups, body)))) == 20
    assert len(read) == 4
