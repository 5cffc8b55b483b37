from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from tests.domain.agendas.actions.test_topics import LATER, on_agenda
from tests.domain.builders import NOW, TODAY, Circle, draw, propose
from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.topics.page import TopicSheet, answerers, sheet_of
from tourdetable.interface.web.base.scene import Scene


def seen(circle: Circle, person: Person, pk: int) -> TopicSheet:
    charter = charter_in_force(circle.network, on=TODAY)
    return sheet_of(Scene(circle.network, charter, NOW, TODAY, circle.of(person)), pk)


def test_it_says_how_many_days_passed(room: Room) -> None:
    circle = room.circle
    topic = put_forward(circle)
    sheet = seen(circle, circle.ana, topic.pk)
    assert (sheet.treated_on, sheet.days) == (None, 0)
    on_agenda(topic, draw(circle.body, LATER))
    sheet = seen(circle, circle.ana, topic.pk)
    assert sheet.treated_on == LATER.date()
    assert timedelta(days=sheet.days) == LATER.date() - TODAY
    (point,) = sheet.points
    assert (sheet.opens(point), sheet.is_held(point)) == (True, False)


def test_strangers_do_not_know_of_it_and_members_are_told_who_answers(room: Room) -> None:
    circle = room.circle
    topic = put_forward(circle)
    with pytest.raises(Http404):
        seen(circle, circle.zoe, topic.pk)
    with pytest.raises(PermissionDenied, match="Référence"):
        answerers(seen(circle, circle.ana, topic.pk))
    wide = put_forward(circle, body=None)
    with pytest.raises(PermissionDenied, match="Intendance"):
        answerers(seen(circle, circle.ana, wide.pk))
    assert answerers(seen(circle, circle.dora, topic.pk)) == (circle.lead,)


def test_what_was_decided_comes_back_to_whoever_put_it_forward(room: Room) -> None:
    """Once it is concluded; those of another body have it with the minutes that reach them."""
    circle = room.circle
    topic = put_forward(circle)
    on_agenda(topic, draw(circle.body, LATER))
    decision = propose(circle, room.meeting)
    Decision.objects.filter(pk=decision.pk).update(item=AgendaItem.objects.get(topic=topic))
    assert seen(circle, circle.bao, topic.pk).decided == []
    Decision.objects.filter(pk=decision.pk).update(outcome="consensus", concluded_at=NOW)
    assert seen(circle, circle.bao, topic.pk).decided == [(decision, "Consensus")]
    page = room.client(COLLEAGUE).get(room.url("topic", topic.pk)).content.decode()
    assert room.url("extract_office", decision.pk, "docx") in page
