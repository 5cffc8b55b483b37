from __future__ import annotations

from tests.domain.builders import NOW, OPERATOR, Circle
from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.journal.models import Event
from tourdetable.domain.notices.actions import notices_of
from tourdetable.domain.notices.audience import audience
from tourdetable.domain.topics.actions.answering import decline
from tourdetable.domain.topics.actions.supporting import support
from tourdetable.domain.topics.models import Topic


def last() -> Event:
    return Event.objects.latest("pk")


def known(circle: Circle) -> None:
    for person in (circle.ana, circle.bao, circle.chloe, circle.dora):
        account_of(person)


def test_those_who_prepare_are_told_once_a_day_and_at_once_when_it_is_urgent(
    circle: Circle,
) -> None:
    known(circle)
    put_forward(circle)
    assert audience(last(), now=NOW) == [circle.dora.pk]
    (notice,) = notices_of(last(), NOW)
    assert (notice.kind, notice.rhythm, notice.due_at > NOW) == ("topic", "daily", True)
    put_forward(circle, title="Le quai est fermé", urgent=True)
    (notice,) = notices_of(last(), NOW)
    assert (notice.rhythm, notice.due_at) == ("at_once", NOW)


def test_one_of_the_network_is_for_those_who_prepare_all_of_it(circle: Circle) -> None:
    known(circle)
    put_forward(circle, body=None)
    assert audience(last(), now=NOW) == []


def test_the_author_and_the_supporters_are_told_of_the_answer(circle: Circle) -> None:
    known(circle)
    topic = put_forward(circle)
    support(topic=topic, by=circle.by_ana(), now=NOW)
    decline(topic=topic, version=1, words="Il pleut.", by=OPERATOR, now=NOW)
    assert audience(last(), now=NOW) == sorted([circle.ana.pk, circle.bao.pk])
    assert {one.rhythm for one in notices_of(last(), NOW)} == {"at_once"}
    put = Event.objects.get(kind="topic.put")
    assert audience(put, now=NOW) == []


def test_whoever_proposed_by_an_office_is_told_too(circle: Circle) -> None:
    known(circle)
    put_forward(circle)
    Topic.objects.update(seat=None, person=circle.dora)
    decline(topic=Topic.objects.get(), version=1, words="Non.", by=OPERATOR, now=NOW)
    assert audience(last(), now=NOW) == [circle.dora.pk]
    Topic.objects.all().delete()
    assert audience(last(), now=NOW) == []
