"""What the charter knows of questions."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import NOW, TODAY
from tests.domain.referrals.builders import LATE, Floors, answered, outside, sent
from tourdetable.core.charter.facts.record import ReferralFact
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.networks.registry import FactScope
from tourdetable.domain.referrals.actions.sending import withdraw
from tourdetable.domain.referrals.facts import referrals


def state(floors: Floors, on: date) -> str:
    found = report(floors.circle.network, on=on).by_body[str(floors.board.pk)]
    return next(v.state.value for v in found if v.check == "referrals_answered")


def test_a_question_is_known_until_it_is_withdrawn(floors: Floors) -> None:
    network, board = floors.circle.network, str(floors.board.pk)
    assert referrals(FactScope(network)) == ()
    one, two = sent(floors), sent(floors, outside())
    answered(one, floors.by_gil())
    known = {"body": board, "title": "Un créneau au quai", "on": TODAY}
    answer = {"to": str(floors.council.pk), "answered_on": TODAY}
    assert referrals(FactScope(network)) == (
        ReferralFact(str(one.pk), **known, **answer),
        ReferralFact(str(two.pk), **known),
    )
    withdraw(referral=two, because="Non.", version=1, by=floors.by_felix(), now=NOW)
    assert len(referrals(FactScope(network))) == 1


def test_the_article_on_answers_is_judged(floors: Floors) -> None:
    referral = sent(floors)
    states = [state(floors, on) for on in (TODAY, date(2027, 6, 10))]
    answered(referral, floors.by_gil(), now=LATE)
    assert [*states, state(floors, LATE.date())] == ["not_concerned", "broken", "kept"]
