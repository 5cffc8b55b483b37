from __future__ import annotations

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle, draw
from tests.domain.deliverables.builders import asked, kept, planned, written
from tourdetable.core.words.audience import Audience
from tourdetable.domain.deliverables import rules
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.networks.actions.seats import give_office

NONE: list[Turn] = []


def test_whoever_sits_plans_and_whoever_leads(circle: Circle):
    plans = [rules.may_plan(circle.of(who), circle.body, NONE) for who in (circle.bao, circle.dora)]
    assert plans == [(circle.library,), (circle.lead,)]
    assert rules.may_plan(circle.of(circle.zoe), circle.body, NONE) == ()


def test_a_seat_that_follows_plans_nothing(circle: Circle):
    circle.library.kind = "light"
    circle.library.save()
    assert rules.may_plan(circle.of(circle.bao), circle.body, NONE) == ()


def test_those_whose_seat_holds_it_write_it_and_whoever_leads(circle: Circle):
    work = planned(circle)
    who = (circle.ana, circle.bao, circle.dora)
    found = [rules.may_work(circle.of(one), work, NONE) for one in who]
    assert found == [(circle.town,), (), (circle.lead,)]


def test_a_duty_leads_too(circle: Circle):
    meeting = draw(circle.body)
    assign_turn(meeting=meeting, duty="secretary", seat=circle.library, by=OPERATOR, now=NOW)
    turns = list(meeting.turns.all())
    assert rules.leading(circle.of(circle.bao), circle.body, turns) == (circle.library,)


def test_the_seat_that_is_asked_reads(circle: Circle):
    work = written(circle)
    kept(circle, work)
    review = asked(circle, work)
    found = [rules.may_review(circle.of(who), review) for who in (circle.bao, circle.chloe)]
    assert found == [(circle.library,), ()]


def test_offices_over_the_network_or_the_body_that_gathers_it_write_its_checklist(circle: Circle):
    assert rules.may_set_checklist(circle.of(circle.ana)) == ()
    wide = give_office(
        network=circle.network,
        kind="steward",
        person=circle.dora,
        body=None,
        starts=TODAY,
        by=OPERATOR,
        now=NOW,
    )
    assert set(rules.may_set_checklist(circle.of(circle.dora))) == {circle.lead, wide}


def test_who_may_know_of_it(circle: Circle):
    work = planned(circle, audience="body")
    zoe, bao = circle.of(circle.zoe), circle.of(circle.bao)
    found = [
        rules.may_know(who, work, asked=asked) for who in (bao, zoe) for asked in (False, True)
    ]
    assert found == [True, True, False, True]
    work.audience = "network"
    assert rules.may_know(zoe, work, asked=False) is False


def test_how_far_each_reads(circle: Circle):
    bao, zoe, body = circle.of(circle.bao), circle.of(circle.zoe), circle.body.pk
    nothing = {"works": False, "asked": False}
    assert rules.reads_as(bao, body, works=True, asked=False) is Audience.PRESENT
    assert rules.reads_as(bao, body, **nothing) is Audience.BODY
    assert rules.reads_as(bao, body + 1, **nothing) is Audience.NETWORK
    assert rules.reads_as(bao, body + 1, works=False, asked=True) is Audience.BODY
    assert rules.reads_as(zoe, body, **nothing) is rules.reads_as(None, body, **nothing)
    assert rules.reads_as(None, body, **nothing) is Audience.PUBLIC
