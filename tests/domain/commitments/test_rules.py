"""Who asks, who answers, who sees."""

from __future__ import annotations

from tests.domain.builders import Circle, charter, found_circle
from tests.domain.commitments.builders import asked_of
from tourdetable.domain.commitments.rules import may_answer, may_ask, may_see


def test_whoever_convenes_asks_and_the_others_do_not(db: None) -> None:
    rights = 'rights = ["agenda", "minutes"]'
    circle = found_circle(charter().replace(rights, 'rights = ["convene", "minutes"]'))
    assert may_ask(circle.of(circle.dora), circle.body, ()) == (circle.lead,)
    assert may_ask(circle.of(circle.ana), circle.body, ()) == ()


def test_only_the_person_answers_for_their_seat(circle: Circle) -> None:
    (one,) = asked_of(circle, None, "Ana")
    assert may_answer(circle.of(circle.ana), one) == (circle.town,)
    assert may_answer(circle.of(circle.bao), one) == ()


def test_those_who_sit_in_the_body_see(circle: Circle) -> None:
    seen = [may_see(circle.of(who), circle.body) for who in (circle.ana, circle.dora, circle.zoe)]
    assert seen == [True, True, False]
