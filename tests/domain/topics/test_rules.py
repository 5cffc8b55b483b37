from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle
from tests.domain.topics.builders import put_forward
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.topics import rules
from tourdetable.domain.topics.actions.answering import decline


def test_those_who_sit_put_topics_forward_and_those_with_an_office(circle: Circle) -> None:
    bao, dora, zoe = (circle.of(one) for one in (circle.bao, circle.dora, circle.zoe))
    assert rules.may_put(bao, circle.body) == (circle.library,)
    assert rules.may_put(dora, circle.body) == (circle.lead,)
    assert rules.may_put(zoe, circle.body) == ()
    assert rules.takes_topics(bao, [circle.body]) == (circle.body,)
    assert rules.takes_topics(bao, []) == (None,)
    assert rules.takes_topics(zoe, [circle.body]) == ()


def test_it_is_read_where_it_is_and_where_it_went(circle: Circle) -> None:
    topic, wide = put_forward(circle), put_forward(circle, body=None)
    ana, zoe = circle.of(circle.ana), circle.of(circle.zoe)
    assert rules.may_see(ana, topic)
    assert rules.may_see(ana, wide)
    assert not rules.may_see(zoe, topic)
    assert not rules.may_see(zoe, wide)


def test_those_who_prepare_answer_by_an_office_or_a_duty(circle: Circle) -> None:
    body, dora, ana = circle.body, circle.of(circle.dora), circle.of(circle.ana)
    assert rules.may_answer(dora, body, ()) == (circle.lead,)
    assert rules.may_answer(ana, body, ()) == ()
    assert rules.may_answer(dora, None, ()) == ()
    said = {"network": circle.network, "kind": "steward", "person": circle.zoe, "starts": FOUNDED}
    office = give_office(**said, by=OPERATOR, now=NOW)
    assert rules.may_answer(circle.of(circle.zoe), None, ()) == (office,)
    assert rules.may_answer(circle.of(circle.zoe), body, ()) == (office,)


def test_one_changes_what_one_put_forward_until_it_is_answered(circle: Circle) -> None:
    topic, bao, ana = put_forward(circle), circle.of(circle.bao), circle.of(circle.ana)
    assert rules.may_change(bao, topic) == (circle.library,)
    assert rules.may_change(ana, topic) == ()
    assert rules.may_support(ana, topic) == (circle.town,)
    assert rules.may_support(bao, topic) == ()
    assert rules.may_say_what_exists(ana, topic, ()) == (circle.town,)
    topic = decline(topic=topic, version=1, words="Non.", by=OPERATOR, now=NOW)
    assert rules.may_change(bao, topic) == ()
    assert rules.may_support(ana, topic) == ()
    assert rules.may_say_what_exists(ana, topic, (circle.lead,)) == ()
