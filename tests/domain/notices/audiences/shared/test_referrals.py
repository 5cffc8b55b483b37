"""Who is told of questions, and of what is answered."""

from __future__ import annotations

from tests.domain.builders import NOW
from tests.domain.referrals.builders import answered, found_floors, outside, passed_on, sent
from tourdetable.domain.journal.models import Event
from tourdetable.domain.notices.audience import audience
from tourdetable.domain.notices.audiences.shared.referrals import answering, of_news, of_question
from tourdetable.domain.notices.enums import NoticeKind


def last(kind: str) -> Event:
    return Event.objects.filter(kind=kind).latest("pk")


def test_those_who_act_for_the_body_that_is_asked_else_all_who_sit(db: None) -> None:
    floors = found_floors()
    referral, kind = sent(floors), NoticeKind.REFERRAL
    told = [one.person for one in of_question(last("referral.sent"), kind, NOW)]
    assert told == [floors.gil]
    passed_on(floors, referral)
    told = [one.person for one in of_question(last("referral.sent"), kind, NOW)]
    assert told == [floors.circle.dora, floors.circle.ana]
    sent(floors, outside())
    assert of_question(last("referral.sent"), kind, NOW) == []
    assert [one.person for one in answering(floors.board, NOW)] == [floors.felix]


def test_what_is_answered_comes_down_to_those_who_asked_and_to_each_floor(db: None) -> None:
    floors = found_floors()
    referral = passed_on(floors, sent(floors))
    told = {one.person for one in of_news(last("referral.passed_on"), NoticeKind.REFERRAL, NOW)}
    assert told == {floors.felix}
    answered(referral, floors.circle.by_ana())
    event = last("referral.answered")
    told = {one.person for one in of_news(event, NoticeKind.ANSWER_DOWN, NOW)}
    assert told == {floors.felix, floors.gil}
    assert audience(event, now=NOW) == sorted({floors.felix.pk, floors.gil.pk})
    event.subject = "referral:0"
    assert of_news(event, NoticeKind.ANSWER_DOWN, NOW) == []
