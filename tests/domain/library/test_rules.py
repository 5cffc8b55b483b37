from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.library.builders import brought, for_agenda, lead
from tourdetable.core.words.audience import Audience
from tourdetable.domain.library import rules


def test_its_seat_its_keeper_and_those_who_lead_change_it(circle: Circle) -> None:
    entry = brought(circle)
    entry.keeper = circle.school
    people = (circle.ana, circle.bao, circle.chloe, circle.dora, circle.zoe)
    assert [rules.may_change(circle.of(one), entry) for one in people] == [
        (),
        (circle.library,),
        (circle.school,),
        (circle.lead,),
        (),
    ]


def test_who_brought_it_by_an_office_changes_it(circle: Circle) -> None:
    entry = brought(circle, body=None, by=lead(circle))
    assert rules.may_change(circle.of(circle.dora), entry) == (circle.lead,)
    assert rules.may_change(circle.of(circle.bao), entry) == ()


def test_those_who_prepare_answer_what_asks_for_something(circle: Circle) -> None:
    preparing, standing = (circle.lead,), circle.of(circle.dora)
    asks, tells = for_agenda(circle), brought(circle, "Pour info")
    assert rules.may_answer(standing, asks, preparing) == preparing
    assert rules.may_answer(standing, tells, preparing) == ()
    asks.retired_on = TODAY
    assert rules.may_answer(standing, asks, preparing) == ()


def test_without_a_body_nothing_is_kept_to_one(circle: Circle) -> None:
    assert list(rules.audiences_for(circle.body)) == list(rules.OFFERED)
    assert Audience.BODY not in rules.audiences_for(None)
